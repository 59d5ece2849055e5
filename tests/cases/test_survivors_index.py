"""What is looked up in a framework, further: clauses, directors, reservations and people."""

from typing import Any

import pytest
from build import Y2023, Y2024, ask, codes, committee, given, joint, trust, votes, world

from icsgov.model.authority import Reservation, Residual
from icsgov.model.body import Seat
from icsgov.model.decision import Recusal
from icsgov.model.organisation import Office, Person
from icsgov.period import Period

DAY = Y2024
PAST = Period(None, Y2023)


@pytest.mark.parametrize("lapsed", [{"service"}, {"service/change"}, {"service", "service/change"}])
def test_a_matter_is_given_by_its_own_path_or_a_wider_one(lapsed: set[str]) -> None:
    """Two clauses to one committee: either is enough."""
    gov = world(
        *(trust("A"), committee("A", "ceo")),
        *(
            given(
                path, "A board", "A committee", path, **({"period": PAST} if path in lapsed else {})
            )
            for path in ("service", "service/change")
        ),
    )
    outcome = ask(gov, "A committee", DAY, "service/change")
    assert outcome["A"].effect.value == ("unauthorised" if len(lapsed) == 2 else "bound")


@pytest.mark.parametrize(
    ("more", "effect"),
    [
        ({}, "bound"),
        ({"period": PAST}, "unauthorised"),
        ({"voting": False}, "unauthorised"),
        ({"deputises_for": "A ceo"}, "unauthorised"),
    ],
)
def test_a_director_is_one_with_a_seat_of_their_own_that_day(
    more: dict[str, Any], effect: str
) -> None:
    """An employee who was one, or sits without a vote or as a deputy, is none."""
    seats = [Seat("A chair", "chair"), Seat("A ceo", "chief executive")]
    gov = world(
        trust("A", seats=[*seats, Seat("A fd", "executive", **more)]),
        *(Office("A office", "A", holders="A fd"), given("1", "A board", "A office")),
    )
    outcome = ask(gov, "A office", DAY, votes=votes("for", "A fd"))
    assert outcome["A"].effect.value == effect


def test_what_a_joint_committee_keeps_is_no_residue_of_its_parties() -> None:
    """A residual rule gives what nothing reserves, whichever body of the organisation keeps it."""
    gov = world(
        *(trust("A"), trust("B"), trust("C"), joint("A", "B")),
        *(Office(f"{org} office", org, holders=f"{org} ceo") for org in "AC"),
        *(Residual(f"{org} 1", by=f"{org} board", to=f"{org} office") for org in "AC"),
    )
    kept = gov.put(Reservation("2", by="jc", matters="service"))

    def effect(gov: Any, org: str) -> str:
        cast = votes("for", f"{org} ceo")
        return ask(gov, f"{org} office", DAY, votes=cast)[org].effect.value

    assert [effect(gov, org) for org in "AC"] == ["bound", "bound"]
    assert [effect(kept, org) for org in "AC"] == ["unauthorised", "bound"]


@pytest.mark.parametrize(
    ("person", "known"), [("A ned", True), ("clerk", True), ("guest", True), ("nobody", False)]
)
def test_whoever_is_named_seated_or_in_office_is_somebody(person: str, known: bool) -> None:
    """A recusal of anybody else is remarked, for it may be a slip of the pen."""
    gov = world(trust("A"), Person("guest"), Office("A office", "A", holders="clerk"))
    binding = ask(gov, "A board", DAY, recused=Recusal(person))["A"]
    assert ("recusal.of-nobody" not in codes(binding)) is known
