"""The example of a federation's stages says what it says."""

import runpy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from icsgov import stages
from icsgov.io import dumps, loads

MADE: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "examples" / "stages.py"))
GOV, DECISIONS = MADE["governance"](), MADE["DECISIONS"]


@pytest.mark.parametrize(
    ("day", "states", "then"),
    [
        (date(2021, 1, 12), ["passed", "not taken", "not taken"], "plan"),
        (date(2021, 3, 9), ["passed", "passed", "not taken"], "decision"),
        (date(2021, 5, 11), ["passed", "passed", "not passed"], "decision"),
        (date(2021, 6, 8), ["passed", "passed", "passed"], None),
    ],
)
def test_S5_from_business_case_to_decision(day: date, states: list[str], then: str | None) -> None:
    found = stages("cardiology", DECISIONS, GOV, on=day)["HEART CENTRE"]
    assert [one.state.value for one in found.stages] == states
    assert (found.next.id if found.next else None) == then


def test_S5_only_the_eligible_constituency_is_bound() -> None:
    (*_, last) = stages("cardiology", DECISIONS, GOV, on=date(2021, 6, 8))["HEART CENTRE"].stages
    assert last.bound == ("T01", "T02", "T03", "T04")
    assert len(GOV.organisations) == 13


def test_what_is_illustrative_says_so() -> None:
    for one in (*GOV.organisations, *GOV.processes, *GOV.delegations, *DECISIONS):
        assert "illustrative" in str(one.source), one


def test_it_can_be_written_down_and_read_back() -> None:
    assert loads(dumps(GOV, DECISIONS)) == (GOV, DECISIONS)


def test_it_prints(capsys: pytest.CaptureFixture[str]) -> None:
    MADE["main"]()
    said = capsys.readouterr().out
    assert "Decision: not passed by H3 (bound: T01, T02, T03; missing: T04)" in said
    assert "stages.outsider: `T07`" in said
