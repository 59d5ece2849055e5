"""Authority as it stands afterwards, where it rests on urgent power that had to be ratified.

Urgent power binds at once. What is not ratified in time may have ended; then only a chain that does
without it counts. A chain without an urgent link is taken before one with.
"""

from collections.abc import Callable, Iterable

from icsgov.explain import NO, UNKNOWN, YES, Step, all_of, least
from icsgov.model.body import Board
from icsgov.model.decision import Ratification
from icsgov.reasoning.authority import Authority, authority
from icsgov.reasoning.ground import Case
from icsgov.reasoning.links import not_in_being
from icsgov.reasoning.succession import heir
from icsgov.reasoning.urgent import afterwards, counterparts, in_time
from icsgov.reasoning.ways import Way

Ask = Callable[[frozenset[str]], Authority]
"""The authority through none of some bodies and clauses."""


def lasting(case: Case, org: str, way: Way) -> Way:
    """A way with its authority as it stands on `on`."""

    def ask(ids: frozenset[str]) -> Authority:
        return authority(way.case, org, way.decider, way.avoid | way.approvers | ids)

    return way._replace(authority=still(case, org, way, way.authority, ask))


def still(case: Case, org: str, way: Way, own: Authority, ask: Ask) -> Authority:
    """What is left of an authority, `ask` saying what it would be without some clauses."""
    if own.step.verdict is NO or not case.ground.urgent:
        return own
    told = statuses(case, way)
    clean = frozenset(told)
    plain = frozenset(id for id, step in told.items() if step.doubts() or step.verdict is not YES)
    sure = frozenset(id for id, step in told.items() if step.verdict is not YES)
    for ids in dict.fromkeys((clean, plain, sure)):
        found = ask(ids)
        if found.step.verdict is own.step.verdict:
            return _with(found, _of(found, told), org)
    kept = ask(frozenset(id for id, step in told.items() if step.verdict is NO))
    if kept.step.verdict is NO:
        gone = [step for step in _of(own, told) if step.verdict is NO]
        return _with(own, gone, org)
    open_ = _of(kept, told)
    if UNKNOWN not in (kept.step.verdict, least(step.verdict for step in open_)):
        open_ += [step for step in told.values() if step.verdict is UNKNOWN]
    return _with(kept, open_, org)


def statuses(case: Case, way: Way) -> dict[str, Step]:
    """What each delegation of urgent power is worth on `on`, had it been used that way."""
    then = way.case
    found = {}
    for record in case.ground.urgent:
        assert record.urgent is not None  # it is one of urgent power
        acts = [act for act in case.decision.ratifications if _gave(then, record.by, act, case)]
        found[record.id] = afterwards(then, record, record.urgent, acts)
    return found


def confirming(case: Case, org: str, way: Way) -> set[Ratification]:
    """The acts by which urgent power of a way's own chain was ratified in time."""
    ids = {link.record.id for link in lasting(case, org, way).authority.links}
    return {
        act
        for record in case.ground.urgent
        if record.id in ids
        for act in case.decision.ratifications
        if _gave(way.case, record.by, act, case) and in_time(way.case, record, act)
    }


def _gave(then: Case, by: str, act: Ratification, case: Case) -> bool:
    """Whether a ratification up to `on` is by the body that gave the power, as it then was, or by
    the board that has its place.
    """
    if act.day > case.on or not_in_being(case.at(act.day), act.by):
        return False
    giver, other = then.ground.body(by), then.ground.body(act.by)
    if not isinstance(giver, Board):
        return by == act.by
    org = giver.organisation
    here = isinstance(other, Board) and other.organisation == heir(case, org, act.day)
    return here and by in counterparts(then, org, act.by)


def _of(found: Authority, told: dict[str, Step]) -> list[Step]:
    """What became of the urgent links of a chain."""
    return [told[link.record.id] for link in found.links if link.record.id in told]


def _with(found: Authority, steps: Iterable[Step], org: str) -> Authority:
    """An authority with what became of its urgent links."""
    told = tuple(dict.fromkeys(steps))
    if not told:
        return found
    step = all_of("urgent", (found.step, *told), organisation=org)
    return found._replace(step=step)
