"""The examples say what they say: their answers, their files, their sources and what they print."""

import runpy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from icsgov import (
    Committee,
    Effect,
    Outcome,
    Verdict,
    chair_on,
    irregularities,
    quorums,
    resolve,
    taken,
)
from icsgov.io import dumps, load

EXAMPLES = Path(__file__).parents[2] / "examples"
NORTH_CUMBRIA: dict[str, Any] = runpy.run_path(str(EXAMPLES / "north_cumbria.py"))
SINGLE_SITE: dict[str, Any] = runpy.run_path(str(EXAMPLES / "single_site.py"))

CASE_STUDY = "NHS Providers, Collaborative working (2018), North Cumbria case study"
FIRST, SECOND = date(2018, 9, 12), date(2018, 9, 26)


def outcome(id: str) -> Outcome:
    gov, decisions = load(EXAMPLES / "north_cumbria.json")
    return resolve(next(one for one in decisions if one.id == id), gov)


def effects(answer: Outcome) -> dict[str, str]:
    return {binding.organisation: binding.effect.value for binding in answer}


def codes(answer: Outcome, organisation: str) -> set[str]:
    return {step.code for step in answer.why(organisation).failing()}


def rules(answer: Outcome, organisation: str) -> set[str]:
    return {step.facts.get("rule", "") for step in answer.why(organisation).walk()} - {""}


# the files


@pytest.mark.parametrize("name", ["north_cumbria", "single_site"])
def test_the_file_is_what_the_script_builds(name: str) -> None:
    made = runpy.run_path(str(EXAMPLES / f"{name}.py"))
    decisions = made["DECISIONS"] if name == "north_cumbria" else made["ONE_SITE"]
    text = dumps(made["governance"](), decisions)
    assert (EXAMPLES / f"{name}.json").read_text("utf-8") == text, "run the script with --write"


@pytest.mark.parametrize("name", ["north_cumbria", "single_site"])
def test_every_record_has_a_source(name: str) -> None:
    gov, decisions = load(EXAMPLES / f"{name}.json")
    records = [record for _, record in gov.records()]
    seats = [seat for body in gov.bodies for seat in getattr(body, "seats", ())]
    votes = [vote for one in decisions for vote in one.votes]
    said = [resolution for one in decisions for resolution in one.resolutions]
    for one in [*records, *seats, *decisions, *votes, *said]:
        assert one.source is not None, one


def test_people_and_votes_are_marked_as_invented() -> None:
    gov, decisions = load(EXAMPLES / "north_cumbria.json")
    votes = [vote for one in decisions for vote in one.votes]
    for one in [*gov.people, *votes]:
        assert "invented" in str(one.source)


def test_what_the_case_study_says_carries_its_name() -> None:
    gov, decisions = load(EXAMPLES / "north_cumbria.json")
    for id in ("RNN", "RNL", "aligned-boards", "joint-executive", "rnn-chief", "rnl-audit"):
        assert str(gov[id].source).startswith(CASE_STUDY)
    memoranda = [one for one in decisions if one.id.startswith("MOU")]
    assert [str(one.source).startswith(CASE_STUDY) for one in memoranda] == [True] * 4


# North Cumbria


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("MOU-2017-RNN", {"RNN": "bound"}),
        ("MOU-2017-RNL", {"RNL": "bound"}),
        ("MOU-2018-RNN", {"RNN": "bound"}),
        ("MOU-2018-RNL", {"RNL": "bound"}),
        ("A", {"RNL": "declined", "RNN": "bound"}),
        ("B", {"RNL": "bound", "RNN": "bound"}),
        ("C", {"RNL": "bound", "RNN": "bound"}),
        ("D", {"RNL": "bound", "RNN": "unauthorised"}),
        ("E", {"RNL": "no_part", "RNN": "bound"}),
        ("F", {"RNL": "bound"}),
    ],
)
def test_who_is_bound_in_north_cumbria(id: str, expected: dict[str, str]) -> None:
    assert effects(outcome(id)) == expected


def test_a_memorandum_rests_on_the_minute_of_each_board() -> None:
    found = outcome("MOU-2018-RNL")
    assert [step.code for step in found.doubts] == ["resolution.for"]


def test_a_the_room_said_yes_and_one_board_no() -> None:
    found = outcome("A")
    assert found.room.heads == (6, 3, 0)
    assert found.room.bodies == (1, 1, 0)
    assert codes(found, "RNL") == {"share.missed"}
    assert "rule.statutory" in {step.code for step in found.why("RNL").walk()}


