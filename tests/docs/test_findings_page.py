"""The page of findings has a section for each code that a check may give, and no other."""

import re
from pathlib import Path

from icsgov.phrases import FINDINGS

PAGE = (Path(__file__).parents[2] / "docs" / "findings.md").read_text("utf-8")
SECTION = re.compile(r"^### `(?P<code>check\.[a-z-]+)`$(?P<text>.*?)(?=^#|\Z)", re.M | re.S)


def test_every_code_has_a_section_and_no_section_is_left_over() -> None:
    codes = [match["code"] for match in SECTION.finditer(PAGE)]
    assert len(codes) == len(set(codes))
    known = {c for c in FINDINGS if c.startswith("check.") and not c.endswith("/mend")}
    assert set(codes) == known
    assert PAGE.count("\n### ") == len(codes)


def test_every_section_says_what_is_wrong_and_what_mends_it() -> None:
    for match in SECTION.finditer(PAGE):
        prose = re.sub(r"^```.*?^```$", "", match["text"], flags=re.M | re.S)
        assert "**Mend.**" in prose, match["code"]
        assert len(prose.partition("**Mend.**")[0].split()) >= 12, match["code"]
