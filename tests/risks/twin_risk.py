"""A naive twin of `assess`, written from what the types say of themselves, for small worlds.

It shares the types with the engine and nothing else: verdicts are the numbers 0 (no), 1 (not known)
and 2 (yes), a day's state is a dictionary, and what it answers is plain data.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

NO, UNKNOWN, YES = 0, 1, 2
CHANGED = ("owner", "ownership", "shared_with", "tier", "current", "target", "closed")


class Told(NamedTuple):
    """What the twin says of a risk on a day."""

    advice: str
    to: tuple[tuple[str, tuple[str, ...]], ...]
    overdue: int
    due: date | None
    gaps: tuple[tuple[str, str, int], ...]
    outside: dict[str, int]
    tell: tuple[str, ...]


def assess_twin(held: Any, gov: Any, on: date) -> Told:
    """What the policies say of a risk or an issue that day."""
    return Asked(held, gov, on).told()


def back_to(held: Any, keep: int) -> dict[str, Any]:
    """What stood after so many of its lines: the later ones are taken back one by one."""
    state = {name: getattr(held, name) for name in CHANGED}
    for line in reversed(held.history[keep:]):
        for name in CHANGED:
            before, after = getattr(line.was, name), getattr(line.now, name)
            if before is not None or after is not None:
                state[name] = before
    if state["shared_with"] is None:
        state["shared_with"] = ()
    return {**state, "lines": list(held.history)[:keep]}


def later(day: date, every: Any) -> date:
    """A day that lies an interval on: years and months first, then weeks and days."""
    months = day.year * 12 + day.month - 1 + every.years * 12 + every.months
    year, month = divmod(months, 12)
    try:
        start = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        return start + timedelta(days=every.weeks * 7 + every.days)
    except (ValueError, OverflowError):
        return date.max


def in_words(path: str | None, wide: Iterable[str]) -> int:
    """Whether a category is one of these or narrower."""
    if path is None:
        return UNKNOWN
    return YES if any(path == one or path.startswith(one + "/") for one in wide) else NO


class Asked:
    """One question about one risk."""

    def __init__(self, held: Any, gov: Any, on: date) -> None:
        self.held, self.gov, self.on = held, gov, on
        self.issue = type(held).__name__ == "Issue"
        self.state = back_to(held, sum(1 for line in held.history if line.day <= on))
        self.policy = self.policy_of(self.state["tier"], self.state["owner"], on)
        self.tiers = {one.id: one for one in gov.tiers}

    def policy_of(self, tier: str, owner: str, on: date) -> Any:
        """One that names the owner goes before one that names the tier, before any other."""
        best: list[Any] = []
        for one in self.gov.risk_policies:
            start, end = one.period.start, one.period.end
            if (start and on < start) or (end and on >= end):
                continue
            if (one.tiers and tier not in one.tiers) or (one.bodies and owner not in one.bodies):
                continue
            best.append((2 if one.bodies else 1 if one.tiers else 0, one))
        return max(best, key=lambda pair: pair[0])[1] if best else None

    # what a rating comes to

    def ratings(self, state: dict[str, Any], gauge: str, bare: int) -> list[Any]:
        """The rating on a gauge; as if nothing controlled it, where assurance has it so."""
        inherent = getattr(self.held, "inherent", None)
        if gauge == "inherent":
            return [inherent]
        if gauge == "target":
            return [state["target"]]
        return [[state["current"]], [state["current"], inherent], [inherent]][bare]

    def number(self, policy: Any, rating: Any, measure: str) -> int | None:
        """A number of a rating, where it is on the matrix of the policy."""
        if rating is None or policy.matrix != self.held.matrix:
            return None
        if measure != "score":
            found: int | None = getattr(rating, measure)
            return found
        if rating.likelihood is None or rating.consequence is None:
            stated: int | None = rating.stated
            return stated
        product: int = rating.likelihood * rating.consequence
        return product

    def band(self, policy: Any, rating: Any) -> str | None:
        """The name of the band of a rating; None where it is not known."""
        if rating is None:
            return None
        score = self.number(policy, rating, "score")
        if any(one.low is not None for one in policy.bands):
            if policy.matrix != self.held.matrix:
                return None
            if score is not None:
                names = [one.name for one in policy.bands if one.low <= score <= one.high]
                return names[0] if names else None
        names = [one.name for one in policy.bands if one.name == rating.band]
        return names[0] if names and rating.band is not None else None

    def rated(self, rule: Any, policy: Any, state: dict[str, Any], bare: int) -> list[int]:
        """What a provision asks of the rating."""
        found = []
        ratings = self.ratings(state, rule.gauge.value, bare)
        for limit, measure, sign in (
            (rule.at_least, "score", 1),
            (rule.at_most, "score", -1),
            (rule.likelihood, "likelihood", 1),
            (rule.consequence, "consequence", 1),
        ):
            if limit is None:
                continue
            numbers = [self.number(policy, one, measure) for one in ratings]
            each = {None if n is None else (n - limit) * sign >= 0 for n in numbers}
            found.append(YES if each == {True} else NO if each == {False} else UNKNOWN)
        if rule.bands:
            bands = [self.band(policy, one) for one in ratings]
            in_them = {None if name is None else name in rule.bands for name in bands}
            found.append(YES if in_them == {True} else NO if in_them == {False} else UNKNOWN)
        return found

    def fits(self, rule: Any, policy: Any, state: dict[str, Any], bare: int) -> int:
        """Whether everything that a provision names fits."""
        found = self.rated(rule, policy, state, bare)
        if rule.categories:
            found.append(in_words(self.held.category, rule.categories))
        for condition in rule.conditions:
            words = [one.holds for one in self.held.attested if one.condition == condition]
            found.append(UNKNOWN if not words else YES if False not in words else NO)
        since = self.here(state)
        if rule.unresolved:
            found.append(YES if any(line.act.value == "stuck" for line in since) else NO)
        if rule.days is not None:
            start = state["came"] if "came" in state else self.came(state)
            spent = None if start is None else (self.on - start).days
            found.append(UNKNOWN if spent is None else YES if spent >= rule.days else NO)
        return min(found, default=YES)

    def here(self, state: dict[str, Any]) -> list[Any]:
        """The lines since it came to its tier."""
        since: list[Any] = []
        for line in state["lines"]:
            if line.now.tier is not None:
                since = []
            else:
                since.append(line)
        return since

    def came(self, state: dict[str, Any]) -> date | None:
        """The day on which it came to its tier."""
        day: date | None = self.held.raised
        for line in state["lines"]:
            if line.now.tier is not None:
                day = line.day
        return day

    # assurance

    def gaps(self, state: dict[str, Any], policy: Any, on: date) -> list[tuple[Any, str, int]]:
        """What each provision on assurance comes to."""
        if self.issue or policy is None:
            return []
        found = []
        for rule in policy.assurance:
            if not rule.tiers or state["tier"] in rule.tiers:
                kind, wanting = self.wanting(rule, on)
                found.append((rule, kind, min(wanting, self.fits(rule, policy, state, 0))))
        return found

    def wanting(self, rule: Any, on: date) -> tuple[str, int]:
        """What there is, beside what a provision wants."""
        given = [a for a in self.held.assurances if a.day <= on]
        given = [a for a in given if not rule.lines or a.line in rule.lines]
        if not given:
            return "absent", YES
        fresh = []
        for one in given:
            expired = one.expires is not None and on >= one.expires
            passed = rule.lasts is not None and on > later(one.day, rule.lasts)
            if not expired and not passed:
                fresh.append(one)
        if not fresh:
            return "stale", YES
        if rule.least is None:
            return "weak", UNKNOWN
        words = list(rule.words)
        ranks = [words.index(one.rating) if one.rating in words else None for one in fresh]
        if any(rank is not None and rank >= words.index(rule.least) for rank in ranks):
            return "", NO
        return "weak", UNKNOWN if None in ranks else YES

    @staticmethod
    def bare(gaps: list[tuple[Any, str, int]]) -> int:
        """Whether it is rated as if nothing controlled it."""
        return max(
            (v for rule, kind, v in gaps if response(rule, kind) == "rate as inherent"), default=NO
        )

    # up and down

    def up(self, state: dict[str, Any], policy: Any, on: date) -> int:
        """Whether to consider it for a tier above."""
        tier = self.tiers[state["tier"]]
        if tier.top:
            return NO
        gaps = self.gaps(state, policy, on)
        found = [v for rule, kind, v in gaps if response(rule, kind) == "escalate"]
        found += [v for _, v in self.ups(state, policy, tier.id, self.bare(gaps))]
        return max(found, default=UNKNOWN)

    def ups(
        self, state: dict[str, Any], policy: Any, tier: str, bare: int
    ) -> Iterator[tuple[Any, int]]:
        """Each provision for going up from a tier, and whether it fits."""
        for rule in policy.escalations if policy is not None else ():
            if tier in rule.tiers and rule.issues is self.issue:
                yield rule, self.fits(rule, policy, state, bare)

    def lower(self) -> list[Any]:
        """The tiers next below."""
        return [one for one in self.gov.tiers if self.state["tier"] in one.up]

    def takers(self, tier: Any) -> list[str]:
        """Who would hold it at a tier: whoever last held it there, then who holds risks there."""
        found: list[str] = []
        for line in self.state["lines"]:
            if line.was.tier == tier.id:
                found.insert(0, line.was.owner)
        return list(dict.fromkeys([*found, *tier.bodies]))

    def way_down(self, tier: Any) -> int:
        """Whether it may come down to a tier."""
        state, policy = self.state, self.policy
        bare = self.bare(self.gaps(state, policy, self.on))
        ways = []
        for rule in policy.de_escalations if policy is not None else ():
            if state["tier"] in rule.tiers and tier.id in rule.to:
                ways.append(min(self.in_a_row(rule), self.fits(rule, policy, state, bare)))
        takers = self.takers(tier)
        there = self.policy_of(tier.id, takers[0] if takers else state["owner"], self.on)
        fresh = {**state, "tier": tier.id, "lines": [], "came": self.on}
        gaps = self.gaps(fresh, there, self.on)
        sent = [v for rule, kind, v in gaps if response(rule, kind) == "escalate"]
        rules = self.ups(fresh, there, tier.id, self.bare(gaps))
        sent += [v for rule, v in rules if state["tier"] in rule.to]
        return min([max(ways, default=UNKNOWN), *(YES - one for one in sent)])

    def in_a_row(self, rule: Any) -> int:
        """Whether the last reviews, so many in a row, were low, with nothing that advised up."""
        lines = self.state["lines"]
        seen: list[int] = []
        for place in range(len(lines) - len(self.here(self.state)), len(lines)):
            if lines[place].act.value == "reviewed":
                then = back_to(self.held, place + 1)
                day = lines[place].day
                policy = self.policy_of(then["tier"], then["owner"], day)
                seen.append(self.calm(rule, then, policy, day))
        last = seen[::-1][: rule.reviews]
        odd = [one for one in last if one != YES]
        if odd:
            return odd[0]
        return YES if len(last) == rule.reviews else NO

    def calm(self, rule: Any, then: dict[str, Any], policy: Any, day: date) -> int:
        """Whether it was low at a review, and nothing in how it stood then advised up."""
        other = Asked(self.held, self.gov, day)
        gaps = other.gaps(then, policy, day)
        sent = [v for rule, kind, v in gaps if response(rule, kind) == "escalate"]
        for rule_up, told in other.ups(then, policy, then["tier"], other.bare(gaps)):
            if not rule_up.unresolved and rule_up.days is None:
                sent.append(told)
        if YES in sent:
            return NO
        if policy is None:
            return UNKNOWN
        bare = self.bare(gaps)
        return min(other.rated(rule, policy, then, bare), default=YES)

    # the whole

    def stands(self) -> bool:
        """Whether it has been raised and is not closed."""
        raised, closed = self.held.raised, self.state["closed"]
        return (raised is None or raised <= self.on) and (closed is None or self.on < closed)

    def told(self) -> Told:
        """Everything at once."""
        up = self.up(self.state, self.policy, self.on)
        ways = {one.id: self.way_down(one) for one in self.lower()}
        down = max(ways.values(), default=NO)
        if not self.stands():
            advice = "does not stand"
        elif up == YES:
            advice = "consider escalating"
        elif UNKNOWN in (up, down):
            advice = "not known"
        else:
            advice = "consider de-escalating" if down == YES else "stay"
        overdue, due = self.review()
        gaps = self.gaps(self.state, self.policy, self.on)
        telling = {
            id
            for rule, kind, v in gaps
            for id in rule.tell
            if v == YES and response(rule, kind) == "tell"
        }
        said = tuple((rule.clause, kind, v) for rule, kind, v in gaps)
        to = self.to(advice, ways)
        return Told(advice, to, overdue, due, said, self.outside(), tuple(sorted(telling)))

    def to(self, advice: str, ways: dict[str, int]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Where it is to be considered for, and who would hold it there."""
        if advice == "consider de-escalating":
            return tuple(
                (one.id, tuple(self.takers(one))) for one in self.lower() if ways[one.id] == YES
            )
        if advice != "consider escalating":
            return ()
        here = self.tiers[self.state["tier"]]
        bare = self.bare(self.gaps(self.state, self.policy, self.on))
        rules = [r for r, v in self.ups(self.state, self.policy, here.id, bare) if v == YES]
        named = sorted({id for rule in rules for id in rule.to} or here.up)
        return tuple((id, self.tiers[id].bodies) for id in named)

    def review(self) -> tuple[int, date | None]:
        """Whether a review is overdue, and by when one is due."""
        told, days = [], []
        gaps = self.gaps(self.state, self.policy, self.on)
        for rule in self.policy.reviews if self.policy is not None else ():
            if rule.tiers and self.state["tier"] not in rule.tiers:
                continue
            about = self.fits(rule, self.policy, self.state, self.bare(gaps))
            if about == NO:
                continue
            last = self.held.raised
            for line in self.state["lines"]:
                if line.act.value == "reviewed" and (not rule.by or line.by in rule.by):
                    last = line.day
            if last is None or rule.every is None:
                told.append(UNKNOWN)
                continue
            day = later(last, rule.every)
            told.append(min(about, YES if self.on > day else NO))
            days += [day] if about == YES else []
        return max(told, default=UNKNOWN), min(days, default=None)

    def outside(self) -> dict[str, int]:
        """For each organisation that it touches, whether it is outside its appetite."""
        touched = set(self.held.organisations)
        for one in self.held.treatments:
            touched |= {part.organisation for part in one.parts}
        holders = {self.state["owner"], *self.state["shared_with"]}
        for line in self.state["lines"]:
            holders |= {line.was.owner, *(line.was.shared_with or ())}
        for id in holders - {None}:
            touched |= set(self.behind(id))
        return {org: self.appetite(org) for org in sorted(touched)}

    def behind(self, id: str) -> list[str]:
        """The organisations of a body or an office, or the organisation itself."""
        for one in (*self.gov.bodies, *self.gov.offices):
            if one.id == id:
                own = getattr(one, "organisation", None)
                return [own] if own is not None else list(getattr(one, "parties", ()))
        return [one.id for one in self.gov.organisations if one.id == id]

    def appetite(self, org: str) -> int:
        """Whether it is outside the appetite of one organisation."""
        found: list[tuple[Any, Any]] = []
        for policy in self.gov.risk_policies:
            start, end = policy.period.start, policy.period.end
            there = (start is None or start <= self.on) and (end is None or self.on < end)
            if there and self.behind(policy.by) == [org]:
                found += [(policy, one) for one in policy.appetites]
        fitting = [
            (len(one.category.split("/")), policy, one)
            for policy, one in found
            if in_words(self.held.category, [one.category]) == YES
        ]
        if not fitting:
            return UNKNOWN
        most = max(deep for deep, _, _ in fitting)
        policy, one = next((p, a) for deep, p, a in fitting if deep == most)
        score = self.number(policy, self.ratings(self.state, one.gauge.value, NO)[0], "score")
        within = one.score
        if within is None and policy.scale is not None and policy.scale.scores and one.level:
            within = policy.scale.scores[policy.scale.words.index(one.level)]
        if score is None or (within is None and one.tolerance is None):
            return UNKNOWN
        return YES if score > max(within or 0, one.tolerance or 0) else NO


def response(rule: Any, kind: str) -> str | None:
    """What a provision says happens where assurance is absent, stale or weak."""
    found = getattr(rule, kind) if kind else None
    return None if found is None else str(found.value)
