"""Meetings and seats that ended, records of which one half is silent, and what a finding names."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import committee, trust, votes, world

from icsgov import (
    AgendaItem,
    Chairing,
    CommitteeInCommon,
    Cycle,
    Decision,
    Finding,
    Governance,
    GovernanceError,
    Meeting,
    Organisation,
    Period,
    Present,
    Presiding,
    Seat,
    Succession,
    Vote,
    irregularities,
    quorums,
    taken,
)
from icsgov.explain import NO, YES
from icsgov.model.decision import Attendance

DAY = date(2024, 5, 14)
NEXT = DAY + timedelta(days=1)
TWO = world(trust("A"), trust("B"), CommitteeInCommon("room", ["A board", "B board"]))
OF_A = [Present(f"A {name}", "A board") for name in ("chair", "ceo", "fd")]
OF_B = [Present(f"B {name}", "B board") for name in ("chair", "ceo", "fd")]
CAST = [
    *votes("for", "A chair", "A ceo", "A fd", body="A board"),
    *votes("for", "B chair", "B ceo", "B fd", body="B board"),
]
BEDS = Decision("D", "service", forum="room", day=DAY, votes=CAST)


def meet(*present: Present | str, **more: Any) -> Meeting:
    fields: dict[str, Any] = {"items": AgendaItem(1, "Beds", "D"), "present": present, **more}
    return Meeting("M", **{"forum": "room", "day": DAY, **fields})


def found(meeting: Meeting, *several: Decision, gov: Governance = TWO) -> tuple[Finding, ...]:
    return irregularities(meeting, several, gov)


def said(meeting: Meeting, *several: Decision, gov: Governance = TWO) -> list[str]:
    return [one.code.removeprefix("meeting.") for one in found(meeting, *several, gov=gov)]


def seated(body: str, *seats: Seat, gov: Governance = TWO) -> Governance:
    """The framework with some seats in the place of those of the same people, or added."""
    record: Any = gov[body]
    people = {seat.person for seat in seats}
    kept = [seat for seat in record.seats if seat.person not in people]
    return gov.put(evolve(record, seats=[*kept, *seats]))


# what one of two records does not say


def test_who_presided_is_kept_where_only_the_decision_says_it() -> None:
    made = evolve(BEDS, presided="A chair")
    assert taken(meet(*OF_A, *OF_B), made, TWO).presided == (Presiding("A chair"),)


def test_who_attended_is_kept_where_only_the_decision_says_it() -> None:
    made = evolve(BEDS, attended=["A chair"])
    assert taken(evolve(meet(), present=None), made, TWO).attended == (Attendance("A chair"),)


def test_where_both_say_the_same_it_is_the_decision_that_is_kept() -> None:
    """The body of somebody that a decision does not name is not written into it."""
    made = evolve(BEDS, attended=[one.person for one in (*OF_A, *OF_B)])
    assert taken(meet(*OF_A, *OF_B), made, TWO).attended == made.attended


def test_somebody_may_be_recorded_for_the_forum_itself() -> None:
    """Whoever is there for the room is there for no body in particular, and may preside over it."""
    meeting = meet(
        *(Present(one.person, "room") for one in (*OF_A, *OF_B)),
        presided=Chairing("A chair", "room"),
    )
    assert found(meeting, BEDS) == ()
    made = taken(meeting, BEDS, TWO)
    assert made.presided == (Presiding("A chair"),)
    assert {one.body for one in made.attended or ()} == {None}


def test_what_a_meeting_says_keeps_its_source_and_the_day_it_was_recorded() -> None:
    fact: dict[str, Any] = {"source": "register", "recorded": NEXT}
    meeting = meet(Present("A ceo", "A board", **fact), presided=Chairing("A chair", **fact))
    made = taken(meeting, BEDS, TWO)
    assert made.attended == (Attendance("A ceo", body="A board", **fact),)
    assert made.presided == (Presiding("A chair", **fact),)


def test_a_decision_on_the_agenda_names_what_is_on_file() -> None:
    with pytest.raises(GovernanceError) as caught:
        quorums(meet(*OF_A, *OF_B), [evolve(BEDS, of=["Z"])], TWO)
    assert [one.message for one in caught.value.faults] == ["no organisation has the id `Z`"]


def test_quorums_are_of_the_decisions_of_that_day() -> None:
    """One of another day is not what was decided under the item."""
    later = evolve(BEDS, day=NEXT)
    assert [one.decision for one in quorums(meet(*OF_A, *OF_B), [later], TWO)] == [None, None]
    assert said(meet(*OF_A, *OF_B), later) == ["another-day"]


# seats that ended


@pytest.mark.parametrize(("end", "holds"), [(DAY, False), (NEXT, True)])
def test_whose_seat_has_ended_is_no_member(end: date, holds: bool) -> None:
    """On the day on which it ends a seat is no more; with two of five left there is no quorum."""
    gov = seated("B board", Seat("B fd", "executive", period=Period(None, end)))
    codes = [] if holds else ["inquorate", "no-seat"]
    assert said(meet(*OF_A, *OF_B), BEDS, gov=gov) == codes
    assert [one.verdict for one in quorums(meet(*OF_A, *OF_B), [BEDS], gov)] == [
        YES,
        YES if holds else NO,
    ]


def test_whose_seat_lapsed_with_its_organisation_is_recorded_for_no_body() -> None:
    """X ended, and the seat of its chief executive on B's committee with it."""
    old = Organisation("X", kind="FT", period=Period(None, DAY))
    home = Seat("X ceo", held_for="X")
    gov = world(
        *(old, trust("A"), trust("B"), trust("N")),
        committee("B", "ceo", home),
        CommitteeInCommon("room", ["A board", "B committee"]),
        Succession("S", of="X", to="N", day=DAY, lapsed="seats"),
    )
    made = Decision("D", "service", forum="room", day=DAY, attended=["X ceo"])
    with pytest.raises(GovernanceError) as caught:
        taken(meet(Present("X ceo", "B committee")), made, gov)
    assert [one.message for one in caught.value.faults] == [
        "the meeting has `X ceo` in `B committee` where `D` has `X ceo`"
    ]
    assert taken(meet("X ceo"), made, gov).attended == made.attended


