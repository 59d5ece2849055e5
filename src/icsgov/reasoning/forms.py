"""What an arrangement is in law: the forms that the rulebook may know it by, most special first.

A form is a name from the rulebook's capability table. An arrangement can be looked at under several
powers at once, so the answer is a set of ladders; of each ladder the first form counts for which
the rulebook has a row. Where a role is not on record there are alternatives.
"""

from datetime import date

from icsgov.model.body import (
    AdvisoryGroup,
    Board,
    Body,
    Committee,
    CommitteeInCommon,
    Group,
    JointCommittee,
)
from icsgov.model.kinds import OrgKind, Side, Statute
from icsgov.reasoning.ground import Ground

Ladder = tuple[str, ...]
Ladders = tuple[Ladder, ...]
Alternatives = tuple[Ladders, ...]

RELEVANT = frozenset({OrgKind.NHSE, OrgKind.ICB, OrgKind.NHST, OrgKind.CARE_TRUST, OrgKind.FT})
PARTNERS = RELEVANT | {OrgKind.CCG}
COUNCILS = frozenset({OrgKind.LA, OrgKind.DISTRICT})
ADMITTED = RELEVANT | {OrgKind.LA, OrgKind.CA, OrgKind.CCA}
PRIVATE = frozenset({OrgKind.COMPANY, OrgKind.CHARITY, OrgKind.PARTNERSHIP})


def one(*ladders: Ladder) -> Alternatives:
    """The forms where nothing is open."""
    return (ladders,)


def committee_forms(ground: Ground, body: Committee, side: Side | None, day: date) -> Alternatives:
    """A committee of the organisation itself."""
    kind = ground.kind(body.organisation)
    if body.statute is Statute.ADVISORY:
        return one(("advisory_committee_of_ICB", "informal_group"))
    if kind.is_council:
        return one(_council_committee(ground, body, side, day))
    if not body.seats:
        known, other = "own_committee_directors_only", "own_committee_with_voting_non_directors"
        general = "own_committee_or_subcommittee"
        return ((known, general),), ((other, general),)
    voting = {seat.person for seat in body.seats if seat.votes_on(day)}
    own = {s.person for s in body.seats if s.votes_on(day) and s.deputises_for is None}
    directors = {p for p in voting if ground.index.board_seats(body.organisation, p, day)}
    ladder = ["one_person_committee"] if len(own) == 1 else []
    if isinstance(ground.body(body.parent), Committee):
        ladder.append("own_subcommittee")
    if voting and not directors:
        ladder.append("own_committee_wholly_non_directors")
    if voting != directors:
        ladder.append("own_committee_with_voting_non_directors")
    else:
        ladder.append("own_committee_directors_only")
    return one((*ladder, "own_committee_or_subcommittee"))


def _council_committee(ground: Ground, body: Committee, side: Side | None, day: date) -> Ladder:
    if body.statute is Statute.HWB:
        return ("HWB",)
    if body.statute is Statute.AREA:
        return ("area_committee", "own_committee_or_subcommittee")
    if side is Side.EXECUTIVE and ground.side_of(body.id) is Side.EXECUTIVE:
        return ("committee_of_executive",)
    if side is Side.EXECUTIVE:
        return ("own_committee_or_subcommittee",)
    voting = {seat.person for seat in body.seats if seat.votes_on(day)}
    alone = ("one_person_committee",) if len(voting) == 1 else ()
    return (*alone, "own_committee_or_subcommittee")


def board_forms(ground: Ground, board: Board) -> Alternatives:
    """A board of the organisation itself: for a council, its other half."""
    if not ground.kind(board.organisation).is_council:
        return one(("own_board",))
    return one(("executive",) if board.side is Side.EXECUTIVE else ("full_council",))


def person_forms(
    ground: Ground, org: str, person: str, side: Side | None, day: date
) -> Alternatives:
    """Somebody who decides alone for an organisation."""
    kind = ground.kind(org)
    employed = any(
        office.organisation == org and office.employee and office.holder(day) == person
        for office in ground.index.offices_of.get(person, ())
    )
    directors = ground.index.board_seats(org, person, day)
    if kind.is_council:
        return _councillor_forms(ground, org, person, side, day, employed, bool(directors))
    if not employed and not directors:
        return _outsider_forms(ground, kind, person, day)
    if kind is not OrgKind.FT:
        return one(("individual_officer_or_director", "individual_member_or_employee"))
    if not directors:
        return one(("employee_not_director",))
    roles = [seat.role for _, seat in directors]
    if any(role is not None and role.executive for role in roles):
        return one(("individual_executive_director",))
    if None in roles:
        return (
            (("individual_executive_director",),),
            (("individual_non_executive_or_chair",),),
        )
    return one(("individual_non_executive_or_chair",))


def _councillor_forms(
    ground: Ground,
    org: str,
    person: str,
    side: Side | None,
    day: date,
    employed: bool,
    seated: bool,
) -> Alternatives:
    if employed:
        return one(("officer",))
    if not seated:
        return _outsider_forms(ground, ground.kind(org), person, day)
    held = {board.side for board, _ in ground.index.board_seats(org, person, day)}
    if side is Side.EXECUTIVE:
        inside = Side.EXECUTIVE in held
        return one(("individual_executive_member" if inside else "non_executive_councillor",))
    return one(("individual_councillor",))


