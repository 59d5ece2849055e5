"""Corners that several rules meet in: each a case that a reader can check by hand."""

from datetime import date, timedelta

import attrs
import pytest
from build import (
    BOOK,
    Y2016,
    Y2024,
    Parts,
    ask,
    codes,
    committee,
    council,
    doubts,
    facts,
    given,
    group,
    joint,
    rests_on,
    trust,
    votes,
    world,
)

from icsgov.errors import GovernanceError, MalformedError
from icsgov.explain import UNKNOWN
from icsgov.model.authority import ApprovalRule, Attestation, Delegation, Reservation, Residual
from icsgov.model.body import Board, Committee, CommitteeInCommon, Group, Seat
from icsgov.model.decision import Approval, Notice, Overturning, Ratification, Resolution, Vote
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation
from icsgov.model.voting import (
    Including,
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    VotingRule,
    majority,
    more_than,
)
from icsgov.period import Period

NEXT, THIRD = Y2024 + timedelta(days=1), Y2024 + timedelta(days=2)
OFFICE = Office("A post", "A", holders="A ceo")
ASKED = ApprovalRule("needs finance", organisation="A", by="A finance", matters="service")


def test_an_approver_in_the_chain_does_not_approve() -> None:
    """Where the only chain runs through the approver, its approval adds nothing."""
    gov = world(
        trust("A", "NHST"),
        committee("A", "ceo", "ned", name="finance"),
        OFFICE,
        given("1", "A board", "A finance", passing_on="allowed"),
        given("2", "A finance", "A post"),
        ASKED,
    )
    outcome = ask(gov, "A post", Y2024, approvals=Approval("A finance", Y2024))
    assert outcome["A"].effect.value == "awaiting"
    assert "approval.in-chain" in codes(outcome["A"])


def test_another_chain_around_the_approver_is_taken() -> None:
    """Authority and approvals are judged on one chain, and any one suffices."""
    gov = world(
        trust("A", "NHST"),
        committee("A", "ceo", "ned", name="finance"),
        OFFICE,
        given("1", "A board", "A finance", passing_on="allowed"),
        given("2", "A finance", "A post"),
        given("3", "A board", "A post"),
        ASKED,
    )
    outcome = ask(gov, "A post", Y2024, approvals=Approval("A finance", Y2024))
    assert outcome["A"].effect.value == "bound"


def test_a_chain_around_the_approver_that_may_hold_is_an_open_answer() -> None:
    """The chain through the approver cannot serve, and the other one hangs on a condition."""
    gov = world(
        trust("A", "NHST"),
        committee("A", "ceo", "ned", name="finance"),
        OFFICE,
        given("1", "A board", "A finance", passing_on="allowed"),
        given("2", "A finance", "A post"),
        given("3", "A board", "A post", conditions="in-budget"),
        ASKED,
    )
    outcome = ask(gov, "A post", Y2024, approvals=Approval("A finance", Y2024))
    assert outcome["A"].effect.value == "indeterminate"


def test_the_board_cannot_approve_its_own_committee() -> None:
    """The board is on every chain; its approval is no act of a body outside it."""
    rule = ApprovalRule("board approves", organisation="A", by="A board", matters="service")
    gov = world(
        trust("A"), committee("A", "ceo", "ned"), given("1", "A board", "A committee"), rule
    )
    outcome = ask(gov, "A committee", Y2024, approvals=Approval("A board", Y2024))
    assert outcome["A"].effect.value == "awaiting"
    own = ask(gov, "A board", Y2024, approvals=Approval("A board", Y2024))
    assert own["A"].effect.value == "awaiting"


def unknown_role(*more: Parts) -> list[Parts]:
    """A foundation trust with a director whose role is not recorded."""
    seats = [Seat("A chair", "chair"), Seat("A ceo", "chief executive"), Seat("A x", None)]
    return [*trust("A", seats=seats, quorum=Quorum(count=1)), *more]


def test_a_role_not_recorded_leaves_a_delegation_open() -> None:
    """Executive or not: the one may hold a delegation, the other may not."""
    gov = world(unknown_role(given("1", "A board", "A x")), group(("A x", "A")))
    outcome = ask(gov, "group", Y2024)
    assert outcome["A"].effect.value == "indeterminate"
    assert "form.role-unknown" in codes(outcome["A"])


