"""Every world of the small scope, asked of the engine and of the twin.

    python tests/scope/run.py                  all of it, one line for each form
    python tests/scope/run.py --part 1/2       the first half, of a run on two processors
    python tests/scope/run.py --form office    one form of meeting (or `slice`, which the tests ask)
    python tests/scope/run.py --freeze         write the counts down as golden numbers

Fails if the two disagree on a world that is not listed apart, or if a count is not the golden one.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

import scope_axes
import scope_joint
import scope_slice
from scope_axes import Case
from scope_count import Tally, freeze, golden, in_order, row, tally


class Job(NamedTuple):
    """The worlds of one form and one kind, which are counted together."""

    form: str
    kind: str
    cases: Callable[[], Iterator[Case]]


def jobs() -> list[Job]:
    """All of them, in a fixed order."""
    found = [
        Job(form, str(variant), lambda form=form, variant=variant: scope_axes.cases(form, variant))  # type: ignore[misc] # bound
        for form, variant in scope_axes.jobs()
    ]
    joint = [
        Job("joint committee", kind, lambda kind=kind: scope_joint.cases(kind))  # type: ignore[misc] # bound
        for kind in scope_joint.KINDS
    ]
    short = [
        Job("slice", form, lambda form=form: scope_slice.cases(form))  # type: ignore[misc] # bound
        for form in scope_slice.ALL
    ]
    return found + joint + short


def part(spec: str, all_jobs: list[Job]) -> list[Job]:
    """The jobs of a part such as `1/2`: every second, from the first."""
    number, whole = (int(one) for one in spec.split("/"))
    return all_jobs[number - 1 :: whole]


def line(form: str, counts: Counter[str], seconds: float, differ: int) -> str:
    """One form in a line."""
    worlds = sum(counts.values()) - counts["left-out"]
    said = ", ".join(f"{name} {count:,}" for name, count in in_order(counts).items())
    return f"{form}: {worlds:,} worlds, {seconds:,.0f} s; {said}; {differ} disagreements"


def run(chosen: list[Job]) -> dict[tuple[str, str], Tally]:
    """Every job, with a line for each form when it is done."""
    found: dict[tuple[str, str], Tally] = {}
    for form in dict.fromkeys(one.form for one in chosen):
        start, whole, differ = time.perf_counter(), Counter[str](), 0
        for job in (one for one in chosen if one.form == form):
            found[job.form, job.kind] = done = tally(job.cases())
            whole.update(done.counts)
            differ += len(done.differ)
        print(line(form, whole, time.perf_counter() - start, differ), flush=True)
    return found


def _of(disagreement: str, found: Collection[tuple[str, str]]) -> bool:
    """Whether a disagreement is about a form and kind that were run."""
    form, kind, *_ = disagreement.split(" | ")
    names = (kind, kind.split(",")[0].split(";")[0])
    return any((form, name) in found for name in names)


def main(arguments: list[str] | None = None) -> int:
    """Run, compare, and freeze where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", default="1/1", help="such as 1/2: every second job")
    parser.add_argument("--form", action="append", help="only this form of meeting, or `slice`")
    parser.add_argument("--freeze", action="store_true", help="write the counts as golden numbers")
    asked = parser.parse_args(arguments)
    chosen = [one for one in part(asked.part, jobs()) if not asked.form or one.form in asked.form]
    found = run(chosen)
    listed = set(golden().get("disagreements", ()))
    differ = {one for done in found.values() for one in done.differ}
    wrong = {
        f"{form}, {kind}": in_order(done.counts)
        for (form, kind), done in found.items()
        if row(form, kind) != in_order(done.counts)
    }
    if asked.freeze:
        rows: dict[str, dict[str, dict[str, int]]] = {}
        for (form, kind), done in found.items():
            rows.setdefault(form, {})[kind] = in_order(done.counts)
        freeze(rows, {one for one in listed if not _of(one, found)} | differ)
        return 0
    for one in sorted(differ - listed):
        print("disagreement:", one)
    for name, counts in wrong.items():
        print("not the golden number:", name, counts)
    return 1 if wrong or differ - listed else 0


if __name__ == "__main__":
    sys.exit(main())
