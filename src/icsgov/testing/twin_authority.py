"""The naive twin's reading of authority: chains, named deciders, approvals, and acts afterwards."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.law.rulebook import Family, Mode
from icsgov.model.authority import Delegation, Residual
from icsgov.model.body import Board, Committee
from icsgov.model.body import JointCommittee as Joint
from icsgov.model.kinds import OrgKind, PassingOn, Role, Side, Statute
from icsgov.model.matter import Limit, ancestors, covers
from icsgov.testing.twin_law import (
    Case,
    agreed,
    attested,
    boards,
    code,
    directors,
    every,
    find,
    forms,
    lawful,
    matter_rules,
    owner,
    rules,
    side_of,
    some,
    yes,
)

Link = tuple[Delegation | Residual, str]
"""A provision and the body, office or person that it leads to."""


class Way(NamedTuple):
    """One way in which a decider may act: by what links, with what authority and approvals."""

    links: tuple[Link, ...]
    authority: Verdict
    approved: Verdict


def starts(case: Case, org: str, matter: str, day: date) -> list[Board]:
    """The boards in which the power may lie: one, or both where the side is not known."""
    found = boards(case, org, day)
    if len(found) < 2:
        return found
    held = [
        one
        for side in Side
        for one in matter_rules(case, Mode.SIDE, code(case, org, side), matter, day)
    ]
    sides = {Side(one.side) for one in held}
    for path in ancestors(matter):
        record = find(case.gov.matters, path)
        if not held and not sides and record is not None and record.side is not None:
            sides = {record.side}
    return found if len(sides) != 1 else [one for one in found if one.side in sides]


def ways(case: Case, org: str, board: Board, decider: str, matter: str, day: date) -> list[Way]:
    """Every way in which the decider may act for the organisation, power lying in the board."""
    who, gov = code(case, org, board.side), case.gov
    joint = find(gov.bodies, decider)
    bars = matter_rules(case, Mode.BAR, who, matter, day)
    if in_being(case, org, day) is NO or any(not one.forms for one in bars):
        return []
    if isinstance(joint, Joint) and org not in joint.parties:
        return []
    named = matter_rules(case, Mode.DECIDER, who, matter, day)
    if named:
        holds = every(is_named(case, one.by, org, decider, day) for one in named)
        return [Way((), holds, approvals(case, org, board, matter, {decider}))]
    made = matter_rules(case, Mode.COMPOSITION, who, matter, day)
    if isinstance(joint, Committee):
        fit = every(is_named(case, one.by, org, decider, day) for one in made)
    else:
        fit = YES
    found = []
    if decider == board.id:
        found.append(Way((), fit, approvals(case, org, board, matter, {decider})))
    for chain in chains(case, board.id, targets(case, decider, day), (), day):
        holds = every(
            link_holds(case, org, board, matter, day, chain, place) for place in range(len(chain))
        )
        bodies = {board.id, *(to for _, to in chain), decider}
        given = approvals(case, org, board, matter, bodies)
        found.append(Way(chain, min(holds, fit), given))
    return found


def targets(case: Case, decider: str, day: date) -> set[str]:
    """What a chain has to lead to: the decider, or an office that the person holds that day."""
    return {decider, *(one.id for one in case.gov.offices if one.holder(day) == decider)}


def chains(
    case: Case, here: str, wanted: set[str], before: tuple[Link, ...], day: date
) -> Iterator[tuple[Link, ...]]:
    """Every path of provisions that visits nothing twice."""
    seen = {here, *(to for _, to in before), *(given.by for given, _ in before)}
    provisions: list[Delegation | Residual] = [*case.gov.delegations, *case.gov.residuals]
    for given in provisions:
        if given.by != here:
            continue
        org = find(case.gov.organisations, given.to)
        for to in [one.id for one in boards(case, org.id, day)] if org else [given.to]:
            if to in wanted:
                yield (*before, (given, to))
            elif to not in seen:
                yield from chains(case, to, wanted, (*before, (given, to)), day)


def link_holds(
    case: Case, org: str, board: Board, matter: str, day: date, chain: tuple[Link, ...], place: int
) -> Verdict:
    """Whether one link of a chain gives what it is needed for."""
    given, to = chain[place]
    giver = owner(case, given.by, org)
    if giver is None:
        return NO
    ends = [find(case.gov.bodies, one) for one in (given.by, to)]
    parts = [yes(one.period.covers(day)) for one in ends if hasattr(one, "period")]
    parts.append(yes(given.period.covers(day)))
    receiver = owner(case, to, org)
    parts += [in_being(case, one, day) for one in (giver, receiver) if one is not None]
    if isinstance(given, Delegation):
        parts.append(yes(any(covers(wide, matter) for wide in given.matters)))
        parts.append(yes((given.function_of or giver) == org))
        parts.append(yes(given.decision in (None, case.decision.id)))
        parts += [within(case, limit) for limit in given.ceiling]
        parts += [attested(case, given, name, org) for name in given.conditions]
    else:
        parts.append(yes(giver == org))
    parts += [
        kept(case, one, matter, day) for one in case.gov.reservations if cuts(case, one, given)
    ]
    who = giver_code(case, org, board, given.by, giver)
    parts.append(lawful(case, given, giver, who, org, to, matter, day)[0])
    if place > 0:
        parts.append(passed_on(case, org, board, matter, day, chain, place))
    return every(parts)


def in_being(case: Case, org: str, day: date) -> Verdict:
    """Whether an organisation exists that day, and is not abolished."""
    held = rules(case, Family.STANDING, code(case, org, None), day)
    gone = any(one.subject == "abolished" for one in held)
    return yes(not gone and find(case.gov.organisations, org).period.covers(day))


def giver_code(case: Case, org: str, board: Board, giver: str, giver_org: str) -> str:
    """What the rulebook calls the giver: for the organisation's own, the side of the function."""
    return code(case, giver_org, board.side if giver_org == org else side_of(case, giver))


