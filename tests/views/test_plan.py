"""The map of who can decide, as rows, as text and as a heat map."""

import re
from datetime import date
from typing import Any

import pytest

from icsgov import (
    ApprovalRule,
    Board,
    Committee,
    Delegation,
    Governance,
    Limit,
    Matter,
    Office,
    Organisation,
    Period,
    Reservation,
    Seat,
    coverage,
    rows,
)
from icsgov.views.plan import STATES, coverage_html, coverage_rows, coverage_text

DAY = date(2024, 5, 14)
ROLES = ("chair", "chief executive", "executive")
SEATS = [Seat(f"p{n}", role) for n, role in enumerate(ROLES)]


def scheme(*more: Any) -> Governance:
    """A ladder that leaves one amount to nobody and gives another twice."""
    return Governance.of(
        Organisation("RNN", kind="FT"),
        Board("Board", "RNN", seats=SEATS),
        Committee("Finance", "RNN", seats=SEATS),
        Office("Chief", "RNN", holders="p1"),
        Office("Director", "RNN", holders="p2"),
        gives("4.1", "Director", ceiling=Limit(250, inclusive=False)),
        gives("4.2", "Chief", above=250, ceiling=1000),
        gives("4.3", "Finance", above=Limit(1000, inclusive=False), ceiling=5000),
        Reservation("RM 7", by="Board", matters="capital", above=5000),
        *more,
    )


def gives(id: str, to: str, matters: str = "capital", **more: Any) -> Delegation:
    return Delegation(id, by="Board", to=to, matters=matters, source=f"SFI {id}", **more)


LADDER = """\
matter         amount                     who can decide
capital        £0 to under £250           Board, Director
               exactly £250               Board                  falls to the board, unsaid
               over £250 to under £1,000  Board, Chief
               exactly £1,000             Board, Chief, Finance  several holders, not through one \
another
               over £1,000 to £5,000      Board, Finance
               over £5,000                Board                  kept by RM 7
anything else  any amount                 Board"""


def test_the_map_as_text() -> None:
    """One line for each cell; what is wrong with it stands at the end."""
    assert coverage_text(coverage(scheme(), "RNN", on=DAY)) == LADDER
    assert str(coverage(scheme(), "RNN", on=DAY)) == LADDER


def test_the_map_as_rows() -> None:
    """Plain values; the state is one of a closed list."""
    rows = coverage_rows(coverage(scheme(), "RNN", on=DAY))
    assert [row["state"] for row in rows] == [
        *("one", "unsaid", "one", "several", "one", "kept", "own")
    ]
    assert rows[3] | {} == {
        "organisation": "RNN",
        "matter": "capital",
        "amount": "exactly £1,000",
        "from": "2024-05-14",
        "until": "2024-05-15",
        "state": "several",
        "holders": "Board, Chief, Finance",
        "open": "",
        "clauses": "4.2, 4.3",
        "kept": "",
    }
    ever = coverage_rows(coverage(scheme(), "RNN", on=Period(), matters=["capital"]))
    assert (ever[0]["from"], ever[-1]["until"]) == (None, None)


def test_marks_for_approvals_and_for_what_is_not_known() -> None:
    """A star with an approval, a question mark where it is not known; nobody is said in words."""
    gov = scheme(
        ApprovalRule("AP", organisation="RNN", by="Finance", matters="lease"),
        gives("5", "Chief", "lease"),
        gives("6", "Director", "lease", conditions="valued"),
        Matter("pay", kinds="executive-pay"),
    )
    text = coverage_text(coverage(gov, "RNN", on=DAY))
    assert "Board*, Chief*, Director?" in text and "* with an approval" in text
    assert "nobody can decide" in text
    only = gov.drop("5", "AP").put(Board("Board", "RNN", period=Period(DAY)))
    rows = coverage_rows(coverage(only, "RNN", on=date(2024, 5, 13), matters=["lease"]))
    assert rows[0]["state"] == "nobody"


def test_where_nobody_is_known_to_hold_it_the_map_says_so() -> None:
    """A matter on neither side of a council: not known of either board."""
    boards = [Board("Full", "L", side="council"), Board("Cabinet", "L", side="executive")]
    gov = Governance.of(Organisation("L", kind="LA"), *boards, Matter("roads", kinds=()))
    found = coverage(gov, "L", on=DAY, matters=["roads"])
    assert [row["state"] for row in coverage_rows(found)] == ["open"]
    assert "Cabinet?, Full?" in coverage_text(found)


def test_several_organisations_and_several_days_are_told_apart() -> None:
    """The organisation and the days stand before the matter where there are more than one."""
    other = (Organisation("RTF", kind="FT"), Board("Other", "RTF", seats=SEATS))
    gov = scheme(*other, gives("7", "Other", "lease", period=Period(DAY)))
    text = coverage_text(coverage(gov, "RNN", on=Period(date(2024, 1, 1), date(2024, 7, 1))))
    assert "lease from 2024-05-14 until 2024-07-01" in text


def test_the_heat_map_says_in_words_what_its_colours_say() -> None:
    """A table with heads for rows and columns and a caption; each state in words; all escaped."""
    gov = scheme(gives("5<b>", "Chief", "lease"), Matter("pay", kinds="executive-pay"))
    found = coverage(gov, "RNN", on=DAY)
    html = coverage_html(found)
    assert html == found._repr_html_()
    assert '<th scope="col">exactly £250</th>' in html and "<caption>" in html
    assert (
        '<td class="unsaid" colspan="1">Board<br><small>falls to the board, unsaid</small>' in html
    )
    assert '<td class="nobody"' in html and ">nobody can decide</td>" in html
    assert all(says in html for says in STATES.values())
    hostile = gov.put(Reservation("<script>", by="Board", matters="lease"))
    assert "<script>" not in coverage_html(coverage(hostile, "RNN", on=DAY))


@pytest.mark.parametrize("above", [0, 250, 1000])
def test_every_row_of_the_heat_map_is_as_wide_as_its_head(above: int) -> None:
    """Above £0 is a cut like any other: £0 itself has a column of its own."""
    more = Reservation("RM 8", by="Board", matters="staff", above=above)
    page = coverage_html(coverage(scheme(more), "RNN", on=DAY))
    (heat, *_) = page.split("<details>")
    head, body = heat.split("<tbody>")
    wide = head.count('scope="col"') - 1  # the first is of the matters
    rows_ = [
        list(map(int, re.findall(r'colspan="(\d+)"', row))) for row in body.split("</tr>")[:-1]
    ]
    assert len(rows_) == 3
    assert all(sum(row) == wide and 0 not in row for row in rows_)
    assert ('scope="col">exactly £0<' in head) is (above == 0)


def test_rows_takes_a_map_too() -> None:
    """The same rows, by the name that users know."""
    found = coverage(scheme(), "RNN", on=DAY)
    assert rows(found) == coverage_rows(found)
