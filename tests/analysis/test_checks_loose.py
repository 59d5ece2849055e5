"""Loose ends in a framework: powers that no law has, and organisations that nobody succeeded."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import Y2024, committee, flat, given, group, joint, trust, world

from icsgov import Delegation, Governance, Period, Seat, Succession, check
from icsgov.law import england
from icsgov.model.governance import Record
from icsgov.model.organisation import Office, Organisation

DAY = Y2024
AFTER = DAY + timedelta(days=30)


def found(gov: Governance, code: str, on: date = AFTER) -> list[Any]:
    return [one for one in check(gov, on=on) if one.code == f"check.{code}"]


# powers


@pytest.mark.parametrize("under", sorted({rule.power for rule in england().rules if rule.power}))
def test_every_power_of_the_rulebook_is_known(under: str) -> None:
    gov = world(trust("A"), trust("B"), given("1", "A board", "B", under=under))
    assert not found(gov, "unknown-power")


def test_a_slip_in_a_power_is_noticed_while_it_is_in_force() -> None:
    gov = world(
        *(trust("A"), trust("B")),
        given("1", "A board", "B", under="65Z9"),
        given("2", "A board", "B"),
        joint("A", "B", under="65Z55"),
    )
    told = found(gov, "unknown-power")
    assert [(one.about, one.organisations) for one in told] == [
        (("1",), ()),
        (("jc",), ("A", "B")),
    ]
    assert [one.cites[0].text for one in told[:1]] == ["scheme, 1"]
    assert told[0].says == (
        "`1` is made under section 65Z9, of which the rulebook england-2026.07 has no rule"
    )
    one = gov["1"]
    assert isinstance(one, Delegation)
    over = gov.put(evolve(one, period=Period(None, AFTER)))
    assert [each.about for each in found(over, "unknown-power")] == [("jc",)]
    assert len(found(over, "unknown-power", AFTER - timedelta(days=1))) == 2


# organisations that ended


def gone(org: str, day: date = DAY) -> list[Record]:
    return [
        evolve(one, period=Period(one.period.start, day)) if isinstance(one, Organisation) else one
        for one in flat([trust(org)])
    ]


def framework(*more: Any) -> Governance:
    """P ended; it gave, was given, had its function exercised, and sat on bodies of others."""
    return world(
        *(gone("P"), trust("T"), trust("U")),
        Office("P office", "P", holders="P ceo"),
        committee("T", "ceo", Seat("P ceo", held_for="P")),
        committee("U", "ceo", Seat("P fd", nominated_by="P")),
        committee("P", "ceo", Seat("P fd", nominated_by="P"), name="own"),
        joint("P", "T"),
        given("by", "P board", "T"),
        given("by office", "P office", "T"),
        given("to", "T board", "P"),
        given("to board", "T board", "P board"),
        given("for", "T board", "U", function_of="P"),
        given("other", "T board", "U"),
        *more,
    )


NAMED = ("T committee", "U committee", "by", "by office", "for", "jc", "to", "to board")


def test_what_names_an_organisation_that_ended_is_told_once() -> None:
    (one,) = found(framework(), "no-successor")
    assert one.about == ("P", *NAMED)
    assert one.organisations == ("P",)
    assert one.says.startswith(
        "`P` ended on 14 May 2024, and who took its place is not on file; as"
    )
    assert found(framework(), "no-successor", DAY) == [one]
    assert not found(framework(), "no-successor", DAY - timedelta(days=1))


def test_a_successor_or_an_end_answers_it() -> None:
    """A successor, of however much; or that what named it ended too."""
    assert not found(
        framework(Succession("S", of="P", to="U", day=DAY, matters="estate")), "no-successor"
    )
    gov = framework()
    over = Period(None, AFTER)
    for id in NAMED:
        record = gov[id]
        if isinstance(record, Delegation):
            gov = gov.put(evolve(record, period=over))
    known: list[Any] = [gov.index.bodies[id] for id in NAMED if id in gov.index.bodies]
    bodies = [evolve(one, period=over) for one in known]
    assert not found(gov.put(*bodies), "no-successor")
    (last,) = found(gov, "no-successor")
    assert last.about == ("P", "T committee", "U committee", "jc")
    assert found(gov, "no-successor", AFTER - timedelta(days=1))[0].about == ("P", *NAMED)


def test_a_seat_that_ended_names_nobody() -> None:
    seat = Seat("P ceo", held_for="P", period=Period(None, DAY))
    gov = world(gone("P"), trust("T"), committee("T", "ceo", seat))
    assert not found(gov, "no-successor")
    assert not found(world(gone("P"), trust("T")), "no-successor")
    meets = group(("P ceo", "P"), ("T ceo", "T"))
    (one,) = found(world(gone("P"), trust("T"), meets), "no-successor")
    assert one.about == ("P", "group")


def test_where_an_organisation_that_ended_is_written_is_cited() -> None:
    old = Organisation("P", kind="FT", period=Period(None, DAY), source="order of 2024")
    gov = world(old, trust("T"), given("1", "T board", "P", source="scheme of T"))
    (one,) = found(gov, "no-successor")
    assert [cite.text for cite in one.cites] == ["order of 2024"]
