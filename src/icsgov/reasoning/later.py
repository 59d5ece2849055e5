"""What a board does afterwards: ratifying what lacked authority, overturning what was decided."""

from datetime import date
from typing import NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, all_of, any_of, fact, least
from icsgov.law.rulebook import Family, Rule, Ruling
from icsgov.model.body import Board, JointCommittee
from icsgov.model.decision import Overturning, Ratification
from icsgov.model.kinds import Side
from icsgov.model.organisation import Office
from icsgov.reasoning.authority import Authority, authority, on_side
from icsgov.reasoning.cite import by_law, on_file
from icsgov.reasoning.ground import Case
from icsgov.reasoning.lasting import confirming, lasting, still
from icsgov.reasoning.lawful import Arrangement, lawful
from icsgov.reasoning.links import not_in_being
from icsgov.reasoning.named import Decider
from icsgov.reasoning.results import Stand
from icsgov.reasoning.statute import boards, other_side
from icsgov.reasoning.succession import heir
from icsgov.reasoning.urgent import counterparts
from icsgov.reasoning.ways import Way


class Adopted(NamedTuple):
    """Authority as it stands afterwards.

    `own` says whether there was authority at the time, so that nothing was to adopt. `since` is the
    day of the last ratification that would supply it, `perhaps` that of the last one that may.
    `sides` says the same on the footing that the function lies on one side of a council, `parts`
    of each of several matters alone.
    """

    step: Step
    own: Verdict
    since: date | None = None
    perhaps: date | None = None
    sides: tuple[tuple[Side | None, "Adopted"], ...] = ()
    parts: tuple["Adopted", ...] = ()


def ratified(case: Case, org: str, way: Way) -> Adopted:
    """The decider's authority as it stands, or in its place a ratification by the board."""
    way = lasting(case, org, way)
    own = way.authority.step
    acts = [act for act in case.decision.ratifications if act.day <= case.on]
    acts = sorted((act for act in acts if _is_of(case, act.by, org)), key=lambda act: act.day)
    if not acts or own.verdict is YES:
        return Adopted(own, own.verdict)
    if way.stance.stand not in (Stand.FOR, Stand.UNKNOWN):
        step = any_of("ratification", (own, fact("ratification.nothing", NO)))
        return Adopted(step, own.verdict)
    if len(case.decision.matters) > 1:
        return _by_matter(case, org, way)
    sides = sorted(way.authority.sides, key=str)
    if len(sides) > 1:
        return _by_side(case, org, way, acts, sides)
    steps = [_ratification(case, org, way, act) for act in acts]
    step = any_of("ratification", (own, *steps))
    return Adopted(step, own.verdict, *_days(acts, steps))


def _days(acts: list[Ratification], steps: list[Step]) -> tuple[date | None, date | None]:
    """The last day on which one counted, and on which one may have."""
    told = list(zip(acts, steps, strict=True))
    sure = [act.day for act, step in told if step.verdict is YES]
    open_ = [act.day for act, step in told if step.verdict is not NO]
    return max(sure, default=None), max(open_, default=None)


def _by_matter(case: Case, org: str, way: Way) -> Adopted:
    """Authority or ratification for each of several matters, of which a board adopts its own."""
    found = []
    for matter in case.decision.matters:
        then = way.case.about(matter)
        given = authority(then, org, way.decider, way.avoid)
        found.append(ratified(case.about(matter), org, way._replace(authority=given, case=then)))
    return _joined(org, found)._replace(parts=tuple(found))


def _joined(org: str, found: list[Adopted]) -> Adopted:
    """What holds of several matters together: a ratification supplies what all of them lack."""
    step = all_of("authority", (one.step for one in found), organisation=org)
    lacking = [one for one in found if one.own is not YES]
    since = _earliest([one.since for one in lacking])
    needed = [one.perhaps for one in lacking if one.own is NO or one.perhaps is not None]
    sides = {side for one in found for side, _ in one.sides}
    parted = [
        (side, _joined(org, [dict(one.sides).get(side, one) for one in found]))
        for side in sorted(sides, key=str)
    ]
    own = least(one.own for one in found)
    return Adopted(step, own, since, _earliest(needed), tuple(parted))


def _earliest(days: list[date | None]) -> date | None:
    """The first of some days; None where one is not known."""
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def _by_side(
    case: Case, org: str, way: Way, acts: list[Ratification], sides: list[Side | None]
) -> Adopted:
    """Authority or ratification on each side of a council, where it is not known which applies."""
    own = {side: _still_on(case, org, way, side) for side in sides}
    steps, found = [], []
    for side in sides:
        tried = [_ratification(case, org, way, act, side) for act in acts]
        steps.append(any_of("ratification", (own[side], *tried)))
        needless = own[side].verdict is YES
        since, perhaps = (None, None) if needless else _days(acts, tried)
        found.append((side, Adopted(steps[-1], own[side].verdict, since, perhaps)))
    shown = any_of("ratification.either-side", steps)
    same = len({step.verdict for step in steps}) == 1
    unknown = fact("ratification.side-unknown", UNKNOWN, organisation=org)
    step = shown if same else all_of("ratification.open", (shown, unknown))
    sure = [one.since for _, one in found if one.since is not None]
    first = min(sure) if len(sure) == len(found) else None
    last = max((one.perhaps for _, one in found if one.perhaps is not None), default=None)
    said = {one.verdict for one in own.values()}
    return Adopted(step, said.pop() if len(said) == 1 else UNKNOWN, first, last, tuple(found))


