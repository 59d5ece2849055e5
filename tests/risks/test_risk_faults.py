"""What is said of risks, policies and ladders that cannot be, word by word.

PYTHONPATH=src python tests/risks/test_risk_faults.py     write down what is said now
"""

import json
import sys
from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # run by itself, it stands beside its worlds too

from worlds_risk import BASE, SCORED

from icsgov.errors import GovernanceError, IcsgovError, MalformedError, UnknownIdError
from icsgov.io import dumps, loads
from icsgov.model.body import Board
from icsgov.model.governance import Governance
from icsgov.model.history import Line, Standing
from icsgov.model.organisation import Organisation
from icsgov.model.rating import Band, Matrix, Rating, Scale
from icsgov.model.risk import Assurance, Control, Issue, Part, RegisterEntry, SystemRisk, Treatment
from icsgov.model.risk_policy import (
    Appetite,
    AssuranceRule,
    DeEscalationRule,
    EscalationRule,
    ReportRule,
    ReviewRule,
    RiskPolicy,
    StayRule,
    Tier,
)
from icsgov.period import Every, Period
from icsgov.risks.acts import close, own, retarget, review
from icsgov.risks.assess import assess
from icsgov.risks.moves import de_escalate, escalate

SAID = Path(__file__).parent / "risk_faults.txt"
ODD: Any = 7
JAN, FEB, MAR = date(2025, 1, 3), date(2025, 2, 3), date(2025, 3, 3)
TIERS = (Tier("t0", up="t1", bodies="a"), Tier("t1", top=True, bodies="b"))
UP = EscalationRule("up", tiers="t0", to="t1", at_least=15)
DOWN = DeEscalationRule("down", tiers="t1", to="t0", at_most=9)


def risk(**fields: Any) -> SystemRisk:
    """A risk with one thing in it that may be wrong."""
    said: dict[str, Any] = {"owner": "a", "tier": "t0", "raised": JAN, "inherent": (5, 5)}
    return SystemRisk("R 1", "late", **said | {"current": (4, 4), "target": (2, 2)} | fields)


def policy(id: str = "P", **fields: Any) -> RiskPolicy:
    """A policy with one thing in it that may be wrong."""
    said: dict[str, Any] = {"by": "b", "bands": SCORED, "escalations": UP, "de_escalations": DOWN}
    return RiskPolicy(id, **said | fields)


def held(*records: Any) -> Governance:
    """A framework with these in it."""
    return Governance.of(*BASE, *TIERS, *records)


def line(day: date, act: str = "reviewed", by: str = "a", **sides: Any) -> Line:
    """A line of history that rates it from one pair to another, or does what is said."""
    made: dict[str, Any] = {name: Standing(**side) for name, side in sides.items()}
    return Line(day, act, by=by, **made)


def rated(day: date, was: Any, now: Any) -> Line:
    """A review from one rating to another."""
    return line(day, was={"current": was}, now={"current": now})


TO_B: dict[str, Any] = {"was": {"owner": "a", "tier": "t0"}, "now": {"owner": "b", "tier": "t1"}}

