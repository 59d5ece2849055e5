"""Call-in of a council's executive decisions, against a naive twin and on worked cases."""

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any, NamedTuple

import attrs
import pytest
from build import committee, council, group, joint, trust, votes, world
from hypothesis import given as given_by
from hypothesis import strategies as st

from icsgov import (
    AdvisoryGroup,
    Board,
    CallIn,
    CallInRule,
    Decision,
    Governance,
    GovernanceError,
    MalformedError,
    Matter,
    Office,
    Organisation,
    Period,
    UnknownIdError,
    call_in,
    resolve,
)
from icsgov.analysis import call_in as module
from icsgov.explain import NO, UNKNOWN, YES, Step, Verdict
from icsgov.phrases import COUNCIL
from icsgov.testing import World, near_misses
from icsgov.workdays import is_working_day

DAY = date(2024, 5, 1)  # a Wednesday; Monday 6 May is a bank holiday
RULE = CallInRule("Const 15", organisation="L", working_days=3, suspends=True, source="Part 4")


def may(day: int) -> date:
    """A day of May 2024."""
    return date(2024, 5, day)


def framework(rule: CallInRule | None = RULE, side: str | None = "executive") -> Governance:
    """A council with a cabinet, a scrutiny committee and a committee that is none."""
    return world(
        council("L"),
        trust("A"),
        committee("L", "c1", name="scrutiny", statute="scrutiny", parent="L council"),
        committee("L", "c2", name="other scrutiny", statute="scrutiny", parent="L council"),
        committee("L", "c3", name="planning", parent="L council"),
        Office("L director", "L"),
        Matter("service", kinds=(), side=side),
        [rule] if rule else [],
    )


# a naive twin: what is not recorded is tried each way it may have been


class Told(NamedTuple):
    """What is known, all of it, of a decision and of the rule."""

    executive: bool
    published: date
    suspends: bool
    first: bool  # on the day of the implementation, whether a call-in came first


def window(published: date, days: int) -> date:
    """The last day of so many working days after a day."""
    day = published
    while days:
        day += timedelta(days=1)
        days -= 1 if is_working_day(day) else 0
    return day


def valid(one: CallIn, made: Decision, rule: CallInRule | None, told: Told) -> bool:
    by = ["L scrutiny", "L other scrutiny"]
    if rule is not None and rule.by is not None:
        by = [id for id in by if id in rule.by]
    late = rule is not None and one.day > window(told.published, rule.working_days)
    done = made.implemented
    undone = done is None or one.day < done or (one.day == done and told.first)
    return told.executive and one.by in by and not late and undone


def free(made: Decision, rule: CallInRule | None, told: Told, on: date) -> bool:
    if on < made.day:
        return False
    if not told.executive or rule is None or not told.suspends:
        return True
    waiting = [
        one
        for one in made.call_ins
        if one.day <= on
        and (one.answered is None or one.answered > on)
        and valid(one, made, rule, told)
    ]
    return on > window(told.published, rule.working_days) and not waiting


def tellings(made: Decision, rule: CallInRule | None, side: str | None) -> Iterator[Told]:
    """Every way in which what is not recorded may have been."""
    by_forum = {"L cabinet": [True], "L council": [False], "L director": [True, False]}
    sides = by_forum[str(made.forum)] if side is None else [side == "executive"]
    days = [made.day + timedelta(days=n) for n in range(40)]
    out = [made.published] if made.published else days
    holds = [True, False] if rule is None or rule.suspends is None else [rule.suspends]
    for executive, published, suspends, first in product(sides, out, holds, [True, False]):
        yield Told(executive, published, suspends, first)


def agreed(found: set[bool]) -> Verdict:
    return UNKNOWN if len(found) > 1 else YES if found == {True} else NO


days = st.integers(1, 14).map(may)


