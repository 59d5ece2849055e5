"""The voting rules that apply to a decision in a body, and whether they are met."""

from icsgov.explain import UNKNOWN, YES, Step, all_of, any_of, fact, least
from icsgov.ids import PersonId
from icsgov.model.body import Deciding
from icsgov.model.decision import Vote
from icsgov.model.kinds import Position, Tie
from icsgov.model.voting import Share, VotingRule, more_than
from icsgov.reasoning.chamber import Chamber
from icsgov.reasoning.cite import by_law
from icsgov.reasoning.clauses import Cast, rule_step
from icsgov.reasoning.ground import Case
from icsgov.reasoning.roll import Ballot

HALF = (VotingRule(Share(more_than("1/2"))),)
"""More than half of those voting."""


class Ruling:
    """The rules for a decision in a body over what was counted.

    `verdict` says whether they are met, `lost` whether an equality means a decision against, and
    `unsure` whether the position hangs on a casting vote by somebody who may not have presided.
    """

    def __init__(self, case: Case, body: Deciding, room: Chamber, counted: Ballot) -> None:
        self.case, self.body, self.chamber, self.counted = case, body, room, counted
        self.cast = Cast()
        self.lost = False
        self.unsure = False
        self.hangs: tuple[Step, ...] = ()
        if room.rules:
            self.steps = [self._met(room.rules), *room.notes, *self._majorities()]
        else:
            self.steps = [fact("rule.not-recorded", UNKNOWN, body=body.id)]
        self.verdict = least(step.verdict for step in self.steps)
        self.unsure = self.unsure and self.verdict is not YES

    def _met(self, rules: tuple[VotingRule, ...]) -> Step:
        """The clauses of the rules, and what a casting vote does where the votes are equal."""
        votes_for, against, _ = self.counted.heads
        if votes_for != against:
            idle = [fact("casting.no-tie", YES, person=v.person) for v in self.counted.casting]
            return self._judged(rules, idle)
        conferred = any(rule.casting_vote for rule in rules)
        casting = [self._cast(vote, conferred) for vote in self.counted.casting]
        self.lost = not self._tipped() and any(rule.tie is Tie.LOST for rule in rules)
        self.hangs = tuple(step for step in casting if step.verdict is UNKNOWN)
        says = self._said()
        differs = Position.AGAINST in says or self.lost if Position.FOR in says else not self.lost
        self.unsure = bool(self.hangs) and differs
        return self._judged(rules, casting)

    def _said(self) -> set[Position]:
        """What the casting votes say that may count."""
        return {vote.position for vote in self.counted.casting}

    def _judged(self, rules: tuple[VotingRule, ...], notes: list[Step]) -> Step:
        """Whether rules are met; where that hangs on a casting vote, without it or with it."""
        met = self._steps(rules, self.cast)
        if not self.hangs:
            return _together(met, notes)
        says = self._said()
        harmed = Position.AGAINST in says and not self._carried_all_the_same(rules, met)
        if Position.FOR not in says and not harmed:
            idle = [fact("casting.no-matter", YES, person=s.facts["person"]) for s in self.hangs]
            return _together(met, [*(one for one in notes if one not in self.hangs), *idle])
        if Position.FOR not in says:
            return _together(met, notes)
        if harmed and all(one.verdict is YES for one in met):
            return _together(met, list(self.hangs))
        hanging = all_of(
            "casting.if-presiding", (*self._steps(rules, Cast(more_for=1)), *self.hangs)
        )
        return any_of("rule.or-casting", (_together(met, []), hanging))

    def _steps(self, rules: tuple[VotingRule, ...], cast: Cast) -> list[Step]:
        """Each rule with a casting vote, which counts only for a rule that confers one."""
        return [
            rule_step(rule, self.counted, cast if rule.casting_vote or rules is HALF else Cast())
            for rule in rules
        ]

    def _carried_all_the_same(self, rules: tuple[VotingRule, ...], met: list[Step]) -> bool:
        """Whether the rules are met even if a casting vote against counts."""
        other = self._steps(rules, Cast(more_against=1))
        return all(step.verdict is YES for step in (*met, *other))

    def _majorities(self) -> list[Step]:
        """Whether the majorities that statute asks for matters of some kinds were reached."""
        return [
            all_of("threshold", (self._judged(HALF, []),), **by_law(rule))
            for rule in self.chamber.majorities
        ]

    def _tipped(self) -> bool:
        return self.cast != Cast()

    def _presided(self) -> set[PersonId]:
        """Who presided here: whoever is recorded for this body, and else for every one."""
        named = self.case.decision.presided
        own = {one.person for one in named if one.body == self.body.id}
        return own or {one.person for one in named if one.body is None}

    def _cast(self, vote: Vote, conferred: bool) -> Step:
        presided = self._presided()
        cited = by_law(self.chamber.casting) if self.chamber.casting else {}
        counts = vote.position is not Position.ABSTAIN
        if not conferred:
            return fact("casting.not-conferred", YES, person=vote.person)
        if not presided:
            open_ = UNKNOWN if counts else YES
            return fact("casting.presided-unknown", open_, person=vote.person)
        if vote.person not in presided:
            return fact("casting.not-presiding", YES, person=vote.person)
        cast = {one.position for one in self.counted.casting if one.person == vote.person}
        if len(cast) > 1:
            return fact("casting.two", UNKNOWN, person=vote.person)
        if counts:
            for_it = vote.position is Position.FOR
            self.cast = Cast(int(for_it), int(not for_it))
        says = vote.position.value
        return fact("casting.counted", YES, **cited, person=vote.person, position=says)


def _together(met: list[Step], notes: list[Step]) -> Step:
    steps = (*met, *notes)
    return steps[0] if len(steps) == 1 else all_of("rule", steps)
