"""What is done afterwards, further: who may ratify and what, and whose terms allow recall."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from build import (
    Y2023,
    Y2024,
    ask,
    codes,
    committee,
    council,
    facts,
    given,
    joint,
    rules,
    trust,
    votes,
    world,
)

from icsgov.explain import NO, UNKNOWN
from icsgov.model.authority import Residual
from icsgov.model.body import Board, Seat
from icsgov.model.decision import Approval, Overturning, Ratification
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office
from icsgov.period import Period

DAY = Y2024
SOON, LATER = DAY + timedelta(days=5), DAY + timedelta(days=10)


def test_a_body_that_is_gone_ratifies_nothing() -> None:
    """A commissioning group's committee after 2022: its board could not have decided either."""
    gov = world(trust("C", "CCG"), committee("C", "ceo", "ned"))
    binding = ask(gov, "C committee", DAY, ratifications=Ratification("C board", SOON))["C"]
    assert binding.effect.value == "unauthorised"


def test_only_the_board_ratifies() -> None:
    """Not a committee that could have decided; it is told that it could."""
    gov = world(
        *(trust("A"), committee("A", "ceo", "ned"), committee("A", "fd", "ned2", name="sub")),
        given("1", "A board", "A committee"),
    )
    for by, effect in (("A committee", "unauthorised"), ("A board", "bound")):
        binding = ask(gov, "A sub", DAY, ratifications=Ratification(by, SOON))["A"]
        assert binding.effect.value == effect
        assert ("ratification.not-the-board" in codes(binding)) is (by == "A committee")
        assert "ratification.could-decide" in codes(binding)


def test_a_committee_that_came_later_is_no_board_either() -> None:
    gov = world(
        *(trust("A"), committee("A", "ceo", "ned")),
        committee("A", "fd", "ned2", name="new", period=Period(SOON)),
    )
    binding = ask(gov, "A committee", DAY, ratifications=Ratification("A new", LATER))["A"]
    assert binding.effect.value == "unauthorised"
    assert facts(binding, "ratification.not-the-board")["by"] == "A new"


@pytest.mark.parametrize("under", ["65Z5", "65Z6"])
def test_a_ratification_is_under_the_power_of_the_joint_committee(under: str) -> None:
    """A party that had given it nothing adopts what it did; the book has no row on one of them."""
    gov = world(trust("A"), trust("B"), joint("A", "B", under=under))
    binding = ask(gov, "jc", DAY, ratifications=Ratification("A board", SOON))["A"]
    assert binding.effect.value == ("bound" if under == "65Z6" else "indeterminate")


def test_what_may_have_been_adopted_later_may_have_outlived_the_overturning() -> None:
    """Nobody wrote down what its holder is on the board; the board overturned, then ratified."""
    gov = world(
        trust("A", seats=[Seat("A chair", "chair"), Seat("A fd"), Seat("A ned", "non-executive")]),
        Office("A office", "A", holders="A fd"),
    )
    acts: dict[str, Any] = {
        "overturnings": Overturning("A board", SOON),
        "ratifications": Ratification("A board", LATER),
    }
    binding = ask(gov, "A office", DAY, votes=votes("for", "A fd"), **acts)["A"]
    assert binding.effect.value == "indeterminate"
    assert facts(binding, "overturning.adopted-perhaps")["since"] == LATER
    assert facts(binding, "form.role-unknown")["person"] == "A office"


@pytest.mark.parametrize(
    ("own", "onward", "effect"),
    [(True, False, "overturned"), (True, True, "overturned"), (False, True, "bound")],
)
def test_the_giver_takes_back_by_the_terms_of_its_own_giving(
    own: bool, onward: bool, effect: str
) -> None:
    """Whatever is said in those by which it was given further."""
    gov = world(
        *(trust("A"), trust("B"), committee("B", "ceo", "ned")),
        given("1", "A board", "B", under="65Z5", passing_on="allowed", recall=own),
        given("2", "B board", "B committee", function_of="A", recall=onward),
    )
    act = Overturning("A board", SOON)
    assert ask(gov, "B committee", DAY, of=["A"], overturnings=act)["A"].effect.value == effect


@pytest.mark.parametrize(
    ("first", "second", "effect"),
    [(True, True, "overturned"), (True, False, "bound"), (False, True, "bound")],
)
def test_a_decision_on_two_matters_is_taken_back_by_the_terms_of_both(
    first: bool, second: bool, effect: str
) -> None:
    gov = world(
        *(trust("A"), trust("B"), Matter("estates", kinds=())),
        given("1", "A board", "B", under="65Z5", recall=first),
        given("2", "A board", "B", "estates", under="65Z5", recall=second),
    )
    act = Overturning("A board", SOON)
    outcome = ask(gov, "B board", DAY, ["estates", "service"], of=["A"], overturnings=act)
    assert outcome["A"].effect.value == effect