@st.composite
def asked_of(draw: st.DrawFn) -> tuple[Decision, CallInRule | None, str | None, date]:
    rule = CallInRule(
        "Const 15",
        organisation="L",
        working_days=draw(st.integers(0, 4)),
        by=draw(st.sampled_from([None, None, "L scrutiny"])),
        suspends=draw(st.sampled_from([True, True, False, None])),
    )
    bodies = ["L scrutiny"] * 4 + ["L other scrutiny", "L planning", "L cabinet"]
    calls = []
    for _ in range(draw(st.integers(0, 2))):
        day = draw(days)
        wait = draw(st.none() | st.integers(0, 4))
        answered = None if wait is None else day + timedelta(days=wait)
        calls.append(CallIn(draw(st.sampled_from(bodies)), day, answered=answered))
    made = Decision(
        "D",
        "service/homes",
        forum=draw(st.sampled_from(["L cabinet"] * 4 + ["L council", "L director"])),
        day=DAY,
        published=draw(st.none() | days),
        implemented=draw(st.none() | days),
        call_ins=calls,
    )
    side = draw(st.sampled_from(["executive"] * 4 + ["council", None]))
    on = draw(st.integers(-1, 20).map(lambda n: DAY + timedelta(days=n)))
    return made, draw(st.sampled_from([rule, rule, rule, None])), side, on


@given_by(asked_of())
def test_call_in_agrees_with_a_naive_twin(
    asked: tuple[Decision, CallInRule | None, str | None, date],
) -> None:
    made, rule, side, on = asked
    found = call_in(made, framework(rule, side), on=on)
    ways = list(tellings(made, rule, side))
    assert found.may_implement.verdict is agreed({free(made, rule, told, on) for told in ways})
    past = [one for one in made.call_ins if one.day <= on]
    assert [one.call_in for one in found.call_ins] == past
    for one in found.call_ins:
        wanted = {valid(one.call_in, made, rule, told) for told in ways}
        assert one.valid.verdict is agreed(wanted), str(one.valid)
    today = CallIn("L scrutiny", max(on, DAY))
    anybody = attrs.evolve(rule, by=None) if rule is not None else None
    wanted = {on >= DAY and valid(today, made, anybody, told) for told in ways}
    assert found.open.verdict is agreed(wanted)
    assert codes_of(found) == set(implemented_early(made, rule, side, on))
    last = {window(t.published, rule.working_days) for t in ways if rule and t.executive}
    assert found.open_until == (last.pop() if len(last) == 1 and made.published else None)


def codes_of(found: module.Scrutiny) -> set[str]:
    return {one.code for one in found.findings}


def implemented_early(
    made: Decision, rule: CallInRule | None, side: str | None, on: date
) -> Iterator[str]:
    done = made.implemented
    if done is None or done > on:
        return
    said = {free(made, rule, told, done) for told in tellings(made, rule, side)}
    if said == {False}:
        yield "implemented.too-early"
    elif said == {True, False}:
        yield "implemented.perhaps-too-early"


@given_by(near_misses(), st.data())
def test_a_call_in_changes_nobodys_being_bound(world_: World, data: st.DataObject) -> None:
    made = world_.decision
    bodies = sorted(one.id for one in world_.gov.bodies)
    called = CallIn(data.draw(st.sampled_from(bodies)), made.day) if bodies else None
    other = attrs.evolve(
        made, published=made.day, implemented=made.day, call_ins=[called] if called else []
    )
    before, after = (resolve(one, world_.gov, on=world_.on) for one in (made, other))
    assert before.bindings == after.bindings


# worked cases: decided Wednesday 1 May 2024, published Thursday 2 May; three working days after
# are Friday 3, Tuesday 7 (Monday 6 is a bank holiday) and Wednesday 8 May

MADE = Decision("D", "service/homes", forum="L cabinet", day=DAY, published=may(2), source="minute")


def called(day: int, by: str = "L scrutiny", **more: Any) -> Decision:
    return attrs.evolve(MADE, call_ins=CallIn(by, may(day), **more))


def codes(step: Step) -> set[str]:
    return {one.code for one in step.walk()}


@pytest.mark.parametrize(
    ("day", "may_now", "open_now"), [(1, NO, YES), (2, NO, YES), (8, NO, YES), (9, YES, NO)]
)
def test_the_days_of_a_call_in(day: int, may_now: Verdict, open_now: Verdict) -> None:
    found = call_in(MADE, framework(), on=may(day))
    assert found.open_until == may(8)
    assert (found.may_implement.verdict, found.open.verdict) == (may_now, open_now)


def test_before_the_decision_there_is_nothing_to_call_in() -> None:
    found = call_in(MADE, framework(), on=date(2024, 4, 30))
    assert (found.open.code, found.may_implement.code) == ("call-in.not-decided",) * 2
    assert found.may_implement.verdict is NO


