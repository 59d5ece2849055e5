"""Turns of a decision: when urgent power runs out, who follows whom, and what flipped an answer."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import committee, decide, given, group, trust, world
from test_succession import AFTER, BEFORE, DAY, merged

from icsgov import (
    Cycle,
    Decision,
    Governance,
    Organisation,
    Overturning,
    Seat,
    Urgent,
    Vote,
    check,
    hindsight,
    history,
    overturned,
    resolve,
)
from icsgov.analysis.agreements import Need, granted, in_office, recipients
from icsgov.analysis.readied import Readied
from icsgov.explain import YES
from icsgov.model.authority import Attestation, Residual
from icsgov.model.organisation import Office
from icsgov.period import Period

C = committee("A", "ceo", "ned")
GIVEN = given("1", "A board", "A committee")


def told(made: Decision, gov: Governance) -> list[tuple[str, date, str, tuple[str, ...]]]:
    return [
        (one.organisation, one.day, one.effect.value, tuple(str(b.id) for b in one.because))
        for one in history(made, gov)
    ]


# turns


def test_a_succession_is_why_the_one_is_bound_no_more_and_the_other_is() -> None:
    made = decide(merged(carried="decisions"), "A board", BEFORE)
    assert told(made, merged(carried="decisions")) == [
        ("A", BEFORE, "bound", ()),
        ("A", DAY, "lapsed", ("S A B",)),
        ("B", DAY, "bound", ("S A B",)),
    ]


def test_a_succession_some_days_after_the_end_turns_on_its_own_day() -> None:
    """A ended five days before B took its place: in between nobody is bound."""
    gone = Organisation("A", kind="NHST", period=Period(None, DAY - timedelta(days=5)))
    gov = merged(carried="decisions").put(gone)
    assert told(decide(gov, "A board", BEFORE), gov) == [
        ("A", BEFORE, "bound", ()),
        ("A", DAY - timedelta(days=5), "lapsed", ()),
        ("B", DAY, "bound", ("S A B",)),
    ]


def test_what_was_to_be_ratified_by_a_day_lapses_on_the_next() -> None:
    gov = world(trust("A", "NHST"), C, evolve(GIVEN, urgent=Urgent(otherwise="lapses")))
    meeting = AFTER + timedelta(days=5)
    made = decide(gov, "A committee", AFTER, next_meeting=meeting)
    turns = [(one.day, one.effect.value) for one in history(made, gov)]
    assert turns == [(AFTER, "bound"), (meeting + timedelta(days=1), "lapsed")]
    for day in (meeting, meeting + timedelta(days=1)):
        now = resolve(made, gov, on=day)["A"].effect.value
        assert now == [effect for first, effect in turns if first <= day][-1]


def test_urgent_power_that_somebody_used_later_runs_out_later() -> None:
    """In a group the second voted in June, so that it has to be ratified in July, not in June."""
    gov = world(
        *(trust("A"), trust("B"), group(("A ceo", "A"), ("B ceo", "B"))),
        given("1", "A board", "A ceo"),
        given("2", "B board", "B ceo", urgent=Urgent(otherwise="lapses")),
        Cycle(
            "C", "B board", "FREQ=MONTHLY;BYDAY=1TU", start=date(2024, 1, 1), to_working_day=False
        ),
    )
    late = date(2024, 6, 12)
    cast = [Vote("A ceo", "for"), Vote("B ceo", "for", day=late)]
    made = Decision("D", "service", forum="group", day=date(2024, 5, 14), votes=cast, figures=0)
    turns = [(one.day, one.effect.value) for one in history(made, gov) if one.organisation == "B"]
    assert turns[1:] == [(late, "bound"), (date(2024, 7, 3), "lapsed")]


# what flipped an answer


def test_of_a_record_recorded_late_its_parts_are_no_facts_of_their_own() -> None:
    """The delegation came on file in June, with its condition met: it is what flipped it."""
    june = date(2024, 6, 1)
    word = Attestation("tendered", recorded=june)
    power = evolve(GIVEN, conditions="tendered", attested=word)
    for record, late in ((evolve(power, recorded=june), "Delegation"), (power, "Attestation")):
        gov = world(trust("A"), C, record)
        (flip,) = hindsight([decide(gov, "A committee", date(2024, 5, 14))], gov)
        assert flip.now is YES
        assert [type(one).__name__ for one in flip.because] == [late]


# taken back


def test_what_was_relied_on_is_dated_by_the_first_that_did() -> None:
    gov = world(trust("A"))
    act = Overturning("A board", AFTER, told=AFTER)
    first = decide(gov, "A board", BEFORE, overturnings=[act])
    later = [
        evolve(decide(gov, "A board", BEFORE + timedelta(days=days)), id=id, relies_on="D")
        for id, days in (("F", 9), ("E", 5))
    ]
    (found,) = overturned([first, *later], gov)
    assert (found.about, found.facts["since"]) == (("D", "E", "F"), BEFORE + timedelta(days=5))


# urgent power before any vote


CEO = Office("ceo", "A", holders="A ceo")


def urgent(
    to: Any, by: str = "A board", **more: Any
) -> list[tuple[str, tuple[str, ...], list[str]]]:
    """The findings on an urgent power that is given to a committee, or by an office."""
    power = given("U", by, "A committee", urgent=Urgent(), **more)
    plain = given("P", "A board", "ceo", passing_on="allowed")
    found = check(world(trust("A"), CEO, to, power, plain), on=AFTER)
    return [
        (one.code.removeprefix("check.urgent-"), one.about, [str(cite) for cite in one.cites])
        for one in found
        if one.code.startswith("check.urgent-")
    ]


@pytest.mark.parametrize(
    ("seats", "nobody"),
    [
        ([], True),
        ([Seat("A ceo")], False),
        ([Seat("A ceo", voting=False)], True),
        ([Seat("A ceo", period=Period(None, AFTER))], True),
        ([Seat("A ceo", period=Period(None, AFTER + timedelta(days=1)))], False),
    ],
)
def test_a_seat_without_a_vote_that_day_uses_no_urgent_power(seats: Any, nobody: bool) -> None:
    some = urgent(committee("A", *seats))
    assert some == ([("nobody", ("U", "A committee"), ["scheme, U"])] if nobody else [])


def test_urgent_power_may_be_wrong_in_two_ways_and_has_to_be_in_force() -> None:
    """Given by an office, to a committee on which nobody votes: two findings, and then none."""
    assert [(code, about) for code, about, _ in urgent(committee("A"), by="ceo")] == [
        ("giver", ("U", "ceo")),
        ("nobody", ("U", "A committee")),
    ]
    ended = Period(None, AFTER)
    assert urgent(committee("A"), by="ceo", period=ended) == []


def test_a_decision_made_up_is_barred_by_nothing_that_any_urgent_power_names() -> None:
    powers = [
        given("1", "A board", "ceo", urgent=Urgent(barred_by="one")),
        given("2", "A board", "A committee", urgent=Urgent(barred_by="two", consulted="A fd")),
    ]
    ready = Readied(world(trust("A"), CEO, C, powers))
    assert (ready.bars, ready.who) == (["one", "two"], ["A fd"])


# who has to agree besides


def test_whoever_is_given_power_by_name_is_a_recipient() -> None:
    """By a delegation or by a residual rule; not a body, an office or an organisation."""
    gov = world(
        *(trust("A"), trust("B"), C, CEO, GIVEN),
        given("2", "A board", "ceo"),
        given("3", "A board", "A fd", "estate"),
        Residual("R", by="A board", to="A ned"),
    )
    assert recipients(gov) == {"A fd", "A ned"}


def test_an_approval_is_counted_by_those_in_office_that_day() -> None:
    """Of four seats one has no vote, one has ended and one begins tomorrow."""
    tomorrow = AFTER + timedelta(days=1)
    body = committee(
        *("A", "ned", Seat("A fd", voting=False), Seat("A ned2", period=Period(None, AFTER))),
        Seat("A ceo", period=Period(tomorrow, None)),
        name="governors",
    )
    gov = world(trust("A"), body)
    assert [in_office(gov, "A governors", day) for day in (BEFORE, AFTER, tomorrow)] == [2, 1, 2]
    assert in_office(gov, "A", AFTER) == 5
    made = decide(gov, "A board", AFTER, attested="costed")
    asked = granted(made, [Need("approval", "A", "A"), Need("condition", "open", "A")], gov)
    assert [(one.votes_for, one.votes_against) for one in asked.approvals] == [(5, 0)]
    assert [one.condition for one in asked.attested] == ["costed", "open"]


def test_what_the_decision_names_was_not_on_file_then() -> None:
    """The committee that took it came on file three weeks later: nobody was thought bound."""
    june = date(2024, 6, 1)
    gov = world(trust("A"), evolve(C, recorded=june), evolve(GIVEN, recorded=june))
    (flip,) = hindsight([decide(gov, "A committee", date(2024, 5, 14))], gov)
    assert (flip.organisation, flip.then.name, flip.now.name) == ("A", "NO", "YES")
    assert {str(one.id) for one in flip.because} == {"A committee", "1"}
