"""Hypothesis strategies for risks, issues and the policies about them, as `strategies` has others.

Like those they say nothing of whether records fit together; `governances` makes some that do.
"""

from datetime import timedelta
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from icsgov.model.bearing import Bearing, CallOver, LookBack
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance, Record
from icsgov.model.history import Line, Standing
from icsgov.model.kinds import Act, Gauge, Ownership, Response
from icsgov.model.matter import Path
from icsgov.model.rating import Band, Matrix, Rating, Scale
from icsgov.model.risk import (
    Assurance,
    Control,
    Held,
    Issue,
    Part,
    RegisterEntry,
    SystemRisk,
    Treatment,
)
from icsgov.model.risk_policy import (
    WORDS,
    Appetite,
    AssuranceRule,
    DeEscalationRule,
    EscalationRule,
    ReportRule,
    ReviewRule,
    RiskPolicy,
    Tier,
)
from icsgov.period import Every
from icsgov.testing import strategies as shapes
from icsgov.testing.strategies import BODIES, OFFICES, days, facts, maybe, names, orgs, some

TIERS = ("place", "trust", "system")
BANDS = ("low", "high")
RISKS = ("R 1", "R 2")
H = TypeVar("H", bound=Held)

owners = st.sampled_from((*BODIES, *OFFICES, "joint"))
tier_ids = st.sampled_from(TIERS)
steps = st.integers(1, 5)
categories = st.sampled_from(["quality", "quality/delay", "money"])
words = st.sampled_from(WORDS)
intervals = st.builds(
    Every, months=st.integers(0, 12), weeks=st.integers(0, 4), days=st.integers(1, 30)
)
matrices = st.builds(Matrix, st.integers(2, 10), st.integers(2, 10))

USUAL = Matrix()


@st.composite
def ratings(draw: st.DrawFn, matrix: Matrix = USUAL) -> Rating:
    """Ratings that a matrix admits, some of which a register gives only in part."""
    across, up = st.integers(1, matrix.likelihood), st.integers(1, matrix.consequence)
    scores, named = st.integers(1, matrix.likelihood * matrix.consequence), st.sampled_from(BANDS)
    whole = st.builds(Rating, across, up, stated=maybe(scores), band=maybe(named))
    part = st.builds(Rating, maybe(across), band=named) | st.builds(Rating, stated=scores)
    return draw(whole | part)


bands = st.builds(lambda name, low, long: Band(name, low, low + long), names, steps, steps)
scales = st.builds(
    lambda name, words, most: Scale(name, words, scores=sorted(most[: len(words)])),
    names,
    st.just(("averse", "cautious", "open")),
    st.just(()) | st.lists(st.integers(0, 25), min_size=3, max_size=3),
)


standings = st.builds(
    Standing,
    owner=maybe(owners),
    ownership=maybe(st.sampled_from(Ownership)),
    shared_with=maybe(some(owners)),
    tier=maybe(tier_ids),
    current=maybe(ratings()),
    target=maybe(ratings()),
    closed=maybe(days),
)
controls = st.builds(
    Control, names, by=maybe(owners), works=maybe(st.booleans()), period=shapes.periods(), **facts
)


@st.composite
def assurances(draw: st.DrawFn) -> Assurance:
    """Evidence, recorded on its day or later, and expiring after it."""
    day = draw(days)
    later = st.integers(0, 400).map(lambda count: day + timedelta(days=count))
    return Assurance(
        day,
        draw(words | names),
        line=draw(st.integers(1, 3)),
        expires=draw(maybe(later.filter(lambda end: end > day))),
        by=draw(maybe(owners)),
        source=draw(shapes.sources),
        recorded=draw(maybe(later)),
    )


costs = maybe(st.lists(shapes.figures, max_size=1))
parts = st.builds(Part, orgs, costs)
treatments = st.builds(
    Treatment,
    names,
    matters=shapes.paths,
    parts=st.lists(parts, min_size=1, max_size=2, unique_by=lambda one: one.organisation),
    **facts,
)
tiers = st.builds(
    Tier, tier_ids, names, up=st.just(("system",)), bodies=some(owners), **facts
) | st.builds(Tier, st.just("system"), names, top=st.just(True), bodies=some(owners), **facts)

clauses = st.sampled_from([f"RMP {number}" for number in range(1, 9)])


def ruled(kind: Any, score: bool = True, **fields: Any) -> st.SearchStrategy[Any]:
    """Provisions of a kind, which name any of what a provision may."""
    about: dict[str, Any] = {
        "bands": some(st.sampled_from(BANDS), 1),
        "likelihood": maybe(steps),
        "consequence": maybe(steps),
        "gauge": st.sampled_from(Gauge),
        "categories": some(categories, 1),
        "conditions": some(st.just("agreed"), 1),
        "unresolved": st.booleans(),
        "days": maybe(st.integers(0, 90)),
    }
    if score:
        about |= {"at_least": maybe(st.integers(1, 12)), "at_most": maybe(st.integers(12, 25))}
    return st.builds(kind, clauses, **about | fields | facts)


