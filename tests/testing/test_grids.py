"""Engine and twin side by side on whole grids: every form of decider, every kind, small votes."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from icsgov.law import england
from icsgov.model.authority import Delegation
from icsgov.model.body import Board, Committee, JointCommittee, Seat
from icsgov.model.decision import Approval, Attendance, Decision, Presiding, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import OrgKind, Position, Role, Side, Statute, Tie
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation
from icsgov.model.voting import (
    AllPresent,
    Including,
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    VotingRule,
    at_least,
    majority,
    more_than,
)
from icsgov.testing import World, answers, who_is_bound

DAYS = (date(2011, 5, 1), date(2014, 6, 1), date(2019, 5, 14), date(2023, 5, 10), date(2024, 5, 1))
USUAL: dict[str, Any] = {"quorum": Quorum(count=1), "rule": majority()}
KINDS = [name for name, _ in england().kinds]


def differences(worlds: Iterator[tuple[Any, World]]) -> dict[Any, Any]:
    found = {}
    for name, world in worlds:
        engine, twin = answers(world), who_is_bound(world.decision, world.gov, world.on)
        if engine != twin:
            found[name] = (engine, twin)
    return found


def giver(kind: OrgKind, side: Side | None) -> list[Any]:
    """An organisation whose board has a chair, an executive and a seat of unknown role."""
    seats = [Seat("chair", "chair"), Seat("chief", "chief executive"), Seat("unknown")]
    boards = [Board("board", "A", seats=seats, **USUAL)]
    if side is not None:
        boards = [
            Board("board", "A", seats=seats, side="council", **USUAL),
            Board("cabinet", "A", seats=seats[:2], side="executive", **USUAL),
        ]
    return [Organisation("A", kind=kind), *boards, Matter("m", side=side)]


def seated(id: str, *people: str, **more: Any) -> Committee:
    return Committee(id, "A", seats=[Seat(one) for one in people], **USUAL, **more)


BOTH = ("chair", "chief")


def deciders(parent: str) -> dict[str, tuple[list[Any], str, str]]:
    """Everybody of the organisation itself to whom it may delegate: records, forum and voter."""
    bodies = {
        "directors": seated("com", "chair", "chief", parent=parent),
        "mixed": seated("com", "chair", "outsider", parent=parent),
        "outsiders": seated("com", "outsider", "another", parent=parent),
        "one": seated("com", "chief", parent=parent),
        "one of unknown role": seated("com", "unknown", parent=parent),
        "one outsider": seated("com", "outsider", parent=parent),
        "orphan": seated("com", "chair", "chief"),
        **{
            one.value: seated("com", "chair", "chief", parent=parent, statute=one)
            for one in Statute
        },
    }
    found: dict[str, tuple[list[Any], str, str]] = {
        name: ([body], "com", body.seats[0].person) for name, body in bodies.items()
    }
    sub = [
        seated("top", "chair", "chief", parent=parent),
        seated("com", "chief", "chair", parent="top"),
    ]
    found["sub-committee"] = (list(sub), "com", "chief")
    for who, employee in product(["chair", "chief", "unknown", "clerk"], [True, False]):
        post = Office("post", "A", holders=who, employee=employee)
        found[f"post of {who}, {employee=}"] = ([post], "post", who)
    return found


def own_forms() -> Iterator[tuple[Any, World]]:
    sides: dict[bool, list[Side | None]] = {True: [None, *Side], False: [None]}
    for kind, day in product(OrgKind, DAYS[::2]):
        for side in sides[kind.is_council]:
            by = "cabinet" if side is Side.EXECUTIVE else "board"
            for name, (records, forum, voter) in deciders(by).items():
                given = Delegation("given", by=by, to=forum, matters="m", source="s")
                gov = Governance.of(*giver(kind, side), *records, given)
                votes = [Vote(voter, "for")]
                decision = Decision("D", "m", forum=forum, day=day, votes=votes)
                yield (kind, side, name, day), World(gov, decision)


def test_every_form_within_one_organisation() -> None:
    assert differences(own_forms()) == {}


GIVERS = [OrgKind(one) for one in ["FT", "NHST", "CCG", "ICB", "NHSE", "LA", "DISTRICT", "CA"]]
TAKERS = [one for one in OrgKind if one.value not in ("CARE_TRUST", "SOS", "CHARITY")]


def across() -> Iterator[tuple[Any, World]]:
    powers = [None, "65Z5", "75"]
    for kind, other, day, under in product(GIVERS, TAKERS, DAYS[1::2], powers):
        board = Board("there", "B", seats=[Seat("bob", "chair")], **USUAL)
        given = Delegation("given", by="board", to="B", matters="m", under=under)
        gov = Governance.of(*giver(kind, None), Organisation("B", kind=other), board, given)
        votes = [Vote("bob", "for")]
        decision = Decision("D", "m", forum="there", of=["A"], day=day, votes=votes)
        yield (kind, other, day, under), World(gov, decision)


def test_every_delegation_from_one_kind_to_another() -> None:
    assert differences(across()) == {}


def joint_committees() -> Iterator[tuple[Any, World]]:
    managed: list[list[str]] = [[], ["partnership-management"]]
    powers = [None, "65Z6"]
    for kind, other, day, under, kinds in product(GIVERS, TAKERS, DAYS[1::2], powers, managed):
        if kind is other is OrgKind.NHSE:  # there is only one
            continue
        seats = [Seat("chair", held_for="A"), Seat("bob", held_for="B")]
        gov = Governance.of(
            *giver(kind, None)[:-1],
            Organisation("B", kind=other),
            Board("there", "B", seats=[Seat("bob", "chair")], **USUAL),
            JointCommittee("joint", ["A", "B"], seats=seats, under=under, **USUAL),
            Matter("m", kinds=kinds),
            Delegation("here gives", by="board", to="joint", matters="m"),
            Delegation("there gives", by="there", to="joint", matters="m"),
        )
        votes = [Vote("chair", "for"), Vote("bob", "for")]
        decision = Decision("D", "m", forum="joint", day=day, votes=votes)
        yield (kind, other, day, under, tuple(kinds)), World(gov, decision)


def test_every_joint_committee_of_two_kinds() -> None:
    assert differences(joint_committees()) == {}


def kept_matters() -> Iterator[tuple[Any, World]]:
    approvers = [Committee("gov", "A", seats=[Seat("g")], statute="governors")]
    others = [Organisation("N", kind="NHSE"), Organisation("S", kind="SOS")]
    for kind, name, org in product(KINDS, ["board", "directors", "one", HWB, GOVERNORS, POST], FEW):
        for day, approved in product(DAYS[2::2], [True, False]):
            records, forum, voter = {**deciders("board"), "board": ([], "board", "chair")}[name]
            known = {one.id: one for one in [*giver(OrgKind(org), None), *approvers, *others]}
            known |= {one.id: one for one in records}
            known["m"] = Matter("m", kinds=[kind])
            if forum != "board":
                given = Delegation("given", by="board", to=forum, matters="m", source="s")
                known["given"] = given
            gov = Governance.of(*known.values())
            acts = [
                Approval("gov", day, votes_for=1, votes_against=0),
                Approval("N", day),
                Approval("S", day),
            ]
            decision = Decision(
                "D",
                "m",
                forum=forum,
                day=day,
                votes=[Vote(voter, "for")],
                approvals=acts if approved else (),
            )
            yield (kind, name, org, day, approved), World(gov, decision)


HWB, GOVERNORS, POST = Statute.HWB.value, Statute.GOVERNORS.value, "post of chief, employee=True"
FEW = ("FT", "NHST", "ICB", "LA")


def test_every_kind_of_matter_before_several_deciders() -> None:
    assert differences(kept_matters()) == {}


ROLES = SeatClass(roles=["chair", "executive"])
RULES = [
    majority(),
    majority("present"),
    majority("entitled"),
    VotingRule(Share(at_least("1/2")), casting_vote=True),
    majority(casting_vote=True, tie=Tie.LOST),
    VotingRule(Share(more_than("1/2"), among=ROLES)),
    VotingRule(Share(at_least("2/3"), of="present", among=ROLES)),
    VotingRule(MustAgree(ROLES)),
    VotingRule([Share(more_than("1/2")), AllPresent()]),
    VotingRule(Share(more_than("1/2"), by_organisation=True)),
    VotingRule(Share(more_than("1/2"), of="entitled", by_organisation=True)),
]
QUORA = [Quorum(count=2), Quorum(share="2/3"), Quorum(count=1, including=Including(1, ROLES)), None]
SAID = [None, *Position]


def votes(kind: str, rules: list[VotingRule]) -> Iterator[tuple[Any, World]]:
    roles: list[Role | None] = [Role.CHAIR, Role.NON_EXECUTIVE, None]
    seats = [Seat(f"p{n}", role, held_for="AB"[n % 2]) for n, role in enumerate(roles)]
    everybody = [Attendance(seat.person) for seat in seats]
    for rule, quorum, said in product(rules, QUORA, product(SAID, repeat=3)):
        cast = [Vote(f"p{n}", one) for n, one in enumerate(said) if one is not None]
        for attended, casting in ((None, False), (everybody, True), ([], False)):
            more = [Vote("p0", "for", casting=True)] if casting else []
            parts: dict[str, Any] = {"seats": seats, "rule": rule, "quorum": quorum}
            gov = Governance.of(
                Organisation("A", kind=kind),
                Organisation("B", kind=kind),
                Board("a", "A", **parts),
                Board("b", "B"),
            )
            decision = Decision(
                "D",
                "m",
                forum="a",
                day=DAYS[-1],
                votes=[*cast, *more],
                attended=attended,
                presided=[Presiding("p0")] if attended is not None else (),
            )
            name = (RULES.index(rule), QUORA.index(quorum), said, casting, attended is None)
            yield name, World(gov, decision)


@pytest.mark.parametrize("kind", ["ICB", "NHST", "LA"])
def test_every_way_in_which_three_may_vote(kind: str) -> None:
    statute_rules = kind != "ICB"  # what is recorded hardly matters there
    assert differences(votes(kind, RULES[2:4] if statute_rules else RULES)) == {}
