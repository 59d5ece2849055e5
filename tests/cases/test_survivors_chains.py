"""Chains and links, further: which way is found, and what is told where none is."""

from typing import Any

import pytest
from build import Y2024, ask, codes, committee, council, given, steps, trust, world

from icsgov.model.authority import Residual
from icsgov.model.decision import Vote
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office
from icsgov.reasoning.results import Binding

DAY = Y2024
OFFICE = Office("A office", "A", holders="A fd")
NAMES = ("c1", "c2", "p", "q", "y")


def by_office(*records: Any, **more: Any) -> Binding:
    """What the holder of an office decided, in a trust with five committees."""
    bodies = [committee("A", "ceo", "ned", name=name) for name in NAMES]
    gov = world(trust("A"), OFFICE, bodies, records)
    return ask(gov, "A office", DAY, votes=Vote("A fd", "for"), **more)["A"]


def clauses(binding: Binding) -> set[str]:
    return {step.facts["clause"] for step in steps(binding) if "clause" in step.facts}


def test_a_way_that_may_not_be_passed_on_does_not_hide_one_that_may() -> None:
    """Whichever of the two comes first."""
    for barred, open_ in (("c1", "c2"), ("c2", "c1")):
        binding = by_office(
            given("1", "A board", f"A {barred}", passing_on="barred"),
            given("2", f"A {barred}", "A office"),
            given("3", "A board", f"A {open_}", passing_on="allowed"),
            given("4", f"A {open_}", "A office"),
        )
        assert binding.effect.value == "bound"
        assert clauses(binding) == {"3", "4"}


def test_where_no_way_holds_every_clause_looked_at_is_told_once() -> None:
    """Two ways that meet and lead on to a body that nobody gave anything."""
    binding = by_office(
        *(given("1", "A c1", "A office"), given("2", "A c2", "A office")),
        *(given("3", "A p", "A c1"), given("4", "A p", "A c2")),
        *(given("5", "A q", "A p"), given("6", "A y", "A q")),
    )
    assert binding.effect.value == "unauthorised"
    assert clauses(binding) == {"1", "2", "3", "4", "5", "6"}


def test_what_is_beside_the_point_is_told_only_where_nothing_else_is() -> None:
    """A clause on other matters does not stop the search, and is not told beside one on these."""
    other = given("1", "A board", "A office", "estates")
    assert codes(by_office(other)) >= {"chain.none", "grant.other-matters"}
    nearer = by_office(other, given("2", "A c1", "A office"), given("3", "A c2", "A c1"))
    assert clauses(nearer) == {"2", "3"}


def test_a_bar_on_passing_on_is_cited() -> None:
    binding = by_office(
        given("1", "A board", "A c1", passing_on="barred"), given("2", "A c1", "A office")
    )
    (line,) = {step for step in steps(binding) if step.code == "passing-on.barred"}
    assert [str(cite) for cite in line.cites] == ["scheme, 1"]
    assert (line.facts["clause"], line.facts["onward"]) == ("1", "2")


def test_what_a_residual_rule_gave_is_not_given_further_in_silence() -> None:
    binding = by_office(Residual("1", by="A board", to="A c1"), given("2", "A c1", "A office"))
    assert binding.effect.value == "unauthorised"
    assert "passing-on.silent" in codes(binding)


@pytest.mark.parametrize(
    ("kind", "forum", "org", "effect"),
    [
        ("icb-chair-appointment", "E board", "I", "awaiting"),
        ("icb-chair-appointment", "E committee", "I", "unauthorised"),
        ("icb-chair-appointment", "I board", "I", "unauthorised"),
        ("needs-assessment", "L wellbeing", "L", "bound"),
        ("needs-assessment", "L committee", "L", "unauthorised"),
        ("council-tax", "L council", "L", "bound"),
        ("council-tax", "L2 council", "L", "unauthorised"),
        ("council-tax", "L committee", "L", "unauthorised"),
        ("executive-pay", "A neds", "A", "bound"),
        ("executive-pay", "B neds", "A", "unauthorised"),
    ],
)
def test_only_the_very_decider_whom_statute_names_will_do(
    kind: str, forum: str, org: str, effect: str
) -> None:
    """Not a committee of theirs, nor the like of them in another organisation."""
    gov = world(
        *(trust("I", "ICB"), trust("E", "NHSE"), trust("A"), trust("B"), council("L")),
        *(council("L2"), committee("E", "ceo", "ned"), committee("L", "c1", "c2")),
        committee("L", "c1", "c2", name="wellbeing", statute="health and wellbeing board"),
        *(committee(id, "chair", "ned", "ned2", name="neds") for id in "AB"),
        Matter("service", kinds=kind),
    )
    assert ask(gov, forum, DAY, of=[org])[org].effect.value == effect
