"""What may keep a risk where it is, and who keeps sight of it: small worlds, one for each point."""

from datetime import date
from typing import Any

import attrs
import pytest
from worlds_risk import BANDS, BASE, SCORED

from icsgov.explain import NO, UNKNOWN, YES
from icsgov.model.governance import Governance
from icsgov.model.rating import Band, Matrix, Rating
from icsgov.model.risk import Assurance, SystemRisk
from icsgov.model.risk_policy import (
    AssuranceRule,
    DeEscalationRule,
    EscalationRule,
    RiskPolicy,
    Tier,
)
from icsgov.risks.acts import own, review, stuck
from icsgov.risks.assess import Advice, assess
from icsgov.risks.case import affected, case_of
from icsgov.risks.moves import de_escalate, escalate

JAN, FEB, MAR, APR = (date(2025, month, 3) for month in (1, 2, 3, 4))
TIERS = (
    Tier("t0", up="t1", bodies="a"),
    Tier("t1", up="t2", bodies="b"),
    Tier("t2", top=True, bodies="c"),
)


def governed(*more: Any, needed: int = 1, **fields: Any) -> Governance:
    """Up at 15, down at 9 or under after so many reviews, and what a case adds."""
    rules: dict[str, Any] = {
        "escalations": [
            EscalationRule("up 0", tiers="t0", to="t1", at_least=15),
            EscalationRule("up 1", tiers="t1", to="t2", at_least=15),
            *more,
        ],
        "de_escalations": [
            DeEscalationRule("down 1", tiers="t1", to="t0", at_most=9, reviews=needed),
            DeEscalationRule("down 2", tiers="t2", to="t1", at_most=9, reviews=needed),
        ],
        "bands": SCORED,
        **fields,
    }
    return Governance.of(*BASE, *TIERS, RiskPolicy("P", by="b", **rules))


def risk(**fields: Any) -> SystemRisk:
    """A risk at the lowest tier, raised in January."""
    said: dict[str, Any] = {"owner": "a", "tier": "t0", "raised": JAN, "inherent": (5, 5)}
    return SystemRisk("R 1", "late", **said | {"current": (4, 4)} | fields)


def above(gov: Governance, **fields: Any) -> SystemRisk:
    """The same after it has been taken one tier up, in January."""
    return escalate(risk(**fields), gov, by="a", accepted_by="b", on=JAN).held


def low(held: SystemRisk, gov: Governance, *days: date) -> SystemRisk:
    """The same after reviews by whoever owns it that leave it low."""
    for day in days:
        held = review(held, gov, by=held.owner, rating=(3, 3), on=day).held
    return held


def test_a_review_at_which_a_gap_in_assurance_advises_up_does_not_count() -> None:
    """Once it has advised up it does not advise down before so many reviews, whatever advised."""
    wanted = AssuranceRule("seen", tiers="t1", least="limited", absent="escalate")
    gov = governed(assurance=wanted, needed=2)
    held = low(above(gov), gov, FEB, MAR)
    assert assess(held, gov, on=MAR).advice is Advice.ESCALATE
    held = attrs.evolve(held, assurances=Assurance(APR, "limited", line=2))
    assert assess(held, gov, on=APR).advice is Advice.STAY
    assert not de_escalate(held, gov, by="b", accepted_by="a", on=APR).made
    held = low(held, gov, APR, APR)
    assert assess(held, gov, on=APR).advice is Advice.DE_ESCALATE
    assert de_escalate(held, gov, by="b", accepted_by="a", on=APR).made


def test_a_review_at_which_it_counts_as_uncontrolled_is_not_a_low_one() -> None:
    wanted = AssuranceRule("seen", tiers="t2", least="limited", absent="rate as inherent")
    gov = governed(assurance=wanted)
    held = escalate(above(gov), gov, by="b", accepted_by="c", on=JAN).held
    held = low(held, gov, FEB)
    held = attrs.evolve(held, assurances=Assurance(MAR, "limited", line=2))
    assert assess(held, gov, on=MAR).advice is Advice.STAY
    assert assess(low(held, gov, APR), gov, on=APR).advice is Advice.DE_ESCALATE


def test_that_the_tier_above_cannot_resolve_it_does_not_send_it_up_from_below() -> None:
    """Whether it would go up again is asked as if it had come down, where nobody is stuck."""
    gov = governed(EscalationRule("stuck 0", tiers="t0", to="t1", unresolved=True))
    held = stuck(above(gov), gov, by="b", on=JAN).held
    held = low(held, gov, FEB)
    assert assess(held, gov, on=FEB).advice is Advice.DE_ESCALATE
    assert de_escalate(held, gov, by="b", accepted_by="a", on=FEB).made


@pytest.mark.parametrize("day", [FEB, MAR, APR])
def test_long_at_the_tier_above_does_not_send_it_up_from_below(day: date) -> None:
    gov = governed(EscalationRule("long 0", tiers="t0", to="t1", days=40))
    held = low(above(gov), gov, day)
    assert assess(held, gov, on=day).advice is Advice.DE_ESCALATE
    came = de_escalate(held, gov, by="b", accepted_by="a", on=day).held
    assert assess(came, gov, on=day).advice is Advice.STAY


