"""What the policies say of a risk, as text that fits a terminal."""

from textwrap import wrap

from icsgov.explain import NO, UNKNOWN, YES, Step
from icsgov.phrases import plain, shown
from icsgov.risks.assess import Advice, Assessment
from icsgov.views.words import NOTICE

WIDTH = 100


def assessment_text(found: Assessment) -> str:
    """What should be considered now, why, and what is not known."""
    held = found.held
    head = f"{held.id} {shown(held.what)}, as at {shown(found.on)}"
    lines = [head, f"owner {held.owner} ({held.ownership.value}), tier {held.tier}"]
    lines.append(f"rating {rated(found)}, policy {found.policy or 'none on file'}")
    lines += ["", f"advice: {advised(found)}", *_because(found)]
    lines += ["", *_others(found)]
    doubts = found.doubts()
    if doubts:
        lines += ["", "not known, or in doubt"]
        lines += [one for step in doubts for one in _wrapped(step.says, " ?  ")]
    return "\n".join([*(plain_line(one) for one in lines), "", NOTICE])


def plain_line(text: str) -> str:
    """A line with its indent, whatever stands in it."""
    body = text.lstrip(" ")
    return " " * (len(text) - len(body)) + plain(body)


def rated(found: Assessment) -> str:
    """The current rating and its band."""
    if found.rating is None:
        return "none on file"
    band = found.band.name if found.band is not None else None
    named = f", {band}" if band and band != found.rating.band else ""
    return f"{found.rating}{named}"


def advised(found: Assessment) -> str:
    """What should be considered, and where it would go."""
    where = " or ".join(
        f"{one.tier}" + (f" ({', '.join(one.bodies)})" if one.bodies else "") for one in found.to
    )
    return f"{found.advice.value}{' to ' + where if where else ''}"


def _because(found: Assessment) -> list[str]:
    """The lines that the advice rests on."""
    lines: list[Step] = []
    if found.advice is Advice.ESCALATE:
        lines = [one for one in leaves(found.up) if one.verdict is YES]
    elif found.advice is Advice.DE_ESCALATE:
        lines = [one for one in leaves(found.down) if one.verdict is YES]
    elif found.advice is Advice.STAY:
        lines = [*found.up.failing(), *found.down.failing()]
    elif found.advice is Advice.UNKNOWN:
        return [f"    up: {WORD[found.up.verdict]}, down: {WORD[found.down.verdict]}"]
    says = dict.fromkeys(one.says for one in lines)
    return [text for one in says for text in _wrapped(one, "    ")]


WORD = {YES: "yes", NO: "no", UNKNOWN: "not known"}
"""Whether to consider it for another tier, in a word."""


def leaves(step: Step) -> list[Step]:
    """The lines that rest on no others."""
    return [one for one in step.walk() if not one.children]


def _others(found: Assessment) -> list[str]:
    """Review, assurance and appetite, each with the line that settles it."""
    parts = [
        ("review", "overdue", "in time", found.review),
        ("reported", "yes", "no", found.report),
    ]
    if found.assurance is not None:
        parts.append(("assurance", "wanting", "enough", found.assurance))
    lines: list[str] = []
    for name, yes, no, step in parts:
        told = yes if step.verdict is YES else "not known" if step.verdict is UNKNOWN else no
        lines += [f"{name}: {told}"]
        settled = [one for one in leaves(step) if one.verdict is step.verdict]
        ends = [one for one in settled if not one.code.startswith("risk.")] or settled
        lines += [text for one in ends for text in _wrapped(one.says, "    ")]
        if name == "assurance" and found.tell():
            lines += _wrapped(f"to be told: {', '.join(found.tell())}", "    ")
    for one in found.stances:
        told = {YES: "outside its appetite", UNKNOWN: "not known"}.get(one.why.verdict, "within")
        lines += [f"{one.organisation}: {told}", *_wrapped(one.why.says, "    ")]
    return lines


def _wrapped(text: str, indent: str) -> list[str]:
    rest = " " * len(indent)
    return wrap(text, WIDTH, initial_indent=indent, subsequent_indent=rest) or [indent]
