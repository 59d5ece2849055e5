"""How a surplus or a deficit is shared, exact to the penny."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from icsgov.analysis.plane import pounds
from icsgov.errors import Fault, MalformedError
from icsgov.model.agreement import PENNY, Agreement
from icsgov.model.matter import Money, to_amount
from icsgov.model.shape import shown
from icsgov.reasoning.references import expected


class Falls(NamedTuple):
    """What falls to one organisation: pounds, below nothing for a loss."""

    organisation: str
    amount: Decimal

    def __str__(self) -> str:
        return f"{self.organisation or 'nobody'}: {pounds(self.amount)}"


def shared(agreement: Agreement, amount: Money) -> tuple[Falls, ...] | None:
    """What falls to each organisation of a surplus, or (below nothing) of a deficit.

    Exact to the penny: what falls to all of them, and to nobody (an empty id) beyond the most that
    one bears, is the sum itself. Odd pennies go to those whose exact share was cut most, the first
    by id where two were cut alike. None where the agreement does not say how it is shared. Raises
    `MalformedError` for what is no amount of whole pennies.

    >>> from icsgov.model.agreement import Portion
    >>> deal = Agreement("GRS", kind="gain and risk share", parties=["A", "B", "C"],
    ...                  gain=[Portion(org, "1/3") for org in "ABC"])
    >>> [str(one.amount) for one in shared(deal, 100)]
    ['33.34', '33.33', '33.33']
    """
    whole = to_amount(amount)
    if not isinstance(whole, Decimal) or not whole.is_finite() or whole % PENNY:
        reason = f"expected an amount in whole pennies, got {shown(amount)}"
        raise MalformedError("amount", [Fault((), reason)])
    deal = expected(Agreement, agreement)
    portions = deal.gain if whole >= 0 else deal.loss
    if portions is None:
        return None
    sign = 1 if whole >= 0 else -1
    parts = _pence(int(abs(whole) / PENNY), [one.share for one in portions])
    found, over = [], 0
    for portion, part in zip(portions, parts, strict=True):
        most = None if portion.most is None else int(portion.most / PENNY)
        kept = part if most is None else min(part, most)
        over += part - kept
        found.append(Falls(portion.organisation, sign * kept * PENNY))
    return (*found, *([Falls("", sign * over * PENNY)] if over else []))


def _pence(whole: int, shares: list[Fraction]) -> list[int]:
    """Whole pennies in proportion, the odd ones to those that were cut most."""
    exact = [share * whole for share in shares]
    parts = [int(one) for one in exact]
    cut = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in cut[: whole - sum(parts)]:
        parts[at] += 1
    return parts
