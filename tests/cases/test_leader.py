"""The leader of a council's executive may do alone what the executive may: LGA 2000 s.9E(2)."""

from datetime import timedelta
from typing import Any

import pytest
from build import Y2019, Y2024, ask, codes, committee, council, given, group, rests_on, votes, world
from forms import lies

from icsgov.law import england
from icsgov.model.authority import ApprovalRule, Reservation, Residual
from icsgov.model.body import Board, Seat
from icsgov.model.decision import Approval, Overturning, Ratification
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation, Tenure
from icsgov.period import Period

LEADER = Office("leader", "L", holders="L leader", employee=False)
CLERK = Office("clerk", "L", holders="L clerk", employee=True)
ADULTS = Office("adults", "L", holders="L adults", employee=False)


def led(*more: Any) -> Governance:
    """A council whose leader has an office, on a matter of its executive."""
    return world(council("L"), LEADER, CLERK, ADULTS, lies("cabinet"), more)


def seated(seat: Seat) -> Governance:
    """A council in whose cabinet the leader's seat is this one."""
    others = (Seat("L adults", "executive member"), Seat("L roads", "executive member"))
    cabinet = led()["L cabinet"]
    assert isinstance(cabinet, Board)
    return led().put(Board("L cabinet", "L", side="executive", seats=(seat, *others)))


def test_the_leader_decides_alone_in_an_office_or_in_a_group() -> None:
    in_office = ask(led(), "leader", Y2024)["L"]
    in_group = ask(led(group(("L leader", "L"))), "group", Y2024)["L"]
    for binding in (in_office, in_group):
        assert binding.effect.value == "bound"
        assert "chain.leader" in codes(binding)
        assert rests_on(binding, "LA-34")
        assert binding.how is not None and binding.how.value == "own"


def test_another_member_of_the_executive_decides_nothing_alone() -> None:
    assert ask(led(), "adults", Y2024)["L"].effect.value == "unauthorised"
    assert ask(led(group(("L adults", "L"))), "group", Y2024)["L"].effect.value == "unauthorised"


def test_what_lies_with_full_council_is_not_the_leaders() -> None:
    on_council = led().put(Matter("service", kinds=(), side="council"))
    assert ask(on_council, "leader", Y2024)["L"].effect.value == "unauthorised"


def test_a_matter_whose_side_is_unknown_leaves_the_leader_open() -> None:
    unknown = led().put(Matter("service", kinds=()))
    binding = ask(unknown, "leader", Y2024)["L"]
    assert binding.effect.value == "indeterminate"
    assert "side.unknown" in codes(binding)


@pytest.mark.parametrize("to", ["clerk", "adults"])
def test_what_the_leader_gives_is_given_by_the_executive(to: str) -> None:
    assert ask(led(), to, Y2024)["L"].effect.value == "unauthorised"
    binding = ask(led(given("1", "leader", to)), to, Y2024)["L"]
    assert binding.effect.value == "bound"


def test_the_leader_gives_no_councillor_outside_the_executive_anything() -> None:
    backbench = Office("bench", "L", holders="L c1", employee=False)
    binding = ask(led(backbench, given("1", "leader", "bench")), "bench", Y2024)["L"]
    assert binding.effect.value == "unauthorised"
    assert rests_on(binding, "LA-11")


def test_what_the_leader_gave_goes_no_further_than_the_law_lets_it() -> None:
    """An officer passes on nothing that is the executive's; a member may, to an officer."""
    lead = Office("lead", "L", holders="L deputy", employee=True)
    to_clerk = given("1", "leader", "clerk", passing_on="allowed")
    chain = led(lead, to_clerk, given("2", "clerk", "lead"))
    assert ask(chain, "lead", Y2024)["L"].effect.value == "unauthorised"
    by_member = led(given("1", "leader", "adults"), given("2", "adults", "clerk"))
    assert ask(by_member, "clerk", Y2024)["L"].effect.value == "bound"


def test_only_the_leader_of_that_day_has_the_power() -> None:
    ended = Seat("L leader", "leader", period=Period(None, Y2024))
    begins = Seat("L leader", "leader", period=Period(Y2024))
    assert ask(seated(ended), "leader", Y2024)["L"].effect.value == "unauthorised"
    assert ask(seated(begins), "leader", Y2024)["L"].effect.value == "bound"
    before = Y2024 - timedelta(days=1)
    assert ask(seated(ended), "leader", before)["L"].effect.value == "bound"


