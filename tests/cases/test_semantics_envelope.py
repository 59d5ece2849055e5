"""The envelope of a delegation: ceilings, conditions, authorisations for one decision."""

from typing import Any

import pytest
from build import Y2024, ask, doubts, given, steps, trust, world
from forms import answer, decided, scheme

from icsgov.model.authority import Attestation
from icsgov.model.body import Group, Seat
from icsgov.model.matter import Figure, Limit

DAY = Y2024


@pytest.mark.parametrize(
    ("limit", "figure", "effect"),
    [
        (1000, 1000, "bound"),
        (1000, "1000.01", "unauthorised"),
        (Limit(1000, inclusive=False), 1000, "unauthorised"),
        (Limit(1000, inclusive=False), "999.99", "bound"),
        (Limit(1000, basis="year"), Figure(1000, basis="year"), "bound"),
        (Limit(1000, basis="year"), Figure(1001, basis="year"), "unauthorised"),
        (Limit(1000, basis="year"), 5, "indeterminate"),
        (Limit(1000, vat="in"), 5, "indeterminate"),
        (Limit(1000, vat="in"), Figure(1200, vat="in"), "unauthorised"),
        (Limit(1000, basis="whole life"), 0, "bound"),
        (Limit(1000, basis="whole life"), None, "indeterminate"),
        ([1000, Limit(9000, basis="whole life")], 1000, "indeterminate"),
        (None, None, "bound"),
        (0, 0, "bound"),
        (0, 1, "unauthorised"),
    ],
)
def test_a_ceiling_is_met_by_the_figure_of_its_own_basis(
    limit: Any, figure: Any, effect: str
) -> None:
    """Pounds, for what, with or without VAT, boundary in or out; unrecorded is not known."""
    gov = scheme(given("1", "A board", "A committee", ceiling=limit))
    assert answer(gov, figures=figure) == effect


def test_both_sides_of_the_comparison_are_said() -> None:
    """What is over a limit says both amounts and the clause."""
    gov = scheme(given("CRW 5.2", "A board", "A committee", ceiling=1_000_000))
    binding = decided(gov, figures=4_200_000)
    (over,) = [step for step in steps(binding) if step.code == "grant.over"]
    assert "£4,200,000" in over.says and "£1,000,000" in over.says
    assert "CRW 5.2" in str(binding.why)


def test_a_missing_figure_is_named() -> None:
    """Which figure is missing is said: its basis and VAT."""
    gov = scheme(given("1", "A board", "A committee", ceiling=Limit(9, basis="year", vat="in")))
    binding = decided(gov, figures=5)
    assert binding.verdict.value == 1
    (missing,) = [step for step in steps(binding) if step.code == "grant.figure-unknown"]
    assert "year" in str(missing.facts) and "in" in str(missing.facts)


def test_a_condition_has_to_be_attested() -> None:
    """Attested it holds, denied it does not, otherwise it is not known."""
    conditional = given("1", "A board", "A committee", conditions=["strategy", "money"])
    gov = scheme(conditional)
    unknown = decided(gov)
    assert unknown.effect.value == "indeterminate"
    assert "condition.unknown" in doubts(unknown)
    assert answer(gov, attested=["strategy", "money"]) == "bound"
    assert answer(gov, attested=["strategy"]) == "indeterminate"
    denied = [Attestation("money", holds=False), "strategy"]
    assert answer(gov, attested=denied) == "unauthorised"
    both = [Attestation("money", holds=False), "strategy", "money"]
    assert answer(gov, attested=both) == "unauthorised"


def test_an_attestation_may_be_for_one_organisation() -> None:
    """Somebody's word for one organisation says nothing of another."""
    gov = world(
        *(trust("A"), trust("B"), Group("group", seats=[Seat("A ceo", held_for="A")])),
        given("1", "A board", "A ceo", conditions="money"),
    )
    own = ask(gov, "group", DAY, attested=Attestation("money", of="A"))["A"]
    other = ask(gov, "group", DAY, attested=Attestation("money", of="B"))["A"]
    assert (own.effect.value, other.effect.value) == ("bound", "indeterminate")


def test_an_authorisation_is_a_delegation_for_one_decision() -> None:
    """Given beforehand for one decision, it is good for that one only."""
    gov = scheme(given("1", "A board", "A committee", decision="D"))
    assert answer(gov) == "bound"
    other = scheme(given("1", "A board", "A committee", decision="another"))
    assert answer(other) == "unauthorised"
