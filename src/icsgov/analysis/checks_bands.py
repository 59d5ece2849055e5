"""Value bands: delegations that another covers, amounts given to nobody, amounts given twice.

Shadowing is a matter of what the records say: limits are compared, and nothing is judged, but that
both give anything at all. Gaps and overlaps are read off `coverage`, which asks the resolver.
"""

from collections.abc import Iterator
from typing import Any

from icsgov.analysis.checks_ask import Desk, less, sources
from icsgov.analysis.checks_delegations import envelope
from icsgov.analysis.checks_tried import alive, points
from icsgov.analysis.coverage import Cell, coverage
from icsgov.analysis.finding import Finding, Region
from icsgov.analysis.plane import Band
from icsgov.analysis.probe import Asking
from icsgov.explain import YES
from icsgov.model.authority import Delegation
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.kinds import PassingOn
from icsgov.model.matter import Limit, covers
from icsgov.reasoning.results import Effect

WIDE = (PassingOn.BARRED, PassingOn.SILENT, PassingOn.ALLOWED)


def shadowed(desk: Desk) -> Iterator[Finding]:
    """Delegations that another one, from the same giver to the same receiver, wholly covers."""
    pairs: dict[tuple[str, str], list[Delegation]] = {}
    for one in desk.home.delegations:
        if one.period.covers(desk.day):
            pairs.setdefault((str(one.by), str(one.to)), []).append(one)
    for some in pairs.values():
        for one in some:
            other = next((wide for wide in some if _in_the_shade(one, wide)), None)
            if other is not None and alive(desk, one) and alive(desk, other):
                yield _shadow(desk, one, other)


def _in_the_shade(one: Delegation, wide: Delegation) -> bool:
    """Whether a delegation gives nothing that the other does not; of two alike, the later."""
    if one.id == wide.id or not gives_as_much(wide, one):
        return False
    return not gives_as_much(one, wide) or wide.id < one.id


def gives_as_much(wide: Delegation, one: Delegation) -> bool:
    """Whether a delegation, that day, gives whatever another between the same two does."""
    return (
        wide.function_of == one.function_of
        and wide.under == one.under
        and wide.decision in (None, one.decision)
        and set(wide.conditions) <= set(one.conditions)
        and wide.attested == one.attested
        and wide.urgent in (None, one.urgent)
        and (wide.source is not None or one.source is None)
        and WIDE.index(wide.passing_on) >= WIDE.index(one.passing_on)
        and (wide.recall or not one.recall)
        and all(any(covers(path, part) for path in wide.matters) for part in one.matters)
        and all(any(_tighter(own, top) for own in one.ceiling) for top in wide.ceiling)
        and (wide.above is None or (one.above is not None and _tighter(wide.above, one.above)))
    )


def _tighter(low: Limit, high: Limit) -> bool:
    """Whether every amount within the first limit is within the second."""
    if low.measure != high.measure:
        return False
    return (low.amount, low.inclusive) <= (high.amount, high.inclusive)


def _shadow(desk: Desk, one: Delegation, other: Delegation) -> Finding:
    orgs = desk.owners(one)
    facts = {
        "clause": one.id,
        "other": other.id,
        "by": str(one.by),
        "to": str(one.to),
        "matters": one.matters,
    }
    return Finding(
        "check.shadowed",
        (one.id, other.id),
        tuple(facts.items()),
        orgs,
        sources(one, other),
        Region(one.matters, envelope(one), one.period),
        _used(desk, one, orgs[0]),
    )


def _used(desk: Desk, one: Delegation, org: str) -> Decision | None:
    """A decision inside a delegation, which binds without it too."""
    for point in points(desk, one, org, one.matters[0]):
        for who in desk.deciders(str(one.to)):
            made = desk.decided(who, org, point.matter, point.figures, one.decision)
            if desk.asked(made)[org].verdict is YES:
                return desk.shown(made)
    return None


def banded(desk: Desk) -> Iterator[Finding]:
    """Amounts between two value bands that nobody is given, and amounts in two of them."""
    for org, matters in sorted(_in_bands(desk).items()):
        own = functions_of(desk, org)
        found = coverage(own, org, on=desk.day, matters=matters, law=desk.law)
        asking = Asking(own, org, desk.law)
        rows: dict[str, list[Cell]] = {}
        for cell in found:
            rows.setdefault(cell.matter, []).append(cell)
        for row in rows.values():
            yield from _gaps(desk, asking, row)
            yield from _overlaps(desk, asking, row)


def functions_of(desk: Desk, org: str) -> Governance:
    """The framework with only the provisions that bear on one organisation's functions."""
    home, kept = desk.home, desk.owned_by.get(org, [])
    ids, givers = {one.id for one in kept}, {str(one.by) for one in kept}
    gone = [one.id for one in desk.grants if one.id not in ids]
    for rule in home.reservations:
        if str(rule.by) not in givers and org not in desk.orgs_of(str(rule.by)):
            gone.append(rule.id)
    gone += [one.id for one in home.approval_rules if one.organisation != org]
    return less(home, gone)


