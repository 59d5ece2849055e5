"""Small worlds for worked cases: a whole organisation in a line, a whole decision in a line.

People are named after their organisation and what they are on its board: `A chair`, `A ceo`,
`A fd` (finance director), `A ned`, `A ned2`. Boards are `A board`; a council has `L council` and
`L cabinet`. Every world holds the matter `service`, of no kind, and whatever a case adds.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from string import Formatter
from typing import Any, NamedTuple

from lines import HOLDS, LINES, MAY_BE_ONE, MAY_LACK

from icsgov.explain import Step
from icsgov.law import RuleBook, england
from icsgov.model.authority import Delegation
from icsgov.model.body import (
    Board,
    Committee,
    CommitteeInCommon,
    Group,
    JointCommittee,
    Seat,
)
from icsgov.model.decision import Decision, Vote
from icsgov.model.governance import Governance, Record
from icsgov.model.kinds import Role
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation
from icsgov.model.voting import Quorum, majority
from icsgov.phrases import PHRASES
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Binding, Effect, Outcome
from icsgov.testing import who_is_bound

Y2012, Y2014, Y2016 = date(2012, 10, 1), date(2014, 5, 1), date(2016, 3, 1)
Y2019, Y2021, Y2023 = date(2019, 5, 14), date(2021, 2, 1), date(2023, 3, 1)
Y2024, Y2025 = date(2024, 5, 14), date(2025, 5, 14)
Parts = Record | Iterable["Parts"]
BOOK = england()
COUNCILS = ("L", "L2", "D")
TRUST = {
    "chair": Role.CHAIR,
    "ceo": Role.CHIEF_EXECUTIVE,
    "fd": Role.EXECUTIVE,
    "ned": Role.NON_EXECUTIVE,
    "ned2": Role.NON_EXECUTIVE,
}
ICB = {
    "chair": Role.CHAIR,
    "ceo": Role.CHIEF_EXECUTIVE,
    "fd": Role.EXECUTIVE,
    "ned": Role.NON_EXECUTIVE,
    "gp": Role.PARTNER,
}


def flat(parts: Iterable[Parts]) -> Iterable[Record]:
    """The records of a nest of records."""
    for part in parts:
        if isinstance(part, Iterable):
            yield from flat(part)
        else:
            yield part


def world(*parts: Parts) -> Governance:
    """A framework of these records, and of the matter `service` that is of no kind."""
    records = list(flat(parts))
    if not any(isinstance(one, Matter) and one.id == "service" for one in records):
        records.append(Matter("service", kinds=()))
    return Governance.of(*records)


def trust(id: str, kind: str = "FT", **more: Any) -> list[Record]:
    """An organisation whose board has five seats, a quorum of three and a simple majority."""
    roles = ICB if kind == "ICB" else TRUST
    board: dict[str, Any] = {
        "seats": [Seat(f"{id} {name}", role) for name, role in roles.items()],
        "quorum": Quorum(count=3),
        "rule": majority(),
        **more,
    }
    return [Organisation(id, kind=kind), Board(f"{id} board", id, **board)]


def council(id: str, kind: str = "LA", others: int = 5, **more: Any) -> list[Record]:
    """A council with a cabinet of three, a leader and two members, and so many others."""
    cabinet = {
        "leader": Role.LEADER,
        "adults": Role.EXECUTIVE_MEMBER,
        "roads": Role.EXECUTIVE_MEMBER,
    }
    names = [*cabinet, *(f"c{n}" for n in range(1, others + 1))]
    full = [Seat(f"{id} {name}", "councillor") for name in names]
    some = [Seat(f"{id} {name}", role) for name, role in cabinet.items()]
    two: dict[str, Any] = {"quorum": Quorum(count=2), "rule": majority(), **more}
    return [
        Organisation(id, kind=kind),
        Board(f"{id} council", id, seats=full, side="council", **two),
        Board(f"{id} cabinet", id, seats=some, side="executive", **two),
    ]


def committee(org: str, *people: str | Seat, name: str = "committee", **more: Any) -> Committee:
    """A committee of an organisation, with a quorum of one and a simple majority."""
    seats = [one if isinstance(one, Seat) else Seat(f"{org} {one}") for one in people]
    rules: dict[str, Any] = {"quorum": Quorum(count=1), "rule": majority(), **more}
    return Committee(f"{org} {name}", org, seats=seats, **rules)


def joint(*parties: str, under: str | None = "65Z6", **more: Any) -> JointCommittee:
    """A joint committee `jc` with a seat for each party: a chief executive or a councillor."""
    seats = [
        Seat(f"{org} c1", "councillor", held_for=org)
        if org in COUNCILS
        else Seat(f"{org} ceo", held_for=org)
        for org in parties
    ]
    rules: dict[str, Any] = {
        "seats": seats,
        "quorum": Quorum(count=1),
        "rule": majority(),
        **more,
    }
    return JointCommittee("jc", parties, under=under, **rules)


def group(*seats: tuple[str, str]) -> Group:
    """A group `group` in which a person sits for each organisation: pairs of both."""
    return Group("group", seats=[Seat(person, held_for=org) for person, org in seats])


def given(id: str, by: str, to: str, matters: Any = "service", **more: Any) -> Delegation:
    """A delegation whose source is the scheme of delegation, unless said otherwise."""
    return Delegation(id, by=by, to=to, matters=matters, **{"source": f"scheme, {id}", **more})


def votes(position: str, *people: str, **more: Any) -> tuple[Vote, ...]:
    """The same vote of several people."""
    return tuple(Vote(person, position, **more) for person in people)


def everybody(gov: Governance, forum: str, position: str = "for") -> tuple[Vote, ...]:
    """The votes of everybody who has one there."""
    place = gov[forum]
    if isinstance(place, Office):
        return tuple(Vote(held.person, position) for held in place.holders)
    if isinstance(place, CommitteeInCommon):
        bodies = [(str(id), gov[id]) for id in place.bodies]
    else:
        bodies = [(forum, place)]
    return tuple(
        Vote(seat.person, position, body=id, organisation=seat.held_for)
        for id, body in bodies
        for seat in getattr(body, "seats", ())
        if seat.voting and seat.deputises_for is None
    )


def decide(
    gov: Governance, forum: str, day: date, matter: Any = "service", **more: Any
) -> Decision:
    """A decision for which everybody votes, on sixty days' notice, of no money."""
    known: dict[str, Any] = {"notice": day - timedelta(days=60), "figures": 0, **more}
    if "votes" not in known and "resolutions" not in known:
        known["votes"] = everybody(gov, forum)
    return Decision("D", matter, forum=forum, day=day, **known)


