"""Text to what it says, before anything is known of records: one fault for what is not JSON."""

import json
from typing import Any

from icsgov.errors import Fault, GovernanceError
from icsgov.io.scalars import DIGITS
from icsgov.io.shown import Literal, one_line, shown

Pairs = list[tuple[str, Any]]


def parsed(text: str | bytes, what: str) -> tuple[Any, list[Fault]]:
    """The value that the text says, and a fault for every key that an object has twice.

    Numbers that are no small whole ones stay as they are written, so that nothing is lost or
    worked out before it is known what they are for.
    """
    repeats: list[tuple[dict[str, Any], list[str]]] = []

    def made(pairs: Pairs) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            repeats.append((found, _repeated(pairs)))
        return found

    try:
        tree = json.loads(
            _decoded(text),
            object_pairs_hook=made,
            parse_int=_whole_number,
            parse_float=Literal,
            parse_constant=Literal,
        )
    except json.JSONDecodeError as error:
        reason = error.msg[:1].lower() + error.msg[1:]
        where = f"line {error.lineno}, column {error.colno}"
        reason = one_line(f"not JSON at {where}: {reason}")
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 at byte {error.start}"
    except RecursionError:
        reason = "nested too deep to be read"
    else:
        return tree, _repeat_faults(tree, repeats)
    raise GovernanceError(what, [Fault(("$",), reason)])


def _decoded(text: str | bytes) -> str:
    """Text without the mark that some editors put before it."""
    plain = text.decode() if isinstance(text, bytes) else text
    return plain.removeprefix("\ufeff")


def _whole_number(digits: str) -> int | Literal:
    return int(digits) if len(digits) <= DIGITS else Literal(digits)


def _repeated(pairs: Pairs) -> list[str]:
    seen: set[str] = set()
    twice: dict[str, None] = {}
    for key, _ in pairs:
        if key in seen:
            twice[key] = None
        seen.add(key)
    return list(twice)


def _repeat_faults(tree: Any, repeats: list[tuple[dict[str, Any], list[str]]]) -> list[Fault]:
    """Each key given twice, with the path to its object; what a repeat hid has no path."""
    if not repeats:
        return []
    keys = {id(found): twice for found, twice in repeats}
    faults = []
    stack: list[tuple[tuple[Any, ...], Any]] = [(("$",), tree)]
    while stack:
        path, value = stack.pop()
        for key in keys.get(id(value), ()):
            faults.append(Fault(path, f"the key {shown(key)} is given twice"))
        if isinstance(value, dict):
            inside: Any = ((_part(key), one) for key, one in value.items())
        else:
            inside = enumerate(value) if isinstance(value, list) else ()
        stack.extend(reversed([((*path, part), one) for part, one in inside]))
    return faults


def _part(key: str) -> str | tuple[str]:
    return key if key.isidentifier() else (one_line(key),)
