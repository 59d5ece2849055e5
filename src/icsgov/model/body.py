"""Bodies and the other forums in which decisions are taken."""

from collections.abc import Iterable
from datetime import date

import attrs

from icsgov.errors import Fault
from icsgov.ids import (
    BodyId,
    OrgId,
    PersonId,
    maybe_body,
    maybe_org,
    maybe_orgs,
    maybe_person,
    to_bodies,
    to_org,
    to_orgs,
    to_person,
)
from icsgov.model.fact import Fact, maybe_power
from icsgov.model.kinds import (
    Role,
    Side,
    Statute,
    in_order,
    maybe_role,
    maybe_side,
    maybe_statute,
    several,
)
from icsgov.model.shape import check
from icsgov.model.voting import Quorum, VotingRule
from icsgov.period import ALWAYS, Period, clashes


def to_periods(value: Iterable[Period] | Period) -> tuple[Period, ...]:
    """One period or several."""
    return several(Period, value)  # type: ignore[no-any-return] # the shape check judges it


@attrs.frozen
class Seat(Fact):
    """A person's place on a body.

    `role` None says that the role is not recorded. `held_for` is the organisation that the seat
    speaks for (in a group or a joint committee); a nomination (`nominated_by`) binds nobody.
    A seat that `deputises_for` somebody counts only where they are neither present nor vote.
    While suspended, a seat neither votes nor counts for a quorum.
    """

    person: PersonId = attrs.field(converter=to_person)
    role: Role | None = attrs.field(default=None, converter=maybe_role)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)
    voting: bool = attrs.field(default=True, kw_only=True)
    held_for: OrgId | None = attrs.field(default=None, converter=maybe_org, kw_only=True)
    nominated_by: OrgId | None = attrs.field(default=None, converter=maybe_org, kw_only=True)
    deputises_for: PersonId | None = attrs.field(default=None, converter=maybe_person, kw_only=True)
    suspended: tuple[Period, ...] = attrs.field(default=(), converter=to_periods, kw_only=True)

    def __attrs_post_init__(self) -> None:
        itself = self.deputises_for is not None and self.deputises_for == self.person
        reason = f"`{self.person}` cannot deputise for themselves"
        check(self, *([Fault(("deputises_for",), reason)] if itself else []))

    def votes_on(self, day: date) -> bool:
        """Whether the seat has a vote that day: in its period and not suspended."""
        suspended = any(period.covers(day) for period in self.suspended)
        return self.voting and self.period.covers(day) and not suspended


def _seat_order(seat: Seat) -> tuple[str, str, str, str]:
    start = str(seat.period.start or "")
    role = seat.role.value if isinstance(seat.role, Role) else ""
    return str(seat.person), str(seat.held_for or ""), start, role


def to_seats(value: Iterable[Seat]) -> tuple[Seat, ...]:
    """Seats in order of their holders."""
    return in_order(several(Seat, value), Seat, _seat_order)  # type: ignore[no-any-return] # judged by the shape check


def to_quora(value: Iterable[Quorum] | Quorum | None) -> tuple[Quorum, ...]:
    """The quorum, or several with their periods; nothing is not recorded."""
    return () if value is None else several(Quorum, value)


def to_rules(value: Iterable[VotingRule] | VotingRule | None) -> tuple[VotingRule, ...]:
    """The voting rule, or several by matter or period; nothing is not recorded."""
    return () if value is None else several(VotingRule, value)


