"""The part of the small scope that is asked every day.

For each form of meeting: every value of every axis, at home and on another day, each for one of the
kinds that have it; and for every pair of axes a pair of values, in a third of the forms that have
both. Kinds, days and forms are taken in turn. For joint committees, parties are two.
"""

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import combinations
from typing import Any
from zlib import crc32

import scope_joint
from scope_axes import AXES, Case, axes, in_turn
from scope_forms import FORMS, Place, Variant, scene, variants
from scope_parts import Scene, Value

JOINT = "joint committee"


def turn(name: str, among: list[Any]) -> Any:
    """One of several, by a name."""
    return among[crc32(name.encode()) % len(among)]


Taken = tuple[Place, Scene, dict[str, list[Value]]]


class Kinds:
    """The scenes and axes of a form, for every kind, at home."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.known: dict[Variant, Taken] = {}
        for variant in variants():
            place, parts = scene(form, variant, variant.home)
            self.known[variant] = place, parts, axes(place)

    def having(self, *named: str) -> list[Variant]:
        """The kinds that have all these axes."""
        return [one for one, (_, _, known) in self.known.items() if known.keys() >= {*named}]

    def singles(self) -> Iterator[tuple[Variant, Value]]:
        """Every value of every axis, with the kind whose turn it is."""
        having: dict[str, list[tuple[Variant, Value]]] = {}
        for variant, (_, _, known) in self.known.items():
            for value in (one for values in known.values() for one in values):
                having.setdefault(str(value), []).append((variant, value))
        for name, among in having.items():
            yield turn(name, among)

    def cases(self) -> Iterator[Case]:
        """The worlds of the slice."""
        for variant, value in self.singles():
            place, parts, _ = self.known[variant]
            yield Case(place, parts, (value,))
            yield from self.another_day(value)
        for first, second in combinations(AXES, 2):
            among = self.having(first, second)
            if among and its_turn(self.form, first, second):
                kind = among.index(turn(f"{first} + {second}", among))
                found = (self.pairs(one, first, second) for one in (*among[kind:], *among[:kind]))
                yield next_one(next(both for both in found if both))

    def pairs(self, variant: Variant, first: str, second: str) -> list[Case]:
        """The pairs of values of two axes that are a kind's in its turn."""
        place, parts, known = self.known[variant]
        return [
            Case(place, parts, (one, two))
            for one in known[first]
            for two in known[second]
            if in_turn(self.form, variant, str(one), str(two))
        ]

    def another_day(self, value: Value) -> Iterator[Case]:
        """The same value on another day, for a kind whose turn it is then."""
        for place, parts, known in self.once:
            if in_turn(self.form, place.variant, str(value), str(place.day)):
                for one in known.get(value.axis, ()):
                    if one.name == value.name:
                        yield Case(place, parts, (one,))
                        return

    @cached_property
    def once(self) -> list[Taken]:
        """The scenes and axes of every kind, each on another day, in the order of their turns."""
        found = []
        for variant in sorted(self.known, key=lambda one: crc32(f"{self.form} {one}".encode())):
            day = turn(f"{self.form} {variant}", list(variant.days[1:]))
            place, parts = scene(self.form, variant, day)
            found.append((place, parts, axes(place)))
        return found


@cache
def having(form: str) -> set[str]:
    """The axes of a form, as a council has them, which has them all."""
    variant = next(one for one in variants() if one.two_boards)
    return set(axes(scene(form, variant, variant.home)[0]))


def its_turn(form: str, first: str, second: str) -> bool:
    """Whether a form is among the third of those having two axes whose turn it is."""
    forms = [one for one in FORMS if {first, second} <= having(one)]
    start = crc32(f"{first} + {second}".encode()) % len(forms)
    return form in [*forms, *forms][start : start + max(len(forms) // 3, 1)]


def next_one(both: list[Case]) -> Case:
    """The pair whose turn it is, or the next that goes together."""
    start = crc32(str(both[0]).encode()) % len(both)
    for one in (*both[start:], *both[:start]):
        if one.world() is not None:
            return one
    return both[start]


def joint() -> Iterator[Case]:
    """The worlds of the slice for joint committees, the sorts of mixture in turn."""
    for number, (_, day, _) in enumerate(scope_joint.SORTS):
        alike = [one for one in scope_joint.sort_of(number) if len(one.kinds) == 2]
        known = scope_joint.axes(alike[0], day)
        for value in (one for values in known.values() for one in values):
            if turn(f"{value}", [0, 1, 2, 3]) == number % 4:
                yield joint_case(turn(f"{number} {value}", alike), day, value)
        for first, second in combinations(known, 2):
            if turn(f"{first} + {second}", list(range(len(scope_joint.SORTS)))) == number:
                both = [
                    joint_case(turn(f"{one} + {two}", alike), day, one, two)
                    for one in known[first]
                    for two in known[second]
                ]
                yield next_one(both)


def joint_case(parties: scope_joint.Parties, day: Any, *values: Value) -> Case:
    """A joint committee with these values."""
    meeting = scope_joint.Meeting(parties, day)
    return Case(meeting, scope_joint.scene(parties, day), values)


def cases(form: str) -> Iterator[Case]:
    """The worlds of the slice for a form of meeting."""
    return joint() if form == JOINT else Kinds(form).cases()


ALL = (*FORMS, JOINT)
