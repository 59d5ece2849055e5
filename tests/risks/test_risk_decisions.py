"""Decisions and risk: who must know, who challenged, what is looked at again (R14, R15, R36)."""

from datetime import date, timedelta
from typing import Any

import pytest
from build import committee, decide, votes
from build import given as gives
from hypothesis import given, settings
from hypothesis import strategies as st
from risk_build import DAY, RAISED, policy, risk, system

from icsgov import Every
from icsgov.errors import MalformedError, UnknownIdError
from icsgov.explain import NO, UNKNOWN, YES
from icsgov.model.bearing import Bearing, CallOver, LookBack
from icsgov.model.body import AdvisoryGroup, Committee, Seat
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.history import Line, Standing
from icsgov.model.kinds import Gauge
from icsgov.model.rating import Rating
from icsgov.model.risk import SystemRisk
from icsgov.model.risk_policy import Appetite, RiskPolicy
from icsgov.reasoning.resolve import resolve
from icsgov.risks import effects, look_backs, without_call_over

# R36: a decision can harm one organisation; whose board must know, and who is outside its appetite?


def two_trusts(**more: Any) -> Governance:
    """Two trusts, of which RNN bears up to 12 in quality and RTF up to 8; QHM says nothing."""
    known: dict[str, Any] = {"organisations": ["RTF", "icb"], "category": "quality", **more}
    return system(
        risk(**known),
        policy(bodies="RNN board", appetites=Appetite("quality", tolerance=12)),
        RiskPolicy(
            "RTF RMP",
            by="RTF board",
            bodies="RTF board",
            appetites=Appetite("quality", tolerance=8),
        ),
    )


def proposed(*risks: Any, **more: Any) -> Decision:
    return Decision("D1", "service", forum="icb board", day=DAY, risks=risks, **more)


def test_a_decision_for_the_system_takes_one_organisation_outside_its_appetite() -> None:
    gov = two_trusts(current=(2, 4))
    found = effects(proposed(Bearing("SR 4", after=(3, 4))), gov)
    assert {one.organisation: (one.taken_outside, one.must_know) for one in found} == {
        "RNN": (NO, ()),
        "RTF": (YES, ("RTF board",)),
        "icb": (UNKNOWN, ("icb board",)),
    }
    (hit,) = (one for one in found if one.organisation == "RTF")
    assert (str(hit.before), str(hit.after), hit.risk) == ("2 x 4 = 8", "3 x 4 = 12", "SR 4")
    assert hit.stood.says == (
        "its current score, 8, is no more than the 8 that `RTF` will bear for `quality` (`RTF RMP`)"
    )
    assert hit.stands.says == (
        "its expected score, 12, is over the 8 that `RTF` will bear for `quality` (`RTF RMP`)"
    )


@pytest.mark.parametrize(
    ("before", "after", "verdict", "knows"),
    [
        ((2, 4), (3, 3), YES, True),  # from its limit to just over it
        ((2, 4), (2, 4), NO, False),  # at its limit, as before
        ((3, 3), (3, 4), NO, True),  # outside before too: not taken there, and its board must know
        ((3, 3), (2, 4), NO, False),  # brought back
        ((3, 3), None, NO, True),  # nobody has said what it makes of it: it stays as it is
        (None, (3, 3), UNKNOWN, True),  # nobody knows how it stood
        (None, None, UNKNOWN, True),
    ],
)
def test_before_and_after(before: Any, after: Any, verdict: Any, knows: bool) -> None:
    gov = two_trusts(current=before)
    (found,) = effects(proposed(Bearing("SR 4", organisation="RTF", after=after)), gov)
    assert found.taken_outside is verdict
    assert found.must_know == (("RTF board",) if knows else ())
    assert found.boards == ("RTF board",)


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5), st.integers(1, 5))
@settings(max_examples=80, deadline=None)
def test_taken_outside_is_from_within_to_beyond(a: int, b: int, c: int, d: int) -> None:
    gov = two_trusts(current=(a, b))
    (found,) = effects(proposed(Bearing("SR 4", organisation="RTF", after=(c, d))), gov)
    assert (found.taken_outside is YES) is (a * b <= 8 < c * d)
    assert bool(found.must_know) is (c * d > 8)


def test_an_appetite_for_the_target_is_not_held_against_what_is_expected() -> None:
    """The expected rating is how it will stand, not how it is meant to."""
    limit = Appetite("quality", tolerance=8, gauge=Gauge.TARGET)
    gov = system(risk(category="quality", target=(2, 4)), policy(appetites=limit))
    (found,) = effects(proposed(Bearing("SR 4", after=(5, 5))), gov)
    assert (found.stood.verdict, found.stands.verdict) == (NO, NO)
    assert found.stands.says.startswith("its target score, 8, is no more than the 8")


