"""Decisions already taken and what was reserved: in which measure, and about which matters."""

from typing import Any

import pytest
from build import Y2024, committee, decide, given, trust, world

from icsgov import Figure, Finding, Governance, Reservation, reserved_conflicts


def framework(*matters: str, **more: Any) -> Governance:
    """A committee decides under its board's delegation what another committee keeps."""
    return world(
        trust("A"),
        committee("A", "ceo", "fd"),
        committee("A", "ceo", name="second"),
        given("A 4", "A board", "A committee"),
        Reservation("A 1", by="A second", matters=matters or "service", source="SO 1", **more),
    )


def found(gov: Governance, **more: Any) -> list[Finding]:
    made = decide(gov, "A committee", Y2024, **more)
    told = reserved_conflicts(gov, on=Y2024, decisions=[made])
    return [one for one in told if one.witness == made]


@pytest.mark.parametrize(
    ("figures", "beyond"),
    [
        ([Figure(101)], True),
        ([Figure(100)], False),
        ([Figure(50), Figure(500, basis="year")], False),
        ([Figure(101), Figure(5, basis="year")], True),
        ([Figure(500, basis="year")], False),
        (None, False),
    ],
)
def test_a_reservation_above_an_amount_is_met_in_its_own_measure(
    figures: Any, beyond: bool
) -> None:
    """What a decision costs in a year says nothing of what is kept of one decision."""
    some = found(framework(above=100), figures=figures)
    assert [one.code for one in some] == (["conflict.decided-beyond"] if beyond else [])
    for one in some:
        assert one.region is not None
        assert str(one.region.band) == "exactly £101"


@pytest.mark.parametrize(
    ("figures", "band"),
    [
        ([Figure(50)], "exactly £50"),
        ([Figure(50), Figure(500, basis="year")], "any amount"),
        (None, "any amount"),
    ],
)
def test_of_several_figures_none_is_the_amount_where_a_reservation_names_none(
    figures: Any, band: str
) -> None:
    (one,) = found(framework(), figures=figures)
    assert one.region is not None
    assert str(one.region.band) == band


@pytest.mark.parametrize(
    ("kept", "made", "matters"),
    [
        ("service", "service", ("service",)),
        ("service", "service/beds", ("service/beds",)),
        ("service", ("service/beds", "service/site"), ("service/beds", "service/site")),
    ],
)
def test_a_finding_is_about_the_matters_that_both_are_about(
    kept: str, made: Any, matters: tuple[str, ...]
) -> None:
    (one,) = found(framework(kept), matter=made)
    assert one.region is not None
    assert one.region.matters == matters


def test_of_a_narrower_reservation_its_own_matter_is_named() -> None:
    """The board keeps a part of what its committee decided as a whole."""
    kept = Reservation("A 1", by="A board", matters=["service/beds", "staff"])
    (one,) = found(framework().put(kept))
    assert one.code == "conflict.decided-beyond"
    assert one.region is not None
    assert one.region.matters == ("service/beds",)
