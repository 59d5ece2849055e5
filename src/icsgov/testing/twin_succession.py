"""The naive twin on successions: a framework read without them, and what is handed on.

A framework is written out as it is to be read on the day of a decision, once for each way in which
seats of which nothing is on file may have gone. What an organisation had when it ended is handed on
from one to the next.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any

from attrs import evolve

from icsgov.explain import NO, UNKNOWN, YES
from icsgov.model.body import AdvisoryGroup, Board, Committee, Group, JointCommittee
from icsgov.model.governance import Governance
from icsgov.model.matter import covers
from icsgov.model.organisation import Office, Person
from icsgov.model.succession import Passing, Succession
from icsgov.period import Period
from icsgov.reasoning.results import Effect
from icsgov.testing.twin_law import agreed

if TYPE_CHECKING:
    from icsgov.testing.twin import Answer, Question

STAYS = {Effect.NO_PART, Effect.PENDING, Effect.ADVISED, Effect.HAVE_REGARD}
MOST = 6  # of successions with open seats that are tried in every combination
Given = tuple[Any, str, frozenset[str]]  # a delegation, its first id, whose reservations cut it
World = tuple[Governance, frozenset[tuple[str, str]]]


def in_succession(asked: "Question") -> dict[str, "Answer"]:
    """The answer for every organisation, of its own and as a successor."""
    worlds, open_ = read_on(asked)
    ids = [one.id for one in asked.gov.organisations]
    after = {org: heirs(asked, org) for org in ids}

    def own(org: str) -> "Answer":
        """What an organisation has itself, whoever has its place since."""
        ways = [asked._replace(gov=gov, cuts=cuts, org=org, heirs=after) for gov, cuts in worlds]
        found = {one.answer() for one in ways}
        if open_ > MOST and found != {(Effect.NO_PART, NO)}:
            found |= {(Effect.INDETERMINATE, min(UNKNOWN, agreed(one[1] for one in found)))}
        unclear = Effect.INDETERMINATE, agreed(one[1] for one in found)
        return found.pop() if len(found) == 1 else unclear

    def has(org: str, on: date) -> "Answer":
        """What an organisation has itself, and of its predecessors up to a day."""
        past = [one for one in asked.gov.successions if one.to == org and one.day <= on]
        before = [(one, has(one.of, one.day)) for one in past if one.day > asked.day]
        return together(own(org), [x for one, had in before for x in left(asked, one, had)])

    return {org: asked._replace(org=org).until_ended(has(org, asked.on)) for org in ids}


def heirs(asked: "Question", org: str) -> tuple[tuple[date, str], ...]:
    """Who has an organisation's place from what day, as long as all of the matters went there."""
    for one in asked.gov.successions:
        if one.of == org and {one.takes(matter) for matter in asked.decision.matters} == {YES}:
            return ((one.day, one.to), *heirs(asked, one.to))
    return ()


def left(asked: "Question", one: Succession, had: "Answer") -> list["Answer"]:
    """What a predecessor left to a successor; nothing, where nothing of it passes."""
    carried = one.passed(Passing.DECISIONS, asked.decision.id)
    went = {one.takes(matter) for matter in asked.decision.matters}
    if had[0] in STAYS or went == {NO}:
        return []
    firm = had[0] in (Effect.BOUND, Effect.DECLINED)
    if carried is NO:
        return [(Effect.LAPSED if firm else had[0], NO)]
    unclear = Effect.INDETERMINATE if firm else had[0], min(UNKNOWN, had[1])
    return [had if carried is YES and went == {YES} else unclear]


def together(own: "Answer", inherited: list["Answer"]) -> "Answer":
    """What an organisation has in all, of what it has itself and of what was left to it."""
    found = [own, *inherited] if own[0] is not Effect.NO_PART else inherited or [own]
    effects, best = {one[0] for one in found}, max(one[1] for one in found)
    lead = [one for one in found if one[1] is best]
    if own[0] is Effect.BOUND or len(effects) == 1:
        return own if own[0] is Effect.BOUND else lead[0]
    if best is YES:
        return (Effect.INDETERMINATE, UNKNOWN) if Effect.DECLINED in effects else lead[0]
    first = [one for one in lead if one[0] is Effect.DECLINED]
    first += [one for one in lead if one == own and own[0] is not Effect.NO_PART]
    return (first or sorted(lead, key=lambda one: list(Effect).index(one[0]))[::-1])[0]


def read_on(asked: "Question") -> tuple[list[World], int]:
    """The framework as it is read on the day, for each way open seats may have gone; how many."""
    groups: dict[str, list[Succession]] = {}
    for one in sorted(asked.gov.successions, key=lambda one: (one.day, one.id)):
        if one.day <= asked.day:
            groups.setdefault(one.of, []).append(one)
    given: list[Given] = [(one, one.id, frozenset()) for one in asked.gov.delegations]
    for group in groups.values():
        given += [new for one in group for old in given for new in passed(asked, one, *old)]
    cuts = frozenset((one.id, by) for one, _, givers in given for by in givers)
    people: Any = [Person(one) for one in asked.gov.index.people]
    delegations: Any = [one for one, _, _ in given]
    known = evolve(asked.gov, people=people, delegations=delegations, successions=())
    past = [one for group in groups.values() for one in group]
    hang = [one.id for one in past if any(open_on(one, past, body) for body in known.bodies)]
    found, alike = [], [[way] * len(hang) for way in (YES, NO)]
    for way in product([YES, NO], repeat=len(hang)) if len(hang) <= MOST else alike:
        how = dict(zip(hang, way, strict=True))
        bodies = [seated(asked, body, groups, how) for body in known.bodies]
        found.append((evolve(known, bodies=bodies), cuts))
    return found, len(hang)