def _still_on(case: Case, org: str, way: Way, side: Side | None) -> Step:
    """Authority as it stands, on the footing that the function lies on one side of a council."""

    def ask(ids: frozenset[str]) -> Authority:
        return on_side(way.case, org, way.decider, side, ids)

    return still(case, org, way, ask(frozenset()), ask).step


def _ratification(
    case: Case, org: str, way: Way, act: Ratification, side: Side | None = None
) -> Step:
    facts: Facts = {"by": act.by, "day": act.day, "organisation": org}
    heads = [*not_in_being(case.at(act.day), act.by), *_may_ratify(case, org, way, act, side)]
    return all_of("ratification.by", heads, cites=on_file(act), **facts)


def idle_ratifications(case: Case, org: str, way: Way, adopted: Adopted) -> list[Step]:
    """Ratifications that do nothing here: by somebody else, or of what needed none."""
    steps = []
    acts = case.decision.ratifications
    kept = confirming(case, org, way) if acts else set()
    for act in acts:
        facts: Facts = {"by": act.by, "day": act.day, "organisation": org}
        if act in kept:
            continue
        if not _is_of(case, act.by, org):
            steps.append(fact("ratification.by-another", YES, cites=on_file(act), **facts))
        elif act.day > case.on:
            steps.append(fact("ratification.later", YES, cites=on_file(act), on=case.on, **facts))
        elif adopted.own is YES:
            steps.append(fact("ratification.needless", YES, cites=on_file(act), **facts))
    return steps


def _is_of(case: Case, by: str, org: str) -> bool:
    return getattr(case.ground.body(by), "organisation", None) == org


def _may_ratify(case: Case, org: str, way: Way, act: Ratification, side: Side | None) -> list[Step]:
    """Could the ratifier have decided, and could it have delegated to the actor that day?"""
    then = way.case
    rules = _link_rules(then, Ruling.CONDITIONAL)
    if not rules:
        return [fact("ratification.no-rule", NO, day=then.day)]
    rule = rules[0]
    open_ = len(way.authority.sides) > 1
    tried = {
        by: on_side(then, org, Decider(by), side).step
        if open_
        else authority(then, org, Decider(by)).step
        for by in counterparts(then, org, act.by)
    }
    best = max(tried, key=lambda by: tried[by].verdict.value)
    steps = [all_of("ratification.could-decide", (tried[best],), **by_law(rule))]
    if not isinstance(case.ground.body(act.by), Board):
        return [*steps, fact("ratification.not-the-board", NO, by=act.by, organisation=org)]
    steps += _could_delegate(then, org, way, best, act)
    if any(step.verdict is NO for step in steps):
        return steps
    word = then.attested("no_right_or_time_limit_prejudiced", org)
    presumed = fact("ratification.prejudice", YES, doubt=True)
    return [*steps, word if word.verdict is not UNKNOWN else presumed]


def _could_delegate(then: Case, org: str, way: Way, by: str, act: Ratification) -> list[Step]:
    to = way.record if way.record is not None else way.decider.id
    if isinstance(to, JointCommittee) and org not in to.parties:
        return [fact("joint.not-a-party", NO, organisation=org, body=to.id)]
    if isinstance(to, Office) and to.holder(then.day) is None:
        return [fact("office.vacant", NO, office=to.id, day=then.day)]
    side = then.ground.side_of(by) if then.ground.kind(org).is_council else None
    under = getattr(to, "under", None)
    deal = Arrangement(org, side, to, under, act.source, (), org)
    steps = [lawful(then, deal, matter).step for matter in then.decision.matters]
    crossed = [other_side(then, org, side, matter, way.decider) for matter in then.decision.matters]
    return [
        _delegable(then, [step] if step.verdict is NO else barred or [step], matter)
        for step, barred, matter in zip(steps, crossed, then.decision.matters, strict=True)
    ]


def _delegable(case: Case, steps: list[Step], matter: str) -> Step:
    """Whether a matter could have been delegated to the actor, and what follows where not."""
    afresh = [
        fact("ratification.afresh", NO, **by_law(rule), matter=matter)
        for rule in _link_rules(case, Ruling.NOT_ALLOWED)
    ]
    told = [*steps, *afresh] if least(one.verdict for one in steps) is NO else steps
    return all_of("ratification.could-delegate", told, matter=matter)


