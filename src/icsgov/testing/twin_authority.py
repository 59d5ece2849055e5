"""The naive twin's reading of authority: ways to act, named deciders, approvals, later acts."""

from datetime import date
from typing import Any, NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.law.rulebook import Family, Mode
from icsgov.model.body import Board, Committee
from icsgov.model.body import JointCommittee as Joint
from icsgov.model.kinds import OrgKind, Role, Side, Statute
from icsgov.model.matter import covers
from icsgov.testing.twin_chains import (
    Link,
    Start,
    chains,
    in_being,
    link_holds,
    starts,
    targets,
    within,
)
from icsgov.testing.twin_law import (
    Case,
    agreed,
    code,
    directors,
    every,
    find,
    lawful,
    matter_rules,
    owner,
    rules,
    some,
    yes,
)


class Way(NamedTuple):
    """One way in which a decider may act: by what links, with what authority and approvals."""

    links: tuple[Link, ...]
    authority: Verdict
    approved: Verdict


def ways(case: Case, org: str, board: Start, decider: str, matter: str, day: date) -> list[Way]:
    """Every way in which the decider may act for the organisation, power lying in the board."""
    who, gov = code(case, org, board.side if board else None), case.gov
    body = find(gov.bodies, decider)
    bars = matter_rules(case, Mode.BAR, who, matter, day)
    if in_being(case, org, day) is NO or any(not one.forms for one in bars):
        return []
    if isinstance(body, Joint) and org not in body.parties:
        return []
    named = matter_rules(case, Mode.DECIDER, who, matter, day)
    ends, home = getattr(body, "period", None), owner(case, decider, org)
    if ends is not None and not ends.covers(day):
        return []
    if home is not None and in_being(case, home, day) is NO:
        return []
    if named:
        holds = every(is_named(case, one.by, org, decider, day) for one in named)
        return [Way((), holds, approvals(case, org, board, matter, {decider}))]
    if board is None:
        return []
    made = matter_rules(case, Mode.COMPOSITION, who, matter, day)
    if isinstance(body, Committee):
        fit = every(is_named(case, one.by, org, decider, day) for one in made)
    else:
        fit = YES
    found = []
    if decider in (board.id, *leading(case, board, day)):
        found.append(Way((), fit, approvals(case, org, board, matter, {decider})))
    led, wanted = leading(case, board, day), targets(case, decider, day)
    paths = [one for start in (board.id, *led) for one in chains(case, start, wanted, (), day)]
    for chain in paths:
        holds = every(
            link_holds(case, org, board, matter, day, chain, place) for place in range(len(chain))
        )
        bodies = {chain[0][0].by, *(to for _, to in chain), decider}
        given = approvals(case, org, board, matter, bodies)
        found.append(Way(chain, min(holds, fit), given))
    return found


def leading(case: Case, board: Board, day: date) -> set[str]:
    """Whoever leads a council's executive that day, and the offices they hold in that council."""
    people = {
        seat.person
        for seat in board.seats
        if seat.role is Role.LEADER and seat.votes_on(day) and seat.deputises_for is None
    }
    who = code(case, board.organisation, board.side)
    says = [one for one in rules(case, Family.DECIDER, who, day) if one.form == "leader"]
    if board.side is not Side.EXECUTIVE or not says:
        return set()
    posts = [one for one in case.gov.offices if one.organisation == board.organisation]
    return people | {one.id for one in posts if one.holder(day) in people}


