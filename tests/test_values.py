"""The plain values: what they refuse, how they compare, and how they look."""

import pickle
from datetime import date, datetime
from decimal import Decimal

import pytest

from icsgov import (
    ApprovalRule,
    Attestation,
    Board,
    Citation,
    Committee,
    Decision,
    Delegation,
    Governance,
    GovernanceError,
    Including,
    Limit,
    MalformedError,
    Matter,
    Office,
    Organisation,
    Period,
    Person,
    Quorum,
    Reservation,
    RuleBook,
    Seat,
    SeatClass,
    Step,
    Tenure,
    UnknownIdError,
    Verdict,
    Vote,
    VotingRule,
    majority,
    resolve,
)
from icsgov.explain import NO, UNKNOWN, YES, all_of, any_of, fact, greatest, least
from icsgov.model.kinds import Per, Vat
from icsgov.period import clashes
from icsgov.reasoning.results import Outcome

DAY = date(2024, 5, 14)
TRUST = Organisation("RNN", "North Cumbria", kind="FT")
BOARD = Board("rnn", "RNN", seats=[Seat("ann", "chair")])


def test_a_verdict_has_no_truth_value() -> None:
    with pytest.raises(TypeError, match="compare it"):
        bool(Verdict.YES)
    assert sorted([YES, NO, UNKNOWN]) == [NO, UNKNOWN, YES]
    assert [repr(one) for one in Verdict] == ["NO", "UNKNOWN", "YES"]


@pytest.mark.parametrize("one", Verdict)
@pytest.mark.parametrize("other", Verdict)
def test_joined_steps_are_read_off_their_children(one: Verdict, other: Verdict) -> None:
    children = (fact("a", one), fact("b", other))
    assert all_of("all", children).verdict is min(one, other)
    assert any_of("any", children).verdict is max(one, other)
    assert all_of("all", children) == all_of("all", list(children))
    assert least([]) is YES
    assert greatest([]) is NO


def test_a_step_that_joins_others_needs_one() -> None:
    with pytest.raises(ValueError, match="at least one"):
        all_of("all", ())


def test_of_several_alternatives_the_firmest_speaks() -> None:
    firm, unsure = fact("a", YES), fact("b", YES, doubt=True)
    assert any_of("any", (unsure, firm)).doubts() == ()
    assert any_of("any", (unsure, fact("c", NO))).doubts() == (unsure,)
    assert all_of("all", (unsure, firm)).doubts() == (unsure,)


def test_a_step_shows_itself_in_a_notebook() -> None:
    assert "&lt;b&gt;" in all_of("<b>", (fact("a", YES),))._repr_html_()
    assert str(fact("a", NO)).startswith("[-]")
    assert isinstance(fact("a", NO), Step)


@pytest.mark.parametrize("bad", [{"text": ""}, {"text": 3}, {"text": "x", "url": 3}])
def test_a_citation_is_text(bad: dict[str, object]) -> None:
    with pytest.raises(MalformedError, match="expected text"):
        Citation(**bad)  # type: ignore[arg-type] # what is refused


def test_every_fault_at_once_and_where() -> None:
    with pytest.raises(MalformedError) as caught:
        Decision(
            "D",
            "Service",
            forum="f",
            day=datetime(2024, 5, 14),  # a datetime is what is refused
            figures="-4",
            votes=[Vote("ann", "for"), Vote("ann", "for")],
        )
    text = str(caught.value)
    for part in ("day: expected a day", "figures", "matters[0]: expected a path", "votes[1]"):
        assert part in text


@pytest.mark.parametrize("amount", ["-1", "NaN", Decimal("NaN"), 1.5, True, "lots", 10**18])
def test_an_amount_is_a_number_of_pounds(amount: object) -> None:
    with pytest.raises(MalformedError, match="pounds"):
        Limit(amount)  # type: ignore[arg-type] # what is refused


def test_limits_are_put_in_order_and_the_rest_left_for_the_check() -> None:
    rule = ApprovalRule("x", organisation="RNN", by="rnn", matters="a", above=Limit(5, vat="in"))
    assert rule.above is not None
    assert rule.above.measure == (Per.DECISION, Vat.IN)
    with pytest.raises(MalformedError) as caught:
        Decision("D", "a", forum="f", day=DAY, figures=[1, "lots"])  # type: ignore[list-item] # what is refused
    assert "figures[1]" in str(caught.value)
    with pytest.raises(MalformedError, match="one of given"):
        ApprovalRule("x", organisation="RNN", by="rnn", matters="a", threshold="most")


