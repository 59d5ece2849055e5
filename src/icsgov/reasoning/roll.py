"""Who may vote in a body on a day, and what is counted of what they did."""

from collections.abc import Iterable, Iterator, Set
from datetime import date
from typing import Any, NamedTuple

from icsgov.explain import YES, Facts, Step, fact
from icsgov.law.rulebook import Family, Rule
from icsgov.model.body import Board, Committee, Deciding, JointCommittee, Seat
from icsgov.model.decision import Decision, Vote
from icsgov.model.kinds import Position, Role, Statute
from icsgov.model.voting import SeatClass
from icsgov.reasoning.cite import by_law
from icsgov.reasoning.ground import Case, Ground

Key = tuple[str, str | None]
"""A person in one capacity: their id, and the organisation that the seat is held for."""


class Voter(NamedTuple):
    """Somebody with a vote in a body, in one capacity. `role_unknown`: a seat tells no role."""

    key: Key
    roles: frozenset[Role]
    role_unknown: bool
    deputises_for: str | None = None
    nominated_by: frozenset[str] = frozenset()

    def in_class(self, among: SeatClass) -> bool | None:
        """Whether the seat is in a class; None where that hangs on a role not recorded."""
        if among.people and self.key[0] not in among.people:
            return False
        if among.organisations and self.key[1] not in among.organisations:
            return False
        if among.roles and not self.roles.intersection(among.roles):
            return None if self.role_unknown else False
        return True


class Roll(NamedTuple):
    """Everybody with a vote in a body on a day, deputies apart; and whose vote is taken away.

    `barred` is the rule by which `outsiders` have none, `admits` the one by which those who would
    be outsiders elsewhere have one here. `alone` holds the one capacity of each voter, where nobody
    has several and there are no deputies.
    """

    voters: dict[Key, Voter]
    deputies: dict[Key, Voter]
    suspended: frozenset[str]
    outsiders: frozenset[str] = frozenset()
    barred: Rule | None = None
    admits: Rule | None = None
    alone: dict[str, Key] | None = None


def roll(case: Case, body: Deciding) -> Roll:
    """The roll of a body on the decision's day."""
    return case.ground.once(("roll", body.id, case.day), lambda: _called(case, body))


def _called(case: Case, body: Deciding) -> Roll:
    strangers = _strangers(case.ground, body, case.day)
    admits = _vote_rule(case, body, "hwb_vote") if _is_hwb(body) and strangers else None
    barred = _vote_rule(case, body, "outsider_vote") if strangers and admits is None else None
    out = strangers if barred is not None else frozenset()
    seats = tuple(seat for seat in body.seats if seat.person not in out)
    called = _roll(seats, case.day)
    alone = {key[0]: key for key in called.voters}
    simple = not called.deputies and len(alone) == len(called.voters)
    return called._replace(
        outsiders=out, barred=barred, admits=admits, alone=alone if simple else None
    )


def _is_hwb(body: Deciding) -> bool:
    return getattr(body, "statute", None) is Statute.HWB


def _strangers(ground: Ground, body: Deciding, day: date) -> frozenset[str]:
    """Those with a vote on a committee of councils who are councillors of none of them."""
    if isinstance(body, Board) or body.statute is Statute.ADVISORY:
        return frozenset()
    orgs = (body.organisation,) if isinstance(body, Committee) else body.parties
    if not all(ground.kind(org).is_council for org in orgs):
        return frozenset()
    return frozenset(
        seat.person
        for seat in body.seats
        if seat.votes_on(day)
        and not any(ground.index.board_seats(org, seat.person, day) for org in orgs)
    )


def _vote_rule(case: Case, body: Deciding, subject: str) -> Rule | None:
    """The rule on who votes in a body of councils, on the side that it stands on."""
    orgs = body.parties if isinstance(body, JointCommittee) else (body.organisation,)
    codes = {case.ground.code(org, case.ground.side_of(body.id)) for org in orgs}
    for rule in case.ground.law.family(Family.VOTE, case.day):
        if rule.subject == subject and codes <= set(rule.delegators):
            return rule
    return None


def _roll(seats: tuple[Seat, ...], day: date) -> Roll:
    voters: dict[Key, Voter] = {}
    deputies: dict[Key, Voter] = {}
    held = [seat for seat in seats if seat.voting and seat.period.covers(day)]
    for seat in held:
        if not seat.votes_on(day):
            continue
        key = (seat.person, seat.held_for)
        group = deputies if seat.deputises_for else voters
        known = group.get(key)
        roles = {seat.role} if seat.role else set()
        group[key] = Voter(
            key,
            frozenset(roles | (known.roles if known else set())),
            seat.role is None or (known is not None and known.role_unknown),
            seat.deputises_for,
            frozenset({seat.nominated_by} if seat.nominated_by else ())
            | (known.nominated_by if known else frozenset()),
        )
    out = frozenset(seat.person for seat in held if not seat.votes_on(day))
    return Roll(voters, deputies, out - {key[0] for key in voters})


