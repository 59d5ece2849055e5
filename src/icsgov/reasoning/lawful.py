"""Is an arrangement lawful in form that day? Its forms, looked up in the rulebook."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, all_of, any_of, fact
from icsgov.law.rulebook import Condition, MetBy, Mode, Rule, Ruling
from icsgov.model.body import Board, Committee, JointCommittee
from icsgov.model.kinds import Side
from icsgov.model.organisation import Office, Organisation
from icsgov.reasoning.cite import by_law
from icsgov.reasoning.forms import (
    Alternatives,
    Ladder,
    Ladders,
    board_forms,
    committee_forms,
    idle_forms,
    joint_forms,
    one,
    other_body_forms,
    person_forms,
)
from icsgov.reasoning.ground import Case


class Lawful(NamedTuple):
    """Whether a form is lawful, under which powers, and as which forms the rulebook knew it."""

    step: Step
    powers: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()


class Arrangement(NamedTuple):
    """Who gives what to whom, as far as its form goes.

    `giver` is the giving organisation, `side` the side of a council that its function lies on,
    `to` the record that receives, or the id of a person. `record` is the delegation, which carries
    the source and what was attested; a residual rule attests nothing.
    """

    giver: str
    side: Side | None
    to: Any
    under: str | None
    source: Any
    attested: tuple[Any, ...]
    owner: str


def lawful(case: Case, deal: Arrangement, matter: str) -> Lawful:
    """Whether an arrangement is lawful in form on the case's day."""
    kinds, _ = case.kinds(matter)
    answers = [_looked_up(case, deal, ladders, kinds) for ladders in _forms(case, deal, kinds)]
    first = answers[0]
    if len(answers) == 1:
        return first
    if len({answer.step.verdict for answer in answers}) == 1:
        steps = tuple(answer.step for answer in answers)
        powers = frozenset().union(*(answer.powers for answer in answers))
        forms = frozenset().union(*(answer.forms for answer in answers))
        return Lawful(all_of("form.either", steps), powers, forms)
    if isinstance(deal.to, Committee):
        step = fact("form.members-unknown", UNKNOWN, body=deal.to.id)
        return Lawful(step, first.powers, first.forms)
    person = getattr(deal.to, "id", deal.to)
    return Lawful(fact("form.role-unknown", UNKNOWN, person=person), first.powers, first.forms)


def _forms(case: Case, deal: Arrangement, kinds: frozenset[str]) -> Alternatives:
    ground, to, day = case.ground, deal.to, case.day
    idle = idle_forms(to)
    if idle is not None:
        return idle
    giver = ground.kind(deal.giver)
    if isinstance(to, JointCommittee):
        return joint_forms(ground, giver, to, "partnership-management" in kinds, day)
    if isinstance(to, Office):
        holder = to.holder(day)
        return person_forms(ground, deal.giver, holder or "", deal.side, day)
    if isinstance(to, str):
        return person_forms(ground, deal.giver, to, deal.side, day)
    receiver = getattr(to, "organisation", None) or to.id
    if receiver != deal.giver:
        if isinstance(to, Committee):
            return one(("committee_of_another_organisation",))
        return other_body_forms(giver, ground.kind(receiver))
    if isinstance(to, Organisation):  # its own: that is to say, its board
        held = ground.index.boards(to.id, day)
        return board_forms(ground, held[0]) if held else one(("own_board",))
    if isinstance(to, Board):
        return board_forms(ground, to)
    return committee_forms(ground, to, deal.side, day)


def _looked_up(case: Case, deal: Arrangement, ladders: Ladders, kinds: frozenset[str]) -> Lawful:
    ground = case.ground
    code = ground.code(deal.giver, deal.side)
    rules, forms = _rows(case, code, ladders)
    bars = [
        rule
        for rule in ground.law.matters(code, kinds, case.day)
        if rule.mode is Mode.BAR and forms & set(rule.forms)
    ]
    if bars:
        return Lawful(_barred(bars), frozenset(), forms)
    if deal.under is not None:
        named = [rule for rule in rules if rule.power == deal.under]
        rules = named or [rule for rule in rules if not rule.power]
    if not rules:
        names = tuple(ladder[0] for ladder in ladders)
        facts: Facts = {"kind": code, "forms": names, "day": case.day, "under": deal.under}
        powers = frozenset({deal.under} if deal.under else ())
        return Lawful(fact("form.no-rule", UNKNOWN, **facts), powers, forms)
    by_power: dict[str, list[Step]] = {}
    for rule in rules:
        by_power.setdefault(rule.power, []).append(rule_step(case, deal, rule, kinds))
    judged = {
        power: steps[0] if len(steps) == 1 else all_of("law.power", steps, power=power)
        for power, steps in by_power.items()
    }
    return _agreed(judged, forms)


