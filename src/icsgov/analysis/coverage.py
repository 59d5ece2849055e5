"""Who can decide what, at which amount, on which day: an exact map, each cell of it asked."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

import attrs

from icsgov.analysis.plane import Band, bands, days_of, elsewhere, first_day, merged, spans
from icsgov.analysis.probe import WANTING, Asking, Holder, matters_of
from icsgov.analysis.reading import on_each_day
from icsgov.errors import UnknownIdError
from icsgov.explain import YES
from icsgov.ids import HasId
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.body import CommitteeInCommon, Group, JointCommittee
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.matter import Figure, covers
from icsgov.period import Period
from icsgov.reasoning.results import Effect


class Cell(NamedTuple):
    """A matter, a run of amounts and a run of days on which the same people can decide.

    `matter` stands for itself and for whatever is narrower and named nowhere. `holders` are those
    whose decision would bind the organisation, or would with an approval, or may; the nearest to
    the board come first. `kept` are the reservations that name it.
    """

    organisation: str
    matter: str
    band: Band
    period: Period
    holders: tuple[Holder, ...]
    kept: tuple[str, ...]

    @property
    def able(self) -> tuple[Holder, ...]:
        """Those who can decide it, an approval apart."""
        return tuple(one for one in self.holders if _can(one))

    @property
    def open(self) -> tuple[Holder, ...]:
        """Those of whom it is not known whether they can, an approval apart."""
        return tuple(one for one in self.holders if one.effect is Effect.INDETERMINATE)

    @property
    def assigned(self) -> bool:
        """Whether the scheme says whose it is: somebody is given it, or a reservation keeps it."""
        return bool(self.kept) or any(not one.own for one in self.holders)

    @property
    def doubled(self) -> tuple[tuple[str, str], ...]:
        """Pairs who each hold it by a chain that the other is not on, residual rules apart."""
        given = [one for one in self.able if one.clauses and not one.residual]
        return tuple(
            (one.decider, other.decider)
            for place, one in enumerate(given)
            for other in given[place + 1 :]
            if one.decider not in other.given_by and other.decider not in one.given_by
        )


def _can(holder: Holder) -> bool:
    return holder.verdict is YES or holder.effect in WANTING


@attrs.frozen
class Coverage:
    """A map of who can decide for some organisations, cell by cell.

    Amounts are pounds, whichever way a limit measures them: for one decision, for a year or over a
    life, with VAT or without. `elsewhere` is the path that stands for every matter that the
    framework does not name.
    """

    cells: tuple[Cell, ...]
    elsewhere: str

    @property
    def gaps(self) -> tuple[Cell, ...]:
        """The cells in which nobody can decide."""
        return tuple(cell for cell in self.cells if not cell.able and not cell.open)

    @property
    def unassigned(self) -> tuple[Cell, ...]:
        """The cells that the scheme gives to nobody and reserves to nobody.

        They fall to the board, in whom the power lies, though nothing says so.
        """
        named = (cell for cell in self.cells if cell.matter != self.elsewhere)
        return tuple(cell for cell in named if cell.able and not cell.assigned)

    @property
    def doubles(self) -> tuple[Cell, ...]:
        """The cells that two hold, neither through the other."""
        return tuple(cell for cell in self.cells if cell.doubled)

    def at(self, organisation: HasId | str, matter: str, value: Any, on: date) -> Cell:
        """The cell in which a decision lies."""
        org = organisation if isinstance(organisation, str) else organisation.id
        amount = to_value(value)
        mine = [c for c in self.cells if c.organisation == org and c.period.covers(on)]
        mine = [cell for cell in mine if cell.band.holds(amount)]
        fitting = [c for c in mine if covers(c.matter, matter)]
        fitting = fitting or [c for c in mine if c.matter == self.elsewhere]
        if not fitting:
            raise UnknownIdError(org, "organisation of this map")
        return max(fitting, key=lambda cell: len(cell.matter.split("/")))

    def witness(self, cell: Cell, gov: Governance, decider: HasId | str) -> Decision:
        """A decision in a cell, minuted as made by somebody: what `resolve` was asked."""
        who = decider if isinstance(decider, str) else decider.id
        asking = Asking(gov, cell.organisation, england())
        made = asking.decision(who, cell.matter, cell.band.witness, first_day(cell.period))
        if made is None:
            raise UnknownIdError(who, "decider")
        return made

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells)

    def __str__(self) -> str:
        from icsgov.views.plan import coverage_text  # results reach views lazily

        return coverage_text(self)

    def _repr_html_(self) -> str:
        from icsgov.views.plan import coverage_html  # results reach views lazily

        return coverage_html(self)


def to_value(value: Any) -> Decimal:
    """An amount in pounds: a number that is not negative, and no float."""
    return Figure(value).amount


def coverage(
    gov: Governance,
    of: HasId | str,
    *,
    on: date | Period,
    matters: Iterable[str] | None = None,
    law: RuleBook | None = None,
) -> Coverage:
    """Who can decide for an organisation, or for each organisation of a forum.

    `on` is a day, or a period that is cut wherever anything begins or ends. `matters` narrows the
    map to some paths; left out, it is every matter that the framework names, and one that stands
    for all others. Raises `UnknownIdError` for an organisation or a forum that it does not hold.

    >>> from datetime import date
    >>> from icsgov import Board, Delegation, Governance, Office, Organisation, Seat
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"),
    ...     Board("rnn", "RNN", seats=[Seat("ann", "chief executive")]),
    ...     Office("ceo", "RNN", holders="ann"),
    ...     Delegation("CRW 5", by="rnn", to="ceo", matters="estate", ceiling=1000),
    ... )
    >>> for cell in coverage(gov, "RNN", on=date(2024, 5, 14), matters=["estate"]):
    ...     print(cell.band, [holder.decider for holder in cell.able])
    £0 to £1,000 ['rnn', 'ceo']
    over £1,000 ['rnn']
    """
    days_of(on)
    book = law if law is not None else england()
    named = matters_of(gov)
    name = elsewhere(named)
    wanted = [*named, name] if matters is None else list(matters)
    cells: list[Cell] = []
    slices = spans(gov, book, on)
    for org in organisations_of(gov, of):
        asking = on_each_day(gov, partial(Asking, org=org, law=book))
        for matter in wanted:
            for span in slices:
                cells += _row(asking(first_day(span)), matter, span)
    return Coverage(tuple(cells), name)


def organisations_of(gov: Governance, of: HasId | str) -> list[str]:
    """The organisation of this id, or those of the forum of this id."""
    id = of if isinstance(of, str) else of.id
    index = gov.index
    if id in index.organisations:
        return [id]
    body = index.bodies.get(id)
    if body is None:
        raise UnknownIdError(id, "organisation or forum")
    if isinstance(body, JointCommittee):
        return list(body.parties)
    if isinstance(body, CommitteeInCommon):
        return sorted({str(getattr(index.bodies[one], "organisation", "")) for one in body.bodies})
    if isinstance(body, Group):
        return sorted({str(seat.held_for) for seat in body.seats if seat.voting and seat.held_for})
    found = getattr(body, "organisation", None)
    return [found] if found else []


def _row(asking: Asking, matter: str, span: Period) -> Iterator[Cell]:
    """The cells of one matter in one span of days, neighbours with one answer put together."""
    day = first_day(span)
    deciders = asking.reached(matter, day)
    parts = []
    for band in bands(asking.limits(matter)):
        amount = band.witness
        asked = [asking.holder(one, matter, amount, day) for one in deciders]
        held = [h for h in asked if h is not None and (_can(h) or h.effect is Effect.INDETERMINATE)]
        parts.append((band, (tuple(_bare(h) for h in held), _kept(asking, matter, amount, day))))
    for band, (held, kept) in merged(parts):
        yield Cell(asking.org, matter, band, span, held, kept)


def _bare(holder: Holder) -> Holder:
    """A holder without the reasons, which name amounts and so differ from band to band."""
    return holder._replace(why=None)


def _kept(asking: Asking, matter: str, amount: Decimal, day: date) -> tuple[str, ...]:
    """The reservations of the organisation's own bodies that keep a matter at an amount."""
    return tuple(
        one.id
        for one in asking.home.index.reserved_in.get(asking.org, ())
        if one.period.covers(day)
        and any(covers(path, matter) for path in one.matters)
        and (one.above is None or not one.above.allows(amount))
    )