def answered(
    decision: Decision, gov: Governance, on: date | None = None, law: RuleBook | None = None
) -> Outcome:
    """What the engine says, once the naive twin has said the same of everybody."""
    outcome = resolve(decision, gov, on=on, law=law)
    if len(gov.delegations) > 100:  # the twin walks every path, and walks recursively
        return outcome
    twin = who_is_bound(decision, gov, on, law)
    engine = {org: (outcome[org].effect, outcome[org].verdict) for org in twin}
    differ = {org: (engine[org], twin[org]) for org in twin if engine[org] != twin[org]}
    assert not differ, differ
    return outcome


def ask(gov: Governance, forum: str, day: date, matter: Any = "service", **more: Any) -> Outcome:
    """What comes of such a decision; `on` and `law` are those of the question."""
    question = {name: more.pop(name) for name in ("on", "law") if name in more}
    return sound(answered(decide(gov, forum, day, matter, **more), gov, **question))


def sound(outcome: Outcome) -> Outcome:
    """An outcome of which every line says what lines of its code say, in a sentence."""
    bindings = [outcome[id] for id in outcome.organisations]
    for step in {step for binding in bindings for step in steps(binding)}:
        named = {name for _, name, _, _ in Formatter().parse(PHRASES[step.code]) if name}
        named |= HOLDS.get(step.code, set())
        assert set(step.facts) <= named, step
        assert named - set(step.facts) <= MAY_LACK.get(step.code, set()), step
        assert (step.join or step.verdict.name, step.doubt) in LINES[step.code], step
        assert len(step.children) != 1 or step.code in MAY_BE_ONE.split(), step
    return outcome


