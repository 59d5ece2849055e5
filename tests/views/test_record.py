"""The minute of a decision, the report of a meeting, and who has to do what."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from build import Y2024, ask, committee, given, group, trust, votes, world
from hypothesis import given as given_by
from hypothesis import settings

from icsgov import (
    AdvisoryGroup,
    AgendaItem,
    Chairing,
    CommitteeInCommon,
    Decision,
    Effect,
    Governance,
    GovernanceError,
    Meeting,
    Organisation,
    Outcome,
    Overturning,
    Period,
    Present,
    Ratification,
    Recusal,
    Succession,
    UnknownIdError,
    Urgent,
    resolve,
    taken,
)
from icsgov.explain import NO, UNKNOWN, YES
from icsgov.model.matter import Matter
from icsgov.testing import World, near_misses
from icsgov.views.record import APART, Duty, Paper, duties, minute, report

DAY = Y2024
C = committee("A", "ceo", "ned")
GIVEN = given("1", "A board", "A committee", source="Scheme 1")


def told(gov: Governance, forum: str = "A committee", **more: Any) -> Outcome:
    found: Outcome = ask(gov, forum, DAY, **more)
    return found


def under(paper: Paper, heading: str) -> tuple[str, ...]:
    return next(one.lines for one in paper.sections if one.heading == heading)


def what(outcome: Outcome, gov: Governance) -> list[str]:
    return [str(one) for one in duties(outcome, gov)]


@settings(max_examples=60)
@given_by(near_misses())
def test_everybody_who_takes_part_is_in_the_report_once(world: World) -> None:
    """Assured, alerted or sought; doubts are shown, never dropped."""
    outcome = resolve(world.decision, world.gov, on=world.on)
    paper = report([outcome], world.gov)
    for binding in outcome:
        about = f"`{binding.organisation}` "
        told = {name: any(about in line for line in under(paper, name)) for name in HEADINGS}
        assured, alerted, sought = (told[name] for name in HEADINGS)
        assert assured is (binding.verdict is YES and not binding.doubts)
        quiet = binding.effect in (*APART, Effect.AWAITING)
        assert alerted is (binding.verdict is NO and not quiet)
        if binding.effect is not Effect.NO_PART:
            assert sought is (bool(binding.doubts) or binding.effect is Effect.AWAITING)


HEADINGS = ("Assured on", "Alerted to", "Seeking more")


@settings(max_examples=60)
@given_by(near_misses())
def test_every_minute_can_be_written_in_every_shape(world: World) -> None:
    outcome = resolve(world.decision, world.gov, on=world.on)
    for binding in outcome:
        paper = minute(outcome, binding.organisation, world.gov)
        assert [one.heading for one in paper.sections] == PARTS
        assert all(one.lines for one in paper.sections)
        for line in (line for one in paper.sections for line in one.lines):
            assert "{" not in line
            assert "None" not in line
        answer = {YES: "bound", NO: "not bound", UNKNOWN: "it is not known"}[binding.verdict]
        assert under(paper, "What it comes to")[0].startswith(answer)
        assert paper.markdown.count("\n## ") == len(PARTS) == paper.html.count("<h3>")
        assert max(map(len, paper.text.splitlines())) <= 100 or " " not in paper.text.strip()


PARTS = [
    "Decision",
    "Who decided, and under what authority",
    "How they voted",
    "What it comes to",
    "What follows",
    "In doubt",
]


def test_the_minute_of_a_decision_under_delegation() -> None:
    gov = world(trust("A"), C, GIVEN).put(Organisation("A", "Ash", kind="FT"))
    paper = minute(told(gov, title="Beds", figures=500), "A", gov)
    assert str(paper).splitlines()[0] == "Minute for Ash (A)"
    assert under(paper, PARTS[1]) == (
        "decided for it by `A committee` (own decision)",
        "`1`, given by `A board` [Scheme 1]",
    )
    assert "for £500" in under(paper, "Decision")
    assert under(paper, "What it comes to") == ("bound", "liable: A")
    assert under(paper, "What follows") == ("nothing",)


def test_a_board_decides_by_its_own_power_and_nobody_for_a_stranger() -> None:
    gov = world(trust("A"), trust("B"), C)
    outcome = told(gov, "A board", of=["A", "B"])
    assert under(minute(outcome, "A", gov), PARTS[1])[1] == (
        "`A board` is the body in which the powers of `A` lie, `service` included"
    )
    assert under(minute(outcome, "B", gov), PARTS[1])[1] == (
        "no delegation or residual rule on file gives `A board` power over `service` for `B`"
    )
    talk = gov.put(AdvisoryGroup("talk", organisations="A"))
    assert under(minute(told(talk, "talk"), "A", talk), PARTS[1]) == (
        "nobody decided for it",
        "`talk` only recommends: a group with no power behind it gives advice and nothing else"
        " (`GN-01`)",
    )
    with pytest.raises(UnknownIdError, match="no organisation has the id `C` in this answer"):
        minute(outcome, "C", gov)


def test_who_has_to_do_what() -> None:
    """Ratify, approve, tell the partners, put on record."""
    gov = world(trust("A"), C)
    assert what(told(gov), gov) == [
        "`A board`: ratify `D` for `A`, or decide it afresh, or leave it"
    ]
    act = Overturning("A board", DAY + timedelta(days=3))
    undone = told(gov, "A board", overturnings=[act])
    assert what(undone, gov) == ["`A board`: tell the partners in `A board` that `D` is overturned"]
    assert what(told(gov, "A board", overturnings=[attrs.evolve(act, told=DAY)]), gov) == []
    unsure = gov.put(given("1", "A board", "A committee", conditions="tendered"))
    (one,) = what(told(unsure), unsure)
    assert one.startswith("`A board`: put on record what is missing: ")
    assert what(told(gov, votes=votes("against", "A ceo", "A ned")), gov) == []


def test_an_approval_that_is_not_there_is_for_those_who_can_give_it() -> None:
    merging = Matter("service", kinds="merger")
    gov = world(trust("A"), C, merging)
    outcome = told(gov, "A board", figures=0)
    assert outcome["A"].effect is Effect.AWAITING
    assert [one for one in what(outcome, gov) if "approve `D` for `A`, or not: " in one]
    paper = report([outcome], gov)
    assert under(paper, "Alerted to") == ("nothing",)
    assert len(under(paper, "Seeking more")) >= 1


def test_the_report_goes_to_every_parent_board_and_says_the_same() -> None:
    gov = world(trust("A"), trust("B"), group(("A ceo", "A"), ("B ceo", "B")))
    outcome = told(gov, "group", votes=votes("for", "A ceo", "B ceo"))
    paper = report([outcome], gov, title="Meeting of May")
    assert paper.title == "Meeting of May"
    assert under(paper, "To") == ("`A board` and `B board`",)
    assert len(under(paper, "Alerted to")) == 2
    empty = report([], gov)
    assert [one.lines for one in empty.sections[2:]] == [
        ("nothing",),
        ("nothing",),
        ("nothing",),
        ("nobody has anything to do",),
    ]
    assert under(empty, "To") == ("nobody on file",)


def test_of_an_organisation_that_is_not_there_nothing_is_sought() -> None:
    gone = Organisation("B", kind="FT", period=Period(None, DAY))
    gov = world(trust("A"), trust("B")).put(gone)
    outcome = resolve(Decision("D", "service", forum="A board", day=DAY, of=["A", "B"]), gov)
    assert {one.organisation: one.effect for one in outcome}["B"] is Effect.NO_PART
    assert not [line for line in under(report([outcome], gov), "Seeking more") if "`B`" in line]


def test_the_minute_of_what_was_ratified_says_so() -> None:
    gov = world(trust("A", "NHST"), C)
    outcome = told(gov, ratifications=[Ratification("A board", DAY + timedelta(days=18))])
    assert outcome["A"].effect is Effect.BOUND
    assert "ratification by `A board` on 1 June 2024" in under(minute(outcome, "A", gov), PARTS[1])
    another = told(gov, ratifications=[Ratification("A committee", DAY)])
    lines = under(minute(another, "A", gov), PARTS[1])
    assert "ratification by `A committee` on 14 May 2024, which does nothing" in lines


def test_urgent_power_that_ran_out_is_in_the_minute_with_the_ratification_after_it() -> None:
    gov = world(trust("A", "NHST"), C, attrs.evolve(GIVEN, urgent=Urgent(otherwise="lapses")))
    late: dict[str, Any] = {
        "next_meeting": DAY + timedelta(days=7),
        "ratifications": [Ratification("A board", DAY + timedelta(days=18))],
    }
    assert under(minute(told(gov, **late), "A", gov), PARTS[1])[-2:] == (
        "what was decided under `1` was to be ratified by `A board` by 21 May 2024, and lapsed as"
        " it was not",
        "ratification by `A board` on 1 June 2024",
    )


def test_the_minute_names_those_of_the_body_who_were_recused() -> None:
    gov = world(trust("A"), trust("B"), CommitteeInCommon("room", ["A board", "B board"]))
    away = [Recusal("A ned"), Recusal("B ned", body="B board")]
    outcome = told(gov, "room", recused=away)
    assert "recused, and no part of it: `A ned`" in under(minute(outcome, "A", gov), PARTS[2])
    assert "recused, and no part of it: `B ned`" in under(minute(outcome, "B", gov), PARTS[2])
    some = group(("A ceo", "A"))
    alone = told(gov.put(some), "group", recused=["A ceo"], votes=votes("for", "A ceo"))
    assert under(minute(alone, "A", gov.put(some)), PARTS[2])[-1].endswith("`A ceo`")


def test_without_its_quorum_the_body_decides_afresh() -> None:
    """The minute has the quorum of classes of seats too, and no heading without a sentence."""
    gov = world(trust("A", "NHST"))
    short = told(gov, "A board", votes=votes("for", "A ceo"), attended=["A ceo"])
    assert short["A"].effect is Effect.UNDECIDED
    assert what(short, gov) == [
        "`A board`: decide `D` for `A` afresh, with its quorum, or leave it"
    ]
    lines = under(minute(short, "A", gov), PARTS[2])
    assert "the quorum" not in lines
    assert [line for line in lines if "among chair, non-executive" in line]
    assert what(told(gov, "A board", votes=()), gov) == []


def test_nobody_has_to_do_anything_for_an_organisation_that_ended() -> None:
    day = DAY + timedelta(days=18)
    gov = world(trust("A"), trust("N"), C).put(Organisation("A", kind="FT", period=Period(end=day)))
    gov = gov.put(Succession("S", of="A", to="N", day=day, carried="decisions"))
    outcome = told(gov, "A board", on=day)
    assert [outcome["A"].effect, outcome["N"].effect] == [Effect.LAPSED, Effect.BOUND]
    assert what(outcome, gov) == []
    old = world(trust("C", "CCG"))
    gone = ask(old, "C board", date(2022, 5, 4), on=date(2022, 7, 1))
    assert gone["C"].effect is Effect.LAPSED
    assert what(gone, old) == []


def test_what_passed_to_a_successor_its_board_decides_afresh() -> None:
    """The board that was to ratify it is no more, and the successor's ratifies nothing; but for
    urgent power, while that is in time.
    """
    day = DAY + timedelta(days=18)
    gone = Organisation("A", kind="NHST", period=Period(end=day))
    passed = Succession("S", of="A", to="N", day=day, carried="decisions")
    gov = world(trust("A", "NHST"), trust("N"), C).put(gone, passed)
    assert what(told(gov, on=day), gov) == ["`N board`: decide `D` for `N` afresh, or leave it"]
    urgent = gov.put(attrs.evolve(GIVEN, urgent=Urgent(otherwise="lapses")))
    due = day + timedelta(days=7)
    assert what(told(urgent, next_meeting=due, on=day), urgent) == [
        "`N board`: ratify `D` for `N` at the next meeting, by 8 June 2024"
    ]
    open_ = urgent.put(attrs.evolve(passed, carried=()))
    assert (
        "`N board`: decide `D` for `N` afresh, as `A board` is not there to ratify it,"
        " by 8 June 2024"
    ) in what(told(open_, next_meeting=due, on=day), open_)
    assert what(told(urgent, next_meeting=due, on=due + timedelta(days=1)), urgent) == [
        "`N board`: decide `D` for `N` afresh, or leave it"
    ]
    short = told(gov, "A board", votes=votes("for", "A ceo"), attended=["A ceo"], on=day)
    assert what(short, gov) == [
        "`N board`: decide `D` for `N` afresh, with its quorum, or leave it"
    ]


def test_the_report_says_of_whoever_is_bound_in_doubt_that_they_are_bound() -> None:
    gov = world(trust("A"), C, Matter("service"))
    paper = report([told(gov, "A board")], gov)
    assert all(line.startswith("`A` on `D`, which binds it: ") for line in under(paper, SOUGHT))


SOUGHT = "Seeking more"


def test_names_stay_text_in_every_shape() -> None:
    odd = "<b>*A*_b_</b>"
    gov = world(trust("A"), C, GIVEN).put(Organisation("A", odd, kind="FT"))
    paper = minute(told(gov, title=odd), "A", gov)
    assert odd in paper.text
    assert "<b>" not in paper.html
    assert paper._repr_html_() == paper.html
    assert r"\<b\>\*A\*\_b\_\</b\>" in paper.markdown


def test_a_duty_has_a_day_where_there_is_one_and_somebody_where_nobody_is_on_file() -> None:
    assert str(Duty((), "look again", "D", "A", DAY)) == "somebody: look again by 14 May 2024"


def test_a_decision_cites_where_it_is_written() -> None:
    gov = world(trust("A"), C, GIVEN)
    paper = minute(told(gov, source="Minute 4", figures=None), "A", gov)
    assert under(paper, "Decision")[1:3] == ("on `service`", "source: Minute 4")


# who was there


ROOM = world(trust("A"), trust("B", "NHST"), CommitteeInCommon("room", ["A board", "B board"]))
BEDS = Decision(
    "D",
    "service",
    forum="room",
    day=DAY,
    votes=(
        *votes("for", "A chair", "A ceo", "A fd", body="A board"),
        *votes("for", "B chair", "B ceo", "B fd", body="B board"),
    ),
)


def met(**more: Any) -> Meeting:
    fields: dict[str, Any] = {
        "items": [AgendaItem(1, "Minutes"), AgendaItem(2, "Beds", "D")],
        "present": [
            *(Present(f"A {one}", "A board") for one in ("chair", "ceo", "fd")),
            *(Present(f"B {one}") for one in ("chair", "ceo", "fd")),
            Present("regulator", capacity="in attendance"),
            Present("A ned", "A board", to_item=1),
        ],
        "apologies": ["B ned"],
        "presided": [Chairing("A chair", "A board"), Chairing("B chair", "B board")],
        **more,
    }
    return Meeting("M", forum="room", day=DAY, **fields)


def there(org: str, meeting: Meeting, decision: Decision = BEDS) -> tuple[str, ...]:
    outcome = resolve(taken(meeting, decision, ROOM), ROOM)
    return under(minute(outcome, org, ROOM, meeting), "Who was there")


def test_a_minute_says_who_was_in_attendance_only() -> None:
    assert there("A", met()) == (
        "members of `A board`: `A ceo`, `A chair` and `A fd`",
        "in attendance only, without a vote in `A board`: `B ceo`, `B chair`, `B fd` and"
        " `regulator`",
        "there for other items only: `A ned`",
        "apologies: `B ned`",
        "in the chair: `A chair`",
    )
    assert there("B", met())[:2] == (
        "members of `B board`: `B ceo`, `B chair` and `B fd`",
        "in attendance only, without a vote in `B board`: `A ceo`, `A chair`, `A fd` and"
        " `regulator`",
    )


def test_a_minute_says_what_of_a_meeting_is_not_recorded() -> None:
    assert there("A", met(present=None, apologies=(), presided=())) == (
        "who was there is not recorded",
        "in the chair: not recorded",
    )
    assert there("A", met(present=[], presided="B chair"))[0] == "members of `A board`: nobody"


def test_a_minute_without_a_meeting_is_as_it_was() -> None:
    outcome = resolve(BEDS, ROOM)
    assert "Who was there" not in [one.heading for one in minute(outcome, "A", ROOM).sections]


def test_a_minute_of_another_meeting_is_refused() -> None:
    with pytest.raises(GovernanceError):
        minute(resolve(BEDS, ROOM), "A", ROOM, met(items=[AgendaItem(1, "Minutes")]))
