"""The page of rules says what the rulebook says, and every rule on it can be linked to."""

import runpy
from pathlib import Path

from icsgov.law import england

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "rules.md").read_text("utf-8")
GENERATE = runpy.run_path(str(ROOT / "docs" / "generate.py"))


def test_the_page_is_not_stale() -> None:
    assert GENERATE["page"](england()) == PAGE, "run `python docs/generate.py`"


def test_every_rule_stands_on_the_page_once_with_its_sentence_and_source() -> None:
    for rule in england().rules:
        lines = [line for line in PAGE.splitlines() if f'<a id="{rule.id.lower()}"></a>' in line]
        assert len(lines) == 1, rule.id
        assert rule.says in lines[0]
        assert rule.citation.text.rstrip(".") in lines[0]
        assert rule.basis.label in lines[0]
        assert ("*Not applied: " in lines[0]) is not rule.read
        assert rule.citation.url is None or f"({rule.citation.url})" in lines[0]


def test_every_topic_has_a_heading() -> None:
    assert {rule.id.split("-")[0] for rule in england().rules} == set(GENERATE["TOPICS"])