@pytest.mark.parametrize(("day", "on", "wanted"), [(8, 9, NO), (9, 9, YES), (8, 8, NO)])
def test_a_call_in_holds_it_up_until_it_is_answered(day: int, on: int, wanted: Verdict) -> None:
    """The call-in of the last day is in time, that of the day after is not."""
    found = call_in(called(day), framework(), on=may(on))
    assert found.may_implement.verdict is wanted
    assert found.call_ins[0].valid.verdict is (YES if day == 8 else NO)


def test_an_answer_sets_it_free() -> None:
    made = called(7, answered=may(13), answer="confirmed")
    for day, wanted in ((12, NO), (13, YES)):
        assert call_in(made, framework(), on=may(day)).may_implement.verdict is wanted


def test_it_prints() -> None:
    found = call_in(called(7, asks="refer"), framework(), on=may(9))
    assert str(found).splitlines() == [
        "D for L on 2024-05-09, open to call-in until 2024-05-08",
        "called in 2024-05-07 by L scrutiny, to refer; that counts: YES",
        "may be implemented: NO",
    ]
    assert str(call_in(MADE, framework(None), on=may(9))).splitlines()[0] == "D for L on 2024-05-09"


def test_of_what_is_no_decision_of_a_council_it_prints_that_nothing_is_called_in() -> None:
    gov = Governance.of(Organisation("A", kind="FT"), Board("a", "A"))
    found = call_in(Decision("D", "beds", forum="a", day=may(1)), gov, on=may(9))
    assert "`A` is no council, and nothing of it is called in" in str(found).splitlines()


def test_statute_is_cited_and_suspends_nothing() -> None:
    """Without a rule of the constitution a call-in holds nothing up, with a doubt."""
    found = call_in(called(7), framework(None), on=may(9))
    assert found.call_ins[0].valid.verdict is YES
    assert "LGA 2000 s.9F(4)-(5)" in str(found.call_ins[0].valid)
    assert "LGA 2000 s.9F(4)-(5)" in str(found.may_implement)
    assert found.may_implement.verdict is YES
    assert found.may_implement.doubtful
    assert found.open_until is None


def test_before_the_law_of_today_the_rulebook_says_nothing() -> None:
    day = date(2011, 5, 4)
    made = attrs.evolve(MADE, day=day, published=day)
    found = call_in(made, framework(None), on=day)
    assert (found.open.verdict, found.may_implement.verdict) == (UNKNOWN, YES)
    assert "call-in.no-law" in codes(found.open)


@pytest.mark.parametrize(("day", "wanted"), [(6, YES), (7, UNKNOWN), (8, NO)])
def test_only_what_is_not_implemented_is_called_in(day: int, wanted: Verdict) -> None:
    """On the very day, which came first is not recorded."""
    made = attrs.evolve(called(day), implemented=may(7))
    assert call_in(made, framework(), on=may(9)).call_ins[0].valid.verdict is wanted


@pytest.mark.parametrize(
    ("by", "code"),
    [
        ("L planning", "not-scrutiny"),
        ("L council", "not-scrutiny"),
        ("A board", "not-scrutiny"),
        ("L other scrutiny", "not-named"),
    ],
)
def test_who_may_call_in(by: str, code: str) -> None:
    gov = framework(attrs.evolve(RULE, by="L scrutiny"))
    valid_ = call_in(called(7, by), gov, on=may(9)).call_ins[0].valid
    assert valid_.verdict is NO
    assert f"call-in.{code}" in codes(valid_)


def test_scrutiny_of_another_council_and_one_that_is_gone() -> None:
    other: list[Any] = [
        council("L2"),
        committee("L2", "c1", name="scrutiny", statute="scrutiny"),
        committee("L", "c1", name="old", statute="scrutiny", period=Period(None, may(7))),
        AdvisoryGroup("talk", organisations=["L"]),
    ]
    gov = world(*framework().organisations, *framework().bodies, other, RULE)
    gov = gov.put(Matter("service", side="executive"))
    for by, code in (("L2 scrutiny", "not-scrutiny"), ("L old", "body-gone"), ("talk", "not-scr")):
        valid_ = call_in(called(7, by), gov, on=may(9)).call_ins[0].valid
        assert valid_.verdict is NO
        assert any(one.startswith(f"call-in.{code}") for one in codes(valid_))
    assert call_in(called(3, "L old"), gov, on=may(9)).call_ins[0].valid.verdict is YES


def test_a_joint_scrutiny_committee_calls_in_for_each_of_its_councils() -> None:
    gov = framework().put(*council("L2"), attrs.evolve(joint("L", "L2"), statute="scrutiny"))
    assert call_in(called(7, "jc"), gov, on=may(9)).call_ins[0].valid.verdict is YES


