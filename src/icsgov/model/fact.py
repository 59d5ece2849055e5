"""Where a fact comes from, and since when it has been on file."""

from datetime import date

import attrs

from icsgov.explain import Citation


def to_source(value: Citation | str | None) -> Citation | None:
    """A citation or its text."""
    return Citation(value) if isinstance(value, str) else value


@attrs.frozen(kw_only=True)
class Fact:
    """What every recorded fact carries: its source, and the day it was recorded."""

    source: Citation | None = attrs.field(default=None, converter=to_source)
    recorded: date | None = None
