"""Who has a vote and what is counted, further: seats, capacities, days and orders."""

from datetime import timedelta
from typing import Any

import pytest
from build import (
    Y2024,
    ask,
    codes,
    committee,
    council,
    decide,
    facts,
    given,
    joint,
    steps,
    trust,
    votes,
    world,
)

from icsgov.model.body import Board, Seat
from icsgov.model.decision import Attendance, Vote
from icsgov.model.matter import Matter
from icsgov.model.voting import (
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    VotingRule,
    at_least,
    majority,
    more_than,
)
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve

DAY = Y2024
SOON = DAY + timedelta(days=20)


def test_nobody_from_outside_votes_where_two_sorts_of_council_meet() -> None:
    """A county and a district: the one who is no councillor of either is not counted."""
    seats = [
        *(Seat("L c1", "councillor", held_for="L"), Seat("D c1", "councillor", held_for="D")),
        Seat("x", held_for="L"),
    ]
    gov = world(
        *(council("L"), council("D", "DISTRICT"), joint("L", "D", under="101", seats=seats)),
        *(Matter("service", kinds=(), side="council"), given("1", "L council", "jc")),
    )
    cast = (*votes("for", "L c1"), *votes("against", "x"))
    binding = ask(gov, "jc", DAY, votes=cast)["L"]
    assert binding.effect.value == "bound"
    assert facts(binding, "vote.outsider")["person"] == "x"


def test_who_is_seated_later_votes_later() -> None:
    """Asked about two days in one framework."""
    body = committee("A", "ceo", Seat("A ned", period=Period(SOON)), quorum=Quorum(count=2))
    gov = world(trust("A"), body, given("1", "A board", "A committee"))
    cast = votes("for", "A ceo", "A ned")
    for day, effect in ((DAY, "undecided"), (SOON, "bound"), (DAY, "undecided")):
        made = decide(gov, "A committee", day, votes=cast, attended=("A ceo", "A ned"))
        assert resolve(made, gov)["A"].effect.value == effect


@pytest.mark.parametrize(
    ("roles", "stand"),
    [
        (("member", None), "unknown"),
        (("member", "member"), "for"),
        (("member", "councillor"), "for"),
        ((None, "executive"), "undecided"),
    ],
)
def test_a_person_in_two_seats_is_in_the_class_of_either(roles: Any, stand: str) -> None:
    """Whom an executive has to agree to: not those who are none, and perhaps one of no role."""
    seats = [Seat("A chair", "executive"), *(Seat("A fd", role) for role in roles)]
    rule = VotingRule([Share(more_than("1/2")), MustAgree(SeatClass(roles="executive"))])
    gov = world(trust("A", seats=seats, rule=rule, quorum=Quorum(count=1)))
    cast = (*votes("for", "A chair"), *votes("abstain", "A fd"))
    told = ask(gov, "A board", DAY, votes=cast)["A"].stand
    assert told is not None
    assert told.value == ("none" if stand == "undecided" else stand)


def test_who_is_suspended_in_one_seat_votes_in_another() -> None:
    always = (Period(),)
    seats = [Seat("A chair"), Seat("A fd", "member", suspended=always), Seat("A fd", "executive")]
    gov = world(trust("A", seats=seats, quorum=Quorum(count=2)))
    binding = ask(gov, "A board", DAY, votes=votes("for", "A chair", "A fd"))["A"]
    assert binding.effect.value == "bound"
    assert not {"quorum.suspended", "vote.suspended"} & codes(binding)


@pytest.mark.parametrize(
    ("more", "effect"),
    [
        ({}, "bound"),
        ({"organisation": "A"}, "bound"),
        ({"organisation": "B"}, "undecided"),
        ({"day": DAY}, "bound"),
        ({"day": SOON}, "undecided"),
        ({"order": 3}, "bound"),
        ({"casting": True}, "undecided"),
    ],
)
def test_a_vote_counts_in_its_capacity_on_its_day(more: dict[str, Any], effect: str) -> None:
    """One vote, and nobody else's."""
    gov = world(trust("A", quorum=Quorum(count=1)), trust("B"))
    binding = ask(gov, "A board", DAY, votes=Vote("A ceo", "for", **more), on=SOON)["A"]
    assert binding.effect.value == effect


