"""How a decider stands on a proposal: for, against, without a decision, or not known."""

from typing import NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, all_of, fact
from icsgov.model.body import Deciding
from icsgov.model.kinds import Position
from icsgov.reasoning.chamber import chamber
from icsgov.reasoning.cite import by_law, on_file
from icsgov.reasoning.clauses import quorum_step, statutory_quorum
from icsgov.reasoning.ground import Case
from icsgov.reasoning.results import Stand
from icsgov.reasoning.roll import Ballot, ballot, heads, plain
from icsgov.reasoning.rulings import Ruling


class Stance(NamedTuple):
    """A position and the reasoning it is read off: YES exactly when it is for.

    `heads` are the numbers of votes where these say it all, whoever cast them.
    """

    stand: Stand
    step: Step
    heads: tuple[int, int, int] | None = None


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
    counted = plain(case, body)
    if not counted or not chamber(case, body).by_heads:
        told = ballot(case, body)
        minute = None if told.any_vote else _minute(case, body.id)
        return minute if minute is not None else _by_votes(case, body, told)
    numbers = heads(counted)
    key = ("stance", body.id, numbers)
    shared: Stance | None = case.theme.get(key)
    if shared is None:
        made = _by_votes(case, body, ballot(case, body))
        shared = case.theme[key] = made._replace(heads=numbers)
    return shared


def _minute(case: Case, body: str) -> Stance | None:
    for one in case.decision.resolutions:
        if one.body == body:
            stand, verdict = STANDS[one.position]
            cites = on_file(one)
            step = fact(f"resolution.{stand.value}", verdict, cites=cites, doubt=True, body=body)
            return Stance(stand, step)
    return None


def _by_votes(case: Case, body: Deciding, counted: Ballot) -> Stance:
    votes_for, against, abstained = counted.heads
    facts: Facts = {
        "body": body.id,
        "votes_for": votes_for,
        "against": against,
        "abstained": abstained,
    }
    if counted.ambiguous or counted.perhaps_idle:
        people = counted.ambiguous or counted.perhaps_idle
        code = "votes.capacity-unknown" if counted.ambiguous else "votes.deputy-unknown"
        unclear = fact(code, UNKNOWN, people=people, body=body.id)
        step = all_of("position.unknown", (unclear, *counted.notes), body=body.id)
        return Stance(Stand.UNKNOWN, step)
    if not votes_for and not against:
        nobody = fact("votes.nobody", NO, **facts)
        return Stance(Stand.NONE, all_of("position.none", (nobody, *counted.notes), body=body.id))
    room = chamber(case, body)
    quorum = quorum_of(case, body)
    rule = Ruling(case, body, room, counted)
    stand = _stand(quorum.verdict, rule, votes_for, against)
    steps = [fact("votes.counted", YES, **facts), quorum, *rule.steps, *counted.notes]
    return Stance(stand, all_of(f"position.{stand.value}", steps, body=body.id))


def _stand(quorum: Verdict, rule: Ruling, votes_for: int, against: int) -> Stand:
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


def quorum_of(case: Case, body: Deciding) -> Step:
    """Whether a body had its quorum, by those who were there or voted that day."""
    room, counted = chamber(case, body), ballot(case, body)
    steps = [quorum_step(one, counted) for one in room.quora]
    for rule in room.floors:
        step = statutory_quorum(case, rule, counted)
        doubt = () if room.quora else (fact("quorum.statutory", YES, doubt=True, body=body.id),)
        steps.append(all_of("quorum.floor", (step, *doubt), **by_law(rule)))
    if not steps:
        return fact("quorum.not-recorded", UNKNOWN, body=body.id)
    steps += room.suspended
    return steps[0] if len(steps) == 1 else all_of("quorum", steps)
