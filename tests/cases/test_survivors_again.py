"""Planted mistakes that no other test noticed: approvals that may count, days, delegations."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import (
    Y2024,
    ask,
    codes,
    committee,
    council,
    facts,
    given,
    steps,
    trust,
    votes,
    world,
)
from test_survivors_deemed import AFTER, BEFORE, DAY, TWENTY, after, ended
from test_urgent_power import AFTER as LAPSED
from test_urgent_power import DAY as USED
from test_urgent_power import MEETING

from icsgov.model.authority import ApprovalRule, Reservation
from icsgov.model.body import Board, Committee, CommitteeInCommon, Seat
from icsgov.model.decision import Approval, Overturning, Ratification, Vote
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office
from icsgov.model.succession import Passed
from icsgov.model.urgent import Urgent
from icsgov.period import Period
from icsgov.reasoning.results import Binding

SOON = Y2024 + timedelta(days=5)

# ------------------------------------------------------------------------------------------------
# an approver through whom power may have run, and a board that ratified


def through(*more: Any, approvals: Any = None, by: str = "A committee", **rule: Any) -> Binding:
    """The committee passed its power on to a post if something was audited, which is not known; it
    approved what the post decided, and the board ratified it.
    """
    gov = world(
        trust("A"),
        committee("A", "ceo", "ned"),
        Office("post", "A", holders="A fd"),
        given("1", "A board", "A committee", passing_on="allowed"),
        given("2", "A committee", "post", conditions="audited"),
        ApprovalRule("3", organisation="A", by=by, matters="service", **rule),
        committee("A", "ned", name="other"),
        *more,
    )
    said = [Approval("A committee", Y2024)] if approvals is None else approvals
    acts: dict[str, Any] = {"approvals": said, "ratifications": [Ratification("A board", SOON)]}
    return ask(gov, "post", Y2024, votes=votes("for", "A fd"), on=SOON, **acts)["A"]


def test_an_approval_that_has_to_come_first_may_have_done_so() -> None:
    """It is not known to be missing, so that the decision is not known to be defective."""
    told = through(first=True)
    assert told.effect.value == "indeterminate"
    assert "approval.chain-open" in codes(told)


def test_another_approval_that_is_missing_is_missing_either_way() -> None:
    told = through(ApprovalRule("4", organisation="A", by="A other", matters="service"))
    assert told.effect.value == "awaiting"
    assert not {"approval.either-way", "approval.chain-open"} & codes(told)


def test_an_approval_of_which_it_is_not_known_whether_it_was_enough() -> None:
    uncounted = [Approval("A committee", Y2024)]
    told = through(threshold="of_voting", approvals=uncounted)
    assert told.effect.value == "indeterminate"
    assert {"approval.either-way", "approval.counts-unknown"} <= codes(told)


def test_an_approval_by_somebody_through_whom_no_power_ran() -> None:
    told = through(by="A other", approvals=[Approval("A other", Y2024)])
    assert told.effect.value == "bound"


def test_each_approval_that_came_later_is_told() -> None:
    rule = ApprovalRule("3", organisation="A", by="A committee", matters="service")
    gov = world(trust("A"), committee("A", "ceo"), rule)
    late = [Approval("A committee", Y2024 + timedelta(days=n)) for n in (2, 3)]
    told = ask(gov, "A board", Y2024, approvals=late, on=Y2024 + timedelta(days=1))["A"]
    days = [step.facts["day"] for step in steps(told) if step.code == "approval.later"]
    assert days == [one.day for one in late]


# ------------------------------------------------------------------------------------------------
# urgent power that lapsed


def test_a_refusal_that_does_not_run_out_is_told_with_all_that_goes_with_it() -> None:
    """The authority of the day itself, the approvals, and that nothing was taken back."""
    rule = ApprovalRule("3", organisation="A", by="A committee", matters="service")
    gov = world(
        *(trust("A"), Office("chief", "A", holders="A ceo"), committee("A", "ned")),
        *(given("1", "A board", "chief", urgent=Urgent(otherwise="lapses")), rule),
    )
    told = ask(gov, "chief", USED, votes=votes("against", "A ceo"), next_meeting=MEETING, on=LAPSED)
    names = [step.code for step in told["A"].why.children]
    assert names == ["person.against", "chain", "approval", "overturning.none"]


def test_what_else_ratified_is_told_beside_what_counted() -> None:
    """In whatever order: the board did so in time, and two others had nothing to ratify."""
    gov = world(
        *(trust("A"), trust("B"), Office("chief", "A", holders="A ceo")),
        given("1", "A board", "chief", urgent=Urgent(otherwise="lapses")),
    )
    days = [USED, MEETING, LAPSED]
    acts = [
        Ratification(by, day)
        for by, day in zip(("B board", "A board", "B board"), days, strict=True)
    ]
    cast: dict[str, Any] = {"votes": votes("for", "A ceo"), "next_meeting": MEETING}
    told = ask(gov, "chief", USED, on=LAPSED, ratifications=acts, **cast)["A"]
    others = [one.facts["day"] for one in steps(told) if one.code == "ratification.by-another"]
    assert (told.effect.value, others) == ("bound", [USED, LAPSED])


def test_lapsed_or_taken_back_before_is_not_known() -> None:
    """Which side of the council the matter lies on, and so whether its board took it back."""
    gov = world(
        *(council("L"), Office("L post", "L", holders="officer", employee=True)),
        *(
            given(by, f"L {by}", "L post", urgent=Urgent(otherwise="lapses"))
            for by in ("council", "cabinet")
        ),
    )
    acts = {"overturnings": Overturning("L council", USED + timedelta(days=2))}
    cast: dict[str, Any] = {"votes": votes("for", "officer"), "next_meeting": MEETING}
    told = ask(gov, "L post", USED, on=LAPSED, **cast, **acts)["L"]
    assert (told.effect.value, told.verdict.name) == ("indeterminate", "NO")
    plain = ask(gov, "L post", USED, on=LAPSED, **cast)["L"]
    assert plain.effect.value == "lapsed"


# ------------------------------------------------------------------------------------------------
# what passed to a successor


def test_what_others_gave_from_further_down_passes_too() -> None:
    """A committee of T, and not its board, gave P a function; Q has it since."""
    gov = world(
        *(ended(trust("P", "ICB")), trust("Q", "ICB"), trust("T", "ICB"), after("P", "Q")),
        committee("T", "ceo", "fd"),
        given("1", "T board", "T committee", passing_on="allowed"),
        given("2", "T committee", "P", under="65Z5"),
    )
    told = ask(gov, "Q board", AFTER, of=["T"])["T"]
    assert told.effect.value == "bound"
    assert facts(told, "succession.carried")["thing"] == "2"


def test_what_a_committee_gave_and_a_transfer_names_as_lapsed_says_so() -> None:
    gov = world(
        *(ended(trust("P", "ICB")), trust("Q", "ICB"), trust("T")),
        after("P", "Q", lapsed=Passed("delegations", only="2")),
        committee("P", "ceo", "fd"),
        given("1", "P board", "P committee", passing_on="allowed"),
        given("2", "P committee", "T", under="65Z5"),
    )
    told = ask(gov, "T board", AFTER, of=["Q"])["Q"]
    assert told.effect.value == "unauthorised"
    assert "succession.lapsed" in codes(told)


@pytest.mark.parametrize("start", [None, DAY - timedelta(days=1)])
@pytest.mark.parametrize("end", [None, DAY])
def test_a_council_had_sides_if_its_boards_had_on_its_last_day(
    start: date | None, end: date | None
) -> None:
    """What a committee of nobody gave goes on as given by the successor's full council."""
    records: list[Any] = ended(council("L"))
    period = Period(start, end)
    old = [evolve(one, period=period) if isinstance(one, Board) else one for one in records]
    gov = world(
        *(old, council("M"), Matter("service", side="council")),
        after("L", "M", carried=Passed("delegations", only="1")),
        Committee("L committee", "L", seats=[Seat("L c1")]),
        Office("M post", "M", holders="officer", employee=True),
        given("1", "L committee", "M post"),
    )
    told = ask(gov, "M post", AFTER, votes=votes("for", "officer"))["M"]
    assert told.effect.value == "bound"
    other = gov.put(Matter("service", side="executive"))
    found = ask(other, "M post", AFTER, votes=votes("for", "officer"))["M"]
    assert found.effect.value == "unauthorised"


