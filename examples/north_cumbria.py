"""North Cumbria, 2017 to 2019: two boards in one room.

An NHS foundation trust and an NHS trust align their boards and committees, share a chief
executive, and mean to merge in April 2019. Six decisions, besides the memoranda, show what such a
meeting decides, and for whom.

    python examples/north_cumbria.py            print the answers
    python examples/north_cumbria.py --write    write north_cumbria.json anew

What carries the source "NHS Providers, Collaborative working (2018), North Cumbria case study"
comes from there. Everything else is illustrative and says so; every person and every vote is
invented. The case study looks ahead to the merger; the example takes the date that it gives.
"""

import sys
from datetime import date
from pathlib import Path

from icsgov import (
    Board,
    Citation,
    Committee,
    CommitteeInCommon,
    Decision,
    Delegation,
    Governance,
    Group,
    Matter,
    Office,
    Organisation,
    Period,
    Person,
    Presiding,
    Quorum,
    Resolution,
    Seat,
    Tenure,
    Vote,
    majority,
    resolve,
)
from icsgov.io import save

FILE = Path(__file__).with_suffix(".json")
CASE_STUDY = Citation("NHS Providers, Collaborative working (2018), North Cumbria case study")


def case_study(but: str) -> Citation:
    """The case study, with what it does not say."""
    return Citation(f"{CASE_STUDY}; illustrative: {but}")


ILLUSTRATIVE = Citation("illustrative: the case study does not say")
INVENTED = Citation("invented: a synthetic person")
BODY = case_study("members, quorum and voting rule")
POST = case_study("the day in June 2017")
SCHEME = Citation("scheme of delegation (illustrative: the case study does not say what it holds)")

MERGER = date(2019, 4, 1)
UNTIL_MERGER = Period(end=MERGER)
JOINT_CHIEF = Period(date(2017, 6, 30))
CLINICIAN_VOTES = Period(date(2018, 9, 1))

PEOPLE = {
    "alder": "A. Alder, chair of the foundation trust",
    "birch": "B. Birch, non-executive of the foundation trust",
    "cedar": "C. Cedar, non-executive of the foundation trust",
    "dogwood": "D. Dogwood, finance director of the foundation trust",
    "elm": "E. Elm, joint chief executive",
    "fir": "F. Fir, chair of the NHS trust",
    "gorse": "G. Gorse, non-executive of the NHS trust",
    "hazel": "H. Hazel, non-executive of the NHS trust",
    "ivy": "I. Ivy, finance director of the NHS trust",
    "juniper": "J. Juniper, a clinician who is a director of neither trust",
}

ORGANISATIONS = (
    Organisation("RNN", "Cumbria Partnership NHS Foundation Trust", kind="FT", source=CASE_STUDY),
    Organisation(
        "RNL",
        "North Cumbria University Hospitals NHS Trust",
        kind="NHST",
        period=UNTIL_MERGER,
        source=CASE_STUDY,
    ),
)


def seat(person: str, role: str | None = None, period: Period | None = None) -> Seat:
    """A seat of an invented person."""
    return Seat(person, role, period=period or Period(), source=INVENTED)


BOARDS = (
    Board(
        "rnn-board",
        "RNN",
        "Board of the foundation trust",
        seats=[
            seat("alder", "chair"),
            seat("birch", "non-executive"),
            seat("cedar", "non-executive"),
            seat("dogwood", "executive"),
            Seat("elm", "chief executive", period=JOINT_CHIEF, source=POST),
        ],
        quorum=Quorum(count=3),
        rule=majority(),
        source=BODY,
    ),
    Board(
        "rnl-board",
        "RNL",
        "Board of the NHS trust",
        seats=[
            seat("fir", "chair"),
            seat("gorse", "non-executive"),
            seat("hazel", "non-executive"),
            seat("ivy", "executive"),
            Seat("elm", "chief executive", period=JOINT_CHIEF, source=POST),
        ],
        quorum=Quorum(count=3),
        rule=majority(),
        period=UNTIL_MERGER,
        source=BODY,
    ),
)


