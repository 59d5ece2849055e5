"""How a framework reads after a succession or a new record of a board: what goes where, and when.

ICB P ends and ICB Q goes on from 1 April 2024; trust T is given something by P's board.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import (
    ask,
    cites,
    committee,
    council,
    effects,
    given,
    trust,
    world,
)
from forms import lies

from icsgov.model.authority import Reservation, Residual
from icsgov.model.body import Board
from icsgov.model.governance import Governance, Record
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office
from icsgov.model.succession import Passed, Succession
from icsgov.period import Period

DAY = date(2024, 4, 1)
BEFORE, AFTER = DAY - timedelta(days=30), DAY + timedelta(days=30)
TEN, TWENTY = DAY + timedelta(days=10), DAY + timedelta(days=20)


def ended(records: list[Record], day: date = DAY) -> list[Record]:
    """An organisation that ended on a day, with its boards."""
    org: Any = records[0]
    return [evolve(org, period=Period(None, day)), *records[1:]]


def after(of: str, to: str, id: str = "S", **more: Any) -> Succession:
    """A succession on the day, with the delegations unless said otherwise."""
    return Succession(id, of=of, to=to, **{"day": DAY, "carried": "delegations", **more})


def renewed(gov: Governance, old: str, *new: tuple[str, Period], until: date = DAY) -> Governance:
    """A board whose record ended on the day, and its later records."""
    board = gov.index.bodies[old]
    assert isinstance(board, Board)
    later = [evolve(board, id=id, period=period) for id, period in new]
    return gov.put(evolve(board, period=Period(None, until)), *later)


# ------------------------------------------------------------------------------------------------
# the order of successions, and the days on which a framework begins to read otherwise


@pytest.mark.parametrize("ids", ["12", "21"])
def test_successions_count_in_the_order_of_their_days_whatever_their_ids(ids: str) -> None:
    """A group until 1 July 2022, P until 1 April 2024, Q since: Q has what both handed on."""
    first = date(2022, 7, 1)
    gov = world(
        *(ended(trust("C", "CCG"), first), ended(trust("P", "ICB")), trust("Q", "ICB")),
        after("C", "P", ids[0], day=first, carried=["decisions", "delegations"]),
        after("P", "Q", ids[1], carried=["decisions", "delegations"]),
        *(trust("T"), given("d", "C board", "T", under="65Z5")),
    )
    told = ask(gov, "C board", date(2021, 5, 1), on=DAY)
    assert effects(told) == {"C": "lapsed", "P": "lapsed", "Q": "bound"}
    told = ask(gov, "T board", AFTER, of=["Q"])
    assert told["Q"].effect.value == "bound"
    passed = [step for step in told["Q"].why.walk() if step.code == "succession.carried"]
    assert [(step.facts["of"], step.facts["to"]) for step in passed] == [("C", "P"), ("P", "Q")]


def test_the_successors_board_comes_and_goes_after_the_succession() -> None:
    """Q had no board for ten days, and has none since the twentieth."""
    q = trust("Q", "ICB", period=Period(TEN, TWENTY))
    gov = world(
        *(ended(trust("P", "ICB")), q, trust("T"), after("P", "Q")),
        given("1", "P board", "T", under="65Z5"),
    )
    days = [TEN - timedelta(days=1), TEN, TWENTY - timedelta(days=1), TWENTY, AFTER]
    told = [ask(gov, "T board", day, of=["Q"])["Q"].effect.value for day in days]
    assert told == ["unauthorised", "bound", "bound", "unauthorised", "unauthorised"]


# ------------------------------------------------------------------------------------------------
# a board in one record after another


@pytest.mark.parametrize(
    ("old", "new"), [("A board", "A new board"), ("A board", "A a board"), ("A board", "Z")]
)
@pytest.mark.parametrize("day", [DAY, AFTER])
def test_what_the_old_record_gave_the_new_one_gave(old: str, new: str, day: date) -> None:
    """From the first day of the new record on, whichever has the first id."""
    gov = world(trust("A"), committee("A", "ceo"), given("1", old, "A committee"))
    gov = renewed(gov, old, (new, Period(DAY)))
    assert ask(gov, "A committee", day)["A"].effect.value == "bound"


@pytest.mark.parametrize(
    ("by", "effect"), [("A 1", "bound"), ("A board", "bound"), ("Z", "unauthorised")]
)
@pytest.mark.parametrize("end", [None, AFTER])
def test_of_three_records_the_one_that_holds_gave_what_those_before_it_did(
    by: str, effect: str, end: date | None
) -> None:
    """And not yet what is on file as given by the one to come."""
    gov = world(trust("A"), committee("A", "ceo"))
    gov = renewed(gov, "A board", ("A 1", Period(DAY, TWENTY)), ("Z", Period(TWENTY, end)))
    gov = gov.put(given("1", by, "A committee"))
    assert ask(gov, "A committee", TEN)["A"].effect.value == effect


def test_what_was_given_to_the_old_record_the_new_one_has() -> None:
    gov = world(trust("I", "ICB"), trust("A"), given("1", "I board", "A board", under="65Z5"))
    gov = renewed(gov, "A board", ("A new board", Period(DAY)))
    assert ask(gov, "A board", BEFORE, of=["I"])["I"].effect.value == "bound"
    assert ask(gov, "A new board", AFTER, of=["I"])["I"].effect.value == "bound"


def test_what_the_old_record_kept_the_new_one_keeps() -> None:
    kept = Reservation("R", by="A board", matters="service/beds")
    gov = world(trust("A"), committee("A", "ceo"), given("1", "A board", "A committee"), kept)
    gov = renewed(gov, "A board", ("A new board", Period(DAY)))
    told = {
        matter: ask(gov, "A committee", AFTER, matter)["A"].effect.value
        for matter in ("service", "service/beds")
    }
    assert told == {"service": "bound", "service/beds": "unauthorised"}
    assert ask(gov, "A new board", AFTER, "service/beds")["A"].effect.value == "bound"


def test_whoever_held_the_rest_under_the_old_record_holds_it_under_the_new_one() -> None:
    gov = world(trust("A"), committee("A", "ceo"), Residual("R", by="A board", to="A committee"))
    gov = renewed(gov, "A board", ("A new board", Period(DAY)))
    assert ask(gov, "A committee", BEFORE)["A"].effect.value == "bound"
    assert ask(gov, "A committee", AFTER)["A"].effect.value == "bound"


# ------------------------------------------------------------------------------------------------
# the side of a council on which it was given


def councils(by: str, side: str, **more: Any) -> Governance:
    """Council L after D2; what `by` gave in D2 to a committee of L, and where the function lies."""
    return world(
        *(council("L"), ended(council("D2", "DISTRICT")), lies(side)),
        committee("D2", "c1", **more),
        Office("D2 office", "D2", holders="officer"),
        committee("L", "leader", "roads", name="both", parent=f"L {side}"),
        given("1", by, "L both"),
        after("D2", "L", carried=Passed("delegations", only="1")),
    )


@pytest.mark.parametrize(
    ("by", "side", "effect"),
    [
        ("D2 council", "council", "bound"),
        ("D2 council", "cabinet", "unauthorised"),
        ("D2 cabinet", "cabinet", "bound"),
        ("D2 cabinet", "council", "unauthorised"),
        ("D2 office", "council", "bound"),
        ("D2 office", "cabinet", "bound"),
    ],
)
def test_what_one_side_gave_is_of_that_side_of_the_successor(
    by: str, side: str, effect: str
) -> None:
    """The other side of the successor did not give it; an office is on neither."""
    told = ask(councils(by, side), "L both", AFTER)
    assert told["L"].effect.value == effect


@pytest.mark.parametrize(
    ("parent", "side", "effect"),
    [
        ("D2 council", "council", "bound"),
        ("D2 council", "cabinet", "unauthorised"),
        ("D2 cabinet", "council", "unauthorised"),
        (None, "council", "bound"),
        (None, "cabinet", "unauthorised"),
    ],
)
def test_what_a_committee_of_one_side_gave_is_of_that_side_of_the_successor(
    parent: str | None, side: str, effect: str
) -> None:
    """One of which no parent is on file is read as the full council's."""
    told = ask(councils("D2 committee", side, parent=parent), "L both", AFTER)
    assert told["L"].effect.value == effect


