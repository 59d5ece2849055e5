"""An approval that has to come first: a clinical reference group endorses, then a board decides."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from build import (
    Y2024,
    answered,
    ask,
    codes,
    committee,
    decide,
    doubts,
    everybody,
    given,
    trust,
    world,
)
from hypothesis import assume, settings
from hypothesis import given as given_by
from hypothesis import strategies as st

from icsgov import NO, UNKNOWN, YES, coverage, resolve, routes, who_can
from icsgov.model.authority import ApprovalRule
from icsgov.model.body import AdvisoryGroup, CommitteeInCommon, Seat
from icsgov.model.decision import Approval, Ratification
from icsgov.model.governance import Governance
from icsgov.model.matter import Limit
from icsgov.testing import World, answers, who_is_bound
from icsgov.testing.breaks import broken
from icsgov.testing.breaks_authority import approval as approval_break
from icsgov.testing.worlds import worlds
from icsgov.views.record import duties

DAY = Y2024
CLINICIANS = AdvisoryGroup(
    "clinical", seats=[Seat(f"doctor {n}") for n in range(5)], organisations=["A"]
)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def gate(**more: Any) -> ApprovalRule:
    said = {"organisation": "A", "by": "clinical", "matters": "service", "first": True, **more}
    return ApprovalRule("SoD 9", source="scheme, 9", **said)


def gated(*more: Any, **said: Any) -> Governance:
    return world(trust("A"), CLINICIANS, gate(**said), *more)


def effect(gov: Governance, *acts: Approval, **more: Any) -> str:
    return ask(gov, "A board", DAY, approvals=acts, **more)["A"].effect.value


@pytest.mark.parametrize(
    ("days", "found"),
    [(-30, "bound"), (-1, "bound"), (0, "bound"), (1, "defective"), (30, "defective")],
)
def test_a_gate_is_passed_on_or_before_the_day(days: int, found: str) -> None:
    assert effect(gated(), Approval("clinical", after(days)), on=after(60)) == found


@pytest.mark.parametrize(("days", "found"), [(-1, "bound"), (0, "bound"), (1, "bound")])
def test_an_approval_that_need_not_come_first_may_come_later(days: int, found: str) -> None:
    assert effect(gated(first=False), Approval("clinical", after(days)), on=after(60)) == found


def test_nothing_on_file_is_defective_and_says_that_it_may_stand() -> None:
    binding = ask(gated(), "A board", DAY)["A"]
    assert (binding.effect.value, binding.verdict) == ("defective", NO)
    assert "approval.missing" in codes(binding)
    assert doubts(binding) == {"approval.first-missed"}
    late = ask(gated(), "A board", DAY, approvals=Approval("clinical", after(1)))["A"]
    assert "approval.not-first" in codes(late)
    assert "`clinical` approved only on 15 May 2024, after the decision" in str(late.why)


def test_an_ordinary_approval_beside_a_gate() -> None:
    """Defective where the gate was missed, whatever else is; awaiting where only the other is."""
    gov = gated(
        committee("A", "ned", "ned2", name="audit"),
        ApprovalRule("SoD 8", organisation="A", by="A audit", matters="service"),
    )
    endorsed, later = Approval("clinical", DAY), Approval("clinical", after(2))
    audited = Approval("A audit", after(2))
    assert effect(gov) == "defective"
    assert effect(gov, endorsed) == "awaiting"
    assert effect(gov, endorsed, audited, on=after(1)) == "awaiting"
    assert effect(gov, endorsed, audited) == "bound"
    assert effect(gov, audited) == "defective"
    assert effect(gov, audited, later) == "defective"


@pytest.mark.parametrize(
    ("threshold", "yes", "no", "found"),
    [
        ("of_voting", 2, 1, "bound"),
        ("of_voting", 1, 1, "defective"),
        ("of_voting", None, None, "indeterminate"),
        ("of_all", 3, 0, "bound"),
        ("of_all", 2, 0, "defective"),
        ("of_all", 6, 0, "indeterminate"),
        ("of_all", None, None, "indeterminate"),
    ],
)
def test_an_advisory_group_is_counted_as_any_other(
    threshold: str, yes: int | None, no: int | None, found: str
) -> None:
    act = Approval("clinical", DAY, votes_for=yes, votes_against=no)
    assert effect(gated(threshold=threshold), act) == found


def test_of_two_votes_of_the_group_the_one_before_the_decision_has_to_do() -> None:
    gov = gated(threshold="of_voting")
    lost = Approval("clinical", after(-5), votes_for=1, votes_against=3)
    won = attrs.evolve(lost, day=after(5), votes_for=4, votes_against=0)
    assert effect(gov, lost, won) == "defective"
    assert effect(gov, lost, attrs.evolve(won, day=after(-1))) == "bound"


def test_a_gate_above_an_amount() -> None:
    gov = gated(above=Limit(1_000_000))
    assert effect(gov, figures=1_000_000) == "bound"
    assert effect(gov, figures=1_000_001) == "defective"
    assert effect(gov, figures=None) == "indeterminate"
    assert effect(gov, Approval("clinical", DAY), figures=None) == "bound"


def test_a_gate_that_is_not_known_beside_an_approval_that_is_missing() -> None:
    gov = gated(
        committee("A", "ned", "ned2", name="audit"),
        ApprovalRule("SoD 8", organisation="A", by="A audit", matters="service"),
        threshold="of_all",
    )
    act = Approval("clinical", DAY)
    assert effect(gov, act) == "awaiting"
    assert effect(gov, act, Approval("A audit", DAY)) == "indeterminate"


def test_power_does_not_run_through_whoever_endorses() -> None:
    gov = world(
        trust("A"),
        committee("A", "ceo", "fd"),
        gate(by="A committee"),
        given("1", "A board", "A committee"),
    )
    outcome = ask(gov, "A committee", DAY, approvals=Approval("A committee", DAY))
    assert outcome["A"].effect.value == "defective"
    assert "approval.in-chain" in codes(outcome["A"])


def test_who_could_decide_shows_a_gate_as_an_approval() -> None:
    """A board that needs an endorsement first can decide, with an approval."""
    gov = gated()
    (cell,) = coverage(gov, "A", on=DAY, matters=["service"]).cells
    assert [(one.decider, one.effect.value) for one in cell.able] == [("A board", "defective")]
    (way,) = (
        one
        for one in who_can(gov, bind="A", matter="service", value=0, on=DAY)
        if one.decider == "A board"
    )
    assert way.approvals == ("clinical",)


def test_the_way_out_is_to_endorse_and_to_decide_afresh() -> None:
    """On the day of the decision an endorsement is enough; later it takes a decision too."""
    gov = gated()
    made = decide(gov, "A board", DAY)
    for days, wanted in ((0, ["Approve"]), (5, ["Approve", "DecideAfresh"])):
        (route,) = routes(made, gov, bind=["A"], on=after(days))
        assert [type(act).__name__ for act in route.acts] == wanted


def test_the_record_says_what_follows() -> None:
    gov = gated()
    outcome = resolve(decide(gov, "A board", DAY), gov)
    assert [str(one) for one in duties(outcome, gov)] == [
        "`A board`: have `D` endorsed for `A` and decide it afresh, or leave it"
    ]
    endorsed = decide(gov, "A board", DAY, approvals=Approval("clinical", DAY))
    against = decide(gov, "A board", DAY, votes=everybody(gov, "A board", "against"))
    for made in (endorsed, against):
        assert duties(resolve(made, gov), gov) == ()


def test_a_ratification_mends_no_gate_that_was_missed() -> None:
    """A committee without authority decided, unendorsed; the board's adopting it is not enough."""
    gov = gated(committee("A", "ceo", "fd"))
    made = decide(gov, "A committee", DAY, ratifications=Ratification("A board", after(3)))
    outcome = answered(made, gov)
    assert outcome["A"].effect.value == "defective"
    before = resolve(made, gov, on=DAY)
    assert before["A"].effect.value == "unauthorised"
    assert [one.what for one in duties(before, gov)] == [
        "have `D` endorsed for `A` and decide it afresh, or leave it"
    ]
    endorsed = attrs.evolve(made, approvals=[Approval("clinical", DAY)])
    assert answered(endorsed, gov)["A"].effect.value == "bound"
    late = attrs.evolve(made, approvals=[Approval("clinical", after(2))])
    assert answered(late, gov)["A"].effect.value == "defective"


