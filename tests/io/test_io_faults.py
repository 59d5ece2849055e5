"""Every fault of a record, with its path, in the words of the document."""

import json
from typing import Any

import pytest
from cattrs import AttributeValidationNote, ClassValidationError
from io_documents import BOARD, DECISION, GIVEN, faults, world

from icsgov.errors import Fault, GovernanceError, MalformedError
from icsgov.io import loads
from icsgov.io.converter import converter
from icsgov.io.faults import faults_of, unknown_keys
from icsgov.io.places import Places
from icsgov.model.body import Group, Seat


def test_a_fault_is_said_in_this_shape() -> None:
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
        (
            {"to": "a\nb"},
            "to: expected an id without line breaks, control or invisible characters, got 'a\\nb'",
        ),
    ],
)
def test_faults_of_a_delegation(fields: Any, fault: Any) -> None:
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
def test_unknown_keys(fields: Any, fault: Any) -> None:
    assert faults(world(GIVEN | fields)) == [f"delegations[0]{fault}"]


def test_every_unknown_key_is_named() -> None:
    """In the order of the alphabet, however they stand in the document."""
    assert faults(world(GIVEN | {"zzz": 1, "cieling": 5, "Matters": 5})) == [
        'delegations[0]: unknown key "Matters"; did you mean "matters"?',
        'delegations[0]: unknown key "cieling"; did you mean "ceiling"?',
        'delegations[0]: unknown key "zzz"',
    ]


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
def test_faults_of_a_body(body: Any, said: Any) -> None:
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
            "`order`, or a capacity",
        ),
    ],
)
def test_faults_of_a_decision(fields: Any, fault: Any) -> None:
    assert faults(world(decisions=[DECISION | fields])) == [f"$.decisions[0].{fault}"]


def test_a_decision_may_name_what_the_framework_lacks() -> None:
    vote = {"person": "nobody", "position": "for"}
    assert loads(json.dumps(world(decisions=[DECISION | {"forum": "nowhere", "votes": [vote]}])))


def test_a_long_unknown_key_is_named_without_a_guess() -> None:
    """Looking for the nearest key takes time that grows with the length of what somebody wrote."""
    long = "recordedd" * 5
    assert unknown_keys([long], ("recorded",)) == [Fault((), f'unknown key "{long}"')]
    assert unknown_keys(["recordedd"], ("recorded",))[0].message.endswith('mean "recorded"?')


def test_a_failure_that_nobody_foresaw_is_still_a_fault() -> None:
    """Whatever the reader of a record raises comes out as one line, at its place."""
    odd = ValueError("odd\nthing")
    noted = KeyError("x")
    noted.__notes__ = [AttributeValidationNote("in a seat", "person", str)]
    error = ClassValidationError("a seat", [odd, noted], Seat)
    found = faults_of(error, Seat, {}, Places(converter()))
    assert [(one.path, one.message) for one in found] == [
        (("person",), "missing"),
        ((), "cannot be read: ValueError('odd\\nthing')"),
    ]


def test_a_place_that_is_no_field_of_a_record_stays_as_it_is() -> None:
    """A fault may be about the record as a whole, or about all of a list."""
    places = Places(converter())
    body = {"id": "b", "seats": [{"person": "z"}, {"person": "a"}]}
    assert places.path(("nothing", 1), Group, body) == ("nothing", 1)
    assert places.path(("seats",), Group, body) == ("seats",)
    assert places.path(("seats", 0, "person"), Group, body) == ("seats", 1, "person")
