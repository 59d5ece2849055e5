"""A body's register: as rows, as text, and as a page with its heat map."""

from html import escape

from icsgov.explain import UNKNOWN, YES
from icsgov.phrases import plain, shown
from icsgov.risks.register import Register, Row
from icsgov.views.heat import HEAT, heat, heat_table
from icsgov.views.html import STYLE, marked
from icsgov.views.risk import advised, plain_line, rated
from icsgov.views.words import NOTICE, Cell


def register_rows(found: Register) -> list[dict[str, Cell]]:
    """One row for each risk or issue, of plain values that any data frame takes."""
    return [
        {
            "register": found.body,
            "on": found.on,
            "id": row.held.id,
            "what": row.held.what,
            "own": row.own,
            "owner": row.held.owner,
            "ownership": row.held.ownership.value,
            "tier": row.held.tier,
            "score": row.found.rating.score if row.found.rating is not None else None,
            "band": row.found.band.name if row.found.band is not None else None,
            "advice": row.found.advice.value,
            "to": ", ".join(one.tier for one in row.found.to),
            "review due": row.found.due,
            "overdue": _told(row),
            "outside appetite": ", ".join(row.found.outside),
            "because": "; ".join(one.says for one in row.because),
        }
        for row in found
    ]


def _told(row: Row) -> str:
    return {YES: "yes", UNKNOWN: "not known"}.get(row.found.overdue, "no")


def register_text(found: Register) -> str:
    """The register as text: its own first, then what others hold."""
    lines = [f"register of {found.body}, as at {shown(found.on)}"]
    for title, rows in (("its own", found.own), ("held by others", found.others)):
        lines += ["", title if rows else f"{title}: none"]
        for row in rows:
            lines += _entry(row)
    return "\n".join([*(plain_line(one) for one in lines), "", NOTICE])


def _entry(row: Row) -> list[str]:
    held, found = row.held, row.found
    lines = [f"  {held.id} {shown(held.what)}", f"    {rated(found)}; {advised(found)}"]
    if not row.own:
        lines.append(f"    held by {held.owner} at {held.tier}")
    if found.overdue is YES:
        lines.append(f"    review overdue since {shown(found.due)}")
    wanting = [one for one in found.gaps if one.verdict is YES]
    if wanting:
        lines.append(f"    assurance {', '.join(sorted({one.kind for one in wanting}))}")
    if found.outside:
        lines.append(f"    outside the appetite of {', '.join(found.outside)}")
    return [*lines, *(f"    here because {one.says}" for one in row.because)]


COLUMNS = ("Risk", "Owner and tier", "Rating", "To consider", "Review", "Why it is here")


def register_html(found: Register) -> str:
    """The register as a heat map and a table, for a page."""
    policies = {row.found.policy for row in found.rows}
    named = policies.pop() if len(policies) == 1 else None
    policy = next((one for one in found.policies if one.id == named), None)
    matrix = policy.matrix if policy is not None else None
    drawn = heat((row.held for row in found if row.held.current), policy=policy, matrix=matrix)
    title = f"Register of {plain(found.body)}, as at {shown(found.on)}"
    head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    body = "".join(_line(row) for row in found)
    caption = "<caption>Risks and issues, the highest first</caption>"
    table = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return (
        f'{STYLE}{HEAT}<div class="icsgov"><h2>{escape(title)}</h2>'
        f"{heat_table(drawn, 'Where the risks stand')}"
        f'<div class="wide">{table}</div><p class="notice">{NOTICE.capitalize()}.</p></div>'
    )


def _line(row: Row) -> str:
    held, found = row.held, row.found
    review = {YES: f"overdue since {shown(found.due)}", UNKNOWN: "not known"}
    due = f"due by {shown(found.due)}" if found.due is not None else "none due"
    cells = [
        f"{held.owner} ({held.ownership.value}), {held.tier}",
        rated(found),
        advised(found),
        review.get(found.overdue, due),
    ]
    because = "<br>".join(marked(one.says) for one in row.because)
    name = f"{escape(plain(held.id))}<br><small>{escape(plain(held.what))}</small>"
    told = "".join(f"<td>{escape(plain(cell))}</td>" for cell in cells)
    return f'<tr><th scope="row">{name}</th>{told}<td class="why">{because}</td></tr>'
