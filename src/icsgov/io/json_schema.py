"""The JSON Schema (Draft 2020-12) of a document, from the fields of the model."""

import enum
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from icsgov.io.document import VERSION
from icsgov.io.forms import (
    BARE,
    CHOICES,
    LISTED,
    TAGGED,
    WANTED,
    bare,
    fields_of,
    hint_of,
    item_of,
    kinds_of,
    none_is_nothing,
    takes_none,
)
from icsgov.io.layout import laid_out
from icsgov.io.scalars import DAY, POUNDS, SHARE
from icsgov.model.decision import Decision
from icsgov.model.governance import FIELDS
from icsgov.model.matter import Path
from icsgov.model.meeting import Meeting
from icsgov.model.shape import MOST, in_words

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL: Schema = {"type": "null"}

_SINGLE: dict[Any, tuple[str, Schema]] = {
    str: ("text", {"type": "string"}),
    bool: ("truth-value", {"type": "boolean"}),
    int: ("count", {"type": "integer", "minimum": 0, "exclusiveMaximum": MOST}),
    date: ("day", {"type": "string", "format": "date", "pattern": f"^{DAY}$"}),
    Path: ("path", {"type": "string", "pattern": "^[a-z0-9-]+(/[a-z0-9-]+)*$"}),
    Decimal: (
        "pounds",
        {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": f"^{POUNDS}$"}]},
    ),
    Fraction: (
        "fraction",
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": f"^({SHARE})$"},
            ]
        },
    ),
}
_ID = ("id", {"type": "string", "pattern": "^\\S([\\s\\S]*\\S)?$"})


def schema() -> dict[str, Any]:
    """The schema of a document, as JSON values.

    What it cannot say, `loads` checks: that ids are known, and that records fit each other.

    >>> schema()["required"]
    ['icsgov', 'governance']
    """
    found: dict[str, Schema] = {}
    governance = {
        name: {"type": "array", "items": _either([_of(kind, found) for kind in kinds])}
        for name, kinds in FIELDS.items()
    }
    decisions = {"type": "array", "items": _of(Decision, found)}
    document = {
        "icsgov": {"const": VERSION},
        "governance": {
            "type": "object",
            "properties": governance,
            "additionalProperties": False,
        },
        "decisions": decisions,
        "meetings": {"type": "array", "items": _of(Meeting, found)},
    }
    return {
        "$schema": DIALECT,
        "title": f"icsgov document, version {VERSION}",
        "type": "object",
        "properties": document,
        "required": ["icsgov", "governance"],
        "additionalProperties": False,
        "$defs": dict(sorted(found.items())),
    }


def schema_text() -> str:
    """The schema as it is kept beside this module."""
    return laid_out(schema()) + "\n"


def _of(hint: Any, found: dict[str, Schema]) -> Schema:
    """A reference to what an annotation without None or tuple allows, defined in `found`."""
    kinds = kinds_of(hint)
    if kinds:
        return _either([_of(kind, found) for kind in kinds])
    name, made = _named(hint)
    if name not in found:
        found[name] = made
        if attrs.has(hint):
            found[name] = _record(hint, found)
    return {"$ref": f"#/$defs/{name}"}


def _named(hint: Any) -> tuple[str, Schema]:
    if hint in _SINGLE:
        return _SINGLE[hint]
    if hasattr(hint, "__supertype__"):
        return _ID
    name = in_words(hint).replace(" ", "-")
    if issubclass(hint, enum.Enum):
        return name, {"enum": [member.value for member in hint]}
    return name, {}


def _record(cls: Any, found: dict[str, Schema]) -> Schema:
    """An object, or the value of the field that may stand alone for it."""
    fields = fields_of(cls)
    tag = TAGGED.get(cls)
    properties = {"type": {"const": tag}} if tag else {}
    properties |= {field.name: _field(cls, field, found) for field in fields}
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    made = {
        "type": "object",
        "properties": properties,
        "required": ["type", *required] if tag else required,
        "additionalProperties": False,
    }
    if cls in BARE:
        return _either([properties[BARE[cls]], made])
    return made


def _field(cls: Any, field: "attrs.Attribute[Any]", found: dict[str, Schema]) -> Schema:
    item = item_of(field.type)
    if (cls, field.name) in CHOICES:
        made: Schema = {"enum": list(CHOICES[cls, field.name])}
    elif item is not None:
        one = _of(item, found)
        several: Schema = {"type": "array", "items": one}
        if (cls, field.name) in WANTED:
            several["minItems"] = 1
        made = several if field.name in LISTED else _either([one, several])
    else:
        made = _of(bare(hint_of(cls, field)), found)
    nothing = takes_none(field.type) or none_is_nothing(field)
    return _either([made, _NULL]) if nothing else made


def _either(options: list[Schema]) -> Schema:
    """One of several schemas, without one inside another."""
    flat = [
        one
        for option in options
        for one in (option["anyOf"] if option.keys() == {"anyOf"} else [option])
    ]
    return flat[0] if len(flat) == 1 else {"anyOf": flat}
