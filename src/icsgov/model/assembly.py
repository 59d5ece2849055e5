"""Do the records of a framework fit each other? Every fault at once, each with its path."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized, normalize

from icsgov.errors import Fault
from icsgov.model.body import Board, Committee, CommitteeInCommon, JointCommittee
from icsgov.model.kinds import OrgKind, Side
from icsgov.model.risk_assembly import risk_faults
from icsgov.model.succession import succession_faults
from icsgov.model.urgent import Urgent
from icsgov.period import Period, clashes

if TYPE_CHECKING:
    from icsgov.model.governance import Governance

ANYTHING = "body, office, person or organisation"


def assembly_faults(gov: "Governance", also: frozenset[str] = frozenset()) -> list[Fault]:
    """What does not fit. Ids in `also` count as known though their records are not there."""
    known = _Known(gov, also)
    return [
        *_repeated(gov),
        *_alike(gov, known),
        *_people(gov, known),
        *_bodies(gov, known),
        *_offices(gov, known),
        *_provisions(gov, known),
        *_meetings(gov, known),
        *_boards(gov),
        *_agreements(gov, known),
        *succession_faults(gov),
        *_processes(gov, known),
        *_call_ins(gov, known),
        *_cycles(gov, known),
        *risk_faults(gov, known),
    ]


class _Known:
    """The ids of a framework by what they are."""

    def __init__(self, gov: "Governance", also: frozenset[str]) -> None:
        self.also = also
        self.organisations = {one.id: one for one in gov.organisations}
        self.bodies = {one.id: one for one in gov.bodies}
        self.offices = {one.id: one for one in gov.offices}
        self.people: set[str] = {one.id for one in gov.people}
        for body in gov.bodies:
            self.people |= {seat.person for seat in getattr(body, "seats", ())}
        for office in gov.offices:
            self.people |= {held.person for held in office.holders}

    def fault(self, what: str, id: Any, *groups: Iterable[str], at: tuple[Any, ...]) -> list[Fault]:
        """A fault where an id is given and none of the groups has it."""
        if id is None or id in self.also or any(id in group for group in groups):
            return []
        return [Fault(at, f"no {what} has the id `{id}`")]

    def org(self, id: Any, *at: Any) -> list[Fault]:
        """A fault where no organisation has the id."""
        return self.fault("organisation", id, self.organisations, at=at)

    def body(self, id: Any, *at: Any) -> list[Fault]:
        """A fault where no body has the id."""
        return self.fault("body", id, self.bodies, at=at)

    def owner(self, id: Any, *at: Any) -> list[Fault]:
        """A fault where no body and no office has the id."""
        return self.fault("body or office", id, self.bodies, self.offices, at=at)

    def holder(self, id: Any, *at: Any) -> list[Fault]:
        """A fault where nothing that can hold power has the id."""
        groups = (self.bodies, self.offices, self.people, self.organisations)
        return self.fault(ANYTHING, id, *groups, at=at)


def _repeated(gov: "Governance") -> Iterator[Fault]:
    for names in (tuple(n for n in _names(gov) if n != "matters"), ("matters",)):
        seen: set[str] = set()
        for name in names:
            for one in getattr(gov, name):
                if one.id in seen:
                    yield Fault((name, (one.id,), "id"), f"a second record with the id `{one.id}`")
                seen.add(one.id)


def _alike(gov: "Governance", known: _Known) -> Iterator[Fault]:
    """Two ids that are one text in two spellings: an accent apart, or in one with its letter."""
    odd = {id: at for id, at in _spots(gov, known) if not is_normalized("NFC", id)}
    first = {id: id for id, _ in _spots(gov, known)} if odd else {}
    for id, at in odd.items():
        other = first.setdefault(normalize("NFC", id), id)
        if other != id:
            reason = f"{id!a} and {other!a} are one id in two Unicode spellings"
            yield Fault(at, f"{reason}; write both as `{normalize('NFC', id)}`")


def _spots(gov: "Governance", known: _Known) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Every id of a framework, with the path to it."""
    yield from ((id, ("people", (id,))) for id in sorted(known.people))
    for name in _names(gov):
        yield from ((one.id, (name, (one.id,), "id")) for one in getattr(gov, name))


