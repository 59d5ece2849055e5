"""Who was there when a decision was taken, as the minute of an organisation says it."""

from collections.abc import Iterable, Iterator

from icsgov.analysis.meetings import members_at, taken
from icsgov.analysis.reading import reading
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.index import organisations_of
from icsgov.model.meeting import Meeting
from icsgov.phrases.wording import ids
from icsgov.reasoning.quorate import bodies_of


def roll_call(meeting: Meeting, decision: Decision, org: str, gov: Governance) -> Iterator[str]:
    """Members of the organisation's body, those in attendance only, those away, and who presided.

    Where the forum has no body of the organisation's own, it is the forum itself.
    """
    taken(meeting, decision, gov)  # one of the two may contradict the other
    gov = reading(gov, meeting.day)
    place = meeting.place(decision) or 0
    bodies = bodies_of(gov.index.bodies[meeting.forum], gov)
    own = [body.id for body in bodies if org in organisations_of(body)]
    body = str(own[0] if own else meeting.forum)
    if meeting.present is None:
        yield "who was there is not recorded"
    else:
        yield from _there(meeting, place, body, members_at(meeting, place, body, gov))
    if meeting.apologies:
        yield f"apologies: {ids(meeting.apologies)}"
    over = (None, body, str(meeting.forum))
    chairs = tuple(one.person for one in meeting.chairs(place) if one.body in over)
    yield f"in the chair: {ids(chairs)}"


def _there(meeting: Meeting, place: int, body: str, members: tuple[str, ...]) -> Iterator[str]:
    others = {str(one.person) for one in meeting.there(place)} - set(members)
    away = {str(one.person) for one in meeting.present or ()} - others - set(members)
    yield f"members of `{body}`: {_named(members)}"
    yield f"in attendance only, without a vote in `{body}`: {_named(others)}"
    if away:
        yield f"there for other items only: {_named(away)}"


def _named(people: Iterable[str]) -> str:
    return ids(tuple(sorted(people))) if people else "nobody"
