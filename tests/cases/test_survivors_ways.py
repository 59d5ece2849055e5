"""Those who decide alone, further: in an office, or in a group for one organisation."""

from datetime import timedelta
from typing import Any

import pytest
from build import Y2024, ask, codes, committee, facts, given, steps, trust, votes, world

from icsgov.explain import UNKNOWN
from icsgov.model.authority import ApprovalRule
from icsgov.model.body import Group, Seat
from icsgov.model.decision import Approval, Attendance, Ratification, Recusal, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
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


def test_who_has_succeeded_the_one_they_deputised_for_decides_themselves() -> None:
    """Nobody wrote down who was there; a deputy's seat beside one's own takes nothing away."""
    seats = [
        Seat("A fd", held_for="A", period=Period(None, DAY)),
        Seat("A ceo", held_for="A", deputises_for="A fd"),
        Seat("A ceo", held_for="A", period=Period(DAY)),
    ]
    assert by_group(*BOTH, seats=seats, votes=Vote("A ceo", "for")).effect.value == "bound"


def test_who_had_a_seat_and_is_a_deputy_now_decides_in_the_absence_of_another() -> None:
    """Whether they did is not known where nobody wrote down who was there."""
    seats = [
        Seat("A ceo", held_for="A", period=Period(None, DAY)),
        Seat("A ceo", held_for="A", deputises_for="A fd"),
        Seat("A fd", held_for="A", period=Period(DAY)),
    ]
    for more, effect in (({}, "indeterminate"), ({"attended": ()}, "bound")):
        binding = by_group(*BOTH, seats=seats, votes=Vote("A ceo", "for"), **more)
        assert binding.effect.value == effect


def test_an_earlier_vote_in_doubt_takes_nothing_from_a_later_one_within_authority() -> None:
    """Against, up to an amount that nobody wrote down; then for, when there was no ceiling."""
    perhaps = given("1", "A board", "A office", ceiling=50, period=Period(None, SOON))
    sure = given("2", "A board", "A office", period=Period(SOON))
    cast = (Vote("A fd", "against"), Vote("A fd", "for", day=SOON))
    binding = by_group(perhaps, sure, votes=cast, figures=None, on=SOON)
    assert binding.effect.value == "bound"
    assert "person.changed" in codes(binding)


TWICE = (
    *(committee("A", "ceo", "ned", name="one"), committee("A", "ceo", "ned2", name="two")),
    given("1", "A board", "A one", passing_on="allowed"),
    given("2", "A one", "A office"),
    given("3", "A board", "A two", passing_on="allowed"),
    given("4", "A two", "A office"),
    ApprovalRule("5", organisation="A", by="A one", matters="service"),
)
APPROVED, CAST = Approval("A one", DAY), Vote("A fd", "for")


def test_in_a_group_too_an_approver_is_not_in_the_chain() -> None:
    """Given to an office by two ways, of which one is through the committee that approves."""
    assert by_group(*TWICE, votes=CAST, approvals=APPROVED).effect.value == "bound"
    one_way = [one for one in TWICE if one.id != "4"]
    assert by_group(*one_way, votes=CAST, approvals=APPROVED).effect.value == "awaiting"


def test_what_is_not_known_to_be_for_this_organisation_may_yet_bind_it() -> None:
    """All but the capacity is there: authority, and an approval from outside the chain."""
    two = [Seat("A fd", held_for="A"), Seat("A fd", held_for="B")]
    binding = by_group(*TWICE, seats=two, votes=Vote("A fd", "for"), approvals=APPROVED)
    assert (binding.effect.value, binding.verdict) == ("indeterminate", UNKNOWN)
    aide = [Seat("A fd", held_for="A", deputises_for="A ceo"), Seat("A ceo", held_for="A")]
    binding = by_group(*TWICE, seats=aide, votes=Vote("A fd", "for"), approvals=APPROVED)
    assert (binding.effect.value, binding.verdict) == ("indeterminate", UNKNOWN)


def test_of_two_matters_too_the_chain_that_is_told_is_one_without_the_approver() -> None:
    """The board adopted the other matter, which it had given to nobody."""
    roads = Matter("roads", kinds=())
    more: dict[str, Any] = {"approvals": APPROVED, "ratifications": Ratification("A board", SOON)}
    binding = by_group(*TWICE, roads, matter=["roads", "service"], votes=CAST, **more)
    assert binding.effect.value == "bound"
    grants = {step.facts["clause"] for step in steps(binding) if step.code == "grant"}
    assert grants == {"3", "4"}


def test_of_two_deputies_the_one_whose_vote_has_the_last_order_decides() -> None:
    """A vote without an order comes before those that have one."""
    seats = [Seat("A chair", held_for="A")]
    seats += [Seat(name, held_for="A", deputises_for="A chair") for name in ("A ceo", "A fd")]
    cast = (Vote("A ceo", "for", order=1), Vote("A ceo", "against", order=2), CAST)
    assert by_group(*BOTH, seats=seats, votes=cast, attended=()).effect.value == "declined"
