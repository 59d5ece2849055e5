"""Risks that organisations share, and issues: what they are, and who holds them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Self

import attrs

from icsgov.errors import Fault
from icsgov.ids import OrgId, Ref, to_org, to_orgs, to_ref
from icsgov.model.authority import Attestation, to_attestations
from icsgov.model.fact import Fact
from icsgov.model.history import (
    STANDING,
    Line,
    done,
    history_faults,
    maybe_ref,
    to_lines,
    to_refs,
    undone,
)
from icsgov.model.kinds import Act, Ownership, in_order, several, to_ownership
from icsgov.model.matter import (
    Figure,
    Path,
    maybe_figures,
    maybe_path,
    path_faults,
    path_faults_of,
    to_paths,
)
from icsgov.model.rating import Matrix, Rating, maybe_rating
from icsgov.model.shape import check
from icsgov.period import ALWAYS, Period, is_day


@attrs.frozen
class Control(Fact):
    """Something in place that makes a risk less likely or less grave.

    `works` says whether it does; None, that nobody has said.
    """

    name: str
    by: Ref | None = attrs.field(default=None, converter=maybe_ref, kw_only=True)
    works: bool | None = attrs.field(default=None, kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Assurance(Fact):
    """Evidence, on a day, of how well a risk is controlled.

    `line` is the line of defence: 1 those who manage it, 2 those who oversee them, 3 somebody
    independent, such as audit. `rating` is a word of the policy's scale. `expires` is the first day
    on which it no longer counts. `by` is who gave it.
    """

    day: date
    rating: str
    line: int = attrs.field(kw_only=True)
    expires: date | None = attrs.field(default=None, kw_only=True)
    by: Ref | None = attrs.field(default=None, converter=maybe_ref, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = []
        if isinstance(self.line, int) and self.line not in (1, 2, 3):
            faults.append(Fault(("line",), f"expected line of defence 1, 2 or 3, got {self.line}"))
        if is_day(self.day) and is_day(self.expires) and self.expires <= self.day:  # type: ignore[operator] # a day
            reason = f"it expires on {self.expires}, and was given on {self.day}"
            faults.append(Fault(("expires",), reason))
        if is_day(self.day) and is_day(self.recorded) and self.recorded < self.day:  # type: ignore[operator] # a day
            reason = f"dated {self.day}, which is after the day it was recorded, {self.recorded}"
            faults.append(Fault(("day",), reason))
        check(self, *faults)


@attrs.frozen
class Part:
    """What one organisation has to do about a risk, and what that costs it, in pounds.

    `cost` holds amounts as a decision does: `0` says that no money is involved, None that the cost
    is not recorded.
    """

    organisation: OrgId = attrs.field(converter=to_org)
    cost: tuple[Figure, ...] | None = attrs.field(default=None, converter=maybe_figures)

    def __attrs_post_init__(self) -> None:
        check(self)


def to_parts(value: Iterable[Part] | Part) -> tuple[Part, ...]:
    """Parts in the order of their organisations."""
    return in_order(several(Part, value), Part, lambda one: str(one.organisation))  # type: ignore[no-any-return] # shape check


@attrs.frozen
class Treatment(Fact):
    """What is to be done about a risk: the matters it is a decision on, and who has to act."""

    what: str
    matters: tuple[Path, ...] = attrs.field(converter=to_paths, kw_only=True)
    parts: tuple[Part, ...] = attrs.field(converter=to_parts, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = path_faults("matters", self.matters)
        if not self.matters:
            faults.append(Fault(("matters",), "expected at least one matter"))
        if isinstance(self.parts, tuple):
            seen = [getattr(one, "organisation", None) for one in self.parts]
            twice = [at for at, org in enumerate(seen) if org in seen[:at]]
            faults += [Fault(("parts", at), f"`{seen[at]}` is named twice") for at in twice]
            if not self.parts:
                faults.append(Fault(("parts",), "expected at least one organisation that acts"))
        check(self, *faults)


def to_treatments(value: Iterable[Treatment] | Treatment) -> tuple[Treatment, ...]:
    """One treatment or several."""
    return several(Treatment, value)  # type: ignore[no-any-return] # the shape check judges it


def to_controls(value: Iterable[Control | str] | Control | str) -> tuple[Control, ...]:
    """Controls; a bare text is one of that name."""
    found: Any = (value,) if isinstance(value, str) else several(Control, value)
    if isinstance(found, tuple):
        found = tuple(Control(one) if isinstance(one, str) else one for one in found)
    return found  # type: ignore[no-any-return] # the shape check judges it


def to_assurances(value: Iterable[Assurance] | Assurance) -> tuple[Assurance, ...]:
    """Assurances in the order of their days."""
    return in_order(several(Assurance, value), Assurance, lambda one: (str(one.day), repr(one)))  # type: ignore[no-any-return] # shape check


@attrs.frozen
class Held(Fact):
    """What a risk and an issue have in common: somebody owns it, at a tier, and acts move it.

    `owner` is the body (or office) that holds it; `shared_with` are others where it is shared.
    `organisations` are those that it touches, each of which keeps its own liability. `raised` is
    the day it was raised, and `closed` the first day on which it no longer stands. `history` has a
    line for every act since; what the fields say has to be what the lines leave.
    """

    id: str
    what: str
    owner: Ref = attrs.field(converter=to_ref, kw_only=True)
    tier: str = attrs.field(kw_only=True)
    category: Path | None = attrs.field(default=None, converter=maybe_path, kw_only=True)
    organisations: tuple[OrgId, ...] = attrs.field(default=(), converter=to_orgs, kw_only=True)
    ownership: Ownership = attrs.field(
        default=Ownership.ACCEPTED, converter=to_ownership, kw_only=True
    )
    shared_with: tuple[Ref, ...] = attrs.field(default=(), converter=to_refs, kw_only=True)
    raised: date | None = attrs.field(default=None, kw_only=True)
    closed: date | None = attrs.field(default=None, kw_only=True)
    attested: tuple[Attestation, ...] = attrs.field(
        default=(), converter=to_attestations, kw_only=True
    )
    treatments: tuple[Treatment, ...] = attrs.field(
        default=(), converter=to_treatments, kw_only=True
    )
    history: tuple[Line, ...] = attrs.field(default=(), converter=to_lines, kw_only=True)
    matrix: Matrix = attrs.field(default=Matrix(), kw_only=True)
    current: Rating | None = attrs.field(default=None, converter=maybe_rating, kw_only=True)
    target: Rating | None = attrs.field(default=None, converter=maybe_rating, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *self._faults())

    def _faults(self) -> Iterator[Fault]:
        if isinstance(self.category, str):
            yield from path_faults_of("category", self.category)
        if isinstance(self.matrix, Matrix):
            for name in ("inherent", "current", "target"):
                rating = getattr(self, name, None)
                if isinstance(rating, Rating):
                    yield from (one.under(name) for one in rating.faults(self.matrix))
            yield from self._off()
        yield from self._owners()
        yield from history_faults(self.standing(), self.history)
        yield from self._days()

    def _off(self) -> Iterator[Fault]:
        """Ratings in the history that are off the matrix."""
        if not isinstance(self.history, tuple):
            return
        for place, line in enumerate(self.history):
            for side in ("was", "now"):
                for name in ("current", "target"):
                    rating = getattr(getattr(line, side, None), name, None)
                    if isinstance(rating, Rating):
                        at = ("history", place, side, name)
                        yield from (one.under(*at) for one in rating.faults(self.matrix))

    def _owners(self) -> Iterator[Fault]:
        if self.owner in self.shared_with:
            yield Fault(("shared_with",), f"`{self.owner}` is the owner already")
        if self.ownership is Ownership.SHARED and not self.shared_with:
            yield Fault(("shared_with",), "expected with whom it is shared")

    def _days(self) -> Iterator[Fault]:
        lines = self.history if isinstance(self.history, tuple) else ()
        days = [line.day for line in lines if isinstance(line, Line)]
        first = self.raised if is_day(self.raised) else None
        if first is not None and days and days[0] < first:
            yield Fault(("history", 0, "day"), f"{days[0]} is before it was raised, {first}")
        if is_day(self.closed):
            if first is not None and self.closed <= first:  # type: ignore[operator] # a day
                yield Fault(("closed",), f"{self.closed} is not after it was raised, {first}")
            late = [day for day in days if day > self.closed]  # type: ignore[operator] # a day
            if late:
                yield Fault(("closed",), f"{self.closed} is before the line of {late[-1]}")

    def standing(self) -> dict[str, Any]:
        """What acts change, as it is now."""
        return {name: getattr(self, name) for name in STANDING}

    def stands(self, on: date) -> bool:
        """Whether it has been raised and not yet closed, that day."""
        started = self.raised is None or self.raised <= on
        return started and (self.closed is None or on < self.closed)

    def as_at(self, on: date) -> Self:
        """The same as it stood at the end of that day, with the lines of later days undone."""
        return self.before_lines(sum(line.day > on for line in self.history))

    def before_last(self) -> Self:
        """The same as it stood before the last line of its history."""
        return self.before_lines(1)

    def before_lines(self, count: int) -> Self:
        """The same as it stood before so many of the last lines of its history."""
        kept = len(self.history) - count
        standing = self.standing()
        for line in reversed(self.history[kept:]):
            standing = undone(standing, line)
        return attrs.evolve(self, history=self.history[:kept], **standing) if count else self

    def acted(self, line: Line) -> Self:
        """The same after one more line of history."""
        standing = done(self.standing(), line)
        return attrs.evolve(self, history=(*self.history, line), **standing)

    def holders(self) -> tuple[str, ...]:
        """Everybody who holds it or has held it, the present owner first."""
        was = [line.was for line in reversed(self.history)]
        past = [id for one in was for id in (one.owner, *(one.shared_with or ())) if id is not None]
        return tuple(dict.fromkeys([self.owner, *self.shared_with, *past]))

    def arrived(self) -> tuple[Line, ...]:
        """The lines since it came to the tier that it is at, the one that moved it left out."""
        moves = [at for at, line in enumerate(self.history) if line.now.tier is not None]
        return self.history[moves[-1] + 1 :] if moves else self.history


@attrs.frozen
class SystemRisk(Held):
    """What may happen to organisations that depend on one another, and who holds it.

    `inherent` is the rating before any control, `current` as it stands, `target` as it is meant to
    be; each a `Rating` or a pair of likelihood and consequence, on `matrix`.

    >>> risk = SystemRisk("SR 4", "handovers take hours", owner="icb", tier="system",
    ...                   inherent=(5, 5), current=(4, 5), target=(2, 5))
    >>> risk.current.score
    20
    """

    cause: str = attrs.field(default="", kw_only=True)
    consequence: str = attrs.field(default="", kw_only=True)
    inherent: Rating | None = attrs.field(default=None, converter=maybe_rating, kw_only=True)
    controls: tuple[Control, ...] = attrs.field(default=(), converter=to_controls, kw_only=True)
    assurances: tuple[Assurance, ...] = attrs.field(
        default=(), converter=to_assurances, kw_only=True
    )

    def _faults(self) -> Iterator[Fault]:
        yield from Held._faults(self)
        over, under = _score(self.target), _score(self.inherent)
        if over is not None and under is not None and over > under:
            reason = f"the target score, {over}, is above the inherent score, {under}"
            yield Fault(("target",), reason)


def _score(rating: object) -> int | None:
    return rating.score if isinstance(rating, Rating) else None


@attrs.frozen
class Issue(Held):
    """What has happened and has to be resolved. It goes up where it cannot be resolved.

    A line `stuck` in its history says that the tier that holds it cannot resolve it. `current` may
    rate how grave it is.

    >>> Issue("I 1", "no beds at the centre", owner="pcn", tier="operational").tier
    'operational'
    """


def stuck(held: Held) -> tuple[Line, ...]:
    """The lines that say that the present tier cannot resolve it."""
    return tuple(line for line in held.arrived() if line.act is Act.STUCK)


@attrs.frozen
class RegisterEntry(Fact):
    """What one register says of a risk, as it is printed there on a day.

    `register` is the body whose register it is. `owner` and `rating` are as printed; None says that
    the register does not show it.
    """

    id: str
    risk: str
    register: Ref = attrs.field(converter=to_ref, kw_only=True)
    day: date = attrs.field(kw_only=True)
    rating: Rating | None = attrs.field(default=None, converter=maybe_rating, kw_only=True)
    owner: Ref | None = attrs.field(default=None, converter=maybe_ref, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)