def test_full_council_is_not_called_in() -> None:
    found = call_in(called(7), framework(side="council"), on=may(2))
    assert found.executive.verdict is NO
    assert (found.may_implement.verdict, found.open_until) == (YES, None)
    assert found.call_ins == ()
    late = call_in(called(7), framework(side="council"), on=may(9))
    assert late.call_ins[0].valid.verdict is NO


@pytest.mark.parametrize(
    ("forum", "wanted"),
    [("L cabinet", YES), ("L council", NO), ("L planning", NO), ("L director", UNKNOWN)],
)
def test_a_side_that_is_not_recorded_is_presumed_from_the_body(forum: str, wanted: Verdict) -> None:
    found = call_in(attrs.evolve(MADE, forum=forum), framework(side=None), on=may(9))
    assert found.executive.verdict is wanted
    assert found.executive.doubtful


def test_of_several_matters_one_of_the_executive_is_enough() -> None:
    gov = framework().put(Matter("plan", side="council"))
    made = attrs.evolve(MADE, matters=["plan", "service/homes"])
    assert call_in(made, gov, on=may(3)).executive.verdict is YES
    assert call_in(attrs.evolve(MADE, matters="plan"), gov, on=may(3)).executive.verdict is NO


def test_a_council_without_an_executive_and_what_is_no_council() -> None:
    gov = world(Organisation("L", kind="LA"), Board("L council", "L"), trust("A"), RULE)
    found = call_in(attrs.evolve(MADE, forum="L council"), gov, on=may(3))
    assert found.executive.code == "call-in.no-executive"
    found = call_in(attrs.evolve(MADE, forum="A board"), gov, on=may(3))
    assert found.executive.code == "call-in.no-council"
    assert found.may_implement.verdict is YES


@pytest.mark.parametrize(("suspends", "wanted"), [(True, NO), (False, YES), (None, UNKNOWN)])
def test_what_the_constitution_suspends(suspends: bool | None, wanted: Verdict) -> None:
    gov = framework(attrs.evolve(RULE, suspends=suspends))
    assert call_in(MADE, gov, on=may(8)).may_implement.verdict is wanted
    assert call_in(called(8), gov, on=may(20)).may_implement.verdict is wanted
    assert call_in(MADE, gov, on=may(9)).may_implement.verdict is YES


def test_publication_that_is_not_recorded() -> None:
    """It came on the day of the decision at the earliest: three working days on is 7 May."""
    made = attrs.evolve(MADE, published=None)
    for day, wanted in ((7, NO), (8, UNKNOWN)):
        found = call_in(made, framework(), on=may(day))
        assert (found.may_implement.verdict, found.open_until) == (wanted, None)
    late = attrs.evolve(called(8), published=None)
    assert call_in(late, framework(), on=may(8)).call_ins[0].valid.verdict is UNKNOWN


@pytest.mark.parametrize(
    ("done", "suspends", "code"),
    [
        (8, True, "implemented.too-early"),
        (9, True, None),
        (8, None, "implemented.perhaps-too-early"),
        (8, False, None),
    ],
)
def test_implemented_too_early(done: int, suspends: bool | None, code: str | None) -> None:
    made = attrs.evolve(MADE, implemented=may(done))
    gov = framework(attrs.evolve(RULE, suspends=suspends))
    found = call_in(made, gov, on=may(20)).findings
    assert [one.code for one in found] == ([code] if code else [])
    assert call_in(made, gov, on=may(done - 1)).findings == ()
    for one in found:
        assert (one.about, one.organisations) == (("D", "Const 15"), ("L",))
        assert [str(cite) for cite in one.cites] == ["Part 4", "minute"]
        assert one.mend


def test_the_sentence_of_what_was_implemented_too_early() -> None:
    made = attrs.evolve(MADE, implemented=may(8))
    (one,) = call_in(made, framework(), on=may(20)).findings
    assert one.says == (
        "`D` was implemented for `L` on 8 May 2024, when it could not be yet: `Const 15` lets it"
        " be called in at least until 8 May 2024"
    )


def test_a_rule_outside_its_period_says_nothing() -> None:
    gov = framework(attrs.evolve(RULE, period=Period(None, DAY)))
    assert call_in(MADE, gov, on=may(3)).may_implement.code == "call-in.no-rule"