def test_want_of_assurance_at_the_tier_below_would_send_it_up_again() -> None:
    wanted = AssuranceRule("seen", tiers="t0", least="limited", absent="escalate")
    gov = governed(assurance=wanted)
    held = low(above(gov), gov, FEB)
    found = assess(held, gov, on=FEB)
    assert found.advice is Advice.STAY
    assert found.down.verdict is NO
    assert [one.code for one in found.down.failing()] == ["risk.still-up"]
    held = attrs.evolve(held, assurances=Assurance(FEB, "limited", line=2))
    assert assess(held, gov, on=FEB).advice is Advice.DE_ESCALATE


def test_that_it_would_count_as_uncontrolled_below_would_send_it_up_again() -> None:
    wanted = AssuranceRule("seen", tiers="t0", least="limited", absent="rate as inherent")
    gov = governed(assurance=wanted)
    held = low(above(gov), gov, FEB)
    assert assess(held, gov, on=FEB).down.verdict is NO


def test_bands_for_one_matrix_say_nothing_of_a_rating_on_another() -> None:
    up = EscalationRule("up", tiers="t0", to="t1", bands="low")
    gov = governed(escalations=up, de_escalations=())
    small = risk(matrix=Matrix(3, 3), inherent=(3, 3), current=(1, 2))
    found = assess(small, gov, on=FEB)
    assert (found.up.verdict, found.band) == (UNKNOWN, None)
    assert assess(risk(current=(1, 2)), gov, on=FEB).up.verdict is YES


@pytest.mark.parametrize("matrix", [Matrix(), Matrix(3, 3)])
def test_bands_without_scores_are_for_any_matrix(matrix: Matrix) -> None:
    """The word on file is the policy's, and no score stands between them."""
    up = EscalationRule("up", tiers="t0", to="t1", bands="high")
    gov = governed(escalations=up, bands=[Band(one) for one in BANDS], de_escalations=())
    found = assess(risk(matrix=matrix, inherent=None, current=Rating(band="high")), gov, on=FEB)
    assert (found.up.verdict, found.band) == (YES, Band("high"))
    found = assess(risk(matrix=matrix, inherent=None, current=Rating(3, 3)), gov, on=FEB)
    assert (found.up.verdict, found.band) == (UNKNOWN, None)


@pytest.mark.parametrize(
    ("rating", "band"),
    [
        (Rating(band="high"), "high"),
        (Rating(3, None, band="low"), "low"),
        (Rating(stated=16, band="low"), "high"),
        (Rating(2, 2, band="high"), "low"),
        (Rating(band="red"), None),
        (Rating(3, None), None),
    ],
)
def test_the_band_is_that_of_the_score_or_else_the_one_named(
    rating: Rating, band: str | None
) -> None:
    found = assess(risk(current=rating), governed(), on=FEB)
    assert (found.band.name if found.band else None) == band


def test_a_band_that_is_not_on_file_is_nobodys() -> None:
    """A band without a name is not the band of a rating that names none."""
    up = EscalationRule("up", tiers="t0", to="t1", bands="high")
    bands = [Band(None, 1, 14), Band("high", 15, 25)]
    gov = governed(escalations=up, bands=bands, de_escalations=())
    found = assess(risk(current=Rating(3, None)), gov, on=FEB)
    assert (found.up.verdict, found.band) == (UNKNOWN, None)


def test_somebody_with_whom_it_was_shared_keeps_sight_of_it() -> None:
    gov = governed()
    held = own(risk(), gov, state="shared", shared_with="c", by="a", on=JAN).held
    held = own(held, gov, state="accepted", owner="b", by="c", on=FEB).held
    assert (held.owner, held.shared_with) == ("b", ())
    assert held.holders() == ("b", "a", "c")
    assert affected(case_of(held, gov, FEB)) == ("A", "B", "C")
    assert held.as_at(JAN).holders() == ("a", "c")


@pytest.mark.parametrize("way", [{"days": 1}, {"unresolved": True}])
def test_a_rule_that_would_never_stop_sending_it_up_bars_no_way_down(way: dict[str, Any]) -> None:
    """The advice is up, as the rule says; a body may still hand it down when it is low."""
    gov = governed(EscalationRule("for long", tiers="t1", to="t2", **way))
    held = low(stuck(above(gov), gov, by="b", on=JAN).held, gov, FEB)
    assert assess(held, gov, on=FEB).advice is Advice.ESCALATE
    assert assess(held, gov, on=FEB).down.verdict is YES
    assert de_escalate(held, gov, by="b", accepted_by="a", on=FEB).made


def test_nobodys_acceptance_on_file_is_no_acceptance() -> None:
    """Up and down alike: whoever decides it, it stays where it is until somebody has taken it."""
    gov = governed()
    tried = escalate(risk(), gov, by="a", on=FEB)
    assert (tried.verdict, [one.code for one in tried.why.failing()]) == (NO, ["move.not-accepted"])
    assert tried.held == risk()
    held = low(above(gov), gov, FEB)
    back = de_escalate(held, gov, by="b", on=MAR)
    assert (back.verdict, [one.code for one in back.why.failing()]) == (NO, ["move.not-accepted"])
    assert back.held == held
