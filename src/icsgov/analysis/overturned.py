"""Decisions that were taken back: were the partners told, and had anybody relied on them?"""

from collections.abc import Iterable, Iterator
from datetime import date

from icsgov.analysis.finding import Finding
from icsgov.analysis.history import history
from icsgov.explain import YES
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.decision import Decision, Overturning
from icsgov.model.governance import Governance
from icsgov.reasoning.references import several_decisions
from icsgov.reasoning.results import Effect


def overturned(
    decisions: Iterable[Decision], gov: Governance, *, law: RuleBook | None = None
) -> tuple[Finding, ...]:
    """What is to be noticed of decisions that bound an organisation and were taken back.

    That its partners were not told, as far as is on file; that they were told only after the day of
    the overturning; and that decisions which bind somebody rely on it, taken while it stood or
    since. An overturning that changed nothing is passed over. A decision that relies on one that is
    not among them is named, as that may be a slip.

    >>> from datetime import date
    >>> from icsgov import Board, Governance, Organisation, Quorum, Seat, Vote, majority
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"),
    ...     Board("rnn", "RNN", seats=[Seat("ann", "chair")], quorum=Quorum(count=1),
    ...           rule=majority()),
    ... )
    >>> made = Decision("D1", "estates/lease", forum="rnn", day=date(2024, 5, 14),
    ...                 votes=[Vote("ann", "for")],
    ...                 overturnings=[Overturning("rnn", date(2024, 7, 1))])
    >>> [finding.code for finding in overturned([made], gov)]
    ['overturned.not-told']
    """
    book = law if law is not None else england()
    several = several_decisions(decisions)
    found = [one for made in several for one in _of(made, several, gov, book)]
    found += _not_on_file(several)
    return tuple(sorted(found, key=lambda one: (one.code, one.about, one.organisations)))


def _not_on_file(several: tuple[Decision, ...]) -> Iterator[Finding]:
    """The decisions that rely on one that is not there."""
    known = {one.id for one in several}
    for one in several:
        missing = tuple(sorted({*one.relies_on} - known))
        if missing:
            facts = {"decision": one.id, "others": missing}
            cites = (one.source,) if one.source is not None else ()
            yield Finding("overturned.not-on-file", (one.id,), tuple(facts.items()), (), cites)


def _of(
    made: Decision, several: tuple[Decision, ...], gov: Governance, law: RuleBook
) -> Iterator[Finding]:
    turns = history(made, gov, law=law) if made.overturnings else ()
    bound: dict[str, date] = {}
    for place, turn in enumerate(turns):
        org = turn.organisation
        if turn.verdict is YES:
            bound[org] = turn.day
        act = next((one for one in turn.because if isinstance(one, Overturning)), None)
        if turn.effect is Effect.OVERTURNED and act is not None and org in bound:
            naming = _relying(made, several, gov, law)
            again = [one.day for one in turns[place:] if one.organisation == org]
            until = again[1] if len(again) > 1 else date.max
            stood = [one for one in naming if bound[org] <= one.day < act.day]
            since = [one for one in naming if act.day <= one.day < until]
            yield from _noticed(made, act, org, stood, since)


def _relying(
    made: Decision, several: tuple[Decision, ...], gov: Governance, law: RuleBook
) -> list[Decision]:
    """The decisions that name another as what they rely on, and bound somebody."""
    naming = [one for one in several if made.id in one.relies_on]
    return [
        one for one in naming if any(turn.verdict is YES for turn in history(one, gov, law=law))
    ]


def _noticed(
    made: Decision, act: Overturning, org: str, stood: list[Decision], since: list[Decision]
) -> Iterator[Finding]:
    cites = tuple(one for one in (made.source, act.source) if one is not None)
    common = {"decision": made.id, "organisation": org, "by": act.by, "day": act.day}
    if act.told is None:
        facts = {**common, "forum": made.forum}
        yield Finding("overturned.not-told", (made.id,), tuple(facts.items()), (org,), cites)
    elif act.told > act.day:
        facts = {**common, "told": act.told}
        yield Finding("overturned.told-late", (made.id,), tuple(facts.items()), (org,), cites)
    for code, some in (("overturned.relied-on", stood), ("overturned.relied-since", since)):
        if some:
            others = tuple(sorted(one.id for one in some))
            facts = {**common, "others": others, "since": min(one.day for one in some)}
            about = (made.id, *others)
            yield Finding(code, about, tuple(facts.items()), (org,), cites)
