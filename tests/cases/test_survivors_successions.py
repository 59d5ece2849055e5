"""What becomes of decisions when an organisation ends, further.

Trust A ends and trust B goes on from 1 April 2024.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import (
    Y2024,
    ask,
    codes,
    effects,
    flat,
    given,
    joint,
    steps,
    trust,
    votes,
    world,
)
from effects import NEEDS
from test_succession import after, ended, in_common, merged

from icsgov.explain import NO
from icsgov.model.body import AdvisoryGroup, CommitteeInCommon, Seat
from icsgov.model.decision import Vote
from icsgov.model.organisation import Organisation
from icsgov.period import Period
from icsgov.reasoning.results import Outcome

DAY = date(2024, 4, 1)
BEFORE, AFTER = DAY - timedelta(days=30), DAY + timedelta(days=30)
LATER = Y2024 + timedelta(days=30)


# ------------------------------------------------------------------------------------------------
# what passes at all


def test_nothing_passes_of_what_the_predecessor_had_no_part_in() -> None:
    """It had ended a month before its successor took its place, and the decision lay between."""
    gov = world(ended(trust("A"), BEFORE), trust("B"), trust("T"), after(carried="decisions"))
    between = BEFORE + timedelta(days=10)
    assert effects(ask(gov, "A board", between, on=AFTER)) == {"A": "no_part"}
    later = ask(gov, "T board", AFTER, of=["A", "T"], on=AFTER + timedelta(days=1))
    assert effects(later) == {"A": "no_part", "T": "bound"}


def test_nothing_passes_of_advice() -> None:
    """And whoever was advised and has ended since was advised all the same."""
    body = AdvisoryGroup("talk", seats=[Seat("A ceo", held_for="A"), Seat("T ceo", held_for="T")])
    told = ask(merged(trust("T"), body, carried=["decisions", "seats"]), "talk", BEFORE, on=AFTER)
    assert effects(told) == {"A": "advised", "T": "advised"}
    assert "standing.ended" not in codes(told["A"])


def test_nothing_passes_of_a_duty_to_have_regard() -> None:
    """What a health and wellbeing board assessed while I was one of those who sent somebody."""
    org: Any = NEEDS["I"]
    gov = NEEDS.put(evolve(org, period=Period(None, LATER)), *flat([trust("Q", "ICB")]))
    gov = gov.put(after("I", "Q", day=LATER, carried=["decisions", "seats"]))
    told = ask(gov, "L committee", Y2024, on=LATER)
    assert (told["I"].effect.value, told["Q"].effect.value) == ("have_regard", "no_part")


def test_a_succession_of_somebody_else_hides_none() -> None:
    """The first on file is of another, and of none of what was decided."""
    gov = merged(ended(trust("X"), BEFORE), trust("Y"), carried="decisions")
    first = after("X", "Y", id="S 0", day=BEFORE, carried="decisions")
    told = ask(gov.put(first), "A board", BEFORE, on=AFTER)
    assert effects(told) == {"A": "lapsed", "B": "bound"}
    same_day = evolve(first, day=DAY)
    told = ask(gov.put(same_day), "A board", BEFORE, on=AFTER)
    assert effects(told) == {"A": "lapsed", "B": "bound"}


@pytest.mark.parametrize("passed", [{"carried": "decisions"}, {"lapsed": "decisions"}, {}])
def test_what_was_not_decided_cannot_lapse(passed: dict[str, Any]) -> None:
    """Nobody voted: that is so for the successor, whether decisions passed or not."""
    told = ask(merged(**passed), "A board", BEFORE, votes=(), on=AFTER)
    assert told["B"].verdict is NO
    assert told["B"].effect.value == "undecided"


def test_what_is_asked_before_the_day_of_a_decision_says_only_that() -> None:
    """Of a group that statute ends before that day, and was not yet ended."""
    gov = world(trust("C", "CCG"))
    told = ask(gov, "C board", date(2023, 6, 1), on=date(2022, 5, 1))
    assert effects(told) == {"C": "pending"}
    assert codes(told["C"]) == {"decision.later", "liability.nobody"}


def test_of_one_that_ended_its_end_on_file_is_told_before_that_by_statute() -> None:
    first = date(2022, 7, 1)
    gov = world(ended(trust("C", "CCG"), first))
    told = ask(gov, "C board", date(2021, 5, 1), on=AFTER)["C"]
    assert told.effect.value == "lapsed"
    assert [step.code for step in told.why.failing()] == ["standing.ended", "standing.abolished"]


# ------------------------------------------------------------------------------------------------
# who is liable afterwards


def joined(**liable: Any) -> Outcome:
    """P and T decided jointly; Q has what P had since."""
    gov = world(
        *(ended(trust("P", "ICB")), trust("Q", "ICB"), trust("T")),
        *(joint("P", "T", **liable), given("1", "P board", "jc"), given("2", "T board", "jc")),
        after("P", "Q", carried="decisions"),
    )
    return ask(gov, "jc", BEFORE, on=AFTER)


@pytest.mark.parametrize(
    ("named", "liable", "code"),
    [
        (["P", "T"], ("Q", "T"), "liability.succeeded"),
        ("T", ("T",), "liability.of"),
        (None, (), "liability.terms-silent"),
    ],
)
def test_the_successor_is_liable_in_the_place_of_its_predecessor(
    named: Any, liable: tuple[str, ...], code: str
) -> None:
    told = joined(liable=named)["Q"]
    assert told.effect.value == "bound"
    assert (told.liable, told.liability.code) == (liable, code)


# ------------------------------------------------------------------------------------------------
# beside a part of its own


def both(a_says: str, b_says: str, **more: Any) -> Outcome:
    """A's committee and B's in common; B has since what A had decided."""
    cast = (
        *votes(a_says, "A ceo", "A fd", body="A committee"),
        *votes(b_says, "B ceo", "B fd", body="B committee"),
    )
    return ask(in_common("service", "service", **more), "cic", BEFORE, votes=cast, on=DAY)


@pytest.mark.parametrize(
    ("a_says", "b_says", "told", "lines"),
    [
        ("for", "for", "bound", set()),
        ("against", "for", "bound", {"succession.differs"}),
        ("against", "against", "declined", set()),
        (
            *("for", "against", "indeterminate"),
            {"succession.several", "succession.each", "succession.differs", "succession.opposed"},
        ),
    ],
)
def test_what_differs_is_told_and_what_does_not_is_not(
    a_says: str, b_says: str, told: str, lines: set[str]
) -> None:
    found = both(a_says, b_says)["B"]
    assert found.effect.value == told
    several = {"succession.several", "succession.each", "succession.differs", "succession.opposed"}
    assert codes(found) & several == lines
    assert [one.function_of for one in found.inherited] == ["A"]
    assert found.liable == (("B",) if told == "bound" else ())


def test_a_successor_that_was_not_in_being_has_what_its_predecessor_had() -> None:
    """B was to come, and its board had a place in the room already."""
    new: list[Any] = trust("B")
    org = Organisation("B", kind="FT", period=Period(DAY))
    room = CommitteeInCommon("cic", ["A board", "B board"])
    gov = world(ended(trust("A")), org, new[1:], room, after(carried="decisions"))
    early = ask(gov, "cic", BEFORE, on=BEFORE)
    assert effects(early) == {"A": "bound", "B": "no_part"}
    told = ask(gov, "cic", BEFORE, on=DAY)
    assert effects(told) == {"A": "lapsed", "B": "bound"}
    assert told["B"].inherited == ()
    assert "succession.differs" not in codes(told["B"])


@pytest.mark.parametrize("ids", ["12", "21"])
def test_where_nobody_is_bound_its_own_answer_leads(ids: str) -> None:
    """Its own board did not decide; O had decided, and that lapsed."""
    gov = world(
        *(trust("B"), ended(trust("A")), ended(trust("O"))),
        CommitteeInCommon("cic", ["A board", "B board", "O board"]),
        after("A", "B", id=ids[0], lapsed="decisions"),
        after("O", "B", id=ids[1], lapsed="decisions"),
    )
    cast = [Vote(f"{org} {who}", "for", body=f"{org} board") for org in "AO" for who in SOME]
    told = ask(gov, "cic", BEFORE, votes=cast, on=DAY)["B"]
    assert told.effect.value == "undecided"
    assert {one.effect.value for one in told.inherited} == {"lapsed"}
    assert [step.facts["effect"] for step in steps(told) if step.code == "succession.differs"]


SOME = ("chair", "ceo", "fd")
