"""Collisions of what is kept and what is given, against every subset of provisions at every point.

Property 14: a collision is reported exactly when, in the framework reduced to the two provisions
and what they need, some decision comes out differently under each.
"""

from datetime import date
from decimal import Decimal
from itertools import combinations, product
from typing import Any

import pytest
from build import Y2024, committee, given, joint, trust, world
from hypothesis import HealthCheck, assume, settings
from hypothesis import given as given_
from hypothesis import strategies as st

from icsgov import Finding, reduced, reserved_conflicts
from icsgov.analysis.overlap import ceilings_of, in_force
from icsgov.analysis.probe import USUAL
from icsgov.analysis.readied import Readied, grounds_of
from icsgov.errors import MalformedError
from icsgov.model.authority import Attestation, Delegation, Reservation, Residual
from icsgov.model.body import CommitteeInCommon, Group, JointCommittee, Seat
from icsgov.model.decision import Decision, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import PassingOn, Per, Vat
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Office, Organisation
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Effect
from icsgov.testing import World, near_misses

CEO = Office("ceo", "A", holders="A ceo")
YEARLY = (Per.YEAR, Vat.OUT)
ASKED = Period(date(2024, 1, 1), date(2025, 1, 1))
INSIDE = ("conflict.delegation", "conflict.residual")
Point = tuple[str, Decimal, Decimal, date]


def keeps(id: str = "R", by: str = "A board", matters: Any = "service", **more: Any) -> Reservation:
    return Reservation(id, by=by, matters=matters, source=f"standing orders, {id}", **more)


def told(findings: Any) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    return [(f.code, f.about, f.region.matters, str(f.region.band)) for f in findings]


def scheme(*more: Any) -> Governance:
    return world(trust("A"), CEO, more)


# the twin


def parties(gov: Governance, record: Any) -> list[str]:
    """The organisations whose function a provision gives."""
    if getattr(record, "function_of", None):
        return [record.function_of]
    place: Any = gov.index.bodies.get(record.by) or gov.index.offices.get(record.by)
    if isinstance(place, JointCommittee):
        return list(place.parties)
    owner = getattr(place, "organisation", None)
    return [owner] if owner else []


def may_cut(gov: Governance, record: Any, kept: Reservation) -> bool:
    """Whether the second may bear on the first: the same giver; of a residual rule, any body."""
    if isinstance(record, Delegation):
        return str(kept.by) == str(record.by)
    body: Any = gov.index.bodies[kept.by]
    theirs = {getattr(body, "organisation", None), *getattr(body, "parties", ())}
    return bool(set(parties(gov, record)) & theirs)


class Twin:
    """Every framework with some of the provisions, each asked about the same decision."""

    def __init__(self, gov: Governance) -> None:
        self.whole = gov
        given: list[Any] = [*gov.delegations, *gov.residuals]
        self.provisions: dict[str, Any] = {one.id: one for one in given}
        self.kept = {one.id: one for one in gov.reservations}
        rules = [one.id for one in gov.approval_rules]
        self.bare = gov.drop(*self.provisions, *self.kept, *rules)
        self.known: dict[Any, Effect] = {}
        self.made: dict[frozenset[str], Governance] = {}

    def with_(self, ids: frozenset[str], org: str, person: str | None) -> Governance:
        key = frozenset({*ids, f"{org} {person}"})
        if key not in self.made:
            some = [self.provisions.get(id) or self.kept[id] for id in ids]
            seat: list[Any] = [Group("alone", seats=[Seat(person, held_for=org)])] if person else []
            self.made[key] = self.bare.put(*some, *seat)
        return self.made[key]

    def effect(self, ids: frozenset[str], org: str, to: str, point: Point) -> Effect:
        key = (ids, org, to, point)
        if key not in self.known:
            place = self.whole.index.record(to)
            person = to if to in self.whole.index.people else None
            gov = self.with_(ids, org, person)
            matter, amount, yearly, day = point
            words = {
                word
                for one in self.whole.delegations
                for word in (*one.conditions, *grounds_of(one))
            }
            only = next((o.decision for o in self.whole.delegations if o.decision), "D")
            voted: dict[str, Any] = (
                {"forum": "alone", "votes": [Vote(to, "for", organisation=org)]}
                if person
                else {"forum": to, "resolutions": [Resolution(to, "for")]}
            )
            measures = {one.measure for one in limits(self.whole)}
            figures = [
                Figure(yearly if per is Per.YEAR else amount, basis=per, vat=vat)
                for per, vat in {USUAL, *measures}
            ]
            asked = Decision(
                only,
                matter,
                day=day,
                of=[org],
                figures=figures,
                attested=[Attestation(one) for one in sorted(words)],
                **voted,
            )
            asked = Readied(self.whole).made(asked)
            assert person or place is not None
            self.known[key] = resolve(asked, gov)[org].effect
        return self.known[key]

    def collide(self, record: Any, kept: Reservation, org: str, to: str, point: Point) -> bool:
        """Whether a smallest set of provisions that reaches somebody by a clause is cut."""
        others = [id for id in self.provisions if id != record.id]
        for size in range(len(others) + 1):
            for some in combinations(others, size):
                ids = frozenset({record.id, *some})
                here = self.effect(ids, org, to, point)
                if here is self.effect(ids | {kept.id}, org, to, point):
                    continue
                if all(self.effect(ids - {one}, org, to, point) is not here for one in ids):
                    return True
        return False


