"""Seats of a predecessor of which nothing on file says whether they passed: tried both ways."""

from itertools import combinations

from icsgov.explain import UNKNOWN, Facts, Step, all_of, any_of, fact
from icsgov.model.body import Body, CommitteeInCommon
from icsgov.model.decision import Decision
from icsgov.reasoning.deemed import under_way
from icsgov.reasoning.ground import Ground
from icsgov.reasoning.passed_seats import open_seats
from icsgov.reasoning.results import Binding, Effect, Room, no_part

Answers = tuple[tuple[Binding, ...], Room]

MOST = 6
"""Of how many successions every combination is tried; beyond that nothing is taken as known."""


def readings(decision: Decision, here: Ground) -> tuple[list[Ground], bool]:
    """The framework on the day of a decision, in several readings where its seats are open.

    And whether those are all the readings that there are.
    """
    past = under_way(here.gov, decision.day)
    if not past:
        return [here], True
    names = tuple(dict.fromkeys(open_seats(past, _bodies(decision, here))))
    whole = len(names) <= MOST
    sizes = range(len(names) + 1) if whole else (0, len(names))
    kept = [frozenset(some) for size in sizes for some in combinations(names, size)]
    return [here.on(decision.day, some) for some in kept], whole


def _bodies(decision: Decision, here: Ground) -> list[Body]:
    """The bodies that a decision's forum consists of, and those that approved it."""
    index, forum = here.index, here.body(decision.forum)
    ids = [str(decision.forum), *(str(act.by) for act in decision.approvals)]
    ids += map(str, forum.bodies if isinstance(forum, CommitteeInCommon) else ())
    found: list[Body] = [index.bodies[id] for id in ids if id in index.bodies]
    return [*found, *(board for id in ids for board in index.boards_of.get(id, ()))]


def agreed(told: list[Answers], whole: bool) -> Answers:
    """One answer out of those on several readings: what they agree on, and else not known.

    How the room voted is told on the reading in which most seats passed.
    """
    by_org = [{one.organisation: one for one in bindings} for bindings, _ in told]
    orgs = sorted({org for each in by_org for org in each})
    found = (
        _agreed(org, [each.get(org) or no_part(org) for each in by_org], whole) for org in orgs
    )
    return tuple(found), told[-1][1]


def _agreed(org: str, told: list[Binding], whole: bool) -> Binding:
    """The answer on which the readings agree, or that it is not known."""
    last = told[-1]
    facts: Facts = {"organisation": org}
    alike = len({(one.effect, one.verdict) for one in told}) == 1
    if alike and (whole or last.effect is Effect.NO_PART):
        if len({one.liable for one in told}) == 1:
            return last
        return last._replace(liability=fact("liability.seats-open", UNKNOWN, **facts))
    unsure = fact("succession.seats-open", UNKNOWN, **facts)
    whys: tuple[Step, ...] = tuple(dict.fromkeys(one.why for one in told))
    each = any_of("succession.readings", whys, **facts)
    why = all_of("succession.seats", (unsure, each))
    return Binding(org, Effect.INDETERMINATE, why, last.how, last.exercised_by, stand=last.stand)
