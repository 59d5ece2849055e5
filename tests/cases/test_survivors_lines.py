"""What is told and what is not, further: one line of an answer each."""

from datetime import timedelta
from typing import Any

import attrs
import pytest
from build import (
    BOOK,
    Y2021,
    Y2024,
    ask,
    cites,
    codes,
    committee,
    council,
    decide,
    facts,
    given,
    joint,
    steps,
    trust,
    votes,
    world,
)
from forms import lies

from icsgov.model.authority import ApprovalRule
from icsgov.model.body import Board, Seat
from icsgov.model.decision import Approval, Overturning, Ratification
from icsgov.model.governance import Governance
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Office
from icsgov.model.voting import Quorum, Share, VotingRule, at_least, majority
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import How

DAY = Y2024
SOON = DAY + timedelta(days=20)
PAST = Period(None, DAY)


@pytest.mark.parametrize(("who", "effect"), [("members", "bound"), ("governors", "awaiting")])
def test_the_members_vote_on_what_the_governors_do(who: str, effect: str) -> None:
    """NHS Act 2006 Sch 7 para 27A(4), under a law by which nothing holds before they have."""
    law = BOOK.amend(attrs.evolve(BOOK.rule("RS-02"), id="RS-02 read", note=""))
    gov = world(
        *(trust("A"), Matter("service", kinds="governors-role-amendment")),
        *(committee("A", "m1", "m2", name=name, statute=name) for name in ("members", "governors")),
    )
    act = Approval(f"A {who}", DAY, votes_for=2, votes_against=0)
    assert ask(gov, "A board", DAY, approvals=act, law=law)["A"].effect.value == effect
    assert ask(gov, "A board", DAY, approvals=act)["A"].effect.value == "bound"


def test_a_body_that_was_not_there_yet_approves_once_it_is() -> None:
    """What it did before it began is told, and does not stand in the way of what it did since."""
    gov = world(
        *(trust("A"), committee("A", "ned", name="panel", period=Period(SOON))),
        ApprovalRule("1", organisation="A", by="A panel", matters="service"),
    )
    early, good = Approval("A panel", DAY), Approval("A panel", SOON)
    assert ask(gov, "A board", DAY, approvals=early)["A"].effect.value == "awaiting"
    both = ask(gov, "A board", DAY, approvals=[early, good])["A"]
    assert both.effect.value == "bound"
    assert {"body.not-in-being", "approval.given"} <= codes(both)


def test_votes_of_a_body_without_seats_cite_their_minute() -> None:
    gov = world(
        *(trust("A"), committee("A", name="governors", statute="governors")),
        Matter("service", kinds="separation"),
    )
    act = Approval("A governors", DAY, votes_for=3, source="minute 9")
    binding = ask(gov, "A board", DAY, approvals=act)["A"]
    assert facts(binding, "approval.seats-unknown")["votes_for"] == 3
    assert "minute 9" in cites(binding)


def test_what_was_abolished_later_was_there_before() -> None:
    """A commissioning group in one framework, asked about two days."""
    gov = world(trust("C", "CCG"))
    for day, effect in ((DAY, "unauthorised"), (Y2021, "bound"), (DAY, "unauthorised")):
        assert resolve(decide(gov, "C board", day), gov)["C"].effect.value == effect


@pytest.mark.parametrize("position", ["for", "against"])
def test_who_declines_within_authority_is_told_the_power(position: str) -> None:
    """As whoever agrees is; but nobody is liable for what is not done."""
    gov = world(trust("A"), trust("B"), joint("A", "B"), given("1", "A board", "jc", under="65Z6"))
    binding = ask(gov, "jc", DAY, votes=votes(position, "A ceo", "B ceo"), of=["A"])["A"]
    assert binding.effect.value == ("bound" if position == "for" else "declined")
    assert binding.power == "65Z6"
    assert (binding.liability.code == "liability.nobody") is (position == "against")


def test_who_is_not_committed_is_told_no_power() -> None:
    """Such as where notice was short."""
    gov = world(
        council("L"), lies("council"), committee("L", "c1", "c2"), given("1", *TO_COMMITTEE)
    )
    bound = ask(gov, "L committee", DAY)["L"]
    short = ask(gov, "L committee", DAY, notice=DAY - timedelta(days=2))["L"]
    assert (bound.effect.value, short.effect.value) == ("bound", "defective")
    assert bound.power is not None
    assert short.power is None


TO_COMMITTEE: Any = ("L council", "L committee")


def test_notice_that_is_short_on_one_side_only_is_short_perhaps() -> None:
    """Ten days: enough where full council's officer decides, too few for a key decision."""
    gov = world(
        *(
            council("L"),
            Office("L post", "L", holders="L o"),
            Matter("service", kinds="key-decision"),
        ),
        *(given("1", "L council", "L post"), given("2", "L cabinet", "L post")),
    )
    binding = ask(gov, "L post", DAY, notice=DAY - timedelta(days=10))["L"]
    assert binding.effect.value == "indeterminate"
    assert {"notice.side-unknown", "notice.side", "notice.short"} <= codes(binding)
    assert "notice.given" not in codes(binding)