def limits(gov: Governance) -> list[Limit]:
    found = [limit for one in gov.delegations for limit in one.ceiling]
    floors: list[Any] = [*gov.delegations, *gov.reservations]
    return [*found, *(one.above for one in floors if one.above is not None)]


def deciders(gov: Governance, to: str, day: date) -> list[str]:
    if to in gov.index.organisations:
        return [one.id for one in gov.index.boards(to, day)]
    asked = isinstance(gov.index.bodies.get(to), CommitteeInCommon | Group)
    talk = to in gov.index.bodies and not hasattr(gov.index.bodies[to], "quorum")
    return [] if asked or talk else [to]


def check_inside(gov: Governance, found: tuple[Finding, ...], points: list[Point]) -> None:
    """At every point, every pair is reported exactly when the twin says that it collides."""
    twin = Twin(gov)
    regions: dict[Any, list[Any]] = {}
    for one in found:
        if one.code in INSIDE:
            regions.setdefault((*one.about, *one.organisations), []).append(one.region)
    for record, kept in product(twin.provisions.values(), gov.reservations):
        if not may_cut(gov, record, kept):
            continue
        for org, point in product(parties(gov, record), points):
            matter, amount, yearly, day = point
            amounts = {one.measure: amount for one in limits(gov)} | {USUAL: amount}
            amounts |= {m: yearly for m in amounts if m[0] is Per.YEAR}
            here = regions.get((record.id, kept.id, org), [])
            said = any(one.holds(matter, amounts, day) for one in here)
            tos = deciders(gov, str(record.to), day)
            assert said == any(twin.collide(record, kept, org, to, point) for to in tos), (
                record,
                kept,
                point,
            )


def check_shown(gov: Governance, one: Finding) -> None:
    """The witness comes out differently in the two frameworks; without what is given, as kept."""
    assert one.witness is not None
    assert one.region is not None
    given_only, both = reduced(gov, one)
    org = one.organisations[0]
    before, after = (resolve(one.witness, some)[org].effect for some in (given_only, both))
    assert before is not after
    assert after is resolve(one.witness, both.drop(one.about[0]))[org].effect
    figures = {f.measure: f.amount for f in one.witness.figures or ()}
    assert one.region.holds(one.witness.matters[0], figures, one.witness.day)
    assert "{" not in one.says + one.mend


PATHS = ["service", "service/x", "service/y", "other"]
EDGES = [date(2024, 3, 1), date(2024, 9, 1)]
periods = st.sampled_from([Period(), Period(EDGES[0]), Period(None, EDGES[1]), Period(*EDGES)])
some_limits = st.builds(
    Limit, st.sampled_from([100, 200]), basis=st.sampled_from(["decision", "decision", "year"])
) | st.builds(Limit, st.just(100), inclusive=st.just(False))
paths = st.lists(st.sampled_from(PATHS), min_size=1, max_size=2, unique=True)


