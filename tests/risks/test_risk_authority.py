"""Whether those who hold a risk can have it treated: against brute force, then worked cases."""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import attrs
import pytest
from build import trust
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from risk_build import DAY, RAISED, bodies, places, risk, system
from schemes import AMOUNTS, binds, every_act

from icsgov import authority_gaps, authority_to_act, escalate, who_can
from icsgov.errors import MalformedError, UnknownIdError
from icsgov.explain import NO, UNKNOWN, YES, Step
from icsgov.model.authority import ApprovalRule, Delegation, Reservation
from icsgov.model.body import (
    AdvisoryGroup,
    Board,
    Committee,
    CommitteeInCommon,
    Group,
    JointCommittee,
    Seat,
)
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.history import Line, Standing
from icsgov.model.matter import Figure
from icsgov.model.risk import Issue, Part, SystemRisk, Treatment
from icsgov.model.risk_policy import Tier
from icsgov.reasoning.resolve import resolve
from icsgov.risks.authority import Authority
from icsgov.testing import World, near_misses
from icsgov.testing.worlds import MATTER

SLOW = settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
MEASURES = list(product(("decision", "year", "whole life"), ("in", "out")))


def by_force(gov: Governance, forum: str, org: str, matter: str, cost: int, day: date) -> bool:
    """Whether a decision at a forum binds, with nothing agreed or any one approval or condition."""
    figures = [Figure(cost, basis=basis, vat=vat) for basis, vat in MEASURES]
    common: dict[str, Any] = {"day": day, "of": org, "figures": figures}
    made = [
        Decision("T", matter, forum=forum, **common, **record)
        for record in places(gov, forum, org, day)
    ]
    acts = [[], *([act] for act in every_act(gov))]
    return any(binds(gov, org, one, some) for one in made for some in acts)


@SLOW
@given(near_misses(), st.sampled_from(AMOUNTS), st.data())
def test_yes_is_where_some_decision_where_the_risk_is_binds(
    world: World, cost: int, data: st.DataObject
) -> None:
    gov, day = world.gov, world.decision.day
    ids = sorted(one.id for one in (*gov.bodies, *gov.offices))
    owner, other = (data.draw(st.sampled_from([world.decision.forum, *ids])) for _ in range(2))
    org = data.draw(st.sampled_from([one.id for one in gov.organisations]))
    matter = data.draw(st.sampled_from([MATTER, "else"]))
    treatment = Treatment("a rota", matters=matter, parts=Part(org, cost))
    gov = gov.put(Tier("held", top=True, bodies=other))
    held = SystemRisk("SR 4", "no rota", owner=owner, tier="held", treatments=treatment)
    found = authority_to_act(held, gov, on=day)
    (share,) = found.shares
    assert found.verdict is share.why.verdict
    if found.verdict is YES:
        way = share.ways[0]
        assert way.forum in {owner, other}
        assert resolve(way.decision, gov)[org].verdict is YES
        return
    assert share.ways == ()
    assert not {owner, other} & set(found.elsewhere)
    assert not any(by_force(gov, one, org, matter, cost, day) for one in {owner, other})
    ways = who_can(gov, bind=org, matter=matter, value=cost, on=day).ways
    several = {way.forum for way in ways if len(way.needs) > 1}  # more than is tried here
    tried = {one for one in ids if by_force(gov, one, org, matter, cost, day)}
    assert tried <= set(found.elsewhere) <= tried | several


# escalated to a committee in common whose envelope stops at £2m; the treatment costs £3.1m


def in_common(ceiling: int = 2_000_000, *more: Any) -> Governance:
    """Two trusts whose committees meet in common, and may spend so much on staff."""
    records: list[Any] = []
    for org in ("RX1", "RY2"):
        records += trust(org, kind="NHST")
        records += [
            Committee(f"{org} committee", org, seats=[Seat(f"{org} ceo"), Seat(f"{org} ned")]),
            Delegation(
                f"{org} SoD 4",
                by=f"{org} board",
                to=f"{org} committee",
                matters="staff",
                ceiling=ceiling,
            ),
        ]
    records += [
        CommitteeInCommon("cic", ["RX1 committee", "RY2 committee"]),
        Tier("trust", up="system", bodies=["RX1 board", "RY2 board"]),
        Tier("system", top=True, bodies="cic"),
    ]
    return Governance.of(*records, *more)


