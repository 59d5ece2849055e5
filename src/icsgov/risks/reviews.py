"""When a risk is due for review, and whether that day has passed."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, all_of, any_of, fact
from icsgov.model.kinds import Act
from icsgov.model.risk_policy import ReviewRule
from icsgov.risks.case import Case
from icsgov.risks.criteria import at_tier, fits


class Reviewing(NamedTuple):
    """Whether a review is overdue (YES where it is), and the day by which one is due."""

    why: Step
    due: date | None


def reviewing(case: Case) -> Reviewing:
    """What the provisions on review say that day. On the day that it is due, it is not overdue."""
    named: Facts = {"tier": case.held.tier, "owner": case.held.owner, "on": case.on}
    if case.policy is None:
        return Reviewing(fact("risk.no-policy", UNKNOWN, **named), None)
    parts = list(_parts(case))
    if not parts:
        there = at_tier(case.policy.reviews, case.held.tier)
        code = "review.none-fits" if there else "review.no-rule"
        named = {"policy": case.policy.id, "tier": case.held.tier, "kind": case.kind}
        return Reviewing(fact(code, UNKNOWN, cites=case.cites, **named), None)
    days = [day for _, day, about in parts if day is not None and about.verdict is YES]
    why = any_of("review.overdue", [one for one, _, _ in parts], kind=case.kind)
    return Reviewing(why, min(days, default=None))


def _parts(case: Case) -> Iterator[tuple[Step, date | None, Step]]:
    """Each provision that is, or may be, about the risk: what it says, and the day it is due."""
    assert case.policy is not None
    for rule in at_tier(case.policy.reviews, case.held.tier):
        about = fits(case, rule)
        if about.verdict is NO:
            continue
        leaf, day = _due(case, rule)
        yield (
            all_of("review.rule", [about, leaf], clause=rule.clause, cites=about.cites),
            day,
            about,
        )


def _due(case: Case, rule: ReviewRule) -> tuple[Step, date | None]:
    named: Facts = {"clause": rule.clause, "by": rule.by}
    if rule.every is None:
        return fact("review.interval-unknown", UNKNOWN, **named), None
    last = last_review(case, rule)
    if last is None:
        return fact("review.last-unknown", UNKNOWN, every=str(rule.every), **named), None
    day = rule.every.after(last)
    late = case.on > day
    facts: Facts = {"day": day, "last": last, "every": str(rule.every), **named}
    return fact("review.late" if late else "review.in-time", YES if late else NO, **facts), day


def last_review(case: Case, rule: ReviewRule) -> date | None:
    """The day of the last review that counts; the day it was raised, where there was none."""
    days = [
        line.day
        for line in case.held.history
        if line.act is Act.REVIEWED and (not rule.by or line.by in rule.by)
    ]
    return days[-1] if days else case.held.raised
