"""Rulebooks out of TOML: good ones, and every way of being wrong that is named."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icsgov.errors import GovernanceError, IcsgovError
from icsgov.law import Condition, MetBy, load

HEAD = """
version = "v"
[classes]
ANY = ["FT", "NHST", "CARE_TRUST"]
NHST = ["NHST", "CARE_TRUST"]
[kinds]
merger = "two into one"
"""
GOOD = {
    "id": '"A-1"',
    "family": '"decider"',
    "says": '"A may."',
    "delegators": '["NHST"]',
    "form": '"x"',
    "basis": '"S"',
    "citation": '"an Act"',
}


def book(**fields: str | None) -> str:
    """A book of one rule, with fields added, replaced, or (None) left out."""
    lines = (GOOD | fields).items()
    return HEAD + "[[rules]]\n" + "\n".join(f"{k} = {v}" for k, v in lines if v is not None)


def test_a_good_book() -> None:
    """Classes are expanded, and an end is the first day on which a rule does not hold."""
    text = book(
        **{"from": "2013-04-01", "until": "2022-07-01"},
        outcome='"conditional"',
        conditions='[{ name = "a", met_by = "fact", kinds = ["merger"] }]',
        url='"https://example.org"',
        value='{ share = "1/3", executive = 1 }',
    )
    rule = load(text).rule("A-1")
    assert rule.delegators == ("NHST", "CARE_TRUST")
    assert rule.period.covers(date(2022, 6, 30)) and not rule.period.covers(date(2022, 7, 1))
    assert rule.conditions == (Condition("a", MetBy.FACT, ("merger",)),)
    assert rule.citation.url == "https://example.org"
    assert rule.values == {"share": "1/3", "executive": 1}


def test_a_kind_in_two_classes_is_named_once() -> None:
    """In the order in which the classes come."""
    rule = load(book(delegators='["CARE_TRUST", "NHST", "ANY"]')).rule("A-1")
    assert rule.delegators == ("CARE_TRUST", "NHST", "FT")


def test_a_number_may_have_eighteen_digits_and_one_more_is_too_many() -> None:
    for number, reason in ((10**18, "not a key"), (10**18 + 1, "a number is too long")):
        for signed in (number, -number):
            with pytest.raises(GovernanceError) as caught:
                load(f'version = "v"\nn = {signed}')
            assert reason in caught.value.faults[0].message


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"colour": '"red"'}, "rules['A-1'].colour"),
        ({"family": '"deciders"'}, "rules['A-1'].family"),
        ({"outcome": '"maybe"'}, "rules['A-1'].outcome"),
        ({"basis": '"X"'}, "rules['A-1'].basis"),
        ({"mode": '"ban"'}, "rules['A-1'].mode"),
        ({"citation": None}, "rules['A-1'].citation"),
        ({"citation": '""'}, "rules['A-1'].citation"),
        ({"citation": "3"}, "rules['A-1'].citation"),
        ({"says": None}, "rules['A-1'].says"),
        ({"basis": None}, "rules['A-1'].basis"),
        ({"family": None}, "rules['A-1'].family"),
        ({"id": None}, "rules[0].id"),
        ({"id": "3"}, "rules[0].id"),
        ({"url": "3"}, "rules['A-1'].url"),
        ({"from": "2022-07-01", "until": "2022-07-01"}, "rules['A-1'].until"),
        ({"from": '"2022-07-01"'}, "rules['A-1'].from"),
        ({"from": "2022-07-01T10:00:00"}, "rules['A-1'].from"),
        ({"checked": '"today"'}, "rules['A-1'].checked"),
        ({"delegators": '["NHS"]'}, "rules['A-1'].delegators"),
        ({"delegators": "3"}, "rules['A-1'].delegators"),
        ({"kinds": '["murder"]'}, "rules['A-1'].kinds"),
        ({"outcome": '"conditional"'}, "rules['A-1'].conditions"),
        ({"conditions": '"a"'}, "rules['A-1'].conditions"),
        ({"conditions": "[3]"}, "rules['A-1'].conditions[0]"),
        ({"conditions": '[{ name = "a", met_by = "luck" }]'}, "rules['A-1'].conditions[0].met_by"),
        ({"conditions": '[{ met_by = "fact" }]'}, "rules['A-1'].conditions[0].name"),
        (
            {
                "outcome": '"conditional"',
                "conditions": '[{ name = "a", met_by = "fact", when = "now" }]',
            },
            "rules['A-1'].conditions[0].when",
        ),
    ],
)
def test_a_malformed_rule_is_refused_and_says_where(fields: dict[str, Any], where: str) -> None:
    """One thing wrong is one fault, at its place."""
    with pytest.raises(GovernanceError) as caught:
        load(book(**fields))
    assert [fault.where for fault in caught.value.faults] == [where]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("version =", ""),
        ("", "version"),
        ("version = 3", "version"),
        ('version = "v"\nedition = 2', "edition"),
        ('version = "v"\nrules = 3', "rules"),
        ('version = "v"\nrules = [3]', "rules[0]"),
        ('version = "v"\nclasses = 3', "classes"),
        ('version = "v"\n[classes]\nANY = 3', "classes.ANY"),
        ('version = "v"\n[classes]\nANY = ["FT"]\nNHS = ["FTT"]', "classes.NHS"),
        ('version = "v"\nkinds = 3', "kinds"),
        ('version = "v"\n[kinds]\nmerger = 3', "kinds.merger"),
    ],
)
def test_a_malformed_book_is_refused_and_says_where(text: str, where: str) -> None:
    """Around the rules too."""
    with pytest.raises(GovernanceError) as caught:
        load(text)
    assert [fault.where for fault in caught.value.faults] == [where]


def test_every_fault_at_once() -> None:
    """Over all rules, ids used twice included."""
    second = book(basis='"X"', id='"A-2"').removeprefix(HEAD)
    twice = book().removeprefix(HEAD)
    with pytest.raises(GovernanceError) as caught:
        load(book(kinds='["murder"]') + "\n" + second + "\n" + twice)
    assert sorted(fault.where for fault in caught.value.faults) == [
        "rules['A-1'].id",
        "rules['A-1'].kinds",
        "rules['A-2'].basis",
    ]


def test_a_missing_family_hides_no_other_fault() -> None:
    """Nor does it bring faults that only a family could cause."""
    with pytest.raises(GovernanceError) as caught:
        load(book(family=None, form=None, outcome='"maybe"', threshold='"most"'))
    wheres = [fault.where for fault in caught.value.faults]
    assert wheres == ["rules['A-1'].family", "rules['A-1'].outcome"]


VALUES = ["3", "true", '""', '"x"', "[]", '["x"]', "{}", "[{}]", "2020-01-01", "1.5", "[[1]]"]
KEYS = [*GOOD, "from", "until", "url", "conditions", "value", "mode", "by", "forms", "note", "odd"]


@given(st.dictionaries(st.sampled_from(KEYS), st.sampled_from([*VALUES, None]), max_size=5))
def test_whatever_a_rule_holds_it_loads_or_is_malformed(fields: dict[str, str | None]) -> None:
    """No content raises anything but the library's own errors, each with a place."""
    try:
        load(book(**fields))
    except IcsgovError as error:
        assert isinstance(error, GovernanceError)
        assert all(fault.where for fault in error.faults)


