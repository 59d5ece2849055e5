"""The naive twin gives the answers of every worked case of the law's tables, too."""

import pytest
from build import Case
from registry import TABLES

from icsgov.testing.twin import who_is_bound

CASES = [one for table in TABLES.values() for one in table]


@pytest.mark.parametrize("one", CASES, ids=str)
def test_the_twin_agrees_on_a_case_of_the_law(one: Case) -> None:
    outcome = one.ask()
    told = who_is_bound(one.decision, one.gov, one.on)
    assert {org: (outcome[org].effect, outcome[org].verdict) for org in told} == told
