"""Worlds that rest on urgent power, and ways to break it or nearly to break it."""

from typing import Any

import attrs
from hypothesis import strategies as st

from icsgov.model.authority import Attestation, Delegation
from icsgov.model.decision import Overturning, Ratification
from icsgov.model.kinds import Otherwise
from icsgov.model.urgent import Consultation, Urgent
from icsgov.model.voting import Including, SeatClass
from icsgov.period import Every
from icsgov.testing.breaks_authority import ONE_DAY, Break, Draw, decide, pick, put
from icsgov.testing.worlds import World, worlds

GROUND, BAR = "cannot wait", "the board meets this week"
CLASSES = [["non-executive"], ["executive", "non-executive"], ["councillor"], ["chair"]]


def asking(world: World) -> list[str]:
    """Everybody who can be asked."""
    index = world.gov.index
    return sorted([*index.people, *index.offices, *index.bodies])


def acting(world: World, to: str) -> set[str]:
    """Who holds what was given, as far as it is people."""
    body, office = world.gov.index.bodies.get(to), world.gov.index.offices.get(to)
    held = {one.person for one in getattr(office, "holders", ())}
    return {to, *held, *(seat.person for seat in getattr(body, "seats", ()))}


def urgently(draw: Draw, world: World) -> World:
    """One delegation that can be used urgently only, and everything done that it asks for."""
    old = pick(draw, [one for one in world.gov.delegations if one.urgent is None])
    if old is None:
        return world
    day = world.decision.day
    seats = getattr(world.gov.index.bodies.get(old.by), "seats", ())
    free = [seat for seat in seats if seat.person not in acting(world, old.to) and seat.role]
    asked = draw(st.lists(st.sampled_from(free), max_size=2, unique=True)) if free else []
    roles = [seat.role for seat in asked]
    part = [Including(1, SeatClass(roles=roles))] if roles and draw(st.booleans()) else []
    named = [seat.person for seat in asked if draw(st.booleans())]
    terms = Urgent(
        grounds=draw(st.sampled_from([(), GROUND])),
        barred_by=draw(st.sampled_from([(), BAR])),
        consulted=named,
        consulted_of=part,
        ratify_by=draw(st.sampled_from([None, None, 1, 2, Every(weeks=1)])),
        otherwise=draw(st.sampled_from([None, *Otherwise, Otherwise.LAPSES])),
        source=draw(st.sampled_from([None, "SO 5.2"])),
    )
    words = [Attestation(GROUND), Attestation(BAR, False)]
    return decide(
        put(world, attrs.evolve(old, urgent=terms)),
        attested=[*world.decision.attested, *words],
        consultations=[Consultation(seat.person, day) for seat in asked],
        next_meeting=day + draw(st.sampled_from([0, 1, 2, 9])) * ONE_DAY,
    )


def terms(draw: Draw, world: World) -> World:
    """The terms of urgent power with one thing changed."""
    old = pick(draw, [one for one in world.gov.delegations if one.urgent is not None])
    if old is None or old.urgent is None:
        return world
    changes: dict[str, Any] = {
        "grounds": [GROUND],
        "barred_by": [BAR],
        "consulted": [draw(st.sampled_from(asking(world)))],
        "consulted_of": [
            Including(draw(st.integers(1, 2)), SeatClass(roles=draw(st.sampled_from(CLASSES))))
        ],
        "ratify_by": draw(st.sampled_from([None, 1, 2])),
        "otherwise": draw(st.sampled_from([None, *Otherwise])),
    }
    name = draw(st.sampled_from(sorted(changes)))
    return put(world, attrs.evolve(old, urgent=attrs.evolve(old.urgent, **{name: changes[name]})))


def words(draw: Draw, world: World) -> World:
    """What is attested of the ground and the bar: nothing, one way, the other, or both."""
    orgs = [None, *(one.id for one in world.gov.organisations)]
    one = st.builds(
        Attestation, st.sampled_from([GROUND, BAR]), st.booleans(), of=st.sampled_from(orgs)
    )
    return decide(world, attested=draw(st.lists(one, max_size=3, unique=True)))


def consulting(draw: Draw, world: World) -> World:
    """Others consulted, or the same a day earlier or later."""
    days = st.sampled_from([world.decision.day + n * ONE_DAY for n in (-1, 0, 1)])
    if world.decision.consultations and draw(st.booleans()):
        moved = [attrs.evolve(one, day=draw(days)) for one in world.decision.consultations]
        return decide(world, consultations=moved[: draw(st.integers(0, 2))])
    one = st.builds(Consultation, st.sampled_from(asking(world)), days)
    return decide(world, consultations=draw(st.lists(one, max_size=3, unique=True)))


def meeting_day(draw: Draw, world: World) -> World:
    """The day of the next meeting: not recorded, on the day itself or some days on."""
    day = world.decision.day
    return decide(world, next_meeting=draw(st.sampled_from([None, None, day, day + 2 * ONE_DAY])))


def later(draw: Draw, world: World) -> World:
    """Asked about about the day by which it had to be ratified, and perhaps ratified about then."""
    day = world.decision.day
    days = st.sampled_from([day + n * ONE_DAY for n in (0, 1, 2, 3, 10)])
    givers = [one.by for one in world.gov.delegations if one.urgent is not None]
    bodies = [one for one in givers if one in world.gov.index.bodies]
    every = [*bodies, *bodies, *(one.id for one in world.gov.bodies)]
    made = st.builds(Ratification, st.sampled_from(every or [""]), days)
    acts = draw(st.lists(made, max_size=2, unique=True)) if every else []
    more = [*world.decision.overturnings]
    if every and draw(st.sampled_from([False, False, True])):
        more.append(Overturning(draw(st.sampled_from(every)), draw(days)))
    return decide(world, ratifications=acts, overturnings=more)._replace(on=draw(days))


def beside(draw: Draw, world: World) -> World:
    """The same power given beside it without urgency, or with other terms."""
    held = [one for one in world.gov.delegations if one.urgent is not None]
    return _put_beside(draw, world, draw(st.sampled_from(held))) if held else world


def _put_beside(draw: Draw, world: World, old: Delegation) -> World:
    kept = draw(st.sampled_from([None, old.urgent, Urgent(otherwise="stands")]))
    fields: dict[str, Any] = {"conditions": draw(st.sampled_from([(), "improvement"]))}
    extra: Delegation = attrs.evolve(old, id="beside", urgent=kept, **fields)
    return put(world, extra)


def hasty(draw: Draw, world: World) -> World:
    """Urgent power in the place of other power, asked about when it may have run out."""
    return later(draw, urgently(draw, world))


URGENT_BREAKS: tuple[Break, ...] = (
    terms,
    words,
    consulting,
    meeting_day,
    later,
    beside,
    urgently,
)


@st.composite
def urgent_worlds(draw: st.DrawFn) -> World:
    """Worlds in which everybody is bound, one of them at least by urgent power."""
    with_power = worlds().filter(lambda world: bool(world.gov.delegations))
    return urgently(draw, draw(with_power))
