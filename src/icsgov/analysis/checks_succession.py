"""What a succession leaves open: delegations and seats that nothing passes or ends."""

from collections.abc import Iterator
from datetime import date
from typing import TypeGuard

from icsgov.analysis.checks_ask import sources
from icsgov.analysis.finding import Finding
from icsgov.explain import NO, UNKNOWN
from icsgov.model.body import Board, Body, Committee
from icsgov.model.governance import Governance
from icsgov.model.index import organisations_of, seats_of
from icsgov.model.organisation import Office
from icsgov.model.succession import Passing, Succession
from icsgov.reasoning.deemed import under_way


def silent(gov: Governance, day: date) -> Iterator[Finding]:
    """Delegations and seats that a predecessor had and that nothing on file passes or ends."""
    for one in under_way(gov, day):
        for what, id in (*_given(gov, one, day), *_seated(gov, one, day)):
            if one.passed(what, id) is UNKNOWN:
                facts = {"clause": one.id, "thing": id, "of": one.of, "to": one.to, "day": day}
                orgs = (str(one.to),)
                cites = sources(one, gov[id])
                code = "check.succession-silent"
                yield Finding(code, (id, one.id), tuple(facts.items()), orgs, cites)


def _given(gov: Governance, one: Succession, day: date) -> Iterator[tuple[Passing, str]]:
    """The delegations by, to or for a predecessor, on anything that went to the successor."""
    homes = {one.id: one.organisation for one in (*gov.bodies, *gov.offices) if _of_one(one)}
    for given in gov.delegations:
        ends = {given.to, given.function_of, homes.get(given.by), homes.get(given.to)}
        went = any(one.takes(matter) is not NO for matter in given.matters)
        ended = any(_ended_with(gov, id, one.of) for id in (given.by, given.to))
        if one.of in ends and went and not ended and given.period.covers(day):
            yield Passing.DELEGATIONS, given.id


def _of_one(record: Body | Office) -> TypeGuard[Board | Committee | Office]:
    """Whether it is of one organisation: a joint committee goes on without a party."""
    return isinstance(record, Board | Committee | Office)


def _ended_with(gov: Governance, id: str, org: str) -> bool:
    """Whether it is a committee or an office of an organisation, which ended with it."""
    record = gov.index.bodies.get(id) or gov.index.offices.get(id)
    return getattr(record, "organisation", None) == org and not isinstance(record, Board)


def _seated(gov: Governance, one: Succession, day: date) -> Iterator[tuple[Passing, str]]:
    """The bodies of others on which a predecessor had a seat."""
    for body in gov.bodies:
        seats = (seat for seat in seats_of(body) if seat.period.covers(day))
        theirs = any(one.of in (seat.held_for, seat.nominated_by) for seat in seats)
        if theirs and organisations_of(body) != (one.of,):
            yield Passing.SEATS, body.id
