"""The search for the smallest sets of acts, each asked of `resolve`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import combinations
from math import comb
from typing import Any

from icsgov.analysis.routes_acts import (
    Act,
    Attend,
    DecideAfresh,
    Delegate,
    Ratify,
    VoteFor,
    Widen,
    done,
    in_order,
)
from icsgov.law.rulebook import RuleBook
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Outcome

Acts = frozenset[Act]
NOTHING: Acts = frozenset()
LIMIT = 12
"""How many acts of an organisation every subset is tried of."""

QUESTIONS = 8_000
"""How many questions are asked where there are more acts than that."""


class Asked:
    """What comes of a decision after some acts, asked once for each set of them."""

    def __init__(self, decision: Decision, gov: Governance, on: date, law: RuleBook) -> None:
        self.decision, self.gov, self.on, self.law = decision, gov, on, law
        self.count = 0
        self._worlds: dict[Acts, Governance] = {NOTHING: gov}
        self._bound: dict[Acts, frozenset[str]] = {}

    def outcome(self, acts: Acts) -> Outcome:
        """The outcome after these acts."""
        self.count += 1
        given = frozenset(act for act in acts if isinstance(act, Delegate | Widen))
        if given not in self._worlds:
            self._worlds[given] = done(given, self.decision, self.gov)[1]
        gov = self._worlds[given]
        made, _ = done(acts - given, self.decision, gov)
        return resolve(made, gov, on=self.on, law=self.law)

    def binds(self, org: str, acts: Acts) -> bool:
        """Whether an organisation is bound after these acts."""
        key = acts
        if any(isinstance(act, DecideAfresh) for act in acts):
            key = frozenset(act for act in acts if not isinstance(act, VoteFor | Attend | Ratify))
        bound = self._bound.get(key)
        if bound is None:
            bound = frozenset(self.outcome(key).bound)
            self._bound[key] = bound
        return org in bound


class Choice:
    """Some acts of the meeting, and for each organisation the least it has to do besides."""

    def __init__(self, meeting: Acts, besides: list[list[Acts]]) -> None:
        self.meeting, self.besides = meeting, besides

    def within(self, other: "Choice", sets: Sequence[Acts]) -> bool:
        """Whether fewer acts of the meeting than another's lead there with no more besides."""
        if not self.meeting < other.meeting:
            return False
        pairs = zip(self.besides, sets, strict=True)
        return all(any(one <= some for one in least) for least, some in pairs)