def rota(*parts: Part, matters: Any = "staff") -> Treatment:
    return Treatment("a joint rota", matters=matters, parts=parts)


def escalated(gov: Governance, *treatments: Treatment) -> SystemRisk:
    """A risk of RX1 that the committee in common has taken over."""
    held = SystemRisk(
        "SR 4",
        "rotas are short",
        owner="RX1 board",
        tier="trust",
        current=(4, 5),
        raised=RAISED,
        treatments=treatments,
    )
    move = escalate(held, gov, by="RX1 board", accepted_by="cic", on=DAY)
    assert move.made
    return move.held


def says(found: Authority) -> list[str]:
    return [step.says for step in found.gaps]


def test_a_committee_in_common_whose_envelope_stops_at_two_million() -> None:
    gov = in_common()
    held = escalated(gov, rota(Part("RX1", 3_100_000), Part("RY2", 1_900_000)))
    found = authority_to_act(held, gov, on=DAY)
    assert found.verdict is NO
    assert says(found) == [
        "`cic` can bind `RX1` on `staff` for £0 to £2,000,000; the treatment costs £3,100,000"
    ]
    assert [(one.organisation, one.cost, one.why.verdict) for one in found.shares] == [
        ("RX1", Decimal(3_100_000), NO),
        ("RY2", Decimal(1_900_000), YES),
    ]
    assert found.forums == ("cic",)
    assert authority_gaps(gov.put(held), on=DAY) == (found,)
    assert str(found).startswith("[-] whether `cic` can have `SR 4` treated")


def test_a_limit_met_exactly_is_enough_and_a_penny_more_is_not() -> None:
    gov = in_common()
    for cost, verdict in (("1999999.99", YES), ("2000000", YES), ("2000000.01", NO)):
        held = escalated(gov, rota(Part("RX1", Decimal(cost))))
        found = authority_to_act(held, gov, on=DAY)
        assert found.verdict is verdict, cost
        assert (authority_gaps(gov.put(held), on=DAY) == ()) is (verdict is YES)


def test_where_it_can_be_decided_the_way_is_told() -> None:
    gov = in_common()
    found = authority_to_act(escalated(gov, rota(Part("RX1", 5))), gov, on=DAY)
    (share,) = found.shares
    assert share.why.says == "`RX1` can be bound at `cic` on `staff` for £5, by `RX1 SoD 4`"
    assert (found.gaps, found.elsewhere) == ((), ())
    assert [(way.forum, way.decider) for way in share.ways] == [("cic", "RX1 committee")]


def test_no_money_is_a_cost_too_and_a_cost_that_is_not_recorded_is_not() -> None:
    gov = in_common()
    free = authority_to_act(escalated(gov, rota(Part("RX1", 0))), gov, on=DAY)
    assert free.verdict is YES
    found = authority_to_act(escalated(gov, rota(Part("RX1"))), gov, on=DAY)
    assert found.verdict is UNKNOWN
    assert says(found) == ["what a joint rota costs `RX1` is not on file"]
    assert (found.shares[0].cost, found.shares[0].ways, found.elsewhere) == (None, (), ())


def test_no_treatment_is_not_known() -> None:
    gov = in_common()
    found = authority_to_act(escalated(gov), gov, on=DAY)
    assert (found.verdict, found.shares, found.elsewhere) == (UNKNOWN, (), ())
    assert says(found) == ["no treatment of `SR 4` is on file"]


def test_several_matters_each_have_to_be_in_the_envelope() -> None:
    gov = in_common()
    treatment = rota(Part("RX1", 100), matters=["staff", "estate"])
    found = authority_to_act(escalated(gov, treatment), gov, on=DAY)
    assert found.verdict is NO
    assert says(found) == [
        "`RX1` cannot be bound at `cic` on `estate` for any amount; the treatment costs £100"
    ]
    assert found.shares[0].why.code == "treat.each"
    more = Delegation("RX1 SoD 5", by="RX1 board", to="RX1 committee", matters="estate")
    assert authority_to_act(found.held, gov.put(more), on=DAY).verdict is YES


def test_several_treatments_each_have_to_be_paid_for() -> None:
    gov = in_common()
    held = escalated(gov, rota(Part("RX1", 100)), rota(Part("RY2", 2_000_001)))
    found = authority_to_act(held, gov, on=DAY)
    assert [one.why.verdict for one in found.shares] == [YES, NO]
    assert found.verdict is NO


