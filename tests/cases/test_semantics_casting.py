"""Casting votes and ties."""

from typing import Any

import pytest
from build import Y2024, ask, codes, given, joint, trust, votes, world
from forms import board, room

from icsgov.explain import UNKNOWN
from icsgov.model.body import Committee, Seat
from icsgov.model.decision import Approval, Presiding, Vote
from icsgov.model.matter import Matter
from icsgov.model.voting import (
    Quorum,
    Share,
    Threshold,
    VotingRule,
    at_least,
    majority,
    more_than,
)
from icsgov.reasoning.results import Binding

CASTING = majority(casting_vote=True)
EVEN = (*votes("for", "A chair", "A ceo"), *votes("against", "A ned", "A ned2"))


def second(person: str, position: str = "for") -> Vote:
    """A casting vote."""
    return Vote(person, position, casting=True)


def test_a_casting_vote_is_a_vote_apart() -> None:
    """It is never inferred from the first vote and decides only when it is cast."""
    assert board(CASTING, *EVEN, presided="A chair").effect.value == "undecided"
    binding = board(CASTING, *EVEN, second("A chair"), presided="A chair")
    assert binding.effect.value == "bound"
    lost = board(CASTING, *EVEN, second("A chair", "against"), presided="A chair")
    assert lost.effect.value == "declined"


def test_a_casting_vote_counts_only_on_an_equality() -> None:
    """Where there is no tie it is shown and not counted."""
    three = (*EVEN, *votes("against", "A fd"))
    binding = board(CASTING, *three, second("A chair"), presided="A chair")
    assert binding.effect.value == "declined"
    assert "casting.no-tie" in codes(binding)


def test_a_casting_vote_has_to_be_conferred() -> None:
    """Without a rule or a statute that confers one there is none."""
    binding = board(majority(), *EVEN, second("A chair"), presided="A chair")
    assert binding.effect.value == "undecided"
    assert "casting.not-conferred" in codes(binding)


def test_a_casting_vote_is_the_presiders() -> None:
    """Only whoever presided has one; who that was may be not recorded."""
    assert board(CASTING, *EVEN, second("A ceo"), presided="A chair").effect.value == "undecided"
    unknown = board(CASTING, *EVEN, second("A chair"))
    assert unknown.effect.value == "indeterminate"
    assert "casting.presided-unknown" in codes(unknown)
    elsewhere = board(
        CASTING, *EVEN, second("A chair"), presided=Presiding("A chair", body="A board")
    )
    assert elsewhere.effect.value == "bound"


def test_who_is_recused_has_no_casting_vote() -> None:
    """A presider who takes no part for an interest does not break the tie."""
    cast = (*votes("for", "A ceo"), *votes("against", "A ned"), second("A chair"))
    assert board(CASTING, *cast, presided="A chair").effect.value == "bound"
    assert board(CASTING, *cast, presided="A chair", recused="A chair").effect.value == "undecided"


def test_what_a_tie_means() -> None:
    """An equality is no decision, or, where the rule says so, the proposal is lost."""
    assert room(majority(), 4, 4).effect.value == "undecided"
    assert room(majority(tie="lost"), 4, 4).effect.value == "declined"
    assert room(majority(tie="lost"), 5, 4).effect.value == "bound"
    assert room(majority(tie="lost"), 0, 0, 4).effect.value == "undecided"


def test_who_presided_elsewhere_did_not_preside_here() -> None:
    """Presiding is recorded body by body where it is."""
    there = Presiding("A chair", body="B board")
    gov = world(trust("A", quorum=Quorum(count=0), rule=CASTING), trust("B"))
    cast = (*EVEN, second("A chair"))
    binding = ask(gov, "A board", Y2024, votes=cast, presided=there)["A"]
    assert binding.effect.value == "indeterminate"
    named = [there, Presiding("A ned", body="A board")]
    other = ask(gov, "A board", Y2024, votes=cast, presided=named)["A"]
    assert other.effect.value == "undecided"
    assert "casting.not-presiding" in codes(other)


def test_two_may_have_voted_to_break_the_tie_and_one_presided() -> None:
    """Of several casting votes only the presider's counts."""
    cast = (*EVEN, second("A ceo", "against"), second("A chair"))
    assert board(CASTING, *cast, presided="A chair").effect.value == "bound"


