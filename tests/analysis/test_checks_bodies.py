"""Bodies that cannot decide, or may not as they do, and the nearest bodies that can."""

from datetime import date
from itertools import product
from typing import Any

import attrs
from build import Y2024, committee, council, given, joint, trust, world
from hypothesis import given as given_
from hypothesis import settings
from hypothesis import strategies as st

from icsgov import check, resolve
from icsgov.analysis.finding import Finding
from icsgov.explain import NO, least
from icsgov.model.authority import Reservation
from icsgov.model.body import AdvisoryGroup, Board, Committee, JointCommittee, Seat
from icsgov.model.decision import Attendance, Decision, Presiding, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import Position
from icsgov.model.voting import (
    AllPresent,
    Including,
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    VotingRule,
    at_least,
    majority,
    more_than,
    unanimity,
)
from icsgov.period import Period
from icsgov.reasoning.results import Effect, Stand

OVER = Period(None, date(2024, 1, 1))
CHAIRS = SeatClass(roles="chair")
LAY = SeatClass(roles="lay member")
THREE = ("ceo", "fd", "ned")
FOUR = ("ceo", "fd", "ned", "ned2")
Findings = tuple[Finding, ...]


def found(*parts: Any) -> Findings:
    return check(world(trust("A"), trust("B"), parts), on=Y2024)


def codes(*parts: Any) -> list[str]:
    return [one.code for one in found(*parts)]


def one(code: str, *parts: Any) -> Finding:
    """The one finding; nothing is carried by its witness."""
    gov = world(trust("A"), trust("B"), parts)
    (finding,) = check(gov, on=Y2024)
    assert finding.code == f"check.{code}"
    assert "{" not in finding.says + finding.mend and "not recorded" not in finding.says
    if finding.witness is not None:
        first = resolve(finding.witness, gov)[finding.organisations[0]]
        assert first.stand is Stand.NONE, str(first.why)
    return finding


def test_a_quorum_beyond_the_seats_in_office() -> None:
    """More than there are; exactly as many; with a vacancy; with nobody at all."""
    finding = one("quorum-too-high", committee("A", *THREE, quorum=Quorum(count=4)))
    assert finding.facts["needed"] == 4 and finding.witness is not None
    assert codes(committee("A", *THREE, quorum=Quorum(count=3))) == []
    left = Seat("A ned", period=OVER)
    vacant = committee("A", "ceo", "chair", "fd", left, quorum=Quorum(count=4))
    assert one("quorum-too-high", vacant).facts["seats"] == 3
    assert one("quorum-too-high", committee("A")).witness is None
    assert codes(committee("A", quorum=Quorum(share="1/2"))) == []
    assert codes(committee("A", period=OVER)) == []
    old = [Quorum(count=9, period=OVER), Quorum(count=1, period=Period(OVER.end))]
    assert codes(committee("A", *THREE, quorum=old)) == []


def test_a_class_of_the_quorum_in_which_nobody_sits() -> None:
    """One lay member is asked for, and none sits there; a role not recorded leaves it open."""
    quorum = Quorum(count=1, including=Including(1, LAY))
    seats = [Seat("A ceo", "executive"), Seat("A fd", "executive"), Seat("A ned", "chair")]
    finding = one("quorum-class", committee("A", *seats, quorum=quorum))
    assert finding.facts["among"] == "lay member"
    assert codes(committee("A", *seats[:2], Seat("A ned", "lay member"), quorum=quorum)) == []
    assert codes(committee("A", *seats[:2], Seat("A ned"), quorum=quorum)) == []


def test_a_statutory_quorum_that_cannot_be_met() -> None:
    """An NHS trust's board needs an executive there, whatever its standing orders say."""
    seats = [Seat("n1", "chair"), Seat("n2", "non-executive"), Seat("n3", "non-executive")]
    finding = one("quorum-class", trust("N", "NHST", seats=seats, quorum=Quorum(count=2)))
    assert any("1990/2024" in cite.text for cite in finding.cites)
    lawful = [*seats[:2], Seat("n3", "executive")]
    assert codes(trust("N", "NHST", seats=lawful, quorum=Quorum(count=2))) == []


