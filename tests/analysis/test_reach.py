"""Who can bind whom, against every forum, every decider and every small set of agreements."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, product
from typing import Any

import attrs
import pytest
from build import Y2024, committee, given, group, trust, world
from hypothesis import HealthCheck, settings
from hypothesis import given as given_
from hypothesis import strategies as st
from schemes import AMOUNTS, Act, binds, every_act, schemes

from icsgov import who_can
from icsgov.analysis.reach import Way
from icsgov.errors import MalformedError, UnknownIdError
from icsgov.explain import UNKNOWN, YES
from icsgov.model.authority import ApprovalRule
from icsgov.model.body import Committee, CommitteeInCommon, Group, Seat
from icsgov.model.decision import Decision, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.matter import Figure, Matter
from icsgov.model.organisation import Organisation
from icsgov.model.voting import (
    AllPresent,
    Including,
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    VotingRule,
    at_least,
)
from icsgov.reasoning.resolve import resolve
from icsgov.testing import World, near_misses
from icsgov.testing.worlds import MATTER

SLOW = settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)


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


@settings(SLOW, max_examples=40)
@given_(schemes(), st.sampled_from([0, 5, 6, 10, 11]))
def test_it_lists_exactly_what_binds_with_agreements(gov: Governance, amount: int) -> None:
    """In schemes that want approvals and attestations: every set of them, by trying."""
    found = who_can(gov, bind="A", matter="service", value=amount, on=Y2024)
    acts = [*acts_in(gov), ("condition", "improvement")]
    assert told(found) == by_force(gov, "A", "service", amount, Y2024, acts, len(acts))


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


def acts_in(gov: Governance) -> list[Act]:
    """Every approval and every attestation that the scheme speaks of."""
    words = {one for record in gov.delegations for one in record.conditions}
    approvals = sorted({str(rule.by) for rule in gov.approval_rules})
    return [*(("condition", w) for w in sorted(words)), *(("approval", by) for by in approvals)]


def met(gov: Governance, orgs: Iterable[str], amount: int) -> set[str]:
    """The forums at which some choice of who speaks for whom binds all of them, by trying."""
    every = acts_in(gov)
    figures = [Figure(amount, basis=per, vat=vat) for per in PER for vat in ("in", "out")]
    found = set()
    for forum in (*gov.bodies, *gov.offices):
        speakers = [
            [record for id, _, record in places(gov, org, Y2024) if id == forum.id] for org in orgs
        ]
        for chosen in product(*speakers):
            names = {name for record in chosen for name in record}
            fields: dict[str, Any] = {
                name: tuple(dict.fromkeys(one for r in chosen for one in listed(r[name])))
                for name in names
            }
            made = Decision(
                "T", "service", forum=forum.id, day=Y2024, of=orgs, figures=figures, **fields
            )
            if all(any(binds(gov, org, made, some) for some in subsets(every)) for org in orgs):
                found.add(forum.id)
    return found


def listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def subsets(acts: list[Act]) -> Iterator[tuple[Act, ...]]:
    return (some for size in (0, 1, 2) for some in combinations(acts, size))


@settings(SLOW, max_examples=25)
@given_(schemes(), st.sampled_from([0, 5, 6, 10, 11]))
def test_where_they_can_be_bound_together(gov: Governance, amount: int) -> None:
    """The forums at which both can be bound at one meeting, and a decision that does it."""
    found = who_can(gov, bind=["A", "B"], matter="service", value=amount, on=Y2024)
    at = {one.forum for one in found.together}
    assert met(gov, ["A", "B"], amount) <= at
    few = {one.forum for one in found.together if all(len(way.needs) < 3 for way in one.ways)}
    assert few <= met(gov, ["A", "B"], amount)
    for one in found.together:
        assert resolve(one.decision, gov).bound == ("A", "B")
        assert [way.organisation for way in one.ways] == ["A", "B"]
        assert all(way in found.of(way.organisation) for way in one.ways)


def test_it_is_open_where_no_agreement_settles_it() -> None:
    """A missing role leaves it unknown whether somebody may decide; nothing agreed helps."""
    body = committee("A", "stranger")
    board = [Seat("A stranger"), Seat("A ceo", "chief executive")]
    gov = world(trust("A", seats=board), body, given("1", "A board", "A committee"))
    found = who_can(gov, bind="A", matter="service", value=0, on=Y2024)
    assert [way.decider for way in found] == ["A board"]
    (way,) = found.open
    assert (way.decider, way.verdict) == ("A committee", UNKNOWN)
    assert str(way).startswith("`A committee` for `A`: not known, as whether the condition")


def scheme(*records: Any) -> Governance:
    """Two trusts with a committee each that meet in common, and a group of their executives."""
    bodies = [committee(org, "ceo", "fd") for org in "AB"]
    common = CommitteeInCommon("cic", ["A committee", "B committee"])
    people = group(("A ceo", "A"), ("B ceo", "B"))
    return world(trust("A"), trust("B"), bodies, common, people, records)


def test_a_body_is_listed_alone_and_in_every_meeting_it_sits_in() -> None:
    """The board, the committee by itself and as part of the meeting, and the executive's seat."""
    gov = scheme(
        given("1", "A board", "A committee", ceiling=100),
        given("2", "A board", "A ceo", ceiling=50),
        given("3", "B board", "B committee"),
    )
    found = who_can(gov, bind=gov["A"], matter=Matter("service"), value=50, on=Y2024)
    assert [(way.decider, way.forum) for way in found] == [
        ("A board", "A board"),
        ("A committee", "A committee"),
        ("A committee", "cic"),
        ("A ceo", "group"),
    ]
    assert str(found.ways[2]) == "`A committee` at `cic` for `A`, by `1`"
    both = who_can(gov, bind=["A", "B"], matter="service", value=50, on=Y2024)
    assert [one.forum for one in both.together] == ["cic"]
    more = who_can(gov, bind=["A", "B"], matter="service", value=101, on=Y2024)
    assert more.together == () and [way.decider for way in more.of("A")] == ["A board"]


