"""Call-in on a day before the whole of it is on file, and what its lines cite."""

from datetime import date
from typing import Any

import pytest
from build import committee, council, world

from icsgov import CallIn, CallInRule, Decision, Governance, Matter, Verdict, call_in

RULE = CallInRule(
    "Const 15", organisation="L", working_days=3, suspends=True, by="L scrutiny", source="Part 4"
)


def may(day: int) -> date:
    """A day of May 2024; Monday the 6th is a bank holiday."""
    return date(2024, 5, day)


def framework() -> Governance:
    """A council with two scrutiny committees, of which its constitution names one."""
    return world(
        council("L"),
        committee("L", "c1", name="scrutiny", statute="scrutiny", parent="L council"),
        committee("L", "c2", name="other", statute="scrutiny", parent="L council"),
        Matter("service", kinds=(), side="executive"),
        RULE,
    )


def made(*some: CallIn) -> Decision:
    said: dict[str, Any] = {"published": may(2), "call_ins": some}
    return Decision("D", "service", forum="L cabinet", day=may(1), **said)


@pytest.mark.parametrize(("day", "wanted"), [(6, []), (7, ["call-in.unanswered"])])
def test_a_call_in_holds_nothing_up_before_its_day(day: int, wanted: list[str]) -> None:
    """On the 6th it holds up that it can still be called in, and nothing else."""
    found = call_in(made(CallIn("L scrutiny", may(7))), framework(), on=may(day))
    codes = [step.code for step in found.may_implement.failing()]
    assert codes == ["call-in.still-open", *wanted]
    assert len(found.call_ins) == len(wanted)


def test_an_answer_that_is_given_later_is_none_yet() -> None:
    """It was asked on the 7th and answered on the 13th: from then on it may be carried out."""
    asked = made(CallIn("L scrutiny", may(7), answered=may(13), answer="confirmed"))
    found = [call_in(asked, framework(), on=may(day)).may_implement for day in (9, 12, 13)]
    assert [[step.code for step in one.failing()] for one in found] == [
        ["call-in.unanswered"],
        ["call-in.unanswered"],
        ["call-in.closed", "call-in.answered"],
    ]


def test_who_may_not_call_in_is_read_in_the_constitution() -> None:
    """The line that a committee is not named cites the rule that names others."""
    asked = made(CallIn("L other", may(7), source="request 3"))
    ((_, valid),) = call_in(asked, framework(), on=may(9)).call_ins
    (step,) = valid.failing()
    assert (step.code, [str(cite) for cite in step.cites]) == ("call-in.not-named", ["Part 4"])
    assert "request 3" in [str(cite) for cite in valid.cites]


@pytest.mark.parametrize("day", [date(1970, 5, 1), date(9998, 12, 31), date.max])
def test_years_of_which_the_bank_holidays_are_not_known(day: date) -> None:
    """Until when it can be called in is not known either; an answer there is all the same."""
    then = Decision("D", "service", forum="L cabinet", day=day, published=day)
    found = call_in(then, framework(), on=day)
    assert found.open_until is None
    assert "call-in.no-calendar" in {step.code for step in found.open.walk()}
    assert found.may_implement.verdict is not Verdict.YES
