"""How long `who_can`, `what_can` and `compare` take on a large scheme and on many organisations.

python benchmarks/reach.py
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from time import perf_counter
from typing import Any

from icsgov import (
    Board,
    Committee,
    CommitteeInCommon,
    Delegation,
    Governance,
    Office,
    Organisation,
    Seat,
    compare,
    what_can,
    who_can,
)

DAY = date(2024, 5, 14)


def organisation(id: str) -> list[Any]:
    seats = [Seat(f"{id} chair", "chair"), Seat(f"{id} ceo", "chief executive")]
    return [Organisation(id, kind="NHST"), Board(f"{id} board", id, seats=seats)]


def scheme(step: int) -> Governance:
    """One organisation with 400 rules: twenty posts, forty areas, ten limits."""
    posts = [Office(f"post {n}", "A", holders="A ceo") for n in range(20)]
    rules = [
        Delegation(
            f"{n}",
            by="A board",
            to=f"post {n % 20}",
            matters=f"area-{n % 40}/topic-{n % 10}",
            ceiling=step + 1000 * (n % 10),
        )
        for n in range(400)
    ]
    return Governance.of(*organisation("A"), *posts, *rules)


def many(count: int) -> tuple[Governance, list[str]]:
    """Organisations with a committee and forty rules each, whose committees meet in common."""
    orgs = [f"T{n}" for n in range(count)]
    records: list[Any] = []
    for org in orgs:
        records += organisation(org)
        records.append(Committee(f"{org} committee", org, seats=[Seat(f"{org} ceo")]))
        records += [
            Delegation(
                f"{org} {n}", by=f"{org} board", to=f"{org} committee", matters=f"m-{n}", ceiling=n
            )
            for n in range(40)
        ]
    records.append(CommitteeInCommon("cic", [f"{org} committee" for org in orgs]))
    return Governance.of(*records), orgs


def timed(what: str, made: Callable[[], Any]) -> None:
    start = perf_counter()
    found = len(list(made()))
    print(f"{what:<52}{perf_counter() - start:>8.2f} s{found:>8} answers")


def main() -> None:
    old, new = scheme(100), scheme(200)
    timed(
        "who_can, one organisation of 400 rules",
        lambda: who_can(old, bind="A", matter="area-1/topic-1", value=5, on=DAY),
    )
    timed("what_can, a post in it", lambda: what_can(old, "post 3", on=DAY))
    timed("compare, two such schemes", lambda: compare(old, new, on=DAY))
    for count in (50, 250):
        of_many(count)


def of_many(count: int) -> None:
    gov, orgs = many(count)
    for what, bind in (("one of", orgs[:1]), ("each of", orgs)):
        made = partial(who_can, gov, bind=bind, matter="m-9", value=5, on=DAY)
        timed(f"who_can, {what} {count} organisations", made)


if __name__ == "__main__":
    main()