@st.composite
def schemes(draw: st.DrawFn) -> Governance:
    """An organisation with a few provisions, most of them about the same few matters."""
    kind = draw(st.sampled_from(["FT", "NHST", "ICB"]))
    people = ("ceo", "fd") if kind == "FT" else ("ceo", "fd", "ned")
    records: list[Any] = [trust("A", kind), CEO, committee("A", *people)]
    ends = ["A committee", "ceo", "A ned", "A fd"]
    for number in range(draw(st.integers(1, 3))):
        by = draw(st.sampled_from(["A board", "A board", "A committee", "ceo"]))
        records.append(
            given(
                f"D{number}",
                by,
                draw(st.sampled_from([one for one in ends if one != by])),
                draw(paths),
                ceiling=draw(st.none() | some_limits),
                above=draw(st.none() | some_limits),
                period=draw(periods),
                passing_on=draw(st.sampled_from(PassingOn)),
                conditions=draw(st.sampled_from([(), ("consulted",)])),
            )
        )
    for number in range(draw(st.integers(1, 2))):
        by = draw(st.sampled_from(["A board", "A board", "A committee"]))
        above = draw(st.none() | some_limits)
        records.append(keeps(f"R{number}", by, draw(paths), above=above, period=draw(periods)))
    if draw(st.booleans()):
        to = draw(st.sampled_from(ends[:3]))
        records.append(Residual("rest", by="A board", to=to, period=draw(periods)))
    if draw(st.booleans()):
        records.append(Matter("service/x", kinds=draw(st.sampled_from(["executive-pay", ()]))))
    return world(records)


AMOUNTS = [Decimal(0), Decimal(100), Decimal(150), Decimal(200), Decimal(201)]
points = st.tuples(
    st.sampled_from([*PATHS, "service/x/deep", "service/z"]),
    st.sampled_from(AMOUNTS),
    st.sampled_from(AMOUNTS),
    st.sampled_from([date(2024, 1, 1), EDGES[0], date(2024, 8, 31), EDGES[1]]),
)
slow = settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)


@slow
@given_(schemes(), st.lists(points, min_size=12, max_size=12, unique=True))
def test_14_a_collision_is_reported_exactly_where_the_two_differ(
    gov: Governance, some: list[Point]
) -> None:
    """Against every subset of the other provisions, at points drawn from the whole grid."""
    found = reserved_conflicts(gov, on=ASKED)
    check_inside(gov, found, some)
    for one in found:
        check_shown(gov, one)


@slow
@given_(near_misses(), st.data())
def test_14_holds_of_every_kind_of_world(world: World, data: st.DataObject) -> None:
    """The same in worlds of every form of forum, broken or nearly broken."""
    gov, day = world.gov, world.decision.day
    assume(len(gov.delegations) + len(gov.residuals) <= 6)
    if not gov.reservations and gov.delegations:
        giver = data.draw(st.sampled_from([one.by for one in gov.delegations]))
        if giver in gov.index.bodies:
            gov = gov.put(keeps("kept", giver, "service"))
    found = reserved_conflicts(gov, on=day)
    named = ["service", "service/change", "service/change/site", "other"]
    amounts = [Decimal(n) for n in (0, 999_999, 1_000_000, 1_000_001)]
    drawn = st.tuples(
        st.sampled_from(named), st.sampled_from(amounts), st.sampled_from(amounts), st.just(day)
    )
    check_inside(gov, found, data.draw(st.lists(drawn, min_size=4, max_size=4)))
    for one in found:
        if one.code in INSIDE:
            check_shown(gov, one)


# worked cases


