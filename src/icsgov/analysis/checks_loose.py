"""Loose ends: powers that no law has, and organisations that ended and nobody succeeded."""

from collections.abc import Iterator
from datetime import date

from icsgov.analysis.checks_ask import sources
from icsgov.analysis.finding import Finding
from icsgov.law.rulebook import RuleBook
from icsgov.model.authority import Delegation
from icsgov.model.body import JointCommittee
from icsgov.model.governance import Governance
from icsgov.model.index import organisations_of, seats_of
from icsgov.period import ALWAYS


def unknown_powers(gov: Governance, day: date, law: RuleBook) -> Iterator[Finding]:
    """Delegations and joint committees in force under a power of which the rulebook has no rule."""
    known = {rule.power for rule in law.rules}
    joint = [one for one in gov.bodies if isinstance(one, JointCommittee)]
    made: list[Delegation | JointCommittee] = [*gov.delegations, *joint]
    for one in made:
        if one.under is not None and one.under not in known and one.period.covers(day):
            facts = {"clause": one.id, "power": one.under, "law": law.version}
            orgs = organisations_of(one) if isinstance(one, JointCommittee) else ()
            yield Finding(
                "check.unknown-power", (one.id,), tuple(facts.items()), orgs, sources(one)
            )


def ended(gov: Governance, day: date) -> Iterator[Finding]:
    """Organisations that have ended, in whose place nobody is, and what still names them."""
    succeeded = {one.of for one in gov.successions}
    for org in gov.organisations:
        end = org.period.end
        if end is None or end > day or org.id in succeeded:
            continue
        things = tuple(sorted(_naming(gov, org.id, day)))
        if things:
            facts = {"organisation": org.id, "day": end, "things": things}
            about = (org.id, *things)
            cites = sources(org)
            yield Finding("check.no-successor", about, tuple(facts.items()), (org.id,), cites)


def _naming(gov: Governance, org: str, day: date) -> Iterator[str]:
    """The delegations by, to or for an organisation, and others' bodies with a seat of it, that go
    on as if it were there.
    """
    own = {one.id for one in gov.offices if one.organisation == org}
    own |= {org, *(body.id for body in gov.bodies if organisations_of(body) == (org,))}
    for given in gov.delegations:
        if own & {given.by, given.to, given.function_of} and given.period.covers(day):
            yield given.id
    for body in gov.bodies:
        seats = (seat for seat in seats_of(body) if seat.period.covers(day))
        theirs = any(org in (seat.held_for, seat.nominated_by) for seat in seats)
        there = getattr(body, "period", ALWAYS).covers(day)
        if theirs and there and body.id not in own:
            yield body.id
