"""The law as data: a `Rule` is one proposition; a `RuleBook` is the set in use."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar
from zlib import crc32

import attrs

from icsgov.errors import Fault, GovernanceError, MalformedError, UnknownIdError
from icsgov.law.rule import Condition, Family, MetBy, Mode, Rule, Ruling
from icsgov.period import Period, is_day

__all__ = ["Condition", "Family", "MetBy", "Mode", "Rule", "RuleBook", "Ruling"]


K = TypeVar("K")


def _tuple(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else (value,)


@attrs.frozen(kw_only=True, slots=False, cache_hash=True)
class RuleBook:
    """A set of rules with a version. `amend` and `repeal` return new books.

    `classes` are the named groups of organisation codes, the class `ANY` being all of them; `kinds`
    are the kinds that a matter may have, each with its meaning. A book with no class `ANY` takes
    any code, and one without kinds any kind.

    >>> from icsgov.law import england
    >>> england().rule("FT-02").citation.text
    'NHS Act 2006 Sch 7 para 15(3)'
    """

    version: str
    rules: tuple[Rule, ...] = attrs.field(converter=_tuple)
    classes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse rules that do not fit together, every fault at once."""
        faults = tuple(_faults(self))
        if faults:
            raise GovernanceError("rulebook", faults)

    def __getstate__(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in attrs.fields(type(self))}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc] # a value is made again from its content

    @cached_property
    def by_id(self) -> MappingProxyType[str, Rule]:
        """Every rule by its id."""
        return MappingProxyType({rule.id: rule for rule in self.rules})

    def rule(self, id: str) -> Rule:
        """The rule with this id, or `UnknownIdError`."""
        try:
            return self.by_id[id]
        except (KeyError, TypeError):
            raise UnknownIdError(id, "rule", "rulebook") from None

    def in_force(self, on: date) -> tuple[Rule, ...]:
        """Every rule that holds on a day, those not read included."""
        return _on(self.rules, on)

    def not_read(self) -> tuple[Rule, ...]:
        """The rules with a note, which decide nothing."""
        return tuple(rule for rule in self.rules if not rule.read)

    def family(self, family: Family, on: date) -> tuple[Rule, ...]:
        """The rules of one family that are read and hold on a day."""
        return _on(self._families.get(family, ()), on)

    def deciders(self, code: str, form: str, on: date) -> tuple[Rule, ...]:
        """What is said on a day of this kind of organisation acting through this form of decider.

        No rule means that the book does not know; it is never permission.

        >>> from icsgov.law import england
        >>> [rule.id for rule in england().deciders("FT", "other_NHS_body", date(2022, 6, 30))]
        ['FT-09']
        """
        return _on(self._deciders.get((code, form), ()), on)

    def matters(self, code: str, kinds: Iterable[str], on: date) -> tuple[Rule, ...]:
        """What statute says on a day of matters of any of these kinds, for this organisation.

        >>> from icsgov.law import england
        >>> [rule.id for rule in england().matters("FT", ["executive-pay"], date(2024, 1, 1))]
        ['FT-14']
        """
        found = {rule.id: rule for kind in kinds for rule in self._matters.get((code, kind), ())}
        return _on(tuple(sorted(found.values(), key=lambda rule: rule.id)), on)

    def amend(self, rule: Rule) -> "RuleBook":
        """This book with the rule put in place of the one with its id, or added."""
        if self.by_id.get(rule.id) == rule:
            return self
        rules = tuple(rule if old.id == rule.id else old for old in self.rules)
        if rule.id not in self.by_id:
            rules = (*rules, rule)
        return attrs.evolve(
            self, rules=rules, version=f"{self.version}+amended:{rule.id}~{_digest(rule)}"
        )

    def repeal(self, id: str, on: date) -> "RuleBook":
        """This book with a rule that no longer holds from a day on.

        A rule repealed on or before its first day never holds, and leaves the book.

        >>> from icsgov.law import england
        >>> england().repeal("CC-09", on=date(2030, 1, 1)).version[-26:]
        '+repealed:CC-09@2030-01-01'
        """
        if not is_day(on):
            raise MalformedError("repeal", [Fault(("on",), f"expected a day, got `{on!r}`")])
        old = self.rule(id)
        version = f"{self.version}+repealed:{id}@{on}"
        start, end = old.period.start, old.period.end
        if start is not None and on <= start:
            rules = tuple(rule for rule in self.rules if rule.id != id)
            return attrs.evolve(self, rules=rules, version=version)
        if end is not None and end <= on:
            return self
        new = attrs.evolve(old, period=Period(start, on))
        rules = tuple(new if rule.id == id else rule for rule in self.rules)
        return attrs.evolve(self, rules=rules, version=version)

    @cached_property
    def _families(self) -> dict[Family, tuple[Rule, ...]]:
        return _grouped((rule.family, rule) for rule in self.rules if rule.read)

    @cached_property
    def _deciders(self) -> dict[tuple[str, str], tuple[Rule, ...]]:
        rules = self._families.get(Family.DECIDER, ())
        return _grouped(((code, rule.form), rule) for rule in rules for code in rule.delegators)

    @cached_property
    def _matters(self) -> dict[tuple[str, str], tuple[Rule, ...]]:
        rules = self._families.get(Family.MATTER, ())
        return _grouped(
            ((code, kind), rule)
            for rule in rules
            for code in rule.delegators
            for kind in rule.kinds
        )


def _digest(rule: Rule) -> str:
    """A few letters that tell two versions of a rule apart."""
    return f"{crc32(repr(rule).encode()):08x}"


def _on(rules: tuple[Rule, ...], on: date) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.period.covers(on))


def _grouped(pairs: Iterable[tuple[K, Rule]]) -> dict[K, tuple[Rule, ...]]:
    found: dict[K, list[Rule]] = {}
    for key, rule in pairs:
        found.setdefault(key, []).append(rule)
    return {key: tuple(rules) for key, rules in found.items()}


def _faults(book: RuleBook) -> Iterator[Fault]:
    if not isinstance(book.version, str) or not book.version:
        yield Fault(("version",), f"expected text, got `{book.version!r}`")
    rules = [rule for rule in book.rules if isinstance(rule, Rule)]
    for at, rule in enumerate(book.rules):
        if not isinstance(rule, Rule):
            yield Fault(("rules", at), f"expected a Rule, got `{rule!r}`")
    for id, count in Counter(rule.id for rule in rules).items():
        if count > 1:
            yield Fault(("rules", (id,), "id"), f"{count} rules have this id; it must be unique")
    codes = frozenset(dict(book.classes).get("ANY", ()))
    kinds = frozenset(dict(book.kinds))
    for rule in rules:
        yield from _unknown(rule, codes, kinds)


def _unknown(rule: Rule, codes: frozenset[str], kinds: frozenset[str]) -> Iterator[Fault]:
    for code in rule.delegators:
        if codes and code not in codes:
            yield Fault(("rules", (rule.id,), "delegators"), f"no class or code is named `{code}`")
    named = (*rule.kinds, *(kind for one in rule.conditions for kind in one.kinds))
    for kind in named:
        if kinds and kind not in kinds:
            yield Fault(("rules", (rule.id,), "kinds"), f"no kind is named `{kind}` in [kinds]")
