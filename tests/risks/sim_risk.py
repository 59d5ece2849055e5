"""A risk as a thing that changes: what each act does to it, in plain words and without history.

It asks `twin_risk` what the policies say, and shares nothing with `icsgov.risks`.
"""

from datetime import date
from typing import Any

from twin_risk import CHANGED, YES, Asked

State = dict[str, Any]


class Sim:
    """What stands now, and what stood at the end of every day on which something was done."""

    def __init__(self, risk: Any, gov: Any) -> None:
        self.state: State = {name: getattr(risk, name) for name in CHANGED}
        self.start = dict(self.state)
        self.raised: date = risk.raised
        self.gov = gov
        self.ends: dict[date, State] = {}
        self.lines = 0
        self.held_by: set[str] = {risk.owner, *risk.shared_with}
        self.left: list[tuple[str, str]] = []  # the tiers that it left, and who held it there

    def on(self, day: date) -> State:
        """What stood at the end of a day."""
        past = [one for one in self.ends if one <= day]
        return self.ends[max(past)] if past else self.start

    def done(self, day: date, **changes: Any) -> None:
        """An act was made: what it changes, and one line more."""
        self.state.update(changes)
        self.lines += 1
        self.ends[day] = dict(self.state)
        self.held_by |= {self.state["owner"], *self.state["shared_with"]}

    def holders(self) -> tuple[str, ...]:
        """Whoever holds it now."""
        return (self.state["owner"], *self.state["shared_with"])

    def stands(self, day: date) -> bool:
        """Whether it has been raised and is not closed."""
        closed = self.state["closed"]
        return self.raised <= day and (closed is None or day < closed)

    def plain(self, by: str, day: date, also: tuple[str, ...] = ()) -> bool:
        """Whether an act of whoever holds it may be made."""
        return self.stands(day) and by in (*self.holders(), *also)

    def reviewers(self, asked: Asked) -> tuple[str, ...]:
        """Whoever the policy names for a review."""
        rules = asked.policy.reviews if asked.policy is not None else ()
        return tuple(id for rule in rules for id in rule.by)

    # moves

    def next(self, up: bool) -> list[str]:
        """The tiers next above or next below."""
        here = self.state["tier"]
        if up:
            return list(next(one for one in self.gov.tiers if one.id == here).up)
        return [one.id for one in self.gov.tiers if here in one.up]

    def usual(self, up: bool) -> str | None:
        """Where it goes if nothing is said: where it came from, or the only one there is."""
        near = self.next(up)
        if not up:
            for tier, _ in reversed(self.left):
                if tier in near:
                    return tier
        return near[0] if len(near) == 1 else None

    def deciders(self, asked: Asked, to: str, up: bool) -> set[str]:
        """Whom the policy names to decide; else whoever holds it."""
        rules = []
        if asked.policy is not None:
            rules = asked.policy.escalations if up else asked.policy.de_escalations
        here = self.state["tier"]
        found = {id for r in rules if here in r.tiers and to in r.to for id in r.decided_by}
        return found or set(self.holders())

    def takers(self, to: str, up: bool) -> list[str]:
        """Who may take it over: who holds risks there, and below also who held it there."""
        bodies = next(one.bodies for one in self.gov.tiers if one.id == to)
        before = [] if up else [owner for tier, owner in reversed(self.left) if tier == to]
        return [*before, *bodies]

    def ruled(self, asked: Asked, to: str) -> bool:
        """Whether the policy says when it may come down there."""
        rules = asked.policy.de_escalations if asked.policy is not None else ()
        return any(self.state["tier"] in one.tiers and to in one.to for one in rules)

    def move(
        self, asked: Asked, by: str, taker: str | None, to: str | None, up: bool, no: bool
    ) -> str:
        """Moved, declined or refused."""
        to = to if to is not None else self.usual(up)
        if to is None or to not in self.next(up) or not self.stands(asked.on):
            return "refused"
        if not up and self.ruled(asked, to):
            tier = next(one for one in self.gov.tiers if one.id == to)
            if asked.way_down(tier) != YES:
                return "refused"
        if by not in self.deciders(asked, to, up) or taker not in self.takers(to, up):
            return "refused"
        if no:
            self.done(asked.on)
            return "declined"
        self.left.append((self.state["tier"], self.state["owner"]))
        settled = type(self.state["ownership"])("accepted")
        self.done(asked.on, tier=to, owner=taker, ownership=settled, shared_with=())
        return "moved"


def replayed(risk: Any, start: State) -> State:
    """What the lines of a history come to, one after the other, each after what went before."""
    state = dict(start)
    for line in risk.history:
        act, now = line.act.value, line.now
        for name in CHANGED:
            before = getattr(line.was, name)
            assert before is None or before == state[name], (line, name)
        if act == "reviewed":
            state["current"] = now.current if now.current is not None else state["current"]
        elif act in ("escalated", "de-escalated"):
            accepted = type(state["ownership"])("accepted")
            state |= {"tier": now.tier, "owner": line.accepted_by, "ownership": accepted}
            state["shared_with"] = ()
        elif act in ("proposed", "accepted", "disputed", "shared"):
            assert now.ownership.value == act
            state |= {"owner": now.owner, "ownership": now.ownership}
            state["shared_with"] = now.shared_with
        elif act == "retargeted":
            state["target"] = now.target
        elif act == "closed":
            state["closed"] = line.day
        else:
            assert act in ("stuck", "declined"), act
            assert not now.said() and not line.was.said()
    return state
