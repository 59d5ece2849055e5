"""The map of who can decide, against the resolver itself at every point that may matter."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest
from build import Y2024, committee, council, given, joint, trust, world
from forms import lies
from hypothesis import given as given_
from hypothesis import strategies as st

from icsgov import Coverage, coverage
from icsgov.analysis.coverage import Cell
from icsgov.analysis.plane import EVERY, Band, bands, elsewhere, merged, spans, turning_days
from icsgov.analysis.probe import WANTING, Asking, matters_of
from icsgov.errors import MalformedError, UnknownIdError
from icsgov.explain import YES
from icsgov.law import england
from icsgov.model.authority import ApprovalRule, Delegation, Reservation, Residual
from icsgov.model.body import AdvisoryGroup, Board, CommitteeInCommon, Group, Seat
from icsgov.model.governance import Governance
from icsgov.model.matter import Limit, Matter
from icsgov.model.organisation import Office, Organisation
from icsgov.period import Period
from icsgov.reasoning.results import Effect
from icsgov.testing import World, near_misses

CEO = Office("ceo", "A", holders="A ceo")
CFO = Office("cfo", "A", holders="A cfo")
amounts = st.decimals(0, 5000, places=2)
limits = st.builds(Limit, amounts, inclusive=st.booleans())


def scheme(*more: Any) -> Governance:
    """A foundation trust with two executives in office."""
    org, board = trust("A")
    assert isinstance(board, Board)
    seats = (*board.seats, Seat("A cfo", "executive"))
    return world(org, attrs.evolve(board, seats=seats), CEO, CFO, more)


def able(cells: Any) -> list[tuple[str, list[str]]]:
    return [(str(cell.band), [one.decider for one in cell.able]) for cell in cells]


@given_(st.lists(limits, max_size=5), amounts)
def test_every_amount_lies_in_one_band(some: list[Limit], amount: Decimal) -> None:
    """The bands part the amounts, and each band's witness lies in it."""
    cut = bands(some)
    assert sum(band.holds(amount) for band in cut) == 1
    assert all(band.holds(band.witness) for band in cut)
    assert [whole for whole, _ in merged((band, None) for band in cut)] == [EVERY]


@given_(st.lists(limits, max_size=5), st.lists(amounts, min_size=2, max_size=2))
def test_no_limit_tells_two_amounts_of_one_band_apart(
    some: list[Limit], two: list[Decimal]
) -> None:
    """What is compared with limits only has one answer on a band."""
    for band in bands(some):
        inside = [one for one in (*two, band.witness) if band.holds(one)]
        assert all(len({limit.allows(one) for one in inside}) == 1 for limit in some)


def test_a_band_says_its_ends() -> None:
    """In, out, from nothing, without an end, a single amount, pence."""
    ten, hundred = Decimal(10), Decimal("100.50")
    assert str(EVERY) == "any amount"
    assert str(Band(ten, None)) == "£10 and over"
    assert str(Band(ten, None, low_in=False)) == "over £10"
    assert str(Band(ten, ten)) == "exactly £10"
    assert str(Band(ten, hundred, False, False)) == "over £10 to under £100.50"
    near = Band(ten, Decimal("10.01"), low_in=False)
    assert near.witness == Decimal("10.01")
    assert attrs_between(Band(ten, Decimal("10.01"), False, False).witness)


def attrs_between(amount: Decimal) -> bool:
    return Decimal(10) < amount < Decimal("10.01")


@given_(near_misses(), st.data())
def test_the_map_says_what_resolve_says(world: World, data: st.DataObject) -> None:
    """At any point exactly those can decide whose decision there would bind, or needs approval."""
    gov, day = world.gov, world.decision.day
    org = data.draw(st.sampled_from([one.id for one in gov.organisations]))
    found = coverage(gov, org, on=day)
    named = matters_of(gov)
    matter = data.draw(st.sampled_from([*named, *(f"{one}/part" for one in named), "else"]))
    amount = data.draw(st.sampled_from([Decimal(n) for n in (0, 999_999, 1_000_000, 1_000_001)]))
    cell = found.at(org, matter, amount, day)
    asking = Asking(gov, org, england())
    everybody = [one.id for one in (*gov.bodies, *gov.offices)]
    everybody += sorted({str(seat.person) for body in gov.bodies for seat in _seats(body)})
    asked = {who: asking.holder(who, matter, amount, day) for who in everybody}
    can = {w for w, h in asked.items() if h and (h.verdict is YES or h.effect in WANTING)}
    assert {one.decider for one in cell.able} == can
    open_ = {w for w, h in asked.items() if h and h.effect is Effect.INDETERMINATE}
    assert {one.decider for one in cell.open} == open_


def _seats(body: Any) -> tuple[Seat, ...]:
    return getattr(body, "seats", ())


