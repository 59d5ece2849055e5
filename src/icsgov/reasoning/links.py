"""One link of a chain: does this delegation, or residual rule, give this matter on that day?"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, all_of, fact
from icsgov.law.rulebook import Family, Rule, Ruling
from icsgov.model.authority import Delegation, Reservation, Residual
from icsgov.model.body import JointCommittee
from icsgov.model.kinds import PassingOn, Side
from icsgov.model.matter import Limit, covers
from icsgov.model.organisation import Office
from icsgov.period import ALWAYS
from icsgov.reasoning.cite import by_law, on_file
from icsgov.reasoning.deemed import Deemed
from icsgov.reasoning.ground import MEASURES, Case, above
from icsgov.reasoning.lawful import Arrangement, Lawful, lawful
from icsgov.reasoning.urgent import urgent_terms


class Link(NamedTuple):
    """A delegation or residual rule as a step of a chain, judged.

    `relevant` is False where it is about other matters or another organisation's function: then it
    leads nowhere and nothing else about it is looked at.
    """

    record: Delegation | Residual
    step: Step
    relevant: bool = True
    powers: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()


class Question(NamedTuple):
    """What a chain is looked for: whose function, which matter, on which side of a council."""

    org: str
    matter: str
    side: Side | None


def link(case: Case, ask: Question, record: Delegation | Residual) -> Link:
    """A link, judged; shared by all decisions on which nothing about it depends."""
    key: tuple[Any, ...] = ("link", record.id, ask, case.day)
    if _depends(record, case):
        key = (*key, case.decision.figures, case.decision.attested, case.decision.consultations)
    if getattr(record, "decision", None) is not None:
        key = (*key, case.decision.id)
    if isinstance(record, Deemed):
        key = (*key, record.by, record.to, record.function_of)
    return case.ground.once(key, lambda: _link(case, ask, record))


def _depends(record: Delegation | Residual, case: Case) -> bool:
    """Whether a link turns on figures, attested conditions or who was consulted."""
    index = case.ground.index
    if isinstance(record, Residual):
        kept = index.reserved_in.get(case.ground.org_of(record.by) or "", ())
        return any(one.above for one in kept) or bool(case.decision.attested)
    kept = [*index.reserved_by.get(record.by, ())]
    if isinstance(record, Deemed):
        kept += index.reserved_by.get(record.was.by, ())
    turns = record.limits or record.above or record.conditions or case.decision.attested
    return bool(turns or record.urgent) or any(one.above for one in kept)


def _link(case: Case, ask: Question, record: Delegation | Residual) -> Link:
    aside = _aside(case, ask, record)
    if aside is not None:
        return Link(record, aside, relevant=False)
    if giver_org(case, ask, record) is None:
        return Link(record, fact("grant.by-nobody", NO, clause=record.id, by=record.by))
    form = _form(case, ask, record)
    steps = [*_terms(case, ask, record), form.step, *_kept(case, ask, record)]
    cites = on_file(record)
    facts: Facts = {"clause": record.id, "by": record.by, "to": record.to, "matter": ask.matter}
    step = all_of("grant", steps, cites=cites, **facts)
    return Link(record, step, powers=form.powers, forms=form.forms)


def _aside(case: Case, ask: Question, record: Delegation | Residual) -> Step | None:
    """Why a link is beside the point, if it is."""
    org = giver_org(case, ask, record)
    function = (record.function_of if isinstance(record, Delegation) else None) or org
    facts: Facts = {"clause": record.id, "matter": ask.matter}
    if function != ask.org:
        return fact("grant.other-function", NO, gives=function, function=ask.org, **facts)
    if isinstance(record, Residual):
        return None
    if record.decision is not None and record.decision != case.decision.id:
        return fact("grant.other-decision", NO, only=record.decision, **facts)
    if not any(covers(path, ask.matter) for path in record.matters):
        return fact("grant.other-matters", NO, matters=record.matters, **facts)
    return None


def giver_org(case: Case, ask: Question, record: Delegation | Residual) -> str | None:
    """The organisation that gives: of a joint committee, the one whose function is asked about."""
    body = case.ground.body(record.by)
    if isinstance(body, JointCommittee):
        return ask.org if ask.org in body.parties else body.parties[0]
    return case.ground.org_of(record.by)


def _terms(case: Case, ask: Question, record: Delegation | Residual) -> Iterator[Step]:
    """Dates, the ends, and the envelope."""
    clause = record.id
    if record.period.covers(case.day):
        yield fact("grant.in-force", YES, clause=clause, day=case.day)
    else:
        yield fact("grant.not-in-force", NO, clause=clause, day=case.day, period=str(record.period))
    for end in (record.by, record.to):
        yield from _end(case, end)
    if isinstance(record, Residual):
        return
    if isinstance(record, Deemed):
        yield from record.steps
    for limit in record.limits:
        yield within(case, limit, clause)
    for total in record.totals:
        named: Facts = {"clause": clause, "total": total.amount, "over": total.over.value}
        yield fact("grant.total", YES, doubt=True, **named)
    if record.above is not None:
        yield _over(case, record.above, clause)
    for condition in record.conditions:
        yield case.attested(condition, ask.org, record.attested)
    if record.urgent is not None:
        yield from urgent_terms(case, ask.org, record, record.urgent)


def _end(case: Case, id: str) -> Iterator[Step]:
    """Why one end of a link is not there that day, if it is not."""
    office = case.ground.index.offices.get(id)
    if office is not None and office.holder(case.day) is None:
        yield fact("office.vacant", NO, office=id, day=case.day)
    yield from not_in_being(case, id)


def not_in_being(case: Case, id: str) -> list[Step]:
    """That a body, or the organisation of a body or an office, does not exist that day."""
    return case.ground.once(("not in being", id, case.day), lambda: _not_in_being(case, id))


def _not_in_being(case: Case, id: str) -> list[Step]:
    found = []
    body = case.ground.body(id)
    period = getattr(body, "period", ALWAYS)
    if not period.covers(case.day):
        found.append(fact("body.not-in-being", NO, body=id, day=case.day, period=str(period)))
    org = case.ground.index.organisations.get(case.ground.org_of(id) or "")
    if org is not None and not org.period.covers(case.day):
        facts: Facts = {"organisation": org.id, "day": case.day, "period": str(org.period)}
        found.append(fact("organisation.not-in-being", NO, **facts))
    return [*found, *(abolished(case, org.id) if org is not None else ())]


def abolished(case: Case, org: str) -> list[Step]:
    """What statute says of whether the organisation can act at all that day."""
    code = case.ground.code(org, None)
    return [
        fact("standing.abolished", NO, **by_law(rule), organisation=org)
        for rule in case.ground.law.family(Family.STANDING, case.day)
        if rule.subject == "abolished" and code in rule.delegators
    ]


def within(case: Case, limit: Limit, clause: str) -> Step:
    """Whether the decision's figure is within a limit."""
    figure = case.figure(limit)
    measure = MEASURES[limit.measure]
    if figure is None:
        return fact(
            "grant.figure-unknown", UNKNOWN, clause=clause, limit=limit.amount, measure=measure
        )
    facts: Facts = {
        "clause": clause,
        "figure": figure.amount,
        "limit": limit.amount,
        "measure": measure,
    }
    if limit.allows(figure.amount):
        return fact("grant.within", YES, **facts)
    code = "grant.over" if figure.amount > limit.amount else "grant.at-limit"
    return fact(code, NO, **facts)


