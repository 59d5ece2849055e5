"""Real schemes, loaded: what they are known to get wrong is found, and nothing is lost."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from icsgov import Delegation, Reservation, check, coverage, reserved_conflicts

EXAMPLES = Path(__file__).parents[2] / "examples"
SCHEMES: dict[str, Any] = runpy.run_path(str(EXAMPLES / "schemes.py"))
FILES = sorted((EXAMPLES / "schemes").glob("*.json"))


def loaded(name: str) -> Any:
    """A scheme by the name of its file."""
    return SCHEMES["load_scheme"](EXAMPLES / "schemes" / f"{name}.json")


def supposed(name: str) -> Any:
    """Its framework, supposing that every condition is met."""
    return SCHEMES["supposing"](loaded(name).governance)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_is_a_provision_or_a_remark(path: Path) -> None:
    """Nothing that a scheme says is left out without a word."""
    scheme = SCHEMES["load_scheme"](path)
    told = " ".join([*scheme.remarks, *(one.id for _, one in scheme.governance.records())])
    rows = json.loads(path.read_text(encoding="utf-8"))["entries"]
    assert [row["id"] for row in rows if row["id"] not in told] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_provision_says_where_it_stands(path: Path) -> None:
    """Each has the place in the document that it was read from."""
    records = [one for _, one in SCHEMES["load_scheme"](path).governance.records()]
    provisions = [one for one in records if isinstance(one, Delegation | Reservation)]
    assert provisions
    assert all(one.source is not None for one in provisions)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_report_can_be_printed(path: Path) -> None:
    """It says what it supposes, and shows the map of each organisation."""
    lines = list(SCHEMES["report"](path.name, SCHEMES["load_scheme"](path)))
    assert "supposing that every condition is met" in lines[0]
    assert any("who can decide" in line for line in lines)


def test_what_one_row_keeps_for_the_board_and_gives_to_a_director_collides() -> None:
    """Lanarkshire: the financial plans are for the board, and for its director of finance."""
    gov = supposed("nhs_lanarkshire")
    found = reserved_conflicts(gov, on=SCHEMES["ON"])
    assert {one.about for one in found if one.code == "conflict.delegation"} == {
        ("LAN-01 to Director of Finance", "LAN-01 keeps"),
        ("LAN-02 to Corporate Management Team", "LAN-01 keeps"),
    }


def test_one_amount_is_given_twice() -> None:
    """Lanarkshire: virement up to 250,000 is one's and from 250,000 another's."""
    gov = supposed("nhs_lanarkshire")
    cells = coverage(gov, "NHS Lanarkshire", on=SCHEMES["ON"], matters=["jnt/virement"])
    told = {str(cell.band): [one.decider for one in (*cell.able, *cell.open)] for cell in cells}
    assert told["£0 to under £250,000"] == ["board", "Chief Officer of JIB"]
    assert told["exactly £250,000"] == ["board", "Chief Officer of JIB", "Joint Integration Board"]


def test_a_chair_cannot_settle_alone_what_a_foundation_trust_may_do() -> None:
    """The Christie: doubts go to the chair for determination, which the law lets no chair do."""
    found = check(supposed("christie_ft"), on=SCHEMES["ON"])
    assert [
        clause for one in found if one.code == "check.unlawful-alone" for clause in one.about[:1]
    ] == ["CHR-21 to Chair"]


def test_what_seven_councils_keep_apart_can_be_made_alike() -> None:
    """Seven constitutions keep different matters; what each would have to add is said."""
    lines = list(SCHEMES["report"]("councils", loaded("councils_full_council")))
    assert (
        "South Holland District Council: board would also keep leg/bylaw, leg/name, peo/hops"
        in (lines)
    )
    assert "MELTON-03 keeps would be lifted as far as fin/tax" in lines


def test_what_is_no_scheme_is_refused(tmp_path: Path) -> None:
    """A file without rows is none."""
    empty = tmp_path / "empty.json"
    empty.write_text('{"entries": []}', encoding="utf-8")
    with pytest.raises(ValueError, match="expected a scheme with `entries`"):
        SCHEMES["load_scheme"](empty)
