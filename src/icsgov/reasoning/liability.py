"""Who is liable, which follows the power that was used."""

from collections.abc import Iterable

from icsgov.explain import UNKNOWN, YES, Step, fact
from icsgov.law.rulebook import Family, Rule
from icsgov.model.body import JointCommittee
from icsgov.model.kinds import Side
from icsgov.reasoning.cite import by_law
from icsgov.reasoning.ground import Case
from icsgov.reasoning.links import Link
from icsgov.reasoning.results import How
from icsgov.reasoning.ways import Way


def liability(case: Case, org: str, how: How, way: Way) -> Step:
    """Who answers to others for what is done, read off the power that the authority rests on."""
    if how is How.OWN:
        key = ("own-liability", org, case.day)
        return case.ground.once(key, lambda: _said(case, org, org, _rules(case, org, "own"), way))
    crossing = crossings(case, org, way.authority.links)
    powers = [one.powers for one in crossing]
    if not powers or any(len(used) != 1 for used in powers):
        named = tuple(sorted({power or "none" for used in powers for power in used}))
        return fact("liability.power-unknown", UNKNOWN, organisation=org, powers=named)
    rules = [rule for used in powers for rule in _rules(case, org, next(iter(used)))]
    return _said(case, org, exerciser(case, org, way), rules, way)


def exerciser(case: Case, org: str, way: Way) -> str:
    """The organisation whose body exercised the function."""
    return case.ground.org_of(way.decider.id) or org


def crossings(case: Case, org: str, links: Iterable[Link]) -> list[Link]:
    """The links by which the function leaves an organisation, or goes to a joint committee."""
    found = []
    for one in links:
        giver, to = case.ground.org_of(one.record.by), case.ground.org_of(one.record.to)
        joint = isinstance(case.ground.body(one.record.to), JointCommittee)
        if joint or (to is not None and to != giver):
            found.append(one)
    return found


def power_of(case: Case, org: str, way: Way) -> str | None:
    """The one power that the authority rests on: of the last link that leaves, else of the last."""
    links = crossings(case, org, way.authority.links) or list(way.authority.links)
    if not links or len(links[-1].powers) != 1:
        return None
    return next(iter(links[-1].powers)) or None


def _rules(case: Case, org: str, power: str) -> list[Rule]:
    ground = case.ground
    codes = {ground.code(org, side) for side in Side}
    return [
        rule
        for rule in ground.law.family(Family.EFFECT, case.day)
        if rule.subject == "liability" and rule.power == power and codes & set(rule.delegators)
    ]


def _said(case: Case, org: str, acting: str, rules: list[Rule], way: Way) -> Step:
    answers = {str(rule.values["liable"]) for rule in rules}
    if len(answers) != 1:
        return fact("liability.no-rule", UNKNOWN, organisation=org)
    rule, answer = rules[-1], answers.pop()
    liable: tuple[str, ...] | None = (acting if answer == "exerciser" else org,)
    if answer == "terms":
        liable = getattr(way.record, "liable", None)
    if liable is None:
        return fact("liability.terms-silent", UNKNOWN, **by_law(rule), organisation=org)
    return fact("liability.of", YES, **by_law(rule), organisation=org, liable=liable)