def _over(case: Case, floor: Limit, clause: str) -> Step:
    """Whether the decision's figure is above the amount from which a provision gives anything."""
    figure = case.figure(floor)
    facts: Facts = {"clause": clause, **above(floor)}
    if figure is None:
        return fact("grant.floor-unknown", UNKNOWN, **facts)
    if floor.allows(figure.amount):
        return fact("grant.below", NO, figure=figure.amount, **facts)
    return fact("grant.above", YES, figure=figure.amount, **facts)


def _form(case: Case, ask: Question, record: Delegation | Residual) -> Lawful:
    index = case.ground.index
    giver = giver_org(case, ask, record) or ""
    to = (
        index.bodies.get(record.to)
        or index.offices.get(record.to)
        or index.organisations.get(record.to)
        or record.to
    )
    if isinstance(to, JointCommittee) and ask.org not in to.parties:
        return Lawful(fact("joint.not-a-party", NO, organisation=ask.org, body=to.id))
    if isinstance(to, Office) and to.holder(case.day) is None:
        return Lawful(fact("office.vacant", NO, office=to.id, day=case.day))
    side = ask.side if giver == ask.org else case.ground.side_of(record.by)
    under = getattr(record, "under", None) or getattr(to, "under", None)
    attested = getattr(record, "attested", ())
    deal = Arrangement(giver, side, to, under, record.source, attested, ask.org)
    return lawful(case, deal, ask.matter)


