"""The schema is the one that is kept, and every document written fits it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from io_worlds import documents
from jsonschema import Draft202012Validator

import icsgov.io
from icsgov.io import dumps, schema
from icsgov.io.json_schema import schema_text

KEPT = Path(icsgov.io.__file__).parent / "schema-1.json"
WIRE = Path(__file__).parent / "wire_v1.json"


def fits(text: Any) -> Any:
    return [error.message for error in Draft202012Validator(schema()).iter_errors(json.loads(text))]


def test_the_schema_is_the_one_that_is_kept() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema_text() == KEPT.read_text(encoding="utf-8")
    assert json.loads(schema_text()) == schema()


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(documents)
def test_every_document_written_fits(document: Any) -> None:
    assert fits(dumps(*document)) == []


def test_the_example_of_version_1_fits() -> None:
    assert fits(WIRE.read_text(encoding="utf-8")) == []


def test_the_example_of_version_1_uses_every_key() -> None:
    """A key that is added belongs into the example too (in a new one, once this is released)."""
    said = WIRE.read_text(encoding="utf-8")
    for name, made in schema()["$defs"].items():
        records = [one for one in (made, *made.get("anyOf", ())) if "properties" in one]
        for key in (key for record in records for key in record["properties"]):
            assert f'"{key}": ' in said, f"{name}.{key}"


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        '{"icsgov": 2, "governance": {}}',
        '{"icsgov": 1, "governance": {"bodys": []}}',
        '{"icsgov": 1, "governance": {"people": [{"id": ""}]}}',
        '{"icsgov": 1, "governance": {"people": [{"id": " p"}]}}',
        '{"icsgov": 1, "governance": {"people": [{"id": "p", "recorded": "2024-05-14T00:00"}]}}',
        '{"icsgov": 1, "governance": {"bodies": [{"id": "b", "organisation": "RNN"}]}}',
        '{"icsgov": 1, "governance": {"bodies": [{"type": "bored", "id": "b"}]}}',
        '{"icsgov": 1, "governance": {"reservations": [{"id": "r", "by": "b", "matters": []}]}}',
        '{"icsgov": 1, "governance": {"matters": [{"id": "Service Change"}]}}',
    ],
)
def test_what_cannot_be_read_does_not_fit(text: Any) -> None:
    assert fits(text)