def test_where_both_readings_of_a_role_agree_it_does_not_matter() -> None:
    """A bar on both forms answers whatever the role is."""
    gov = world(
        unknown_role(given("1", "A board", "A x", "detention")),
        group(("A x", "A")),
        Matter("detention", kinds="mental-health-act"),
    )
    barred = ask(gov, "group", Y2024, "detention")
    assert barred["A"].effect.value == "unauthorised"
    assert "form.either" in codes(barred["A"])


def test_a_committee_of_one_whose_role_is_not_recorded() -> None:
    """It is lawful only if the one member is an executive director (FT-06)."""
    alone = committee("A", "x")
    gov = world(unknown_role(alone, given("1", "A board", "A committee")))
    outcome = ask(gov, "A committee", Y2024)
    assert outcome["A"].effect.value == "indeterminate"
    assert "condition.uncomputed" in codes(outcome["A"])


def test_somebody_who_may_be_one_of_those_who_have_to_agree() -> None:
    """A role not recorded may be that of the member who has to agree."""
    rule = VotingRule([Share(more_than("1/2")), MustAgree(SeatClass(roles="chair"))])
    seats = [Seat("A ceo", "chief executive"), Seat("A fd", "executive"), Seat("A x", None)]
    gov = world(trust("A", seats=seats, rule=rule, quorum=Quorum(count=1)))
    outcome = ask(gov, "A board", Y2024, votes=votes("for", "A ceo", "A fd"))
    assert outcome["A"].effect.value == "indeterminate"
    assert "must-agree.unknown" in codes(outcome["A"])


@pytest.mark.parametrize(("x", "answer"), [("for", "indeterminate"), ("against", "indeterminate")])
def test_somebody_who_may_be_in_a_constituency(x: str, answer: str) -> None:
    """A share among a class is taken at its best and at its worst."""
    among = SeatClass(roles="non-executive")
    rule = VotingRule([Share(more_than("1/2")), Share(more_than("1/2"), among=among)])
    seats = [
        *(Seat(f"A {name}", role) for name, role in (("ceo", "executive"), ("fd", "executive"))),
        Seat("A ned", "non-executive"),
        Seat("A x", None),
    ]
    gov = world(trust("A", seats=seats, rule=rule, quorum=Quorum(count=1)))
    ned = "against" if x == "for" else "for"
    cast = (*votes("for", "A ceo", "A fd"), *votes(ned, "A ned"), *votes(x, "A x"))
    outcome = ask(gov, "A board", Y2024, votes=cast)
    expected = "undecided" if x == "for" else answer
    assert outcome["A"].effect.value == expected


def test_a_quorum_of_a_class_may_hang_on_a_role() -> None:
    """Whoever has no role on record may be the executive that a quorum asks for."""
    quorum = Quorum(count=1, including=Including(1, SeatClass(roles="executive")))
    seats = [Seat("A chair", "chair"), Seat("A x", None)]
    gov = world(trust("A", seats=seats, quorum=quorum))
    outcome = ask(gov, "A board", Y2024, attended=["A chair", "A x"])
    assert outcome["A"].effect.value == "indeterminate"


def test_an_abstention_as_a_casting_vote_decides_nothing() -> None:
    """On an equality whoever presides may leave it at that."""
    gov = world(trust("A", rule=majority(casting_vote=True), quorum=Quorum(count=1)))
    cast = (
        *votes("for", "A ceo"),
        *votes("against", "A ned"),
        Vote("A chair", "abstain", casting=True),
    )
    outcome = ask(gov, "A board", Y2024, votes=cast, presided="A chair")
    assert outcome["A"].effect.value == "undecided"


def test_notice_where_the_side_is_not_known() -> None:
    """An officer's key decision needs 28 clear days on one side of a council, none on the other;
    a committee's needs 5 on either.
    """
    gov = world(
        officer(committee("L", "c1", "c2")),
        [
            given(f"{side}, {to}", f"L {side}", f"L {to}", "roads")
            for side in ("council", "cabinet")
            for to in ("post", "committee")
        ],
        Matter("roads", kinds="key-decision"),
    )
    short = Notice(Y2024 - timedelta(days=20))
    outcome = ask(gov, "L post", Y2024, "roads", notice=short)
    assert (outcome["L"].effect.value, outcome["L"].verdict) == ("indeterminate", UNKNOWN)
    assert {"notice.side-unknown", "notice.short"} <= codes(outcome["L"])
    late = Notice(Y2024 - timedelta(days=2))
    both = ask(gov, "L committee", Y2024, "roads", notice=late)
    assert "notice.side-unknown" not in codes(both["L"])


