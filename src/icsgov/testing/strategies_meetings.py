"""Hypothesis strategies for meetings: the cycles that give their days, and meetings themselves."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from icsgov.errors import MalformedError
from icsgov.model.cycle import Cycle, Moved
from icsgov.model.kinds import Capacity
from icsgov.model.meeting import AgendaItem, Chairing, Meeting, Present
from icsgov.model.recurrence import recurrence
from icsgov.model.rota import Rota, Stint
from icsgov.period import Every, Period
from icsgov.testing.strategies import PEOPLE, bodies, facts, maybe, some

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
starts = st.dates(date(2018, 1, 1), date(2026, 12, 31))


def _some_of(values: Sequence[str]) -> st.SearchStrategy[list[str]]:
    """One value or several."""
    return st.lists(st.sampled_from(tuple(values)), min_size=1, max_size=3, unique=True)


_week = _some_of(WEEK)


def _list(name: str, numbers: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    return (
        some(numbers.filter(bool), 3).filter(bool).map(lambda n: f"{name}={','.join(map(str, n))}")
    )


_plain = _week.map(lambda days: f"BYDAY={','.join(days)}")
_nth = st.integers(-5, 5).filter(bool)
_numbered = st.lists(st.tuples(_nth, st.sampled_from(WEEK)), min_size=1, max_size=2).map(
    lambda days: "BYDAY=" + ",".join(f"{n}{day}" for n, day in days)
)
_months = _list("BYMONTH", st.integers(1, 12))
_month_days = _list("BYMONTHDAY", st.integers(-31, 31))
_picks = _list("BYSETPOS", st.integers(-4, 4))
_WAYS: dict[str, tuple[st.SearchStrategy[str], ...]] = {
    "DAILY": (_plain, _months, _month_days),
    "WEEKLY": (_plain, _months),
    "MONTHLY": (_plain | _numbered, _months, _month_days, _picks),
    "YEARLY": (
        _plain | _numbered,
        _months,
        _month_days,
        _list("BYYEARDAY", st.integers(-366, 366)),
        _picks,
    ),
}


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules for days that come again; a few of them give none, and so fit no cycle."""
    often = draw(st.sampled_from(tuple(_WAYS)))
    parts = [draw(one) for one in _WAYS[often] if draw(st.booleans())]
    if often == "YEARLY" and draw(st.integers(0, 4)) == 0:
        parts = [draw(_plain), draw(_list("BYWEEKNO", st.integers(1, 53) | st.just(-1)))]
    if parts == [part for part in parts if part.startswith("BYSETPOS")]:
        parts = []
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 4))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(WEEK))}")
    ends = draw(st.sampled_from(("", "", "COUNT", "UNTIL")))
    if ends == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 30))}")
    if ends == "UNTIL":
        parts.append(f"UNTIL={draw(st.dates(date(2026, 12, 31), date(2030, 1, 1))):%Y%m%d}")
    return ";".join([f"FREQ={often}", *draw(st.permutations(parts))])


@st.composite
def cycles(draw: st.DrawFn, body: st.SearchStrategy[Any] = bodies) -> Cycle:
    """Cycles of any sort, with days moved, cancelled and put in beside the rule."""
    rule, start = draw(rules()), draw(starts)
    try:
        early = tuple(islice(recurrence(rule, start).walk(start), 12))
    except MalformedError:
        early = ()
    assume(early)
    known = draw(some(st.sampled_from(early), 4))
    moved = [
        Moved(day, day + timedelta(days=draw(st.integers(1, 20))), **draw(_facts))
        for day in known[:2]
    ]
    ends = draw(maybe(st.integers(0, 900)))
    period = Period(None, None if ends is None else max(early) + timedelta(days=1 + ends))
    return Cycle(
        draw(st.sampled_from(("cycle 1", "cycle 2"))),
        draw(body),
        rule,
        start=start,
        to_working_day=draw(st.booleans()),
        period=period,
        moved=moved,
        cancelled=known[2:],
        extra=draw(some(st.dates(start, start + timedelta(days=800)))),
        **draw(_facts),
    )


_facts = st.fixed_dictionaries(facts)


# meetings


@st.composite
def meetings(
    draw: st.DrawFn,
    forum: str,
    day: date,
    bodies: Sequence[str],
    decisions: Sequence[str] = (),
    people: Sequence[str] = PEOPLE,
) -> Meeting:
    """Meetings of a forum: who came late or left early, who was in attendance only, who presided.

    Their items are for the decisions named, in any order, and for none.
    """
    about = draw(st.permutations([*decisions, *draw(st.lists(st.none(), max_size=3))]))
    items = [AgendaItem(place, f"item {place}", one) for place, one in enumerate(about, 1)]
    known = st.sampled_from(tuple(people))
    apologies = draw(some(known))
    there = sorted(set(people) - set(apologies))
    present = [one for person in there for one in draw(_stays(person, len(items), bodies))]
    each = draw(st.booleans())
    over: Sequence[str | None] = bodies if each else (None,)
    presided = [
        Chairing(person, body, from_item=draw(_numbers(len(items), 1)))
        for body in over
        for person in draw(some(known, 1))
    ]
    return Meeting(
        draw(st.sampled_from(("M1", "M2"))),
        forum=forum,
        day=day,
        items=items,
        present=draw(st.just(present) | st.just(present) | st.none()),
        apologies=apologies,
        presided=presided,
        **draw(_facts),
    )


def _numbers(count: int, first: int) -> st.SearchStrategy[int | None]:
    return maybe(st.integers(first, count)) if first <= count else st.none()


@st.composite
def _stays(draw: st.DrawFn, person: str, count: int, bodies: Sequence[str]) -> list[Present]:
    """How somebody was at a meeting: not at all, for a run of items, or twice in two capacities."""
    kind = draw(st.sampled_from(("away", "member", "member", "named", "attending", "both")))
    first = draw(_numbers(count, 1))
    run: dict[str, Any] = {"from_item": first, "to_item": draw(_numbers(count, first or 1))}
    named = draw(_some_of(bodies))
    if kind == "away":
        return []
    if kind == "both":
        also = Present(person, capacity=Capacity.IN_ATTENDANCE, **run)
        return [Present(person, named, **run, **draw(_facts)), also]
    capacity = Capacity.IN_ATTENDANCE if kind == "attending" else Capacity.MEMBER
    return [Present(person, named if kind == "named" else (), capacity=capacity, **run)]


# rotas


@st.composite
def rotas(draw: st.DrawFn, body: str, who: Sequence[str]) -> Rota:
    """Rotas of some people or organisations, by meetings or by time."""
    counts = st.integers(1, 3)
    spans = st.builds(Every, months=st.integers(0, 13), days=counts)
    by_meetings = draw(st.booleans())
    turns = draw(st.lists(st.sampled_from(tuple(who)), min_size=1, max_size=4))
    stints = [
        Stint(one, meetings=draw(counts)) if by_meetings else Stint(one, lasts=draw(spans))
        for one in turns
    ]
    return Rota("rota", body, stints, start=draw(starts), **draw(_facts))
