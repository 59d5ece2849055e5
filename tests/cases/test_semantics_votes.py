"""Whose vote counts: the day, the body, the seat, the last in order, deputies and capacities."""

from datetime import date, timedelta

import pytest
from build import Y2024, ask, codes, committee, given, steps, trust, votes, world

from icsgov.model.body import Seat
from icsgov.model.decision import Vote
from icsgov.model.governance import Governance
from icsgov.model.voting import Quorum, Share, VotingRule, at_least, majority
from icsgov.period import Period
from icsgov.reasoning.results import Binding

DAY = Y2024
NEXT = DAY + timedelta(days=1)
THREE = ("A chair", "A ceo", "A fd")
ENDED = Period(None, DAY)
UNANIMOUS = VotingRule(Share(at_least("1")))


def board(*seats: Seat, quorum: int = 1, rule: VotingRule | None = None) -> Governance:
    """A foundation trust whose board has these seats."""
    return world(trust("A", seats=seats, quorum=Quorum(count=quorum), rule=rule or majority()))


def said(gov: Governance, *cast: Vote, **more: object) -> Binding:
    """What the board of A decided by these votes."""
    return ask(gov, "A board", DAY, votes=cast, **more)["A"]


FULL = world(trust("A"))


def test_only_votes_of_that_day_in_that_body_count() -> None:
    """A vote of another day or in another body is shown and not counted."""
    gov = FULL.put(committee("A", "ned"))
    three = votes("for", *THREE)
    assert said(gov, *three, attended=THREE).effect.value == "bound"
    later = said(gov, *three, *votes("against", "A ned", "A ned2", day=NEXT))
    assert later.effect.value == "bound"
    assert "vote.another-day" in codes(later)
    two = said(gov, *three[:2], Vote("A ned", "for", body="A committee"), attended=THREE[:2])
    assert two.effect.value == "undecided"


def test_a_body_changes_its_mind_by_deciding_again() -> None:
    """A later vote of somebody who voted on the day changes nothing about that decision."""
    binding = said(FULL, *votes("for", *THREE), *votes("against", *THREE, day=NEXT))
    assert binding.effect.value == "bound"


def test_the_last_of_one_persons_votes_that_day_counts() -> None:
    """Of several votes of one person on one day, the last in its order counts."""
    two = votes("for", "A chair", "A ceo")
    first, second = Vote("A fd", "for", order=1), Vote("A fd", "against", order=2)
    binding = said(board(*(Seat(name) for name in THREE), rule=UNANIMOUS), *two, second, first)
    assert binding.effect.value == "undecided"
    assert "vote.superseded" in codes(binding)
    again = Vote("A fd", "for", order=3)
    whole = said(board(*(Seat(name) for name in THREE), rule=UNANIMOUS), *two, again, second, first)
    assert whole.effect.value == "bound"


@pytest.mark.parametrize(
    "seat",
    [
        Seat("A fd", voting=False),
        Seat("A fd", period=ENDED),
        Seat("A fd", period=Period(NEXT)),
        Seat("A fd", suspended=Period(DAY, NEXT)),
    ],
    ids=["no vote", "left that day", "not yet there", "suspended"],
)
def test_who_has_no_voting_seat_in_office_is_not_counted(seat: Seat) -> None:
    """A vote without a voting seat in office that day is shown and not counted."""
    gov = board(Seat("A chair"), Seat("A ceo"), seat)
    cast = (*votes("for", "A chair"), *votes("against", "A ceo"), *votes("for", "A fd"))
    binding = said(gov, *cast)
    assert binding.effect.value == "undecided"
    assert any(step.facts.get("person") == "A fd" for step in steps(binding))


def test_a_seat_counts_from_its_first_day_to_the_day_before_its_end() -> None:
    """A period includes its first day and excludes its end."""
    for period, counted in (
        (Period(DAY), True),
        (Period(None, NEXT), True),
        (Period(None, DAY), False),
        (Period(NEXT), False),
    ):
        binding = said(board(Seat("A chair", period=period)), *votes("for", "A chair"))
        assert binding.effect.value == ("bound" if counted else "undecided")


def test_a_vote_by_somebody_without_a_seat_is_shown() -> None:
    """A vote of somebody who does not sit there is named in the reasons and changes nothing."""
    gov = board(Seat("A chair"), Seat("A ceo")).put(committee("A", "ned"))
    binding = said(gov, *votes("for", "A chair"), *votes("against", "A ceo", "A ned"))
    assert binding.effect.value == "undecided"
    shown = [step for step in steps(binding) if step.code == "vote.no-seat"]
    assert [step.facts["person"] for step in shown] == ["A ned"]


