"""The acts that may lead from a decision that did not bind to one that does: a closed list."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from icsgov.model.authority import Attestation, Delegation
from icsgov.model.decision import (
    Approval,
    Attendance,
    Decision,
    Ratification,
    Resolution,
    Vote,
)
from icsgov.model.governance import Governance
from icsgov.model.kinds import Position
from icsgov.phrases import phrase

Applied = tuple[Decision, Governance]


@attrs.frozen(kw_only=True)
class VoteFor:
    """Somebody with a vote in the deciding body, or who decides in a group, votes for.

    Whatever else they voted there on that day, in that capacity, is as if it had not been cast.
    `organisation` is the capacity, where the seat is held for an organisation. `grouped` says that
    they decide alone, in a group.
    """

    person: str
    body: str
    day: date
    organisation: str | None = None
    grouped: bool = False

    @property
    def says(self) -> str:
        """The act in words."""
        return phrase("act.vote", attrs.asdict(self))

    def applied(self, decision: Decision, gov: Governance) -> Applied:
        """The decision with the vote cast, and the framework as it is."""
        if not _meets(self.body, decision, gov):
            return decision, gov
        kept = [vote for vote in decision.votes if not self.replaces(vote, decision)]
        elsewhere = None if self.body == decision.forum else self.body
        day = None if self.day == decision.day else self.day
        mine = Vote(self.person, "for", body=elsewhere, organisation=self.organisation, day=day)
        return attrs.evolve(decision, votes=[*kept, mine]), gov

    def replaces(self, vote: Vote, decision: Decision) -> bool:
        """Whether a vote is the person's own, there, that day and in that capacity."""
        if vote.casting or vote.person != self.person:
            return False
        if (vote.body or decision.forum) != self.body or (vote.day or decision.day) != self.day:
            return False
        return self.organisation is None or vote.organisation in (None, self.organisation)


@attrs.frozen(kw_only=True)
class Attend:
    """Somebody with a seat is there, and so counts for the quorum.

    Where nobody recorded who attended, an abstention says that they were.
    """

    person: str
    body: str
    day: date
    organisation: str | None = None

    @property
    def says(self) -> str:
        """The act in words."""
        return phrase("act.attend", attrs.asdict(self))

    def applied(self, decision: Decision, gov: Governance) -> Applied:
        """The decision with the person there, and the framework as it is."""
        if not _meets(self.body, decision, gov) or self._voted(decision):
            return decision, gov
        elsewhere = None if self.body == decision.forum else self.body
        if decision.attended is not None:
            there = Attendance(self.person, body=self.body)
            return attrs.evolve(decision, attended=[*decision.attended, there]), gov
        idle = Vote(self.person, Position.ABSTAIN, body=elsewhere, organisation=self.organisation)
        return attrs.evolve(decision, votes=[*decision.votes, idle]), gov

    def _voted(self, decision: Decision) -> bool:
        return any(
            vote.person == self.person
            and (vote.body or decision.forum) == self.body
            and (vote.day or decision.day) == self.day
            for vote in decision.votes
        )


@attrs.frozen(kw_only=True)
class Attest:
    """Somebody puts on record, for one organisation, that a condition is met."""

    condition: str
    organisation: str

    @property
    def says(self) -> str:
        """The act in words."""
        return phrase("act.attest", attrs.asdict(self))

    def applied(self, decision: Decision, gov: Governance) -> Applied:
        """The decision with the condition attested, and the framework as it is."""
        word = Attestation(self.condition, of=self.organisation)
        return attrs.evolve(decision, attested=[*decision.attested, word]), gov


@attrs.frozen(kw_only=True)
class Approve:
    """A body or an organisation outside the chain approves, for one organisation.

    Where the approval is counted, `votes_for` is the smallest number that is enough when everybody
    in office votes, and `votes_against` are all the others.
    """

    by: str
    organisation: str
    day: date
    votes_for: int | None = None
    votes_against: int | None = None

    @property
    def says(self) -> str:
        """The act in words."""
        if self.votes_for is None:
            return phrase("act.approve", attrs.asdict(self))
        against = str(self.votes_against)
        return phrase("act.approve-counted", {**attrs.asdict(self), "against": against})

    def applied(self, decision: Decision, gov: Governance) -> Applied:
        """The decision with the approval on record, and the framework as it is."""
        act = Approval(
            self.by,
            self.day,
            of=self.organisation,
            votes_for=self.votes_for,
            votes_against=self.votes_against,
            abstained=None if self.votes_for is None else 0,
        )
        return attrs.evolve(decision, approvals=[*decision.approvals, act]), gov


