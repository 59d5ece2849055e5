"""Quorum: what it is counted of, who is present, and what is not known."""

from datetime import date
from typing import Any

import pytest
from build import Y2024, ask, codes, council, doubts, facts, rests_on, trust, votes, world
from forms import lies

from icsgov.model.body import CommitteeInCommon, Seat
from icsgov.model.kinds import Role
from icsgov.model.voting import Including, Quorum, SeatClass, majority
from icsgov.period import Period
from icsgov.reasoning.results import Binding

PAST = Period(None, date(2024, 1, 1))
EXECUTIVES = SeatClass(roles=[Role.CHIEF_EXECUTIVE, Role.EXECUTIVE])


def meets(quorum: Any, there: int, *, seats: int = 7, attended: bool = True) -> Binding:
    """A board of so many seats, of whom so many vote for it, and nobody else is there."""
    people = [f"p{n}" for n in range(seats)]
    gov = world(trust("A", seats=[Seat(person) for person in people], quorum=quorum))
    present = people[:there]
    known = present if attended else None
    return ask(gov, "A board", Y2024, votes=votes("for", *present), attended=known)["A"]


@pytest.mark.parametrize(
    ("share", "seats", "needed"),
    [("1/3", 7, 3), ("1/3", 6, 2), ("1/2", 7, 4), ("2/3", 7, 5), ("1/4", 9, 3), ("1", 7, 7)],
)
def test_a_fraction_is_rounded_up(share: str, seats: int, needed: int) -> None:
    """A fraction is of the voting seats in office, rounded up."""
    quorum = Quorum(share=share)
    assert meets(quorum, needed, seats=seats).effect.value == "bound"
    short = meets(quorum, needed - 1, seats=seats)
    assert short.effect.value == "undecided"
    assert facts(short, "quorum.short")["needed"] == needed


def test_a_number_is_met_on_the_line() -> None:
    """A number is met exactly or missed by one."""
    assert meets(Quorum(count=4), 4).effect.value == "bound"
    assert meets(Quorum(count=4), 3).effect.value == "undecided"


def test_an_abstention_and_an_attendance_are_presence() -> None:
    """Whoever casts any vote, or is recorded as attending, is present."""
    gov = world(trust("A"))
    two = votes("for", "A chair", "A ceo")
    assert ask(gov, "A board", Y2024, votes=two, attended=[])["A"].effect.value == "undecided"
    third = votes("abstain", "A ned")
    with_third = ask(gov, "A board", Y2024, votes=(*two, *third), attended=[])["A"]
    assert with_third.effect.value == "bound"
    assert ask(gov, "A board", Y2024, votes=two, attended=["A ned"])["A"].effect.value == "bound"


def test_who_has_no_vote_is_not_present() -> None:
    """Attendance of somebody without a voting seat in office does not count."""
    seats = [Seat("p0"), Seat("p1"), Seat("guest", voting=False), Seat("old", period=PAST)]
    gov = world(trust("A", seats=seats, quorum=Quorum(count=3)))
    there = ["p0", "p1", "guest", "old", "passer-by"]
    binding = ask(gov, "A board", Y2024, votes=votes("for", "p0", "p1"), attended=there)["A"]
    assert binding.effect.value == "undecided"


def test_a_vacancy_is_not_in_the_whole() -> None:
    """Only seats in office make up the whole: whoever has left is not counted."""
    seats = [Seat("p0"), Seat("p1"), *(Seat(f"old{n}", period=PAST) for n in range(8))]
    gov = world(trust("A", seats=seats, quorum=Quorum(share="1/2")))
    binding = ask(gov, "A board", Y2024, votes=votes("for", "p0"), attended=["p0"])["A"]
    assert binding.effect.value == "bound"


def test_attendance_that_is_not_recorded_leaves_the_quorum_open() -> None:
    """Where votes do not reach the quorum and attendance is not recorded, it is not known."""
    unknown = meets(Quorum(count=4), 3, attended=False)
    assert unknown.effect.value == "indeterminate"
    assert unknown.verdict.value == 1
    assert "quorum.unknown" in doubts(unknown)
    assert meets(Quorum(count=4), 4, attended=False).effect.value == "bound"


def test_a_quorum_above_the_seats_is_never_met() -> None:
    """A quorum above the seats is an answer with its reason, whoever attended."""
    for attended in (True, False):
        binding = meets(Quorum(count=8), 7, attended=attended)
        assert binding.effect.value == "undecided"
        assert facts(binding, "quorum.short")["needed"] == 8


def test_no_quorum_is_needed_where_that_is_said() -> None:
    """A quorum of nobody is a quorum."""
    assert meets(Quorum(count=0), 1).effect.value == "bound"


def test_a_quorum_that_is_not_recorded_is_not_known() -> None:
    """There is no default: unrecorded, the quorum is not known, and so is what depends on it."""
    binding = meets(None, 7)
    assert binding.effect.value == "indeterminate"
    assert doubts(binding) == {"quorum.not-recorded"}
    nobody = meets(None, 0)
    assert nobody.effect.value == "undecided"