def test_a_recusal_takes_out_vote_and_presence() -> None:
    """Who is recused neither votes nor counts as present."""
    three = votes("for", *THREE)
    assert said(FULL, *three, attended=THREE).effect.value == "bound"
    without = said(FULL, *three, attended=THREE, recused=["A fd"])
    assert without.effect.value == "undecided"
    assert {"vote.recused", "quorum.short"} <= codes(without)


def test_a_deputy_counts_only_in_the_absence_of_the_principal() -> None:
    """A deputy's vote counts where the principal neither votes nor is there, and not otherwise."""
    gov = board(Seat("A chair"), Seat("A ceo"), Seat("deputy", deputises_for="A ceo"))
    split = (*votes("for", "A chair"), *votes("for", "deputy"))
    assert said(gov, *split, attended=["A chair", "deputy"]).effect.value == "bound"
    both = (*votes("against", "A ceo"), *split)
    assert said(gov, *both).effect.value == "undecided"
    tie = (*votes("against", "A chair"), *votes("for", "deputy"))
    assert said(gov, *tie, attended=["A chair", "A ceo", "deputy"]).effect.value == "declined"


def test_a_deputy_is_no_seat_of_its_own() -> None:
    """A deputy stands in for the principal in a quorum and is not counted beside them."""
    gov = world(
        trust(
            "A",
            seats=[Seat("A chair"), Seat("A ceo"), Seat("deputy", deputises_for="A ceo")],
            quorum=Quorum(share="1"),
        )
    )
    both = ["A chair", "deputy"]
    assert said(gov, *votes("for", *both), attended=both).effect.value == "bound"
    alone = said(gov, *votes("for", "A chair"), attended=["A chair"])
    assert alone.effect.value == "undecided"


def test_a_joint_appointment_votes_once_for_each() -> None:
    """One person on two bodies has a vote in each, and one on a body for two has two there."""
    orgs = [trust(id, seats=[Seat("shared")], quorum=Quorum(count=1)) for id in "AB"]
    gov = world(orgs)
    assert ask(gov, "A board", DAY)["A"].effect.value == "bound"
    assert ask(gov, "B board", DAY)["B"].effect.value == "bound"
    seats = [Seat("shared", held_for="A"), Seat("shared", held_for="B")]
    both = (Vote("shared", "for", organisation="A"), Vote("shared", "against", organisation="B"))
    two = world(trust("A", seats=seats, quorum=Quorum(count=2)), trust("B"))
    binding = ask(two, "A board", DAY, votes=both)["A"]
    assert binding.effect.value == "undecided"
    assert binding.stand is not None and binding.stand.value == "none"


def test_a_vote_in_an_unsaid_capacity_is_not_known() -> None:
    """Where somebody sits for two organisations and the vote does not say, it is not known."""
    seats = [Seat("shared", held_for="A"), Seat("shared", held_for="B")]
    gov = world(trust("A", seats=seats, quorum=Quorum(count=1)), trust("B"))
    binding = ask(gov, "A board", DAY, votes=votes("for", "shared"))["A"]
    assert binding.effect.value == "indeterminate"
    assert "votes.capacity-unknown" in codes(binding)


def test_the_order_in_which_votes_are_written_means_nothing() -> None:
    """Votes have no order but the one that is recorded."""
    cast = [*votes("for", "A chair", "A ceo", "A fd"), *votes("against", "A ned", "A ned2")]
    assert said(FULL, *cast) == said(FULL, *reversed(cast))


def test_votes_of_a_committee_that_meets_later_are_of_its_own_day() -> None:
    """The decision's day is the day that counts, whatever day the question is asked on."""
    gov = FULL.put(committee("A", "ceo", "ned"), given("1", "A board", "A committee"))
    early = ask(gov, "A committee", DAY, on=DAY)["A"]
    late = ask(gov, "A committee", DAY, on=date(2030, 1, 1))["A"]
    assert early.effect.value == late.effect.value == "bound"


def test_a_vote_for_an_organisation_that_the_seat_is_not_for() -> None:
    """A vote in a capacity that its holder does not have there is not counted."""
    gov = FULL.put(*trust("B"))
    two = votes("for", "A chair", "A ceo")
    wrong = said(gov, *two, Vote("A fd", "for", organisation="B"), attended=["A fd"])
    assert "vote.no-seat" in codes(wrong)
    assert wrong.stand is not None and wrong.stand.value == "for"
    alone = said(gov, Vote("A fd", "for", organisation="B"), attended=THREE)
    assert alone.effect.value == "undecided"
    own = said(gov, Vote("A fd", "for", organisation="A"), attended=THREE)
    assert own.effect.value == "bound"
