"""No well-formed framework makes a question about its risks raise, on any day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from icsgov.explain import UNKNOWN
from icsgov.model.governance import Governance
from icsgov.risks.acts import review
from icsgov.risks.assess import Advice, assess
from icsgov.risks.moves import de_escalate, escalate
from icsgov.testing import strategies_risk as shapes
from icsgov.testing.strategies import days as any_day

FEWER = settings(max_examples=settings().max_examples // 4)  # frameworks are slow to draw
ON_THE_DAY = [timedelta(days=count) for count in (-1, 0, 1, 30)]


def days(gov: Governance, other: date) -> list[date]:
    """A day, and those about every line of history."""
    told = [line.day for one in (*gov.risks, *gov.issues) for line in one.history]
    return [other, *(day + some for day in told[:2] for some in ON_THE_DAY)]


@FEWER
@given(shapes.governances(), any_day)
def test_assess_answers_for_any_risk_on_any_day(gov: Governance, other: date) -> None:
    for held in (*gov.risks, *gov.issues):
        for on in days(gov, other):
            found = assess(held, gov, on=on)
            assert str(found)
            assert all(step.says for line in found.steps() for step in line.walk())
            assert (found.advice is Advice.NONE) is not held.as_at(on).stands(on)
            if found.advice is Advice.UNKNOWN:
                assert UNKNOWN in (found.up.verdict, found.down.verdict)
                assert any(step.verdict is UNKNOWN for step in found.doubts())
            if found.advice in (Advice.ESCALATE, Advice.DE_ESCALATE):
                assert found.to


@FEWER
@given(shapes.governances(), st.data())
def test_acts_answer_for_any_risk(gov: Governance, data: st.DataObject) -> None:
    bodies = st.sampled_from([one.id for one in gov.bodies])
    for held in (*gov.risks, *gov.issues):
        last = held.history[-1].day if held.history else data.draw(any_day)
        made = [
            review(held, gov, by=data.draw(bodies), on=last, rating=(1, 1)),
            escalate(held, gov, by=held.owner, accepted_by=data.draw(bodies), on=last),
            de_escalate(held, gov, by=held.owner, declined_by=data.draw(bodies), on=last),
        ]
        for one in made:
            lines = len(one.held.history) - len(held.history)
            assert lines == 1 or (lines == 0 and one.held == held and not one.made)
            assert all(step.says for step in one.why.walk())
            assert one.held.as_at(last - timedelta(days=1)) == held.as_at(last - timedelta(days=1))
