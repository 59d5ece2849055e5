"""Ways to break who has power, under what law, and with whose approval."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st

from icsgov.law import england
from icsgov.model.authority import ApprovalRule, Attestation, Reservation, Residual
from icsgov.model.body import Board, Committee, CommitteeInCommon, JointCommittee, Seat
from icsgov.model.decision import (
    Approval,
)
from icsgov.model.kinds import OrgKind, PassingOn, Side, Statute
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Organisation, Tenure
from icsgov.period import ALWAYS, Period
from icsgov.testing.worlds import MATTER, World

Draw = Callable[..., Any]
"""Hypothesis's `draw`, or that of `data()`."""

Break = Callable[[Draw, World], World]


KINDS = [name for name, _ in england().kinds]


ONE_DAY = timedelta(days=1)


VATS = ["out", "out", "in"]


POWERS = [None, "65Z5", "65Z6", "75", "101", "9E", "14Z3", "Sch 7 para 15", "reg 15", "HWB"]


def pick(draw: Draw, records: Any) -> Any:
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


def near(draw: Draw, day: date) -> Period:
    """A period that starts or ends on the day, the day before or the day after."""
    edge = day + draw(st.sampled_from([-1, 0, 1])) * ONE_DAY
    return Period(edge) if draw(st.booleans()) else Period(None, edge)


def limit(draw: Draw) -> Limit:
    """A limit of a million, the boundary in or out."""
    per, vat = draw(st.sampled_from(["decision", "decision", "year"])), draw(st.sampled_from(VATS))
    return Limit(1_000_000, basis=per, vat=vat, inclusive=draw(st.booleans()))


def money(draw: Draw, world: World) -> World:
    """Figures on the boundary, one pound either side, none at all, or not recorded."""
    amounts = [None, 0, (), 999_999, 1_000_000, 1_000_001]
    amount = draw(st.sampled_from(amounts))
    if draw(st.booleans()) and isinstance(amount, int):
        return decide(
            world, figures=[Figure(amount, basis=draw(st.sampled_from(["year", "decision"])))]
        )
    return decide(world, figures=amount)


