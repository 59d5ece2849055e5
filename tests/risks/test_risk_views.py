"""Registers and heat maps as text, as a page, as rows and as a plot."""

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from risk_build import BANDS, DAY, RAISED, SMALL, SMALL_BANDS, policy, risk, system

from icsgov import register, rows
from icsgov.model.governance import Governance
from icsgov.model.history import Line, Standing
from icsgov.model.rating import Matrix, Rating
from icsgov.model.risk import Assurance, Issue
from icsgov.model.risk_policy import (
    Appetite,
    AssuranceRule,
    DeEscalationRule,
    EscalationRule,
    ReportRule,
    ReviewRule,
    RiskPolicy,
)
from icsgov.period import Every
from icsgov.risks.assess import assess
from icsgov.views.heat import Heat, heat, heat_html, heat_text
from icsgov.views.html import page
from icsgov.views.register import register_html, register_rows, register_text

POLICY = policy(
    escalations=EscalationRule("4", tiers="trust", to="system", at_least=15),
    reviews=[
        ReviewRule("6", bands="high", every=Every(months=1)),
        ReviewRule("6a", bands="medium", every=Every(years=1)),
        ReviewRule("6b", categories="staff", tiers="trust", every=Every(years=1)),
    ],
    assurance=AssuranceRule("7", least="reasonable", absent="tell", tell="RNN board"),
    appetites=Appetite("quality", tolerance=12),
)
NASTY = "<script>alert('x')</script> & `code`"


class Tables(HTMLParser):
    """What stands on a page: every tag with its attributes, and whether tags close in order."""

    VOID = ("br", "meta")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.cells: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th"):
            self.cells.append("")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and {"td", "th"} & set(self.open):
            self.cells[-1] += data


def whole() -> Governance:
    """A register with something of everything."""
    return system(
        POLICY,
        risk("SR 1", current=(5, 4), category="quality", organisations="RTF"),
        risk("SR 2", current=(3, 4), assurances=Assurance(RAISED, "limited", line=2)),
        risk("SR 3", current=(1, 2), assurances=Assurance(RAISED, "splendid", line=3)),
        risk("SR 4", current=None, raised=None),
        risk("SR 5", current=(4, 4), owner="icb board", tier="system", organisations="RNN"),
        Issue("I 1", "no beds", owner="rnn quality", tier="trust"),
    )


# registers


def test_a_register_as_text() -> None:
    text = str(register(whole(), "RNN board", on=DAY))
    assert text == register_text(register(whole(), "RNN board", on=DAY))
    lines = text.splitlines()
    assert lines[:9] == [
        "register of RNN board, as at 3 March 2025",
        "",
        "its own",
        "  SR 1 handovers take hours",
        "    5 x 4 = 20, high; consider escalating to system (icb board)",
        "    review overdue since 2 October 2024",
        "    assurance absent",
        "    outside the appetite of RNN",
        "    here because it owns it (accepted)",
    ]
    other = lines.index("held by others")
    assert lines[other + 1] == "  SR 5 handovers take hours"
    assert lines[other + 3] == "    held by icb board at system"
    assert "    review due by 2 September 2025" in lines
    assert "    review not known" in lines
    assert "    assurance weak" in lines
    assert "    assurance perhaps weak" in lines
    assert "    none on file; not known" in lines
    assert lines[-1] == "models governance; not legal advice"


def test_a_register_of_nothing() -> None:
    found = register(system(), "RNN board", on=DAY)
    assert str(found).splitlines()[2:5] == ["its own: none", "", "held by others: none"]
    assert rows(found) == []
    assert "Where the risks stand" in found._repr_html_()


def test_a_review_of_which_it_is_not_known_whether_it_is_wanted() -> None:
    """In time if its rule is about it at all: it is in time."""
    gov = system(POLICY, risk(current=Rating(likelihood=2), category=None, raised=DAY))
    assert "    review in time" in str(register(gov, "RNN board", on=DAY)).splitlines()