def test_each_of_two_chains_with_its_own_condition_is_a_way() -> None:
    """One set for each; what either wants besides an approval is listed with it."""
    rule = ApprovalRule("AP", organisation="A", by="B board", matters="service")
    gov = scheme(
        given("1", "A board", "A committee", conditions=["consulted", "costed"]),
        given("2", "A board", "A committee", conditions="tendered"),
        rule,
    )
    ways = [
        w
        for w in who_can(gov, bind="A", matter="service", value=0, on=Y2024)
        if w.forum == "A committee"
    ]
    assert [(way.approvals, way.conditions, way.clauses) for way in ways] == [
        (("B board",), ("tendered",), ("2",)),
        (("B board",), ("consulted", "costed"), ("1",)),
    ]
    text = "`A committee` for `A`, with the approval of `B board`, with `tendered` attested, by `2`"
    assert str(ways[0]) == text


def test_either_of_two_approvers_is_a_way() -> None:
    """Where any one of several may approve, each is listed."""
    regulators = [Organisation(id, kind="NHSE") for id in ("E1", "E2")]
    others = [Organisation("S", kind="SOS"), Matter("buy", kinds="acquisition")]
    governors = attrs.evolve(committee("A", Seat("g"), name="council"), statute="governors")
    gov = scheme(regulators, others, governors)
    found = who_can(gov, bind="A", matter="buy", value=0, on=Y2024)
    assert {way.decider for way in found} == {"A board"}
    assert {frozenset(way.approvals) & {"E1", "E2"} for way in found} == {
        frozenset({"E1"}),
        frozenset({"E2"}),
    }


def test_a_deputy_binds_where_the_principal_is_away() -> None:
    """Each seat is asked alone; two for whom one person is needed twice cannot both be had."""
    deputy = Seat("A fd", held_for="A", deputises_for="A ceo")
    seats = [Seat("A ceo", held_for="A"), deputy, Seat("A ceo", held_for="B")]
    gov = world(
        trust("A"),
        trust("B", seats=[Seat("B chair", "chair"), Seat("A ceo", "executive")]),
        Group("g", seats=seats),
        given("1", "A board", "A fd"),
        given("2", "B board", "A ceo"),
    )
    found = who_can(gov, bind="A", matter="service", value=0, on=Y2024)
    assert [(way.decider, way.forum) for way in found] == [("A board", "A board"), ("A fd", "g")]
    both = who_can(gov, bind=["A", "B"], matter="service", value=0, on=Y2024)
    assert ("A ceo", "g") in [(way.decider, way.forum) for way in both.of("B")]
    assert both.together == ()
    also = gov.put(given("3", "A board", "A ceo"))
    (meeting,) = who_can(also, bind=["A", "B"], matter="service", value=0, on=Y2024).together
    assert [way.decider for way in meeting.ways] == ["A ceo", "A ceo"]


def test_how_a_body_decides_is_told() -> None:
    """The quorum and the rule as recorded, or as statute fixes them, or that they are not."""
    among = SeatClass(roles="executive")
    board: dict[str, Any] = {
        "quorum": Quorum(share="1/3", including=Including(1, among)),
        "rule": VotingRule(
            [Share(at_least("2/3"), of="present"), MustAgree(among), AllPresent()],
            casting_vote=True,
        ),
    }
    bare = Committee("A bare", "A", seats=[Seat("A ceo")])
    gov = world(
        trust("A", **board),
        committee("A", "ceo"),
        bare,
        trust("N", "NHST"),
        given("1", "A board", "A committee"),
        given("2", "A board", "A bare"),
    )
    told = {
        w.decider: (w.quorum, w.rule)
        for w in who_can(gov, bind=["A", "N"], matter="service", value=0, on=Y2024)
    }
    assert told["A committee"] == ("1 member present", "more than half of votes cast")
    assert told["A bare"] == ("not recorded", "not recorded")
    assert told["A board"] == (
        "1/3 of the voting seats present, among them 1 of class chief executive, executive",
        "at least two thirds of members present, everybody of class chief executive, executive"
        " agrees and everybody entitled to vote is present, with a casting vote",
    )
    assert told["N board"] == (
        "3 members present and a board meeting needs a third of the directors, an executive and a"
        " non-executive among them",
        "more than half of votes cast, with a casting vote",
    )


def test_bad_questions_are_refused_and_empty_ones_answered() -> None:
    """Unknown ids, no organisation, no matter, no amount, no day; an organisation with no board."""
    gov = scheme()
    good: dict[str, Any] = {"bind": "A", "matter": "service", "value": 0, "on": Y2024}
    for bad in ({"bind": "nobody"}, {"bind": ["A", "nobody"]}):
        with pytest.raises(UnknownIdError):
            who_can(gov, **{**good, **bad})
    wrong: tuple[dict[str, Any], ...] = (
        {"bind": []},
        {"matter": "No Path"},
        {"value": -1},
        {"value": 1.5},
        {"on": "today"},
    )
    for case in wrong:
        with pytest.raises(MalformedError):
            who_can(gov, **{**good, **case})
    found = who_can(gov, **good)
    with pytest.raises(UnknownIdError):
        found.of("B")
    with pytest.raises(UnknownIdError):
        who_can(Governance.of(), **good)
    lonely = Governance.of(Organisation("A", kind="FT"))
    assert len(who_can(lonely, **good)) == 0
    assert [way.decider for way in who_can(gov, **{**good, "matter": "parking"})] == ["A board"]
