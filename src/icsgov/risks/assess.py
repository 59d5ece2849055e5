"""What the policies say should happen to a risk now, and why."""

import enum
from datetime import date
from typing import NamedTuple

import attrs

from icsgov.errors import Fault, MalformedError, UnknownIdError
from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, fact
from icsgov.model.governance import Governance
from icsgov.model.kinds import Gauge
from icsgov.model.rating import Band, Rating
from icsgov.model.risk import Held
from icsgov.period import is_day
from icsgov.risks.appetite import Stance, stances
from icsgov.risks.assurance import Gap, full_case, state, told, unsaid
from icsgov.risks.case import Case, below, in_being, rating_of, tiers_of
from icsgov.risks.criteria import fits
from icsgov.risks.direction import down, returns_to, up, ups
from icsgov.risks.reports import Report, readers, reported, reports_of
from icsgov.risks.reviews import reviewing


@enum.unique
class Advice(enum.Enum):
    """What the policies say should be considered. A body decides; nothing moves by itself."""

    STAY = "stay"
    ESCALATE = "consider escalating"
    DE_ESCALATE = "consider de-escalating"
    UNKNOWN = "not known"
    NONE = "does not stand"


class Destination(NamedTuple):
    """A tier that a risk may go to, and the bodies that would hold it there."""

    tier: str
    bodies: tuple[str, ...]


@attrs.frozen
class Assessment:
    """What the policies say of a risk or an issue that day.

    `up` is YES where it is to be considered for a tier above, `down` for one below, and `to` says
    where. `review` is YES where a review is overdue, and `due` is the day by which one is due.
    `report` is YES where somebody is to see it, whoever holds it, and `reports` say who.
    `gaps` are those in assurance, `assurance` what they come to together. `stances` say how it
    stands to the appetite of each organisation that it touches. `remarks` are other things that a
    reader has to know, such as an owner that is no longer there.
    """

    held: Held
    on: date
    policy: str | None
    rating: Rating | None
    band: Band | None
    up: Step
    down: Step
    to: tuple[Destination, ...]
    review: Step
    due: date | None
    report: Step
    reports: tuple[Report, ...]
    assurance: Step | None
    gaps: tuple[Gap, ...]
    stances: tuple[Stance, ...]
    remarks: tuple[Step, ...]

    @property
    def advice(self) -> Advice:
        """What should be considered."""
        if not self.held.stands(self.on):
            return Advice.NONE
        if self.up.verdict is YES:
            return Advice.ESCALATE
        if UNKNOWN in (self.up.verdict, self.down.verdict):
            return Advice.UNKNOWN
        return Advice.DE_ESCALATE if self.down.verdict is YES else Advice.STAY

    @property
    def overdue(self) -> Verdict:
        """Whether a review is overdue."""
        return self.review.verdict

    @property
    def outside(self) -> tuple[str, ...]:
        """The organisations whose appetite it is outside."""
        return tuple(one.organisation for one in self.stances if one.why.verdict is YES)

    @property
    def seen_by(self) -> tuple[str, ...]:
        """Who is to see it, whoever holds it."""
        return tuple(sorted(set(readers(self.reports))))

    def tell(self) -> tuple[str, ...]:
        """Who has to be told of a gap in assurance."""
        found = told(self.gaps)
        return tuple(sorted(id for id, verdict in found.items() if verdict is YES))

    def steps(self) -> tuple[Step, ...]:
        """Every line of reasoning, in the order in which it is read."""
        wanting = (self.assurance,) if self.assurance is not None else ()
        each = tuple(one.why for one in self.stances)
        return (*self.remarks, self.up, self.down, self.review, self.report, *wanting, *each)

    def doubts(self) -> tuple[Step, ...]:
        """What is not known, and every conclusion that rests on something unsure, each once."""
        return tuple(dict.fromkeys(one for step in self.steps() for one in step.doubts()))

    def __str__(self) -> str:
        from icsgov.views.risk import assessment_text  # results reach views lazily

        return assessment_text(self)