def test_every_risk_that_is_named_and_the_day_that_is_asked_about() -> None:
    gov = two_trusts(
        current=(3, 3),
        history=Line(
            DAY + timedelta(days=1),
            "reviewed",
            by="RNN board",
            was=Standing(current=(2, 2)),
            now=Standing(current=(3, 3)),
        ),
    ).put(risk("SR 5"))
    made = proposed("SR 5", Bearing("SR 4", organisation="RTF"))
    assert {one.risk for one in effects(made, gov)} == {"SR 4", "SR 5"}
    (then,) = (one for one in effects(made, gov) if one.organisation == "RTF")
    (later,) = (
        one for one in effects(made, gov, on=DAY + timedelta(days=1)) if one.organisation == "RTF"
    )
    assert (then.stood.verdict, later.stood.verdict) == (NO, YES)
    assert effects(proposed(), gov) == ()


def test_a_risk_that_is_not_there_and_a_day_that_is_none() -> None:
    with pytest.raises(UnknownIdError):
        effects(proposed("SR 9"), system())
    with pytest.raises(UnknownIdError):
        effects(proposed("RMP"), system(policy()))
    with pytest.raises(MalformedError):
        effects(proposed("SR 4"), two_trusts(), on="today")  # type: ignore[arg-type] # no day


# R14: a potential decision is challenged before it is taken


def test_decisions_that_nobody_challenged() -> None:
    challenge = CallOver(DAY, by="RTF board", challenge="what of winter?", answer="a ward opens")
    bare = proposed("SR 4", Bearing("SR 4", after=(2, 2)), "SR 5", source="minutes of 3 March")
    called = proposed("SR 4", call_overs=challenge)
    (found,) = without_call_over([called, bare, proposed()], system(risk(), risk("SR 5")))
    assert found.code == "call-over.none"
    assert found.about == ("D1", "SR 4", "SR 5")
    assert found.says == "`D1` bears on `SR 4` and `SR 5`, and no challenge before it is on file"
    assert found.mend == "hold a call-over on `D1` before it is taken"
    assert [str(cite) for cite in found.cites] == ["minutes of 3 March"]


def test_a_challenge_after_the_decision_is_refused() -> None:
    with pytest.raises(MalformedError, match="after the decision"):
        proposed("SR 4", call_overs=CallOver(DAY + timedelta(days=1), by="RTF board"))


# R15: decisions under delegation are looked at again: was the risk mitigated, is it to be amended?

SOON = Every(months=6)
DUE = SOON.after(DAY)


def delegated(**more: Any) -> tuple[Governance, Decision]:
    """A decision of a committee of RNN, by a delegation of its board, on a risk of the board."""
    held = more.pop("held", risk(current=(4, 4), target=(2, 3)))
    gov = system(
        committee("RNN", "ceo", "fd"),
        gives("RNN SoD 4", "RNN board", "RNN committee"),
        held,
    )
    return gov, decide(gov, "RNN committee", DAY, **{"risks": held.id, **more})


def codes(gov: Governance, *made: Decision, on: date = DUE) -> list[str]:
    return [one.code for one in look_backs(made, gov, on=on, after=SOON)]


def test_due_on_the_very_day_and_not_the_day_before() -> None:
    gov, made = delegated()
    assert resolve(made, gov)["RNN"].verdict is YES
    assert date(2025, 9, 3) == DUE
    assert codes(gov, made, on=DUE - timedelta(days=1)) == []
    found = look_backs([made], gov, on=DUE, after=SOON)
    assert [one.says for one in found] == [
        "`D` of 3 March 2025, taken under delegation for `RNN`, was due to be looked at again by"
        " 3 September 2025",
        "`D` bears on `SR 4`, which is at 16, over its target of 6",
    ]
    assert [one.organisations for one in found] == [("RNN",), ("RNN",)]
    assert found[0].mend == "have `RNN committee` or the boards of `RNN` look at `D` again"
    assert found[0].about == ("D",)
    assert found[1].about == ("D", "SR 4")


def test_only_what_bound_somebody_through_a_delegation() -> None:
    """The board itself, those who only advise, and a vote that was lost are passed over."""
    gov, made = delegated()
    board = decide(gov, "RNN board", DAY, risks="SR 4")
    assert resolve(board, gov)["RNN"].verdict is YES
    assert codes(gov, board) == []
    lost = decide(
        gov, "RNN committee", DAY, risks="SR 4", votes=votes("against", "RNN ceo", "RNN fd")
    )
    assert resolve(lost, gov)["RNN"].verdict is NO
    assert codes(gov, lost) == []
    advised = gov.put(AdvisoryGroup("advice", seats=[Seat("RNN ceo")]))
    assert codes(advised, decide(advised, "advice", DAY, risks="SR 4")) == []
    nowhere = gov.put(Committee("spare", "RNN", seats=[Seat("RNN ceo")]))
    assert codes(nowhere, decide(nowhere, "spare", DAY, risks="SR 4")) == []
    assert codes(gov, made) == ["look-back.due", "look-back.not-mitigated"]