def _outsider_forms(ground: Ground, kind: OrgKind, person: str, day: date) -> Alternatives:
    """Somebody with no place in the organisation; under section 75 a partner's officer may do."""
    elsewhere = {
        ground.kind(office.organisation)
        for office in ground.index.offices_of.get(person, ())
        if office.employee and office.holder(day) == person
    }
    partner = PARTNERS if kind.is_council else COUNCILS
    ladders: list[Ladder] = [("person_not_of_the_organisation",)]
    if elsewhere & partner and (kind.is_council or kind in PARTNERS):
        ladders.append(("officer_of_either_partner",))
    return one(*ladders)


def other_body_forms(giver: OrgKind, receiver: OrgKind) -> Alternatives:
    """Another organisation, or its board."""
    if giver.is_council and receiver.is_council:
        return one(("other_local_authority",))
    if giver.is_council:
        return _from_council(giver, receiver)
    ladders: list[Ladder] = []
    if receiver is OrgKind.CCG:
        ladders.append(("other_CCG", "SpHA_CCG_or_prescribed_body", "other_NHS_body"))
    elif receiver is OrgKind.SPHA:
        ladders.append(("SpHA_CCG_or_prescribed_body", "other_NHS_body"))
    elif receiver is OrgKind.LHB:
        ladders.append(("other_NHS_body",))
    elif receiver is OrgKind.CCA:
        ladders.append(("combined_county_authority",))
    elif receiver is OrgKind.DISTRICT:
        ladders.append(("shire_district_council_under_65Z5",))
    elif receiver is OrgKind.PARTNERSHIP:
        ladders.append(("unincorporated_partnership_or_collaborative", "private_or_VCSE_body"))
    elif receiver in PRIVATE:
        ladders.append(("private_or_VCSE_body",))
    elif receiver in RELEVANT:
        ladders.append(
            ("NHSE",)
            if receiver is OrgKind.NHSE and giver is OrgKind.CCG
            else ("other_relevant_body_LA_or_CA", "other_NHS_body")
        )
    elif receiver in ADMITTED:
        ladders.append(("other_relevant_body_LA_or_CA",))
    if receiver.is_council:
        ladders.append(("LA",))
    return one(*(ladders or [("other_body",)]))


def _from_council(giver: OrgKind, receiver: OrgKind) -> Alternatives:
    if receiver in (OrgKind.SPHA, OrgKind.LHB):
        return one(("NHS_body",))
    if receiver not in PARTNERS:
        return one(("private_or_VCSE_body",) if receiver in PRIVATE else ("other_body",))
    district = (("shire_district_as_s75_partner",),) if giver is OrgKind.DISTRICT else ()
    return one(
        ("relevant_body_for_LA_own_function_under_65Z5",),
        ("prescribed_NHS_body",),
        ("NHS_body",),
        *district,
    )


def joint_forms(
    ground: Ground, giver: OrgKind, body: JointCommittee, managing: bool, day: date
) -> Alternatives:
    """A joint committee, read off all of its named parties."""
    kinds = {ground.kind(org) for org in body.parties}
    if kinds <= COUNCILS:
        joint = ("joint_committee_of_LAs",)
        return one(("joint_subcommittee_of_HWBs",) if body.statute is Statute.HWB else joint)
    ladders: list[Ladder] = []
    if kinds & COUNCILS and kinds <= COUNCILS | PARTNERS:
        stem = "joint_committee_s75"
        ladders.append((stem,) if managing else (f"{stem}_exercising_functions",))
    if giver.is_council:
        return one(*ladders, ("joint_committee_with_NHS_body_for_LA_own_function",))
    if OrgKind.LHB in kinds and kinds <= {OrgKind.ICB, OrgKind.LHB}:
        ladders.append(("local_health_board_joint_committee",))
    ladders.append((*_nhs_joint(giver, kinds), "joint_committee_any"))
    return one(*ladders)


def _nhs_joint(giver: OrgKind, kinds: set[OrgKind]) -> Ladder:
    outside = "joint_committee_with_party_outside_class"
    if kinds <= {OrgKind.CCG}:
        return ("joint_committee_of_CCGs",)
    admitted = "joint_committee_with_relevant_body_LA_or_CA"
    if kinds <= {OrgKind.CCG, OrgKind.NHSE, OrgKind.SPHA}:
        if giver is OrgKind.NHSE and len(kinds) == 1:
            return ("joint_committee_with_SpHA_CCG_or_prescribed_body", admitted)
        if giver is OrgKind.NHSE:
            return ("joint_committee_with_SpHA_CCG_or_prescribed_body", outside)
        return (outside,) if OrgKind.SPHA in kinds else ("joint_committee_with_NHSE", outside)
    if kinds <= ADMITTED:
        county = ("joint_committee_with_combined_county_authority", outside)
        return county if OrgKind.CCA in kinds else (admitted,)
    if kinds & PRIVATE:
        return ("joint_committee_with_private_or_VCSE_party", outside)
    return (outside,)


def idle_forms(body: Body) -> Alternatives | None:
    """A forum that decides nothing itself; None for any other body."""
    if isinstance(body, AdvisoryGroup | CommitteeInCommon | Group):
        return one(("informal_group",))
    return None
