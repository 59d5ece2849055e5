"""Working days in England: every day but Saturdays, Sundays and bank holidays.

A bank holiday that falls on a weekend is kept on the next day that is free. The days follow a rule,
apart from those that were moved, and those that were given once; days still to come may be given.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from icsgov.errors import Fault, MalformedError
from icsgov.period import is_day

FIRST_YEAR = 1978
"""The first year with all the bank holidays of today, by royal proclamation."""

MOVED = {
    date(1995, 5, 1): date(1995, 5, 8),
    date(2002, 5, 27): date(2002, 6, 4),
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}
"""Bank holidays that were kept on another day, once."""

ONCE = (
    date(1999, 12, 31),
    date(2002, 6, 3),
    date(2011, 4, 29),
    date(2012, 6, 5),
    date(2022, 6, 3),
    date(2022, 9, 19),
    date(2023, 5, 8),
)
"""Bank holidays that were given once: jubilees, a wedding, a funeral, a coronation."""


def bank_holidays(year: int) -> tuple[date, ...]:
    """The bank holidays of England in a year, in order, from 1978 on.

    Source: Banking and Financial Dealings Act 1971 Sch 1 and proclamations under s.1.

    >>> [str(day) for day in bank_holidays(2022)][3:6]
    ['2022-05-02', '2022-06-02', '2022-06-03']
    """
    if not isinstance(year, int) or not FIRST_YEAR <= year < date.max.year:
        reason = f"expected a year from {FIRST_YEAR} to {date.max.year - 1}, got {year!r}"
        raise MalformedError("year", [Fault((), reason)])
    return _holidays(year)


@lru_cache(maxsize=200)
def _holidays(year: int) -> tuple[date, ...]:
    return tuple(sorted(_of(year)))


def _of(year: int) -> Iterator[date]:
    from dateutil.easter import easter  # takes time to import

    sunday = easter(year)
    usual = {
        _free(date(year, 1, 1), set()),
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        _monday(date(year, 5, 1)),
        _monday(date(year, 5, 25)),
        _monday(date(year, 8, 25)),
    }
    christmas = date(year, 12, 25)
    boxing = christmas + timedelta(days=1)
    first = _free(christmas, {boxing} if boxing.weekday() < 5 else set())
    yield from (MOVED.get(day, day) for day in usual)
    yield first
    yield _free(boxing, {first})
    yield from (day for day in ONCE if day.year == year)


def _monday(day: date) -> date:
    """That day, or the next Monday."""
    return day + timedelta(days=-day.weekday() % 7)


def _free(day: date, taken: set[date]) -> date:
    """That day, or the next one that is neither on a weekend nor taken."""
    while day.weekday() > 4 or day in taken:
        day += timedelta(days=1)
    return day


def is_working_day(day: date, *, also: Iterable[date] = ()) -> bool:
    """Whether a day is neither on a weekend nor a bank holiday; `also` are further days off.

    >>> is_working_day(date(2022, 9, 19)), is_working_day(date(2022, 9, 20))
    (False, True)
    """
    return day.weekday() < 5 and day not in bank_holidays(day.year) and day not in set(also)


def clear_working_days(given: date, meeting: date, *, also: Iterable[date] = ()) -> int:
    """Working days between two days, neither of them counted; as many below nothing the other way.

    `also` are further days off, such as bank holidays that are given later than this was written.

    >>> clear_working_days(date(2022, 9, 16), date(2022, 9, 21))
    1
    """
    _checked(given, meeting)
    off = frozenset(also)
    first, last = sorted((given, meeting))
    days = (first + timedelta(days=one) for one in range(1, (last - first).days))
    count = sum(is_working_day(day, also=off) for day in days)
    return count if given <= meeting else -count


def after_working_days(day: date, count: int, *, also: Iterable[date] = ()) -> date:
    """The working day that is so many working days after a day.

    >>> after_working_days(date(2022, 9, 16), 1)
    datetime.date(2022, 9, 20)
    """
    _checked(day)
    off = frozenset(also)
    left = count
    while left > 0:
        day += timedelta(days=1)
        left -= is_working_day(day, also=off)
    return day


def _checked(*days: object) -> None:
    faults = [Fault((), f"expected a day, got {day!r}") for day in days if not is_day(day)]
    if faults:
        raise MalformedError("working days", faults)
