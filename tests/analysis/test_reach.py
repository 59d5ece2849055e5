"""Who can bind whom, against every forum, every decider and every small set of agreements."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Any

import attrs
from build import Y2024, committee, given, trust, world
from hypothesis import HealthCheck, settings
from hypothesis import given as given_
from hypothesis import strategies as st
from schemes import ACTS, AMOUNTS, Act, binds, every_act, schemes

from icsgov import who_can
from icsgov.analysis.reach import Way
from icsgov.explain import UNKNOWN, YES
from icsgov.model.body import CommitteeInCommon, Group, Seat
from icsgov.model.decision import Decision, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.matter import Figure
from icsgov.reasoning.resolve import resolve
from icsgov.testing import World, near_misses
from icsgov.testing.worlds import MATTER

SLOW = settings(max_examples=120, suppress_health_check=list(HealthCheck), deadline=None)


def places(gov: Governance, org: str, day: date) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every forum, whoever may speak there, and the record of their agreement."""
    for body in gov.bodies:
        if isinstance(body, Group):
            for person in {str(seat.person) for seat in body.seats}:
                vote = Vote(person, "for", organisation=org)
                yield body.id, person, {"votes": vote, "attended": [person]}
        elif isinstance(body, CommitteeInCommon):
            for one in body.bodies:
                yield body.id, str(one), {"resolutions": Resolution(one, "for")}
        else:
            yield body.id, body.id, {"resolutions": Resolution(body.id, "for")}
    for office in gov.offices:
        holder = office.holder(day)
        if holder is not None:
            yield office.id, office.id, {"votes": Vote(holder, "for")}


def by_force(
    gov: Governance, org: str, matter: str, amount: int, day: date, acts: list[Act], most: int
) -> set[tuple[str, str, frozenset[Act]]]:
    """Every smallest set of at most so many agreements with which a decider binds, by trying."""
    found = set()
    figures = [Figure(amount, basis=per, vat=vat) for per in PER for vat in ("in", "out")]
    for forum, decider, record in places(gov, org, day):
        made = Decision("T", matter, forum=forum, day=day, of=org, figures=figures, **record)
        hits: list[frozenset[Act]] = []
        for size in range(most + 1):
            for some in map(frozenset, combinations(acts, size)):
                if not any(hit <= some for hit in hits) and binds(gov, org, made, some):
                    hits.append(some)
        found |= {(forum, decider, hit) for hit in hits}
    return found


PER = ("decision", "year", "whole life")


def told(ways: Iterable[Way], most: int = 99) -> set[tuple[str, str, frozenset[Act]]]:
    """What an answer lists, in the terms of the twin."""
    return {
        (way.forum, way.decider, frozenset((one.kind, one.name) for one in way.needs))
        for way in ways
        if len(way.needs) <= most
    }


@SLOW
@given_(near_misses(), st.sampled_from(AMOUNTS), st.data())
def test_it_lists_exactly_what_binds(world: World, amount: int, data: st.DataObject) -> None:
    """Over every forum and decider, with nothing agreed and with any one approval or condition."""
    gov, day = world.gov, world.decision.day
    org = data.draw(st.sampled_from([one.id for one in gov.organisations]))
    matter = data.draw(st.sampled_from([MATTER, "service/change/site", "else"]))
    found = who_can(gov, bind=org, matter=matter, value=amount, on=day)
    assert told(found, 1) == by_force(gov, org, matter, amount, day, every_act(gov), 1)


@settings(SLOW, max_examples=60)
@given_(schemes(), st.sampled_from([0, 5, 6, 10, 11]))
def test_it_lists_exactly_what_binds_with_agreements(gov: Governance, amount: int) -> None:
    """In schemes that want approvals and attestations: every set of up to three, by trying."""
    found = who_can(gov, bind="A", matter="service", value=amount, on=Y2024)
    assert told(found, 3) == by_force(gov, "A", "service", amount, Y2024, ACTS, 3)


@SLOW
@given_(schemes(), st.sampled_from([0, 5, 6, 10, 11]))
def test_nothing_that_is_listed_can_be_left_out(gov: Governance, amount: int) -> None:
    """A way binds with all that it lists, and with any one of it left out it does not."""
    for way in who_can(gov, bind=["A", "B"], matter="service", value=amount, on=Y2024):
        assert resolve(way.decision, gov)[way.organisation].verdict is YES
        made = attrs.evolve(way.decision, approvals=(), attested=())
        acts = [(one.kind, one.name) for one in way.needs]
        for one in acts:
            rest = [other for other in acts if other != one]
            assert not binds(gov, way.organisation, made, rest)


def test_it_is_open_where_no_agreement_settles_it() -> None:
    """A missing role leaves it unknown whether somebody may decide; nothing agreed helps."""
    body = committee("A", "stranger")
    board = [Seat("A stranger"), Seat("A ceo", "chief executive")]
    gov = world(trust("A", seats=board), body, given("1", "A board", "A committee"))
    found = who_can(gov, bind="A", matter="service", value=0, on=Y2024)
    assert [way.decider for way in found] == ["A board"]
    assert [(way.decider, way.verdict) for way in found.open] == [("A committee", UNKNOWN)]
    print(found.open[0])
