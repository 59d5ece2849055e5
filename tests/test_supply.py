"""What the project is made with: pins, floors and the bill of materials say what pyproject says."""

import json
import re
import runpy
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NEEDED = [Requirement(one) for one in PROJECT["project"]["dependencies"]]
EXTRAS = PROJECT["project"]["optional-dependencies"]
BOM: Any = json.loads((ROOT / "bom.cdx.json").read_text("utf-8"))
PYTHONS = ("3.11", "3.12", "3.13")


def pinned(name: str) -> list[Requirement]:
    """The lines of a file of pins."""
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def pins(python: str = "3.11") -> dict[str, str]:
    """The version of every package for one Python on Linux."""
    where = {"python_version": python, "python_full_version": f"{python}.9"}
    where["sys_platform"] = "linux"
    every = pinned("constraints.txt")
    found = [one for one in every if not one.marker or one.marker.evaluate(where)]
    assert len({one.name for one in found}) == len(found)
    return {one.name: str(one.specifier).removeprefix("==") for one in found}


@pytest.mark.parametrize("python", PYTHONS)
def test_every_requirement_is_pinned_to_a_version_in_its_range(python: str) -> None:
    listed = [Requirement(one) for extra in EXTRAS.values() for one in extra]
    build = [Requirement(one) for one in PROJECT["build-system"]["requires"]]
    found = pins(python)
    for one in (*NEEDED, *listed, *build):
        assert one.specifier.contains(found[canonicalize_name(one.name)]), one


def test_pins_are_exact_and_name_no_place_to_fetch_from() -> None:
    text = (ROOT / "constraints.txt").read_text("utf-8")
    assert all(re.fullmatch(r"==[^,*]+", str(one.specifier)) for one in pinned("constraints.txt"))
    assert "://" not in text
    assert not re.search(r"^-", text, re.M)


def test_the_pythons_are_those_that_pyproject_names() -> None:
    named = [one.rpartition(" :: ")[2] for one in PROJECT["project"]["classifiers"]]
    assert tuple(one for one in named if re.fullmatch(r"3\.\d+", one)) == PYTHONS


def test_floors_are_the_lowest_versions_that_pyproject_allows() -> None:
    floors = {one.name: str(one.specifier).removeprefix("==") for one in pinned("floors.txt")}
    assert set(floors) == {one.name for one in NEEDED}
    for one in NEEDED:
        (lowest,) = one.specifier
        assert lowest.operator == ">="
        assert f"{floors[one.name]}.".startswith(f"{lowest.version}.")


def test_the_bill_lists_what_is_needed_at_the_versions_pinned() -> None:
    needs = {one["ref"]: one["dependsOn"] for one in BOM["dependencies"]}
    refs = {one["name"]: one["bom-ref"] for one in BOM["components"]}
    assert needs.pop("icsgov") == [refs[name] for name in sorted(one.name for one in NEEDED)]
    assert set(needs) == set(refs.values())
    assert {ref for refs in needs.values() for ref in refs} <= set(needs)
    known = pins()
    for one in BOM["components"]:
        assert one["version"] == known[one["name"]]
        assert one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}"
        assert one["licenses"][0]["expression"]


def test_the_bill_is_what_the_command_writes() -> None:
    installed = {(one.name, one.version) for one in metadata.distributions()}
    listed = {(one["name"], one["version"]) for one in BOM["components"]}
    if not listed <= {(canonicalize_name(name), version) for name, version in installed}:
        pytest.skip("other versions are installed than those of constraints.txt")
    made: str = runpy.run_path(str(ROOT / "tools" / "bom.py"))["bom"]()
    assert made == (ROOT / "bom.cdx.json").read_text("utf-8"), "run `python tools/bom.py`"


def test_the_page_of_dependencies_names_each_with_its_licence() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    for one in BOM["components"]:
        assert f"| {one['name']} | {one['licenses'][0]['expression']} |" in page, one["name"]
    for extra in EXTRAS.values():
        for name in (Requirement(one).name for one in extra):
            assert f"`{name}`" in page, name


def test_without_hypothesis_the_testing_package_says_what_it_needs() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import icsgov.testing"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr.splitlines()[-1] == (
        "ModuleNotFoundError: icsgov.testing needs Hypothesis: install icsgov[testing]"
    )