MADE: dict[str, Callable[[], object]] = {
    # ratings
    "a likelihood of nothing": lambda: Rating(0, 5),
    "a rating of nothing": lambda: Rating(),
    "a rating of truths": lambda: Rating(True, False),
    "a rating of halves": lambda: Rating(2.5, -1),  # type: ignore[arg-type] # on purpose
    "a matrix too small and too large": lambda: Matrix(1, 11),
    "a matrix of everything else": lambda: Matrix("five", None),  # type: ignore[arg-type] # on purpose
    "a consequence of nothing": lambda: Rating(1, 0),
    "a stated score of nothing": lambda: Rating(stated=0),
    "every rating off the matrix": lambda: risk(
        inherent=(5, 6), current=(6, 1), target=Rating(stated=26)
    ),
    "every rating off a smaller matrix": lambda: risk(
        matrix=Matrix(3, 4), inherent=(3, 5), current=(4, 4), target=Rating(stated=13)
    ),
    "a rating of three": lambda: risk(current=(1, 2, 3)),
    "a rating that is a number": lambda: risk(current=16),
    "ratings off the matrix in the history": lambda: risk(
        current=(1, 1),
        history=[rated(FEB, (4, 6), (6, 4)), rated(MAR, (6, 4), (1, 1))],
    ),
    "targets off the matrix in the history": lambda: risk(
        history=line(FEB, "retargeted", was={"target": (9, 1)}, now={"target": (2, 2)})
    ),
    "an issue rated off the matrix": lambda: Issue(
        "I 1", "full", owner="a", tier="t0", current=(5, 7)
    ),
    "a target above the inherent score": lambda: risk(inherent=(2, 2), target=(1, 5)),
    "a stated target above the inherent score": lambda: risk(
        inherent=(3, 3), target=Rating(stated=10)
    ),
    # bands
    "bands that overlap": lambda: policy(bands=[Band("low", 1, 9), Band("high", 9, 25)]),
    "a band after one without an end": lambda: policy(bands=[Band("low", 1), Band("high", 13)]),
    "bands that leave scores out": lambda: policy(bands=[Band("low", 1, 8), Band("high", 12, 20)]),
    "bands that leave one score out": lambda: policy(
        bands=[Band("low", 1, 8), Band("high", 10, 25)]
    ),
    "bands for a smaller matrix": lambda: policy(
        bands=[Band("low", 1, 3), Band("high", 6, 9)],
        matrix=Matrix(3, 3),
        escalations=(),
        de_escalations=(),
    ),
    "two bands of one name": lambda: policy(bands=[Band("low", 1, 9), Band("low", 10, 25)]),
    "bands with scores and without": lambda: policy(bands=[Band("low", 1, 25), Band("high")]),
    "bands for a matrix that is none": lambda: policy(bands=Band("low", 1, 25), matrix=ODD),
    "a band with one end": lambda: Band("low", high=1),
    "a band that ends before it starts": lambda: Band("low", 5, 4),
    "a band of nothing": lambda: Band(),
    # ladders
    "a ladder with a cycle": lambda: Governance.of(
        *BASE, Tier("t0", up="t1"), Tier("t1", up="t2"), Tier("t2", up="t0"), Tier("t3", up="t2")
    ),
    "a tier above itself": lambda: Governance.of(*BASE, Tier("t0", up="t0")),
    "a ladder with a dead end": lambda: Tier("t0"),
    "a top with a tier above": lambda: Tier("t0", up="t1", top=True),
    "a tier above that is not there": lambda: Governance.of(*BASE, Tier("t0", up="t9")),
    "a tier of a body that is not there": lambda: held(Tier("t2", top=True, bodies=["a", "no"])),
    # assurance
    "assurance dated after the day it was recorded": lambda: Assurance(
        FEB, "limited", line=1, recorded=JAN
    ),
    "assurance that expires when it is given": lambda: Assurance(
        FEB, "limited", line=1, expires=FEB
    ),
    "assurance of a fourth line": lambda: Assurance(FEB, "limited", line=4),
    "assurance of everything else": lambda: Assurance(
        datetime(2025, 1, 3, 12), ODD, line=0, expires=ODD, by=ODD
    ),
    "assurance of a line in words": lambda: Assurance(FEB, "limited", line="first"),  # type: ignore[arg-type] # on purpose
    "assurance on no day that expires": lambda: Assurance(
        ODD, "limited", line=1, expires=FEB, recorded=JAN
    ),
    # controls and treatments
    "a control of everything else": lambda: Control(ODD, by=ODD, works=ODD, period=ODD),
    "controls of everything else": lambda: risk(controls=["a lock", ODD, Control("a key")]),
    "a part of everything else": lambda: Part(ODD, cost="much"),
    "a treatment on no path by one twice": lambda: Treatment(
        "x", matters=["m", "UP"], parts=[Part("A"), Part("B"), Part("A")]
    ),
    "a treatment of nothing by nobody": lambda: Treatment("x", matters=[], parts=[]),
    "a category that is no path": lambda: risk(category="Quality"),
    # owners
    "an owner that is not there": lambda: held(
        risk(owner="no", shared_with="nor", ownership="shared")
    ),
    "no owner": lambda: risk(owner=None),
    "an owner of no name": lambda: risk(owner=""),
    "an owner who is a person's organisation": lambda: held(risk(owner="A")),
    "shared with its owner": lambda: risk(shared_with=["a", "b"]),
    "shared with nobody": lambda: risk(ownership="shared"),
    "an owner in the history that is not there": lambda: held(
        risk(
            owner="b",
            history=line(FEB, "accepted", "no", was={"owner": "gone"}, now={"owner": "b"}),
        )
    ),
    "a move from a tier that is not there, taken over by nobody": lambda: held(
        risk(
            history=Line(
                *(FEB, "escalated"),
                by="a",
                was=Standing(tier="t9"),
                now=Standing(tier="t0"),
                accepted_by="no",
            )
        )
    ),
    "an organisation that is not there": lambda: held(
        risk(organisations="Z", treatments=Treatment("x", matters="m", parts=Part("Y")))
    ),
    # history
    "a history that leads to another rating": lambda: risk(history=rated(FEB, (5, 5), (3, 4))),
    "a history that leads to another owner and tier": lambda: risk(
        history=line(FEB, "escalated", **TO_B)
    ),
    "a history with a gap in the middle": lambda: risk(
        history=[rated(FEB, (1, 1), (2, 2)), rated(MAR, (3, 3), (4, 4))]
    ),
    "a history that closes what is open": lambda: risk(
        history=line(FEB, "closed", now={"closed": FEB})
    ),
    "a history that shares what is not shared": lambda: risk(
        history=line(FEB, "shared", now={"shared_with": "b", "ownership": "shared"})
    ),
    "lines out of order": lambda: risk(history=[line(MAR, "stuck"), line(FEB, "stuck")]),
    "a line before it was raised": lambda: risk(raised=MAR, history=line(FEB, "stuck")),
    "a line after it was closed": lambda: risk(closed=FEB, history=line(MAR, "stuck")),
    "closed the day it was raised": lambda: risk(closed=JAN),
    "a line that changes an owner to nobody": lambda: line(
        FEB, "accepted", was={"owner": "a", "tier": "t0"}, now={}
    ),
    "a line of everything else": lambda: Line(
        ODD, "moved", by=ODD, was=ODD, now=ODD, accepted_by=ODD, because=ODD
    ),
    "a line from everything else": lambda: Line(FEB, "stuck", by="a", was=ODD),
    "a line to everything else": lambda: Line(
        FEB, "stuck", by="a", was=Standing(owner="a"), now=ODD
    ),
    "a history that shares with others": lambda: risk(
        shared_with=["b", "c"],
        ownership="shared",
        history=line(FEB, "shared", now={"shared_with": ["c", "d"]}),
    ),
    "shared with an id and something else": lambda: risk(shared_with=["b", ODD]),
    # policies
    "a score to come down at that is not lower": lambda: policy(
        de_escalations=DeEscalationRule("down", tiers="t1", to="t0", at_most=15)
    ),
    "bands to come down in that go up": lambda: policy(
        escalations=EscalationRule("up", tiers="t0", to="t1", bands=["middle", "high"]),
        de_escalations=DeEscalationRule("down", tiers="t1", to="t0", bands=["low", "middle"]),
    ),
    "a score to come down at in a band that goes up": lambda: policy(
        escalations=EscalationRule("up", tiers="t0", to="t1", bands="high"),
        de_escalations=DeEscalationRule("down", tiers="t1", to="t0", at_most=15),
    ),
    "a band to come down in that reaches a score that goes up": lambda: policy(
        escalations=EscalationRule("up", tiers="t0", to="t1", at_least=12),
        de_escalations=DeEscalationRule("down", tiers="t1", to="t0", bands=["low", "middle"]),
    ),
    "both about one category": lambda: policy(
        escalations=EscalationRule(
            "up", tiers="t0", to="t1", at_least=9, categories="quality", days=0
        ),
        de_escalations=DeEscalationRule(
            "down", tiers="t1", to="t0", at_most=9, categories="quality", days=0
        ),
    ),
    "a policy of everything else": lambda: RiskPolicy(
        ODD,
        by=ODD,
        name=ODD,
        tiers=ODD,
        bodies=ODD,
        period=ODD,
        matrix=ODD,
        bands=ODD,
        escalations=ODD,
        de_escalations=[DOWN],
        reviews=[ODD],
        scale=ODD,
        appetites=ODD,
        red=ODD,
    ),
    "a risk of everything else": lambda: SystemRisk(
        ODD,
        ODD,
        owner=ODD,
        tier=ODD,
        category=ODD,
        organisations=ODD,
        ownership=ODD,
        shared_with=ODD,
        raised=ODD,
        closed=ODD,
        attested=ODD,
        treatments=ODD,
        history=ODD,
        matrix=ODD,
        current=ODD,
        target=ODD,
        inherent=ODD,
        controls=ODD,
        assurances=ODD,
    ),
    "a risk of half of that": lambda: risk(history=[ODD, rated(FEB, (1, 1), (4, 4))], raised=ODD),
    "a provision of everything else": lambda: EscalationRule(
        ODD,
        to=ODD,
        tiers=ODD,
        at_least="nine",  # type: ignore[arg-type] # on purpose
        at_most=ODD,
        bands=ODD,
        likelihood=True,
        gauge=ODD,
        categories=ODD,
        conditions=ODD,
        unresolved=ODD,
        days=-1,
        decided_by=ODD,
    ),
    "assurance wanted of everything else": lambda: AssuranceRule(
        "seen", least=ODD, words=ODD, lines=ODD, lasts=ODD, absent=ODD, tell=ODD
    ),
    "a tier of everything else": lambda: Tier(ODD, ODD, up=ODD, top=ODD, bodies=ODD),
    "a scale of everything else": lambda: Scale(ODD, ODD, scores="many"),  # type: ignore[arg-type] # on purpose
    "a treatment of everything else": lambda: Treatment(ODD, matters=ODD, parts=ODD),
    "a standing of everything else": lambda: Standing(
        owner=ODD, ownership=ODD, shared_with=ODD, tier=ODD, current=ODD, target=ODD, closed=ODD
    ),
    "an appetite of everything else": lambda: Appetite(
        ODD,
        ODD,
        score="much",  # type: ignore[arg-type] # on purpose
        tolerance=-1,
        gauge=ODD,
    ),
    "bands of everything else": lambda: policy(bands=[ODD, Band("low", 1, 25)], matrix=ODD),
    "a policy for tiers of everything else": lambda: policy(tiers=ODD),
    "provisions that are none beside some that are": lambda: policy(
        bands=[Matrix(), ODD, *SCORED],
        escalations=[Matrix(), ODD, UP],
        de_escalations=[
            *(Matrix(), ODD, DeEscalationRule("down", tiers="t1", to="t0", at_most=15)),
            DeEscalationRule("in bands", tiers="t1", to="t0", bands="high"),
        ],
        reviews=[Matrix(), ODD, ReviewRule("review", bands="amber")],
        appetites=[Matrix(), ODD, Appetite("quality", "eager")],
    ),
    "coming down in one category, and going up in any": lambda: policy(
        de_escalations=DeEscalationRule(
            "down", tiers="t1", to="t0", at_most=15, categories="quality", likelihood=2, days=7
        ),
    ),
    "coming down at a score of one, in a band that goes up": lambda: policy(
        escalations=EscalationRule("up", tiers="t0", to="t1", bands="low"),
        de_escalations=DeEscalationRule("down", tiers="t1", to="t0", at_most=1),
    ),
    "coming down at nothing": lambda: DeEscalationRule("down", tiers="t1", to="t0", reviews=0),
    "coming down from a score up": lambda: DeEscalationRule(
        "down", tiers="t1", to="t0", at_least=3, at_most=9
    ),
    "no score between": lambda: EscalationRule("up", tiers="t0", to="t1", at_least=9, at_most=8),
    "from nowhere to nowhere": lambda: EscalationRule("up", to=()),
    "limits off the matrix": lambda: policy(
        escalations=EscalationRule(
            "up", tiers="t0", to="t1", at_least=26, likelihood=6, consequence=0
        ),
        de_escalations=(),
    ),
    "limits off a smaller matrix": lambda: policy(
        matrix=Matrix(3, 4),
        bands=(),
        escalations=EscalationRule("up", tiers="t0", to="t1", at_least=13, likelihood=4),
        de_escalations=(),
        reviews=ReviewRule("review", consequence=5),
    ),
    "bands that the policy has not": lambda: policy(
        escalations=EscalationRule("up", tiers="t0", to="t1", bands=["red", "high"]),
        reviews=ReviewRule("review", bands="amber"),
    ),
    "a tier that the policy is not about": lambda: policy(tiers="t1"),
    "tiers that are not there": lambda: held(
        policy(
            escalations=EscalationRule("up", tiers="t8", to="t9", at_least=15),
            de_escalations=(),
            reviews=ReviewRule("review", tiers="t7"),
        )
    ),
    "a tier that is not the next": lambda: held(
        policy(
            escalations=EscalationRule("up", tiers="t1", to="t0", at_least=15),
            de_escalations=DeEscalationRule("down", tiers="t0", to="t1", at_most=9),
        )
    ),
    "bodies that are not there": lambda: held(
        policy(
            by="no",
            bodies=["a", "nor"],
            escalations=EscalationRule("up", tiers="t0", to="t1", decided_by="no one"),
            de_escalations=DeEscalationRule(
                "down", tiers="t1", to="t0", at_most=9, decided_by="no two"
            ),
            reviews=ReviewRule("review", by="no three"),
            reports=ReportRule("report", to="no four"),
            assurance=AssuranceRule("seen", absent="tell", tell="no five"),
        )
    ),
    "two policies for the same at one time": lambda: held(policy("P"), policy("Q")),
    "two policies for one tier on one day": lambda: held(
        policy("P", tiers=["t0", "t1"], period=Period(None, FEB)),
        policy("Q", tiers="t1", escalations=(), period=Period(date(2025, 2, 2)), de_escalations=()),
    ),
    "two policies for one owner": lambda: held(
        policy("P", bodies=["a", "b"]), policy("Q", bodies=["b", "c"])
    ),
    "two policies for one owner, one of them at one tier": lambda: held(
        policy("P", bodies="a", tiers=["t0", "t1"]), policy("Q", bodies="a")
    ),
    "two policies for one owner, the other at one tier": lambda: held(
        policy("P", bodies="a"), policy("Q", bodies="a", tiers=["t0", "t1"])
    ),
    "a policy for a tier that is not there": lambda: held(policy(tiers=["t0", "t1", "t9"])),
    "up to a tier that is not there, and down from it": lambda: held(
        policy(
            escalations=EscalationRule("up", tiers="t0", to="t9", at_least=15),
            de_escalations=DeEscalationRule("down", tiers="t9", to="t0", at_most=9),
        )
    ),
    "up in a category that is no path": lambda: EscalationRule(
        "up", tiers="t0", to="t1", categories=["quality", "UP"], at_least=9, at_most=8
    ),
    "down in a category that is no path, from nowhere to nowhere": lambda: DeEscalationRule(
        "down", to=(), categories=["quality", "UP"], at_most=9
    ),
    "assurance in a category that is no path": lambda: AssuranceRule("seen", categories="UP"),
    "assurance in words that are none": lambda: AssuranceRule("seen", least="limited", words=ODD),
    "told nobody of what is stale": lambda: AssuranceRule("seen", stale="tell"),
    "told nobody of what is weak": lambda: AssuranceRule("seen", weak="tell"),
    "staying in a band and at a tier that are not there": lambda: policy(
        tiers="t0", stays=StayRule("stay", bands="amber", tiers="t8"), de_escalations=()
    ),
    "told nobody": lambda: AssuranceRule("seen", absent="tell"),
    "wanting a word that is none": lambda: AssuranceRule("seen", least="green", lines=[1, 5]),
    "a tolerance below the appetite": lambda: Appetite("quality", score=12, tolerance=9),
    "an appetite of nothing": lambda: Appetite("Quality"),
    "an appetite off the scale": lambda: policy(
        scale=Scale("own", ("averse", "open")),
        appetites=[Appetite("quality", "eager"), Appetite("quality", score=4)],
    ),
    "an appetite with no scale": lambda: policy(appetites=Appetite("quality", "open")),
    "a scale out of order": lambda: Scale("own", ("open", "averse", "open"), scores=(12, 4, 9)),
    "a scale with too few scores": lambda: Scale("own", ("averse", "open"), scores=4),
    "a scale without a word": lambda: Scale("own", ()),
    "a scale with scores that are none": lambda: Scale("own", ["averse", "open"], scores="many"),  # type: ignore[arg-type] # on purpose
    "a scale with a score that is none": lambda: Scale("own", ["averse", "open"], scores=(4, "9")),  # type: ignore[arg-type] # on purpose
    "an interval of nothing": lambda: Every(months=0),
    "an interval of everything else": lambda: Every(years=-1, months=ODD * 10_000, days=True),
    "an interval in words": lambda: Every(weeks="three"),  # type: ignore[arg-type] # on purpose
    "an interval of no": lambda: Every(days=False),
    # registers and acts
    "a register of nothing": lambda: held(
        RegisterEntry("E 1", "R 9", register="no", day=FEB, owner="nor")
    ),
    "an entry of everything else": lambda: RegisterEntry(
        ODD, ODD, register=ODD, day=ODD, rating=ODD, owner=ODD
    ),
    "an issue of nobody": lambda: held(
        Issue("I 1", "full", owner="no", tier="t9", shared_with="nor", ownership="shared")
    ),
    "a second record of one id": lambda: held(risk(), Issue("R 1", "full", owner="a", tier="t0")),
    "a review off the matrix": lambda: review(
        risk(), held(policy()), by="a", on=FEB, rating=(6, 6)
    ),
    "a target above the inherent score by an act": lambda: retarget(
        risk(inherent=(2, 2), current=(2, 2)), held(policy()), by="a", on=FEB, target=(3, 3)
    ),
    "an act before the last": lambda: review(
        risk(history=line(MAR, "stuck")), held(policy()), by="a", on=FEB
    ),
    "an act on no day": lambda: review(risk(), held(policy()), by="a", on=ODD),
    "a question of no day": lambda: assess(risk(), held(policy()), on=datetime(2025, 2, 3, 9)),
    "accepted and declined": lambda: escalate(
        risk(), held(policy()), by="a", on=FEB, accepted_by="b", declined_by="b"
    ),
    "shared with nobody by an act": lambda: own(
        risk(), held(policy()), by="a", on=FEB, state="shared"
    ),
    "shared with the owner by an act": lambda: own(
        risk(), held(policy()), by="a", on=FEB, state="shared", shared_with=["a"]
    ),
    "closed on the day it was raised by an act": lambda: close(
        risk(), held(policy()), by="a", on=JAN
    ),
    "an act of a body that is not there": lambda: review(risk(), held(policy()), by="no", on=FEB),
    "taken by a body that is not there": lambda: escalate(
        risk(), held(policy()), by="a", on=FEB, accepted_by="no"
    ),
    "a move to a tier that is not there": lambda: de_escalate(
        risk(), held(policy()), by="a", on=FEB, accepted_by="b", to="t9"
    ),
    "a question of an owner that is not there": lambda: assess(
        risk(owner="no"), held(policy()), on=FEB
    ),
    "a question of a tier that is not there": lambda: assess(
        risk(tier="t9"), held(policy()), on=FEB
    ),
}
"""What is made, and cannot be."""

