"""Forums that only recommend, and what an organisation owes to what they put out."""

from typing import Any

from icsgov.explain import NO, Facts, Step, all_of, fact
from icsgov.law.rulebook import Family, Rule
from icsgov.model.body import AdvisoryGroup
from icsgov.model.kinds import Side, Statute
from icsgov.reasoning.cite import by_law
from icsgov.reasoning.ground import Case
from icsgov.reasoning.results import Binding, Effect, How
from icsgov.reasoning.statute import considered

ADVISORY = (Statute.ADVISORY, Statute.ICP)


def recommends(forum: Any) -> bool:
    """Whether a forum only recommends: an advisory one, or an integrated care partnership."""
    return isinstance(forum, AdvisoryGroup) or getattr(forum, "statute", None) in ADVISORY


def advised(case: Case, org: str, forum: Any) -> Binding:
    """What an organisation owes to a recommendation: to have regard to it, or nothing."""
    notes = [step for matter in case.decision.matters for step in considered(case, matter)]
    notes += _partnership(case, org, forum)
    duty = duty_to_regard(case, org, forum)
    if duty is not None:
        why = all_of("regard", (duty, *notes), organisation=org) if notes else duty
        return Binding(org, Effect.HAVE_REGARD, why, How.HAVE_REGARD)
    only = _advice(case, org, forum)
    why = all_of("advice", (only, *notes), organisation=org) if notes else only
    return Binding(org, Effect.ADVISED, why, How.ADVICE)


def _partnership(case: Case, org: str, forum: Any) -> list[Step]:
    """That a care partnership prepares its strategy and decides nothing."""
    if getattr(forum, "statute", None) is not Statute.ICP:
        return []
    return [
        fact("advice.partnership", NO, **by_law(rule), organisation=org, forum=forum.id)
        for rule in _effects(case, org, "icp")
    ]


def _advice(case: Case, org: str, forum: Any) -> Step:
    """The rule by which a forum binds nobody."""
    facts: Facts = {"organisation": org, "forum": forum.id}
    rules = _no_decider(case, org)
    if getattr(forum, "statute", None) is Statute.ICP:
        found = _effects(case, org, "binds_nobody_else")
        rules = [rule for rule in found if rule.form == "icp"] or rules
    if not rules:
        return fact("advice.only", NO, **facts)
    return fact("advice.by-law", NO, **by_law(rules[0]), **facts)


def _no_decider(case: Case, org: str) -> list[Rule]:
    """The rules by which an advisory body decides nothing, the most special first."""
    forms = ("advisory_committee_of_ICB", "informal_group")
    code = case.ground.code(org, None)
    return [rule for form in forms for rule in case.ground.law.deciders(code, form, case.day)]


def duty_to_regard(case: Case, org: str, forum: Any) -> Step | None:
    """The duty to have regard to what a forum puts out, if there is one."""
    kinds = {kind for matter in case.decision.matters for kind in case.kinds(matter)[0]}
    for rule in _effects(case, org, "have_regard"):
        needed = rule.values.get("if_kind")
        if kinds.intersection(rule.kinds) and (needed is None or needed in kinds):
            return fact("regard.owed", NO, **by_law(rule), organisation=org, forum=forum.id)
    return None


def _effects(case: Case, org: str, subject: str) -> list[Rule]:
    codes = {case.ground.code(org, side) for side in Side}
    return [
        rule
        for rule in case.ground.law.family(Family.EFFECT, case.day)
        if rule.subject == subject and codes & set(rule.delegators)
    ]
