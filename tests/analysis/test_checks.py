"""Of any framework: every finding reads well, and every witness can be asked about."""

import re

from hypothesis import given as given_
from hypothesis import settings

from icsgov import check, resolve
from icsgov.phrases import FINDINGS
from icsgov.testing import World
from icsgov.testing.breaks import near_misses


@settings(max_examples=150, deadline=None)
@given_(near_misses())
def test_every_finding_reads_well_and_every_witness_can_be_asked(world: World) -> None:
    """Nothing raises; sentences are whole; ids are there; the order is by code and clause."""
    gov, day = world.gov, world.decision.day
    found = check(gov, on=day)
    assert list(found) == sorted(found, key=lambda one: (one.code, one.about))
    assert found == check(gov.put(), on=day)
    for one in found:
        assert one.code in FINDINGS
        for text in (one.says, one.mend):
            assert not re.search(r"[{}\n]|``|not recorded", text), text
        assert str(one) == f"{one.code}: {one.says}"
        assert all(gov.index.record(id) is not None for id in one.about)
        assert all(id in gov.index.organisations for id in one.organisations)
        if one.witness is not None:
            assert one.witness.day == day
            assert len(resolve(one.witness, gov).bindings) > 0


@settings(max_examples=100, deadline=None)
@given_(near_misses())
def test_a_delegation_found_dead_may_be_dropped(world: World) -> None:
    """Where a whole clause gives nothing, the decision of the world comes out as it did."""
    gov, decision = world.gov, world.decision
    before = resolve(decision, gov, on=world.on)
    for one in check(gov, on=decision.day):
        record = gov.index.record(one.about[0])
        if one.code not in DEAD or one.region is None:
            continue
        if one.region.matters != getattr(record, "matters", one.region.matters):
            continue
        if decision.last_day() != decision.day or len(one.organisations) != 1:
            continue
        after = resolve(decision, gov.drop(record.id), on=world.on)
        for org in one.organisations:
            assert after[org].verdict is before[org].verdict, one.says


DEAD = {
    f"check.{name}"
    for name in (
        "unlawful-alone",
        "unlawful-body",
        "unlawful-party",
        "not-a-party",
        "barred",
        "kept-by-statute",
        "condition-failed",
        "advisory",
        "vacant-office",
        "not-in-being",
        "giver-gone",
        "root-lapsed",
        "giver-holds-nothing",
        "passing-on-barred",
        "empty-envelope",
        "wholly-reserved",
        "never-used",
    )
}
