"""Afterwards: ratification, overturning, and the day on which the question is asked."""

from datetime import timedelta
from typing import Any

from build import (
    Y2019,
    Y2024,
    ask,
    codes,
    committee,
    council,
    effects,
    given,
    group,
    joint,
    rests_on,
    trust,
    votes,
    world,
)
from forms import lies

from icsgov.model.authority import Reservation
from icsgov.model.body import Seat
from icsgov.model.decision import Overturning, Ratification
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.period import Period

DAY = Y2024
ON = DAY + timedelta(days=10)
LATE = DAY + timedelta(days=20)
C = committee("A", "ceo", "ned")
GIVEN = given("1", "A board", "A committee")
TRUST = world(trust("A"), C)


def ratified(
    gov: Governance, forum: str = "A committee", *, by: str = "A board", **more: Any
) -> str:
    """The effect on A of what was ratified ten days later."""
    acts = [Ratification(by, ON)]
    return ask(gov, forum, DAY, ratifications=acts, **more)["A"].effect.value


def test_ratification_supplies_authority_from_its_own_day() -> None:
    """The day before it the decision is unauthorised; from its day it binds."""
    assert ratified(TRUST) == "bound"
    assert ratified(TRUST, on=ON - timedelta(days=1)) == "unauthorised"
    assert ratified(TRUST, on=DAY) == "unauthorised"


def test_only_a_decision_for_is_adopted() -> None:
    """What nobody decided, or decided against, cannot be adopted."""
    assert ratified(TRUST, votes=votes("against", "A ceo", "A ned")) == "unauthorised"
    assert ratified(TRUST, votes=()) == "undecided"


def test_only_the_board_ratifies() -> None:
    """A committee does not adopt what another did."""
    other = TRUST.put(committee("A", "fd", "ned2", name="other"))
    assert ratified(other, by="A other") == "unauthorised"


def test_a_board_ratifies_only_for_its_own_organisation() -> None:
    """Its partners stay as they were."""
    orgs = [trust("A"), trust("B")]
    gov = world(orgs, group(("A ceo", "A"), ("B ceo", "B")))
    outcome = ask(gov, "group", DAY, ratifications=Ratification("A board", ON))
    assert effects(outcome) == {"A": "bound", "B": "unauthorised"}


def test_an_actor_who_could_not_have_been_a_delegate() -> None:
    """What a chair alone, or a mixed committee, decided for a foundation trust is not adopted."""
    mixed = TRUST.put(committee("A", "ceo", Seat("gp", "outsider")))
    assert ratified(mixed) == "unauthorised"
    chair = world(trust("A"), group(("A chair", "A")))
    assert ratified(chair, "group") == "unauthorised"


def test_what_the_board_could_not_decide_it_cannot_adopt() -> None:
    """A matter that statute gives to another decider stays there."""
    pay = Matter("service", kinds="executive-pay")
    assert ratified(TRUST.put(pay)) == "unauthorised"


def test_ratification_adopts_what_went_beyond_a_reservation() -> None:
    """Power that a reservation kept back, or that a period ended, can still be supplied."""
    kept = TRUST.put(GIVEN, Reservation("R", by="A board", matters="service"))
    assert ratified(kept) == "bound"
    ended = TRUST.put(given("1", "A board", "A committee", period=Period(None, DAY)))
    assert ratified(ended) == "bound"


def overturned(gov: Governance, forum: str, by: str, org: str = "A", **more: Any) -> str:
    """The effect on an organisation of what was overturned ten days later."""
    acts = Overturning(by, ON)
    return ask(gov, forum, more.pop("day", DAY), overturnings=acts, **more)[org].effect.value


def test_a_board_overturns_what_was_decided_under_its_delegation() -> None:
    """From that day the organisation is no longer bound; until then it was."""
    gov = TRUST.put(GIVEN)
    assert overturned(gov, "A committee", "A board") == "overturned"
    assert overturned(gov, "A board", "A board") == "overturned"
    assert overturned(gov, "A committee", "A board", on=ON - timedelta(days=1)) == "bound"


def test_nobody_else_overturns() -> None:
    """A committee's or another organisation's overturning is shown and has no effect."""
    gov = TRUST.put(GIVEN, *trust("B"))
    assert overturned(gov, "A committee", "A committee") == "bound"
    assert overturned(gov, "A committee", "B board") == "bound"
    outcome = ask(gov, "A committee", DAY, overturnings=Overturning("B board", ON))
    assert {"overturning.not-the-board", "overturning.by-another"} & codes(outcome["A"])


def test_a_decline_that_is_overturned_leaves_no_decision() -> None:
    """Having declined and taken that back, an organisation has decided nothing."""
    no = votes("against", "A ceo", "A ned")
    assert overturned(TRUST.put(GIVEN), "A committee", "A board", votes=no) == "undecided"


