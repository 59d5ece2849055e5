"""The map of who can decide what: as rows, as text, and as a heat map in HTML.

In the heat map each cell says in words what its colour says: nobody, the board alone and unsaid,
kept, one holder, or several.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from icsgov.analysis.coverage import Cell as Patch
from icsgov.analysis.coverage import Coverage
from icsgov.analysis.plane import Band, bands
from icsgov.analysis.probe import WANTING, Holder
from icsgov.model.matter import Limit
from icsgov.phrases import plain
from icsgov.views.html import STYLE
from icsgov.views.words import Cell

STATES = {
    "nobody": "nobody can decide",
    "open": "not known whether anybody can",
    "unsaid": "falls to the board, unsaid",
    "kept": "kept by a reservation",
    "own": "the board alone",
    "one": "one holder",
    "several": "several holders, not through one another",
}
"""What a cell is like, and how that is said."""


def state(cell: Patch, elsewhere: str) -> str:
    """What a cell is like: a key of `STATES`."""
    if not cell.able:
        return "open" if cell.open else "nobody"
    given = [one for one in cell.able if not one.own]
    if cell.doubled:
        return "several"
    if given:
        return "one"
    if cell.kept:
        return "kept"
    return "own" if cell.matter == elsewhere else "unsaid"


def coverage_rows(found: Coverage) -> list[dict[str, Cell]]:
    """One row for each cell, of plain values that any data frame takes; amounts as text."""
    return [
        {
            "organisation": cell.organisation,
            "matter": cell.matter,
            "amount": str(cell.band),
            "from": cell.period.start.isoformat() if cell.period.start else None,
            "until": cell.period.end.isoformat() if cell.period.end else None,
            "state": state(cell, found.elsewhere),
            "holders": ", ".join(one.decider for one in cell.able),
            "open": ", ".join(one.decider for one in cell.open),
            "clauses": ", ".join(dict.fromkeys(c for one in cell.able for c in one.clauses)),
            "kept": ", ".join(cell.kept),
        }
        for cell in found
    ]


def coverage_text(found: Coverage) -> str:
    """The map as a table that fits a terminal, one line for each cell."""
    lines = [("matter", "amount", "who can decide", "")]
    before = ""
    for cell in found:
        name = _title(cell, found)
        shown = "" if name == before else name
        cells = (shown, str(cell.band), _who(cell), _note(cell, found))
        lines.append((plain(cells[0]), cells[1], plain(cells[2]), plain(cells[3])))
        before = name
    widths = [max(len(line[place]) for line in lines) for place in range(3)]
    told = (
        "  ".join(text.ljust(width) for text, width in zip(line, (*widths, 0), strict=True))
        for line in lines
    )
    return "\n".join(line.rstrip() for line in told)


def _title(cell: Patch, found: Coverage) -> str:
    matter = "anything else" if cell.matter == found.elsewhere else cell.matter
    several = len({one.organisation for one in found}) > 1
    spans = len({one.period for one in found}) > 1
    days = f" {cell.period}" if spans else ""
    return f"{cell.organisation}: {matter}{days}" if several else f"{matter}{days}"


def _who(cell: Patch) -> str:
    return ", ".join([*(_holder(one) for one in cell.able), *(f"{o.decider}?" for o in cell.open)])


def _holder(holder: Holder) -> str:
    return f"{holder.decider}*" if holder.effect in WANTING else holder.decider


def _note(cell: Patch, found: Coverage) -> str:
    told = state(cell, found.elsewhere)
    notes = [STATES[told]] if told in ("nobody", "unsaid", "several") else []
    if cell.kept:
        notes.append("kept by " + ", ".join(cell.kept))
    if any(one.effect in WANTING for one in cell.able):
        notes.append("* with an approval")
    return "; ".join(notes)


HEAT = """<style>
.icsgov table.heat td { text-align: center; border: 1px solid #fff; min-width: 4.5rem;
  padding: .3rem .4rem; font-size: .9em; }
.icsgov table.heat th { padding-right: .75rem; }
.icsgov td.nobody { background: #d4351c; color: #fff; } .icsgov td.open { background: #fff0b3; }
.icsgov td.unsaid { background: #f4cdc6; } .icsgov td.kept { background: #c7d9ea; }
.icsgov td.own { background: #eef1f3; } .icsgov td.one { background: #cce2d8; }
.icsgov td.several { background: #f7d58b; }
</style>"""


def coverage_html(found: Coverage) -> str:
    """The map as a heat map: matters down, amounts across, who can decide in each cell."""
    parts = [_heat(found, org, rows) for org, rows in _by_organisation(found)]
    key = "".join(
        f'<tr><td class="{name}">&nbsp;</td><td style="text-align:left">{escape(says)}</td></tr>'
        for name, says in STATES.items()
    )
    table = f'<table class="heat">{key}</table>'
    marks = "<p>? not known whether they can; * with an approval</p>"
    legend = f"<details><summary>what the marks and colours say</summary>{marks}{table}</details>"
    return f'{STYLE}{HEAT}<div class="icsgov">{"".join(parts)}{legend}</div>'


def _by_organisation(found: Coverage) -> Iterator[tuple[str, list[Patch]]]:
    for (org, _), cells in groupby(found, key=lambda cell: (cell.organisation, cell.period)):
        yield org, list(cells)


def _heat(found: Coverage, org: str, cells: list[Patch]) -> str:
    columns = _columns(cells)
    head = "".join(f'<th scope="col">{escape(str(band))}</th>' for band in columns)
    body = "".join(_line(found, list(row), columns) for _, row in groupby(cells, _matter))
    caption = f"Who can decide for {escape(org)}"
    return (
        f'<div class="wide"><table class="heat"><caption>{caption}</caption>'
        f'<thead><tr><th scope="col">Matter</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _matter(cell: Patch) -> str:
    return cell.matter


def _columns(cells: list[Patch]) -> list[Band]:
    """The amounts cut wherever any matter of the map changes."""
    ends = [edge for cell in cells for edge in (cell.band.low, cell.band.high)]
    parts = bands(Limit(edge) for edge in ends if edge is not None)
    kept: list[Band] = []
    for band in parts:
        last = kept[-1] if kept else None
        whole = last.joined(band) if last is not None else None
        if last is not None and whole is not None and _same(cells, last, band):
            kept[-1] = whole
        else:
            kept.append(band)
    return kept


def _same(cells: list[Patch], one: Band, other: Band) -> bool:
    """Whether no cell of the map tells two bands apart."""
    return all(cell.band.holds(one.witness) is cell.band.holds(other.witness) for cell in cells)


def _line(found: Coverage, row: list[Patch], columns: list[Band]) -> str:
    name = escape(_title(row[0], found))
    made: list[str] = []
    for cell in row:
        across = sum(cell.band.holds(band.witness) for band in columns)
        told = state(cell, found.elsewhere)
        who = _who(cell)
        words = escape(who or STATES[told])
        note = _note(cell, found) if who else ""
        small = f"<br><small>{escape(note)}</small>" if note else ""
        made.append(f'<td class="{told}" colspan="{across}">{words}{small}</td>')
    return f'<tr><th scope="row">{name}</th>{"".join(made)}</tr>'
