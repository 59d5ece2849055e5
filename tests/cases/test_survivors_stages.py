"""The plain values of stages, meetings, turns and successions: what is refused, and what order is.

Each sentence is what somebody reads who has written down what cannot be.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import committee, given, joint, trust, votes, world
from test_succession import after, ended

from icsgov.errors import GovernanceError, MalformedError
from icsgov.explain import NO, UNKNOWN, YES
from icsgov.law import england
from icsgov.model.body import CommitteeInCommon
from icsgov.model.call_in import CallIn, CallInRule
from icsgov.model.cycle import Cycle, Moved
from icsgov.model.decision import Decision, Resolution
from icsgov.model.meeting import AgendaItem, Chairing, Meeting, Present
from icsgov.model.organisation import Office
from icsgov.model.process import Process, Stage
from icsgov.model.rota import Rota, Stint
from icsgov.model.succession import Passed, Succession
from icsgov.model.urgent import Consultation, Urgent
from icsgov.model.voting import Including, SeatClass
from icsgov.period import Every, Period
from icsgov.reasoning.quorate import sittings

DAY, NEXT = date(2024, 5, 14), date(2024, 5, 15)
WORD: Any = "soon"
NUMBER: Any = 7
NOUGHT: Any = 0
PART: Any = 1.5
TRUTH: Any = True
LEASE: Any = "lease"
I2 = [AgendaItem(1), AgendaItem(2)]


def meet(**more: Any) -> Meeting:
    return Meeting("M", forum="b", day=DAY, **more)


def suc(**more: Any) -> Succession:
    return Succession("S", **{"of": "A", "to": "B", "day": DAY, **more})


FAULTS: list[tuple[Callable[[], object], str]] = [
    (
        lambda: CallIn("s", NEXT, answered=DAY),
        "call in: answered: 2024-05-14 is before the call-in of 2024-05-15",
    ),
    (
        lambda: CallIn("s", WORD, answered=DAY),
        "call in: day: expected a day, got `soon`",
    ),
    (
        lambda: CallIn("s", DAY, answered=WORD),
        "call in: answered: expected a day, got `soon`",
    ),
    (
        lambda: CallIn("s", DAY, answer="no"),
        "call in: answered: expected the day of the answer",
    ),
    (
        lambda: CallInRule("R", organisation="L", working_days=5, by=()),
        "call in rule `R`: by: expected at least one body, or None for all",
    ),
    (
        lambda: CallInRule("R", organisation="L", working_days=251),
        "call in rule `R`: working_days: expected at most 250 working days, got 251",
    ),
    (
        lambda: CallInRule("R", organisation="L", working_days=WORD),
        "call in rule `R`: working_days: expected a whole number, zero or more, of at "
        "most 18 digits, got `soon`",
    ),
    (
        lambda: CallInRule("R", organisation="L", working_days=5, by=["s", "s"]),
        "call in rule `R`: by[1]: `s` is named twice",
    ),
    (
        lambda: Moved(DAY, DAY),
        "moved: to: expected another day than the one it is",
    ),
    (
        lambda: Moved(WORD, WORD),
        "moved: day: expected a day, got `soon`; to: expected a day, got `soon`",
    ),
    (
        lambda: Cycle("C", "b", "FREQ=DAILY", start=date(1870, 12, 31), to_working_day=True),
        "cycle `C`: start: bank holidays are known from 1978 on, got 1870-12-31",
    ),
    (
        lambda: AgendaItem(" "),
        "agenda item: number: expected a number such as 4 or `7a`",
    ),
    (
        lambda: AgendaItem(PART),
        "agenda item: number: expected text, got 1.5",
    ),
    (
        lambda: AgendaItem(TRUTH),
        "agenda item: number: expected text, got True",
    ),
    (
        lambda: Present("p", ["b", "b"]),
        "present: bodies[1]: `b` is named twice",
    ),
    (
        lambda: Present(NUMBER),
        "present: person: expected an id, got 7",
    ),
    (
        lambda: Chairing(NUMBER),
        "chairing: person: expected an id, got 7",
    ),
    (
        lambda: meet(present=NUMBER),
        "present: person: expected an id, got 7",
    ),
    (
        lambda: meet(present=[NUMBER]),
        "present: person: expected an id, got 7",
    ),
    (
        lambda: meet(presided=NUMBER),
        "chairing: person: expected an id, got 7",
    ),
    (
        lambda: meet(items=I2, present=[Present("p", from_item=3)]),
        "meeting `M`: present[0].from_item: no item has the number `3`",
    ),
    (
        lambda: meet(items=I2, present=[Present("p", to_item=3)]),
        "meeting `M`: present[0].to_item: no item has the number `3`",
    ),
    (
        lambda: meet(items=I2, presided=[Chairing("p", from_item=3)]),
        "meeting `M`: presided[0].from_item: no item has the number `3`",
    ),
    (
        lambda: meet(
            items=I2, present=[Present("p", from_item=3), Present("q", from_item=2, to_item=1)]
        ),
        "meeting `M`: present[0].from_item: no item has the number `3`",
    ),
    (
        lambda: meet(items=[AgendaItem(1), AgendaItem(1)], present=[Present("q"), Present("q")]),
        "meeting `M`: items[1].number: a second item with the number `1`",
    ),
    (
        lambda: meet(
            items=[AgendaItem(1), AgendaItem(2, decision="D"), AgendaItem(3, decision="D")]
        ),
        "meeting `M`: items[2].decision: a second item with the decision `D`",
    ),
    (
        lambda: meet(items=I2, present=[Present("q", from_item=2, to_item=1)]),
        "meeting `M`: present[0].to_item: item `1` comes before item `2`",
    ),
    (
        lambda: meet(items=I2, present=[Present("q", "b"), Present("q", "b")]),
        "meeting `M`: present[1]: `q` is recorded twice for the same item and body",
    ),
    (
        lambda: meet(items=I2, present=[Present("q", "b"), Present("q", ["b", "c"])]),
        "meeting `M`: present[1]: `q` is recorded twice for the same item and body",
    ),
    (
        lambda: meet(
            items=I2,
            present=[
                Present("q", capacity="in attendance"),
                Present("q", capacity="in attendance"),
            ],
        ),
        "meeting `M`: present[1]: `q` is recorded twice for the same item and body",
    ),
    (
        lambda: meet(items=I2, present=[Present("q", "b"), Present("q")]),
        "meeting `M`: present[1]: `q` is recorded twice for the same item and body",
    ),
    (
        lambda: meet(items=I2, present=[Present("q", source="note"), Present("q", "b")]),
        "meeting `M`: present[1]: `q` is recorded twice for the same item and body",
    ),
    (
        lambda: meet(items=I2, present=[Present("q", "b", capacity="in attendance"), Present("q")]),
        "meeting `M`: present[1]: `q` is recorded twice for the same item and body",
    ),
    (
        lambda: meet(items=I2, presided=[Chairing("p"), Chairing("q")]),
        "meeting `M`: presided[1]: `q` presided while somebody else did",
    ),
    (
        lambda: meet(items=I2, presided=[Chairing("p", from_item=1), Chairing("q")]),
        "meeting `M`: presided[1]: `q` presided while somebody else did",
    ),
    (
        lambda: meet(items=I2, presided=[Chairing("p", "b"), Chairing("q")]),
        "meeting `M`: presided[1].body: expected who presided over each body, or over all"
        " of them, got both",
    ),
    (
        lambda: meet(items=I2, presided=[Chairing("p"), Chairing("q", "b")]),
        "meeting `M`: presided[0].body: expected who presided over each body, or over all"
        " of them, got both",
    ),
    (
        lambda: meet(apologies=["p", "p"]),
        "meeting `M`: apologies[1]: `p` is named twice",
    ),
    (
        lambda: meet(present=["p"], apologies=["p"]),
        "meeting `M`: apologies[0]: `p` sent apologies and is recorded as there",
    ),
    (
        lambda: Stage("s", forum="b", constituency=()),
        "stage `s`: constituency: expected at least one organisation, or None where it is"
        " not recorded",
    ),
    (
        lambda: Process("p", matters=(), stages=()),
        "process `p`: matters: expected at least one matter; stages: expected at least one stage",
    ),
    (
        lambda: Process("p", matters="m", stages=[Stage("s", forum="b"), Stage("s", forum="c")]),
        "process `p`: stages[1]: `s` is named twice",
    ),
    (
        lambda: Process("p", matters="m", stages=[Stage("s", forum="b"), WORD]),
        "process `p`: stages[1]: expected a stage, got `soon`",
    ),
    (
        lambda: Process("p", matters="m", stages=NUMBER),
        "process `p`: stages: expected a stage, got 7",
    ),
    (
        lambda: Stint("p"),
        "stint: expected so many meetings or how long it lasts, one of two",
    ),
    (
        lambda: Stint("p", meetings=1, lasts=Every(months=1)),
        "stint: expected so many meetings or how long it lasts, one of two",
    ),
    (
        lambda: Stint("p", meetings=0),
        "stint: meetings: expected at least one meeting",
    ),
    (
        lambda: Rota("R", "b", [], start=DAY),
        "rota `R`: stints: expected at least one stint",
    ),
    (
        lambda: Rota("R", "b", NUMBER, start=DAY),
        "rota `R`: stints: expected a stint, got 7",
    ),
    (
        lambda: Rota("R", "b", NOUGHT, start=DAY),
        "rota `R`: stints: expected a stint, got 0",
    ),
    (
        lambda: Rota("R", "b", [Stint("p", meetings=1), WORD], start=DAY),
        "rota `R`: stints[1]: expected a stint, got `soon`",
    ),
    (
        lambda: Rota(
            "R", "b", [Stint("p", meetings=1), Stint("q", lasts=Every(months=1))], start=DAY
        ),
        "rota `R`: stints: expected all for so many meetings, or all for so long, got both",
    ),
    (
        lambda: suc(matters="UP"),
        "succession `S`: matters[0]: expected a path of lower-case letters, digits and "
        "hyphens such as `service/change`, got `UP`",
    ),
    (
        lambda: suc(carried=["decisions", WORD]),
        "passed: what: expected one of 'decisions', 'delegations', 'seats', got `soon`",
    ),
    (
        lambda: suc(carried=["decisions", "decisions"]),
        "succession `S`: carried[1]: the decisions stand under `carried` already",
    ),
    (
        lambda: suc(to="A"),
        "succession `S`: to: `A` cannot succeed itself",
    ),
    (
        lambda: Urgent(grounds=NUMBER, barred_by="b"),
        "urgent: grounds: expected text, got 7",
    ),
    (
        lambda: Urgent(grounds="b", barred_by=NUMBER),
        "urgent: barred_by: expected text, got 7",
    ),
    (
        lambda: Urgent(grounds=NUMBER, barred_by=NUMBER),
        "urgent: grounds: expected text, got 7; barred_by: expected text, got 7",
    ),
    (
        lambda: Urgent(consulted=NUMBER),
        "urgent: consulted[0]: expected an id, got 7",
    ),
    (
        lambda: Urgent(consulted=["a", NUMBER]),
        "urgent: consulted[0]: expected an id, got 7",
    ),
    (
        lambda: Urgent(ratify_by=10_001),
        "urgent: ratify_by: expected an interval such as `Every(months=1)`, got 10001",
    ),
    (
        lambda: Urgent(consulted_of=Including(0, SeatClass(roles="chair"))),
        "urgent: consulted_of[0].count: expected at least one of them to be consulted",
    ),
    (
        lambda: Consultation(NUMBER, DAY),
        "consultation: who: expected an id, got 7",
    ),
    (
        lambda: Consultation("p", WORD),
        "consultation: day: expected a day, got `soon`",
    ),
    (
        lambda: meet(items=(AgendaItem(1), LEASE)),
        "meeting `M`: items[1]: expected an agenda item, got `lease`",
    ),
    (
        lambda: meet(items=NUMBER),
        "meeting `M`: items: expected an agenda item, got 7",
    ),
]


@pytest.mark.parametrize(("make", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_what_cannot_be_is_refused_in_these_words(make: Callable[[], object], said: str) -> None:
    with pytest.raises(MalformedError) as caught:
        make()
    assert str(caught.value) == said


def test_of_several_the_one_that_is_none_is_named() -> None:
    with pytest.raises(MalformedError, match=r"^succession `S`: carried\[1\]: expected [^;]*$"):
        suc(carried=["decisions", NUMBER])
    with pytest.raises(MalformedError, match=r"^urgent: consulted_of\[0\]: expected [^;]*$"):
        Urgent(consulted_of=[NUMBER])


def test_what_is_just_within_the_bounds_is_taken() -> None:
    assert CallInRule("R", organisation="L", working_days=250).working_days == 250
    assert Urgent(ratify_by=1).ratify_by == Every(days=1)
    assert Urgent(ratify_by=10_000).ratify_by == Every(days=10_000)
    cycle = Cycle("C", "b", "FREQ=YEARLY", start=date(1978, 5, 14), to_working_day=True)
    assert cycle.first() == date(1978, 5, 15)


# ------------------------------------------------------------------------------------------------
# order


def decision(**more: Any) -> Decision:
    return Decision("D", "service", forum="b", day=DAY, **more)


def test_call_ins_stand_by_their_days_and_then_whichever_was_first_written_down() -> None:
    """Two alike but for the order in which they were said are the same decision."""
    late, early = CallIn("a", NEXT, source="a"), CallIn("z", DAY, source="z")
    other = CallIn("y", DAY, source="b")
    for some in ([late, early, other], [other, early, late], [early, late, other]):
        assert decision(call_ins=some).call_ins == (other, early, late)


def test_meetings_that_were_moved_stand_by_their_days() -> None:
    one, two = Moved(date(2024, 5, 7), date(2024, 6, 4)), Moved(DAY, date(2024, 5, 28))
    rule: dict[str, Any] = {"start": date(2024, 5, 7), "to_working_day": False}
    for some in ([one, two], [two, one]):
        assert Cycle("C", "b", "FREQ=WEEKLY", moved=some, **rule).moved == (one, two)


def test_what_passed_stands_by_its_sort_and_its_ids() -> None:
    in_order = (
        Passed("decisions", only="z"),
        Passed("delegations", only="a"),
        Passed("delegations", only="b"),
        Passed("seats"),
    )
    assert suc(carried=in_order[::-1]).carried == in_order


# ------------------------------------------------------------------------------------------------
# successions


@pytest.mark.parametrize(
    ("matter", "took"),
    [
        ("estate/lease", YES),
        ("service/north/beds", YES),
        ("service", UNKNOWN),
        ("service/south", NO),
        ("people", NO),
    ],
)
def test_of_several_matters_each_is_asked(matter: str, took: object) -> None:
    assert suc(matters=["estate", "service/north"]).takes(matter) is took


def told(*parts: Any) -> list[str]:
    """What is wrong with a framework of these, if anything."""
    try:
        world(*parts)
    except GovernanceError as error:
        return [str(fault) for fault in error.exceptions]
    return []


ORGS = (ended(trust("A")), trust("B"), trust("C"), trust("T"))


@pytest.mark.parametrize("ids", ["12", "21"])
@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ((), (), True),
        ((), "service", True),
        ("service", "service/north", True),
        (["estate", "service"], ["people", "service/north"], True),
        ("service", "estate", False),
        (["estate", "service/north"], ["people", "service/south"], False),
    ],
)
def test_two_successors_for_one_function(ids: str, one: Any, two: Any, same: bool) -> None:
    first, second = after("A", "B", id=ids[0], matters=one), after("A", "C", id=ids[1], matters=two)
    heir, other = ("`B` by `1`", "2") if ids == "12" else ("`C` by `1`", "2")
    said = f"governance: successions[{other!r}].matters: a second successor of `A` for the same"
    assert told(*ORGS, first, second) == ([f"{said} function beside {heir}"] if same else [])


JC = joint("A", "T")
ALONE = Passed("seats", only="jc")


@pytest.mark.parametrize("ids", ["12", "21"])
@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ({"carried": "seats"}, {"carried": "seats"}, True),
        ({"carried": "seats"}, {"carried": ALONE}, True),
        ({"carried": ALONE}, {"carried": ALONE}, True),
        ({"carried": "seats"}, {"carried": "decisions"}, False),
        ({"carried": ALONE}, {"lapsed": "seats"}, False),
        ({"carried": "seats", "lapsed": ALONE}, {"carried": ALONE}, False),
    ],
    ids=str,
)
def test_two_successors_for_one_seat(ids: str, one: Any, two: Any, same: bool) -> None:
    first = after("A", "B", id=ids[0], matters="estate", **one)
    second = after("A", "C", id=ids[1], matters="service", **two)
    heir = "`B` by `1`" if ids == "12" else "`C` by `1`"
    said = f"governance: successions['2'].carried: seats of `A` that pass to {heir} already"
    assert told(*ORGS, JC, first, second) == ([said] if same else [])


def test_successions_that_go_in_a_circle_are_told_once() -> None:
    rows = (after("B", "C", id="1"), after("C", "A", id="2"), after("A", "B", id="3"))
    found = [said for said in told(*ORGS, *rows) if "circle" in said]
    assert found == ["governance: successions['3'].to: successions go in a circle: `A`, `B`, `C`"]


def test_a_delegation_by_an_office_of_the_predecessor_may_be_named() -> None:
    office = Office("A office", "A", holders="A ceo")
    links = [given("1", "A office", "T"), given("2", "T board", "B")]
    named = after("A", "B", carried=Passed("delegations", only="1"))
    assert told(*ORGS, office, links, named) == []
    (fault,) = told(*ORGS, office, links, evolve(named, carried=Passed("delegations", only="2")))
    assert "`2` is no delegation by or to `A`" in fault


# ------------------------------------------------------------------------------------------------
# meetings, cycles, urgent power


def test_somebody_there_for_the_whole_forum_is_there_for_each_of_its_bodies() -> None:
    some = Meeting(
        "M", forum="cic", day=DAY, items=I2, present=[Present("p", "cic"), Present("q", "A body")]
    )
    assert some.members(0, "A body") == ("p", "q")
    assert some.members(0, "B body") == ("p",)
    assert meet(items=I2).members(0, "b") == ()  # attendance is not recorded


def test_whoever_took_the_chair_last_presides() -> None:
    """Whatever their names."""
    some = meet(items=I2, presided=[Chairing("ann", from_item=2), Chairing("zoe")])
    assert [[one.person for one in some.chairs(place)] for place in (0, 1)] == [["zoe"], ["ann"]]


def test_an_extra_day_on_which_the_rule_gives_one_too_is_one_meeting() -> None:
    days = [DAY + timedelta(days=7 * week) for week in range(3)]
    until = Period(None, days[-1] + timedelta(days=1))
    rule: dict[str, Any] = {"start": DAY, "to_working_day": False, "period": until}
    assert list(Cycle("C", "b", "FREQ=WEEKLY", **rule, extra=days[1]).walk(DAY)) == days
    assert list(Cycle("C", "b", "FREQ=WEEKLY", **rule, extra=days).walk(DAY)) == days
    moved = Moved(days[0], days[1])
    assert list(Cycle("C", "b", "FREQ=WEEKLY", **rule, moved=moved).walk(DAY)) == days[1:]


def test_meetings_end_with_the_last_year_that_a_day_can_be_moved_in() -> None:
    rule: dict[str, Any] = {"start": date(9990, 5, 14), "to_working_day": False}
    cycle = Cycle("C", "b", "FREQ=YEARLY", **rule)
    assert [day.year for day in cycle.walk(date.min)] == list(range(9990, 9999))
    saturday = date(9998, 5, 16)
    assert saturday.weekday() == 5
    late = Cycle("C", "b", "FREQ=YEARLY", start=saturday, to_working_day=True)
    assert list(late.walk(date.min)) == [date(9998, 5, 18)]
    last = Cycle("C", "b", "FREQ=DAILY", start=date(9998, 12, 27), to_working_day=True)
    assert list(last.walk(date.min)) == [date(9998, 12, day) for day in (29, 30, 31)]
    with pytest.raises(MalformedError, match="the rule never gives a day"):
        Cycle("C", "b", "FREQ=YEARLY;BYMONTH=1", start=date(9998, 6, 1), to_working_day=False)


def test_a_body_that_is_gone_had_no_quorum() -> None:
    gone = committee("A", "ceo", period=Period(None, DAY))
    gov = world(trust("A"), gone)
    made = Decision("D", "service", forum="A committee", day=DAY, votes=votes("for", "A ceo"))
    (sitting,) = sittings(made, gov, england())
    assert (sitting.step.code, sitting.step.verdict) == ("quorum", NO)
    assert [step.code for step in sitting.step.children] == ["body.not-in-being"]


def test_an_office_is_no_body_that_sits() -> None:
    gov = world(trust("A"), Office("A office", "A", holders="A ceo"))
    made = Decision("D", "service", forum="A office", day=DAY, votes=votes("for", "A ceo"))
    assert sittings(made, gov, england()) == ()


@pytest.mark.parametrize(
    ("more", "sides"),
    [
        ({"votes": votes("for", "A ceo", body="A committee")}, (True, False)),
        ({"votes": votes("against", "A ceo", body="A committee")}, (True, False)),
        ({"votes": votes("abstain", "A ceo", body="A committee")}, (False, False)),
        ({"resolutions": Resolution("B committee", "for")}, (False, True)),
        ({"resolutions": Resolution("B committee", "abstain")}, (False, False)),
    ],
)
def test_of_bodies_that_met_together_each_is_told_to_have_taken_sides_or_not(
    more: dict[str, Any], sides: tuple[bool, bool]
) -> None:
    bodies = [committee(org, "ceo") for org in "AB"]
    room = CommitteeInCommon("cic", bodies)
    gov = world(trust("A"), trust("B"), bodies, room)
    made = Decision("D", "service", forum="cic", day=DAY, **more)
    assert tuple(one.decided for one in sittings(made, gov, england())) == sides


def test_a_meeting_before_the_power_was_used_is_not_the_next() -> None:
    terms = Urgent()
    assert terms.last_day(DAY, DAY) == DAY
    assert terms.last_day(NEXT, DAY) is None
