"""Worked cases of urgent power: who may use it, what it asks for, and when it runs out.

`A` is a trust whose chair and chief executive together may decide what cannot wait, once two other
non-executives were consulted, on 7 May 2024. The board next meets on 4 June 2024.
"""

from datetime import date
from typing import Any

import attrs
import pytest
from build import ask, codes, committee, decide, doubts, effects, facts, given, trust, votes, world

from icsgov.analysis.history import history
from icsgov.errors import GovernanceError, MalformedError
from icsgov.explain import NO, UNKNOWN, YES, Citation
from icsgov.model.authority import Attestation, Delegation
from icsgov.model.body import Board, Committee, Seat
from icsgov.model.cycle import Cycle, Moved
from icsgov.model.decision import Decision, Overturning, Ratification
from icsgov.model.governance import Governance
from icsgov.model.kinds import Otherwise
from icsgov.model.organisation import Office
from icsgov.model.urgent import Consultation, Urgent
from icsgov.model.voting import Including, Quorum, SeatClass, unanimity
from icsgov.period import Every, Period
from icsgov.reasoning.results import Binding, Outcome

DAY, MEETING = date(2024, 5, 7), date(2024, 6, 4)
BEFORE, AFTER = date(2024, 6, 3), date(2024, 6, 5)
WAIT = "it cannot wait for a meeting"
BAR = "the board has refused it before"
TWO = Including(2, SeatClass(roles="non-executive"))
TERMS: dict[str, Any] = {
    "grounds": WAIT,
    "barred_by": BAR,
    "consulted_of": TWO,
    "otherwise": "lapses",
    "source": "SO 5.2",
}
USED: dict[str, Any] = {
    "attested": [Attestation(WAIT), Attestation(BAR, False)],
    "consultations": [Consultation("A ned", DAY), Consultation("A ned2", date(2024, 5, 6))],
    "next_meeting": MEETING,
}


def both(*people: str) -> Committee:
    """The chair and the chief executive, who have to agree."""
    who = people or ("chair", "ceo")
    two = {"quorum": Quorum(count=len(who)), "rule": unanimity("entitled")}
    return committee("A", *who, name="urgent", **two)


def framework(*more: Any, kind: str = "FT", **terms: Any) -> Governance:
    power = given("SO 5.2", "A board", "A urgent", urgent=Urgent(**{**TERMS, **terms}))
    return world(trust("A", kind), both(), power, *more)


def used(gov: Governance, on: date | None = None, **more: Any) -> Binding:
    return asked(gov, on, **more)["A"]


def asked(gov: Governance, on: date | None = None, **more: Any) -> Outcome:
    question: dict[str, Any] = {**USED, **more, **({"on": on} if on is not None else {})}
    return ask(gov, "A urgent", DAY, **question)


def ratified(day: date, by: str = "A board") -> dict[str, Any]:
    return {"ratifications": [Ratification(by, day)]}


def test_it_binds_on_the_day_itself() -> None:
    found = used(framework())
    assert found.effect.value == "bound"
    assert facts(found, "urgent.pending") == {"clause": "SO 5.2", "by": "A board", "due": MEETING}
    assert facts(found, "urgent.class-consulted")["people"] == ("A ned", "A ned2")


@pytest.mark.parametrize(
    ("on", "effect"),
    [(DAY, "bound"), (BEFORE, "bound"), (MEETING, "bound"), (AFTER, "lapsed")],
)
def test_without_ratification_it_lapses_on_the_day_after_the_meeting(on: date, effect: str) -> None:
    assert used(framework(), on).effect.value == effect


def test_a_lapse_says_which_clause_and_which_day() -> None:
    found = used(framework(), AFTER)
    assert (found.verdict, found.liable) == (NO, ())
    (leaf,) = found.why.failing()
    assert leaf.says == (
        "what was decided under `SO 5.2` was to be ratified by `A board` by 4 June 2024, and"
        " lapsed as it was not"
    )
    assert [str(cite) for cite in leaf.cites] == ["SO 5.2"]