def test_a_register_as_a_page() -> None:
    found = register(whole(), "RNN board", on=DAY)
    text = found._repr_html_()
    assert text == register_html(found)
    seen = Tables(page([text], "Register"))
    heads = [attributes for tag, attributes in seen.tags if tag == "th"]
    assert {one["scope"] for one in heads} == {"col", "row"}
    assert len([tag for tag, _ in seen.tags if tag == "caption"]) == 2
    for id in ("SR 1", "SR 2", "SR 3", "SR 4", "SR 5", "I 1"):
        assert any(cell.startswith(id) for cell in seen.cells), id
    assert "<p>Not on this matrix: I 1, SR 4</p>" in text
    assert "20 high" in text
    assert "review overdue since 2 October 2024<br>assurance absent<br>outside the appetite" in text
    assert "Models governance; not legal advice." in text


def test_rows_under_policies_that_differ_are_drawn_without_bands() -> None:
    other = RiskPolicy(
        "icb RMP", by="icb board", bodies="icb board", bands=SMALL_BANDS, matrix=SMALL
    )
    text = register(whole().put(other), "RNN board", on=DAY)._repr_html_()
    assert "Where the risks stand (their policies differ, so that no bands are named)" in text
    assert "<small>20</small>" in text
    same = attrs.evolve(other, bands=BANDS, matrix=Matrix())
    alike = register(whole().put(same), "RNN board", on=DAY)._repr_html_()
    assert "<caption>Where the risks stand</caption>" in alike
    assert "<small>20 high</small>" in alike
    partly = system(policy(bodies="RNN board"), risk(), risk("SR 5", owner="rnn quality"))
    told = register(partly, "RNN board", on=DAY)._repr_html_()
    assert "policies differ" in told
    assert "<small>20</small>" in told
    bare = register(system(risk()), "RNN board", on=DAY)._repr_html_()
    assert "<caption>Where the risks stand</caption>" in bare


def test_nothing_from_outside_is_taken_for_markup() -> None:
    bad = policy(f"{NASTY} policy", bands=[attrs.evolve(BANDS[0], name=NASTY), *BANDS[1:]])
    gov = system(bad, nasty())
    found = register(gov, "RNN board", on=DAY)
    for text in (found._repr_html_(), heat_html(drawn(nasty(), policy=bad), caption=NASTY)):
        assert "<script" not in text
        assert "&lt;script&gt;" in text
        Tables(text)


def nasty() -> Any:
    return attrs.evolve(risk(NASTY, current=(1, 1)), what=NASTY)


def drawn(*held: Any, **more: Any) -> Heat:
    return heat(held, **more)


def test_control_characters_do_not_reach_a_terminal() -> None:
    red = policy(bands=[attrs.evolve(BANDS[0], name="l\x1b[31mow"), *BANDS[1:]])
    gov = system(red, attrs.evolve(risk(current=(1, 1)), what="two\nlines\x1b[31m"))
    found = register(gov, "RNN board", on=DAY)
    for text in (str(found), heat_text(heat((row.held for row in found), policy=red))):
        assert "\x1b" not in text
    assert "two lines" in str(found)


# rows


COLUMNS = [
    *("register", "on", "id", "what", "own", "owner", "ownership", "tier", "score", "band"),
    *("advice", "to", "review due", "overdue", "outside appetite", "because"),
]


def test_one_row_a_risk() -> None:
    found = register(whole(), "RNN board", on=DAY)
    made = {row["id"]: row for row in rows(found)}
    assert rows(found) == register_rows(found)
    assert made["SR 1"] == {
        "register": "RNN board",
        "on": DAY,
        "id": "SR 1",
        "what": "handovers take hours",
        "own": True,
        "owner": "RNN board",
        "ownership": "accepted",
        "tier": "trust",
        "score": 20,
        "band": "high",
        "advice": "consider escalating",
        "to": "system",
        "review due": date(2024, 10, 2),
        "overdue": "yes",
        "outside appetite": "RNN",
        "because": "it owns it (accepted); it is outside the appetite of `RNN`;"
        " it is to be told that assurance is wanting",
    }
    assert (made["SR 4"]["score"], made["SR 4"]["band"], made["SR 4"]["overdue"]) == (
        None,
        None,
        "not known",
    )
    assert made["SR 2"]["overdue"] == "no"
    assert {type(cell) for row in made.values() for cell in row.values()} <= {
        *(str, int, bool, date),
        type(None),
    }
    assert all(list(row) == COLUMNS for row in made.values())


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_frames_take_them(name: str) -> None:
    frames = pytest.importorskip(name)
    found = register(whole(), "RNN board", on=DAY)
    frame = frames.DataFrame(rows(found))
    assert frame.shape == (6, len(COLUMNS))
    assert list(frame.columns) == COLUMNS
    assert [str(one) for one in frame["id"]] == [row.held.id for row in found]


