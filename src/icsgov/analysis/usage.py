"""How far what was given altogether has been used up, decision by decision."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from icsgov.analysis.brief import dealt_text, ledger_text
from icsgov.analysis.finding import Finding
from icsgov.analysis.history import history
from icsgov.analysis.plane import pounds
from icsgov.analysis.probe import USUAL, chain_of
from icsgov.errors import Fault, MalformedError
from icsgov.explain import NO, UNKNOWN, YES, Facts, Verdict
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.authority import Delegation
from icsgov.model.decision import Decision
from icsgov.model.governance import FIELDS, Governance
from icsgov.model.kinds import Over, Per
from icsgov.model.known import unchecked
from icsgov.model.matter import Limit, Total, ancestors
from icsgov.period import ALWAYS, Every, Period
from icsgov.reasoning.references import several_decisions
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Outcome
from icsgov.reasoning.totals import Whole, reckoned, spent


class Use(NamedTuple):
    """What one decision uses up of a total, in pounds, and the days on which it does.

    `amount` is None where the decision's figure is not recorded in that measure; `verdict` UNKNOWN
    where it is not known whether the organisation is bound. `days` go from the decision to its
    overturning.
    """

    decision: str
    organisation: str
    amount: Decimal | None
    verdict: Verdict
    days: Period


class Account(NamedTuple):
    """One total of a delegation over one run of days: what has used it up, and what is left.

    `matter` is the one that it is for, where each has its own. `used` is what is surely used up at
    the end, `perhaps` what may be besides, `left` what is surely left.
    """

    clause: str
    organisation: str
    total: Total
    period: Period
    matter: str
    uses: tuple[Use, ...]

    @property
    def used(self) -> Decimal:
        """Pounds used up at the end of all, by decisions that bind."""
        return self._sum(YES)

    @property
    def perhaps(self) -> Decimal:
        """Pounds that may be used up besides, by decisions of which it is not known."""
        return self._sum(UNKNOWN)

    @property
    def unmeasured(self) -> tuple[str, ...]:
        """The decisions of which it is not on file how much they use up."""
        return tuple(one.decision for one in self.uses if one.amount is None)

    @property
    def left(self) -> Decimal:
        """Pounds that are surely left, but for what is unmeasured."""
        return max(Decimal(0), self.total.amount - self.used - self.perhaps)

    def _sum(self, verdict: Verdict) -> Decimal:
        last = (one for one in self.uses if one.verdict is verdict and one.days.end is None)
        return sum((one.amount for one in last if one.amount is not None), Decimal(0))

    def __str__(self) -> str:
        what = f" on {self.matter}" if self.matter else ""
        return f"{self.clause}{what}: {pounds(self.used)} of {pounds(self.total.amount)} used"


class Dealt(NamedTuple):
    """A decision among others: who is bound, once what was given altogether is used up.

    `exhausted` are the clauses that this decision would have taken over a total, so that it could
    not rest on them; `perhaps` those of which that is not known.
    """

    decision: Decision
    outcome: Outcome
    exhausted: tuple[str, ...]
    perhaps: tuple[str, ...]

    def __str__(self) -> str:
        return dealt_text(self)


class Ledger(NamedTuple):
    """Decisions in the order of their days, and what they have used up."""

    dealt: tuple[Dealt, ...]
    accounts: tuple[Account, ...]

    @property
    def breaches(self) -> tuple[Dealt, ...]:
        """The decisions that a total stood in the way of, the first one first."""
        return tuple(one for one in self.dealt if one.exhausted)

    def __str__(self) -> str:
        return ledger_text(self)


def ledger(
    decisions: Iterable[Decision], gov: Governance, *, law: RuleBook | None = None
) -> Ledger:
    """Who is bound by each of several decisions, where some delegations give so much altogether.

    They are taken in the order of their days, those of one day as they are given. A decision that
    would take a clause over its total does not rest on that clause; it may rest on another. What
    was overturned counts until then. `resolve` looks at one decision alone.

    >>> from icsgov import Board, Committee, Organisation, Quorum, Seat, Vote, majority
    >>> from icsgov.model.matter import Total
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="NHST"),
    ...     Board("rnn", "RNN", seats=[Seat("ann", "chief executive")]),
    ...     Committee("estate", "RNN", seats=[Seat("ann")], quorum=Quorum(count=1),
    ...               rule=majority()),
    ...     Delegation("SO 4", by="rnn", to="estate", matters="estate", totals=Total(1000)),
    ... )
    >>> made = [
    ...     Decision(id, "estate", forum="estate", day=day, figures=600, votes=[Vote("ann", "for")])
    ...     for id, day in (("D1", date(2025, 5, 1)), ("D2", date(2025, 6, 1)),
    ...                     ("D3", date(2026, 5, 1)))
    ... ]
    >>> found = ledger(made, gov)
    >>> [(one.decision.id, one.outcome.bound, one.exhausted) for one in found.dealt]
    [('D1', ('RNN',), ()), ('D2', (), ('SO 4',)), ('D3', ('RNN',), ())]
    >>> print(*found.accounts, sep="; ")
    SO 4: £600 of £1,000 used; SO 4: £600 of £1,000 used
    """
    book = law if law is not None else england()
    several = sorted(several_decisions(decisions), key=lambda one: one.day)
    distinct(several)
    run = _Run(gov, book)
    return Ledger(tuple(map(run.deal, several)), tuple(run.accounts()))


def distinct(decisions: list[Decision]) -> None:
    """Raise where two decisions have one id."""
    ids = [one.id for one in decisions]
    twice = sorted({id for id in ids if ids.count(id) > 1})
    if twice:
        reason = "expected decisions with ids of their own"
        raise MalformedError("question", [Fault(("decisions", (id,)), reason) for id in twice])


Key = tuple[str, str, Total, Period, str]
"""A clause, an organisation, a total, a run of days, and a matter where each has its own."""


class _Claim(NamedTuple):
    """What a decision would use up for an organisation, on some days."""

    key: Key
    verdict: Verdict
    days: Period
    amount: Decimal | None


class _Run:
    """What has been used up so far."""

    def __init__(self, gov: Governance, law: RuleBook) -> None:
        self.gov, self.law = gov, law
        self.totals = {one.id: one for one in gov.delegations if one.totals}
        self.uses: dict[Key, list[Use]] = {}

    def deal(self, decision: Decision) -> Dealt:
        """One decision more."""
        gone: dict[str, _Claim] = {}
        while True:
            gov = self._without(gone, decision)
            claims = list(self._claims(decision, gov))
            over = [one for one in claims if not self._fits(one, decision.day, YES)]
            if not over:
                break
            gone |= {one.key[0]: one for one in reversed(over)}
        perhaps = {one.key[0] for one in claims if not self._fits(one, decision.day, UNKNOWN)}
        for one in claims:
            self.uses.setdefault(one.key, []).append(
                Use(decision.id, one.key[1], one.amount, one.verdict, one.days)
            )
        asked = resolve(decision, gov, law=self.law)
        kept: set[Whole] = set()
        for clause, _, total, _, _ in (one.key for one in claims if one.key[0] not in perhaps):
            kept.add((clause, total.amount, total.over.value))
        outcome = reckoned(asked, kept)
        return Dealt(decision, outcome, tuple(sorted(gone)), tuple(sorted(perhaps)))

    def _without(self, gone: dict[str, _Claim], decision: Decision) -> Governance:
        """The framework in which some clauses hold no more, each with the reason."""
        if not gone:
            return self.gov
        records = {name: getattr(self.gov, name) for name in FIELDS}
        records["delegations"] = [
            spent(one, self._used(gone[one.id], decision)) if one.id in gone else one
            for one in self.gov.delegations
        ]
        return unchecked(type(self.gov), records)

    def _used(self, claim: _Claim, decision: Decision) -> Facts:
        """By what other decisions a total was used up that a decision would go over."""
        _, _, total, run, matter = claim.key
        before = self._before(claim, decision.day, (YES,))
        facts: Facts = {"total": total.amount, "over": total.over.value, "run": str(run)}
        facts |= {"amount": claim.amount, "used": sum((amount for _, amount in before), Decimal(0))}
        return {**facts, "matter": matter, "others": tuple(one for one, _ in before)}

    def _claims(self, decision: Decision, gov: Governance) -> Iterator[_Claim]:
        """What it would use up, whenever an organisation is, or may be, bound by it."""
        turns = history(decision, gov, law=self.law) if self.totals else ()
        for place, turn in enumerate(turns):
            if turn.verdict is NO:
                continue
            after = turns[place + 1 : place + 2]
            end = after[0].day if after and after[0].organisation == turn.organisation else None
            for clause in chain_of(turn.binding)[0]:
                given = self.totals.get(clause)
                for total in given.totals if given is not None else ():
                    run, amount = run_of(total, decision.day), amount_of(decision, total)
                    for matter in counted(self.totals[clause], total, decision):
                        key = (clause, turn.organisation, total, run, matter)
                        yield _Claim(key, turn.verdict, Period(turn.day, end), amount)

    def _fits(self, claim: _Claim, day: date, sure: Verdict) -> bool:
        """Whether a claim surely fits what is left, or (where YES is asked) does not surely not."""
        if claim.amount is None:
            return sure is YES
        used = [one for one in self.uses.get(claim.key, ()) if one.days.covers(day)]
        if sure is UNKNOWN and any(one.amount is None for one in used):
            return False
        before = self._before(claim, day, (YES,) if sure is YES else (YES, UNKNOWN))
        return claim.key[2].limit.allows(sum((amount for _, amount in before), claim.amount))

    def _before(
        self, claim: _Claim, day: date, which: tuple[Verdict, ...]
    ) -> list[tuple[str, Decimal]]:
        """What other decisions have used up of it by a day: their ids, and how much."""
        used = [one for one in self.uses.get(claim.key, ()) if one.days.covers(day)]
        return [(one.decision, one.amount) for one in used if one.verdict in which and one.amount]

    def accounts(self) -> Iterator[Account]:
        """Every total that something was, or may have been, used of."""
        for key in sorted(self.uses, key=repr):
            yield Account(*key, tuple(self.uses[key]))


def run_of(total: Total, day: date) -> Period:
    """The run of days that a day falls into: its financial year, its calendar year, or all."""
    if total.over is Over.WHOLE:
        return ALWAYS
    month = 4 if total.over is Over.FINANCIAL_YEAR else 1
    year = day.year if day.month >= month else day.year - 1
    start = date(year, month, 1) if year >= date.min.year else None
    return Period(start, date(year + 1, month, 1) if year < date.max.year else None)


def amount_of(decision: Decision, total: Total) -> Decimal | None:
    """What a decision uses up of a total; None where it is not recorded in that measure."""
    figures = decision.figures or ()
    mine = [one.amount for one in figures if one.measure == total.limit.measure]
    if not mine and figures and not any(one.amount for one in figures):
        return Decimal(0)
    return next(iter(mine), None)


def counted(given: Delegation, total: Total, decision: Decision) -> list[str]:
    """The matters of a delegation whose totals a decision uses up; one for all, where it is one."""
    if not total.each_matter:
        return [""]
    named = (
        next(path for path in ancestors(matter) if path in given.matters)
        for matter in decision.matters
        if any(path in given.matters for path in ancestors(matter))
    )
    return sorted(dict.fromkeys(named))


def splits(
    decisions: Iterable[Decision],
    gov: Governance,
    *,
    within: Every,
    law: RuleBook | None = None,
) -> tuple[Finding, ...]:
    """Decisions on one matter, each within a ceiling and together over it, that are close together.

    Looked at are decisions of one forum that bind one organisation by the same clause, the last of
    them no later than `within` after the first. Two decisions may be two; it is for somebody to
    look. Each run that cannot be made longer is given once.
    """
    book = law if law is not None else england()
    groups: dict[tuple[str, str, str, str], list[Decision]] = {}
    for one in sorted(several_decisions(decisions), key=lambda one: (one.day, one.id)):
        for binding in resolve(one, gov, law=book):
            for clause in chain_of(binding)[0] if binding.verdict is YES else ():
                for matter in one.matters:
                    key = (clause, binding.organisation, matter, one.forum)
                    groups.setdefault(key, []).append(one)
    found = [one for key in sorted(groups) for one in _splits(key, groups[key], gov, within)]
    return tuple(found)


def _splits(
    key: tuple[str, str, str, str], made: list[Decision], gov: Governance, within: Every
) -> Iterator[Finding]:
    clause, org, matter, _ = key
    given = gov[clause]
    ceiling = _ceiling(given) if isinstance(given, Delegation) else None
    if ceiling is None:
        return
    sums = [(one, amount_of(one, Total(ceiling.amount, vat=ceiling.vat))) for one in made]
    known = [(one, amount) for one, amount in sums if amount]
    ended: date | None = None
    for first, (start, _) in enumerate(known):
        run = [pair for pair in known[first:] if pair[0].day <= within.after(start.day)]
        last = run[-1][0].day
        total = sum((amount for _, amount in run), Decimal(0))
        if (ended is not None and last <= ended) or ceiling.allows(total):
            continue
        ended = last
        ids = tuple(one.id for one, _ in run)
        facts = {"decisions": ids, "matter": matter, "first": start.day, "last": last}
        facts |= {"limit": ceiling.amount, "clause": clause, "sum": total}
        cites = (given.source,) if given.source is not None else ()
        yield Finding("split.under-ceiling", (clause, *ids), tuple(facts.items()), (org,), cites)


def _ceiling(given: Delegation) -> Limit | None:
    """The lowest ceiling for one decision, VAT out before VAT in."""
    own = [one for one in given.ceiling if one.basis is Per.DECISION]
    return min(own, key=lambda one: (one.measure != USUAL, one.amount), default=None)
