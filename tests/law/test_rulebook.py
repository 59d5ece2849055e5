"""Rules and rulebooks as values: shape, look-up, amendment, repeal."""

import pickle
from datetime import date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from icsgov.errors import GovernanceError, IcsgovError, MalformedError, UnknownIdError
from icsgov.explain import Basis, Citation
from icsgov.law import Condition, Family, MetBy, Rule, RuleBook, Ruling, england
from icsgov.period import Period


def made(id: str = "X-1", **fields: Any) -> Rule:
    """A decider rule of the smallest right shape."""
    plain: dict[str, Any] = {
        "id": id,
        "family": Family.DECIDER,
        "says": "X may.",
        "citation": Citation("an Act"),
        "basis": Basis.STATUTE,
        "delegators": ("FT",),
        "form": "x",
    }
    return Rule(**plain | fields)


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"id": ""}, "id"),
        ({"says": " "}, "says"),
        ({"citation": "an Act"}, "citation"),
        ({"family": "deciders"}, "family"),
        ({"basis": "X"}, "basis"),
        ({"outcome": "maybe"}, "outcome"),
        ({"mode": "ban"}, "mode"),
        ({"mode": "bar"}, "mode"),
        ({"outcome": "conditional"}, "conditions"),
        ({"conditions": [Condition("a", MetBy.FACT)]}, "outcome"),
        ({"conditions": ["a"], "outcome": "conditional"}, "conditions[0]"),
        ({"delegators": "FT"}, "delegators"),
        ({"delegators": ()}, "delegators"),
        ({"form": ""}, "form"),
        ({"by": "somebody"}, "by"),
        ({"threshold": "most"}, "threshold"),
        ({"side": "left"}, "side"),
        ({"kinds": (1,)}, "kinds"),
        ({"value": {"share": 0.5}}, "value.share"),
        ({"value": {"share": True}}, "value.share"),
        ({"value": 3}, "value"),
        ({"conditions": 7}, "conditions"),
        ({"checked": datetime(2026, 1, 1)}, "checked"),
        ({"period": None}, "period"),
        ({"family": "matter"}, "mode"),
        ({"family": "matter", "mode": "bar", "kinds": ["merger"]}, "forms"),
        ({"family": "matter", "mode": "side", "kinds": ["merger"]}, "side"),
        ({"family": "matter", "mode": "approval", "kinds": ["merger"]}, "by"),
        ({"family": "procedure"}, "subject"),
    ],
)
def test_a_rule_refuses_a_wrong_shape_and_says_where(fields: dict[str, Any], where: str) -> None:
    """Construction checks shape; the fault names the field."""
    with pytest.raises(MalformedError) as caught:
        made(**fields)
    assert where in [fault.where for fault in caught.value.faults]


def test_all_faults_of_a_rule_at_once() -> None:
    """Not only the first."""
    with pytest.raises(MalformedError) as caught:
        made(id="", basis="X", outcome="maybe")
    assert [fault.where for fault in caught.value.faults] == ["id", "basis", "outcome"]


def test_enums_accept_their_value_and_collections_become_tuples() -> None:
    """Two ways to write one rule are one value."""
    short = made(family="decider", basis="S", outcome="allowed", delegators=["FT"])
    assert short == made() and hash(short) == hash(made())


def test_a_note_needs_no_more_than_a_rule_does() -> None:
    """A rule that is not read may leave out what a reading needs."""
    rule = made(form="", note="not recorded")
    assert not rule.read


def test_a_condition_refuses_a_wrong_shape() -> None:
    """By itself too."""
    with pytest.raises(MalformedError, match="met_by"):
        Condition("a", "luck")


def test_an_unknown_id_is_an_unknown_id() -> None:
    """In look-up and in repeal."""
    with pytest.raises(UnknownIdError, match="`FT-99`"):
        england().rule("FT-99")
    with pytest.raises(UnknownIdError):
        england().repeal("FT-99", on=date(2030, 1, 1))


def test_a_book_refuses_rules_that_do_not_fit_together() -> None:
    """Ids used twice, codes and kinds that it does not publish."""
    rules = (made(), made(), made("X-2", delegators=("ZZZ",), kinds=("odd",)))
    with pytest.raises(GovernanceError) as caught:
        RuleBook(version="v", rules=rules, classes=(("ANY", ("FT",)),), kinds=(("merger", "m"),))
    assert [fault.where for fault in caught.value.faults] == [
        "rules['X-1'].id",
        "rules['X-2'].delegators",
        "rules['X-2'].kinds",
    ]


