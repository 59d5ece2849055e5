"""Quorum and voting rules, further: clauses together, casting votes, and numbers that are told."""

from typing import Any

import pytest
from build import Y2024, ask, codes, facts, given, joint, trust, votes, world

from icsgov.model.body import Group, Seat
from icsgov.model.decision import Vote
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
from icsgov.reasoning.results import Binding

DAY = Y2024
FIVE = ("A chair", "A ceo", "A fd", "A ned", "A ned2")
EVEN = [*votes("for", "A chair", "A ceo"), *votes("against", "A fd", "A ned")]


def stand(binding: Binding) -> str:
    assert binding.stand is not None
    return binding.stand.value


def test_a_quorum_counts_in_its_period() -> None:
    """One that has ended asks nothing; without another there is none on record."""
    past = Quorum(count=5, period=Period(None, DAY))
    for quorum, expected in (([past, Quorum(count=3)], "for"), ([past], "unknown")):
        gov = world(trust("A", quorum=quorum))
        told = ask(gov, "A board", DAY, votes=votes("for", *FIVE[:3]), attended=FIVE[:3])
        assert stand(told["A"]) == expected


def test_a_rule_counts_in_its_period() -> None:
    """One that has ended is as good as none, for all matters or for some."""
    ended = Period(None, DAY)
    strict = VotingRule(Share(at_least("1")), period=ended)
    named = VotingRule(Share(at_least("1")), matters="service", period=ended)
    for rule, expected in (
        ([strict], "unknown"),
        ([strict, majority()], "for"),
        ([named, majority()], "for"),
        ([named], "unknown"),
    ):
        gov = world(trust("A", rule=rule))
        cast = [*votes("for", *FIVE[:3]), *votes("against", *FIVE[3:])]
        assert stand(ask(gov, "A board", DAY, votes=cast)["A"]) == expected


def test_a_rule_for_other_matters_leaves_a_matter_without_one() -> None:
    """And a decision on two matters needs a rule for each."""
    gov = world(trust("A", rule=VotingRule(Share(at_least("1/2")), matters="service/ward")))
    for matter, expected in (
        ("service", "unknown"),
        ("service/ward", "for"),
        (["service", "service/ward"], "unknown"),
        (["service/ward", "service/ward/beds"], "for"),
    ):
        assert stand(ask(gov, "A board", DAY, matter)["A"]) == expected


def test_statute_sets_aside_what_differs_from_it_in_part() -> None:
    """Of two rules on record one is the statutory one, the other is set aside."""
    two = [majority(), VotingRule(Share(at_least("1")))]
    for rule, code in ((majority(), "rule.statutory"), (two, "rule.overridden")):
        binding = ask(world(trust("N", "NHST", rule=rule)), "N board", DAY)["N"]
        assert code in codes(binding)


@pytest.mark.parametrize(
    ("clause", "position", "expected"),
    [
        (Share(more_than("1/2"), of="present"), "for", "for"),
        (Share(more_than("1/2"), of="present"), "against", "against"),
        (Share(more_than("1/2"), of="entitled"), "for", "for"),
        (Share(at_least("1/2"), of="cast", among=SeatClass(people=FIVE)), "against", "against"),
        (Share(at_least("1/2"), of="cast", among=SeatClass(people=FIVE)), "for", "for"),
        (Share(at_least("1/2"), of="cast"), "against", "against"),
        (Share(at_least("3/5"), of="cast"), "for", "for"),
        (Share(more_than("3/5"), of="cast"), "for", "none"),
    ],
)
def test_a_casting_vote_is_one_more_in_every_share(
    clause: Share, position: str, expected: str
) -> None:
    """One more for, or one more against, of those there and of those who voted."""
    seats = [Seat(name, "chair" if name == "A chair" else "executive") for name in FIVE[:4]]
    gov = world(
        trust("A", seats=seats, quorum=Quorum(count=1), rule=VotingRule(clause, casting_vote=True))
    )
    cast = [*EVEN, Vote("A chair", position, casting=True)]
    binding = ask(gov, "A board", DAY, votes=cast, presided="A chair", attended=FIVE[:4])["A"]
    assert stand(binding) == expected


@pytest.mark.parametrize(
    ("against", "expected"), [((), "unknown"), (("p2",), "unknown"), (("p0",), "none")]
)
def test_who_has_to_agree_is_open_where_no_role_is_recorded(
    against: tuple[str, ...], expected: str
) -> None:
    """Though everybody be for, nobody knows that the chair was among them."""
    rule = VotingRule(MustAgree(SeatClass(roles="chair")))
    known = Seat("p0", "chair") if "p0" in against else Seat("p0")
    seats = [known, *(Seat(f"p{n}") for n in range(1, 4))]
    gov = world(trust("A", seats=seats, quorum=Quorum(count=1), rule=rule))
    cast = [Vote(seat.person, "against" if seat.person in against else "for") for seat in seats]
    assert stand(ask(gov, "A board", DAY, votes=cast)["A"]) == expected


def by_blocks(of: str, share: str, *cast: tuple[str, str]) -> dict[str, Any]:
    """What a vote by organisation comes to, in a joint committee of three with two seats each."""
    seats = [Seat(f"{org}{n}", held_for=org) for org in "ABN" for n in (1, 2)]
    rule = VotingRule(Share(at_least(share), of=of, by_organisation=True))
    gov = world(
        *(trust(org) for org in "ABN"),
        joint("A", "B", "N", seats=seats, rule=rule),
        *(given(f"{org} gives", f"{org} board", "jc") for org in "ABN"),
    )
    told = [Vote(person, position) for person, position in cast]
    binding = ask(gov, "jc", DAY, votes=told)["A"]
    code = "share.met" if "share.met" in codes(binding) else "share.missed"
    return facts(binding, code)


