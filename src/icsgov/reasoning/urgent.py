"""Urgent power: what had to hold before it was used, and what became of it afterwards."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Citation, Facts, Step, all_of, fact
from icsgov.model.authority import Attestation, Delegation
from icsgov.model.body import Board, Seat
from icsgov.model.cycle import planned
from icsgov.model.decision import Ratification
from icsgov.model.governance import Governance
from icsgov.model.kinds import Otherwise
from icsgov.model.urgent import Consultation, Urgent
from icsgov.model.voting import Including, SeatClass
from icsgov.reasoning.cite import on_file
from icsgov.reasoning.ground import Case


def urgent_terms(case: Case, org: str, record: Delegation, terms: Urgent) -> Iterator[Step]:
    """Grounds, what bars, and who had to be consulted, each a step."""
    for ground in terms.grounds:
        yield _ground(record.id, ground, _words(case, org, ground))
    for bar in terms.barred_by:
        yield _bar(record.id, bar, _words(case, org, bar))
    asked = [one for one in case.decision.consultations if one.day <= case.day]
    for who in terms.consulted:
        yield _asked(case, record.id, str(who), asked)
    for part in terms.consulted_of:
        yield _asked_of(case, record, part, asked)
    if terms.consulted or terms.consulted_of:
        for late in case.decision.consultations:
            if late.day > case.day:
                facts: Facts = {"who": late.who, "day": late.day, "used": case.day}
                yield fact("urgent.consulted-late", YES, cites=on_file(late), **facts)


def _words(case: Case, org: str, condition: str) -> list[Attestation]:
    """What is on file on the decision about a ground."""
    words = case.decision.attested
    return [one for one in words if one.condition == condition and one.of in (None, org)]


def _ground(clause: str, ground: str, words: list[Attestation]) -> Step:
    cites = tuple(one.source for one in words if one.source)
    facts: Facts = {"clause": clause, "ground": ground}
    if not words:
        return fact("urgent.ground-unknown", UNKNOWN, **facts)
    if all(one.holds for one in words):
        return fact("urgent.ground", YES, cites=cites, **facts)
    return fact("urgent.ground-denied", NO, cites=cites, **facts)


def _bar(clause: str, bar: str, words: list[Attestation]) -> Step:
    cites = tuple(one.source for one in words if one.source)
    facts: Facts = {"clause": clause, "ground": bar}
    if not words:
        return fact("urgent.bar-unknown", UNKNOWN, **facts)
    if any(one.holds for one in words):
        return fact("urgent.barred", NO, cites=cites, **facts)
    return fact("urgent.not-barred", YES, cites=cites, **facts)


def _asked(case: Case, clause: str, who: str, asked: list[Consultation]) -> Step:
    """Whether somebody was consulted: themselves, or an office by way of who held it that day."""
    facts: Facts = {"clause": clause, "who": who}
    for one in asked:
        if who in _known_as(case, one):
            return fact("urgent.consulted", YES, cites=on_file(one), **facts, day=one.day)
    return fact("urgent.not-consulted", NO, **facts, day=case.day)


def _known_as(case: Case, one: Consultation) -> set[str]:
    """As whom somebody was consulted: a person with their offices, an office with its holder."""
    index, who = case.ground.index, str(one.who)
    office = index.offices.get(who)
    if office is not None:
        holder = office.holder(one.day)
        return set() if holder is None else {who, str(holder)}
    held = index.offices_of.get(who, ())
    return {who, *(each.id for each in held if each.holder(one.day) == who)}


def _asked_of(case: Case, record: Delegation, part: Including, asked: list[Consultation]) -> Step:
    """Whether so many of a class of seats were consulted, apart from those who act."""
    seats = getattr(case.ground.body(record.by), "seats", ())
    acting = _acting(case, record.to)
    sure, perhaps = set(), set()
    for one in asked:
        office = case.ground.index.offices.get(one.who)
        person = office.holder(one.day) if office is not None else one.who
        mine = [s for s in seats if s.person == person and s.period.covers(one.day)]
        if person in acting:
            continue
        if _among(mine, part.among, sure=True):
            sure.add(str(person))
        if _among(mine, part.among, sure=False):
            perhaps.add(str(person))
    facts: Facts = {"clause": record.id, "needed": part.count, "among": str(part.among)}
    if len(sure) >= part.count:
        return fact("urgent.class-consulted", YES, **facts, people=tuple(sorted(sure)))
    if len(perhaps) >= part.count:
        return fact("urgent.class-unknown", UNKNOWN, **facts, people=tuple(sorted(perhaps)))
    return fact("urgent.class-short", NO, **facts, people=tuple(sorted(sure)), day=case.day)


def _acting(case: Case, to: str) -> set[str | None]:
    """Those who hold the power that day: nobody consults themselves."""
    index = case.ground.index
    if to in index.offices:
        return {index.offices[to].holder(case.day)}
    seats = getattr(index.bodies.get(to), "seats", ())
    return {to, *(seat.person for seat in seats if seat.votes_on(case.day))}


def _among(seats: Iterable[Seat], among: SeatClass, *, sure: bool) -> bool:
    """Whether one of somebody's seats is of a class, for sure or perhaps."""
    return any(
        (not among.people or seat.person in among.people)
        and (not among.organisations or seat.held_for in among.organisations)
        and (not among.roles or seat.role in among.roles or (seat.role is None and not sure))
        for seat in seats
    )


