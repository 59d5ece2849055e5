"""Every fault of a document at once, each with its path, and nothing loaded."""

import json
import sys
import time

import pytest

from icsgov.errors import GovernanceError, MalformedError
from icsgov.io import load, loads

ORG = {"id": "RNN", "kind": "FT"}
BOARD = {"type": "board", "id": "rnn", "organisation": "RNN"}
GIVEN = {"id": "d", "by": "rnn", "to": "p1", "matters": "service"}
DECISION = {"id": "D", "matters": "service", "forum": "rnn", "day": "2024-05-14"}


def world(*given, decisions=(), **fields):
    gov = {
        "organisations": [ORG],
        "people": [{"id": "p1"}],
        "bodies": [BOARD],
        "delegations": list(given),
    }
    return {"icsgov": 1, "governance": gov | fields, "decisions": list(decisions)}


def faults(document):
    """The faults as they are shown, without what all paths begin with."""
    text = document if isinstance(document, str | bytes) else json.dumps(document)
    with pytest.raises(GovernanceError) as caught:
        loads(text)
    assert all("\n" not in str(fault) for fault in caught.value.faults)
    return [str(fault).removeprefix("$.governance.") for fault in caught.value.faults]


def test_a_fault_is_said_in_this_shape():
    plain = [GIVEN | {"id": f"d{count}"} for count in range(3)]
    with pytest.raises(GovernanceError) as caught:
        loads(json.dumps(world(*plain, GIVEN | {"ceiling": "lots"})))
    reason = 'expected a number of pounds, got "lots"'
    where = "$.governance.delegations[3].ceiling"
    assert str(caught.value) == f"the document: 1 fault\n  {where}: {reason}"
    assert [type(one) for one in caught.value.exceptions] == [MalformedError]


PATH = "expected a path of lower-case letters, digits and hyphens such as `service/change`"


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"ceiling": True}, "ceiling: expected a number of pounds, got true"),
        ({"ceiling": -5}, "ceiling: expected zero pounds or more, got -5"),
        ({"ceiling": "1,000"}, 'ceiling: expected a number of pounds, got "1,000"'),
        ({"ceiling": "1e3"}, 'ceiling: expected a number of pounds, got "1e3"'),
        ({"ceiling": float("nan")}, "ceiling: expected a number of pounds, got NaN"),
        ({"ceiling": float("inf")}, "ceiling: expected a number of pounds, got Infinity"),
        (
            {"ceiling": [1, {"amount": []}]},
            "ceiling[1].amount: expected a number of pounds, got []",
        ),
        ({"ceiling": [{}]}, "ceiling[0].amount: missing"),
        (
            {"ceiling": {"amount": 1, "inclusive": "false"}},
            'ceiling.inclusive: expected true or false, got "false"',
        ),
        (
            {"ceiling": {"amount": 1, "vat": "IN"}},
            'ceiling.vat: expected one of "out", "in", got "IN"',
        ),
        ({"recall": 1}, "recall: expected true or false, got 1"),
        ({"recall": None}, "recall: expected true or false, got null"),
        ({"by": 3}, "by: expected an id, got 3"),
        ({"by": ""}, 'by: expected an id, got ""'),
        ({"by": " rnn"}, 'by: expected an id without space around it, got " rnn"'),
        ({"by": "\ud800"}, 'by: expected an id, got "\\ud800"'),
        ({"matters": "Ä"}, f'matters: {PATH}, got "Ä"'),
        ({"matters": ["b", "A!"]}, f'matters[1]: {PATH}, got "A!"'),
        ({"matters": []}, "matters: expected at least one matter"),
        ({"matters": {"a": "b"}}, f'matters: {PATH}, got {{"a": "b"}}'),
        ({"source": {"text": 5}}, "source.text: expected text, got 5"),
        ({"source": ["x"]}, 'source: expected text, got ["x"]'),
        ({"source": {"url": "u"}}, "source.text: missing"),
        (
            {"recorded": "14/05/2024"},
            'recorded: expected a day such as `2024-05-14`, got "14/05/2024"',
        ),
        ({"recorded": "20240514"}, 'recorded: expected a day such as `2024-05-14`, got "20240514"'),
        (
            {"recorded": "2024-W20-2"},
            'recorded: expected a day such as `2024-05-14`, got "2024-W20-2"',
        ),
        (
            {"recorded": "2023-02-29"},
            'recorded: expected a day such as `2024-05-14`, got "2023-02-29"',
        ),
        (
            {"recorded": "2024-05-14T00:00:00"},
            'recorded: expected a day such as `2024-05-14`, got "2024-05-14T00:00:00"',
        ),
        ({"period": "2024"}, 'period: expected a period as an object, got "2024"'),
        (
            {"period": {"start": "2024-05-14", "end": "2024-05-14"}},
            "period.end: the period ends before it starts: 2024-05-14 to 2024-05-14 "
            "(the end date is excluded)",
        ),
        (
            {"passing_on": "no"},
            'passing_on: expected one of "allowed", "barred", "silent", got "no"',
        ),
        (
            {"passing_on": None},
            'passing_on: expected one of "allowed", "barred", "silent", got null',
        ),
        ({"attested": [{"holds": True}]}, "attested[0].condition: missing"),
        (
            {"attested": {"condition": "x", "of": "X"}},
            "attested.of: no organisation has the id `X`",
        ),
        (
            {"attested": ["b", {"condition": "a", "of": "X"}]},
            "attested[1].of: no organisation has the id `X`",
        ),
        ({"to": "rnn"}, "to: `rnn` cannot delegate to itself"),
        ({"to": "p2"}, "to: no body, office, person or organisation has the id `p2`"),
        ({"to": "a\nb"}, "to: no body, office, person or organisation has the id `a\\u000ab`"),
    ],
)
def test_faults_of_a_delegation(fields, fault):
    said = faults(world(GIVEN | fields))
    assert said in ([f"delegations[0].{fault}"], [f"delegations[0]{fault}"])


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"cieling": 5}, ': unknown key "cieling"; did you mean "ceiling"?'),
        ({"Matters": 5}, ': unknown key "Matters"; did you mean "matters"?'),
        ({"zzz\n": 5}, ': unknown key "zzz\\n"'),
        ({"type": "delegation"}, ': unknown key "type"'),
        ({"__class__": 5}, ': unknown key "__class__"'),
    ],
)
def test_unknown_keys(fields, fault):
    assert faults(world(GIVEN | fields)) == [f"delegations[0]{fault}"]


