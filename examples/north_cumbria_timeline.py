"""North Cumbria from January 2017 to the merger of April 2019, day by day.

Every step that the case study tells of, as a decision of the bodies that took it, and who was bound
on each of its days: on the last day before the merger, on the day itself with nothing on file about
what passed to the trust that goes on, and with a transfer on file.

    python examples/north_cumbria_timeline.py

The months and what was proposed come from the source "NHS Providers, Collaborative working (2018),
North Cumbria case study", which looks ahead to the merger. The days of the months, the votes, the
approvals of the merger and the transfer are illustrative, and every person is invented.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from north_cumbria import (  # type: ignore[import-not-found] # the example beside this one
    AFTER_MERGER,
    AUDIT_APART,
    BOTH_BOARDS,
    CASE_STUDY,
    FOR_AT_RNN,
    ILLUSTRATIVE,
    INVENTED,
    JOINT_CHIEF_DECIDES,
    MEMORANDA,
    MERGER,
    ONE_BOARD,
    TWO_LAWS,
    case_study,
    governance,
    seat,
    votes,
)

from icsgov import (
    AdvisoryGroup,
    Approval,
    Committee,
    Decision,
    Governance,
    Matter,
    Organisation,
    Presiding,
    Quorum,
    Resolution,
    Seat,
    Succession,
    history,
    majority,
    resolve,
)

GOVERNORS = tuple(f"governor-{n}" for n in range(1, 10))

# Who appoints a chief executive is not for either board as such: in a foundation trust it is the
# non-executives with the governors' approval, in an NHS trust its chair and non-executives.
BODIES = (
    Committee(
        "rnn-appointments",
        "RNN",
        "Non-executives of the foundation trust",
        seats=[
            seat("alder", "chair"),
            seat("birch", "non-executive"),
            seat("cedar", "non-executive"),
        ],
        quorum=Quorum(count=2),
        rule=majority(),
        source=ILLUSTRATIVE,
    ),
    Committee(
        "rnl-appointments",
        "RNL",
        "Chair and non-executives of the NHS trust",
        seats=[
            seat("fir", "chair"),
            seat("gorse", "non-executive"),
            seat("hazel", "non-executive"),
        ],
        quorum=Quorum(count=2),
        rule=majority(),
        source=ILLUSTRATIVE,
    ),
    Committee(
        "rnn-governors",
        "RNN",
        "Council of governors",
        seats=[Seat(person, "governor", source=INVENTED) for person in GOVERNORS],
        statute="governors",
        source=case_study("how many governors there are"),
    ),
    AdvisoryGroup(
        "joint-development",
        "Joint board development session",
        organisations=["RNN", "RNL"],
        source=CASE_STUDY,
    ),
)
REGULATORS = (
    Organisation("NHSI", "The regulator, which acts as NHS England since", kind="NHSE"),
    Organisation("SOS", "Secretary of State for Health and Social Care", kind="SOS"),
)
MATTERS = (
    Matter("appointment/chief-executive", kinds="chief-executive-appointment"),
    Matter("merger", kinds=["acquisition", "acquired-by-foundation-trust"], source=ILLUSTRATIVE),
)
TRANSFER = Succession(
    "MERGER-2019",
    of="RNL",
    to="RNN",
    day=MERGER,
    carried="decisions",
    lapsed=["delegations", "seats"],
    source=ILLUSTRATIVE,
)


def framework(transfer: Succession | None = None) -> Governance:
    """The framework of the other example, with who appoints, who approves, and who succeeds."""
    bare = Succession("MERGER-2019", of="RNL", to="RNN", day=MERGER, source=CASE_STUDY)
    gov: Governance = governance()
    return gov.put(*BODIES, *REGULATORS, *MATTERS, transfer or bare)


def both(id: str, matter: str, title: str, days: tuple[date, date]) -> list[Decision]:
    """What the boards approved, each at its own meeting. Votes are not on record."""
    return [
        Decision(
            f"{id}-{org}",
            matter,
            forum=f"{org.lower()}-board",
            day=day,
            title=title,
            resolutions=[Resolution(f"{org.lower()}-board", "for", source=CASE_STUDY)],
            notice=day - timedelta(days=10),
            source=case_study("the days of the month"),
        )
        for org, day in zip(("RNN", "RNL"), days, strict=True)
    ]


def considered(id: str, forum: str, matter: str, title: str, day: date, **more: Any) -> Decision:
    """What was talked about. The source does not say that anything was decided."""
    return Decision(
        id,
        matter,
        forum=forum,
        day=day,
        title=title,
        source=case_study("the day of the month"),
        **more,
    )


def appointed(org: str, day: date, *people: str, **more: Any) -> Decision:
    """The appointment itself, by those whom the law names."""
    body = f"{org.lower()}-appointments"
    cast = votes(body, **dict.fromkeys(people, "for"))
    return Decision(
        f"APPOINT-{org}",
        "appointment/chief-executive",
        forum=body,
        day=day,
        title="Appoint the joint chief executive",
        votes=cast,
        notice=day - timedelta(days=10),
        source=ILLUSTRATIVE,
        **more,
    )


ALL_OF_RNL = votes("rnl-board", fir="for", gorse="for", hazel="for", ivy="for", elm="for")
JOIN = Decision(
    "JOIN",
    "merger",
    forum="aligned-boards",
    day=date(2018, 11, 29),
    title="Join together in April 2019",
    votes=[*FOR_AT_RNN, *ALL_OF_RNL],
    presided=[Presiding("alder", body="rnn-board"), Presiding("fir", body="rnl-board")],
    notice=date(2018, 11, 15),
    approvals=[
        Approval(
            "rnn-governors",
            date(2019, 1, 22),
            of="RNN",
            votes_for=6,
            votes_against=2,
            abstained=1,
            source=INVENTED,
        ),
        Approval("SOS", date(2019, 3, 12), source=INVENTED),
        Approval("NHSI", date(2019, 3, 20), of="RNN", source=INVENTED),
    ],
    source=case_study("the day, the votes and the approvals"),
)

TIMELINE: tuple[Decision, ...] = (
    *both(
        "PRINCIPLE",
        "partnership/integration",
        "Agree in principle to integrated leadership and governance",
        (date(2017, 1, 26), date(2017, 1, 31)),
    ),
    *MEMORANDA[:2],
    *both(
        "CHIEF",
        "partnership/joint-chief",
        "Approve that there be a joint chief executive",
        (date(2017, 6, 15), date(2017, 6, 13)),
    ),
    appointed(
        "RNN",
        date(2017, 6, 20),
        "alder",
        "birch",
        "cedar",
        approvals=[Approval("rnn-governors", date(2017, 6, 27), of="RNN", source=CASE_STUDY)],
    ),
    appointed("RNL", date(2017, 6, 20), "fir", "gorse", "hazel"),
    *both(
        "TEAM",
        "partnership/executive-team",
        "Establish a joint executive management team",
        (date(2017, 9, 28), date(2017, 9, 26)),
    ),
    considered(
        "SESSION",
        "joint-development",
        "partnership/governance",
        "Consider governance proposals together",
        date(2017, 11, 16),
    ),
    considered(
        "PAPER-RNN",
        "rnn-board",
        "partnership/governance",
        "Discuss a paper on governance and leadership",
        date(2017, 12, 14),
    ),
    considered(
        "PAPER-RNL",
        "rnl-board",
        "partnership/governance",
        "Discuss a paper on governance and leadership",
        date(2017, 12, 12),
    ),
    considered(
        "SINGLE-RNN",
        "rnn-board",
        "partnership/single-board",
        "Consider a single joint board",
        date(2018, 1, 25),
    ),
    considered(
        "SINGLE-RNL",
        "rnl-board",
        "partnership/single-board",
        "Consider a single joint board",
        date(2018, 1, 30),
    ),
    *MEMORANDA[2:],
    *both(
        "ALIGN",
        "partnership/alignment",
        "Meet at the same time and place, the audit committees apart",
        (date(2018, 3, 29), date(2018, 3, 27)),
    ),
    ONE_BOARD,
    BOTH_BOARDS,
    JOINT_CHIEF_DECIDES,
    TWO_LAWS,
    AUDIT_APART,
    JOIN,
    AFTER_MERGER,
)


def answers(decision: Decision, gov: Governance, on: date) -> str:
    """Who is bound, in a few words."""
    told = resolve(decision, gov, on=on)
    return ", ".join(f"{one.organisation} {one.effect.value}" for one in told)


def day_by_day(gov: Governance) -> Iterable[str]:
    """Every day on which an answer changes, in order."""
    turns = [(turn, made) for made in TIMELINE for turn in history(made, gov)]
    turns.sort(key=lambda one: (one[0].day, TIMELINE.index(one[1]), one[0].organisation))
    for turn, made in turns:
        if turn.day < MERGER:
            said = f"{turn.organisation}: {turn.effect.value}"
            yield f"{turn.day}  {made.id:<14} {said:<18} {made.title}"


def main() -> None:
    """Print what was so on every day, and what is left of it after the merger."""
    silent, told = framework(), framework(TRANSFER)
    print(*day_by_day(silent), sep="\n")
    print("\nand what of it is left")
    for made in TIMELINE:
        last = max(made.day, MERGER - timedelta(days=1))
        print(f"\n{made.id}: {made.title}")
        print(f"  {last}                  {answers(made, silent, last)}")
        if made.day < MERGER:
            print(f"  {MERGER}, nothing on file {answers(made, silent, MERGER)}")
            print(f"  {MERGER}, transferred     {answers(made, told, MERGER)}")


if __name__ == "__main__":
    main()
