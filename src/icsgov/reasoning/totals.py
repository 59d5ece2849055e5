"""What is said of a clause that gives so much altogether, once other decisions are counted."""

from collections.abc import Set
from decimal import Decimal

import attrs

from icsgov.explain import NO, YES, Facts, Step, fact
from icsgov.model.authority import Delegation
from icsgov.reasoning.cite import on_file
from icsgov.reasoning.deemed import Deemed
from icsgov.reasoning.results import Binding, Outcome

Whole = tuple[str, Decimal, str]
"""A clause, the amount of one of its totals, and over what that is."""


def spent(record: Delegation, used: Facts) -> Deemed:
    """A delegation under which nothing more can be decided, as what it gives altogether has been
    used up. `used` are the facts about it.
    """
    step = fact("grant.used-up", NO, cites=on_file(record), clause=record.id, **used)
    values = {f.name: getattr(record, f.name) for f in attrs.fields(Delegation)}
    return Deemed(**{**values, "totals": ()}, was=record, steps=(step,))


def reckoned(outcome: Outcome, kept: Set[Whole]) -> Outcome:
    """The same outcome, which says of some totals that others were counted and they are kept to."""
    if not kept:
        return outcome
    known: dict[int, Step] = {}
    told = tuple(_binding(one, kept, known) for one in outcome.bindings)
    return attrs.evolve(outcome, bindings=told)


def _binding(one: Binding, kept: Set[Whole], known: dict[int, Step]) -> Binding:
    inherited = tuple(_binding(each, kept, known) for each in one.inherited)
    return one._replace(why=_said(one.why, kept, known), inherited=inherited)


def _said(step: Step, kept: Set[Whole], known: dict[int, Step]) -> Step:
    """A step in which each total that was counted says so; shared parts are made anew once."""
    stack = [step]
    while stack:
        here = stack[-1]
        missing = [one for one in here.children if id(one) not in known]
        if missing:
            stack += missing
            continue
        known[id(here)] = _one(here, kept, known)
        stack.pop()
    return known[id(step)]


def _one(here: Step, kept: Set[Whole], known: dict[int, Step]) -> Step:
    if here.code == "grant.total":
        facts = here.facts
        whole = facts["clause"], facts["total"], facts["over"]
        return fact("grant.total-kept", YES, **facts) if whole in kept else here
    children = tuple(known[id(one)] for one in here.children)
    same = all(new is old for new, old in zip(children, here.children, strict=True))
    return here if same else here._replace(children=children)