class Search:
    """The search for organisations that hang together: one, or those that share a body.

    `meeting` are the acts that may touch all of them, such as votes; `own` are each one's.
    """

    def __init__(
        self, asked: Asked, meeting: Iterable[Act], own: dict[str, tuple[Act, ...]]
    ) -> None:
        self.asked, self.own = asked, own
        self.meeting = in_order(meeting)
        most = max((len(acts) for acts in own.values()), default=0)
        self.complete = len(self.meeting) + most <= LIMIT

    def sets(self) -> Iterator[Acts]:
        """The sets of acts that lead there, the smallest first; of one size, votes first."""
        choices = list(self._all()) if self.complete else self._smallest()
        choices.sort(key=lambda one: -len(one.meeting))
        tables = [self._minimal(one, choices) for one in choices]
        return merge(*tables, key=len)

    def _minimal(self, choice: Choice, choices: list[Choice]) -> Iterator[Acts]:
        for sets in by_size(choice.besides):
            if not any(one.within(choice, sets) for one in choices):
                yield choice.meeting.union(*sets)

    def _all(self) -> Iterator[Choice]:
        """Every choice among the acts of the meeting that leads anywhere."""
        enough: list[Acts] = []
        for size in range(len(self.meeting) + 1):
            for some in combinations(self.meeting, size):
                meeting = frozenset(some)
                if any(one <= meeting for one in enough):
                    continue
                besides = [self._least(org, meeting) for org in self.own]
                if all(besides):
                    yield Choice(meeting, besides)
                if all(NOTHING in one for one in besides):
                    enough.append(meeting)

    def _least(self, org: str, meeting: Acts) -> list[Acts]:
        """The minimal sets of an organisation's own acts, given what the meeting does."""
        found: list[Acts] = []
        own = self.own[org]
        for size in range(len(own) + 1):
            for some in map(frozenset, combinations(own, size)):
                if any(one <= some for one in found):
                    continue
                if self.asked.binds(org, meeting | some):
                    found.append(some)
        return found

    def _smallest(self) -> list[Choice]:
        """The choices with the fewest acts, among so many as can be asked about."""
        found: list[tuple[int, Choice]] = []
        start = self.asked.count
        for size in range(len(self.meeting) + 1):
            for meeting in self._some(size):
                best = min((total for total, _ in found), default=None)
                room = len(self.meeting) + LIMIT if best is None else best - size
                if room < 0 or self.asked.count - start > QUESTIONS:
                    return [choice for total, choice in found if total == best]
                besides = [self._fewest(org, meeting, room, start) for org in self.own]
                if not all(besides):
                    continue
                total = size + sum(len(sets[0]) for sets in besides)
                found.append((total, Choice(meeting, besides)))
        best = min((total for total, _ in found), default=None)
        return [choice for total, choice in found if total == best]

    def _fewest(self, org: str, meeting: Acts, room: int, start: int) -> list[Acts]:
        """The smallest sets of an organisation's own acts, if any is small enough."""
        own = self.own[org]
        for size in range(min(len(own), room) + 1):
            found: list[Acts] = []
            for some in map(frozenset, combinations(own, size)):
                if self.asked.count - start > QUESTIONS:
                    return found
                if self.asked.binds(org, meeting | some):
                    found.append(some)
            if found:
                return found
        return []

    def _some(self, size: int) -> Iterator[Acts]:
        """Sets of so many acts of the meeting: all of them, or one of each sort where too many."""
        if comb(len(self.meeting), size) <= QUESTIONS // 4:
            yield from map(frozenset, combinations(self.meeting, size))
            return
        alike: dict[Any, list[Act]] = {}
        for act in self.meeting:
            alike.setdefault(self._sort(act), []).append(act)
        sorts = list(alike.values())
        for counts in _shares([len(some) for some in sorts], size):
            pairs = zip(sorts, counts, strict=True)
            yield frozenset(act for some, count in pairs for act in some[:count])

    def _sort(self, act: Act) -> tuple[Any, ...]:
        """What tells acts of a meeting apart for a voting rule: the seat, and how it was used."""
        if not isinstance(act, VoteFor | Attend):
            return (repr(act),)
        decision, index = self.asked.decision, self.asked.gov.index
        seats = getattr(index.bodies.get(act.body), "seats", ())
        held = [
            (seat.role, seat.held_for, seat.nominated_by, seat.deputises_for)
            for seat in seats
            if seat.person == act.person
        ]
        cast = [
            (vote.position.value, vote.casting)
            for vote in decision.votes
            if vote.person == act.person and (vote.body or decision.forum) == act.body
        ]
        return type(act).__name__, act.body, repr(held), repr(sorted(cast))


def by_size(groups: Sequence[Sequence[Acts]]) -> Iterator[tuple[Acts, ...]]:
    """One set of each group, in every combination, those with the fewest acts first.

    The sets of a group are in the order of their sizes.
    """
    fewest = _tails(groups, lambda group: len(group[0]))
    most = _tails(groups, lambda group: len(group[-1]))
    for total in range(fewest[0], most[0] + 1):
        stack: list[tuple[int, tuple[Acts, ...]]] = [(total, ())]
        while stack:
            left, taken = stack.pop()
            place = len(taken)
            if place == len(groups):
                yield taken
                continue
            onward = [
                (left - len(one), (*taken, one))
                for one in groups[place]
                if fewest[place + 1] <= left - len(one) <= most[place + 1]
            ]
            stack.extend(reversed(onward))


def _tails(groups: Sequence[Any], size: Callable[[Any], int]) -> list[int]:
    """The sums of a size over the groups from each place on."""
    sums = [0]
    for group in reversed(groups):
        sums.append(sums[-1] + size(group))
    return sums[::-1]


def _shares(most: list[int], total: int) -> Iterator[tuple[int, ...]]:
    """Every way to take so many in all, at most so many of each sort."""
    tails = _tails(most, int)
    stack: list[tuple[int, tuple[int, ...]]] = [(total, ())]
    while stack:
        left, taken = stack.pop()
        place = len(taken)
        if place == len(most):
            yield taken
            continue
        low = max(0, left - tails[place + 1])
        stack.extend((left - n, (*taken, n)) for n in range(low, min(left, most[place]) + 1))
