"""One organisation after another: what passed to the successor, and what lapsed."""

import enum
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from icsgov.errors import Fault
from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.ids import OrgId, to_org
from icsgov.model.authority import to_texts
from icsgov.model.body import Seat, repeats
from icsgov.model.fact import Fact
from icsgov.model.kinds import member
from icsgov.model.matter import Path, covers, path_faults, to_paths
from icsgov.model.shape import check

if TYPE_CHECKING:
    from icsgov.model.governance import Governance


@enum.unique
class Passing(enum.Enum):
    """What of a predecessor may pass to a successor."""

    DECISIONS = "decisions"
    DELEGATIONS = "delegations"
    SEATS = "seats"


def to_passing(value: Passing | str) -> Passing:
    """A `Passing` or its name."""
    return member(Passing, value)


@attrs.frozen
class Passed(Fact):
    """What a transfer says of a sort of thing: of those named in `only`, or of all of them.

    `only` holds the ids of decisions or of delegations, or of the bodies on which seats are.
    """

    what: Passing = attrs.field(converter=to_passing)
    only: tuple[str, ...] = attrs.field(default=(), converter=to_texts, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *repeats("only", self.only))


def to_passed(value: Iterable[Passed | Passing | str] | Passed | Passing | str) -> Any:
    """What passed; a bare name stands for all of its sort."""
    if isinstance(value, Passed | Passing | str) or not isinstance(value, Iterable):
        value = (value,)
    made = tuple(Passed(one) if isinstance(one, Passing | str) else one for one in value)
    known = all(isinstance(one, Passed) for one in made)
    return tuple(sorted(made, key=lambda one: (one.what.value, one.only))) if known else made


@attrs.frozen
class Succession(Fact):
    """That one organisation took the place of another, which ended, from a day on.

    `matters` are those whose function passed to this successor; left out, every one. `carried` and
    `lapsed` are what a transfer on file says of the predecessor's decisions, of the delegations
    that it gave or had, and of the seats held for it or filled by it elsewhere. A record that is
    named goes before all of its sort. Of what neither names nothing is on file: whether it passed
    is not known.

    >>> from datetime import date
    >>> merged = Succession("S1", of="RNL", to="RNN", day=date(2019, 4, 1), carried="decisions",
    ...                     lapsed=Passed("decisions", only=["D7"]))
    >>> merged.passed(Passing.DECISIONS, "D1"), merged.passed(Passing.DECISIONS, "D7")
    (YES, NO)
    >>> merged.passed(Passing.SEATS, "programme-board")
    UNKNOWN
    """

    id: str
    of: OrgId = attrs.field(converter=to_org, kw_only=True)
    to: OrgId = attrs.field(converter=to_org, kw_only=True)
    day: date = attrs.field(kw_only=True)
    matters: tuple[Path, ...] = attrs.field(default=(), converter=to_paths, kw_only=True)
    carried: tuple[Passed, ...] = attrs.field(default=(), converter=to_passed, kw_only=True)
    lapsed: tuple[Passed, ...] = attrs.field(default=(), converter=to_passed, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *path_faults("matters", self.matters), *self._faults())

    def _faults(self) -> Iterator[Fault]:
        if self.of == self.to:
            yield Fault(("to",), f"`{self.to}` cannot succeed itself")
        seen: dict[tuple[Passing, str], str] = {}
        for name in ("carried", "lapsed"):
            for place, one in enumerate(_wellformed(getattr(self, name))):
                for id in one.only or ("",):
                    key = (one.what, id)
                    said = f"`{id}` of the {one.what.value}" if id else f"the {one.what.value}"
                    if key in seen:
                        reason = f"{said} stand under `{seen[key]}` already"
                        yield Fault((name, place), reason)
                    seen.setdefault(key, name)

    def passed(self, what: Passing, id: str) -> Verdict:
        """Whether the thing of this id passed: NO where it lapsed, UNKNOWN where nothing says."""
        for named in (True, False):
            for some, answer in ((self.carried, YES), (self.lapsed, NO)):
                if any(
                    one.what is what and (id in one.only if named else not one.only) for one in some
                ):
                    return answer
        return UNKNOWN

    def takes(self, matter: str) -> Verdict:
        """Whether the function for a matter went to this successor; UNKNOWN where in part."""
        if not self.matters or any(covers(wide, matter) for wide in self.matters):
            return YES
        return UNKNOWN if any(covers(matter, narrow) for narrow in self.matters) else NO

    def overlaps(self, other: "Succession") -> bool:
        """Whether two successions of one predecessor are both about some matter."""
        if not self.matters or not other.matters:
            return True
        return any(
            covers(one, two) or covers(two, one) for one in self.matters for two in other.matters
        )


