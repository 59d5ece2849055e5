"""Delegations and residual rules that are unlawful, lead nowhere, or can never be used.

Each matter of each provision in force is tried (`checks_tried`), and the finding names the reason
that holds wherever it was tried. One that is only for a single decision is tried as for that one.
"""

from collections.abc import Iterator
from typing import Any

from icsgov.analysis.checks_ask import Desk, Grant, sources
from icsgov.analysis.checks_reasons import Reason
from icsgov.analysis.checks_tried import Trial, limits_of, trials
from icsgov.analysis.finding import Finding, Region
from icsgov.analysis.plane import EVERY, Band
from icsgov.model.authority import Delegation
from icsgov.model.body import Board, Committee
from icsgov.model.kinds import Per, Vat
from icsgov.model.organisation import Office

CODES = {
    "giver-gone": "check.giver-gone",
    "vacant": "check.vacant-office",
    "gone": "check.not-in-being",
    "advice": "check.advisory",
    "party": "check.not-a-party",
    "barred": "check.barred",
    "statute": "check.kept-by-statute",
    "condition": "check.condition-failed",
    "consultation": "check.urgent-consultation",
    "envelope": "check.empty-envelope",
    "reserved": "check.wholly-reserved",
    "passing": "check.passing-on-barred",
    "lapsed": "check.root-lapsed",
    "giver": "check.giver-holds-nothing",
}
"""The finding for each reason; what is unlawful in form goes by who receives it."""

WORDS = {
    "giver-gone": "its giver is not there",
    "vacant": "the office is vacant",
    "gone": "its receiver is not there",
    "advice": "its receiver only advises",
    "party": "an organisation is no party",
    "unlawful": "the law does not allow it",
    "barred": "the law bars it",
    "statute": "statute keeps it for another",
    "condition": "a condition is not met",
    "consultation": "those to be consulted are not there",
    "envelope": "no amount fits its limits",
    "reserved": "it is reserved",
    "passing": "it could not be passed on",
    "lapsed": "what its giver had has lapsed",
    "giver": "its giver holds nothing of it",
}
"""The reasons in a few words, where several come together."""


def dead_provisions(desk: Desk) -> Iterator[Finding]:
    """Provisions of which a whole matter gives nothing, and those that nobody needs."""
    for record in desk.grants:
        told: dict[tuple[str, str], list[Trial]] = {}
        for trial in trials(desk, record):
            if trial.dead or trial.needless:
                told.setdefault((_code(desk, record, trial), trial.org), []).append(trial)
        for (code, org), some in told.items():
            yield _finding(desk, record, code, org, some)


def _code(desk: Desk, record: Grant, trial: Trial) -> str:
    if trial.needless:
        return "check.needless"
    if not trial.families:
        return "check.never-used" if trial.others else "check.no-board"
    first = trial.families[0]
    if first != "unlawful":
        return CODES[first]
    index = desk.index
    if str(record.to) in index.people or isinstance(index.offices.get(str(record.to)), Office):
        return "check.unlawful-alone"
    body = index.bodies.get(str(record.to))
    own = isinstance(body, Board | Committee) and body.organisation in desk.orgs_of(str(record.by))
    return "check.unlawful-body" if own else "check.unlawful-party"


def _finding(desk: Desk, record: Grant, code: str, org: str, some: list[Trial]) -> Finding:
    lines = _telling(some[0])
    others = tuple(dict.fromkeys(id for one in lines for id in _others(record, one)))
    laws = tuple(cite for one in lines for cite in one.step.cites)
    matters = tuple(one.path for one in some)
    facts = {
        "clause": record.id,
        "by": str(record.by),
        "to": str(record.to),
        "organisation": org,
        "matters": matters,
        "others": others,
        "day": desk.day,
        **_said(lines),
        "reasons": tuple(WORDS[one] for one in some[0].others),
    }
    return Finding(
        code,
        (record.id, *others),
        tuple(facts.items()),
        (org,),
        tuple(dict.fromkeys((*sources(record), *laws))),
        Region(matters, envelope(record), record.period),
        next((one.witness for one in some if one.witness is not None), None),
    )


def _telling(trial: Trial) -> list[Reason]:
    """The lines that show the reason that is named, or each reason where several are."""
    if not trial.families:
        return list(trial.reasons)
    return [one for one in trial.reasons if one.family == trial.families[0]]


def _others(record: Grant, reason: Reason) -> list[str]:
    """The ids of other records that a line of reasoning is about."""
    facts = reason.step.facts
    names = ("clause", "office", "body")
    found = [str(facts[name]) for name in names if facts.get(name)]
    if reason.step.code == "organisation.not-in-being":
        found.append(str(facts["organisation"]))
    return [one for one in found if one != record.id]


def _said(lines: list[Reason]) -> dict[str, Any]:
    """What the law, or a condition, is called in the first line that names it."""
    names = ("rule", "says", "named", "condition")
    told = [one.step.facts for one in lines]
    return {name: next((f[name] for f in told if f.get(name)), None) for name in names}


def envelope(record: Grant) -> Band:
    """The amounts of a provision, where its limits are all of one decision, VAT out."""
    if not isinstance(record, Delegation) or any(
        one.measure != (Per.DECISION, Vat.OUT) for one in limits_of(record)
    ):
        return EVERY
    floor, top = (
        record.above,
        min(record.ceiling, key=lambda one: (one.amount, one.inclusive), default=None),
    )
    low = floor.amount if floor is not None else EVERY.low
    low_in = floor is None or not floor.inclusive
    if top is None:
        return Band(low, None, low_in)
    empty = top.amount < low or (top.amount == low and not (low_in and top.inclusive))
    return EVERY if empty else Band(low, top.amount, low_in, top.inclusive)
