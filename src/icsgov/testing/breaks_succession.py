"""Ways to break a succession, or nearly to break it: silent, lapsed, in part, a day early."""

from datetime import timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from icsgov.model.authority import Reservation
from icsgov.model.body import Board, Committee, Group, Seat
from icsgov.model.decision import Overturning, Ratification
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation
from icsgov.model.succession import Passed, Passing, Succession
from icsgov.model.voting import Quorum, majority
from icsgov.period import Period
from icsgov.testing.breaks import BREAKS, broken
from icsgov.testing.breaks_authority import Break, Draw, decide, pick, put
from icsgov.testing.drafts import MATTER, World, board_of, given, person
from icsgov.testing.worlds_succession import successions, with_boards

ONE_DAY = timedelta(days=1)
PATHS = ["service", MATTER, "service/change/site", "service/other", "other"]


def named(world: World, one: Succession, what: Passing) -> list[str]:
    """What a transfer may name of a sort of thing."""
    if what is Passing.DECISIONS:
        return ["D1", "D2"]
    homes = {body.id: getattr(body, "organisation", "") for body in world.gov.bodies}
    if what is Passing.DELEGATIONS:
        ends = {o.id: [o.by, o.to, o.function_of] for o in world.gov.delegations}
        return [id for id, of in ends.items() if one.of in [homes.get(str(x), x) for x in of]]
    seats = {body.id: getattr(body, "seats", ()) for body in world.gov.bodies}
    theirs = [id for id in seats if homes[id] != one.of]
    return [id for id in theirs if any(one.of in (s.held_for, s.nominated_by) for s in seats[id])]


def transfer(draw: Draw, world: World) -> World:
    """A transfer that says nothing of a sort of thing, or lets it lapse, or names one of it."""
    one, what = pick(draw, world.gov.successions), draw(st.sampled_from(Passing))
    ids = named(world, one, what)
    some = [Passed(what, only=[draw(st.sampled_from(ids))])] if ids else []
    carried = [o for o in one.carried if o.what is not what]
    lapsed = [o for o in one.lapsed if o.what is not what]
    more: Any = draw(st.sampled_from([([], []), ([], [what]), ([what], some), (some, [what])]))
    more = draw(st.sampled_from([more, more, (some, []), ([], some)]))
    new = evolve(one, carried=[*carried, *more[0]], lapsed=[*lapsed, *more[1]])
    return put(world, new)


def day(draw: Draw, world: World) -> World:
    """The succession on the day of the decision, the day before or the day after."""
    one = pick(draw, world.gov.successions)
    then = world.decision.day + draw(st.sampled_from([-1, 0, 1])) * ONE_DAY
    old = world.gov.index.organisations[one.of]
    end = draw(st.sampled_from([then, then, then - ONE_DAY]))
    return put(world, evolve(old, period=Period(old.period.start, end)), evolve(one, day=then))


def matters(draw: Draw, world: World) -> World:
    """Only some of the matters went there; the decision perhaps about several."""
    one = pick(draw, world.gov.successions)
    some = st.lists(st.sampled_from(PATHS), min_size=1, max_size=2, unique=True)
    if draw(st.booleans()):
        world = decide(world, matters=[MATTER, draw(st.sampled_from(["other", "service/other"]))])
        for old in world.gov.delegations:
            if draw(st.booleans()):
                world = put(world, evolve(old, matters=[*{*old.matters, *world.decision.matters}]))
    return put(world, evolve(one, matters=draw(some)))


def wider(draw: Draw, world: World) -> World:
    """A delegation of a wider matter, of which perhaps a part went to the successor."""
    old, one = pick(draw, world.gov.delegations), pick(draw, world.gov.successions)
    if old is None:
        return world
    new = evolve(old, matters=draw(st.sampled_from(["service", MATTER])))
    about = draw(st.sampled_from([(), MATTER, "service/change/site", "service"]))
    return put(world, new, evolve(one, matters=about), Matter("service", kinds=()))


