"""Closed lists that the model speaks in: kinds of organisation, roles, sides, positions."""

import enum
from collections.abc import Callable, Iterable
from typing import Any, TypeVar


@enum.unique
class OrgKind(enum.Enum):
    """What an organisation is in law. The codes are those of the rulebook."""

    FT = "FT"
    NHST = "NHST"
    CARE_TRUST = "CARE_TRUST"
    CCG = "CCG"
    ICB = "ICB"
    NHSE = "NHSE"
    SOS = "SOS"
    SPHA = "SPHA"
    LHB = "LHB"
    LA = "LA"
    DISTRICT = "DISTRICT"
    CA = "CA"
    CCA = "CCA"
    COMPANY = "COMPANY"
    CHARITY = "CHARITY"
    PARTNERSHIP = "PARTNERSHIP"
    OTHER = "OTHER"

    @property
    def is_council(self) -> bool:
        """Whether it is a local authority."""
        return self in (OrgKind.LA, OrgKind.DISTRICT)


@enum.unique
class Role(enum.Enum):
    """What a person is on a body."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    NON_EXECUTIVE = "non-executive"
    CHIEF_EXECUTIVE = "chief executive"
    EXECUTIVE = "executive"
    MEMBER = "member"
    PARTNER = "partner member"
    LAY = "lay member"
    GOVERNOR = "governor"
    COUNCILLOR = "councillor"
    LEADER = "leader"
    EXECUTIVE_MEMBER = "executive member"
    OFFICER = "officer"
    OUTSIDER = "outsider"

    @property
    def executive(self) -> bool:
        """Whether somebody with this role on a board is an executive director."""
        return self in (Role.CHIEF_EXECUTIVE, Role.EXECUTIVE)

    @property
    def non_executive(self) -> bool:
        """Whether somebody with this role on a board is a non-executive director."""
        return self in (Role.CHAIR, Role.VICE_CHAIR, Role.NON_EXECUTIVE)


@enum.unique
class Side(enum.Enum):
    """On which side of a council a function lies."""

    COUNCIL = "council"
    EXECUTIVE = "executive"


@enum.unique
class Statute(enum.Enum):
    """What a committee is in statute, where it is something of its own."""

    HWB = "health and wellbeing board"
    ICP = "care partnership"
    AREA = "area"
    SCRUTINY = "scrutiny"
    GOVERNORS = "governors"
    MEMBERS = "members"
    ADVISORY = "advisory"


@enum.unique
class Position(enum.Enum):
    """How somebody votes, or what a body's minute says it decided."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


@enum.unique
class Capacity(enum.Enum):
    """As what somebody is at a meeting: with a part in what is decided there, or without."""

    MEMBER = "member"
    IN_ATTENDANCE = "in attendance"


@enum.unique
class PassingOn(enum.Enum):
    """Whether what was given may be given further. Silence is settled by law, else it bars."""

    ALLOWED = "allowed"
    BARRED = "barred"
    SILENT = "silent"


@enum.unique
class Asks(enum.Enum):
    """What a call-in asks: that whoever decided reconsider it, or that full council review it."""

    RECONSIDER = "reconsider"
    REFER = "refer"


@enum.unique
class Otherwise(enum.Enum):
    """What becomes of an urgent decision that is not ratified in time."""

    LAPSES = "lapses"
    CHALLENGEABLE = "challengeable"
    STANDS = "stands"


@enum.unique
class Per(enum.Enum):
    """What an amount is an amount of."""

    DECISION = "decision"
    YEAR = "year"
    WHOLE_LIFE = "whole life"


@enum.unique
class Vat(enum.Enum):
    """Whether an amount includes value added tax."""

    OUT = "out"
    IN = "in"


@enum.unique
class Tie(enum.Enum):
    """What an equality of votes means: no decision, or that the proposal is lost."""

    UNDECIDED = "undecided"
    LOST = "lost"


@enum.unique
class Over(enum.Enum):
    """Over what a total runs: a financial year from 1 April, a calendar year, or all of it."""

    FINANCIAL_YEAR = "financial year"
    CALENDAR_YEAR = "calendar year"
    WHOLE = "whole"


@enum.unique
class AgreementKind(enum.Enum):
    """What sort of agreement organisations have made."""

    MEMORANDUM = "memorandum"
    SECTION_75 = "section 75"
    DELEGATION = "delegation agreement"
    LEAD_PROVIDER = "lead-provider contract"
    GAIN_AND_RISK = "gain and risk share"
    OTHER = "other"


