"""Who may decide for a trust: a case for every form of decider."""

from datetime import date

from build import Y2019, Y2021, Y2023, Y2024, case, committee, given, trust, world
from forms import GP, by_committee, by_office, by_stranger, passed, together

from icsgov.model.body import Seat

SUB = committee("O", "fd", GP, name="sub-committee", parent="O committee")
SUB_LINKS = (
    given("1", "O board", "O committee", passing_on="allowed"),
    given("2", "O committee", "O sub-committee"),
)
SUBCOMMITTEE = world(trust("O", "NHST"), committee("O", "ned", "ned2"), SUB, SUB_LINKS)

FOUNDATION_TRUSTS = [
    case("FT-02", by_committee("FT", "ceo", "ned"), "O committee", Y2019, "O bound", how="own"),
    case(
        "FT-02",
        by_committee("FT", "ceo", "ned", source=None),
        "O committee",
        Y2019,
        "O bound",
        doubts="condition.unsourced",
    ),
    case(
        "FT-03",
        by_committee("FT", "ceo", "ned", GP),
        "O committee",
        Y2019,
        "O unauthorised",
        doubts="FT-03",
    ),
    case("FT-04", by_office("FT", "fd"), "O office", Y2019, "O bound", how="own", liable="O"),
    case("FT-05", by_office("FT", "chair"), "O office", Y2019, "O unauthorised", doubts="FT-05"),
    case("FT-05", by_office("FT", "ned"), "O office", Y2019, "O unauthorised", doubts="FT-05"),
    case("FT-06", by_committee("FT", "ceo"), "O committee", Y2019, "O bound", doubts="FT-06"),
    case(
        "FT-06", by_committee("FT", "ned"), "O committee", Y2019, "O unauthorised", doubts="FT-06"
    ),
    case("FT-07", by_office("FT", "clerk"), "O office", Y2019, "O unauthorised", doubts="FT-07"),
    case("FT-08", together("A", "B", under=None), "jc", Y2021, "A unauthorised", liable=""),
    case(
        "FT-09",
        passed("A", "N"),
        "N board",
        Y2021,
        "A unauthorised",
        of=["A"],
        doubts="FT-09",
    ),
    case(
        "FT-10 LI-02",
        passed("A", "N"),
        "N board",
        Y2023,
        "A bound",
        of=["A"],
        how="exercised_for",
        liable="N",
    ),
    case(
        "FT-10",
        passed("A", "L", under="65Z5"),
        "L cabinet",
        Y2023,
        "A bound",
        of=["A"],
        liable="L",
    ),
    case("FT-11", together("A", "B", "N"), "jc", Y2023, "A bound", how="joint", doubts="LI-03"),
    case("FT-13", together("A", "X"), "jc", Y2023, "A unauthorised", doubts="FT-13"),
    case("ZZ-10", by_stranger("FT"), "group", Y2019, "O unauthorised", doubts="ZZ-10"),
]

NHS_TRUSTS = [
    case("NT-01", by_committee("NHST", "ceo", "ned"), "O committee", Y2019, "O bound", how="own"),
    case("NT-02", by_committee("NHST", "ceo", GP), "O committee", Y2019, "O bound", how="own"),
    case(
        "NT-03",
        by_committee("NHST", GP, Seat("nurse", "outsider")),
        "O committee",
        Y2019,
        "O bound",
    ),
    case("NT-04", SUBCOMMITTEE, "O sub-committee", Y2019, "O bound", how="own", liable="O"),
    case("NT-05", by_office("NHST", "fd"), "O office", Y2019, "O bound", doubts="NT-05"),
    case("NT-05", by_office("NHST", "clerk"), "O office", Y2019, "O bound", doubts="NT-05"),
    case(
        "NT-08",
        together("N", "A", under=None, attested="also_reg15_committee_or_para18_terms"),
        "jc",
        Y2021,
        "N bound",
        how="joint",
        doubts="NT-08 liability.no-rule",
    ),
    case(
        "NT-08",
        together("N", "A", under=None),
        "jc",
        Y2021,
        "N indeterminate",
        doubts="NT-08 condition.unknown",
    ),
    case("NT-09", together("N", "I", "L"), "jc", Y2023, "N bound", how="joint", doubts="LI-03"),
    case("NT-10 LI-02", passed("N", "A"), "A board", Y2023, "N bound", of=["N"], liable="A"),
    case("ZZ-10", by_stranger("NHST"), "group", Y2019, "O unauthorised", doubts="ZZ-10"),
]

RELEVANT_BODIES = [
    case(
        "ZZ-05",
        passed("A", "D", under="65Z5"),
        "D cabinet",
        Y2024,
        "A unauthorised",
        of=["A"],
    ),
    case("ZZ-06", passed("A", "W"), "W board", Y2024, "A bound", of=["A"], liable="W"),
    case("ZZ-06", passed("N", "W"), "W board", date(2023, 12, 26), "N bound", of=["N"], liable="W"),
    case("ZZ-06b", together("N", "W"), "jc", Y2024, "N bound", how="joint", doubts="LI-03"),
    case("ZZ-08", together("N", "W"), "jc", Y2023, "N unauthorised", doubts="ZZ-08"),
    case("ZZ-07", passed("A", "X"), "X board", Y2024, "A unauthorised", of=["A"], doubts="ZZ-07"),
    case("ZZ-07", passed("N", "P"), "P board", Y2024, "N unauthorised", of=["N"], doubts="ZZ-07"),
    case("ZZ-08", together("N", "X"), "jc", Y2024, "N unauthorised", doubts="ZZ-08"),
    case("ZZ-08", together("N", "D"), "jc", Y2024, "N unauthorised", doubts="ZZ-08"),
    case("ZZ-08", together("A", "D"), "jc", Y2024, "A unauthorised", doubts="ZZ-08"),
    case("ZZ-08", together("A", "P", "N"), "jc", Y2024, "N unauthorised", doubts="ZZ-08"),
]
