"""Those who decide alone, further: in an office, or in a group for one organisation."""

from datetime import timedelta
from typing import Any

import pytest
from build import Y2024, ask, codes, facts, given, steps, trust, votes, world

from icsgov.model.body import Group, Seat
from icsgov.model.decision import Attendance, Recusal, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.organisation import Office
from icsgov.period import Period
from icsgov.reasoning.results import Binding

DAY = Y2024
SOON, LATER = DAY + timedelta(days=5), DAY + timedelta(days=10)
OFFICE = Office("A office", "A", holders="A fd")


def by_office(*cast: Vote, **more: Any) -> Binding:
    """What the holder of an office decides, to whom it was given."""
    gov = world(trust("A"), OFFICE, given("1", "A board", "A office"))
    return ask(gov, "A office", DAY, votes=cast, **more)["A"]


def by_group(*records: Any, seats: Any = None, **more: Any) -> Binding:
    """What somebody in a group decides for a trust."""
    some = seats if seats is not None else [Seat("A fd", held_for="A")]
    gov: Governance = world(trust("A"), trust("B"), OFFICE, Group("group", seats=some), records)
    return ask(gov, "group", DAY, **more)["A"]


GIVEN = given("1", "A board", "A office")


@pytest.mark.parametrize("day", [None, DAY])
def test_a_vote_of_the_day_counts_whether_or_not_the_day_is_said(day: Any) -> None:
    assert by_office(Vote("A fd", "for", day=day)).effect.value == "bound"
    assert by_group(GIVEN, votes=Vote("A fd", "for", day=day)).effect.value == "bound"


def test_a_minute_stands_in_only_where_nobody_voted() -> None:
    """Not beside a vote that counts, nor beside one that does not."""
    minute = Resolution("A office", "against")
    assert by_office(resolutions=minute).effect.value == "declined"
    assert by_office(Vote("A fd", "for"), resolutions=minute).effect.value == "bound"
    assert by_office(Vote("A ned", "for"), resolutions=minute).effect.value == "undecided"


@pytest.mark.parametrize(
    ("body", "effect"), [(None, "undecided"), ("here", "undecided"), ("A board", "bound")]
)
def test_a_recusal_is_for_one_place_or_for_all(body: str | None, effect: str) -> None:
    for place, decide in (("A office", by_office), ("group", None)):
        out = Recusal("A fd", body=place if body == "here" else body)
        cast = Vote("A fd", "for")
        binding = decide(cast, recused=out) if decide else by_group(GIVEN, votes=cast, recused=out)
        assert binding.effect.value == effect


@pytest.mark.parametrize("orders", [(0, 1), (1, 2), (2, 10)])
@pytest.mark.parametrize("last", ["for", "against"])
def test_of_one_days_votes_the_last_in_order_counts(orders: tuple[int, int], last: str) -> None:
    other = "against" if last == "for" else "for"
    first, second = orders
    cast = (Vote("A fd", other, order=first), Vote("A fd", last, order=second))
    effect = "bound" if last == "for" else "declined"
    assert by_office(*cast).effect.value == effect
    assert by_group(GIVEN, votes=cast).effect.value == effect


def test_a_person_decides_in_a_group_by_what_was_given_to_their_office() -> None:
    """Whether they voted, did not, or did not say for whom."""
    assert "grant" in codes(by_group(GIVEN, votes=Vote("A fd", "for")))
    silent = by_group(GIVEN, votes=())
    assert silent.effect.value == "undecided"
    assert "grant" in codes(silent)
    two = [Seat("A fd", held_for="A"), Seat("A fd", held_for="B")]
    unclear = by_group(GIVEN, seats=two, votes=Vote("A fd", "for"))
    assert unclear.effect.value == "indeterminate"
    assert "grant" in codes(unclear)


