"""What assurance a policy wants on a risk, and whether there is any that does."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, all_of, any_of, fact, greatest
from icsgov.model.governance import Governance
from icsgov.model.kinds import Response
from icsgov.model.risk import Assurance, Held, SystemRisk
from icsgov.model.risk_policy import AssuranceRule
from icsgov.risks.case import Case, case_of
from icsgov.risks.criteria import at_tier, fits


class Gap(NamedTuple):
    """What one provision on assurance comes to: whether there is a gap, and what happens then.

    `why` is YES where there is a gap. `response` None: the policy does not say.
    """

    rule: AssuranceRule
    kind: str
    why: Step
    response: Response | None

    @property
    def verdict(self) -> Verdict:
        """Whether there is a gap."""
        return self.why.verdict


def gaps_of(case: Case) -> tuple[Gap, ...]:
    """What each provision on assurance that is about the tier comes to."""
    if not isinstance(case.held, SystemRisk) or case.policy is None:
        return ()
    return tuple(
        _gap(case, case.held, rule) for rule in at_tier(case.policy.assurance, case.held.tier)
    )


def _gap(case: Case, risk: SystemRisk, rule: AssuranceRule) -> Gap:
    """A provision, and the best of what there is."""
    kind, leaf = _state(case, risk, rule)
    about = fits(case, rule)
    response = getattr(rule, kind, None)
    why = all_of("assurance.gap", [about, leaf], clause=rule.clause, cites=about.cites)
    return Gap(rule, kind, why, response)


def _state(case: Case, risk: SystemRisk, rule: AssuranceRule) -> tuple[str, Step]:
    there = [one for one in risk.assurances if one.day <= case.on]
    counted = [one for one in there if not rule.lines or one.line in rule.lines]
    named: Facts = {"clause": rule.clause, "on": case.on, "lines": rule.lines}
    if not counted:
        ahead = [one.day for one in risk.assurances if one.day > case.on]
        others = tuple(sorted({one.line for one in there}))
        seen = fact("assurance.absent", YES, ahead=min(ahead, default=None), others=others, **named)
        return "absent", seen
    fresh = [one for one in counted if not stale(one, rule, case.on)]
    if not fresh:
        last = counted[-1]
        return "stale", fact("assurance.stale", YES, day=last.day, ended=_end(last, rule), **named)
    return _strength(fresh, rule, named)


def stale(one: Assurance, rule: AssuranceRule, on: date) -> bool:
    """Whether an assurance no longer counts: it has expired, or its time under the policy is up."""
    over = rule.lasts is not None and on > rule.lasts.after(one.day)
    return over or (one.expires is not None and one.expires <= on)


def _end(one: Assurance, rule: AssuranceRule) -> date | None:
    ends = [one.expires, rule.lasts.after(one.day) if rule.lasts is not None else None]
    return min((end for end in ends if end is not None), default=None)


def _strength(
    fresh: list[Assurance], rule: AssuranceRule, named: dict[str, Any]
) -> tuple[str, Step]:
    """Whether the best of what is fresh is good enough."""
    known = [one for one in fresh if one.rating in rule.words]
    best = max(known, key=lambda one: (rule.words.index(one.rating), one.day), default=None)
    if rule.least is None:
        return "weak", fact("assurance.least-unknown", UNKNOWN, **named)
    enough = best is not None and rule.words.index(best.rating) >= rule.words.index(rule.least)
    if best is not None and enough:
        return "", fact("assurance.enough", NO, rating=best.rating, day=best.day, **named)
    odd = sorted({one.rating for one in fresh} - set(rule.words))
    if odd or best is None:
        words = tuple(odd)
        return "weak", fact(
            "assurance.word-unknown", UNKNOWN, words=words, wanted=rule.words, **named
        )
    wanted: Facts = {"rating": best.rating, "least": rule.least, "day": best.day}
    return "weak", fact("assurance.weak", YES, **wanted, **named)


def uncontrolled(gaps: tuple[Gap, ...]) -> Verdict:
    """Whether the risk is to be rated as if nothing controlled it."""
    return greatest(one.verdict for one in gaps if one.response is Response.INHERENT)


def to_escalate(gaps: tuple[Gap, ...]) -> Iterator[Step]:
    """The gaps for which the policy says to consider escalating."""
    return (one.why for one in gaps if one.response is Response.ESCALATE)


def told(gaps: tuple[Gap, ...]) -> dict[str, Verdict]:
    """Who is to be told of a gap, and whether there is one."""
    found: dict[str, Verdict] = {}
    for one in gaps:
        for id in one.rule.tell if one.response is Response.TELL else ():
            found[id] = greatest([found.get(id, NO), one.verdict])
    return found


def unsaid(gaps: tuple[Gap, ...]) -> Iterator[Step]:
    """Gaps of which the policy does not say what happens."""
    for one in gaps:
        if one.kind and one.response is None and one.verdict is not NO:
            yield fact("assurance.response-unknown", UNKNOWN, clause=one.rule.clause, kind=one.kind)


def state(case: Case, gaps: tuple[Gap, ...]) -> Step:
    """Whether assurance is wanting; UNKNOWN where no policy says what is wanted."""
    named: Facts = {"tier": case.held.tier}
    if case.policy is None:
        return fact("risk.no-policy", UNKNOWN, owner=case.held.owner, on=case.on, **named)
    if not gaps:
        named = {"policy": case.policy.id, "kind": case.kind, **named}
        return fact("assurance.no-rule", UNKNOWN, cites=case.cites, **named)
    return any_of("assurance", [one.why for one in gaps])


def full_case(held: Held, gov: Governance, on: date) -> tuple[Case, tuple[Gap, ...]]:
    """A risk or an issue as it stood that day, rated as its assurance has it, and the gaps."""
    first = case_of(held, gov, on)
    gaps = gaps_of(first)
    return first._replace(uncontrolled=uncontrolled(gaps)), gaps
