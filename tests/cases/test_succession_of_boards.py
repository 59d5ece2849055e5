"""A board whose record was replaced is the same organ: the later record ratifies and overturns."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve
from build import Y2024, ask, codes, committee, council, given, trust, votes, world
from forms import lies

from icsgov.model.body import Board
from icsgov.model.decision import Overturning, Ratification
from icsgov.model.governance import Governance
from icsgov.model.organisation import Office
from icsgov.period import Period

CHANGE = Y2024 + timedelta(days=10)
BEFORE, AFTER = CHANGE - timedelta(days=1), CHANGE + timedelta(days=10)


def board(gov: Governance, id: str) -> Board:
    found = gov[id]
    assert isinstance(found, Board)
    return found


def renewed(gov: Governance, id: str, new: str, **changed: Any) -> Governance:
    """A framework in which one board's record ends, and another begins on the same day."""
    old = board(gov, id)
    later = evolve(old, id=new, period=Period(CHANGE), **changed)
    return gov.put(evolve(old, period=Period(None, CHANGE)), later)


def trusts() -> Governance:
    """A trust with a new record of its board, a committee with power and one without."""
    bodies = (committee("A", "ceo", name="has"), committee("A", "ceo", name="lacks"))
    gov = world(trust("A"), bodies, given("1", "A board", "A has"))
    return renewed(gov, "A board", "A new board")


def councils() -> Governance:
    """A council with new records of both its boards, and a committee of its cabinet."""
    body = committee("L", "leader", "roads", parent="L cabinet")
    gov = world(council("L"), body, given("1", "L cabinet", "L committee"), lies("cabinet"))
    gov = renewed(gov, "L cabinet", "L new cabinet")
    return renewed(gov, "L council", "L new council")


def test_the_new_record_overturns_what_the_old_one_decided() -> None:
    for forum in ("A board", "A has"):
        undone = ask(trusts(), forum, Y2024, overturnings=[Overturning("A new board", AFTER)])["A"]
        assert undone.effect.value == "overturned"


def test_the_old_record_overturns_until_it_ends_and_not_after() -> None:
    early = ask(trusts(), "A has", Y2024, overturnings=[Overturning("A board", BEFORE)])["A"]
    assert early.effect.value == "overturned"
    late = ask(trusts(), "A has", Y2024, overturnings=[Overturning("A board", AFTER)])["A"]
    assert late.effect.value == "bound"
    assert codes(late) & {"overturning.not-the-board", "overturning.not-in-being"}


def test_the_new_record_ratifies_what_the_old_one_could_have_given() -> None:
    adopted = ask(trusts(), "A lacks", Y2024, ratifications=[Ratification("A new board", AFTER)])[
        "A"
    ]
    assert adopted.effect.value == "bound"
    assert "ratification.could-decide" in codes(adopted)


def test_a_board_of_nobody_before_it_ratifies_nothing() -> None:
    """Where the organisation had no board on the decision's day, nobody could have decided."""
    gov = trusts().put(evolve(board(trusts(), "A board"), period=Period(BEFORE, CHANGE)))
    adopted = ask(gov, "A lacks", Y2024, ratifications=[Ratification("A new board", AFTER)])["A"]
    assert adopted.effect.value == "unauthorised"


@pytest.mark.parametrize(
    ("by", "effect"), [("L new cabinet", "overturned"), ("L new council", "bound")]
)
def test_of_a_council_the_new_record_on_the_same_side_overturns(by: str, effect: str) -> None:
    undone = ask(councils(), "L committee", Y2024, overturnings=[Overturning(by, AFTER)])["L"]
    assert undone.effect.value == effect


@pytest.mark.parametrize(
    ("by", "effect"), [("L new cabinet", "bound"), ("L new council", "unauthorised")]
)
def test_of_a_council_the_new_record_on_the_same_side_ratifies(by: str, effect: str) -> None:
    gov = councils().drop("1")
    adopted = ask(gov, "L committee", Y2024, ratifications=[Ratification(by, AFTER)])["L"]
    assert adopted.effect.value == effect


def test_a_council_that_went_over_to_a_committee_system_ratifies_as_one() -> None:
    """The one board that holds everything since could have done what either did before."""
    ended = [evolve(board(councils(), id), period=Period(None, CHANGE)) for id in OLD]
    only = evolve(board(councils(), "L new council"), id="L only", side=None)
    gov = councils().drop("1", "L new council", "L new cabinet").put(*ended, only)
    adopted = ask(gov, "L committee", Y2024, ratifications=[Ratification("L only", AFTER)])["L"]
    assert adopted.effect.value == "bound"
    had = gov.put(given("1", "L cabinet", "L committee"))
    undone = ask(had, "L committee", Y2024, overturnings=[Overturning("L only", AFTER)])["L"]
    assert undone.effect.value == "overturned"


@pytest.mark.parametrize(
    ("given_by", "ratified", "overturned", "effect"),
    [
        ((), [("L only", 2)], 1, "bound"),
        ((), [("L only", 1)], 2, "overturned"),
        ((), [("L only", 2)], 2, "overturned"),
        ((), [("L council", 0), ("L only", 2)], 1, "bound"),
        ((), [("L council", 0), ("L cabinet", 0)], 1, "overturned"),
        (("council",), [("L only", 2)], 1, "indeterminate"),  # it may have had authority
        (("council",), [("L cabinet", 0)], 1, "overturned"),
        (("council", "cabinet"), [("L only", 2)], 1, "overturned"),
    ],
)
def test_the_one_board_since_adopts_and_takes_back_what_either_did(
    given_by: tuple[str, ...], ratified: list[tuple[str, int]], overturned: int, effect: str
) -> None:
    """By an officer, of a matter of which the side is not known; before the change, then after."""
    gov = world(
        *(council("L"), Office("L office", "L", holders="officer", employee=True)),
        *(given(by, f"L {by}", "L office") for by in given_by),
    )
    ended = [evolve(board(gov, id), period=Period(None, CHANGE)) for id in OLD]
    only = evolve(board(gov, "L council"), id="L only", side=None, period=Period(CHANGE))
    days = [BEFORE, AFTER, AFTER + timedelta(days=1)]
    told = ask(
        *(gov.put(*ended, only), "L office", Y2024),
        votes=votes("for", "officer"),
        ratifications=[Ratification(by, days[n]) for by, n in ratified],
        overturnings=Overturning("L only", days[overturned]),
    )["L"]
    assert told.effect.value == effect


OLD = ("L cabinet", "L council")