def test_of_votes_without_sure_authority_the_one_that_may_have_had_it_counts() -> None:
    """Up to an amount that nobody wrote down, until it lapsed; the later vote had none."""
    lapsing = given("1", "A board", "A office", ceiling=50, period=Period(None, SOON))
    cast = (Vote("A fd", "for"), Vote("A fd", "for", day=LATER))
    binding = by_group(lapsing, votes=cast, figures=None, on=LATER)
    assert binding.effect.value == "indeterminate"
    assert by_group(lapsing, votes=cast[1:], figures=None, on=LATER).effect.value == "unauthorised"


def test_whoever_has_the_vote_is_told_where_nobody_voted() -> None:
    """Not somebody before them by name who sits there without one."""
    seats = [Seat("A aaa", held_for="A", voting=False), Seat("A fd", held_for="A")]
    told = facts(by_group(GIVEN, seats=seats, votes=()), "votes.none-by")
    assert (told["person"], told["body"]) == ("A fd", "group")


def test_a_suspended_decision_maker_is_told_as_having_said_nothing() -> None:
    """A minute of the group says nothing of theirs."""
    seats = [Seat("A fd", held_for="A", suspended=Period())]
    binding = by_group(GIVEN, seats=seats, votes=(), resolutions=Resolution("group", "for"))
    told = facts(binding, "votes.none-by")
    assert (told["person"], told["body"]) == ("A fd", "group")


def test_an_earlier_change_of_mind_is_told_beside_a_later_one_in_doubt() -> None:
    """For, then against; then for again, when it is not known whether it was still theirs."""
    sure = given("1", "A board", "A office", period=Period(None, LATER))
    perhaps = given("2", "A board", "A office", ceiling=50, period=Period(LATER))
    cast = (
        *(Vote("A fd", "for"), Vote("A fd", "against", day=SOON)),
        Vote("A fd", "for", day=LATER),
    )
    binding = by_group(sure, perhaps, votes=cast, figures=None, on=LATER)
    assert binding.effect.value == "indeterminate"
    assert {"person.later-unknown", "person.changed"} <= codes(binding)
    (changed,) = [step for step in steps(binding) if step.code == "person.changed"]
    assert changed.facts["day"] == DAY


BOTH = (GIVEN, given("2", "A board", "A ned"), given("3", "A board", "A ceo"))


@pytest.mark.parametrize(
    ("more", "effect"),
    [
        ({"attended": ()}, "bound"),
        ({"attended": Attendance("A fd")}, "undecided"),
        ({"attended": Attendance("A fd", body="group")}, "undecided"),
        ({"attended": Attendance("A fd", body="A board")}, "bound"),
        ({}, "indeterminate"),
    ],
)
def test_a_deputy_decides_where_the_principal_was_not_there(
    more: dict[str, Any], effect: str
) -> None:
    """Chief executives may be deputised for; whether they were there has to be on record."""
    seats = [Seat("A fd", held_for="A"), Seat("A ceo", held_for="A", deputises_for="A fd")]
    binding = by_group(*BOTH, seats=seats, votes=Vote("A ceo", "for"), **more)
    assert binding.effect.value == effect


def test_a_principal_who_voted_another_day_was_not_there_on_this() -> None:
    seats = [Seat("A fd", held_for="A"), Seat("A ceo", held_for="A", deputises_for="A fd")]
    cast = (Vote("A ceo", "for"), Vote("A fd", "against", day=LATER))
    before = by_group(*BOTH, seats=seats, votes=cast, attended=(), on=SOON)
    assert before.effect.value == "bound"


def test_a_deputy_of_a_deputy_is_none() -> None:
    """Only of somebody with a seat of their own there."""
    seats = [
        *(Seat("A fd", held_for="A"), Seat("A ceo", held_for="A", deputises_for="A chair")),
        Seat("A chair", held_for="B", deputises_for="B ceo"),
    ]
    binding = by_group(*BOTH, seats=seats, votes=votes("for", "A ceo"), attended=())
    assert binding.effect.value == "undecided"