def given_change(draw: Draw, world: World) -> World:
    """A delegation with one part of its envelope changed."""
    old = pick(draw, world.gov.delegations)
    if old is None:
        return world
    day = world.decision.day
    orgs = [one.id for one in world.gov.organisations]
    changes: dict[str, Any] = {
        "period": near(draw, day),
        "matters": draw(
            st.sampled_from(["service", "service/change/site", "service/other", "other"])
        ),
        "ceiling": limit(draw),
        "above": limit(draw),
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
    return money(draw, new) if name in ("ceiling", "above") else new


def given_drop(draw: Draw, world: World) -> World:
    """One delegation fewer."""
    old = pick(draw, (*world.gov.delegations, *world.gov.residuals))
    return world if old is None else world._replace(gov=world.gov.drop(old.id))


def condition(draw: Draw, world: World) -> World:
    """A condition on a delegation: unattested, attested, attested false, or both."""
    old = pick(draw, world.gov.delegations)
    if old is None:
        return world
    words = draw(
        st.lists(
            st.builds(
                Attestation,
                st.just("consulted"),
                st.booleans(),
                of=st.sampled_from([None, *(one.id for one in world.gov.organisations)]),
            ),
            max_size=2,
            unique=True,
        )
    )
    held = draw(st.booleans())
    new = attrs.evolve(old, conditions=["consulted"], attested=words if held else ())
    return decide(put(world, new), attested=() if held else words)


def reserved(draw: Draw, world: World) -> World:
    """A reservation, perhaps only above an amount, by some body that has power."""
    by = pick(draw, [one for one in world.gov.bodies if not isinstance(one, CommitteeInCommon)])
    if by is None:
        return world
    above = draw(st.sampled_from([None, limit(draw)]))
    matters = draw(st.sampled_from(["service", MATTER, "service/change/site", "other"]))
    period = draw(st.sampled_from([ALWAYS, near(draw, world.decision.day)]))
    new = put(world, Reservation("kept", by=by.id, matters=matters, above=above, period=period))
    return money(draw, new) if above is not None else new


def residual(draw: Draw, world: World) -> World:
    """A residual rule of a board, in favour of somebody."""
    board = pick(draw, [one for one in world.gov.bodies if isinstance(one, Board)])
    targets = [one.id for one in (*world.gov.bodies, *world.gov.offices) if one is not board]
    if board is None or not targets:
        return world
    period = draw(st.sampled_from([ALWAYS, near(draw, world.decision.day)]))
    to = draw(st.sampled_from(targets))
    return put(world, Residual("rest", by=board.id, to=to, period=period))


def kinds(draw: Draw, world: World) -> World:
    """Kinds of the matter, and the side on which a council's function lies."""
    old = world.gov.index.matters.get(draw(st.sampled_from([MATTER, "service"])))
    new = draw(st.sampled_from([None, (), *([one] for one in KINDS)]))
    side = draw(st.sampled_from([None, *Side]))
    if old is not None and draw(st.booleans()):
        return put(world, attrs.evolve(old, kinds=new))
    return put(world, Matter(draw(st.sampled_from([MATTER, "service"])), kinds=new, side=side))


def approval(draw: Draw, world: World) -> World:
    """A scheme that wants an approval, or statute that wants the governors'; given or not."""
    org = pick(draw, world.gov.organisations)
    size = draw(st.integers(1, 4))
    governors = Committee(
        "governors",
        org.id,
        seats=[Seat(f"g{n}", "governor") for n in range(size)],
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
        new = put(
            new,
            ApprovalRule(
                "scheme",
                organisation=org.id,
                by=by,
                matters=MATTER,
                above=above,
                threshold=draw(st.sampled_from(["given", "of_voting", "of_all"])),
                first=draw(st.booleans()),
            ),
        )
    count = st.sampled_from([None, 0, 1, 2, 3])
    given = st.builds(
        Approval,
        st.sampled_from(["governors", "NHSE", *(one.id for one in world.gov.bodies)]),
        st.sampled_from([world.decision.day + n * ONE_DAY for n in (-9, 0, 1, 3)]),
        of=st.sampled_from([None, org.id]),
        votes_for=count,
        votes_against=count,
    )
    return decide(new, approvals=draw(st.lists(given, max_size=3)))


def exists(draw: Draw, world: World) -> World:
    """An organisation or a body that begins or ends about the day, or is of another kind."""
    bodies = [one for one in world.gov.bodies if hasattr(one, "period")]
    one = pick(draw, (*world.gov.organisations, *bodies))
    if isinstance(one, Organisation) and draw(st.booleans()):
        return put(world, attrs.evolve(one, kind=draw(st.sampled_from(OrgKind))))
    return put(world, attrs.evolve(one, period=near(draw, world.decision.day)))


def nature(draw: Draw, world: World) -> World:
    """A body that is something else: in statute, by its maker, by its power or its parties."""
    body = pick(draw, [o for o in world.gov.bodies if isinstance(o, Committee | JointCommittee)])
    if isinstance(body, JointCommittee):
        outside = Organisation("X", kind=draw(st.sampled_from(OrgKind)))
        changes: dict[str, Any] = {
            "under": draw(st.sampled_from(POWERS)),
            "recall": not body.recall,
            "statute": Statute.ICP,
            "parties": [*body.parties, "X"],
        }
        name = draw(st.sampled_from(sorted(changes)))
        return put(world, outside, attrs.evolve(body, **{name: changes[name]}))
    if body is None:
        return world
    if draw(st.booleans()):
        return put(world, attrs.evolve(body, statute=draw(st.sampled_from(Statute))))
    own = [o.id for o in world.gov.bodies if getattr(o, "organisation", "") == body.organisation]
    return put(world, attrs.evolve(body, parent=draw(st.sampled_from([None, *own]))))


def post(draw: Draw, world: World) -> World:
    """An office vacant, held by somebody else, or whose holder is no employee."""
    one = pick(draw, world.gov.offices)
    if one is None:
        return world
    changes: dict[str, Any] = {
        "employee": not one.employee,
        "holders": draw(
            st.sampled_from(
                [
                    [],
                    ["stranger"],
                    [Tenure(one.holders[0].person, near(draw, world.decision.day))]
                    if one.holders
                    else [],
                ]
            )
        ),
    }
    name = draw(st.sampled_from(sorted(changes)))
    if name == "holders":
        held = [Tenure(h) if isinstance(h, str) else h for h in changes[name]]
        return put(world, attrs.evolve(one, holders=held))
    return put(world, attrs.evolve(one, employee=not one.employee))


def whose(draw: Draw, world: World) -> World:
    """For whom it is taken, or who is eligible."""
    orgs = [one.id for one in world.gov.organisations]
    some = draw(st.lists(st.sampled_from(orgs), unique=True, max_size=3))
    if draw(st.booleans()):
        return decide(world, of=some, eligible=None)
    return decide(world, eligible=some, of=None)
