"""Do tiers, policies, risks and issues fit one another? Every fault at once, each with its path."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

from icsgov.errors import Fault
from icsgov.model.rating import Band, Matrix, Scale
from icsgov.model.risk_policy import RULES, Appetite, DeEscalationRule, EscalationRule, RiskRule
from icsgov.period import clashes

if TYPE_CHECKING:
    from icsgov.model.risk_policy import RiskPolicy


def policy_faults(policy: "RiskPolicy") -> Iterator[Fault]:
    """What in a policy contradicts the rest of it; says nothing of fields of a wrong shape."""
    if not isinstance(policy.matrix, Matrix) or not isinstance(policy.tiers, tuple):
        return  # the rest turns on these
    names = {one.name for one in _items(policy.bands) if isinstance(one, Band)}
    for field in RULES:
        for place, rule in enumerate(_items(getattr(policy, field))):
            if not isinstance(rule, RiskRule):
                continue
            yield from (one.under(field, place) for one in _rule_faults(policy, rule, names))
    yield from _hysteresis(policy)
    yield from _appetite_faults(policy)


def _items(value: object) -> tuple[Any, ...]:
    """What a field holds, or nothing where its shape is wrong (which is a fault of its own)."""
    return value if isinstance(value, tuple) else ()


def _rule_faults(policy: "RiskPolicy", rule: RiskRule, names: set[str | None]) -> Iterator[Fault]:
    for place, name in enumerate(rule.bands):
        if name not in names:
            yield Fault(("bands", place), f"the policy has no band `{name}`")
    for place, tier in enumerate(rule.tiers):
        if policy.tiers and tier not in policy.tiers:
            yield Fault(("tiers", place), f"the policy is not about tier `{tier}`")
    limits = {"likelihood": policy.matrix.likelihood, "consequence": policy.matrix.consequence}
    limits["at_least"] = limits["likelihood"] * limits["consequence"]
    for name, most in limits.items():
        value = getattr(rule, name)
        if isinstance(value, int) and not 1 <= value <= most:
            reason = f"expected from 1 to {most} on a {policy.matrix} matrix, got {value}"
            yield Fault((name,), reason)


def _hysteresis(policy: "RiskPolicy") -> Iterator[Fault]:
    """A score to come down at, where that score is one at which to consider going up."""
    ups = [one for one in _items(policy.escalations) if isinstance(one, EscalationRule)]
    for place, down in enumerate(_items(policy.de_escalations)):
        if not isinstance(down, DeEscalationRule):
            continue
        for up in ups:
            back = set(down.to) & set(up.tiers) and set(down.tiers) & set(up.to)
            if back and all(getattr(up, name) in (getattr(down, name), no) for name, no in BESIDE):
                found = _both_ways(policy, up, down)
                yield from (one.under("de_escalations", place) for one in found)


BESIDE: tuple[tuple[str, Any], ...] = (
    ("gauge", None),
    ("likelihood", None),
    ("consequence", None),
    ("categories", ()),
    ("conditions", ()),
    ("unresolved", False),
    ("days", None),
)
"""What else a provision for going up may name, by which it may pass over a risk that comes down."""


def _both_ways(policy: "RiskPolicy", up: EscalationRule, down: DeEscalationRule) -> Iterator[Fault]:
    low, high = down.at_most, up.at_least
    both = sorted(set(down.bands) & set(up.bands))
    if low is not None and high is not None and high <= low:
        reason = f"expected a score below {high}, at which `{up.clause}` sends it up"
        yield Fault(("at_most",), f"{reason}, got {low}")
    elif both:
        yield Fault(("bands",), f"`{up.clause}` sends a risk in band `{both[0]}` up")
    elif up.bands or high is not None:
        scores = [s for s in policy.matrix.scores if _at(policy, up, s) and _at(policy, down, s)]
        if scores:
            field = "bands" if down.bands else "at_most"
            yield Fault((field,), f"`{up.clause}` sends a risk of {scores[0]} up")


def _at(policy: "RiskPolicy", rule: RiskRule, score: int) -> bool:
    """Whether a provision is about a score."""
    low = score if rule.at_least is None else rule.at_least
    high = score if rule.at_most is None else rule.at_most
    bands = [one for one in _items(policy.bands) if isinstance(one, Band)]
    named = [one for one in bands if one.name in rule.bands]
    return low <= score <= high and (not rule.bands or any(one.holds(score) for one in named))


def _appetite_faults(policy: "RiskPolicy") -> Iterator[Fault]:
    words = policy.scale.words if isinstance(policy.scale, Scale) else ()
    seen: set[str] = set()
    for place, one in enumerate(_items(policy.appetites)):
        if not isinstance(one, Appetite):
            continue
        if one.category in seen:
            yield Fault(("appetites", place), f"a second appetite for `{one.category}`")
        seen.add(one.category)
        if one.level is not None and one.level not in words:
            said = f"expected one of {', '.join(words)}" if words else "the policy has no scale"
            yield Fault(("appetites", place, "level"), f"{said}, got `{one.level}`")


def risk_faults(gov: Any, known: Any) -> Iterator[Fault]:
    """What does not fit in tiers, policies, risks, issues and registers."""
    tiers = {one.id: one for one in gov.tiers}
    yield from _tiers(gov, known, tiers)
    for policy in gov.risk_policies:
        yield from _policy(policy, known, tiers)
    yield from _two_policies(gov)
    for name in ("risks", "issues"):
        for held in getattr(gov, name):
            yield from _held(held, known, tiers, (name, (held.id,)))
    risks = {one.id for one in gov.risks}
    for entry in gov.register_entries:
        at = ("register_entries", (entry.id,))
        yield from known.fault("risk", entry.risk, risks, at=(*at, "risk"))
        yield from known.holder(entry.register, *at, "register")
        yield from known.holder(entry.owner, *at, "owner")


def _tiers(gov: Any, known: Any, tiers: dict[str, Any]) -> Iterator[Fault]:
    for one in gov.tiers:
        at = ("tiers", (one.id,))
        for place, above in enumerate(one.up):
            yield from _tier(above, known, tiers, (*at, "up", place))
        for place, id in enumerate(one.bodies):
            yield from known.owner(id, *at, "bodies", place)
    for id in cycles(tiers):
        yield Fault(("tiers", (id,), "up"), f"the tiers above `{id}` lead back to it")


def cycles(tiers: dict[str, Any]) -> list[str]:
    """The tiers that lie above themselves."""
    found = []
    for start in tiers:
        seen: set[str] = set()
        stack = list(tiers[start].up)
        while stack:
            here = stack.pop()
            if here not in seen:
                seen.add(here)
                stack.extend(tiers[here].up if here in tiers else ())
        if start in seen:
            found.append(start)
    return sorted(found)


def _tier(id: Any, known: Any, tiers: dict[str, Any], at: tuple[Any, ...]) -> Iterator[Fault]:
    yield from known.fault("tier", id, tiers, at=at)


def _policy(policy: Any, known: Any, tiers: dict[str, Any]) -> Iterator[Fault]:
    at = ("risk_policies", (policy.id,))
    yield from known.holder(policy.by, *at, "by")
    for name in ("tiers", "bodies"):
        for place, id in enumerate(getattr(policy, name)):
            found = _tier(id, known, tiers, ()) if name == "tiers" else known.holder(id)
            yield from (one.under(*at, name, place) for one in found)
    for field in RULES:
        for place, rule in enumerate(getattr(policy, field)):
            yield from _rule(rule, known, tiers, (*at, field, place))


def _rule(rule: Any, known: Any, tiers: dict[str, Any], at: tuple[Any, ...]) -> Iterator[Fault]:
    for place, id in enumerate(rule.tiers):
        yield from _tier(id, known, tiers, (*at, "tiers", place))
    for name in ("decided_by", "by", "tell"):
        for place, id in enumerate(getattr(rule, name, ())):
            yield from known.holder(id, *at, name, place)
    if isinstance(rule, EscalationRule | DeEscalationRule):
        up = isinstance(rule, EscalationRule)
        for place, id in enumerate(rule.to):
            yield from _tier(id, known, tiers, (*at, "to", place))
            for start in rule.tiers:
                low, high = (start, id) if up else (id, start)
                if low in tiers and high in tiers and high not in tiers[low].up:
                    word = "above" if up else "below"
                    reason = f"`{id}` is not the next tier {word} `{start}`"
                    yield Fault((*at, "to", place), reason)
    else:
        for place, id in enumerate(getattr(rule, "to", ())):
            yield from known.holder(id, *at, "to", place)


def _two_policies(gov: Any) -> Iterator[Fault]:
    """Policies in force at one time that name what they are about equally closely."""
    groups: dict[int, list[Any]] = {}
    for one in gov.risk_policies:
        groups.setdefault(one.rank, []).append(one)
    for same in groups.values():
        for first, second in combinations(same, 2):
            tiers = not first.tiers or not second.tiers or set(first.tiers) & set(second.tiers)
            bodies = not first.bodies or set(first.bodies) & set(second.bodies)
            if tiers and bodies and clashes([(one.id, one.period) for one in (first, second)]):
                reason = f"is about the same risks as `{first.id}`, at the same time"
                yield Fault(("risk_policies", (second.id,)), f"`{second.id}` {reason}")


def _held(held: Any, known: Any, tiers: dict[str, Any], at: tuple[Any, ...]) -> Iterator[Fault]:
    yield from known.owner(held.owner, *at, "owner")
    for place, id in enumerate(held.shared_with):
        yield from known.owner(id, *at, "shared_with", place)
    yield from _tier(held.tier, known, tiers, (*at, "tier"))
    for place, id in enumerate(held.organisations):
        yield from known.org(id, *at, "organisations", place)
    for place, treatment in enumerate(held.treatments):
        for count, part in enumerate(treatment.parts):
            where = (*at, "treatments", place, "parts", count, "organisation")
            yield from known.org(part.organisation, *where)
    for place, line in enumerate(held.history):
        yield from known.holder(line.by, *at, "history", place, "by")
        yield from known.holder(line.accepted_by, *at, "history", place, "accepted_by")
        for side in ("was", "now"):
            here = (*at, "history", place, side)
            yield from known.owner(getattr(line, side).owner, *here, "owner")
            yield from _tier(getattr(line, side).tier, known, tiers, (*here, "tier"))
