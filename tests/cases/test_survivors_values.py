"""The plain values, further: how each record is written, and in what order things stand.

PYTHONPATH=src python tests/cases/test_survivors_values.py     write down how records are written
"""

import enum
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from icsgov import explain, period
from icsgov.errors import MalformedError, UnknownIdError
from icsgov.explain import NO, YES, Basis, Citation, all_of, any_of, fact
from icsgov.io import load
from icsgov.model import (
    agreement,
    authority,
    bearing,
    body,
    call_in,
    cycle,
    decision,
    governance,
    history,
    kinds,
    matter,
    meeting,
    organisation,
    process,
    rating,
    recurrence,
    risk,
    risk_policy,
    rota,
    succession,
    urgent,
    voting,
)
from icsgov.model import fact as facts
from icsgov.model.authority import Delegation
from icsgov.model.body import Board, Seat
from icsgov.model.governance import Governance
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Office, Organisation, Tenure
from icsgov.model.risk_policy import AssuranceRule
from icsgov.model.voting import at_least, more_than
from icsgov.period import Period, clashes

DAY, EARLY = date(2024, 5, 14), date(2019, 5, 14)
WIRE = Path(__file__).parents[1] / "io" / "wire_v1.json"
WRITTEN = Path(__file__).parent / "records.txt"
MODULES = (
    organisation,
    body,
    kinds,
    matter,
    authority,
    decision,
    urgent,
    voting,
    facts,
    governance,
    process,
    call_in,
    cycle,
    meeting,
    rota,
    succession,
    explain,
    period,
    agreement,
    bearing,
    history,
    rating,
    recurrence,
    risk,
    risk_policy,
)
OWN = {
    name: one
    for module in MODULES
    for name, one in vars(module).items()
    if isinstance(one, type) and one.__module__ == module.__name__
}
RECORDS = {name: one for name, one in sorted(OWN.items()) if attrs.has(one)}
LISTS = {name: one for name, one in sorted(OWN.items()) if issubclass(one, enum.Enum)}


def written(kind: Any) -> str:
    """How a record is written: what may be said by position, a star, and the rest by name.

    With the default of each field, and by which function a field understands what it is given.
    """
    parts: list[str] = []
    for field in sorted(attrs.fields(kind), key=lambda one: one.kw_only):
        if field.kw_only and "*" not in parts:
            parts.append("*")
        name = f"{field.name}: {field.converter.__name__}" if field.converter else field.name
        default = repr(field.default) if isinstance(field.default, str) else field.default
        parts.append(name if field.default is attrs.NOTHING else f"{name} = {default}")
    return ", ".join(parts)


def told() -> str:
    """How every record is written, and every closed list with what is in it."""
    records = [f"{name}({written(kind)})" for name, kind in RECORDS.items()]
    lists = [f"{name}: {', '.join(str(one.value) for one in kind)}" for name, kind in LISTS.items()]
    return "\n".join([*records, "", *lists, ""])


def test_records_are_written_as_they_always_were() -> None:
    """A field taken away, renamed, put elsewhere or given another default breaks what others wrote.

    If what is told now is right, run this file, read what has changed, and keep it.
    """
    assert told() == WRITTEN.read_text("utf-8")


def test_nobodys_fault_is_named_where_it_is() -> None:
    """An id that is not there, in the words of whoever was asked."""
    gov = Governance.of(Organisation("A", kind="FT"))
    for ask in (lambda: gov["X"], lambda: gov.drop("X")):
        with pytest.raises(UnknownIdError) as caught:
            ask()
        assert str(caught.value) == "no record has the id `X` in this framework"


@pytest.mark.parametrize("odd", ["A\ud800", "A\u2028B", "A\u2029B", "A\u200b", "A\n", "A\x00B"])
def test_an_id_holds_nothing_that_cannot_be_seen_or_breaks_the_line(odd: str) -> None:
    with pytest.raises(MalformedError, match="got "):
        Organisation(odd, kind="FT")


def test_an_id_may_hold_a_letter_that_is_not_printed_but_seen() -> None:
    """A letter kept for private use, and a wide blank inside."""
    for id in ("A\ue000", "A\u3000B"):
        assert Organisation(id, kind="FT").id == id


@pytest.mark.parametrize(
    "in_order",
    [
        [Seat("p"), Seat("q")],
        [Seat("p"), Seat("p", held_for="A"), Seat("p", held_for="B")],
        [Seat("p", period=Period(None, EARLY)), Seat("p", period=Period(EARLY))],
        [Seat("p"), Seat("p", "chair"), Seat("p", "executive")],
        [Seat("p", "executive", held_for="A"), Seat("p", "chair", held_for="B")],
        [Seat("p", "executive"), Seat("p", "chair", period=Period(EARLY))],
        [Seat("p", period=Period(EARLY)), Seat("p", held_for="A")],
    ],
)
def test_seats_stand_by_holder_organisation_first_day_and_role(in_order: list[Seat]) -> None:
    """What is not said stands before what is."""
    for seats in (in_order, in_order[::-1]):
        assert Board("b", "A", seats=seats).seats == tuple(in_order)


def test_holders_of_an_office_stand_by_their_first_day_and_name() -> None:
    """Whoever was always there stands first; on one day, which cannot be, the name decides."""
    first, second = Tenure("q", Period(None, EARLY)), Tenure("p", Period(EARLY, DAY))
    third = Tenure("o", Period(DAY))
    for holders in ([first, second, third], [third, second, first], [second, first, third]):
        assert Office("o", "A", holders=holders).holders == (first, second, third)
    with pytest.raises(MalformedError) as caught:
        Office("o", "A", holders=[Tenure("q"), Tenure("p")])
    assert str(caught.value) == "office `o`: holders: `q` holds it while somebody else does"


