"""The document: an envelope with the version of its form, a framework and decisions."""

from collections.abc import Callable, Iterable
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple, Self

from icsgov.errors import Fault, GovernanceError, MalformedError
from icsgov.io.assembled import Parts, governance_of
from icsgov.io.converter import any_of, converter
from icsgov.io.faults import unknown_keys
from icsgov.io.layout import laid_out
from icsgov.io.parsing import parsed
from icsgov.io.shown import one_line, shown
from icsgov.model.decision import Decision
from icsgov.model.governance import FIELDS, Governance
from icsgov.model.meeting import Meeting

VERSION = 1
"""The version of the form that is written. Every version ever released can be read."""

KEYS = ("icsgov", "governance", "decisions", "meetings")


class _Loaded(NamedTuple):
    governance: Governance
    decisions: tuple[Decision, ...]


class Loaded(_Loaded):
    """What a document holds: a framework and decisions, and beside this pair its `meetings`.

    >>> loaded = loads(dumps(Governance()))
    >>> gov, decisions = loaded
    >>> dumps(gov, decisions, loaded.meetings) == dumps(*loaded)  # where there are none
    True
    """

    meetings: tuple[Meeting, ...]

    def __new__(
        cls,
        governance: Governance,
        decisions: tuple[Decision, ...],
        meetings: tuple[Meeting, ...] = (),
    ) -> Self:
        """The pair, with the meetings beside it."""
        made = super().__new__(cls, governance, decisions)
        made.meetings = meetings
        return made

    def __eq__(self, other: object) -> bool:
        """A pair without meetings is equal to one of these that has none."""
        if not isinstance(other, tuple) or not tuple.__eq__(self, other):
            return False
        return self.meetings == getattr(other, "meetings", ())

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        beside = f", meetings={self.meetings!r}" if self.meetings else ""
        return f"{super().__repr__()[:-1]}{beside})"


def dumps(
    gov: Governance,
    decisions: Iterable[Decision] | Decision = (),
    meetings: Iterable[Meeting] | Meeting = (),
) -> str:
    r"""A framework, decisions about it and the meetings at which they were taken, as JSON.

    Fields that have their default are left out, and so are meetings where there are none. Documents
    of equal content are equal.

    >>> dumps(Governance())
    '{"icsgov": 1, "governance": {}, "decisions": []}\n'
    """
    beside: dict[str, tuple[Any, ...]] = {
        "decisions": (decisions,) if isinstance(decisions, Decision) else tuple(decisions),
        "meetings": (meetings,) if isinstance(meetings, Meeting) else tuple(meetings),
    }
    faults = [
        fault.under(name)
        for name, several in beside.items()
        for fault in _repeats([one.id for one in several], BESIDE[name])
    ]
    records: dict[str, list[Any]] = {}
    for name, record in gov.records():
        written = _written(record, ("governance", name, (record.id,)), faults)
        records.setdefault(name, []).append(written)
    made = {
        name: [_written(one, (name, (one.id,)), faults) for one in several]
        for name, several in beside.items()
        if several or name == "decisions"
    }
    if faults:
        raise GovernanceError("what cannot be written", faults)
    return laid_out({"icsgov": VERSION, "governance": records, **made}) + "\n"


def loads(text: str | bytes) -> Loaded:
    """A framework and decisions from a JSON document, or one error that lists all its faults.

    >>> loads('{"icsgov": 1, "governance": {"people": [{"id": "p1", "nmae": "Ada"}]}}')
    Traceback (most recent call last):
    ...
    icsgov.errors.GovernanceError: the document: 1 fault
      $.governance.people[0]: unknown key "nmae"; did you mean "name"?
    """
    return _read(text, "the document")


def save(
    path: str | PathLike[str],
    gov: Governance,
    decisions: Iterable[Decision] | Decision = (),
    meetings: Iterable[Meeting] | Meeting = (),
) -> None:
    """Write a document to a file, in UTF-8. Nothing is touched where it cannot be written."""
    text = dumps(gov, decisions, meetings)
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def load(path: str | PathLike[str]) -> Loaded:
    """Read a document from a file."""
    return _read(Path(path).read_bytes(), one_line(f"`{path}`"))


