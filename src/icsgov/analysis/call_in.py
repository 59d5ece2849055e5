"""Call-in of a council's executive decisions: until when, by whom, and what it holds up."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import attrs

from icsgov.analysis.finding import Finding
from icsgov.errors import Fault, MalformedError, UnknownIdError
from icsgov.explain import NO, UNKNOWN, YES, Citation, Facts, Step, all_of, any_of, fact
from icsgov.ids import HasId, to_org
from icsgov.law.load import england
from icsgov.law.rulebook import Rule, RuleBook
from icsgov.model.body import Board, Committee, JointCommittee
from icsgov.model.call_in import CallIn
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.index import organisations_of
from icsgov.model.kinds import Side, Statute
from icsgov.period import is_day
from icsgov.reasoning.cite import by_law, on_file
from icsgov.reasoning.ground import Case, ground
from icsgov.reasoning.references import refuse_unknown
from icsgov.reasoning.resolve import organisations
from icsgov.reasoning.statute import side_of
from icsgov.workdays import after_working_days


class CalledIn(NamedTuple):
    """A call-in, and whether it counts, with the reasons."""

    call_in: CallIn
    valid: Step


@attrs.frozen
class Scrutiny:
    """What call-in means for a decision of one council, as it stands on the day `on`.

    `executive` says whether it is a decision of the executive, which alone can be called in.
    `open_until` is the last day on which the constitution lets it be called in; None where it sets
    none, or where the day of publication is not recorded. `open` says whether it can be called in
    on `on`, and `may_implement` whether it may be carried out then, as far as call-in goes.
    """

    decision: Decision
    organisation: str
    on: date
    executive: Step
    open_until: date | None
    open: Step
    call_ins: tuple[CalledIn, ...]
    may_implement: Step
    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        until = f", open to call-in until {self.open_until}" if self.open_until else ""
        lines = [f"{self.decision.id} for {self.organisation} on {self.on}{until}"]
        if self.executive.verdict is not YES:
            lines.append(self.executive.says)
        for one in self.call_ins:
            asked = f"{one.call_in.day} by {one.call_in.by}, to {one.call_in.asks.value}"
            lines.append(f"called in {asked}; that counts: {one.valid.verdict.name}")
        return "\n".join([*lines, f"may be implemented: {self.may_implement.verdict.name}"])


def call_in(
    decision: Decision,
    gov: Governance,
    *,
    on: date,
    organisation: HasId | str | None = None,
    law: RuleBook | None = None,
) -> Scrutiny:
    """Until when a council's decision can be called in, what counts, and what it holds up.

    Statute lets a scrutiny committee ask that an executive decision be reconsidered or referred
    while it has not been implemented; it neither undoes nor suspends it. A constitution may
    (`CallInRule`). `organisation` is the council; left out, the one council of the forum.

    >>> from icsgov import CallInRule, Organisation
    >>> gov = Governance.of(
    ...     Organisation("L", kind="LA"),
    ...     Board("council", "L", side="council"), Board("cabinet", "L", side="executive"),
    ...     CallInRule("Const 15", organisation="L", working_days=5, suspends=True),
    ... )
    >>> made = Decision("D", "roads", forum="cabinet", day=date(2024, 5, 1),
    ...                 published=date(2024, 5, 2))
    >>> print(call_in(made, gov, on=date(2024, 5, 10)))
    D for L on 2024-05-10, open to call-in until 2024-05-10
    may be implemented: NO
    """
    book = law if law is not None else england()
    if not is_day(on):
        raise MalformedError("question", [Fault(("on",), f"expected a day, got {on!r}")])
    refuse_unknown(decision, gov)
    return _Asked(decision, gov, _council(decision, gov, organisation), book).answer(on)


def _council(decision: Decision, gov: Governance, named: HasId | str | None) -> str:
    """The organisation that is asked about: the one of the forum, or its one council."""
    known = gov.index.organisations
    if named is not None:
        if to_org(named) not in known:
            raise UnknownIdError(to_org(named), "organisation")
        return to_org(named)
    forum = gov.index.bodies.get(decision.forum) or gov.index.offices[decision.forum]
    found = list(organisations(ground(gov, england()), forum))
    if len(found) > 1:
        found = [org for org in found if known[org].kind.is_council]
    if len(found) != 1:
        reason = "expected the council that is asked about, as the forum is not of one council"
        raise MalformedError("question", [Fault(("organisation",), reason)])
    return found[0]


class _Asked:
    """One decision of one council."""

    def __init__(self, decision: Decision, gov: Governance, org: str, law: RuleBook) -> None:
        self.made, self.gov, self.org = decision, gov, org
        self.case = Case(decision, ground(gov, law), decision.day)
        mine = [one for one in gov.call_in_rules if one.organisation == org]
        self.rule = next((one for one in mine if one.period.covers(decision.day)), None)
        rows = [one for one in law.in_force(decision.day) if one.subject == "call_in"]
        self.row: Rule | None = rows[0] if rows else None
        self.executive = self._executive()

    def answer(self, on: date) -> Scrutiny:
        """The answer as it stands on a day."""
        past = [one for one in self.made.call_ins if one.day <= on]
        told = tuple(CalledIn(one, self.valid(one)) for one in past)
        until = self.last_day(self.made.published) if self.executive.verdict is not NO else None
        open_ = self._countable(on)
        may = self.may_implement(on)
        found = tuple(self._findings(on))
        return Scrutiny(self.made, self.org, on, self.executive, until, open_, told, may, found)

    # whether it can be called in

    def _executive(self) -> Step:
        """Whether it is a decision on a function of the executive."""
        boards = self.gov.index.boards(self.org, self.made.day)
        if not self.gov.index.organisations[self.org].kind.is_council:
            return fact("call-in.no-council", NO, organisation=self.org)
        if not any(one.side is Side.EXECUTIVE for one in boards):
            return fact("call-in.no-executive", NO, organisation=self.org, day=self.made.day)
        sides = [self._side(matter) for matter in self.made.matters]
        return sides[0] if len(sides) == 1 else any_of("call-in.matters", sides)

    def _side(self, matter: str) -> Step:
        """Whether a matter lies with the executive: on file, else by which side's body decided."""
        side, settled = side_of(self.case, self.org, matter)
        facts: Facts = {"matter": matter, "cites": settled.cites}
        if side is not None:
            yes = side is Side.EXECUTIVE
            return fact(
                "call-in.executive" if yes else "call-in.council", YES if yes else NO, **facts
            )
        forum = self.gov.index.bodies.get(self.made.forum)
        if not isinstance(forum, Board | Committee) or forum.organisation != self.org:
            return fact("call-in.side-unknown", UNKNOWN, **facts)
        yes = self.case.ground.side_of(forum.id) is Side.EXECUTIVE
        code = "call-in.executive-presumed" if yes else "call-in.council-presumed"
        return fact(code, YES if yes else NO, doubt=True, forum=forum.id, **facts)

    def last_day(self, published: date | None) -> date | None:
        """The last day for a call-in by the constitution, were it published that day; None also
        where the bank holidays of those years are not known.
        """
        if self.rule is None or published is None:
            return None
        try:
            return after_working_days(published, self.rule.working_days)
        except (MalformedError, OverflowError):
            return None

    def _countable(self, day: date) -> Step:
        """Whether it can be called in on a day."""
        if day < self.made.day:
            return fact("call-in.not-decided", NO, day=self.made.day, on=day)
        return all_of(
            "call-in.open",
            (self._statute(), self.executive, self._in_time(day), self._not_implemented(day)),
        )

    def _statute(self) -> Step:
        if self.row is None:
            return fact("call-in.no-law", UNKNOWN, day=self.made.day)
        return fact("call-in.statute", YES, **by_law(self.row))

    def _in_time(self, day: date) -> Step:
        """Whether a day is one on which the constitution lets it be called in."""
        if self.rule is None:
            return fact("call-in.no-limit", YES, organisation=self.org)
        cites = on_file(self.rule)
        facts: Facts = {"rule": self.rule.id, "day": day}
        until = self.last_day(self.made.published)
        if until is not None:
            in_time = day <= until
            code = "call-in.in-time" if in_time else "call-in.late"
            return fact(code, YES if in_time else NO, cites=cites, until=until, **facts)
        first = self.last_day(self.made.day)
        if first is not None and day <= first:
            return fact("call-in.in-time", YES, cites=cites, until=first, **facts)
        when = self.made.published
        code = "call-in.unpublished" if when is None else "call-in.no-calendar"
        return fact(code, UNKNOWN, cites=cites, published=when, **facts)

    def _not_implemented(self, day: date) -> Step:
        """Whether it had not been carried out; on the very day, which came first is not known."""
        done = self.made.implemented
        if done is None or day < done:
            return fact("call-in.not-implemented", YES, day=day)
        if day == done:
            return fact("call-in.same-day", UNKNOWN, implemented=done)
        return fact("call-in.implemented", NO, implemented=done, day=day)

    def valid(self, one: CallIn) -> Step:
        """Whether a call-in counts."""
        parts = (*self._countable(one.day).children, self._by_scrutiny(one))
        return all_of("call-in.valid", parts, cites=on_file(one), by=one.by, day=one.day)

    def _by_scrutiny(self, one: CallIn) -> Step:
        """Whether whoever called in is a scrutiny committee of the council that may."""
        body = self.gov.index.bodies.get(one.by)
        facts: Facts = {"by": one.by, "organisation": self.org}
        if not isinstance(body, Committee | JointCommittee):
            return fact("call-in.not-scrutiny", NO, **facts)
        if body.statute is not Statute.SCRUTINY or self.org not in organisations_of(body):
            return fact("call-in.not-scrutiny", NO, **facts)
        if not body.period.covers(one.day):
            return fact("call-in.body-gone", NO, day=one.day, **facts)
        if self.rule is not None and self.rule.by is not None and one.by not in self.rule.by:
            cites = on_file(self.rule)
            return fact("call-in.not-named", NO, cites=cites, rule=self.rule.id, **facts)
        return fact("call-in.scrutiny", YES, **facts)

    # whether it may be carried out

    def may_implement(self, on: date) -> Step:
        """Whether it may be carried out on a day, as far as call-in goes."""
        if on < self.made.day:
            return fact("call-in.not-decided", NO, day=self.made.day, on=on)
        if self.executive.verdict is NO:
            return fact("call-in.does-not-apply", YES, organisation=self.org)
        if self.rule is None:
            return fact(
                "call-in.no-rule", YES, doubt=True, cites=self._law(), organisation=self.org
            )
        cites, rule = on_file(self.rule), self.rule.id
        if self.rule.suspends is False:
            return fact("call-in.suspends-nothing", YES, cites=cites, rule=rule)
        held = all_of("call-in.dealt-with", (self._closed(on), *self._answered(on)), rule=rule)
        ways = [held]
        if self.rule.suspends is None:
            ways.append(fact("call-in.suspends-unknown", UNKNOWN, cites=cites, rule=rule))
        if self.executive.verdict is UNKNOWN:
            ways.append(fact("call-in.perhaps-not-executive", UNKNOWN, organisation=self.org))
        return held if len(ways) == 1 else any_of("call-in.free", ways)

    def _law(self) -> tuple[Citation, ...]:
        return () if self.row is None else (self.row.citation,)

    def _closed(self, on: date) -> Step:
        """Whether the days for a call-in are over."""
        in_time = self._in_time(on)
        if in_time.verdict is UNKNOWN:
            return in_time
        code = "call-in.still-open" if in_time.verdict is YES else "call-in.closed"
        facts = {name: in_time.facts[name] for name in ("rule", "until")}
        verdict = NO if in_time.verdict is YES else YES
        return fact(code, verdict, cites=in_time.cites, **facts)

    def _answered(self, on: date) -> Iterator[Step]:
        """For each call-in up to a day: that it was answered, or that it does not count."""
        for one in self.made.call_ins:
            if one.day > on:
                continue
            valid = self.valid(one).verdict
            facts: Facts = {"by": one.by, "day": one.day, "cites": on_file(one)}
            if one.answered is not None and one.answered <= on:
                yield fact("call-in.answered", YES, answered=one.answered, **facts)
            elif valid is NO:
                yield fact("call-in.not-valid", YES, **facts)
            else:
                sure = valid is YES
                code = "call-in.unanswered" if sure else "call-in.perhaps-valid"
                yield fact(code, NO if sure else UNKNOWN, on=on, **facts)

    def _findings(self, on: date) -> Iterator[Finding]:
        done = self.made.implemented
        if done is None or done > on:
            return
        may = self.may_implement(done)
        if may.verdict is YES:
            return
        code = "implemented.too-early" if may.verdict is NO else "implemented.perhaps-too-early"
        sources = (*(on_file(self.rule) if self.rule else ()), *on_file(self.made))
        facts: Facts = {"decision": self.made.id, "organisation": self.org, "day": done}
        facts["reasons"] = may.failing()[0].says
        about = (self.made.id, *([self.rule.id] if self.rule else []))
        yield Finding(code, about, tuple(facts.items()), (self.org,), sources)
