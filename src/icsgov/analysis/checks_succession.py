"""What a succession leaves open: delegations and seats that nothing passes or ends."""

from collections.abc import Iterator
from datetime import date

from icsgov.analysis.checks_ask import sources
from icsgov.analysis.finding import Finding
from icsgov.explain import UNKNOWN
from icsgov.model.body import Board
from icsgov.model.governance import Governance
from icsgov.model.index import organisations_of, seats_of
from icsgov.model.succession import Passing, Succession
from icsgov.reasoning.deemed import Deemed, deemed, under_way


def silent(gov: Governance, day: date) -> Iterator[Finding]:
    """Delegations and seats that a predecessor had and that nothing on file passes or ends."""
    if not gov.successions:
        return
    read = deemed(gov, day, None)
    open_ = {**dict.fromkeys(_given(gov, read, day)), **dict.fromkeys(_seated(gov, read, day))}
    for clause, thing in open_:
        one = gov[clause]
        assert isinstance(one, Succession)  # they are named by these ids
        facts = {"clause": clause, "thing": thing, "of": one.of, "to": one.to, "day": day}
        cites, about = sources(one, gov[thing]), (thing, clause)
        code = "check.succession-silent"
        yield Finding(code, about, tuple(facts.items()), (str(one.to),), cites)


def _given(gov: Governance, read: Governance, day: date) -> Iterator[tuple[str, str]]:
    """The successions and delegations of which it is not known that the one passed the other."""
    for given in read.delegations:
        if isinstance(given, Deemed) and given.period.covers(day):
            for step in given.steps:
                ended = _ended_with(gov, given.to, step.facts["of"])
                if step.verdict is UNKNOWN and not ended:
                    yield step.facts["clause"], given.id


def _ended_with(gov: Governance, id: str, org: str) -> bool:
    """Whether it is a committee or an office of an organisation, which ended with it."""
    record = gov.index.bodies.get(id) or gov.index.offices.get(id)
    return getattr(record, "organisation", None) == org and not isinstance(record, Board)


def _seated(gov: Governance, read: Governance, day: date) -> Iterator[tuple[str, str]]:
    """The successions and bodies of others of which it is not known that seats there passed."""
    for one in under_way(gov, day):
        for body in read.bodies:
            seats = (seat for seat in seats_of(body) if seat.period.covers(day))
            theirs = any(one.of in (seat.held_for, seat.nominated_by) for seat in seats)
            own = organisations_of(body) == (one.of,)
            if theirs and not own and one.passed(Passing.SEATS, body.id) is UNKNOWN:
                yield one.id, body.id
