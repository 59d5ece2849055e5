"""Approvals that statute or a scheme names, and steps of procedure that statute makes mandatory."""

from datetime import date, timedelta
from typing import Any

import pytest
from build import (
    Y2024,
    ask,
    codes,
    committee,
    council,
    doubts,
    given,
    rests_on,
    trust,
    votes,
    world,
)
from forms import lies

from icsgov.model.authority import ApprovalRule
from icsgov.model.body import Committee, Seat
from icsgov.model.decision import Approval, Notice, Resolution
from icsgov.model.governance import Governance
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Office
from icsgov.model.voting import Share, VotingRule, at_least
from icsgov.period import Period

DAY = Y2024
LATER = DAY + timedelta(days=10)
GOVERNORS = [f"gov{n}" for n in range(10)]


def governed(kind: str = "significant-transaction", **seats: Period) -> Governance:
    """A foundation trust with ten governors, some of them for a time only."""
    body = Committee(
        "A governors",
        "A",
        seats=[Seat(f"A {name}", period=seats.get(name, Period())) for name in GOVERNORS],
        statute="governors",
    )
    return world(trust("A"), body, Matter("service", kinds=kind))


def approved(gov: Governance, *acts: Approval, **more: Any) -> str:
    """The effect on A of its board's decision with these approvals."""
    return ask(gov, "A board", DAY, approvals=acts, **more)["A"].effect.value


def voted(yes: int | None, no: int | None, abstained: int | None = 0, day: date = DAY) -> Approval:
    """How the governors voted."""
    return Approval("A governors", day, votes_for=yes, votes_against=no, abstained=abstained)


@pytest.mark.parametrize(
    ("kind", "yes", "no", "abstained", "effect"),
    [
        ("significant-transaction", 2, 1, 7, "bound"),
        ("significant-transaction", 2, 2, 0, "awaiting"),
        ("significant-transaction", 1, 0, 0, "bound"),
        ("separation", 6, 0, 0, "bound"),
        ("separation", 5, 0, 5, "awaiting"),
        ("separation", 5, 0, 0, "awaiting"),
        ("separation", 6, 4, 0, "bound"),
    ],
)
def test_of_those_voting_and_of_all(
    kind: str, yes: int, no: int, abstained: int, effect: str
) -> None:
    """Of those voting: for over for plus against; of all: who is absent or abstains is against."""
    assert approved(governed(kind), voted(yes, no, abstained)) == effect


def test_vacancies_do_not_count_among_all() -> None:
    """Of all is of the seats in office; that vacancies stay aside is an inference."""
    past = Period(None, date(2024, 1, 1))
    gov = governed("separation", gov0=past, gov1=past)
    assert approved(gov, voted(5, 0)) == "bound"
    assert approved(gov, voted(4, 0)) == "awaiting"
    binding = ask(gov, "A board", DAY, approvals=voted(5, 0))["A"]
    assert doubts(binding) == {"approval.enough"}


def test_counts_that_are_not_recorded_are_not_known() -> None:
    """Where a threshold counts, an approval without counts leaves the answer open."""
    for kind in ("significant-transaction", "separation"):
        binding = ask(governed(kind), "A board", DAY, approvals=voted(None, None, None))["A"]
        assert binding.effect.value == "indeterminate"
        assert "approval.counts-unknown" in codes(binding)


def test_an_approval_binds_from_its_own_day() -> None:
    """Awaiting until it is given; an approval given before the decision is as good."""
    gov = governed()
    assert approved(gov) == "awaiting"
    assert approved(gov, voted(3, 0, day=LATER)) == "bound"
    assert approved(gov, voted(3, 0, day=LATER), on=LATER - timedelta(days=1)) == "awaiting"
    assert approved(gov, voted(3, 0, day=DAY - timedelta(days=30))) == "bound"


def test_the_approver_is_the_one_named() -> None:
    """An approval of another body is not the governors'."""
    gov = governed().put(committee("A", "ned", "ned2"))
    other = Approval("A committee", DAY, votes_for=2, votes_against=0, abstained=0)
    assert approved(gov, other) == "awaiting"


def test_approval_cures_no_other_defect() -> None:
    """Without authority a decision is unauthorised, approved or not."""
    gov = governed().put(committee("A", "ceo", "ned"))
    binding = ask(gov, "A committee", DAY, approvals=voted(9, 0))["A"]
    assert binding.effect.value == "unauthorised"


def local(by: str = "A board", **more: Any) -> Governance:
    """A trust whose scheme wants an approval for a decision of its committee."""
    return world(
        *(trust("A"), trust("E", "NHSE"), committee("A", "ceo", "ned")),
        given("1", "A board", "A committee"),
        ApprovalRule("SFI 9", organisation="A", by=by, matters="service", **more),
    )


