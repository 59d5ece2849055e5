"""What cattrs found wrong, as faults with a path."""

from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import attrs
from cattrs import ClassValidationError, ForbiddenExtraKeysError

from icsgov.errors import Fault, MalformedError
from icsgov.io.forms import TAGGED
from icsgov.io.places import Places
from icsgov.io.shown import one_line, shown

_LONGEST_KEY = 40


def faults_of(error: ClassValidationError, cls: Any, value: Any, places: Places) -> list[Fault]:
    """Every fault of one record, each with its path inside the object it was read from."""
    named, others = error.group_exceptions()
    faults: list[Fault] = []
    for exc, note in named:
        faults.extend(fault.under(note.name) for fault in _faults(exc))
    for other in others:
        if isinstance(other, ForbiddenExtraKeysError):
            faults.extend(unknown_keys(sorted(other.extra_fields), keys_of(cls)))
        else:
            faults.extend(places.fault(fault, cls, value) for fault in _faults(other))
    return faults


def keys_of(cls: Any) -> tuple[str, ...]:
    """The keys that the object of a record may have."""
    tag = ("type",) if cls in TAGGED else ()
    return (*tag, *(field.name for field in attrs.fields(cls)))


def unknown_keys(keys: list[str], known: tuple[str, ...]) -> list[Fault]:
    """A fault for each key that is not known, with the nearest one that is."""
    return [Fault((), f"unknown key {shown(key)}{_nearest(key, known)}") for key in keys]


@lru_cache(maxsize=1024)
def _nearest(key: str, known: tuple[str, ...]) -> str:
    if len(key) > _LONGEST_KEY:
        return ""
    close = get_close_matches(key.lower(), known, n=1)
    return f"; did you mean {shown(close[0])}?" if close else ""


def _faults(exc: Exception) -> list[Fault]:
    if isinstance(exc, MalformedError):
        return [Fault(fault.path, one_line(fault.message)) for fault in exc.faults]
    if isinstance(exc, KeyError):
        return [Fault((), "missing")]
    return [Fault((), one_line(f"cannot be read: {exc!r}"))]
