"""The smallest sets of acts that lead to a decision that binds: worked cases."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from build import Y2024, committee, council, decide, given, group, joint, trust, votes, world
from forms import lies

from icsgov import Routes, UnknownIdError, resolve, routes
from icsgov.analysis import routes_search
from icsgov.analysis.routes_acts import (
    Act,
    Approve,
    Attend,
    Attest,
    DecideAfresh,
    Delegate,
    Ratify,
    VoteFor,
    Widen,
    done,
)
from icsgov.errors import MalformedError
from icsgov.model.authority import ApprovalRule, Attestation, Reservation
from icsgov.model.body import AdvisoryGroup, CommitteeInCommon, Group, Seat
from icsgov.model.decision import Approval, Notice, Overturning, Recusal, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import Per
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Office, Organisation
from icsgov.model.voting import Quorum, unanimity
from icsgov.period import Period
from icsgov.reasoning.results import Effect

BODY = committee("A", "ceo", "fd")
BEFORE = Period(None, Y2024)
LATER = Y2024 + timedelta(days=30)


def told(found: Any) -> list[list[str]]:
    """The names of the acts of each route, and who or what does them."""
    return [[_name(act) for act in route.acts] for route in found]


def _name(act: Act) -> str:
    record = getattr(act, "record", None)
    who = getattr(act, "person", None) or getattr(act, "by", None)
    who = who or getattr(act, "condition", None) or (record.id if record else "")
    return f"{type(act).__name__} {who}"


def test_one_vote_short() -> None:
    """Two for, two against: one vote more from anybody, or the board decides again."""
    gov = world(trust("A"))
    cast = (*votes("for", "A ceo", "A fd"), *votes("against", "A ned", "A ned2"))
    found = routes(decide(gov, "A board", Y2024, votes=cast), gov, bind="A")
    assert isinstance(found, Routes) and found.complete and found.possible
    people = ["A chair", "A ned", "A ned2"]
    expected = [["DecideAfresh A board"], *([f"VoteFor {one}"] for one in people)]
    assert sorted(told(found)) == expected
    assert all(route.binding.effect is Effect.BOUND for route in found)
    assert {route.outcome.bound for route in found} == {("A",)}
    assert all(route.bindings == (route.binding,) for route in found)


def test_missing_quorum() -> None:
    """Two of the three needed were there: anybody else comes, or comes and votes."""
    gov = world(trust("A"))
    made = decide(gov, "A board", Y2024, votes=votes("for", "A ceo", "A fd"))
    people = ["A chair", "A ned", "A ned2"]
    either = [[f"{act} {one}"] for act in ("Attend", "VoteFor") for one in people]
    assert sorted(told(routes(made, gov, bind="A"))) == sorted([*either, ["DecideAfresh A board"]])
    recorded = attrs.evolve(made, attended=["A ceo", "A fd"])
    assert sorted(told(routes(recorded, gov, bind="A"))) == sorted(
        [*either, ["DecideAfresh A board"]]
    )
    gone = attrs.evolve(made, recused=[Recusal("A ned")], attended=["A ceo", "A fd", "A ned2"])
    assert told(routes(gone, gov, bind="A")) == [[]]


def test_a_minute_gives_way_to_votes() -> None:
    """A minute for needs no votes; where it is not, a vote and enough people there are needed."""
    body = committee("A", "ceo", "fd", "ned", quorum=Quorum(count=2))
    gov = world(trust("A"), body, given("1", "A board", "A committee"))
    made = decide(gov, "A committee", Y2024, resolutions=Resolution("A committee", "abstain"))
    found = told(routes(made, gov, bind="A"))
    assert ["VoteFor A ceo", "Attend A fd"] in found and ["VoteFor A ceo", "VoteFor A fd"] in found
    fine = attrs.evolve(made, resolutions=Resolution("A committee", "for"))
    assert told(routes(fine, gov, bind="A")) == [[]]
    assert routes(fine, gov.drop("1"), bind="A").part("A").candidates[0].says.startswith("`A board")


def test_a_limit_passed_by_a_pound() -> None:
    """Raised by that pound, given for this once, adopted, or decided by the board."""
    gov = world(trust("A"), BODY, given("5.1", "A board", "A committee", ceiling=1000))
    made = decide(gov, "A committee", Y2024, figures=1001)
    found = routes(made, gov, bind="A")
    assert sorted(told(found)) == [
        ["DecideAfresh A board"],
        ["Delegate A board to A committee for D"],
        ["Ratify A board"],
        ["Widen 5.1"],
    ]
    acts = {type(act): act for route in found for act in route.acts}
    raised, once = acts[Widen].record, acts[Delegate].record  # type: ignore[union-attr] # these two have one
    old = given("5.1", "A board", "A committee", ceiling=1000)
    assert raised == attrs.evolve(old, ceiling=1001) and acts[Widen].was == old  # type: ignore[union-attr] # of this kind
    assert (once.matters, once.ceiling) == (("service",), (Limit(1001),))
    assert once.period == Period.through(Y2024, Y2024) and once.decision == "D"
    assert acts[Widen].says == "the limit of `5.1` is raised from £1,000 to £1,001"
    assert acts[Delegate].says == (
        "`A board` gives `A committee` power over `service` on 14 May 2024 up to £1,001"
    )


def test_every_link_of_a_chain_is_made_wide_enough() -> None:
    """Both limits of a chain are passed, one of them not by this measure."""
    ceo = Office("ceo", "A", holders="A ceo")
    year = Limit(1, basis=Per.YEAR)
    chain = (
        given("1", "A board", "A committee", passing_on="allowed", ceiling=[10, year]),
        given("2", "A committee", "ceo", ceiling=Limit(20, inclusive=False)),
        given("3", "A board", "ceo", matters="estates", ceiling=5),
    )
    gov = world(trust("A"), BODY, ceo, chain)
    figures = [Figure(20), Figure(1, basis=Per.YEAR)]
    found = routes(decide(gov, "ceo", Y2024, figures=figures), gov, bind="A")
    assert ["Widen 1", "Widen 2"] in told(found)
    (both,) = [route for route in found if len(route.acts) == 2]
    limits = {act.record.id: act.record.ceiling for act in both.acts if isinstance(act, Widen)}
    assert limits == {"1": (Limit(20), year), "2": (Limit(20),)}


def test_a_lapsed_delegation() -> None:
    """Given anew, adopted on a later day, or decided by the board on that day."""
    gov = world(trust("A"), BODY, given("5.1", "A board", "A committee", period=BEFORE))
    made = decide(gov, "A committee", Y2024)
    found = routes(made, gov, bind="A", on=LATER)
    assert sorted(told(found)) == [
        ["DecideAfresh A board"],
        ["Delegate A board to A committee for D"],
        ["Ratify A board"],
    ]
    days = {type(act): act.day for route in found for act in route.acts if hasattr(act, "day")}
    assert days == {Delegate: Y2024, Ratify: LATER, DecideAfresh: LATER}
    afresh = next(r for r in found if isinstance(r.acts[0], DecideAfresh)).outcome.decision
    assert (afresh.id, afresh.forum, afresh.day, afresh.of) == (
        "D afresh",
        "A board",
        LATER,
        ("A",),
    )
    assert afresh.resolutions == (Resolution("A board", "for"),) and not afresh.votes


def test_governors_approve_with_the_votes_that_are_needed() -> None:
    """More than half of those voting, all nine governors voting; four of nine were too few."""
    names = [f"gov{n}" for n in range(9)]
    governors = committee("A", *names, name="governors", statute="governors")
    gov = world(trust("A"), governors, BODY, Matter("service", kinds="significant-transaction"))
    found = routes(decide(gov, "A board", Y2024), gov, bind="A")
    (route,) = found
    (act,) = route.acts
    assert act == Approve(
        by="A governors", organisation="A", day=Y2024, votes_for=5, votes_against=4
    )
    assert act.says == (
        "`A governors` approves it for `A` on 14 May 2024, with 5 for and 4 against"
    )
    short = Approval("A governors", Y2024, votes_for=4, votes_against=5)
    (other,) = routes(decide(gov, "A board", Y2024, approvals=short), gov, bind="A")
    assert other.acts == route.acts


def test_a_plain_approval_by_a_scheme() -> None:
    """Above an amount another organisation approves; with counts where the scheme counts them."""
    rule = ApprovalRule("AP", organisation="A", by="I", matters="service", above=100)
    gov = world(trust("A"), trust("I", "ICB"), rule)
    found = routes(decide(gov, "A board", Y2024, figures=101), gov, bind="A")
    assert told(found) == [["Approve I"]]
    assert found.part("A").candidates[0].says == "`I` approves it for `A` on 14 May 2024"
    counted = attrs.evolve(rule, threshold="of_voting")
    gov = world(trust("A"), trust("I", "ICB"), counted)
    (route,) = routes(decide(gov, "A board", Y2024, figures=101), gov, bind="A")
    assert route.acts == (
        Approve(by="I", organisation="A", day=Y2024, votes_for=3, votes_against=2),
    )


def test_an_approver_on_the_chain_is_gone_round() -> None:
    """Who approves cannot be on the chain: the board gives it straight to the decider."""
    other = committee("A", "ned", "ned2", name="other")
    chain = (
        given("1", "A board", "A other", passing_on="allowed"),
        given("2", "A other", "A committee"),
    )
    rule = ApprovalRule("AP", organisation="A", by="A other", matters="service")
    gov = world(trust("A"), BODY, other, chain, rule)
    found = told(routes(decide(gov, "A committee", Y2024), gov, bind="A"))
    assert ["Approve A other", "Delegate A board to A committee for D"] in found
    assert ["Approve A other", "DecideAfresh A board"] in found
    assert len(found) == 2


def test_a_condition_of_which_nothing_is_known() -> None:
    """Attested, or gone round; one that is on record as not met cannot be attested."""
    gov = world(trust("A"), BODY, given("5.1", "A board", "A committee", conditions=["c", "d"]))
    made = decide(gov, "A committee", Y2024)
    others = [
        ["DecideAfresh A board"],
        ["Delegate A board to A committee for D"],
        ["Ratify A board"],
    ]
    assert sorted(told(routes(made, gov, bind="A"))) == [["Attest c", "Attest d"], *others]
    half = attrs.evolve(made, attested="c")
    assert sorted(told(routes(half, gov, bind="A"))) == [["Attest d"], *others]
    denied = attrs.evolve(made, attested=Attestation("c", holds=False))
    assert sorted(told(routes(denied, gov, bind="A"))) == others


def test_each_of_two_delegations_has_its_condition() -> None:
    """Either condition is enough, though the answer as it stands names only one."""
    both = [given(f"5.{n}", "A board", "A committee", conditions=f"c{n}") for n in (1, 2)]
    gov = world(trust("A"), BODY, both)
    found = told(routes(decide(gov, "A committee", Y2024), gov, bind="A"))
    assert ["Attest c1"] in found and ["Attest c2"] in found


def test_a_joint_committee_that_needs_everybody() -> None:
    """One vote is missing and one party never delegated: both are needed, or each decides."""
    gov = world(trust("A"), trust("B"), joint("A", "B", rule=unanimity()))
    gov = gov.put(given("1", "A board", "jc"))
    cast = (Vote("A ceo", "for", organisation="A"), Vote("B ceo", "against", organisation="B"))
    found = routes(decide(gov, "jc", Y2024, votes=cast), gov, bind=["B", "A"])
    assert [part.organisations for part in found.parts] == [("A", "B")]
    assert sorted(told(found)) == [
        ["DecideAfresh A board", "DecideAfresh B board"],
        ["VoteFor B ceo", "DecideAfresh B board"],
        ["VoteFor B ceo", "Delegate B board to jc for D"],
        ["VoteFor B ceo", "Ratify B board"],
    ]
    mixed = next(r for r in found if told([r])[0] == ["VoteFor B ceo", "DecideAfresh B board"])
    assert [outcome.decision.forum for outcome in mixed.outcomes] == ["jc", "B board"]
    assert [binding.organisation for binding in mixed.bindings] == ["A", "B"]
    assert found.of("A") == found.of("B")


def test_what_statute_keeps_for_the_council_it_decides_itself() -> None:
    """A cabinet's decision on the council tax: nothing helps but full council's own."""
    gov = world(council("L"), Matter("service", kinds="council-tax", side="council"))
    found = routes(decide(gov, "L cabinet", Y2024), gov, bind="L")
    assert told(found) == [["DecideAfresh L council"]]
    assert len(found.part("L").candidates) > 1


def test_a_reservation_leaves_it_to_the_board() -> None:
    """What is reserved the board decides or adopts; a delegation of it would be cut."""
    kept = Reservation("R", by="A board", matters="service")
    gov = world(trust("A"), BODY, kept)
    found = told(routes(decide(gov, "A committee", Y2024), gov, bind="A"))
    assert ["DecideAfresh A board"] in found
    assert all(not one[0].startswith("Delegate") for one in found)


def test_what_was_overturned_or_ill_convened_is_decided_again() -> None:
    """Neither an overturning nor a missed notice is mended by anything else."""
    gov = world(trust("A"))
    undone = decide(gov, "A board", Y2024, overturnings=Overturning("A board", LATER))
    assert told(routes(undone, gov, bind="A")) == [["DecideAfresh A board"]]
    gov = world(council("L"), lies("council"))
    late = decide(gov, "L council", Y2024, notice=Notice(Y2024 - timedelta(days=1)))
    assert resolve(late, gov)["L"].effect is Effect.DEFECTIVE
    assert told(routes(late, gov, bind="L")) == [["DecideAfresh L council"]]


def test_the_decision_maker_of_a_group() -> None:
    """Votes on the day asked about; a delegation is for the day of a vote."""
    ceo = Office("ceo", "A", holders="A ceo")
    gov = world(trust("A"), trust("B"), ceo, group(("A ceo", "A"), ("B ceo", "B")))
    gov = gov.put(given("1", "A board", "A ceo", period=Period.through(Y2024, LATER)))
    silent = decide(gov, "group", Y2024, votes=[Vote("B ceo", "for")])
    (first, second) = routes(silent, gov, bind="A", on=LATER)
    assert {act.says for act in (*first.acts, *second.acts)} == {
        "`A ceo` votes for in `group` on behalf of `A` on 13 June 2024",
        "`A board` takes a decision of its own on 13 June 2024",
    }
    assert sorted(told(routes(silent, gov, bind="B", on=LATER))) == [
        ["DecideAfresh B board"],
        ["Delegate B board to B ceo for D"],
        ["Ratify B board"],
        ["VoteFor B ceo", "Delegate B board to B ceo for D on 2024-06-13"],
    ]
    both = routes(silent, gov, bind=["A", "B"], on=LATER)
    assert len(both.parts) == 2
    assert len(list(both)) == len(both.of("A")) * len(both.of("B"))
    assert all(route.outcomes[0].bound for route in both)


def test_organisations_apart_make_products() -> None:
    """At a committee in common each organisation is bound by its own acts, the fewest first."""
    bodies = [committee(org, "ceo", "fd", "ned", quorum=Quorum(count=2)) for org in ("A", "B")]
    common = CommitteeInCommon("cic", ["A committee", "B committee"])
    gov = world(trust("A"), trust("B"), bodies, common, given("1", "A board", "A committee"))
    cast = [Vote(f"{org} ceo", "for", body=f"{org} committee") for org in ("A", "B")]
    found = routes(decide(gov, "cic", Y2024, votes=cast), gov, bind=["A", "B"])
    both = [set(route.acts) for route in found]
    pairs = [{*a.acts, *b.acts} for a in found.of("A") for b in found.of("B")]
    assert len(both) == len(pairs) and all(one in pairs for one in both)
    sizes = [len(one) for one in both]
    assert sizes == sorted(sizes) and sizes[0] == 2


def test_more_acts_than_can_all_be_tried() -> None:
    """Of thirty governors sixteen are needed: the fewest votes, and there may be other ways."""
    names = [f"g{n}" for n in range(30)]
    some = committee("A", *names, name="governors", statute="governors", quorum=Quorum(count=16))
    gov = world(trust("A"), some, Matter("service", kinds="governors-panel"))
    cast = (*votes("for", *[f"A g{n}" for n in range(15)]), *votes("against", "A g15"))
    lost = decide(gov, "A governors", Y2024, votes=(*cast, *votes("against", *_rest(16, 30))))
    found = routes(lost, gov, bind="A")
    assert not found.complete
    assert sorted(told(found)) == sorted([f"VoteFor A g{n}"] for n in range(15, 30))
    few = decide(gov, "A governors", Y2024, votes=votes("for", "A g0"))
    found = routes(few, gov, bind="A")
    assert not found.complete
    assert {len(route.acts) for route in found} == {15}


def _rest(start: int, end: int) -> list[str]:
    return [f"A g{n}" for n in range(start, end)]


def test_bound_already_asked_too_early_or_no_part() -> None:
    """Nothing to do; nothing that can be done yet; nothing to do with it."""
    gov = world(trust("A"), trust("B"))
    made = decide(gov, "A board", Y2024)
    (route,) = routes(made, gov, bind="A")
    assert route.acts == () and str(route) == "nothing to do"
    early = routes(made, gov, bind="A", on=Y2024 - timedelta(days=1))
    assert list(early) == [] and [step.code for step in early.reasons] == ["decision.later"]
    other = routes(made, gov, bind=["A", "B"])
    assert not other.possible and list(other) == [] and other.of("B") == ()
    assert [(one.organisation, one.effect) for one in other.stuck] == [("B", Effect.NO_PART)]
    assert [step.code for step in other.reasons] == ["part.none"]


def test_those_for_whom_nothing_helps_are_told_in_order() -> None:
    """Whatever the order in which they were looked at."""
    gov = world(trust("A"), trust("B"), trust("C"))
    found = routes(decide(gov, "A board", Y2024), gov, bind=["C", "A", "B"])
    for parts in (found.parts, found.parts[::-1]):
        stuck = attrs.evolve(found, parts=parts).stuck
        assert [one.organisation for one in stuck] == ["B", "C"]


def test_what_nothing_can_bind_says_why() -> None:
    """Where statute names somebody else, no act of the list helps, and the reasons are given."""
    pay = Matter("service", kinds="executive-pay")
    gov = world(trust("A"), committee("A", "chair", "ned", name="pay"), pay)
    found = routes(decide(gov, "A board", Y2024), gov, bind="A")
    assert not found.possible and found.complete
    (why,) = found.reasons
    assert why == resolve(decide(gov, "A board", Y2024), gov)["A"].why


def test_advice_is_followed_by_a_decision() -> None:
    """An advisory group decides nothing: each board takes the decision itself."""
    talk = AdvisoryGroup("talk", organisations=["A", "B"], seats=[Seat("A ceo")])
    gov = world(trust("A"), trust("B"), talk)
    found = routes(decide(gov, "talk", Y2024), gov, bind=[gov["A"], "B"])
    assert told(found) == [["DecideAfresh A board", "DecideAfresh B board"]]


def test_a_deputy_ties_two_organisations_of_a_group() -> None:
    """Where one's vote takes away another's, the two are looked at together."""
    seats = [
        Seat("A ceo", held_for="A"),
        Seat("B ceo", held_for="B"),
        Seat("A ceo", held_for="B", deputises_for="B ceo"),
    ]
    alone = [given(f"{org}1", f"{org} board", f"{org} ceo") for org in ("A", "B")]
    offices = [Office(f"{org}-office", org, holders=f"{org} ceo") for org in ("A", "B")]
    gov = world(trust("A"), trust("B"), Group("group", seats=seats), alone, offices)
    found = routes(decide(gov, "group", Y2024, votes=()), gov, bind=["A", "B"])
    assert [part.organisations for part in found.parts] == [("A", "B")]
    assert told(found)[0] == ["VoteFor A ceo", "VoteFor B ceo"]


def test_what_an_approval_may_be_replaced_by() -> None:
    """Commissioners approve, or it is attested that they consented."""
    arrangement = Matter("service", kinds="section-75-arrangement")
    gov = world(trust("A", "NHST"), trust("I", "ICB"), arrangement)
    found = told(routes(decide(gov, "A board", Y2024), gov, bind="A"))
    assert sorted(found) == [["Approve I"], ["Attest commissioners_consented"]]
    alone = told(routes(decide(gov, "A board", Y2024), gov.drop("I board", "I"), bind="A"))
    assert alone == [["Attest commissioners_consented"]]


def test_a_name_that_is_taken_is_not_taken_again() -> None:
    """A delegation that is offered is a new record."""
    lapsed = given("A board to A committee for D", "A board", "A committee", period=BEFORE)
    gov = world(trust("A"), BODY, lapsed)
    found = told(routes(decide(gov, "A committee", Y2024), gov, bind="A"))
    assert ["Delegate A board to A committee for D'"] in found


def test_the_questions_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many acts there are, so many questions are asked and what was found is given."""
    office = Office("ceo", "A", holders="A ceo")
    shared = given("1", "jc", "ceo", ceiling=10)
    own = [given(f"{org}1", f"{org} board", "jc", passing_on="allowed") for org in ("A", "B")]
    gov = world(trust("A"), trust("B"), joint("A", "B"), office, own, shared)
    made = decide(gov, "ceo", Y2024, of=["A", "B"], figures=11)
    whole = told(routes(made, gov, bind=["A", "B"]))
    assert ["Widen 1", "DecideAfresh B board"] in whole
    monkeypatch.setattr(routes_search, "LIMIT", 0)
    few = routes(made, gov, bind=["A", "B"])
    assert not few.complete and told(few) == whole
    for questions in range(12):
        monkeypatch.setattr(routes_search, "QUESTIONS", questions)
        found = told(routes(made, gov, bind=["A", "B"]))
        assert all(one in whole for one in found)
    monkeypatch.setattr(routes_search, "QUESTIONS", 0)
    assert told(routes(made, gov, bind=["A", "B"])) == []


