"""A small world in parts, and the values that change it.

A scene is a world taken apart: every record under a name, its slot, with the fields that it is made
of. A value of an axis says what it puts in the world: for a slot, other fields; a record of its
own; or None, which leaves the record out. Records that no value touches are built once, and worlds
that differ only in the decision share their framework.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from icsgov.errors import IcsgovError
from icsgov.model.body import Seat
from icsgov.model.decision import Decision, Vote
from icsgov.model.governance import Governance
from icsgov.testing import World

Put = Mapping[str, Any]
"""What a value puts in a world, by slot: fields, a part or record of its own, or None."""


class Part(NamedTuple):
    """A record in the making: what makes it, of which fields, and in which slot it is nested."""

    make: Callable[..., Any]
    fields: dict[str, Any]
    within: str | None = None


class Value(NamedTuple):
    """One value of an axis."""

    axis: str
    name: str
    put: Put

    def __str__(self) -> str:
        return f"{self.axis}: {self.name}"


class Asked(NamedTuple):
    """The question apart from the decision: the day that it is asked about."""

    on: date | None = None


NESTED = {Seat: "seats", Vote: "votes"}
"""Under which field of its owner a nested record goes."""


def seat(within: str, person: str, **fields: Any) -> Part:
    """A seat on the body of a slot."""
    return Part(Seat, {"person": person, **fields}, within)


def vote(person: str, position: str = "for", **fields: Any) -> Part:
    """A vote on the decision."""
    return Part(Vote, {"person": person, "position": position, **fields}, "decision")


def merged(values: Iterable[Value]) -> dict[str, Any] | None:
    """What several values put together; None where two of them write the same field."""
    found: dict[str, Any] = {}
    for value in values:
        for slot, new in value.put.items():
            old = found.get(slot, new)
            if old == new:
                found[slot] = new
            elif old is not None and _apart(old, new):
                found[slot] = {**old, **new}
            else:
                return None
    return found


def _apart(old: Any, new: Any) -> bool:
    """Whether two puts in one slot are both of fields, and say nothing different of one."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    return all(old[name] == new[name] for name in old.keys() & new.keys())


def put_in(parts: Mapping[str, Part], slot: str, new: Any) -> Any:
    """What stands in a slot after a put: a part, a record, or None."""
    if not isinstance(new, dict):
        return new
    old = parts[slot]
    return old._replace(fields={**old.fields, **new})


class Scene:
    """A world taken apart, from which others are made by values."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self.parts = parts
        self._made: dict[str, Any] = {slot: self._build(slot, parts) for slot in parts}
        self._govs: dict[tuple[str, ...], Governance] = {}
        self._decisions: dict[tuple[str, ...], Decision] = {}

    def _build(self, slot: str, parts: Mapping[str, Any]) -> Any:
        one = parts[slot]
        if not isinstance(one, Part):
            return one
        more: dict[str, list[Any]] = {}
        for inner, part in parts.items():
            if isinstance(part, Part) and part.within == slot:
                kept = self.parts.get(inner) is part and hasattr(self, "_made")
                made = self._made[inner] if kept else self._build(inner, parts)
                more.setdefault(NESTED[type(made)], []).append(made)
        return one.make(**one.fields, **more)

    def world(self, *values: Value) -> World | None:
        """The world with these values; None where they do not go together."""
        puts = merged(values)
        if puts is None or not all(self._fits(slot, new) for slot, new in puts.items()):
            return None
        parts: dict[str, Any] = dict(self.parts)
        touched = set(puts)
        for slot, new in puts.items():
            both = parts.get(slot), put_in(self.parts, slot, new)
            touched |= {one.within for one in both if isinstance(one, Part) and one.within}
            parts[slot] = both[1]
        try:
            gov = self._shared(self._govs, _facts(values), lambda: self._gov(parts, touched))
            said = tuple(str(one) for one in values if any(_said(slot) for slot in one.put))
            one = self._shared(self._decisions, said, lambda: self._build("decision", parts))
        except IcsgovError:
            return None
        return World(gov, one, self._build("asked", parts).on)

    def _fits(self, slot: str, new: Any) -> bool:
        """Whether there is a record whose fields can be changed, or left out."""
        return slot in self.parts or isinstance(new, Part) or hasattr(new, "__attrs_attrs__")

    def _shared(self, kept: dict[Any, Any], key: tuple[str, ...], make: Callable[[], Any]) -> Any:
        """Made once where at most one value tells it from the scene."""
        if len(key) > 1:
            return make()
        if key not in kept:
            kept[key] = make()
        return kept[key]

    def _gov(self, parts: Mapping[str, Any], touched: set[str]) -> Governance:
        records = []
        for slot, one in parts.items():
            if one is None or _said(slot) or _nested(one):
                continue
            records.append(self._build(slot, parts) if slot in touched else self._made[slot])
        return Governance.of(*records)


def _nested(one: Any) -> bool:
    return isinstance(one, Part) and one.within is not None


def _said(slot: str) -> bool:
    """Whether a slot is of the decision or the question, and no part of the framework."""
    return slot.startswith(("decision", "asked", "vote", "casting"))


def _facts(values: Iterable[Value]) -> tuple[str, ...]:
    return tuple(str(one) for one in values if not all(_said(slot) for slot in one.put))
