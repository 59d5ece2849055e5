"""What is looked up by id in a framework, built once and in order."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from icsgov.model.authority import ApprovalRule, Delegation, Reservation, Residual
from icsgov.model.body import Board, Body, CommitteeInCommon, JointCommittee, Seat
from icsgov.model.matter import Matter, ancestors
from icsgov.model.organisation import Office, Organisation

if TYPE_CHECKING:
    from icsgov.model.governance import Governance


@attrs.frozen(eq=False)
class Index:
    """Look-ups over one framework."""

    organisations: dict[str, Organisation]
    bodies: dict[str, Body]
    offices: dict[str, Office]
    matters: dict[str, Matter]
    others: dict[str, Any]
    people: frozenset[str]
    boards_of: dict[str, list[Board]]
    offices_of: dict[str, list[Office]]
    given_to: dict[str, list[Delegation]]
    given_on: dict[tuple[str, str], list[Delegation]]
    residual_to: dict[str, list[Residual]]
    reserved_by: dict[str, list[Reservation]]
    reserved_in: dict[str, list[Reservation]]
    approvals_of: dict[str, list[ApprovalRule]]

    @classmethod
    def of(cls, gov: "Governance") -> "Index":
        """The look-ups of a framework."""
        bodies = {body.id: body for body in gov.bodies}
        reserved_in: dict[str, list[Reservation]] = defaultdict(list)
        for one in gov.reservations:
            for org in organisations_of(bodies[one.by]):
                reserved_in[org].append(one)
        provisions: dict[str, Any] = {
            **{one.id: one for one in gov.delegations},
            **{one.id: one for one in gov.residuals},
            **{one.id: one for one in gov.reservations},
            **{one.id: one for one in gov.approval_rules},
            **{one.id: one for one in gov.tiers},
            **{one.id: one for one in gov.risk_policies},
            **{one.id: one for one in gov.risks},
            **{one.id: one for one in gov.issues},
            **{one.id: one for one in gov.register_entries},
            **{one.id: one for one in gov.agreements},
            **{one.id: one for one in gov.successions},
            **{one.id: one for one in gov.processes},
            **{one.id: one for one in gov.call_in_rules},
            **{one.id: one for one in gov.cycles},
            **{one.id: one for one in gov.rotas},
        }
        return cls(
            organisations={org.id: org for org in gov.organisations},
            bodies={body.id: body for body in gov.bodies},
            offices={office.id: office for office in gov.offices},
            matters={matter.id: matter for matter in gov.matters},
            others={**{one.id: one for one in gov.people}, **provisions},
            people=frozenset(people_of(gov)),
            boards_of=_grouped((b for b in gov.bodies if isinstance(b, Board)), "organisation"),
            offices_of=_held(gov.offices),
            given_to=_grouped(gov.delegations, "to"),
            given_on=_by_matter(gov.delegations),
            residual_to=_grouped(gov.residuals, "to"),
            reserved_by=_grouped(gov.reservations, "by"),
            reserved_in=dict(reserved_in),
            approvals_of=_grouped(gov.approval_rules, "organisation"),
        )

    def record(self, id: str) -> Any:
        """The record of an id, or None."""
        tables: tuple[dict[str, Any], ...] = (
            self.organisations,
            self.bodies,
            self.offices,
            self.others,
            self.matters,
        )
        return next((table[id] for table in tables if id in table), None)

    def boards(self, org: str, on: date) -> list[Board]:
        """The bodies in which the powers of an organisation lie that day."""
        return [board for board in self.boards_of.get(org, ()) if board.period.covers(on)]

    def given(self, to: str, matter: str) -> list[Delegation]:
        """The delegations to somebody that cover a matter, in the order of their ids."""
        lists = [self.given_on.get((to, path)) for path in ancestors(matter)]
        found = [some for some in lists if some]
        if len(found) < 2:
            return found[0] if found else []
        return sorted({id(one): one for some in found for one in some}.values(), key=_id)

    def board_seats(self, org: str, person: str, on: date) -> list[tuple[Board, Seat]]:
        """A person's own voting seats on an organisation's boards that day, suspended or not.

        A deputy's seat makes nobody a director.
        """
        return [
            (board, seat)
            for board in self.boards(org, on)
            for seat in board.seats
            if seat.person == person
            and seat.voting
            and seat.deputises_for is None
            and seat.period.covers(on)
        ]


def _id(record: Any) -> str:
    return str(record.id)


def _by_matter(delegations: Iterable[Delegation]) -> dict[tuple[str, str], list[Delegation]]:
    found: dict[tuple[str, str], list[Delegation]] = {}
    for one in delegations:
        for path in one.matters:
            found.setdefault((str(one.to), path), []).append(one)
    return found


def organisations_of(body: Body) -> tuple[str, ...]:
    """The organisations whose body it is: one, or the parties of a joint committee."""
    if isinstance(body, JointCommittee):
        return body.parties
    org = getattr(body, "organisation", None)
    return () if org is None else (org,)


def seats_of(body: Body) -> tuple[Seat, ...]:
    """The seats of a body; a committee in common has none of its own."""
    return () if isinstance(body, CommitteeInCommon) else body.seats


def people_of(gov: "Governance") -> set[str]:
    """Everybody whom a framework knows: named, seated or in office."""
    seated = {seat.person for body in gov.bodies for seat in seats_of(body)}
    in_office = {held.person for office in gov.offices for held in office.holders}
    return {person.id for person in gov.people} | seated | in_office


def _held(offices: Iterable[Office]) -> dict[str, list[Office]]:
    held: dict[str, list[Office]] = {}
    for office in offices:
        for person in sorted({tenure.person for tenure in office.holders}):
            held.setdefault(person, []).append(office)
    return held


def _grouped(records: Iterable[Any], name: str) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for one in records:
        groups.setdefault(getattr(one, name), []).append(one)
    return groups
