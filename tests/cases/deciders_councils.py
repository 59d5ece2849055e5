"""Who may decide for a council, on either side, and for everybody: a case for every form."""

from typing import Any

from build import Y2019, Y2024, case, committee, council, given, group, trust, world
from forms import lies, passed, together

from icsgov.model.authority import Delegation
from icsgov.model.body import AdvisoryGroup, Seat
from icsgov.model.governance import Governance
from icsgov.model.organisation import Office


def by(side: str, *people: str | Seat, **more: Any) -> Governance:
    """A council L whose board of this side has given `service` to a committee of these people."""
    links: list[Delegation] = more.pop("links", [])
    word = {name: more.pop(name) for name in ("attested",) if name in more}
    body = committee("L", *people, **more)
    gives = given("1", f"L {side}", "L committee", **word)
    return world(council("L"), body, gives, lies(side), links)


def alone(side: str, holder: str, employee: bool = True) -> Governance:
    """A council L whose board of this side has given `service` to one person's office."""
    office = Office("L office", "L", holders=f"L {holder}", employee=employee)
    return world(council("L"), office, given("1", f"L {side}", "L office"), lies(side))


def led(person: str = "leader", *links: Any) -> Governance:
    """A council L with an office held by one of its councillors, which nobody gave anything."""
    office = Office("L office", "L", holders=f"L {person}", employee=False)
    return world(council("L"), office, lies("cabinet"), links)


def member(side: str, person: str) -> Governance:
    """A council L whose board of this side has given `service` to a councillor, in a group."""
    place = group((f"L {person}", "L"))
    return world(council("L"), place, given("1", f"L {side}", f"L {person}"), lies(side))


COUNCIL_SIDE = [
    case("LA-01 LI-01", by("council", "c1", "c2"), "L committee", Y2024, "L bound", liable="L"),
    case("LA-02", alone("council", "clerk"), "L office", Y2024, "L bound", liable="L"),
    case("LA-03", member("council", "c1"), "group", Y2024, "L unauthorised"),
    case("LA-03", alone("council", "c1", employee=False), "L office", Y2024, "L unauthorised"),
    case("LA-04", by("council", "c1"), "L committee", Y2024, "L unauthorised", doubts="LA-04"),
    case(
        "LA-05 LI-09",
        passed("L", "L2", "council", under="101"),
        "L2 council",
        Y2024,
        "L bound",
        of=["L"],
        how="exercised_for",
        liable="L",
    ),
    case(
        "LA-06 LI-09",
        together("L", "L2", side="council", under="101"),
        "jc",
        Y2024,
        "L bound",
        how="joint",
        liable="L",
    ),
    case(
        "LA-07",
        passed("L", "A", "council", under="101"),
        "A board",
        Y2024,
        "L unauthorised",
        of=["L"],
        doubts="LA-07",
    ),
    case(
        "ZZ-01",
        passed("L", "A", "council", under="65Z5"),
        "A board",
        Y2024,
        "L unauthorised",
        of=["L"],
        doubts="ZZ-01",
    ),
    case("LA-24", together("L", "I"), "jc", Y2024, "L unauthorised", doubts="LA-24"),
    case(
        "LA-24",
        together("L", "I", side="council"),
        "jc",
        Y2024,
        "L unauthorised",
        doubts="LA-24",
    ),
    case("IC-04", together("L", "I"), "jc", Y2024, "I bound", doubts="LI-03"),
]

EXECUTIVE_SIDE = [
    case("LA-09", member("cabinet", "adults"), "group", Y2024, "L bound", how="own", liable="L"),
    case("LA-10", alone("cabinet", "clerk"), "L office", Y2024, "L bound", how="own", liable="L"),
    case("LA-11", member("cabinet", "c1"), "group", Y2024, "L unauthorised"),
    case(
        "LA-15",
        by("cabinet", "c1", "c2", statute="area", attested="ward_membership"),
        "L committee",
        Y2024,
        "L bound",
    ),
    case(
        "LA-15",
        by("cabinet", "c1", "c2", statute="area"),
        "L committee",
        Y2024,
        "L indeterminate",
        doubts="condition.unknown",
    ),
    case(
        "LA-16",
        together("L", "L2", under="9EB", attested="regulations"),
        "jc",
        Y2024,
        "L bound",
        how="joint",
        doubts="liability.no-rule",
    ),
    case(
        "LA-16",
        together("L", "L2", under="9EB"),
        "jc",
        Y2024,
        "L indeterminate",
        doubts="condition.unknown",
    ),
    case("LA-34", led(), "L office", Y2024, "L bound", how="own"),
    case(
        "LA-34",
        led(
            "leader",
            given("1", "L office", "L committee"),
            committee("L", "leader", "roads", parent="L cabinet"),
        ),
        "L committee",
        Y2024,
        "L bound",
    ),
    case("LA-30", by("cabinet", "c1", "c2"), "L committee", Y2024, "L unauthorised"),
    case("LA-14", world(council("L"), lies("cabinet")), "L council", Y2024, "L unauthorised"),
    case(
        "LA-23",
        by("cabinet", "leader", "roads", parent="L cabinet"),
        "L committee",
        Y2024,
        "L bound",
        how="own",
    ),
]

WELLBEING = [
    case(
        "HW-01",
        by("council", "c1", "c2", statute="health and wellbeing board"),
        "L committee",
        Y2024,
        "L bound",
        how="own",
        liable="L",
    ),
    case(
        "HW-04",
        by("cabinet", "c1", "c2", statute="health and wellbeing board"),
        "L committee",
        Y2024,
        "L indeterminate",
        doubts="condition.doubtful",
    ),
    case(
        "HW-05",
        together("L", "L2", side="council", under="HWB", statute="health and wellbeing board"),
        "jc",
        Y2024,
        "L bound",
        how="joint",
        doubts="liability.no-rule",
    ),
]

TALK = AdvisoryGroup("talk", organisations=["O"], seats=[Seat("O ceo")])
TALKED_TO = world(trust("O"), TALK, given("1", "O board", "talk"))

NOBODY = [
    case(
        "GN-01", world(trust("O"), TALK), "talk", Y2019, "O advised", how="advice", doubts="GN-01"
    ),
    case("GN-01", TALKED_TO, "talk", Y2019, "O advised", how="advice", doubts="GN-01"),
    case(
        "GN-01",
        TALKED_TO.put(
            Office("O office", "O", holders="O fd"), given("2", "talk", "O office", function_of="O")
        ),
        "O office",
        Y2019,
        "O unauthorised",
        doubts="GN-01",
    ),
]