def test_the_residue_is_given_without_recall() -> None:
    """A residual rule says nothing of taking back."""
    gov = world(trust("A"), trust("B"), Residual("1", by="A board", to="B"))
    outcome = ask(gov, "B board", Y2023, of=["A"], overturnings=Overturning("A board", DAY))
    assert outcome["A"].effect.value == "bound"


@pytest.mark.parametrize(
    ("terms", "effect"), [((True, True), "overturned"), ((True, False), "bound")]
)
def test_what_was_given_twice_is_not_taken_back_by_the_terms_of_one(
    terms: tuple[bool, bool], effect: str
) -> None:
    """Without the one that allows it the other would still hold."""
    gov = world(
        *(trust("A"), trust("B")),
        *(
            given(str(place), "A board", "B", under="65Z5", recall=recall)
            for place, recall in enumerate(terms)
        ),
    )
    act = Overturning("A board", SOON)
    assert ask(gov, "B board", DAY, of=["A"], overturnings=act)["A"].effect.value == effect


# A council that gives its executive up, and may take one up again: the single board between is
# the board on either side, so that what it does afterwards is done for whichever side it was.

CLERK = Office("clerk", "L", holders="L clerk")


def turns(*ends: int) -> list[Any]:
    """A council with two boards, then with one, then with two again, each until a day."""
    days = [None, *(DAY + timedelta(days=end) for end in ends), None]
    made: list[Any] = [council("L")[0]]
    for place, (start, end) in enumerate(pairwise(days)):
        for side in ("council", "executive") if place % 2 == 0 else (None,):
            seats = [Seat("L c1", "leader" if side == "executive" else "councillor")]
            period = Period(start, end)
            made.append(Board(f"{side} {place}", "L", seats=seats, side=side, period=period))
    return made


def after(gov: Governance, forum: str = "clerk", **acts: dict[str, int]) -> str:
    """What becomes of a decision for the council that boards adopt and take back, by days."""
    kinds = {"ratified": ("ratifications", Ratification), "undone": ("overturnings", Overturning)}
    more: dict[str, Any] = {"matter": "service", "of": ["L"]}
    for name, boards in acts.items():
        field, kind = kinds[name]
        more[field] = [kind(by, DAY + timedelta(days=day)) for by, day in boards.items()]
    if "roads" in gov.index.matters:
        more["matter"] = ["roads", "service"]
    return ask(gov, forum, DAY, **more)["L"].effect.value


@pytest.mark.parametrize(
    ("ratified", "effect"),
    [
        ({"executive 0": 10, "council 0": 12}, "overturned"),
        ({"executive 0": 10, "council 2": 30}, "indeterminate"),
        ({"None 1": 20, "council 2": 30}, "indeterminate"),
        ({"executive 2": 30, "council 2": 32}, "bound"),
    ],
)
def test_each_side_has_adopted_from_its_own_day(ratified: dict[str, int], effect: str) -> None:
    """Taken back on the twentieth day, which undoes what was adopted till then and nothing else."""
    gov = world(turns(15, 25), CLERK)
    assert after(gov, ratified=ratified, undone={"None 1": 20}) == effect


def test_what_one_side_had_given_without_recall_may_be_past_recall() -> None:
    """The trust's by delegation if it lay with full council; if not, adopted by the board."""
    managed = Matter("service", kinds="partnership-management")
    gov = world(turns(15), trust("N", "NHST"), managed, given("1", "council 0", "N", under="75"))
    assert after(gov, "N board", ratified={"None 1": 20}) == "indeterminate"
    undone = {"ratified": {"None 1": 20}, "undone": {"None 1": 30}}
    assert after(gov, "N board", **undone) == "indeterminate"


@pytest.mark.parametrize(
    ("side", "early"),
    [("council", "overturned"), ("executive", "bound"), (None, "indeterminate")],
)
def test_of_two_matters_one_may_have_needed_to_be_adopted(side: str | None, early: str) -> None:
    """The clerk had both from full council, and one may have been the executive's to give."""
    gov = world(
        *(turns(15), CLERK, given("1", "council 0", "clerk", ["roads", "service"])),
        *(Matter("roads", kinds=(), side="council"), Matter("service", kinds=(), side=side)),
    )
    for day, effect in ((18, early), (20, "overturned"), (25, "overturned")):
        assert after(gov, ratified={"None 1": 20}, undone={"None 1": day}) == effect


# Two matters, of which a board adopts and takes back its own

BOTH = ("roads", "service")
TWO = (trust("A"), committee("A", "ceo", "ned"), Matter("roads", kinds=()))
AUDITED = given("1", "A board", "A committee", conditions="audited")


