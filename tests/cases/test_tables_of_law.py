"""Every row of the law that is read, in a small framework in which it decides."""

import pytest
from build import Case, check
from registry import TABLES


def rows() -> list[object]:
    """Each case once, named by its table and its place there."""
    return [
        pytest.param(one, id=f"{name}-{place}-{one}".replace(" ", "_"))
        for name, table in TABLES.items()
        for place, one in enumerate(table)
    ]


@pytest.mark.parametrize("one", rows())
def test_the_law_decides_as_its_row_says(one: Case) -> None:
    """Effect, way, liability and doubts are as the case says, and the rule is what it rests on."""
    check(one)
