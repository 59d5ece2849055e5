"""When a body meets: a rule for its days, and what was moved, cancelled or put in beside it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import attrs

from icsgov.errors import Fault, MalformedError
from icsgov.ids import BodyId, to_body
from icsgov.model.fact import Fact
from icsgov.model.kinds import in_order, several
from icsgov.model.recurrence import Recurrence, recurrence
from icsgov.model.shape import check
from icsgov.period import ALWAYS, Period, is_day
from icsgov.workdays import FIRST_YEAR, is_working_day

LAST_YEAR = date.max.year - 1
"""The last year in which a meeting is looked for."""
LONGEST_WAIT = timedelta(days=14)
"""More days than ever lie between a day and the next working day."""


@attrs.frozen
class Moved(Fact):
    """A meeting that was moved: from the day that the rule gives to another."""

    day: date
    to: date

    def __attrs_post_init__(self) -> None:
        same = is_day(self.day) and self.day == self.to
        check(self, *([Fault(("to",), "expected another day than the one it is")] if same else []))


def to_moved(value: Iterable[Moved] | Moved) -> tuple[Moved, ...]:
    """Meetings that were moved, in the order of their days."""
    return in_order(several(Moved, value), Moved, lambda one: str(one.day))  # type: ignore[no-any-return] # shape check


def to_days(value: Iterable[date] | date) -> tuple[date, ...]:
    """A day or several, in order."""
    return in_order(several(date, value), date, str)  # type: ignore[no-any-return] # shape check


@attrs.frozen
class Cycle(Fact):
    """When a body meets: an RFC 5545 rule, counted from `start` by `dateutil`.

    `start` is the first day considered, and a meeting only where the rule gives it.
    `to_working_day` says whether a meeting that would fall on a weekend or a bank holiday is held
    on the next working day; it has to be said. `moved` and `cancelled` name days as the rule gives
    them, before that; `extra` are further days, and stay where they are. Outside its period the
    rule gives no day.

    >>> from datetime import date
    >>> Cycle("C", "board", "FREQ=MONTHLY;BYDAY=1TU", start=date(2024, 4, 1),
    ...       to_working_day=True).first()
    datetime.date(2024, 4, 2)
    """

    id: str
    body: BodyId = attrs.field(converter=to_body)
    rule: str
    start: date = attrs.field(kw_only=True)
    to_working_day: bool = attrs.field(kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)
    moved: tuple[Moved, ...] = attrs.field(default=(), converter=to_moved, kw_only=True)
    cancelled: tuple[date, ...] = attrs.field(default=(), converter=to_days, kw_only=True)
    extra: tuple[date, ...] = attrs.field(default=(), converter=to_days, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *_faults(self))

    def first(self) -> date | None:
        """Its first meeting, or None where all were cancelled."""
        return next(self.walk(date.min), None)

    def walk(self, first: date) -> Iterator[date]:
        """Its meetings from a day on, in order, each day once."""
        away = {one.day for one in self.moved} | set(self.cancelled)
        put = sorted({*self.extra, *(one.to for one in self.moved)})
        beside = [day for day in put if day >= first]
        last = date.min
        for day in (kept for raw, kept in self._kept(first) if raw not in away):
            while beside and beside[0] <= day:
                yield (last := beside.pop(0))
            if first <= day != last:
                yield (last := day)
        yield from beside

    def _kept(self, first: date) -> Iterator[tuple[date, date]]:
        """The days that the rule gives in the period, each with the one on which it is held."""
        begin = max(self.start, self.period.start or date.min)
        if first - begin > LONGEST_WAIT:
            begin = first - LONGEST_WAIT
        for raw in recurrence(self.rule, self.start).walk(begin):
            if raw.year > LAST_YEAR or not self.period.covers(raw):
                return
            yield raw, _working(raw) if self.to_working_day else raw


def planned(cycles: Iterable[Cycle], body: str, after: date) -> date | None:
    """The first day after a day that any cycle of a body gives; None where none does."""
    if after == date.max:
        return None
    first = after + timedelta(days=1)
    found = [next(one.walk(first), None) for one in cycles if one.body == body]
    return min((day for day in found if day is not None), default=None)


def _working(day: date) -> date:
    """That day, or the next working day. The last year that is looked at ends on a working day."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _faults(cycle: Cycle) -> Iterator[Fault]:
    """What is wrong with a cycle whose fields have the right shape; silent where one has not."""
    if not isinstance(cycle.rule, str) or not is_day(cycle.start):
        return
    if cycle.to_working_day is True and cycle.start.year < FIRST_YEAR:
        reason = f"bank holidays are known from {FIRST_YEAR} on, got {cycle.start}"
        yield Fault(("start",), reason)
    if cycle.start.year > LAST_YEAR:
        yield Fault(("start",), f"expected a day up to the year {LAST_YEAR}, got {cycle.start}")
        return
    try:
        rule = recurrence(cycle.rule, cycle.start)
    except MalformedError as error:
        yield from (fault.under("rule") for fault in error.faults)
        return
    if isinstance(cycle.period, Period):
        yield from _idle(cycle, rule)
        yield from _astray(cycle, rule)


def _idle(cycle: Cycle, rule: Recurrence) -> Iterator[Fault]:
    """A rule that gives no day in the period of its cycle."""
    begin = max(cycle.start, cycle.period.start or date.min)
    first = next(rule.walk(begin), None)
    if first is None or first.year > LAST_YEAR or not cycle.period.covers(first):
        reason = "the rule never gives a day in the period of the cycle"
        yield Fault(("rule",), f"{reason} ({cycle.period}, from {cycle.start})")


def _astray(cycle: Cycle, rule: Recurrence) -> Iterator[Fault]:
    """A day moved or cancelled that the rule does not give, or that is said twice."""
    seen: set[date] = set()
    for name, place, day in _named(cycle):
        at = (name, place, "day") if name == "moved" else (name, place)
        if day in seen:
            yield Fault(at, f"{day} is moved or cancelled twice")
        elif not cycle.period.covers(day) or next(rule.walk(day), None) != day:
            yield Fault(at, f"the rule does not give {day}: name the day as the rule gives it")
        seen.add(day)


def _named(cycle: Cycle) -> Iterator[tuple[str, int, date]]:
    known: tuple[tuple[str, Any], ...] = (("moved", cycle.moved), ("cancelled", cycle.cancelled))
    named = (
        (name, place, one.day if isinstance(one, Moved) else one)
        for name, values in known
        for place, one in enumerate(values if isinstance(values, tuple) else ())
    )
    return ((name, place, day) for name, place, day in named if is_day(day))
