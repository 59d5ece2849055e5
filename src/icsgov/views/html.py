"""An outcome, or a line of reasoning, as HTML that stands alone: no script, nothing fetched.

Reasons fold away in `<details>`. Whatever comes from the user is escaped, and no answer is told by
its colour alone.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from icsgov.explain import NO, UNKNOWN, YES, Citation, Step
from icsgov.phrases import plain, shown
from icsgov.reasoning.results import Binding, Outcome
from icsgov.views.words import (
    ANSWERS,
    EFFECTS,
    HOWS,
    NOTICE,
    as_at,
    contrast,
    doubts,
    heading,
    liable,
    names,
    reasons,
    room,
)

STYLE = """<style>
.icsgov { color: #0b0c0c; background: #fff; font: 1rem/1.5 system-ui, sans-serif; padding: 1rem;
  max-width: 70rem; text-align: left; }
.icsgov h2, .icsgov h3 { margin: 1rem 0 .25rem; line-height: 1.25; }
.icsgov h2 { font-size: 1.3rem; margin-top: 0; } .icsgov h3 { font-size: 1.1rem; }
.icsgov p { margin: .25rem 0; }
.icsgov .contrast { border-left: .3rem solid #0b0c0c; padding-left: .6rem; font-weight: 600; }
.icsgov table { border-collapse: collapse; margin: 1rem 0; width: 100%; background: #fff; }
.icsgov caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
.icsgov th, .icsgov td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0;
  border-bottom: 1px solid #b1b4b6; color: #0b0c0c; background: #fff; overflow-wrap: break-word; }
.icsgov td.why { min-width: 11rem; }
.icsgov .wide { overflow-x: auto; }
.icsgov .yes, .icsgov .no, .icsgov .unknown { display: inline-block; min-width: 1.2em;
  padding: 0 .35em; font-weight: 600; color: #0b0c0c; text-align: center; }
.icsgov .yes { background: #cce2d8; } .icsgov .no { background: #f4cdc6; }
.icsgov .unknown { background: #fff0b3; }
.icsgov code { font-size: .93em; background: #f3f2f1; color: #0b0c0c; padding: 0 .2em; }
.icsgov ul { list-style: none; margin: .1rem 0; padding-left: 1.5rem; }
.icsgov li { margin: .15rem 0; } .icsgov summary { cursor: pointer; }
.icsgov cite, .icsgov .notice { color: #484c4d; font-size: .93em; }
.icsgov a { color: #1a5a96; } .icsgov cite { font-style: normal; }
</style>"""

COLUMNS = ("Organisation", "Bound", "Effect", "How", "Exercised by", "Liable", "Why not")


def outcome_html(outcome: Outcome) -> str:
    """Who is bound by a decision, as a table, with the reasons folded below it."""
    return f'{STYLE}<div class="icsgov">{"".join(_parts(outcome))}</div>'


def step_html(step: Step) -> str:
    """One line of reasoning with all it rests on; what failed is open, what held is folded."""
    return f'{STYLE}<div class="icsgov">{tree(step)}</div>'


def page(bodies: Iterable[str], title: str) -> str:
    """A whole document of what the other functions here return."""
    body = "".join(bodies).replace(STYLE, "")
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>{STYLE}</head><body>{body}</body></html>\n"
    )


def _parts(outcome: Outcome) -> Iterator[str]:
    yield f"<h2>{marked(_upper(heading(outcome)))}</h2><p>{marked(_upper(as_at(outcome)))}</p>"
    yield f"<p>The room: {marked(room(outcome))}</p>"
    parted = contrast(outcome)
    if parted:
        yield f'<p class="contrast">{marked(_upper(parted))}</p>'
    yield _table(outcome)
    found = doubts(outcome)
    if found:
        items = "".join(f"<li>{marked(one)}</li>" for one in found)
        count = "1 doubt" if len(found) == 1 else f"{len(found)} doubts"
        yield f"<details><summary>{count}</summary><ol>{items}</ol></details>"
    if outcome.bindings:
        yield "<h3>Reasons</h3>"
    for binding in outcome:
        named = binding.why.code == "bound"  # its sentence names the organisation
        before = "" if named else f"<strong>{escape(binding.organisation)}</strong>: "
        yield tree(binding.why, before, fold=True)
    yield f'<p class="notice">{NOTICE.capitalize()}.</p>'


def _table(outcome: Outcome) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    known = dict(names(outcome))
    body = "".join(_row(binding, known.get(plain(binding.organisation), "")) for binding in outcome)
    caption = f"Whom decision {escape(shown(outcome.decision.id))} binds"
    return (
        f'<div class="wide"><table><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(binding: Binding, known: str) -> str:
    answer = ANSWERS[binding.verdict]
    cells = [
        f'<span class="{answer}">{answer}</span>',
        escape(EFFECTS[binding.effect]),
        escape(HOWS[binding.how]),
        escape(binding.exercised_by or ""),
        escape(liable(binding)),
    ]
    found = reasons(binding)
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    why = marked(found[0].says + more) if found else ""
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    label = f"<br><small>{escape(known)}</small>" if known else ""
    name = f'<th scope="row">{escape(binding.organisation)}{label}</th>'
    return f'<tr>{name}{row}<td class="why">{why}</td></tr>'


def tree(step: Step, before: str = "", *, fold: bool = False) -> str:
    """A step and all below it as nested details, made without recursion.

    `before` is HTML put before its sentence; `fold` closes the outermost step as well.
    """
    made: list[str] = []
    stack: list[Step | str] = [step]
    while stack:
        here = stack.pop()
        if isinstance(here, str):
            made.append(here)
            continue
        top = here is step and not made
        line = f"{_mark(here)} {before if top else ''}{_line(here)}"
        if not here.children:
            made.append(f"<p>{line}</p>" if top else f"<li>{line}</li>")
            continue
        state = " open" if here.verdict is not YES and not (top and fold) else ""
        start, end = ("", "") if top else ("<li>", "</li>")
        made.append(f"{start}<details{state}><summary>{line}</summary><ul>")
        stack.append(f"</ul></details>{end}")
        stack.extend(reversed(here.children))
    return "".join(made)


MARKS = {YES: ("+", "holds"), NO: ("\u2212", "fails"), UNKNOWN: ("?", "not known")}


def _mark(step: Step) -> str:
    sign, name = MARKS[step.verdict]
    label = ANSWERS[step.verdict]
    return f'<span class="{label}" role="img" aria-label="{name}:">{sign}</span>'


def _line(step: Step) -> str:
    line = marked(step.says)
    if step.cites:
        line += f" <cite>[{'; '.join(map(_cited, step.cites))}]</cite>"
    if step.basis is not None and step.basis.doubtful:
        line += f" <em>({escape(step.basis.label)})</em>"
    elif step.doubt:
        line += " <em>(in doubt)</em>"
    return line


def _cited(citation: Citation) -> str:
    """A citation, linked where its address is one of the web."""
    text = escape(shown(citation.text))
    url = citation.url or ""
    if not re.match(r"https?://", url):
        return text
    return f'<a href="{escape(url)}">{text}</a>'


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def marked(text: str) -> str:
    """Text, escaped, with what stands in backticks as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))
