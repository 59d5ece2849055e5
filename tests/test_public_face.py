"""The face: the names that the library promises, imported only when asked for."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import icsgov

PROMISED = [
    "Organisation",
    "Person",
    "Office",
    "Tenure",
    "OrgKind",
    "Role",
    "Side",
    "Statute",
    "Position",
    "Tie",
    "Per",
    "Vat",
    "PassingOn",
    "Otherwise",
    "Board",
    "Committee",
    "CommitteeInCommon",
    "JointCommittee",
    "Group",
    "AdvisoryGroup",
    "Seat",
    "Quorum",
    "Including",
    "SeatClass",
    "VotingRule",
    "Share",
    "MustAgree",
    "AllPresent",
    "Threshold",
    "majority",
    "unanimity",
    "more_than",
    "at_least",
    "Matter",
    "Figure",
    "Limit",
    "Delegation",
    "Residual",
    "Reservation",
    "ApprovalRule",
    "Attestation",
    "Vote",
    "Decision",
    "Attendance",
    "Presiding",
    "Recusal",
    "Resolution",
    "Notice",
    "Approval",
    "Ratification",
    "Overturning",
    "Consultation",
    "Urgent",
    "Period",
    "ALWAYS",
    "clear_days",
    "Governance",
    "resolve",
    "who_can",
    "what_can",
    "compare",
    "Reach",
    "Way",
    "Envelope",
    "Comparison",
    "Relation",
    "check",
    "Finding",
    "Region",
    "reserved_conflicts",
    "reduced",
    "harmonise",
    "Harmony",
    "routes",
    "Outcome",
    "Binding",
    "Effect",
    "How",
    "Routes",
    "Route",
    "SystemRisk",
    "Issue",
    "Rating",
    "Matrix",
    "Control",
    "Assurance",
    "Treatment",
    "Part",
    "RegisterEntry",
    "Line",
    "Standing",
    "Bearing",
    "CallOver",
    "LookBack",
    "Tier",
    "RiskPolicy",
    "Band",
    "EscalationRule",
    "DeEscalationRule",
    "ReviewRule",
    "ReportRule",
    "AssuranceRule",
    "Appetite",
    "Scale",
    "Every",
    "history",
    "hindsight",
    "Turn",
    "Flip",
    "Total",
    "ledger",
    "splits",
    "Ledger",
    "Account",
    "Agreement",
    "Passed",
    "Passing",
    "Succession",
    "Portion",
    "overturned",
    "stages",
    "call_in",
    "CallIn",
    "CallInRule",
    "Asks",
    "Scrutiny",
    "CalledIn",
    "notice_by",
    "NoticeBy",
    "Process",
    "Stage",
    "Stages",
    "StageState",
    "StageTaken",
    "Progress",
    "shared",
    "Falls",
    "Cycle",
    "Moved",
    "meeting_days",
    "next_meeting",
    "Meeting",
    "AgendaItem",
    "Present",
    "Chairing",
    "Capacity",
    "taken",
    "quorums",
    "irregularities",
    "Quorate",
    "Rota",
    "Stint",
    "chair_on",
    "bank_holidays",
    "clear_working_days",
    "after_working_days",
    "assess",
    "escalate",
    "de_escalate",
    "register",
    "assurance_gaps",
    "inconsistencies",
    "authority_to_act",
    "authority_gaps",
    "Assessment",
    "Advice",
    "Register",
    "Authority",
    "Verdict",
    "Step",
    "Citation",
    "Basis",
    "RuleBook",
    "Rule",
    "england",
    "rows",
    "IcsgovError",
    "MalformedError",
    "GovernanceError",
    "UnknownIdError",
]
BESIDE = ["YES", "NO", "UNKNOWN", "Stand"]
"""Names that are there and that a star leaves out: they would hide a user's own."""


def run(code: str) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()


def test_every_promised_name_is_there() -> None:
    assert set(PROMISED) <= set(icsgov.__all__)
    assert len(icsgov.__all__) == len(set(icsgov.__all__))


@pytest.mark.parametrize("name", [*PROMISED, *BESIDE])
def test_a_name_is_found_and_listed(name: str) -> None:
    found = getattr(icsgov, name)
    assert name in dir(icsgov)
    assert getattr(found, "__name__", name) == name


def test_a_star_gives_all_of_them_and_no_more() -> None:
    space: dict[str, Any] = {}
    exec("from icsgov import *", space)
    assert sorted(set(space) - {"__builtins__"}) == sorted(icsgov.__all__)
    assert not set(BESIDE) & set(space)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Bord'"):
        getattr(icsgov, "Bord")  # noqa: B009 # a type checker would refuse the name


def test_importing_brings_nothing_heavy() -> None:
    loaded = run("import sys, icsgov; print(*sys.modules)")
    heavy = {"attr", "attrs", "cattrs", "dateutil", "tomllib", "json", "hypothesis", "pandas"}
    assert not heavy & set(loaded)
    assert [one for one in loaded if one.startswith("icsgov")] == ["icsgov"]


def test_the_questions_need_no_cattrs() -> None:
    loaded = run("import sys; from icsgov import *; print(*sys.modules)")
    assert "cattrs" not in loaded
    assert "attr" in loaded


def test_the_version_is_written_out() -> None:
    text = Path(icsgov.__file__).read_text(encoding="utf-8")
    assert f'__version__ = "{icsgov.__version__}"' in text


def test_type_checkers_see_what_python_sees() -> None:
    """Each name is imported for type checkers from the module that it comes from."""
    import ast

    tree = ast.parse(Path(icsgov.__file__).read_text(encoding="utf-8"))
    seen = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("icsgov.")
        for alias in node.names
    }
    assert seen == {name: f"icsgov.{home}" for name, home in icsgov._HOME.items()}
    assert set(seen) == {*icsgov.__all__, *BESIDE}
