"""West Yorkshire mental health, learning disability and autism: four trusts, and the chair rotates.

The chairs and chief executives of four trusts meet as committees in common, with authority from
their boards. A chair from each trust takes a turn. One meeting shows the rota, who was there as
what, and a trust whose committee loses its quorum before the last item.

    python examples/west_yorkshire_mhlda.py            print the answers
    python examples/west_yorkshire_mhlda.py --write    write west_yorkshire_mhlda.json anew

What carries the source "NHS Providers, Collaborating for better care (2021), West Yorkshire case
study" comes from there: the four trusts, who is a member, that the boards delegated, that the chair
rotates and was Bradford's, and that a strategic session is held twice a year. Everything else is
illustrative and says so; every person, every vote and every day is invented.
"""

import sys
from datetime import date
from pathlib import Path

from icsgov import (
    AgendaItem,
    Board,
    Chairing,
    Citation,
    Committee,
    CommitteeInCommon,
    Cycle,
    Decision,
    Delegation,
    Governance,
    Matter,
    Meeting,
    Organisation,
    Person,
    Present,
    Quorum,
    Rota,
    Seat,
    Stint,
    Vote,
    chair_on,
    irregularities,
    majority,
    meeting_days,
    next_meeting,
    quorums,
    resolve,
    taken,
)
from icsgov.io import save
from icsgov.views.record import minute

FILE = Path(__file__).with_suffix(".json")
CASE_STUDY = Citation(
    "NHS Providers, Collaborating for better care (2021), West Yorkshire case study"
)
ILLUSTRATIVE = Citation("illustrative: the case study does not say")
INVENTED = Citation("invented: a synthetic person")


def case_study(but: str) -> Citation:
    """The case study, with what it does not say."""
    return Citation(f"{CASE_STUDY}; illustrative: {but}")


TRUSTS = {
    "TAD": ("Bradford District Care NHS Foundation Trust", "FT", "alder", "birch"),
    "RGD": ("Leeds and York Partnership NHS Foundation Trust", "FT", "cedar", "dogwood"),
    "RY6": ("Leeds Community Healthcare NHS Trust", "NHST", "elm", "fir"),
    "RXG": ("South West Yorkshire Partnership NHS Foundation Trust", "FT", "gorse", "hazel"),
}
"""The trusts by their codes: name, kind, and the invented people who chair and lead them."""

Records = Organisation | Person | Board | Committee | Delegation


def trust(id: str) -> tuple[Records, ...]:
    """A trust, its board, and its committee of the chair and the chief executive."""
    name, kind, chair, chief = TRUSTS[id]
    seats = [Seat(chair, "chair", source=INVENTED), Seat(chief, "chief executive", source=INVENTED)]
    board, committee = f"{id}-board", f"{id}-committee"
    return (
        Organisation(id, name, kind=kind, source=CASE_STUDY),
        Person(chair, f"{chair.title()}, chair", source=INVENTED),
        Person(chief, f"{chief.title()}, chief executive", source=INVENTED),
        Board(
            board,
            id,
            "Board",
            seats=[*seats, Seat(f"{chair}-2", "non-executive", source=INVENTED)],
            quorum=Quorum(count=2),
            rule=majority(),
            source=case_study("who sits on it besides, its quorum and voting rule"),
        ),
        Committee(
            committee,
            id,
            "Committee in common",
            seats=seats,
            quorum=Quorum(count=2),
            rule=majority(),
            source=case_study("its quorum and voting rule"),
        ),
        Delegation(
            f"{id} scheme",
            by=board,
            to=committee,
            matters=["workforce", "service/change"],
            source=case_study("the matters"),
        ),
    )


