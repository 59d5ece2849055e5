"""What a body should be looking at: properties over generated systems, then each reason by hand."""

from datetime import date, timedelta
from itertools import chain
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from risk_build import DAY, RAISED, policy, risk, system

from icsgov import assurance_gaps, de_escalate, escalate, register
from icsgov.errors import MalformedError, UnknownIdError
from icsgov.explain import UNKNOWN, YES, Verdict
from icsgov.model.body import AdvisoryGroup, JointCommittee, Seat
from icsgov.model.governance import Governance
from icsgov.model.history import Line, Standing
from icsgov.model.organisation import Office
from icsgov.model.rating import Rating
from icsgov.model.risk import Held, Issue, Part, SystemRisk, Treatment
from icsgov.model.risk_policy import (
    Appetite,
    AssuranceRule,
    DeEscalationRule,
    EscalationRule,
    ReportRule,
    RiskPolicy,
)
from icsgov.period import Every
from icsgov.phrases.risks import RISKS
from icsgov.risks import own, review
from icsgov.risks.case import affected, case_of
from icsgov.risks.register import Row

OWNERS = ["RNN board", "RTF board", "icb board", "rnn quality", "rtf quality", "jc", "office"]
ORGS = ["RNN", "RTF", "icb"]


def whole(*more: Any) -> Governance:
    """The system with a joint committee of both trusts and an office of one."""
    seats = [Seat("RNN ceo", held_for="RNN"), Seat("RTF ceo", held_for="RTF")]
    jc = JointCommittee("jc", ["RNN", "RTF"], under="65Z6", seats=seats)
    return system(jc, Office("office", "RNN", holders="RNN ceo"), *more)


POLICY = policy(
    escalations=EscalationRule("4", tiers="trust", to="system", at_least=15),
    de_escalations=DeEscalationRule("5", tiers="system", to="trust", at_most=9),
    reports=ReportRule("3", to=["rtf quality"], at_least=20, every=Every(months=3)),
    assurance=AssuranceRule("7", absent="tell", tell="rnn quality"),
    appetites=Appetite("quality", tolerance=12),
)


@st.composite
def helds(draw: st.DrawFn, id: str = "SR 1") -> SystemRisk | Issue:
    owner = draw(st.sampled_from(OWNERS))
    others = [one for one in OWNERS if one != owner]
    parts = [Part(one, 5) for one in draw(st.sets(st.sampled_from(ORGS), max_size=2))]
    shared = draw(st.sets(st.sampled_from(others), max_size=1))
    common: dict[str, Any] = {
        "owner": owner,
        "tier": draw(st.sampled_from(["trust", "system"])),
        "shared_with": shared,
        "ownership": "shared" if shared else draw(st.sampled_from(["accepted", "disputed"])),
        "organisations": draw(st.sets(st.sampled_from(ORGS), max_size=2)),
        "treatments": [Treatment("a rota", matters="staff", parts=parts)] if parts else [],
        "current": draw(st.sampled_from([(4, 5), (4, 4), (2, 2), None])),
        "category": draw(st.sampled_from(["quality", None])),
    }
    if draw(st.booleans()):
        return Issue(id, "no beds", **common)
    return SystemRisk(id, "no beds", **common)


def moved(held: SystemRisk | Issue, gov: Governance, data: st.DataObject) -> SystemRisk | Issue:
    """The same after some acts of whoever holds it: moves, another owner, others who share it."""
    day = RAISED
    for act in data.draw(st.lists(st.sampled_from(["move", "own", "share"]), max_size=3)):
        day += timedelta(days=1)
        other = data.draw(st.sampled_from([one for one in OWNERS if one != held.owner]))
        if act == "own":
            held = own(held, gov, state="proposed", owner=other, by=held.owner, on=day).held
        elif act == "share":
            held = own(held, gov, state="shared", shared_with=[other], by=held.owner, on=day).held
        elif held.tier == "trust":
            held = escalate(held, gov, by=held.owner, accepted_by="icb board", on=day).held
        else:
            held = de_escalate(held, gov, by=held.owner, accepted_by="RTF board", on=day).held
    return held


