"""What has to be agreed besides a decision itself: approvals, and facts that somebody attests.

Which approvals and attestations would do is tried, not judged: a set of them counts when `resolve`
binds with it. More of them never undo what fewer did, so the smallest sets are found by taking one
away at a time, and every other one by forbidding each member of one that is known.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import attrs

from icsgov.analysis.probe import PROBE, USUAL, WANTING, Measure
from icsgov.analysis.readied import Readied, grounds_of
from icsgov.explain import UNKNOWN, YES, Verdict
from icsgov.law.rule import MetBy
from icsgov.law.rulebook import RuleBook
from icsgov.model.authority import Attestation, Delegation, Residual
from icsgov.model.body import Deciding, Group, Seat
from icsgov.model.decision import Approval, Decision, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.matter import Figure, Limit
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Binding, Effect

APPROVAL, CONDITION = "approval", "condition"
LACKING = (*WANTING, Effect.INDETERMINATE)
"""The effects that an approval or an attestation may turn into `bound`."""


class Need(NamedTuple):
    """An approval (`name` is whoever gives it) or a condition that somebody has to attest.

    `organisation` is the one for which it is given.
    """

    kind: str
    name: str
    organisation: str


Needs = frozenset[Need]
NOTHING: Needs = frozenset()


class Agreed(NamedTuple):
    """The smallest sets of needs with which a decision binds an organisation.

    Where there are none, `open` is a smallest set with which it is not known whether it does, and
    None where it does not whatever is agreed. `bare` is the answer without any.
    """

    sets: tuple[Needs, ...]
    open: Needs | None
    bare: Binding


class Asker:
    """A framework to ask of, under a rulebook, with a meeting for each of some people.

    At such a meeting its one member may decide for any organisation. `meetings` are their ids,
    which are those of no record here or in the framework `beside`.
    """

    def __init__(
        self,
        gov: Governance,
        law: RuleBook,
        people: Iterable[str] = (),
        beside: Governance | None = None,
    ) -> None:
        self.home, self.law = gov, law
        stem = _stem(gov, gov if beside is None else beside)
        self.meetings = {one: f"{stem}: {one}" for one in people if one not in _places(gov)}
        seats = sorted(gov.index.organisations)
        made = [
            Group(id, seats=[Seat(one, held_for=org) for org in seats])
            for one, id in self.meetings.items()
        ]
        self.gov = gov.put(*made) if made else gov
        self.readied = Readied(gov)
        self._conditions: frozenset[str] | None = None

    @property
    def conditions(self) -> frozenset[str]:
        """Every condition that a delegation or the law names."""
        if self._conditions is None:
            given = self.home.delegations
            named = {one for record in given for one in (*record.conditions, *grounds_of(record))}
            rules = (one for rule in self.law.rules for one in rule.conditions)
            law = {one.name for one in rules if one.met_by is MetBy.FACT}
            self._conditions = frozenset(named | law)
        return self._conditions

    def decision(
        self, decider: str, org: str, matter: str, figures: tuple[Figure, ...], day: date
    ) -> Decision | None:
        """A decision for an organisation by a body, an office or a person alone.

        None where there is no such organisation, body or person, or nobody in the office.
        """
        if org not in self.gov.index.organisations:
            return None
        common: dict[str, Any] = {"day": day, "of": (org,), "figures": figures}
        meeting = self.meetings.get(decider)
        if meeting is not None:
            vote = Vote(decider, "for", organisation=org)
            made = Decision(PROBE, matter, forum=meeting, votes=vote, **common)
            return self.readied.made(made)
        office = self.gov.index.offices.get(decider)
        holder = office.holder(day) if office is not None else None
        if holder is not None:
            made = Decision(PROBE, matter, forum=decider, votes=Vote(holder, "for"), **common)
            return self.readied.made(made)
        if not isinstance(self.gov.index.bodies.get(decider), Deciding):
            return None
        minute = Resolution(decider, "for")
        made = Decision(PROBE, matter, forum=decider, resolutions=minute, **common)
        return self.readied.made(made)

    def ask(self, made: Decision, org: str, needs: Iterable[Need] = ()) -> Binding:
        """What a decision does to an organisation, with these agreed."""
        return resolve(granted(made, needs, self.home), self.gov, law=self.law)[org]

    def agreed(self, made: Decision, org: str) -> Agreed:
        """What has to be agreed for a decision to bind an organisation, in every smallest way."""
        bare = self.ask(made, org)
        if bare.verdict is YES:
            return Agreed((NOTHING,), None, bare)
        if bare.effect not in LACKING:
            return Agreed((), None, bare)
        every = self._candidates(bare, org)
        found = self._every_set(made, org, every)
        open_ = None if found else self._smallest(made, org, every, UNKNOWN)
        return Agreed(tuple(sorted(found, key=lambda s: (len(s), sorted(s)))), open_, bare)

    def _candidates(self, bare: Binding, org: str) -> Needs:
        """Whoever may give an approval that is missing, and every condition there is."""
        asked = (step for step in bare.why.walk() if step.code == "approval.missing")
        givers = {one for step in asked for one in step.facts["approvers"]}
        needs = [Need(APPROVAL, one, org) for one in givers]
        return frozenset([*needs, *(Need(CONDITION, one, org) for one in self.conditions)])

    def _every_set(self, made: Decision, org: str, every: Needs) -> list[Needs]:
        """Every smallest set: one that is found has a member that any other does without."""
        found: list[Needs] = []
        without = [NOTHING]
        seen = {NOTHING}
        for barred in without:
            hit = next((one for one in found if not one & barred), None)
            if hit is None:
                hit = self._smallest(made, org, every - barred, YES)
                if hit is None:
                    continue
                found.append(hit)
            more = [barred | {one} for one in sorted(hit)]
            without += [one for one in more if one not in seen]
            seen.update(more)
        return found

    def _smallest(self, made: Decision, org: str, of: Needs, wanted: Verdict) -> Needs | None:
        """A set of some needs with which the answer is as wanted, and is not with any one fewer."""
        whole = self.ask(made, org, of)
        if whole.verdict is not wanted:
            return None
        used = of & _seen(whole, org)
        kept = used if self.ask(made, org, used).verdict is wanted else of
        for one in sorted(kept):
            if self.ask(made, org, kept - {one}).verdict is wanted:
                kept -= {one}
        return kept


def _stem(*govs: Governance) -> str:
    """How no id in these frameworks begins."""
    stem = PROBE
    while any(str(one.id).startswith(stem) for gov in govs for _, one in gov.records()):
        stem += "-"
    return stem


def _places(gov: Governance) -> set[str]:
    """The ids that are no person's."""
    return {*gov.index.organisations, *gov.index.bodies, *gov.index.offices}


