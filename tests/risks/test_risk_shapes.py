"""Fields of a wrong shape are named, whatever else leans on them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from risk_build import system

from icsgov import (
    Agreement,
    Appetite,
    DeEscalationRule,
    EscalationRule,
    Every,
    Issue,
    JointCommittee,
    MalformedError,
    RiskPolicy,
    Scale,
    SystemRisk,
    Treatment,
)
from icsgov.risks import review
from icsgov.risks.assess import assess

ODD: Any = 5


def policy(**fields: Any) -> RiskPolicy:
    return RiskPolicy("P", by="b", **fields)


MADE: list[tuple[Callable[[], object], str]] = [
    (lambda: Agreement("G", kind="other", parties=None), "parties[0]: expected an id"),  # type: ignore[arg-type] # odd
    (lambda: Scale("own", ODD), "words: expected text"),
    (lambda: Scale("own", []), "words: expected at least one word"),
    (lambda: Scale("own", ["a"], scores=["x"]), "scores[0]: expected a whole number"),  # type: ignore[list-item] # odd
    (lambda: Treatment("t", matters=[], parts=[]), "expected at least one organisation that acts"),
    (lambda: Treatment("t", matters="m", parts=ODD), "parts: expected a part"),
    (lambda: SystemRisk("R", "r", owner="b", tier="t", history=ODD), "history: expected a line"),
    (lambda: policy(escalations=ODD), "escalations: expected an escalation rule"),
    (lambda: policy(appetites=[Scale("s", ["a"])]), "appetites[0]: expected an appetite"),
    (lambda: policy(de_escalations=[ODD]), "de_escalations[0]: expected a de escalation rule"),
    (lambda: policy(de_escalations=[Appetite("a", score=1)]), "de_escalations[0]: expected"),
    (lambda: policy(bands=[Scale("s", ["a"])]), "bands[0]: expected a band"),
    (
        lambda: policy(matrix=ODD, escalations=EscalationRule("1", tiers="t", to="s", at_least=3)),
        "matrix: expected a matrix",
    ),
]


@pytest.mark.parametrize(("make", "said"), MADE, ids=[said for _, said in MADE])
def test_a_field_of_a_wrong_shape_is_named(make: Callable[[], object], said: str) -> None:
    with pytest.raises(MalformedError) as error:
        make()
    assert said in str(error.value)


def test_an_interval_ends_with_the_calendar() -> None:
    assert Every(years=9000).after(date(2025, 1, 1)) == date.max
    assert Every(days=1).after(date.max) == date.max


def test_an_issue_may_be_reviewed_without_a_rating() -> None:
    """A line that says who looked at it, and changes nothing."""
    issue = Issue("I", "no beds", owner="RNN board", tier="trust")
    seen = review(issue, system(), by="RNN board", on=date(2025, 3, 3)).held
    assert [line.act.value for line in seen.history] == ["reviewed"]
    assert seen.current is None


def test_the_policy_of_several_organisations_is_no_ones_own_appetite() -> None:
    """A joint committee may say what the system will take; that is nobody's own appetite."""
    own = RiskPolicy("JP", by="jc", appetites=Appetite("quality", tolerance=1))
    gov = system().put(JointCommittee("jc", ["RNN", "RTF"]), own)
    risk = SystemRisk("R", "r", owner="RNN board", tier="trust", category="quality", current=(5, 5))
    assert {one.why.code for one in assess(risk, gov, on=date(2025, 3, 3)).stances} == {
        "appetite.none"
    }


def test_what_can_be_said_of_coming_down_needs_a_score_or_bands() -> None:
    with pytest.raises(MalformedError, match="the score or the bands"):
        DeEscalationRule("1", tiers="s", to="t")
