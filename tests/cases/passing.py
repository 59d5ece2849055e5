"""Who has a vote, passing on, and adopting afterwards: a case for each row of vote and link."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

from build import (
    Y2019,
    Y2023,
    Y2024,
    case,
    committee,
    council,
    given,
    trust,
    votes,
    world,
)
from forms import GP, OTHERS, lies

from icsgov.model.authority import Delegation
from icsgov.model.body import Seat
from icsgov.model.decision import Ratification
from icsgov.model.governance import Governance
from icsgov.model.organisation import Office

GUEST = Seat("guest", "outsider")


def voters(statute: str | None) -> Governance:
    """A committee of two councillors and a guest, who outvote each other."""
    body = committee(
        "L", Seat("L c1", "councillor"), Seat("L c2", "councillor"), GUEST, statute=statute
    )
    return world(council("L"), body, given("1", "L council", "L committee"), lies("council"))


OUTVOTED = (*votes("for", "L c1", "guest"), *votes("against", "L c2"))
VOTERS = [
    case("LA-08", voters(None), "L committee", Y2024, "L undecided", votes=OUTVOTED),
    case(
        "HW-03",
        voters("health and wellbeing board"),
        "L committee",
        Y2024,
        "L bound",
        votes=OUTVOTED,
    ),
]


def chain(side: str, *steps: Any) -> Governance:
    """A council L with a chain of delegations, silent on passing on, to the last of these."""
    names = [f"L {side}", *(one.id for one in steps)]
    links: list[Delegation] = [given(str(n), by, to) for n, (by, to) in enumerate(pairwise(names))]
    return world(council("L"), steps, links, lies(side))


def handed_on(side: str) -> Governance:
    """An officer who was told that they may pass a function on, and did, to another officer."""
    first = Office("L director", "L", holders="L someone")
    links = [
        given("1", f"L {side}", first.id, passing_on="allowed"),
        given("2", first.id, CLERK.id),
    ]
    return world(council("L"), first, CLERK, links, lies(side))


CLERK = Office("L office", "L", holders="L clerk")
COMMITTEE = committee("L", "c1", "c2")
WELLBEING = committee("L", "c1", "c2", name="hwb", statute="health and wellbeing board")
SUB = committee("L", "c1", "c3", name="sub", parent="L committee")
OF_CABINET = committee("L", "leader", "roads", parent="L cabinet")
AREA = committee("L", "c1", "c2", name="area", statute="area")
MEMBER = Office("L adults' office", "L", holders="L adults", employee=False)
WARDS = given("ward", "L cabinet", AREA.id, attested="ward_membership")
AREA_FIRST = world(council("L"), AREA, CLERK, lies("cabinet"), WARDS, given("2", AREA.id, CLERK.id))

PASSING_ON = [
    case("LA-25", chain("council", COMMITTEE, CLERK), "L office", Y2024, "L bound"),
    case("LA-25", chain("council", COMMITTEE, SUB), "L sub", Y2024, "L bound"),
    case("LA-27", chain("cabinet", MEMBER, CLERK), "L office", Y2024, "L bound"),
    case("LA-28", chain("cabinet", OF_CABINET, CLERK), "L office", Y2024, "L bound"),
    case("LA-29", AREA_FIRST, "L office", Y2024, "L bound"),
    case("LA-32", handed_on("council"), "L office", Y2024, "L unauthorised"),
    case("LA-33", handed_on("cabinet"), "L office", Y2024, "L unauthorised"),
    case("HW-07", chain("council", WELLBEING, CLERK), "L office", Y2024, "L bound"),
    case(
        "ZZ-02",
        world(
            OTHERS,
            given("1", "I board", "N"),
            given("2", "N board", "A", function_of="I", under="65Z5"),
        ),
        "A board",
        Y2023,
        "I bound",
        of=["I"],
        liable="A",
    ),
]

LATE = [Ratification("A board", Y2019 + timedelta(days=9))]
NO_LINK = world(trust("A"), committee("A", "ceo", "ned"), committee("A", "ned", GP, name="guests"))
ADOPTING = [
    case(
        "GN-04",
        NO_LINK,
        "A committee",
        Y2019,
        "A bound",
        ratifications=LATE,
        doubts="condition.unsourced ratification.prejudice",
    ),
    case("GN-05", NO_LINK, "A guests", Y2019, "A unauthorised", ratifications=LATE, doubts="FT-03"),
]
