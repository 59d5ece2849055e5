"""The stages of a proposal, against a naive twin and on worked cases."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any, NamedTuple

import attrs
import pytest
from build import committee, given, group, trust, votes, world
from hypothesis import given as given_by
from hypothesis import strategies as st

from icsgov import (
    AdvisoryGroup,
    CommitteeInCommon,
    Decision,
    Governance,
    GovernanceError,
    MalformedError,
    Overturning,
    Period,
    Process,
    Resolution,
    Seat,
    Stage,
    StageState,
    UnknownIdError,
    resolve,
    stages,
)
from icsgov.explain import NO, YES, Verdict
from icsgov.reasoning.results import Effect
from icsgov.testing import World, near_misses, who_is_bound

DAY = date(2024, 5, 14)
PASSED, NOT_PASSED, NOT_TAKEN, NOT_KNOWN = StageState
ORGS = ("A", "B", "C")
PEOPLE = {org: f"{org} ceo" for org in ORGS}


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def framework(process: Process, c: str = "given") -> Governance:
    """Three trusts, whose chief executives meet; what C gave may hang on a word, or be missing."""
    links = [given(f"{org} gives", f"{org} board", PEOPLE[org]) for org in "AB"]
    if c != "nothing":
        on = ["consulted"] if c == "on condition" else []
        links.append(given("C gives", "C board", PEOPLE["C"], conditions=on))
    talk = AdvisoryGroup("talk", organisations=["A", "B"], seats=[Seat("ann"), Seat("bob")])
    meet = group(*((PEOPLE[org], org) for org in ORGS))
    return world([trust(org) for org in ORGS], meet, talk, links, process)


# a naive twin


class Asked(NamedTuple):
    """A process, the decisions on one proposal, the framework and the day."""

    gov: Governance
    process: Process
    made: list[Decision]
    on: date


def endorsed(one: Decision, org: str, gov: Governance) -> Verdict | None:
    """Whether an organisation endorsed a decision; None where it cannot be said."""
    said = [vote.position.value for vote in one.votes]
    part = who_is_bound(one, gov)[org][0] is not Effect.NO_PART
    if one.forum == "group":
        mine = [vote.position.value for vote in one.votes if vote.person == PEOPLE[org]]
        return YES if part and mine == ["for"] else NO
    if not part:
        return NO
    if one.forum == "A board":
        return YES if said.count("for") > said.count("against") and len(said) > 2 else NO
    if not said or "for" not in said:
        return NO
    return YES if set(said) == {"for"} else None


def answer(one: Decision, stage: Stage, among: tuple[str, ...], gov: Governance, on: date) -> Any:
    """The state of a stage by one decision, for this constituency."""
    if stage.decides:
        said: list[Any] = [who_is_bound(one, gov, on)[org][1] for org in among]
    else:
        said = [endorsed(one, org, gov) for org in among]
    if NO in said:
        return NOT_PASSED
    return PASSED if set(said) == {YES} else NOT_KNOWN


def state(asked: Asked, stage: Stage, on: date) -> StageState:
    """The state of a stage, were each thing that is not recorded one way or the other."""
    made = [one for one in asked.made if one.day <= on]
    open_ = [one for one in made if one.stage is None]
    some = [c for n in (1, 2, 3) for c in combinations(ORGS, n)]
    found = set()
    for picks in product([True, False], repeat=len(open_)):
        also = [one.id for one, pick in zip(open_, picks, strict=True) if pick]
        took = [one for one in made if one.stage == stage.id or one.id in also]
        took = [one for one in took if one.forum == stage.forum]
        last = [one for one in took if one.day == max(two.day for two in took)]
        for among in some if stage.constituency is None else [stage.constituency]:
            each = {answer(one, stage, among, asked.gov, on) for one in last}
            found.add(NOT_TAKEN if not each else each.pop() if len(each) == 1 else NOT_KNOWN)
    return found.pop() if len(found) == 1 else NOT_KNOWN


def noticed(asked: Asked) -> Iterator[tuple[str, str, str]]:
    """Every finding: its code, the decision, and the organisation or the earlier stage."""
    known = asked.process.stages
    names = [one.id for one in known]
    for one in asked.made:
        if one.day > asked.on:
            continue
        if one.stage not in names:
            yield "no-such-stage" if one.stage else "stage-not-said", one.id, ""
            continue
        place = names.index(one.stage)
        if one.forum != known[place].forum:
            yield "wrong-forum", one.id, ""
            continue
        for earlier in known[:place]:
            then, now = (state(asked, earlier, day) for day in (one.day, asked.on))
            if then is NOT_KNOWN:
                yield "order-not-known", one.id, earlier.id
            elif then is not PASSED:
                never = then is NOT_TAKEN and now is NOT_TAKEN
                yield "skipped" if never else "too-early", one.id, earlier.id
        others = [o for o in asked.made if (o.stage, o.forum) == (one.stage, one.forum)]
        if not any(one.day < other.day <= asked.on for other in others):
            yield from of_constituency(asked, one, known[place])


def of_constituency(asked: Asked, one: Decision, stage: Stage) -> Iterator[tuple[str, str, str]]:
    if stage.constituency is None:
        yield "constituency-not-recorded", one.id, ""
        return
    for org, (effect, bound) in who_is_bound(one, asked.gov, asked.on).items():
        within, part = org in stage.constituency, effect is not Effect.NO_PART
        if within and not part:
            yield "left-out", one.id, org
        elif within and stage.decides and bound is not YES:
            yield "not-bound" if bound is NO else "perhaps-not-bound", one.id, org
        elif part and not within:
            yield "outsider", one.id, org


SEATED = {
    "group": tuple(PEOPLE.values()),
    "talk": ("ann", "bob"),
    "A board": ("A chair", "A ceo", "A fd"),
}
forums = st.sampled_from(sorted(SEATED))
some_orgs = st.lists(st.sampled_from(ORGS), min_size=1, max_size=3, unique=True)


@st.composite
def made_decisions(draw: st.DrawFn, place: int, known: list[Stage]) -> Decision:
    """A decision on some stage, in its forum and for its constituency more often than not."""
    meant = draw(st.sampled_from(known))
    forum = draw(st.sampled_from([str(meant.forum)] * 6 + sorted(SEATED)))
    kinds = st.sampled_from(["for"] * 8 + ["against", None])
    cast = [
        one
        for who in SEATED[forum]
        for position in [draw(kinds)]
        if position
        for one in votes(position, who)
    ]
    day = later(draw(st.integers(0, 3)))
    undone = [Overturning("A board", day + timedelta(days=1))]
    return Decision(
        f"D{place}",
        "service",
        forum=forum,
        day=day,
        figures=0,
        votes=cast,
        attended=[one.person for one in cast],
        eligible=draw(st.sampled_from([meant.constituency] * 3 + [None]) | some_orgs),
        overturnings=draw(st.sampled_from([(), (), (), undone])),
        proposal="P",
        stage=draw(st.sampled_from([meant.id] * 7 + ["s0", "sx", None, None])),
    )


@st.composite
def asked_of(draw: st.DrawFn) -> Asked:
    known = [
        Stage(
            f"s{place}",
            forum=draw(forums),
            constituency=draw(st.sampled_from([("A",), ("A", "B"), ("A", "B", "C"), None])),
            decides=draw(st.booleans()),
        )
        for place in range(draw(st.integers(1, 3)))
    ]
    process = Process("process", matters="service", stages=known)
    gov = framework(process, draw(st.sampled_from(["given", "on condition", "nothing"])))
    made = [draw(made_decisions(place, known)) for place in range(draw(st.integers(1, 4)))]
    return Asked(gov, process, made, later(draw(st.integers(1, 4))))


@given_by(asked_of())
def test_stages_agree_with_a_naive_twin(asked: Asked) -> None:
    found = stages("process", asked.made, asked.gov, on=asked.on)
    if not any(one.day <= asked.on for one in asked.made):
        assert found.proposals == ()
        return
    told = {one.stage.id: one.state for one in found["P"].stages}
    assert told == {one.id: state(asked, one, asked.on) for one in asked.process.stages}
    first = [one for one in asked.process.stages if told[one.id] is not PASSED]
    assert found["P"].next == (first[0] if first else None)
    for one in found["P"].stages:
        assert one.state is not NOT_TAKEN or not one.decision


@given_by(asked_of())
def test_findings_agree_with_a_naive_twin(asked: Asked) -> None:
    told = [
        (
            one.code.removeprefix("stages."),
            one.facts["decision"],
            one.facts.get("organisation") or one.facts.get("earlier") or "",
        )
        for one in stages("process", asked.made, asked.gov, on=asked.on).findings
    ]
    assert sorted(told) == sorted(noticed(asked))


@given_by(asked_of(), st.randoms(use_true_random=False))
def test_the_order_in_which_decisions_are_given_means_nothing(asked: Asked, random: Any) -> None:
    mixed = random.sample(asked.made, len(asked.made))
    one, two = (stages("process", made, asked.gov, on=asked.on) for made in (asked.made, mixed))
    assert one == two


@given_by(near_misses(), st.sampled_from(["P", None]))
def test_a_stage_changes_nobodys_being_bound(world_: World, proposal: str | None) -> None:
    made = attrs.evolve(world_.decision, proposal=proposal, stage="s0" if proposal else None)
    before, after = (resolve(one, world_.gov, on=world_.on) for one in (world_.decision, made))
    assert before.bindings == after.bindings


# worked cases

CASE = Stage("case", "Case for change", forum="talk", constituency=["A", "B"], decides=False)
PLAN = Stage("plan", "Business case", forum="group", constituency=["A", "B"], source="ToR 6.2")
LAST = Stage("decision", "Decision", forum="group", constituency=["A", "B", "C"])
PROCESS = Process("GOV", matters="service", stages=[CASE, PLAN, LAST], source="ToR 6")


def taking(id: str, stage: str | None, days: int, **more: Any) -> Decision:
    """A decision for which everybody in its forum votes."""
    forum = more.get("forum") or ("talk" if stage == "case" else "group")
    said = {"votes": votes("for", *SEATED[forum]), "figures": 0, "proposal": "P", **more}
    return Decision(id, "service", **{**said, "forum": forum}, day=later(days), stage=stage)


CASED = taking("D1", "case", 0)
PLANNED = taking("D2", "plan", 10, eligible=["A", "B"])
DECIDED = taking("D3", "decision", 20)


def told(*made: Decision, days: int = 30, c: str = "given", process: Process = PROCESS) -> Any:
    """The states in order, and the findings."""
    found = stages("GOV", made, framework(process, c), on=later(days))
    states = [one.state.value for one in found["P"].stages]
    return states, [one.code.removeprefix("stages.") for one in found.findings]


def test_from_the_case_for_change_to_the_decision() -> None:
    assert told(CASED, PLANNED, DECIDED) == (["passed"] * 3, [])
    for days, count in ((0, 1), (9, 1), (10, 2), (19, 2), (20, 3)):
        states, _ = told(CASED, PLANNED, DECIDED, days=days)
        assert states == ["passed"] * count + ["not taken"] * (3 - count)


def test_what_comes_next() -> None:
    gov = framework(PROCESS)
    for made, wanted in (
        ([CASED], PLAN),
        ([CASED, PLANNED], LAST),
        ([CASED, PLANNED, DECIDED], None),
    ):
        assert stages(PROCESS, made, gov, on=later(30))["P"].next == wanted


def test_it_prints_as_one_would_minute_it() -> None:
    against = votes("against", "B ceo")
    half = taking("D2", "plan", 10, votes=(*votes("for", "A ceo"), *against), eligible=["A", "B"])
    found = stages("GOV", [CASED, half], framework(PROCESS), on=later(30))
    assert str(found).splitlines() == [
        "P",
        "  Case for change: passed by D1",
        "  Business case: not passed by D2 (bound: A; missing: B)",
        "  Decision: not taken",
        "  next: Business case",
        "stages.not-bound: `B` has to be part of `plan` of `P`, and `D2` does not bind it"
        " (declined)",
    ]
    (finding,) = found.findings
    assert [str(one) for one in finding.cites] == ["ToR 6.2", "ToR 6"]
    assert finding.mend == "see why `D2` does not bind `B`, and what would"
    done = stages("GOV", [CASED, PLANNED, DECIDED], framework(PROCESS), on=later(30))
    assert str(done).splitlines()[-1] == "  all stages are passed"


def test_a_stage_skipped_and_one_taken_too_early() -> None:
    assert told(CASED, DECIDED) == (["passed", "not taken", "passed"], ["skipped"])
    early = taking("D3", "decision", 9)
    assert told(CASED, PLANNED, early) == (["passed"] * 3, ["too-early"])
    same_day = taking("D3", "decision", 10)
    assert told(CASED, PLANNED, same_day) == (["passed"] * 3, [])
    assert told(CASED, DECIDED, PLANNED, days=20)[1] == []


def test_what_was_refused_had_not_been_passed() -> None:
    refused = taking(
        "D2", "plan", 10, eligible=["A", "B"], votes=votes("against", "A ceo", "B ceo")
    )
    states, found = told(CASED, refused, DECIDED)
    assert states == ["passed", "not passed", "passed"]
    assert found == ["not-bound", "not-bound", "too-early"]


def test_a_later_decision_on_a_stage_takes_the_place_of_an_earlier_one() -> None:
    refused = taking(
        "D2a", "plan", 5, eligible=["A", "B"], votes=votes("against", "A ceo", "B ceo")
    )
    assert told(CASED, refused, PLANNED)[0][1] == "passed"
    again = attrs.evolve(refused, day=later(11))
    assert told(CASED, again, PLANNED)[0][1] == "not passed"
    same = attrs.evolve(refused, day=later(10))
    assert told(CASED, same, PLANNED)[0][1] == "not known"


def test_the_wrong_forum_takes_no_stage() -> None:
    wrong = taking("D2", "plan", 10, forum="A board")
    assert told(CASED, wrong) == (["passed", "not taken", "not taken"], ["wrong-forum"])


def test_a_stage_that_the_process_has_not() -> None:
    assert told(CASED, taking("D2", "vision", 3))[1] == ["no-such-stage"]


def test_a_member_left_out_and_an_outsider() -> None:
    alone = taking("D2", "plan", 10, eligible=["A"])
    assert told(CASED, alone) == (["passed", "not passed", "not taken"], ["left-out"])
    everybody = taking("D2", "plan", 10)
    assert told(CASED, everybody) == (["passed", "passed", "not taken"], ["outsider"])


def test_a_member_whose_being_bound_is_not_known() -> None:
    states, found = told(CASED, PLANNED, DECIDED, c="on condition")
    assert (states[2], found) == ("not known", ["perhaps-not-bound"])
    process = attrs.evolve(PROCESS, stages=[attrs.evolve(LAST, id="plan"), LAST])
    states, found = told(taking("D2", "plan", 10), DECIDED, c="on condition", process=process)
    assert states == ["not known", "not known"]
    assert found == ["order-not-known", "perhaps-not-bound", "perhaps-not-bound"]


def test_a_stage_that_is_not_said_may_be_any_of_its_forum() -> None:
    loose = taking("D2", None, 10, eligible=["A", "B"])
    states, found = told(CASED, loose)
    assert (states, found) == (["passed", "not known", "not known"], ["stage-not-said"])
    refused = attrs.evolve(loose, votes=votes("against", "A ceo", "B ceo"))
    assert told(CASED, refused)[0] == ["passed", "not known", "not known"]
    before = attrs.evolve(refused, id="D0", day=later(9))
    assert told(CASED, before, PLANNED)[0][1] == "passed"
    same = attrs.evolve(refused, id="D0")
    assert told(CASED, same, PLANNED)[0][1] == "not known"


def test_a_constituency_that_is_not_recorded() -> None:
    """Everybody of the framework bound passes it, nobody refuses it; else it is not known."""
    open_ = attrs.evolve(PROCESS, stages=[attrs.evolve(LAST, constituency=None)])
    code = "constituency-not-recorded"
    assert told(DECIDED, process=open_) == (["passed"], [code])
    assert told(DECIDED, process=open_, c="nothing") == (["not known"], [code])
    nobody = attrs.evolve(DECIDED, votes=())
    assert told(nobody, process=open_) == (["not passed"], [code])


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (["for", "for"], "passed"),
        (["for"], "passed"),
        (["against", "against"], "not passed"),
        (["abstain", "abstain"], "not passed"),
        ([], "not passed"),
        (["for", "against"], "not known"),
        (["for", "abstain"], "not known"),
    ],
)
def test_what_a_group_that_only_advises_endorsed(said: list[str], wanted: str) -> None:
    """It has no voting rule on file: what all of them said is clear, what some said is not."""
    people = zip(("ann", "bob"), said, strict=False)
    cast = [one for who, position in people for one in votes(position, who)]
    assert told(attrs.evolve(CASED, votes=cast))[0][0] == wanted


@pytest.mark.parametrize(
    ("position", "wanted"),
    [("for", "passed"), ("against", "not passed"), ("abstain", "not passed")],
)
def test_a_minute_of_a_group_that_only_advises(position: str, wanted: str) -> None:
    made = attrs.evolve(CASED, votes=(), resolutions=[Resolution("talk", position)])
    assert told(made)[0][0] == wanted


def test_an_advisory_committee_among_others_has_not_said_clearly() -> None:
    """At a meeting in common the whole room's votes are not those of one body that advises."""
    advisers = committee("A", "ceo", "fd", statute="advisory")
    meeting = CommitteeInCommon("cic", ["A committee", "B board"])
    stage = Stage("case", forum="cic", constituency="A", decides=False)
    gov = world(trust("A"), trust("B"), advisers, meeting).put(
        Process("GOV", matters="service", stages=stage)
    )
    cast = votes("for", "A ceo", "A fd", body="A committee")
    made = taking("D1", "case", 0, forum="group", votes=cast)
    found = stages("GOV", [attrs.evolve(made, forum="cic")], gov, on=later(1))
    assert found["P"].stages[0].state is NOT_KNOWN


