"""Whose appetite a risk is outside: one line for each organisation that it touches."""

from typing import Any, NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, fact
from icsgov.model.kinds import Gauge
from icsgov.model.matter import covers
from icsgov.model.rating import Rating
from icsgov.model.risk_policy import Appetite, RiskPolicy
from icsgov.risks.case import Case, affected, organisations_behind, rating_of


class Stance(NamedTuple):
    """How a risk stands to one organisation's appetite: `why` is YES where it is outside it."""

    organisation: str
    why: Step


def stances(case: Case) -> tuple[Stance, ...]:
    """How the risk stands to the appetite of each organisation that it touches."""
    known = policies_of(case)
    return tuple(Stance(org, _stance(case, org, known.get(org, []))) for org in affected(case))


def stance(case: Case, org: str, rating: Rating | None = None) -> Step:
    """How it stands to one organisation's appetite; or will, at a rating that is expected."""
    return _stance(case, org, policies_of(case).get(org, []), rating)


def _stance(case: Case, org: str, policies: list[RiskPolicy], rating: Rating | None = None) -> Step:
    named: Facts = {"organisation": org, "category": case.held.category}
    if not policies:
        return fact("appetite.none", UNKNOWN, **named)
    if case.held.category is None:
        return fact("appetite.category-unknown", UNKNOWN, **named)
    found = narrowest(policies, case.held.category)
    if found is None:
        clauses = tuple(one.id for one in policies)
        return fact("appetite.not-for-category", UNKNOWN, policies=clauses, **named)
    return _judged(case, *found, rating, named)


def policies_of(case: Case) -> dict[str, list[RiskPolicy]]:
    """The policies in force that give appetites, by the organisation whose own they are."""
    found: dict[str, list[RiskPolicy]] = {}
    for one in case.gov.risk_policies:
        if one.appetites and one.period.covers(case.on):
            behind = organisations_behind(case.gov, one.by)
            if len(behind) == 1:
                found.setdefault(behind[0], []).append(one)
    return found


def narrowest(policies: list[RiskPolicy], category: str) -> tuple[RiskPolicy, Appetite] | None:
    """The appetite that names a category most closely, and whose policy says it."""
    found = [
        (policy, one)
        for policy in policies
        for one in policy.appetites
        if covers(one.category, category)
    ]
    return max(found, key=lambda one: len(one[1].category), default=None)


def _judged(
    case: Case, policy: RiskPolicy, appetite: Appetite, other: Rating | None, named: Facts
) -> Step:
    rating, gauge = rating_of(case.held, appetite.gauge), appetite.gauge.value
    if other is not None and appetite.gauge is Gauge.CURRENT:
        rating, gauge = other, "expected"
    within = appetite.score
    if within is None and policy.scale is not None:
        within = policy.scale.score(appetite.level)
    facts: Facts = {
        **named,
        "policy": policy.id,
        "gauge": gauge,
        "level": appetite.level,
    }
    cites = tuple(one for one in (appetite.source or policy.source,) if one is not None)
    if policy.matrix != case.held.matrix:
        own, other_one = str(case.held.matrix), str(policy.matrix)
        return fact(
            "appetite.other-matrix", UNKNOWN, own=own, matrix=other_one, cites=cites, **facts
        )
    score = rating.score if rating is not None else None
    if score is None:
        return fact("appetite.not-rated", UNKNOWN, cites=cites, **facts)
    return _compared(score, within, appetite.tolerance, cites, facts)


def _compared(
    score: int, within: int | None, most: int | None, cites: tuple[Any, ...], facts: Facts
) -> Step:
    """A score, up to what is within appetite, and the most that is borne."""
    said: Facts = {"score": score, "within": within, "most": most, "cites": cites, **facts}
    if within is not None and score <= within:
        return fact("appetite.within", NO, **said)
    if most is not None and score <= most:
        return fact("appetite.borne", NO, **said)
    if most is not None:
        return fact("appetite.beyond", YES, **said)
    if within is not None:
        return fact("appetite.over", YES, **said)
    return fact("appetite.no-score", UNKNOWN, **said)
