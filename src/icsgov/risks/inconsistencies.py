"""Where registers disagree, with one another or with themselves."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from icsgov.analysis.finding import Finding
from icsgov.analysis.plane import check_day
from icsgov.explain import Citation, Facts
from icsgov.model.governance import Governance
from icsgov.model.history import Line
from icsgov.model.kinds import Act, Gauge, Ownership
from icsgov.model.rating import Matrix, Rating
from icsgov.model.risk import Held, RegisterEntry, SystemRisk
from icsgov.risks.assurance import full_case
from icsgov.risks.case import Case, band_of, in_being, organisations_behind, rating_of
from icsgov.risks.register import standing


def inconsistencies(gov: Governance, *, on: date) -> tuple[Finding, ...]:
    """What does not agree that day in the registers and the risks on file.

    Of each register its last entry on a risk up to that day is read. A rating or an owner that a
    register does not show is none that differs; an owner not shown is noticed for itself. What a
    line of history does not say changed, did not change.

    >>> from icsgov import Board, Governance, Organisation
    >>> from icsgov.model.rating import Rating
    >>> from icsgov.model.risk import RegisterEntry, SystemRisk
    >>> from icsgov.model.risk_policy import Tier
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"), Board("rnn", "RNN"),
    ...     Tier("trust", top=True, bodies="rnn"),
    ...     SystemRisk("SR 4", "handovers take hours", owner="rnn", tier="trust", current=(4, 4)),
    ...     RegisterEntry("E 1", "SR 4", register="rnn", day=date(2025, 3, 1),
    ...                   rating=Rating(4, 3, stated=16), owner="rnn"),
    ... )
    >>> for finding in inconsistencies(gov, on=date(2025, 3, 3)):
    ...     print(finding)
    register.rated-apart: `SR 4` is rated 12 on the register of `rnn`, and 16 on file
    register.wrong-score: the register of `rnn` gives `SR 4` 4 x 3 and a score of 16; that is 12
    """
    check_day(on)
    found: list[Finding] = []
    for held in standing(gov, on):
        case, _ = full_case(held, gov, on)
        entries = _entries(gov, held.id, on) if isinstance(held, SystemRisk) else []
        found += [*_apart(case, entries), *_owners(case, entries), *_scores(case, entries)]
        found += [*_moves(case), *_long_red(case), *_standing(case)]
    return tuple(sorted(found, key=lambda one: (one.code, one.about, repr(one.named))))


def _entries(gov: Governance, risk: str, on: date) -> list[RegisterEntry]:
    """The last entry of each register on a risk up to that day."""
    last: dict[str, RegisterEntry] = {}
    for one in sorted(gov.register_entries, key=lambda one: (one.day, one.id)):
        if one.risk == risk and one.day <= on:
            last[one.register] = one
    return [last[name] for name in sorted(last)]


def _finding(
    case: Case, code: str, about: Iterable[str] = (), cites: Iterable[Any] = (), **named: Any
) -> Finding:
    held = case.held
    sources = (held.source, *cites)
    told: tuple[Citation, ...] = tuple(one for one in sources if isinstance(one, Citation))
    orgs = tuple(sorted({*organisations_behind(case.gov, held.owner), *held.organisations}))
    facts = {"risk": held.id, "kind": case.kind, **named}
    return Finding(code, (held.id, *about), tuple(facts.items()), orgs, told)


def _apart(case: Case, entries: list[RegisterEntry]) -> Iterator[Finding]:
    """Registers that rate the risk otherwise than it is on file, or than one another."""
    seen: list[tuple[str, Rating | None, RegisterEntry | None]] = [
        (f"the register of `{one.register}`", one.rating, one) for one in entries
    ]
    seen.append(("file", rating_of(case.held, Gauge.CURRENT), None))
    for place, (name, rating, entry) in enumerate(seen):
        for other_name, other, another in seen[place + 1 :]:
            both = [one for one in (entry, another) if one is not None]
            named = {"place": name, "other": other_name}
            about, cites = [one.id for one in both], [one.source for one in both]
            scores = _score(rating), _score(other)
            if None not in scores and scores[0] != scores[1]:
                facts = {**named, "score": scores[0], "another": scores[1]}
                yield _finding(case, "register.rated-apart", about, cites, **facts)
                continue
            bands = _band(case, rating), _band(case, other)
            if None not in bands and bands[0] != bands[1]:
                facts = {**named, "band": bands[0], "another": bands[1]}
                yield _finding(case, "register.banded-apart", about, cites, **facts)


def _score(rating: Rating | None) -> int | None:
    return None if rating is None else rating.score


def _band(case: Case, rating: Rating | None) -> str | None:
    """The band that a register names; the policy's, where it names none."""
    if rating is None or rating.band is not None:
        return None if rating is None else rating.band
    band = band_of(case.policy, rating)
    return None if band is None else band.name


def _owners(case: Case, entries: list[RegisterEntry]) -> Iterator[Finding]:
    """Two owners, or none."""
    owners = {case.held.owner, *case.held.shared_with}
    for one in entries:
        cites = [one.source]
        if one.owner is None:
            yield _finding(case, "register.no-owner", [one.id], cites, place=one.register)
        elif one.owner not in owners:
            named: Facts = {"place": one.register, "owner": case.held.owner, "another": one.owner}
            yield _finding(case, "register.two-owners", [one.id], cites, **named)
    shown = [(one.register, one.owner, one) for one in entries if one.owner not in (None, *owners)]
    for place, (name, owner, one) in enumerate(shown):
        for other_name, other, another in shown[place + 1 :]:
            if owner != other:
                named = {"place": name, "owner": owner, "other": other_name, "another": other}
                ids, cites = [one.id, another.id], [one.source, another.source]
                yield _finding(case, "register.owners-apart", ids, cites, **named)