@st.composite
def gated_worlds(draw: st.DrawFn) -> World:
    """Worlds of every form, with a scheme that wants an approval, perhaps of the day after."""
    world_ = draw(worlds())
    return broken(draw, broken(draw, world_, approval_break), approval_break)


@settings(max_examples=3 * settings().max_examples)
@given_by(gated_worlds())
def test_the_engine_and_the_twin_agree_on_what_has_to_come_first(world_: World) -> None:
    assume(any(one.first for one in world_.gov.approval_rules))
    assert answers(world_) == who_is_bound(world_.decision, world_.gov, world_.on)


@given_by(gated_worlds(), st.integers(1, 400))
def test_nothing_that_comes_after_the_decision_meets_a_gate(world_: World, days: int) -> None:
    """Where nothing but gates asks for an approval, later approvals change no answer."""
    rules = [attrs.evolve(one, first=True) for one in world_.gov.approval_rules]
    assume(rules)
    gov, made = world_.gov.put(*rules), world_.decision
    early = [one for one in made.approvals if one.day <= made.day]
    late = [Approval(one.by, made.day + timedelta(days=1)) for one in rules]
    on = made.day + timedelta(days=days)
    before, now = (
        resolve(attrs.evolve(made, approvals=acts), gov, on=on) for acts in (early, early + late)
    )
    for binding in now:
        if "approval.needed" not in codes(binding):
            other = before[binding.organisation]
            assert (other.effect, other.verdict) == (binding.effect, binding.verdict)


