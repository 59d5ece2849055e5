"""What is written is what is read, for every framework and decision."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from io_worlds import documents

from icsgov.errors import GovernanceError
from icsgov.explain import Citation
from icsgov.io import dumps, load, loads, save
from icsgov.model.authority import Delegation
from icsgov.model.body import Board
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.matter import Figure, Limit
from icsgov.model.organisation import Organisation, Person
from icsgov.model.voting import Quorum

WIRE = Path(__file__).parent / "wire_v1.json"
BOARD = (Organisation("RNN", kind="FT"), Board("rnn", "RNN"))
slow = settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)


@slow
@given(documents)
def test_any_document_round_trips(document: Any) -> None:
    text = dumps(*document)
    assert loads(text) == document
    assert loads(text.encode()) == document
    assert dumps(*loads(text)) == text


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_file_round_trips(tmp_path: Any, line_end: Any) -> None:
    path = tmp_path / "world.json"
    gov = Governance.of(Person("p1", "Siân £ 😀"))
    save(path, gov)
    raw = path.read_bytes()
    assert b"\r" not in raw
    assert "Siân £ 😀".encode() in raw
    path.write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", line_end.encode()))
    assert load(path) == (gov, ())


def test_version_1_loads_for_ever() -> None:
    gov: Any
    loaded = load(WIRE)
    gov, decisions = loaded
    assert loads(dumps(gov, decisions)) == (gov, decisions)
    assert loads(dumps(gov, decisions, loaded.meetings)) == loaded
    (meeting,) = loaded.meetings
    assert [one.decision for one in meeting.items] == [None, "D1"]
    assert meeting.members(1, "rnn board") == ("p1",)
    assert len(list(gov.records())) == 39
    assert len(decisions) == 2
    given = gov["SoD 4.2"]
    assert given.ceiling == (Limit("1000000.50"), Limit(5, basis="year", vat="in", inclusive=False))
    assert given.source == Citation("Scheme of Delegation, 4.2", url="https://example.org/sod")
    assert [one.holds for one in given.attested] == [False, True]
    assert given.urgent.last_day(date(2024, 5, 14), None) == date(2024, 6, 11)
    assert given.urgent.consulted == ("icb cfo", "p4")
    assert gov["rnn ceo"].holder(date(2025, 1, 1)) == "p6"
    assert gov["rnn board"].quorum[0].needed(11) == 4
    assert [len(rule.clauses) for rule in gov["rnn finance"].rule] == [1, 2]
    assert gov["Const 42"].above == Limit(10_000_000, basis="whole life")
    assert gov["finance"].kinds == ()
    assert gov["jc"].liable == ("RNN",)
    assert gov["SR 1"].history[0].was.current.score == 16
    assert gov["SR 1"].as_at(date(2024, 5, 31)).owner == "rnn board"
    assert [one.clause for one in gov["RMP"].de_escalations] == ["RMP 5"]
    first, second = decisions
    assert [one.risk for one in first.risks] == ["SR 1", "SR 1"]
    assert {(vote.order, vote.casting) for vote in first.votes} == {
        (1, False),
        (2, False),
        (None, True),
    }
    assert [(one.who, first.next_meeting) for one in first.consultations] == [
        ("p4", date(2024, 6, 4))
    ]
    assert second.figures == (Figure(0),)
    assert second.attended == ()


def given_with(**fields: Any) -> Any:
    return Delegation("d", **({"by": "rnn", "to": "p1", "matters": "service"} | fields))


@pytest.mark.parametrize(
    ("short", "made"),
    [
        ('"ceiling": 1000', given_with(ceiling=1000)),
        ('"ceiling": "1000.5"', given_with(ceiling="1000.5")),
        ('"ceiling": 1000.10', given_with(ceiling="1000.10")),
        ('"ceiling": 1e3', given_with(ceiling=1000)),
        ('"ceiling": 9007199254740993', given_with(ceiling=9007199254740993)),
        ('"ceiling": 0.1', given_with(ceiling="0.1")),
        ('"ceiling": {"amount": 7, "basis": "year"}', given_with(ceiling=Limit(7, basis="year"))),
        ('"ceiling": [1, {"amount": "2"}]', given_with(ceiling=[1, 2])),
        ('"ceiling": null', given_with()),
        ('"source": "SoD 4"', given_with(source="SoD 4")),
        ('"source": null', given_with()),
        ('"attested": "consent"', given_with(attested="consent")),
        ('"conditions": "consent"', given_with(conditions="consent")),
        ('"passing_on": "barred"', given_with(passing_on="barred")),
    ],
)
def test_short_forms_of_a_delegation(short: Any, made: Any) -> None:
    text = '{"id": "d", "by": "rnn", "to": "p1", "matters": ["service"], ' + short + "}"
    others = (
        '"organisations": [{"id": "RNN", "kind": "FT"}], "people": [{"id": "p1"}], '
        '"bodies": [{"type": "board", "id": "rnn", "organisation": "RNN"}]'
    )
    whole = '{"icsgov": 1, "governance": {"delegations": [' + text + "], " + others + "}}"
    assert loads(whole).governance.delegations == (made,)


@pytest.mark.parametrize(
    ("short", "field", "made"),
    [
        ('"figures": 0', "figures", 0),
        ('"figures": []', "figures", ()),
        ('"of": "RNN"', "of", "RNN"),
        ('"of": []', "of", ()),
        ('"attended": "p1"', "attended", "p1"),
        ('"attended": ["p1", {"person": "p2", "body": "b"}]', None, None),
        ('"presided": "p1"', "presided", "p1"),
        ('"presided": null', "presided", None),
        ('"recused": ["p1", "p2"]', "recused", ["p1", "p2"]),
        ('"notice": "2024-01-01"', "notice", date(2024, 1, 1)),
    ],
)
def test_short_forms_of_a_decision(short: Any, field: Any, made: Any) -> None:
    start = '{"id": "D", "matters": "service", "forum": "rnn", "day": "2024-05-14", '
    text = '{"icsgov": 1, "governance": {}, "decisions": [' + start + short + "}]}"
    (found,) = loads(text).decisions
    if field is not None:
        more = {field: made}
        assert found == Decision("D", "service", forum="rnn", day=date(2024, 5, 14), **more)
    assert short in dumps(Governance(), found) or made is None


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("1000", "1000"),
        ("1000.00", "1000"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0E+9999"), "0"),
        ("0.5", '"0.50"'),
        ("1000.5000", '"1000.50"'),
        ("0.125", '"0.125"'),
        ("9007199254740991", "9007199254740991"),
        ("9007199254740992", '"9007199254740992"'),
        ("123456789012345678.05", '"123456789012345678.05"'),
    ],
)
def test_money_is_written_so_that_nothing_is_lost(amount: Any, written: Any) -> None:
    gov = Governance.of(*BOARD, Person("p1"), given_with(ceiling=amount))
    text = dumps(gov)
    assert f'"ceiling": {written}' in text
    assert loads(text).governance.delegations[0].ceiling[0].amount == Decimal(amount)


def test_the_order_in_which_things_were_said_does_not_matter() -> None:
    one = Governance.of(*BOARD, given_with(to="RNN", matters=["b", "a"], ceiling="5.0"))
    two = Governance.of(given_with(to="RNN", matters=["a", "b"], ceiling=5), *reversed(BOARD))
    assert dumps(one) == dumps(two)


def test_one_decision_needs_no_list() -> None:
    decision = Decision("D", "service", forum="rnn", day=date(2024, 5, 14))
    assert loads(dumps(Governance(), decision)).decisions == (decision,)


@pytest.mark.parametrize(
    ("records", "decisions", "where"),
    [
        ([Person("p1", "\ud800")], (), "governance.people['p1'].name"),
        (
            [BOARD[0], Board("b", "RNN", quorum=Quorum(share=Fraction(1, 10**200)))],
            (),
            "quorum[0].share",
        ),
        ([], [Decision("D", "a", forum="f", day=date(2024, 1, 1))] * 2, "decisions[1].id"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(
    tmp_path: Any, records: Any, decisions: Any, where: Any
) -> None:
    path = tmp_path / "kept.json"
    path.write_text("kept")
    with pytest.raises(GovernanceError) as caught:
        save(path, Governance.of(*records), decisions)
    (fault,) = caught.value.faults
    assert where in fault.where
    assert path.read_text() == "kept"


def test_the_library_is_imported_without_cattrs() -> None:
    code = "import icsgov, icsgov.model.governance, sys; sys.exit('cattrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
