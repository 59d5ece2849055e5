"""Every form of meeting but the joint committee, for every kind of organisation, as a scene.

The organisation is `A`, its people `p1`, `p2` and `p3`, and the board in which the power lies
`board`. In every scene everything that A needs is there: delegated, quorate and voted for. Whether
that binds A is for the law of its kind and day to say.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from scope_parts import Asked, Part, Scene, seat, vote

from icsgov.law import england
from icsgov.law.rulebook import Rule
from icsgov.model.authority import Delegation
from icsgov.model.body import AdvisoryGroup, Board, Committee, CommitteeInCommon, Group
from icsgov.model.decision import Decision
from icsgov.model.kinds import OrgKind, Side
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation
from icsgov.model.voting import Quorum, majority

ONE_DAY = timedelta(days=1)
MATTER = "service/site"
TWO_FOR: dict[str, Any] = {"quorum": Quorum(count=2), "rule": majority()}
ONE_FOR: dict[str, Any] = {"quorum": Quorum(count=1), "rule": majority()}


class Variant(NamedTuple):
    """A kind of organisation and, for a council, the side on which the function lies."""

    kind: OrgKind
    side: Side | None = None
    two_boards: bool = False

    def __str__(self) -> str:
        if not self.kind.is_council:
            return self.kind.value
        return f"{self.kind.value}, {self.side.value if self.side else 'one board'}"

    @property
    def codes(self) -> tuple[str, ...]:
        """What the rulebook calls it."""
        if not self.kind.is_council:
            return (self.kind.value,)
        return tuple(f"{self.kind.value}_{side}" for side in ("COUNCIL", "EXEC"))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are read and concern it."""
        about = set(self.codes)
        return tuple(one for one in england().rules if one.read and about & {*one.delegators})

    @property
    def home(self) -> date:
        """A day under the law of which it decides; the last such law where there is a choice."""
        gone = [one.period.start for one in self.rules if one.subject == "abolished"]
        return date(2021, 2, 1) if gone else date(2024, 5, 14)

    @property
    def days(self) -> tuple[date, ...]:
        """The home day, and the days on either side of each change in the law that concerns it."""
        edges = {day for one in self.rules for day in (one.period.start, one.period.end) if day}
        return (self.home, *sorted({day - n * ONE_DAY for day in edges for n in (0, 1)}))


def variants() -> tuple[Variant, ...]:
    """Every kind; a council with the function on each side, and with one board."""
    found = []
    for kind in OrgKind:
        if kind.is_council:
            found += [Variant(kind, side, True) for side in Side]
        found.append(Variant(kind))
    return tuple(found)


class Place(NamedTuple):
    """What the axes need to know of a scene: the slots of its parts, by what they do there.

    `body` decides by votes, `chain` leads to whoever decides, `alone` says in which fields somebody
    who decides alone is named. `others` are the other organisations, `slots` all the slots.
    """

    form: str
    variant: Variant
    day: date
    body: str | None = None
    seats: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    alone: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()
    slots: frozenset[str] = frozenset()

    @property
    def given(self) -> str | None:
        """The slot of the last delegation, if there is one."""
        return self.chain[-1] if self.chain else None


Parts = dict[str, Part]
Made = tuple[Place, Parts]

ROLES = {
    "council": ("councillor", "councillor", "councillor"),
    "executive": ("leader", "executive member", "executive member"),
    "ICB": ("chair", "chief executive", "partner member"),
    "CCG": ("chair", "chief executive", "lay member"),
    "other": ("chair", "chief executive", "non-executive"),
}
PEOPLE = ("p1", "p2", "p3")


def roles(variant: Variant, side: Side | None) -> tuple[str, ...]:
    """The roles of the three on a board."""
    if variant.kind.is_council:
        return ROLES["executive" if side is Side.EXECUTIVE else "council"]
    return ROLES.get(variant.kind.value, ROLES["other"])


def organisation(variant: Variant, day: date, forum: str, **more: Any) -> Parts:
    """The organisation with its boards, its matter, and a decision in a forum."""
    parts = {
        "A": Part(Organisation, {"id": "A", "kind": variant.kind}),
        "matter": Part(Matter, {"id": MATTER, "kinds": (), "side": variant.side}),
        "board": board("board", "A", side=variant.side),
    }
    care = variant.kind is OrgKind.CARE_TRUST
    for place, role in enumerate(roles(variant, variant.side), 1):
        nominated = {"nominated_by": "L"} if care and place == 3 else {}
        parts[f"director {place}"] = seat("board", f"p{place}", role=role, **nominated)
    if care:
        parts["L"] = Part(Organisation, {"id": "L", "kind": "LA"})
    if variant.two_boards:
        other = next(side for side in Side if side is not variant.side)
        parts["other side"] = board("other side", "A", side=other)
        for place, role in enumerate(roles(variant, other), 1):
            parts[f"other director {place}"] = seat("other side", f"p{place}", role=role)
    fields = {"id": "D", "matters": MATTER, "forum": forum, "day": day, "figures": 0, **more}
    parts["decision"] = Part(Decision, {"notice": day - timedelta(days=60), **fields})
    parts["asked"] = Part(Asked, {})
    return parts


