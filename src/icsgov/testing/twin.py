"""The naive twin of `resolve`: who is bound, worked out slowly and without cleverness.

It shares with the engine the model, the rulebook's data and the names of the answers. Chains of
delegation are walked one by one, and missing facts are tried both ways. Tests compare the two.
"""

from datetime import date
from typing import Any, NamedTuple

from attrs import evolve

from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.law import england
from icsgov.law.rulebook import Family, Mode, Rule, RuleBook
from icsgov.model.body import AdvisoryGroup, Board, Committee, CommitteeInCommon, Group
from icsgov.model.body import JointCommittee as Joint
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.kinds import Position, Side, Statute
from icsgov.model.organisation import Office
from icsgov.model.voting import majority
from icsgov.period import clear_days
from icsgov.reasoning.results import Effect
from icsgov.testing.twin_authority import authority, overturned
from icsgov.testing.twin_law import (
    Case,
    agreed,
    code,
    every,
    find,
    kinds,
    matter_rules,
    owner,
    rules,
    yes,
)
from icsgov.testing.twin_votes import (
    AGAINST,
    FOR,
    NONE,
    NOT_KNOWN,
    attends,
    body_codes,
    here,
    position,
    recused,
)

Answer = tuple[Effect, Verdict]


def who_is_bound(
    decision: Decision, gov: Governance, on: date | None = None, law: RuleBook | None = None
) -> dict[str, Answer]:
    """The effect of a decision on every organisation, and whether it is bound.

    >>> from icsgov.model.body import Board
    >>> from icsgov.model.organisation import Organisation
    >>> gov = Governance.of(Organisation("A", kind="FT"), Board("a", "A"))
    >>> who_is_bound(Decision("D", "estate", forum="a", day=date(2024, 5, 1)), gov)
    {'A': (<Effect.UNDECIDED: 'undecided'>, NO)}
    """
    case = Case(gov, decision, on or decision.last_day(), law or england())
    return {org.id: answer(case, org.id) for org in gov.organisations}


def answer(case: Case, org: str) -> Answer:
    """The effect on one organisation."""
    forum = find(case.gov.bodies, case.decision.forum)
    alive = find(case.gov.organisations, org).period.covers(case.decision.day)
    if not alive:
        return Effect.NO_PART, NO
    if org not in taking_part(case):
        if not sits_on_hwb(case, org):
            return Effect.NO_PART, NO
        early = case.on < case.decision.day
        return (Effect.PENDING if early else Effect.HAVE_REGARD), NO
    if case.on < case.decision.day:
        return Effect.PENDING, NO
    if isinstance(forum, AdvisoryGroup):
        return advice(case, org)
    if isinstance(forum, Group):
        return in_group(case, org, forum)
    found = [in_body(case, org, decider) for decider in decided_by(case, org)]
    return max(found, key=best, default=(Effect.UNAUTHORISED, NO))


def sits_on_hwb(case: Case, org: str) -> bool:
    """Whether somebody sits for the organisation on the health and wellbeing board that decides."""
    forum = find(case.gov.bodies, case.decision.forum)
    seats = forum.seats if getattr(forum, "statute", None) is Statute.HWB else ()
    sent = any(org in (seat.held_for, seat.nominated_by) for seat in seats)
    return sent and has_regard(case, org)


def advice(case: Case, org: str) -> Answer:
    """The effect of what only recommends."""
    return (Effect.HAVE_REGARD if has_regard(case, org) else Effect.ADVISED), NO


def best(answer: Answer) -> tuple[int, int]:
    """How near to being bound an answer is, where several bodies decide for one organisation."""
    far = [Effect.UNAUTHORISED, Effect.UNDECIDED, Effect.DECLINED, Effect.INDETERMINATE]
    return answer[1].value, far.index(answer[0]) if answer[0] in far else len(far)


def taking_part(case: Case) -> set[str]:
    """The organisations that the decision is for."""
    forum, of = case.decision.forum, case.decision.of
    body = find(case.gov.bodies, forum) or find(case.gov.offices, forum)
    single = isinstance(body, Board | Committee | Office)
    single = single or (isinstance(body, CommitteeInCommon) and len(body.bodies) == 1)
    theirs: set[Any]
    if isinstance(body, CommitteeInCommon):
        theirs = {find(case.gov.bodies, one).organisation for one in body.bodies}
    elif isinstance(body, Joint):
        theirs = set(body.parties)
    elif isinstance(body, Group):
        theirs = {seat.held_for for seat in body.seats if seat.voting}
    elif isinstance(body, AdvisoryGroup):
        named = [org for seat in body.seats for org in (seat.held_for, seat.nominated_by)]
        theirs = {*body.organisations, *(org for org in named if org)}
    else:
        theirs = {body.organisation} if body is not None else set()
    if of is None:
        eligible = case.decision.eligible
        return theirs if eligible is None else theirs & set(eligible)
    part = {*of, *(theirs if single else ())}
    if isinstance(body, CommitteeInCommon):
        bodies = [find(case.gov.bodies, one) for one in body.bodies]
        for org in set(of) - theirs:
            part |= {str(owner(case, one, org)) for one in reached(case, org, bodies)}
    return part