def _in_bands(desk: Desk) -> dict[str, list[str]]:
    """The matters of each organisation for which some provision starts above an amount."""
    found: dict[str, set[str]] = {}
    for given in desk.home.delegations:
        if given.above is not None and given.period.covers(desk.day):
            for org in desk.owners(given):
                found.setdefault(org, set()).update(given.matters)
    for kept in desk.home.reservations:
        if kept.above is not None and kept.period.covers(desk.day):
            for org in desk.orgs_of(str(kept.by)):
                found.setdefault(org, set()).update(kept.matters)
    return {
        org: [m for m in desk.matters if any(covers(path, m) for path in paths)]
        for org, paths in found.items()
        if desk.in_being(org)
    }


def _gaps(desk: Desk, asking: Asking, row: list[Cell]) -> Iterator[Finding]:
    """Runs of amounts that fall to the board unsaid, with somebody's band above them."""
    for place, cell in enumerate(row):
        bare = bool(cell.able) and not cell.assigned and not cell.open
        upper = next((one for one in row[place + 1 :] if one.assigned), None)
        if not bare or upper is None or _meant(desk, cell):
            continue
        lower = next((one for one in reversed(row[:place]) if one.assigned), None)
        beside = [one for one in (lower, upper) if one is not None]
        clauses = tuple(dict.fromkeys(id for one in beside for id in _clauses(one)))
        holders = [who.decider for one in beside for who in one.able if not who.own]
        refused = (one for one in holders if _refused(asking, one, cell, desk))
        witness = next((_made(asking, one, cell, desk) for one in refused), None)
        facts = {"organisation": cell.organisation, "matter": cell.matter, "band": str(cell.band)}
        more = {"clauses": clauses, "board": cell.able[0].decider}
        yield _banded(desk, "check.gap", clauses, facts | more, cell, witness)


def _meant(desk: Desk, cell: Cell) -> bool:
    """Whether some delegation of the organisation is about these amounts, though it is dead."""
    return any(
        isinstance(one, Delegation)
        and one.period.covers(desk.day)
        and any(covers(path, cell.matter) for path in one.matters)
        and envelope(one).holds(cell.band.witness)
        for one in desk.owned_by.get(cell.organisation, ())
    )


def _clauses(cell: Cell) -> tuple[str, ...]:
    return (*cell.kept, *(id for one in cell.able for id in one.clauses))


def _refused(asking: Asking, who: str, cell: Cell, desk: Desk) -> bool:
    tried = asking.holder(who, cell.matter, cell.band.witness, desk.day)
    return tried is not None and tried.effect is Effect.UNAUTHORISED


def _made(asking: Asking, who: str, cell: Cell, desk: Desk) -> Decision | None:
    made = asking.decision(who, cell.matter, cell.band.witness, desk.day)
    return None if made is None or made.forum in asking.meetings.values() else made


def _overlaps(desk: Desk, asking: Asking, row: list[Cell]) -> Iterator[Finding]:
    """Runs of amounts in the bands of two, where neither band is a step of the other's ladder."""
    held: dict[str, set[int]] = {}
    for place, cell in enumerate(row):
        for who in cell.able:
            held.setdefault(who.decider, set()).add(place)
    told: dict[tuple[str, str], list[Cell]] = {}
    for cell in row:
        for pair in cell.doubled:
            if _crossing(*(held[one] for one in pair)):
                told.setdefault(pair, []).append(cell)
    for pair, cells in told.items():
        for band, cell in _runs(cells):
            yield _overlap(desk, asking, pair, cell._replace(band=band))


def _crossing(one: set[int], other: set[int]) -> bool:
    """Whether two bands overlap in part, or both start above nothing."""
    return not (one <= other or other <= one) or 0 not in one | other


def _runs(cells: list[Cell]) -> list[tuple[Band, Cell]]:
    """Neighbouring cells as one band, with the first of them."""
    found: list[tuple[Band, Cell]] = []
    for cell in cells:
        whole = found[-1][0].joined(cell.band) if found else None
        if whole is not None:
            found[-1] = (whole, found[-1][1])
        else:
            found.append((cell.band, cell))
    return found


def _overlap(desk: Desk, asking: Asking, pair: tuple[str, str], cell: Cell) -> Finding:
    held = [one for one in cell.able if one.decider in pair]
    clauses = tuple(dict.fromkeys(id for one in held for id in one.clauses))
    facts = {"organisation": cell.organisation, "matter": cell.matter, "band": str(cell.band)}
    more = {"clauses": clauses, "holders": pair}
    made = (_made(asking, one, cell, desk) for one in pair)
    witness = next((one for one in made if one is not None), None)
    return _banded(desk, "check.overlap", clauses, facts | more, cell, witness)


def _banded(
    desk: Desk,
    code: str,
    clauses: tuple[str, ...],
    facts: dict[str, Any],
    cell: Cell,
    witness: Decision | None,
) -> Finding:
    cites = sources(*(desk.index.record(one) for one in clauses))
    region = Region((cell.matter,), cell.band, cell.period)
    org = (cell.organisation,)
    return Finding(code, clauses, tuple(facts.items()), org, cites, region, witness)
