"""A surplus or a deficit shared between organisations, exact to the penny."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icsgov import Agreement, GovernanceError, MalformedError, Portion, shared
from icsgov.model.governance import Governance
from icsgov.model.organisation import Organisation

PENCE = st.integers(-(10**13), 10**13)
WEIGHTS = st.lists(st.integers(1, 1000), min_size=2, max_size=8)


def deal(weights: list[int], most: Any = None) -> Agreement:
    whole = sum(weights)
    orgs = [f"O{at}" for at in range(len(weights))]
    parts = [
        Portion(org, Fraction(one, whole), most=most)
        for org, one in zip(orgs, weights, strict=True)
    ]
    return Agreement("GRS", kind="gain and risk share", parties=orgs, gain=parts, loss=parts)


@given(WEIGHTS, PENCE)
def test_the_shares_add_up_and_each_is_within_a_penny_of_its_part(
    weights: list[int], pence: int
) -> None:
    amount = Decimal(pence) / 100
    found = shared(deal(weights), amount)
    assert found is not None
    assert sum(one.amount for one in found) == amount
    for one, weight in zip(found, weights, strict=True):
        exact = Fraction(pence, 100) * weight / sum(weights)
        assert abs(Fraction(one.amount) - exact) < Fraction(1, 100)
        assert one.amount == 0 or (one.amount > 0) is (amount > 0)


@given(WEIGHTS, PENCE, st.integers(0, 10**6))
def test_what_is_beyond_the_most_that_one_bears_falls_to_nobody(
    weights: list[int], pence: int, most: int
) -> None:
    amount = Decimal(pence) / 100
    found = shared(deal(weights, most=most), amount)
    assert found is not None
    assert sum(one.amount for one in found) == amount
    assert all(abs(one.amount) <= most for one in found if one.organisation)
    over = [one for one in found if not one.organisation]
    assert len(over) == (len(found) > len(weights))


def test_three_trusts_and_a_hundred_pounds() -> None:
    """33.33 each leaves a penny; it goes to the first of three that were cut alike."""
    found = shared(deal([1, 1, 1]), 100)
    assert [str(one.amount) for one in found or ()] == ["33.34", "33.33", "33.33"]
    lost = shared(deal([1, 1, 1]), "-0.02")
    assert [str(one.amount) for one in lost or ()] == ["-0.01", "-0.01", "0.00"]


def test_two_thirds_and_a_third_of_a_penny() -> None:
    """The odd penny goes where more than half of it was cut off."""
    found = shared(deal([1, 2]), "0.01")
    assert [str(one.amount) for one in found or ()] == ["0.00", "0.01"]


def test_what_an_agreement_does_not_say_is_not_guessed() -> None:
    own = Agreement("GRS", kind="memorandum", parties=["A", "B"], gain=[Portion("A", "1")])
    assert shared(own, "-1") is None
    assert [one.amount for one in shared(own, 1) or ()] == [1]


@pytest.mark.parametrize("amount", ["0.001", None, 1.5, "a lot", Decimal("NaN"), True])
def test_what_is_no_amount_of_whole_pennies_is_refused(amount: Any) -> None:
    with pytest.raises(MalformedError, match="expected an amount in whole pennies"):
        shared(deal([1, 1]), amount)


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"parties": "A"}, "expected at least two parties"),
    ({"parties": ["A", "A", "B"]}, "parties[1]: `A` is named twice"),
    ({"lead": "C"}, "lead: `C` is no party"),
    ({"gain": [Portion("A", "1/2")]}, "gain: expected shares that make a whole, got 1/2"),
    ({"gain": [Portion("C", "1")]}, "gain[0].organisation: `C` is no party"),
    ({"loss": [Portion("A", "1/2"), Portion("A", "1/2")]}, "loss[1]: `A` is named twice"),
    ({"matters": "Big"}, "matters[0]: expected a path"),
    ({"parties": 5}, "parties[0]: expected an id, got 5"),
    ({"gain": 5}, "gain: expected a portion, got 5"),
]


@pytest.mark.parametrize(("more", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_an_agreement_that_contradicts_itself_is_refused(more: dict[str, Any], said: str) -> None:
    with pytest.raises(MalformedError) as error:
        Agreement("GRS", **{"kind": "other", "parties": ["A", "B"], **more})
    assert said in str(error.value)


def test_portions_have_their_bounds() -> None:
    with pytest.raises(MalformedError, match="expected a share from 0 to 1"):
        Portion("A", "3/2")
    with pytest.raises(MalformedError, match=r"most: expected whole pennies, got 0\.001"):
        Portion("A", "1", most="0.001")


def test_a_party_that_is_not_there() -> None:
    with pytest.raises(GovernanceError) as error:
        Governance.of(
            Organisation("A", kind="FT"), Agreement("GRS", kind="other", parties=["A", "B"])
        )
    said = [str(one) for one in error.value.faults]
    assert said == ["agreements['GRS'].parties[1]: no organisation has the id `B`"]
