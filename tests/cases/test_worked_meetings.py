"""Who counted in a meeting: principals, deputies and others, there or not, voting or not.

PYTHONPATH=src python tests/cases/test_worked_meetings.py     write down what is answered now
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from build import Y2024, ask, committee, given, joint, steps, trust, votes, world

from icsgov.model.body import Group, Seat
from icsgov.model.decision import Attendance, Recusal, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.organisation import Office, Tenure
from icsgov.model.voting import Quorum
from icsgov.period import Period

TOLD = Path(__file__).parent / "meetings.txt"
DAY = Y2024
SOON = DAY + timedelta(days=5)
UNTIL, FROM = Period(None, SOON), Period(SOON)


def seats(**more: Any) -> list[Seat]:
    """A principal with two deputies, one of them another's too, and a colleague."""
    return [
        *(Seat("p", **more), Seat("q", **more)),
        *(Seat("d", deputises_for="p", **more), Seat("e", deputises_for="p", **more)),
    ]


GIVEN = [given(f"1 {who}", "A board", f"A {who}") for who in ("ceo", "fd", "ned")]
BODIES: dict[str, tuple[Governance, str]] = {
    "a committee": (
        world(
            *(trust("A"), trust("B")),
            committee("A", *seats(), quorum=Quorum(count=2)),
            given("1", "A board", "A committee"),
        ),
        "A committee",
    ),
    "a joint committee": (
        world(
            *(trust("A"), trust("B")),
            joint(
                *("A", "B"),
                seats=[*seats(held_for="A"), Seat("p", held_for="B"), Seat("r", held_for="B")],
                quorum=Quorum(count=2),
            ),
            *(given(f"{org} gives", f"{org} board", "jc") for org in "AB"),
        ),
        "jc",
    ),
    "a group": (
        world(
            *(trust("A"), trust("B"), trust("N", "NHST")),
            Group(
                "group",
                seats=[
                    *(Seat("A ceo", held_for="A", period=UNTIL), Seat("B ceo", held_for="B")),
                    Seat("A fd", held_for="A", deputises_for="A ceo"),
                    Seat("A fd", held_for="N"),
                    Seat("A ned", held_for="A", period=FROM),
                    Seat("A chair", held_for="A", voting=False),
                ],
            ),
            *(GIVEN, given("2", "B board", "B ceo"), given("3", "N board", "A fd")),
        ),
        "group",
    ),
    "an office": (
        world(
            *(trust("A"), trust("N", "NHST")),
            Office(
                *("A office", "A"),
                holders=[Tenure("A ceo", period=UNTIL), Tenure("A fd", period=FROM)],
            ),
            given("1", "A board", "A office"),
        ),
        "A office",
    ),
}
SEATED: list[dict[str, Any]] = [
    {"votes": votes("for", "p", "q")},
    {"votes": votes("for", "d", "q")},
    {"votes": votes("for", "d", "e")},
    {"votes": votes("for", "p", "d", "q")},
    {"votes": [Vote("d", "for"), Vote("p", "abstain")]},
    {"votes": votes("for", "q")},
    {"votes": votes("against", "q", "r")},
    {"votes": [Vote("p", "for", organisation="A"), Vote("p", "against", organisation="B")]},
    {"votes": [Vote("q", "for", organisation="A"), Vote("d", "for", organisation="A")]},
    {"votes": [Vote("q", "for", organisation="B"), Vote("r", "for", organisation="B")]},
    {"votes": [Vote("q", "for", day=SOON), Vote("r", "for"), Vote("x", "for", day=SOON)]},
    {"votes": [Vote("q", "for", order=1), Vote("q", "against", order=2), Vote("r", "for")]},
    {"votes": [Vote("q", "for", order=2), Vote("q", "against", order=1), Vote("r", "for")]},
    {"votes": [*votes("for", "q", "r"), Vote("q", "against", casting=True)]},
    {"votes": []},
]
DECIDING: list[dict[str, Any]] = [
    {"votes": votes("for", "A ceo", "B ceo")},
    {"votes": votes("for", "A fd")},
    {"votes": [Vote("A fd", "for", organisation="A")]},
    {"votes": [Vote("A fd", "for", organisation="N"), Vote("B ceo", "against")]},
    {"votes": [Vote("A ceo", "for"), Vote("A fd", "against", organisation="A")]},
    {"votes": [Vote("A ceo", "for"), Vote("A fd", "against", organisation="A", day=SOON)]},
    {"votes": [Vote("A ceo", "for"), Vote("A ned", "against", day=SOON)]},
    {"votes": [Vote("A ceo", "against", day=SOON), Vote("A ned", "for", day=SOON)]},
    {"votes": [Vote("A ceo", "for", order=1), Vote("A ceo", "against", order=2)]},
    {"votes": [Vote("A ceo", "for", order=2), Vote("A ceo", "against", order=1)]},
    {"votes": [Vote("A ceo", "for", casting=True), Vote("A chair", "against")]},
    {"votes": [Vote("A ceo", "for"), Vote("A ceo", "against", day=DAY - timedelta(days=1))]},
    {"votes": [Vote("A ceo", "abstain"), Vote("x", "for"), Vote("B ceo", "abstain", day=SOON)]},
    {"votes": []},
]
MORE: dict[str, dict[str, Any]] = {
    "nothing of attendance": {},
    "all there": {"attended": ["p", "q", "r", "A ceo", "A fd", "B ceo"]},
    "nobody said to be there": {"attended": []},
    "the principal elsewhere": {"attended": [Attendance("p", body="A board")]},
    "the principal recused": {"recused": ["p", "A ceo"]},
    "the principal recused elsewhere": {"recused": [Recusal("p", body="A board")]},
    "as it stood that day": {"on": DAY},
}


