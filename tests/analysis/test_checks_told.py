"""Checks on a day: what has ended is not spoken of, and deputies stand in one at a time."""

from typing import Any

from build import Y2024, committee, council, given, joint, trust, world

from icsgov import (
    CommitteeInCommon,
    Figure,
    Finding,
    Group,
    JointCommittee,
    Organisation,
    Period,
    Quorum,
    Seat,
    check,
)
from icsgov.model.voting import MustAgree, SeatClass, VotingRule, majority, unanimity
from icsgov.period import ALWAYS

ENDED = Period(None, Y2024)


def found(code: str, *parts: Any) -> list[Finding]:
    return [one for one in check(world(*parts), on=Y2024) if one.code == f"check.{code}"]


def test_power_that_a_forum_had_is_no_finding() -> None:
    forum = Group("g", seats=[Seat("A ceo", held_for="A")])
    for period, count in ((ALWAYS, 1), (ENDED, 0)):
        assert (
            len(found("idle-forum", trust("A"), forum, given("1", "A board", "g", period=period)))
            == count
        )


def test_a_committee_that_has_ended_is_not_in_common_in_name_only() -> None:
    for period, bodies in ((ALWAYS, {"A committee", "B committee"}), (ENDED, {"B committee"})):
        some = found(
            "common-without-delegations",
            *(trust("A"), trust("B"), committee("A", "ceo", period=period), committee("B", "ceo")),
            CommitteeInCommon("cic", ["A committee", "B committee"]),
        )
        some += found(
            "common-in-part",
            *(trust("A"), trust("B"), committee("A", "ceo", period=period), committee("B", "ceo")),
            CommitteeInCommon("cic", ["A committee", "B committee"]),
        )
        assert [set(one.facts["bodies"]) for one in some] == [bodies]


def test_a_quorum_that_has_ended_is_none_of_an_empty_body() -> None:
    for period, count in ((ALWAYS, 1), (ENDED, 0)):
        body = committee("A", quorum=Quorum(count=2, period=period))
        assert len(found("quorum-too-high", trust("A"), body)) == count


def test_two_deputies_of_one_person_are_not_both_there() -> None:
    """Of two seats two can be there, whoever stands in; three are needed."""
    deputies = [Seat(f"A {name}", deputises_for="A fd") for name in ("ned", "ned2")]
    for count, high in ((2, False), (3, True)):
        body = committee("A", "ceo", "fd", *deputies, quorum=Quorum(count=count))
        assert bool(found("quorum-too-high", trust("A"), body)) is high


def test_a_rule_that_has_ended_is_not_looked_at_for_its_matters() -> None:
    """The general rule asks for somebody who is not there; the other would have been met."""
    nobody = VotingRule(MustAgree(SeatClass(people="A nobody")))
    body = committee("A", "ceo", "fd", rule=[nobody, majority(matters="service", period=ENDED)])
    assert [one.facts["matter"] for one in found("must-agree-nobody", trust("A"), body)] == [
        "anything-else"
    ]


def test_an_envelope_in_which_no_amount_lies_is_no_band() -> None:
    """Over £100 and up to £100: the finding names no amount; up to £101 it would be a band."""
    (one,) = found(
        "empty-envelope",
        *(trust("A"), committee("A", "ceo", "fd")),
        given("1", "A board", "A committee", above=100, ceiling=100),
    )
    assert one.region is not None
    assert str(one.region.band) == "any amount"


def test_what_shows_that_a_rule_of_councils_is_unlawful_is_everybody_voting_for() -> None:
    """Where no other organisation is a party, the rule itself is the question."""
    body = joint("L", "L2", under="101", rule=unanimity("entitled"))
    some = found(
        "rule-unlawful",
        *(council("L"), council("L2"), body),
        [given(f"{org} 1", f"{org} cabinet", "jc") for org in ("L", "L2")],
    )
    assert len(some) == 1
    (one,) = some
    assert one.organisations == ("L", "L2")
    assert one.witness is not None
    assert {vote.position.value for vote in one.witness.votes} == {"for"}


def test_a_joint_committee_goes_on_while_one_of_its_parties_is_there() -> None:
    """Its quorum is still asked for, though B has ended; with A ended too, it is not."""
    seats = [Seat("A ceo", held_for="A"), Seat("B ceo", held_for="B")]
    body = JointCommittee(
        "jc", ["A", "B"], under="65Z5", seats=seats, quorum=Quorum(count=5), rule=majority()
    )
    over = Organisation("B", kind="FT", period=ENDED)
    assert [one.about for one in found("quorum-too-high", trust("A"), over, body)] == [("jc",)]
    assert found("quorum-too-high", Organisation("A", kind="FT", period=ENDED), over, body) == []


def test_a_provision_that_gives_nothing_is_shown_within_its_own_limits() -> None:
    """Over £100 and up to £1,000: the decision that shows it is of the first penny over."""
    (one,) = found(
        "never-used",
        *(trust("A"), committee("A", "ceo"), committee("A", "ned", name="second")),
        given("1", "A second", "A committee", above=100, ceiling=1000),
    )
    assert one.witness is not None
    assert one.witness.figures == (Figure("100.01"),)
