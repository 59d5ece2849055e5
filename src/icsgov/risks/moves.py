"""Acts that move a risk or an issue between tiers: by a body that may, accepted by another."""

from datetime import date
from typing import NamedTuple

from icsgov.errors import Fault, MalformedError
from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, all_of, fact
from icsgov.ids import HasId
from icsgov.model.governance import Governance
from icsgov.model.history import Line, Standing
from icsgov.model.kinds import Act, Ownership
from icsgov.model.risk_policy import Tier
from icsgov.risks.acts import H, Move, begun, plain_id, told
from icsgov.risks.case import Case, affected, below, in_being, tiers_of
from icsgov.risks.direction import down_to, downs, returns_to, ups


def escalate(
    held: H,
    gov: Governance,
    *,
    by: HasId | str,
    on: date,
    accepted_by: HasId | str | None = None,
    declined_by: HasId | str | None = None,
    to: str | None = None,
    because: str = "",
) -> Move[H]:
    """Move a risk or an issue to a tier above, by an act of a body that may, accepted by another.

    `by` is whoever decides it, `accepted_by` the body that takes it over; `declined_by` says that
    it would not, which is recorded too. `to` names the tier where there are several above. A policy
    names the score at which to consider it, and a body may decide it at any. The answer holds the
    risk after the act, the same as before where it was refused, and the reasons. Raises
    `MalformedError` for a day before the last line of its history, `UnknownIdError` for a body or
    a tier that the framework does not have.

    >>> from icsgov import Board, Governance, Organisation
    >>> from icsgov.model.risk import SystemRisk
    >>> from icsgov.model.risk_policy import Tier
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"), Organisation("QHM", kind="ICB"),
    ...     Board("rnn", "RNN"), Board("icb", "QHM"),
    ...     Tier("trust", up="system", bodies="rnn"), Tier("system", top=True, bodies="icb"),
    ... )
    >>> risk = SystemRisk("SR 4", "handovers take hours", owner="rnn", tier="trust", current=(4, 4))
    >>> move = escalate(risk, gov, by="rnn", accepted_by="icb", on=date(2025, 3, 3))
    >>> move.held.owner, move.held.tier, len(move.held.history)
    ('icb', 'system', 1)
    >>> print(escalate(risk, gov, by="rnn", on=date(2025, 3, 3)).why.failing()[0].says)
    no acceptance by `icb` is on file
    """
    asked = _Asked(plain_id(by), plain_id(accepted_by), plain_id(declined_by), to, because)
    return _Moving(begun(held, gov, on, asked.bodies()), asked, up=True).move(held)


def de_escalate(
    held: H,
    gov: Governance,
    *,
    by: HasId | str,
    on: date,
    accepted_by: HasId | str | None = None,
    declined_by: HasId | str | None = None,
    to: str | None = None,
    because: str = "",
) -> Move[H]:
    """Move a risk or an issue to a tier below, by an act of a body that may, accepted by another.

    As `escalate`, but where the policy says when a risk may come down, that has to hold. It goes
    back to the tier that it came from, unless `to` names another.
    """
    asked = _Asked(plain_id(by), plain_id(accepted_by), plain_id(declined_by), to, because)
    return _Moving(begun(held, gov, on, asked.bodies()), asked, up=False).move(held)


class _Asked(NamedTuple):
    by: str
    accepted: str
    declined: str
    to: str | None
    because: str

    def bodies(self) -> tuple[str, ...]:
        """Those that are named."""
        if self.accepted and self.declined:
            fault = Fault(("declined_by",), "accepted and declined in one act")
            raise MalformedError("act", [fault])
        return tuple(one for one in (self.by, self.accepted, self.declined) if one)


