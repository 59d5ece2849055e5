"""Which reservations a delegation meets: looked up by giver, path and amount, in a trie of paths.

A look-up walks down the path of the delegation and into what lies below it only where something
there bites within its ceiling, so that it costs what it finds, not what is on file.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from icsgov.analysis.probe import Measure
from icsgov.model.authority import Delegation, Reservation, Residual
from icsgov.model.matter import Limit, Path, covers
from icsgov.period import Period

Edge = tuple[Decimal, bool]
"""Where a reservation begins to bite: an amount, and whether only above it."""

NOTHING: Edge = (Decimal(-1), True)


class Met(NamedTuple):
    """A reservation, and the widest matter that it shares with what was looked up."""

    matter: str
    kept: Reservation


class _Node:
    """A segment of a path: what is kept there, and the least edge of that and of all below."""

    __slots__ = ("below", "here", "least")

    def __init__(self) -> None:
        self.below: dict[str, _Node] = {}
        self.here: dict[Measure | None, list[tuple[Edge, str, Reservation]]] = {}
        self.least: dict[Measure | None, Edge] = {}


class Trie:
    """Reservations by the paths of their matters."""

    def __init__(self, kept: Iterable[Reservation]) -> None:
        self.root = _Node()
        for one in kept:
            for path in one.matters:
                self._put(path, one)
        for node in self._nodes():
            for rows in node.here.values():
                rows.sort(key=lambda row: row[:2])

    def _put(self, path: Path, one: Reservation) -> None:
        measure = one.above.measure if one.above is not None else None
        edge = edge_of(one.above)
        node = self.root
        for segment in path.split("/"):
            node = node.below.setdefault(segment, _Node())
            node.least[measure] = min(node.least.get(measure, edge), edge)
        node.here.setdefault(measure, []).append((edge, one.id, one))

    def _nodes(self) -> Iterator[_Node]:
        stack = [self.root]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(node.below.values())

    def meeting(self, path: str, ceilings: dict[Measure, Limit]) -> Iterator[Met]:
        """What is kept of a path, of a wider or of a narrower one, below some ceilings."""
        node = self.root
        for segment in path.split("/"):
            found = node.below.get(segment)
            if found is None:
                return
            node = found
            yield from (Met(path, one) for one in _biting(node, ceilings))
        stack = [(f"{path}/{name}", one) for name, one in node.below.items()]
        while stack:
            here, node = stack.pop()
            if not any(_meets(edge, ceilings, of) for of, edge in node.least.items()):
                continue
            yield from (Met(here, one) for one in _biting(node, ceilings))
            stack += [(f"{here}/{name}", one) for name, one in node.below.items()]


def _biting(node: _Node, ceilings: dict[Measure, Limit]) -> Iterator[Reservation]:
    for measure, rows in node.here.items():
        for edge, _, one in rows:
            if not _meets(edge, ceilings, measure):
                break
            yield one


def edge_of(limit: Limit | None) -> Edge:
    """Where what begins above a limit begins: what is kept from an amount on comes first."""
    return NOTHING if limit is None else (limit.amount, limit.inclusive)


def _meets(edge: Edge, ceilings: dict[Measure, Limit], measure: Measure | None) -> bool:
    ceiling = ceilings.get(measure) if measure is not None else None
    if ceiling is None:
        return True
    amount, above = edge
    return amount < ceiling.amount or (amount == ceiling.amount and ceiling.inclusive and not above)


def ceilings_of(record: Delegation | Residual) -> dict[Measure, Limit] | None:
    """The lowest ceiling of each measure; None where nothing is left below one."""
    found: dict[Measure, Limit] = {}
    limits = record.limits if isinstance(record, Delegation) else ()
    for limit in limits:
        old = found.get(limit.measure)
        if old is None or (limit.amount, limit.inclusive) < (old.amount, old.inclusive):
            found[limit.measure] = limit
    floor = record.above if isinstance(record, Delegation) else None
    empty = floor is not None and not _meets(edge_of(floor), found, floor.measure)
    return None if empty else found


def bites(kept: Reservation, amounts: Mapping[Measure, Decimal]) -> bool:
    """Whether a reservation keeps anything at some amounts."""
    return kept.above is None or not kept.above.allows(amounts[kept.above.measure])


def gives(record: Delegation | Residual, amounts: Mapping[Measure, Decimal]) -> bool:
    """Whether some amounts lie in the band of a provision."""
    if isinstance(record, Residual):
        return True
    over = record.above is None or not record.above.allows(amounts[record.above.measure])
    return over and all(limit.allows(amounts[limit.measure]) for limit in record.limits)


def about(record: Delegation | Residual | Reservation, matter: str) -> bool:
    """Whether a provision is about a matter; a residual rule is about all."""
    if isinstance(record, Residual):
        return True
    return any(covers(path, matter) for path in record.matters)


def in_force(period: Period, on: Period) -> bool:
    """Whether a period and the days asked about share one."""
    late = on.end is not None and period.start is not None and period.start >= on.end
    early = on.start is not None and period.end is not None and period.end <= on.start
    return not late and not early