def two(**terms: Any) -> Governance:
    """Two foundation trusts with a joint committee."""
    links = [given(f"{id} gives", f"{id} board", "jc") for id in "AB"]
    return world(trust("A"), trust("B"), joint("A", "B", **terms), links)


def test_a_joint_decision_is_taken_back_only_where_the_terms_allow_recall() -> None:
    """With recall a board overturns for its own organisation; without, nothing happens."""
    assert overturned(two(), "jc", "A board") == "bound"
    assert overturned(two(recall=True), "jc", "A board") == "overturned"
    assert overturned(two(recall=True), "jc", "A board", "B") == "bound"


def test_what_another_organisation_exercised_is_taken_back_only_with_recall() -> None:
    """The delegation has to say so."""
    for recall, effect in ((False, "bound"), (True, "overturned")):
        gov = world(trust("A"), trust("B"), given("1", "A board", "B", recall=recall))
        assert overturned(gov, "B board", "A board", of=["A"]) == effect
    gov = world(trust("A"), trust("B"), given("1", "A board", "B", recall=True))
    assert overturned(gov, "B board", "B board", of=["A"]) == "bound"


def test_a_council_takes_back_on_the_side_where_the_function_lies() -> None:
    """Full council overturns a decision of its side, and the executive one of its own."""
    for side, right, wrong in (
        ("council", "L council", "L cabinet"),
        ("cabinet", "L cabinet", "L council"),
    ):
        gov = world(council("L"), lies(side))
        assert overturned(gov, right, right, "L") == "overturned"
        assert overturned(gov, right, wrong, "L") == "bound"


def test_on_one_day_overturning_prevails_over_ratification() -> None:
    """Adopted and taken back on one day is taken back; adopted later, it binds again."""
    same = ask(
        *(TRUST, "A committee", DAY),
        ratifications=Ratification("A board", ON),
        overturnings=Overturning("A board", ON),
    )["A"]
    assert same.effect.value == "overturned"
    later = ask(
        *(TRUST, "A committee", DAY),
        ratifications=Ratification("A board", LATE),
        overturnings=Overturning("A board", ON),
    )
    assert later["A"].effect.value == "bound"
    assert later.on == LATE
    earlier = ask(
        *(TRUST, "A committee", DAY),
        ratifications=Ratification("A board", ON),
        overturnings=Overturning("A board", LATE),
    )["A"]
    assert earlier.effect.value == "overturned"


def test_the_day_of_the_answer_is_that_of_the_last_event() -> None:
    """Left out, `on` is the day of the last event recorded on the decision."""
    assert ask(TRUST, "A board", DAY).on == DAY
    assert ask(TRUST, "A board", DAY, overturnings=Overturning("A board", LATE)).on == LATE


def test_before_the_decision_it_is_pending() -> None:
    """Asked about an earlier day, a decision is pending for each that has a part in it."""
    outcome = ask(two(), "jc", DAY, on=DAY - timedelta(days=1))
    assert effects(outcome) == {"A": "pending", "B": "pending"}
    assert {binding.verdict.value for binding in outcome} == {0}


def test_adopting_what_could_not_be_delegated_says_what_is_left() -> None:
    """A fresh decision is needed, and the reasons say so."""
    mixed = TRUST.put(committee("A", "ceo", Seat("gp", "outsider")))
    acts = Ratification("A board", Y2019 + timedelta(days=10))
    binding = ask(mixed, "A committee", Y2019, ratifications=acts)["A"]
    assert rests_on(binding, "GN-05", "FT-03")


def test_adopting_what_had_authority_changes_nothing() -> None:
    """A needless ratification does not bring back what was overturned before it."""
    binding = ask(
        *(TRUST.put(GIVEN), "A committee", DAY),
        ratifications=Ratification("A board", LATE),
        overturnings=Overturning("A board", ON),
    )["A"]
    assert binding.effect.value == "overturned"
    assert "ratification.needless" in codes(binding)


def test_what_was_perhaps_authorised_and_then_adopted_is_perhaps_taken_back() -> None:
    """Adopted, it is the board's to take back; authorised without recall, it was not."""
    condition = given("1", "A board", "B", conditions="consulted")
    gov = world(trust("A"), trust("B"), condition)
    acts = {"ratifications": Ratification("A board", ON), "of": ["A"]}
    adopted = ask(gov, "B board", Y2024, **acts)["A"]
    assert adopted.effect.value == "bound"
    undone = ask(gov, "B board", Y2024, overturnings=Overturning("A board", LATE), **acts)["A"]
    assert undone.effect.value == "indeterminate"
    assert "overturning.recall-unknown" in codes(undone)
