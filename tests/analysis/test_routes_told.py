"""Routes: whether all of them were found, and what is asked once."""

from build import BOOK, Y2024, committee, decide, trust, votes, world

from icsgov import Board, CommitteeInCommon, Organisation, Quorum, Seat, majority, routes
from icsgov.analysis.routes_acts import DecideAfresh, Ratify
from icsgov.analysis.routes_search import LIMIT, Asked


def test_routes_are_complete_where_those_of_every_part_are() -> None:
    """A's board has more seats than every set of votes is tried of; B's has not."""
    many = [Seat(f"A {place}") for place in range(LIMIT + 1)]
    board = Board("A board", "A", seats=many, quorum=Quorum(count=10), rule=majority())
    gov = world(
        *(Organisation("A", kind="FT"), board, trust("B")),
        CommitteeInCommon("room", ["A board", "B board"]),
    )
    found = routes(decide(gov, "room", Y2024, votes=()), gov, bind=["A", "B"])
    assert [(one.organisations, one.complete) for one in found.parts] == [
        (("A",), False),
        (("B",), True),
    ]
    assert not found.complete
    assert routes(found.decision, gov, bind="B").complete


def test_a_decision_of_ones_own_is_asked_about_once_whatever_else_is_done() -> None:
    """Nothing done to the old decision, by votes or by a ratification, bears on the new one."""
    gov = world(trust("A"), committee("A", "ceo", "fd"))
    made = decide(gov, "A committee", Y2024, votes=votes("for", "A ceo", "A fd"))
    found = routes(made, gov, bind="A")
    asked = Asked(made, gov, found.on, BOOK)
    (part,) = found.parts
    (afresh,) = (one for one in part.candidates if isinstance(one, DecideAfresh))
    (adopt,) = (one for one in part.candidates if isinstance(one, Ratify))
    assert asked.binds("A", frozenset({afresh}))
    assert asked.binds("A", frozenset({afresh, adopt}))
    assert asked.count == 1
    assert not asked.binds("A", frozenset())
    assert asked.count == 2