def test_committees_that_are_each_others_parents_are_on_the_side_of_the_council() -> None:
    gov = councils("D2 committee", "council").put(
        committee("D2", "c1", parent="D2 other"),
        committee("D2", "c1", name="other", parent="D2 committee"),
    )
    assert ask(gov, "L both", AFTER)["L"].effect.value == "bound"


def test_where_the_successor_has_one_board_left_it_stands_in_the_place_of_either() -> None:
    """L's cabinet came to an end on the tenth: from then on the full council gave what it had."""
    gov = councils("D2 cabinet", "council")
    cabinet: Any = gov["L cabinet"]
    gov = gov.put(evolve(cabinet, period=Period(None, TEN)))
    days = [TEN - timedelta(days=1), TEN]
    told = [ask(gov, "L both", day)["L"].effect.value for day in days]
    assert told == ["unauthorised", "bound"]


# ------------------------------------------------------------------------------------------------
# which part of a delegation goes where


def test_a_function_of_the_predecessor_that_another_passes_on() -> None:
    """I has P's function from P, and gave it to trust T: T decides on it for P's successor."""
    onward = given("2", "I board", "T", function_of="P", under="65Z5")
    first = given("1", "P board", "I", under="65Z5", passing_on="allowed")
    gov = world(
        *(ended(trust("P", "ICB")), trust("Q", "ICB"), trust("I", "ICB"), trust("T")),
        *(first, onward, after("P", "Q")),
    )
    told = ask(gov, "T board", BEFORE, of=["P"])["P"]
    assert told.effect.value == "bound", str(told.why)
    told = ask(gov, "T board", AFTER, of=["Q"])["Q"]
    assert told.effect.value == "bound", str(told.why)


