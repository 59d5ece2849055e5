"""Does a decision name only what the framework holds, and does it fit its forum?"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from icsgov.errors import Fault, GovernanceError, MalformedError
from icsgov.law.rulebook import RuleBook
from icsgov.model.body import CommitteeInCommon
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance

T = TypeVar("T")


def expected(kind: type[T], value: object) -> T:
    """A record of a kind; raises `MalformedError` for anything else, such as a list of them."""
    if isinstance(value, kind):
        return value
    name = kind.__name__.lower()
    article = "an" if name[0] in "aeiou" else "a"
    reason = f"expected {article} {name}, got {type(value).__name__}"
    raise MalformedError("question", [Fault((name,), reason)])


def one_decision(value: object) -> Decision:
    """A decision; raises `MalformedError` for anything else, such as a list of them."""
    return expected(Decision, value)


def refuse_unknown(decision: Decision, gov: Governance) -> None:
    """Raise `GovernanceError` where a decision names what the framework does not hold."""
    faults = reference_faults(decision, gov)
    if faults:
        raise GovernanceError(f"decision `{decision.id}`", faults)


def several_decisions(value: Any) -> tuple[Decision, ...]:
    """Decisions, or one alone; raises `MalformedError` for anything else, each with its place."""
    alone = isinstance(value, str) or not isinstance(value, Iterable)
    several: Any = (value,) if alone else value
    found, faults = list[Decision](), list[Fault]()
    for place, one in enumerate(several):
        if isinstance(one, Decision):
            found.append(one)
        else:
            reason = f"expected a decision, got {type(one).__name__}"
            faults.append(Fault(("decisions", place), reason))
    if faults:
        raise MalformedError("question", faults)
    return tuple(found)


def reference_faults(decision: Decision, gov: Governance) -> list[Fault]:
    """Every id that the framework does not hold, and every vote that says no body."""
    decision, index = one_decision(decision), gov.index
    places = (index.bodies, index.offices)
    faults = list(_unknown(("forum",), decision.forum, "body or office", *places))
    for name in ("of", "eligible"):
        for place, id in enumerate(getattr(decision, name) or ()):
            faults += _unknown((name, place), id, "organisation", index.organisations)
    faults += _votes(decision, gov, places)
    for name in ("attended", "presided", "recused", "notice"):
        for place, one in enumerate(getattr(decision, name) or ()):
            faults += _unknown((name, place, "body"), one.body, "body or office", *places)
    for place, one in enumerate(decision.resolutions):
        faults += _unknown(("resolutions", place, "body"), one.body, "body or office", *places)
    for place, act in enumerate(decision.approvals):
        known = (index.bodies, index.organisations)
        faults += _unknown(("approvals", place, "by"), act.by, "body or organisation", *known)
        faults += _unknown(("approvals", place, "of"), act.of, "organisation", index.organisations)
    for name in ("ratifications", "overturnings", "call_ins"):
        for place, one in enumerate(getattr(decision, name)):
            faults += _unknown((name, place, "by"), one.by, "body", index.bodies)
    for place, word in enumerate(decision.attested):
        faults += _unknown(("attested", place, "of"), word.of, "organisation", index.organisations)
    return faults


def _votes(decision: Decision, gov: Governance, places: tuple[Any, ...]) -> Iterator[Fault]:
    in_common = isinstance(gov.index.bodies.get(decision.forum), CommitteeInCommon)
    organisations = gov.index.organisations
    sound = gov.index.bodies
    for place, vote in enumerate(decision.votes):
        elsewhere = vote.body is not None and vote.body != str(decision.forum)
        if vote.organisation is None and elsewhere and vote.body in sound:
            continue
        at = ("votes", place)
        if in_common and (vote.body is None or vote.body == str(decision.forum)):
            reason = "a committee in common takes no vote: name the committee it was cast in"
            yield Fault((*at, "body"), reason)
        yield from _unknown((*at, "body"), vote.body, "body or office", *places)
        yield from _unknown((*at, "organisation"), vote.organisation, "organisation", organisations)


def _unknown(at: tuple[Any, ...], id: Any, what: str, *groups: Iterable[str]) -> list[Fault]:
    if id is None or any(id in group for group in groups):
        return []
    return [Fault(at, f"no {what} has the id `{id}`")]


def kind_faults(gov: Governance, law: RuleBook) -> list[Fault]:
    """Kinds of matter that the rulebook does not publish: statute would pass them by in silence."""
    known = {kind for kind, _ in law.kinds}
    return [
        Fault(("matters", (matter.id,), "kinds"), f"the rulebook knows no kind `{kind}`")
        for matter in gov.matters
        for kind in matter.kinds or ()
        if known and kind not in known
    ]
