"""The naive twin's reading of the law: what form an arrangement has, and whether it is lawful."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.law.rulebook import Condition, Family, MetBy, Mode, Rule, RuleBook, Ruling
from icsgov.model.body import AdvisoryGroup, Board, Committee, CommitteeInCommon, Group
from icsgov.model.body import JointCommittee as Joint
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.kinds import Role, Side, Statute
from icsgov.model.matter import covers


class Case(NamedTuple):
    """One question: a framework, a decision, the day it is asked for, and the rulebook."""

    gov: Governance
    decision: Decision
    on: date
    law: RuleBook


def every(verdicts: Iterable[Verdict]) -> Verdict:
    """The least; of nothing, YES."""
    return min(verdicts, default=YES)


def some(verdicts: Iterable[Verdict]) -> Verdict:
    """The greatest; of nothing, NO."""
    return max(verdicts, default=NO)


def agreed(verdicts: Iterable[Verdict]) -> Verdict:
    """What all of them say, else UNKNOWN."""
    said = set(verdicts)
    return said.pop() if len(said) == 1 else UNKNOWN


def yes(holds: bool) -> Verdict:
    """A plain fact as a verdict."""
    return YES if holds else NO


def find(records: Iterable[Any], id: str | None) -> Any:
    """The record with an id, or None."""
    return next((one for one in records if one.id == id), None)


def owner(case: Case, ref: str, party: str) -> str | None:
    """The organisation that a body or office is of; a joint committee is of the party asked for."""
    one = find(case.gov.bodies, ref) or find(case.gov.offices, ref)
    if isinstance(one, Joint):
        return party if party in one.parties else None
    return getattr(one, "organisation", None)


def boards(case: Case, org: str, day: date) -> list[Board]:
    """The boards of an organisation that day."""
    found = [body for body in case.gov.bodies if isinstance(body, Board)]
    return [one for one in found if one.organisation == org and one.period.covers(day)]


def side_of(case: Case, ref: str | None) -> Side:
    """On which side of a council a body is: that of the board it goes back to."""
    for _ in case.gov.bodies:
        body = find(case.gov.bodies, ref)
        if isinstance(body, Board):
            return body.side or Side.COUNCIL
        ref = getattr(body, "parent", None)
    return Side.COUNCIL


def code(case: Case, org: str, side: Side | None) -> str:
    """How the rulebook calls this kind of organisation."""
    kind = find(case.gov.organisations, org).kind
    if not kind.is_council:
        return str(kind.value)
    return f"{kind.value}_{'EXEC' if side is Side.EXECUTIVE else 'COUNCIL'}"


def kinds(case: Case, matter: str) -> set[str]:
    """The kinds of a matter, its own and those of every wider one."""
    wider = [one for one in case.gov.matters if covers(one.id, matter)]
    return {kind for one in wider for kind in one.kinds or ()}


def rules(case: Case, family: Family, who: str, day: date) -> list[Rule]:
    """The rules of a family about a kind of organisation that are read and hold that day."""
    held = [one for one in case.law.rules if one.read and one.family is family]
    return [one for one in held if who in one.delegators and one.period.covers(day)]


def matter_rules(case: Case, mode: Mode, who: str, matter: str, day: date) -> list[Rule]:
    """What statute says in this mode of a matter of these kinds."""
    held = rules(case, Family.MATTER, who, day)
    return [one for one in held if one.mode is mode and set(one.kinds) & kinds(case, matter)]


def directors(case: Case, org: str, day: date) -> dict[str, set[Role | None]]:
    """Who has a voting seat on the organisation's boards that day, with their roles there."""
    found: dict[str, set[Role | None]] = {}
    for board in boards(case, org, day):
        for seat in board.seats:
            if seat.voting and seat.period.covers(day) and seat.deputises_for is None:
                found.setdefault(seat.person, set()).add(seat.role)
    return found


RELEVANT = {"NHSE", "ICB", "NHST", "CARE_TRUST", "FT"}
PRESCRIBED = RELEVANT | {"CCG"}
COUNCILS = {"LA", "DISTRICT"}
PRIVATE = {"COMPANY", "CHARITY", "PARTNERSHIP"}

TO_OTHER = {  # the form of a delegation to another organisation, by the kinds that have that form
    "other_relevant_body_LA_or_CA": RELEVANT | {"LA", "CA"},
    "combined_county_authority": {"CCA"},
    "shire_district_council_under_65Z5": {"DISTRICT"},
    "LA": COUNCILS,
    "other_NHS_body": PRESCRIBED | {"SPHA", "LHB"},
    "SpHA_CCG_or_prescribed_body": {"SPHA", "CCG"},
    "other_CCG": {"CCG"},
    "NHSE": {"NHSE"},
    "private_or_VCSE_body": PRIVATE,
    "unincorporated_partnership_or_collaborative": {"PARTNERSHIP"},
    "other_local_authority": COUNCILS,
    "NHS_body": PRESCRIBED | {"SPHA", "LHB"},
    "prescribed_NHS_body": PRESCRIBED,
    "relevant_body_for_LA_own_function_under_65Z5": RELEVANT,
}


