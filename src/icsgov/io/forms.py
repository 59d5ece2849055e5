"""Which short forms stand for which records, and what the annotations of the model do not say."""

import types
import typing
from typing import Any

import attrs

from icsgov.errors import MalformedError
from icsgov.explain import Citation
from icsgov.ids import Ref
from icsgov.model.authority import (
    THRESHOLDS,
    ApprovalRule,
    Attestation,
    Delegation,
    Reservation,
)
from icsgov.model.bearing import Bearing
from icsgov.model.body import Body
from icsgov.model.decision import (
    EXCEPTIONS,
    Attendance,
    Decision,
    Notice,
    Presiding,
    Recusal,
)
from icsgov.model.matter import Figure, Limit, Matter, Path, Total
from icsgov.model.meeting import Chairing, Present
from icsgov.model.organisation import Tenure
from icsgov.model.risk import Control, Treatment
from icsgov.model.rota import Rota
from icsgov.model.shape import in_words
from icsgov.model.voting import OF, Clause, Share, VotingRule

BARE: dict[type, str] = {
    Citation: "text",
    Limit: "amount",
    Figure: "amount",
    Total: "amount",
    Attestation: "condition",
    Attendance: "person",
    Presiding: "person",
    Recusal: "person",
    Present: "person",
    Chairing: "person",
    Tenure: "person",
    Notice: "given",
    Control: "name",
    Bearing: "risk",
}
"""Records that may be written as the value of one field, where the others have their defaults."""

CHOICES: dict[tuple[type, str], tuple[str, ...]] = {
    (Share, "of"): OF,
    (ApprovalRule, "threshold"): THRESHOLDS,
    (Notice, "exception"): EXCEPTIONS,
}
"""Fields that are text in the model and take a few words only."""

WANTED: dict[tuple[type, str], str] = {
    (Delegation, "matters"): "matter",
    (Reservation, "matters"): "matter",
    (ApprovalRule, "matters"): "matter",
    (Decision, "matters"): "matter",
    (VotingRule, "clauses"): "clause",
    (Treatment, "matters"): "matter",
    (Treatment, "parts"): "organisation that acts",
    (Rota, "stints"): "stint",
}
"""Lists of which the model wants at least one, and the word for what is in them."""

LISTED = frozenset({"seats"})
"""Fields that are lists even of one, as they are for the constructors."""

SINGULAR = frozenset({"quorum", "rule"})
"""Fields with a name for one thing: of one, they are written as that one."""

TAGGED: dict[type, str] = {
    kind: in_words(kind) for union in (Body, Clause) for kind in typing.get_args(union)
}
"""The records that say what they are in a key `type`, as one of several that may stand there."""


def bare(hint: Any) -> Any:
    """An annotation without its `None`."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        kept = [one for one in typing.get_args(hint) if one is not type(None)]
        return kept[0] if len(kept) == 1 else hint
    return hint


def takes_none(hint: Any) -> bool:
    """Whether an annotation allows `None`."""
    return type(None) in typing.get_args(hint)


def item_of(hint: Any) -> Any:
    """What a tuple is of, or None where the annotation is of no tuple."""
    hint = bare(hint)
    return typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None


def kinds_of(hint: Any) -> tuple[type, ...]:
    """The members of a union of records, or nothing for any other annotation."""
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return ()
    kinds = typing.get_args(hint)
    return kinds if all(map(attrs.has, kinds)) else ()


def hint_of(cls: Any, field: "attrs.Attribute[Any]") -> Any:
    """What a field holds: its annotation, but a record's own id is more than text."""
    if field.name != "id":
        return field.type
    return Path if cls is Matter else Ref


def fields_of(cls: Any) -> list["attrs.Attribute[Any]"]:
    """The fields of a record as they are written: where a fact comes from is last."""
    return sorted(attrs.fields(cls), key=lambda field: field.name in ("source", "recorded"))


def converted(field: "attrs.Attribute[Any]", value: Any) -> Any:
    """What the constructor makes of a value for a field before it is checked."""
    return field.converter(value) if callable(field.converter) else value


def none_is_nothing(field: "attrs.Attribute[Any]") -> bool:
    """Whether the constructor takes None for a list with nothing in it."""
    try:
        return bool(converted(field, None) == ())
    except (TypeError, AttributeError, MalformedError):
        return False
