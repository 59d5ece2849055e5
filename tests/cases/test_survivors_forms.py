"""Forms of decider, further: the last of what tells one from another."""

from datetime import date
from typing import Any

import pytest
from build import (
    BOOK,
    Y2014,
    Y2019,
    Y2024,
    ask,
    codes,
    committee,
    council,
    facts,
    given,
    joint,
    rules,
    steps,
    trust,
    votes,
    world,
)
from forms import lies

from icsgov.model.body import Board, Group, Seat
from icsgov.model.organisation import Office, Organisation
from icsgov.model.voting import Quorum, majority

DAY = Y2024


def board(id: str, kind: str) -> list[Any]:
    """An organisation of any kind, with a board of one."""
    more: dict[str, Any] = {"quorum": Quorum(count=1), "rule": majority()}
    return [Organisation(id, kind=kind), Board(f"{id} board", id, seats=[Seat(f"{id} x")], **more)]


@pytest.mark.parametrize("kind", ["COMPANY", "CHARITY", "PARTNERSHIP"])
@pytest.mark.parametrize("giver", ["FT", "ICB"])
def test_no_trust_gives_its_functions_to_a_private_body(kind: str, giver: str) -> None:
    """A company, a charity and a partnership alike."""
    gov = world(trust("A", giver), board("P", kind), given("1", "A board", "P"))
    outcome = ask(gov, "P board", DAY, of=["A"])
    assert outcome["A"].effect.value == "unauthorised"
    assert "law.not-allowed" in codes(outcome["A"])


@pytest.mark.parametrize("kind", ["FT", "NHST", "ICB"])
def test_nothing_goes_on_through_a_body_that_only_advises(kind: str) -> None:
    gov = world(
        *(trust("A", kind), committee("A", "ceo", name="advice", statute="advisory")),
        Office("A office", "A", holders="A fd"),
        given("1", "A board", "A advice", passing_on="allowed"),
        given("2", "A advice", "A office"),
    )
    binding = ask(gov, "A office", DAY, votes=votes("for", "A fd"))["A"]
    assert binding.effect.value == "unauthorised"
    assert "form.no-rule" not in codes(binding)


def test_who_is_an_executive_in_one_seat_is_one() -> None:
    """Whatever they are in another on the same board."""
    for second in (None, "member", "non-executive"):
        seats = [Seat("A chair", "chair"), Seat("A fd", "executive"), Seat("A fd", second)]
        seats[2] = Seat("A fd", second, held_for="B")
        gov = world(
            *(trust("A", seats=seats), trust("B"), Office("A office", "A", holders="A fd")),
            given("1", "A board", "A office"),
        )
        assert ask(gov, "A office", DAY, votes=votes("for", "A fd"))["A"].effect.value == "bound"


@pytest.mark.parametrize("employee", [True, False])
def test_only_whom_a_partner_employs_is_its_officer(employee: bool) -> None:
    """Section 75 lets a council's function go to a trust's officer, and to nobody else there."""
    gov = world(
        *(council("L"), trust("A"), lies("cabinet")),
        Office("A office", "A", holders="A x", employee=employee),
        given("1", "L cabinet", "A x", under="75"),
    )
    gov = gov.put(Group("group", seats=[Seat("A x", held_for="L")]))
    binding = ask(gov, "group", DAY, votes=votes("for", "A x"))["L"]
    assert binding.effect.value == ("bound" if employee else "unauthorised")


@pytest.mark.parametrize("giver", ["FT", "LA"])
def test_a_body_of_no_sort_that_the_law_names_is_an_open_question(giver: str) -> None:
    """No row is no permission; the line says which form was looked for."""
    home = trust("A") if giver == "FT" else council("L")
    by = "A board" if giver == "FT" else "L council"
    gov = world(home, board("O", "OTHER"), lies("council"), given("1", by, "O"))
    org = by[0]
    outcome = ask(gov, "O board", DAY, of=[org])
    assert outcome[org].effect.value == "indeterminate"
    assert facts(outcome[org], "form.no-rule")["forms"] == ("other_body",)


