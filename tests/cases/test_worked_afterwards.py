"""Ratified and overturned, in every order: the answer and what is told of each act, line by line.

PYTHONPATH=src python tests/cases/test_worked_afterwards.py     write down what is answered now
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from build import (
    Y2024,
    ask,
    committee,
    council,
    everybody,
    given,
    joint,
    steps,
    trust,
    votes,
    world,
)

from icsgov.model.body import Seat
from icsgov.model.decision import Overturning, Ratification
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office

TOLD = Path(__file__).parent / "afterwards.txt"
DAYS = [Y2024 + timedelta(days=n) for n in (0, 10, 20, 30)]
TRUSTS = (trust("A"), trust("N", "NHST"), committee("A", "ceo", "ned"))
COUNCIL = (
    council("L"),
    committee("L", Seat("L c1", "councillor"), Seat("L c2", "councillor")),
    Office("L office", "L", holders="officer", employee=True),
)
SETUPS: dict[str, tuple[Governance, str, str, tuple[str, ...]]] = {
    "a committee without authority": (world(TRUSTS), "A committee", "A", ("A board", "N board")),
    "a committee with authority": (
        world(TRUSTS, given("1", "A board", "A committee")),
        "A committee",
        "A",
        ("A board", "A committee"),
    ),
    "a committee with authority on a condition": (
        world(TRUSTS, given("1", "A board", "A committee", conditions="audited")),
        *("A committee", "A", ("A board",)),
    ),
    "another trust without authority": (world(TRUSTS), "N board", "A", ("A board",)),
    "another trust with authority": (
        world(TRUSTS, given("1", "A board", "N", under="65Z5")),
        *("N board", "A", ("A board",)),
    ),
    "another trust with authority, and recall": (
        world(TRUSTS, given("1", "A board", "N", under="65Z5", recall=True)),
        *("N board", "A", ("A board",)),
    ),
    "another trust by two clauses, one with recall": (
        world(
            *(TRUSTS, given("1", "A board", "N", under="65Z5", recall=True)),
            given("2", "A board", "N board", under="65Z5"),
        ),
        *("N board", "A", ("A board",)),
    ),
    "another trust on a condition, and recall": (
        world(TRUSTS, given("1", "A board", "N", under="65Z5", recall=True, conditions="audited")),
        *("N board", "A", ("A board",)),
    ),
    "another trust on a condition": (
        world(TRUSTS, given("1", "A board", "N", under="65Z5", conditions="audited")),
        *("N board", "A", ("A board",)),
    ),
    "a joint committee": (
        world(TRUSTS, joint("A", "N"), given("1", "A board", "jc")),
        *("jc", "A", ("A board", "A committee")),
    ),
    "a joint committee with recall": (
        world(TRUSTS, joint("A", "N", recall=True), given("1", "A board", "jc")),
        *("jc", "A", ("A board", "N board")),
    ),
    "a joint committee without authority": (
        world(TRUSTS, joint("A", "N")),
        *("jc", "A", ("A board",)),
    ),
    "a council's committee, of a matter on neither side": (
        world(COUNCIL, Matter("service", kinds=())),
        *("L committee", "L", ("L council", "L cabinet")),
    ),
    "a council's officer, of a matter on neither side": (
        world(COUNCIL, Matter("service", kinds=())),
        *("L office", "L", ("L council", "L cabinet")),
    ),
    "a council's officer with authority on one side": (
        world(COUNCIL, Matter("service", kinds=()), given("1", "L council", "L office")),
        *("L office", "L", ("L council", "L cabinet")),
    ),
    "a trust for a council, of a matter on neither side": (
        world(COUNCIL, TRUSTS, Matter("service", kinds=("partnership-management",))),
        *("N board", "L", ("L council", "L cabinet")),
    ),
    "a council's officer, of a matter of full council": (
        world(COUNCIL, Matter("service", kinds=(), side="council")),
        *("L office", "L", ("L council", "L cabinet")),
    ),
}
NONE: tuple[()] = ()


def acts(by: tuple[str, ...]) -> Iterator[tuple[str, tuple[Any, ...], tuple[Any, ...]]]:
    """Ratifications and overturnings: none, one or two, before and after each other."""
    board, *others = by
    for name, days in (("", ()), ("1", (1,)), ("2", (2,)), ("12", (1, 2))):
        ratified = tuple(Ratification(board, DAYS[n], source=f"minute {n}") for n in days)
        for undone in (None, 0, 1, 2, 3):
            back = NONE if undone is None else (Overturning(board, DAYS[undone], source="m"),)
            if name or undone in (None, 1):
                yield (
                    f"ratified {name or '-'}, overturned {'-' if undone is None else undone}",
                    ratified,
                    back,
                )
    for other in others:
        late = (Ratification(other, DAYS[1]),)
        yield f"ratified by {other}", late, NONE
        yield f"overturned by {other}", NONE, (Overturning(other, DAYS[1]),)
        both = (Ratification(board, DAYS[1]), *late)
        for undone in (0, 1, 2):
            back = (Overturning(other, DAYS[undone]),)
            yield f"ratified by both, overturned {undone} by {other}", both, back
            yield (
                f"ratified by both, overturned {undone}",
                both,
                (Overturning(board, DAYS[undone]),),
            )


def lines(name: str) -> Iterator[str]:
    """One line for each order of acts."""
    gov, forum, org, by = SETUPS[name]
    yield name
    for (what, ratified, back), position in product(acts(by), ("for", "against")):
        if position == "against" and len(ratified) > 1:
            continue
        cast = [one.person for one in everybody(gov, forum)]
        place = None if forum != "jc" else ("A", "N")
        more: dict[str, Any] = {"of": [org]} if forum in ("N board",) else {}
        told = ask(
            *(gov, forum, Y2024),
            votes=[
                vote
                for n, person in enumerate(cast)
                for vote in votes(position, person, organisation=place[n] if place else None)
            ],
            ratifications=ratified,
            overturnings=back,
            on=DAYS[3],
            **more,
        )[org]
        said = [
            ("+", "?", "-")[2 - step.verdict.value] + step.code.removeprefix("overturning.")
            for step in steps(told)
            if step.code.startswith(("overturning.", "ratification."))
            and not step.children
            and step.code not in ("overturning.none", "ratification.prejudice")
        ]
        cited = sum("minute" in str(one) for step in steps(told) for one in step.cites)
        since = [str(step.facts["since"]) for step in steps(told) if "since" in step.facts]
        yield " ".join([f"{what}, {position}: {told.effect.value}", *said, f"({cited})", *since])


WRITTEN = {
    part.partition("\n")[0]: part.splitlines()
    for part in (TOLD.read_text("utf-8") if TOLD.exists() else "").split("== ")[1:]
}


@pytest.mark.parametrize("name", SETUPS)
def test_what_was_done_afterwards_is_answered_as_written_down(name: str) -> None:
    """If what is answered now is right, run this file, read what has changed, and keep it."""
    assert list(lines(name)) == WRITTEN[name]


def test_no_answer_is_written_down_for_nothing() -> None:
    assert list(WRITTEN) == list(SETUPS)


if __name__ == "__main__":
    blocks = ["\n".join(lines(name)) for name in SETUPS]
    TOLD.write_text("".join(f"== {one}\n" for one in blocks), "utf-8", newline="\n")