def test_b_each_board_by_its_own_votes() -> None:
    found = outcome("B")
    assert {one.exercised_by for one in found} == {"rnn-board", "rnl-board"}
    assert not found.doubts


def test_c_one_person_decides_twice_under_different_law() -> None:
    found = outcome("C")
    assert {one.exercised_by for one in found} == {"elm"}
    assert rules(found, "RNN") == {"FT-04"}
    assert rules(found, "RNL") == {"NT-05"}
    assert not found["RNN"].doubts
    assert [step.facts["rule"] for step in found["RNL"].doubts] == ["NT-05"]


def test_c_over_the_ceiling_binds_neither() -> None:
    gov = NORTH_CUMBRIA["governance"]()
    decision = evolve(NORTH_CUMBRIA["JOINT_CHIEF_DECIDES"], figures=500_001)
    assert effects(resolve(decision, gov)) == {"RNL": "unauthorised", "RNN": "unauthorised"}


def test_d_the_vote_of_somebody_who_is_no_director() -> None:
    found = outcome("D")
    assert found.room.bodies == (2, 0, 0)
    assert codes(found, "RNN") == {"law.not-allowed"}
    assert "FT-03" in rules(found, "RNN")
    assert "NT-02" in rules(found, "RNL")


def test_d_binds_both_while_the_clinician_has_no_vote() -> None:
    gov = NORTH_CUMBRIA["governance"]()
    votes = [vote for vote in NORTH_CUMBRIA["TWO_LAWS"].votes if vote.person != "juniper"]
    before = NORTH_CUMBRIA["CLINICIAN_VOTES"].start - timedelta(days=1)
    decision = evolve(NORTH_CUMBRIA["TWO_LAWS"], day=before, votes=votes)
    assert resolve(decision, gov).bound == ("RNL", "RNN")
    committee = gov["rnn-quality"]
    assert isinstance(committee, Committee)
    seats = [evolve(seat, voting=seat.person != "juniper") for seat in committee.seats]
    attending = gov.put(evolve(committee, seats=seats))
    assert resolve(NORTH_CUMBRIA["TWO_LAWS"], attending).bound == ("RNL", "RNN")


def test_e_the_last_day_of_the_nhs_trust() -> None:
    gov, decision = NORTH_CUMBRIA["governance"](), NORTH_CUMBRIA["BOTH_BOARDS"]
    merger = NORTH_CUMBRIA["MERGER"]
    last = resolve(evolve(decision, day=merger - timedelta(days=1)), gov)
    first = resolve(evolve(decision, day=merger), gov)
    assert last.bound == ("RNL", "RNN")
    assert effects(first) == {"RNL": "no_part", "RNN": "bound"}
    assert codes(outcome("E"), "RNL") == {"organisation.not-in-being"}


def test_f_audit_is_the_matter_of_one_trust() -> None:
    found = outcome("F")
    assert found["RNL"].exercised_by == "rnl-audit"
    assert found["RNN"].effect is Effect.NO_PART


# the points to remember


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (FIRST - timedelta(days=1), dict.fromkeys(["COAST", "EAST", "NORTH", "SOUTH", "WEST"])),
        (FIRST, {"WEST": "declined"}),
        (SECOND - timedelta(days=1), {"WEST": "declined"}),
        (SECOND, {"WEST": "bound"}),
    ],
)
def test_who_is_bound_to_one_site(on: date, expected: dict[str, str | None]) -> None:
    gov, (one_site,) = load(EXAMPLES / "single_site.json")
    usual = {"COAST": "unauthorised", "EAST": "undecided", "NORTH": "bound", "SOUTH": "bound"}
    pending = on < FIRST
    want = dict.fromkeys(expected, "pending") if pending else usual | expected
    assert effects(resolve(one_site, gov, on=on)) == want


def test_the_majority_binds_nobody_who_was_against() -> None:
    gov, (one_site,) = load(EXAMPLES / "single_site.json")
    found = resolve(one_site, gov, on=FIRST)
    assert found.room.heads == (3, 1, 1)
    assert found["WEST"].verdict is Verdict.NO
    assert codes(found, "WEST") == {"person.against"}
    assert codes(found, "EAST") == {"person.none"}
    assert "FT-05" in rules(found, "COAST")


