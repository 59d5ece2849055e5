"""How the room voted, which is another question than who is bound."""

from collections.abc import Iterable
from typing import Any

from icsgov.model.body import CommitteeInCommon, Deciding
from icsgov.model.decision import Vote
from icsgov.model.kinds import Position
from icsgov.reasoning.ground import Case
from icsgov.reasoning.links import not_in_being
from icsgov.reasoning.position import in_body
from icsgov.reasoning.results import Binding, Room, Stand, Tally
from icsgov.reasoning.roll import positions


def room(case: Case, forum: Any, bindings: tuple[Binding, ...]) -> Room:
    """People by their last votes, bodies by their positions, organisations by their answers."""
    ids = forum.bodies if isinstance(forum, CommitteeInCommon) else (forum.id,)
    key = ("room", forum.id)
    deciding: list[Deciding] | None = case.theme.get(key)
    if deciding is None:
        deciding = case.theme[key] = _deciding(case, ids)
    stands = [in_body(case, body).stand for body in deciding]
    told = counted(case, deciding) if deciding else _heads(case, set(ids))
    return Room(told, _tally(stands), _tally(binding.stand for binding in bindings))


def _deciding(case: Case, ids: Iterable[str]) -> list[Deciding]:
    """Those of the bodies in a room that decide anything, and are there that day."""
    return [
        body
        for body in map(case.ground.body, ids)
        if isinstance(body, Deciding) and not not_in_being(case, body.id)
    ]


def counted(case: Case, bodies: Iterable[Deciding]) -> Tally:
    """The votes that count in bodies that meet together: each person's, once for each position."""
    told = [positions(case, body).items() for body in bodies]

    def people(which: Position) -> int:
        return len({key[0] for items in told for key, position in items if position is which})

    return Tally(people(Position.FOR), people(Position.AGAINST), people(Position.ABSTAIN))


def _heads(case: Case, ids: set[str]) -> Tally:
    """Everybody who voted in the room, once for each position, by the last vote that they cast
    there for whoever they cast it for.
    """
    last: dict[tuple[str, str, str | None], Vote] = {}
    for vote in case.decision.votes:
        day, body = vote.day or case.decision.day, str(vote.body or case.decision.forum)
        if vote.casting or day > case.on or body not in ids:
            continue
        key = (vote.person, body, vote.organisation)
        known = last.get(key)
        if known is None or _when(case, known) < _when(case, vote):
            last[key] = vote
    count = [one for _, one in {(vote.person, vote.position) for vote in last.values()}].count
    return Tally(count(Position.FOR), count(Position.AGAINST), count(Position.ABSTAIN))


def _when(case: Case, vote: Vote) -> tuple[Any, int]:
    return vote.day or case.decision.day, vote.order or 0


def _tally(stands: Iterable[Stand | None]) -> Tally:
    values = list(stands)
    none = values.count(Stand.NONE)
    return Tally(values.count(Stand.FOR), values.count(Stand.AGAINST), none)