def test_boards_of_one_country_are_not_held_to_what_another_may() -> None:
    """A joint committee of integrated care boards alone is none with a Welsh health board."""
    gov = world(
        *(trust("I", "ICB"), trust("J", "ICB"), joint("I", "J", under=None)),
        *(given(f"{org} 1", f"{org} board", "jc") for org in "IJ"),
    )
    binding = ask(gov, "jc", DAY)["I"]
    told = {step.facts["rule"] for step in steps(binding) if "rule" in step.facts}
    assert not any("local_health_board" in BOOK.rule(id).form for id in told)


@pytest.mark.parametrize(
    ("side", "parent", "people", "effect", "rule"),
    [
        ("council", "council", 1, "unauthorised", "LA-04"),
        ("council", "council", 2, "bound", "LA-01"),
        ("council", "cabinet", 1, "unauthorised", "LA-04"),
        ("council", "cabinet", 2, "bound", "LA-01"),
        ("cabinet", "council", 1, "unauthorised", "LA-30"),
        ("cabinet", "council", 2, "unauthorised", "LA-30"),
        ("cabinet", "cabinet", 1, "bound", "LA-23"),
        ("cabinet", "cabinet", 2, "bound", "LA-23"),
    ],
)
def test_a_side_of_a_council_gives_to_a_committee_of_either(
    side: str, parent: str, people: int, effect: str, rule: str
) -> None:
    """What counts is on whose side the function lies, and whether the executive gives its own."""
    body = committee("L", *("c1", "c2")[:people], parent=f"L {parent}")
    gov = world(council("L"), lies(side), body, given("1", f"L {side}", "L committee"))
    binding = ask(gov, "L committee", DAY)["L"]
    assert binding.effect.value == effect
    assert rule in rules(binding)


@pytest.mark.parametrize(("day", "rule"), [(Y2014, "NE-02"), (Y2019, "NE-02"), (Y2024, "NE-06")])
def test_nhs_england_may_have_a_joint_committee_of_its_own(day: date, rule: str) -> None:
    """Of one party: before 2022 under one power, and since then under another."""
    gov = world(trust("E", "NHSE"), joint("E", under=None), given("1", "E board", "jc"))
    binding = ask(gov, "jc", day)["E"]
    assert binding.effect.value == "bound"
    assert rule in rules(binding)


@pytest.mark.parametrize(
    ("kinds", "day"),
    [
        ("FT NHSE ICB NHST CARE_TRUST LA CA CCA", Y2024),
        ("FT NHSE ICB NHST CARE_TRUST CCG LA DISTRICT", Y2019),
    ],
)
def test_a_joint_committee_of_every_kind_is_one_like_any_other(kinds: str, day: date) -> None:
    """Of all the kinds that a power admits, and of all but one of them that is not the giver."""
    homes: dict[str, Any] = {}
    for kind in kinds.split():
        name = {"LA": "L", "DISTRICT": "D"}.get(kind, kind)
        homes[name] = council(name, kind) if name in ("L", "D") else trust(name, kind)
    first, *others = homes
    told = []
    for parties in (list(homes), [first, *others[1:]]):
        records = [homes[name] for name in parties]
        gov = world(records, joint(*parties, under=None), given("1", "FT board", "jc"))
        binding = ask(gov, "jc", day, of=["FT"])["FT"]
        told.append((binding.effect.value, rules(binding)))
    assert told[0] == told[1]


def test_a_committee_of_one_is_of_whoever_votes_there() -> None:
    """An executive alone with a vote, beside somebody without one who comes first by name."""
    for silent, effect in (("A chair", "bound"), ("A ned", "bound")):
        body = committee("A", Seat("A fd"), Seat(silent, voting=False))
        gov = world(trust("A"), body, given("1", "A board", "A committee"))
        assert ask(gov, "A committee", DAY)["A"].effect.value == effect


def test_what_a_council_gives_to_itself_it_gives_to_its_board() -> None:
    """To the first of them by name; the book has no row on full council and its executive."""
    for to in ("L", "L cabinet"):
        gov = world(council("L"), lies("council"), given("1", "L council", to))
        binding = ask(gov, "L cabinet", DAY)["L"]
        assert binding.effect.value == "indeterminate"
        assert facts(binding, "form.no-rule")["forms"] == ("executive",)