@pytest.mark.parametrize(
    "seat",
    [
        Seat("L leader", "leader", voting=False),
        Seat("L leader", "leader", suspended=[Period(Y2019)]),
        Seat("L leader", "leader", deputises_for="L adults"),
        Seat("L leader", "executive member"),
        Seat("L other", "leader"),
    ],
    ids=["no vote", "suspended", "a deputy", "a member", "somebody else"],
)
def test_who_does_not_lead_decides_nothing_alone(seat: Seat) -> None:
    assert ask(seated(Seat("L leader", "leader")), "leader", Y2024)["L"].effect.value == "bound"
    assert ask(seated(seat), "leader", Y2024)["L"].effect.value == "unauthorised"


def test_an_office_of_another_organisation_or_of_another_day_is_not_the_leaders() -> None:
    elsewhere = Office("elsewhere", "M", holders="L leader")
    before = Tenure("L leader", Period(None, Y2019))
    now = Tenure("L adults", Period(Y2019))
    late = Office("late", "L", holders=[before, now])
    gov = led(Organisation("M", kind="LA"), elsewhere, late)
    outcome = ask(gov, "elsewhere", Y2024, of=("L",))
    assert outcome["L"].effect.value == "unauthorised"
    assert ask(gov, "late", Y2024)["L"].effect.value == "unauthorised"


def test_the_rule_has_a_first_day() -> None:
    """Before the section was in force the book says nothing of the leader, so nothing is given."""
    book = england()
    start = book.rule("LA-34").period.start
    assert start is not None
    assert ask(led(), "leader", start)["L"].effect.value == "bound"
    before = start - timedelta(days=1)
    assert ask(led(), "leader", before)["L"].effect.value == "unauthorised"


def test_what_the_executive_keeps_is_not_kept_from_its_leader() -> None:
    kept = led(Reservation("R", by="L cabinet", matters="service"))
    assert ask(kept, "leader", Y2024)["L"].effect.value == "bound"
    by_cabinet = kept.put(given("1", "L cabinet", "adults"))
    assert ask(by_cabinet, "adults", Y2024)["L"].effect.value == "unauthorised"
    by_leader = kept.put(given("1", "leader", "adults"))
    assert ask(by_leader, "adults", Y2024)["L"].effect.value == "bound"


def test_a_ceiling_of_the_leaders_own_giving_binds_whoever_has_it() -> None:
    capped = led(given("1", "leader", "clerk", ceiling=100))
    assert ask(capped, "clerk", Y2024, figures=100)["L"].effect.value == "bound"
    assert ask(capped, "clerk", Y2024, figures=101)["L"].effect.value == "unauthorised"
    assert ask(capped, "leader", Y2024, figures=101)["L"].effect.value == "bound"


def test_the_executive_may_approve_what_its_leader_decided() -> None:
    """The executive is not in the leader's chain, so its approval is somebody else's."""
    rule = ApprovalRule("A", organisation="L", by="L cabinet", matters="service")
    gov = led(rule)
    assert ask(gov, "leader", Y2024)["L"].effect.value == "awaiting"
    given_ = ask(gov, "leader", Y2024, approvals=[Approval("L cabinet", Y2024)])["L"]
    assert given_.effect.value == "bound"


def test_the_executive_ratifies_and_overturns_what_its_leader_decided() -> None:
    later = Y2024 + timedelta(days=7)
    undone = ask(led(), "leader", Y2024, overturnings=[Overturning("L cabinet", later)])["L"]
    assert undone.effect.value == "overturned"
    adopted = ask(led(), "adults", Y2024, ratifications=[Ratification("L cabinet", later)])["L"]
    assert adopted.effect.value == "bound"


def test_a_committee_of_the_executive_has_it_from_the_leader() -> None:
    body = committee("L", "leader", "roads", parent="L cabinet")
    gov = led(body, given("1", "leader", "L committee"))
    outcome = ask(gov, "L committee", Y2024, votes=votes("for", "L leader", "L roads"))
    assert outcome["L"].effect.value == "bound"


def test_a_residual_rule_may_start_from_the_executive_beside_the_leader() -> None:
    gov = led(Residual("X", by="L cabinet", to="clerk"), given("1", "leader", "L roads"))
    assert ask(gov, "clerk", Y2024)["L"].effect.value == "bound"
    assert ask(gov, "adults", Y2024)["L"].effect.value == "unauthorised"
