"""Corners of the naive twin, each with the answer that the design gives.

`ask` and `told` have the engine and the twin say the same.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from build import (
    Y2024,
    answered,
    ask,
    committee,
    council,
    decide,
    effects,
    given,
    group,
    joint,
    trust,
    votes,
    world,
)

from icsgov.model.authority import ApprovalRule, Reservation
from icsgov.model.body import Board, Group, Seat
from icsgov.model.decision import Approval, Overturning, Ratification, Resolution
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation, Tenure
from icsgov.model.voting import MustAgree, Quorum, SeatClass, VotingRule, majority
from icsgov.period import Period

NEXT, THIRD = Y2024 + timedelta(days=1), Y2024 + timedelta(days=2)
EXECUTIVE = Matter("service", kinds=(), side="executive")


def told(gov: Governance, forum: str, org: str = "L", on: date | None = None, **more: Any) -> str:
    """What both say becomes of an organisation."""
    return answered(decide(gov, forum, Y2024, **more), gov, on)[org].effect.value


def test_nobody_sits_for_an_organisation_in_the_group() -> None:
    gov = world(trust("A"), trust("B"), group(("A ceo", "A")), given("1", "A board", "A ceo"))
    outcome = ask(gov, "group", Y2024, of=["A", "B"])
    assert effects(outcome) == {"A": "bound", "B": "unauthorised"}


def test_a_minute_of_a_group_is_of_who_sits_there_that_day() -> None:
    """One who left, or a deputy whose principal is not known to be away, has decided nothing."""
    links = (given("1", "A board", "A ceo"), given("2", "A board", "A fd"))
    left = Seat("A ceo", held_for="A", period=Period(None, Y2024))
    minute = Resolution("group", "for")
    gone = world(trust("A"), Group("group", seats=[left]), links)
    assert told(gone, "group", "A", resolutions=minute) == "undecided"
    deputy = Seat("A aide", held_for="A", deputises_for="A ceo")
    there = world(trust("A"), Group("group", seats=[deputy, Seat("A ceo", held_for="A")]), links)
    assert told(there, "group", "A", resolutions=minute) == "bound"
    plain = world(trust("A"), group(("A fd", "A")), links)
    assert ask(plain, "group", Y2024, resolutions=minute)["A"].effect.value == "bound"


def test_a_ring_of_delegations_gives_nothing_beyond_it() -> None:
    posts = [Office(f"post {n}", "A", holders=f"A p{n}") for n in (1, 2, 3)]
    ring = [
        given("0", "A board", "post 1", passing_on="allowed"),
        given("1", "post 1", "post 2", passing_on="allowed"),
        given("2", "post 2", "post 1", passing_on="allowed"),
    ]
    gov = world(trust("A", "ICB"), posts, ring)
    assert ask(gov, "post 2", Y2024)["A"].effect.value == "bound"
    assert ask(gov, "post 3", Y2024)["A"].effect.value == "unauthorised"


def test_an_organisation_approves_only_while_it_is_in_being() -> None:
    rule = ApprovalRule("check", organisation="A", by="N", matters="service")
    for period, effect in ((Period(NEXT), "awaiting"), (Period(Y2024), "bound")):
        england = Organisation("N", kind="NHSE", period=period)
        outcome = ask(world(trust("A"), england, rule), "A board", Y2024, approvals=act("N"))
        assert outcome["A"].effect.value == effect


def act(by: str) -> Approval:
    """An approval on the day of the decision."""
    return Approval(by, Y2024)


def test_a_director_who_may_deputise_has_one_vote() -> None:
    """Whether another was there is not known, and does not matter: the vote is the director's."""
    seats = [Seat("A ceo"), Seat("A fd"), Seat("A ned"), Seat("A ceo", deputises_for="A fd")]
    gov = world(trust("A", seats=seats, quorum=Quorum(count=1)))
    outcome = ask(gov, "A board", Y2024, votes=votes("for", "A ceo"))
    assert outcome["A"].effect.value == "bound"


def test_a_deputy_sits_in_the_place_that_their_own_seat_is_for() -> None:
    """Of a principal with two seats, the one held for the same organisation is taken."""
    seats = [Seat("both", held_for="A"), Seat("both", held_for="B"), Seat("A ned", held_for="A")]
    aide = Seat("aide", held_for="B", deputises_for="both")
    rule = [majority(), VotingRule(MustAgree(SeatClass(organisations="A")), matters="kept")]
    body = joint("A", "B", seats=[*seats, aide], rule=rule)
    links = [given(f"{org} gives", f"{org} board", "jc", ["service", "kept"]) for org in "AB"]
    gov = world(trust("A"), trust("B"), body, links, Matter("kept", kinds=()))
    there: dict[str, Any] = {"votes": votes("for", "A ned", "aide"), "attended": ["A ned", "aide"]}
    assert told(gov, "jc", "A", **there) == "bound"
    kept = decide(gov, "jc", Y2024, "kept", **there)
    assert answered(kept, gov)["A"].effect.value == "undecided"


