"""Bodies that cannot decide, or may not as they do: quorums, voting rules, idle reservations.

What can never happen is shown by a full house that agrees (`checks_votes` says why that is enough).
"""

from collections.abc import Iterator
from typing import Any

import attrs

from icsgov.analysis.checks_ask import Desk, own_votes, parties, sources
from icsgov.analysis.checks_votes import (
    Asked,
    bare_majority,
    deadlock,
    full_houses,
    matters_of_rules,
    voters,
    without,
)
from icsgov.analysis.finding import Finding, Region
from icsgov.explain import NO, YES, Citation
from icsgov.model.body import Deciding, JointCommittee, Seat
from icsgov.model.decision import Decision
from icsgov.reasoning.deemed import Deemed
from icsgov.reasoning.results import Effect, Stand


def quorums(desk: Desk) -> Iterator[Finding]:
    """Quorums that a full house does not reach."""
    for body in desk.bodies():
        if not voters(desk, body):
            yield from _empty(desk, body)
            continue
        houses = full_houses(desk, body, desk.elsewhere)
        if not houses or any(one.quorum is not NO for one in houses):
            continue
        for step in houses[0].steps("quorum.short", "quorum-class.short"):
            code = "check.quorum-class" if "among" in step.facts else "check.quorum-too-high"
            facts = {k: step.facts.get(k) for k in ("body", "needed", "most", "among")}
            facts["seats"] = voters(desk, body)
            yield _of(desk, code, body, facts, houses[0].decision, _floors(houses[0]))


def _empty(desk: Desk, body: Any) -> Iterator[Finding]:
    """The quorum of a body without a voting seat in office."""
    for one in body.quorum:
        if one.period.covers(desk.day) and one.needed(0) > 0:
            facts = {"body": body.id, "needed": one.needed(0), "most": 0, "seats": 0}
            yield _of(desk, "check.quorum-too-high", body, facts)


def _floors(asked: Asked) -> tuple[Citation, ...]:
    """The law that sets a quorum which was missed."""
    return tuple(c for s in asked.steps("quorum.floor") if s.verdict is NO for c in s.cites)


def _of(
    desk: Desk,
    code: str,
    body: Any,
    facts: dict[str, Any],
    witness: Decision | None = None,
    laws: tuple[Citation, ...] = (),
    matters: tuple[str, ...] = (),
) -> Finding:
    """A finding about a body and nothing else."""
    region = Region(matters) if matters and matters != (desk.elsewhere,) else None
    cites = tuple(dict.fromkeys((*sources(body), *laws)))
    orgs = tuple(map(str, facts.get("organisations") or parties(body)))
    return Finding(code, (body.id,), tuple(facts.items()), orgs, cites, region, witness)


def unmeetable_rules(desk: Desk) -> Iterator[Finding]:
    """Voting rules that a full house of one mind does not meet."""
    for body in desk.bodies():
        for matter in matters_of_rules(desk, body) if voters(desk, body) else ():
            houses = full_houses(desk, body, matter)
            if not houses or any(one.binding.stand is not Stand.NONE for one in houses):
                continue
            if houses[0].quorum is NO:
                continue
            yield _unmet(desk, body, matter, houses[0])


def _unmet(desk: Desk, body: Any, matter: str, house: Asked) -> Finding:
    nobody = house.steps("must-agree.nobody")
    empty = [one for one in house.steps("share.missed") if not one.facts["whole"]]
    code = "check.rule-unmeetable"
    if nobody or empty:
        code = "check.must-agree-nobody" if nobody else "check.constituency-empty"
    among = next((one.facts["among"] for one in (*nobody, *empty)), "")
    facts = {"body": body.id, "matter": matter, "among": among}
    return _of(desk, code, body, facts, house.decision, (), (matter,))


def deadlocks(desk: Desk) -> Iterator[Finding]:
    """Bodies in which an even division settles nothing and nobody has a casting vote."""
    for body in desk.bodies():
        for matter in matters_of_rules(desk, body) if voters(desk, body) else ():
            found = deadlock(desk, body, matter)
            if found is not None:
                step = found.steps("share.missed")[0]
                facts = {"body": body.id, "matter": matter, "seats": voters(desk, body)}
                facts |= {"votes_for": step.facts["votes_for"], "whole": step.facts["whole"]}
                facts |= {"of": step.facts["of"]}
                yield _of(desk, "check.deadlock", body, facts, found.decision, (), (matter,))
                break


