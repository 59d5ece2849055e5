"""What it takes to reserve alike, against every set of changes by brute force."""

from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from build import Y2024, council, trust, world
from hypothesis import HealthCheck, settings
from hypothesis import given as given_
from hypothesis import strategies as st

from icsgov import Harmony, harmonise
from icsgov.errors import MalformedError, UnknownIdError
from icsgov.model.authority import Reservation
from icsgov.model.body import Board, CommitteeInCommon
from icsgov.model.governance import Governance
from icsgov.model.kinds import Per
from icsgov.model.matter import Limit, Matter, covers
from icsgov.model.organisation import Organisation
from icsgov.period import Period

ORGS = ("A", "B", "C")
PATHS = ("a", "a/x", "a/x/deep", "b")
Piece = tuple[str, str, Limit | None]
"""An organisation, a path and from where it keeps it."""


def keeps(id: str, by: str, matters: Any, **more: Any) -> Reservation:
    return Reservation(id, by=by, matters=matters, **more)


def boards(*kept: Reservation, orgs: tuple[str, ...] = ORGS) -> Governance:
    """Boards that meet as `cic`, and what they keep."""
    made = [
        one for org in orgs for one in (Organisation(org, kind="FT"), Board(f"{org} board", org))
    ]
    return Governance.of(*made, CommitteeInCommon("cic", [f"{org} board" for org in orgs]), *kept)


def pieces(gov: Governance) -> list[Piece]:
    """What the boards keep on the day, path by path."""
    live = [one for one in gov.reservations if one.period.covers(Y2024)]
    return [(one.by.split()[0], path, one.above) for one in live for path in one.matters]


def alike(some: list[Piece], grid: list[Any]) -> bool:
    """Whether all boards keep the same at every point of a grid."""
    return all(
        len({org for org, path, above in some if keeps_at(path, above, *point)}) in (0, len(ORGS))
        for point in grid
    )


def keeps_at(path: str, above: Limit | None, matter: str, amounts: dict[Any, Decimal]) -> bool:
    return covers(path, matter) and (above is None or not above.allows(amounts[above.basis]))


GRID = [
    (matter, {Per.DECISION: Decimal(one), Per.YEAR: Decimal(other)})
    for matter in (*PATHS, "a/other", "b/x")
    for one in (0, 100, 150, 250)
    for other in (0, 150)
]


def smallest(gov: Governance) -> int:
    """How many changes it takes, by trying every set of them, smallest first."""
    now = pieces(gov)
    points = sorted({(path, repr(above)): (path, above) for _, path, above in now}.items())
    new = [(org, *point) for _, point in points for org in ORGS if (org, *point) not in now]
    changes: list[tuple[bool, Any]] = [(False, place) for place in range(len(now))]
    changes += [(True, one) for one in new]
    for size in range(len(now) + 1):
        for some in combinations(changes, size):
            gone = {what for adds, what in some if not adds}
            left = [one for place, one in enumerate(now) if place not in gone]
            if alike(left + [what for adds, what in some if adds], GRID):
                return size
    raise AssertionError("lifting all of them makes them alike")


limits = st.sampled_from(
    [None, None, Limit(100), Limit(200), Limit(100, inclusive=False), Limit(100, basis="year")]
)


@st.composite
def some_boards(draw: st.DrawFn) -> Governance:
    """Up to five reservations, a few of several matters."""
    kept = []
    for number in range(draw(st.integers(0, 4))):
        by = f"{draw(st.sampled_from(ORGS))} board"
        matters = draw(st.sampled_from([*PATHS, "a", ("a", "b"), ("a/x", "b")]))
        kept.append(keeps(f"R{number}", by, matters, above=draw(limits)))
    return boards(*kept)


@settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)
@given_(some_boards())
def test_the_set_is_one_of_the_smallest_and_makes_them_alike(gov: Governance) -> None:
    """No smaller set does, and afterwards there is nothing left to do."""
    made = harmonise(gov, "cic", on=Y2024)
    after = made.applied(gov)
    assert alike(pieces(after), GRID)
    assert len(made) == smallest(gov)
    assert len(harmonise(after, "cic", on=Y2024)) == 0


def test_most_of_them_decide() -> None:
    """Two of three keep it: the third adds it. One of three: it is lifted, word for word."""
    two = boards(keeps("A 1", "A board", "a", above=100), keeps("B 1", "B board", "a", above=100))
    made = harmonise(two, "cic", on=Y2024)
    assert [(one.id, one.by, one.above) for one in made.add] == [
        ("C board keeps a", "C board", Limit(100))
    ]
    assert (made.lift, made.matters) == ((), ("a",))
    assert made.add[0].period == Period(Y2024)
    one = boards(keeps("A 1", "A board", ["a", "b"]), keeps("B 1", "B board", "b"))
    lifted = harmonise(one, "cic", on=Y2024)
    assert [(part.id, part.matters) for part in lifted.lift] == [("A 1", ("a",))]
    assert lifted.applied(one)["A 1"] == keeps("A 1", "A board", "b")
    assert [part.by for part in lifted.add] == ["C board"]


def test_of_two_smallest_sets_the_one_that_keeps_more() -> None:
    """Half keep it and half do not: it is kept."""
    gov = boards(keeps("A 1", "A board", "a"), orgs=("A", "B"))
    made = harmonise(gov, "cic", on=Y2024)
    assert [one.by for one in made.add] == ["B board"]
    assert made == harmonise(gov, gov["cic"], on=Y2024)


def test_a_wider_reservation_may_settle_a_narrower_one() -> None:
    """Who keeps the whole keeps the part; an id that is taken is not used again."""
    taken = keeps("C board keeps a", "C board", "b", period=Period(None, Y2024))
    gov = boards(keeps("A 1", "A board", "a"), keeps("B 1", "B board", ["a", "a/x"]), taken)
    made = harmonise(gov, "cic", on=Y2024)
    assert [(one.id, one.matters) for one in made.add] == [("C board keeps a (2)", ("a",))]
    assert made.lift == ()


def test_of_a_council_the_board_on_whose_side_the_matter_lies() -> None:
    """Full council where nothing is on file; an organisation without a board is left out."""
    forum = CommitteeInCommon("cic", ["A board", "L cabinet"])
    gov = world(trust("A"), council("L"), forum, Matter("a", side="executive"))
    kept = [keeps(f"{path} 1", "A board", path) for path in ("a", "b")]
    made = harmonise(gov.put(*kept), "cic", on=Y2024)
    assert [one.by for one in made.add] == ["L cabinet", "L council"]
    ended = Board("B board", "B", period=Period(None, date(2020, 1, 1)))
    alone = Governance.of(
        Organisation("A", kind="FT"),
        Organisation("B", kind="FT"),
        Board("A board", "A"),
        ended,
        CommitteeInCommon("cic", ["A board", "B board"]),
        keeps("A 1", "A board", "a"),
    )
    assert harmonise(alone, "cic", on=Y2024) == Harmony((), (), ())


def test_bad_questions_are_refused() -> None:
    """A period is no day; a forum that is not on file."""
    with pytest.raises(MalformedError, match="expected a day, got Period"):
        harmonise(boards(), "cic", on=Period())  # type: ignore[arg-type] # what is refused
    with pytest.raises(UnknownIdError):
        harmonise(boards(), "nobody", on=Y2024)
