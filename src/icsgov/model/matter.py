"""Matters: what may be decided, as paths; and the figures and limits that go with them."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any, NewType

import attrs

from icsgov.errors import Fault, MalformedError
from icsgov.ids import HasId
from icsgov.model.fact import Fact
from icsgov.model.kinds import (
    Over,
    Per,
    Side,
    Vat,
    in_order,
    maybe_side,
    several,
    to_over,
    to_per,
    to_vat,
)
from icsgov.model.shape import check, shown

Path = NewType("Path", str)
"""A matter, such as `service/change`: it covers itself and what begins with it."""

_PATH = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+){0,39}")


@lru_cache(maxsize=100_000)
def ancestors(path: str) -> tuple[str, ...]:
    """The path and every wider one, the narrowest first.

    >>> ancestors("service/change/site")
    ('service/change/site', 'service/change', 'service')
    """
    parts = path.split("/")
    return tuple("/".join(parts[:count]) for count in range(len(parts), 0, -1))


def covers(wide: str, narrow: str) -> bool:
    """Whether the first path covers the second.

    >>> covers("service", "service/change"), covers("service", "services")
    (True, False)
    """
    return wide in ancestors(narrow)


def path_faults(name: str, paths: Iterable[str]) -> list[Fault]:
    """What is wrong with paths."""
    if not isinstance(paths, tuple | list):  # the shape check says so
        return []
    reason = "expected a path of lower-case letters, digits and hyphens such as `service/change`"
    return [
        Fault((name, place), f"{reason}, got {shown(path)}")
        for place, path in enumerate(paths)
        if not isinstance(path, str) or not _PATH.fullmatch(path)
    ]


def path_faults_of(name: str, path: str) -> list[Fault]:
    """What is wrong with one path."""
    return [Fault((name,), one.message) for one in path_faults(name, [path])]


def to_paths(value: Iterable[HasId | str] | HasId | str) -> tuple[Path, ...]:
    """Paths or matters, one or several, as paths in order."""
    if isinstance(value, str | HasId):
        value = (value,)
    if not isinstance(value, Iterable):
        return value
    plain: list[Any] = [one if isinstance(one, str) else getattr(one, "id", one) for one in value]
    return tuple(sorted(plain, key=str))


def to_path(value: HasId | str) -> Path:
    """A path or a matter, as a path."""
    plain: Any = value
    return plain if isinstance(value, str) else getattr(value, "id", plain)  # type: ignore[no-any-return] # judged by the shape check


def maybe_path(value: HasId | str | None) -> Path | None:
    """A path or a matter, as a path; None for not recorded."""
    return None if value is None else to_path(value)


def maybe_kinds(value: Iterable[str] | str | None) -> tuple[str, ...] | None:
    """Kinds of matter; None for not considered."""
    return in_order(several(str, value), str, str)  # type: ignore[no-any-return] # shape check


@attrs.frozen
class Matter(Fact):
    """What is known of a matter and of everything narrower.

    `kinds` come from the closed list that the rulebook publishes; statute attaches to them. `None`
    says that nobody considered them, `()` that none applies. `side` says on which side of a council
    its function lies.
    """

    id: str
    kinds: tuple[str, ...] | None = attrs.field(default=None, converter=maybe_kinds, kw_only=True)
    side: Side | None = attrs.field(default=None, converter=maybe_side, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *path_faults("id", [self.id]))


Money = Decimal | int | str


def to_amount(value: Decimal | int | str) -> Decimal:
    """Pounds. A float is refused: it has already lost the pennies."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and _AMOUNT.fullmatch(value):
        return Decimal(value)
    return value  # type: ignore[return-value] # the shape check names what is no amount


_AMOUNT = re.compile(r"-?\d{1,30}(\.\d{1,30})?")