def is_named(case: Case, by: str, org: str, decider: str, day: date) -> Verdict:
    """Whether the decider is the one that statute names."""
    body, office = find(case.gov.bodies, decider), find(case.gov.offices, decider)
    whose = find(case.gov.organisations, getattr(body, "organisation", None))
    if by in ("nhs_england", "secretary_of_state"):
        kind = OrgKind.NHSE if by == "nhs_england" else OrgKind.SOS
        return yes(isinstance(body, Board) and whose.kind is kind)
    if by == "hwb":
        return yes(getattr(body, "statute", None) is Statute.HWB)
    if by == "governors":
        ours = isinstance(body, Committee) and body.organisation == org
        return yes(ours and body.statute is Statute.GOVERNORS)
    if by in ("board", "full_council"):
        ours = isinstance(body, Board) and body.organisation == org and body.period.covers(day)
        return yes(ours and body.side is not Side.EXECUTIVE)
    if by == "accounting_officer":
        posts = [office] if office else [o for o in case.gov.offices if o.holder(day) == decider]
        return yes(any(one.accounting_officer and one.organisation == org for one in posts))
    own = directors(case, org, day)
    if by == "icb_chair":
        holder = office.holder(day) if office else decider
        return some(yes(role is Role.CHAIR) for role in own.get(holder or "", ()))
    if not isinstance(body, Committee) or body.organisation != org:
        return NO
    chief = "ceo" in by
    fits = []
    members = {seat.person for seat in body.seats if seat.votes_on(day)}
    for person in members:
        fits.append(
            some(
                UNKNOWN
                if role is None
                else yes(role.non_executive or (chief and role is Role.CHIEF_EXECUTIVE))
                for role in own.get(person, ())
            )
        )
    needed = [Role.CHAIR] * ("chair" in by) + [Role.CHIEF_EXECUTIVE] * chief
    fits += [yes(any(role in own.get(one, ()) for one in members)) for role in needed]
    return every(fits) if members else NO


def approvals(case: Case, org: str, board: Start, matter: str, chain: set[str]) -> Verdict:
    """Whether every approval that statute or a scheme names was given, from outside the chain."""
    day, found = case.decision.day, []
    who = code(case, org, board.side if board else None)
    for rule in matter_rules(case, Mode.APPROVAL, who, matter, day):
        found.append(
            some(
                enough(case, one, rule.threshold)
                for one in given_to(case, org, chain)
                if approver_fits(case, rule.by, org, one.by)
            )
        )
    for wanted in case.gov.approval_rules:
        if (
            wanted.organisation == org
            and wanted.period.covers(day)
            and any(covers(one, matter) for one in wanted.matters)
        ):
            said = some(
                enough(case, one, wanted.threshold)
                for one in given_to(case, org, chain)
                if one.by == wanted.by
            )
            found.append(max(said, NO if wanted.above is None else within(case, wanted.above)))
    return every(found)


def given_to(case: Case, org: str, chain: set[str]) -> list[Any]:
    """The approvals given to an organisation by the day asked for, from outside the chain."""
    found = []
    for one in case.decision.approvals:
        ends = getattr(find(case.gov.bodies, one.by), "period", None)
        alive = ends is None or ends.covers(one.day)
        if alive and one.day <= case.on and one.of in (None, org) and one.by not in chain:
            found.append(one)
    return found


def approver_fits(case: Case, by: str, org: str, approver: str) -> bool:
    """Whether an approval comes from the approver that statute names."""
    body = find(case.gov.bodies, approver)
    if by in ("governors", "members"):
        fits = isinstance(body, Committee) and body.organisation == org
        return fits and body.statute is Statute(by)
    kind = {"nhs_england": "NHSE", "secretary_of_state": "SOS", "relevant_icbs": "ICB"}[by]
    one = find(case.gov.organisations, approver)
    return one is not None and one.kind.value == kind


def enough(case: Case, approval: Any, threshold: str) -> Verdict:
    """Whether an approval meets its threshold."""
    if threshold in ("given", ""):
        return YES
    yeas, nays = approval.votes_for, approval.votes_against
    if yeas is None or (threshold == "of_voting" and nays is None):
        return UNKNOWN
    if threshold == "of_voting":
        return yes(yeas > nays)
    body = find(case.gov.bodies, approval.by)
    if body is None:
        return UNKNOWN
    seats = [s for s in getattr(body, "seats", ()) if s.voting and s.period.covers(approval.day)]
    if not seats:
        return UNKNOWN
    return yes(2 * yeas > len({seat.person for seat in seats}))