def officer(*more: Parts) -> list[Parts]:
    """A council whose officer holds a delegation from the cabinet; the matter has no side."""
    return [*council("L"), Office("L post", "L", holders="L officer"), *more]


def test_ratification_or_delegation_whichever_side_it_is() -> None:
    """The cabinet delegated and full council ratified: one of the two is enough on either side."""
    gov = world(officer(given("1", "L cabinet", "L post")))
    outcome = ask(gov, "L post", Y2024, ratifications=Ratification("L council", NEXT))
    assert outcome["L"].effect.value == "bound"
    cabinet = ask(gov, "L post", Y2024, ratifications=Ratification("L cabinet", NEXT))
    assert cabinet["L"].effect.value == "indeterminate"
    assert "ratification.side-unknown" in codes(cabinet["L"])


def test_overturned_before_it_was_ratified() -> None:
    """A later ratification adopts it again, if there was no authority at the time."""
    later = {
        "overturnings": Overturning("A board", NEXT),
        "ratifications": Ratification("A board", THIRD),
    }
    nothing = world(trust("A"), committee("A", "ceo", "ned"))
    adopted = ask(nothing, "A committee", Y2024, **later)
    assert adopted["A"].effect.value == "bound"
    assert "overturning.adopted-since" in codes(adopted["A"])
    hanging = world(
        [one for _, one in nothing.records()], given("1", "A board", "A committee", conditions="ok")
    )
    outcome = ask(hanging, "A committee", Y2024, **later)
    assert outcome["A"].effect.value == "indeterminate"
    assert "overturning.adopted-perhaps" in codes(outcome["A"])


def test_a_board_that_is_no_more_neither_overturns_nor_ratifies() -> None:
    """An act counts only of a body that exists on its day."""
    gov = world(trust("A", period=Period(None, NEXT)), committee("A", "ceo", "ned"))
    delegated = gov.put(given("1", "A board", "A committee"))
    outcome = ask(delegated, "A committee", Y2024, overturnings=Overturning("A board", NEXT))
    assert outcome["A"].effect.value == "bound"
    assert "overturning.not-in-being" in codes(outcome["A"])
    ratified = ask(gov, "A committee", Y2024, ratifications=Ratification("A board", NEXT))
    assert ratified["A"].effect.value == "unauthorised"


def test_what_could_not_have_been_delegated_is_not_ratified() -> None:
    """Neither what a joint committee of others decided, nor what a vacant post did."""
    gov = world(trust("A"), trust("B"), trust("C"), joint("B", "C"))
    jc = ask(gov, "jc", Y2024, of=["A"], ratifications=Ratification("A board", NEXT))
    assert jc["A"].effect.value == "unauthorised"
    assert "joint.not-a-party" in codes(jc["A"])
    vacant = world(trust("A"), Office("A post", "A"))
    cast = Vote("A ceo", "for", body="A post")
    outcome = ask(vacant, "A post", Y2024, votes=cast, ratifications=Ratification("A board", NEXT))
    assert outcome["A"].effect.value == "undecided"


def test_in_a_group_a_vote_says_for_whom_it_was_cast() -> None:
    """Somebody who decides for two organisations has to say for which."""
    gov = world(
        trust("A", "NHST"),
        trust("B", "NHST"),
        group(("A ceo", "A"), ("A ceo", "B")),
        given("1", "A board", "A ceo"),
    )
    outcome = ask(gov, "group", Y2024, votes=Vote("A ceo", "for"))
    assert outcome["A"].effect.value == "indeterminate"
    assert "votes.capacity-unknown" in codes(outcome["A"])


