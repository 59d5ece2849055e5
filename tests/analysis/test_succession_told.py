"""A framework as it reads after one succession or several, and what else one leaves open."""

from datetime import timedelta
from typing import Any

import pytest
from build import committee, given, joint, trust, world
from test_succession import AFTER, BEFORE, DAY, after, ended

from icsgov import Delegation, Governance, Passed, Period, Seat, Succession, check
from icsgov.analysis.reading import reading

BOTH = ["delegations", "seats"]
LATER = AFTER + timedelta(days=30)


def framework(*more: Any, **passed: Any) -> Governance:
    """ICB P, which Q succeeded, trust T, and what P had given to it."""
    parts: list[Any] = [ended(trust("P", "ICB")), trust("Q", "ICB"), trust("T")]
    return world(*parts, given("1", "P board", "T", under="65Z5"), after("P", "Q", **passed), more)


def silent(gov: Governance) -> list[str]:
    """What is said to be left open, on the day itself and later alike."""
    told = [
        [one.about[0] for one in check(gov, on=day) if one.code == "check.succession-silent"]
        for day in (DAY, AFTER)
    ]
    assert told[0] == told[1]
    assert not [one for one in check(gov, on=BEFORE) if one.code == "check.succession-silent"]
    return told[1]


# as it reads


@pytest.mark.parametrize(
    ("passed", "givers"),
    [
        ({"carried": BOTH}, {"1": "Q board"}),
        ({"lapsed": BOTH}, {}),
        ({}, {"1": "P board"}),
        ({"carried": "decisions"}, {"1": "P board"}),
    ],
)
def test_what_passed_is_the_successors_and_what_is_not_known_is_as_it_was_written(
    passed: dict[str, Any], givers: dict[str, str]
) -> None:
    gov = framework(**passed)
    assert {one.id: one.by for one in reading(gov, DAY).delegations} == givers
    before = reading(gov, DAY - timedelta(days=1))
    assert before.delegations == gov.delegations


def test_what_has_been_read_into_it_is_told_no_more() -> None:
    """What passed or lapsed of decisions stays in the record: no reading of records shows that."""
    both = framework(carried=["decisions", "delegations"], lapsed="seats")
    (kept,) = reading(both, AFTER).successions
    assert [one.what.value for one in kept.carried] == ["decisions"]
    assert kept.lapsed == ()
    assert reading(both, BEFORE).successions == both.successions


def test_what_two_share_between_them_is_left_as_it_was_written() -> None:
    """Q took over one matter and R the other, and the delegation is of both."""
    gov = world(
        *(ended(trust("P", "ICB")), trust("Q", "ICB"), trust("R", "ICB"), trust("T")),
        given("1", "P board", "T", ["service/x", "service/y"], under="65Z5"),
        given("2", "P board", "T", "service/x", under="65Z5"),
        after("P", "Q", matters="service/x", carried="delegations"),
        after("P", "R", matters="service/y", carried="delegations"),
    )
    givers = {one.id: (one.by, one.matters) for one in reading(gov, AFTER).delegations}
    assert givers["1"] == ("P board", ("service/x", "service/y"))
    assert givers["2"] == ("Q board", ("service/x",))


def test_each_day_reads_by_itself_whatever_was_asked_before() -> None:
    """T ended a month after P: what P had given T passed on to N, on that day and not before."""
    first = framework(trust("N"), carried=BOTH)
    ended_too = [one for one in ended(trust("T"), LATER) if one.id == "T"]
    gov = first.put(*ended_too, after("T", "N", day=LATER, carried=BOTH))
    wanted = {BEFORE: ("P board", "T"), AFTER: ("Q board", "T"), LATER: ("Q board", "N")}
    for days in (list(wanted), list(reversed(wanted))):
        fresh = Governance.of(*(one for _, one in gov.records()))
        for day in days:
            (one,) = reading(fresh, day).delegations
            assert (one.by, one.to) == wanted[day], day


