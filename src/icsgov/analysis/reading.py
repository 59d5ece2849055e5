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
from icsgov.model.succession import Passing, Succession
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
    records["delegations"] = list(_delegations(world.delegations))
    records["successions"] = [_told(o) if o.day <= day else o for o in gov.successions]
    return type(gov)(**records)


def _delegations(some: Iterable[Delegation]) -> Iterator[Delegation]:
    """Each once: as the successor's where it passed, as written where that is not known."""
    given = tuple(some)
    times = Counter(one.id for one in given)
    seen: set[str] = set()
    for one in given:
        if not isinstance(one, Deemed):
            kept = one
        elif least(step.verdict for step in one.steps) is NO and times[one.id] == 1:
            continue
        elif least(step.verdict for step in one.steps) is YES and times[one.id] == 1:
            fields = attrs.fields(Delegation)
            kept = Delegation(**{field.name: getattr(one, field.name) for field in fields})
        else:
            kept = one.was
        if kept.id not in seen:
            seen.add(kept.id)
            yield kept


def _told(one: Succession) -> Succession:
    """A succession without what has been read into the framework."""
    named = {
        name: [some for some in getattr(one, name) if some.what is Passing.DECISIONS]
        for name in ("carried", "lapsed")
    }
    return attrs.evolve(one, **named)  # type: ignore[arg-type] # these two fields
