"""What is said of a clause that gives so much altogether, once other decisions are counted."""

from collections.abc import Set
from decimal import Decimal

import attrs

from icsgov.explain import NO, YES, Facts, Step, fact, folded
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

    def said(here: Step, children: list[Step]) -> Step:
        """A line, in which a total that was counted says so."""
        if here.code != "grant.total":
            return here._replace(children=tuple(children))
        facts = here.facts
        whole = facts["clause"], facts["total"], facts["over"]
        return fact("grant.total-kept", YES, **facts) if whole in kept else here

    def told(one: Binding) -> Binding:
        inherited = tuple(map(told, one.inherited))
        return one._replace(why=folded(one.why, said, known), inherited=inherited)

    return attrs.evolve(outcome, bindings=tuple(map(told, outcome.bindings)))
