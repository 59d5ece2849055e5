"""Worlds in which everybody is bound: one for each form that a meeting can take."""

from collections.abc import Sequence
from datetime import date

from attrs import evolve
from hypothesis import strategies as st

from icsgov.model.authority import Delegation, Residual
from icsgov.model.body import (
    AdvisoryGroup,
    Committee,
    CommitteeInCommon,
    Group,
    JointCommittee,
    Seat,
)
from icsgov.model.decision import Vote
from icsgov.model.organisation import Office
from icsgov.model.voting import Quorum, VotingRule, at_least, majority, unanimity
from icsgov.model.voting import Share as Clause
from icsgov.testing.drafts import (
    MATTER,
    TODAY,
    Draft,
    World,
    board_of,
    days,
    given,
    kinds_on,
    own_bodies,
    people_present,
    person,
    votes_in,
)


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
    return draft.world("cic", **draw(people_present(draft, bodies)))


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
        draft.add(evolve(first, passing_on="allowed"), sub, given(body.id, sub.id))
        body = sub
    draft.votes += votes_in(body, named=draw(st.booleans()))
    return draft.world(body.id, **draw(people_present(draft, [body])))


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
    facts = draw(people_present(draft, [draft.records["joint"]]))
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


@st.composite
def shared_people(draw: st.DrawFn) -> World:
    """Two boards in common with a chair and an executive who sit on both."""
    day = draw(st.sampled_from(TODAY))
    draft, bodies = Draft(day), []
    for org in "AB":
        kind = draw(st.sampled_from(["FT", "NHST", "ICB"]))
        old = board_of(org, kind, two=False)
        board = old[1]
        seats = [
            evolve(seat, person=f"joint.{place}") if place in (0, 3) else seat
            for place, seat in enumerate(board.seats)
        ]
        board = evolve(board, seats=seats)
        draft.add(old[0], board)
        bodies.append(board)
    draft.add(CommitteeInCommon("cic", [one.id for one in bodies]))
    for body in bodies:
        draft.votes += votes_in(body)
    return draft.world("cic", **draw(people_present(draft, bodies)))
