"""What `print` shows of the results that are lists: a line for each thing in them."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from icsgov.explain import NO, UNKNOWN, YES
from icsgov.model.kinds import Per, Vat
from icsgov.period import Period
from icsgov.phrases import shown
from icsgov.phrases.wording import ids
from icsgov.reasoning.ground import MEASURES

if TYPE_CHECKING:  # the results import this module
    from icsgov.analysis.compare import Comparison, Redone
    from icsgov.analysis.finding import Region
    from icsgov.analysis.harmonise import Harmony
    from icsgov.analysis.held import Envelope, Part
    from icsgov.analysis.history import Flip
    from icsgov.analysis.reach import Meeting, Reach
    from icsgov.analysis.routes import Routes
    from icsgov.analysis.usage import Dealt, Ledger

SHOWN = 5
"""How many routes are written out."""

SAID = {YES: "it binds", NO: "it does not bind", UNKNOWN: "it is not known whether it binds"}


def region_text(one: "Region") -> str:
    """Matters, amounts and days."""
    but = f" but {ids(one.but)}" if one.but else ""
    also = "".join(f", {band} {_measured(measure)}" for measure, band in one.also)
    return (
        f"{ids(one.matters)}{but}, {one.band} {_measured(one.measure)}{also}, {_when(one.period)}"
    )


def _when(period: Period) -> str:
    """A run of days; one day by itself."""
    one = period.start is not None and period == Period.through(period.start, period.start)
    return f"on {shown(period.start)}" if one else str(period)


def _measured(measure: tuple[Per, Vat]) -> str:
    return f"({MEASURES[measure]})"


def flip_text(one: "Flip") -> str:
    """A decision, an organisation, and what was thought of it then and is now."""
    then, now = SAID[one.then], SAID[one.now]
    said = f"on what was on file on {shown(one.known)} {then}; on what is on file now {now}"
    return f"{one.decision} for {one.organisation}: {said}"


def dealt_text(one: "Dealt") -> str:
    """A decision, whom it binds, and the clauses that are used up."""
    open_ = tuple(each.organisation for each in one.outcome if each.verdict is UNKNOWN)
    parts = [f"binds {ids(one.outcome.bound)}"] if one.outcome.bound else []
    parts += [f"whether it binds {ids(open_)} is not known"] if open_ else []
    bound = " and ".join(parts) or "binds nobody"
    lists = (("used up", one.exhausted), ("perhaps used up", one.perhaps))
    more = "".join(f"; {name}: {ids(clauses)}" for name, clauses in lists if clauses)
    return f"{one.decision.id}, {shown(one.decision.day)}: {bound}{more}"


def ledger_text(one: "Ledger") -> str:
    """Every decision, and every total."""
    accounts = [f"{account}, {account.period}" for account in one.accounts]
    return "\n".join([*map(str, one.dealt), *accounts]) or "no decisions"


def part_text(one: "Part") -> str:
    """What somebody holds, and what it needs besides."""
    needs = [" and ".join(f"{need.kind} `{need.name}`" for need in some) for some in one.needs]
    asked = "" if one.alone else f"; needs {' or '.join(needs)}" if needs else "; not known"
    return f"`{one.matter}` for `{one.organisation}`, {one.band}, {_when(one.period)}{asked}"


def envelope_text(one: "Envelope") -> str:
    """Everything that somebody can decide."""
    if not one.parts:
        return f"{one.holder} can decide nothing"
    return "\n".join([f"{one.holder} can decide", *(f"  {part}" for part in one.parts)])


def meeting_text(one: "Meeting") -> str:
    """A forum, and who decides there for whom."""
    return f"together at `{one.forum}`: {'; '.join(map(str, one.ways))}"


def reach_text(one: "Reach") -> str:
    """Every way, those of which it is not known, and the forums for all of them."""
    lines = [str(way) for way in (*one.ways, *one.open)]
    lines += map(str, one.together if len(one.organisations) > 1 else ())
    return "\n".join(lines) or f"no way to bind {ids(one.organisations)}"


def routes_text(one: "Routes") -> str:
    """The first routes, or who is in their way."""
    if not one.possible:
        return "\n".join(["no route", *(f"  {stuck}" for stuck in one.stuck)])
    found = [f"{place}. {route}" for place, route in enumerate(islice(one, SHOWN), 1)]
    return "\n".join([*found, *(["and perhaps more"] if len(found) == SHOWN else [])])


def redone_text(one: "Redone") -> str:
    """A decision, an organisation, and the effect under either framework."""
    then, now = ("not on file" if one is None else one.value for one in (one.then, one.now))
    return f"{one.decision.id} for {one.organisation}: {then}, then {now}"


def comparison_text(one: "Comparison") -> str:
    """What changed, and which decisions would have come out differently."""
    return "\n".join(map(str, (*one.changed, *one.redone))) or "nothing changes"


def harmony_text(one: "Harmony") -> str:
    """The reservations to add and to lift."""

    def lines() -> Iterator[str]:
        for verb, some in (("add", one.add), ("lift", one.lift)):
            for kept in some:
                above = f" above {shown(kept.above.amount)}" if kept.above is not None else ""
                yield f"{verb} `{kept.id}`: {ids(kept.matters)}{above}, by `{kept.by}`"

    return "\n".join(lines()) or "nothing to add or to lift"
