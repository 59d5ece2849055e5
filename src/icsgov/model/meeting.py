"""A meeting: its agenda, who was there for which items and as what, and who presided."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from icsgov.errors import Fault
from icsgov.ids import (
    BodyId,
    HasId,
    PersonId,
    Ref,
    maybe_body,
    to_bodies,
    to_body,
    to_people,
    to_person,
    to_ref,
)
from icsgov.model.body import repeats
from icsgov.model.fact import Fact
from icsgov.model.kinds import Capacity, several, to_capacity
from icsgov.model.shape import check


def to_number(value: str | int) -> str:
    """The number of an item, as text: `4` and `"4"` are one."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if whole else value  # type: ignore[return-value] # the shape check judges it


def maybe_number(value: str | int | None) -> str | None:
    """As `to_number`, with None left alone."""
    return None if value is None else to_number(value)


def maybe_ref(value: HasId | str | None) -> Ref | None:
    """A decision or its id, as its id."""
    return None if value is None else to_ref(value)


@attrs.frozen
class AgendaItem:
    """One item of an agenda: its number, what it is about, and the decision taken under it."""

    number: str = attrs.field(converter=to_number)
    title: str = ""
    decision: Ref | None = attrs.field(default=None, converter=maybe_ref)

    def __attrs_post_init__(self) -> None:
        blank = isinstance(self.number, str) and not self.number.strip()
        check(self, *([Fault(("number",), "expected a number such as 4 or `7a`")] if blank else []))


@attrs.frozen
class Present(Fact):
    """Somebody was there: as a member of bodies of the forum, or in attendance only.

    A member with no `bodies` is there for every body of the forum on which they sit; in attendance
    with none, for all those of which they are no member. A member of some bodies is in attendance
    only at the others. `from_item` is the first item that they were there for, `to_item` the last;
    left out, they were there from the beginning, or to the end.
    """

    person: PersonId = attrs.field(converter=to_person)
    bodies: tuple[BodyId, ...] = attrs.field(default=(), converter=to_bodies)
    capacity: Capacity = attrs.field(default=Capacity.MEMBER, converter=to_capacity, kw_only=True)
    from_item: str | None = attrs.field(default=None, converter=maybe_number, kw_only=True)
    to_item: str | None = attrs.field(default=None, converter=maybe_number, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *repeats("bodies", self.bodies))

    def of(self, body: str, forum: str) -> bool:
        """Whether they are recorded for a body that meets in a forum."""
        return not self.bodies or body in self.bodies or forum in self.bodies

    @property
    def member(self) -> bool:
        """Whether they were there as a member."""
        return self.capacity is Capacity.MEMBER