ways = [("place", "trust"), ("trust", "system")]
deciders = some(owners, 1)
escalation_rules = st.sampled_from(ways).flatmap(
    lambda way: ruled(
        EscalationRule,
        tiers=st.just((way[0],)),
        to=st.just((way[1],)),
        decided_by=deciders,
        issues=st.booleans(),
    )
)
de_escalation_rules = st.sampled_from(ways).flatmap(
    lambda way: ruled(
        DeEscalationRule,
        score=False,
        tiers=st.just((way[1],)),
        to=st.just((way[0],)),
        at_most=st.integers(0, 25),
        reviews=st.integers(1, 3),
        decided_by=deciders,
    )
)
review_rules = ruled(ReviewRule, tiers=some(tier_ids), every=maybe(intervals), by=deciders)
report_rules = ruled(
    ReportRule, to=st.lists(owners, min_size=1, max_size=2, unique=True), every=maybe(intervals)
)
responses = maybe(st.sampled_from(Response))
assurance_rules = ruled(
    AssuranceRule,
    least=maybe(words),
    lines=some(st.integers(1, 3)),
    lasts=maybe(intervals),
    absent=responses,
    stale=responses,
    weak=responses,
    tell=st.lists(owners, min_size=1, max_size=2, unique=True),
)


@st.composite
def appetites(draw: st.DrawFn) -> Appetite:
    """Appetites of a body whose scale has the word `open`."""
    score = draw(maybe(st.integers(0, 15)))
    return Appetite(
        Path(draw(categories)),
        draw(st.just("open") if score is None else maybe(st.just("open"))),
        score=score,
        tolerance=draw(maybe(st.integers(15, 25))),
        gauge=draw(st.sampled_from(Gauge)),
        source=draw(shapes.sources),
        recorded=draw(maybe(days)),
    )


def _lower(rules: list[EscalationRule]) -> int:
    """A score under all at which something goes up."""
    if any(one.bands for one in rules):
        return 0
    return min((one.at_least for one in rules if one.at_least is not None), default=26) - 1


@st.composite
def policies(draw: st.DrawFn) -> RiskPolicy:
    """Policies whose lower scores are lower, and whose bands, where they have scores, leave none
    out."""
    ups = draw(st.lists(escalation_rules, max_size=3))
    downs = [
        attrs.evolve(one, at_most=min(one.at_most or 0, _lower(ups)), bands=())
        for one in draw(st.lists(de_escalation_rules, max_size=2))
    ]
    limit = draw(steps)
    scored = [Band("low", 1, limit), Band("high", limit + 1, 25)]
    return RiskPolicy(
        draw(st.sampled_from(["RMP", "RMP 2"])),
        by=draw(owners | orgs),
        name=draw(names),
        bodies=draw(some(owners)),
        period=draw(shapes.periods()),
        bands=draw(st.sampled_from([scored, [Band(one) for one in BANDS]])),
        escalations=ups,
        de_escalations=downs,
        reviews=draw(some(review_rules)),
        reports=draw(some(report_rules)),
        assurance=draw(some(assurance_rules)),
        scale=draw(scales),
        appetites=draw(st.lists(appetites(), max_size=2, unique_by=lambda one: one.category)),
        red=draw(maybe(intervals)),
        source=draw(shapes.sources),
        recorded=draw(maybe(days)),
    )


MOVES = {Act.ESCALATED: 1, Act.DE_ESCALATED: -1}
SETTLED = {
    Act.PROPOSED: Ownership.PROPOSED,
    Act.ACCEPTED: Ownership.ACCEPTED,
    Act.DISPUTED: Ownership.DISPUTED,
}


def _changes(draw: st.DrawFn, held: Held, act: Act) -> dict[str, Any]:
    """What an act changes, in a risk that it finds so."""
    if act is Act.REVIEWED:
        return {"current": draw(ratings(held.matrix))}
    if act in MOVES:
        place = min(max(TIERS.index(held.tier) + MOVES[act], 0), len(TIERS) - 1)
        settled = {"ownership": Ownership.ACCEPTED, "shared_with": ()}
        return {"owner": draw(owners), "tier": TIERS[place], **settled}
    if act in SETTLED:
        return {"owner": draw(owners), "ownership": SETTLED[act], "shared_with": ()}
    if act is Act.SHARED:
        others = draw(some(owners.filter(lambda one: one != held.owner)))
        return {"ownership": act.value, "shared_with": others} if others else {}
    return {}


