"""Sides of a council, named deciders, bars and the makeup of committees."""

from typing import Any

import pytest
from build import (
    Y2024,
    ask,
    codes,
    committee,
    council,
    doubts,
    effects,
    given,
    group,
    joint,
    rests_on,
    trust,
    votes,
    world,
)

from icsgov.model.authority import Reservation
from icsgov.model.body import Board, CommitteeInCommon, Seat
from icsgov.model.decision import Overturning
from icsgov.model.governance import Governance
from icsgov.model.kinds import Role
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Tenure
from icsgov.model.voting import Quorum, majority, unanimity
from icsgov.period import Period

DAY = Y2024
COUNCIL = Matter("service", kinds=(), side="council")
EXECUTIVE = Matter("service", kinds=(), side="executive")
OPEN = Matter("service", kinds=())


def sided(matter: Matter, *more: Any) -> Governance:
    """A council with a matter on a side."""
    return world(council("L"), matter, *more)


def answer(gov: Governance, forum: str, org: str = "L", **more: Any) -> str:
    """The effect of what a forum decided."""
    return ask(gov, forum, DAY, **more)[org].effect.value


@pytest.mark.parametrize(
    ("matter", "full", "cabinet"),
    [
        (COUNCIL, "bound", "unauthorised"),
        (EXECUTIVE, "unauthorised", "bound"),
        (OPEN, "indeterminate", "indeterminate"),
    ],
)
def test_the_side_of_a_function_says_which_body_holds_it(
    matter: Matter, full: str, cabinet: str
) -> None:
    """Full council or the executive; where the side is not recorded it is not known."""
    assert answer(sided(matter), "L council") == full
    assert answer(sided(matter), "L cabinet") == cabinet


def test_an_unknown_side_is_named() -> None:
    """What is missing is the side."""
    binding = ask(sided(OPEN), "L cabinet", DAY)["L"]
    assert doubts(binding) == {"side.unknown"}


def test_an_unknown_side_that_makes_no_difference() -> None:
    """What is unauthorised on either side is unauthorised."""
    gov = sided(OPEN, committee("L", "c1", "c2"))
    assert answer(gov, "L committee") == "unauthorised"


def test_the_side_is_that_of_the_nearest_matter() -> None:
    """Narrower records stand before wider ones."""
    gov = sided(COUNCIL, Matter("service/road", kinds=(), side="executive"))
    assert answer(gov, "L cabinet", matter="service/road/sign") == "bound"
    assert answer(gov, "L cabinet", matter="service/park") == "unauthorised"


def test_statute_fixes_the_side_whatever_was_recorded() -> None:
    """What lies with the council by its kind is not the executive's because somebody says so."""
    wrong = Matter("service", kinds="council-function", side="executive")
    assert answer(sided(wrong), "L cabinet") == "unauthorised"
    assert answer(sided(wrong), "L council") == "bound"


def test_a_council_with_a_committee_system_has_one_board() -> None:
    """Without an executive there is no side to know."""
    gov = world(council("L")).drop("L cabinet", "L council")
    seats = [Seat(f"L c{n}", "councillor") for n in range(1, 6)]
    board = Board("L council", "L", seats=seats, quorum=Quorum(count=2), rule=majority())
    gov = gov.put(board, committee("L", "c1", "c2"), given("1", "L council", "L committee"))
    assert answer(gov, "L council") == "bound"
    assert answer(gov, "L committee") == "bound"


def test_a_function_is_not_given_by_the_wrong_side() -> None:
    """Neither the executive nor the council delegates what is the other's."""
    office = Office("clerk", "L", holders="L clerk")
    for matter, giver, right in (
        (COUNCIL, "L cabinet", False),
        (COUNCIL, "L council", True),
        (EXECUTIVE, "L council", False),
        (EXECUTIVE, "L cabinet", True),
    ):
        gov = sided(matter, office, given("1", giver, "clerk"))
        assert answer(gov, "clerk") == ("bound" if right else "unauthorised")


def test_a_residual_reservation_of_one_side_keeps_nothing_of_the_other() -> None:
    """A reservation by full council does not cut what the executive gives."""
    office = Office("clerk", "L", holders="L clerk")
    kept = Reservation("R", by="L council", matters="service")
    gov = sided(EXECUTIVE, office, kept, given("1", "L cabinet", "clerk"))
    assert answer(gov, "clerk") == "bound"


