"""Small systems for tests of risk: two trusts, a board that both are in, two tiers.

`RNN` and `RTF` are trusts with a board and a committee each (`RNN board`, `rnn quality`), `icb` the
organisation above them. Boards of trusts hold the risks at `trust`, `icb board` those at `system`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from build import trust

from icsgov.model.body import Committee, CommitteeInCommon, Group, Seat
from icsgov.model.decision import Resolution, Vote
from icsgov.model.governance import Governance, Record
from icsgov.model.organisation import Office, Organisation, Person
from icsgov.model.rating import Band, Matrix
from icsgov.model.risk import SystemRisk
from icsgov.model.risk_policy import RiskPolicy, Tier

DAY = date(2025, 3, 3)
RAISED = date(2024, 9, 2)
LATER = DAY + timedelta(days=30)
SMALL = Matrix(3, 3)
SMALL_BANDS = (Band("green", 1, 2), Band("amber", 3, 4), Band("red", 6, 9))
BANDS = (Band("low", 1, 6), Band("medium", 8, 12), Band("high", 15, 25))


def bodies(*more: Record, top: Any = ("icb board",)) -> list[Record]:
    """The organisations, their boards and committees, and the tiers."""
    return [
        *trust("RNN"),
        *trust("RTF"),
        *trust("icb", kind="ICB"),
        Committee("rnn quality", "RNN", seats=[Seat("RNN ned")]),
        Committee("rtf quality", "RTF", seats=[Seat("RTF ned")]),
        Tier("trust", up="system", bodies=["RNN board", "RTF board"]),
        Tier("system", top=True, bodies=top),
        *more,
    ]


def system(*more: Record, **named: Any) -> Governance:
    """A framework of these, and of whatever a case adds."""
    return Governance.of(*bodies(*more, **named))


def risk(id: str = "SR 4", **more: Any) -> SystemRisk:
    """A risk of the board of RNN."""
    known = {"owner": "RNN board", "tier": "trust", "current": (4, 4), "raised": RAISED, **more}
    return SystemRisk(id, "handovers take hours", **known)


def policy(id: str = "RMP", **more: Any) -> RiskPolicy:
    """A policy of the board of RNN, with three bands unless said otherwise."""
    return RiskPolicy(id, **{"by": "RNN board", "bands": BANDS, **more})


def places(gov: Governance, forum: str, org: str, day: date) -> Iterator[dict[str, Any]]:
    """Whoever may speak at a forum for an organisation: what is on record of their agreement."""
    body = gov[forum]
    if isinstance(body, Group):
        for person in sorted({str(seat.person) for seat in body.seats}):
            yield {"votes": Vote(person, "for", organisation=org), "attended": [person]}
    elif isinstance(body, CommitteeInCommon):
        for one in body.bodies:
            yield {"resolutions": Resolution(one, "for")}
    elif isinstance(body, Office):
        holder = body.holder(day)
        if holder is not None:
            yield {"votes": Vote(holder, "for")}
    elif not isinstance(body, Organisation | Person):
        yield {"resolutions": Resolution(forum, "for")}
