"""Sentences: what a code and its facts say, for somebody who does not know the library.

A template names facts in braces. After a colon stands how to show one (`HOW`, or `one|many` to
count it); after a question mark, what to say only where there is something to show, `%` being the
fact.
"""

from collections.abc import Callable
from string import Formatter
from typing import Any

from icsgov.phrases import wording as how
from icsgov.phrases.acts import ACTS
from icsgov.phrases.council import COUNCIL
from icsgov.phrases.findings import FINDINGS
from icsgov.phrases.risk_findings import RISK_FINDINGS
from icsgov.phrases.risks import RISKS
from icsgov.phrases.sentences import PHRASES
from icsgov.phrases.terms import TERMS
from icsgov.phrases.wording import plain, shown

__all__ = [
    "ACTS",
    "COUNCIL",
    "FINDINGS",
    "HOW",
    "PHRASES",
    "RISKS",
    "RISK_FINDINGS",
    "TERMS",
    "phrase",
    "plain",
    "shown",
]

TABLES = (PHRASES, FINDINGS, TERMS, ACTS, RISKS, RISK_FINDINGS, COUNCIL)
"""Where a sentence is looked for."""

HOW: dict[str, Callable[[Any], str]] = {
    "": shown,
    "id": how.ids,
    "or": how.any_of_ids,
    "holder": how.holder,
    "law": how.law,
    "power": how.powers,
    "forms": how.forms,
    "period": how.period,
    "any": how.any_of,
    "each": how.each,
    "word": how.word,
    "kind": how.kind,
}
"""How a fact may be shown, by what stands after the colon."""


def phrase(code: str, facts: dict[str, Any]) -> str:
    """The sentence for a code; the code and its facts where the table has none.

    >>> from decimal import Decimal
    >>> phrase("grant.over", {"clause": "SoD 4.2", "figure": Decimal(4200000),
    ...                       "limit": Decimal(1000000), "measure": "this decision, VAT out"})
    '£4,200,000 is over the £1,000,000 limit of `SoD 4.2` (this decision, VAT out)'
    >>> phrase("sponsor.absent", {"person": "ann"})
    'sponsor.absent (person: ann)'
    """
    template = next((table[code] for table in TABLES if code in table), None)
    if template is not None:
        return _SENTENCE.vformat(template, (), facts)
    listed = ", ".join(f"{name}: {shown(value)}" for name, value in facts.items())
    return f"{code} ({listed})" if listed else code


class _Sentence(Formatter):
    """Fills templates; a fact that is not there is not recorded."""

    def get_value(self, key: Any, args: Any, kwargs: Any) -> Any:
        return kwargs.get(key)

    def format_field(self, value: Any, format_spec: str) -> str:
        name, asks, text = format_spec.partition("?")
        if asks and (value is None or value in ("", (), 0)):
            return ""
        made = how.counted(value, name) if "|" in name else HOW[name](value)
        return text.replace("%", made) if asks else made


_SENTENCE = _Sentence()
