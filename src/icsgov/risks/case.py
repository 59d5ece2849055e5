"""A risk or an issue on a day, the policy that it is under, and the rating that counts."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Citation, Verdict
from icsgov.model.governance import Governance
from icsgov.model.index import organisations_of
from icsgov.model.kinds import Gauge
from icsgov.model.rating import Band, Matrix, Rating
from icsgov.model.risk import Held, Issue
from icsgov.model.risk_policy import RiskPolicy, Tier


class Case(NamedTuple):
    """What stands on a day, and the policy that it is under.

    `uncontrolled` says whether the policy wants it rated as if nothing controlled it, for want of
    assurance.
    """

    held: Held
    gov: Governance
    on: date
    policy: RiskPolicy | None
    uncontrolled: Verdict = NO

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the policy is written."""
        source = self.policy.source if self.policy is not None else None
        return (source,) if source is not None else ()

    @property
    def kind(self) -> str:
        """What it is, in a word."""
        return "issue" if isinstance(self.held, Issue) else "risk"

    def ratings(self, gauge: Gauge) -> tuple[Rating | None, ...]:
        """The rating on a gauge, or the two that it may be where assurance leaves that open."""
        found = rating_of(self.held, gauge)
        if gauge is not Gauge.CURRENT or self.uncontrolled is NO:
            return (found,)
        bare = rating_of(self.held, Gauge.INHERENT)
        return (bare,) if self.uncontrolled is YES else (found, bare)

    def band(self, rating: Rating | None) -> Band | None:
        """The band that its policy puts a rating in; scores of another matrix are in none."""
        return band_of(self.policy, rating, self.held.matrix)


def rating_of(held: Held, gauge: Gauge) -> Rating | None:
    """One of the ratings of a risk or an issue; an issue has none before control."""
    found: Rating | None = getattr(held, gauge.value, None)
    return found


def case_of(held: Held, gov: Governance, on: date) -> Case:
    """A risk or an issue as it stood that day."""
    then = held.as_at(on)
    return Case(then, gov, on, policy_for(gov, then.tier, then.owner, on))


def policy_for(gov: Governance, tier: str, owner: str, on: date) -> RiskPolicy | None:
    """The policy in force that names most closely what a body holds at a tier."""
    found = [one for one in gov.risk_policies if one.period.covers(on) and one.covers(tier, owner)]
    return max(found, key=lambda one: one.rank, default=None)


def tiers_of(gov: Governance) -> dict[str, Tier]:
    """Every tier by its id."""
    return {one.id: one for one in gov.tiers}


def below(gov: Governance, tier: str) -> tuple[Tier, ...]:
    """The tiers next below one."""
    return tuple(one for one in gov.tiers if tier in one.up)


def organisations_behind(gov: Governance, id: str) -> tuple[str, ...]:
    """Whose body or office it is: one organisation, the parties of a joint committee, or those of
    the bodies and seats of a forum that has none of its own.
    """
    index = gov.index
    if id in index.organisations:
        return (id,)
    if id in index.offices:
        return (index.offices[id].organisation,)
    body = index.bodies.get(id)
    if body is None:
        return ()
    found = [*organisations_of(body), *getattr(body, "organisations", ())]
    for member in getattr(body, "bodies", ()):
        found += organisations_of(index.bodies[member])
    found += [seat.held_for for seat in getattr(body, "seats", ()) if seat.held_for is not None]
    return tuple(dict.fromkeys(found))


def in_being(gov: Governance, id: str, on: date) -> bool:
    """Whether a body or an office, and an organisation whose it is, exists that day."""
    index = gov.index
    body = index.bodies.get(id)
    period = getattr(body, "period", None)
    if period is not None and not period.covers(on):
        return False
    behind = organisations_behind(gov, id)
    return not behind or any(index.organisations[org].period.covers(on) for org in behind)


def band_of(
    policy: RiskPolicy | None, rating: Rating | None, matrix: Matrix | None = None
) -> Band | None:
    """The band that a policy puts a rating in; None where that is not known.

    A score says it, where the bands have scores and are for the `matrix` that the rating is on (the
    policy's own, where none is given); where there is no score, the band that the rating names.
    """
    if policy is None or rating is None:
        return None
    scored = any(one.low is not None for one in policy.bands)
    if scored and matrix is not None and policy.matrix != matrix:
        return None
    if scored and rating.score is not None:
        return next((one for one in policy.bands if one.holds(rating.score)), None)
    named = (one for one in policy.bands if one.name is not None and one.name == rating.band)
    return next(named, None)


def affected(case: Case) -> tuple[str, ...]:
    """Every organisation that a risk touches: its owner's, those named, and those that must act."""
    return tuple(sorted(set(_affected(case))))


def _affected(case: Case) -> Iterator[str]:
    for id in case.held.holders():
        yield from organisations_behind(case.gov, id)
    yield from case.held.organisations
    for treatment in case.held.treatments:
        yield from (part.organisation for part in treatment.parts)


def agreed(verdicts: list[Verdict]) -> Verdict:
    """One verdict where all agree; else not known."""
    found = set(verdicts)
    return found.pop() if len(found) == 1 else UNKNOWN
