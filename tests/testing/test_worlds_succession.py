"""The worlds with successions are worth something: what is broken is felt."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.kinds import OrgKind
from icsgov.model.organisation import Organisation
from icsgov.model.succession import Succession
from icsgov.period import Period
from icsgov.reasoning.results import Effect
from icsgov.testing import World, answers
from icsgov.testing.breaks import broken
from icsgov.testing.breaks_authority import Break
from icsgov.testing.breaks_succession import (
    SUCCESSIONS,
    another,
    kept,
    link,
    organ,
    sitting,
    wider,
)
from icsgov.testing.drafts import MATTER
from icsgov.testing.worlds_succession import successions

QUICK = settings(
    max_examples=400,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)


@pytest.mark.parametrize("how", SUCCESSIONS, ids=lambda how: how.__name__)
def test_every_break_of_a_succession_changes_some_answer(how: Break) -> None:
    @st.composite
    def pairs(draw: st.DrawFn) -> tuple[World, World]:
        world = draw(successions())
        return world, broken(draw, world, how)

    before, after = find(pairs(), lambda two: two[0] != two[1] and felt(*two), settings=QUICK)
    assert answers(before) != answers(after)


def felt(before: World, after: World) -> bool:
    """Whether the same organisations are answered otherwise."""
    old, new = answers(before), answers(after)
    return any(old[org] != new[org] for org in old.keys() & new.keys())


def test_successions_are_of_every_kind_and_bind() -> None:
    seen: Counter[tuple[OrgKind, OrgKind]] = Counter()
    effects: Counter[Effect] = Counter()

    @QUICK
    @given(successions())
    def count(world: World) -> None:
        orgs = world.gov.index.organisations
        seen.update((orgs[one.of].kind, orgs[one.to].kind) for one in world.gov.successions)
        effects.update(effect for effect, _ in answers(world).values())

    count()
    kinds = ["FT FT", "NHST FT", "NHST NHST", "CCG ICB", "LA LA", "DISTRICT LA"]
    assert all(seen[OrgKind(of), OrgKind(to)] for of, to in map(str.split, kinds))
    assert effects[Effect.BOUND] > effects[Effect.LAPSED] > 0


@settings(max_examples=5, deadline=None)
@given(st.data())
def test_a_break_of_a_succession_that_finds_nothing_leaves_the_world_alone(
    data: st.DataObject,
) -> None:
    ended = Period(None, date(2024, 5, 1))
    orgs = (Organisation("A", kind="FT"), Organisation("O", kind="FT", period=ended))
    gov = Governance.of(*orgs, Succession("S", of="O", to="A", day=date(2024, 5, 1)))
    bare = World(gov, Decision("D1", MATTER, forum="a", day=date(2024, 5, 1)))
    for how in (wider, another, kept, organ, sitting, link):
        assert how(data.draw, bare) == bare