def test_a_deciding_body_endorses_by_how_it_stands() -> None:
    stage = Stage("case", forum="A board", constituency="A", decides=False)
    process = attrs.evolve(PROCESS, stages=stage)
    made = taking("D1", "case", 0, forum="A board")
    assert told(made, process=process)[0] == ["passed"]
    against = attrs.evolve(made, votes=votes("against", *SEATED["A board"]))
    assert told(against, process=process)[0] == ["not passed"]
    outside = attrs.evolve(process, stages=attrs.evolve(stage, constituency=["A", "B"]))
    assert told(made, process=outside) == (["not passed"], ["left-out"])


def test_what_is_passed_over() -> None:
    """Other matters, no proposal, days outside the process, and days after the one asked for."""
    other = attrs.evolve(CASED, id="D4", matters=["service", "estate"])
    loose = attrs.evolve(CASED, id="D5", proposal=None, stage=None)
    gov = framework(PROCESS)
    found = stages("GOV", [other, loose, CASED], gov, on=later(-1))
    assert (found.proposals, found.findings) == ((), ())
    assert stages("GOV", [other, loose], gov, on=later(30)).proposals == ()
    ended = gov.put(attrs.evolve(PROCESS, period=Period(None, DAY)))
    assert stages("GOV", [CASED], ended, on=later(30)).proposals == ()
    narrower = attrs.evolve(CASED, matters="service/site")
    assert stages("GOV", [narrower], gov, on=later(30))["P"].stages[0].state is PASSED


