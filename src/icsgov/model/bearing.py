"""What a decision has to do with risk: which it bears on, who challenged it, who looked again."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from icsgov.ids import HasId, OrgId, Ref, maybe_org, to_ref
from icsgov.model.fact import Fact
from icsgov.model.history import to_refs
from icsgov.model.kinds import in_order, several
from icsgov.model.rating import Rating, maybe_rating
from icsgov.model.shape import check


def to_risk(value: HasId | str) -> str:
    """A risk or its id, as its id."""
    return str(value.id) if isinstance(value, HasId) else value


@attrs.frozen
class Bearing(Fact):
    """A risk that a decision bears on, and what the decision is expected to make of it.

    `organisation` says for whom; left out, for every one that the risk touches. `after` is the
    rating that is expected; None, that nobody has said.
    """

    risk: str = attrs.field(converter=to_risk)
    organisation: OrgId | None = attrs.field(default=None, converter=maybe_org, kw_only=True)
    after: Rating | None = attrs.field(default=None, converter=maybe_rating, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class CallOver(Fact):
    """A challenge, informal and before the decision, to what was about to be decided.

    `by` is who challenged it, `challenge` and `answer` are what was said in a few words.
    """

    day: date
    by: tuple[Ref, ...] = attrs.field(converter=to_refs, kw_only=True)
    challenge: str = attrs.field(default="", kw_only=True)
    answer: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class LookBack(Fact):
    """Looking again at a decision that was taken.

    `mitigated` says whether the risk that it was about was dealt with, `amend` whether the decision
    is to be amended; None, that it was not said.
    """

    day: date
    by: Ref = attrs.field(converter=to_ref, kw_only=True)
    mitigated: bool | None = attrs.field(default=None, kw_only=True)
    amend: bool | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


def to_bearings(
    value: Iterable[Bearing | HasId | str] | Bearing | HasId | str,
) -> tuple[Bearing, ...]:
    """The risks that a decision bears on; a bare id is that risk."""
    if isinstance(value, str | HasId | Bearing):
        value = (value,)
    found: Any = several(Bearing, value)
    if isinstance(found, tuple):
        found = tuple(one if isinstance(one, Bearing) else Bearing(one) for one in found)
    return in_order(found, Bearing, repr)  # type: ignore[no-any-return] # shape check


def to_call_overs(value: Iterable[CallOver] | CallOver) -> tuple[CallOver, ...]:
    """Call-overs in the order of their days."""
    return in_order(several(CallOver, value), CallOver, lambda one: (str(one.day), repr(one)))  # type: ignore[no-any-return] # shape check


def to_look_backs(value: Iterable[LookBack] | LookBack) -> tuple[LookBack, ...]:
    """Look-backs in the order of their days."""
    return in_order(several(LookBack, value), LookBack, lambda one: (str(one.day), repr(one)))  # type: ignore[no-any-return] # shape check
