"""The stages of a proposal: which are passed, for whom, who is missing, and what comes next."""

import enum
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

import attrs

from icsgov.analysis.finding import Finding
from icsgov.analysis.reading import in_place
from icsgov.analysis.usage import distinct
from icsgov.errors import Fault, MalformedError, UnknownIdError
from icsgov.explain import NO, UNKNOWN, YES, Verdict, least
from icsgov.ids import HasId
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.kinds import Position
from icsgov.model.matter import covers
from icsgov.model.process import Process, Stage
from icsgov.period import is_day
from icsgov.reasoning.advice import recommends
from icsgov.reasoning.references import several_decisions
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Effect, Outcome, Stand


@enum.unique
class StageState(enum.Enum):
    """How a stage stands. It is not passed where it was taken, and somebody needed is not bound."""

    PASSED = "passed"
    NOT_PASSED = "not passed"
    NOT_TAKEN = "not taken"
    NOT_KNOWN = "not known"


STATES = {YES: StageState.PASSED, NO: StageState.NOT_PASSED, UNKNOWN: StageState.NOT_KNOWN}
STANDS = {Stand.FOR: YES, Stand.UNKNOWN: UNKNOWN}
"""What a stand is worth as an endorsement; any other is none."""


class StageTaken(NamedTuple):
    """How one stage of a proposal stands, and by which decision; empty where there is none.

    `bound` are those of the constituency that are bound, `missing` those that are not, and
    `unclear` those of whom it is not known; in the place of one that ended, its successors. Of a
    stage that does not decide, `missing` and `unclear` are about who endorsed it, and `bound` is
    empty. Where the constituency is not recorded, `bound` is everybody who is bound.
    """

    stage: Stage
    state: StageState
    decision: str = ""
    bound: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = f"{self.stage.name or self.stage.id}: {self.state.value}"
        lists = (("bound", self.bound), ("missing", self.missing), ("not known", self.unclear))
        more = [f"{name}: {', '.join(ids)}" for name, ids in lists if ids]
        by = f" by {self.decision}" if self.decision else ""
        return f"{said}{by}{' (' + '; '.join(more) + ')' if more else ''}"


class Progress(NamedTuple):
    """How far a proposal has come: its stages in order."""

    proposal: str
    stages: tuple[StageTaken, ...]

    @property
    def next(self) -> Stage | None:
        """The first stage that is not passed; None where all of them are."""
        return next((s.stage for s in self.stages if s.state is not StageState.PASSED), None)

    def __str__(self) -> str:
        after = self.next
        last = "all stages are passed" if after is None else f"next: {after.name or after.id}"
        return "\n".join([self.proposal, *(f"  {one}" for one in self.stages), f"  {last}"])


@attrs.frozen
class Stages:
    """Every proposal of a process as it stands on the day `on`, and what is to be noticed."""

    process: Process
    on: date
    proposals: tuple[Progress, ...]
    findings: tuple[Finding, ...]

    def __iter__(self) -> Iterator[Progress]:
        return iter(self.proposals)

    def __getitem__(self, proposal: str) -> Progress:
        found = next((one for one in self.proposals if one.proposal == proposal), None)
        if found is None:
            raise UnknownIdError(proposal, "proposal")
        return found

    def __str__(self) -> str:
        return "\n".join([*map(str, self.proposals), *map(str, self.findings)])


def stages(
    process: HasId | str,
    decisions: Iterable[Decision],
    gov: Governance,
    *,
    on: date,
    law: RuleBook | None = None,
) -> Stages:
    """For each proposal of a process, which stages are passed on a day, and what comes next.

    The decisions of the process are those up to `on`, in its period, that name a proposal and are
    on its matters only; others are passed over. A decision takes a stage if it names it and is
    taken in its forum. Of several, those of the latest day speak. A stage is passed if all of its
    constituency are bound by `resolve` or, where it does not decide, endorsed the proposal.

    >>> from icsgov import Board, Organisation, Quorum, Seat, Vote, majority
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"),
    ...     Board("rnn", "RNN", seats=[Seat("ann", "chair")], quorum=Quorum(count=1),
    ...           rule=majority()),
    ...     Process("P", matters="service", stages=[
    ...         Stage("case", forum="rnn", constituency="RNN", decides=False),
    ...         Stage("decision", forum="rnn", constituency="RNN")]),
    ... )
    >>> case = Decision("D1", "service/site", forum="rnn", day=date(2024, 5, 14),
    ...                 votes=[Vote("ann", "for")], proposal="ONE SITE", stage="case")
    >>> print(stages("P", [case], gov, on=date(2024, 6, 1)))
    ONE SITE
      case: passed by D1
      decision: not taken
      next: decision
    """
    record, book = _process(process, gov), law if law is not None else england()
    return _told(record, list(_readings(record, several_decisions(decisions), gov, on, book)), on)


def _process(process: HasId | str, gov: Governance) -> Process:
    id = process if isinstance(process, str) else process.id
    record = gov.index.record(id)
    if not isinstance(record, Process):
        raise UnknownIdError(id, "process")
    return record


def _told(process: Process, cases: list["Reading"], on: date) -> Stages:
    from icsgov.analysis.stages_found import found_in  # knows these classes

    told = tuple(Progress(one.proposal, tuple(one.taken(on))) for one in cases)
    return Stages(process, on, told, tuple(found for one in cases for found in found_in(one, on)))