def by_scheme(gov: Governance, *acts: Approval, **more: Any) -> str:
    """The effect on A of its committee's decision with these approvals."""
    return ask(gov, "A committee", DAY, approvals=acts, **more)["A"].effect.value


def test_a_scheme_may_ask_for_an_approval() -> None:
    """For its matters, in its period, nothing binds without it."""
    assert by_scheme(local("E")) == "awaiting"
    assert by_scheme(local("E"), Approval("E", DAY)) == "bound"
    assert by_scheme(local("E"), matter="estates") == "unauthorised"
    other = local("E").put(ApprovalRule("SFI 9", organisation="A", by="E", matters="estates"))
    assert by_scheme(other) == "bound"
    ended = local("E", period=Period(None, DAY))
    assert by_scheme(ended) == "bound"


def test_a_scheme_may_ask_above_an_amount() -> None:
    """Up to the amount none is needed; an unrecorded figure leaves it open unless it is given."""
    gov = local("E", above=Limit(1000))
    assert by_scheme(gov, figures=1000) == "bound"
    assert by_scheme(gov, figures=1001) == "awaiting"
    assert by_scheme(gov, figures=None) == "indeterminate"
    assert by_scheme(gov, Approval("E", DAY), figures=None) == "bound"
    assert by_scheme(gov, figures=Figure(5, basis="year")) == "indeterminate"


def test_an_approver_within_the_chain_does_not_approve() -> None:
    """Approval has to come from outside the chain: the board that delegated is within it."""
    binding = ask(local(), "A committee", DAY, approvals=Approval("A board", DAY))["A"]
    assert binding.effect.value == "awaiting"
    assert {"approval.in-chain", "chain.through-approver"} & codes(binding)


def test_authority_and_approvals_are_judged_on_one_chain() -> None:
    """Any one chain that keeps the approver outside suffices."""
    office = Office("A office", "A", holders="A fd")
    gov = world(
        *(trust("A"), committee("A", "ceo", "ned"), office),
        given("1", "A board", "A committee", passing_on="allowed"),
        given("2", "A committee", "A office"),
        ApprovalRule("SFI 9", organisation="A", by="A committee", matters="service"),
    )
    act = Approval("A committee", DAY)
    through = ask(gov, "A office", DAY, approvals=act)["A"]
    assert through.effect.value == "awaiting"
    around = gov.put(given("3", "A board", "A office"))
    assert ask(around, "A office", DAY, approvals=act)["A"].effect.value == "bound"
    assert ask(around, "A office", DAY)["A"].effect.value == "awaiting"


def test_an_approval_may_be_for_one_organisation() -> None:
    """What one organisation approves for another stays with that one."""
    gov = local("E").put(*trust("B"))
    assert by_scheme(gov, Approval("E", DAY, of="A")) == "bound"
    assert by_scheme(gov, Approval("E", DAY, of="B")) == "awaiting"


TRUST = world(trust("N", "NHST"))


def noticed(gov: Governance, forum: str, notice: Any) -> Any:
    """What came of a decision with this notice."""
    return ask(gov, forum, DAY, notice=notice)[forum.split()[0]]


def test_notice_that_is_not_recorded_is_presumed() -> None:
    """Given in time, with a doubt."""
    binding = noticed(TRUST, "N board", None)
    assert binding.effect.value == "bound"
    assert doubts(binding) == {"notice.presumed"}


def test_short_notice_makes_a_decision_defective() -> None:
    """Not bound, with a doubt: such a decision stands until it is set aside."""
    binding = noticed(TRUST, "N board", DAY - timedelta(days=3))
    assert binding.effect.value == "defective"
    assert binding.verdict.value == 0
    assert doubts(binding) == {"notice.short"}
    assert rests_on(binding, "NT-18")
    assert noticed(TRUST, "N board", DAY - timedelta(days=4)).effect.value == "bound"


def test_urgency_excuses_short_notice_at_a_council() -> None:
    """Where the reason is minuted."""
    gov = world(council("L"), lies("council"))
    late = DAY - timedelta(days=1)
    assert noticed(gov, "L council", late).effect.value == "defective"
    assert noticed(gov, "L council", Notice(late, exception="urgency")).effect.value == "bound"
    assert noticed(TRUST, "N board", Notice(late, exception="urgency")).effect.value == "defective"


