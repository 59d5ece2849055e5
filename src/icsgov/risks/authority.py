"""Can whoever holds a risk bind those who would have to act on it, at what that costs?"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import attrs

from icsgov.analysis.plane import Band, bands
from icsgov.analysis.probe import Asking
from icsgov.analysis.reach import Way, who_can
from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, all_of, fact
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.governance import Governance
from icsgov.model.kinds import Act
from icsgov.model.matter import Figure
from icsgov.model.risk import Held, Part, Treatment
from icsgov.risks.assess import checked
from icsgov.risks.case import tiers_of
from icsgov.risks.register import standing


class Acting(NamedTuple):
    """What one organisation would have to do, and whether that can be decided where the risk is.

    `ways` are those in which it can be bound there, for each matter. `why` is YES where it can, NO
    where it cannot, and then says how far the envelope goes.
    """

    organisation: str
    cost: Decimal | None
    why: Step
    ways: tuple[Way, ...]


@attrs.frozen
class Authority:
    """Whether those who hold a risk can have it treated.

    `forums` are the bodies that hold it at its tier. `shares` are what each organisation would have
    to do. `elsewhere` are the forums at which all of them could be bound, where these cannot.
    """

    held: Held
    on: date
    forums: tuple[str, ...]
    shares: tuple[Acting, ...]
    why: Step
    elsewhere: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Whether they can."""
        return self.why.verdict

    @property
    def gaps(self) -> tuple[Step, ...]:
        """Each line that stands in the way, or may."""
        return self.why.failing() if self.verdict is not YES else ()

    def __str__(self) -> str:
        lines = [str(self.why)]
        if self.elsewhere:
            lines.append(f"all of them can be bound at: {', '.join(self.elsewhere)}")
        return "\n".join(lines)


def authority_to_act(
    held: Held, gov: Governance, *, on: date, law: RuleBook | None = None
) -> Authority:
    """Whether those who hold a risk can bind the organisations whose action treats it, at its cost.

    Each organisation that has to act is asked about at a decision of the bodies that hold the risk:
    its owner, and whoever holds risks at its tier. A cost that is not recorded is UNKNOWN, and so
    is a risk with no treatment on file. Raises `UnknownIdError` for a tier or an owner that is not
    there.

    >>> from icsgov import Board, Committee, Delegation, Governance, Organisation, Seat
    >>> from icsgov.model.risk import Part, SystemRisk, Treatment
    >>> from icsgov.model.risk_policy import Tier
    >>> gov = Governance.of(
    ...     Organisation("RX1", kind="NHST"),
    ...     Board("rx1", "RX1", seats=[Seat("ann", "chief executive")]),
    ...     Committee("quality", "RX1", seats=[Seat("ann")]),
    ...     Delegation("SO 4", by="rx1", to="quality", matters="staff", ceiling=2_000_000),
    ...     Tier("trust", top=True, bodies="quality"),
    ... )
    >>> treatment = Treatment("a rota", matters="staff", parts=[Part("RX1", 3_100_000)])
    >>> risk = SystemRisk("SR 4", "handovers take hours", owner="quality", tier="trust",
    ...                   treatments=treatment)
    >>> for step in authority_to_act(risk, gov, on=date(2025, 3, 3)).gaps:
    ...     print(step.says)
    `quality` can bind `RX1` on `staff` for £0 to £2,000,000; the treatment costs £3,100,000
    """
    checked(held, gov, on)
    then = held.as_at(on)
    plan = _Plan(then, gov, on, law if law is not None else england())
    return plan.answer()


def authority_gaps(
    gov: Governance, *, on: date, law: RuleBook | None = None
) -> tuple[Authority, ...]:
    """The risks and issues that have been escalated and cannot be treated where they are now.

    Those of which it is not known whether they can are there too.
    """
    found = [
        authority_to_act(held, gov, on=on, law=law)
        for held in standing(gov, on)
        if escalated(held.as_at(on))
    ]
    return tuple(one for one in found if one.verdict is not YES)


def escalated(held: Held) -> bool:
    """Whether the last move was one up."""
    moves = [line.act for line in held.history if line.act in (Act.ESCALATED, Act.DE_ESCALATED)]
    return bool(moves) and moves[-1] is Act.ESCALATED


