"""Decisions made up to be asked about: who could decide a matter, at an amount, on a day?

Nothing here judges anything. Whoever a provision may lead to is asked for with a decision of
theirs, minuted as made, and `resolve` says what would come of it.
"""

from collections.abc import Iterable
from copy import copy
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from icsgov.analysis.readied import Readied
from icsgov.errors import UnknownIdError
from icsgov.explain import NO, Step, Verdict
from icsgov.law.rulebook import RuleBook
from icsgov.model.authority import ApprovalRule, Delegation, Residual
from icsgov.model.body import Deciding, Group, Seat
from icsgov.model.decision import Decision, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import OrgKind, Per, Side, Vat
from icsgov.model.matter import Figure, Limit, ancestors, covers
from icsgov.model.organisation import Office
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Binding, Effect

Measure = tuple[Per, Vat]
WANTING = (Effect.AWAITING, Effect.DEFECTIVE)
"""The effects of a decision that would bind, had it been approved, or approved first."""

USUAL: Measure = (Per.DECISION, Vat.OUT)
NATIONAL = (OrgKind.NHSE, OrgKind.SOS, OrgKind.ICB)
"""The kinds of organisation that statute may name to decide for another."""

PROBE = "probe"


class Holder(NamedTuple):
    """Somebody who could decide, and what would come of it.

    `verdict` says whether the organisation would be bound; `effect` may be `awaiting`, where an
    approval is needed besides. `clauses` are those of the chain that it would rest on, the first
    of them given by `given_by[0]`; both are empty where the power is the decider's own. `residual`
    says whether one of them is a residual rule, which gives whatever is left.
    """

    decider: str
    verdict: Verdict
    effect: Effect
    clauses: tuple[str, ...] = ()
    given_by: tuple[str, ...] = ()
    residual: bool = False
    why: Step | None = None

    @property
    def own(self) -> bool:
        """Whether the power is the decider's own, given by nobody."""
        return not self.clauses


