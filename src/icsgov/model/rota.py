"""Who presides in turn: people or organisations, each for some meetings or for some time."""

from collections.abc import Iterable
from datetime import date

import attrs

from icsgov.errors import Fault
from icsgov.ids import BodyId, Ref, to_body, to_ref
from icsgov.model.fact import Fact
from icsgov.model.kinds import several
from icsgov.model.shape import check
from icsgov.period import ALWAYS, Every, Period


@attrs.frozen
class Stint:
    """Somebody's turn in the chair: for so many meetings, or for so long.

    `who` is a person, or an organisation: whoever holds its chair seat presides.
    """

    who: Ref = attrs.field(converter=to_ref)
    meetings: int | None = attrs.field(default=None, kw_only=True)
    lasts: Every | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = []
        if (self.meetings is None) == (self.lasts is None):
            faults.append(Fault((), "expected so many meetings or how long it lasts, one of two"))
        if self.meetings == 0:
            faults.append(Fault(("meetings",), "expected at least one meeting"))
        check(self, *faults)


def to_stints(value: Iterable[Stint] | Stint) -> tuple[Stint, ...]:
    """Stints in the order in which they are taken."""
    return several(Stint, value)  # type: ignore[no-any-return] # the shape check judges it


@attrs.frozen
class Rota(Fact):
    """The order in which people or organisations preside over a body, from a day on, in rounds.

    The first meeting from `start` on is number 1. After the last stint the first one comes again.
    Outside its period it is nobody's turn.

    >>> from datetime import date
    >>> Rota("R", "room", [Stint("A", meetings=1), Stint("B", meetings=2)],
    ...      start=date(2024, 4, 1)).stints[1].who
    'B'
    """

    id: str
    body: BodyId = attrs.field(converter=to_body)
    stints: tuple[Stint, ...] = attrs.field(converter=to_stints)
    start: date = attrs.field(kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = []
        whole = isinstance(self.stints, tuple)
        if whole and not self.stints:
            faults.append(Fault(("stints",), "expected at least one stint"))
        known = [one for one in self.stints if isinstance(one, Stint)] if whole else []
        if len({one.meetings is None for one in known}) > 1:
            reason = "expected all for so many meetings, or all for so long, got both"
            faults.append(Fault(("stints",), reason))
        check(self, *faults)

    @property
    def by_meetings(self) -> bool:
        """Whether turns are counted in meetings, and not in time."""
        return self.stints[0].meetings is not None
