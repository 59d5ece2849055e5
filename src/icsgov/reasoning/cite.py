"""What a step cites: a rule of the book, or the source of a recorded fact."""

from icsgov.explain import Citation, Facts
from icsgov.law.rulebook import Rule
from icsgov.model.fact import Fact


def by_law(rule: Rule) -> Facts:
    """The citation, basis, id and sentence of a rule, as a step takes them."""
    return {
        "cites": (rule.citation,),
        "basis": rule.basis,
        "rule": rule.id,
        "says": rule.says.removesuffix("."),
    }


def on_file(record: Fact) -> tuple[Citation, ...]:
    """The source of a recorded fact, where it has one."""
    return (record.source,) if record.source else ()
