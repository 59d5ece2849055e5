"""Rows that every data frame takes."""

from datetime import date
from decimal import Decimal

import pytest

from icsgov import Decision, Governance, Outcome, resolve, rows

COLUMNS = [
    "decision",
    "day",
    "on",
    "organisation",
    "effect",
    "bound",
    "how",
    "exercised_by",
    "function_of",
    "liable",
    "power",
    "reasons",
    "doubts",
    "law",
]


def test_one_row_an_organisation_with_codes(mixed: Outcome) -> None:
    found = {row["organisation"]: row for row in rows(mixed)}
    assert found["RTF"] == {
        "decision": "D1",
        "day": date(2024, 5, 14),
        "on": date(2024, 5, 14),
        "organisation": "RTF",
        "effect": "unauthorised",
        "bound": "no",
        "how": "own",
        "exercised_by": "rtf-cic",
        "function_of": "RTF",
        "liable": "",
        "power": None,
        "reasons": "£4,200,000 is over the £1,000,000 limit of `RTF SoD 4.2`"
        " (this decision, VAT out)",
        "doubts": 0,
        "law": mixed.law,
    }
    assert found["RNN"]["bound"] == "yes"
    assert found["RNN"]["liable"] == "RNN"
    assert found["RNN"]["reasons"] == ""


def test_unknown_liability_is_nothing_and_nobody_is_empty(joint: Outcome) -> None:
    found = {row["organisation"]: row for row in rows(joint)}
    assert found["RTF"]["liable"] is None
    assert found["RNN"]["liable"] == ""
    assert found["RNN"]["bound"] == "unknown"
    assert found["RTF"]["doubts"] == len(joint["RTF"].doubts)


def test_cells_are_plain(
    mixed: Outcome, joint: Outcome, advised: Outcome, later: list[Outcome]
) -> None:
    for outcome in (mixed, joint, advised, *later):
        for row in rows(outcome):
            assert list(row) == COLUMNS
            assert {type(cell) for cell in row.values()} <= {
                str,
                int,
                bool,
                date,
                Decimal,
                type(None),
            }


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_frames_take_them(name: str, mixed: Outcome) -> None:
    frames = pytest.importorskip(name)
    frame = frames.DataFrame(rows(mixed))
    assert list(frame.columns) == COLUMNS
    assert len(frame) == 3
    assert list(frame["doubts"]) == [row["doubts"] for row in rows(mixed)]


def test_the_day_asked_about_is_not_the_day_decided(in_common: Governance) -> None:
    decision = Decision("D1", "service/change", forum="rnn-board", day=date(2024, 5, 14))
    (row,) = rows(resolve(decision, in_common, on=date(2024, 6, 3)))
    assert (row["day"], row["on"]) == (date(2024, 5, 14), date(2024, 6, 3))
