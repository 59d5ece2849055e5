"""What statute says of a matter by its kinds: where it lies, who decides it, what bars it."""

from collections.abc import Iterable, Iterator

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, all_of, fact
from icsgov.law.rulebook import Mode, Rule
from icsgov.model.body import Board, Committee
from icsgov.model.kinds import OrgKind, Role, Side, Statute
from icsgov.model.matter import ancestors
from icsgov.model.organisation import Office
from icsgov.reasoning.chains import Decider
from icsgov.reasoning.cite import by_law, on_file
from icsgov.reasoning.ground import Case
from icsgov.reasoning.position import directors_agree


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
    if not found:
        return [], fact("chain.no-board", NO, organisation=org, day=case.day)
    if len(found) == 1:
        return found, None
    side, step = side_of(case, org, matter)
    if side is None:
        return found, step
    chosen = [board for board in found if board.side is side]
    return chosen or found, step


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
    return [
        _named(case, org, decider, rule)
        for rule in rules(case, org, side, matter, Mode.COMPOSITION)
    ]


def bars(case: Case, org: str, side: Side | None, matter: str) -> list[Step]:
    """What bars a matter altogether; a bar on certain forms is read with the form."""
    return [
        fact(
            "law.barred",
            NO,
            **by_law(rule),
        )
        for rule in rules(case, org, side, matter, Mode.BAR)
        if not rule.forms
    ]


def _named(case: Case, org: str, decider: Decider, rule: Rule) -> Step:
    verdict = is_named(case, org, decider, rule.by)
    code = {YES: "named.yes", NO: "named.no", UNKNOWN: "named.unknown"}[verdict]
    facts: Facts = {"decider": decider.id, "named": rule.by, "rule": rule.id, "says": rule.says}
    return fact(code, verdict, cites=(rule.citation,), basis=rule.basis, **facts)


def is_named(case: Case, org: str, decider: Decider, name: str) -> Verdict:
    """Whether a decider is the one that statute names."""
    if decider.person:
        return NO
    index = case.ground.index
    office = index.offices.get(decider.id)
    if name == "accounting_officer":
        held = isinstance(office, Office) and office.accounting_officer
        return _yes(held and office is not None and office.organisation == org)
    body = case.ground.body(decider.id)
    if name in KINDS:
        return _yes(
            case.ground.kind(case.ground.org_of(decider.id) or org) in KINDS[name]
            and isinstance(body, Board)
        )
    if name == "hwb":
        return _yes(isinstance(body, Committee) and body.statute is Statute.HWB)
    if getattr(body, "organisation", None) != org:
        return NO
    if name == "board" or name == "full_council":
        return _yes(isinstance(body, Board) and body.side is not Side.EXECUTIVE)
    if not isinstance(body, Committee):
        return NO
    if name == "governors":
        return _yes(body.statute is Statute.GOVERNORS)
    return _made_of(case, org, body, name)


KINDS = {
    "nhs_england": (OrgKind.NHSE,),
    "secretary_of_state": (OrgKind.SOS,),
}
"""The organisations that statute names as deciders or approvers."""


def _yes(holds: bool) -> Verdict:
    return YES if holds else NO


MAKE_UP: dict[str, tuple[tuple[Role, ...], tuple[Role, ...]]] = {
    "ned_committee": ((Role.CHAIR, Role.VICE_CHAIR, Role.NON_EXECUTIVE), ()),
    "neds": ((Role.CHAIR, Role.VICE_CHAIR, Role.NON_EXECUTIVE), ()),
    "chair_neds_committee": ((Role.CHAIR, Role.VICE_CHAIR, Role.NON_EXECUTIVE), (Role.CHAIR,)),
    "chair_ceo_neds_committee": (
        (Role.CHAIR, Role.VICE_CHAIR, Role.NON_EXECUTIVE, Role.CHIEF_EXECUTIVE),
        (Role.CHAIR, Role.CHIEF_EXECUTIVE),
    ),
    "chair_neds_ceo_committee": (
        (Role.CHAIR, Role.VICE_CHAIR, Role.NON_EXECUTIVE, Role.CHIEF_EXECUTIVE),
        (Role.CHAIR, Role.CHIEF_EXECUTIVE),
    ),
}
"""The committees that statute describes by their members: who may sit, and who has to."""


def _made_of(case: Case, org: str, body: Committee, name: str) -> Verdict:
    if name not in MAKE_UP:
        return UNKNOWN
    allowed, needed = MAKE_UP[name]
    voting = sorted({seat.person for seat in body.seats if seat.votes_on(case.day)})
    roles = [list(_roles(case, org, person)) for person in voting]
    if not voting or any(not found for found in roles):
        return NO
    if any(None not in found and not set(found) & set(allowed) for found in roles):
        return NO
    unsure = any(None in found and not set(found) & set(allowed) for found in roles)
    missing = [role for role in needed if not any(role in found for found in roles)]
    if missing:
        return UNKNOWN if any(None in found for found in roles) else NO
    return UNKNOWN if unsure else YES


def _roles(case: Case, org: str, person: str) -> Iterable[Role | None]:
    return (seat.role for _, seat in case.ground.index.board_seats(org, person, case.day))


def considered(case: Case, matter: str) -> Iterator[Step]:
    """A doubt where nobody has considered whether a matter is of a kind that statute knows."""
    _, known = case.kinds(matter)
    if not known:
        yield fact("kinds.not-considered", YES, doubt=True, matter=matter)


def directors_vote(case: Case, org: str, body: object, sides: frozenset[Side | None]) -> list[Step]:
    """Where statute gives a matter to a body by more than half of those voting: was it so?"""
    if not isinstance(body, Board | Committee) or body.organisation != org:
        return []
    found = [
        rule
        for matter in case.decision.matters
        for side in sorted(sides or {None}, key=str)
        for rule in rules(case, org, side, matter, Mode.DECIDER)
        if rule.threshold == "of_voting"
    ]
    return [
        all_of(
            "threshold",
            (directors_agree(case, body),),
            **by_law(rule),
        )
        for rule in dict.fromkeys(found)
    ]
