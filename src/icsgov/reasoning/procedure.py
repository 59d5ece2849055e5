"""What statute fixes of a body's procedure: quorum, majority, casting vote, notice."""

from datetime import date

from icsgov.explain import NO, YES, Facts, Step, fact
from icsgov.law.rulebook import Family, Rule
from icsgov.model.body import Board, Committee, JointCommittee
from icsgov.model.kinds import Side
from icsgov.model.organisation import Office
from icsgov.period import clear_days
from icsgov.reasoning.cite import by_law
from icsgov.reasoning.ground import Case, Ground


def rules_on(case: Case, decider: object, subject: str) -> tuple[Rule, ...]:
    """The rules of procedure on a subject that apply to a decider that day."""

    def make() -> tuple[Rule, ...]:
        name, codes = described(case.ground, decider, case.day)
        return tuple(
            rule
            for rule in case.ground.law.family(Family.PROCEDURE, case.day)
            if rule.subject == subject
            and name in rule.forms
            and codes
            and codes <= set(rule.delegators)
        )

    key = ("procedure", getattr(decider, "id", decider), subject, case.day)
    return case.ground.once(key, make)


def described(ground: Ground, decider: object, day: date) -> tuple[str, set[str]]:
    """A decider as the rules of procedure name it, and the codes of its organisations."""
    if isinstance(decider, JointCommittee):
        codes = {ground.code(org, Side.COUNCIL) for org in decider.parties}
        return "joint_committee", codes
    if isinstance(decider, Board):
        council = ground.kind(decider.organisation).is_council
        side = decider.side or Side.COUNCIL
        name = "board"
        if council:
            name = "executive" if side is Side.EXECUTIVE else "full_council"
        return name, {ground.code(decider.organisation, side)}
    if isinstance(decider, Committee):
        side = ground.side_of(decider.id)
        return "committee", {ground.code(decider.organisation, side)}
    return "individual", set()


def notice_steps(case: Case, org: str, id: str, record: object, side: Side | None) -> list[Step]:
    """Whether notice that statute makes mandatory was given in time to a decider's meeting."""
    matters = case.decision.matters
    key = ("notice", org, id, matters, side, case.day)
    needed = case.ground.once(key, lambda: _longest(case, org, record, side))
    if needed is None:
        return []
    rule, days = needed
    given = [one for one in case.decision.notice if one.body in (None, id)]
    cited = by_law(rule)
    if not given:
        return [fact("notice.presumed", YES, **cited, doubt=True, needed=days)]
    own = next((one for one in given if one.body is not None), given[0])
    clear = clear_days(own.given, case.day)
    facts: Facts = {"given": own.given, "clear": clear, "needed": days}
    if clear >= days:
        return [fact("notice.given", YES, **cited, **facts)]
    if _excused(own.exception, clear, rule):
        return [fact("notice.excused", YES, **cited, reason=own.exception, **facts)]
    return [fact("notice.short", NO, **cited, doubt=True, **facts)]


def _longest(case: Case, org: str, decider: object, side: Side | None) -> tuple[Rule, int] | None:
    """The rule that asks for the longest notice, and how many clear days."""
    kinds = _kinds(case)
    rules = list(rules_on(case, decider, "notice"))
    if side is Side.EXECUTIVE and _for_executive(case, org, decider):
        rules += [
            rule
            for rule in case.ground.law.family(Family.PROCEDURE, case.day)
            if rule.subject == "notice" and "key-decision" in rule.kinds
        ]
    fitting = [rule for rule in rules if not rule.kinds or kinds.intersection(rule.kinds)]
    if not fitting:
        return None
    rule = max(fitting, key=lambda one: (int(one.values["clear_days"]), one.id))
    return rule, int(rule.values["clear_days"])


def _for_executive(case: Case, org: str, decider: object) -> bool:
    """Whether a decider that is no body of a council takes the decisions of its executive."""
    if isinstance(decider, JointCommittee):
        return all(case.ground.kind(party).is_council for party in decider.parties)
    home = decider.organisation if isinstance(decider, Office) else org
    return isinstance(decider, Office | None) and case.ground.kind(home).is_council


def _kinds(case: Case) -> frozenset[str]:
    return frozenset(kind for matter in case.decision.matters for kind in case.kinds(matter)[0])


GENERAL_EXCEPTION = 5
"""Clear days of notice of a key decision under the general exception: SI 2012/2089 reg 10."""


def _excused(exception: str | None, clear: int, rule: Rule) -> bool:
    if "key-decision" in rule.kinds:
        return exception == "special urgency" or (
            exception == "general exception" and clear >= GENERAL_EXCEPTION
        )
    council = any(code.startswith(("LA", "DISTRICT")) for code in rule.delegators)
    return council and exception in ("urgency", "special urgency")
