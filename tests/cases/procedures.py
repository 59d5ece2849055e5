"""Quorum, majority, casting vote and notice: a case for each row of procedure."""

from datetime import timedelta
from typing import Any

from build import (
    Y2023,
    Y2024,
    case,
    council,
    given,
    joint,
    trust,
    votes,
    world,
)
from forms import OTHERS, home, lies

from icsgov.model.body import Seat
from icsgov.model.decision import Notice, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import Role
from icsgov.model.matter import Matter
from icsgov.model.voting import Quorum, Share, VotingRule, at_least, unanimity
from icsgov.period import Period

TWO_THIRDS = VotingRule(Share(at_least("2/3")))
ONE = Quorum(count=1)
NHS = world(trust("N", "NHST", quorum=ONE, rule=unanimity()))
UNRECORDED = world(trust("N", "NHST", quorum=None, rule=None))
COUNCIL = world(council("L", quorum=ONE, rule=TWO_THIRDS), lies("council"))
CABINET = world(council("L"), lies("cabinet"))
KEY = world(council("L"), Matter("service", kinds="key-decision", side="executive"))
N5 = ("N chair", "N ceo", "N fd", "N ned", "N ned2")
L8 = tuple(f"L {name}" for name in ("leader", "adults", "roads", "c1", "c2", "c3", "c4", "c5"))


def split(people: tuple[str, ...], yes: int, no: int, **more: Any) -> tuple[Vote, ...]:
    """So many of these people for, so many of the rest against."""
    return (
        *votes("for", *people[:yes], **more),
        *votes("against", *people[yes : yes + no], **more),
    )


def suspended(*names: str) -> Governance:
    """An NHS trust N of thirteen directors, of whom these are suspended in 2023."""
    away = Period(Y2023 - timedelta(days=9), Y2023 + timedelta(days=400))
    roles = {"chair": Role.CHAIR, "ceo": Role.CHIEF_EXECUTIVE, "fd": Role.EXECUTIVE}
    roles |= {f"ed{n}": Role.EXECUTIVE for n in range(3)}
    roles |= {f"ned{n}": Role.NON_EXECUTIVE for n in range(7)}
    seats = [
        Seat(f"N {name}", role, suspended=[away] if name in names else ())
        for name, role in roles.items()
    ]
    return world(trust("N", "NHST", seats=seats, quorum=None, rule=None))


def care(*nominated: str) -> Governance:
    """A care trust K on whose board these people are a council's nominees."""
    roles = {"chair": Role.CHAIR, "ceo": Role.CHIEF_EXECUTIVE, "ned": Role.NON_EXECUTIVE}
    roles |= {"ned2": Role.NON_EXECUTIVE, "ned3": Role.NON_EXECUTIVE}
    seats = [
        Seat(f"K {name}", role, nominated_by="L" if name in nominated else None)
        for name, role in roles.items()
    ]
    return world(trust("K", "CARE_TRUST", seats=seats, quorum=ONE), council("L"))


def councils(side: str, *seats: Seat, **more: Any) -> Governance:
    """Two councils with a joint committee of these seats."""
    links = [given(f"{org} gives", home(org, side), "jc") for org in ("L", "L2")]
    body = joint("L", "L2", under="101", seats=seats, **more)
    return world(OTHERS, lies(side), body, links)


L1, L2, L3 = (Seat(f"L {name}", "councillor", held_for="L") for name in ("c1", "c2", "c3"))
M1, M2 = (Seat(f"L2 {name}", "councillor", held_for="L2") for name in ("c1", "c2"))
TIE = (*votes("for", "L c1", "L c2", organisation="L"), *votes("against", "L2 c1", "L2 c2"))
SECOND = Vote("L c1", "for", organisation="L", casting=True)

QUORUM = [
    case(
        "NT-11",
        NHS,
        "N board",
        Y2023,
        "N undecided",
        votes=votes("for", "N ceo"),
        attended=["N ceo"],
    ),
    case(
        "NT-11",
        NHS,
        "N board",
        Y2023,
        "N undecided",
        votes=votes("for", "N chair", "N ned"),
        attended=["N chair", "N ned"],
    ),
    case(
        "NT-11",
        UNRECORDED,
        "N board",
        Y2023,
        "N bound",
        votes=votes("for", "N chair", "N ceo"),
        attended=["N chair", "N ceo"],
        doubts="quorum.statutory",
    ),
    case(
        "NT-13",
        care("ned"),
        "K board",
        Y2023,
        "K bound",
        votes=votes("for", "K chair", "K ceo", "K ned"),
    ),
    case(
        "NT-13",
        care("ned3"),
        "K board",
        Y2023,
        "K undecided",
        votes=votes("for", "K ceo", "K ned", "K ned2"),
        attended=["K ceo", "K ned", "K ned2"],
    ),
    case(
        "PR-02 NT-11",
        suspended("ed0", "ned0"),
        "N board",
        Y2023,
        "N bound",
        votes=votes("for", "N chair", "N ned1", "N ned2", "N fd"),
        attended=["N chair", "N ned1", "N ned2", "N fd"],
        doubts="quorum.statutory",
    ),
    case(
        "LA-20",
        COUNCIL,
        "L council",
        Y2024,
        "L undecided",
        votes=votes("for", "L c1"),
        attended=["L c1"],
    ),
]

MAJORITY = [
    case("PR-01", NHS, "N board", Y2023, "N bound", votes=split(N5, 3, 2)),
    case("LA-12", COUNCIL, "L council", Y2024, "L bound", votes=split(L8, 5, 3)),
    case(
        "PR-21",
        councils("council", L1, L2, L3, M1, M2, rule=TWO_THIRDS),
        "jc",
        Y2024,
        "L bound",
        votes=(*votes("for", "L c1", "L c2", "L c3"), *votes("against", "L2 c1", "L2 c2")),
    ),
    case(
        "NT-12",
        NHS,
        "N board",
        Y2023,
        "N bound",
        votes=(*split(N5, 2, 2), Vote("N chair", "for", casting=True)),
        presided="N chair",
    ),
    case(
        "LA-19",
        COUNCIL,
        "L council",
        Y2024,
        "L bound",
        votes=(*split(L8, 4, 4), Vote("L leader", "for", casting=True)),
        presided="L leader",
    ),
    case(
        "PR-22",
        councils("council", L1, L2, M1, M2),
        "jc",
        Y2024,
        "L bound",
        votes=(*TIE, SECOND),
        presided="L c1",
    ),
]


def short(rule: str, gov: Governance, forum: str, days: int, org: str, **more: Any) -> list[Any]:
    """Notice of so many clear days is enough, and of one fewer is not."""
    late = Y2024 - timedelta(days=days)
    early = Y2024 - timedelta(days=days + 1)
    return [
        case(rule, gov, forum, Y2024, f"{org} bound", notice=early, **more),
        case(
            rule, gov, forum, Y2024, f"{org} defective", notice=late, doubts="notice.short", **more
        ),
    ]


NOTICE = [
    *short("NT-18", NHS, "N board", 3, "N"),
    *short("PR-26", COUNCIL, "L council", 5, "L"),
    *short("PR-27", CABINET, "L cabinet", 5, "L"),
    *short("LA-13", KEY, "L cabinet", 28, "L"),
    case(
        "LA-13",
        KEY,
        "L cabinet",
        Y2024,
        "L bound",
        notice=Notice(Y2024 - timedelta(days=6), exception="general exception"),
    ),
]