def test_a_quorum_outside_its_period_is_not_recorded() -> None:
    """One that has ended is as if it were not there; of several in force all have to be met."""
    ended = meets(Quorum(count=1, period=PAST), 7)
    assert ended.effect.value == "indeterminate"
    assert doubts(ended) == {"quorum.not-recorded"}
    assert meets([Quorum(count=1), Quorum(count=9, period=PAST)], 1).effect.value == "bound"
    assert meets([Quorum(count=1), Quorum(share="1/2")], 4).effect.value == "bound"
    assert meets([Quorum(count=1), Quorum(share="1/2")], 3).effect.value == "undecided"


def test_some_of_a_class_have_to_be_there() -> None:
    """A quorum may want so many of a class among those present."""
    quorum = Quorum(count=2, including=Including(1, EXECUTIVES))
    gov = world(trust("A", quorum=quorum))
    outsiders = ["A chair", "A ned"]
    without = ask(gov, "A board", Y2024, votes=votes("for", *outsiders), attended=outsiders)["A"]
    assert without.effect.value == "undecided"
    pair = ["A chair", "A fd"]
    enough = ask(gov, "A board", Y2024, votes=votes("for", *pair), attended=pair)["A"]
    assert enough.effect.value == "bound"


def test_a_role_that_is_not_recorded_leaves_the_class_open() -> None:
    """Somebody whose role is not recorded may be of the class or not."""
    quorum = Quorum(count=2, including=Including(1, EXECUTIVES))
    gov = world(trust("A", seats=[Seat("p0"), Seat("p1", "chair")], quorum=quorum))
    binding = ask(gov, "A board", Y2024)["A"]
    assert binding.effect.value == "indeterminate"


def test_a_suspended_seat_is_on_neither_side() -> None:
    """Outside NHS trusts too a suspended seat counts on neither side; that is inferred."""
    away = Period(date(2024, 1, 1))
    seats = [Seat("p0"), Seat("p1"), Seat("p2", suspended=away), Seat("p3", suspended=away)]
    there = ["p0", "p2", "p3"]
    gov = world(trust("A", seats=seats, quorum=Quorum(share="1/2")))
    binding = ask(gov, "A board", Y2024, votes=votes("for", "p0"), attended=there)["A"]
    assert binding.effect.value == "bound"
    assert len(doubts(binding)) == 1
    two = world(trust("A", seats=seats, quorum=Quorum(count=2)))
    some = ask(two, "A board", Y2024, votes=votes("for", "p0"), attended=there)["A"]
    assert some.effect.value == "undecided"


def test_a_statutory_quorum_is_a_floor() -> None:
    """A recorded quorum below the statutory one does not lower it; one above it still binds."""
    there = ["N chair", "N ceo"]
    for count, effect in ((1, "bound"), (3, "undecided")):
        gov = world(trust("N", "NHST", quorum=Quorum(count=count)))
        outcome = ask(gov, "N board", Y2024, votes=votes("for", *there), attended=there)
        assert outcome["N"].effect.value == effect
    gov = world(trust("N", "NHST", quorum=Quorum(count=1)))
    binding = ask(gov, "N board", Y2024, votes=votes("for", "N ceo"), attended=["N ceo"])["N"]
    assert binding.effect.value == "undecided"
    assert rests_on(binding, "NT-11")


def test_where_statute_sets_a_quorum_it_is_not_open() -> None:
    """Unrecorded, an NHS trust's quorum is the statutory one, with a doubt."""
    gov = world(trust("N", "NHST", quorum=None))
    binding = ask(gov, "N board", Y2024)["N"]
    assert binding.effect.value == "bound"
    assert doubts(binding) == {"quorum.statutory"}
    full = world(council("L", quorum=None), lies("council"))
    assert ask(full, "L council", Y2024)["L"].effect.value == "bound"
    cabinet = world(council("L", quorum=None), lies("cabinet"))
    assert ask(cabinet, "L cabinet", Y2024)["L"].effect.value == "indeterminate"


def test_a_recused_seat_stays_in_the_whole() -> None:
    """A fraction is of the seats in office, those of the recused included."""
    people = [f"p{n}" for n in range(4)]
    gov = world(trust("A", seats=[Seat(person) for person in people], quorum=Quorum(share="1/2")))
    one = votes("for", "p0")
    some = ask(gov, "A board", Y2024, votes=one, attended=people, recused=["p1", "p2", "p3"])["A"]
    assert some.effect.value == "undecided"
    assert "quorum.short" in codes(some)


def test_each_body_in_common_needs_its_own_quorum() -> None:
    """The body beside it does not lend a body its people."""
    gov = world(trust("A"), trust("B"), CommitteeInCommon("cic", ["A board", "B board"]))
    there = ["A chair", "A ceo", "A fd", "B chair", "B ceo"]
    some = (
        *votes("for", *there[:3], body="A board"),
        *votes("for", *there[3:], body="B board"),
    )
    outcome = ask(gov, "cic", Y2024, votes=some, attended=there)
    assert [outcome[org].effect.value for org in "AB"] == ["bound", "undecided"]


def test_a_simple_rule_is_no_default_either() -> None:
    """A voting rule that is not recorded is not known: there is no common-law default."""
    gov = world(trust("A", rule=None))
    binding = ask(gov, "A board", Y2024)["A"]
    assert binding.effect.value == "indeterminate"
    assert doubts(binding) == {"rule.not-recorded"}
    ended = world(trust("A", rule=majority(period=PAST)))
    assert ask(ended, "A board", Y2024)["A"].effect.value == "indeterminate"
