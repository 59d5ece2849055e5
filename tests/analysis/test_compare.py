"""Two frameworks: what is said of them, and that every witness shows it."""

from datetime import date
from typing import Any

import attrs
import pytest
from build import Y2024, committee, decide, given, trust, world
from hypothesis import HealthCheck, settings
from hypothesis import given as given_
from hypothesis import strategies as st
from schemes import schemes

from icsgov import Comparison, Relation, compare
from icsgov.errors import GovernanceError, MalformedError
from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.model.authority import ApprovalRule, Delegation, Reservation
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.organisation import Office
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Effect
from icsgov.testing import World, near_misses

SAME, WIDER, NARROWER = Relation.SAME, Relation.WIDER, Relation.NARROWER
TURNED = {SAME: SAME, WIDER: NARROWER, NARROWER: WIDER}
FEW = settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
CEO = Office("ceo", "A", holders="A ceo")


def verdict(gov: Governance, shift: Any, org: str) -> Verdict:
    """Whether a witness binds; NO where the framework does not hold what it names."""
    try:
        return shift.ask(gov)[org].verdict if org in gov.index.organisations else NO
    except GovernanceError:
        return NO


def shown(found: Comparison, old: Governance, new: Governance) -> None:
    """Every witness binds, or may, where it says so, and less on the other side."""
    for change in found:
        org = change.organisation
        for shift in change.gained:
            assert verdict(old, shift, org) < verdict(new, shift, org)
        for shift in change.lost:
            assert verdict(new, shift, org) < verdict(old, shift, org)
        for shift in (*change.gained, *change.lost):
            for gov, effect in ((old, shift.then), (new, shift.now)):
                if effect is not None:
                    assert shift.ask(gov)[org].effect is effect


@FEW
@given_(schemes())
def test_a_framework_is_the_same_as_itself(gov: Governance) -> None:
    """Nothing is gained and nothing lost."""
    found = compare(gov, gov, on=Y2024)
    assert found.changes
    assert found.changed == ()


@FEW
@given_(schemes(), schemes())
def test_turned_round_wider_is_narrower(old: Governance, new: Governance) -> None:
    """What is gained one way is lost the other, and every witness shows it."""
    found, back = compare(old, new, on=Y2024), compare(new, old, on=Y2024)
    shown(found, old, new)
    for one, other in zip(found, back, strict=True):
        assert other.relation is TURNED.get(one.relation, one.relation)
        assert [s.band for s in one.gained] == [s.band for s in other.lost]
        assert [s.band for s in one.lost] == [s.band for s in other.gained]


@FEW
@given_(
    schemes(),
    st.sampled_from(["A committee", "A sub", "ceo", "A ned", "jc", "B committee"]),
    st.sampled_from([None, 7]),
    st.sampled_from([None, "tendered"]),
)
def test_another_delegation_makes_nothing_narrower(
    gov: Governance, to: str, ceiling: int | None, word: str | None
) -> None:
    """Power that is added takes none away; without it again there is less."""
    more = given("new", "A board", to, ceiling=ceiling, conditions=word or ())
    found = compare(gov, gov.put(more), on=Y2024)
    assert {change.relation for change in found} <= {SAME, WIDER}
    shown(found, gov, gov.put(more))


@FEW
@given_(near_misses(), st.data())
def test_what_differs_is_shown_in_any_world(world: World, data: st.DataObject) -> None:
    """A provision taken away, in worlds that are nearly broken."""
    old, day = world.gov, world.decision.day
    provisions: tuple[Any, ...] = (*old.delegations, *old.reservations, *old.approval_rules)
    ids = [one.id for one in provisions]
    new = old.drop(data.draw(st.sampled_from(ids))) if ids else old
    found = compare(old, new, on=day, decisions=[world.decision])
    shown(found, old, new)
    for one in found.redone:
        then, now = (resolve(world.decision, gov)[one.organisation] for gov in (old, new))
        assert (then.effect, now.effect) == (one.then, one.now)
        assert one.then is not one.now


def of(found: Comparison, decider: str, matter: str = "service") -> Any:
    (change,) = (c for c in found if (c.decider, c.matter) == (decider, matter))
    return change


def scheme(*records: Any) -> Governance:
    return world(trust("A"), CEO, committee("A", "ceo", "fd"), records)


def test_limits_of_both_are_taken_together() -> None:
    """A ceiling and a floor moved at once: more in one place, less in another."""
    old = scheme(given("1", "A board", "ceo", ceiling=100))
    new = scheme(given("1", "A board", "ceo", ceiling=500, above=20))
    change = of(compare(old, new, on=Y2024), "ceo")
    assert change.relation is Relation.INCOMPARABLE
    assert [str(one.band) for one in change.gained] == ["over £100 to £500"]
    assert [str(one.band) for one in change.lost] == ["£0 to £20"]
    assert [(one.then, one.now) for one in change.gained] == [(Effect.UNAUTHORISED, Effect.BOUND)]
    assert "more of `service` for `A` in one place" in str(change)
    assert of(compare(old, new, on=Y2024), "A board").relation is SAME


