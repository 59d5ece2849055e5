"""Small schemes that want approvals and attestations, and what is agreed in them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
from build import committee, given, joint, trust, world
from hypothesis import strategies as st

from icsgov.analysis.readied import Readied, grounds_of
from icsgov.explain import YES
from icsgov.law import MetBy, england
from icsgov.model.authority import ApprovalRule, Attestation
from icsgov.model.body import CommitteeInCommon, Group, Seat
from icsgov.model.decision import Approval, Decision
from icsgov.model.governance import Governance
from icsgov.model.organisation import Office
from icsgov.reasoning.resolve import resolve

AMOUNTS = (0, 999_999, 1_000_000, 1_000_001)
LAW_WORDS = sorted(
    {one.name for rule in england().rules for one in rule.conditions if one.met_by is MetBy.FACT}
)
Act = tuple[str, str]


def binds(gov: Governance, org: str, made: Decision, acts: Iterable[Act]) -> bool:
    """Whether a decision binds an organisation with these agreed; as if everybody was consulted
    whom urgent power asks for, and nothing bars it.
    """
    made = Readied(gov).made(attrs.evolve(made, attested=()))
    approvals = [
        Approval(by, made.day, of=org, votes_for=entitled(gov, by, made.day), votes_against=0)
        for kind, by in acts
        if kind == "approval"
    ]
    words = [Attestation(name, of=org) for kind, name in acts if kind == "condition"]
    whole = attrs.evolve(made, approvals=approvals, attested=[*made.attested, *words])
    return resolve(whole, gov)[org].verdict is YES


def entitled(gov: Governance, by: str, day: date) -> int:
    bodies: list[Any] = [one for one in gov.bodies if one.id == by]
    bodies = bodies or gov.index.boards(by, day)
    seats = [seat for one in bodies for seat in getattr(one, "seats", ())]
    people = {seat.person for seat in seats if seat.voting and seat.period.covers(day)}
    return max(1, len(people))


def every_act(gov: Governance) -> list[Act]:
    """Everybody's approval, and the conditions of delegations and of the law."""
    words = {*LAW_WORDS, *(one for record in gov.delegations for one in record.conditions)}
    words |= {one for record in gov.delegations for one in grounds_of(record)}
    acts: list[Act] = [("condition", one) for one in sorted(words)]
    return acts + [("approval", one.id) for one in (*gov.bodies, *gov.organisations)]


ENDS = ("A committee", "A sub", "ceo", "A ned", "B", "B committee", "jc")


@st.composite
def schemes(draw: st.DrawFn) -> Governance:
    """Two trusts with every sort of forum, and delegations that want this and that."""
    kind = draw(st.sampled_from(["FT", "NHST", "ICB"]))
    bodies = [committee(org, "ceo", "fd") for org in "AB"]
    sub = committee("A", "ceo", name="sub", parent="A committee")
    people = Group("g", seats=[Seat("A ceo", held_for="A"), Seat("B ceo", held_for="B")])
    common = CommitteeInCommon("cic", ["A committee", "B committee"])
    posts = [Office("ceo", "A", holders="A ceo"), Office("B ceo post", "B", holders="B ceo")]
    words = st.lists(st.sampled_from(["tendered", "consulted"]), unique=True, max_size=2)
    records: list[Any] = []
    for place in range(draw(st.integers(1, 5))):
        by = draw(st.sampled_from(["A board", "A board", "A committee", "B board"]))
        to = draw(st.sampled_from([end for end in ENDS if end != by]))
        of = "A" if by == "B board" else None
        under = {"jc": "65Z6", "B": "65Z5", "B committee": "65Z5"}.get(to)
        limits = {
            "ceiling": draw(st.sampled_from([None, None, 10])),
            "conditions": draw(words),
            "passing_on": draw(st.sampled_from(["allowed", "silent"])),
            "function_of": of,
            "under": under if of is None else None,
        }
        records.append(given(f"{place}", by, to, **limits))
    for place in range(draw(st.integers(0, 2))):
        by = draw(st.sampled_from(["governors", "B board", "A committee", "A board"]))
        threshold = draw(st.sampled_from(["given", "of_voting", "of_all"]))
        rule = ApprovalRule(
            f"AP {place}", organisation="A", by=by, matters="service", threshold=threshold
        )
        records.append(attrs.evolve(rule, above=draw(st.sampled_from([None, 5]))))
    governors = committee("A", Seat("g1", "governor"), Seat("g2", "governor"), name="council")
    governors = attrs.evolve(governors, id="governors", statute="governors")
    trusts = [trust("A", kind), trust("B", draw(st.sampled_from(["FT", "NHST"])))]
    return world(trusts, bodies, sub, people, common, posts, governors, joint("A", "B"), records)
