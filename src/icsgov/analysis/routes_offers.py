"""Which acts may help an organisation: found by asking `resolve` what is missing."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from icsgov.analysis.readied import grounds_of
from icsgov.analysis.routes_acts import (
    Act,
    Approve,
    Attend,
    Attest,
    DecideAfresh,
    Delegate,
    Ratify,
    VoteFor,
    Widen,
    done,
    in_order,
)
from icsgov.explain import YES, Step
from icsgov.law.rulebook import RuleBook
from icsgov.model.authority import Delegation, Residual
from icsgov.model.body import Board, CommitteeInCommon, Deciding, Group, Seat
from icsgov.model.decision import Decision, Resolution
from icsgov.model.governance import Governance
from icsgov.model.index import organisations_of, seats_of
from icsgov.model.kinds import Position
from icsgov.model.matter import Figure, Limit, covers
from icsgov.model.organisation import Office
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Binding, Effect

SHORT = (Effect.UNAUTHORISED, Effect.LAPSED, Effect.INDETERMINATE)
"""The effects of a decision for which authority may be missing."""

QUORUM = ("quorum", "quorum-class", "all-present")
CONSENTS = {"relevant_icbs": "commissioners_consented"}
"""Conditions that may stand in the place of an approval, by whom the law names for it."""


class Offers:
    """The acts that may help one organisation, on the day `on`."""

    def __init__(
        self, decision: Decision, gov: Governance, org: str, on: date, law: RuleBook
    ) -> None:
        self.decision, self.gov, self.org, self.on, self.law = decision, gov, org, on, law
        self.index = gov.index
        self.forum: Any = gov[decision.forum]
        self.deciders = self._deciders()

    def found(self) -> tuple[Act, ...]:
        """Every act of the closed list that may help, in order."""
        meeting = self.meeting()
        acts: dict[Act, None] = dict.fromkeys(meeting)
        afresh = [
            DecideAfresh(by=board.id, organisation=self.org, day=self.on)
            for board in self.index.boards(self.org, self.on)
        ]
        acts.update(dict.fromkeys(afresh))
        starts = list(self._starts(meeting))
        acts.update(dict.fromkeys(found for one in starts for found in self._read(one)))
        tried: set[Act] = set()
        while new := [act for act in acts if act not in tried]:
            tried.update(new)
            single = [act for act in new if not isinstance(act, VoteFor | Attend)]
            probes = [done([act], *start) for act in single for start in starts]
            acts.update(dict.fromkeys(found for one in probes for found in self._read(one)))
        return in_order(acts)

    def _starts(self, meeting: Iterable[Act]) -> Iterator[tuple[Decision, Governance]]:
        """The decision as it is, and as if everybody, or each in a group, had been for it."""
        yield self.decision, self.gov
        if isinstance(self.forum, Group):
            for act in meeting:
                yield act.applied(self.decision, self.gov)
            return
        minutes = [Resolution(one, "for") for one in self.deciders]
        if minutes:
            yield attrs.evolve(self.decision, votes=(), resolutions=minutes), self.gov

    def _ask(self, decision: Decision, gov: Governance) -> Binding:
        return resolve(decision, gov, on=self.on, law=self.law)[self.org]

    def _read(self, probe: tuple[Decision, Governance]) -> Iterator[Act]:
        """The acts that an answer says are missing."""
        decision, gov = probe
        binding = self._ask(decision, gov)
        steps = list(binding.why.walk())
        for step in steps:
            if step.code == "condition.unknown":
                yield Attest(condition=step.facts["condition"], organisation=self.org)
        yield from self._approvals(decision, gov, steps)
        if binding.effect in SHORT or any(one.code == "approval.in-chain" for one in steps):
            yield from self._authority(steps)

    # the meeting

    def _deciders(self) -> list[str]:
        """The bodies or the office that may decide for the organisation at the forum."""
        forum = self.forum
        if isinstance(forum, CommitteeInCommon):
            bodies = [self.index.bodies[id] for id in forum.bodies]
            own = [one.id for one in bodies if self.org in organisations_of(one)]
            return own or [one.id for one in bodies if isinstance(one, Deciding)]
        return [forum.id] if isinstance(forum, Deciding | Office) else []

    def _recused(self, person: str, body: str) -> bool:
        gone = self.decision.recused
        return any(one.person == person and one.body in (None, body) for one in gone)

    def meeting(self) -> tuple[Act, ...]:
        """Votes and attendance that are missing from the meeting."""
        found: list[Act] = []
        if isinstance(self.forum, Group):
            found += [
                VoteFor(
                    person=seat.person,
                    body=self.forum.id,
                    day=self.on,
                    organisation=self.org,
                    grouped=True,
                )
                for seat in self.decision_makers(self.on)
            ]
        for id in self.deciders:
            if self._minuted_for(id):
                continue
            place = self.index.bodies.get(id) or self.index.offices[id]
            if isinstance(place, Office):
                holder = place.holder(self.decision.day)
                votes = [VoteFor(person=holder, body=id, day=self.decision.day)] if holder else []
                found += votes
            else:
                found += self._in_body(place)
        return tuple(act for act in found if not self._is_for(act))

    def decision_makers(self, day: date) -> list[Seat]:
        """The seats of a group that are held for the organisation that day."""
        seats = [seat for seat in seats_of(self.forum) if seat.held_for == self.org]
        seats = [seat for seat in seats if seat.votes_on(day)]
        return [seat for seat in seats if not self._recused(seat.person, self.forum.id)]

    def _minuted_for(self, body: str) -> bool:
        """Whether no votes of a body are recorded, and its minute says that it was for."""
        decision = self.decision
        voted = any((vote.body or decision.forum) == body for vote in decision.votes)
        minutes = (one for one in decision.resolutions if one.body == body)
        return not voted and any(one.position is Position.FOR for one in minutes)

    def _in_body(self, body: Any) -> Iterator[Act]:
        day = self.decision.day
        short = self._quorum_short()
        for seat in body.seats:
            if not seat.votes_on(day) or self._recused(seat.person, body.id):
                continue
            common: dict[str, Any] = {"person": seat.person, "body": body.id, "day": day}
            common["organisation"] = seat.held_for
            yield VoteFor(**common)
            if short and not self._there(seat.person, body.id):
                yield Attend(**common)

    def _there(self, person: str, body: str) -> bool:
        decision = self.decision
        attended = decision.attended or ()
        if any(one.person == person and one.body in (None, body) for one in attended):
            return True
        return any(
            vote.person == person
            and (vote.body or decision.forum) == body
            and vote.day in (None, decision.day)
            for vote in decision.votes
        )

    def _quorum_short(self) -> bool:
        """Whether the quorum was not seen to be met, or nobody voted so that none was asked for."""
        leaves = self._ask(self.decision, self.gov).why.walk()
        told = [step for step in leaves if _is_quorum(step)]
        return not told or any(step.verdict is not YES for step in told)

    def _is_for(self, act: Act) -> bool:
        """Whether somebody's vote that counts is for already."""
        if not isinstance(act, VoteFor):
            return False
        mine = [vote for vote in self.decision.votes if act.replaces(vote, self.decision)]
        last = max(mine, key=lambda vote: vote.order or 0, default=None)
        return last is not None and last.position is Position.FOR

    # approvals

    def _approvals(self, decision: Decision, gov: Governance, steps: list[Step]) -> Iterator[Act]:
        """The approvals that are asked for and not on record as given."""
        given = {
            one.facts.get("rule") for one in steps if one.code == "approval" and one.verdict is YES
        }
        bare = attrs.evolve(decision, approvals=())
        asked = steps if not decision.approvals else list(self._ask(bare, gov).why.walk())
        for step in asked:
            if step.code != "approval.missing" or step.facts["rule"] in given:
                continue
            consent = CONSENTS.get(str(step.facts["named"]))
            if consent is not None:
                yield Attest(condition=consent, organisation=self.org)
            for by in step.facts["approvers"]:
                yield from self._approval(bare, gov, by)

    def _approval(self, bare: Decision, gov: Governance, by: str) -> Iterator[Approve]:
        """An approval by somebody, with counts where a threshold asks for them."""
        plain = Approve(by=by, organisation=self.org, day=self.on)
        codes = self._codes(plain, bare, gov)
        if "approval.counts-unknown" not in codes:
            yield plain
            return
        whole = self._voters(by) or 1
        low, high = 0, whole
        while high - low > 1:
            middle = (low + high) // 2
            tried = attrs.evolve(plain, votes_for=middle, votes_against=whole - middle)
            if self._enough(tried, bare, gov):
                high = middle
            else:
                low = middle
        yield attrs.evolve(plain, votes_for=high, votes_against=whole - high)

    def _enough(self, act: Approve, bare: Decision, gov: Governance) -> bool:
        return "approval.short" not in self._codes(act, bare, gov)

    def _codes(self, act: Approve, bare: Decision, gov: Governance) -> set[str]:
        why = self._ask(*act.applied(bare, gov)).why
        return {one.code for one in why.walk() if one.facts.get("by") == act.by}

    def _voters(self, by: str) -> int:
        """How many voting seats an approver has in office that day."""
        body = self.index.bodies.get(by)
        bodies = [body] if body is not None else self.index.boards(by, self.on)
        seats = (seat for one in bodies for seat in seats_of(one))
        return len({s.person for s in seats if s.voting and s.period.covers(self.on)})

    # authority

    def _authority(self, steps: list[Step]) -> Iterator[Act]:
        """Ratification, a delegation for this decision, and existing ones made wide enough."""
        for board in self.index.boards(self.org, self.on):
            yield Ratify(by=board.id, organisation=self.org, day=self.on)
        powers = [
            power
            for step in steps
            if step.code == "power.not-recorded"
            for power in step.facts["powers"]
            if power != "no power"
        ]
        for to, day in self._ends():
            for board in self.index.boards(self.org, day):
                if board.id != to:
                    for under in (None, *dict.fromkeys(powers)):
                        yield self._delegation(board, to, day, under)
            for record in self._given(to, day):
                yield from self._conditions(record)
                raised = self._raised(record)
                if raised != record:
                    yield Widen(record=raised, was=record)

    def _conditions(self, record: Delegation) -> Iterator[Attest]:
        """The conditions of a delegation of which nobody has said anything."""
        words = (*record.attested, *self.decision.attested)
        told = {one.condition for one in words if one.of in (None, self.org)}
        for condition in record.conditions:
            if condition not in told:
                yield Attest(condition=condition, organisation=self.org)
        said = (one for one in self.decision.attested if one.of in (None, self.org))
        for ground in sorted({*grounds_of(record)} - {one.condition for one in said}):
            yield Attest(condition=ground, organisation=self.org)

    def _ends(self) -> list[tuple[str, date]]:
        """Whoever decides, and the days on which their votes count or would."""
        if not isinstance(self.forum, Group):
            return [(one, self.decision.day) for one in self.deciders]
        found: dict[tuple[str, date], None] = {}
        for vote in self.decision.votes:
            day = vote.day or self.decision.day
            seats = self.decision_makers(day) if day <= self.on else []
            if any(seat.person == vote.person for seat in seats):
                found[vote.person, day] = None
        for seat in self.decision_makers(self.on):
            found[seat.person, self.on] = None
        return sorted(found)

    def _delegation(self, board: Board, to: str, day: date, under: str | None) -> Delegate:
        name = f"{board.id} to {to} for {self.decision.id}"
        name += f" on {day}" if day != self.decision.day else ""
        name += f" under {under}" if under else ""
        while self.index.record(name) is not None or name in self.index.people:
            name += "'"
        figures = self.decision.figures or ()
        record = Delegation(
            name,
            by=board.id,
            to=to,
            matters=self.decision.matters,
            ceiling=[Limit(one.amount, basis=one.basis, vat=one.vat) for one in figures],
            period=Period.through(day, day),
            decision=self.decision.id,
            under=under,
        )
        return Delegate(record=record, organisation=self.org, day=day)

    def _given(self, to: str, day: date) -> list[Delegation]:
        """The delegations of these matters, in force that day, that may lead to somebody."""
        queue, found = [to], {}
        seen = {to}
        for here in queue:
            for record in self._leading(here, day):
                if isinstance(record, Delegation) and self._about(record, day):
                    found[record.id] = record
                if record.by not in seen:
                    seen.add(record.by)
                    queue.append(record.by)
        return [found[id] for id in sorted(found)]

    def _leading(self, to: str, day: date) -> Iterator[Delegation | Residual]:
        ids = [to, *(o.id for o in self.index.offices_of.get(to, ()) if o.holder(day) == to)]
        body = self.index.bodies.get(to)
        if isinstance(body, Board):
            ids.append(body.organisation)
        for id in ids:
            yield from self.index.given_to.get(id, ())
            yield from self.index.residual_to.get(id, ())

    def _about(self, record: Delegation, day: date) -> bool:
        """Whether a delegation is of these matters, of this organisation's function, that day."""
        giver: Any = self.index.bodies.get(record.by) or self.index.offices.get(record.by)
        owners = getattr(giver, "parties", None) or (getattr(giver, "organisation", None),)
        function = (record.function_of,) if record.function_of else owners
        pairs = ((path, matter) for path in record.matters for matter in self.decision.matters)
        return (
            self.org in function
            and record.period.covers(day)
            and record.decision in (None, self.decision.id)
            and any(covers(path, matter) for path, matter in pairs)
        )

    def _raised(self, record: Delegation) -> Delegation:
        """A delegation with each limit that is passed raised to the figure."""
        limits = [self._reaching(limit) for limit in record.ceiling]
        return record if limits == [*record.ceiling] else attrs.evolve(record, ceiling=limits)

    def _reaching(self, limit: Limit) -> Limit:
        figures: dict[Any, Figure] = {one.measure: one for one in self.decision.figures or ()}
        figure = figures.get(limit.measure)
        if figure is None or limit.allows(figure.amount):
            return limit
        return attrs.evolve(limit, amount=figure.amount, inclusive=True)


def _is_quorum(step: Step) -> bool:
    """Whether a line says of itself whether a quorum was met."""
    return not step.children and step.code.split(".")[0] in QUORUM