class _Plan:
    """A risk with its treatments, and the forums at which they would be decided."""

    def __init__(self, held: Held, gov: Governance, on: date, law: RuleBook) -> None:
        self.held, self.gov, self.on, self.law = held, gov, on, law
        at_tier = tiers_of(gov)[held.tier].bodies
        self.forums = tuple(dict.fromkeys([held.owner, *held.shared_with, *at_tier]))

    def answer(self) -> Authority:
        """What it comes to."""
        if not self.held.treatments:
            why = fact("treat.none", UNKNOWN, id=self.held.id)
            return Authority(self.held, self.on, self.forums, (), why, ())
        shares = tuple(
            self._share(treatment, part)
            for treatment in self.held.treatments
            for part in treatment.parts
        )
        named: Facts = {"id": self.held.id, "forums": self.forums}
        why = all_of("treat", [one.why for one in shares], **named)
        elsewhere = () if why.verdict is YES else tuple(sorted(self._elsewhere()))
        return Authority(self.held, self.on, self.forums, shares, why, elsewhere)

    def _share(self, treatment: Treatment, part: Part) -> Acting:
        cost = cost_of(part.cost)
        org = part.organisation
        if cost is None:
            named: Facts = {"organisation": org, "treatment": treatment.what}
            return Acting(org, None, fact("treat.cost-unknown", UNKNOWN, **named), ())
        found = [self._matter(org, matter, cost) for matter in treatment.matters]
        lines = [step for step, _ in found]
        why = lines[0] if len(lines) == 1 else all_of("treat.each", lines, organisation=org)
        return Acting(org, cost, why, tuple(way for _, ways in found for way in ways))

    def _matter(self, org: str, matter: str, cost: Decimal) -> tuple[Step, tuple[Way, ...]]:
        """Whether an organisation can be bound on a matter where the risk is, at a cost."""
        reach = who_can(self.gov, bind=org, matter=matter, value=cost, on=self.on, law=self.law)
        ways = self._here(reach.ways)
        named: Facts = {"organisation": org, "matter": matter, "cost": cost}
        if ways:
            way = ways[0]
            told: Facts = {"forum": way.forum, "clauses": way.clauses, "needs": _needs(way)}
            return fact("treat.can", YES, **told, **named), ways
        open_ = self._here(reach.open)
        if open_:
            told = {"forum": open_[0].forum, "why": open_[0].reasons}
            return fact("treat.open", UNKNOWN, **told, **named), ()
        return self._gap(org, matter, named), ()

    def _here(self, ways: Iterable[Way]) -> tuple[Way, ...]:
        return tuple(way for way in ways if way.forum in self.forums)

    def _gap(self, org: str, matter: str, named: Facts) -> Step:
        """How far the envelope goes where the cost is beyond it."""
        reached = list(self._envelopes(org, matter))
        if not reached:
            return fact("treat.nothing", NO, forums=self.forums, **named)
        forum, band = reached[0]
        more = tuple(str(other) for _, other in reached[1:])
        return fact("treat.stops", NO, forum=forum, band=str(band), more=more, **named)

    def _envelopes(self, org: str, matter: str) -> Iterator[tuple[str, Band]]:
        """The runs of amounts at which it can be bound on the matter here, and at which forum."""
        asking = Asking(self.gov, org, self.law)
        last: tuple[str, Band] | None = None
        for band in bands(asking.limits(matter)):
            common: Facts = {"bind": org, "matter": matter, "on": self.on, "law": self.law}
            ways = self._here(who_can(self.gov, value=band.witness, **common).ways)
            if not ways:
                continue
            forum = ways[0].forum
            whole = last[1].joined(band) if last is not None and last[0] == forum else None
            if last is not None and whole is None:
                yield last
            last = (forum, whole or band)
        if last is not None:
            yield last

    def _elsewhere(self) -> set[str]:
        """The forums at which every organisation can be bound to its share."""
        common: Facts = {"on": self.on, "law": self.law}
        found: set[str] | None = None
        for treatment in self.held.treatments:
            for part in treatment.parts:
                cost = cost_of(part.cost)
                for matter in treatment.matters if cost is not None else ():
                    asked: Facts = {"bind": part.organisation, "matter": matter, "value": cost}
                    here = {way.forum for way in who_can(self.gov, **asked, **common).ways}
                    found = here if found is None else found & here
                if cost is None:
                    return set()
        return found or set()


def _needs(way: Way) -> tuple[str, ...]:
    return (*way.approvals, *way.conditions)


def cost_of(figures: tuple[Figure, ...] | None) -> Decimal | None:
    """What a share costs, whichever way it is measured: the greatest of its amounts."""
    if figures is None:
        return None
    return max((one.amount for one in figures), default=Decimal(0))
