"""Authority: unbroken chains, envelopes, reservations, residual rules, authorisations."""

from datetime import date, timedelta
from typing import Any

import pytest
from build import Y2021, Y2023, Y2024, ask, codes, committee, doubts, given, trust, world
from forms import answer, decided, scheme

from icsgov.model.authority import Reservation, Residual
from icsgov.model.body import AdvisoryGroup, Seat
from icsgov.model.governance import Governance
from icsgov.model.matter import Limit
from icsgov.model.organisation import Office
from icsgov.period import Period

DAY = Y2024
SILENT = [given("1", "A board", "A committee"), given("2", "A committee", "A office")]


def test_the_board_needs_no_delegation() -> None:
    """The body in which the power lies needs no chain."""
    assert answer(scheme(), "A board") == "bound"


def test_a_delegation_that_is_not_recorded_was_not_made() -> None:
    """Acts are closed world: without one there is none, and a step says what was looked for."""
    binding = decided(scheme())
    assert binding.effect.value == "unauthorised"
    assert binding.verdict.value == 0
    assert all(not step.children for step in binding.why.failing())
    assert binding.why.failing()


@pytest.mark.parametrize(
    ("matters", "matter", "bound"),
    [
        ("service", "service", True),
        ("service", "service/change/site", True),
        ("service/change", "service", False),
        ("service", "services", False),
        ("service/change", "service/changes", False),
        (["estates", "service"], "service/change", True),
        ("service", ["service/a", "service/b"], True),
        ("service", ["service/a", "estates"], False),
    ],
)
def test_a_wider_path_covers_the_narrower_ones(matters: Any, matter: Any, bound: bool) -> None:
    """A path covers itself and what begins with it, by segments; every matter has to be covered."""
    gov = scheme(given("1", "A board", "A committee", matters))
    assert answer(gov, matter=matter) == ("bound" if bound else "unauthorised")


@pytest.mark.parametrize(
    ("period", "bound"),
    [
        (Period(DAY), True),
        (Period(None, DAY + timedelta(days=1)), True),
        (Period(None, DAY), False),
        (Period(DAY + timedelta(days=1)), False),
    ],
)
def test_a_delegation_counts_in_its_period(period: Period, bound: bool) -> None:
    """Its first day is in, its end is out."""
    gov = scheme(given("1", "A board", "A committee", period=period))
    assert answer(gov) == ("bound" if bound else "unauthorised")


def test_a_chain_needs_passing_on_to_be_permitted() -> None:
    """Allowed passes, barred does not, and silence without a rule of law bars, with a doubt."""

    def passed(word: str) -> Governance:
        first = given("1", "A board", "A committee", passing_on=word)
        return scheme(first, given("2", "A committee", "A office"))

    assert answer(passed("allowed"), "A office") == "bound"
    assert answer(passed("barred"), "A office") == "unauthorised"
    silent = decided(passed("silent"), "A office")
    assert silent.effect.value == "unauthorised"
    assert doubts(silent)
    assert not doubts(decided(passed("barred"), "A office"))


def test_the_last_link_needs_no_leave_to_be_used() -> None:
    """Passing on is asked of the link before, not of the last."""
    gov = scheme(given("1", "A board", "A committee", passing_on="barred"))
    assert answer(gov) == "bound"


def test_any_one_chain_suffices() -> None:
    """A broken chain beside a whole one takes nothing away."""
    gov = scheme(*SILENT)
    assert answer(gov, "A office") == "unauthorised"
    direct = given("3", "A board", "A office")
    binding = decided(gov.put(direct), "A office")
    assert binding.effect.value == "bound"
    assert doubts(binding) == set()


def test_a_link_is_no_wider_than_the_one_before() -> None:
    """Every link has to cover the matter and to be within its own ceiling."""
    first = given("1", "A board", "A committee", "service/a", passing_on="allowed", ceiling=100)
    gov = scheme(first, given("2", "A committee", "A office", "service", ceiling=1000))
    assert answer(gov, "A office", "service/a", figures=100) == "bound"
    assert answer(gov, "A office", "service/b", figures=100) == "unauthorised"
    assert answer(gov, "A office", "service/a", figures=101) == "unauthorised"


def test_a_reservation_keeps_the_matter_with_its_body() -> None:
    """It cuts every link by which the matter would go beyond that body, and nothing else."""
    board = Reservation("R", by="A board", matters="service/closure")
    gov = scheme(given("1", "A board", "A committee"), board)
    assert answer(gov, matter="service/closure/ward") == "unauthorised"
    assert answer(gov, matter="service/opening") == "bound"
    assert answer(gov, "A board", "service/closure") == "bound"
    inner = Reservation("R", by="A committee", matters="service")
    first = given("1", "A board", "A committee", passing_on="allowed")
    passed = scheme(first, given("2", "A committee", "A office"), inner)
    assert answer(passed) == "bound"
    assert answer(passed, "A office") == "unauthorised"
    direct = passed.put(given("3", "A board", "A office"))
    assert answer(direct, "A office") == "bound"