def joint_forms(case: Case, giver: str, joint: Joint, matter: str, day: date) -> set[str]:
    """The forms of a joint committee, read off all its parties."""
    if joint.statute is Statute.ICP:
        return {"informal_group"}
    parties = {str(find(case.gov.organisations, one).kind.value) for one in joint.parties}
    forms = {"joint_committee_any", *joint_forms_of_class(case, giver, parties, day)}
    if parties & COUNCILS and parties - COUNCILS:
        forms.add("joint_committee_with_NHS_body_for_LA_own_function")
        if parties <= COUNCILS | PRESCRIBED:
            managed = "partnership-management" in kinds(case, matter)
            forms.add("joint_committee_s75" + ("" if managed else "_exercising_functions"))
    if parties & PRIVATE:
        forms.add("joint_committee_with_private_or_VCSE_party")
    if parties <= COUNCILS:
        hwb = joint.statute is Statute.HWB
        forms.add("joint_subcommittee_of_HWBs" if hwb else "joint_committee_of_LAs")
    if parties == {"CCG"}:
        forms.add("joint_committee_of_CCGs")
    if parties == {"CCG", "NHSE"}:
        forms.add("joint_committee_with_NHSE")
    if parties <= {"NHSE", "SPHA", "CCG"}:
        forms.add("joint_committee_with_SpHA_CCG_or_prescribed_body")
    if parties == {"ICB", "LHB"}:
        forms.add("local_health_board_joint_committee")
    return forms


def joint_forms_of_class(case: Case, giver: str, parties: set[str], day: date) -> set[str]:
    """Whether the closed classes of sections 65Z6, 14Z3 and 14Z9 admit the parties."""
    held = {one.form for one in rules(case, Family.DECIDER, "FT", day)}
    admitted = RELEVANT | {"LA", "CA"} | ({"CCA"} if CCA_FORM in held else set())
    if parties <= admitted:
        return {"joint_committee_with_relevant_body_LA_or_CA"}
    commissioners = {one.form for one in rules(case, Family.DECIDER, "CCG", day)}
    with_england = parties == {"CCG", "NHSE"} and "joint_committee_with_NHSE" in commissioners
    if giver == "CCG" and (parties == {"CCG"} or with_england):
        return set()
    return {"joint_committee_with_party_outside_class"}


CCA_FORM = "combined_county_authority"


def committee_form(case: Case, who: str, committee: Committee, day: date) -> str:
    """The form of a committee of the giver's own organisation."""
    seated = [one for one in committee.seats if one.voting and one.period.covers(day)]
    people = {one.person for one in seated}
    own = set(directors(case, committee.organisation, day))
    one_person = len({one.person for one in seated if one.deputises_for is None}) == 1
    if committee.statute is Statute.ADVISORY:
        return "advisory_committee_of_ICB" if who == "ICB" else "informal_group"
    if who in ("FT", "NHST", "CARE_TRUST"):
        if who == "FT" and one_person:
            return "one_person_committee"
        if who != "FT" and isinstance(find(case.gov.bodies, committee.parent), Committee):
            return "own_subcommittee"
        if people <= own:
            return "own_committee_directors_only"
        if who != "FT" and not people & own:
            return "own_committee_wholly_non_directors"
        return "own_committee_with_voting_non_directors"
    if committee.statute is Statute.HWB and who.endswith(("_EXEC", "_COUNCIL")):
        return "HWB"
    if who.endswith("_EXEC"):
        if committee.statute is Statute.AREA:
            return "area_committee"
        if side_of(case, committee.id) is Side.EXECUTIVE:
            return "committee_of_executive"
    if who.endswith("_COUNCIL") and one_person:
        return "one_person_committee"
    return "own_committee_or_subcommittee"


def person_forms(
    case: Case, org: str, who: str, person: str | None, employee: bool, day: date
) -> list[str]:
    """The forms that a person may have for an organisation; several where a role is not known."""
    seats = directors(case, org, day).get(person or "")
    if who == "FT" and seats:
        if any(role and role.executive for role in seats):
            return ["individual_executive_director"]
        other = "individual_non_executive_or_chair"
        return [other, "individual_executive_director"] if None in seats else [other]
    if who.startswith(("LA_", "DISTRICT_")):
        on = {
            one.side
            for one in boards(case, org, day)
            for seat in one.seats
            if seat.person == person and seat.voting and seat.period.covers(day)
        }
        if employee:
            return ["officer"]
        if who.endswith("_EXEC") and Side.EXECUTIVE in on:
            return ["individual_executive_member"]
        if on:
            exec_side = who.endswith("_EXEC")
            return ["non_executive_councillor" if exec_side else "individual_councillor"]
        return ["person_not_of_the_organisation"]
    if not seats and not employee:
        return ["person_not_of_the_organisation"]
    if who == "FT":
        return ["employee_not_director"]
    trust = who in ("NHST", "CARE_TRUST")
    return ["individual_officer_or_director" if trust else "individual_member_or_employee"]


