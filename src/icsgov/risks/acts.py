"""Acts upon a risk or an issue: each an answer, with the risk after it and one more line."""

from collections.abc import Container, Iterable
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from icsgov.errors import Fault, MalformedError, UnknownIdError
from icsgov.explain import NO, YES, Facts, Step, Verdict, all_of, fact
from icsgov.ids import HasId
from icsgov.model.governance import Governance
from icsgov.model.history import Line, Standing
from icsgov.model.kinds import Act, Ownership, to_ownership
from icsgov.model.rating import Rating, maybe_rating
from icsgov.model.risk import Held
from icsgov.risks.assess import checked
from icsgov.risks.assurance import full_case
from icsgov.risks.case import Case

H = TypeVar("H", bound=Held)


class Move(NamedTuple, Generic[H]):
    """What an act came to: the reasons, and the risk after it and before.

    Where the answer is not YES the act was not made, and the risk is the same; but that a body
    declined to take it is one more line of its history.
    """

    why: Step
    held: H
    before: H

    @property
    def verdict(self) -> Verdict:
        """Whether the act was made."""
        return self.why.verdict

    @property
    def made(self) -> bool:
        """Whether it was made, beyond doubt."""
        return self.why.verdict is YES

    def __str__(self) -> str:
        return str(self.why)


def plain_id(value: HasId | str | None) -> str:
    """An id, or nothing."""
    return "" if value is None else value if isinstance(value, str) else str(value.id)


def told(what: str, id: str | None, known: Container[str]) -> None:
    """Raise where an id is given that is not known."""
    if id is not None and id not in known:
        raise UnknownIdError(id, what)


def begun(held: Held, gov: Governance, on: date, bodies: Iterable[str]) -> Case:
    """What stands on the day of an act; refused where the day or a body is none."""
    checked(held, gov, on)
    for id in bodies:
        if id not in gov.index.bodies and id not in gov.index.offices:
            raise UnknownIdError(id, "body or office")
    if held.history and on < held.history[-1].day:
        reason = f"{on} is before the last line of its history, {held.history[-1].day}"
        raise MalformedError("act", [Fault(("on",), reason)])
    return full_case(held, gov, on)[0]


def review(
    held: H,
    gov: Governance,
    *,
    by: HasId | str,
    on: date,
    rating: Rating | tuple[int, int] | None = None,
    because: str = "",
) -> Move[H]:
    """A review, which may rate it anew; left out, the rating is confirmed.

    Whoever holds it may, and whoever its policy names for the review. Raises `MalformedError` for a
    rating off the matrix.
    """
    id = plain_id(by)
    case = begun(held, gov, on, [id])
    rules = case.policy.reviews if case.policy is not None else ()
    named: set[str] = {who for rule in rules for who in rule.by}
    made = maybe_rating(rating) if rating is not None else held.current
    both: Facts = {}
    if made is not None:
        both = {"was": Standing(current=held.current), "now": Standing(current=made)}
    return _act(case, held, Act.REVIEWED, id, named, both, because)


def own(
    held: H,
    gov: Governance,
    *,
    state: Ownership | str,
    by: HasId | str,
    on: date,
    owner: HasId | str | None = None,
    shared_with: Iterable[HasId | str] = (),
    because: str = "",
) -> Move[H]:
    """Say how far it is settled whose it is: proposed to another, accepted, disputed or shared.

    Whoever holds it may propose another `owner`, accept it, dispute it, or share it with others. It
    never has no owner.
    """
    id, new = plain_id(by), plain_id(owner) or held.owner
    others = tuple(sorted(map(plain_id, shared_with)))
    case = begun(held, gov, on, [id, new, *others])
    settled = to_ownership(state)
    was = Standing(owner=held.owner, ownership=held.ownership, shared_with=held.shared_with)
    now = Standing(owner=new, ownership=settled, shared_with=others)
    return _act(case, held, ACT_OF[settled], id, set(), {"was": was, "now": now}, because)


ACT_OF = {
    Ownership.PROPOSED: Act.PROPOSED,
    Ownership.ACCEPTED: Act.ACCEPTED,
    Ownership.DISPUTED: Act.DISPUTED,
    Ownership.SHARED: Act.SHARED,
}
"""The act by which it comes to be settled so."""


def retarget(
    held: H,
    gov: Governance,
    *,
    target: Rating | tuple[int, int],
    by: HasId | str,
    on: date,
    because: str = "",
) -> Move[H]:
    """Set another target rating. Whoever holds it may."""
    id = plain_id(by)
    case = begun(held, gov, on, [id])
    both: Facts = {"was": Standing(target=held.target), "now": Standing(target=target)}
    return _act(case, held, Act.RETARGETED, id, set(), both, because)


def stuck(held: H, gov: Governance, *, by: HasId | str, on: date, because: str = "") -> Move[H]:
    """Say that the tier that holds it cannot resolve it. Whoever holds it may."""
    id = plain_id(by)
    return _act(begun(held, gov, on, [id]), held, Act.STUCK, id, set(), {}, because)


def close(held: H, gov: Governance, *, by: HasId | str, on: date, because: str = "") -> Move[H]:
    """Say that it stands no more, from that day on. Whoever holds it may."""
    id = plain_id(by)
    case = begun(held, gov, on, [id])
    return _act(case, held, Act.CLOSED, id, set(), {"now": Standing(closed=on)}, because)


def _act(
    case: Case, held: H, act: Act, by: str, named: set[str], both: Facts, because: str
) -> Move[H]:
    """An act of whoever holds it, or of whoever is named for it."""
    stands = held.stands(case.on)
    code = "move.stands" if stands else "move.not-standing"
    lines = [fact(code, YES if stands else NO, id=held.id, on=case.on)]
    may = by in (held.owner, *held.shared_with) or by in named
    facts: Facts = {"by": by, "owner": held.owner, "act": act.value}
    lines.append(fact("act.theirs" if may else "act.not-theirs", YES if may else NO, **facts))
    why = all_of("act", lines, id=held.id, act=act.value)
    if why.verdict is not YES:
        return Move(why, held, held)
    line = Line(case.on, act, by=by, because=because, **both)
    return Move(why, held.acted(line), held)