def _kept(case: Case, ask: Question, record: Delegation | Residual) -> Iterator[Step]:
    """Reservations that keep the matter from going further than where the link starts."""
    index = case.ground.index
    if isinstance(record, Residual):
        org = case.ground.org_of(record.by) or ""
        kept = index.reserved_in.get(org, ())
    else:
        kept = index.reserved_by.get(record.by, ())
        if isinstance(record, Deemed) and record.was.by != record.by:
            kept = (*kept, *index.reserved_by.get(record.was.by, ()))
    for one in kept:
        step = _reserved(case, ask, one)
        if step is not None:
            yield step


def _reserved(case: Case, ask: Question, kept: Reservation) -> Step | None:
    if not kept.period.covers(case.day):
        return None
    cites = on_file(kept)
    if not any(covers(path, ask.matter) for path in kept.matters):
        part = next((path for path in kept.matters if covers(ask.matter, path)), None)
        if part is None:
            return None
        told: Facts = {"clause": kept.id, "by": kept.by, "matter": ask.matter, "kept": part}
        return fact("reserved.narrower", YES, cites=cites, doubt=True, **told)
    facts: Facts = {"clause": kept.id, "by": kept.by, "matter": ask.matter}
    if kept.above is None:
        return fact("reserved", NO, cites=cites, **facts)
    figure = case.figure(kept.above)
    facts |= above(kept.above)
    if figure is None:
        return fact("reserved.figure-unknown", UNKNOWN, cites=cites, **facts)
    if kept.above.allows(figure.amount):
        return fact("reserved.not-above", YES, cites=cites, figure=figure.amount, **facts)
    return fact("reserved.above", NO, cites=cites, figure=figure.amount, **facts)


def passing(case: Case, ask: Question, earlier: Link, later: Link) -> Step:
    """Whether what the earlier link gave may be given further by the later one."""
    given, onward = earlier.record, later.record
    terms = given.passing_on if isinstance(given, Delegation) else PassingOn.SILENT
    cites = on_file(given)
    facts: Facts = {"clause": given.id, "onward": onward.id}
    rules = _onward_rules(case, ask, onward)
    closed = [r for r in rules if "from" in r.values and _reached(case, r, earlier)]
    fitting = [r for r in closed if r.outcome is Ruling.ALLOWED and later.forms & set(r.forms)]
    if closed and not fitting:
        return fact("passing-on.closed", NO, **by_law(closed[0]), **facts)
    if terms is PassingOn.ALLOWED:
        return fact("passing-on.allowed", YES, cites=cites, **facts)
    if terms is PassingOn.BARRED:
        return fact("passing-on.barred", NO, cites=cites, **facts)
    plain = [r for r in rules if "from" not in r.values]
    for rule in (*fitting, *plain):
        if earlier.powers == {rule.power} or (rule in fitting and _of_power(rule, earlier)):
            return fact("passing-on.by-law", YES, **by_law(rule), **facts)
    if any(rule.power in earlier.powers for rule in plain):
        powers = tuple(sorted(power or "no power" for power in earlier.powers))
        return fact("passing-on.power-unknown", UNKNOWN, powers=powers, **facts)
    return fact("passing-on.silent", NO, doubt=True, **facts)


def _of_power(rule: Rule, earlier: Link) -> bool:
    """Whether a rule is of the power that the earlier link rests on, as far as that is known."""
    return not rule.power or not earlier.powers or rule.power in earlier.powers


def _onward_rules(case: Case, ask: Question, onward: Delegation | Residual) -> list[Rule]:
    """The rules on passing on that apply to whoever passes on."""
    giver = giver_org(case, ask, onward)
    side = ask.side if giver == ask.org else case.ground.side_of(onward.by)
    code = case.ground.code(giver, side) if giver is not None else ""
    return [
        rule
        for rule in case.ground.law.family(Family.LINK, case.day)
        if rule.subject == "passing_on" and code in rule.delegators
    ]


def _reached(case: Case, rule: Rule, earlier: Link) -> bool:
    """Whether the earlier link leads to the kind of delegate that a rule is about."""
    start = str(rule.values["from"])
    names = {"committee": {"own_committee_or_subcommittee"}}
    return bool(earlier.forms & names.get(start, {start}))
