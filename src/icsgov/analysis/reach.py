"""Who can bind organisations to a decision, at which forum, and with whose agreement."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice, product
from typing import Any, NamedTuple

import attrs

from icsgov.analysis.agreements import (
    APPROVAL,
    CONDITION,
    Asker,
    Need,
    Needs,
    figures_of,
    granted,
)
from icsgov.analysis.brief import meeting_text, reach_text
from icsgov.analysis.coverage import to_value
from icsgov.analysis.probe import PROBE, Asking, chain_of
from icsgov.analysis.reading import reading
from icsgov.analysis.terms import quorum_text, rule_text
from icsgov.errors import Fault, MalformedError, UnknownIdError
from icsgov.explain import YES, Verdict
from icsgov.ids import HasId
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.body import CommitteeInCommon, Deciding, Group
from icsgov.model.decision import Attendance, Decision, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.matter import path_faults
from icsgov.model.organisation import Office
from icsgov.period import is_day
from icsgov.phrases import phrase
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Binding, How

TRIED = 4096
"""How many choices of decision-makers are tried at one group; others have one choice."""


class Way(NamedTuple):
    """One way in which an organisation can be bound: who decides, where, with whose agreement.

    `decider` is a body, an office or a person, `forum` where it sits. `needs` are the approvals and
    the conditions to attest, none of which can be left out. `clauses` are those of the chain that
    it rests on, `given_by` who gave each. `quorum` and `rule` say how the body decides. `decision`
    is one that binds so; `verdict` is YES, or UNKNOWN where only a fact that is not recorded stands
    between.
    """

    organisation: str
    decider: str
    forum: str
    needs: tuple[Need, ...]
    verdict: Verdict
    how: How | None
    clauses: tuple[str, ...]
    given_by: tuple[str, ...]
    quorum: str
    rule: str
    decision: Decision
    reasons: tuple[str, ...] = ()

    @property
    def approvals(self) -> tuple[str, ...]:
        """Who has to approve."""
        return tuple(one.name for one in self.needs if one.kind == APPROVAL)

    @property
    def conditions(self) -> tuple[str, ...]:
        """What somebody has to attest."""
        return tuple(one.name for one in self.needs if one.kind == CONDITION)

    @property
    def says(self) -> str:
        """The way in a sentence."""
        facts: dict[str, Any] = {
            "decider": self.decider,
            "forum": self.forum if self.forum != self.decider else "",
            "organisation": self.organisation,
            "approvals": self.approvals,
            "conditions": self.conditions,
            "attested": self.conditions,
            "clauses": self.clauses,
            "reason": self.reasons[0] if self.reasons else "",
        }
        return phrase("way" if self.verdict is YES else "way.open", facts)

    def __str__(self) -> str:
        return self.says


class Meeting(NamedTuple):
    """A forum at which several organisations can be bound at one meeting: a way for each of them.

    `decision` is one that binds them all.
    """

    forum: str
    ways: tuple[Way, ...]
    decision: Decision

    def __str__(self) -> str:
        return meeting_text(self)


@attrs.frozen
class Reach:
    """Every smallest way in which some organisations can be bound to a decision.

    `ways` are those that bind; `open` are those of which it is not known, whatever is agreed.
    `together` are the forums at which all of the organisations can be bound at one meeting; of the
    ways to choose who speaks at one, the first 4,096 are tried.
    """

    organisations: tuple[str, ...]
    ways: tuple[Way, ...]
    open: tuple[Way, ...]
    together: tuple[Meeting, ...]

    def of(self, organisation: HasId | str) -> tuple[Way, ...]:
        """The ways of one organisation."""
        org = organisation if isinstance(organisation, str) else organisation.id
        if org not in self.organisations:
            raise UnknownIdError(org, "organisation", "answer")
        return tuple(way for way in self.ways if way.organisation == org)

    def __iter__(self) -> Iterator[Way]:
        return iter(self.ways)

    def __len__(self) -> int:
        return len(self.ways)

    def __str__(self) -> str:
        return reach_text(self)


def who_can(
    gov: Governance,
    *,
    bind: Iterable[HasId | str] | HasId | str,
    matter: HasId | str,
    value: Any,
    on: date,
    law: RuleBook | None = None,
) -> Reach:
    """Every way in which an organisation, or each of several, can be bound to such a decision.

    `value` is an amount in pounds, whichever way a limit measures it; 0 says that no money is
    involved. `on` is the day of the decision and of whatever is agreed. A way is a body, an office
    or a person at a forum of the framework, with the fewest approvals and attestations that bind.
    Raises `UnknownIdError` for an organisation that is not there, `MalformedError` for a matter, a
    value or a day that is none.

    >>> from datetime import date
    >>> from icsgov import Board, Committee, Delegation, Governance, Organisation, Seat
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="NHST"),
    ...     Board("rnn", "RNN", seats=[Seat("ann", "chief executive")]),
    ...     Committee("estate committee", "RNN", seats=[Seat("ann")]),
    ...     Delegation("SO 4", by="rnn", to="estate committee", matters="estate", ceiling=1000,
    ...                conditions="tendered"),
    ... )
    >>> for way in who_can(gov, bind="RNN", matter="estate", value=900, on=date(2024, 5, 14)):
    ...     print(way)
    `rnn` for `RNN`
    `estate committee` for `RNN`, with `tendered` attested, by `SO 4`
    """
    orgs, path = _checked(bind, matter, on)
    amount = to_value(value)
    book = law if law is not None else england()
    plan = _Plan(Asker(reading(gov, on), book), orgs, path, amount, on)
    found = [way for org in orgs for way in plan.ways(org)]
    told = tuple(way for way in found if way.verdict is YES)
    open_ = tuple(way for way in found if way.verdict is not YES)
    return Reach(orgs, told, open_, tuple(plan.together(told)))


def _checked(
    bind: Iterable[HasId | str] | HasId | str, matter: HasId | str, on: object
) -> tuple[tuple[str, ...], str]:
    """The organisations of a question, in order, and its matter; refused where it is malformed."""
    several = (bind,) if isinstance(bind, str | HasId) else tuple(bind)
    orgs = tuple(sorted({one if isinstance(one, str) else str(one.id) for one in several}))
    path = matter if isinstance(matter, str) else str(matter.id)
    faults = path_faults("matter", [path])
    if not orgs:
        faults.append(Fault(("bind",), "expected at least one organisation"))
    if not is_day(on):
        faults.append(Fault(("on",), f"expected a day, got {on!r}"))
    if faults:
        raise MalformedError("question", faults)
    return orgs, path


class _Voice(NamedTuple):
    """Somebody who may decide at a forum, and what is on record of it where they do."""

    decider: str
    fields: dict[str, Any]


class _Plan:
    """A decision to be made: on what, at which amount, on which day."""

    def __init__(
        self, asker: Asker, orgs: tuple[str, ...], matter: str, amount: Decimal, day: date
    ) -> None:
        self.asker, self.matter, self.day = asker, matter, day
        first = Asking(asker.home, orgs[0], asker.law)
        self.askings = {org: first.of(org) for org in orgs}
        limits = (limit for one in self.askings.values() for limit in one.limits(matter))
        self.figures = figures_of(amount, limits)

    def ways(self, org: str) -> list[Way]:
        """The ways of one organisation: the simplest first, then the nearest to its board."""
        near = self.askings[org].reached(self.matter, self.day)
        rank = {id: place for place, id in enumerate(near)}
        found = [
            way
            for forum in (*self.asker.home.bodies, *self.asker.home.offices)
            for voice in self._voices(org, forum, rank)
            for way in self._by(org, forum, voice)
        ]
        far = len(rank)
        return sorted(
            found,
            key=lambda w: (len(w.needs), rank.get(w.decider, far), w.decider, w.forum, w.needs),
        )

    def _voices(self, org: str, forum: Any, near: dict[str, int]) -> Iterator[_Voice]:
        """Whoever may decide for an organisation at a forum; nothing is judged."""
        if isinstance(forum, Group):
            seats = (seat for seat in forum.seats if seat.held_for == org)
            for person in sorted({seat.person for seat in seats if seat.votes_on(self.day)}):
                vote = Vote(person, "for", organisation=org)
                yield _Voice(person, {"votes": (vote,), "attended": (Attendance(person),)})
        elif isinstance(forum, CommitteeInCommon):
            for body in forum.bodies:
                if body in near:
                    yield _Voice(body, {"resolutions": (Resolution(body, "for"),)})
        elif isinstance(forum, Office):
            holder = forum.holder(self.day)
            if forum.id in near and holder is not None:
                yield _Voice(forum.id, {"votes": (Vote(holder, "for"),)})
        elif isinstance(forum, Deciding) and forum.id in near:
            yield _Voice(forum.id, {"resolutions": (Resolution(forum.id, "for"),)})

    def _by(self, org: str, forum: Any, voice: _Voice) -> Iterator[Way]:
        """The ways of one decider at one forum: one for each smallest set of what is agreed."""
        made = self._made(forum.id, (org,), voice.fields)
        agreed = self.asker.agreed(made, org)
        for needs in agreed.sets:
            yield self._way(org, forum.id, voice.decider, made, needs)
        if agreed.open is not None:
            yield self._way(org, forum.id, voice.decider, made, agreed.open)

    def _made(self, forum: str, of: tuple[str, ...], fields: dict[str, Any]) -> Decision:
        common: dict[str, Any] = {"day": self.day, "figures": self.figures, **fields}
        made = Decision(PROBE, self.matter, forum=forum, of=of, **common)
        return self.asker.readied.made(made)

    def _way(self, org: str, forum: str, decider: str, made: Decision, needs: Needs) -> Way:
        decision = granted(made, needs, self.asker.home)
        binding = self.asker.ask(decision, org)
        clauses, givers = chain_of(binding)
        body = self.asker.home.index.bodies.get(decider)
        terms = ("", "")
        if isinstance(body, Deciding):
            case = (decision, self.asker.home, self.asker.law)
            terms = quorum_text(body, *case), rule_text(body, *case)
        return Way(
            org,
            decider,
            forum,
            tuple(sorted(needs)),
            binding.verdict,
            binding.how,
            clauses,
            givers,
            *terms,
            decision,
            _reasons(binding),
        )

    def together(self, ways: tuple[Way, ...]) -> Iterator[Meeting]:
        """The forums at which every one of the organisations can be bound at one meeting."""
        orgs = tuple(self.askings)
        at: dict[str, dict[str, list[Way]]] = {}
        for way in ways:
            at.setdefault(way.forum, {}).setdefault(way.organisation, []).append(way)
        for forum in sorted(at):
            if len(at[forum]) < len(orgs):
                continue
            choices = product(*(at[forum][org] for org in orgs))
            met = (self._meeting(forum, orgs, chosen) for chosen in islice(choices, TRIED))
            yield from islice((one for one in met if one is not None), 1)

    def _meeting(
        self, forum: str, orgs: tuple[str, ...], chosen: tuple[Way, ...]
    ) -> Meeting | None:
        """A meeting at which each of these ways is taken, if it binds them all."""
        parts = [way.decision for way in chosen]
        names = ("votes", "attended", "resolutions", "approvals", "attested")
        fields = {
            name: tuple(dict.fromkeys(one for part in parts for one in getattr(part, name) or ()))
            for name in names
        }
        if not fields["attended"]:
            fields.pop("attended")
        decision = self._made(forum, orgs, fields)
        outcome = resolve(decision, self.asker.gov, law=self.asker.law)
        bound = all(outcome[org].verdict is YES for org in orgs)
        return Meeting(forum, chosen, decision) if bound else None


def _reasons(binding: Binding) -> tuple[str, ...]:
    """Why it is not known whether an answer is yes."""
    if binding.verdict is YES:
        return ()
    return tuple(dict.fromkeys(step.says for step in binding.why.failing()))
