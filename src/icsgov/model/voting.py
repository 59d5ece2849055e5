"""How a body decides: quorum, and a voting rule made of clauses."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import attrs

from icsgov.errors import Fault
from icsgov.ids import OrgId, PersonId, to_orgs, to_people
from icsgov.model.kinds import Role, Tie, in_order, member, several, to_tie
from icsgov.model.matter import Path, path_faults, to_paths
from icsgov.model.shape import check
from icsgov.period import ALWAYS, Period


def to_roles(value: Iterable[Role | str] | Role | str) -> tuple[Role, ...]:
    """Roles or their names, one or several."""
    named: Any = (value,) if isinstance(value, str) else several(Role, value)
    if isinstance(named, tuple):
        named = tuple(member(Role, one) for one in named)
        wider = (role for one in named for role in _WIDER.get(one, ()) if role not in named)
        named = (*named, *dict.fromkeys(wider))
    return in_order(named, Role, str)  # type: ignore[no-any-return] # the shape check judges it


_WIDER = {
    Role.EXECUTIVE: (Role.CHIEF_EXECUTIVE,),
    Role.NON_EXECUTIVE: (Role.CHAIR, Role.VICE_CHAIR),
}
"""Who else is an executive or a non-executive, where a class names these."""


def maybe_fraction(value: Fraction | str | None) -> Fraction | None:
    """A share as a fraction, from `"1/3"`, `"0.75"` or a `Fraction`. A float is refused."""
    return None if value is None else to_fraction(value)


def to_fraction(value: Fraction | str) -> Fraction:
    """As `maybe_fraction`, for one that has to be there."""
    written = str(value) if isinstance(value, int) else value
    if isinstance(written, str) and _SHARE.fullmatch(written):
        return Fraction(written)
    return value  # type: ignore[return-value] # the shape check names what is no fraction


_SHARE = re.compile(r"\d{1,9}(/0*[1-9]\d{0,8}|\.\d{1,9})?")


def share_faults(name: str, share: Any) -> list[Fault]:
    """What is wrong with a share that is a fraction."""
    if isinstance(share, Fraction) and not 0 <= share <= 1:
        return [Fault((name,), f"expected a share from 0 to 1, got `{share}`")]
    return []


@attrs.frozen(kw_only=True)
class SeatClass:
    """A group of seats that a rule names: by role, by organisation held for, or by person.

    A seat is in the class when it fits every part that is given. A chief executive is an executive
    too, and a chair or vice-chair a non-executive.
    """

    roles: tuple[Role, ...] = attrs.field(default=(), converter=to_roles)
    organisations: tuple[OrgId, ...] = attrs.field(default=(), converter=to_orgs)
    people: tuple[PersonId, ...] = attrs.field(default=(), converter=to_people)

    def __attrs_post_init__(self) -> None:
        empty = not (self.roles or self.organisations or self.people)
        reason = "expected roles, organisations or people: an empty class names nobody"
        check(self, *([Fault((), reason)] if empty else []))

    def __str__(self) -> str:
        parts = [role.value for role in self.roles]
        return ", ".join([*parts, *self.organisations, *self.people])


@attrs.frozen
class Including:
    """So many of a class that must be present for a quorum, or be consulted."""

    count: int
    among: SeatClass

    def __attrs_post_init__(self) -> None:
        check(self)


def to_including(value: Iterable[Including] | Including) -> tuple[Including, ...]:
    """One part or several."""
    return several(Including, value)  # type: ignore[no-any-return] # the shape check judges it


@attrs.frozen(kw_only=True)
class Quorum:
    """Who must be present: a number, or a share of the voting seats in office, rounded up.

    `including` adds parts, such as one executive. `Quorum(count=0)` says that none is needed.
    """

    count: int | None = None
    share: Fraction | None = attrs.field(default=None, converter=maybe_fraction)
    including: tuple[Including, ...] = attrs.field(default=(), converter=to_including)
    period: Period = ALWAYS

    def __attrs_post_init__(self) -> None:
        faults = share_faults("share", self.share)
        if (self.count is None) == (self.share is None):
            faults.append(Fault((), "expected a count or a share, one of the two"))
        check(self, *faults)

    def needed(self, seats: int) -> int:
        """How many must be present where so many voting seats are in office.

        >>> Quorum(share="1/3").needed(11)
        4
        """
        if self.count is not None:
            return self.count
        share: Fraction = self.share  # type: ignore[assignment] # one of the two is there
        return -(-share.numerator * seats // share.denominator)


@attrs.frozen(kw_only=True)
class Threshold:
    """A share and which side of the line is enough: `at_least("2/3")`, `more_than("1/2")`."""

    share: Fraction = attrs.field(converter=to_fraction)
    exceeded: bool

    def __attrs_post_init__(self) -> None:
        check(self, *share_faults("share", self.share))

    def met(self, part: int, whole: int) -> bool:
        """Whether so many of so many are enough; of nobody, nothing is.

        >>> more_than("1/2").met(5, 10), at_least("1/2").met(5, 10)
        (False, True)
        """
        reached, line = part * self.share.denominator, whole * self.share.numerator
        return whole > 0 and (reached > line if self.exceeded else reached >= line)

    def __str__(self) -> str:
        return f"{'more than' if self.exceeded else 'at least'} {self.share}"


def at_least(share: Fraction | str) -> Threshold:
    """A threshold that is met on the line."""
    return Threshold(share=share, exceeded=False)


def more_than(share: Fraction | str) -> Threshold:
    """A threshold that is met only above the line."""
    return Threshold(share=share, exceeded=True)


OF = ("cast", "present", "entitled")


@attrs.frozen
class Share:
    """A clause: enough of the votes for.

    `of` says of what: votes `cast` for or against, members `present`, or all `entitled` to vote.
    `among` narrows it to a class (a constituency that must agree). With `by_organisation` each
    organisation has one vote, cast as the majority of the seats held for it.
    """

    threshold: Threshold
    of: str = attrs.field(default="cast", kw_only=True)
    among: SeatClass | None = attrs.field(default=None, kw_only=True)
    by_organisation: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        known = not isinstance(self.of, str) or self.of in OF
        reason = f"expected one of {', '.join(OF)}, got `{self.of}`"
        check(self, *([] if known else [Fault(("of",), reason)]))


@attrs.frozen
class MustAgree:
    """A clause: every holder in office of a seat of this class has to vote for."""

    among: SeatClass

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class AllPresent:
    """A clause: everybody entitled to vote has to be present."""


Clause = Share | MustAgree | AllPresent


def to_clauses(value: Iterable[Clause] | Clause) -> tuple[Clause, ...]:
    """One clause or several."""
    single = isinstance(value, Clause)
    return (value,) if single else several(Share, value)  # type: ignore[return-value] # shape check


@attrs.frozen
class VotingRule:
    """When a proposal is carried: all of its clauses are met.

    `matters` limits the rule to those matters, where it stands in the place of a wider one.
    `casting_vote` says whether whoever presides has one on an equality. `tie` says what an equality
    means without it. Outside its period a rule is as if it were not recorded.
    """

    clauses: tuple[Clause, ...] = attrs.field(converter=to_clauses)
    matters: tuple[Path, ...] = attrs.field(default=(), converter=to_paths, kw_only=True)
    casting_vote: bool = attrs.field(default=False, kw_only=True)
    tie: Tie = attrs.field(default=Tie.UNDECIDED, converter=to_tie, kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)

    def __attrs_post_init__(self) -> None:
        empty = [] if self.clauses else [Fault(("clauses",), "expected at least one clause")]
        check(self, *empty, *path_faults("matters", self.matters))


def majority(of: str = "cast", **more: Any) -> VotingRule:
    """More than half.

    >>> majority().clauses[0].threshold.share
    Fraction(1, 2)
    """
    return VotingRule(Share(more_than("1/2"), of=of), **more)


def unanimity(of: str = "cast", **more: Any) -> VotingRule:
    """Everybody: of the votes cast, of those present or of those entitled."""
    return VotingRule(Share(at_least("1"), of=of), **more)
