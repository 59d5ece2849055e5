"""The published properties that compare one world's answers with another's, or with the twin's."""

from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from icsgov.errors import MalformedError
from icsgov.model.body import Board, Committee, CommitteeInCommon, Group
from icsgov.model.decision import Decision, Recusal
from icsgov.model.governance import Governance
from icsgov.model.kinds import Position
from icsgov.reasoning.resolve import resolve
from icsgov.testing import World, answers, near_misses, renamed, shifted, who_is_bound
from icsgov.testing.breaks import broken
from icsgov.testing.breaks_authority import reserved
from icsgov.testing.changes import shifted_law
from icsgov.testing.worlds_meetings import decision_makers

OTHER_WAY = {Position.FOR: Position.AGAINST}


@settings(max_examples=3 * settings().max_examples)
@given(near_misses())
def test_01_resolve_agrees_with_a_naive_twin(world: World) -> None:
    """`resolve` agrees with a naive twin, written from the design and the rulebook's data."""
    assert answers(world) == who_is_bound(world.decision, world.gov, world.on)


@given(near_misses(), st.randoms(use_true_random=False))
def test_02_the_order_of_votes_delegations_and_reservations_never_matters(
    world: World, random: Any
) -> None:
    """The order of votes, delegations and reservations never matters."""

    def shuffled(records: tuple[Any, ...]) -> list[Any]:
        mixed: list[Any] = random.sample(records, len(records))
        return mixed

    votes = shuffled(world.decision.votes)
    names = ("delegations", "residuals", "reservations", "approval_rules", "bodies")
    mixed = {name: shuffled(getattr(world.gov, name)) for name in names}
    provisions = [one.id for name in names[:4] for one in getattr(world.gov, name)]
    backwards = dict(zip(provisions, shuffled(tuple(provisions)), strict=True))
    decision = attrs.evolve(world.decision, votes=votes)
    other = World(attrs.evolve(world.gov, **mixed), decision, world.on)
    assert answers(other) == answers(world)
    assert answers(renamed(other, backwards)) == answers(world)


def crossing(gov: Governance) -> bool:
    """Whether some provision leads from one organisation to another."""
    owners = {one.id: getattr(one, "organisation", "") for one in (*gov.bodies, *gov.offices)}
    owners |= {one.id: one.id for one in gov.organisations}
    ends = [(str(one.by), one.to) for one in gov.delegations]
    ends += [(str(one.by), one.to) for one in gov.residuals]
    return any(owners.get(by) != owners.get(to, owners.get(by)) for by, to in ends)


@given(near_misses(), st.data())
def test_03_no_organisations_votes_bind_another(world: World, data: st.DataObject) -> None:
    """No organisation's votes bind another, except through a joint committee or a delegation."""
    forum = world.gov.index.bodies.get(world.decision.forum)
    assume(not crossing(world.gov))
    if isinstance(forum, Group):
        org = data.draw(st.sampled_from(sorted({str(seat.held_for) for seat in forum.seats})))
        theirs = {seat.person for seat in forum.seats if seat.held_for == org}
        assume(not theirs & {seat.person for seat in forum.seats if seat.held_for != org})
        mine = [vote for vote in world.decision.votes if vote.person in theirs]
    else:
        assume(isinstance(forum, CommitteeInCommon))
        body: Any = world.gov[data.draw(st.sampled_from(getattr(forum, "bodies", ("",))))]
        org, mine = body.organisation, [v for v in world.decision.votes if v.body == body.id]
    turned = [attrs.evolve(one, position=OTHER_WAY.get(one.position, Position.FOR)) for one in mine]
    rest = [one for one in world.decision.votes if one not in mine]
    changed = data.draw(st.sampled_from([turned, []]))
    other = world._replace(decision=attrs.evolve(world.decision, votes=[*rest, *changed]))
    before, after = answers(world), answers(other)
    assert {id: before[id] for id in before if id != org} == {
        id: after[id] for id in after if id != org
    }


@given(near_misses(), st.data())
def test_04_taking_a_delegation_away_or_reserving_never_binds_more(
    world: World, data: st.DataObject
) -> None:
    """On a decision on which nobody voted twice and nothing was overturned, taking a delegation
    away never binds more, and adding a reservation never binds more."""
    decision = world.decision
    voters = [(one.person, one.body, one.organisation) for one in decision.votes]
    assume(not decision.overturnings and len(set(voters)) == len(voters))
    if data.draw(st.booleans()) and world.gov.delegations:
        less = world.gov.drop(data.draw(st.sampled_from(world.gov.delegations)).id)
        other = world._replace(gov=less)
    else:
        other = broken(data.draw, world, reserved)._replace(decision=decision)
        assume({one.id for one in world.gov.reservations} <= {"other"})
    before, after = answers(world), answers(other)
    assert [id for id in before if before[id][1] < after[id][1]] == []


