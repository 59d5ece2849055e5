"""Analyzers read a framework as it is after a succession, and say what one leaves open."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import committee, decide, given, joint, trust, world
from hypothesis import given as given_by
from test_succession import AFTER, BEFORE, DAY, after, ended

from icsgov import check, coverage, resolve, what_can, who_can
from icsgov.analysis.reading import reading
from icsgov.model.authority import Reservation
from icsgov.model.body import Board
from icsgov.model.governance import Governance
from icsgov.model.succession import Passed, Succession
from icsgov.period import Period
from icsgov.testing import World
from icsgov.testing.breaks_succession import near_successions

BOTH = ["delegations", "seats"]


def framework(**passed: Any) -> Governance:
    """ICB P, which Q succeeded; what it had given to trust T and to a joint committee with it."""
    links = [given("1", "P board", "T", under="65Z5"), given("2", "P board", "jc", "service/x")]
    body = joint("P", "T")
    parts: list[Any] = [ended(trust("P", "ICB")), trust("Q", "ICB"), trust("T"), body, links]
    return world(*parts, after("P", "Q", **passed))


def ways(gov: Governance, org: str, matter: str, on: date) -> set[str]:
    found = who_can(gov, bind=org, matter=matter, value=0, on=on)
    return {str(way) for way in found.ways}


def test_who_can_bind_the_successor() -> None:
    own = "`Q board` for `Q`"
    told = ways(framework(carried=BOTH), "Q", "service/x", AFTER)
    assert told == {own, "`T board` for `Q`, by `1`", "`jc` for `Q`, by `2`"}
    assert ways(framework(lapsed=BOTH), "Q", "service/x", AFTER) == {own}
    assert "`T board` for `P`, by `1`" in ways(framework(carried=BOTH), "P", "service/x", BEFORE)


def test_what_somebody_holds_on_either_side_of_the_day() -> None:
    span = Period(DAY - timedelta(days=5), DAY + timedelta(days=5))
    parts = what_can(framework(carried=BOTH), "T board", on=span)
    held = {(one.organisation, one.period.start) for one in parts if one.clauses == ("1",)}
    assert held == {("P", span.start), ("Q", DAY)}


def test_the_map_of_the_successor() -> None:
    cells = coverage(framework(carried=BOTH), "Q", on=AFTER, matters=["service/x"])
    assert [{one.decider for one in cell.able} for cell in cells] == [{"Q board", "T board", "jc"}]
    for holder in next(iter(cells)).able:
        made = decide(framework(carried=BOTH), holder.decider, AFTER, "service/x", of=["Q"])
        assert resolve(made, framework(carried=BOTH))["Q"].effect.value == "bound"


@pytest.mark.parametrize(
    ("passed", "things"),
    [
        ({}, {"1", "2", "jc"}),
        ({"carried": BOTH}, set()),
        ({"lapsed": BOTH}, set()),
        ({"carried": Passed("delegations", only="1"), "lapsed": "seats"}, {"2"}),
        ({"matters": "service/x", "carried": "seats"}, {"1", "2"}),
        ({"matters": "estate", "carried": "seats"}, set()),
    ],
)
def test_what_a_succession_leaves_open(passed: dict[str, Any], things: set[str]) -> None:
    gov = framework(**passed)
    found = [one for one in check(gov, on=AFTER) if one.code == "check.succession-silent"]
    assert {one.about[0] for one in found} == things
    assert all(one.about[1] == "S P Q" and one.organisations == ("Q",) for one in found)
    before = check(gov, on=DAY - timedelta(days=1))
    assert not [one for one in before if one.code == "check.succession-silent"]


def test_what_a_committee_of_the_predecessor_had_or_gave_ended_and_is_not_open() -> None:
    body = committee("P", "ceo", "fd")
    more = [given("3", "P board", "P committee"), given("4", "P committee", "T")]
    gov = framework(carried=BOTH).put(body, *more, after("P", "Q", carried="seats"))
    found = [one.about[0] for one in check(gov, on=AFTER) if "silent" in one.code]
    assert found == ["1", "2"]


def test_a_board_whose_record_was_replaced_is_not_gone() -> None:
    """What the old record gave goes on, for the checks as for `resolve`."""
    gov = world(trust("A"), committee("A", "ceo", "fd"), given("1", "A board", "A committee"))
    old = gov["A board"]
    assert isinstance(old, Board)
    renewed = gov.put(
        evolve(old, period=Period(None, DAY)), evolve(old, id="A new board", period=Period(DAY))
    )
    assert not [one for one in check(renewed, on=AFTER) if "1" in one.about]
    assert ways(renewed, "A", "service", AFTER) == {
        "`A new board` for `A`",
        "`A committee` for `A`, by `1`",
    }
    made = decide(renewed, "A committee", AFTER)
    assert resolve(made, renewed)["A"].effect.value == "bound"
    assert resolve(made, renewed)["A"].verdict.name == "YES"


def test_a_succession_is_a_record_of_its_own() -> None:
    gov = framework(carried=BOTH)
    kept = gov["S P Q"]
    assert isinstance(kept, Succession)
    assert gov.drop("S P Q").successions == ()


@given_by(near_successions())
def test_what_is_asked_of_a_reading_is_what_is_asked_of_the_framework(world_: World) -> None:
    """A decision has the same answer in the framework as it reads on its day."""
    made = world_.decision
    told = resolve(made, world_.gov, on=made.day)
    again = resolve(made, reading(world_.gov, made.day), on=made.day)
    assert [(one.organisation, one.effect, one.verdict) for one in told] == [
        (one.organisation, one.effect, one.verdict) for one in again
    ]


@pytest.mark.parametrize("by", ["P board", "Q board"])
def test_what_a_predecessor_kept_still_cuts_what_it_gave(by: str) -> None:
    """Also for whoever asks who can decide, and nobody says that it is idle."""
    kept = Reservation("R", by=by, matters="service")
    gov = framework(carried=BOTH).put(kept)
    open_ = ways(framework(carried=BOTH), "Q", "service", AFTER)
    assert any("`1`" in way for way in open_)
    assert not any("`1`" in way for way in ways(gov, "Q", "service", AFTER))
    found = check(gov, on=AFTER)
    assert {one.code for one in found if "R" in one.about} == {"check.wholly-reserved"}
