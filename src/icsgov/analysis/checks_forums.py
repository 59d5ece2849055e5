"""Forums: titles that promise what a body is not, and power given where nothing is decided."""

import re
from collections.abc import Iterator
from typing import Any

from icsgov.analysis.checks_ask import NO_MONEY, Desk, Grant, sources
from icsgov.analysis.checks_delegations import envelope
from icsgov.analysis.checks_tried import IDLE
from icsgov.analysis.finding import Finding, Region
from icsgov.model.authority import Delegation
from icsgov.model.body import AdvisoryGroup, Committee, CommitteeInCommon, Group, JointCommittee
from icsgov.model.decision import Decision
from icsgov.reasoning.results import Effect

PROMISES = (
    (r"\bcommittees?[ -]in[ -]common\b", "a committee in common", CommitteeInCommon),
    (r"\bjoint[ -](sub-?)?committees?\b", "a joint committee", JointCommittee),
    (r"\bboards?\b", "a board", None),
    (r"\b(sub-?)?committees?\b", "a committee", None),
)
"""Words in a title, the legal form that they promise, and the type that has it."""

TYPES = {
    AdvisoryGroup: "an advisory group, which binds nobody",
    Group: "a group, in which each person decides alone",
    CommitteeInCommon: "a committee in common, which decides nothing itself",
    JointCommittee: "a joint committee, which is one body of all its parties",
}


def titles(desk: Desk) -> Iterator[Finding]:
    """Names that promise a legal form which the body does not have."""
    for body in desk.home.bodies:
        promised = _promised(body)
        if promised is None:
            continue
        facts = {
            "body": body.id,
            "name": body.name,
            "promised": promised,
            "is_a": TYPES[type(body)],
        }
        witness = _everybody(desk, body)
        yield Finding(
            "check.title",
            (body.id,),
            tuple(facts.items()),
            _orgs(body),
            sources(body),
            witness=witness,
        )


def _promised(body: Any) -> str | None:
    """The form that a name promises, if the body has another one."""
    if type(body) not in TYPES:
        return None
    for pattern, form, kind in PROMISES:
        if re.search(pattern, body.name, re.I):
            loose = kind is None and not isinstance(body, AdvisoryGroup | Group)
            return None if loose or (kind is not None and isinstance(body, kind)) else form
    return None


def _orgs(body: Any) -> tuple[str, ...]:
    named = getattr(body, "organisations", None) or getattr(body, "parties", None) or ()
    held = {str(s.held_for) for s in getattr(body, "seats", ()) if s.held_for}
    return tuple(sorted({*map(str, named), *held}))


def _everybody(desk: Desk, forum: Any) -> Decision | None:
    """A decision for which everybody there votes, and which does not bind every organisation."""
    orgs = _orgs(forum)
    if not orgs or not isinstance(forum, AdvisoryGroup | Group):
        return None
    made = desk.decided(forum.id, orgs[0], desk.elsewhere, NO_MONEY)
    return None if desk.asked(made)[orgs[0]].effect is Effect.BOUND else made


def idle_forums(desk: Desk) -> Iterator[Finding]:
    """Power given to a forum that decides nothing itself."""
    for record in desk.grants:
        forum = desk.index.bodies.get(str(record.to))
        if not isinstance(forum, IDLE) or not record.period.covers(desk.day):
            continue
        matters = record.matters if isinstance(record, Delegation) else (desk.elsewhere,)
        orgs = desk.owners(record)
        facts = {
            "clause": record.id,
            "to": forum.id,
            "is_a": TYPES[type(forum)],
            "matters": matters,
        }
        yield Finding(
            "check.idle-forum",
            (record.id, forum.id),
            tuple(facts.items()),
            orgs,
            sources(record, forum),
            Region(matters, envelope(record), record.period),
            _unbound(desk, record, orgs, matters[0]),
        )


def _unbound(desk: Desk, record: Grant, orgs: tuple[str, ...], matter: str) -> Decision | None:
    """A decision there for which everybody is, and by which the giver is not bound."""
    for org in orgs:
        made = desk.decided(
            str(record.to), org, matter, NO_MONEY, getattr(record, "decision", None)
        )
        if desk.asked(made)[org].effect in NOT_BOUND:
            return made
    return None


NOT_BOUND = (Effect.UNAUTHORISED, Effect.ADVISED, Effect.HAVE_REGARD, Effect.UNDECIDED)


def common_without_power(desk: Desk) -> Iterator[Finding]:
    """Committees in common some of whose committees hold nothing: they are so in name only."""
    for forum in desk.home.bodies:
        if not isinstance(forum, CommitteeInCommon):
            continue
        bodies = [desk.index.bodies[id] for id in forum.bodies]
        empty = [
            one
            for one in bodies
            if isinstance(one, Committee)
            and desk.in_being(one.id)
            and not _given(desk, one)
            and not _decides(desk, one)
        ]
        if empty:
            yield _common(desk, forum, empty, len(empty) == len(bodies))


def _given(desk: Desk, body: Committee) -> bool:
    """Whether anything on file gives a committee power that day, for good or not."""
    return any(one.period.covers(desk.day) for one in desk.leading_to.get(body.id, ()))


def _decides(desk: Desk, body: Committee) -> bool:
    """Whether statute lets a committee decide any matter on file without a delegation."""
    for matter in (desk.elsewhere, *desk.matters):
        made = desk.decided(body.id, body.organisation, matter, NO_MONEY)
        if desk.asked(made)[body.organisation].effect not in NOT_BOUND:
            return True
    return False


def _common(desk: Desk, forum: CommitteeInCommon, empty: list[Committee], whole: bool) -> Finding:
    ids = tuple(one.id for one in empty)
    orgs = tuple(sorted(str(one.organisation) for one in empty))
    facts = {"forum": forum.id, "name": forum.name, "bodies": ids, "organisations": orgs}
    return Finding(
        "check.common-without-delegations" if whole else "check.common-in-part",
        (forum.id, *ids),
        tuple(facts.items()),
        orgs,
        sources(forum, *empty),
        None,
        desk.decided(forum.id, orgs[0], desk.elsewhere, NO_MONEY),
    )