def lived(draw: st.DrawFn, held: H) -> H:
    """The same after a few acts, a line for each."""
    day = held.raised or draw(days)
    for act in draw(st.lists(st.sampled_from(Act), max_size=6)):
        day += timedelta(days=draw(st.integers(0, 60)))
        now: dict[str, Any] = _changes(draw, held, act)
        was: dict[str, Any] = {name: getattr(held, name) for name in now}
        if act is Act.RETARGETED:  # there is a target no longer
            was = {"target": held.target}
        if act is Act.CLOSED and draw(st.booleans()):
            day += timedelta(days=1)
            now = {"closed": day}
        line = Line(
            day,
            act,
            by=draw(owners),
            was=Standing(**was),
            now=Standing(**now),
            accepted_by=draw(maybe(owners)),
            because=draw(names),
            source=draw(shapes.sources),
            recorded=draw(maybe(days)),
        )
        held = held.acted(line)
        if held.closed is not None:
            break
    return held


def _held(draw: st.DrawFn, matrix: Matrix) -> dict[str, Any]:
    """The fields that a risk and an issue share, as they were when it was raised."""
    return {
        "owner": draw(owners),
        "tier": draw(tier_ids),
        "category": draw(maybe(categories)),
        "organisations": draw(some(orgs)),
        "raised": draw(maybe(days)),
        "attested": draw(some(shapes.attestations)),
        "treatments": draw(some(treatments)),
        "matrix": matrix,
        "current": draw(maybe(ratings(matrix))),
        "source": draw(shapes.sources),
        "recorded": draw(maybe(days)),
    }


@st.composite
def risks(draw: st.DrawFn) -> SystemRisk:
    """Risks with a history, whose lines lead to what they are now."""
    matrix = draw(st.sampled_from([Matrix(), Matrix(3, 3)]) | matrices)
    target, inherent = draw(maybe(ratings(matrix))), draw(maybe(ratings(matrix)))
    low, high = (one.score if one is not None else None for one in (target, inherent))
    if low is not None and high is not None and low > high:
        target, inherent = inherent, target
    risk = SystemRisk(
        draw(st.sampled_from(RISKS)),
        draw(names),
        target=target,
        inherent=inherent,
        cause=draw(names),
        consequence=draw(names),
        controls=draw(some(controls)),
        assurances=draw(some(assurances())),
        **_held(draw, matrix),
    )
    return lived(draw, risk)


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    """Issues with a history."""
    fields = _held(draw, Matrix())
    return lived(draw, Issue(draw(st.sampled_from(["I 1", "I 2"])), draw(names), **fields))


STUCK = Line(shapes.FIRST, "stuck", by="A-board")
lines = risks().flatmap(lambda risk: st.sampled_from(risk.history or (STUCK,)))
entries = st.builds(
    RegisterEntry,
    st.sampled_from(["E 1", "E 2"]),
    st.sampled_from(RISKS),
    register=owners,
    day=days,
    rating=maybe(ratings()),
    owner=maybe(owners),
    **facts,
)
bearings = st.builds(
    Bearing, st.sampled_from(RISKS), organisation=maybe(orgs), after=maybe(ratings()), **facts
)
call_overs = st.builds(
    CallOver,
    days,
    by=st.lists(owners, max_size=2, unique=True),
    challenge=names,
    answer=names,
    **facts,
)
truths = maybe(st.booleans())
look_backs = st.builds(LookBack, days, by=owners, mitigated=truths, amend=truths, **facts)


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    """Decisions of any sort that bear on risks."""
    made = draw(shapes.decisions)
    return attrs.evolve(
        made,
        risks=draw(some(bearings)),
        call_overs=[one for one in draw(some(call_overs)) if one.day <= made.day],
        look_backs=[one for one in draw(some(look_backs)) if one.day >= made.day],
    )


@st.composite
def governances(draw: st.DrawFn) -> Governance:
    """Frameworks with a ladder of three tiers, perhaps a policy, risks, issues and registers."""
    ladder = [
        Tier(id, draw(names), up=TIERS[place + 1 : place + 2], top=id == TIERS[-1], bodies=bodies)
        for place, id in enumerate(TIERS)
        for bodies in [draw(some(owners))]
    ]
    raised = {one.id: one for one in draw(st.lists(risks(), min_size=1, max_size=2))}
    others: list[Record] = [
        *draw(st.lists(policies(), max_size=1)),
        *draw(st.lists(issues(), max_size=1)),
    ]
    printed = [one for one in draw(st.lists(entries, max_size=1)) if one.risk in raised]
    gov = draw(shapes.governances())
    return gov.put(*ladder, *raised.values(), *others, *printed)