def assess(held: Held, gov: Governance, *, on: date) -> Assessment:
    """What the policies say should happen to a risk or an issue that day, and why.

    It is looked at as it stood that day: lines of its history that are later are undone. Raises
    `MalformedError` where `on` is no day, `UnknownIdError` where the framework has no such tier or
    owner.

    >>> from icsgov import Board, Governance, Organisation
    >>> from icsgov.model.risk import SystemRisk
    >>> from icsgov.model.risk_policy import EscalationRule, RiskPolicy, Tier
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"), Organisation("QHM", kind="ICB"),
    ...     Board("rnn", "RNN"), Board("icb", "QHM"),
    ...     Tier("trust", up="system", bodies="rnn"), Tier("system", top=True, bodies="icb"),
    ...     RiskPolicy("RMP", by="rnn", escalations=[
    ...         EscalationRule("RMP 4", tiers="trust", to="system", at_least=15)]),
    ... )
    >>> risk = SystemRisk("SR 4", "handovers take hours", owner="rnn", tier="trust", current=(4, 4))
    >>> found = assess(risk, gov, on=date(2025, 3, 3))
    >>> found.advice, found.to
    (<Advice.ESCALATE: 'consider escalating'>, (Destination(tier='system', bodies=('icb',)),))
    """
    checked(held, gov, on)
    case, gaps = full_case(held, gov, on)
    found = _found(case, gaps)
    return attrs.evolve(found, to=_to(case, found.advice))


def _found(case: Case, gaps: tuple[Gap, ...]) -> Assessment:
    """What the policies say, but for where it would go."""
    ratings, review = case.ratings(Gauge.CURRENT), reviewing(case)
    reports = reports_of(case, review.why)
    bands = {case.band(one) for one in ratings}
    return Assessment(
        held=case.held,
        on=case.on,
        policy=case.policy.id if case.policy is not None else None,
        rating=ratings[0],
        band=bands.pop() if len(bands) == 1 else None,
        up=up(case, gaps),
        down=down(case),
        to=(),
        review=review.why,
        due=review.due,
        report=reported(case, reports),
        reports=reports,
        assurance=state(case, gaps) if case.kind == "risk" else None,
        gaps=gaps,
        stances=stances(case),
        remarks=(*_remarks(case), *unsaid(gaps)),
    )


def checked(held: Held, gov: Governance, on: object) -> None:
    """Raise for what is no day, and for a tier or an owner that the framework does not have."""
    if not is_day(on):
        raise MalformedError("question", [Fault(("on",), f"expected a day, got {on!r}")])
    if held.tier not in tiers_of(gov):
        raise UnknownIdError(held.tier, "tier")
    if held.owner not in gov.index.bodies and held.owner not in gov.index.offices:
        raise UnknownIdError(held.owner, "body or office")


def _remarks(case: Case) -> list[Step]:
    held, on = case.held, case.on
    found = []
    if not held.stands(on):
        days: Facts = {"raised": held.raised, "closed": held.closed, "on": on}
        found.append(fact("risk.not-standing", NO, kind=case.kind, id=held.id, **days))
    if not in_being(case.gov, held.owner, on):
        found.append(fact("risk.owner-gone", NO, doubt=True, owner=held.owner, on=on))
    if rating_of(held, Gauge.CURRENT) is None and case.kind == "risk":
        found.append(fact("risk.not-rated", UNKNOWN))
    ahead = [one.day for one in getattr(held, "assurances", ()) if one.day > on]
    if ahead:
        found.append(fact("assurance.ahead", NO, days=tuple(ahead), on=on, doubt=True))
    return found


def _to(case: Case, advice: Advice) -> tuple[Destination, ...]:
    """Where it is to be considered for."""
    tiers = tiers_of(case.gov)
    if advice is Advice.ESCALATE:
        here = tiers[case.held.tier]
        fitting = [rule for rule in ups(case, here.id) if fits(case, rule).verdict is YES]
        found = {id for rule in fitting for id in rule.to}
        return tuple(Destination(id, tiers[id].bodies) for id in sorted(found or here.up))
    if advice is Advice.DE_ESCALATE:
        ways = {str(one.facts["to"]) for one in down(case).children if one.verdict is YES}
        lower = (one for one in below(case.gov, case.held.tier) if one.id in ways)
        return tuple(Destination(one.id, returns_to(case.held, one)) for one in lower)
    return ()
