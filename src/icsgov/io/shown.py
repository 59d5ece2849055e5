"""User input as it appears in messages: as JSON, on one line, shortened where it is long."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, NoReturn

import attrs

from icsgov.errors import Fault, MalformedError

WIDTH = 80
LONGEST = 500


@attrs.frozen
class Literal:
    """A piece of JSON kept as it was written: a number that is no small whole one."""

    text: str


def shown(value: object) -> str:
    r"""A value as JSON.

    >>> shown({"id": "a\nb", "of": [None, True]})
    '{"id": "a\\nb", "of": [null, true]}'
    """
    text = ""
    for piece in _pieces(value):
        text += piece
        if len(text) > WIDTH:
            return one_line(text[: WIDTH - 3]) + "..."
    return one_line(text)


def one_line(text: str) -> str:
    """Text with every character that does not print as its escape, and no longer than a message."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else _escape(c) for c in text)
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def refuse(expected: str, got: object) -> NoReturn:
    """Raise the one fault of a value that is not what was expected."""
    raise MalformedError("JSON", [Fault((), f"expected {expected}, got {shown(got)}")])


def _pieces(value: object) -> Iterator[str]:
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, Literal):
            yield one.text[: WIDTH + 1]
        elif isinstance(one, list | dict):
            stack.extend(reversed(_inside(one)))
        elif isinstance(one, str):
            yield json.dumps(one[: WIDTH + 1], ensure_ascii=False)
        else:
            yield json.dumps(one)


def _inside(value: Any) -> list[Any]:
    """The parts of a list or an object with its brackets, as far as they can matter."""
    comma = Literal(", ")
    if isinstance(value, list):
        parts = [part for one in islice(value, WIDTH) for part in (comma, one)]
        return [Literal("["), *parts[1:], Literal("]")]
    parts = [
        part for key in islice(value, WIDTH) for part in (comma, key, Literal(": "), value[key])
    ]
    return [Literal("{"), *parts[1:], Literal("}")]


def _escape(char: str) -> str:
    return "".join(f"\\u{ord(half):04x}" for half in _halves(char))


def _halves(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(chr(units[i] << 8 | units[i + 1]) for i in range(0, len(units), 2))
