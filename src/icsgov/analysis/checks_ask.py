"""What every check asks with: a framework on a day, and decisions made up in it.

Nothing here judges anything. A decision is made up for whoever is in question, and `resolve` says
what would come of it. People who decide alone are asked at their own meeting where the framework
has one, and else at one made up for it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from icsgov.analysis.plane import elsewhere
from icsgov.analysis.probe import matters_of
from icsgov.analysis.readied import Readied
from icsgov.explain import Citation
from icsgov.law.rulebook import RuleBook
from icsgov.model.authority import Delegation, Residual
from icsgov.model.body import (
    AdvisoryGroup,
    CommitteeInCommon,
    Deciding,
    Group,
    JointCommittee,
    Seat,
)
from icsgov.model.decision import Decision, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.index import organisations_of
from icsgov.model.kinds import Position
from icsgov.model.matter import Figure
from icsgov.model.organisation import Office
from icsgov.period import ALWAYS
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Binding, Outcome

Grant = Delegation | Residual
Amounts = tuple[Figure, ...]
NO_MONEY = (Figure(0),)


class Desk:
    """A framework on one day under one rulebook, and what is looked up in it."""

    def __init__(self, gov: Governance, day: date, law: RuleBook) -> None:
        self.home, self.day, self.law = gov, day, law
        self.index = gov.index
        self.matters = matters_of(gov)
        self.elsewhere = elsewhere(self.matters)
        self.grants: tuple[Grant, ...] = (*gov.delegations, *gov.residuals)
        self.leading_to: dict[str, list[Grant]] = {}
        self.owned_by: dict[str, list[Grant]] = {}
        self.known: dict[Any, Any] = {}
        for one in self.grants:
            self.leading_to.setdefault(str(one.to), []).append(one)
            for org in self.owners(one):
                self.owned_by.setdefault(org, []).append(one)
        self.id = _free("probe", gov)
        self.readied = Readied(gov)
        self.meetings: dict[tuple[str, str], str] = {}
        self.made_up: frozenset[str] = frozenset()
        self.gov = self._with_meetings()

    def in_being(self, id: str) -> bool:
        """Whether a body or an organisation, and whose body it is, are there that day."""
        index = self.index
        body = index.bodies.get(id)
        if not getattr(body, "period", ALWAYS).covers(self.day):
            return False
        orgs = organisations_of(body) if body is not None else (id,)
        known = [index.organisations[one] for one in orgs if one in index.organisations]
        return not orgs or any(one.period.covers(self.day) for one in known)

    def bodies(self) -> Iterator[Any]:
        """The bodies that vote and are there that day."""
        for body in self.home.bodies:
            if isinstance(body, Deciding) and self.in_being(body.id):
                yield body

    def owners(self, record: Grant) -> tuple[str, ...]:
        """The organisations whose functions a provision gives, as far as they are there."""
        named = getattr(record, "function_of", None)
        orgs = (str(named),) if named else self.orgs_of(str(record.by))
        return tuple(one for one in orgs if self.in_being(one))

    def orgs_of(self, id: str) -> tuple[str, ...]:
        """The organisations of a body or an office."""
        body = self.index.bodies.get(id)
        if body is not None:
            return organisations_of(body)
        office = self.index.offices.get(id)
        return (office.organisation,) if office is not None else ()

    def _with_meetings(self) -> Governance:
        """The framework with a meeting for everybody who is given power in person."""
        people = self.index.people
        wanted: dict[str, set[str]] = {}
        for record in self.grants:
            if str(record.to) in people:
                for org in self.owners(record):
                    wanted.setdefault(org, set()).add(str(record.to))
        groups = {
            (org, person): group.id for org, person, group in self._groups() if person in people
        }
        made: list[Group] = []
        for org, some in sorted(wanted.items()):
            alone = sorted(one for one in some if (org, one) not in groups)
            for place, person in enumerate(alone):
                id = _free(f"{self.id}-{org}-{place}", self.home)
                made.append(Group(id, seats=[Seat(person, held_for=org)]))
                groups[org, person] = id
        self.meetings = groups
        self.made_up = frozenset(one.id for one in made)
        return self.home.put(*made) if made else self.home

    def _groups(self) -> Iterator[tuple[str, str, Group]]:
        for group in self.home.bodies:
            if isinstance(group, Group):
                for seat in group.seats:
                    if seat.deputises_for is None and seat.held_for and seat.votes_on(self.day):
                        yield str(seat.held_for), str(seat.person), group

    def deciders(self, to: str) -> list[str]:
        """Those who decide where power is given to a record: of an organisation, its boards."""
        if to not in self.index.organisations:
            return [to]
        return [board.id for board in self.index.boards(to, self.day)]

    def decided(
        self, who: str, org: str, matter: str, figures: Amounts, id: str | None = None
    ) -> Decision:
        """A decision by somebody for an organisation: of a person, by one who is given power."""
        return self.readied.made(self._decided(who, org, matter, figures, id or self.id))

    def _decided(self, who: str, org: str, matter: str, figures: Amounts, name: str) -> Decision:
        known: dict[str, Any] = {"day": self.day, "of": (org,), "figures": figures}
        place = self.index.bodies.get(who) or self.index.offices.get(who)
        if isinstance(place, Deciding | Office):
            minute = Resolution(who, "for")
            return Decision(name, matter, forum=who, resolutions=minute, **known)
        if isinstance(place, CommitteeInCommon):
            minutes = [Resolution(one, "for") for one in place.bodies]
            return Decision(name, matter, forum=who, resolutions=minutes, **known)
        if isinstance(place, Group | AdvisoryGroup):
            votes = votes_of(place.seats, self.day)
            return Decision(name, matter, forum=who, votes=votes, **known)
        vote = Vote(who, "for", organisation=org)
        return Decision(name, matter, forum=self.meetings[org, who], votes=vote, **known)

    def voted(self, body: Any, matter: str, votes: Iterable[Vote], **more: Any) -> Decision:
        """A decision of a body by votes, of no money."""
        known: dict[str, Any] = {"day": self.day, "figures": NO_MONEY, **more}
        return Decision(self.id, matter, forum=body.id, votes=tuple(votes), **known)

    def asked(self, decision: Decision, gov: Governance | None = None) -> Outcome:
        """What comes of a decision, in the framework or in another one made of it."""
        return resolve(decision, gov if gov is not None else self.gov, law=self.law)

    def of_body(self, decision: Decision, gov: Governance | None = None) -> Binding | None:
        """What comes of a decision of a body for the first of its organisations that is there."""
        told = [one for one in self.asked(decision, gov) if one.stand is not None]
        return told[0] if told else None

    def shown(self, decision: Decision | None) -> Decision | None:
        """A decision as a witness: none where it was taken at a meeting that is only made up."""
        if decision is None or decision.forum in self.made_up:
            return None
        return decision


class Point(NamedTuple):
    """Where a decision is made up: for whom, about what, of which amounts."""

    org: str
    matter: str
    figures: Amounts


def votes_of(
    seats: Iterable[Seat], day: date, position: Position | str = "for"
) -> tuple[Vote, ...]:
    """The same vote of everybody with a vote of their own, in each of their capacities."""
    keys = sorted({(str(s.person), str(s.held_for or "")) for s in own_votes(seats, day)})
    return tuple(Vote(person, position, organisation=org or None) for person, org in keys)


def own_votes(seats: Iterable[Seat], day: date) -> list[Seat]:
    """The voting seats in office that day, deputies apart."""
    return [seat for seat in seats if seat.votes_on(day) and seat.deputises_for is None]


def sources(*records: Any) -> tuple[Citation, ...]:
    """Where records are written, each place once."""
    return tuple(dict.fromkeys(one.source for one in records if one is not None and one.source))


def parties(body: Any) -> tuple[str, ...]:
    """The organisations of a body that votes."""
    return body.parties if isinstance(body, JointCommittee) else (body.organisation,)


PROVISIONS = ("delegations", "residuals", "reservations", "approval_rules")


def less(gov: Governance, gone: Iterable[str]) -> Governance:
    """A framework without some provisions; a matter may have the id of one, and stays."""
    ids = frozenset(gone)
    kept = (one for name, one in gov.records() if name not in PROVISIONS or one.id not in ids)
    return type(gov).of(*kept)


def _free(name: str, gov: Governance) -> str:
    """An id like this one that the framework does not use."""
    while gov.index.record(name) is not None or name in gov.index.people:
        name += "-"
    return name
