"""A framework as it reads on a day after one organisation took the place of another.

A board of which a later record is on file is one organ with it, and what was given by or to the old
record is read as given by or to the new one. A delegation by or to a predecessor is read as one by
or to its successor, and a seat held for it as one held for the successor, each with what is on file
about its passing. Another body or an office of the predecessor ended with it and does not pass.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, fact
from icsgov.model.authority import Delegation
from icsgov.model.body import Board, Committee
from icsgov.model.governance import FIELDS, Governance
from icsgov.model.kinds import Side
from icsgov.model.known import unchecked
from icsgov.model.succession import Passing, Succession
from icsgov.reasoning.cite import on_file
from icsgov.reasoning.passed_seats import seated


@attrs.frozen(kw_only=True)
class Deemed(Delegation):
    """A delegation as it reads after a succession: `was` is the record, `steps` say why."""

    was: Delegation
    steps: tuple[Step, ...]

    def __attrs_post_init__(self) -> None:
        """What it is made of was checked."""


def under_way(gov: Governance, day: date) -> tuple[Succession, ...]:
    """The successions that had taken place by a day, in their order."""
    found = [one for one in gov.successions if one.day <= day]
    return tuple(sorted(found, key=lambda one: one.day))


def turns(gov: Governance) -> tuple[date, ...]:
    """The days on which a framework begins to read otherwise than it is written: those of its
    successions, and those on which a board of which there are several records begins or ends.
    """
    days, heirs = {one.day for one in gov.successions}, {one.to for one in gov.successions}
    for (org, _), same in _organs(gov).items():
        if len(same) > 1 or org in heirs:
            days |= {day for one in same for day in (one.period.start, one.period.end) if day}
    return tuple(sorted(days))


def _organs(gov: Governance) -> dict[tuple[str, Side | None], list[Board]]:
    """The boards of each organisation and side: one organ, in one record after another."""
    found: dict[tuple[str, Side | None], list[Board]] = {}
    for body in gov.bodies:
        if isinstance(body, Board):
            found.setdefault((body.organisation, body.side), []).append(body)
    return found


def _renewed(gov: Governance, day: date) -> dict[str, str]:
    """The boards whose record has ended by a day, and the record that goes on in its place."""
    found: dict[str, str] = {}
    for same in _organs(gov).values():
        for now in [one for one in same if one.period.covers(day)]:
            gone = (one for one in same if one.period.end and one.period.end <= day)
            found |= {one.id: now.id for one in gone}
    return found


def _by_renewed(record: Any, renewed: dict[str, str]) -> Any:
    """A provision with the boards at its ends as they are recorded now."""
    ends = {name: getattr(record, name, None) for name in ("by", "to")}
    changed = {name: renewed[id] for name, id in ends.items() if id in renewed}
    return attrs.evolve(record, **changed) if changed else record


def deemed(gov: Governance, day: date, kept: frozenset[str] | None) -> Governance:
    """A framework as it reads on a day. Of seats of which nothing is on file, those pass whose
    succession is in `kept`; None leaves them as they are.
    """
    records: dict[str, list[Any]] = {name: list(getattr(gov, name)) for name in FIELDS}
    boards, renewed = _Boards(gov, day), _renewed(gov, day)
    for name in ("delegations", "residuals", "reservations") if renewed else ():
        records[name] = [_by_renewed(one, renewed) for one in records[name]]
    past = under_way(gov, day)
    for one in past:
        given = records["delegations"]
        records["delegations"] = [new for old in given for new in _delegations(old, one, boards)]
    records["bodies"] = [seated(body, past, kept) for body in records["bodies"]]
    return unchecked(type(gov), records)


class _Boards:
    """Where the power of an organisation lies, for what passes to it."""

    def __init__(self, gov: Governance, day: date) -> None:
        self.index = gov.index
        self.day = day

    def home(self, id: str) -> str | None:
        """The organisation of a body or an office; of an organisation, itself."""
        if id in self.index.organisations:
            return id
        record = self.index.bodies.get(id) or self.index.offices.get(id)
        return getattr(record, "organisation", None)

    def givers(self, by: str, one: Succession) -> list[str]:
        """The successor's boards in the place of a body or an office: of a council that on its
        side, where it has one and there is one.
        """
        found = self.index.boards(one.to, self.day)
        side = self._side(by, one.of)
        same = [board.id for board in found if board.side is side]
        return same or [board.id for board in found] or [by]

    def is_board(self, id: str) -> bool:
        """Whether it is a board, in which power lies."""
        return isinstance(self.index.bodies.get(id), Board)

    def _side(self, id: str, org: str) -> Side | None:
        """The side of a council of a board, or of the board to which a committee goes back."""
        if id in self.index.offices:
            return None
        seen: set[str] = set()
        here: str | None = id
        while here is not None and here not in seen:
            seen.add(here)
            body = self.index.bodies[here]
            if isinstance(body, Board):
                return body.side
            here = body.parent if isinstance(body, Committee) else None
        end = self.index.organisations[org].period.end
        last = self.index.boards(org, end - timedelta(days=1)) if end is not None else []
        return Side.COUNCIL if any(board.side for board in last) else None


def _delegations(old: Delegation, one: Succession, boards: _Boards) -> Iterator[Delegation]:
    """A delegation as it reads after a succession: as it is, for what did not go to the successor,
    and as one by, to or for the successor, for what did.
    """
    giver, taker = boards.home(old.by), boards.home(old.to)
    if one.of not in (giver, taker, old.function_of) or _rested(old, one, giver, boards):
        yield old
        return
    gone = [matter for matter in old.matters if one.takes(matter) is YES]
    narrow = [
        part for matter in old.matters for part in one.matters if part.startswith(f"{matter}/")
    ]
    passed = tuple(sorted({*gone, *narrow}))
    givers = boards.givers(old.by, one) if giver == one.of else [old.by]
    for by in givers if passed else ():
        yield _as_successor(old, passed, by, one, boards)
    left = tuple(matter for matter in old.matters if matter not in gone)
    if left:
        yield attrs.evolve(old, matters=left)


def _rested(old: Delegation, one: Succession, giver: str | None, boards: "_Boards") -> bool:
    """Whether what was given rested on what another body of the predecessor than its board had."""
    named = any(old.id in some.only for some in (*one.carried, *one.lapsed))
    return giver == one.of and not named and not boards.is_board(old.by)


def _as_successor(
    old: Delegation, matters: tuple[str, ...], by: str, one: Succession, boards: _Boards
) -> Delegation:
    """A delegation as one by, to or for the successor."""
    values = {f.name: getattr(old, f.name) for f in attrs.fields(Delegation)}
    values |= {"matters": matters, "by": by}
    if old.to in {one.of, *(board.id for board in boards.index.boards_of.get(one.of, ()))}:
        values["to"] = one.to
    if old.function_of == one.of:
        values["function_of"] = one.to
    before = old if isinstance(old, Deemed) else None
    step = passing(one, Passing.DELEGATIONS, old.id)
    steps = (*(before.steps if before else ()), step)
    return Deemed(**values, was=before.was if before else old, steps=steps)


def passing(one: Succession, what: Passing, id: str) -> Step:
    """What is on file of whether something passed to the successor."""
    verdict, cites = one.passed(what, id), on_file(one)
    facts: Facts = {"thing": id, "of": one.of, "to": one.to, "day": one.day, "clause": one.id}
    if verdict is YES:
        return fact("succession.carried", YES, cites=cites, **facts)
    if verdict is NO:
        return fact("succession.lapsed", NO, cites=cites, **facts)
    return fact("succession.unknown", UNKNOWN, cites=cites, **facts)
