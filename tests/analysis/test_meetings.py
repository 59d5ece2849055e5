"""Meetings: who was there at the moment of a decision, and was there a quorum?"""

from datetime import date
from typing import Any, NamedTuple

import pytest
from attrs import evolve
from build import trust, votes, world
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from icsgov.analysis.irregular import irregularities
from icsgov.analysis.meetings import Quorate, quorums, taken
from icsgov.errors import GovernanceError, MalformedError
from icsgov.explain import NO, UNKNOWN, YES
from icsgov.io import dumps, loads
from icsgov.model.body import Board, CommitteeInCommon, Group, Seat
from icsgov.model.cycle import Cycle, Moved
from icsgov.model.decision import Attendance, Decision, Presiding, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.index import seats_of
from icsgov.model.meeting import AgendaItem, Chairing, Meeting, Present
from icsgov.period import Period
from icsgov.reasoning.quorate import bodies_of
from icsgov.reasoning.resolve import resolve
from icsgov.testing import near_misses
from icsgov.testing.strategies_meetings import meetings

DAY = date(2024, 5, 14)
slow = settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)


class Held(NamedTuple):
    """A framework, a meeting, and the decision taken at it, which says nothing of who was there."""

    gov: Governance
    meeting: Meeting
    decision: Decision


@st.composite
def held(draw: st.DrawFn, also: tuple[str, ...] = ()) -> Held:
    gov, decision, _ = draw(near_misses())
    forum = gov.index.bodies.get(decision.forum)
    assume(forum is not None)
    kept = draw(st.integers(0, len(decision.votes)) | st.just(len(decision.votes)))
    cast = draw(st.permutations(decision.votes))[:kept]
    silent = evolve(decision, attended=None, presided=(), votes=cast)
    bodies = getattr(forum, "bodies", None) or (decision.forum,)
    seated = {seat.person for id in bodies for seat in seats_of(gov.index.bodies[id])}
    people = sorted(seated | {vote.person for vote in decision.votes} | {"guest"})
    made = meetings(decision.forum, decision.day, bodies, [decision.id, *also], people)
    return Held(gov, draw(made), silent)


def verdicts(found: tuple[Quorate, ...]) -> list[Any]:
    return [(one.item.number, one.body, one.step) for one in found]


# properties


@slow
@given(held())
def test_a_quorum_is_the_one_that_resolve_finds(one: Held) -> None:
    made = taken(one.meeting, one.decision, one.gov)
    judged = {
        each.body: each
        for each in quorums(one.meeting, [one.decision], one.gov)
        if each.item.decision == made.id
    }
    for binding in resolve(made, one.gov, on=made.day):
        for step in binding.why.walk():
            codes = [child.code for child in step.children]
            if step.code.startswith("position.") and codes[:1] == ["votes.counted"]:
                assert judged[step.facts["body"]].step == step.children[1]
                assert judged[step.facts["body"]].decided


@slow
@given(held(("another",)))
def test_every_body_is_judged_at_every_item(one: Held) -> None:
    bodies = [body.id for body in bodies_of(one.gov.index.bodies[one.meeting.forum], one.gov)]
    found = quorums(one.meeting, [one.decision], one.gov)
    expected = [(item, body) for item in one.meeting.items for body in bodies]
    assert [(each.item, each.body) for each in found] == expected


@slow
@given(held())
def test_whoever_is_in_attendance_only_changes_no_verdict(one: Held) -> None:
    present = one.meeting.present
    assume(present is not None)
    assert present is not None
    alone = evolve(one.meeting, present=[each for each in present if each.member])
    more = evolve(one.meeting, present=[*present, Present("crowd", capacity="in attendance")])
    outcome = resolve(taken(one.meeting, one.decision, one.gov), one.gov)
    for other in (alone, more):
        assert resolve(taken(other, one.decision, one.gov), one.gov) == outcome
        assert verdicts(quorums(other, [one.decision], one.gov)) == verdicts(
            quorums(one.meeting, [one.decision], one.gov)
        )


@slow
@given(held(("another", "third")), st.data())
def test_leaving_later_changes_nothing_before(one: Held, data: st.DataObject) -> None:
    gone = [each for each in one.meeting.present or () if each.to_item is not None]
    assume(gone)
    mover = data.draw(st.sampled_from(gone))
    count = len(one.meeting.items)
    last = one.meeting.span(mover)[-1]
    later = evolve(mover, to_item=str(data.draw(st.integers(last + 1, count))))
    rest = [each for each in one.meeting.present or () if each is not mover]
    try:
        stayed = evolve(one.meeting, present=[*rest, later])
    except MalformedError:
        assume(False)
    before, after = (verdicts(quorums(m, [one.decision], one.gov)) for m in (one.meeting, stayed))
    bodies = len(before) // count
    assert before[: (last + 1) * bodies] == after[: (last + 1) * bodies]


