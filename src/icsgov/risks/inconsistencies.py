"""Where registers disagree, with one another or with themselves."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Any

from icsgov.analysis.finding import Finding
from icsgov.explain import Citation, Facts
from icsgov.model.governance import Governance
from icsgov.model.history import Line, undone
from icsgov.model.kinds import Act, Gauge, Ownership
from icsgov.model.rating import Band, Matrix, Rating
from icsgov.model.risk import Assurance, RegisterEntry, SystemRisk
from icsgov.phrases import shown
from icsgov.risks.case import Case, band_of, case_of, in_being, organisations_behind, rating_of
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
    found: list[Finding] = []
    last = _entries(gov, on)
    for held in standing(gov, on):
        case = case_of(held, gov, on)
        entries = last.get(held.id, []) if isinstance(held, SystemRisk) else []
        found += [*_apart(case, entries), *_owners(case, entries), *_scores(case, entries)]
        found += [*_moves(case), *_long_red(case), *_standing(case)]
    return tuple(sorted(found, key=lambda one: (one.code, one.about, repr(one.named))))


def _entries(gov: Governance, on: date) -> dict[str, list[RegisterEntry]]:
    """By risk, the last entry of each register up to that day."""
    last: dict[tuple[str, str], RegisterEntry] = {}
    for one in sorted(gov.register_entries, key=lambda one: (one.day, one.id)):
        if one.day <= on:
            last[one.risk, one.register] = one
    found: dict[str, list[RegisterEntry]] = {}
    for (risk, _), one in sorted(last.items()):
        found.setdefault(risk, []).append(one)
    return found


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
    seen: list[tuple[str, Rating | None, tuple[RegisterEntry, ...]]] = [
        *((_place(one), one.rating, (one,)) for one in entries),
        ("file", rating_of(case.held, Gauge.CURRENT), ()),
    ]
    for (name, rating, first), (other_name, other, second) in combinations(seen, 2):
        for code, what, measure in APART:
            values = measure(case, rating), measure(case, other)
            if None not in values and values[0] != values[1]:
                both = (*first, *second)
                named = {"place": name, "other": other_name, what: values[0], "another": values[1]}
                about, cites = [one.id for one in both], [one.source for one in both]
                yield _finding(case, code, about, cites, **named)
                break


def _place(entry: RegisterEntry) -> str:
    return f"the register of `{entry.register}`"


def _score(case: Case, rating: Rating | None) -> int | None:
    return None if rating is None else rating.score


def _band(case: Case, rating: Rating | None) -> str | None:
    """The band that a register names; the policy's, where it names none."""
    if rating is not None and rating.band is not None:
        return rating.band
    band = _policy_band(case, rating)
    return None if band is None else band.name


APART = (("register.rated-apart", "score", _score), ("register.banded-apart", "band", _band))
"""In what two ratings may differ; bands are looked at only where scores do not."""


def _policy_band(case: Case, rating: Rating | None) -> Band | None:
    """The band that the policy puts a rating in, where it is about the matrix of the risk."""
    policy = case.policy
    known = policy is not None and policy.matrix == case.held.matrix
    return band_of(policy, rating) if known else None


def _owners(case: Case, entries: list[RegisterEntry]) -> Iterator[Finding]:
    """Two owners, or none."""
    owners = (case.held.owner, *case.held.shared_with)
    others = []
    for one in entries:
        if one.owner is None:
            yield _finding(case, "register.no-owner", [one.id], [one.source], place=one.register)
        elif one.owner not in owners:
            others.append(one)
            named: Facts = {"place": one.register, "owner": case.held.owner, "another": one.owner}
            yield _finding(case, "register.two-owners", [one.id], [one.source], **named)
    for one, other in combinations(others, 2):
        if one.owner != other.owner:
            named = {"place": one.register, "owner": one.owner}
            named |= {"other": other.register, "another": other.owner}
            about, cites = [one.id, other.id], [one.source, other.source]
            yield _finding(case, "register.owners-apart", about, cites, **named)


def _scores(case: Case, entries: list[RegisterEntry]) -> Iterator[Finding]:
    """A score that is not likelihood times consequence, and a band that is not the score's."""
    pairs = [(was, now) for _, was, now in _impossible(case)]  # told of as moves
    seen = {one for pair in pairs for one in pair if not any(_whole(one, case.held.matrix))}
    for gauge in Gauge:
        rating = rating_of(case.held, gauge)
        yield from _rating(case, rating, f"its {gauge.value} rating", seen)
    for line in reversed(case.held.history):
        for side in (line.now, line.was):
            for rating in (side.current, side.target):
                place = f"the line of {shown(line.day)}"
                yield from _rating(case, rating, place, seen, cites=(line.source,))
    for one in entries:
        yield from _rating(case, one.rating, _place(one), set(), (one.id,), (one.source,))


