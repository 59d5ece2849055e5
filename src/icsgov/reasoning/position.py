"""How a decider stands on a proposal: for, against, without a decision, or not known."""

from typing import NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, all_of, any_of, fact
from icsgov.model.body import Deciding
from icsgov.model.kinds import Position, Tie
from icsgov.model.matter import ancestors
from icsgov.model.voting import Share, VotingRule, majority, more_than
from icsgov.reasoning.cite import by_law, on_file
from icsgov.reasoning.clauses import Cast, heads, quorum_step, rule_step, statutory_quorum
from icsgov.reasoning.ground import Case
from icsgov.reasoning.procedure import rules_on
from icsgov.reasoning.results import Stand
from icsgov.reasoning.roll import Ballot, ballot, roll


class Stance(NamedTuple):
    """A position and the reasoning it is read off: YES exactly when it is for."""

    stand: Stand
    step: Step


STANDS = {
    Position.FOR: (Stand.FOR, YES),
    Position.AGAINST: (Stand.AGAINST, NO),
    Position.ABSTAIN: (Stand.NONE, NO),
}


def in_body(case: Case, body: Deciding) -> Stance:
    """The position of a body, by its own votes, quorum and rule, or by its minute."""
    known: Stance | None = case.stances.get(body.id)
    if known is None:
        known = case.stances[body.id] = _in_body(case, body)
    return known


def _in_body(case: Case, body: Deciding) -> Stance:
    counted = ballot(case, body)
    minute = None if counted.any_vote else _minute(case, body.id)
    return minute if minute is not None else _by_votes(case, body, counted)


def _minute(case: Case, body: str) -> Stance | None:
    for one in case.decision.resolutions:
        if one.body == body:
            stand, verdict = STANDS[one.position]
            cites = on_file(one)
            step = fact(f"resolution.{stand.value}", verdict, cites=cites, doubt=True, body=body)
            return Stance(stand, step)
    return None


def _by_votes(case: Case, body: Deciding, counted: Ballot) -> Stance:
    votes_for, against, abstained = heads(counted)
    facts: Facts = {
        "body": body.id,
        "votes_for": votes_for,
        "against": against,
        "abstained": abstained,
    }
    if counted.ambiguous:
        unclear = fact("votes.capacity-unknown", UNKNOWN, people=counted.ambiguous, body=body.id)
        step = all_of("position.unknown", (unclear, *counted.notes), body=body.id)
        return Stance(Stand.UNKNOWN, step)
    if not votes_for and not against:
        nobody = fact("votes.nobody", NO, **facts)
        return Stance(Stand.NONE, all_of("position.none", (nobody, *counted.notes), body=body.id))
    quorum = _quorum(case, body, counted)
    rule = _Ruling(case, body, counted)
    stand = _stand(quorum.verdict, rule, votes_for, against)
    steps = [fact("votes.counted", YES, **facts), quorum, *rule.steps, *counted.notes]
    return Stance(stand, all_of(f"position.{stand.value}", steps, body=body.id))


def _stand(quorum: Verdict, rule: "_Ruling", votes_for: int, against: int) -> Stand:
    carried = rule.verdict
    if quorum is NO:
        return Stand.NONE
    if carried is UNKNOWN or rule.unsure:
        return Stand.UNKNOWN
    if carried is YES:
        reached = Stand.FOR
    elif against + rule.cast.more_against > votes_for + rule.cast.more_for or rule.lost:
        reached = Stand.AGAINST
    else:
        return Stand.NONE
    return reached if quorum is YES else Stand.UNKNOWN


def _quorum(case: Case, body: Deciding, counted: Ballot) -> Step:
    recorded = [one for one in body.quorum if one.period.covers(case.day)]
    steps = [quorum_step(one, counted) for one in recorded]
    for rule in rules_on(case, body, "quorum"):
        step = statutory_quorum(case, rule, counted)
        doubt = () if recorded else (fact("quorum.statutory", YES, doubt=True, body=body.id),)
        steps.append(all_of("quorum.floor", (step, *doubt), **by_law(rule)))
    if not steps:
        return fact("quorum.not-recorded", UNKNOWN, body=body.id)
    steps += _suspended(case, body)
    return steps[0] if len(steps) == 1 else all_of("quorum", steps)