class _Moving:
    """A move that is asked for, and whether it may be made."""

    def __init__(self, case: Case, asked: _Asked, *, up: bool) -> None:
        self.case, self.asked, self.up = case, asked, up
        self.held = case.held
        tiers = tiers_of(case.gov)
        self.nearest = self._nearest(tiers)
        told("tier", asked.to, tiers)
        wanted = asked.to if asked.to is not None else self._usual()
        self.to = tiers[wanted] if wanted is not None else None

    def _nearest(self, tiers: dict[str, Tier]) -> tuple[str, ...]:
        if self.up:
            return tiers[self.held.tier].up
        return tuple(sorted(one.id for one in below(self.case.gov, self.held.tier)))

    def _usual(self) -> str | None:
        """Where it goes if nothing is said: where it came from, or the one tier that there is."""
        past = [line.was.tier for line in reversed(self.held.history) if line.was.tier is not None]
        back = [id for id in past if id in self.nearest and not self.up]
        if back:
            return back[0]
        return self.nearest[0] if len(self.nearest) == 1 else None

    def move(self, held: H) -> Move[H]:
        """The move, or why it is not made."""
        lines = [self._stands(), *self._tier()]
        if self.to is not None and self.to.id in self.nearest:
            lines += [*self._rule(self.to), self._decides(self.to), self._accepted(self.to)]
        code = "move.up" if self.up else "move.down"
        named: Facts = {"id": self.held.id, "from": self.held.tier}
        why = all_of(code, lines, to=self.to.id if self.to else None, **named)
        if self.to is None or (why.verdict is not YES and not self._declined(lines)):
            return Move(why, held, held)
        line = self._line(self.to) if why.verdict is YES else self._refusal(self.to)
        return Move(why, held.acted(line), held)

    def _declined(self, lines: list[Step]) -> bool:
        """Whether all that stands in the way is that it was declined."""
        return bool(self.asked.declined) and [
            one.code for one in lines if one.verdict is not YES
        ] == ["move.declined"]

    def _stands(self) -> Step:
        stands = self.held.stands(self.case.on)
        code = "move.stands" if stands else "move.not-standing"
        return fact(code, YES if stands else NO, id=self.held.id, on=self.case.on)

    def _tier(self) -> list[Step]:
        named: Facts = {"tier": self.held.tier, "tiers": self.nearest}
        way = "above" if self.up else "below"
        if not self.nearest:
            return [fact(f"move.nothing-{way}", NO, **named)]
        if self.to is None:
            return [fact("move.which-tier", UNKNOWN, **named)]
        if self.to.id not in self.nearest:
            return [fact("move.not-next", NO, to=self.to.id, way=way, **named)]
        return [fact("move.next", YES, to=self.to.id, way=way, **named)]

    def _rule(self, to: Tier) -> list[Step]:
        """What the policy lays down for coming down; up, a body may decide at any score."""
        if self.up:
            return []
        rules = [one for one in downs(self.case, self.held.tier) if to.id in one.to]
        if rules:
            return [down_to(self.case, to)]
        named: Facts = {"tier": self.held.tier, "to": to.id}
        return [fact("move.no-rule", YES, doubt=True, **named)]

    def _decides(self, to: Tier) -> Step:
        """Whether whoever decided it may: those whom the policy names, else whoever holds it."""
        by = self.asked.by
        rules = ups(self.case, self.held.tier) if self.up else downs(self.case, self.held.tier)
        deciders = {id for rule in rules if to.id in rule.to for id in rule.decided_by}
        named: Facts = {"by": by, "deciders": tuple(sorted(deciders)), "owner": self.held.owner}
        if not in_being(self.case.gov, by, self.case.on):
            return fact("move.by-gone", NO, on=self.case.on, **named)
        if deciders:
            code = "move.decided" if by in deciders else "move.not-theirs"
            return fact(code, YES if by in deciders else NO, cites=self.case.cites, **named)
        if by in (self.held.owner, *self.held.shared_with):
            return fact("move.by-holder", YES, doubt=True, **named)
        return fact("move.decider-unknown", UNKNOWN, **named)

    def _accepted(self, to: Tier) -> Step:
        """Whether the body that is to hold it there has taken it over."""
        asked, on = self.asked, self.case.on
        takers = to.bodies if self.up else returns_to(self.held, to)
        named: Facts = {"takers": takers, "to": to.id}
        if asked.declined:
            code = "move.declined" if asked.declined in takers else "move.declined-by-other"
            return fact(code, NO, by=asked.declined, **named)
        if not takers and asked.accepted:
            return fact("move.holder-unknown", UNKNOWN, by=asked.accepted, **named)
        if not asked.accepted:
            return fact("move.not-accepted", NO, **named)
        if asked.accepted not in takers:
            return fact("move.accepted-by-other", NO, by=asked.accepted, **named)
        if not in_being(self.case.gov, asked.accepted, on):
            return fact("move.taker-gone", NO, by=asked.accepted, on=on, **named)
        kept: Facts = {"owner": self.held.owner, "organisations": affected(self.case)}
        return fact("move.accepted", YES, by=asked.accepted, **kept, **named)

    def _line(self, to: Tier) -> Line:
        held, asked = self.held, self.asked
        was: Facts = {"owner": held.owner, "tier": held.tier}
        now: Facts = {"owner": asked.accepted, "tier": to.id}
        if held.ownership is not Ownership.ACCEPTED:
            was["ownership"], now["ownership"] = held.ownership, Ownership.ACCEPTED
        if held.shared_with:
            was["shared_with"], now["shared_with"] = held.shared_with, ()
        act = Act.ESCALATED if self.up else Act.DE_ESCALATED
        both: Facts = {"was": Standing(**was), "now": Standing(**now)}
        taken: Facts = {"accepted_by": asked.accepted, "because": asked.because}
        return Line(self.case.on, act, by=asked.by, **both, **taken)

    def _refusal(self, to: Tier) -> Line:
        told = self.asked.because or f"asked to hold it at {to.id}"
        taker = self.asked.declined
        return Line(self.case.on, Act.DECLINED, by=taker, because=told)
