"""Approvals that statute or a scheme asks for, from bodies outside the chain."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from icsgov.explain import (
    NO,
    UNKNOWN,
    YES,
    Citation,
    Facts,
    Step,
    Verdict,
    all_of,
    any_of,
    fact,
    least,
)
from icsgov.law.rulebook import Mode, Rule
from icsgov.model.authority import ApprovalRule
from icsgov.model.body import Board, Committee
from icsgov.model.decision import Approval
from icsgov.model.kinds import Side, Statute
from icsgov.model.matter import covers
from icsgov.reasoning.cite import by_law, on_file
from icsgov.reasoning.ground import Case, above
from icsgov.reasoning.links import not_in_being
from icsgov.reasoning.named import KINDS
from icsgov.reasoning.statute import rules

COMMITTEES = {"governors": Statute.GOVERNORS, "members": Statute.MEMBERS}


class Approved(NamedTuple):
    """Whether every approval was given, the bodies that gave one, and those nobody asked for.

    `first` says the same of those alone that had to come before the decision.
    """

    step: Step | None
    by: frozenset[str] = frozenset()
    unasked: tuple[Step, ...] = ()
    first: Verdict = YES


class _Need(NamedTuple):
    """One approval that is asked for. `bites` says whether it is, where that hangs on a figure."""

    key: str
    approvers: tuple[str, ...]
    threshold: str
    step: Step
    bites: Verdict = YES
    named: str = ""
    first: bool = False


def approvals(
    case: Case, org: str, sides: frozenset[Side | None], in_chain: frozenset[str] = frozenset()
) -> Approved:
    """Whether every approval that is asked for had been given by `on`.

    One given by somebody `in_chain` does not count.
    """
    key = ("approvals", org, case.decision.matters, sides, case.day)
    asked = case.ground.once(key, lambda: _asked(case, org, sides))
    if not asked and not case.decision.approvals:
        return Approved(None)
    steps: list[Step] = []
    gates: list[Verdict] = []
    givers: set[str] = set()
    needs = [_need(case, org, rule) for rule in asked]
    unasked = tuple(_unasked(case, org, needs))
    if not needs:
        return Approved(None, unasked=unasked)
    for need in needs:
        if need.bites is NO:
            steps.append(need.step)
            continue
        given, by = _given(case, org, need, in_chain)
        givers |= by
        steps.append(given)
        gates += [given.verdict] if need.first else []
    step = steps[0] if len(steps) == 1 else all_of("approvals", steps, organisation=org)
    return Approved(step, frozenset(givers), unasked, least(gates))


def _unasked(case: Case, org: str, needs: list[_Need]) -> Iterator[Step]:
    """Approvals on file that nothing asks for, unless they are another party's business."""
    for act in case.decision.approvals:
        giver = case.ground.org_of(act.by)
        ours = act.of == org or giver == org or giver not in case.parties
        if ours and not any(_from(case, act, org, need.approvers) for need in needs):
            yield fact("approval.unasked", YES, cites=on_file(act), by=act.by, day=act.day)


def _asked(case: Case, org: str, sides: frozenset[Side | None]) -> tuple[Rule | ApprovalRule, ...]:
    """The rules, of the book and of schemes, that ask for an approval of these matters."""
    found: list[Rule | ApprovalRule] = []
    for matter in case.decision.matters:
        for side in sorted(sides or {None}, key=str):
            found += rules(case, org, side, matter, Mode.APPROVAL)
        local = case.ground.index.approvals_of.get(org, ())
        found += [one for one in local if _applies(case, one, matter)]
    return tuple(dict.fromkeys(found))


def _need(case: Case, org: str, rule: Rule | ApprovalRule) -> _Need:
    if isinstance(rule, ApprovalRule):
        return _local(case, rule)
    step = fact("approval.needed", YES, **by_law(rule), organisation=org)
    approvers = _statutory(case, org, rule.by)
    return _Need(rule.id, approvers, rule.threshold, step, YES, rule.by)


def _applies(case: Case, local: ApprovalRule, matter: str) -> bool:
    return local.period.covers(case.day) and any(covers(path, matter) for path in local.matters)


def _local(case: Case, local: ApprovalRule) -> _Need:
    cites = on_file(local)
    facts: dict[str, Any] = {"rule": local.id, "says": "", "organisation": local.organisation}
    code = "approval.needed-first" if local.first else "approval.needed"
    step, bites = fact(code, YES, cites=cites, **facts), YES
    if local.above is not None:
        figure = case.figure(local.above)
        facts |= above(local.above)
        if figure is None:
            step, bites = fact("approval.figure-unknown", UNKNOWN, cites=cites, **facts), UNKNOWN
        elif local.above.allows(figure.amount):
            facts["figure"] = figure.amount
            step, bites = fact("approval.not-needed", YES, cites=cites, **facts), NO
    return _Need(local.id, (local.by,), local.threshold, step, bites, first=local.first)