@pytest.mark.parametrize("day", [DAY, date(2024, 5, 20), MEETING])
def test_ratified_by_the_day_of_the_next_meeting_it_stays(day: date) -> None:
    found = used(framework(), date(2025, 1, 1), **ratified(day))
    assert found.effect.value == "bound"
    assert facts(found, "urgent.ratified")["day"] == day
    assert "ratification.needless" not in codes(found)


def test_a_day_late_it_had_lapsed_and_is_adopted_as_from_that_day() -> None:
    late = ratified(date(2024, 6, 6))
    days = [MEETING, AFTER, date(2024, 6, 6)]
    assert [used(framework(), on, **late).effect.value for on in days] == [
        "bound",
        "lapsed",
        "bound",
    ]
    found = used(framework(), date(2024, 6, 6), **late)
    assert {"urgent.lapsed", "ratification.by"} <= codes(found)


def test_what_could_not_be_adopted_stays_lapsed() -> None:
    harm = [*USED["attested"], Attestation("no_right_or_time_limit_prejudiced", False)]
    found = used(framework(), **ratified(AFTER), attested=harm)
    assert found.effect.value == "lapsed"


def test_another_body_does_not_ratify() -> None:
    gov = framework(committee("A", "ned", "ned2", name="audit"))
    assert used(gov, AFTER, **ratified(MEETING, "A audit")).effect.value == "lapsed"


def test_a_board_whose_record_was_replaced_is_the_same_organ() -> None:
    june = date(2024, 6, 1)
    org, board = trust("A", period=Period(None, june))
    assert isinstance(board, Board)
    new = attrs.evolve(board, id="A new board", period=Period(june))
    power = given("SO 5.2", "A board", "A urgent", urgent=Urgent(**TERMS))
    gov = world(org, board, new, both(), power)
    assert used(gov, AFTER, **ratified(MEETING, "A new board")).effect.value == "bound"
    assert used(gov, AFTER, **ratified(MEETING)).effect.value == "lapsed"  # it is gone by then


@pytest.mark.parametrize(
    ("otherwise", "effect", "doubt", "verdict"),
    [
        ("lapses", "lapsed", set(), NO),
        ("challengeable", "bound", {"urgent.challengeable"}, YES),
        ("stands", "bound", set(), YES),
        (None, "indeterminate", {"urgent.otherwise-unknown"}, UNKNOWN),
    ],
)
def test_what_follows_is_what_the_terms_say(
    otherwise: str | None, effect: str, doubt: set[str], verdict: object
) -> None:
    found = used(framework(otherwise=otherwise), AFTER)
    assert (found.effect.value, found.verdict) == (effect, verdict)
    assert doubts(found) == doubt
    assert used(framework(otherwise=otherwise), MEETING).verdict is YES


@pytest.mark.parametrize(
    ("otherwise", "effect", "code"),
    [
        ("lapses", "indeterminate", "urgent.meeting-unknown"),
        (None, "indeterminate", "urgent.meeting-unknown"),
        ("challengeable", "bound", "urgent.perhaps-challengeable"),
        ("stands", "bound", "urgent.pending"),
    ],
)
def test_the_day_of_the_meeting_not_recorded(otherwise: Any, effect: str, code: str) -> None:
    gov = framework(otherwise=otherwise)
    later = used(gov, date(2024, 5, 8), next_meeting=None)
    assert later.effect.value == effect
    assert code in codes(later)
    assert used(gov, DAY, next_meeting=None).effect.value == "bound"


def test_ratified_while_the_day_of_the_meeting_is_not_recorded() -> None:
    found = used(framework(), AFTER, next_meeting=None, **ratified(MEETING))
    assert found.effect.value == "bound"  # in time, or else adopted afresh
    same_day = used(framework(), AFTER, next_meeting=None, **ratified(DAY))
    assert "urgent.ratified" in codes(same_day)  # no next meeting was before that


