"""Questions about a forum of which a party ended, and questions put wrongly.

A and B have a joint committee with a quorum of two; A ended, and N took its place on 1 April 2026.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from attrs import evolve
from build import committee, flat, given, joint, trust, votes, world
from hypothesis import given as given_by

from icsgov import (
    AgendaItem,
    CallInRule,
    Decision,
    Figure,
    Governance,
    GovernanceError,
    IcsgovError,
    MalformedError,
    Meeting,
    Organisation,
    Overturning,
    Quorum,
    Succession,
    Total,
    Vote,
    call_in,
    check,
    hindsight,
    history,
    irregularities,
    ledger,
    notice_by,
    overturned,
    quorums,
    resolve,
    shared,
    taken,
    who_can,
)
from icsgov.analysis.reading import reading
from icsgov.io import dumps, loads
from icsgov.model.body import Board, Group
from icsgov.model.cycle import Cycle
from icsgov.model.organisation import Organisation as Org
from icsgov.period import Period
from icsgov.testing import World
from icsgov.testing.breaks_succession import near_successions

MERGER, MAY = date(2026, 4, 1), date(2026, 5, 14)
ALL = ["decisions", "delegations", "seats"]


def merged(*more: Any, **passed: Any) -> Governance:
    old = [
        evolve(one, period=Period(None, MERGER)) if isinstance(one, Org) else one
        for one in flat(trust("A", "ICB"))
    ]
    return world(
        *(old, trust("B"), trust("N", "ICB")),
        joint("A", "B", quorum=Quorum(count=2)),
        given("A 1", "A board", "jc", under="65Z6"),
        given("B 1", "B board", "jc", under="65Z6"),
        Succession("S", of="A", to="N", day=MERGER, **passed),
        *more,
    )


MADE = Decision("D", "service", forum="jc", day=MAY, votes=votes("for", "A ceo", "B ceo"))
MEETING = Meeting(
    "X", forum="jc", day=MAY, items=[AgendaItem(1, "", MADE)], present=["A ceo", "B ceo"]
)


def test_a_seat_that_lapsed_is_none_at_a_meeting() -> None:
    """One of two is left, and two are needed: there is no quorum, and `resolve` says the same."""
    gov = merged(lapsed=ALL)
    (one,) = quorums(MEETING, [MADE], gov)
    assert (one.verdict.name, one.organisations) == ("NO", ("B",))
    codes = {found.code for found in irregularities(MEETING, [MADE], gov)}
    assert {"meeting.no-seat", "meeting.inquorate"} <= codes
    assert resolve(taken(MEETING, MADE, gov), gov)["B"].effect.value == "undecided"


def asks(world: World) -> dict[str, Callable[[Governance], object]]:
    """Questions about a decision and its framework."""
    made, day = world.decision, world.decision.day
    held = Meeting("held", forum=made.forum, day=day, items=[AgendaItem(1, "", made.id)])
    return {
        "quorums": lambda gov: quorums(held, [made], gov),
        "irregularities": lambda gov: irregularities(held, [made], gov),
        "notice_by": lambda gov: notice_by(made, gov),
        "check": lambda gov: check(gov, on=day),
        "history": lambda gov: history(made, gov),
        "ledger": lambda gov: ledger([made], gov),
        "overturned": lambda gov: overturned([made], gov),
        "hindsight": lambda gov: hindsight([made], gov),
        "who_can": lambda gov: who_can(gov, bind="A", matter=made.matters[0], value=0, on=day),
    }


@given_by(near_successions())
def test_what_was_asked_before_changes_no_answer(world: World) -> None:
    def told(gov: Governance) -> list[Any]:
        found = resolve(world.decision, gov, on=world.on)
        return [(one.organisation, one.effect, one.why) for one in found]

    alone = told(attrs.evolve(world.gov))
    for name, ask in asks(world).items():
        gov = attrs.evolve(world.gov)
        try:
            ask(gov)
        except IcsgovError:
            continue  # no forum for such a question
        assert told(gov) == alone, name


def test_check_speaks_of_no_party_that_ended_and_of_nobody_elses_delegation() -> None:
    open_ = [one.about[0] for one in check(merged(), on=MAY) if "silent" in one.code]
    assert open_ == ["A 1", "jc"]
    quorate = [one for one in check(merged(lapsed=ALL), on=MAY) if "quorum-without" in one.code]
    assert not any("A" in one.organisations for one in quorate)


def test_one_figure_of_nothing_does_not_make_the_others_nothing() -> None:
    gov = world(
        trust("A", "NHST"),
        committee("A", "ceo", "fd"),
        given("A 1", "A board", "A committee", totals=Total(1_000_000)),
    )
    figures = [Figure(600_000), Figure(0, basis="year")]
    bought = [
        Decision(
            f"D{day}",
            "service",
            forum="A committee",
            day=date(2024, 5, day),
            figures=figures,
            votes=Vote("A ceo", "for"),
        )
        for day in (1, 2)
    ]
    assert [one.exhausted for one in ledger(bought, gov).dealt] == [(), ("A 1",)]


ODD: list[Callable[[Any, Governance], object]] = [
    lambda one, gov: resolve(one, gov),
    lambda one, gov: history(one, gov),
    lambda one, gov: call_in(one, gov, on=MAY),
    lambda one, gov: notice_by(one, gov),
    lambda one, gov: taken(MEETING, one, gov),
]


@pytest.mark.parametrize("ask", ODD)
def test_a_list_is_not_one_decision(ask: Callable[[Any, Governance], object]) -> None:
    with pytest.raises(MalformedError, match=r"^question: decision: expected a decision, got list"):
        ask([MADE], merged())


def test_something_else_is_no_meeting_and_no_agreement() -> None:
    odd: Any = "M"
    gov = merged()
    for ask in (
        lambda: taken(odd, MADE, gov),
        lambda: quorums(odd, [MADE], gov),
        lambda: irregularities(odd, [MADE], gov),
    ):
        with pytest.raises(MalformedError, match=r"^question: meeting: expected a meeting"):
            ask()
    with pytest.raises(MalformedError, match="agreement: expected an agreement, got str"):
        shared(odd, 1)


def test_notice_in_a_forum_that_is_not_there_is_one_fault() -> None:
    """Not also of the minutes that it would have."""
    with pytest.raises(GovernanceError) as raised:
        notice_by(evolve(MADE, forum="zz", votes=()), merged())
    assert [str(fault) for fault in raised.value.exceptions] == [
        "decision `D`: forum: no body or office has the id `zz`"
    ]


SEVERAL: list[Callable[[Any, Governance], object]] = [
    lambda some, gov: ledger(some, gov),
    lambda some, gov: hindsight(some, gov),
    lambda some, gov: overturned(some, gov),
    lambda some, gov: quorums(MEETING, some, gov),
    lambda some, gov: irregularities(MEETING, some, gov),
]


@pytest.mark.parametrize("ask", SEVERAL)
def test_one_decision_stands_for_a_list_of_it(ask: Callable[[Any, Governance], object]) -> None:
    gov = merged(carried=ALL)
    assert ask(MADE, gov) == ask([MADE], gov)
    with pytest.raises(MalformedError, match=r"decisions\[1\]: expected a decision, got str"):
        ask([MADE, "D"], gov)
    for odd in ("D1", 7):
        with pytest.raises(MalformedError) as raised:
            ask(odd, gov)
        kind = type(odd).__name__
        said = f"question: decisions[0]: expected a decision, got {kind}"
        assert [str(raised.value), *raised.value.faults] == [said, *raised.value.faults[:1]]


def test_call_in_is_of_a_council() -> None:
    rule = CallInRule("Const 15", organisation="B", working_days=5)
    with pytest.raises(GovernanceError) as raised:
        Governance.of(Organisation("B", kind="FT"), rule)
    assert "call-in is of decisions of a council, and `B` is `FT`" in str(raised.value.exceptions)


def test_nobody_is_told_before_the_decision_itself() -> None:
    early = Overturning("B board", MAY, told=date(2026, 5, 13))
    with pytest.raises(MalformedError, match="is before the decision of 2026-05-14"):
        evolve(MADE, overturnings=early)


def test_a_figure_of_nothing_alone_uses_up_nothing() -> None:
    gov = world(
        trust("A", "NHST"),
        committee("A", "ceo", "fd"),
        given("A 1", "A board", "A committee", totals=Total(1_000_000)),
    )
    free = Decision(
        "D",
        "service",
        forum="A committee",
        day=MAY,
        figures=Figure(0, basis="year"),
        votes=Vote("A ceo", "for"),
    )
    found = ledger([free], gov)
    assert [one.used for one in found.accounts] == [0]
    assert found.dealt[0].outcome.bound == ("A",)


def test_a_document_with_meetings_is_equal_to_nothing_else() -> None:
    text = dumps(merged(), [MADE], [MEETING])
    one, other = loads(text), loads(text)
    assert (one == other, one == 5, one == (one[0], one[1])) == (True, False, False)
    assert hash(one) == hash(other)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: Cycle("C", "b", "FREQ=DAILY", start=MAY, to_working_day=True, period=5), "period"),  # type: ignore[arg-type] # odd
        (
            lambda: Cycle("C", "b", "FREQ=DAILY", start=MAY, to_working_day=True, cancelled="x"),  # type: ignore[arg-type] # odd
            "cancelled",
        ),
        (lambda: Meeting("M", forum="b", day=MAY, apologies=5), "apologies"),  # type: ignore[arg-type] # odd
    ],
)
def test_what_is_of_a_wrong_shape_is_named(made: Callable[[], object], told: str) -> None:
    with pytest.raises(MalformedError, match=told):
        made()


def test_a_decision_with_which_nobody_has_to_do_says_so() -> None:
    told = str(resolve(Decision("D", "service", forum="g", day=MAY), world(trust("A"), Group("g"))))
    assert "no organisation has a part in it" in told


def test_a_succession_to_come_is_left_as_it_is() -> None:
    """A board's record was replaced before; what the succession will pass is not read yet."""
    old, new = Period(None, date(2025, 1, 1)), Period(date(2025, 1, 1))
    board = merged()["A board"]
    assert isinstance(board, Board)
    renewed = [evolve(board, period=old), evolve(board, id="A new board", period=new)]
    gov = merged(carried=ALL).put(*renewed)
    before = reading(gov, date(2025, 6, 1))
    assert before.successions == gov.successions
    assert {one.by for one in before.delegations} == {"A new board", "B board"}