def _wellformed(value: tuple[Any, ...]) -> tuple[Passed, ...]:
    """What passed, where it is that; the shape check names the rest."""
    return value if all(isinstance(one, Passed) for one in value) else ()


def succession_faults(gov: "Governance") -> Iterator[Fault]:
    """What does not fit of the successions of a framework."""
    orgs = {one.id: one for one in gov.organisations}
    for one in gov.successions:
        at = ("successions", (one.id,))
        old, new = orgs.get(one.of), orgs.get(one.to)
        for name, id in (("of", one.of), ("to", one.to)):
            if id not in orgs:
                yield Fault((*at, name), f"no organisation has the id `{id}`")
        if old is not None and (old.period.end is None or old.period.end > one.day):
            ends = f"is on file until {old.period.end}" if old.period.end else "has no end on file"
            yield Fault((*at, "of"), f"`{one.of}` {ends}; it has to have ended by {one.day}")
        if new is not None and not new.period.covers(one.day):
            reason = f"`{one.to}` is not in being on {one.day}: on file {new.period}"
            yield Fault((*at, "to"), reason)
        yield from _named(gov, one, at)
    yield from _rivals(gov)
    yield from _circles(gov)


def _named(gov: "Governance", one: Succession, at: tuple[Any, ...]) -> Iterator[Fault]:
    """What a succession names and is not there, or is none of the predecessor's."""
    homes = _homes(gov)
    theirs = {
        Passing.DELEGATIONS: {
            given.id: {homes.get(end, end) for end in (given.by, given.to, given.function_of)}
            for given in gov.delegations
        },
        Passing.SEATS: {
            body.id: {org for seat in getattr(body, "seats", ()) for org in _senders(seat)}
            for body in gov.bodies
        },
    }
    words = {Passing.DELEGATIONS: "delegation by or to", Passing.SEATS: "body with a seat of"}
    for name in ("carried", "lapsed"):
        for place, some in enumerate(getattr(one, name)):
            for spot, id in enumerate(some.only if some.what in theirs else ()):
                if one.of not in theirs[some.what].get(id, ()):
                    reason = f"`{id}` is no {words[some.what]} `{one.of}`"
                    yield Fault((*at, name, place, "only", spot), reason)


def _homes(gov: "Governance") -> dict[str | None, str]:
    """The organisation of each body and office that is of one."""
    return {one.id: one.organisation for one in (*gov.offices, *_own_bodies(gov))}


def _own_bodies(gov: "Governance") -> Iterator[Any]:
    return (one for one in gov.bodies if hasattr(one, "organisation"))


def _senders(seat: Seat) -> tuple[str | None, str | None]:
    """The organisations that a seat is held for and was filled by."""
    return seat.held_for, seat.nominated_by


def _rivals(gov: "Governance") -> Iterator[Fault]:
    """Two successors for one function, or for one seat."""
    of: dict[str, list[Succession]] = {}
    for one in gov.successions:
        at = ("successions", (one.id,))
        for other in of.get(one.of, ()):
            beside = f"`{other.to}` by `{other.id}`"
            if one.overlaps(other):
                reason = f"a second successor of `{one.of}` for the same function beside {beside}"
                yield Fault((*at, "matters"), reason)
            named = {"", *_seats(one), *_seats(other)}
            if any(_takes_seats(one, id) and _takes_seats(other, id) for id in named):
                reason = f"seats of `{one.of}` that pass to {beside} already"
                yield Fault((*at, "carried"), reason)
        of.setdefault(one.of, []).append(one)


def _seats(one: Succession) -> set[str]:
    """What a succession names; of a sort other than seats, it stands for any other body."""
    return {id for some in one.carried for id in some.only}


def _takes_seats(one: Succession, body: str) -> bool:
    return one.passed(Passing.SEATS, body) is YES


def _circles(gov: "Governance") -> Iterator[Fault]:
    """Organisations that succeed themselves by way of others; each circle once."""
    onward: dict[str, list[str]] = {}
    for one in gov.successions:
        onward.setdefault(one.of, []).append(one.to)
    for one in gov.successions:
        circle = _circle(one, onward)
        if circle and min(circle) == one.of:
            names = ", ".join(f"`{org}`" for org in circle)
            yield Fault(("successions", (one.id,), "to"), f"successions go in a circle: {names}")


def _circle(one: Succession, onward: dict[str, list[str]]) -> list[str]:
    """The shortest way back from the successor to the predecessor, which comes first."""
    came: dict[str, str] = {one.to: one.of}
    queue: list[str] = [one.to]
    for here in queue:
        for org in onward.get(here, ()):
            if org not in came:
                came[org] = here
                queue.append(org)
    if one.of not in came:
        return []
    found: list[str] = [came[one.of]]
    while found[-1] != one.of:
        found.append(came[found[-1]])
    return found[::-1]