def _readings(
    process: Process, decisions: Iterable[Decision], gov: Governance, on: date, law: RuleBook
) -> Iterator["Reading"]:
    """Each proposal of a process, with its decisions up to a day, in order."""
    if not is_day(on):
        raise MalformedError("question", [Fault(("on",), f"expected a day, got {on!r}")])
    several = sorted(decisions, key=lambda one: (one.day, one.id))
    distinct(several)
    found: dict[str, list[Decision]] = {}
    for one in several:
        if one.day <= on and one.proposal is not None and _of(one, process):
            found.setdefault(one.proposal, []).append(one)
    return (Reading(process, name, found[name], gov, law) for name in sorted(found))


def _of(decision: Decision, process: Process) -> bool:
    inside = all(any(covers(p, m) for p in process.matters) for m in decision.matters)
    return inside and process.period.covers(decision.day)


class Reading:
    """One proposal: what its decisions do to the stages of a process."""

    def __init__(
        self, process: Process, proposal: str, made: list[Decision], gov: Governance, law: RuleBook
    ) -> None:
        self.process, self.proposal, self.made = process, proposal, made
        self.gov, self.law = gov, law
        self._asked: dict[tuple[str, date], Outcome] = {}

    def taken(self, on: date) -> Iterator[StageTaken]:
        """How each stage stands on a day."""
        return (self.read(stage, on) for stage in self.process.stages)

    def outcome(self, decision: Decision, on: date) -> Outcome:
        """What a decision does as of a day."""
        key = (decision.id, on)
        if key not in self._asked:
            self._asked[key] = resolve(decision, self.gov, on=on, law=self.law)
        return self._asked[key]

    def takers(self, stage: Stage, on: date) -> list[Decision]:
        """The decisions of the latest day that take a stage."""
        return _latest([one for one in self._here(stage, on) if one.stage == stage.id])

    def read(self, stage: Stage, on: date) -> StageTaken:
        """How a stage stands on a day; what a decision that names no stage may do is tried."""
        sure = self.takers(stage, on)
        told = self._together(stage, sure, on)
        for one in self._here(stage, on):
            if one.stage is None and (not sure or sure[0].day <= one.day):
                more = [*(other for other in sure if other.day == one.day), one]
                if self._together(stage, more, on).state is not told.state:
                    return told._replace(state=StageState.NOT_KNOWN)
        return told

    def _here(self, stage: Stage, on: date) -> list[Decision]:
        """The decisions up to a day that were taken where the stage has to be taken."""
        return [one for one in self.made if one.day <= on and one.forum == stage.forum]

    def _together(self, stage: Stage, made: list[Decision], on: date) -> StageTaken:
        """How a stage stands by decisions of one day: not known where they differ."""
        told = [self.by(one, stage, on) for one in made]
        if not told:
            return StageTaken(stage, StageState.NOT_TAKEN)
        same = len({one.state for one in told}) == 1
        return told[-1] if same else told[-1]._replace(state=StageState.NOT_KNOWN)

    def by(self, decision: Decision, stage: Stage, on: date) -> StageTaken:
        """How a stage stands by one decision."""
        named = self.needed(stage, decision, on)
        everybody = self.gov.index.organisations if named is None else named
        said = {org: self.said(decision, stage, org, on) for org in everybody}
        bound = _ids(said, YES) if stage.decides else ()
        if named is None:
            state = STATES[_of_some(list(said.values()))]
            return StageTaken(stage, state, decision.id, bound)
        state = STATES[least(said.values())]
        return StageTaken(stage, state, decision.id, bound, _ids(said, NO), _ids(said, UNKNOWN))

    def needed(self, stage: Stage, decision: Decision, on: date) -> tuple[str, ...] | None:
        """The constituency, with those that had taken the place of its organisations: by the day
        asked about, or where nobody is bound by a stage, by that of the decision.
        """
        if stage.constituency is None:
            return None
        day = on if stage.decides else decision.day
        found = (in_place(self.gov, org, day, decision.matters) for org in stage.constituency)
        return tuple(dict.fromkeys(one for some in found for one in some))

    def said(self, decision: Decision, stage: Stage, org: str, on: date) -> Verdict:
        """Whether an organisation is bound or, where the stage does not decide, endorsed it."""
        outcome = self.outcome(decision, on)
        binding = outcome[org]
        if stage.decides:
            return binding.verdict
        if binding.effect in (Effect.ADVISED, Effect.HAVE_REGARD):
            return _recommended(outcome, self.gov)
        return STANDS.get(binding.stand, NO) if binding.stand is not None else NO


def _recommended(outcome: Outcome, gov: Governance) -> Verdict:
    """Whether those who only advise endorsed it.

    Who only advises has no voting rule on file: what all said is clear, what some said is not.
    """
    made, heads = outcome.decision, outcome.room.heads
    if not recommends(gov.index.bodies.get(made.forum)):
        return UNKNOWN
    if not any(heads):
        minutes = [one.position for one in made.resolutions if one.body == made.forum]
        return YES if minutes == [Position.FOR] else NO
    if not heads.votes_for:
        return NO
    return YES if heads.votes_for == sum(heads) else UNKNOWN


def _of_some(said: list[Verdict]) -> Verdict:
    """The answer for a constituency that is not recorded: somebody of the framework."""
    if YES not in said and UNKNOWN not in said:
        return NO
    return least(said) if NO not in said else UNKNOWN


def _latest(made: list[Decision]) -> list[Decision]:
    return [one for one in made if one.day == made[-1].day]


def _ids(said: dict[str, Verdict], which: Verdict) -> tuple[str, ...]:
    return tuple(sorted(org for org, one in said.items() if one is which))
