"""Approvals, further: what counts, what is remarked, and what each line says."""

from datetime import date, timedelta
from typing import Any

import pytest
from build import (
    Y2024,
    ask,
    cites,
    codes,
    committee,
    council,
    doubts,
    facts,
    given,
    joint,
    trust,
    world,
)
from forms import lies

from icsgov.model.authority import ApprovalRule
from icsgov.model.body import Committee, Seat
from icsgov.model.decision import Approval
from icsgov.model.governance import Governance
from icsgov.model.matter import Limit, Matter
from icsgov.period import Period
from icsgov.reasoning.results import Binding

DAY = Y2024
SOON = DAY + timedelta(days=5)
LATER = DAY + timedelta(days=10)
TEN = [f"A gov{n}" for n in range(10)]


def governed(kind: str, *more: Any) -> Governance:
    """A foundation trust with ten governors."""
    body = Committee("A governors", "A", seats=[Seat(name) for name in TEN], statute="governors")
    return world(trust("A"), body, Matter("service", kinds=kind), *more)


def told(gov: Governance, *acts: Approval, org: str = "A", **more: Any) -> Binding:
    """What a decision of A's board with these approvals does."""
    return ask(gov, "A board", DAY, approvals=acts, **more)[org]


def voted(yes: int | None, no: int | None, day: date = DAY) -> Approval:
    return Approval("A governors", day, votes_for=yes, votes_against=no)


def test_one_count_alone_does_not_tell_whether_half_was_passed() -> None:
    """Of those voting: both numbers are needed."""
    for yes, no in ((5, None), (None, 5)):
        assert told(governed("significant-transaction"), voted(yes, no)).effect.value == (
            "indeterminate"
        )


@pytest.mark.parametrize(("yes", "no", "code"), [(2, 1, "enough"), (2, 2, "short")])
def test_the_votes_of_governors_are_told_with_their_number(yes: int, no: int, code: str) -> None:
    binding = told(governed("significant-transaction"), voted(yes, no))
    said = facts(binding, f"approval.{code}")
    assert (said["votes_for"], said["whole"], said["of"]) == (yes, yes + no, "voting")


@pytest.mark.parametrize(
    ("yes", "effect"),
    [(0, "awaiting"), (5, "awaiting"), (6, "bound"), (10, "bound"), (11, "indeterminate")],
)
def test_more_for_than_there_are_governors_is_a_slip(yes: int, effect: str) -> None:
    """Of all: from nobody to all of the ten; eleven cannot be."""
    binding = told(governed("separation"), voted(yes, 0))
    assert binding.effect.value == effect
    code = "miscounted" if yes > 10 else "enough" if yes > 5 else "short"
    said = facts(binding, f"approval.{code}")
    assert (said["votes_for"], said["whole"], said["of"]) == (yes, 10, "all in office")


def test_no_vote_for_is_short_of_half_of_one() -> None:
    """A council of one governor who did not vote for."""
    one = committee("A", "gov0", name="governors", statute="governors")
    assert told(governed("separation").put(one), voted(0, 1)).effect.value == "awaiting"


def test_of_nobody_in_office_no_majority_is_known() -> None:
    none = committee("A", name="governors", statute="governors")
    binding = told(governed("separation").put(none), voted(3, 0))
    assert binding.effect.value == "indeterminate"
    assert "approval.seats-unknown" in codes(binding)


def scheme(id: str = "SFI 9", by: str = "E", **more: Any) -> ApprovalRule:
    return ApprovalRule(id, organisation="A", by=by, **{"matters": "service", **more})


LOCAL = world(trust("A"), trust("E", "NHSE"), trust("I", "ICB"))


