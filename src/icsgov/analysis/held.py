"""What somebody can decide: for which organisations, on what, at which amounts, on which days."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import attrs

from icsgov.analysis.agreements import Asker, Need, figures_of, recipients
from icsgov.analysis.brief import envelope_text, part_text
from icsgov.analysis.coverage import to_value
from icsgov.analysis.plane import Band, bands, days_of, elsewhere, first_day, merged, spans
from icsgov.analysis.probe import NATIONAL, Asking, chain_of, matters_of
from icsgov.analysis.reading import on_each_day
from icsgov.errors import UnknownIdError
from icsgov.ids import HasId
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.body import Board, JointCommittee
from icsgov.model.governance import Governance
from icsgov.model.matter import covers
from icsgov.period import Period


class Part(NamedTuple):
    """A matter of an organisation, a run of amounts and a run of days that somebody can decide.

    `needs` are the smallest sets of approvals and attestations with which a decision binds: one
    empty set where nothing is needed, none where it is not known whether it binds. `clauses` are
    those of the chain that it rests on, `given_by` who gave each; both are empty where the power is
    their own. `matter` stands for itself and for whatever is narrower and named nowhere.
    """

    organisation: str
    matter: str
    band: Band
    period: Period
    needs: tuple[tuple[Need, ...], ...]
    clauses: tuple[str, ...]
    given_by: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """Whether nothing else is needed."""
        return self.needs == ((),)

    def __str__(self) -> str:
        return part_text(self)


@attrs.frozen
class Envelope:
    """Everything that a body, an office or a person can decide, part by part.

    Amounts are pounds, whichever way a limit measures them. `elsewhere` is the path that stands for
    every matter that the framework does not name.
    """

    holder: str
    parts: tuple[Part, ...]
    elsewhere: str
    matters: tuple[str, ...]

    def at(self, organisation: HasId | str, matter: str, value: Any, on: date) -> Part | None:
        """The part in which a decision lies, if there is one."""
        org = organisation if isinstance(organisation, str) else organisation.id
        amount = to_value(value)
        wider = [path for path in self.matters if covers(path, matter)]
        path = max(wider, key=lambda one: len(one.split("/")), default=self.elsewhere)
        return next(
            (
                part
                for part in self.parts
                if (part.organisation, part.matter) == (org, path)
                and part.band.holds(amount)
                and part.period.covers(on)
            ),
            None,
        )

    def __iter__(self) -> Iterator[Part]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    def __str__(self) -> str:
        return envelope_text(self)


def what_can(
    gov: Governance, holder: HasId | str, *, on: date | Period, law: RuleBook | None = None
) -> Envelope:
    """What a body, an office or a person can decide, for whichever organisation.

    A person is asked about as deciding alone, with what their offices hold, not as a member of a
    body. `on` is a day, or a period that is cut wherever anything begins or ends. Raises
    `UnknownIdError` for anybody that the framework does not know.

    >>> from datetime import date
    >>> from icsgov import Board, Delegation, Governance, Office, Organisation, Seat
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"),
    ...     Board("rnn", "RNN", seats=[Seat("ann", "chief executive")]),
    ...     Office("ceo", "RNN", holders="ann"),
    ...     Delegation("CRW 5", by="rnn", to="ceo", matters="estate", ceiling=1000),
    ... )
    >>> for part in what_can(gov, "ceo", on=date(2024, 5, 14)):
    ...     print(part.organisation, part.matter, part.band, part.clauses)
    RNN estate £0 to £1,000 ('CRW 5',)
    """
    days_of(on)
    who = holder if isinstance(holder, str) else str(holder.id)
    book = law if law is not None else england()
    slices = spans(gov, book, on)
    holding = on_each_day(gov, lambda one: _Holding(one, who, book))
    named = matters_of(gov)
    name = elsewhere(named)
    orgs = {org for span in slices for org in holding(first_day(span)).organisations()}
    parts = [
        part
        for org in sorted(orgs)
        for matter in (*named, name)
        for span in slices
        for part in holding(first_day(span)).parts(org, matter, span)
    ]
    return Envelope(who, tuple(parts), name, tuple(named))


class _Holding:
    """Somebody in a framework, ready to be asked about."""

    def __init__(self, gov: Governance, who: str, law: RuleBook) -> None:
        self.gov, self.who, self.law = gov, who, law
        index = gov.index
        self.person = who not in index.bodies and who not in index.offices
        known = index.people | recipients(gov)
        if self.person and (who not in known or who in index.organisations):
            raise UnknownIdError(who, "body, office or person")
        self.asker = Asker(gov, law, [who] if self.person else [])
        self.ids = {who, *(one.id for one in index.offices_of.get(who, ()))}
        self.askings: dict[str, Asking] = {}

    def organisations(self) -> list[str]:
        """Those whose power may have come down to them, or that statute may name them for."""
        index = self.gov.index
        body = index.bodies.get(self.who)
        home = index.organisations.get(getattr(body, "organisation", ""))
        special = getattr(body, "statute", None) is not None
        if special or (home is not None and home.kind in NATIONAL):
            return sorted(index.organisations)
        return sorted(self._above() | self._sits_for())

    def _above(self) -> set[str]:
        """The organisations of everybody above them, step by step; nothing is judged."""
        index = self.gov.index
        seen = set(self.ids)
        queue = sorted(seen)
        found: set[str] = set()
        for id in queue:
            record = index.bodies.get(id) or index.offices.get(id)
            home = getattr(record, "organisation", None)
            if home is not None:
                found.add(str(home))
            if isinstance(record, JointCommittee):
                found |= set(record.parties)
            ends = [id, str(home)] if isinstance(record, Board) else [id]
            for end in ends:
                givers = (*index.given_to.get(end, ()), *index.residual_to.get(end, ()))
                new = sorted({str(one.by) for one in givers} - seen)
                seen.update(new)
                queue += new
        return found

    def _sits_for(self) -> set[str]:
        """The organisations on whose boards a person sits: statute may name them in person."""
        if not self.person:
            return set()
        boards = (one for one in self.gov.bodies if isinstance(one, Board))
        return {
            str(board.organisation)
            for board in boards
            if any(seat.person == self.who for seat in board.seats)
        }

    def parts(self, org: str, matter: str, span: Period) -> Iterator[Part]:
        """What they can decide of one matter in one span, neighbours with one answer as one."""
        asking = self.askings.get(org)
        if asking is None:
            known = next(iter(self.askings.values()), None)
            asking = known.of(org) if known is not None else Asking(self.gov, org, self.law)
            self.askings[org] = asking
        day = first_day(span)
        sits = org in self._sits_for()
        if not sits and self.ids.isdisjoint(asking.reached(matter, day)):
            return
        limits = asking.limits(matter)
        told = ((band, self._answer(org, matter, band, limits, day)) for band in bands(limits))
        for band, answer in merged(told):
            if answer is not None:
                yield Part(org, matter, band, span, *answer)

    def _answer(self, org: str, matter: str, band: Band, limits: Any, day: date) -> Any:
        """What is needed, and the chain that it rests on; None where they cannot decide it."""
        figures = figures_of(band.witness, limits)
        made = self.asker.decision(self.who, org, matter, figures, day)
        if made is None:
            return None
        agreed = self.asker.agreed(made, org)
        if not agreed.sets and agreed.open is None:
            return None
        first = agreed.sets[0] if agreed.sets else agreed.open
        chain = chain_of(self.asker.ask(made, org, first or ()))
        return tuple(tuple(sorted(one)) for one in agreed.sets), *chain
