"""From a decision that failed to bind everybody to one that does: the smallest sets of acts."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import attrs

from icsgov.analysis.brief import routes_text
from icsgov.analysis.routes_acts import (
    Act,
    Attend,
    DecideAfresh,
    VoteFor,
    Widen,
    in_order,
)
from icsgov.analysis.routes_offers import Offers
from icsgov.analysis.routes_search import Acts, Asked, Search, by_size
from icsgov.errors import Fault, MalformedError, UnknownIdError
from icsgov.explain import Step
from icsgov.ids import HasId
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.index import seats_of
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Binding, Effect, Outcome


class Route(NamedTuple):
    """A set of acts after which these organisations are bound, and what `resolve` says then.

    `outcomes` has one for each organisation, in their order: the same one, save for whoever takes a
    decision afresh, which is a decision of its own.
    """

    organisations: tuple[str, ...]
    acts: tuple[Act, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def outcome(self) -> Outcome:
        """The outcome for the first of the organisations, or the only one."""
        return self.outcomes[0]

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """How each organisation is bound."""
        pairs = zip(self.organisations, self.outcomes, strict=True)
        return tuple(outcome[org] for org, outcome in pairs)

    @property
    def binding(self) -> Binding:
        """How the first of the organisations, or the only one, is bound."""
        return self.bindings[0]

    @property
    def says(self) -> tuple[str, ...]:
        """The acts in words."""
        return tuple(act.says for act in self.acts)

    def __str__(self) -> str:
        return "; ".join(self.says) or "nothing to do"


@attrs.frozen(slots=False, eq=False)
class Part:
    """Organisations that can only be looked at together, or one that stands alone.

    Those that share a deciding body hang together, as at a joint committee. `candidates` are the
    acts that were tried; `bindings` say how each stands as things are. `complete` says whether
    every set of them was; if not, the routes are those with the fewest acts that were found.
    """

    organisations: tuple[str, ...]
    candidates: tuple[Act, ...]
    bindings: tuple[Binding, ...]
    complete: bool
    _search: Search = attrs.field(repr=False)

    def sets(self) -> Iterator[Acts]:
        """The sets of acts, the smallest first, found as they are asked for."""
        return self._search.sets()

    def __iter__(self) -> Iterator[Route]:
        return _told(self._search.asked, self.organisations, self.sets())


@attrs.frozen(slots=False, eq=False)
class Routes:
    """The ways from a decision as it is to one that binds these organisations.

    Walking over it gives a route for all of them together, those with the fewest acts first, each
    made when it is asked for; `of` gives those of one organisation. A route is minimal: were any
    of its acts left out, somebody would not be bound.
    """

    decision: Decision
    on: date
    organisations: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def complete(self) -> bool:
        """Whether every set of acts was tried; if not, only some of the smallest are given."""
        return all(part.complete for part in self.parts)

    @cached_property
    def possible(self) -> bool:
        """Whether there is any route for all of the organisations."""
        return not self.stuck

    @cached_property
    def stuck(self) -> tuple[Binding, ...]:
        """The organisations for which there is no route, as they stand, with the reasons."""
        none = (part for part in self.parts if next(part.sets(), None) is None)
        stuck = (one for part in none for one in part.bindings)
        return tuple(sorted(stuck, key=lambda one: one.organisation))

    @property
    def reasons(self) -> tuple[Step, ...]:
        """Why the organisations for which there is no route are not bound."""
        return tuple(one.why for one in self.stuck)

    def part(self, organisation: HasId | str) -> Part:
        """The part in which an organisation is looked at."""
        id = organisation if isinstance(organisation, str) else organisation.id
        for part in self.parts:
            if id in part.organisations:
                return part
        raise UnknownIdError(id, "organisation", "answer")

    def of(self, organisation: HasId | str) -> tuple[Route, ...]:
        """The routes of one organisation, or of those that hang together with it."""
        return tuple(self.part(organisation))

    def __iter__(self) -> Iterator[Route]:
        asked = self.parts[0]._search.asked
        if len(self.parts) == 1:
            return _told(asked, self.organisations, self.parts[0].sets())
        groups = [list(part.sets()) for part in self.parts]
        if not all(groups):
            return iter(())
        sets = (frozenset[Act]().union(*one) for one in by_size(groups))
        return _told(asked, self.organisations, sets)

    def __str__(self) -> str:
        return routes_text(self)


def routes(
    decision: Decision,
    gov: Governance,
    *,
    bind: HasId | str | Iterable[HasId | str],
    on: date | None = None,
    law: RuleBook | None = None,
) -> Routes:
    """The smallest sets of lawful acts after which a decision binds whom it should bind.

    `bind` is an organisation, or several. The acts are those of a closed list: `VoteFor`, `Attend`,
    `Attest`, `Approve`, `Ratify`, `Delegate`, `Widen` and `DecideAfresh`. What belongs to the
    meeting is dated the decision's day; what follows it, and a vote in a group, is dated `on`, the
    day of the last event on record where left out. Whether a set of acts is enough is what
    `resolve` says of the decision after them, as of `on`, and nothing else. A minimal set is one
    of which no part is enough. All of them are found where an organisation has at most twelve acts
    to choose from; else those with the fewest acts, and `complete` is False. An organisation that
    is bound already has a route of no acts; one that the decision is not for has none. Raises
    `UnknownIdError` for an organisation that the framework does not hold.

    >>> from datetime import date
    >>> from icsgov import Board, Decision, Governance, Organisation, Quorum, Seat, Vote, majority
    >>> board = Board("rnn", "RNN", seats=[Seat("ann"), Seat("bob")], quorum=Quorum(count=1),
    ...               rule=majority())
    >>> gov = Governance.of(Organisation("RNN", kind="FT"), board)
    >>> decision = Decision("D1", "estates/lease", forum="rnn", day=date(2024, 5, 14), figures=0,
    ...                     votes=[Vote("ann", "for"), Vote("bob", "against")])
    >>> for route in routes(decision, gov, bind="RNN"):
    ...     print(route)
    `bob` votes for in `rnn` on 14 May 2024
    `rnn` takes a decision of its own on 14 May 2024
    """
    wanted = _wanted(bind, gov)
    book = law if law is not None else england()
    day = on if on is not None else decision.last_day()
    before = resolve(decision, gov, on=day, law=book)
    asked = Asked(decision, gov, day, book)
    offered = {org: _offered(decision, gov, org, before, book) for org in wanted}
    parts = [_part(asked, some, offered, before) for some in _together(offered, gov)]
    return Routes(decision, day, wanted, tuple(parts))


def _wanted(bind: Any, gov: Governance) -> tuple[str, ...]:
    """The ids of the organisations to bind, in order."""
    several = bind if isinstance(bind, Iterable) and not isinstance(bind, str) else (bind,)
    ids: list[Any] = [one if isinstance(one, str) else getattr(one, "id", one) for one in several]
    strange = [repr(one) for one in ids if not isinstance(one, str)]
    if strange or not ids:
        reason = f"expected organisations, got {(strange or ['none'])[0]}"
        raise MalformedError("question", [Fault(("bind",), reason)])
    for id in ids:
        if id not in gov.index.organisations:
            raise UnknownIdError(id, "organisation")
    return tuple(sorted(set(ids)))


def _offered(
    decision: Decision, gov: Governance, org: str, before: Outcome, law: RuleBook
) -> tuple[Act, ...]:
    """The acts that may help an organisation; none where the decision is not, or not yet, there."""
    if before[org].effect in (Effect.NO_PART, Effect.PENDING):
        return ()
    return Offers(decision, gov, org, before.on, law).found()


def _together(offered: dict[str, tuple[Act, ...]], gov: Governance) -> list[list[str]]:
    """The organisations that acts tie to each other, and each other one alone."""
    groups: list[tuple[set[Any], list[str]]] = []
    for org, acts in offered.items():
        ties, members = {tie for act in acts for tie in _ties(act, gov)}, [org]
        for group in [one for one in groups if one[0] & ties]:
            groups.remove(group)
            ties |= group[0]
            members = [*group[1], *members]
        groups.append((ties, members))
    return sorted(sorted(members) for _, members in groups)


def _ties(act: Act, gov: Governance) -> Iterator[tuple[str, str]]:
    """What an act touches that another organisation may rest on too."""
    if isinstance(act, Widen):
        yield "record", act.record.id
    elif isinstance(act, VoteFor) and act.grouped:
        yield "person", act.person
        for seat in seats_of(gov.index.bodies[act.body]):
            if seat.person == act.person and seat.deputises_for is not None:
                yield "person", seat.deputises_for
    elif isinstance(act, VoteFor | Attend):
        yield "body", act.body


def _part(
    asked: Asked, orgs: list[str], offered: dict[str, tuple[Act, ...]], before: Outcome
) -> Part:
    all_of = [act for org in orgs for act in offered[org]]
    meeting = {act for act in all_of if isinstance(act, VoteFor | Attend) or all_of.count(act) > 1}
    own = {org: tuple(act for act in offered[org] if act not in meeting) for org in orgs}
    search = Search(asked, meeting, own)
    standing = tuple(before[org] for org in orgs)
    return Part(tuple(orgs), in_order(all_of), standing, search.complete, search)


def _told(asked: Asked, orgs: tuple[str, ...], sets: Iterable[Acts]) -> Iterator[Route]:
    """A route for each set of acts, asked about once more as a whole."""
    for acts in sets:
        afresh = {act for act in acts if isinstance(act, DecideAfresh)}
        mine = [acts - {act for act in afresh if act.organisation != org} for org in orgs]
        told = {some: asked.outcome(some) for some in dict.fromkeys(mine)}
        outcomes = [told[some] for some in mine]
        if all(org in one.bound for org, one in zip(orgs, outcomes, strict=True)):
            yield Route(orgs, in_order(acts), tuple(outcomes))
