"""What a body has laid down about risk: tiers, bands, when to consider moving one, appetite."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from icsgov.errors import Fault
from icsgov.ids import Ref, to_ref
from icsgov.model.authority import to_texts
from icsgov.model.fact import Fact
from icsgov.model.history import to_refs
from icsgov.model.kinds import (
    Gauge,
    Response,
    in_order,
    maybe_response,
    several,
    to_gauge,
)
from icsgov.model.matter import Path, path_faults, path_faults_of, to_path, to_paths
from icsgov.model.rating import Band, Matrix, Scale, band_faults, to_bands, to_words
from icsgov.model.shape import check
from icsgov.period import ALWAYS, Every, Period


@attrs.frozen
class Tier(Fact):
    """A level of the system at which risks and issues are held.

    `up` are the tiers next above it, of which there may be several: a trust's board, and above it
    each system that the trust is in. The `top` of a ladder has none, and says so. `bodies` hold the
    risks there; left out, who holds them is not recorded.
    """

    id: str
    name: str = ""
    up: tuple[str, ...] = attrs.field(default=(), converter=to_texts, kw_only=True)
    top: bool = attrs.field(default=False, kw_only=True)
    bodies: tuple[Ref, ...] = attrs.field(default=(), converter=to_refs, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = []
        if self.top and self.up:
            faults.append(Fault(("top",), "the top of a ladder has no tier above it"))
        if self.top is False and self.up == ():
            reason = "a dead end: expected the tiers above, or that it is the top"
            faults.append(Fault(("up",), reason))
        check(self, *faults)


@attrs.frozen
class RiskRule(Fact):
    """Which risks a provision is about: everything that it names has to fit.

    `clause` is what an auditor would quote. `tiers`: at one of them. `at_least` and `at_most`: a
    score from the one to the other, both included. `bands`: in one of them. `likelihood` and
    `consequence`: that or more. `gauge` says which rating is meant. `categories`: in one of them,
    or narrower. `conditions`: each attested of the risk. `unresolved`: the tier has said that it
    cannot resolve it. `outside`: outside the appetite of an organisation whose body owns it.
    `days`: at the tier for so many days. Nothing named: every risk.
    """

    clause: str
    tiers: tuple[str, ...] = attrs.field(default=(), converter=to_texts, kw_only=True)
    at_least: int | None = attrs.field(default=None, kw_only=True)
    at_most: int | None = attrs.field(default=None, kw_only=True)
    bands: tuple[str, ...] = attrs.field(default=(), converter=to_texts, kw_only=True)
    likelihood: int | None = attrs.field(default=None, kw_only=True)
    consequence: int | None = attrs.field(default=None, kw_only=True)
    gauge: Gauge = attrs.field(default=Gauge.CURRENT, converter=to_gauge, kw_only=True)
    categories: tuple[Path, ...] = attrs.field(default=(), converter=to_paths, kw_only=True)
    conditions: tuple[str, ...] = attrs.field(default=(), converter=to_texts, kw_only=True)
    unresolved: bool = attrs.field(default=False, kw_only=True)
    outside: bool = attrs.field(default=False, kw_only=True)
    days: int | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *self._faults())

    def _faults(self) -> Iterator[Fault]:
        yield from path_faults("categories", self.categories)
        low, high = self.at_least, self.at_most
        if isinstance(low, int) and isinstance(high, int) and low > high:
            yield Fault(("at_most",), f"no score is from {low} to {high}")


@attrs.frozen
class EscalationRule(RiskRule):
    """When a risk is to be considered for a tier above. Somebody decides; the rule moves nothing.

    `to` are the tiers that it may go to. `decided_by` are those who decide; left out, the policy
    does not say. `issues` says whether the rule is about issues, not risks.
    """

    to: tuple[str, ...] = attrs.field(converter=to_texts, kw_only=True)
    decided_by: tuple[Ref, ...] = attrs.field(default=(), converter=to_refs, kw_only=True)
    issues: bool = attrs.field(default=False, kw_only=True)

    def _faults(self) -> Iterator[Fault]:
        yield from RiskRule._faults(self)
        yield from _way(self.tiers, self.to)


@attrs.frozen
class DeEscalationRule(RiskRule):
    """When a risk may be considered for a tier below: at or under `at_most`, or in `bands`.

    It has to have held at so many `reviews` in a row, since the risk came to its tier.
    """

    to: tuple[str, ...] = attrs.field(converter=to_texts, kw_only=True)
    reviews: int = attrs.field(default=1, kw_only=True)
    decided_by: tuple[Ref, ...] = attrs.field(default=(), converter=to_refs, kw_only=True)

    def _faults(self) -> Iterator[Fault]:
        yield from RiskRule._faults(self)
        yield from _way(self.tiers, self.to)
        if self.at_most is None and not self.bands:
            yield Fault(
                ("at_most",), "expected the score or the bands at which a risk may come down"
            )
        if self.reviews == 0:
            yield Fault(("reviews",), "expected at least one review")
        if self.at_least is not None:
            yield Fault(("at_least",), "a risk comes down from a score up; give `at_most` alone")


@attrs.frozen
class StayRule(RiskRule):
    """Which risks stay where they are, unless another provision of the policy moves them.

    It answers where a policy says of a tier that nothing moves; silence leaves that not known.
    """


def _way(tiers: Any, to: Any) -> Iterator[Fault]:
    if not tiers:
        yield Fault(("tiers",), "expected the tier that a risk goes from")
    if not to:
        yield Fault(("to",), "expected the tier that it goes to")


@attrs.frozen
class ReviewRule(RiskRule):
    """How often a risk is to be reviewed, and by whom; by anybody, where nobody is named.

    `every` None says that the interval is not on file.
    """

    every: Every | None = attrs.field(default=None, kw_only=True)
    by: tuple[Ref, ...] = attrs.field(default=(), converter=to_refs, kw_only=True)


@attrs.frozen
class ReportRule(RiskRule):
    """Who is to see a risk, and how often; at every meeting, where nothing is said.

    `to` left out says that who is to see it is not on file. `through` is the way that it takes,
    where a policy names one (performance management, say). `overdue`: only while a review is.
    """

    to: tuple[Ref, ...] = attrs.field(default=(), converter=to_refs, kw_only=True)
    every: Every | None = attrs.field(default=None, kw_only=True)
    through: str = attrs.field(default="", kw_only=True)
    overdue: bool = attrs.field(default=False, kw_only=True)


WORDS = ("none", "limited", "reasonable", "substantial")
"""Ratings of assurance, from the weakest, where a policy names no others."""


def to_line_numbers(value: Iterable[int] | int) -> tuple[int, ...]:
    """One line of defence or several, in order."""
    return in_order(several(int, value), int, int)  # type: ignore[no-any-return] # shape check


@attrs.frozen
class AssuranceRule(RiskRule):
    """What assurance is wanted on a risk, and what happens where there is none that does.

    It has to come from one of `lines` (1 to 3; any, where none is named). It goes stale when
    `lasts` has passed. It is weak below `least`, a word of `words`, which go from the weakest to
    the strongest. `absent`, `stale` and `weak` say what happens: tell the bodies in `tell`,
    consider escalating, or rate the risk as if nothing controlled it; None, that the policy does
    not say.
    """

    least: str | None = attrs.field(default=None, kw_only=True)
    words: tuple[str, ...] = attrs.field(default=WORDS, converter=to_words, kw_only=True)
    lines: tuple[int, ...] = attrs.field(default=(), converter=to_line_numbers, kw_only=True)
    lasts: Every | None = attrs.field(default=None, kw_only=True)
    absent: Response | None = attrs.field(default=None, converter=maybe_response, kw_only=True)
    stale: Response | None = attrs.field(default=None, converter=maybe_response, kw_only=True)
    weak: Response | None = attrs.field(default=None, converter=maybe_response, kw_only=True)
    tell: tuple[Ref, ...] = attrs.field(default=(), converter=to_refs, kw_only=True)

    def _faults(self) -> Iterator[Fault]:
        yield from RiskRule._faults(self)
        known = self.words if isinstance(self.words, tuple) else ()
        if isinstance(self.least, str) and known and self.least not in known:
            reason = f"expected one of {', '.join(self.words)}, got `{self.least}`"
            yield Fault(("least",), reason)
        told = (self.absent, self.stale, self.weak)
        if Response.TELL in told and not self.tell:
            yield Fault(("tell",), "expected who is to be told")
        for place, line in enumerate(self.lines if isinstance(self.lines, tuple) else ()):
            if line not in (1, 2, 3):
                reason = f"expected line of defence 1, 2 or 3, got {line}"
                yield Fault(("lines", place), reason)


@attrs.frozen
class Appetite(Fact):
    """How much risk a body will take in a category, and how much more it will bear.

    `level` is a word of the policy's scale. `score` is the highest score within appetite, the
    scale's for that word where left out; `tolerance` the highest that is borne. `gauge` says which
    rating they are measured on: some bodies limit the target, not what stands now.
    """

    category: Path = attrs.field(converter=to_path)
    level: str | None = None
    score: int | None = attrs.field(default=None, kw_only=True)
    tolerance: int | None = attrs.field(default=None, kw_only=True)
    gauge: Gauge = attrs.field(default=Gauge.CURRENT, converter=to_gauge, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = path_faults_of("category", self.category)
        score, most = self.score, self.tolerance
        if isinstance(score, int) and isinstance(most, int) and most < score:
            reason = f"the tolerance, {most}, is below the appetite, {score}"
            faults.append(Fault(("tolerance",), reason))
        if self.level is None and self.score is None and self.tolerance is None:
            faults.append(Fault(("level",), "expected a level, a score or a tolerance"))
        check(self, *faults)


def _rules(kind: type, value: Any) -> Any:
    return in_order(several(kind, value), kind, lambda one: (one.clause, repr(one)))


def to_escalations(value: Iterable[EscalationRule] | EscalationRule) -> tuple[EscalationRule, ...]:
    """Provisions in the order of their clauses."""
    return _rules(EscalationRule, value)  # type: ignore[no-any-return] # shape check


def to_de_escalations(
    value: Iterable[DeEscalationRule] | DeEscalationRule,
) -> tuple[DeEscalationRule, ...]:
    """Provisions in the order of their clauses."""
    return _rules(DeEscalationRule, value)  # type: ignore[no-any-return] # shape check


def to_stays(value: Iterable[StayRule] | StayRule) -> tuple[StayRule, ...]:
    """Provisions in the order of their clauses."""
    return _rules(StayRule, value)  # type: ignore[no-any-return] # shape check


def to_reviews(value: Iterable[ReviewRule] | ReviewRule) -> tuple[ReviewRule, ...]:
    """Provisions in the order of their clauses."""
    return _rules(ReviewRule, value)  # type: ignore[no-any-return] # shape check


def to_reports(value: Iterable[ReportRule] | ReportRule) -> tuple[ReportRule, ...]:
    """Provisions in the order of their clauses."""
    return _rules(ReportRule, value)  # type: ignore[no-any-return] # shape check


def to_assurance(value: Iterable[AssuranceRule] | AssuranceRule) -> tuple[AssuranceRule, ...]:
    """Provisions in the order of their clauses."""
    return _rules(AssuranceRule, value)  # type: ignore[no-any-return] # shape check


def to_appetites(value: Iterable[Appetite] | Appetite) -> tuple[Appetite, ...]:
    """Appetites in the order of their categories."""
    return in_order(several(Appetite, value), Appetite, lambda one: str(one.category))  # type: ignore[no-any-return] # shape check


@attrs.frozen
class RiskPolicy(Fact):
    """What a body has laid down about risk.

    It is about risks at `tiers` (at any, where none is named) that `bodies` own (anybody, where
    none is named). Where several are in force, one that names the owner goes before one that names
    the tier, and that before one that names neither. `red` is how long a risk may stay in the
    highest band before that is noticed; left out, the policy does not say.

    >>> RiskPolicy("RMP", by="rnn", bands=[Band("low", 1, 12), Band("high", 15, 25)],
    ...            escalations=EscalationRule("4", tiers="trust", to="system", at_least=15)).matrix
    Matrix(likelihood=5, consequence=5)
    """

    id: str
    by: Ref = attrs.field(converter=to_ref, kw_only=True)
    name: str = attrs.field(default="", kw_only=True)
    tiers: tuple[str, ...] = attrs.field(default=(), converter=to_texts, kw_only=True)
    bodies: tuple[Ref, ...] = attrs.field(default=(), converter=to_refs, kw_only=True)
    period: Period = attrs.field(default=ALWAYS, kw_only=True)
    matrix: Matrix = attrs.field(default=Matrix(), kw_only=True)
    bands: tuple[Band, ...] = attrs.field(default=(), converter=to_bands, kw_only=True)
    escalations: tuple[EscalationRule, ...] = attrs.field(
        default=(), converter=to_escalations, kw_only=True
    )
    de_escalations: tuple[DeEscalationRule, ...] = attrs.field(
        default=(), converter=to_de_escalations, kw_only=True
    )
    stays: tuple[StayRule, ...] = attrs.field(default=(), converter=to_stays, kw_only=True)
    reviews: tuple[ReviewRule, ...] = attrs.field(default=(), converter=to_reviews, kw_only=True)
    reports: tuple[ReportRule, ...] = attrs.field(default=(), converter=to_reports, kw_only=True)
    assurance: tuple[AssuranceRule, ...] = attrs.field(
        default=(), converter=to_assurance, kw_only=True
    )
    scale: Scale | None = attrs.field(default=None, kw_only=True)
    appetites: tuple[Appetite, ...] = attrs.field(default=(), converter=to_appetites, kw_only=True)
    red: Every | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        from icsgov.model.risk_assembly import policy_faults  # knows this class

        faults = [one.under("bands") for one in band_faults(self.bands, self.matrix)]
        check(self, *faults, *policy_faults(self))

    @property
    def rank(self) -> int:
        """How closely the policy names what it is about: an owner, a tier, or neither."""
        return 2 if self.bodies else 1 if self.tiers else 0

    def covers(self, tier: str, owner: str) -> bool:
        """Whether the policy is about what this body holds at this tier."""
        return (not self.tiers or tier in self.tiers) and (not self.bodies or owner in self.bodies)


RULES = ("escalations", "de_escalations", "stays", "reviews", "reports", "assurance")
"""The fields of a policy that hold its provisions."""
