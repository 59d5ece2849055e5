"""The axes of a meeting: who sits there, how they vote, who is there, quorum, rule and notice.

An axis is a table from the name of each value to what it puts in the world.
"""

from typing import Any

from scope_forms import ONE_DAY, Place
from scope_parts import Put, seat, vote

from icsgov.model.decision import Attendance, Notice, Presiding, Recusal, Resolution
from icsgov.model.organisation import Tenure
from icsgov.model.voting import (
    AllPresent,
    Including,
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    VotingRule,
    at_least,
    majority,
    more_than,
    unanimity,
)
from icsgov.period import Period

Table = dict[str, Put]


def on_boards(place: Place, at: int, **fields: Any) -> dict[str, Any]:
    """A director's seat with other fields."""
    return {f"director {at}": fields}


def role(place: Place) -> Table:
    """What the three are on the board in which the power lies."""
    known = {
        f"{at} is {name or 'of unknown role'}": on_boards(place, at, role=name)
        for at, name in (
            (1, None),
            (2, None),
            (3, None),
            (1, "executive"),
            (2, "non-executive"),
        )
    }
    return {
        **known,
        "all are of unknown role": {f"director {at}": {"role": None} for at in (1, 2, 3)},
        "2 has no vote": on_boards(place, 2, voting=False),
        "2 left that day": on_boards(place, 2, period=Period(None, place.day)),
    }


def membership(place: Place) -> Table:
    """Who sits on the body that decides, beyond its three."""
    first, second, third = place.seats
    body, (one, _, _), (v1, v2, v3) = place.body, place.people, place.votes
    there = {"within": str(body)}
    after = place.day + ONE_DAY
    stranger = {"person": "x", "role": "outsider"}
    named = _where(place)
    return {
        "1 has no vote": {first: {"voting": False}},
        "1 left that day": {first: {"period": Period(None, place.day)}},
        "1 comes the day after": {first: {"period": Period(after)}},
        "1 is suspended": {first: {"suspended": Period(place.day, after)}},
        "1 alone": {second: None, third: None, v2: None, v3: None},
        "2 alone": {first: None, third: None, v1: None, v3: None},
        "3 is an outsider": {third: stranger, v3: {"person": "x"}},
        "an outsider alone": {
            first: None,
            second: None,
            v1: None,
            v2: None,
            third: stranger,
            v3: {"person": "x"},
        },
        "a deputy for 1, who votes": {
            "seat 4": seat(person="x", deputises_for=one, **there),
            "vote 4": vote("x", **named),
        },
        "a deputy instead of 1": {
            "seat 4": seat(person="x", deputises_for=one, **there),
            v1: {"person": "x"},
        },
        "nobody": {first: None, second: None, third: None},
    }


def vote_1(place: Place) -> Table:
    """What the first says."""
    one, person = place.votes[0], place.people[0]
    again = vote(person, "against", order=2, **_where(place))
    return {
        "against": {one: {"position": "against"}},
        "abstains": {one: {"position": "abstain"}},
        "says nothing": {one: None},
        "for, then against": {one: {"order": 1}, "vote again": again},
        "the day after": {one: {"day": place.day + ONE_DAY}},
        "for A": {one: {"organisation": "A"}},
        **({"for another": {one: {"organisation": place.others[0]}}} if place.others else {}),
    }


def _where(place: Place) -> dict[str, Any]:
    """Where a vote is cast, where it has to be said."""
    return {"body": place.body} if place.form.endswith("in common") else {}


def vote_2(place: Place) -> Table:
    """What the second says."""
    return _said(place.votes[1])


def vote_3(place: Place) -> Table:
    """What the third says."""
    return _said(place.votes[2])


def _said(slot: str) -> Table:
    return {
        "against": {slot: {"position": "against"}},
        "abstains": {slot: {"position": "abstain"}},
        "says nothing": {slot: None},
    }


