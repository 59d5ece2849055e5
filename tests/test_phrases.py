"""Every code has a sentence, every sentence is used, and each one renders with what it is given."""

import ast
import re
import string
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import icsgov
from icsgov.analysis.compare import Relation
from icsgov.explain import Step
from icsgov.phrases import (
    ACTS,
    COUNCIL,
    FINDINGS,
    HOW,
    PHRASES,
    RISK_FINDINGS,
    RISKS,
    TERMS,
    phrase,
    shown,
)
from icsgov.phrases.wording import counted, ids
from icsgov.phrases.words import FORM_WORDS, KIND_WORDS
from icsgov.reasoning.resolve import resolve
from icsgov.testing.breaks import near_misses
from icsgov.testing.worlds import World

SOURCE = Path(icsgov.__file__).parent
REASONING = sorted((SOURCE / "reasoning").glob("*.py"))
STEPS = ("fact", "all_of", "any_of")
STANDS = ("for", "against", "none", "unknown")
BUILT = {
    "person.{}": [f"person.{one}" for one in STANDS[:3]],
    "position.{}": [f"position.{one}" for one in STANDS],
    "resolution.{}": [f"resolution.{one}" for one in STANDS[:3]],
    "share.{}": ["share.met", "share.missed", "share.unknown"],
    "{}.{}": [
        f"{one}.{end}"
        for one in ("quorum", "quorum-class", "all-present")
        for end in ("met", "short", "unknown")
    ],
}
"""Codes that are put together from parts, and what comes of them."""


def shape(built: ast.JoinedStr) -> str:
    """An f-string with its parts left open."""
    return "".join(
        str(one.value) if isinstance(one, ast.Constant) else "{}" for one in built.values
    )