def test_a_joint_committee_passes_on_for_each_of_its_parties() -> None:
    """What a joint committee gives, it gives of the party whose function is asked about."""
    gov = world(
        trust("A", "NHST"),
        trust("B", "NHST"),
        joint("A", "B"),
        OFFICE,
        given("1", "A board", "jc", passing_on="allowed"),
        given("2", "B board", "jc", passing_on="allowed"),
        given("3", "jc", "A post", function_of="A"),
        given("4", "jc", "A post", function_of="B"),
    )
    outcome = ask(gov, "A post", Y2024, of=["A", "B"])
    assert outcome["A"].effect.value == "bound"
    assert outcome["B"].effect.value == "unauthorised"


def test_a_group_passed_a_function_and_nsh_england_took_it() -> None:
    """NHS England may exercise a clinical commissioning group's function at its request (CC-10)."""
    gov = world(trust("C", "CCG"), trust("N", "NHSE"), given("1", "C board", "N"))
    outcome = ask(gov, "N board", Y2016, of=["C"])
    assert outcome["C"].effect.value == "bound"
    assert outcome["C"].liable == ("C",)


def test_a_board_takes_nothing_from_its_own_committee() -> None:
    """No rule knows of a board as the delegate of its own organisation."""
    gov = world(
        trust("A"),
        committee("A", "ceo", "ned"),
        given("1", "A board", "A committee", passing_on="allowed"),
        Delegation("2", by="A committee", to="A board", matters="service"),
    )
    outcome = ask(gov, "A board", Y2024)
    assert outcome["A"].effect.value == "bound"


def test_what_statute_gives_to_a_body_nobody_decides_alone() -> None:
    """The pay of executives is for a committee of non-executives, not for one person (FT-14)."""
    gov = world(trust("A"), group(("A ceo", "A")), Matter("pay", kinds="executive-pay"))
    outcome = ask(gov, "group", Y2024, "pay")
    assert outcome["A"].effect.value == "unauthorised"


def test_before_the_day_an_organisation_not_in_being_has_no_part() -> None:
    """Asked before the decision, whoever will have a part is told that it is not taken yet."""
    gone = Organisation("B", kind="FT", period=Period(None, Y2024))
    gov = world(
        trust("A"), gone, Board("B board", "B"), CommitteeInCommon("cic", ["A board", "B board"])
    )
    outcome = ask(gov, "cic", Y2024, on=Y2024 - timedelta(days=1))
    assert outcome["A"].effect.value == "pending"
    assert outcome["B"].effect.value == "no_part"


def test_nothing_grows_without_end() -> None:
    """What is kept for reuse is forgotten in the end, and answers stay the same."""
    from icsgov.reasoning import ground

    gov = world(trust("A"))
    before = ground.ROOM
    try:
        ground.ROOM = 5
        days = [Y2024 + timedelta(days=n) for n in range(5)]
        assert {ask(gov, "A board", day)["A"].effect.value for day in days} == {"bound"}
    finally:
        ground.ROOM = before


def test_a_residual_rule_needs_no_clause() -> None:
    """Whoever holds the residue may decide what no reservation covers."""
    gov = world(trust("A", "NHST"), OFFICE, Residual("SO 1", by="A board", to="A post"))
    assert ask(gov, "A post", date(2024, 1, 2))["A"].effect.value == "bound"


def test_a_vacant_post_decides_nothing_that_could_be_ratified() -> None:
    """A minute in the name of a post that nobody held is no act of a possible delegate."""
    gov = world(trust("A"), Office("A post", "A"))
    outcome = ask(
        gov,
        "A post",
        Y2024,
        resolutions=Resolution("A post", "for"),
        ratifications=Ratification("A board", NEXT),
    )
    assert outcome["A"].effect.value == "unauthorised"
    assert "office.vacant" in codes(outcome["A"])


def test_a_minute_of_another_body_is_not_this_ones() -> None:
    """Only the minute of the place that decided stands in for its votes."""
    gov = world(trust("A", "NHST"), OFFICE, given("1", "A board", "A post"))
    outcome = ask(gov, "A post", Y2024, resolutions=Resolution("A board", "for"))
    assert outcome["A"].effect.value == "undecided"


def test_what_statute_names_needs_no_board_on_file() -> None:
    """The council of governors refers to its panel, whether or not a board is recorded (RS-03)."""
    governors = committee("A", "g1", "g2", name="governors", statute="governors")
    panel = Matter("panel", kinds="governors-panel")
    gov = world(Organisation("A", kind="FT"), governors, panel)
    assert ask(gov, "A governors", Y2024, "panel")["A"].effect.value == "bound"


