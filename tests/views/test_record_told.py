"""The minute and the duties: each line, each organisation, each day, and none of another's."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import Y2024, ask, committee, council, given, trust, votes, world

from icsgov import (
    Approval,
    ApprovalRule,
    Board,
    CommitteeInCommon,
    Decision,
    Effect,
    Governance,
    Matter,
    Organisation,
    Outcome,
    Overturning,
    Period,
    Ratification,
    Recusal,
    Succession,
    Urgent,
    resolve,
)
from icsgov.explain import NO, UNKNOWN, YES
from icsgov.views.record import Paper, Section, duties, minute, report

DAY = Y2024
LATER = DAY + timedelta(days=18)
C = committee("A", "ceo", "ned")
GIVEN = given("1", "A board", "A committee")
ROOM = CommitteeInCommon("room", ["A board", "B board"])
TWO = world(trust("A"), trust("B"), ROOM)


def told(gov: Governance, forum: str = "A committee", **more: Any) -> Outcome:
    found: Outcome = ask(gov, forum, DAY, **more)
    return found


def under(paper: Paper, heading: str) -> tuple[str, ...]:
    return next(one.lines for one in paper.sections if one.heading == heading)


def what(outcome: Outcome, gov: Governance) -> list[str]:
    return [str(one) for one in duties(outcome, gov)]


# a paper in its shapes


ODD = "a | b < c & *d* _e_ `f` [g] #h \\i !j"
PAPER = Paper("Of " + ODD, (Section("One", ("first", "second", ODD)), Section("Two", ("third",))))


def test_every_line_of_every_section_is_in_every_shape() -> None:
    text = PAPER.text.splitlines()
    assert text[:9] == [
        "Of " + ODD,
        "",
        "One",
        "  - first",
        "  - second",
        f"  - {ODD}",
        "",
        "Two",
        "  - third",
    ]
    assert [line[2:] for line in PAPER.markdown.splitlines() if line.startswith("- ")][:2] == [
        "first",
        "second",
    ]
    assert PAPER.html.count("<li>") == 4


def test_only_backticks_mean_anything_to_markdown() -> None:
    """A bar parts no columns, and what looks like a tag or a heading is none."""
    line = r"a \| b \< c & \*d\* \_e\_ `f` \[g\] \#h \\i \!j"
    assert f"# Of {line}\n" in PAPER.markdown
    assert f"- {line}\n" in PAPER.markdown


def test_no_name_is_a_tag_of_a_page() -> None:
    line = "a | b &lt; c &amp; *d* _e_ <code>f</code> [g] #h \\i !j"
    assert f"<li>{line}</li>" in PAPER.html
    assert "<h2>Of a | b &lt; c &amp; *d* _e_ `f` [g] #h \\i !j</h2>" in PAPER.html


# who has to do what


def test_a_duty_is_for_the_board_that_is_there_now() -> None:
    """A board whose record was replaced since has nothing to do; the one after it has."""
    old: Any = TWO["A board"]
    gov = world(trust("A"), C).put(
        evolve(old, period=Period(None, LATER)), evolve(old, id="A new board", period=Period(LATER))
    )
    (before,) = what(told(gov), gov)
    (after,) = what(told(gov, on=LATER), gov)
    assert before.startswith("`A board`: ratify `D`")
    assert after.startswith("`A new board`: ratify `D`")


def test_partners_that_another_told_of_its_own_overturning_were_not_told_of_this_one() -> None:
    acts = [Overturning("A board", LATER), Overturning("B board", LATER, told=LATER)]
    outcome = told(TWO, "room", overturnings=acts)
    assert {one.effect for one in outcome} == {Effect.OVERTURNED}
    assert what(outcome, TWO) == ["`A board`: tell the partners in `room` that `D` is overturned"]


def test_everything_that_is_missing_is_to_be_put_on_record() -> None:
    gov = world(trust("A"), C, evolve(GIVEN, conditions=("costed", "tendered")))
    outcome = told(gov)
    assert outcome["A"].verdict is UNKNOWN
    said = what(outcome, gov)
    assert len(said) == len(set(said)) == 2
    assert [name for name in ("costed", "tendered") for one in said if name in one] == [
        "costed",
        "tendered",
    ]


def test_the_minute_has_what_its_own_organisation_has_to_do() -> None:
    """B was without its quorum; A has nothing to do."""
    cast = [*votes("for", "A chair", "A ceo", "A fd", body="A board")]
    cast += votes("for", "B chair", body="B board")
    outcome = told(TWO, "room", votes=cast, attended=[one.person for one in cast])
    assert (outcome["A"].verdict, outcome["B"].effect) == (YES, Effect.UNDECIDED)
    assert under(minute(outcome, "A", TWO), "What follows") == ("nothing",)
    (line,) = under(minute(outcome, "B", TWO), "What follows")
    assert line.startswith("`B board`: decide `D` for `B` afresh")


@pytest.mark.parametrize("position", ["for", "against"])
def test_a_gate_that_was_missed_is_a_duty_of_whoever_was_for(position: str) -> None:
    """Whoever was against has decided, and nothing is to be endorsed for them."""
    gate = ApprovalRule(
        "SoD", organisation="A", by="A clinical", matters="service", threshold="given", first=True
    )
    gov = world(trust("A"), committee("A", "ned", name="clinical"), gate)
    cast = votes(position, "A chair", "A ceo", "A fd")
    outcome = told(gov, "A board", votes=cast, approvals=[Approval("A clinical", LATER)])
    assert what(outcome, gov) == (
        ["`A board`: have `D` endorsed for `A` and decide it afresh, or leave it"]
        if position == "for"
        else []
    )


def test_what_lies_with_nobody_is_not_to_be_ratified_where_it_was_not_carried() -> None:
    """A committee without power that was against: there is nothing to adopt."""
    gov = world(trust("A"), C)
    outcome = told(gov, votes=votes("against", "A ceo", "A ned"))
    assert outcome["A"].verdict is NO
    assert what(outcome, gov) == []


@pytest.mark.parametrize(
    ("terms", "when"),
    [
        ({"otherwise": "lapses"}, " at the next meeting"),
        ({"otherwise": "lapses", "ratify_by": "A board"}, None),
    ],
)
def test_urgent_power_is_ratified_at_the_next_meeting_unless_a_time_is_set(
    terms: dict[str, Any], when: str | None
) -> None:
    if when is None:
        from icsgov import Every

        terms = {**terms, "ratify_by": Every(months=1)}
    gov = world(trust("A", "NHST"), C, evolve(GIVEN, urgent=Urgent(**terms)))
    (one,) = [line for line in what(told(gov), gov) if "ratify `D`" in line]
    assert ("at the next meeting" in one) is (when is not None)
    against = told(gov, votes=votes("against", "A ceo", "A ned"))
    assert what(against, gov) == []


def test_the_successor_of_what_statute_abolished_goes_on() -> None:
    """C is no more since July 2022; what its committee decided without power is Q's to settle."""
    made, day = date(2022, 6, 7), date(2022, 7, 1)
    passed = Succession("S", of="C", to="Q", day=day, carried="decisions")
    gone = Organisation("C", kind="CCG", period=Period(None, day))
    parts = [*trust("C", "CCG")[1:], trust("Q", "ICB"), committee("C", "ceo")]
    gov = world(gone, parts, passed)
    outcome = ask(gov, "C committee", made, on=day)
    assert {one.organisation for one in outcome} == {"C", "Q"}
    assert what(outcome, gov) == ["`Q board`: decide `D` for `Q` afresh, or leave it"]