def _link_rules(case: Case, outcome: Ruling) -> list[Rule]:
    """The rules on ratification of one outcome that hold on the case's day."""
    rules = case.ground.law.family(Family.LINK, case.day)
    return [rule for rule in rules if rule.subject == "ratification" and rule.outcome is outcome]


def overturned(case: Case, org: str, way: Way, adopted: Adopted) -> Step:
    """NO where the decision was overturned, for this organisation, on or before `on`."""
    if not case.decision.overturnings:
        return case.ground.once(
            ("not-overturned", case.on), lambda: fact("overturning.none", YES, on=case.on)
        )
    whole = _undone(case, org, way, adopted)
    matters = case.decision.matters
    own = adopted.parts or (adopted,) * len(matters)
    pairs = zip(matters, own, strict=True)
    parts = [_undone(case.about(matter), org, way, one) for matter, one in pairs]
    each = any_of("overturning.each", parts, organisation=org)
    return each if each.verdict < whole.verdict else whole


def _undone(case: Case, org: str, way: Way, adopted: Adopted) -> Step:
    """NO where somebody took back all matters, or both boards did where the side is not known."""
    acts = [act for act in case.decision.overturnings if act.day <= case.on]
    steps = [_undoing(case, org, way, act, adopted) for act in acts]
    if not steps:
        return fact("overturning.none", YES, on=case.on)
    open_ = [step for step in steps if step.code == "overturning.side-unknown"]
    if {case.ground.side_of(step.facts["by"]) for step in open_} == {*Side}:
        steps.append(fact("overturning.either-side", NO, organisation=org, on=case.on))
    return steps[0] if len(steps) == 1 else all_of("overturning", steps)


def _undoing(case: Case, org: str, way: Way, act: Overturning, adopted: Adopted) -> Step:
    """What one overturning does to an organisation: NO where it takes the decision back."""
    cites = on_file(act)
    facts: Facts = {"by": act.by, "day": act.day, "organisation": org}
    holder = heir(case, org, act.day)
    if not _is_of(case, act.by, holder):
        return fact("overturning.by-another", YES, cites=cites, **facts)
    if not_in_being(case.at(act.day), act.by):
        return fact("overturning.not-in-being", YES, cites=cites, **facts)
    keeps = _keeps_the_power(case.at(act.day), holder, act.by)
    if keeps is NO:
        return fact("overturning.not-the-board", YES, cites=cites, **facts)
    if keeps is UNKNOWN:
        adopted = dict(adopted.sides).get(case.ground.side_of(act.by), adopted)
    if not _recallable(case, org, way):
        if adopted.perhaps is None:
            return fact("overturning.no-recall", YES, cites=cites, **facts)
        if adopted.own is not NO:  # what was adopted, if it was, is the board's own act
            return fact("overturning.recall-unknown", UNKNOWN, cites=cites, **facts)
    again = _again(adopted, act.day)
    if again is YES:
        return fact("overturning.adopted-since", YES, cites=cites, since=adopted.perhaps, **facts)
    if again is UNKNOWN:
        facts["since"] = adopted.perhaps
        return fact("overturning.adopted-perhaps", UNKNOWN, cites=cites, **facts)
    if keeps is UNKNOWN:
        return fact("overturning.side-unknown", UNKNOWN, cites=cites, **facts)
    return fact("overturning.done", NO, cites=cites, **facts)


def _again(adopted: Adopted, day: date) -> Verdict:
    """Whether a board adopted afterwards what was taken back on a day, on whichever side of a
    council it lies.
    """
    told = {_again(one, day) for _, one in adopted.sides}
    if told:
        return told.pop() if len(told) == 1 else UNKNOWN
    if adopted.perhaps is None or day >= adopted.perhaps:
        return NO
    sure = adopted.own is NO and adopted.since is not None and day < adopted.since
    return YES if sure else UNKNOWN


def _recallable(case: Case, org: str, way: Way) -> bool:
    """Whether the organisation's board may take it back: its own, or where the terms allow."""
    if isinstance(way.record, JointCommittee):
        return way.record.recall
    if case.ground.org_of(way.decider.id) in (org, None):
        return True
    out = [one.record for one in way.authority.links if case.ground.org_of(one.record.by) == org]
    if not out or not all(getattr(one, "recall", False) for one in out):
        return False
    terms = {one.id for one in case.ground.gov.delegations if one.recall}
    without = authority(way.case, org, way.decider, frozenset(terms))
    return without.step.verdict is not YES


def _keeps_the_power(then: Case, org: str, by: str) -> Verdict:
    """Whether a body is the board in which the power for every matter lies on the act's day."""
    found = [boards(then, org, matter)[0] for matter in then.decision.matters]
    if any(by not in {board.id for board in some} for some in found):
        return NO
    return YES if all(len(some) == 1 for some in found) else UNKNOWN
