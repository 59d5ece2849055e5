"""What provisions turn on, at the day, the word and the body: small worlds, one for each point."""

from datetime import date, timedelta
from typing import Any

import pytest
from test_risk_coming_down import FEB, JAN, MAR, governed, risk

from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.model.authority import Attestation
from icsgov.model.body import JointCommittee
from icsgov.model.organisation import Organisation
from icsgov.model.risk_policy import EscalationRule, ReviewRule
from icsgov.period import Every, Period
from icsgov.risks.acts import review
from icsgov.risks.assess import assess

YES_WORD, NO_WORD = Attestation("agreed"), Attestation("agreed", holds=False)


@pytest.mark.parametrize(
    ("words", "told"),
    [((), UNKNOWN), (YES_WORD, YES), (NO_WORD, NO), ([YES_WORD, NO_WORD], NO)],
)
def test_a_condition_holds_where_nobody_says_that_it_does_not(words: Any, told: Verdict) -> None:
    rule = EscalationRule("agreed", tiers="t0", to="t1", conditions="agreed")
    gov = governed(escalations=rule, de_escalations=())
    assert assess(risk(attested=words), gov, on=FEB).up.verdict is told


@pytest.mark.parametrize(("spent", "told"), [(29, NO), (30, YES), (31, YES)])
def test_so_many_days_at_a_tier_have_passed_on_the_last_of_them(spent: int, told: Verdict) -> None:
    rule = EscalationRule("long", tiers="t0", to="t1", days=30)
    gov = governed(escalations=rule, de_escalations=())
    assert assess(risk(), gov, on=JAN + timedelta(days=spent)).up.verdict is told


def test_the_review_that_is_due_first_is_the_one_told() -> None:
    """And it is overdue where any of them is."""
    rules = [
        ReviewRule("by c", every=Every(weeks=2), by="c"),
        ReviewRule("by anybody", every=Every(months=1)),
    ]
    gov = governed(reviews=rules)
    found = assess(risk(), gov, on=JAN + timedelta(days=14))
    assert (found.due, found.overdue) == (JAN + timedelta(days=14), NO)
    assert assess(risk(), gov, on=JAN + timedelta(days=15)).overdue is YES
    held = review(risk(), gov, by="c", on=FEB).held
    assert assess(held, gov, on=FEB).due == FEB + timedelta(days=14)


def test_whoever_the_policy_names_reviews_it_and_nobody_else_does() -> None:
    gov = governed(reviews=ReviewRule("by c", every=Every(weeks=2), by="c"))
    for by, made in (("a", True), ("c", True), ("b", False)):
        assert review(risk(), gov, by=by, on=FEB).made is made


@pytest.mark.parametrize(("day", "codes"), [(FEB, []), (MAR, ["risk.owner-gone"])])
def test_a_joint_committee_is_there_while_one_of_its_parties_is(
    day: date, codes: list[str]
) -> None:
    parties = (
        Organisation("OLD", kind="CCG", period=Period(None, FEB)),
        Organisation("OLDER", kind="CCG", period=Period(None, MAR)),
    )
    gov = governed().put(*parties, JointCommittee("jc", ["OLD", "OLDER"]))
    found = assess(risk(owner="jc"), gov, on=day)
    assert [one.code for one in found.remarks] == codes