@pytest.mark.parametrize(
    ("went", "asked", "of", "effect"),
    [
        ("service/north", "service/north", "Q", "bound"),
        ("service/north", "service/south", "Q", "unauthorised"),
        (["estate", "service/north"], "service/north", "Q", "bound"),
        (["estate", "service/north"], "estate", "Q", "unauthorised"),
        (["service", "service/north"], "service/south", "Q", "bound"),
        ("services", "service", "Q", "unauthorised"),
    ],
)
def test_only_what_went_to_the_successor_is_given_for_it(
    went: Any, asked: str, of: str, effect: str
) -> None:
    gov = world(
        *(ended(trust("P", "ICB")), trust("Q", "ICB"), trust("T")),
        Matter("estate", kinds=()),
        Matter("services", kinds=()),
        given("1", "P board", "T", under="65Z5"),
        after("P", "Q", matters=went),
    )
    told = ask(gov, "T board", AFTER, asked, of=[of])[of]
    assert told.effect.value == effect, str(told.why)


def clauses(told: Any) -> list[tuple[str, str]]:
    """The lines of an answer that fail and name a clause."""
    failing = told.why.failing()
    return [(step.code, step.facts["clause"]) for step in failing if "clause" in step.facts]


def test_the_reasons_name_what_did_not_go_to_the_successor_and_what_lapsed() -> None:
    """What stayed with the predecessor is told apart from what went; what lapsed is told once."""
    parts = (ended(trust("P", "ICB")), trust("Q", "ICB"), trust("T"))
    link = given("1", "P board", "T", under="65Z5")
    north = world(*parts, link, after("P", "Q", matters="service/north"))
    told = ask(north, "T board", AFTER, "service/south", of=["Q"])["Q"]
    assert clauses(told) == [("grant.other-matters", "1"), ("grant.other-function", "1")]
    gone = world(*parts, link, after("P", "Q", carried=(), lapsed="delegations"))
    told = ask(gone, "T board", AFTER, of=["Q"])["Q"]
    assert clauses(told) == [("succession.lapsed", "S")]
    both = given("1", "P board", "T", ["estate", "service"], under="65Z5")
    some = after("P", "Q", carried=(), lapsed="delegations", matters="service")
    part = world(*parts, both, some, Matter("estate", kinds=()))
    told = ask(part, "T board", AFTER, of=["Q"])["Q"]
    assert clauses(told) == [("succession.lapsed", "S")]
    other = world(*parts, link, after("P", "Q", matters="estate"))
    told = ask(other, "T board", AFTER, of=["Q"])["Q"]
    assert clauses(told) == [("grant.other-function", "1")]


