"""Routes against brute force: every subset of the acts, asked one by one."""

from datetime import date
from itertools import combinations

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from icsgov import Routes, resolve, routes
from icsgov.analysis.routes_acts import ORDER, Act, DecideAfresh, Delegate
from icsgov.analysis.routes_search import by_size
from icsgov.errors import IcsgovError
from icsgov.model.decision import Decision, Vote
from icsgov.model.governance import Governance
from icsgov.reasoning.results import Effect
from icsgov.testing import World, near_misses, worlds
from icsgov.testing.breaks import BREAKS, broken

Acts = frozenset[Act]
MANY = 12
"""Up to how many acts every subset is asked about here."""


@st.composite
def wide_misses(draw: st.DrawFn) -> World:
    """A world with up to five things broken, and perhaps only some of the votes."""
    world = draw(worlds())
    for _ in range(draw(st.integers(1, 5))):
        world = broken(draw, world, draw(st.sampled_from(BREAKS)))
    cast = world.decision.votes
    kept = draw(st.lists(st.sampled_from(cast), unique=True)) if cast else []
    return draw(st.sampled_from([world, _voted(world, kept)]))


def _voted(world: World, votes: list[Vote]) -> World:
    return world._replace(decision=attrs.evolve(world.decision, votes=votes))


def bound(made: Decision, gov: Governance, on: date, org: str, acts: Acts) -> bool:
    """Whether an organisation is bound after acts, done one after the other."""
    mine = [a for a in acts if not isinstance(a, DecideAfresh) or a.organisation == org]
    try:
        for act in sorted(mine, key=lambda one: (ORDER.index(type(one)), repr(one))):
            made, gov = act.applied(made, gov)
        return resolve(made, gov, on=on)[org].effect is Effect.BOUND
    except IcsgovError:
        return False


def twin(found: Routes, world: World, on: date) -> set[Acts]:
    """Every minimal set of the acts that were tried: no part of it is enough."""
    acts = [act for part in found.parts for act in part.candidates]
    enough: list[Acts] = []
    for size in range(len(acts) + 1):
        for some in map(frozenset, combinations(acts, size)):
            if any(one <= some for one in enough):
                continue
            if all(bound(world.decision, world.gov, on, o, some) for o in found.organisations):
                enough.append(some)
    return set(enough)


def asked(world: World, data: st.DataObject) -> tuple[Routes, date]:
    """Routes to bind some of the organisations that a decision is for."""
    on = world.on if world.on is not None else world.decision.last_day()
    outcome = resolve(world.decision, world.gov, on=on)
    parts = [one.organisation for one in outcome if one.effect is not Effect.NO_PART]
    assume(parts)
    wanted = data.draw(st.lists(st.sampled_from(parts), min_size=1, unique=True))
    return routes(world.decision, world.gov, bind=wanted, on=on), on


@pytest.mark.parametrize("kind", ["near", "wide"])
def test_all_minimal_sets_are_found_and_no_others(kind: str) -> None:
    """The routes are exactly the sets of which every strict subset fails."""

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given({"near": near_misses(), "wide": wide_misses()}[kind], st.data())
    def holds(world: World, data: st.DataObject) -> None:
        found, on = asked(world, data)
        assume(found.complete and sum(len(part.candidates) for part in found.parts) <= MANY)
        listed = [frozenset(route.acts) for route in found]
        assert len(listed) == len(set(listed))
        assert set(listed) == twin(found, world, on)
        assert [len(one) for one in listed] == sorted(len(one) for one in listed)
        assert found.possible is bool(listed)

    holds()


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(wide_misses(), st.data())
def test_every_route_leads_where_it_says_and_every_part_of_it_fails(
    world: World, data: st.DataObject
) -> None:
    """However many acts there are: each route binds everybody, without any of its acts it fails."""
    found, on = asked(world, data)
    for _, route in zip(range(5), found, strict=False):
        acts = frozenset(route.acts)
        assert all(bound(world.decision, world.gov, on, o, acts) for o in found.organisations)
        assert all(binding.effect is Effect.BOUND for binding in route.bindings)
        for size in range(min(len(acts), 6)):
            for some in map(frozenset, combinations(acts, size)):
                assert not all(
                    bound(world.decision, world.gov, on, o, some) for o in found.organisations
                )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(wide_misses(), st.data())
def test_the_same_question_has_the_same_answer(world: World, data: st.DataObject) -> None:
    """Routes come in the same order, and a delegation among them is no wider than it has to be."""
    found, on = asked(world, data)
    again = routes(world.decision, world.gov, bind=found.organisations, on=on)
    first = [route.acts for _, route in zip(range(20), found, strict=False)]
    assert first == [route.acts for _, route in zip(range(20), again, strict=False)]
    figures = {one.measure: one.amount for one in world.decision.figures or ()}
    for part in found.parts:
        for act in part.candidates:
            assert act.says
            if isinstance(act, Delegate):
                assert act.record.matters == world.decision.matters
                assert {one.measure: one.amount for one in act.record.ceiling} == figures


@given(st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=3), max_size=4))
def test_combinations_come_by_their_sizes(sizes: list[list[int]]) -> None:
    """One of each group in every combination, the smallest together first."""
    groups = [[_so_many(size) for size in sorted(group)] for group in sizes]
    found = [sum(map(len, one)) for one in by_size(groups)]
    assert found == sorted(found)
    total = 1
    for group in groups:
        total *= len(group)
    assert len(found) == total


def _so_many(size: int) -> Acts:
    return frozenset(
        DecideAfresh(by=str(place), organisation="A", day=date(2024, 5, 14))
        for place in range(size)
    )
