"""Hypothesis strategies for every type of the model: any value that its shape admits.

They say nothing of whether records fit together; `worlds` and `breaks` make frameworks that do.
"""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from icsgov.explain import Citation
from icsgov.model.authority import (
    THRESHOLDS,
    ApprovalRule,
    Attestation,
    Delegation,
    Reservation,
    Residual,
)
from icsgov.model.body import (
    AdvisoryGroup,
    Board,
    Committee,
    CommitteeInCommon,
    Group,
    JointCommittee,
    Seat,
)
from icsgov.model.call_in import CallIn, CallInRule
from icsgov.model.decision import (
    EXCEPTIONS,
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
from icsgov.model.kinds import (
    Asks,
    OrgKind,
    Otherwise,
    PassingOn,
    Per,
    Position,
    Role,
    Side,
    Statute,
    Tie,
    Vat,
)
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Office, Organisation, Person, Tenure
from icsgov.model.process import Process, Stage
from icsgov.model.urgent import Consultation, Urgent
from icsgov.model.voting import (
    OF,
    AllPresent,
    Including,
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    Threshold,
    VotingRule,
)
from icsgov.period import Every, Period
from icsgov.testing.worlds import MATTER

ORGANISATIONS = ("A", "B", "C")
BODIES = tuple(f"{org}-{what}" for org in ORGANISATIONS for what in ("board", "committee"))
OFFICES = tuple(f"{org}-office" for org in ORGANISATIONS)
MEETINGS = ("joint", "cic", "group", "talk")
PEOPLE = ("ann", "bob", "cat", "dan", "eve")
KINDS = ("commissioning", "merger", "audit", "key-decision", "executive-pay")
FIRST, LAST = date(2010, 1, 1), date(2026, 12, 31)

orgs = st.sampled_from(ORGANISATIONS)
bodies = st.sampled_from(BODIES)
people = st.sampled_from(PEOPLE)
holders = st.sampled_from((*BODIES, *OFFICES, *PEOPLE, *ORGANISATIONS, "joint"))
forums = st.sampled_from((*BODIES, *MEETINGS))
days = st.dates(FIRST, LAST)
names = st.text(max_size=8)
paths = st.lists(
    st.sampled_from([MATTER, "service", "service/other", "estate", "a1/b-2"]),
    min_size=1,
    max_size=2,
    unique=True,
)


def maybe(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """None, or a value."""
    return st.none() | of


def some(of: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[list[Any]]:
    """A few different values."""
    return st.lists(of, max_size=most, unique=True)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Periods, open or closed on either side; a closed one lasts at least a day."""
    start, end = draw(maybe(days)), draw(maybe(days))
    if start is not None and end is not None and end <= start:
        return Period(start)
    return Period(start, end)


sources = maybe(
    st.builds(
        Citation,
        st.sampled_from(["SoD 4.2", "minute 7"]),
        url=maybe(st.just("https://example.org")),
    )
)
facts: dict[str, st.SearchStrategy[Any]] = {"source": sources, "recorded": maybe(days)}
pounds = st.decimals(0, 10_000_000, places=2)
money: dict[str, Any] = {"basis": st.sampled_from(Per), "vat": st.sampled_from(Vat)}
limits = st.builds(Limit, pounds, **money, inclusive=st.booleans())
figures = st.builds(Figure, pounds, **money)
fractions = st.fractions(0, 1, max_denominator=6)

organisations = st.builds(
    Organisation, orgs, names, kind=st.sampled_from(OrgKind), period=periods(), **facts
)
persons = st.builds(Person, people, names, **facts)
tenures = st.builds(Tenure, people, periods())
offices = st.builds(
    Office,
    st.sampled_from(OFFICES),
    orgs,
    names,
    holders=st.lists(tenures, max_size=1),
    employee=st.booleans(),
    accounting_officer=st.booleans(),
    **facts,
)
matters = st.builds(
    Matter,
    st.sampled_from([MATTER, "service", "estate"]),
    kinds=maybe(some(st.sampled_from(KINDS))),
    side=maybe(st.sampled_from(Side)),
    **facts,
)
classes = st.builds(
    SeatClass,
    roles=st.lists(st.sampled_from(Role), min_size=1, max_size=2, unique=True),
    organisations=some(orgs, 1),
    people=some(people, 1),
)
thresholds = st.builds(Threshold, share=fractions, exceeded=st.booleans())
shares = st.builds(
    Share, thresholds, of=st.sampled_from(OF), among=maybe(classes), by_organisation=st.booleans()
)
clauses = st.one_of(shares, st.builds(MustAgree, classes), st.builds(AllPresent))
quora = st.builds(
    Quorum,
    share=fractions,
    including=st.lists(st.builds(Including, st.integers(0, 3), classes), max_size=1),
    period=periods(),
) | st.builds(Quorum, count=st.integers(0, 6), period=periods())
rules = st.builds(
    VotingRule,
    st.lists(clauses, min_size=1, max_size=2),
    matters=st.just([]) | paths,
    casting_vote=st.booleans(),
    tie=st.sampled_from(Tie),
    period=periods(),
)


@st.composite
def seats(draw: st.DrawFn, held: bool = False) -> Seat:
    """Seats of any sort; `held` makes each one the seat of an organisation."""
    who = draw(people)
    return Seat(
        who,
        draw(maybe(st.sampled_from(Role))),
        period=draw(periods()),
        voting=draw(st.booleans()),
        held_for=draw(orgs if held else maybe(orgs)),
        nominated_by=draw(maybe(orgs)),
        suspended=draw(st.lists(periods(), max_size=1)),
        deputises_for=draw(maybe(people.filter(lambda other: other != who))),
        source=draw(sources),
        recorded=draw(maybe(days)),
    )


deciding: dict[str, st.SearchStrategy[Any]] = {
    "seats": st.lists(seats(), max_size=4),
    "quorum": st.lists(quora, max_size=2),
    "rule": st.lists(rules, max_size=2),
    **facts,
}
boards = st.builds(
    Board, bodies, orgs, names, side=maybe(st.sampled_from(Side)), period=periods(), **deciding
)
committees = st.builds(
    Committee,
    bodies,
    orgs,
    names,
    parent=maybe(bodies),
    statute=maybe(st.sampled_from(Statute)),
    period=periods(),
    **deciding,
)
joint_committees = st.builds(
    JointCommittee,
    st.just("joint"),
    some(orgs, 3),
    names,
    under=maybe(names),
    statute=maybe(st.sampled_from(Statute)),
    recall=st.booleans(),
    liable=maybe(some(orgs)),
    period=periods(),
    **deciding,
)
committees_in_common = st.builds(CommitteeInCommon, st.just("cic"), some(bodies, 3), names, **facts)


def _one_each(seats: list[Seat]) -> list[Seat]:
    return list({one.held_for: one for one in seats}.values())


groups = st.builds(
    Group,
    st.just("group"),
    names,
    seats=st.lists(seats(held=True), max_size=3).map(_one_each),
    **facts,
)
advisory_groups = st.builds(
    AdvisoryGroup,
    st.just("talk"),
    names,
    organisations=some(orgs),
    seats=st.lists(seats(), max_size=2),
    **facts,
)
attestations = st.builds(
    Attestation,
    st.sampled_from(["consulted", "improvement"]),
    st.booleans(),
    of=maybe(orgs),
    **facts,
)
partly = st.builds(Including, st.integers(1, 3), classes)
urgent_terms = st.builds(
    Urgent,
    grounds=some(st.sampled_from(["cannot wait", "no quorum in time"])),
    barred_by=some(st.sampled_from(["refused before", "over a million"])),
    consulted=some(st.sampled_from((*PEOPLE, *BODIES, *OFFICES))),
    consulted_of=st.lists(partly, max_size=2),
    ratify_by=maybe(st.builds(Every, months=st.integers(0, 2), days=st.integers(1, 9))),
    otherwise=maybe(st.sampled_from(Otherwise)),
    source=sources,
)
consultations = st.builds(
    Consultation, st.sampled_from((*PEOPLE, *BODIES, *OFFICES)), days, **facts
)
clause_ids = st.sampled_from([f"SoD {n}" for n in range(1, 9)])


@st.composite
def delegations(draw: st.DrawFn) -> Delegation:
    """Delegations from a body or office to anything else."""
    by = draw(st.sampled_from((*BODIES, *OFFICES)))
    return Delegation(
        draw(clause_ids),
        by=by,
        to=draw(holders.filter(lambda to: to != by)),
        matters=draw(paths),
        ceiling=draw(st.lists(limits, max_size=2)),
        above=draw(st.none() | limits),
        period=draw(periods()),
        conditions=draw(some(st.sampled_from(["consulted", "improvement"]))),
        passing_on=draw(st.sampled_from(PassingOn)),
        function_of=draw(maybe(orgs)),
        decision=draw(maybe(st.just("D1"))),
        under=draw(maybe(st.sampled_from(["65Z5", "101"]))),
        attested=draw(st.lists(attestations, max_size=2)),
        recall=draw(st.booleans()),
        urgent=draw(maybe(urgent_terms)),
        source=draw(sources),
        recorded=draw(maybe(days)),
    )


residuals = st.builds(
    Residual,
    st.just("residual"),
    by=bodies,
    to=st.sampled_from((*OFFICES, *PEOPLE)),
    period=periods(),
    **facts,
)
reservations = st.builds(
    Reservation,
    st.just("kept"),
    by=bodies,
    matters=paths,
    above=maybe(limits),
    period=periods(),
    **facts,
)
approval_rules = st.builds(
    ApprovalRule,
    st.just("scheme"),
    organisation=orgs,
    by=bodies | orgs,
    matters=paths,
    above=maybe(limits),
    threshold=st.sampled_from(THRESHOLDS),
    first=st.booleans(),
    period=periods(),
    **facts,
)
stages = st.builds(
    Stage,
    st.sampled_from(["case", "plan", "decision"]),
    names,
    forum=forums,
    constituency=maybe(st.lists(orgs, min_size=1, max_size=3, unique=True)),
    decides=st.booleans(),
    **facts,
)
processes = st.builds(
    Process,
    st.just("process"),
    matters=paths,
    stages=st.lists(stages, min_size=1, max_size=3, unique_by=lambda one: one.id),
    period=periods(),
    **facts,
)
call_in_rules = st.builds(
    CallInRule,
    st.just("call-in"),
    organisation=orgs,
    working_days=st.integers(0, 10),
    by=maybe(st.lists(bodies, min_size=1, max_size=2, unique=True)),
    suspends=maybe(st.booleans()),
    period=periods(),
    **facts,
)

voting_bodies = st.sampled_from((*BODIES, "joint", "group"))


def votes_of(body: st.SearchStrategy[Any]) -> st.SearchStrategy[Vote]:
    """Votes cast in these bodies."""
    return st.builds(
        Vote,
        people,
        st.sampled_from(Position),
        body=body,
        organisation=maybe(orgs),
        day=maybe(days),
        order=st.integers(0, 9),
        casting=st.booleans(),
        **facts,
    )


votes = votes_of(maybe(voting_bodies))
attendances = st.builds(Attendance, people, body=maybe(bodies), **facts)
presidings = st.builds(Presiding, people, body=maybe(bodies), **facts)
recusals = st.builds(Recusal, people, body=maybe(bodies), **facts)
resolutions = st.builds(Resolution, forums, st.sampled_from(Position), **facts)
notices = st.builds(
    Notice, days, body=maybe(bodies), exception=maybe(st.sampled_from(EXCEPTIONS)), **facts
)
counts = maybe(st.integers(0, 9))
approvals = st.builds(
    Approval,
    bodies | orgs,
    days,
    of=maybe(orgs),
    votes_for=counts,
    votes_against=counts,
    abstained=counts,
    **facts,
)
ratifications = st.builds(Ratification, bodies, st.dates(LAST), **facts)
overturnings = st.builds(Overturning, bodies, st.dates(LAST), **facts)
call_ins = st.builds(
    CallIn,
    bodies,
    st.dates(LAST, LAST),
    asks=st.sampled_from(Asks),
    answered=maybe(st.dates(LAST)),
    **facts,
)


def _once(key: str) -> Any:
    return lambda found: list({getattr(one, key): one for one in found}.values())


def _apart(found: list[Vote]) -> list[Vote]:
    return [
        Vote(
            one.person,
            one.position,
            body=one.body,
            organisation=one.organisation,
            day=one.day,
            order=place,
            casting=one.casting,
            source=one.source,
            recorded=one.recorded,
        )
        for place, one in enumerate(found)
    ]


def decisions_in(forum: str) -> st.SearchStrategy[Decision]:
    """Decisions taken in one forum; at a committee in common every vote names its committee."""
    cast = votes_of(voting_bodies) if forum == "cic" else votes
    return st.builds(
        Decision,
        st.just("D1"),
        paths,
        forum=st.just(forum),
        day=days,
        title=names,
        of=maybe(some(orgs)),
        figures=maybe(st.lists(figures, max_size=3).map(_once("measure"))),
        votes=st.lists(cast, max_size=5).map(_apart),
        resolutions=st.lists(resolutions, max_size=2).map(_once("body")),
        attended=maybe(some(attendances)),
        presided=st.lists(presidings, max_size=2).map(_once("body")),
        recused=some(recusals),
        notice=st.lists(notices, max_size=2).map(_once("body")),
        attested=some(attestations),
        approvals=some(approvals),
        ratifications=some(ratifications),
        overturnings=some(overturnings),
        proposal=st.sampled_from(["P1", "P2"]),
        stage=maybe(st.sampled_from(["case", "decision", "other"])),
        published=maybe(st.dates(LAST)),
        implemented=maybe(st.dates(LAST)),
        call_ins=some(call_ins),
        consultations=some(consultations),
        next_meeting=maybe(st.dates(LAST)),
        **facts,
    )


decisions = st.sampled_from((*BODIES, *MEETINGS, *OFFICES)).flatmap(decisions_in)

_RECORDS = st.one_of(
    delegations(),
    residuals,
    reservations,
    approval_rules,
    committees,
    joint_committees,
    committees_in_common,
    groups,
    advisory_groups,
    matters,
    offices,
    processes,
    call_in_rules,
)


@st.composite
def governances(draw: st.DrawFn) -> Governance:
    """Frameworks of a few records that fit together and otherwise mean nothing in particular."""
    kinds = [draw(st.sampled_from(OrgKind)) for _ in ORGANISATIONS]
    base = [Organisation(org, kind=kind) for org, kind in zip(ORGANISATIONS, kinds, strict=True)]
    held: dict[tuple[bool, str], Any] = {(False, one.id): one for one in base}
    held.update({(False, one): Person(one) for one in PEOPLE})
    for org in ORGANISATIONS:
        held[False, f"{org}-board"] = Board(
            f"{org}-board",
            org,
            seats=draw(st.lists(seats(), max_size=3)),
            quorum=draw(st.lists(quora, max_size=1)),
            rule=draw(st.lists(rules, max_size=1)),
        )
        held[False, f"{org}-committee"] = Committee(f"{org}-committee", org)
        held[False, f"{org}-office"] = Office(f"{org}-office", org)
    held[False, "joint"] = JointCommittee("joint", ORGANISATIONS)
    held[False, "cic"] = CommitteeInCommon("cic", [f"{org}-board" for org in ORGANISATIONS])
    held[False, "group"], held[False, "talk"] = Group("group"), AdvisoryGroup("talk")
    for one in draw(st.lists(_RECORDS, max_size=6)):
        new = {**held, (isinstance(one, Matter), one.id): one}
        if not _clashes(one, held):
            held = new
    return Governance.of(*held.values())


def _clashes(one: Any, held: dict[tuple[bool, str], Any]) -> bool:
    """Whether a record would take the place of one of another type, or not fit where it stands."""
    if isinstance(one, Committee):
        home = f"{one.organisation}-"
        fits = one.id == f"{home}committee" and (one.parent or home).startswith(home)
        return not fits
    if isinstance(one, CommitteeInCommon):
        homes = [held[False, body].organisation for body in one.bodies]
        return len(set(homes)) < len(homes)
    if isinstance(one, Office):
        return not one.id.startswith(one.organisation)
    return False
