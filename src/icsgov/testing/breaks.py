"""Ways to break a world, or nearly to break it: a limit met exactly, an end date on the day.

Each break is a function of a Hypothesis `draw` and a world, and returns another world. One that
does not apply, or that would not fit together, leaves the world as it was.
"""

from datetime import date

import attrs
from hypothesis import strategies as st

from icsgov.errors import IcsgovError
from icsgov.model.decision import (
    Overturning,
    Ratification,
)
from icsgov.testing.breaks_authority import (
    ONE_DAY,
    Break,
    Draw,
    approval,
    condition,
    decide,
    exists,
    given_change,
    given_drop,
    kinds,
    money,
    nature,
    post,
    reserved,
    residual,
    whose,
)
from icsgov.testing.breaks_meeting import (
    attendance,
    meeting,
    minute,
    notice,
    recusal,
    rule_change,
    seat_change,
    seat_more,
    tie,
    vote_change,
)
from icsgov.testing.breaks_urgent import URGENT_BREAKS, hasty, later, urgent_worlds
from icsgov.testing.worlds import World, worlds


def afterwards(draw: Draw, world: World) -> World:
    """Ratified, overturned, or both, on the day or a day or two after, and asked about then."""
    boards = [one.id for one in world.gov.bodies]
    if not boards:
        return world
    day = st.sampled_from([world.decision.day + n * ONE_DAY for n in (0, 1, 2)])
    by = st.sampled_from(boards)
    adopted = draw(st.lists(st.builds(Ratification, by, day), max_size=2))
    undone = draw(st.lists(st.builds(Overturning, by, day), max_size=2))
    new = decide(world, ratifications=adopted, overturnings=undone)
    return new._replace(on=draw(st.sampled_from([None, draw(day)])))


EDGES = [
    date(2014, 10, 1),
    date(2022, 7, 1),
    date(2012, 5, 4),
    date(2023, 12, 26),
    date(2013, 4, 1),
]


def when(draw: Draw, world: World) -> World:
    """The same, on either side of a day on which the law changed."""
    day = draw(st.sampled_from(EDGES)) - draw(st.sampled_from([0, 1])) * ONE_DAY
    notices = [attrs.evolve(one, given=min(one.given, day)) for one in world.decision.notice]
    return decide(world, day=day, notice=notices)


def asked(draw: Draw, world: World) -> World:
    """Asked about before, on or after the day."""
    return world._replace(on=world.decision.day + draw(st.sampled_from([-1, 0, 1, 5])) * ONE_DAY)


BREAKS: tuple[Break, ...] = (
    given_change,
    given_drop,
    condition,
    reserved,
    residual,
    seat_change,
    seat_more,
    vote_change,
    tie,
    recusal,
    meeting,
    attendance,
    rule_change,
    kinds,
    approval,
    afterwards,
    notice,
    when,
    asked,
    exists,
    whose,
    minute,
    nature,
    post,
    money,
    hasty,
)


def broken(draw: Draw, world: World, how: Break) -> World:
    """The world after a break, or as it was where the break does not fit."""
    try:
        return how(draw, world)
    except IcsgovError:
        return world


@st.composite
def near_misses(draw: st.DrawFn) -> World:
    """A world in which everybody is bound, with at most two things broken or nearly broken."""
    world = draw(worlds())
    for _ in range(draw(st.sampled_from([0, 1, 2, 2, 2]))):
        world = broken(draw, world, draw(st.sampled_from(BREAKS)))
    return world


@st.composite
def urgent_misses(draw: st.DrawFn) -> World:
    """A world of urgent power that binds, with a few things broken or nearly broken."""
    world = draw(urgent_worlds())
    if draw(st.sampled_from([True, True, False])):
        world = later(draw, world)
    for _ in range(draw(st.sampled_from([0, 1, 2, 2, 3]))):
        how = URGENT_BREAKS if draw(st.sampled_from([True, True, False])) else BREAKS
        world = broken(draw, world, draw(st.sampled_from(how)))
    return world
