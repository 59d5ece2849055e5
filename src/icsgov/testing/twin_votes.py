"""The naive twin's reading of a meeting: what position a body took."""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import product
from typing import Any, NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.law.rulebook import Family
from icsgov.model.body import Board, Committee, Seat
from icsgov.model.body import JointCommittee as Joint
from icsgov.model.decision import Vote
from icsgov.model.kinds import Position, Role, Side, Statute, Tie
from icsgov.model.matter import ancestors
from icsgov.model.voting import MustAgree, SeatClass, Share, VotingRule, majority
from icsgov.testing.twin_law import (
    Case,
    agreed,
    code,
    directors,
    every,
    find,
    rules,
    side_of,
    yes,
)

FOR, AGAINST, NONE, NOT_KNOWN = "for", "against", "none", "unknown"
NOT_FOR = "against or none, it is not known which"


class Voter(NamedTuple):
    """Somebody with a vote: a person, for whom, and the seats that give it."""

    person: str
    held_for: str | None
    seats: tuple[Seat, ...]
    can_vote: bool
    there: bool
    cast: Position | None


def body_codes(case: Case, body: Any) -> tuple[str, str]:
    """What the rulebook calls the organisation of a body, and the body itself."""
    if isinstance(body, Joint):
        all_councils = all(find(case.gov.organisations, o).kind.is_council for o in body.parties)
        return "LA_COUNCIL" if all_councils else "", "joint_committee"
    side = side_of(case, body.id)
    who = code(case, body.organisation, side)
    if isinstance(body, Committee):
        return who, "committee"
    if not find(case.gov.organisations, body.organisation).kind.is_council:
        return who, "board"
    return who, "executive" if side is Side.EXECUTIVE else "full_council"


def statutory(case: Case, body: Any, subject: str, day: date) -> list[dict[str, str | int]]:
    """The figures that statute sets for a body."""
    who, what = body_codes(case, body)
    held = rules(case, Family.PROCEDURE, who, day)
    return [dict(one.value) for one in held if one.subject == subject and what in one.forms]


def is_outsider(case: Case, body: Any, seat: Seat, day: date) -> bool:
    """Whether somebody sits on a council's committee without being of that council."""
    who, what = body_codes(case, body)
    if (
        not any(
            one.subject == "outsider_vote" and what in one.forms
            for one in rules(case, Family.VOTE, who, day)
        )
        or getattr(body, "statute", None) is Statute.HWB
    ):
        return False
    orgs = body.parties if isinstance(body, Joint) else (body.organisation,)
    return not any(seat.person in directors(case, org, day) for org in orgs)


def here(case: Case, body: str, day: date) -> list[Vote]:
    """The votes of that day in that body, the first of a person's first."""
    votes = [
        one
        for one in case.decision.votes
        if (one.body or case.decision.forum) == body and (one.day or case.decision.day) == day
    ]
    return sorted(votes, key=lambda one: one.order or 0)


def attends(case: Case, body: str, person: str) -> bool:
    """Whether somebody is recorded as attending."""
    return any(
        one.person == person and one.body in (None, body) for one in case.decision.attended or ()
    )


def recused(case: Case, body: str, person: str) -> bool:
    """Whether somebody takes no part."""
    return any(one.person == person and one.body in (None, body) for one in case.decision.recused)


def seats_by_voter(case: Case, body: Any, day: date) -> dict[tuple[str, str | None], list[Seat]]:
    """Who has a vote that day, with the seats that give it; an acting deputy for the principal."""
    present = {one.person for one in here(case, body.id, day)}
    present |= {one.person for one in case.decision.attended or () if one.body in (None, body.id)}
    seats = [one for one in body.seats if one.votes_on(day)]
    if isinstance(body, Board | Committee | Joint):
        seats = [one for one in seats if not is_outsider(case, body, one, day)]
    found: dict[tuple[str, str | None], list[Seat]] = {}
    for seat in seats:
        if seat.deputises_for is None:
            found.setdefault((seat.person, seat.held_for), []).append(seat)
    for seat in seats:
        for person, held_for in list(found):
            acts = person == seat.deputises_for and seat.held_for in (None, held_for)
            if acts and person not in present and seat.person in present:
                del found[person, held_for]
                found[seat.person, held_for] = [seat]
    return found


def body_of(body: Any) -> str | None:
    """The one organisation of a body, if it has one."""
    return getattr(body, "organisation", None)