def paid(*members: str | Seat, kind: str = "executive-pay", **more: Any) -> Governance:
    """A foundation trust with a committee of these people and a matter of a kind."""
    body = committee("A", *members, **more)
    return world(trust("A"), body, Matter("service", kinds=kind))


def test_a_named_decider_needs_no_chain() -> None:
    """The committee that statute names decides without any delegation."""
    gov = paid("ned", "ned2")
    binding = ask(gov, "A committee", DAY)["A"]
    assert binding.effect.value == "bound"
    assert rests_on(binding, "FT-14")
    assert doubts(binding) == set()


def test_nobody_else_decides_what_statute_gives_to_a_named_decider() -> None:
    """Not the board, and not a committee of another makeup with a delegation."""
    assert answer(paid("ned", "ned2"), "A board", "A") == "unauthorised"
    mixed = paid("ned", "ceo").put(given("1", "A board", "A committee"))
    assert answer(mixed, "A committee", "A") == "unauthorised"
    outsider = paid("ned", Seat("gp", "outsider")).put(given("1", "A board", "A committee"))
    assert answer(outsider, "A committee", "A") == "unauthorised"


def test_a_named_decider_of_unrecorded_roles_is_not_known() -> None:
    """Whether the members are non-executives depends on roles that are not recorded."""
    seats = [Seat(f"A {name}") for name in ("chair", "ned", "ned2")]
    gov = world(trust("A", seats=seats), committee("A", "ned", "ned2"), PAY)
    assert answer(gov, "A committee", "A") == "indeterminate"


PAY = Matter("service", kinds="executive-pay")


def test_kinds_are_inherited_by_narrower_paths() -> None:
    """What is said of a matter holds for everything narrower, and for nothing wider."""
    gov = paid("ned", "ned2").put(Matter("service/bonus", kinds=()))
    assert answer(gov, "A board", "A", matter="service/bonus/chief") == "unauthorised"
    narrow = world(trust("A"), Matter("service/pay", kinds="executive-pay"))
    assert answer(narrow, "A board", "A", matter="service/pay") == "unauthorised"
    assert answer(narrow, "A board", "A", matter="service") == "bound"


def test_a_bar_leaves_no_chain() -> None:
    """What statute bars from a form of decider is not given by any delegation of that form."""
    gov = paid("ned", "ceo", kind="mental-health-act").put(given("1", "A board", "A committee"))
    binding = ask(gov, "A committee", DAY)["A"]
    assert binding.effect.value == "unauthorised"
    assert rests_on(binding, "FT-15")
    assert answer(gov, "A board", "A") == "bound"


def test_an_audit_committee_has_to_be_so_made_up() -> None:
    """With an executive among them it is no lawful decider, nor without a delegation."""
    link = given("1", "A board", "A committee")
    assert answer(paid("ned", "ned2", kind="audit").put(link), "A committee", "A") == "bound"
    assert answer(paid("ned", "ceo", kind="audit").put(link), "A committee", "A") == "unauthorised"
    assert answer(paid("ned", "ned2", kind="audit"), "A committee", "A") == "unauthorised"


def test_a_director_is_somebody_with_a_voting_seat_on_the_board() -> None:
    """What a committee's own seat says of a person's role makes nobody a director."""
    gov = world(
        *(trust("A"), committee("A", "ceo", Seat("friend", Role.NON_EXECUTIVE))),
        given("1", "A board", "A committee"),
    )
    assert answer(gov, "A committee", "A") == "unauthorised"
    seats = [Seat(f"A {name}", role) for name, role in (("chair", "chair"), ("ceo", "executive"))]
    quiet = [*seats, Seat("A adviser", "executive", voting=False)]
    other = world(
        *(trust("A", seats=quiet), committee("A", "ceo", "adviser")),
        given("1", "A board", "A committee"),
    )
    assert answer(other, "A committee", "A") == "unauthorised"


def test_guests_without_a_vote_do_not_spoil_a_committee_of_directors() -> None:
    """Others may attend or advise."""
    gov = world(
        *(trust("A"), committee("A", "ceo", "ned", Seat("gp", "outsider", voting=False))),
        given("1", "A board", "A committee"),
    )
    binding = ask(gov, "A committee", DAY)["A"]
    assert binding.effect.value == "bound"
    assert rests_on(binding, "FT-02")


