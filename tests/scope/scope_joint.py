"""Joint committees of up to three parties with one seat each, for every mixture of kinds.

The parties are `A`, `B` and `C`, each with a board of one, who sits on the joint committee `joint`
for it, and a delegation to that. Every mixture is asked on every day on which the law of joint
committees changes and on the day before, and under every power; every mixture of one or two has
every value of every axis; the pairs of values are taken by mixtures of each sort in turn.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import chain, combinations, combinations_with_replacement
from typing import Any, NamedTuple
from zlib import crc32

from scope_axes import Case
from scope_forms import MATTER, ONE_DAY, ONE_FOR, TWO_FOR, given
from scope_meeting import Table
from scope_parts import Asked, Part, Put, Scene, Value, seat, vote

from icsgov.law import england
from icsgov.model.authority import Attestation, Reservation
from icsgov.model.body import Board, JointCommittee
from icsgov.model.decision import Decision, Overturning, Ratification, Resolution
from icsgov.model.kinds import OrgKind, Side
from icsgov.model.matter import Matter
from icsgov.model.organisation import Organisation
from icsgov.model.voting import (
    MustAgree,
    Quorum,
    SeatClass,
    Share,
    VotingRule,
    majority,
    more_than,
    unanimity,
)
from icsgov.period import Period

KINDS = [one.value for one in OrgKind]
HOME, EARLIER = date(2024, 5, 14), date(2021, 2, 1)
LAW = [one for one in england().rules if one.read and "joint" in one.form]
EDGES = {day for one in LAW for day in (one.period.start, one.period.end) if day is not None}
DAYS = sorted(day - n * ONE_DAY for day in EDGES for n in (0, 1))
POWERS = sorted({one.power for one in LAW if one.power})


class Parties(NamedTuple):
    """The kinds of the parties, and whether the function lies with the executives of councils."""

    kinds: tuple[OrgKind, ...]
    executive: bool = False

    def __str__(self) -> str:
        named = ", ".join(one.value for one in self.kinds)
        return f"{named}; executive" if self.executive else named


class Meeting(NamedTuple):
    """A joint committee on a day."""

    variant: Parties
    day: date
    form: str = "joint committee"


def mixtures(most: int = 3) -> Iterator[Parties]:
    """Every mixture of up to so many kinds; there is only one NHS England."""
    for size in range(1, most + 1):
        for kinds in combinations_with_replacement(OrgKind, size):
            if kinds.count(OrgKind.NHSE) < 2:
                yield Parties(kinds)
                if any(one.is_council for one in kinds):
                    yield Parties(kinds, True)


def scene(parties: Parties, day: date) -> Scene:
    """A joint committee to which every party has given the matter, and which votes for."""
    names = "ABC"[: len(parties.kinds)]
    side = Side.EXECUTIVE if parties.executive else None
    rules = TWO_FOR if len(names) > 1 else ONE_FOR
    parts = {
        "joint": Part(JointCommittee, {"id": "joint", "parties": tuple(names), **rules}),
        "matter": Part(Matter, {"id": MATTER, "kinds": (), "side": side}),
    }
    for name, kind in zip(names, parties.kinds, strict=True):
        two = parties.executive and kind.is_council
        sides = [("board", Side.EXECUTIVE), ("council", Side.COUNCIL)] if two else [("board", None)]
        parts[name] = Part(Organisation, {"id": name, "kind": kind})
        for body, on in sides:
            id = f"{name} {body}"
            parts[id] = Part(Board, {"id": id, "organisation": name, "side": on, **ONE_FOR})
            role = "councillor" if kind.is_council else "chair"
            parts[f"{name} on {body}"] = seat(id, f"p{name}", role=role)
        parts[f"seat of {name}"] = seat("joint", f"p{name}", held_for=name)
        parts[f"given by {name}"] = given(f"given by {name}", f"{name} board", "joint")
        parts[f"vote of {name}"] = vote(f"p{name}")
    fields = {"id": "D", "matters": MATTER, "forum": "joint", "day": day, "figures": 0}
    parts["decision"] = Part(Decision, {**fields, "notice": day - 60 * ONE_DAY})
    parts["asked"] = Part(Asked, {})
    return Scene(parts)


def tables(parties: Parties, day: date) -> dict[str, Table]:
    """The axes of a joint committee."""
    names = "ABC"[: len(parties.kinds)]
    found: dict[str, Table] = {}
    for name in names:
        slot, link, kept = f"vote of {name}", f"given by {name}", f"kept by {name}"
        found[f"vote of {name}"] = {
            "against": {slot: {"position": "against"}},
            "abstains": {slot: {"position": "abstain"}},
            "says nothing": {slot: None},
        }
        found[f"link of {name}"] = {
            "not there": {link: None},
            "ended that day": {link: {"period": Period(None, day)}},
            "over the ceiling": {link: {"ceiling": 1}, "decision": {"figures": 2}},
            "figures not recorded": {link: {"ceiling": 2}, "decision": {"figures": None}},
            "without a source": {link: {"source": None}},
            "kept": {kept: Reservation(kept, by=f"{name} board", matters=MATTER)},
            "which may be recalled": {link: {"recall": True}},
        }
    return {**found, **_meeting(names), **_law(), **_acts(names, day)}


def _meeting(names: str) -> dict[str, Table]:
    first = SeatClass(organisations=["A"])
    rules: dict[str, Any] = {
        "not recorded": None,
        "unanimity": unanimity("entitled"),
        "by organisation": VotingRule(Share(more_than("1/2"), by_organisation=True)),
        "A must agree": VotingRule([Share(more_than("1/2")), MustAgree(first)]),
        "a casting vote": majority(casting_vote=True),
        "a tie is lost": majority(tie="lost"),
    }
    quora: dict[str, Any] = {
        "not recorded": None,
        "one": Quorum(count=1),
        "everybody": Quorum(share="1"),
        "four": Quorum(count=4),
    }
    casting = {"casting": vote("pA", casting=True), "decision": {"presided": "pA"}}
    return {
        "rule": {name: {"joint": {"rule": one}} for name, one in rules.items()},
        "quorum": {name: {"joint": {"quorum": one}} for name, one in quora.items()},
        "recusal": {"of A": {"decision": {"recused": "pA"}}},
        "attendance": {
            "nobody": {"decision": {"attended": ()}},
            "everybody": {"decision": {"attended": [f"p{one}" for one in names]}},
        },
        "casting": {"for, by A": casting},
        "minute": {
            "for": {
                **{f"vote of {one}": None for one in names},
                "decision": {"resolutions": Resolution("joint", "for")},
            }
        },
    }


def _law() -> dict[str, Table]:
    kinds = ("partnership-management", "nhse-excluded", "council-function", "key-decision")
    facts = [Attestation(c.name) for one in LAW for c in one.conditions]
    denied = [Attestation(one.condition, False) for one in facts]
    return {
        "power": {one: {"joint": {"under": one}} for one in POWERS},
        "kinds": {
            "not considered": {"matter": {"kinds": None}},
            **{one: {"matter": {"kinds": [one]}} for one in kinds},
        },
        "statute": {one: {"joint": {"statute": one}} for one in HWB_AND_ICP},
        "word of law": {
            "all hold": {"decision": {"attested": tuple(dict.fromkeys(facts))}},
            "none holds": {"decision": {"attested": tuple(dict.fromkeys(denied))}},
        },
    }


HWB_AND_ICP = ("health and wellbeing board", "care partnership")


def _acts(names: str, day: date) -> dict[str, Table]:
    back: Put = {"decision": {"overturnings": Overturning("A board", day)}}
    return {
        "afterwards": {
            "overturned by A": back,
            "overturned by A, whose terms let it": {**back, "joint": {"recall": True}},
            "ratified by A": {"decision": {"ratifications": Ratification("A board", day)}},
        },
        "existence": {
            "A ended that day": {"A": {"period": Period(None, day)}},
            "the joint committee ended that day": {"joint": {"period": Period(None, day)}},
        },
        "whom": {
            "A": {"decision": {"of": ["A"]}},
            "another": {"decision": {"of": [names[-1]]}},
            "A eligible": {"decision": {"eligible": ["A"]}},
        },
    }


def axes(parties: Parties, day: date) -> dict[str, list[Value]]:
    """The values of each axis."""
    return {
        name: [Value(name, one, put) for one, put in table.items()]
        for name, table in tables(parties, day).items()
    }


SORTS = (
    ({"FT", "NHST", "CARE_TRUST", "ICB", "NHSE", "LA", "CA"}, HOME, False),
    ({"FT", "NHST", "CARE_TRUST", "ICB", "NHSE", "CCA"}, HOME, False),
    ({"FT", "ICB", "COMPANY", "CHARITY", "PARTNERSHIP", "SPHA", "OTHER", "SOS"}, HOME, False),
    ({"LA", "DISTRICT"}, HOME, False),
    ({"LA", "DISTRICT"}, HOME, True),
    ({"ICB", "LHB"}, HOME, False),
    ({"CCG", "NHSE"}, EARLIER, False),
    ({"FT", "NHST", "CARE_TRUST", "CCG", "LA", "DISTRICT", "SPHA"}, EARLIER, False),
)
"""Sorts of mixture, by the kinds in them, the day, and whether the function is an executive's."""


