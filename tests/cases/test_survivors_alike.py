"""Decisions alike but for who voted which way, or for the day, in one framework: none answers for
another.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from build import (
    Y2024,
    ask,
    codes,
    committee,
    council,
    decide,
    given,
    joint,
    sound,
    trust,
    votes,
    world,
)
from forms import lies

from icsgov.model.authority import Reservation, Residual
from icsgov.model.body import Board, CommitteeInCommon, Group, Seat
from icsgov.model.decision import Decision, Vote
from icsgov.model.governance import Governance
from icsgov.model.matter import Limit, Matter
from icsgov.model.organisation import Office
from icsgov.model.voting import (
    AllPresent,
    Clause,
    Including,
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    VotingRule,
    majority,
    more_than,
)
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve

DAY = Y2024
NED = SeatClass(people="A ned")
HALF = Share(more_than("1/2"))


def told(make: Callable[[], Governance], *decisions: Decision, org: str = "A") -> list[str]:
    """What each decision does; the same in a framework of its own and in one that all share."""
    shared = make()
    alone = [resolve(one, make()) for one in decisions]
    for order in (decisions, decisions[::-1]):
        assert {one: sound(resolve(one, shared)) for one in order} == dict(
            zip(decisions, alone, strict=True)
        )
    return [outcome[org].effect.value for outcome in alone]


def cast(position: str, *names: str, org: str = "A") -> tuple[Vote, ...]:
    return votes(position, *(f"{org} {name}" for name in names))


RULES: dict[str, list[Clause]] = {
    "a class that has to carry it": [HALF, Share(more_than("1/2"), among=NED)],
    "somebody who has to agree": [HALF, MustAgree(NED)],
    "somebody who has to agree, named first": [MustAgree(NED), HALF],
}


@pytest.mark.parametrize("name", RULES)
def test_two_to_one_is_not_always_two_to_one(name: str) -> None:
    """It hangs on who the one is, where the rule names a class."""
    gov = world(trust("A", rule=VotingRule(RULES[name])))
    with_them = (*cast("for", "ned", "ceo"), *cast("against", "fd"))
    without = (*cast("for", "fd", "ceo"), *cast("against", "ned"))
    made = [decide(gov, "A board", DAY, votes=some) for some in (with_them, without)]
    assert told(lambda: world(trust("A", rule=VotingRule(RULES[name]))), *made) == [
        "bound",
        "undecided",
    ]


def test_three_to_one_is_not_always_so_by_organisation() -> None:
    """Each organisation has one vote: three of A against one of B is a draw."""
    seats = [*(Seat(f"A {n}", held_for="A") for n in "123"), Seat("B 1", held_for="B")]
    rule = VotingRule(Share(more_than("1/2"), by_organisation=True))

    def make() -> Governance:
        return world(
            *(trust("A"), trust("B"), joint("A", "B", seats=seats, rule=rule)),
            *(given("1", "A board", "jc"), given("2", "B board", "jc")),
        )

    parted = (*votes("for", "A 1", "A 2", "A 3"), *votes("against", "B 1"))
    agreed = (*votes("for", "A 1", "A 2", "B 1"), *votes("against", "A 3"))
    made = [decide(make(), "jc", DAY, votes=some) for some in (parted, agreed)]
    assert told(make, *made) == ["undecided", "bound"]


@pytest.mark.parametrize(
    "quorum",
    [
        [Quorum(count=2, including=Including(1, NED))],
        [Quorum(count=2), Quorum(count=1, including=Including(1, NED))],
        [Quorum(count=1, including=Including(1, NED)), Quorum(count=2)],
    ],
)
def test_two_present_are_not_always_a_quorum(quorum: list[Quorum]) -> None:
    """It hangs on who they are, where a quorum names a class; others may have been there."""

    def make() -> Governance:
        return world(trust("A", quorum=quorum))

    made = [
        decide(make(), "A board", DAY, votes=cast("for", *names))
        for names in (("ned", "ceo"), ("fd", "ceo"))
    ]
    assert told(make, *made) == ["bound", "indeterminate"]


def test_two_present_are_not_always_a_quorum_of_statute() -> None:
    """On the board of an NHS trust an executive and a non-executive have to be there."""

    def make() -> Governance:
        return world(trust("N", "NHST", quorum=Quorum(count=2)))

    made = [
        decide(make(), "N board", DAY, votes=cast("for", *names, org="N"))
        for names in (("ned", "ceo"), ("ned", "ned2"), ("fd", "ceo"))
    ]
    assert told(make, *made, org="N") == ["bound", "indeterminate", "indeterminate"]


def test_all_have_to_be_present_whoever_they_are() -> None:
    """Where nobody recorded who was there, those who voted were."""

    def make() -> Governance:
        return world(trust("A", rule=VotingRule([AllPresent(), HALF])))

    names = ("chair", "ceo", "fd", "ned", "ned2")
    made = [decide(make(), "A board", DAY, votes=cast("for", *names[:count])) for count in (5, 4)]
    made += [decide(make(), "A board", DAY, votes=cast("for", *names[1:]))]
    first, *others = told(make, *made)
    assert first == "bound"
    assert others[0] == others[1] != "bound"


SOON = DAY + timedelta(days=20)
BEFORE, SINCE = Period(None, SOON), Period(SOON)


def test_a_quorum_of_one_day_is_none_of_another() -> None:
    """From a day on four are needed; three voted, and nobody wrote down who else was there."""
    quorum = [Quorum(count=3, period=BEFORE), Quorum(count=4, period=SINCE)]

    def make() -> Governance:
        return world(trust("A", quorum=quorum))

    some = cast("for", "ned", "ceo", "fd")
    made = [decide(make(), "A board", day, votes=some) for day in (DAY, SOON)]
    assert told(make, *made) == ["bound", "indeterminate"]


def test_a_rule_of_one_day_is_none_of_another() -> None:
    """From a day on more than half of all who are entitled are needed."""
    rules = [majority(period=BEFORE), majority(of="entitled", period=SINCE)]

    def make() -> Governance:
        return world(trust("A", rule=rules))

    some = (*cast("for", "ned", "ceo"), *cast("abstain", "fd"))
    made = [decide(make(), "A board", day, votes=some) for day in (DAY, SOON)]
    assert told(make, *made) == ["bound", "undecided"]


def test_the_leader_of_one_executive_leads_no_other() -> None:
    """And of one day not on another, nor a deputy of theirs, nor one without a vote."""
    seats = [
        *(Seat("L leader", "leader", period=BEFORE), Seat("L adults", "leader", period=SINCE)),
        *(Seat("L roads", "leader", voting=False), Seat("L c1", "leader", deputises_for="L c2")),
    ]
    cabinet = Board("L cabinet", "L", side="executive", seats=seats)
    names = ("leader", "adults", "roads", "c1")

    def make() -> Governance:
        gov = world(council("L"), council("L2"), council("D", "DISTRICT"), lies("cabinet"))
        offices = [
            Office(f"{org} {name} office", org, holders=f"{org} {name}", employee=False)
            for org in ("L", "L2", "D")
            for name in names
        ]
        return gov.put(cabinet, *offices)

    def effects(org: str, day: date) -> list[str]:
        made = [
            decide(make(), f"{org} {name} office", day, votes=votes("for", f"{org} {name}"))
            for name in names
        ]
        return told(make, *made, org=org)

    led_by_first = ["bound", *["unauthorised"] * 3]
    for org in ("L2", "D"):
        assert effects(org, DAY) == effects(org, SOON) == led_by_first
    assert effects("L", DAY) == led_by_first
    assert effects("L", SOON) == ["unauthorised", "bound", "unauthorised", "unauthorised"]


def test_each_council_has_a_leader_of_its_own() -> None:
    """Asked for in one framework, one after the other and on two days."""
    seats = [Seat("L leader", "leader", period=BEFORE), Seat("L adults", "leader", period=SINCE)]

    def make() -> Governance:
        gov = world(council("L"), council("L2"), lies("cabinet"))
        return gov.put(
            Board("L cabinet", "L", side="executive", seats=seats),
            Office("L office", "L", holders="L leader", employee=False),
            Office("L2 office", "L2", holders="L2 leader", employee=False),
        )

    asked = [("L", DAY), ("L2", DAY), ("L", SOON), ("L2", SOON)]
    gov = make()
    for order in (asked, asked[::-1]):
        for org, day in order:
            made = decide(gov, f"{org} office", day, votes=votes("for", f"{org} leader"))
            effect = "unauthorised" if (org, day) == ("L", SOON) else "bound"
            assert resolve(made, gov)[org].effect.value == effect


def test_who_was_outvoted_is_told_of_each_decision() -> None:
    """Two to one in a joint committee, and not always the same one."""

    def make() -> Governance:
        return world(
            *(trust("A"), trust("B"), trust("C"), joint("A", "B", "C")),
            *(given(f"{org} 1", f"{org} board", "jc") for org in "ABC"),
        )

    made = []
    for org in "ABC":
        others = [f"{other} ceo" for other in "ABC" if other != org]
        cast = (*votes("for", *others), *votes("against", f"{org} ceo"))
        made.append(decide(make(), "jc", DAY, votes=cast))
    assert told(make, *made) == ["bound"] * 3
    for org, one in zip("ABC", made, strict=True):
        outcome = resolve(one, make())
        outvoted = {id for id in "ABC" if "joint.outvoted" in codes(outcome[id])}
        assert outvoted == {org}


def test_a_board_and_its_committee_answer_each_for_itself() -> None:
    """As many for in the one as in the other; the committee was given nothing."""

    def make() -> Governance:
        return world(trust("A"), committee("A", "ceo", "ned", "fd"))

    cast = votes("for", "A ceo", "A ned", "A fd")
    made = [decide(make(), forum, DAY, votes=cast) for forum in ("A board", "A committee")]
    assert told(make, *made) == ["bound", "unauthorised"]


def test_whoever_exercised_a_function_answers_every_time() -> None:
    """At a committee in common, for the trust whose function it was and for itself."""

    def make() -> Governance:
        return world(
            *(trust("A"), trust("B"), trust("C"), given("1", "C board", "A", under="65Z5")),
            CommitteeInCommon("cic", ["A board", "B board"]),
        )

    made = [decide(make(), "cic", DAY, of=["C"], notice=days) for days in (None, DAY)]
    for gov in (make(), make()):
        found = [set(resolve(one, gov).organisations) for one in (*made, *made)]
        assert found[:2] == found[2:]
    outcomes = [resolve(made[0], gov) for gov in [make()] for _ in range(3)]
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert {one.organisation for one in outcomes[0]} == {"A", "C"}


@pytest.mark.parametrize(
    ("first", "second", "effect"),
    [
        ("for", "against", "bound"),
        ("against", None, "declined"),
        (None, None, "undecided"),
        ("against", "unknown", "indeterminate"),
        ("for", "unknown", "bound"),
    ],
)
def test_of_two_who_may_decide_the_better_answer_counts(
    first: str | None, second: str | None, effect: str
) -> None:
    """A function given to both of two boards that meet; whichever of them is named first."""
    for one, other in ((first, second), (second, first)):
        said = {"A": one, "B": other}
        boards = [
            trust(org, quorum=None) if position == "unknown" else trust(org)
            for org, position in said.items()
        ]
        gov = world(
            *(boards, trust("C"), CommitteeInCommon("cic", ["A board", "B board"])),
            *(given(f"{org} 1", "C board", org, under="65Z5") for org in "AB"),
        )
        cast = [
            Vote(f"{org} {name}", "for" if position == "unknown" else position, body=f"{org} board")
            for org, position in said.items()
            if position is not None
            for name in ("chair", "ceo", "fd")
        ]
        assert ask(gov, "cic", DAY, of=["C"], votes=cast)["C"].effect.value == effect


def test_an_amount_that_is_kept_is_asked_of_each_decision() -> None:
    """Beside a matter of which everything is kept; of a delegation and of the residue."""
    kept = (
        Reservation("1", by="A board", matters="service", above=Limit(100)),
        Reservation("2", by="A board", matters="estates"),
    )
    office = Office("A office", "A", holders="A fd")
    for gift in (given("3", "A board", "A office"), Residual("3", by="A board", to="A office")):

        def make(gift: Any = gift) -> Governance:
            return world(trust("A"), office, kept, gift)

        cast = votes("for", "A fd")
        made = [decide(make(), "A office", DAY, votes=cast, figures=n) for n in (50, 200)]
        assert told(make, *made) == ["bound", "unauthorised"]


def test_a_word_is_asked_of_each_decision_under_the_residue_too() -> None:
    """What a council must have asked first before it exercises a trust's functions."""

    def make() -> Governance:
        matter = Matter("service", kinds=(), side="executive")
        return world(trust("A"), council("L"), matter, Residual("1", by="A board", to="L"))

    words = ("improvement", "consulted")
    made = [decide(make(), "L cabinet", DAY, of=["A"], attested=some) for some in ((), words)]
    without, with_ = (resolve(one, make()) for one in made)
    assert without["A"].why != with_["A"].why
    told(make, *made)


def test_the_power_is_that_by_which_a_function_left() -> None:
    """A trust gave it to another, whose board gave it to somebody there."""
    gov = world(
        *(trust("A"), trust("B"), Group("group", seats=[Seat("B ceo", held_for="A")])),
        given("1", "A board", "B", under="65Z5", passing_on="allowed"),
        given("2", "B board", "B ceo", function_of="A"),
    )
    binding = ask(gov, "group", DAY, votes=votes("for", "B ceo"))["A"]
    assert binding.effect.value == "bound"
    assert binding.power == "65Z5"