def test_a_second_act_may_be_the_one_that_counts() -> None:
    """One given too late, or by a body that has ended, does not stand in the way of another."""
    gov = LOCAL.put(
        scheme(by="A panel"),
        committee("A", "ned", name="panel", period=Period(None, DAY + timedelta(days=1))),
    )
    good, late = Approval("A panel", DAY), Approval("A panel", SOON)
    for acts in ((good, late), (late, good)):
        assert told(gov, *acts, on=DAY).effect.value == "bound"
        assert told(gov, *acts, on=LATER).effect.value == "bound"
    missed = told(gov, late, on=DAY)
    assert {"approval.later"} == {code for code in codes(missed) if code.startswith("approval.la")}
    assert facts(missed, "approval.later")["day"] == SOON
    gone = told(gov, late, on=LATER)
    assert gone.effect.value == "awaiting"
    assert facts(gone, "body.not-in-being")["body"] == "A panel"
    assert not {"approval.missing", "approval.given"} & codes(gone)


def test_of_two_acts_the_one_that_reached_the_number_suffices() -> None:
    """Governors may be asked twice; both answers are shown."""
    gov = governed("significant-transaction")
    binding = told(gov, voted(1, 2), voted(2, 1, SOON))
    assert binding.effect.value == "bound"
    assert {"approval.any", "approval.short", "approval.enough"} <= codes(binding)


def test_every_rule_asks_for_its_own_approval() -> None:
    """Two provisions of a scheme: one is not enough, and what needs none stops nothing."""
    gov = LOCAL.put(scheme("1"), scheme("2", by="I"))
    acts = Approval("E", DAY), Approval("I", DAY)
    assert told(gov, *acts).effect.value == "bound"
    assert "approvals" in codes(told(gov, *acts))
    assert told(gov, acts[0]).effect.value == "awaiting"
    assert told(gov, acts[1]).effect.value == "awaiting"
    high = LOCAL.put(scheme("1", above=Limit(1000)), scheme("2", by="I"))
    assert told(high, figures=10).effect.value == "awaiting"
    assert told(high, acts[1], figures=10).effect.value == "bound"
    assert "approval.not-needed" in codes(told(high, acts[1], figures=10))


def test_a_provision_may_be_for_one_of_several_matters() -> None:
    """It asks for its matters and no others, by any of its paths."""
    gov = LOCAL.put(scheme(matters=["estates", "service/change"]), Matter("service", kinds=()))
    for matter, effect in (
        ("service", "bound"),
        ("service/change", "awaiting"),
        ("service/change/site", "awaiting"),
        ("estates", "awaiting"),
        (("service", "estates"), "awaiting"),
    ):
        assert told(gov, matter=matter).effect.value == effect


def test_a_figure_not_recorded_is_told_with_the_amount_it_hangs_on() -> None:
    gov = LOCAL.put(scheme(above=Limit(1000)))
    said = facts(told(gov, figures=None), "approval.figure-unknown")
    assert (said["rule"], said["above"], said["says"]) == ("SFI 9", 1000, "")
    assert "`SFI 9`" in str(told(gov, figures=None).why)


def test_an_approval_that_nobody_asked_for_is_remarked() -> None:
    """With the day and the giver; it changes nothing."""
    binding = told(LOCAL, Approval("E", SOON))
    assert binding.effect.value == "bound"
    said = facts(binding, "approval.unasked")
    assert (said["by"], said["day"]) == ("E", SOON)
    assert "approval.unasked" not in codes(told(LOCAL.put(scheme()), Approval("E", DAY)))


def test_another_partys_approval_is_not_remarked() -> None:
    """At a joint committee each party is told of its own, of those to it, and of outsiders'."""
    gov = world(
        *(trust("A"), trust("B"), trust("E", "NHSE"), joint("A", "B")),
        *(given("1", "A board", "jc"), given("2", "B board", "jc")),
    )

    def remarked(act: Approval) -> set[str]:
        outcome = ask(gov, "jc", DAY, approvals=act)
        return {org for org in ("A", "B") if "approval.unasked" in codes(outcome[org])}

    assert remarked(Approval("A board", DAY)) == {"A"}
    assert remarked(Approval("A board", DAY, of="B")) == {"A", "B"}
    assert remarked(Approval("E", DAY)) == {"A", "B"}


