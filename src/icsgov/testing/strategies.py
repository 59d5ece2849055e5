"""Hypothesis strategies for every type of the model: any value that its shape admits.

They say nothing of whether records fit together; `worlds` and `breaks` make frameworks that do.
"""

from typing import Any

from hypothesis import strategies as st

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
    Position,
)
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation, Person
from icsgov.model.process import Process, Stage
from icsgov.model.urgent import Consultation, Urgent
from icsgov.model.voting import (
    Including,
)
from icsgov.period import Every
from icsgov.testing.strategies_bodies import (
    BODIES as BODIES,
)
from icsgov.testing.strategies_bodies import (
    FIRST as FIRST,
)
from icsgov.testing.strategies_bodies import (
    KINDS as KINDS,
)
from icsgov.testing.strategies_bodies import (
    LAST as LAST,
)
from icsgov.testing.strategies_bodies import (
    MEETINGS as MEETINGS,
)
from icsgov.testing.strategies_bodies import (
    OFFICES as OFFICES,
)
from icsgov.testing.strategies_bodies import (
    ORGANISATIONS as ORGANISATIONS,
)
from icsgov.testing.strategies_bodies import (
    PEOPLE as PEOPLE,
)
from icsgov.testing.strategies_bodies import (
    advisory_groups as advisory_groups,
)
from icsgov.testing.strategies_bodies import (
    boards as boards,
)
from icsgov.testing.strategies_bodies import (
    bodies as bodies,
)
from icsgov.testing.strategies_bodies import (
    classes as classes,
)
from icsgov.testing.strategies_bodies import (
    clauses as clauses,
)
from icsgov.testing.strategies_bodies import (
    committees as committees,
)
from icsgov.testing.strategies_bodies import (
    committees_in_common as committees_in_common,
)
from icsgov.testing.strategies_bodies import (
    days as days,
)
from icsgov.testing.strategies_bodies import (
    deciding as deciding,
)
from icsgov.testing.strategies_bodies import (
    facts as facts,
)
from icsgov.testing.strategies_bodies import (
    figures as figures,
)
from icsgov.testing.strategies_bodies import (
    forums as forums,
)
from icsgov.testing.strategies_bodies import (
    fractions as fractions,
)
from icsgov.testing.strategies_bodies import (
    groups as groups,
)
from icsgov.testing.strategies_bodies import (
    holders as holders,
)
from icsgov.testing.strategies_bodies import (
    joint_committees as joint_committees,
)
from icsgov.testing.strategies_bodies import (
    limits as limits,
)
from icsgov.testing.strategies_bodies import (
    matters as matters,
)
from icsgov.testing.strategies_bodies import (
    maybe as maybe,
)
from icsgov.testing.strategies_bodies import (
    money as money,
)
from icsgov.testing.strategies_bodies import (
    names as names,
)
from icsgov.testing.strategies_bodies import (
    offices as offices,
)
from icsgov.testing.strategies_bodies import (
    organisations as organisations,
)
from icsgov.testing.strategies_bodies import (
    orgs as orgs,
)
from icsgov.testing.strategies_bodies import (
    paths as paths,
)
from icsgov.testing.strategies_bodies import (
    people as people,
)
from icsgov.testing.strategies_bodies import (
    periods as periods,
)
from icsgov.testing.strategies_bodies import (
    persons as persons,
)
from icsgov.testing.strategies_bodies import (
    pounds as pounds,
)
from icsgov.testing.strategies_bodies import (
    quora as quora,
)
from icsgov.testing.strategies_bodies import (
    rules as rules,
)
from icsgov.testing.strategies_bodies import (
    seats as seats,
)
from icsgov.testing.strategies_bodies import (
    shares as shares,
)
from icsgov.testing.strategies_bodies import (
    some as some,
)
from icsgov.testing.strategies_bodies import (
    sources as sources,
)
from icsgov.testing.strategies_bodies import (
    tenures as tenures,
)
from icsgov.testing.strategies_bodies import (
    thresholds as thresholds,
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
    orgs = (one for one in held.values() if isinstance(one, Organisation))
    councils = {one.id for one in orgs if one.kind.is_council}
    return Governance.of(
        *(o for o in held.values() if not isinstance(o, CallInRule) or o.organisation in councils)
    )


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
