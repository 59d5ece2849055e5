"""Why a provision gives nothing: read off the steps of what `resolve` answers."""

from collections.abc import Iterator
from typing import NamedTuple

from icsgov.analysis.checks_ask import Desk, Grant
from icsgov.explain import NO, Step
from icsgov.reasoning.results import Binding, Effect

FAMILIES = {
    "joint.not-a-party": "party",
    "law.not-allowed": "unlawful",
    "law.barred": "barred",
    "named.no": "statute",
    "condition.failed": "condition",
    "condition.denied": "condition",
    "urgent.not-consulted": "consultation",
    "urgent.class-short": "consultation",
    "grant.over": "envelope",
    "grant.at-limit": "envelope",
    "grant.below": "envelope",
    "reserved": "reserved",
    "reserved.above": "reserved",
    "passing-on.barred": "passing",
    "passing-on.closed": "passing",
    "passing-on.silent": "passing",
    "grant.not-in-force": "lapsed",
    "chain.nowhere": "giver",
    "chain.onward": "giver",
    "chain.no-board": "giver",
    "grant.by-nobody": "giver",
    "advice.only": "advice",
    "advice.by-law": "advice",
    "regard.owed": "advice",
}
"""What the lines of reasoning come to, by their codes; `ENDS` says the rest."""

ENDS = {
    "office.vacant": "office",
    "body.not-in-being": "body",
    "organisation.not-in-being": "organisation",
    "standing.abolished": "organisation",
}
"""The lines that say that one end is not there, and the name of what is missing."""

ORDER = (
    "giver-gone",
    "vacant",
    "gone",
    "advice",
    "party",
    "unlawful",
    "barred",
    "statute",
    "condition",
    "consultation",
    "envelope",
    "reserved",
    "passing",
    "lapsed",
    "giver",
)
"""Which reason is named where several hold everywhere: the one that has to be mended first."""


class Reason(NamedTuple):
    """One reason, and the line of reasoning that it is read off."""

    family: str
    step: Step


def through(binding: Binding, clause: str) -> bool:
    """Whether an answer rests on a chain by this clause, or may."""
    return any(
        step.code == "chain"
        and any(one.code == "grant" and one.facts["clause"] == clause for one in step.children)
        for step in binding.why.walk()
    )


ADVICE = (Effect.ADVISED, Effect.HAVE_REGARD)


def failed(binding: Binding) -> bool:
    """Whether nobody had the power, an open question apart."""
    return binding.effect is Effect.UNAUTHORISED or binding.effect in ADVICE


def reasons(desk: Desk, record: Grant, binding: Binding) -> list[Reason]:
    """Why a provision gives nothing here; where it is not even looked at, why that is."""
    lines = [
        Reason(family, step)
        for step in _lines(record, binding)
        if (family := _family(desk, record, step)) is not None
    ]
    return sorted(set(lines), key=lambda one: (ORDER.index(one.family), repr(one.step)))


def _lines(record: Grant, binding: Binding) -> Iterator[Step]:
    steps = list(binding.why.walk())
    own = [one for one in steps if one.code == "grant" and one.facts["clause"] == record.id]
    denied = [one for one in own if one.verdict is NO]
    if denied:
        for one in denied:
            yield from one.failing()
        return
    if own:
        barred = [s for s in steps if s.code.startswith("passing-on.") and s.verdict is NO]
        barred = [one for one in barred if one.facts["onward"] == record.id]
        lapsed = [one for one in steps if one.code == "grant.not-in-force"]
        nowhere = [s for s in steps if s.code == "chain.nowhere" and _of(s, record)]
        found = barred or lapsed or nowhere
        if found:
            yield from found
            return
    yield from binding.why.failing()


def _of(step: Step, record: Grant) -> bool:
    return bool(step.facts["clause"] == record.id)


def _family(desk: Desk, record: Grant, step: Step) -> str | None:
    what = ENDS.get(step.code)
    if what is None:
        return FAMILIES.get(step.code)
    missing = str(step.facts[what])
    to = str(record.to)
    if missing == to or (what == "organisation" and missing in desk.orgs_of(to)):
        ours = what == "organisation" and missing in desk.orgs_of(str(record.by))
        if not ours:
            return "vacant" if what == "office" else "gone"
    return "giver-gone"