def handed_on(*more: Any) -> Governance:
    """P's place was Q's for twenty days, and a part of it R's since; Q has ended."""
    return world(
        *(ended(trust("P", "ICB")), ended(trust("Q", "ICB"), TWENTY)),
        *(trust("R", "ICB"), trust("T", "ICB")),
        after("P", "Q"),
        after("Q", "R", "U", day=TWENTY, matters="service/x"),
        *more,
    )


def test_what_was_handed_on_twice_is_looked_at_for_each_who_has_it() -> None:
    """T gave P a function: what Q has of it is nothing any more, and what R has is bound by it, in
    whatever order they are asked about on one framework.
    """
    gov = handed_on(given("1", "T board", "P", under="65Z5"))
    for _ in range(2):
        effects = [
            ask(gov, f"{org} board", AFTER, "service/x", of=["T"])["T"].effect.value
            for org in ("Q", "R")
        ]
        assert effects == ["unauthorised", "bound"]


def test_a_function_that_was_handed_on_twice_is_whose_it_is_now() -> None:
    """P gave T a function, and T's committee exercises it: it is R's since."""
    gov = handed_on(
        given("1", "P board", "T", under="65Z5", passing_on="allowed"),
        given("2", "T board", "T committee", function_of="P"),
        committee("T", "ceo", "fd"),
    )
    told = ask(gov, "T committee", AFTER, "service/x", of=["R"])["R"]
    assert told.effect.value == "bound"


