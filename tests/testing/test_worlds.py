"""The generators are worth something: everybody is bound, and what is broken is felt."""

import importlib
import re
import sys
from collections import Counter
from datetime import date

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from icsgov.errors import IcsgovError
from icsgov.model.decision import Decision, Vote
from icsgov.model.governance import Governance
from icsgov.reasoning.results import Effect
from icsgov.testing import World, answers, near_misses, worlds
from icsgov.testing import strategies as shapes
from icsgov.testing import strategies_risk as shapes_of_risk
from icsgov.testing.breaks import BREAKS, broken
from icsgov.testing.breaks_authority import Break
from icsgov.testing.breaks_meeting import tie

NEEDS_A_RECORD = {
    *("given_change", "given_drop", "condition", "reserved", "afterwards", "seat_change"),
    *("seat_more", "tie", "meeting", "attendance", "rule_change"),
}
"""The breaks that change a record of the framework."""

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=100, deadline=None, suppress_health_check=QUIET)
@given(worlds())
def test_everybody_who_takes_part_is_bound_or_advised(world: World) -> None:
    part = {effect for effect, _ in answers(world).values()} - {Effect.NO_PART}
    assert part in ({Effect.BOUND}, {Effect.ADVISED}, {Effect.HAVE_REGARD})


def test_near_misses_reach_every_effect() -> None:
    seen: Counter[Effect] = Counter()

    @settings(
        max_examples=1_000,
        deadline=None,
        suppress_health_check=QUIET,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
    )
    @given(near_misses())
    def count(world: World) -> None:
        seen.update(effect for effect, _ in answers(world).values())

    count()
    assert set(seen) == set(Effect)


@pytest.mark.parametrize("how", BREAKS, ids=lambda how: how.__name__)
def test_every_break_changes_some_world(how: Break) -> None:
    @st.composite
    def pairs(draw: st.DrawFn) -> tuple[World, World]:
        world = draw(worlds())
        return world, broken(draw, world, how)

    quick = settings(
        max_examples=2_000,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    before, after = find(pairs(), lambda pair: pair[0] != pair[1], settings=quick)
    assert before != after


def test_a_break_that_does_not_fit_leaves_the_world_alone() -> None:
    def refuse(draw: object, world: World) -> World:
        raise IcsgovError

    world = find(worlds(), lambda world: True)
    assert broken(None, world, refuse) is world  # type: ignore[arg-type] # never drawn from


@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(shapes.governances() | shapes_of_risk.governances())
def test_any_framework_of_records_is_well_formed(gov: object) -> None:
    assert hash(gov) == hash(gov)


SHAPES = {
    name: strategy
    for module in (shapes, shapes_of_risk)
    for name, strategy in vars(module).items()
    if isinstance(strategy, st.SearchStrategy) and name.islower()
}


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_every_strategy_makes_values_of_its_shape(name: str) -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=20, deadline=None, suppress_health_check=QUIET, database=None)
    @given(SHAPES[name])
    def draw(value: object) -> None:
        seen[type(value).__name__] += 1

    draw()
    assert seen


EMPTY = World(Governance.of(), Decision("D1", "service", forum="gone", day=date(2024, 5, 14)), None)


def untouched(strategy: object) -> object:
    """Stands for drawing, where nothing is to be drawn from."""
    raise AssertionError(strategy)


@pytest.mark.parametrize(
    "how", [one for one in BREAKS if one.__name__ in NEEDS_A_RECORD], ids=lambda how: how.__name__
)
def test_a_break_finds_nothing_to_break_in_an_empty_world(how: Break) -> None:
    assert how(untouched, EMPTY) == EMPTY


def test_an_equality_needs_a_body_that_votes() -> None:
    two = [Vote("ann", "for"), Vote("ben", "against")]
    world = EMPTY._replace(decision=evolve(EMPTY.decision, votes=two))
    assert tie(untouched, world) == world


def test_testing_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "icsgov.testing")
    with pytest.raises(ModuleNotFoundError, match=re.escape("install icsgov[testing]")):
        importlib.import_module("icsgov.testing")
