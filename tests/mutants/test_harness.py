"""The harness itself: a planted mistake is caught, and a change that is none is not."""

import ast
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from mutate import Mutant, enumerations, mutants
from place import ROOT, SOURCE, all_mutants, compiled, made_of, mutate
from plant import LISTED, Plan, Score, in_child, known, taken

TINY = '''"""More."""

LIMIT = 1


def within(a: int) -> bool:
    return a <= LIMIT


def over(a: int, b: int) -> bool:
    """Whether one is over the other."""
    if a == b:
        return False
    return a > b
'''


def made(source: str) -> list[tuple[str, str]]:
    return [(one.was, one.now) for one in mutants("tiny.py", source, {"Side": ["A", "B"]})]


def killed(mutant: Mutant, check: Callable[[Any], bool]) -> bool:
    """Whether a check of the tiny module fails for a mutant."""
    module = ModuleType("tiny")
    exec(TINY, vars(module))

    def job() -> bytes:
        signal.setitimer(signal.ITIMER_PROF, 1)
        mutate(module, mutant, compiled(mutant))
        return b"" if check(module) else b"killed"

    return in_child(job) != b""


def test_a_planted_mistake_is_killed_and_an_equivalent_change_survives() -> None:
    """With the equal ones told apart above, `>=` is no mistake."""

    def check(module: Any) -> bool:
        found = [module.over(*pair) for pair in ((1, 2), (2, 2), (3, 2))]
        return found == [False, False, True] and module.within(1) and not module.within(2)

    found = {one.now: killed(one, check) for one in mutants("explain.py", TINY, {})}
    assert found.pop("return a >= b") is False
    assert found.pop("pass") is False
    assert "return a <= b" in found
    assert all(found.values()), found


def test_a_mistake_that_never_ends_is_killed() -> None:
    def check(module: Any) -> bool:
        while not module.over(1, 0):
            pass
        return True

    (wrong,) = [
        mutant._replace(tree=ast.parse(ast.unparse(mutant.tree)))
        for mutant in mutants("explain.py", TINY, {})
        if mutant.now == "return a <= b"
    ]
    assert killed(wrong, lambda _: True) is False
    assert killed(wrong, check)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = a < b", ["x = a <= b", "x = a >= b"]),
        ("x = a is b", ["x = a is not b"]),
        ("x = a and b", ["x = a or b", "x = b", "x = a"]),
        ("x = not a", ["x = a"]),
        ("x = 1", ["x = 2"]),
        ("x = True", ["x = False"]),
        ("x = 'code'", ["x = 'code~'"]),
        ("x = YES", ["x = NO", "x = UNKNOWN"]),
        ("x = Side.B", ["x = Side.A"]),
        ("x = any(y)", ["x = all(y)"]),
        ("x = f(a, b=c)", ["x = f(a)"]),
        ("x = [a, b]", ["x = [b]", "x = [a]"]),
        ("x = [y for y in z if y]", ["x = [y for y in z]"]),
        ("key = ('kept', org)", ["key = ('kept',)"]),
        ("def f():\n    return x", ["return None"]),
        ("if a:\n    f()", ["pass", "if not a:", "pass"]),
        ("for x in y:\n    continue", ["break"]),
        ("x += y", ["pass", "x -= y"]),
        ("import a", []),
        ("x: 'y' = z", []),
        ("'''Said.'''", []),
    ],
)
def test_what_may_be_wrong(source: str, expected: list[str]) -> None:
    assert sorted(now for _, now in made(source)) == sorted(expected)


def test_each_mutant_has_a_key_and_leaves_the_source_as_it_was() -> None:
    """In a module of the library: all compile, and no two are alike."""
    enums = enumerations(SOURCE)
    path = SOURCE / "period.py"
    source = path.read_text("utf-8")
    found = list(mutants("period.py", source, enums))
    assert len({one.key for one in found}) == len(found) > 50
    assert ast.unparse(found[0].tree) == ast.unparse(ast.parse(source))
    for one in all_mutants([path]):
        compile(one.tree, "period.py", "exec")
        assert set(one.lines) <= set(range(1, source.count("\n") + 1))


def test_a_survivor_has_to_be_listed_and_one_listed_to_survive() -> None:
    """And to be there at all; what was not tried is not judged."""
    score = Score(Plan(()))
    some = list(mutants("tiny.py", TINY, {}))
    score.judge(some, lambda one: None if one.now == "return a >= b" else "a test")
    (survivor,) = score.survivors
    there = {one.key for one in some}
    assert score.faults({survivor}, there, there) == []
    (fault,) = score.faults(set(), there, there)
    assert fault.startswith("not listed")
    (fault,) = score.faults({survivor, some[0].key}, there, there)
    assert fault.startswith("killed")
    (fault,) = score.faults({survivor, ("tiny.py", "f()", "a", "b", 1)}, there, there)
    assert fault.startswith("listed, and not there")
    assert score.faults({survivor, some[0].key}, there, {survivor}) == []
    assert str(len(some)) in score.table()


def test_a_note_says_which_test_killed_a_mutant(tmp_path: Path) -> None:
    """It is kept in a file; those noted may be taken as killed, and only the others be tried."""
    some = list(mutants("tiny.py", TINY, {}))
    notes = tmp_path / "notes"
    for killer in ("one test", "one test", "another"):
        score = Score(Plan((), notes=notes))
        score.judge(some, lambda one, by=killer: by if one.now == "pass" else None)  # type: ignore[misc] # bound now
        assert set(score.notes.killers.values()) == {killer}
    assert len(notes.read_text("utf-8").splitlines()) == 2 * len(score.notes.killers)
    left = Score(Plan((), notes=notes, left=True))
    left.judge(some, lambda _: None)
    assert len(left.survivors) == len(some) - len(score.notes.killers) < len(some)
    assert left.tried["tiny.py"] == len(some)


def test_a_constant_stands_wherever_one_stands_that_is_made_of_it() -> None:
    """Those made of those too; a function that uses one is none."""
    source = "A = 1\nB: int = A + 1\nC = (B, 2)\nD = 3\ndef f():\n    return C\n"
    statements = ast.parse(source).body
    assert made_of({"A"}, statements) == made_of({"A"}, statements[::-1]) == {"A", "B", "C"}
    assert made_of({"D"}, statements) == {"D"}


SEEN = """
from place import SOURCE, all_mutants
from plant import killed_afresh

twice = (one for one in all_mutants([SOURCE / "period.py"]) if "times: int=2" in one.now)
print(killed_afresh(next(twice), ["src/icsgov/period.py"], every=True))
"""


def test_a_mutant_is_seen_where_its_module_is_named_among_the_tests() -> None:
    """Which pytest would read from its file."""
    paths = os.pathsep.join(str(ROOT / one) for one in ("src", "tests/mutants"))
    run = subprocess.run(
        [sys.executable, "-c", SEEN],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths, "HYPOTHESIS_PROFILE": "everyday"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split()[-1] == "src/icsgov/period.py::icsgov.period.Every"


def test_a_sample_is_the_same_every_time() -> None:
    some = list(mutants("tiny.py", TINY, {}))
    parts = [[one.key for one in some if taken(one, 3)] for _ in range(2)]
    assert parts[0] == parts[1]
    assert 0 < len(parts[0]) < len(some)


def test_the_list_of_survivors_can_be_read() -> None:
    """Each has a reason, and lies in a module that is there."""
    assert LISTED.exists()
    assert all((SOURCE / module).exists() for module, *_ in known())
