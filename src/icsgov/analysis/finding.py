"""Something noticed in a framework before any vote is cast."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from icsgov.analysis.brief import region_text
from icsgov.analysis.plane import EVERY, Band
from icsgov.analysis.probe import USUAL, Measure
from icsgov.explain import Citation
from icsgov.model.decision import Decision
from icsgov.model.matter import ancestors
from icsgov.period import ALWAYS, Period
from icsgov.phrases import phrase


class Region(NamedTuple):
    """Where on the plane something is so: matters, a run of amounts in pounds, a run of days.

    A matter stands for whatever is narrower, apart from what `but` names. `band` is of amounts
    measured as `measure` says; `also` are the bands of amounts measured otherwise (for a year, with
    VAT) that have to hold besides.
    """

    matters: tuple[str, ...]
    band: Band = EVERY
    period: Period = ALWAYS
    measure: Measure = USUAL
    also: tuple[tuple[Measure, Band], ...] = ()
    but: tuple[str, ...] = ()

    def holds(self, matter: str, amounts: Mapping[Measure, Decimal], day: date) -> bool:
        """Whether a point lies in the region; an amount that is not said is zero."""
        nearest = next((one for one in ancestors(matter) if one in (*self.matters, *self.but)), "")
        limits = ((self.measure, self.band), *self.also)
        return (
            nearest in self.matters
            and self.period.covers(day)
            and all(band.holds(amounts.get(measure, Decimal(0))) for measure, band in limits)
        )

    def __str__(self) -> str:
        return region_text(self)


class Finding(NamedTuple):
    """What was noticed, about which records, where on the plane, and a decision that shows it.

    `code` is stable and has a page. `about` are the ids of the records, the clause that an auditor
    would quote first; `cites` are their sources. `organisations` are those it matters to. `witness`
    is a decision that shows it when `resolve` is asked about it.
    """

    code: str
    about: tuple[str, ...]
    named: tuple[tuple[str, Any], ...] = ()
    organisations: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    region: Region | None = None
    witness: Decision | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """What the sentence is about: names and values."""
        return dict(self.named)

    @property
    def says(self) -> str:
        """The sentence for this finding."""
        return phrase(self.code, self.facts)

    @property
    def mend(self) -> str:
        """What would put it right."""
        return phrase(f"{self.code}/mend", self.facts)

    def __str__(self) -> str:
        return f"{self.code}: {self.says}"