def test_a_reservation_above_an_amount_meets_a_delegation_up_to_another() -> None:
    """Both clauses, their sources, exactly the amounts between, and a decision there."""
    gov = scheme(keeps(above=400), given("D", "A board", "ceo", ceiling=1000))
    (one,) = reserved_conflicts(gov, on=Y2024)
    assert told([one]) == [("conflict.delegation", ("D", "R"), ("service",), "over £400 to £1,000")]
    assert [str(cite) for cite in one.cites] == ["scheme, D", "standing orders, R"]
    assert one.organisations == ("A",)
    assert one.region is not None
    assert one.region.period == Period(Y2024, date(2024, 5, 15))
    check_shown(gov, one)
    assert one.says == (
        "`R` keeps `service` for `A board`, and `D` gives it to `ceo`: over £400 to £1,000,"
        " on 14 May 2024"
    )
    assert one.mend == "say once whose `service` is: narrow `D`, or `R`"


@pytest.mark.parametrize(
    ("ceiling", "above", "band"),
    [
        (Limit(400), Limit(400), None),
        (Limit(400), Limit(400, inclusive=False), "exactly £400"),
        (Limit(400, inclusive=False), Limit(400, inclusive=False), None),
        (Limit(401), Limit(400), "over £400 to £401"),
        (None, Limit(400), "over £400"),
        (Limit(400), None, "£0 to £400"),
    ],
)
def test_the_boundary_is_exact(ceiling: Limit | None, above: Limit | None, band: str) -> None:
    """A ceiling met exactly, a threshold from which or only above which it is kept."""
    gov = scheme(keeps(above=above), given("D", "A board", "ceo", ceiling=ceiling))
    found = reserved_conflicts(gov, on=Y2024)
    assert [str(one.region.band) for one in found if one.region] == ([band] if band else [])


def test_amounts_measured_otherwise_stand_apart() -> None:
    """A ceiling for the year does not keep a threshold for one decision from biting."""
    yearly = Limit(100, basis="year")
    gov = scheme(keeps(above=400), given("D", "A board", "ceo", ceiling=yearly))
    (one,) = reserved_conflicts(gov, on=Y2024)
    region = one.region
    assert region is not None
    assert (str(region.band), region.measure) == ("over £400", USUAL)
    assert [(measure, str(band)) for measure, band in region.also] == [(YEARLY, "£0 to £100")]
    assert region.holds("service", {USUAL: Decimal(500), YEARLY: Decimal(90)}, Y2024)
    assert not region.holds("service", {USUAL: Decimal(500), YEARLY: Decimal(101)}, Y2024)


def test_matters_meet_where_one_covers_the_other() -> None:
    """The narrower of the two is what they share; several that say the same are one region."""
    kept = keeps(matters=["estate/sale", "staff", "other"])
    gov = scheme(kept, given("D", "A board", "ceo", ["estate", "staff/pay", "service"]))
    (one,) = reserved_conflicts(gov, on=Y2024)
    assert one.region is not None
    assert one.region.matters == ("estate/sale", "staff/pay")
    apart = given("D", "A board", "ceo", "estates")
    assert reserved_conflicts(scheme(keeps(matters="estate"), apart), on=Y2024) == ()


def test_a_part_that_statute_gives_to_another_is_left_out() -> None:
    """What a delegation could never give is no collision, though its words would cover it."""
    pay = Matter("service/pay", kinds="executive-pay")
    gov = scheme(pay, keeps(), given("D", "A board", "ceo"))
    (one,) = reserved_conflicts(gov, on=Y2024)
    assert one.region is not None
    assert (one.region.matters, one.region.but) == (("service",), ("service/pay",))
    assert not one.region.holds("service/pay/bonus", {}, Y2024)
    assert one.region.holds("service/estate", {}, Y2024)


def test_days_are_those_of_both() -> None:
    """Over a period the region says exactly the days on which both are in force."""
    first, last = date(2024, 2, 1), date(2024, 6, 1)
    gov = scheme(
        keeps(period=Period(first)), given("D", "A board", "ceo", period=Period(None, last))
    )
    (one,) = reserved_conflicts(gov, on=ASKED)
    assert one.region is not None
    assert one.region.period == Period(first, last)
    assert reserved_conflicts(gov, on=last) == ()
    (ever,) = reserved_conflicts(gov, on=Period())
    assert ever.region == one.region


