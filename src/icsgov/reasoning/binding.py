"""What a decision did to one organisation: position, authority, approvals, procedure, after."""

from typing import NamedTuple

from icsgov.explain import NO, UNKNOWN, YES, Step, all_of, any_of, fact, least
from icsgov.model.body import JointCommittee
from icsgov.model.kinds import Side
from icsgov.reasoning.approvals import Approved, approvals
from icsgov.reasoning.authority import Authority, authority
from icsgov.reasoning.ground import Case
from icsgov.reasoning.lasting import lasting
from icsgov.reasoning.later import Adopted, idle_ratifications, overturned, ratified
from icsgov.reasoning.liability import liability, power_of
from icsgov.reasoning.position import Stance
from icsgov.reasoning.procedure import notice_steps
from icsgov.reasoning.remarks import remarks
from icsgov.reasoning.results import Binding, Effect, How, Stand
from icsgov.reasoning.ways import Way

NO_SIDE: frozenset[Side | None] = frozenset({None})
NOBODY = Binding._field_defaults["liability"]
BOUND = Effect.BOUND
COMMITTED = (BOUND, Effect.DECLINED)


class Settled(NamedTuple):
    """Everything about a way of reaching an organisation but how its decider stands."""

    way: Way
    approved: Approved
    adopted: Adopted
    procedure: list[Step]
    undone: Step
    parts: tuple[Step, ...]
    how: How
    power: str | None
    liability: Step


def settle(case: Case, org: str, way: Way) -> Settled:
    """Authority, approvals, procedure and what came afterwards; the position is left open."""
    way, approved = _one_chain(case, org, way)
    adopted = ratified(case, org, way)
    approved = _either_way(case, org, way, approved, adopted)
    procedure = _procedure(case, org, way)
    undone = overturned(case, org, way, adopted)
    parts = (
        adopted.step,
        *((approved.step,) if approved.step is not None else ()),
        *procedure,
        undone,
        *approved.unasked,
        *idle_ratifications(case, org, way, adopted),
    )
    how = _how(case, org, way)
    carried = lasting(case, org, way)
    power, said = power_of(case, org, carried), liability(case, org, how, carried)
    return Settled(way, approved, adopted, procedure, undone, parts, how, power, said)


def bind(case: Case, org: str, told: Settled, stance: Stance) -> Binding:
    """The binding of an organisation by one way of reaching it, given how the decider stands."""
    way, stand = told.way, stance.stand
    notes = remarks(case, org, way, stand)
    parts = told.parts
    if stand is Stand.AGAINST and told.adopted.own < way.authority.step.verdict:
        parts = (way.authority.step, *parts[1:])  # a refusal does not run out
    why = all_of("bound", (stance.step, *parts, *notes), organisation=org)
    effect = effect_of(told, stand, why)
    if effect not in COMMITTED:
        return Binding(org, effect, why, told.how, way.decider.id, stand=stand)
    said = told.liability if effect is BOUND else NOBODY
    return Binding(org, effect, why, told.how, way.decider.id, told.power, said, stand)


def _one_chain(case: Case, org: str, way: Way) -> tuple[Way, Approved]:
    """Authority and approvals, judged on one and the same chain; the best such chain."""
    found = way.authority
    approved = approvals(case, org, found.sides)
    if approved.step is None or not approved.by & found.nodes:
        return way._replace(approvers=approved.by), approved
    other: Authority = authority(way.case, org, way.decider, approved.by)
    apart = way._replace(authority=other, avoid=approved.by)
    if other.step.verdict is found.step.verdict:
        return apart, approved
    if approved.step.verdict is NO or other.step.verdict is NO:
        return way, approvals(case, org, found.sides, found.nodes)
    return apart, approved


def _either_way(case: Case, org: str, way: Way, approved: Approved, adopted: Adopted) -> Approved:
    """Approvals where power may have run through whoever approved, and a board adopted what was
    decided if it did not: then nothing stands against the approval.
    """
    open_ = way.authority.step.verdict is UNKNOWN and adopted.since is not None
    if not open_ or approved.step is None or approved.step.verdict is not NO:
        return approved
    apart = approvals(case, org, way.authority.sides)
    if apart.step is None or apart.step.verdict is NO:
        return approved
    either = any_of("approval.either-way", (approved.step, apart.step), organisation=org)
    hangs = fact("approval.chain-open", UNKNOWN, organisation=org)
    step = all_of("approvals", (either, hangs), organisation=org)
    return approved._replace(step=step, first=apart.first)


def _procedure(case: Case, org: str, way: Way) -> list[Step]:
    """The mandatory steps that are on record as taken or missed: notice."""
    sides = way.authority.sides or NO_SIDE
    if len(sides) == 1:
        return notice_steps(way.case, org, way.decider.id, way.record, next(iter(sides)))
    asked = (way.case, org, way.decider.id, way.record)
    return _either([notice_steps(*asked, one) for one in sorted(sides, key=str)])


def _either(notices: list[list[Step]]) -> list[Step]:
    """The steps on either side of a council, where it is not known which applies."""
    steps = list(dict.fromkeys(step for one in notices for step in one))
    ends = {least(step.verdict for step in one) for one in notices}
    if len(ends) == 1:
        return steps
    return [
        any_of(
            "notice.side-unknown", (fact("notice.side", UNKNOWN, missing="side"), *_short_of(steps))
        )
    ]


def _short_of(steps: list[Step]) -> list[Step]:
    """The steps that fail, for show beside an UNKNOWN."""
    return [step for step in steps if step.verdict is NO]


def effect_of(told: Settled, stand: Stand, why: Step) -> Effect:
    """The first line of the table of effects that fits."""
    approved, procedure, undone = told.approved, told.procedure, told.undone
    granted = max(told.adopted.step.verdict, told.way.authority.step.verdict)
    declined = stand is Stand.AGAINST and granted is YES
    if stand is Stand.NONE or (declined and undone.verdict is NO):
        return Effect.UNDECIDED
    if granted is NO:
        return Effect.UNAUTHORISED
    if declined:
        return Effect.DECLINED
    if stand is not Stand.FOR or granted is UNKNOWN:
        return Effect.INDETERMINATE
    if approved.first is NO or any(step.verdict is NO for step in procedure):
        return Effect.DEFECTIVE
    if approved.step is not None and approved.step.verdict is NO:
        return Effect.AWAITING
    if UNKNOWN in (why.verdict, undone.verdict, *(step.verdict for step in procedure)) or (
        approved.step is not None and approved.step.verdict is UNKNOWN
    ):
        return Effect.INDETERMINATE
    if undone.verdict is NO:
        return Effect.OVERTURNED
    return Effect.LAPSED if told.adopted.step.verdict is NO else Effect.BOUND


def _how(case: Case, org: str, way: Way) -> How:
    if isinstance(way.record, JointCommittee) and org in way.record.parties:
        return How.JOINT
    exerciser = case.ground.org_of(way.decider.id)
    return How.OWN if exerciser in (org, None) else How.EXERCISED_FOR
