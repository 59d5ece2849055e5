"""Faults of a document as a whole: how its records fit, and whether it is JSON at all."""

import json
import sys
import time
from typing import Any

import pytest
from io_documents import BOARD, DECISION, GIVEN, faults, world

from icsgov.errors import GovernanceError
from icsgov.io import load, loads


def test_ids_may_be_used_once() -> None:
    second = BOARD | {"organisation": "X"}
    document = world(
        GIVEN,
        GIVEN | {"to": "p9", "matters": []},
        GIVEN,
        GIVEN | {"id": "rnn"},
        bodies=[BOARD, second],
        matters=[{"id": "service"}, {"id": "rnn"}, {"id": "service"}],
        decisions=[DECISION, DECISION | {"day": 1}],
    )
    assert sorted(faults(document)) == [
        "$.decisions[1].day: expected a day such as `2024-05-14`, got 1",
        "$.decisions[1].id: a second decision with the id `D`",
        "bodies[1].id: a second record with the id `rnn`",
        "bodies[1].organisation: no organisation has the id `X`",
        "delegations[1].id: a second record with the id `d`",
        "delegations[1].matters: expected at least one matter",
        "delegations[2].id: a second record with the id `d`",
        "delegations[3].id: a second record with the id `rnn`",
        "matters[2].id: a second record with the id `service`",
    ]


def test_somebody_and_something_with_one_id() -> None:
    people = faults(world(people=[{"id": "p1"}, {"id": "rnn"}]))
    assert "people[1]: `rnn` is both a person and a body" in people
    seated = BOARD | {"seats": [{"person": "RNN"}]}
    (seat,) = faults(world(bodies=[seated]))
    assert seat == "organisations[0]: `RNN` is both a person and an organisation"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"bodies": [BOARD | {"name": 5}]}, ["bodies[0].name: expected text, got 5"]),
        ({"bodies": "lots"}, ['bodies: expected a list, got "lots"']),
        ({"bodies": [5]}, ['bodies[0]: expected an object with a "type", got 5']),
        ({"bodies": [BOARD | {"id": 5}]}, ["bodies[0].id: expected an id, got 5"]),
        ({"bodies": [], "bodys": [BOARD]}, ['unknown key "bodys"; did you mean "bodies"?']),
        (
            {"bodies": [BOARD | {"name": 5, "seats": [{"person": "p1"}]}], "people": []},
            ["bodies[0].name: expected text, got 5"],
        ),
        (
            {"people": [], "offices": [{"id": "o", "holders": "p1", "employee": 1}]},
            [
                "offices[0].organisation: missing",
                "offices[0].employee: expected true or false, got 1",
            ],
        ),
    ],
)
def test_a_record_that_failed_is_not_missed_by_others(fields: Any, said: Any) -> None:
    found = faults(world(GIVEN, **fields))
    assert [one.removeprefix("$.governance: ") for one in found] == said


def test_what_does_not_fit_is_found_beside_what_cannot_be_read() -> None:
    assert faults(world(GIVEN | {"to": "p9"}, bodies=[BOARD, {"type": "board", "id": 5}])) == [
        "bodies[1].id: expected an id, got 5",
        "bodies[1].organisation: missing",
    ]
    assert faults(world(GIVEN | {"to": "p9"}, bodies=[BOARD, BOARD | {"id": "x", "name": 5}])) == [
        "bodies[1].name: expected text, got 5",
        "delegations[0].to: no body, office, person or organisation has the id `p9`",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "$: not JSON at line 1, column 1: expecting value"),
        ('{"icsgov": 1,\n "governance": {]}', "$: not JSON at line 2, column 17: expecting"),
        ("NaN", '$: expected an object with "icsgov" and "governance", got NaN'),
        ("[1]", '$: expected an object with "icsgov" and "governance", got [1]'),
        (b"\xff", "$: not UTF-8 at byte 0"),
        ("[" * 10_000, "$: nested too deep to be read"),
        ('{"a":' * 10_000, "$: nested too deep to be read"),
        ('{"icsgov": 2}', "$.icsgov: expected version 1, got 2"),
        ('{"icsgov": true, "governance": {}}', "$.icsgov: expected version 1, got true"),
        ('{"icsgov": "1", "governance": {}}', '$.icsgov: expected version 1, got "1"'),
        ('{"governance": {}}', "$.icsgov: missing: expected the version, 1"),
        ('{"icsgov": 1}', "$.governance: missing"),
        (
            '{"icsgov": 1, "governance": []}',
            "$.governance: expected an object with lists of records",
        ),
        (
            '{"icsgov": 1, "governance": {}, "decisions": {}}',
            "$.decisions: expected a list, got {}",
        ),
        (
            '{"icsgov": 1, "governance": {}, "decision": []}',
            '$: unknown key "decision"; did you mean',
        ),
        ('{"icsgov": 1, "icsgov": 1, "governance": {}}', '$: the key "icsgov" is given twice'),
        (
            '{"icsgov": 1, "governance": {"people": [{"id": "a", "id": "b"}]}}',
            'people[0]: the key "id" is given twice',
        ),
    ],
)
def test_faults_of_the_document(text: Any, said: Any) -> None:
    (found,) = faults(text)
    assert found.startswith(said)


def test_a_file_is_named_in_its_error(tmp_path: Any) -> None:
    path = tmp_path / "world.json"
    path.write_text("{")
    with pytest.raises(GovernanceError) as caught:
        load(path)
    assert str(caught.value).startswith(f"`{path}`: 1 fault")


BIG = "9" * 1_000_000
CEILING = json.dumps(world(GIVEN | {"ceiling": 0}))
COUNT = json.dumps(world(bodies=[BOARD | {"quorum": {"count": 0}}]))
SHARE = json.dumps(world(bodies=[BOARD | {"quorum": {"share": 0}}]))


@pytest.mark.parametrize("text", [CEILING, COUNT, SHARE], ids=["ceiling", "count", "share"])
@pytest.mark.parametrize(
    "number",
    [
        BIG,
        f"0.{BIG}",
        f'"{BIG}"',
        "1e999999999",
        "1e-999999999",
        '"1e999999999"',
        "1e" + BIG,
        f'"1/{BIG}"',
        "-" + BIG,
        "[" * 900 + "]" * 900,
    ],
    ids=lambda text: text[:12],
)
def test_huge_numbers_are_refused_soon(text: Any, number: Any) -> None:
    start = time.perf_counter()
    (found,) = faults(text.replace(": 0", f": {number}"))
    assert len(found) < 300
    assert time.perf_counter() - start < 5


def test_many_faults_take_time_in_proportion() -> None:
    seats = [{"person": f"p{count}", "deputises_for": "x"} for count in range(3000)]
    start = time.perf_counter()
    assert len(faults(world(bodies=[{"type": "group", "id": "g", "seats": seats}]))) == 3000
    assert len(faults(world(*[GIVEN | {"by": "x"}] * 3000))) == 3000 * 2 - 1
    assert time.perf_counter() - start < 20


def test_little_stack_left_is_a_clean_error() -> None:
    document = json.dumps(world(GIVEN))

    def deeper(count: Any) -> Any:
        return loads(document) if count == 0 else deeper(count - 1)

    limit = sys.getrecursionlimit()
    assert deeper(limit // 2)
