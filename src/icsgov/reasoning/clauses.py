"""Is a proposal carried? Quorum and the clauses of a voting rule, over what was counted.

Where attendance is not on record, what hangs on it is YES or NO only if it is so for the fewest and
for the most who can have been there.
"""

from typing import Any, NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Step, Verdict, all_of, fact
from icsgov.law.rulebook import Rule
from icsgov.model.kinds import Position, Role
from icsgov.model.voting import (
    AllPresent,
    Clause,
    Including,
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    VotingRule,
)
from icsgov.reasoning.ground import Case
from icsgov.reasoning.roll import Ballot, Key, Voter

FOR, AGAINST = Position.FOR, Position.AGAINST


class Cast(NamedTuple):
    """A casting vote that counts: one more for, or one more against."""

    more_for: int = 0
    more_against: int = 0


def agreed(low: bool, high: bool) -> Verdict:
    """One verdict from the two ends of what is possible."""
    if low != high:
        return UNKNOWN
    return YES if low else NO


def quorum_step(quorum: Quorum, ballot: Ballot) -> Step:
    """Whether a quorum was met."""
    needed = quorum.needed(ballot.seats)
    least, most = len(ballot.present), len(ballot.present_at_most)
    steps = [_enough(ballot, "quorum", least, most, needed, of=ballot.seats)]
    for part in quorum.including:
        least = sum(v.in_class(part.among) is True for v in ballot.present.values())
        most = sum(v.in_class(part.among) is not False for v in ballot.present_at_most.values())
        among = str(part.among)
        steps.append(_enough(ballot, "quorum-class", least, most, part.count, among=among))
    return steps[0] if len(steps) == 1 else all_of("quorum", steps)


def _enough(ballot: Ballot, code: str, least: int, most: int, needed: int, **facts: Any) -> Step:
    verdict = agreed(least >= needed, most >= needed)
    end = {YES: "met", NO: "short", UNKNOWN: "unknown"}[verdict]
    facts |= {"present": least, "most": most, "needed": needed, "body": ballot.body}
    return fact(f"{code}.{end}", verdict, **facts)


EXECUTIVES = SeatClass(roles=Role.EXECUTIVE)
NON_EXECUTIVES = SeatClass(roles=Role.NON_EXECUTIVE)


def statutory_quorum(case: Case, rule: Rule, ballot: Ballot) -> Step:
    """Whether the quorum that a rule of the book states was met."""
    values = rule.values
    parts = [
        Including(int(values[name]), among)
        for name, among in (("executive", EXECUTIVES), ("non_executive", NON_EXECUTIVES))
        if name in values
    ]
    step = quorum_step(Quorum(share=str(values["share"]), including=parts), ballot)
    if "la_nominated" not in values:
        return step
    kinds = {id: org.kind for id, org in case.ground.index.organisations.items()}
    sent = {
        key: v.in_class(NON_EXECUTIVES)
        if any(kinds[o].is_council for o in v.nominated_by)
        else False
        for key, v in ballot.entitled.items()
    }
    least = sum(sent[key] is True for key in ballot.present)
    most = sum(sent[key] is not False for key in ballot.present_at_most)
    needed = int(values["la_nominated"])
    among = "nominated by a council"
    nominee = _enough(ballot, "quorum-class", least, most, needed, among=among)
    return all_of("quorum", (step, nominee))


def rule_step(rule: VotingRule, ballot: Ballot, cast: Cast) -> Step:
    """Whether the clauses of a rule are met."""
    steps = [clause_step(clause, ballot, cast) for clause in rule.clauses]
    return steps[0] if len(steps) == 1 else all_of("rule", steps)


def clause_step(clause: Clause, ballot: Ballot, cast: Cast) -> Step:
    """Whether one clause is met."""
    if isinstance(clause, AllPresent):
        entitled = len(ballot.entitled)
        least, most = len(ballot.present), len(ballot.present_at_most)
        return _enough(ballot, "all-present", least, most, entitled)
    if isinstance(clause, MustAgree):
        return _must_agree(clause, ballot)
    return _share(clause, ballot, cast)


