"""Whole worlds in which everybody is bound: one for each form that a meeting can take.

A world is a framework, a decision and the day that is asked about. Everything in it is lawful on
its day, delegated, quorate and voted for. `breaks` then breaks, or nearly breaks, a thing or two.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from hypothesis import strategies as st

from icsgov.model.authority import Delegation, Residual
from icsgov.model.body import (
    AdvisoryGroup,
    Board,
    Committee,
    CommitteeInCommon,
    Group,
    JointCommittee,
    Seat,
)
from icsgov.model.decision import Attendance, Decision, Presiding, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import Side
from icsgov.model.organisation import Office, Organisation
from icsgov.model.voting import Quorum, VotingRule, at_least, majority, unanimity
from icsgov.model.voting import Share as Clause

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
def people_present(
    draw: st.DrawFn, draft: Draft, forum: Any, bodies: Iterable[Any]
) -> dict[str, Any]:
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
        from icsgov.model.matter import Matter

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


@st.composite
def common(draw: st.DrawFn, board_only: bool | None = None) -> World:
    """Committees or boards in common of two to four organisations of mixed kinds."""
    day = draw(days)
    draft = Draft(day)
    bodies = []
    for org in "ABCD"[: draw(st.integers(2, 4))]:
        bodies.append(
            draw(own_bodies(draft, org, draw(st.sampled_from(kinds_on(day))), board_only))
        )
    draft.add(CommitteeInCommon("cic", [one.id for one in bodies]))
    for body in bodies:
        draft.votes += votes_in(body)
    return draft.world("cic", **draw(people_present(draft, None, bodies)))


@st.composite
def single(draw: st.DrawFn) -> World:
    """One board or committee alone, or a sub-committee two links down."""
    day = draw(days)
    draft = Draft(day)
    kind = draw(st.sampled_from(kinds_on(day)))
    body = draw(own_bodies(draft, "A", kind))
    below = draw(st.booleans()) and isinstance(body, Committee)
    if below and kind in ("NHST", "ICB", "CCG"):
        sub = Committee(
            "A-sub", "A", seats=body.seats, quorum=Quorum(count=2), rule=body.rule, parent=body.id
        )
        first = next(one for one in draft.records.values() if isinstance(one, Delegation))
        from attrs import evolve

        draft.add(evolve(first, passing_on="allowed"), sub, given(body.id, sub.id))
        body = sub
    draft.votes += votes_in(body, named=draw(st.booleans()))
    return draft.world(body.id, **draw(people_present(draft, None, [body])))


@st.composite
def decision_makers(draw: st.DrawFn) -> World:
    """A group of two or three, each an individual decision-maker for one organisation."""
    day = draw(days)
    draft, seats = Draft(day), []
    for org in "ABC"[: draw(st.integers(2, 3))]:
        kind = draw(st.sampled_from(kinds_on(day)))
        draft.add(*board_of(org, kind, two=False))
        officer = kind == "LA" or (kind != "FT" and draw(st.booleans()))
        who = f"{org.lower()}.officer" if officer else person(org, 3)
        if kind in ("ICB", "CCG") and not officer:
            who = person(org, 2)
        office = officer or draw(st.booleans())
        if office:
            draft.add(Office(f"{org}-office", org, holders=who))
        draft.add(given(f"{org}-board", f"{org}-office" if office else who))
        seats.append(Seat(who, held_for=org))
    draft.add(Group("group", seats=seats))
    draft.votes += votes_in(draft.records["group"], organisation=draw(st.booleans()), named=False)
    return draft.world("group")


JOINT_RULES: Sequence[VotingRule] = (
    majority(),
    unanimity(),
    majority("entitled"),
    majority("present"),
    VotingRule(Clause(at_least("2/3"), by_organisation=True)),
)


@st.composite
def joint(draw: st.DrawFn) -> World:
    """A joint committee of two or three organisations that its power admits."""
    day = draw(days)
    draft, seats = Draft(day), []
    if day < date(2022, 7, 1):
        kinds: tuple[str, ...] = draw(st.sampled_from([("CCG",), ("LA",)]))
        under = {"CCG": "14Z3", "LA": "101"}[kinds[0]]
    else:
        kinds, under = draw(st.sampled_from([(("FT", "NHST", "ICB"), "65Z6"), (("LA",), "101")]))
    orgs = "ABC"[: draw(st.integers(2, 3))]
    for org in orgs:
        kind = draw(st.sampled_from(kinds))
        draft.add(*board_of(org, kind, two=False))
        seats += [
            Seat(person(org, n), "executive", held_for=org)
            for n in (3, 0)[: draw(st.integers(1, 2))]
        ]
    draft.add(
        JointCommittee(
            "joint",
            list(orgs),
            seats=seats,
            quorum=Quorum(share="1/2"),
            rule=draw(st.sampled_from(JOINT_RULES)),
            under=draw(st.sampled_from([None, under])),
            recall=draw(st.booleans()),
        )
    )
    for org in orgs:
        draft.add(given(f"{org}-board", "joint", under=draw(st.sampled_from([None, under]))))
    draft.votes += votes_in(draft.records["joint"], named=False)
    facts = draw(people_present(draft, None, [draft.records["joint"]]))
    return draft.world("joint", **facts)


@st.composite
def elsewhere(draw: st.DrawFn) -> World:
    """An organisation whose function another exercises, perhaps two links away."""
    day = draw(days)
    draft = Draft(day)
    early = day < date(2022, 7, 1)
    kinds = ("CCG",) if early else ("FT", "NHST", "ICB")
    draft.add(*board_of("A", draw(st.sampled_from(kinds)), two=False))
    exerciser = draw(own_bodies(draft, "B", draw(st.sampled_from(kinds))))
    to = draw(st.sampled_from(["B", "B-board"]))
    on = draw(st.sampled_from(["allowed", "silent"])) if not early else "allowed"
    recall = draw(st.booleans())
    draft.add(given("A-board", to, under="14Z3" if early else "65Z5", passing_on=on, recall=recall))
    if isinstance(exerciser, Committee):
        onward = given("B-board", exerciser.id, function_of="A")
        draft.records["onward"] = Delegation(
            "onward", by=onward.by, to=onward.to, matters=MATTER, function_of="A", source="s"
        )
    draft.votes += votes_in(exerciser)
    forum = exerciser.id
    if draw(st.booleans()):
        extra = draw(own_bodies(draft, "C", draw(st.sampled_from(kinds))))
        draft.add(CommitteeInCommon("cic", [exerciser.id, extra.id]))
        draft.votes += votes_in(extra)
        return draft.world("cic", of=["A", "B", "C"][: draw(st.integers(1, 3))])
    return draft.world(forum, of=draw(st.sampled_from([["A"], ["A", "B"]])))


@st.composite
def office(draw: st.DrawFn) -> World:
    """An office alone, by delegation or as the residual holder."""
    day = draw(days)
    draft = Draft(day)
    kind = draw(st.sampled_from(kinds_on(day)))
    draft.add(*board_of("A", kind, two=False))
    holder = "a.officer" if kind == "LA" else person("A", 3)
    if kind == "CCG":
        holder = person("A", 2)
    draft.add(Office("A-office", "A", holders=holder))
    if draw(st.booleans()):
        draft.add(given("A-board", "A-office"))
    else:
        draft.add(Residual("residual", by="A-board", to="A-office", source="SFI 1"))
    draft.votes.append(Vote(holder, "for"))
    return draft.world("A-office")


@st.composite
def advisory(draw: st.DrawFn) -> World:
    """People who recommend: nobody is bound, whatever they say."""
    draft = Draft(draw(days))
    for org in "AB":
        draft.add(*board_of(org, "FT", two=False))
    seats = [Seat(person("A", 3), nominated_by="A"), Seat(person("B", 3), held_for="B")]
    draft.add(AdvisoryGroup("talk", organisations=["A"], seats=seats))
    draft.votes += votes_in(draft.records["talk"], named=False)
    return draft.world("talk")


def worlds() -> st.SearchStrategy[World]:
    """Worlds in which every organisation that takes part is bound (or, in some, only advised)."""
    forms = [common(), common(board_only=True), single(), decision_makers(), joint(), elsewhere()]
    return st.one_of(*forms, office(), advisory())
