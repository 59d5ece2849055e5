"""The days of a cycle, worked out day by day from RFC 5545: another way than `dateutil`'s.

Every day is held against the parts of the rule; those of one year, month, week or day are a set, of
which `BYSETPOS` picks some.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from icsgov.model.cycle import Cycle
from icsgov.workdays import bank_holidays

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONE = timedelta(days=1)


def parts_of(text: str) -> dict[str, str]:
    line = text.strip().splitlines()[-1].strip().upper().removeprefix("RRULE:")
    return dict(part.split("=") for part in line.split(";"))


def numbers(parts: dict[str, str], name: str) -> list[int]:
    return [int(one) for one in parts[name].split(",")] if name in parts else []


def days_from(first: date, end: date) -> Iterator[date]:
    while first < end:
        yield first
        first += ONE


def month_end(day: date) -> date:
    while (day + ONE).month == day.month:
        day += ONE
    return day


def week_number(day: date, week_start: int) -> tuple[int, int]:
    """Which week of its year a day lies in, from the front and from the back."""

    def first_week(year: int) -> date:
        fourth = date(year, 1, 4)  # always in the first week
        return fourth - timedelta(days=(fourth.weekday() - week_start) % 7)

    year = day.year
    if day >= first_week(year + 1):
        year += 1
    elif day < first_week(year):
        year -= 1
    here, total = (day - first_week(year)).days, (first_week(year + 1) - first_week(year)).days
    return here // 7 + 1, here // 7 - total // 7


def nth(day: date, within_month: bool) -> tuple[int, int]:
    """Which Tuesday of the month or the year a Tuesday is, from the front and from the back."""
    first = day.replace(day=1) if within_month else date(day.year, 1, 1)
    last = month_end(day) if within_month else date(day.year, 12, 31)
    return (day - first).days // 7 + 1, -((last - day).days // 7) - 1


def fits(day: date, parts: dict[str, str], start: date) -> bool:
    often = parts["FREQ"]
    months, of_month = numbers(parts, "BYMONTH"), numbers(parts, "BYMONTHDAY")
    if not {"BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY"} & set(parts):
        if often == "YEARLY" and not months:
            months = [start.month]
        if often in ("YEARLY", "MONTHLY"):
            of_month = [start.day]
        if often == "WEEKLY" and day.weekday() != start.weekday():
            return False
    if months and day.month not in months:
        return False
    if of_month and not {day.day, day.day - month_end(day).day - 1} & set(of_month):
        return False
    in_year = (day - date(day.year, 1, 1)).days
    length = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    of_year = {in_year + 1, in_year - length}
    if "BYYEARDAY" in parts and not of_year & set(numbers(parts, "BYYEARDAY")):
        return False
    if "BYWEEKNO" in parts:
        week_start = WEEK.index(parts.get("WKST", "MO"))
        if not set(week_number(day, week_start)) & set(numbers(parts, "BYWEEKNO")):
            return False
    return "BYDAY" not in parts or any(
        one[-2:] == WEEK[day.weekday()]
        and (not one[:-2] or int(one[:-2]) in nth(day, often == "MONTHLY" or "BYMONTH" in parts))
        for one in parts["BYDAY"].split(",")
    )


def run_of(day: date, parts: dict[str, str], start: date) -> int:
    """How many years, months, weeks or days a day lies after the start."""
    often = parts["FREQ"]
    if often == "YEARLY":
        return day.year - start.year
    if often == "MONTHLY":
        return 12 * (day.year - start.year) + day.month - start.month
    if often == "DAILY":
        return (day - start).days
    week_start = WEEK.index(parts.get("WKST", "MO"))
    monday = start - timedelta(days=(start.weekday() - week_start) % 7)
    return (day - monday).days // 7


def rule_days(text: str, start: date, end: date) -> list[date]:
    """The days of a rule before a day."""
    parts = parts_of(text)
    runs: dict[int, list[date]] = {}
    for day in days_from(date(start.year, 1, 1), date(end.year + 1, 1, 1)):
        if fits(day, parts, start):
            runs.setdefault(run_of(day, parts, start), []).append(day)
    chosen = []
    for run, days in sorted(runs.items()):
        if run >= 0 and run % int(parts.get("INTERVAL", "1")) == 0:
            picks = numbers(parts, "BYSETPOS")
            chosen += sorted(
                {days[p - 1 if p > 0 else p] for p in picks if abs(p) <= len(days)}
                if picks
                else days
            )
    chosen = [day for day in chosen if day >= start]
    if "COUNT" in parts:
        chosen = chosen[: int(parts["COUNT"])]
    if "UNTIL" in parts:
        until = parts["UNTIL"]
        last = date(int(until[:4]), int(until[4:6]), int(until[6:]))
        chosen = [day for day in chosen if day <= last]
    return [day for day in chosen if day < end]


def days_of(cycle: Cycle, start: date, end: date) -> tuple[date, ...]:
    """The meetings of a cycle from a day on and before another."""
    found = set(cycle.extra) | {one.to for one in cycle.moved}
    away = set(cycle.cancelled) | {one.day for one in cycle.moved}
    for day in rule_days(cycle.rule, cycle.start, end):
        first, last = cycle.period.start, cycle.period.end
        inside = (first is None or first <= day) and (last is None or day < last)
        if inside and day not in away:
            while cycle.to_working_day and (
                day.strftime("%a") in ("Sat", "Sun") or day in bank_holidays(day.year)
            ):
                day += ONE
            found.add(day)
    return tuple(sorted(day for day in found if start <= day < end))