@pytest.mark.parametrize(
    ("by", "last"), [(28, date(2024, 6, 4)), (Every(months=1), date(2024, 6, 7))]
)
def test_within_a_time_instead_of_a_meeting(by: Any, last: date) -> None:
    gov = framework(ratify_by=by)
    assert used(gov, last, next_meeting=None).effect.value == "bound"
    gone = last + (AFTER - MEETING)
    assert used(gov, gone, next_meeting=None).effect.value == "lapsed"
    assert used(gov, gone, **ratified(last)).effect.value == "bound"


@pytest.mark.parametrize(
    ("attested", "effect", "code"),
    [
        ([Attestation(BAR, False)], "indeterminate", "urgent.ground-unknown"),
        (
            [Attestation(BAR, False), Attestation(WAIT, False)],
            "unauthorised",
            "urgent.ground-denied",
        ),
        ([Attestation(WAIT)], "indeterminate", "urgent.bar-unknown"),
        ([Attestation(WAIT), Attestation(BAR)], "unauthorised", "urgent.barred"),
        (
            [Attestation(WAIT), Attestation(BAR), Attestation(BAR, False)],
            "unauthorised",
            "urgent.barred",
        ),
        ([Attestation(WAIT, of="A"), Attestation(BAR, False)], "bound", "urgent.not-barred"),
    ],
)
def test_grounds_and_what_disqualifies(attested: Any, effect: str, code: str) -> None:
    found = used(framework(), attested=attested)
    assert found.effect.value == effect
    assert code in codes(found)


@pytest.mark.parametrize(
    ("asked_whom", "effect", "code"),
    [
        ([("A ned", 7), ("A ned2", 7)], "bound", "urgent.class-consulted"),
        ([("A ned", 7), ("A ned2", 8)], "unauthorised", "urgent.consulted-late"),
        ([("A ned", 6), ("A ned", 7)], "unauthorised", "urgent.class-short"),
        ([("A ned", 7), ("A chair", 7)], "unauthorised", "urgent.class-short"),  # the chair acts
        ([("A ned", 7), ("A fd", 7)], "unauthorised", "urgent.class-short"),
        ([("A ned", 7), ("stranger", 7)], "unauthorised", "urgent.class-short"),
        ([("A ned", 7), ("senior", 7)], "bound", "urgent.class-consulted"),  # by the office held
        ([], "unauthorised", "urgent.class-short"),
    ],
)
def test_two_non_executives_consulted(asked_whom: Any, effect: str, code: str) -> None:
    gov = framework(Office("senior", "A", holders="A ned2"))
    who = [Consultation(one, date(2024, 5, day)) for one, day in asked_whom]
    found = used(gov, consultations=who)
    assert found.effect.value == effect
    assert code in codes(found)


def test_a_role_that_is_not_recorded_leaves_open_whether_enough_were_asked() -> None:
    board = trust("A")[1]
    assert isinstance(board, Board)
    seats = [attrs.evolve(s, role=None) if s.person == "A ned2" else s for s in board.seats]
    gov = framework().put(attrs.evolve(board, seats=seats))
    assert "urgent.class-unknown" in codes(used(gov))
    assert used(gov).effect.value == "indeterminate"


@pytest.mark.parametrize(
    ("wanted", "asked_whom", "effect"),
    [
        ("A fd", "A fd", "bound"),
        ("finance", "A fd", "bound"),
        ("A fd", "finance", "bound"),
        ("finance", "finance", "bound"),
        ("A audit", "A audit", "bound"),
        ("A audit", "A ned", "unauthorised"),
        ("finance", "A ned", "unauthorised"),
    ],
)
def test_a_person_an_office_or_a_body_consulted(wanted: str, asked_whom: str, effect: str) -> None:
    parts = (committee("A", "ned", "ned2", name="audit"), Office("finance", "A", holders="A fd"))
    gov = framework(*parts, consulted=wanted, consulted_of=())
    found = used(gov, consultations=[Consultation(asked_whom, DAY)])
    assert found.effect.value == effect


