"""North Cumbria, January 2017 to April 2019: who was bound on every one of its dates."""

import runpy
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from icsgov import history, resolve

EXAMPLES = Path(__file__).parents[2] / "examples"
sys.path.insert(0, str(EXAMPLES))
MADE: dict[str, Any] = runpy.run_path(str(EXAMPLES / "north_cumbria_timeline.py"))
SILENT, TOLD = MADE["framework"](), MADE["framework"](MADE["TRANSFER"])
TIMELINE = {made.id: made for made in MADE["TIMELINE"]}
MERGER = date(2019, 4, 1)

TURNS = """
    PRINCIPLE-RNN  2017-01-26 RNN bound
    PRINCIPLE-RNL  2017-01-31 RNL bound
    MOU-2017-RNL   2017-03-28 RNL bound
    MOU-2017-RNN   2017-03-30 RNN bound
    CHIEF-RNL      2017-06-13 RNL bound
    CHIEF-RNN      2017-06-15 RNN bound
    APPOINT-RNN    2017-06-20 RNN awaiting
    APPOINT-RNN    2017-06-27 RNN bound
    APPOINT-RNL    2017-06-20 RNL bound
    TEAM-RNL       2017-09-26 RNL bound
    TEAM-RNN       2017-09-28 RNN bound
    SESSION        2017-11-16 RNL advised
    SESSION        2017-11-16 RNN advised
    PAPER-RNL      2017-12-12 RNL undecided
    PAPER-RNN      2017-12-14 RNN undecided
    SINGLE-RNN     2018-01-25 RNN undecided
    SINGLE-RNL     2018-01-30 RNL undecided
    MOU-2018-RNL   2018-03-27 RNL bound
    ALIGN-RNL      2018-03-27 RNL bound
    MOU-2018-RNN   2018-03-29 RNN bound
    ALIGN-RNN      2018-03-29 RNN bound
    A              2018-05-31 RNL declined
    A              2018-05-31 RNN bound
    B              2018-06-28 RNL bound
    B              2018-06-28 RNN bound
    C              2018-07-10 RNL bound
    C              2018-07-10 RNN bound
    D              2018-10-09 RNL bound
    D              2018-10-09 RNN unauthorised
    F              2018-11-06 RNL bound
    JOIN           2018-11-29 RNL awaiting
    JOIN           2018-11-29 RNN awaiting
    JOIN           2019-03-12 RNL bound
    JOIN           2019-03-20 RNN bound
"""
"""Every day up to the merger on which an answer changes, as the case study and the law have it:
the governors approve an appointment and, like the Secretary of State and the regulator, a merger;
a session of both boards advises, and a paper decides nothing."""

LEFT = {
    "RNN": "RNN bound",
    "RNL": "RNL lapsed, RNN indeterminate | RNL lapsed, RNN bound",
    "idle": "RNL undecided, RNN undecided",
    "both": "RNL lapsed, RNN bound",
}
AFTER = {
    "PRINCIPLE-RNN": LEFT["RNN"],
    "PRINCIPLE-RNL": LEFT["RNL"],
    "MOU-2017-RNL": LEFT["RNL"],
    "MOU-2017-RNN": LEFT["RNN"],
    "CHIEF-RNL": LEFT["RNL"],
    "CHIEF-RNN": LEFT["RNN"],
    "APPOINT-RNN": LEFT["RNN"],
    "APPOINT-RNL": LEFT["RNL"],
    "TEAM-RNL": LEFT["RNL"],
    "TEAM-RNN": LEFT["RNN"],
    "SESSION": "RNL advised, RNN advised",
    "PAPER-RNL": LEFT["idle"],
    "PAPER-RNN": "RNN undecided",
    "SINGLE-RNN": "RNN undecided",
    "SINGLE-RNL": LEFT["idle"],
    "MOU-2018-RNL": LEFT["RNL"],
    "ALIGN-RNL": LEFT["RNL"],
    "MOU-2018-RNN": LEFT["RNN"],
    "ALIGN-RNN": LEFT["RNN"],
    "A": "RNL declined, RNN bound",
    "B": LEFT["both"],
    "C": LEFT["both"],
    "D": LEFT["RNL"],
    "F": LEFT["RNL"],
    "JOIN": LEFT["both"],
}
"""What is left of each on the day of the merger: with nothing on file | with a transfer on file."""


def test_every_day_on_which_an_answer_changes() -> None:
    found = {
        (made.id, str(turn.day), turn.organisation, turn.effect.value)
        for made in TIMELINE.values()
        for turn in history(made, SILENT)
        if turn.day < MERGER
    }
    assert found == {tuple(line.split()) for line in TURNS.strip().splitlines()}


@pytest.mark.parametrize("id", AFTER)
def test_what_is_left_on_the_day_of_the_merger(id: str) -> None:
    silent, _, told = AFTER[id].partition(" | ")
    assert MADE["answers"](TIMELINE[id], SILENT, MERGER) == silent
    assert MADE["answers"](TIMELINE[id], TOLD, MERGER) == (told or silent)


def test_every_decision_of_the_timeline_is_looked_at() -> None:
    assert {*AFTER, "E"} == {*TIMELINE}
    assert MADE["answers"](TIMELINE["E"], TOLD, date(2019, 5, 2)) == "RNL no_part, RNN bound"


@pytest.mark.parametrize("id", AFTER)
def test_the_timeline_read_on_any_day_is_the_answer_of_that_day(id: str) -> None:
    made = TIMELINE[id]
    turns = history(made, TOLD)
    days = {turn.day + timedelta(days=n) for turn in turns for n in (-1, 0, 1)}
    for day in sorted(day for day in days if day >= made.day):
        for binding in resolve(made, TOLD, on=day):
            past = [t for t in turns if t.organisation == binding.organisation and t.day <= day]
            assert (past[-1].effect, past[-1].verdict) == (binding.effect, binding.verdict)


def test_the_joint_chief_executive_needed_the_governors() -> None:
    """Sch 7 para 17(5): without their approval the foundation trust's appointment waits."""
    told = resolve(TIMELINE["APPOINT-RNN"], SILENT, on=date(2017, 6, 26))["RNN"]
    assert told.effect.value == "awaiting"
    assert {step.code for step in told.why.failing()} == {"approval.later"}


def test_the_example_prints(capsys: pytest.CaptureFixture[str]) -> None:
    MADE["main"]()
    out = capsys.readouterr().out
    assert "2019-03-20  JOIN           RNN: bound" in out
    assert out.count("transferred") == len(AFTER)
