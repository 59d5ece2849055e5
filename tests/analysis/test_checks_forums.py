"""Titles that promise what a body is not, and power given where nothing is decided."""

from typing import Any

import pytest
from build import Y2024, committee, given, joint, trust, world

from icsgov import check, resolve
from icsgov.analysis.finding import Finding
from icsgov.model.authority import Residual
from icsgov.model.body import (
    AdvisoryGroup,
    Committee,
    CommitteeInCommon,
    Group,
    Seat,
)
from icsgov.model.matter import Matter
from icsgov.reasoning.results import Effect

TALKERS = [Seat("A chair", held_for="A"), Seat("B chair", held_for="B")]
TRUSTS = [*trust("A"), *trust("B")]
QUIET = ("check.deadlock", "check.quorum-without")


def found(*parts: Any) -> tuple[Finding, ...]:
    """What is wrong with two trusts and these records, even divisions apart."""
    gov = world(TRUSTS, parts)
    return tuple(one for one in check(gov, on=Y2024) if one.code not in QUIET)


@pytest.mark.parametrize(
    ("name", "promised"),
    [
        ("North Committee in Common", "a committee in common"),
        ("Committees-in-common of the trusts", "a committee in common"),
        ("JOINT COMMITTEE", "a joint committee"),
        ("Programme Board", "a board"),
        ("Finance Sub-Committee", "a committee"),
        ("Leadership group", None),
        ("Boardroom", None),
        ("", None),
    ],
)
def test_a_title_that_an_advisory_group_does_not_live_up_to(name: str, promised: str) -> None:
    """Whatever it is called, it binds nobody."""
    for body in (AdvisoryGroup("g", name, seats=TALKERS), Group("g", name, seats=TALKERS)):
        findings = found(body)
        assert [one.facts["promised"] for one in findings] == ([promised] if promised else [])
        for one in findings:
            assert one.code == "check.title" and one.about == ("g",)
            assert one.organisations == ("A", "B") and f"`{name}`" in one.says
            assert one.witness is not None
            answer = resolve(one.witness, world(TRUSTS, body))[one.organisations[0]]
            assert answer.effect in (Effect.ADVISED, Effect.UNAUTHORISED)


def test_a_title_of_something_else_that_decides() -> None:
    """A committee in common is no joint committee, nor the other way round."""
    boards = ["A board", "B board"]
    assert [one.code for one in found(CommitteeInCommon("c", boards, "Joint Committee"))] == [
        "check.title"
    ]
    assert found(CommitteeInCommon("c", boards, "Committees in Common of the Boards")) == ()
    assert found(CommitteeInCommon("c", boards, "Leaders' Board")) == ()
    wrong, right = joint("A", "B", name="committee in common"), joint("A", "B", name="Joint Board")
    assert [one.code for one in found(wrong)] == ["check.title"]
    assert found(right) == ()
    assert found(Committee("c", "A", "Joint Board of the Committees in Common")) == ()


def test_a_title_is_shown_by_no_decision_where_whoever_sits_there_may_decide_anything() -> None:
    """A group promises a board all the same; a decision of it binds who gave everything."""
    seats = [Seat("A ceo", held_for="A"), Seat("B ceo", held_for="B")]
    body = Group("g", "Programme Board", seats=seats)
    (finding,) = found(body, Residual("1", by="A board", to="A ceo"))
    assert (finding.code, finding.witness) == ("check.title", None)
    (finding,) = found(body)
    assert (finding.code, finding.witness is None) == ("check.title", False)


def test_power_for_a_forum_that_decides_nothing() -> None:
    """An advisory group, a group or a committee in common is given nothing, whatever is said."""
    boards = ["A board", "B board"]
    for forum in (
        AdvisoryGroup("f", seats=TALKERS),
        Group("f", seats=TALKERS),
        CommitteeInCommon("f", boards),
    ):
        (finding,) = found(forum, given("1", "A board", "f"))
        assert (finding.code, finding.about) == ("check.idle-forum", ("1", "f"))
        assert finding.organisations == ("A",) and finding.mend
        if finding.witness is not None:
            answer = resolve(finding.witness, world(TRUSTS, forum, given("1", "A board", "f")))["A"]
            assert answer.effect in (Effect.ADVISED, Effect.UNAUTHORISED)
        else:
            assert isinstance(forum, CommitteeInCommon)
    body = committee("A", "ceo", "fd", "ned")
    assert found(body, given("1", "A board", "A committee")) == ()


def test_committees_in_common_that_were_given_nothing() -> None:
    """None, one or both of two have power; boards need none."""
    bodies = [committee(org, "ceo", "fd", "ned") for org in "AB"]
    forum = CommitteeInCommon("cic", ["A committee", "B committee"])
    to_a, to_b = (given(f"{org}1", f"{org} board", f"{org} committee") for org in "AB")
    (none,) = found(bodies, forum)
    assert none.code == "check.common-without-delegations"
    assert none.about == ("cic", "A committee", "B committee") and none.witness is not None
    answer = resolve(none.witness, world(TRUSTS, bodies, forum))["A"]
    assert answer.effect is Effect.UNAUTHORISED
    (part,) = found(bodies, forum, to_a)
    assert part.code == "check.common-in-part"
    assert part.about == ("cic", "B committee") and part.organisations == ("B",)
    assert found(bodies, forum, to_a, to_b) == ()
    assert found(bodies[0], to_a, CommitteeInCommon("cic", ["A committee", "B board"])) == ()


def test_a_committee_that_statute_names_needs_no_delegation() -> None:
    """At a committee in common it decides what statute gives to it."""
    pay = Matter("pay", kinds="executive-pay")
    bodies = [committee(org, "chair", "ned", "ned2") for org in "AB"]
    forum = CommitteeInCommon("cic", ["A committee", "B committee"])
    assert [one.code for one in found(bodies, forum)] == ["check.common-without-delegations"]
    assert found(bodies, forum, pay) == ()
