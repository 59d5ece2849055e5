"""Who gave what to whom, what was kept, and what a scheme makes subject to approval."""

from collections.abc import Iterable
from typing import Any

import attrs

from icsgov.errors import Fault
from icsgov.ids import (
    BodyId,
    OrgId,
    Ref,
    maybe_org,
    to_body,
    to_org,
    to_ref,
)
from icsgov.model.fact import Fact, maybe_power
from icsgov.model.kinds import PassingOn, in_order, several, to_passing_on
from icsgov.model.matter import (
    Limit,
    Path,
    Total,
    maybe_limit,
    path_faults,
    to_limits,
    to_paths,
    to_totals,
)
from icsgov.model.shape import check
from icsgov.model.urgent import Urgent
from icsgov.period import ALWAYS, Period


def to_texts(value: Iterable[str] | str) -> tuple[str, ...]:
    """One text or several, in order."""
    return in_order(several(str, value), str, str)  # type: ignore[no-any-return] # shape check


def _no_matters(matters: object) -> list[Fault]:
    return [] if matters else [Fault(("matters",), "expected at least one matter")]


@attrs.frozen
class Attestation(Fact):
    """Somebody's word, on file, that a condition holds or does not.

    `of` limits it to one organisation.
    """

    condition: str
    holds: bool = True
    of: OrgId | None = attrs.field(default=None, converter=maybe_org, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


def to_attestations(
    value: Iterable[Attestation | str] | Attestation | str,
) -> tuple[Attestation, ...]:
    """Attestations; a bare text says that the condition of that name holds."""
    words: Any = (value,) if isinstance(value, str) else several(Attestation, value)
    if isinstance(words, tuple):
        words = tuple(Attestation(one) if isinstance(one, str) else one for one in words)
    return in_order(words, Attestation, repr)  # type: ignore[no-any-return] # shape check


@attrs.frozen
class Delegation(Fact):
    """Power given by a body or an office to a body, an office, a person or another organisation.

    Its id is the clause that an auditor would quote. The envelope: `matters`; `ceiling` (pounds;
    left out, unlimited); `above` (pounds: only amounts above this one, as where a scheme gives each
    post a band; left out, from nothing); `totals` (pounds: how much may be decided altogether, in
    a year, say); `period`; `conditions`, each of which has to be attested;
    `passing_on`; and `function_of`, the organisation whose function is given, the giver's own where
    left out. `decision` makes it an authorisation for that one decision. `under` names the power
    that it was made under. `recall` says whether its terms let the giver's board take a decision
    back. `urgent` limits it to what cannot wait for a meeting.
    """

    id: str
    by: Ref = attrs.field(converter=to_ref, kw_only=True)
    to: Ref = attrs.field(converter=to_ref, kw_only=True)
    matters: tuple[Path, ...] = attrs.field(converter=to_paths, kw_only=True)
    ceiling: tuple[Limit, ...] = attrs.field(default=(), converter=to_limits, kw_only=True)
    above: Limit | None = attrs.field(default=None, converter=maybe_limit, kw_only=True)
    totals: tuple[Total, ...] = attrs.field(default=(), converter=to_totals, kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)
    conditions: tuple[str, ...] = attrs.field(default=(), converter=to_texts, kw_only=True)
    passing_on: PassingOn = attrs.field(
        default=PassingOn.SILENT, converter=to_passing_on, kw_only=True
    )
    function_of: OrgId | None = attrs.field(default=None, converter=maybe_org, kw_only=True)
    decision: str | None = attrs.field(default=None, kw_only=True)
    under: str | None = attrs.field(default=None, converter=maybe_power, kw_only=True)
    attested: tuple[Attestation, ...] = attrs.field(
        default=(), converter=to_attestations, kw_only=True
    )
    recall: bool = attrs.field(default=False, kw_only=True)
    urgent: Urgent | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = [*_no_matters(self.matters), *path_faults("matters", self.matters)]
        if self.by == self.to:
            faults.append(Fault(("to",), f"`{self.to}` cannot delegate to itself"))
        barred = self.urgent.barred_by if isinstance(self.urgent, Urgent) else ()
        for place, one in enumerate(barred):
            if isinstance(self.conditions, tuple) and one in self.conditions:
                reason = f"`{one}` is a condition of the delegation and bars it too"
                faults.append(Fault(("urgent", "barred_by", place), reason))
        check(self, *faults)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The most that one decision may be about: its ceilings, and its totals taken for one."""
        return (*self.ceiling, *(one.limit for one in self.totals))


@attrs.frozen
class Residual(Fact):
    """The residual rule of a board: who holds, as if delegated, whatever no reservation covers."""

    id: str
    by: BodyId = attrs.field(converter=to_body, kw_only=True)
    to: Ref = attrs.field(converter=to_ref, kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)

    def __attrs_post_init__(self) -> None:
        itself = [Fault(("to",), f"`{self.to}` cannot delegate to itself")]
        check(self, *(itself if str(self.by) == str(self.to) else []))


@attrs.frozen
class Reservation(Fact):
    """A matter that a body keeps. With `above` it bites only above that amount (pounds)."""

    id: str
    by: BodyId = attrs.field(converter=to_body, kw_only=True)
    matters: tuple[Path, ...] = attrs.field(converter=to_paths, kw_only=True)
    above: Limit | None = attrs.field(default=None, converter=maybe_limit, kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *_no_matters(self.matters), *path_faults("matters", self.matters))


@attrs.frozen
class ApprovalRule(Fact):
    """A provision of a scheme: for these matters nothing binds without an approval.

    `by` is the body or the organisation that has to approve. With `above` it bites only above that
    amount. `threshold` says how much of that body is needed: `given`, `of_voting` or `of_all`.
    `first` says that it has to come before the decision, or on its day: a later one does not meet
    it. A body that only advises can be the one that has to endorse first.
    """

    id: str
    organisation: OrgId = attrs.field(converter=to_org, kw_only=True)
    by: Ref = attrs.field(converter=to_ref, kw_only=True)
    matters: tuple[Path, ...] = attrs.field(converter=to_paths, kw_only=True)
    above: Limit | None = attrs.field(default=None, converter=maybe_limit, kw_only=True)
    threshold: str = attrs.field(default="given", kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)
    first: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = [*_no_matters(self.matters), *path_faults("matters", self.matters)]
        if isinstance(self.threshold, str) and self.threshold not in THRESHOLDS:
            reason = f"expected one of {', '.join(THRESHOLDS)}, got `{self.threshold}`"
            faults.append(Fault(("threshold",), reason))
        check(self, *faults)


THRESHOLDS = ("given", "of_voting", "of_all")