def test_two_proposals_go_their_own_ways() -> None:
    other = attrs.evolve(CASED, id="E1", proposal="Q")
    found = stages("GOV", [other, PLANNED, CASED], framework(PROCESS), on=later(30))
    assert [one.proposal for one in found] == ["P", "Q"]
    assert [one.next for one in found] == [LAST, PLAN]
    with pytest.raises(UnknownIdError):
        found["R"]


def test_bad_questions() -> None:
    gov = framework(PROCESS)
    for id in ("A", "nothing"):
        with pytest.raises(UnknownIdError, match="process"):
            stages(id, [], gov, on=DAY)
    with pytest.raises(MalformedError, match="expected a day"):
        stages("GOV", [], gov, on="2024-05-14")  # type: ignore[arg-type] # bad input on purpose
    with pytest.raises(MalformedError, match="ids of their own"):
        stages("GOV", [CASED, CASED], gov, on=DAY)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"stages": []}, "stages: expected at least one stage"),
        ({"stages": [CASE, CASE]}, "stages[1]: `case` is named twice"),
        ({"matters": []}, "matters: expected at least one matter"),
        ({"matters": "Not A Path"}, "matters[0]"),
        ({"stages": "case"}, "stages: expected"),
    ],
)
def test_faults_of_a_process(more: Any, fault: str) -> None:
    with pytest.raises(MalformedError) as caught:
        Process("GOV", **{"matters": "service", "stages": [CASE], **more})
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"forum": None}, "forum: expected an id, got None"),
        ({"forum": ""}, "forum: expected an id"),
        ({"constituency": []}, "constituency: expected at least one organisation, or None"),
        ({"constituency": ["A", "A"]}, "constituency[1]: `A` is named twice"),
        ({"decides": "yes"}, "decides: expected True or False"),
    ],
)
def test_faults_of_a_stage(more: Any, fault: str) -> None:
    with pytest.raises(MalformedError) as caught:
        Stage("case", **{"forum": "talk", **more})
    assert fault in str(caught.value)