def test_what_gives_nothing_collides_with_nothing() -> None:
    """An unlawful delegation, one without a chain, one whose band is empty, one to nobody."""
    alone = given("D", "A board", "A ned")
    assert reserved_conflicts(world(trust("A"), keeps(), alone), on=Y2024) == ()
    body = committee("A", "ceo", "fd")
    unfounded = given("D", "A committee", "ceo")
    assert reserved_conflicts(scheme(body, keeps(by="A committee"), unfounded), on=Y2024) == ()
    empty = given("D", "A board", "ceo", above=100, ceiling=100)
    assert reserved_conflicts(scheme(keeps(), empty), on=Y2024) == ()
    vacant = Office("post", "A")
    assert (
        reserved_conflicts(scheme(vacant, keeps(), given("D", "A board", "post")), on=Y2024) == ()
    )
    assert reserved_conflicts(Governance.of(), on=Y2024) == ()
    assert reserved_conflicts(Governance.of(Organisation("A", kind="FT")), on=ASKED) == ()


def test_what_another_body_keeps_is_no_collision() -> None:
    """A reservation cuts what its own body gives, and nothing else; a residual rule yields to any.

    The last link of a chain that is cut higher up is not reported beside the one that is cut.
    """
    body = committee("A", "ceo", "fd")
    chain = (
        given("1", "A board", "A committee", passing_on="allowed"),
        given("2", "A committee", "ceo"),
    )
    (one,) = reserved_conflicts(scheme(body, chain, keeps()), on=Y2024)
    assert one.about == ("1", "R")
    (one,) = reserved_conflicts(scheme(body, chain, keeps(by="A committee")), on=Y2024)
    assert one.about == ("2", "R")
    rest = Residual("rest", by="A board", to="ceo")
    (one,) = reserved_conflicts(scheme(body, rest, keeps(by="A committee", above=50)), on=Y2024)
    assert told([one]) == [("conflict.residual", ("rest", "R"), ("service",), "over £50")]
    check_shown(scheme(body, rest, keeps(by="A committee", above=50)), one)


def test_a_joint_committee_is_asked_for_each_party() -> None:
    """Each party that has given it and keeps it has a collision of its own."""
    gov = world(
        trust("A"), trust("B"), joint("A", "B"), given("1", "A board", "jc", under="65Z5"), keeps()
    )
    (one,) = [one for one in reserved_conflicts(gov, on=Y2024) if one.code in INSIDE]
    assert (one.about, one.organisations) == (("1", "R"), ("A",))
    check_shown(gov, one)


def test_what_one_decision_was_authorised_for_is_asked_of_that_decision() -> None:
    """An authorisation for one decision that a reservation takes back."""
    gov = scheme(keeps(), given("D", "A board", "ceo", decision="D9"))
    (one,) = reserved_conflicts(gov, on=Y2024)
    assert one.witness is not None
    assert one.witness.id == "D9"
    check_shown(gov, one)


def test_bad_questions_are_refused() -> None:
    """An `on` that is no day, and a finding that is of another kind."""
    with pytest.raises(MalformedError, match="expected a day or a period, got 'today'"):
        reserved_conflicts(scheme(), on="today")  # type: ignore[arg-type] # what is refused
    other = Finding("conflict.split", ("R", "D"))
    with pytest.raises(MalformedError, match="expected a conflict inside one organisation"):
        reduced(scheme(keeps(), given("D", "A board", "ceo")), other)


def test_the_answer_is_in_order_and_always_the_same() -> None:
    """However a framework is put together, its collisions come in the same order."""
    parts: list[Any] = [
        keeps("R1"),
        keeps("R2", above=5),
        given("D1", "A board", "ceo"),
        trust("A"),
        CEO,
    ]
    found = reserved_conflicts(world(*parts), on=Y2024)
    assert found == reserved_conflicts(world(*reversed(parts)), on=Y2024)
    assert [one.about for one in found] == [("D1", "R1"), ("D1", "R2")]
    two: list[Any] = [
        *(trust("A"), trust("B"), CEO, Office("bo", "B", holders="B ceo")),
        *(keeps("R9"), keeps("R1", by="B board")),
        *(given("D9", "A board", "ceo"), given("D1", "B board", "bo")),
        *(given("D5", "A board", "ceo"), given("D0", "A board", "ceo", "service/x")),
    ]
    assert [one.about for one in reserved_conflicts(world(*two), on=Y2024)] == [
        ("D0", "R9"),
        ("D1", "R1"),
        ("D5", "R9"),
        ("D9", "R9"),
    ]


