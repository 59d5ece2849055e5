"""Days: periods that start on a day and end before one, clear days, and days at an interval."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Self, TypeVar

import attrs

from icsgov.errors import Fault, MalformedError


def is_day(value: object) -> bool:
    """Whether a value is a calendar day: a `date` that is not a `datetime`."""
    return isinstance(value, date) and not isinstance(value, datetime)


@attrs.frozen
class Period:
    """A run of days, `start` included, `end` excluded; `None` leaves a side open.

    >>> from datetime import date
    >>> Period(date(2022, 7, 1)).covers(date(2022, 6, 30))
    False
    """

    start: date | None = None
    end: date | None = None

    def __attrs_post_init__(self) -> None:
        faults = [
            Fault((name,), f"expected a day or None, got {value!r}")
            for name, value in (("start", self.start), ("end", self.end))
            if value is not None and not is_day(value)
        ]
        if not faults and not _before(self.start, self.end):
            reason = f"the period ends before it starts: {self.start} to {self.end}"
            faults.append(Fault(("end",), f"{reason} (the end date is excluded)"))
        if faults:
            raise MalformedError("period", faults)

    @classmethod
    def through(cls, first: date, last: date) -> Self:
        """From the first day to the last, both included.

        >>> from datetime import date
        >>> Period.through(date(2013, 4, 1), date(2022, 6, 30)).end
        datetime.date(2022, 7, 1)
        """
        if not is_day(last) or last == date.max:
            return cls(first, None if last == date.max else last)
        return cls(first, last + timedelta(days=1))

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def __str__(self) -> str:
        if self.start is None and self.end is None:
            return "always"
        first = f"from {self.start}" if self.start else ""
        last = f"until {self.end} (that day excluded)" if self.end else ""
        return " ".join(filter(None, (first, last)))


def _before(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start < end


ALWAYS = Period()
T = TypeVar("T")


def clashes(periods: Iterable[tuple[T, Period]]) -> list[T]:
    """What holds while something earlier in time still does, in the order of their first days.

    >>> from datetime import date
    >>> clashes([("a", Period(date(2020, 1, 1))), ("b", Period(None, date(2020, 1, 2)))])
    ['a']
    """
    found: list[T] = []
    until: date | None = date.min
    for name, period in sorted(periods, key=lambda one: one[1].start or date.min):
        if found_earlier(until, period):
            found.append(name)
        ends = (until, period.end)
        until = None if None in ends else max(until or date.min, period.end or date.min)
    return found


def found_earlier(until: date | None, period: Period) -> bool:
    """Whether a period starts before the day on which all earlier ones have ended."""
    return until is None or (period.start or date.min) < until


def clear_days(given: date, meeting: date) -> int:
    """Whole days between two days, neither of them counted. Negative when in the wrong order.

    >>> from datetime import date
    >>> clear_days(date(2024, 5, 10), date(2024, 5, 14))
    3
    """
    return (meeting - given).days - 1


@attrs.frozen
class Every:
    """An interval of the calendar: so many years, months, weeks and days, together.

    A month on from 31 January is the last day of February. Several intervals on are counted from
    the first day, so that a monthly date does not creep.

    >>> from datetime import date
    >>> Every(months=1).after(date(2025, 1, 31)), Every(months=1).after(date(2025, 1, 31), 2)
    (datetime.date(2025, 2, 28), datetime.date(2025, 3, 31))
    """

    years: int = attrs.field(default=0, kw_only=True)
    months: int = attrs.field(default=0, kw_only=True)
    weeks: int = attrs.field(default=0, kw_only=True)
    days: int = attrs.field(default=0, kw_only=True)

    def __attrs_post_init__(self) -> None:
        counts = attrs.asdict(self)
        faults = [
            Fault((name,), f"expected a whole number from 0 to {MOST_UNITS}, got {value!r}")
            for name, value in counts.items()
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_UNITS
        ]
        if not faults and not any(counts.values()):
            faults.append(Fault((), "expected at least one day, week, month or year"))
        if faults:
            raise MalformedError("interval", faults)

    def after(self, day: date, times: int = 1) -> date:
        """The day that lies so many intervals after a day; the last day there is, at most."""
        from dateutil.relativedelta import relativedelta  # takes time to import

        step = relativedelta(**attrs.asdict(self)) * times
        try:
            return day + step
        except (OverflowError, ValueError):
            return date.max

    def __str__(self) -> str:
        parts = [
            f"{count} {name if count > 1 else name[:-1]}"
            for name, count in attrs.asdict(self).items()
            if count
        ]
        return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]


MOST_UNITS = 10_000
"""More of any unit than an interval that anybody works to; a larger number is a slip."""
