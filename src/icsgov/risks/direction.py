"""Should a risk be considered for another tier? Up, down, and what a policy says of neither."""

from collections.abc import Iterable, Iterator

import attrs

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, all_of, any_of, fact, least
from icsgov.model.kinds import Act, Ownership
from icsgov.model.risk import Held, Issue
from icsgov.model.risk_policy import DeEscalationRule, EscalationRule, Tier
from icsgov.risks import assurance
from icsgov.risks.case import Case, below, tiers_of
from icsgov.risks.criteria import at_tier, fits, rated


def ups(case: Case, tier: str) -> list[EscalationRule]:
    """The provisions by which such a thing may go up from a tier."""
    if case.policy is None:
        return []
    issue = isinstance(case.held, Issue)
    return [one for one in at_tier(case.policy.escalations, tier) if one.issues is issue]


def downs(case: Case, tier: str) -> list[DeEscalationRule]:
    """The provisions by which a risk may come down from a tier."""
    return [] if case.policy is None else at_tier(case.policy.de_escalations, tier)


def up(case: Case, gaps: Iterable[assurance.Gap] = ()) -> Step:
    """Whether to consider it for a tier above."""
    tier = case.held.tier
    here = tiers_of(case.gov)[tier]
    if here.top:
        return fact("risk.top", NO, tier=tier)
    found = [*ups_of(case, tier), *assurance.to_escalate(tuple(gaps))]
    return any_of("risk.up", found or [_silent(case, "up")], tier=tier, kind=case.kind)


def ups_of(case: Case, tier: str) -> Iterator[Step]:
    """What each provision for going up from a tier says."""
    for rule in ups(case, tier):
        yield fits(case, rule)


def _silent(case: Case, way: str) -> Step:
    """What is said where no provision moves it from its tier: that it stays there, or nothing."""
    tier = case.held.tier
    for rule in at_tier(case.policy.stays, tier) if case.policy is not None else ():
        about = fits(case, rule)
        if about.verdict is YES:
            says = tuple(one.says for one in about.walk() if not one.children)
            return fact(
                "risk.stays", NO, clause=rule.clause, tier=tier, says=says, cites=about.cites
            )
    if case.policy is None:
        return fact("risk.no-policy", UNKNOWN, tier=tier, owner=case.held.owner, on=case.on)
    code = f"risk.no-rule-{way}"
    return fact(code, UNKNOWN, policy=case.policy.id, tier=tier, kind=case.kind, cites=case.cites)


def down(case: Case) -> Step:
    """Whether to consider it for a tier below."""
    tier = case.held.tier
    lower = below(case.gov, tier)
    if not lower:
        return fact("risk.bottom", NO, tier=tier)
    ways = [down_to(case, one) for one in sorted(lower, key=lambda one: one.id)]
    return any_of("risk.down", ways, tier=tier, kind=case.kind)


def down_to(case: Case, to: Tier) -> Step:
    """Whether to consider it for one tier below: low for long enough, and nothing sends it up."""
    rules = [one for one in downs(case, case.held.tier) if to.id in one.to]
    low = [_low(case, rule) for rule in rules] or [_silent(case, "down")]
    gone = list(_gone(case, to))
    return all_of("risk.way-down", [any_of("risk.low", low, tier=to.id), *gone], to=to.id)


def _low(case: Case, rule: DeEscalationRule) -> Step:
    lines = [_reviewed(case, rule), fits(case, rule)]
    return all_of("risk.rule-down", lines, clause=rule.clause, cites=lines[1].cites)


def _reviewed(case: Case, rule: DeEscalationRule) -> Step:
    """At how many reviews in a row, up to the last, the risk was low and nothing sent it up."""
    calm = 0
    told: Verdict = YES
    for then, gaps in _at_reviews(case):
        told = _calm(then, gaps, rule)
        if told is not YES or calm == rule.reviews:
            break
        calm += 1
    named: Facts = {
        "clause": rule.clause,
        "needed": rule.reviews,
        "at_most": rule.at_most,
        "bands": rule.bands,
        "held": calm,
    }
    if calm >= rule.reviews:
        return fact("risk.reviews-held", YES, **named)
    return fact("risk.reviews-short", UNKNOWN if told is UNKNOWN else NO, **named)


def _calm(then: Case, gaps: tuple[assurance.Gap, ...], rule: DeEscalationRule) -> Verdict:
    """Whether a risk was low as it then stood, and nothing in how it stood sent it up.

    That it had been there for long, or could not be resolved there, says nothing of how it stood,
    and would never end.
    """
    own = (one for one in ups(then, then.held.tier) if not one.unresolved and one.days is None)
    sent = (*(fits(then, one) for one in own), *assurance.to_escalate(gaps))
    if any(one.verdict is YES for one in sent):
        return NO
    return least(one.verdict for one in rated(then, rule))


def _at_reviews(case: Case) -> Iterator[tuple[Case, tuple[assurance.Gap, ...]]]:
    """It as each review since it came to its tier left it, the last first, and the gaps then."""
    held = case.held
    for line in reversed(held.arrived()):
        if line.act is Act.REVIEWED:
            yield assurance.full_case(held, case.gov, line.day)
        held = held.before_last()


def _gone(case: Case, to: Tier) -> Iterator[Step]:
    """For each provision that sends it up from a tier below, whether it still would.

    It is looked at as if it came there that day: nobody there has said that it cannot be resolved.
    """
    owner = next(iter(returns_to(case.held, to)), case.held.owner)
    there = attrs.evolve(
        case.held,
        owner=owner,
        shared_with=(),
        ownership=Ownership.ACCEPTED,
        tier=to.id,
        history=(),
        raised=case.on,
        closed=None,
    )
    lower, gaps = assurance.full_case(there, case.gov, case.on)
    for rule in ups(lower, to.id):
        if case.held.tier in rule.to:
            yield _turned(fits(lower, rule))
    yield from map(_turned, assurance.to_escalate(gaps))


def _turned(step: Step) -> Step:
    """The opposite of what a provision says: that it does not fit, and why not."""
    if step.verdict is YES:
        leaves = tuple(one for one in step.walk() if not one.children)
    else:
        leaves = step.failing()
    code, verdict = TURNED[step.verdict]
    says = tuple(one.says for one in leaves)
    return fact(code, verdict, clause=step.facts["clause"], says=says, cites=step.cites)


TURNED = {
    YES: ("risk.still-up", NO),
    NO: ("risk.up-no-more", YES),
    UNKNOWN: ("risk.up-unknown", UNKNOWN),
}
"""What is said where a provision for going up fits, does not fit, or may fit."""


def returns_to(held: Held, tier: Tier) -> tuple[str, ...]:
    """Who would hold it at a tier below: whoever held it there, or whoever holds risks there."""
    past = [
        line.was.owner
        for line in reversed(held.history)
        if line.was.tier == tier.id and line.was.owner is not None
    ]
    return tuple(dict.fromkeys([*past, *tier.bodies]))