def looked(**more: Any) -> LookBack:
    return LookBack(DUE, by="RNN board", **more)


def test_once_somebody_has_looked_the_risk_still_counts() -> None:
    gov, made = delegated(look_backs=looked(mitigated=True))
    assert codes(gov, made) == ["look-back.not-mitigated"]
    assert codes(gov, made, on=DUE - timedelta(days=1)) == [], "the look is not on file yet"


def at_target(**more: Any) -> SystemRisk:
    return risk(**{"current": (2, 3), "target": (3, 2), **more})


def test_a_risk_at_its_target_or_closed_is_mitigated() -> None:
    gov, made = delegated(held=at_target(), look_backs=looked())
    assert codes(gov, made) == []
    gov, made = delegated(held=risk(target=(1, 1), closed=DUE), look_backs=looked(mitigated=False))
    assert codes(gov, made) == []


def test_somebody_said_that_it_was_not_mitigated() -> None:
    gov, made = delegated(held=at_target(), look_backs=looked(mitigated=False))
    (found,) = look_backs([made], gov, on=DUE, after=SOON)
    assert found.code == "look-back.said-not"
    assert found.says == (
        "`D` bears on `SR 4`, which is down to its target; `RNN board` said on 3 September 2025"
        " that it was not mitigated"
    )
    again = [
        looked(mitigated=False),
        LookBack(DUE + timedelta(days=9), by="RNN board", mitigated=True),
    ]
    gov, made = delegated(held=at_target(), look_backs=again)
    assert codes(gov, made, on=DUE + timedelta(days=9)) == [], "the last word counts"


@pytest.mark.parametrize(
    ("current", "target", "missing"),
    [
        (None, (2, 2), "current"),
        ((2, 2), None, "target"),
        (None, None, "current and target"),
        (Rating(band="high"), (2, 2), "current"),
    ],
)
def test_whether_it_was_mitigated_is_not_known(current: Any, target: Any, missing: str) -> None:
    gov, made = delegated(held=risk(current=current, target=target), look_backs=looked())
    (found,) = look_backs([made], gov, on=DUE, after=SOON)
    assert found.says == (
        "`D` bears on `SR 4`, and whether that has been dealt with is not known:"
        f" no {missing} score is on file"
    )


def test_what_is_to_be_amended_is_told_before_it_is_due() -> None:
    early = LookBack(DAY + timedelta(days=7), by="RNN board", amend=True)
    gov, made = delegated(held=at_target(), look_backs=early)
    on = DAY + timedelta(days=8)
    (found,) = look_backs([made], gov, on=on, after=SOON)
    assert found.says == "`D` is to be amended, as `RNN board` said on 10 March 2025"
    assert codes(gov, made, on=DAY + timedelta(days=6)) == []
    later = [early, LookBack(on, by="RNN board", amend=False)]
    gov, made = delegated(held=at_target(), look_backs=later)
    assert codes(gov, made, on=on) == []


def test_a_decision_that_bears_on_no_risk_is_looked_at_again_all_the_same() -> None:
    gov, made = delegated(risks=())
    assert codes(gov, made) == ["look-back.due"]


def test_a_decision_yet_to_come_and_a_risk_named_twice() -> None:
    gov, made = delegated(risks=["SR 4", Bearing("SR 4", after=(2, 2))])
    assert codes(gov, made, on=RAISED) == []
    assert codes(gov, made) == ["look-back.due", "look-back.not-mitigated"]
    with pytest.raises(MalformedError):
        look_backs([made], gov, on=None, after=SOON)  # type: ignore[arg-type] # no day
    with pytest.raises(UnknownIdError):
        codes(gov, decide(gov, "RNN committee", DAY, risks="SR 9"))


@given(st.integers(1, 25), st.integers(0, 400), st.sampled_from([None, True, False]))
@settings(max_examples=80, deadline=None)
def test_due_and_over_target_are_told_apart(score: int, wait: int, said: bool | None) -> None:
    """Told by hand, for every score that a rating may have."""
    rating = Rating(stated=score)
    again = (
        () if said is None else LookBack(DAY + timedelta(days=100), by="RNN board", mitigated=said)
    )
    gov, made = delegated(held=risk(current=rating, target=(2, 3)), look_backs=again)
    on = DAY + timedelta(days=wait)
    wanted = []
    if on >= DUE:
        wanted += ["look-back.due"] if said is None else []
        wanted += ["look-back.not-mitigated"] if score > 6 else []
        wanted += ["look-back.said-not"] if score <= 6 and said is False else []
    assert codes(gov, made, on=on) == wanted