def _scores(case: Case, entries: list[RegisterEntry]) -> Iterator[Finding]:
    """A score that is not likelihood times consequence, and a band that is not the score's."""
    ratings = [(gauge.value, rating_of(case.held, gauge), None) for gauge in Gauge]
    for name, rating, _ in ratings:
        yield from _rating(case, rating, f"its {name} rating", (), ())
    for line in case.held.history:
        for rating in (line.now.current, line.now.target):
            if rating not in (case.held.current, case.held.target):
                yield from _rating(case, rating, f"the line of {line.day}", (), (line.source,))
    for one in entries:
        name = f"the register of `{one.register}`"
        yield from _rating(case, one.rating, name, (one.id,), (one.source,))


def _rating(
    case: Case, rating: Rating | None, name: str, about: tuple[str, ...], cites: tuple[Any, ...]
) -> Iterator[Finding]:
    if rating is None:
        return
    score, stated = rating.score, rating.stated
    if stated is not None and score != stated:
        pair = {"likelihood": rating.likelihood, "consequence": rating.consequence}
        named = {"place": name, "stated": stated, "score": score, **pair}
        yield _finding(case, "register.wrong-score", about, cites, **named)
    elif stated is not None and score == stated and stated not in case.held.matrix.scores:
        named = {"place": name, "stated": stated, "matrix": str(case.held.matrix)}
        yield _finding(case, "register.no-such-score", about, cites, **named)
    policy = case.policy
    if rating.band is None or score is None or policy is None or policy.matrix != case.held.matrix:
        return
    band = band_of(policy, rating)
    if band is not None and band.name is not None and band.name != rating.band:
        named = {"place": name, "score": score, "stated": rating.band, "band": band.name}
        yield _finding(case, "register.wrong-band", about, [*cites, policy.source], **named)


def _moves(case: Case) -> Iterator[Finding]:
    """A move in score that the change that was stated cannot produce."""
    for line in case.held.history:
        for was, now in ((line.was.current, line.now.current), (line.was.target, line.now.target)):
            if was is None or now is None or (_complete(was) and _complete(now)):
                continue
            if not possible(was, now, case.held.matrix):
                named = {"day": line.day, "was": str(was), "now": str(now)}
                yield _finding(case, "register.impossible-move", (), (line.source,), **named)


def _complete(rating: Rating) -> bool:
    return rating.likelihood is not None and rating.consequence is not None


def possible(was: Rating, now: Rating, matrix: Matrix) -> bool:
    """Whether likelihoods and consequences on a matrix give both scores as they are stated.

    Of what is stated for neither side, nothing changed.

    >>> possible(Rating(3, None, stated=16), Rating(2, None, stated=12), Matrix())
    False
    >>> possible(Rating(4, None, stated=16), Rating(3, None, stated=12), Matrix())
    True
    """
    same = [
        name
        for name in ("likelihood", "consequence")
        if getattr(was, name) is None and getattr(now, name) is None
    ]
    if len(same) == 2:
        return True
    return any(
        all(getattr(one, name) == getattr(other, name) for name in same)
        for one in _whole(was, matrix)
        for other in _whole(now, matrix)
    )


def _whole(rating: Rating, matrix: Matrix) -> Iterator[Rating]:
    """Every rating on a matrix that a rating of which not all is recorded may be."""
    across = range(1, matrix.likelihood + 1)
    up = range(1, matrix.consequence + 1)
    for one in across if rating.likelihood is None else (rating.likelihood,):
        for other in up if rating.consequence is None else (rating.consequence,):
            if rating.stated in (None, one * other):
                yield Rating(one, other)


def _long_red(case: Case) -> Iterator[Finding]:
    """In the highest band for longer than the policy lets pass, and no move."""
    policy = case.policy
    if policy is None or policy.red is None or not policy.bands:
        return
    since = red_since(case)
    if since is None or case.on <= policy.red.after(since):
        return
    named = {"since": since, "band": policy.bands[-1].name, "tier": case.held.tier}
    facts = {**named, "red": str(policy.red), "policy": policy.id}
    yield _finding(case, "register.long-red", (), (policy.source,), **facts)


def red_since(case: Case) -> date | None:
    """Since when it has been in the highest band without a move; None where it is not, or where
    that is not on file.
    """
    held, policy = case.held, case.policy
    assert policy is not None
    top = policy.bands[-1]
    if band_of(policy, held.current) != top:
        return None
    while held.history:
        line: Line = held.history[-1]
        before: Held = held.before_last()
        if line.act in (Act.ESCALATED, Act.DE_ESCALATED):
            return line.day
        if band_of(policy, before.current) != top:
            return line.day
        held = before
    return held.raised


def _standing(case: Case) -> Iterator[Finding]:
    """What is odd about the risk itself."""
    held, policy = case.held, case.policy
    if not in_being(case.gov, held.owner, case.on):
        yield _finding(case, "register.owner-gone", owner=held.owner, day=case.on)
    if held.ownership is Ownership.DISPUTED:
        yield _finding(case, "register.disputed", owner=held.owner)
    if policy is not None and policy.matrix != held.matrix and held.current is not None:
        both = {"own": str(held.matrix), "matrix": str(policy.matrix), "policy": policy.id}
        yield _finding(case, "register.other-matrix", (), (policy.source,), **both)
    over, under = _score(held.current), _score(rating_of(held, Gauge.INHERENT))
    if over is not None and under is not None and over > under:
        yield _finding(case, "register.over-inherent", current=over, inherent=under)
    late = [one.day for one in getattr(held, "assurances", ()) if one.day > case.on]
    if late:
        yield _finding(case, "register.assurance-ahead", days=tuple(late), day=case.on)
