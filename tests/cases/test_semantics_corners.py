"""Corners found while mistakes were planted: casting votes, presiders, several matters, a room."""

from datetime import date, timedelta

import pytest
from build import (
    Y2024,
    ask,
    committee,
    council,
    effects,
    facts,
    given,
    group,
    joint,
    trust,
    votes,
    world,
)

from icsgov.model.authority import ApprovalRule, Attestation
from icsgov.model.body import Board, Seat
from icsgov.model.decision import Approval, Overturning, Presiding, Ratification, Vote
from icsgov.model.kinds import Side
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office
from icsgov.model.voting import majority
from icsgov.period import Period

EVEN = (*votes("for", "A chair", "A ceo"), *votes("against", "A ned", "A ned2"))
CLERK = Office("clerk", "L", holders="L clerk")


def later(days: int) -> date:
    """So many days after the decision."""
    return Y2024 + timedelta(days=days)


@pytest.mark.parametrize(
    ("first", "last", "effect"), [("against", "for", "bound"), ("for", "against", "declined")]
)
def test_of_two_casting_votes_the_last_counts(first: str, last: str, effect: str) -> None:
    gov = world(trust("A", rule=majority(casting_vote=True)))
    cast = [
        Vote("A chair", first, casting=True, order=1),
        Vote("A chair", last, casting=True, order=2),
    ]
    told = ask(gov, "A board", Y2024, votes=(*EVEN, *cast), presided="A chair")
    assert told["A"].effect.value == effect
    assert facts(told["A"], "vote.superseded")["position"] == first


def test_who_presided_over_this_body_comes_before_who_presided_in_general() -> None:
    gov = world(trust("A", rule=majority(casting_vote=True)))
    cast = [Vote("A chair", "for", casting=True), Vote("A ned", "against", casting=True)]
    who = [Presiding("A chair"), Presiding("A ned", body="A board")]
    told = ask(gov, "A board", Y2024, votes=(*EVEN, *cast), presided=who)
    assert effects(told) == {"A": "declined"}


def test_each_matter_is_taken_back_and_adopted_again_by_its_own_board() -> None:
    """Council took `service` back on day 15 and adopted it again on day 20. The cabinet took back
    `roads` after that, and a decision on both sides stands until both boards take it back.
    """
    gov = world(
        council("L"),
        CLERK,
        Matter("roads", kinds=(), side="executive"),
        Matter("service", kinds=(), side="council"),
    )
    told = ask(
        gov,
        "clerk",
        Y2024,
        ["roads", "service"],
        ratifications=[Ratification("L cabinet", later(10)), Ratification("L council", later(20))],
        overturnings=[Overturning("L cabinet", later(25)), Overturning("L council", later(15))],
    )
    assert effects(told) == {"L": "bound"}


@pytest.mark.parametrize("side", [*Side, None])
def test_what_one_board_adopted_again_on_either_side_is_adopted(side: Side | None) -> None:
    """The clerk was given `service` by full council alone. The single board that came after took
    both matters back on day 18 and adopted them on day 20: whichever side `service` lay on.
    """
    seats, until = [Seat("L c1", "councillor")], Period(None, later(15))
    gov = world(
        council("L")[0],
        CLERK,
        Board("full", "L", seats=seats, side="council", period=until),
        Board("cabinet", "L", seats=[Seat("L c1", "leader")], side="executive", period=until),
        Board("single", "L", seats=seats, period=Period(later(15))),
        given("1", "full", "clerk"),
        Matter("roads", kinds=(), side="council"),
        Matter("service", kinds=(), side=side),
    )
    told = ask(
        gov,
        "clerk",
        Y2024,
        ["roads", "service"],
        ratifications=Ratification("single", later(20)),
        overturnings=Overturning("single", later(18)),
    )
    assert effects(told) == {"L": "bound"}


@pytest.mark.parametrize(
    ("holds", "effect"), [(True, "awaiting"), (False, "bound"), (None, "indeterminate")]
)
def test_an_approver_through_whom_power_may_have_run(holds: bool | None, effect: str) -> None:
    """The committee passed its power on to a post if something was audited. If so, it cannot
    approve what the post decided, and nothing is left to adopt; if not, the board adopted it.
    """
    gov = world(
        trust("A"),
        committee("A", "ceo", "ned"),
        Office("post", "A", holders="A fd"),
        given("1", "A board", "A committee", passing_on="allowed"),
        given("2", "A committee", "post", conditions="audited"),
        ApprovalRule("3", organisation="A", by="A committee", matters="service"),
    )
    told = ask(
        gov,
        "post",
        Y2024,
        approvals=Approval("A committee", Y2024),
        ratifications=Ratification("A board", later(5)),
        attested=[] if holds is None else [Attestation("audited", holds)],
    )
    assert effects(told) == {"A": effect}


def test_somebody_who_votes_both_ways_for_two_is_counted_on_both_sides_of_the_room() -> None:
    """In a group as in a joint committee: heads are of those who voted for, and against."""
    seats = [Seat("p", held_for="A"), Seat("p", held_for="B")]
    cast = [Vote("p", "for", organisation="A"), Vote("p", "against", organisation="B")]
    parts = [trust("A"), trust("B")]
    for forum, body in (
        ("group", group(("p", "A"), ("p", "B"))),
        ("jc", joint("A", "B", seats=seats)),
    ):
        to = "p" if forum == "group" else "jc"
        links = [given(f"{org} 1", f"{org} board", to) for org in "AB"]
        told = ask(world(parts, body, links), forum, Y2024, votes=cast)
        assert tuple(told.room.heads) == (1, 1, 0)
