"""What a body should be looking at: its own risks and issues, and the system's."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import attrs

from icsgov.analysis.plane import check_day
from icsgov.errors import UnknownIdError
from icsgov.explain import NO, YES, Facts, Step, Verdict, fact, greatest
from icsgov.ids import HasId
from icsgov.model.body import Board
from icsgov.model.governance import Governance
from icsgov.model.risk import Held
from icsgov.model.risk_policy import RiskPolicy
from icsgov.risks.acts import plain_id
from icsgov.risks.assess import Advice, Assessment, assess
from icsgov.risks.assurance import Gap, full_case, told
from icsgov.risks.case import Case, affected, organisations_behind, tiers_of
from icsgov.risks.criteria import at_tier, fits

OWN = ("register.owns", "register.owns-below", "register.shares")
"""The reasons for which something is a body's own to hold."""


class Row(NamedTuple):
    """A risk or an issue on a body's register, and each reason why it is there.

    `because` are lines that are YES, or UNKNOWN where it may be a reason.
    """

    found: Assessment
    because: tuple[Step, ...]

    @property
    def held(self) -> Held:
        """The risk or the issue, as it stood that day."""
        return self.found.held

    @property
    def verdict(self) -> Verdict:
        """Whether it belongs there."""
        return greatest(one.verdict for one in self.because)

    @property
    def own(self) -> bool:
        """Whether it is the body's own to hold."""
        return any(one.code in OWN for one in self.because)


@attrs.frozen
class Register:
    """What a body should be looking at on a day, the highest scores first.

    `policies` are those that the rows are under.
    """

    body: str
    on: date
    rows: tuple[Row, ...]
    policies: tuple[RiskPolicy, ...] = ()

    @property
    def own(self) -> tuple[Row, ...]:
        """What it holds itself."""
        return tuple(row for row in self.rows if row.own)

    @property
    def others(self) -> tuple[Row, ...]:
        """What others hold and it has to see."""
        return tuple(row for row in self.rows if not row.own)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        from icsgov.views.register import register_text  # results reach views lazily

        return register_text(self)

    def _repr_html_(self) -> str:
        from icsgov.views.register import register_html  # results reach views lazily

        return register_html(self)


def register(gov: Governance, body: HasId | str, *, on: date) -> Register:
    """The risks and issues that a body should be looking at that day, and why each of them.

    Its own: what it owns or shares; for a board, what any body or office of its organisation owns.
    The system's: what is at a tier where it holds risks, what a policy has reported to it, what it
    (or anybody of its organisation) has held before, what touches its organisation or is outside
    its appetite, what it may have to take over, and gaps in assurance of which it is to be told.
    Raises `UnknownIdError` for a body that the framework does not have, `MalformedError` for a day
    that is none.

    >>> from icsgov import Board, Governance, Organisation
    >>> from icsgov.model.risk import SystemRisk
    >>> from icsgov.model.risk_policy import Tier
    >>> gov = Governance.of(
    ...     Organisation("RNN", kind="FT"), Organisation("QHM", kind="ICB"),
    ...     Board("rnn", "RNN"), Board("icb", "QHM"), Tier("system", top=True, bodies="icb"),
    ...     SystemRisk("SR 4", "handovers take hours", owner="icb", tier="system", current=(4, 4),
    ...                organisations="RNN"),
    ... )
    >>> for row in register(gov, "rnn", on=date(2025, 3, 3)):
    ...     print(row.held.id, [step.says for step in row.because])
    SR 4 ['it touches `RNN`']
    """
    id = plain_id(body)
    if not organisations_behind(gov, id) and id not in gov.index.bodies:
        raise UnknownIdError(id, "body or office")
    rows = []
    for held in standing(gov, on):
        found = assess(held, gov, on=on)
        because = tuple(_reasons(found, gov, id))
        if because:
            rows.append(Row(found, because))
    under = {row.found.policy for row in rows}
    policies = tuple(one for one in gov.risk_policies if one.id in under)
    return Register(id, on, tuple(sorted(rows, key=_order)), policies)