def test_what_lapsed_stands_where_power_that_is_not_urgent_carries_it() -> None:
    plain = given("SoD 9", "A board", "A urgent")
    for on in (DAY, AFTER):
        found = used(framework(plain), on)
        assert found.effect.value == "bound"
        assert not {code for code in codes(found) if code.startswith("urgent")}
    needless = used(framework(plain), AFTER, **ratified(MEETING))
    assert "ratification.needless" in codes(needless)


def test_a_refusal_does_not_run_out() -> None:
    against = votes("against", "A chair", "A ceo")
    assert used(framework(), AFTER, votes=against).effect.value in ("declined", "undecided")
    alone = framework(Office("chief", "A", holders="A ceo"))
    alone = alone.put(given("SO 5.3", "A board", "chief", urgent=Urgent(otherwise="lapses")))
    refused = ask(
        alone, "chief", DAY, votes=votes("against", "A ceo"), next_meeting=MEETING, on=AFTER
    )["A"]
    assert refused.effect.value == "declined"
    assert "urgent.lapsed" not in codes(refused)


def test_one_of_the_two_alone_decides_nothing() -> None:
    assert used(framework(), votes=votes("for", "A ceo")).effect.value == "undecided"


def test_what_was_taken_back_before_it_lapsed_was_overturned() -> None:
    back = [Overturning("A board", date(2024, 5, 21))]
    assert used(framework(), AFTER, overturnings=back).effect.value == "overturned"
    kept = {"overturnings": back, **ratified(MEETING)}
    assert used(framework(), AFTER, **kept).effect.value == "overturned"


def test_what_was_ratified_in_time_can_be_taken_back() -> None:
    back = [Overturning("A board", date(2024, 9, 3))]
    found = used(framework(), overturnings=back, **ratified(MEETING))
    assert found.effect.value == "overturned"


@pytest.mark.parametrize("kind", ["FT", "NHST", "ICB"])
def test_chair_and_chief_executive_as_a_committee(kind: str) -> None:
    """Statute says nothing of urgency: it is the ordinary law of committees that carries it.

    In a foundation trust both are directors (Sch 7 para 15); in an NHS trust a committee may be of
    directors (reg 15); an integrated care board delegates as its constitution says.
    """
    consulted = ("A ned", "A ned2") if kind != "ICB" else ("A ned", "A gp")
    of = (
        TWO if kind != "ICB" else Including(2, SeatClass(roles=["non-executive", "partner member"]))
    )
    gov = framework(kind=kind, consulted_of=of)
    asked_whom = [Consultation(one, DAY) for one in consulted]
    members = Attestation("members_approved_by_chair")
    words = [*USED["attested"], members]
    found = used(gov, consultations=asked_whom, attested=words)
    assert found.effect.value == "bound"
    gone = used(gov, AFTER, consultations=asked_whom, attested=words)
    assert gone.effect.value == "lapsed"


@pytest.mark.parametrize(
    ("kind", "holder", "effect"),
    [
        ("FT", "A ceo", "bound"),  # an executive director
        ("FT", "A chair", "unauthorised"),  # a non-executive may not decide alone
        ("NHST", "A ceo", "bound"),
        ("NHST", "A chair", "bound"),
        ("ICB", "A ceo", "bound"),
        ("ICB", "A chair", "bound"),
    ],
)
def test_one_office_alone_is_as_lawful_as_for_any_delegation(
    kind: str, holder: str, effect: str
) -> None:
    power = given("SO 5.2", "A board", "post", urgent=Urgent(grounds=WAIT, otherwise="lapses"))
    post = Office("post", "A", holders=holder, employee=holder == "A ceo")
    gov = world(trust("A", kind), post, power)
    found = ask(gov, "post", DAY, attested=WAIT, next_meeting=MEETING)["A"]
    assert found.effect.value == effect