def lines(name: str) -> Iterator[str]:
    """One line for each way of voting and each thing known of the meeting."""
    gov, forum = BODIES[name]
    yield name
    for place, cast in enumerate(
        SEATED if name in ("a committee", "a joint committee") else DECIDING
    ):
        for what, more in MORE.items():
            yield f"{place + 1}, {what}: " + told(gov, forum, **cast, **more)
    for position in ("for", "against", "abstain"):
        minute = [Resolution(forum, position), Resolution("A board", "for")]
        if name != "a group":
            yield f"minute {position}: " + told(gov, forum, resolutions=minute)


def told(gov: Governance, forum: str, **more: Any) -> str:
    """What becomes of it, what is told of each vote and how many were there."""
    outcome = ask(gov, forum, DAY, **more)
    parts = ["-".join(map(str, outcome.room.heads))]
    for one in outcome:
        stand = one.stand.value if one.stand else "-"
        parts.append(f"{one.organisation} {stand} {one.effect.value} by {one.exercised_by}")
        for step in steps(one):
            if step.code.startswith(("vote", "person.", "resolution.")):
                who = step.facts.get("person") or ",".join(step.facts.get("people", ()))
                parts.append(f"{step.code} {who}".strip())
            if step.code.startswith("quorum."):
                parts.append(f"{step.facts['present']} to {step.facts['most']} there")
    return "; ".join(parts)


WRITTEN = {
    part.partition("\n")[0]: part.splitlines()
    for part in (TOLD.read_text("utf-8") if TOLD.exists() else "").split("== ")[1:]
}


@pytest.mark.parametrize("name", BODIES)
def test_a_meeting_is_answered_as_written_down(name: str) -> None:
    """If what is answered now is right, run this file, read what has changed, and keep it."""
    assert list(lines(name)) == WRITTEN[name]


def test_no_answer_is_written_down_for_nothing() -> None:
    assert list(WRITTEN) == list(BODIES)


if __name__ == "__main__":
    blocks = ["\n".join(lines(name)) for name in BODIES]
    TOLD.write_text("".join(f"== {one}\n" for one in blocks), "utf-8", newline="\n")