def standing(gov: Governance, on: date) -> list[Held]:
    """Every risk and every issue that stands that day."""
    check_day(on)
    every: list[Held] = [*gov.risks, *gov.issues]
    return [one for one in every if one.as_at(on).stands(on)]


def assurance_gaps(gov: Governance, *, on: date) -> dict[str, tuple[Gap, ...]]:
    """The risks on which assurance is wanting, or may be, by id: what each provision comes to.

    >>> assurance_gaps(Governance(), on=date(2025, 3, 3))
    {}
    """
    found = {}
    for held in standing(gov, on):
        gaps = tuple(gap for gap in assess(held, gov, on=on).gaps if gap.verdict is not NO)
        if gaps:
            found[held.id] = gaps
    return found


def _order(row: Row) -> tuple[int, str]:
    score = row.found.rating.score if row.found.rating is not None else None
    return -(score or 0), row.held.id


def _reasons(found: Assessment, gov: Governance, id: str) -> Iterator[Step]:
    """Why a body should be looking at it."""
    case, _ = full_case(found.held, gov, found.on)
    yield from _holding(case, id)
    yield from _reported(case, id)
    yield from _touching(found, case, id)
    yield from _asked(found, id)
    verdict = told(found.gaps).get(id, NO)
    if verdict is not NO:
        yield fact("register.gap" if verdict is YES else "register.gap-perhaps", verdict)


def _holding(case: Case, id: str) -> Iterator[Step]:
    """What it has to do with whoever holds it, or has held it."""
    held, gov = case.held, case.gov
    named: Facts = {"owner": held.owner, "ownership": held.ownership.value}
    now = (held.owner, *held.shared_with)
    if held.owner == id:
        yield fact("register.owns", YES, ownership=held.ownership.value)
    elif _inside(gov, held.owner, id):
        yield fact("register.owns-below", YES, **named)
    if id in held.shared_with:
        yield fact("register.shares", YES, owner=held.owner)
    if id in tiers_of(gov)[held.tier].bodies and held.owner != id:
        yield fact("register.tier", YES, tier=held.tier)
    past = [one for one in held.holders() if one not in now]
    if id in past:
        yield fact("register.held", YES, owner=held.owner)
    below = [one for one in past if one != id and _inside(gov, one, id)]
    if below:
        yield fact("register.held-below", YES, holder=below[0], owner=held.owner)


def _inside(gov: Governance, holder: str, id: str) -> bool:
    """Whether a holder is a body or an office of the organisation whose board this is."""
    home = _home(gov, id)
    return home is not None and organisations_behind(gov, holder) == (home,)


def _home(gov: Governance, id: str) -> str | None:
    """The organisation whose board it is, or which it is."""
    body = gov.index.bodies.get(id)
    if isinstance(body, Board):
        return str(body.organisation)
    return id if id in gov.index.organisations else None


def _reported(case: Case, id: str) -> Iterator[Step]:
    """What a policy has reported to it."""
    for rule in at_tier(case.policy.reports, case.held.tier) if case.policy is not None else ():
        about = fits(case, rule) if id in rule.to else None
        if about is not None and about.verdict is not NO:
            code = "register.reported" if about.verdict is YES else "register.reported-perhaps"
            often = f"every {rule.every}" if rule.every is not None else "at every meeting"
            yield fact(code, about.verdict, clause=rule.clause, often=often, cites=about.cites)


def _touching(found: Assessment, case: Case, id: str) -> Iterator[Step]:
    """What it does to its organisation, where that is not the one that holds it alone."""
    org = _home(case.gov, id)
    if org in found.outside:
        yield fact("register.outside", YES, organisation=org)
    if org in affected(case) and organisations_behind(case.gov, case.held.owner) != (org,):
        yield fact("register.touches", YES, organisation=org)


def _asked(found: Assessment, id: str) -> Iterator[Step]:
    """Where it may move, and the body would have to take it over."""
    code = {Advice.ESCALATE: "register.may-come-up", Advice.DE_ESCALATE: "register.may-come-down"}
    for place in found.to:
        if id in place.bodies:
            yield fact(code[found.advice], YES, tier=place.tier)