def test_which_council_is_asked_about() -> None:
    gov = framework().put(*council("L2"), group(("L c1", "L"), ("A ceo", "A")))
    gov = gov.put(joint("L", "L2"))
    mixed = attrs.evolve(MADE, forum="group", votes=votes("for", "L c1"))
    assert call_in(mixed, gov, on=may(3)).organisation == "L"
    both = attrs.evolve(MADE, forum="jc")
    with pytest.raises(MalformedError, match="the council that is asked about"):
        call_in(both, gov, on=may(3))
    assert call_in(both, gov, on=may(3), organisation="L2").organisation == "L2"
    assert call_in(both, gov, on=may(3), organisation=gov.organisations[1]).organisation == "L"
    with pytest.raises(UnknownIdError):
        call_in(both, gov, on=may(3), organisation="L9")


def test_bad_questions() -> None:
    with pytest.raises(MalformedError, match="expected a day"):
        call_in(MADE, framework(), on="2024-05-09")  # type: ignore[arg-type] # bad input on purpose
    for question in (lambda made, gov: call_in(made, gov, on=may(9)), resolve):
        with pytest.raises(GovernanceError) as caught:
            question(called(7, "nobody"), framework())
        assert [str(one) for one in caught.value.faults] == [
            "call_ins[0].by: no body has the id `nobody`"
        ]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"published": date(2024, 4, 30)}, "published: 2024-04-30 is before the decision"),
        ({"implemented": date(2024, 4, 30)}, "implemented: 2024-04-30 is before the decision"),
        ({"call_ins": CallIn("x", date(2024, 4, 30))}, "call_ins[0].day: 2024-04-30 is before"),
        ({"call_ins": "x"}, "call_ins: expected"),
        ({"published": "soon"}, "published: expected a day"),
    ],
)
def test_faults_of_a_decision(more: Any, fault: str) -> None:
    with pytest.raises(MalformedError) as caught:
        attrs.evolve(MADE, **more)
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"answered": may(6)}, "answered: 2024-05-06 is before the call-in of 2024-05-07"),
        ({"answer": "confirmed"}, "answered: expected the day of the answer"),
        ({"asks": "quash"}, "asks: expected one of 'reconsider', 'refer'"),
        ({"day": "soon"}, "day: expected a day"),
    ],
)
def test_faults_of_a_call_in(more: Any, fault: str) -> None:
    with pytest.raises(MalformedError) as caught:
        CallIn(**{"by": "L scrutiny", "day": may(7), **more})
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"working_days": -1}, "working_days: expected a whole number"),
        ({"working_days": 251}, "working_days: expected at most 250 working days, got 251"),
        ({"by": []}, "by: expected at least one body, or None for all"),
        ({"by": ["a", "a"]}, "by[1]: `a` is named twice"),
        ({"suspends": "yes"}, "suspends: expected True or False"),
    ],
)
def test_faults_of_a_rule(more: Any, fault: str) -> None:
    with pytest.raises(MalformedError) as caught:
        attrs.evolve(RULE, **more)
    assert fault in str(caught.value)


def test_rules_that_do_not_fit() -> None:
    with pytest.raises(GovernanceError) as caught:
        framework().put(
            attrs.evolve(RULE, id="Const 16"),
            attrs.evolve(RULE, id="X", organisation="no", by="no"),
        )
    assert [str(one) for one in caught.value.faults] == [
        "call_in_rules['X'].organisation: no organisation has the id `no`",
        "call_in_rules['X'].by[0]: no body has the id `no`",
        "call_in_rules['Const 16']: a second rule on call-in of `L` at the same time",
    ]
    after = attrs.evolve(RULE, id="Const 16", period=Period(may(1)))
    before = attrs.evolve(RULE, period=Period(None, may(1)))
    assert len(framework().put(before, after).call_in_rules) == 2


def test_every_sentence_is_used_and_none_is_missing() -> None:
    found = {
        node.value
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"call-in\.[a-z-]+", node.value)
    }
    assert found == {code for code in COUNCIL if code.startswith("call-in.")}


@given_by(asked_of())
def test_every_line_is_a_sentence_with_all_its_facts(
    asked: tuple[Decision, CallInRule | None, str | None, date],
) -> None:
    made, rule, side, on = asked
    found = call_in(made, framework(rule, side), on=on)
    for top in (found.open, found.may_implement, *(one.valid for one in found.call_ins)):
        for step in top.walk():
            assert step.code in COUNCIL
            assert "not recorded" not in step.says or "not recorded" in COUNCIL[step.code]