@attrs.frozen(kw_only=True)
class Ratify:
    """A board adopts, for its organisation, what was decided without authority."""

    by: str
    organisation: str
    day: date

    @property
    def says(self) -> str:
        """The act in words."""
        return phrase("act.ratify", attrs.asdict(self))

    def applied(self, decision: Decision, gov: Governance) -> Applied:
        """The decision with the ratification on record, and the framework as it is."""
        act = Ratification(self.by, self.day)
        return attrs.evolve(decision, ratifications=[*decision.ratifications, act]), gov


@attrs.frozen(kw_only=True)
class Delegate:
    """A board gives the decider power over exactly these matters and figures, for that one day."""

    record: Delegation
    organisation: str
    day: date

    @property
    def says(self) -> str:
        """The act in words."""
        one = self.record
        facts = {"by": one.by, "to": one.to, "matters": one.matters, "under": one.under}
        limits = tuple(limit.amount for limit in one.ceiling)
        return phrase("act.delegate", {**facts, "day": self.day, "limits": limits})

    def applied(self, decision: Decision, gov: Governance) -> Applied:
        """The decision as it is, and the framework with the delegation in it."""
        return decision, gov.put(self.record)


@attrs.frozen(kw_only=True)
class Widen:
    """An existing delegation has its ceiling raised to exactly the figures of the decision."""

    record: Delegation
    was: Delegation

    @property
    def says(self) -> str:
        """The act in words."""
        pairs = zip(self.was.ceiling, self.record.ceiling, strict=True)
        raised = [(old.amount, new.amount) for old, new in pairs if old != new]
        was, limits = (tuple(one[place] for one in raised) for place in (0, 1))
        return phrase("act.widen", {"clause": self.record.id, "was": was, "limits": limits})

    def applied(self, decision: Decision, gov: Governance) -> Applied:
        """The decision as it is, and the framework with the delegation raised."""
        return decision, gov.put(self.record)


@attrs.frozen(kw_only=True)
class DecideAfresh:
    """A board takes a decision of its own on the same proposal, minuted as for.

    What was approved and attested of the proposal stands; the votes, the notice and whatever came
    after the earlier decision were of another meeting.
    """

    by: str
    organisation: str
    day: date

    @property
    def says(self) -> str:
        """The act in words."""
        return phrase("act.afresh", attrs.asdict(self))

    def applied(self, decision: Decision, gov: Governance) -> Applied:
        """The decision that the board takes, and the framework as it is."""
        afresh = Decision(
            f"{decision.id} afresh",
            decision.matters,
            forum=self.by,
            day=self.day,
            title=decision.title,
            of=(self.organisation,),
            figures=decision.figures,
            resolutions=Resolution(self.by, "for"),
            attested=decision.attested,
            approvals=decision.approvals,
        )
        return afresh, gov


Act = VoteFor | Attend | Attest | Approve | Ratify | Delegate | Widen | DecideAfresh
ORDER: tuple[type, ...] = (
    VoteFor,
    Attend,
    Attest,
    Approve,
    Ratify,
    Widen,
    Delegate,
    DecideAfresh,
)
"""The order in which acts are done and shown: a decision taken afresh comes last."""


def in_order(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Acts, each once, in the order in which they are done."""
    return tuple(sorted(set(acts), key=_place))


def _place(act: Act) -> tuple[int, str]:
    return ORDER.index(type(act)), repr(act)


def done(acts: Iterable[Act], decision: Decision, gov: Governance) -> Applied:
    """A decision and a framework after all of these acts."""
    for act in in_order(acts):
        decision, gov = act.applied(decision, gov)
    return decision, gov


def _meets(body: str, decision: Decision, gov: Governance) -> bool:
    """Whether a body is the forum of a decision, or one of those that meet there."""
    forum: Any = gov.index.bodies.get(decision.forum)
    return body == decision.forum or body in getattr(forum, "bodies", ())
