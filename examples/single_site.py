"""A majority of the room, and five trusts that each decide alone.

Five trusts send somebody to a group, each with a delegation from the trust's own board. Most of the
room agrees to put a service on one site. Who is bound, and what would it take to bind the rest?

    python examples/single_site.py            print the answers
    python examples/single_site.py --write    write single_site.json anew

The situation follows the points to remember of NHS Providers, Collaborative working (2018). The
trusts, the people and the days are invented.
"""

import sys
from datetime import date
from pathlib import Path

from icsgov import (
    Board,
    Citation,
    Decision,
    Delegation,
    Governance,
    Group,
    Matter,
    Organisation,
    Person,
    Quorum,
    Seat,
    Vote,
    majority,
    resolve,
)
from icsgov.io import save

FILE = Path(__file__).with_suffix(".json")
POINTS = Citation("NHS Providers, Collaborative working (2018), points to remember")
INVENTED = Citation("invented: a synthetic trust, person or value")
SCHEME = Citation("scheme of delegation 4.2 (invented)")

FIRST = date(2018, 9, 12)
SECOND = date(2018, 9, 26)

# The four standing conditions of a delegation for work across a system.
CONDITIONS = (
    "accords with the strategy, policy and culture of the trust",
    "accords with the agreed strategy of the system",
    "does not destabilise the trust financially",
    "does not bring the trust into disrepute",
)

# Who comes for each trust, and how they vote on the first day.
ROOM = {
    "NORTH": ("ash", "executive", "for"),
    "SOUTH": ("beech", "executive", "for"),
    "EAST": ("cherry", "executive", "abstain"),
    "WEST": ("damson", "executive", "against"),
    "COAST": ("elder", "chair", "for"),
}


Records = tuple[Organisation | Person | Board | Delegation, ...]


def trust(id: str, person: str, role: str) -> Records:
    """A foundation trust whose board has given one of its directors power over the matter."""
    board = f"{id.lower()}-board"
    return (
        Organisation(id, f"{id.title()} NHS Foundation Trust", kind="FT", source=INVENTED),
        Person(person, f"{person.title()} (invented)", source=INVENTED),
        Board(
            board,
            id,
            "Board of directors",
            seats=[Seat(person, role, source=INVENTED)],
            quorum=Quorum(count=1),
            rule=majority(),
            source=INVENTED,
        ),
        Delegation(
            f"{id} 4.2",
            by=board,
            to=person,
            matters="service/consolidation",
            conditions=CONDITIONS,
            source=SCHEME,
        ),
    )


def governance() -> Governance:
    """Five trusts, and the group in which their directors meet."""
    room = Group(
        "room",
        "System board",
        seats=[
            Seat(person, role, held_for=id, source=INVENTED)
            for id, (person, role, _) in ROOM.items()
        ],
        source=POINTS,
    )
    trusts = [one for id, (person, role, _) in ROOM.items() for one in trust(id, person, role)]
    return Governance.of(*trusts, room, Matter("service", kinds=(), source=INVENTED))


ONE_SITE = Decision(
    "ONE-SITE",
    "service/consolidation",
    forum="room",
    day=FIRST,
    title="Put the service on one site",
    votes=[
        *(Vote(person, position, source=POINTS) for person, _, position in ROOM.values()),
        Vote("damson", "for", day=SECOND, source=POINTS),
    ],
    attested=CONDITIONS,
    source=POINTS,
)


def main() -> None:
    """Print who is bound on the first day and on the second; or write the document."""
    gov = governance()
    if "--write" in sys.argv[1:]:
        save(FILE, gov, ONE_SITE)
        return
    first, second = resolve(ONE_SITE, gov, on=FIRST), resolve(ONE_SITE, gov, on=SECOND)
    print(first, end="\n\n")
    print("A fortnight later WEST changes its vote, and is bound from 26 September 2018:\n")
    print(second, end="\n\n")
    print("Why the vote of COAST's chair binds nobody:\n")
    print(second.why("COAST"))


if __name__ == "__main__":
    main()
