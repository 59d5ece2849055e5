"""How a body decides a matter, in words: its quorum and its rule, as the engine reads them."""

from collections.abc import Iterable

from icsgov.law.rulebook import RuleBook
from icsgov.model.body import Deciding
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.voting import AllPresent, Clause, MustAgree, Quorum, VotingRule
from icsgov.phrases import phrase
from icsgov.phrases.wording import law as as_law
from icsgov.phrases.wording import listed
from icsgov.reasoning.chamber import Chamber, chamber
from icsgov.reasoning.ground import Case, ground


def quorum_text(body: Deciding, decision: Decision, gov: Governance, law: RuleBook) -> str:
    """What has to be present: what is recorded, and what statute asks for."""
    room = _room(body, decision, gov, law)
    return _joined([*map(_quorum, room.quora), *(as_law(one.says) for one in room.floors)])


def rule_text(body: Deciding, decision: Decision, gov: Governance, law: RuleBook) -> str:
    """When a proposal is carried: by the rule that is recorded, or by that of statute."""
    return _joined(map(_rule, _room(body, decision, gov, law).rules))


def _room(body: Deciding, decision: Decision, gov: Governance, law: RuleBook) -> Chamber:
    case = Case(decision, ground(gov, law), decision.day)
    here = case.ground.body(body.id)  # as it reads that day
    return chamber(case, here if isinstance(here, Deciding) else body)


def _joined(texts: Iterable[str]) -> str:
    found = list(dict.fromkeys(texts))
    return listed(found) if found else phrase("terms.not-recorded", {})


def _quorum(quorum: Quorum) -> str:
    parts = [
        phrase("terms.including", {"count": one.count, "among": str(one.among)})
        for one in quorum.including
    ]
    facts = {"count": quorum.count, "share": quorum.share, "including": listed(parts)}
    return phrase("terms.part" if quorum.count is None else "terms.count", facts)


def _rule(rule: VotingRule) -> str:
    text = listed([_clause(one) for one in rule.clauses])
    return phrase("terms.casting", {"rule": text}) if rule.casting_vote else text


def _clause(clause: Clause) -> str:
    if isinstance(clause, AllPresent):
        return phrase("terms.all-present", {})
    if isinstance(clause, MustAgree):
        return phrase("terms.must-agree", {"among": str(clause.among)})
    return phrase(
        "terms.share",
        {
            "threshold": str(clause.threshold),
            "of": "organisations" if clause.by_organisation else clause.of,
            "among": str(clause.among) if clause.among else "",
        },
    )
