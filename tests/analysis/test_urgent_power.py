"""Urgent power as the questions about a framework see it, and in the record."""

from datetime import date
from typing import Any

import attrs
import pytest
from build import committee, decide, given, trust, world
from hypothesis import given as given_
from hypothesis import settings

from icsgov import Total, check, coverage, ledger, resolve, routes, who_can
from icsgov.analysis.readied import Readied
from icsgov.explain import NO, UNKNOWN, YES
from icsgov.model.authority import Attestation
from icsgov.model.decision import Decision, Ratification
from icsgov.model.governance import Governance
from icsgov.model.organisation import Office
from icsgov.model.urgent import Consultation, Urgent
from icsgov.model.voting import Including, Quorum, SeatClass, unanimity
from icsgov.testing import World
from icsgov.testing.breaks import urgent_misses
from icsgov.views.record import duties, minute

DAY, MEETING, AFTER = date(2024, 5, 7), date(2024, 6, 4), date(2024, 6, 5)
NEDS = SeatClass(roles="non-executive")
CEO = Office("ceo", "A", holders="A ceo")


def framework(*more: Any, by: str = "A board", to: str = "ceo", **terms: Any) -> Governance:
    power = given("SO 5.2", by, to, urgent=Urgent(**terms))
    return world(trust("A"), CEO, power, *more)


def codes(gov: Governance) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.code, one.about) for one in check(gov, on=DAY)]


def test_sound_urgent_power_has_no_findings() -> None:
    gov = framework(
        grounds="wait", barred_by="bar", consulted="A fd", consulted_of=Including(3, NEDS)
    )
    assert codes(gov) == []


@pytest.mark.parametrize(("count", "found"), [(3, False), (4, True)])
def test_more_to_be_consulted_than_there_are(count: int, found: bool) -> None:
    """The chair and two non-executives hold such seats, and the chief executive acts."""
    gov = framework(consulted_of=Including(count, NEDS))
    wanted = [("check.urgent-consultation", ("SO 5.2",))]
    assert codes(gov) == (wanted if found else [])


def test_those_who_act_are_not_among_those_to_be_consulted() -> None:
    pair = committee("A", "chair", "ceo", quorum=Quorum(count=2), rule=unanimity("entitled"))
    for count, found in ((2, False), (3, True)):
        gov = framework(pair, to="A committee", consulted_of=Including(count, NEDS))
        assert ("check.urgent-consultation" in dict(codes(gov))) is found


def test_an_office_to_be_consulted_that_nobody_holds() -> None:
    for holders, found in (("A fd", False), ((), True)):
        gov = framework(Office("senior", "A", holders=holders), consulted="senior")
        assert ("check.urgent-consultation" in dict(codes(gov))) is found


def test_a_giver_that_is_no_body() -> None:
    chain = given("SoD 1", "A board", "ceo", passing_on="allowed")
    gov = framework(chain, Office("fd", "A", holders="A fd"), by="ceo", to="fd")
    assert ("check.urgent-giver", ("SO 5.2", "ceo")) in codes(gov)
    assert codes(framework()) == []


def test_a_body_on_which_nobody_votes() -> None:
    empty = framework(committee("A"), to="A committee")
    assert ("check.urgent-nobody", ("SO 5.2", "A committee")) in codes(empty)
    pair = committee("A", "chair", "ceo", quorum=Quorum(count=2), rule=unanimity("entitled"))
    assert "check.urgent-nobody" not in dict(codes(framework(pair, to="A committee")))


def test_findings_read_as_sentences() -> None:
    for gov in (
        framework(consulted_of=Including(9, NEDS)),
        framework(committee("A"), to="A committee"),
    ):
        for one in check(gov, on=DAY):
            assert "{" not in one.says + one.mend
            assert "not recorded" not in one.says


def test_urgent_power_does_not_put_other_power_in_the_shade() -> None:
    plain = given("SoD 1", "A board", "ceo")
    found = dict(codes(framework(plain, grounds="wait")))
    assert found == {"check.shadowed": ("SO 5.2", "SoD 1")}


def test_who_can_names_the_ground_as_what_has_to_be_attested() -> None:
    """Everybody is taken to be consulted, and nothing to bar it."""
    gov = framework(grounds="wait", barred_by="bar", consulted="A fd")
    found = who_can(gov, bind="A", matter="service", value=0, on=DAY)
    ways = [one for one in found.ways if one.forum == "ceo"]
    assert [one.conditions for one in ways] == [("wait",)]
    assert resolve(ways[0].decision, gov)["A"].verdict is YES


def test_a_decision_made_up_is_left_alone_where_nothing_is_urgent() -> None:
    plain = Decision("D", "service", forum="ceo", day=DAY)
    assert Readied(world(trust("A"), CEO)).made(plain) is plain
    asked = Readied(framework(barred_by="bar", consulted_of=Including(1, NEDS))).made(plain)
    assert [one.holds for one in asked.attested] == [False]
    assert {str(one.who) for one in asked.consultations} == {
        f"A {name}" for name in ("chair", "ceo", "fd", "ned", "ned2")
    }


