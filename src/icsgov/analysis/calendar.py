"""The days on which a body meets, by the cycles on file."""

from collections.abc import Iterator
from datetime import date
from heapq import merge
from itertools import groupby

from icsgov.errors import Fault, MalformedError, UnknownIdError
from icsgov.explain import UNKNOWN, Verdict
from icsgov.ids import HasId, to_body
from icsgov.model.cycle import Cycle, planned
from icsgov.model.governance import Governance
from icsgov.period import is_day


def meeting_days(cycle: Cycle, start: date, end: date) -> tuple[date, ...]:
    """The days of a cycle from `start` on and before `end`, in order.

    >>> from datetime import date
    >>> cycle = Cycle("C", "board", "FREQ=MONTHLY;BYDAY=-1MO", start=date(2024, 4, 1),
    ...               to_working_day=True)
    >>> [str(day) for day in meeting_days(cycle, date(2024, 4, 1), date(2024, 7, 1))]
    ['2024-04-29', '2024-05-28', '2024-06-24']
    """
    _checked(start=start, end=end)
    return tuple(_before(cycle.walk(start), end))


def next_meeting(body: HasId | str, after: date, gov: Governance) -> date | Verdict | None:
    """The first day after a day on which a body meets, by all of its cycles together.

    UNKNOWN where no cycle of the body is on file; None where those on file give no later day.
    Raises `UnknownIdError` where the framework has no such body.

    >>> from datetime import date
    >>> from icsgov import Board, Governance, Organisation
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"), Board("rnn", "RNN"),
    ...     Cycle("C", "rnn", "FREQ=WEEKLY;BYDAY=TU", start=date(2024, 4, 1),
    ...           to_working_day=False),
    ... )
    >>> next_meeting("rnn", date(2024, 4, 2), gov), next_meeting("rnn", date(2024, 4, 2),
    ...                                                          gov.drop("C"))
    (datetime.date(2024, 4, 9), UNKNOWN)
    """
    _checked(after=after)
    cycles = cycles_of(body, gov)
    return planned(cycles, to_body(body), after) if cycles else UNKNOWN


def cycles_of(body: HasId | str, gov: Governance) -> tuple[Cycle, ...]:
    """The cycles on file of a body."""
    id = to_body(body)
    if id not in gov.index.bodies:
        raise UnknownIdError(id, "body")
    return tuple(one for one in gov.cycles if one.body == id)


def joined(cycles: tuple[Cycle, ...], first: date) -> Iterator[date]:
    """The days of several cycles from a day on, in order, each once."""
    days = merge(*(one.walk(first) for one in cycles))
    return (day for day, _ in groupby(days))


def _before(days: Iterator[date], end: date) -> Iterator[date]:
    for day in days:
        if day >= end:
            return
        yield day


def _checked(**days: object) -> None:
    faults = [
        Fault((name,), f"expected a day, got {day!r}")
        for name, day in days.items()
        if not is_day(day)
    ]
    if faults:
        raise MalformedError("question", faults)