@pytest.mark.parametrize("by", ["P board", "Q board"])
def test_what_either_board_kept_is_kept(by: str) -> None:
    gov = world(
        *(ended(trust("P", "ICB")), trust("Q", "ICB"), trust("T"), after("P", "Q")),
        given("1", "P board", "T", under="65Z5"),
        Reservation("2", by=by, matters="service"),
    )
    assert ask(gov, "T board", AFTER, of=["Q"])["Q"].effect.value == "unauthorised"


def test_what_a_giver_kept_is_told_once() -> None:
    """The giver is the same before and after: only the receiver has another in its place."""
    gov = world(
        *(ended(trust("P", "ICB")), trust("Q", "ICB"), trust("T", "ICB"), after("P", "Q")),
        given("1", "T board", "P", under="65Z5"),
        Reservation("2", by="T board", matters="service", above=100),
    )
    told = ask(gov, "Q board", AFTER, of=["T"], figures=100)["T"]
    (grant,) = [one for one in steps(told) if one.code == "grant"]
    assert [one.code for one in grant.children].count("reserved.not-above") == 1


@pytest.mark.parametrize("figures", [(100, 101), (101, 100)])
def test_what_a_predecessor_kept_above_an_amount_is_asked_for_each_amount(
    figures: tuple[int, int],
) -> None:
    gov = world(
        *(ended(trust("P", "ICB")), trust("Q", "ICB"), trust("T"), after("P", "Q")),
        given("1", "P board", "T", under="65Z5"),
        Reservation("2", by="P board", matters="service", above=100),
    )
    told = [ask(gov, "T board", AFTER, of=["Q"], figures=one)["Q"].effect.value for one in figures]
    assert told == ["bound" if one == 100 else "unauthorised" for one in figures]
    assert BEFORE < DAY < AFTER


# ------------------------------------------------------------------------------------------------
# notice of a key decision


@pytest.mark.parametrize(("home", "asked"), [("L", True), ("N", False)])
def test_notice_of_a_key_decision_is_asked_of_a_council_and_its_own_officers(
    home: str, asked: bool
) -> None:
    """Not of an officer of a trust who exercises the council's function for it (section 75)."""
    gov = world(
        *(council("L"), trust("N")),
        Matter("service", kinds="key-decision", side="executive"),
        Office("post", home, holders="officer", employee=True),
        given("1", "L cabinet", "post" if home == "L" else "N", under=None, passing_on="allowed"),
        given("2", "N board", "post", function_of="L") if home == "N" else (),
    )
    told = ask(gov, "post", Y2024, votes=votes("for", "officer"), of=["L"])["L"]
    assert ("notice.given" in codes(told)) is asked


# ------------------------------------------------------------------------------------------------
# the room


def test_a_room_of_bodies_that_are_not_there_still_has_people_in_it() -> None:
    """Who voted for in one body and against in the other is counted on both sides, once each."""
    over = Period(None, Y2024)
    bodies = [committee(org, "ceo", name="gone", period=over) for org in "AB"]
    gov = world(trust("A"), trust("B"), bodies, CommitteeInCommon("cic", ["A gone", "B gone"]))
    cast = [
        Vote("p", "against", body="A gone", order=1),
        Vote("p", "for", body="A gone", order=2),
        Vote("p", "against", body="B gone"),
        Vote("q", "for", body="B gone"),
        Vote("q", "for", body="A gone"),
    ]
    told = ask(gov, "cic", Y2024, votes=cast)
    assert tuple(told.room.heads) == (2, 1, 0)


def test_each_approval_that_did_not_come_first_is_told() -> None:
    rule = ApprovalRule("3", organisation="A", by="A committee", matters="service", first=True)
    gov = world(trust("A"), committee("A", "ceo"), rule)
    late = [Approval("A committee", Y2024 + timedelta(days=n)) for n in (2, 3)]
    told = ask(gov, "A board", Y2024, approvals=late, on=SOON)["A"]
    days = [step.facts["day"] for step in steps(told) if step.code == "approval.not-first"]
    assert days == [one.day for one in late]
