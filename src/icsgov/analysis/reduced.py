"""The framework reduced to one provision and what it needs: what leads to it, and who exists.

Nothing here judges: whatever may lead from a board to the giver is taken along, and `resolve` says
what comes of it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from icsgov.analysis.overlap import in_force
from icsgov.analysis.plane import periods
from icsgov.analysis.probe import USUAL, Asking, Measure
from icsgov.analysis.readied import grounds_of
from icsgov.law.rulebook import RuleBook
from icsgov.model.authority import Attestation, Delegation, Reservation, Residual
from icsgov.model.body import Board, Body, Committee, CommitteeInCommon
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.index import Index, organisations_of
from icsgov.model.matter import Figure, Limit, ancestors
from icsgov.model.organisation import Office, Person
from icsgov.model.voting import Including
from icsgov.period import Period

Provision = Delegation | Residual


def functions(index: Index, record: Provision) -> tuple[str, ...]:
    """The organisations whose function a provision gives: of a joint committee's, any party's."""
    if isinstance(record, Delegation) and record.function_of is not None:
        return (record.function_of,)
    return owners(index, str(record.by))


def owners(index: Index, id: str) -> tuple[str, ...]:
    """The organisations of a body or an office; of an organisation, itself."""
    if id in index.organisations:
        return (id,)
    office = index.offices.get(id)
    if office is not None:
        return (office.organisation,)
    body = index.bodies.get(id)
    return organisations_of(body) if body is not None else ()


def upstream(
    index: Index, start: Iterable[str], org: str, on: Period, barred: Iterable[str] = ()
) -> list[Provision]:
    """Whatever may lead power over an organisation's functions to somebody, nearest first.

    Nothing that leads to one of `barred` is taken along.
    """
    found: dict[str, Provision] = {}
    seen = set(barred)
    queue = [one for one in start if one not in seen]
    for id in queue:
        body = index.bodies.get(id)
        ends = (id, body.organisation) if isinstance(body, Board) else (id,)
        seen.add(id)
        for record in _leading(index, ends):
            if org not in functions(index, record) or not in_force(record.period, on):
                continue
            found.setdefault(record.id, record)
            if record.by not in seen:
                seen.add(str(record.by))
                queue.append(str(record.by))
    return list(found.values())


def _leading(index: Index, ends: Iterable[str]) -> Iterator[Provision]:
    for end in ends:
        yield from index.given_to.get(end, ())
        yield from index.residual_to.get(end, ())


class Reduced:
    """A framework reduced to one provision and what it needs, ready to be asked for somebody."""

    def __init__(
        self, gov: Governance, record: Provision, org: str, on: Period, about: Iterable[str]
    ) -> None:
        self.whole, self.record, self.org, self.about = gov, record, org, set(about)
        to = str(record.to)
        held = [one.id for one in gov.index.offices_of.get(to, ())]
        held += [one.id for one in gov.index.boards_of.get(to, ())]
        given = upstream(gov.index, [str(record.by)], org, on, [to, *held])
        self.needs = [one for one in given if one.id != record.id]
        self.base = Governance.of(*self._records(), record, *self.needs)

    def _records(self) -> Iterator[Any]:
        """Whoever the provisions name, their organisations, the boards, and the matters."""
        index = self.whole.index
        names = {self.org, *_ends([self.record, *self.needs])}
        orgs = {org for name in names for org in owners(index, name)}
        boards = [one.id for org in orgs for one in index.boards_of.get(org, ())]
        named = [name for name in names if name in index.bodies]
        bodies = with_parents(index, (*boards, *named))
        offices = dict(self._offices(names, orgs, bodies.values()))
        orgs |= {office.organisation for office in offices.values()}
        orgs |= {name for body in bodies.values() for name in named_in(index, body)}
        yield from (index.organisations[org] for org in orgs)
        yield from bodies.values()
        yield from offices.values()
        yield from (Person(name) for name in names if name in index.people)
        yield from self._matters()

    def _offices(
        self, names: set[str], orgs: set[str], bodies: Iterable[Any]
    ) -> Iterator[tuple[str, Office]]:
        """The offices that are named, those of whoever holds them, and those of leaders."""
        index = self.whole.index
        named = [index.offices[name] for name in names if name in index.offices]
        people = {str(held.person) for office in named for held in office.holders} | names
        yield from ((office.id, office) for office in named)
        for person in people:
            yield from ((one.id, one) for one in index.offices_of.get(person, ()))
        seated = {seat.person for body in bodies for seat in getattr(body, "seats", ())}
        for person in seated:
            held = (one for one in index.offices_of.get(person, ()) if one.organisation in orgs)
            yield from ((one.id, one) for one in held)

    def _matters(self) -> Iterator[Any]:
        known = self.whole.index.matters
        wider = {path for one in self.about for path in ancestors(one)}
        below = (one for path in self.about for one in under(self.whole, path))
        for path in {*wider, *below}:
            if path in known:
                yield known[path]

    def matters(self, roots: Iterable[str]) -> list[str]:
        """Some matters, and what the framework names below them."""
        tops = set(roots)
        named = {path for one in self.needs for path in _paths(one)}
        named |= {one.id for one in self.base.matters if one.kinds or one.side}
        return sorted(tops | {path for path in named if not tops.isdisjoint(ancestors(path))})

    def asking(self, law: RuleBook) -> Asking:
        """The questions of this framework."""
        return Asking(self.base, self.org, law)

    def deciders(self, day: date) -> list[str]:
        """Whoever decides by the provision: of an organisation, its boards."""
        to = str(self.record.to)
        if to in self.base.index.organisations:
            return [board.id for board in self.base.index.boards(to, day)]
        return [to]

    def keeping(self, gov: Governance, kept: Reservation) -> Governance:
        """A framework made of this one with a reservation, and the body that keeps."""
        if kept.by in gov.index.bodies:
            return gov.put(kept)
        index, here = self.whole.index, gov.index
        bodies = with_parents(index, [str(kept.by)])
        orgs = {org for body in bodies.values() for org in named_in(index, body)}
        more = [index.organisations[org] for org in sorted(orgs) if org not in here.organisations]
        return gov.put(*more, *(one for id, one in bodies.items() if id not in here.bodies), kept)

    def limits(self) -> list[Limit]:
        """Every limit of the provisions."""
        return [limit for one in (self.record, *self.needs) for limit in limits_of(one)]

    def days(self) -> list[date]:
        """Every day on which something of it begins or ends."""
        found = [period for _, one in self.base.records() for period in periods(one)]
        return [day for one in found for day in (one.start, one.end) if day is not None]

    def made(
        self,
        asking: Asking,
        decider: str,
        matter: str,
        amounts: dict[Measure, Decimal],
        day: date,
    ) -> Decision | None:
        """A decision by somebody, of some amounts, with every condition attested."""
        plain = asking.decision(decider, matter, Decimal(0), day)
        if plain is None:
            return None
        given = (self.record, *self.needs)
        words = {one for record in given for one in (*_conditions(record), *grounds_of(record))}
        only = next((id for id in (getattr(one, "decision", None) for one in given) if id), None)
        return attrs.evolve(
            plain,
            id=only or plain.id,
            figures=figured(amounts),
            attested=[*plain.attested, *(Attestation(one) for one in sorted(words))],
        )


def figured(amounts: dict[Measure, Decimal]) -> list[Figure]:
    """Amounts as the figures of a decision."""
    known = amounts or {USUAL: Decimal(0)}
    return [Figure(amount, basis=basis, vat=vat) for (basis, vat), amount in known.items()]


def limits_of(one: Provision | Reservation) -> list[Limit]:
    """The limits of a provision, above and below."""
    found = list(one.limits) if isinstance(one, Delegation) else []
    above = getattr(one, "above", None)
    return [*found, above] if above is not None else found


def named_in(index: Index, body: Any) -> set[str]:
    """The organisations that a body names: its own, its parties, those that seats are held for."""
    found: set[str] = set()
    stack = [body]
    while stack:
        here = stack.pop()
        if isinstance(here, str):
            if here in index.organisations:
                found.add(here)
        elif isinstance(here, tuple):
            stack.extend(here)
        elif attrs.has(type(here)):
            stack.extend(getattr(here, field.name) for field in attrs.fields(type(here)))
    return found


def with_parents(index: Index, ids: Iterable[str]) -> dict[str, Body]:
    """The bodies of some ids, those that appointed them, and those that they meet as."""
    found: dict[str, Body] = {}
    queue = list(ids)
    for id in queue:
        found[id] = body = index.bodies[id]
        parent = [body.parent] if isinstance(body, Committee) and body.parent is not None else []
        others = body.bodies if isinstance(body, CommitteeInCommon) else parent
        queue.extend(str(one) for one in others if one not in found)
    return found


def _paths(one: Provision) -> tuple[str, ...]:
    return one.matters if isinstance(one, Delegation) else ()


def _conditions(one: Provision) -> tuple[str, ...]:
    return one.conditions if isinstance(one, Delegation) else ()


def _ends(records: Iterable[Provision]) -> Iterator[str]:
    for one in records:
        yield str(one.by)
        yield str(one.to)
        if isinstance(one, Delegation):
            yield from (str(word.of) for word in one.attested if word.of is not None)
            if one.urgent is not None:
                yield from one.urgent.consulted
                yield from (org for part in one.urgent.consulted_of for org in named_of(part))
            if one.function_of is not None:
                yield one.function_of


def named_of(part: Including) -> tuple[str, ...]:
    """The organisations that a class of seats names."""
    return part.among.organisations


def under(gov: Governance, path: str) -> Iterator[str]:
    """The matters on file below a path."""
    records = gov.matters
    place = bisect_left(records, f"{path}/", key=lambda one: one.id)
    while place < len(records) and records[place].id.startswith(f"{path}/"):
        yield records[place].id
        place += 1