# what it leaves open


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, True),
        ({"period": Period(None, DAY)}, False),
        ({"period": Period(DAY, None)}, True),
        ({"by": "T board", "to": "T committee", "function_of": "P"}, True),
        ({"by": "T board", "to": "T committee"}, False),
        ({"by": "T board", "to": "P"}, True),
        ({"by": "P board", "to": "P committee"}, False),
    ],
)
def test_a_delegation_by_to_or_for_the_predecessor(more: dict[str, Any], found: bool) -> None:
    """In force that day, and not of a committee that ended with it."""
    said: dict[str, Any] = {"by": "P board", "to": "T", "matters": "estate", **more}
    some = [committee("T", "ceo"), committee("P", "ceo")]
    gov = framework(*some, Delegation("2", **said), carried=Passed("delegations", only="1"))
    assert silent(gov) == (["2"] if found else [])


def test_a_delegation_of_which_a_part_went_to_the_successor() -> None:
    """One matter of two is enough to ask what became of it."""
    two = given("2", "P board", "T", ["estate", "service/x"])
    gov = framework(two, matters="service/x", carried=Passed("delegations", only="1"))
    assert silent(gov) == ["2"]
    assert silent(framework(two, matters="staff", carried="seats")) == []


@pytest.mark.parametrize(
    ("seat", "found"),
    [
        ({"held_for": "P"}, True),
        ({"nominated_by": "P"}, True),
        ({"held_for": "P", "period": Period(None, DAY)}, False),
        ({"held_for": "P", "period": Period(DAY, None)}, True),
        ({"held_for": "T"}, False),
        ({}, False),
    ],
)
def test_a_seat_on_the_body_of_another(seat: dict[str, Any], found: bool) -> None:
    """Held for the predecessor, or for somebody whom it nominated, and in office that day."""
    body = committee("T", "ceo", Seat("guest", **seat))
    assert silent(framework(body, carried="delegations")) == (["T committee"] if found else [])


def test_seats_of_its_own_ended_with_it() -> None:
    own = committee("P", "ceo", Seat("P fd", held_for="P"))
    shared = joint("P", "T")
    assert silent(framework(own, carried="delegations")) == []
    assert silent(framework(own, shared, carried="delegations")) == ["jc"]


def test_a_succession_to_come_may_name_what_a_check_leaves_out() -> None:
    """What it will pass is looked at today as it stands: the frameworks tried are without it."""
    body = committee("P", "ceo", "fd")
    given_ = given("2", "P board", "P committee"), given("3", "P board", "P committee", "service")
    gov = framework(body, *given_, carried=Passed("delegations", only=["1", "2", "3"]))
    plain = gov.drop("S P Q")
    assert "check.shadowed" in {one.code for one in check(gov, on=BEFORE)}
    assert check(gov, on=BEFORE) == check(plain, on=BEFORE)


def twice(*more: Any, **first: Any) -> Governance:
    """X, whose place N took, and M took N's of which nothing is said."""
    early = DAY - timedelta(days=10)
    return world(
        *(ended(trust("X"), early), ended(trust("N")), trust("M"), trust("T"), trust("B")),
        Succession("S1", of="X", to="N", day=early, **first),
        Succession("S2", of="N", to="M", day=DAY),
        *more,
    )


def left_open(gov: Governance) -> list[tuple[str, ...]]:
    return [one.about for one in check(gov, on=DAY) if one.code == "check.succession-silent"]


def test_what_a_second_succession_leaves_open() -> None:
    """A seat and a delegation that passed once, and of which then nothing is said."""
    seats = twice(committee("B", "ceo", Seat("X ceo", held_for="X")), carried="seats")
    assert left_open(seats) == [("B committee", "S2")]
    power = twice(given("1", "X board", "T", under="65Z5"), carried="delegations")
    assert left_open(power) == [("1", "S2")]
    neither = twice(given("1", "X board", "T", under="65Z5"))
    assert left_open(neither) == [("1", "S1"), ("1", "S2")]


def test_a_seat_that_went_to_one_successor_is_not_open_for_the_other() -> None:
    gov = world(
        *(ended(trust("X")), trust("N"), trust("M"), trust("B")),
        committee("B", "ceo", Seat("X ceo", held_for="X")),
        Succession("S1", of="X", to="N", day=DAY, matters="service/a", carried="seats"),
        Succession("S2", of="X", to="M", day=DAY, matters="service/b"),
    )
    assert left_open(gov) == []
