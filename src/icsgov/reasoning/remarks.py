"""What has to be said beside an answer although nothing hangs on it, so that nobody misreads it."""

from collections.abc import Iterator
from typing import Any

from icsgov.explain import NO, YES, Facts, Step, fact
from icsgov.law.rulebook import Family, Rule
from icsgov.model.body import Board, Committee, CommitteeInCommon, JointCommittee
from icsgov.model.kinds import Position, Side, Statute
from icsgov.reasoning.advice import duty_to_regard
from icsgov.reasoning.cite import by_law
from icsgov.reasoning.ground import Case
from icsgov.reasoning.results import Binding, Effect, How, Stand
from icsgov.reasoning.roll import positions
from icsgov.reasoning.room import counted
from icsgov.reasoning.ways import Way


def remarks(case: Case, org: str, way: Way, stand: Stand) -> Iterator[Step]:
    """A recusal of nobody known; a party outvoted and yet bound, or the only one left; a
    majority that binds nobody.
    """
    for one in case.decision.recused:
        if one.person not in case.ground.index.people:
            yield fact("recusal.of-nobody", YES, doubt=True, person=one.person)
    granted = stand is Stand.FOR and way.authority.step.verdict is YES
    if granted and isinstance(way.record, JointCommittee):
        against = _against(case, org, way.record)
        if against:
            rules = _effects(case, org, "outvoted", "")
            law: Facts = by_law(rules[0]) if rules else {"doubt": True}
            yield fact("joint.outvoted", YES, **law, organisation=org, people=against)
        if not any(_there(case, party) for party in set(way.record.parties) - {org}):
            yield fact("joint.alone", YES, doubt=True, organisation=org, body=way.record.id)
    forum = case.ground.body(case.decision.forum)
    if stand is not Stand.FOR and isinstance(forum, CommitteeInCommon):
        yield from _majority(case, org, forum)


def _there(case: Case, org: str) -> bool:
    """Whether an organisation is in being that day."""
    return case.ground.index.organisations[org].period.covers(case.day)


def _majority(case: Case, org: str, forum: CommitteeInCommon) -> Iterator[Step]:
    """That a majority of those in the room binds nobody, where there was one."""
    told = counted(case, case.ground.in_common(forum).values())
    if told.votes_for > told.against:
        for rule in _effects(case, org, "binds_nobody_else", "room_majority"):
            yield fact("room.majority", YES, **by_law(rule), organisation=org)


def _against(case: Case, org: str, body: JointCommittee) -> tuple[str, ...]:
    """Those whose vote against counted, in a seat held for an organisation."""
    return tuple(
        sorted(
            key[0]
            for key, p in positions(case, body).items()
            if key[1] == org and p is Position.AGAINST
        )
    )


def _effects(case: Case, org: str, subject: str, form: str) -> list[Rule]:
    codes = {case.ground.code(org, side) for side in Side}
    return [
        rule
        for rule in case.ground.law.family(Family.EFFECT, case.day)
        if rule.subject == subject and rule.form == form and codes & set(rule.delegators)
    ]


def represented(case: Case, forum: Any, answered: set[str]) -> Iterator[Binding]:
    """Organisations whose people sat on another one's body, which commits them to nothing."""
    if not isinstance(forum, Board | Committee):
        return
    hwb = getattr(forum, "statute", None) is Statute.HWB
    form = "hwb" if hwb else "partner_member_vote"
    sent = {org for seat in forum.seats for org in (seat.nominated_by, seat.held_for) if org}
    for org in sorted(sent - answered):
        duty = duty_to_regard(case, org, forum) if hwb else None
        if duty is not None:
            yield Binding(org, Effect.HAVE_REGARD, duty, How.HAVE_REGARD)
            continue
        rules = _effects(case, org, "binds_nobody_else", form)
        facts: Facts = {"organisation": org, "body": forum.id}
        law = by_law(rules[0]) if rules else {}
        yield Binding(org, Effect.NO_PART, fact("part.represented-only", NO, **law, **facts))
