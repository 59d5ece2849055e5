"""Every row of the law that is read, in a small framework in which it decides."""

import pytest
from build import BOOK, Case, check, steps
from registry import TABLES

from icsgov.explain import NO, YES
from icsgov.reasoning.results import Effect


def rows() -> list[object]:
    """Each case once, named by its table and its place there."""
    return [
        pytest.param(one, id=f"{name}-{place}-{one}".replace(" ", "_"))
        for name, table in TABLES.items()
        for place, one in enumerate(table)
    ]


@pytest.mark.parametrize("one", rows())
def test_the_law_decides_as_its_row_says(one: Case) -> None:
    """Effect, way, liability and doubts are as the case says, and the rule is what it rests on."""
    check(one)


@pytest.mark.parametrize("one", rows())
def test_what_every_answer_has(one: Case) -> None:
    """Effect and verdict agree, a failure has its leaves, and only the bound are liable."""
    for binding in one.ask():
        effect, verdict = binding.effect, binding.verdict
        assert (effect is Effect.BOUND) is (verdict is YES)
        assert effect is Effect.INDETERMINATE or verdict in (YES, NO)
        assert verdict is YES or binding.why.failing()
        assert verdict is YES or binding.liable == ()


@pytest.mark.parametrize("one", rows())
def test_weak_law_is_marked_wherever_it_is_named(one: Case) -> None:
    """A line that names an inferred or unverified rule says so, and one that names no such, not."""
    for binding in one.ask():
        for step in steps(binding):
            if "rule" in step.facts:
                rule = BOOK.rule(step.facts["rule"])
                assert (step.basis is not None and step.basis.doubtful) is rule.basis.doubtful