def test_who_else_could() -> None:
    """The board of RX1 can bind RX1 at any cost; no forum can bind both but the committee."""
    gov = in_common()
    one = authority_to_act(escalated(gov, rota(Part("RX1", 3_000_000))), gov, on=DAY)
    assert one.elsewhere == ("RX1 board",)
    assert str(one).endswith("all of them can be bound at: RX1 board")
    both = rota(Part("RX1", 3_000_000), Part("RY2", 1))
    assert authority_to_act(escalated(gov, both), gov, on=DAY).elsewhere == ()
    boards = CommitteeInCommon("boards", ["RX1 board", "RY2 board"])
    more = authority_to_act(escalated(gov, both), gov.put(boards), on=DAY)
    assert more.elsewhere == ("boards",)
    open_ = rota(Part("RX1", 3_000_000), Part("RY2"))
    assert authority_to_act(escalated(gov, open_), gov, on=DAY).elsewhere == ()


def test_a_cost_that_is_measured_in_several_ways() -> None:
    """The greatest amount counts; where only a lesser one is in the envelope, that is not known."""
    gov = in_common()
    year = [Figure(1_000_000, basis="year"), Figure(3_100_000, basis="whole life")]
    found = authority_to_act(escalated(gov, rota(Part("RX1", year))), gov, on=DAY)
    assert found.verdict is UNKNOWN
    assert says(found) == [
        "`RX1` can be bound at `cic` on `staff` for less than £3,100,000;"
        " the treatment costs £1,000,000 to £3,100,000, as it is measured"
    ]
    small = [Figure(1_000_000, basis="year"), Figure(2_000_000, basis="whole life")]
    assert authority_to_act(escalated(gov, rota(Part("RX1", small))), gov, on=DAY).verdict is YES
    great = [Figure(2_100_000, basis="year"), Figure(3_100_000, basis="whole life")]
    assert authority_to_act(escalated(gov, rota(Part("RX1", great))), gov, on=DAY).verdict is NO


def test_what_is_kept_back_and_what_wants_an_approval() -> None:
    gov = in_common(2_000_000, Reservation("SO 9", by="RX1 board", matters="staff/pay"))
    found = authority_to_act(escalated(gov, rota(Part("RX1", 5), matters="staff/pay")), gov, on=DAY)
    assert says(found) == [
        "`RX1` cannot be bound at `cic` on `staff/pay` for any amount; the treatment costs £5"
    ]
    wants = ApprovalRule(
        "SO 8", by="RY2 board", organisation="RX1", matters="staff", above=1_000_000
    )
    needy = in_common(2_000_000, wants)
    can = authority_to_act(escalated(needy, rota(Part("RX1", 1_500_000))), needy, on=DAY)
    assert can.shares[0].why.says == (
        "`RX1` can be bound at `cic` on `staff` for £1,500,000, by `RX1 SoD 4`,"
        " with the approval of `RY2 board`"
    )


def test_several_forums_hold_it_and_their_envelopes_are_told_together() -> None:
    gov = in_common()
    group = Committee("RX1 small", "RX1", seats=[Seat("RX1 ceo")])
    small = Delegation("RX1 SoD 6", by="RX1 board", to="RX1 small", matters="staff", ceiling=10)
    tier = Tier("system", top=True, bodies=["cic", "RX1 small"])
    wider = gov.put(group, small, tier)
    found = authority_to_act(escalated(gov, rota(Part("RX1", 3_000_000))), wider, on=DAY)
    assert found.forums == ("cic", "RX1 small")
    assert says(found) == [
        "`cic` or `RX1 small` can bind `RX1` on `staff` for £0 to £2,000,000;"
        " the treatment costs £3,000,000"
    ]


def test_a_body_that_shares_it_counts_as_one_that_holds_it() -> None:
    gov = in_common()
    held = escalated(gov, rota(Part("RX1", 3_000_000)))
    shared = attrs.evolve(held, ownership="shared", shared_with="RX1 board")
    assert authority_to_act(shared, gov, on=DAY).verdict is YES


# forums of other sorts


def held_at(forum: Any, *more: Any) -> Step:
    """Whether a forum that holds a risk can have RNN spend £100 on staff."""
    gov = system(forum, *more, top=[forum.id])
    held = risk(owner=forum.id, tier="system", treatments=rota(Part("RNN", 100)))
    return authority_to_act(held, gov, on=DAY).shares[0].why


