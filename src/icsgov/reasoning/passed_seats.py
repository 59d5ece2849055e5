"""Seats of an organisation that ended, as they read after others took its place."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from icsgov.explain import UNKNOWN, YES
from icsgov.model.body import AdvisoryGroup, Body, CommitteeInCommon, Group, JointCommittee, Seat
from icsgov.model.index import organisations_of
from icsgov.model.succession import Passing, Succession
from icsgov.period import Period

NAMES = ("held_for", "nominated_by")
"""The fields of a seat that name an organisation."""


def seated(body: Body, past: Iterable[Succession], kept: frozenset[str] | None) -> Body:
    """A body with the seats that passed to successors, and without those that lapsed.

    Of seats of which nothing is on file, those pass whose succession is in `kept`; None leaves them
    as they are.
    """
    if isinstance(body, CommitteeInCommon):
        return body
    groups: dict[str, list[Succession]] = {}
    for one in past:
        groups.setdefault(one.of, []).append(one)
    for org, several in groups.items():
        if organisations_of(body) != (org,):
            body = _after(body, org, several, kept)
    return body


def open_seats(past: Iterable[Succession], bodies: Iterable[Body]) -> list[str]:
    """The successions that seats on some bodies hang on, and of which nothing is on file."""
    successions = tuple(past)
    found: dict[str, None] = {}
    for body in bodies:
        there = {org for seat in getattr(body, "seats", ()) for org in _senders(seat)}
        for one in successions:
            if one.of not in there or organisations_of(body) == (one.of,):
                continue
            there.add(one.to)
            if one.passed(Passing.SEATS, body.id) is UNKNOWN:
                found[one.id] = None
    return list(found)


def _after(body: Any, org: str, several: list[Succession], kept: frozenset[str] | None) -> Any:
    """A body with the seats of one predecessor as they read after it ended."""
    told = {one.id: one.passed(Passing.SEATS, body.id) for one in several}
    sure = [one for one in several if told[one.id] is YES]
    open_ = [one for one in several if told[one.id] is UNKNOWN]
    if not sure and open_ and kept is None:
        return body
    takers = sure or [one for one in open_ if one.id in (kept or ())]
    if takers:
        return _taken(body, takers[0])
    seats = [seat for seat in body.seats if org not in _senders(seat)]
    return attrs.evolve(body, seats=seats) if len(seats) < len(body.seats) else body


def _taken(body: Any, one: Succession) -> Any:
    """A body on which the successor has the predecessor's seats, and its place as a party."""
    rest = [seat for seat in body.seats if one.of not in _senders(seat)]
    mine = [_renamed(seat, one) for seat in body.seats if one.of in _senders(seat)]
    if isinstance(body, Group):
        mine = [part for seat in mine for part in _alone(seat, rest, one.day)]
    values: dict[str, Any] = {"seats": [*rest, *mine]}
    if isinstance(body, JointCommittee):
        values["parties"] = _in_place(body.parties, one)
        values["liable"] = None if body.liable is None else _in_place(body.liable, one)
    if isinstance(body, AdvisoryGroup):
        values["organisations"] = _in_place(body.organisations, one)
    return attrs.evolve(body, **values)


def _in_place(orgs: Iterable[str], one: Succession) -> list[str]:
    return sorted({one.to if org == one.of else org for org in orgs})


def _senders(seat: Seat) -> tuple[str | None, str | None]:
    """The organisations that a seat is held for and was filled by."""
    return seat.held_for, seat.nominated_by


def _renamed(seat: Seat, one: Succession) -> Seat:
    changed: dict[str, Any] = {name: one.to for name in NAMES if getattr(seat, name) == one.of}
    return attrs.evolve(seat, **changed)


def _alone(seat: Seat, rest: list[Seat], day: date) -> Iterator[Seat]:
    """The part of a group's seat that passes: none where somebody decides there for the successor
    on the day of the succession, and else until somebody does.
    """
    own = [
        other.period
        for other in rest
        if other.held_for == seat.held_for and other.voting and other.deputises_for is None
    ]
    starts = [one.start for one in own if one.start is not None and one.start > day]
    begins = max(seat.period.start or day, day)
    ends = [end for end in (*starts, seat.period.end) if end is not None]
    if not any(one.covers(day) for one in own) and all(begins < end for end in ends):
        yield attrs.evolve(seat, period=Period(begins, min(ends, default=None)))
