"""Totals, splits and shares: each organisation, each clause, each matter and each forum apart."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from build import committee, given, joint, trust, votes, world
from test_succession import after, ended

from icsgov import (
    Agreement,
    Decision,
    Every,
    Figure,
    Governance,
    Limit,
    Portion,
    Ratification,
    Total,
    shared,
)
from icsgov.analysis.usage import ledger, run_of, splits
from icsgov.model.organisation import Office
from icsgov.model.succession import Passed
from icsgov.period import Period

SPRING = date(2024, 4, 1)
C = committee("A", "ceo", "fd")
CEO = Office("ceo", "A", holders="A ceo")


def buys(id: str, days: int, amount: Any, forum: str = "A committee", **more: Any) -> Decision:
    cast = votes("for", "A ceo") if forum == "ceo" else votes("for", "A ceo", "A fd")
    said: dict[str, Any] = {"votes": cast, "figures": amount, **more}
    matter = said.pop("matter", "service/beds")
    return Decision(id, matter, forum=forum, day=SPRING + timedelta(days=days), **said)


def frame(*some: Any, kind: str = "NHST") -> Governance:
    return world(trust("A", kind), C, CEO, some)


def gives(id: str = "SO 4", matters: Any = "service", **more: Any) -> Any:
    return given(id, "A board", "A committee", matters, **more)


# totals


def test_one_that_two_clauses_would_both_take_over_rests_on_neither() -> None:
    """The first is used up, and then the second: both are named, and nobody is bound."""
    gov = frame(gives(totals=Total(1000)), gives("SO 5", "service/beds", totals=Total(1500)))
    made = [buys("D1", 0, 600), buys("D2", 1, 600), buys("D3", 2, 950)]
    dealt = ledger(made, gov).dealt
    assert [bool(one.outcome.bound) for one in dealt] == [True, True, False]
    assert dealt[2].exhausted == ("SO 4", "SO 5")


def test_each_party_to_a_joint_committee_uses_up_what_it_gave() -> None:
    """Each binds until it is overturned, which for neither of them is the other's first day."""
    gov = world(
        *(trust("A", "ICB"), trust("B", "ICB"), joint("A", "B")),
        [given(f"{org} 1", f"{org} board", "jc", totals=Total(1000), under="65Z6") for org in "AB"],
    )
    cast = votes("for", "A ceo", "B ceo")
    made = Decision("D", "service", forum="jc", day=SPRING, figures=600, votes=cast)
    found = ledger([made], gov)
    assert found.dealt[0].outcome.bound == ("A", "B")
    assert [(one.clause, one.organisation, int(one.used)) for one in found.accounts] == [
        ("A 1", "A", 600),
        ("B 1", "B", 600),
    ]


def test_of_matters_inside_one_another_the_nearest_is_used_up() -> None:
    one = gives(matters=["service", "service/beds"], totals=Total(1000, each_matter=True))
    made = [buys("D1", 0, 600), buys("D2", 1, 600, matter="service/site")]
    accounts = ledger(made, frame(one)).accounts
    assert [(account.matter, int(account.used)) for account in accounts] == [
        ("service", 600),
        ("service/beds", 600),
    ]


# splits


def test_a_run_within_a_longer_one_is_not_told_again() -> None:
    made = [buys("D1", 0, 600), buys("D2", 5, 600), buys("D3", 9, 600), buys("D4", 40, 600)]
    found = splits(made, frame(gives(ceiling=1000)), within=Every(days=10))
    assert [one.about for one in found] == [("SO 4", "D1", "D2", "D3")]
    longer = splits(made, frame(gives(ceiling=1000)), within=Every(days=35))
    assert [one.about[1:] for one in longer] == [("D1", "D2", "D3"), ("D2", "D3", "D4")]


@pytest.mark.parametrize(("days", "near"), [(9, True), (10, True), (11, False)])
def test_on_the_very_day_they_are_still_near_in_time(days: int, near: bool) -> None:
    made = [buys("D1", 0, 600), buys("D2", days, 600)]
    assert bool(splits(made, frame(gives(ceiling=1000)), within=Every(days=10))) is near


