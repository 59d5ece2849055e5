"""Whether the bodies of a forum had their quorum when a decision was taken."""

from collections.abc import Iterator
from typing import NamedTuple

from icsgov.explain import Step, all_of
from icsgov.law.rulebook import RuleBook
from icsgov.model.body import Body, CommitteeInCommon, Deciding
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.index import organisations_of
from icsgov.model.kinds import Position
from icsgov.reasoning.ground import Case, ground
from icsgov.reasoning.links import not_in_being
from icsgov.reasoning.position import quorum_of
from icsgov.reasoning.roll import ballot


class Sitting(NamedTuple):
    """A body at the moment of a decision: whether it had its quorum, and whether it took sides.

    `decided` says that somebody's vote for or against counts there, or that its minute says which.
    """

    body: str
    organisations: tuple[str, ...]
    step: Step
    decided: bool


def sittings(decision: Decision, gov: Governance, law: RuleBook) -> tuple[Sitting, ...]:
    """Every body that decides in the forum of a decision, as it was when that was taken.

    A group and an advisory group have no quorum, and none of their people is a body.
    """
    case = Case(decision, ground(gov, law), decision.day)
    here = case.ground.gov  # as it reads that day
    forum = here.index.bodies.get(decision.forum)
    return tuple(_sitting(case, body) for body in bodies_of(forum, here))


def bodies_of(forum: Body | None, gov: Governance) -> Iterator[Deciding]:
    """The bodies that decide in a forum: those of a committee in common, or itself."""
    if forum is None:
        return
    for id in forum.bodies if isinstance(forum, CommitteeInCommon) else (forum.id,):
        body = gov.index.bodies.get(id)
        if isinstance(body, Deciding):
            yield body


def _sitting(case: Case, body: Deciding) -> Sitting:
    gone = not_in_being(case, body.id)
    step = all_of("quorum", gone) if gone else quorum_of(case, body)
    votes_for, against, _ = ballot(case, body).heads
    said = (one for one in case.decision.resolutions if one.body == body.id)
    minuted = any(one.position is not Position.ABSTAIN for one in said)
    decided = bool(votes_for or against or minuted)
    orgs = case.ground.index.organisations
    there = (org for org in organisations_of(body) if orgs[org].period.covers(case.day))
    return Sitting(body.id, tuple(there), step, decided)
