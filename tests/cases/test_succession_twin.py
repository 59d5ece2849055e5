"""Corners of successions on which engine and twin once differed, each in its smallest world."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import (
    Y2024,
    answered,
    ask,
    committee,
    council,
    decide,
    given,
    group,
    joint,
    trust,
    votes,
    world,
)
from forms import lies

from icsgov.model.body import AdvisoryGroup, CommitteeInCommon, Group, Seat
from icsgov.model.decision import Vote
from icsgov.model.governance import Record
from icsgov.model.index import seats_of
from icsgov.model.organisation import Office
from icsgov.model.succession import Passed, Succession
from icsgov.period import Period
from icsgov.reasoning.results import Outcome

ALL = ("decisions", "delegations", "seats")
OPEN = ("decisions", "delegations")
EARLIER = Y2024 - timedelta(days=9)
TO_COME = Period(Y2024 + timedelta(days=1))


def ended(records: list[Record], end: date = Y2024) -> list[Record]:
    """An organisation that has ended, with its boards."""
    org: Any = records[0]
    return [evolve(org, period=Period(None, end)), *records[1:]]


def after(id: str, of: str, to: str, carried: Any = ALL, **more: Any) -> Succession:
    """One organisation in the place of another, on the day of the decision if none is given."""
    return Succession(id, of=of, to=to, **{"day": Y2024, "carried": carried, **more})


def effect(outcome: Outcome, org: str) -> str:
    return outcome[org].effect.value


def test_the_part_of_a_wider_matter_that_passed_may_be_given_on() -> None:
    """The first link alone binds, and so does a second one below it."""
    gov = world(
        *(trust("A", "ICB"), ended(trust("O", "ICB")), committee("A", "ceo")),
        committee("A", "ceo", name="sub", parent="A committee"),
        given("1", "O board", "A committee", "service", passing_on="allowed"),
        given("2", "A committee", "A sub", "service/change"),
        after("S", "O", "A", matters="service/change"),
    )
    assert effect(ask(gov, "A committee", Y2024, "service/change"), "A") == "bound"
    assert effect(ask(gov, "A sub", Y2024, "service/change"), "A") == "bound"


@pytest.mark.parametrize(
    ("place", "side"),
    [
        ("cabinet", "cabinet"),
        ("council", "council"),
    ],
)
def test_what_a_committee_of_a_council_gave_its_own_side_of_the_successor_gave(
    place: str, side: str
) -> None:
    """By the side of the board that it goes back to, and not by the first board by its id."""
    gov = world(
        *(council("L"), ended(council("D2", "DISTRICT")), lies(side)),
        committee("D2", "c1", parent=f"D2 {place}"),
        committee("L", "leader", "roads", parent=f"L {place}"),
        given("1", "D2 committee", "L committee"),
        after("S", "D2", "L", ("decisions", Passed("delegations", only="1"))),
    )
    assert effect(ask(gov, "L committee", Y2024), "L") == "bound"


@pytest.mark.parametrize(
    "side",
    ["cabinet", "council"],
)
def test_what_an_office_of_a_council_gave_is_on_neither_side(side: str) -> None:
    """An office has no side: what it gave is of the side on which the function lies."""
    gov = world(
        *(council("L"), ended(council("D2", "DISTRICT")), lies(side)),
        Office("D2 office", "D2", holders="officer"),
        committee("L", "leader", "roads", parent=f"L {side}"),
        given("1", "D2 office", "L committee"),
        after("S", "D2", "L", ("decisions", Passed("delegations", only="1"))),
    )
    assert effect(ask(gov, "L committee", Y2024), "L") == "bound"


def talk(ids: tuple[str, str], mine: Any = OPEN, **beside: Any) -> Outcome:
    """People who recommend, one for an organisation with two successors."""
    body = AdvisoryGroup("talk", seats=[Seat("A ceo", held_for="A"), Seat("B ceo", held_for="O")])
    gov = world(
        *(trust("A"), trust("B"), trust("M"), ended(trust("O"), EARLIER), body),
        after(ids[0], "O", "B", matters="other", carried=mine),
        after(ids[1], "O", "M", matters="service", **{"carried": OPEN, **beside}),
    )
    return ask(gov, "talk", Y2024)


@pytest.mark.parametrize(("first", "second"), [("S", "T"), ("T", "S")])
def test_of_two_successors_of_whom_nothing_is_on_file_either_may_have_the_seat(
    first: str, second: str
) -> None:
    """Whichever has the first id: renaming a succession changes no answer."""
    told = talk((first, second))
    assert (effect(told, "B"), effect(told, "M")) == ("indeterminate", "indeterminate")


@pytest.mark.parametrize(("first", "second"), [("S", "T"), ("T", "S")])
@pytest.mark.parametrize("said", [{"carried": ()}, {"carried": (), "lapsed": "seats"}], ids=str)
def test_the_seat_is_of_the_one_of_two_successors_to_which_it_was_carried(
    first: str, second: str, said: dict[str, Any]
) -> None:
    """Whichever has the first id."""
    told = talk((first, second), ALL, **said)
    assert (effect(told, "B"), effect(told, "M")) == ("advised", "no_part")


def test_a_seat_that_passed_may_have_passed_again() -> None:
    """It is held for the first of three: whether the third has it is not known."""
    gov = world(
        *(ended(trust("A")), trust("B"), trust("M"), ended(trust("O"), EARLIER), joint("O", "B")),
        *(given("1", "O board", "jc"), given("2", "B board", "jc")),
        after("S", "O", "A", day=EARLIER),
        after("T", "A", "M", carried=OPEN),
    )
    told = ask(gov, "jc", Y2024, votes=votes("for", "O ceo", "B ceo"))
    assert effect(told, "M") == "indeterminate"


@pytest.mark.parametrize("period", [Period(None, EARLIER), Period(None, Y2024), TO_COME], ids=str)
def test_a_seat_in_a_group_passes_where_nobody_decides_for_the_successor(period: Period) -> None:
    """Not yet, or no more: that is no decision-maker who is there already."""
    seats = [Seat("A fd", held_for="A", period=period), Seat("A ceo", held_for="O")]
    gov = world(
        *(trust("A"), ended(trust("O")), Group("group", seats=seats)),
        *(given("1", "A board", "A ceo"), after("S", "O", "A")),
    )
    assert effect(ask(gov, "group", Y2024, votes=votes("for", "A ceo")), "A") == "bound"


def test_one_person_who_decides_in_a_group_for_both() -> None:
    """A chief executive shared by both, as before many a merger."""
    gov = world(
        *(trust("A"), ended(trust("O")), group(("A ceo", "A"), ("A ceo", "O"))),
        *(given("1", "A board", "A ceo"), after("S", "O", "A")),
    )
    told = ask(gov, "group", Y2024, votes=votes("for", "A ceo", organisation="A"))
    assert effect(told, "A") == "bound"


FOR, AGAINST, SILENT = "for", "against", "abstain"
LATER = Y2024 + timedelta(days=2)


@pytest.mark.parametrize(
    ("stands", "carried", "told"),
    [
        ((FOR, AGAINST, AGAINST), (ALL, ALL), "bound"),
        ((SILENT, AGAINST, AGAINST), (ALL, ALL), "declined"),
        ((AGAINST, AGAINST, AGAINST), (ALL, ALL), "declined"),
        ((SILENT, FOR, SILENT), (ALL, ALL), "bound"),
        ((SILENT, FOR, AGAINST), (ALL, ALL), "indeterminate"),
        ((SILENT, FOR, FOR), (ALL, ()), "bound"),
        ((SILENT, AGAINST, FOR), (ALL, ()), "indeterminate"),
        ((SILENT, SILENT, SILENT), (ALL, ()), "undecided"),
    ],
)
def test_what_a_successor_of_two_has_beside_its_own(
    stands: tuple[str, ...], carried: tuple[Any, Any], told: str
) -> None:
    boards = [f"{org} board" for org in "AOP"]
    gov = world(
        *(trust("A"), ended(trust("O"), LATER), ended(trust("P"), LATER)),
        *(CommitteeInCommon("cic", boards), after("S", "O", "A", carried[0], day=LATER)),
        after("T", "P", "A", carried[1], day=LATER),
    )
    cast = [
        Vote(seat.person, stand, body=id)
        for id, stand in zip(boards, stands, strict=True)
        for seat in seats_of(gov.index.bodies[id])
    ]
    assert effect(answered(decide(gov, "cic", Y2024, votes=cast), gov, LATER), "A") == told


@pytest.mark.parametrize("ids", ["ST", "TS"])
def test_of_two_that_did_not_bind_the_last_in_the_table_of_effects_leads(ids: str) -> None:
    """One refused, which lapsed, and the other did nothing; whichever has the first id."""
    gov = world(
        *(trust("A"), ended(trust("O"), LATER), ended(trust("P"), LATER)),
        CommitteeInCommon("cic", ["O board", "P board"]),
        after(ids[0], "O", "A", (), day=LATER, lapsed="decisions"),
        after(ids[1], "P", "A", day=LATER),
    )
    against = votes("against", "O chair", "O ceo", "O fd", body="O board")
    told = answered(decide(gov, "cic", Y2024, votes=against), gov, LATER)
    assert [told[org].effect.value for org in "OPA"] == ["declined", "undecided", "lapsed"]


@pytest.mark.parametrize(("count", "effect_of_another"), [(6, "bound"), (7, "indeterminate")])
def test_more_than_six_open_successions_of_one_forum_are_not_tried(
    count: int, effect_of_another: str
) -> None:
    old = [f"X{place}" for place in range(count)]
    gov = world(
        *(trust("A"), group(("A ceo", "A"), *((f"{org} ceo", org) for org in old))),
        *(part for org in old for part in (ended(trust(org), EARLIER), trust(f"Y{org}"))),
        *(after(f"S{org}", org, f"Y{org}", ()) for org in old),
        given("1", "A board", "A ceo"),
    )
    assert effect(answered(decide(gov, "group", Y2024), gov), "A") == effect_of_another


def test_in_a_group_a_seat_that_ended_before_the_succession_passes_to_nobody() -> None:
    seats = [
        Seat("O ceo", held_for="O", period=Period(None, EARLIER)),
        Seat("A ceo", held_for="O", period=Period(EARLIER)),
    ]
    gov = world(
        *(trust("A"), ended(trust("O")), Group("group", seats=seats)),
        *(given("1", "O board", "A ceo"), after("S", "O", "A")),
    )
    assert effect(ask(gov, "group", Y2024, votes=votes("for", "A ceo")), "A") == "bound"