def test_notice_to_one_body_is_not_notice_to_another() -> None:
    """Notice may be given body by body."""
    early, late = DAY - timedelta(days=30), DAY - timedelta(days=1)
    notices = [Notice(early, body="N board"), Notice(late)]
    assert noticed(TRUST, "N board", notices).effect.value == "bound"
    assert noticed(
        TRUST, "N board", [Notice(late, body="N board"), Notice(early)]
    ).effect.value == ("defective")


def test_no_notice_is_asked_where_no_statute_asks() -> None:
    """A foundation trust's notice is for its constitution."""
    gov = world(trust("A"))
    assert doubts(noticed(gov, "A board", None)) == set()
    assert noticed(gov, "A board", DAY - timedelta(days=1)).effect.value == "bound"


def test_a_key_decision_is_one_of_the_executive() -> None:
    """The twenty-eight days are asked of its decisions, and not of full council's."""
    for side, forum, effect in (
        ("council", "L council", "bound"),
        ("executive", "L cabinet", "defective"),
    ):
        key = Matter("service", kinds="key-decision", side=side)
        gov = world(council("L"), key)
        assert noticed(gov, forum, DAY - timedelta(days=10)).effect.value == effect


def test_an_approving_body_that_has_ended_approves_nothing() -> None:
    """Governors out of their period are none."""
    ended = Period(None, date(2024, 1, 1))
    body = committee("A", *GOVERNORS, name="governors", statute="governors", period=ended)
    gov = governed().put(body)
    assert approved(gov, voted(9, 0)) == "awaiting"


def test_a_relevant_consent_may_be_attested() -> None:
    """The consent of commissioners to a partnership may be on file as somebody's word."""
    gov = world(trust("N", "NHST"), Matter("service", kinds="section-75-arrangement"))
    assert ask(gov, "N board", DAY)["N"].effect.value == "awaiting"
    word = ask(gov, "N board", DAY, attested="commissioners_consented")["N"]
    assert word.effect.value == "bound"


def test_a_board_does_not_approve_its_own_decision() -> None:
    """The decider itself is within the chain."""
    gov = local("A board")
    act = Approval("A board", DAY)
    assert ask(gov, "A board", DAY, approvals=act)["A"].effect.value == "awaiting"


def test_a_constitution_is_amended_by_two_majorities() -> None:
    """More than half of the governors voting, and more than half of the directors voting."""
    third = VotingRule(Share(at_least("1/3")))
    gov = governed("constitution-amendment").put(*trust("A", rule=third))
    act = voted(9, 0)
    five = ("A chair", "A ceo", "A fd", "A ned", "A ned2")
    for count, effect in ((3, "bound"), (2, "declined")):
        cast = (*votes("for", *five[:count]), *votes("against", *five[count:]))
        binding = ask(gov, "A board", DAY, votes=cast, approvals=act)["A"]
        assert binding.effect.value == effect
        assert rests_on(binding, "RS-01", "FT-18")
    minute = Resolution("A board", "for")
    told = ask(gov, "A board", DAY, resolutions=minute, approvals=act)["A"]
    assert told.effect.value == "bound"
    assert doubts(told) == {"resolution.for"}


def test_a_longer_chain_that_keeps_clear_of_the_approver_serves_as_well() -> None:
    """The shortest chain runs through the approver, the next one does not: both are authority."""
    rule = ApprovalRule("R", organisation="A", by="A near", matters="service")
    bodies = [committee("A", "ceo", "ned", name=name) for name in ("near", "far", "middle", "end")]
    links = [
        given("1", "A board", "A near", passing_on="allowed"),
        given("2", "A near", "A end"),
        given("3", "A board", "A far", passing_on="allowed"),
        given("4", "A far", "A middle", passing_on="allowed"),
        given("5", "A middle", "A end"),
    ]
    gov = world(trust("A"), bodies, links, rule)
    approved = {"approvals": [Approval("A near", DAY)]}
    assert ask(gov, "A end", DAY)["A"].effect.value == "awaiting"
    assert ask(gov, "A end", DAY, **approved)["A"].effect.value == "bound"
    assert ask(gov.drop("5"), "A end", DAY, **approved)["A"].effect.value == "awaiting"


def test_whom_statute_names_does_not_approve_its_own_decision() -> None:
    """An approval is an act of somebody outside the chain, and the one named is the whole chain."""
    neds = committee("A", "ned", "chair", name="neds")
    gov = world(trust("A"), neds, Matter("service", kinds="executive-pay"))
    assert ask(gov, "A neds", DAY)["A"].effect.value == "bound"
    for by, effect in (("A neds", "awaiting"), ("A board", "bound")):
        rule = ApprovalRule("9", organisation="A", by=by, matters="service")
        said = ask(gov.put(rule), "A neds", DAY, approvals=Approval(by, DAY))["A"]
        assert said.effect.value == effect
