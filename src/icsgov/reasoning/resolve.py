"""Who is bound by a decision: one answer for each organisation, each with its reasons."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from icsgov.errors import Fault, GovernanceError, MalformedError
from icsgov.explain import NO, Facts, any_of, fact
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.body import (
    AdvisoryGroup,
    Board,
    Committee,
    CommitteeInCommon,
    Deciding,
    Group,
    JointCommittee,
)
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.organisation import Office
from icsgov.period import is_day
from icsgov.reasoning.advice import advised, recommends
from icsgov.reasoning.binding import Settled, bind, settle
from icsgov.reasoning.ground import Case, Ground, ground
from icsgov.reasoning.position import in_body
from icsgov.reasoning.references import kind_faults, refuse_unknown
from icsgov.reasoning.remarks import represented
from icsgov.reasoning.results import Binding, Effect, Outcome, Stand
from icsgov.reasoning.room import room
from icsgov.reasoning.seats import Answers, agreed, readings
from icsgov.reasoning.succession import through_time
from icsgov.reasoning.ways import Way, ways


def resolve(
    decision: Decision,
    gov: Governance,
    *,
    on: date | None = None,
    law: RuleBook | None = None,
) -> Outcome:
    """Say, for every organisation, whether a decision binds it, and why.

    `on` is the day as of which the answer is given: the day of the last event recorded on the
    decision where left out. `law` is the rulebook, `england()` where left out; a decision is judged
    under the law of its own day. Raises `GovernanceError` where the decision names what the
    framework does not hold, or does not fit it; a legal "no" is an answer and raises nothing.

    >>> from datetime import date
    >>> from icsgov.model.body import Board, Seat
    >>> from icsgov.model.decision import Vote
    >>> from icsgov.model.organisation import Organisation
    >>> from icsgov.model.voting import Quorum, majority
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"),
    ...     Board("rnn", "RNN", seats=[Seat("ann", "chair")], quorum=Quorum(count=1),
    ...           rule=majority()),
    ... )
    >>> decision = Decision("D1", "estates/lease", forum="rnn", day=date(2024, 5, 14),
    ...                     votes=[Vote("ann", "for")])
    >>> resolve(decision, gov)["RNN"].effect
    <Effect.BOUND: 'bound'>
    """
    if on is not None and not is_day(on):
        raise MalformedError("question", [Fault(("on",), f"expected a day, got {on!r}")])
    refuse_unknown(decision, gov)
    here = ground(gov, law if law is not None else england())
    strange = here.once(("kinds",), lambda: kind_faults(gov, here.law))
    if strange:
        raise GovernanceError("governance", strange)
    return _outcome(decision, here, on if on is not None else decision.last_day())


def _outcome(decision: Decision, here: Ground, on: date) -> Outcome:
    several, whole = readings(decision, here)
    told = [_answers(decision, one, on) for one in several]
    bindings, voted = told[0] if len(told) == 1 else agreed(told, whole)
    return Outcome(decision, on, here.law.version, bindings, voted, dict(here.names))


def _answers(decision: Decision, here: Ground, on: date) -> Answers:
    """The bindings, and how the room voted, on one reading of the framework."""
    case = Case(decision, here, max(on, decision.day))
    forum = case.ground.body(decision.forum) or case.ground.index.offices[decision.forum]
    bindings = tuple(_bindings(case, forum))
    if on < decision.day:
        bindings = tuple(_pending(one, on, decision.day) for one in bindings)
    return through_time(case, bindings), room(case, forum, bindings)


def _bindings(case: Case, forum: Any) -> Iterator[Binding]:
    """The binding of everybody who has a part, in the order of their ids."""
    own = organisations(case.ground, forum)
    named = scope(case.decision, own)
    case.parties = frozenset(named)
    done = {org: _binding(case, org, forum) for org in named}
    for org in _also(case, own, forum, done):
        done[org] = _binding(case, org, forum)
    for binding in represented(case, forum, set(done)):
        done[binding.organisation] = binding
    return iter(done[org] for org in sorted(done))


def organisations(here: Ground, forum: Any) -> tuple[str, ...]:
    """The organisations of a forum, in the order of their ids."""
    if isinstance(forum, JointCommittee):
        return forum.parties
    if isinstance(forum, CommitteeInCommon):
        return tuple(sorted(here.in_common(forum)))
    if isinstance(forum, Group):
        return tuple(sorted({s.held_for for s in forum.seats if s.voting and s.held_for}))
    if isinstance(forum, AdvisoryGroup):
        named = {org for s in forum.seats for org in (s.held_for, s.nominated_by) if org}
        return tuple(sorted(named | set(forum.organisations)))
    return (forum.organisation,)


def scope(decision: Decision, own: Iterable[str]) -> tuple[str, ...]:
    """The organisations whose function a decision exercises."""
    if decision.of is not None:
        return decision.of
    eligible = decision.eligible
    return tuple(org for org in own if eligible is None or org in eligible)


def _also(case: Case, own: tuple[str, ...], forum: Any, done: dict[str, Binding]) -> list[str]:
    """Those not named who answer all the same, for themselves: a forum's one organisation, and at
    a committee in common whoever's body exercised a function for an outsider.
    """
    if isinstance(forum, Board | Committee | Office) or _of_one(forum):
        named = case.decision.of is not None
        return [org for org in own if named and org not in done]
    return [org for org in own if org in case.exercisers and org not in done]


def _binding(case: Case, org: str, forum: Any) -> Binding:
    """The binding of one organisation; where only a body's position is open, read off that."""
    settled: Settled | None = case.theme.get((org, forum.id))
    if settled is None:
        return _worked_out(case, org, forum)
    body: Deciding = settled.way.record  # type: ignore[assignment] # kept for these only
    stance = in_body(case, body)
    alone = stance.stand is Stand.FOR or forum is body
    if stance.heads is None or not alone or isinstance(body, JointCommittee):
        return bind(case, org, settled, stance)
    key = (org, forum.id, stance.heads)
    shared: Binding | None = case.theme.get(key)
    if shared is None:
        shared = case.theme[key] = bind(case, org, settled, stance)
    return shared