def test_amend_replaces_or_adds_and_leaves_the_old_book_alone() -> None:
    """What-if for law is a new value."""
    book, rule = england(), england().rule("FT-05")
    new = book.amend(attrs.evolve(rule, outcome=Ruling.ALLOWED))
    assert new.rule("FT-05").outcome is Ruling.ALLOWED
    assert book.rule("FT-05").outcome is Ruling.NOT_ALLOWED
    assert new.version.startswith(f"{book.version}+amended:FT-05~")
    assert new.version != book.amend(attrs.evolve(rule, says="Otherwise.")).version
    assert [one.id for one in new.rules] == [one.id for one in book.rules]
    on = date(2024, 1, 1)
    assert new.deciders("FT", rule.form, on) == (new.rule("FT-05"),)
    more = book.amend(made())
    assert more.rule("X-1") == made() and len(more.rules) == len(book.rules) + 1
    assert book.amend(rule) is book


def test_amend_refuses_what_the_book_does_not_know() -> None:
    """A new rule fits the classes and kinds of its book."""
    with pytest.raises(GovernanceError) as caught:
        england().amend(made(delegators=("ZZZ",)))
    assert [fault.where for fault in caught.value.faults] == ["rules['X-1'].delegators"]


def test_repeal_ends_a_rule_on_a_day() -> None:
    """The day of repeal is the first on which it does not hold."""
    book = england().repeal("FT-10", on=date(2027, 4, 1))
    form = "other_relevant_body_LA_or_CA"
    assert [rule.id for rule in book.deciders("FT", form, date(2027, 3, 31))] == ["FT-10"]
    assert book.deciders("FT", form, date(2027, 4, 1)) == ()
    assert book.version.endswith("+repealed:FT-10@2027-04-01")


def test_repeal_never_lengthens_a_rule_and_can_undo_one() -> None:
    """A rule already ended stays ended then; one repealed before it starts never holds."""
    book = england()
    assert book.repeal("FT-08", on=date(2030, 1, 1)) is book
    gone = book.repeal("FT-10", on=date(2022, 7, 1))
    assert "FT-10" not in gone.by_id
    with pytest.raises(MalformedError):
        book.repeal("FT-10", on="2027-04-01")  # type: ignore[arg-type] # the point


def test_books_are_equal_by_content_and_hash_alike() -> None:
    """However they were made, and through a pickle."""
    there = england().amend(made())
    again = england().amend(made())
    assert there == again and hash(there) == hash(again) and there != england()
    assert pickle.loads(pickle.dumps(there)) == there


def test_in_force_and_family() -> None:
    """`in_force` holds the notes too; `family` only what is read."""
    on = date(2024, 1, 1)
    book = england()
    held = book.in_force(on)
    assert all(rule.period.covers(on) for rule in held)
    assert book.rule("FT-22") in held and book.rule("FT-08") not in held
    standing = book.family(Family.STANDING, on)
    assert [rule.id for rule in standing] == ["CC-09"]
    assert set(book.not_read()).isdisjoint(standing)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=4)
    | st.dates()
    | st.sampled_from(
        ["decider", "matter", "S", "bar", "conditional", "merger", "hwb", Family.LINK]
    )
    | st.builds(Period),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
FIELDS = [field.name for field in attrs.fields(Rule)]


@given(st.dictionaries(st.sampled_from(FIELDS), anything, max_size=4))
def test_whatever_a_rule_is_given_it_is_made_or_malformed(fields: dict[str, Any]) -> None:
    """No shape, however wrong, raises anything but the library's own errors."""
    try:
        rule = made(**fields)
    except IcsgovError:
        return
    assert hash(rule) == hash(attrs.evolve(rule))


def test_a_book_that_was_read_can_still_be_copied() -> None:
    """What was worked out on the way is no part of a book."""
    book = england()
    assert book.rule("FT-02") in book.in_force(date(2024, 1, 1))
    assert pickle.loads(pickle.dumps(book)) == book


def test_a_rule_that_ends_on_a_day_is_not_repealed_on_it_once_more() -> None:
    """The book stays the same, its version included; a day earlier it is another."""
    book = england().repeal("CC-09", on=date(2030, 1, 1))
    for on in (date(2030, 1, 1), date(2030, 1, 2)):
        assert book.repeal("CC-09", on=on) is book
    assert book.repeal("CC-09", on=date(2029, 12, 31)).version != book.version
