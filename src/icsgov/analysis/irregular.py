"""What is irregular about a meeting: votes of those not there, decisions without a quorum."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve

from icsgov.analysis.calendar import cycles_of
from icsgov.analysis.finding import Finding
from icsgov.analysis.meetings import Quorate, at_meeting, holds_seat, members_at, quorums
from icsgov.analysis.reading import reading
from icsgov.analysis.rotas import chair_on
from icsgov.explain import NO
from icsgov.law.rulebook import RuleBook
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.index import organisations_of, seats_of
from icsgov.model.meeting import Meeting
from icsgov.reasoning.quorate import bodies_of
from icsgov.reasoning.references import several_decisions


def irregularities(
    meeting: Meeting,
    decisions: Iterable[Decision],
    gov: Governance,
    *,
    law: RuleBook | None = None,
) -> tuple[Finding, ...]:
    """What is to be noticed of a meeting, beside the decisions taken at it.

    What a body decided without its quorum; votes by somebody in attendance only, recorded as not
    there, or whose seat has no vote; members who hold no seat; bodies not in being; items whose
    decision is not on file or is of another day or forum, and decisions of the day without an item;
    a day that no cycle gives; a body with nobody there; somebody who presided where by a rota it
    was the turn of another. Raises as `taken` does where the meeting and its decisions contradict
    each other.

    >>> from datetime import date
    >>> from icsgov import AgendaItem, Board, Organisation, Present, Quorum, Seat, Vote
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"),
    ...     Board("rnn", "RNN", seats=[Seat("ann"), Seat("bob")], quorum=Quorum(count=2)),
    ... )
    >>> beds = Decision("D2", "estates/beds", forum="rnn", day=date(2024, 5, 14),
    ...                 votes=[Vote("ann", "for")])
    >>> meeting = Meeting("M1", forum="rnn", day=date(2024, 5, 14),
    ...                   items=AgendaItem(1, "Beds", beds), present="ann", apologies="bob")
    >>> [finding.code for finding in irregularities(meeting, [beds], gov)]
    ['meeting.inquorate']
    """
    several = several_decisions(decisions)
    judged = quorums(meeting, several, gov, law=law)
    found = _noticed(meeting, several, judged, reading(gov, meeting.day))
    return tuple(sorted(found, key=lambda one: (one.code, one.about, one.named)))


def _noticed(
    meeting: Meeting, several: tuple[Decision, ...], judged: tuple[Quorate, ...], gov: Governance
) -> Iterator[Finding]:
    """Everything that is to be noticed, in a framework as it reads on the day."""
    yield from _inquorate(meeting, judged)
    yield from _votes(meeting, several, gov)
    yield from _agenda(meeting, several)
    yield from _off_cycle(meeting, gov)
    yield from _not_in_being(meeting, gov)
    yield from _members(meeting, gov)
    yield from _unattended(meeting, gov)
    yield from _out_of_turn(meeting, gov)


def _noted(code: str, meeting: Meeting, decision: Decision | None = None, **facts: Any) -> Finding:
    about = (meeting.id,) if decision is None else (meeting.id, decision.id)
    named = {"meeting": meeting.id, "day": meeting.day, "forum": meeting.forum}
    if decision is not None:
        named["decision"] = decision.id
    orgs = tuple(facts.pop("organisations", ()))
    sources = (meeting.source, decision.source if decision is not None else None)
    cites = tuple(one for one in sources if one is not None)
    return Finding(code, about, (*named.items(), *facts.items()), orgs, cites, witness=decision)


def _inquorate(meeting: Meeting, judged: Iterable[Quorate]) -> Iterator[Finding]:
    for one in judged:
        if one.decided and one.verdict is NO:
            yield _noted(
                "meeting.inquorate",
                meeting,
                one.decision,
                item=one.item.number,
                body=one.body,
                why=tuple(step.says for step in one.step.failing()),
                organisations=one.organisations,
            )


def _votes(meeting: Meeting, decisions: tuple[Decision, ...], gov: Governance) -> Iterator[Finding]:
    """Votes of the day by somebody who is recorded as in attendance only, or as not there."""
    for made in at_meeting(meeting, decisions):
        place = meeting.place(made)
        if place is None:
            continue
        cast = {
            (vote.person, str(vote.body or made.forum))
            for vote in made.votes
            if vote.day in (None, meeting.day)
        }
        for person, body in sorted(cast):
            code = _odd(meeting, place, person, body, gov)
            if code:
                item = meeting.items[place].number
                orgs = organisations_of(gov.index.bodies[body]) if body in gov.index.bodies else ()
                facts = {"item": item, "person": person, "body": body}
                yield _noted(code, meeting, made, organisations=orgs, **facts)


def _odd(meeting: Meeting, place: int, person: str, body: str, gov: Governance) -> str:
    """The code of what is odd about somebody's vote in a body at an item, if anything."""
    if person in meeting.apologies:
        return "meeting.vote-absent"
    if meeting.present is None or person in members_at(meeting, place, body, gov):
        seats = seats_of(gov.index.bodies[body]) if body in gov.index.bodies else ()
        held = [one for one in seats if one.person == person and one.period.covers(meeting.day)]
        idle = held and not any(one.votes_on(meeting.day) for one in held)
        return "meeting.vote-of-none" if idle else ""
    there = any(one.person == person for one in meeting.there(place))
    return "meeting.vote-in-attendance" if there else "meeting.vote-absent"


