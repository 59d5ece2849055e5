"""The naive twin's reading of a chain: every path of provisions, link by link."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.law.rulebook import Family, Mode, Ruling
from icsgov.model.authority import Delegation, Residual
from icsgov.model.body import Board
from icsgov.model.kinds import PassingOn, Side
from icsgov.model.matter import Limit, ancestors, covers
from icsgov.testing.twin_law import (
    Case,
    agreed,
    attested,
    boards,
    code,
    every,
    find,
    forms,
    lawful,
    matter_rules,
    owner,
    rules,
    side_of,
    yes,
)

Link = tuple[Delegation | Residual, str]
"""A provision and the body, office or person that it leads to."""


Start = Board | None
"""The board in which a power lies; None where there is none, which only statute can make good."""


def starts(case: Case, org: str, matter: str, day: date) -> list[Start]:
    """The boards in which the power may lie: one, or both where the side is not known."""
    found: list[Start] = list(boards(case, org, day))
    if len(found) < 2:
        return found or [None]
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
    return found if len(sides) != 1 else [one for one in found if one and one.side in sides]


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
    office = find(case.gov.offices, to)
    parts.append(yes(office is None or office.holder(day) is not None))
    receiver = owner(case, to, org)
    parts += [in_being(case, one, day) for one in (giver, receiver) if one is not None]
    if isinstance(given, Delegation):
        parts.append(yes(any(covers(wide, matter) for wide in given.matters)))
        parts.append(yes((given.function_of or giver) == org))
        parts.append(yes(given.decision in (None, case.decision.id)))
        parts += [within(case, limit) for limit in given.ceiling]
        if given.above is not None:
            parts.append(opposite(within(case, given.above)))
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


def opposite(verdict: Verdict) -> Verdict:
    """YES for NO and NO for YES."""
    return UNKNOWN if verdict is UNKNOWN else yes(verdict is NO)


def passed_on(
    case: Case, org: str, board: Board, matter: str, day: date, chain: tuple[Link, ...], place: int
) -> Verdict:
    """Whether what was given may be given on."""
    (before, here), (given, to) = chain[place - 1], chain[place]
    says = getattr(before, "passing_on", PassingOn.SILENT)
    first, giver = str(owner(case, before.by, org)), str(owner(case, given.by, org))
    old = giver_code(case, org, board, before.by, first)
    new = giver_code(case, org, board, given.by, giver)
    _, powers, came = lawful(case, before, first, old, org, here, matter, day)
    goes = {one for names in forms(case, giver, new, to, matter, day) for one in names}
    came |= {"committee"} if "own_committee_or_subcommittee" in came else set()
    allowed = [one for one in rules(case, Family.LINK, new, day) if one.subject == "passing_on"]
    allowed = [one for one in allowed if one.values.get("from") in (None, *came)]
    closed = [one for one in allowed if "from" in one.values]
    allowed = [one for one in allowed if not one.forms or set(one.forms) & goes]
    allowed = [one for one in allowed if one.outcome is Ruling.ALLOWED]
    if closed and not any(one in allowed for one in closed):
        return NO
    if says is not PassingOn.SILENT:
        return yes(says is PassingOn.ALLOWED)
    return agreed(yes(any(one.power == power for one in allowed)) for power in powers or {""})