@attrs.frozen
class Board(Fact):
    """The body in which an organisation's powers lie.

    A council with executive arrangements has two: full council and executive, told apart by `side`.
    """

    id: str
    organisation: OrgId = attrs.field(converter=to_org)
    name: str = ""
    seats: tuple[Seat, ...] = attrs.field(default=(), converter=to_seats, kw_only=True)
    quorum: tuple[Quorum, ...] = attrs.field(default=(), converter=to_quora, kw_only=True)
    rule: tuple[VotingRule, ...] = attrs.field(default=(), converter=to_rules, kw_only=True)
    side: Side | None = attrs.field(default=None, converter=maybe_side, kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Committee(Fact):
    """A body of one organisation.

    `parent` is the body that appointed it: the board where left out, another committee for a
    sub-committee. `statute` says what it is where statute makes it something of its own.
    """

    id: str
    organisation: OrgId = attrs.field(converter=to_org)
    name: str = ""
    seats: tuple[Seat, ...] = attrs.field(default=(), converter=to_seats, kw_only=True)
    quorum: tuple[Quorum, ...] = attrs.field(default=(), converter=to_quora, kw_only=True)
    rule: tuple[VotingRule, ...] = attrs.field(default=(), converter=to_rules, kw_only=True)
    parent: BodyId | None = attrs.field(default=None, converter=maybe_body, kw_only=True)
    statute: Statute | None = attrs.field(default=None, converter=maybe_statute, kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class JointCommittee(Fact):
    """One body of several organisations, made under a statutory power; it binds its parties.

    `under` names the power, such as `65Z6`. `recall` says whether its terms let a party's board
    take a decision back. `liable` names who its terms make liable; left out, they are silent.
    """

    id: str
    parties: tuple[OrgId, ...] = attrs.field(converter=to_orgs)
    name: str = ""
    seats: tuple[Seat, ...] = attrs.field(default=(), converter=to_seats, kw_only=True)
    quorum: tuple[Quorum, ...] = attrs.field(default=(), converter=to_quora, kw_only=True)
    rule: tuple[VotingRule, ...] = attrs.field(default=(), converter=to_rules, kw_only=True)
    under: str | None = attrs.field(default=None, converter=maybe_power, kw_only=True)
    statute: Statute | None = attrs.field(default=None, converter=maybe_statute, kw_only=True)
    recall: bool = attrs.field(default=False, kw_only=True)
    liable: tuple[OrgId, ...] | None = attrs.field(default=None, converter=maybe_orgs, kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *repeats("parties", self.parties))


@attrs.frozen
class CommitteeInCommon(Fact):
    """Committees or boards of several organisations that meet together. It decides nothing."""

    id: str
    bodies: tuple[BodyId, ...] = attrs.field(converter=to_bodies)
    name: str = ""

    def __attrs_post_init__(self) -> None:
        check(self, *repeats("bodies", self.bodies))


@attrs.frozen
class Group(Fact):
    """People who meet, each deciding alone for the organisation that their seat is held for."""

    id: str
    name: str = ""
    seats: tuple[Seat, ...] = attrs.field(default=(), converter=to_seats, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *_unheld(self.seats), *_two_for_one(self.seats))


@attrs.frozen
class AdvisoryGroup(Fact):
    """People who meet and recommend. It binds nobody, whatever it is called."""

    id: str
    name: str = ""
    organisations: tuple[OrgId, ...] = attrs.field(default=(), converter=to_orgs, kw_only=True)
    seats: tuple[Seat, ...] = attrs.field(default=(), converter=to_seats, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *repeats("organisations", self.organisations))


Deciding = Board | Committee | JointCommittee
Body = Board | Committee | JointCommittee | CommitteeInCommon | Group | AdvisoryGroup


def repeats(name: str, ids: Iterable[str]) -> list[Fault]:
    """Ids that stand in a list of a field for a second time; what is no id is passed over."""
    seen: set[str] = set()
    faults = []
    for place, id in enumerate(ids):
        if isinstance(id, str):
            if id in seen:
                faults.append(Fault((name, place), f"`{id}` is named twice"))
            seen.add(id)
    return faults


def _unheld(seats: Iterable[Seat]) -> list[Fault]:
    reason = "expected the organisation that a voting seat in a group is held for"
    return [
        Fault(("seats", place, "held_for"), reason)
        for place, seat in enumerate(seats)
        if isinstance(seat, Seat) and seat.voting and seat.held_for is None
    ]


def _two_for_one(seats: Iterable[Seat]) -> list[Fault]:
    """Seats held for an organisation while another one is; the first clash of each."""
    faults: list[Fault] = []
    by_org: dict[OrgId | None, list[tuple[int, Period]]] = {}
    for place, seat in enumerate(seats):
        if isinstance(seat, Seat) and seat.voting and seat.deputises_for is None:
            by_org.setdefault(seat.held_for, []).append((place, seat.period))
    for org, held in by_org.items():
        reason = f"a second decision-maker for `{org}` at the same time"
        faults += [Fault(("seats", place), reason) for place in clashes(held)]
    return sorted(faults)
