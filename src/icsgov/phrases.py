"""Sentences: code -> template."""

from typing import Any


def phrase(code: str, facts: dict[str, Any]) -> str:
    return code + " " + str(facts)
