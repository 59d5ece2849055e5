"""Ids, and the converters that let a reference be the object or its id."""

from collections.abc import Iterable
from typing import Any, NewType, Protocol, TypeVar, runtime_checkable

OrgId = NewType("OrgId", str)
BodyId = NewType("BodyId", str)
PersonId = NewType("PersonId", str)
OfficeId = NewType("OfficeId", str)
Ref = NewType("Ref", str)
"""The id of anything that can hold power: a body, an office, a person, an organisation."""


@runtime_checkable
class HasId(Protocol):
    """Anything in a framework."""

    @property
    def id(self) -> Any:
        """What it is known by."""


Id = TypeVar("Id", bound=str)


def _plain(value: Any) -> Any:
    return value if isinstance(value, str) or not isinstance(value, HasId) else value.id


def to_org(value: HasId | str) -> OrgId:
    """An organisation or its id, as its id."""
    return OrgId(_plain(value))


def to_body(value: HasId | str) -> BodyId:
    """A body or its id, as its id."""
    return BodyId(_plain(value))


def to_person(value: HasId | str) -> PersonId:
    """A person or their id, as their id."""
    return PersonId(_plain(value))


def to_ref(value: HasId | str) -> Ref:
    """Anything that can hold power, as its id."""
    return Ref(_plain(value))


def maybe_org(value: HasId | str | None) -> OrgId | None:
    """As `to_org`, with None left alone."""
    return None if value is None else to_org(value)


def maybe_body(value: HasId | str | None) -> BodyId | None:
    """As `to_body`, with None left alone."""
    return None if value is None else to_body(value)


def maybe_person(value: HasId | str | None) -> PersonId | None:
    """As `to_person`, with None left alone."""
    return None if value is None else to_person(value)


def _many(value: Any) -> Any:
    if isinstance(value, str) or not isinstance(value, Iterable):
        return (_plain(value),)
    return tuple(sorted((_plain(one) for one in value), key=str))


def to_orgs(value: Iterable[HasId | str] | HasId | str) -> tuple[OrgId, ...]:
    """Organisations or their ids, as ids in order."""
    return _many(value)  # type: ignore[no-any-return] # shape is checked where it is stored


def maybe_orgs(value: Iterable[HasId | str] | HasId | str | None) -> tuple[OrgId, ...] | None:
    """As `to_orgs`, with None left alone."""
    return None if value is None else to_orgs(value)


def to_bodies(value: Iterable[HasId | str] | HasId | str) -> tuple[BodyId, ...]:
    """Bodies or their ids, as ids in order."""
    return _many(value)  # type: ignore[no-any-return] # shape is checked where it is stored


def to_people(value: Iterable[HasId | str] | HasId | str) -> tuple[PersonId, ...]:
    """People or their ids, as ids in order."""
    return _many(value)  # type: ignore[no-any-return] # shape is checked where it is stored
