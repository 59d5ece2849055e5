"""The wheel is the same whenever it is built, and does its work where the source is not.

    python tests/wheel/check.py    or: make wheel

The last commit is laid out in two folders with other times and rights on its files, built in each,
and compared byte for byte; the wheel is also built from the sdist. Then the wheel alone is
installed into a new environment in a temporary folder, and `smoke.py` is run there. Run it with a
Python that has `hatchling`; what it installs has the versions of `constraints.txt`.
"""

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import time
import venv
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ALONE = {"PYTHONPATH", "PYTHONHOME", "PYTEST_ADDOPTS", "VIRTUAL_ENV"}
"""What of the environment could bring the source back."""

SHIPPED = {"icsgov/py.typed", "icsgov/law/england.toml", "icsgov/io/schema-1.json"}


def git(*arguments: str) -> bytes:
    """What git prints."""
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True).stdout


def laid_out(place: Path, *, later: int, rights: int) -> Path:
    """The last commit as files in a folder, with times and rights of their own."""
    place.mkdir(parents=True)
    archive = place.with_suffix(".tar")
    archive.write_bytes(git("archive", "HEAD"))
    unpacked(archive, place)
    for path in place.rglob("*"):
        os.utime(path, (later, later))
        if path.is_file():
            path.chmod(rights)
    return place


def unpacked(archive: Path, place: Path) -> None:
    """The files of an archive, in a folder."""
    with tarfile.open(archive) as tar:
        tar.extractall(place, filter="data")


def built(place: Path, epoch: str, *targets: str) -> dict[str, bytes]:
    """What a build makes there, by the names of the files."""
    out = place.with_name(f"{place.name}-out")
    kinds = [word for target in targets for word in ("--target", target)]
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--directory", str(out), *kinds],
        cwd=place,
        check=True,
        capture_output=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch},
    )
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def reproduced(temp: Path) -> Path:
    """The wheel, if two builds and one from the sdist are alike; what differs ends the script."""
    epoch = git("log", "-1", "--format=%ct").decode().strip()
    one = built(laid_out(temp / "a", later=10**9, rights=0o644), epoch)
    two = built(laid_out(temp / "b" / "deeper", later=10**9 + 86_401, rights=0o600), epoch)
    assert sorted(name.rpartition(".")[2] for name in one) == ["gz", "whl"], sorted(one)
    assert one == two, f"two builds differ: {sorted(one)}"
    (wheel,) = (name for name in one if name.endswith(".whl"))
    (sdist,) = (name for name in one if name.endswith(".gz"))
    unpacked(temp / "a-out" / sdist, temp / "s")
    (tree,) = (temp / "s").iterdir()
    assert built(tree, epoch, "wheel") == {wheel: one[wheel]}, "the sdist makes another wheel"
    for name, content in one.items():
        print(f"sha256 {hashlib.sha256(content).hexdigest()}  {name}")
    return temp / "a-out" / wheel


def check_contents(wheel: Path) -> None:
    """The package and its metadata, and nothing else."""
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"icsgov", f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"}, tops
    assert names >= SHIPPED, SHIPPED - names
    assert any(name.endswith("/sboms/bom.cdx.json") for name in names), "no bill of materials"
    assert any(name.endswith("/licenses/LICENSE") for name in names), "no licence"
    print(f"{len(names)} files in the wheel")


def check_alone(wheel: Path, temp: Path) -> None:
    """Install the wheel where nothing else of this repository is, and run the smoke test there."""
    away = temp / "away"
    venv.create(away / "env", with_pip=True)
    python = away / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    constraints = ["--constraint", str(ROOT / "constraints.txt")]
    clean = {name: value for name, value in os.environ.items() if name not in ALONE}
    install = [str(python), "-m", "pip", "install", "--quiet", *constraints, str(wheel)]
    subprocess.run(install, cwd=away, check=True, env=clean)
    for path in (HERE / "smoke.py", *sorted((ROOT / "examples").glob("*.json"))):
        (away / path.name).write_bytes(path.read_bytes())
    subprocess.run([str(python), "-I", "smoke.py"], cwd=away, check=True, env=clean)


def main() -> None:
    """Everything, with the time that it took."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        temp = Path(name).resolve()
        wheel = reproduced(temp)
        check_contents(wheel)
        check_alone(wheel, temp)
    print(f"the wheel is reproducible and works alone ({time.perf_counter() - start:.0f} s)")


if __name__ == "__main__":
    main()
