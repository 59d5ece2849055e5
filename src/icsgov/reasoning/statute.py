"""What statute says of a matter by its kinds: where it lies, who decides it, what bars it."""

from collections.abc import Iterator

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, fact
from icsgov.law.rulebook import Mode, Rule, Ruling
from icsgov.model.body import Board, Committee
from icsgov.model.kinds import Side
from icsgov.model.matter import ancestors, covers
from icsgov.reasoning.cite import by_law, on_file
from icsgov.reasoning.forms import board_forms, committee_forms
from icsgov.reasoning.ground import Case
from icsgov.reasoning.lawful import first_known
from icsgov.reasoning.named import Decider, is_named


def rules(case: Case, org: str, side: Side | None, matter: str, mode: Mode) -> list[Rule]:
    """The rules of one mode for a matter of an organisation."""
    kinds, _ = case.kinds(matter)
    if not kinds:
        return []
    found = case.ground.law.matters(case.ground.code(org, side), kinds, case.day)
    return [rule for rule in found if rule.mode is mode]


def boards(case: Case, org: str, matter: str) -> tuple[list[Board], Step | None]:
    """The boards in which the power may lie for a matter, and what settles or opens that."""
    found = case.ground.index.boards(org, case.day)
    if len(found) < 2:
        return found, None
    side, step = side_of(case, org, matter)
    return [board for board in found if side in (None, board.side)], step


def side_of(case: Case, org: str, matter: str) -> tuple[Side | None, Step]:
    """The side of a council on which a matter lies."""
    for side in Side:
        for rule in rules(case, org, side, matter, Mode.SIDE):
            name = Side(rule.side)
            facts: Facts = {"side": name.value, "matter": matter}
            return name, fact("side.statute", YES, **by_law(rule), **facts)
    for path in ancestors(matter):
        record = case.ground.index.matters.get(path)
        if record is not None and record.side is not None:
            cites = on_file(record)
            facts = {"side": record.side.value, "matter": matter}
            return record.side, fact("side.recorded", YES, cites=cites, **facts)
    return None, fact("side.unknown", UNKNOWN, matter=matter, organisation=org)


def named_deciders(
    case: Case, org: str, side: Side | None, matter: str, decider: Decider
) -> list[Step]:
    """Where statute gives a matter to a named decider: is this the one?"""
    return [
        _named(case, org, decider, rule) for rule in rules(case, org, side, matter, Mode.DECIDER)
    ]


def compositions(
    case: Case, org: str, side: Side | None, matter: str, decider: Decider
) -> list[Step]:
    """Where statute says how a committee for a matter has to be made up: is this one?"""
    if not isinstance(case.ground.body(decider.id), Committee):
        return []
    return [
        _named(case, org, decider, rule)
        for rule in rules(case, org, side, matter, Mode.COMPOSITION)
    ]


def other_side(
    case: Case, org: str, side: Side | None, matter: str, decider: Decider
) -> list[Step]:
    """What statute says where a body on one side of a council decides what lies on the other."""
    body = case.ground.body(decider.id)
    if not isinstance(body, Board | Committee) or body.organisation != org or side is None:
        return []
    own = case.ground.side_of(body.id)
    if own is side:
        return []
    forms = (
        board_forms(case.ground, body)
        if isinstance(body, Board)
        else committee_forms(case.ground, body, own, case.day)
    )
    names: set[str] = set()
    denied: list[Rule] = []
    for ladder in (ladder for ladders in forms for ladder in ladders):
        names.add(first_known(case, case.ground.code(org, own), ladder)[0])
        _, found = first_known(case, case.ground.code(org, side), ladder)
        denied += [rule for rule in found if rule.outcome is Ruling.NOT_ALLOWED]
    barring = [rule for rule in rules(case, org, own, matter, Mode.BAR) if names & set(rule.forms)]
    return [
        *(fact("law.not-allowed", NO, **by_law(rule)) for rule in denied),
        *(fact("law.barred", NO, **by_law(rule)) for rule in barring),
    ]


def _named(case: Case, org: str, decider: Decider, rule: Rule) -> Step:
    verdict = is_named(case, org, decider, rule.by)
    code = {YES: "named.yes", NO: "named.no", UNKNOWN: "named.unknown"}[verdict]
    facts: Facts = {"decider": decider.id, "named": rule.by, "rule": rule.id, "says": rule.says}
    return fact(code, verdict, cites=(rule.citation,), basis=rule.basis, **facts)


def considered(case: Case, matter: str) -> Iterator[Step]:
    """Doubts: nobody has considered the kinds of a matter, or a part of it is of a kind."""
    _, known = case.kinds(matter)
    if not known:
        yield fact("kinds.not-considered", YES, doubt=True, matter=matter)
    for one in case.ground.gov.matters:
        if one.kinds and one.id != matter and covers(matter, one.id):
            yield fact("kinds.narrower", YES, doubt=True, matter=matter, narrower=one.id)