@slow
@given(held())
def test_a_decision_taken_once_is_taken(one: Held) -> None:
    made = taken(one.meeting, one.decision, one.gov)
    assert taken(one.meeting, made, one.gov) == made
    assert taken(one.meeting, one.decision) == made


def sits(person: str, body: str, one: Held) -> bool:
    seats = seats_of(one.gov.index.bodies[body])
    return any(seat.person == person and seat.period.covers(one.meeting.day) for seat in seats)


def has_a_vote(person: str, body: str, one: Held) -> bool:
    seats = [seat for seat in seats_of(one.gov.index.bodies[body]) if seat.person == person]
    return any(seat.votes_on(one.meeting.day) for seat in seats)


@slow
@given(held())
def test_a_vote_is_noted_exactly_where_its_voter_is_not_among_those_who_attended(one: Held) -> None:
    made = taken(one.meeting, one.decision, one.gov)
    there = {(each.person, each.body) for each in made.attended or ()}
    cast = {
        (vote.person, str(vote.body or made.forum))
        for vote in made.votes
        if vote.day in (None, made.day)
    }
    expected = {
        (person, body)
        for person, body in cast
        if person in one.meeting.apologies
        or (
            (made.attended is not None and (person, body) not in there)
            and not ((person, None) in there and (body == made.forum or sits(person, body, one)))
        )
    }
    noted = irregularities(one.meeting, [one.decision], one.gov)
    away = ("meeting.vote-in-attendance", "meeting.vote-absent")
    odd = {(x.facts["person"], x.facts["body"]) for x in noted if x.code in away}
    assert odd == expected
    idle = [x.facts for x in noted if x.code == "meeting.vote-of-none"]
    known = {(person, body) for person, body in cast if sits(person, body, one)}
    silent = {pair for pair in known - expected if not has_a_vote(*pair, one)}
    assert {(facts["person"], facts["body"]) for facts in idle} == silent


@slow
@given(held())
def test_every_finding_reads_well(one: Held) -> None:
    for finding in irregularities(one.meeting, [one.decision], one.gov):
        for text in (finding.says, finding.mend):
            assert "not recorded" not in text
            assert "{" not in text


@slow
@given(held())
def test_a_meeting_round_trips_beside_its_decision(one: Held) -> None:
    text = dumps(one.gov, one.decision, one.meeting)
    loaded = loads(text)
    assert (loaded.governance, loaded.decisions) == (one.gov, (one.decision,))
    assert loaded.meetings == (one.meeting,)
    assert dumps(*loaded, loaded.meetings) == text


# worked by hand: two trusts with boards of five, a quorum of three each, in one room


TWO = world(
    trust("A"),
    trust("B", "NHST"),
    CommitteeInCommon("room", ["A board", "B board"]),
)
ITEMS = [AgendaItem(1, "Minutes"), AgendaItem(2, "Beds", "D2"), AgendaItem(3, "Lease", "D3")]
OF_A = [Present(f"A {name}", "A board") for name in ("chair", "ceo", "fd")]
OF_B = [Present(f"B {name}", "B board") for name in ("chair", "ceo", "fd")]


def meet(*present: Present | str, **more: Any) -> Meeting:
    fields: dict[str, Any] = {"items": ITEMS, "present": present, **more}
    return Meeting("M", **{"forum": "room", "day": DAY, **fields})


def decision(id: str = "D2", *cast: Vote, **more: Any) -> Decision:
    return Decision(id, "service", **{"forum": "room", "day": DAY, "votes": cast, **more})


def of(body: str, *people: str, position: str = "for") -> tuple[Vote, ...]:
    return votes(position, *people, body=body)


BEDS = decision(
    "D2", *of("A board", "A chair", "A ceo", "A fd"), *of("B board", "B chair", "B ceo")
)
LEASE = decision("D3", *of("A board", "A chair", "A ceo"), *of("B board", "B chair", "B ceo"))


def said(meeting: Meeting, *several: Decision, gov: Governance = TWO) -> list[str]:
    return [one.code.removeprefix("meeting.") for one in irregularities(meeting, several, gov)]


