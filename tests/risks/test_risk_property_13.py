"""Property 13: advice on a risk never flaps, only acts move it, and its history is the whole of it.

A machine makes up acts, one after the other, over days that only go forward. Beside the engine runs
`sim_risk`, and what was advised at each review is noted down plainly.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from ladders_risk import RAISED, climb
from sim_risk import Sim, replayed
from twin_risk import CHANGED, Asked, assess_twin
from worlds_risk import SCORED

from icsgov.errors import MalformedError
from icsgov.model.risk import Assurance, SystemRisk
from icsgov.risks import acts
from icsgov.risks.acts import Move
from icsgov.risks.assess import Advice, assess
from icsgov.risks.case import affected, case_of
from icsgov.risks.moves import de_escalate, escalate

BODIES = ("a", "b", "c")
RATINGS = ((1, 1), (2, 3), (2, 4), (3, 3), (2, 5), (3, 4), (3, 5), (4, 4), (5, 5))
bodies = st.sampled_from(BODIES)
mostly = st.sampled_from(["right", "right", "right", "right", *BODIES])
"""Whoever may, more often than not."""


REACHED: Counter[str] = Counter()
"""What the machine came to, so that it is known to get there."""


class Noted:
    """A review: the score that it left, and what was advised then."""

    def __init__(self, score: int | None, advice: Advice) -> None:
        self.score, self.advice = score, advice


class Acts(RuleBasedStateMachine):
    """Acts upon one risk, made up one after the other."""

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        self.gov, self.risk = climb(lambda some: data.draw(st.sampled_from(some)))
        self.sim, self.today = Sim(self.risk, self.gov), RAISED
        self.noted: list[Noted] = []
        self.seen: dict[str, tuple[Any, date]] = {}

    def new(self, what: str) -> bool:
        """Whether an invariant has yet to look at what stands now."""
        now = (self.risk, self.today)
        was, self.seen[what] = self.seen.get(what), now
        return was != now

    # what is done

    def asked(self) -> Asked:
        return Asked(self.risk, self.gov, self.today)

    def act(self, made: bool, move: Move[SystemRisk]) -> None:
        """An act, which the simulator has been told of where it thinks that it is made."""
        before, lines = self.risk, 1 if made else 0
        assert move.made is made, str(move)
        assert move.before == before
        assert len(move.held.history) == len(before.history) + lines
        assert move.held.history[: len(before.history)] == before.history
        if not made:
            assert move.held == before
        self.risk = move.held

    @rule(days=st.sampled_from([1, 7, 31, 70]))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(who=mostly, rating=st.none() | st.sampled_from(RATINGS))
    def review(self, who: str, rating: Any) -> None:
        by = self.sim.state["owner"] if who == "right" else who
        made = self.sim.plain(by, self.today, self.sim.reviewers(self.asked()))
        move = acts.review(self.risk, self.gov, by=by, on=self.today, rating=rating)
        if made:
            new = move.held.current if rating is not None else self.sim.state["current"]
            self.sim.done(self.today, current=new)
        self.act(made, move)
        if made:
            current, told = self.risk.current, assess(self.risk, self.gov, on=self.today)
            self.noted.append(Noted(current.score if current else None, told.advice))

    @rule(steps=st.lists(st.sampled_from(["high", "low", "calm", "up", "down"]), min_size=3))
    def story(self, steps: list[str]) -> None:
        """A few acts in a row of whoever may, which chance alone would take long to come to."""
        for step in steps:
            if step in ("up", "down"):
                self.moved(step == "up", "right", "right", None, no=False)
            for _ in range({"high": 1, "low": 1, "calm": 3}.get(step, 0)):
                self.review("right", (4, 4) if step == "high" else (2, 3))
                self.advice_never_flaps()

    def moved(self, up: bool, who: str, taker: str, to: str | None, no: bool) -> None:
        asked, sim = self.asked(), self.sim
        to = to if to in asked.tiers else None
        way = to or sim.usual(up)
        near = way is not None and way in sim.next(up)
        by, body = who, taker
        if who == "right":
            deciders = sim.deciders(asked, way, up) if way and near else set(sim.holders())
            by = min(deciders)
        if taker == "right":
            takers = sim.takers(way, up) if way and near else []
            body = takers[0] if takers else "a"
        mover: Callable[..., Move[SystemRisk]] = escalate if up else de_escalate
        named = {"declined_by": body} if no else {"accepted_by": body}
        move = mover(self.risk, self.gov, by=by, on=self.today, to=to, **named)
        came = sim.move(asked, by, body, to, up, no)
        REACHED[f"{came} {'up' if up else 'down'}"] += 1
        assert move.made is (came == "moved"), str(move)
        assert len(move.held.history) == len(self.risk.history) + (came != "refused")
        if came == "refused":
            assert move.held == self.risk
        if came == "declined":
            assert move.held.standing() == self.risk.standing()
        self.risk = move.held

    @rule(who=mostly, taker=mostly, to=st.sampled_from([None, None, "t1", "t2", "t3"]))
    def escalate(self, who: str, taker: str, to: str | None) -> None:
        self.moved(True, who, taker, to, no=False)

    @rule(who=mostly, taker=mostly, to=st.sampled_from([None, None, None, "t0", "t1"]))
    def de_escalate(self, who: str, taker: str, to: str | None) -> None:
        self.moved(False, who, taker, to, no=False)

    @rule(up=st.booleans(), who=mostly, taker=mostly)
    def decline(self, up: bool, who: str, taker: str) -> None:
        self.moved(up, who, taker, None, no=True)

    @rule(
        who=mostly,
        owner=st.none() | bodies,
        state=st.sampled_from(["proposed", "accepted", "disputed"]),
    )
    def own(self, who: str, owner: str | None, state: str) -> None:
        self.owned(who, owner, state, ())

    @rule(who=mostly, other=bodies)
    def share(self, who: str, other: str) -> None:
        if other != self.sim.state["owner"]:
            self.owned(who, None, "shared", (other,))

    def owned(self, who: str, owner: str | None, state: str, others: tuple[str, ...]) -> None:
        by = self.sim.state["owner"] if who == "right" else who
        made = self.sim.plain(by, self.today)
        named: dict[str, Any] = {"owner": owner, "state": state, "shared_with": others}
        move = acts.own(self.risk, self.gov, by=by, on=self.today, **named)
        if made:
            new = owner or self.sim.state["owner"]
            settled = type(self.risk.ownership)(state)
            self.sim.done(self.today, owner=new, ownership=settled, shared_with=others)
        self.act(made, move)

    @rule(who=mostly, rating=st.sampled_from(RATINGS))
    def retarget(self, who: str, rating: Any) -> None:
        by = self.sim.state["owner"] if who == "right" else who
        made = self.sim.plain(by, self.today)
        move = acts.retarget(self.risk, self.gov, target=rating, by=by, on=self.today)
        if made:
            self.sim.done(self.today, target=move.held.target)
            assert move.held.target is not None
            assert (move.held.target.likelihood, move.held.target.consequence) == rating
        self.act(made, move)

    @rule(who=mostly)
    def stuck(self, who: str) -> None:
        by = self.sim.state["owner"] if who == "right" else who
        made = self.sim.plain(by, self.today)
        move = acts.stuck(self.risk, self.gov, by=by, on=self.today)
        if made:
            self.sim.done(self.today)
        self.act(made, move)

    @precondition(lambda self: len(self.risk.history) > 9 and self.today > RAISED)
    @rule(who=bodies)
    def close(self, who: str) -> None:
        by = self.sim.state["owner"] if who == "right" else who
        made = self.sim.plain(by, self.today)
        move = acts.close(self.risk, self.gov, by=by, on=self.today)
        if made:
            self.sim.done(self.today, closed=self.today)
        self.act(made, move)

    @rule(word=st.sampled_from(["reasonable", "limited"]))
    def assure(self, word: str) -> None:
        """Evidence comes in: no act, and nothing moves."""
        self.today += timedelta(days=1)  # not on the day of a review, of which it would speak too
        given = Assurance(self.today, word, line=2)
        was = self.risk.standing()
        self.risk = attrs.evolve(self.risk, assurances=(*self.risk.assurances, given))
        assert self.risk.standing() == was

    @precondition(lambda self: self.risk.history)
    @rule(by=bodies)
    def look_back(self, by: str) -> None:
        """An act on a day before the last line is no act."""
        day = self.risk.history[-1].day - timedelta(days=1)
        with pytest.raises(MalformedError):
            acts.review(self.risk, self.gov, by=by, on=day)

    # what always holds

    @invariant()
    def it_is_never_ownerless(self) -> None:
        assert self.risk.owner in BODIES
        for line in self.risk.history if self.new("owner") else ():
            assert self.risk.as_at(line.day).owner in BODIES

    @invariant()
    def every_act_made_added_one_line_and_nothing_else_did(self) -> None:
        assert len(self.risk.history) == self.sim.lines

    @invariant()
    def only_acts_move_it(self) -> None:
        assert {name: getattr(self.risk, name) for name in CHANGED} == self.sim.state

    @invariant()
    def replaying_the_history_gives_the_same_risk(self) -> None:
        assert replayed(self.risk, self.sim.start) == self.sim.state

    @invariant()
    def as_at_a_past_day_is_what_stood_then(self) -> None:
        if not self.new("past"):
            return
        days = {day + timedelta(days=n) for day in self.sim.ends for n in (-1, 0, 1)}
        for day in {RAISED, *days}:
            then = self.risk.as_at(day)
            assert {name: getattr(then, name) for name in CHANGED} == self.sim.on(day)
            assert [line for line in self.risk.history if line.day <= day] == list(then.history)

    @invariant()
    def whoever_held_it_keeps_sight_of_it(self) -> None:
        assert set(self.risk.holders()) == self.sim.held_by
        assert self.risk.holders()[0] == self.risk.owner
        touched = affected(case_of(self.risk, self.gov, self.today))
        assert {id.upper() for id in self.sim.held_by} <= set(touched)
        assert set(self.risk.organisations) <= set(touched)

    @invariant()
    def advice_is_what_the_twin_says(self) -> None:
        if self.new("twin"):
            found = assess(self.risk, self.gov, on=self.today)
            twin = assess_twin(self.risk, self.gov, self.today)
            assert (found.advice.value, found.due) == (twin.advice, twin.due)

    @invariant()
    def advice_never_flaps(self) -> None:
        """Once it has advised up it does not advise down before the policy's number of reviews in a
        row at or below the lower score."""
        if not self.new("flap"):
            return
        found = assess(self.risk, self.gov, on=self.today)
        REACHED[found.advice.value] += 1
        if found.advice is Advice.DE_ESCALATE:
            since = len(self.noted)
            while since and self.noted[since - 1].advice is not Advice.ESCALATE:
                since -= 1
            calm = self.noted[since:]
            REACHED["down after up"] += since > 0
            assert any(
                len(calm) >= needed and all(low(one, most) for one in calm[-needed:])
                for needed, most in self.ways_down({one.tier for one in found.to})
            )

    def ways_down(self, to: set[str]) -> list[tuple[int, int]]:
        """Of each rule for coming down: how many reviews it asks for, and its lower score."""
        policy = self.asked().policy
        return [
            (one.reviews, one.at_most or SCORED[0].high or 0)
            for one in policy.de_escalations
            if self.risk.tier in one.tiers and to & set(one.to)
        ]

    @invariant()
    def it_can_come_down_again(self) -> None:
        """From any tier with a rule for coming down: enough low reviews, and the act is made."""
        if not self.sim.stands(self.today) or not self.new("down"):
            return
        for to in self.sim.next(up=False):
            if self.sim.ruled(self.asked(), to):
                self.come_down(to)

    def come_down(self, to: str) -> None:
        day = self.today
        given = Assurance(day, "substantial", line=3)
        risk = attrs.evolve(self.risk, assurances=(*self.risk.assurances, given))
        for _ in range(3):
            day += timedelta(days=1)
            risk = acts.review(risk, self.gov, by=risk.owner, on=day, rating=(1, 1)).held
        by = min(self.sim.deciders(self.asked(), to, up=False))
        taker = self.sim.takers(to, up=False)[0]
        move = de_escalate(risk, self.gov, by=by, on=day, accepted_by=taker, to=to)
        assert move.made, str(move)
        assert (move.held.tier, move.held.owner) == (to, taker)
        REACHED["came down again"] += 1


def low(one: Noted, most: int) -> bool:
    """Whether a review left a score at or under the lower one."""
    return one.score is not None and one.score <= most


def test_13_advice_never_flaps_and_only_acts_move_a_risk() -> None:
    """No sequence of scores makes the advice on a risk flap; only acts move a risk."""
    REACHED.clear()
    effort = settings(stateful_step_count=20)
    run_state_machine_as_test(Acts, settings=effort)
    wanted = {f"{came} {way}" for came in ("moved", "refused") for way in ("up", "down")}
    wanted |= {"down after up", "came down again"}
    wanted |= {advice.value for advice in Advice if advice is not Advice.NONE}
    assert wanted - set(+REACHED) == set()