# Dorset: a clinical reference group, and boards that meet in common


def dorset() -> Governance:
    """Three boards that meet in common, each of which wants the reference group's word first.

    Which organisations and clauses there are is made up. That a clinical reference group examines
    what proposed service changes do to quality is what the case study says.
    """
    orgs = ("DCH", "PGH", "CCG")
    kinds = {"DCH": "FT", "PGH": "FT", "CCG": "CCG"}
    group = AdvisoryGroup(
        "clinical", "Clinical reference group", seats=[Seat("gp"), Seat("nurse"), Seat("surgeon")]
    )
    gates = [
        ApprovalRule(
            f"{org} SoD 12",
            organisation=org,
            by="clinical",
            matters="service",
            threshold="of_voting",
            first=True,
        )
        for org in orgs
    ]
    meeting = CommitteeInCommon("system", [f"{org} board" for org in orgs])
    return world([trust(org, kinds[org]) for org in orgs], group, gates, meeting)


def test_R24_a_clinical_gate_in_dorset() -> None:
    """Endorsed on 2 May 2018 and decided on 16 May: bound. Endorsed on 17 May: no board is."""
    gov, day = dorset(), date(2018, 5, 16)
    made = decide(gov, "system", day, votes=everybody(gov, "system"))
    for endorsed, found in ((date(2018, 5, 2), "bound"), (date(2018, 5, 17), "defective")):
        act = Approval("clinical", endorsed, votes_for=2, votes_against=1)
        outcome = answered(attrs.evolve(made, approvals=[act]), gov)
        assert {one.effect.value for one in outcome} == {found}
        assert [one.verdict for one in outcome] == [YES if found == "bound" else NO] * 3
    assert {one.verdict for one in answered(made, gov)} == {NO}
    unsure = answered(attrs.evolve(made, approvals=[Approval("clinical", day)]), gov)
    assert {one.verdict for one in unsure} == {UNKNOWN}