def _worked_out(case: Case, org: str, forum: Any) -> Binding:
    record = case.ground.index.organisations[org]
    if not record.period.covers(case.day):
        facts: Facts = {"organisation": org, "day": case.day, "period": str(record.period)}
        return Binding(org, Effect.NO_PART, fact("organisation.not-in-being", NO, **facts))
    forum = _own_place(case, org, forum)
    if recommends(forum):
        return advised(case, org, forum)
    tried = list(ways(case, org, forum))
    reached = _reached(case, org, tried)
    if not reached:
        nobody = fact("part.nobody-decides", NO, organisation=org, forum=forum.id)
        failed = dict.fromkeys(way.authority.step for way in tried)
        why = any_of("part.unreached", (nobody, *failed), organisation=org, forum=forum.id)
        return Binding(org, Effect.UNAUTHORISED, why)
    deciding = [way for way in reached if not recommends(way.record)]
    if not deciding:
        return advised(case, org, reached[0].record)
    reached = deciding
    insider = org in organisations(case.ground, forum)
    if not insider:
        deciders = (w.decider.id for w in reached if w.authority.step.verdict is not NO)
        case.exercisers.update(case.ground.org_of(id) or "" for id in deciders)
    told = [settle(case, org, way) for way in reached]
    if insider and len(tried) == 1 and isinstance(reached[0].record, Deciding):
        case.theme[org, forum.id] = told[0]
    found = [bind(case, org, one, one.way.stance) for one in told]
    return max(found, key=lambda one: (one.verdict.value, -_ORDER[one.effect]))


_ORDER = {effect: place for place, effect in enumerate(reversed(Effect))}


def _of_one(forum: Any) -> bool:
    """Whether a forum is a committee in common of one body, which is that body by another name."""
    return isinstance(forum, CommitteeInCommon) and len(forum.bodies) == 1


def _pending(binding: Binding, on: date, day: date) -> Binding:
    """What is to be said before the decision was taken."""
    if binding.effect is Effect.NO_PART:
        return binding
    return Binding(binding.organisation, Effect.PENDING, fact("decision.later", NO, on=on, day=day))


def _own_place(case: Case, org: str, forum: Any) -> Any:
    """The forum, or at a committee in common the organisation's own body where that advises."""
    if isinstance(forum, CommitteeInCommon):
        body = case.ground.in_common(forum).get(org)
        return body if recommends(body) else forum
    return forum


def _reached(case: Case, org: str, tried: list[Way]) -> list[Way]:
    """The ways that lead anywhere; where none does, all of them if a ratification may adopt one."""
    if len(tried) == 1:
        return tried
    found = [way for way in tried if way.authority.step.verdict is not NO]
    acts = [act for act in case.decision.ratifications if act.day <= case.on]
    adopted = any(case.ground.org_of(act.by) == org for act in acts)
    return found or (tried if adopted else [])
