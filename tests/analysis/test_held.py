"""What somebody can decide, against the resolver and the map of coverage at random points."""

from decimal import Decimal
from typing import Any

import pytest
from build import Y2024, committee, council, given, joint, trust, world
from forms import lies
from hypothesis import HealthCheck, settings
from hypothesis import given as given_
from hypothesis import strategies as st
from schemes import AMOUNTS, binds, every_act, schemes

from icsgov import coverage, what_can, who_can
from icsgov.analysis.agreements import Asker, figures_of
from icsgov.errors import MalformedError, UnknownIdError
from icsgov.explain import UNKNOWN, YES
from icsgov.law import england
from icsgov.model.authority import Reservation, Residual
from icsgov.model.body import CommitteeInCommon, Group, Seat
from icsgov.model.governance import Governance
from icsgov.model.matter import Limit, Matter
from icsgov.model.organisation import Office, Organisation
from icsgov.period import Period
from icsgov.testing import World, near_misses
from icsgov.testing.worlds import MATTER

SLOW = settings(max_examples=100, suppress_health_check=list(HealthCheck), deadline=None)
EVERY_MEASURE = [
    Limit(0, basis=per, vat=vat)
    for per in ("decision", "year", "whole life")
    for vat in ("in", "out")
]


def everybody(gov: Governance) -> list[str]:
    people = {str(one.to) for one in gov.delegations} - set(gov.index.organisations)
    seated = {seat.person for body in gov.bodies for seat in getattr(body, "seats", ())}
    return sorted({*people, *seated, *gov.index.bodies, *gov.index.offices})


@SLOW
@given_(near_misses(), st.sampled_from(AMOUNTS), st.data())
def test_it_holds_exactly_what_binds(world: World, amount: int, data: st.DataObject) -> None:
    """At any point: a part is there exactly when a decision of theirs binds, or may."""
    gov, day = world.gov, world.decision.day
    org = data.draw(st.sampled_from([one.id for one in gov.organisations]))
    who = data.draw(st.sampled_from(everybody(gov)))
    matter = data.draw(st.sampled_from([MATTER, "service/change/site", "service", "else"]))
    part = what_can(gov, who, on=day).at(org, matter, amount, day)
    person = who not in gov.index.bodies and who not in gov.index.offices
    asker = Asker(gov, england(), [who] if person else [])
    made = asker.decision(who, org, matter, figures_of(Decimal(amount), EVERY_MEASURE), day)
    verdict = asker.ask(made, org).verdict if made else None
    assert (part is not None and part.alone) == (verdict is YES)
    if part is None:
        assert verdict is not UNKNOWN
        if made is not None:
            assert not any(binds(asker.gov, org, made, [one]) for one in every_act(gov))


@settings(SLOW, max_examples=40)
@given_(schemes(), st.sampled_from([0, 5, 6, 10, 11]))
def test_it_says_what_coverage_and_who_can_say(gov: Governance, amount: int) -> None:
    """Whoever holds a cell alone holds that part; and with what is agreed, as `who_can` lists."""
    cell = coverage(gov, "A", on=Y2024).at("A", "service", amount, Y2024)
    alone = {one.decider for one in cell.able if one.verdict is YES}
    ways: dict[str, set[Any]] = {}
    for way in who_can(gov, bind="A", matter="service", value=amount, on=Y2024):
        if way.forum == way.decider:
            ways.setdefault(way.decider, set()).add(way.needs)
    for who in (*gov.index.bodies, *gov.index.offices):
        part = what_can(gov, who, on=Y2024).at("A", "service", amount, Y2024)
        assert (part is not None and part.alone) == (who in alone)
        assert set(part.needs if part else ()) == ways.get(who, set())


def test_bands_are_merged_and_chains_are_told() -> None:
    """Two delegations that meet are one envelope where one chain carries it."""
    body = committee("A", "ceo", "fd")
    gov = world(
        trust("A"),
        body,
        Office("ceo", "A", holders="A ceo"),
        given("1", "A board", "A committee", passing_on="allowed", ceiling=50),
        given("2", "A committee", "ceo", ceiling=10),
        given("3", "A board", "ceo", ceiling=99, above=20, conditions="tendered"),
        Reservation("R", by="A board", matters="service", above=40),
    )
    told = [
        (str(part.band), part.clauses, part.given_by, [[n.name for n in s] for s in part.needs])
        for part in what_can(gov, "ceo", on=Y2024)
        if part.matter == "service"
    ]
    assert told == [
        ("£0 to £10", ("1", "2"), ("A board", "A committee"), [[]]),
        ("over £20 to £40", ("3",), ("A board",), [["tendered"]]),
    ]


