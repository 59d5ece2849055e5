"""Does a provision give anything? Each matter of each is tried.

A provision is tried at every amount and every narrower matter that its own chain names, by
decisions of whoever it gives power to. It is dead where none of them binds through it. Where
another provision would answer in its place it is tried without that one.
"""

from collections.abc import Iterator
from itertools import islice, product
from typing import Any, NamedTuple

from icsgov.analysis.checks_ask import Amounts, Desk, Grant, Point, less
from icsgov.analysis.checks_reasons import ORDER, Reason, failed, reasons, through
from icsgov.analysis.plane import bands
from icsgov.analysis.probe import USUAL
from icsgov.model.authority import Delegation
from icsgov.model.body import AdvisoryGroup, Board, CommitteeInCommon, Group
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.matter import Figure, Limit, covers
from icsgov.reasoning.deemed import Deemed
from icsgov.reasoning.results import Binding

MOST = 4000
"""How many points are tried for one matter before nothing is claimed."""


IDLE = (AdvisoryGroup, CommitteeInCommon, Group)
"""Forums that decide nothing themselves."""


class Trial(NamedTuple):
    """What became of one matter of a provision, for one organisation.

    `dead` says that no decision binds through it; `needless` that its holder decides without it.
    `families` are the reasons that hold at every point, `others` those that hold at some.
    """

    org: str
    path: str
    dead: bool = False
    needless: bool = False
    families: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    witness: Decision | None = None


def trials(desk: Desk, record: Grant) -> tuple[Trial, ...]:
    """What becomes of each matter of a provision that is in force that day; tried once."""
    key = ("trials", record.id)
    if key not in desk.known:
        desk.known[key] = tuple(_trials(desk, record))
    found: tuple[Trial, ...] = desk.known[key]
    return found


def _trials(desk: Desk, record: Grant) -> Iterator[Trial]:
    idle = isinstance(desk.index.bodies.get(str(record.to)), IDLE)
    if idle or not record.period.covers(desk.day):
        return
    paths = record.matters if isinstance(record, Delegation) else (desk.elsewhere,)
    for org in desk.owners(record):
        for path in paths:
            yield _tried(desk, record, org, path)


def alive(desk: Desk, record: Grant) -> bool:
    """Whether anything can be decided through a provision that day."""
    return any(not one.dead and not one.needless for one in trials(desk, record))


def _tried(desk: Desk, record: Grant, org: str, path: str) -> Trial:
    found: list[tuple[Decision, list[Reason]]] = []
    open_: list[Decision] = []
    count = 0
    for point in points(desk, record, org, path):
        count += 1
        for made in _made(desk, record, point):
            binding = desk.asked(made)[org]
            if failed(binding):
                found.append((made, reasons(desk, record, binding)))
            elif through(binding, record.id):
                return Trial(org, path)
            else:
                open_.append(made)
    if count >= MOST:
        return Trial(org, path)
    witness = found[0][0] if found else None
    needless = False
    for made, binding in _alone(desk, record, org, open_):
        if through(binding, record.id):
            return Trial(org, path)
        if failed(binding):
            found.append((made, reasons(desk, record, binding)))
        else:
            needless = True
    if needless:
        return Trial(org, path, needless=True, witness=desk.shown(open_[0]))
    told = [{one.family for one in some} for _, some in found]
    every = set.intersection(*told) if told else set()
    lines = tuple(dict.fromkeys(one for _, some in found for one in some))
    named = tuple(one for one in ORDER if one in every)
    others = tuple(one for one in ORDER if one in set().union(*told))
    return Trial(org, path, True, False, named, others, lines, desk.shown(witness))


def _made(desk: Desk, record: Grant, point: Point) -> Iterator[Decision]:
    name = getattr(record, "decision", None)
    for who in desk.deciders(str(record.to)):
        yield desk.decided(who, point.org, point.matter, point.figures, name)


def _alone(
    desk: Desk, record: Grant, org: str, decisions: list[Decision]
) -> Iterator[tuple[Decision, Binding]]:
    """The same decisions where nothing else leads to whoever decides."""
    if not decisions:
        return
    gov = without_others(desk, record)
    for made in decisions:
        yield made, desk.asked(made, gov)[org]


def without_others(desk: Desk, record: Grant) -> Governance:
    """The framework without whatever else leads to where a provision leads."""
    to = str(record.to)
    ids = {to, *desk.deciders(to)}
    board = desk.index.bodies.get(to)
    ids |= {board.organisation} if isinstance(board, Board) else set()
    offices = desk.index.offices_of.get(to, ())
    ids |= {one.id for one in offices if one.holder(desk.day) == to}
    others = [one for id in sorted(ids) for one in desk.leading_to.get(id, ())]
    return less(desk.gov, (one.id for one in others if one.id != record.id))


def points(desk: Desk, record: Grant, org: str, path: str) -> Iterator[Point]:
    """Where a matter of a provision is tried: within its own limits first."""
    residual = not isinstance(record, Delegation)
    narrower = (one for one in desk.matters if one != path and (residual or covers(path, one)))
    limits = _limits(desk, record, org)
    tried = 0
    for matter in (path, *narrower):
        for figures in _amounts(record, limits):
            if tried == MOST:
                return
            tried += 1
            yield Point(org, matter, figures)


def _limits(desk: Desk, record: Grant, org: str) -> list[Limit]:
    """Every limit that may bear on a provision: its own, and those of what leads to its giver."""
    found: list[Limit] = []
    seen: set[str] = set()
    queue: list[Grant] = [record]
    for one in queue:
        seen.add(one.id)
        found += limits_of(one)
        by = str(one.by)
        kept = list(desk.index.reserved_by.get(by, ()))
        if isinstance(one, Deemed):
            kept += desk.index.reserved_by.get(one.was.by, ())
        if not isinstance(one, Delegation):
            kept = [r for o in desk.orgs_of(by) for r in desk.index.reserved_in.get(o, ())]
        found += [rule.above for rule in kept if rule.above is not None]
        board = desk.index.bodies.get(by)
        ends = [by, *([board.organisation] if isinstance(board, Board) else [])]
        upper = [more for id in ends for more in desk.leading_to.get(id, ())]
        queue += [more for more in upper if more.id not in seen]
        seen |= {more.id for more in upper}
    return sorted(set(found), key=repr)


def limits_of(record: Grant) -> list[Limit]:
    """The limits of one provision."""
    if not isinstance(record, Delegation):
        return []
    return [*record.limits, *([record.above] if record.above is not None else [])]


def _amounts(record: Grant, limits: list[Limit]) -> Iterator[Amounts]:
    """The amounts to try: one for all measures, then where there are several each by itself."""
    by_measure: dict[Any, list[Limit]] = {USUAL: []}
    for limit in limits:
        by_measure.setdefault(limit.measure, []).append(limit)
    measures = sorted(by_measure, key=str)
    same = [[band.witness] * len(measures) for band in bands(limits)]
    each = [[band.witness for band in bands(by_measure[one])] for one in measures]
    rest = product(*each) if len(measures) > 1 else iter(())
    told = [
        tuple(Figure(n, basis=b, vat=v) for n, (b, v) in zip(some, measures, strict=True))
        for some in (*same, *islice(rest, MOST))
    ]
    yield from sorted(dict.fromkeys(told), key=lambda one: not _inside(record, one))


def _inside(record: Grant, figures: Amounts) -> bool:
    if not isinstance(record, Delegation):
        return True
    amounts = {one.measure: one.amount for one in figures}
    above = record.above
    return all(one.allows(amounts[one.measure]) for one in record.limits) and (
        above is None or not above.allows(amounts[above.measure])
    )