def test_a_deputy_may_hold_their_seat_for_another_than_the_principal() -> None:
    """Who was there is not recorded, so whether the deputy's vote counts is not known."""
    seats = [Seat("A ceo", held_for="A"), Seat("B ceo", held_for="B", deputises_for="A ceo")]
    links = [given(f"{org} gives", f"{org} board", "jc") for org in "AB"]
    gov = world(trust("A"), trust("B"), joint("A", "B", seats=seats), links)
    outcome = ask(gov, "jc", Y2024, votes=votes("for", "B ceo"))
    assert outcome["A"].effect.value == "indeterminate"
    outcome = ask(gov, "jc", Y2024, votes=votes("for", "B ceo"), attended=["B ceo"])
    assert outcome["A"].effect.value == "bound"


def test_what_statute_gave_to_another_is_not_taken_back_because_it_was_ratified() -> None:
    """The assessment of needs is the wellbeing board's own; adopting it adds nothing."""
    needs = Matter("service", kinds="needs-assessment")
    wellbeing = committee("L", "c1", "c2", statute="health and wellbeing board")
    gov = world(council("L"), trust("I", "ICB"), wellbeing, needs)
    acts = {
        "ratifications": Ratification("I board", NEXT),
        "overturnings": Overturning("I board", Y2024),
    }
    assert ask(gov, "L committee", Y2024, of=["I"], **acts)["I"].effect.value == "bound"


# The leader of a council's executive has of their own right the power of the executive (s.9E(2))

LEADER = Office("leader's office", "L", holders="L leader", employee=False)
ADULTS = Office("portfolio", "L", holders="L adults", employee=False)


def test_a_leader_decides_alone_for_the_executive() -> None:
    gov = world(council("L"), LEADER, ADULTS, EXECUTIVE, group(("L leader", "L")))
    assert told(gov, "leader's office") == "bound"
    assert told(gov, "group") == "bound"
    assert told(gov, "portfolio") == "unauthorised"


def test_a_leader_has_no_power_of_the_full_council() -> None:
    other = Matter("service", kinds=(), side="council")
    assert told(world(council("L"), LEADER, other), "leader's office") == "unauthorised"
    open_ = Matter("service", kinds=(), side=None)
    assert told(world(council("L"), LEADER, open_), "leader's office") == "indeterminate"


def test_a_leader_delegates_in_the_forms_of_the_executive() -> None:
    """To a member of the executive or an officer, as the cabinet may; to no other councillor."""
    officer = Office("officer", "L", holders="L clerk")
    backbench = Office("backbench", "L", holders="L c1", employee=False)
    names = ("portfolio", "officer", "backbench")
    links = [given(f"to {to}", "leader's office", to, under="9E") for to in names]
    gov = world(council("L"), LEADER, ADULTS, officer, backbench, EXECUTIVE, links)
    assert told(gov, "portfolio") == "bound"
    assert told(gov, "officer") == "bound"
    assert told(gov, "backbench") == "unauthorised"


def test_what_is_given_by_the_office_of_somebody_else_is_rooted_nowhere() -> None:
    past = Tenure("L leader", Period(None, Y2024))
    was = Office("leader's office", "L", holders=[past, Tenure("L adults", Period(Y2024))])
    officer = Office("officer", "L", holders="L clerk")
    gov = world(council("L"), was, officer, EXECUTIVE, given("1", "leader's office", "officer"))
    assert told(gov, "officer") == "unauthorised"
    assert told(gov, "leader's office") == "unauthorised"


@pytest.mark.parametrize(
    "seat",
    [
        Seat("L leader", "leader", voting=False),
        Seat("L leader", "leader", period=Period(None, Y2024)),
        Seat("L leader", "leader", deputises_for="L adults"),
        Seat("L leader", "executive member"),
    ],
    ids=["no vote", "past", "deputy", "not the leader"],
)
def test_only_the_holder_of_a_voting_seat_as_leader_is_the_leader(seat: Seat) -> None:
    gov = world(council("L"), LEADER, EXECUTIVE)
    cabinet: Any = gov["L cabinet"]
    others = [one for one in cabinet.seats if one.person != "L leader"]
    changed = Board(
        "L cabinet",
        "L",
        seats=[*others, seat],
        side="executive",
        quorum=Quorum(count=1),
        rule=majority(),
    )
    assert told(gov.put(changed), "leader's office") == "unauthorised"


def test_an_office_of_another_organisation_gives_its_holder_nothing() -> None:
    other = Office("seat elsewhere", "A", holders="L leader")
    gov = world(council("L"), trust("A"), other, EXECUTIVE)
    assert told(gov, "seat elsewhere", of=["L"]) == "unauthorised"


def test_statute_may_give_a_matter_of_the_executive_to_somebody_else() -> None:
    needs = Matter("service", kinds="needs-assessment", side="executive")
    assert told(world(council("L"), LEADER, needs), "leader's office") == "unauthorised"