def test_with_an_approval_is_less_than_alone() -> None:
    """What needs an agreement is narrower, and the witness binds without it."""
    old = scheme(given("1", "A board", "ceo"))
    board = committee("A", "ned", name="audit")
    rule = ApprovalRule("AP", organisation="A", by="A audit", matters="service")
    change = of(compare(old, old.put(board, rule), on=Y2024), "ceo")
    assert change.relation is NARROWER
    assert [(one.then, one.now) for one in change.lost] == [(Effect.BOUND, Effect.AWAITING)]
    word = of(compare(old, old.put(given("1", "A board", "ceo", conditions="c")), on=Y2024), "ceo")
    assert word.relation is NARROWER
    assert word.lost[0].now is Effect.INDETERMINATE
    again = compare(old.put(board, rule), old, on=Y2024)
    assert of(again, "ceo").relation is WIDER and of(again, "ceo").gained[0].witness.approvals == ()


def test_what_only_one_of_them_holds() -> None:
    """A new committee gains, an organisation that is gone loses; a holder changed is the same."""
    old = world(trust("A"), CEO, given("1", "A board", "ceo"))
    new = scheme(given("1", "A board", "ceo"), given("2", "A board", "A committee"))
    change = of(compare(old, new, on=Y2024), "A committee")
    assert change.relation is WIDER and change.gained[0].then is None
    both = compare(world(trust("A"), trust("B")), world(trust("A")), on=Y2024)
    gone = [one for one in both.changed if one.organisation == "B"]
    assert gone and {one.relation for one in gone} == {NARROWER}
    other = old.put(Office("ceo", "A", holders="A fd"))
    assert compare(old, other, on=Y2024).changed == ()
    vacant = old.put(Office("ceo", "A"))
    assert of(compare(old, vacant, on=Y2024), "ceo").relation is NARROWER


def test_a_person_named_is_asked_at_a_meeting_of_their_own() -> None:
    """The meeting goes with the witness."""
    old = world(trust("A", "NHST"), Office("probe: A ned", "A"))
    new = old.put(given("1", "A board", "A ned", ceiling=5))
    (shift,) = of(compare(old, new, on=Y2024), "A ned").gained
    assert shift.meeting is not None
    assert shift.ask(new)["A"].verdict in (YES, UNKNOWN)
    assert shift.ask(old)["A"].effect is Effect.UNAUTHORISED


def test_over_a_period_the_days_are_told() -> None:
    """A delegation that ends earlier is narrower on the days between."""
    first, last = Y2024.replace(month=6), Y2024.replace(month=9)
    old = scheme(given("1", "A board", "ceo"))
    new = scheme(given("1", "A board", "ceo", period=Period(None, first)))
    asked = Period(Y2024, last)
    lost = of(compare(old, new, on=asked), "ceo").lost
    assert [one.period for one in lost] == [Period(first, last)]


def test_past_decisions_that_would_come_out_differently() -> None:
    """Effect then and now; a decision that only one framework holds; one that neither does."""
    old = scheme(given("1", "A board", "A committee", ceiling=100))
    new = old.put(Reservation("R", by="A board", matters="service", above=50))
    small, large = (
        attrs.evolve(decide(old, "A committee", Y2024, figures=amount), id=f"D{amount}")
        for amount in (50, 51)
    )
    (one,) = compare(old, new, on=Y2024, decisions=[small, large]).redone
    assert (one.decision, one.organisation) == (large, "A")
    assert (one.then, one.now) == (Effect.BOUND, Effect.UNAUTHORISED)
    before = world(trust("A"))
    (gone,) = compare(old, before, on=Y2024, decisions=[small]).redone
    assert (gone.then, gone.now) == (Effect.BOUND, None)
    stray = Decision("X", "service", forum="nowhere", day=Y2024)
    with pytest.raises(GovernanceError) as caught:
        compare(old, new, on=Y2024, decisions=[stray])
    assert "nowhere" in str(caught.value)


def test_empty_frameworks_and_bad_days() -> None:
    """Nothing compared with nothing is nothing; a day has to be one."""
    assert compare(Governance.of(), Governance.of(), on=Y2024).changes == ()
    grown = compare(Governance.of(), world(trust("A")), on=Y2024)
    assert {one.relation for one in grown} == {WIDER}
    with pytest.raises(MalformedError, match="expected a day or a period"):
        compare(Governance.of(), Governance.of(), on="today")  # type: ignore[arg-type] # refused


def test_the_last_day_there_is() -> None:
    gov = world(trust("A"), committee("A", "ceo", "fd"))
    more = gov.put(given("1", "A board", "A committee"))
    assert compare(gov, gov, on=date.max).changed == ()
    assert {one.decider: one.relation for one in compare(gov, more, on=date.max).changed} == {
        "A committee": Relation.WIDER
    }


def test_a_delegation_for_one_decision_changes_no_power() -> None:
    """Nobody holds more by an authorisation of one decision."""
    old = scheme()
    once = Delegation("1", by="A board", to="ceo", matters="service", decision="D9")
    assert compare(old, old.put(once), on=Y2024).changed == ()


@pytest.mark.parametrize("taken_away", [True, False])
def test_days_are_cut_where_something_ends_in_either(taken_away: bool) -> None:
    """What ended in July all the same was lost until then only, and gained until then only."""
    year, july = Period(date(2024, 1, 1), date(2025, 1, 1)), date(2024, 7, 1)
    bare = world(trust("A"), committee("A", "ceo"))
    more = bare.put(given("1", "A board", "A committee", period=Period(None, july)))
    old, new = (more, bare) if taken_away else (bare, more)
    (one,) = compare(old, new, on=year).changed
    assert one.relation is (NARROWER if taken_away else WIDER)
    assert [shift.period for shift in (*one.gained, *one.lost)] == [Period(year.start, july)]
