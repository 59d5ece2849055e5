"""A meeting and the decisions taken at it: who was there for each, and was there a quorum?"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attrs import evolve

from icsgov.analysis.reading import reading
from icsgov.errors import Fault, GovernanceError
from icsgov.explain import Step, Verdict
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.body import Body, CommitteeInCommon
from icsgov.model.decision import Attendance, Decision, Presiding
from icsgov.model.governance import Governance
from icsgov.model.index import seats_of
from icsgov.model.meeting import AgendaItem, Meeting
from icsgov.phrases.wording import ids
from icsgov.reasoning.quorate import Sitting, sittings
from icsgov.reasoning.references import (
    expected,
    one_decision,
    reference_faults,
    several_decisions,
)


def taken(meeting: Meeting, decision: Decision, gov: Governance | None = None) -> Decision:
    """The decision as it was taken at a meeting, with who was there then and who presided.

    Somebody in attendance only is not among those who attended, nor is somebody who left before its
    item or came after. What the meeting does not record stays as the decision has it. Raises
    `GovernanceError` where the decision is not on the agenda, is of another day or forum, or itself
    records somebody else than the meeting does; with a framework, also where the meeting names what
    is not there, and two records that come to the same by the seats on file are one.

    >>> from datetime import date
    >>> from icsgov import Present
    >>> meeting = Meeting("M1", forum="board", day=date(2024, 5, 14),
    ...                   items=[AgendaItem(1, "Lease", "D1"), AgendaItem(2, "Beds", "D2")],
    ...                   present=["ann", Present("bob", to_item=1)])
    >>> beds = Decision("D2", "estates/beds", forum="board", day=date(2024, 5, 14))
    >>> [one.person for one in taken(meeting, beds).attended]
    ['ann']
    """
    meeting = expected(Meeting, meeting)
    faults = [] if gov is None else meeting_faults(meeting, gov)
    made, differ = _taken(meeting, one_decision(decision), gov)
    faults += differ
    if faults or made is None:
        raise GovernanceError(f"meeting `{meeting.id}`", faults)
    return made


def meeting_faults(meeting: Meeting, gov: Governance) -> list[Fault]:
    """Every body that a meeting names and that is not on file, or not of its forum."""
    forum = gov.index.bodies.get(meeting.forum)
    if forum is None:
        return [Fault(("forum",), f"no body has the id `{meeting.forum}`")]
    known = _places(forum)
    named = [
        *(
            (("present", place, "bodies", at), body)
            for place, one in enumerate(meeting.present or ())
            for at, body in enumerate(one.bodies)
        ),
        *((("presided", at, "body"), one.body) for at, one in enumerate(meeting.presided)),
    ]
    return [
        Fault(at, f"`{body}` is not one of the bodies that meet in `{meeting.forum}`")
        for at, body in named
        if body is not None and body not in known
    ]


def _places(forum: Body) -> tuple[str, ...]:
    """The bodies for which somebody can be there."""
    own = (str(forum.id),)
    return (*own, *forum.bodies) if isinstance(forum, CommitteeInCommon) else own


def _taken(
    meeting: Meeting, decision: Decision, gov: Governance | None
) -> tuple[Decision | None, list[Fault]]:
    place = meeting.place(decision)
    if place is None:
        return None, [Fault(("items",), f"no item is for `{decision.id}`")]
    faults = [
        Fault((name,), f"is {own}, and of `{decision.id}` it is {other}")
        for name, own, other in (
            ("forum", f"`{meeting.forum}`", f"`{decision.forum}`"),
            ("day", meeting.day, decision.day),
        )
        if own != other
    ]
    attended, presided = _attended(meeting, place), _presided(meeting, place)
    for name, own, other in (
        ("present", attended, decision.attended),
        ("presided", presided, decision.presided or None),
    ):
        if own is not None and other is not None:
            faults += _differ(meeting, decision, name, _pairs(own, meeting, gov), other, gov)
    kept = decision.attended if attended is None or decision.attended is not None else attended
    chairs = decision.presided or presided or ()
    return evolve(decision, attended=kept, presided=chairs), faults


def _attended(meeting: Meeting, place: int) -> tuple[Attendance, ...] | None:
    """Those there as members for the item at a position; None where that is not on file."""
    if meeting.present is None:
        return None
    return tuple(
        Attendance(
            one.person,
            body=_elsewhere(body, meeting),
            source=one.source,
            recorded=one.recorded,
        )
        for one in meeting.there(place)
        if one.member
        for body in one.bodies or (None,)
    )


def _presided(meeting: Meeting, place: int) -> tuple[Presiding, ...] | None:
    """Who presided at the item at a position; None where that is not on file."""
    made = (
        Presiding(
            one.person,
            body=_elsewhere(one.body, meeting),
            source=one.source,
            recorded=one.recorded,
        )
        for one in meeting.chairs(place)
    )
    return tuple(made) or None


def _elsewhere(body: str | None, meeting: Meeting) -> str | None:
    """A body, or None where it is the forum itself."""
    return None if body == meeting.forum else body


Pair = tuple[str, str]


def _differ(
    meeting: Meeting,
    decision: Decision,
    name: str,
    own: set[Pair],
    recorded: Iterable[Attendance | Presiding],
    gov: Governance | None,
) -> Iterator[Fault]:
    """That a meeting and a decision do not record the same people."""
    other = _pairs(recorded, meeting, gov)
    if own != other:
        here, there = _listed(own - other), _listed(other - own)
        reason = f"the meeting has {here} where `{decision.id}` has {there}"
        yield Fault((name,), reason)


def _listed(pairs: set[Pair]) -> str:
    named = sorted(f"`{person}`" + (f" in `{body}`" if body else "") for person, body in pairs)
    return ", ".join(named) or "nobody"


def _pairs(
    several: Iterable[Attendance | Presiding], meeting: Meeting, gov: Governance | None
) -> set[Pair]:
    """People and the bodies for which they were there, or over which they presided."""
    forum = None if gov is None else gov.index.bodies.get(meeting.forum)
    found: set[Pair] = set()
    for one in several:
        found.update((str(one.person), body) for body in _meant(one, meeting, forum, gov))
    return found


def _meant(
    one: Attendance | Presiding, meeting: Meeting, forum: Body | None, gov: Governance | None
) -> tuple[str, ...]:
    """The bodies that a record of somebody means; nothing in particular where they hold no seat."""
    own = _elsewhere(one.body, meeting)
    if own is not None:
        return (own,)
    if gov is None or not isinstance(forum, CommitteeInCommon):
        return ("",)
    if isinstance(one, Presiding):
        return tuple(map(str, forum.bodies))
    return tuple(id for id in forum.bodies if holds_seat(gov, id, one.person, meeting)) or ("",)


def holds_seat(gov: Governance, body: str, person: str, meeting: Meeting) -> bool:
    """Whether somebody holds a seat on a body on the day of a meeting."""
    seats = seats_of(reading(gov, meeting.day).index.bodies[body])
    return any(seat.person == person and seat.period.covers(meeting.day) for seat in seats)


def members_at(meeting: Meeting, place: int, body: str, gov: Governance) -> tuple[str, ...]:
    """Those there for the item at a position as members of a body.

    Who is recorded as a member of no body in particular is so where they hold a seat.
    """
    named = {one.person for one in meeting.there(place) if body in one.bodies}
    return tuple(
        str(person)
        for person in meeting.members(place, body)
        if body == meeting.forum or person in named or holds_seat(gov, body, person, meeting)
    )


class Quorate(NamedTuple):
    """Whether a body had its quorum at an item, with the reasoning that this is read off.

    `organisations` are those whose body it is. `decision` is what was decided under the item, as it
    was taken, where that is on file; `decided` says whether the body took sides.
    """

    item: AgendaItem
    body: str
    organisations: tuple[str, ...]
    step: Step
    decision: Decision | None = None
    decided: bool = False

    @property
    def verdict(self) -> Verdict:
        """YES, NO or UNKNOWN."""
        return self.step.verdict

    def __str__(self) -> str:
        whose = ids(self.organisations)
        return f"item {self.item.number}, `{self.body}` of {whose}: {self.verdict.name.lower()}"


def quorums(
    meeting: Meeting,
    decisions: Iterable[Decision],
    gov: Governance,
    *,
    law: RuleBook | None = None,
) -> tuple[Quorate, ...]:
    """For every item of a meeting and every body that decides there, whether it had its quorum.

    The answer is that of `resolve` for the decision as it was `taken`. At an item without a
    decision on file it is judged by who was there. Groups and advisory groups have no quorum.
    Raises as `taken` does where the meeting and its decisions contradict each other.

    >>> from datetime import date
    >>> from icsgov import Board, Organisation, Present, Quorum, Seat
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"),
    ...     Board("rnn", "RNN", seats=[Seat("ann"), Seat("bob")], quorum=Quorum(count=2)),
    ... )
    >>> meeting = Meeting("M1", forum="rnn", day=date(2024, 5, 14),
    ...                   items=[AgendaItem(1, "Minutes"), AgendaItem(2, "Beds")],
    ...                   present=["ann", Present("bob", to_item=1)])
    >>> [one.verdict for one in quorums(meeting, [], gov)]
    [YES, NO]
    """
    book = law if law is not None else england()
    meeting = expected(Meeting, meeting)
    made = _made(meeting, at_meeting(meeting, several_decisions(decisions)), gov)
    return tuple(
        _quorate(item, one, made.get(place))
        for place, item in enumerate(meeting.items)
        for one in sittings(made.get(place) or _nothing(meeting, place), gov, book)
    )


def _made(meeting: Meeting, decisions: Iterable[Decision], gov: Governance) -> dict[int, Decision]:
    """The decisions on the agenda as they were taken, by the positions of their items."""
    faults = meeting_faults(meeting, gov)
    found: dict[int, Decision] = {}
    for one in decisions:
        place = meeting.place(one)
        if place is not None:
            done, differ = _taken(meeting, one, gov)
            faults += [*differ, *reference_faults(one, gov)]
            found[place] = done if done is not None else one
    if faults:
        raise GovernanceError(f"meeting `{meeting.id}`", faults)
    return found


def at_meeting(meeting: Meeting, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those of some decisions that were taken in the forum of a meeting on its day."""
    return tuple(d for d in decisions if d.forum == meeting.forum and d.day == meeting.day)


def _quorate(item: AgendaItem, one: Sitting, made: Decision | None) -> Quorate:
    return Quorate(item, one.body, one.organisations, one.step, made, one.decided)


def _nothing(meeting: Meeting, place: int) -> Decision:
    """An item under which nothing is on file as decided, with those who were there for it."""
    return Decision(
        meeting.items[place].decision or f"item {meeting.items[place].number}",
        NO_MATTER,
        forum=meeting.forum,
        day=meeting.day,
        attended=_attended(meeting, place),
    )


NO_MATTER = "none"
"""The matter of an item under which nothing is decided. A quorum does not hang on it."""