def quality(id: str, organisation: str, *directors: str) -> Committee:
    """A quality committee. From September 2018 a clinician votes on it who is no director."""
    return Committee(
        id,
        organisation,
        "Quality committee",
        seats=[
            *(seat(person) for person in directors),
            seat("juniper", "outsider", CLINICIAN_VOTES),
        ],
        quorum=Quorum(count=2),
        rule=majority(),
        source=case_study("that one of the committees is for quality, its members and its rules"),
    )


def audit(id: str, organisation: str, *directors: str) -> Committee:
    """An audit and risk committee: of one trust, and not among those that meet in common."""
    return Committee(
        id,
        organisation,
        "Audit and risk committee",
        seats=[seat(person) for person in directors],
        quorum=Quorum(count=2),
        rule=majority(),
        source=BODY,
    )


COMMITTEES = (
    quality("rnn-quality", "RNN", "birch", "cedar", "elm"),
    quality("rnl-quality", "RNL", "gorse", "hazel", "elm"),
    audit("rnn-audit", "RNN", "birch", "cedar"),
    audit("rnl-audit", "RNL", "gorse", "hazel"),
)

IN_COMMON = (
    CommitteeInCommon(
        "aligned-boards", ["rnn-board", "rnl-board"], "Aligned boards", source=CASE_STUDY
    ),
    CommitteeInCommon(
        "aligned-quality",
        ["rnn-quality", "rnl-quality"],
        "Aligned quality committees",
        source=case_study("that one of the committees is for quality"),
    ),
)

# One person, two capacities: a seat for each trust, and each vote says in which it was cast.
JOINT_EXECUTIVE = Group(
    "joint-executive",
    "Joint executive management team",
    seats=[
        Seat("elm", "chief executive", held_for="RNN", period=JOINT_CHIEF, source=POST),
        Seat("elm", "chief executive", held_for="RNL", period=JOINT_CHIEF, source=POST),
    ],
    source=case_study("that its chief executive decides there for each trust"),
)

OFFICES = tuple(
    Office(
        f"{org.lower()}-chief",
        org,
        "Chief executive",
        holders=[Tenure("elm", JOINT_CHIEF)],
        source=POST,
    )
    for org in ("RNN", "RNL")
)


def given(id: str, by: str, to: str, matters: str, ceiling: int | None = None) -> Delegation:
    """Power that a board gave. The case study says that there was some, and not how much."""
    return Delegation(id, by=by, to=to, matters=matters, ceiling=ceiling, source=SCHEME)


DELEGATIONS = (
    given("RNN scheme 1", "rnn-board", "rnn-quality", "service/pathway"),
    given("RNL scheme 1", "rnl-board", "rnl-quality", "service/pathway"),
    given("RNN scheme 2", "rnn-board", "rnn-chief", "support", 500_000),
    given("RNL scheme 2", "rnl-board", "rnl-chief", "support", 500_000),
    given("RNN scheme 3", "rnn-board", "rnn-audit", "assurance/internal-audit"),
    given("RNL scheme 3", "rnl-board", "rnl-audit", "assurance/internal-audit"),
)

# That none of these is of a kind to which statute attaches something is part of the illustration.
MATTERS = tuple(
    Matter(path, kinds=(), source=ILLUSTRATIVE)
    for path in ("service", "support", "assurance", "partnership")
)


def governance() -> Governance:
    """Who exists, who sits where, and who gave what to whom."""
    return Governance.of(
        *ORGANISATIONS,
        *(Person(id, name, source=INVENTED) for id, name in PEOPLE.items()),
        *BOARDS,
        *COMMITTEES,
        *IN_COMMON,
        JOINT_EXECUTIVE,
        *OFFICES,
        *DELEGATIONS,
        *MATTERS,
    )


def votes(body: str, **positions: str) -> list[Vote]:
    """Votes cast in one body, as in `votes("rnn-board", alder="for")`."""
    return [
        Vote(person, position, body=body, source=INVENTED) for person, position in positions.items()
    ]


def memorandum(id: str, body: str, title: str, day: date) -> Decision:
    """A memorandum of understanding that a board approved. Its votes are not on record."""
    return Decision(
        id,
        "partnership/memorandum",
        forum=body,
        day=day,
        title=title,
        resolutions=[Resolution(body, "for", source=CASE_STUDY)],
        notice=date(day.year, day.month, 1),
        source=case_study("the days of the month"),
    )


