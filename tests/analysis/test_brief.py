"""What `print` shows of an answer, and of results that are lists."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from build import committee, council, given, trust, votes, world

from icsgov import (
    ApprovalRule,
    CommitteeInCommon,
    Decision,
    Flip,
    Governance,
    Reservation,
    Total,
    Verdict,
    compare,
    harmonise,
    ledger,
    resolve,
    routes,
    shared,
    what_can,
    who_can,
)
from icsgov.analysis.finding import Region
from icsgov.analysis.plane import Band
from icsgov.model.agreement import Agreement, Portion
from icsgov.model.kinds import Per, Vat
from icsgov.model.matter import Matter
from icsgov.period import Period

DAY = date(2024, 5, 14)


def framework(*more: Any, **terms: Any) -> Governance:
    """A's committee may spend so much, B's board needs A's approval, and they meet in common."""
    return world(
        *(trust("A", "NHST"), trust("B")),
        committee("A", "ceo", "fd"),
        given("1", "A board", "A committee", ceiling=1000, totals=Total(1500), **terms),
        ApprovalRule("2", organisation="B", by="A board", matters="service"),
        CommitteeInCommon("cic", ["A board", "B board"]),
        *more,
    )


GOV = framework()


def spends(id: str, day: int, amount: int = 800) -> Decision:
    cast = votes("for", "A ceo")
    return Decision(
        id, "service", forum="A committee", day=date(2024, 5, day), figures=amount, votes=cast
    )


def test_an_answer_for_one_organisation() -> None:
    """Who is bound and how; or the first reason why not, and who had decided."""
    assert str(resolve(spends("D", 1), GOV)["A"]) == "A: bound (own decision, `A committee`)"
    assert str(resolve(spends("D", 1), GOV)["B"]).startswith("B: no part in it; ")
    over = resolve(spends("D", 1, 1001), GOV)["A"]
    assert str(over) == (
        "A: unauthorised (`A committee`); £1,001 is over the £1,000 limit of `1` (this decision,"
        " VAT out)"
    )


def test_a_ledger() -> None:
    made = [spends("D1", 1), spends("D2", 2)]
    assert str(ledger(made, GOV)).splitlines() == [
        "D1, 1 May 2024: binds `A`",
        "D2, 2 May 2024: binds nobody; used up: `1`",
        "1: £800 of £1,500 used, from 2024-04-01 until 2025-04-01 (that day excluded)",
    ]
    open_ = framework(conditions="ready")
    (first, second) = ledger(made, open_).dealt
    assert str(first) == "D1, 1 May 2024: whether it binds `A` is not known"
    assert str(second) == f"D2, 2 May 2024: {str(first).partition(': ')[2]}; perhaps used up: `1`"
    assert str(ledger([], GOV)) == "no decisions"


def test_what_somebody_can_decide() -> None:
    assert str(what_can(framework(conditions="ready"), "A committee", on=DAY)).splitlines() == [
        "A committee can decide",
        "  `service` for `A`, £0 to £1,000, on 14 May 2024; needs condition `ready`",
    ]
    days = what_can(GOV, "A committee", on=Period(DAY, date(2025, 1, 1)))
    assert str(days.parts[0]) == (
        "`service` for `A`, £0 to £1,000, from 2024-05-14 until 2025-01-01 (that day excluded)"
    )
    assert str(what_can(GOV, "A ned", on=DAY)) == "A ned can decide nothing"


def test_who_can_bind_whom() -> None:
    both = who_can(GOV, bind=["A", "B"], matter="service", value=0, on=DAY)
    assert str(both).splitlines() == [
        "`A board` for `A`",
        "`A board` at `cic` for `A`",
        "`A committee` for `A`, by `1`",
        "`B board` for `B`, with the approval of `A board`",
        "`B board` at `cic` for `B`, with the approval of `A board`",
        "together at `cic`: `A board` at `cic` for `A`; `B board` at `cic` for `B`, with the"
        " approval of `A board`",
    ]
    alone = who_can(GOV, bind="A", matter="service", value=0, on=DAY)
    assert "together" not in str(alone)
    nobody = who_can(world(trust("A")).drop("A board"), bind="A", matter="x", value=0, on=DAY)
    assert str(nobody) == "no way to bind `A`"