def test_christie_the_board_ratifies_what_chair_and_chief_executive_decided() -> None:
    """The Christie, scheme of reservation and delegation, board papers of 30 June 2022, R&C 4: it
    is for the board to ratify urgent decisions that the chair and the chief executive took under
    the constitution. What was read names no ground, nobody to be consulted, and does not say what
    follows without ratification; so after the meeting the answer is not known. Days and the matter
    are made up.
    """
    page = "https://thechristie.cld.bz/Public-Board-of-Directors-papers-30-June-2022/122-123/"
    cited = Citation("The Christie NHS Foundation Trust, reservation R&C 4", url=page)
    power = given("R&C 4", "A board", "A urgent", urgent=Urgent(source=cited), source=cited)
    gov = world(trust("A"), both(), power)
    more = {"next_meeting": MEETING}
    told = [ask(gov, "A urgent", DAY, on=on, **more)["A"] for on in (DAY, MEETING, AFTER)]
    assert [one.verdict for one in told] == [YES, YES, UNKNOWN]
    assert doubts(told[2]) == {"urgent.otherwise-unknown"}
    kept = ask(gov, "A urgent", DAY, on=AFTER, **more, **ratified(MEETING))["A"]
    assert kept.verdict is YES


def test_east_of_england_ambulance_two_uses_ratified_at_one_meeting() -> None:
    """East of England Ambulance Service NHS Trust, agenda item PUB23/4/63 of 13 September 2023:
    emergency powers under standing order 34.3 were used on 10 and on 25 August 2023, non-executive
    board members were consulted, and the board was asked to ratify. How many had to be consulted,
    and what follows without ratification, was not read; here one, and not recorded.
    """
    one = Including(1, SeatClass(roles="non-executive"))
    power = given("SO 34.3", "A board", "A urgent", urgent=Urgent(consulted_of=one))
    gov = world(trust("A", "NHST"), both(), power)
    board = date(2023, 9, 13)
    for day in (date(2023, 8, 10), date(2023, 8, 25)):
        more: dict[str, Any] = {"consultations": [Consultation("A ned", day)]}
        more["next_meeting"] = board
        assert ask(gov, "A urgent", day, **more)["A"].verdict is YES
        after = ask(gov, "A urgent", day, on=date(2023, 9, 14), **more)["A"]
        assert after.verdict is UNKNOWN
        kept = ask(gov, "A urgent", day, **more, **ratified(board))["A"]
        assert kept.verdict is YES


def test_power_passed_on_from_urgent_power_runs_out_with_it() -> None:
    onward = given("SO 5.4", "A urgent", "A small")
    first = given(
        "SO 5.2", "A board", "A urgent", urgent=Urgent(otherwise="lapses"), passing_on="allowed"
    )
    gov = world(trust("A"), both(), committee("A", "fd", "ceo", name="small"), first, onward)
    told = {
        on: effects(ask(gov, "A small", DAY, on=on, next_meeting=MEETING))
        for on in (MEETING, AFTER)
    }
    assert told == {MEETING: {"A": "bound"}, AFTER: {"A": "lapsed"}}


@pytest.mark.parametrize("by", [0, -1, True, 10_001, "28", Otherwise.LAPSES])
def test_a_time_that_is_none_is_refused(by: Any) -> None:
    with pytest.raises(MalformedError, match="ratify_by"):
        Urgent(ratify_by=by)


def test_bad_terms_are_refused_with_the_place() -> None:
    with pytest.raises(MalformedError, match=r"barred_by\[0\].*asked for as a ground and bars"):
        Urgent(grounds=["a", "b"], barred_by=["b"])
    with pytest.raises(MalformedError, match=r"urgent.barred_by\[0\].*is a condition"):
        Delegation("x", by="b", to="c", matters="m", conditions="k", urgent=Urgent(barred_by="k"))
    with pytest.raises(MalformedError, match=r"consulted_of\[0\].count"):
        Urgent(consulted_of=Including(0, SeatClass(roles="chair")))
    with pytest.raises(MalformedError, match="otherwise"):
        Urgent(otherwise="perhaps")
    with pytest.raises(MalformedError, match="urgent"):
        Delegation("x", by="b", to="c", matters="m", urgent="yes")  # type: ignore[arg-type] # the point
    with pytest.raises(GovernanceError) as unknown:
        framework(consulted="nobody there")
    assert "'urgent', 'consulted', 0" in str(unknown.value.exceptions)
    with pytest.raises(GovernanceError) as nowhere:
        framework(consulted_of=Including(1, SeatClass(organisations="Z")))
    assert "'urgent', 'consulted_of', 0, 'among'" in str(nowhere.value.exceptions)


