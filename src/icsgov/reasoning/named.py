"""The deciders that statute names: is somebody the one?"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Verdict
from icsgov.model.body import Board, Committee
from icsgov.model.kinds import OrgKind, Role, Side, Statute
from icsgov.reasoning.ground import Case


class Decider(NamedTuple):
    """Who decides: a body or an office by its id, or a person deciding alone."""

    id: str
    person: bool = False


def is_named(case: Case, org: str, decider: Decider, name: str) -> Verdict:
    """Whether a decider is the one that statute names for an organisation."""
    if name in ALONE:
        return ALONE[name](case, org, decider)
    if decider.person:
        return NO
    body = case.ground.body(decider.id)
    if name in KINDS:
        owner = case.ground.org_of(decider.id)
        kind = case.ground.kind(owner) if owner is not None else None
        return _yes(kind in KINDS[name] and isinstance(body, Board))
    if name == "hwb":
        return _yes(isinstance(body, Committee) and body.statute is Statute.HWB)
    if getattr(body, "organisation", None) != org:
        return NO
    if name in ("board", "full_council"):
        return _yes(isinstance(body, Board) and body.side is not Side.EXECUTIVE)
    if not isinstance(body, Committee):
        return NO
    if name == "governors":
        return _yes(body.statute is Statute.GOVERNORS)
    return _made_of(case, org, body, name)


def _yes(holds: bool) -> Verdict:
    return YES if holds else NO


KINDS = {
    "nhs_england": (OrgKind.NHSE,),
    "secretary_of_state": (OrgKind.SOS,),
    "relevant_icbs": (OrgKind.ICB,),
}
"""The organisations that statute names as deciders or approvers."""


def _accounting_officer(case: Case, org: str, decider: Decider) -> Verdict:
    """The accounting officer, in their office or in person."""
    index = case.ground.index
    held = index.offices_of.get(decider.id, ()) if decider.person else ()
    in_person = [office for office in held if office.holder(case.day) == decider.id]
    own = index.offices.get(decider.id)
    offices = in_person if own is None else [own]
    return _yes(any(one.accounting_officer and one.organisation == org for one in offices))


def _chair(case: Case, org: str, decider: Decider) -> Verdict:
    """The chair of the board, in person or in an office of theirs."""
    office = case.ground.index.offices.get(decider.id)
    person = office.holder(case.day) if office is not None else decider.id
    if person is None or (office is None and not decider.person):
        return NO
    roles = set(_roles(case, org, person))
    if Role.CHAIR in roles:
        return YES
    return UNKNOWN if None in roles else NO


ALONE: dict[str, Callable[[Case, str, Decider], Verdict]] = {
    "accounting_officer": _accounting_officer,
    "icb_chair": _chair,
}
"""The people that statute names."""

NEDS = (Role.CHAIR, Role.VICE_CHAIR, Role.NON_EXECUTIVE)
WITH_CHIEF = (*NEDS, Role.CHIEF_EXECUTIVE)
MAKE_UP: dict[str, tuple[tuple[Role, ...], tuple[Role, ...]]] = {
    "ned_committee": (NEDS, ()),
    "neds": (NEDS, ()),
    "chair_neds_committee": (NEDS, (Role.CHAIR,)),
    "chair_ceo_neds_committee": (WITH_CHIEF, (Role.CHAIR, Role.CHIEF_EXECUTIVE)),
    "chair_neds_ceo_committee": (WITH_CHIEF, (Role.CHAIR, Role.CHIEF_EXECUTIVE)),
}
"""The committees that statute describes by their members: who may sit, and who has to."""


def _made_of(case: Case, org: str, body: Committee, name: str) -> Verdict:
    """Whether every voting member is one of those who may sit, and those who have to are there."""
    allowed, needed = MAKE_UP.get(name, ((), ()))
    voting = sorted({seat.person for seat in body.seats if seat.votes_on(case.day)})
    roles = [set(_roles(case, org, person)) for person in voting]
    fitting = [bool(found.intersection(allowed)) for found in roles]
    unsure = [None in found for found in roles]
    if not voting or not all(fits or open_ for fits, open_ in zip(fitting, unsure, strict=True)):
        return NO
    missing = [role for role in needed if not any(role in found for found in roles)]
    if missing:
        return UNKNOWN if any(unsure) else NO
    return YES if all(fitting) else UNKNOWN


def _roles(case: Case, org: str, person: str) -> Iterable[Role | None]:
    """The roles in which somebody sits on an organisation's board that day."""
    return (seat.role for _, seat in case.ground.index.board_seats(org, person, case.day))