def _agenda(meeting: Meeting, decisions: tuple[Decision, ...]) -> Iterator[Finding]:
    """Items and decisions that do not fit each other."""
    known = {one.id: one for one in decisions}
    for item in meeting.items:
        if item.decision is None:
            continue
        made = known.get(str(item.decision))
        number = item.number
        if made is None:
            code, missing = "meeting.item-without-decision", str(item.decision)
            yield _noted(code, meeting, item=number, missing=missing)
            continue
        if made.day != meeting.day:
            yield _noted("meeting.another-day", meeting, made, item=number, decided=made.day)
        if made.forum != meeting.forum:
            other = str(made.forum)
            yield _noted("meeting.another-forum", meeting, made, item=number, other=other)
    for made in at_meeting(meeting, decisions):
        if meeting.place(made) is None:
            yield _noted("meeting.decision-without-item", meeting, made)


def _off_cycle(meeting: Meeting, gov: Governance) -> Iterator[Finding]:
    """That none of the cycles in force gives the day of a meeting."""
    cycles = cycles_of(meeting.forum, gov)
    if any(next(one.walk(meeting.day), None) == meeting.day for one in cycles):
        return
    day = meeting.day
    due = tuple(one.id for one in cycles if one.start <= day and one.period.covers(day))
    plain = [evolve(one, moved=(), cancelled=()) for one in cycles if one.id in due]
    off = tuple(one.id for one in plain if next(one.walk(day), None) == day)
    if due:
        code = "meeting.called-off" if off else "meeting.off-cycle"
        yield _noted(code, meeting, cycles=off or due)


def _not_in_being(meeting: Meeting, gov: Governance) -> Iterator[Finding]:
    """A body of the forum that is not in being that day, or whose organisation is not."""
    for body in bodies_of(gov.index.bodies[meeting.forum], gov):
        org = gov.index.organisations.get(getattr(body, "organisation", ""))
        periods = [body.period, *([org.period] if org is not None else [])]
        wrong = next((one for one in periods if not one.covers(meeting.day)), None)
        if wrong is not None:
            orgs, code = organisations_of(body), "meeting.not-in-being"
            yield _noted(code, meeting, body=body.id, period=str(wrong), organisations=orgs)


def _members(meeting: Meeting, gov: Governance) -> Iterator[Finding]:
    """Those recorded as members of a body on which they hold no seat that day."""
    forum = [body.id for body in bodies_of(gov.index.bodies[meeting.forum], gov)]
    for one in meeting.present or ():
        named = [str(id) for id in one.bodies if id in forum] or forum
        if (
            one.member
            and forum
            and not any(holds_seat(gov, id, one.person, meeting) for id in named)
        ):
            yield _noted("meeting.no-seat", meeting, person=str(one.person), bodies=tuple(named))


def _unattended(meeting: Meeting, gov: Governance) -> Iterator[Finding]:
    """A body of the forum that is there that day, and nobody present as its member at any item."""
    if meeting.present is None:
        return
    for body in bodies_of(gov.index.bodies[meeting.forum], gov):
        there = {
            one.person for one in meeting.present if one.member and one.of(body.id, meeting.forum)
        }
        seated = any(holds_seat(gov, body.id, person, meeting) for person in there)
        if body.period.covers(meeting.day) and not seated:
            orgs = organisations_of(body)
            yield _noted("meeting.nobody-there", meeting, body=body.id, organisations=orgs)


def _out_of_turn(meeting: Meeting, gov: Governance) -> Iterator[Finding]:
    """Somebody who presided where it was the turn of another."""
    for rota in gov.rotas:
        due = chair_on(rota, meeting.day, gov)
        others = _presided(meeting, str(rota.body), gov) - {due}
        if isinstance(due, str) and others:
            away = "who is not recorded as there" if _away(meeting, due) else ""
            yield _noted(
                "rota.another-presided",
                meeting,
                persons=tuple(sorted(others)),
                body=str(rota.body),
                rota=rota.id,
                due=due,
                away=away,
            )


def _presided(meeting: Meeting, body: str, gov: Governance) -> set[str]:
    """Everybody who presided over a body at a meeting."""
    forum = gov.index.bodies[meeting.forum]
    if body not in (forum.id, *getattr(forum, "bodies", ())):
        return set()
    over = {None, str(forum.id), body}
    places = range(max(1, len(meeting.items)))
    return {str(one.person) for at in places for one in meeting.chairs(at) if one.body in over}


def _away(meeting: Meeting, person: str) -> bool:
    """Whether somebody was not there, as far as is recorded."""
    there = {one.person for one in meeting.present or ()}
    return person in meeting.apologies or (meeting.present is not None and person not in there)
