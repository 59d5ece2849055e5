"""What the pages say of the library is so: the tests named, the documents shown, the effects."""

import json
import re
from pathlib import Path

from jsonschema import Draft202012Validator

from icsgov import Effect, resolve
from icsgov.io import loads, schema
from icsgov.views.words import EFFECTS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def test_every_property_names_a_test_that_is_there() -> None:
    rows = re.findall(
        r"^(\d+)\. .+<br>Test: (.+)$", (DOCS / "properties.md").read_text("utf-8"), re.M
    )
    assert [int(number) for number, _ in rows] == list(range(1, 15))
    tests = [
        name
        for folder in ("properties", "analysis", "risks")
        for path in (ROOT / "tests" / folder).glob("test_*.py")
        for name in re.findall(r"^def (test_\d\d_\w+)\(", path.read_text("utf-8"), re.M)
    ]
    for number, named in rows:
        wanted = {name for name in tests if name.startswith(f"test_{int(number):02}_")}
        assert set(re.findall(r"`(test_\w+)`", named)) == wanted, number
        assert wanted or named == "to come", number


def test_the_documents_shown_load_fit_the_schema_and_resolve() -> None:
    shown = re.findall(r"^```json\n(.*?)^```$", (DOCS / "json.md").read_text("utf-8"), re.M | re.S)
    assert shown
    for text in shown:
        gov, decisions = loads(text)
        Draft202012Validator(schema()).validate(json.loads(text))
        assert [resolve(one, gov).bound for one in decisions] == [("RIVER",)]


def test_the_glossary_lists_the_effects_in_their_order() -> None:
    text = (DOCS / "glossary.md").read_text("utf-8")
    table = text[text.index('<a id="effects">') :].split("\n\n")[1]
    shown = [[cell.strip(" `") for cell in line.split("|")[1:3]] for line in table.splitlines()[2:]]
    assert shown == [[effect.value, EFFECTS[effect]] for effect in Effect]


def test_every_page_is_in_the_navigation() -> None:
    nav = (ROOT / "mkdocs.yml").read_text("utf-8")
    for page in DOCS.glob("**/*.md"):
        assert f": {page.relative_to(DOCS)}\n" in nav, page.name