def fault(meeting: Meeting, made: Decision, gov: Governance | None = TWO) -> list[str]:
    with pytest.raises(GovernanceError) as caught:
        taken(meeting, made, gov)
    return list(map(str, caught.value.faults))


def wrong(*present: Present | str, **more: Any) -> list[str]:
    with pytest.raises(MalformedError) as caught:
        meet(*present, **more)
    return list(map(str, caught.value.faults))


def test_somebody_who_leaves_takes_the_quorum_along() -> None:
    leaves = Present("A fd", "A board", to_item=2)
    meeting = meet(*OF_A[:2], leaves, *OF_B)
    found = {(one.item.number, one.body): one.verdict for one in quorums(meeting, [], TWO)}
    assert found == {
        ("1", "A board"): YES,
        ("1", "B board"): YES,
        ("2", "A board"): YES,
        ("2", "B board"): YES,
        ("3", "A board"): NO,
        ("3", "B board"): YES,
    }


def test_somebody_who_comes_late_brings_it() -> None:
    meeting = meet(*OF_A[:2], Present("A fd", "A board", from_item=3), *OF_B)
    found = [one.verdict for one in quorums(meeting, [], TWO) if one.body == "A board"]
    assert found == [NO, NO, YES]


def test_a_member_of_one_board_is_in_attendance_at_the_other() -> None:
    meeting = meet(*OF_A, *OF_B[:2], Present("A ned", "A board"))
    (at_b,) = [
        one for one in quorums(meeting, [BEDS], TWO) if one.item.decision and one.body[0] == "B"
    ][:1]
    assert (at_b.verdict, at_b.decided) == (NO, True)
    assert resolve(taken(meeting, BEDS, TWO), TWO)["A"].effect.value == "bound"
    assert resolve(taken(meeting, BEDS, TWO), TWO)["B"].effect.value == "undecided"


def test_one_person_acts_in_the_capacity_in_which_they_are_there() -> None:
    """A joint chief executive who sits on both boards, and is there for one of them."""
    joint = Seat("A ceo", "chief executive")
    there: Any = TWO["B board"]
    both = TWO.put(evolve(there, seats=[*there.seats, joint]))
    for_a = quorums(meet(*OF_A, *OF_B[:2]), [], both)
    for_both = quorums(meet(*OF_A[::2], "A ceo", *OF_B[:2]), [], both)
    assert [one.verdict for one in for_a[:2]] == [YES, NO]
    assert [one.verdict for one in for_both[:2]] == [YES, YES]


def test_attendance_that_is_not_recorded_leaves_the_quorum_open() -> None:
    silent = evolve(meet(), present=None)
    assert {one.verdict for one in quorums(silent, [], TWO)} == {UNKNOWN}
    assert [one.verdict for one in quorums(silent, [BEDS], TWO)][2:4] == [YES, UNKNOWN]
    assert taken(silent, BEDS).attended is None


def test_nobody_there_is_no_quorum() -> None:
    assert {one.verdict for one in quorums(meet(), [], TWO)} == {NO}
    assert taken(meet(), BEDS).attended == ()


def test_a_board_that_is_gone_has_no_quorum() -> None:
    board: Any = TWO["B board"]
    later = TWO.put(evolve(board, period=Period(end=DAY)))
    (step,) = {one.step for one in quorums(meet(*OF_A, *OF_B), [], later) if one.body == "B board"}
    assert [one.code for one in step.failing()] == ["body.not-in-being"]
    assert said(meet(*OF_A), gov=later).count("nobody-there") == 0


def test_a_group_has_no_quorum() -> None:
    gov = world(trust("A"), Group("group", seats=[Seat("A ceo", held_for="A")]))
    assert quorums(meet("A ceo", forum="group"), [], gov) == ()


def test_who_presides_may_change() -> None:
    meeting = meet(presided=[Chairing("A chair"), Chairing("B chair", from_item=3)])
    assert taken(meeting, BEDS).presided == (Presiding("A chair"),)
    assert taken(meeting, LEASE).presided == (Presiding("B chair"),)
    each = meet(presided=[Chairing("A chair", "A board"), Chairing("B chair", "B board")])
    assert taken(each, LEASE).presided == (
        Presiding("A chair", body="A board"),
        Presiding("B chair", body="B board"),
    )