def test_the_ceiling_without_vat_is_the_one_that_is_looked_at() -> None:
    """Though the one with VAT is the lower: the figures of both are on file."""
    gov = frame(gives(ceiling=[Limit(1000), Limit(900, vat="in")]))
    both = [Figure(600), Figure(720, vat="in")]
    (found,) = splits([buys("D1", 0, both), buys("D2", 1, both)], gov, within=Every(days=10))
    assert (found.facts["limit"], found.facts["sum"]) == (1000, 1200)


def test_decisions_of_two_forums_are_not_one_that_was_split() -> None:
    """They rest on one clause: the committee passed on what it was given."""
    on = given("SO 5", "A committee", "ceo", "service", under=None)
    gov = frame(gives(ceiling=1000, passing_on="allowed"), on, kind="FT")
    made = [buys("D1", 0, 600), buys("D2", 1, 600, forum="ceo")]
    assert [one.outcome.bound for one in ledger(made, gov).dealt] == [("A",), ("A",)]
    assert splits(made, gov, within=Every(days=10)) == ()
    again = [*made, buys("D3", 2, 600, forum="ceo")]
    assert {one.about[1:] for one in splits(again, gov, within=Every(days=10))} == {("D2", "D3")}


# shares


def test_of_nothing_everybody_has_nothing() -> None:
    """Nothing is a surplus of nothing: where only a deficit is shared it is not said how."""
    half = [Portion("A", "1/2"), Portion("B", "1/2")]
    gain = Agreement("GRS", kind="other", parties=["A", "B"], gain=half)
    loss = Agreement("GRS", kind="other", parties=["A", "B"], loss=half)
    assert [one.amount for one in shared(gain, 0) or ()] == [Decimal(0), Decimal(0)]
    assert shared(loss, 0) is None


# what stands in the way of a question


def test_a_clause_that_is_used_up_may_be_named_by_a_succession_to_come() -> None:
    gov = world(
        *(ended(trust("A", "NHST")), trust("B", "NHST"), C, gives("1", totals=Total(100))),
        after(carried=Passed("delegations", only="1")),
    )
    made = [buys(f"D{n}", n - 30, 60) for n in (1, 2)]
    assert [one.exhausted for one in ledger(made, gov).dealt] == [(), ("1",)]


@pytest.mark.parametrize(
    ("over", "day", "run"),
    [
        ("financial year", date.max, Period(date(9999, 4, 1))),
        ("calendar year", date.max, Period(date(9999, 1, 1))),
        ("financial year", date.min, Period(None, date(1, 4, 1))),
        ("calendar year", date.min, Period(date(1, 1, 1), date(2, 1, 1))),
    ],
)
def test_the_first_and_the_last_year_there_are(over: str, day: date, run: Period) -> None:
    assert run_of(Total(1, over=over), day) == run


def test_what_the_board_ratified_uses_up_nothing_of_what_was_used_up() -> None:
    """Over the total, and the board's own since it ratified it: it rests on the clause no more."""
    late = [Ratification("A board", SPRING + timedelta(days=30))]
    made = [buys("D1", 0, 600), buys("D2", 1, 600, ratifications=late), buys("D3", 40, 400)]
    found = ledger(made, frame(gives(totals=Total(1000))))
    assert [one.outcome.bound for one in found.dealt] == [("A",), ("A",), ("A",)]
    assert [one.exhausted for one in found.dealt] == [(), ("SO 4",), ()]
    (account,) = found.accounts
    assert [use.decision for use in account.uses] == ["D1", "D3"]
    why = found.dealt[1].outcome["A"].why
    assert "grant.used-up" in {step.code for step in why.walk()}


def test_what_was_over_the_ceiling_and_ratified_uses_up_nothing() -> None:
    """It binds as the board's own act, and not by the clause."""
    late = [Ratification("A board", SPRING + timedelta(days=30))]
    made = [buys("D1", 0, 600, ratifications=late), buys("D2", 40, 500)]
    gov = frame(gives(ceiling=500, totals=Total(1000)))
    found = ledger(made, gov)
    assert [one.outcome.bound for one in found.dealt] == [("A",), ("A",)]
    (account,) = found.accounts
    assert [use.decision for use in account.uses] == ["D2"]
    assert splits(made, gov, within=Every(days=90)) == ()
