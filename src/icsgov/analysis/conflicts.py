"""Where what boards keep and what they have given collide, before anybody votes on it."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import Any

from icsgov.analysis.boxes import Cell, cut, edges, measured, regions, shared, shows, where
from icsgov.analysis.finding import Finding, Region
from icsgov.analysis.forums import in_forums
from icsgov.analysis.overlap import (
    Trie,
    bites,
    ceilings_of,
    gives,
    in_force,
)
from icsgov.analysis.plane import days_of, first_day, turning_days
from icsgov.analysis.reduced import Provision, Reduced, functions, limits_of, owners
from icsgov.analysis.taken import already_taken
from icsgov.errors import Fault, MalformedError
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.authority import Delegation, Reservation, Residual
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.period import Period
from icsgov.reasoning.cite import on_file
from icsgov.reasoning.resolve import resolve


def reserved_conflicts(
    gov: Governance,
    *,
    on: date | Period,
    decisions: Iterable[Decision] = (),
    law: RuleBook | None = None,
) -> tuple[Finding, ...]:
    """Every place where a reservation and a delegation collide, and every decision that met one.

    `on` is a day, or a period that is cut wherever anything begins or ends. Amounts are pounds. A
    finding says the matters, amounts and days (`region`), quotes both clauses (`about`) with their
    sources, and carries a decision (`witness`) that comes out differently under each; `reduced`
    gives the two frameworks to try it in. `decisions` are decisions already taken, judged in this
    framework as of `on`, or of their last event where `on` is a period. Raises `MalformedError` for
    an `on` that is no day and no period, and `GovernanceError` for a decision that names what the
    framework does not hold.

    >>> from datetime import date
    >>> from icsgov import Board, Delegation, Governance, Office, Organisation, Reservation, Seat
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"),
    ...     Board("rnn", "RNN", seats=[Seat("ann", "chief executive")]),
    ...     Office("ceo", "RNN", holders="ann"),
    ...     Delegation("SoD 5", by="rnn", to="ceo", matters="estate", ceiling=1000),
    ...     Reservation("SO 3", by="rnn", matters="estate/sale", above=400),
    ... )
    >>> for finding in reserved_conflicts(gov, on=date(2024, 5, 14)):
    ...     print(finding.region.matters, finding.region.band)
    ('estate/sale',) over £400 to £1,000
    """
    book = law if law is not None else england()
    days = days_of(on)
    found = [
        *_inside(gov, book, days),
        *in_forums(gov, book, days),
        *already_taken(gov, book, on, decisions),
    ]
    return tuple(sorted(found, key=_order))


def _order(one: Finding) -> tuple[str, ...]:
    region = one.region
    where = (*region.matters, str(region.period), str(region.band)) if region else ()
    return one.code, *one.about, *one.organisations, *where


Pairs = dict[Provision, dict[Reservation, set[str]]]


def _inside(gov: Governance, law: RuleBook, on: Period) -> Iterator[Finding]:
    """What collides inside one organisation."""
    turns = [day for day in turning_days(Governance.of(), law) if on.covers(day)]
    for record, kept in _pairs(gov, on).items():
        for org in functions(gov.index, record):
            shared_by = {path for paths in kept.values() for path in paths}
            reduced = Reduced(gov, record, org, on, shared_by)
            asked = _Asked(reduced, law, turns)
            for one, paths in kept.items():
                yield from asked.findings(one, paths, on)


def _pairs(gov: Governance, on: Period) -> Pairs:
    """Every provision with the reservations that it meets, and the matters that they share."""
    pairs: Pairs = {}
    for kept, given in _givers(gov, on):
        trie = Trie(kept)
        for record in given:
            ceilings = ceilings_of(record)
            if ceilings is None:
                continue
            for path in record.matters:
                for matter, one in trie.meeting(path, ceilings):
                    pairs.setdefault(record, {}).setdefault(one, set()).add(matter)
    for rest in gov.residuals:
        if not in_force(rest.period, on):
            continue
        for org in owners(gov.index, str(rest.by)):
            for one in gov.index.reserved_in.get(org, ()):
                if in_force(one.period, on):
                    pairs.setdefault(rest, {})[one] = set(one.matters)
    return pairs


def _givers(gov: Governance, on: Period) -> Iterator[tuple[list[Reservation], list[Delegation]]]:
    """What each of those who both keep and give keeps and gives on the days asked about."""
    given: dict[str, list[Delegation]] = {}
    for record in gov.delegations:
        if in_force(record.period, on) and record.by in gov.index.reserved_by:
            given.setdefault(str(record.by), []).append(record)
    for giver, records in given.items():
        kept = [one for one in gov.index.reserved_by[giver] if in_force(one.period, on)]
        yield kept, records


class _Asked:
    """A provision and what it needs, asked about with one reservation after another."""

    def __init__(self, reduced: Reduced, law: RuleBook, turns: list[date]) -> None:
        self.reduced, self.law = reduced, law
        self.asking = reduced.asking(law)
        self.days = [*turns, *reduced.days()]
        self.answers: dict[Decision, Any] = {}

    def findings(self, kept: Reservation, paths: set[str], on: Period) -> Iterator[Finding]:
        """The regions in which a reservation takes away what the provision would give."""
        record = self.reduced.record
        both = shared(record.period, kept.period)
        days = shared(both, on) if both is not None else None
        if days is None:
            return
        cells, witnesses = [], {}
        named = self.reduced.matters(paths)
        limits = [*self.reduced.limits(), *limits_of(kept)]
        amounts = measured(limits)
        known: dict[Any, Decision | None] = {}
        with_it = self.reduced.keeping(self.asking.gov, kept)
        for cell in self._cells(kept, named, days, amounts):
            values = {one: band.witness for one, band in zip(amounts, cell.amounts, strict=True)}
            sides = tuple(limit.allows(values[limit.measure]) for limit in limits)
            key = (cell.matter, cell.span, sides)
            if key not in known:
                known[key] = self._differs(cell.matter, values, first_day(cell.span), with_it)
            shown = known[key]
            if shown is not None:
                cells.append(cell)
                witnesses[cell] = shown
        main = kept.above.measure if kept.above is not None else next(iter(amounts))
        for region in regions(cells, named, amounts, main):
            yield self._finding(kept, region, shows(region, witnesses, amounts))

    def _cells(
        self, kept: Reservation, named: list[str], days: Period, amounts: dict[Any, Any]
    ) -> Iterator[Cell]:
        """The cells in which both provisions say something; both are about what is named."""
        record = self.reduced.record
        spans = cut((*self.days, *edges(kept.period)), days)
        for bands in product(*amounts.values()):
            values = {one: band.witness for one, band in zip(amounts, bands, strict=True)}
            if not bites(kept, values) or not gives(record, values):
                continue
            yield from (Cell(matter, span, bands) for matter in named for span in spans)

    def _differs(
        self, matter: str, values: dict[Any, Any], day: date, with_it: Governance
    ) -> Decision | None:
        """A decision that comes out differently with the reservation, where there is one."""
        org = self.reduced.org
        for decider in self.reduced.deciders(day):
            made = self.reduced.made(self.asking, decider, matter, values, day)
            if made is None:
                continue
            if made not in self.answers:
                self.answers[made] = resolve(made, self.asking.gov, law=self.law)[org].effect
            after = resolve(made, with_it, law=self.law)[org].effect
            if self.answers[made] is not after:
                return made
        return None

    def _finding(self, kept: Reservation, region: Region, witness: Decision) -> Finding:
        record = self.reduced.record
        residual = isinstance(record, Residual)
        named: dict[str, Any] = {
            "clause": record.id,
            "by": record.by,
            "to": record.to,
            "kept": kept.id,
            "keeper": kept.by,
            **where(region),
        }
        return Finding(
            "conflict.residual" if residual else "conflict.delegation",
            (record.id, kept.id),
            tuple(named.items()),
            (self.reduced.org,),
            tuple(dict.fromkeys((*on_file(record), *on_file(kept)))),
            region,
            witness,
        )


def reduced(
    gov: Governance, finding: Finding, *, law: RuleBook | None = None
) -> tuple[Governance, Governance]:
    """The framework reduced to a finding's provisions and their needs, as each would have it.

    The first holds what is given and the reservation is not in it; in the second it is. The witness
    of the finding comes out differently in the two. For findings inside one organisation
    (`conflict.delegation`, `conflict.residual`); any other is shown by its witness in the framework
    as it is, and raises `MalformedError` here.
    """
    record, kept = (gov.index.record(id) for id in finding.about[:2])
    region = finding.region
    fits = isinstance(record, Delegation | Residual) and isinstance(kept, Reservation)
    if not fits or region is None or not finding.organisations:
        reason = f"expected a conflict inside one organisation, got `{finding.code}`"
        raise MalformedError("finding", [Fault(("code",), reason)])
    matters = (*region.matters, *region.but)
    small = Reduced(gov, record, finding.organisations[0], region.period, matters)
    without = small.asking(law if law is not None else england()).gov
    return without, small.keeping(without, kept)
