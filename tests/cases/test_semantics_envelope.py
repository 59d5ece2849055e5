"""The envelope of a delegation: ceilings, conditions, authorisations for one decision."""

from typing import Any

import attrs
import pytest
from build import Y2024, ask, codes, decide, doubts, given, group, steps, trust, world
from forms import answer, decided, scheme

from icsgov.model.authority import Attestation, Reservation, Residual
from icsgov.model.body import Group, Seat
from icsgov.model.matter import Figure, Limit, Total
from icsgov.reasoning.resolve import resolve

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


@pytest.mark.parametrize(
    ("above", "figure", "effect"),
    [
        (1000, 1000, "unauthorised"),
        (1000, "1000.01", "bound"),
        (1000, 0, "unauthorised"),
        (Limit(1000, inclusive=False), 1000, "bound"),
        (Limit(1000, inclusive=False), "999.99", "unauthorised"),
        (Limit(1000, basis="year"), Figure(1001, basis="year"), "bound"),
        (Limit(1000, basis="year"), 5000, "indeterminate"),
        (1000, None, "indeterminate"),
        (None, None, "bound"),
    ],
)
def test_a_band_starts_above_its_lower_amount(above: Any, figure: Any, effect: str) -> None:
    """A post that a scheme gives a band has nothing below it; the edge is in or out as said."""
    gov = scheme(given("1", "A board", "A committee", above=above))
    assert answer(gov, figures=figure) == effect


def test_a_scheme_of_bands_may_leave_an_amount_to_nobody() -> None:
    """Under 1,000 to one, over 1,000 to another: exactly 1,000 is given to neither."""
    under = given("1", "A board", "A committee", ceiling=Limit(1000, inclusive=False))
    over = given("2", "A board", "A committee", above=1000)
    effects = [answer(scheme(under, over), figures=n) for n in ("999.99", 1000, "1000.01")]
    assert effects == ["bound", "unauthorised", "bound"]


@pytest.mark.parametrize(
    ("total", "figure", "effect"),
    [
        (1000, 1000, "bound"),
        (1000, "1000.01", "unauthorised"),
        (Total(1000, vat="in"), 5, "indeterminate"),
        ([2000, Total(1000, over="whole")], 1500, "unauthorised"),
        (1000, None, "indeterminate"),
    ],
)
def test_a_total_binds_one_decision_as_a_ceiling_does(total: Any, figure: Any, effect: str) -> None:
    """And that other decisions may have used some of it is a doubt."""
    gov = scheme(given("1", "A board", "A committee", totals=total))
    assert answer(gov, figures=figure) == effect
    assert "grant.total" in doubts(decided(gov, figures=figure)) or effect == "unauthorised"


def test_both_sides_of_the_comparison_are_said() -> None:
    """What is over a limit says both amounts and the clause."""
    gov = scheme(given("CRW 5.2", "A board", "A committee", ceiling=1_000_000))
    binding = decided(gov, figures=4_200_000)
    (over,) = [step for step in steps(binding) if step.code == "grant.over"]
    assert "£4,200,000" in over.says and "£1,000,000" in over.says
    assert "CRW 5.2" in str(binding.why)


def test_both_sides_of_a_lower_edge_are_said() -> None:
    """What is below a band, or may be, says both amounts, what is missing, and the clause."""
    gov = scheme(given("CRW 5.3", "A board", "A committee", above=1_000_000))
    for figure, code in ((400_000, "grant.below"), (4_000_000, "grant.above")):
        (told,) = [step for step in steps(decided(gov, figures=figure)) if step.code == code]
        assert f"£{figure:,}" in told.says and "above £1,000,000" in told.says
    (open_,) = [s for s in steps(decided(gov, figures=None)) if s.code == "grant.floor-unknown"]
    assert "CRW 5.3" in open_.says and "this decision, VAT out" in open_.says


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


def test_one_framework_answers_each_decision_by_its_own_facts() -> None:
    """Figures, attestations, the decision's id and its day are asked of each decision anew."""
    gov = scheme(
        given("1", "A board", "A committee", ceiling=1000),
        given("2", "A board", "A office", "estates", conditions="money"),
        given("3", "A board", "A office", "service", decision="D"),
        Residual("4", by="A board", to="A ceo"),
        Reservation("5", by="A board", matters="service", above=5000),
        group(("A ceo", "A")),
    )
    for _ in range(2):
        assert answer(gov, figures=1000) == "bound"
        assert answer(gov, figures=1001) == "unauthorised"
        assert answer(gov, figures=None) == "indeterminate"
        assert answer(gov, "A office", "estates", attested="money") == "bound"
        assert answer(gov, "A office", "estates") == "indeterminate"
        assert answer(gov, "A office") == "bound"
        assert answer(gov, "group", figures=5000) == "bound"
        assert answer(gov, "group", figures=5001) == "unauthorised"
        assert answer(gov, "group", figures=None) == "indeterminate"
    other = decide(gov, "A office", DAY)
    assert resolve(attrs.evolve(other, id="another"), gov)["A"].effect.value == "unauthorised"


def test_what_was_attested_is_said_to_be() -> None:
    """Met by somebody's word, denied, or not on file."""
    gov = scheme(given("1", "A board", "A committee", conditions="money"))
    assert "condition.attested" in codes(decided(gov, attested="money"))
    assert "condition.denied" in codes(decided(gov, attested=Attestation("money", holds=False)))
