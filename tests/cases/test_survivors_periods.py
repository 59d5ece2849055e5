"""Days and periods, further: the ends of the calendar, and what a period says of itself."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from icsgov.errors import MalformedError
from icsgov.period import ALWAYS, Period, clashes, clear_days, is_day

DAY = date(2024, 5, 14)
NEXT = DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "end", "faults"),
    [
        ("today", None, ["start"]),
        (None, datetime(2024, 5, 14), ["end"]),
        ("a", "b", ["start", "end"]),
        (DAY, DAY, ["end"]),
        (NEXT, DAY, ["end"]),
    ],
)
def test_a_period_that_cannot_be(start: Any, end: Any, faults: list[str]) -> None:
    """Every side that is no day is named; a period of no days is refused at its end."""
    with pytest.raises(MalformedError) as caught:
        Period(start, end)
    assert caught.value.what == "period"
    assert [fault.where for fault in caught.value.faults] == faults


def test_a_period_of_one_day_covers_that_day_alone() -> None:
    one = Period.through(DAY, DAY)
    assert one == Period(DAY, NEXT)
    assert [one.covers(DAY + timedelta(days=n)) for n in (-1, 0, 1)] == [False, True, False]


def test_through_the_last_day_of_the_calendar_has_no_end() -> None:
    """There is no day after it to end on; what is no day is refused as ever."""
    assert Period.through(DAY, date.max) == Period(DAY)
    assert Period.through(DAY, date.max - timedelta(days=1)) == Period(DAY, date.max)
    broken: Any = "tomorrow"
    with pytest.raises(MalformedError, match="end: expected a day or None"):
        Period.through(DAY, broken)


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (ALWAYS, "always"),
        (Period(DAY), "from 2024-05-14"),
        (Period(None, DAY), "until 2024-05-14 (that day excluded)"),
        (Period(DAY, NEXT), "from 2024-05-14 until 2024-05-15 (that day excluded)"),
    ],
)
def test_a_period_says_when_it_is(period: Period, text: str) -> None:
    assert str(period) == text


def test_a_moment_is_no_day() -> None:
    assert [is_day(one) for one in (DAY, datetime(2024, 5, 14), "2024-05-14")] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        ([(0, 2), (2, 4)], []),
        ([(0, 3), (2, 4)], ["1"]),
        ([(0, None), (5, 6), (7, 8)], ["1", "2"]),
        ([(0, 9), (1, 2), (3, 4)], ["1", "2"]),
        ([(None, 1), (None, 2)], ["1"]),
        ([(None, 1), (1, None), (2, 3)], ["2"]),
        ([(5, 6), (0, 6)], ["0"]),
        ([(None, None)], []),
        ([], []),
    ],
)
def test_what_holds_while_something_earlier_does(
    ends: list[tuple[int | None, int | None]], found: list[str]
) -> None:
    """One that starts when all earlier ones have ended clashes with none."""

    def day(n: int | None) -> date | None:
        return None if n is None else DAY + timedelta(days=n)

    periods = [(str(n), Period(day(start), day(end))) for n, (start, end) in enumerate(ends)]
    assert clashes(periods) == found


@pytest.mark.parametrize(("days", "clear"), [(1, 0), (4, 3), (0, -1), (-1, -2)])
def test_clear_days_count_neither_end(days: int, clear: int) -> None:
    assert clear_days(DAY, DAY + timedelta(days=days)) == clear
