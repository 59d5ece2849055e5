"""Documents made to do harm: odd letters, far too much of something, HTML in every name."""

import json
import time
from typing import Any

import pytest
from io_documents import BOARD, DECISION, GIVEN, ORG, faults, world

from icsgov import Board, Governance, GovernanceError, Office, Organisation, Seat
from icsgov.io import loads

COMPOSED, APART = "zo\u00eb", "zoe\u0308"
SEATED = BOARD | {"seats": [{"person": COMPOSED}]}
SAID = r"'zoe\u0308' and 'zo\xeb' are one id in two Unicode spellings; write both as `zoë`"


def soon(text: str | bytes, seconds: float) -> Any:
    """What is read, or the faults, if that does not take too long."""
    start = time.perf_counter()
    try:
        return loads(text)
    finally:
        assert time.perf_counter() - start < seconds


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"people": [{"id": COMPOSED}, {"id": "p1"}, {"id": APART}]}, "people[2].id"),
        ({"people": [{"id": APART}, {"id": "p1"}], "bodies": [SEATED]}, "people[0].id"),
        ({"bodies": [SEATED, BOARD | {"id": "b", "seats": [{"person": APART}]}]}, "people"),
        ({"organisations": [ORG, ORG | {"id": APART}], "bodies": [SEATED]}, "organisations[1].id"),
        (
            {
                "organisations": [ORG, ORG | {"id": COMPOSED}],
                "delegations": [GIVEN, GIVEN | {"id": APART}],
            },
            "delegations[1].id",
        ),
    ],
)
def test_two_spellings_of_one_id_are_refused(fields: Any, where: str) -> None:
    assert f"{where}: {SAID}" in faults(world(**fields))


def test_two_spellings_are_refused_where_a_framework_is_assembled() -> None:
    with pytest.raises(GovernanceError) as caught:
        Governance.of(
            Organisation("K", kind="FT"),
            Board("b", "K", seats=[Seat("p")]),
            Office("\u212a", "K"),  # the sign for kelvin, which Unicode spells as the letter
        )
    assert [str(one) for one in caught.value.faults] == [
        "offices['\u212a'].id: '\\u212a' and 'K' are one id in two Unicode spellings;"
        " write both as `K`"
    ]


def test_one_spelling_is_fine_whichever_it_is() -> None:
    for id in (COMPOSED, APART):
        people = [{"id": id}, {"id": "p1"}]
        gov, _ = loads(
            json.dumps(world(people=people, bodies=[BOARD | {"seats": [{"person": id}]}]))
        )
        assert {one.id for one in gov.people} == {id, "p1"}