def steps(binding: Binding) -> list[Step]:
    """Every line of the reasons, those for liability included."""
    return [*binding.why.walk(), *binding.liability.walk()]


def rules(binding: Binding) -> set[str]:
    """The rules of law that an answer names; each is cited as the rulebook cites it."""
    found: dict[str, set[str]] = {}
    for step in steps(binding):
        if "rule" in step.facts:
            found.setdefault(step.facts["rule"], set()).update(map(str, step.cites))
    for id, texts in found.items():
        assert BOOK.rule(id).citation.text in texts, f"{id} is named and not cited"
    return set(found)


def cites(binding: Binding) -> set[str]:
    """Every document and provision that an answer cites."""
    return {str(cite) for step in steps(binding) for cite in step.cites}


def rests_on(binding: Binding, *ids: str) -> bool:
    """Whether an answer names each of these rules, or cites what it is taken from."""
    named, cited = rules(binding), cites(binding)
    return all(id in named or BOOK.rule(id).citation.text in cited for id in ids)


def codes(binding: Binding) -> set[str]:
    """The codes of every line of the reasons."""
    return {step.code for step in steps(binding)}


def doubts(binding: Binding) -> set[str]:
    """The doubts of an answer: the id of the rule where weak law is the cause, else the code."""
    weak = (
        step.facts.get("rule") if step.basis and step.basis.doubtful else None
        for step in binding.doubts
    )
    return {str(rule or step.code) for rule, step in zip(weak, binding.doubts, strict=True)}


def facts(binding: Binding, code: str) -> dict[str, Any]:
    """What the one line of this code says."""
    (step,) = {step for step in steps(binding) if step.code == code}
    return step.facts


def effects(outcome: Outcome) -> dict[str, str]:
    """What became of every organisation that has a part in it."""
    return {binding.organisation: binding.effect.value for binding in outcome}


class Case(NamedTuple):
    """A decision, what it does to one organisation, and the rules of law that this shows."""

    shows: tuple[str, ...]
    gov: Governance
    decision: Decision
    org: str
    effect: str
    doubts: frozenset[str]
    how: str | None
    liable: tuple[str, ...] | None
    on: date | None

    def ask(self, law: RuleBook | None = None) -> Outcome:
        """What the decision does, under this law."""
        return sound(answered(self.decision, self.gov, on=self.on, law=law))

    def __str__(self) -> str:
        return f"{'+'.join(self.shows)}-{self.org}-{self.effect}"


def case(
    shows: str,
    gov: Governance,
    forum: str,
    day: date,
    answer: str,
    *,
    doubts: str = "",
    how: str | None = None,
    liable: str | None = None,
    on: date | None = None,
    **more: Any,
) -> Case:
    """A case. The answer is an organisation and its effect, such as `A bound`.

    Rules, doubts and those liable are given in one text each, parted by spaces; `more` is said of
    the decision.
    """
    org, effect = answer.split()
    liables = None if liable is None else tuple(liable.split())
    decision = decide(gov, forum, day, **more)
    rows = tuple(shows.split())
    return Case(rows, gov, decision, org, effect, frozenset(doubts.split()), how, liables, on)


def check(one: Case) -> None:
    """The case comes out as it says, and rests on the rules that it shows."""
    binding = one.ask()[one.org]
    reasons = str(binding.why)
    assert binding.effect is Effect(one.effect), reasons
    assert rests_on(binding, *one.shows), reasons
    assert doubts(binding) == one.doubts, reasons
    if one.how is not None:
        assert binding.how is not None and binding.how.value == one.how, reasons
    if one.liable is not None:
        assert binding.liable == one.liable, str(binding.liability)
