"""Call-in by scrutiny: what was asked of a council's decision, and what its constitution says."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from icsgov.errors import Fault
from icsgov.ids import BodyId, OrgId, to_bodies, to_body, to_org
from icsgov.model.body import repeats
from icsgov.model.fact import Fact
from icsgov.model.kinds import Asks, in_order, several, to_asks
from icsgov.model.shape import check
from icsgov.period import ALWAYS, Period, is_day


def maybe_bodies(value: Any) -> tuple[BodyId, ...] | None:
    """Bodies or their ids, as ids in order; None left alone."""
    return None if value is None else to_bodies(value)


@attrs.frozen
class CallIn(Fact):
    """A body's asking that a decision be looked at again before it is carried out.

    `answered` is the day on which that was done, and `answer` what came of it in a few words; None,
    that it was not done.
    """

    by: BodyId = attrs.field(converter=to_body)
    day: date
    asks: Asks = attrs.field(default=Asks.RECONSIDER, converter=to_asks, kw_only=True)
    answered: date | None = attrs.field(default=None, kw_only=True)
    answer: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = []
        if is_day(self.answered) and is_day(self.day) and self.answered < self.day:  # type: ignore[operator] # days
            reason = f"{self.answered} is before the call-in of {self.day}"
            faults.append(Fault(("answered",), reason))
        if self.answer and self.answered is None:
            faults.append(Fault(("answered",), "expected the day of the answer"))
        check(self, *faults)


def to_call_ins(value: Iterable[CallIn] | CallIn) -> tuple[CallIn, ...]:
    """Call-ins in the order of their days."""
    return in_order(several(CallIn, value), CallIn, lambda one: (str(one.day), repr(one)))  # type: ignore[no-any-return] # shape check


@attrs.frozen
class CallInRule(Fact):
    """What a council's constitution says of call-in.

    It has to come within so many `working_days` after publication. `by` are the bodies that may
    call in; left out, every scrutiny committee of the council. `suspends` says whether the decision
    may not be carried out meanwhile; None, that this is not recorded.
    """

    id: str
    organisation: OrgId = attrs.field(converter=to_org, kw_only=True)
    working_days: int = attrs.field(kw_only=True)
    by: tuple[BodyId, ...] | None = attrs.field(default=None, converter=maybe_bodies, kw_only=True)
    suspends: bool | None = attrs.field(default=None, kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = repeats("by", self.by or ())
        if self.by == ():
            faults.append(Fault(("by",), "expected at least one body, or None for all"))
        if isinstance(self.working_days, int) and self.working_days > MOST_DAYS:
            reason = f"expected at most {MOST_DAYS} working days, got {self.working_days}"
            faults.append(Fault(("working_days",), reason))
        check(self, *faults)


MOST_DAYS = 250
"""About a year of working days; a larger number is a slip."""
