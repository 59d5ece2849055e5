"""Write `bom.cdx.json`: what the library needs at run time, as a CycloneDX 1.5 bill of materials.

    python tools/bom.py            write it, from what is installed
    python tools/bom.py --check    write nothing, and fail if it is stale

The packages are those of `[project] dependencies` and what they need; run it where the versions of
`constraints.txt` are installed. Nothing in it depends on the time or the machine.
"""

import json
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
BOM = ROOT / "bom.cdx.json"
PLAIN = ("MIT", "Apache-2.0")
"""SPDX names that older metadata gives as plain text."""


def needed(requirements: list[str]) -> list[str]:
    """The packages of these requirements that hold on this Python, by their canonical names."""
    parsed = map(Requirement, requirements)
    wanted = [one for one in parsed if one.marker is None or one.marker.evaluate({"extra": ""})]
    return sorted({canonicalize_name(one.name) for one in wanted})


def project() -> dict[str, Any]:
    """What `pyproject.toml` says of the library."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def closure(names: list[str]) -> dict[str, list[str]]:
    """Each package that these need, themselves included, with what it needs itself."""
    found: dict[str, list[str]] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = needed(metadata.requires(name) or [])
            waiting += found[name]
    return dict(sorted(found.items()))


def licence(name: str) -> str:
    """The SPDX expression of an installed package's licence."""
    about = metadata.metadata(name)
    expressions = about.get_all("License-Expression")
    said = [one for one in about.get_all("License") or [] if one in PLAIN]
    if not expressions and not said:
        raise SystemExit(f"{name}: its metadata names no licence by its SPDX expression")
    return str((expressions or said)[0])


def component(name: str) -> dict[str, Any]:
    """One package as the bill lists it."""
    version = metadata.version(name)
    purl = f"pkg:pypi/{name}@{version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "licenses": [{"expression": licence(name)}],
        "purl": purl,
    }


def bom() -> str:
    """The whole bill as text."""
    about = project()
    wanted = needed(about["dependencies"])
    packages = closure(wanted)
    listed = {name: component(name) for name in packages}
    refs = {name: one["bom-ref"] for name, one in listed.items()}
    edges = {about["name"]: wanted} | packages
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": about["name"],
                "name": about["name"],
                "description": about["description"],
                "licenses": [{"expression": about["license"]}],
            }
        },
        "components": list(listed.values()),
        "dependencies": [
            {"ref": refs.get(name, name), "dependsOn": [refs[one] for one in needs]}
            for name, needs in edges.items()
        ],
    }
    return json.dumps(bill, indent=2) + "\n"


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        BOM.write_text(bom(), encoding="utf-8", newline="\n")
    elif BOM.read_text("utf-8") != bom():
        sys.exit("bom.cdx.json is stale: run `python tools/bom.py`")
