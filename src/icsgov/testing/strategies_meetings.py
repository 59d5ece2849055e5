"""Hypothesis strategies for meetings: the cycles that give their days, and meetings themselves."""

from datetime import date, timedelta
from itertools import islice
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from icsgov.errors import MalformedError
from icsgov.model.cycle import Cycle, Moved
from icsgov.model.recurrence import recurrence
from icsgov.period import Period
from icsgov.testing.strategies import bodies, facts, maybe, some

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
starts = st.dates(date(2018, 1, 1), date(2026, 12, 31))
_week = some(st.sampled_from(WEEK), 3).filter(bool)


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
