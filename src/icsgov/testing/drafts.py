"""Worlds in the making: organisations, their bodies, and who sits and votes on them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from hypothesis import strategies as st

from icsgov.model.authority import Delegation
from icsgov.model.body import (
    Board,
    Committee,
    Seat,
)
from icsgov.model.decision import Attendance, Decision, Presiding, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import Side
from icsgov.model.matter import Matter
from icsgov.model.organisation import Organisation
from icsgov.model.voting import Quorum, majority

MATTER = "service/change"


TODAY = (date(2023, 5, 10), date(2024, 2, 14), date(2025, 11, 3))


CCG_DAYS = (date(2016, 3, 1), date(2019, 5, 14), date(2022, 6, 30))


class World(NamedTuple):
    """A framework, a decision and the day it is asked about."""

    gov: Governance
    decision: Decision
    on: date | None = None


ROLES = {
    "FT": ("chair", "non-executive", "non-executive", "chief executive", "executive"),
    "ICB": ("chair", "chief executive", "member", "partner member", "executive"),
    "CCG": ("chair", "lay member", "chief executive", "member"),
    "council": ("councillor", "councillor", "councillor", "leader", "executive member"),
}


def person(org: str, place: int) -> str:
    """The id of somebody on an organisation's board."""
    return f"{org.lower()}.p{place}"


def board_of(org: str, kind: str, *, two: bool) -> list[Any]:
    """The boards of an organisation, with their members in office."""
    quorum, rule = Quorum(count=2), majority()
    council = kind in ("LA", "DISTRICT")
    roles = ROLES["council" if council else kind if kind in ROLES else "FT"]
    care = kind == "CARE_TRUST"
    seats = [
        Seat(person(org, place), role, nominated_by="LAX" if care and place == 1 else None)
        for place, role in enumerate(roles)
    ]
    side = Side.COUNCIL if two else None
    boards: list[Any] = [
        Board(f"{org}-board", org, seats=seats, quorum=quorum, rule=rule, side=side)
    ]
    if council and two:
        boards.append(
            Board(
                f"{org}-cabinet",
                org,
                seats=seats[3:],
                quorum=quorum,
                rule=rule,
                side=Side.EXECUTIVE,
            )
        )
    more = [Organisation("LAX", kind="LA")] if care else []
    return [Organisation(org, kind=kind), *boards, *more]


COMMITTEE_SEATS = {"FT": (0, 3, 4), "council": (0, 1, 2), "cabinet": (3, 4)}


def committee_of(org: str, kind: str, *, parent: str, cabinet: bool) -> Committee:
    """A lawful committee of an organisation: directors for a trust, members for a council."""
    council = kind in ("LA", "DISTRICT")
    roles = ROLES["council" if council else kind if kind in ROLES else "FT"]
    places = COMMITTEE_SEATS["cabinet" if cabinet else "council" if council else "FT"]
    seats = [Seat(person(org, place), roles[min(place, len(roles) - 1)]) for place in places]
    if kind in ("NHST", "ICB", "CCG"):
        seats = [*seats[:2], Seat(f"{org.lower()}.gp", "outsider")]
    return Committee(
        f"{org}-committee",
        org,
        seats=seats,
        quorum=Quorum(count=2),
        rule=majority(),
        parent=parent,
    )


def given(by: str, to: str, **more: Any) -> Delegation:
    """A delegation of the matter that every world is about, with its source."""
    fields = {"matters": MATTER, "source": "scheme 4.2", **more}
    return Delegation(f"{by}>{to}", by=by, to=to, **fields)


def votes_in(body: Any, *, organisation: bool = False, named: bool = True) -> list[Vote]:
    """Everybody with a seat on a body votes for."""
    return [
        Vote(
            seat.person,
            "for",
            body=body.id if named else None,
            organisation=seat.held_for if organisation else None,
        )
        for seat in body.seats
    ]


class Draft:
    """Records and votes in the making."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.records: dict[str, Any] = {}
        self.votes: list[Vote] = []

    def add(self, *records: Any) -> None:
        """Put records in, the same id once."""
        self.records.update({one.id: one for one in records})

    def world(self, forum: str, **more: Any) -> World:
        """The world, with its decision."""
        fields: dict[str, Any] = {"figures": 0, "notice": date(self.day.year - 1, 1, 5), **more}
        decision = Decision("D1", MATTER, forum=forum, day=self.day, votes=self.votes, **fields)
        return World(Governance.of(*self.records.values()), decision)


def kinds_on(day: date) -> tuple[str, ...]:
    """The kinds of organisation that meet in worlds of that day."""
    if day < date(2022, 7, 1):
        return "FT", "NHST", "CCG", "LA"
    return "FT", "NHST", "ICB", "LA", "CARE_TRUST"


days = st.sampled_from(TODAY + CCG_DAYS)


@st.composite
def people_present(draw: st.DrawFn, draft: Draft, bodies: Iterable[Any]) -> dict[str, Any]:
    """What is recorded of a meeting: who attended, and who presided."""
    voters = sorted({one.person for one in draft.votes})
    facts: dict[str, Any] = {}
    if draw(st.booleans()):
        facts["attended"] = [Attendance(one) for one in voters]
    if draw(st.booleans()):
        facts["presided"] = [
            Presiding(body.seats[0].person, body=body.id) for body in bodies if body.seats
        ]
    return facts


@st.composite
def own_bodies(
    draw: st.DrawFn, draft: Draft, org: str, kind: str, board_only: bool | None = None
) -> Any:
    """An organisation with its boards, and the body of it that will decide, voted for."""
    two = kind == "LA" and draw(st.booleans())
    draft.add(*board_of(org, kind, two=two))
    cabinet = two and draw(st.booleans())
    if two:
        old = draft.records.get(MATTER)
        side = old.side if old is not None else Side.EXECUTIVE if cabinet else Side.COUNCIL
        cabinet = side is Side.EXECUTIVE
        draft.add(Matter(MATTER, side=side))
    board = draft.records[f"{org}-cabinet" if cabinet else f"{org}-board"]
    if draw(st.booleans()) if board_only is None else board_only:
        return board
    committee = committee_of(org, kind, parent=board.id, cabinet=cabinet)
    under = {"FT": "Sch 7 para 15", "ICB": "Sch 1B para 11"}.get(kind)
    draft.add(committee, given(board.id, committee.id, under=draw(st.sampled_from([None, under]))))
    return committee
