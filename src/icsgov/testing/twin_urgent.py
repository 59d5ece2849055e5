"""The naive twin's reading of urgent power: what it asks for, and what is left of it later."""

from collections.abc import Callable
from datetime import date
from itertools import islice
from typing import Any

from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.model.body import Board
from icsgov.model.kinds import Otherwise
from icsgov.model.organisation import Office
from icsgov.period import ALWAYS
from icsgov.testing.twin_law import Law, every, yes

LATER = {
    Otherwise.LAPSES: NO,
    Otherwise.CHALLENGEABLE: YES,
    Otherwise.STANDS: YES,
    None: UNKNOWN,
}


class Urgency(Law):
    """What urgent power is worth."""

    def may_be_used(self, given: Any) -> Verdict:
        """Whether the grounds, the bars and the consultations of a delegation let it be used."""
        terms = given.urgent
        if terms is None:
            return YES
        found = [self.word(name, min) for name in terms.grounds]
        for name in terms.barred_by:
            said = self.word(name, max)
            found.append({YES: NO, NO: YES, UNKNOWN: UNKNOWN}[said])
        asked = [one for one in self.decision.consultations if one.day <= self.day]
        found += [yes(any(who in self.known_as(one) for one in asked)) for who in terms.consulted]
        return every([*found, *(self.enough_of(given, part, asked) for part in terms.consulted_of)])

    def word(self, name: str, of_several: Callable[[list[Verdict]], Verdict]) -> Verdict:
        """What the decision's attestations say of a ground."""
        held = [
            yes(one.holds)
            for one in self.decision.attested
            if one.condition == name and one.of in (None, self.org)
        ]
        return of_several(held) if held else UNKNOWN

    def known_as(self, one: Any) -> set[Any]:
        """Everything by which somebody who was consulted may be asked for."""
        names = {one.who}
        for office in self.gov.offices:
            holder = office.holder(one.day)
            if one.who == office.id:
                names = {one.who, holder} if holder else set()
            elif one.who == holder:
                names = {*names, office.id}
        return names

    def enough_of(self, given: Any, part: Any, asked: list[Any]) -> Verdict:
        """Whether so many of a class were asked: those who surely, and who perhaps, are of it."""
        to, sure, perhaps = self.find(given.to), set(), set()
        acting = {given.to}
        acting |= {one.person for one in getattr(to, "seats", ()) if one.votes_on(self.day)}
        if isinstance(to, Office):
            acting = {to.holder(self.day)}
        for one in asked:
            office = self.find(one.who)
            person = office.holder(one.day) if isinstance(office, Office) else one.who
            for seat in getattr(self.find(given.by), "seats", ()):
                if seat.person != person or person in acting or not seat.period.covers(one.day):
                    continue
                among, who = part.among, (seat.person, seat.held_for)
                if among.people and who[0] not in among.people:
                    continue
                if among.organisations and who[1] not in among.organisations:
                    continue
                if not among.roles or seat.role in (None, *among.roles):
                    perhaps.add(person)
                if not among.roles or seat.role in among.roles:
                    sure.add(person)
        needed = part.count
        return YES if len(sure) >= needed else UNKNOWN if len(perhaps) >= needed else NO

    def lasts(self, given: Any) -> Verdict:
        """What is left on the day asked for of a delegation used on this day."""
        terms = getattr(given, "urgent", None)
        if terms is None or self.on <= self.day:
            return YES
        meeting = self.decision.next_meeting
        if terms.ratify_by is not None:
            ends = {terms.ratify_by.after(self.day)}
        elif meeting is not None and meeting >= self.day:
            ends = {meeting}
        elif planned := self.by_cycle(given.by):
            ends = {planned}
        else:  # it may have been any day: one long past, or one still to come
            ends = {self.day, self.on}
        made = [one.day for one in self.decision.ratifications if self.of_giver(given, one)]
        found = set()
        for end in ends:
            in_time = any(self.day <= day <= end for day in made)
            found.add(YES if in_time or self.on <= end else LATER[terms.otherwise])
        return found.pop() if len(found) == 1 else UNKNOWN

    def by_cycle(self, body: str) -> Any:
        """The first day after this one on which a body meets by what is on file, if any."""
        cycles = [one for one in self.gov.cycles if one.body == body]
        days = [day for one in cycles for day in islice(one.walk(self.day), 2) if day > self.day]
        return min(days, default=None)

    def of_giver(self, given: Any, act: Any) -> bool:
        """Whether a ratification, by the day asked for, is by the organ that gave the power."""
        giver, by = self.find(given.by), self.find(act.by)
        there = getattr(by, "period", ALWAYS).covers(act.day) and act.day <= self.on
        home = getattr(by, "organisation", None)
        if home is not None:
            there = there and self.exists(home, act.day)
        if not isinstance(giver, Board):
            return there and act.by == given.by
        if not isinstance(by, Board) or by.organisation != self.heir(giver.organisation, act.day):
            return False
        then = self.gov.index.boards(giver.organisation, self.day)
        alike = [one.id for one in then if one.side is by.side] or [one.id for one in then]
        return there and given.by in (alike or [by.id])

    def exists(self, org: str, day: date) -> bool:
        """Whether an organisation is in its period, and not abolished."""
        gone = self._replace(day=day).rows("standing", self.code(org, None), subject="abolished")
        return not gone and bool(self.find(org).period.covers(day))
