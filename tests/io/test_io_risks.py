"""What is written of risks, policies and ladders is what is read, and fits the schema."""

import json
from collections import Counter

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from icsgov.io import dumps, loads, schema
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.kinds import Act
from icsgov.testing import strategies_risk as shapes

FEWER = settings(max_examples=settings().max_examples // 3)  # frameworks are slow to draw


@FEWER
@given(shapes.governances(), shapes.decisions())
def test_a_framework_with_risks_round_trips(gov: Governance, decision: Decision) -> None:
    text = dumps(gov, [decision])
    assert loads(text) == (gov, (decision,))
    assert loads(text.encode()) == (gov, (decision,))
    assert dumps(*loads(text)) == text


@FEWER
@given(shapes.governances(), shapes.decisions())
def test_a_framework_with_risks_fits_the_schema(gov: Governance, decision: Decision) -> None:
    document = json.loads(dumps(gov, [decision]))
    assert [one.message for one in Draft202012Validator(schema()).iter_errors(document)] == []


def test_the_frameworks_hold_every_kind_of_record_and_of_line() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=120, database=None)
    @given(shapes.governances())
    def count(gov: Governance) -> None:
        seen.update(name for name, _ in gov.records())
        both = (*gov.risks, *gov.issues)
        seen.update(line.act.name for one in both for line in one.history)
        for policy in gov.risk_policies:
            seen.update(type(rule).__name__ for rule in (*policy.reports, *policy.assurance))
            seen.update(type(rule).__name__ for rule in (*policy.escalations, *policy.reviews))
            seen.update(type(rule).__name__ for rule in policy.de_escalations)

    count()
    rules = {f"{name}Rule" for name in ("Escalation", "DeEscalation", "Review", "Report")}
    wanted = {"tiers", "risk_policies", "risks", "issues", "register_entries", "AssuranceRule"}
    wanted |= rules | {act.name for act in Act}
    assert wanted - set(seen) == set()
