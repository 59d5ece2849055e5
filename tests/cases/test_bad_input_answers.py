"""What looks wrong and is no malformed input is answered, with the reason; nothing loops."""

import time
from datetime import datetime, timedelta
from typing import Any

import pytest
from build import (
    Y2024,
    Parts,
    ask,
    codes,
    committee,
    doubts,
    facts,
    given,
    group,
    rests_on,
    steps,
    trust,
    votes,
    world,
)

from icsgov.errors import MalformedError
from icsgov.model.authority import Residual
from icsgov.model.body import AdvisoryGroup, CommitteeInCommon, Seat
from icsgov.model.decision import Approval, Overturning, Ratification, Vote
from icsgov.model.governance import Governance, Record
from icsgov.model.voting import Including, Quorum, SeatClass
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Binding

DAY = Y2024
LATER = DAY + timedelta(days=1)
AWAY = Period(DAY - timedelta(days=1))
MANY = 2000


def quick(gov: Governance, forum: str, **more: Any) -> Binding:
    """The answer for A, which has to come in a few seconds."""
    start = time.perf_counter()
    binding = ask(gov, forum, DAY, **more)["A"]
    assert str(binding.why).count("\n") >= len(binding.doubts)
    assert time.perf_counter() - start < 10
    return binding


def line(count: int, *, closed: bool, passing_on: str = "allowed") -> Governance:
    """A chain of so many committees, whose last gives back to the first where it is closed."""
    names = [f"c{n}" for n in range(count)]
    bodies = [committee("A", "ceo", "ned", name=name) for name in names]
    ids = [f"A {name}" for name in names]
    pairs = list(zip(ids, [*ids[1:], ids[0]] if closed else ids[1:], strict=False))
    links = [given(f"d{n}", by, to, passing_on=passing_on) for n, (by, to) in enumerate(pairs)]
    return world(trust("A"), bodies, links)


def test_a_cyclic_chain_of_2000_delegations() -> None:
    """Committees that empower each other in a ring and whom no board empowered: NO, and no loop."""
    binding = quick(line(MANY, closed=True), "A c1999")
    assert binding.effect.value == "unauthorised"
    assert binding.why.failing()


def test_a_ring_that_the_board_feeds_is_authority() -> None:
    """Where the chain from the board is whole, a ring beside it takes nothing away."""
    fed = line(MANY, closed=True).put(given("start", "A board", "A c0", passing_on="allowed"))
    assert quick(fed, "A c1999").effect.value == "bound"
    assert quick(fed, "A c0").effect.value == "bound"


def test_a_long_chain_is_walked_to_its_end() -> None:
    """Two thousand links are whole; with one of them barred they are not."""
    whole = line(MANY, closed=False).put(given("start", "A board", "A c0", passing_on="allowed"))
    assert quick(whole, "A c1999").effect.value == "bound"
    cut = whole.put(given("d1000", "A c1000", "A c1001", passing_on="barred"))
    assert quick(cut, "A c1999").effect.value == "unauthorised"


def test_two_that_empower_each_other() -> None:
    """The smallest ring."""
    gov = line(2, closed=True)
    assert ask(gov, "A c0", DAY)["A"].effect.value == "unauthorised"


def test_a_residual_ring() -> None:
    """A residual rule of a body that holds nothing gives nothing, round and round."""
    rules: list[Record] = [
        Residual("r1", by="A c0", to="A c1"),
        Residual("r2", by="A c1", to="A c0"),
    ]
    gov = world(trust("A"), [committee("A", "ceo", "ned", name=n) for n in ("c0", "c1")], rules)
    assert ask(gov, "A c0", DAY)["A"].effect.value == "unauthorised"


def test_organisations_that_empower_each_other() -> None:
    """Two organisations may each exercise the other's function; neither loses its own."""
    gov = world(
        *(trust("A"), trust("B")),
        *(given("1", "A board", "B", under="65Z5"), given("2", "B board", "A", under="65Z5")),
    )
    outcome = ask(gov, "A board", DAY, of=["A", "B"])
    assert outcome.bound == ("A", "B")


