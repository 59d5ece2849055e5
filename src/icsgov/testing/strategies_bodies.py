"""Hypothesis strategies for organisations, people, bodies, and what everything is made of."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from icsgov.explain import Citation
from icsgov.model.body import (
    AdvisoryGroup,
    Board,
    Committee,
    CommitteeInCommon,
    Group,
    JointCommittee,
    Seat,
)
from icsgov.model.kinds import (
    OrgKind,
    Per,
    Role,
    Side,
    Statute,
    Tie,
    Vat,
)
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Office, Organisation, Person, Tenure
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
from icsgov.period import Period
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
