"""What can be wrong with input. A legal "no" is never one of these: it is an answer."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple


class Fault(NamedTuple):
    """One thing wrong with the input, and where.

    `path` is a route through the input, outermost first: field names as `str`, positions as `int`,
    and ids of records as a one-element tuple.
    """

    path: tuple[str | int | tuple[str], ...]
    message: str

    @property
    def where(self) -> str:
        """The path as it is written in messages, such as `delegations['SoD 4.2'].ceiling`."""
        return written(self.path)

    def __str__(self) -> str:
        where = self.where
        return f"{where}: {self.message}" if where else self.message

    def under(self, *prefix: str | int | tuple[str]) -> "Fault":
        """The same fault, seen from further out."""
        return Fault((*prefix, *self.path), self.message)


def written(path: Sequence[str | int | tuple[str]]) -> str:
    """A path as text."""
    text = ""
    for part in path:
        if isinstance(part, tuple):
            text += f"[{part[0]!r}]"
        elif isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text


class IcsgovError(Exception):
    """The base of every error that this library raises on purpose."""


class MalformedError(IcsgovError, ValueError):
    """A value that cannot be what it is said to be. `faults` lists all that is wrong with it."""

    def __init__(self, what: str, faults: Iterable[Fault]) -> None:
        self.what = what
        self.faults = tuple(faults)
        super().__init__(what, self.faults)

    def __str__(self) -> str:
        return f"{self.what}: " + "; ".join(map(str, self.faults))


class GovernanceError(ExceptionGroup[MalformedError], IcsgovError):
    """Records that do not fit together: one `MalformedError` for each fault, all at once."""

    def __new__(cls, what: str, faults: Iterable[Fault]) -> "GovernanceError":
        """One error for all the faults."""
        found = tuple(faults)
        made = super().__new__(cls, what, [MalformedError(what, (fault,)) for fault in found])
        made.what, made.faults = what, found
        return made

    what: str
    faults: tuple[Fault, ...]

    def __init__(self, what: str, faults: Iterable[Fault]) -> None:
        super().__init__(what, list(self.exceptions))  # type: ignore[arg-type] # its own members

    def __str__(self) -> str:
        count = len(self.faults)
        lines = [f"{self.what}: {count} {'fault' if count == 1 else 'faults'}"]
        return "\n".join([*lines, *(f"  {fault}" for fault in self.faults)])

    def derive(self, excs: Sequence[Any], /) -> "GovernanceError":  # type: ignore[override] # no other kind of member is possible
        """The same kind of group with fewer members, as `except*` needs it."""
        kept = [fault for exc in excs if isinstance(exc, MalformedError) for fault in exc.faults]
        return GovernanceError(self.what, kept)


class UnknownIdError(IcsgovError, LookupError):
    """A question about an id that the framework (or the rulebook) does not hold."""

    def __init__(self, id: str, what: str, where: str = "framework") -> None:
        self.id = id
        self.what = what
        self.where = where
        super().__init__(id, what, where)

    def __str__(self) -> str:
        return f"no {self.what} has the id `{self.id}` in this {self.where}"
