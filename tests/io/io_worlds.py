"""Small worlds for the tests of JSON: any well-formed framework, and any well-formed decision."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from unicodedata import normalize

from hypothesis import strategies as st

from icsgov.explain import Citation
from icsgov.model import authority, body, decision, organisation, voting
from icsgov.model.governance import Governance
from icsgov.model.kinds import OrgKind, PassingOn, Per, Position, Role, Side, Statute, Tie, Vat
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.period import Period

ORGS = ["RNN", "RTF", "E06", "QHM"]
PEOPLE = ["p0", "p1", "p2", "p3", "p4", "p é"]
BODIES = ["b RNN", "b RTF", "b QHM", "full", "cabinet"]
OFFICES = ["ceo", "cfo"]

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ids = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), max_size=8)
ids = ids.map(lambda text: normalize("NFC", text).strip()).filter(bool)  # one spelling of each
orgs, people = st.sampled_from(ORGS), st.sampled_from(PEOPLE)
refs = st.sampled_from([*ORGS, *PEOPLE, *BODIES, *OFFICES])
days = st.dates(date(1948, 7, 5), date(2048, 7, 5))
counts = st.integers(0, 10**18 - 1)
paths = st.from_regex(r"[a-z0-9-]{1,4}(/[a-z0-9-]{1,4}){0,2}", fullmatch=True)
shares = st.fractions(0, 1) | st.sampled_from([Fraction(0), Fraction(1), Fraction(1, 2)])
pounds = st.decimals(0, Decimal("1e17"), places=2) | st.builds(
    lambda digits, exponent: Decimal((0, (digits,), exponent)),
    st.integers(0, 9),
    st.integers(-30, 16),
)
written = texts.filter(str.strip)
citations = st.builds(Citation, written, url=st.none() | written)


def some(strategy: Any, least: Any = 0, most: Any = 3, **more: Any) -> Any:
    return st.lists(strategy, min_size=least, max_size=most, **more)


def maybe(strategy: Any) -> Any:
    return st.none() | strategy


def build(kind: Any, /, *args: Any, **fields: Any) -> Any:
    """A recorded fact, its source and day included."""
    return st.builds(kind, *args, source=maybe(citations), recorded=maybe(days), **fields)


@st.composite
def periods(draw: Any) -> Any:
    start, length = draw(maybe(days)), draw(maybe(st.integers(1, 9999)))
    if start is None:
        return Period(None, draw(maybe(days)))
    return Period(start, None if length is None else start + timedelta(days=length))


enums = {kind: st.sampled_from(kind) for kind in (Role, Per, Vat, Tie, Position, Statute)}
classes = st.builds(
    voting.SeatClass, roles=some(enums[Role], 1), organisations=some(orgs), people=some(people)
)
quora = st.builds(
    voting.Quorum,
    count=counts,
    including=some(st.builds(voting.Including, counts, classes)),
    period=periods(),
) | st.builds(voting.Quorum, share=shares)
clauses = st.one_of(
    st.builds(
        voting.Share,
        st.builds(voting.Threshold, share=shares, exceeded=st.booleans()),
        of=st.sampled_from(voting.OF),
        among=maybe(classes),
        by_organisation=st.booleans(),
    ),
    st.builds(voting.MustAgree, classes),
    st.just(voting.AllPresent()),
)
rules = st.builds(
    voting.VotingRule,
    some(clauses, 1),
    matters=some(paths),
    casting_vote=st.booleans(),
    tie=enums[Tie],
    period=periods(),
)
seats = build(
    body.Seat,
    people,
    maybe(enums[Role]),
    period=periods(),
    voting=st.booleans(),
    held_for=maybe(orgs),
    nominated_by=maybe(orgs),
    suspended=some(periods()),
)
limits = st.builds(Limit, pounds, basis=enums[Per], vat=enums[Vat], inclusive=st.booleans())
figures = st.builds(Figure, pounds, basis=enums[Per], vat=enums[Vat])
attestations = build(authority.Attestation, texts, st.booleans(), of=maybe(orgs))
in_room = {"seats": some(seats), "quorum": some(quora, most=2), "rule": some(rules, most=2)}


@st.composite
def bodies(draw: Any) -> Any:
    """One board for each organisation, two for the council, and some of everything else."""
    made = [
        draw(build(body.Board, st.just(id), st.just(org), texts, side=st.just(side), **in_room))
        for id, org, side in (
            ("b RNN", "RNN", None),
            ("b RTF", "RTF", None),
            ("b QHM", "QHM", None),
            ("full", "E06", Side.COUNCIL),
            ("cabinet", "E06", Side.EXECUTIVE),
        )
    ]
    parties = some(orgs, 1, unique=True)
    others = (
        build(
            body.Committee,
            st.just("c"),
            st.just("RNN"),
            parent=maybe(st.just("b RNN")),
            statute=maybe(enums[Statute]),
            period=periods(),
            **in_room,
        ),
        build(
            body.JointCommittee,
            st.just("jc"),
            parties,
            under=maybe(st.just("65Z6")),
            recall=st.booleans(),
            liable=maybe(parties),
            **in_room,
        ),
        build(
            body.CommitteeInCommon,
            st.just("cic"),
            some(st.sampled_from(BODIES[:4]), 1, unique=True),
        ),
        build(body.Group, st.just("g"), texts, seats=st.just([body.Seat("p1", held_for="RNN")])),
        build(body.AdvisoryGroup, st.just("a"), organisations=parties, seats=some(seats)),
    )
    return [*made, *(draw(one) for one in others if draw(st.booleans()))]


envelopes = {"by": st.sampled_from(BODIES), "matters": some(paths, 1)}
provisions = st.one_of(
    build(
        authority.Delegation,
        ids,
        to=st.sampled_from([*PEOPLE, *OFFICES, *ORGS]),
        ceiling=some(limits),
        above=st.none() | limits,
        period=periods(),
        conditions=some(texts),
        passing_on=st.sampled_from(PassingOn),
        function_of=maybe(orgs),
        decision=maybe(texts),
        under=maybe(st.sampled_from(["65Z5", "section 75"])),
        attested=some(attestations),
        recall=st.booleans(),
        **envelopes,
    ),
    build(authority.Residual, ids, by=st.sampled_from(BODIES), to=st.sampled_from(OFFICES)),
    build(authority.Reservation, ids, above=maybe(limits), period=periods(), **envelopes),
    build(
        authority.ApprovalRule,
        ids,
        organisation=orgs,
        above=maybe(limits),
        threshold=st.sampled_from(authority.THRESHOLDS),
        **envelopes,
    ),
)


@st.composite
def governances(draw: Any) -> Any:
    kinds = dict(zip(ORGS, ["FT", "NHST", "LA", "ICB"], strict=True))
    made = [
        draw(
            build(
                organisation.Organisation,
                st.just(id),
                texts,
                kind=st.just(OrgKind(kind)),
                period=periods(),
            )
        )
        for id, kind in kinds.items()
    ]
    made += draw(bodies())
    for id in OFFICES:
        held = draw(maybe(people))
        made.append(organisation.Office(id, "RNN", holders=() if held is None else held))
    made += [organisation.Person(id, draw(texts)) for id in PEOPLE]
    known = {one.id for one in made} | set(PEOPLE)
    fresh = some(provisions.filter(lambda one: one.id not in known), unique_by=lambda one: one.id)
    kinds_of = maybe(some(texts))
    about = build(Matter, paths, kinds=kinds_of, side=maybe(st.sampled_from(Side)))
    made += draw(fresh) + draw(some(about, unique_by=lambda one: one.id))
    return Governance.of(*made)


@st.composite
def decisions(draw: Any) -> Any:
    day, body_id = draw(days), maybe(st.sampled_from(BODIES))
    later = st.integers(0, 99).map(lambda count: day + timedelta(days=count))
    votes = build(
        decision.Vote,
        people,
        enums[Position],
        body=body_id,
        organisation=maybe(orgs),
        day=maybe(days),
        order=counts,
        casting=st.booleans(),
    )
    eligible = draw(maybe(some(orgs, unique=True)))
    of = draw(
        maybe(
            some(orgs if eligible is None else st.sampled_from(eligible), unique=True)
            if eligible != []
            else st.just([])
        )
    )

    def each_body(kind: Any, *args: Any, **more: Any) -> Any:
        return some(build(kind, *args, **more), unique_by=lambda one: one.body)

    made = build(
        decision.Decision,
        ids,
        some(paths, 1),
        forum=refs,
        day=st.just(day),
        title=texts,
        of=st.just(of),
        eligible=st.just(eligible),
        figures=maybe(some(figures, unique_by=lambda one: one.measure)),
        votes=some(votes, unique_by=lambda one: one.order),
        resolutions=each_body(decision.Resolution, refs, enums[Position]),
        attended=maybe(some(build(decision.Attendance, people, body=body_id))),
        presided=each_body(decision.Presiding, people, body=body_id),
        recused=some(build(decision.Recusal, people, body=body_id)),
        notice=each_body(
            decision.Notice,
            days,
            body=body_id,
            exception=maybe(st.sampled_from(decision.EXCEPTIONS)),
        ),
        attested=some(attestations),
        approvals=some(
            build(
                decision.Approval,
                refs,
                days,
                of=maybe(orgs),
                votes_for=maybe(counts),
                votes_against=maybe(counts),
                abstained=maybe(counts),
            )
        ),
        ratifications=some(build(decision.Ratification, st.sampled_from(BODIES), later)),
        overturnings=some(build(decision.Overturning, st.sampled_from(BODIES), later)),
    )
    return draw(made)


documents = st.tuples(governances(), some(decisions(), unique_by=lambda one: one.id).map(tuple))
