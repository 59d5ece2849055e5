"""Changes to a whole world that ought to change no answer, or only in a known way.

`answers` asks the engine; `renamed` gives records other ids; `shifted` moves every date, the law's
included, by the same number of days.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, TypeVar

import attrs

from icsgov.explain import Verdict
from icsgov.law import RuleBook, england
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Effect
from icsgov.testing.worlds import World

T = TypeVar("T")
Answers = dict[str, tuple[Effect, Verdict]]


def answers(world: World, law: RuleBook | None = None) -> Answers:
    """What the engine says of every organisation of a world.

    >>> from icsgov.model.decision import Decision
    >>> from icsgov.model.governance import Governance
    >>> from icsgov.model.organisation import Organisation
    >>> from icsgov.model.body import Board
    >>> gov = Governance.of(Organisation("A", kind="FT"), Board("a", "A"))
    >>> answers(World(gov, Decision("D", "estate", forum="a", day=date(2024, 5, 1))))
    {'A': (<Effect.UNDECIDED: 'undecided'>, NO)}
    """
    outcome = resolve(world.decision, world.gov, on=world.on, law=law)
    ids = [one.id for one in world.gov.organisations]
    return {id: (outcome[id].effect, outcome[id].verdict) for id in ids}


def rebuilt(value: Any, change: Callable[[Any], Any]) -> Any:
    """A value built anew, with every plain value in it put through a change.

    >>> rebuilt((1, (2, None)), lambda one: one and one + 1)
    (2, (3, None))
    """
    if attrs.has(type(value)):
        fields = [one for one in attrs.fields(type(value)) if one.init]
        return type(value)(
            **{one.alias: rebuilt(getattr(value, one.name), change) for one in fields}
        )
    if isinstance(value, tuple):
        return tuple(rebuilt(one, change) for one in value)
    return change(value)


def renamed(world: World, ids: Mapping[str, str]) -> World:
    """The same world with other ids.

    >>> from icsgov.model.decision import Decision
    >>> from icsgov.model.governance import Governance
    >>> world = World(Governance(), Decision("D", "estate", forum="a", day=date(2024, 5, 1)))
    >>> renamed(world, {"a": "z"}).decision.forum
    'z'
    """

    def change(value: Any) -> Any:
        return ids.get(value, value) if isinstance(value, str) else value

    return World(rebuilt(world.gov, change), rebuilt(world.decision, change), world.on)


def shifted(world: World, days: int) -> World:
    """The same world, so many days later.

    >>> from icsgov.model.decision import Decision
    >>> from icsgov.model.governance import Governance
    >>> world = World(Governance(), Decision("D", "estate", forum="a", day=date(2024, 5, 1)))
    >>> shifted(world, 7).decision.day
    datetime.date(2024, 5, 8)
    """
    move = _later(days)
    return World(rebuilt(world.gov, move), rebuilt(world.decision, move), move(world.on))


@cache
def shifted_law(days: int) -> RuleBook:
    """The shipped rulebook, so many days later.

    >>> shifted_law(1).rule("FT-10").period.start
    datetime.date(2022, 7, 2)
    """
    book = england()
    rules = tuple(rebuilt(one, _later(days)) for one in book.rules)
    return attrs.evolve(book, rules=rules, version=f"{book.version}+{days}d")


def _later(days: int) -> Callable[[Any], Any]:
    def change(value: Any) -> Any:
        return value + timedelta(days=days) if isinstance(value, date) else value

    return change
