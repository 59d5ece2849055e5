"""Where a fact comes from, and since when it has been on file."""

import re
from datetime import date

import attrs

from icsgov.explain import Citation


def to_source(value: Citation | str | None) -> Citation | None:
    """A citation or its text."""
    return Citation(value) if isinstance(value, str) and value.strip() else value  # type: ignore[return-value] # shape check


@attrs.frozen(kw_only=True)
class Fact:
    """What every recorded fact carries: its source, and the day it was recorded."""

    source: Citation | None = attrs.field(default=None, converter=to_source)
    recorded: date | None = None


def maybe_power(value: str | None) -> str | None:
    """The name of a power as the rulebook writes it: `s.65Z6(1)` and `section 65Z6` are `65Z6`."""
    if not isinstance(value, str):
        return value
    found = _SECTION.match(value)
    return found["number"] if found else value.strip()


_SECTION = re.compile(r"\s*(?:(?:sections?|ss?\.?)\s*)*(?P<number>\d+[A-Z]*\d*)(?:[\s(].*)?$", re.I)
