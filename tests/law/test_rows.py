"""Double entry: every cell of every row of the law stands here a second time.

    python tests/law/test_rows.py

writes `rows.txt` anew. Do that only with the change to the law before you: a line that differs
without a reason is a row changed by accident.
"""

from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest

from icsgov.law import Condition, england
from icsgov.law.rule import Rule

ROWS = Path(__file__).with_name("rows.txt")
BOOK = england()


def told(value: Any) -> str:
    """One cell as text."""
    if isinstance(value, tuple):
        return ", ".join(map(told, value)) if value else "-"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Condition):
        return f"{value.name} by {value.met_by.value} for {told(value.kinds)}"
    return str(value)


def row(rule: Rule) -> str:
    """A rule on one line, every cell that is not empty by its name."""
    cells = {field.name: getattr(rule, field.name) for field in attrs.fields(Rule)}
    cells["citation"] = f"{rule.citation.text} <{rule.citation.url}>"
    return " | ".join(
        f"{name}: {told(cell)}" for name, cell in cells.items() if cell not in ("", ())
    )


def written() -> list[str]:
    """The whole book: its version, its kinds of matter, its rows in their order."""
    kinds = [f"kind {name}: {says}" for name, says in BOOK.kinds]
    return [f"version: {BOOK.version}", *kinds, *map(row, BOOK.rules)]


def test_every_cell_is_as_it_was_entered() -> None:
    """A cell changed in one place only is an accident."""
    kept = ROWS.read_text(encoding="utf-8").splitlines()
    assert written() == kept


CELLS = [field.name for field in attrs.fields(Rule) if field.name != "id"]


@pytest.mark.parametrize("name", CELLS)
def test_no_cell_is_left_out(name: str) -> None:
    """Every field of a rule shows in its line, so that a change to any of them is seen."""
    for rule in BOOK.rules:
        value = getattr(rule, name)
        if value not in ("", (), None):
            lesser = object.__new__(Rule)
            for field in attrs.fields(Rule):
                object.__setattr__(lesser, field.name, getattr(rule, field.name))
            object.__setattr__(lesser, name, changed(value))
            assert row(lesser) != row(rule), (rule.id, name)


def changed(value: Any) -> Any:
    """Another value of the same type as a cell."""
    if isinstance(value, Enum):
        return next(one for one in type(value) if one is not value)
    if isinstance(value, str):
        return value + "x"
    if isinstance(value, date):
        return date.fromordinal(value.toordinal() + 1)
    if isinstance(value, tuple):
        return value[1:]
    return attrs.evolve(value, **{_first(value): _other(getattr(value, _first(value)))})


def _first(value: Any) -> str:
    return str(attrs.fields(type(value))[0].name)


def _other(value: Any) -> Any:
    return date(1900, 1, 1) if value is None or isinstance(value, date) else f"{value}x"


if __name__ == "__main__":
    ROWS.write_text("\n".join(written()) + "\n", encoding="utf-8")
