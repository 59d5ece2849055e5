"""The stages of a proposal where an organisation that had to be part of them has ended.

Groups of trusts A and B decide together; A ends, and N, or N and M, take its place on 1 April 2024.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import flat, group, trust, votes, world
from build import given as gives

from icsgov import Decision, Governance, Period, Process, Stage, Stages, Succession, stages
from icsgov.analysis.reading import in_place, line_of
from icsgov.model.governance import Record
from icsgov.model.organisation import Organisation

DAY = date(2024, 4, 1)
BEFORE, AFTER = DAY - timedelta(days=30), DAY + timedelta(days=30)
CASE = Stage("case", forum="group", constituency=["A", "B"], decides=False)
LAST = Stage("last", forum="group", constituency=["A", "B"])


def ended(org: str, day: date = DAY) -> list[Record]:
    return [
        evolve(one, period=Period(one.period.start, day)) if isinstance(one, Organisation) else one
        for one in flat([trust(org)])
    ]


def after(id: str = "S", of: str = "A", to: str = "N", day: date = DAY, **more: Any) -> Succession:
    return Succession(id, of=of, to=to, day=day, **more)


def merged(*more: Any) -> Governance:
    """A and B met in a group, by their chief executives; N has one there too."""
    orgs = ("A", "B", "N")
    meets = group(*((f"{org} ceo", org) for org in orgs))
    powers = [gives(f"{org} gives", f"{org} board", f"{org} ceo") for org in orgs]
    process = Process("GOV", matters="service", stages=[CASE, LAST])
    return world(ended("A"), trust("B"), trust("N"), trust("M"), meets, powers, process, *more)


def taking(stage: str, day: date, *orgs: str, **more: Any) -> Decision:
    cast = votes("for", *(f"{org} ceo" for org in orgs))
    said = {"figures": 0, "proposal": "P", "matters": "service", "votes": cast, **more}
    return Decision(f"{stage} {day}", forum="group", day=day, stage=stage, **said)


def found(gov: Governance, *made: Decision, on: date = AFTER) -> Stages:
    return stages("GOV", made, gov, on=on)


def states(told: Stages) -> list[str]:
    return [one.state.value for one in told["P"].stages]


@pytest.mark.parametrize(
    ("passed", "state", "codes"),
    [
        ({"carried": "decisions"}, "passed", []),
        ({"lapsed": "decisions"}, "not passed", ["stages.not-bound"]),
        ({}, "not known", ["stages.perhaps-not-bound"]),
    ],
)
def test_a_stage_stays_passed_where_what_was_decided_passed(
    passed: dict[str, Any], state: str, codes: list[str]
) -> None:
    """And what was endorsed stays endorsed, whatever has passed."""
    made = (taking("case", BEFORE, "A", "B"), taking("last", BEFORE, "A", "B"))
    gov = merged(after(**passed))
    assert states(found(gov, *made, on=BEFORE)) == ["passed", "passed"]
    told = found(gov, *made)
    assert states(told) == ["passed", state]
    assert [one.code for one in told.findings] == codes
    bound = told["P"].stages[1].bound
    assert bound == (("B", "N") if state == "passed" else ("B",))


def test_the_successor_takes_the_stages_that_are_left() -> None:
    """What came before the succession is A's to have endorsed, what comes after is N's."""
    case, last = taking("case", BEFORE, "A", "B"), taking("last", AFTER, "N", "B")
    told = found(merged(after(carried="decisions", lapsed="seats")), case, last)
    assert states(told) == ["passed", "passed"]
    assert told.findings == ()
    alone = found(
        merged(after(carried="decisions", lapsed="seats")), case, taking("last", AFTER, "B")
    )
    assert states(alone) == ["passed", "not passed"]
    assert {one.organisations for one in alone.findings} == {("N",)}


def test_without_a_successor_what_an_organisation_decided_ended_with_it() -> None:
    told = found(merged(), taking("last", BEFORE, "A", "B"))
    assert str(told["P"].stages[1]) == f"last: not passed by last {BEFORE} (bound: B; missing: A)"


def test_a_part_that_went_elsewhere_is_needed_too() -> None:
    """A's beds went to N and its clinics to M: a decision about both is for both."""
    split = [
        after(matters="service/beds", carried="decisions"),
        after("T", to="M", matters="service/clinics", carried="decisions"),
    ]
    for matters, wanted, needed in (
        ("service/beds", "passed", ("B", "N")),
        ("service/clinics", "passed", ("B", "M")),
        (["service/beds", "service/clinics"], "not known", ("B",)),
    ):
        made = taking("last", BEFORE, "A", "B", matters=matters)
        stage = found(merged(*split), made)["P"].stages[1]
        assert (stage.state.value, stage.bound) == (wanted, needed)


def test_a_line_of_successors() -> None:
    """A to N to M, each on its day; what nobody took stays where it was."""
    two = DAY + timedelta(days=10)
    gov = world(
        *(ended("A"), ended("N", two), trust("M"), trust("B")),
        after(matters="service"),
        after("T", of="N", to="M", day=two),
    )
    days = (DAY - timedelta(days=1), DAY, two - timedelta(days=1), two)
    assert [in_place(gov, "A", day, ["service"]) for day in days] == [
        ("A",),
        ("N",),
        ("N",),
        ("M",),
    ]
    assert in_place(gov, "A", two, ["estate"]) == ("A",)
    assert in_place(gov, "A", two, ["service/beds", "estate"]) == ("M",)
    assert line_of(gov, "A", two, ["service"]) == {"A": False, "N": False, "M": True}
    assert in_place(gov, "B", two, ["service"]) == ("B",)