def test_one_framework_tells_matters_organisations_days_and_sides_apart() -> None:
    """What is asked for is asked of one organisation, for one matter, on one day."""
    gov = world(
        *(trust("A"), trust("B"), trust("E", "NHSE")),
        *(Matter("estates", kinds=()), scheme(period=Period(DAY, SOON))),
    )

    def effect(org: str, day: date, matter: str) -> str:
        return ask(gov, f"{org} board", day, matter)[org].effect.value

    assert effect("A", DAY, "service") == "awaiting"
    assert effect("B", DAY, "service") == "bound"
    assert effect("A", DAY, "estates") == "bound"
    assert effect("A", SOON, "service") == "bound"
    assert effect("A", DAY - timedelta(days=1), "service") == "bound"


def test_an_approval_of_commissioners_is_of_each_with_a_doubt() -> None:
    """Which boards are the relevant ones is nowhere said; the consent of one is taken for all."""
    gov = world(
        *(trust("N", "NHST"), trust("I", "ICB")),
        Matter("service", kinds="section-75-arrangement"),
    )
    binding = ask(gov, "N board", DAY, approvals=Approval("I", DAY))["N"]
    assert binding.effect.value == "bound"
    assert "approval.given" in doubts(binding)
    assert doubts(told(LOCAL.put(scheme()), Approval("E", DAY))) == set()


def test_a_council_of_unknown_side_is_asked_on_both() -> None:
    """A scheme's provision asks it on either."""
    gov = world(
        council("L"),
        trust("E", "NHSE"),
        ApprovalRule("1", organisation="L", by="E", matters="service"),
    )
    for forum in ("L council", "L cabinet"):
        assert ask(gov, forum, DAY)["L"].effect.value == "indeterminate"
    gov = gov.put(lies("council"))
    assert ask(gov, "L council", DAY)["L"].effect.value == "awaiting"


def relevant(*acts: Approval) -> Binding:
    """An NHS trust's partnership, to which commissioners consent."""
    gov = world(
        *(trust("N", "NHST"), trust("I", "ICB"), trust("J", "ICB")),
        Matter("service", kinds="section-75-arrangement"),
        committee("I", "ceo", name="panel", period=Period(None, DAY)),
    )
    return ask(gov, "N board", DAY, approvals=acts, on=DAY)["N"]


def test_what_one_giver_did_too_late_is_no_bar_to_another() -> None:
    """The first by name, late or through a body that had ended; the second in time."""
    good = Approval("J", DAY)
    assert relevant(Approval("I", LATER), good).effect.value == "bound"
    assert relevant(Approval("I panel", DAY), good).effect.value == "bound"
    assert relevant(Approval("I", LATER)).effect.value == "awaiting"


def test_the_board_of_an_approver_approves_for_it() -> None:
    gov = LOCAL.put(scheme())
    assert told(gov, Approval("E board", DAY)).effect.value == "bound"
    assert told(gov, Approval("I board", DAY)).effect.value == "awaiting"


def test_no_committee_of_an_approver_approves_for_it() -> None:
    """Neither where a scheme names the approver nor where statute does."""
    local = LOCAL.put(committee("E", "ceo"))
    statutory = local.put(Matter("service", kinds="icb-constitution"))
    for by, effect in (("E", "bound"), ("E board", "bound"), ("E committee", "awaiting")):
        act = Approval(by, DAY)
        assert told(local.put(scheme()), act).effect.value == effect
        assert ask(statutory, "I board", DAY, approvals=act)["I"].effect.value == effect


def test_a_place_without_a_vote_is_none_of_all() -> None:
    """Of two governors with a vote and one without, two are all."""
    seats = [Seat("g1"), Seat("g2"), Seat("g3", voting=False), Seat("g4", voting=False)]
    body = Committee("A governors", "A", seats=seats, statute="governors")
    assert told(governed("separation").put(body), voted(2, 0)).effect.value == "bound"


@pytest.mark.parametrize("kind", ["significant-transaction", "separation"])
def test_an_approval_without_numbers_cites_its_minute(kind: str) -> None:
    gov = governed(kind)
    act = Approval("A governors", DAY, source="minute 9")
    assert "minute 9" in cites(told(gov, act))
    none = committee("A", name="governors", statute="governors")
    assert "minute 9" in cites(told(gov.put(none), act))
