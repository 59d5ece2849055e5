"""A framework under one rulebook, with room for what is worked out once; and one decision in it."""

from bisect import bisect_right
from collections.abc import Callable
from copy import copy
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from attrs import evolve

from icsgov.explain import NO, UNKNOWN, YES, Step, fact
from icsgov.law.rulebook import RuleBook
from icsgov.model.body import Board, Body, Committee, CommitteeInCommon
from icsgov.model.decision import Decision, Vote
from icsgov.model.governance import Governance
from icsgov.model.index import Index
from icsgov.model.kinds import OrgKind, Per, Side, Vat
from icsgov.model.matter import Figure, Limit, ancestors
from icsgov.reasoning.deemed import deemed, turns

T = TypeVar("T")
BOOKS = 8
"""How many rulebooks a framework is remembered under at the same time."""

ROOM = 50_000
"""How many answers are kept for reuse before the oldest questions are forgotten together."""

THEMES = 2_000
"""How many sorts of decision, alike but for their votes, are remembered at the same time."""


class _Missing:
    """Nothing has been worked out yet."""


MISSING = _Missing()


class Ground:
    """One framework under one rulebook. What depends on nothing else is kept here and shared."""

    def __init__(
        self,
        gov: Governance,
        law: RuleBook,
        base: "Ground | None" = None,
        kept: frozenset[str] = frozenset(),
    ) -> None:
        self.gov = gov
        self.law = law
        self.base = base if base is not None else self
        self.kept = kept
        self.turns: tuple[date, ...] = turns(gov) if base is None else base.turns
        self.index: Index = gov.index
        self.names = {org.id: org.name for org in gov.organisations}
        self.one_offs = any(given.decision is not None for given in gov.delegations)
        self.urgent = tuple(given for given in gov.delegations if given.urgent is not None)
        self._kept: dict[Any, Any] = {}
        self._themes: dict[Any, dict[Any, Any]] = {}

    def on(self, day: date, kept: frozenset[str] | None = None) -> "Ground":
        """The framework as it reads on a day, after the successions that had taken place.

        Of seats of which nothing is on file, those pass whose succession is in `kept`.
        """
        base, chosen = self.base, self.kept if kept is None else kept
        epoch = bisect_right(base.turns, day) if base.turns else 0
        if not epoch:
            return base

        def make() -> Ground:
            return Ground(deemed(base.gov, day, chosen), base.law, base, chosen)

        return base.once(("epoch", epoch, chosen), make)

    def theme(self, decision: Decision, on: date) -> dict[Any, Any]:
        """Room for what decisions alike but for their votes have in common.

        A decision on which somebody acted afterwards has a room of its own.
        """
        if decision.approvals or decision.ratifications or decision.overturnings:
            return {}
        key = (
            decision.matters,
            decision.day,
            decision.figures,
            decision.attested,
            decision.consultations,
            decision.next_meeting,
            decision.notice,
            on,
            decision.id if self.one_offs else None,
        )
        found = self._themes.get(key)
        if found is None:
            if len(self._themes) >= THEMES:
                self._themes.clear()
            found = self._themes[key] = {}
        return found

    def once(self, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What `make` gives, worked out the first time that this key is asked for."""
        kept = self._kept
        found: T | _Missing = kept.get(key, MISSING)
        if not isinstance(found, _Missing):
            return found
        if len(kept) > ROOM:
            kept.clear()
        made = make()
        kept[key] = made
        return made

    def in_common(self, forum: CommitteeInCommon) -> dict[str, Board | Committee]:
        """The body of each organisation at a committee in common."""

        def make() -> dict[str, Board | Committee]:
            bodies = [self.index.bodies[id] for id in forum.bodies]
            return {b.organisation: b for b in bodies if isinstance(b, Board | Committee)}

        return self.once(("in-common", forum.id), make)

    def body(self, id: str | None) -> Body | None:
        """The body of an id."""
        return self.index.bodies.get(id) if id is not None else None

    def org_of(self, id: str) -> str | None:
        """The organisation of a body or an office; of an organisation, itself."""
        if id in self.index.organisations:
            return id
        record = self.index.bodies.get(id) or self.index.offices.get(id)
        return getattr(record, "organisation", None)

    def kind(self, org: str) -> OrgKind:
        """What an organisation is."""
        return self.index.organisations[org].kind

    def code(self, org: str, side: Side | None) -> str:
        """The rulebook's code for an organisation, and for a council the side acting."""
        return code(self.kind(org), side)

    def side_of(self, id: str) -> Side:
        """The side of a council on which a body stands: its own, or its appointing body's."""
        seen: set[str] = set()
        here: str | None = id
        while here is not None and here not in seen:
            seen.add(here)
            body = self.body(here)
            if isinstance(body, Board):
                return body.side or Side.COUNCIL
            here = body.parent if isinstance(body, Committee) else None
        return Side.COUNCIL


def code(kind: OrgKind, side: Side | None) -> str:
    """The rulebook's code for a kind of organisation, and for a council the side acting."""
    if not kind.is_council:
        return kind.value
    stem = "LA" if kind is OrgKind.LA else "DISTRICT"
    suffix = "EXEC" if side is Side.EXECUTIVE else "COUNCIL"
    return f"{stem}_{suffix}"


def ground(gov: Governance, law: RuleBook) -> Ground:
    """The ground of a framework under a rulebook, made once for each pair."""
    made: Ground | None = gov.compiled.get(law)
    if made is None:
        if len(gov.compiled) >= BOOKS:
            gov.compiled.clear()
        made = gov.compiled[law] = Ground(gov, law)
    return made


class Case:
    """One decision in a framework, as it stands on the day `on`."""

    def __init__(self, decision: Decision, ground: Ground, on: date) -> None:
        self.decision = decision
        self.ground = ground.on(decision.day)
        self.on = on
        self.day = decision.day
        self.votes: dict[str, list[Vote]] = {}
        self.stances: dict[str, Any] = {}
        self.ballots: dict[Any, Any] = {}
        self.plain: dict[str, Any] = {}
        self.theme = self.ground.theme(decision, on)
        self.parties: frozenset[str] = frozenset()
        self.exercisers: set[str] = set()
        for vote in decision.votes:
            self.votes.setdefault(vote.body or decision.forum, []).append(vote)
        self.figures = {one.measure: one for one in decision.figures or ()}
        zero = bool(self.figures) and all(not one.amount for one in self.figures.values())
        self.no_money = Figure(Decimal(0)) if zero else None

    def at(self, day: date) -> "Case":
        """The same decision judged as if it had been taken on another day."""
        if day == self.day:
            return self
        other = copy(self)
        other.day = day
        other.ground = self.ground.on(day)
        return other

    def about(self, matter: str) -> "Case":
        """The same decision on one of its matters alone."""
        other = copy(self)
        other.decision = evolve(self.decision, matters=(matter,))
        return other

    def figure(self, limit: Limit) -> Figure | None:
        """The decision's figure of the same measure as a limit; zero where no money is involved."""
        return self.figures.get(limit.measure, self.no_money)

    def attested(self, condition: str, org: str, more: tuple[Any, ...] = ()) -> Step:
        """Whether somebody attested a condition, on an arrangement (`more`) or on the decision."""
        for words in (more, self.decision.attested):
            found = [w for w in words if w.condition == condition and w.of in (None, org)]
            if found:
                holds = all(word.holds for word in found)
                cites = tuple(word.source for word in found if word.source)
                known = "condition.attested" if holds else "condition.denied"
                return fact(known, YES if holds else NO, cites=cites, condition=condition)
        return fact("condition.unknown", UNKNOWN, condition=condition)

    def kinds(self, matter: str) -> tuple[frozenset[str], bool]:
        """The kinds of a matter, its wider ones' included, and whether anybody considered them."""
        return matter_kinds(self.ground, matter)


def matter_kinds(ground: Ground, matter: str) -> tuple[frozenset[str], bool]:
    """The kinds of a matter, its wider ones' included, and whether anybody considered them."""

    def make() -> tuple[frozenset[str], bool]:
        records = [ground.index.matters.get(path) for path in ancestors(matter)]
        known = [one.kinds for one in records if one is not None and one.kinds is not None]
        return frozenset(kind for kinds in known for kind in kinds), bool(known)

    return ground.once(("kinds", matter), make)


MEASURES = {
    (Per.DECISION, Vat.OUT): "this decision, VAT out",
    (Per.DECISION, Vat.IN): "this decision, VAT in",
    (Per.YEAR, Vat.OUT): "one year, VAT out",
    (Per.YEAR, Vat.IN): "one year, VAT in",
    (Per.WHOLE_LIFE, Vat.OUT): "whole life, VAT out",
    (Per.WHOLE_LIFE, Vat.IN): "whole life, VAT in",
}
"""What an amount is an amount of, in words."""


def above(limit: Limit) -> dict[str, Any]:
    """A threshold as a step states it: from the amount, or only above it."""
    edge = "above" if limit.inclusive else "from"
    return {"above": limit.amount, "edge": edge, "measure": MEASURES[limit.measure]}