def test_whoever_sits_in_a_group_only_may_be_given_something() -> None:
    """Of a person without a seat on a board; of a sub-committee that keeps from a residual rule."""
    alone = Group("talks", seats=[Seat("A envoy", held_for="A")])
    gov = world(trust("A", "ICB"), alone, keeps(), given("D", "A board", "A envoy"))
    assert reserved_conflicts(gov, on=Y2024) == (), "an integrated care board may not do that"
    gov = gov.put(Office("post", "A", holders="A envoy"))
    (one,) = [one for one in reserved_conflicts(gov, on=Y2024) if one.code in INSIDE]
    assert one.about == ("D", "R")
    check_shown(gov, one)
    parent = committee("A", "ceo", "fd")
    sub = committee("A", "ceo", name="sub", parent="A committee")
    rest = Residual("rest", by="A board", to="ceo")
    nested = scheme(parent, sub, rest, keeps(by="A sub"))
    (one,) = reserved_conflicts(nested, on=Y2024)
    assert one.about == ("rest", "R")
    check_shown(nested, one)


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given_(near_misses(), st.booleans())
def test_no_world_makes_it_raise(world: World, day: bool) -> None:
    """Whatever is broken: findings that read well, and whose witness shows what they say."""
    made = world.decision
    on = made.day if day else Period(date(made.day.year, 1, 1), date(made.day.year + 1, 1, 1))
    for one in reserved_conflicts(world.gov, on=on, decisions=[made]):
        assert "{" not in one.says + one.mend
        assert one.witness is not None
        assert one.region is not None
        figures = {f.measure: f.amount for f in one.witness.figures or ()}
        if one.code.startswith("conflict.decided"):
            assert one.witness == made
            continue
        assert one.region.holds(one.witness.matters[0], figures, one.witness.day)
        if one.code not in INSIDE:
            outcome = resolve(one.witness, world.gov)
            bound = {b.organisation for b in outcome if b.effect in (Effect.BOUND, Effect.AWAITING)}
            able = set(one.organisations[1:]) if one.code != "conflict.nobody" else set()
            assert able <= bound
            assert one.organisations[0] not in bound


def test_a_residual_rule_and_a_reservation_that_never_meet_in_time() -> None:
    """Both lie within the days asked about, one after the other; neither meets the other."""
    turn = date(2024, 6, 1)
    rest = Residual("rest", by="A board", to="ceo", period=Period(None, turn))
    gov = scheme(rest, keeps(period=Period(turn)))
    assert reserved_conflicts(gov, on=ASKED) == ()
    assert reserved_conflicts(gov, on=turn) == ()


def test_what_is_kept_in_other_days_is_not_kept_from_a_residual_rule() -> None:
    """Of two reservations that never meet on the day, the one in force is told."""
    gone, rest = Period(None, date(2024, 1, 1)), Residual("rest", by="A board", to="ceo")
    assert reserved_conflicts(scheme(rest, keeps(period=gone)), on=Y2024) == ()
    found = reserved_conflicts(scheme(rest, keeps(period=gone), keeps("R2")), on=Y2024)
    assert told(found) == [("conflict.residual", ("rest", "R2"), ("service",), "any amount")]


def test_two_reservations_alike_are_two_collisions() -> None:
    """Mending one would leave the other, so each is told, with a decision that shows it."""
    gov = scheme(
        keeps(above=500), keeps("R2", above=500), given("D", "A board", "ceo", ceiling=1000)
    )
    found = reserved_conflicts(gov, on=Y2024)
    assert [(one.about, str(one.region.band)) for one in found if one.region] == [
        (("D", "R"), "over £500 to £1,000"),
        (("D", "R2"), "over £500 to £1,000"),
    ]
    for one in found:
        check_shown(gov, one)


