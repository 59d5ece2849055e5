"""The naive twin's reading of authority: ways to act, approvals, notice, and later acts."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any, Self

from attrs import evolve

from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.law import Rule
from icsgov.model.authority import Delegation
from icsgov.model.body import Board, Committee
from icsgov.model.body import JointCommittee as Joint
from icsgov.model.kinds import Position, Role, Side, Statute
from icsgov.model.matter import Limit, ancestors, covers
from icsgov.model.organisation import Office
from icsgov.period import ALWAYS, clear_days
from icsgov.testing.twin_law import agreed, every, some, yes
from icsgov.testing.twin_urgent import Urgency

NOT = {YES: NO, NO: YES, UNKNOWN: UNKNOWN}
KINDS = {"nhs_england": "NHSE", "secretary_of_state": "SOS", "relevant_icbs": "ICB"}
Chain = tuple[tuple[Any, str], ...]  # provisions, each with the body, office or person it leads to
Way = tuple[Any, Verdict, Verdict, Verdict, Verdict]
# a first provision, authority, approvals that come first, all approvals, what lasts


def lasting(way: Way) -> Verdict:
    """The authority of a way, as far as it lasts."""
    return min(way[1], way[4])


class Authority(Urgency):
    """What a decider may do for an organisation."""

    def statute(self, mode: str, side: Side | None = None) -> list[Rule]:
        """What statute says in this mode of the matter."""
        kinds, board_side = self.kinds(self.matter), self.board.side if self.board else None
        if not kinds:
            return []
        return self.rows("matter", self.code(self.org, side or board_side), mode=mode, kinds=kinds)

    def now(self, id: str) -> str:
        """The body of an id, or the board whose record has taken the place of its own that day."""
        old = self.find(id)
        if not isinstance(old, Board) or not old.period.end or old.period.end > self.day:
            return id
        here = self.gov.index.boards(old.organisation, self.day)
        return next((one.id for one in here if one.side is old.side), id)

    def boards(self) -> list[Board | None]:
        """The boards in which the power may lie: both of a council where its side is not known."""
        found, known = self.gov.index.boards(self.org, self.day), self.gov.index.matters
        said = [known[path].side for path in ancestors(self.matter) if path in known]
        ruled = {Side(row.side) for side in Side for row in self.statute("side", side)}
        sides = ruled or {*[side for side in said if side][:1]} or {*Side}
        return [one for one in found if len(found) == 1 or one.side in sides] or [None]

    def told(self, body: str, field: str) -> list[Any]:
        """What a field of the decision records: of the body itself, then of every one."""
        held = getattr(self.decision, field) or ()
        return [one for of in (body, None) for one in held if one.body == of]

    def cases(self) -> list[list[Self]]:
        """For each matter, the question with the power supposed in each board where it may lie."""
        asked = [self._replace(matter=matter) for matter in self.decision.matters]
        return [[one._replace(board=board) for board in one.boards()] for one in asked]

    def worth(self, said: set[Position]) -> tuple[Verdict, Verdict, Verdict, Verdict, Verdict]:
        """Authority, authority with approvals, procedure, whether it was overturned, and authority
        with approvals as far as it lasts.
        """
        if Position.FOR not in said:  # only a decision for is adopted afterwards
            self = self._replace(decision=evolve(self.decision, ratifications=()))
        held = [[(one, one.ways_adopted()) for one in cases] for cases in self.cases()]
        sides = {one.board.side if one.board else None for cases in held for one, _ in cases}
        may, gate, both = (
            every(
                agreed(some(min(way[1:n]) for way in ways) for _, ways in cases) for cases in held
            )
            for n in (2, 3, 4)
        )
        return (
            may,
            both,
            min(self.procedure(sides), gate if YES is may or gate is NO else YES),
            every(agreed(one.overturned(ways) for one, ways in cases) for cases in held),
            every(
                agreed(some(min(way[1:]) for way in ways) for _, ways in cases) for cases in held
            ),
        )

    def procedure(self, sides: set[Side | None]) -> Verdict:
        """Whether notice was in time where statute asks for it; unrecorded, it is presumed so."""
        body, home = self.find(self.decider), self.owner(self.decider) or self.org
        what = "joint_committee" if isinstance(body, Joint) else "individual"
        names = [(self.code(home, side), what) for side in sides]
        if hasattr(body, "quorum") and (what == "individual" or not self.named(body)[0]):
            names = [self.named(body)]
        asked, about = self._replace(day=self.decision.day), self.kinds(*self.decision.matters)
        given = self.told(self.decider, "notice")[:1]
        found = []
        for who, what in names:
            parts, council = [YES], who.endswith(("_COUNCIL", "_EXEC"))
            for row, one in product(
                asked.rows("procedure", who, subject="notice", forms=what), given
            ):
                clear, late = clear_days(one.given, asked.day), {"special urgency"}
                late |= {"general exception"} if row.kinds and clear >= 5 else set()
                late |= set() if row.kinds else {"urgency"}
                in_time = clear >= int(row.values["clear_days"]) or (
                    council and one.exception in late
                )
                parts += [yes(in_time)] if not row.kinds or about & {*row.kinds} else []
            found.append(min(parts))
        return agreed(found)

    def named(self, body: Any) -> tuple[str, str]:
        """What the rulebook calls the organisation of a body, and the body itself."""
        if isinstance(body, Joint):
            all_councils = all(self.find(one).kind.is_council for one in body.parties)
            return "LA_COUNCIL" if all_councils else "", "joint_committee"
        who = self.code(body.organisation, self.side_of(body.id))
        board = "executive" if who.endswith("_EXEC") else "full_council"
        board = board if self.find(body.organisation).kind.is_council else "board"
        return who, "committee" if isinstance(body, Committee) else board

    def ways(self) -> list[Way]:
        """Every way in which the decider may act for the organisation."""
        body, home = self.find(self.decider), self.owner(self.decider)
        alive = all(self.exists(one, self.day) for one in {self.org, home or self.org})
        alive = alive and getattr(body, "period", ALWAYS).covers(self.day)
        shut = self.crosses() or any(not row.forms for row in self.statute("bar"))
        if not alive or shut or (isinstance(body, Joint) and home is None):
            return []
        named = self.statute("decider")
        made = self.statute("composition") if isinstance(body, Committee) else []
        fit = every(self.is_named(row.by) for row in named or made)
        if named:
            return [(None, fit, *self.approved({self.decider}), YES)]
        found: list[Way] = []
        for root in self.roots():
            if root == self.decider:
                found.append((None, fit, *self.approved({root}), YES))
            for chain in self.chains(root, ()):
                holds = every(self.holds(chain, place) for place in range(len(chain)))
                through = {self.decider, root, *(to for _, to in chain)}
                lasts = every(self.lasts(given) for given, _ in chain)
                found.append((chain[0][0], min(holds, fit), *self.approved(through), lasts))
        return found

    def crosses(self) -> bool:
        """Whether a body on the other side of a council is barred from what lies on this one."""
        body, side = self.find(self.decider), self.side_of(self.decider)
        here = self.board.side if self.board else None
        ours = isinstance(body, Board | Committee) and body.organisation == self.org
        if not ours or here in (None, side) or not self.find(self.org).kind.is_council:
            return False
        who, names = self.code(self.org, side), {self.named(body)[1]}
        if isinstance(body, Committee):
            names = set().union(*self.committee_forms(who, body))
        bars = self.rows("matter", who, mode="bar", kinds=self.kinds(self.matter))
        return any(names & {*bar.forms} for bar in bars)

    def roots(self) -> set[str]:
        """Where chains start: the board; where it is a council's executive, its leader too."""
        if self.board is None:
            return set()
        law = self.rows("decider", self.code(self.org, self.board.side), form="leader")
        seats = self.board.seats if law and self.board.side is Side.EXECUTIVE else ()
        leads = [one for one in seats if one.role is Role.LEADER and one.votes_on(self.day)]
        people = {one.person for one in leads if one.deputises_for is None}
        posts = [post for person in people for post in self.posts(person)]
        theirs = {post.id for post in posts if post.organisation == self.org}
        return {self.board.id, *people, *theirs}

    def chains(self, here: str, before: Chain) -> Iterator[Chain]:
        """Every path of provisions to the decider or an office of theirs; none goes in a circle."""
        wanted = {self.decider, *(one.id for one in self.posts(self.decider))}
        seen, index = {here, *(self.now(past.by) for past, _ in before)}, self.gov.index
        provisions: list[Any] = [*self.gov.delegations, *self.gov.residuals]
        for given in [one for one in provisions if self.now(one.by) == here]:
            boards = [board.id for board in index.boards(given.to, self.day)]
            for to in boards if given.to in index.organisations else [self.now(given.to)]:
                if to in wanted:
                    yield (*before, (given, to))
                elif to not in seen:
                    yield from self.chains(to, (*before, (given, to)))

    def holds(self, chain: Chain, place: int) -> Verdict:
        """Whether one link of a chain gives what it is needed for."""
        given, to = chain[place]
        by = self.now(given.by)
        giver, end, delegated = self.owner(by), self.find(to), isinstance(given, Delegation)
        if giver is None:
            return NO
        dated = [one for one in (given, self.find(by), end) if hasattr(one, "period")]
        plain = [one.period.covers(self.day) for one in dated]
        plain += [self.exists(one, self.day) for one in (giver, self.owner(to)) if one]
        plain.append(not isinstance(end, Office) or end.holder(self.day) is not None)
        plain.append((getattr(given, "function_of", None) or giver) == self.org)
        parts = [self.lawful(given, by, to)[0]]
        parts += [self.passed_on(chain[place - 1][0], given, to)] if place else []
        if delegated:
            plain.append(any(covers(wide, self.matter) for wide in given.matters))
            plain.append(given.decision in (None, self.decision.id))
            parts += [
                self.within(limit) for limit in (*given.ceiling, *(t.limit for t in given.totals))
            ]
            parts += [NOT[self.within(given.above)]] if given.above else []
            parts += [self.attested(given, name) for name in given.conditions]
            parts.append(self.may_be_used(given))
        for kept in self.gov.reservations:
            theirs = self.now(kept.by) == by if delegated else self.owner(kept.by) == giver
            theirs = theirs or (given.id, kept.by) in self.cuts
            if theirs and kept.period.covers(self.day):
                mine = any(covers(wide, self.matter) for wide in kept.matters)
                parts += [self.within(kept.above) if kept.above else NO] if mine else []
        return min(yes(all(plain)), *parts)

    def within(self, limit: Limit) -> Verdict:
        """Whether the decision's figure of the limit's own measure is within it."""
        figures = self.decision.figures or ()
        nothing = not any(one.amount for one in figures)
        found = [one.amount for one in figures if nothing or one.measure == limit.measure]
        return yes(limit.allows(found[0])) if found else UNKNOWN

    def ways_adopted(self) -> list[Way]:
        """The ways of the decider, with that by which the board adopted afterwards what it did."""
        found = self.ways()
        apart = isinstance(self.find(self.decider), Joint) and not self.owner(self.decider)
        here = YES in [lasting(way) for way in found]
        if self.board is None or apart or here or not self.adoptions():
            return found
        own = some(way[1] for way in self._replace(decider=self.board.id).ways() if not way[0])
        form = NO if self.crosses() else self.lawful(None, self.board.id, self.decider)[0]
        first, every_one = self.approved({self.board.id, self.decider})
        held = [way for way in found if way[1] is UNKNOWN]
        if held and every_one is YES and some(way[3] for way in held) is NO:
            every_one = UNKNOWN  # with a chain there was nothing to adopt, and it ran through them
            first = first if YES in [way[2] for way in held] else UNKNOWN
        return [*found, (None, min(own, form), first, every_one, YES)]

    def adoptions(self) -> list[date]:
        """The days, up to the one asked for, on which the board, as it then was, ratified."""
        found, boards = [], self.gov.index.boards(self.org, self.day)
        who, harm = self.code(self.org, None), "no_right_or_time_limit_prejudiced"
        lawful = self.rows("link", who, subject="ratification", outcome="conditional")
        lawful = lawful if self.attested(None, harm) is not NO else []
        for act in self.decision.ratifications if lawful else ():
            for by in self.gov.index.boards(self.org, act.day):
                then = [one for one in boards if one.side is by.side] or boards
                counts = by.id == act.by and self.board in then and act.day <= self.on
                found += [act.day] if counts and self.exists(self.org, act.day) else []
        return found

    def overturned(self, ways: list[Way]) -> Verdict:
        """Whether the board in which the power then lay took it back, and not adopted it since."""
        if not self.decision.overturnings:
            return NO
        body, home = self.find(self.decider), self.owner(self.decider)
        first = [way[0] for way in ways if way[1] is not NO and way[0]]
        recall = bool(first) and all(getattr(one, "recall", False) for one in first)
        allowed = yes(
            body.recall if isinstance(body, Joint) else recall or home in (None, self.org)
        )
        held = [[(one.ways(), one.ways_adopted()) for one in cases] for cases in self.cases()]
        adopted = ways != self.ways() or any(one != two for cases in held for one, two in cases)
        then = every(agreed(some(map(lasting, own)) for own, _ in cases) for cases in held)
        then = min(then, some(map(lasting, self.ways())))  # where it lies as is supposed here
        may = max(allowed, YES if then is NO else UNKNOWN) if adopted else allowed
        side = self.board.side if self.board else None
        passed = bool(self.heirs.get(self.org))  # and a successor may have two boards
        sides = [*Side] if passed and not side else [side]
        return agreed(max([NO, *self.taken_back(may, one, ways)]) for one in sides)

    def taken_back(self, may: Verdict, side: Side | None, ways: list[Way]) -> Iterator[Verdict]:
        """Whether each overturning is by the board that then had the power, on a side."""
        for act in self.decision.overturnings if may is not NO else ():
            heir = self.heir(self.org, act.day)
            boards = self._replace(day=act.day, org=heir).boards()
            same = [one for one in boards if one and self.board and one.side is side]
            undone = min(may, agreed(yes(one and one.id == act.by) for one in same or boards))
            if any(day > act.day for day in self.adoptions()):
                asked = [self._replace(matter=one) for one in self.decision.matters]
                plain = every(some(map(lasting, one.ways())) for one in asked)
                undone = min(undone, NOT[min(some(map(lasting, ways)), NOT[plain])])
            yield undone if act.day <= self.on and self.exists(heir, act.day) else NO

    def is_named(self, by: str) -> Verdict:
        """Whether the decider is the one that statute names."""
        body, statute = self.find(self.decider), getattr(self.find(self.decider), "statute", None)
        holder = body.holder(self.day) if isinstance(body, Office) else self.decider
        posts = [one for one in self.posts(self.decider) if one.organisation == self.org]
        kind = self.find(body.organisation).kind.value if isinstance(body, Board) else ""
        ours = getattr(body, "organisation", None) == self.org
        if by in KINDS:
            return yes(kind == KINDS[by])
        if by in ("board", "full_council"):
            return yes(ours and kind and getattr(body, "side", None) is not Side.EXECUTIVE)
        if by in ("hwb", "governors"):
            return yes(
                statute is Statute.HWB if by == "hwb" else ours and statute is Statute.GOVERNORS
            )
        if by == "accounting_officer":
            return yes(any(one.accounting_officer for one in posts))
        if by == "icb_chair":
            roles = self.roles(self.org, holder)
            return YES if Role.CHAIR in roles else UNKNOWN if None in roles else NO
        members = {seat.person for seat in getattr(body, "seats", ()) if seat.votes_on(self.day)}
        needed = [Role.CHAIR] * ("chair" in by) + [Role.CHIEF_EXECUTIVE] * ("ceo" in by)
        allowed = {*needed, *(role for role in Role if role.non_executive)}
        held = [self.roles(self.org, one) for one in members]
        parts = [yes(ours and isinstance(body, Committee) and members)]
        open_ = UNKNOWN if any(None in roles for roles in held) else NO
        parts += [YES if any(role in roles for roles in held) else open_ for role in needed]
        parts += [YES if roles & allowed else UNKNOWN if None in roles else NO for roles in held]
        return min(parts)

    def approved(self, through: set[str]) -> tuple[Verdict, Verdict]:
        """Whether each approval that had to come first was given, and each that is needed at all,
        from outside the chain.
        """
        day, given, found, gates = self.decision.day, [], [YES], [YES]
        for one in self.decision.approvals:
            period = getattr(self.find(one.by), "period", ALWAYS)
            counts = one.of in (None, self.org) and one.by not in through and one.day <= self.on
            homes = self.gov.index.organisations.keys() & {one.by, self.owner(one.by)}
            there = period.covers(one.day) and all(self.exists(home, one.day) for home in homes)
            given += [one] if counts and there else []
        for row in self._replace(day=day).statute("approval"):
            theirs = [one for one in given if self.approves(row.by, one.by)]
            word = row.by == "relevant_icbs" and self.attested(None, "commissioners_consented")
            said = [self.enough(one, row.threshold) for one in theirs]
            found.append(YES if word is YES else some(said))
        for rule in self.gov.approval_rules:
            mine = rule.organisation == self.org and rule.period.covers(day)
            if mine and any(covers(wide, self.matter) for wide in rule.matters):
                theirs = [one for one in given if rule.by in self.approvers(one.by)]
                theirs = [one for one in theirs if one.day <= day or not rule.first]
                said = [self.enough(one, rule.threshold) for one in theirs]
                met = max(some(said), self.within(rule.above) if rule.above else NO)
                (gates if rule.first else found).append(met)
        return min(gates), min(found + gates)

    def approves(self, name: str, by: str) -> bool:
        """Whether an approver is the one that statute names."""
        one = self.find(by)
        if isinstance(one, Committee) and one.organisation == self.org:
            return getattr(one.statute, "value", None) == name
        kinds = self.gov.index.organisations
        return any(
            kinds[by].kind.value == KINDS.get(name) for by in self.approvers(by) if by in kinds
        )

    def approvers(self, by: str) -> set[str]:
        """As whom somebody approves: a board as its organisation too."""
        one = self.find(by)
        return {by, one.organisation} if isinstance(one, Board) else {by}

    def enough(self, approval: Any, threshold: str) -> Verdict:
        """Whether an approval meets its threshold."""
        yeas, nays = approval.votes_for, approval.votes_against
        bodies = self.gov.index.boards(approval.by, approval.day) or [self.find(approval.by)]
        seats = [seat for body in bodies for seat in getattr(body, "seats", ()) if seat.voting]
        people = {one.person for one in seats if one.period.covers(approval.day)}
        if threshold in ("given", ""):
            return YES
        if yeas is None or (nays is None if threshold == "of_voting" else yeas > len(people)):
            return UNKNOWN
        return yes(yeas > nays if threshold == "of_voting" else 2 * yeas > len(people))
