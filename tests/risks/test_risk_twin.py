"""`assess` agrees with its naive twin."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twin_risk import Told, assess_twin
from worlds_risk import BASE, START, Asking, asking

from icsgov.model.governance import Governance
from icsgov.model.rating import Matrix
from icsgov.model.risk import SystemRisk
from icsgov.model.risk_policy import DeEscalationRule, EscalationRule, RiskPolicy, Tier
from icsgov.risks.acts import review
from icsgov.risks.assess import Advice, assess

CASES = 3_000
"""So many seeded worlds in every run; the generator is the same each time."""


def engine(one: Asking) -> Told:
    """What the engine says, in the twin's words."""
    found = assess(one.held, one.gov, on=one.on)
    gaps = tuple((gap.rule.clause, gap.kind, gap.verdict.value) for gap in found.gaps)
    outside = {each.organisation: each.why.verdict.value for each in found.stances}
    to = tuple((each.tier, each.bodies) for each in found.to)
    told = (found.advice.value, to, found.overdue.value, found.due, gaps, outside, found.tell())
    return Told(*told)


def seeded(count: int) -> Iterator[Asking]:
    """Worlds from a generator that starts at the same place each time."""
    pick, made = Random(13).choice, 0
    while made < count:
        for one in asking(pick, questions=5):
            made += 1
            yield one


def test_assess_agrees_with_its_twin_over_seeded_worlds() -> None:
    seen: Counter[Any] = Counter()
    for one in seeded(CASES):
        twin = assess_twin(one.held, one.gov, one.on)
        assert engine(one) == twin, one
        seen[twin.advice] += 1
        seen["overdue", twin.overdue] += 1
        seen["due today"] += twin.due == one.on
        seen.update(("gap", kind, verdict) for _, kind, verdict in twin.gaps)
        seen.update(("outside", verdict) for verdict in twin.outside.values())
    assert {advice.value for advice in Advice} - set(seen) == set()
    assert {name: count for name, count in seen.items() if count < 5} == {}


@given(st.data())
def test_assess_agrees_with_its_twin_over_drawn_worlds(data: st.DataObject) -> None:
    for one in asking(lambda some: data.draw(st.sampled_from(some))):
        assert engine(one) == assess_twin(one.held, one.gov, one.on)


SCORES = {1: (1, 1), 2: (1, 2), 3: (3, 1), 4: (2, 2), 6: (2, 3), 9: (3, 3)}
"""Every score of a matrix of three by three, and a rating that has it."""
LIMITS = [(low, high) for high in SCORES for low in SCORES if low < high]


@pytest.mark.parametrize("needed", [1, 2])
@pytest.mark.parametrize(("low", "high"), LIMITS)
def test_every_pair_of_reviews_on_a_small_matrix(low: int, high: int, needed: int) -> None:
    """Up from the score that the policy names; down after so many reviews at the lower one."""
    gov = small(low, high, needed)
    for first, second in product(SCORES, repeat=2):
        for tier in ("t0", "t1"):
            held = SystemRisk("R", "late", owner="a", tier=tier, raised=START, matrix=THREE)
            for score in (first, second):
                held = review(held, gov, by="a", on=START, rating=SCORES[score]).held
            one = Asking(held, gov, START)
            advice = assess(held, gov, on=START).advice
            assert advice.value == assess_twin(*one).advice
            if tier == "t0":
                assert advice is (Advice.ESCALATE if second >= high else Advice.STAY)
            else:
                calm = all(score <= low for score in (first, second)[-needed:])
                assert advice is (Advice.DE_ESCALATE if calm else Advice.STAY)


THREE = Matrix(3, 3)


def small(low: int, high: int, needed: int) -> Governance:
    """Two tiers, and one policy on a matrix of three by three."""
    up = EscalationRule("up", tiers="t0", to="t1", at_least=high)
    down = DeEscalationRule("down", tiers="t1", to="t0", at_most=low, reviews=needed)
    tiers = (Tier("t0", up="t1", bodies="a"), Tier("t1", top=True, bodies="b"))
    rules: dict[str, Any] = {"escalations": up, "de_escalations": down}
    return Governance.of(*BASE, *tiers, RiskPolicy("P", by="a", matrix=THREE, **rules))
