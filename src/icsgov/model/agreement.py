"""Agreements between organisations: what they move, what they do not, and how a sum is shared."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from icsgov.errors import Fault
from icsgov.ids import OrgId, maybe_org, to_org, to_orgs
from icsgov.model.body import repeats
from icsgov.model.fact import Fact, maybe_power
from icsgov.model.kinds import AgreementKind, in_order, several, to_agreement_kind
from icsgov.model.matter import Money, Path, path_faults, to_amount, to_paths
from icsgov.model.shape import check
from icsgov.model.voting import share_faults, to_fraction
from icsgov.period import ALWAYS, Period

PENNY = Decimal("0.01")


def maybe_amount(value: Money | None) -> Decimal | None:
    """Pounds, or None."""
    return None if value is None else to_amount(value)


@attrs.frozen
class Portion:
    """The part of a sum that falls to one organisation, as a fraction such as `1/3`.

    `most` is the most that falls to it, in pounds; what is over falls to nobody by the rule.
    """

    organisation: OrgId = attrs.field(converter=to_org)
    share: Fraction = attrs.field(converter=to_fraction)
    most: Decimal | None = attrs.field(default=None, converter=maybe_amount, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = share_faults("share", self.share)
        if isinstance(self.most, Decimal) and self.most.is_finite() and self.most % PENNY:
            faults.append(Fault(("most",), f"expected whole pennies, got {self.most}"))
        check(self, *faults)


def maybe_portions(value: Iterable[Portion] | Portion | None) -> tuple[Portion, ...] | None:
    """Portions in the order of their organisations; None for not recorded."""
    return in_order(several(Portion, value), Portion, lambda one: str(one.organisation))  # type: ignore[no-any-return] # shape check


@attrs.frozen
class Agreement(Fact):
    """What organisations have agreed, apart from who may decide.

    `lead` is the lead provider or the host, where there is one. `functions`, `money` and
    `liability` say whether it moves those to the lead (or into a pool); None, that it is not
    recorded. `matters` are what it is about. `gain` and `loss` say how a surplus and a deficit are
    shared; None, that it does not say.

    >>> Agreement("GRS", kind="gain and risk share", parties=["A", "B"],
    ...           gain=[Portion("A", "2/3"), Portion("B", "1/3")]).gain[0].share
    Fraction(2, 3)
    """

    id: str
    kind: AgreementKind = attrs.field(converter=to_agreement_kind, kw_only=True)
    parties: tuple[OrgId, ...] = attrs.field(converter=to_orgs, kw_only=True)
    name: str = attrs.field(default="", kw_only=True)
    lead: OrgId | None = attrs.field(default=None, converter=maybe_org, kw_only=True)
    matters: tuple[Path, ...] = attrs.field(default=(), converter=to_paths, kw_only=True)
    under: str | None = attrs.field(default=None, converter=maybe_power, kw_only=True)
    functions: bool | None = attrs.field(default=None, kw_only=True)
    money: bool | None = attrs.field(default=None, kw_only=True)
    liability: bool | None = attrs.field(default=None, kw_only=True)
    gain: tuple[Portion, ...] | None = attrs.field(
        default=None, converter=maybe_portions, kw_only=True
    )
    loss: tuple[Portion, ...] | None = attrs.field(
        default=None, converter=maybe_portions, kw_only=True
    )
    period: Period = attrs.field(default=ALWAYS, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *self._faults())

    def _faults(self) -> Iterator[Fault]:
        yield from path_faults("matters", self.matters)
        yield from repeats("parties", self.parties)
        if len(self.parties) < 2:
            yield Fault(("parties",), "expected at least two parties")
        if self.lead is not None and self.lead not in self.parties:
            yield Fault(("lead",), f"`{self.lead}` is no party")
        for name in ("gain", "loss"):
            yield from self._shares(name, getattr(self, name))

    def _shares(self, name: str, portions: Any) -> Iterator[Fault]:
        known = portions if isinstance(portions, tuple) else ()
        whole = [one for one in known if isinstance(one, Portion)]
        orgs = [one.organisation for one in whole]
        yield from repeats(name, orgs)
        for place, org in enumerate(orgs):
            if org not in self.parties:
                yield Fault((name, place, "organisation"), f"`{org}` is no party")
        shares = [one.share for one in whole]
        if shares and sum(shares) != 1:
            yield Fault((name,), f"expected shares that make a whole, got {sum(shares)}")
