"""A framework as it reads on one day, for questions that look at its records themselves.

What passed to a successor stands as the successor's, what lapsed is gone, and what is not known to
have passed is left as it was written: `resolve` says what is not known about it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

import attrs

from icsgov.explain import NO, YES, least
from icsgov.model.authority import Delegation
from icsgov.model.governance import Governance
from icsgov.model.succession import Passed, Passing, Succession
from icsgov.reasoning.deemed import Deemed, deemed, turns, under_way

T = TypeVar("T")


def line_of(gov: Governance, org: str, day: date, matters: Iterable[str]) -> dict[str, bool]:
    """An organisation and all that by a day had taken its place for some matters, oldest first; and
    of each whether it is in place still, or others have taken over from it.
    """
    found, about = {org: True}, tuple(matters)
    for one in under_way(gov, day):
        if one.of in found and any(one.takes(matter) is not NO for matter in about):
            found |= {one.of: False, one.to: True}
    return found


def in_place(gov: Governance, org: str, day: date, matters: Iterable[str]) -> tuple[str, ...]:
    """Who stands in an organisation's place on a day for some matters: itself, until others do."""
    return tuple(one for one, still in line_of(gov, org, day, matters).items() if still)


def reading(gov: Governance, day: date) -> Governance:
    """The framework as it reads that day; itself, where nothing has passed by then."""
    past = sum(turn <= day for turn in turns(gov))
    if not past:
        return gov
    key = ("reading", past)
    if key not in gov.compiled:
        gov.compiled[key] = _read(gov, day)
    found: Governance = gov.compiled[key]
    return found


def on_each_day(gov: Governance, make: Callable[[Governance], T]) -> Callable[[date], T]:
    """What is made of a framework as it reads on a day, made once for each reading."""
    made: dict[Governance, T] = {}

    def find(day: date) -> T:
        read = reading(gov, day)
        if read not in made:
            made[read] = make(read)
        return made[read]

    return find


def _read(gov: Governance, day: date) -> Governance:
    world = deemed(gov, day, None)
    records: dict[str, list[Any]] = {}
    for name, record in world.records():
        records.setdefault(name, []).append(record)
    written = {one.id: one for one in gov.delegations}
    given = tuple(_delegations(world.delegations, written))
    passed = {one.was.id for one in world.delegations if isinstance(one, Deemed)}
    left = frozenset(one.id for one in given if one.id in passed and one is written[one.id])
    records["delegations"] = list(given)
    records["successions"] = [_told(o, left) if o.day <= day else o for o in gov.successions]
    return type(gov)(**records)


def _delegations(
    given: tuple[Delegation, ...], written: dict[str, Delegation]
) -> Iterator[Delegation]:
    """Each once: as the successor's where it passed, cut by what its giver's predecessor kept; as
    written where that is not known, and where it passed in part.
    """
    times = Counter(one.id for one in given)
    parted = {one.id for one in given if isinstance(one, Deemed)}
    seen: set[str] = set()
    for one in given:
        passed = least(step.verdict for step in one.steps) if isinstance(one, Deemed) else YES
        if passed is NO and times[one.id] == 1:
            continue
        whole = one.id not in parted or (passed is YES and times[one.id] == 1)
        kept = one if whole else written[one.id]
        if kept.id not in seen:
            seen.add(kept.id)
            yield kept


def _told(one: Succession, left: frozenset[str]) -> Succession:
    """A succession without what has been read into the framework. `left` are the delegations that
    stand there as they are written.
    """
    named = {
        name: [some for some in map(_part_of(left), getattr(one, name)) if some is not None]
        for name in ("carried", "lapsed")
    }
    return attrs.evolve(one, **named)  # type: ignore[arg-type] # these two fields


def _part_of(left: frozenset[str]) -> Callable[[Passed], Passed | None]:
    """What there still is to say of things that passed, or lapsed."""

    def part(some: Passed) -> Passed | None:
        if some.what is Passing.DECISIONS:
            return some
        if some.what is Passing.SEATS or not left:
            return None
        only = [id for id in some.only if id in left]
        return attrs.evolve(some, only=only) if only or not some.only else None

    return part