@pytest.mark.parametrize("position", ["for", "against"])
def test_of_two_votes_the_first_is_told_and_the_last_counts(position: str) -> None:
    """Whichever stands first in the list; an order of nought comes before one."""
    other = "against" if position == "for" else "for"
    gov = world(trust("A", quorum=Quorum(count=1)))
    for first, last in ((0, 1), (1, 2), (2, 10)):
        cast = [Vote("A ceo", other, order=first), Vote("A ceo", position, order=last)]
        for some in (cast, cast[::-1]):
            binding = ask(gov, "A board", DAY, votes=some)["A"]
            assert binding.effect.value == ("bound" if position == "for" else "declined")
            assert facts(binding, "vote.superseded")["position"] == other


def test_whoever_was_there_counts_for_the_quorum_of_that_body() -> None:
    """Of the board, and not of another body that met that day."""
    gov = world(trust("A", quorum=Quorum(count=2)), committee("A", "ceo"))
    for body, effect in ((None, "bound"), ("A board", "bound"), ("A committee", "undecided")):
        there = [Attendance("A ceo"), Attendance("A ned", body=body)]
        binding = ask(gov, "A board", DAY, votes=votes("for", "A ceo"), attended=there)["A"]
        assert binding.effect.value == effect


def test_who_has_two_seats_says_in_which_they_vote() -> None:
    """One held for another organisation, and one for nobody in particular."""
    seats = [Seat("A chair"), Seat("A ceo"), Seat("A ceo", held_for="B")]
    board = Board("A board", "A", seats=seats, quorum=Quorum(count=1), rule=majority())
    gov = world(trust("B"), trust("A")[0], board)
    for org, effect in (("A", "bound"), ("B", "bound"), (None, "indeterminate")):
        binding = ask(gov, "A board", DAY, votes=Vote("A ceo", "for", organisation=org))["A"]
        assert binding.effect.value == effect
    both = [Vote("A ceo", "for", organisation="A"), Vote("A ceo", "against", organisation="B")]
    assert ask(gov, "A board", DAY, votes=both)["A"].effect.value == "undecided"


def test_a_seat_held_for_the_bodys_own_organisation_is_the_one_that_is_named() -> None:
    """Of two seats, one for the trust and one for nobody in particular, a vote for the trust."""
    seats = [Seat("A ceo"), Seat("A ceo", held_for="A")]
    mine = VotingRule(MustAgree(SeatClass(organisations="A")))
    gov = world(trust("A", seats=seats, quorum=Quorum(count=1), rule=mine))
    binding = ask(gov, "A board", DAY, votes=Vote("A ceo", "for", organisation="A"))["A"]
    assert binding.effect.value == "bound"


def test_who_votes_by_statute_is_told_only_where_they_did() -> None:
    """Those who are no councillors, on a health and wellbeing board."""
    body = committee(
        "L",
        *(Seat("L c1", "councillor"), Seat("I ceo")),
        statute="health and wellbeing board",
    )
    gov = world(council("L"), trust("I", "ICB"), body, Matter("service", kinds="needs-assessment"))
    some = ask(gov, "L committee", DAY, votes=votes("for", "L c1", "I ceo"))["L"]
    none = ask(gov, "L committee", DAY, votes=Vote("L c9", "for"))["L"]
    only = world(
        council("L"),
        committee("L", "c1", "c2", statute="health and wellbeing board"),
        Matter("service", kinds="needs-assessment"),
    )
    councillors = ask(only, "L committee", DAY)["L"]
    assert "vote.admitted" in codes(some)
    assert "vote.admitted" not in codes(none)
    assert "vote.admitted" not in codes(councillors)
    assert len([step for step in steps(some) if step.code == "vote.admitted"]) == 1