def test_amounts_stand_by_what_they_are_of_tax_and_size() -> None:
    """Limits of this decision before those of a year, with tax before without, low before high."""
    in_order = [
        *(Limit(7, vat="in"), Limit(3), Limit(5)),
        *(Limit(2, basis="year"), Limit(1, basis="whole life")),
    ]
    for limits in (in_order, in_order[::-1]):
        given = Delegation("1", by="b", to="c", matters="m", ceiling=limits)
        assert given.ceiling == tuple(in_order)


def test_matters_are_named_by_their_records_or_their_paths() -> None:
    """One or several, both alike, and in the order of their paths."""
    both = Delegation("1", by="b", to="c", matters=[Matter("n"), "m"])
    assert both.matters == ("m", "n")
    assert Delegation("1", by="b", to="c", matters=Matter("n")).matters == ("n",)


def test_an_amount_may_have_thirty_digits_after_the_point() -> None:
    """More are no amount."""
    assert Figure("0." + 29 * "0" + "1").amount > 0
    with pytest.raises(MalformedError, match="a number of pounds"):
        Figure("0." + 30 * "0" + "1")
    assert Figure(Decimal("1e-30")).amount > 0
    with pytest.raises(MalformedError, match="expected fewer than"):
        Figure(Decimal("1e-31"))


def test_of_nobody_nothing_is_enough() -> None:
    for line in (at_least("0"), at_least("1/2"), more_than("1/2")):
        assert not line.met(0, 0)
    assert at_least("0").met(0, 1)


def test_a_share_of_all_is_all() -> None:
    """And of none, none."""
    assert voting.Quorum(share="1").needed(7) == 7
    assert voting.Quorum(share="0").needed(7) == 0


def test_periods_clash_with_any_that_has_not_ended() -> None:
    """With the longest of the earlier ones, not only with the last; the first day counts."""
    long, short, late = (
        Period(EARLY, DAY),
        Period(EARLY, date(2020, 1, 1)),
        Period(date(2021, 1, 1)),
    )
    assert clashes([("long", long), ("short", short), ("late", late)]) == ["short", "late"]
    assert clashes([("ever", Period(EARLY)), ("late", late)]) == ["late"]
    assert clashes([("old", Period(None, EARLY)), ("new", Period(EARLY))]) == []
    assert clashes([("first", Period(date.min, EARLY)), ("other", Period(None, DAY))]) == ["other"]


def test_a_basis_is_told_in_words() -> None:
    """And what has not been read, or is inferred, is a doubt."""
    assert Basis.CASE_NOT_READ.label == "case not read"
    firm = {Basis.STATUTE, Basis.OLDER_TEXT, Basis.GUIDANCE, Basis.COMMENTARY, Basis.CASE}
    assert {one for one in Basis if not one.doubtful} == firm


def test_of_several_that_hold_the_one_with_the_fewest_doubts_speaks() -> None:
    """Whatever its name; two doubts are more than one."""
    two = all_of("a", (fact("a1", YES, doubt=True), fact("a2", YES, doubt=True)))
    one = fact("z", YES, doubt=True)
    assert any_of("any", (two, one)).doubts() == (one,)
    assert any_of("any", (one, two)).doubts() == (one,)


def test_a_line_cites_every_place() -> None:
    """One after the other, in brackets."""
    line = fact("own", NO, cites=(Citation("one"), Citation("two")))
    assert str(line) == "[-] own [one; two]"


def test_a_class_names_those_who_are_executives_or_not_too() -> None:
    """A chief executive is one; a chair and a vice-chair are non-executives."""
    others = {kinds.Role.CHAIR, kinds.Role.VICE_CHAIR, kinds.Role.NON_EXECUTIVE}
    assert set(voting.SeatClass(roles="non-executive").roles) == others
    both = {kinds.Role.CHIEF_EXECUTIVE, kinds.Role.EXECUTIVE}
    assert set(voting.SeatClass(roles="executive").roles) == both
    some = voting.SeatClass(roles="chair", organisations="A", people="ann")
    assert str(some) == "chair, A, ann"


def test_a_share_may_be_a_whole_number_and_no_truth() -> None:
    whole: Any = 1
    truth: Any = True
    assert voting.Quorum(share=whole).needed(7) == 7
    with pytest.raises(MalformedError, match="a fraction such as"):
        voting.Quorum(share=truth)


def records(value: Any) -> Iterator[Any]:
    """A record and all that it holds."""
    if attrs.has(type(value)):
        yield value
        value = tuple(getattr(value, field.name) for field in attrs.fields(type(value)))
    for one in value if isinstance(value, tuple) else ():
        yield from records(one)


def test_one_alone_is_as_good_as_a_list_of_one() -> None:
    """In every field that holds several, of every record that a document may hold."""
    tried = set()
    for record in records(load(WIRE)):
        for field in attrs.fields(type(record)):
            several = getattr(record, field.name)
            if isinstance(several, tuple) and several:
                alone = field.converter(several[0])
                assert alone == field.converter(several[:1]), field
                assert len(alone) == 1, field
                tried.add((type(record), field.name))
    assert len(tried) > 100


def test_what_an_assurance_that_is_absent_asks_for_is_read_by_its_name() -> None:
    """Or is left out, where the policy does not say."""
    rule = AssuranceRule("5", source="policy, 5", absent="escalate", stale=None)
    assert (rule.absent, rule.stale) == (kinds.Response.ESCALATE, None)


if __name__ == "__main__":
    WRITTEN.write_text(told(), "utf-8", newline="\n")