def test_an_organisation_without_a_board_has_no_route() -> None:
    """Nobody can ratify, delegate or decide; that is an answer."""
    gov = Governance.of(
        Organisation("A", kind="FT"),
        Matter("service", kinds=()),
        attrs.evolve(BODY, quorum=Quorum(count=1)),
    )
    found = routes(decide(gov, "A committee", Y2024), gov, bind="A")
    assert not found.possible and found.part("A").candidates == ()


def test_another_organisations_body_may_be_given_it() -> None:
    """An outsider's function: a delegation to the body that decided, or a decision of its own."""
    gov = world(trust("A"), trust("B"))
    made = decide(gov, "A board", Y2024, of=["A", "B"])
    found = routes(made, gov, bind=["A", "B"])
    assert found.possible
    names = told(found)
    assert ["DecideAfresh B board"] in names
    assert all(len(one) >= 1 for one in names)


def test_bad_questions_are_refused() -> None:
    """Unknown ids, nobody at all, what is no organisation, a day that is none."""
    gov = world(trust("A"))
    made = decide(gov, "A board", Y2024)
    for unknown in ("nobody", ["A", "nobody"], "A board"):
        with pytest.raises(UnknownIdError):
            routes(made, gov, bind=unknown)
    for bad in ([], 7, [7]):
        with pytest.raises(MalformedError, match="expected organisations"):
            routes(made, gov, bind=bad)  # type: ignore[arg-type] # what is refused
    with pytest.raises(MalformedError):
        routes(made, gov, bind="A", on="today")  # type: ignore[arg-type] # what is refused
    with pytest.raises(UnknownIdError):
        routes(made, gov, bind="A").of("B")


