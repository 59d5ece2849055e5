"""What can be wrong inside one decision, beyond the shape of its fields."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from icsgov.errors import Fault
from icsgov.model.bearing import CallOver, LookBack
from icsgov.model.call_in import CallIn
from icsgov.model.decision import (
    Decision,
    Notice,
    Overturning,
    Presiding,
    Ratification,
    Resolution,
    Vote,
)
from icsgov.model.matter import Figure
from icsgov.period import is_day

TYPES: dict[str, type] = {
    "votes": Vote,
    "figures": Figure,
    "resolutions": Resolution,
    "presided": Presiding,
    "notice": Notice,
    "ratifications": Ratification,
    "overturnings": Overturning,
    "look_backs": LookBack,
    "call_overs": CallOver,
    "call_ins": CallIn,
}
ANY = object()
"""Stands for every capacity in which somebody may have voted."""


def decision_faults(decision: Decision) -> list[Fault]:
    """Everything in a decision that contradicts itself; says nothing of fields of a wrong shape."""
    return [
        *_unordered_votes(decision),
        *_twice(decision, "figures", lambda one: one.measure),
        *_twice(decision, "resolutions", lambda one: one.body),
        *_twice(decision, "presided", lambda one: one.body),
        *_twice(decision, "notice", lambda one: one.body),
        *_outside(decision),
        *_early(decision),
        *_staged(decision),
    ]


def _unordered_votes(decision: Decision) -> Iterator[Fault]:
    """Two votes that may be of one person in one capacity on one day, and no order between them."""
    votes = _records(decision, "votes")
    several = Counter(vote.person for vote in votes)
    seen: dict[Any, dict[Any, set[int | None]]] = {}
    for place, vote in enumerate(votes):
        if several[vote.person] == 1:
            continue
        body, day = vote.body or decision.forum, vote.day or decision.day
        orders = seen.setdefault((vote.person, body, day, vote.casting), {ANY: set()})
        others = (ANY,) if vote.organisation is None else (None, vote.organisation)
        clash = [orders[one] for one in others if orders.get(one)]
        if clash and (vote.order is None or any({vote.order, None} & one for one in clash)):
            reason = f"a second vote of `{vote.person}` in `{body}` on {day} without an order"
            yield Fault(("votes", place), f"{reason}: give each an `order`, or a capacity")
        for one in (ANY, vote.organisation):
            orders.setdefault(one, set()).add(vote.order)


def _twice(decision: Decision, name: str, key: Any) -> Iterator[Fault]:
    seen: set[Any] = set()
    for place, one in enumerate(_records(decision, name)):
        if key(one) in seen:
            yield Fault((name, place), "recorded twice")
        seen.add(key(one))


def _outside(decision: Decision) -> Iterator[Fault]:
    if decision.of is None or decision.eligible is None:
        return
    for place, id in enumerate(decision.of):
        if id not in decision.eligible:
            yield Fault(("of", place), f"`{id}` is not among the eligible organisations")


def _early(decision: Decision) -> Iterator[Fault]:
    """What comes after a decision and is dated before it, and a challenge that came too late."""
    if not is_day(decision.day):
        return
    for name in ("ratifications", "overturnings", "look_backs", "call_ins"):
        for place, act in enumerate(_records(decision, name)):
            if act.day < decision.day:
                reason = f"{act.day} is before the decision of {decision.day}"
                yield Fault((name, place, "day"), reason)
    for place, act in enumerate(_records(decision, "overturnings")):
        if is_day(act.told) and act.told < decision.day:
            reason = f"{act.told} is before the decision of {decision.day}"
            yield Fault(("overturnings", place, "told"), reason)
    for name in ("published", "implemented"):
        day = getattr(decision, name)
        if is_day(day) and day < decision.day:
            yield Fault((name,), f"{day} is before the decision of {decision.day}")
    if is_day(decision.next_meeting) and decision.next_meeting < decision.day:  # type: ignore[operator] # it is a day
        reason = f"{decision.next_meeting} is before the decision of {decision.day}"
        yield Fault(("next_meeting",), reason)
    for place, act in enumerate(_records(decision, "call_overs")):
        if act.day > decision.day:
            reason = f"{act.day} is after the decision of {decision.day}"
            yield Fault(("call_overs", place, "day"), reason)


def _staged(decision: Decision) -> Iterator[Fault]:
    for name in ("proposal", "stage"):
        value = getattr(decision, name)
        if isinstance(value, str) and not value.strip():
            yield Fault((name,), "expected an id, or None where it is not recorded")
    if decision.stage is not None and decision.proposal is None:
        yield Fault(("proposal",), f"expected the proposal of which it takes `{decision.stage}`")


def _records(decision: Decision, name: str) -> tuple[Any, ...]:
    """The records of a field, or none where its shape is wrong (which is a fault of its own)."""
    value = getattr(decision, name)
    if not isinstance(value, tuple):
        return ()
    return tuple(one for one in value if isinstance(one, TYPES[name]))