def test_a_next_meeting_before_the_decision_is_refused() -> None:
    with pytest.raises(MalformedError, match=r"next_meeting.*2024-05-06 is before the decision"):
        Decision("D", "service", forum="f", day=DAY, next_meeting=date(2024, 5, 6))
    assert Decision("D", "service", forum="f", day=DAY, next_meeting=DAY).next_meeting == DAY
    with pytest.raises(MalformedError, match="next_meeting"):
        Decision("D", "service", forum="f", day=DAY, next_meeting="June")  # type: ignore[arg-type] # the point


def test_a_member_of_the_class_was_one_when_they_were_asked() -> None:
    board = trust("A")[1]
    assert isinstance(board, Board)
    gone = [Seat("A old", "non-executive", period=Period(None, date(2024, 5, 7)))]
    gov = framework().put(attrs.evolve(board, seats=[*board.seats, *gone]))
    first = [Consultation("A ned", DAY), Consultation("A old", date(2024, 5, 6))]
    assert used(gov, consultations=first).effect.value == "bound"
    late = [Consultation("A ned", DAY), Consultation("A old", DAY)]
    assert used(gov, consultations=late).effect.value == "unauthorised"


def cycle(**more: Any) -> Cycle:
    """The board meets on the first Tuesday of the month: after 7 May on 4 June 2024."""
    rule = "FREQ=MONTHLY;BYDAY=1TU"
    return Cycle("CYC", "A board", rule, start=date(2024, 1, 1), to_working_day=False, **more)


@pytest.mark.parametrize(("on", "effect"), [(DAY, "bound"), (MEETING, "bound"), (AFTER, "lapsed")])
def test_the_next_meeting_that_is_not_recorded_is_that_of_the_cycle(on: date, effect: str) -> None:
    found = used(framework(cycle()), on, next_meeting=None)
    assert found.effect.value == effect
    planned = "urgent.meeting-planned" in {doubt.code for doubt in found.doubts}
    assert planned is (on > DAY)


def test_a_meeting_moved_in_the_cycle_moves_the_day() -> None:
    moved = cycle(moved=Moved(MEETING, date(2024, 6, 11)))
    on = date(2024, 6, 11)
    assert used(framework(moved), on, next_meeting=None).effect.value == "bound"
    assert used(framework(moved), date(2024, 6, 12), next_meeting=None).effect.value == "lapsed"


def test_a_recorded_next_meeting_goes_before_the_cycle() -> None:
    early = date(2024, 5, 21)
    assert used(framework(cycle()), date(2024, 5, 22), next_meeting=early).effect.value == "lapsed"
    assert used(framework(cycle()), date(2024, 5, 22)).effect.value == "bound"


def test_ratified_by_the_day_of_the_cycle_it_stays_and_history_says_when_it_lapsed() -> None:
    kept = used(framework(cycle()), date(2025, 1, 1), next_meeting=None, **ratified(MEETING))
    assert kept.effect.value == "bound"
    made = decide(framework(), "A urgent", DAY, **{**USED, "next_meeting": None})
    turns = history(made, framework(cycle()))
    assert [(turn.day, turn.effect.value) for turn in turns] == [(DAY, "bound"), (AFTER, "lapsed")]


def test_a_cycle_that_ended_says_nothing() -> None:
    over = cycle(period=Period(None, date(2024, 5, 10)))
    found = used(framework(over), AFTER, next_meeting=None)
    assert found.effect.value == "indeterminate"
    assert "urgent.meeting-unknown" in codes(found)
    assert "urgent.meeting-planned" not in codes(found)
