"""Reasons are shared between decisions on one framework; what differs between them is not."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve
from build import Y2024, committee, council, decide, given, trust, votes, world
from forms import lies

from icsgov.model.body import CommitteeInCommon
from icsgov.model.decision import Attendance, Notice, Overturning, Recusal
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.model.urgent import Urgent
from icsgov.model.voting import Quorum
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve

LATER = Y2024 + timedelta(days=5)
ALL = votes("for", "A chair", "A ceo", "A ned")


def trusts(*more: Any, **terms: Any) -> Governance:
    """A trust with a committee of three, two needed, that has a matter on these terms."""
    body = committee("A", "chair", "ceo", "ned", quorum=Quorum(count=2))
    other = committee("A", "chair", "ceo", name="other")
    return world(trust("A"), body, other, given("1", "A board", "A committee", **terms), more)


def open_meeting() -> Governance:
    """A council whose committee meets in public: five clear days of notice are needed."""
    links = given("1", "A council", "A committee")
    return world(council("A"), committee("A", "c1", "c2"), links, lies("council"))


PRESENT = (Attendance("A ned"), Attendance("A chair"))
EARLY = Notice(Y2024 - timedelta(days=90))
LAPSES = Urgent(otherwise="lapses")
GIVEN_LATE = Notice(Y2024 - timedelta(days=2))


@pytest.mark.parametrize(
    ("gov", "first", "then"),
    [
        (trusts(ceiling=100), {"figures": 100}, {"figures": 101}),
        (trusts(ceiling=100), {"figures": 100}, {"figures": None}),
        (trusts(urgent=LAPSES), {"next_meeting": LATER}, {"next_meeting": Y2024}),
        (trusts(conditions="ready"), {"attested": "ready"}, {}),
        (trusts(decision="D"), {"id": "D"}, {"id": "E"}),
        (trusts(Matter("estate", kinds="merger")), {}, {"matter": ("service", "estate")}),
        (open_meeting(), {}, {"notice": GIVEN_LATE}),
        (trusts(), {"matter": "service"}, {"matter": "estate"}),
        (trusts(), {"votes": ALL}, {"votes": ALL[:1]}),
        (trusts(), {"votes": ALL[:2]}, {"votes": votes("against", "A chair", "A ceo")}),
        (trusts(), {"votes": ALL[:2]}, {"votes": ALL[:2], "recused": Recusal("A ceo")}),
        (trusts(), {"votes": ALL[:1], "attended": PRESENT}, {"votes": ALL[:1]}),
        (trusts(), {}, {"overturnings": Overturning("A board", Y2024)}),
        (trusts(), {}, {"forum": "A other"}),
        (trusts(period=Period(None, LATER)), {"notice": EARLY}, {"day": LATER, "notice": EARLY}),
    ],
    ids=lambda value: ",".join(value) if isinstance(value, dict) else "",
)
def test_another_decision_has_another_answer(
    gov: Governance, first: dict[str, Any], then: dict[str, Any]
) -> None:
    """Each of two decisions is answered as if the other had never been asked about."""
    answers = []
    for said in (first, then, first):
        known = {"forum": "A committee", "day": Y2024, **said}
        name = known.pop("id", "D")
        made = evolve(decide(gov, known.pop("forum"), known.pop("day"), **known), id=name)
        answers.append(resolve(made, gov, on=LATER)["A"].effect)
    assert answers[0] is answers[2]
    assert answers[0] is not answers[1]


def test_the_day_of_the_question_is_not_shared() -> None:
    """What was not overturned on one day says so of that day, and of another on another."""
    gov = trusts()
    made = decide(gov, "A committee", Y2024)
    for on in (Y2024, LATER, Y2024):
        facts = [step.facts for step in resolve(made, gov, on=on)["A"].why.walk()]
        assert [one["on"] for one in facts if "on" in one] == [on]


def test_how_the_room_voted_is_not_shared() -> None:
    """Two organisations at a table: what one hears of the majority hangs on the other's votes."""
    bodies = [committee(org, "chair", "ceo", "ned") for org in ("A", "B")]
    forum = CommitteeInCommon("cic", ["A committee", "B committee"])
    links = [given(f"{org} 1", f"{org} board", f"{org} committee") for org in ("A", "B")]
    gov = world(trust("A"), trust("B"), bodies, forum, links)
    against = votes("against", "A chair", "A ceo", body="A committee")
    told = []
    for people in (("B chair",), ("B chair", "B ceo", "B ned"), ("B chair",)):
        cast = (*against, *votes("for", *people, body="B committee"))
        outcome = resolve(decide(gov, "cic", Y2024, votes=cast), gov)
        told.append("room.majority" in {step.code for step in outcome["A"].why.walk()})
        assert outcome["B"].effect.value == "bound"
    assert told == [False, True, False]


def test_what_was_forgotten_is_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many sorts of decision are remembered at a time; an answer is the same after."""
    monkeypatch.setattr("icsgov.reasoning.ground.THEMES", 2)
    gov = trusts(ceiling=100)
    asked = [
        decide(gov, "A committee", Y2024, figures=figure) for figure in (99, 100, 101, 102, 99)
    ]
    told = [resolve(one, gov)["A"].effect.value for one in asked]
    assert told == ["bound", "bound", "unauthorised", "unauthorised", "bound"]