@attrs.frozen(cache_hash=True)
class Figure:
    """An amount that a decision is about: pounds sterling, for what, with or without VAT."""

    amount: Decimal = attrs.field(converter=to_amount)
    basis: Per = attrs.field(default=Per.DECISION, converter=to_per, kw_only=True)
    vat: Vat = attrs.field(default=Vat.OUT, converter=to_vat, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)

    @property
    def measure(self) -> tuple[Per, Vat]:
        """What the amount is an amount of."""
        return self.basis, self.vat


@attrs.frozen
class Limit:
    """A ceiling or a threshold: pounds sterling, for what, with or without VAT.

    `inclusive` says whether the boundary itself is within the limit.
    """

    amount: Decimal = attrs.field(converter=to_amount)
    basis: Per = attrs.field(default=Per.DECISION, converter=to_per, kw_only=True)
    vat: Vat = attrs.field(default=Vat.OUT, converter=to_vat, kw_only=True)
    inclusive: bool = attrs.field(default=True, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)

    @property
    def measure(self) -> tuple[Per, Vat]:
        """What the amount is an amount of."""
        return self.basis, self.vat

    def allows(self, amount: Decimal) -> bool:
        """Whether an amount is within the limit.

        >>> Limit(1000).allows(Decimal(1000)), Limit(1000, inclusive=False).allows(Decimal(1000))
        (True, False)
        """
        return amount <= self.amount if self.inclusive else amount < self.amount


@attrs.frozen
class Total:
    """How much may be decided altogether: pounds sterling, over a year or for good.

    Each decision uses up its own figure, with or without VAT as `vat` says. With `each_matter`
    every matter that the delegation names has a total of its own. `inclusive` says whether the
    boundary itself is within it.
    """

    amount: Decimal = attrs.field(converter=to_amount)
    over: Over = attrs.field(default=Over.FINANCIAL_YEAR, converter=to_over, kw_only=True)
    vat: Vat = attrs.field(default=Vat.OUT, converter=to_vat, kw_only=True)
    each_matter: bool = attrs.field(default=False, kw_only=True)
    inclusive: bool = attrs.field(default=True, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)

    @property
    def limit(self) -> Limit:
        """The limit that it is for one decision alone."""
        return Limit(self.amount, vat=self.vat, inclusive=self.inclusive)


def to_totals(value: Iterable[Total] | Total | Money | None) -> tuple[Total, ...]:
    """Totals, one or several; a bare number is pounds in a financial year, VAT out, boundary in."""
    if value is None:
        return ()
    if isinstance(value, str) or not isinstance(value, Iterable):
        return (_amount(Total, value),)
    made = tuple(_amount(Total, one) for one in value)
    return in_order(made, Total, repr)  # type: ignore[no-any-return] # shape check


def to_limits(value: Iterable[Limit] | Limit | Money | None) -> tuple[Limit, ...]:
    """Limits, one or several; a bare number is pounds, this decision, VAT out, boundary in."""
    return () if value is None else _amounts(Limit, value)


def maybe_limit(value: Limit | Money | None) -> Limit | None:
    """As `to_limits`, for one."""
    return None if value is None else _amount(Limit, value)


def maybe_figures(value: Iterable[Figure] | Figure | Money | None) -> tuple[Figure, ...] | None:
    """Figures, one or several; a bare number is pounds, this decision, VAT out; None is unknown."""
    return None if value is None else _amounts(Figure, value)


def _amount(kind: Any, value: Any) -> Any:
    """A `Limit` or `Figure` from a bare number; anything else is left for the shape check."""
    try:
        return value if isinstance(value, kind) else kind(value)
    except MalformedError:
        return value


def _amounts(kind: Any, value: Any) -> Any:
    if isinstance(value, str | kind) or not isinstance(value, Iterable):
        made = _amount(kind, value)
        return (made,) if isinstance(made, kind) else made
    return tuple(sorted((_amount(kind, one) for one in value), key=_amount_order))


def _amount_order(one: Any) -> tuple[int, str, Decimal]:
    if isinstance(one, Limit | Figure):
        return list(Per).index(one.basis), one.vat.value, one.amount
    return len(Per), "", Decimal(0)
