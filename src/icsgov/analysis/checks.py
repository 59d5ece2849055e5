"""What is wrong with a framework before any vote: a list of small checks, each giving findings."""

from collections.abc import Callable, Iterator
from datetime import date

from icsgov.analysis.checks_ask import Desk
from icsgov.analysis.checks_bands import banded, shadowed
from icsgov.analysis.checks_bodies import (
    deadlocks,
    idle_reservations,
    quorums,
    quorums_without_one,
    unlawful_rules,
    unmeetable_rules,
)
from icsgov.analysis.checks_delegations import dead_provisions
from icsgov.analysis.checks_forums import common_without_power, idle_forums, titles
from icsgov.analysis.checks_loose import ended, unknown_powers
from icsgov.analysis.checks_succession import silent
from icsgov.analysis.checks_urgent import urgent_power
from icsgov.analysis.finding import Finding
from icsgov.analysis.plane import check_day
from icsgov.analysis.reading import reading
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.governance import Governance

CHECKS: tuple[Callable[[Desk], Iterator[Finding]], ...] = (
    dead_provisions,
    shadowed,
    banded,
    titles,
    idle_forums,
    common_without_power,
    quorums,
    unmeetable_rules,
    deadlocks,
    unlawful_rules,
    quorums_without_one,
    idle_reservations,
    urgent_power,
)
"""Every check, in the order of its subject."""


def check(gov: Governance, *, on: date, law: RuleBook | None = None) -> tuple[Finding, ...]:
    """What is wrong with a framework on a day, before anybody votes: nothing, for most.

    Each finding has a code with a section in the documentation, the clauses it is about (`about`,
    with their sources in `cites`), what would put it right (`mend`), and wherever a decision can
    show it such a decision (`witness`): ask `resolve` about it. Amounts are pounds sterling. `law`
    is the rulebook, `england()` where left out. Findings come in the order of their codes and then
    of what they are about. Raises `MalformedError` where `on` is no day, and as `resolve` does
    where the framework names a kind of matter that the rulebook does not know.

    >>> from datetime import date
    >>> from icsgov import Board, Delegation, Governance, Office, Organisation, Seat
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"),
    ...     Board("rnn", "RNN", seats=[Seat("ann", "chief executive"), Seat("bob", "chair")]),
    ...     Office("vice", "RNN", holders="bob"),
    ...     Delegation("CRW 5", by="rnn", to="vice", matters="estate", ceiling=1000),
    ... )
    >>> [finding.code for finding in check(gov, on=date(2024, 5, 14))]
    ['check.unlawful-alone']
    """
    check_day(on)
    book = law if law is not None else england()
    read = reading(gov, on)
    ahead = [one for one in read.successions if one.day > on]  # they may name what is left out
    desk = Desk(read.drop(*ahead) if ahead else read, on, book)
    found = [*silent(gov, on), *ended(gov, on), *unknown_powers(gov, on, book)]
    found += [finding for one in CHECKS for finding in one(desk)]
    return tuple(sorted(found, key=lambda one: (one.code, one.about, repr(one.named))))
