"""Urgent power, further: several clauses of it at once, who counts as consulted, who ratifies.

As in `test_urgent_power`: used on 7 May 2024, the board next meets on 4 June 2024.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import ask, codes, committee, council, facts, given, group, steps, trust, votes, world
from test_urgent_power import (
    AFTER,
    BAR,
    BEFORE,
    DAY,
    MEETING,
    TERMS,
    WAIT,
    both,
    framework,
    ratified,
    used,
)

from icsgov.model.authority import ApprovalRule, Attestation
from icsgov.model.body import Board, Seat
from icsgov.model.cycle import Cycle
from icsgov.model.decision import Approval, Ratification
from icsgov.model.governance import Governance
from icsgov.model.organisation import Office, Tenure
from icsgov.model.urgent import Consultation, Urgent
from icsgov.model.voting import Including, SeatClass
from icsgov.period import Every, Period
from icsgov.reasoning.results import Binding

# ------------------------------------------------------------------------------------------------
# several clauses of urgent power at once


def two(first: str | None, second: str | None) -> Governance:
    """Two clauses that give the same power, on different terms."""
    clauses = [
        given(id, "A board", "A urgent", urgent=Urgent(otherwise=terms, source=f"terms {id}"))
        for id, terms in (("1", first), ("2", second))
    ]
    return world(trust("A"), both(), clauses)


def after_meeting(gov: Governance, forum: str = "A urgent", **more: Any) -> Binding:
    """What a use of the power is worth on the day after the meeting."""
    return ask(gov, forum, DAY, next_meeting=MEETING, on=AFTER, **more)["A"]


PAIRS = [
    (("lapses", "lapses"), "lapsed", {"urgent.lapsed"}),
    (("lapses", "stands"), "bound", {"urgent.stands"}),
    (("lapses", "challengeable"), "bound", {"urgent.challengeable"}),
    (("lapses", None), "indeterminate", {"urgent.otherwise-unknown"}),
    (("stands", "stands"), "bound", {"urgent.stands"}),
    (("stands", "challengeable"), "bound", {"urgent.stands"}),
    (("stands", None), "bound", {"urgent.stands"}),
    (("challengeable", "challengeable"), "bound", {"urgent.challengeable"}),
    (("challengeable", None), "bound", {"urgent.challengeable"}),
    ((None, None), "indeterminate", {"urgent.otherwise-unknown"}),
]


@pytest.mark.parametrize(("terms", "effect", "lines"), PAIRS, ids=str)
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_clauses_the_one_that_holds_best_is_relied_on(
    terms: tuple[str | None, str | None], effect: str, lines: set[str], turned: bool
) -> None:
    """One that stands, then one that can be challenged, then one of which nothing is known."""
    told = after_meeting(two(*(terms[::-1] if turned else terms)))
    assert told.effect.value == effect
    assert {code for code in codes(told) if code.startswith("urgent.")} == lines
    named = {step.facts["clause"] for step in steps(told) if step.code.startswith("urgent.")}
    assert len(named) == 1


@pytest.mark.parametrize(
    ("first", "second", "effect", "lines"),
    [
        ("stands", "lapses", "lapsed", [("urgent.lapsed", "2")]),
        ("lapses", "stands", "lapsed", [("urgent.lapsed", "1")]),
        ("lapses", "lapses", "lapsed", [("urgent.lapsed", "1"), ("urgent.lapsed", "2")]),
        (
            "stands",
            None,
            "indeterminate",
            [("urgent.stands", "1"), ("urgent.otherwise-unknown", "2")],
        ),
    ],
)
def test_a_chain_of_two_urgent_links_is_worth_what_the_weaker_is(
    first: str, second: str | None, effect: str, lines: list[tuple[str, str]]
) -> None:
    links = [
        given("1", "A board", "A urgent", urgent=Urgent(otherwise=first), passing_on="allowed"),
        given("2", "A urgent", "A small", urgent=Urgent(otherwise=second)),
    ]
    gov = world(trust("A"), both(), committee("A", "fd", "ceo", name="small"), links)
    told = after_meeting(gov, "A small")
    assert told.effect.value == effect
    shown = [step for step in told.why.walk() if step.code.startswith("urgent.")]
    assert [(step.code, step.facts["clause"]) for step in dict.fromkeys(shown)] == lines


def by_either_side(cabinet: str | None, full: str | None, other: str | None) -> Binding:
    """An officer with urgent power from both boards of a council, of a matter of unknown side.

    And another officer with such power, who has no part in it.
    """
    gov = world(
        *(council("L"), Office("L office", "L", holders="officer", employee=True)),
        Office("L other", "L", holders="somebody", employee=True),
        given("3", "L council", "L other", urgent=Urgent(otherwise=other)),
        given("1", "L cabinet", "L office", urgent=Urgent(otherwise=cabinet)),
        given("2", "L council", "L office", urgent=Urgent(otherwise=full)),
    )
    more: dict[str, Any] = {"votes": votes("for", "officer"), "next_meeting": MEETING}
    return ask(gov, "L office", DAY, on=AFTER, **more)["L"]


@pytest.mark.parametrize(
    ("cabinet", "full", "effect"),
    [
        ("stands", "stands", "bound"),
        ("lapses", "lapses", "lapsed"),
        ("stands", "lapses", "indeterminate"),
        ("lapses", "stands", "indeterminate"),
        ("stands", None, "indeterminate"),
        (None, "stands", "indeterminate"),
        (None, "lapses", "indeterminate"),
        (None, None, "indeterminate"),
    ],
)
@pytest.mark.parametrize("other", ["lapses", "stands"])
def test_either_board_of_a_council_gave_it_and_the_side_is_not_known(
    cabinet: str | None, full: str | None, effect: str, other: str
) -> None:
    told = by_either_side(cabinet, full, other)
    assert told.effect.value == effect
    assert told.verdict.name == {"bound": "YES", "lapsed": "NO"}.get(effect, "UNKNOWN")
    open_ = "urgent.otherwise-unknown" in codes(told)
    assert open_ is (None in (cabinet, full)), str(told.why)


def test_what_became_of_another_officers_power_is_not_told() -> None:
    """Whether the side on which it lapsed is the one is open, and nothing else."""
    told = by_either_side("stands", "lapses", None)
    assert told.effect.value == "indeterminate"
    assert "urgent.otherwise-unknown" not in codes(told)


def test_what_failed_for_another_reason_is_not_laid_to_urgent_power() -> None:
    """The urgent link is sound, and what was passed on from it is too little: only that is told."""
    links = [
        given("1", "A board", "A urgent", urgent=Urgent(otherwise="stands"), passing_on="allowed"),
        given("2", "A urgent", "A small", ceiling=100),
    ]
    gov = world(trust("A"), both(), committee("A", "fd", "ceo", name="small"), links)
    told = after_meeting(gov, "A small", figures=200)
    assert told.effect.value == "unauthorised"
    assert [step.code for step in told.why.failing()] == ["grant.over"]


def test_what_the_approver_itself_passed_on_does_not_replace_what_lapsed() -> None:
    """The audit committee has to approve: a chain through it is none beside its approval."""
    links = [
        given("SO 5.2", "A board", "A urgent", urgent=Urgent(otherwise="lapses")),
        given("SoD 1", "A board", "A audit", passing_on="allowed"),
        given("SoD 2", "A audit", "A urgent"),
    ]
    rule = ApprovalRule("SO 9", organisation="A", by="A audit", matters="service")
    gov = world(trust("A"), both(), committee("A", "ned", "fd", name="audit"), links, rule)
    done: dict[str, Any] = {"approvals": [Approval("A audit", DAY)]}
    on_time = ask(gov, "A urgent", DAY, next_meeting=MEETING, on=MEETING, **done)["A"]
    assert on_time.effect.value == "bound"
    assert after_meeting(gov, **done).effect.value == "lapsed"
    assert after_meeting(gov.drop("SO 9")).effect.value == "bound"


@pytest.mark.parametrize("turned", [False, True])
def test_one_without_a_doubt_goes_before_one_whose_meeting_is_presumed(turned: bool) -> None:
    """The day of a meeting by a cycle is a presumption; that of a time that is set is none."""
    terms = [Urgent(otherwise="stands"), Urgent(otherwise="stands", ratify_by=Every(weeks=1))]
    clauses = [
        given(id, "A board", "A urgent", urgent=one)
        for id, one in zip(("2", "1") if turned else ("1", "2"), terms, strict=True)
    ]
    rule = "FREQ=MONTHLY;BYDAY=1TU"
    cycle = Cycle("CYC", "A board", rule, start=date(2024, 1, 1), to_working_day=False)
    told = ask(world(trust("A"), both(), clauses, cycle), "A urgent", DAY, on=AFTER)["A"]
    assert facts(told, "urgent.stands")["clause"] == ("1" if turned else "2")
    assert "urgent.meeting-planned" not in codes(told)


# ------------------------------------------------------------------------------------------------
# who ratifies, and when


def test_a_ratification_to_come_is_none_yet() -> None:
    told = used(framework(), BEFORE, **ratified(MEETING))
    assert told.effect.value == "bound"
    assert "urgent.pending" in codes(told)
    assert "urgent.ratified" not in codes(told)


def test_of_two_ratifications_in_time_the_first_is_told() -> None:
    acts = [Ratification("A board", MEETING), Ratification("A board", date(2024, 5, 20))]
    for some in (acts, acts[::-1]):
        told = used(framework(), AFTER, ratifications=some)
        assert facts(told, "urgent.ratified")["day"] == date(2024, 5, 20)


def test_the_first_of_two_records_of_a_board_that_ratified_is_told() -> None:
    """Whichever has the first id."""
    june = date(2024, 5, 25)
    org, board = trust("A")
    assert isinstance(board, Board)
    new = evolve(board, id="A a board", period=Period(june))
    power = given("SO 5.2", "A board", "A urgent", urgent=Urgent(**TERMS))
    gov = world(org, evolve(board, period=Period(None, june)), new, both(), power)
    acts = [Ratification("A board", date(2024, 5, 20)), Ratification("A a board", MEETING)]
    told = used(gov, AFTER, ratifications=acts)
    assert facts(told, "urgent.ratified")["day"] == date(2024, 5, 20)


@pytest.mark.parametrize(
    ("by", "effect"), [("A audit", "bound"), ("A board", "lapsed"), ("A small", "lapsed")]
)
def test_a_committee_that_gave_it_ratifies_it(by: str, effect: str) -> None:
    """It gave the power on from what the board gave it, and nobody else ratifies in its place."""
    links = [
        given("1", "A board", "A audit", passing_on="allowed"),
        given("2", "A audit", "A urgent", urgent=Urgent(otherwise="lapses")),
    ]
    bodies = (committee("A", "ned", "fd", name="audit"), committee("A", "fd", name="small"))
    gov = world(trust("A"), both(), bodies, links)
    harm = Attestation("no_right_or_time_limit_prejudiced", False)  # so that nothing is adopted
    told = after_meeting(gov, **ratified(MEETING, by), attested=harm)
    assert told.effect.value == effect


def test_the_board_of_another_organisation_ratifies_nothing() -> None:
    told = used(framework(trust("B")), AFTER, **ratified(MEETING, "B board"))
    assert told.effect.value == "lapsed"
    assert "ratification.by-another" in codes(told)


@pytest.mark.parametrize(("by", "effect"), [("L cabinet", "bound"), ("L council", "lapsed")])
def test_of_a_council_the_board_that_gave_it_ratifies(by: str, effect: str) -> None:
    from forms import lies

    gov = world(
        *(council("L"), Office("L office", "L", holders="officer", employee=True)),
        *(lies("cabinet"), given("1", "L cabinet", "L office", urgent=Urgent(otherwise="lapses"))),
    )
    more: dict[str, Any] = {"votes": votes("for", "officer"), "next_meeting": MEETING}
    harm = Attestation("no_right_or_time_limit_prejudiced", False)  # so that nothing is adopted
    told = ask(gov, "L office", DAY, on=AFTER, attested=harm, **more, **ratified(MEETING, by))
    assert told["L"].effect.value == effect


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (Ratification("A board", date(2024, 5, 20)), None),
        (Ratification("A board", AFTER), "ratification.needless"),
        (Ratification("A audit", MEETING), "ratification.needless"),
        (Ratification("B board", MEETING), "ratification.by-another"),
    ],
)
def test_a_ratification_that_does_nothing_is_told_as_such(
    act: Ratification, code: str | None
) -> None:
    """Late, where what was decided stands; or by a body that did not give the power."""
    gov = framework(trust("B"), committee("A", "ned", "fd", name="audit"), otherwise="stands")
    told = used(gov, date(2025, 1, 1), ratifications=[act])
    assert told.effect.value == "bound"
    idle = {one for one in codes(told) if one.startswith("ratification.")}
    assert idle == ({code} if code else set())


# ------------------------------------------------------------------------------------------------
# grounds, and who was consulted


@pytest.mark.parametrize(
    ("attested", "effect", "code"),
    [
        (
            [Attestation(WAIT), Attestation(WAIT, False), Attestation(BAR, False)],
            "unauthorised",
            "urgent.ground-denied",
        ),
        (
            [Attestation(WAIT, of="B"), Attestation(BAR, False)],
            "indeterminate",
            "urgent.ground-unknown",
        ),
        ([Attestation(WAIT), Attestation(BAR, of="B")], "indeterminate", "urgent.bar-unknown"),
    ],
)
def test_grounds_denied_by_one_or_attested_for_another(
    attested: Any, effect: str, code: str
) -> None:
    told = used(framework(trust("B")), attested=attested)
    assert told.effect.value == effect
    assert code in codes(told)


HELD = [Tenure("A fd", Period(None, DAY)), Tenure("A ceo", Period(DAY))]


@pytest.mark.parametrize(("who", "effect"), [("A fd", "unauthorised"), ("A ceo", "bound")])
def test_an_office_is_consulted_by_way_of_who_holds_it_that_day(who: str, effect: str) -> None:
    gov = framework(Office("finance", "A", holders=HELD), consulted="finance", consulted_of=())
    assert used(gov, consultations=[Consultation(who, DAY)]).effect.value == effect


@pytest.mark.parametrize("to", ["post", "A ned"])
def test_whoever_holds_the_power_consults_somebody_else(to: str) -> None:
    """An NHS trust gave it to an office that a non-executive holds, or to one by name."""
    one = Including(1, SeatClass(roles="non-executive"))
    power = given("SO 5.2", "A board", to, urgent=Urgent(consulted_of=one))
    room = group(("A ned", "A"), ("A ned2", "B"))
    gov = world(trust("A", "NHST"), trust("B"), Office("post", "A", holders="A ned"), room, power)
    forum = "post" if to == "post" else "group"
    told = {}
    for who in ("A ned", "A ned2"):
        more: dict[str, Any] = {"consultations": [Consultation(who, DAY)], "next_meeting": MEETING}
        found = codes(ask(gov, forum, DAY, votes=votes("for", "A ned"), **more)["A"])
        told[who] = {code for code in found if code.startswith("urgent.class")}
    assert told == {"A ned": {"urgent.class-short"}, "A ned2": {"urgent.class-consulted"}}


def test_somebody_who_has_left_the_committee_that_acts_may_be_consulted() -> None:
    left = [Seat("A ned", period=Period(None, DAY - timedelta(days=1)))]
    body = both()
    gov = framework().put(evolve(body, seats=[*body.seats, *left]))
    assert used(gov).effect.value == "bound"
    still = [Seat("A ned", period=Period(None, DAY + timedelta(days=1)))]
    gov = framework().put(evolve(body, seats=[*body.seats, *still]))
    assert "urgent.class-short" in codes(used(gov, votes=votes("for", "A chair", "A ceo")))


@pytest.mark.parametrize(
    ("among", "asked", "code"),
    [
        ({"people": "A ned"}, "A ned", "urgent.class-consulted"),
        ({"people": "A ned"}, "A ned2", "urgent.class-short"),
        ({"people": ["A ned", "A fd"], "roles": "executive"}, "A ned", "urgent.class-short"),
        ({"people": ["A ned", "A fd"], "roles": "executive"}, "A fd", "urgent.class-consulted"),
        ({"organisations": "B"}, "A gp", "urgent.class-consulted"),
        ({"organisations": "B"}, "A ned", "urgent.class-short"),
        ({"organisations": "B", "people": "A ned"}, "A gp", "urgent.class-short"),
    ],
    ids=str,
)
def test_a_class_by_name_by_role_or_by_whom_a_seat_is_held_for(
    among: dict[str, Any], asked: str, code: str
) -> None:
    """One of the class has to be asked; on the integrated care board a seat is held for B."""
    org, board = trust("A", "ICB")
    assert isinstance(board, Board)
    seats = [evolve(s, held_for="B") if s.person == "A gp" else s for s in board.seats]
    one = Including(1, SeatClass(**among))
    power = given("SO 5.2", "A board", "A urgent", urgent=Urgent(consulted_of=one))
    gov = world(org, evolve(board, seats=seats), trust("B"), both(), power)
    told = ask(gov, "A urgent", DAY, consultations=[Consultation(asked, DAY)], next_meeting=MEETING)
    assert {"urgent.class-consulted", "urgent.class-short"} & codes(told["A"]) == {code}


# ------------------------------------------------------------------------------------------------
# what is cited


@pytest.mark.parametrize(
    ("on", "otherwise", "meeting", "code"),
    [
        (DAY, "lapses", MEETING, "urgent.pending"),
        (AFTER, "lapses", MEETING, "urgent.lapsed"),
        (AFTER, "challengeable", MEETING, "urgent.challengeable"),
        (AFTER, "stands", MEETING, "urgent.stands"),
        (AFTER, None, MEETING, "urgent.otherwise-unknown"),
        (AFTER, "lapses", None, "urgent.meeting-unknown"),
        (AFTER, "challengeable", None, "urgent.perhaps-challengeable"),
        (AFTER, "stands", None, "urgent.pending"),
    ],
)
def test_what_follows_cites_the_terms(
    on: date, otherwise: str | None, meeting: date | None, code: str
) -> None:
    told = used(framework(otherwise=otherwise, source="terms"), on, next_meeting=meeting)
    (line,) = {step for step in steps(told) if step.code == code}
    assert [str(cite) for cite in line.cites] == ["terms"]


@pytest.mark.parametrize("holds", [True, False])
def test_what_was_attested_cites_the_minute(holds: bool) -> None:
    words = [Attestation(WAIT, holds, source="min 1"), Attestation(BAR, not holds, source="min 2")]
    told = used(framework(), attested=words)
    cited = {step.code: [str(cite) for cite in step.cites] for step in steps(told)}
    ground, bar = (
        ("urgent.ground", "urgent.not-barred")
        if holds
        else ("urgent.ground-denied", "urgent.barred")
    )
    assert (cited[ground], cited[bar]) == (["min 1"], ["min 2"])


def test_a_consultation_cites_the_note_of_it() -> None:
    gov = framework(consulted="A fd", consulted_of=())
    early = Consultation("A fd", DAY, source="note 1")
    late = Consultation("A ned", AFTER, source="note 2")
    told = used(gov, consultations=[early, late], on=AFTER + timedelta(days=1), **ratified(MEETING))
    cited = {step.code: [str(cite) for cite in step.cites] for step in steps(told)}
    assert cited["urgent.consulted"] == ["note 1"]
    assert cited["urgent.consulted-late"] == ["note 2"]
