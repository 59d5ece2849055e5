"""The published properties about the whole: documents round-trip, and nothing raises."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icsgov.explain import YES
from icsgov.model.authority import Delegation
from icsgov.model.body import Board, Committee, Seat
from icsgov.model.decision import Decision, Vote
from icsgov.model.governance import Governance
from icsgov.model.organisation import Organisation
from icsgov.model.voting import Quorum, majority
from icsgov.reasoning.resolve import resolve
from icsgov.testing import World, near_misses
from icsgov.testing import strategies as shapes

FEWER = settings(max_examples=settings().max_examples // 3)  # frameworks are slow to draw


@given(near_misses())
def test_11_json_round_trips(world: World) -> None:
    """JSON round-trips."""
    io = pytest.importorskip("icsgov.io")
    assert io.loads(io.dumps(world.gov, [world.decision])) == (world.gov, (world.decision,))


@FEWER
@given(shapes.governances(), st.data())
def test_11_json_round_trips_for_any_framework(gov: Governance, data: st.DataObject) -> None:
    """JSON round-trips, whatever the framework."""
    io = pytest.importorskip("icsgov.io")
    decision = data.draw(shapes.decisions)
    assert io.loads(io.dumps(gov, [decision])) == (gov, (decision,))


@FEWER
@given(shapes.governances(), shapes.decisions, st.none() | shapes.days)
def test_12_no_well_formed_world_makes_any_question_raise(
    gov: Governance, decision: Decision, on: date | None
) -> None:
    """No well-formed world makes any question raise, for a decision that names only what the
    Governance holds."""
    outcome = resolve(decision, gov, on=on)
    for org in gov.organisations:
        assert outcome[org.id].why.verdict is outcome[org.id].verdict
        assert str(outcome.why(org.id))
    assert isinstance(outcome.doubts, tuple)


@given(near_misses())
def test_12_no_broken_world_makes_any_question_raise(world: World) -> None:
    """No broken world makes any question raise."""
    outcome = resolve(world.decision, world.gov, on=world.on)
    assert {one.organisation for one in outcome} <= {one.id for one in world.gov.organisations}
    assert str(outcome)


def chain(links: int) -> tuple[Governance, Decision]:
    """A matter passed down a line of committees, each the parent of the next."""
    lines = [
        Committee(
            f"c{n}",
            "A",
            seats=[Seat("ann")],
            quorum=Quorum(count=1),
            rule=majority(),
            parent=f"c{n - 1}",
        )
        for n in range(1, links + 1)
    ]
    given_on = [
        Delegation(f"d{n}", by=f"c{n - 1}", to=f"c{n}", matters="estate", passing_on="allowed")
        for n in range(1, links + 1)
    ]
    decision = Decision(
        "D", "estate", forum=f"c{links}", day=date(2024, 5, 1), votes=[Vote("ann", "for")]
    )
    return Governance.of(
        Organisation("A", kind="ICB"), Board("c0", "A"), *lines, *given_on
    ), decision


def test_12_walks_are_iterative() -> None:
    """Walks are iterative: a chain far longer than the stack is deep is walked to its end."""
    gov, decision = chain(3000)
    outcome = resolve(decision, gov)
    assert outcome["A"].verdict is YES
    assert str(outcome.why("A"))
    assert outcome.doubts
