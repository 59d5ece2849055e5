"""The naive twin of `resolve`: who is bound, worked out slowly and without cleverness.

It shares with the engine the model, the rulebook's data and the names of the answers. Chains of
delegation are walked one by one, and missing facts are tried both ways. Tests compare the two.
"""

from datetime import date
from itertools import product
from typing import Any, NamedTuple

from attrs import evolve

from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.law import Rule, RuleBook, england
from icsgov.model.body import AdvisoryGroup, Group, Seat
from icsgov.model.decision import Decision, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import Position, Side, Statute, Tie
from icsgov.model.matter import ancestors
from icsgov.model.organisation import Office
from icsgov.model.voting import AllPresent, MustAgree, SeatClass, VotingRule, majority
from icsgov.reasoning.results import Effect
from icsgov.testing.twin_authority import NOT, Authority
from icsgov.testing.twin_law import agreed, every, yes
from icsgov.testing.twin_succession import in_succession

FOR, AGAINST, NEITHER = Position
WORTH = {FOR: 1, AGAINST: -1, NEITHER: 0, None: 0}
FAR = {Effect.UNDECIDED: 0, Effect.UNAUTHORISED: 1, Effect.DECLINED: 2, Effect.INDETERMINATE: 3}
ADVISE = (Statute.ICP, Statute.ADVISORY)
EXECUTIVES, OTHERS = SeatClass(roles=["executive"]), SeatClass(roles=["non-executive"])
Answer = tuple[Effect, Verdict]
Key = tuple[str, str | None]  # a person, and the organisation that their seat is held for


def who_is_bound(
    decision: Decision, gov: Governance, on: date | None = None, law: RuleBook | None = None
) -> dict[str, Answer]:
    """The effect of a decision on every organisation, and whether it is bound.

    >>> from icsgov.model.body import Board
    >>> from icsgov.model.organisation import Organisation
    >>> gov = Governance.of(Organisation("A", kind="FT"), Board("a", "A"))
    >>> who_is_bound(Decision("D", "estate", forum="a", day=date(2024, 5, 1)), gov)
    {'A': (<Effect.UNDECIDED: 'undecided'>, NO)}
    """
    asked = Question(gov, decision, on or decision.last_day(), law or england(), decision.day)
    if gov.successions:
        return in_succession(asked)
    found = {org.id: asked._replace(org=org.id) for org in gov.organisations}
    return {org: one.until_ended(one.answer()) for org, one in found.items()}


def effect(
    said: set[Position],
    may: Verdict,
    both: Verdict,
    proper: Verdict,
    back: Verdict,
    lasts: Verdict = YES,
) -> Answer:
    """The first line of the table that fits, and whether the organisation is bound."""
    carried = agreed(yes(one is FOR) for one in said)
    bound = every([carried, may, both, proper, NOT[back], lasts])
    declined, passed = said == {AGAINST} and may is YES, carried is YES and may is YES
    table = {
        Effect.UNDECIDED: said == {NEITHER} or (declined and back is YES),
        Effect.UNAUTHORISED: may is NO,
        Effect.DECLINED: declined and back is NO,
        Effect.DEFECTIVE: passed and proper is NO,
        Effect.AWAITING: passed and both is NO,
        Effect.OVERTURNED: every([carried, both, proper, back]) is YES,
        Effect.LAPSED: every([carried, both, proper, NOT[back], NOT[lasts]]) is YES,
        Effect.BOUND: bound is YES,
        Effect.INDETERMINATE: True,
    }
    return next(effect for effect, fits in table.items() if fits), bound


def latest(cast: list[Vote]) -> list[Vote]:
    """The last of somebody's votes; all of them, where their order is not recorded."""
    told = None not in [one.order for one in cast]
    return sorted(cast, key=lambda one: one.order or 0)[-1:] if told else cast