@given(helds(), st.data())
@settings(max_examples=150, deadline=None)
def test_nothing_is_there_without_a_reason_and_everybody_concerned_sees_it(
    held: SystemRisk | Issue, data: st.DataObject
) -> None:
    gov = whole(POLICY)
    held = moved(held, gov, data)
    gov = gov.put(held)
    seen = {id: register(gov, id, on=DAY) for id in [*OWNERS, *ORGS]}
    for id, found in seen.items():
        for row in found:
            assert row.because
            assert row.verdict is not Verdict.NO
            for step in row.because:
                assert step.code in RISKS
                assert step.verdict in (YES, UNKNOWN)
                assert "not recorded" not in step.says
        assert {*found.own, *found.others} == set(found)
        assert (held in [row.held for row in found.own]) is (id in own_of(held))
    for id in holders_by_hand(held):
        assert [row.held for row in seen[id]] == [held], "who holds it or has held it sees it"
    for org in affected(case_of(held, gov, DAY)):
        for id in (org, f"{org} board"):
            assert [row.held for row in seen[id]] == [held], "whom it touches sees it"


def own_of(held: Held) -> set[str]:
    """Those whose own it is: who owns or shares it, and the board of the owner's organisation."""
    org = {"rnn quality": "RNN", "rtf quality": "RTF", "office": "RNN", "jc": ""}.get(
        held.owner, held.owner.removesuffix(" board")
    )
    return {held.owner, *held.shared_with, org, f"{org} board"}


def holders_by_hand(held: Held) -> set[str]:
    """Everybody who owned or shared it after any line of its history, or before the first."""
    found: set[str] = {held.owner, *held.shared_with}
    while held.history:
        held = held.before_last()
        found |= {held.owner, *held.shared_with}
    return found


@given(st.lists(helds(), max_size=4))
@settings(max_examples=60, deadline=None)
def test_the_highest_score_comes_first_and_every_one_is_there_once(some: list[Held]) -> None:
    named = [attrs.evolve(one, id=f"R {place}") for place, one in enumerate(some)]
    found = register(whole(POLICY, *named), "RNN board", on=DAY)
    scores = [row.held.current.score or 0 if row.held.current else 0 for row in found]
    assert scores == sorted(scores, reverse=True)
    ids = [row.held.id for row in found]
    assert len(set(ids)) == len(ids) == len(found)
    mine = {one.id for one in named if "RNN board" in own_of(one)}
    assert {row.held.id for row in found.own} == mine


# each reason, and its opposite


def because(gov: Governance, id: str, on: date = DAY) -> dict[str, str]:
    """The reasons for which the one risk is on a register: code and sentence."""
    return {step.code: step.says for row in register(gov, id, on=on) for step in row.because}


def test_it_owns_it() -> None:
    gov = system(risk())
    assert because(gov, "RNN board") == {"register.owns": "it owns it (accepted)"}
    assert because(gov, "rnn quality") == {}
    disputed = system(risk(ownership="disputed"))
    assert because(disputed, "RNN board") == {"register.owns": "it owns it (disputed)"}


def test_a_committee_or_an_office_of_its_organisation_owns_it() -> None:
    gov = whole(risk(owner="rnn quality"))
    told = because(gov, "RNN board")
    assert told["register.owns-below"] == "`rnn quality`, of its organisation, owns it (accepted)"
    assert because(gov, "RNN")["register.owns-below"] == told["register.owns-below"]
    assert "register.owns-below" not in because(gov, "RTF board")
    assert "register.owns-below" in because(whole(risk(owner="office")), "RNN board")


def test_a_joint_committee_owns_it_which_touches_each_party() -> None:
    gov = whole(risk(owner="jc"))
    (row,) = register(gov, "RNN board", on=DAY)
    assert "register.touches" in {one.code for one in row.because}
    assert not row.own
    assert because(gov, "icb board") == {}


def test_it_shares_it() -> None:
    gov = system(risk(ownership="shared", shared_with="rtf quality"))
    (row,) = register(gov, "rtf quality", on=DAY)
    assert [one.says for one in row.because] == ["it shares it with `RNN board`"]
    assert row.own
    assert because(gov, "rnn quality") == {}


