"""For tests of this library and of what is built on it; needs the extra `testing`.

`worlds` and `near_misses` are Hypothesis strategies for whole frameworks with a decision;
`strategies` and `strategies_risk` have one for each type of the model; `who_is_bound` is the naive
twin of `resolve`.

>>> from hypothesis import find
>>> world = find(worlds(), lambda world: True)
>>> who_is_bound(world.decision, world.gov) == answers(world)
True
"""

try:
    import hypothesis  # noqa: F401 # said here, where a user of the library sees it first
except ModuleNotFoundError as error:
    reason = "icsgov.testing needs Hypothesis: install icsgov[testing]"
    raise ModuleNotFoundError(reason, name="hypothesis") from error

from icsgov.testing.breaks import near_misses
from icsgov.testing.changes import answers, renamed, shifted
from icsgov.testing.twin import who_is_bound
from icsgov.testing.worlds import World, worlds

__all__ = ["World", "answers", "near_misses", "renamed", "shifted", "who_is_bound", "worlds"]
