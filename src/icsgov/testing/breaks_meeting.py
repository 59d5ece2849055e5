"""Ways to break a meeting: its seats, votes, quorum, rule and notice."""

from typing import Any

import attrs
from hypothesis import strategies as st

from icsgov.model.body import CommitteeInCommon, Seat
from icsgov.model.decision import (
    Attendance,
    Notice,
    Presiding,
    Recusal,
    Resolution,
    Vote,
)
from icsgov.model.kinds import Position, Role, Tie
from icsgov.model.matter import Matter
from icsgov.model.voting import (
    AllPresent,
    Including,
    MustAgree,
    Quorum,
    SeatClass,
    VotingRule,
    at_least,
    majority,
    more_than,
    unanimity,
)
from icsgov.model.voting import Share as Clause
from icsgov.period import ALWAYS
from icsgov.testing.breaks_authority import ONE_DAY, Draw, decide, near, pick, put, seated
from icsgov.testing.worlds import MATTER, World


def seat_change(draw: Draw, world: World) -> World:
    """A seat with one thing changed: role, vote, period, suspension, or gone."""
    body = pick(draw, seated(world))
    if body is None:
        return world
    place = draw(st.integers(0, len(body.seats) - 1))
    old = body.seats[place]
    near_day = near(draw, world.decision.day)
    others = [one.person for one in body.seats if one.person != old.person] or ["somebody"]
    changes: dict[str, Any] = {
        "role": draw(st.sampled_from([None, *Role])),
        "voting": False,
        "period": near_day,
        "suspended": near_day,
        "person": draw(st.sampled_from(["stranger", *others])),
        "deputises_for": draw(st.sampled_from(others)),
        "gone": None,
    }
    name = draw(st.sampled_from(sorted(changes)))
    new = () if name == "gone" else (attrs.evolve(old, **{name: changes[name]}),)
    seats = [*body.seats[:place], *new, *body.seats[place + 1 :]]
    return put(world, attrs.evolve(body, seats=seats))


def seat_more(draw: Draw, world: World) -> World:
    """A stranger, a deputy or a director of elsewhere on a body, voting or not."""
    body = pick(draw, seated(world))
    if body is None:
        return world
    everybody = sorted({seat.person for one in seated(world) for seat in one.seats})
    who = draw(st.sampled_from(["stranger", *everybody]))
    held = [seat.held_for for seat in body.seats]
    new = Seat(
        who,
        draw(st.sampled_from([None, "outsider", "executive", "non-executive"])),
        voting=draw(st.booleans()),
        held_for=draw(st.sampled_from(held or [None])),
        deputises_for=draw(
            st.sampled_from([None, *(one.person for one in body.seats if one.person != who)])
        ),
    )
    changed = put(world, attrs.evolve(body, seats=[*body.seats, new]))
    if draw(st.booleans()):
        return changed
    vote = Vote(who, draw(st.sampled_from(Position)), body=body.id)
    absent = new.deputises_for
    kept = [one for one in world.decision.votes if one.person != absent or draw(st.booleans())]
    return decide(changed, votes=[*kept, vote])


def vote_change(draw: Draw, world: World) -> World:
    """A vote turned round, moved, unsaid, or said again on the same or a later day."""
    old = pick(draw, world.decision.votes)
    if old is None:
        return world
    rest = [one for one in world.decision.votes if one is not old]
    other = draw(st.sampled_from(Position))
    later = world.decision.day + draw(st.sampled_from([0, 1, 2])) * ONE_DAY
    orgs = [one.id for one in world.gov.organisations]
    what = draw(st.sampled_from(["turn", "drop", "move", "again", "capacity", "where", "all"]))
    if what == "turn":
        return decide(world, votes=[*rest, attrs.evolve(old, position=other)])
    if what == "drop":
        return decide(world, votes=rest)
    if what == "move":
        return decide(world, votes=[*rest, attrs.evolve(old, day=later - ONE_DAY)])
    if what == "again":
        both = [attrs.evolve(old, order=1), attrs.evolve(old, order=2, position=other, day=later)]
        return decide(world, votes=[*rest, *both])
    if what == "capacity":
        capacity = draw(st.sampled_from([None, *orgs]))
        return decide(world, votes=[*rest, attrs.evolve(old, organisation=capacity)])
    if what == "where":
        bodies = [o.id for o in world.gov.bodies if not isinstance(o, CommitteeInCommon)]
        body = draw(st.sampled_from(bodies)) if bodies else None
        return decide(world, votes=[*rest, attrs.evolve(old, body=body)])
    some = draw(st.sets(st.sampled_from(world.decision.votes)))
    changed = [
        attrs.evolve(one, position=other) if one in some else one for one in world.decision.votes
    ]
    return decide(world, votes=changed)


