"""Power that may be used when something cannot wait for a meeting, and who was consulted first."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from icsgov.errors import Fault
from icsgov.explain import Citation
from icsgov.ids import HasId, Ref, to_ref
from icsgov.model.fact import Fact, to_source
from icsgov.model.kinds import Otherwise, in_order, maybe_otherwise, several
from icsgov.model.shape import check
from icsgov.model.voting import Including, to_including
from icsgov.period import Every


def to_grounds(value: Iterable[str] | str) -> tuple[str, ...]:
    """One text or several, in order."""
    return in_order(several(str, value), str, str)  # type: ignore[no-any-return] # shape check


def to_refs(value: Iterable[HasId | str] | HasId | str) -> tuple[Ref, ...]:
    """Anything that can be asked, one or several, as ids in order."""
    one = isinstance(value, str | HasId) or not isinstance(value, Iterable)
    found: Any = (value,) if one else value
    return tuple(sorted((to_ref(each) for each in found), key=str))


def maybe_every(value: Every | int | None) -> Every | None:
    """An interval; a bare number above nought is so many days."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    if whole and 0 < value <= MOST_DAYS:  # type: ignore[operator] # it is a number
        return Every(days=value)  # type: ignore[arg-type] # it is a number
    return value  # type: ignore[return-value] # the shape check names what is no interval


MOST_DAYS = 10_000
"""More days than anybody gives for a ratification; a larger number is a slip."""


@attrs.frozen(kw_only=True)
class Urgent:
    """What makes a delegation one for urgent decisions only.

    Each of `grounds` has to be attested on the decision as holding, each of `barred_by` as not
    holding. Before they act, those who hold the power consult everybody in `consulted` (people,
    offices, bodies) and, by `consulted_of`, so many of a class of seats of the body that gave the
    power. That body ratifies by its next meeting or, where `ratify_by` says so, within a time (a
    bare number is of days) from the day on which the power was used. `otherwise` says what follows
    where it does not: the decision lapses, can be challenged, or stands; None, that the terms do
    not say.
    """

    grounds: tuple[str, ...] = attrs.field(default=(), converter=to_grounds)
    barred_by: tuple[str, ...] = attrs.field(default=(), converter=to_grounds)
    consulted: tuple[Ref, ...] = attrs.field(default=(), converter=to_refs)
    consulted_of: tuple[Including, ...] = attrs.field(default=(), converter=to_including)
    ratify_by: Every | None = attrs.field(default=None, converter=maybe_every)
    otherwise: Otherwise | None = attrs.field(default=None, converter=maybe_otherwise)
    source: Citation | None = attrs.field(default=None, converter=to_source)

    def __attrs_post_init__(self) -> None:
        check(self, *_faults(self))

    def last_day(self, used: date, meeting: date | None) -> date | None:
        """The day by which a use of the power has to be ratified, as far as it is known.

        `meeting` is the day of the next meeting, where that is on file. One before the day on which
        the power was used is not the next.

        >>> Urgent(ratify_by=28).last_day(date(2024, 5, 1), None)
        datetime.date(2024, 5, 29)
        """
        if self.ratify_by is not None:
            return self.ratify_by.after(used)
        return meeting if meeting is not None and meeting >= used else None


def _faults(urgent: Urgent) -> list[Fault]:
    """Terms that bar what they ask for, and a class of which nobody is asked."""
    found = []
    if isinstance(urgent.barred_by, tuple) and isinstance(urgent.grounds, tuple):
        found += [
            Fault(("barred_by", place), f"`{one}` is asked for as a ground and bars it too")
            for place, one in enumerate(urgent.barred_by)
            if one in urgent.grounds
        ]
    for place, part in enumerate(urgent.consulted_of):
        if isinstance(part, Including) and part.count == 0:
            reason = "expected at least one of them to be consulted"
            found.append(Fault(("consulted_of", place, "count"), reason))
    return found


@attrs.frozen
class Consultation(Fact):
    """Somebody was consulted on a decision before it: a person, an office or a body, on a day."""

    who: Ref = attrs.field(converter=to_ref)
    day: date

    def __attrs_post_init__(self) -> None:
        check(self)


def to_consultations(
    value: Iterable[Consultation] | Consultation,
) -> tuple[Consultation, ...]:
    """Consultations, whose order means nothing."""
    if isinstance(value, Consultation):
        return (value,)
    found: Any = value
    return tuple(sorted(found, key=repr)) if isinstance(value, Iterable) else found
