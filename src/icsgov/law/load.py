"""Rulebooks out of TOML. Nothing is read before it is asked for."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from icsgov.errors import Fault, GovernanceError, MalformedError
from icsgov.explain import Citation
from icsgov.law.rule import Condition, Rule
from icsgov.law.rulebook import RuleBook
from icsgov.period import Period

_BOOK = ("version", "classes", "kinds", "rules")
_PLAIN = (
    "id",
    "family",
    "says",
    "basis",
    "checked",
    "delegators",
    "power",
    "outcome",
    "form",
    "mode",
    "kinds",
    "by",
    "threshold",
    "forms",
    "side",
    "subject",
    "value",
    "note",
)
_RULE = (*_PLAIN, "from", "until", "citation", "url", "conditions")
_CONDITION = ("name", "met_by", "kinds")
_NEEDED = ("id", "family", "says", "citation", "basis")

Path = tuple[str | int | tuple[str], ...]


@cache
def england() -> RuleBook:
    """The rulebook that ships with the library: the law of England. Read once.

    >>> england().rule("CC-09").says
    'Clinical commissioning groups ceased to exist in July 2022.'
    """
    from importlib.resources import files

    return load(files("icsgov.law").joinpath("england.toml").read_text(encoding="utf-8"))


def load(text: str) -> RuleBook:
    """A rulebook from TOML, or a `GovernanceError` that lists all that is wrong with it.

    >>> load('version = "mine"').rules
    ()
    """
    table = _parsed(text)
    faults: list[Fault] = list(_strangers(table, _BOOK, ()))
    classes = _classes(table.get("classes", {}), faults)
    kinds = _kinds(table.get("kinds", {}), faults)
    version = table.get("version")
    if not isinstance(version, str) or not version:
        faults.append(Fault(("version",), "missing" if version is None else "expected text"))
        version = "unnamed"
    rules = [rule for rule in _rules(table.get("rules", []), classes, faults) if rule is not None]
    try:
        book = RuleBook(version=version, rules=tuple(rules), classes=classes, kinds=kinds)
    except GovernanceError as error:
        raise GovernanceError("rulebook", [*faults, *error.faults]) from None
    if faults:
        raise GovernanceError("rulebook", faults)
    return book


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    try:
        table = tomllib.loads(text)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        beyond = isinstance(error, RecursionError) or type(error) is ValueError
        reason = _TOO_MUCH if beyond else str(error)
        raise GovernanceError("rulebook", [Fault((), f"expected TOML: {reason}")]) from error
    if _too_much(table):
        raise GovernanceError("rulebook", [Fault((), f"expected TOML: {_TOO_MUCH}")])
    return table


_TOO_MUCH = "a number is too long, or something is nested too deep"
_DEEPEST, _LARGEST = 8, 10**18


def _too_much(table: dict[str, Any]) -> bool:
    """Whether it holds what no rulebook has and no message can show."""
    stack: list[tuple[int, Any]] = [(0, table)]
    while stack:
        depth, value = stack.pop()
        if depth > _DEEPEST or (isinstance(value, int) and abs(value) > _LARGEST):
            return True
        if isinstance(value, dict | list):
            inside = value.values() if isinstance(value, dict) else value
            stack.extend((depth + 1, one) for one in inside)
    return False


def _classes(table: Any, faults: list[Fault]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(table, dict):
        faults.append(Fault(("classes",), "expected a table of classes"))
        return ()
    good = {}
    for name, codes in table.items():
        if isinstance(codes, list) and codes and all(isinstance(code, str) for code in codes):
            good[name] = tuple(codes)
        else:
            faults.append(Fault(("classes", name), f"expected a list of codes, got `{codes!r}`"))
    for name, codes in good.items():
        for code in codes:
            if code not in good.get("ANY", ()):
                faults.append(Fault(("classes", name), f"`{code}` is not in the class `ANY`"))
    return tuple(good.items())


def _kinds(table: Any, faults: list[Fault]) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, dict):
        faults.append(Fault(("kinds",), "expected a table of kinds"))
        return ()
    for name, meaning in table.items():
        if not isinstance(meaning, str) or not meaning:
            faults.append(Fault(("kinds", name), f"expected its meaning, got `{meaning!r}`"))
    return tuple((name, str(meaning)) for name, meaning in table.items())


def _rules(
    tables: Any, classes: tuple[tuple[str, tuple[str, ...]], ...], faults: list[Fault]
) -> Iterator[Rule | None]:
    if not isinstance(tables, list):
        faults.append(Fault(("rules",), "expected tables headed [[rules]]"))
        return
    groups = dict(classes)
    for at, table in enumerate(tables):
        if not isinstance(table, dict):
            faults.append(Fault(("rules", at), "expected a table headed [[rules]]"))
            continue
        id = table.get("id")
        yield _rule(table, ("rules", (id,) if isinstance(id, str) and id else at), groups, faults)


def _rule(
    table: dict[str, Any], path: Path, groups: dict[str, tuple[str, ...]], faults: list[Fault]
) -> Rule | None:
    found = list(_strangers(table, _RULE, path))
    found += [Fault((*path, name), "missing") for name in _NEEDED if name not in table]
    given = {name: table[name] for name in _PLAIN if name in table}
    if "delegators" in given:
        given["delegators"] = _expanded(given["delegators"], groups)
    try:
        given["period"] = Period(table.get("from"), table.get("until"))
    except MalformedError as error:
        found += [Fault((*path, _toml(fault)), fault.message) for fault in error.faults]
    try:
        given["citation"] = Citation(table.get("citation", "-"), url=table.get("url"))
    except MalformedError as error:
        given["citation"] = Citation("-")
        names = {"text": "citation"}
        for fault in error.faults:
            field = str(fault.path[0])
            found.append(Fault((*path, names.get(field, field)), fault.message))
    given["conditions"] = tuple(_conditions(table.get("conditions", []), path, found))
    made = _made(given, path, found, missing=[name for name in _NEEDED if name not in table])
    faults += found
    return None if found else made


def _made(given: dict[str, Any], path: Path, found: list[Fault], missing: list[str]) -> Any:
    blank = {"id": "-", "says": "-", "basis": "S", "family": "matter", "note": "-"}
    if "family" not in missing:
        del blank["note"]  # what a rule needs depends on its family
    try:
        return Rule(**{**blank, **given})
    except MalformedError as error:
        said = [fault.path for fault in found]
        for fault in error.faults:
            here = fault.under(*path)
            if not any(one[: len(here.path)] == here.path for one in said):
                found.append(here)
    return None


def _toml(fault: Fault) -> str:
    return "until" if fault.path[0] == "end" else "from"


def _expanded(names: Any, groups: dict[str, tuple[str, ...]]) -> Any:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return names
    return tuple(dict.fromkeys(code for name in names for code in groups.get(name, (name,))))


def _conditions(tables: Any, path: Path, found: list[Fault]) -> Iterator[Condition]:
    if not isinstance(tables, list):
        found.append(Fault((*path, "conditions"), f"expected a list, got `{tables!r}`"))
        return
    for at, table in enumerate(tables):
        here = (*path, "conditions", at)
        if not isinstance(table, dict):
            found.append(Fault(here, f"expected a name and `met_by`, got `{table!r}`"))
            continue
        found += _strangers(table, _CONDITION, here)
        try:
            yield Condition(table.get("name", ""), table.get("met_by"), table.get("kinds", ()))
        except MalformedError as error:
            found += [fault.under(*here) for fault in error.faults]


def _strangers(table: dict[str, Any], known: tuple[str, ...], path: Path) -> Iterator[Fault]:
    for name in table:
        if name not in known:
            yield Fault((*path, name), f"not a key; expected one of {', '.join(sorted(known))}")
