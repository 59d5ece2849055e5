"""A decision through time: the days on which an organisation's answer changes, and what changed it.

Two clocks: what was so on a day, and what was on file of it on another.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

import attrs

from icsgov.analysis.brief import flip_text
from icsgov.analysis.plane import turning_days
from icsgov.explain import NO, YES, Verdict
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.decision import Decision
from icsgov.model.fact import Fact
from icsgov.model.governance import Governance
from icsgov.model.known import decision_known, settled
from icsgov.model.succession import Succession
from icsgov.reasoning.references import one_decision, reference_faults, several_decisions
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Binding, Effect
from icsgov.reasoning.urgent import due_day

ACTS = ("votes", "approvals", "ratifications", "overturnings")
"""The fields of a decision whose records have days of their own."""


class Turn(NamedTuple):
    """A day from which an organisation's answer is another, and the facts that made it so.

    `because` are the acts of that day, and the successions, without any one of which the answer
    would be another; all those of the day, where there is none. On the day of the decision it is
    the decision itself, and they are empty.
    """

    organisation: str
    day: date
    binding: Binding
    because: tuple[Any, ...]

    @property
    def effect(self) -> Effect:
        """What the decision did to the organisation from that day on."""
        return self.binding.effect

    @property
    def verdict(self) -> Verdict:
        """Whether the organisation is bound from that day on."""
        return self.binding.verdict

    def __str__(self) -> str:
        acts = ", ".join(_named(one) for one in self.because)
        return f"{self.day} {self.organisation}: {self.effect.value}{' by ' + acts if acts else ''}"


def history(
    decision: Decision, gov: Governance, *, law: RuleBook | None = None
) -> tuple[Turn, ...]:
    """Each day on which the answer for an organisation changes, with what changed it.

    The first turn of each organisation is on the day of the decision. On any later day, what
    `resolve` says with `on` that day is what the last turn up to it says.

    >>> from icsgov import Board, Governance, Organisation, Overturning, Quorum, Seat, Vote
    >>> from icsgov import majority
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"),
    ...     Board("rnn", "RNN", seats=[Seat("ann", "chair")], quorum=Quorum(count=1),
    ...           rule=majority()),
    ... )
    >>> made = Decision("D1", "estates/lease", forum="rnn", day=date(2024, 5, 14),
    ...                 votes=[Vote("ann", "for")],
    ...                 overturnings=[Overturning("rnn", date(2024, 7, 1))])
    >>> for turn in history(made, gov):
    ...     print(turn)
    2024-05-14 RNN: bound
    2024-07-01 RNN: overturned by overturning by rnn
    """
    book = law if law is not None else england()
    last: dict[str, Binding] = {}
    found: list[Turn] = []
    for day in _days(one_decision(decision), gov, book):
        for binding in resolve(decision, gov, on=day, law=book):
            org = binding.organisation
            before = last.get(org)
            if before is None and day == decision.day:
                found.append(Turn(org, day, binding, ()))
            elif before is None or _answer(before) != _answer(binding):
                because = tuple(_because(decision, gov, book, binding, day))
                found.append(Turn(org, day, binding, because))
            last[org] = binding
    return tuple(sorted(found, key=lambda one: (one.organisation, one.day)))


def _answer(binding: Binding) -> tuple[Effect, Verdict]:
    return binding.effect, binding.verdict


def _days(decision: Decision, gov: Governance, law: RuleBook) -> list[date]:
    """Every day on which an answer may change, from the day of the decision on."""
    acts = {one.day for name in ACTS for one in getattr(decision, name) if one.day is not None}
    days = (*acts, *turning_days(gov, law), *_run_out(decision, gov))
    later = {day for day in days if day > decision.day}
    return [decision.day, *sorted(later)]


def _run_out(decision: Decision, gov: Governance) -> Iterator[date]:
    """The days from which what was decided by urgent power may have run out."""
    given = [one for one in gov.delegations if one.urgent is not None]
    used = {decision.day, *(vote.day for vote in decision.votes if vote.day is not None)}
    for day in used if given else ():
        last = {due_day(gov, one, day, decision.next_meeting).day for one in given}
        known = (day, *(one for one in last if one is not None))
        yield from (one + timedelta(days=1) for one in known if one < date.max)


def _because(
    decision: Decision, gov: Governance, law: RuleBook, now: Binding, day: date
) -> Iterator[Any]:
    """The acts of a day without any one of which the answer would be another; all, if none is."""
    acts: list[Any] = [one for name in ACTS for one in getattr(decision, name) if one.day == day]
    org = now.organisation
    acts += [one for one in gov.successions if one.day == day and org in (one.of, one.to)]
    alone = []
    for act in acts:
        home = gov.drop(act) if isinstance(act, Succession) else gov
        answer = resolve(without(decision, act), home, on=day, law=law)[org]
        if _answer(answer) != _answer(now):
            alone.append(act)
    yield from alone or acts


def _named(act: Any) -> str:
    """An act in a few words."""
    who = getattr(act, "by", None) or getattr(act, "person", None)
    return f"{type(act).__name__.lower()} {f'by {who}' if who else act.id}"


class Flip(NamedTuple):
    """An answer that looks otherwise today than it did on what was on file then.

    `then` is the answer on what was on file on `known`, `now` the one on what is on file today,
    both about the same day. `because` are the facts recorded since without any one of which the
    answer would be as it was; all of those recorded since, where none does it alone.
    """

    decision: str
    organisation: str
    known: date
    then: Verdict
    now: Verdict
    because: tuple[Any, ...]

    @property
    def lost(self) -> bool:
        """Whether it was properly thought binding then, and is not on today's knowledge."""
        return self.then is YES

    def __str__(self) -> str:
        return flip_text(self)