def _rating(
    case: Case,
    rating: Rating | None,
    place: str,
    seen: set[Rating],
    about: tuple[str, ...] = (),
    cites: tuple[Any, ...] = (),
) -> Iterator[Finding]:
    """What is wrong with a rating, unless that has been told."""
    if rating is None or rating in seen:
        return
    seen.add(rating)
    score, stated = rating.score, rating.stated
    pair = {"likelihood": rating.likelihood, "consequence": rating.consequence}
    if stated is not None and score != stated:
        named = {"place": place, "stated": stated, "score": score, **pair}
        yield _finding(case, "register.wrong-score", about, cites, **named)
    elif not any(_whole(rating, case.held.matrix)):
        named = {"place": place, "rating": str(rating), "matrix": str(case.held.matrix)}
        yield _finding(case, "register.no-such-rating", about, cites, **named)
    band = _policy_band(case, rating)
    if rating.band is not None and band is not None and band.name not in (None, rating.band):
        source = case.policy.source if case.policy is not None else None
        named = {"place": place, "score": score, "stated": rating.band, "band": band.name}
        yield _finding(case, "register.wrong-band", about, [*cites, source], **named)


def _moves(case: Case) -> Iterator[Finding]:
    """A move in score that the change that was stated cannot produce."""
    for line, was, now in _impossible(case):
        named = {"day": line.day, "was": str(was), "now": str(now)}
        yield _finding(case, "register.impossible-move", (), (line.source,), **named)


def _impossible(case: Case) -> Iterator[tuple[Line, Rating, Rating]]:
    for line in case.held.history:
        for was, now in ((line.was.current, line.now.current), (line.was.target, line.now.target)):
            if was is not None and now is not None and not possible(was, now, case.held.matrix):
                yield line, was, now


def possible(was: Rating, now: Rating, matrix: Matrix) -> bool:
    """Whether likelihoods and consequences on a matrix give both scores as they are stated.

    What is stated on neither side did not change. Of a likelihood and a consequence that are both
    stated, the score is their product, whatever else is stated.

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
    if len(same) == 2 or (_complete(was) and _complete(now)):
        return True
    return any(
        all(getattr(one, name) == getattr(other, name) for name in same)
        for one in _whole(was, matrix)
        for other in _whole(now, matrix)
    )


def _complete(rating: Rating) -> bool:
    return rating.likelihood is not None and rating.consequence is not None


def _whole(rating: Rating, matrix: Matrix) -> Iterator[Rating]:
    """Every rating on a matrix that a rating of which not all is recorded may be."""
    for one in range(1, matrix.likelihood + 1):
        for other in range(1, matrix.consequence + 1):
            fits = rating.likelihood in (None, one) and rating.consequence in (None, other)
            if fits and rating.score in (None, one * other):
                yield Rating(one, other)


def _long_red(case: Case) -> Iterator[Finding]:
    """In the highest band for longer than the policy lets pass, and no move."""
    policy = case.policy
    if policy is None or policy.red is None or not policy.bands:
        return
    since = red_since(case)
    if since is not None and case.on > policy.red.after(since):
        named = {"since": since, "band": policy.bands[-1].name, "tier": case.held.tier}
        facts = {**named, "red": str(policy.red), "policy": policy.id}
        yield _finding(case, "register.long-red", (), (policy.source,), **facts)


def red_since(case: Case) -> date | None:
    """Since when it has been in the highest band without a move; None where it is not, or where
    that is not on file.
    """
    standing = case.held.standing()
    if not _red(case, standing["current"]):
        return None
    for line in reversed(case.held.history):
        standing = undone(standing, line)
        if line.act in (Act.ESCALATED, Act.DE_ESCALATED) or not _red(case, standing["current"]):
            return line.day
    return case.held.raised


def _red(case: Case, rating: Rating | None) -> bool:
    """Whether a rating is in the highest band: by its score, or by name where it has none."""
    top = case.policy.bands[-1] if case.policy is not None and case.policy.bands else None
    if top is None or rating is None:
        return False
    named = rating.score is None and rating.band is not None and rating.band == top.name
    return named or _policy_band(case, rating) == top


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
    over, under = _score(case, held.current), _score(case, rating_of(held, Gauge.INHERENT))
    if over is not None and under is not None and over > under:
        yield _finding(case, "register.over-inherent", current=over, inherent=under)
    given: tuple[Assurance, ...] = getattr(held, "assurances", ())
    late = [one.day for one in given if one.day > case.on and one.recorded is None]
    if late:
        yield _finding(case, "register.assurance-ahead", days=tuple(late), day=case.on)