def room(place: Place) -> Table:
    """How all three vote together, or what a minute says instead."""
    body, (_, v2, v3), person = place.body or place.form, place.votes, place.people[0]
    tie = {v2: {"position": "against"}, v3: None}
    nobody = dict.fromkeys(place.votes)

    def casting(said: str, by: str = person) -> Put:
        return {**tie, "casting": vote(by, said, casting=True, **_where(place))}

    def minute(said: str, **more: Any) -> Put:
        return {**more, "decision": {"resolutions": Resolution(body, said)}}

    return {
        "all against": {one: {"position": "against"} for one in place.votes},
        "nobody votes": nobody,
        "nobody, a minute says for": minute("for", **nobody),
        "nobody, a minute says against": minute("against", **nobody),
        "a minute says against": minute("against"),
        "a tie": tie,
        "a tie, 1 casts for": casting("for"),
        "a tie, 1 casts against": casting("against"),
        "a tie, a stranger casts for": casting("for", "stranger"),
    }


def elsewhere(place: Place) -> str | None:
    """Another body that there is, for what is recorded of another meeting."""
    if place.body != "board":
        return "board"
    return "B board" if place.others else None


def recusal(place: Place) -> Table:
    """Who takes no part."""
    people, there = place.people, elsewhere(place)
    who: dict[str, Any] = {
        "1": people[0],
        "1, here": Recusal(people[0], body=place.body),
        "1 and 2": people[:2],
        "everybody": people,
    }
    if there is not None:
        who["1, elsewhere"] = Recusal(people[0], body=there)
    return {name: {"decision": {"recused": one}} for name, one in who.items()}


def attendance(place: Place) -> Table:
    """Who is recorded as having been there."""
    people, there = place.people, elsewhere(place)
    who: dict[str, Any] = {"everybody": people, "nobody": (), "1": people[:1]}
    if there is not None:
        who["everybody, elsewhere"] = [Attendance(one, body=there) for one in people]
    return {name: {"decision": {"attended": one}} for name, one in who.items()}


def presiding(place: Place) -> Table:
    """Who presided."""
    people = place.people
    return {
        "1": {"decision": {"presided": people[0]}},
        "2, here": {"decision": {"presided": Presiding(people[1], body=place.body)}},
        "a stranger": {"decision": {"presided": "stranger"}},
    }


EXECUTIVES = SeatClass(roles=["executive", "leader"])
OTHERS = SeatClass(roles=["non-executive", "councillor"])


def quorum(place: Place) -> Table:
    """How many have to be there."""
    quora: dict[str, Any] = {
        "not recorded": None,
        "three": Quorum(count=3),
        "four": Quorum(count=4),
        "two thirds": Quorum(share="2/3"),
        "one executive": Quorum(count=1, including=Including(1, EXECUTIVES)),
        "two of the others": Quorum(count=1, including=Including(2, OTHERS)),
        "two provisions": (Quorum(count=1), Quorum(share="1")),
        "ended that day": Quorum(count=1, period=Period(None, place.day)),
    }
    return {name: {str(place.body): {"quorum": one}} for name, one in quora.items()}


def rule(place: Place) -> Table:
    """When a proposal is carried."""
    first = SeatClass(people=[place.people[0]])
    rules: dict[str, Any] = {
        "not recorded": None,
        "more than half of those present": majority("present"),
        "more than half of those entitled": majority("entitled"),
        "two thirds": VotingRule(Share(at_least("2/3"))),
        "everybody entitled": unanimity("entitled"),
        "a casting vote": majority(casting_vote=True),
        "a tie is lost": majority(tie="lost"),
        "the others must agree": VotingRule([Share(more_than("1/2")), MustAgree(OTHERS)]),
        "1 must agree": VotingRule([Share(more_than("1/2")), MustAgree(first)]),
        "all must be present": VotingRule([Share(more_than("1/2")), AllPresent()]),
        "by organisation": VotingRule(Share(more_than("1/2"), by_organisation=True)),
        "unanimity for this matter": (majority(), unanimity(matters="service/site")),
        "ended that day": majority(period=Period(None, place.day)),
    }
    return {name: {str(place.body): {"rule": one}} for name, one in rules.items()}