class Ballot(NamedTuple):
    """What is counted in a body: each voter's position, the casting vote, and who was there.

    `perhaps_idle` are deputies who acted while it is not on record whether the principal was there.
    `heads` are the numbers for, against and abstaining. `present_at_most` holds everybody who may
    have been there: the same as `present` where attendance is on record.
    """

    body: str
    entitled: dict[Key, Voter]
    seats: int
    positions: dict[Key, Position]
    present: dict[Key, Voter]
    present_at_most: dict[Key, Voter]
    casting: tuple[Vote, ...]
    ambiguous: tuple[str, ...]
    perhaps_idle: tuple[str, ...]
    notes: tuple[Step, ...]
    any_vote: bool
    heads: tuple[int, int, int]


def ballot(case: Case, body: Deciding) -> Ballot:
    """What is counted in a body on the decision's day, and notes on what is not."""
    known: Ballot | None = case.ballots.get(body.id)
    if known is None:
        known = case.ballots[body.id] = _ballot(case, body)
    return known


def _ballot(case: Case, body: Deciding) -> Ballot:
    on_roll = roll(case, body)
    counted = plain(case, body)
    if counted is None:
        return _sorted_out(case, body, on_roll)
    voters = on_roll.voters
    present = {key: voters[key] for key in counted}
    seats, voted, told = len(voters), bool(counted), heads(counted)
    return Ballot(body.id, voters, seats, counted, present, voters, (), (), (), (), voted, told)


def positions(case: Case, body: Deciding) -> dict[Key, Position]:
    """Each voter's position that counts in a body."""
    counted = plain(case, body)
    return ballot(case, body).positions if counted is None else counted


def plain(case: Case, body: Deciding) -> dict[Key, Position] | None:
    """The positions, where every vote in a body is an ordinary one and nothing else is recorded.

    Who attended is not on record then, nobody is recused, and there are no deputies.
    """
    known: dict[str, dict[Key, Position] | None] = case.plain
    if body.id not in known:
        said = case.decision.recused or case.decision.attended is not None
        on_roll = roll(case, body)
        votes = case.votes.get(body.id, ())
        known[body.id] = None if said or on_roll.admits is not None else _plain(on_roll, votes)
    return known[body.id]


def heads(positions: dict[Key, Position]) -> tuple[int, int, int]:
    """How many voted for, against, and abstained."""
    values = list(positions.values())
    votes_for, against = values.count(Position.FOR), values.count(Position.AGAINST)
    return votes_for, against, len(values) - votes_for - against


def _plain(on_roll: Roll, cast: Iterable[Vote]) -> dict[Key, Position] | None:
    """The positions where every vote is an ordinary one of the day; None where one is not."""
    positions: dict[Key, Position] = {}
    alone = on_roll.alone or {}
    for vote in cast:
        key = alone.get(vote.person)
        if key is None or vote.casting or vote.organisation is not None:
            return None
        if vote.day is not None or vote.order is not None:
            return None
        positions[key] = vote.position
    return positions


def _sorted_out(case: Case, body: Deciding, on_roll: Roll) -> Ballot:
    """What is counted where votes have to be told apart."""
    decision = case.decision
    recused: set[str] = {one.person for one in decision.recused if one.body in (None, body.id)}
    there = {one.person for one in decision.attended or () if one.body in (None, body.id)}
    cast = case.votes.get(body.id, ())
    today = [vote for vote in cast if vote.day in (None, decision.day)]
    voted = {vote.person for vote in today}
    standing = _standing(on_roll, there | voted)
    acting = sorted(key[0] for key, voter in standing.items() if voter.deputises_for is not None)
    counting = _Counting(body, standing, recused, on_roll)
    for vote in cast:
        counting.take(vote, decision)
    entitled = {k: v for k, v in standing.items() if k[0] not in recused}
    firsts = {key: vote.position for key, vote in counting.firsts.items()}
    present = {k: v for k, v in entitled.items() if k[0] in voted or k[0] in there}
    at_most = entitled if decision.attended is None else present
    seats = len(on_roll.voters)
    return Ballot(
        body.id,
        entitled,
        seats,
        firsts,
        present,
        at_most,
        tuple(counting.last_castings()),
        tuple(sorted(counting.ambiguous)),
        tuple(acting) if decision.attended is None else (),
        (*counting.notes, *_admitted(on_roll, firsts)),
        bool(today),
        heads(firsts),
    )


