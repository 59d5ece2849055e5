"""What an installed wheel must do, run by `check.py` beside copies of the examples, alone."""

import importlib.util
import subprocess
import sys
from importlib import metadata
from pathlib import Path


def check_import() -> None:
    """The package comes from this environment, with its types, its law and its schema."""
    import icsgov
    from icsgov.io import schema
    from icsgov.law import england

    home = Path(icsgov.__file__).parent
    assert home.is_relative_to(Path(sys.prefix).resolve()), home
    assert metadata.version("icsgov") == icsgov.__version__
    assert (home / "py.typed").is_file()
    assert england().rule("FT-03").says
    assert schema()["properties"]
    for name in icsgov.__all__:
        assert getattr(icsgov, name) is not None, name


def check_examples() -> None:
    """Each example resolves, and the command line prints the same."""
    from icsgov import resolve, taken
    from icsgov.analysis.meetings import at_meeting
    from icsgov.io import dumps, load, loads

    for path in sorted(Path().glob("*.json")):
        loaded = load(path)
        assert loads(dumps(*loaded, loaded.meetings)) == loaded
        made = list(loaded.decisions)
        for meeting in loaded.meetings:
            there = {one.id for one in at_meeting(meeting, made) if meeting.place(one) is not None}
            gov = loaded.governance
            made = [taken(meeting, one, gov) if one.id in there else one for one in made]
        outcomes = [resolve(one, loaded.governance) for one in made]
        assert any(outcome.bound for outcome in outcomes), path
        assert run("resolve", str(path)) == "\n\n".join(map(str, outcomes)) + "\n"
        assert run("resolve", str(path), "--format", "html").startswith("<!doctype html>")
    assert run("law", "--rule", "FT-03").startswith("FT-03")


def run(*arguments: str) -> str:
    """What the installed command prints."""
    command = str(Path(sys.executable).with_name("icsgov"))
    return subprocess.run(
        [command, *arguments], check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


def check_testing() -> None:
    """Without Hypothesis, `icsgov.testing` says what it needs."""
    assert importlib.util.find_spec("hypothesis") is None
    try:
        import icsgov.testing  # noqa: F401 # only whether it can be imported is asked
    except ModuleNotFoundError as error:
        assert "icsgov[testing]" in str(error), error
    else:
        raise AssertionError("icsgov.testing was imported without Hypothesis")


def check_nothing_else() -> None:
    """No tests, no documents: what `icsgov` installed is its package, its command, its metadata."""
    files = metadata.files("icsgov") or []
    tops = {path.parts[0] for path in files} - {".."}
    assert tops == {"icsgov", f"icsgov-{metadata.version('icsgov')}.dist-info"}, tops
    commands = {path.stem for path in files if path.parts[0] == ".."}
    assert commands == {"icsgov"}, commands


if __name__ == "__main__":
    check_import()
    check_examples()
    check_testing()
    check_nothing_else()
    print("the installed wheel works")
