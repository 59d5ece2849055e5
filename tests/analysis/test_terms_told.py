"""How a body decides, in words; and who is asked as a person, in either of two frameworks."""

from typing import Any

import pytest
from build import BOOK, Y2024, committee, decide, given, trust, votes, world

from icsgov import (
    Decision,
    Organisation,
    Period,
    Person,
    Quorum,
    Relation,
    Seat,
    Succession,
    Urgent,
    compare,
    majority,
    resolve,
)
from icsgov.analysis.agreements import Asker
from icsgov.analysis.terms import quorum_text, rule_text
from icsgov.law.rule import MetBy
from icsgov.model.authority import Residual
from icsgov.model.organisation import Office
from icsgov.model.voting import (
    AllPresent,
    Including,
    MustAgree,
    SeatClass,
    Share,
    VotingRule,
    at_least,
    more_than,
)
from icsgov.reasoning.results import Stand

NEDS = SeatClass(people=["A ceo"])


def texts(**more: Any) -> tuple[str, str]:
    """The quorum and the rule of a committee of a foundation trust."""
    body = committee("A", "ceo", "fd", **more)
    gov = world(trust("A"), trust("B"), body)
    made = decide(gov, "A committee", Y2024)
    return quorum_text(body, made, gov, BOOK), rule_text(body, made, gov, BOOK)


@pytest.mark.parametrize(
    ("quorum", "said"),
    [
        ((), "not recorded"),
        (Quorum(count=1), "1 member present"),
        (Quorum(count=2, including=Including(1, NEDS)), "2 members present, among them 1 of class"),
        (Quorum(share="1/3"), "1/3 of the voting seats present"),
        ([Quorum(count=2), Quorum(count=2, period=Period(None, Y2024))], "2 members present"),
        ([Quorum(count=2), Quorum(count=2, period=Period(Y2024))], "2 members present"),
    ],
)
def test_a_quorum_in_words(quorum: Any, said: str) -> None:
    """Two that come to the same are one, and one that has ended is none."""
    told, _ = texts(quorum=quorum)
    assert told.startswith(said)
    assert told.count("present") <= 1


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ((), "not recorded"),
        (majority(), "more than half of votes cast"),
        (majority(casting_vote=True), "more than half of votes cast, with a casting vote"),
        (Share(at_least("2/3"), of="entitled"), "at least two thirds of members entitled to vote"),
        (Share(more_than("1/2"), by_organisation=True), "more than half of organisations"),
        (Share(at_least("1"), among=NEDS), "all of votes cast (class A ceo)"),
        (MustAgree(NEDS), "everybody of class A ceo agrees"),
        (AllPresent(), "everybody entitled to vote is present"),
    ],
)
def test_a_rule_in_words(rule: Any, said: str) -> None:
    some = rule if isinstance(rule, VotingRule | tuple) else VotingRule(rule)
    _, told = texts(rule=some)
    assert told == said


# who is asked


def test_somebody_given_the_residual_power_by_name_is_asked_about() -> None:
    old = world(trust("A"))
    new = old.put(Residual("R", by="A board", to="A ceo"))
    wider = {one.decider for one in compare(old, new, on=Y2024).changed}
    assert wider == {"A ceo"}


def test_a_person_of_one_framework_may_be_an_office_of_the_other() -> None:
    """`deputy` was somebody given power by name, and is now the office that somebody holds."""
    old = world(trust("A"), Person("deputy"), given("1", "A board", "deputy"))
    office = Office("deputy", "A", holders="A ceo")
    new = world(trust("A"), office, given("1", "A board", "deputy"))
    found = {one.decider: one.relation for one in compare(old, new, on=Y2024).changes}
    assert "deputy" in found
    for shift in (s for one in compare(old, new, on=Y2024).changed for s in one.gained):
        assert isinstance(shift.witness, Decision)
        assert shift.ask(new)["A"].verdict.name == "YES"
    assert found["deputy"] in set(Relation)


def test_whatever_a_scheme_or_statute_asks_for_can_be_attested() -> None:
    """A condition of a delegation, a ground of urgent power, a fact that a rule of law names."""
    gov = world(
        *(trust("A"), committee("A", "ceo", "fd"), Office("ceo", "A", holders="A ceo")),
        given("1", "A board", "A committee", conditions="costed"),
        given("2", "A board", "ceo", urgent=Urgent(grounds="wait", barred_by="bar")),
    )
    facts = {o.name for rule in BOOK.rules for o in rule.conditions if o.met_by is MetBy.FACT}
    others = {o.name for rule in BOOK.rules for o in rule.conditions} - facts
    assert facts
    assert others
    assert Asker(gov, BOOK).conditions == facts | {"costed", "wait"}


def test_to_say_how_a_body_decides_changes_nothing_of_what_it_decided() -> None:
    """X ended, and its seat on B's committee passed to N, which has to agree."""
    rule = VotingRule(MustAgree(SeatClass(organisations="N")))
    body = committee("B", "ceo", Seat("X ceo", held_for="X"), rule=rule)
    old = Organisation("X", kind="FT", period=Period(None, Y2024))
    passed = Succession("S", of="X", to="N", day=Y2024, carried="seats")
    stands = []
    for told in (False, True):
        gov = world(old, trust("B"), trust("N"), body, passed)
        made = decide(gov, "B committee", Y2024, votes=votes("for", "B ceo", "X ceo"))
        if told:
            assert rule_text(body, made, gov, BOOK) == "everybody of class N agrees"
        stands.append(resolve(made, gov)["B"].stand)
    assert stands == [Stand.FOR, Stand.FOR]
