"""Documents to break, for the tests of faults."""

import json
from typing import Any

import pytest

from icsgov.errors import GovernanceError
from icsgov.io import loads

ORG = {"id": "RNN", "kind": "FT"}
BOARD = {"type": "board", "id": "rnn", "organisation": "RNN"}
GIVEN = {"id": "d", "by": "rnn", "to": "p1", "matters": "service"}
DECISION = {"id": "D", "matters": "service", "forum": "rnn", "day": "2024-05-14"}


def world(*given: Any, decisions: Any = (), **fields: Any) -> Any:
    gov = {
        "organisations": [ORG],
        "people": [{"id": "p1"}],
        "bodies": [BOARD],
        "delegations": list(given),
    }
    return {"icsgov": 1, "governance": gov | fields, "decisions": list(decisions)}


def faults(document: Any) -> Any:
    """The faults as they are shown, without what all paths begin with."""
    text = document if isinstance(document, str | bytes) else json.dumps(document)
    with pytest.raises(GovernanceError) as caught:
        loads(text)
    assert all("\n" not in str(fault) for fault in caught.value.faults)
    return [str(fault).removeprefix("$.governance.") for fault in caught.value.faults]
