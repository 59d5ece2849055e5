"""The ways in which a decision reaches an organisation: who decides, and how they stand."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Step, Verdict, all_of, fact
from icsgov.model.body import Board, Committee, CommitteeInCommon, Group, JointCommittee
from icsgov.model.decision import Vote
from icsgov.model.organisation import Office
from icsgov.reasoning.authority import Authority, authority
from icsgov.reasoning.cite import on_file
from icsgov.reasoning.ground import Case
from icsgov.reasoning.named import Decider
from icsgov.reasoning.position import STANDS, Stance, in_body
from icsgov.reasoning.results import Stand

Forum = Board | Committee | JointCommittee | CommitteeInCommon | Group | Office


class Way(NamedTuple):
    """One way: the decider, what it is, its position, its authority, and the case on the day
    on which the vote that counts was cast. No chain of its authority runs through `avoid`, nor is
    one that takes its place to run through `approvers`.
    """

    decider: Decider
    record: Board | Committee | JointCommittee | Office | None
    stance: Stance
    authority: Authority
    case: Case
    avoid: frozenset[str] = frozenset()
    approvers: frozenset[str] = frozenset()


def ways(case: Case, org: str, forum: Forum) -> Iterator[Way]:
    """Every way by which the forum may reach an organisation; one, as a rule."""
    if isinstance(forum, Group):
        yield from _in_group(case, org, forum)
    elif isinstance(forum, Office):
        yield _by_office(case, org, forum)
    elif isinstance(forum, CommitteeInCommon):
        bodies = case.ground.in_common(forum)
        own = bodies.get(org)
        for body in bodies.values() if own is None else (own,):
            yield _by_body(case, org, body)
    else:
        yield _by_body(case, org, forum)


def _by_body(case: Case, org: str, body: Board | Committee | JointCommittee) -> Way:
    decider = Decider(body.id)
    return Way(decider, body, in_body(case, body), authority(case, org, decider), case)


def _by_office(case: Case, org: str, office: Office) -> Way:
    """An office-holder deciding alone, by their last vote of the day."""
    decider = Decider(office.id)
    holder = office.holder(case.day)
    cast = [
        vote
        for vote in case.votes.get(office.id, ())
        if vote.person == holder and vote.day in (None, case.decision.day) and not vote.casting
    ]
    stance = _last(case, office.id, cast, holder)
    stance = _beside(stance, case, office.id, {holder} if cast else set())
    return Way(decider, office, stance, authority(case, org, decider), case)


def _beside(stance: Stance, case: Case, place: str, counted: set[str | None]) -> Stance:
    """A position, with the votes there that were cast and do not count."""
    notes = [
        fact("vote.not-the-decider", YES, person=vote.person, position=vote.position.value)
        for vote in case.votes.get(place, ())
        if vote.person not in counted
    ]
    if not notes:
        return stance
    code = f"position.{stance.stand.value}"
    return Stance(stance.stand, all_of(code, (stance.step, *notes), body=place))


def _last(case: Case, place: str, cast: list[Vote], person: str | None) -> Stance:
    if not cast and not case.votes.get(place):
        for one in case.decision.resolutions:
            if one.body == place:
                stand, verdict = STANDS[one.position]
                cites = on_file(one)
                code = f"resolution.{stand.value}"
                return Stance(stand, fact(code, verdict, cites=cites, doubt=True, body=place))
    if not cast:
        return Stance(Stand.NONE, fact("votes.none-by", NO, person=person, body=place))
    if any(one.person == person for one in case.decision.recused if one.body in (None, place)):
        return Stance(Stand.NONE, fact("votes.recused", NO, person=person, body=place))
    return by_vote(case, max(cast, key=lambda vote: vote.order or 0))


def by_vote(case: Case, vote: Vote) -> Stance:
    """The position that one person's vote takes."""
    stand, verdict = STANDS[vote.position]
    day = vote.day or case.decision.day
    cites = on_file(vote)
    step = fact(f"person.{stand.value}", verdict, cites=cites, person=vote.person, day=day)
    return Stance(stand, step)


class _Cast(NamedTuple):
    """A vote in a group with the authority of whoever cast it, on the day they did."""

    vote: Vote
    case: Case
    authority: Authority


def _in_group(case: Case, org: str, group: Group) -> Iterator[Way]:
    """The decision-maker's latest vote that was within authority when cast, else the latest."""
    decided = [_authorised(case, org, vote) for vote in _group_votes(case, org, group)]
    unclear = [one for one in decided if _ambiguous(group, one)]
    idle = [one for one in decided if _perhaps_idle(group, org, one)]
    if unclear:
        yield _unclear(group, unclear[-1], "votes.capacity-unknown")
    elif idle:
        yield _unclear(group, idle[-1], "votes.deputy-unknown")
    elif decided:
        within = [one for one in decided if one.authority.step.verdict is YES]
        perhaps = [one for one in decided if one.authority.step.verdict is UNKNOWN]
        chosen = (within or perhaps or decided)[-1]
        stance = _told(group, decided, chosen)
        decider = Decider(chosen.vote.person, person=True)
        yield Way(decider, None, stance, chosen.authority, chosen.case)
    else:
        yield from _silent(case, org, group)