def recipients(gov: Governance) -> set[str]:
    """The people who are given power by name."""
    given: tuple[Delegation | Residual, ...] = (*gov.delegations, *gov.residuals)
    return {str(one.to) for one in given} - _places(gov)


def granted(made: Decision, needs: Iterable[Need], gov: Governance) -> Decision:
    """A decision with some needs met on its day: approved by everybody entitled, and attested."""
    approvals, words = [], []
    for one in sorted(needs):
        if one.kind == CONDITION:
            words.append(Attestation(one.name, of=one.organisation))
            continue
        count = max(1, in_office(gov, one.name, made.day))
        numbers: dict[str, Any] = {"votes_for": count, "votes_against": 0, "abstained": 0}
        approvals.append(Approval(one.name, made.day, of=one.organisation, **numbers))
    if not approvals and not words:
        return made
    more: dict[str, Any] = {"approvals": approvals, "attested": [*made.attested, *words]}
    return attrs.evolve(made, **more)


def in_office(gov: Governance, by: str, day: date) -> int:
    """How many have a vote in a body, or on an organisation's board."""
    body = gov.index.bodies.get(by)
    bodies = [body] if body is not None else gov.index.boards(by, day)
    seats = [seat for one in bodies for seat in getattr(one, "seats", ())]
    return len({seat.person for seat in seats if seat.voting and seat.period.covers(day)})


def figures_of(amount: Decimal, limits: Iterable[Limit]) -> tuple[Figure, ...]:
    """An amount, whichever way some limits measure it."""
    measures: set[Measure] = {USUAL, *(one.measure for one in limits)}
    ordered = sorted(measures, key=str)
    return tuple(Figure(amount, basis=basis, vat=vat) for basis, vat in ordered)


def _seen(binding: Binding, org: str) -> Needs:
    """The approvals and attestations that an answer speaks of."""
    found = set()
    for step in binding.why.walk():
        if step.code == "condition.attested":
            found.add(Need(CONDITION, str(step.facts["condition"]), org))
        elif step.code == "urgent.ground":
            found.add(Need(CONDITION, str(step.facts["ground"]), org))
        elif step.code in ("approval.given", "approval.enough"):
            found.add(Need(APPROVAL, str(step.facts["by"]), org))
    return frozenset(found)