class Due(NamedTuple):
    """The day by which a use of urgent power has to be ratified, as far as it is known; and whether
    that is the next meeting by a cycle on file, as none is recorded.
    """

    day: date | None
    by_cycle: bool = False


def due_day(gov: Governance, record: Delegation, used: date, meeting: date | None) -> Due:
    """By when a use of urgent power on a day has to be ratified."""
    assert record.urgent is not None  # it is of urgent power
    told = record.urgent.last_day(used, meeting)
    if told is not None:
        return Due(told)
    return Due(planned(gov.cycles, record.by, used), by_cycle=True)


def _due(case: Case, record: Delegation) -> Due:
    return due_day(case.ground.gov, record, case.day, case.decision.next_meeting)


def in_time(case: Case, record: Delegation, act: Ratification) -> bool:
    """Whether a ratification came in time for a use of the power on `case.day`, for sure."""
    due = _due(case, record).day
    return case.day <= act.day <= (due or case.day)  # no next meeting is before the day itself


def afterwards(case: Case, record: Delegation, terms: Urgent, acts: list[Ratification]) -> Step:
    """What a use of urgent power is worth on `on`. `case.day` is the day on which it was used;
    `acts` are the ratifications up to `on` by the body that gave it.
    """
    due = _due(case, record)
    step = _worth(case, record, terms, acts, due.day)
    if due.day is None or not due.by_cycle or case.on <= case.day:
        return step
    held = fact("urgent.meeting-planned", YES, doubt=True, by=record.by, day=due.day)
    return all_of("urgent.by-cycle", (step, held), clause=record.id)


def _worth(
    case: Case, record: Delegation, terms: Urgent, acts: list[Ratification], due: date | None
) -> Step:
    """What it is worth, where it has to be ratified by a day, or by one that is not known."""
    facts: Facts = {"clause": record.id, "by": record.by}
    cites = (terms.source,) if terms.source is not None else ()
    for act in sorted(acts, key=lambda act: act.day):
        if in_time(case, record, act):
            return fact("urgent.ratified", YES, cites=on_file(act), **facts, day=act.day)
    if case.on <= case.day or (due is not None and case.on <= due):
        return fact("urgent.pending", YES, cites=cites, **facts, due=due)
    if due is not None:
        return _past(due, terms.otherwise, facts, cites)
    if terms.otherwise is Otherwise.STANDS:
        return fact("urgent.pending", YES, cites=cites, **facts, due=None)
    if terms.otherwise is Otherwise.CHALLENGEABLE:
        return fact("urgent.perhaps-challengeable", YES, cites=cites, doubt=True, **facts)
    return fact("urgent.meeting-unknown", UNKNOWN, cites=cites, **facts, on=case.on)


def _past(
    due: date, otherwise: Otherwise | None, facts: Facts, cites: tuple[Citation, ...]
) -> Step:
    """What follows where the day for ratifying it went by."""
    facts = {**facts, "due": due}
    if otherwise is None:
        return fact("urgent.otherwise-unknown", UNKNOWN, cites=cites, **facts)
    if otherwise is Otherwise.LAPSES:
        return fact("urgent.lapsed", NO, cites=cites, **facts)
    if otherwise is Otherwise.CHALLENGEABLE:
        return fact("urgent.challengeable", YES, cites=cites, doubt=True, **facts)
    return fact("urgent.stands", YES, cites=cites, **facts)


def counterparts(then: Case, org: str, by: str) -> list[str]:
    """The boards that day which a board is by another record: one replaced is the same organ."""
    body = then.ground.body(by)
    if not isinstance(body, Board):
        return [by]
    had = then.ground.index.boards(org, then.day)
    same = [board for board in had if board.side is body.side]
    return [board.id for board in same or had] or [by]
