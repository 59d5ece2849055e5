"""Cells of the plane put together again: the fewest runs of days and amounts that say the same."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from icsgov.analysis.finding import Region
from icsgov.analysis.plane import EVERY, Band, bands, first_day
from icsgov.analysis.probe import USUAL, Measure
from icsgov.model.matter import Limit, ancestors
from icsgov.period import Period

T = TypeVar("T")


class Cell(NamedTuple):
    """A named matter, a run of days, and a run of amounts for each measure."""

    matter: str
    span: Period
    amounts: tuple[Band, ...]


Box = tuple[Any, ...]
"""A band for each measure, and a period."""


def measured(limits: Iterable[Limit]) -> dict[Measure, list[Band]]:
    """The amounts of each measure that limits name, cut at each of them; the usual one first."""
    groups: dict[Measure, list[Limit]] = {}
    for limit in limits:
        groups.setdefault(limit.measure, []).append(limit)
    order = sorted(groups, key=lambda one: (one != USUAL, str(one))) or [USUAL]
    return {measure: bands(groups.get(measure, ())) for measure in order}


def cut(days: Iterable[date], on: Period) -> list[Period]:
    """A period cut at every day of these that lies in it."""
    inside = sorted({day for day in days if on.covers(day) and day != on.start})
    return [Period(one, other) for one, other in pairwise([on.start, *inside, on.end])]


def shared(one: Period, other: Period) -> Period | None:
    """The days that lie in both periods; None where there are none."""
    starts = [day for day in (one.start, other.start) if day is not None]
    ends = [day for day in (one.end, other.end) if day is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    return None if start is not None and end is not None and start >= end else Period(start, end)


def regions(
    cells: Iterable[Cell], named: Iterable[str], measures: Iterable[Measure], main: Measure
) -> Iterator[Region]:
    """Cells as regions, the widest run of amounts of the main measure first put together.

    `named` are the matters that were asked about: one that is not in a region and lies below one
    that is, is named as left out.
    """
    order = tuple(measures)
    groups: dict[str, list[Box]] = {}
    for cell in cells:
        groups.setdefault(cell.matter, []).append((*cell.amounts, cell.span))
    places = [order.index(main)] if main in order else []
    places += [place for place in range(len(order) + 1) if place not in places]
    alike: dict[Box, set[str]] = {}
    for matter, boxes in groups.items():
        for box in _joined(boxes, places):
            alike.setdefault(box, set()).add(matter)
    for box in sorted(alike, key=_box_order):
        also = tuple(
            (one, band)
            for one, band in zip(order, box, strict=False)
            if one != main and band != EVERY
        )
        band = box[order.index(main)] if main in order else EVERY
        matters, but = _widest(alike[box], named)
        yield Region(matters, band, box[-1], main, also, but)


def _joined(boxes: list[Box], places: Iterable[int]) -> list[Box]:
    """Boxes put together wherever they lie side by side."""
    for place in places:
        rows: dict[Box, list[Any]] = {}
        for box in boxes:
            rows.setdefault((*box[:place], *box[place + 1 :]), []).append(box[place])
        boxes = [
            (*rest[:place], run, *rest[place:]) for rest, row in rows.items() for run in _runs(row)
        ]
    return boxes


def _runs(row: list[Any]) -> list[Any]:
    """Bands or periods of one row, neighbours put together."""
    found: list[Any] = []
    for one in sorted(row, key=_order):
        whole = _side_by_side(found[-1], one) if found else None
        if whole is not None:
            found[-1] = whole
        else:
            found.append(one)
    return found


def _side_by_side(one: Any, later: Any) -> Any:
    if isinstance(one, Band):
        return one.joined(later)
    return Period(one.start, later.end) if one.end == later.start else None


def _order(one: Any) -> tuple[Any, ...]:
    if isinstance(one, Band):
        return one.low, not one.low_in
    return (one.start or date.min, one.start is not None)


def _box_order(box: Box) -> tuple[Any, ...]:
    return tuple(_order(one) for one in box) + tuple(str(one) for one in box)


def _widest(matters: set[str], named: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The widest of these matters, and the named ones below them that are not among them."""
    known = set(named) | matters
    inside, but = [], []
    for path in sorted(known):
        wider = next((one for one in ancestors(path)[1:] if one in known), None)
        if path in matters and wider not in matters:
            inside.append(path)
        elif path not in matters and wider in matters:
            but.append(path)
    return tuple(inside), tuple(but)


def edges(period: Period) -> list[date]:
    """The days on which a period begins and ends."""
    return [day for day in (period.start, period.end) if day is not None]


def shows(region: Region, witnesses: Mapping[Cell, T], measures: Iterable[Measure]) -> T:
    """What was found at the first of the cells that lie in a region."""
    order = tuple(measures)

    def inside(cell: Cell) -> bool:
        amounts = {one: band.witness for one, band in zip(order, cell.amounts, strict=True)}
        return region.holds(cell.matter, amounts, first_day(cell.span))

    return next(found for cell, found in witnesses.items() if inside(cell))


def where(region: Region) -> dict[str, Any]:
    """A region as the sentence of a finding states it."""
    return {
        "matters": region.matters,
        "but": region.but,
        "band": str(region.band),
        "period": days_of(region.period),
    }


def days_of(period: Period) -> str:
    """A period in words, a single day as that day."""
    start, end = period.start, period.end
    single = start is not None and end is not None and (end - start).days == 1
    return f"on {start}" if single else str(period)
