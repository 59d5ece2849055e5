"""Value bands: what another covers, what nobody is given, what two are given."""

from datetime import date
from typing import Any

import attrs
import pytest
from build import Y2024, committee, given, trust, world
from hypothesis import given as given_
from hypothesis import settings
from hypothesis import strategies as st

from icsgov import check, coverage, england, resolve
from icsgov.analysis.checks_ask import Desk
from icsgov.analysis.checks_bands import WIDE, functions_of
from icsgov.analysis.finding import Finding
from icsgov.analysis.plane import bands
from icsgov.model.authority import ApprovalRule, Reservation, Residual
from icsgov.model.body import Board, Seat
from icsgov.model.decision import Decision, Resolution
from icsgov.model.governance import Governance
from icsgov.model.kinds import PassingOn
from icsgov.model.matter import Figure, Limit
from icsgov.model.organisation import Office
from icsgov.reasoning.results import Effect
from icsgov.testing import World
from icsgov.testing.breaks import near_misses

UNDER = Limit(1000, inclusive=False)


def scheme(*more: Any) -> Governance:
    """A foundation trust with two executives in office."""
    org, board = trust("A")
    assert isinstance(board, Board)
    board = attrs.evolve(board, seats=(*board.seats, Seat("A cfo", "executive"), Seat("A x")))
    posts = [Office("ceo", "A", holders="A ceo"), Office("cfo", "A", holders="A cfo")]
    return world(org, board, posts, more)


def found(*more: Any) -> tuple[Finding, ...]:
    return check(scheme(*more), on=Y2024)


def told(*more: Any) -> list[tuple[str, tuple[str, ...], str]]:
    return [(f.code, f.about, str(f.region and f.region.band)) for f in found(*more)]


def test_one_amount_that_nobody_is_given() -> None:
    """Under 1,000 to one, over 1,000 to another; the nearest scheme gives 1,000 to the first."""
    low, high = (
        given("1", "A board", "ceo", ceiling=UNDER),
        given("2", "A board", "cfo", above=1000),
    )
    (finding,) = found(low, high)
    assert (finding.code, finding.about) == ("check.gap", ("1", "2"))
    assert finding.region is not None and str(finding.region.band) == "exactly £1,000"
    assert "`service`" in finding.says and "exactly £1,000" in finding.says
    assert finding.witness is not None and finding.witness.forum == "ceo"
    answer = resolve(finding.witness, scheme(low, high))["A"]
    assert answer.effect is Effect.UNAUTHORISED
    assert found(attrs.evolve(low, ceiling=1000), high) == ()


def test_one_amount_that_two_are_given() -> None:
    """Up to 1,000 to one, from 1,000 to another; the nearest scheme starts above it."""
    low, high = (
        given("1", "A board", "ceo", ceiling=1000),
        given("2", "A board", "cfo", above=UNDER),
    )
    (finding,) = found(low, high)
    assert (finding.code, finding.about) == ("check.overlap", ("1", "2"))
    assert finding.region is not None and str(finding.region.band) == "exactly £1,000"
    assert finding.witness is not None
    for who in ("ceo", "cfo"):
        made = attrs.evolve(finding.witness, forum=who, resolutions=Resolution(who, "for"))
        assert resolve(made, scheme(low, high))["A"].effect is Effect.BOUND
    assert [str(cite) for cite in finding.cites] == ["scheme, 1", "scheme, 2"]
    assert found(low, attrs.evolve(high, above=1000)) == ()


def test_a_ladder_is_no_overlap() -> None:
    """Who may decide more may decide less; bands that each start above nothing may not meet."""
    assert (
        told(given("1", "A board", "ceo", ceiling=9000), given("2", "A board", "cfo", ceiling=5))
        == []
    )
    inside = given("2", "A board", "cfo", above=5, ceiling=50)
    assert told(given("1", "A board", "ceo", ceiling=9000), inside) == []
    start = given("0", "A board", "A committee", ceiling=5)
    body = committee("A", "ceo", "ned", "ned2")
    banded = given("1", "A board", "ceo", above=5, ceiling=9000)
    assert told(body, start, banded, inside) == [("check.overlap", ("1", "2"), "over £5 to £50")]


