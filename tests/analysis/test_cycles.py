"""When bodies meet: against a calendar worked out day by day, and worked cases to count by hand."""

from datetime import date, timedelta
from time import perf_counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from naive_calendar import days_of, rule_days

from icsgov.analysis.calendar import meeting_days, next_meeting
from icsgov.errors import GovernanceError, MalformedError, UnknownIdError
from icsgov.explain import UNKNOWN
from icsgov.io import dumps, loads
from icsgov.model.body import Board, Committee
from icsgov.model.cycle import Cycle, Moved
from icsgov.model.governance import Governance
from icsgov.model.organisation import Organisation
from icsgov.period import Period
from icsgov.testing.strategies_meetings import cycles, rules, starts

slow = settings(suppress_health_check=list(HealthCheck), deadline=None)
MONTHLY = "FREQ=MONTHLY;BYDAY=1TU"
BASE = (Organisation("A", kind="FT"), Board("board", "A"))
spans = st.integers(0, 1500).map(lambda days: timedelta(days=days))


def cycle(rule: str = MONTHLY, start: date = date(2024, 4, 1), **more: Any) -> Cycle:
    return Cycle("C", "board", rule, start=start, **{"to_working_day": True, **more})


def days(made: Cycle, start: date, end: date) -> list[str]:
    return [f"{day:%a %d %b %Y}" for day in meeting_days(made, start, end)]


def said(rule: Any, start: Any = date(2024, 4, 1), **more: Any) -> list[str]:
    with pytest.raises(MalformedError) as caught:
        cycle(rule, start, **more)
    return list(map(str, caught.value.faults))


# properties


@slow
@given(cycles(), spans, spans)
def test_the_days_are_those_of_a_calendar_read_day_by_day(
    made: Cycle, skip: timedelta, span: timedelta
) -> None:
    start = made.start + skip - timedelta(days=30)
    assert meeting_days(made, start, start + span) == days_of(made, start, start + span)


@slow
@given(rules(), starts)
def test_a_rule_is_refused_exactly_where_it_gives_no_day(rule: str, start: date) -> None:
    try:
        first = cycle(rule, start).first()
    except MalformedError as error:
        assert all("never gives a day" in fault.message for fault in error.faults)
        assert rule_days(rule, start, date(start.year + 29, 1, 1)) == []
    else:
        assert first is not None


@slow
@given(st.lists(cycles(st.just("board")), max_size=3, unique_by=lambda one: one.id), spans)
def test_the_next_meeting_is_the_first_day_of_all_cycles_after_a_day(
    several: list[Cycle], skip: timedelta
) -> None:
    after = date(2018, 1, 1) + skip
    found = next_meeting("board", after, Governance.of(*BASE, *several))
    horizon = after + timedelta(days=1000)
    first = after + timedelta(days=1)
    known = sorted(day for one in several for day in days_of(one, first, horizon))
    if not several:
        assert found is UNKNOWN
    elif known:
        assert found == known[0]
    else:
        assert found is None or (isinstance(found, date) and found >= horizon)


@slow
@given(cycles(), spans, spans)
def test_two_spans_that_meet_have_the_days_of_the_whole(
    made: Cycle, one: timedelta, other: timedelta
) -> None:
    middle, end = made.start + one, made.start + one + other
    halves = meeting_days(made, made.start, middle) + meeting_days(made, middle, end)
    assert halves == meeting_days(made, made.start, end)


@slow
@given(cycles(st.just("board")))
def test_a_cycle_round_trips(made: Cycle) -> None:
    gov = Governance.of(*BASE, made)
    assert loads(dumps(gov)).governance == gov


PIECES = (
    *("FREQ=DAILY", "FREQ=YEARLY", ";", "=", ",", "BYDAY=", "-1MO", "TU", "BYSETPOS=2", "99"),
    *("RRULE:", "DTSTART:20240401", "\n", "UNTIL=2024", "COUNT=", "0", "-", "²", "ß"),
)


@slow
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_any_text_is_a_rule_or_a_fault_on_one_line(text: str) -> None:
    try:
        assert cycle(text).first() is not None
    except MalformedError as error:
        for fault in error.faults:
            assert fault.path[0] == "rule"
            assert len(fault.message.splitlines()) == 1
            assert len(fault.message) < 250


# worked by hand


def test_the_first_tuesday_of_each_month() -> None:
    found = days(cycle(), date(2024, 4, 1), date(2024, 8, 1))
    assert found == ["Tue 02 Apr 2024", "Tue 07 May 2024", "Tue 04 Jun 2024", "Tue 02 Jul 2024"]


def test_every_other_month_is_counted_from_the_start() -> None:
    found = days(cycle(MONTHLY + ";INTERVAL=2"), date(2024, 6, 1), date(2024, 11, 1))
    assert found == ["Tue 04 Jun 2024", "Tue 06 Aug 2024", "Tue 01 Oct 2024"]