def first_arguments(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in STEPS and node.args:
            yield node.args[0]


def codes() -> set[str]:
    """Every code that the engine may give to a step, as its source says it."""
    found: set[str] = set()
    for path in REASONING:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if re.fullmatch(r"[a-z-]+(\.[a-z-]+)+", node.value):
                    found.add(node.value)
            elif isinstance(node, ast.JoinedStr) and shape(node) in BUILT:
                found.update(BUILT[shape(node)])
        for code in first_arguments(tree):
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                found.add(code.value)
    return found


def test_every_way_of_making_a_code_is_known() -> None:
    for path in REASONING:
        for code in first_arguments(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(code, ast.JoinedStr):
                assert shape(code) in BUILT, f"{path.name}: list the codes of {ast.unparse(code)}"


def test_every_code_has_a_sentence() -> None:
    assert sorted(codes() - set(PHRASES)) == []


def test_every_sentence_is_used() -> None:
    assert sorted(set(PHRASES) - codes()) == []


def test_every_sentence_on_ways_is_used() -> None:
    text = "".join(p.read_text("utf-8") for p in sorted((SOURCE / "analysis").glob("*.py")))
    named = set(re.findall(r'"((?:terms|way)(?:\.[a-z-]+)*)"', text))
    assert set(TERMS) == {*named, *(f"change.{one.value}" for one in Relation)}


RISK_SOURCE = sorted((SOURCE / "risks").glob("*.py"))
ENDS = {"{}": ("above", "below", "up", "down")}
"""What codes on risks that are put together end in."""


def risk_codes() -> set[str]:
    """Every code that a question about risks may give, as its source says it."""
    families = {code.partition(".")[0] for code in (*RISKS, *RISK_FINDINGS)}
    found: set[str] = set()
    for path in RISK_SOURCE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if re.fullmatch(r"[a-z-]+\.[a-z-]+[a-z]", node.value):
                    found.add(node.value)
            elif isinstance(node, ast.JoinedStr) and re.fullmatch(
                r"[a-z]+\.[a-z-]+-\{\}", shape(node)
            ):
                found |= {shape(node).replace("{}", end) for end in ENDS["{}"]}
        for code in first_arguments(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                found.add(code.value)
    return {one for one in found if one.partition(".")[0] in families}


def test_every_code_on_risks_has_a_sentence() -> None:
    known = {*RISKS, *(one for one in RISK_FINDINGS if not one.endswith("/mend"))}
    impossible = {"risk.no-rule-above", "risk.no-rule-below"}
    impossible |= {"move.nothing-up", "move.nothing-down"}
    assert sorted(risk_codes() - known - impossible) == []
    assert sorted(known - risk_codes()) == []


def test_what_is_said_only_of_something_stands_after_a_colon() -> None:
    for template in (*RISKS.values(), *RISK_FINDINGS.values(), *PHRASES.values()):
        assert not re.search(r"\{\w*\?", template), template


def test_every_finding_on_risks_says_what_would_mend_it() -> None:
    codes = {one for one in RISK_FINDINGS if not one.endswith("/mend")}
    assert {f"{one}/mend" for one in codes} == set(RISK_FINDINGS) - codes
    tables = (RISKS, RISK_FINDINGS, PHRASES, FINDINGS, TERMS, ACTS, COUNCIL)
    assert sum(map(len, tables)) == len(set().union(*tables))


FAMILIES = {code.partition(".")[0] for code in FINDINGS}
"""What the codes of findings begin with."""


def finding_codes() -> set[str]:
    """Every code that an analysis may give to a finding, as its source says it."""
    found: set[str] = set()
    for path in sorted((SOURCE / "analysis").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                family = node.value.partition(".")[0]
                if family in FAMILIES and re.fullmatch(r"[a-z]+\.[a-z-]+", node.value):
                    found.add(node.value)
    return found


def test_every_finding_says_what_and_what_would_mend_it() -> None:
    wanted = {name for code in finding_codes() for name in (code, f"{code}/mend")}
    assert sorted(wanted - set(FINDINGS)) == []
    assert sorted(set(FINDINGS) - wanted) == []
    assert not set(FINDINGS) & set(PHRASES)


def test_every_sentence_of_an_act_is_used_and_none_is_missing() -> None:
    used = {
        node.value
        for path in (SOURCE / "analysis").glob("routes*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith("act.")
    }
    assert used == set(ACTS)
    assert not set(ACTS) & set(PHRASES)


def fields(template: str) -> list[tuple[str, str]]:
    return [(name, spec or "") for _, name, spec, _ in string.Formatter().parse(template) if name]


TEMPLATES = {**PHRASES, **TERMS, **FINDINGS, **ACTS, **RISKS, **RISK_FINDINGS, **COUNCIL}


@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_a_sentence_keeps_to_the_style(code: str) -> None:
    template = TEMPLATES[code]
    assert re.match(r"[a-z{]", template), "lower case start"
    assert not template.endswith("."), "no full stop"
    assert "\n" not in template
    assert "  " not in template
    for _, spec in fields(template):
        how = spec.partition("?")[0]
        assert how in HOW or how.count("|") == 1


KNOWN = {
    "organisation.not-in-being": {"period"},  # of the giver's end only the day is said
    "joint.outvoted": {"says", "rule"},  # a rule may speak of it
    "part.represented-only": {"says", "rule"},  # a rule may speak of it
}
"""Facts that a step may leave out, each under a question mark in its sentence."""


def check(step: Step) -> None:
    """The sentence of a step renders, and its facts are all there."""
    assert step.code in PHRASES
    names = {name for name, _ in fields(PHRASES[step.code])}
    assert names - set(step.facts) <= KNOWN.get(step.code, set()), step.code
    says = step.says
    assert "{" not in says
    assert "\n" not in says
    assert not says.endswith(".")


@settings(max_examples=300, suppress_health_check=list(HealthCheck), deadline=None)
@given(near_misses())
def test_every_step_of_a_world_renders(world: World) -> None:
    for binding in resolve(world.decision, world.gov, on=world.on):
        for step in (*binding.why.walk(), binding.liability):
            check(step)


def test_both_sides_of_a_comparison_are_shown() -> None:
    facts = {
        "clause": "CRW 5.2",
        "figure": Decimal(4200000),
        "limit": Decimal(1000000),
        "measure": "this decision, VAT out",
    }
    expected = "£4,200,000 is over the £1,000,000 limit of `CRW 5.2` (this decision, VAT out)"
    assert phrase("grant.over", facts) == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("4200000"), "£4,200,000"),
        (Decimal("4200000.00"), "£4,200,000"),
        (Decimal("1999.5"), "£1,999.50"),
        (Decimal("0.004"), "£0.004"),
        (Decimal("1E+3"), "£1,000"),
        (
            Decimal("123456789012345678901234567890.01"),
            "£123,456,789,012,345,678,901,234,567,890.01",
        ),
        (date(2024, 5, 4), "4 May 2024"),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        (("a", "b", "c"), "a, b and c"),
        ((), ""),
        (None, "not recorded"),
        ("two\nlines", "two lines"),
        (3, "3"),
    ],
)
def test_values_are_shown_by_their_type(value: Any, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("code", "facts", "text"),
    [
        ("own.code", {}, "own.code"),
        (
            "own.code",
            {"person": "ann", "at": date(2024, 5, 4)},
            "own.code (person: ann, at: 4 May 2024)",
        ),
        (
            "votes.none-by",
            {"person": None, "body": "ceo"},
            "no vote by anybody in office is recorded in `ceo`",
        ),
        (
            "votes.counted",
            {"body": "b", "votes_for": 3, "against": 1, "abstained": 0},
            "`b` voted 3 for and 1 against",
        ),
        (
            "votes.counted",
            {"body": "b", "votes_for": 3, "against": 1, "abstained": 2},
            "`b` voted 3 for and 1 against, 2 abstaining",
        ),
        (
            "share.missed",
            {"votes_for": 3, "whole": 7, "of": "cast", "threshold": "more than 1/2", "among": ""},
            "only 3 of 7 votes cast were for; more than half needed",
        ),
        (
            "share.met",
            {
                "votes_for": 2,
                "whole": 2,
                "of": "entitled",
                "threshold": "at least 1",
                "among": "chair",
            },
            "2 of 2 members entitled to vote (chair) were for; all needed",
        ),
        (
            "approval.missing",
            {"rule": "FT-16", "approvers": (), "on": date(2024, 5, 14), "named": "governors"},
            "the approval that `FT-16` asks for is not on record by 14 May 2024; it is for the"
            " council of governors to give",
        ),
        (
            "approval.missing",
            {"rule": "R", "approvers": ("a", "b"), "on": date(2024, 5, 14)},
            "the approval that `R` asks for is not on record by 14 May 2024; it can come from `a`"
            " or `b`",
        ),
        (
            "notice.short",
            {"given": date(2024, 5, 14), "clear": -1, "needed": 5},
            "notice was given on 14 May 2024, no clear days before, 5 needed; such a decision"
            " stands until it is set aside",
        ),
        (
            "law.not-allowed",
            {"says": "A committee is not it.", "rule": "FT-03"},
            "the law does not allow it: a committee is not it (`FT-03`)",
        ),
        (
            "law.allowed",
            {"says": "NHS England may", "rule": "X"},
            "the law allows it: NHS England may (`X`)",
        ),
        ("law.power", {"power": "65Z5"}, "what the law says under section 65Z5"),
        ("law.power", {"power": ""}, "what the law says under no named power"),
        (
            "power.not-recorded",
            {"powers": ("65Z5", "75")},
            "which power was used is not recorded: section 65Z5 or section 75",
        ),
        (
            "form.no-rule",
            {"kind": "FT", "forms": ("other_body",), "day": date(2024, 5, 14), "under": "65Z5"},
            "the rulebook does not say whether a foundation trust could act through a body of"
            " another kind under section 65Z5 on 14 May 2024",
        ),
        (
            "grant.not-in-force",
            {
                "clause": "S",
                "day": date(2024, 5, 14),
                "period": "from 2022-07-01 until 2023-07-01 (that day excluded)",
            },
            "`S` was not in force on 14 May 2024: on file from 1 July 2022 until 1 July 2023 (that"
            " day excluded)",
        ),
    ],
)
def test_what_a_sentence_says(code: str, facts: dict[str, Any], text: str) -> None:
    assert phrase(code, facts) == text


def test_kinds_and_forms_of_the_rulebook_have_words() -> None:
    from icsgov.law import Family, england

    book = england()
    codes = dict(book.classes)["ANY"]
    assert set(codes) == set(KIND_WORDS)
    forms = {r.form for r in book.rules if r.family is Family.DECIDER and r.read and r.form}
    assert sorted(forms - set(FORM_WORDS)) == []


def test_sentences_know_nothing_of_the_library() -> None:
    for path in (SOURCE / "phrases").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("icsgov"):
                assert (node.module or "").startswith("icsgov.phrases")


@pytest.mark.parametrize(
    ("count", "said"),
    [(-2, "no days"), (-1, "no days"), (0, "0 days"), (1, "1 day"), (2, "2 days"), (None, "not")],
)
def test_a_count_has_its_own_word_for_one(count: int | None, said: str) -> None:
    """A negative one is none at all."""
    assert counted(count, "day|days").startswith(said)


NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_has_its_name(month: int) -> None:
    assert shown(date(2024, month, 9)) == f"9 {NAMES[month - 1]} 2024"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "not recorded"),
        ("", "not recorded"),
        ((), "not recorded"),
        (("a", None, "", "b"), "`a` and `b`"),
    ],
)
def test_ids_that_are_not_there_are_not_written(value: Any, said: str) -> None:
    assert ids(value) == said