def test_a_scheme_that_leaves_one_amount_to_nobody() -> None:
    """Under 1,000 to one post, over 1,000 to another: exactly 1,000 falls to the board unsaid."""
    gov = scheme(
        given("5.1", "A board", "ceo", ceiling=Limit(1000, inclusive=False)),
        given("5.2", "A board", "cfo", above=1000),
    )
    found = coverage(gov, "A", on=Y2024, matters=["service"])
    assert able(found) == [
        ("£0 to under £1,000", ["A board", "ceo"]),
        ("exactly £1,000", ["A board"]),
        ("over £1,000", ["A board", "cfo"]),
    ]
    assert [str(cell.band) for cell in found.unassigned] == ["exactly £1,000"]
    assert found.gaps == () and found.doubles == ()


def test_a_scheme_that_gives_one_amount_twice() -> None:
    """Up to 1,000 to one post, from 1,000 to another: exactly 1,000 is given to both."""
    gov = scheme(
        given("5.1", "A board", "ceo", ceiling=1000),
        given("5.2", "A board", "cfo", above=Limit(1000, inclusive=False)),
    )
    found = coverage(gov, "A", on=Y2024, matters=["service"])
    assert [(str(cell.band), cell.doubled) for cell in found.doubles] == [
        ("exactly £1,000", (("ceo", "cfo"),))
    ]


def test_who_passed_it_on_is_no_double_of_whoever_has_it() -> None:
    """A chain is one way, and a residual rule gives what is left; two chains are a double."""
    body = committee("A", "ceo", "cfo")
    chain = (
        given("1", "A board", "A committee", passing_on="allowed"),
        given("2", "A committee", "ceo"),
    )
    assert coverage(scheme(body, chain), "A", on=Y2024, matters=["service"]).doubles == ()
    rest = Residual("rest", by="A board", to="cfo")
    assert coverage(scheme(body, chain, rest), "A", on=Y2024, matters=["service"]).doubles == ()
    twice = coverage(scheme(body, chain, given("3", "A board", "cfo")), "A", on=Y2024)
    assert {cell.matter for cell in twice.doubles} == {"service"}


def test_what_is_reserved_is_assigned_and_what_no_scheme_names_is_not() -> None:
    """A reservation says whose it is; a matter nobody names is shown apart."""
    gov = scheme(Reservation("R", by="A board", matters="service", above=500))
    found = coverage(gov, "A", on=Y2024)
    assert [(cell.matter, str(cell.band)) for cell in found.unassigned] == [
        ("service", "£0 to £500")
    ]
    assert found.at("A", "service/part", 501, Y2024).kept == ("R",)
    assert found.at("A", "parking", 501, Y2024).matter == found.elsewhere
    assert not found.at("A", "parking", 501, Y2024).assigned


def test_an_approval_is_said_and_a_condition_leaves_it_open() -> None:
    """Whoever needs an approval can decide with it; of whoever needs a fact it is not known."""
    rule = ApprovalRule("AP", organisation="A", by="A board", matters="service")
    waits = coverage(scheme(rule, given("1", "A board", "ceo")), "A", on=Y2024, matters=["service"])
    holders = {one.decider: one for one in waits.cells[0].able}
    assert holders["ceo"].effect is Effect.AWAITING and holders["ceo"].clauses == ("1",)
    gov = scheme(given("1", "A board", "ceo", conditions="consulted"))
    open_ = coverage(gov, "A", on=Y2024, matters=["service"]).cells[0].open
    assert [one.decider for one in open_] == ["ceo"]


def test_a_person_may_hold_it_alone() -> None:
    """Power given to a person is asked of them at a meeting made up for it."""
    gov = world(trust("A", "NHST"), given("1", "A board", "A ned"), Office("probe", "A"))
    found = coverage(gov, "A", on=Y2024, matters=["service"])
    assert able(found) == [("any amount", ["A board", "A ned"])]
    made = found.witness(found.cells[0], gov, "A ned")
    assert [vote.person for vote in made.votes] == ["A ned"]


def test_what_statute_gives_to_one_decider_only_they_can_decide() -> None:
    """Kinds are asked for everybody whom statute may name."""
    body = committee("A", "chair", "ned", name="remuneration")
    pay = Matter("pay", kinds="executive-pay")
    cell = coverage(scheme(body, pay), "A", on=Y2024).at("A", "pay", 0, Y2024)
    assert [one.decider for one in cell.able] == ["A remuneration"]
    assert coverage(scheme(pay), "A", on=Y2024, matters=["pay"]).gaps


