"""An answer as rows for a table: plain dicts of plain values, which any data frame takes."""

from icsgov.analysis.coverage import Coverage
from icsgov.explain import UNKNOWN
from icsgov.reasoning.results import Binding, Outcome
from icsgov.risks.register import Register
from icsgov.views.plan import coverage_rows
from icsgov.views.register import register_rows
from icsgov.views.words import ANSWERS, Cell, reasons


def rows(answer: Outcome | Coverage | Register) -> list[dict[str, Cell]]:
    """One row for each organisation with a part in a decision, each cell of a map, or each risk.

    Of a decision, `effect` and `how` are codes; `bound` is `yes`, `no` or `unknown`. `liable` lists
    ids with commas, is empty where nobody is liable, and None where that is not known. `reasons`
    says why an organisation is not bound, or why that is not known. `doubts` counts them.

    >>> from datetime import date
    >>> from icsgov import Board, Decision, Governance, Organisation, resolve
    >>> gov = Governance.of(Organisation("RNN", kind="FT"), Board("rnn", "RNN"))
    >>> decision = Decision("D1", "estates/lease", forum="rnn", day=date(2024, 5, 14))
    >>> row, = rows(resolve(decision, gov))
    >>> row["organisation"], row["effect"], row["bound"], row["reasons"]
    ('RNN', 'undecided', 'no', 'nobody with a vote in `rnn` voted for or against')
    """
    if isinstance(answer, Coverage):
        return coverage_rows(answer)
    if isinstance(answer, Register):
        return register_rows(answer)
    return [_row(answer, binding) for binding in answer]


def _row(outcome: Outcome, binding: Binding) -> dict[str, Cell]:
    unknown = binding.liability.verdict is UNKNOWN
    return {
        "decision": outcome.decision.id,
        "day": outcome.decision.day,
        "on": outcome.on,
        "organisation": binding.organisation,
        "effect": binding.effect.value,
        "bound": ANSWERS[binding.verdict],
        "how": binding.how.value if binding.how else None,
        "exercised_by": binding.exercised_by,
        "function_of": binding.function_of,
        "liable": None if unknown else ", ".join(binding.liable),
        "power": binding.power,
        "reasons": "; ".join(step.says for step in reasons(binding)),
        "doubts": len(binding.doubts),
        "law": outcome.law,
    }