def _admitted(on_roll: Roll, firsts: dict[Key, Position]) -> list[Step]:
    """A note that those who are no councillors do vote here, where some did."""
    if on_roll.admits is None or not firsts:
        return []
    return [fact("vote.admitted", YES, **by_law(on_roll.admits))]


def _standing(on_roll: Roll, acted: Set[str]) -> dict[Key, Voter]:
    """The voters, with a deputy who acted in the place of each principal who did not.

    Of a principal with several seats it is the one for the same organisation as the deputy's own;
    a deputy whose seat is held for nobody in particular takes them all.
    """
    if not on_roll.deputies:
        return on_roll.voters
    standing = dict(on_roll.voters)
    for key, deputy in on_roll.deputies.items():
        if key[0] not in acted:
            continue
        absent = [k for k in standing if k[0] == deputy.deputises_for and k[0] not in acted]
        same = [k for k in absent if key[1] in (None, k[1])] or absent[:1]
        for place in same:
            own = (key[0], key[1] or place[1])
            if own not in on_roll.voters:
                del standing[place]
                standing[own] = deputy._replace(key=own)
    return standing


def _cited(rule: Rule | None) -> Facts:
    return by_law(rule) if rule is not None else {}


class _Counting:
    """Sorts votes into those that count and notes on those that do not."""

    def __init__(
        self, body: Deciding, standing: dict[Key, Voter], recused: set[str], on_roll: Roll
    ) -> None:
        self.body = body
        self.recused = recused
        self.on_roll = on_roll
        self.firsts: dict[Key, Vote] = {}
        self.castings: dict[Key, Vote] = {}
        self.ambiguous: set[str] = set()
        self.notes: list[Step] = []
        self.keys: dict[str, list[Key]] = {}
        for key in standing:
            self.keys.setdefault(key[0], []).append(key)

    def take(self, vote: Vote, decision: Decision) -> None:
        """Count one vote, or say why it does not count."""
        if vote.day not in (None, decision.day):
            self._note("vote.another-day", vote, day=vote.day, decided=decision.day)
        elif vote.person in self.recused:
            self._note("vote.recused", vote)
        elif vote.person in self.on_roll.suspended:
            self._note("vote.suspended", vote)
        elif vote.person in self.on_roll.outsiders:
            self._note("vote.outsider", vote, **_cited(self.on_roll.barred))
        else:
            self._count(vote)

    def _count(self, vote: Vote) -> None:
        keys = self._capacities(vote)
        if keys and vote.casting:  # whoever presides has one, in whatever capacity they sit
            self._keep(self.castings, (vote.person, vote.organisation), vote)
        elif len(keys) > 1:
            self.ambiguous.add(vote.person)
        elif not keys:
            deputy = any(key[0] == vote.person for key in self.on_roll.deputies)
            self._note("vote.deputy-idle" if deputy else "vote.no-seat", vote)
        else:
            self._keep(self.firsts, keys[0], vote)

    def _keep(self, held: dict[Key, Vote], key: Key, vote: Vote) -> None:
        """Of the votes of one sort that somebody cast, the last."""
        earlier = held.get(key)
        later = earlier is None or (earlier.order or 0) < (vote.order or 0)
        if later:
            held[key] = vote
        if earlier is not None:
            self._note("vote.superseded", earlier if later else vote)

    def last_castings(self) -> Iterator[Vote]:
        """The last casting vote of each person; all of them, where that is not recorded."""
        by_person: dict[str, list[Vote]] = {}
        for vote in self.castings.values():
            by_person.setdefault(vote.person, []).append(vote)
        for cast in by_person.values():
            last = max(cast, key=lambda vote: vote.order or 0)
            told = all(vote.order is not None for vote in cast)
            for vote in cast:
                if told and vote is not last:
                    self._note("vote.superseded", vote)
                else:
                    yield vote

    def _capacities(self, vote: Vote) -> list[Key]:
        keys = self.keys.get(vote.person, [])
        if vote.organisation is None:
            return keys
        named = [key for key in keys if key[1] == vote.organisation]
        single = isinstance(self.body, Board | Committee)
        if not named and single and vote.organisation == self.body.organisation:  # type: ignore[union-attr] # narrowed by `single`
            return [key for key in keys if key[1] is None]
        return named

    def _note(self, code: str, vote: Vote, **facts: Any) -> None:
        self.notes.append(
            fact(code, YES, person=vote.person, position=vote.position.value, **facts)
        )
