"""What was given altogether, used up decision by decision; decisions split to stay under it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from build import committee, given, trust, votes, world
from hypothesis import assume
from hypothesis import given as given_by
from hypothesis import strategies as st

from icsgov import (
    Decision,
    Every,
    Figure,
    Governance,
    MalformedError,
    Overturning,
    Period,
    resolve,
)
from icsgov.analysis.usage import Dealt, Ledger, amount_of, ledger, run_of, splits
from icsgov.explain import NO, YES
from icsgov.model.governance import FIELDS
from icsgov.model.known import unchecked
from icsgov.model.matter import Total
from icsgov.reasoning.totals import reckoned, spent
from icsgov.testing import World, near_misses

SPRING = date(2024, 4, 1)
C = committee("A", "ceo", "exec")


def frame(*totals: Total, kind: str = "NHST", **more: Any) -> Governance:
    one = given("SO 4", "A board", "A committee", "service", totals=totals, **more)
    return world(trust("A", kind), C, one)


def buys(id: str, days: int, amount: Any, **more: Any) -> Decision:
    said: dict[str, Any] = {"votes": votes("for", "A ceo", "A exec"), "figures": amount}
    day = SPRING + timedelta(days=days)
    matter = more.pop("matter", "service/beds")
    return Decision(id, matter, forum="A committee", day=day, **{**said, **more})


def told(found: Ledger) -> list[tuple[str, bool, tuple[str, ...]]]:
    return [(one.decision.id, one.outcome.bound == ("A",), one.exhausted) for one in found.dealt]


def test_used_up_to_the_boundary_and_a_penny_more() -> None:
    gov = frame(Total(1000))
    made = [buys("D1", 0, 600), buys("D2", 1, 400), buys("D3", 2, "0.01"), buys("D4", 3, 0)]
    assert told(ledger(made, gov)) == [
        ("D1", True, ()),
        ("D2", True, ()),
        ("D3", False, ("SO 4",)),
        ("D4", True, ()),
    ]
    (account,) = ledger(made, gov).accounts
    assert [account.used, account.left, account.perhaps] == [1000, 0, 0]
    assert str(account) == "SO 4: £1,000 of £1,000 used"
    under = frame(Total(1000, inclusive=False))
    assert [one.decision.id for one in ledger(made, under).breaches] == ["D2", "D3"][:1]


@pytest.mark.parametrize(
    ("over", "days", "fits"),
    [
        ("financial year", (0, 364), False),
        ("financial year", (0, 365), True),
        ("financial year", (-1, 0), True),
        ("calendar year", (0, 274), False),
        ("calendar year", (0, 275), True),
        ("whole", (0, 5000), False),
    ],
)
def test_a_total_starts_anew_with_its_year(over: str, days: tuple[int, int], fits: bool) -> None:
    """From 1 April 2024, the next financial year is 365 days on, the calendar year 275."""
    made = [buys(f"D{at}", at, 600) for at in days]
    assert all(one.outcome.bound for one in ledger(made, frame(Total(1000, over=over))).dealt) is (
        fits
    )


def test_runs_of_days() -> None:
    year = Total(1, over="financial year")
    assert run_of(year, date(2025, 3, 31)) == Period(date(2024, 4, 1), date(2025, 4, 1))
    assert run_of(year, date(2025, 4, 1)).start == date(2025, 4, 1)
    assert run_of(Total(1, over="calendar year"), date(2025, 3, 1)).start == date(2025, 1, 1)


def test_what_is_overturned_counts_until_then() -> None:
    undone = [Overturning("A board", SPRING + timedelta(days=10))]
    first = buys("D1", 0, 600, overturnings=undone)
    gov = frame(Total(1000))
    assert told(ledger([first, buys("D2", 9, 600)], gov))[1] == ("D2", False, ("SO 4",))
    assert told(ledger([first, buys("D2", 10, 600)], gov))[1] == ("D2", True, ())
    assert ledger([first], gov).accounts[0].used == 0


def test_another_clause_may_still_carry_it() -> None:
    gov = frame(Total(1000)).put(given("SO 5", "A board", "A committee", "service/beds"))
    made = [buys("D1", 0, 600), buys("D2", 1, 600)]
    assert [one.outcome.bound for one in ledger(made, gov).dealt] == [("A",), ("A",)]


def test_each_matter_has_its_own_where_it_says_so() -> None:
    made = [buys("D1", 0, 600), buys("D2", 1, 600, matter="estate/sale")]
    given_: dict[str, Any] = {
        "id": "SO 4",
        "by": "A board",
        "to": "A committee",
        "matters": ["service", "estate"],
    }
    for each, bound in ((True, True), (False, False)):
        one = given(**given_, totals=Total(1000, each_matter=each))
        found = ledger(made, world(trust("A", "NHST"), C, one))
        assert bool(found.dealt[1].outcome.bound) is bound
        assert [account.matter for account in found.accounts] == (
            ["estate", "service"] if each else [""]
        )
    two = buys("D3", 2, 600, matter=["service/beds", "estate/sale"])
    one = given(**given_, totals=Total(1000, each_matter=True))
    both = ledger([made[1], two], world(trust("A", "NHST"), C, one))
    assert both.dealt[1].exhausted == ("SO 4",)
    assert "on estate: " in str(both.accounts[0])


def test_a_figure_that_is_not_recorded_may_have_used_it_up() -> None:
    """In this measure nothing is on file, so that it is not known whether the decision binds."""
    gov = frame(Total(1000, vat="in"))
    found = ledger([buys("D1", 0, 600), buys("D2", 1, Figure(10, vat="in"))], gov)
    assert [one.perhaps for one in found.dealt] == [("SO 4",), ("SO 4",)]
    assert found.accounts[0].unmeasured == ("D1",)
    assert amount_of(buys("D", 0, Figure(10, basis="year")), Total(1)) is None


def test_one_of_which_it_is_not_known_whether_it_binds() -> None:
    gov = frame(Total(1000), conditions="tendered")
    made = [buys("D1", 0, 600), buys("D2", 1, 600, attested="tendered"), buys("D3", 2, 500)]
    found = ledger(made, gov)
    assert [one.exhausted for one in found.dealt] == [(), (), ("SO 4",)]
    assert [one.perhaps for one in found.dealt] == [(), ("SO 4",), ()]
    (account,) = found.accounts
    assert [account.used, account.perhaps, account.left] == [600, 600, 0]


def test_two_decisions_of_one_id_are_refused() -> None:
    with pytest.raises(MalformedError, match="ids of their own"):
        ledger([buys("D1", 0, 1), buys("D1", 1, 1)], frame(Total(1)))


def test_without_a_total_it_is_what_resolve_says() -> None:
    made = [buys("D1", 0, 600), buys("D2", 1, 600)]
    gov = frame()
    assert [one.outcome for one in ledger(made, gov).dealt] == [resolve(d, gov) for d in made]
    assert ledger(made, gov).accounts == ()


AMOUNTS = st.lists(
    st.tuples(st.integers(0, 700), st.sampled_from((0, 1, 300, 400, 600, 1000, 1001))), max_size=7
)


@given_by(AMOUNTS, st.sampled_from(("financial year", "calendar year", "whole")))
def test_what_is_bound_never_sums_to_more_than_the_total(
    made: list[tuple[int, int]], over: str
) -> None:
    """And a decision is refused only where it would: a naive count of the same."""
    total = Total(1000, over=over)
    found = ledger([buys(f"D{at}", *one) for at, one in enumerate(made)], frame(total))
    spent: dict[Any, int] = {}
    for one in found.dealt:
        (figure,) = one.decision.figures or ()
        run, amount = run_of(total, one.decision.day), int(figure.amount)
        fits = spent.get(run, 0) + amount <= 1000
        assert bool(one.outcome.bound) is fits
        if fits:
            spent[run] = spent.get(run, 0) + amount
    assert {a.period: a.used for a in found.accounts} == {r: Decimal(s) for r, s in spent.items()}


@given_by(st.lists(st.integers(1, 900), min_size=2, max_size=5), st.integers(1, 2000))
def test_splitting_a_decision_never_widens_authority_under_a_total(
    parts: list[int], most: int
) -> None:
    """If the whole is refused, so is one of its parts; under a ceiling the split is reported."""
    gov = frame(Total(most))
    whole = ledger([buys("D", 0, sum(parts))], gov)
    pieces = [buys(f"D{at}", 0, one) for at, one in enumerate(parts)]
    bound = [bool(one.outcome.bound) for one in ledger(pieces, gov).dealt]
    assert all(bound) is bool(whole.dealt[0].outcome.bound)
    capped = frame(ceiling=most)
    fine = [one for one in pieces if resolve(one, capped).bound]
    reported = splits(pieces, capped, within=Every(days=1))
    spent = sum(figure.amount for one in fine for figure in one.figures or ())
    assert bool(reported) is (spent > most)


def test_splits_that_are_near_in_time_are_reported_once() -> None:
    gov = frame(ceiling=1000)
    made = [buys("D1", 0, 600), buys("D2", 20, 600), buys("D3", 30, 300), buys("D4", 200, 900)]
    (found,) = splits(made, gov, within=Every(months=1))
    assert found.about == ("SO 4", "D1", "D2", "D3")
    assert found.says == (
        "`D1`, `D2` and `D3` on `service/beds`, from 1 April 2024 to 1 May 2024, are each within"
        " the £1,000 of `SO 4`, and £1,500 together"
    )
    assert splits(made, gov, within=Every(days=5)) == ()
    assert splits(made, frame(Total(1000)), within=Every(months=1)) == ()
    assert splits([buys("D1", 0, None), buys("D2", 1, 900)], gov, within=Every(days=5)) == ()


def test_the_reason_names_the_total_and_who_used_it_up() -> None:
    made = [buys("D1", 0, 600), buys("D2", 1, 300), buys("D3", 2, 200), buys("D4", 3, 0)]
    third = ledger(made, frame(Total(1000), source="SO 4.1")).dealt[2].outcome["A"]
    (line,) = [step for step in third.why.walk() if step.code == "grant.used-up"]
    assert (line.verdict, [one.text for one in line.cites]) == (NO, ["SO 4.1"])
    assert line.says == (
        "£900 of the £1,000 that `SO 4` gives altogether (financial year) was used up by `D1` and"
        " `D2`, and £200 more is over it"
    )
    apart = ledger(made[::2], frame(Total(700, each_matter=True))).dealt[1].outcome["A"]
    (line,) = [step for step in apart.why.walk() if step.code == "grant.used-up"]
    assert "gives altogether (financial year) for `service` was used up by `D1`, and" in line.says


def test_what_was_counted_is_no_doubt_any_more() -> None:
    """Of one that may have gone over it is still in doubt; the answer is that of `resolve`."""
    gov = frame(Total(1000))
    for made in ([buys("D1", 0, 600)], [buys("D1", 0, 600), buys("D2", 1, 400)]):
        told = ledger(made, gov).dealt[-1].outcome
        alone = resolve(made[-1], gov)
        assert "grant.total" in {doubt.code for doubt in alone.doubts}
        assert told.doubts == ()
        (line,) = [step for step in told["A"].why.walk() if step.code == "grant.total-kept"]
        assert line.verdict is YES
        assert (told.bound, told["A"].verdict) == (alone.bound, alone["A"].verdict)
    open_ = frame(Total(1000), conditions="tendered")
    (_, second) = ledger([buys("D1", 0, 600), buys("D2", 1, 600)], open_).dealt
    assert second.perhaps == ("SO 4",)
    assert "grant.total" in {step.code for step in second.outcome["A"].why.walk()}


def test_what_was_counted_is_told_of_what_was_inherited_too() -> None:
    alone = resolve(buys("D1", 0, 600), frame(Total(1000)))
    own = alone["A"]
    both = evolve(alone, bindings=(own._replace(inherited=(own,)),))
    told = reckoned(both, {("SO 4", Decimal(1000), "financial year")})
    for one in (told["A"], *told["A"].inherited):
        assert "grant.total" not in {step.code for step in one.why.walk()}
    assert reckoned(both, {("SO 5", Decimal(1000), "financial year")}) == both


@given_by(near_misses(), st.data())
def test_a_clause_that_is_used_up_does_what_one_that_is_not_there_does(
    near: World, data: st.DataObject
) -> None:
    """The answer is that of the framework without it, with the reason."""
    gov, decision, on = near
    assume(gov.delegations)
    gone = data.draw(st.lists(st.sampled_from(gov.delegations), min_size=1, unique=True))
    records = {name: getattr(gov, name) for name in FIELDS}
    records["delegations"] = [spent(x, {}) if x in gone else x for x in gov.delegations]
    told = resolve(decision, unchecked(Governance, records), on=on)
    wanted = resolve(decision, gov.drop(*gone), on=on)
    assert [(one.organisation, one.effect, one.verdict) for one in told] == [
        (one.organisation, one.effect, one.verdict) for one in wanted
    ]


def test_a_ledger_says_what_it_rests_on() -> None:
    found = ledger([buys("D1", 0, 600)], frame(Total(1000)))
    one: Dealt = found.dealt[0]
    assert one.outcome.decision is one.decision
    (use,) = found.accounts[0].uses
    assert [use.decision, use.amount, use.days] == ["D1", 600, Period(SPRING)]
