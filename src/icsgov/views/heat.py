"""Risks on their matrix: likelihood up, consequence across, as text and as an HTML table.

Every cell gives its score and the name of its band in words, so that nothing is told by colour
alone. Where a change is shown, what has moved stands in brackets where it was.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from icsgov.model.rating import Band, Matrix
from icsgov.model.risk import Held
from icsgov.model.risk_policy import RiskPolicy
from icsgov.phrases import plain
from icsgov.views.html import STYLE


class Mark(NamedTuple):
    """A risk in a cell: `gone` where it was there before the change and is not now."""

    id: str
    gone: bool = False

    @property
    def text(self) -> str:
        """The id, in brackets where it is gone."""
        return f"({plain(self.id)})" if self.gone else plain(self.id)


class Heat(NamedTuple):
    """Risks on one matrix. `marks` are by likelihood and consequence; `off` have no place on it."""

    matrix: Matrix
    policy: RiskPolicy | None
    marks: dict[tuple[int, int], tuple[Mark, ...]]
    off: tuple[str, ...]
    changes: tuple[str, ...]

    @property
    def bands(self) -> tuple[Band, ...]:
        """The bands of the policy, where it is about this matrix."""
        known = self.policy is not None and self.policy.matrix == self.matrix
        return self.policy.bands if self.policy is not None and known else ()

    def named(self, likelihood: int, consequence: int) -> str:
        """A cell's score, and the name of its band where the policy gives one."""
        score = likelihood * consequence
        names = [one.name for one in self.bands if one.holds(score) and one.name is not None]
        return plain(" ".join([str(score), *names]))

    def shade(self, likelihood: int, consequence: int) -> int:
        """How high its band is, from 0 to 4; by its score, where no policy gives bands."""
        score, most = likelihood * consequence, self.matrix.likelihood * self.matrix.consequence
        held = [place for place, one in enumerate(self.bands) if one.holds(score)]
        if held and len(self.bands) > 1:
            return round(held[0] * 4 / (len(self.bands) - 1))
        return score * 5 // (most + 1)

    def texts(self, likelihood: int, consequence: int, most: int) -> list[Mark | str]:
        """What to write in a cell: so many of its risks, and how many more there are."""
        marks = self.marks.get((likelihood, consequence), ())
        more = len(marks) - most
        return [*marks[:most], f"and {more} more"] if more > 0 else [*marks]


def heat(
    held: Iterable[Held],
    *,
    policy: RiskPolicy | None = None,
    after: Iterable[Held] | None = None,
    matrix: Matrix | None = None,
) -> Heat:
    """Risks on a matrix by their current rating; with `after`, before and after a change.

    The matrix is the policy's, where none is given, else 5 by 5. What is rated on another one, or
    not by likelihood and consequence, is listed beside it.
    """
    before = {one.id: one for one in held}
    now = before if after is None else {one.id: one for one in after}
    shown = matrix or (policy.matrix if policy is not None else Matrix())
    marks: dict[tuple[int, int], list[Mark]] = {}
    for id in sorted({*before, *now}):
        old, new = place(before.get(id), shown), place(now.get(id), shown)
        if new is not None:
            marks.setdefault(new, []).append(Mark(id))
        if old is not None and old != new:
            marks.setdefault(old, []).append(Mark(id, gone=True))
    off = tuple(id for id in sorted(now) if place(now[id], shown) is None)
    cells = {at: tuple(some) for at, some in marks.items()}
    changes = tuple(_changes(before, now)) if after is not None else ()
    return Heat(shown, policy, cells, off, changes)


def place(held: Held | None, matrix: Matrix) -> tuple[int, int] | None:
    """Where on a matrix it stands."""
    if held is None or held.current is None or held.matrix != matrix:
        return None
    likelihood, consequence = held.current.likelihood, held.current.consequence
    return None if likelihood is None or consequence is None else (likelihood, consequence)


