"""Whose turn it is to preside, against lists written out, and what is noticed of others."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import trust, world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from naive_calendar import days_of

from icsgov.analysis.irregular import irregularities
from icsgov.analysis.rotas import chair_on
from icsgov.errors import GovernanceError, MalformedError
from icsgov.explain import UNKNOWN
from icsgov.io import dumps, loads
from icsgov.model.body import CommitteeInCommon, JointCommittee, Seat
from icsgov.model.cycle import Cycle
from icsgov.model.governance import Governance
from icsgov.model.meeting import Chairing, Meeting, Present
from icsgov.model.rota import Rota, Stint
from icsgov.period import Every, Period
from icsgov.testing.strategies_meetings import cycles, rotas

slow = settings(suppress_health_check=list(HealthCheck), deadline=None)
FIRST = date(2024, 4, 1)
BASE = world(
    trust("A"), trust("B"), trust("C", "NHST"), CommitteeInCommon("room", ["A board", "B board"])
)
MONTHLY = Cycle("C1", "room", "FREQ=MONTHLY;BYDAY=1TU;COUNT=8", start=FIRST, to_working_day=True)
GOV = BASE.put(MONTHLY)
PEOPLE = ("A ceo", "B ceo", "A ned")
BY_MEETINGS = [Stint("A", meetings=1), Stint("B", meetings=2)]


def rota(*stints: Stint, **more: Any) -> Rota:
    return Rota("R", "room", stints or BY_MEETINGS, **{"start": FIRST, **more})


# properties


@slow
@given(rotas("room", PEOPLE), cycles(st.just("room")), st.integers(1, 30))
def test_a_meeting_is_chaired_alike_by_its_number_and_by_its_day(
    made: Rota, cycle: Cycle, number: int
) -> None:
    gov = BASE.put(cycle)
    days = days_of(cycle, made.start, made.start + timedelta(days=1200))
    by_number = chair_on(made, number, gov)
    if number <= len(days):
        assert by_number == chair_on(made, days[number - 1], gov)
        between = days[number - 2] + timedelta(days=1) if number > 1 else made.start
        if made.by_meetings:
            assert chair_on(made, between, gov) == by_number


@slow
@given(rotas("room", PEOPLE), cycles(st.just("room")))
def test_the_turns_are_those_of_a_list_written_out(made: Rota, cycle: Cycle) -> None:
    gov = BASE.put(cycle)
    end = made.start + timedelta(days=1200)
    if made.by_meetings:
        once = [str(one.who) for one in made.stints for _ in range(one.meetings or 0)]
        days = days_of(cycle, made.start, end)
        expected = [(days[n], once[n % len(once)]) for n in range(len(days))]
    else:
        expected, months, spare, turn = [], 0, 0, 0
        begins = made.start
        while begins < end:
            stint = made.stints[turn % len(made.stints)]
            assert stint.lasts is not None
            expected.append((begins, str(stint.who)))
            months, spare, turn = months + stint.lasts.months, spare + stint.lasts.days, turn + 1
            begins = Every(months=months, days=spare).after(made.start)
            expected.append((begins - timedelta(days=1), str(stint.who)))
    for day, who in expected:
        assert chair_on(made, day, gov) == who


@slow
@given(rotas("room", (*PEOPLE, "A", "B")))
def test_a_rota_round_trips(made: Rota) -> None:
    gov = BASE.put(made)
    assert loads(dumps(gov)).governance == gov


# worked by hand


def test_organisations_take_turns_by_meetings() -> None:
    turns = [chair_on(rota(), number, GOV) for number in range(1, 8)]
    a, b = "A chair", "B chair"
    assert turns == [a, b, b, a, b, b, a]
    assert [chair_on(rota(), day, GOV) for day in (date(2024, 4, 2), date(2024, 5, 7))] == [a, b]
    assert chair_on(rota(), date(2024, 4, 3), GOV) == b  # of the next meeting


def test_people_take_turns_by_time() -> None:
    made = rota(Stint("A ceo", lasts=Every(months=1)), Stint("B ceo", lasts=Every(months=1)))
    late = rota(*made.stints, start=date(2024, 1, 31))
    assert chair_on(made, date(2024, 4, 30), BASE) == "A ceo"
    assert chair_on(made, date(2024, 5, 1), BASE) == "B ceo"
    assert chair_on(late, date(2024, 2, 28), BASE) == "A ceo"
    assert chair_on(late, date(2024, 2, 29), BASE) == "B ceo"
    assert chair_on(late, date(2024, 3, 30), BASE) == "B ceo"  # it does not creep to the 29th
    assert chair_on(made, 2, GOV) == "B ceo"
    assert chair_on(made, date(9990, 1, 1), BASE) == "B ceo"


def test_before_it_starts_and_outside_its_period_it_is_nobodys_turn() -> None:
    short = rota(period=Period(end=date(2024, 6, 1)))
    assert chair_on(rota(), date(2024, 3, 31), GOV) is None
    assert chair_on(short, date(2024, 6, 1), GOV) is None
    assert chair_on(short, 3, GOV) is None
    assert chair_on(rota(), 9, GOV) is None  # there are eight meetings


def test_without_a_cycle_the_number_of_a_meeting_is_not_known() -> None:
    assert chair_on(rota(), date(2024, 5, 7), BASE) is UNKNOWN
    assert chair_on(rota(), 1, BASE) is UNKNOWN  # whoever chairs A that day: which day is not known
    assert chair_on(rota(Stint("A ceo", meetings=1)), 1, BASE) == "A ceo"
    assert chair_on(rota(Stint("A ceo", lasts=Every(years=1))), 1, BASE) is UNKNOWN


def boards(**seats: Any) -> Governance:
    board: Any = GOV["A board"]
    return GOV.put(evolve(board, **seats))


def test_whoever_holds_the_chair_seat_then() -> None:
    change = [
        Seat("old", "chair", period=Period(end=date(2024, 7, 1))),
        Seat("new", "chair", period=Period(date(2024, 7, 1))),
        Seat("deputy", "chair", deputises_for="new"),
    ]
    made = rota(Stint("A", meetings=1))
    assert [chair_on(made, n, boards(seats=change)) for n in (1, 3, 4)] == ["old", "old", "new"]
    assert chair_on(made, 1, boards(seats=[Seat("x", "executive")])) is UNKNOWN
    assert chair_on(made, 1, boards(seats=[Seat("x", "chair"), Seat("y", "chair")])) is UNKNOWN


def test_the_nearest_chair_seat_is_the_one_that_counts() -> None:
    joint = JointCommittee(
        "room", ["A", "C"], seats=[Seat("A ned", "chair", held_for="A"), Seat("C fd")]
    )
    gov = BASE.put(joint, MONTHLY)
    made = rota(Stint("A", meetings=1), Stint("C", meetings=1))
    assert [chair_on(made, n, gov) for n in (1, 2)] == ["A ned", "C chair"]


def test_the_chair_is_looked_for_on_the_board_of_that_day() -> None:
    """A's board was replaced by another record in July; C's board is the same all year."""
    change = date(2024, 7, 1)
    old: Any = BASE["A board"]
    new = evolve(old, id="A new board", seats=[Seat("new", "chair")], period=Period(change))
    room = JointCommittee("room", ["A", "C"], seats=[Seat("A fd"), Seat("C fd")])
    gov = BASE.put(evolve(old, period=Period(end=change)), new, room)
    made = rota(Stint("A", lasts=Every(years=1)), Stint("C", lasts=Every(years=1)))
    days = (date(2024, 6, 30), change, date(2025, 4, 1))
    assert [chair_on(made, day, gov) for day in days] == ["A chair", "new", "C chair"]


def test_a_day_that_two_cycles_give_is_one_meeting() -> None:
    twice = GOV.put(evolve(MONTHLY, id="C2"))
    for when in (1, 2, 3, 4, date(2024, 5, 7), date(2024, 7, 2)):
        assert chair_on(rota(), when, twice) == chair_on(rota(), when, GOV)


# what is noticed


def noted(*presided: Chairing, **more: Any) -> list[Any]:
    fields: dict[str, Any] = {
        "present": [Present("A chair"), Present("B chair")],
        "presided": presided,
        **more,
    }
    meeting = Meeting("M", **{"forum": "room", "day": date(2024, 4, 2), **fields})
    found = irregularities(meeting, [], GOV.put(rota()))
    return [one for one in found if one.code == "rota.another-presided"]


def test_somebody_else_in_the_chair_is_noted() -> None:
    assert noted(Chairing("A chair")) == []
    assert noted() == []
    (finding,) = noted(Chairing("B chair"))
    assert finding.says == (
        "`B chair` presided at `M` over `room`, where by `R` it was the turn of `A chair`"
    )
    (away,) = noted(Chairing("B chair"), present=["B chair"])
    assert away.says.endswith("the turn of `A chair` (who is not recorded as there)")
    (sorry,) = noted(Chairing("B chair"), present=None, apologies="A chair")
    assert sorry.says == away.says


def test_a_chair_over_one_body_says_nothing_of_the_room() -> None:
    assert noted(Chairing("B chair", "B board"), Chairing("A chair", "A board")) == []
    assert noted(Chairing("B chair", "room")) != []
    assert noted(Chairing("B chair"), forum="A board", present=None) == []


def test_whoever_presided_over_the_room_presided_over_each_board_in_it() -> None:
    """The rota is of the board of A, whose chair's turn it is, and another was in the chair."""
    turn = Rota("R", "A board", [Stint("A chair", lasts=Every(years=1))], start=FIRST)
    for over, noted_ in (("room", True), ("A board", True), ("B board", False)):
        people = [Present("A chair"), Present("B chair")]
        chair = Chairing("B chair", over)
        meeting = Meeting("M", forum="room", day=date(2024, 4, 2), present=people, presided=chair)
        codes = [one.code for one in irregularities(meeting, [], GOV.put(turn))]
        assert ("rota.another-presided" in codes) is noted_


