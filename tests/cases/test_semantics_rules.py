"""Voting rules: thresholds, classes, block votes and agreement."""

from datetime import date
from typing import Any

import pytest
from build import Y2024, ask, doubts, trust, votes, world
from forms import board, room

from icsgov.model.body import Seat
from icsgov.model.kinds import Role
from icsgov.model.voting import (
    AllPresent,
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    Threshold,
    VotingRule,
    at_least,
    majority,
    more_than,
    unanimity,
)
from icsgov.period import Period

NEDS = SeatClass(roles=[Role.NON_EXECUTIVE])


@pytest.mark.parametrize(
    ("threshold", "yes", "no", "effect"),
    [
        (more_than("1/2"), 5, 5, "undecided"),
        (more_than("1/2"), 6, 5, "bound"),
        (at_least("1/2"), 5, 5, "bound"),
        (at_least("2/3"), 6, 3, "bound"),
        (more_than("2/3"), 6, 3, "undecided"),
        (at_least("2/3"), 5, 3, "undecided"),
        (at_least("3/4"), 3, 4, "declined"),
        (more_than("1/2"), 0, 1, "declined"),
        (at_least("0.75"), 9, 3, "bound"),
    ],
)
def test_a_threshold_says_which_side_of_the_line(
    threshold: Threshold, yes: int, no: int, effect: str
) -> None:
    """Carried is for; more against than for is against; a majority that is not enough is none."""
    assert room(VotingRule(Share(threshold)), yes, no).effect.value == effect


def test_nobody_for_or_against_is_no_decision() -> None:
    """Abstaining, or casting no vote, is a decision to make no decision."""
    for rule in (majority(), unanimity(), VotingRule(Share(at_least("0")))):
        assert room(rule, 0, 0, 5).effect.value == "undecided"
        assert room(rule, 0).effect.value == "undecided"


@pytest.mark.parametrize(
    ("of", "yes", "no", "abstain", "effect"),
    [
        ("cast", 3, 2, 4, "bound"),
        ("present", 3, 2, 4, "undecided"),
        ("present", 5, 2, 2, "bound"),
        ("entitled", 5, 0, 0, "undecided"),
        ("entitled", 7, 0, 0, "bound"),
        ("entitled", 6, 0, 0, "undecided"),
    ],
)
def test_a_share_is_of_votes_cast_members_present_or_all_entitled(
    of: str, yes: int, no: int, abstain: int, effect: str
) -> None:
    """Abstentions count among those present, and absences among those entitled."""
    people = [f"p{n}" for n in range(yes + no + abstain)]
    binding = room(majority(of=of), yes, no, abstain, attended=people)
    assert binding.effect.value == effect


def test_a_share_of_those_present_is_open_without_attendance() -> None:
    """Where attendance is not recorded, a share of those present may be not known."""
    assert room(majority(of="present"), 5, 2).effect.value == "indeterminate"
    assert room(majority(of="present"), 7, 2).effect.value == "bound"
    assert room(majority(of="present"), 2, 5).effect.value == "declined"


def test_unanimity_is_of_the_votes_cast_or_of_all() -> None:
    """Unanimity of votes cast bears an abstention; unanimity of those entitled does not."""
    assert room(unanimity(), 11, 0, 1).effect.value == "bound"
    assert room(unanimity(), 11, 1).effect.value == "undecided"
    assert room(unanimity(of="entitled"), 11, 0, 1).effect.value == "undecided"
    assert room(unanimity(of="entitled"), 12).effect.value == "bound"


def test_everybody_has_to_be_there() -> None:
    """A rule may want everybody entitled to vote to be present."""
    rule = VotingRule([Share(more_than("1/2")), AllPresent()])
    everybody = [f"p{n}" for n in range(12)]
    assert room(rule, 3, 2, attended=everybody).effect.value == "bound"
    assert room(rule, 3, 2, attended=everybody[:11]).effect.value == "undecided"
    assert room(rule, 3, 2).effect.value == "indeterminate"
    assert room(rule, 12).effect.value == "bound"


