"""The published properties about facts: missing, filled in, or outside their period."""

from datetime import date
from typing import Any

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from icsgov.explain import NO, YES
from icsgov.law import Rule, england
from icsgov.model.authority import ApprovalRule, Attestation, Delegation, Reservation
from icsgov.model.body import Board, Committee, Group, JointCommittee
from icsgov.model.decision import Attendance, Presiding
from icsgov.model.kinds import OrgKind, Role, Side
from icsgov.model.matter import Figure, Matter
from icsgov.model.voting import Quorum, majority, unanimity
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve
from icsgov.testing import World, answers, near_misses
from icsgov.testing.breaks_authority import Draw
from icsgov.testing.worlds import MATTER


@given(near_misses())
def test_05_every_no_names_a_failing_fact_and_every_unknown_a_missing_one(world: World) -> None:
    """Every NO names a failing fact, or the record that is not there; every UNKNOWN names a
    missing field."""
    for binding in resolve(world.decision, world.gov, on=world.on):
        leaves = binding.why.failing()
        if binding.verdict is YES:
            continue
        assert leaves
        for leaf in leaves:
            assert leaf.verdict is binding.verdict
            assert leaf.facts, leaf.code
            assert leaf.says


BY_STATUTE = (OrgKind.NHST, OrgKind.CARE_TRUST, OrgKind.LA, OrgKind.DISTRICT)
DECIDING = (Board, Committee, JointCommittee)


def fill_quorum(draw: Draw, world: World) -> World | None:
    """A quorum, where none is recorded and no statute sets one."""
    kinds = {one.id: one.kind for one in world.gov.organisations}
    for body in world.gov.bodies:
        if not isinstance(body, DECIDING) or body.quorum:
            continue
        kind = kinds.get(getattr(body, "organisation", ""))
        if isinstance(body, Board) and kind in BY_STATUTE:
            continue
        quorum = draw(st.sampled_from([Quorum(count=1), Quorum(count=9), Quorum(share="1/2")]))
        return world._replace(gov=world.gov.put(attrs.evolve(body, quorum=quorum)))
    return None


def fill_rule(draw: Draw, world: World) -> World | None:
    """A voting rule, where none is recorded."""
    for body in world.gov.bodies:
        if isinstance(body, DECIDING) and not body.rule:
            rule = draw(st.sampled_from([majority(), unanimity("entitled"), majority("present")]))
            return world._replace(gov=world.gov.put(attrs.evolve(body, rule=rule)))
    return None


def fill_meeting(draw: Draw, world: World) -> World | None:
    """Who attended, or who presided."""
    people = sorted(world.gov.index.people)
    if world.decision.attended is None and draw(st.booleans()):
        there = draw(st.lists(st.sampled_from(people), unique=True))
        attended = [Attendance(one) for one in there]
        return world._replace(decision=attrs.evolve(world.decision, attended=attended))
    if world.decision.presided:
        return None
    chair = [Presiding(draw(st.sampled_from(people)))]
    return world._replace(decision=attrs.evolve(world.decision, presided=chair))


def fill_figures(draw: Draw, world: World) -> World | None:
    """The figures."""
    if world.decision.figures is not None:
        return None
    amount = draw(st.sampled_from([0, 999_999, 1_000_000, 1_000_001]))
    figures = [Figure(amount), Figure(amount, basis="year"), Figure(amount, vat="in")]
    return world._replace(decision=attrs.evolve(world.decision, figures=figures))


def fill_condition(draw: Draw, world: World) -> World | None:
    """An attestation of a condition of which nothing is recorded."""
    held = [one for given in world.gov.delegations for one in given.attested]
    said = {one.condition for one in (*held, *world.decision.attested)}
    names = {"consulted", "improvement", "members_approved_by_chair", "regulations"} - said
    if not names:
        return None
    word = Attestation(draw(st.sampled_from(sorted(names))), draw(st.booleans()))
    attested = [*world.decision.attested, word]
    return world._replace(decision=attrs.evolve(world.decision, attested=attested))


def fill_side(draw: Draw, world: World) -> World | None:
    """The side of a council's function."""
    old = world.gov.index.matters.get(MATTER) or Matter(MATTER)
    wider = world.gov.index.matters.get("service")
    if old.side is not None or (wider is not None and wider.side is not None):
        return None
    side = draw(st.sampled_from(Side))
    return world._replace(gov=world.gov.put(attrs.evolve(old, side=side)))