GOOD = json.loads(
    dumps(
        held(
            policy(
                reviews=ReviewRule("review", every=Every(months=1), by="a"),
                assurance=AssuranceRule("seen", least="limited"),
            ),
            risk(
                owner="b",
                tier="t1",
                current=(3, 3),
                assurances=Assurance(FEB, "limited", line=2, recorded=FEB),
                history=[line(FEB, "escalated", **TO_B), rated(MAR, (4, 4), (3, 3))],
            ),
            RegisterEntry("E 1", "R 1", register="b", day=MAR),
        )
    )
)
RISK, POLICY = ("risks", 0), ("risk_policies", 0)
TWO_BANDS = [{"name": "low", "low": 1, "high": 9}, {"name": "high", "low": 9, "high": 16}]
Bent = tuple[tuple[str | int, ...], Any]
READ: dict[str, list[Bent]] = {
    "ratings off the matrix": [
        ((*RISK, "current"), {"likelihood": 6, "consequence": 3}),
        ((*RISK, "inherent"), {"likelihood": 5, "consequence": 9}),
        ((*RISK, "history", 1, "was", "current"), {"likelihood": 7, "consequence": 1}),
    ],
    "ratings of another shape": [
        ((*RISK, "current"), {"likelihood": "high"}),
        ((*RISK, "target"), {}),
        ((*RISK, "inherent"), [5, 5, 5]),
    ],
    "bands that overlap and leave scores out": [((*POLICY, "bands"), TWO_BANDS)],
    "a ladder with a cycle": [(("tiers", 1), {"id": "t1", "up": "t0"})],
    "a ladder with a dead end": [(("tiers", 1), {"id": "t1", "bodies": "b"})],
    "a target above the inherent score": [
        ((*RISK, "target"), {"likelihood": 3, "consequence": 4}),
        ((*RISK, "inherent"), {"likelihood": 3, "consequence": 3}),
    ],
    "assurance dated after the day it was recorded": [
        ((*RISK, "assurances", "recorded"), "2025-01-03")
    ],
    "an owner that is not there": [
        ((*RISK, "owner"), "no"),
        ((*RISK, "history", 0, "now", "owner"), "no"),
    ],
    "no owner": [((*RISK, "owner"), None)],
    "a history that does not lead to the fields": [
        ((*RISK, "tier"), "t0"),
        ((*RISK, "history", 1, "now", "current", "likelihood"), 2),
    ],
    "lines out of order": [((*RISK, "history", 1, "day"), "2025-02-02")],
    "a line of no act": [((*RISK, "history", 0, "act"), "moved")],
    "a score to come down at that is not lower": [((*POLICY, "de_escalations", "at_most"), 15)],
    "unknown tiers, bands and bodies": [
        ((*POLICY, "escalations", "tiers"), "t8"),
        ((*POLICY, "by"), "no"),
        ((*POLICY, "reviews", "by"), "nor"),
    ],
    "a band that the policy has not": [((*POLICY, "escalations", "bands"), "red")],
    "two policies for the same at one time": [(("risk_policies", 1), {"id": "Q", "by": "a"})],
    "a register of nothing": [(("register_entries", 0, "risk"), "R 9")],
    "an interval of nothing": [((*POLICY, "reviews", "every"), {})],
}
"""A document that can be read, and what is changed in it."""