def _must_agree(clause: MustAgree, ballot: Ballot) -> Step:
    named = {key: v.in_class(clause.among) for key, v in ballot.entitled.items()}
    certain = [key for key, inside in named.items() if inside]
    possible = [key for key, inside in named.items() if inside is not False]
    among = str(clause.among)
    against = sorted(key[0] for key in certain if ballot.positions.get(key) is not FOR)
    unsure = sorted(key[0] for key in possible if ballot.positions.get(key) is not FOR)
    if not possible:
        return fact("must-agree.nobody", NO, among=among)
    if against:
        return fact("must-agree.not", NO, among=among, people=tuple(against))
    if unsure or not certain:
        return fact("must-agree.unknown", UNKNOWN, among=among, people=tuple(unsure))
    return fact("must-agree.met", YES, among=among)


def _share(clause: Share, ballot: Ballot, cast: Cast) -> Step:
    plain = clause.of == "cast" and clause.among is None and not clause.by_organisation
    if plain:
        votes_for, against, _ = ballot.heads
        part, whole = votes_for + cast.more_for, votes_for + against + sum(cast)
        verdict = YES if clause.threshold.met(part, whole) else NO
    else:
        part, whole = _counted(clause, ballot, cast, best=False)
        worst = clause.threshold.met(part, whole)
        verdict = agreed(worst, clause.threshold.met(*_counted(clause, ballot, cast, best=True)))
    end = {YES: "met", NO: "missed", UNKNOWN: "unknown"}[verdict]
    return fact(
        f"share.{end}",
        verdict,
        votes_for=part,
        whole=whole,
        of="organisations" if clause.by_organisation else clause.of,
        body=ballot.body,
        threshold=str(clause.threshold),
        among=str(clause.among) if clause.among else "",
    )


def _counted(clause: Share, ballot: Ballot, cast: Cast, *, best: bool) -> tuple[int, int]:
    """The part and the whole, with all that is not known taken for the best or for the worst.

    For the best, the fewest were there, and those whose role is not on record are in the class
    when they voted for; for the worst, the most were there, and they are in it when they did not.
    """
    inside = _narrowed(ballot.entitled, clause.among, ballot, best)
    positions = {key: p for key, p in ballot.positions.items() if key in inside}
    pool = ballot.present if best else ballot.present_at_most
    whole = {k: v for k, v in inside.items() if k in pool} if clause.of == "present" else inside
    if clause.by_organisation:
        return _blocks(clause.of, whole, positions)
    votes_for = sum(p is FOR for p in positions.values()) + cast.more_for
    if clause.of != "cast":
        return votes_for, len(whole)
    against = sum(p is AGAINST for p in positions.values()) + cast.more_against
    return votes_for, votes_for + against


def _narrowed(
    voters: dict[Key, Voter], among: SeatClass | None, ballot: Ballot, best: bool
) -> dict[Key, Voter]:
    if among is None:
        return voters
    kept = {}
    for key, voter in voters.items():
        inside = voter.in_class(among)
        if inside is None:
            inside = (ballot.positions.get(key) is FOR) is best
        if inside:
            kept[key] = voter
    return kept


def _blocks(of: str, voters: dict[Key, Voter], positions: dict[Key, Position]) -> tuple[int, int]:
    balance: dict[str | None, int] = {}
    for (_, org), position in positions.items():
        weight = {FOR: 1, AGAINST: -1}.get(position, 0)
        balance[org] = balance.get(org, 0) + weight
    votes_for = sum(one > 0 for one in balance.values())
    if of == "cast":
        return votes_for, sum(one != 0 for one in balance.values())
    return votes_for, len({key[1] for key in voters})
