"""Ways to break a world, or nearly to break it: a limit met exactly, an end date on the day.

Each break is a function of a Hypothesis `draw` and a world, and returns another world. One that
does not apply, or that would not fit together, leaves the world as it was.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st

from icsgov.errors import IcsgovError
from icsgov.law import england
from icsgov.model.authority import ApprovalRule, Attestation, Delegation, Reservation, Residual
from icsgov.model.body import Board, Committee, CommitteeInCommon, Group, JointCommittee, Seat
from icsgov.model.decision import (
    Approval,
    Attendance,
    Notice,
    Overturning,
    Presiding,
    Ratification,
    Recusal,
    Resolution,
    Vote,
)
from icsgov.model.kinds import OrgKind, PassingOn, Position, Role, Side, Statute, Tie
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Office, Organisation, Tenure
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
from icsgov.period import ALWAYS, Period
from icsgov.testing.worlds import MATTER, World, worlds

Break = Callable[[st.DrawFn, World], World]
KINDS = [name for name, _ in england().kinds]
ONE_DAY = timedelta(days=1)


def pick(draw: st.DrawFn, records: Any) -> Any:
    """One of the records, or None where there is none."""
    found = list(records)
    return draw(st.sampled_from(found)) if found else None


def put(world: World, *records: Any) -> World:
    """The world with records put in."""
    return world._replace(gov=world.gov.put(*records))


def decide(world: World, **fields: Any) -> World:
    """The world with the decision changed."""
    return world._replace(decision=attrs.evolve(world.decision, **fields))


def seated(world: World) -> list[Any]:
    """The bodies that have seats: the forum's own first, where it names others."""
    return [one for one in world.gov.bodies if getattr(one, "seats", ())]


def near(draw: st.DrawFn, day: date) -> Period:
    """A period that starts or ends on the day, the day before or the day after."""
    edge = day + draw(st.sampled_from([-1, 0, 1])) * ONE_DAY
    return draw(st.sampled_from([Period(edge, None), Period(None, edge)]))


def limit(draw: st.DrawFn) -> Limit:
    """A limit of a million, the boundary in or out."""
    per, vat = draw(st.sampled_from(["decision", "decision", "year"])), draw(st.sampled_from(VATS))
    return Limit(1_000_000, basis=per, vat=vat, inclusive=draw(st.booleans()))


VATS = ["out", "out", "in"]


def money(draw: st.DrawFn, world: World) -> World:
    """Figures on the boundary, one pound either side, none at all, or not recorded."""
    amounts = [None, 0, (), 999_999, 1_000_000, 1_000_001]
    amount = draw(st.sampled_from(amounts))
    if draw(st.booleans()) and isinstance(amount, int):
        return decide(world, figures=[Figure(amount, basis=draw(st.sampled_from(["year", "decision"])))])
    return decide(world, figures=amount)


def given_change(draw: st.DrawFn, world: World) -> World:
    """A delegation with one part of its envelope changed."""
    old = pick(draw, world.gov.delegations)
    if old is None:
        return world
    day = world.decision.day
    orgs = [one.id for one in world.gov.organisations]
    changes: dict[str, Any] = {
        "period": near(draw, day),
        "matters": draw(st.sampled_from(["service", "service/change/site", "service/other", "other"])),
        "ceiling": limit(draw),
        "conditions": ["improvement"],
        "passing_on": draw(st.sampled_from(PassingOn)),
        "function_of": draw(st.sampled_from([None, *orgs])),
        "decision": draw(st.sampled_from(["D1", "D2"])),
        "under": draw(st.sampled_from(POWERS)),
        "recall": draw(st.booleans()),
        "source": None,
        "to": draw(st.sampled_from([one.id for one in (*world.gov.bodies, *world.gov.offices)])),
    }
    name = draw(st.sampled_from(sorted(changes)))
    new = put(world, attrs.evolve(old, **{name: changes[name]}))
    return money(draw, new) if name == "ceiling" else new


POWERS = [None, "65Z5", "65Z6", "75", "101", "9E", "14Z3", "Sch 7 para 15", "reg 15", "HWB"]


def given_drop(draw: st.DrawFn, world: World) -> World:
    """One delegation fewer."""
    old = pick(draw, (*world.gov.delegations, *world.gov.residuals))
    return world if old is None else world._replace(gov=world.gov.drop(old.id))