def _agreed(judged: dict[str, Step], forms: frozenset[str]) -> Lawful:
    """One answer where the powers that could have been used agree; else the power is missing."""
    verdicts = {step.verdict for step in judged.values()}
    steps = tuple(judged.values())
    if len(verdicts) == 1:
        step = steps[0] if len(steps) == 1 else any_of("law.any-power", steps)
        return Lawful(step, frozenset(judged), forms)
    powers = tuple(power or "no power" for power in judged)
    unknown = fact("power.not-recorded", UNKNOWN, powers=powers)
    shown = any_of("law.any-power", steps)
    step = all_of("power.open", (unknown, shown)) if shown.verdict is not NO else unknown
    may = frozenset(power for power, one in judged.items() if one.verdict is not NO)
    return Lawful(step, may, forms)


def _rows(case: Case, code: str, ladders: Ladders) -> tuple[list[Rule], frozenset[str]]:
    """The rows for the first form of each ladder that has any, and the forms themselves."""
    found: list[Rule] = []
    forms: set[str] = set()
    for ladder in ladders:
        form, rows = first_known(case, code, ladder)
        found += rows
        forms.add(form)
    return found, frozenset(forms)


def first_known(case: Case, code: str, ladder: Ladder) -> tuple[str, tuple[Rule, ...]]:
    """The most special form of a ladder that the rulebook has rows for, and these."""
    for form in ladder:
        rows = case.ground.law.deciders(code, form, case.day)
        if rows:
            return form, rows
    return ladder[0], ()


def _barred(bars: Iterable[Rule]) -> Step:
    steps = [
        fact(
            "law.barred",
            NO,
            **by_law(rule),
        )
        for rule in bars
    ]
    return steps[0] if len(steps) == 1 else all_of("law.bars", steps)


def rule_step(case: Case, deal: Arrangement, rule: Rule, kinds: frozenset[str]) -> Step:
    """What one row of the capability table says of an arrangement."""
    if rule.outcome is not Ruling.CONDITIONAL:
        allowed = rule.outcome is Ruling.ALLOWED
        return fact(
            "law.allowed" if allowed else "law.not-allowed",
            YES if allowed else NO,
            **by_law(rule),
        )
    steps = [
        _condition(case, deal, one)
        for one in rule.conditions
        if not one.kinds or kinds.intersection(one.kinds)
    ]
    steps = steps or [fact("condition.none", YES)]
    return all_of("law.conditional", steps, **by_law(rule))


def _condition(case: Case, deal: Arrangement, one: Condition) -> Step:
    if one.met_by is MetBy.SOURCE:
        if deal.source is not None:
            return fact("condition.sourced", YES, cites=(deal.source,), condition=one.name)
        return fact("condition.unsourced", YES, doubt=True, condition=one.name)
    if one.met_by is MetBy.FACT:
        if one.name == "executive_functions_may_go_to_hwb":
            return fact("condition.doubtful", UNKNOWN, condition=one.name)
        return case.attested(one.name, deal.owner, deal.attested)
    holds = COMPUTED[one.name](case, deal)
    if holds is UNKNOWN:
        return fact("condition.uncomputed", UNKNOWN, condition=one.name)
    code = "condition.met" if holds is YES else "condition.failed"
    return fact(code, holds, condition=one.name)


def _sole_executive(case: Case, deal: Arrangement) -> Verdict:
    members = [seat.person for seat in deal.to.seats if seat.votes_on(case.day)]
    seats = case.ground.index.board_seats(deal.giver, members[0], case.day) if members else []
    roles = [seat.role for _, seat in seats]
    if any(role is not None and role.executive for role in roles):
        return YES
    return UNKNOWN if None in roles else NO


def _by_its_form(case: Case, deal: Arrangement) -> Verdict:
    """What the form already says: it is read off nothing else."""
    return YES


COMPUTED = {
    "sole_member_executive": _sole_executive,
    "management_only": _by_its_form,
    "function_not_excluded": _by_its_form,
    "council_side": _by_its_form,
    "prescribed_partner": _by_its_form,
}
"""The conditions that are computed from what is recorded."""
