"""The command line: `icsgov resolve FILE.json` and `icsgov law`.

It reads a document, answers, and exits 0. What is wrong with the input goes to the error stream,
and it exits 2.
"""

import argparse
import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html import escape

from icsgov import __version__
from icsgov.analysis.meetings import at_meeting, taken
from icsgov.errors import Fault, IcsgovError, MalformedError
from icsgov.io import Loaded, load
from icsgov.law import Family, Rule, england
from icsgov.model.decision import Decision
from icsgov.phrases import shown
from icsgov.phrases.wording import period
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Outcome
from icsgov.views.html import outcome_html, page, step_html
from icsgov.views.rows import rows
from icsgov.views.words import Cell, heading


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code.

    >>> main(["law", "--rule", "FT-03"])
    FT-03  decider
        A committee on which somebody who is not a director votes is no committee of directors.
        NHS Act 2006 Sch 7 para 15(3); statute; from 1 March 2007
    0
    """
    _safe(sys.stdout)
    asked = _parser().parse_args(argv)
    try:
        for text in asked.run(asked):
            print(text)
        sys.stdout.flush()
    except IcsgovError as error:
        return _refused(str(error))
    except BrokenPipeError:  # whoever read the output has seen enough
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
    except OSError as error:
        where = f"`{error.filename}`: " if error.filename else ""
        return _refused(f"{where}{(error.strerror or 'cannot be read').lower()}")
    return 0


def _safe(stream: object) -> None:
    """Let a stream write what its encoding lacks as an escape, where it can be told to."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _refused(reason: str) -> int:
    _safe(sys.stderr)
    print(f"icsgov: {reason}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "icsgov",
        description="Who is bound by a collective decision, and why. It models governance; it is"
        " not legal advice.",
    )
    parser.add_argument("--version", action="version", version=f"icsgov {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    ask = commands.add_parser("resolve", help="say whom the decisions of a document bind")
    ask.add_argument("file", metavar="FILE", help="a JSON document with a framework and decisions")
    ask.add_argument("--on", type=_day, metavar="DATE", help="as at this day, such as 2024-05-14")
    ask.add_argument("--why", metavar="ORG", help="the reasoning for one organisation")
    ask.add_argument("--format", choices=tuple(FORMS), default="text", help="text, unless you say")
    ask.set_defaults(run=_resolve)
    law = commands.add_parser("law", help="print the rules of law that the library knows")
    law.add_argument("--family", metavar="FAMILY", help="only this family, such as decider")
    law.add_argument("--rule", metavar="ID", help="only this rule, such as FT-02")
    law.set_defaults(run=_law)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        reason = f"expected a day such as 2024-05-14, got `{text}`"
        raise argparse.ArgumentTypeError(reason) from None


def _resolve(asked: argparse.Namespace) -> Iterator[str]:
    """The answers for every decision of a document, in the form asked for."""
    loaded = load(asked.file)
    made = (_taken(one, loaded) for one in loaded.decisions)
    outcomes = [resolve(one, loaded.governance, on=asked.on) for one in made]
    if asked.why is None:
        yield from FORMS[asked.format](outcomes)
    else:
        yield from _why(outcomes, asked)


def _taken(decision: Decision, loaded: Loaded) -> Decision:
    """A decision as it was taken at the meeting of its day that has an item for it, if any has."""
    for one in loaded.meetings:
        if one.place(decision) is not None and at_meeting(one, [decision]):
            decision = taken(one, decision, loaded.governance)
    return decision


def _why(outcomes: list[Outcome], asked: argparse.Namespace) -> Iterator[str]:
    """The reasoning for one organisation, decision by decision."""
    if asked.format not in ("text", "html"):
        reason = f"reasoning is shown as text or html, not as {asked.format}"
        raise MalformedError("--why", [Fault((), reason)])
    steps = [(heading(outcome), outcome.why(asked.why)) for outcome in outcomes]
    if asked.format == "html":
        parts = [f"<h2>{escape(name)}</h2>{step_html(step)}" for name, step in steps]
        yield page(parts, f"Why: {asked.why}")
        return
    for place, (name, step) in enumerate(steps):
        yield "\n" * bool(place) + name
        yield str(step)


def _text(outcomes: list[Outcome]) -> Iterator[str]:
    for place, outcome in enumerate(outcomes):
        yield "\n" * bool(place) + str(outcome)
    if not outcomes:
        yield "the document holds no decisions"


def _html(outcomes: list[Outcome]) -> Iterator[str]:
    yield page(map(outcome_html, outcomes), "Who is bound")


def _json(outcomes: list[Outcome]) -> Iterator[str]:
    yield json.dumps(_rows(outcomes), default=str, ensure_ascii=False, indent=1)


def _csv(outcomes: list[Outcome]) -> Iterator[str]:
    found = _rows(outcomes)
    text = io.StringIO()
    table = csv.DictWriter(text, found[0] if found else (), lineterminator="\n")
    table.writeheader()
    table.writerows(found)
    yield text.getvalue().removesuffix("\n")


def _rows(outcomes: list[Outcome]) -> list[dict[str, Cell]]:
    return [row for outcome in outcomes for row in rows(outcome)]


FORMS: dict[str, Callable[[list[Outcome]], Iterator[str]]] = {
    "text": _text,
    "html": _html,
    "json": _json,
    "csv": _csv,
}
"""The forms that answers can be printed in."""


def _law(asked: argparse.Namespace) -> Iterator[str]:
    """The rules of the book, of one family or one alone."""
    book = england()
    chosen = (book.rule(asked.rule),) if asked.rule else book.rules
    families = {asked.family} if asked.family else {family.value for family in Family}
    if not families <= {family.value for family in Family}:
        known = ", ".join(family.value for family in Family)
        reason = f"expected one of {known}, got `{asked.family}`"
        raise MalformedError("--family", [Fault((), reason)])
    for rule in chosen:
        if rule.family.value in families:
            yield _rule(rule)


def _rule(rule: Rule) -> str:
    times = period(str(rule.period))
    lines = [f"{rule.id}  {rule.family.value}", f"    {shown(rule.says)}"]
    lines.append(f"    {rule.citation}; {rule.basis.label}; {times}")
    if rule.note:
        lines.append(f"    not read when a decision is resolved: {shown(rule.note)}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
