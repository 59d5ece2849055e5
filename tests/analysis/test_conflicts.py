"""Collisions of what is kept and what is given, against every subset of provisions at every point.

Property 14: a collision is reported exactly when, in the framework reduced to the two provisions
and what they need, some decision comes out differently under each.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from typing import Any

import attrs
import pytest
from build import Y2024, committee, council, given, group, joint, trust, world
from hypothesis import HealthCheck, assume, settings
from hypothesis import given as given_
from hypothesis import strategies as st

from icsgov import Finding, reduced, reserved_conflicts
from icsgov.analysis.probe import USUAL
from icsgov.errors import MalformedError
from icsgov.model.authority import Attestation, Delegation, Reservation, Residual
from icsgov.model.body import CommitteeInCommon, Group, JointCommittee, Seat
from icsgov.model.decision import Decision, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import PassingOn, Per, Vat
from icsgov.model.matter import Figure, Limit, Matter, covers
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
        return bool(kept.by == record.by)
    body: Any = gov.index.bodies[kept.by]
    theirs = {getattr(body, "organisation", None), *getattr(body, "parties", ())}
    return bool(set(parties(gov, record)) & theirs)


class Twin:
    """Every framework with some of the provisions, each asked about the same decision."""

    def __init__(self, gov: Governance) -> None:
        self.whole = gov
        self.provisions = {one.id: one for one in (*gov.delegations, *gov.residuals)}
        self.kept = {one.id: one for one in gov.reservations}
        rules = [one.id for one in gov.approval_rules]
        people = sorted(gov.index.people)
        self.bare = gov.drop(*self.provisions, *self.kept, *rules)
        self.groups = {
            org.id: Group(f"all of {org.id}", seats=[Seat(p, held_for=org.id)])
            for org in gov.organisations
            for p in people[:1]
        }
        self.known: dict[Any, Effect] = {}
        self.made: dict[frozenset[str], Governance] = {}

    def with_(self, ids: frozenset[str], org: str, person: str | None) -> Governance:
        key = frozenset({*ids, f"{org} {person}"})
        if key not in self.made:
            some = [{**self.provisions, **self.kept}[id] for id in ids]
            seat = [Group("alone", seats=[Seat(person, held_for=org)])] if person else []
            self.made[key] = self.bare.put(*some, *seat)
        return self.made[key]

    def effect(self, ids: frozenset[str], org: str, to: str, point: Point) -> Effect:
        key = (ids, org, to, point)
        if key not in self.known:
            place = self.whole.index.record(to)
            person = to if to in self.whole.index.people else None
            gov = self.with_(ids, org, person)
            matter, amount, yearly, day = point
            words = {c for one in self.whole.delegations for c in one.conditions}
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
    aboves = [one.above for one in (*gov.delegations, *gov.reservations)]
    return [*found, *(one for one in aboves if one is not None)]


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
