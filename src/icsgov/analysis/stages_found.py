"""What is to be noticed in the way that a proposal goes through its stages."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from icsgov.analysis.finding import Finding
from icsgov.analysis.reading import line_of
from icsgov.analysis.stages import Reading, StageState
from icsgov.explain import NO, UNKNOWN
from icsgov.model.decision import Decision
from icsgov.model.process import Stage
from icsgov.reasoning.results import Effect


def found_in(reading: Reading, on: date) -> tuple[Finding, ...]:
    """Every finding on one proposal, up to a day."""
    found = [one for made in reading.made for one in _of_decision(reading, made, on)]
    for stage in reading.process.stages:
        for made in reading.takers(stage, on):
            found += _of_constituency(reading, stage, made, on)
    return tuple(sorted(found, key=lambda one: (one.code, one.about, one.organisations)))


def _finding(
    reading: Reading, code: str, made: Decision, stage: Stage | None, *orgs: str, **more: Any
) -> Finding:
    """A finding about a decision at a stage."""
    process = reading.process
    facts = {"decision": made.id, "proposal": reading.proposal, "stage": made.stage, **more}
    facts |= {"process": process.id}
    sources = (stage.source if stage is not None else None, process.source, made.source)
    cites = tuple(dict.fromkeys(one for one in sources if one is not None))
    return Finding(code, (made.id, process.id), tuple(facts.items()), orgs, cites)


def _of_decision(reading: Reading, made: Decision, on: date) -> Iterator[Finding]:
    """Which stage a decision takes, where, and what should have come before."""
    known = reading.process.stages
    if made.stage is None:
        yield _finding(reading, "stages.stage-not-said", made, None)
        return
    place = next((at for at, one in enumerate(known) if one.id == made.stage), None)
    if place is None:
        yield _finding(reading, "stages.no-such-stage", made, None)
        return
    stage = known[place]
    if made.forum != stage.forum:
        where = {"forum": made.forum, "wanted": stage.forum}
        yield _finding(reading, "stages.wrong-forum", made, stage, **where)
        return
    for earlier in known[:place]:
        code = _before(reading, earlier, made.day, on)
        if code:
            yield _finding(reading, code, made, earlier, earlier=earlier.id, day=made.day)


def _before(reading: Reading, earlier: Stage, day: date, on: date) -> str:
    """What is to be said of an earlier stage when a later one is taken: nothing, if passed."""
    then = reading.read(earlier, day).state
    if then is StageState.PASSED:
        return ""
    if then is StageState.NOT_KNOWN:
        return "stages.order-not-known"
    ever = reading.read(earlier, on).state
    if then is StageState.NOT_TAKEN and ever is StageState.NOT_TAKEN:
        return "stages.skipped"
    return "stages.too-early"


def _of_constituency(reading: Reading, stage: Stage, made: Decision, on: date) -> Iterator[Finding]:
    """Who was left out, who is not bound, and who took part from outside."""
    needed = reading.needed(stage, made, on)
    if needed is None:
        yield _finding(reading, "stages.constituency-not-recorded", made, stage)
        return
    outcome = reading.outcome(made, on)
    for org in needed:
        effect, said = outcome[org].effect, reading.said(made, stage, org, on)
        common = {"organisation": org, "effect": effect.value}
        if effect is Effect.NO_PART:
            yield _finding(reading, "stages.left-out", made, stage, org, organisation=org)
        elif stage.decides and said is NO:
            yield _finding(reading, "stages.not-bound", made, stage, org, **common)
        elif stage.decides and said is UNKNOWN:
            yield _finding(reading, "stages.perhaps-not-bound", made, stage, org, **common)
    lines = (line_of(reading.gov, org, on, made.matters) for org in stage.constituency or ())
    known = {one for line in lines for one in line}
    for binding in outcome:
        other = binding.organisation
        if other not in known and binding.effect is not Effect.NO_PART:
            yield _finding(reading, "stages.outsider", made, stage, other, organisation=other)
