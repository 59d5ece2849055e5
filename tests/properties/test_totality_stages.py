"""No well-formed world makes the questions on stages, call-in and notice raise."""

from datetime import timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

from icsgov import CallIn, CallInRule, Process, Stage, call_in, notice_by, stages
from icsgov.testing import World, near_misses


@given(near_misses(), st.data())
def test_12_no_world_makes_a_question_raise(world: World, data: st.DataObject) -> None:
    """Each answer names everybody it should, and every line and finding has its sentence."""
    gov, made = world.gov, world.decision
    bodies, orgs = [one.id for one in gov.bodies], [one.id for one in gov.organisations]
    known = [
        Stage(
            id,
            forum=data.draw(st.sampled_from([made.forum, *bodies])),
            decides=data.draw(st.booleans()),
            constituency=data.draw(st.sampled_from([None, orgs[:1], orgs])),
        )
        for id in ("s0", "s1")
    ]
    rule = CallInRule(
        "call-in",
        organisation=data.draw(st.sampled_from(orgs)),
        working_days=data.draw(st.integers(0, 9)),
        suspends=data.draw(st.sampled_from([None, True, False])),
    )
    council = gov.index.organisations[str(rule.organisation)].kind.is_council
    process = Process("process", matters=made.matters, stages=known)
    gov = gov.put(process, *([rule] if council else []))
    day = made.day + timedelta(days=data.draw(st.integers(0, 9)))
    made = attrs.evolve(
        made,
        proposal="P",
        stage=data.draw(st.sampled_from([None, "s0", "s1", "s9"])),
        call_ins=[CallIn(one, day) for one in bodies[:1]],
    )
    on = made.day + timedelta(days=data.draw(st.integers(-3, 20)))
    found = stages("process", [made], gov, on=on)
    assert [one.proposal for one in found] == (["P"] if on >= made.day else [])
    told = [*found.findings]
    for org in orgs:
        asked = call_in(made, gov, on=on, organisation=org)
        assert len(asked.call_ins) == len([one for one in made.call_ins if one.day <= on])
        told += asked.findings
        steps = [asked.open, asked.may_implement, *(one.valid for one in asked.call_ins)]
        assert not [one for top in steps for one in top.walk() if one.says.startswith(one.code)]
    assert all(one.says and one.mend for one in told)
    assert {one.organisation for one in notice_by(made, gov)} <= set(orgs)