def _names(gov: "Governance") -> Iterator[str]:
    return iter(type(gov).__annotations__)


def _people(gov: "Governance", known: _Known) -> Iterator[Fault]:
    for id in sorted(known.people):
        groups: tuple[tuple[str, Iterable[str]], ...] = (
            ("an organisation", known.organisations),
            ("a body", known.bodies),
            ("an office", known.offices),
        )
        for what, group in groups:
            if id in group:
                yield Fault(("people", (id,)), f"`{id}` is both a person and {what}")


def _bodies(gov: "Governance", known: _Known) -> Iterator[Fault]:
    for body in gov.bodies:
        at = ("bodies", (body.id,))
        if isinstance(body, Board | Committee):
            yield from known.org(body.organisation, *at, "organisation")
        for name in ("parties", "liable", "organisations"):
            for place, id in enumerate(getattr(body, name, None) or ()):
                yield from known.org(id, *at, name, place)
        for place, seat in enumerate(getattr(body, "seats", ())):
            yield from known.org(seat.held_for, *at, "seats", place, "held_for")
            yield from known.org(seat.nominated_by, *at, "seats", place, "nominated_by")
        if isinstance(body, Committee):
            yield from _parent(body, known, at)
        if isinstance(body, Board | Committee | JointCommittee):
            yield from _classes(body, known, at)


def _parent(body: Committee, known: _Known, at: tuple[Any, ...]) -> Iterator[Fault]:
    yield from known.body(body.parent, *at, "parent")
    parent = known.bodies.get(body.parent) if body.parent else None
    if parent is not None and getattr(parent, "organisation", None) != body.organisation:
        yield Fault((*at, "parent"), f"`{body.parent}` is not a body of `{body.organisation}`")


def _classes(body: Any, known: _Known, at: tuple[Any, ...]) -> Iterator[Fault]:
    for place, rule in enumerate(body.rule):
        for count, clause in enumerate(rule.clauses):
            among = getattr(clause, "among", None)
            for id in among.organisations if among else ():
                yield from known.org(id, *at, "rule", place, "clauses", count, "among")
    for place, quorum in enumerate(body.quorum):
        for count, part in enumerate(quorum.including):
            for id in part.among.organisations:
                yield from known.org(id, *at, "quorum", place, "including", count, "among")


def _offices(gov: "Governance", known: _Known) -> Iterator[Fault]:
    for office in gov.offices:
        yield from known.org(office.organisation, "offices", (office.id,), "organisation")


def _provisions(gov: "Governance", known: _Known) -> Iterator[Fault]:
    for given in gov.delegations:
        at = ("delegations", (given.id,))
        yield from known.fault(
            "body or office", given.by, known.bodies, known.offices, at=(*at, "by")
        )
        yield from known.holder(given.to, *at, "to")
        yield from known.org(given.function_of, *at, "function_of")
        for place, word in enumerate(given.attested):
            yield from known.org(word.of, *at, "attested", place, "of")
        if given.urgent is not None:
            yield from _urgent(given.urgent, known, (*at, "urgent"))
    for rule in gov.residuals:
        yield from known.body(rule.by, "residuals", (rule.id,), "by")
        yield from known.holder(rule.to, "residuals", (rule.id,), "to")
    for kept in gov.reservations:
        yield from known.body(kept.by, "reservations", (kept.id,), "by")
    for needed in gov.approval_rules:
        at = ("approval_rules", (needed.id,))
        yield from known.org(needed.organisation, *at, "organisation")
        yield from known.fault(
            "body or organisation", needed.by, known.bodies, known.organisations, at=(*at, "by")
        )


def _urgent(urgent: Urgent, known: _Known, at: tuple[Any, ...]) -> Iterator[Fault]:
    for place, who in enumerate(urgent.consulted):
        yield from known.holder(who, *at, "consulted", place)
    for place, part in enumerate(urgent.consulted_of):
        for id in part.among.organisations:
            yield from known.org(id, *at, "consulted_of", place, "among")


