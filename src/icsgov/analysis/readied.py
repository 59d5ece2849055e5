"""Decisions made up to ask with, as if whatever urgent power asks for beforehand had been done."""

from collections.abc import Iterable, Iterator

import attrs

from icsgov.model.authority import Attestation, Delegation
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.urgent import Consultation, Urgent


def urgent_in(records: Iterable[object]) -> Iterator[tuple[Delegation, Urgent]]:
    """The delegations of urgent power among some provisions, with their terms."""
    for one in records:
        if isinstance(one, Delegation) and one.urgent is not None:
            yield one, one.urgent


class Readied:
    """What any urgent power of a framework asks for: who is consulted, and what must not be so.

    Grounds are left out: they are conditions that somebody has to attest.
    """

    def __init__(self, gov: Governance) -> None:
        who, bars = set(), set()
        for record, terms in urgent_in(gov.delegations):
            who |= {str(one) for one in terms.consulted}
            bars |= set(terms.barred_by)
            if terms.consulted_of:
                seats = getattr(gov.index.bodies.get(record.by), "seats", ())
                who |= {str(seat.person) for seat in seats}
        self.who, self.bars = sorted(who), sorted(bars)

    def made(self, decision: Decision) -> Decision:
        """A decision before which everybody was consulted, and that nothing bars."""
        if not self.who and not self.bars:
            return decision
        asked = [Consultation(one, decision.day) for one in self.who]
        words = (Attestation(one, False) for one in self.bars)
        words = (one for one in words if one not in decision.attested)
        return attrs.evolve(decision, consultations=asked, attested=[*decision.attested, *words])


def grounds_of(record: object) -> tuple[str, ...]:
    """The grounds that have to be attested for a provision to be used, where it is urgent."""
    urgent = getattr(record, "urgent", None)
    return urgent.grounds if isinstance(urgent, Urgent) else ()
