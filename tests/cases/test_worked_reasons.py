"""Whole answers, read line by line: the sentences, their order, and what each one rests on."""

import pytest
from reasons import ALL, TOLD, Question

WRITTEN = {part.partition("\n")[0]: part for part in TOLD.read_text("utf-8").split("== ")[1:]}


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.title.replace(" ", "_"))
def test_the_reasons_are_those_written_down(one: Question) -> None:
    """If what is said now is right, run `reasons.py`, read what has changed, and keep it."""
    assert one.answer().removeprefix("== ").strip() == WRITTEN[one.title].strip()


def test_no_answer_is_written_down_for_nothing() -> None:
    """Every question is asked, each by a title of its own."""
    assert list(WRITTEN) == [one.title for one in ALL]
