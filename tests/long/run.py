"""The long run: generated worlds and generated votes, engine and twin side by side.

    python tests/long/run.py --worlds 100000 --votes 10000000 --seed 1

Worlds are near misses: everybody bound, then at most two things broken or nearly broken. Votes are
cast in boards of five hundred under rules of every sort. Prints what was compared and every
difference, and ends with 1 where there was one.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from icsgov.model.body import Board, Seat
from icsgov.model.decision import Attendance, Decision, Presiding, Recusal, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import Position, Tie
from icsgov.model.organisation import Organisation
from icsgov.model.voting import (
    AllPresent,
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    VotingRule,
    at_least,
    more_than,
)
from icsgov.testing import World, answers, near_misses, who_is_bound

SEATS = 500
DAY = date(2024, 5, 14)
ROLES = (
    "chair",
    "chief executive",
    "executive",
    "non-executive",
)  # the twin tries each role not known both ways
BATCH = 2_000
RULES = (
    VotingRule(Share(more_than("1/2"))),
    VotingRule(Share(at_least("2/3"), of="present"), tie=Tie.LOST),
    VotingRule(Share(more_than("1/3"), of="entitled"), casting_vote=True),
    VotingRule([Share(more_than("1/2")), MustAgree(SeatClass(roles=("chair",)))]),
    VotingRule([Share(at_least("1/2"), among=SeatClass(roles=("executive",)))]),
    VotingRule(AllPresent()),
)
QUORA = (Quorum(count=1), Quorum(share="1/2"), Quorum(count=400), Quorum(share="9/10"))


def worlds(count: int, start: int) -> Iterator[World]:
    """So many near misses, batch by batch, each batch with a seed of its own."""
    for number in range(-(-count // BATCH)):
        yield from batch_of(min(BATCH, count - number * BATCH), start * 1_000_003 + number)


def batch_of(count: int, start: int) -> list[World]:
    """Near misses with a seed of their own."""
    batch: list[World] = []

    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(near_misses())
    def collect(world: World) -> None:
        batch.append(world)

    collect()
    return batch


def chambers() -> list[Governance]:
    """A foundation trust with a board of five hundred, under each rule and quorum."""
    seats = [Seat(f"p{n:03d}", ROLES[n % len(ROLES)]) for n in range(SEATS)]
    return [
        Governance.of(
            Organisation("A", kind="FT"), Board("a", "A", seats=seats, rule=rule, quorum=quorum)
        )
        for rule in RULES
        for quorum in QUORA
    ]


def ballots(count: int, start: int) -> Iterator[World]:
    """Decisions of the boards until so many votes were cast."""
    chance = random.Random(start)
    made = chambers()
    number = cast = 0
    while cast < count:
        votes = list(_votes(chance))
        cast += len(votes)
        number += 1
        decision = Decision(
            f"D{number}", "estate", forum="a", day=DAY, votes=votes, **_room(chance)
        )
        yield World(chance.choice(made), decision, None)


def _votes(chance: random.Random) -> Iterator[Vote]:
    """The votes of most people, leaning one way; now and then an exact tie, or a casting vote."""
    lean, turnout = chance.choice((0.3, 0.5, 0.66, 0.67, 1)), chance.choice((0.4, 0.8, 1))
    people = [n for n in range(SEATS) if chance.random() < turnout]
    tied = chance.random() < 0.2
    for place, number in enumerate(people[: len(people) // 2 * 2] if tied else people):
        way = place % 2 == 0 if tied else chance.random() < lean
        silent = not tied and chance.random() < 0.1
        position = Position.ABSTAIN if silent else (Position.AGAINST, Position.FOR)[way]
        yield Vote(f"p{number:03d}", position)
    if tied and people:
        yield Vote(f"p{people[0]:03d}", chance.choice(tuple(Position)), casting=True)


def _room(chance: random.Random) -> dict[str, Any]:
    """Who presided, attended and stood aside, where that is on record."""
    one, other = (f"p{chance.randrange(SEATS):03d}" for _ in range(2))
    known: dict[str, Any] = {}
    if chance.random() < 0.5:
        known["presided"] = Presiding(one)
    if chance.random() < 0.3:
        known["attended"] = [Attendance(f"p{n:03d}") for n in range(0, SEATS, chance.randint(1, 5))]
    if chance.random() < 0.3:
        known["recused"] = Recusal(other)
    return known


def compare(name: str, found: Iterator[World]) -> int:
    """How many of the worlds engine and twin answer differently; each is printed."""
    start, wrong, asked, votes = time.perf_counter(), 0, 0, 0
    effects: Counter[str] = Counter()
    for world in found:
        engine = answers(world)
        twin = who_is_bound(world.decision, world.gov, world.on)
        asked += 1
        votes += len(world.decision.votes)
        effects.update(effect.value for effect, _ in engine.values())
        if engine != twin:
            wrong += 1
            print(f"DIFFERENT: engine {engine}, twin {twin}: {world}")
    told = ", ".join(f"{effect} {count:,}" for effect, count in sorted(effects.items()))
    seconds = time.perf_counter() - start
    print(f"{name}: {asked:,} decisions, {votes:,} votes, {wrong} differences, {seconds:.0f} s")
    print(f"  {told}", flush=True)
    return wrong


def main() -> int:
    """Both parts, one after the other."""
    parser = argparse.ArgumentParser(description="engine and twin, side by side, for long")
    parser.add_argument("--worlds", type=int, default=100_000)
    parser.add_argument("--votes", type=int, default=10_000_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    wrong = compare("votes", ballots(asked.votes, asked.seed)) if asked.votes else 0
    wrong += compare("worlds", worlds(asked.worlds, asked.seed)) if asked.worlds else 0
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