def test_a_committee_that_advises_holds_no_power() -> None:
    """A delegation to an advisory committee is an answer, and the answer is no."""
    gov = world(
        trust("I", "ICB"),
        committee("I", "ceo", "ned", name="talk", statute="advisory"),
        Office("I post", "I", holders="I ceo"),
        given("1", "I board", "I talk", passing_on="allowed"),
        given("2", "I talk", "I post"),
    )
    outcome = ask(gov, "I post", Y2024)
    assert outcome["I"].effect.value == "unauthorised"
    assert rests_on(outcome["I"], "IC-09")


def test_a_function_given_to_a_committee_of_another_organisation() -> None:
    """No rule knows of that form, nor of a board as delegate of its own organisation."""
    gov = world(
        trust("A", "NHST"),
        trust("B", "NHST"),
        committee("B", "ceo", "ned"),
        given("1", "A board", "B committee", passing_on="allowed"),
        given("2", "B committee", "B board", function_of="A"),
    )
    outcome = ask(gov, "B board", Y2024, of=["A"])
    assert outcome["A"].effect.value == "indeterminate"
    assert "form.no-rule" in codes(outcome["A"])


@pytest.mark.parametrize("giver", ["A", "L"])
def test_nothing_is_known_of_bodies_outside_every_list(giver: str) -> None:
    """No row is never permission: a delegation to such a body leaves the answer open."""
    parts = trust("A", "NHST") if giver == "A" else council("L")
    board = "A board" if giver == "A" else "L council"
    side = Matter("service", kinds=(), side="council")
    gov = world(parts, trust("X", "OTHER"), given("1", board, "X"), side)
    outcome = ask(gov, "X board", Y2024, of=[giver])
    assert outcome[giver].effect.value == "indeterminate"


def test_overturning_where_the_side_is_not_known() -> None:
    """Either board of a council may be the one that could take a decision back."""
    gov = world(
        council("L"),
        committee("L", "c1", "c2"),
        given("1", "L council", "L committee", "roads"),
        Matter("roads", kinds=()),
    )
    act = Overturning("L council", NEXT)
    outcome = ask(gov, "L committee", Y2024, "roads", overturnings=act)
    assert "overturning.side-unknown" in codes(outcome["L"])


def test_a_committee_of_a_council_passes_on_to_some_and_not_to_others() -> None:
    """Silence lets it pass on to an officer, and not to a councillor alone (LA-25)."""
    side = Matter("service", kinds=(), side="council")
    gov = world(
        council("L"),
        side,
        committee("L", "c1", "c2"),
        Office("L post", "L", holders="L c3"),
        given("1", "L council", "L committee"),
        given("2", "L committee", "L c4"),
        group(("L c4", "L")),
    )
    outcome = ask(gov, "group", Y2024)
    assert "passing-on.closed" in codes(outcome["L"])


def test_governors_without_seats_on_file() -> None:
    """More than half of all needs to know how many there are."""
    governors = Committee("A governors", "A", statute="governors")
    england = [Organisation("N", kind="NHSE"), Organisation("S", kind="SOS")]
    gov = world(trust("A"), governors, england, Matter("join", kinds="separation"))
    act = Approval("A governors", Y2024, votes_for=9)
    outcome = ask(gov, "A board", Y2024, "join", approvals=act)
    assert "approval.seats-unknown" in codes(outcome["A"])


def test_a_joint_committee_may_reserve() -> None:
    """What a joint committee keeps goes no further, for any of its parties."""
    gov = world(
        trust("A", "NHST"),
        trust("B", "NHST"),
        joint("A", "B"),
        OFFICE,
        given("1", "A board", "jc", passing_on="allowed"),
        given("2", "jc", "A post", function_of="A"),
        Reservation("JC 1", by="jc", matters="service"),
    )
    outcome = ask(gov, "A post", Y2024)
    assert outcome["A"].effect.value == "unauthorised"
    assert "reserved" in codes(outcome["A"])


