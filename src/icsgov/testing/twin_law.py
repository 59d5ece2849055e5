"""The naive twin's reading of the law: what form an arrangement has, and whether it is lawful."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.law import MetBy, Rule, RuleBook, Ruling
from icsgov.model.body import AdvisoryGroup, Board, Committee, CommitteeInCommon, Group
from icsgov.model.body import JointCommittee as Joint
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.kinds import PassingOn, Role, Side, Statute
from icsgov.model.matter import ancestors
from icsgov.model.organisation import Office

COUNCILS, TRUSTS = {"LA", "DISTRICT"}, {"NHST", "CARE_TRUST"}
RELEVANT = {"NHSE", "ICB", "NHST", "CARE_TRUST", "FT"}
PRESCRIBED = {"CCG", *RELEVANT}
PRIVATE = {"COMPANY", "CHARITY", "PARTNERSHIP"}
TO_OTHER = {  # the forms of a delegation to another organisation, by the kinds that have the form
    "other_relevant_body_LA_or_CA": {"LA", "CA", *RELEVANT},
    "relevant_body_for_LA_own_function_under_65Z5": RELEVANT,
    "combined_county_authority": {"CCA"},
    "shire_district_council_under_65Z5": {"DISTRICT"},
    "LA": COUNCILS,
    "other_local_authority": COUNCILS,
    "other_NHS_body": {"SPHA", "LHB", *PRESCRIBED},
    "NHS_body": {"SPHA", "LHB", *PRESCRIBED},
    "prescribed_NHS_body": PRESCRIBED,
    "SpHA_CCG_or_prescribed_body": {"SPHA", "CCG"},
    "other_CCG": {"CCG"},
    "NHSE": {"NHSE"},
    "private_or_VCSE_body": PRIVATE,
    "unincorporated_partnership_or_collaborative": {"PARTNERSHIP"},
}
DIRECTOR, OTHER_DIRECTOR = "individual_executive_director", "individual_non_executive_or_chair"
MEMBER, TRUST_OFFICER = "individual_member_or_employee", "individual_officer_or_director"
CABINET = "individual_executive_member"
PEOPLE = {  # the forms of an executive, of anybody else on the board, and of an employee
    "FT": (DIRECTOR, OTHER_DIRECTOR, "employee_not_director"),
    "EXEC": (CABINET, "non_executive_councillor", "officer"),
    "COUNCIL": ("individual_councillor", "individual_councillor", "officer"),
    **dict.fromkeys(TRUSTS, (TRUST_OFFICER, TRUST_OFFICER, TRUST_OFFICER)),
}


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


def yes(holds: object) -> Verdict:
    """A plain fact as a verdict."""
    return YES if holds else NO


@lru_cache(maxsize=10_000)
def rows(law: RuleBook, day: date, **cells: str | frozenset[str]) -> list[Rule]:
    """The rows that are read, hold that day, and in each of these cells say one of these words."""
    found = [row for row in law.rules if row.read and row.period.covers(day)]
    for name, wanted in cells.items():
        words = {wanted} if isinstance(wanted, str) else wanted
        found = [row for row in found if words & words_of(getattr(row, name))]
    return found


def words_of(cell: Any) -> set[str]:
    """The words of a cell of a row."""
    return {*cell} if isinstance(cell, tuple) else {getattr(cell, "value", cell)}


class Law(NamedTuple):
    """A question: a decision, the day asked about, an organisation, then the parts of its case.

    `board` is where the power is supposed to lie; None where there is no board. `cuts` pairs
    delegations that passed to a successor with those whose reservations still cut them; `heirs`
    says of each organisation who has its place, from what day.
    """

    gov: Governance
    decision: Decision
    on: date
    law: RuleBook
    day: date
    org: str = ""
    decider: str = ""
    matter: str = ""
    board: Board | None = None
    cuts: frozenset[tuple[str, str]] = frozenset()
    heirs: Mapping[str, tuple[tuple[date, str], ...]] = MappingProxyType({})

    def find(self, id: str | None) -> Any:
        """The organisation, body or office of an id."""
        index, key = self.gov.index, id or ""
        return index.bodies.get(key) or index.offices.get(key) or index.organisations.get(key)

    def heir(self, org: str, day: date) -> str:
        """Who has an organisation's place on a later day."""
        return [org, *(to for since, to in self.heirs.get(org, ()) if since <= day)][-1]

    def rows(self, family: str, who: str, **cells: str | frozenset[str]) -> list[Rule]:
        """The rows of a family about a kind of organisation."""
        return rows(self.law, self.day, family=family, delegators=who, **cells)

    def kinds(self, *matters: str) -> frozenset[str]:
        """The kinds of matters, those of every wider one included."""
        known = self.gov.index.matters
        wider = [known[path] for one in matters for path in ancestors(one) if path in known]
        return frozenset(kind for one in wider for kind in one.kinds or ())

    def code(self, org: str, side: Side | None) -> str:
        """How the rulebook calls an organisation."""
        kind = self.find(org).kind
        name = "_EXEC" if side is Side.EXECUTIVE else "_COUNCIL"
        return str(kind.value) + (name if kind.is_council else "")

    def owner(self, id: str) -> str | None:
        """The organisation of a body or office; a joint committee is of the party asked about."""
        one = self.find(id)
        joint = self.org in getattr(one, "parties", ())
        return self.org if joint else getattr(one, "organisation", None)

    def side_of(self, id: str | None) -> Side:
        """On which side of a council a body is: that of the board it goes back to."""
        body = self.find(id)
        for _ in self.gov.bodies:
            body = self.find(getattr(body, "parent", None)) or body
        return getattr(body, "side", None) or Side.COUNCIL

    def roles(self, org: str, person: str | None) -> set[Role | None]:
        """What somebody is, as a director, on the boards of an organisation."""
        held = self.gov.index.board_seats(org, person or "", self.day)
        return {seat.role for _, seat in held}

    def giver(self, id: str) -> str:
        """What the rulebook calls a giver: its own organisation, by the side of the function."""
        home = str(self.owner(id))
        ours = self.board is not None and home == self.org
        return self.code(home, self.board.side if self.board and ours else self.side_of(id))

    def lawful(self, given: Any, by: str, to: str) -> tuple[Verdict, set[str], set[str]]:
        """Whether the giver may act so that day, under what powers, in what forms."""
        under = getattr(given, "under", None) or getattr(self.find(to), "under", None)
        who, cases, found, powers = self.giver(by), self.forms(by, to), [], set()
        for forms in cases:
            held = self.rows("decider", who, form=frozenset(forms))
            named = [row for row in held if row.power == under]
            held = named or [row for row in held if not row.power or not under]
            found += [] if held else [UNKNOWN]
            for power in {row.power for row in held}:
                mine = [row for row in held if row.power == power]
                met = [every(self.met(one, given, to) for one in row.conditions) for row in mine]
                barred = any(row.outcome is Ruling.NOT_ALLOWED for row in mine)
                found.append(NO if barred else some(met))
                powers |= {power} if found[-1] is not NO else set()
        names = {name for forms in cases for name in forms}
        bars = self.rows("matter", who, mode="bar", kinds=self.kinds(self.matter))
        verdict = NO if any(names & {*bar.forms} for bar in bars) else agreed(found)
        return verdict, {under} if under else powers, names

    def met(self, one: Any, given: Any, to: str) -> Verdict:
        """Whether a condition of a row is met."""
        about, body = self.kinds(self.matter), self.find(to)
        if one.kinds and not about & {*one.kinds}:
            return YES
        if one.met_by is MetBy.FACT:
            of_law = one.name == "executive_functions_may_go_to_hwb"
            return UNKNOWN if of_law else self.attested(given, one.name)
        if one.name == "sole_member_executive":
            seats = [seat for seat in body.seats if seat.voting and seat.period.covers(self.day)]
            roles = {role for seat in seats for role in self.roles(body.organisation, seat.person)}
            executive = any(role and role.executive for role in roles)
            return YES if executive else UNKNOWN if None in roles else NO
        return yes(one.name != "management_only" or "partnership-management" in about)

    def attested(self, given: Any, name: str) -> Verdict:
        """What is recorded of a condition: on the delegation, else on the decision."""
        for words in (getattr(given, "attested", ()), self.decision.attested):
            mine = [one for one in words if one.condition == name]
            said = {one.holds for one in mine if one.of in (None, self.org)}
            if said:
                return yes(said == {True})
        return UNKNOWN

    def passed_on(self, before: Any, given: Any, to: str) -> Verdict:
        """Whether what was given may be given on."""
        says = getattr(before, "passing_on", PassingOn.SILENT)
        _, powers, came = self.lawful(before, before.by, given.by)
        goes = self.lawful(given, given.by, to)[2]
        came |= {"committee"} if "own_committee_or_subcommittee" in came else set()
        held = self.rows("link", self.giver(given.by), subject="passing_on")
        held = [row for row in held if row.values.get("from") in (None, *came)]
        free = [row for row in held if not row.forms or goes & {*row.forms}]
        free = [row for row in free if row.outcome is Ruling.ALLOWED]
        closed = [row for row in held if "from" in row.values]
        if closed and not any(row in free for row in closed):
            return NO
        if says is not PassingOn.SILENT:
            return yes(says is PassingOn.ALLOWED)
        return agreed(yes(power in {row.power for row in free}) for power in powers or {""})

    def forms(self, by: str, to: str) -> list[set[str]]:
        """The names of the form in which a giver acts: a set for each case of a missing fact."""
        one, giver, who = self.find(to), str(self.owner(by)), self.giver(by)
        if isinstance(one, AdvisoryGroup | CommitteeInCommon | Group):
            return [{"informal_group"}]
        if isinstance(one, Joint):
            return [self.joint_forms(who, one)]
        if isinstance(one, Committee):
            return self.committee_forms(who, one) if one.organisation == giver else [set()]
        if not isinstance(one, Board):
            return self.person_forms(giver, who, to)
        if one.organisation == giver:
            return [{"executive" if one.side is Side.EXECUTIVE else "full_council"}]
        kind = self.find(one.organisation).kind.value
        return [{name for name, takers in TO_OTHER.items() if kind in takers}]

    def joint_forms(self, who: str, joint: Joint) -> set[str]:
        """The forms of a joint committee, read off all its parties."""
        parties = {str(self.find(one).kind.value) for one in joint.parties}
        councils, hwb = parties <= COUNCILS, joint.statute is Statute.HWB
        mixed = parties & COUNCILS and not councils
        partners = mixed and parties <= COUNCILS | PRESCRIBED
        managed = "partnership-management" in self.kinds(self.matter)
        later = self.rows("decider", who, form="joint_committee_with_combined_county_authority")
        admitted = parties <= {"LA", "CA", *RELEVANT, *(["CCA"] if later else [])}
        both = self.rows("decider", "CCG", form="joint_committee_with_NHSE")
        own_class = who == "CCG" and parties <= {"CCG", *(["NHSE"] if both else [])}
        table = {
            "joint_committee_any": True,
            "joint_committee_with_relevant_body_LA_or_CA": admitted,
            "joint_committee_with_party_outside_class": not admitted and not own_class,
            "joint_committee_with_NHS_body_for_LA_own_function": mixed,
            "joint_committee_s75": partners and managed,
            "joint_committee_s75_exercising_functions": partners and not managed,
            "joint_committee_with_private_or_VCSE_party": parties & PRIVATE,
            "joint_subcommittee_of_HWBs": councils and hwb,
            "joint_committee_of_LAs": councils and not hwb,
            "joint_committee_of_CCGs": parties == {"CCG"},
            "joint_committee_with_NHSE": parties == {"CCG", "NHSE"},
            "joint_committee_with_SpHA_CCG_or_prescribed_body": parties <= {"NHSE", "SPHA", "CCG"},
            "local_health_board_joint_committee": parties == {"ICB", "LHB"},
        }
        found = {form for form, holds in table.items() if holds}
        return {"informal_group"} if joint.statute is Statute.ICP else found

    def committee_forms(self, who: str, body: Committee) -> list[set[str]]:
        """The forms of a committee of the giver's own organisation; several if it has no seats."""
        held = [seat for seat in body.seats if seat.voting and seat.period.covers(self.day)]
        outside = [seat for seat in held if not self.roles(body.organisation, seat.person)]
        one_person = len({seat.person for seat in held if not seat.deputises_for}) == 1
        ft, trust, advisory = who == "FT", who in TRUSTS, body.statute is Statute.ADVISORY
        executive, council = who.endswith("_EXEC"), who.endswith("_COUNCIL")
        table = [
            ("advisory_committee_of_ICB", advisory and who == "ICB"),
            ("informal_group", advisory),
            ("one_person_committee", (ft or council) and one_person),
            ("own_subcommittee", trust and isinstance(self.find(body.parent), Committee)),
            ("own_committee_directors_only", (ft or trust) and not outside),
            ("own_committee_wholly_non_directors", trust and outside == held),
            ("own_committee_with_voting_non_directors", (ft or trust) and outside),
            ("area_committee", executive and body.statute is Statute.AREA),
            ("own_committee_or_subcommittee", True),
        ]
        names = [name for name, fits in table if fits]
        names = [name for name in names if self.rows("decider", who, form=name)] or names
        if not body.seats and (ft or trust):
            return [{"own_committee_directors_only"}, {"own_committee_with_voting_non_directors"}]
        if body.statute is Statute.HWB and (executive or council):
            return [{"HWB"}]
        within = executive and self.side_of(body.id) is Side.EXECUTIVE
        return [{"committee_of_executive" if within and names[0] != "area_committee" else names[0]}]

    def person_forms(self, giver: str, who: str, to: str) -> list[set[str]]:
        """The forms of a person or an office; several where a role is not known."""
        office, kind = self.find(to), self.find(giver).kind.value
        person = office.holder(self.day) if isinstance(office, Office) else to
        homes = {post.organisation for post in self.posts(to) if post.employee}
        held = self.gov.index.board_seats(giver, person or "", self.day)
        roles, council = {seat.role for _, seat in held}, kind in COUNCILS
        leads = any(role and role.executive for role in roles)
        if council:
            leads = Side.EXECUTIVE in {board.side for board, _ in held}
        names = PEOPLE.get(who.split("_")[-1] if council else who, (MEMBER, MEMBER, MEMBER))
        seated = held if not (council and giver in homes) else []
        fits = [bool(seated) and leads, bool(seated), giver in homes]
        found = [name for name, fit in zip(names, fits, strict=True) if fit]
        if found and not (isinstance(office, Office) and office.organisation != giver):
            unclear = found[0] == OTHER_DIRECTOR and None in roles
            return [{found[0]}, {DIRECTOR}] if unclear else [{found[0]}]
        partners = {self.find(home).kind.value for home in homes}
        across = {*PRESCRIBED} if council else COUNCILS if kind in PRESCRIBED else set()
        shared = {"officer_of_either_partner"} if partners & across else set()
        return [{"person_not_of_the_organisation", *shared}]

    def posts(self, person: str) -> list[Office]:
        """The offices that somebody holds that day; of an office, itself."""
        return [one for one in self.gov.offices if person in (one.id, one.holder(self.day))]