def test_what_lapsed_in_part_is_not_told_as_given_by_the_predecessor_still() -> None:
    """A passed I's function on in two matters, and lost one of them to B, where it lapsed."""
    matters = ["service", "estate"]
    gov = world(
        *(ended(trust("A")), trust("B"), trust("I", "ICB"), trust("T"), Matter("estate", kinds=())),
        given("1", "I board", "A", matters, under="65Z5", passing_on="allowed"),
        given("2", "A board", "T", matters, under="65Z5", function_of="I"),
        after("A", "B", matters="service", carried=(), lapsed="delegations"),
    )
    told = ask(gov, "T board", AFTER, of=["I"])["I"]
    assert told.effect.value == "unauthorised"
    assert {step.code for step in told.why.failing()} == {"succession.lapsed"}


def test_what_a_predecessor_passed_on_is_shown_where_its_successor_has_no_board() -> None:
    bodies = (ended(trust("A")), trust("B", period=Period(TWENTY)), trust("I", "ICB"), trust("T"))
    first = given("1", "I board", "A", under="65Z5", passing_on="allowed")
    onward = given("2", "A board", "T", function_of="I", under="65Z5")
    told = ask(world(*bodies, first, onward, after("A", "B")), "T board", TEN, of=["I"])["I"]
    assert told.effect.value == "unauthorised"
    assert "2" in {step.facts.get("clause") for step in told.why.walk()}


@pytest.mark.parametrize("to", ["A", "A board"])
def test_what_was_given_to_a_predecessor_or_to_its_board_its_successor_has(to: str) -> None:
    gov = world(
        *(ended(trust("A")), trust("B"), trust("I", "ICB")),
        *(given("1", "I board", to, under="65Z5"), after("A", "B")),
    )
    told = ask(gov, "B board", AFTER, of=["I"])["I"]
    assert told.effect.value == "bound"


@pytest.mark.parametrize(
    ("passed", "effect"),
    [
        ({"carried": "delegations"}, "bound"),
        ({"lapsed": "delegations", "carried": ()}, "unauthorised"),
        ({"carried": "decisions"}, "indeterminate"),
    ],
)
def test_the_transfer_on_file_is_cited(passed: dict[str, Any], effect: str) -> None:
    gov = world(
        *(ended(trust("P", "ICB")), trust("Q", "ICB"), trust("T")),
        given("1", "P board", "T", under="65Z5"),
        after("P", "Q", source="Transfer Order 2024, art 3", **passed),
    )
    told = ask(gov, "T board", AFTER, of=["Q"])["Q"]
    assert told.effect.value == effect
    assert "Transfer Order 2024, art 3" in cites(told)


def test_what_a_committee_of_a_council_with_one_board_gave_either_side_gave() -> None:
    """D2 had a committee system: the full council held it, whichever side does now."""
    old, board, _ = council("D2", "DISTRICT")
    assert isinstance(board, Board)
    only = evolve(board, side=None)
    for side in ("council", "cabinet"):
        gov = world(
            *(council("L"), ended([old, only]), lies(side), committee("D2", "c1")),
            committee("L", "leader", "roads", name="both", parent=f"L {side}"),
            given("1", "D2 committee", "L both"),
            after("D2", "L", carried=Passed("delegations", only="1")),
        )
        assert ask(gov, "L both", AFTER)["L"].effect.value == "bound"


def test_a_council_that_had_one_board_at_its_end_had_no_sides() -> None:
    """D2 had two boards until 2023 and one from then on: what its committee gave is of either."""
    ago = date(2023, 1, 1)
    org, full, cabinet = council("D2", "DISTRICT")
    assert isinstance(full, Board) and isinstance(cabinet, Board)
    had = [evolve(body, period=Period(None, ago)) for body in (full, cabinet)]
    only = evolve(full, id="D2 only", side=None, period=Period(ago))
    gov = world(
        *(council("L"), ended([org]), had, only, lies("cabinet"), committee("D2", "c1")),
        committee("L", "leader", "roads", name="both", parent="L cabinet"),
        given("1", "D2 committee", "L both"),
        after("D2", "L", carried=Passed("delegations", only="1")),
    )
    assert ask(gov, "L both", AFTER)["L"].effect.value == "bound"
