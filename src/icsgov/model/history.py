"""The history of a risk or an issue: a line for each act, with what it changed."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from icsgov.errors import Fault
from icsgov.ids import Ref, to_ref
from icsgov.model.fact import Fact
from icsgov.model.kinds import Act, Ownership, maybe_ownership, several, to_act
from icsgov.model.rating import Rating, maybe_rating
from icsgov.model.shape import check


def maybe_ref(value: Any) -> Ref | None:
    """Anything that can hold power, as its id; None left alone."""
    return None if value is None else to_ref(value)


def maybe_refs(value: Any) -> tuple[Ref, ...] | None:
    """Several that can hold power, as ids in order; None left alone."""
    return None if value is None else to_refs(value)


def to_refs(value: Any) -> tuple[Ref, ...]:
    """One or several that can hold power, as ids in order."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        return (to_ref(value),)
    return tuple(sorted(map(to_ref, value), key=str))


@attrs.frozen
class Standing:
    """What acts change: who owns it, how far that is settled, its tier, its ratings, its end.

    In a line of history a field that is None was not changed.
    """

    owner: Ref | None = attrs.field(default=None, converter=maybe_ref, kw_only=True)
    ownership: Ownership | None = attrs.field(default=None, converter=maybe_ownership, kw_only=True)
    shared_with: tuple[Ref, ...] | None = attrs.field(
        default=None, converter=maybe_refs, kw_only=True
    )
    tier: str | None = attrs.field(default=None, kw_only=True)
    current: Rating | None = attrs.field(default=None, converter=maybe_rating, kw_only=True)
    target: Rating | None = attrs.field(default=None, converter=maybe_rating, kw_only=True)
    closed: date | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)

    def said(self) -> dict[str, Any]:
        """The fields that say something, by name."""
        named = {name: getattr(self, name) for name in STANDING}
        return {name: value for name, value in named.items() if value is not None}


STANDING = tuple(field.name for field in attrs.fields(Standing))
"""The names of what acts change."""

NOTHING = Standing()


@attrs.frozen
class Line(Fact):
    """One line of history: an act, its day, the body whose act it was, and what it changed.

    `was` and `now` hold only what changed, before and after. `accepted_by` is the body that took
    over (or, where it declined, that did not); `because` says why in a few words.
    """

    day: date
    act: Act = attrs.field(converter=to_act)
    by: Ref = attrs.field(converter=to_ref, kw_only=True)
    was: Standing = attrs.field(default=NOTHING, kw_only=True)
    now: Standing = attrs.field(default=NOTHING, kw_only=True)
    accepted_by: Ref | None = attrs.field(default=None, converter=maybe_ref, kw_only=True)
    because: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *self._faults())

    def _faults(self) -> Iterator[Fault]:
        if not isinstance(self.was, Standing) or not isinstance(self.now, Standing):
            return
        told = self.now.said()
        for name in self.was.said():
            if name not in told and name not in CLEARED:
                yield Fault(("now", name), "expected what it was changed to")


CLEARED = frozenset({"closed", "target", "current", "shared_with"})
"""What a change may leave with nothing."""


def to_lines(value: Iterable[Line] | Line) -> tuple[Line, ...]:
    """Lines of history, in the order in which they were written."""
    return several(Line, value)  # type: ignore[no-any-return] # the shape check judges it


def changed(line: Line) -> tuple[str, ...]:
    """The names of what a line changed."""
    said = {**line.was.said(), **line.now.said()}
    return tuple(name for name in STANDING if name in said)


def value_in(side: Standing, name: str) -> Any:
    """What one side of a change says of a field; nobody, where it says nothing of others."""
    found = getattr(side, name)
    return () if found is None and name == "shared_with" else found


def undone(standing: dict[str, Any], line: Line) -> dict[str, Any]:
    """What stood before a line was written."""
    return {**standing, **{name: value_in(line.was, name) for name in changed(line)}}


def done(standing: dict[str, Any], line: Line) -> dict[str, Any]:
    """What stands after a line was written."""
    return {**standing, **{name: value_in(line.now, name) for name in changed(line)}}


def history_faults(present: dict[str, Any], lines: object) -> Iterator[Fault]:
    """Where the present state is not what the lines leave, and lines out of order."""
    if not isinstance(lines, tuple) or not all(isinstance(one, Line) for one in lines):
        return
    standing = dict(present)
    for place in reversed(range(len(lines))):
        line = lines[place]
        for name in changed(line):
            left, found = value_in(line.now, name), standing[name]
            if left != found:
                reason = f"leaves `{name}` as {shown(left)}, and it goes on as {shown(found)}"
                yield Fault(("history", place, "now", name), f"the line of {line.day} {reason}")
        standing = undone(standing, line)
    days = [one.day for one in lines]
    for place in range(1, len(days)):
        if days[place] < days[place - 1]:
            reason = f"{days[place]} is before the line before it ({days[place - 1]})"
            yield Fault(("history", place, "day"), reason)


def shown(value: Any) -> str:
    """A value of the state in a message."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    return f"`{getattr(value, 'value', value)}`"
