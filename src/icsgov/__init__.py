"""Who is bound by collective decisions in the English NHS, and why.

It models governance; it is not legal advice.

>>> from datetime import date
>>> from icsgov import Board, Decision, Governance, Organisation, Quorum, Seat, Vote, majority
>>> from icsgov import resolve
>>> gov = Governance.of(
...     Organisation("RNN", kind="FT"),
...     Board("rnn", "RNN", seats=[Seat("ann", "chair")], quorum=Quorum(count=1), rule=majority()),
... )
>>> decision = Decision("D1", "estates/lease", forum="rnn", day=date(2024, 5, 14),
...                     votes=[Vote("ann", "for")])
>>> resolve(decision, gov).bound
('RNN',)
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icsgov.analysis.calendar import meeting_days, next_meeting
    from icsgov.analysis.call_in import CalledIn, Scrutiny, call_in
    from icsgov.analysis.checks import check
    from icsgov.analysis.compare import Comparison, Relation, compare
    from icsgov.analysis.conflicts import reduced, reserved_conflicts
    from icsgov.analysis.coverage import Coverage, coverage
    from icsgov.analysis.finding import Finding, Region
    from icsgov.analysis.harmonise import Harmony, harmonise
    from icsgov.analysis.held import Envelope, what_can
    from icsgov.analysis.history import Flip, Turn, hindsight, history
    from icsgov.analysis.irregular import irregularities
    from icsgov.analysis.meetings import Quorate, quorums, taken
    from icsgov.analysis.notice import NoticeBy, notice_by
    from icsgov.analysis.overturned import overturned
    from icsgov.analysis.reach import Reach, Way, who_can
    from icsgov.analysis.rotas import chair_on
    from icsgov.analysis.routes import Route, Routes, routes
    from icsgov.analysis.sharing import Falls, shared
    from icsgov.analysis.stages import Progress, Stages, StageState, StageTaken, stages
    from icsgov.analysis.usage import Account, Ledger, ledger, splits
    from icsgov.errors import GovernanceError, IcsgovError, MalformedError, UnknownIdError
    from icsgov.explain import NO as NO
    from icsgov.explain import UNKNOWN as UNKNOWN
    from icsgov.explain import YES as YES
    from icsgov.explain import Basis, Citation, Step, Verdict
    from icsgov.law.load import england
    from icsgov.law.rulebook import Rule, RuleBook
    from icsgov.model.agreement import Agreement, Portion
    from icsgov.model.authority import ApprovalRule, Attestation, Delegation, Reservation, Residual
    from icsgov.model.bearing import Bearing, CallOver, LookBack
    from icsgov.model.body import (
        AdvisoryGroup,
        Board,
        Committee,
        CommitteeInCommon,
        Group,
        JointCommittee,
        Seat,
    )
    from icsgov.model.call_in import CallIn, CallInRule
    from icsgov.model.cycle import Cycle, Moved
    from icsgov.model.decision import (
        Approval,
        Attendance,
        Decision,
        Notice,
        Overturning,
        Presiding,
        Ratification,
        Recusal,
        Resolution,
        Vote,
    )
    from icsgov.model.governance import Governance
    from icsgov.model.history import Line, Standing
    from icsgov.model.kinds import (
        Asks,
        Capacity,
        OrgKind,
        Otherwise,
        PassingOn,
        Per,
        Position,
        Role,
        Side,
        Statute,
        Tie,
        Vat,
    )
    from icsgov.model.matter import Figure, Limit, Matter, Total
    from icsgov.model.meeting import AgendaItem, Chairing, Meeting, Present
    from icsgov.model.organisation import Office, Organisation, Person, Tenure
    from icsgov.model.process import Process, Stage
    from icsgov.model.rating import Band, Matrix, Rating, Scale
    from icsgov.model.risk import (
        Assurance,
        Control,
        Issue,
        Part,
        RegisterEntry,
        SystemRisk,
        Treatment,
    )
    from icsgov.model.risk_policy import (
        Appetite,
        AssuranceRule,
        DeEscalationRule,
        EscalationRule,
        ReportRule,
        ReviewRule,
        RiskPolicy,
        Tier,
    )
    from icsgov.model.rota import Rota, Stint
    from icsgov.model.succession import Passed, Passing, Succession
    from icsgov.model.urgent import Consultation, Urgent
    from icsgov.model.voting import (
        AllPresent,
        Including,
        MustAgree,
        Quorum,
        SeatClass,
        Share,
        Threshold,
        VotingRule,
        at_least,
        majority,
        more_than,
        unanimity,
    )
    from icsgov.period import ALWAYS, Every, Period, clear_days
    from icsgov.reasoning.resolve import resolve
    from icsgov.reasoning.results import Binding, Effect, How, Outcome
    from icsgov.reasoning.results import Stand as Stand
    from icsgov.risks.assess import Advice, Assessment, assess
    from icsgov.risks.authority import Authority, authority_gaps, authority_to_act
    from icsgov.risks.inconsistencies import inconsistencies
    from icsgov.risks.moves import de_escalate, escalate
    from icsgov.risks.register import Register, assurance_gaps, register
    from icsgov.views.rows import rows
    from icsgov.workdays import after_working_days, bank_holidays, clear_working_days

__version__ = "0.1.0"

__all__ = [
    # organisations and people
    "Organisation",
    "Person",
    "Office",
    "Tenure",
    # closed lists
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
    # bodies
    "Board",
    "Committee",
    "CommitteeInCommon",
    "JointCommittee",
    "Group",
    "AdvisoryGroup",
    "Seat",
    # how bodies decide
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
    # matters and money
    "Matter",
    "Figure",
    "Limit",
    "Total",
    # who gave what to whom
    "Delegation",
    "Residual",
    "Reservation",
    "ApprovalRule",
    "Attestation",
    "Urgent",
    # what organisations have agreed besides
    "Agreement",
    "Passed",
    "Passing",
    "Succession",
    "Process",
    "Stage",
    "CallInRule",
    "Portion",
    # decisions
    "Decision",
    "Vote",
    "Attendance",
    "Presiding",
    "Recusal",
    "Resolution",
    "Notice",
    "Approval",
    "Ratification",
    "Overturning",
    "CallIn",
    "Asks",
    # meetings
    "Cycle",
    "Moved",
    "Meeting",
    "AgendaItem",
    "Present",
    "Chairing",
    "Capacity",
    "Rota",
    "Stint",
    "Consultation",
    # risks and issues
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
    # what bodies have laid down about risk
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
    # days
    "Period",
    "ALWAYS",
    "Every",
    "clear_days",
    "bank_holidays",
    "clear_working_days",
    "after_working_days",
    # a framework
    "Governance",
    # questions
    "resolve",
    "coverage",
    "who_can",
    "what_can",
    "compare",
    "check",
    "reserved_conflicts",
    "reduced",
    "harmonise",
    "routes",
    "history",
    "hindsight",
    "ledger",
    "splits",
    "overturned",
    "stages",
    "call_in",
    "notice_by",
    "shared",
    "meeting_days",
    "next_meeting",
    "taken",
    "quorums",
    "irregularities",
    "chair_on",
    "assess",
    "escalate",
    "de_escalate",
    "register",
    "assurance_gaps",
    "inconsistencies",
    "authority_to_act",
    "authority_gaps",
    # answers
    "Outcome",
    "Binding",
    "Effect",
    "How",
    "Coverage",
    "Reach",
    "Way",
    "Envelope",
    "Comparison",
    "Relation",
    "Finding",
    "Region",
    "Harmony",
    "Routes",
    "Route",
    "Turn",
    "Flip",
    "Ledger",
    "Account",
    "Falls",
    "Stages",
    "Progress",
    "StageTaken",
    "StageState",
    "Scrutiny",
    "CalledIn",
    "NoticeBy",
    "Quorate",
    "Assessment",
    "Advice",
    "Register",
    "Authority",
    # reasons
    "Verdict",
    "Step",
    "Citation",
    "Basis",
    # law
    "RuleBook",
    "Rule",
    "england",
    # other shapes
    "rows",
    # errors
    "IcsgovError",
    "MalformedError",
    "GovernanceError",
    "UnknownIdError",
]

_HOMES = {
    "model.organisation": "Organisation Person Office Tenure",
    "model.kinds": "Asks Capacity OrgKind Otherwise PassingOn Per Position Role Side Statute"
    " Tie Vat",
    "model.body": "Board Committee CommitteeInCommon JointCommittee Group AdvisoryGroup Seat",
    "model.voting": "Quorum Including SeatClass VotingRule Share MustAgree"
    " AllPresent Threshold majority unanimity more_than at_least",
    "model.matter": "Matter Figure Limit Total",
    "model.agreement": "Agreement Portion",
    "model.succession": "Passed Passing Succession",
    "model.authority": "Delegation Residual Reservation ApprovalRule Attestation",
    "model.decision": "Decision Vote Attendance Presiding Recusal"
    " Resolution Notice Approval Ratification Overturning",
    "model.cycle": "Cycle Moved",
    "model.meeting": "AgendaItem Chairing Meeting Present",
    "model.urgent": "Consultation Urgent",
    "model.bearing": "Bearing CallOver LookBack",
    "model.history": "Line Standing",
    "model.rating": "Band Matrix Rating Scale",
    "model.risk": "Assurance Control Issue Part RegisterEntry SystemRisk Treatment",
    "model.risk_policy": "Appetite AssuranceRule DeEscalationRule EscalationRule ReportRule"
    " ReviewRule RiskPolicy Tier",
    "model.call_in": "CallIn CallInRule",
    "model.process": "Process Stage",
    "model.rota": "Rota Stint",
    "period": "Period ALWAYS Every clear_days",
    "model.governance": "Governance",
    "reasoning.resolve": "resolve",
    "reasoning.results": "Outcome Binding Effect How Stand",
    "explain": "Verdict YES NO UNKNOWN Step Citation Basis",
    "law.rulebook": "RuleBook Rule",
    "law.load": "england",
    "analysis.calendar": "meeting_days next_meeting",
    "analysis.conflicts": "reduced reserved_conflicts",
    "analysis.coverage": "Coverage coverage",
    "analysis.reach": "Reach Way who_can",
    "analysis.held": "Envelope what_can",
    "analysis.compare": "Comparison Relation compare",
    "analysis.call_in": "CalledIn Scrutiny call_in",
    "analysis.checks": "check",
    "analysis.finding": "Finding Region",
    "analysis.harmonise": "Harmony harmonise",
    "analysis.history": "Flip Turn hindsight history",
    "analysis.rotas": "chair_on",
    "analysis.routes": "Routes Route routes",
    "analysis.notice": "NoticeBy notice_by",
    "analysis.irregular": "irregularities",
    "analysis.meetings": "Quorate quorums taken",
    "analysis.overturned": "overturned",
    "analysis.sharing": "Falls shared",
    "analysis.stages": "Progress StageState StageTaken Stages stages",
    "analysis.usage": "Account Ledger ledger splits",
    "risks.assess": "Advice Assessment assess",
    "risks.authority": "Authority authority_gaps authority_to_act",
    "risks.inconsistencies": "inconsistencies",
    "risks.moves": "de_escalate escalate",
    "risks.register": "Register assurance_gaps register",
    "views.rows": "rows",
    "workdays": "after_working_days bank_holidays clear_working_days",
    "errors": "IcsgovError MalformedError GovernanceError UnknownIdError",
}
"""Where each name lives. A module is imported when one of its names is first asked for."""

_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

if not TYPE_CHECKING:  # a type checker sees the imports above, and so finds a name misspelt

    def __getattr__(name: str) -> object:
        home = _HOME.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