def condition(draw: st.DrawFn, world: World) -> World:
    """A condition on a delegation: unattested, attested, attested false, or both."""
    old = pick(draw, world.gov.delegations)
    if old is None:
        return world
    words = draw(st.lists(st.builds(
        Attestation, st.just("consulted"), st.booleans(),
        of=st.sampled_from([None, *(one.id for one in world.gov.organisations)]),
    ), max_size=2, unique=True))
    held = draw(st.booleans())
    new = attrs.evolve(old, conditions=["consulted"], attested=words if held else ())
    return decide(put(world, new), attested=() if held else words)


def reserved(draw: st.DrawFn, world: World) -> World:
    """A reservation, perhaps only above an amount, by some body that has power."""
    by = pick(draw, [one for one in world.gov.bodies if not isinstance(one, CommitteeInCommon)])
    if by is None:
        return world
    above = draw(st.sampled_from([None, limit(draw)]))
    matters = draw(st.sampled_from(["service", MATTER, "service/change/site", "other"]))
    period = draw(st.sampled_from([ALWAYS, near(draw, world.decision.day)]))
    new = put(world, Reservation("kept", by=by.id, matters=matters, above=above, period=period))
    return money(draw, new) if above is not None else new


def residual(draw: st.DrawFn, world: World) -> World:
    """A residual rule of a board, in favour of somebody."""
    board = pick(draw, [one for one in world.gov.bodies if isinstance(one, Board)])
    targets = [one.id for one in (*world.gov.bodies, *world.gov.offices) if one is not board]
    if board is None or not targets:
        return world
    period = draw(st.sampled_from([ALWAYS, near(draw, world.decision.day)]))
    to = draw(st.sampled_from(targets))
    return put(world, Residual("rest", by=board.id, to=to, period=period))


def seat_change(draw: st.DrawFn, world: World) -> World:
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


def seat_more(draw: st.DrawFn, world: World) -> World:
    """A stranger, a deputy or a director of elsewhere on a body, voting or not."""
    body = pick(draw, seated(world))
    if body is None:
        return world
    everybody = sorted({seat.person for one in seated(world) for seat in one.seats})
    who = draw(st.sampled_from(["stranger", *everybody]))
    held = [seat.held_for for seat in body.seats]
    new = Seat(
        who, draw(st.sampled_from([None, "outsider", "executive", "non-executive"])),
        voting=draw(st.booleans()), held_for=draw(st.sampled_from(held or [None])),
        deputises_for=draw(st.sampled_from([None, *(
            one.person for one in body.seats if one.person != who
        )])),
    )
    changed = put(world, attrs.evolve(body, seats=[*body.seats, new]))
    if draw(st.booleans()):
        return changed
    vote = Vote(who, draw(st.sampled_from(Position)), body=body.id)
    absent = new.deputises_for
    kept = [one for one in world.decision.votes if one.person != absent or draw(st.booleans())]
    return decide(changed, votes=[*kept, vote])


def vote_change(draw: st.DrawFn, world: World) -> World:
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
        body = draw(st.sampled_from(bodies or [None]))
        return decide(world, votes=[*rest, attrs.evolve(old, body=body)])
    some = draw(st.sets(st.sampled_from(world.decision.votes)))
    changed = [attrs.evolve(one, position=other) if one in some else one for one in world.decision.votes]
    return decide(world, votes=changed)


def tie(draw: st.DrawFn, world: World) -> World:
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
    presided = draw(st.sampled_from([[], [Presiding(chair.person)], [Presiding(cast[0].person, body=body.id)]]))
    new = put(world, attrs.evolve(body, rule=rule))
    return decide(new, votes=[*kept, *split], presided=presided)


def recusal(draw: st.DrawFn, world: World) -> World:
    """Somebody takes no part, in one body or in all."""
    vote = pick(draw, world.decision.votes)
    if vote is None:
        return world
    return decide(world, recused=[Recusal(vote.person, body=draw(st.sampled_from([None, vote.body])))])


def meeting(draw: st.DrawFn, world: World) -> World:
    """A quorum just met or one short, and an attendance recorded, empty or not recorded."""
    body = pick(draw, [one for one in seated(world) if hasattr(one, "quorum")])
    if body is None:
        return world
    seats = len(body.seats)
    part = Including(draw(st.integers(1, 2)), SeatClass(roles=draw(st.sampled_from([
        ["executive"], ["chair"], ["executive", "chief executive"], ["outsider"],
    ]))))
    new = draw(st.sampled_from([
        (), Quorum(count=seats), Quorum(count=seats + 1), Quorum(count=max(seats - 1, 0)),
        Quorum(share="1/2"), Quorum(share="2/3"), Quorum(count=1, including=part),
        Quorum(count=seats, period=near(draw, world.decision.day)),
    ]))
    changed = put(world, attrs.evolve(body, quorum=new)) if draw(st.booleans()) else world
    if draw(st.booleans()):
        people = [one.person for one in body.seats]
        there = draw(st.sampled_from([None, [], people, people[:1]]))
        at = draw(st.sampled_from([None, body.id]))
        attended = None if there is None else {Attendance(one, body=at) for one in there}
        votes = world.decision.votes
        if draw(st.booleans()):
            votes = [one for one in votes if one.person not in people[:1]]
        return decide(changed, attended=attended, votes=votes)
    return changed


