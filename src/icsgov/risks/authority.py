"""Can whoever holds a risk bind those who would have to act on it, at what that costs?"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import attrs

from icsgov.analysis.plane import Band, bands, merged
from icsgov.analysis.probe import Asking
from icsgov.analysis.reach import Reach, Way, who_can
from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, all_of, fact
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.governance import Governance
from icsgov.model.kinds import Act
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
    is a risk with no treatment on file. Of a cost that is measured in several ways the greatest
    amount counts; where only a lesser one could be decided, that is UNKNOWN too. Raises
    `UnknownIdError` for a tier, an owner or an organisation that is not there.

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
    return _Asked(gov, on, law if law is not None else england()).about(held)


def authority_gaps(
    gov: Governance, *, on: date, law: RuleBook | None = None
) -> tuple[Authority, ...]:
    """The risks and issues that have been escalated and cannot be treated where they are now.

    Those of which it is not known whether they can are there too.
    """
    asked = _Asked(gov, on, law if law is not None else england())
    found = [asked.about(held) for held in standing(gov, on) if escalated(held.as_at(on))]
    return tuple(one for one in found if one.verdict is not YES)


def escalated(held: Held) -> bool:
    """Whether the last move was one up."""
    moves = [line.act for line in held.history if line.act in (Act.ESCALATED, Act.DE_ESCALATED)]
    return bool(moves) and moves[-1] is Act.ESCALATED


class _Asked:
    """A framework on a day, asked of each organisation, matter and amount only once."""

    def __init__(self, gov: Governance, on: date, law: RuleBook) -> None:
        self.gov, self.on, self.law = gov, on, law
        self._known: dict[tuple[str, str, Decimal], Reach] = {}

    def about(self, held: Held) -> Authority:
        """Whether those who hold a risk can have it treated."""
        checked(held, self.gov, self.on)
        return _Plan(self, held.as_at(self.on)).answer()

    def reach(self, org: str, matter: str, amount: Decimal) -> Reach:
        """Who can bind an organisation."""
        key = (org, matter, amount)
        if key not in self._known:
            about: Facts = {"bind": org, "matter": matter, "value": amount}
            self._known[key] = who_can(self.gov, on=self.on, law=self.law, **about)
        return self._known[key]

    def bands(self, org: str, matter: str) -> list[Band]:
        """The runs of amounts on which no answer changes."""
        return bands(Asking(self.gov, org, self.law).limits(matter))


class _Plan:
    """A risk with its treatments, and the forums at which they would be decided."""

    def __init__(self, asked: _Asked, held: Held) -> None:
        self.asked, self.held = asked, held
        at_tier = tiers_of(asked.gov)[held.tier].bodies
        self.forums = tuple(dict.fromkeys([held.owner, *held.shared_with, *at_tier]))

    def answer(self) -> Authority:
        """What it comes to."""
        shares = tuple(
            self._share(treatment, part)
            for treatment in self.held.treatments
            for part in treatment.parts
        )
        lines = [one.why for one in shares] or [fact("treat.none", UNKNOWN, id=self.held.id)]
        why = all_of("treat", lines, id=self.held.id, forums=self.forums)
        elsewhere = () if why.verdict is YES else tuple(sorted(self._elsewhere()))
        return Authority(self.held, self.asked.on, self.forums, shares, why, elsewhere)

    def _share(self, treatment: Treatment, part: Part) -> Acting:
        costs, org = costs_of(part), part.organisation
        if not costs:
            named: Facts = {"organisation": org, "treatment": treatment.what}
            return Acting(org, None, fact("treat.cost-unknown", UNKNOWN, **named), ())
        found = [self._matter(org, matter, costs) for matter in treatment.matters]
        lines = [step for step, _ in found]
        why = lines[0] if len(lines) == 1 else all_of("treat.each", lines, organisation=org)
        return Acting(org, costs[-1], why, tuple(way for _, ways in found for way in ways))

    def _matter(
        self, org: str, matter: str, costs: tuple[Decimal, ...]
    ) -> tuple[Step, tuple[Way, ...]]:
        """Whether an organisation can be bound on a matter where the risk is, at a cost."""
        reach = self.asked.reach(org, matter, costs[-1])
        named: Facts = {"organisation": org, "matter": matter, "cost": costs[-1]}
        ways, open_ = self._here(reach.ways), self._here(reach.open)
        if ways:
            told: Facts = {"forum": ways[0].forum, "clauses": ways[0].clauses}
            needs: Facts = {"approvals": ways[0].approvals, "conditions": ways[0].conditions}
            return fact("treat.can", YES, **told, **needs, **named), ways
        if open_:
            told = {"forum": open_[0].forum, "why": open_[0].reasons}
            return fact("treat.open", UNKNOWN, **told, **named), ()
        if any(self._here(self.asked.reach(org, matter, cost).ways) for cost in costs[:-1]):
            told = {"forums": self.forums, "least": costs[0]}
            return fact("treat.measured", UNKNOWN, **told, **named), ()
        return self._gap(org, matter, named), ()

    def _here(self, ways: Iterable[Way]) -> tuple[Way, ...]:
        return tuple(way for way in ways if way.forum in self.forums)

    def _gap(self, org: str, matter: str, named: Facts) -> Step:
        """How far the envelope goes where the cost is beyond it."""
        runs = [
            (band, self.asked.reach(org, matter, band.witness))
            for band in self.asked.bands(org, matter)
        ]
        there = {way.forum for _, reach in runs for way in self._here(reach.ways)}
        if there:
            forums = tuple(one for one in self.forums if one in there)
            joined = merged((band, bool(self._here(reach.ways))) for band, reach in runs)
            told = tuple(str(band) for band, reached in joined if reached)
            return fact("treat.stops", NO, forums=forums, bands=told, **named)
        perhaps = any(self._here(reach.open) for _, reach in runs)
        code = "treat.nothing-sure" if perhaps else "treat.nothing"
        return fact(code, NO, forums=self.forums, **named)

    def _elsewhere(self) -> set[str]:
        """The forums at which every organisation can be bound to its share."""
        found: list[set[str]] = []
        for treatment in self.held.treatments:
            for part in treatment.parts:
                for matter in treatment.matters:
                    ways = [
                        {way.forum for way in self.asked.reach(part.organisation, matter, cost)}
                        for cost in costs_of(part)
                    ]
                    found += ways or [set()]
        return set.intersection(*found) if found else set()


def costs_of(part: Part) -> tuple[Decimal, ...]:
    """What a share costs, from the least amount to the greatest; nothing where not recorded."""
    if part.cost is None:
        return ()
    return tuple(sorted({one.amount for one in part.cost} or {Decimal(0)}))