def test_a_recusal_of_nobody_is_in_doubt() -> None:
    """A misspelt name would let a conflicted director vote; it is said aloud."""
    outcome = ask(world(trust("A")), "A board", Y2024, recused="A nedd")
    assert doubts(outcome["A"]) == {"recusal.of-nobody"}


def test_a_deputy_is_no_director() -> None:
    """A committee on which a deputy votes is no committee of directors (FT-03)."""
    seats = [
        Seat("A chair", "chair"),
        Seat("A ceo", "chief executive"),
        Seat("A dep", "executive", deputises_for="A ceo"),
    ]
    gov = world(
        trust("A", seats=seats, quorum=Quorum(count=1)),
        committee("A", "chair", "dep"),
        given("1", "A board", "A committee"),
    )
    assert ask(gov, "A committee", Y2024)["A"].effect.value == "unauthorised"


def test_a_committee_whose_members_are_not_on_file() -> None:
    """Whether all are directors is not known, so neither is the authority."""
    bare = Committee("A committee", "A")
    gov = world(trust("A"), bare, given("1", "A board", "A committee"))
    outcome = ask(gov, "A committee", Y2024, resolutions=Resolution("A committee", "for"))
    assert outcome["A"].effect.value == "indeterminate"
    assert "form.members-unknown" in codes(outcome["A"])


def test_an_approval_counts_from_its_day_and_of_a_body_of_that_day() -> None:
    """That the approver ended later changes nothing; one that had ended before cannot approve."""
    ended = Committee("A finance", "A", period=Period(None, NEXT))
    gov = world(trust("A"), ended, ASKED)
    given_in_time = ask(gov, "A board", Y2024, approvals=Approval("A finance", Y2024), on=THIRD)
    assert given_in_time["A"].effect.value == "bound"
    too_late = ask(gov, "A board", Y2024, approvals=Approval("A finance", NEXT))
    assert too_late["A"].effect.value == "awaiting"


def test_more_approvals_than_seats_are_a_slip() -> None:
    """Three hundred cannot have voted on a council of two."""
    governors = committee("A", "g1", "g2", name="governors", statute="governors")
    gov = world(trust("A"), governors, Matter("split", kinds="separation"))
    act = Approval("A governors", Y2024, votes_for=300)
    outcome = ask(gov, "A board", Y2024, "split", approvals=act)
    assert "approval.miscounted" in codes(outcome["A"])


def test_an_organisation_approves_through_its_board() -> None:
    """How many all are is read off the board of the organisation that approves."""
    rule = ApprovalRule("partner", organisation="A", by="B", matters="service", threshold="of_all")
    gov = world(trust("A"), trust("B"), rule)
    for count, effect in ((3, "bound"), (2, "awaiting")):
        outcome = ask(gov, "A board", Y2024, approvals=Approval("B", Y2024, votes_for=count))
        assert outcome["A"].effect.value == effect


def test_a_kind_that_the_rulebook_does_not_know_is_refused() -> None:
    """A slip in a kind would switch statute off in silence."""
    gov = world(trust("A"), Matter("join", kinds="mergr"))
    with pytest.raises(GovernanceError, match="governance") as caught:
        ask(gov, "A board", Y2024, "join")
    assert "no kind `mergr`" in str(caught.value)


def test_a_framework_is_remembered_under_a_few_books_only() -> None:
    """Asking under a great many books does not pile them up."""
    gov = world(trust("A"))
    for number in range(20):
        law = BOOK.amend(attrs.evolve(BOOK.rule("FT-02"), says=f"Number {number}."))
        assert ask(gov, "A board", Y2024, law=law)["A"].effect.value == "bound"
    assert len(gov.compiled) <= 8


def test_votes_whose_capacity_is_not_told_need_an_order() -> None:
    """Two votes that may be one person's in one capacity contradict each other."""
    cast = [Vote("A ceo", "for"), Vote("A ceo", "against", organisation="A")]
    with pytest.raises(MalformedError, match="without an order"):
        ask(world(trust("A")), "A board", Y2024, votes=cast)


