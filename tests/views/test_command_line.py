"""The command line: answers on the one stream, faults on the other, never a traceback."""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from build import trust, votes, world

import icsgov
from icsgov import AgendaItem, CommitteeInCommon, Decision, Governance, Meeting, Outcome, Present
from icsgov.__main__ import main
from icsgov.io import save


@pytest.fixture
def document(tmp_path: Path, mixed: Outcome, in_common: Governance) -> str:
    path = tmp_path / "stroke.json"
    save(path, in_common, [mixed.decision])
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    code = main(list(argv))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_resolve_prints_what_print_shows(
    capsys: pytest.CaptureFixture[str], document: str, mixed: Outcome
) -> None:
    assert run(capsys, "resolve", document) == (0, f"{mixed}\n", "")


def test_a_decision_is_read_as_it_was_taken_at_its_meeting(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Who had left before its item was not there; a meeting of another day says nothing of it."""
    day = date(2024, 5, 14)
    gov = world(trust("A"))
    made = Decision("D", "service", forum="A board", day=day, votes=votes("for", "A ceo", "A fd"))
    here = Meeting(
        "May",
        forum="A board",
        day=day,
        items=[AgendaItem(1), AgendaItem(2, "Beds", made)],
        present=["A ceo", "A fd", Present("A ned", to_item=1)],
    )
    path = tmp_path / "meeting.json"
    for meeting, wanted in ((here, "undecided"), (evolve(here, day=date(2024, 5, 15)), "unknown")):
        save(path, gov, [made], [meeting])
        code, out, _ = run(capsys, "resolve", str(path), "--format", "csv")
        assert code == 0
        (row,) = csv.DictReader(io.StringIO(out))
        assert wanted in row.values()
    save(path, gov, [evolve(made, attended=["A ned"])], [here])
    code, out, err = run(capsys, "resolve", str(path))
    assert (code, out) == (2, "")
    assert err.startswith("icsgov: meeting `May`: 1 fault\n  present: ")


def test_a_meeting_and_its_decision_are_read_by_the_seats_on_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The one says on which board each was, the other does not, and they say the same."""
    day = date(2024, 5, 14)
    gov = world(trust("A"), trust("B"), CommitteeInCommon("room", ["A board", "B board"]))
    odd = "<b>Beds</b>"
    people = ["A ceo", "A fd", "B ceo"]
    made = Decision("D", "service", forum="room", day=day, attended=people, title=odd)
    there = [Present(one, f"{one[0]} board") for one in people]
    meeting = Meeting("May", forum="room", day=day, items=AgendaItem(1, "", made), present=there)
    path = tmp_path / "meeting.json"
    save(path, gov, [made], [meeting])
    code, out, err = run(capsys, "resolve", str(path), "--why", "A", "--format", "html")
    assert (code, err) == (0, "")
    assert odd not in out
    assert "&lt;b&gt;Beds&lt;/b&gt;" in out


def test_on_a_day_before_the_decision_it_is_pending(
    capsys: pytest.CaptureFixture[str], document: str
) -> None:
    _, out, _ = run(capsys, "resolve", document, "--on", "2024-05-01")
    assert "not decided yet" in out


def test_why_prints_the_reasoning(
    capsys: pytest.CaptureFixture[str], document: str, mixed: Outcome
) -> None:
    code, out, _ = run(capsys, "resolve", document, "--why", "RTF")
    assert code == 0
    assert str(mixed.why("RTF")) in out


def test_rows_as_json_and_csv(
    capsys: pytest.CaptureFixture[str], document: str, mixed: Outcome
) -> None:
    _, out, _ = run(capsys, "resolve", document, "--format", "json")
    found = json.loads(out)
    assert [row["organisation"] for row in found] == ["QHM", "RNN", "RTF"]
    assert found[0]["day"] == "2024-05-14"
    _, out, _ = run(capsys, "resolve", document, "--format", "csv")
    table = list(csv.DictReader(io.StringIO(out)))
    assert [row["effect"] for row in table] == ["declined", "bound", "unauthorised"]


@pytest.mark.parametrize("more", [(), ("--why", "RTF")])
def test_html_is_a_whole_document(
    capsys: pytest.CaptureFixture[str], document: str, more: tuple[str, ...]
) -> None:
    code, out, _ = run(capsys, "resolve", document, "--format", "html", *more)
    assert code == 0
    assert out.startswith("<!doctype html>")
    assert out.rstrip().endswith("</html>")


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["--why", "NOBODY"], "no organisation has the id `NOBODY`"),
        (["--why", "RTF", "--format", "csv"], "text or html, not as csv"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(
    capsys: pytest.CaptureFixture[str], document: str, argv: list[str], says: str
) -> None:
    code, out, err = run(capsys, "resolve", document, *argv)
    assert (code, out) == (2, "")
    assert says in err


def test_faults_in_a_document_are_all_printed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"icsgov": 1, "governance": {"people": [{"id": 1}, {"nmae": "x"}]}}')
    code, out, err = run(capsys, "resolve", str(path))
    assert (code, out) == (2, "")
    assert "people[0]" in err
    assert "people[1]" in err
    assert "Traceback" not in err


def test_a_file_that_is_not_there_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = run(capsys, "resolve", str(tmp_path / "none.json"))
    assert code == 2
    assert "no such file" in err


def test_a_decision_that_does_not_fit_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, mixed: Outcome
) -> None:
    path = tmp_path / "unfit.json"
    save(path, icsgov.Governance(), [mixed.decision])
    code, _, err = run(capsys, "resolve", str(path))
    assert code == 2
    assert "`stroke-cic`" in err


@pytest.mark.parametrize("form", ["text", "html", "json", "csv"])
def test_no_decisions_is_no_error(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    path = tmp_path / "empty.json"
    save(path, icsgov.Governance())
    code, out, err = run(capsys, "resolve", str(path), "--format", form)
    assert (code, err) == (0, "")
    assert form != "text" or out == "the document holds no decisions\n"


@pytest.mark.parametrize("argv", [[], ["resolve"], ["resolve", "x", "--on", "May"], ["nope"]])
def test_a_wrong_command_exits_with_2(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(argv)
    assert stop.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"icsgov {icsgov.__version__}\n"


def test_the_law_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "law", "--family", "standing")
    rules = [one for one in icsgov.england().rules if one.family.value == "standing"]
    assert code == 0
    assert all(f"{one.id}  standing\n    {one.says}\n" in out for one in rules)
    assert run(capsys, "law", "--rule", "NO-1")[0] == 2
    assert run(capsys, "law", "--family", "fun")[0] == 2


def test_a_note_says_that_a_rule_is_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    rule = icsgov.england().not_read()[0]
    assert rule.note in run(capsys, "law", "--rule", rule.id)[1]


def test_it_runs_as_a_module_into_a_pipe_that_closes_early() -> None:
    command = [sys.executable, "-m", "icsgov", "law"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_narrow_encoding_prints_escapes(document: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "icsgov", "resolve", document],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": "src"},
    )
    assert done.returncode == 0
    assert b"\\xa34,200,000" in done.stdout


def test_a_reader_that_has_gone_is_no_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In this process: what is left to print goes nowhere, and the exit code is that of success."""

    with (tmp_path / "out").open("w") as kept:

        class Gone(io.StringIO):
            def write(self, text: str) -> int:
                raise BrokenPipeError

            def fileno(self) -> int:
                return kept.fileno()

        monkeypatch.setattr(sys, "stdout", Gone())
        assert main(["law", "--rule", "FT-03"]) == 0