def test_who_is_no_party_is_not_bound_jointly() -> None:
    gov = world(*(trust(org) for org in "ABC"), joint("A", "B"), given("1", "A board", "jc"))
    outcome = ask(gov, "jc", DAY, of=["A", "C"])
    assert outcome["A"].how is How.JOINT
    assert outcome["C"].effect.value == "unauthorised"
    assert outcome["C"].how is not How.JOINT


def test_who_decides_does_not_approve() -> None:
    """Of two matters one was given to it; for that it cannot also approve, and is told so."""
    gov = world(
        *(trust("A"), committee("A", "ceo", "ned"), Matter("estates", kinds=())),
        given("1 given", "A board", "A committee"),
        ApprovalRule("1", organisation="A", by="A committee", matters="service"),
    )
    act = Approval("A committee", DAY)
    binding = ask(gov, "A committee", DAY, ["estates", "service"], approvals=act)["A"]
    assert binding.effect.value == "unauthorised"
    assert facts(binding, "chain.through-approver")["body"] == "A committee"


def test_the_leader_is_told_only_where_the_leader_gave() -> None:
    """What the executive itself gave rests on nobody else."""
    clerk = Office("clerk", "L", holders="L clerk", employee=True)
    base = world(council("L"), lies("cabinet"), clerk)
    for by, led in (("L cabinet", False), ("L leader", True)):
        leader = Office("L lead", "L", holders="L leader", employee=False)
        gov = base.put(leader, given("1", "L lead" if led else by, "clerk"))
        binding = ask(gov, "clerk", DAY, votes=votes("for", "L clerk"))["L"]
        assert binding.effect.value == "bound"
        assert ("chain.leader" in codes(binding)) is led


def test_a_sound_clause_is_not_told_among_those_that_fail() -> None:
    """The board gave it to one committee, and what that gave further has lapsed."""
    gov = world(
        *(trust("A"), committee("A", "ceo", "ned"), committee("A", "ceo", "ned", name="sub")),
        given("1", "A board", "A committee", passing_on="allowed"),
        given("2", "A committee", "A sub", period=PAST),
    )
    binding = ask(gov, "A sub", DAY)["A"]
    assert binding.effect.value == "unauthorised"
    assert {s.facts["clause"] for s in steps(binding) if "clause" in s.facts} == {"2"}


def test_every_matter_needs_a_rule() -> None:
    """One on estates says nothing of the service that is decided with it."""
    gov = world(trust("A", rule=majority(matters="estates")), Matter("estates", kinds=()))
    for matters, effect in (
        (["estates"], "bound"),
        (["estates", "service"], "indeterminate"),
        (["service"], "indeterminate"),
    ):
        assert ask(gov, "A board", DAY, matters)["A"].effect.value == effect


@pytest.mark.parametrize(
    ("kind", "forum", "effect"),
    [
        ("constitution-amendment", "A board", "undecided"),
        ("executive-pay", "A committee", "bound"),
    ],
)
def test_only_some_deciders_need_more_than_half(kind: str, forum: str, effect: str) -> None:
    """Where the body's own rule is content with a third, and statute asks some for more."""
    third = VotingRule(Share(at_least("1/3")))
    gov = world(
        *(trust("A", rule=third), committee("A", "chair", "ned", "ned2", rule=third)),
        Matter("service", kinds=kind),
    )
    cast = (*votes("for", "A chair"), *votes("against", "A ned"), *votes("abstain", "A ned2"))
    assert ask(gov, forum, DAY, votes=cast)["A"].effect.value == effect


def test_a_rule_is_quoted_without_its_full_stop() -> None:
    """Its sentence stands inside another one."""
    told = [
        s.facts["says"]
        for s in steps(ask(world(trust("C", "CCG")), "C board", DAY)["C"])
        if s.facts.get("says")
    ]
    assert told
    assert not any(says.endswith(".") for says in told)


@pytest.mark.parametrize(
    ("there", "effect"),
    [
        (("ceo", "chair"), "bound"),
        (("ceo", "vice"), "bound"),
        (("ceo", "ned"), "bound"),
        (("fd", "chair"), "bound"),
        (("fd", "vice"), "bound"),
        (("fd", "ned"), "bound"),
        (("ceo", "fd"), "undecided"),
        (("chair", "vice", "ned"), "undecided"),
    ],
)
def test_an_executive_and_another_director_have_to_be_there(
    there: tuple[str, ...], effect: str
) -> None:
    """On the board of an NHS trust; the chief executive is one, and the chair is another."""
    roles = {"chair": "chair", "vice": "vice-chair", "ned": "non-executive"}
    roles |= {"ceo": "chief executive", "fd": "executive"}
    seats = [Seat(f"N {name}", role) for name, role in roles.items()]
    gov = world(trust("N", "NHST", seats=seats, quorum=Quorum(count=2)))
    people = [f"N {name}" for name in there]
    outcome = ask(gov, "N board", DAY, votes=votes("for", *people), attended=people)
    assert outcome["N"].effect.value == effect