def test_an_act_of_another_meeting_changes_nothing() -> None:
    """A vote or attendance somewhere else leaves a decision as it is."""
    gov = world(trust("A"), BODY)
    made = decide(gov, "A board", Y2024)
    common: dict[str, Any] = {"person": "A ceo", "body": "A committee", "day": Y2024}
    acts: list[Act] = [VoteFor(**common), Attend(**common), Attend(**{**common, "body": "A board"})]
    assert done(acts, made, gov) == (made, gov)
    assert acts[1].says == "`A ceo` attends `A committee` on 14 May 2024"
    ask = Attest(condition="c", organisation="A")
    assert ask.says == "the condition `c` is put on record as met for `A`"
    assert Ratify(by="A board", organisation="A", day=date(2024, 5, 14)).says == (
        "`A board` ratifies it on 14 May 2024"
    )


def test_what_does_not_bind_as_a_whole_is_no_route(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that is wrong about some sets of acts takes nobody in: each is asked about again."""
    gov = world(trust("A"))
    cast = (*votes("for", "A ceo", "A fd"), *votes("against", "A ned", "A ned2"))
    made = decide(gov, "A board", Y2024, votes=cast)
    right = told(routes(made, gov, bind="A"))
    sets = routes_search.Search.sets
    there = Attend(person="A chair", body="A board", day=Y2024)
    wrong = [frozenset[Act](), frozenset[Act]({there})]
    monkeypatch.setattr(routes_search.Search, "sets", lambda self: iter([*wrong, *sets(self)]))
    assert told(routes(made, gov, bind="A")) == right
