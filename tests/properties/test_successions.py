"""The published properties once more, on worlds in which one organisation succeeded another."""

from hypothesis import given, settings
from hypothesis import strategies as st

from icsgov.explain import YES
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Effect
from icsgov.testing import World, answers, renamed, who_is_bound
from icsgov.testing.breaks_succession import near_successions
from icsgov.testing.changes import shifted, shifted_law
from icsgov.testing.worlds_succession import successions

MORE = settings(max_examples=3 * settings().max_examples)


@MORE
@given(near_successions())
def test_01_resolve_agrees_with_a_naive_twin_on_successions(world: World) -> None:
    """`resolve` agrees with a naive twin on what passed from one organisation to another."""
    assert answers(world) == who_is_bound(world.decision, world.gov, world.on)


@given(successions())
def test_whoever_succeeded_in_everything_is_bound_or_was_advised(world: World) -> None:
    """Where everything was carried over, nobody is less bound, and whoever has ended no more."""
    found = {effect for effect, _ in answers(world).values()}
    advised = {Effect.ADVISED, Effect.HAVE_REGARD}
    assert (
        found <= {Effect.BOUND, Effect.LAPSED, Effect.NO_PART}
        or found - {Effect.NO_PART} <= advised
    )
    assert answers(world) == who_is_bound(world.decision, world.gov, world.on)


@given(near_successions())
def test_05_every_no_names_a_failing_fact_of_a_succession_too(world: World) -> None:
    """Every NO names a failing fact; every UNKNOWN a missing one."""
    for binding in resolve(world.decision, world.gov, on=world.on):
        leaves = binding.why.failing()
        assert binding.verdict is YES or leaves
        for leaf in leaves if binding.verdict is not YES else ():
            assert leaf.verdict is binding.verdict
            assert leaf.facts, leaf.code
            assert leaf.says


@given(near_successions())
def test_07_renaming_ids_changes_no_verdict_of_a_succession(world: World) -> None:
    """Renaming ids, those of the successions included, changes no verdict."""
    ids = [one.id for name, one in world.gov.records() if name != "matters"]
    people = sorted(world.gov.index.people)
    new = {id: f"{999 - place}-{id[::-1]}" for place, id in enumerate([*ids, *people])}
    before, after = answers(world), answers(renamed(world, new))
    assert after == {new[id]: answer for id, answer in before.items()}


@given(near_successions(), st.sampled_from([1, 31, 366]))
def test_07_shifting_every_date_changes_no_verdict_of_a_succession(world: World, days: int) -> None:
    """Shifting every date, law included, by the same number of days changes no verdict."""
    assert answers(shifted(world, days), shifted_law(days)) == answers(world)
