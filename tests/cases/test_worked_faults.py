"""What is said of input that cannot be, word by word.

PYTHONPATH=src python tests/cases/test_worked_faults.py     write down what is said now
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from build import committee, given, trust, world
from test_bad_input import DAY, ENDLESS, MALFORMED, MISFITS, NOON, decision

from icsgov.errors import GovernanceError, MalformedError
from icsgov.explain import Citation
from icsgov.model.agreement import Agreement, Portion
from icsgov.model.authority import ApprovalRule, Attestation, Delegation, Reservation, Residual
from icsgov.model.bearing import Bearing, CallOver, LookBack
from icsgov.model.body import (
    AdvisoryGroup,
    Board,
    Committee,
    CommitteeInCommon,
    Group,
    JointCommittee,
    Seat,
)
from icsgov.model.call_in import CallInRule
from icsgov.model.cycle import Cycle
from icsgov.model.decision import (
    Approval,
    Attendance,
    Decision,
    Notice,
    Overturning,
    Presiding,
    Ratification,
    Recusal,
    Resolution,
    Vote,
)
from icsgov.model.governance import Governance
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Office, Organisation, Tenure
from icsgov.model.risk_policy import AssuranceRule
from icsgov.model.urgent import Urgent
from icsgov.model.voting import (
    Including,
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    Threshold,
    VotingRule,
    at_least,
    more_than,
)
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve

SAID = Path(__file__).parent / "faults.txt"
BAD: Any = object
ODD: Any = 7
NOBODY: Any = None
WORD: Any = "three"
MISPLACED: Any = {
    "organisations": [Board("b", "A")],
    "people": [Organisation("A", kind="FT")],
}
EARLY, LATE = date(2024, 1, 1), date(2024, 5, 15)


def everything_unknown() -> Any:
    """A framework in which every id that can be wrong is."""
    elsewhere = SeatClass(organisations=["no org"])
    seats = [Seat("p", held_for="no org", nominated_by="no org")]
    rule = VotingRule([Share(more_than("1/2"), among=elsewhere), MustAgree(elsewhere)])
    quorum = Quorum(count=1, including=[Including(1, elsewhere)])
    return world(
        *(trust("A"), trust("B"), Organisation("L", kind="LA")),
        Board("b", "no org", seats=seats, rule=rule, quorum=quorum, side="council"),
        Committee("c", "A", parent="B board", rule=rule),
        *(Committee("d", "A", parent="no body"), Group("g", seats=seats)),
        JointCommittee("jc", ["A", "no org"], liable=["no org"], seats=seats, rule=[rule]),
        AdvisoryGroup("talk", organisations=["no org"], seats=seats),
        CommitteeInCommon("cic", ["A board", "jc", "c", "no body"]),
        *(
            Office("o", "no org", holders="A"),
            Office(
                "o2",
                "A",
                holders=[
                    Tenure("b", period=Period(EARLY)),
                    Tenure("o", period=Period(None, EARLY)),
                ],
            ),
        ),
        given("1", "p", "nobody", function_of="no org", attested=Attestation("x", of="no org")),
        *(Residual("2", by="o", to="nobody"), Reservation("3", by="o", matters="m")),
        ApprovalRule("4", organisation="no org", by="p", matters="m"),
        *(Matter("m"), Matter("m"), Organisation("m", kind="FT")),
        *(Board("A other", "A", period=Period(DAY)), Board("L all", "L")),
        *(Board("L one", "L", side="council"), Board("L two", "L", side="executive")),
    )


def everything_wrong_in_a_decision() -> Any:
    gov = world(trust("A"), trust("B"), CommitteeInCommon("cic", ["A board", "B board"]))
    bad = Decision(
        *("D", "service"),
        forum="cic",
        day=DAY,
        of=["A", "no org"],
        eligible=["A", "no org", "other"],
        votes=[
            *(Vote("p", "for"), Vote("q", "for", body="no body", organisation="no org")),
            *(Vote("r", "for", body="cic"), Vote("s", "for", body="A board")),
            Vote("t", "for", body="A board", organisation="no org"),
        ],
        attended=[Attendance("p", body="no body")],
        presided=Presiding("p", body="no body"),
        recused=Recusal("p", body="no body"),
        notice=[Notice(EARLY, body="no body"), Notice(EARLY)],
        resolutions=[Resolution("A", "for"), Resolution("A board", "for")],
        approvals=[Approval("p", DAY, of="no org"), Approval("A", DAY, of="A")],
        ratifications=Ratification("A", DAY),
        overturnings=Overturning("p", DAY),
        attested=Attestation("x", of="no org"),
    )
    return resolve(bad, gov)


def strange_kinds() -> Any:
    gov = world(trust("A"), Matter("x", kinds=["merger", "mergers"]))
    return resolve(decision(), gov)


ALSO = {
    "everything unknown in a framework": everything_unknown,
    "everything wrong in a decision": everything_wrong_in_a_decision,
    "a kind that the rulebook does not know": strange_kinds,
    "a forum that is not there": lambda: resolve(decision(forum="nowhere"), world(trust("A"))),
    "no day to ask about": lambda: resolve(decision(), world(trust("A")), on=BAD),
    "a decision of everything else": lambda: decision(
        matters="UP", forum=ODD, figures="much", votes=ODD, of=ODD, notice=ODD, title=ODD
    ),
    "a decision that contradicts itself": lambda: decision(
        votes=[
            *(Vote("p", "for", order=1), Vote("p", "against", order=2), Vote("p", "for")),
            *(Vote("q", "for", organisation="A"), Vote("q", "for", organisation="B")),
            *(Vote("q", "for"), Vote("r", "for", day=DAY), Vote("r", "for", body="A board")),
            *(Vote("s", "for", casting=True), Vote("s", "against")),
        ],
        figures=[Figure(1), Figure(2, basis="year"), Figure(3)],
        presided=[Presiding("p"), Presiding("q"), Presiding("q", body="A board")],
        notice=[Notice(DAY), Notice(DAY)],
        overturnings=[Overturning("A board", EARLY), Overturning("A board", DAY)],
    ),
    "a delegation of everything else": lambda: Delegation(
        ODD,
        by=ODD,
        to="A",
        matters=["UP", ODD],
        ceiling="much",
        period=ODD,
        conditions=ODD,
        passing_on=ODD,
        decision=ODD,
        attested=ODD,
        recall=ODD,
        source=ODD,
    ),
    "an approval rule of everything else": lambda: ApprovalRule(
        "4", organisation=ODD, by="A", matters="UP", above=BAD, threshold="of_some"
    ),
    "a reservation of nothing": lambda: Reservation("3", by="A", matters=[], above=-1),
    "a residual to itself": lambda: Residual("2", by="A", to="A"),
    "a seat of everything else": lambda: Seat(ODD, ODD, period=ODD, voting=ODD, suspended=ODD),
    "a class of nobody": lambda: SeatClass(),
    "a class of everything else": lambda: SeatClass(roles="king", people=ODD, organisations=ODD),
    "a threshold of everything else": lambda: Threshold(share=BAD, exceeded=ODD),
    "a quorum of nothing": lambda: Quorum(),
    "a quorum of everything else": lambda: Quorum(count=ODD, including=ODD, period=ODD),
    "a share of everything else": lambda: Share(ODD, of=ODD, among=ODD, by_organisation=ODD),
    "a rule of everything else": lambda: VotingRule(ODD, matters="UP", casting_vote=ODD, tie=ODD),
    "an including of nobody": lambda: Including(-1, ODD),
    "a must-agree of nobody": lambda: MustAgree(ODD),
    "a board of everything else": lambda: Board(ODD, ODD, ODD, seats=ODD, rule=ODD, side="left"),
    "a joint committee of nobody": lambda: JointCommittee("jc", [], statute="law", recall=ODD),
    "an office of everything else": lambda: Office(
        "o", "A", holders=ODD, employee=ODD, accounting_officer=ODD
    ),
    "an office held twice": lambda: Office(
        "o",
        "A",
        holders=[Tenure("p", period=Period(None, DAY)), Tenure("q", period=Period(EARLY))],
    ),
    "a matter of everything else": lambda: Matter("UP/", kinds=ODD, side="left"),
    "a limit of everything else": lambda: Limit(10**18, basis="day", vat=ODD, inclusive=ODD),
    "a figure of everything else": lambda: Figure("1e-31", basis="day", vat="most"),
    "a citation of nothing": lambda: Citation(" ", url=BAD),
    "a citation of blanks at a blank place": lambda: Citation(ODD, url="  "),
    "a reservation of no path": lambda: Reservation("3", by="A", matters="UP"),
    "an approval rule of nothing": lambda: ApprovalRule(
        "4", organisation="A", by="A", matters=[], threshold=ODD
    ),
    "a seat of nobody": lambda: Seat(NOBODY),
    "a committee of everything else": lambda: Committee("c", ODD, statute="law", seats=[ODD]),
    "an advisory group of one twice": lambda: AdvisoryGroup("talk", organisations=["A", "A"]),
    "a group of everything else": lambda: Group("g", seats=[Seat("p", held_for="A"), ODD]),
    "a group of two for each of two": lambda: Group(
        "g", seats=[Seat(name, held_for=org) for name, org in ("pB", "qA", "rA", "sB")]
    ),
    "an office of somebody and something": lambda: Office("o", "A", holders=[Tenure("p"), ODD]),
    "a tenure of everything else": lambda: Tenure(ODD, ODD),
    "a vote of everything else": lambda: Vote(
        ODD, "maybe", body=ODD, organisation=ODD, day=BAD, order=-1, casting=ODD
    ),
    "an attendance of everything else": lambda: Attendance(ODD, body=ODD),
    "a presiding of everything else": lambda: Presiding(ODD, body=ODD),
    "a recusal of everything else": lambda: Recusal(ODD, body=ODD),
    "a resolution of everything else": lambda: Resolution(ODD, "maybe"),
    "a notice of everything else": lambda: Notice(ODD, body=ODD, exception="late"),
    "an approval of everything else": lambda: Approval(
        ODD, ODD, of=ODD, votes_for=-1, votes_against=BAD, abstained=WORD
    ),
    "a ratification of everything else": lambda: Ratification(ODD, ODD),
    "an overturning of everything else": lambda: Overturning(ODD, ODD),
    "an attestation of everything else": lambda: Attestation(ODD, ODD, of=ODD),
    "somebody present who is none": lambda: decision(attended=ODD),
    "nobody presiding": lambda: decision(presided=ODD),
    "records in the wrong place": lambda: decision(
        votes=[Citation("x")],
        figures=[Limit(5)],
        resolutions=[Notice(DAY)],
        notice=[Resolution("A board", "for")],
        ratifications=[Overturning("A board", EARLY)],
        overturnings=[Citation("x")],
    ),
    "acts after no day": lambda: decision(day=NOON, overturnings=Overturning("A board", EARLY)),
    "a source of blanks": lambda: decision(source="  "),
    "a power that is none": lambda: given("1", "A board", "A committee", under=ODD),
    "votes in one capacity and in any": lambda: decision(
        votes=[
            *(Vote("p", "for"), Vote("p", "for", organisation="A")),
            *(Vote("q", "for", organisation="A"), Vote("q", "against", organisation="A")),
            *(Vote("r", "for", organisation="A"), Vote("r", "for", organisation="B")),
        ]
    ),
    "votes with an order and without": lambda: decision(
        votes=[
            *(Vote("p", "for"), Vote("p", "for", order=1)),
            *(Vote("q", "for", order=2), Vote("q", "for", organisation="A", order=2)),
            *(Vote("r", "for", order=2), Vote("r", "for", organisation="A", order=3)),
            *(Vote("s", "for", organisation="A", order=2), Vote("s", "for", order=2)),
            Vote("t", "for", order=2),
            *(Vote("t", "for", organisation="A", order=n) for n in (1, 2)),
        ]
    ),
    "a framework of everything else": lambda: Governance(organisations=[ODD], bodies=ODD),
    "records of a framework in the wrong place": lambda: Governance(**MISPLACED),
    "a meeting of nobody and of no committee": lambda: world(
        *(trust("A"), Group("g"), CommitteeInCommon("cic", ["A board", "a nobody", "g"]))
    ),
    "an amount on the last line": lambda: Limit(10**18 - 1, basis=ODD),
    "an amount over the last line": lambda: Limit(10**18),
    "a count over the last line": lambda: Quorum(count=10**18),
    "a count that is a truth": lambda: Quorum(count=True),
    "a count in words": lambda: Quorum(count=WORD),
    "a text of eighty letters in all": lambda: Organisation("A", kind="F" * 78),
    "a text of one more": lambda: Organisation("A", kind="F" * 79),
    "an id with a tab": lambda: Organisation("A\tB", kind="FT"),
    "a long text for a kind": lambda: Organisation("A", kind="F" * 100),
    "a share that is no number": lambda: at_least("half"),
    "votes for and against with an order and without": lambda: decision(
        votes=[
            *(Vote("p", "against"), Vote("p", "for", order=1)),
            *(Vote("q", "against", order=2), Vote("q", "for", organisation="A", order=2)),
            *(Vote("r", "against", order=2), Vote("r", "for", organisation="A", order=1)),
            *(Vote("s", "against", organisation="A", order=1), Vote("s", "against", order=2)),
            Vote("s", "for", organisation="A", order=2),
        ]
    ),
    "a challenge after the decision, and a look back before it": lambda: decision(
        call_overs=[CallOver(EARLY, by="p"), CallOver(DAY, by="p"), CallOver(LATE, by="p")],
        look_backs=[LookBack(EARLY, by="p"), LookBack(DAY, by="p"), LookBack(LATE, by="p")],
    ),
    "challenges and looks back of nothing": lambda: decision(call_overs=[ODD], look_backs=WORD),
    "a total that is none": lambda: given("1", "A board", "A committee", totals=[WORD, BAD]),
    "an interval that is none": lambda: AssuranceRule("5", source="policy, 5", lasts=ODD),
    "a clause that is nothing": lambda: VotingRule([NOBODY, MustAgree(SeatClass(people="p"))]),
    "a word in the place of several": lambda: Quorum(count=1, including=WORD),
    "an agreement of everything else": lambda: Agreement(
        "G",
        kind=ODD,
        parties=["A", "B"],
        lead="C",
        matters="UP",
        gain=[Portion("C", "1/3"), ODD],
        loss=[Portion("B", "1/2"), Portion("B", "1/4")],
    ),
    "an agreement of one with itself": lambda: Agreement("G", kind="other", parties=["A", "A"]),
    "an agreement of nobody else": lambda: Agreement("G", kind="other", parties="A", gain=WORD),
    "an agreement with somebody who is not there": lambda: world(
        trust("A"), Agreement("G", kind="other", parties=["A", "no org"])
    ),
    "a portion of everything else": lambda: Portion(ODD, "2", most="0.001"),
    "a portion up to no end": lambda: Portion("A", WORD, most=ENDLESS),
    "urgent power after nobody is consulted": lambda: world(
        *(trust("A"), committee("A")),
        given(
            *("1", "A board", "A committee"),
            urgent=Urgent(
                consulted="nobody", consulted_of=Including(1, SeatClass(organisations="no org"))
            ),
        ),
    ),
    "urgent power barred by no conditions": lambda: given(
        *("1", "A board", "A committee"), conditions=ODD, urgent=Urgent(barred_by="late")
    ),
    "urgent power barred by a condition": lambda: given(
        *("1", "A board", "A committee"),
        conditions=["in time", "late"],
        urgent=Urgent(barred_by=["early", "late"]),
    ),
    "call-in by nobody from a trust": lambda: world(
        trust("A"), CallInRule("c", organisation="A", working_days=5, by=["A board", "nobody"])
    ),
    "told, published and met before the decision": lambda: decision(
        overturnings=[Overturning("A board", DAY), Overturning("A board", DAY, told=EARLY)],
        published=EARLY,
        implemented=EARLY,
        next_meeting=EARLY,
    ),
    "a proposal and a stage of no name": lambda: decision(proposal=" ", stage=""),
    "a cycle moved and cancelled on no day": lambda: Cycle(
        *("C", "b", "FREQ=MONTHLY;BYDAY=1TU"),
        start=DAY,
        to_working_day=False,
        moved=ODD,
        cancelled=[ODD, DAY],
    ),
    **{
        f"a cycle that comes again {often.lower()}": lambda often=often: Cycle(  # type: ignore[misc] # lambda
            "C", "b", f"FREQ={often}", start=DAY, to_working_day=False
        )
        for often in (
            *("HOURLY", "MINUTELY", "SECONDLY", "OFTEN", "DAILY;INTERVAL=HOURLY"),
            *("DAILY;UNTIL=00000000", "DAILY;COUNT=00", "DAILY;WKST=", "DAILY;FREQ=DAILY"),
            *("DAILY;BYDAY=MO;BYSETPOS=1", "DAILY;BYDAY=1MO", "DAILY;UNTIL=20240513"),
        )
    },
    **{
        f"a cycle of {days}": lambda days=days: Cycle(  # type: ignore[misc] # lambda
            "C", "b", f"FREQ={days}", start=DAY, to_working_day=False
        )
        for days in (
            *("MONTHLY;BYDAY=1MO,9MO", "MONTHLY;BYDAY=6MO,-6TU", "YEARLY;BYDAY=54MO,1MO"),
            *("YEARLY;BYMONTH=12;BYDAY=6MO", "MONTHLY;BYMONTH=12;BYDAY=-9999MO"),
            *("WEEKLY;BYDAY=54MO", "YEARLY;BYWEEKNO=3;BYDAY=54MO"),
        )
    },
    "a cycle that starts and never comes again": lambda: Cycle(
        *("C", "b", "DTSTART:20240514\n\n RRULE:BYDAY=1TU "), start=DAY, to_working_day=False
    ),
    "a cycle with further days in its rule, and fewer": lambda: Cycle(
        *("C", "b", "FREQ=DAILY\nRDATE:20240601\nEXDATE:20240701\nEXRULE:FREQ=WEEKLY"),
        start=DAY,
        to_working_day=False,
    ),
    "a cycle that starts twice": lambda: Cycle(
        *("C", "b", "DTSTART:20240501\nDTSTART:20240514\nRRULE:FREQ=DAILY"),
        start=DAY,
        to_working_day=False,
    ),
    "a risk that bears on nothing": lambda: decision(risks=[ODD, Bearing("", organisation=ODD)]),
    "a bearing of everything else": lambda: Bearing(ODD, organisation=ODD, after=ODD),
    "a challenge of everything else": lambda: CallOver(ODD, by=[ODD], challenge=ODD, answer=ODD),
    "a look back of everything else": lambda: LookBack(ODD, by=ODD, mitigated=ODD, amend=ODD),
}


def said(make: Any) -> str:
    """What is said of something that cannot be."""
    try:
        make()
    except (MalformedError, GovernanceError) as error:
        return "\n".join(map(str, (f"{error.what}:", *error.faults)))
    return "nothing"


MAKES = {
    **{name: make for name, (make, _) in MALFORMED.items()},
    **{name: make for name, (make, _) in MISFITS.items()},
    **ALSO,
}
WRITTEN = {
    part.partition("\n")[0]: part.partition("\n")[2].strip()
    for part in (SAID.read_text("utf-8") if SAID.exists() else "").split("== ")[1:]
}


@pytest.mark.parametrize("name", MAKES)
def test_the_faults_are_those_written_down(name: str) -> None:
    """If what is said now is right, run this file, read what has changed, and keep it."""
    assert said(MAKES[name]) == WRITTEN[name]


def test_no_fault_is_written_down_for_nothing() -> None:
    assert list(WRITTEN) == list(MAKES)


if __name__ == "__main__":
    made = [f"== {name}\n{said(make)}\n" for name, make in MAKES.items()]
    SAID.write_text("\n".join(made), "utf-8", newline="\n")