def test_a_stage_names_what_is_there() -> None:
    wrong = Process("X", matters="service", stages=Stage("s", forum="no", constituency=["A", "no"]))
    with pytest.raises(GovernanceError) as caught:
        framework(PROCESS).put(wrong)
    assert [str(one) for one in caught.value.faults] == [
        "processes['X'].stages[0].forum: no body or office has the id `no`",
        "processes['X'].stages[0].constituency[1]: no organisation has the id `no`",
    ]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"stage": "case", "proposal": None}, "proposal: expected the proposal of which it takes"),
        ({"stage": " "}, "stage: expected an id, or None"),
        ({"proposal": "", "stage": None}, "proposal: expected an id, or None"),
        ({"proposal": 7}, "proposal: expected text"),
    ],
)
def test_faults_of_a_decision(more: Any, fault: str) -> None:
    with pytest.raises(MalformedError) as caught:
        attrs.evolve(CASED, **more)
    assert fault in str(caught.value)


def test_a_process_goes_with_what_was_not_on_file_yet() -> None:
    """Its stages in a forum that nobody had recorded were not on file; nor was it without any."""
    gov = framework(PROCESS)
    talk = attrs.evolve(gov.index.bodies["talk"], recorded=later(50))
    known = gov.put(talk).as_known(later(40))
    assert [one.id for one in known.processes[0].stages] == ["plan", "decision"]
    alone = attrs.evolve(PROCESS, stages=CASE)
    assert gov.put(talk, alone).as_known(later(40)).processes == ()