def test_a_deputy_may_make_a_quorum() -> None:
    """A deputy of the class in the place of a principal who is not of it."""
    quorum = Quorum(count=1, including=Including(1, LAY))
    seats = [Seat("A ceo", "executive"), Seat("A fd", "executive"), Seat("A ned", "chair")]
    deputy = Seat("dep", "lay member", deputises_for="A ned")
    assert codes(committee("A", *seats, deputy, quorum=quorum)) == []
    many = [Seat(f"dep{n}", "executive", deputises_for="A ned") for n in range(9)]
    assert codes(committee("A", *seats, *many, quorum=quorum)) == []
    assert codes(committee("A", *seats, *many[:1], quorum=quorum)) == ["check.quorum-class"]


def test_one_seat_has_one_deputy_at_a_time() -> None:
    """Two lay deputies of one member are never both there; of two members they are."""
    quorum = Quorum(count=1, including=Including(2, LAY))
    seats = [Seat("A ceo", "executive"), Seat("A fd", "executive"), Seat("A ned", "chair")]
    first, other, same = (
        Seat(name, "lay member", deputises_for=of)
        for name, of in (("dep1", "A ned"), ("dep2", "A fd"), ("dep2", "A ned"))
    )
    assert codes(committee("A", *seats, first, same, quorum=quorum)) == ["check.quorum-class"]
    assert codes(committee("A", *seats, first, other, quorum=quorum)) == []


def test_an_even_division_that_settles_nothing() -> None:
    """Four votes without a casting vote; with one, with a tie that loses, or with three."""
    finding = one("deadlock", committee("A", *FOUR))
    assert finding.facts["votes_for"] == 2 and finding.facts["whole"] == 4
    for other in (
        committee("A", *THREE),
        committee("A", *FOUR, rule=majority(casting_vote=True)),
        committee("A", *FOUR, rule=majority(tie="lost")),
        committee("A", *FOUR, rule=VotingRule(Share(at_least("1/2")))),
    ):
        assert codes(other) == []


def test_organisations_that_divide_evenly() -> None:
    """Two organisations with a vote each, however many people sit for them."""
    seats = [Seat("A ceo", held_for="A"), Seat("A fd", held_for="A"), Seat("B ceo", held_for="B")]
    clause = Share(more_than("1/2"), by_organisation=True)
    bodies = [trust("C"), joint("A", "B", seats=seats, rule=VotingRule(clause))]
    assert {"check.deadlock"} == set(codes(bodies)) - {"check.quorum-without"}
    assert "check.deadlock" not in codes(joint("A", "B", seats=seats))


def test_a_large_body_may_divide_evenly_too() -> None:
    """Ten votes; eleven."""
    many = [f"m{n}" for n in range(11)]
    assert one("deadlock", committee("A", *many[:10])).facts["whole"] == 10
    assert codes(committee("A", *many)) == []


def test_a_rule_for_some_matters_only() -> None:
    """The matter that it is for is named."""
    rules = [majority(casting_vote=True), unanimity(matters="estate")]
    finding = one("deadlock", committee("A", *FOUR, rule=rules))
    assert finding.region is not None and finding.region.matters == ("estate",)


def test_a_council_ties_with_a_casting_vote() -> None:
    """Statute gives one to whoever presides over full council; to no executive."""
    assert codes(council("L", others=3)) == []
    leaders = [Seat("L leader", "leader"), Seat("L c1", "executive member")]
    made = world(council("L"))
    cabinet = made["L cabinet"]
    assert isinstance(cabinet, Board)
    gov = made.put(attrs.evolve(cabinet, seats=leaders))
    assert [f.about for f in check(gov, on=Y2024)] == [("L cabinet",)]