def test_two_records_that_come_to_the_same_are_one() -> None:
    meeting = meet(*OF_A, *OF_B, presided="A chair")
    same = evolve(
        BEDS,
        attended=[one.person for one in (*OF_A, *OF_B)],
        presided=[Presiding("A chair", body="A board"), Presiding("A chair", body="B board")],
    )
    assert taken(meeting, same, TWO) == same


def test_two_records_that_differ_are_a_fault_that_names_both() -> None:
    other = evolve(BEDS, attended=["A chair", "B ned"], presided="B chair")
    meeting = meet(OF_A[0], OF_B[0], presided="A chair")
    assert fault(meeting, other) == [
        "present: the meeting has `B chair` in `B board` where `D2` has `B ned` in `B board`",
        "presided: the meeting has `A chair` in `A board`, `A chair` in `B board` where `D2` has"
        " `B chair` in `A board`, `B chair` in `B board`",
    ]
    assert fault(meet(), evolve(BEDS, attended="A chair"), None) == [
        "present: the meeting has nobody where `D2` has `A chair`"
    ]
    with pytest.raises(GovernanceError):
        irregularities(meeting, [other], TWO)


def test_a_decision_that_was_not_taken_there() -> None:
    assert fault(meet(), decision("D9")) == ["items: no item is for `D9`"]
    elsewhere = evolve(BEDS, forum="A board", votes=(), day=date(2024, 5, 15))
    assert fault(meet(), elsewhere) == [
        "forum: is `room`, and of `D2` it is `A board`",
        "day: is 2024-05-14, and of `D2` it is 2024-05-15",
    ]


def test_a_meeting_names_what_is_on_file() -> None:
    stray = meet(Present("A ceo", ["A board", "C board"]), presided=Chairing("A chair", "C board"))
    assert fault(stray, BEDS) == [
        "present[0].bodies[1]: `C board` is not one of the bodies that meet in `room`",
        "presided[0].body: `C board` is not one of the bodies that meet in `room`",
    ]
    assert fault(meet(forum="hall"), decision(forum="hall")) == ["forum: no body has the id `hall`"]


# what is noticed


FULL = meet(*OF_A, *OF_B)


def test_nothing_is_noticed_of_a_meeting_in_order() -> None:
    assert said(FULL, BEDS, LEASE) == []


def test_what_is_decided_without_a_quorum() -> None:
    meeting = meet(*OF_A, *OF_B[:2])
    (finding,) = [
        one for one in irregularities(meeting, [BEDS, LEASE], TWO) if one.about == ("M", "D2")
    ]
    assert str(finding) == (
        "meeting.inquorate: `B board` decided `D2` at item 2 of `M` without its quorum: quorum of"
        " `B board` not met: 2 present, 3 needed, of 5 voting seats"
    )
    assert finding.organisations == ("B",)
    assert finding.witness is not None
    assert resolve(finding.witness, TWO)["B"].effect.value == "undecided"


def test_a_minute_is_a_decision_too_and_an_abstention_is_none() -> None:
    short = meet(*OF_A, *OF_B[:2])
    minuted = evolve(BEDS, votes=(), resolutions=[Resolution("B board", "for")])
    idle = evolve(BEDS, votes=votes("abstain", "B chair", body="B board"))
    assert said(short, minuted, LEASE).count("inquorate") == 2
    assert said(short, idle, LEASE).count("inquorate") == 1


@pytest.mark.parametrize(
    ("status", "codes"),
    [
        (Present("A fd", "A board"), []),
        ("A fd", []),
        (Present("A fd", "B board"), ["no-seat", "vote-in-attendance"]),
        (Present("A fd", capacity="in attendance"), ["vote-in-attendance"]),
        (Present("A fd", "A board", from_item=3), ["vote-absent"]),
        (Present("A fd", "A board", to_item=1), ["vote-absent"]),
        (None, ["vote-absent"]),
    ],
)
def test_a_vote_by_somebody_not_there_as_a_member(
    status: Present | str | None, codes: list[str]
) -> None:
    people = [*OF_A[:2], Present("A ned", "A board"), *OF_B, *([status] if status else [])]
    assert said(meet(*people), BEDS, LEASE) == codes


def test_a_member_of_no_body_in_particular_is_one_where_they_sit() -> None:
    everybody = meet(*(one.person for one in (*OF_A, *OF_B)))
    stray = evolve(BEDS, votes=[*BEDS.votes, *of("A board", "B fd")])
    assert said(everybody, BEDS, LEASE) == []
    assert said(everybody, stray, LEASE) == ["vote-in-attendance"]