def board(id: str, org: str, **more: Any) -> Part:
    """A board with a quorum of two."""
    return Part(Board, {"id": id, "organisation": org, **TWO_FOR, **more})


def given(id: str, by: str, to: str, **more: Any) -> Part:
    """A delegation of the matter."""
    fields = {"matters": MATTER, "source": "scheme", **more}
    return Part(Delegation, {"id": id, "by": by, "to": to, **fields})


def voted(body: str, people: tuple[str, ...], named: bool) -> Parts:
    """Three votes for, which name the body they were cast in or do not."""
    more = {"body": body} if named else {}
    return {f"vote {place}": vote(one, **more) for place, one in enumerate(people, 1)}


VOTES = ("vote 1", "vote 2", "vote 3")
DIRECTORS = ("director 1", "director 2", "director 3")
SEATS = ("seat 1", "seat 2", "seat 3")


def by_board(variant: Variant, day: date) -> Made:
    """The board itself."""
    parts = organisation(variant, day, "board") | voted("board", PEOPLE, False)
    return Place("board", variant, day, "board", DIRECTORS, VOTES, PEOPLE), parts


def committee(id: str, parent: str, people: tuple[str, ...] = PEOPLE) -> Parts:
    """A committee of A on which all three sit."""
    fields = {"id": id, "organisation": "A", "parent": parent, **TWO_FOR}
    sat = {f"seat {place}": seat(id, one) for place, one in enumerate(people, 1)}
    return {id: Part(Committee, fields), **sat}


def by_committee(variant: Variant, day: date) -> Made:
    """A committee of the board."""
    parts = organisation(variant, day, "committee") | committee("committee", "board")
    parts |= {"given": given("clause", "board", "committee")} | voted("committee", PEOPLE, False)
    place = Place("committee", variant, day, "committee", SEATS, VOTES, PEOPLE, ("given",))
    return place, parts


def by_sub_committee(variant: Variant, day: date) -> Made:
    """A committee of a committee, to which that passes on what it was given."""
    parts = organisation(variant, day, "sub") | committee("sub", "top")
    top = {"id": "top", "organisation": "A", "parent": "board", **ONE_FOR}
    parts |= {"top": Part(Committee, top)}
    parts |= {f"top {one}": seat("top", one) for one in PEOPLE[:2]}
    parts["first"] = given("clause 1", "board", "top", passing_on="allowed")
    parts["given"] = given("clause", "top", "sub")
    if variant.side is Side.EXECUTIVE:  # whose committees pass on to an area committee
        parts["sub"].fields["statute"] = "area"
        parts["given"] = given("clause", "top", "sub", attested="ward_membership")
    parts |= voted("sub", PEOPLE, False)
    chain = ("first", "given")
    return Place("sub-committee", variant, day, "sub", SEATS, VOTES, PEOPLE, chain), parts


def other_board(org: str, kind: str, person: str) -> Parts:
    """Another organisation with a board of one."""
    id = f"{org} board"
    return {
        org: Part(Organisation, {"id": org, "kind": kind}),
        id: Part(Board, {"id": id, "organisation": org, **ONE_FOR}),
        f"{org} seat": seat(id, person, role="chair"),
    }


def in_common(form: str, of: Callable[[Variant, date], Made]) -> Callable[[Variant, date], Made]:
    """A form of body as it sits at a committee in common beside the board of another."""

    def make(variant: Variant, day: date) -> Made:
        place, parts = of(variant, day)
        bodies = {"id": "common", "bodies": [place.body, "B board"]}
        parts |= other_board("B", "FT", "q") | {"common": Part(CommitteeInCommon, bodies)}
        decision = parts["decision"]
        parts["decision"] = decision._replace(fields={**decision.fields, "forum": "common"})
        parts |= voted(str(place.body), PEOPLE, True)
        parts["vote of B"] = vote("q", body="B board")
        return place._replace(form=form, others=("B",)), parts

    return make


def by_office(variant: Variant, day: date) -> Made:
    """An office: an officer of a council, the chief executive of anybody else."""
    holder = "clerk" if variant.kind.is_council else "p2"
    parts = organisation(variant, day, "post")
    parts["post"] = Part(Office, {"id": "post", "organisation": "A", "holders": holder})
    parts |= {"given": given("clause", "board", "post"), "vote 1": vote(holder)}
    alone = (("post", "holders"), ("vote 1", "person"))
    place = Place("office", variant, day, chain=("given",), alone=alone, votes=("vote 1",))
    return place._replace(people=(holder,)), parts


