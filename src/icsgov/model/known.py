"""What was on file on a day: a framework, or a decision, without what was recorded later.

A fact that does not say when it was recorded has always been on file. What names something that was
not on file yet cannot have been there either, and goes with it.
"""

from collections.abc import Iterator
from datetime import date
from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from icsgov.errors import MalformedError
from icsgov.model.assembly import assembly_faults
from icsgov.model.fact import Fact
from icsgov.model.risk import Held

if TYPE_CHECKING:
    from icsgov.model.decision import Decision
    from icsgov.model.governance import Governance

T = TypeVar("T")


def was_known(thing: object, on: date) -> bool:
    """Whether a fact was on file that day."""
    recorded = thing.recorded if isinstance(thing, Fact) else None
    return recorded is None or recorded <= on


def known(thing: T, on: date) -> T | None:
    """A record with what was on file of it that day; None where it was not itself.

    Nor was it where it makes no sense without what was recorded later.
    """
    if not was_known(thing, on):
        return None
    if not attrs.has(type(thing)):
        return thing
    if isinstance(thing, Held):
        later = next((at for at, one in enumerate(thing.history) if not was_known(one, on)), None)
        if later is not None:
            thing = thing.before_lines(len(thing.history) - later)
    changed: dict[str, Any] = {}
    for field in attrs.fields(type(thing)):  # type: ignore[arg-type] # it has them
        value = getattr(thing, field.name)
        now = _known_in(value, on)
        if now is not value:
            changed[field.name] = now
    try:
        return attrs.evolve(thing, **changed) if changed else thing  # type: ignore[misc] # it is one
    except MalformedError:
        return None  # it makes no sense without what came later


def _known_in(value: Any, on: date) -> Any:
    """The value of a field, without what was recorded later."""
    if isinstance(value, tuple):
        kept = [known(one, on) for one in value]
        if all(map(is_, kept, value)):
            return value
        return tuple(one for one in kept if one is not None)
    return known(value, on) if isinstance(value, Fact) else value


def decision_known(decision: "Decision", on: date) -> "Decision | None":
    """A decision with what was on file of it that day.

    Where nobody's attendance was on file yet, attendance was not recorded.
    """
    found = known(decision, on)
    if found is not None and not found.attended and decision.attended:
        return attrs.evolve(found, attended=None)
    return found


def governance_known(gov: "Governance", on: date) -> "Governance":
    """A framework as it was on file that day."""
    records: dict[str, list[Any]] = {}
    for name, record in gov.records():
        found = known(record, on)
        if found is not None:
            records.setdefault(name, []).append(found)
    return settled(type(gov), records)


def settled(kind: "type[Governance]", records: dict[str, list[Any]]) -> "Governance":
    """A framework of those records that fit, without what names something that is not there."""
    while True:
        tried = unchecked(kind, records)
        wrong = {_spot(fault.path) for fault in assembly_faults(tried)}
        if not wrong:
            return kind(**records)
        for name, id, field, at in sorted(wrong, reverse=True):
            records[name] = list(_without(records[name], id, field, at))


def unchecked(kind: "type[Governance]", records: dict[str, list[Any]]) -> "Governance":
    """A framework whose records may not fit, for the checks to look at."""
    from icsgov.model.governance import FIELDS

    gov = object.__new__(kind)
    for name in FIELDS:
        object.__setattr__(gov, name, tuple(records.get(name, ())))
    return gov


Spot = tuple[str, str, str, int]


def _spot(path: tuple[Any, ...]) -> Spot:
    """The record that a fault is in, and the place in a list of it, where it is in one."""
    name, (id,), *rest = path
    if len(rest) > 1 and isinstance(rest[1], int):
        return str(name), id, str(rest[0]), rest[1]
    return str(name), id, "", -1


def _without(records: list[Any], id: str, field: str, at: int) -> Iterator[Any]:
    """Some records without one of them, or without one item of a list of it."""
    for one in records:
        left = one if one.id != id else _lacking(one, field, at)
        if left is not None:
            yield left


def _lacking(record: Any, field: str, at: int) -> Any:
    """A record without one item of a list; None where it makes no sense then, or another.

    A list of facts may be left with none, as where they were recorded later; one of ids may not.
    Of a history the later lines go too, and what they did.
    """
    items = getattr(record, field) if field else ()
    kept = tuple(item for place, item in enumerate(items) if place != at)
    if not kept and not any(isinstance(item, Fact) for item in items):
        return None
    try:
        if field == "history":
            return record.before_lines(len(items) - at)
        return attrs.evolve(record, **{field: kept})
    except MalformedError:
        return None