def authority(
    case: Case, org: str, decider: str, day: date
) -> tuple[Verdict, Verdict, list[list[tuple[Start, list[Way]]]]]:
    """Authority; authority with approvals; and the ways, by matter and by where the power lies."""
    found = []
    for matter in case.decision.matters:
        found.append(
            [
                (board, ratified(case, org, board, decider, matter, day))
                for board in starts(case, org, matter, day)
            ]
        )
    plain, both = [], []
    for sides in found:
        plain.append(agreed(some(w.authority for w in ways) for _, ways in sides) if sides else NO)
        both.append(
            agreed(some(min(w.authority, w.approved) for w in ways) for _, ways in sides)
            if sides
            else NO
        )
    return every(plain), every(both), found


def ratified(case: Case, org: str, board: Start, decider: str, matter: str, day: date) -> list[Way]:
    """The ways of a decider, with that by which the board adopted afterwards what was decided."""
    found = ways(case, org, board, decider, matter, day)
    if (
        board is None
        or some(one.authority for one in found) is YES
        or not acts(case, "ratifications", board)
    ):
        return found
    own = ways(case, org, board, board.id, matter, day)
    may = some(one.authority for one in own if not one.links)
    who = code(case, org, board.side)
    form = lawful(case, None, org, who, org, decider, matter, day)[0]
    approved = approvals(case, org, board, matter, {board.id, decider})
    return [*found, Way((), min(may, form), approved)]


def acts(case: Case, name: str, board: Start) -> list[date]:
    """The days up to `on` on which a board ratified or overturned."""
    if board is None:
        return []
    found = [one for one in getattr(case.decision, name) if one.by == board.id]
    found = [one for one in found if in_being(case, board.organisation, one.day) is YES]
    return [one.day for one in found if one.day <= case.on and board.period.covers(one.day)]


def overturned(case: Case, org: str, decider: str, day: date) -> Verdict:
    """Whether the organisation's own board took the decision back."""
    found = []
    for sides in authority(case, org, decider, day)[2]:
        back = [taken_back(case, org, decider, day, board, held) for board, held in sides]
        found.append(agreed(back) if back else NO)
    return some(found)


def taken_back(
    case: Case, org: str, decider: str, day: date, board: Start, held: list[Way]
) -> Verdict:
    """Whether that board took it back, and did not adopt it again on a later day."""
    days = acts(case, "overturnings", board)
    if not days or not may_overturn(case, org, decider, board, held):
        return NO
    plain = some(one.authority for one in ways_only(case, org, board, decider, day))
    later = [one for one in acts(case, "ratifications", board) if one > max(days)]
    adopted = some(one.authority for one in held) if later else NO
    return opposite(min(adopted, opposite(plain)))


def opposite(verdict: Verdict) -> Verdict:
    """NO for YES, YES for NO."""
    return {YES: NO, NO: YES}.get(verdict, UNKNOWN)


def may_overturn(case: Case, org: str, decider: str, board: Start, held: list[Way]) -> bool:
    """Whether it is the organisation's own decision, or the terms allow it to be taken back."""
    body = find(case.gov.bodies, decider)
    if isinstance(body, Joint):
        return body.recall
    if owner(case, decider, org) in (None, org):  # nobody's: a person, who decides for it alone
        return True
    first = [one.links[0][0] for one in held if one.authority is not NO and one.links]
    if not first:
        return bool(acts(case, "ratifications", board))  # what binds it is its own adoption
    return all(getattr(one, "recall", False) for one in first)


def ways_only(case: Case, org: str, board: Start, decider: str, day: date) -> list[Way]:
    """The ways for all matters together, ratification aside: the worst matter's."""
    by_matter = [ways(case, org, board, decider, one, day) for one in case.decision.matters]
    return min(by_matter, key=lambda one: some(w.authority for w in one)._value_)
