"""Which reason comes first, how many are told, and what a page says of whom."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from build import Y2024, ask, committee, given, trust, world

from icsgov import (
    AgendaItem,
    Chairing,
    CommitteeInCommon,
    Coverage,
    Decision,
    Effect,
    Governance,
    Matter,
    Meeting,
    Organisation,
    Outcome,
    Period,
    Present,
    Seat,
    Succession,
    Vote,
)
from icsgov.analysis.coverage import Cell
from icsgov.analysis.plane import EVERY, Band
from icsgov.analysis.probe import Holder
from icsgov.explain import NO, UNKNOWN, YES, Step, all_of, fact
from icsgov.views import text, words
from icsgov.views.attendance import roll_call
from icsgov.views.html import step_html, tree
from icsgov.views.plan import coverage_html, coverage_text
from icsgov.views.text import outcome_text
from icsgov.views.words import contrast, reasons

DAY = Y2024
LATER = DAY + timedelta(days=18)
C = committee("A", "ceo", "ned")
TWO = world(trust("A"), trust("B"), CommitteeInCommon("room", ["A board", "B board"]))


def told(gov: Governance, forum: str, **more: Any) -> Outcome:
    found: Outcome = ask(gov, forum, DAY, **more)
    return found


# reasons


def test_why_nothing_was_decided_comes_before_who_had_no_power() -> None:
    """A committee without power whose votes were equal decided nothing in the first place."""
    gov = world(trust("A"), C)
    cast = [Vote("A ceo", "for"), Vote("A ned", "against")]
    binding = told(gov, "A committee", votes=cast)["A"]
    assert binding.effect is Effect.UNDECIDED
    assert [one.code for one in reasons(binding)] == ["share.missed", "chain.nothing-given"]


def test_who_had_no_power_comes_before_what_is_beside_it() -> None:
    gov = world(trust("A"), C, Matter("service", kinds="merger"))
    binding = told(gov, "A committee")["A"]
    assert binding.effect is Effect.UNAUTHORISED
    families = [one.code.partition(".")[0] for one in reasons(binding)]
    assert families[0] == "chain"
    assert set(families[1:]) <= {"approval"}


def test_every_approval_that_is_missing_is_told_and_of_other_reasons_the_first() -> None:
    gov = world(trust("A"), Matter("service", kinds="merger"))
    outcome = told(gov, "A board")
    assert outcome["A"].effect is Effect.AWAITING
    page = " ".join(outcome_text(outcome).split())
    found = reasons(outcome["A"])
    assert len(found) == 3
    assert all(one.says in page for one in found)
    plain = told(
        world(trust("A"), C, given("1", "A board", "A committee", ceiling=5)),
        "A committee",
        figures=9,
    )
    assert outcome_text(plain).count("because ") == 1


@pytest.mark.parametrize(
    ("count", "more"), [(5, ""), (6, ""), (7, "and 1 more"), (9, "and 3 more")]
)
def test_six_doubts_are_written_out(count: int, more: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"doubt number {place}" for place in range(count)]
    monkeypatch.setattr(text, "doubts", lambda _: lines)
    page = outcome_text(told(TWO, "room"))
    assert page.count("doubt number") == min(count, 6)
    assert re.findall(r"and \d+ more", page) == ([more] if more else [])


def test_a_doubt_that_two_lines_share_is_told_once() -> None:
    facts: dict[str, Any] = {"clause": "1", "condition": "tendered"}
    some = [fact("condition.unknown", UNKNOWN, doubt=doubt, **facts) for doubt in (False, True)]
    assert some[0] != some[1]

    class Twice(NamedTuple):
        doubts: Any

    assert words.doubts(Twice(some)) == [some[0].says]  # type: ignore[arg-type] # it has doubts


def test_what_passed_to_a_successor_is_no_contrast_to_what_the_room_said() -> None:
    """The predecessor is bound no more, and the successor is: the room said yes, and so it is."""
    gone = Organisation("A", kind="FT", period=Period(end=LATER))
    passed = Succession("S", of="A", to="B", day=LATER, carried="decisions")
    gov = world(trust("A"), trust("B")).put(gone, passed)
    outcome = told(gov, "A board", on=LATER)
    assert {one.organisation: one.effect for one in outcome} == {
        "A": Effect.LAPSED,
        "B": Effect.BOUND,
    }
    assert contrast(outcome) == ""


# the map


def holder(name: str, effect: Effect = Effect.BOUND, clause: str = "1") -> Holder:
    return Holder(name, YES if effect is Effect.BOUND else NO, effect, (clause,), ("board",))


def test_one_holder_of_several_may_need_an_approval() -> None:
    some = (holder("one"), holder("two", Effect.AWAITING, "2"))
    cell = Cell("A", "estate", EVERY, Period(), some, ())
    page = coverage_text(Coverage((cell,), "anything-else"))
    assert "one, two*" in page
    assert page.endswith("* with an approval")
    alone = coverage_text(Coverage((cell._replace(holders=some[:1]),), "anything-else"))
    assert "*" not in alone


def test_each_run_of_days_has_a_map_of_its_own() -> None:
    """Before and after a day of change: two tables, and the matters in each."""
    spans = (Period(None, DAY), Period(DAY, None))
    cells = [
        Cell("A", matter, band, span, (holder(f"{matter} {span.start}"),), ())
        for span in spans
        for matter in ("estate", "staff")
        for band in (Band(Decimal(0), Decimal(9)), Band(Decimal(9), None, low_in=False))
    ]
    (page, _) = coverage_html(Coverage(tuple(cells), "anything-else")).split("<details>")
    assert page.count("<caption>") == 2
    assert page.count('<th scope="row">') == 4


# who was there


def test_whoever_presided_over_the_forum_presided_over_each_body() -> None:
    made = Decision("D", "service", forum="room", day=DAY)
    for over, chair in (("room", "`A chair`"), (None, "`A chair`"), ("B board", "not recorded")):
        meeting = Meeting(
            *("M",),
            forum="room",
            day=DAY,
            items=AgendaItem(1, "", "D"),
            present=[Present("A chair"), Present("B ceo")],
            presided=Chairing("A chair", over),
        )
        assert list(roll_call(meeting, made, "A", TWO))[-1] == f"in the chair: {chair}"


def test_whose_seat_lapsed_was_in_attendance_only() -> None:
    """X ended, and with it the seat of its chief executive on B's committee."""
    gone = Organisation("X", kind="FT", period=Period(end=DAY))
    gov = world(
        *(gone, trust("A"), trust("B"), trust("N")),
        committee("B", "ceo", Seat("X ceo", held_for="X")),
        CommitteeInCommon("cic", ["A board", "B committee"]),
        Succession("S", of="X", to="N", day=DAY, lapsed="seats"),
    )
    for day, members in ((DAY, "`B ceo`"), (DAY - timedelta(days=1), "`B ceo` and `X ceo`")):
        made = Decision("D", "service", forum="cic", day=day)
        people = ["B ceo", "X ceo"]
        meeting = Meeting("M", forum="cic", day=day, items=AgendaItem(1, "", "D"), present=people)
        assert next(roll_call(meeting, made, "B", gov)) == f"members of `B committee`: {members}"