def has_regard(case: Case, org: str) -> bool:
    """Whether statute makes the organisation consider what the forum recommends."""
    day, about = case.decision.day, set[str]()
    for matter in case.decision.matters:
        about |= kinds(case, matter)
    return any(
        one.subject == "have_regard"
        and set(one.kinds) & about
        and one.values.get("if_kind") in (None, *about)
        for side in Side
        for one in rules(case, Family.EFFECT, code(case, org, side), day)
    )


def decided_by(case: Case, org: str) -> list[str]:
    """Who decides for the organisation in the forum of the decision."""
    forum = find(case.gov.bodies, case.decision.forum)
    if not isinstance(forum, CommitteeInCommon):
        return [case.decision.forum]
    if len(forum.bodies) == 1:
        return list(forum.bodies)
    bodies = [find(case.gov.bodies, one) for one in forum.bodies]
    own = [one.id for one in bodies if one.organisation == org]
    if own:
        return own
    day = case.decision.day
    led = reached(case, org, bodies)
    return led or [one.id for one in bodies if authority(case, org, one.id, day)[0] is not NO]


def reached(case: Case, org: str, bodies: list[Any]) -> list[str]:
    """The bodies to which a chain may lead from the organisation, ratification aside."""
    plain = case._replace(decision=evolve(case.decision, ratifications=()))
    day = case.decision.day
    return [one.id for one in bodies if authority(plain, org, one.id, day)[0] is not NO]


def procedure(case: Case, org: str, decider: str, sides: set[Side | None]) -> Verdict:
    """Whether notice was given in time where statute asks for it; unrecorded, it is presumed."""
    body, office = find(case.gov.bodies, decider), find(case.gov.offices, decider)
    if body is not None:
        return noticed(case, decider, *body_codes(case, body))
    home = office.organisation if office else org
    return agreed(
        noticed(case, decider, code(case, home, side), "individual") for side in sides or {None}
    )


def noticed(case: Case, decider: str, who: str, what: str) -> Verdict:
    """Whether a decider of this sort had notice in time."""
    day = case.decision.day
    about = {kind for one in case.decision.matters for kind in kinds(case, one)}
    notices = [one for one in case.decision.notice if one.body == decider]
    notices = notices or [one for one in case.decision.notice if one.body is None]
    found = []
    for rule in rules(case, Family.PROCEDURE, who, day):
        bites = rule.subject == "notice" and what in rule.forms
        if bites and (not rule.kinds or set(rule.kinds) & about):
            for one in notices:
                clear = clear_days(one.given, day)
                late = clear < int(rule.values["clear_days"])
                council = who.endswith(("_COUNCIL", "_EXEC"))
                found.append(yes(not late or (council and excused(one.exception, rule, clear))))
    return every(found)


def excused(exception: str | None, rule: Rule, clear: int) -> bool:
    """Whether a council may be late: regulations 10 and 11, or urgency for papers alone."""
    if exception == "general exception":
        return bool(rule.kinds) and clear >= 5
    return exception == "special urgency" or (exception == "urgency" and not rule.kinds)


def effect(
    stance: str, may: Verdict, both: Verdict, proper: Verdict, taken_back: Verdict
) -> Answer:
    """The first line of the table that fits, and whether the organisation is bound."""
    stands = {YES: NO, NO: YES}.get(taken_back, UNKNOWN)
    said = {FOR: YES, NOT_KNOWN: UNKNOWN}.get(stance, NO)  # NOT_FOR: against or none
    bound = every([said, may, both, proper, stands])
    if stance == NONE or (stance == AGAINST and may is YES and taken_back is YES):
        return Effect.UNDECIDED, bound
    if may is NO:
        return Effect.UNAUTHORISED, bound
    if stance == AGAINST and may is YES and taken_back is NO:
        return Effect.DECLINED, bound
    if stance == FOR and may is YES:
        if proper is NO:
            return Effect.DEFECTIVE, bound
        if both is NO:
            return Effect.AWAITING, bound
        if both is YES and proper is YES and taken_back is YES:
            return Effect.OVERTURNED, bound
        if bound is YES:
            return Effect.BOUND, bound
    return Effect.INDETERMINATE, bound


def in_body(case: Case, org: str, decider: str) -> Answer:
    """The effect where a body or an office decides."""
    day = case.decision.day
    body = find(case.gov.bodies, decider)
    if getattr(body, "statute", None) in (Statute.ICP, Statute.ADVISORY):
        return advice(case, org)
    may, both, found = authority(case, org, decider, day)
    boards = [board for sides in found for board, _ in sides if board]
    more = [
        majority()
        for matter in case.decision.matters
        for board in boards[:1]
        for rule in matter_rules(case, Mode.DECIDER, code(case, org, board.side), matter, day)
        if rule.threshold == "of_voting"
    ]
    said = position(case, body, day, *more) if body is not None else in_office(case, decider)
    proper = procedure(case, org, decider, {board.side for board in boards})
    return effect(said, may, both, proper, overturned(case, org, decider, day))


