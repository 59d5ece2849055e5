"""A slice of the small scope, every day; `run.py` asks all of it. And: each answers for itself."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from attrs import evolve
from scope_axes import KINDS_ALIKE, axes
from scope_count import golden, in_order, row, tally
from scope_forms import FORMS, Variant, by_sub_committee, in_common, variants
from scope_parts import Scene, Value
from scope_slice import ALL, cases, turn

from icsgov.model.body import CommitteeInCommon, Group
from icsgov.model.governance import Governance
from icsgov.testing import World, answers, renamed


@pytest.mark.parametrize("form", ALL)
def test_engine_and_twin_agree_and_the_counts_are_golden(form: str) -> None:
    found = tally(cases(form))
    assert set(found.differ) <= set(golden()["disagreements"])
    assert in_order(found.counts) == row("slice", form)


def test_every_kind_is_in_one_group_of_those_alike() -> None:
    assert sorted(map(str, variants())) == sorted(one for group in KINDS_ALIKE for one in group)


IN_COMMON = {
    "board": FORMS["boards in common"],
    "committee": FORMS["committees in common"],
    "sub-committee": in_common("sub-committees in common", by_sub_committee),
}
ALONE = {"group": FORMS["group"], "group, by office": FORMS["group, by office"]}
MEETINGS = {**IN_COMMON, **ALONE}
BYSTANDER = {"B", "B board", "B seat", "common", "vote of B"}
OURS = ("FT", "ICB", "LA, council", "LA, executive", "NHST")
THEIRS = ("CARE_TRUST", "NHSE", "CA")


def taken_apart(form: str, kind: str) -> tuple[Any, Scene]:
    """A form for a kind at home, without whoever else is there."""
    (variant,) = (one for one in variants() if str(one) == kind)
    place, parts = MEETINGS[form](variant, Variant(variant.kind).home)
    alone = {slot: part for slot, part in parts.items() if slot not in BYSTANDER}
    decision = parts["decision"]
    if form in IN_COMMON:
        fields = {**decision.fields, "forum": place.body}
        alone["decision"] = decision._replace(fields=fields)
    return place._replace(others=(), slots=frozenset(alone)), Scene(alone)


def of_the_meeting(value: Value) -> bool:
    """Whether a value says nothing of what all at a meeting share: its matter and the decision."""
    return not value.put.keys() & {"decision", "asked", "matter", "wider"}


def one_by_one(form: str, kind: str) -> Iterator[World]:
    """The base and every value that can be said of one organisation alone."""
    place, parts = taken_apart(form, kind)
    values = [one for known in axes(place).values() for one in known if of_the_meeting(one)]
    for chosen in ((), *((one,) for one in values)):
        world = parts.world(*chosen)
        if world is not None:
            yield world


def as_another(world: World, name: str) -> World:
    """The same world about another organisation, every id in it another one."""
    ids = {str(one.id) for name, one in world.gov.records() if name != "matters"}
    seats = [seat for body in world.gov.bodies for seat in getattr(body, "seats", ())]
    people = {seat.person for seat in seats} | {vote.person for vote in world.decision.votes}
    people |= {held.person for office in world.gov.offices for held in office.holders}
    return renamed(world, {one: f"{one} of {name}" for one in (ids | people) - {"group"}})


def together(forms: tuple[str, ...], one: World, *others: World) -> World:
    """All of them at one meeting, about the matter of the first."""
    worlds = (one, *others)
    records: dict[Any, Any] = {}
    for world in reversed(worlds):
        records |= {(name, record.id): record for name, record in world.gov.records()}
    votes = [vote for world in worlds for vote in world.decision.votes]
    if forms[0] in ALONE:
        groups = [group for world in worlds for group in world.gov.bodies if group.id == "group"]
        seats = [seat for group in groups for seat in getattr(group, "seats", ())]
        records["bodies", "group"] = Group("group", seats=seats)
        return World(Governance.of(*records.values()), evolve(one.decision, votes=votes))
    bodies = [str(world.decision.forum) for world in worlds]
    meeting = CommitteeInCommon("all", bodies)
    gov = Governance.of(*records.values(), meeting)
    return World(gov, evolve(one.decision, forum="all", votes=votes))


PAIRS = [(*pair,) for of in (IN_COMMON, ALONE) for pair in product(of, repeat=2)]


@pytest.mark.parametrize("forms", PAIRS, ids=" and ".join)
def test_each_organisation_at_a_meeting_gets_the_answer_that_it_gets_alone(
    forms: tuple[str, str],
) -> None:
    theirs = [(kind, list(one_by_one(forms[1], kind))) for kind in THEIRS]
    seen = set()
    for number, ours in enumerate(one_by_one(forms[0], turn(" and ".join(forms), list(OURS)))):
        kind, among = theirs[number % len(theirs)]
        second = as_another(among[number % len(among)], "second")
        third = as_another(among[-1 - number % len(among)], "third")
        for others in ((second,), (second, third)):
            meeting = answers(together(forms, ours, *others))
            alone = [answers(one) for one in (ours, *others)]
            for answer in alone:
                assert {org: meeting[org] for org in answer} == answer, (kind, number)
        seen.add(answers(ours)["A"][0])
    assert len(seen) > 2  # not all bound, nor all the same
