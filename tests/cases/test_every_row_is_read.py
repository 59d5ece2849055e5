"""No row of the law that claims to be read may be taken away without changing an answer."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from build import BOOK, Case
from registry import CASES

from icsgov.law import RuleBook
from icsgov.reasoning.results import Binding

CITED_ONLY = {
    "FT-13": "ZZ-08 says it of every relevant body",
    "NT-03": "NT-02 lets anybody sit on the committee",
    "NT-04": "NT-02 lets a sub-committee be a committee",
    "IC-05": "ZZ-07 says it of every relevant body",
    "IC-06": "ZZ-07 says it of every relevant body",
    "IC-09": "a committee that advises has nothing to decide with either way",
    "PA-09": "PA-02 lets every authority be a partner",
    "HW-04": "what may be done is unknown with the rule and without it",
    "LA-14": "power over the functions of the executive does not lie in full council",
    "GN-01": "who recommends binds nobody, with a rule or without",
    "LA-21": "RS-47 puts the function on the side of full council",
    "IP-01": "a partnership decides nothing for its partners without it either",
    "RS-28": "LA-18 says it of precepts too",
    "PR-02": "elsewhere the same is inferred, so only a doubt comes with its going",
    "GN-02": "a majority of the room never was a reason to be bound; the rule says why not",
    "GN-05": "GN-04 adopts no such act; this says what is left to do",
    "HW-02": "an organisation without a part in a decision needs no law to stay out of it",
    "IC-07": "as HW-02",
    "IP-02": "a partnership has no power to bind without it either",
    "ZZ-03": "the joint committee decided by its rule, outvoted parties or not",
}
"""Rules that explain an answer that would be the same without them, each with the reason."""

READ = [rule.id for rule in BOOK.rules if rule.read]


@cache
def without(id: str) -> RuleBook:
    """The law as if this rule had never been."""
    start = BOOK.rule(id).period.start
    return BOOK.repeal(id, on=start or date.min)


def answer(binding: Binding) -> object:
    """What a binding answers, its reasons aside."""
    return binding.effect, binding.verdict, binding.how, binding.liable


def reasons(binding: Binding) -> object:
    """What a binding answers, cites and doubts."""
    steps = [*binding.why.walk(), *binding.liability.walk()]
    cites = {cite for step in steps for cite in step.cites}
    doubts = {(step.code, step.named) for step in binding.doubts}
    named = {step.facts["rule"] for step in steps if "rule" in step.facts}
    return answer(binding), cites, doubts, named


def changes(one: Case, id: str, seen: Callable[[Binding], object]) -> bool:
    """Whether a case comes out differently without a rule."""
    before, after = one.ask(), one.ask(without(id))
    return any(
        seen(binding) != seen(after[binding.organisation]) for binding in (*before, before[one.org])
    )


@pytest.mark.parametrize("id", READ)
def test_some_case_changes_when_the_rule_goes(id: str) -> None:
    """Each rule that is read is shown by a case whose answer, citations or doubts need it."""
    shown = [one for one in CASES if id in one.shows]
    assert shown, f"no case shows {id}"
    assert any(changes(one, id, reasons) for one in shown)


@pytest.mark.parametrize("id", READ)
def test_the_answer_itself_changes_when_the_rule_goes(id: str) -> None:
    """Effect, verdict, way or liability depend on each rule, save those that only explain."""
    shown = [one for one in CASES if id in one.shows]
    assert any(changes(one, id, answer) for one in shown) is (id not in CITED_ONLY)


def test_the_shown_rules_are_all_read() -> None:
    """No case claims to show a rule that is a note or does not exist."""
    known = {rule.id for rule in BOOK.rules if rule.read}
    assert {id for one in CASES for id in one.shows} <= known