def _silent(case: Case, org: str, group: Group) -> Iterator[Way]:
    """Without a vote: by the minute, or whoever holds the organisation's seat decided nothing."""
    held = [seat for seat in group.seats if seat.held_for == org and seat.voting]
    held.sort(key=lambda s: (not s.votes_on(case.day), s.deputises_for is not None, s.person))
    for seat in held[:1]:
        decider = Decider(seat.person, person=True)
        stance = _last(case, group.id, [], seat.person)
        if org not in _capacities(case, group, seat.person, case.day):
            nobody = fact("votes.none-by", NO, person=seat.person, body=group.id)
            stance = Stance(Stand.NONE, nobody)
        others = {s.person for s in group.seats if s.voting and s.person != seat.person}
        stance = _beside(stance, case, group.id, {*others})
        yield Way(decider, None, stance, authority(case, org, decider), case)


def _told(group: Group, decided: list[_Cast], chosen: _Cast) -> Stance:
    """The position of the vote that counts, with what has to be said of the others."""
    place = decided.index(chosen)
    stance = by_vote(chosen.case, chosen.vote)
    later = decided[place + 1 :]
    sure = chosen.authority.step.verdict is YES
    open_ = [
        one
        for one in (later if sure else decided)
        if one.authority.step.verdict is UNKNOWN and one.vote.position is not chosen.vote.position
    ]
    steps = [stance.step, *(_note("person.changed", one, YES) for one in decided[:place])]
    steps += [_note("person.later-unauthorised", one, YES) for one in later if one not in open_]
    if open_:
        unclear = _note("person.later-unknown", open_[-1], UNKNOWN)
        steps = [unclear, *(steps if stance.stand is Stand.FOR else steps[1:])]
        stance = Stance(Stand.UNKNOWN, unclear)
    if len(steps) == 1:
        return stance
    return Stance(stance.stand, all_of(f"position.{stance.stand.value}", steps, body=group.id))


def _note(code: str, cast: _Cast, verdict: Verdict) -> Step:
    """What a vote was, beside the one that counts."""
    vote = cast.vote
    return fact(code, verdict, person=vote.person, day=cast.case.day, position=vote.position.value)


def _ambiguous(group: Group, cast: _Cast) -> bool:
    """Whether a vote does not say for which of several organisations it was cast."""
    held = _capacities(cast.case, group, cast.vote.person, cast.case.day)
    return cast.vote.organisation is None and len(held) > 1


def _capacities(case: Case, group: Group, person: str, day: date) -> set[str | None]:
    """The organisations for which somebody may decide in a group that day.

    A deputy may where the principal has a seat there, and neither was present nor voted that day.
    """
    held: dict[str, set[str | None]] | None = case.ballots.get((group.id, day))
    if held is None:
        held = case.ballots[group.id, day] = _all_capacities(case, group, day)
    return held.get(person, set())


def _all_capacities(case: Case, group: Group, day: date) -> dict[str, set[str | None]]:
    seats = [seat for seat in group.seats if seat.votes_on(day)]
    acted = {
        vote.person
        for vote in case.votes.get(group.id, ())
        if (vote.day or case.decision.day) == day
    } | {one.person for one in case.decision.attended or () if one.body in (None, group.id)}
    idle = {s.person for s in seats if s.deputises_for is None} - acted
    held: dict[str, set[str | None]] = {}
    for seat in seats:
        if seat.deputises_for is None or seat.deputises_for in idle:
            held.setdefault(seat.person, set()).add(seat.held_for)
    return held


def _perhaps_idle(group: Group, org: str, cast: _Cast) -> bool:
    """Whether a vote is a deputy's alone, and nobody recorded whether the principal was there."""
    person, day = cast.vote.person, cast.case.day
    own = [s for s in group.seats if s.person == person and s.held_for == org and s.votes_on(day)]
    unrecorded = cast.case.decision.attended is None
    return unrecorded and all(seat.deputises_for is not None for seat in own)


def _unclear(group: Group, cast: _Cast, code: str) -> Way:
    """A position that is not known, as it is not recorded whether, or for whom, a vote counts."""
    person = cast.vote.person
    step = fact(code, UNKNOWN, people=(person,), body=group.id)
    stance = Stance(Stand.UNKNOWN, step)
    return Way(Decider(person, person=True), None, stance, cast.authority, cast.case)


def _authorised(case: Case, org: str, vote: Vote) -> _Cast:
    then = case.at(vote.day or case.decision.day)
    return _Cast(vote, then, authority(then, org, Decider(vote.person, person=True)))


def _group_votes(case: Case, org: str, group: Group) -> list[Vote]:
    """The votes of an organisation's decision-maker up to `on`, in the order they were cast."""
    counted: dict[str | None, list[Vote]] | None = case.ballots.get(group.id)
    if counted is None:
        counted = case.ballots[group.id] = _votes_by_organisation(case, group)
    return counted.get(org, [])


def _votes_by_organisation(case: Case, group: Group) -> dict[str | None, list[Vote]]:
    recused = {one.person for one in case.decision.recused if one.body in (None, group.id)}
    counted: dict[str | None, list[Vote]] = {}
    for vote in case.votes.get(group.id, ()):
        day = vote.day or case.decision.day
        if not case.decision.day <= day <= case.on or vote.casting or vote.person in recused:
            continue
        for held in _capacities(case, group, vote.person, day):
            if vote.organisation in (None, held):
                counted.setdefault(held, []).append(vote)
    for votes in counted.values():
        votes.sort(key=lambda vote: (vote.day or case.decision.day, vote.order or 0))
    return counted
