"""How long `reserved_conflicts` takes, and what it grows with.

    python benchmarks/conflicts.py

Organisations with 40 reservations and 40 delegations each, of which so many meet, over 40 matters.
Each delegation has a ceiling below which a reservation of the same matter begins to bite where the
two are to meet, and above which it does where they are not. Prints the seconds for one question on
a day, the conflicts found, and the microseconds for each provision and for each conflict. The last
table puts every provision of an organisation on one matter: 1,600 pairs, none or one of which meet.
"""

import time
from datetime import date
from typing import Any

from icsgov import (
    Board,
    Committee,
    CommitteeInCommon,
    Delegation,
    Governance,
    Matter,
    Office,
    Organisation,
    Quorum,
    Reservation,
    Seat,
    majority,
    reserved_conflicts,
)

EACH = 40
DAY = date(2024, 5, 14)


def organisation(number: int, meeting: int, matters: int, apart: bool) -> list[Any]:
    """One organisation whose first `meeting` delegations meet a reservation each.

    Where organisations stand apart, every fourth has nothing but its reservations.
    """
    org = f"O{number:03d}"
    roles = ("chair", "chief executive", "executive")
    seats = [Seat(f"{org}-p{n}", role) for n, role in enumerate(roles)]
    rules: dict[str, Any] = {"quorum": Quorum(count=2), "rule": majority()}
    made: list[Any] = [
        Organisation(org, kind=("FT", "NHST", "ICB")[number % 3]),
        Board(f"{org}-board", org, seats=seats, **rules),
        Committee(f"{org}-c", org, seats=seats, **rules),
        Office(f"{org}-ceo", org, holders=f"{org}-p1"),
    ]
    for place in range(EACH):
        matter = f"service/m{place % matters}/part"
        ceiling = 2_000 if place < meeting else 1_000
        to = f"{org}-{'c' if place % 2 else 'ceo'}"
        if not apart or number % 4:
            given: dict[str, Any] = {"by": f"{org}-board", "to": to, "ceiling": ceiling}
            made.append(Delegation(f"{org} D{place}", matters=matter, **given))
        above = 1_500 if place < meeting else 3_000
        made.append(Reservation(f"{org} R{place}", by=f"{org}-board", matters=matter, above=above))
    return made


def framework(organisations: int, meeting: int, matters: int = EACH, table: int = 0) -> Governance:
    """The organisations, and where asked for a committee in common of some of them."""
    records = [
        one for n in range(organisations) for one in organisation(n, meeting, matters, table > 0)
    ]
    forum = [CommitteeInCommon("cic", [f"O{n:03d}-c" for n in range(table)])] if table else []
    return Governance.of(*records, *forum, Matter("service", kinds=()))


def report(name: str, gov: Governance) -> None:
    """One line: what was asked, how long it took, and what was found."""
    gov.index.record("")
    start = time.perf_counter()
    found = reserved_conflicts(gov, on=DAY)
    took = time.perf_counter() - start
    provisions = len(gov.delegations) + len(gov.reservations)
    each = took * 1e6 / len(found) if found else 0
    print(f"{name:44} {took:8.2f} {len(found):8} {took * 1e6 / provisions:10.1f} {each:10.1f}")


def main() -> None:
    """Print the tables."""
    head = ("seconds", "found", "us/clause", "us/found")
    print(f"{'':44} {head[0]:>8} {head[1]:>8} {head[2]:>10} {head[3]:>10}")
    for organisations in (62, 125, 250):
        for meeting in (0, 5, 20):
            gov = framework(organisations, meeting)
            report(f"{organisations} organisations, {meeting} of 40 meet", gov)
    for table in (4, 8, 16):
        report(f"250 organisations, {table} at a forum", framework(250, 0, table=table))
    for meeting in (0, 1):
        gov = framework(250, meeting, matters=1)
        report(f"250 organisations, one matter, {meeting} of 40 meet", gov)


if __name__ == "__main__":
    main()