def test_routes_the_first_few() -> None:
    cast = votes("for", "A ceo", "A fd", body="A board")
    made = Decision("D", "service", forum="cic", day=DAY, votes=cast)
    found = str(routes(made, GOV, bind="A", on=DAY)).splitlines()
    assert found[0] == "1. `A chair` votes for in `A board` on 14 May 2024"
    assert [line[0] for line in found] == ["1", "2", "3", "4", "5", "a"]
    few = str(routes(spends("D", 14), GOV, bind="A", on=DAY))
    assert few == "1. nothing to do"


def test_routes_of_which_there_are_none() -> None:
    gov = world(trust("A"), Matter("merger", kinds="merger"))
    made = Decision("D", "merger", forum="A board", day=DAY, votes=votes("for", "A ceo", "A fd"))
    stuck = routes(made, gov.drop("A board").put(*trust("A", seats=[])[1:]), bind="A", on=DAY)
    assert str(stuck).splitlines()[0] == "no route"
    assert str(stuck).splitlines()[1].startswith("  A: ")


def test_two_frameworks() -> None:
    less = compare(GOV, GOV.drop("1"), on=DAY, decisions=[spends("D", 1)])
    assert str(less).splitlines() == [
        "`A committee` can decide less of `service` for `A`",
        "D for A: bound, then unauthorised",
    ]
    assert str(compare(GOV, GOV, on=DAY)) == "nothing changes"
    gone = compare(GOV, GOV.drop("1", "A committee"), on=DAY, decisions=[spends("D", 1)])
    assert str(gone.redone[0]) == "D for A: bound, then not on file"


def test_what_would_make_two_boards_keep_alike() -> None:
    kept = Reservation("R", by="B board", matters="estate", above=500)
    lines = str(harmonise(framework(kept), "cic", on=DAY)).splitlines()
    assert lines == ["add `A board keeps estate`: `estate` above £500, by `A board`"]
    plain = Reservation("R", by="B board", matters="estate")
    assert str(harmonise(framework(plain), "cic", on=DAY)).endswith("`estate`, by `A board`")
    assert str(harmonise(GOV, "cic", on=DAY)) == "nothing to add or to lift"


def test_a_region() -> None:
    assert str(Region(("a", "b"))) == "`a` and `b`, any amount (this decision, VAT out), always"
    narrow = Region(
        ("a",),
        Band(Decimal(0), Decimal(100)),
        Period(DAY, date(2024, 5, 15)),
        also=(((Per.YEAR, Vat.IN), Band(Decimal(0), Decimal(10))),),
        but=("a/b",),
    )
    assert str(narrow) == (
        "`a` but `a/b`, £0 to £100 (this decision, VAT out), £0 to £10"
        " (one year, VAT in), on 14 May 2024"
    )


def test_the_last_day_there_is() -> None:
    assert str(Region(("a",), period=Period.through(date.max, date.max))).endswith(
        "on 31 December 9999"
    )
    assert str(what_can(GOV, "A committee", on=date.max)).startswith("A committee can decide\n")


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (
            "YES",
            "NO",
            "on what was on file on 14 May 2024 it binds; on what is on file now it does",
        ),
        ("UNKNOWN", "YES", "it is not known whether it binds; on what is on file now it binds"),
    ],
)
def test_an_answer_that_looks_otherwise_today(then: str, now: str, said: str) -> None:
    flip = Flip("D", "A", DAY, Verdict[then], Verdict[now], ())
    assert str(flip).startswith("D for A: on what was on file on 14 May 2024 ")
    assert said in str(flip)


def test_what_falls_to_whom() -> None:
    halves = [Portion("A", "1/2", most=10), Portion("B", "1/2")]
    deal = Agreement("G", kind="gain and risk share", parties=["A", "B"], gain=halves)
    assert [str(one) for one in shared(deal, "100.50") or ()] == [
        "A: £10",
        "B: £50.25",
        "nobody: £40.25",
    ]


def test_what_somebody_can_decide_in_either_of_two_ways() -> None:
    more = given("3", "A board", "A committee", conditions="costed")
    held = str(what_can(framework(more, conditions="ready"), "A committee", on=DAY))
    assert held.splitlines()[1].endswith("; needs condition `costed` or condition `ready`")


def test_ways_of_which_it_is_not_known_are_shown_as_such() -> None:
    """Whether the service is for full council or for the executive is not recorded."""
    found = who_can(world(council("L")), bind="L", matter="service", value=0, on=DAY)
    lines = str(found).splitlines()
    assert len(lines) == len(found.open) == 2
    assert all(line.startswith("`L c") and line.count("not known") == 1 for line in lines)
