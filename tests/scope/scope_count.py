"""Ask engine and twin about every world, count what comes of it, and keep the counts."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from scope_axes import Case

from icsgov.reasoning.results import Effect
from icsgov.testing import answers, who_is_bound

GOLDEN = Path(__file__).parent / "golden.toml"
HEAD = """\
# What comes of every world of the small scope: the number of worlds by what the decision does to
# the organisation asked about, for each form of meeting and kind of organisation; for a joint
# committee, by what it does to its first party. `left-out` counts the pairs of values that do not
# go together. The counts are those of `resolve`; they were written down by
#
#     python tests/scope/run.py --freeze
#
# only after `icsgov.testing.who_is_bound`, which shares no reasoning with `resolve`, had given the
# same effect and verdict for every organisation of every world, but for those listed under
# `disagreements`. `slice` is the part that the tests run every day.
"""


class Tally(NamedTuple):
    """How many worlds of each effect there are, and where the two answers differ."""

    counts: Counter[str]
    differ: list[str]


def tally(cases: Iterable[Case], org: str = "A") -> Tally:
    """The effects on the organisation asked about, and the worlds on which the two disagree."""
    found = Tally(Counter(), [])
    for case in cases:
        world = case.world()
        if world is None:
            found.counts["left-out"] += 1
            continue
        engine = answers(world)
        twin = who_is_bound(world.decision, world.gov, world.on)
        found.counts[engine[org][0].value] += 1
        if engine != twin:
            found.differ.append(f"{case}: {told(engine, twin)}")
    return found


def told(engine: dict[str, Any], twin: dict[str, Any]) -> str:
    """Where two answers differ, in words."""
    lines = []
    for org, (effect, verdict) in engine.items():
        if twin[org] != (effect, verdict):
            other = f"{twin[org][0].value}, {twin[org][1].name}"
            lines.append(f"{org} {effect.value}, {verdict.name}, and for the twin {other}")
    return "; ".join(lines)


ORDER = [one.value for one in Effect] + ["left-out"]


def in_order(counts: dict[str, int]) -> dict[str, int]:
    """Counts in the order of the effects."""
    return {name: counts[name] for name in ORDER if counts.get(name)}


def row(form: str, kind: str) -> dict[str, int]:
    """The frozen counts of a form and a kind."""
    counts: dict[str, int] = golden().get(form, {}).get(kind, {})
    return counts


@cache
def golden() -> dict[str, Any]:
    """What is frozen: tables of counts by form and kind, and the worlds listed apart."""
    return tomllib.loads(GOLDEN.read_text("utf-8")) if GOLDEN.exists() else {}


def freeze(new: dict[str, dict[str, dict[str, int]]], differ: Iterable[str]) -> None:
    """Write counts over those of the same form and kind, and the disagreements."""
    golden.cache_clear()
    old = dict(golden())
    listed = sorted(differ)
    old.pop("disagreements", None)
    for form, rows in new.items():
        old[form] = {**old.get(form, {}), **rows}
    lines = [HEAD, "disagreements = ["]
    lines += [f"    {quoted(one)}," for one in listed]
    lines += ["]"]
    for form in old:
        lines += ["", f"[{quoted(form)}]"]
        for kind, counts in old[form].items():
            row = ", ".join(f"{name} = {count}" for name, count in in_order(counts).items())
            lines.append(f"{quoted(kind)} = {{{row}}}")
    GOLDEN.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    golden.cache_clear()


def quoted(text: str) -> str:
    """A string as TOML has it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