def rule_change(draw: st.DrawFn, world: World) -> World:
    """Another voting rule: stricter, by class, by organisation, by matter, expired, or none."""
    body = pick(draw, [one for one in seated(world) if hasattr(one, "rule")])
    if body is None:
        return world
    held = [one.held_for for one in body.seats if one.held_for]
    among = SeatClass(roles=draw(st.sampled_from([["executive"], ["chair"], ["outsider"]])))
    if held and draw(st.booleans()):
        among = SeatClass(organisations=held[:1])
    clauses = [
        Clause(at_least("1/2")), Clause(more_than("1/2"), of="present"), Clause(at_least("2/3")),
        Clause(at_least("3/4"), of="entitled"), Clause(at_least("1"), among=among),
        Clause(more_than("1/2"), of="present", among=among), MustAgree(among), AllPresent(),
    ]
    if held:
        of = draw(st.sampled_from(["cast", "present", "entitled"]))
        clauses.append(Clause(more_than("1/2"), of=of, by_organisation=True))
    some = draw(st.lists(st.sampled_from(clauses), min_size=1, max_size=2))
    matters = draw(st.sampled_from([(), "service", MATTER, "other"]))
    new = VotingRule(some, matters=matters, period=draw(st.sampled_from([ALWAYS, near(draw, world.decision.day)])))
    rules = draw(st.sampled_from([(), (new,), (new, unanimity()), (new, *body.rule)]))
    return put(world, attrs.evolve(body, rule=rules))


def kinds(draw: st.DrawFn, world: World) -> World:
    """Kinds of the matter, and the side on which a council's function lies."""
    old = world.gov.index.matters.get(draw(st.sampled_from([MATTER, "service"])))
    new = draw(st.sampled_from([None, (), *([one] for one in KINDS)]))
    side = draw(st.sampled_from([None, *Side]))
    if old is not None and draw(st.booleans()):
        return put(world, attrs.evolve(old, kinds=new))
    return put(world, Matter(draw(st.sampled_from([MATTER, "service"])), kinds=new, side=side))


def approval(draw: st.DrawFn, world: World) -> World:
    """A scheme that wants an approval, or statute that wants the governors'; given or not."""
    org = pick(draw, world.gov.organisations)
    size = draw(st.integers(1, 4))
    governors = Committee(
        "governors", org.id, seats=[Seat(f"g{n}", "governor") for n in range(size)],
        statute=draw(st.sampled_from([Statute.GOVERNORS, None])),
    )
    regulator = Organisation("NHSE", kind=draw(st.sampled_from(["NHSE", "SOS"])))
    new = put(world, governors, regulator)
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["merger", "significant-transaction", "icb-constitution"]))
        new = put(new, Matter(MATTER, kinds=[kind]))
    if draw(st.booleans()):
        above = draw(st.sampled_from([None, limit(draw)]))
        by = draw(st.sampled_from(["governors", "NHSE", *(one.id for one in world.gov.bodies)]))
        new = put(new, ApprovalRule(
            "scheme", organisation=org.id, by=by, matters=MATTER, above=above,
            threshold=draw(st.sampled_from(["given", "of_voting", "of_all"])),
        ))
    count = st.sampled_from([None, 0, 1, 2, 3])
    given = st.builds(
        Approval, st.sampled_from(["governors", "NHSE", *(one.id for one in world.gov.bodies)]),
        st.sampled_from([world.decision.day + n * ONE_DAY for n in (-9, 0, 3)]),
        of=st.sampled_from([None, org.id]), votes_for=count, votes_against=count,
    )
    return decide(new, approvals=draw(st.lists(given, max_size=3)))


def afterwards(draw: st.DrawFn, world: World) -> World:
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


def notice(draw: st.DrawFn, world: World) -> World:
    """Notice given some days before, at the edge of what statute asks."""
    days = draw(st.sampled_from([0, 2, 3, 4, 5, 6, 7, 28, 29, 30]))
    given = Notice(
        world.decision.day - days * ONE_DAY,
        exception=draw(st.sampled_from([None, None, "special urgency"])),
    )
    new = decide(world, notice=draw(st.sampled_from([(), given])))
    return put(new, Matter(MATTER, kinds=["key-decision"])) if draw(st.booleans()) else new


