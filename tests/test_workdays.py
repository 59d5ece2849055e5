"""Bank holidays and working days of England."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icsgov.errors import MalformedError
from icsgov.workdays import (
    after_working_days,
    bank_holidays,
    clear_working_days,
    is_working_day,
)

# As GOV.UK has published them for England and Wales.
PUBLISHED = {
    2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    2016: "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_they_are_those_that_are_published(year: int) -> None:
    assert [day.strftime("%m-%d") for day in bank_holidays(year)] == PUBLISHED[year].split()


def test_days_that_were_moved_or_given_once() -> None:
    assert date(1995, 5, 8) in bank_holidays(1995)
    assert date(1995, 5, 1) not in bank_holidays(1995)
    assert date(1999, 12, 31) in bank_holidays(1999)
    assert {date(2002, 6, 3), date(2002, 6, 4)} <= set(bank_holidays(2002))
    assert date(2002, 5, 27) not in bank_holidays(2002)
    assert date(2011, 4, 29) in bank_holidays(2011)


@given(st.integers(1978, 2200))
def test_there_are_eight_a_year_and_each_on_a_weekday(year: int) -> None:
    days = bank_holidays(year)
    assert len(set(days)) == len(days) >= 8
    assert all(day.weekday() < 5 and day.year == year for day in days)
    assert len(days) == 8 + {1999: 1, 2002: 1, 2011: 1, 2012: 1, 2022: 2, 2023: 1}.get(year, 0)


@pytest.mark.parametrize("year", [1977, 9999, "2020", None])
def test_a_year_before_the_rule_is_refused(year: object) -> None:
    with pytest.raises(MalformedError, match="expected a year from 1978 to 9998"):
        bank_holidays(year)  # type: ignore[arg-type] # what is refused


DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 40))
def test_counting_days_one_by_one(day: date, count: int) -> None:
    end = after_working_days(day, count)
    assert clear_working_days(day, end) == max(0, count - 1)
    assert clear_working_days(end, day) == -max(0, count - 1)
    assert count == 0 or is_working_day(end)
    between = [day + timedelta(days=one) for one in range(1, (end - day).days + 1)]
    assert sum(map(is_working_day, between)) == count


def test_days_off_that_a_caller_knows_of_count_too() -> None:
    off = [date(2026, 6, 15)]
    assert is_working_day(date(2026, 6, 15))
    assert not is_working_day(date(2026, 6, 15), also=off)
    assert clear_working_days(date(2026, 6, 12), date(2026, 6, 17), also=off) == 1
    assert after_working_days(date(2026, 6, 12), 1, also=off) == date(2026, 6, 16)


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(MalformedError, match="expected a day, got '2026-06-12'"):
        clear_working_days("2026-06-12", date(2026, 6, 17))  # type: ignore[arg-type] # refused