def unlawful_rules(desk: Desk) -> Iterator[Finding]:
    """Voting rules that statute does not let one of the organisations be held to."""
    for body in desk.bodies():
        for matter in matters_of_rules(desk, body) if body.rule else ():
            found = list(_overridden(desk, body, matter))
            yield from found
            if found:
                break


def _overridden(desk: Desk, body: Any, matter: str) -> Iterator[Finding]:
    """Statute in the place of a rule: in the body itself, or were it the councils' alone."""
    councils = tuple(org for org in parties(body) if desk.index.organisations[org].kind.is_council)
    mixed = isinstance(body, JointCommittee) and 0 < len(councils) < len(body.parties)
    alike = attrs.evolve(body, parties=councils) if mixed else body
    if not voters(desk, body):
        alike = attrs.evolve(alike, seats=[_somebody(desk, parties(alike)[0])])
    gov = None if alike is body else desk.gov.put(alike)
    for house in full_houses(desk, alike, matter, gov)[:1]:
        for step in house.steps("rule.overridden"):
            orgs = councils if mixed else parties(body)
            facts = {"body": body.id, "matter": matter, "organisations": orgs}
            facts |= {name: step.facts[name] for name in ("rule", "says")}
            witness = house.decision if gov is None else None
            if mixed and voters(desk, body):
                witness = bare_majority(desk, body, matter)
            yield _of(desk, "check.rule-unlawful", body, facts, witness, step.cites, (matter,))


def _somebody(desk: Desk, org: str) -> Seat:
    """A seat for somebody of an organisation's board; where nobody sits there, made up."""
    boards = desk.index.boards(org, desk.day)
    sitting = [seat.person for board in boards for seat in own_votes(board.seats, desk.day)]
    return Seat(sitting[0] if sitting else desk.id, held_for=org)


def quorums_without_one(desk: Desk) -> Iterator[Finding]:
    """Joint committees that may meet, and bind, with nobody from one of their organisations."""
    for body in desk.bodies():
        if not isinstance(body, JointCommittee) or len(body.parties) < 2:
            continue
        for org in filter(desk.in_being, body.parties):
            for house in without(desk, body, org):
                if house.quorum is YES:
                    present = len({vote.person for vote in house.decision.votes})
                    facts = {"body": body.id, "organisations": (org,), "present": present}
                    yield _of(desk, "check.quorum-without", body, facts, house.decision)


def idle_reservations(desk: Desk) -> Iterator[Finding]:
    """Reservations by bodies that cannot decide anything that day, nor gave what goes on."""
    given = (one for one in desk.home.delegations if isinstance(one, Deemed))
    for by in sorted(set(desk.index.reserved_by) - {one.was.by for one in given}):
        body = desk.index.bodies[by]
        told: dict[str, list[Any]] = {}
        shown: dict[str, Decision | None] = {}
        for kept in desk.index.reserved_by[by]:
            if kept.period.covers(desk.day):
                why, witness = _unable(desk, body, kept.matters[0])
                if why:
                    told.setdefault(why, []).append(kept)
                    shown.setdefault(why, witness)
        for why, some in told.items():
            ids = tuple(one.id for one in some)
            matters = tuple(sorted({str(path) for one in some for path in one.matters}))
            facts = {"clauses": ids, "by": by, "why": why, "matters": matters}
            cites = sources(*some, body)
            orgs = desk.orgs_of(by)
            yield Finding(
                "check.reservation-idle",
                (*ids, by),
                tuple(facts.items()),
                orgs,
                cites,
                Region(matters),
                shown[why],
            )


def _unable(desk: Desk, body: Any, matter: str) -> tuple[str, Decision | None]:
    """Why a body cannot decide, and a decision of it that comes to nothing; "" where it can."""
    if not isinstance(body, Deciding):
        return "it decides nothing", None
    if not desk.in_being(body.id):
        made = desk.decided(body.id, parties(body)[0], matter, ())
        return "it is not in being that day", made
    if not voters(desk, body):
        return "it has no voting seat in office", None
    houses = full_houses(desk, body, matter)
    if not houses:
        made = desk.decided(body.id, parties(body)[0], matter, ())
        advises = desk.asked(made)[parties(body)[0]].effect in ADVICE
        return ("it only advises", made) if advises else ("", None)
    if all(one.quorum is NO for one in houses):
        return "it cannot meet its quorum", houses[0].decision
    if all(one.binding.stand is Stand.NONE for one in houses):
        return "nothing can meet its voting rule", houses[0].decision
    return "", None


ADVICE = (Effect.ADVISED, Effect.HAVE_REGARD)