@pytest.mark.parametrize("ceilings", [(500, 1000), (1000, 500)])
def test_of_two_ceilings_the_lower_one_counts(ceilings: tuple[int, int]) -> None:
    """Whichever comes first: up to 500 is given, so what is kept above 600 is not."""
    record = given("D", "A board", "ceo", ceiling=[Limit(one) for one in ceilings])
    found = reserved_conflicts(scheme(keeps(above=400), record), on=Y2024)
    assert told(found) == [("conflict.delegation", ("D", "R"), ("service",), "over £400 to £500")]
    assert reserved_conflicts(scheme(keeps(above=600), record), on=Y2024) == ()


def test_power_given_to_an_organisation_is_asked_of_its_board() -> None:
    """One organisation exercises it for another, on a word that is on file for one of them."""
    gov = world(
        trust("A", "NHST"),
        trust("B", "NHST"),
        given(
            "D", "A board", "B", under="65Z5", function_of="A", attested=[Attestation("x", of="B")]
        ),
        keeps(above=10),
    )
    (one,) = [one for one in reserved_conflicts(gov, on=Y2024) if one.code in INSIDE]
    assert (one.about, one.organisations) == (("D", "R"), ("A",))
    assert one.witness is not None
    assert one.witness.forum == "B board"
    assert str(one) == f"conflict.delegation: {one.says}"
    check_shown(gov, one)


def test_what_is_given_to_a_forum_that_decides_nothing_collides_with_nothing() -> None:
    """Nobody decides there, so nothing comes out differently."""
    forum = CommitteeInCommon("cic", ["A board"])
    assert reserved_conflicts(scheme(forum, keeps(), given("D", "A board", "cic")), on=Y2024) == ()


def test_what_is_given_to_a_committee_in_common_is_looked_at_with_those_who_meet_there() -> None:
    """It decides nothing, so nothing collides; and the question does not raise."""
    gov = world(
        *(trust("A"), trust("B"), CommitteeInCommon("cic", ["A board", "B board"])),
        *(keeps("kept", "A board", "service"), given("1", "A board", "cic")),
    )
    assert [one for one in reserved_conflicts(gov, on=Y2024) if one.code in INSIDE] == []


@pytest.mark.parametrize(
    ("period", "shared"),
    [
        (Period(), True),
        (Period(None, ASKED.start), False),
        (Period(None, date(2024, 1, 2)), True),
        (Period(date(2024, 12, 31)), True),
        (Period(ASKED.end), False),
        (Period(date(2024, 5, 1), date(2024, 5, 2)), True),
        (Period(date(2023, 1, 1), date(2026, 1, 1)), True),
    ],
)
def test_periods_that_only_touch_share_no_day(period: Period, shared: bool) -> None:
    """The last day is excluded, of either of the two."""
    assert in_force(period, ASKED) is in_force(ASKED, period) is shared
    assert in_force(period, Period())


EDGE, BELOW = Limit(100), Limit(100, inclusive=False)


@pytest.mark.parametrize(
    ("above", "ceiling", "left"),
    [
        (EDGE, EDGE, False),
        (EDGE, BELOW, False),
        (BELOW, BELOW, False),
        (BELOW, EDGE, True),
        (Limit(99), BELOW, True),
        (Limit(101), EDGE, False),
        (Limit(101), Limit(5, basis="year"), True),
    ],
)
def test_between_an_amount_and_itself_is_at_most_that_amount(
    above: Limit, ceiling: Limit, left: bool
) -> None:
    """From it on and up to it, it alone; whatever leaves it out leaves nothing."""
    record = given("D", "A board", "ceo", above=above, ceiling=ceiling)
    assert (ceilings_of(record) is not None) is left


def test_of_two_ceilings_of_one_amount_the_one_without_it_is_lower() -> None:
    for both in ([EDGE, BELOW], [BELOW, EDGE]):
        record = given("D", "A board", "ceo", ceiling=both)
        assert ceilings_of(record) == {BELOW.measure: BELOW}