class Asking:
    """The provisions of one organisation's functions, ready to be asked about."""

    def __init__(self, gov: Governance, org: str, law: RuleBook) -> None:
        if org not in gov.index.organisations:
            raise UnknownIdError(org, "organisation")
        self.org, self.law = org, law
        self.given: dict[str, list[Delegation | Residual]] = {}
        provisions: tuple[Delegation | Residual, ...] = (*gov.delegations, *gov.residuals)
        for record in provisions:
            self.given.setdefault(str(record.by), []).append(record)
        self.home = gov
        known = (gov.index.bodies, gov.index.offices, gov.index.organisations)
        ends = {str(one.to) for one in provisions}
        self._people = sorted(id for id in ends if not any(id in ids for ids in known))
        self.meetings: dict[str, str] = {}
        self._gov: Governance | None = None
        self.readied = Readied(gov)
        self._residuals = {one.id for one in gov.residuals}
        self._limits: dict[str, list[Limit]] = {}

    def of(self, org: str) -> "Asking":
        """The same for another organisation; what has nothing to do with either is shared."""
        if org not in self.home.index.organisations:
            raise UnknownIdError(org, "organisation")
        other = copy(self)
        other.org, other._gov = org, None
        return other

    @property
    def gov(self) -> Governance:
        """The framework, with the meetings made up for people who may decide alone."""
        if self._gov is None:
            self._gov = self._with_people(self.home)
        return self._gov

    def _with_people(self, gov: Governance) -> Governance:
        """The framework, and a meeting for each person who may decide for the organisation."""
        people = self._people
        if not people:
            return gov
        stem = PROBE
        while any(id.startswith(stem) for id in (*people, *_ids(gov))):
            stem += "-"
        self.meetings = {one: f"{stem}{place}" for place, one in enumerate(people)}
        return gov.put(
            *(Group(id, seats=[Seat(one, held_for=self.org)]) for one, id in self.meetings.items())
        )

    def limits(self, matter: str) -> list[Limit]:
        """Every limit that may bear on a matter of the organisation."""
        known = self._limits.get(matter)
        if known is None:
            known = self._limits[matter] = self._looked_up(matter)
        return [*known, *_above(self._approvals(), matter)]

    def _looked_up(self, matter: str) -> list[Limit]:
        found: list[Limit] = []
        for one in self.home.delegations:
            if any(covers(path, matter) for path in one.matters):
                found += [*one.limits, *([one.above] if one.above else [])]
        return [*found, *_above(self.home.reservations, matter)]

    def _approvals(self) -> list[ApprovalRule]:
        return self.home.index.approvals_of.get(self.org, [])

    def roots(self, day: date) -> list[str]:
        """Where the organisation's power lies: its boards, and whoever leads its executive."""
        boards = self.home.index.boards(self.org, day)
        led = [
            seat.person
            for board in boards
            if board.side is Side.EXECUTIVE
            for seat in board.seats
            if seat.role is not None and seat.role.value == "leader"
        ]
        posts = [o.id for p in led for o in self.home.index.offices_of.get(p, ())]
        return [*(board.id for board in boards), *posts]

    def reached(self, matter: str, day: date) -> list[str]:
        """Whoever power over a matter may have been given to, nearest first; nothing is judged."""
        found = dict.fromkeys(self.roots(day))
        queue = list(found)
        for id in queue:
            for record in self.given.get(id, ()):
                if isinstance(record, Delegation) and not _about(record, matter):
                    continue
                for to in self._ends(str(record.to), day):
                    if to not in found:
                        found[to] = None
                        queue.append(to)
        if self._kinds(matter):
            found.update(dict.fromkeys(self._named(day)))
        return list(found)

    def _ends(self, to: str, day: date) -> list[str]:
        if to not in self.home.index.organisations:
            return [to]
        return [board.id for board in self.home.index.boards(to, day)]

    def _kinds(self, matter: str) -> bool:
        records = (self.home.index.matters.get(path) for path in ancestors(matter))
        return any(one is not None and one.kinds for one in records)

    def _named(self, day: date) -> list[str]:
        """Whoever statute may name: anybody of the organisation, national and statutory bodies."""
        index = self.home.index
        own = [
            one.id
            for one in (*self.home.bodies, *self.home.offices)
            if getattr(one, "organisation", None) == self.org
        ]
        national = [
            board.id
            for org in index.organisations.values()
            if org.kind in NATIONAL
            for board in index.boards(org.id, day)
        ]
        special = [one.id for one in self.home.bodies if getattr(one, "statute", None) is not None]
        return [*own, *national, *special]

    def holder(self, decider: str, matter: str, amount: Decimal, day: date) -> Holder | None:
        """What would come of a decision by somebody; None where they decide nothing."""
        made = self.decision(decider, matter, amount, day)
        if made is None:
            return None
        binding = resolve(made, self.gov, law=self.law)[self.org]
        clauses, givers = chain_of(binding)
        rest = any(clause in self._residuals for clause in clauses)
        return Holder(decider, binding.verdict, binding.effect, clauses, givers, rest, binding.why)

    def decision(self, decider: str, matter: str, amount: Decimal, day: date) -> Decision | None:
        """A decision for the organisation by a body, an office or a person alone."""
        limits = self.limits(matter)
        measures = sorted({USUAL, *(one.measure for one in limits)}, key=str)
        figures = [Figure(amount, basis=basis, vat=vat) for basis, vat in measures]
        common: dict[str, Any] = {"day": day, "of": (self.org,), "figures": figures}
        place = self.gov.index.bodies.get(decider) or self.gov.index.offices.get(decider)
        if isinstance(place, Deciding | Office):
            minute = Resolution(decider, "for")
            made = Decision(PROBE, matter, forum=decider, resolutions=minute, **common)
            return self.readied.made(made)
        meeting = self.meetings.get(decider)
        if place is not None or meeting is None:
            return None
        vote = Vote(decider, "for", organisation=self.org)
        made = Decision(PROBE, matter, forum=meeting, votes=vote, **common)
        return self.readied.made(made)


def _ids(gov: Governance) -> list[str]:
    return [str(record.id) for _, record in gov.records()]


def matters_of(gov: Governance) -> list[str]:
    """Every matter that a framework names."""
    provisions: tuple[Any, ...] = (*gov.delegations, *gov.reservations, *gov.approval_rules)
    named = {str(path) for one in provisions for path in one.matters}
    return sorted(named | {one.id for one in gov.matters})


def _above(kept: Iterable[Any], matter: str) -> list[Limit]:
    """The amounts above which provisions about a matter bite."""
    return [
        one.above
        for one in kept
        if one.above is not None and any(covers(path, matter) for path in one.matters)
    ]


def _about(record: Delegation, matter: str) -> bool:
    return any(covers(path, matter) for path in record.matters)


def chain_of(binding: Binding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The clauses of the chain that an answer rests on, and who gave each."""
    steps = (step for step in binding.why.walk() if step.code == "grant")
    grants = [step.facts for step in steps if step.verdict is not NO]
    if binding.verdict is NO and binding.effect not in WANTING:
        return (), ()
    told = dict.fromkeys((str(one["clause"]), str(one["by"])) for one in grants)
    return tuple(clause for clause, _ in told), tuple(by for _, by in told)