# a tree of reasons


def reason(name: str, verdict: Any) -> Step:
    return fact("condition.unknown", verdict, clause=name, condition=name)


def test_reasons_are_on_a_page_in_the_order_in_which_they_are_read() -> None:
    inner = all_of("grant", (reason("b", YES), reason("c", YES)), clause="x", by="y")
    step = all_of("chain", (reason("a", YES), inner, reason("d", YES)), length=1)
    page = step_html(step)
    places = [page.index(f"<code>{name}</code>") for name in "abcd"]
    assert places == sorted(places)


def test_what_failed_is_open_below_a_step_that_is_folded() -> None:
    inner = all_of("grant", (reason("b", NO), reason("c", YES)), clause="x", by="y")
    held = all_of("grant", (reason("d", YES), reason("e", YES)), clause="z", by="y")
    step = all_of("chain", (inner, held), length=1)
    for fold, opened in ((True, 1), (False, 2)):
        page = tree(step, fold=fold)
        assert page.count("<details open>") == opened
        assert page.startswith("<details><summary>" if fold else "<details open>")


def test_a_page_takes_no_recursion() -> None:
    step = reason("a", YES)
    for _ in range(3000):
        step = all_of("chain", (step, reason("b", YES)), length=1)
    assert tree(step).count("<details") == 3000