def test_a_quorum_above_the_seats() -> None:
    """Nobody can meet it: an answer that says how many were needed of how many."""
    gov = world(trust("A", quorum=Quorum(count=99)))
    binding = ask(gov, "A board", DAY)["A"]
    assert binding.effect.value == "undecided"
    assert facts(binding, "quorum.short")["needed"] == 99
    among = Including(3, SeatClass(people=["nobody"]))
    odd = world(trust("A", quorum=Quorum(count=1, including=among)))
    assert ask(odd, "A board", DAY)["A"].effect.value == "undecided"


def test_a_vote_by_somebody_without_a_seat() -> None:
    """Named in the reasons, and not counted."""
    gov = world(trust("A"))
    cast = (*votes("for", "A chair", "A ceo", "A fd"), *votes("against", "x", "y", "z", "w"))
    binding = ask(gov, "A board", DAY, votes=cast)["A"]
    assert binding.effect.value == "bound"
    shown = {step.facts["person"] for step in steps(binding) if step.code == "vote.no-seat"}
    assert shown == {"x", "y", "z", "w"}


def test_a_delegation_to_a_forum_that_decides_nothing() -> None:
    """An advisory group, a committee in common or a group holds no power for anybody."""
    talk = AdvisoryGroup("talk", organisations=["A"])
    common = CommitteeInCommon("cic", ["A committee"])
    table = group(("A ceo", "A"))
    orgs: list[Parts] = [trust("A"), committee("A", "ceo", "ned"), talk, common, table]
    for forum, effect in (("talk", "advised"), ("cic", "unauthorised"), ("group", "unauthorised")):
        gov = world(orgs, given("1", "A board", forum))
        binding = ask(gov, forum, DAY)["A"]
        assert binding.effect.value == effect
        assert binding.verdict.value == 0
    talked = ask(world(orgs, given("1", "A board", "talk")), "talk", DAY)["A"]
    assert rests_on(talked, "GN-01")
    assert doubts(talked) == {"GN-01"}


def test_acts_of_somebody_who_may_not_are_shown() -> None:
    """An overturning, a ratification or an approval without effect is a line of the reasons."""
    gov = world(trust("A"), trust("B"), committee("A", "ceo", "ned"))
    outcome = ask(
        *(gov, "A committee", DAY),
        ratifications=Ratification("B board", DAY),
        overturnings=Overturning("A committee", DAY),
        approvals=Approval("B", DAY),
    )
    assert outcome["A"].effect.value == "unauthorised"
    assert "overturning.not-the-board" in codes(outcome["A"])
    for kind, actor in (("ratification.", "B board"), ("approval.", "B")):
        lines = [step for step in steps(outcome["A"]) if step.code.startswith(kind)]
        assert any(actor in map(str, step.facts.values()) for step in lines), kind


def test_every_recorded_vote_is_counted_or_shown() -> None:
    """Nothing is dropped in silence."""
    seats = [Seat("p"), Seat("q"), Seat("r", voting=False), Seat("s", suspended=AWAY)]
    seats.append(Seat("recused"))
    gov = world(trust("A", seats=seats, quorum=Quorum(count=1)))
    cast = [
        Vote("p", "for", order=1),
        Vote("p", "against", order=2),
        Vote("q", "for", day=LATER),
        *votes("for", "r", "s", "stranger", "recused"),
        Vote("q", "abstain", casting=True),
    ]
    binding = ask(gov, "A board", DAY, votes=cast, recused="recused")["A"]
    said = " ".join(str(sorted(step.facts.items(), key=str)) for step in steps(binding))
    for person in ("q", "r", "s", "stranger", "recused"):
        assert f"'{person}'" in said, person


def test_a_question_about_a_moment_is_refused() -> None:
    """The day of the question is a day."""
    gov = world(trust("A"))
    with pytest.raises(MalformedError):
        resolve(ask(gov, "A board", DAY).decision, gov, on=datetime(2024, 5, 14, 9))


def test_empty_bodies_and_frameworks_are_answered() -> None:
    """A board without a seat decides nothing; so does a group without one."""
    empty = world(trust("A", seats=[], quorum=Quorum(count=0)))
    assert ask(empty, "A board", DAY)["A"].effect.value == "undecided"
    nobody = world(trust("A"), group())
    assert ask(nobody, "group", DAY)["A"].effect.value == "no_part"
