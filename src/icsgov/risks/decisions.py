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
from icsgov.risks.assurance import full_case
from icsgov.risks.case import Case, affected, rating_of


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
    case, _ = full_case(risk_of(gov, bearing.risk), gov, on)
    orgs = affected(case) if bearing.organisation is None else (bearing.organisation,)
    before = rating_of(case.held, Gauge.CURRENT)
    for org in orgs:
        boards = tuple(one.id for one in gov.index.boards(org, on))
        stood, stands = stance(case, org), stance(case, org, bearing.after)
        yield RiskEffect(case.held.id, org, before, bearing.after, stood, stands, boards)


def risk_of(gov: Governance, id: str) -> SystemRisk:
    """A risk by its id."""
    found = next((one for one in gov.risks if one.id == id), None)
    if found is None:
        raise UnknownIdError(id, "risk")
    return found


def without_call_over(decisions: Iterable[Decision], gov: Governance) -> tuple[Finding, ...]:
    """The decisions that bear on a risk and that nobody challenged before they were taken."""
    return tuple(
        _finding("call-over.none", one, (), risks=tuple(dict.fromkeys(b.risk for b in one.risks)))
        for one in decisions
        if one.risks and not one.call_overs
    )


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
        due = after.after(one.day)
        orgs = under_delegation(one, gov, on, book) if one.day <= on else ()
        if orgs:
            found += _looked_at(one, gov, on, due, orgs)
    return tuple(sorted(found, key=lambda one: (one.code, one.about)))


def under_delegation(
    decision: Decision, gov: Governance, on: date, law: RuleBook
) -> tuple[str, ...]:
    """The organisations that a decision binds through a delegation."""
    outcome = resolve(decision, gov, on=on, law=law)
    return tuple(one.organisation for one in outcome if one.verdict is YES and chain_of(one)[0])


def _looked_at(
    decision: Decision, gov: Governance, on: date, due: date, orgs: tuple[str, ...]
) -> Iterator[Finding]:
    seen = [one for one in decision.look_backs if one.day <= on]
    named: Facts = {"forum": decision.forum, "organisations": orgs}
    if on >= due:
        if not seen:
            yield _finding("look-back.due", decision, orgs, day=decision.day, due=due, **named)
        for id in dict.fromkeys(one.risk for one in decision.risks):
            yield from _mitigated(decision, gov, on, id, seen)
    if seen and seen[-1].amend:
        told: Facts = {"by": seen[-1].by, "day": seen[-1].day}
        yield _finding("look-back.amend", decision, orgs, **told, **named)


def _mitigated(
    decision: Decision, gov: Governance, on: date, id: str, seen: list[LookBack]
) -> Iterator[Finding]:
    """Whether a risk that a decision bears on is dealt with: closed, or down to its target."""
    held = risk_of(gov, id).as_at(on)
    if not held.stands(on):
        return
    verdict, why = down_to_target(full_case(held, gov, on)[0])
    if verdict is YES and not (seen and seen[-1].mitigated is False):
        return
    if verdict is YES:
        why = f"was not mitigated, as {seen[-1].by} said on {seen[-1].day}"
    code = "look-back.not-known" if verdict is UNKNOWN else "look-back.not-mitigated"
    yield _finding(code, decision, (), also=(id,), risk=id, why=why)


def down_to_target(case: Case) -> tuple[Verdict, str]:
    """Whether a risk is at its target, or below, and why not."""
    now, aim = (rating_of(case.held, gauge) for gauge in (Gauge.CURRENT, Gauge.TARGET))
    if now is None or now.score is None:
        return UNKNOWN, "no current score is on file"
    if aim is None or aim.score is None:
        return UNKNOWN, "no target score is on file"
    return (
        (YES, "")
        if now.score <= aim.score
        else (NO, f"is at {now.score}, over its target of {aim.score}")
    )


def _finding(
    code: str, decision: Decision, orgs: tuple[str, ...], also: tuple[str, ...] = (), **named: Any
) -> Finding:
    cites: tuple[Citation, ...] = (decision.source,) if decision.source is not None else ()
    facts = {"decision": decision.id, **named}
    return Finding(code, (decision.id, *also), tuple(facts.items()), orgs, cites)
