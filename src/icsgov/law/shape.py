"""What a rule must look like. Every check returns faults; none raises."""

from collections.abc import Iterable, Iterator
from typing import Any

from icsgov.errors import Fault
from icsgov.explain import Basis, Citation
from icsgov.law.rule import Condition, Family, MetBy, Mode, Rule, Ruling
from icsgov.period import Period, is_day

BY = frozenset(
    {
        "governors",
        "members",
        "board",
        "ned_committee",
        "neds",
        "chair_ceo_neds_committee",
        "chair_neds_committee",
        "chair_neds_ceo_committee",
        "accounting_officer",
        "full_council",
        "hwb",
        "nhs_england",
        "secretary_of_state",
        "icb_chair",
        "relevant_icbs",
        "none",
    }
)
"""Deciders and approvers that a rule may name."""

THRESHOLDS = frozenset({"of_voting", "of_all", "given"})
"""More than half of those voting, more than half of them all, or given without a count."""

SIDES = frozenset({"council", "executive"})

_MEMBERS = {"family": Family, "basis": Basis, "outcome": Ruling, "mode": Mode}
_TEXTS = ("power", "form", "by", "threshold", "side", "subject", "note")


def faults_in(value: Condition | Rule) -> tuple[Fault, ...]:
    """All that is wrong with a condition or a rule, seen by itself."""
    if isinstance(value, Condition):
        return tuple(_condition(value))
    found = tuple(_types(value))
    return found or tuple(_sense(value))


def _condition(value: Condition) -> Iterator[Fault]:
    yield from _text("name", value.name)
    yield from _member("met_by", value.met_by, MetBy)
    yield from _texts("kinds", value.kinds)


def _types(rule: Rule) -> Iterator[Fault]:
    for name in ("id", "says"):
        yield from _text(name, getattr(rule, name))
    for name, of in _MEMBERS.items():
        if name != "mode" or rule.mode is not None:
            yield from _member(name, getattr(rule, name), of)
    for name in _TEXTS:
        yield from _text(name, getattr(rule, name), needed=False)
    for name in ("delegators", "kinds", "forms"):
        yield from _texts(name, getattr(rule, name))
    yield from _one("citation", rule.citation, Citation, "a Citation")
    if isinstance(rule.citation, Citation):
        yield from _text("citation", rule.citation.text)
    yield from _one("period", rule.period, Period, "a Period")
    if rule.checked is not None and not is_day(rule.checked):
        yield Fault(("checked",), f"expected a day or None, got `{rule.checked!r}`")
    yield from _conditions(rule.conditions)
    yield from _value(rule.value)


def _conditions(value: Any) -> Iterator[Fault]:
    if not isinstance(value, tuple):
        yield Fault(("conditions",), f"expected conditions, got `{value!r}`")
        return
    for at, one in enumerate(value):
        for fault in _one("conditions", one, Condition, "a Condition"):
            yield Fault(("conditions", at), fault.message)


def _value(value: Any) -> Iterator[Fault]:
    pairs = value if isinstance(value, tuple) else (value,)
    for pair in pairs:
        if not (isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[0], str)):
            yield Fault(("value",), f"expected a name and its value, got `{pair!r}`")
        elif not isinstance(pair[1], (str, int)) or isinstance(pair[1], bool):
            yield Fault(("value", pair[0]), f"expected text or a whole number, got `{pair[1]!r}`")


def _sense(rule: Rule) -> Iterator[Fault]:
    if rule.outcome is Ruling.CONDITIONAL and not rule.conditions:
        yield Fault(("conditions",), "a conditional rule names at least one condition")
    if rule.conditions and rule.outcome is not Ruling.CONDITIONAL:
        yield Fault(("outcome",), "a rule with conditions is `conditional`")
    if rule.mode is not None and rule.family is not Family.MATTER:
        yield Fault(("mode",), f"only a rule of the family `matter` has one: `{rule.mode.value}`")
    yield from _among("by", rule.by, BY)
    yield from _among("threshold", rule.threshold, THRESHOLDS)
    yield from _among("side", rule.side, SIDES)
    if rule.read:
        for name in _needed(rule):
            if not getattr(rule, name):
                what = rule.family.value + (f"` and mode `{rule.mode.value}" if rule.mode else "")
                yield Fault((name,), f"missing: a rule of the family `{what}` needs it")


def _needed(rule: Rule) -> tuple[str, ...]:
    if rule.family is Family.DECIDER:
        return ("form", "delegators")
    if rule.family is not Family.MATTER:
        return ("subject",)
    extra = {None: "mode", Mode.BAR: "forms", Mode.SIDE: "side"}.get(rule.mode, "by")
    return ("kinds", "delegators", extra)


def _text(name: str, value: Any, *, needed: bool = True) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault((name,), f"expected text, got `{value!r}`")
    elif needed and not value.strip():
        yield Fault((name,), "missing")


def _texts(name: str, value: Any) -> Iterator[Fault]:
    if not isinstance(value, tuple) or not all(isinstance(one, str) and one for one in value):
        yield Fault((name,), f"expected a list of names, got `{value!r}`")


def _one(name: str, value: Any, of: type, what: str) -> Iterator[Fault]:
    if not isinstance(value, of):
        yield Fault((name,), f"expected {what}, got `{value!r}`")


def _member(name: str, value: Any, of: Any) -> Iterator[Fault]:
    if not isinstance(value, of):
        allowed = ", ".join(f"`{one.value}`" for one in of)
        yield Fault((name,), f"expected one of {allowed}, got `{value!r}`")


def _among(name: str, value: str, allowed: Iterable[str]) -> Iterator[Fault]:
    if value and value not in allowed:
        expected = ", ".join(f"`{one}`" for one in sorted(allowed))
        yield Fault((name,), f"expected one of {expected}, got `{value}`")