# what a finding says


def test_an_item_under_which_nothing_is_on_file_is_not_inquorate() -> None:
    """Nobody decided anything: that few were there is no irregularity."""
    short = meet(OF_A[0], OF_B[0], items=AgendaItem(1, "Minutes"))
    assert {one.verdict for one in quorums(short, [], TWO)} == {NO}
    assert not any(one.decided for one in quorums(short, [], TWO))
    assert said(short) == []


def test_a_vote_of_another_day_is_not_of_this_meeting() -> None:
    """In its own body, too, and in no other: a vote says in which body it was cast."""
    before = Vote("A ned", "for", body="A board", day=DAY - timedelta(days=1))
    assert said(meet(*OF_A, *OF_B), evolve(BEDS, votes=[*CAST, before])) == []
    now = evolve(before, day=DAY)
    (finding,) = found(meet(*OF_A, *OF_B), evolve(BEDS, votes=[*CAST, now]))
    assert (finding.code, finding.facts["body"]) == ("meeting.vote-absent", "A board")
    assert (finding.facts["person"], finding.organisations) == ("A ned", ("A",))


def test_a_cycle_that_has_ended_asks_for_no_meeting() -> None:
    rule: dict[str, Any] = {"start": date(2024, 1, 1), "to_working_day": False}
    cycle = Cycle("C", "room", "FREQ=MONTHLY;BYDAY=3TU", **rule)
    for end, codes in ((DAY, []), (NEXT, ["off-cycle"])):
        gov = TWO.put(evolve(cycle, period=Period(None, end)))
        assert said(meet(*OF_A, *OF_B), BEDS, gov=gov) == codes


def test_those_in_attendance_only_are_nobody_there() -> None:
    """A board whose members are all in attendance only is as one that nobody came for."""
    guests = [evolve(one, capacity="in attendance") for one in OF_B]
    codes = ["nobody-there", *["vote-in-attendance"] * 3]
    assert said(meet(*OF_A, *guests), BEDS) == codes


def test_findings_come_in_the_order_of_their_codes() -> None:
    meeting = meet(*OF_A, "stray", items=[AgendaItem(1, "", "D"), AgendaItem(2, "", "E")])
    codes = said(meeting, evolve(BEDS, votes=CAST[:4]))
    assert codes == sorted(codes)
    assert {"inquorate", "item-without-decision", "no-seat", "nobody-there"} < set(codes)


def test_a_member_of_another_forum_is_judged_by_those_that_meet() -> None:
    """Whoever is a member of no body in particular needs a seat on one of those of the forum."""
    gov = TWO.put(committee("A", "outsider", name="other"))
    (finding,) = found(meet(*OF_A, *OF_B, "A outsider"), BEDS, gov=gov)
    assert (finding.code, finding.facts["bodies"]) == ("meeting.no-seat", ("A board", "B board"))


# as the framework reads on the day


def test_a_seat_that_lapsed_is_no_vote_of_whoever_sits_there_without_one() -> None:
    """X ended, and with it its seat; the same person is there still, with a seat without a vote."""
    seats = [Seat("B ceo"), Seat("X ceo", held_for="X"), Seat("X ceo", voting=False)]
    gov = world(
        *(Organisation("X", kind="FT", period=Period(None, DAY)), trust("B"), trust("N")),
        evolve(committee("B"), seats=seats),
        Succession("S", of="X", to="N", day=DAY, lapsed="seats"),
    )
    made = Decision("D", "service", forum="B committee", day=DAY, votes=votes("for", "X ceo"))
    meeting = meet("B ceo", "X ceo", forum="B committee")
    assert "vote-of-none" in said(meeting, made, gov=gov)
    assert "vote-of-none" not in said(meeting, made, gov=gov.drop("S"))