def test_a_vote_by_somebody_who_sent_apologies() -> None:
    silent = meet(apologies=["A fd"])
    assert said(evolve(silent, present=None), BEDS, LEASE) == ["vote-absent"]


def test_agenda_and_decisions_fit_each_other() -> None:
    other_day = evolve(LEASE, day=date(2024, 5, 15))
    other_forum = evolve(LEASE, forum="A board", votes=())
    assert said(FULL, BEDS) == ["item-without-decision"]
    assert said(FULL, BEDS, other_day) == ["another-day"]
    assert said(FULL, BEDS, other_forum) == ["another-forum"]
    assert said(FULL, BEDS, LEASE, evolve(LEASE, id="D4")) == ["decision-without-item"]
    assert said(FULL, BEDS, LEASE, evolve(LEASE, id="D4", day=date(2024, 5, 15))) == []


def test_a_meeting_on_a_day_that_its_cycle_does_not_give() -> None:
    second = Cycle(
        "C", "room", "FREQ=MONTHLY;BYDAY=2TU", start=date(2024, 4, 1), to_working_day=True
    )
    third = evolve(second, rule="FREQ=MONTHLY;BYDAY=3TU")
    moved = evolve(third, moved=Moved(date(2024, 5, 21), DAY))
    later = evolve(third, start=date(2024, 6, 1))
    for cycle, codes in ((second, []), (third, ["off-cycle"]), (moved, []), (later, [])):
        assert said(FULL, BEDS, LEASE, gov=TWO.put(cycle)) == codes
    both = TWO.put(third, evolve(second, id="D"))
    assert said(FULL, BEDS, LEASE, gov=both) == []


def test_a_meeting_that_was_cancelled_or_moved_and_yet_held() -> None:
    """Also where it would have been held the next working day: 6 May 2024 is a bank holiday."""
    second = Cycle(
        "C", "room", "FREQ=MONTHLY;BYDAY=2TU", start=date(2024, 4, 1), to_working_day=True
    )
    away = (evolve(second, cancelled=DAY), evolve(second, moved=Moved(DAY, date(2024, 5, 16))))
    for cycle in away:
        assert said(FULL, BEDS, LEASE, gov=TWO.put(cycle)) == ["called-off"]
        both = TWO.put(cycle, evolve(second, id="D"))
        assert said(FULL, BEDS, LEASE, gov=both) == []
    monday = evolve(second, rule="FREQ=MONTHLY;BYDAY=1MO", cancelled=date(2024, 5, 6))
    for day, code in ((6, "off-cycle"), (7, "called-off"), (8, "off-cycle")):
        held_on = Meeting("M", forum="room", day=date(2024, 5, day))
        assert said(held_on, gov=TWO.put(monday)) == [code]
    third = evolve(second, id="D", rule="FREQ=MONTHLY;BYDAY=3TU")
    (found,) = irregularities(FULL, [BEDS, LEASE], TWO.put(away[0], third))
    assert (found.code, found.facts["cycles"]) == ("meeting.called-off", ("C",))


def test_a_vote_by_somebody_whose_seat_has_none() -> None:
    """A seat without a vote, or whose vote is suspended that day, unless another one has it."""
    cast = evolve(BEDS, votes=[*BEDS.votes, *of("A board", "A x")])
    board = TWO.index.bodies["A board"]
    assert isinstance(board, Board)
    until, since = Period(None, DAY), Period(DAY)
    for seats, codes in (
        ([Seat("A x", voting=False)], ["vote-of-none"]),
        ([Seat("A x", suspended=since)], ["vote-of-none"]),
        ([Seat("A x", suspended=until)], []),
        ([Seat("A x", voting=False), Seat("A x", "executive")], []),
        ([Seat("A x", voting=False), Seat("A x", "executive", period=until)], ["vote-of-none"]),
    ):
        gov = TWO.put(evolve(board, seats=[*board.seats, *seats]))
        there = evolve(FULL, present=[*(FULL.present or ()), Present("A x", "A board")])
        for meeting in (there, evolve(FULL, present=None)):
            assert said(meeting, cast, LEASE, gov=gov) == codes


