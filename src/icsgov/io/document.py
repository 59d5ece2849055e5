"""The document: an envelope with the version of its form, a framework and decisions."""

from collections.abc import Callable, Iterable
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from icsgov.errors import Fault, GovernanceError, MalformedError
from icsgov.io.assembled import Parts, governance_of
from icsgov.io.converter import any_of, converter
from icsgov.io.faults import unknown_keys
from icsgov.io.layout import laid_out
from icsgov.io.parsing import parsed
from icsgov.io.shown import one_line, shown
from icsgov.model.decision import Decision
from icsgov.model.governance import FIELDS, Governance

VERSION = 1
"""The version of the form that is written. Every version ever released can be read."""

KEYS = ("icsgov", "governance", "decisions")


class Loaded(NamedTuple):
    """What a document holds."""

    governance: Governance
    decisions: tuple[Decision, ...]


def dumps(gov: Governance, decisions: Iterable[Decision] | Decision = ()) -> str:
    r"""A framework and decisions about it as a JSON document.

    Fields that have their default are left out. Documents of equal content are equal.

    >>> dumps(Governance())
    '{"icsgov": 1, "governance": {}, "decisions": []}\n'
    """
    several = (decisions,) if isinstance(decisions, Decision) else tuple(decisions)
    faults = [fault.under("decisions") for fault in _repeats([one.id for one in several])]
    records: dict[str, list[Any]] = {}
    for name, record in gov.records():
        written = _written(record, ("governance", name, (record.id,)), faults)
        records.setdefault(name, []).append(written)
    made = [_written(one, ("decisions", (one.id,)), faults) for one in several]
    if faults:
        raise GovernanceError("what cannot be written", faults)
    document = {"icsgov": VERSION, "governance": records, "decisions": made}
    return laid_out(document) + "\n"


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
    path: str | PathLike[str], gov: Governance, decisions: Iterable[Decision] | Decision = ()
) -> None:
    """Write a document to a file, in UTF-8. Nothing is touched where it cannot be written."""
    text = dumps(gov, decisions)
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
    decisions = _decisions(tree.get("decisions", []), faults)
    if faults or gov is None:
        raise GovernanceError(what, faults)
    return Loaded(gov, decisions)


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


def _decisions(values: Any, faults: list[Fault]) -> tuple[Decision, ...]:
    if not isinstance(values, list):
        faults.append(Fault(("$", "decisions"), f"expected a list, got {shown(values)}"))
        return ()
    records, refused = _each(values, Decision)
    ids = [value.get("id") if isinstance(value, dict) else None for value in values]
    found = [*refused, *_repeats(ids)]
    faults.extend(fault.under("$", "decisions") for fault in found)
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


def _repeats(ids: list[Any]) -> list[Fault]:
    """Every decision whose id an earlier one has."""
    seen: set[str] = set()
    faults = []
    for place, id in enumerate(ids):
        if isinstance(id, str):
            if id in seen:
                reason = one_line(f"a second decision with the id `{id}`")
                faults.append(Fault((place, "id"), reason))
            seen.add(id)
    return faults