# heat maps

cells = st.tuples(st.integers(1, 3), st.integers(1, 3))
somewhere = st.dictionaries(st.sampled_from("ABCD"), st.one_of(st.none(), cells))


@given(somewhere, somewhere)
@settings(max_examples=80, deadline=None)
def test_every_risk_stands_once_where_it_is_and_once_where_it_was(
    before: dict[str, Any], now: dict[str, Any]
) -> None:
    def made(known: dict[str, Any]) -> list[Any]:
        return [risk(id, current=at, matrix=SMALL) for id, at in known.items()]

    found = heat(made(before), after=made(now), matrix=SMALL)
    there = {one.id: at for at, some in found.marks.items() for one in some if not one.gone}
    gone = {one.id: at for at, some in found.marks.items() for one in some if one.gone}
    assert there == {id: at for id, at in now.items() if at}
    assert gone == {id: at for id, at in before.items() if at and now.get(id) != at}
    assert found.off == tuple(sorted(id for id, at in now.items() if not at))
    told = {one.partition(":")[0] for one in found.changes}
    assert told == {id for id in {*before, *now} if before.get(id, 0) != now.get(id, 0)}
    text = heat_text(found)
    assert ("in brackets: where a risk stood before" in text.splitlines()) is bool(gone)
    for id, (likelihood, consequence) in there.items():
        row = text.splitlines()[4 - likelihood]
        assert re.search(rf"\b{likelihood * consequence}: [^0-9]*\b{id}\b", row)


def test_a_heat_map_before_and_after_as_text() -> None:
    held = [risk("SR 1", current=(4, 5)), risk("SR 2", current=(3, 3)), risk("SR 3", current=None)]
    after = [risk("SR 1", current=(2, 4)), *held[1:], risk("SR 4", current=(1, 1), matrix=SMALL)]
    assert heat_text(heat(held, policy=policy(), after=after)).splitlines() == [
        "likelihood  consequence 1  consequence 2  consequence 3   consequence 4   consequence 5",
        "5           5 low          10 medium      15 high         20 high         25 high",
        "4           4 low          8 medium       12 medium       16 high         20 high: (SR 1)",
        "3           3 low          6 low          9 medium: SR 2  12 medium       15 high",
        "2           2 low          4 low          6 low           8 medium: SR 1  10 medium",
        "1           1 low          2 low          3 low           4 low           5 low",
        "SR 1: 4 x 5 = 20 to 2 x 4 = 8",
        "SR 4: new",
        "not on this matrix: SR 3, SR 4",
        "in brackets: where a risk stood before",
    ]


def test_nothing_is_told_by_colour_alone() -> None:
    """Cells of one shade have one band name, and of two names two shades."""
    text = heat_html(drawn(risk(), policy=policy()))
    found = re.findall(r'<td class="shade(\d)"><small>(\d+) (\w+)</small>', text)
    assert len(found) == 25
    assert {(shade, name) for shade, _, name in found} == {
        ("0", "low"),
        ("2", "medium"),
        ("4", "high"),
    }
    for _, score, name in found:
        assert [one.name for one in BANDS if one.holds(int(score))] == [name]


