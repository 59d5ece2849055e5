"""Worlds in which a board has given the matter `service` to one form of decider."""

from typing import Any

from build import COUNCILS, Y2024, ask, committee, council, given, group, joint, trust, votes, world

from icsgov.model.authority import Delegation
from icsgov.model.body import Seat
from icsgov.model.decision import Vote
from icsgov.model.governance import Governance, Record
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office
from icsgov.model.voting import Quorum, VotingRule
from icsgov.reasoning.results import Binding

KINDS = {
    "A": "FT",
    "B": "FT",
    "N": "NHST",
    "K": "CARE_TRUST",
    "C": "CCG",
    "C2": "CCG",
    "I": "ICB",
    "E": "NHSE",
    "S": "SOS",
    "Z": "SPHA",
    "H": "LHB",
    "X": "COMPANY",
    "W": "CCA",
    "P": "PARTNERSHIP",
}
OTHERS = [
    *(trust(id, kind) for id, kind in KINDS.items()),
    *(council("L"), council("L2"), council("D", "DISTRICT")),
]
GP = Seat("gp", "outsider")
RUNNING = Matter("running", kinds="partnership-management")


def home(org: str, side: str = "cabinet") -> str:
    """The board of an organisation; of a council the one on that side."""
    return f"{org} {side}" if org in COUNCILS else f"{org} board"


def by_committee(
    kind: str, *people: str | Seat, under: str | None = None, **more: Any
) -> Governance:
    """An organisation O whose board has given `service` to a committee of these people."""
    link = {name: more.pop(name) for name in ("source", "attested") if name in more}
    body = committee("O", *people, **more)
    return world(trust("O", kind), body, given("1", "O board", "O committee", under=under, **link))


def by_office(kind: str, holder: str, **more: Any) -> Governance:
    """An organisation O whose board has given `service` to an office that one person holds."""
    office = Office("O office", "O", holders=f"O {holder}", **more)
    return world(trust("O", kind), office, given("1", "O board", "O office"))


def by_stranger(kind: str) -> Governance:
    """An organisation O whose board has given `service` to somebody who is not of it."""
    return world(trust("O", kind), group(("passer-by", "O")), given("1", "O board", "passer-by"))


def lies(side: str) -> Matter:
    """The matter `service`, on a side of a council."""
    return Matter("service", kinds=(), side="executive" if side == "cabinet" else "council")


def passed(by: str, to: str, side: str = "cabinet", **more: Any) -> Governance:
    """A world in which one board has given `service` to another organisation."""
    return world(OTHERS, lies(side), given("1", home(by, side), to, **more))


def together(*parties: str, under: str | None = "65Z6", **more: Any) -> Governance:
    """A world with a joint committee to which every party has given `service`."""
    side = more.pop("side", "cabinet")
    link = {name: more.pop(name) for name in ("source", "attested", "matters") if name in more}
    links: list[Delegation] = [
        given(f"{org} gives", home(org, side), "jc", **link) for org in parties
    ]
    return world(OTHERS, lies(side), RUNNING, joint(*parties, under=under, **more), links)


A_COMMITTEE = committee("A", "ceo", "ned")
A_OFFICE = Office("A office", "A", holders="A fd")


def scheme(*records: Record) -> Governance:
    """A foundation trust with a committee and an office, and these provisions."""
    return world(trust("A"), A_COMMITTEE, A_OFFICE, *records)


def decided(
    gov: Governance, forum: str = "A committee", matter: Any = "service", **more: Any
) -> Binding:
    """What the forum decided for A."""
    return ask(gov, forum, Y2024, matter, **more)["A"]


def answer(
    gov: Governance, forum: str = "A committee", matter: Any = "service", **more: Any
) -> str:
    """The effect on A of what the forum decided."""
    return decided(gov, forum, matter, **more).effect.value


def votes_of(yes: int, no: int, abstain: int) -> tuple[Vote, ...]:
    """Votes of p0, p1 and so on: for, then against, then abstaining."""
    people = [f"p{n}" for n in range(yes + no + abstain)]
    return (
        *votes("for", *people[:yes]),
        *votes("against", *people[yes : yes + no]),
        *votes("abstain", *people[yes + no :]),
    )


def room(
    rule: VotingRule, yes: int, no: int = 0, abstain: int = 0, *, seats: int = 12, **more: Any
) -> Binding:
    """How a board of so many seats decides by a rule."""
    everybody = [Seat(f"p{n}") for n in range(seats)]
    gov = world(trust("A", seats=everybody, quorum=Quorum(count=0), rule=rule))
    return ask(gov, "A board", Y2024, votes=votes_of(yes, no, abstain), **more)["A"]


def board(rule: VotingRule, *cast: Vote, **more: Any) -> Binding:
    """How a board with roles decides by a rule."""
    gov = world(trust("A", quorum=Quorum(count=0), rule=rule))
    return ask(gov, "A board", Y2024, votes=cast, **more)["A"]