def choices(case: Case, body: Any, day: date) -> dict[tuple[str, str | None], Position] | None:
    """What each voter said last that day; None where a capacity is not recorded."""
    voters = seats_by_voter(case, body, day)
    deputies = [one for seats in voters.values() for one in seats if one.deputises_for is not None]
    if deputies and case.decision.attended is None:
        return None
    found: dict[tuple[str, str | None], Position] = {}
    for vote in here(case, body.id, day):
        mine = [key for key in voters if key[0] == vote.person]
        if vote.casting or not mine or recused(case, body.id, vote.person):
            continue
        if vote.organisation is None:
            if len(mine) > 1:
                return None
            found[mine[0]] = vote.position
        elif (vote.person, vote.organisation) in mine:
            found[vote.person, vote.organisation] = vote.position
        elif mine == [(vote.person, None)] and body_of(body) == vote.organisation:
            found[mine[0]] = vote.position
    return found


def roll(case: Case, body: Any, day: date) -> list[Voter]:
    """Everybody with a vote that day, and what they did."""
    said = choices(case, body, day) or {}
    voted = {one.person for one in here(case, body.id, day)}
    return [
        Voter(
            person,
            held_for,
            tuple(seats),
            not recused(case, body.id, person),
            person in voted or attends(case, body.id, person),
            said.get((person, held_for)),
        )
        for (person, held_for), seats in seats_by_voter(case, body, day).items()
    ]


def belongs(voter: Voter, among: SeatClass | None) -> Verdict:
    """Whether a voter is of a class."""
    if among is None:
        return YES
    fits = not among.people or voter.person in among.people
    fits = fits and (not among.organisations or voter.held_for in among.organisations)
    roles = {seat.role for seat in voter.seats}
    if not fits or not among.roles or roles & set(among.roles):
        return yes(fits)
    return UNKNOWN if None in roles else NO


def worlds(
    case: Case, voters: list[Voter], of: Callable[[Voter], Verdict]
) -> list[tuple[list[Voter], list[Voter]]]:
    """Every way it may have been: who is of the class, and who of them was present."""
    able = [one for one in voters if one.can_vote]
    low = [one for one in able if one.there]
    rooms = [low, able] if case.decision.attended is None else [low]
    found = []
    for picks in product(*[[True, False] if of(v) is UNKNOWN else [of(v) is YES] for v in voters]):
        members = [one for one, pick in zip(voters, picks, strict=True) if pick]
        found += [(members, [one for one in members if one in room]) for room in rooms]
    return found


