"""Outcomes to look at: trusts that meet in common, a joint committee, an advisory group."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from icsgov import (
    AdvisoryGroup,
    Approval,
    Board,
    Committee,
    CommitteeInCommon,
    Decision,
    Delegation,
    Governance,
    JointCommittee,
    Matter,
    Organisation,
    Outcome,
    Overturning,
    Quorum,
    Reservation,
    Seat,
    Vote,
    majority,
    resolve,
)

sys.path.insert(0, str(Path(__file__).parent.parent / "cases"))  # the builders of the worked cases

DAY = date(2024, 5, 14)
ROLES = ("chair", "non-executive", "executive")
NAMES = {"RNN": "ann ben cat", "RTF": "dan eve fay", "QHM": "gus hal ida"}


def seats(org: str, **more: Any) -> list[Seat]:
    people = NAMES[org].split()
    return [Seat(who, role, **more) for who, role in zip(people, ROLES, strict=True)]


def trust(org: str, ceiling: int | None = None) -> list[Any]:
    """A foundation trust with a board and a committee that may change services up to a ceiling."""
    low = org.lower()
    meeting: dict[str, Any] = {"seats": seats(org), "quorum": Quorum(count=2), "rule": majority()}
    return [
        Organisation(org, kind="FT"),
        Board(f"{low}-board", org, **meeting),
        Committee(f"{low}-cic", org, **meeting),
        Delegation(
            f"{org} SoD 4.2",
            by=f"{low}-board",
            to=f"{low}-cic",
            matters="service/change",
            ceiling=ceiling,
            source="Scheme of Delegation 4.2",
        ),
    ]


IN_COMMON = Governance.of(
    *trust("RNN", 5_000_000),
    *trust("RTF", 1_000_000),
    *trust("QHM"),
    CommitteeInCommon("stroke-cic", ["rnn-cic", "rtf-cic", "qhm-cic"]),
    Matter("service/change", kinds=()),
)


def vote(org: str, *positions: str, body: str | None = None) -> list[Vote]:
    body = body or f"{org.lower()}-cic"
    people = NAMES[org].split()
    return [Vote(who, how, body=body) for who, how in zip(people, positions, strict=False)]


@pytest.fixture
def in_common() -> Governance:
    return IN_COMMON


@pytest.fixture
def mixed() -> Outcome:
    """The room says yes: one is bound, one is over its ceiling, one declines."""
    decision = Decision(
        "D1",
        "service/change/stroke",
        forum="stroke-cic",
        day=DAY,
        title="One hyper-acute stroke unit",
        figures=4_200_000,
        votes=[
            *vote("RNN", "for", "for", "for"),
            *vote("RTF", "for", "for", "abstain"),
            *vote("QHM", "against", "against", "for"),
        ],
    )
    return resolve(decision, IN_COMMON)


@pytest.fixture
def joint() -> Outcome:
    """Two parties to a joint committee, one outvoted; no figures, no source, no power."""
    gov = Governance.of(
        *trust("RNN"),
        *trust("RTF"),
        JointCommittee(
            "jc",
            ["RNN", "RTF"],
            seats=[*seats("RNN", held_for="RNN"), *seats("RTF", held_for="RTF")],
            quorum=Quorum(share="1/3"),
            rule=majority(),
        ),
        Delegation("RNN D", by="rnn-board", to="jc", matters="service", ceiling=9),
        Delegation("RTF D", by="rtf-board", to="jc", matters="service", under="65Z6"),
    )
    votes = [
        *vote("RNN", "for", "for", "for", body="jc"),
        *vote("RTF", "for", "against", body="jc"),
    ]
    return resolve(
        Decision("J1", "service/change", forum="jc", day=date(2023, 1, 10), votes=votes), gov
    )


@pytest.fixture
def advised() -> Outcome:
    gov = Governance.of(*trust("RNN"), *trust("RTF"), AdvisoryGroup("talk", organisations=["RNN"]))
    return resolve(
        Decision("A1", "service/change", forum="talk", day=DAY, votes=[Vote("ann", "for")]), gov
    )


@pytest.fixture
def later() -> list[Outcome]:
    """A board that decides a reserved merger: approval awaited; then another, overturned."""
    gov = Governance.of(
        *trust("RNN"),
        Reservation("RNN R1", by="rnn-board", matters="merger"),
        Committee(
            "rnn-gov",
            "RNN",
            statute="governors",
            seats=[Seat(f"g{n}", "governor") for n in range(5)],
        ),
        Matter("merger", kinds="merger"),
        Matter("estates", kinds=()),
    )
    votes = vote("RNN", "for", "for", "for", body="rnn-board")
    merger = Decision("M1", "merger/rtf", forum="rnn-board", day=DAY, votes=votes)
    short = Decision(
        "M2",
        "merger/rtf",
        forum="rnn-board",
        day=DAY,
        votes=votes,
        approvals=[Approval("rnn-gov", date(2024, 6, 3), votes_for=2, votes_against=1)],
    )
    undone = Decision(
        "M3",
        "estates/lease",
        forum="rnn-board",
        day=DAY,
        votes=votes,
        overturnings=[Overturning("rnn-board", date(2024, 7, 1))],
    )
    kept = Decision("M4", "merger/rtf", forum="rnn-cic", day=DAY, votes=vote("RNN", "for", "for"))
    return [resolve(one, gov) for one in (merger, short, undone, kept)]
