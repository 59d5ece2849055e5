"""Votes made up in a body: a full house that agrees, and a house that is divided evenly.

More people present never undo a quorum, and more votes for never undo a rule; so where a full house
of one mind falls short, everything does, however large the body is. Where deputies sit, each
choice of deputies in the place of those they deputise for is a full house too; beyond eight
deputies nothing is claimed. An even division is looked for among all divisions of up to eight
voters, and above that only among those that put the first so many in the order of their ids on one
side: of rules that count heads these are all there is to try, of others a deadlock may be missed.
"""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any, NamedTuple

import attrs

from icsgov.analysis.checks_ask import Desk, own_votes, votes_of
from icsgov.explain import NO, Step, Verdict, least
from icsgov.model.authority import Delegation
from icsgov.model.body import Seat
from icsgov.model.decision import Decision, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import Position
from icsgov.model.voting import Share
from icsgov.reasoning.results import Binding, Stand

SMALL = 8
"""Up to how many voters, or deputies, every possibility is tried."""


class Asked(NamedTuple):
    """A decision made up, and what it comes to."""

    decision: Decision
    binding: Binding

    def steps(self, *codes: str) -> list[Step]:
        """The lines of the reasons with one of these codes."""
        return [step for step in self.binding.why.walk() if step.code in codes]

    @property
    def quorum(self) -> Verdict:
        """Whether there was a quorum."""
        return least(
            step.verdict
            for step in self.binding.why.walk()
            if step.code.startswith("quorum") and not step.children
        )


def matters_of_rules(desk: Desk, body: Any) -> list[str]:
    """One matter for each set of voting rules that a body has that day."""
    rules = [one for one in body.rule if one.period.covers(desk.day)]
    named = sorted({str(path) for one in rules for path in one.matters})
    return [desk.elsewhere, *named]


def full_houses(desk: Desk, body: Any, matter: str, gov: Governance | None = None) -> list[Asked]:
    """Everybody votes for, in each choice of deputies; none where they are too many to try."""
    deputies = [one for one in body.seats if one.deputises_for and one.votes_on(desk.day)]
    if len(deputies) > SMALL:
        return []
    found = []
    for chosen in _choices(deputies):
        away = {one.deputises_for for one in chosen}
        acting = [attrs.evolve(one, deputises_for=None) for one in chosen]
        seats = [*(s for s in body.seats if s.person not in away), *acting]
        votes = votes_of(seats, desk.day)
        more = {"attended": sorted({vote.person for vote in votes})} if chosen else {}
        found += _ask(desk, body, desk.voted(body, matter, votes, **more), gov)
    return found


def _choices(deputies: list[Seat]) -> Iterator[tuple[Seat, ...]]:
    for count in range(len(deputies) + 1):
        for chosen in combinations(deputies, count):
            if len({one.deputises_for for one in chosen}) == count:
                yield chosen


def _ask(desk: Desk, body: Any, decision: Decision, gov: Governance | None = None) -> list[Asked]:
    binding = desk.of_body(decision, gov)
    return [Asked(decision, binding)] if binding is not None else []


def without(desk: Desk, body: Any, org: str) -> list[Asked]:
    """Everybody votes for but those with a seat for one organisation."""
    gone = {seat.person for seat in body.seats if seat.held_for == org}
    votes = votes_of((one for one in body.seats if one.person not in gone), desk.day)
    given = (one for one in desk.leading_to.get(body.id, ()) if one.period.covers(desk.day))
    matters = (path for one in given if isinstance(one, Delegation) for path in one.matters)
    matter = next(matters, desk.elsewhere)
    return _ask(desk, body, desk.voted(body, matter, votes)) if votes else []


def deadlock(desk: Desk, body: Any, matter: str) -> Asked | None:
    """A meeting at which everybody votes, evenly divided, and which comes to nothing."""
    votes = votes_of(body.seats, desk.day)
    for sides in _divisions(desk, body, votes):
        divided = [attrs.evolve(v, position=p) for v, p in zip(votes, sides, strict=True)]
        for asked in _ask(desk, body, desk.voted(body, matter, divided)):
            if asked.quorum is not NO and _even(asked) and not _tipped(desk, body, asked):
                return asked
    return None


def _divisions(desk: Desk, body: Any, votes: tuple[Vote, ...]) -> Iterator[tuple[Position, ...]]:
    """Ways in which everybody may vote, even ones first; none where none can be even."""
    both = (Position.FOR, Position.AGAINST)
    count = len(votes)
    if count > SMALL:
        for ayes in sorted(range(count + 1), key=lambda one: abs(2 * one - count)):
            yield (both[0],) * ayes + (both[1],) * (count - ayes)
        return
    if count % 2 == 0 or _by_blocks(desk, body):
        ways = product(both, repeat=count)
        yield from sorted(ways, key=lambda one: abs(2 * one.count(both[0]) - count))


def _by_blocks(desk: Desk, body: Any) -> bool:
    """Whether some rule counts organisations, or a part of the voters."""
    clauses = (c for rule in body.rule if rule.period.covers(desk.day) for c in rule.clauses)
    return any(isinstance(c, Share) and (c.by_organisation or c.among) for c in clauses)


def _even(asked: Asked) -> bool:
    """Whether half were for and that settled nothing."""
    if asked.binding.stand is not Stand.NONE:
        return False
    told = [step.facts for step in asked.steps("share.missed")]
    return any(one["whole"] and 2 * one["votes_for"] == one["whole"] for one in told)


def _tipped(desk: Desk, body: Any, asked: Asked) -> bool:
    """Whether a casting vote of whoever presides would settle it."""
    first = asked.decision.votes[0]
    casting = attrs.evolve(first, position=Position.FOR, casting=True)
    more = attrs.evolve(
        asked.decision, votes=(*asked.decision.votes, casting), presided=(first.person,)
    )
    return any(one.binding.stand is not Stand.NONE for one in _ask(desk, body, more))


def bare_majority(desk: Desk, body: Any, matter: str) -> Decision | None:
    """A decision for which more than half vote, and which is not carried."""
    votes = votes_of(body.seats, desk.day)
    for ayes in range(len(votes) // 2 + 1, len(votes) + 1):
        sides = [Position.FOR] * ayes + [Position.AGAINST] * (len(votes) - ayes)
        divided = [attrs.evolve(v, position=p) for v, p in zip(votes, sides, strict=True)]
        for asked in _ask(desk, body, desk.voted(body, matter, divided)):
            if asked.binding.stand is Stand.NONE:
                return asked.decision
    return None


def voters(desk: Desk, body: Any) -> int:
    """How many voting seats are in office, deputies apart."""
    return len({(one.person, one.held_for) for one in own_votes(body.seats, desk.day)})
