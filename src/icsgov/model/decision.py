"""A decision: one proposal, one day, one forum, with its votes and the acts that follow."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from icsgov.errors import Fault
from icsgov.ids import (
    BodyId,
    HasId,
    OrgId,
    PersonId,
    Ref,
    maybe_body,
    maybe_org,
    maybe_orgs,
    to_body,
    to_person,
    to_ref,
)
from icsgov.model.authority import Attestation, to_attestations, to_texts
from icsgov.model.bearing import (
    Bearing,
    CallOver,
    LookBack,
    to_bearings,
    to_call_overs,
    to_look_backs,
)
from icsgov.model.call_in import CallIn, to_call_ins
from icsgov.model.fact import Fact
from icsgov.model.kinds import Position, to_position
from icsgov.model.matter import Figure, Path, maybe_figures, path_faults, to_paths
from icsgov.model.shape import check
from icsgov.model.urgent import Consultation, to_consultations


@attrs.frozen
class Vote(Fact):
    """How a person voted, where and when.

    `body` is the body it was cast in, the forum where left out (at a committee in common the
    committee has to be named). `organisation` says in which capacity, where a person has several
    there. `day` is the decision's day where left out. `order` tells two votes of one day apart.
    A `casting` vote is a vote of its own, apart from the first.
    """

    person: PersonId = attrs.field(converter=to_person)
    position: Position = attrs.field(converter=to_position)
    body: BodyId | None = attrs.field(default=None, converter=maybe_body, kw_only=True)
    organisation: OrgId | None = attrs.field(default=None, converter=maybe_org, kw_only=True)
    day: date | None = attrs.field(default=None, kw_only=True)
    order: int | None = attrs.field(default=None, kw_only=True)
    casting: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Attendance(Fact):
    """Somebody was there, at a body's meeting or (body left out) at every one of the forum."""

    person: PersonId = attrs.field(converter=to_person)
    body: BodyId | None = attrs.field(default=None, converter=maybe_body, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Presiding(Fact):
    """Who presided, over one body or (body left out) over every one of the forum."""

    person: PersonId = attrs.field(converter=to_person)
    body: BodyId | None = attrs.field(default=None, converter=maybe_body, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Recusal(Fact):
    """Somebody takes no part for an interest: in one body or (body left out) in every one."""

    person: PersonId = attrs.field(converter=to_person)
    body: BodyId | None = attrs.field(default=None, converter=maybe_body, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Resolution(Fact):
    """What a body's minute says that it decided. It stands in where no votes are recorded."""

    body: Ref = attrs.field(converter=to_ref)
    position: Position = attrs.field(converter=to_position)

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Notice(Fact):
    """The day on which notice was given (or papers published), for one body or for every one.

    `exception` names a lawful way to be late: `general exception`, `special urgency`, `urgency`.
    """

    given: date
    body: BodyId | None = attrs.field(default=None, converter=maybe_body, kw_only=True)
    exception: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        known = self.exception is None or self.exception in EXCEPTIONS
        reason = f"expected one of {', '.join(EXCEPTIONS)}, got `{self.exception}`"
        check(self, *([] if known else [Fault(("exception",), reason)]))


EXCEPTIONS = ("general exception", "special urgency", "urgency")


@attrs.frozen
class Approval(Fact):
    """An approval by a body or an organisation outside the chain.

    `of` limits it to one organisation; left out, it is given to every one whose law or scheme asks
    for it. Where a threshold counts votes, `votes_for`,
    `votes_against` and `abstained` say how many there were; left out, that is not known.
    """

    by: Ref = attrs.field(converter=to_ref)
    day: date
    of: OrgId | None = attrs.field(default=None, converter=maybe_org, kw_only=True)
    votes_for: int | None = attrs.field(default=None, kw_only=True)
    votes_against: int | None = attrs.field(default=None, kw_only=True)
    abstained: int | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Ratification(Fact):
    """A board adopts, for its own organisation, what was decided for it without authority."""

    by: BodyId = attrs.field(converter=to_body)
    day: date

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Overturning(Fact):
    """A board takes back, for its own organisation, what was decided for it.

    `told` is the day on which it told its partners that this was likely; None, that no telling is
    on file.
    """

    by: BodyId = attrs.field(converter=to_body)
    day: date
    told: date | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self)


def _ordered(kind: type, value: Any) -> Any:
    """Records in an order that says nothing, or one alone; the shape check judges them."""
    if isinstance(value, kind):
        return (value,)
    return tuple(sorted(value, key=repr)) if isinstance(value, Iterable) else value


def to_votes(value: Iterable[Vote] | Vote) -> tuple[Vote, ...]:
    """Votes, whose order means nothing."""
    return _ordered(Vote, value)  # type: ignore[no-any-return] # the shape check judges it


def to_approvals(value: Iterable[Approval] | Approval) -> tuple[Approval, ...]:
    """Approvals, whose order means nothing."""
    return _ordered(Approval, value)  # type: ignore[no-any-return] # the shape check judges it


def to_ratifications(value: Iterable[Ratification] | Ratification) -> tuple[Ratification, ...]:
    """Ratifications, whose order means nothing."""
    return _ordered(Ratification, value)  # type: ignore[no-any-return] # the shape check judges it


def to_overturnings(value: Iterable[Overturning] | Overturning) -> tuple[Overturning, ...]:
    """Overturnings, whose order means nothing."""
    return _ordered(Overturning, value)  # type: ignore[no-any-return] # the shape check judges it


def to_resolutions(value: Iterable[Resolution] | Resolution) -> tuple[Resolution, ...]:
    """Resolutions, whose order means nothing."""
    return _ordered(Resolution, value)  # type: ignore[no-any-return] # the shape check judges it


def to_notices(value: Iterable[Notice] | Notice | date | None) -> tuple[Notice, ...]:
    """Notices; a bare day is notice to every body; nothing is not recorded."""
    if value is None:
        return ()
    if isinstance(value, date):
        return (Notice(value),)
    return _ordered(Notice, value)  # type: ignore[no-any-return] # the shape check judges it


def to_recusals(value: Iterable[Recusal | HasId | str] | Recusal) -> tuple[Recusal, ...]:
    """Recusals; a bare person takes no part anywhere."""
    return _persons(Recusal, value)  # type: ignore[no-any-return] # the shape check judges it


def maybe_attendance(
    value: Iterable[Attendance | HasId | str] | None,
) -> tuple[Attendance, ...] | None:
    """Everybody who was there; a bare person was at every body; None is not recorded."""
    return None if value is None else _persons(Attendance, value)


def to_presiding(
    value: Iterable[Presiding | HasId | str] | Presiding | HasId | str | None,
) -> tuple[Presiding, ...]:
    """Who presided; a bare person presided over every body; nothing is not recorded."""
    return () if value is None else _persons(Presiding, value)


def _persons(kind: type, value: Any) -> Any:
    if isinstance(value, str | HasId | kind) or not isinstance(value, Iterable):
        value = (value,)
    made = (one if isinstance(one, kind) else kind(one) for one in value)
    return tuple(sorted(made, key=repr))


@attrs.frozen
class Decision(Fact):
    """One proposal, its matters, the forum and the day; the votes, and the acts that follow.

    `of` names the organisations whose function is exercised; left out, those of the forum, narrowed
    to the `eligible` ones. `figures` are amounts in pounds: `0` says that no money is involved,
    None that it is not recorded. `attended`, `presided` and `notice` are facts of the meeting.
    `consultations` say who was asked before an urgent decision; `next_meeting` is the day of the
    next meeting of the body that gave the power to take it, None that it is not recorded.
    `risks` are those that it bears on, `call_overs` challenges before it, `look_backs` those who
    looked at it again, `relies_on` the ids of earlier decisions that it takes as given. `proposal`
    is the proposal that it belongs to, and `stage` the stage of a `Process` that it takes.
    `published` and `implemented` are days, `call_ins` what a council's scrutiny asked; not
    implemented is not recorded as implemented. None of these changes whom it binds.

    >>> from datetime import date
    >>> Decision("D1", "service/stroke", forum="board", day=date(2024, 5, 14)).matters
    ('service/stroke',)
    """

    id: str
    matters: tuple[Path, ...] = attrs.field(converter=to_paths)
    forum: Ref = attrs.field(converter=to_ref, kw_only=True)
    day: date = attrs.field(kw_only=True)
    title: str = attrs.field(default="", kw_only=True)
    of: tuple[OrgId, ...] | None = attrs.field(default=None, converter=maybe_orgs, kw_only=True)
    eligible: tuple[OrgId, ...] | None = attrs.field(
        default=None, converter=maybe_orgs, kw_only=True
    )
    figures: tuple[Figure, ...] | None = attrs.field(
        default=None, converter=maybe_figures, kw_only=True
    )
    votes: tuple[Vote, ...] = attrs.field(default=(), converter=to_votes, kw_only=True)
    resolutions: tuple[Resolution, ...] = attrs.field(
        default=(), converter=to_resolutions, kw_only=True
    )
    attended: tuple[Attendance, ...] | None = attrs.field(
        default=None, converter=maybe_attendance, kw_only=True
    )
    presided: tuple[Presiding, ...] = attrs.field(default=(), converter=to_presiding, kw_only=True)
    recused: tuple[Recusal, ...] = attrs.field(default=(), converter=to_recusals, kw_only=True)
    notice: tuple[Notice, ...] = attrs.field(default=(), converter=to_notices, kw_only=True)
    attested: tuple[Attestation, ...] = attrs.field(
        default=(), converter=to_attestations, kw_only=True
    )
    approvals: tuple[Approval, ...] = attrs.field(default=(), converter=to_approvals, kw_only=True)
    ratifications: tuple[Ratification, ...] = attrs.field(
        default=(), converter=to_ratifications, kw_only=True
    )
    overturnings: tuple[Overturning, ...] = attrs.field(
        default=(), converter=to_overturnings, kw_only=True
    )
    consultations: tuple[Consultation, ...] = attrs.field(
        default=(), converter=to_consultations, kw_only=True
    )
    next_meeting: date | None = attrs.field(default=None, kw_only=True)
    risks: tuple[Bearing, ...] = attrs.field(default=(), converter=to_bearings, kw_only=True)
    call_overs: tuple[CallOver, ...] = attrs.field(
        default=(), converter=to_call_overs, kw_only=True
    )
    relies_on: tuple[str, ...] = attrs.field(default=(), converter=to_texts, kw_only=True)
    look_backs: tuple[LookBack, ...] = attrs.field(
        default=(), converter=to_look_backs, kw_only=True
    )
    proposal: str | None = attrs.field(default=None, kw_only=True)
    stage: str | None = attrs.field(default=None, kw_only=True)
    published: date | None = attrs.field(default=None, kw_only=True)
    implemented: date | None = attrs.field(default=None, kw_only=True)
    call_ins: tuple[CallIn, ...] = attrs.field(default=(), converter=to_call_ins, kw_only=True)

    def __attrs_post_init__(self) -> None:
        from icsgov.model.consistency import decision_faults  # knows this class

        faults = path_faults("matters", self.matters)
        if not self.matters:
            faults.append(Fault(("matters",), "expected at least one matter"))
        check(self, *faults, *decision_faults(self))

    def as_known(self, on: date) -> "Decision | None":
        """The same decision as it was on file that day; None where it was not on file."""
        from icsgov.model.known import decision_known  # knows this class

        return decision_known(self, on)

    def last_day(self) -> date:
        """The day of the last event recorded on it."""
        votes = [vote.day for vote in self.votes if vote.day is not None]
        acts = [act.day for act in self.approvals] + [act.day for act in self.ratifications]
        acts += [act.day for act in self.overturnings]
        return max([self.day, *votes, *acts])