KINDS = '"board", "committee", "joint committee", "committee in common", "group", "advisory group"'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ([], 'bodies[1]: expected an object with a "type", got []'),
        ({"id": "b"}, f"bodies[1].type: missing: expected one of {KINDS}"),
        ({"type": "bored", "id": "b"}, f'bodies[1].type: expected one of {KINDS}, got "bored"'),
        ({"type": ["board"], "id": "b"}, f'bodies[1].type: expected one of {KINDS}, got ["board"]'),
        ({"type": "board", "id": "b"}, "bodies[1].organisation: missing"),
        (
            {"type": "board", "id": "b", "organisation": "X"},
            "bodies[1].organisation: no organisation has the id `X`",
        ),
        (
            {"type": "joint committee", "id": "j", "parties": ["X", "RNN"]},
            "bodies[1].parties[0]: no organisation has the id `X`",
        ),
        (
            {"type": "joint committee", "id": "j", "parties": ["Z", "RNN", "RNN"]},
            "bodies[1].parties[2]: `RNN` is named twice",
        ),
        (
            {"type": "committee in common", "id": "c", "bodies": "x"},
            "bodies[1].bodies: no body has the id `x`",
        ),
        (
            {
                "type": "group",
                "id": "g",
                "seats": [{"person": "z"}, {"person": "a", "voting": False}],
            },
            "bodies[1].seats[0].held_for: expected the organisation that a voting seat in a group "
            "is held for",
        ),
        (
            {"type": "group", "id": "g", "seats": {"person": "z"}},
            'bodies[1].seats: expected a list, got {"person": "z"}',
        ),
        ({"quorum": {"count": -1}}, "quorum.count: expected a whole number, zero or more, got -1"),
        (
            {"quorum": {"count": 1.0}},
            "quorum.count: expected a whole number, zero or more, got 1.0",
        ),
        ({"quorum": {}}, "quorum: expected a count or a share, one of the two"),
        (
            {"quorum": {"share": "3/2"}},
            'quorum.share: expected a share from 0 to 1 such as `1/3`, got "3/2"',
        ),
        (
            {"quorum": {"share": "1/0"}},
            'quorum.share: expected a share from 0 to 1 such as `1/3`, got "1/0"',
        ),
        (
            {"rule": {"clauses": [{"type": "share", "threshold": {"share": 1}}]}},
            "rule.clauses[0].threshold.exceeded: missing",
        ),
        ({"rule": {"clauses": []}}, "rule.clauses: expected at least one clause"),
        (
            {"rule": [{"clauses": {"type": "must agree", "among": {"organisations": "X"}}}]},
            "rule[0].clauses.among: no organisation has the id `X`",
        ),
        (
            {"rule": {"clauses": {"type": "must agree", "among": {}}}},
            "rule.clauses.among: expected roles, organisations or people: "
            "an empty class names nobody",
        ),
    ],
)
def test_faults_of_a_body(body, said):
    if isinstance(body, dict) and "id" not in body and "type" not in body:
        board, said = BOARD | body, f"bodies[0].{said}"
        assert faults(world(bodies=[board])) == [said]
    else:
        assert faults(world(bodies=[BOARD, body])) == [said]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"day": None}, "day: expected a day such as `2024-05-14`, got null"),
        (
            {"votes": [{"person": "p", "position": "yes"}]},
            'votes[0].position: expected one of "for", "against", "abstain", got "yes"',
        ),
        (
            {"notice": {"given": "2024-05-01", "exception": "haste"}},
            'notice.exception: expected one of "general exception", "special urgency", "urgency", '
            'got "haste"',
        ),
        ({"of": "A", "eligible": ["B"]}, "of: `A` is not among the eligible organisations"),
        (
            {"of": ["B", "A"], "eligible": ["B"]},
            "of[1]: `A` is not among the eligible organisations",
        ),
        (
            {"overturnings": [{"by": "b", "day": "2024-01-01"}]},
            "overturnings[0].day: 2024-01-01 is before the decision of 2024-05-14",
        ),
        (
            {
                "votes": [
                    {"person": "z", "position": "for"},
                    {"person": "a", "position": "for"},
                    {"person": "z", "position": "for"},
                ]
            },
            "votes[2]: a second vote of `z` in `rnn` on 2024-05-14 without an order: give each an "
            "`order`",
        ),
    ],
)
def test_faults_of_a_decision(fields, fault):
    assert faults(world(decisions=[DECISION | fields])) == [f"$.decisions[0].{fault}"]