def passed(
    asked: "Question", one: Succession, given: Any, id: str, givers: frozenset[str]
) -> Iterator[Given]:
    """A delegation as it passed to a successor: of the part of its matters that went there."""
    homes = {end: asked.owner(end) or end for end in (given.by, given.to)}
    verdict, to = one.passed(Passing.DELEGATIONS, id), given.to
    if one.of not in (*homes.values(), given.function_of) or verdict is NO:
        return
    named = {name for some in (*one.carried, *one.lapsed) for name in some.only}
    if (
        homes[given.by] == one.of
        and id not in named
        and not isinstance(asked.find(given.by), Board)
    ):
        return  # it rested on what the committee or the office had
    if homes[to] == one.of:
        if isinstance(asked.find(to), Committee | Office):
            return
        to = one.to
    pairs = [(old, new) for old in given.matters for new in one.matters or [old]]
    parts = {
        new if covers(old, new) else old
        for old, new in pairs
        if covers(old, new) or covers(new, old)
    }
    changed = {
        "to": to,
        "matters": parts,
        "function_of": one.to if given.function_of == one.of else given.function_of,
        "conditions": [*given.conditions, *([] if verdict is YES else [f"passed by {one.id}"])],
    }
    mine = homes[given.by] == one.of
    if mine:
        last = asked._replace(day=last_day(asked, one.of))
        kept = [kept.by for kept in asked.gov.reservations]
        givers |= {by for by in kept if last.now(by) == last.now(given.by)}
    ends = boards(asked, one, given.by) if mine else [given.by]
    for by in [end for end in ends if parts and end != to]:
        yield evolve(given, id=f"{given.id}, {one.id}, {by}", by=by, **changed), id, givers


def last_day(asked: "Question", org: str) -> date:
    """The day itself, or the last day of an organisation that has ended by then."""
    end = asked.find(org).period.end
    return asked.day if end is None or end > asked.day else end - timedelta(days=1)


def boards(asked: "Question", one: Succession, by: str) -> list[str]:
    """The successor's board in the place of a body: on its side of a council, where there is."""
    found = asked.gov.index.boards(one.to, last_day(asked, one.to))
    sided = {
        body.side
        for body in asked.gov.bodies
        if isinstance(body, Board) and body.organisation == one.of
    }
    plain = isinstance(asked.find(by), Office) or None in sided
    same = [] if plain else [board for board in found if board.side is asked.side_of(by)]
    return [board.id for board in same or found]


def senders(seat: Any) -> set[str | None]:
    """The organisations that a seat is held for or was filled by."""
    return {seat.held_for, seat.nominated_by}


def open_on(one: Succession, past: list[Succession], body: Any) -> bool:
    """Whether it is open if seats on a body of others passed."""
    there = {org for seat in getattr(body, "seats", ()) for org in senders(seat)}
    for other in past:
        there |= {other.to} if other.of in there else set()
    own = getattr(body, "organisation", None) == one.of
    return one.of in there and not own and one.passed(Passing.SEATS, body.id) is UNKNOWN


def seated(asked: "Question", body: Any, groups: dict[str, list[Succession]], how: Any) -> Any:
    """A body with the seats that passed to successors, and without those that are gone."""
    gone = {*groups} - {getattr(body, "organisation", None)}
    for org in [one for one in groups if one in gone and hasattr(body, "seats")]:
        said = [(one, one.passed(Passing.SEATS, body.id)) for one in groups[org]]
        for one, verdict in sorted(said, key=lambda pair: pair[1] is not YES):
            if (verdict if verdict is not UNKNOWN else how.get(one.id)) is YES:
                body = moved(asked, body, one)
    if not hasattr(body, "seats"):
        return body
    return evolve(body, seats=[seat for seat in body.seats if not senders(seat) & gone])


def until(seat: Any, day: date, others: list[Period]) -> Iterator[Period]:
    """The part of a seat's period from a day on, until another seat begins."""
    starts = [period.start for period in others if period.start and period.start > day]
    start = max(seat.period.start or day, day)
    end = min([*starts, seat.period.end or date.max])
    if start < end:
        yield Period(start, None if end == date.max else end)


def moved(asked: "Question", body: Any, one: Succession) -> Any:
    """A body on which the successor has the predecessor's seats, and its place as a party."""
    mine = [seat for seat in body.seats if one.of in senders(seat)]
    rest = [seat for seat in body.seats if seat not in mine]
    if isinstance(body, Group):
        theirs = [seat for seat in rest if seat.held_for == one.to and seat.voting]
        theirs = [seat.period for seat in theirs if not seat.deputises_for]
        if any(period.covers(one.day) for period in theirs):
            return body
        mine = [evolve(seat, period=held) for seat in mine for held in until(seat, one.day, theirs)]
    new = [
        evolve(
            seat,
            **{
                name: one.to
                for name in ("held_for", "nominated_by")
                if getattr(seat, name) == one.of
            },
        )
        for seat in mine
    ]
    name = {JointCommittee: "parties", AdvisoryGroup: "organisations"}.get(type(body))
    if name is None:
        return evolve(body, seats=[*rest, *new])
    orgs = dict.fromkeys(one.to if org == one.of else org for org in getattr(body, name))
    return evolve(body, seats=[*rest, *new], **{name: [*orgs]})
