"""All axes, where each applies, and the worlds that their values and pairs of values make."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple
from zlib import crc32

import scope_meeting as meeting
import scope_power as power
from scope_forms import FORMS, Place, Variant, scene, variants
from scope_parts import Scene, Value

from icsgov.testing import World


def always(place: Place) -> bool:
    """Everywhere."""
    return place.form != "advisory group"


def anywhere(place: Place) -> bool:
    """Everywhere, where people only recommend included."""
    return True


def votes(place: Place) -> bool:
    """Where a body decides by votes."""
    return place.body is not None


def alone(place: Place) -> bool:
    """Where somebody decides alone."""
    return bool(place.alone)


def grouped(place: Place) -> bool:
    """Where somebody decides alone in a group."""
    return bool(place.alone and place.seats)


def posted(place: Place) -> bool:
    """Where whoever decides alone holds a post."""
    return "post" in place.slots


def chained(place: Place) -> bool:
    """Where a chain leads to whoever decides."""
    return bool(place.chain)


def twice(place: Place) -> bool:
    """Where the chain has two links."""
    return len(place.chain) > 1


def below(place: Place) -> bool:
    """Where a committee of A decides."""
    return place.body in ("committee", "sub") and not place.form.startswith("another")


def council(place: Place) -> bool:
    """Where the organisation is a council."""
    return place.variant.kind.is_council


def other(place: Place) -> bool:
    """Where power was given to another organisation."""
    return place.form.startswith(("another", "outside"))


Applies = Callable[[Place], bool]
AXES: dict[str, tuple[Applies, Callable[[Place], meeting.Table]]] = {
    "role": (always, meeting.role),
    "membership": (votes, meeting.membership),
    "vote of 1": (votes, meeting.vote_1),
    "vote of 2": (votes, meeting.vote_2),
    "vote of 3": (votes, meeting.vote_3),
    "room": (votes, meeting.room),
    "recusal": (votes, meeting.recusal),
    "attendance": (votes, meeting.attendance),
    "presiding": (votes, meeting.presiding),
    "quorum": (votes, meeting.quorum),
    "rule": (votes, meeting.rule),
    "decider": (alone, meeting.decides_alone),
    "post": (posted, meeting.post),
    "word": (alone, meeting.word),
    "interest": (alone, meeting.interest),
    "seat": (grouped, meeting.group_seat),
    "there": (grouped, meeting.there_in_group),
    "notice": (always, meeting.notice),
    "link": (chained, power.link),
    "power": (chained, power.power),
    "passing on": (twice, power.passing_on),
    "condition": (chained, power.condition),
    "word of law": (chained, power.word_of_law),
    "ceiling": (chained, power.ceiling),
    "figures": (always, power.figures),
    "reservation": (always, power.reservation),
    "kinds": (anywhere, power.kinds),
    "side": (council, power.side),
    "approval": (always, power.approval),
    "scheme": (always, power.scheme),
    "statute": (below, power.statute),
    "parent": (below, power.parent),
    "afterwards": (always, power.afterwards),
    "succession": (always, power.succession),
    "asked": (anywhere, power.asked),
    "existence": (anywhere, power.existence),
    "whom": (anywhere, power.whom),
    "receiver": (other, power.receiver),
    "several": (always, power.several),
}


class Case(NamedTuple):
    """A world in the making: a scene, and the values to put in it."""

    place: Any
    scene: Scene
    values: tuple[Value, ...] = ()

    def world(self) -> World | None:
        """The world; None where the values do not go together."""
        return self.scene.world(*self.values)

    def __str__(self) -> str:
        said = " + ".join(map(str, self.values)) or "base"
        return f"{self.place.form} | {self.place.variant} | {self.place.day} | {said}"


def axes(place: Place) -> dict[str, list[Value]]:
    """The values of each axis that applies in a place."""
    found = {}
    for name, (applies, table) in AXES.items():
        if applies(place):
            found[name] = [Value(name, one, put) for one, put in table(place).items()]
    return {name: values for name, values in found.items() if values}


def pairs(known: dict[str, list[Value]]) -> Iterator[tuple[Value, Value]]:
    """Every pair of values of two different axes."""
    for one, two in combinations(known.values(), 2):
        for first in one:
            for second in two:
                yield first, second


KINDS_ALIKE = (
    ("FT",),
    ("NHST", "CARE_TRUST"),
    ("CCG", "ICB", "NHSE"),
    ("LA, executive", "DISTRICT, executive"),
    ("LA, council", "LA, one board", "DISTRICT, council", "DISTRICT, one board"),
    ("SOS", "SPHA", "LHB", "CA", "CCA", "COMPANY", "CHARITY", "PARTNERSHIP", "OTHER"),
)
"""Kinds whose law is alike: of each group one kind is taken for each pair, in turn."""


@cache
def alike(form: str, variant: Variant) -> dict[str, tuple[str, ...]]:
    """Which kinds of the variant's group have each value and each day."""
    (group,) = (one for one in KINDS_ALIKE if str(variant) in one)
    found: dict[str, tuple[str, ...]] = {}
    for other in variants():
        if str(other) in group:
            place, _ = scene(form, other, other.home)
            named = [str(one) for values in axes(place).values() for one in values]
            for name in (*named, *map(str, other.days)):
                found[name] = (*found.get(name, ()), str(other))
    return found


def in_turn(form: str, variant: Variant, first: str, second: str) -> bool:
    """Whether it is this kind's turn, of those alike, to have two values, or a value and a day."""
    having = alike(form, variant)
    both = shared(having.get(first, ()), having[second])
    if len(both) < 2:
        return True
    return both[crc32(f"{first} + {second}".encode()) % len(both)] == str(variant)


@cache
def shared(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds that are among both."""
    return tuple(one for one in some if one in others)


def cases(form: str, variant: Variant) -> Iterator[Case]:
    """The base on every day, and every value at home; where it is this kind's turn, every value on
    every other day, and every pair of values at home.
    """
    for day in variant.days:
        place, parts = scene(form, variant, day)
        known = axes(place)
        yield Case(place, parts)
        for one in (one for values in known.values() for one in values):
            if day == variant.home or in_turn(form, variant, str(one), str(day)):
                yield Case(place, parts, (one,))
        if day == variant.home:
            for two in pairs(known):
                if in_turn(form, variant, *map(str, two)):
                    yield Case(place, parts, two)


def jobs() -> list[tuple[str, Variant]]:
    """Every form with every kind."""
    return [(form, variant) for form in FORMS for variant in variants()]
