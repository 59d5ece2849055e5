"""Who may act for whom, form by form: the answer, and the rules it rests on, in one line each.

PYTHONPATH=src python tests/cases/test_worked_forms.py     write down what is answered now
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from build import Y2021, Y2024, ask, committee, given, group, joint, rules, steps, world
from forms import KINDS, OTHERS

from icsgov.model.body import Board, Seat
from icsgov.model.governance import Record
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation, Tenure
from icsgov.model.voting import Quorum, majority
from icsgov.period import Period

TOLD = Path(__file__).parent / "forms.txt"
ENDED = Period(None, date(2020, 1, 1))
GIVERS = {
    **{f"{id} board": id for id in KINDS if id not in ("B", "C2")},
    **{f"{id} {side}": id for id in ("L", "D") for side in ("council", "cabinet")},
    "M board": "M",
}
ONE_BOARD: list[Record] = [
    Organisation("M", kind="LA"),
    Board(
        *("M board", "M"),
        seats=[Seat(f"M {name}", "councillor") for name in ("leader", "c1", "c2", "c3")],
        quorum=Quorum(count=2),
        rule=majority(),
    ),
]
"""A council with a committee system."""


def body(*people: str | Seat, **more: Any) -> Callable[[str, str], Any]:
    return lambda org, board: committee(org, *people, **more)


def office(*holders: Tenure, **more: Any) -> Callable[[str, str], Any]:
    def make(org: str, board: str) -> Any:
        named = [Tenure(f"{org} {one.person}", period=one.period) for one in holders]
        return Office(f"{org} office", org, holders=named, **more)

    return make


def ceo(**more: Any) -> Tenure:
    return Tenure("ceo", **more)


INSIDE: dict[str, Callable[[str, str], Any]] = {
    "a committee of directors": body("ceo", "ned"),
    "a committee of councillors": body("c1", "c2"),
    "a committee of one and of one who left": lambda org, board: committee(
        org, "ceo", "c1", Seat(f"{org} ned", period=ENDED), Seat(f"{org} c2", voting=False)
    ),
    "a committee of one and their deputy": lambda org, board: committee(
        org, "ceo", Seat(f"{org} ned", deputises_for=f"{org} ceo")
    ),
    "a committee all of whom left": lambda org, board: committee(
        org, Seat(f"{org} ned", period=ENDED)
    ),
    "a committee of one": body("ceo"),
    "a committee of one non-executive": body("ned"),
    "a committee of one councillor": body("c1"),
    "a committee of one and a deputy": body("ceo", "deputy"),
    "a committee with a stranger": body("ceo", "c1", "c2", "stranger"),
    "a committee of strangers": body("stranger", "another"),
    "a committee of nobody known": body(),
    "an area committee": body("c1", "c2", statute="area"),
    "a health and wellbeing board": body("c1", "c2", statute="health and wellbeing board"),
    "an advisory committee": body("ceo", "c1", statute="advisory"),
    "a committee of the executive": lambda org, board: committee(
        org, "ceo", "leader", "adults", parent=board
    ),
    "an executive director's office": office(ceo()),
    "an employee's office": office(Tenure("officer"), employee=True),
    "a former employee's office": office(Tenure("officer", period=ENDED), employee=True),
    "a non-executive's office": office(Tenure("ned")),
    "an office of the leader": office(Tenure("leader")),
    "an office of a councillor": office(Tenure("c1")),
    "an office of a stranger": office(Tenure("stranger")),
}
OTHER = ("A", "N", "C", "I", "E", "Z", "H", "X", "W", "P", "L2", "D")
JOINTLY = [
    *([one] for one in ("A", "C", "I", "L2", "X", "W")),
    *(["I", "H"], ["E", "C"], ["A", "L2"], ["Z", "C"]),
]
PERSONS = (
    *("ceo", "chair", "ned", "leader", "c1", "stranger", "former"),
    *("partner's officer", "partner's former officer", "partner's visitor"),
)


def block(board: str, day: date) -> Iterator[str]:
    """One line for each form of decider to which a board may give a matter."""
    org = GIVERS[board]
    yield f"{board}, {KINDS.get(org, 'council')}, {day}"
    for name, make in INSIDE.items():
        yield f"{name}: " + told(org, board, make(org, board), day)
    for name in PERSONS:
        person = f"{org} {name}"
        yield f"{name} alone: " + told(org, board, group((person, org)), day, person)
    for other in OTHER:
        if other != org:
            yield f"to {KINDS.get(other, other)}: " + told(org, board, other, day)
    for parties in JOINTLY:
        if parties != [org]:
            made = joint(*dict.fromkeys([org, *parties]), under=None)
            yield f"jointly with {', '.join(parties)}: " + told(org, board, made, day)


def told(org: str, board: str, to: Any, day: date, person: str | None = None) -> str:
    """What becomes of a decision, and the rules of law that its reasons name."""
    side = "executive" if board.endswith("cabinet") else "council"
    records = [] if isinstance(to, str) else [to]
    partner = "N" if org in ("L", "D", "M") else "L2"
    offices = [
        Office("o1", org, holders=Tenure(f"{org} former", period=ENDED), employee=True),
        Office("o2", partner, holders=f"{org} partner's officer", employee=True),
        Office(
            *("o3", partner),
            holders=Tenure(f"{org} partner's former officer", period=ENDED),
            employee=True,
        ),
        Office("o4", partner, holders=f"{org} partner's visitor"),
    ]
    receiver = to if isinstance(to, str) else person or to.id
    place = to if isinstance(to, str) else to.id
    if isinstance(to, str):
        place = f"{to} council" if to in ("L2", "D") else f"{to} board"
    gov = world(
        *(OTHERS, ONE_BOARD, records, offices),
        Matter("service", kinds=(), side=side),
        given("1", board, receiver),
    )
    binding = ask(gov, place, day, of=[org])[org]
    law = sorted(one for one in rules(binding) if not one.startswith(("LI", "PR", "NT-1", "LA-2")))
    none = [",".join(step.facts["forms"]) for step in steps(binding) if step.code == "form.no-rule"]
    return " ".join([binding.effect.value, *law, *(f"no rule on {one}" for one in none)])


BLOCKS = [(board, day) for day in (Y2021, Y2024) for board in GIVERS]
WRITTEN = {
    part.partition("\n")[0]: part.splitlines()
    for part in (TOLD.read_text("utf-8") if TOLD.exists() else "").split("== ")[1:]
}


@pytest.mark.parametrize(("board", "day"), BLOCKS)
def test_every_form_is_answered_as_written_down(board: str, day: date) -> None:
    """If what is answered now is right, run this file, read what has changed, and keep it."""
    found = list(block(board, day))
    assert found == WRITTEN[found[0]]


def test_no_answer_is_written_down_for_nothing() -> None:
    assert len(WRITTEN) == len(BLOCKS)


if __name__ == "__main__":
    blocks = ["\n".join(block(*one)) for one in BLOCKS]
    TOLD.write_text("".join(f"== {one}\n" for one in blocks), "utf-8", newline="\n")