ROOM = CommitteeInCommon(
    "mhlda", [f"{id}-committee" for id in TRUSTS], "Committee in common", source=CASE_STUDY
)
CYCLE = Cycle(
    "meetings",
    ROOM,
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=4WE",
    start=date(2021, 1, 1),
    to_working_day=True,
    source=ILLUSTRATIVE,
)
SESSIONS = Cycle(
    "strategic sessions",
    ROOM,
    "FREQ=YEARLY;BYMONTH=3,9;BYDAY=2WE",
    start=date(2021, 1, 1),
    to_working_day=True,
    source=case_study("the days"),
)
ROTA = Rota(
    "rotating chair",
    ROOM,
    [Stint(id, meetings=3) for id in TRUSTS],
    start=date(2021, 1, 1),
    source=case_study("the order after Bradford, and for how many meetings"),
)


def governance() -> Governance:
    """Who exists, who sits where, when they meet and who takes the chair in turn."""
    return Governance.of(
        *(record for id in TRUSTS for record in trust(id)),
        ROOM,
        CYCLE,
        SESSIONS,
        ROTA,
        Person("iris", "Iris, programme director", source=INVENTED),
        Person("juniper", "Juniper, of the commissioners", source=INVENTED),
        *(Matter(path, kinds=(), source=ILLUSTRATIVE) for path in ("workforce", "service")),
    )


DAY = date(2021, 4, 28)


def votes(*absent: str) -> list[Vote]:
    """Everybody for, each in the committee of their own trust, but those who were not there."""
    return [
        Vote(person, "for", body=f"{id}-committee", source=INVENTED)
        for id, (_, _, *people) in TRUSTS.items()
        for person in people
        if person not in absent
    ]


def decision(id: str, matter: str, title: str, *absent: str) -> Decision:
    """A decision of the meeting. Its subject is in the case study; that it was taken is not."""
    about = case_study("that it was decided, the day and the votes")
    return Decision(
        id, matter, forum=ROOM.id, day=DAY, title=title, votes=votes(*absent), source=about
    )


TRAINING = decision("PMVA", "workforce/training", "One training in preventing violence")
BANK = decision("BANK", "workforce/bank", "A staff bank for all four trusts", "fir")
DECISIONS = (TRAINING, BANK)

MEETING = Meeting(
    "2021-04",
    forum=ROOM,
    day=DAY,
    items=[
        AgendaItem(1, "Minutes of the last meeting"),
        AgendaItem(2, "Training staff alike", TRAINING),
        AgendaItem(3, "A staff bank", BANK),
    ],
    present=[
        *(
            Present(
                person,
                f"{id}-committee",
                to_item=2 if person == "fir" else None,
                source=INVENTED,
            )
            for id, (_, _, *people) in TRUSTS.items()
            for person in people
        ),
        Present("iris", capacity="in attendance", source=INVENTED),
        Present("juniper", capacity="in attendance", from_item=2, source=INVENTED),
    ],
    presided=[Chairing("alder", source=INVENTED), Chairing("cedar", from_item=3, source=INVENTED)],
    source=ILLUSTRATIVE,
)


def main() -> None:
    """Print when they meet, who is in the chair, and what came of one meeting; or write it down."""
    gov = governance()
    if "--write" in sys.argv[1:]:
        save(FILE, gov, DECISIONS, MEETING)
        return
    year = date(2021, 1, 1), date(2022, 1, 1)
    for day in sorted(day for one in (CYCLE, SESSIONS) for day in meeting_days(one, *year)):
        print(f"{day:%a} {day}: {chair_on(ROTA, day, gov)} presides")
    print("after this one they meet on", next_meeting(ROOM, DAY, gov), end="\n\n")
    for one in quorums(MEETING, DECISIONS, gov):
        print(one)
    print()
    for made in DECISIONS:
        outcome = resolve(taken(MEETING, made, gov), gov)
        print(f"{made.title}: binds {', '.join(outcome.bound)}")
    print()
    for finding in irregularities(MEETING, DECISIONS, gov):
        print(finding)
    print()
    print(minute(resolve(taken(MEETING, BANK, gov), gov), "RY6", gov, MEETING))


if __name__ == "__main__":
    main()