def test_a_body_that_is_not_in_being() -> None:
    """Not yet, no more, or with an organisation that is not."""
    records: list[Any] = [TWO["A board"], TWO["A"]]
    for period, codes in (
        (Period(DAY), []),
        (Period(date(2024, 5, 15)), ["not-in-being"]),
        (Period(None, DAY), ["not-in-being"]),
        (Period(None, date(2024, 5, 15)), []),
    ):
        for record in records:
            gov = TWO.put(evolve(record, period=period))
            found = irregularities(FULL, [], gov)
            told = [one for one in found if one.code == "meeting.not-in-being"]
            assert [one.code.removeprefix("meeting.") for one in told] == codes
            assert all(one.organisations == ("A",) for one in told)


def test_a_body_with_nobody_there() -> None:
    found = irregularities(meet(*OF_A), [], evolve(TWO))
    assert [one.organisations for one in found if one.code == "meeting.nobody-there"] == [("B",)]


# what contradicts itself


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        (
            {"present": [Present("x", to_item=9)]},
            ["present[0].to_item: no item has the number `9`"],
        ),
        (
            {"presided": [Chairing("x", from_item=9)]},
            ["presided[0].from_item: no item has the number `9`"],
        ),
        (
            {"present": [Present("x", from_item=3, to_item=2)]},
            ["present[0].to_item: item `2` comes before item `3`"],
        ),
        (
            {"present": ["x", Present("x", "A board")]},
            ["present[1]: `x` is recorded twice for the same item and body"],
        ),
        (
            {"present": ["x", Present("x", capacity="in attendance", from_item=2)]},
            ["present[1]: `x` is recorded twice for the same item and body"],
        ),
        (
            {"present": [Present("x", to_item=2), Present("x", from_item=2)]},
            ["present[1]: `x` is recorded twice for the same item and body"],
        ),
        (
            {"present": ["x"], "apologies": ["x", "y", "y"]},
            [
                "apologies[2]: `y` is named twice",
                "apologies[0]: `x` sent apologies and is recorded as there",
            ],
        ),
        (
            {"presided": ["x", "y"]},
            ["presided[1]: `y` presided while somebody else did"],
        ),
        (
            {"presided": [Chairing("x"), Chairing("y", "A board")]},
            [
                "presided[0].body: expected who presided over each body, or over all of them, got"
                " both"
            ],
        ),
        (
            {"items": [AgendaItem(1, "", "D"), AgendaItem("1", "", "D")]},
            [
                "items[1].number: a second item with the number `1`",
                "items[1].decision: a second item with the decision `D`",
            ],
        ),
        ({"day": "soon"}, ["day: expected a day, got `soon`"]),
        ({"items": 3}, ["items: expected an agenda item, got 3"]),
    ],
)
def test_a_meeting_that_contradicts_itself(fields: dict[str, Any], faults: list[str]) -> None:
    assert wrong(**fields) == faults


def test_somebody_may_leave_and_come_back_or_be_there_in_two_capacities() -> None:
    back = [Present("x", to_item=1), Present("x", from_item=3)]
    two = [Present("y", "A board"), Present("y", capacity="in attendance")]
    meeting = meet(*back, *two)
    assert [meeting.members(place, "A board") for place in range(3)] == [
        ("x", "y"),
        ("y",),
        ("x", "y"),
    ]


def test_numbers_are_text() -> None:
    assert AgendaItem(7) == AgendaItem("7")
    with pytest.raises(MalformedError, match="number: expected a number such as 4 or `7a`"):
        AgendaItem(" ")
    with pytest.raises(MalformedError, match="number: expected text, got True"):
        AgendaItem(True)


def test_the_pair_that_a_document_holds_has_its_meetings_beside_it() -> None:
    loaded = loads(dumps(TWO, [BEDS], FULL))
    gov, decisions = loaded
    assert (gov, decisions, loaded.meetings) == (TWO, (BEDS,), (FULL,))
    assert loaded != (TWO, (BEDS,))
    assert loads(dumps(TWO, [BEDS])) == (TWO, (BEDS,))
    assert "meetings" in repr(loaded)
    assert "meetings" not in repr(loads(dumps(TWO)))


def test_a_document_with_two_meetings_of_one_id_is_refused() -> None:
    with pytest.raises(GovernanceError) as caught:
        dumps(TWO, (), [FULL, FULL])
    assert list(map(str, caught.value.faults)) == [
        "meetings[1].id: a second meeting with the id `M`"
    ]


def test_attendance_keeps_its_source() -> None:
    meeting = meet(Present("A ceo", ["A board", "B board"], source="register"))
    (first, second) = taken(meeting, BEDS).attended or ()
    assert first == Attendance("A ceo", body="A board", source="register")
    assert second == Attendance("A ceo", body="B board", source="register")