EDGES = [date(2014, 10, 1), date(2022, 7, 1), date(2012, 5, 4), date(2023, 12, 26), date(2013, 4, 1)]


def when(draw: st.DrawFn, world: World) -> World:
    """The same, on either side of a day on which the law changed."""
    day = draw(st.sampled_from(EDGES)) - draw(st.sampled_from([0, 1])) * ONE_DAY
    notices = [attrs.evolve(one, given=min(one.given, day)) for one in world.decision.notice]
    return decide(world, day=day, notice=notices)


def asked(draw: st.DrawFn, world: World) -> World:
    """Asked about before, on or after the day."""
    return world._replace(on=world.decision.day + draw(st.sampled_from([-1, 0, 1, 5])) * ONE_DAY)


def exists(draw: st.DrawFn, world: World) -> World:
    """An organisation or a body that begins or ends about the day, or is of another kind."""
    bodies = [one for one in world.gov.bodies if hasattr(one, "period")]
    one = pick(draw, (*world.gov.organisations, *bodies))
    if isinstance(one, Organisation) and draw(st.booleans()):
        return put(world, attrs.evolve(one, kind=draw(st.sampled_from(OrgKind))))
    return put(world, attrs.evolve(one, period=near(draw, world.decision.day)))


def whose(draw: st.DrawFn, world: World) -> World:
    """For whom it is taken, or who is eligible."""
    orgs = [one.id for one in world.gov.organisations]
    some = draw(st.lists(st.sampled_from(orgs), unique=True, max_size=3))
    if draw(st.booleans()):
        return decide(world, of=some, eligible=None)
    return decide(world, eligible=some, of=None)


def minute(draw: st.DrawFn, world: World) -> World:
    """A body's votes replaced by what its minute says, or contradicted by it."""
    where = sorted({one.body or world.decision.forum for one in world.decision.votes})
    body = pick(draw, where)
    if body is None:
        return world
    kept = [o for o in world.decision.votes if (o.body or world.decision.forum) != body]
    votes = draw(st.sampled_from([kept, world.decision.votes]))
    said = Resolution(body, draw(st.sampled_from(Position)))
    return decide(world, votes=votes, resolutions=[said])


def nature(draw: st.DrawFn, world: World) -> World:
    """A body that is something else: in statute, by its maker, by its power or its parties."""
    body = pick(draw, [o for o in world.gov.bodies if isinstance(o, Committee | JointCommittee)])
    if isinstance(body, JointCommittee):
        outside = Organisation("X", kind=draw(st.sampled_from(OrgKind)))
        changes: dict[str, Any] = {
            "under": draw(st.sampled_from(POWERS)), "recall": not body.recall,
            "statute": Statute.ICP, "parties": [*body.parties, "X"],
        }
        name = draw(st.sampled_from(sorted(changes)))
        return put(world, outside, attrs.evolve(body, **{name: changes[name]}))
    if body is None:
        return world
    if draw(st.booleans()):
        return put(world, attrs.evolve(body, statute=draw(st.sampled_from(Statute))))
    own = [o.id for o in world.gov.bodies if getattr(o, "organisation", "") == body.organisation]
    return put(world, attrs.evolve(body, parent=draw(st.sampled_from([None, *own]))))


def post(draw: st.DrawFn, world: World) -> World:
    """An office vacant, held by somebody else, or whose holder is no employee."""
    one = pick(draw, world.gov.offices)
    if one is None:
        return world
    changes: dict[str, Any] = {
        "employee": not one.employee,
        "holders": draw(st.sampled_from([
            [], ["stranger"], [Tenure(one.holders[0].person, near(draw, world.decision.day))]
            if one.holders else [],
        ])),
    }
    name = draw(st.sampled_from(sorted(changes)))
    if name == "holders":
        held = [Tenure(h) if isinstance(h, str) else h for h in changes[name]]
        return put(world, attrs.evolve(one, holders=held))
    return put(world, attrs.evolve(one, employee=not one.employee))


BREAKS: tuple[Break, ...] = (
    given_change, given_drop, condition, reserved, residual, seat_change, seat_more, vote_change,
    tie, recusal, meeting, rule_change, kinds, approval, afterwards, notice, when, asked, exists,
    whose, minute, nature, post, money,
)


def broken(draw: st.DrawFn, world: World, how: Break) -> World:
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


__all__ = ["BREAKS", "Group", "Office", "Delegation", "near_misses"]