def test_the_last_working_weekday_of_a_quarter() -> None:
    rule = "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    found = days(cycle(rule, date(2024, 3, 1)), date(2024, 3, 1), date(2024, 12, 1))
    # 29 March 2024 is Good Friday, and 1 April Easter Monday
    assert found == ["Tue 02 Apr 2024", "Fri 28 Jun 2024", "Mon 30 Sep 2024"]


def test_a_bank_holiday_is_passed_over_only_where_that_is_said() -> None:
    first_monday = "FREQ=MONTHLY;BYDAY=1MO"
    moved = days(cycle(first_monday), date(2024, 5, 1), date(2024, 6, 1))
    left = days(cycle(first_monday, to_working_day=False), date(2024, 5, 1), date(2024, 6, 1))
    assert (moved, left) == (["Tue 07 May 2024"], ["Mon 06 May 2024"])


def test_christmas_goes_past_the_weekend() -> None:
    rule = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25"
    found = days(cycle(rule), date(2026, 12, 1), date(2027, 1, 1))
    assert found == ["Tue 29 Dec 2026"]  # Friday, Saturday, Sunday, and Boxing Day kept on Monday


def test_whether_it_moves_has_to_be_said() -> None:
    with pytest.raises(TypeError, match="to_working_day"):
        Cycle("C", "board", MONTHLY, start=date(2024, 4, 1))  # type: ignore[call-arg] # left out
    assert said(MONTHLY, to_working_day=None) == [
        "to_working_day: expected True or False, got None"
    ]


def test_a_meeting_is_moved_cancelled_and_put_in() -> None:
    made = cycle(
        moved=Moved(date(2024, 5, 7), date(2024, 5, 18)),
        cancelled=date(2024, 6, 4),
        extra=[date(2024, 6, 22), date(2024, 7, 2)],
    )
    found = days(made, date(2024, 5, 1), date(2024, 8, 1))
    # what was said stays where it is, though these are Saturdays; and 2 July counts once
    assert found == ["Sat 18 May 2024", "Sat 22 Jun 2024", "Tue 02 Jul 2024"]


def test_a_day_is_moved_by_the_name_that_the_rule_has_for_it() -> None:
    first_monday = "FREQ=MONTHLY;BYDAY=1MO"
    moved = cycle(first_monday, moved=Moved(date(2024, 5, 6), date(2024, 5, 9)))
    assert days(moved, date(2024, 5, 1), date(2024, 6, 1)) == ["Thu 09 May 2024"]
    assert said(first_monday, moved=Moved(date(2024, 5, 7), date(2024, 5, 9))) == [
        "moved[0].day: the rule does not give 2024-05-07: name the day as the rule gives it"
    ]


def test_outside_its_period_it_gives_no_day() -> None:
    made = cycle(period=Period(date(2024, 5, 7), date(2024, 7, 2)))
    found = days(made, date(2024, 1, 1), date(2025, 1, 1))
    assert found == ["Tue 07 May 2024", "Tue 04 Jun 2024"]


def test_count_and_until_end_it() -> None:
    three = days(cycle(MONTHLY + ";COUNT=3"), date(2024, 1, 1), date(2030, 1, 1))
    until = days(cycle(MONTHLY + ";UNTIL=20240604"), date(2024, 1, 1), date(2030, 1, 1))
    assert three == until == ["Tue 02 Apr 2024", "Tue 07 May 2024", "Tue 04 Jun 2024"]


def test_the_end_day_is_not_part_of_the_question() -> None:
    assert days(cycle(), date(2024, 4, 2), date(2024, 5, 7)) == ["Tue 02 Apr 2024"]


def test_the_next_meeting_joins_the_cycles_of_a_body() -> None:
    gov = Governance.of(
        *BASE,
        Committee("other", "A"),
        cycle(),
        Cycle(
            "D",
            "board",
            "FREQ=MONTHLY;BYDAY=3TU;COUNT=1",
            start=date(2024, 4, 1),
            to_working_day=True,
        ),
    )
    assert next_meeting("board", date(2024, 4, 2), gov) == date(2024, 4, 16)
    assert next_meeting("board", date(2024, 4, 16), gov) == date(2024, 5, 7)
    assert next_meeting("other", date(2024, 4, 2), gov) is UNKNOWN
    only = gov.drop("C")
    assert next_meeting("board", date(2024, 4, 16), only) is None
    with pytest.raises(UnknownIdError):
        next_meeting("nobody", date(2024, 4, 2), gov)