@given(near_misses())
def test_07_renaming_ids_changes_no_verdict(world: World) -> None:
    """Renaming ids changes no verdict."""
    ids = [one.id for name, one in world.gov.records() if name != "matters"]
    people = sorted(world.gov.index.people)
    new = {id: f"{999 - place}-{id[::-1]}" for place, id in enumerate([*ids, *people])}
    before, after = answers(world), answers(renamed(world, new))
    assert after == {new[id]: answer for id, answer in before.items()}


@given(near_misses(), st.sampled_from([1, 31, 366]))
def test_07_shifting_every_date_changes_no_verdict(world: World, days: int) -> None:
    """Shifting every date, law included, by the same number of days changes no verdict."""
    assert answers(shifted(world, days), shifted_law(days)) == answers(world)


@given(near_misses())
def test_09_a_committee_in_common_of_one_behaves_as_that_one_body(world: World) -> None:
    """A committee in common of one behaves as that one body, with the same person presiding."""
    body = world.gov.index.bodies.get(world.decision.forum)
    assume(isinstance(body, Board | Committee))
    forum = world.decision.forum
    meeting = CommitteeInCommon("meeting", [forum])
    votes = [attrs.evolve(one, body=one.body or forum) for one in world.decision.votes]
    decision = attrs.evolve(world.decision, forum="meeting", votes=votes)
    other = World(world.gov.put(meeting), decision, world.on)
    assert answers(other) == answers(world)


@given(decision_makers(), st.sampled_from(Position), st.integers(0, 3), st.integers(0, 4))
def test_10_a_changed_vote_in_a_group_behaves_as_if_only_the_last_had_been_cast(
    world: World, position: Position, later: int, asked: int
) -> None:
    """In a group, where both votes were within authority, a changed vote behaves as if only the
    last had been cast, from the day it was."""
    day = world.decision.day
    assume(day != date(2022, 6, 30))  # the day after, what both were within authority under is gone
    first, *rest = world.decision.votes
    last = attrs.evolve(first, position=position, day=day + timedelta(days=later), order=2)
    changed = attrs.evolve(world.decision, votes=[*rest, attrs.evolve(first, order=1), last])
    only = attrs.evolve(world.decision, votes=[*rest, last if later <= asked else first])
    on = day + timedelta(days=asked)
    assert answers(World(world.gov, changed, on)) == answers(World(world.gov, only, on))


@st.composite
def varied(draw: st.DrawFn, world: World) -> Decision:
    """The decision of a world, with other votes and with other things on record about it."""
    made = world.decision
    mixed = tuple(
        attrs.evolve(vote, position=draw(st.sampled_from(Position)))
        for vote in made.votes
        if draw(st.integers(0, 9))
    )
    people = st.sampled_from(sorted({str(vote.person) for vote in made.votes}) or ["nobody"])
    changed: dict[str, Any] = {
        "attended": draw(st.sampled_from([made.attended, None, ()])),
        "recused": draw(st.sampled_from([made.recused, (Recusal(draw(people)),)])),
        "figures": draw(st.sampled_from([made.figures, None, (0,)])),
        "notice": draw(st.sampled_from([made.notice, ()])),
        "attested": draw(st.sampled_from([made.attested, ()])),
        "approvals": draw(st.sampled_from([made.approvals, ()])),
        "overturnings": draw(st.sampled_from([made.overturnings, ()])),
        "id": draw(st.sampled_from([made.id, "another"])),
        "of": draw(st.sampled_from([made.of, (world.gov.organisations[0].id,)])),
    }
    names = draw(st.lists(st.sampled_from(sorted(changed)), max_size=3))
    try:
        return attrs.evolve(made, votes=mixed, **{name: changed[name] for name in names})
    except MalformedError:  # for an organisation that is not among the eligible ones
        return made


@given(near_misses(), st.data())
def test_what_was_asked_before_never_changes_an_answer(world: World, data: st.DataObject) -> None:
    """Reasons are shared between decisions, which nobody can tell from an answer."""
    asked = [world.decision, *(data.draw(varied(world)) for _ in range(4))]
    together = [resolve(one, world.gov, on=world.on) for one in (*asked, *asked)]
    apart = [resolve(one, attrs.evolve(world.gov), on=world.on) for one in asked]
    assert together == [*apart, *apart]
