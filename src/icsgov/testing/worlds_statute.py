"""Worlds in which everybody is bound and statute has a say: kept matters, approvals, notice."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from icsgov.model.body import (
    Committee,
    JointCommittee,
    Seat,
)
from icsgov.model.decision import Approval, Vote
from icsgov.model.kinds import Side
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation
from icsgov.model.voting import Quorum, majority
from icsgov.testing.drafts import (
    MATTER,
    TODAY,
    Draft,
    World,
    board_of,
    given,
    own_bodies,
    person,
    votes_in,
)


def approved(draft: Draft, *by: str, **counts: Any) -> list[Approval]:
    """Approvals given on the day of the decision."""
    return [Approval(one, draft.day, of="A", **counts) for one in by]


@st.composite
def merger(draw: st.DrawFn) -> World:
    """A foundation trust's merger, with its governors, NHS England and the Secretary of State."""
    draft = Draft(draw(st.sampled_from(TODAY)))
    kind = draw(st.sampled_from(["merger", "significant-transaction", "non-nhs-income"]))
    seats = [Seat(f"g{n}", "governor") for n in range(4)]
    governors = Committee("governors", "A", seats=seats, statute="governors")
    others = [Organisation("NHSE", kind="NHSE"), Organisation("SOS", kind="SOS")]
    body = draw(own_bodies(draft, "A", "FT"))
    draft.add(governors, *others, Matter(MATTER, kinds=[kind]))
    draft.votes += votes_in(body)
    yes = draw(st.integers(3, 4))
    given = approved(draft, "governors", votes_for=yes, votes_against=4 - yes)
    return draft.world(body.id, approvals=[*given, *approved(draft, "NHSE", "SOS")])


KEPT = [
    ("executive-pay", "FT"),
    ("constitution-amendment", "FT"),
    ("council-tax", "LA"),
    ("needs-assessment", "LA"),
    ("accounts-function", "FT"),
]


def named_body(draft: Draft, kind: str) -> Any:
    """The body or office that statute names for a kind of matter, put in where it is new."""
    seats = [Seat(person("A", place), "non-executive") for place in range(3)]
    statute = "health and wellbeing board" if kind == "needs-assessment" else None
    committee = Committee(
        "A-named",
        "A",
        parent="A-board",
        seats=seats,
        quorum=Quorum(count=2),
        rule=majority(),
        statute=statute,
    )
    officer = Office("A-office", "A", holders=person("A", 3), accounting_officer=True)
    found = {
        "executive-pay": committee,
        "needs-assessment": committee,
        "accounts-function": officer,
    }.get(kind, draft.records["A-board"])
    draft.add(found)
    return found


@st.composite
def kept_by_statute(draw: st.DrawFn) -> World:
    """A matter that statute gives to a named decider, decided by it without any delegation."""
    draft = Draft(draw(st.sampled_from(TODAY)))
    kind, org_kind = draw(st.sampled_from(KEPT))
    draft.add(*board_of("A", org_kind, two=draw(st.booleans()) and org_kind == "LA"))
    draft.add(Matter(MATTER, kinds=[kind]))
    forum, facts = named_body(draft, kind), dict[str, Any]()
    if kind == "needs-assessment":
        draft.add(*board_of("B", "ICB", two=False))
        facts["of"] = draw(st.sampled_from([["A"], ["A", "B"], ["B"]]))
    if kind == "constitution-amendment":
        draft.add(Committee("governors", "A", seats=[Seat("g")], statute="governors"))
        facts["approvals"] = approved(draft, "governors", votes_for=1, votes_against=0)
    if isinstance(forum, Office):
        draft.votes.append(Vote(person("A", 3), "for"))
    else:
        draft.votes += votes_in(forum)
    return draft.world(forum.id, **facts)


@st.composite
def partnership(draw: st.DrawFn) -> World:
    """A section 75 arrangement: a council exercises a health function, all conditions attested."""
    draft = Draft(draw(st.sampled_from(TODAY)))
    draft.add(*board_of("A", draw(st.sampled_from(["ICB", "FT", "NHST"])), two=False))
    exerciser = draw(own_bodies(draft, "B", "LA", board_only=True))
    words = ["improvement", "consulted", "commissioners_consented"]
    draft.add(given("A-board", exerciser.id, under="75", attested=words))
    draft.votes += votes_in(exerciser)
    return draft.world(exerciser.id, of=draw(st.sampled_from([["A"], ["A", "B"]])))


@st.composite
def cabinet_member(draw: st.DrawFn) -> World:
    """A key decision by a cabinet member or an officer, 28 clear days after its notice."""
    draft = Draft(draw(st.sampled_from(TODAY)))
    draft.add(*board_of("A", "LA", two=True))
    officer = draw(st.booleans())
    who = "a.officer" if officer else person("A", 4)
    draft.add(Matter(MATTER, kinds=["key-decision"], side=Side.EXECUTIVE))
    draft.add(Office("A-office", "A", holders=who, employee=officer))
    draft.add(given("A-cabinet", "A-office", under=draw(st.sampled_from([None, "9E"]))))
    draft.votes.append(Vote(who, "for"))
    return draft.world("A-office", notice=draft.day - timedelta(days=29))


@st.composite
def care_partnership(draw: st.DrawFn) -> World:
    """An integrated care partnership that adopts its strategy: its partners have regard to it."""
    draft = Draft(draw(st.sampled_from(TODAY)))
    draft.add(*board_of("A", "ICB", two=False), *board_of("B", "LA", two=False))
    draft.add(Matter(MATTER, kinds=["integrated-care-strategy"]))
    seats = [Seat(person("A", 1), held_for="A"), Seat(person("B", 3), held_for="B")]
    draft.add(JointCommittee("partnership", ["A", "B"], seats=seats, statute="care partnership"))
    draft.votes += votes_in(draft.records["partnership"], named=False)
    return draft.world("partnership")
