"""The plane of matter, amount and day, cut into the cells on which an answer cannot change.

An answer depends on an amount only by comparing it with limits, on a day only by whether it lies
in a period, and on a matter only by which paths cover it. So between two neighbouring amounts or
days that a framework names, and among matters that the same paths cover, one point stands for all.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

import attrs

from icsgov.errors import Fault, MalformedError
from icsgov.law.rulebook import RuleBook
from icsgov.model.governance import Governance
from icsgov.model.matter import Limit, covers
from icsgov.period import Period, is_day

PENNY = Decimal("0.01")


class Band(NamedTuple):
    """A run of amounts in pounds sterling; `high` is None where it has no end.

    `low_in` and `high_in` say whether the ends themselves belong to it.

    >>> str(Band(Decimal(0), Decimal(1000))), str(Band(Decimal(1000), None, low_in=False))
    ('£0 to £1,000', 'over £1,000')
    """

    low: Decimal
    high: Decimal | None
    low_in: bool = True
    high_in: bool = True

    @property
    def witness(self) -> Decimal:
        """An amount in the band: its lower end, or the first penny above it."""
        if self.low_in:
            return self.low
        if self.high is None or self.low + PENNY < self.high:
            return self.low + PENNY
        return self.high if self.high_in else (self.low + self.high) / 2

    def holds(self, amount: Decimal) -> bool:
        """Whether an amount lies in the band."""
        above = amount >= self.low if self.low_in else amount > self.low
        if self.high is None:
            return above
        return above and (amount <= self.high if self.high_in else amount < self.high)

    def joined(self, later: "Band") -> "Band | None":
        """This band and one that starts where it ends; None where something lies between."""
        meets = self.high == later.low and self.high_in is not later.low_in
        return Band(self.low, later.high, self.low_in, later.high_in) if meets else None

    def __str__(self) -> str:
        if self.high is None:
            if not self.low and self.low_in:
                return "any amount"
            return f"{pounds(self.low)} and over" if self.low_in else f"over {pounds(self.low)}"
        if self.low == self.high:
            return f"exactly {pounds(self.low)}"
        start = pounds(self.low) if self.low_in else f"over {pounds(self.low)}"
        end = pounds(self.high) if self.high_in else f"under {pounds(self.high)}"
        return f"{start} to {end}"


def pounds(amount: Decimal) -> str:
    """An amount in pounds, with pence only where there are any."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


EVERY = Band(Decimal(0), None)
"""Every amount."""


def bands(limits: Iterable[Limit]) -> list[Band]:
    """The amounts from nothing upwards, cut at every limit and on both sides of it.

    >>> [str(band) for band in bands([Limit(1000)])]
    ['£0 to under £1,000', 'exactly £1,000', 'over £1,000']
    """
    cuts = sorted({limit.amount for limit in limits})
    found: list[Band] = []
    low, low_in = Decimal(0), True
    for cut in cuts:
        if cut > low or not low_in:
            found.append(Band(low, cut, low_in, False))
        found.append(Band(cut, cut))
        low, low_in = cut, False
    return [*found, Band(low, None, low_in)]


def merged(parts: Iterable[tuple[Band, Any]]) -> list[tuple[Band, Any]]:
    """Neighbouring bands with the same answer, as one."""
    found: list[tuple[Band, Any]] = []
    for band, answer in parts:
        last = found[-1] if found else None
        whole = last[0].joined(band) if last and last[1] == answer else None
        if whole is not None:
            found[-1] = (whole, answer)
        else:
            found.append((band, answer))
    return found


def turning_days(gov: Governance, law: RuleBook) -> list[date]:
    """Every day on which something in the framework or in the law begins or ends."""
    found = {one.day for one in gov.successions}
    for period in (*periods(gov), *(rule.period for rule in law.rules)):
        found |= {day for day in (period.start, period.end) if day is not None}
    return sorted(found)


def periods(thing: Any) -> Iterator[Period]:
    """Every period in a record and in what it owns."""
    stack = [thing]
    while stack:
        here = stack.pop()
        if isinstance(here, Period):
            yield here
        elif isinstance(here, tuple):
            stack.extend(here)
        elif attrs.has(type(here)):
            stack.extend(getattr(here, field.name) for field in attrs.fields(type(here)))


def check_day(on: object) -> None:
    """Raise `MalformedError` for what is no day."""
    if not is_day(on):
        raise MalformedError("question", [Fault(("on",), f"expected a day, got {on!r}")])


def days_of(on: date | Period) -> Period:
    """A day as the period of that day; raises `MalformedError` for what is no day or period."""
    if isinstance(on, Period):
        return on
    if not is_day(on):
        fault = Fault(("on",), f"expected a day or a period, got {on!r}")
        raise MalformedError("question", [fault])
    return Period.through(on, on)


def spans(gov: Governance, law: RuleBook, on: date | Period) -> list[Period]:
    """The days asked about, cut where anything begins or ends."""
    if not isinstance(on, Period):
        return [Period.through(on, on)]
    inside = [day for day in turning_days(gov, law) if on.covers(day) and day != on.start]
    edges = [on.start, *inside, on.end]
    return [Period(one, other) for one, other in pairwise(edges)]


def first_day(span: Period) -> date:
    """A day of a span: its first, or where it has none the day before its end."""
    if span.start is not None:
        return span.start
    return date.min if span.end is None else date.fromordinal(span.end.toordinal() - 1)


def elsewhere(paths: Iterable[str]) -> str:
    """A matter that none of these paths covers, and that covers none of them."""
    taken = set(paths)
    name, number = "anything-else", 1
    while any(covers(name, path) or covers(path, name) for path in taken):
        number += 1
        name = f"anything-else-{number}"
    return name
