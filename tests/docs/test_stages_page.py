"""The page of stages has a line for each finding that it may give, and no other."""

import re
from pathlib import Path

from icsgov.phrases import FINDINGS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "stages.md").read_text("utf-8")
FAMILIES = ("stages.", "implemented.")


def test_every_finding_has_a_line_and_no_line_is_left_over() -> None:
    listed = re.findall(r"^\| `([a-z-]+\.[a-z-]+)` \|", PAGE, re.M)
    known = [c for c in FINDINGS if c.startswith(FAMILIES) and not c.endswith("/mend")]
    assert sorted(listed) == sorted(known)


def test_every_finding_is_given_somewhere() -> None:
    analysis = ROOT / "src" / "icsgov" / "analysis"
    text = "".join(path.read_text("utf-8") for path in sorted(analysis.glob("*.py")))
    for code in re.findall(r"^\| `([a-z-]+\.[a-z-]+)` \|", PAGE, re.M):
        assert f'"{code}"' in text, code