def forms(case: Case, org: str, who: str, to: str, matter: str, day: date) -> list[set[str]]:
    """What form it has when an organisation acts through somebody: one set of names for each case.

    There is more than one case where a fact is missing.
    """
    body, office = find(case.gov.bodies, to), find(case.gov.offices, to)
    if isinstance(body, AdvisoryGroup | CommitteeInCommon | Group):
        return [{"informal_group"}]
    if isinstance(body, Joint):
        return [joint_forms(case, who, body, matter, day)]
    if body is not None and body.organisation != org:
        kind = find(case.gov.organisations, body.organisation).kind.value
        if isinstance(body, Committee):
            return [set()]
        return [{form for form, takes in TO_OTHER.items() if kind in takes}]
    if isinstance(body, Board):
        return [{"executive" if body.side is Side.EXECUTIVE else "full_council"}]
    if isinstance(body, Committee):
        return [{committee_form(case, who, body, day)}]
    person = office.holder(day) if office else to
    posts = [office] if office else [o for o in case.gov.offices if o.holder(day) == person]
    posts = [one for one in posts if one.employee]
    ours = any(one.organisation == org for one in posts)
    found = person_forms(case, org, who, person, ours, day)
    if office is not None and office.organisation != org:
        found = ["person_not_of_the_organisation"]
    if found == ["person_not_of_the_organisation"]:
        kind = {find(case.gov.organisations, one.organisation).kind.value for one in posts}
        across = PRESCRIBED if find(case.gov.organisations, org).kind.is_council else COUNCILS
        giver = str(find(case.gov.organisations, org).kind.value) in PRESCRIBED | COUNCILS
        if giver and kind & across:
            return [{*found, "officer_of_either_partner"}]
    return [{one} for one in found]


def attested(case: Case, given: Any, name: str, org: str) -> Verdict:
    """What is recorded of a condition: on the delegation, else on the decision."""
    for words in (getattr(given, "attested", ()), case.decision.attested):
        said = {one.holds for one in words if one.condition == name and one.of in (None, org)}
        if said:
            return yes(said == {True})
    return UNKNOWN


def condition(
    case: Case, one: Condition, given: Any, org: str, to: str, matter: str, day: date
) -> Verdict:
    """Whether a condition of a rule is met."""
    if one.kinds and not set(one.kinds) & kinds(case, matter):
        return YES
    if one.met_by is MetBy.FACT:
        doubtful = one.name == "executive_functions_may_go_to_hwb"
        said = attested(case, given, one.name, org)
        return min(said, UNKNOWN) if doubtful else said
    if one.name == "sole_member_executive":
        body = find(case.gov.bodies, to)
        people = {s.person for s in body.seats if s.voting and s.period.covers(day)}
        roles = [directors(case, body.organisation, day).get(one, set()) for one in people]
        if any(role and role.executive for held in roles for role in held):
            return YES
        return UNKNOWN if any(None in held for held in roles) else NO
    if one.name == "function_not_excluded":
        return yes("nhse-excluded" not in kinds(case, matter))
    if one.name == "management_only":
        return yes("partnership-management" in kinds(case, matter))
    return YES


def lawful(
    case: Case, given: Any, giver: str, who: str, org: str, to: str, matter: str, day: date
) -> tuple[Verdict, set[str], set[str]]:
    """Whether the giver's organisation may act so that day, under what powers, in what forms."""
    under = getattr(given, "under", None) or getattr(find(case.gov.bodies, to), "under", None)
    cases, powers = forms(case, giver, who, to, matter, day), set()
    verdicts = []
    for names in cases:
        rows = [one for one in rules(case, Family.DECIDER, who, day) if one.form in names]
        if under:
            rows = [r for r in rows if r.power == under] or [r for r in rows if not r.power]
        for power in sorted({one.power for one in rows}):
            said = []
            for row in (one for one in rows if one.power == power):
                met = [condition(case, c, given, org, to, matter, day) for c in row.conditions]
                said.append(NO if row.outcome is Ruling.NOT_ALLOWED else every(met))
            barred = any(one.outcome is Ruling.NOT_ALLOWED for one in rows if one.power == power)
            verdicts.append(NO if barred else some(said))
            if verdicts[-1] is not NO:
                powers.add(power)
        if not rows:
            verdicts.append(UNKNOWN)
    names = {name for one in cases for name in one}
    barred = any(set(bar.forms) & names for bar in matter_rules(case, Mode.BAR, who, matter, day))
    return NO if barred else agreed(verdicts), {under} if under else powers, names