def _agreements(gov: "Governance", known: _Known) -> Iterator[Fault]:
    for one in gov.agreements:
        for place, id in enumerate(one.parties):
            yield from known.org(id, "agreements", (one.id,), "parties", place)


def _processes(gov: "Governance", known: _Known) -> Iterator[Fault]:
    for one in gov.processes:
        for place, stage in enumerate(one.stages):
            at = ("processes", (one.id,), "stages", place)
            yield from known.owner(stage.forum, *at, "forum")
            for count, id in enumerate(stage.constituency or ()):
                yield from known.org(id, *at, "constituency", count)


def _call_ins(gov: "Governance", known: _Known) -> Iterator[Fault]:
    """Rules on call-in that name what is not there, or that two give a council at one time."""
    groups: dict[str, list[tuple[str, Period]]] = {}
    for rule in gov.call_in_rules:
        at = ("call_in_rules", (rule.id,))
        yield from known.org(rule.organisation, *at, "organisation")
        for place, id in enumerate(rule.by or ()):
            yield from known.body(id, *at, "by", place)
        org = known.organisations.get(rule.organisation)
        if org is not None and not org.kind.is_council:
            reason = f"call-in is of decisions of a council, and `{org.id}` is `{org.kind.value}`"
            yield Fault((*at, "organisation"), reason)
        groups.setdefault(rule.organisation, []).append((rule.id, rule.period))
    for of, rules in groups.items():
        for clashing in clashes(rules):
            reason = f"a second rule on call-in of `{of}` at the same time"
            yield Fault(("call_in_rules", (clashing,)), reason)


def _cycles(gov: "Governance", known: _Known) -> Iterator[Fault]:
    for one in gov.cycles:
        yield from known.body(one.body, "cycles", (one.id,), "body")
    for rota in gov.rotas:
        at = ("rotas", (rota.id,))
        yield from known.body(rota.body, *at, "body")
        for place, turn in enumerate(rota.stints):
            spot = (*at, "stints", place, "who")
            groups = (known.people, known.organisations)
            yield from known.fault("person or organisation", turn.who, *groups, at=spot)


def _meetings(gov: "Governance", known: _Known) -> Iterator[Fault]:
    for body in gov.bodies:
        if not isinstance(body, CommitteeInCommon):
            continue
        seen: dict[str, str] = {}
        for place, id in enumerate(body.bodies):
            at = ("bodies", (body.id,), "bodies", place)
            yield from known.body(id, *at)
            member = known.bodies.get(id)
            if member is None:
                continue
            if not isinstance(member, Board | Committee):
                yield Fault(at, f"`{id}` is not a board or committee of one organisation")
            elif member.organisation in seen:
                other = seen[member.organisation]
                yield Fault(at, f"a second body of `{member.organisation}` beside `{other}`")
            else:
                seen[member.organisation] = id


def _boards(gov: "Governance") -> Iterator[Fault]:
    """Sides that only a council has, and two boards at one time where there can be one."""
    kinds = {org.id: org.kind for org in gov.organisations}
    groups: dict[tuple[str, Any], list[tuple[str, Period]]] = {}
    for board in gov.bodies:
        if not isinstance(board, Board):
            continue
        kind = kinds.get(board.organisation, OrgKind.LA)
        if board.side is not None and not kind.is_council:
            reason = f"only a council has sides, and this is `{kind.value}`"
            yield Fault(("bodies", (board.id,), "side"), reason)
        for side in Side if board.side is None else (board.side,):
            group = groups.setdefault((board.organisation, side), [])
            group.append((board.id, board.period))
    clashing = {(id, org): None for (org, _), boards in groups.items() for id in clashes(boards)}
    for id, org in clashing:
        reason = f"a second board of `{org}` at the same time; a council with two gives each a side"
        yield Fault(("bodies", (id,)), reason)
