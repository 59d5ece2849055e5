"""Organisations, people, and the offices that people hold."""

from collections.abc import Iterable
from datetime import date

import attrs

from icsgov.errors import Fault
from icsgov.ids import OrgId, PersonId, to_org, to_person
from icsgov.model.fact import Fact
from icsgov.model.kinds import OrgKind, in_order, several, to_org_kind
from icsgov.model.shape import check
from icsgov.period import ALWAYS, Period, clashes


@attrs.frozen
class Organisation(Fact):
    """A legal person, or an unincorporated partnership marked as one by its kind.

    Its id is its ODS code where it has one.

    >>> Organisation("RNN", "North Cumbria Integrated Care NHS FT", kind="FT").kind
    <OrgKind.FT: 'FT'>
    """

    id: str
    name: str = ""
    kind: OrgKind = attrs.field(converter=to_org_kind, kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Person(Fact):
    """A human being. Naming one is optional: an id in a seat is enough."""

    id: str
    name: str = ""

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Tenure:
    """A person's time in an office."""

    person: PersonId = attrs.field(converter=to_person)
    period: Period = ALWAYS

    def __attrs_post_init__(self) -> None:
        check(self)


def _tenure_order(one: Tenure) -> tuple[str, str]:
    return str(one.period.start or ""), str(one.person)


def to_tenures(value: Iterable[Tenure] | Tenure | str) -> tuple[Tenure, ...]:
    """Tenures, or a person who has always held the office."""
    held = (Tenure(value),) if isinstance(value, str) else several(Tenure, value)
    return in_order(held, Tenure, _tenure_order)  # type: ignore[no-any-return] # shape check


@attrs.frozen
class Office(Fact):
    """A post in one organisation, held by a person for a period.

    `employee` says whether its holder is employed by (or, in a council, an officer of) the
    organisation. `accounting_officer` marks the post that statute knows by that name.
    """

    id: str
    organisation: OrgId = attrs.field(converter=to_org)
    name: str = ""
    holders: tuple[Tenure, ...] = attrs.field(default=(), converter=to_tenures, kw_only=True)
    employee: bool = attrs.field(default=True, kw_only=True)
    accounting_officer: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *_shared(self.holders if isinstance(self.holders, tuple) else ()))

    def holder(self, day: date) -> PersonId | None:
        """Who holds the office that day."""
        for tenure in self.holders:
            if tenure.period.covers(day):
                return tenure.person
        return None


def _shared(holders: Iterable[Tenure]) -> list[Fault]:
    known = [(one.person, one.period) for one in holders if isinstance(one, Tenure)]
    reason = "holds it while somebody else does"
    return [Fault(("holders",), f"`{person}` {reason}") for person in clashes(known)]