def test_a_condition_that_nobody_vouches_for_leaves_it_open() -> None:
    gov, decision = SINGLE_SITE["governance"](), SINGLE_SITE["ONE_SITE"]
    found = resolve(evolve(decision, attested=decision.attested[1:]), gov, on=FIRST)
    assert found["NORTH"].effect is Effect.INDETERMINATE
    assert codes(found, "NORTH") == {"condition.unknown"}


# what the scripts and the command print


def test_north_cumbria_prints_the_answers_and_a_reason(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["north_cumbria.py"])
    NORTH_CUMBRIA["main"]()
    printed = capsys.readouterr().out
    assert "Put both stroke units under one roof" in printed
    assert "NHS Act 2006 Sch 7 para 15(3)" in printed
    assert printed.count("not legal advice") >= 1


def test_single_site_prints_both_days(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["single_site.py"])
    SINGLE_SITE["main"]()
    printed = capsys.readouterr().out
    assert "declined" in printed
    assert "bound from 26 September 2018" in printed
    assert "FT-05" in printed


@pytest.mark.parametrize("name", ["north_cumbria", "single_site"])
def test_write_writes_the_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = NORTH_CUMBRIA if name == "north_cumbria" else SINGLE_SITE
    monkeypatch.setattr("sys.argv", [f"{name}.py", "--write"])
    monkeypatch.setitem(made["main"].__globals__, "FILE", tmp_path / "written.json")
    made["main"]()
    assert not capsys.readouterr().out
    assert (tmp_path / "written.json").read_text("utf-8") == (EXAMPLES / f"{name}.json").read_text(
        "utf-8"
    )


def test_the_command_says_who_is_bound_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    from icsgov.__main__ import main

    main(["resolve", str(EXAMPLES / "north_cumbria.json")])
    printed = capsys.readouterr().out
    assert "Put both stroke units under one roof" in printed
    assert "declined" in printed
    assert "unauthorised" in printed
    assert "FT-03" in printed


# West Yorkshire


WEST_YORKSHIRE: dict[str, Any] = runpy.run_path(str(EXAMPLES / "west_yorkshire_mhlda.py"))


def test_the_file_of_west_yorkshire_is_what_the_script_builds() -> None:
    made = WEST_YORKSHIRE
    text = dumps(made["governance"](), made["DECISIONS"], made["MEETING"])
    assert (EXAMPLES / "west_yorkshire_mhlda.json").read_text("utf-8") == text


def test_every_record_of_west_yorkshire_has_a_source() -> None:
    loaded = load(EXAMPLES / "west_yorkshire_mhlda.json")
    gov, decisions = loaded
    seats = [seat for body in gov.bodies for seat in getattr(body, "seats", ())]
    votes = [vote for one in decisions for vote in one.votes]
    there = [one for meeting in loaded.meetings for one in meeting.present or ()]
    records = [record for _, record in gov.records()]
    for one in [*records, *seats, *decisions, *votes, *loaded.meetings, *there]:
        assert one.source is not None, one
    for one in [*gov.people, *votes, *there]:
        assert "invented" in str(one.source)


def test_west_yorkshire_rotates_its_chair_and_loses_a_quorum() -> None:
    loaded = load(EXAMPLES / "west_yorkshire_mhlda.json")
    gov, decisions = loaded
    (meeting,) = loaded.meetings
    (rota,) = gov.rotas
    chairs = [chair_on(rota, number, gov) for number in (1, 3, 4, 7, 10, 13)]
    assert chairs == ["alder", "alder", "cedar", "elm", "gorse", "alder"]
    bound = [resolve(taken(meeting, one, gov), gov).bound for one in decisions]
    assert bound == [("RGD", "RXG", "RY6", "TAD"), ("RGD", "RXG", "TAD")]
    short = [one for one in quorums(meeting, decisions, gov) if one.verdict is Verdict.NO]
    assert [(one.item.number, one.organisations) for one in short] == [("3", ("RY6",))]
    found = [one.code for one in irregularities(meeting, decisions, gov)]
    assert found == ["meeting.inquorate", "rota.another-presided"]


def test_west_yorkshire_prints(capsys: pytest.CaptureFixture[str]) -> None:
    WEST_YORKSHIRE["main"]()
    printed = capsys.readouterr().out
    assert "Wed 2021-07-28: cedar presides" in printed
    assert "A staff bank for all four trusts: binds RGD, RXG, TAD" in printed
    assert "in attendance only, without a vote in `RY6-committee`: `alder`" in printed
