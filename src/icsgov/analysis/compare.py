"""Two frameworks side by side: who can decide more, who less, and what would come out otherwise."""

import enum
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

import attrs

from icsgov.analysis.agreements import Agreed, Asker, Needs, figures_of, granted, recipients
from icsgov.analysis.brief import comparison_text, redone_text
from icsgov.analysis.plane import Band, bands, days_of, elsewhere, first_day, merged, turning_days
from icsgov.analysis.probe import Asking, matters_of
from icsgov.errors import Fault, GovernanceError
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.body import Group, Seat
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.matter import Limit
from icsgov.period import Period
from icsgov.phrases import phrase
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Binding, Effect, Outcome


@enum.unique
class Relation(enum.Enum):
    """How what somebody can decide under a new framework stands to what they could."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    INCOMPARABLE = "incomparable"


class Shift(NamedTuple):
    """A run of amounts and days on which an answer differs, with a decision that shows it.

    `then` and `now` are what the decision does under the old and the new framework; None where that
    framework does not hold what the decision names. Where a person decides alone, `meeting` is the
    one made up for it, to be put into a framework before it is asked.
    """

    band: Band
    period: Period
    witness: Decision
    then: Effect | None
    now: Effect | None
    meeting: Group | None = None

    def ask(self, gov: Governance, *, law: RuleBook | None = None) -> Outcome:
        """What the witness does under a framework."""
        there = gov.put(self.meeting) if self.meeting is not None else gov
        return resolve(self.witness, there, law=law)


class Change(NamedTuple):
    """What somebody can decide of a matter for an organisation, then and now.

    `gained` are the places where they can decide now what they could not, `lost` the others.
    `matter` stands for itself and for whatever is narrower and named nowhere.
    """

    organisation: str
    matter: str
    decider: str
    relation: Relation
    gained: tuple[Shift, ...] = ()
    lost: tuple[Shift, ...] = ()

    @property
    def says(self) -> str:
        """The change in a sentence."""
        facts = {
            "organisation": self.organisation,
            "matter": self.matter,
            "decider": self.decider,
        }
        return phrase(f"change.{self.relation.value}", facts)

    def __str__(self) -> str:
        return self.says


class Redone(NamedTuple):
    """A decision that would have come out differently for an organisation.

    `then` and `now` are None where the framework does not hold what the decision names.
    """

    decision: Decision
    organisation: str
    then: Effect | None
    now: Effect | None

    def __str__(self) -> str:
        return redone_text(self)


@attrs.frozen
class Comparison:
    """Two frameworks compared, for every organisation, matter and decider that either knows.

    `elsewhere` is the path that stands for every matter that neither names.
    """

    changes: tuple[Change, ...]
    redone: tuple[Redone, ...]
    elsewhere: str

    @property
    def changed(self) -> tuple[Change, ...]:
        """The changes that are any."""
        return tuple(one for one in self.changes if one.relation is not Relation.SAME)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __str__(self) -> str:
        return comparison_text(self)


def compare(
    old: Governance,
    new: Governance,
    *,
    on: date | Period,
    decisions: Iterable[Decision] = (),
    law: RuleBook | None = None,
) -> Comparison:
    """Who can decide more and who less under a new framework, and which decisions differ.

    For every organisation, matter and body, office or person given power by name: can they decide
    the same, more, less, or each in places? To bind alone is more than to bind with an approval or
    an attestation; to bind at all is more than to leave it unknown. `on` is a day, or a period that
    is cut wherever anything begins or ends in either. `decisions` are past ones, each judged as of
    its own last day; raises `GovernanceError` for one that fits neither framework.

    >>> from datetime import date
    >>> from icsgov import Board, Delegation, Governance, Office, Organisation, Seat
    >>> old = Governance.of(
    ...     Organisation("RNN", kind="FT"),
    ...     Board("rnn", "RNN", seats=[Seat("ann", "chief executive")]),
    ...     Office("ceo", "RNN", holders="ann"),
    ...     Delegation("CRW 5", by="rnn", to="ceo", matters="estate", ceiling=1000),
    ... )
    >>> new = old.put(Delegation("CRW 5", by="rnn", to="ceo", matters="estate", ceiling=5000))
    >>> for change in compare(old, new, on=date(2024, 5, 14)).changed:
    ...     print(change, [str(one.band) for one in change.gained])
    `ceo` can decide more of `estate` for `RNN` ['over £1,000 to £5,000']
    """
    days_of(on)
    book = law if law is not None else england()
    pair = _Pair(old, new, book, on)
    redone = [one for made in decisions for one in _redone(made, old, new, book)]
    return Comparison(tuple(pair.changes()), tuple(redone), pair.elsewhere)


class _Side:
    """One of the two frameworks, with a meeting for each person whom either gives power."""

    def __init__(
        self, gov: Governance, law: RuleBook, people: Iterable[str], other: Governance
    ) -> None:
        self.gov, self.law = gov, law
        self.asker = Asker(gov, law, people, other)
        self._askings: dict[str, Asking] = {}

    def asking(self, org: str) -> Asking | None:
        """The provisions of an organisation; None where the framework does not hold it."""
        if org not in self.gov.index.organisations:
            return None
        if org not in self._askings:
            known = next(iter(self._askings.values()), None)
            made = known.of(org) if known is not None else Asking(self.gov, org, self.law)
            self._askings[org] = made
        return self._askings[org]

    def reached(self, org: str, matter: str, day: date) -> list[str]:
        """Whoever power over a matter may have been given to."""
        asking = self.asking(org)
        return asking.reached(matter, day) if asking is not None else []

    def limits(self, org: str, matter: str) -> list[Limit]:
        """Every limit that may bear on a matter."""
        asking = self.asking(org)
        return asking.limits(matter) if asking is not None else []

    def binding(self, made: Decision, org: str) -> Binding | None:
        """What a decision does here; None where it names what is not here."""
        try:
            return self.asker.ask(made, org) if self.asking(org) is not None else None
        except GovernanceError:
            return None


class _Place(NamedTuple):
    """What is compared: who decides what for whom."""

    org: str
    matter: str
    decider: str


Power = tuple[tuple[Needs, ...], Needs | None]
NONE: Power = ((), None)


class _Pair:
    """Both frameworks, cut alike."""

    def __init__(self, old: Governance, new: Governance, law: RuleBook, on: date | Period) -> None:
        people = sorted(recipients(old) | recipients(new))
        self.old, self.new = _Side(old, law, people, new), _Side(new, law, people, old)
        self.both = (self.old, self.new)
        named = sorted({*matters_of(old), *matters_of(new)})
        self.elsewhere = elsewhere(named)
        self.matters = [*named, self.elsewhere]
        self.spans = _spans(old, new, law, on)

    def changes(self) -> Iterator[Change]:
        """One for each organisation, matter and decider, in that order."""
        orgs = {org for side in self.both for org in side.gov.index.organisations}
        for org in sorted(orgs):
            for matter in self.matters:
                yield from self._of_matter(org, matter)

    def _of_matter(self, org: str, matter: str) -> Iterator[Change]:
        days = [first_day(span) for span in self.spans]
        deciders = {
            who for side in self.both for day in days for who in side.reached(org, matter, day)
        }
        limits = [one for side in self.both for one in side.limits(org, matter)]
        for decider in sorted(deciders):
            yield self._change(_Place(org, matter, decider), limits)

    def _change(self, place: _Place, limits: list[Limit]) -> Change:
        gained: list[Shift] = []
        lost: list[Shift] = []
        for span in self.spans:
            day = first_day(span)
            told = [
                (band, tuple(self._power(side, place, limits, band, day) for side in self.both))
                for band in bands(limits)
            ]
            for band, (then, now) in merged(told):
                more, less = _beyond(now, then), _beyond(then, now)
                if more is not None:
                    gained.append(self._shift(self.new, place, limits, band, span, more))
                if less is not None:
                    lost.append(self._shift(self.old, place, limits, band, span, less))
        return Change(*place, RELATIONS[bool(gained), bool(lost)], tuple(gained), tuple(lost))

    def _power(
        self, side: _Side, place: _Place, limits: list[Limit], band: Band, day: date
    ) -> Power:
        """What has to be agreed for somebody's decision to bind, on one side."""
        made = self._made(side, place, limits, band, day)
        if made is None:
            return NONE
        found: Agreed = side.asker.agreed(made, place.org)
        return found.sets, found.open

    def _made(
        self, side: _Side, place: _Place, limits: list[Limit], band: Band, day: date
    ) -> Decision | None:
        figures = figures_of(band.witness, limits)
        return side.asker.decision(place.decider, place.org, place.matter, figures, day)

    def _shift(
        self,
        side: _Side,
        place: _Place,
        limits: list[Limit],
        band: Band,
        span: Period,
        needs: Needs,
    ) -> Shift:
        """The decision that one side allows and the other does not."""
        bare: Any = self._made(side, place, limits, band, first_day(span))
        made = granted(bare, needs, side.gov)
        then, now = (one.binding(made, place.org) for one in self.both)
        meeting = side.asker.meetings.get(place.decider)
        group = (
            Group(meeting, seats=[Seat(place.decider, held_for=place.org)])
            if meeting is not None
            else None
        )
        before = then.effect if then is not None else None
        after = now.effect if now is not None else None
        return Shift(band, span, made, before, after, group)