def test_of_two_deputies_the_one_who_acts_counts() -> None:
    """Whichever stands first by name; of two who act the first takes the place."""
    seats = [
        *(Seat("A ceo"), Seat("A chair")),
        *(Seat(f"A d{n}", deputises_for="A chair") for n in (1, 2)),
    ]
    gov = world(trust("A", seats=seats, quorum=Quorum(count=2)))
    for cast, effect in (
        (votes("for", "A ceo", "A d1"), "bound"),
        (votes("for", "A ceo", "A d2"), "bound"),
        (votes("for", "A ceo", "A d1", "A d2"), "bound"),
        ((*votes("for", "A ceo"), *votes("against", "A d2")), "undecided"),
        ((*votes("for", "A ceo", "A d1"), *votes("against", "A d2")), "bound"),
    ):
        binding = ask(gov, "A board", DAY, votes=cast, attended=())["A"]
        assert binding.effect.value == effect


def jointly(*deputies: Seat, rule: VotingRule | None = None) -> Any:
    """A joint committee of two, on which one chief executive sits for both."""
    seats = [*(Seat("x", held_for=org) for org in "AB"), Seat("A fd", held_for="A"), *deputies]
    more: dict[str, Any] = {} if rule is None else {"rule": rule}
    return world(
        *(trust("A"), trust("B"), trust("C"), joint("A", "B", seats=seats, **more)),
        *(given("1", "A board", "jc"), given("2", "B board", "jc")),
    )


def heads(gov: Any, *cast: Vote) -> tuple[int, int]:
    told = ask(gov, "jc", DAY, votes=cast, attended=()).room.heads
    return told.votes_for, told.against


def test_a_deputy_for_nobody_in_particular_takes_every_place() -> None:
    """One who sits for both is deputised for in both; each vote says for whom."""
    gov = jointly(Seat("d", deputises_for="x"))
    cast = [Vote("d", "for", organisation="A"), Vote("d", "against", organisation="B")]
    assert heads(gov, *cast) == (1, 1)
    assert heads(gov, cast[0]) == (1, 0)
    assert heads(gov, cast[1]) == (0, 1)
    unclear = ask(gov, "jc", DAY, votes=Vote("d", "for"), attended=())["A"]
    assert "votes.capacity-unknown" in codes(unclear)


def test_a_deputy_for_one_takes_that_place_alone() -> None:
    gov = jointly(Seat("d", held_for="B", deputises_for="x"))
    assert heads(gov, Vote("d", "for", organisation="B")) == (1, 0)
    assert heads(gov, Vote("d", "for", organisation="A")) == (0, 0)
    assert heads(gov, Vote("d", "for")) == (1, 0)


def test_a_deputy_votes_in_the_class_of_the_place_that_they_take() -> None:
    """The one seat for B has to agree: its deputy's vote is the one that is asked for."""
    rule = VotingRule([Share(more_than("1/2")), MustAgree(SeatClass(organisations="B"))])
    gov = jointly(Seat("d", deputises_for="x"), rule=rule)
    agreed = [Vote("d", "for", organisation=org) for org in "AB"]
    split = [Vote("d", "for", organisation="A"), Vote("d", "abstain", organisation="B")]
    for cast, effect in ((agreed, "bound"), (split, "undecided")):
        outcome = ask(gov, "jc", DAY, votes=[*cast, Vote("A fd", "for")], attended=())
        assert outcome["A"].effect.value == effect


def test_a_deputy_for_a_third_takes_one_place_and_keeps_their_own_name() -> None:
    """Of somebody who sits for two others; the second place stays empty."""
    half = VotingRule(Share(at_least("1/2"), of="entitled"))
    gov = jointly(Seat("d", held_for="C", deputises_for="x"), rule=half)
    cast = Vote("d", "for", organisation="C")
    assert heads(gov, cast) == (1, 0)
    outcome = ask(gov, "jc", DAY, votes=cast, attended=())
    assert outcome["A"].effect.value == "undecided"
    both = ask(gov, "jc", DAY, votes=[cast, Vote("A fd", "for")], attended=())
    assert both["A"].effect.value == "bound"


def test_anybody_may_speak_where_a_council_is_only_advised() -> None:
    """The room counts those who are no councillors too."""
    body = committee("L", Seat("L c1", "councillor"), Seat("x"), statute="advisory")
    outcome = ask(world(council("L"), body), "L committee", DAY)
    assert outcome["L"].effect.value == "advised"
    assert outcome.room.heads.votes_for == 2
