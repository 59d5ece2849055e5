"""How a body decides matters on a day, as far as its votes have nothing to do with it."""

from typing import NamedTuple

from icsgov.explain import YES, Facts, Step, fact
from icsgov.law.rulebook import Mode, Rule
from icsgov.model.body import Deciding, JointCommittee
from icsgov.model.matter import ancestors
from icsgov.model.voting import AllPresent, Clause, Quorum, Share, VotingRule, more_than
from icsgov.reasoning.cite import by_law
from icsgov.reasoning.ground import Case
from icsgov.reasoning.procedure import rules_on
from icsgov.reasoning.roll import Roll, roll


class Chamber(NamedTuple):
    """The roll, the quorum and the voting rules of a body; made once for its matters and day.

    `floors` are the quorums of statute, `rules` the voting rules that apply (none where none is
    recorded), `casting` the rule by which statute gives a casting vote, and `notes` what has to be
    said of them. `majorities` are the rules by which statute asks for more than half of those
    voting on a matter of its kind, whatever else is asked for. `by_heads` says whether a plain
    ballot is judged by how many voted which way, whoever they were.
    """

    on_roll: Roll
    quora: tuple[Quorum, ...]
    floors: tuple[Rule, ...]
    rules: tuple[VotingRule, ...]
    casting: Rule | None
    notes: tuple[Step, ...]
    suspended: tuple[Step, ...]
    majorities: tuple[Rule, ...]
    by_heads: bool


def chamber(case: Case, body: Deciding) -> Chamber:
    """The chamber of a body for the matters of a decision on its day."""
    key = ("chamber", body.id, case.decision.matters, case.day)
    return case.ground.once(key, lambda: _chamber(case, body))


def _chamber(case: Case, body: Deciding) -> Chamber:
    casting = next(iter(rules_on(case, body, "casting_vote")), None)
    rules, notes = _rules(case, body, casting)
    quora = tuple(one for one in body.quorum if one.period.covers(case.day))
    floors = rules_on(case, body, "quorum")
    classless = not any(one.including for one in quora)
    classless = classless and all(set(one.values) == {"share"} for one in floors)
    return Chamber(
        roll(case, body),
        quora,
        floors,
        rules,
        casting,
        notes,
        _suspended(case, body),
        _majorities(case, body),
        classless and all(_by_heads(clause) for rule in rules for clause in rule.clauses),
    )


def _by_heads(clause: Clause) -> bool:
    """Whether a clause asks for numbers only."""
    if isinstance(clause, Share):
        return clause.among is None and not clause.by_organisation
    return isinstance(clause, AllPresent)


def _rules(
    case: Case, body: Deciding, casting: Rule | None
) -> tuple[tuple[VotingRule, ...], tuple[Step, ...]]:
    """The rules, a statutory one in the place of others, with what has to be said of that."""
    own = _recorded(case, body)
    for law in rules_on(case, body, "majority"):
        share = Share(more_than(str(law.values["share"])), of=str(law.values["of"]))
        fixed = VotingRule(share, casting_vote=casting is not None)
        same = all(rule.clauses == fixed.clauses for rule in own)
        code = "rule.statutory" if same else "rule.overridden"
        return (fixed,), (fact(code, YES, **by_law(law), body=body.id),)
    return own, ()


def _recorded(case: Case, body: Deciding) -> tuple[VotingRule, ...]:
    """For each matter the rules of the narrowest path that covers it, else the general ones."""
    in_force = [rule for rule in body.rule if rule.period.covers(case.day)]
    general = [rule for rule in in_force if not rule.matters]
    chosen: dict[VotingRule, None] = {}
    for matter in case.decision.matters:
        by_path = ([r for r in in_force if path in r.matters] for path in ancestors(matter))
        named = next(filter(None, by_path), general)
        if not named:
            return ()
        chosen.update(dict.fromkeys(named))
    return tuple(chosen)


def _suspended(case: Case, body: Deciding) -> tuple[Step, ...]:
    """A note on suspended seats: out of the count by law on an NHS trust's board, else a doubt."""
    out = roll(case, body).suspended
    if not out:
        return ()
    facts: Facts = {"body": body.id, "people": tuple(sorted(out))}
    for rule in rules_on(case, body, "suspended"):
        return (fact("quorum.suspended-by-law", YES, **by_law(rule), **facts),)
    return (fact("quorum.suspended", YES, doubt=True, **facts),)


def _majorities(case: Case, body: Deciding) -> tuple[Rule, ...]:
    """Where statute gives a matter to a body by more than half of those voting."""
    if isinstance(body, JointCommittee):
        return ()
    code = case.ground.code(body.organisation, case.ground.side_of(body.id))
    kinds = {kind for matter in case.decision.matters for kind in case.kinds(matter)[0]}
    return tuple(
        rule
        for rule in case.ground.law.matters(code, kinds, case.day)
        if rule.mode is Mode.DECIDER and rule.threshold == "of_voting"
    )