def bent(changes: list[Bent]) -> str:
    """The document with these changes; a list of one may be written without its brackets."""
    made = deepcopy(GOOD)
    for path, value in changes:
        here: Any = made["governance"]
        for part in path[:-1]:
            inside = here[part] if isinstance(part, int) or part in here else None
            here = inside[0] if isinstance(inside, list) and part in SINGLE else inside
        last = path[-1]
        if isinstance(here, list) and last == len(here):
            here.append(value)
        else:
            here[last] = value
    return json.dumps(made)


SINGLE = {"escalations", "de_escalations", "assurances", "reviews"}
"""Lists of which the document has one, and a path leads into it."""


def said(make: Callable[[], object]) -> str:
    """What is said of something that cannot be."""
    try:
        make()
    except (MalformedError, GovernanceError) as error:
        return "\n".join(map(str, (f"{error.what}:", *error.faults)))
    except UnknownIdError as error:
        return str(error)
    return "nothing"


MAKES: dict[str, Callable[[], object]] = {
    **MADE,
    **{
        f"read: {name}": lambda changes=changes: loads(bent(changes))  # type: ignore[misc] # lambda
        for name, changes in READ.items()
    },
}
WRITTEN = {
    part.partition("\n")[0]: part.partition("\n")[2].strip()
    for part in (SAID.read_text("utf-8") if SAID.exists() else "").split("== ")[1:]
}


