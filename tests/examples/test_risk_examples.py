"""Two systems in which an issue goes up: what each step says, and what is real in them."""

import runpy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from icsgov import NO, UNKNOWN, YES, Verdict, resolve
from icsgov.io import dumps, load
from icsgov.model.kinds import Act
from icsgov.risks.assess import Advice, assess
from icsgov.risks.moves import escalate

EXAMPLES = Path(__file__).parents[2] / "examples" / "risk"
NAMES = ("worcestershire", "newcastle")
MADE: dict[str, dict[str, Any]] = {
    name: runpy.run_path(str(EXAMPLES / f"{name}.py")) for name in NAMES
}


def chapters(name: str) -> Any:
    made = MADE[name]
    gov = made["governance"]()
    return gov, list(made["story"](gov))


#     day, tier, owner, consider it further up, the code of the reason
WORCESTERSHIRE = (
    (date(2019, 11, 4), "operational", "team-01", NO, "risk.not-stuck"),
    (date(2019, 11, 18), "operational", "team-01", YES, "risk.stuck"),
    (date(2019, 12, 2), "operational", "team-01", YES, "risk.stuck"),
    (date(2020, 1, 6), "tactical", "partnership-group", NO, "risk.not-stuck"),
    (date(2020, 1, 20), "tactical", "partnership-group", UNKNOWN, "risk.condition-unknown"),
    (date(2020, 1, 27), "tactical", "partnership-group", YES, "risk.condition-met"),
    (date(2020, 2, 3), "strategic", "alliance-board", NO, "risk.top"),
)
NEWCASTLE = (
    (date(2019, 4, 1), "tactical", "joint-delivery-group", NO, "risk.not-stuck"),
    (date(2019, 5, 13), "tactical", "joint-delivery-group", YES, "risk.stuck"),
    (date(2019, 6, 3), "tactical", "joint-delivery-group", YES, "risk.stuck"),
    (date(2019, 10, 7), "strategic", "joint-executive-group", NO, "risk.top"),
    (date(2019, 10, 14), "strategic", "joint-executive-group", NO, "risk.top"),
)


@pytest.mark.parametrize(
    ("name", "rows"), [("worcestershire", WORCESTERSHIRE), ("newcastle", NEWCASTLE)]
)
def test_what_is_advised_at_each_step(
    name: str, rows: tuple[tuple[date, str, str, Verdict, str], ...]
) -> None:
    gov, steps = chapters(name)
    assert len(steps) == len(rows)
    for step, (day, tier, owner, verdict, code) in zip(steps, rows, strict=True):
        found = assess(step.issue, gov, on=day)
        assert (step.day, step.issue.tier, step.issue.owner) == (day, tier, owner)
        assert found.up.verdict is verdict
        assert code in {one.code for one in found.up.walk() if one.verdict is verdict}
        assert (found.advice is Advice.ESCALATE) is (verdict is YES)


@pytest.mark.parametrize("name", NAMES)
def test_it_was_declined_once_before_it_was_taken_and_the_history_says_all(name: str) -> None:
    _, steps = chapters(name)
    last = steps[-1].issue
    acts = [line.act for line in last.history]
    assert acts.count(Act.DECLINED) == 1
    assert acts.index(Act.STUCK) < acts.index(Act.DECLINED) < acts.index(Act.ESCALATED)
    for step in steps:  # as it stood that day, the attestation apart, which is no act
        then = last.as_at(step.day)
        assert (then.owner, then.tier, then.history) == (
            step.issue.owner,
            step.issue.tier,
            step.issue.history,
        )


def test_newcastle_is_closed_at_the_end_and_reported_until_it_is_taken() -> None:
    gov, steps = chapters("newcastle")
    for step in steps[:3]:
        assert assess(step.issue, gov, on=step.day).seen_by == ("joint-executive-group",)
    assert steps[-1].issue.closed == steps[-1].day
    assert assess(steps[-1].issue, gov, on=steps[-1].day).advice is Advice.NONE


def test_newcastle_a_go_ahead_from_above_binds_nobody() -> None:
    made = MADE["newcastle"]
    outcome = resolve(made["GO_AHEAD"], made["governance"]())
    effects = {one.organisation: one.effect.value for one in outcome}
    assert effects == dict.fromkeys(made["CHIEFS"], "advised")


