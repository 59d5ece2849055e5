"""Decisions already taken that touched what was reserved."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from icsgov.analysis.boxes import where
from icsgov.analysis.finding import Finding, Region
from icsgov.analysis.plane import EVERY, Band, days_of
from icsgov.explain import UNKNOWN, YES
from icsgov.law.rulebook import RuleBook
from icsgov.model.authority import Reservation
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.matter import covers
from icsgov.period import Period
from icsgov.reasoning.cite import on_file
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Binding, Effect

CUT = ("reserved", "reserved.above")
OPEN = "reserved.figure-unknown"
PART = "reserved.narrower"


def already_taken(
    gov: Governance, law: RuleBook, on: date | Period, decisions: Iterable[Decision]
) -> Iterator[Finding]:
    """A finding for each decision, organisation and reservation that it met.

    A decision taken after the days asked about is passed over.
    """
    end = days_of(on).end
    for made in decisions:
        if end is not None and made.day >= end:
            continue
        as_of = None if isinstance(on, Period) else on
        for binding in resolve(made, gov, on=as_of, law=law):
            for code, kept in _met(gov, made, binding):
                yield _finding(gov, made, binding, code, kept)


def _met(gov: Governance, made: Decision, binding: Binding) -> Iterator[tuple[str, Reservation]]:
    """The reservations that a decision met, and what came of it; read off the reasons."""
    if binding.verdict is YES:
        for kept in _passed_by(gov, made, binding):
            yield "conflict.decided-beyond", kept
        return
    named: dict[str, str] = {}
    for step in binding.why.walk():
        if step.code in CUT and binding.effect is Effect.UNAUTHORISED:
            named[str(step.facts["clause"])] = "conflict.decided"
        elif step.code == OPEN and binding.verdict is UNKNOWN:
            named.setdefault(str(step.facts["clause"]), "conflict.decided-open")
    for clause, code in sorted(named.items()):
        yield code, gov.index.record(clause)


def _passed_by(gov: Governance, made: Decision, binding: Binding) -> Iterator[Reservation]:
    """The reservations of other bodies that keep what somebody all the same decided."""
    decider = str(binding.exercised_by)
    boards = {board.id for board in gov.index.boards(binding.organisation, made.day)}
    if decider in boards:
        return
    parts = {str(s.facts["clause"]) for s in binding.why.walk() if s.code == PART}
    for kept in gov.index.reserved_in.get(binding.organisation, ()):
        if kept.by == decider or not kept.period.covers(made.day):
            continue
        whole = any(covers(path, matter) for path in kept.matters for matter in made.matters)
        if kept.id in parts or (whole and _reaches(kept, made)):
            yield kept


def _reaches(kept: Reservation, made: Decision) -> bool:
    """Whether the figure of a decision is one that a reservation keeps."""
    if kept.above is None:
        return True
    figures = [one for one in made.figures or () if one.measure == kept.above.measure]
    return any(not kept.above.allows(one.amount) for one in figures)


def _finding(
    gov: Governance, made: Decision, binding: Binding, code: str, kept: Reservation
) -> Finding:
    matters = sorted(
        {one for one in made.matters if any(covers(path, one) for path in kept.matters)}
        | {path for path in kept.matters if any(covers(one, path) for one in made.matters)}
    )
    region = Region(tuple(matters), _band(kept, made), days_of(made.day))
    if kept.above is not None:
        region = region._replace(measure=kept.above.measure)
    named: dict[str, Any] = {
        "decision": made.id,
        "organisation": binding.organisation,
        "forum": made.forum,
        "day": made.day,
        "kept": kept.id,
        "keeper": kept.by,
        **where(region),
    }
    cites = tuple(dict.fromkeys((*on_file(made), *on_file(kept))))
    about = (made.id, kept.id)
    return Finding(code, about, tuple(named.items()), (binding.organisation,), cites, region, made)


def _band(kept: Reservation, made: Decision) -> Band:
    """The amount of a decision that a reservation is compared with; any, where there is none."""
    measure = kept.above.measure if kept.above is not None else None
    found = [one.amount for one in made.figures or () if measure in (None, one.measure)]
    return Band(found[0], found[0]) if len(found) == 1 else EVERY