def test_a_decision_may_name_what_the_framework_lacks():
    vote = {"person": "nobody", "position": "for"}
    assert loads(json.dumps(world(decisions=[DECISION | {"forum": "nowhere", "votes": [vote]}])))


def test_ids_may_be_used_once():
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


def test_somebody_and_something_with_one_id():
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
def test_a_record_that_failed_is_not_missed_by_others(fields, said):
    found = faults(world(GIVEN, **fields))
    assert [one.removeprefix("$.governance: ") for one in found] == said


def test_what_does_not_fit_is_found_beside_what_cannot_be_read():
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
def test_faults_of_the_document(text, said):
    (found,) = faults(text)
    assert found.startswith(said)


def test_a_file_is_named_in_its_error(tmp_path):
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
def test_huge_numbers_are_refused_soon(text, number):
    start = time.perf_counter()
    (found,) = faults(text.replace(": 0", f": {number}"))
    assert len(found) < 300 and time.perf_counter() - start < 5


def test_many_faults_take_time_in_proportion():
    seats = [{"person": f"p{count}", "deputises_for": "x"} for count in range(3000)]
    start = time.perf_counter()
    assert len(faults(world(bodies=[{"type": "group", "id": "g", "seats": seats}]))) == 3000
    assert len(faults(world(*[GIVEN | {"by": "x"}] * 3000))) == 3000 * 2 - 1
    assert time.perf_counter() - start < 20


def test_little_stack_left_is_a_clean_error():
    document = json.dumps(world(GIVEN))

    def deeper(count):
        return loads(document) if count == 0 else deeper(count - 1)

    limit = sys.getrecursionlimit()
    assert deeper(limit // 2)