def test_an_executive_whose_role_is_not_recorded() -> None:
    """Whether one person may be given power depends on a role: not recorded, not known."""
    gov = world(
        *(trust("A", seats=[Seat("A one"), Seat("A two")], quorum=Quorum(count=1))),
        *(group(("A one", "A")), given("1", "A board", "A one")),
    )
    binding = ask(gov, "group", DAY)["A"]
    assert binding.effect.value == "indeterminate"
    assert "form.role-unknown" in codes(binding)


def test_named_by_statute_in_common_with_others() -> None:
    """The rule of one organisation says nothing of another with the same matter."""
    gov = world(
        *(trust("A"), trust("N", "NHST"), PAY),
        CommitteeInCommon("cic", ["A board", "N board"]),
    )
    assert effects(ask(gov, "cic", DAY)) == {"A": "unauthorised", "N": "bound"}


def test_a_joint_committee_is_no_committee_of_non_executives() -> None:
    """What statute gives to a named committee is not decided by a joint one."""
    links = [given(f"{id} gives", f"{id} board", "jc") for id in "AB"]
    seats = [Seat(f"{id} ned", held_for=id) for id in "AB"]
    gov = world(trust("A"), trust("B"), joint("A", "B", seats=seats), links, PAY)
    outcome = ask(gov, "jc", DAY, votes=votes("for", "A ned", "B ned"))
    assert effects(outcome) == {"A": "unauthorised", "B": "unauthorised"}


def test_a_named_decider_that_has_ended_decides_nothing() -> None:
    """A body out of its period is no decider, named or not."""
    ended = paid("ned", "ned2", period=Period(None, DAY))
    assert answer(ended, "A committee", "A") == "unauthorised"
    assert answer(paid("ned", "ned2", period=Period(DAY)), "A committee", "A") == "bound"


def test_a_statutory_majority_is_not_changed_and_the_reasons_say_so() -> None:
    """A recorded rule that differs is set aside; one that is the same is not."""
    for rule, code in ((majority(), "rule.statutory"), (unanimity(), "rule.overridden")):
        gov = world(trust("N", "NHST", rule=rule))
        assert code in codes(ask(gov, "N board", DAY)["N"])


def test_a_decision_on_both_sides_is_taken_back_by_neither_alone() -> None:
    """Whoever overturns has to hold the power for every matter of the decision."""
    road = Matter("road", kinds=(), side="executive")
    office = Office("clerk", "L", holders="L clerk")
    links = (given("1", "L council", "clerk"), given("2", "L cabinet", "clerk", "road"))
    gov = sided(COUNCIL, road, office, *links)
    both = ["road", "service"]
    assert answer(gov, "clerk", matter=both) == "bound"
    for board in ("L council", "L cabinet"):
        act = Overturning(board, DAY)
        assert answer(gov, "clerk", matter=both, overturnings=act) == "bound"
        own = "road" if board == "L cabinet" else "service"
        assert answer(gov, "clerk", matter=own, overturnings=act) == "overturned"


def test_the_chair_alone_is_the_chair() -> None:
    """What statute gives to the chair is decided in an office of theirs, or in person."""
    kind = Matter("service", kinds="icb-chief-executive-appointment")
    for holders, effect in (("I chair", "awaiting"), ("I ceo", "unauthorised")):
        office = Office("I office", "I", holders=holders, employee=False)
        gov = world(trust("I", "ICB"), trust("E", "NHSE"), kind, office)
        assert answer(gov, "I office", "I") == effect
    table = world(trust("I", "ICB"), trust("E", "NHSE"), kind, group(("I chair", "I")))
    assert answer(table, "group", "I") == "awaiting"
    body = world(trust("I", "ICB"), trust("E", "NHSE"), kind, committee("I", "chair"))
    assert answer(body, "I committee", "I") == "unauthorised"


def test_the_accounting_officer_of_the_day() -> None:
    """In the office or in person, for as long as the office is theirs."""
    kind = Matter("service", kinds="accounts-function")
    for period, effect in ((Period(None, DAY), "unauthorised"), (Period(DAY), "bound")):
        holder = Tenure("A ceo", period)
        office = Office("A accounts", "A", holders=[holder], accounting_officer=True)
        gov = world(trust("A"), office, kind, group(("A ceo", "A")))
        assert answer(gov, "group", "A") == effect
    other = Office("A accounts", "A", holders="A ceo")
    assert answer(world(trust("A"), other, kind), "A accounts", "A") == "unauthorised"