def _written(record: Any, at: tuple[Any, ...], faults: list[Fault]) -> Any:
    try:
        return converter().unstructure(record)
    except MalformedError as error:
        faults.extend(fault.under(*at) for fault in error.faults)


def _read(text: str | bytes, what: str) -> Loaded:
    tree, faults = parsed(text, what)
    faults.extend(fault.under("$") for fault in _envelope_faults(tree))
    if not isinstance(tree, dict) or tree.get("icsgov", VERSION) != VERSION:
        raise GovernanceError(what, faults)
    parts = Parts(blind=bool(faults))
    faults.extend(fault.under("$", "governance") for fault in _parts(tree, parts))
    gov, unfit = governance_of(parts)
    faults.extend(fault.under("$", "governance") for fault in unfit)
    decisions = _beside(tree, "decisions", Decision, faults)
    meetings = _beside(tree, "meetings", Meeting, faults)
    if faults or gov is None:
        raise GovernanceError(what, faults)
    return Loaded(gov, decisions, meetings)


def _envelope_faults(tree: Any) -> list[Fault]:
    """What is wrong with the document before its records are looked at."""
    if not isinstance(tree, dict):
        return [Fault((), f'expected an object with "icsgov" and "governance", got {shown(tree)}')]
    version = tree.get("icsgov")
    faults = unknown_keys([key for key in tree if key not in KEYS], KEYS)
    if "icsgov" not in tree:
        faults.append(Fault(("icsgov",), f"missing: expected the version, {VERSION}"))
    elif type(version) is not int or version != VERSION:
        return [Fault(("icsgov",), f"expected version {VERSION}, got {shown(version)}")]
    if "governance" not in tree:
        faults.append(Fault(("governance",), "missing"))
    return faults


def _parts(tree: dict[str, Any], parts: Parts) -> list[Fault]:
    """Read every record of the framework into `parts`; give the faults of those that have any."""
    fields = tree.get("governance", {})
    if not isinstance(fields, dict):
        parts.blind = True
        return [Fault((), f"expected an object with lists of records, got {shown(fields)}")]
    faults = unknown_keys([name for name in fields if name not in FIELDS], tuple(FIELDS))
    for name, kinds in FIELDS.items():
        values = fields.get(name, [])
        if not isinstance(values, list):
            faults.append(Fault((name,), f"expected a list, got {shown(values)}"))
            continue
        parts.values.update(((name, place), value) for place, value in enumerate(values))
        records, refused = _each(values, any_of(kinds))
        parts.records.update(((name, place), record) for place, record in records.items())
        faults.extend(fault.under(name) for fault in refused)
    parts.blind = parts.blind or any(len(fault.path) < 2 for fault in faults)
    return faults


def _beside(tree: dict[str, Any], name: str, kind: Any, faults: list[Fault]) -> tuple[Any, ...]:
    """The records of a list that stands beside the framework."""
    values = tree.get(name, [])
    if not isinstance(values, list):
        faults.append(Fault(("$", name), f"expected a list, got {shown(values)}"))
        return ()
    records, refused = _each(values, kind)
    ids = [value.get("id") if isinstance(value, dict) else None for value in values]
    found = [*refused, *_repeats(ids, BESIDE[name])]
    faults.extend(fault.under("$", name) for fault in found)
    return tuple(records.values())


def _each(values: list[Any], hint: Any) -> tuple[dict[int, Any], list[Fault]]:
    """The records that could be made, by position, and the faults of the others."""
    read: Callable[[Any, Any], Any] = converter().get_structure_hook(hint)
    records: dict[int, Any] = {}
    faults: list[Fault] = []
    for place, value in enumerate(values):
        try:
            records[place] = read(value, hint)
        except MalformedError as error:
            faults.extend(fault.under(place) for fault in error.faults)
    return records, faults


BESIDE = {"decisions": "decision", "meetings": "meeting"}
"""The lists that stand beside the framework, and the word for what is in each."""


def _repeats(ids: list[Any], word: str) -> list[Fault]:
    """Every record whose id an earlier one has."""
    seen: set[str] = set()
    faults = []
    for place, id in enumerate(ids):
        if isinstance(id, str):
            if id in seen:
                reason = one_line(f"a second {word} with the id `{id}`")
                faults.append(Fault((place, "id"), reason))
            seen.add(id)
    return faults
