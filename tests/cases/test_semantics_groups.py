"""Groups of individual decision-makers, offices, and resolutions that stand in for votes."""

from datetime import timedelta
from typing import Any

from build import (
    Y2024,
    ask,
    codes,
    committee,
    doubts,
    effects,
    given,
    group,
    trust,
    votes,
    world,
)

from icsgov.model.body import CommitteeInCommon, Group, Seat
from icsgov.model.decision import Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.organisation import Office, Tenure
from icsgov.period import Period
from icsgov.reasoning.results import Outcome

DAY = Y2024
LATER = DAY + timedelta(days=10)
LAST = DAY + timedelta(days=20)
AFTER = Period(None, LATER)


def pair(**first: Any) -> Governance:
    """Two foundation trusts in a group, each with an empowered chief executive."""
    return world(
        *(trust("A"), trust("B"), group(("A ceo", "A"), ("B ceo", "B"))),
        *(given("1", "A board", "A ceo", **first), given("2", "B board", "B ceo")),
    )


def said(gov: Governance, *cast: Vote, **more: Any) -> Outcome:
    """What the group decided by these votes."""
    return ask(gov, "group", DAY, votes=cast, **more)


A_FOR, B_FOR = Vote("A ceo", "for"), Vote("B ceo", "for")
A_AGAINST, B_AGAINST = Vote("A ceo", "against"), Vote("B ceo", "against")


def test_each_participant_exercises_only_its_own_delegation() -> None:
    """For binds, against declines, an abstention or no vote leaves undecided; each for its own."""
    assert effects(said(pair(), A_FOR, B_FOR)) == {"A": "bound", "B": "bound"}
    assert effects(said(pair(), A_FOR, B_AGAINST)) == {"A": "bound", "B": "declined"}
    abstained = Vote("B ceo", "abstain")
    assert effects(said(pair(), A_FOR, abstained)) == {"A": "bound", "B": "undecided"}
    assert effects(said(pair(), A_FOR)) == {"A": "bound", "B": "undecided"}


def test_a_changed_vote_replaces_the_earlier_one_from_its_day() -> None:
    """To go along the dissenter changes its vote; before that day it is still committed not to."""
    change = Vote("B ceo", "for", day=LATER)
    cast = (A_FOR, B_AGAINST, change)
    assert said(pair(), *cast).on == LATER
    assert said(pair(), *cast)["B"].effect.value == "bound"
    before = said(pair(), *cast, on=LATER - timedelta(days=1))
    assert before["B"].effect.value == "declined"
    assert said(pair(), A_FOR, Vote("B ceo", "for"), on=LATER)["B"].effect.value == "bound"
    alone = said(pair(), A_FOR, change)
    assert alone["B"].effect.value == "bound"


def test_the_last_order_of_a_day_counts_in_a_group_too() -> None:
    """Two votes of one day are told apart by their order."""
    cast = (Vote("A ceo", "for", order=1), Vote("A ceo", "against", order=2))
    assert said(pair(), *cast)["A"].effect.value == "declined"


def test_a_later_vote_without_authority_does_not_replace_one_with_it() -> None:
    """The latest vote that was within authority on its own day is the one that counts."""
    gov = pair(period=AFTER)
    binding = said(gov, A_FOR, Vote("A ceo", "against", day=LATER))["A"]
    assert binding.effect.value == "bound"
    assert "person.later-unauthorised" in codes(binding)


def test_an_earlier_vote_without_authority_gives_way() -> None:
    """A vote from before the delegation began is replaced by one within it."""
    gov = pair(period=Period(LATER))
    binding = said(gov, A_AGAINST, Vote("A ceo", "for", day=LATER))["A"]
    assert binding.effect.value == "bound"
    only = said(gov, A_FOR)["A"]
    assert only.effect.value == "unauthorised"


def test_where_no_vote_was_within_authority_the_latest_speaks() -> None:
    """It speaks without authority: unauthorised, and not more."""
    gov = pair(matters="estates")
    binding = said(gov, A_FOR, Vote("A ceo", "against", day=LATER))["A"]
    assert binding.effect.value == "unauthorised"
    assert binding.stand is not None and binding.stand.value == "against"


def test_a_later_different_vote_of_unknown_authority_leaves_it_open() -> None:
    """Whether the change counted is not known, so neither is the position."""
    gov = pair(period=AFTER).put(given("3", "A board", "A ceo", conditions="agreed"))
    binding = said(gov, A_FOR, Vote("A ceo", "against", day=LATER))["A"]
    assert binding.effect.value == "indeterminate"
    assert binding.stand is not None and binding.stand.value == "unknown"
    same = said(gov, A_FOR, Vote("A ceo", "for", day=LATER))["A"]
    assert same.effect.value == "bound"


def test_a_delegation_to_an_office_goes_to_whoever_holds_it() -> None:
    """In a group a decision-maker may be empowered through an office held that day."""
    office = Office(
        "A office", "A", holders=[Tenure("A ceo", AFTER), Tenure("A fd", Period(LATER))]
    )
    gov = world(
        *(trust("A"), office, group(("A ceo", "A"))),
        given("1", "A board", "A office"),
    )
    assert said(gov, A_FOR)["A"].effect.value == "bound"
    late = said(gov, Vote("A ceo", "for", day=LATER))["A"]
    assert late.effect.value == "unauthorised"