RELATIONS = {
    (False, False): Relation.SAME,
    (True, False): Relation.WIDER,
    (False, True): Relation.NARROWER,
    (True, True): Relation.INCOMPARABLE,
}
"""By whether anything was gained, and whether anything was lost."""


def _beyond(one: Power, other: Power) -> Needs | None:
    """A set of needs that does under one and not under the other; None where there is none."""
    (sets, open_), (others, also_open) = one, other
    for needs in sets:
        if not any(less <= needs for less in others):
            return needs
    return open_ if not others and also_open is None else None


def _spans(old: Governance, new: Governance, law: RuleBook, on: date | Period) -> list[Period]:
    """The days asked about, cut where anything begins or ends in either framework."""
    if not isinstance(on, Period):
        return [Period.through(on, on)]
    days = {*turning_days(old, law), *turning_days(new, law)}
    inside = sorted(day for day in days if on.covers(day) and day != on.start)
    return [Period(one, other) for one, other in pairwise([on.start, *inside, on.end])]


def _redone(made: Decision, old: Governance, new: Governance, law: RuleBook) -> Iterator[Redone]:
    """What a past decision did under each framework, where that differs."""
    then, faults = _outcome(made, old, law)
    now, others = _outcome(made, new, law)
    if then is None and now is None:
        raise GovernanceError(f"decision `{made.id}`", dict.fromkeys((*faults, *others)))
    orgs = sorted({b.organisation for one in (then, now) if one is not None for b in one})
    for org in orgs:
        before, after = _effect(then, org), _effect(now, org)
        if before is not after:
            yield Redone(made, org, before, after)


def _outcome(
    made: Decision, gov: Governance, law: RuleBook
) -> tuple[Outcome | None, tuple[Fault, ...]]:
    try:
        return resolve(made, gov, law=law), ()
    except GovernanceError as error:
        return None, error.faults


def _effect(outcome: Outcome | None, org: str) -> Effect | None:
    if outcome is None or org not in outcome.organisations:
        return None
    return outcome[org].effect