def test_without_bands_the_shade_goes_by_the_score() -> None:
    found = drawn(risk())
    shades = [found.shade(one, other) for one, other in [(1, 1), (2, 3), (3, 4), (4, 4), (5, 5)]]
    assert shades == [0, 1, 2, 3, 4]
    assert found.named(3, 4) == "12"
    one_band = drawn(risk(), policy=policy(bands=[attrs.evolve(BANDS[0], high=25)]))
    assert (one_band.named(5, 5), one_band.shade(5, 5)) == ("25 low", 4)
    nameless = drawn(risk(), policy=policy(bands=[attrs.evolve(BANDS[0], name=None), *BANDS[1:]]))
    assert (nameless.named(1, 1), nameless.named(5, 5)) == ("1", "25 high")


def test_bands_of_a_policy_for_another_matrix_are_not_used() -> None:
    found = drawn(risk(current=(3, 3), matrix=SMALL), policy=policy(), matrix=SMALL)
    assert (found.bands, found.named(3, 3)) == ((), "9")
    assert [one.id for one in found.marks[3, 3]] == ["SR 4"]


def test_a_full_cell_names_some_and_counts_the_rest() -> None:
    many = [risk(f"SR {n:02}", current=(1, 1)) for n in range(14)]
    assert "1: SR 00, SR 01, SR 02, and 11 more" in heat_text(drawn(*many))
    text = heat_html(drawn(*many))
    assert "SR 11</span>, and 2 more</td>" in text
    assert "SR 12" not in text
    assert "more" not in heat_html(drawn(*many[:12]))


def test_a_matrix_that_is_not_square() -> None:
    shown = heat_text(drawn(risk(current=(2, 4), matrix=Matrix(3, 4)), matrix=Matrix(3, 4)))
    lines = shown.splitlines()
    assert len(lines) == 4
    assert lines[0].split("  ")[-1] == "consequence 4"
    assert lines[2].endswith("8: SR 4")


def test_the_heat_map_of_a_page_has_heads_and_a_caption() -> None:
    before, after = risk(current=(4, 5)), risk(current=(2, 4))
    text = heat_html(heat([before], after=[after]), caption="Before & after")
    seen = Tables(text)
    assert "<caption>Before &amp; after</caption>" in text
    assert '<th scope="col">Consequence 5</th>' in text
    assert '<th scope="row">Likelihood 1</th>' in text
    assert '<span class="gone">(SR 4)</span>' in text
    assert '<span class="mark">SR 4</span>' in text
    assert "<p>In brackets: where a risk stood before</p>" in text
    assert len(seen.cells) == 6 * 6


# one risk


def lines_of(held: Any, *more: Any) -> list[str]:
    return str(assess(held, system(held, *more), on=DAY)).splitlines()


def test_a_stance_that_is_not_known_and_a_review_in_time() -> None:
    lines = lines_of(risk(current=(3, 4), category="quality", organisations="RTF"), POLICY)
    assert {"RTF: not known", "RNN: within", "review: in time"} <= set(lines)
    stay = lines.index("advice: stay")
    assert lines[stay + 1 : stay + 3] == [
        "    its current score, 12, is under the 15 of `4`",
        "    no tier is below `trust`",
    ]


def test_a_risk_that_is_borne_though_it_is_over_the_appetite() -> None:
    appetite = Appetite("quality", score=8, tolerance=12)
    lines = lines_of(risk(current=(3, 4), category="quality"), policy(appetites=appetite))
    said = " ".join(line.strip() for line in lines[lines.index("RNN: within") + 1 :][:2])
    assert said == (
        "its current score, 12, is no more than the 12 that `RNN` will bear for `quality`,"
        " and over its appetite of 8 (`RMP`)"
    )


def test_a_risk_to_consider_for_the_tier_above() -> None:
    lines = lines_of(risk(), POLICY)
    at = lines.index("advice: consider escalating to system (icb board)")
    assert lines[at + 1] == "    its current score, 16, is at least the 15 of `4`"


def test_a_risk_that_may_come_down() -> None:
    down = policy(
        de_escalations=DeEscalationRule("5", tiers="system", to="trust", at_most=9),
        reviews=ReviewRule("6", every=Every(years=1)),
    )
    line = Line(
        RAISED,
        "reviewed",
        by="icb board",
        was=Standing(current=(3, 3)),
        now=Standing(current=(3, 3)),
    )
    held = risk(owner="icb board", tier="system", current=(3, 3), history=line)
    lines = lines_of(held, down)
    at = lines.index("advice: consider de-escalating to trust (RNN board, RTF board)")
    assert lines[at + 1] == "    at the last 1 review it was at or under 9, as `5` asks"


