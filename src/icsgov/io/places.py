"""Where the document has what a fault speaks of: records put their lists in order, texts do not."""

from collections import defaultdict
from typing import Any

import attrs
from cattrs import Converter

from icsgov.errors import Fault
from icsgov.io.forms import bare, converted, item_of

Path = tuple[str | int | tuple[str], ...]


class Places:
    """Turns paths inside records into paths inside the objects that they were read from.

    It holds for as long as the document does: lists are known by their identity.
    """

    def __init__(self, made: Converter) -> None:
        """Places in documents that this converter reads."""
        self._made = made
        self._orders: dict[int, list[tuple[int, Any]]] = {}

    def fault(self, fault: Fault, kind: Any, value: Any) -> Fault:
        """A fault of a record of this kind, where the object has it."""
        return Fault(self.path(fault.path, kind, value), fault.message)

    def path(self, path: Path, kind: Any, value: Any) -> Path:
        """A path inside a record of this kind, as a path inside the object."""
        if not path or not isinstance(path[0], str) or not isinstance(value, dict):
            return path
        name, rest = path[0], path[1:]
        field = attrs.fields_dict(kind).get(name) if attrs.has(kind) else None
        inner = value.get(name)
        if field is None:
            return path
        if item_of(field.type) is None:
            return (name, *self.path(rest, bare(field.type), inner))
        if not rest or not isinstance(rest[0], int):
            return path
        if not isinstance(inner, list):
            item = self._made.structure(inner, item_of(field.type))
            return (name, *self.path(rest[1:], type(item), inner))
        place, item = self._order(field, inner)[rest[0]]
        return (name, place, *self.path(rest[1:], type(item), inner[place]))

    def _order(self, field: "attrs.Attribute[Any]", values: list[Any]) -> list[tuple[int, Any]]:
        """The items of a list in the order of the record, each with its place in the document."""
        found = self._orders.get(id(values))
        if found is None:
            items = [self._made.structure(value, item_of(field.type)) for value in values]
            places: dict[Any, list[int]] = defaultdict(list)
            for place in reversed(range(len(items))):
                places[items[place]].append(place)
            found = [(places[item].pop(), item) for item in converted(field, items)]
            self._orders[id(values)] = found
        return found
