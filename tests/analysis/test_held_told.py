"""Where a point lies: in the nearest matter, and in every band that a region names."""

from datetime import date
from decimal import Decimal

import pytest
from build import Y2024, committee, given, trust, world

from icsgov import what_can, who_can
from icsgov.analysis.finding import Region
from icsgov.analysis.plane import Band
from icsgov.analysis.probe import USUAL
from icsgov.model.kinds import Per, Vat

YEARLY = (Per.YEAR, Vat.OUT)
C = committee("A", "ceo", "fd")


def test_a_decision_lies_in_the_nearest_matter_that_is_named() -> None:
    """The narrower delegation ends at less, and the wider one does not reach beyond it there."""
    gov = world(
        *(trust("A"), C, committee("A", "ceo", name="second")),
        given("1", "A board", "A committee", "service", ceiling=100),
        given("2", "A board", "A committee", "service/beds", ceiling=1000),
    )
    held = what_can(gov, "A committee", on=Y2024)
    for matter, amount, clause in (
        ("service", 50, ("1",)),
        ("service", 500, None),
        ("service/beds/ward", 500, ("2",)),
        ("service/site", 500, None),
    ):
        part = held.at("A", matter, amount, Y2024)
        if clause is None:
            assert part is None
        else:
            assert part is not None
            assert clause[0] in part.clauses


@pytest.mark.parametrize(("yearly", "inside"), [(0, False), (9, False), (10, True), (None, False)])
def test_an_amount_that_is_not_said_is_nothing(yearly: int | None, inside: bool) -> None:
    """In a region from £10 a year on a decision of which no yearly amount is said does not lie."""
    region = Region(("service",), also=((YEARLY, Band(Decimal(10), None)),))
    amounts = {USUAL: Decimal(5)}
    if yearly is not None:
        amounts[YEARLY] = Decimal(yearly)
    assert region.holds("service/beds", amounts, date(2024, 5, 14)) is inside
    but = region._replace(but=("service/beds",))
    assert not but.holds("service/beds", amounts, date(2024, 5, 14))


def test_the_way_that_needs_least_comes_first_however_near_the_other_is_to_the_board() -> None:
    gov = world(
        *(trust("A"), C, committee("A", "ceo", name="near")),
        given("1", "A board", "A near", conditions="tendered"),
        given("2", "A near", "A committee", conditions=()),
        given("3", "A board", "A committee"),
    )
    ways = [
        (one.decider, len(one.needs))
        for one in who_can(gov, bind="A", matter="service", value=0, on=Y2024).ways
    ]
    assert [count for _, count in ways] == sorted(count for _, count in ways)
    assert ways[0] == ("A board", 0)
    assert ("A near", 1) in ways


def test_the_clauses_of_a_chain_begin_with_what_the_board_gave() -> None:
    gov = world(
        *(trust("A"), C, committee("A", "ceo", name="near")),
        given("1", "A board", "A near", passing_on="allowed"),
        given("2", "A near", "A committee"),
    )
    (way,) = (
        one
        for one in who_can(gov, bind="A", matter="service", value=0, on=Y2024).ways
        if one.decider == "A committee"
    )
    assert (way.clauses, way.given_by) == (("1", "2"), ("A board", "A near"))
