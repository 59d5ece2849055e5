"""Questions whose answers are told in full in `reasons.txt`, line by line, for a reader to check.

PYTHONPATH=src python tests/cases/reasons.py     write down what is answered now
"""

from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from build import Y2021, Y2024, ask, committee, council, given, group, joint, trust, votes, world

from icsgov.model.authority import ApprovalRule, Attestation, Reservation, Residual
from icsgov.model.body import AdvisoryGroup, Board, CommitteeInCommon, Seat
from icsgov.model.decision import (
    Approval,
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
from icsgov.model.organisation import Office, Organisation
from icsgov.model.voting import (
    AllPresent,
    Including,
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    VotingRule,
    at_least,
    majority,
    more_than,
)
from icsgov.period import Period
from icsgov.reasoning.results import Binding, Outcome

TOLD = Path(__file__).parent / "reasons.txt"
DAY = Y2024
SOON, LATER = DAY + timedelta(days=5), DAY + timedelta(days=10)
LATE = DAY - timedelta(days=3)
L_COMMITTEE = committee("L", Seat("L c1", "councillor"), Seat("L c2", "councillor"))
GOVERNORS = committee("A", "g1", "g2", "g3", name="governors", statute="governors")
PAIR = (trust("A"), trust("B"), group(("A ceo", "A"), ("B ceo", "B")))
OFFICE = Office("A office", "A", holders="A fd")


class Question(NamedTuple):
    """A decision, in a framework, and what a reader should look for in the answer."""

    title: str
    gov: Governance
    forum: str
    more: dict[str, Any]

    def answer(self) -> str:
        """What is answered, told in full."""
        outcome = ask(self.gov, self.forum, self.more.get("day", DAY), **self.known())
        return f"== {self.title}\n{room(outcome)}\n" + "".join(map(told, outcome))

    def known(self) -> dict[str, Any]:
        """What is said of the decision beside its day."""
        return {name: value for name, value in self.more.items() if name != "day"}


def question(title: str, gov: Governance, forum: str, **more: Any) -> Question:
    return Question(title, gov, forum, more)


def room(outcome: Outcome) -> str:
    """How the room voted."""
    parts = outcome.room._asdict().items()
    return "; ".join(f"{name} {for_}-{against}-{rest}" for name, (for_, against, rest) in parts)


def told(binding: Binding) -> str:
    """Everything that a binding says."""
    how = binding.how.value if binding.how else "no way"
    stand = binding.stand.value if binding.stand else "no stand"
    lines = [
        f"-- {binding.organisation}: {binding.effect.value}, {how}, {stand}",
        f"exercised by {binding.exercised_by}, power {binding.power}",
        str(binding.why),
        str(binding.liability),
    ]
    return "\n".join(lines) + "\n"


AUTHORITY = [
    question(
        "an organisation that has ended, and a matter of which a part is of a kind",
        world(trust("C", "CCG"), Matter("new"), Matter("new/site", kinds="merger")),
        "C board",
        matter=["service", "new"],
    ),
    question(
        "a matter on neither side of a council, decided by its cabinet, on short notice",
        world(council("L"), Matter("service")),
        "L cabinet",
        notice=LATE,
    ),
    question(
        "a key decision on neither side of a council, by a committee of full council",
        world(
            council("L"),
            Matter("service", kinds="key-decision"),
            given("1", "L council", "L committee"),
            L_COMMITTEE,
        ),
        "L committee",
        notice=LATE,
    ),
    question(
        "the same, adopted by both sides, one of which could have decided",
        world(council("L"), Matter("service"), L_COMMITTEE),
        "L committee",
        matter=["service", "roads"],
        ratifications=[Ratification("L council", DAY), Ratification("L cabinet", DAY)],
    ),
    question(
        "a matter that statute bars and gives to others",
        world(trust("A"), trust("I", "ICB"), Matter("service", kinds=["merger", "executive-pay"])),
        "A board",
        figures=None,
    ),
    question(
        "two chains, of which one runs through the approver and the other does not",
        world(
            *(trust("A"), committee("A", "ceo", "ned"), OFFICE),
            committee("A", "fd", "ned2", name="panel"),
            given("1", "A board", "A committee", passing_on="allowed"),
            given("2", "A committee", "A office"),
            given("3", "A board", "A panel", passing_on="allowed"),
            given("4", "A panel", "A office"),
            ApprovalRule(
                "SFI 9", organisation="A", by="A committee", matters="service", source="SFIs"
            ),
        ),
        "A office",
        approvals=Approval("A committee", DAY, source="minute 7"),
    ),
    question(
        "one chain that holds through the approver, and one that may hold around it",
        world(
            *(trust("A"), committee("A", "ceo", "ned"), OFFICE),
            given("1", "A board", "A committee", passing_on="allowed"),
            given("2", "A committee", "A office"),
            given("3", "A board", "A office", conditions="audited"),
            ApprovalRule("SFI 9", organisation="A", by="A committee", matters="service"),
        ),
        "A office",
        approvals=Approval("A committee", DAY),
    ),
    question(
        "every way in which a clause may fail to lead to a decider",
        world(
            *(trust("A"), trust("B"), committee("A", "ceo", "ned"), OFFICE),
            committee("A", "fd", name="panel", period=Period(None, DAY)),
            Office("A lead", "A", holders=()),
            given("1", "A board", "A committee", period=Period(SOON)),
            given("2", "A board", "A committee", "estates"),
            given("3", "A board", "A committee", decision="D9"),
            given("4", "A board", "A committee", function_of="B"),
            given("5", "A board", "A committee", ceiling=[Limit(100), Limit(50, inclusive=False)]),
            given("6", "A panel", "A committee"),
            given("7", "A lead", "A committee"),
            given("8", "A office", "A committee"),
            given("9", "A board", "A office", passing_on="barred"),
            given(
                "10",
                "A board",
                "A committee",
                conditions=["audited", "costed"],
                attested=Attestation("audited", holds=False, source="audit"),
            ),
            given("11", "B board", "A committee"),
            Reservation("R1", by="A board", matters="service/ward", source="scheme"),
            Reservation("R2", by="A board", matters="service", above=Limit(70), source="scheme"),
        ),
        "A committee",
        figures=100,
    ),
    question(
        "limits and reservations that a figure meets, fails by a little, or is not known for",
        world(
            trust("A"),
            committee("A", "ceo", "ned"),
            given("1", "A board", "A committee", ceiling=[Limit(100), Limit(900, basis="year")]),
            Reservation(
                *("R1",),
                by="A board",
                matters=["service", "x"],
                above=Limit(100, inclusive=False),
                source="SoRD 1",
            ),
            Reservation("R2", by="A board", matters="service", above=Limit(500), source="SoRD 2"),
            Reservation(
                "R3", by="A board", matters="service", above=Limit(5, vat="in"), source="SoRD 3"
            ),
            Reservation("R4", by="A board", matters=["service", "x"], source="SoRD 4"),
        ),
        "A committee",
        figures=100,
    ),
]
AUTHORITY += [
    question(
        "an appointment to a board that has no board yet, with the approval it needs",
        world(
            *(Organisation("I", kind="ICB"), trust("E", "NHSE"), Organisation("S", kind="SOS")),
            *(
                Matter("service", kinds="icb-chair-appointment"),
                Matter("service/x", kinds="merger"),
            ),
        ),
        "E board",
        of=["I"],
        approvals=Approval("S", DAY),
    ),
]
ROLES = VotingRule([MustAgree(SeatClass(roles="chair")), Share(more_than("1/2"))])
TWELVE = [Seat(f"p{n}", "chair" if n == 0 else "executive" if n < 3 else None) for n in range(6)]
POSITION = [
    question(
        "votes that do not count, and why not",
        world(
            trust(
                "A",
                seats=[
                    *(Seat("A chair", "chair"), Seat("A ceo", "chief executive")),
                    Seat("A ned", "non-executive", suspended=Period(None, SOON)),
                    Seat("A ned2", "non-executive", period=Period(None, DAY)),
                    Seat("A dep", deputises_for="A chair"),
                    Seat("A sub", deputises_for="A fd"),
                    *(Seat("A fd", "executive"), Seat("A guest", voting=False)),
                ],
            )
        ),
        "A board",
        votes=[
            *votes("for", "A ceo", "A chair"),
            Vote("A fd", "for", order=2, source="minute 1"),
            *votes("against", "A ned", "A ned2", "A dep", "A guest", "nobody"),
            *(Vote("A fd", "abstain", order=1), Vote("A chair", "for", day=SOON)),
            Vote("A ceo", "for", casting=True),
        ],
        recused=[Recusal("A chair"), Recusal("stranger")],
        attended=["A ceo", "A fd", "A chair"],
    ),
    question(
        "a casting vote, where statute gives one, on an equality",
        world(council("L"), Matter("service", kinds=(), side="council")),
        "L council",
        votes=[
            *votes("for", "L c1", "L c2"),
            *votes("against", "L c3", "L c4"),
            *votes("abstain", "L c5"),
            *(Vote("L c1", "for", casting=True), Vote("L c2", "against", casting=True)),
        ],
        presided=Presiding("L c1", source="minute 1"),
    ),
    question(
        "a casting vote by somebody who may not have presided",
        world(trust("A", rule=VotingRule(Share(more_than("1/2")), casting_vote=True))),
        "A board",
        votes=[
            *votes("for", "A chair", "A ceo"),
            *votes("against", "A ned", "A fd"),
            Vote("A chair", "for", casting=True),
        ],
    ),
    question(
        "several clauses and several quorums, with roles and attendance not recorded",
        world(
            trust(
                "A",
                seats=TWELVE,
                quorum=[
                    Quorum(count=2, including=Including(2, SeatClass(roles="executive"))),
                    Quorum(share="1/2", including=Including(1, SeatClass(roles="chair"))),
                ],
                rule=[
                    ROLES,
                    VotingRule([AllPresent(), Share(at_least("2/3"), of="entitled")]),
                    VotingRule(Share(at_least("1/2"), of="present")),
                    VotingRule(Share(at_least("1"), among=SeatClass(roles="executive"))),
                    VotingRule(MustAgree(SeatClass(roles="vice-chair"))),
                ],
            )
        ),
        "A board",
        votes=[*votes("for", "p0", "p1", "p3"), *votes("against", "p2")],
    ),
    question(
        "the same with attendance recorded, the chair against, and two matters",
        world(
            trust(
                "A",
                seats=TWELVE,
                quorum=Quorum(count=5, including=Including(2, SeatClass(roles="chair"))),
                rule=[
                    ROLES,
                    VotingRule([AllPresent(), Share(at_least("2/3"), of="entitled")], matters="x"),
                    VotingRule(Share(at_least("1/2"), of="present"), matters=["x", "y"]),
                ],
            )
        ),
        "A board",
        matter=["service", "x/z"],
        votes=[*votes("for", "p1", "p3"), *votes("against", "p0"), *votes("abstain", "p2")],
        attended=["p0", "p1", "p2", "p3"],
    ),
    question(
        "the board of an NHS trust with a suspended member, where statute sets quorum and majority",
        world(
            trust(
                "N",
                "NHST",
                seats=[
                    *(Seat("N chair", "chair"), Seat("N ceo", "chief executive")),
                    *(Seat("N fd", "executive"), Seat("N ned", "non-executive")),
                    Seat("N ned2", "non-executive", suspended=Period(None, SOON)),
                ],
                rule=VotingRule(Share(at_least("1"))),
            )
        ),
        "N board",
        votes=[*votes("for", "N chair", "N ned"), *votes("against", "N ceo")],
    ),
    question(
        "a joint committee that votes by organisation, where one is split and one outvoted",
        world(
            *(trust("A"), trust("B"), trust("N", "NHST")),
            joint(
                *("A", "B", "N"),
                seats=[
                    *(Seat("A ceo", held_for="A"), Seat("A fd", held_for="A")),
                    *(Seat("B ceo", held_for="B"), Seat("N ceo", held_for="N")),
                    Seat("B fd", held_for="B"),
                ],
                rule=VotingRule(
                    [
                        Share(more_than("1/3"), by_organisation=True),
                        Share(at_least("1/3"), of="entitled", by_organisation=True),
                        Share(at_least("1"), of="cast", among=SeatClass(organisations="B")),
                    ]
                ),
            ),
            *(given(f"{org} gives", f"{org} board", "jc") for org in "ABN"),
        ),
        "jc",
        votes=[
            *(Vote("A ceo", "for", organisation="A"), Vote("A fd", "against", organisation="A")),
            *(Vote("B ceo", "for", organisation="B"), Vote("N ceo", "against", organisation="N")),
        ],
    ),
    question(
        "minutes that stand in for votes, and a body of which nothing is recorded",
        world(
            *(trust("A"), trust("B", quorum=None, rule=None), trust("N", "NHST", quorum=None)),
            CommitteeInCommon("cic", ["A board", "B board", "N board"]),
        ),
        "cic",
        resolutions=[Resolution("A board", "against", source="minute 3")],
        votes=[
            *votes("for", "B ceo", "B ned", body="B board"),
            *votes("against", "B chair", body="B board"),
            *votes("for", "N ceo", "N ned", "N chair", body="N board"),
        ],
    ),
    question(
        "a deputy, where nobody recorded who attended, and one who sits for two organisations",
        world(
            *(trust("A"), trust("B")),
            joint(
                *("A", "B"),
                seats=[
                    *(Seat("A ceo", held_for="A"), Seat("both", held_for="A")),
                    *(Seat("both", held_for="B"), Seat("dep", held_for="A", deputises_for="A ceo")),
                ],
            ),
            *(given(f"{org} gives", f"{org} board", "jc") for org in "AB"),
        ),
        "jc",
        votes=votes("for", "dep", "both"),
    ),
]
GROUPS = [
    question(
        "votes in a group that were changed, some within authority and some not",
        world(
            PAIR,
            given("1", "A board", "A ceo", period=Period(None, SOON), source="scheme, 1"),
            given("2", "B board", "B ceo", conditions="costed"),
        ),
        "group",
        votes=[
            *(
                Vote("A ceo", "against", order=1, source="minute 1"),
                Vote("A ceo", "for", day=LATER),
            ),
            Vote("A ceo", "for", order=2, source="minute 2"),
            *(Vote("B ceo", "against"), Vote("B ceo", "for", day=SOON), Vote("A fd", "for")),
        ],
    ),
    question(
        "a vote in a group, changed where the later authority is not known",
        world(
            PAIR,
            given("1", "A board", "A ceo", period=Period(None, SOON)),
            given("2", "A board", "A ceo", conditions="costed", period=Period(SOON)),
        ),
        "group",
        votes=[Vote("A ceo", "for"), Vote("A ceo", "against", day=SOON), Vote("x", "for")],
    ),
    question(
        "an office whose holder was recused, did not vote, or is told by a minute",
        world(trust("A"), OFFICE, given("1", "A board", "A office")),
        "A office",
        votes=[Vote("A fd", "for"), Vote("A ned", "against")],
        recused="A fd",
    ),
    question(
        "an office whose decision only a minute tells",
        world(trust("A"), OFFICE, given("1", "A board", "A office")),
        "A office",
        resolutions=Resolution("A office", "for", source="minute 4"),
    ),
]
AFTERWARDS = [
    question(
        "ratifications of every kind, of what two people decided without authority",
        world(PAIR),
        "group",
        votes=[Vote("A ceo", "for"), Vote("B ceo", "against")],
        ratifications=[
            *(Ratification("A board", SOON, source="minute 5"), Ratification("B board", SOON)),
            Ratification("A board", LATER, source="minute 6"),
        ],
        on=LATER,
    ),
    question(
        "the same, before the second ratification",
        world(PAIR),
        "group",
        votes=[Vote("A ceo", "for")],
        ratifications=[Ratification("A board", SOON), Ratification("A board", LATER)],
        on=SOON,
    ),
    question(
        "overturnings of every kind, of what a joint committee decided",
        world(
            *(trust("A"), trust("B"), joint("A", "B", recall=True, liable=["A", "B"])),
            committee("A", "ned", name="panel"),
            *(given(f"{org} gives", f"{org} board", "jc") for org in "AB"),
        ),
        "jc",
        overturnings=[
            Overturning("A board", SOON, source="minute 8"),
            *(Overturning("A panel", SOON, source="minute 9"), Overturning("B board", LATER)),
        ],
        on=SOON,
    ),
    question(
        "overturnings of a function that another organisation exercises, with and without recall",
        world(
            *(trust("A"), trust("B"), trust("N", "NHST")),
            given("1", "A board", "N", under="65Z5", recall=True),
            given("2", "B board", "N", under="65Z5"),
        ),
        "N board",
        of=["A", "B"],
        overturnings=[
            *(Overturning("A board", SOON, source="m 1"), Overturning("B board", SOON)),
        ],
    ),
    question(
        "an overturning by one side of a council, where the side is not known",
        world(council("L"), Matter("service")),
        "L council",
        overturnings=[Overturning("L council", SOON, source="m 1"), Overturning("L cabinet", SOON)],
    ),
]
LIABLE = [
    question(
        "a chain across three organisations, by two powers",
        world(
            *(trust("A"), trust("B"), trust("N", "NHST")),
            given("1", "A board", "B", under="65Z5", passing_on="allowed"),
            given("2", "B board", "N", function_of="A", under="65Z5"),
        ),
        "N board",
        of=["A"],
    ),
    question(
        "a power that was not recorded",
        world(*(trust("A"), trust("N", "NHST")), given("1", "A board", "N", source=None)),
        "N board",
        of=["A"],
    ),
    question(
        "a joint committee whose terms say nothing of liability, and one that some give nothing",
        world(
            *(trust("A"), trust("B"), trust("I", "ICB"), joint("A", "B", "I")),
            *(given("1", "A board", "jc"), given("2", "I board", "jc", "estates")),
        ),
        "jc",
    ),
]
LIABLE += [
    question(
        "another trust, whose chief executive decides",
        world(
            *(trust("A"), trust("N", "NHST"), Office("N office", "N", holders="N ceo")),
            given("1", "A board", "N", under="65Z5", passing_on="allowed"),
            *(given("2", "N board", "N office", function_of="A"), given("3", "N board", "N ceo")),
            given("4", "N board", "N ceo", "x", function_of="A"),
        ),
        "N office",
        of=["A"],
    ),
]
ADVICE = [
    question(
        "a partnership's strategy, for those who must have regard to it and those who need not",
        world(
            *(trust("I", "ICB"), council("L"), trust("A")),
            joint("I", "L", "A", under=None, statute="care partnership"),
            Matter("service", kinds=["commissioning", "integrated-care-strategy"]),
            Matter("service/ward", kinds="merger"),
        ),
        "jc",
    ),
    question(
        "a partnership on a matter of no kind, and one that nobody considered",
        world(
            *(trust("I", "ICB"), council("L")),
            joint("I", "L", under=None, statute="care partnership"),
        ),
        "jc",
        matter=["service", "new"],
    ),
    question(
        "such a partnership before statute knew of any",
        world(council("L"), trust("A"), joint("L", "A", under=None, statute="care partnership")),
        "jc",
        day=Y2021,
    ),
    question(
        "an advisory group of a trust and a board, to which a plan is put",
        world(
            *(trust("I", "ICB"), trust("A"), AdvisoryGroup("talk", organisations=["I", "A"])),
            Matter("service", kinds=["joint-forward-plan"]),
        ),
        "talk",
        matter=["service"],
        votes=(),
    ),
    question(
        "people nominated by others on a health and wellbeing board and on a trust's board",
        world(
            *(council("L"), trust("I", "ICB")),
            committee(
                "L",
                Seat("L c1", "councillor"),
                Seat("I ceo", "member", nominated_by="I"),
                statute="health and wellbeing board",
            ),
            given("1", "L council", "L committee"),
            Matter("service", kinds=(), side="council"),
        ),
        "L committee",
    ),
    question(
        "a committee in common in which most of the room is for, and one board is not",
        world(
            *(trust("A"), trust("B"), trust("N", "NHST")),
            CommitteeInCommon("cic", ["A board", "B board"]),
        ),
        "cic",
        of=["A", "B", "N"],
        votes=[
            *votes("for", "A chair", "A ceo", "A ned", body="A board"),
            *votes("against", "B chair", "B ceo", body="B board"),
        ],
    ),
]
APPROVALS = [
    question(
        "approvals late, short, of the wrong body, given twice and unasked",
        world(
            *(trust("A"), trust("E", "NHSE"), GOVERNORS),
            Matter("service", kinds="significant-transaction"),
            ApprovalRule("1", organisation="A", by="E", matters="service", source="SFIs"),
            ApprovalRule(
                *("2",), organisation="A", by="E", matters="service", above=Limit(5), source="SoD"
            ),
            ApprovalRule(
                *("3",),
                organisation="A",
                by="E",
                matters="service",
                above=Limit(5, basis="year", inclusive=False),
                source="SoRD",
            ),
        ),
        "A board",
        figures=[Figure(5)],
        approvals=[
            Approval("A governors", DAY, votes_for=1, votes_against=1, source="minute 1"),
            Approval("A governors", SOON, votes_for=2, votes_against=1, source="minute 2"),
            Approval("A governors", LATER, votes_for=3, votes_against=0),
            *(Approval("A board", DAY, source="minute 3"), Approval("E", LATER)),
        ],
        on=SOON,
    ),
    question(
        "a majority of all governors, counted, miscounted and not counted",
        world(
            *(trust("A"), GOVERNORS, Matter("service", kinds="separation")),
            ApprovalRule("1", organisation="A", by="A board", matters="service"),
        ),
        "A board",
        approvals=[
            Approval("A governors", DAY, votes_for=2, votes_against=1, source="minute 1"),
            Approval("A governors", SOON, votes_for=4, source="minute 2"),
            Approval("A governors", LATER, source="minute 3"),
            Approval("A board", DAY, source="minute 4"),
        ],
    ),
    question(
        "notice excused, and a matter that full council alone decides",
        world(council("L"), Matter("service", kinds="council-tax")),
        "L council",
        notice=Notice(LATE, exception="urgency", source="agenda"),
    ),
    question(
        "a decision asked about before it was taken",
        world(trust("A")),
        "A board",
        on=DAY - timedelta(days=1),
    ),
]
COUNCIL_COMMITTEE = (council("L"), L_COMMITTEE, given("1", "L council", "L committee"))
CORNERS = [
    question(
        "a function of an organisation that has ended, at a joint committee",
        world(
            *(trust("C", "CCG"), trust("A"), joint("A", "C")),
            *(given("1", "A board", "jc"), given("2", "C board", "jc")),
        ),
        "jc",
    ),
    question(
        "an approver in the chain on one side of a council, where the side is not known",
        world(
            COUNCIL_COMMITTEE,
            *(Matter("service"), Matter("roads", kinds=())),
            ApprovalRule("1a", organisation="L", by="L council", matters=["service", "roads"]),
        ),
        "L committee",
        approvals=Approval("L council", DAY),
    ),
    question(
        "a committee that had ended, adopted by both sides, where one matter is full council's",
        world(
            council("L"),
            committee("L", Seat("L c1", "councillor"), period=Period(None, DAY)),
            *(Matter("service"), Matter("roads", kinds=(), side="council")),
        ),
        "L committee",
        matter=["service", "roads"],
        ratifications=[Ratification("L council", DAY), Ratification("L cabinet", DAY)],
    ),
    question(
        "people in a group who decide by their office, and by a residual rule",
        world(
            *(trust("A"), trust("B"), OFFICE, group(("A fd", "A"), ("B ceo", "B"))),
            *(given("1", "A board", "A office"), Residual("2", by="B board", to="B ceo")),
            *(
                given("3", "A board", "A fd", "estates"),
                Reservation("4", by="B board", matters="x"),
            ),
        ),
        "group",
    ),
    question(
        "two committees that each had it from the other",
        world(
            *(trust("A"), committee("A", "ceo", "ned"), committee("A", "fd", name="panel")),
            given("1", "A panel", "A committee", passing_on="allowed"),
            given("2", "A committee", "A panel", passing_on="allowed"),
        ),
        "A committee",
    ),
    question(
        "a clause of a body that belongs to nobody, and one of a joint committee to an office",
        world(
            *(trust("A"), trust("B"), OFFICE, joint("A", "B"), AdvisoryGroup("talk")),
            *(given("1", "talk", "A office"), given("2", "jc", "A office")),
            given("3", "A board", "jc", passing_on="allowed"),
        ),
        "A office",
        of=["A", "B"],
    ),
    question(
        "the same approver on the only chain that leads anywhere",
        world(
            *(trust("A"), committee("A", "ceo", "ned"), OFFICE),
            given("1", "A board", "A committee", passing_on="allowed"),
            given("2", "A committee", "A office"),
            ApprovalRule("3", organisation="A", by="A committee", matters="service"),
            ApprovalRule("4", organisation="A", by="A board", matters="service"),
        ),
        "A office",
        approvals=[Approval("A committee", DAY), Approval("A board", DAY)],
    ),
]
LAW = [
    question(
        "functions that NHS England keeps, by two rules",
        world(
            *(trust("E", "NHSE"), trust("I", "ICB")),
            Matter("service", kinds=["nhse-excluded", "nhse-relevant-data"]),
            given("1", "E board", "I"),
        ),
        "I board",
        of=["E"],
    ),
    question(
        "mental health powers, which no committee of directors may be given",
        world(
            *(trust("A"), committee("A", "ceo", "ned"), committee("A", "ceo", "x", name="mixed")),
            Matter("service", kinds="mental-health-act"),
            *(given("1", "A board", "A committee"), given("2", "A board", "A mixed")),
        ),
        "A committee",
    ),
    question(
        "and which a committee that is not of directors may not be given either",
        world(
            *(trust("A"), committee("A", "ceo", "x", name="mixed")),
            *(Matter("service", kinds="mental-health-act"), given("2", "A board", "A mixed")),
        ),
        "A mixed",
    ),
    question(
        "a matter kept from some forms, given to another",
        world(
            *(
                council("L"),
                L_COMMITTEE,
                Matter("service", kinds="health-scrutiny", side="council"),
            ),
            given("1", "L council", "L committee"),
        ),
        "L committee",
    ),
    question(
        "a power named that no rule knows, for somebody from outside",
        world(
            *(trust("A"), trust("B"), group(("x", "A"), ("B ceo", "B"))),
            *(given("1", "A board", "x", under="65Z5"), given("2", "B board", "B ceo", under="9")),
        ),
        "group",
    ),
    question(
        "a council gives to a trust, and nobody recorded by which power",
        world(
            *(council("L"), trust("N", "NHST"), Matter("service", kinds=(), side="council")),
            given("1", "L council", "N"),
        ),
        "N board",
        of=["L"],
    ),
    question(
        "a trust gives to another's committee, and to a director whose role is not recorded",
        world(
            *(
                trust("A", seats=[Seat("A chair", "chair"), Seat("A ceo"), Seat("A fd")]),
                trust("N"),
            ),
            *(committee("N", "ceo"), OFFICE, committee("A")),
            *(given("1", "A board", "N committee"), given("2", "A board", "A office")),
            given("3", "A board", "A committee"),
        ),
        "A office",
    ),
    question(
        "the same by the other's committee",
        world(
            *(
                trust("A", seats=[Seat("A chair", "chair"), Seat("A ceo"), Seat("A fd")]),
                trust("N"),
            ),
            *(committee("N", "ceo"), given("1", "A board", "N committee")),
        ),
        "N committee",
        of=["A"],
    ),
    question(
        "a committee of which nobody recorded the members",
        world(trust("A"), committee("A"), given("3", "A board", "A committee")),
        "A committee",
        resolutions=Resolution("A committee", "for"),
    ),
    question(
        "an audit committee made up as statute asks, and one that is not",
        world(
            *(
                trust("A"),
                committee("A", "ned", "ned2"),
                committee("A", "ned", "ceo", name="other"),
            ),
            Matter("service", kinds="audit"),
            *(given("1", "A board", "A committee"), given("2", "A board", "A other")),
            CommitteeInCommon("cic", ["A committee"]),
        ),
        "cic",
    ),
    question(
        "the same by the other committee, in common",
        world(
            *(trust("A"), committee("A", "ned", "ceo", name="other")),
            Matter("service", kinds="audit"),
            *(given("2", "A board", "A other"), CommitteeInCommon("cic", ["A other"])),
        ),
        "cic",
    ),
]
ENDS = [
    question(
        "a function lent to a trust that had ended, and one of a committee that had",
        world(
            *(trust("A"), Organisation("N", kind="NHST", period=Period(None, DAY))),
            *(
                Board(
                    "N board", "N", seats=[Seat("N ceo")], quorum=Quorum(count=1), rule=majority()
                ),
            ),
            committee("A", "ceo", "ned", period=Period(None, DAY)),
            *(given("1", "A board", "N"), given("2", "A board", "A committee")),
            CommitteeInCommon("cic", ["N board", "A committee"]),
        ),
        "cic",
        votes=[*votes("for", "N ceo", body="N board"), Vote("A ceo", "for", body="A committee")],
    ),
    question(
        "the same, for the trust that lent it",
        world(
            *(trust("A"), Organisation("N", kind="NHST", period=Period(None, DAY))),
            *(
                Board(
                    "N board", "N", seats=[Seat("N ceo")], quorum=Quorum(count=1), rule=majority()
                ),
            ),
            given("1", "A board", "N"),
        ),
        "N board",
        of=["A"],
    ),
    question(
        "an office that nobody held, of which a minute tells",
        world(trust("A"), Office("A lead", "A"), given("1", "A board", "A lead")),
        "A lead",
        resolutions=Resolution("A lead", "for"),
    ),
    question(
        "a clause of a joint committee, on the function of somebody who is no party to it",
        world(
            *(trust("A"), trust("B"), trust("N"), joint("A", "B"), OFFICE),
            given("1", "jc", "A office"),
        ),
        "A office",
        of=["N"],
    ),
]
ALL = [
    *AUTHORITY,
    *POSITION,
    *GROUPS,
    *AFTERWARDS,
    *LIABLE,
    *ADVICE,
    *APPROVALS,
    *CORNERS,
    *LAW,
    *ENDS,
]


def answers() -> str:
    """All answers, one after another."""
    return "\n".join(one.answer() for one in ALL)


if __name__ == "__main__":
    TOLD.write_text(answers(), "utf-8", newline="\n")