@attrs.frozen
class Chairing(Fact):
    """Who presided from an item on, over one body or (body left out) over all of the forum."""

    person: PersonId = attrs.field(converter=to_person)
    body: BodyId | None = attrs.field(default=None, converter=maybe_body)
    from_item: str | None = attrs.field(default=None, converter=maybe_number, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


def to_items(value: Iterable[AgendaItem] | AgendaItem) -> tuple[AgendaItem, ...]:
    """Items in the order in which they were taken."""
    return several(AgendaItem, value)  # type: ignore[no-any-return] # the shape check judges it


def maybe_present(
    value: Iterable[Present | HasId | str] | None,
) -> tuple[Present, ...] | None:
    """Everybody who was there; a bare person is a member; None is not recorded."""
    return None if value is None else _people(Present, value)


def to_chairings(
    value: Iterable[Chairing | HasId | str] | Chairing | HasId | str | None,
) -> tuple[Chairing, ...]:
    """Who presided; a bare person did so throughout; nothing is not recorded."""
    return () if value is None else _people(Chairing, value)


def _people(kind: type, value: Any) -> Any:
    if isinstance(value, str | HasId | kind) or not isinstance(value, Iterable):
        value = (value,)
    made = (one if isinstance(one, kind) else kind(one) for one in value)
    return tuple(sorted(made, key=repr))


@attrs.frozen
class Meeting(Fact):
    """A meeting of a forum on a day. It stands beside the decisions that were taken at it.

    `items` are in the order in which they were taken. `present` None says that attendance is not
    recorded, `presided` with nothing in it that it is not recorded who presided.

    >>> from datetime import date
    >>> Meeting("M1", forum="board", day=date(2024, 5, 14), items=AgendaItem(1, "Lease", "D1"),
    ...         present=["ann", Present("dan", capacity="in attendance")]).members(0, "board")
    ('ann',)
    """

    id: str
    forum: Ref = attrs.field(converter=to_ref, kw_only=True)
    day: date = attrs.field(kw_only=True)
    items: tuple[AgendaItem, ...] = attrs.field(default=(), converter=to_items, kw_only=True)
    present: tuple[Present, ...] | None = attrs.field(
        default=None, converter=maybe_present, kw_only=True
    )
    apologies: tuple[PersonId, ...] = attrs.field(default=(), converter=to_people, kw_only=True)
    presided: tuple[Chairing, ...] = attrs.field(default=(), converter=to_chairings, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *_faults(self))

    def place(self, decision: HasId | str) -> int | None:
        """The position of a decision's item on the agenda."""
        id = to_ref(decision)
        found = (place for place, one in enumerate(self.items) if one.decision == id)
        return next(found, None)

    def there(self, place: int) -> tuple[Present, ...]:
        """Those who were there for the item at a position, in whatever capacity."""
        return tuple(one for one in self.present or () if place in self.span(one))

    def members(self, place: int, body: HasId | str) -> tuple[PersonId, ...]:
        """Those there for the item at a position as members of a body of the forum."""
        id = to_body(body)
        return tuple(
            one.person for one in self.there(place) if one.member and one.of(id, self.forum)
        )

    def chairs(self, place: int) -> tuple[Chairing, ...]:
        """Who presided at the item at a position: for each body, or over all, the latest."""
        latest: dict[BodyId | None, tuple[int, Chairing]] = {}
        for one in self.presided:
            begins = self._place(one.from_item, 0)
            if begins <= place and (one.body not in latest or latest[one.body][0] < begins):
                latest[one.body] = begins, one
        return tuple(one for _, one in latest.values())

    def span(self, one: Present) -> range:
        """The positions of the items that somebody was there for."""
        return range(self._place(one.from_item, 0), self._place(one.to_item, len(self.items)) + 1)

    def _place(self, number: str | None, otherwise: int) -> int:
        found = (place for place, one in enumerate(self.items) if one.number == number)
        return otherwise if number is None else next(found, otherwise)


def _faults(meeting: Meeting) -> Iterator[Fault]:
    """What contradicts itself in a meeting; says nothing of fields of a wrong shape."""
    items = _records(meeting.items, AgendaItem)
    yield from _agenda(items)
    known = {one.number for one in items}
    present, presided = _records(meeting.present, Present), _records(meeting.presided, Chairing)
    lost = [
        Fault((name, place, end), f"no item has the number `{getattr(one, end)}`")
        for name, ends, records in (
            ("present", ("from_item", "to_item"), present),
            ("presided", ("from_item",), presided),
        )
        for place, one in enumerate(records)
        for end in ends
        if getattr(one, end) is not None and getattr(one, end) not in known
    ]
    yield from lost
    if not lost and len(items) == len(known):
        yield from _attendance(meeting, present)
        yield from _presiding(meeting, presided)
    away = meeting.apologies if isinstance(meeting.apologies, tuple) else ()
    yield from _apologies(away, {one.person for one in present})


def _records(value: Any, kind: type) -> tuple[Any, ...]:
    """The records of a field, or none where its shape is wrong (which is a fault of its own)."""
    whole = isinstance(value, tuple) and all(isinstance(one, kind) for one in value)
    return value if whole else ()


def _agenda(items: tuple[AgendaItem, ...]) -> Iterator[Fault]:
    for name in ("number", "decision"):
        seen: set[str] = set()
        for place, one in enumerate(items):
            value = getattr(one, name)
            if value is None:
                continue
            if value in seen:
                yield Fault(("items", place, name), f"a second item with the {name} `{value}`")
            seen.add(value)


def _attendance(meeting: Meeting, present: tuple[Present, ...]) -> Iterator[Fault]:
    """Somebody who left before they came, or was there twice at once."""
    seen: dict[str, list[Present]] = {}
    for place, one in enumerate(present):
        if not meeting.span(one):
            reason = f"item `{one.to_item}` comes before item `{one.from_item}`"
            yield Fault(("present", place, "to_item"), reason)
        others = seen.setdefault(one.person, [])
        if any(_at_once(meeting, one, other) for other in others):
            reason = f"`{one.person}` is recorded twice for the same item and body"
            yield Fault(("present", place), reason)
        others.append(one)


def _at_once(meeting: Meeting, one: Present, other: Present) -> bool:
    """Whether two records of one person cannot both be so: for the same items, the same bodies."""
    here, there = meeting.span(one), meeting.span(other)
    everywhere = any(each.member and not each.bodies for each in (one, other))
    same = set(one.bodies) & set(other.bodies) or not (one.bodies or other.bodies)
    return bool((same or everywhere) and set(here) & set(there))


def _presiding(meeting: Meeting, presided: tuple[Chairing, ...]) -> Iterator[Fault]:
    """Two in the chair at once, and one over all beside one for a body."""
    seen: set[tuple[Any, int]] = set()
    over_all = {one.body is None for one in presided}
    for place, one in enumerate(presided):
        spot = (one.body, meeting._place(one.from_item, 0))
        if spot in seen:
            yield Fault(("presided", place), f"`{one.person}` presided while somebody else did")
        elif len(over_all) > 1 and one.body is None:
            reason = "expected who presided over each body, or over all of them, got both"
            yield Fault(("presided", place, "body"), reason)
        seen.add(spot)


def _apologies(people: tuple[Any, ...], there: set[str]) -> Iterator[Fault]:
    yield from repeats("apologies", people)
    for place, person in enumerate(people):
        if person in there:
            reason = f"`{person}` sent apologies and is recorded as there"
            yield Fault(("apologies", place), reason)
