"""Everything that the documents show is run, and what they link to is there.

A fence marked `python` runs; its names are known to the fences below it in the same document. A
`text` fence under the line `<!-- output -->` is what the last of them printed, where `...` stands
for anything. A `sh` fence under `<!-- run -->` holds `icsgov` commands, and what they print is
shown alike.

    python tests/docs/test_documents.py    write what is printed now into every document
"""

import io
import os
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stdout
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("**/*.md")))
LANGUAGES = {"python", "text", "json", "sh", "powershell", "mermaid"}

OUTPUT = re.compile(r"<!-- output -->\n\n?```text\n(?P<text>.*?)^```$", re.M | re.S)
COMMAND = re.compile(r"<!-- run -->\n\n?```sh\n(?P<text>.*?)^```$", re.M | re.S)
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)
FENCE = re.compile(r"^(?P<margin>[ >]*)(?:```+|~~~+)(?P<language>.*)$", re.M)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ (?P<text>.+)$", re.M)
ANCHOR = re.compile(r'<a id="(?P<id>[^"]+)"></a>')


class Printing(PythonEvaluator):
    """Runs a block, and keeps what it prints for the output that follows."""

    def __call__(self, example: Example) -> None:
        with redirect_stdout(io.StringIO()) as printed:
            super().__call__(example)
        example.namespace["__printed__"] = printed.getvalue()


def run_commands(example: Example) -> None:
    """Run every `icsgov` line, and keep what it prints."""
    from icsgov.__main__ import main

    with redirect_stdout(io.StringIO()) as printed:
        for line in example.parsed.splitlines():
            command, *arguments = shlex.split(line)
            assert command == "icsgov", f"expected an icsgov command, got {line!r}"
            main(arguments)
    example.namespace["__printed__"] = printed.getvalue()


def compare(example: Example) -> str | None:
    """What differs between the output shown and the output printed."""
    shown, printed = example.parsed, trimmed(example.namespace["__printed__"])
    if OutputChecker().check_output(shown, printed, ELLIPSIS):
        return None
    advice = "if it is right, run `python tests/docs/test_documents.py`"
    return f"shown:\n{shown}\nprinted:\n{printed}\n{advice}"


def trimmed(text: str) -> str:
    """Text with no space at the ends of lines, and one line end after it."""
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines()) + "\n"


def outputs(document: Document) -> Iterator[Region]:
    """The outputs that a document shows."""
    for match in OUTPUT.finditer(document.text):
        yield Region(match.start("text"), match.end("text"), match["text"], compare)


def commands(document: Document) -> Iterator[Region]:
    """The commands that a document runs."""
    for match in COMMAND.finditer(document.text):
        yield Region(match.start("text"), match.end("text"), match["text"], run_commands)


SYBIL = Sybil(
    parsers=[CodeBlockParser(language="python", evaluator=Printing()), outputs, commands],
    path=str(ROOT),
)


def examples(path: Path) -> list[Example]:
    """What a document runs or compares, in its order."""
    return list(SYBIL.parse(path).examples())


def shows(example: Example) -> bool:
    """Whether an example is an output, and runs nothing."""
    return example.region.evaluator is compare


each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


@each_document
def test_every_block_runs_and_prints_what_is_shown(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    for example in examples(path):
        example.evaluate()


@each_document
def test_no_block_is_passed_over(path: Path) -> None:
    text = path.read_text("utf-8")
    fences = list(FENCE.finditer(text))
    assert not [match[0] for match in fences if match["margin"]], "only unindented fences are run"
    opening = [match["language"] for match in fences[::2]]
    assert set(opening) <= LANGUAGES
    found = examples(path)
    shown, run = text.count("<!-- output -->"), text.count("<!-- run -->")
    assert shown == len([one for one in found if shows(one)])
    assert run == len(COMMAND.findall(text))
    assert opening.count("python") == len(found) - shown - run


def test_something_is_run() -> None:
    found = [one for path in DOCUMENTS for one in examples(path)]
    assert len([one for one in found if not shows(one)]) >= 25
    assert len([one for one in found if shows(one)]) >= 20


@each_document
def test_internal_links_resolve(path: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", FENCED.sub("", path.read_text("utf-8")))
    for match in LINK.finditer(prose):
        target, _, anchor = match["target"].partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        there = (path.parent / target).resolve() if target else path
        assert there.exists(), f"{path.name} links to {match['target']}, which is not there"
        assert not anchor or anchor in anchors(there), f"no such place: {match['target']}"


def anchors(path: Path) -> set[str]:
    """The places in a document that a link can lead to."""
    text = FENCED.sub("", path.read_text("utf-8"))
    named = {match["id"] for match in ANCHOR.finditer(text)}
    return named | {slug(match["text"]) for match in HEADING.finditer(text)}


def slug(heading: str) -> str:
    """The anchor of a heading, as the site and GitHub both make it."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return re.sub(r" +", "-", kept.strip())


@each_document
def test_no_document_names_a_place_on_one_machine(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"(?m)(?:^|[\s`\"'(])(/[a-z]+/\S*)", text) == []


def brought_up_to_date(path: Path) -> str:
    """The text of a document with the outputs that are printed now, where none is shortened."""
    text, made, at = path.read_text("utf-8"), "", 0
    for example in examples(path):
        if not shows(example):
            example.evaluate()
        elif "..." not in example.parsed:
            made += text[at : example.start] + trimmed(example.namespace["__printed__"])
            at = example.end
    return made + text[at:]


if __name__ == "__main__":
    os.chdir(ROOT)
    for document in DOCUMENTS:
        document.write_text(brought_up_to_date(document), "utf-8", newline="\n")