def cuts(case: Case, reserved: Any, given: Delegation | Residual) -> bool:
    """Whether a reservation can bite on a link: one of its giver, or (residual) of any body."""
    if isinstance(given, Delegation):
        return bool(reserved.by == given.by)
    theirs, ours = find(case.gov.bodies, reserved.by), find(case.gov.bodies, given.by)
    return getattr(theirs, "organisation", None) == getattr(ours, "organisation", "")


def kept(case: Case, reserved: Any, matter: str, day: date) -> Verdict:
    """NO where a reservation keeps the matter."""
    bites = reserved.period.covers(day) and any(covers(one, matter) for one in reserved.matters)
    if not bites:
        return YES
    return NO if reserved.above is None else within(case, reserved.above)


def within(case: Case, limit: Limit) -> Verdict:
    """Whether the decision's figure of the limit's own measure is within it."""
    for figure in case.decision.figures or ():
        if figure.measure == limit.measure:
            return yes(limit.allows(figure.amount))
    figures = case.decision.figures or ()
    if figures and all(one.amount == 0 for one in figures):
        return yes(limit.allows(figures[0].amount))
    return UNKNOWN


def passed_on(
    case: Case, org: str, board: Board, matter: str, day: date, chain: tuple[Link, ...], place: int
) -> Verdict:
    """Whether what was given may be given on."""
    (before, here), (given, to) = chain[place - 1], chain[place]
    says = getattr(before, "passing_on", PassingOn.SILENT)
    if says is not PassingOn.SILENT:
        return yes(says is PassingOn.ALLOWED)
    first, giver = str(owner(case, before.by, org)), str(owner(case, given.by, org))
    old = giver_code(case, org, board, before.by, first)
    new = giver_code(case, org, board, given.by, giver)
    _, powers, came = lawful(case, before, first, old, org, here, matter, day)
    goes = {one for names in forms(case, giver, new, to, matter, day) for one in names}
    came |= {"committee"} if "own_committee_or_subcommittee" in came else set()
    allowed = [one for one in rules(case, Family.LINK, new, day) if one.subject == "passing_on"]
    allowed = [one for one in allowed if one.values.get("from") in (None, *came)]
    allowed = [one for one in allowed if not one.forms or set(one.forms) & goes]
    return agreed(yes(any(one.power == power for one in allowed)) for power in powers or {""})


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


def approvals(case: Case, org: str, board: Board, matter: str, chain: set[str]) -> Verdict:
    """Whether every approval that statute or a scheme names was given, from outside the chain."""
    day, found = case.decision.day, []
    for rule in matter_rules(case, Mode.APPROVAL, code(case, org, board.side), matter, day):
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
        if one.day <= case.on and one.of in (None, org) and one.by not in chain:
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
) -> tuple[Verdict, Verdict, list[list[tuple[Board, list[Way]]]]]:
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


def ratified(case: Case, org: str, board: Board, decider: str, matter: str, day: date) -> list[Way]:
    """The ways of a decider, with that by which the board adopted afterwards what was decided."""
    found = ways(case, org, board, decider, matter, day)
    if some(one.authority for one in found) is YES or not acts(case, "ratifications", board):
        return found
    own = ways(case, org, board, board.id, matter, day)
    may = some(one.authority for one in own if not one.links)
    who = code(case, org, board.side)
    form = lawful(case, None, org, who, org, decider, matter, day)[0]
    approved = approvals(case, org, board, matter, {board.id, decider})
    return [*found, Way((), min(may, form), approved)]


def acts(case: Case, name: str, board: Board) -> list[date]:
    """The days up to `on` on which a board ratified or overturned."""
    found = [one for one in getattr(case.decision, name) if one.by == board.id]
    return [one.day for one in found if one.day <= case.on and board.period.covers(one.day)]


def overturned(case: Case, org: str, decider: str, day: date) -> Verdict:
    """Whether the organisation's own board took the decision back."""
    joint, home = find(case.gov.bodies, decider), owner(case, decider, org)
    person = home is None and not isinstance(joint, Joint)
    found = []
    for sides in authority(case, org, decider, day)[2]:
        each = []
        for board, held in sides:
            days = acts(case, "overturnings", board)
            open_ways = [one for one in held if one.authority is not NO and one.links]
            if isinstance(joint, Joint):
                may = joint.recall
            elif person or home == org:
                may = True
            else:
                may = all(getattr(one.links[0][0], "recall", False) for one in open_ways)
            if not days or not may:
                each.append(NO)
                continue
            plain = some(w.authority for w in ways_only(case, org, board, decider, day))
            later = [one for one in acts(case, "ratifications", board) if one > max(days)]
            adopted = some(w.authority for w in held) if later else NO
            undone = min(adopted, {YES: NO, NO: YES}.get(plain, UNKNOWN))
            each.append({YES: NO, NO: YES}.get(undone, UNKNOWN))
        found.append(agreed(each) if each else NO)
    return some(found)


def ways_only(case: Case, org: str, board: Board, decider: str, day: date) -> list[Way]:
    """The ways for all matters together, ratification aside: the worst matter's."""
    by_matter = [ways(case, org, board, decider, one, day) for one in case.decision.matters]
    return min(by_matter, key=lambda one: some(w.authority for w in one)._value_)
