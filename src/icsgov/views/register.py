"""A body's register: as rows, as text, and as a page with its heat map."""

from collections.abc import Iterator
from html import escape

from icsgov.explain import UNKNOWN, YES
from icsgov.model.risk_policy import RiskPolicy
from icsgov.phrases import plain, shown
from icsgov.risks.assess import Assessment
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
    lines += [f"    {one}" for one in _open(found)]
    return [*lines, *(f"    here because {one.says}" for one in row.because)]


def _open(found: Assessment) -> Iterator[str]:
    """Its review, gaps in assurance, and whose appetite it is outside."""
    due = f"due by {shown(found.due)}" if found.due is not None else "in time"
    late = {YES: f"overdue since {shown(found.due)}", UNKNOWN: "not known"}
    yield f"review {late.get(found.overdue, due)}"
    for verdict, how in ((YES, ""), (UNKNOWN, "perhaps ")):
        kinds = sorted({one.kind for one in found.gaps if one.verdict is verdict})
        if kinds:
            yield f"assurance {how}{' and '.join(kinds)}"
    if found.outside:
        yield f"outside the appetite of {', '.join(found.outside)}"


COLUMNS = ("Risk", "Owner and tier", "Rating", "To consider", "Review and gaps", "Why it is here")


def register_html(found: Register) -> str:
    """The register as a heat map and a table, for a page."""
    policy = _policy(found)
    drawn = heat((row.held for row in found), policy=policy)
    where = "Where the risks stand"
    if policy is None and found.policies:
        where += " (their policies differ, so that no bands are named)"
    title = f"Register of {plain(found.body)}, as at {shown(found.on)}"
    head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    body = "".join(_line(row) for row in found)
    caption = "<caption>Risks and issues, the highest first</caption>"
    table = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return (
        f'{STYLE}{HEAT}<div class="icsgov"><h2>{escape(title)}</h2>'
        f"{heat_table(drawn, where)}"
        f'<div class="wide">{table}</div><p class="notice">{NOTICE.capitalize()}.</p></div>'
    )


def _policy(found: Register) -> RiskPolicy | None:
    """A policy whose matrix and bands are those of every row."""
    under = {row.found.policy for row in found}
    kinds = {(one.matrix, one.bands) for one in found.policies}
    return found.policies[0] if len(kinds) == 1 and None not in under else None


def _line(row: Row) -> str:
    held, found = row.held, row.found
    owner = f"{held.owner} ({held.ownership.value}), {held.tier}"
    cells = [[owner], [rated(found)], [advised(found)], _open(found)]
    because = "<br>".join(marked(one.says) for one in row.because)
    name = f"{escape(plain(held.id))}<br><small>{escape(plain(held.what))}</small>"
    told = "".join(f"<td>{'<br>'.join(escape(plain(one)) for one in some)}</td>" for some in cells)
    return f'<tr><th scope="row">{name}</th>{told}<td class="why">{because}</td></tr>'
