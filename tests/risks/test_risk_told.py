"""On the very day, of two words on one condition, and of an owner of which a part is gone."""

from datetime import timedelta
from typing import Any

import attrs
import pytest
from risk_build import DAY, RAISED, policy, risk, system

from icsgov import JointCommittee, Organisation, Period, Seat
from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.model.authority import Attestation
from icsgov.model.risk import Assurance
from icsgov.model.risk_policy import Appetite, AssuranceRule, DeEscalationRule, EscalationRule, Tier
from icsgov.period import Every
from icsgov.risks.acts import own, review
from icsgov.risks.assess import Advice, assess
from icsgov.risks.assurance import stale


def up(**rule: Any) -> EscalationRule:
    return EscalationRule("RMP 4", tiers="trust", to="system", **rule)


@pytest.mark.parametrize(("days", "wanted"), [(29, NO), (30, YES), (31, YES)])
def test_so_many_days_are_over_on_the_very_day(days: int, wanted: Verdict) -> None:
    gov = system(policy(escalations=up(days=30)))
    assert assess(risk(), gov, on=RAISED + timedelta(days=days)).up.verdict is wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [((), UNKNOWN), ((True,), YES), ((False,), NO), ((True, False), NO), ((True, True), YES)],
)
def test_a_condition_that_somebody_denies_is_not_met(
    words: tuple[bool, ...], wanted: Verdict
) -> None:
    """Whatever somebody else said of it."""
    said = [Attestation("spread", holds, source=f"note {at}") for at, holds in enumerate(words)]
    gov = system(policy(escalations=up(conditions="spread")))
    assert assess(risk(attested=said), gov, on=DAY).up.verdict is wanted


def test_for_want_of_assurance_only_the_current_rating_is_taken_as_if_uncontrolled() -> None:
    """The target stays the target."""
    wants = AssuranceRule("RMP 9", tiers="trust", least="reasonable", absent="rate as inherent")
    known: dict[str, Any] = {"current": (1, 1), "inherent": (5, 5), "target": (1, 1)}
    for gauge, advised in (("current", YES), ("target", NO), ("inherent", YES)):
        gov = system(policy(escalations=up(at_least=15, gauge=gauge), assurance=wants))
        assert assess(risk(**known), gov, on=DAY).up.verdict is advised, gauge


def test_where_two_ratings_are_open_so_is_the_band() -> None:
    """A word that the policy has not: it may be enough assurance, or not."""
    wants = AssuranceRule("RMP 9", tiers="trust", least="reasonable", weak="rate as inherent")
    gov = system(policy(assurance=wants))
    some: dict[str, Any] = {"current": (1, 1), "assurances": Assurance(RAISED, "splendid", line=3)}
    assert assess(risk(inherent=(5, 5), **some), gov, on=DAY).band is None
    alike = assess(risk(inherent=(1, 2), **some), gov, on=DAY).band
    assert alike is not None
    assert alike.name == "low"


def test_an_owner_of_which_one_party_is_left_is_still_there() -> None:
    gone = Organisation("RTF", kind="FT", period=Period(None, DAY))
    seats = [Seat("RNN ceo", held_for="RNN"), Seat("RTF ceo", held_for="RTF")]
    gov = system(JointCommittee("jc", ["RNN", "RTF"], seats=seats), top=["icb board", "jc"])
    held = risk(owner="jc", tier="system")
    one_left = gov.put(gone)
    none_left = one_left.put(Organisation("RNN", kind="FT", period=Period(None, DAY)))
    codes = [
        {one.code for one in assess(held, some, on=DAY).remarks}
        for some in (gov, one_left, none_left)
    ]
    assert ["risk.owner-gone" in one for one in codes] == [False, False, True]


def test_it_comes_down_only_to_where_the_policy_lets_it() -> None:
    """Of two tiers below one rule names one: it is not advised to go to the other."""
    down = DeEscalationRule("RMP 7", tiers="system", to="trust", at_most=6, reviews=1)
    gov = system(
        Tier("other", up="system", bodies="RTF board"), policy(by="icb board", de_escalations=down)
    )
    held = risk(owner="icb board", tier="system", current=(2, 2))
    held = review(held, gov, by="icb board", on=DAY, rating=(2, 2)).held
    found = assess(held, gov, on=DAY)
    assert found.advice is Advice.DE_ESCALATE
    assert [one.tier for one in found.to] == ["trust"]
    assert {str(one.facts["to"]) for one in found.down.children if one.verdict is YES} == {"trust"}


def test_whoever_shares_it_may_say_how_it_stands_without_owning_it() -> None:
    """An act that names no owner leaves it where it is."""
    gov = system()
    held = risk(ownership="shared", shared_with="rtf quality")
    made = own(held, gov, state="disputed", by="rtf quality", on=DAY)
    assert (made.made, made.held.owner, made.held.ownership.value) == (
        True,
        "RNN board",
        "disputed",
    )


def test_an_assurance_counts_up_to_the_last_day_of_its_time() -> None:
    """A month after 3 February is 3 March, when it counts; the day it expires it does not."""
    rule = AssuranceRule("RMP 9", tiers="trust", least="reasonable", lasts=Every(months=1))
    given = Assurance(DAY - timedelta(days=28), "reasonable", line=3)
    assert [stale(given, rule, DAY + timedelta(days=days)) for days in (-1, 0, 1)] == [
        False,
        False,
        True,
    ]
    short = Assurance(RAISED, "reasonable", line=3, expires=DAY)
    plain = AssuranceRule("RMP 9", tiers="trust", least="reasonable")
    assert [stale(short, plain, DAY + timedelta(days=days)) for days in (-1, 0)] == [False, True]


@pytest.mark.parametrize("order", [("quality", "finance"), ("finance", "quality")])
def test_of_two_gaps_the_surer_is_told(order: tuple[str, str]) -> None:
    """One provision is about the risk and the other is not: there is a gap all the same."""
    rules = [
        AssuranceRule(f"RMP {at}", tiers="trust", categories=one, absent="tell", tell="RNN board")
        for at, one in enumerate(order)
    ]
    found = assess(risk(category="quality"), system(policy(assurance=rules)), on=DAY)
    assert found.tell() == ("RNN board",)


@pytest.mark.parametrize("order", [("care", "care/quality"), ("care/quality", "care")])
def test_the_narrower_appetite_prevails_and_one_of_a_policy_that_ended_does_not(
    order: tuple[str, str],
) -> None:
    wanted = {"care": 25, "care/quality": 1}
    some = [Appetite(one, tolerance=wanted[one]) for one in order]
    held = risk(category="care/quality/beds")
    for period, outside in ((Period(None, None), ("RNN",)), (Period(None, DAY), ())):
        gov = system(policy(appetites=some, period=period))
        assert assess(held, gov, on=DAY).outside == outside
    assert assess(attrs.evolve(held, category="care/staff"), gov, on=DAY).outside == ()
