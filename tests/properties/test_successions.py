"""The published properties once more, on worlds in which one organisation succeeded another."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from icsgov.explain import UNKNOWN, YES
from icsgov.model.body import Board, Group
from icsgov.model.matter import covers
from icsgov.model.succession import Passing, Succession
from icsgov.period import ALWAYS
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
    assume(not any(open_(world) for open_ in OPEN))
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
    assume(not any(open_(world) for open_ in OPEN))
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
    assume(not any(open_(world) for open_ in OPEN))
    ids = [one.id for name, one in world.gov.records() if name != "matters"]
    people = sorted(world.gov.index.people)
    new = {id: f"{999 - place}-{id[::-1]}" for place, id in enumerate([*ids, *people])}
    before, after = answers(world), answers(renamed(world, new))
    assert after == {new[id]: answer for id, answer in before.items()}


@given(near_successions(), st.sampled_from([1, 31, 366]))
def test_07_shifting_every_date_changes_no_verdict_of_a_succession(world: World, days: int) -> None:
    """Shifting every date, law included, by the same number of days changes no verdict."""
    assume(not any(open_(world) for open_ in OPEN))
    assert answers(shifted(world, days), shifted_law(days)) == answers(world)


def past(world: World) -> list[Succession]:
    """The successions by the day of the decision."""
    return [one for one in world.gov.successions if one.day <= world.decision.day]


def seated(world: World, org: str) -> list[str]:
    """The bodies with seats of an organisation."""
    held = {body.id: getattr(body, "seats", ()) for body in world.gov.bodies}
    return [id for id in held if any(org in (o.held_for, o.nominated_by) for o in held[id])]


def wider_given_on(world: World) -> bool:
    """A part of a delegation passed, and there are others that may lead on from it."""
    parts = [path for one in world.gov.successions for path in one.matters]
    wide = [path for one in world.gov.delegations for path in one.matters]
    narrowed = any(covers(one, part) and one != part for one in wide for part in parts)
    return narrowed and len(world.gov.delegations) > 1


def given_by_an_organ_of_a_council(world: World) -> bool:
    """A committee or an office gave, of a predecessor whose successor has two boards."""
    boards = [body for body in world.gov.bodies if isinstance(body, Board)]
    sided = {body.organisation for body in boards if body.side is not None}
    old = {one.of for one in world.gov.successions if one.to in sided}
    theirs = [*world.gov.offices, *(body for body in world.gov.bodies if body not in boards)]
    organs = {one.id for one in theirs if getattr(one, "organisation", None) in old}
    return any(one.by in organs for one in world.gov.delegations)


def two_for_a_seat(world: World) -> bool:
    """Two successors of one organisation that may have its seats."""
    heirs = [one.of for one in past(world)]
    return any(heirs.count(org) > 1 for org in heirs)


def seat_that_may_have_passed_again(world: World) -> bool:
    """A seat that passed to an organisation of which nothing is on file about it."""
    chains = [(one, two) for one in past(world) for two in past(world) if one.to == two.of]
    return any(
        two.passed(Passing.SEATS, body) is UNKNOWN
        for one, two in chains
        for body in seated(world, one.of)
    )


def both_in_a_group(world: World) -> bool:
    """A predecessor and its successor in one group, other than for good and by two people."""
    for group in [body for body in world.gov.bodies if isinstance(body, Group)]:
        for one in world.gov.successions:
            orgs = (one.of, one.to)
            mine = [seat for seat in group.seats if seat.held_for in orgs]
            people = {seat.person for seat in mine}
            plain = all(seat.period == ALWAYS for seat in mine) and len(people) == len(mine)
            if len({seat.held_for for seat in mine}) == 2 and not plain:
                return True
    return False


def two_predecessors_and_no_part(world: World) -> bool:
    """A successor of several since, with no part in the decision of its own."""
    heirs = [one.to for one in world.gov.successions if one.day > world.decision.day]
    then = answers(world._replace(on=world.decision.day))
    return any(heirs.count(org) > 1 and then[org][0] is Effect.NO_PART for org in heirs)


OPEN = (
    wider_given_on,
    given_by_an_organ_of_a_council,
    two_for_a_seat,
    seat_that_may_have_passed_again,
    both_in_a_group,
    two_predecessors_and_no_part,
)
"""What tests/cases/test_succession_twin.py has a case of that is still to be settled."""
