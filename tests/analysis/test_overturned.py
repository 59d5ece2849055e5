"""Decisions that were taken back: were the partners told, and had anybody relied on them?"""

from datetime import date, timedelta
from typing import Any

import pytest
from build import Y2024, committee, given, group, trust, votes, world

from icsgov import Decision, Overturning, Ratification
from icsgov.analysis.overturned import overturned

DAY = Y2024
GOV = world(
    trust("A"),
    trust("B"),
    committee("A", "ceo", "ned"),
    group(("A ceo", "A"), ("B ceo", "B")),
    given("1", "A board", "A ceo"),
    given("2", "B board", "B ceo"),
)


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def made(id: str = "D", days: int = 0, **more: Any) -> Decision:
    said: dict[str, Any] = {"votes": votes("for", "A ceo", "B ceo"), "figures": 0, "forum": "group"}
    return Decision(id, "service", day=later(days), **{**said, **more})


def undone(**more: Any) -> Overturning:
    return Overturning("A board", later(20), **more)


def codes(*decisions: Decision) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(one.code, one.about, one.organisations) for one in overturned(decisions, GOV)]


@pytest.mark.parametrize(
    ("told", "code"),
    [(None, "not-told"), (19, None), (20, None), (21, "told-late")],
)
def test_partners_are_told_no_later_than_the_day(told: int | None, code: str | None) -> None:
    """On the very day is in time; the day after is late."""
    act = undone(told=None if told is None else later(told))
    wanted = [(f"overturned.{code}", ("D",), ("A",))] if code else []
    assert codes(made(overturnings=[act])) == wanted


@pytest.mark.parametrize(
    ("days", "code"),
    [(-1, None), (0, "relied-on"), (19, "relied-on"), (20, "relied-since"), (90, "relied-since")],
)
def test_what_relies_on_it_and_was_taken_while_it_stood_or_since(
    days: int, code: str | None
) -> None:
    first = made(overturnings=[undone(told=later(1))])
    other = made("E", days, relies_on="D")
    wanted = [(f"overturned.{code}", ("D", "E"), ("A",))] if code else []
    assert codes(first, other, made("F", 5)) == wanted


def test_one_that_bound_nobody_relied_on_nothing() -> None:
    first = made(overturnings=[undone(told=later(1))])
    against = votes("against", "A ceo", "B ceo")
    assert codes(first, made("E", 5, relies_on="D", votes=against)) == []


def test_an_overturning_that_changed_nothing_is_passed_over() -> None:
    """Not by its own board, or of what never bound."""
    assert codes(made(overturnings=[Overturning("A committee", later(20))])) == []
    against = votes("against", "A ceo", "B ceo")
    assert codes(made(votes=against, overturnings=[undone()])) == []


def test_overturned_after_it_was_ratified() -> None:
    """What bound only since its ratification was relied on only since then."""
    said: dict[str, Any] = {"votes": votes("for", "A ceo", "A ned"), "forum": "A committee"}
    acts: dict[str, Any] = {
        "ratifications": [Ratification("A board", later(10))],
        "overturnings": [undone()],
    }
    first = made(**said, **acts)
    assert codes(first, made("E", 9, relies_on="D"), made("F", 10, relies_on="D")) == [
        ("overturned.not-told", ("D",), ("A",)),
        ("overturned.relied-on", ("D", "F"), ("A",)),
    ]


@pytest.mark.parametrize(("days", "relied"), [(29, True), (30, False)])
def test_what_was_adopted_again_may_be_relied_on_again(days: int, relied: bool) -> None:
    """Taken back on day 20, and adopted on day 30."""
    said: dict[str, Any] = {"votes": votes("for", "A ceo", "A ned"), "forum": "A committee"}
    acts: dict[str, Any] = {
        "ratifications": [Ratification("A board", later(10)), Ratification("A board", later(30))],
        "overturnings": [undone(told=later(20))],
    }
    wanted = [("overturned.relied-since", ("D", "E"), ("A",))] if relied else []
    assert codes(made(**said, **acts), made("E", days, relies_on="D")) == wanted


@pytest.mark.parametrize(
    ("days", "code", "day"),
    [
        (15, "relied-on", 20),
        (25, "relied-since", 20),
        (35, "relied-on", 40),
        (45, "relied-since", 40),
    ],
)
def test_of_two_overturnings_each_has_what_relied_on_it_then(
    days: int, code: str, day: int
) -> None:
    """Adopted on day 10, taken back on day 20, adopted again on day 30, taken back on day 40."""
    said: dict[str, Any] = {"votes": votes("for", "A ceo", "A ned"), "forum": "A committee"}
    acts: dict[str, Any] = {
        "ratifications": [Ratification("A board", later(n)) for n in (10, 30)],
        "overturnings": [Overturning("A board", later(n), told=later(n)) for n in (20, 40)],
    }
    (found,) = overturned([made(**said, **acts), made("E", days, relies_on="D")], GOV)
    assert (found.code, found.facts["day"]) == (f"overturned.{code}", later(day))


def test_what_relies_on_a_decision_that_is_not_there_is_named() -> None:
    first, other = made(), made("E", 5, relies_on=["D", "X", "Y"])
    assert codes(first, other) == [("overturned.not-on-file", ("E",), ())]
    (found,) = overturned([first, other], GOV)
    assert found.facts["others"] == ("X", "Y")


def test_the_sentences() -> None:
    found = overturned([made(overturnings=[undone(told=later(21))])], GOV)
    assert [str(one) for one in found] == [
        "overturned.told-late: `D` was overturned for `A` by `A board` on 3 June 2024, and the"
        " partners were told on 4 June 2024"
    ]
