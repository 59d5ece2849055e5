"""The one cattrs converter: exact single values, records by their annotations, unions by a tag."""

import enum
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, reduce
from operator import or_
from typing import Any

import attrs
from cattrs import ClassValidationError, Converter
from cattrs.gen import make_dict_structure_fn, override

from icsgov.errors import Fault, MalformedError
from icsgov.io import scalars
from icsgov.io.faults import faults_of
from icsgov.io.forms import (
    BARE,
    CHOICES,
    LISTED,
    TAGGED,
    WANTED,
    hint_of,
    item_of,
    kinds_of,
    none_is_nothing,
    takes_none,
)
from icsgov.io.places import Places
from icsgov.io.shown import refuse, shown
from icsgov.io.writing import write_record
from icsgov.model import kinds
from icsgov.model.matter import Path
from icsgov.model.shape import in_words

Hook = Callable[[Any, Any], Any]


@cache
def converter() -> Converter:
    """The converter, made once. It reads what `json` reads, and raises `MalformedError` only."""
    made = Converter(detailed_validation=True, forbid_extra_keys=True)
    for kind, read in _READERS.items():
        made.register_structure_hook(kind, read)
    for kind, write in _WRITERS.items():
        made.register_unstructure_hook(kind, write)
    for closed in filter(_is_enum, vars(kinds).values()):
        made.register_structure_hook(closed, _one_of({one.value: one for one in closed}))
    made.register_structure_hook_factory(lambda hint: hasattr(hint, "__supertype__"), _read_name)
    made.register_structure_hook_factory(attrs.has, lambda cls: _read_record(made, cls))
    made.register_structure_hook_factory(
        lambda hint: bool(kinds_of(hint)), lambda hint: _read_tagged(made, kinds_of(hint))
    )
    made.register_unstructure_hook_factory(attrs.has, lambda cls: write_record(made, cls))
    return made


_READERS: dict[type, Hook] = {
    str: scalars.read_text,
    bool: scalars.read_bool,
    int: scalars.read_count,
    date: scalars.read_day,
    Decimal: scalars.read_pounds,
    Fraction: scalars.read_share,
}
_WRITERS: dict[type, Callable[[Any], Any]] = {
    str: scalars.write_text,
    bool: bool,
    int: int,
    date: date.isoformat,
    Decimal: scalars.write_pounds,
    Fraction: scalars.write_share,
}


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, enum.Enum)


def _read_name(hint: Any) -> Hook:
    return scalars.read_path if hint is Path else scalars.read_id


def _one_of(known: dict[str, Any]) -> Hook:
    expected = "one of " + ", ".join(map(shown, known))

    def read(value: Any, _: Any) -> Any:
        if type(value) is not str or value not in known:
            refuse(expected, value)
        return known[value]

    return read


def _read_record(made: Converter, cls: Any) -> Hook:
    """A record from an object, or from the value of its one field that may stand alone."""
    own = {field.name: _read_field(made, cls, field) for field in attrs.fields(cls)}
    ways: Any = {name: override(struct_hook=read) for name, read in own.items() if read}
    build = make_dict_structure_fn(cls, made, **ways)
    alone = BARE.get(cls)
    alone_hint = getattr(attrs.fields(cls), alone).type if alone else None
    read_alone = made.get_structure_hook(alone_hint) if alone else None
    name = in_words(cls)
    expected = f"{'an' if name[0] in 'aeiou' else 'a'} {name} as an object"

    def read(value: Any, hint: Any) -> Any:
        if not isinstance(value, dict):
            return cls(read_alone(value, alone_hint)) if read_alone else refuse(expected, value)
        try:
            return build(value, hint)
        except ClassValidationError as error:
            faults = faults_of(error, cls, value, Places(made))
        raise MalformedError(name, faults)

    return read


def _read_field(made: Converter, cls: type, field: "attrs.Attribute[Any]") -> Hook | None:
    """What a field needs beyond its annotation, if anything."""
    item = item_of(field.type)
    if item is not None:
        return _read_several(made, cls, field, item)
    if (cls, field.name) in CHOICES:
        among = _one_of({one: one for one in CHOICES[cls, field.name]})
        optional = takes_none(field.type)
        return lambda value, hint: None if optional and value is None else among(value, hint)
    return _read_name(hint_of(cls, field)) if field.name == "id" else None


def _read_several(made: Converter, cls: type, field: "attrs.Attribute[Any]", item: Any) -> Hook:
    """A list, or one alone where the constructor takes it."""
    read = made.get_structure_hook(item)
    nothing = () if none_is_nothing(field) else None
    optional, listed = nothing == () or takes_none(field.type), field.name in LISTED
    wanted = WANTED.get((cls, field.name))

    def several(value: Any, _: Any) -> Any:
        if value is None and optional:
            return nothing
        if not isinstance(value, list):
            return refuse("a list", value) if listed else (read(value, item),)
        if wanted and not value:
            raise MalformedError("list", [Fault((), f"expected at least one {wanted}")])
        return read_all(value, read, item)

    return several


def read_all(values: list[Any], read: Hook, item: Any) -> tuple[Any, ...]:
    """Every item of a list, or every fault of every item."""
    made: list[Any] = []
    faults: list[Fault] = []
    for place, value in enumerate(values):
        try:
            made.append(read(value, item))
        except MalformedError as error:
            faults.extend(fault.under(place) for fault in error.faults)
    if faults:
        raise MalformedError("list", faults)
    return tuple(made)


def _read_tagged(made: Converter, several: tuple[type, ...]) -> Hook:
    """One of several records, told apart by their key `type`."""
    known = {TAGGED[kind]: kind for kind in several}
    options = ", ".join(map(shown, known))

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            refuse('an object with a "type"', value)
        if "type" not in value:
            raise MalformedError("type", [Fault(("type",), f"missing: expected one of {options}")])
        tag = value["type"]
        kind = known.get(tag) if type(tag) is str else None
        if kind is None:
            reason = f"expected one of {options}, got {shown(tag)}"
            raise MalformedError("type", [Fault(("type",), reason)])
        plain = {name: one for name, one in value.items() if name != "type"}
        return made.structure(plain, kind)

    return read


def any_of(several: tuple[type, ...]) -> Any:
    """The annotation for one of these types."""
    return reduce(or_, several)
