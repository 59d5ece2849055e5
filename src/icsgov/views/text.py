"""An outcome as text that fits a terminal: the answer first, then the doubts."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from icsgov.explain import YES
from icsgov.phrases import plain
from icsgov.reasoning.results import Binding, Effect, Outcome
from icsgov.views.words import (
    ANSWERS,
    EFFECTS,
    HOWS,
    NOTICE,
    as_at,
    contrast,
    doubts,
    heading,
    liable,
    names,
    reasons,
    room,
)

WIDTH = 100
COLUMNS = ("organisation", "effect", "bound", "how", "exercised by", "liable")
REASONS_SHOWN = 4
"""How many of several approvals that are missing are written out."""

DOUBTS_SHOWN = 6
"""How many doubts are written out; `Outcome.doubts` has them all."""


def outcome_text(outcome: Outcome) -> str:
    """What `print(outcome)` shows: who is bound, why the others are not, and what is in doubt."""
    lines = [*_wrapped(heading(outcome)), *_wrapped(as_at(outcome))]
    lines += _wrapped(f"the room: {room(outcome)}")
    lines += _wrapped(contrast(outcome))
    lines += ["", *_table(outcome)]
    known = names(outcome)
    if known:
        lines.append("")
        for id, name in known:
            lines += _wrapped(f"{id}: {name}")
    found = doubts(outcome)
    if found:
        lines += ["", "doubts"]
        for place, text in enumerate(found[:DOUBTS_SHOWN], 1):
            lines += _wrapped(text, f"{place:>2}. ", "    ")
        if len(found) > DOUBTS_SHOWN:
            lines.append(f"    and {len(found) - DOUBTS_SHOWN} more")
    return "\n".join([*lines, "", NOTICE])


def binding_text(binding: Binding) -> str:
    """What `print(binding)` shows: what became of it, who decided, and the first reason why not."""
    who = f"`{plain(binding.exercised_by)}`" if binding.exercised_by else ""
    how = HOWS[binding.how] if binding.verdict is YES else ""
    said = ", ".join(filter(None, (how, who)))
    why = "".join(f"; {step.says}" for step in reasons(binding)[:1])
    return f"{plain(binding.organisation)}: {EFFECTS[binding.effect]}{said and f' ({said})'}{why}"


def _wrapped(text: str, first: str = "", rest: str = "  ") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


def _table(outcome: Outcome) -> Iterator[str]:
    """One row an organisation, and under those that are not bound the first reason why."""
    rows = [(binding, _cells(binding)) for binding in outcome]
    if not rows:
        yield "no organisation has a part in it"
        return
    widths = _widths([COLUMNS, *(cells for _, cells in rows)])
    yield from _row(COLUMNS, widths)
    for binding, cells in rows:
        yield from _row(cells, widths)
        yield from _because(binding)


def _cells(binding: Binding) -> tuple[str, ...]:
    return (
        plain(binding.organisation),
        EFFECTS[binding.effect],
        ANSWERS[binding.verdict],
        HOWS[binding.how],
        plain(binding.exercised_by or ""),
        liable(binding),
    )


def _because(binding: Binding) -> list[str]:
    found = reasons(binding)
    told = found[: REASONS_SHOWN if binding.effect is Effect.AWAITING else 1]
    more = f" (and {len(found) - len(told)} more)" if len(found) > len(told) else ""
    lines: list[str] = []
    for place, one in enumerate(told):
        last = more if place == len(told) - 1 else ""
        lines += _wrapped(f"{'and' if place else 'because'} {one.says}{last}", "    ", "    ")
    return lines


def _widths(rows: Sequence[tuple[str, ...]]) -> list[int]:
    """How wide each column is; the widest give way until the row fits."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    while sum(widths) + 2 * (len(widths) - 1) > WIDTH:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row(cells: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    """A row, on as many lines as its longest cell needs."""
    wrapped = [
        textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for parts in zip_longest(*wrapped, fillvalue=""):
        line = "  ".join(f"{part:<{width}}" for part, width in zip(parts, widths, strict=True))
        yield line.rstrip()