def tie(draw: Draw, world: World) -> World:
    """An equality of votes, with or without a casting vote and somebody presiding."""
    votes = world.decision.votes
    if len(votes) < 2:
        return world
    body = pick(draw, [one for one in seated(world) if hasattr(one, "rule")])
    if body is None:
        return world
    cast = [one for one in votes if (one.body or world.decision.forum) == body.id]
    if len(cast) < 2:
        return world
    ayes = len(cast) // 2
    split = [attrs.evolve(one, position="for") for one in cast[:ayes]]
    split += [attrs.evolve(one, position="against") for one in cast[ayes : 2 * ayes]]
    kept = [one for one in votes if one not in cast]
    chair = draw(st.sampled_from(cast))
    casting = attrs.evolve(chair, position=draw(st.sampled_from(Position)), casting=True)
    rule = majority(casting_vote=draw(st.booleans()), tie=draw(st.sampled_from(Tie)))
    if draw(st.booleans()):
        split.append(casting)
    presided = draw(
        st.sampled_from([[], [Presiding(chair.person)], [Presiding(cast[0].person, body=body.id)]])
    )
    new = put(world, attrs.evolve(body, rule=rule))
    return decide(new, votes=[*kept, *split], presided=presided)


def recusal(draw: Draw, world: World) -> World:
    """Somebody takes no part, in one body or in all."""
    vote = pick(draw, world.decision.votes)
    if vote is None:
        return world
    return decide(
        world, recused=[Recusal(vote.person, body=draw(st.sampled_from([None, vote.body])))]
    )


CLASSES = [["executive"], ["chair"], ["executive", "chief executive"], ["outsider"]]


def meeting(draw: Draw, world: World) -> World:
    """A quorum just met or one short."""
    body = pick(draw, [one for one in seated(world) if hasattr(one, "quorum")])
    if body is None:
        return world
    seats = len(body.seats)
    part = Including(draw(st.integers(1, 2)), SeatClass(roles=draw(st.sampled_from(CLASSES))))
    quora = [
        (),
        Quorum(count=seats),
        Quorum(count=seats + 1),
        Quorum(count=max(seats - 1, 0)),
        Quorum(share="1/2"),
        Quorum(share="2/3"),
        Quorum(count=1, including=part),
        Quorum(count=seats, period=near(draw, world.decision.day)),
    ]
    return put(world, attrs.evolve(body, quorum=draw(st.sampled_from(quora))))


def attendance(draw: Draw, world: World) -> World:
    """An attendance recorded, empty or not recorded, and perhaps somebody who did not vote."""
    body = pick(draw, seated(world))
    if body is None:
        return world
    people = [one.person for one in body.seats]
    there = draw(st.sampled_from([None, [], people, people[:1]]))
    at = draw(st.sampled_from([None, body.id]))
    attended = None if there is None else {Attendance(one, body=at) for one in there}
    votes = list(world.decision.votes)
    if draw(st.booleans()):
        votes = [one for one in votes if one.person not in people[:1]]
    return decide(world, attended=attended, votes=votes)


def rule_change(draw: Draw, world: World) -> World:
    """Another voting rule: stricter, by class, by organisation, by matter, expired, or none."""
    body = pick(draw, [one for one in seated(world) if hasattr(one, "rule")])
    if body is None:
        return world
    held = [one.held_for for one in body.seats if one.held_for]
    among = SeatClass(roles=draw(st.sampled_from([["executive"], ["chair"], ["outsider"]])))
    if held and draw(st.booleans()):
        among = SeatClass(organisations=held[:1])
    clauses = [
        Clause(at_least("1/2")),
        Clause(more_than("1/2"), of="present"),
        Clause(at_least("2/3")),
        Clause(at_least("3/4"), of="entitled"),
        Clause(at_least("1"), among=among),
        Clause(more_than("1/2"), of="present", among=among),
        MustAgree(among),
        AllPresent(),
    ]
    if held:
        of = draw(st.sampled_from(["cast", "present", "entitled"]))
        clauses.append(Clause(more_than("1/2"), of=of, by_organisation=True))
    some = draw(st.lists(st.sampled_from(clauses), min_size=1, max_size=2))
    matters = draw(st.sampled_from([(), "service", MATTER, "other"]))
    new = VotingRule(
        some,
        matters=matters,
        period=draw(st.sampled_from([ALWAYS, near(draw, world.decision.day)])),
    )
    rules = draw(st.sampled_from([(), (new,), (new, unanimity()), (new, *body.rule)]))
    return put(world, attrs.evolve(body, rule=rules))


def minute(draw: Draw, world: World) -> World:
    """A body's votes replaced by what its minute says, or contradicted by it."""
    where = sorted({one.body or world.decision.forum for one in world.decision.votes})
    body = pick(draw, where)
    if body is None:
        return world
    kept = [o for o in world.decision.votes if (o.body or world.decision.forum) != body]
    votes = draw(st.sampled_from([kept, world.decision.votes]))
    said = Resolution(body, draw(st.sampled_from(Position)))
    return decide(world, votes=votes, resolutions=[said])


def notice(draw: Draw, world: World) -> World:
    """Notice given some days before, at the edge of what statute asks."""
    days = draw(st.sampled_from([0, 2, 3, 4, 5, 6, 7, 28, 29, 30]))
    given = Notice(
        world.decision.day - days * ONE_DAY,
        exception=draw(st.sampled_from([None, None, "special urgency"])),
    )
    new = decide(world, notice=draw(st.sampled_from([(), given])))
    return put(new, Matter(MATTER, kinds=["key-decision"])) if draw(st.booleans()) else new
