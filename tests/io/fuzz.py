"""Feed the loaders with documents nobody would write, for as long as you like.

    python tests/io/fuzz.py --minutes 10            own mutations, from a seed
    python tests/io/fuzz.py --minutes 10 --guided   led by coverage; needs atheris

Sound documents are bent: values replaced, moved, repeated and nested, ids changed everywhere or in
one place, bytes cut and put in. Whatever comes of it, a loader answers with what it read, which
writes and reads back as equal, resolves and can be shown; or with an `IcsgovError` whose faults can
be printed. Anything else is a finding, and so is an answer that takes too long. Findings are kept
in `fuzz-findings`; what is fixed belongs in `tests/io/regressions`.
"""

import argparse
import copy
import hashlib
import importlib
import json
import os
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from icsgov import resolve, rows
from icsgov.errors import GovernanceError, IcsgovError
from icsgov.io import dumps, loads
from icsgov.law import load as load_law
from icsgov.views.html import outcome_html, step_html

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KEPT = ROOT / "fuzz-findings"
SLOW = 10.0
"""Seconds that one document of a few kilobytes may take."""

SEEDS = [HERE / "wire_v1.json", *sorted((ROOT / "examples").glob("*.json"))]
LAW = ROOT / "src" / "icsgov" / "law" / "england.toml"
TAG = "<script>alert(1)</script>"
NUMBERS = ["1e400", "-1e400", "1e-400", "NaN", "-Infinity", "9" * 5000, "0." + "1" * 300, "-0"]
TEXTS = [
    *("", " ", "RNN", "rnn", "zo\u00eb", "zoe\u0308", "\u202egnol", "a\u200bb", "\0", "\x1b[31m"),
    *("\ufeffx", "\ud800", "\uffff", "\u3164", "a\n b", "`", "`a`b`", "x" * 300, "1/0", "1/3"),
    *(TAG, '"><img src=x onerror=alert(1)>', "0001-01-01", "9999-12-31", "2024-02-30", "{x!r}"),
    *("javascript:alert(1)", "https://a/'><b>", "=1+1", "%s", "service", "board", "for", "../a"),
]


