"""What is looked up once for a framework, and the figures of a decision, further."""

from typing import Any

import pytest
from build import Y2024, ask, committee, council, effects, facts, given, trust, votes, world
from forms import lies

from icsgov.model.body import Committee, CommitteeInCommon, Seat
from icsgov.model.matter import Figure, Limit

DAY = Y2024
TRUST = (trust("A"), committee("A", "ceo", "ned"))


def test_two_committees_in_common_are_told_apart() -> None:
    """Each reaches the organisations whose bodies meet there, in one framework."""
    gov = world(
        *(trust("A"), trust("B"), trust("N", "NHST")),
        CommitteeInCommon("first", ["A board", "B board"]),
        CommitteeInCommon("second", ["B board", "N board"]),
    )
    for forum, orgs in (("first", "AB"), ("second", "BN"), ("first", "AB")):
        assert effects(ask(gov, forum, DAY)) == dict.fromkeys(orgs, "bound")


def test_committees_that_appointed_each_other_stand_on_the_councils_side() -> None:
    """A slip in the records, and an answer all the same."""
    first, second = (
        Committee(f"L {name}", "L", parent=f"L {other}", seats=[Seat("L c1"), Seat("L c2")])
        for name, other in (("one", "two"), ("two", "one"))
    )
    gov = world(council("L"), first, second, lies("council"), given("1", "L council", "L one"))
    outcome = ask(gov, "L one", DAY, votes=votes("for", "L c1", "L c2"))
    assert outcome["L"].effect.value == "indeterminate"
    assert "quorum.not-recorded" in {step.code for step in outcome["L"].why.walk()}


@pytest.mark.parametrize(
    ("ceiling", "figures", "effect"),
    [
        (Limit(0, basis="year"), 0, "bound"),
        (Limit(0, basis="year"), [Figure(0), Figure(0, basis="whole life")], "bound"),
        (Limit(9, basis="year"), [Figure(0), Figure(5, basis="whole life")], "indeterminate"),
        (Limit(9, basis="year"), [Figure(0), Figure(9, basis="year")], "bound"),
        (Limit(9, basis="year"), [Figure(0), Figure(10, basis="year")], "unauthorised"),
        (Limit(9, vat="in"), 5, "indeterminate"),
        (Limit(9), [], "indeterminate"),
        (Limit(9), None, "indeterminate"),
    ],
)
def test_nought_says_that_no_money_is_involved(ceiling: Limit, figures: Any, effect: str) -> None:
    """Of whatever basis the limit is, if every figure is nought; else it needs its own."""
    gov = world(TRUST, given("1", "A board", "A committee", ceiling=ceiling))
    assert ask(gov, "A committee", DAY, figures=figures)["A"].effect.value == effect


@pytest.mark.parametrize(
    ("figure", "inclusive", "code"),
    [
        (49, False, "within"),
        (50, False, "at-limit"),
        (51, False, "over"),
        (50, True, "within"),
        (51, True, "over"),
    ],
)
def test_a_limit_met_exactly_is_told_from_one_exceeded(
    figure: int, inclusive: bool, code: str
) -> None:
    ceiling = Limit(50, inclusive=inclusive)
    gov = world(TRUST, given("1", "A board", "A committee", ceiling=ceiling))
    told = facts(ask(gov, "A committee", DAY, figures=figure)["A"], f"grant.{code}")
    assert (told["figure"], told["limit"], told["clause"]) == (figure, 50, "1")
