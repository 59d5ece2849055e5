"""How long `resolve` takes, reasons included, for one decision in a large framework.

    python benchmarks/resolve.py

250 organisations of three kinds, each with a board, committees and offices; 10,000 delegations, up
to four deep; decisions of eight organisations at a committee in common. Prints microseconds for
each binding: the first time that a framework is asked, for new decisions on matters and days that
were asked about before (by the numbers of votes alone, and with attendance to be looked at), and
for decisions on ever new days.
"""

import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs

from icsgov import (
    Attendance,
    Board,
    Committee,
    CommitteeInCommon,
    Decision,
    Delegation,
    Governance,
    Matter,
    Office,
    Organisation,
    Quorum,
    Seat,
    Vote,
    majority,
    resolve,
)

ORGANISATIONS, DELEGATIONS, TABLE = 250, 10_000, 8
KINDS = ("FT", "NHST", "ICB")
MATTERS = [f"service/m{number}" for number in range(40)]
START = date(2023, 1, 2)


def organisation(number: int) -> list[Any]:
    """One organisation with a board, two committees and three offices."""
    org = f"O{number:03d}"
    roles = ("chair", "chief executive", "executive")
    seats = [Seat(f"{org}-p{n}", role) for n, role in enumerate(roles)]
    rules: dict[str, Any] = {"quorum": Quorum(count=2), "rule": majority()}
    return [
        Organisation(org, kind=KINDS[number % len(KINDS)]),
        Board(f"{org}-board", org, seats=seats, **rules),
        Committee(f"{org}-c", org, seats=seats, **rules),
        Committee(f"{org}-d", org, seats=seats, **rules),
        *(Office(f"{org}-o{n}", org, holders=f"{org}-p{n}") for n in (1, 2)),
    ]


def delegations() -> list[Delegation]:
    """Chains of up to four links in each organisation, over forty matters."""
    random.seed(7)
    made: list[Delegation] = []
    number = 0
    while len(made) < DELEGATIONS:
        org = f"O{number % ORGANISATIONS:03d}"
        path = [f"{org}-board", f"{org}-c", f"{org}-d", f"{org}-o1", f"{org}-o2"]
        depth = random.randint(1, 4)
        matter = MATTERS[number // ORGANISATIONS % len(MATTERS)]
        for level in range(depth):
            made.append(
                Delegation(
                    f"{org}/{number}/{level}",
                    by=path[level],
                    to=path[level + 1],
                    matters=matter,
                    ceiling=random.choice((None, 1_000_000)),
                    passing_on="allowed",
                    source=f"scheme of {org}, {number}.{level}",
                )
            )
        number += 1
    return made[:DELEGATIONS]


def framework() -> Governance:
    """The whole framework, with a committee in common of eight."""
    records: list[Any] = [r for n in range(ORGANISATIONS) for r in organisation(n)]
    forum = CommitteeInCommon("cic", [f"O{n:03d}-c" for n in range(TABLE)])
    return Governance.of(*records, *delegations(), forum, Matter("service", kinds=()))


def decision(number: int, day: date) -> Decision:
    """A decision on one of forty matters; every seventh vote is against."""
    votes = [
        Vote(f"O{n:03d}-p{p}", ("for", "against")[(number + n + p) % 7 == 0], body=f"O{n:03d}-c")
        for n in range(TABLE)
        for p in range(3)
    ]
    return Decision(
        f"D{number}", MATTERS[number % 40], forum="cic", day=day, figures=500_000, votes=votes
    )


def attended(one: Decision) -> Decision:
    """The decision with who attended on record, so that more is looked at than numbers."""
    there = [Attendance(vote.person, body=vote.body) for vote in one.votes]
    return attrs.evolve(one, attended=there)


def timed(run: Callable[[], object]) -> float:
    """Microseconds for each binding of one call."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1e6 / TABLE


def report(name: str, gov: Governance, decisions: list[Decision]) -> None:
    """Median and ninth decile of microseconds for each binding, every verdict read."""

    def answer(one: Decision) -> object:
        return [binding.verdict for binding in resolve(one, gov)]

    times = [timed(lambda one=one: answer(one)) for one in decisions]  # type: ignore[misc] # bound
    ninth = statistics.quantiles(times, n=10)[-1] if len(times) > 1 else times[0]
    print(f"{name:34} {statistics.median(times):8.1f} {ninth:8.1f}")


def main() -> None:
    """Build the framework and print the table."""
    gov = framework()
    print(f"{len(gov.organisations)} organisations, {len(gov.delegations)} delegations")
    print(f"{'microseconds for each binding':34} {'median':>8} {'9th dec':>8}")
    report("the first question", gov, [decision(0, START)])
    report("new matters and days", gov, [decision(n, START + timedelta(n)) for n in range(400)])
    known = [decision(n, START + timedelta(n % 40)) for n in range(2_000)]
    for one in known[:40]:
        resolve(one, gov)
    report("matters and days asked before", gov, known)
    report("the same, attendance recorded", gov, [attended(one) for one in known])


if __name__ == "__main__":
    main()