@pytest.mark.parametrize(
    ("links", "early"),
    [
        ([given("1", "A board", "A committee")], "bound"),
        ([AUDITED], "bound"),
        ([AUDITED, given("2", "A board", "A committee", "roads")], "indeterminate"),
    ],
)
def test_what_was_adopted_later_outlived_what_was_taken_back_before(links: Any, early: str) -> None:
    """One matter lacked authority at least; where it may not have, nothing may have been adopted.

    The second was given if what they gave was audited, which nobody wrote down.
    """
    gov = world(*TWO, links)
    for day, effect in ((SOON, early), (LATER, "overturned")):
        binding = ask(
            *(gov, "A committee", DAY, BOTH),
            ratifications=Ratification("A board", LATER),
            overturnings=Overturning("A board", day),
        )["A"]
        assert binding.effect.value == effect


def test_what_could_not_be_adopted_as_a_whole_was_taken_back() -> None:
    """Of two matters one is kept from every committee by statute."""
    gov = world(*TWO, Matter("service", kinds="mental-health-act"))
    binding = ask(
        *(gov, "A committee", DAY, BOTH),
        ratifications=Ratification("A board", LATER),
        overturnings=Overturning("A board", SOON),
    )["A"]
    assert binding.effect.value == "unauthorised"
    assert "overturning.done" in codes(binding)


def test_what_may_have_needed_no_adopting_stands_with_what_was_adopted() -> None:
    """The chair appoints the chief executive: whether they are the chair is not on record.

    If they are, the other matter was adopted after the board took the decision back.
    """
    gov = world(
        trust("I", "ICB", seats=[Seat("I ceo", "chief executive"), Seat("I gp")]),
        *(trust("E", "NHSE"), Office("post", "I", holders="I gp"), Matter("roads", kinds=())),
        Matter("service", kinds="icb-chief-executive-appointment"),
    )
    for day, verdict in ((SOON, UNKNOWN), (LATER, NO)):
        binding = ask(
            *(gov, "post", DAY, BOTH),
            approvals=Approval("E", DAY),
            ratifications=Ratification("I board", LATER),
            overturnings=Overturning("I board", day),
        )["I"]
        assert (binding.effect.value, binding.verdict) == ("indeterminate", verdict)
        assert ("overturning.adopted-perhaps" in codes(binding)) is (day == SOON)


@pytest.mark.parametrize(
    ("cabinet", "full", "effect"),
    [(15, 25, "overturned"), (25, 25, "overturned"), (5, 5, "bound"), (5, 25, "bound")],
)
def test_each_board_takes_back_the_matter_of_its_own_side(
    cabinet: int, full: int, effect: str
) -> None:
    """The cabinet had adopted its own on the tenth day, full council the other on the twentieth."""
    gov = world(
        *(council("L"), CLERK, Matter("roads", kinds=(), side="executive")),
        Matter("service", kinds=(), side="council"),
    )
    undone = {"L cabinet": cabinet, "L council": full}
    assert after(gov, ratified={"L cabinet": 10, "L council": 20}, undone=undone) == effect


OPEN = (council("L"), CLERK, Matter("roads", kinds=()), Matter("service", kinds=()))


@pytest.mark.parametrize(
    ("given_by_council", "ratified", "undone", "effect"),
    [
        (False, ("L cabinet", "L council"), {"L cabinet": 10}, "bound"),
        (False, ("L cabinet", "L council"), {"L cabinet": 30}, "indeterminate"),
        (False, ("L cabinet", "L council"), {"L cabinet": 10, "L council": 10}, "bound"),
        (False, ("L cabinet", "L council"), {"L cabinet": 30, "L council": 30}, "overturned"),
        (True, ("L cabinet",), {}, "bound"),
        (True, ("L cabinet",), {"L cabinet": 10}, "bound"),
        (True, ("L cabinet",), {"L council": 10}, "indeterminate"),
        (True, ("L cabinet",), {"L cabinet": 30, "L council": 30}, "overturned"),
    ],
)
def test_two_matters_on_a_side_not_known_are_adopted_on_each(
    given_by_council: bool, ratified: tuple[str, ...], undone: dict[str, int], effect: str
) -> None:
    """On the twentieth day, as far as full council had not given them to the clerk already."""
    links = [given("1", "L council", "clerk", BOTH)] if given_by_council else []
    gov = world(*OPEN, links)
    assert after(gov, ratified=dict.fromkeys(ratified, 20), undone=undone) == effect


def test_full_council_adopts_nothing_that_statute_keeps_from_a_cabinet() -> None:
    """A function of the council is no cabinet's, whoever would have given it."""
    gov = world(council("L"), Matter("service", kinds="council-function"))
    binding = ask(gov, "L cabinet", DAY, ratifications=Ratification("L council", SOON))["L"]
    assert binding.effect.value == "unauthorised"
    assert "LA-21" in rules(binding)
