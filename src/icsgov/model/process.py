"""The stages that a proposal goes through, from the case for change to the decision."""

from collections.abc import Iterable

import attrs

from icsgov.errors import Fault
from icsgov.ids import OrgId, Ref, maybe_orgs, to_ref
from icsgov.model.body import repeats
from icsgov.model.fact import Fact
from icsgov.model.kinds import several
from icsgov.model.matter import Path, path_faults, to_paths
from icsgov.model.shape import check
from icsgov.period import ALWAYS, Period


@attrs.frozen
class Stage(Fact):
    """A stage that a proposal has to pass, and the forum that takes it.

    `constituency` are the organisations that have to be part of it; left out, that is not recorded.
    A stage that `decides` is passed when all of them are bound; one that does not, when it endorses
    the proposal.
    """

    id: str
    name: str = ""
    forum: Ref = attrs.field(converter=to_ref, kw_only=True)
    constituency: tuple[OrgId, ...] | None = attrs.field(
        default=None, converter=maybe_orgs, kw_only=True
    )
    decides: bool = attrs.field(default=True, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = repeats("constituency", self.constituency or ())
        if self.constituency == ():
            reason = "expected at least one organisation, or None where it is not recorded"
            faults.append(Fault(("constituency",), reason))
        check(self, *faults)


def to_stages(value: Iterable[Stage] | Stage) -> tuple[Stage, ...]:
    """Stages, in the order in which they are to be taken."""
    return several(Stage, value)  # type: ignore[no-any-return] # shape check


@attrs.frozen
class Process(Fact):
    """The stages, in order, of every proposal on some matters. It changes nobody's being bound.

    >>> Process("BC", matters="service", stages=[Stage("case", forum="leads", decides=False),
    ...         Stage("decision", forum="board")]).stages[-1].id
    'decision'
    """

    id: str
    matters: tuple[Path, ...] = attrs.field(converter=to_paths, kw_only=True)
    stages: tuple[Stage, ...] = attrs.field(converter=to_stages, kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = path_faults("matters", self.matters)
        faults += [] if self.matters else [Fault(("matters",), "expected at least one matter")]
        faults += [] if self.stages else [Fault(("stages",), "expected at least one stage")]
        known = self.stages if isinstance(self.stages, tuple) else ()
        faults += repeats("stages", [one.id for one in known if isinstance(one, Stage)])
        check(self, *faults)