def test_a_period_is_cut_where_something_begins_or_ends() -> None:
    """Over two years, one cell for each run of days; the delegation holds in the middle one."""
    inside = Period(date(2024, 6, 1), date(2024, 9, 1))
    gov = scheme(given("1", "A board", "ceo", period=inside))
    asked = Period(date(2024, 5, 1), date(2024, 12, 1))
    found = coverage(gov, "A", on=asked, matters=["service"])
    told = {cell.period: [one.decider for one in cell.able] for cell in found}
    assert told[inside] == ["A board", "ceo"]
    assert all(people == ["A board"] for period, people in told.items() if period != inside)
    assert found.at("A", "service", 5, date(2024, 8, 31)).period == inside
    assert set(turning_days(gov, england())) >= {inside.start, inside.end}
    ever = spans(gov, england(), Period())
    assert ever[0].start is None and ever[-1].end is None
    assert coverage(gov, "A", on=Period(None, date(2000, 1, 1)), matters=["service"]).cells


def test_a_period_may_start_where_something_begins() -> None:
    """On that day and on the day of its end nothing is cut."""
    start, end = Y2024, Y2024 + timedelta(days=30)
    record = given("1", "A board", "ceo", period=Period(start, end))
    for asked, days in (
        (Period(start, end), [start]),
        (Period(start, end + timedelta(days=1)), [start, end]),
        (Period(start - timedelta(days=1), end), [start - timedelta(days=1), start]),
    ):
        found = coverage(scheme(record), "A", on=asked, matters=["service"])
        assert [cell.period.start for cell in found] == days


def test_a_forum_is_mapped_for_each_of_its_organisations() -> None:
    """Whatever the forum: one body, several, a joint committee, people who decide alone."""
    bodies = [committee(org, "ceo") for org in ("A", "B")]
    common = CommitteeInCommon("cic", ["A committee", "B committee"])
    people = Group("g", seats=[Seat("A ceo", held_for="A"), Seat("B ceo", held_for="B")])
    talk = AdvisoryGroup("talk")
    gov = world(trust("A"), trust("B"), bodies, common, people, talk, joint("A", "B"), CEO)
    for forum in ("cic", "jc", "g"):
        found = coverage(gov, forum, on=Y2024, matters=["service"])
        assert {cell.organisation for cell in found} == {"A", "B"}
    assert {cell.organisation for cell in coverage(gov, gov["A board"], on=Y2024)} == {"A"}
    assert coverage(gov, "talk", on=Y2024).cells == ()


def test_a_leader_holds_what_the_executive_does() -> None:
    """A council's leader decides alone, in any office held."""
    post = Office("leader", "L", holders="L leader", employee=False)
    found = coverage(world(council("L"), post, lies("cabinet")), "L", on=Y2024, matters=["service"])
    assert able(found) == [("any amount", ["L cabinet", "leader"])]


def test_bad_questions_are_refused() -> None:
    """Unknown ids, days that are none, amounts that are none; an empty framework has no answer."""
    gov = scheme()
    with pytest.raises(UnknownIdError):
        coverage(gov, "nobody", on=Y2024)
    with pytest.raises(UnknownIdError):
        Asking(gov, "nobody", england())
    with pytest.raises(MalformedError, match="expected a day or a period, got 'today'"):
        coverage(gov, "A", on="today")  # type: ignore[arg-type] # what is refused
    found = coverage(gov, "A", on=Y2024)
    for bad in (-1, 1.5, "lots"):
        with pytest.raises(MalformedError):
            found.at("A", "service", bad, Y2024)
    with pytest.raises(UnknownIdError):
        found.at("B", "service", 1, Y2024)
    with pytest.raises(UnknownIdError):
        found.witness(found.cells[0], gov, "nobody")
    with pytest.raises(UnknownIdError):
        coverage(Governance.of(), "A", on=Y2024)


def test_an_organisation_without_a_board_has_nothing_but_gaps() -> None:
    """Where power lies with nobody, nobody can decide anything; that is an answer."""
    found = coverage(Governance.of(Organisation("A", kind="FT")), "A", on=Y2024)
    assert isinstance(found, Coverage)
    assert [cell.matter for cell in found.gaps] == [found.elsewhere]
    assert isinstance(found.cells[0], Cell)


def test_elsewhere_is_a_matter_that_nobody_names() -> None:
    """Whatever the framework names, a path apart from all of it is found."""
    assert elsewhere([]) == "anything-else"
    assert elsewhere(["anything-else/x", "anything-else-2"]) == "anything-else-3"


def test_a_delegation_of_one_decision_is_no_holding() -> None:
    """An authorisation of one decision makes nobody a holder of the matter."""
    once = Delegation("1", by="A board", to="ceo", matters="service", decision="D9")
    found = coverage(scheme(once), "A", on=Y2024 + timedelta(days=1), matters=["service"])
    assert able(found) == [("any amount", ["A board"])]
