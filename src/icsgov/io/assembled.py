"""The records of a document put together as a framework, with every fault at its place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from icsgov.errors import Fault, GovernanceError
from icsgov.io.converter import converter
from icsgov.io.places import Places
from icsgov.io.shown import one_line
from icsgov.model.assembly import assembly_faults
from icsgov.model.governance import FIELDS, Governance
from icsgov.model.index import people_of
from icsgov.model.known import unchecked

Spot = tuple[str, int]
"""A field of a framework, and a position in the document's list of it."""

Layer = dict[tuple[str, str], Spot]
"""Where the records are, by field and id."""


@attrs.define
class Parts:
    """What was read of a framework: every value, and the records that could be made, by place.

    `blind` says that lists are missing altogether, so that nothing can be said of unknown ids.
    """

    values: dict[Spot, Any] = attrs.Factory(dict)
    records: dict[Spot, Any] = attrs.Factory(dict)
    blind: bool = False


HOLDERS = ("organisations", "people", "bodies", "offices")
"""The fields whose records others name."""
NAMED = ("tiers", "risks")
"""The others that records name."""


class _Every(frozenset[str]):
    """Every id, for when it cannot be known which ones a document meant to have."""

    def __contains__(self, _: object) -> bool:
        return True


def governance_of(parts: Parts) -> tuple[Governance | None, list[Fault]]:
    """The framework, or every fault of its assembly."""
    if len(parts.records) == len(parts.values) and not parts.blind:
        try:
            return Governance(**_fields(parts.records.items())), []
        except GovernanceError:
            pass  # its faults are found again below, each at its place
    return None, list(dict.fromkeys([*_repeated(parts.values), *_unfit(parts)]))


def _fields(records: Iterable[tuple[Spot, Any]]) -> dict[str, list[Any]]:
    fields: dict[str, list[Any]] = {name: [] for name in FIELDS}
    for (name, _), record in records:
        fields[name].append(record)
    return fields


def _repeated(values: dict[Spot, Any]) -> Iterator[Fault]:
    """Every record whose id another has, whether or not it could be read."""
    seen: dict[bool, set[str]] = {True: set(), False: set()}
    for (name, place), value in values.items():
        id = value.get("id") if isinstance(value, dict) else None
        if isinstance(id, str):
            if id in seen[name == "matters"]:
                yield Fault((name, place, "id"), one_line(f"a second record with the id `{id}`"))
            seen[name == "matters"].add(id)


def _unfit(parts: Parts) -> Iterator[Fault]:
    """What does not fit. Of records that share an id, each is judged beside the first of others."""
    failed = _ids_of_failed(parts)
    also = _Every() if parts.blind or failed is None else failed
    others = also if isinstance(also, _Every) else also | _ids(parts)
    places = Places(converter())
    for layer in _layers(parts.records):
        gov = unchecked(Governance, _fields((spot, parts.records[spot]) for spot in layer.values()))
        for fault in assembly_faults(gov, also):
            yield _placed(fault, layer, parts, places)
        also = others


def _ids(parts: Parts) -> frozenset[str]:
    """Every id that the records bring."""
    people = people_of(unchecked(Governance, _fields(parts.records.items())))
    return frozenset(people | {record.id for record in parts.records.values()})


def _layers(records: dict[Spot, Any]) -> list[Layer]:
    """The first record of each id; then the second of those that have one; and so on."""
    layers: list[Layer] = [{}]
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for spot, record in records.items():
        key = (spot[0], record.id)
        if counts[key] == len(layers):
            layers.append({})
        layers[counts[key]][key] = spot
        counts[key] += 1
    return layers


def _ids_of_failed(parts: Parts) -> frozenset[str] | None:
    """The ids that the records which could not be read would have brought; None: not known."""
    found: set[str] = set()
    for (name, place), value in parts.values.items():
        if name not in (*HOLDERS, *NAMED) or (name, place) in parts.records:
            continue
        if not isinstance(value, dict):
            return None
        brought: list[Any] = [value.get("id")]
        for people in (value.get("seats", []), value.get("holders", [])):
            for one in people if isinstance(people, list) else [people]:
                brought.append(one.get("person") if isinstance(one, dict) else one)
        if not all(isinstance(id, str) for id in brought):
            return None
        found.update(brought)
    return frozenset(found)


def _placed(fault: Fault, layer: Layer, parts: Parts, places: Places) -> Fault:
    """A fault at an id, as a fault at the place of the record with that id."""
    name, at, *rest = fault.path
    id = at[0] if isinstance(at, tuple) else ""
    message = one_line(fault.message)
    spots = (layer.get((field, id)) for field in (str(name), *HOLDERS))
    spot = next((one for one in spots if one is not None), None)
    if spot is None:  # a person whom only seats and offices name
        return Fault((str(name),), message)
    path = places.path(tuple(rest), type(parts.records[spot]), parts.values[spot])
    return Fault((*spot, *path), message)
