"""Who else is bound, who is liable, who must have regard: a case for each row of effect."""

from build import Y2019, Y2023, Y2024, case, committee, given, joint, trust, votes, world
from forms import OTHERS, lies, passed, together

from icsgov.model.body import AdvisoryGroup, Board, CommitteeInCommon, Seat
from icsgov.model.kinds import Role
from icsgov.model.matter import Matter
from icsgov.model.organisation import Organisation
from icsgov.model.voting import Quorum, majority

PARTNERS = Board(
    "I board",
    "I",
    seats=[
        Seat("I chair", "chair"),
        Seat("I ceo", "chief executive"),
        Seat("A ceo", Role.PARTNER, nominated_by="A"),
    ],
    quorum=Quorum(count=2),
    rule=majority(),
)
ICB = world(Organisation("I", kind="ICB"), PARTNERS, trust("A"))
HWB = committee(
    "L",
    Seat("L c1", "councillor"),
    Seat("I ceo", "member", nominated_by="I"),
    statute="health and wellbeing board",
)
WELLBEING = world(OTHERS, HWB, given("1", "L council", "L committee"), lies("council"))
NEEDS = world(OTHERS, HWB, Matter("service", kinds=["commissioning", "needs-assessment"]))
PARTNERSHIP = joint("I", "L", under=None, statute="care partnership")
STRATEGY = world(
    OTHERS,
    PARTNERSHIP,
    Matter("service", kinds=["commissioning", "integrated-care-strategy"]),
)
ICP = world(OTHERS, PARTNERSHIP, lies("council"))
WITH_TRUST = world(OTHERS, joint("I", "L", "A", under=None, statute="care partnership"))
TALK = AdvisoryGroup("talk", organisations=["I", "L", "E", "A", "N"])
PLAN = world(OTHERS, TALK, Matter("service", kinds="joint-forward-plan"))
CONSIDERED = world(OTHERS, TALK, Matter("service", kinds=["commissioning", "needs-assessment"]))
COMMON = world(OTHERS, CommitteeInCommon("cic", ["A board", "B board", "N board"]))
ROOM = (
    *votes("for", "A chair", "A ceo", "A ned", body="A board"),
    *votes("for", "B chair", "B ceo", "B ned", body="B board"),
    *votes("against", "N chair", "N ceo", "N ned", body="N board"),
)
OUTVOTED = (
    *votes("for", "A ceo", organisation="A"),
    *votes("for", "I ceo", organisation="I"),
    *votes("against", "B ceo", organisation="B"),
)

NOBODY_ELSE = [
    case("IC-07", ICB, "I board", Y2023, "A no_part", doubts="IC-07"),
    case("HW-02", WELLBEING, "L committee", Y2024, "I no_part", doubts="HW-02"),
    case("IP-01 IP-02", ICP, "jc", Y2024, "I advised", how="advice", doubts="IP-02"),
    case("IP-01 IP-02", ICP, "jc", Y2024, "L advised", how="advice", doubts="IP-02"),
    case("IP-02", WITH_TRUST, "jc", Y2024, "A advised", how="advice", doubts="IP-02"),
    case("GN-02", COMMON, "cic", Y2019, "N declined", votes=ROOM, liable=""),
    case(
        "ZZ-03",
        together("A", "B", "I", liable=["A", "B", "I"]),
        "jc",
        Y2023,
        "B bound",
        votes=OUTVOTED,
        how="joint",
        doubts="ZZ-03 LI-03",
    ),
]

REGARD = [
    case("HR-01", STRATEGY, "jc", Y2024, "I have_regard", how="have_regard", liable=""),
    case("HR-01", STRATEGY, "jc", Y2024, "L have_regard", how="have_regard"),
    case("HR-02", STRATEGY, "jc", Y2024, "E have_regard", of=["I", "L", "E"]),
    case("HR-03", NEEDS, "L committee", Y2024, "I have_regard", how="have_regard"),
    case("HR-03", CONSIDERED, "talk", Y2024, "L have_regard"),
    case("HR-04", CONSIDERED, "talk", Y2024, "E have_regard"),
    case("HR-05", PLAN, "talk", Y2024, "I have_regard", how="have_regard", liable=""),
    case("HR-05", PLAN, "talk", Y2024, "A have_regard", how="have_regard"),
    case("HR-05", PLAN, "talk", Y2024, "N have_regard", how="have_regard"),
    case("GN-01", PLAN, "talk", Y2024, "L advised", how="advice", doubts="GN-01"),
]

LIABLE = [
    case("LI-01", COMMON, "cic", Y2019, "B bound", liable="B"),
    case(
        "LI-02", passed("N", "A", under="65Z5"), "A board", Y2023, "N bound", of=["N"], liable="A"
    ),
    case(
        "LI-03",
        together("A", "B", liable=["A"]),
        "jc",
        Y2023,
        "B bound",
        liable="A",
        doubts="LI-03",
    ),
    case(
        "LI-10 LA-31",
        passed("L", "L2", attested="regulations"),
        "L2 cabinet",
        Y2024,
        "L bound",
        of=["L"],
        liable="L",
        doubts="LI-10",
    ),
    case(
        "LA-31",
        passed("L", "L2"),
        "L2 cabinet",
        Y2024,
        "L indeterminate",
        of=["L"],
        doubts="condition.unknown",
    ),
]