def hindsight(
    decisions: Iterable[Decision], gov: Governance, *, law: RuleBook | None = None
) -> tuple[Flip, ...]:
    """The decisions that were thought binding on what was on file then and are not on today's
    knowledge, or the other way round, each with the facts that flipped it.

    What was on file then is what was recorded by the day of the last act on the decision, or by the
    day on which the decision itself was recorded, if that was later.
    """
    book = law if law is not None else england()
    several = several_decisions(decisions)
    return tuple(flip for one in several for flip in _flips(one, gov, book))


def _flips(decision: Decision, gov: Governance, law: RuleBook) -> Iterator[Flip]:
    on = decision.last_day()
    known = max(on, decision.recorded or on)
    then = decision_known(decision, known)
    assert then is not None  # it was on file by then
    thought = _told(then, gov.as_known(known), on, law)
    today = {one.organisation: one.verdict for one in resolve(decision, gov, on=on, law=law)}
    for org in sorted({*thought, *today}):
        before, now = thought.get(org, NO), today.get(org, NO)
        if (before is YES) is not (now is YES):
            because = tuple(_since(decision, gov, law, org, known, before))
            yield Flip(decision.id, org, known, before, now, because)


def _told(decision: Decision, gov: Governance, on: date, law: RuleBook) -> dict[str, Verdict]:
    """Who is bound, by organisation: nobody, where something that it names was not on file."""
    if reference_faults(decision, gov):
        return {}
    return {one.organisation: one.verdict for one in resolve(decision, gov, on=on, law=law)}


def _since(
    decision: Decision, gov: Governance, law: RuleBook, org: str, known: date, before: Verdict
) -> Iterator[Any]:
    """The facts recorded since that flipped an answer."""
    late = [*_late(decision, known), *_late(gov, known)]
    alone = []
    for one in late:
        rest, home = without(decision, one), _governance_without(gov, one)
        answer = _told(rest, home, decision.last_day(), law).get(org, NO)
        if (answer is YES) is (before is YES):
            alone.append(one)
    yield from alone or late


def _late(thing: Any, known: date) -> Iterator[Any]:
    """The facts in a record, or in what it owns, that were recorded after a day; parts of one that
    was are not given apart.
    """
    stack: list[Any] = [thing]
    while stack:
        here = stack.pop()
        if isinstance(here, tuple):
            stack.extend(reversed(here))
        elif attrs.has(type(here)):
            if isinstance(here, Fact) and here.recorded is not None and here.recorded > known:
                yield here
                continue
            stack.extend(getattr(here, field.name) for field in attrs.fields(type(here)))


def without(thing: Any, fact: Any) -> Any:
    """A record without one fact in it; None where it is that fact."""
    if thing is fact:
        return None
    if isinstance(thing, tuple):
        kept = tuple(without(one, fact) for one in thing)
        if all(one is other for one, other in zip(kept, thing, strict=True)):
            return thing
        return tuple(one for one in kept if one is not None)
    if not attrs.has(type(thing)):
        return thing
    changed = {}
    for field in attrs.fields(type(thing)):
        value = getattr(thing, field.name)
        now = without(value, fact)
        if now is not value:
            changed[field.name] = now
    return attrs.evolve(thing, **changed) if changed else thing


def _governance_without(gov: Governance, fact: Any) -> Governance:
    records: dict[str, list[Any]] = {}
    for name, record in gov.records():
        kept = without(record, fact)
        if kept is not None:
            records.setdefault(name, []).append(kept)
    return settled(Governance, records)
