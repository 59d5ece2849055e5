"""Whose turn it is to preside."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import accumulate, islice, takewhile

from icsgov.analysis.calendar import cycles_of, joined
from icsgov.errors import Fault, MalformedError
from icsgov.explain import UNKNOWN, Verdict
from icsgov.model.body import CommitteeInCommon, Seat
from icsgov.model.governance import Governance
from icsgov.model.index import organisations_of, seats_of
from icsgov.model.kinds import Role
from icsgov.model.rota import Rota, Stint
from icsgov.period import is_day


def chair_on(rota: Rota, when: date | int, gov: Governance) -> str | Verdict | None:
    """The person whose turn it is to preside, on a day or at a meeting of that number.

    Between two meetings it is the turn of whoever presides at the next. For an organisation it is
    the person who then holds its chair seat: one in the body itself that is held for it, else one
    on its own body there, else that of its board. None before the rota starts, outside its period,
    and where the cycles end before; UNKNOWN where no cycle says which meeting it is, or the chair
    seat is not on file, vacant or held by several.

    >>> from datetime import date
    >>> from icsgov import Board, Organisation, Seat
    >>> gov = Governance.of(
    ...     Organisation("A", kind="FT"), Board("a", "A", seats=[Seat("ann", "chair")]),
    ...     Organisation("B", kind="FT"), Board("b", "B", seats=[Seat("bob", "chair")]),
    ...     CommitteeInCommon("room", ["a", "b"]),
    ... )
    >>> from icsgov import Every
    >>> half = Every(months=6)
    >>> rota = Rota("R", "room", [Stint("A", lasts=half), Stint("B", lasts=half)],
    ...             start=date(2024, 4, 1))
    >>> [chair_on(rota, day, gov) for day in (date(2024, 9, 30), date(2024, 10, 1))]
    ['ann', 'bob']
    """
    turn = turn_on(rota, when, gov)
    if not isinstance(turn, Stint):
        return turn
    who = str(turn.who)
    if who not in gov.index.organisations:
        return who
    day = when if isinstance(when, date) else _day_of(rota, when, gov)
    return _chair_of(who, rota, day, gov) if isinstance(day, date) else day


def turn_on(rota: Rota, when: date | int, gov: Governance) -> Stint | Verdict | None:
    """The stint that a day or the meeting of that number falls into; None and UNKNOWN as above."""
    _checked(when)
    if isinstance(when, date):
        if when < rota.start or not rota.period.covers(when):
            return None
        if not rota.by_meetings:
            return _by_time(rota, when)
        cycles = cycles_of(rota.body, gov)
        if not cycles:
            return UNKNOWN
        days = joined(cycles, rota.start)
        return _by_number(rota, 1 + sum(1 for _ in takewhile(lambda day: day < when, days)))
    day = _day_of(rota, when, gov)
    if rota.by_meetings and day is UNKNOWN:
        return _by_number(rota, when)
    return turn_on(rota, day, gov) if isinstance(day, date) else day


def _checked(when: object) -> None:
    number = isinstance(when, int) and not isinstance(when, bool) and when > 0
    if not (is_day(when) or number):
        reason = f"expected a day, or the number of a meeting from 1 on, got {when!r}"
        raise MalformedError("question", [Fault(("when",), reason)])


def _day_of(rota: Rota, number: int, gov: Governance) -> date | Verdict | None:
    """The day of the meeting of that number."""
    cycles = cycles_of(rota.body, gov)
    if not cycles:
        return UNKNOWN
    return next(islice(joined(cycles, rota.start), number - 1, None), None)


def _by_number(rota: Rota, number: int) -> Stint:
    ends = list(accumulate(one.meetings or 0 for one in rota.stints))
    return rota.stints[bisect_right(ends, (number - 1) % ends[-1])]


def _by_time(rota: Rota, day: date) -> Stint:
    """The last stint that has begun: found by trying rounds, twice as many each time."""
    rounds = 1
    while (begins := _begins(rota, rounds, 0)) <= day and begins < date.max:
        rounds *= 2
    begun = bisect_right(range(rounds), day, key=lambda turn: _begins(rota, turn, 0)) - 1
    places = range(len(rota.stints))
    place = bisect_right(places, day, key=lambda at: _begins(rota, begun, at)) - 1
    return rota.stints[place]


def _begins(rota: Rota, rounds: int, place: int) -> date:
    """The first day of a stint after so many rounds, counted from the start of the rota."""
    from dateutil.relativedelta import relativedelta  # takes time to import

    total = relativedelta()
    for at, one in enumerate(rota.stints):
        every = one.lasts
        assert every is not None  # a rota by time
        each = relativedelta(
            years=every.years, months=every.months, weeks=every.weeks, days=every.days
        )
        total += each * (rounds + (at < place))
    try:
        return rota.start + total
    except (OverflowError, ValueError):
        return date.max


def _chair_of(org: str, rota: Rota, day: date, gov: Governance) -> str | Verdict:
    """Whoever holds the chair seat of an organisation that day."""
    for seats in _chairs(org, rota, day, gov):
        found = {
            str(seat.person)
            for seat in seats
            if seat.role is Role.CHAIR and seat.deputises_for is None and seat.period.covers(day)
        }
        if found:
            return found.pop() if len(found) == 1 else UNKNOWN
    return UNKNOWN


def _chairs(org: str, rota: Rota, day: date, gov: Governance) -> Iterator[list[Seat]]:
    """The seats among which the chair of an organisation is looked for, the nearest first."""
    body = gov.index.bodies[rota.body]
    yield [seat for seat in seats_of(body) if seat.held_for == org]
    if isinstance(body, CommitteeInCommon):
        there = [gov.index.bodies[id] for id in body.bodies]
        yield [seat for one in there if org in organisations_of(one) for seat in seats_of(one)]
    yield [seat for board in gov.index.boards(org, day) for seat in board.seats]