def test_a_constituency_has_its_own_share() -> None:
    """A share may be wanted among a class as well as among all."""
    rule = VotingRule([Share(more_than("1/2")), Share(more_than("1/2"), among=NEDS)])
    yes = votes("for", "A ceo", "A fd")
    assert board(rule, *yes, *votes("for", "A ned")).effect.value == "bound"
    split = board(rule, *yes, *votes("for", "A ned"), *votes("against", "A ned2"))
    assert split.effect.value == "undecided"
    assert board(rule, *yes, *votes("abstain", "A ned")).effect.value == "undecided"


def test_a_chair_is_a_non_executive_and_a_chief_executive_an_executive() -> None:
    """A class of either takes in those who are one by another name."""
    for among, person in ((NEDS, "A chair"), (SeatClass(roles="executive"), "A ceo")):
        rule = VotingRule([Share(more_than("1/2")), MustAgree(among)])
        everybody = ("A ceo", "A fd") if person == "A ceo" else ("A chair", "A ned", "A ned2")
        rest = ("A ned", "A ned2") if person == "A ceo" else ("A ceo", "A fd")
        assert board(rule, *votes("for", *everybody, *rest)).effect.value == "bound"
        fewer = tuple(one for one in everybody if one != person)
        assert board(rule, *votes("for", *fewer, *rest)).effect.value == "undecided"


def test_a_class_by_organisation_and_by_person() -> None:
    """A class may be the seats held for an organisation, or people by name."""
    seats = [Seat("p0", held_for="A"), Seat("p1", held_for="B"), Seat("p2", held_for="B")]
    for among in (SeatClass(organisations=["B"]), SeatClass(people=["p1", "p2"])):
        rule = VotingRule([Share(more_than("1/2")), Share(at_least("1"), among=among)])
        gov = world(trust("A", seats=seats, quorum=Quorum(count=0), rule=rule), trust("B"))
        assert ask(gov, "A board", Y2024)["A"].effect.value == "bound"
        some = (*votes("for", "p0", "p1"), *votes("against", "p2"))
        assert ask(gov, "A board", Y2024, votes=some)["A"].effect.value == "undecided"


def test_every_holder_of_a_class_has_to_agree() -> None:
    """Who must agree has to vote for; an abstention or an absence is not agreement."""
    rule = VotingRule([Share(more_than("1/2")), MustAgree(NEDS)])
    three = votes("for", "A chair", "A ceo", "A fd")
    assert board(rule, *three, *votes("for", "A ned", "A ned2")).effect.value == "bound"
    for other in (votes("abstain", "A ned2"), votes("against", "A ned2"), ()):
        binding = board(rule, *three, *votes("for", "A ned"), *other)
        assert binding.effect.value == "undecided"


def test_who_is_recused_need_not_agree_and_an_empty_class_cannot() -> None:
    """A recused holder is set aside; a class that nobody holds cannot agree."""
    rule = VotingRule([Share(more_than("1/2")), MustAgree(NEDS)])
    four = votes("for", "A chair", "A ceo", "A fd", "A ned")
    assert board(rule, *four, recused=["A ned2"]).effect.value == "bound"
    nobody = VotingRule([Share(more_than("1/2")), MustAgree(SeatClass(roles=[Role.LAY]))])
    assert board(nobody, *four).effect.value == "undecided"


def test_each_organisation_has_one_vote() -> None:
    """A block vote is that of the majority of the seats held for an organisation."""
    seats = [Seat(f"{org}{n}", held_for=org) for org in "ABC" for n in range(3)]
    rule = VotingRule(Share(more_than("1/2"), by_organisation=True))
    orgs = [trust("A", seats=seats, quorum=Quorum(count=0), rule=rule), trust("B"), trust("C")]
    gov = world(orgs)

    def blocks(yes: str, no: str) -> str:
        cast = (*votes("for", *yes.split()), *votes("against", *no.split()))
        return ask(gov, "A board", Y2024, votes=cast)["A"].effect.value

    assert blocks("A0 A1 B0 B1", "A2 B2 C0 C1 C2") == "bound"
    assert blocks("A0 A1 A2 B0", "B1 B2 C0 C1") == "undecided"
    assert blocks("A0 B0", "A1 B1 C0") == "declined"
    assert blocks("A0", "B0 B1 C0 C1 C2") == "declined"