def test_one_overlap_is_told_once_though_a_third_is_given_part_of_it() -> None:
    """Where the third may decide too the cells differ; those of the first two are one run."""
    bands_ = [
        given("1", "A board", "ceo", ceiling=1000),
        given("2", "A board", "cfo", above=500, ceiling=5000),
    ]
    part = given("3", "A board", "A committee", above=700, ceiling=900)
    body = committee("A", "ceo", "ned", "ned2")
    whole = ("check.overlap", ("1", "2"), "over £500 to £1,000")
    assert told(*bands_) == [whole]
    assert told(body, *bands_, part) == [whole, ("check.overlap", ("2", "3"), "over £700 to £900")]


def test_amounts_between_a_ceiling_and_a_reservation() -> None:
    """What is over 5,000 is kept and what is up to 1,000 given: the rest is unsaid."""
    kept = Reservation("R", by="A board", matters="service", above=5000)
    low = given("1", "A board", "ceo", ceiling=1000)
    assert told(kept, low) == [("check.gap", ("1", "R"), "over £1,000 to £5,000")]
    assert told(attrs.evolve(kept, above=1000), low) == []
    rest = Residual("rest", by="A board", to="cfo", source="SFI")
    assert told(kept, low, rest) == []


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_there_are(day: date) -> None:
    """Any day may be asked about."""
    links = [given("1", "A board", "ceo", ceiling=UNDER), given("2", "A board", "cfo", above=1000)]
    gov = scheme(links)
    assert isinstance(check(gov, on=day), tuple)
    assert {cell.period.covers(day) for cell in coverage(gov, "A", on=day)} == {True}


def test_amounts_over_every_ceiling_are_no_gap() -> None:
    """They are the board's, as everybody knows."""
    assert told(given("1", "A board", "ceo", ceiling=1000)) == []


def test_a_vacancy_is_no_gap_of_the_scheme() -> None:
    """The scheme gives the band to an office that is vacant: that is another finding."""
    empty = Office("post", "A")
    codes = {
        one.code
        for one in found(
            empty,
            given("1", "A board", "post", ceiling=1000),
            given("2", "A board", "ceo", above=1000),
        )
    }
    assert codes == {"check.vacant-office"}


def test_a_delegation_in_the_shade_of_another() -> None:
    """Less of the same between the same two; a penny more and it gives something."""
    wide = given("1", "A board", "ceo", ["estate", "service"], ceiling=5000)
    narrow = given("2", "A board", "ceo", "service/part", ceiling=5000)
    (finding,) = found(wide, narrow)
    assert (finding.code, finding.about) == ("check.shadowed", ("2", "1"))
    assert finding.witness is not None and "`2`" in finding.says
    for gov in (scheme(wide, narrow), scheme(wide)):
        assert resolve(finding.witness, gov)["A"].effect is Effect.BOUND
    more: list[dict[str, Any]] = [
        {"ceiling": "5000.01"},
        {"matters": "parking"},
        {"to": "cfo"},
        {"passing_on": "allowed"},
        {"recall": True},
        {"under": "other"},
        {"ceiling": Limit(5000, basis="year")},
    ]
    for change in more:
        codes = [one.code for one in found(wide, attrs.evolve(narrow, **change))]
        assert "check.shadowed" not in codes, change
    less: list[dict[str, Any]] = [
        {"conditions": "asked"},
        {"above": 10},
        {"ceiling": Limit(5000, inclusive=False)},
    ]
    for change in less:
        codes = [one.code for one in found(wide, attrs.evolve(narrow, **change))]
        assert "check.shadowed" in codes, change


def test_the_shade_of_a_person_and_of_what_hangs_on_a_fact_has_no_witness() -> None:
    """Who decides alone decides at no meeting on file; what is not known binds nobody yet."""
    one = given("1", "A board", "A ceo")
    (alone,) = found(one, attrs.evolve(one, id="2"))
    assert alone.code == "check.shadowed" and alone.witness is None
    asked = given("1", "A board", "ceo", conditions="asked")
    (open_,) = found(asked, attrs.evolve(asked, id="2"))
    assert open_.code == "check.shadowed" and open_.witness is None


def test_the_bands_of_two_organisations_have_nothing_to_do_with_each_other() -> None:
    """Reservations, approvals and limits of another leave one's own as they are."""
    other = [trust("B"), Reservation("RB", by="B board", matters="service", above=300)]
    rule = ApprovalRule("AB", organisation="B", by="B board", matters="service", above=400)
    low = given("1", "A board", "ceo", ceiling=UNDER)
    high = given("2", "A board", "cfo", above=1000)
    ours = [one.about for one in found(low, high, other, rule) if one.organisations == ("A",)]
    assert ours == [("1", "2")]