@pytest.mark.parametrize(
    ("basis", "vat", "words"),
    [
        ("decision", "out", "this decision, VAT out"),
        ("decision", "in", "this decision, VAT in"),
        ("year", "out", "one year, VAT out"),
        ("year", "in", "one year, VAT in"),
        ("whole life", "out", "whole life, VAT out"),
        ("whole life", "in", "whole life, VAT in"),
    ],
)
def test_a_limit_says_what_it_is_a_limit_of(basis: str, vat: str, words: str) -> None:
    limit = Limit(50, basis=basis, vat=vat)
    gov = world(
        trust("A"), committee("A", "ceo"), given("1", "A board", "A committee", ceiling=limit)
    )
    figure = Figure(40, basis=basis, vat=vat)
    assert facts(ask(gov, "A committee", DAY, figures=figure)["A"], "grant.within")["measure"] == (
        words
    )


def in_one(gov: Governance, *asked: dict[str, Any]) -> list[str]:
    """What a committee's decisions do that are asked one after the other, and backwards."""
    found: list[list[str]] = []
    for order in (asked, asked[::-1]):
        told = []
        for more in order:
            known = {"day": DAY, "id": "D", **more}
            id, day, on = known.pop("id"), known.pop("day"), known.pop("on", None)
            made = decide(gov, "A committee", day, votes=votes("for", "A ceo", "A ned"), **known)
            outcome = resolve(attrs.evolve(made, id=id), gov, on=on)
            told.append(outcome["A"].effect.value)
        found.append(told)
    assert found[0] == found[1][::-1]
    return found[0]


def test_decisions_alike_but_for_one_thing_answer_apart() -> None:
    """For their day, for what was given for one of them alone, and for a ratification."""
    body = committee("A", "ceo", "ned")
    dated = given("1", "A board", "A committee", period=Period(None, SOON))
    late = SOON + timedelta(days=9)
    assert in_one(world(trust("A"), body, dated), {"on": late}, {"day": SOON, "on": late}) == [
        "bound",
        "unauthorised",
    ]
    once = given("2", "A board", "A committee", decision="D2")
    other = given("3", "A board", "A ceo", "estates")
    for gov in (world(trust("A"), body, once), world(trust("A"), body, once, other)):
        assert in_one(gov, {}, {"id": "D2"}) == ["unauthorised", "bound"]
    adopted = {"ratifications": Ratification("A board", SOON), "on": late}
    assert in_one(world(trust("A"), body), adopted, {"on": late}) == ["bound", "unauthorised"]


def test_what_is_missing_is_missing_on_the_day_asked_about() -> None:
    """Asked twice of one decision, a week apart."""
    gov = world(
        *(trust("A"), trust("E", "NHSE")),
        ApprovalRule("1", organisation="A", by="E", matters="service"),
    )
    made = decide(gov, "A board", DAY)
    for on in (DAY, SOON, DAY):
        assert facts(resolve(made, gov, on=on)["A"], "approval.missing")["on"] == on


ENDED = Board("A old board", "A", period=Period(None, Y2021))


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("ratification.later", {"ratifications": Ratification("A board", SOON, source="note 1")}),
        (
            "ratification.by-another",
            {"ratifications": Ratification("B board", DAY, source="note 1")},
        ),
        ("ratification.by", {"ratifications": Ratification("A board", DAY, source="note 1")}),
        ("overturning.by-another", {"overturnings": Overturning("B board", DAY, source="note 1")}),
        (
            "overturning.not-in-being",
            {"overturnings": Overturning("A old board", DAY, source="note 1")},
        ),
        (
            "overturning.not-the-board",
            {"overturnings": Overturning("A committee", DAY, source="note 1")},
        ),
        ("overturning.done", {"overturnings": Overturning("A board", DAY, source="note 1")}),
    ],
)
def test_an_act_is_cited_whatever_came_of_it(code: str, more: dict[str, Any]) -> None:
    """Of a committee's decision without authority, as it stood that day."""
    board = trust("A", period=Period(Y2021))
    gov = world(board, trust("B"), ENDED, committee("A", "ceo", "ned"))
    binding = ask(gov, "A committee", DAY, on=DAY, **more)["A"]
    (line,) = {step for step in steps(binding) if step.code == code}
    assert [str(cite) for cite in line.cites] == ["note 1"]


def test_a_matter_on_record_as_one_sides_cites_where_that_is_written() -> None:
    matter = Matter("service", kinds=(), side="council", source="constitution, part 3")
    binding = ask(world(council("L"), matter), "L council", DAY)["L"]
    (line,) = {step for step in steps(binding) if step.code == "side.recorded"}
    assert [str(cite) for cite in line.cites] == ["constitution, part 3"]


def test_kinds_of_a_part_are_a_doubt_only_where_there_are_any() -> None:
    """A narrower matter that was considered, and is of no kind, is none."""
    gov = world(trust("A"), Matter("service/x", kinds=()), Matter("service/y", kinds=None))
    assert "kinds.narrower" not in codes(ask(gov, "A board", DAY)["A"])
    some = gov.put(Matter("service/z", kinds="merger"))
    assert facts(ask(some, "A board", DAY)["A"], "kinds.narrower")["narrower"] == "service/z"
