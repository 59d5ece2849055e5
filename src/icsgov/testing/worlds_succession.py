"""Worlds in which everybody is bound, and somebody has taken the place of somebody else.

In some the power, the seat or the place as a party came from a predecessor before the decision; in
others whoever was bound has ended since, and a successor is bound in its place.
"""

from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from icsgov.model.body import Board, JointCommittee
from icsgov.model.kinds import OrgKind
from icsgov.model.organisation import Organisation
from icsgov.model.succession import Succession
from icsgov.period import Period
from icsgov.testing.drafts import World, board_of
from icsgov.testing.worlds import worlds

REFORM = date(2022, 7, 1)
BEFORE = {  # the kinds that an organisation of a kind may have had a predecessor of
    "FT": ["FT", "NHST"],
    "NHST": ["NHST", "CARE_TRUST"],
    "CARE_TRUST": ["NHST"],
    "ICB": ["ICB", "CCG"],
    "CCG": ["CCG"],
    "LA": ["LA", "DISTRICT"],
}
AFTER = {"FT": ["FT"], "NHST": ["FT", "NHST"], "LA": ["LA"], "ICB": ["ICB"], "CARE_TRUST": ["FT"]}
EVERYTHING = ("decisions", "delegations", "seats")


def with_boards(world: World) -> list[Organisation]:
    """The organisations of a world that have a board and a kind that is succeeded."""
    homes = {body.organisation for body in world.gov.bodies if isinstance(body, Board)}
    return [one for one in world.gov.organisations if one.id in homes and one.kind.value in BEFORE]


def put(world: World, *records: Any) -> World:
    """The world with records put in."""
    return world._replace(gov=world.gov.put(*records))


def replaced(value: Any, old: dict[str, str], *names: str) -> Any:
    """A record with other ids in some of its fields."""
    new = {name: old.get(getattr(value, name), getattr(value, name)) for name in names}
    return evolve(value, **new)


def seated_for(body: Any, new: dict[str, str]) -> Any:
    """A body with seats of other organisations, and other parties."""
    seats = [replaced(seat, new, "held_for", "nominated_by") for seat in body.seats]
    if not isinstance(body, JointCommittee):
        return evolve(body, seats=seats)
    return evolve(body, seats=seats, parties=[new.get(one, one) for one in body.parties])


@st.composite
def inherited(draw: st.DrawFn) -> World:
    """Delegations or seats of an organisation that it has from a predecessor."""
    world = draw(worlds())
    org, day = draw(st.sampled_from(with_boards(world))), world.decision.day
    kind = draw(st.sampled_from(BEFORE[org.kind.value]))
    since = REFORM if kind == "CCG" and day >= REFORM else day - draw(ago) * ONE_DAY
    new = put(world, *predecessor(world, org, kind, since - draw(gap) * ONE_DAY))
    ids = {body.id for body in new.gov.bodies}
    boards = {one: f"old-{one}" for one in ids if f"old-{one}" in ids}
    ends = boards | {org.id: draw(st.sampled_from(["old", *boards.values()]))}
    for given in new.gov.delegations:
        if draw(often):
            moved = replaced(replaced(given, boards, "by"), ends, "to")
            new = put(new, replaced(moved, {org.id: "old"}, "function_of"))
    for body in new.gov.bodies:
        if hasattr(body, "seats") and getattr(body, "organisation", "") != org.id and draw(often):
            new = put(new, seated_for(body, {org.id: "old"}))
    return put(new, Succession("S", of="old", to=org.id, day=since, carried=EVERYTHING))


ONE_DAY = timedelta(days=1)
ago, gap = st.sampled_from([0, 0, 1, 40]), st.sampled_from([0, 0, 0, 1, 5])
often = st.sampled_from([True, True, True, False])


def predecessor(world: World, org: Organisation, kind: str, end: date) -> list[Any]:
    """An organisation that ended, with boards as those of another."""
    theirs = [b for b in world.gov.bodies if isinstance(b, Board) and b.organisation == org.id]
    boards = [
        evolve(
            one,
            id=f"old-{one.id}",
            organisation="old",
            seats=[evolve(seat, person=f"old.{seat.person}") for seat in one.seats],
        )
        for one in theirs
    ]
    return [Organisation("old", kind=kind, period=Period(None, end)), *boards]


@st.composite
def succeeded(draw: st.DrawFn) -> World:
    """A decision of which a successor has what its predecessor had, asked about on a later day."""
    world = draw(worlds())
    org, day = draw(st.sampled_from(with_boards(world))), world.decision.day
    since = (
        REFORM if org.kind is OrgKind.CCG else day + draw(st.sampled_from([1, 1, 2, 40])) * ONE_DAY
    )
    ended = evolve(org, period=Period(None, since - draw(gap) * ONE_DAY))
    if ended.period.end is not None and ended.period.end <= day:
        ended = evolve(org, period=Period(None, day + ONE_DAY))
    others = [one.id for one in with_boards(world) if one.id != org.id]
    to = draw(st.sampled_from(["N", "N", *others]))
    kind = draw(st.sampled_from(AFTER.get(org.kind.value, ["ICB"])))
    made = board_of("N", kind, two=kind == "LA" and draw(st.booleans())) if to == "N" else []
    new = put(world, ended, *made)
    new = put(new, Succession("S", of=org.id, to=to, day=since, carried=EVERYTHING))
    return new._replace(on=since + draw(st.sampled_from([0, 0, 1, 30])) * ONE_DAY)


def successions() -> st.SearchStrategy[World]:
    """Worlds with a succession before the decision, or after it.

    >>> from hypothesis import find
    >>> find(successions(), lambda world: world.on is None).gov.successions[0].of
    'old'
    """
    return st.one_of(inherited(), succeeded())