def in_group(variant: Variant, day: date) -> Made:
    """Somebody who decides alone for A in a group."""
    officer = variant.kind.is_council and variant.side is not Side.EXECUTIVE
    who = "clerk" if officer else "p2"
    parts = organisation(variant, day, "group") | {"group": Part(Group, {"id": "group"})}
    parts |= {"seat 1": seat("group", who, held_for="A"), "vote 1": vote(who)}
    parts["given"] = given("clause", "board", who)
    if officer:
        parts["post"] = Part(Office, {"id": "post", "organisation": "A", "holders": who})
    alone = (("given", "to"), ("seat 1", "person"), ("vote 1", "person"))
    place = Place("group", variant, day, None, ("seat 1",), ("vote 1",), (who,), ("given",), alone)
    return place, parts


def in_group_by_office(variant: Variant, day: date) -> Made:
    """The holder of an office, to which power was given, in a group."""
    place, parts = by_office(variant, day)
    parts["decision"] = organisation(variant, day, "group")["decision"]
    parts |= {"group": Part(Group, {"id": "group"})}
    parts["seat 1"] = seat("group", place.people[0], held_for="A")
    alone = (*place.alone, ("seat 1", "person"))
    return place._replace(form="group, by office", seats=("seat 1",), alone=alone), parts


def in_advisory_group(variant: Variant, day: date) -> Made:
    """A group that recommends, however much was given to it."""
    parts = organisation(variant, day, "advice")
    parts["advice"] = Part(AdvisoryGroup, {"id": "advice", "organisations": ["A"]})
    parts["given"] = given("clause", "board", "advice")
    parts |= voted("advice", PEOPLE, False)
    return Place("advisory group", variant, day, votes=VOTES, people=PEOPLE), parts


def partner(variant: Variant) -> str:
    """The kind of another organisation that its own may delegate to, where there is one."""
    kind = variant.kind
    return kind.value if kind.is_council or kind is OrgKind.CCG else "FT"


QS = ("q1", "q2", "q3")


def arranged(variant: Variant) -> dict[str, Any]:
    """What has to be attested where an executive gives a function to another council."""
    return {"attested": "regulations"} if variant.side is Side.EXECUTIVE else {}


def elsewhere(variant: Variant, day: date) -> Made:
    """The board of another organisation, to which the power was given."""
    parts = organisation(variant, day, "B board", of=["A"])
    parts["B"] = Part(Organisation, {"id": "B", "kind": partner(variant)})
    parts["B board"] = board("B board", "B")
    named = roles(Variant(OrgKind(partner(variant))), None)
    parts |= {
        f"seat {place}": seat("B board", one, role=role)
        for place, (one, role) in enumerate(zip(QS, named, strict=True), 1)
    }
    parts["given"] = given("clause", "board", "B", **arranged(variant))
    parts |= voted("B board", QS, False)
    place = Place("another's board", variant, day, "B board", SEATS, VOTES, QS, ("given",))
    return place._replace(others=("B",)), parts


def elsewhere_below(variant: Variant, day: date) -> Made:
    """A committee of another organisation, to which its board passed the power on."""
    parts = organisation(variant, day, "committee", of=["A"])
    parts |= other_board("B", partner(variant), "q1")
    parts |= {f"B seat of {one}": seat("B board", one, role="executive") for one in QS[1:]}
    parts |= committee("committee", "B board", QS)
    fields = {**parts["committee"].fields, "organisation": "B"}
    parts["committee"] = parts["committee"]._replace(fields=fields)
    parts["first"] = given("clause 1", "board", "B", passing_on="allowed", **arranged(variant))
    parts["given"] = given("clause", "B board", "committee", function_of="A")
    parts |= voted("committee", QS, False)
    chain = ("first", "given")
    place = Place("another's committee", variant, day, "committee", SEATS, VOTES, QS, chain)
    return place._replace(others=("B",)), parts


def outside(variant: Variant, day: date) -> Made:
    """A committee in common of others, to one of whom the power was given."""
    place, parts = elsewhere(variant, day)
    parts |= other_board("C", "NHST", "r") | voted("B board", QS, True)
    bodies = {"id": "common", "bodies": ["B board", "C board"]}
    parts["common"] = Part(CommitteeInCommon, bodies)
    decision = parts["decision"]
    parts["decision"] = decision._replace(fields={**decision.fields, "forum": "common"})
    parts["vote of C"] = vote("r", body="C board")
    return place._replace(form="outside a committee in common", others=("B", "C")), parts


FORMS: dict[str, Callable[[Variant, date], Made]] = {
    "board": by_board,
    "committee": by_committee,
    "sub-committee": by_sub_committee,
    "boards in common": in_common("boards in common", by_board),
    "committees in common": in_common("committees in common", by_committee),
    "office": by_office,
    "group": in_group,
    "group, by office": in_group_by_office,
    "advisory group": in_advisory_group,
    "another's board": elsewhere,
    "another's committee": elsewhere_below,
    "outside a committee in common": outside,
}


def scene(form: str, variant: Variant, day: date) -> tuple[Place, Scene]:
    """The base of a form for a kind on a day, in which nothing is missing."""
    place, parts = FORMS[form](variant, day)
    return place._replace(slots=frozenset(parts)), Scene(parts)
