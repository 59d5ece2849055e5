"""Stages on one day and on another, half-said endorsements, and what a finding cites."""

from datetime import date, timedelta
from typing import Any

import pytest
from build import committee, trust, votes, world

from icsgov import (
    AdvisoryGroup,
    Decision,
    Governance,
    Overturning,
    Process,
    Resolution,
    Seat,
    Stage,
    Stages,
    StageState,
    stages,
)
from icsgov.explain import Citation

DAY = date(2024, 5, 14)
PASSED, REFUSED, NOT_TAKEN, NOT_KNOWN = StageState
CASE = Stage("case", forum="talk", constituency="A", decides=False)
PLAN = Stage("plan", forum="A board", constituency="A")
LAST = Stage("last", forum="A committee", constituency="A", decides=False)


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def framework(*some: Stage) -> Governance:
    """A trust with a committee that only advises, and three people who talk."""
    talk = AdvisoryGroup("talk", organisations="A", seats=[Seat(name) for name in "pqr"])
    advisers = committee("A", "ned", "ned2", statute="advisory")
    process = Process("GOV", matters="service", stages=some, source="ToR 6")
    return world(trust("A"), advisers, talk, process)


def taking(stage: str, days: int, forum: str, *people: str, **more: Any) -> Decision:
    """A decision on a stage for which these people vote."""
    said = {"votes": votes("for", *people), "figures": 0, "proposal": "P", **more}
    return Decision(f"{stage} {days}", "service", forum=forum, day=later(days), stage=stage, **said)


def board(days: int, **more: Any) -> Decision:
    return taking("plan", days, "A board", "A chair", "A ceo", "A fd", **more)


def endorsed(days: int, **more: Any) -> Decision:
    return taking("last", days, "A committee", "A ned", "A ned2", **more)


def told(gov: Governance, *made: Decision, days: int = 30) -> tuple[list[StageState], list[str]]:
    """The states in order, and the findings."""
    found = stages("GOV", made, gov, on=later(days))
    return [one.state for one in found["P"].stages], codes(found)


def codes(found: Stages) -> list[str]:
    return [one.code.removeprefix("stages.") for one in found.findings]


def test_what_is_taken_back_later_had_been_passed_all_the_same() -> None:
    """The order of stages hangs on how each stood on the day of the next, not on how it ended."""
    undone = board(0, overturnings=[Overturning("A board", later(20))])
    gov = framework(PLAN, LAST)
    assert told(gov, undone, endorsed(10), days=19) == ([PASSED, PASSED], [])
    assert told(gov, undone, endorsed(10)) == ([REFUSED, PASSED], ["not-bound"])
    assert told(gov, undone, endorsed(20)) == ([REFUSED, PASSED], ["not-bound", "too-early"])


def test_a_stage_taken_once_more_does_not_undo_that_it_had_been_passed() -> None:
    """What comes after the day of a decision says nothing of what came before it."""
    gov = framework(PLAN, LAST)
    assert told(gov, board(0), endorsed(10), board(20)) == ([PASSED, PASSED], [])
    assert told(gov, endorsed(10), board(20)) == ([PASSED, PASSED], ["too-early"])


@pytest.mark.parametrize(
    ("ayes", "noes", "wanted"),
    [(3, 0, PASSED), (2, 1, NOT_KNOWN), (2, 0, PASSED), (1, 2, NOT_KNOWN), (0, 1, REFUSED)],
)
def test_most_of_those_who_only_advise_are_not_all_of_them(
    ayes: int, noes: int, wanted: StageState
) -> None:
    """They have no majority rule; and of a stage that does not decide nobody is `not bound`."""
    cast = [*votes("for", *"pqr"[:ayes]), *votes("against", *"rqp"[:noes])]
    made = taking("case", 0, "talk", votes=cast)
    assert told(framework(CASE), made) == ([wanted], [])


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"talk": "for"}, PASSED),
        ({"A board": "for"}, REFUSED),
        ({"talk": "for", "A board": "against"}, PASSED),
        ({"talk": "against", "A board": "for"}, REFUSED),
    ],
)
def test_only_its_own_minute_says_what_a_group_endorsed(
    said: dict[str, str], wanted: StageState
) -> None:
    minutes = [Resolution(body, position) for body, position in said.items()]
    made = taking("case", 0, "talk", resolutions=minutes)
    assert told(framework(CASE), made) == ([wanted], [])


def test_a_finding_cites_the_stage_the_process_and_the_decision_each_once() -> None:
    gov = framework(Stage("plan", forum="A board", constituency="A", source="ToR 6.2"))
    for source, wanted in (("minute 7", ["ToR 6.2", "ToR 6", "minute 7"]), ("ToR 6", None)):
        made = taking("plan", 0, "A board", source=Citation(source))
        (finding,) = stages("GOV", [made], gov, on=later(1)).findings
        assert finding.code == "stages.not-bound"
        assert [one.text for one in finding.cites] == (wanted or ["ToR 6.2", "ToR 6"])
