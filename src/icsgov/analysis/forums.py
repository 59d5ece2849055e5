"""Where those who meet at one forum have not given it the same, so that it binds some of them."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, NamedTuple

from icsgov.analysis.boxes import Cell, cut, edges, measured, regions, shows, where
from icsgov.analysis.coverage import organisations_of
from icsgov.analysis.finding import Finding
from icsgov.analysis.overlap import about, bites, gives, in_force
from icsgov.analysis.plane import EVERY, Band, first_day, periods, turning_days
from icsgov.analysis.probe import PROBE, WANTING, Measure, chain_of
from icsgov.analysis.readied import Readied, grounds_of
from icsgov.analysis.reduced import Provision, figured, limits_of, upstream
from icsgov.explain import UNKNOWN, YES
from icsgov.law.rulebook import RuleBook
from icsgov.model.authority import Attestation, Delegation, Reservation, Residual
from icsgov.model.body import CommitteeInCommon, Group, JointCommittee
from icsgov.model.decision import Decision, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.matter import Limit, ancestors
from icsgov.period import Period
from icsgov.reasoning.cite import on_file
from icsgov.reasoning.resolve import resolve

Forum = CommitteeInCommon | Group | JointCommittee
Values = dict[Measure, Decimal]


class Side(NamedTuple):
    """One organisation at a forum: what leads to whoever decides for it there, and what is kept.

    `direct` leads there without another step; `own` says that its board itself sits there.
    """

    org: str
    given: tuple[Provision, ...]
    direct: tuple[Provision, ...]
    kept: tuple[Reservation, ...]
    limits: tuple[Any, ...]
    own: bool


class Answer(NamedTuple):
    """Whether a forum can bind an organisation, and the clause that leads there."""

    able: bool
    open: bool = False
    clause: str = ""


def in_forums(gov: Governance, law: RuleBook, on: Period) -> Iterator[Finding]:
    """What collides between the organisations of each forum."""
    turns = [day for day in turning_days(Governance.of(), law) if on.covers(day)]
    for forum in gov.bodies:
        if not isinstance(forum, Forum) or not in_force(getattr(forum, "period", on), on):
            continue
        orgs = organisations_of(gov, forum)
        if len(orgs) > 1:
            yield from _Table(gov, law, forum, orgs, on, turns).findings()


def side_of(gov: Governance, forum: Forum, org: str, on: Period) -> Side:
    """What there is of an organisation at a forum on some days."""
    index = gov.index
    ends = _ends(gov, forum, org)
    boards = {board.id for board in index.boards_of.get(org, ()) if in_force(board.period, on)}
    reach = upstream(index, ends, org, on)
    given = tuple(one for one in reach if getattr(one, "decision", None) is None)
    own = not boards.isdisjoint(ends)
    ids = {*ends, org} if own else {*ends}
    givers = ({str(one.by) for one in given} | boards) - set(ends)
    kept = {one.id: one for giver in givers for one in index.reserved_by.get(giver, ())}
    if any(isinstance(one, Residual) for one in given):
        kept |= {one.id: one for one in index.reserved_in.get(org, ())}
    here = tuple(kept[id] for id in sorted(kept) if in_force(kept[id].period, on))
    limits = (*given, *here, *index.approvals_of.get(org, ()))
    direct = tuple(one for one in given if str(one.to) in ids)
    return Side(org, given, direct, here, limits, own)


def _ends(gov: Governance, forum: Forum, org: str) -> list[str]:
    """Whoever decides for an organisation at a forum, in person and by the offices they hold."""
    if isinstance(forum, JointCommittee):
        return [forum.id]
    if isinstance(forum, CommitteeInCommon):
        bodies = (gov.index.bodies[id] for id in forum.bodies)
        return [one.id for one in bodies if getattr(one, "organisation", None) == org]
    people = [str(seat.person) for seat in forum.seats if seat.voting and seat.held_for == org]
    offices = [office.id for one in people for office in gov.index.offices_of.get(one, ())]
    return [*people, *offices]


class _Table:
    """A forum with the organisations that meet there."""

    def __init__(
        self,
        gov: Governance,
        law: RuleBook,
        forum: Forum,
        orgs: list[str],
        on: Period,
        turns: list[date],
    ) -> None:
        self.gov, self.law, self.forum, self.readied = gov, law, forum, Readied(gov)
        self.sides = [side_of(gov, forum, org, on) for org in orgs]
        self.by_org = {side.org: side for side in self.sides}
        self.clauses = {o.id: o for s in self.sides for o in (*s.given, *s.kept)}
        self.words = sorted(
            {
                c
                for s in self.sides
                for o in s.given
                if isinstance(o, Delegation)
                for c in (*o.conditions, *grounds_of(o))
            }
        )
        every = [limit for side in self.sides for limit in _limits(side.limits)]
        self.measures = tuple(measured(every))
        self.spans = cut((*turns, *self._days()), on)
        self.matters = self._matters()
        self._known: dict[Any, Answer] = {}

    def _days(self) -> Iterator[date]:
        records = [record for side in self.sides for record in side.limits]
        bodies = [self.gov.index.bodies.get(end) for s in self.sides for end in self._at(s)]
        orgs = [self.gov.index.organisations[side.org] for side in self.sides]
        for record in (*records, *bodies, *orgs, self.forum):
            for period in periods(record) if record is not None else ():
                yield from edges(period)

    def _at(self, side: Side) -> Iterator[str]:
        yield from _ends(self.gov, self.forum, side.org)
        yield from (board.id for board in self.gov.index.boards_of.get(side.org, ()))
        for one in side.given:
            yield from (str(one.by), str(one.to))

    def _matters(self) -> list[str]:
        """The matters that anybody names and that somebody has brought to the forum."""
        named = {
            str(path)
            for side in self.sides
            for one in side.limits
            for path in getattr(one, "matters", ())
        }
        named |= {one.id for one in self.gov.matters if one.kinds or one.side}
        direct = [one for side in self.sides for one in side.direct]
        if any(isinstance(one, Residual) for one in direct) or any(s.own for s in self.sides):
            return sorted(named)
        brought = {path for one in direct if isinstance(one, Delegation) for path in one.matters}
        return sorted(path for path in named if not brought.isdisjoint(ancestors(path)))

    def findings(self) -> Iterator[Finding]:
        """What collides here, each region once."""
        hits: dict[tuple[str, ...], dict[Cell, Cell]] = {}
        for matter in self.matters:
            for span in self.spans:
                for cell in self._cells(matter, span):
                    for key in self._hits(cell):
                        hits.setdefault(key, {})[cell] = cell
        merged: dict[tuple[Any, ...], list[tuple[str, ...]]] = {}
        shown: dict[tuple[Any, ...], Cell] = {}
        for key, cells in hits.items():
            for region in regions(cells, self.matters, self.measures, self._main(key)):
                place = (*key[:3], region)
                merged.setdefault(place, []).append(key[3:])
                shown.setdefault(place, shows(region, cells, self.measures))
        for place, others in merged.items():
            yield self._finding(place, sorted(others), self._made(shown[place]))

    def _main(self, key: tuple[str, ...]) -> Measure:
        kept = self.clauses.get(key[2])
        above = getattr(kept, "above", None)
        return above.measure if isinstance(above, Limit) else self.measures[0]

    def _cells(self, matter: str, span: Period) -> Iterator[Cell]:
        day = first_day(span)
        if not getattr(self.forum, "period", span).covers(day):
            return
        near = [one for side in self.sides for one in side.limits if _names(one, matter)]
        known = measured(_limits(near))
        rows: list[list[Band]] = [known.get(one, [EVERY]) for one in self.measures]
        for bands in product(*rows):
            yield Cell(matter, span, bands)

    def _values(self, cell: Cell) -> Values:
        pairs = zip(self.measures, cell.amounts, strict=True)
        return {measure: band.witness for measure, band in pairs}

    def _hits(self, cell: Cell) -> Iterator[tuple[str, ...]]:
        """What collides in a cell: a code, who is left out and why; who can be bound."""
        values, day = self._values(cell), first_day(cell.span)
        answers = {side.org: self._answer(side, cell, values, day) for side in self.sides}
        able = [(org, one.clause) for org, one in answers.items() if one.able]
        if not able:
            if not any(one.open for one in answers.values()):
                yield from self._nobody(cell.matter, values, day)
            return
        for side in self.sides:
            if answers[side.org].able or answers[side.org].open:
                continue
            keeping = self._keeping(side, cell.matter, values, day)
            for kept in keeping:
                for org, clause in able:
                    yield "conflict.split", side.org, kept, org, clause
            for org, clause in able if not keeping else ():
                if isinstance(self.clauses.get(clause), Delegation):
                    yield "conflict.undelegated", side.org, "", org, clause

    def _keeping(self, side: Side, matter: str, values: Values, day: date) -> list[str]:
        return [
            one.id
            for one in side.kept
            if one.period.covers(day) and about(one, matter) and bites(one, values)
        ]

    def _nobody(self, matter: str, values: Values, day: date) -> Iterator[tuple[str, ...]]:
        """Every clause that brings here what none of them can be bound to here."""
        for side in self.sides:
            for one in side.direct:
                here = one.period.covers(day) and about(one, matter) and gives(one, values)
                if here and isinstance(one, Delegation):
                    keeping = self._keeping(side, matter, values, day)
                    yield "conflict.nobody", "", keeping[0] if keeping else "", side.org, one.id

    def _answer(self, side: Side, cell: Cell, values: Values, day: date) -> Answer:
        """Whether the forum can bind an organisation; asked once where no limit differs."""
        mine = _limits(one for one in side.limits if _names(one, cell.matter))
        where_ = tuple(limit.allows(values[limit.measure]) for limit in mine)
        key = (side.org, cell.matter, cell.span, where_)
        if key not in self._known:
            self._known[key] = self._asked(side, cell.matter, values, day)
        return self._known[key]

    def _asked(self, side: Side, matter: str, values: Values, day: date) -> Answer:
        made = self._decision(matter, values, day, [side])
        binding = resolve(made, self.gov, law=self.law)[side.org]
        if binding.verdict is YES or binding.effect in WANTING:
            clauses, _ = chain_of(binding)
            return Answer(True, clause=clauses[-1] if clauses else "")
        return Answer(False, open=binding.verdict is UNKNOWN)

    def _made(self, cell: Cell) -> Decision:
        return self._decision(cell.matter, self._values(cell), first_day(cell.span), self.sides)

    def _decision(self, matter: str, values: Values, day: date, sides: Iterable[Side]) -> Decision:
        """A decision at the forum for which everybody of these organisations votes."""
        orgs = {side.org for side in sides}
        common: dict[str, Any] = {
            "forum": self.forum.id,
            "day": day,
            "figures": figured(values),
            "attested": [Attestation(one) for one in self.words],
        }
        if len(orgs) < len(self.sides):
            common["of"] = orgs
        if isinstance(self.forum, Group):
            seats = [s for s in self.forum.seats if s.votes_on(day) and s.deputises_for is None]
            common["votes"] = [
                Vote(seat.person, "for", organisation=seat.held_for)
                for seat in seats
                if seat.held_for in orgs
            ]
        else:
            bodies = (
                [self.forum.id]
                if isinstance(self.forum, JointCommittee)
                else [end for org in sorted(orgs) for end in _ends(self.gov, self.forum, org)]
            )
            common["resolutions"] = [Resolution(body, "for") for body in bodies]
        return self.readied.made(Decision(PROBE, matter, **common))

    def _finding(
        self, place: tuple[Any, ...], others: list[tuple[str, ...]], witness: Decision
    ) -> Finding:
        code, out, kept, region = place
        clauses = sorted({clause for _, clause in others if clause})
        orgs = sorted({org for org, _ in others})
        about_ = (*((kept,) if kept else ()), *clauses)
        named: dict[str, Any] = {
            "forum": self.forum.id,
            "organisation": out,
            "others": tuple(orgs),
            "clauses": tuple(clauses),
            "pairs": tuple(others),
            "kept": kept,
            "keeper": str(getattr(self.clauses.get(kept), "by", "")),
            **where(region),
        }
        cites = [cite for id in about_ for cite in on_file(self.clauses[id])]
        organisations = (*((out,) if out else ()), *orgs)
        found = tuple(dict.fromkeys(cites))
        about_ = (*about_, self.forum.id)
        return Finding(code, about_, tuple(named.items()), organisations, found, region, witness)


def _names(one: Any, matter: str) -> bool:
    """Whether a provision, a reservation or an approval rule may bear on a matter."""
    paths = getattr(one, "matters", None)
    return paths is None or not set(paths).isdisjoint(ancestors(matter))


def _limits(records: Iterable[Any]) -> list[Limit]:
    return [limit for one in records for limit in limits_of(one)]