def test_what_is_wider_than_a_reservation_or_a_kind_is_in_doubt() -> None:
    """A decision on the whole includes the part that a board kept, or that statute knows."""
    kept = Reservation("R1", by="A board", matters="service/closure")
    part = Matter("service/merge", kinds="merger")
    gov = world(trust("A", "NHST"), OFFICE, given("1", "A board", "A post"), kept, part)
    outcome = ask(gov, "A post", Y2024)
    assert outcome["A"].effect.value == "bound"
    assert {"reserved.narrower", "kinds.narrower"} <= doubts(outcome["A"])


def test_a_ratification_may_prejudice_somebody() -> None:
    """No right or time limit may suffer; presumed unless somebody's word is on file (GN-04)."""
    gov = world(trust("A"), committee("A", "ceo", "ned"))
    act = {"ratifications": Ratification("A board", NEXT)}
    assert "ratification.prejudice" in doubts(ask(gov, "A committee", Y2024, **act)["A"])
    for holds, effect in ((True, "bound"), (False, "unauthorised")):
        word = Attestation("no_right_or_time_limit_prejudiced", holds)
        outcome = ask(gov, "A committee", Y2024, attested=word, **act)
        assert outcome["A"].effect.value == effect


def test_a_vote_that_decides_nothing_is_shown() -> None:
    """Neither somebody else's vote in a post's name nor a recused one vanishes."""
    gov = world(trust("A", "NHST"), OFFICE, given("1", "A board", "A post"))
    other = ask(gov, "A post", Y2024, votes=Vote("A ned", "for", body="A post"))
    assert facts(other["A"], "vote.not-the-decider")["person"] == "A ned"
    alone = world(trust("A", "NHST"), group(("A ceo", "A")))
    recused = ask(alone, "group", Y2024, votes=Vote("A ceo", "for"), recused="A ceo")
    assert facts(recused["A"], "vote.not-the-decider")["person"] == "A ceo"


def test_the_room_is_those_whose_votes_count() -> None:
    """People without a seat, and those who took no part, are no majority of the room."""
    gov = world(trust("A"))
    cast = (*votes("against", "A chair", "A ned"), *votes("for", "A ceo", "A fd", "visitor"))
    outcome = ask(gov, "A board", Y2024, votes=cast, recused=["A ceo"])
    assert outcome.room.heads == (1, 2, 0)


def test_an_advisory_body_at_a_meeting_in_common_decides_for_nobody() -> None:
    """A chain that leads to a care partnership's committee leads to advice."""
    talk = committee("B", "ceo", "ned", statute="care partnership")
    gov = world(
        trust("A", "NHST"),
        trust("B", "NHST"),
        trust("C", "NHST"),
        talk,
        committee("C", "ceo", "ned"),
        given("1", "A board", "B committee", under="65Z5"),
        CommitteeInCommon("cic", ["B committee", "C committee"]),
    )
    outcome = ask(gov, "cic", Y2024, of=["A"])
    assert outcome["A"].effect.value == "advised"


def test_a_deputy_where_nobody_recorded_who_was_there() -> None:
    """The principal may have attended: the vote may not count, in a body as in a group."""
    seats = [Seat("A chair"), Seat("A ceo"), Seat("dep", deputises_for="A ceo")]
    gov = world(trust("A", seats=seats, quorum=Quorum(count=1)))
    outcome = ask(gov, "A board", Y2024, votes=Vote("dep", "for"))
    assert outcome["A"].effect.value == "indeterminate"
    place = Group(
        "group",
        seats=[Seat("A ceo", held_for="A"), Seat("A fd", held_for="A", deputises_for="A ceo")],
    )
    link = given("1", "A board", "A fd")
    apart = ask(world(trust("A"), place, link), "group", Y2024, votes=Vote("A fd", "for"))
    assert apart["A"].effect.value == "indeterminate"
    assert "votes.deputy-unknown" in codes(apart["A"])


def test_one_person_may_be_a_deputy_twice() -> None:
    """In a capacity of its own each time, and whether or not one is named."""
    seats = [
        Seat("A chair"),
        Seat("A ceo", held_for="A"),
        Seat("dep", deputises_for="A chair"),
        Seat("dep", held_for="A", deputises_for="A ceo"),
    ]
    gov = world(trust("A", seats=seats, quorum=Quorum(count=1)))
    cast = Vote("dep", "for", organisation="A")
    outcome = ask(gov, "A board", Y2024, votes=cast, attended=["dep"])
    assert outcome["A"].effect.value == "bound"
