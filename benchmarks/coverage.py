"""How long the map of who can decide takes, for a scheme of four hundred rules.

    python benchmarks/coverage.py

One foundation trust, four delegates, 300 delegations and 100 reservations over 150 matters, at six
amounts. Prints the seconds, and what was found.
"""

import random
import time
from datetime import date
from typing import Any

from icsgov import (
    Board,
    Committee,
    Delegation,
    Governance,
    Office,
    Organisation,
    Reservation,
    Residual,
    Seat,
    coverage,
)

ROLES = ("chair", "chief executive", "executive", "executive", "non-executive")
AMOUNTS = (1_000, 5_000, 25_000, 100_000, 1_000_000, None)
DAY = date(2024, 5, 14)


def scheme() -> Governance:
    """The scheme, the same at every run."""
    chance = random.Random(3)
    seats = [Seat(f"p{place}", role) for place, role in enumerate(ROLES)]
    matters = [f"m{one}/x{two}" for one in range(30) for two in range(5)]
    records: list[Any] = [
        Organisation("R", kind="FT"),
        Board("board", "R", seats=seats),
        Committee("committee", "R", seats=seats[:3]),
        *(Office(f"o{place}", "R", holders=f"p{place}") for place in (1, 2, 3)),
        Residual("rest", by="board", to="o1"),
    ]
    for number in range(300):
        to = chance.choice(["committee", "o1", "o2", "o3"])
        ceiling = chance.choice(AMOUNTS)
        matter = chance.choice(matters)
        records.append(
            Delegation(f"d{number}", by="board", to=to, matters=matter, ceiling=ceiling, source="s")
        )
    for number in range(100):
        above = chance.choice((None, 50_000, 1_000_000))
        matter = chance.choice(matters)
        records.append(Reservation(f"r{number}", by="board", matters=matter, above=above))
    return Governance.of(*records)


def main() -> None:
    """Ask once and print."""
    gov = scheme()
    start = time.perf_counter()
    found = coverage(gov, "R", on=DAY)
    seconds = time.perf_counter() - start
    cells, several = len(found.cells), len(found.doubles)
    print(
        f"400 rules: {seconds:.1f} s, {cells} cells, {several} held twice, {len(found.gaps)} gaps"
    )


if __name__ == "__main__":
    main()
