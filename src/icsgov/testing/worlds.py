"""Whole worlds in which everybody is bound, of every form that a meeting can take.

A world is a framework, a decision and the day that is asked about. Everything in it is lawful on
its day, delegated, quorate and voted for. `breaks` then breaks, or nearly breaks, a thing or two.
"""

from hypothesis import strategies as st

from icsgov.testing.drafts import MATTER, World
from icsgov.testing.worlds_meetings import (
    advisory,
    common,
    decision_makers,
    elsewhere,
    joint,
    office,
    shared_people,
    single,
)
from icsgov.testing.worlds_statute import (
    cabinet_member,
    care_partnership,
    kept_by_statute,
    merger,
    partnership,
)

__all__ = ["MATTER", "World", "worlds"]


def worlds() -> st.SearchStrategy[World]:
    """Worlds in which every organisation that takes part is bound (in two forms, only advised).

    >>> from hypothesis import find
    >>> find(worlds(), lambda world: world.decision.forum == "cic").decision.matters
    ('service/change',)
    """
    meetings = [common(), common(board_only=True), single(), decision_makers(), joint()]
    others = [elsewhere(), office(), shared_people(), advisory()]
    by_law = [merger(), kept_by_statute(), partnership(), cabinet_member(), care_partnership()]
    return st.one_of(*meetings, *others, *by_law)