def test_worcestershire_has_three_tiers_thirteen_teams_eleven_networks_and_a_host() -> None:
    made = MADE["worcestershire"]
    gov = made["governance"]()
    assert [len(made[name]) for name in ("TIERS", "TEAMS", "PCNS", "ALLIANCES")] == [3, 13, 11, 3]
    assert str(gov["host-trust"].source) == str(made["INTERVIEW"])
    teams = [body for body in gov.bodies if body.id in made["TEAMS"]]
    assert {org for team in teams for org in team.organisations} == {"host-trust", *made["PCNS"]}


def test_worcestershire_a_team_cannot_pass_the_partnership_group_by() -> None:
    gov, steps = chapters("worcestershire")
    asked: dict[str, Any] = {"by": "team-01", "on": date(2019, 11, 25), "to": "strategic"}
    move = escalate(steps[1].issue, gov, accepted_by="alliance-board", **asked)
    assert move.verdict is NO
    assert "move.not-next" in {one.code for one in move.why.failing()}


# the files and what is printed


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_what_the_script_builds(name: str) -> None:
    gov, steps = chapters(name)
    decisions = [MADE[name]["GO_AHEAD"]] if name == "newcastle" else []
    text = dumps(gov.put(steps[-1].issue), decisions)
    assert (EXAMPLES / f"{name}.json").read_text("utf-8") == text, "run the script with --write"


@pytest.mark.parametrize("name", NAMES)
def test_every_record_and_provision_says_where_it_is_from(name: str) -> None:
    gov, decisions = load(EXAMPLES / f"{name}.json")
    provisions = [rule for one in gov.risk_policies for rule in (*one.escalations, *one.reports)]
    real = str(MADE[name]["CASE_STUDY"])
    for one in [*(record for _, record in gov.records()), *decisions, *provisions]:
        said = str(one.source)
        assert said.startswith((real, "illustrative")) or said == str(MADE[name].get("INTERVIEW"))


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "worcestershire",
            [
                "    consider it further up: YES, for the Integrated Care Partnership Group",
                "    held by: Worcestershire Alliance Board (strategic)",
                "Moved up: 2. Declined: 1.",
            ],
        ),
        (
            "newcastle",
            [
                "    reported twice a year to: Joint Executive Group",
                "Moved up: 1. Declined: 1.",
                "The go-ahead of the executive group binds nobody:"
                " each organisation decides for itself.",
            ],
        ),
    ],
)
def test_it_prints_a_short_story(
    name: str,
    lines: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.argv", [f"{name}.py"])
    MADE[name]["main"]()
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line not in printed] == []
    assert len(printed) <= 40


@pytest.mark.parametrize("name", NAMES)
def test_a_script_writes_its_file_and_prints_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = runpy.run_path(str(EXAMPLES / f"{name}.py"))
    monkeypatch.setattr("sys.argv", [f"{name}.py", "--write"])
    monkeypatch.setitem(made["main"].__globals__, "FILE", tmp_path / "written.json")
    made["main"]()
    assert (tmp_path / "written.json").read_text("utf-8") == (EXAMPLES / f"{name}.json").read_text(
        "utf-8"
    )
    assert capsys.readouterr().out == ""


POLICIES: dict[str, Any] = runpy.run_path(str(EXAMPLES / "policies.py"))


def test_a_policy_is_shown_as_the_runs_of_scores_at_which_it_says_the_same() -> None:
    gov, _ = load(EXAMPLES / "christie.json")
    (policy,) = gov.risk_policies
    rows = dict(POLICIES["table"](gov, policy, "ward"))
    quarterly = "every 3 months by division-director or divisional-board"
    monthly = f"{quarterly}; every 1 month by division-director"
    both = "divisional-board, risk-quality-committee"
    assert rows == {
        "1 to 9": ("not on file", "not known", "no", "not known", "not known"),
        "10 to 14": ("not on file", "not known", "no", quarterly, "nobody"),
        "15 to 25": ("Extreme", "not known", "no", monthly, both),
    }


def test_a_policy_that_names_bands_is_gone_through_by_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    POLICIES["main"]([str(EXAMPLES / "welwyn_hatfield.json")])
    printed = capsys.readouterr().out.splitlines()
    first = printed.index("-- at operational") + 1
    assert printed[first] == "Manageable: band Manageable; up no; down no; seen by nobody"
    tiers = [line for line in printed if line.startswith("-- at ")]
    assert len(tiers) == 6
    assert len([line for line in printed if line.startswith("Severe: ")]) == 6