def _suspended(case: Case, body: Deciding) -> list[Step]:
    """A note on suspended seats: out of the count by law on an NHS trust's board, else a doubt."""
    out = roll(case, body).suspended
    if not out:
        return []
    facts: Facts = {"body": body.id, "people": tuple(sorted(out))}
    for rule in rules_on(case, body, "suspended"):
        return [fact("quorum.suspended-by-law", YES, **by_law(rule), **facts)]
    return [fact("quorum.suspended", YES, doubt=True, **facts)]


class _Ruling:
    """The voting rules that apply to a decision in a body, and whether they are met."""

    def __init__(self, case: Case, body: Deciding, counted: Ballot) -> None:
        self.case, self.body, self.counted = case, body, counted
        self.cast = Cast()
        self.lost = False
        self.unsure = False
        rules, notes = self._rules()
        self.steps = [self._met(rules), *notes] if rules else [_no_rule(body)]
        self.verdict = min((step.verdict for step in self.steps), key=lambda v: v.value)

    def _met(self, rules: list[VotingRule]) -> Step:
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
        return any_of("rule.or-casting", (*met, hangs)) if for_it else _together(met, casting)

    def _tipped(self) -> bool:
        return self.cast != Cast()

    def _rules(self) -> tuple[list[VotingRule], list[Step]]:
        """The rules, statutory ones in the place of others, with what has to be said of them."""
        statutory = rules_on(self.case, self.body, "majority")
        own = self._recorded()
        if not statutory:
            return own, []
        fixed = majority(casting_vote=bool(rules_on(self.case, self.body, "casting_vote")))
        same = all(rule.clauses == fixed.clauses for rule in own)
        code = "rule.statutory" if same else "rule.overridden"
        law = statutory[0]
        step = fact(code, YES, cites=(law.citation,), basis=law.basis, body=self.body.id)
        return [fixed], [step]

    def _recorded(self) -> list[VotingRule]:
        """For each matter the rules of the narrowest path that covers it, else the general ones."""
        in_force = [rule for rule in self.body.rule if rule.period.covers(self.case.day)]
        general = [rule for rule in in_force if not rule.matters]
        chosen: list[VotingRule] = []
        for matter in self.case.decision.matters:
            for path in ancestors(matter):
                named = [rule for rule in in_force if path in rule.matters]
                if named:
                    break
            else:
                named = general
            if not named:
                return []
            chosen += [rule for rule in named if rule not in chosen]
        return chosen

    def _casting(self, conferred: bool) -> list[Step]:
        """What a casting vote does on an equality."""
        steps = []
        for vote in self.counted.casting:
            presided = {
                one.person
                for one in self.case.decision.presided
                if one.body in (None, self.body.id)
            }
            if not conferred:
                steps.append(fact("casting.not-conferred", YES, person=vote.person))
            elif not presided:
                self.unsure = vote.position is not Position.ABSTAIN
                steps.append(fact("casting.presided-unknown", UNKNOWN, person=vote.person))
            elif vote.person not in presided:
                steps.append(fact("casting.not-presiding", YES, person=vote.person))
            elif vote.position is not Position.ABSTAIN and not self._tipped():
                for_it = vote.position is Position.FOR
                self.cast = Cast(int(for_it), int(not for_it))
                says = vote.position.value
                steps.append(fact("casting.counted", YES, person=vote.person, position=says))
        return steps


def _together(met: list[Step], notes: list[Step]) -> Step:
    steps = (*met, *notes)
    return steps[0] if len(steps) == 1 else all_of("rule", steps)


def _no_rule(body: Deciding) -> Step:
    return fact("rule.not-recorded", UNKNOWN, body=body.id)


def directors_agree(case: Case, body: Deciding) -> Step:
    """Whether more than half of those voting in a body were for, where statute asks for that."""
    counted = ballot(case, body)
    if not counted.any_vote:
        return fact("threshold.no-votes", YES, doubt=True, body=body.id)
    return rule_step(VotingRule(Share(more_than("1/2"))), counted, Cast())