def test_it_holds_risks_at_the_tier() -> None:
    gov = system(risk())
    told = {"register.tier": "it holds risks at `trust`, where this one is"}
    assert because(gov, "RTF board") == told
    assert because(gov, "icb board") == {}


def test_it_held_it_before() -> None:
    gov = system()
    held = escalate(risk(), gov, by="RNN board", accepted_by="icb board", on=DAY).held
    told = because(gov.put(held), "RNN board")
    assert told["register.held"] == "it held it before `icb board` and keeps sight of it"
    assert "register.held-below" not in told
    assert told["register.touches"] == "it touches `RNN`"
    assert "register.held" not in because(gov.put(held), "RNN board", DAY - timedelta(days=1))
    assert because(gov.put(held), "RTF board") == {}


def test_a_committee_of_its_organisation_held_it_before() -> None:
    gov = system()
    held = risk(owner="rnn quality")
    held = escalate(held, gov, by="rnn quality", accepted_by="icb board", on=DAY).held
    told = because(gov.put(held), "RNN board")
    assert told["register.held-below"] == (
        "`rnn quality`, of its organisation, held it before `icb board`"
    )
    assert "register.held-below" not in because(gov.put(held), "rnn quality")
    assert because(gov.put(held), "RTF board") == {}


def test_a_body_that_shared_it_keeps_sight_of_it() -> None:
    gov = system()
    held = risk(ownership="shared", shared_with="rtf quality")
    up = escalate(held, gov, by="rtf quality", accepted_by="icb board", on=DAY).held
    assert up.holders() == ("icb board", "RNN board", "rtf quality")
    assert "register.held" in because(gov.put(up), "rtf quality")
    assert because(gov.put(held), "rtf quality").keys() == {"register.shares"}


def test_a_policy_has_it_reported() -> None:
    def told(rating: Any, **more: Any) -> dict[str, str]:
        rule = ReportRule("RMP 3", to="rtf quality", at_least=15, **more)
        gov = system(risk(current=rating), policy(reports=rule))
        return because(gov, "rtf quality")

    assert told((3, 5), every=Every(months=3)) == {
        "register.reported": "`RMP 3` has it reported every 3 months"
    }
    assert told((3, 5)) == {"register.reported": "`RMP 3` has it reported at every meeting"}
    assert told((3, 4)) == {}
    assert told(None) == {
        "register.reported-perhaps": "`RMP 3` may have it reported at every meeting"
    }
    assert told((3, 5), tiers="system") == {}


def test_what_may_have_to_be_reported_may_belong_there() -> None:
    rule = ReportRule("RMP 3", to="rtf quality", bands="high", source="RMP, page 3")
    gov = system(risk(current=Rating(likelihood=4)), policy(reports=rule))
    (row,) = register(gov, "rtf quality", on=DAY)
    assert row.verdict is UNKNOWN
    assert [str(cite) for step in row.because for cite in step.cites] == ["RMP, page 3"]


def test_it_touches_its_organisation() -> None:
    named = system(risk(organisations="RTF"))
    assert because(named, "RTF board")["register.touches"] == "it touches `RTF`"
    acting = Treatment("a rota", matters="staff", parts=Part("RTF", 5))
    assert "register.touches" in because(system(risk(treatments=acting)), "RTF board")
    assert "register.touches" not in because(system(risk()), "RTF board")
    assert because(named, "rtf quality") == {}, "only its board and the organisation itself"
    assert "register.touches" in because(named, "RTF")


def test_it_is_outside_the_appetite_of_its_organisation() -> None:
    appetite = Appetite("quality", tolerance=12)
    icb = RiskPolicy("icb RMP", by="icb board", bodies="icb board", appetites=appetite)
    for score, codes in (
        ((4, 4), {"register.outside", "register.touches"}),
        ((3, 4), {"register.touches"}),
    ):
        gov = system(risk(current=score, organisations="icb", category="quality"), icb)
        assert set(because(gov, "icb board")) == codes
    assert because(system(risk(current=(4, 4), category="quality"), icb), "icb board") == {}


def test_it_may_come_up_to_it() -> None:
    told = because(system(risk(), POLICY), "icb board")
    assert told == {"register.may-come-up": "it may come up to `system`, for it to take over"}
    assert because(system(risk(current=(3, 4)), POLICY), "icb board") == {}