# what a minute says


@pytest.mark.parametrize(
    ("more", "ending"),
    [
        ({}, "`A board`"),
        ({"ceiling": 100}, "which does not hold"),
        ({"conditions": "tendered"}, "of which it is not known whether it holds"),
    ],
)
def test_a_minute_says_whether_what_was_given_holds(more: dict[str, Any], ending: str) -> None:
    gov = world(trust("A"), C, given("1", "A board", "A committee", source=None, **more))
    lines = under(minute(told(gov, figures=500), "A", gov), "Who decided, and under what authority")
    (line,) = [one for one in lines if one.startswith("`1`, given by")]
    assert line.endswith(ending)


def test_a_minute_names_nobody_who_was_recused_elsewhere() -> None:
    """Somebody who sits on both boards was recused at one of them."""
    board: Any = TWO["B board"]
    a: Any = TWO["A board"]
    shared = next(seat for seat in a.seats if seat.person == "A ned")
    gov = TWO.put(evolve(board, seats=[*board.seats, shared]))
    outcome = told(gov, "room", recused=[Recusal("A ned", body="B board")])
    recused = "recused, and no part of it: `A ned`"
    assert recused in under(minute(outcome, "B", gov), "How they voted")
    assert recused not in under(minute(outcome, "A", gov), "How they voted")


def test_a_minute_names_nobody_who_had_no_seat_there() -> None:
    outcome = told(TWO, "room", recused=["A ned"])
    assert not [o for o in under(minute(outcome, "B", TWO), "How they voted") if "recused" in o]


def test_every_doubt_is_in_the_minute() -> None:
    gov = world(trust("A", "NHST"), C, GIVEN, Matter("service"))
    outcome = resolve(
        Decision("D", "service", forum="A board", day=DAY, votes=votes("for", "A chair")), gov
    )
    assert len(set(outcome["A"].doubts)) > 1
    lines = under(minute(outcome, "A", gov), "In doubt")
    assert {one.says for one in outcome["A"].doubts} <= {line.split(" (")[0] for line in lines} | {
        *lines
    }


def test_of_advice_nobody_is_liable() -> None:
    from icsgov import AdvisoryGroup

    gov = world(trust("A"), AdvisoryGroup("talk", organisations="A"))
    outcome = told(gov, "talk")
    assert under(minute(outcome, "A", gov), "What it comes to")[-1] == "nobody is liable"


def test_a_report_goes_to_those_who_have_a_part_in_it() -> None:
    """B is not there any more, and its board gets no report."""
    gone = Organisation("B", kind="FT", period=Period(None, DAY))
    gov = world(trust("A"), trust("B"), ROOM).put(gone)
    outcome = told(gov, "A board", of=["A", "B"])
    assert {one.organisation: one.effect for one in outcome}["B"] is Effect.NO_PART
    assert isinstance(gov["B board"], Board)
    assert under(report([outcome], gov), "To") == ("`A board`",)


def test_a_ratification_that_counts_on_one_side_of_a_council_alone() -> None:
    """On which side the matter lies is not known, and so not whether the act counts."""
    gov = world(council("L"), committee("L", "c1", "c2"))
    outcome = ask(gov, "L committee", DAY, ratifications=[Ratification("L council", DAY)])
    lines = under(minute(outcome, "L", gov), "Who decided, and under what authority")
    said = [one for one in lines if one.startswith("ratification by")]
    assert said == [
        "ratification by `L council` on 14 May 2024, of which it is not known whether it holds"
    ]
