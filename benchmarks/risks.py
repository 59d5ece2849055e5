"""How long the questions about risk take over 250 organisations, 2,000 risks and 20 policies.

python benchmarks/risks.py
"""

from collections.abc import Callable, Sized
from datetime import date
from time import perf_counter
from typing import Any

from icsgov import (
    Appetite,
    AssuranceRule,
    Band,
    Board,
    Committee,
    CommitteeInCommon,
    Delegation,
    EscalationRule,
    Every,
    Governance,
    Line,
    Organisation,
    Part,
    Rating,
    RegisterEntry,
    ReviewRule,
    RiskPolicy,
    Seat,
    Standing,
    SystemRisk,
    Tier,
    Treatment,
    assurance_gaps,
    authority_gaps,
    inconsistencies,
    register,
)

ORGANISATIONS, RISKS, POLICIES = 250, 2_000, 20
CEILING = 2_000_000
RAISED, UP, DAY = date(2024, 4, 1), date(2024, 9, 2), date(2025, 3, 3)
BANDS = [Band("low", 1, 6), Band("medium", 8, 12), Band("high", 15, 25)]


def organisation(n: int) -> list[Any]:
    """One with a committee, which meets with the others at a committee in common."""
    id = f"T{n}"
    seat = Seat(f"{id} ceo", "chief executive")
    return [
        Organisation(id, kind="NHST"),
        Board(f"{id} board", id, seats=[seat]),
        Committee(f"{id} committee", id, seats=[seat]),
        Delegation(
            f"{id} SoD", by=f"{id} board", to=f"{id} committee", matters="staff", ceiling=CEILING
        ),
    ]


def policy(n: int) -> RiskPolicy:
    """A policy of one organisation, about what it and a dozen others hold."""
    share = ORGANISATIONS // POLICIES
    return RiskPolicy(
        f"RMP {n}",
        by=f"T{n} board",
        bodies=[f"T{one} board" for one in range(n * share, (n + 1) * share)],
        bands=BANDS,
        escalations=EscalationRule("4", tiers="trust", to="system", at_least=15),
        reviews=ReviewRule("6", bands="high", every=Every(months=1)),
        assurance=AssuranceRule("7", lasts=Every(years=1), absent="tell", tell=f"T{n} board"),
        appetites=Appetite("quality", tolerance=12),
        red=Every(months=3),
    )


def risk(n: int) -> SystemRisk:
    """A risk that touches three organisations; one in twenty has been escalated."""
    owner = f"T{n % ORGANISATIONS} board"
    others = [f"T{(n + step) % ORGANISATIONS}" for step in (1, 2)]
    more: dict[str, Any] = {"owner": owner, "tier": "trust"}
    if n % 20 == 0:
        was, now = Standing(**more), Standing(owner="cic", tier="system")
        more = {**now.said(), "history": Line(UP, "escalated", by="cic", was=was, now=now)}
    return SystemRisk(
        f"SR {n:04}",
        "handovers take hours",
        category="quality/delay",
        organisations=others,
        raised=RAISED,
        inherent=(5, 5),
        current=(1 + n % 5, 1 + n // 5 % 5),
        treatments=Treatment("a rota", matters="staff", parts=[Part(others[0], 3_100_000)]),
        **more,
    )


def entry(n: int) -> RegisterEntry:
    """What the register of another organisation says of a risk."""
    place = f"T{(n + 1) % ORGANISATIONS} board"
    rating = Rating(1 + n % 4, 1 + n // 5 % 5)
    return RegisterEntry(f"E {n:04}", f"SR {n:04}", register=place, day=UP, rating=rating)


def system() -> Governance:
    """All of them."""
    records: list[Any] = [one for n in range(ORGANISATIONS) for one in organisation(n)]
    committees = [f"T{n} committee" for n in range(ORGANISATIONS)]
    records += [CommitteeInCommon("cic", committees), Tier("trust", up="system")]
    records += [Tier("system", top=True, bodies="cic"), *map(policy, range(POLICIES))]
    return Governance.of(*records, *map(risk, range(RISKS)), *map(entry, range(RISKS)))


def timed(what: str, made: Callable[[], Sized]) -> None:
    start = perf_counter()
    found = len(made())
    print(f"{what:<52}{perf_counter() - start:>8.2f} s{found:>8} answers")


def main() -> None:
    start = perf_counter()
    gov = system()
    print(f"{'the framework itself':<52}{perf_counter() - start:>8.2f} s")
    timed("register, of one board", lambda: register(gov, "T5 board", on=DAY))
    timed("register, of the committee in common", lambda: register(gov, "cic", on=DAY))
    timed("register as text", lambda: str(register(gov, "cic", on=DAY)))
    timed("register as a page", lambda: register(gov, "cic", on=DAY)._repr_html_())
    timed("assurance_gaps", lambda: assurance_gaps(gov, on=DAY))
    timed("inconsistencies", lambda: inconsistencies(gov, on=DAY))
    timed("authority_gaps", lambda: authority_gaps(gov, on=DAY))


if __name__ == "__main__":
    main()
