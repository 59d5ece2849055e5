"""How the room voted, which is another question than who is bound."""

from collections.abc import Iterable
from typing import Any

from icsgov.model.body import (
    Board,
    Committee,
    CommitteeInCommon,
    Deciding,
    JointCommittee,
)
from icsgov.model.decision import Vote
from icsgov.model.kinds import Position
from icsgov.reasoning.ground import Case
from icsgov.reasoning.links import not_in_being
from icsgov.reasoning.position import in_body
from icsgov.reasoning.results import Binding, Room, Stand, Tally
from icsgov.reasoning.roll import ballot


def room(case: Case, forum: Any, bindings: tuple[Binding, ...]) -> Room:
    """People by their last votes, bodies by their positions, organisations by their answers."""
    ids = forum.bodies if isinstance(forum, CommitteeInCommon) else (forum.id,)
    bodies = [case.ground.body(id) for id in ids]
    deciding = [
        body
        for body in bodies
        if isinstance(body, Board | Committee | JointCommittee) and not not_in_being(case, body.id)
    ]
    stands = [in_body(case, body).stand for body in deciding]
    told = counted(case, deciding) if deciding else _heads(case, set(ids))
    return Room(told, _tally(stands), _tally(_stands(bindings)))


def counted(case: Case, bodies: Iterable[Deciding]) -> Tally:
    """The votes that count in bodies that meet together: each person's, once for each position."""
    cast = {
        (key[0], position)
        for body in bodies
        for key, position in ballot(case, body).positions.items()
    }
    count = [position for _, position in cast].count
    return Tally(count(Position.FOR), count(Position.AGAINST), count(Position.ABSTAIN))


def _heads(case: Case, ids: set[str]) -> Tally:
    """Everybody who voted in the room, once each, by the last vote that they cast there."""
    last: dict[str, Vote] = {}
    for vote in case.decision.votes:
        day = vote.day or case.decision.day
        if vote.casting or day > case.on or (vote.body or case.decision.forum) not in ids:
            continue
        known = last.get(vote.person)
        if known is None or _when(case, known) < _when(case, vote):
            last[vote.person] = vote
    positions = [vote.position for vote in last.values()]
    count = positions.count
    return Tally(count(Position.FOR), count(Position.AGAINST), count(Position.ABSTAIN))


def _when(case: Case, vote: Vote) -> tuple[Any, int, str]:
    return vote.day or case.decision.day, vote.order or 0, vote.position.value


def _stands(bindings: tuple[Binding, ...]) -> Iterable[Stand]:
    return (binding.stand for binding in bindings if binding.stand is not None)


def _tally(stands: Iterable[Stand]) -> Tally:
    values = list(stands)
    none = values.count(Stand.NONE)
    return Tally(values.count(Stand.FOR), values.count(Stand.AGAINST), none)