class Bent:
    """Documents bent at random, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def document(self, text: str) -> bytes:
        """A document with a few things changed in what it says, or in how it is written."""
        chance = self.random
        try:
            tree = json.loads(text)
        except (ValueError, RecursionError):
            return self.bytes(text.encode("utf-8", "surrogatepass"))
        for _ in range(chance.choice((1, 1, 1, 2, 3, 5))):
            tree = self.tree(tree)
        made = json.dumps(tree, ensure_ascii=chance.random() < 0.5)
        made = re.sub(r'"@(\d+)@"', lambda match: NUMBERS[int(match[1])], made)
        data = made.encode("utf-8", "surrogatepass")
        return self.bytes(data) if chance.random() < 0.15 else data

    def tree(self, tree: Any) -> Any:
        """A tree with one thing changed."""
        chance = self.random
        spots = list(_spots(tree))
        if not spots:
            return self.value()
        tree = copy.deepcopy(tree)
        holder, key = _at(tree, chance.choice(spots))
        match chance.randrange(9):
            case 0:
                holder[key] = self.value()
            case 1:
                del holder[key]
            case 2:
                holder[key] = [holder[key]] * chance.choice((0, 1, 2, 200))
            case 3:
                other, name = _at(tree, chance.choice(spots))
                holder[key] = copy.deepcopy(other[name])
            case 4 if isinstance(holder, dict):
                holder[chance.choice((*TEXTS, *holder))] = holder.pop(key)
            case 5 if isinstance(holder, list):
                holder.insert(key, copy.deepcopy(holder[key]))
            case 6:
                for _ in range(chance.choice((1, 2, 50))):
                    holder[key] = chance.choice(([holder[key]], {"a": holder[key]}))
            case 7 if isinstance(holder[key], str):
                return _renamed(tree, holder[key], chance.choice(TEXTS))
            case _ if isinstance(holder[key], str):
                holder[key] = chance.choice(("", " ", "\u0301")).join((holder[key], ""))
        return tree

    def value(self) -> Any:
        """Any value."""
        chance = self.random
        plain: list[Any] = [
            None,
            True,
            False,
            0,
            1,
            -1,
            10**18,
            2**53,
            0.1,
            [],
            {},
            [[]],
            {"id": "x"},
        ]
        number = f"@{chance.randrange(len(NUMBERS))}@"
        return chance.choice((chance.choice(plain), chance.choice(TEXTS), number))

    def bytes(self, data: bytes) -> bytes:
        """Bytes with some cut out and others put in."""
        chance = self.random
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((0, 0, 1, 2, 40, 4000)))
        odd = [
            b"",
            b"[" * 5000,
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\x00",
            b'"',
            b"}",
            b",",
            b"\\ud800",
        ]
        put = chance.choice((*odd, bytes(chance.randrange(256) for _ in range(4)), data[:start]))
        data = data[:start] + put + data[end:]
        codec = chance.choice([None] * 20 + ["utf-16", "utf-32"])
        return data.decode("utf-8", "replace").encode(codec) if codec else data

    def law(self, text: str) -> str:
        """A rulebook with some lines changed."""
        chance = self.random
        lines = text.splitlines()
        for _ in range(chance.choice((1, 1, 2, 4))):
            place = chance.randrange(len(lines))
            name, equals, _ = lines[place].partition("=")
            odd = ["[" * 500, "9" * 5000, "1e400", "nan", "[]", "{}", "[[]]", "{a={b=[]}}", "true"]
            odd += ["2024-05-14", "2024-05-14T00:00:00Z", "0001-01-01", "07:32:00", "-1", '"FT"']
            odd += [json.dumps(chance.choice(TEXTS)), chance.choice(lines).partition("=")[2]]
            new = [f"{name}={chance.choice(odd)}" if equals else "", chance.choice(lines), "[a]"]
            lines[place : place + chance.randrange(2)] = [chance.choice(new)]
        return "\n".join(lines)


def _spots(tree: Any) -> Any:
    """Every place in a tree below its top."""
    stack: list[tuple[tuple[Any, ...], Any]] = [((), tree)]
    while stack:
        path, value = stack.pop()
        if path:
            yield path
        inside: Any = value.items() if isinstance(value, dict) else ()
        if isinstance(value, list):
            inside = enumerate(value)
        stack.extend(((*path, key), one) for key, one in inside)


def _at(tree: Any, path: tuple[Any, ...]) -> tuple[Any, Any]:
    for part in path[:-1]:
        tree = tree[part]
    return tree, path[-1]


def _renamed(tree: Any, old: str, new: str) -> Any:
    if isinstance(tree, dict):
        return {key: _renamed(one, old, new) for key, one in tree.items()}
    if isinstance(tree, list):
        return [_renamed(one, old, new) for one in tree]
    return new if tree == old else tree


def read(data: bytes) -> str:
    """What became of a document: refused, read, or answered. Raises whatever ought not to be."""
    try:
        loaded = loads(data)
    except GovernanceError as error:
        assert error.faults
        for fault in error.faults:
            assert fault.where.startswith("$"), fault
            assert str(fault).isprintable(), fault
            assert "cannot be read" not in fault.message, fault
        return "refused"
    assert loads(dumps(*loaded, loaded.meetings)) == loaded
    answered = False
    for decision in loaded.decisions:
        try:
            outcome = resolve(decision, loaded.governance)
        except IcsgovError as error:
            assert str(error)
            continue
        show(outcome)
        answered = True
    return "answered" if answered else "read"


def show(outcome: Any) -> None:
    """Every view of an answer can be made, and none lets a tag or a control character through."""
    text = str(outcome)
    page = outcome_html(outcome)
    for binding in outcome:
        text += f"\n{binding.why}"
        page += step_html(binding.why)
    assert all(line.isprintable() for line in text.splitlines())
    assert "<script" not in page
    assert "<img" not in page
    assert rows(outcome) is not None
    assert repr(outcome)


def read_law(text: str) -> str:
    """What became of a rulebook."""
    try:
        load_law(text)
    except GovernanceError as error:
        assert error.faults
        assert str(error)
        return "law refused"
    return "law read"


class Run:
    """One run: what came of each document, and what was found."""

    def __init__(self, minutes: float) -> None:
        self.start = time.perf_counter()
        self.end = self.start + 60 * minutes
        self.counts: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.slowest = 0.0

    def feed(self, check: Callable[[Any], str], data: Any) -> None:
        """Check one document; keep it if it shows something new."""
        begun = time.perf_counter()
        try:
            self.counts[check(data)] += 1
        except Exception as error:  # whatever is raised is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            self.keep(f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}", data)
        taken = time.perf_counter() - begun
        self.slowest = max(self.slowest, taken)
        if taken > SLOW:
            self.keep(f"more than {SLOW:.0f} seconds", data)

    def keep(self, what: str, data: Any) -> None:
        """Write down the first document that shows a finding."""
        self.found[what] += 1
        if self.found[what] == 1:
            raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
            KEPT.mkdir(exist_ok=True)
            name = hashlib.sha256(raw).hexdigest()[:12]
            (KEPT / name).write_bytes(raw)
            print(f"found: {what}: fuzz-findings/{name}", flush=True)

    def over(self) -> bool:
        """Whether the time is up."""
        return time.perf_counter() > self.end

    def report(self) -> int:
        """Print what was done; 1 if anything was found."""
        total = self.counts.total() + self.found.total()
        spent = time.perf_counter() - self.start
        print(f"{total:,} documents in {spent:.0f} s, the slowest {self.slowest:.2f} s")
        print(", ".join(f"{name} {count:,}" for name, count in self.counts.most_common()))
        for what, count in self.found.most_common():
            print(f"found {count:,} times: {what}")
        print("nothing found" if not self.found else f"{len(self.found)} findings")
        return 1 if self.found else 0


def own(run: Run, seed: int) -> int:
    """Mutations at random, each of a sound document, until the time is up."""
    bent = Bent(seed)
    seeds = [path.read_text("utf-8") for path in SEEDS]
    law = LAW.read_text("utf-8")
    head, *rules = law.split("[[rules]]")
    while not run.over():
        for _ in range(19):
            run.feed(read, bent.document(bent.random.choice(seeds)))
        some = bent.random.sample(rules, 3)
        run.feed(read_law, bent.law("[[rules]]".join((head, *some))))
    return run.report()


def guided(run: Run, seed: int) -> None:
    """Mutations of whatever reached code that nothing had reached before; ends the process."""
    atheris = importlib.import_module("atheris")
    corpus = KEPT / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for path in SEEDS:
        (corpus / path.name).write_bytes(path.read_bytes())

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        return Bent(seed).document(data.decode("utf-8", "surrogatepass"))[:most]

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        try:
            return mutate(data, most, seed)
        except UnicodeDecodeError:
            return Bent(seed).bytes(data)[:most]

    def one(data: bytes) -> None:
        run.feed(read, data)
        if run.over():
            code = run.report()
            sys.stdout.flush()
            os._exit(code)

    atheris.instrument_all()
    options = [f"-seed={seed}", "-max_len=65536", "-timeout=120", "-rss_limit_mb=4096", str(corpus)]
    atheris.Setup([sys.argv[0], *options], one, custom_mutator=mutator)
    atheris.Fuzz()


def main() -> int:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guided", action="store_true", help="led by coverage; needs atheris")
    asked = parser.parse_args()
    run = Run(asked.minutes)
    if asked.guided:
        guided(run, asked.seed)
    return own(run, asked.seed)


if __name__ == "__main__":
    sys.exit(main())