def test_agreement_of_somebody_who_has_no_seat() -> None:
    """The chair must agree, and there is none."""
    rule = VotingRule([Share(more_than("1/2")), MustAgree(CHAIRS)])
    seats = [Seat(f"A {name}", "executive") for name in THREE]
    finding = one("must-agree-nobody", committee("A", *seats, rule=rule))
    assert finding.facts["among"] == "chair"
    assert codes(committee("A", *seats[:2], Seat("A chair", "chair"), rule=rule)) == []


def test_a_constituency_of_nobody() -> None:
    """Half of the lay members, of whom there are none."""
    rule = VotingRule(Share(at_least("1/2"), among=LAY))
    seats = [Seat(f"A {name}", "executive") for name in THREE]
    one("constituency-empty", committee("A", *seats, rule=rule))
    assert codes(committee("A", *seats[:2], Seat("A ned", "lay member"), rule=rule)) == []


def test_a_rule_that_nobody_can_meet() -> None:
    """More than all of the votes."""
    one("rule-unmeetable", committee("A", *THREE, rule=VotingRule(Share(more_than("1")))))
    assert codes(committee("A", *THREE, rule=unanimity())) == []
    assert (
        codes(committee("A", *THREE, rule=VotingRule([AllPresent(), Share(at_least("1"))]))) == []
    )
    assert codes(committee("A", *THREE, rule=None)) == []


TWO_THIRDS = VotingRule(Share(at_least("2/3")))


def test_a_council_cannot_be_held_to_two_thirds() -> None:
    """In its own meeting, in its committee, and in a joint committee with a trust."""
    body = Committee("L committee", "L", parent="L council", quorum=Quorum(count=1))
    seats = [Seat(f"L c{n}", "councillor") for n in (1, 2, 3)]
    wrong = attrs.evolve(body, seats=seats, rule=TWO_THIRDS)
    (finding,) = found(council("L"), wrong)
    assert finding.code == "check.rule-unlawful" and finding.organisations == ("L",)
    assert finding.facts["rule"] == "LA-12" and finding.cites
    assert codes(council("L"), attrs.evolve(wrong, rule=majority())) == []
    assert codes(council("L"), attrs.evolve(wrong, seats=())) == [
        "check.quorum-too-high",
        "check.rule-unlawful",
    ]


def test_a_trust_and_a_council_together_at_two_thirds() -> None:
    """Unlawful for the council, whoever else is there; without it, it is not."""
    seats = [Seat("A ceo", held_for="A"), Seat("A fd", held_for="A")]
    with_l = joint("A", "L", seats=[*seats, Seat("L c1", held_for="L")], rule=TWO_THIRDS)
    with_b = joint("A", "B", seats=[*seats, Seat("B ceo", held_for="B")], rule=TWO_THIRDS)
    (finding,) = [f for f in found(council("L"), with_l) if f.code == "check.rule-unlawful"]
    assert finding.organisations == ("L",) and finding.facts["rule"] == "PR-21"
    assert "check.rule-unlawful" not in codes(with_b)
    plain = attrs.evolve(with_l, rule=majority())
    assert "check.rule-unlawful" not in codes(council("L"), plain)
    five = [*seats, *(Seat(f"L c{n}", held_for="L") for n in (1, 2, 3))]
    gov = world(trust("A"), council("L"), attrs.evolve(with_l, seats=five))
    (finding,) = [f for f in check(gov, on=Y2024) if f.code == "check.rule-unlawful"]
    assert finding.witness is not None
    ayes = [vote for vote in finding.witness.votes if vote.position is Position.FOR]
    assert 2 * len(ayes) > len(finding.witness.votes)
    assert resolve(finding.witness, gov)["L"].stand is Stand.NONE


