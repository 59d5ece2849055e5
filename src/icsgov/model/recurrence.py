"""A rule for days that come again, as RFC 5545 writes it (`FREQ=MONTHLY;BYDAY=1TU`).

`dateutil` reads it and counts the days. What it would pass over in silence, or search for until the
year 9999, is found out here first.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from icsgov.errors import Fault, MalformedError
from icsgov.model.shape import shown

if TYPE_CHECKING:
    from dateutil.rrule import rrule

SUCH = "such as `FREQ=MONTHLY;BYDAY=1TU`"
YEARS = 100
"""A rule that gives no day for so many years is one that never does."""
REPEATS = 400
"""After so many years the calendar is the same, weekdays and all."""

_DAYS = "MO|TU|WE|TH|FR|SA|SU"
_NUMBER = r"[+-]?\d{1,4}"
_SEVERAL = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")
_WAYS = {
    **dict.fromkeys(_SEVERAL, rf"{_NUMBER}(,{_NUMBER})*"),
    "FREQ": r"[A-Z]+",
    "INTERVAL": r"\d{1,4}",
    "COUNT": r"\d{1,4}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "WKST": _DAYS,
    "BYDAY": rf"({_NUMBER})?({_DAYS})(,({_NUMBER})?({_DAYS}))*",
}
_PARTS = {name: re.compile(way, re.ASCII) for name, way in _WAYS.items()}
_TIMES = ("BYHOUR", "BYMINUTE", "BYSECOND")
_OF_TIMES = ("HOURLY", "MINUTELY", "SECONDLY")
_OF_DAYS = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
_DTSTART = re.compile(r"DTSTART(;VALUE=DATE)?:(?P<day>\d{8})(?P<time>T\d{6}Z?)?", re.ASCII)
_CHOOSE = ("BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")
_ZERO = re.compile(r"(^|,)[+-]?0+(?!\d)")


class Written(NamedTuple):
    """A rule in its parts, and the day on which its text says that it starts, if it does."""

    parts: dict[str, str]
    starts: date | None


def written(text: str) -> Written:
    """A rule in its parts. Raises `MalformedError` with every fault of its text."""
    faults: list[Fault] = []
    parts: dict[str, str] = {}
    starts = None
    for line in filter(None, map(str.strip, text.upper().splitlines())):
        begins = _DTSTART.fullmatch(line)
        if begins is not None and starts is None:
            starts = _day(begins["day"], begins["time"], "DTSTART", faults)
        elif line.startswith(("EXDATE", "RDATE", "EXRULE")):
            reason = "days that fall away are `cancelled`, and others `extra`"
            faults.append(Fault((), f"expected one rule, got {shown(line)}: {reason}"))
        elif parts or line.startswith("DTSTART"):
            faults.append(Fault((), f"expected one rule {SUCH}, got {shown(line)} besides"))
        else:
            faults += _taken(line.removeprefix("RRULE:"), parts)
    if "FREQ" not in parts and not faults:
        line = " ".join(text.split())
        faults.append(Fault((), f"expected a rule {SUCH}, got {shown(line)}"))
    faults += _against(parts)
    if faults:
        raise MalformedError("rule", faults)
    return Written(parts, starts)


def _taken(line: str, parts: dict[str, str]) -> Iterator[Fault]:
    """Put the parts of a rule in place; give what is wrong with each."""
    for part in line.split(";"):
        name, _, value = part.partition("=")
        if name in _TIMES or (name == "FREQ" and value in _OF_TIMES):
            yield Fault((), f"a rule for meetings is one of whole days, got {shown(part)}")
        elif name not in _PARTS or not _PARTS[name].fullmatch(value):
            yield Fault((), f"cannot read {shown(part)}: expected a rule {SUCH}")
        elif name == "FREQ" and value not in _OF_DAYS:
            yield Fault((), f"expected one of {', '.join(_OF_DAYS)}, got {shown(part)}")
        elif name in parts:
            yield Fault((), f"`{name}` is said twice")
        elif name == "COUNT" and not int(value):
            yield Fault((), f"the rule never gives a day: {shown(part)}")
        elif name != "UNTIL" and _ZERO.search(value):
            yield Fault((), f"there is no {name} of 0, got {shown(part)}")
        else:
            parts[name] = value


def _against(parts: dict[str, str]) -> Iterator[Fault]:
    """Parts that do not go together: RFC 5545 forbids them, or `dateutil` would pass them over."""
    often = parts.get("FREQ")
    days = parts.get("BYDAY", "").split(",")
    numbered = [day for day in days if day[:-2]]
    if numbered and len(numbered) < len(days):
        yield Fault((), "some days of `BYDAY` are numbered and some not: number each, or none")
    if numbered and (often in ("WEEKLY", "DAILY") or "BYWEEKNO" in parts):
        yield Fault((), f"a numbered day (`{numbered[0]}`) is one of a month or a year")
    else:
        most = 53 if often == "YEARLY" and "BYMONTH" not in parts else 5
        for day in numbered:
            if abs(int(day[:-2])) > most:  # in some years `dateutil` would break down at it
                yield Fault((), f"the rule never gives a day for `{day}`: expected at most {most}")
    if "BYWEEKNO" in parts and often != "YEARLY":
        yield Fault((), "`BYWEEKNO` is for `FREQ=YEARLY`")
    if "BYYEARDAY" in parts and often != "YEARLY":
        yield Fault((), "`BYYEARDAY` is for `FREQ=YEARLY`")
    if "BYMONTHDAY" in parts and often == "WEEKLY":
        yield Fault((), "`BYMONTHDAY` is not for `FREQ=WEEKLY`")
    if "COUNT" in parts and "UNTIL" in parts:
        yield Fault((), "expected `COUNT` or `UNTIL`, got both")
    if "BYSETPOS" in parts and often in ("WEEKLY", "DAILY"):
        yield Fault((), "`BYSETPOS` is for `FREQ=MONTHLY` and `FREQ=YEARLY`")
    elif "BYSETPOS" in parts and not any(name in parts for name in _CHOOSE):
        yield Fault((), "`BYSETPOS` picks among the days of another part, and there is none")


def _day(text: str, clock: str | None, name: str, faults: list[Fault]) -> date | None:
    """A day inside a rule."""
    if clock:
        faults.append(Fault((), f"`{name}` is a day here, as in `{text}`, got `{text}{clock}`"))
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        faults.append(Fault((), f"`{name}`: there is no day `{text}`"))
        return None


class Recurrence(NamedTuple):
    """A rule that has been read: its days as `dateutil` counts them, and the last it may give."""

    days: "rrule"
    until: date | None

    def walk(self, first: date) -> Iterator[date]:
        """Its days from a day on."""
        for one in self.days.xafter(datetime.combine(first, time()), inc=True):
            day = one.date()
            if self.until is not None and day > self.until:
                return
            yield day


@lru_cache(maxsize=1000)
def recurrence(text: str, start: date) -> Recurrence:
    """A rule that starts on a day. Raises `MalformedError` where it cannot be, or gives no day."""
    said = written(text)
    faults: list[Fault] = []
    parts = dict(said.parts)
    ends = parts.pop("UNTIL", None)
    until = _day(ends[:8], ends[8:], "UNTIL", faults) if ends else None
    if said.starts not in (None, start):
        faults.append(Fault((), f"the rule starts on {said.starts}, and the cycle on {start}"))
    if until is not None and until < start:
        faults.append(Fault((), f"the rule never gives a day: it ends on {until}, before {start}"))
    if faults:
        raise MalformedError("rule", faults)
    core = ";".join(f"{name}={value}" for name, value in parts.items())
    try:
        if not _gives(core, start):
            reason = f"the rule never gives a day: none in the {YEARS} years from {start}"
            raise MalformedError("rule", [Fault((), reason)])
        return Recurrence(_read(core, start), until)
    except (ValueError, IndexError, OverflowError) as error:
        if isinstance(error, MalformedError):
            raise
        raise MalformedError("rule", [Fault((), f"`dateutil` does not read it: {error}")]) from None


def _read(core: str, start: date) -> "rrule":
    from dateutil.rrule import rrule, rrulestr  # takes time to import

    made = rrulestr(core, dtstart=datetime.combine(start, time()))
    assert isinstance(made, rrule)  # one rule, and nothing beside it
    return made


def _gives(core: str, start: date) -> bool:
    """Whether a rule gives a day within a hundred years.

    It is tried as near the last year there is as leaves it a hundred, on a year with the same
    calendar: where it gives nothing, `dateutil` comes to the end of time soon.
    """
    later = (date.max.year - YEARS - start.year) // REPEATS * REPEATS
    there = start.replace(year=start.year + max(later, 0))
    first = next(iter(_read(core, there)), None)
    return first is not None and first.year - there.year <= YEARS