# what is wrong with a rota


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (
            lambda: Rota("R", "room", [], start=FIRST),
            "rota `R`: stints: expected at least one stint",
        ),
        (
            lambda: rota(Stint("A", meetings=1), Stint("B", lasts=Every(years=1))),
            "rota `R`: stints: expected all for so many meetings, or all for so long, got both",
        ),
        (lambda: Stint("A"), "stint: expected so many meetings or how long it lasts, one of two"),
        (lambda: Stint("A", meetings=0), "stint: meetings: expected at least one meeting"),
        (lambda: chair_on(rota(), 0, GOV), "question: when: expected a day, or the number of"),
        (lambda: chair_on(rota(), True, GOV), "question: when: expected a day, or the number of"),
    ],
)
def test_a_rota_that_cannot_be(make: Any, fault: str) -> None:
    with pytest.raises(MalformedError) as caught:
        make()
    assert str(caught.value).startswith(fault)


def test_a_rota_names_what_is_on_file() -> None:
    with pytest.raises(GovernanceError) as caught:
        BASE.put(Rota("R", "hall", [Stint("A", meetings=1), Stint("Z", meetings=1)], start=FIRST))
    assert list(map(str, caught.value.faults)) == [
        "rotas['R'].body: no body has the id `hall`",
        "rotas['R'].stints[1].who: no person or organisation has the id `Z`",
    ]