def test_a_quorum_without_one_of_the_organisations() -> None:
    """Two of three may meet without the third, and bind it."""
    seats = [Seat("A ceo", held_for="A"), Seat("A fd", held_for="A"), Seat("B ceo", held_for="B")]
    loose = joint("A", "B", seats=seats, quorum=Quorum(count=2))
    links = [given(f"{org}1", f"{org} board", "jc") for org in "AB"]
    (finding,) = found(loose, links)
    assert finding.code == "check.quorum-without" and finding.organisations == ("B",)
    assert finding.witness is not None
    gov = world(trust("A"), trust("B"), loose, links)
    assert resolve(finding.witness, gov)["B"].effect is Effect.BOUND
    each = [Including(1, SeatClass(organisations=org)) for org in "AB"]
    assert codes(attrs.evolve(loose, quorum=Quorum(count=2, including=each)), links) == []
    assert codes(attrs.evolve(loose, quorum=None), links) == []
    mixed = (*seats[:2], Seat("A ceo", held_for="B"))
    assert codes(attrs.evolve(loose, seats=mixed), links) == []


def test_a_reservation_that_nobody_can_exercise() -> None:
    """By a body that is gone, that has no voters, that cannot meet or that decides nothing."""
    kept = Reservation("R", by="A committee", matters="service", source="SO 1")

    def why(*parts: Any) -> list[str]:
        return [f.facts["why"] for f in found(*parts) if f.code == "check.reservation-idle"]

    right = committee("A", *THREE)
    assert found(right, kept) == ()
    assert why(attrs.evolve(right, period=OVER), kept) == ["it is not in being that day"]
    assert why(attrs.evolve(right, seats=()), kept) == ["it has no voting seat in office"]
    assert why(attrs.evolve(right, quorum=Quorum(count=4)), kept) == ["it cannot meet its quorum"]
    never = VotingRule(Share(more_than("1")))
    assert why(attrs.evolve(right, rule=never), kept) == ["nothing can meet its voting rule"]
    assert why(attrs.evolve(right, statute="advisory"), kept) == ["it only advises"]
    talk = AdvisoryGroup("talk")
    assert why(talk, attrs.evolve(kept, by="talk")) == ["it decides nothing"]
    old = attrs.evolve(kept, period=OVER)
    assert why(attrs.evolve(right, seats=()), old) == []
    both = [kept, attrs.evolve(kept, id="R2", matters="estate")]
    (finding,) = found(attrs.evolve(right, period=OVER), both)
    assert finding.about == ("R", "R2", "A committee") and finding.cites[0].text == "SO 1"


roles = st.sampled_from(["chair", "executive", "lay member", None])
classes = st.sampled_from([CHAIRS, LAY, SeatClass(people="p0"), SeatClass(organisations="B")])
shares = st.builds(
    Share,
    st.sampled_from([more_than("1/2"), at_least("1/2"), at_least("2/3"), at_least("1")]),
    of=st.sampled_from(["cast", "present", "entitled"]),
    among=st.one_of(st.none(), classes),
    by_organisation=st.booleans(),
)
clauses = st.one_of(shares, shares, st.builds(MustAgree, classes), st.just(AllPresent()))
rules_ = st.builds(
    VotingRule,
    st.lists(clauses, min_size=1, max_size=2),
    casting_vote=st.booleans(),
    tie=st.sampled_from(["undecided", "lost"]),
)
quora = st.builds(
    Quorum,
    count=st.integers(0, 4),
    including=st.lists(st.builds(Including, st.integers(1, 2), classes), max_size=1),
)


@st.composite
def meetings(draw: st.DrawFn) -> Governance:
    """A joint committee of two trusts, of up to four people, with any quorum and rule."""
    seats = [
        Seat(f"p{n}", draw(roles), held_for=draw(st.sampled_from("AB")))
        for n in range(draw(st.integers(1, 4)))
    ]
    more: dict[str, Any] = {"seats": seats, "quorum": draw(quora), "rule": draw(rules_)}
    return world(trust("A"), trust("B"), JointCommittee("jc", ["A", "B"], under="65Z6", **more))


