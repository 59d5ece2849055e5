"""What an answer rests on and what it leaves out: sides not known, rows that do not bite, names."""

from datetime import timedelta

import attrs
from build import (
    BOOK,
    Y2024,
    ask,
    codes,
    committee,
    council,
    decide,
    effects,
    facts,
    given,
    joint,
    rules,
    trust,
    world,
)

from icsgov.explain import NO
from icsgov.model.authority import ApprovalRule
from icsgov.model.body import Seat
from icsgov.model.decision import Approval
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation
from icsgov.reasoning.resolve import resolve

DAY = Y2024
CLERK = Office("L clerk's office", "L", holders="L clerk")


def test_an_answer_is_the_same_whoever_else_is_in_the_framework() -> None:
    """It compares, counts as one in a set, and is written without the names of all the others."""
    gov = world(trust("A"))
    wider = gov.put(Organisation("Z", "a trust far away", kind="FT"))
    decision = decide(gov, "A board", DAY)
    one, other = resolve(decision, gov), resolve(decision, wider)
    assert {one, other} == {one}
    assert "far away" not in repr(other)
    assert other["Z"].effect.value == "no_part"


def test_a_row_that_keeps_a_matter_from_some_bodies_is_told_of_no_others() -> None:
    """Health scrutiny is no health and wellbeing board's, which says nothing of a cabinet."""
    scrutiny = Matter("service", kinds="health-scrutiny")
    gov = world(council("L"), scrutiny)
    binding = ask(gov, "L cabinet", DAY)["L"]
    assert binding.effect.value == "unauthorised"
    assert not {"RS-41"} & rules(binding)


def test_an_approver_in_the_chain_on_one_side_approves_on_neither() -> None:
    """Where it is not known on which side of a council the matter lies.

    On the side of full council the officer decides by what the committee passed on; on that of
    the executive by nothing.
    """
    two = (Seat("L c1", "councillor"), Seat("L c2", "councillor"))
    gov = world(
        *(council("L"), committee("L", *two), CLERK),
        given("1", "L council", "L committee", passing_on="allowed"),
        given("2", "L committee", CLERK.id),
        ApprovalRule("3", organisation="L", by="L committee", matters="service"),
    )
    binding = ask(gov, CLERK.id, DAY, approvals=Approval("L committee", DAY))["L"]
    assert binding.effect.value == "indeterminate"
    assert binding.verdict is NO


def test_a_power_without_a_name_is_told_as_no_power() -> None:
    """By a row added to the book, which allows without a power what section 65Z5 allows too."""
    row = attrs.evolve(BOOK.rule("FT-10"), id="MY-01", power="")
    gov = world(
        *(trust("A"), trust("B"), committee("B", "ceo", "ned")),
        given("1", "A board", "B"),
        given("2", "B board", "B committee", function_of="A"),
    )
    binding = ask(gov, "B committee", DAY, of=["A"], law=BOOK.amend(row))["A"]
    assert binding.effect.value == "indeterminate", codes(binding)
    assert facts(binding, "passing-on.power-unknown")["powers"] == ("65Z5", "no power")


def test_a_key_decision_is_announced_by_councils_and_not_by_a_partnership_with_a_trust() -> None:
    """A joint committee of a council and a trust takes it ten days after the notice."""
    managed = Matter("service", kinds=["key-decision", "partnership-management"], side="executive")
    gov = world(
        *(council("L"), trust("A"), joint("L", "A", under="75"), managed),
        *(given("1", "L cabinet", "jc"), given("2", "A board", "jc")),
    )
    outcome = ask(gov, "jc", DAY, notice=DAY - timedelta(days=10))
    assert effects(outcome) == {"A": "bound", "L": "bound"}
