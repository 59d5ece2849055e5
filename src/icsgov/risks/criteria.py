"""Does a provision of a policy fit a risk? One line of reasoning for each thing that it names."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, all_of, fact
from icsgov.model.kinds import Act
from icsgov.model.matter import covers
from icsgov.model.rating import Band, Rating
from icsgov.model.risk import Held, stuck
from icsgov.model.risk_policy import RiskRule
from icsgov.risks.case import Case, agreed, band_of


def at_tier(rules: tuple[Any, ...], tier: str) -> list[Any]:
    """Those provisions that are about a tier."""
    return [one for one in rules if not one.tiers or tier in one.tiers]


def fits(case: Case, rule: RiskRule) -> Step:
    """Whether a provision is about this risk."""
    lines = [*rated(case, rule), *_others(case, rule)]
    if not lines:
        lines = [fact("risk.every", YES, clause=rule.clause)]
    return all_of("risk.fits", lines, cites=_cites(case, rule), clause=rule.clause)


def _cites(case: Case, rule: RiskRule) -> tuple[Any, ...]:
    return (rule.source,) if rule.source is not None else case.cites


LIMITS: tuple[tuple[str, str, bool], ...] = (
    ("at_least", "score", True),
    ("at_most", "score", False),
    ("likelihood", "likelihood", True),
    ("consequence", "consequence", True),
)
"""The fields of a provision that are limits, what each measures, and whether it is a least one."""


def rated(case: Case, rule: RiskRule) -> Iterator[Step]:
    """What a provision asks of the rating: a line for each limit, and one for its bands."""
    common: Facts = {"clause": rule.clause, "gauge": rule.gauge.value}
    ratings = case.ratings(rule.gauge)
    for field, measure, least in LIMITS:
        limit = getattr(rule, field)
        if limit is not None:
            values = [_value(case, rating, measure) for rating in ratings]
            yield _measured(case, values, limit, least=least, measure=measure, **common)
    if rule.bands:
        found = [band_of(case.policy, rating, case.held.matrix) for rating in ratings]
        told = agreed([_in_band(band, rule) for band in found])
        name = found[0].name if found[0] is not None and len(set(found)) == 1 else None
        yield fact(IN_BAND[told], told, band=name, bands=rule.bands, **common)


IN_BAND = {YES: "risk.band-in", NO: "risk.band-out", UNKNOWN: "risk.band-unknown"}


def _value(case: Case, rating: Rating | None, measure: str) -> int | None:
    """A number of a rating; None where it is not known, or stands on another matrix."""
    policy = case.policy
    if rating is None or policy is None or policy.matrix != case.held.matrix:
        return None
    value: int | None = getattr(rating, measure)
    return value


def _in_band(band: Band | None, rule: RiskRule) -> Verdict:
    return UNKNOWN if band is None or band.name is None else YES if band.name in rule.bands else NO


def _measured(
    case: Case, values: list[int | None], limit: int, *, least: bool, **facts: Any
) -> Step:
    """A number of a rating beside a limit; where it may be one of two, both have to agree."""
    policy, own = case.policy, case.held.matrix
    if policy is not None and policy.matrix != own:
        both: Facts = {"policy": policy.id, "own": str(own), "matrix": str(policy.matrix)}
        return fact("risk.other-matrix", UNKNOWN, limit=limit, **both, **facts)
    told = agreed([_within(value, limit, least) for value in values])
    if told is UNKNOWN:
        code = "risk.value-open" if len(values) > 1 else "risk.value-unknown"
        return fact(code, told, values=tuple(values), limit=limit, **facts)
    return fact(LIMIT[told, least], told, value=values[-1], limit=limit, **facts)


LIMIT = {
    (YES, True): "risk.at-least",
    (NO, True): "risk.under",
    (YES, False): "risk.at-most",
    (NO, False): "risk.over",
}
"""What is said of a number that meets, or misses, a least limit or a most one."""


def _within(value: int | None, limit: int, least: bool) -> Verdict:
    if value is None:
        return UNKNOWN
    return YES if (value >= limit if least else value <= limit) else NO


def _others(case: Case, rule: RiskRule) -> Iterator[Step]:
    if rule.categories:
        yield _category(case, rule)
    for condition in rule.conditions:
        words = [one for one in case.held.attested if one.condition == condition]
        told = UNKNOWN if not words else YES if all(one.holds for one in words) else NO
        cites = tuple(one.source for one in words if one.source is not None)
        common: Facts = {"clause": rule.clause, "condition": condition}
        yield fact(CONDITION[told], told, cites=cites, **common)
    if rule.unresolved:
        yield _unresolved(case, rule)
    if rule.days is not None:
        yield _lasting(case, rule, rule.days)


CONDITION = {
    YES: "risk.condition-met",
    NO: "risk.condition-not-met",
    UNKNOWN: "risk.condition-unknown",
}


def _category(case: Case, rule: RiskRule) -> Step:
    category = case.held.category
    named: Facts = {"clause": rule.clause, "categories": rule.categories, "category": category}
    if category is None:
        return fact("risk.category-unknown", UNKNOWN, **named)
    if any(covers(wide, category) for wide in rule.categories):
        return fact("risk.category-in", YES, **named)
    return fact("risk.category-out", NO, **named)


def _unresolved(case: Case, rule: RiskRule) -> Step:
    lines = stuck(case.held)
    if not lines:
        return fact("risk.not-stuck", NO, clause=rule.clause, tier=case.held.tier)
    last = lines[-1]
    return fact("risk.stuck", YES, clause=rule.clause, by=last.by, day=last.day, why=last.because)


def _lasting(case: Case, rule: RiskRule, days: int) -> Step:
    since = arrived_on(case.held)
    named: Facts = {"clause": rule.clause, "days": days, "since": since, "tier": case.held.tier}
    if since is None:
        return fact("risk.since-unknown", UNKNOWN, **named)
    spent = (case.on - since).days
    code = "risk.lasting" if spent >= days else "risk.not-so-long"
    return fact(code, YES if spent >= days else NO, spent=spent, **named)


def arrived_on(held: Held) -> date | None:
    """The day on which it came to the tier that it is at."""
    moves = [line.day for line in held.history if line.act in (Act.ESCALATED, Act.DE_ESCALATED)]
    return moves[-1] if moves else held.raised