def test_a_period_needs_its_days_in_order() -> None:
    with pytest.raises(MalformedError, match="ends before it starts"):
        Period(DAY, DAY)
    with pytest.raises(MalformedError, match="expected a day"):
        Period("2024-05-14")  # type: ignore[arg-type] # what is refused
    assert str(Period()) == "always"
    assert str(Period(None, DAY)) == "until 2024-05-14 (that day excluded)"
    assert Period.through(DAY, date.max) == Period(DAY)
    with pytest.raises(MalformedError, match="end: expected a day or None, got 'tomorrow'"):
        Period.through(DAY, "tomorrow")  # type: ignore[arg-type] # what is refused
    assert clashes([("a", Period(None, DAY)), ("b", Period(DAY))]) == []
    assert clashes([("a", Period()), ("b", Period(DAY)), ("c", Period(DAY))]) == ["b", "c"]


def test_an_id_fits_on_a_line() -> None:
    for id in ("", " a", "a\nb", "\x1b[31m", "RNN\u200b", "\u202eRNN", 5):
        with pytest.raises(MalformedError, match="expected an id"):
            Person(id)  # type: ignore[arg-type] # what is refused
    assert Person("ann\u00a0\u00e9").id == "ann\u00a0\u00e9"


def test_a_framework_is_a_value() -> None:
    gov = Governance.of(TRUST, BOARD)
    assert gov == Governance.of(BOARD, TRUST)
    assert hash(gov) == hash(Governance.of(BOARD, TRUST))
    assert pickle.loads(pickle.dumps(gov)) == gov
    assert gov["RNN"] == TRUST
    assert gov.put(BOARD) == gov
    assert gov.drop(BOARD).bodies == ()
    assert "X" not in gov and [] not in gov and gov.organisations[0].id in gov
    with pytest.raises(UnknownIdError, match="no record has the id `X`"):
        gov.drop("X")
    with pytest.raises(UnknownIdError):
        gov["X"]
    with pytest.raises(TypeError, match="a record of a framework"):
        Governance.of("RNN")  # type: ignore[arg-type] # what is refused


def test_records_that_do_not_fit_are_all_named() -> None:
    other = Organisation("RTF", kind="LA")
    with pytest.raises(GovernanceError) as caught:
        Governance.of(
            TRUST,
            other,
            BOARD,
            Board("second", "RNN"),
            Board("sided", "RNN", side="council"),
            Committee("c", "RTF", parent="rnn"),
            Office("o", "RNN", holders=[Tenure("rnn")]),
            Person("RNN"),
            Board(
                "third",
                "RTF",
                quorum=Quorum(count=1, including=Including(1, SeatClass(organisations="gone"))),
            ),
        )
    text = str(caught.value)
    for part in (
        "organisation has the id `gone`",
        "second board",
        "only a council",
        "not a body of `RTF`",
        "both a person and",
    ):
        assert part in text
    smaller = caught.value.derive(caught.value.exceptions[:1])
    assert len(smaller.faults) == 1
    assert smaller.faults[0] == caught.value.faults[0]


def test_a_matter_is_a_path() -> None:
    with pytest.raises(MalformedError, match="expected a path"):
        Matter("Service")
    with pytest.raises(MalformedError, match="expected a path"):
        Matter("/".join(["a"] * 41))


def test_a_rulebook_holds_rules_and_has_a_version() -> None:
    with pytest.raises(GovernanceError) as caught:
        RuleBook(version="", rules=("x",))
    for part in ("version: expected text", "rules[0]: expected a Rule"):
        assert part in str(caught.value)


def test_the_question_has_a_day() -> None:
    gov = Governance.of(TRUST, BOARD)
    decision = Decision("D", "a", forum="rnn", day=DAY)
    with pytest.raises(MalformedError, match="on: expected a day"):
        resolve(decision, gov, on="2024-05-14")  # type: ignore[arg-type] # what is refused
    outcome = resolve(decision, gov)
    assert isinstance(outcome, Outcome)
    with pytest.raises(UnknownIdError, match="organisation"):
        outcome["X"]


def test_a_bare_word_attests() -> None:
    decision = Decision("D", "a", forum="rnn", day=DAY, attested="ok")
    assert decision.attested == (Attestation("ok"),)


def test_a_count_too_large_to_be_one_is_refused_and_not_written_out() -> None:
    """Python refuses to write out a number of thousands of digits; nobody counts people so far."""
    with pytest.raises(MalformedError, match="got a number of more than 18 digits"):
        Quorum(count=10**5000)
    assert Quorum(count=10**18 - 1).count == 10**18 - 1


def test_matters_that_are_none_are_refused_like_any_wrong_shape() -> None:
    """A number where matters belong is a fault with a name, in every record that has them."""
    for make in (
        lambda: Delegation("1", by="b", to="c", matters=7),  # type: ignore[arg-type] # what is refused
        lambda: Reservation("1", by="b", matters=7),  # type: ignore[arg-type] # what is refused
        lambda: Decision("D", 7, forum="b", day=DAY),  # type: ignore[arg-type] # what is refused
        lambda: VotingRule(majority().clauses, matters=7),  # type: ignore[arg-type] # what is refused
    ):
        with pytest.raises(MalformedError, match="got 7") as error:
            make()
        assert [one.where for one in error.value.faults] == ["matters"]