def test_who_presided_does_not_matter_where_the_answer_is_the_same() -> None:
    """A casting vote against, on a tie that loses the proposal anyway, leaves nothing open."""
    rule = majority(casting_vote=True, tie="lost")
    against = board(rule, *EVEN, second("A chair", "against"))
    assert against.effect.value == "declined"
    assert board(rule, *EVEN, second("A chair")).effect.value == "indeterminate"


def test_a_casting_vote_that_makes_no_difference_leaves_nothing_open() -> None:
    """More than a third of those entitled is met by half of them, whoever presided."""
    cast = (Vote("A ceo", "for"), Vote("A ned", "against"), second("A ned", "against"))
    found = []
    for share in (Share(more_than("1/3"), of="entitled"), Share(more_than("1/2"))):
        rule = VotingRule(share, casting_vote=True)
        seats = [Seat("A ceo"), Seat("A ned")]
        gov = world(trust("A", rule=rule, seats=seats, quorum=Quorum(count=2)))
        found.append(ask(gov, "A board", Y2024, votes=cast)["A"])
    assert [one.effect.value for one in found] == ["bound", "indeterminate"]
    assert "casting.no-matter" in codes(found[0])
    assert "casting.presided-unknown" in codes(found[1])


@pytest.mark.parametrize(
    ("kinds", "tie", "position", "effect"),
    [
        ((), "undecided", "against", "bound"),
        ((), "lost", "for", "bound"),
        ("constitution-amendment", "undecided", "against", "indeterminate"),
        ("constitution-amendment", "lost", "against", "declined"),
        ("constitution-amendment", "lost", "for", "indeterminate"),
    ],
)
def test_what_hangs_on_a_casting_vote_is_open_only_where_the_two_ends_differ(
    kinds: Any, tie: str, position: str, effect: str
) -> None:
    """Met either way it is for; where statute wants a majority besides, an equality may be lost."""
    rule = VotingRule(Share(more_than("1/3"), of="entitled"), casting_vote=True, tie=tie)
    seats = [Seat("A ceo"), Seat("A ned")]
    org = trust("A", rule=rule, seats=seats, quorum=Quorum(count=2))
    gov = world(org, Matter("service", kinds=kinds))
    cast = (Vote("A ceo", "for"), Vote("A ned", "against"), second("A ned", position))
    approved = {"approvals": [Approval("A governors", Y2024, votes_for=9, votes_against=0)]}
    body = Committee("A governors", "A", statute="governors", seats=[Seat("gov")])
    said = ask(gov.put(body), "A board", Y2024, votes=cast, **(approved if kinds else {}))
    assert said["A"].effect.value == effect


@pytest.mark.parametrize(
    ("share", "presided", "effect"),
    [
        (at_least("2/3"), (), "indeterminate"),
        (at_least("2/3"), "A chair", "undecided"),
        (at_least("2/3"), "A ned", "declined"),
        (at_least("1/2"), (), "indeterminate"),
        (at_least("1/2"), "A chair", "bound"),
        (at_least("1/2"), "A ned", "declined"),
        (more_than("1/2"), (), "indeterminate"),
    ],
)
def test_two_casting_votes_that_differ_hang_on_who_presided(
    share: Threshold, presided: Any, effect: str
) -> None:
    """One for and one against: three to two, or two to three, as whoever presided had it."""
    rule = VotingRule(Share(share), casting_vote=True)
    cast = (*EVEN, second("A chair"), second("A ned", "against"))
    assert board(rule, *cast, presided=presided).effect.value == effect


def test_a_casting_vote_is_conferred_for_the_matters_of_its_rule_alone() -> None:
    """On two matters, with a rule each: the rule that confers none is not met by it."""
    rules = [majority(casting_vote=True), majority(matters="estates")]
    gov = world(trust("A", rule=rules))
    said = {"votes": (*EVEN, second("A chair")), "presided": "A chair"}
    for matter, effect in (("service", "bound"), (["estates", "service"], "undecided")):
        assert ask(gov, "A board", Y2024, matter, **said)["A"].effect.value == effect


def test_a_casting_vote_counts_for_the_rule_that_confers_it_where_another_needs_none() -> None:
    """Half is enough for the one, and the casting vote makes more than half for the other."""
    rules = [majority(casting_vote=True), VotingRule(Share(at_least("1/2")), matters="estates")]
    gov = world(trust("A", rule=rules))
    said = {"votes": (*EVEN, second("A chair")), "presided": "A chair"}
    assert ask(gov, "A board", Y2024, ["estates", "service"], **said)["A"].effect.value == "bound"