def notice(place: Place) -> Table:
    """When notice was given; its edges only where a rule of law asks for notice."""
    days = {"none": None, "on the day": Notice(place.day)}
    wanted = {one.values["clear_days"] for one in place.variant.rules if one.subject == "notice"}
    if wanted:
        for clear in sorted(int(one) - short for one in wanted for short in (0, 1)):
            days[f"{clear} clear days"] = Notice(place.day - (clear + 1) * ONE_DAY)
        days["on the day, urgent"] = Notice(place.day, exception="urgency")
        days["on the day, special urgency"] = Notice(place.day, exception="special urgency")
        five = place.day - 6 * ONE_DAY
        days["5 clear days, general exception"] = Notice(five, exception="general exception")
    return {name: {"decision": {"notice": one}} for name, one in days.items()}


def decides_alone(place: Place) -> Table:
    """Who decides alone."""
    return {
        person: {slot: {field: person} for slot, field in place.alone}
        for person in ("p1", "p2", "p3", "clerk", "stranger")
        if person not in place.people
    }


def post(place: Place) -> Table:
    """What becomes of the post of whoever decides alone."""
    (who,), day = place.people, place.day
    return {
        "vacant": {"post": {"holders": ()}},
        "left that day": {"post": {"holders": Tenure(who, Period(None, day))}},
        "taken up that day": {"post": {"holders": Tenure(who, Period(day))}},
        "of no employee": {"post": {"employee": False}},
        "of the accounting officer": {"post": {"accounting_officer": True}},
    }


def word(place: Place) -> Table:
    """What somebody who decides alone says, where, and when."""
    (who,), one, after = place.people, place.votes[0], place.day + ONE_DAY
    where = "group" if place.seats else "post"
    minutes = {said: Resolution(where, said) for said in ("for", "against")}
    return {
        "against": {one: {"position": "against"}},
        "abstains": {one: {"position": "abstain"}},
        "says nothing": {one: None},
        "the day after": {one: {"day": after}},
        "against, the day after": {"vote 2": vote(who, "against", day=after)},
        "against, then for": {one: {"order": 2}, "vote 2": vote(who, "against", order=1)},
        "for A": {one: {"organisation": "A"}},
        "with a casting vote": {one: {"casting": True}},
        "a stranger for, too": {"vote 3": vote("stranger")},
        "nothing, a minute says for": {one: None, "decision": {"resolutions": minutes["for"]}},
        "a minute says against": {"decision": {"resolutions": minutes["against"]}},
    }


def interest(place: Place) -> Table:
    """Whether somebody who decides alone takes no part."""
    who = place.people[0]
    return {
        "everywhere": {"decision": {"recused": who}},
        "elsewhere": {"decision": {"recused": Recusal(who, body="board")}},
    }


def group_seat(place: Place) -> Table:
    """The seat of whoever decides alone in a group, and a deputy."""
    (one,), day = place.seats, place.day
    deputy = seat("group", "p3", held_for="A", deputises_for=place.people[0])
    return {
        "no vote": {one: {"voting": False}},
        "ended that day": {one: {"period": Period(None, day)}},
        "ends the day after": {one: {"period": Period(None, day + ONE_DAY)}},
        "suspended": {one: {"suspended": Period(day, day + ONE_DAY)}},
        "a deputy who votes, too": {"seat 2": deputy, "vote 4": vote("p3")},
        "a deputy instead": {"seat 2": deputy, place.votes[0]: {"person": "p3"}},
    }


def there_in_group(place: Place) -> Table:
    """Who is recorded as having been at the meeting of a group."""
    return {
        "whoever decides": {"decision": {"attended": place.people}},
        "nobody": {"decision": {"attended": ()}},
    }