def test_it_reaches_across_organisations() -> None:
    """A joint committee holds for each of its parties, and a body for whoever gave it theirs."""
    gov = world(
        trust("A"),
        trust("B"),
        joint("A", "B"),
        committee("B", "ceo"),
        given("1", "A board", "jc"),
        given("2", "B board", "jc", ceiling=5),
        given("3", "A board", "B", matters="estate", under="65Z5"),
    )
    parts = [(p.organisation, p.matter, str(p.band)) for p in what_can(gov, "jc", on=Y2024)]
    assert parts == [("A", "service", "any amount"), ("B", "service", "£0 to £5")]
    board = what_can(gov, gov["B board"], on=Y2024)
    assert [part.clauses for part in board if part.organisation == "A"] == [("3",)]
    assert {part.matter for part in board if part.organisation == "B"} == {
        "service",
        "estate",
        board.elsewhere,
    }


def test_a_person_holds_what_their_office_and_their_name_hold() -> None:
    """By name, by office and as what is left; not what a body decides on which they sit."""
    gov = world(
        trust("A", "NHST"),
        committee("A", "ned"),
        Office("post", "A", holders="A ned"),
        given("1", "A board", "A ned", matters="one"),
        given("2", "A board", "post", matters="two"),
        given("3", "A board", "A committee", matters="three"),
        Residual("rest", by="A board", to="A fd"),
    )
    assert [part.matter for part in what_can(gov, "A ned", on=Y2024)] == ["one", "two"]
    rest = what_can(gov, "A fd", on=Y2024)
    assert rest.at("A", "parking", 5, Y2024) is not None
    assert what_can(gov, "A chair", on=Y2024).parts == ()
    leader = world(council("L"), lies("cabinet"))
    parts = what_can(leader, "L leader", on=Y2024)
    assert [part.matter for part in parts if part.alone] == ["service"]
    assert [part.needs for part in parts if part.matter == parts.elsewhere] == [()]


def test_what_statute_gives_by_name_is_held() -> None:
    """A national body decides for everybody whom statute names it for."""
    nhse = [*trust("E", "NHSE"), Organisation("S", kind="SOS")]
    kinds = [
        Matter("chair", kinds="icb-chair-appointment"),
        Matter("chief", kinds="icb-chief-executive-appointment"),
    ]
    gov = world(trust("I", "ICB"), nhse, kinds)
    board = what_can(gov, "E board", on=Y2024)
    (named,) = (part for part in board if part.organisation == "I")
    assert (named.matter, [[one.name for one in some] for some in named.needs]) == (
        "chair",
        [["S"]],
    )
    (part,) = what_can(gov, "I chair", on=Y2024)
    assert (part.matter, [[one.name for one in some] for some in part.needs]) == ("chief", [["E"]])


def test_days_are_cut_where_something_ends() -> None:
    """Over a period the envelope is told for each run of days."""
    ends = Period(None, Y2024)
    gov = world(
        trust("A"), Office("ceo", "A", holders="A ceo"), given("1", "A board", "ceo", period=ends)
    )
    asked = Period(Y2024.replace(month=1), Y2024.replace(month=12))
    found = what_can(gov, "ceo", on=asked)
    assert {part.period.end for part in found} == {Y2024}
    assert len(found) == len(list(found))


def test_what_decides_nothing_holds_nothing() -> None:
    """A group, a committee in common, an office that nobody holds."""
    gov = world(
        trust("A"),
        committee("A", "ceo"),
        Group("g", seats=[Seat("A ceo", held_for="A")]),
        CommitteeInCommon("cic", ["A committee"]),
        Office("vacant", "A"),
        given("1", "A board", "vacant"),
    )
    assert all(what_can(gov, one, on=Y2024).parts == () for one in ("g", "cic", "vacant"))


def test_bad_questions_are_refused() -> None:
    """Somebody unknown, an organisation, a day that is none."""
    gov = world(trust("A"))
    for bad in ("nobody", "A"):
        with pytest.raises(UnknownIdError):
            what_can(gov, bad, on=Y2024)
    with pytest.raises(MalformedError, match="expected a day or a period"):
        what_can(gov, "A board", on="today")  # type: ignore[arg-type] # what is refused
    with pytest.raises(UnknownIdError):
        what_can(Governance.of(), "A board", on=Y2024)
