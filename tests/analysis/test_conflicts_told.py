"""Collisions: what bears on a forum that day and what does not, and which decision shows one."""

from datetime import date
from typing import Any

from build import Y2024, committee, council, given, trust, world

from icsgov import (
    CommitteeInCommon,
    Governance,
    Matter,
    Office,
    Period,
    Reservation,
    Urgent,
    reduced,
    reserved_conflicts,
    resolve,
)
from icsgov.model.authority import Attestation
from icsgov.reasoning.results import Effect

YEAR = Period(date(2024, 1, 1), date(2025, 1, 1))
JULY = date(2024, 7, 1)
SECOND = committee("A", "ceo", name="second")


def room(other: str, *parts: Any) -> Governance:
    """A's committee and another body meet in common; A's board gave its committee the service."""
    both = CommitteeInCommon("room", ["A committee", other])
    one = given("1", "A board", "A committee")
    return world(trust("A"), committee("A", "ceo"), both, one, *parts)


def found(gov: Governance, on: date | Period = Y2024) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.code, one.about) for one in reserved_conflicts(gov, on=on)]


# inside one organisation


def test_nothing_collides_once_power_over_it_has_ended_further_up() -> None:
    """From July the committee has nothing to pass on, whatever it keeps."""
    gov = world(
        *(trust("A"), committee("A", "ceo"), SECOND),
        given("1", "A board", "A committee", passing_on="allowed", period=Period(None, JULY)),
        given("2", "A committee", "A second"),
        Reservation("R", by="A committee", matters="service"),
    )
    (one,) = reserved_conflicts(gov, on=YEAR)
    assert one.region is not None
    assert one.region.period == Period(YEAR.start, JULY)


def test_of_two_reservations_of_one_matter_the_lower_may_be_met_alone() -> None:
    gov = world(
        *(trust("A"), committee("A", "ceo")),
        given("1", "A board", "A committee", ceiling=500),
        Reservation("R1", by="A board", matters="service/beds", above=100),
        Reservation("R2", by="A board", matters="service/beds", above=1000),
    )
    assert found(gov) == [("conflict.delegation", ("1", "R1"))]


def test_what_shows_a_collision_with_urgent_power_binds_where_nothing_is_kept() -> None:
    """Whatever bars the power is attested not to hold, and its grounds to hold."""
    gov = world(
        *(trust("A"), Office("ceo", "A", holders="A ceo")),
        given("2", "A board", "ceo", urgent=Urgent(grounds="wait", barred_by="bar")),
        Reservation("R", by="A board", matters="service"),
    )
    (one,) = reserved_conflicts(gov, on=Y2024)
    assert one.witness is not None
    assert {*one.witness.attested} == {Attestation("bar", False), Attestation("wait")}
    effects = [resolve(one.witness, each)["A"].effect for each in reduced(gov, one)]
    assert effects == [Effect.BOUND, Effect.UNAUTHORISED]


# at a forum


def test_what_a_body_at_the_table_keeps_is_not_what_leaves_it_out() -> None:
    """The cabinet keeps what is full council's: that nobody gave it, not what it keeps, is why."""
    gov = room("L cabinet", council("L"), Matter("service", kinds=(), side="council"))
    kept = Reservation("R", by="L cabinet", matters="service")
    assert found(gov) == [("conflict.undelegated", ("1", "room"))]
    assert found(gov.put(kept)) == [("conflict.undelegated", ("1", "room"))]


def test_whom_a_forum_may_bind_for_all_that_is_known_is_not_left_out() -> None:
    """Whether the service is the executive's is not recorded."""
    gov = room("L cabinet", council("L"))
    assert found(gov) == []
    assert found(gov.put(Matter("service", kinds=(), side="executive"))) == []


def test_whoever_gave_it_once_keeps_nothing_from_the_forum() -> None:
    """B's second committee gave B's first what it had, until 2020, and keeps it now."""
    gov = room(
        "B committee",
        *(trust("B"), committee("B", "ceo"), committee("B", "ceo", name="second")),
        Reservation("R", by="B second", matters="service"),
    )
    for period, answer in (
        (Period(None, date(2020, 1, 1)), ("conflict.undelegated", ("1", "room"))),
        (Period(date(2020, 1, 1)), ("conflict.split", ("R", "1", "room"))),
    ):
        once = given("0", "B second", "B committee", period=period)
        assert found(gov.put(once)) == [answer]
