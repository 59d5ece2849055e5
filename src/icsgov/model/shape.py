"""Shape checks: is every field of a value what its annotation says?

Converters turn what they understand into the declared type and leave the rest alone, so that one
check here can name every fault of a value at once.
"""

import enum
import types
import typing
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from unicodedata import category

import attrs

from icsgov.errors import Fault, MalformedError
from icsgov.period import is_day

Check = Callable[[object], Iterable[Fault]]


def check(thing: Any, *more: Fault) -> None:
    """Raise one `MalformedError` that lists every field of the wrong shape, and `more`."""
    faults = [*shape_faults(thing), *more]
    if faults:
        raise MalformedError(described(thing), faults)


def shape_faults(thing: Any) -> list[Fault]:
    """Every field of the wrong shape."""
    return [
        fault.under(name)
        for name, of_shape in _checks(thing.__class__)
        for fault in of_shape(getattr(thing, name))
    ]


def described(thing: Any) -> str:
    """A value in a few words: its type and id."""
    name, id = in_words(type(thing)), getattr(thing, "id", None)
    return f"{name} `{id}`" if isinstance(id, str) else name


def in_words(kind: type) -> str:
    """The name of a type as words: `JointCommittee` is a joint committee."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in kind.__name__).strip()


@cache
def _checks(cls: type) -> tuple[tuple[str, Check], ...]:
    hints = typing.get_type_hints(cls)
    return tuple(
        (field.name, _id if field.name == "id" else _check_for(hints[field.name]))
        for field in attrs.fields(cls)
    )


def _check_for(hint: Any) -> Check:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _any_of(args)
    if origin is tuple:
        return _each(_check_for(args[0]))
    if hasattr(hint, "__supertype__"):
        return _id
    if hint is date:
        return _simple(is_day, "a day")
    if hint is Decimal:
        return _pounds
    if hint is bool:
        return _simple(lambda value: isinstance(value, bool), "True or False")
    if hint is int:
        return _simple(_is_count, "a whole number, zero or more, of at most 18 digits")
    if issubclass(hint, enum.Enum):
        names = ", ".join(repr(member.value) for member in hint)
        return _simple(lambda value: isinstance(value, hint), f"one of {names}")
    name = in_words(hint)
    word = _WORDS.get(hint.__name__) or f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    return _simple(lambda value: isinstance(value, hint), word)


_WORDS = {
    "str": "text",
    "Moved": "a meeting that was moved",
    "Every": "an interval such as `Every(months=1)`",
    "Fraction": "a fraction such as '1/3'",
    "Limit": "a number of pounds",
    "Figure": "a number of pounds",
    "Total": "a number of pounds",
}


def _simple(holds: Callable[[Any], bool], expected: str) -> Check:
    def one(value: object) -> Iterable[Fault]:
        if not holds(value):
            yield Fault((), f"expected {expected}, got {shown(value)}")

    return one


def shown(value: object) -> str:
    """A value as it appears in a message, shortened where it is long."""
    if isinstance(value, int) and abs(value) >= MOST:
        return "a number of more than 18 digits"
    text = f"`{value}`" if isinstance(value, str) else repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def _pounds(value: object) -> Iterable[Fault]:
    if not isinstance(value, Decimal) or not value.is_finite():
        yield Fault((), f"expected a number of pounds, got {shown(value)}")
    elif value < 0:
        yield Fault((), f"expected zero pounds or more, got {shown(str(value))}")
    elif value >= MOST or value.as_tuple().exponent < -30:  # type: ignore[operator] # finite
        yield Fault((), f"expected fewer than {MOST:,} pounds, got {shown(str(value))}")


MOST = 10**18
"""More pounds than anybody decides about; a larger number is a slip."""


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MOST


def _id(value: object) -> Iterable[Fault]:
    if not isinstance(value, str) or not value or value != value.strip():
        yield Fault((), f"expected an id, got {shown(value)}")
    elif not value.isprintable() and any(category(one) in _UNFIT for one in value):
        reason = "expected an id without line breaks, control or invisible characters"
        yield Fault((), f"{reason}, got {value!a}")


_UNFIT = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def _each(of_shape: Check) -> Check:
    """Each of several; what a converter left alone is not even one of them."""

    def all_(value: object) -> Iterable[Fault]:
        if not isinstance(value, tuple):
            yield from of_shape(value)
            return
        for place, one in enumerate(value):
            for fault in of_shape(one):
                yield fault.under(place)

    return all_


def _any_of(hints: tuple[Any, ...]) -> Check:
    """One of several types, of which all but the first are records, or None."""
    first = _check_for(hints[0])
    plain = tuple(hint for hint in hints if hint is type(None) or attrs.has(hint))

    def one(value: object) -> Iterable[Fault]:
        if not isinstance(value, plain):
            yield from first(value)

    return one