A_B_FOR = (("A1", "for"), ("A2", "abstain"), ("B1", "for"), ("B2", "for"))
SPLIT = (("N1", "for"), ("N2", "against"))


@pytest.mark.parametrize(
    ("of", "cast", "part", "whole"),
    [
        ("cast", A_B_FOR, 2, 2),
        ("cast", (*A_B_FOR, *SPLIT), 2, 2),
        ("cast", (*A_B_FOR, ("N1", "against")), 2, 3),
        ("entitled", (*A_B_FOR, *SPLIT), 2, 3),
        ("cast", (("A1", "for"), ("A2", "for"), ("B1", "against"), ("B2", "against")), 1, 2),
    ],
)
def test_an_organisation_votes_as_most_of_its_seats(
    of: str, cast: tuple[tuple[str, str], ...], part: int, whole: int
) -> None:
    """A tie among its seats is no vote of the organisation; of those entitled it is one still."""
    told = by_blocks(of, "1/2", *cast)
    assert (told["votes_for"], told["whole"], told["of"]) == (part, whole, "organisations")


DRAWN = [*votes("for", "A ceo", "A fd"), *votes("against", "A ned", "A ned2")]


def casting(person: str, position: str) -> Vote:
    return Vote(person, position, casting=True)


def tied(*rules: VotingRule, cast: list[Vote], **more: Any) -> Binding:
    """Two for, two against, and these casting votes; one rule is for estates alone."""
    gov = world(trust("A", rule=rules, quorum=Quorum(count=0)), Matter("estates", kinds=()))
    matters = ["estates", "service"] if len(rules) > 1 else ["service"]
    return ask(gov, "A board", DAY, matters, votes=[*DRAWN, *cast], **more)["A"]


def share(of: str, **more: Any) -> VotingRule:
    return VotingRule(Share(at_least(of)), casting_vote=True, **more)


def test_two_casting_votes_that_differ_leave_a_majority_open() -> None:
    """Nobody wrote down who presided: the one for it may count, or the one against."""
    both = [casting("A chair", "for"), casting("A ceo", "against")]
    binding = tied(majority(casting_vote=True), cast=both)
    assert binding.effect.value == "indeterminate"
    assert "rule.or-casting" in codes(binding)


def test_a_casting_vote_that_is_too_little_is_cast_all_the_same() -> None:
    """Three of five are no two thirds; but the tie is broken, and so the proposal is not lost."""
    cast = [casting("A chair", "for")]
    binding = tied(share("2/3", tie="lost"), cast=cast, presided="A chair")
    assert binding.effect.value == "undecided"
    assert tied(share("2/3", tie="lost"), cast=[]).effect.value == "declined"


@pytest.mark.parametrize(("of", "effect"), [("1/2", "indeterminate"), ("2/5", "bound")])
def test_a_casting_vote_against_counts_once(of: str, effect: str) -> None:
    """Two of four, or with it two of five: enough for two fifths, whoever presided."""
    cast = [casting("A chair", "against"), casting("A ned", "abstain")]
    binding = tied(share(of), cast=cast)
    assert binding.effect.value == effect
    assert "casting.presided-unknown" in codes(binding)
    assert ("casting.no-matter" in codes(binding)) is (effect == "bound")


@pytest.mark.parametrize("first", ["lost", "undecided"])
def test_a_tie_that_loses_one_of_the_matters_loses_the_proposal(first: str) -> None:
    second = "undecided" if first == "lost" else "lost"
    rules = majority(tie=first), majority(matters="estates", tie=second)
    assert tied(*rules, cast=[]).effect.value == "declined"


def test_in_a_group_the_room_does_not_turn_on_what_a_vote_cites() -> None:
    """Of one person's votes for two organisations, of which one or neither has an order."""
    seats = [Seat("shared", held_for=org) for org in "AB"]
    links = [given(f"{org} gives", f"{org} board", "shared") for org in "AB"]
    gov = world(trust("A"), trust("B"), Group("group", seats=seats), links)
    for order in (None, 1):
        heads = set()
        for first, second in (("one", "two"), ("two", "one")):
            mine = Vote("shared", "for", organisation="A", order=order, source=first)
            other = Vote("shared", "against", organisation="B", source=second)
            heads.add(ask(gov, "group", DAY, votes=[mine, other]).room.heads)
        assert len(heads) == 1


@pytest.mark.parametrize("last", ["for", "against"])
def test_in_a_group_the_room_counts_each_ones_last_vote_there(last: str) -> None:
    """By its order, of which nought comes before one; not what was said in another body."""
    other = "against" if last == "for" else "for"
    group = Group("group", seats=[Seat("A ceo", held_for="A")])
    gov = world(trust("A"), group, given("1", "A board", "A ceo"))
    cast = [
        *(Vote("A ceo", other, order=0), Vote("A ceo", last, order=1)),
        Vote("A ned", other, body="A board"),
    ]
    heads = ask(gov, "group", DAY, votes=cast).room.heads
    assert (heads.votes_for, heads.against) == ((1, 0) if last == "for" else (0, 1))