@given(st.text(max_size=40))
def test_whatever_the_text_it_loads_or_is_malformed(text: str) -> None:
    """Nor does text that is no TOML."""
    try:
        load(text)
    except GovernanceError as error:
        assert error.faults


def test_nothing_is_read_before_it_is_asked_for() -> None:
    """Importing the law neither reads nor parses it."""
    code = "import sys, icsgov.law; print('tomllib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_rule_that_names_no_delegators_is_about_none() -> None:
    """What a rule leaves out is nobody, and whether that will do is for its family to say."""
    with pytest.raises(GovernanceError) as caught:
        load(book(delegators=None))
    assert [one.where for one in caught.value.faults] == ["rules['A-1'].delegators"]


def test_a_field_is_not_faulted_twice() -> None:
    """What the file's shape already says is wrong is not said again by the rule itself."""
    with pytest.raises(GovernanceError) as caught:
        load(book(outcome='"conditional"', conditions="3"))
    wheres = [fault.where for fault in caught.value.faults]
    assert wheres == ["rules['A-1'].conditions"]


@pytest.mark.parametrize(
    "text",
    [
        "version = " + "9" * 5000,
        "version = 0x" + "f" * 5000,
        'version = "x"\nclasses = {FT = 0x' + "f" * 5000 + "}",
        "[[rules]]\nfrom = -0x" + "f" * 5000,
        "a = " + "[" * 100_000,
        "a = " + "{a=" * 100_000,
        "classes." + "a." * 900 + "a = 1",
        'version = "\ud800',
        "version = 2024-99-99",
    ],
    ids=lambda text: text[:24].replace("\n", " "),
)
def test_what_no_reader_of_toml_can_take_is_a_fault(text: str) -> None:
    with pytest.raises(GovernanceError) as caught:
        load(text)
    assert all(len(str(fault)) < 300 for fault in caught.value.faults)


@pytest.mark.parametrize(("lists", "reason"), [(7, "not a key"), (8, "nested too deep")])
def test_how_deep_is_too_deep(lists: int, reason: str) -> None:
    """Eight within each other, the last thing in them counted."""
    with pytest.raises(GovernanceError) as caught:
        load('version = "v"\nx = ' + "[" * lists + "1" + "]" * lists)
    assert [reason in fault.message for fault in caught.value.faults] == [True]


def test_two_rules_without_an_id_have_not_the_same_id() -> None:
    text = book(id=None)
    with pytest.raises(GovernanceError) as caught:
        load(text + "\n" + text.removeprefix(HEAD))
    assert [str(fault) for fault in caught.value.faults] == [
        "rules[0].id: missing",
        "rules[1].id: missing",
    ]