def test_an_issue_of_which_all_is_known_has_no_doubts() -> None:
    issues = EscalationRule("4", tiers="trust", to="system", unresolved=True, issues=True)
    known = policy(
        escalations=issues,
        reviews=ReviewRule("6", every=Every(years=1)),
        reports=ReportRule("7", to="RNN board"),
        appetites=Appetite("staff", tolerance=12),
    )
    issue = Issue(
        "I 1",
        "no beds",
        owner="RNN board",
        tier="trust",
        raised=RAISED,
        current=(2, 2),
        category="staff",
    )
    lines = lines_of(issue, known)
    assert "not known, or in doubt" not in lines
    assert not any(one.startswith("assurance") for one in lines)


def test_what_does_not_stand_is_not_advised_on() -> None:
    lines = lines_of(risk(closed=DAY), POLICY)
    at = lines.index("advice: does not stand")
    assert lines[at + 1] == ""


def test_of_what_no_policy_says_it_is_not_known() -> None:
    """Neither that a review is in time, nor that nobody is to see it, nor that it is assured."""
    lines = lines_of(risk(), policy())
    told = {one.partition(":")[0]: one for one in lines}
    for name in ("review", "reported", "assurance"):
        assert told[name] == f"{name}: not known"


# the plot


def test_a_plot_is_made_and_saved(tmp_path: Any) -> None:
    pytest.importorskip("matplotlib")
    from icsgov.extra.plots import plot_heat

    many = [risk(f"SR {n:02}", current=(1, 1)) for n in range(9)]
    money = risk("$5m$", current=(4, 5))
    after = [*many, attrs.evolve(money, current=Rating(2, 4))]
    figure = plot_heat([*many, money], policy=policy(), after=after, title="Before and after")
    axes = figure.axes[0]
    texts = [one.get_text() for one in axes.texts]
    assert r"(\$5m\$)" in texts
    assert r"\$5m\$" in texts
    assert "SR 00, SR 01, SR 02\nSR 03, SR 04\nand 4 more" in texts
    assert "25 high" in texts
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("Consequence", "Likelihood")
    arrows = [one for one in axes.texts if getattr(one, "arrow_patch", None) is not None]
    assert len(arrows) == 1
    figure.savefig(tmp_path / "heat.png")
    assert (tmp_path / "heat.png").read_bytes().startswith(b"\x89PNG")


def test_a_plot_has_likelihood_upwards_and_consequence_across() -> None:
    """On a matrix that is wider than high: three likelihoods, five consequences."""
    pytest.importorskip("matplotlib")
    from icsgov.extra.plots import SHADES, plot_heat

    wide = Matrix(3, 5)
    made = risk("SR", current=Rating(1, 4), matrix=wide)
    after = attrs.evolve(made, current=Rating(3, 2))
    axes: Any = plot_heat([made], matrix=wide, after=[after]).axes[0]
    found = heat([made], matrix=wide, after=[after])
    corners = {(patch.get_x() + 0.5, patch.get_y() + 0.5): patch for patch in axes.patches}
    assert set(corners) == {(across, up) for across in range(1, 6) for up in range(1, 4)}
    for (across, up), patch in corners.items():
        shade = int(SHADES[found.shade(int(up), int(across))][1:], 16)
        red, green, blue = (round(255 * part) for part in patch.get_facecolor()[:3])
        assert (red << 16) + (green << 8) + blue == shade
    places = {one.get_text(): one.get_position() for one in axes.texts if one.get_text()}
    assert [round(part) for part in places["SR"]] == [2, 3]
    assert [round(part) for part in places["(SR)"]] == [4, 1]
    (arrow,) = [one for one in axes.texts if getattr(one, "arrow_patch", None) is not None]
    assert (arrow.xyann, arrow.xy) == ((4, 1), (2, 3))