def test_in_an_office_only_its_holder_decides() -> None:
    """A vote of somebody who does not hold the office that day decides nothing."""
    office = Office("A office", "A", holders="A ceo")
    gov = world(trust("A"), office, given("1", "A board", "A office"))
    assert ask(gov, "A office", DAY)["A"].effect.value == "bound"
    other = ask(gov, "A office", DAY, votes=votes("for", "A fd"))["A"]
    assert other.effect.value == "undecided"
    vacant = gov.put(Office("A office", "A", holders=Tenure("A ceo", Period(None, DAY))))
    assert ask(vacant, "A office", DAY)["A"].verdict.value == 0


def test_a_deputy_in_a_group() -> None:
    """A deputy with a delegation of their own may act where the principal is away."""
    place = Group(
        "group",
        seats=[
            Seat("A ceo", held_for="A"),
            Seat("A fd", held_for="A", deputises_for="A ceo"),
        ],
    )
    links = (given("1", "A board", "A ceo"), given("2", "A board", "A fd"))
    gov = world(trust("A"), place, links)
    away = said(gov, Vote("A fd", "for"), attended=["A fd"])["A"]
    assert away.effect.value == "bound"
    assert away.exercised_by == "A fd"
    there = said(gov, A_AGAINST, Vote("A fd", "for"))["A"]
    assert there.effect.value == "declined"
    unempowered = said(world(trust("A"), place, links[0]), Vote("A fd", "for"))["A"]
    assert unempowered.effect.value == "unauthorised"


def test_a_recused_decision_maker_decides_nothing() -> None:
    """An interest takes the decision-maker out, and the organisation has no decision."""
    assert said(pair(), A_FOR, B_FOR, recused="A ceo")["A"].effect.value == "undecided"


def test_one_person_may_decide_for_two_organisations() -> None:
    """A joint appointment exercises each delegation apart, in the capacity that the vote names."""
    both = Group("group", seats=[Seat("shared", held_for="A"), Seat("shared", held_for="B")])
    orgs = [trust(id, seats=[Seat("shared", "chief executive")]) for id in "AB"]
    gov = world(
        *(orgs, both, given("1", "A board", "shared"), given("2", "B board", "shared")),
    )
    cast = (Vote("shared", "for", organisation="A"), Vote("shared", "against", organisation="B"))
    assert effects(said(gov, *cast)) == {"A": "bound", "B": "declined"}


MEETING = CommitteeInCommon("cic", ["A committee", "B board"])


def test_a_resolution_stands_in_where_no_votes_are_recorded() -> None:
    """What the minute says is taken, with a doubt; it needs no quorum or rule on file."""
    bare = committee("A", "ceo", "ned", quorum=None, rule=None)
    gov = world(trust("A"), trust("B"), bare, MEETING, given("1", "A board", "A committee"))
    minute = [Resolution("A committee", "for"), Resolution("B board", "against")]
    outcome = ask(gov, "cic", DAY, resolutions=minute)
    assert effects(outcome) == {"A": "bound", "B": "declined"}
    assert len(doubts(outcome["A"])) == 1
    abstained = ask(gov, "cic", DAY, resolutions=[Resolution("A committee", "abstain")])
    assert abstained["A"].effect.value == "undecided"


def test_a_resolution_does_not_stand_beside_votes() -> None:
    """Where votes are recorded the minute does not replace them."""
    gov = world(trust("A"))
    cast = votes("against", "A chair", "A ceo", "A fd")
    binding = ask(gov, "A board", DAY, votes=cast, resolutions=Resolution("A board", "for"))["A"]
    assert binding.effect.value == "declined"


def test_a_minute_gives_no_authority() -> None:
    """A resolution says what was decided and not whether it could be."""
    gov = world(trust("A"), committee("A", "ceo", "ned"))
    minute = Resolution("A committee", "for")
    assert ask(gov, "A committee", DAY, resolutions=minute)["A"].effect.value == "unauthorised"


def test_a_vote_withdrawn_leaves_no_decision() -> None:
    """An abstention replaces an earlier vote as any other vote does."""
    cast = (A_FOR, Vote("A ceo", "abstain", day=LATER))
    assert said(pair(), *cast)["A"].effect.value == "undecided"
    assert said(pair(), *cast, on=LATER - timedelta(days=1))["A"].effect.value == "bound"


def test_a_minute_of_an_office_stands_in_too() -> None:
    """What is on record of an office-holder's decision is taken, with a doubt."""
    office = Office("A office", "A", holders="A ceo")
    gov = world(trust("A"), office, given("1", "A board", "A office"))
    binding = ask(gov, "A office", DAY, resolutions=Resolution("A office", "for"))["A"]
    assert binding.effect.value == "bound"
    assert len(doubts(binding)) == 1
    no = ask(gov, "A office", DAY, resolutions=Resolution("A office", "against"))["A"]
    assert no.effect.value == "declined"


def test_a_changed_vote_that_counts_shows_the_one_that_it_replaced() -> None:
    """The earlier vote is a line of the reasons, and takes nothing away."""
    binding = said(pair(), A_AGAINST, Vote("A ceo", "for", day=LATER))["A"]
    assert binding.effect.value == "bound"
    assert "person.changed" in codes(binding)