def test_a_joint_committee_binds_those_that_gave_it_the_power() -> None:
    seats = [Seat("RNN ceo", held_for="RNN"), Seat("RTF ceo", held_for="RTF")]
    jc = JointCommittee("jc", ["RNN", "RTF"], under="65Z6", seats=seats)
    given_ = Delegation("RNN SO", by="RNN board", to="jc", matters="staff", ceiling=100)
    assert held_at(jc, given_).code == "treat.can"
    assert held_at(jc).code == "treat.nothing"
    less = attrs.evolve(given_, ceiling=99)
    assert held_at(jc, less).says == (
        "`jc` can bind `RNN` on `staff` for £0 to £99; the treatment costs £100"
    )


def test_a_group_binds_through_a_person_with_power_of_their_own() -> None:
    group = Group("group", seats=[Seat("RNN ceo", held_for="RNN")])
    given_ = Delegation("RNN SO", by="RNN board", to="RNN ceo", matters="staff", ceiling=500)
    assert held_at(group, given_).code == "treat.can"
    assert held_at(group).code == "treat.nothing"


def test_an_advisory_group_binds_nobody() -> None:
    advice = AdvisoryGroup("advice", seats=[Seat("RNN ceo")])
    assert held_at(advice).code == "treat.nothing"


def test_what_is_open_where_the_risk_is_is_told_so() -> None:
    """A seat whose role is not on file leaves it open whether its holder may decide."""
    few = Committee("few", "RNN", seats=[Seat("RNN x")])
    board = Board("RNN board", "RNN", seats=[Seat("RNN x"), Seat("RNN ceo")])
    given_ = Delegation("RNN SO", by="RNN board", to="few", matters="staff", ceiling=100)

    def at(ceiling: int) -> Step:
        gov = system(few, attrs.evolve(given_, ceiling=ceiling), top="few").put(board)
        held = risk(owner="few", tier="system", treatments=rota(Part("RNN", 100)))
        return authority_to_act(held, gov, on=DAY).shares[0].why

    found = at(100)
    assert (found.code, found.verdict) == ("treat.open", UNKNOWN)
    assert found.says.startswith(
        "whether `RNN` can be bound at `few` on `staff` for £100 is not known"
    )
    less = at(99)
    assert (less.code, less.verdict) == ("treat.nothing-sure", NO)
    assert less.says == (
        "whether `RNN` can be bound at `few` on `staff` for any amount is not known;"
        " for the £100 that the treatment costs it cannot"
    )


# what is looked at


def test_only_what_was_last_escalated_is_looked_at() -> None:
    """And an issue as well as a risk; what came down again, or was raised where it is, is not."""
    gov = in_common()
    costly = rota(Part("RX1", 3_100_000))
    up = escalated(gov, costly)
    was, now = Standing(owner="cic", tier="system"), Standing(owner="RX1 board", tier="trust")
    line = Line(DAY, "de-escalated", by="cic", accepted_by="RX1 board", was=was, now=now)
    down = attrs.evolve(up.acted(line), id="SR 5", treatments=rota(Part("RX1")))
    assert authority_to_act(down, gov, on=DAY).verdict is UNKNOWN
    there = attrs.evolve(up, id="SR 6", history=())
    issue = Issue("I 1", "no beds", owner="RX1 board", tier="trust", treatments=costly)
    moved = escalate(issue, gov, by="RX1 board", accepted_by="cic", on=DAY).held
    found = authority_gaps(gov.put(up, down, there, moved), on=DAY)
    assert [one.held.id for one in found] == ["SR 4", "I 1"]
    before = authority_gaps(gov.put(up, moved), on=date(2025, 3, 2))
    assert before == ()


def test_it_is_asked_where_the_risk_was_on_the_day() -> None:
    gov = in_common()
    held = escalated(gov, rota(Part("RX1", 3_100_000)))
    before = authority_to_act(held, gov, on=date(2025, 3, 2))
    assert (before.verdict, before.forums) == (YES, ("RX1 board", "RY2 board"))


def test_what_is_not_there_is_refused() -> None:
    gov = Governance.of(*bodies())
    with pytest.raises(UnknownIdError):
        authority_to_act(risk(treatments=rota(Part("RXX", 1))), gov, on=DAY)
    with pytest.raises(UnknownIdError):
        authority_to_act(risk(owner="nobody"), gov, on=DAY)
    with pytest.raises(MalformedError):
        authority_gaps(gov, on=None)  # type: ignore[arg-type] # no day