def test_it_may_come_down_to_it() -> None:
    gov = system(attrs.evolve(POLICY, reports=(), assurance=(), appetites=()))
    held = escalate(risk(), gov, by="RNN board", accepted_by="icb board", on=RAISED).held
    calm = review(held, gov, by="icb board", rating=(3, 3), on=DAY).held
    told = because(gov.put(calm), "RNN board")
    assert told["register.may-come-down"] == "it may come down to `trust`, for it to take over"
    assert "register.may-come-down" not in because(gov.put(held), "RNN board")


def test_it_is_to_be_told_of_a_gap() -> None:
    rule = AssuranceRule("7", absent="tell", tell="rtf quality", at_least=15)
    told = because(system(risk(), policy(assurance=rule)), "rtf quality")
    assert told == {"register.gap": "it is to be told that assurance is wanting"}
    assert because(system(risk(current=(3, 4)), policy(assurance=rule)), "rtf quality") == {}
    unrated = system(risk(current=None), policy(assurance=rule))
    assert because(unrated, "rtf quality") == {
        "register.gap-perhaps": "it may have to be told that assurance is wanting"
    }


def test_every_reason_has_its_case_here() -> None:
    """The names of the codes, so that a new one is not forgotten."""
    assert {one for one in RISKS if one.startswith("register.")} == {
        f"register.{one}"
        for one in (
            *("owns", "owns-below", "shares", "tier", "held", "held-below", "touches", "outside"),
            *("reported", "reported-perhaps", "may-come-up", "may-come-down", "gap", "gap-perhaps"),
        )
    }


# which are looked at, and what the answer holds


def test_only_what_stands_that_day() -> None:
    gov = system(risk(closed=DAY), Issue("I 1", "no beds", owner="RNN board", tier="trust"))
    assert [row.held.id for row in register(gov, "RNN board", on=DAY)] == ["I 1"]
    before = register(gov, "RNN board", on=DAY - timedelta(days=1))
    assert [row.held.id for row in before] == ["SR 4", "I 1"]
    early = register(gov, "RNN board", on=RAISED - timedelta(days=1))
    assert [row.held.id for row in early] == ["I 1"]


def test_what_was_closed_later_stood_on_the_day() -> None:
    line = Line(DAY, "closed", by="RNN board", now=Standing(closed=DAY))
    gov = system(risk(closed=DAY, history=line))
    assert len(register(gov, "RNN board", on=DAY - timedelta(days=1))) == 1
    assert len(register(gov, "RNN board", on=DAY)) == 0


def test_the_policies_that_rows_are_under() -> None:
    other = RiskPolicy("icb RMP", by="icb board", bodies="icb board")
    gov = system(risk(), POLICY, other)
    assert [one.id for one in register(gov, "RNN board", on=DAY).policies] == ["RMP"]
    assert register(system(risk()), "RNN board", on=DAY).policies == ()
    assert [type(row) for row in chain(register(gov, gov["RNN board"], on=DAY))] == [Row]


def test_a_group_that_belongs_to_nobody_may_be_asked_about() -> None:
    gov = system(AdvisoryGroup("advice", seats=[Seat("RNN ceo")]), risk())
    assert len(register(gov, "advice", on=DAY)) == 0


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownIdError):
        register(system(risk()), "nobody", on=DAY)
    for question in (lambda on: register(system(), "RNN board", on=on), no_gaps):
        with pytest.raises(MalformedError):
            question(None)


def no_gaps(on: Any) -> Any:
    return assurance_gaps(system(), on=on)


def test_gaps_in_assurance_by_risk() -> None:
    rule = AssuranceRule("7", absent="tell", tell="RNN board", at_least=15)
    some = [risk("SR 1"), risk("SR 2", current=(3, 4)), risk("SR 3", current=None)]
    found = assurance_gaps(system(policy(assurance=rule), *some), on=DAY)
    assert {id: [gap.verdict for gap in gaps] for id, gaps in found.items()} == {
        "SR 1": [YES],
        "SR 3": [UNKNOWN],
    }