@enum.unique
class Gauge(enum.Enum):
    """Which rating of a risk: before any control, as it stands, or as it is meant to be."""

    INHERENT = "inherent"
    CURRENT = "current"
    TARGET = "target"


@enum.unique
class Ownership(enum.Enum):
    """How far it is settled whose risk it is."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    SHARED = "shared"


@enum.unique
class Act(enum.Enum):
    """What a line of the history of a risk or an issue records."""

    REVIEWED = "reviewed"
    ESCALATED = "escalated"
    DE_ESCALATED = "de-escalated"
    DECLINED = "declined"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    SHARED = "shared"
    RETARGETED = "retargeted"
    STUCK = "stuck"
    CLOSED = "closed"


@enum.unique
class Response(enum.Enum):
    """What a policy says happens where assurance is absent, stale or weak."""

    TELL = "tell"
    ESCALATE = "escalate"
    INHERENT = "rate as inherent"


E = TypeVar("E", bound=enum.Enum)


def member(kind: type[E], value: E | str) -> E:
    """A member of a closed list, from itself or its value; anything else is left for the check."""
    try:
        return kind(value)
    except ValueError:
        return value  # type: ignore[return-value] # the shape check names it


def several(kind: type, value: Any) -> Any:
    """One value or several, as a tuple; what is neither is left for the shape check to name."""
    if isinstance(value, kind):
        return (value,)
    if isinstance(value, str) or not isinstance(value, Iterable):
        return value
    return tuple(value)


def in_order(value: Any, kind: type, key: Callable[[Any], Any]) -> Any:
    """A tuple in an order that says nothing; left alone where it holds anything else."""
    known = isinstance(value, tuple) and all(isinstance(one, kind) for one in value)
    return tuple(sorted(value, key=key)) if known else value


def to_org_kind(value: OrgKind | str) -> OrgKind:
    """An `OrgKind` or its code."""
    return member(OrgKind, value)


def maybe_role(value: Role | str | None) -> Role | None:
    """A `Role`, its name, or None for not recorded."""
    return None if value is None else member(Role, value)


def maybe_side(value: Side | str | None) -> Side | None:
    """A `Side`, its name, or None."""
    return None if value is None else member(Side, value)


def maybe_statute(value: Statute | str | None) -> Statute | None:
    """A `Statute`, its name, or None."""
    return None if value is None else member(Statute, value)


def to_position(value: Position | str) -> Position:
    """A `Position` or its name."""
    return member(Position, value)


def to_capacity(value: Capacity | str) -> Capacity:
    """A `Capacity` or its name."""
    return member(Capacity, value)


def to_passing_on(value: PassingOn | str) -> PassingOn:
    """A `PassingOn` or its name."""
    return member(PassingOn, value)


def maybe_otherwise(value: Otherwise | str | None) -> Otherwise | None:
    """An `Otherwise`, its name, or None where the terms do not say."""
    return None if value is None else member(Otherwise, value)


def to_per(value: Per | str) -> Per:
    """A `Per` or its name."""
    return member(Per, value)


def to_vat(value: Vat | str) -> Vat:
    """A `Vat` or its name."""
    return member(Vat, value)


def to_tie(value: Tie | str) -> Tie:
    """A `Tie` or its name."""
    return member(Tie, value)


def to_gauge(value: Gauge | str) -> Gauge:
    """A `Gauge` or its name."""
    return member(Gauge, value)


def to_ownership(value: Ownership | str) -> Ownership:
    """An `Ownership` or its name."""
    return member(Ownership, value)


def maybe_ownership(value: Ownership | str | None) -> Ownership | None:
    """An `Ownership`, its name, or None."""
    return None if value is None else member(Ownership, value)


def to_act(value: Act | str) -> Act:
    """An `Act` or its name."""
    return member(Act, value)


def maybe_response(value: Response | str | None) -> Response | None:
    """A `Response`, its name, or None where the policy does not say."""
    return None if value is None else member(Response, value)


def to_over(value: Over | str) -> Over:
    """An `Over` or its name."""
    return member(Over, value)


def to_asks(value: Asks | str) -> Asks:
    """What a call-in asks, or its name."""
    return member(Asks, value)


def to_agreement_kind(value: AgreementKind | str) -> AgreementKind:
    """An `AgreementKind` or its name."""
    return member(AgreementKind, value)
