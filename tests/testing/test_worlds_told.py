"""What the generators reach: every form, and the edges on which answers turn."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis import strategies as st

from icsgov.model.kinds import Capacity
from icsgov.model.matter import Limit
from icsgov.period import ALWAYS
from icsgov.testing import World, worlds
from icsgov.testing import strategies as shapes
from icsgov.testing.breaks import afterwards, asked, broken
from icsgov.testing.breaks_authority import Break, given_change, reserved
from icsgov.testing.breaks_meeting import meeting, tie
from icsgov.testing.breaks_succession import day, organ
from icsgov.testing.breaks_urgent import terms, urgent_worlds
from icsgov.testing.strategies_bodies import seats
from icsgov.testing.strategies_meetings import cycles, meetings
from icsgov.testing.strategies_risk import risks
from icsgov.testing.worlds_succession import inherited, succeeded

Test = Callable[[Any], Any]
ONE_DAY = timedelta(days=1)
QUICK = settings(
    max_examples=3_000,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)


def reached(strategy: st.SearchStrategy[Any], test: Test) -> None:
    """Something that a strategy makes is as wanted."""
    assert test(find(strategy, lambda made: bool(test(made)), settings=QUICK))


def after(how: Break, start: Callable[[], st.SearchStrategy[World]] = worlds) -> Any:
    """Worlds after a break that fits."""

    @st.composite
    def made(draw: st.DrawFn) -> World:
        return broken(draw, draw(start()), how)

    return made()


def kinds(world: World) -> set[str]:
    return {kind for matter in world.gov.matters for kind in matter.kinds or ()}


def holder(world: World) -> str:
    """Who holds the one office that decides a key decision."""
    if kinds(world) != {"key-decision"} or world.decision.forum != "A-office":
        return ""
    return str(world.gov.offices[0].holders[0].person)


FORMS: dict[str, Test] = {
    "advisory": lambda w: w.decision.forum == "talk",
    "two in common": lambda w: len(getattr(w.gov.index.bodies.get("cic"), "bodies", ())) == 2,
    "four in common": lambda w: len(getattr(w.gov.index.bodies.get("cic"), "bodies", ())) == 4,
    "by organisation": lambda w: any(
        getattr(clause, "by_organisation", False)
        for rule in getattr(w.gov.index.bodies.get("joint"), "rule", ())
        for clause in rule.clauses
    ),
    "a significant transaction": lambda w: "significant-transaction" in kinds(w),
    "income from elsewhere": lambda w: "non-nhs-income" in kinds(w),
    "an officer": lambda w: holder(w) == "a.officer",
    "a cabinet member": lambda w: holder(w) == "a.p4",
    "presided": lambda w: bool(w.decision.presided),
}


@pytest.mark.parametrize("name", FORMS)
def test_worlds_are_of_every_form(name: str) -> None:
    reached(worlds(), FORMS[name])


def edge(days: int, end: bool) -> Test:
    """A delegation that begins or ends so many days after the decision."""

    def test(world: World) -> bool:
        periods = [one.period for one in world.gov.delegations]
        edges = [one.end if end else one.start for one in periods]
        return world.decision.day + days * ONE_DAY in edges

    return test


@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize("end", [True, False])
def test_a_delegation_ends_or_begins_about_the_day(days: int, end: bool) -> None:
    reached(after(given_change), edge(days, end))


def limit_met(inclusive: bool) -> Test:
    """A limit of the very amount of the decision, its boundary in or out."""

    def met(limit: Limit, world: World) -> bool:
        amounts = [one.amount for one in world.decision.figures or ()]
        return limit.inclusive is inclusive and limit.amount in amounts

    return lambda world: any(
        limit is not None and met(limit, world)
        for one in (*world.gov.delegations, *world.gov.reservations)
        for limit in (*getattr(one, "ceiling", ()), one.above)
    )


@pytest.mark.parametrize("inclusive", [True, False])
@pytest.mark.parametrize("how", [given_change, reserved], ids=lambda how: how.__name__)
def test_limits_are_met_to_the_pound(how: Break, inclusive: bool) -> None:
    reached(after(how), limit_met(inclusive))


def quorum_of(more: int) -> Test:
    """A quorum of as many as there are seats, or of one more or fewer, without an end."""
    return lambda world: any(
        quorum.count == len(body.seats) + more and quorum.count > 2 and quorum.period == ALWAYS
        for body in world.gov.bodies
        for quorum in getattr(body, "quorum", ())
    )


BROKEN: dict[str, tuple[Any, Test]] = {
    "a full quorum": (after(meeting), quorum_of(0)),
    "one too many": (after(meeting), quorum_of(1)),
    "one fewer": (after(meeting), quorum_of(-1)),
    "a casting vote": (after(tie), lambda w: any(one.casting for one in w.decision.votes)),
    "no casting vote": (
        after(tie),
        lambda w: not any(o.casting for o in w.decision.votes) and w.decision.presided,
    ),
    "overturned at once": (
        after(afterwards),
        lambda w: any(one.day == w.decision.day for one in w.decision.overturnings),
    ),
    "asked too early": (after(asked), lambda w: w.on < w.decision.day),
    "asked on the day": (after(asked), lambda w: w.on == w.decision.day),
    "barred": (
        after(terms, urgent_worlds),
        lambda w: any(one.urgent and one.urgent.barred_by for one in w.gov.delegations),
    ),
    "to be ratified": (
        urgent_worlds(),
        lambda w: any(one.urgent and one.urgent.ratify_by for one in w.gov.delegations),
    ),
    "succeeded on the day": (
        inherited(),
        lambda w: any(one.day == w.decision.day for one in w.gov.successions),
    ),
    "taken over by another that is there": (
        succeeded(),
        lambda w: any(one.to != "N" for one in w.gov.successions),
    ),
    "a succession moved to the day": (
        after(day, succeeded),
        lambda w: any(one.day == w.decision.day for one in w.gov.successions),
    ),
    "an organ beside its board": (
        after(organ, succeeded),
        lambda w: (
            w.gov.index.record("organ")
            and all("organ" not in (o.by, o.to) for o in w.gov.delegations)
        ),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_breaks_come_to_the_edge(name: str) -> None:
    reached(*BROKEN[name])


MEETING = meetings("cic", shapes.FIRST, ["A-board", "B-board"], ["D1"])
SHAPES: dict[str, tuple[Any, Test]] = {
    "power above an amount": (shapes.delegations(), lambda one: one.above is not None),
    "a casting vote": (shapes.votes, lambda one: one.casting),
    "a suspended seat": (seats(), lambda one: one.suspended),
    "a rule that ends": (cycles(), lambda one: "COUNT=" in one.rule),
    "in two capacities": (
        MEETING,
        lambda one: any(
            {Capacity.MEMBER, Capacity.IN_ATTENDANCE}
            <= {other.capacity for other in one.present or () if other.person == who}
            for who in shapes.PEOPLE
        ),
    ),
    "a risk closed": (risks(), lambda one: one.closed is not None),
    "a risk with no target any more": (
        risks(),
        lambda one: any(line.was.target and line.now.target is None for line in one.history),
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_strategies_leave_nothing_out(name: str) -> None:
    reached(*SHAPES[name])