def test_the_executive_approves_what_its_leader_decides() -> None:
    """The executive is not in the chain by which the leader decides."""
    rule = ApprovalRule("check", organisation="L", by="L cabinet", matters="service")
    gov = world(council("L"), LEADER, EXECUTIVE, rule)
    assert told(gov, "leader's office") == "awaiting"
    assert told(gov, "leader's office", approvals=Approval("L cabinet", Y2024)) == "bound"


def test_a_reservation_by_the_executive_does_not_bind_the_leader() -> None:
    officer = Office("officer", "L", holders="L clerk")
    kept = Reservation("kept", by="L cabinet", matters="service")
    links = (given("1", "leader's office", "officer"), given("2", "L cabinet", "portfolio"))
    gov = world(council("L"), LEADER, ADULTS, officer, EXECUTIVE, kept, links)
    assert told(gov, "leader's office") == "bound"
    assert told(gov, "officer") == "bound"
    assert told(gov, "portfolio") == "unauthorised"


def test_the_executive_overturns_its_leader() -> None:
    gov = world(council("L"), LEADER, EXECUTIVE)
    for board, effect in (("L cabinet", "overturned"), ("L council", "bound")):
        assert told(gov, "leader's office", overturnings=Overturning(board, NEXT)) == effect


# A board whose record is replaced is the same organ


def replaced(first: str | None = None, then: str | None = None) -> list[Any]:
    """A council with one board until the next day, and from then a board of another id."""
    old: dict[str, Any] = {
        "period": Period(None, NEXT),
        "quorum": Quorum(count=1),
        "rule": majority(),
    }
    new = {**old, "period": Period(NEXT)}
    people = [Seat("L c1", "councillor"), Seat("L c2", "councillor")]
    organisation = council("L")[0]
    boards: list[Any] = [Board("old", "L", seats=people, side=first, **old)]
    boards.append(Board("new", "L", seats=people, side=then, **new))
    return [organisation, *boards]


CLERK = Office("clerk", "L", holders="L clerk")


def test_the_board_that_is_there_on_the_day_takes_back() -> None:
    gov = world(replaced(), CLERK, given("1", "old", "clerk", under="101"))
    assert told(gov, "clerk") == "bound"
    for act, effect in (
        (Overturning("new", NEXT), "overturned"),
        (Overturning("old", Y2024), "overturned"),
        (Overturning("old", NEXT), "bound"),
        (Overturning("new", Y2024), "bound"),
    ):
        assert told(gov, "clerk", overturnings=act, on=THIRD) == effect


def test_the_board_that_is_there_on_the_day_adopts() -> None:
    gov = world(replaced(), CLERK)
    assert told(gov, "clerk") == "unauthorised"
    for act, effect in (
        (Ratification("new", NEXT), "bound"),
        (Ratification("old", Y2024), "bound"),
        (Ratification("old", NEXT), "unauthorised"),
        (Ratification("new", Y2024), "unauthorised"),
    ):
        assert told(gov, "clerk", ratifications=act, on=THIRD) == effect


def two_boards(until: date | None, start: date | None) -> list[Any]:
    """The full council and the cabinet of a council, in being for a time."""
    _, *boards = council("L", period=Period(start, until))
    return list(boards)


@pytest.mark.parametrize(("act", "effect"), [("L cabinet", "bound"), ("L council", "unauthorised")])
def test_a_cabinet_adopts_what_was_for_the_executive(act: str, effect: str) -> None:
    """Each adopts as the board of its own side on the day of the decision."""
    gov = world(council("L"), CLERK, EXECUTIVE)
    assert told(gov, "clerk", ratifications=Ratification(act, NEXT)) == effect


def test_one_board_after_two_adopts_for_either_side() -> None:
    """The only board of a council that gave up its executive stands for whichever it had."""
    [organisation, *_] = council("L")
    single = Board("new", "L", seats=[Seat("L c1", "councillor")], period=Period(NEXT))
    for side in ("council", "executive"):
        gov = world(
            organisation,
            two_boards(NEXT, None),
            single,
            CLERK,
            Matter("service", kinds=(), side=side),
        )
        assert told(gov, "clerk", ratifications=Ratification("new", NEXT)) == "bound"


def test_two_boards_after_one_take_back_by_their_sides() -> None:
    [organisation, *_] = council("L")
    seats = [Seat("L c1", "councillor"), Seat("L c2", "councillor")]
    single = Board(
        "old", "L", seats=seats, quorum=Quorum(count=1), rule=majority(), period=Period(None, NEXT)
    )
    parts = (organisation, single, two_boards(None, NEXT), CLERK, given("1", "old", "clerk"))
    for side, cabinet, full in (
        ("executive", "overturned", "bound"),
        ("council", "bound", "overturned"),
        (None, "indeterminate", "indeterminate"),
    ):
        gov = world(*parts, Matter("service", kinds=(), side=side))
        assert told(gov, "clerk", overturnings=Overturning("L cabinet", NEXT)) == cabinet
        assert told(gov, "clerk", overturnings=Overturning("L council", NEXT)) == full