def second(draw: Draw, world: World) -> World:
    """A second successor, for other matters or of seats alone."""
    one = pick(draw, world.gov.successions)
    kind = world.gov.index.organisations[one.to].kind.value
    first, other = draw(
        st.sampled_from([("service", "other"), ("other", "service"), (MATTER, "service/other")])
    )
    some = st.lists(st.sampled_from(Passing), unique=True)
    carried, lapsed = draw(some), draw(some)
    more = Succession(
        *("S2",),
        of=one.of,
        to="M",
        day=one.day + draw(st.sampled_from([0, 0, 1, -1])) * ONE_DAY,
        matters=other,
        carried=carried,
        lapsed=[what for what in lapsed if what not in carried],
    )
    return put(world, *board_of("M", kind, two=False), evolve(one, matters=first), more)


def onward(draw: Draw, world: World) -> World:
    """The successor is succeeded in its turn, before the decision, on its day or after it."""
    one = pick(draw, world.gov.successions)
    middle = world.gov.index.organisations[one.to]
    days = [world.decision.day + n * ONE_DAY for n in (-1, 0, 1)] + [
        one.day + n * ONE_DAY for n in (1, 2, 9)
    ]
    then = draw(st.sampled_from(days))
    to = draw(st.sampled_from(["M", "M", *(o.id for o in with_boards(world))]))
    made = board_of("M", middle.kind.value, two=False) if to == "M" else []
    carried = draw(st.lists(st.sampled_from(Passing), unique=True, min_size=2))
    more = Succession("S3", of=one.to, to=to, day=then, carried=carried)
    new = put(world, *made, evolve(middle, period=Period(None, then)), more)
    return new._replace(on=draw(st.sampled_from([world.on, then - ONE_DAY, then, then + ONE_DAY])))


def another(draw: Draw, world: World) -> World:
    """Another organisation that the successor succeeds too: one that has a part, perhaps."""
    one = pick(draw, world.gov.successions)
    others = [o for o in with_boards(world) if o.id not in (one.of, one.to)]
    old = pick(draw, others)
    if old is None:
        return world
    then = draw(
        st.sampled_from(
            [one.day, one.day + ONE_DAY, world.decision.day, world.decision.day + ONE_DAY]
        )
    )
    some = st.lists(st.sampled_from(Passing), unique=True)
    new = Succession("S4", of=old.id, to=one.to, day=then, carried=draw(some))
    return put(world, evolve(old, period=Period(None, then)), new)


def later(draw: Draw, world: World) -> World:
    """Overturned or ratified by some board about the day of the succession, asked about then."""
    one = pick(draw, world.gov.successions)
    boards = [o for o in world.gov.bodies if isinstance(o, Board)]
    close = [o.id for o in boards if o.organisation in (one.of, one.to)]
    days = [max(one.day + n * ONE_DAY, world.decision.day) for n in (-1, 0, 1, 2)]
    act = (st.sampled_from([*close, *close, *(o.id for o in boards)]), st.sampled_from(days))
    undone = draw(st.lists(st.builds(Overturning, *act), min_size=1, max_size=2))
    adopted = draw(st.lists(st.builds(Ratification, *act), max_size=1))
    new = decide(world, overturnings=undone, ratifications=adopted)
    return new._replace(on=draw(st.sampled_from([None, None, *days])))


def asked(draw: Draw, world: World) -> World:
    """Asked about on the day of the succession, the day before or the day after."""
    one = pick(draw, world.gov.successions)
    return world._replace(on=one.day + draw(st.sampled_from([-1, 0, 1])) * ONE_DAY)


def kept(draw: Draw, world: World) -> World:
    """Something that the predecessor or the successor reserved."""
    one = pick(draw, world.gov.successions)
    bodies = [o for o in world.gov.bodies if getattr(o, "organisation", "") in (one.of, one.to)]
    by = pick(draw, bodies)
    return (
        world
        if by is None
        else put(world, Reservation("kept", by=by.id, matters=draw(st.sampled_from(PATHS))))
    )


