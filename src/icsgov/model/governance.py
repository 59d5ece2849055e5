"""A framework: everything on file about who exists, who sits where, and who gave what to whom."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, Self, TypeVar

import attrs

from icsgov.errors import GovernanceError, UnknownIdError
from icsgov.ids import HasId
from icsgov.model.agreement import Agreement
from icsgov.model.assembly import assembly_faults
from icsgov.model.authority import ApprovalRule, Delegation, Reservation, Residual
from icsgov.model.body import (
    AdvisoryGroup,
    Board,
    Body,
    Committee,
    CommitteeInCommon,
    Group,
    JointCommittee,
)
from icsgov.model.call_in import CallInRule
from icsgov.model.cycle import Cycle
from icsgov.model.index import Index
from icsgov.model.kinds import in_order, several
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation, Person
from icsgov.model.process import Process
from icsgov.model.risk import Issue, RegisterEntry, SystemRisk
from icsgov.model.risk_policy import RiskPolicy, Tier
from icsgov.model.rota import Rota
from icsgov.model.shape import check
from icsgov.model.succession import Succession

Record = (
    Organisation
    | Person
    | Office
    | Body
    | Matter
    | Delegation
    | Residual
    | Reservation
    | ApprovalRule
    | Tier
    | RiskPolicy
    | SystemRisk
    | Issue
    | RegisterEntry
    | Agreement
    | Succession
    | Process
    | CallInRule
    | Cycle
    | Rota
)

FIELDS: dict[str, tuple[type, ...]] = {
    "organisations": (Organisation,),
    "people": (Person,),
    "bodies": (Board, Committee, JointCommittee, CommitteeInCommon, Group, AdvisoryGroup),
    "offices": (Office,),
    "matters": (Matter,),
    "delegations": (Delegation,),
    "residuals": (Residual,),
    "reservations": (Reservation,),
    "approval_rules": (ApprovalRule,),
    "tiers": (Tier,),
    "risk_policies": (RiskPolicy,),
    "risks": (SystemRisk,),
    "issues": (Issue,),
    "register_entries": (RegisterEntry,),
    "agreements": (Agreement,),
    "successions": (Succession,),
    "processes": (Process,),
    "call_in_rules": (CallInRule,),
    "cycles": (Cycle,),
    "rotas": (Rota,),
}
"""The fields of a `Governance` and the types of record that each holds."""

_FIELD_OF = {kind: name for name, kinds in FIELDS.items() for kind in kinds}
R = TypeVar("R", bound=HasId)


def by_id(value: Iterable[R]) -> tuple[R, ...]:
    """Records in the order of their ids, which says nothing."""
    records = several(HasId, value)
    return in_order(records, HasId, lambda one: str(one.id))  # type: ignore[no-any-return] # shape check


@attrs.frozen(kw_only=True, slots=False)
class Governance:
    """A framework, as a value: frozen, compared by content. Worlds differ by `put` and `drop`.

    Putting it together checks that its records fit each other, and raises one `GovernanceError`
    that lists every fault.

    >>> gov = Governance.of(Organisation("RNN", kind="FT"), Board("rnn", "RNN"))
    >>> gov.drop("rnn").bodies
    ()
    """

    organisations: tuple[Organisation, ...] = attrs.field(default=(), converter=by_id)
    people: tuple[Person, ...] = attrs.field(default=(), converter=by_id)
    bodies: tuple[Body, ...] = attrs.field(default=(), converter=by_id)
    offices: tuple[Office, ...] = attrs.field(default=(), converter=by_id)
    matters: tuple[Matter, ...] = attrs.field(default=(), converter=by_id)
    delegations: tuple[Delegation, ...] = attrs.field(default=(), converter=by_id)
    residuals: tuple[Residual, ...] = attrs.field(default=(), converter=by_id)
    reservations: tuple[Reservation, ...] = attrs.field(default=(), converter=by_id)
    approval_rules: tuple[ApprovalRule, ...] = attrs.field(default=(), converter=by_id)
    tiers: tuple[Tier, ...] = attrs.field(default=(), converter=by_id)
    risk_policies: tuple[RiskPolicy, ...] = attrs.field(default=(), converter=by_id)
    risks: tuple[SystemRisk, ...] = attrs.field(default=(), converter=by_id)
    issues: tuple[Issue, ...] = attrs.field(default=(), converter=by_id)
    register_entries: tuple[RegisterEntry, ...] = attrs.field(default=(), converter=by_id)
    agreements: tuple[Agreement, ...] = attrs.field(default=(), converter=by_id)
    successions: tuple[Succession, ...] = attrs.field(default=(), converter=by_id)
    processes: tuple[Process, ...] = attrs.field(default=(), converter=by_id)
    call_in_rules: tuple[CallInRule, ...] = attrs.field(default=(), converter=by_id)
    cycles: tuple[Cycle, ...] = attrs.field(default=(), converter=by_id)
    rotas: tuple[Rota, ...] = attrs.field(default=(), converter=by_id)

    def __attrs_post_init__(self) -> None:
        check(self)
        faults = assembly_faults(self)
        if faults:
            raise GovernanceError("governance", faults)

    @classmethod
    def of(cls, *records: Record) -> Self:
        """A framework of these records, each put where its type belongs."""
        return cls(**_sorted(records))

    def put(self, *records: Record) -> Self:
        """The same framework with these records, in the place of those with the same ids."""
        new = {(name, one.id) for name, some in _sorted(records).items() for one in some}
        kept = (one for name, one in self.records() if (name, one.id) not in new)
        return type(self)(**_sorted((*kept, *records)))

    def drop(self, *ids: HasId | str) -> Self:
        """The same framework without the records of these ids."""
        gone = {one if isinstance(one, str) else one.id for one in ids}
        missing = sorted(gone - {one.id for _, one in self.records()})
        if missing:
            raise UnknownIdError(missing[0], "record")
        return type(self)(**_sorted(one for _, one in self.records() if one.id not in gone))

    def as_known(self, on: date) -> Self:
        """The same framework as it was on file that day: without what was recorded later.

        >>> from datetime import date
        >>> gov = Governance.of(Organisation("RNN", kind="FT", recorded=date(2025, 3, 3)))
        >>> gov.as_known(date(2025, 3, 2)).organisations
        ()
        """
        from icsgov.model.known import governance_known  # knows this class

        return governance_known(self, on)  # type: ignore[return-value] # made of the same class

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every record with the name of its field."""
        for name in FIELDS:
            for one in getattr(self, name):
                yield name, one

    @cached_property
    def index(self) -> Index:
        """What is looked up by id, built once."""
        return Index.of(self)

    @cached_property
    def compiled(self) -> dict[Any, Any]:
        """Room for what questions about this framework work out once. No part of its content."""
        return {}

    @cached_property
    def _hash(self) -> int:
        return hash(attrs.astuple(self, recurse=False))

    def __hash__(self) -> int:
        return self._hash

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in FIELDS}

    def __contains__(self, id: object) -> bool:
        """Whether a record of this id is on file."""
        return isinstance(id, str) and self.index.record(id) is not None

    def __getitem__(self, id: str) -> Record:
        found = self.index.record(id)
        if found is None:
            raise UnknownIdError(id, "record")
        record: Record = found
        return record


def _sorted(records: Iterable[Record]) -> dict[str, Any]:
    fields: dict[str, list[Record]] = {name: [] for name in FIELDS}
    for one in records:
        kind = next((kind for kind in type(one).__mro__ if kind in _FIELD_OF), None)
        if kind is None:
            raise TypeError(f"expected a record of a framework, got {one!r}")
        fields[_FIELD_OF[kind]].append(one)
    return fields
