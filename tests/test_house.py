"""The house is clean: modules and functions stay small, and imports stay light."""

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "icsgov"
MODULES = sorted(SOURCE.rglob("*.py"))


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_modules_are_small() -> None:
    assert statistics.median(lines(path) for path in MODULES) < 200
    assert {path.name: lines(path) for path in MODULES if lines(path) > 500} == {}


def test_functions_are_short() -> None:
    long = {
        f"{path.name}:{node.name}": node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > 40
    }
    assert long == {}


@pytest.mark.parametrize("module", ["cattrs", "hypothesis", "dateutil"])
def test_import_is_light(module: str) -> None:
    code = f"import sys, icsgov, icsgov.reasoning.resolve; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
