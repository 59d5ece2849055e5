"""What one framework remembers: an answer is the same whatever was asked before it."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import attrs
import pytest
from build import (
    Y2021,
    Y2024,
    committee,
    council,
    decide,
    everybody,
    given,
    group,
    joint,
    sound,
    trust,
    votes,
    world,
)

from icsgov.model.authority import ApprovalRule, Reservation, Residual
from icsgov.model.body import Seat
from icsgov.model.decision import Approval, Decision, Notice, Ratification
from icsgov.model.governance import Governance
from icsgov.model.matter import Limit, Matter
from icsgov.model.organisation import Office
from icsgov.model.voting import Quorum, Share, VotingRule, at_least, majority
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve

SOON = Y2024 + timedelta(days=20)


def framework() -> Governance:
    """Organisations of several kinds, and provisions each of which bites on some decisions only."""
    return world(
        *(trust("A", rule=[majority(), VotingRule(Share(at_least("1")), matters="estates")]),),
        *(trust("B", quorum=[Quorum(count=5, period=Period(SOON)), Quorum(count=3)]),),
        *(trust("N", "NHST"), trust("C", "CCG"), trust("E", "NHSE"), council("L")),
        committee("A", "ceo", "ned"),
        committee("B", Seat("B ceo"), Seat("B ned", period=Period(None, SOON))),
        committee("L", Seat("L c1", "councillor"), Seat("A ned"), Seat("L c2", "councillor")),
        *(Office("A office", "A", holders="A fd"), Office("B office", "B", holders="B fd")),
        joint("A", "B", under="65Z5"),
        group(("A ceo", "A"), ("B ceo", "B")),
        *(Matter("estates", kinds=()), Matter("merger", kinds="merger")),
        *(Matter("roads", kinds="key-decision", side="executive"), Matter("new")),
        given("1", "A board", "A committee", ["service", "estates"], ceiling=1000),
        given("2", "B board", "B committee", conditions="audited"),
        given("3", "A board", "A office", decision="D2"),
        given("4", "A board", "jc", period=Period(None, SOON)),
        given("5", "B board", "jc", "estates"),
        given("6", "A committee", "B office", "estates"),
        given("7", "A board", "A ceo"),
        given("8", "L council", "L committee"),
        given("9", "N board", "L council", under="75"),
        Residual("10", by="B board", to="B office"),
        Reservation("11", by="B board", matters="service", above=Limit(500)),
        Reservation("12", by="A board", matters="estates", above=Limit(100)),
        *(Reservation("15", by="B board", matters="roads"),),
        *(Reservation("16", by="A board", matters="roads"),),
        ApprovalRule("13", organisation="A", by="E", matters="estates"),
        ApprovalRule("14", organisation="B", by="B committee", matters="service"),
    )


FORUMS = (
    *("A board", "B board", "N board", "C board", "L council", "L cabinet", "A committee"),
    *("B committee", "L committee", "A office", "B office", "jc", "group"),
)
MORE: list[dict[str, Any]] = [
    {},
    {"matter": "estates"},
    {"matter": ["service", "estates"]},
    {"matter": "merger"},
    {"matter": "roads"},
    {"matter": "new"},
    {"figures": 400},
    {"figures": 800},
    {"figures": 5000},
    {"figures": None},
    {"attested": "audited"},
    {"approvals": Approval("E", Y2021)},
    {"approvals": Approval("B committee", Y2021)},
    {"notice": None},
    {"notice": Notice(Y2021, exception="urgency")},
    {"of": ["B"]},
    {"of": ["A", "N"]},
    {"ratifications": [Ratification("A board", SOON), Ratification("B board", SOON)]},
    {"notice": Y2024 - timedelta(days=10)},
    {"notice": Y2024 - timedelta(days=10), "matter": "roads"},
    {"notice": date(2011, 1, 1), "day": date(2011, 5, 1)},
    {"id": "D2"},
    {"day": Y2021},
    {"day": SOON},
]


def decision(gov: Governance, forum: str, more: dict[str, Any]) -> Decision:
    """A decision of a forum, for which all vote but a few who are against."""
    known = {"day": Y2024, "matter": "service", **more}
    cast = everybody(gov, forum)
    against = [attrs.evolve(vote, position="against") for vote in cast[-1:]] if cast[1:] else []
    id, day, matter = known.pop("id", "D"), known.pop("day"), known.pop("matter")
    made = decide(
        gov, forum, day, matter, votes=[*cast[: len(cast) - len(against)], *against], **known
    )
    return attrs.evolve(made, id=id)


def test_an_answer_is_the_same_whatever_was_asked_before() -> None:
    """Every decision asked of a framework of its own, and all of them of one, from either end."""
    shared = [framework(), framework()]
    made = [decision(shared[0], forum, more) for forum, more in product(FORUMS, MORE)]
    alone = [resolve(one, framework()) for one in made]
    assert [sound(resolve(one, shared[0])) for one in made] == alone
    backwards = [resolve(one, shared[1]) for one in reversed(made)]
    assert backwards[::-1] == alone
    assert len({str(binding.why) for one in alone for binding in one}) > 200


@pytest.mark.parametrize("day", [Y2021, Y2024])
def test_what_a_day_means_is_asked_of_each_organisation(day: date) -> None:
    """Commissioning groups could act until 2022, and trusts still can, in one framework."""
    gov = world(trust("C", "CCG"), trust("A"))
    for org in ("A", "C", "A"):
        outcome = resolve(decide(gov, f"{org} board", day), gov)
        expected = "unauthorised" if (org, day) == ("C", Y2024) else "bound"
        assert outcome[org].effect.value == expected


def test_two_people_may_stand_differently_on_one_day() -> None:
    """One framework, two decisions, in which different people vote."""
    gov = world(trust("A"))
    three = ("A chair", "A ceo", "A fd")
    for position, effect in (("for", "bound"), ("against", "declined"), ("for", "bound")):
        made = decide(gov, "A board", Y2024, votes=votes(position, *three))
        assert resolve(made, gov)["A"].effect.value == effect


def test_an_authorisation_of_one_decision_is_of_no_other() -> None:
    """Where a framework holds nothing else, and where it holds other delegations beside."""
    office = Office("A office", "A", holders="A fd")
    only = world(trust("A"), office, given("1", "A board", "A office", decision="D2"))
    for gov in (only, only.put(given("2", "A board", "A ceo", "estates"))):
        for id, effect in (("D", "unauthorised"), ("D2", "bound"), ("D", "unauthorised")):
            made = attrs.evolve(decide(gov, "A office", Y2024), id=id)
            assert resolve(made, gov)["A"].effect.value == effect


def test_a_word_given_on_one_decision_is_not_one_on_another() -> None:
    """What a council must have asked first before it exercises a trust's functions."""
    gov = world(
        *(trust("A"), council("L")),
        Matter("service", kinds=(), side="executive"),
        given("1", "A board", "L", under="75"),
    )
    for words, effect in (
        ((), "indeterminate"),
        (("improvement", "consulted"), "bound"),
        ((), "indeterminate"),
    ):
        made = decide(gov, "L cabinet", Y2024, of=["A"], attested=words)
        assert resolve(made, gov)["A"].effect.value == effect
