"""A decider's authority for an organisation: every matter, on the day of the counted vote."""

from typing import Any, NamedTuple

from icsgov.explain import NO, Step, all_of, any_of, fact
from icsgov.model.body import Board
from icsgov.model.kinds import Side
from icsgov.reasoning.chains import Chain, chain
from icsgov.reasoning.ground import Case
from icsgov.reasoning.links import Link, Question, abolished, not_in_being
from icsgov.reasoning.named import Decider
from icsgov.reasoning.statute import (
    boards,
    compositions,
    considered,
    named_deciders,
    other_side,
)


class Authority(NamedTuple):
    """Whether a decider had authority; the links it rests on and everybody on them."""

    step: Step
    links: tuple[Link, ...] = ()
    nodes: frozenset[str] = frozenset()
    sides: frozenset[Side | None] = frozenset()


def authority(
    case: Case, org: str, decider: Decider, avoid: frozenset[str] = frozenset()
) -> Authority:
    """Whether a decider may decide all matters of the decision for an organisation."""
    parts = [for_matter(case, org, decider, matter, avoid) for matter in case.decision.matters]
    key = ("abolished", org, case.day)
    standing = case.ground.once(key, lambda: abolished(case, org))
    if len(parts) == 1 and not standing:
        return parts[0]
    step = all_of("authority", (*standing, *(part.step for part in parts)), organisation=org)
    links = tuple(dict.fromkeys(one for part in parts for one in part.links))
    nodes = frozenset().union(*(part.nodes for part in parts))
    return Authority(step, links, nodes, frozenset().union(*(part.sides for part in parts)))


def for_matter(
    case: Case, org: str, decider: Decider, matter: str, avoid: frozenset[str]
) -> Authority:
    """Whether a decider may decide one matter for an organisation; shared between decisions."""
    decision = case.decision
    key: tuple[Any, ...] = (
        "authority",
        org,
        decider,
        matter,
        case.day,
        avoid,
        decision.figures,
        decision.attested,
        decision.consultations,
    )
    if case.ground.one_offs:
        key = (*key, decision.id)
    return case.ground.once(key, lambda: _for_matter(case, org, decider, matter, avoid))


def _for_matter(
    case: Case, org: str, decider: Decider, matter: str, avoid: frozenset[str]
) -> Authority:
    roots, settled = boards(case, org, matter)
    notes = (*considered(case, matter), *not_in_being(case, decider.id))
    if not roots:
        named = named_deciders(case, org, None, matter, decider)
        if not named:
            none = fact("chain.no-board", NO, organisation=org, day=case.day)
            return Authority(none)
        return Authority(all_of("authority.matter", (*named, *notes), matter=matter))
    parts = [_from_board(case, org, decider, matter, root, avoid) for root in roots]
    if len(parts) == 1:
        only = parts[0]
        extra = (settled,) if settled is not None else ()
        steps = (*extra, only.step, *notes)
        step = all_of("authority.matter", steps, matter=matter) if len(steps) > 1 else only.step
        return only._replace(step=step)
    return _either_side(parts, settled, notes, matter)


def _either_side(
    parts: list[Authority], open_: Step | None, notes: tuple[Step, ...], matter: str
) -> Authority:
    """A council's matter whose side is not known: the two answers where they agree."""
    shown = any_of("authority.either-side", [part.step for part in parts], matter=matter)
    same = len({part.step.verdict for part in parts}) == 1
    extra = (open_,) if open_ is not None and not same else ()
    step = all_of("authority.matter", (shown, *extra, *notes), matter=matter)
    best = max(parts, key=lambda part: part.step.verdict.value)
    return Authority(step, best.links, best.nodes, frozenset().union(*(p.sides for p in parts)))


def on_side(
    case: Case,
    org: str,
    decider: Decider,
    side: Side | None,
    avoid: frozenset[str] = frozenset(),
) -> Authority:
    """A decider's authority over matters of unknown side, on the footing that they lie on this."""
    parts: list[Authority] = []
    for matter in case.decision.matters:
        roots, _ = boards(case, org, matter)
        here = [root for root in roots if root.side is side]
        parts += [_from_board(case, org, decider, matter, root, avoid) for root in here]
    steps = [*(part.step for part in parts), *not_in_being(case, decider.id)]
    step = steps[0] if len(steps) == 1 else all_of("authority", steps, organisation=org)
    return Authority(step, tuple(dict.fromkeys(one for part in parts for one in part.links)))


def _from_board(
    case: Case, org: str, decider: Decider, matter: str, root: Board, avoid: frozenset[str]
) -> Authority:
    side = root.side if case.ground.kind(org).is_council else None
    sides = frozenset({side})
    named = named_deciders(case, org, side, matter, decider)
    if named:
        steps = named
        if decider.id in avoid:
            steps.append(fact("chain.through-approver", NO, body=decider.id))
        step = steps[0] if len(steps) == 1 else all_of("named", steps, matter=matter)
        return Authority(step, (), frozenset({decider.id}), sides)
    found: Chain = chain(case, Question(org, matter, side), root, decider, avoid)
    made = [
        *compositions(case, org, side, matter, decider),
        *other_side(case, org, side, matter, decider),
    ]
    step = all_of("authority.composed", (*made, found.step), matter=matter) if made else found.step
    return Authority(step, found.links, found.nodes, sides)