def quorum(case: Case, body: Any, voters: list[Voter], day: date) -> Verdict:
    """Whether enough were present."""
    executive = [one for one in Role if one.executive]
    outside = [one for one in Role if one.non_executive]
    tests: list[tuple[SeatClass | None, int]] = []
    for held in (one for one in body.quorum if one.period.covers(day)):
        tests.append((None, held.needed(len(voters))))
        tests += [(part.among, part.count) for part in held.including]
    nominated = []
    for value in statutory(case, body, "quorum", day):
        part, whole = str(value["share"]).split("/")
        tests.append((None, -(-int(part) * len(voters) // int(whole))))
        tests.append((SeatClass(roles=executive), int(value.get("executive", 0))))
        tests.append((SeatClass(roles=outside), int(value.get("non_executive", 0))))
        nominated.append(int(value.get("la_nominated", 0)))
    if not tests:
        return UNKNOWN
    found = []
    for among, count in tests:
        ways = worlds(case, voters, partial(belongs, among=among))
        found.append(agreed(yes(len(present) >= count) for _, present in ways))
    for count in nominated:
        ways = worlds(case, voters, lambda one: nominee(case, one, outside))
        found.append(agreed(yes(len(present) >= count) for _, present in ways))
    return every(found)


def nominee(case: Case, voter: Voter, roles: list[Role]) -> Verdict:
    """Whether a voter is a non-executive whom a council nominated."""
    orgs = [find(case.gov.organisations, seat.nominated_by) for seat in voter.seats]
    if not any(org is not None and org.kind.is_council for org in orgs):
        return NO
    return belongs(voter, SeatClass(roles=roles))


def by_heads(voters: list[Voter], room: list[Voter], of: str) -> tuple[int, int]:
    """How many are for, of how many."""
    cast = [one for one in voters if one.cast in (Position.FOR, Position.AGAINST)]
    whole = {"cast": cast, "present": room, "entitled": [one for one in voters if one.can_vote]}
    return len([one for one in cast if one.cast is Position.FOR]), len(whole[of])


def by_orgs(voters: list[Voter], room: list[Voter], of: str) -> tuple[int, int]:
    """How many organisations are for, of how many."""
    balance: dict[str | None, int] = {}
    for one in voters:
        weight = {Position.FOR: 1, Position.AGAINST: -1}.get(one.cast or Position.ABSTAIN, 0)
        balance[one.held_for] = balance.get(one.held_for, 0) + weight
    whole = {
        "cast": {org for org, sum in balance.items() if sum},
        "present": {one.held_for for one in room},
        "entitled": {one.held_for for one in voters if one.can_vote},
    }
    return len([org for org, sum in balance.items() if sum > 0]), len(whole[of])


def clause(case: Case, voters: list[Voter], one: Any, casting: int) -> Verdict:
    """Whether a clause of a voting rule is met. `casting` is +1, -1 or 0."""
    ways = worlds(case, voters, lambda voter: belongs(voter, getattr(one, "among", None)))
    found = []
    for members, room in ways:
        able = [voter for voter in members if voter.can_vote]
        if isinstance(one, Share):
            count = by_orgs if one.by_organisation else by_heads
            part, whole = count(members, room, one.of)
            if casting and one.of == "cast" and not one.by_organisation and one.among is None:
                part, whole = part + (casting > 0), whole + 1
            found.append(yes(one.threshold.met(part, whole)))
        elif isinstance(one, MustAgree):
            found.append(yes(bool(able) and all(v.cast is Position.FOR for v in able)))
        else:
            found.append(yes(len(room) == len(able)))
    return agreed(found)


def applied(case: Case, body: Any, day: date) -> list[VotingRule] | None:
    """The voting rules that the matters of the decision fall under; None where one has none."""
    if statutory(case, body, "majority", day):
        return [majority(casting_vote=bool(statutory(case, body, "casting_vote", day)))]
    held = [one for one in body.rule if one.period.covers(day)]
    found: list[VotingRule] = []
    for matter in case.decision.matters:
        paths = [path for path in ancestors(matter) if any(path in r.matters for r in held)]
        narrowest = [r for r in held if (paths[0] in r.matters if paths else not r.matters)]
        if not narrowest:
            return None
        found += narrowest
    return found


def position(case: Case, body: Any, day: date, *more: VotingRule) -> str:
    """What a body said: for, against, none or unknown. `more` are rules that statute adds."""
    if not here(case, body.id, day):
        said = [one.position for one in case.decision.resolutions if one.body == body.id]
        return {Position.FOR: FOR, Position.AGAINST: AGAINST}.get(said[0], NONE) if said else NONE
    if choices(case, body, day) is None:
        return NOT_KNOWN
    voters = roll(case, body, day)
    yeas = len([one for one in voters if one.cast is Position.FOR])
    nays = len([one for one in voters if one.cast is Position.AGAINST])
    if not yeas and not nays:
        return NONE
    quorate, held = quorum(case, body, voters, day), applied(case, body, day)
    confers = bool(held) and any(one.casting_vote for one in held or ())
    found = set()
    for casting in castings(case, body, voters, day) if confers and yeas == nays else [0]:
        met = (
            UNKNOWN
            if held is None
            else every(
                clause(case, voters, one, casting if rule.casting_vote or rule in more else 0)
                for rule in (*held, *more)
                for one in rule.clauses
            )
        )
        lost = any(one.tie is Tie.LOST for one in held or ())
        beaten = nays > yeas or casting < 0 or (yeas == nays and not casting and lost)
        for carried, enough in product(
            *[[YES, NO] if v is UNKNOWN else [v] for v in (met, quorate)]
        ):
            if enough is NO:
                found.add(NONE)
            else:
                found.add(FOR if carried is YES else AGAINST if beaten else NONE)
    return found.pop() if len(found) == 1 else NOT_KNOWN if FOR in found else NOT_FOR


def castings(case: Case, body: Any, voters: list[Voter], day: date) -> list[int]:
    """What the casting vote may have been: +1, -1 or, where there is none, 0."""
    votes = {one.person: one.position for one in here(case, body.id, day) if one.casting}
    able = {one.person for one in voters if one.can_vote}
    worth = {Position.FOR: 1, Position.AGAINST: -1, Position.ABSTAIN: 0}
    chairs = [one for one in case.decision.presided if one.body == body.id]
    chairs = chairs or [one for one in case.decision.presided if one.body is None]
    if not chairs:
        return [0, *(worth[said] for person, said in votes.items() if person in able)]
    person = chairs[0].person
    return [worth[votes[person]] if person in votes and person in able else 0]