def organ(draw: Draw, world: World) -> World:
    """A delegation by or to a committee or an office of the predecessor."""
    one, old = pick(draw, world.gov.successions), pick(draw, world.gov.delegations)
    boards = [o for o in world.gov.bodies if isinstance(o, Board) and o.organisation == one.of]
    if old is None or not boards:
        return world
    board = pick(draw, boards)
    parent = draw(st.sampled_from([None, board.id]))
    rules: Any = {"quorum": Quorum(count=1), "rule": majority(), "parent": parent}
    body = Committee("organ", one.of, seats=[Seat(person(one.of, 0))], **rules)
    office = Office("organ", one.of, holders=person(one.of, 0))
    made = body if len(boards) > 1 else draw(st.sampled_from([body, office]))
    end, id = draw(st.sampled_from(["by", "by", "to"])), draw(st.sampled_from(["organ", board.id]))
    return put(world, made, evolve(old, **{end: id}))


def sitting(draw: Draw, world: World) -> World:
    """A seat of the successor, or of its predecessor, on a body of others."""
    one = pick(draw, world.gov.successions)
    bodies = [o for o in world.gov.bodies if getattr(o, "seats", ())]
    body = pick(draw, [o for o in bodies if getattr(o, "organisation", "") != one.of])
    if body is None:
        return world
    who = draw(st.sampled_from([*(s.person for s in body.seats), "x.new"]))
    org = draw(st.sampled_from([one.of, one.to]))
    name = (
        "held_for"
        if isinstance(body, Group)
        else draw(st.sampled_from(["held_for", "nominated_by"]))
    )
    edge = world.decision.day + draw(st.sampled_from([0, 1])) * ONE_DAY
    period = draw(st.sampled_from([Period(), Period(), Period(edge), Period(None, edge)]))
    return put(world, evolve(body, seats=[*body.seats, Seat(who, period=period, **{name: org})]))


def link(draw: Draw, world: World) -> World:
    """The successor gives to its predecessor, or the other way, and that one gives it on."""
    one = pick(draw, world.gov.successions)
    boards = [o for o in world.gov.bodies if isinstance(o, Board)]
    ours = pick(draw, [o for o in boards if o.organisation == one.to])
    theirs = pick(draw, [o for o in boards if o.organisation == one.of])
    if ours is None or theirs is None:
        return world
    by, to = draw(st.sampled_from([(ours, theirs), (theirs, ours)]))
    end = draw(st.sampled_from([to.id, to.organisation]))
    return put(world, given(by.id, end, passing_on="allowed"))


def form(draw: Draw, world: World) -> World:
    """A predecessor or a successor of another kind."""
    one = pick(draw, world.gov.successions)
    old = world.gov.index.organisations[draw(st.sampled_from([one.of, one.to]))]
    kind = draw(st.sampled_from(["FT", "NHST", "ICB", "CCG", "LA", "DISTRICT", "CA", "CHARITY"]))
    return put(world, Organisation(old.id, kind=kind, period=old.period))


SUCCESSIONS: tuple[Break, ...] = (
    transfer,
    day,
    matters,
    wider,
    second,
    onward,
    another,
    later,
    asked,
    kept,
    organ,
    sitting,
    link,
    form,
)


@st.composite
def near_successions(draw: st.DrawFn) -> World:
    """A world with a succession, with at most two things broken or nearly broken.

    >>> from hypothesis import find
    >>> find(near_successions(), lambda world: len(world.gov.successions) > 1).decision.id
    'D1'
    """
    world = draw(successions())
    for _ in range(draw(st.sampled_from([0, 1, 2, 2, 2, 3]))):
        some = draw(st.sampled_from([SUCCESSIONS, SUCCESSIONS, SUCCESSIONS, BREAKS]))
        world = broken(draw, world, draw(st.sampled_from(some)))
    return world
