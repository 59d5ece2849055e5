"""Is there an unbroken chain from where an organisation's power lies to whoever decided?

The search goes backwards over links, each visited once: first for a chain that holds, then for one
that may. A walk keeps a list and recurses into nothing, so a chain may be as long as it likes.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, all_of, any_of, fact
from icsgov.law.rulebook import Rule
from icsgov.model.authority import Delegation, Residual
from icsgov.model.body import Board
from icsgov.model.kinds import Role, Side
from icsgov.reasoning.cite import by_law
from icsgov.reasoning.ground import Case, Ground
from icsgov.reasoning.links import Link, Question, link, passing
from icsgov.reasoning.named import Decider

Record = Delegation | Residual
Key = tuple[str, str]


def key(record: Record) -> Key:
    """What tells provisions apart: after a succession one clause may be given by several."""
    return record.id, record.by


class Chain(NamedTuple):
    """What a search found: the reasoning, the links from the board down, and everybody on them."""

    step: Step
    links: tuple[Link, ...] = ()
    nodes: frozenset[str] = frozenset()


def incoming(
    ground: Ground, decider: Decider, day: date, matter: str | None = None
) -> list[Record]:
    """The delegations and residual rules that lead to a decider, on one matter or on any."""
    index = ground.index
    ids = [decider.id]
    if decider.person:
        offices = index.offices_of.get(decider.id, ())
        ids += [office.id for office in offices if office.holder(day) == decider.id]
    body = ground.body(decider.id)
    if isinstance(body, Board):
        ids.append(body.organisation)
    return [
        record
        for id in ids
        for record in (
            *(index.given_to.get(id, ()) if matter is None else index.given(id, matter)),
            *index.residual_to.get(id, ()),
        )
    ]


def chain(
    case: Case, ask: Question, root: Board, decider: Decider, avoid: frozenset[str] = frozenset()
) -> Chain:
    """The best chain from a board to a decider; none through a body or by a clause in `avoid`."""
    if decider.id == root.id:
        return Chain(_own(ask, root, avoid), (), frozenset({root.id}))
    led = leader(case, root)
    if led is not None and decider.id in led.ids - avoid:
        return Chain(_as_leader(ask, led, decider.id), (), frozenset({decider.id}))
    roots = {root.id} if led is None else {root.id, *led.ids}
    search = _Search(case, ask, root, frozenset(roots), avoid)
    first = incoming(case.ground, decider, case.day, ask.matter)
    if decider.id in avoid:
        return Chain(fact("chain.through-approver", NO, body=decider.id))
    for wanted in (YES, UNKNOWN):
        links = search.run(first, wanted)
        if links:
            start = links[0].record.by
            head = [_as_leader(ask, led, start)] if led is not None and start != root.id else []
            steps = (*head, *search.steps(links))
            step = all_of("chain", steps, board=start, decider=decider.id)
            nodes = frozenset({decider.id, *(one.record.by for one in links)})
            return Chain(step, links, nodes)
    return Chain(search.failure(first, decider))


def _own(ask: Question, root: Board, avoid: frozenset[str]) -> Step:
    if root.id in avoid:
        return fact("chain.through-approver", NO, body=root.id)
    return fact("chain.own-board", YES, body=root.id, organisation=ask.org, matter=ask.matter)


class Leader(NamedTuple):
    """Whoever leads a council's executive: the person and their offices, and the rule on them."""

    ids: frozenset[str]
    rule: Rule


def leader(case: Case, root: Board) -> Leader | None:
    """The leader or mayor of an executive that day, who may do alone what the executive may."""
    if root.side is not Side.EXECUTIVE:
        return None
    return case.ground.once(("leader", root.id, case.day), lambda: _leader(case, root))


def _leader(case: Case, root: Board) -> Leader | None:
    code = case.ground.code(root.organisation, root.side)
    rules = case.ground.law.deciders(code, "leader", case.day)
    seats = (seat for seat in root.seats if seat.role is Role.LEADER and seat.votes_on(case.day))
    people = {seat.person for seat in seats if seat.deputises_for is None}
    if not rules:
        return None
    offices = {
        office.id
        for person in people
        for office in case.ground.index.offices_of.get(person, ())
        if office.organisation == root.organisation and office.holder(case.day) == person
    }
    return Leader(frozenset(people | offices), rules[0])