@cache
def sort_of(number: int) -> list[Parties]:
    """The mixtures of two or three of a sort."""
    kinds, _, executive = SORTS[number]
    return [
        one
        for one in mixtures()
        if len(one.kinds) > 1
        and one.executive is executive
        and {kind.value for kind in one.kinds} <= kinds
    ]


def cases(first: str) -> Iterator[Case]:
    """The worlds of the mixtures that begin with a kind."""
    ours = [one for one in mixtures() if one.kinds[0].value == first]
    for parties in ours:
        for day in sorted({HOME, EARLIER, *DAYS}):
            parts, meeting = scene(parties, day), Meeting(parties, day)
            yield Case(meeting, parts)
            if day in (HOME, EARLIER):
                known = axes(parties, day)
                few = {"power": known["power"]} if len(parties.kinds) > 2 else known
                for one in chain.from_iterable(few.values()):
                    yield Case(meeting, parts, (one,))
    for number, (_, day, _) in enumerate(SORTS):
        for parties in (one for one in sort_of(number) if one in ours):
            parts, meeting = scene(parties, day), Meeting(parties, day)
            for two in pairs_in_turn(number, parties, day):
                yield Case(meeting, parts, two)


def pairs_in_turn(number: int, parties: Parties, day: date) -> Iterator[tuple[Value, Value]]:
    """The pairs of values that are this mixture's among those of its sort with as many parties."""
    alike = [one for one in sort_of(number) if len(one.kinds) == len(parties.kinds)]
    place = alike.index(parties)
    for one, two in combinations(axes(parties, day).values(), 2):
        for first in one:
            for second in two:
                if crc32(f"{first} + {second}".encode()) % len(alike) == place:
                    yield first, second