USED: dict[str, Any] = {
    "attested": [Attestation("wait"), Attestation("bar", False)],
    "consultations": [Consultation("A fd", DAY), Consultation("A ned", date(2024, 5, 9))],
    "next_meeting": MEETING,
}
TERMS: dict[str, Any] = {"grounds": "wait", "barred_by": "bar", "consulted": "A fd"}


def told(on: date, *, otherwise: Any = "lapses", ratify_by: Any = None, **more: Any) -> list[str]:
    gov = framework(otherwise=otherwise, ratify_by=ratify_by, **TERMS)
    made = decide(gov, "ceo", DAY, **{**USED, **more})
    return [str(one) for one in duties(resolve(made, gov, on=on), gov)]


def test_the_duty_to_ratify_while_it_is_pending() -> None:
    due = ["`A board`: ratify `D` for `A` at the next meeting, by 4 June 2024"]
    assert told(DAY) == told(MEETING) == due
    assert told(DAY, next_meeting=None) == ["`A board`: ratify `D` for `A` at the next meeting"]
    assert told(DAY, ratify_by=14) == ["`A board`: ratify `D` for `A` by 21 May 2024"]
    assert told(MEETING, ratifications=[Ratification("A board", MEETING)]) == []
    assert told(AFTER, otherwise="stands") == []


def test_the_duty_when_it_has_lapsed() -> None:
    assert told(AFTER) == [
        "`A board`: adopt `D` for `A`, which lapsed, or decide it afresh, or leave it"
    ]


def test_the_duty_where_a_fact_is_missing() -> None:
    (missing,) = told(AFTER, next_meeting=None)
    assert missing.startswith("`A board`: put on record what is missing: ")


def test_the_minute_shows_grounds_and_who_was_consulted() -> None:
    gov = framework(otherwise="lapses", **TERMS)
    paper = minute(resolve(decide(gov, "ceo", DAY, **USED), gov), "A", gov)
    (lines,) = [one.lines for one in paper.sections if one.heading.startswith("Who decided")]
    assert lines[2:] == (
        "`wait` is on record as so, as `SO 5.2` asks",
        "`bar`, which would bar the use of `SO 5.2`, is on record as not so",
        "`A fd` was consulted on 7 May 2024, as `SO 5.2` asks",
        "`A ned` was consulted only on 9 May 2024, after the power was used on 7 May 2024",
    )
    ratified = [Ratification("A board", MEETING, source="minute 9")]
    kept = resolve(decide(gov, "ceo", DAY, **USED, ratifications=ratified), gov)
    assert "was ratified by `A board` on 4 June 2024 [minute 9]" in minute(kept, "A", gov).text


def test_the_routes_to_being_bound() -> None:
    """A ground of which nothing is on record is attested; what lapsed the board adopts."""
    gov = framework(otherwise="lapses", **TERMS)
    bare = {**USED, "attested": [Attestation("bar", False)]}
    found = routes(decide(gov, "ceo", DAY, **bare), gov, bind="A", on=DAY)
    acts = [[type(act).__name__ for act in route.acts] for route in found]
    assert ["Attest"] in acts
    late = routes(decide(gov, "ceo", DAY, **USED), gov, bind="A", on=AFTER)
    assert ["Ratify"] in [[type(act).__name__ for act in route.acts] for route in late]


def test_what_lapsed_uses_a_total_up_only_until_it_did() -> None:
    gov = framework(otherwise="lapses", **TERMS)
    power = attrs.evolve(gov.delegations[0], totals=Total(1_000_000))
    plain = decide(gov, "ceo", DAY, **{**USED, "notice": None}, figures=600_000)
    made = [
        attrs.evolve(plain, id=f"D{day}", day=day, next_meeting=max(day, MEETING))
        for day in (DAY, MEETING, AFTER)
    ]
    found = ledger(made, gov.put(power))
    assert [one.exhausted for one in found.dealt] == [(), ("SO 5.2",), ()]


@settings(max_examples=40)
@given_(urgent_misses())
def test_no_world_of_urgent_power_makes_a_question_raise(world: World) -> None:
    day = world.decision.day
    for finding in check(world.gov, on=day):
        assert finding.says
        assert finding.mend
    outcome = resolve(world.decision, world.gov, on=world.on)
    for binding in outcome:
        assert minute(outcome, binding.organisation, world.gov).text
        assert binding.verdict in (YES, NO, UNKNOWN)
    for org in world.gov.organisations[:1]:
        assert coverage(world.gov, org, on=day) is not None
        found = who_can(world.gov, bind=org.id, matter=world.decision.matters[0], value=0, on=day)
        for way in found.ways:
            assert resolve(way.decision, world.gov)[org.id].verdict is YES