def test_a_meeting_held_later_than_the_day_asked_about_is_next() -> None:
    gov = Governance.of(*BASE, cycle("FREQ=MONTHLY;BYDAY=1MO"))
    assert next_meeting("board", date(2024, 5, 6), gov) == date(2024, 5, 7)


@pytest.mark.parametrize("after", [date.max, date(9998, 12, 31), date.min])
def test_the_ends_of_time(after: date) -> None:
    found = next_meeting("board", after, Governance.of(*BASE, cycle("FREQ=DAILY")))
    assert found == (date(2024, 4, 2) if after == date.min else None)  # 1 April was Easter Monday


# what is wrong with a cycle


NEVER = [
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=WEEKLY;BYMONTH=13",
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
    "FREQ=MONTHLY;BYDAY=6MO",
    "FREQ=YEARLY;BYDAY=54MO",
    "FREQ=YEARLY;BYWEEKNO=54",
    "FREQ=YEARLY;BYYEARDAY=367",
    "FREQ=MONTHLY;BYDAY=TU;COUNT=0",
    "FREQ=MONTHLY;BYDAY=TU;UNTIL=20240331",
    "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
]


@pytest.mark.parametrize("start", [date(2025, 3, 1), date(1999, 12, 31), date(1899, 1, 1)])
@pytest.mark.parametrize("rule", NEVER)
def test_a_rule_that_never_gives_a_day_is_found_out_soon(rule: str, start: date) -> None:
    if "UNTIL" in rule and start.year < 2024:
        start = date(2025, 1, 1)
    before = perf_counter()
    (fault,) = said(rule, start, to_working_day=False)
    assert fault.startswith("rule: the rule never gives a day")
    assert perf_counter() - before < 2  # ten times what it takes where nothing else runs


def test_a_rule_that_gives_a_day_once_in_a_long_while_is_one() -> None:
    leap = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=TU"
    assert cycle(leap, to_working_day=False).first() == date(2028, 2, 29)
    rare = "FREQ=YEARLY;INTERVAL=99;BYMONTH=4;BYMONTHDAY=1"
    made = cycle(rare, date(2024, 4, 2), to_working_day=False)
    assert made.first() == date(2123, 4, 1)
    assert said("FREQ=YEARLY;INTERVAL=101;BYMONTH=4;BYMONTHDAY=1", date(2024, 4, 2)) == [
        "rule: the rule never gives a day: none in the 100 years from 2024-04-02"
    ]


def test_a_rule_that_gives_no_day_in_its_period_is_refused() -> None:
    assert said(MONTHLY, period=Period(date(2024, 5, 8), date(2024, 6, 4))) == [
        "rule: the rule never gives a day in the period of the cycle"
        " (from 2024-05-08 until 2024-06-04 (that day excluded), from 2024-04-01)"
    ]
    assert said(MONTHLY, period=Period(end=date(2024, 4, 1))) != []
    assert said(MONTHLY + ";COUNT=2", period=Period(date(2024, 6, 1))) != []


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("", "expected a rule such as `FREQ=MONTHLY;BYDAY=1TU`, got ``"),
        ("monthly", "cannot read `MONTHLY`: expected a rule such as `FREQ=MONTHLY;BYDAY=1TU`"),
        ("BYDAY=1TU", "expected a rule such as `FREQ=MONTHLY;BYDAY=1TU`, got `BYDAY=1TU`"),
        ("FREQ=HOURLY", "a rule for meetings is one of whole days, got `FREQ=HOURLY`"),
        ("FREQ=DAILY;BYHOUR=9", "a rule for meetings is one of whole days, got `BYHOUR=9`"),
        ("FREQ=DAILY;BYMINUTE=9", "a rule for meetings is one of whole days, got `BYMINUTE=9`"),
        ("FREQ=DAILY;BYSECOND=9", "a rule for meetings is one of whole days, got `BYSECOND=9`"),
        ("FREQ=OFTEN", "expected one of YEARLY, MONTHLY, WEEKLY, DAILY, got `FREQ=OFTEN`"),
        ("FREQ=DAILY;FREQ=DAILY", "`FREQ` is said twice"),
        ("FREQ=DAILY;INTERVAL=0", "there is no INTERVAL of 0, got `INTERVAL=0`"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,0", "there is no BYMONTHDAY of 0, got `BYMONTHDAY=1,0`"),
        ("FREQ=MONTHLY;BYDAY=0MO", "there is no BYDAY of 0, got `BYDAY=0MO`"),
        (
            "FREQ=MONTHLY;BYDAY=MO,1TU",
            "some days of `BYDAY` are numbered and some not: number each, or none",
        ),
        ("FREQ=WEEKLY;BYDAY=1MO", "a numbered day (`1MO`) is one of a month or a year"),
        ("FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO", "a numbered day (`1MO`) is one of a month or a year"),
        ("FREQ=MONTHLY;BYWEEKNO=3", "`BYWEEKNO` is for `FREQ=YEARLY`"),
        ("FREQ=MONTHLY;BYYEARDAY=3", "`BYYEARDAY` is for `FREQ=YEARLY`"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "`BYMONTHDAY` is not for `FREQ=WEEKLY`"),
        (
            "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1",
            "`BYSETPOS` is for `FREQ=MONTHLY` and `FREQ=YEARLY`",
        ),
        (
            "FREQ=MONTHLY;BYSETPOS=1",
            "`BYSETPOS` picks among the days of another part, and there is none",
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=400",
            "`dateutil` does not read it: bysetpos must be between 1 and 366, or between -366 and"
            " -1",
        ),
        ("FREQ=DAILY;COUNT=1;UNTIL=20250101", "expected `COUNT` or `UNTIL`, got both"),
        ("FREQ=DAILY;UNTIL=20250230", "`UNTIL`: there is no day `20250230`"),
        (
            "FREQ=DAILY;UNTIL=20250101T120000Z",
            "`UNTIL` is a day here, as in `20250101`, got `20250101T120000Z`",
        ),
        (
            "DTSTART:20240401T090000\nRRULE:FREQ=DAILY",
            "`DTSTART` is a day here, as in `20240401`, got `20240401T090000`",
        ),
        (
            "DTSTART:20240501\nRRULE:FREQ=DAILY",
            "the rule starts on 2024-05-01, and the cycle on 2024-04-01",
        ),
        (
            "FREQ=DAILY\nFREQ=WEEKLY",
            "expected one rule such as `FREQ=MONTHLY;BYDAY=1TU`, got `FREQ=WEEKLY` besides",
        ),
        (
            "FREQ=DAILY\nEXDATE:20240501",
            "expected one rule, got `EXDATE:20240501`: days that fall away are `cancelled`, and"
            " others `extra`",
        ),
    ],
)
def test_a_rule_that_cannot_be_is_named(rule: str, fault: str) -> None:
    assert said(rule) == [f"rule: {fault}"]


