"""Ladders and policies for risks that go up and down: every way of coming down can be gone."""

from datetime import date
from typing import Any

from worlds_risk import BASE, SCORED, Pick

from icsgov.model.governance import Governance
from icsgov.model.risk import SystemRisk
from icsgov.model.risk_policy import (
    AssuranceRule,
    DeEscalationRule,
    EscalationRule,
    ReviewRule,
    RiskPolicy,
    Tier,
)
from icsgov.period import Every

RAISED = date(2025, 1, 1)


def climb(pick: Pick) -> tuple[Governance, SystemRisk]:
    """Three or four tiers, one to three policies, and a risk at one of the tiers."""
    tiers = climbing(pick)
    about: list[dict[str, Any]] = [{"by": "b"}]
    about += pick([[], [{"by": "c", "tiers": "t1"}]])
    about += pick([[], [{"by": "a", "bodies": pick(["a", "b"])}]])
    policies = [
        RiskPolicy(f"P{n}", bands=SCORED, **fields, **rules(pick, tiers, fields.get("tiers")))
        for n, fields in enumerate(about)
    ]
    place = pick([0, 1, 1, 2])
    gov = Governance.of(*BASE, *tiers, *policies)
    risk = SystemRisk(
        *("R 1", "handovers take hours"),
        owner=tiers[place].bodies[0],
        tier=tiers[place].id,
        raised=RAISED,
        inherent=(5, 5),
        current=pick([(2, 2), (3, 3), (4, 4), None]),
        target=pick([None, (2, 2)]),
        organisations=pick([(), "C"]),
    )
    return gov, risk


def climbing(pick: Pick) -> list[Tier]:
    """A ladder of three or four, or one that parts at its second tier."""
    fork = pick([False, False, True])
    names = ["t0", "t1", "t2", "t3"][: 3 if fork else pick([3, 4])]
    made = [Tier("t0", up="t1", bodies=pick([["a"], ["a", "c"]]))]
    made.append(Tier("t1", up=["t2", "t3"] if fork else "t2", bodies=pick(["b", ["b", "a"]])))
    if len(names) == 4:
        return [*made, Tier("t2", up="t3", bodies="c"), Tier("t3", top=True, bodies="b")]
    ends = [Tier("t2", top=True, bodies="c")]
    return [*made, *ends, *([Tier("t3", top=True, bodies="a")] if fork else [])]


def rules(pick: Pick, tiers: list[Tier], only: str | None) -> dict[str, Any]:
    """The provisions of one policy, about one tier or about all."""
    found: dict[str, list[Any]] = {"escalations": [], "de_escalations": [], "assurance": []}
    for low in tiers:
        for high in low.up:
            who = pick([(), (), "a", "b", "c"])
            up: dict[str, Any] = pick([{"at_least": 12}, {"at_least": 15}, {"bands": "high"}])
            extra = pick([{}, {}, {}, {"unresolved": True}, {"days": 40}])
            if only in (None, low.id) and pick([True] * 7 + [False]):
                clause = f"up {low.id} {high}"
                one = EscalationRule(clause, tiers=low.id, to=high, decided_by=who, **up, **extra)
                found["escalations"].append(one)
            if only in (None, high) and pick([True, True, True, False]):
                down: dict[str, Any] = pick([{"at_most": 9}, {"at_most": 6}, {"bands": "low"}])
                two = DeEscalationRule(
                    f"down {high} {low.id}",
                    tiers=high,
                    to=low.id,
                    reviews=pick([1, 2, 2, 3]),
                    decided_by=pick([(), (), "a", "b", "c"]),
                    **down,
                )
                found["de_escalations"].append(two)
    for tier in pick([[], [only or "t0"], [only or "t1"]]):
        kinds = {kind: pick([None, "escalate", "rate as inherent"]) for kind in KINDS}
        rule = AssuranceRule(
            *("assured",), tiers=tier, least="reasonable", lasts=Every(months=2), **kinds
        )
        found["assurance"].append(rule)
    by = pick([(), "c"])
    reviews = ReviewRule("reviewed", tiers=only or (), every=Every(months=1), by=by)
    return {**found, "reviews": pick([[], [reviews]])}


KINDS = ("absent", "stale", "weak")
