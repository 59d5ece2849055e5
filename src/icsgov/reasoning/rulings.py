"""The voting rules that apply to a decision in a body, and whether they are met."""

from icsgov.explain import UNKNOWN, YES, Step, all_of, any_of, fact, least
from icsgov.model.body import Deciding
from icsgov.model.decision import Vote
from icsgov.model.kinds import Position, Tie
from icsgov.model.voting import Share, VotingRule, more_than
from icsgov.reasoning.chamber import Chamber
from icsgov.reasoning.cite import by_law
from icsgov.reasoning.clauses import Cast, heads, rule_step
from icsgov.reasoning.ground import Case
from icsgov.reasoning.roll import Ballot


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
        if room.rules:
            self.steps = [self._met(room.rules), *room.notes, *self._majorities()]
        else:
            self.steps = [fact("rule.not-recorded", UNKNOWN, body=body.id)]
        self.verdict = least(step.verdict for step in self.steps)

    def _met(self, rules: tuple[VotingRule, ...]) -> Step:
        """The clauses of the rules, and what a casting vote does where the votes are equal."""
        votes_for, against, _ = heads(self.counted)
        if votes_for != against:
            idle = [fact("casting.no-tie", YES, person=v.person) for v in self.counted.casting]
            return _together([rule_step(rule, self.counted, self.cast) for rule in rules], idle)
        casting = self._casting(any(rule.casting_vote for rule in rules))
        met = [rule_step(rule, self.counted, self.cast) for rule in rules]
        self.lost = not self._tipped() and any(rule.tie is Tie.LOST for rule in rules)
        if not self.unsure:
            return _together(met, casting)
        tipped = [rule_step(rule, self.counted, Cast(more_for=1)) for rule in rules]
        hangs = all_of("casting.if-presiding", (*tipped, *casting))
        for_it = any(v.position is Position.FOR for v in self.counted.casting)
        self.unsure = for_it or not self.lost
        return any_of("rule.or-casting", (*met, hangs)) if for_it else _together(met, casting)

    def _majorities(self) -> list[Step]:
        """Whether the majorities that statute asks for matters of some kinds were reached."""
        half = VotingRule(Share(more_than("1/2")))
        return [
            all_of("threshold", (rule_step(half, self.counted, self.cast),), **by_law(rule))
            for rule in self.chamber.majorities
        ]

    def _tipped(self) -> bool:
        return self.cast != Cast()

    def _casting(self, conferred: bool) -> list[Step]:
        """What a casting vote does on an equality."""
        return [self._cast(vote, conferred) for vote in self.counted.casting]

    def _cast(self, vote: Vote, conferred: bool) -> Step:
        named = self.case.decision.presided
        presided = {one.person for one in named if one.body in (None, self.body.id)}
        cited = by_law(self.chamber.casting) if self.chamber.casting else {}
        counts = vote.position is not Position.ABSTAIN
        if not conferred:
            return fact("casting.not-conferred", YES, person=vote.person)
        if not presided:
            self.unsure |= counts
            return fact("casting.presided-unknown", UNKNOWN, person=vote.person)
        if vote.person not in presided:
            return fact("casting.not-presiding", YES, person=vote.person)
        if counts and not self._tipped():
            for_it = vote.position is Position.FOR
            self.cast = Cast(int(for_it), int(not for_it))
        says = vote.position.value
        return fact("casting.counted", YES, **cited, person=vote.person, position=says)


def _together(met: list[Step], notes: list[Step]) -> Step:
    steps = (*met, *notes)
    return steps[0] if len(steps) == 1 else all_of("rule", steps)
