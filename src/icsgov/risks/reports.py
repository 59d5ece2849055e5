"""Who is to see a risk: what the provisions on reporting say, whoever holds it."""

from collections.abc import Iterator
from typing import NamedTuple

from icsgov.explain import UNKNOWN, YES, Facts, Step, all_of, any_of, fact
from icsgov.model.risk_policy import ReportRule
from icsgov.risks.case import Case
from icsgov.risks.criteria import at_tier, fits


class Report(NamedTuple):
    """What one provision on reporting comes to: `why` is YES where the risk is one it is about."""

    rule: ReportRule
    why: Step


def reports_of(case: Case, late: Step) -> tuple[Report, ...]:
    """What each provision on reporting that is about the tier comes to; `late` where overdue."""
    rules = at_tier(case.policy.reports, case.held.tier) if case.policy is not None else []
    return tuple(Report(rule, _report(case, rule, late)) for rule in rules)


def _report(case: Case, rule: ReportRule, late: Step) -> Step:
    about = fits(case, rule)
    lines = [about, *([late] if rule.overdue else []), _seen(rule)]
    return all_of("report.rule", lines, clause=rule.clause, cites=about.cites)


def _seen(rule: ReportRule) -> Step:
    """By whom it is seen, and when; that nobody is named is a doubt."""
    every = str(rule.every) if rule.every is not None else None
    named: Facts = {"clause": rule.clause, "to": rule.to, "through": rule.through, "every": every}
    if not rule.to:
        return fact("report.to-unknown", YES, doubt=True, **named)
    return fact("report.meetings" if rule.every is None else "report.every", YES, **named)


def reported(case: Case, reports: tuple[Report, ...]) -> Step:
    """Whether anybody is to see it; UNKNOWN where no policy says who is to see such risks."""
    named: Facts = {"tier": case.held.tier}
    if case.policy is None:
        return fact("risk.no-policy", UNKNOWN, owner=case.held.owner, on=case.on, **named)
    if not reports:
        named = {"policy": case.policy.id, "kind": case.kind, **named}
        return fact("report.no-rule", UNKNOWN, cites=case.cites, **named)
    return any_of("report", [one.why for one in reports], kind=case.kind)


def readers(reports: tuple[Report, ...]) -> Iterator[str]:
    """Everybody who is to see it, each once for every provision that says so."""
    for one in reports:
        if one.why.verdict is YES:
            yield from one.rule.to
