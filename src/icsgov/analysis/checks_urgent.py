"""Urgent power that nobody can use, or that nobody can ratify."""

from collections.abc import Iterator

from icsgov.analysis.checks_ask import Desk, own_votes, sources
from icsgov.analysis.finding import Finding, Region
from icsgov.analysis.readied import urgent_in
from icsgov.model.authority import Delegation
from icsgov.model.body import Deciding


def urgent_power(desk: Desk) -> Iterator[Finding]:
    """Urgent power in force that is given to a body without members, or not by a body."""
    for record in (one for one, _ in urgent_in(desk.grants) if one.period.covers(desk.day)):
        body = desk.index.bodies.get(record.to)
        if isinstance(body, Deciding) and not own_votes(body.seats, desk.day):
            yield _finding(desk, record, "check.urgent-nobody")
        if record.by not in desk.index.bodies:
            yield _finding(desk, record, "check.urgent-giver")


def _finding(desk: Desk, record: Delegation, code: str) -> Finding:
    matters = tuple(map(str, record.matters))
    facts = {
        "clause": record.id,
        "by": str(record.by),
        "to": str(record.to),
        "matters": matters,
        "day": desk.day,
    }
    about = (record.id, str(record.to if code == "check.urgent-nobody" else record.by))
    region = Region(matters, period=record.period)
    return Finding(code, about, tuple(facts.items()), desk.owners(record), sources(record), region)