def _changes(before: dict[str, Held], now: dict[str, Held]) -> Iterator[str]:
    for id in sorted({*before, *now}):
        old, new = before.get(id), now.get(id)
        if old is None or new is None:
            yield f"{plain(id)}: {'new' if old is None else 'no longer there'}"
        elif old.current != new.current:
            yield f"{plain(id)}: {old.current or 'not rated'} to {new.current or 'not rated'}"


def heat_text(found: Heat) -> str:
    """The matrix as text: in each cell the score, and the risks that stand there."""
    columns = range(1, found.matrix.consequence + 1)
    rows = [["likelihood", *(f"consequence {one}" for one in columns)]]
    for likelihood in range(found.matrix.likelihood, 0, -1):
        rows.append([str(likelihood), *(_cell(found, likelihood, one) for one in columns)])
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([*lines, *_beside(found)])


def _cell(found: Heat, likelihood: int, consequence: int) -> str:
    named = found.named(likelihood, consequence)
    texts = found.texts(likelihood, consequence, SHOWN_IN_TEXT)
    told = ", ".join(one if isinstance(one, str) else one.text for one in texts)
    return f"{named}: {told}" if told else named


SHOWN_IN_TEXT, SHOWN_ON_PAGE = 3, 12
"""How many risks of one cell are named; how many more there are is said."""


def _beside(found: Heat) -> list[str]:
    """What has no place on the matrix, and what has changed."""
    lines = [*found.changes]
    if found.off:
        lines.append(f"not on this matrix: {', '.join(map(plain, found.off))}")
    if any(one.gone for marks in found.marks.values() for one in marks):
        lines.append("in brackets: where a risk stood before")
    return lines


HEAT = """<style>
.icsgov table.risks { width: auto; } .icsgov table.risks td { border: 1px solid #fff;
  min-width: 6rem; height: 3.2rem; padding: .3rem .4rem; text-align: left; }
.icsgov table.risks th { padding: .3rem .5rem; vertical-align: middle; }
.icsgov td.shade0 { background: #cce2d8; } .icsgov td.shade1 { background: #eaf1c8; }
.icsgov td.shade2 { background: #fff0b3; } .icsgov td.shade3 { background: #fbd3a2; }
.icsgov td.shade4 { background: #f4b6ab; }
.icsgov th small { font-weight: 400; }
.icsgov td .gone { color: #484c4d; font-weight: 400; } .icsgov td .mark { font-weight: 600; }
</style>"""


def heat_html(found: Heat, caption: str = "Risks by likelihood and consequence") -> str:
    """The matrix as a table for a page."""
    return f'{STYLE}{HEAT}<div class="icsgov">{heat_table(found, caption)}</div>'


def heat_table(found: Heat, caption: str) -> str:
    """The table alone, and what stands beside it."""
    columns = range(1, found.matrix.consequence + 1)
    head = "".join(f'<th scope="col">Consequence {one}</th>' for one in columns)
    body = "".join(
        f'<tr><th scope="row">Likelihood {likelihood}</th>'
        f"{''.join(_square(found, likelihood, one) for one in columns)}</tr>"
        for likelihood in range(found.matrix.likelihood, 0, -1)
    )
    beside = "".join(f"<p>{escape(_upper(line))}</p>" for line in _beside(found))
    return (
        f'<div class="wide"><table class="risks"><caption>{escape(caption)}</caption>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>{beside}"
    )


def _square(found: Heat, likelihood: int, consequence: int) -> str:
    small = f"<small>{escape(found.named(likelihood, consequence))}</small>"
    told = ", ".join(map(_span, found.texts(likelihood, consequence, SHOWN_ON_PAGE)))
    shade = found.shade(likelihood, consequence)
    return f'<td class="shade{shade}">{small}{"<br>" + told if told else ""}</td>'


def _span(one: Mark | str) -> str:
    if isinstance(one, str):
        return one
    return f'<span class="{"gone" if one.gone else "mark"}">{escape(one.text)}</span>'


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