def _statutory(case: Case, org: str, name: str) -> tuple[str, ...]:
    """The ids of those whom statute names as approver."""
    index = case.ground.index
    if name in KINDS:
        return tuple(o.id for o in index.organisations.values() if o.kind in KINDS[name])
    statute = COMMITTEES.get(name)
    return tuple(
        body.id
        for body in index.bodies.values()
        if isinstance(body, Committee)
        and body.organisation == org
        and statute is not None
        and body.statute is statute
    )


def _given(
    case: Case, org: str, need: _Need, in_chain: frozenset[str]
) -> tuple[Step, frozenset[str]]:
    """Whether one approval was given; any one that counts is enough."""
    facts: Facts = {"rule": need.key, "approvers": need.approvers, "on": case.on}
    facts["named"] = need.named
    tried: list[Step] = []
    givers: set[str] = set()
    for act in case.decision.approvals:
        if not _from(case, act, org, need.approvers):
            continue
        if need.first and act.day > case.decision.day:
            tried.append(fact("approval.not-first", NO, by=act.by, day=act.day, rule=need.key))
            continue
        if act.day > case.on:
            tried.append(fact("approval.later", NO, by=act.by, day=act.day, on=case.on))
            continue
        gone = not_in_being(case.at(act.day), act.by)
        if gone:
            tried += gone
            continue
        givers.add(act.by)
        if act.by in in_chain:
            tried.append(fact("approval.in-chain", NO, by=act.by))
        else:
            tried.append(_counted(case, act, need))
    if need.named == "relevant_icbs":
        word = case.attested("commissioners_consented", org)
        tried += [word] if word.verdict is not UNKNOWN else []
    tried = tried or [fact("approval.missing", NO, **facts)]
    given = tried[0] if len(tried) == 1 else any_of("approval.any", tried)
    if need.bites is UNKNOWN:
        return any_of("approval.if-needed", (need.step, given)), frozenset(givers)
    missed = need.first and given.verdict is NO
    stands = (fact("approval.first-missed", YES, doubt=True, rule=need.key),) if missed else ()
    return all_of("approval", (need.step, given, *stands), rule=need.key), frozenset(givers)


def _from(case: Case, act: Approval, org: str, approvers: tuple[str, ...]) -> bool:
    """Whether an approval is by one of those named (or their board), to this organisation."""
    body = case.ground.body(act.by)
    board_of = body.organisation if isinstance(body, Board) else None
    if act.by not in approvers and board_of not in approvers:
        return False
    return act.of in (None, org)


def _counted(case: Case, act: Approval, need: _Need) -> Step:
    """Whether an approval reached its threshold."""
    cites = on_file(act)
    facts: dict[str, Any] = {"by": act.by, "day": act.day, "votes_for": act.votes_for}
    if need.threshold not in ("of_voting", "of_all"):
        each = need.named == "relevant_icbs"
        return fact("approval.given", YES, cites=cites, doubt=each, **facts)
    if need.threshold == "of_voting":
        if act.votes_for is None or act.votes_against is None:
            return fact("approval.counts-unknown", UNKNOWN, cites=cites, **facts)
        whole = act.votes_for + act.votes_against
        facts |= {"whole": whole, "of": "voting"}
        met = 2 * act.votes_for > whole
        return fact(
            "approval.enough" if met else "approval.short", YES if met else NO, cites=cites, **facts
        )
    if act.votes_for is None:
        return fact("approval.counts-unknown", UNKNOWN, cites=cites, **facts)
    return _of_all(case, act, act.votes_for, cites, facts)


def _of_all(
    case: Case,
    act: Approval,
    votes_for: int,
    cites: tuple[Citation, ...],
    facts: dict[str, Any],
) -> Step:
    body = case.ground.body(act.by)
    bodies = [body] if body is not None else case.ground.index.boards(act.by, act.day)
    seats = [seat for one in bodies for seat in getattr(one, "seats", ())]
    whole = len({seat.person for seat in seats if seat.voting and seat.period.covers(act.day)})
    if not whole and not act.votes_for:
        return fact("approval.nobody", NO, cites=cites, by=act.by, day=act.day)
    if not whole:
        return fact("approval.seats-unknown", UNKNOWN, cites=cites, **facts)
    facts |= {"whole": whole, "of": "all in office"}
    if votes_for > whole:
        return fact("approval.miscounted", UNKNOWN, cites=cites, **facts)
    met = 2 * votes_for > whole
    code = "approval.enough" if met else "approval.short"
    return fact(code, YES if met else NO, cites=cites, doubt=True, **facts)
