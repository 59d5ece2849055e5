"""The twin on worked cases whose answers are known, so that the two cannot be wrong together."""

from datetime import date
from typing import Any

import attrs
import pytest

from icsgov.model.authority import Delegation
from icsgov.model.body import Board, Committee, CommitteeInCommon, Group, JointCommittee, Seat
from icsgov.model.decision import Approval, Decision, Vote
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.model.organisation import Organisation
from icsgov.model.voting import Quorum, VotingRule, majority, unanimity
from icsgov.testing import who_is_bound

USUAL: dict[str, Any] = {"quorum": Quorum(count=1), "rule": majority()}


def board(org: str, *extra: Seat) -> Board:
    seats = [Seat(f"{org}.chair", "chair"), Seat(f"{org}.chief", "chief executive")]
    return Board(f"{org}-board", org, seats=[*seats, *extra], **USUAL)


def committee(org: str, *people: str) -> Committee:
    return Committee(f"{org}-com", org, seats=[Seat(one) for one in people], **USUAL)


def given(by: str, to: str, **more: Any) -> Delegation:
    return Delegation(f"{by}>{to}", by=by, to=to, matters="service", source="scheme", **more)


def effects(gov: Governance, decision: Decision) -> dict[str, str]:
    return {org: effect.value for org, (effect, _) in who_is_bound(decision, gov).items()}


def common(day: date, third: tuple[str, ...], last: str) -> dict[str, str]:
    kinds = {"A": "FT", "B": "FT", "C": "NHST"}
    gov = Governance.of(
        *(Organisation(org, kind=kind) for org, kind in kinds.items()),
        *(board(org) for org in kinds),
        committee("A", "A.chair", "A.chief"),
        committee("B", "B.chair", "B.chief"),
        committee("C", *third),
        CommitteeInCommon("cic", ["A-com", "B-com", "C-com"]),
        *(given(f"{org}-board", f"{org}-com") for org in kinds),
    )
    seats = {one.id: one.seats for one in gov.bodies if isinstance(one, Committee)}
    said = [("A-com", "for"), ("B-com", "for"), ("C-com", last)]
    votes = [
        Vote(seat.person, position, body=body) for body, position in said for seat in seats[body]
    ]
    return effects(gov, Decision("D", "service/site", forum="cic", day=day, votes=votes))


def test_case_1_each_committee_decides_for_its_own() -> None:
    found = common(date(2019, 5, 14), ("C.chair", "C.chief"), "against")
    assert found == {"A": "bound", "B": "bound", "C": "declined"}


def test_case_3_an_nhs_trust_may_have_an_outsider_on_its_committee() -> None:
    assert common(date(2019, 5, 14), ("C.chair", "gp"), "for")["C"] == "bound"


def test_case_5_a_chair_is_no_individual_delegate_of_a_foundation_trust() -> None:
    gov = Governance.of(
        *(Organisation(org, kind="FT") for org in "AB"),
        board("A"),
        board("B"),
        Group("group", seats=[Seat("A.chief", held_for="A"), Seat("B.chair", held_for="B")]),
        given("A-board", "A.chief"),
        given("B-board", "B.chair"),
    )
    votes = [Vote("A.chief", "for"), Vote("B.chair", "for")]
    decision = Decision("D", "service", forum="group", day=date(2018, 5, 1), votes=votes)
    assert effects(gov, decision) == {"A": "bound", "B": "unauthorised"}


def joint(day: date, kinds: str, rule: VotingRule, against: str, **more: Any) -> dict[str, str]:
    named = dict(zip("ABCD", kinds.split(), strict=False))
    seats = [Seat(f"{org}.chief", held_for=org) for org in named]
    gov = Governance.of(
        *(Organisation(org, kind=kind) for org, kind in named.items()),
        *(board(org) for org in named),
        JointCommittee("joint", list(named), seats=seats, quorum=Quorum(count=2), rule=rule),
        *(given(f"{org}-board", "joint") for org in named),
        *more.get("records", ()),
    )
    votes = [Vote(f"{org}.chief", "against" if org == against else "for") for org in named]
    return effects(gov, Decision("D", "service", forum="joint", day=day, votes=votes))


def test_case_6_four_clinical_commissioning_groups() -> None:
    found = joint(date(2016, 3, 1), "CCG CCG CCG CCG", majority(), "D")
    assert set(found.values()) == {"bound"}


def test_case_8_no_joint_committee_of_a_group_and_a_foundation_trust() -> None:
    found = joint(date(2021, 2, 1), "CCG FT", majority(), "")
    assert set(found.values()) == {"unauthorised"}


@pytest.mark.parametrize(
    ("rule", "effect"), [(majority(), "bound"), (unanimity(), "undecided")], ids=["9", "10"]
)
def test_cases_9_and_10_the_outvoted_are_bound_unless_unanimity_is_needed(
    rule: VotingRule, effect: str
) -> None:
    found = joint(date(2023, 3, 1), "FT FT ICB", rule, "B")
    assert set(found.values()) == {effect}


def test_case_29_a_merger_waits_for_the_governors() -> None:
    merger = Matter("service", kinds=["merger"])
    found = joint(date(2024, 3, 1), "FT FT", majority(), "", records=[merger])
    assert set(found.values()) == {"awaiting"}


@pytest.mark.parametrize(
    ("kind", "effect"), [("significant-transaction", "bound"), ("acquisition", "awaiting")]
)
def test_case_30_of_voting_and_of_all_are_different_thresholds(kind: str, effect: str) -> None:
    seats = [Seat(f"g{n}", "governor") for n in range(31)]
    gov = Governance.of(
        Organisation("A", kind="FT"),
        Organisation("NHSE", kind="NHSE"),
        Organisation("SOS", kind="SOS"),
        board("A"),
        Committee("governors", "A", seats=seats, statute="governors"),
        Matter("service", kinds=[kind]),
    )
    day = date(2024, 5, 1)
    twelve = Approval("governors", day, votes_for=12, votes_against=2, abstained=2)
    votes = [Vote("A.chair", "for"), Vote("A.chief", "for")]
    decision = Decision("D", "service", forum="A-board", day=day, votes=votes)
    others = [Approval("NHSE", day), Approval("SOS", day)]
    assert effects(gov, attrs.evolve(decision, approvals=[twelve, *others]))["A"] == effect


def test_case_12_a_trust_exercises_a_function_of_an_integrated_care_board() -> None:
    gov = Governance.of(
        Organisation("I", kind="ICB"),
        Organisation("T", kind="NHST"),
        board("I"),
        board("T", Seat("T.ned", "non-executive")),
        given("I-board", "T", under="65Z5"),
    )
    votes = [Vote("T.chair", "for"), Vote("T.chief", "for")]
    decision = Decision(
        "D", "service", forum="T-board", day=date(2023, 5, 1), of=["I"], votes=votes
    )
    assert effects(gov, decision) == {"I": "bound", "T": "bound"}
