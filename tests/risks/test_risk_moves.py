"""Where a risk goes, who decides it and who takes it: small worlds, one for each point."""

from datetime import date
from typing import Any

import attrs
import pytest
from worlds_risk import SCORED

from icsgov.model.body import Board
from icsgov.model.governance import Governance, Record
from icsgov.model.organisation import Office, Organisation
from icsgov.model.risk import SystemRisk
from icsgov.model.risk_policy import DeEscalationRule, EscalationRule, RiskPolicy, Tier
from icsgov.period import Period
from icsgov.risks.acts import own, review
from icsgov.risks.moves import de_escalate, escalate

JAN, FEB, MAR = (date(2025, month, 3) for month in (1, 2, 3))
LADDER = (
    Tier("x", up="z", bodies="x board"),
    Tier("y", up="z", bodies="y board"),
    Tier("z", top=True, bodies=["z board", "old board"]),
)
BASE: tuple[Record, ...] = (
    *(Organisation(id, kind="FT") for id in "XYZ"),
    *(Board(f"{id.lower()} board", id) for id in "XYZ"),
    Organisation("OLD", kind="CCG", period=Period(None, MAR)),
    Board("old board", "OLD"),
    Office("x ceo", "X"),
)


def governed(**rules: Any) -> Governance:
    """Two tiers below one, and a policy with these provisions."""
    return Governance.of(*BASE, *LADDER, RiskPolicy("P", by="Z", bands=SCORED, **rules))


def risk(**fields: Any) -> SystemRisk:
    said: dict[str, Any] = {"owner": "x board", "tier": "x", "raised": JAN, "current": (2, 2)}
    return SystemRisk("R 1", "late", **said | fields)


def taken(held: SystemRisk, gov: Governance, on: date, **more: Any) -> SystemRisk:
    """The same after it has been taken up by the body at the top."""
    return escalate(held, gov, by=held.owner, accepted_by="z board", on=on, **more).held


def test_it_goes_back_to_the_tier_that_it_came_from_last() -> None:
    gov = governed()
    held = taken(risk(), gov, JAN)
    down = de_escalate(held, gov, by="z board", accepted_by="y board", to="y", on=FEB)
    assert (down.held.tier, down.held.owner) == ("y", "y board")
    held = taken(down.held, gov, FEB)
    back = de_escalate(held, gov, by="z board", accepted_by="y board", on=MAR)
    assert (back.made, back.held.tier) == (True, "y")
    assert not de_escalate(held, gov, by="z board", accepted_by="x board", on=MAR).made


def test_raised_at_the_top_it_has_to_be_said_where_it_goes() -> None:
    gov = governed()
    held = risk(owner="z board", tier="z")
    asked: dict[str, Any] = {"by": "z board", "accepted_by": "x board", "on": FEB}
    refused = de_escalate(held, gov, **asked)
    assert [one.code for one in refused.why.failing()] == ["move.which-tier"]
    assert (refused.made, refused.held) == (False, held)
    assert de_escalate(held, gov, to="x", **asked).held.owner == "x board"


def test_whoever_held_it_below_last_takes_it_back_before_anybody_else() -> None:
    """The body that holds risks there may too; one that held it elsewhere may not."""
    gov = governed()
    held = own(risk(), gov, state="accepted", owner="x ceo", by="x board", on=JAN).held
    held = taken(held, gov, JAN)
    for taker, made in (("x ceo", True), ("x board", True), ("y board", False)):
        move = de_escalate(held, gov, by="z board", accepted_by=taker, to="x", on=FEB)
        assert move.made is made, taker


def test_a_provision_for_one_way_down_says_nothing_of_another() -> None:
    """Nor do those whom it names decide the other."""
    rule = DeEscalationRule("down", tiers="z", to="x", at_most=9, decided_by="y board")
    gov = governed(de_escalations=rule)
    held = risk(owner="z board", tier="z", current=(5, 5))
    asked: dict[str, Any] = {"accepted_by": "y board", "to": "y", "on": FEB}
    assert de_escalate(held, gov, by="z board", **asked).made
    assert not de_escalate(held, gov, by="y board", **asked).made
    low = review(held, gov, by="z board", rating=(3, 3), on=FEB).held
    asked = {"accepted_by": "x board", "to": "x", "on": FEB}
    assert de_escalate(low, gov, by="y board", **asked).made
    assert not de_escalate(low, gov, by="z board", **asked).made
    assert not de_escalate(held, gov, by="y board", **asked).made


@pytest.mark.parametrize(("day", "made"), [(FEB, True), (MAR, False)])
def test_a_body_that_is_gone_takes_nothing_and_decides_nothing(day: date, made: bool) -> None:
    gov = governed()
    took = escalate(risk(), gov, by="x board", accepted_by="old board", on=day)
    assert took.made is made
    held = risk(owner="old board", tier="z")
    gave = de_escalate(held, gov, by="old board", accepted_by="x board", to="x", on=day)
    assert gave.made is made
    if not made:
        assert [one.code for one in took.why.failing()] == ["move.taker-gone"]
        assert [one.code for one in gave.why.failing()] == ["move.by-gone"]


@pytest.mark.parametrize(
    ("decliner", "codes"),
    [("z board", ["move.declined"]), ("y board", ["move.declined-by-other"])],
)
def test_only_a_body_that_might_take_it_declines(decliner: str, codes: list[str]) -> None:
    gov = governed()
    move = escalate(risk(), gov, by="x board", declined_by=decliner, on=FEB)
    assert [one.code for one in move.why.failing()] == codes
    assert not move.made
    assert len(move.held.history) == (decliner == "z board")
    assert move.held.standing() == risk().standing()


def test_that_it_was_declined_is_recorded_only_where_nothing_else_stood_in_the_way() -> None:
    gov = governed(
        escalations=EscalationRule("up", tiers="x", to="z", at_least=15, decided_by="y board")
    )
    refused = escalate(risk(), gov, by="x board", declined_by="z board", on=FEB)
    assert refused.held == risk()
    declined = escalate(risk(), gov, by="y board", declined_by="z board", on=FEB)
    (line,) = declined.held.history
    assert (line.act.value, line.by, line.day) == ("declined", "z board", FEB)


def test_an_act_on_the_day_of_the_last_is_made() -> None:
    gov = governed()
    held = review(risk(), gov, by="x board", rating=(5, 5), on=FEB).held
    held = taken(held, gov, FEB)
    assert [one.act.value for one in held.history] == ["reviewed", "escalated"]
    assert held.as_at(JAN) == risk()
    assert held.as_at(FEB) == held


def test_a_shared_risk_that_moves_is_shared_no_more() -> None:
    gov = governed()
    held = own(risk(), gov, state="shared", shared_with=["y board"], by="x board", on=JAN).held
    up = taken(held, gov, FEB)
    assert (up.ownership.value, up.shared_with) == ("accepted", ())
    assert set(up.holders()) == {"x board", "y board", "z board"}
    assert up.as_at(JAN) == held
    assert attrs.evolve(up, history=()).holders() == ("z board",)