class Voter(NamedTuple):
    """Somebody with a vote, in one capacity; the roles of the seats that give it; what they did."""

    person: str
    held_for: str | None
    seats: tuple[Seat, ...]
    there: bool
    cast: Position | None

    def belongs(self, among: SeatClass | None) -> set[bool]:
        """Whether they are of a class, both ways where that is not known; of none, everybody is."""
        if among is None:
            return {True}
        fits = not among.people or self.person in among.people
        fits = fits and (not among.organisations or self.held_for in among.organisations)
        roles = {seat.role for seat in self.seats}
        sure = fits and (not among.roles or bool(roles & {*among.roles}))
        return {sure, sure or (fits and None in roles)}


def meets(one: Any, members: list[Voter], room: list[Voter], casting: int) -> bool:
    """Whether enough were there, or a clause of a rule is met. `casting` is +1, -1 or 0."""
    if isinstance(one, int):
        return len(room) >= one
    if isinstance(one, AllPresent):
        return len(room) == len(members)
    if isinstance(one, MustAgree):
        return bool(members) and all(voter.cast is FOR for voter in members)
    groups: dict[Any, list[Voter]] = {}
    for voter in members:
        groups.setdefault(voter.held_for if one.by_organisation else voter[:2], []).append(voter)
    scores = [sum(WORTH[voter.cast] for voter in group) for group in groups.values()]
    there = [group for group in groups.values() if any(voter in room for voter in group)]
    cast = [score for score in scores if score]
    whole = {"cast": len(cast), "present": len(there), "entitled": len(scores)}[one.of]
    part = len([score for score in scores if score > 0])
    if casting and not one.by_organisation:
        part, whole = part + (casting > 0), whole + (one.of == "cast")
    return bool(one.threshold.met(part, whole))