def in_office(case: Case, office: str) -> str:
    """What the holder of an office said that day."""
    day = case.decision.day
    holder = find(case.gov.offices, office).holder(day)
    votes = here(case, office, day)
    if not votes:
        minute = [one.position for one in case.decision.resolutions if one.body == office]
        return STANCE[minute[0]] if minute else NONE
    said = [one.position for one in votes if one.person == holder and not one.casting]
    return STANCE[said[-1]] if said and not recused(case, office, str(holder)) else NONE


STANCE = {Position.FOR: FOR, Position.AGAINST: AGAINST, Position.ABSTAIN: NONE}


class Said(NamedTuple):
    """What a decision-maker said, when, and what it was worth."""

    day: date
    order: int
    person: str
    position: Position
    capacity_known: bool


Worth = tuple[Verdict, Verdict, Verdict, Verdict]
"""Authority, authority with approvals, procedure, and whether it was overturned."""


def in_group(case: Case, org: str, group: Group) -> Answer:
    """The effect where each organisation has one decision-maker."""
    if not any(one.voting and one.held_for == org for one in group.seats):
        return Effect.UNAUTHORISED, NO
    said = sorted(said_for(case, org, group), key=lambda one: one[:2])
    for one in said:
        if not one.capacity_known:
            return effect(NOT_KNOWN, *worth(case, org, one.person, one.day))
    if not said:
        return effect(NONE, NO, NO, YES, NO)
    return latest([(one.position, worth(case, org, one.person, one.day)) for one in said])


def latest(said: list[tuple[Position, Worth]]) -> Answer:
    """The effect of the latest vote within authority, missing authority tried both ways."""
    answers = set()
    for place, (stance, (may, both, proper, back)) in enumerate(said):
        later = [may for _, (may, *_) in said[place + 1 :]]
        if may is not NO and YES not in later:  # it may be the latest within authority
            whole = both if may is YES or both is NO else YES
            answers.add(effect(STANCE[stance], YES, whole, proper, back))
    if all(may is not YES for _, (may, *_) in said):  # none may have been
        stance, (_, _, proper, back) = said[-1]
        answers.add(effect(STANCE[stance], NO, NO, proper, back))
    if len(answers) == 1:
        return answers.pop()
    return Effect.INDETERMINATE, agreed(bound for _, bound in answers)


def said_for(case: Case, org: str, group: Group) -> list[Said]:
    """What was said for an organisation by the day asked for; its minute where nobody voted."""
    today, found = case.decision.day, []
    cast = [one for one in case.decision.votes if (one.body or group.id) == group.id]
    minute = [one.position for one in case.decision.resolutions if str(one.body) == group.id]
    if minute and not cast:
        people = {seat.person for seat in group.seats}
        mine = sorted(one for one in people if org in capacities(case, group, one, today))
        return [Said(today, 0, one, minute[0], True) for one in mine[:1]]
    for vote in cast:
        day = vote.day or today
        held = capacities(case, group, vote.person, day)
        counts = org in held and vote.organisation in (None, org) and not vote.casting
        if counts and today <= day <= case.on and not recused(case, group.id, vote.person):
            known = vote.organisation is not None or len(held) == 1
            known = known and not perhaps_idle(case, group, vote.person, org, day)
            found.append(Said(day, vote.order or 0, vote.person, vote.position, known))
    last = {(one.person, one.day): one for one in sorted(found, key=lambda one: one[:2])}
    return list(last.values())


def worth(case: Case, org: str, person: str, day: date) -> Worth:
    """Authority, authority with approvals, procedure and overturning for a decision-maker."""
    may, both, found = authority(case, org, person, day)
    sides = {board.side for one in found for board, _ in one if board}
    return may, both, procedure(case, org, person, sides), overturned(case, org, person, day)


def perhaps_idle(case: Case, group: Group, person: str, org: str, day: date) -> bool:
    """Whether somebody acts as a deputy only, and who attended is not recorded."""
    seats = [s for s in group.seats if s.person == person and s.held_for == org and s.votes_on(day)]
    return case.decision.attended is None and all(s.deputises_for is not None for s in seats)


def capacities(case: Case, group: Group, person: str, day: date) -> set[str]:
    """The organisations that somebody decides for in a group that day."""
    found: set[str] = set()
    for seat in group.seats:
        if seat.person != person or not seat.votes_on(day) or seat.held_for is None:
            continue
        if seat.deputises_for is None:
            found.add(seat.held_for)
        else:
            principal = [one for one in group.seats if one.person == seat.deputises_for]
            seated = any(one.votes_on(day) for one in principal)
            voted = any(one.person == seat.deputises_for for one in here(case, group.id, day))
            if seated and not voted and not attends(case, group.id, seat.deputises_for):
                found.add(seat.held_for)
    return found
