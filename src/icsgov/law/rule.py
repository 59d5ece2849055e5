"""One proposition of law, and the words that it is made of."""

import enum
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from icsgov.errors import MalformedError
from icsgov.explain import Basis, Citation
from icsgov.period import ALWAYS, Period


@enum.unique
class Family(enum.Enum):
    """What a rule is about."""

    DECIDER = "decider"
    MATTER = "matter"
    PROCEDURE = "procedure"
    VOTE = "vote"
    LINK = "link"
    STANDING = "standing"
    EFFECT = "effect"


@enum.unique
class Ruling(enum.Enum):
    """What a rule says of its subject."""

    ALLOWED = "allowed"
    NOT_ALLOWED = "not_allowed"
    CONDITIONAL = "conditional"


@enum.unique
class MetBy(enum.Enum):
    """What answers a condition: the arrangement's source, a computation, or a recorded fact."""

    SOURCE = "source"
    COMPUTED = "computed"
    FACT = "fact"


@enum.unique
class Mode(enum.Enum):
    """What a rule of the matter family does to a matter of its kinds."""

    DECIDER = "decider"
    APPROVAL = "approval"
    BAR = "bar"
    COMPOSITION = "composition"
    SIDE = "side"


def _one(of: type[enum.Enum], value: Any) -> Any:
    """A member for itself or its value; what is neither is left for the check to find."""
    return next((one for one in of if value is one or value == one.value), value)


def _family(value: Any) -> Any:
    return _one(Family, value)


def _basis(value: Any) -> Any:
    return _one(Basis, value)


def _outcome(value: Any) -> Any:
    return _one(Ruling, value)


def _met_by(value: Any) -> Any:
    return _one(MetBy, value)


def _mode(value: Any) -> Any:
    return _one(Mode, value)


def _many(value: Any) -> Any:
    return tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else value


def _pairs(value: Any) -> Any:
    if isinstance(value, Mapping):
        return tuple(value.items())
    return tuple(map(_many, value)) if isinstance(value, (list, tuple)) else value


def _shaped(value: Any) -> None:
    from icsgov.law.shape import faults_in  # shape reads these classes

    faults = faults_in(value)
    if faults:
        raise MalformedError(type(value).__name__.lower(), faults)


@attrs.frozen
class Condition:
    """Something that a conditional rule needs. `kinds` limits it to matters of those kinds.

    >>> Condition("regulations", "fact").met_by
    <MetBy.FACT: 'fact'>
    """

    name: str
    met_by: MetBy = attrs.field(converter=_met_by)
    kinds: tuple[str, ...] = attrs.field(default=(), converter=_many)

    def __attrs_post_init__(self) -> None:
        """Refuse a wrong shape, every fault at once."""
        _shaped(self)


@attrs.frozen(kw_only=True, cache_hash=True)
class Rule:
    """One proposition of law, with its dates, scope, citation and basis.

    `delegators` are the organisations it is about, by their codes; `power` is the power that it
    states or denies, empty where it denies that there is any. `form` is a form of decider, or the
    kind of forum that an effect comes from. `forms` are the forms that a bar shuts out, the bodies
    that a rule of procedure is about (`board`, `full_council`, `committee`, `joint_committee`,
    `executive`, `individual`), or those to whom a link passes on; where it is empty, any. `by` is
    the named decider or approver. `note` says why a rule is not read; a rule with a note decides
    nothing.

    >>> Rule(id="X-1", family="standing", subject="abolished", outcome="not_allowed",
    ...      says="X is no more.", citation=Citation("an Act"), basis="S").read
    True
    """

    id: str
    family: Family = attrs.field(converter=_family)
    says: str
    citation: Citation
    basis: Basis = attrs.field(converter=_basis)
    period: Period = ALWAYS
    checked: date | None = None
    delegators: tuple[str, ...] = attrs.field(default=(), converter=_many)
    power: str = ""
    outcome: Ruling = attrs.field(default=Ruling.ALLOWED, converter=_outcome)
    form: str = ""
    conditions: tuple[Condition, ...] = attrs.field(default=(), converter=_many)
    mode: Mode | None = attrs.field(default=None, converter=_mode)
    kinds: tuple[str, ...] = attrs.field(default=(), converter=_many)
    by: str = ""
    threshold: str = ""
    forms: tuple[str, ...] = attrs.field(default=(), converter=_many)
    side: str = ""
    subject: str = ""
    value: tuple[tuple[str, str | int], ...] = attrs.field(default=(), converter=_pairs)
    note: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a wrong shape, every fault at once."""
        _shaped(self)

    @property
    def read(self) -> bool:
        """Whether `resolve` reads it."""
        return not self.note

    @property
    def values(self) -> dict[str, str | int]:
        """The figures of a rule of procedure, or the answer of a rule of effect."""
        return dict(self.value)