def test_a_reservation_may_bite_only_above_an_amount() -> None:
    """Up to the amount the matter may go; above it stays; unrecorded it is not known."""
    kept = Reservation("R", by="A board", matters="service", above=1000)
    gov = scheme(given("1", "A board", "A committee"), kept)
    assert answer(gov, figures=1000) == "bound"
    assert answer(gov, figures=1001) == "unauthorised"
    assert answer(gov, figures=None) == "indeterminate"
    lower = scheme(
        given("1", "A board", "A committee"),
        Reservation("R", by="A board", matters="service", above=Limit(1000, inclusive=False)),
    )
    assert answer(lower, figures=1000) == "unauthorised"


def test_a_reservation_outside_its_period_keeps_nothing() -> None:
    """On its last day it is gone."""
    ended = Reservation("R", by="A board", matters="service", period=Period(None, DAY))
    assert answer(scheme(given("1", "A board", "A committee"), ended)) == "bound"


def test_the_residual_holder_counts_as_delegated_to() -> None:
    """Whatever no reservation covers lies with them, also where it is delegated elsewhere."""
    residual = Residual("rest", by="A board", to="A office", source="scheme 1")
    gov = scheme(residual)
    assert answer(gov, "A office") == "bound"
    beside = gov.put(given("1", "A board", "A committee"))
    assert answer(beside, "A office") == "bound"
    assert answer(beside) == "bound"
    kept = gov.put(Reservation("R", by="A board", matters="service"))
    assert answer(kept, "A office") == "unauthorised"
    ended = Residual("rest", by="A board", to="A office", period=Period(None, DAY))
    assert answer(scheme(ended), "A office") == "unauthorised"


def test_the_function_that_a_link_gives_has_to_be_the_one_exercised() -> None:
    """What an organisation passes on of another is not its own to give without saying so."""
    gov = world(
        *(trust("I", "ICB"), trust("N", "NHST"), trust("A")),
        given("1", "I board", "N", under="65Z5"),
        given("2", "N board", "A", under="65Z5"),
    )
    outcome = ask(gov, "A board", Y2023, of=["I", "N"])
    assert [outcome[org].effect.value for org in "IN"] == ["unauthorised", "bound"]


def test_a_delegation_to_a_forum_that_decides_nothing() -> None:
    """It is an answer, NO, and gives nothing to whoever sits there."""
    talk = AdvisoryGroup("talk", organisations=["A"], seats=[Seat("A ceo")])
    gov = scheme(talk, given("1", "A board", "talk"))
    assert decided(gov, "talk").verdict.value == 0
    assert answer(gov, "talk") == "advised"


def test_a_power_that_gives_no_such_form_is_no_permission() -> None:
    """A named power restricts the rows; where it has none for the form, the answer is open."""
    gov = world(trust("N", "NHST"), trust("A"), given("1", "A board", "N"))
    assert ask(gov, "N board", Y2023, of=["A"])["A"].effect.value == "bound"
    assert ask(gov, "N board", Y2021, of=["A"])["A"].effect.value == "unauthorised"
    wrong = gov.put(given("1", "A board", "N", under="14Z3"))
    binding = ask(wrong, "N board", Y2023, of=["A"])["A"]
    assert binding.effect.value == "indeterminate"
    assert "form.no-rule" in codes(binding)


def test_a_body_outside_its_period_gives_and_receives_nothing() -> None:
    """A committee that has ended decides nothing by what it was once given."""
    ended = committee("A", "ceo", "ned", period=Period(None, date(2024, 1, 1)))
    gov = scheme(given("1", "A board", "A committee")).put(ended)
    assert decided(gov).verdict.value == 0
    passing = scheme(
        given("1", "A board", "A committee", passing_on="allowed"),
        given("2", "A committee", "A office"),
    )
    assert answer(passing, "A office") == "bound"
    assert answer(passing.put(ended), "A office") == "unauthorised"


def test_every_matter_has_to_be_authorised_whichever_is_written_first() -> None:
    """The one that lacks authority may come first or last."""
    gov = scheme(given("1", "A board", "A committee", "service"))
    assert answer(gov, matter=["service", "estates"]) == "unauthorised"
    assert answer(gov, matter=["service", "training"]) == "unauthorised"
    wider = scheme(given("1", "A board", "A committee", ["service", "training"]))
    assert answer(wider, matter=["service", "training"]) == "bound"
    two = scheme(
        given("1", "A board", "A committee", "service"),
        given("2", "A board", "A committee", "training"),
    )
    assert answer(two, matter=["service", "training"]) == "bound"


def test_a_clause_whose_giver_has_power_is_not_said_to_come_from_nowhere() -> None:
    """Where only passing on fails, that is the reason, and the only one."""
    rest = Residual("1", by="A board", to="A committee")
    gov = world(
        trust("A"),
        committee("A", "ceo", "ned"),
        Office("A office", "A", holders="A ceo"),
        rest,
        given("2", "A committee", "A office"),
    )
    binding = ask(gov, "A office", Y2024)["A"]
    assert binding.effect.value == "unauthorised"
    assert "passing-on.silent" in codes(binding)
    assert "chain.nowhere" not in codes(binding)
    alone = ask(gov.drop("1"), "A office", Y2024)["A"]
    assert "chain.nowhere" in codes(alone)