def test_an_overlap_in_two_places_is_told_twice() -> None:
    """Runs that something lies between are told apart."""
    low = given("1", "A board", "ceo", ceiling=10)
    more = given("2", "A board", "ceo", above=20, ceiling=100)
    other = given("3", "A board", "cfo", above=5, ceiling=30)
    assert told(low, more, other) == [
        ("check.overlap", ("1", "3"), "over £5 to £10"),
        ("check.overlap", ("2", "3"), "over £20 to £30"),
    ]


def test_of_two_alike_the_later_is_in_the_shade() -> None:
    """One finding, not two; none where the one that would cover it gives nothing."""
    one = given("1", "A board", "ceo")
    assert told(one, attrs.evolve(one, id="2")) == [("check.shadowed", ("2", "1"), "any amount")]
    once = attrs.evolve(one, id="0", decision="D9")
    assert told(one, once) == [("check.shadowed", ("0", "1"), "any amount")]
    edge = attrs.evolve(one, ceiling=1000)
    for id in ("0", "2"):
        below = attrs.evolve(edge, id=id, ceiling=UNDER)
        assert told(edge, below) == [("check.shadowed", (id, "1"), "£0 to under £1,000")]
    nothing = attrs.evolve(one, id="2", above=9, ceiling=5)
    assert [code for code, _, _ in told(one, nothing)] == ["check.empty-envelope"]


edges = st.sampled_from([1, 2, 3])
limits = st.one_of(st.none(), st.builds(Limit, edges, inclusive=st.booleans()))
envelopes = st.fixed_dictionaries(
    {
        "ceiling": limits.map(lambda one: () if one is None else (one,)),
        "above": limits,
        "matters": st.sampled_from(["service", "service/a", "service/b"]),
        "passing_on": st.sampled_from(list(PassingOn)[1:]),
    }
)


@settings(max_examples=60, deadline=None)
@given_(envelopes, envelopes)
def test_in_the_shade_is_what_changes_nothing_when_dropped(one: Any, other: Any) -> None:
    """A delegation is shadowed exactly when at no point of the plane it binds and the other not."""
    first = given("1", "A board", "ceo", **one)
    second = given("2", "A board", "ceo", **other)
    alone = [_bound(scheme(each)) for each in (first, second)]
    wider = [WIDE.index(each.passing_on) for each in (first, second)]
    by_first, by_second = (
        alone[one] >= alone[two] and wider[one] >= wider[two] for one, two in ((0, 1), (1, 0))
    )
    expected = {"2"} if by_first else {"1"} if by_second else set()
    expected = expected if all(alone) else set()
    shadows = [f.about[0] for f in found(first, second) if f.code == "check.shadowed"]
    assert set(shadows) == expected


def _bound(gov: Governance) -> set[tuple[str, str]]:
    """The points of the plane at which the chief executive binds the trust."""
    amounts = [band.witness for band in bands(map(Limit, (1, 2, 3)))]
    return {
        (matter, str(amount))
        for matter in ("service", "service/a", "service/b")
        for amount in amounts
        if resolve(_decision(matter, amount), gov)["A"].effect is Effect.BOUND
    }


def _decision(matter: str, amount: Any) -> Decision:
    minute = Resolution("ceo", "for")
    figures = Figure(amount)
    return Decision("D", matter, forum="ceo", day=Y2024, resolutions=minute, figures=figures)


@settings(max_examples=60, deadline=None)
@given_(near_misses())
def test_provisions_for_the_functions_of_others_do_not_bear_on_ones_own(world: World) -> None:
    """The map of an organisation is the same without them."""
    gov, day = world.gov, world.decision.day
    desk = Desk(gov, day, england())
    for org in gov.organisations:
        if desk.in_being(org.id):
            own = functions_of(desk, org.id)
            for matter in desk.matters:
                narrow = coverage(own, org, on=day, matters=[matter])
                whole = coverage(gov, org, on=day, matters=[matter])
                for amount in (0, 999_999, 1_000_000, 1_000_001):
                    one, other = (c.at(org, matter, amount, day) for c in (narrow, whole))
                    assert (one.holders, one.kept) == (other.holders, other.kept)