@settings(max_examples=60, deadline=None)
@given_(meetings())
def test_every_way_of_voting_says_the_same(gov: Governance) -> None:
    """What can never be, and what can, against every presence and every vote of small bodies."""
    told = {(f.code, f.organisations) for f in check(gov, on=Y2024) if f.about == ("jc",)}
    kinds = {code for code, _ in told}
    body = gov["jc"]
    assert isinstance(body, JointCommittee)
    held = [(str(seat.person), str(seat.held_for)) for seat in body.seats]
    every = [None, Position.FOR, Position.AGAINST, Position.ABSTAIN]
    asked = {sides: _ask(gov, held, sides) for sides in product(every, repeat=len(held))}
    met = {sides for sides, one in asked.items() if one.quorum}
    assert bool({"check.quorum-too-high", "check.quorum-class"} & kinds) is (not met)
    carried = [sides for sides, one in asked.items() if one.quorum and one.carried]
    never = {"check.rule-unmeetable", "check.must-agree-nobody", "check.constituency-empty"}
    assert bool(never & kinds) is bool(met and not carried)
    whole = [s for s in met if set(s) <= {Position.FOR, Position.AGAINST}]
    stuck = [s for s in whole if _stuck(gov, body, held, s)]
    assert ("check.deadlock" in kinds) is bool(stuck)
    for org in "AB":
        sure = any(
            asked[sides].sure
            and any(sides)
            and all(side is None for side, key in zip(sides, held, strict=True) if key[1] == org)
            for sides in met
        )
        assert (("check.quorum-without", (org,)) in told) is sure


class _Answer:
    """How a joint committee stood, whether its quorum may have been met, and whether it was."""

    def __init__(self, gov: Governance, decision: Decision) -> None:
        binding = resolve(decision, gov)["A"]
        self.stand = binding.stand
        lines = [s for s in binding.why.walk() if s.code.startswith("quorum") and not s.children]
        verdict = least(line.verdict for line in lines)
        self.quorum = bool(lines) and verdict is not NO
        self.sure = bool(lines) and verdict.value == 2
        clauses = ("share.", "must-agree.", "all-present.")
        rule = [s.verdict for s in binding.why.walk() if s.code.startswith(clauses)]
        self.carried = bool(rule) and least(rule) is not NO
        missed = [s.facts for s in binding.why.walk() if s.code == "share.missed"]
        self.halves = any(one["whole"] and 2 * one["votes_for"] == one["whole"] for one in missed)


def _votes(held: list[tuple[str, str]], sides: tuple[Position | None, ...]) -> list[Vote]:
    pairs = zip(held, sides, strict=True)
    return [Vote(who, side, organisation=org) for (who, org), side in pairs if side is not None]


def _ask(
    gov: Governance, held: list[tuple[str, str]], sides: tuple[Position | None, ...], **more: Any
) -> _Answer:
    votes = [*_votes(held, sides), *more.pop("votes", ())]
    there = [Attendance(vote.person) for vote in votes]
    known: dict[str, Any] = {"votes": votes, "attended": there, "figures": 0, **more}
    return _Answer(gov, Decision("D", "service", forum="jc", day=Y2024, **known))


def _stuck(gov: Governance, body: JointCommittee, held: list[tuple[str, str]], sides: Any) -> bool:
    """Half of what a clause counts is for, that settles nothing, and nor does a casting vote."""
    plain = _ask(gov, held, sides)
    if plain.stand is not Stand.NONE or not plain.halves:
        return False
    who, org = held[0]
    casting = Vote(who, "for", organisation=org, casting=True)
    tipped = _ask(gov, held, sides, votes=[casting], presided=[Presiding(who)])
    return tipped.stand is Stand.NONE


def test_a_minute_of_a_body_without_seats_is_no_proof() -> None:
    """Where no votes can be made up nothing is shown."""
    gov = world(trust("A"), committee("A"))
    (finding,) = check(gov, on=Y2024)
    assert finding.witness is None
    minute = Resolution("A committee", "for")
    decision = Decision("D", "service", forum="A committee", day=Y2024, resolutions=minute)
    assert resolve(decision, gov)["A"].stand is Stand.FOR