def fill_role(draw: Draw, world: World) -> World | None:
    """A seat's role."""
    for body in world.gov.bodies:
        held: Any = body
        for place, seat in enumerate(getattr(held, "seats", ())):
            if seat.role is None:
                new = attrs.evolve(seat, role=draw(st.sampled_from(Role)))
                seats = [*held.seats[:place], new, *held.seats[place + 1 :]]
                return world._replace(gov=world.gov.put(attrs.evolve(held, seats=seats)))
    return None


FILLS = (
    fill_quorum,
    fill_rule,
    fill_meeting,
    fill_figures,
    fill_condition,
    fill_side,
    fill_role,
)


def emptied(draw: Draw, world: World) -> World:
    """A world with the open fields of some bodies left out, and of the decision."""
    gov, decision = world.gov, world.decision
    for body in gov.bodies:
        if isinstance(body, DECIDING) and draw(st.booleans()):
            empty: dict[str, Any] = {draw(st.sampled_from(["quorum", "rule"])): ()}
            gov = gov.put(attrs.evolve(body, **empty))
        held: Any = gov[body.id]
        seats = getattr(held, "seats", ())
        if seats and draw(st.booleans()):
            blank = attrs.evolve(seats[0], role=None)
            gov = gov.put(attrs.evolve(held, seats=[blank, *seats[1:]]))
    for matter in gov.matters if draw(st.booleans()) else ():
        gov = gov.put(attrs.evolve(matter, side=None))
    left = draw(st.sampled_from(["attended", "figures", "presided", "all"]))
    fields: dict[str, Any] = {"attended": None, "figures": None, "presided": ()}
    chosen = fields if left == "all" else {left: fields[left]}
    return World(gov, attrs.evolve(decision, **chosen), world.on)


@given(near_misses(), st.data())
def test_06_filling_in_an_open_field_never_turns_yes_into_no_or_no_into_yes(
    world: World, data: st.DataObject
) -> None:
    """Filling in an open field never turns YES into NO or NO into YES."""
    bare = emptied(data.draw, world)
    filled = data.draw(st.sampled_from(FILLS))(data.draw, bare)
    assume(filled is not None)
    before, after = answers(bare), answers(filled or bare)
    flipped = [id for id in before if {before[id][1], after[id][1]} == {YES, NO}]
    assert flipped == []


ENDED = date(2000, 1, 1)
LONG_AGO = Period(None, ENDED)


@given(near_misses(), st.data())
def test_08_outside_its_period_a_provision_has_no_effect(world: World, data: st.DataObject) -> None:
    """Outside its period on the day of the vote, a delegation, reservation, seat or rule has no
    effect."""
    gov = world.gov
    bodies = [one.id for one in gov.bodies]
    by = data.draw(st.sampled_from(bodies))
    to = data.draw(st.sampled_from([one for one in (*bodies, "nobody") if one != by]))
    assume(to != "nobody")
    other = gov.put(
        Delegation("ended", by=by, to=to, matters=["service", "other"], period=LONG_AGO),
        Reservation("ended too", by=by, matters="service", period=LONG_AGO),
        ApprovalRule(
            "ended as well",
            organisation=gov.organisations[0].id,
            by=by,
            matters="service",
            period=LONG_AGO,
        ),
    )
    for body in gov.bodies:
        held: Any = body
        seats = getattr(held, "seats", ())
        if seats and not isinstance(body, Group):  # it admits one decision-maker at a time
            extra = attrs.evolve(
                data.draw(st.sampled_from(seats)),
                person=seats[0].person,
                voting=True,
                role=data.draw(st.sampled_from(Role)),
                period=LONG_AGO,
                deputises_for=None,
            )
            other = other.put(attrs.evolve(held, seats=[*seats, extra]))
        if isinstance(body, DECIDING):
            old: Any = other[body.id]
            rules = [*old.rule, attrs.evolve(unanimity("entitled"), period=LONG_AGO)]
            quora = [*old.quorum, Quorum(count=99, period=LONG_AGO)]
            other = other.put(attrs.evolve(old, rule=rules, quorum=quora))
    assert answers(world._replace(gov=other)) == answers(world)


@given(near_misses(), st.sampled_from([one for one in england().rules if one.read]), st.booleans())
def test_08_outside_its_period_a_rule_of_law_has_no_effect(
    world: World, rule: Rule, before: bool
) -> None:
    """A rule of law that no longer holds, or does not yet hold, has no effect."""
    contrary = {"allowed": "not_allowed", "not_allowed": "allowed"}.get(rule.outcome.value)
    assume(contrary is not None)
    period = LONG_AGO if before else Period(date(2100, 1, 1))
    ended = attrs.evolve(rule, id="ended", outcome=contrary, period=period)
    assert answers(world, england().amend(ended)) == answers(world)
