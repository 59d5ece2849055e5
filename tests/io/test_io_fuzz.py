"""Whatever the text is, reading it answers with what it holds or with an error of the library."""

import copy
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from icsgov.errors import Fault, GovernanceError
from icsgov.io import dumps, loads, schema

WIRE = json.loads((Path(__file__).parent / "wire_v1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(schema())
relaxed = settings(suppress_health_check=list(HealthCheck), deadline=None)

words = st.sampled_from(["", "RNN", "p1", "board", "rnn board", "1/3", "2024-05-14", "for"])
plain = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=4), words)
values = st.recursive(plain, lambda one: st.lists(one, max_size=3) | st.dictionaries(words, one))


def read(text: Any) -> Any:
    """Read, and give back what was read or None; every fault has a path and one line."""
    found = None
    faults: tuple[Fault, ...] = ()
    try:
        found = loads(text)
    except GovernanceError as error:
        faults = error.faults
    for fault in faults:
        assert fault.where.startswith("$")
        assert str(fault).isprintable()
        assert "cannot be read" not in fault.message
    if found is None:
        assert faults
        return None
    assert loads(dumps(*found, found.meetings)) == found
    return found


def spots(value: Any, path: Any = ()) -> Any:
    """Every place in a document."""
    yield path
    inside = value.items() if isinstance(value, dict) else ()
    for key, one in enumerate(value) if isinstance(value, list) else inside:
        yield from spots(one, (*path, key))


SPOTS = [path for path in spots(WIRE) if path]


def at(document: Any, path: Any) -> Any:
    for part in path:
        document = document[part]
    return document


@st.composite
def nearly(draw: Any) -> Any:
    """The example with up to three things replaced, taken away, repeated or added."""
    made = copy.deepcopy(WIRE)
    for path in draw(st.lists(st.sampled_from(SPOTS), min_size=1, max_size=3)):
        try:
            holder = at(made, path[:-1])
            match draw(st.integers(0, 4)):
                case 0:
                    holder[path[-1]] = draw(values)
                case 1:
                    del holder[path[-1]]
                case 2:
                    holder[path[-1]] = [holder[path[-1]]] * draw(st.integers(0, 2))
                case 3:
                    holder[path[-1]] = copy.deepcopy(at(made, draw(st.sampled_from(SPOTS))))
                case 4 if isinstance(holder, dict):
                    holder[draw(words)] = draw(values)
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    return made


@relaxed
@given(st.binary() | st.text())
def test_any_text(text: Any) -> None:
    read(text)


@relaxed
@given(values.map(json.dumps))
def test_any_json(text: Any) -> None:
    read(text)


@settings(relaxed, max_examples=400)
@given(nearly())
def test_nearly_sound_documents(document: Any) -> None:
    text = json.dumps(document)
    if read(text) is not None:
        refused = [error.json_path for error in VALIDATOR.iter_errors(json.loads(text))]
        assert not refused, "the schema refuses what can be read"


@settings(relaxed, max_examples=200)
@given(st.data())
def test_documents_cut_and_mended(data: Any) -> None:
    text = json.dumps(WIRE)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    read(text[:start] + data.draw(st.text(max_size=5)) + text[end:])
    read(text.encode()[:start] + data.draw(st.binary(max_size=5)) + text.encode()[end:])
