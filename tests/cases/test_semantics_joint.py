"""Joint committees: their form, their parties, and who is outvoted."""

from typing import Any

from build import (
    Y2021,
    Y2023,
    Y2024,
    ask,
    codes,
    council,
    effects,
    given,
    joint,
    trust,
    votes,
    world,
)

from icsgov.model.body import CommitteeInCommon, Seat
from icsgov.model.decision import Vote
from icsgov.model.governance import Governance
from icsgov.model.voting import Quorum

DAY = Y2024
COMMON = CommitteeInCommon("cic", ["A board", "B board"])


def both(*more: Any) -> Governance:
    """Two foundation trusts whose boards meet in common."""
    return world(trust("A"), trust("B"), COMMON, *more)


def test_a_joint_committee_of_a_wrong_mixture_is_wrong_for_every_party() -> None:
    """One party that the power does not admit makes the form unlawful for all."""
    company = trust("X", "COMPANY")
    ids = ("A", "B", "X")
    links = [given(f"{id} gives", f"{id} board", "jc") for id in ids]
    outcome = ask(both(company, joint(*ids), links), "jc", DAY, of=["A", "B"])
    assert effects(outcome) == {"A": "unauthorised", "B": "unauthorised"}


def test_a_party_whose_delegation_fails_does_not_affect_the_others() -> None:
    """Each is bound by its own delegation; quorum and rule are those of all the seats."""
    links = given("A gives", "A board", "jc")
    gov = both(joint("A", "B", quorum=Quorum(count=2)), links)
    assert effects(ask(gov, "jc", DAY)) == {"A": "bound", "B": "unauthorised"}
    short = ask(gov, "jc", DAY, votes=votes("for", "A ceo"), attended=["A ceo"])
    assert short["A"].effect.value == "undecided"


def test_who_is_no_party_is_not_bound_by_a_joint_committee() -> None:
    """A delegation to it by an organisation that is no party gives it nothing."""
    links = [given(f"{id} gives", f"{id} board", "jc") for id in "ABZ"]
    gov = both(trust("Z"), joint("A", "B"), links)
    outcome = ask(gov, "jc", DAY, of=["A", "B", "Z"])
    assert effects(outcome) == {"A": "bound", "B": "bound", "Z": "unauthorised"}
    assert "joint.not-a-party" in codes(outcome["Z"])


def test_before_july_2022_there_was_no_such_committee() -> None:
    """The same arrangement is judged by the law of its own day."""
    links = [given(f"{id} gives", f"{id} board", "jc") for id in "AB"]
    gov = both(joint("A", "B", under=None), links)
    assert set(effects(ask(gov, "jc", Y2021)).values()) == {"unauthorised"}
    assert set(effects(ask(gov, "jc", Y2023)).values()) == {"bound"}


def test_a_party_that_came_round_was_not_outvoted() -> None:
    """Only the vote that counts makes a party outvoted, not one that it took back."""
    links = [given(f"{id} gives", f"{id} board", "jc") for id in "AB"]
    gov = both(joint("A", "B", liable=["A"]), links)
    cast = [
        *votes("for", "A ceo"),
        Vote("B ceo", "against", order=1),
        Vote("B ceo", "for", order=2),
    ]
    binding = ask(gov, "jc", DAY, votes=cast)["B"]
    assert binding.effect.value == "bound"
    assert "joint.outvoted" not in codes(binding)


def test_only_a_committee_of_councils_alone_leaves_out_their_officers() -> None:
    """On a joint committee of NHS bodies and a council an officer of the council may vote."""
    links = [given("1", "I board", "jc"), given("2", "L cabinet", "jc")]
    seats = [Seat("I ceo", held_for="I"), Seat("L director", "officer", held_for="L")]
    gov = world(trust("I", "ICB"), council("L"), joint("I", "L", seats=seats), links)
    split = (*votes("for", "I ceo"), *votes("against", "L director"))
    assert ask(gov, "jc", DAY, votes=split)["I"].effect.value == "undecided"
    assert ask(gov, "jc", DAY)["I"].effect.value == "bound"