def test_a_start_inside_the_rule_that_agrees_says_nothing_new() -> None:
    both = "DTSTART;VALUE=DATE:20240401\nRRULE:FREQ=MONTHLY;BYDAY=1TU"
    assert cycle(both).first() == cycle().first()


def test_every_fault_of_a_cycle_at_once() -> None:
    assert said("FREQ=HOURLY;BYDAY=0MO", extra="soon", to_working_day="yes") == [
        "to_working_day: expected True or False, got `yes`",
        "extra: expected a day, got `soon`",
        "rule: a rule for meetings is one of whole days, got `FREQ=HOURLY`",
        "rule: there is no BYDAY of 0, got `BYDAY=0MO`",
    ]
    assert said(3) == ["rule: expected text, got 3"]
    assert said(MONTHLY, "soon") == ["start: expected a day, got `soon`"]


def test_days_moved_or_cancelled_that_are_none() -> None:
    made = {"moved": [Moved(date(2024, 5, 7), date(2024, 5, 9))], "cancelled": [date(2024, 5, 7)]}
    assert said(MONTHLY, **made) == ["cancelled[0]: 2024-05-07 is moved or cancelled twice"]
    assert said(MONTHLY, cancelled=[date(2024, 5, 8)]) == [
        "cancelled[0]: the rule does not give 2024-05-08: name the day as the rule gives it"
    ]
    late = Period(end=date(2024, 6, 1))
    assert said(MONTHLY, cancelled=[date(2024, 6, 4)], period=late) == [
        "cancelled[0]: the rule does not give 2024-06-04: name the day as the rule gives it"
    ]
    with pytest.raises(MalformedError, match="expected another day than the one it is"):
        Moved(date(2024, 5, 7), date(2024, 5, 7))


def test_working_days_are_known_from_1978_on() -> None:
    early = date(1977, 12, 31)
    assert said(MONTHLY, early) == ["start: bank holidays are known from 1978 on, got 1977-12-31"]
    assert cycle(MONTHLY, early, to_working_day=False).first() == date(1978, 1, 3)
    assert said(MONTHLY, date.max) == ["start: expected a day up to the year 9998, got 9999-12-31"]


def test_a_cycle_is_of_a_body_on_file() -> None:
    with pytest.raises(GovernanceError) as caught:
        Governance.of(Cycle("C", "nobody", MONTHLY, start=date(2024, 4, 1), to_working_day=True))
    assert list(map(str, caught.value.faults)) == ["cycles['C'].body: no body has the id `nobody`"]


def test_a_question_is_about_days() -> None:
    with pytest.raises(MalformedError, match="end: expected a day"):
        meeting_days(cycle(), date(2024, 4, 1), "soon")  # type: ignore[arg-type] # bad input