@pytest.mark.parametrize("name", MAKES)
def test_the_faults_are_those_written_down(name: str) -> None:
    """If what is said now is right, run this file, read what has changed, and keep it."""
    assert said(MAKES[name]) == WRITTEN[name] != "nothing"


def test_no_fault_is_written_down_for_nothing() -> None:
    assert list(WRITTEN) == list(MAKES)


def test_the_document_that_is_bent_can_be_read() -> None:
    assert json.loads(dumps(*loads(json.dumps(GOOD)))) == GOOD


def test_an_owner_that_has_ended_is_no_fault_and_is_remarked() -> None:
    """That an organisation or a body is gone is an answer: the risk still has to go somewhere."""
    gone = Board("d", "D", period=Period(None, FEB))
    gov = held(gone, Organisation("D", kind="CCG"), risk(owner="d"))
    for on, codes in ((JAN, []), (FEB, ["risk.owner-gone"])):
        found = assess(risk(owner="d"), gov, on=on)
        assert [one.code for one in found.remarks] == codes


def test_assurance_ahead_of_the_day_asked_is_no_fault_and_is_not_counted() -> None:
    gov = held(policy(assurance=AssuranceRule("seen", least="limited", absent="escalate")))
    found = assess(risk(assurances=Assurance(FEB, "limited", line=1)), gov, on=JAN)
    assert [one.code for one in found.remarks] == ["assurance.ahead"]
    assert [one.kind for one in found.gaps] == ["absent"]