@pytest.mark.parametrize(
    ("presided", "effect"),
    [((), "indeterminate"), ("A chair", "undecided"), ("A ned", "declined")],
)
def test_a_casting_vote_that_carries_nothing_may_still_break_a_tie_that_is_lost(
    presided: Any, effect: str
) -> None:
    """Three to two is short of two thirds, and no equality; two all is lost by the rule."""
    rule = VotingRule(Share(at_least("2/3")), casting_vote=True, tie="lost")
    assert board(rule, *EVEN, second("A chair"), presided=presided).effect.value == effect


@pytest.mark.parametrize("presided", [(), "A chair", "A ned"])
def test_a_casting_vote_for_what_half_carries_leaves_nothing_open(presided: Any) -> None:
    """Two of four are half; so are three of five, whoever presided."""
    rule = VotingRule(Share(at_least("1/2")), casting_vote=True)
    assert board(rule, *EVEN, second("A chair"), presided=presided).effect.value == "bound"


@pytest.mark.parametrize("position", ["for", "against"])
def test_two_casting_votes_that_differ_leave_open_what_one_of_two_rules_asks(position: str) -> None:
    """Half carries the one matter without a casting vote, and the other only with one for it."""
    half = VotingRule(Share(at_least("1/2")), casting_vote=True)
    gov = world(trust("A", rule=[half, majority(casting_vote=True, matters="estates")]))
    other = "against" if position == "for" else "for"
    cast = (*EVEN, second("A chair", position), second("A ned", other))
    binding = ask(gov, "A board", Y2024, ["estates", "service"], votes=cast)["A"]
    assert (binding.effect.value, binding.verdict) == ("indeterminate", UNKNOWN)


@pytest.mark.parametrize(("position", "effect"), [("for", "bound"), ("against", "declined")])
def test_one_casting_vote_breaks_the_tie(position: str, effect: str) -> None:
    """That of whoever presided over this board, not that of who presided elsewhere that day."""
    other = "against" if position == "for" else "for"
    cast = (*EVEN, second("A chair", position), second("A ned", other))
    presided = [Presiding("A chair", body="A board"), Presiding("A ned")]
    assert board(CASTING, *cast, presided=presided).effect.value == effect


BOTH = [("for", "against"), ("against", "for"), ("for", "for"), ("against", "against")]


def presiding_for_two(*castings: Vote) -> Binding:
    """What A has of it where x, who presides over a tie, sits for A and for B."""
    seats = [Seat("x", held_for="A"), Seat("x", held_for="B")]
    seats += [Seat("y", held_for="A"), Seat("z", held_for="B")]
    rule = majority(casting_vote=True)
    gov = world(
        *(trust("A"), trust("B"), trust("C")),
        joint("A", "B", seats=seats, rule=rule, quorum=Quorum(count=2)),
        *(given(f"{org} 1", f"{org} board", "jc", under="65Z6") for org in "AB"),
    )
    plain = (Vote("y", "for"), Vote("z", "against"))
    told = ask(gov, "jc", Y2024, votes=(*plain, *castings), presided="x")
    assert told["A"].effect is told["B"].effect
    return told["A"]


def for_two(first: str, then: str, orders: tuple[int | None, int | None]) -> tuple[str, set[str]]:
    """A casting vote in each capacity."""
    pairs = zip((first, then), "AB", orders, strict=True)
    told = presiding_for_two(
        *(
            Vote("x", said, organisation=org, casting=True, order=order)
            for said, org, order in pairs
        )
    )
    return told.effect.value, codes(told)


@pytest.mark.parametrize(("first", "then"), BOTH)
def test_whoever_presides_has_one_casting_vote_in_whatever_capacity(first: str, then: str) -> None:
    """The last counts; where that is not recorded, and they differ, it is not known which did."""
    effects = {"for": "bound", "against": "declined"}
    assert for_two(first, then, (1, 2))[0] == effects[then]
    assert for_two(first, then, (2, 1))[0] == effects[first]
    for orders in ((None, None), (1, None), (None, 1)):
        effect, said = for_two(first, then, orders)
        assert effect == (effects[then] if first == then else "indeterminate")
        assert ("casting.two" in said) is (first != then)
    assert "vote.superseded" in for_two(first, then, (1, 2))[1]


def test_a_casting_vote_says_no_capacity() -> None:
    """Nor has it to: but one in a capacity that they do not have is nobody's."""
    for org, effect in ((None, "bound"), ("A", "bound"), ("B", "bound"), ("C", "undecided")):
        told = presiding_for_two(Vote("x", "for", organisation=org, casting=True))
        assert told.effect.value == effect
