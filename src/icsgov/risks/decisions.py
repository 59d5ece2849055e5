"""Decisions and risk: what a decision does to a risk, who must know, and looking at it again."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from icsgov.analysis.finding import Finding
from icsgov.analysis.plane import check_day
from icsgov.analysis.probe import chain_of
from icsgov.errors import UnknownIdError
from icsgov.explain import NO, UNKNOWN, YES, Citation, Facts, Step, Verdict
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.bearing import Bearing, LookBack
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.kinds import Gauge
from icsgov.model.rating import Rating
from icsgov.model.risk import SystemRisk
from icsgov.period import Every
from icsgov.reasoning.resolve import resolve
from icsgov.risks.appetite import stance
from icsgov.risks.case import affected, case_of, rating_of


class RiskEffect(NamedTuple):
    """What a decision is expected to do to a risk for one organisation.

    `before` and `after` are ratings, `stood` and `stands` how those stand to the appetite of the
    organisation: YES where outside it. `boards` are those of the organisation that must know.
    """

    risk: str
    organisation: str
    before: Rating | None
    after: Rating | None
    stood: Step
    stands: Step
    boards: tuple[str, ...]

    @property
    def taken_outside(self) -> Verdict:
        """Whether the decision takes the organisation outside its own appetite."""
        if self.stands.verdict is not YES:
            return self.stands.verdict
        turned = {YES: NO, NO: YES, UNKNOWN: UNKNOWN}
        return turned[self.stood.verdict]

    @property
    def must_know(self) -> tuple[str, ...]:
        """The boards that must know: where the risk is, or may be, outside the appetite."""
        return self.boards if self.stands.verdict is not NO else ()


def effects(
    decision: Decision, gov: Governance, *, on: date | None = None
) -> tuple[RiskEffect, ...]:
    """What a decision is expected to do to each risk that it names, organisation by organisation.

    It is looked at as on the day of the decision, where no other is said. A decision that does not
    say what it makes of a risk leaves the rating as it is. Raises `UnknownIdError` for a risk that
    the framework does not have.

    >>> from icsgov import Board, Governance, Organisation
    >>> from icsgov.model.risk import SystemRisk
    >>> from icsgov.model.bearing import Bearing
    >>> from icsgov.model.risk_policy import Appetite, RiskPolicy, Tier
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"), Board("rnn", "RNN"),
    ...     Tier("system", top=True, bodies="rnn"),
    ...     RiskPolicy("RMP", by="rnn", appetites=Appetite("finance", tolerance=12)),
    ...     SystemRisk("SR 4", "the deficit grows", owner="rnn", tier="system", current=(3, 3),
    ...                category="finance", organisations="RNN"),
    ... )
    >>> made = Decision("D1", "service/change", forum="rnn", day=date(2025, 3, 3),
    ...                 risks=Bearing("SR 4", organisation="RNN", after=(4, 5)))
    >>> for effect in effects(made, gov):
    ...     print(effect.organisation, [effect.taken_outside], effect.must_know)
    RNN [YES] ('rnn',)
    """
    day = on if on is not None else decision.day
    check_day(day)
    return tuple(one for bearing in decision.risks for one in _effects(bearing, gov, day))


def _effects(bearing: Bearing, gov: Governance, on: date) -> Iterator[RiskEffect]:
    case = case_of(risk_of(gov, bearing.risk), gov, on)
    orgs = affected(case) if bearing.organisation is None else (bearing.organisation,)
    before = rating_of(case.held, Gauge.CURRENT)
    for org in orgs:
        boards = tuple(one.id for one in gov.index.boards(org, on))
        stood, stands = stance(case, org), stance(case, org, bearing.after)
        yield RiskEffect(case.held.id, org, before, bearing.after, stood, stands, boards)


def risk_of(gov: Governance, id: str) -> SystemRisk:
    """A risk by its id."""
    found = gov.index.others.get(id)
    if not isinstance(found, SystemRisk):
        raise UnknownIdError(id, "risk")
    return found


def without_call_over(decisions: Iterable[Decision], gov: Governance) -> tuple[Finding, ...]:
    """The decisions that bear on a risk and that nobody challenged before they were taken."""
    found = []
    for one in decisions:
        if one.risks and not one.call_overs:
            risks = tuple(dict.fromkeys(bearing.risk for bearing in one.risks))
            found.append(_finding("call-over.none", one, (), *risks, risks=risks))
    return tuple(found)


def look_backs(
    decisions: Iterable[Decision],
    gov: Governance,
    *,
    on: date,
    after: Every,
    law: RuleBook | None = None,
) -> tuple[Finding, ...]:
    """What a retrospective review finds that day among decisions taken under delegation.

    A decision is due to be looked at again `after` so long; it is due on the very day. Noticed are
    those that are due and that nobody has looked at since they were taken, those that are due and
    whose risk is not down to its target, whatever was said of it, and those that somebody has said
    are to be amended. Decisions that bound nobody through a delegation are passed over.
    """
    check_day(on)
    book = law if law is not None else england()
    found: list[Finding] = []
    for one in decisions:
        seen = [again for again in one.look_backs if again.day <= on]
        due = after.after(one.day)
        if on >= due or (seen and seen[-1].amend):
            orgs = under_delegation(one, gov, on, book)
            found += _looked_at(one, gov, on, due, seen, orgs) if orgs else ()
    return tuple(sorted(found, key=lambda one: (one.code, one.about)))


def under_delegation(
    decision: Decision, gov: Governance, on: date, law: RuleBook
) -> tuple[str, ...]:
    """The organisations that a decision binds through a delegation."""
    outcome = resolve(decision, gov, on=on, law=law)
    return tuple(one.organisation for one in outcome if one.verdict is YES and chain_of(one)[0])


def _looked_at(
    decision: Decision,
    gov: Governance,
    on: date,
    due: date,
    seen: list[LookBack],
    orgs: tuple[str, ...],
) -> Iterator[Finding]:
    named: Facts = {"forum": decision.forum, "organisations": orgs}
    if on >= due:
        if not seen:
            yield _finding("look-back.due", decision, orgs, day=decision.day, due=due, **named)
        for id in dict.fromkeys(one.risk for one in decision.risks):
            yield from _mitigated(decision, gov, on, risk_of(gov, id), seen)
    if seen and seen[-1].amend:
        told: Facts = {"by": seen[-1].by, "day": seen[-1].day}
        yield _finding("look-back.amend", decision, orgs, **told, **named)


def _mitigated(
    decision: Decision, gov: Governance, on: date, risk: SystemRisk, seen: list[LookBack]
) -> Iterator[Finding]:
    """Whether a risk that a decision bears on is dealt with: closed, or down to its target."""
    then = risk.as_at(on)
    if not then.stands(on):
        return
    scores = {gauge: _score(rating_of(then, gauge)) for gauge in (Gauge.CURRENT, Gauge.TARGET)}
    score, target = scores.values()
    orgs = affected(case_of(risk, gov, on))
    if score is None or target is None:
        missing = tuple(gauge.value for gauge, value in scores.items() if value is None)
        told: Facts = {"risk": risk.id, "missing": missing}
        yield _finding("look-back.not-known", decision, orgs, risk.id, **told)
    elif score > target:
        told = {"risk": risk.id, "score": score, "target": target}
        yield _finding("look-back.not-mitigated", decision, orgs, risk.id, **told)
    elif seen and seen[-1].mitigated is False:
        told = {"risk": risk.id, "by": seen[-1].by, "day": seen[-1].day}
        yield _finding("look-back.said-not", decision, orgs, risk.id, **told)


def _score(rating: Rating | None) -> int | None:
    return None if rating is None else rating.score


def _finding(
    code: str, decision: Decision, orgs: tuple[str, ...], *also: str, **named: Any
) -> Finding:
    cites: tuple[Citation, ...] = (decision.source,) if decision.source is not None else ()
    facts = {"decision": decision.id, **named}
    return Finding(code, (decision.id, *also), tuple(facts.items()), orgs, cites)
