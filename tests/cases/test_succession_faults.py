"""Successions that make no sense are refused, every fault at once and with its place."""

from datetime import date
from typing import Any

import pytest
from build import flat, given, trust

from icsgov.errors import GovernanceError, MalformedError
from icsgov.model.body import Group, Seat
from icsgov.model.governance import Governance
from icsgov.model.organisation import Organisation
from icsgov.model.succession import Passed, Succession
from icsgov.period import Period

DAY = date(2024, 4, 1)


def organisation(id: str, end: date | None = DAY, start: date | None = None) -> Organisation:
    return Organisation(id, kind="FT", period=Period(start, end))


def after(of: str = "A", to: str = "B", id: str = "S", **more: Any) -> Succession:
    return Succession(id, of=of, to=to, **{"day": DAY, **more})


A, B = organisation("A"), organisation("B", None)

WRONG = [
    ((A,), [after()], ["S.to: no organisation has the id `B`"]),
    ((B,), [after()], ["S.of: no organisation has the id `A`"]),
    (
        (organisation("A", None), B),
        [after()],
        ["S.of: `A` has no end on file; it has to have ended by 2024-04-01"],
    ),
    (
        (organisation("A", date(2024, 4, 2)), B),
        [after()],
        ["S.of: `A` is on file until 2024-04-02; it has to have ended by 2024-04-01"],
    ),
    (
        (A, organisation("B", None, date(2024, 4, 2))),
        [after()],
        ["S.to: `B` is not in being on 2024-04-01: on file from 2024-04-02"],
    ),
    (
        (A, B, organisation("C", None)),
        [after(), after(to="C", id="T")],
        ["T.matters: a second successor of `A` for the same function beside `B` by `S`"],
    ),
    (
        (A, B, organisation("C", None)),
        [after(matters="service"), after(to="C", id="T", matters=["estate", "service/north"])],
        ["T.matters: a second successor of `A` for the same function beside `B` by `S`"],
    ),
    (
        (A, B, organisation("C", None)),
        [
            after(matters="service", carried="seats"),
            after(to="C", id="T", matters="estate", carried="seats"),
        ],
        ["T.carried: seats of `A` that pass to `B` by `S` already"],
    ),
    (
        (A, B),
        [after(carried=Passed("delegations", only="1"))],
        ["S.carried[0].only[0]: `1` is no delegation by or to `A`"],
    ),
    (
        (A, B),
        [after(lapsed=Passed("seats", only=["g", "h"]))],
        [
            "S.lapsed[0].only[0]: `g` is no body with a seat of `A`",
            "S.lapsed[0].only[1]: `h` is no body with a seat of `A`",
        ],
    ),
]


@pytest.mark.parametrize(("orgs", "some", "told"), WRONG)
def test_what_makes_no_sense_is_refused(
    orgs: tuple[Organisation, ...], some: list[Succession], told: list[str]
) -> None:
    with pytest.raises(GovernanceError) as raised:
        Governance.of(*orgs, *some)
    said = [str(fault) for one in raised.value.exceptions for fault in getattr(one, "faults", ())]
    assert said == [f"successions['{one[0]}']{one[1:]}" for one in told]


def test_a_circle_is_named() -> None:
    orgs = [organisation(id, date(2024, 4, day)) for day, id in enumerate("ABC", 1)]
    some = [after("A", "B", "S"), after("B", "C", "T"), after("C", "A", "U")]
    with pytest.raises(GovernanceError) as raised:
        Governance.of(*orgs, *some)
    told = str(raised.value)
    assert told.count("go in a circle: `A`, `B`, `C`") == 1


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: after(to="A"), "to: `A` cannot succeed itself"),
        (
            lambda: after(carried="seats", lapsed=["decisions", "seats"]),
            "lapsed[1]: the seats stand under `carried` already",
        ),
        (
            lambda: after(
                carried=Passed("decisions", only="D"), lapsed=Passed("decisions", only="D")
            ),
            "lapsed[0]: `D` of the decisions stand under `carried` already",
        ),
        (lambda: after(carried="everything"), "what: expected one of 'decisions'"),
        (lambda: after(carried=7), "carried[0]: expected a passed, got 7"),
        (lambda: after(matters="Service"), "matters"),
        (lambda: after(day="2024-04-01"), "day: expected a day"),
        (lambda: Passed("seats", only=["g", "g"]), "only[1]: `g` is named twice"),
    ],
)
def test_a_malformed_one_is_refused(made: Any, told: str) -> None:
    with pytest.raises(MalformedError, match=told.replace("[", r"\[").replace("]", r"\]")):
        made()


def test_what_is_named_and_the_predecessors_is_well() -> None:
    """A delegation by it, to it, and of its function; a seat held for it and one filled by it."""
    parts = [*flat(trust("B")), *flat(trust("C")), A]
    bodies = [
        Group("g", seats=[Seat("ann", held_for="A")]),
        Group("h", seats=[Seat("bob", held_for="B", nominated_by="A")]),
    ]
    links = [
        given("1", "C board", "A"),
        given("2", "C board", "B", function_of="A"),
    ]
    named = [Passed("delegations", only=["1", "2"]), Passed("seats", only=["g", "h"])]
    gov = Governance.of(*parts, *bodies, *links, after(carried=named))
    assert gov.successions[0].carried == tuple(named)