def _as_leader(ask: Question, led: Leader, decider: str) -> Step:
    facts: Facts = {"decider": decider, "organisation": ask.org, "matter": ask.matter}
    return fact("chain.leader", YES, **by_law(led.rule), **facts)


class _Search:
    """A walk backwards over links."""

    def __init__(
        self,
        case: Case,
        ask: Question,
        root: Board,
        roots: frozenset[str],
        avoid: frozenset[str],
    ) -> None:
        self.case, self.ask, self.root, self.roots, self.avoid = case, ask, root, roots, avoid

    def judged(self, record: Record) -> Link:
        """A link, judged once for this question."""
        return link(self.case, self.ask, record)

    def run(self, first: Iterable[Record], wanted: Verdict) -> tuple[Link, ...]:
        """The shortest chain of which nothing is below the wanted verdict, from the board down."""
        below: dict[Key, Link | None] = {}
        queue: deque[Link] = deque()
        for record in first:
            self._visit(record, None, wanted, below, queue)
        while queue:
            here = queue.popleft()
            if here.record.by in self.roots:
                return self._down(here, below)
            for record in self.above(here.record.by):
                self._visit(record, here, wanted, below, queue)
        return ()

    def above(self, giver: str) -> list[Record]:
        """What leads to somebody who gave the matter further."""
        return incoming(self.case.ground, Decider(giver), self.case.day, self.ask.matter)

    def _visit(
        self,
        record: Record,
        later: Link | None,
        wanted: Verdict,
        below: dict[Key, Link | None],
        queue: deque[Link],
    ) -> None:
        if key(record) in below or record.by in self.avoid or record.id in self.avoid:
            return
        here = self.judged(record)
        if here.step.verdict < wanted:
            return
        if later is not None and passing(self.case, self.ask, here, later).verdict < wanted:
            return
        below[key(record)] = later
        queue.append(here)

    def _down(self, top: Link, below: dict[Key, Link | None]) -> tuple[Link, ...]:
        links = [top]
        here = below[key(top.record)]
        while here is not None:
            links.append(here)
            here = below[key(here.record)]
        return tuple(links)

    def steps(self, links: tuple[Link, ...]) -> Iterator[Step]:
        """The links of a chain and each passing on between them."""
        for place, here in enumerate(links):
            if place:
                yield passing(self.case, self.ask, links[place - 1], here)
            yield here.step

    def failure(self, first: list[Record], decider: Decider) -> Step:
        """Every link that was looked at, and why it leads nowhere."""
        facts: Facts = {
            "decider": decider.id,
            "organisation": self.ask.org,
            "matter": self.ask.matter,
        }
        seen: set[Key] = set()
        queue: deque[tuple[Record, Link | None]] = deque((one, None) for one in first)
        steps: list[Step] = []
        while queue:
            record, later = queue.popleft()
            if key(record) in seen:
                continue
            seen.add(key(record))
            here = self.judged(record)
            if not here.relevant:
                continue
            onward = [passing(self.case, self.ask, here, later)] if later else []
            barred = [one for one in onward if one.verdict is NO]
            rooted = record.by in self.roots and not self.avoid & {record.by, record.id}
            above = [] if record.by in self.roots else self.above(record.by)
            if here.step.verdict is NO or barred or not rooted:
                led = any(self.judged(one).relevant for one in above)
                steps.append(self._failed(here, barred, led))
            queue.extend((one, here) for one in above)
        others = incoming(self.case.ground, decider, self.case.day) if not steps else ()
        steps = steps or [self.judged(record).step for record in others]
        if not steps:
            return fact("chain.nothing-given", NO, **facts)
        return any_of("chain.none", dict.fromkeys(steps), **facts)

    def _failed(self, here: Link, barred: list[Step], led: bool) -> Step:
        """Why a link is of no use: by itself, not to be passed on, or for what is above it."""
        if here.step.verdict is NO:
            return here.step
        facts: Facts = {"clause": here.record.id, "by": here.record.by, "board": self.root.id}
        ends = barred or [fact("chain.onward" if led else "chain.nowhere", NO, **facts)]
        return all_of("chain.broken", (here.step, *ends), clause=here.record.id)