class Question(Authority):
    """Who is bound: who takes part, what was said there, and what comes of it."""

    def answer(self) -> Answer:
        """The effect on the organisation."""
        forum = self.find(self.decision.forum)
        part = self.org in self.taking_part(forum)
        seats = forum.seats if getattr(forum, "statute", None) is Statute.HWB else ()
        sent = any(self.org in (seat.held_for, seat.nominated_by) for seat in seats)
        heeds = sent and self.advised()[0] is Effect.HAVE_REGARD
        if not self.find(self.org).period.covers(self.day) or not (part or heeds):
            return Effect.NO_PART, NO
        if self.on < self.day:
            return Effect.PENDING, NO
        if not part or isinstance(forum, AdvisoryGroup):
            return self.advised()
        if isinstance(forum, Group):
            return self.in_group(forum)
        found = [self._replace(decider=one).in_body() for one in self.deciders(forum)]
        found.sort(key=lambda one: (one[1].value, FAR.get(one[0], len(FAR))))
        return found[-1] if found else (Effect.UNAUTHORISED, NO)

    def until_ended(self, answer: Answer) -> Answer:
        """An answer, and that its organisation has ended by the day asked about, where it has."""
        if self.on <= self.day or self.exists(self.org, self.on):
            return answer
        return (Effect.LAPSED if answer[0] is Effect.BOUND else answer[0]), NO

    def taking_part(self, forum: Any) -> set[str]:
        """The organisations that the decision is for."""
        bodies = [self.find(one) for one in getattr(forum, "bodies", ())]
        homes = {one.organisation for one in bodies or [forum] if hasattr(one, "organisation")}
        theirs: set[Any] = {
            *homes,
            *getattr(forum, "parties", ()),
            *getattr(forum, "organisations", ()),
        }
        if isinstance(forum, Group):
            theirs = {seat.held_for for seat in forum.seats if seat.voting}
        if isinstance(forum, AdvisoryGroup):
            theirs |= {org for seat in forum.seats for org in (seat.held_for, seat.nominated_by)}
        if self.decision.of is None:
            eligible = self.decision.eligible
            return theirs if eligible is None else theirs & {*eligible}
        found = {*self.decision.of, *(homes if len(homes) == 1 else ())}
        for org in {*self.decision.of} - theirs if bodies else ():
            for one in map(self.find, self._replace(org=org).reached(forum)):
                found |= (
                    {one.organisation} if getattr(one, "statute", None) not in ADVISE else set()
                )
        return found

    def advised(self) -> Answer:
        """The effect of what only recommends: statute may make the organisation consider it."""
        about = self.kinds(*self.decision.matters)
        for who in {self.code(self.org, side) for side in Side}:
            for row in self.rows("effect", who, subject="have_regard", kinds=about):
                if row.values.get("if_kind") in (None, *about):
                    return Effect.HAVE_REGARD, NO
        return Effect.ADVISED, NO

    def deciders(self, forum: Any) -> list[str]:
        """Who decides for the organisation in the forum."""
        bodies = list(getattr(forum, "bodies", [self.decision.forum]))
        own = [one for one in bodies if len(bodies) == 1 or self.owner(one) == self.org]
        past = [one for one in self.decision.ratifications if one.day <= self.on]
        adopted = any(self.owner(one.by) == self.org for one in past)
        return own or self.reached(forum) or (bodies if adopted else [])

    def reached(self, forum: Any) -> list[str]:
        """The bodies that may decide for the organisation, ratifications apart."""
        asked = self._replace(decision=evolve(self.decision, ratifications=()))
        may = {one: asked._replace(decider=one).worth({FOR})[0] for one in forum.bodies}
        return [one for one in may if may[one] is not NO]

    def in_body(self) -> Answer:
        """The effect where a body or an office decides."""
        body = self.find(self.decider)
        if getattr(body, "statute", None) in ADVISE:
            return self.advised()
        said = self.stances(body)
        return effect(said, *self.worth(said))

    def in_group(self, group: Group) -> Answer:
        """The effect of the latest vote within authority, missing authority tried both ways."""
        if not any(seat.voting and seat.held_for == self.org for seat in group.seats):
            return Effect.UNAUTHORISED, NO
        said = [(stance, *asked.worth(stance)) for asked, stance in self.said_in(group)]
        answers = set() if said else {effect({NEITHER}, NO, NO, YES, NO)}
        for place, (stance, may, both, proper, back, lasts) in enumerate(said):
            later = [one[1] for one in said[place + 1 :]]
            if may is not NO and YES not in later:  # it may be the latest within authority
                whole = [one if YES is may or one is NO else YES for one in (both, lasts)]
                answers.add(effect(stance, YES, whole[0], proper, back, whole[1]))
            if not later and YES not in [one[1] for one in said]:  # none may have been
                answers.add(effect(stance, NO, NO, proper, back, lasts))
        unclear = Effect.INDETERMINATE, agreed(bound for _, bound in answers)
        return answers.pop() if len(answers) == 1 else unclear

    def said_in(self, group: Group) -> list[tuple["Question", set[Position]]]:
        """What may have been said for the organisation by the day asked for, in turn."""
        found: dict[Any, tuple[Question, set[Position]]] = {}
        out = {one.person for one in self.told(group.id, "recused")}
        cast = [one for one in self.decision.votes if one.body in (None, group.id)]
        for minute in () if cast else self.told(group.id, "resolutions"):
            mine = [seat for seat in self.counting(group) if seat.held_for == self.org]
            mine.sort(key=lambda seat: seat.deputises_for is not None)
            return [(self._replace(decider=one.person), {minute.position}) for one in mine[:1]]
        for vote in sorted(cast, key=lambda one: (one.day or self.day, one.order or 0)):
            asked = self._replace(day=vote.day or self.day, decider=vote.person)
            held = [seat for seat in asked.counting(group) if seat.person == vote.person]
            mine = [seat for seat in held if seat.held_for == self.org]
            counts = mine and vote.organisation in (None, self.org) and not vote.casting
            if counts and self.day <= asked.day <= self.on and vote.person not in out:
                known = vote.organisation or len({seat.held_for for seat in held}) == 1
                acts = self.decision.attended is None and all(seat.deputises_for for seat in mine)
                found.pop((vote.person, asked.day), None)
                clear = {vote.position} if known and not acts else {*Position}
                found[vote.person, asked.day] = asked, clear
        unclear = [one for one in found.values() if len(one[1]) > 1]
        return unclear[:1] or list(found.values())

    def counting(self, group: Group) -> list[Seat]:
        """The seats that count in a group that day: a deputy's where the principal is not there."""
        seats = [seat for seat in group.seats if seat.votes_on(self.day)]
        idle = {seat.person for seat in seats if seat.deputises_for is None} - self.there(group.id)
        return [seat for seat in seats if seat.deputises_for in (None, *idle)]

    def votes(self, body: str) -> list[Vote]:
        """The votes of that day in that body, in their order."""
        held = [one for one in self.decision.votes if (one.body or self.decision.forum) == body]
        held = [one for one in held if (one.day or self.decision.day) == self.day]
        return sorted(held, key=lambda one: one.order or 0)

    def there(self, body: str) -> set[str]:
        """Who is known to have been there that day."""
        return {one.person for one in (*self.votes(body), *self.told(body, "attended"))}

    def set_by_law(self, body: Any, subject: str, family: str = "procedure") -> list[Rule]:
        """What statute sets for a body."""
        who, what = self.named(body)
        return self.rows(family, who, subject=subject, forms=what)

    def seats_by_voter(self, body: Any) -> dict[Key, list[Seat]]:
        """Who has a vote that day, with their seats; an acting deputy for the principal."""
        seats, there = [one for one in body.seats if one.votes_on(self.day)], self.there(body.id)
        barred = self.set_by_law(body, "outsider_vote", "vote")
        hwb = getattr(body, "statute", None) is Statute.HWB
        if barred and not (hwb and self.set_by_law(body, "hwb_vote", "vote")):
            orgs = getattr(body, "parties", None) or [body.organisation]
            seats = [one for one in seats if any(self.roles(org, one.person) for org in orgs)]
        found: dict[Key, list[Seat]] = {}
        for seat in [one for one in seats if one.deputises_for is None]:
            found.setdefault((seat.person, seat.held_for), []).append(seat)
        own = {*found}
        for seat in [one for one in seats if one.person in there]:
            away = [key for key in found if key[0] == seat.deputises_for and key[0] not in there]
            same = [key for key in away if seat.held_for in (None, key[1])] or away[:1]
            for key in [key for key in same if (seat.person, seat.held_for or key[1]) not in own]:
                del found[key]
                found[seat.person, seat.held_for or key[1]] = [seat]
        return found

    def roll(self, body: Any) -> list[Voter] | None:
        """Everybody with a vote, and what they said last; None where a capacity is not recorded."""
        voters, there = self.seats_by_voter(body), self.there(body.id)
        out = {one.person for one in self.told(body.id, "recused")}
        acting = [seat for seats in voters.values() for seat in seats if seat.deputises_for]
        if acting and self.decision.attended is None:
            return None
        cast: dict[Key, Position] = {}
        for vote in self.votes(body.id):
            mine = [key for key in voters if key[0] == vote.person]
            home = getattr(body, "organisation", None)
            own = None if (vote.person, home) in mine else home  # a seat held for nobody is its own
            fits = [key for key in mine if vote.organisation in (None, key[1] or own)]
            fits = [key for key in fits if not vote.casting and key[0] not in out]
            if len(fits) > 1:
                return None
            cast |= dict.fromkeys(fits, vote.position)
        return [
            Voter(*key, tuple(seats), key[0] in there, cast.get(key))
            for key, seats in voters.items()
        ]

    def judged(
        self, voters: list[Voter], among: SeatClass | None, test: Any, casting: int = 0
    ) -> Verdict:
        """Whether a test of a class is met, however it was: who is of it, and who was there."""
        found, classes = set(), [voter.belongs(among) for voter in voters]
        if isinstance(test, MustAgree) and {True} not in classes and {True, False} in classes:
            return UNKNOWN  # whether anybody has to agree
        for picks in product(*classes):
            members = [one for one, pick in zip(voters, picks, strict=True) if pick]
            room = [one for one in members if one.there]
            for there in [room] if self.decision.attended is not None else [room, members]:
                found.add(yes(meets(test, members, there, casting)))
        return agreed(found)

    def quorum(self, body: Any, voters: list[Voter], seats: int) -> Verdict:
        """Whether enough were present of so many voting seats."""
        found, tests = [], list[tuple[SeatClass | None, int]]()
        for held in [one for one in body.quorum if one.period.covers(self.day)]:
            tests.append((None, held.needed(seats)))
            tests += [(one.among, one.count) for one in held.including]
        for row in self.set_by_law(body, "quorum"):
            asked: dict[str, Any] = row.values
            part, whole = map(int, asked["share"].split("/"))
            tests += [(None, -(-part * seats // whole)), (EXECUTIVES, asked.get("executive", 0))]
            tests += [(OTHERS, asked.get("non_executive", 0))]
            councils = {org.id for org in self.gov.organisations if org.kind.is_council}
            sent = [one for one in voters if councils & {seat.nominated_by for seat in one.seats}]
            found.append(self.judged(sent, OTHERS, asked.get("la_nominated", 0)))
        found += [self.judged(voters, among, count) for among, count in tests]
        return every(found) if found else UNKNOWN

    def applied(self, body: Any) -> list[VotingRule]:
        """The voting rules that the matters fall under; none where one of them has none."""
        if self.set_by_law(body, "majority"):
            return [majority(casting_vote=bool(self.set_by_law(body, "casting_vote")))]
        held, found = [one for one in body.rule if one.period.covers(self.day)], []
        for matter in self.decision.matters:
            paths = [path for path in ancestors(matter) if any(path in one.matters for one in held)]
            mine = [one for one in held if (paths[0] in one.matters if paths else not one.matters)]
            if not mine:
                return []
            found += mine
        return found

    def stances(self, body: Any) -> set[Position]:
        """What a body, or the holder of an office, may have said."""
        votes, out = self.votes(body.id), {one.person for one in self.told(body.id, "recused")}
        if not votes:
            minute = [one.position for one in self.told(body.id, "resolutions")]
            return {*minute} or {NEITHER}
        if isinstance(body, Office):
            people = {body.holder(self.day)} - out
            said = [one.position for one in votes if one.person in people and not one.casting]
            return {said[-1] if said else NEITHER}
        roll = self.roll(body)
        if roll is None:
            return {*Position}
        voters = [one for one in roll if one.person not in out]
        if not {FOR, AGAINST} & {one.cast for one in voters}:
            return {NEITHER}
        lead, held = sum(WORTH[one.cast] for one in voters), self.applied(body)
        asked = [row for cases in self.cases() for one in cases for row in one.statute("decider")]
        more = [majority()] if any(row.threshold == "of_voting" for row in asked) else []
        confers = not lead and any(rule.casting_vote for rule in held)
        quorate, found = self.quorum(body, voters, len(roll)), set[Position]()
        for casting in self.castings(body, voters) if confers else [0]:
            parts = [] if held else [UNKNOWN]
            for rule in (*held, *more):
                counts = casting if rule.casting_vote or rule in more else 0
                classes = [(getattr(one, "among", None), one) for one in rule.clauses]
                parts += [self.judged(voters, among, one, counts) for among, one in classes]
            lost = any(rule.tie is Tie.LOST for rule in held) and not lead and not casting
            against = AGAINST if lost or lead + casting < 0 else NEITHER
            carried = {YES: {FOR}, NO: {against}, UNKNOWN: {FOR, against}}[every(parts)]
            found |= {YES: carried, NO: {NEITHER}, UNKNOWN: {NEITHER, *carried}}[quorate]
        return found

    def castings(self, body: Any, voters: list[Voter]) -> list[int]:
        """What the casting vote may have been: +1, -1 or, where there is none, 0."""
        home, able = getattr(body, "organisation", None), set[Key]()
        for voter in voters:
            able |= {(voter.person, None), (voter.person, voter.held_for or home)}
        cast_by: dict[str, dict[str | None, Vote]] = {}
        for one in self.votes(body.id):
            if one.casting and (one.person, one.organisation) in able:
                cast_by.setdefault(one.person, {})[one.organisation] = one
        given = [one for mine in cast_by.values() for one in latest([*mine.values()])]
        chairs = [one.person for one in self.told(body.id, "presided")][:1]
        cast = [WORTH[one.position] for one in given if not chairs or one.person in chairs]
        return (cast or [0]) if chairs else [0, *cast]