def test_a_rule_for_a_matter_stands_in_the_place_of_a_wider_one() -> None:
    """The rule of the longest path that covers the matter is the one that counts."""
    rules = [
        majority(),
        VotingRule(Share(at_least("2/3")), matters="service"),
        unanimity(matters="service/closure"),
    ]
    gov = world(trust("A", quorum=Quorum(count=0), rule=rules))

    def answer(matter: Any, yes: int) -> str:
        people = ("A chair", "A ceo", "A fd", "A ned", "A ned2")
        cast = (*votes("for", *people[:yes]), *votes("against", *people[yes:]))
        return ask(gov, "A board", Y2024, matter, votes=cast)["A"].effect.value

    assert answer("estates", 3) == "bound"
    assert answer("service", 3) == "undecided"
    assert answer("service/opening", 4) == "bound"
    assert answer("service/closure", 4) == "undecided"
    assert answer("service/closure/ward", 5) == "bound"
    assert answer(["estates", "service/closure"], 4) == "undecided"
    assert answer("services", 3) == "bound"


def test_a_rule_outside_its_period_is_not_recorded() -> None:
    """Outside its period a rule is as if it were not there."""
    past = Period(None, date(2024, 1, 1))
    assert board(majority(period=past), *votes("for", "A chair")).effect.value == "indeterminate"


def test_a_rule_that_cannot_matter_is_not_missed() -> None:
    """Where nobody voted for or against, an unrecorded rule leaves nothing open."""
    gov = world(trust("A", quorum=None, rule=None))
    binding = ask(gov, "A board", Y2024, votes=())["A"]
    assert binding.effect.value == "undecided"
    assert doubts(binding) == set()


def test_an_abstention_moves_no_block() -> None:
    """Within an organisation only votes for and against make its vote."""
    seats = [Seat(f"{org}{n}", held_for=org) for org in "ABC" for n in range(3)]
    rule = VotingRule(Share(more_than("1/2"), by_organisation=True))
    first = trust("A", seats=seats, quorum=Quorum(count=0), rule=rule)
    gov = world(first, trust("B"), trust("C"))
    cast = (
        *votes("for", "A0", "B0"),
        *votes("against", "A1", "C0"),
        *votes("abstain", "A2", "B1", "C1"),
    )
    assert ask(gov, "A board", Y2024, votes=cast)["A"].effect.value == "undecided"


def test_a_block_vote_of_all_entitled_organisations() -> None:
    """Organisations that cast no block count against where the share is of those entitled."""
    seats = [Seat(f"{org}0", held_for=org) for org in "ABC"]
    rule = VotingRule(Share(at_least("1"), of="entitled", by_organisation=True))
    first = trust("A", seats=seats, quorum=Quorum(count=0), rule=rule)
    gov = world(first, trust("B"), trust("C"))
    two = votes("for", "A0", "B0")
    assert ask(gov, "A board", Y2024, votes=two)["A"].effect.value == "undecided"
    assert ask(gov, "A board", Y2024)["A"].effect.value == "bound"


def test_a_rule_that_is_missing_for_one_of_the_matters() -> None:
    """Where a matter has no rule and there is no general one, the rule is not recorded."""
    gov = world(trust("A", rule=majority(matters="service")))
    assert ask(gov, "A board", Y2024, "service")["A"].effect.value == "bound"
    both = ask(gov, "A board", Y2024, ["service", "estates"])["A"]
    assert both.effect.value == "indeterminate"
    assert "rule.not-recorded" in doubts(both)


def test_a_share_of_a_class_whose_roles_are_not_recorded() -> None:
    """Whether a vote is of the class is not known, and so is what hangs on it."""
    rule = VotingRule(Share(more_than("1/2"), among=NEDS))
    seats = [Seat("p0", "non-executive"), Seat("p1"), Seat("p2", "executive")]
    gov = world(trust("A", seats=seats, quorum=Quorum(count=0), rule=rule))
    split = (*votes("for", "p0"), *votes("against", "p1"))
    assert ask(gov, "A board", Y2024, votes=split)["A"].effect.value == "indeterminate"
    same = votes("for", "p0", "p1")
    assert ask(gov, "A board", Y2024, votes=same)["A"].effect.value == "bound"
    apart = (*votes("for", "p0"), *votes("against", "p2"))
    assert ask(gov, "A board", Y2024, votes=apart)["A"].effect.value == "bound"
