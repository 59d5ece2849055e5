"""Properties of urgent power: the engine and the twin, and what time does."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from icsgov.analysis.history import history
from icsgov.explain import NO, YES
from icsgov.model.decision import Ratification
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Effect
from icsgov.testing import World, answers, shifted, who_is_bound
from icsgov.testing.breaks import urgent_misses
from icsgov.testing.breaks_urgent import urgent_worlds
from icsgov.testing.changes import shifted_law

DAY = timedelta(days=1)


@settings(max_examples=3 * settings().max_examples)
@given(urgent_misses())
def test_resolve_agrees_with_the_naive_twin_on_urgent_power(world: World) -> None:
    assert answers(world) == who_is_bound(world.decision, world.gov, world.on)


def due_days(world: World) -> list[date]:
    """The days about which an answer that rests on urgent power may change."""
    day, found = world.decision.day, {world.decision.day, world.decision.day + DAY}
    for given_ in world.gov.delegations:
        last = given_.urgent.last_day(day, world.decision.next_meeting) if given_.urgent else None
        found |= {last, last + DAY} if last is not None else set()
    return sorted(found)


@given(urgent_worlds())
def test_it_binds_at_once(world: World) -> None:
    before = answers(world._replace(on=world.decision.day))
    plain: Any = [attrs.evolve(one, urgent=None) for one in world.gov.delegations]
    other = world._replace(gov=attrs.evolve(world.gov, delegations=plain), on=world.decision.day)
    assert before == answers(other)


@given(urgent_misses(), st.data())
def test_a_ratification_in_time_never_binds_less(world: World, data: st.DataObject) -> None:
    """Adding the giver's ratification in time never binds less, nothing being overturned."""
    givers: list[Any] = [one for one in world.gov.delegations if one.urgent is not None]
    assume(givers and not world.decision.overturnings)
    one = data.draw(st.sampled_from(givers))
    assume(one.by in world.gov.index.bodies)
    last = one.urgent.last_day(world.decision.day, world.decision.next_meeting)
    assume(last is not None)
    act = Ratification(one.by, data.draw(st.dates(world.decision.day, last)))
    acts = [*world.decision.ratifications, act]
    asked = world._replace(on=data.draw(st.sampled_from([act.day, *due_days(world)])))
    other = asked._replace(decision=attrs.evolve(world.decision, ratifications=acts))
    before, after = answers(asked), answers(other)
    assert [id for id in before if before[id][1] > after[id][1]] == []


@given(urgent_misses())
def test_time_alone_never_binds_more(world: World) -> None:
    """Where nobody acts, what binds later has bound since the day of the decision."""
    empty: dict[str, Any] = {"ratifications": (), "overturnings": (), "approvals": ()}
    quiet = world._replace(decision=attrs.evolve(world.decision, **empty))
    assume(all(vote.day is None for vote in world.decision.votes))
    told = [answers(quiet._replace(on=day)) for day in due_days(world)]
    for before, after in pairwise(told):
        assert [id for id in before if before[id][1] < after[id][1]] == []


@given(urgent_misses())
def test_history_gives_the_day_of_the_lapse(world: World) -> None:
    decision = world.decision
    last = history(decision, world.gov)
    days = {*due_days(world), *(act.day for act in decision.ratifications)}
    days |= {day + DAY for day in days}
    for day in sorted(days):
        outcome = resolve(decision, world.gov, on=day)
        for binding in outcome:
            told = [one for one in last if one.organisation == binding.organisation]
            then = [one for one in told if one.day <= day][-1]
            assert (then.effect, then.verdict) == (binding.effect, binding.verdict)
    for turn in last:
        if turn.effect is Effect.LAPSED:
            before = resolve(decision, world.gov, on=turn.day - DAY)[turn.organisation]
            assert before.effect is not Effect.LAPSED


@given(urgent_misses(), st.data())
def test_recording_the_meeting_never_turns_yes_into_no(world: World, data: st.DataObject) -> None:
    """Filling in the day of the next meeting, or what follows without ratification, never turns
    YES into NO or NO into YES."""
    day = world.decision.day
    if world.decision.next_meeting is None:
        new = data.draw(st.sampled_from([day, day + DAY, day + 2 * DAY, day + 9 * DAY]))
        other = world._replace(decision=attrs.evolve(world.decision, next_meeting=new))
    else:
        open_: list[Any] = [
            one for one in world.gov.delegations if one.urgent and not one.urgent.otherwise
        ]
        assume(open_)
        terms = attrs.evolve(open_[0].urgent, otherwise=data.draw(st.sampled_from(ENDS)))
        other = world._replace(gov=world.gov.put(attrs.evolve(open_[0], urgent=terms)))
    before, after = answers(world), answers(other)
    assert [id for id in before if {before[id][1], after[id][1]} == {YES, NO}] == []


ENDS = ["lapses", "challengeable", "stands"]


@given(urgent_misses())
def test_every_no_names_a_failing_fact_and_every_unknown_a_missing_one(world: World) -> None:
    for binding in resolve(world.decision, world.gov, on=world.on):
        for leaf in binding.why.failing() if binding.verdict is not YES else ():
            assert leaf.facts, leaf.code
            assert leaf.says
        assert binding.verdict is YES or binding.why.failing()


@given(urgent_misses(), st.data())
def test_taking_a_delegation_away_never_binds_more(world: World, data: st.DataObject) -> None:
    voters = [(one.person, one.body, one.organisation) for one in world.decision.votes]
    assume(not world.decision.overturnings and len(set(voters)) == len(voters))
    assume(world.gov.delegations)
    gone = data.draw(st.sampled_from(world.gov.delegations)).id
    before, after = answers(world), answers(world._replace(gov=world.gov.drop(gone)))
    assert [id for id in before if before[id][1] < after[id][1]] == []


@given(urgent_misses(), st.sampled_from([1, 31, 366]))
def test_shifting_every_date_changes_no_verdict(world: World, days: int) -> None:
    assert answers(shifted(world, days), shifted_law(days)) == answers(world)