# What binds is the approval. The memorandum itself states an intention and moves no function.
MEMORANDA = (
    memorandum("MOU-2017-RNN", "rnn-board", "Approve the first memorandum", date(2017, 3, 30)),
    memorandum("MOU-2017-RNL", "rnl-board", "Approve the first memorandum", date(2017, 3, 28)),
    memorandum("MOU-2018-RNN", "rnn-board", "Approve the revised memorandum", date(2018, 3, 29)),
    memorandum("MOU-2018-RNL", "rnl-board", "Approve the revised memorandum", date(2018, 3, 27)),
)

FOR_AT_RNN = votes("rnn-board", alder="for", birch="for", cedar="for", dogwood="for", elm="for")

# (a) In the room six people are for and three against; one board is for, the other against.
ONE_BOARD = Decision(
    "A",
    "service/stroke-unit",
    forum="aligned-boards",
    day=date(2018, 5, 31),
    title="Put both stroke units under one roof",
    votes=[
        *FOR_AT_RNN,
        *votes("rnl-board", fir="against", gorse="against", hazel="against", ivy="for", elm="for"),
    ],
    presided=[Presiding("alder", body="rnn-board"), Presiding("fir", body="rnl-board")],
    notice=date(2018, 5, 21),
    source=ILLUSTRATIVE,
)

# (b) Both boards are for, each by its own votes.
BOTH_BOARDS = Decision(
    "B",
    "support/recruitment",
    forum="aligned-boards",
    day=date(2018, 6, 28),
    title="Recruit staff together",
    votes=[*FOR_AT_RNN, *votes("rnl-board", fir="for", gorse="for", hazel="abstain", elm="for")],
    presided=[Presiding("alder", body="rnn-board"), Presiding("fir", body="rnl-board")],
    notice=date(2018, 6, 18),
    source=ILLUSTRATIVE,
)

# (c) One person, two delegations, two decisions.
JOINT_CHIEF_DECIDES = Decision(
    "C",
    "support/procurement",
    forum="joint-executive",
    day=date(2018, 7, 10),
    title="Buy one rostering system for both trusts",
    figures=400_000,
    votes=[
        Vote("elm", "for", organisation="RNN", source=INVENTED),
        Vote("elm", "for", organisation="RNL", source=INVENTED),
    ],
    source=ILLUSTRATIVE,
)

# (d) Two committees made up alike, under different law.
TWO_LAWS = Decision(
    "D",
    "service/pathway/frailty",
    forum="aligned-quality",
    day=date(2018, 10, 9),
    title="One frailty pathway",
    votes=[
        *votes("rnn-quality", birch="for", cedar="for", elm="for", juniper="for"),
        *votes("rnl-quality", gorse="for", hazel="for", elm="for", juniper="for"),
    ],
    source=ILLUSTRATIVE,
)

# (e) A month after the merger the old agenda still names both.
AFTER_MERGER = Decision(
    "E",
    "support/estates",
    forum="aligned-boards",
    day=date(2019, 5, 2),
    title="Share one estates team (on an old agenda that names both trusts)",
    votes=FOR_AT_RNN,
    presided="alder",
    source=ILLUSTRATIVE,
)

# (f) Audit stays apart: one trust's committee, one trust's decision.
AUDIT_APART = Decision(
    "F",
    "assurance/internal-audit",
    forum="rnl-audit",
    day=date(2018, 11, 6),
    title="Have the joint arrangements audited",
    votes=votes("rnl-audit", gorse="for", hazel="for"),
    source=ILLUSTRATIVE,
)

DECISIONS = (
    *MEMORANDA,
    ONE_BOARD,
    BOTH_BOARDS,
    JOINT_CHIEF_DECIDES,
    TWO_LAWS,
    AFTER_MERGER,
    AUDIT_APART,
)


def main() -> None:
    """Print who is bound by each decision, and why one trust is not; or write the document."""
    gov = governance()
    if "--write" in sys.argv[1:]:
        save(FILE, gov, DECISIONS)
        return
    for decision in DECISIONS:
        print(resolve(decision, gov), end="\n\n")
    print("Why (d) does not bind the foundation trust:\n")
    print(resolve(TWO_LAWS, gov).why("RNN"))


if __name__ == "__main__":
    main()