@pytest.mark.parametrize(
    "narrow",
    [
        {"categories": "quality"},
        {"conditions": "agreed"},
        {"unresolved": True},
        {"days": 90},
        {"likelihood": 5},
        {"consequence": 5},
        {"gauge": "inherent"},
    ],
    ids=str,
)
def test_a_provision_about_fewer_risks_may_send_up_what_comes_down(narrow: dict[str, Any]) -> None:
    """Serious harm goes up from 9, all else from 15, and comes down at 9: no contradiction."""
    fewer = EscalationRule("harm", tiers="t0", to="t1", at_least=9, **narrow)
    assert policy(escalations=[UP, fewer]).escalations == (fewer, UP)


def test_policies_one_after_the_other_are_no_two_at_one_time() -> None:
    gov = held(policy("P", period=Period(None, FEB)), policy("Q", period=Period(FEB)))
    assert [assess(risk(), gov, on=on).policy for on in (JAN, FEB)] == ["P", "Q"]


def test_every_error_is_one_of_the_library() -> None:
    for make in MAKES.values():
        with pytest.raises(IcsgovError):
            make()


if __name__ == "__main__":
    made = [f"== {name}\n{said(make)}\n" for name, make in MAKES.items()]
    SAID.write_text("\n".join(made), "utf-8", newline="\n")
