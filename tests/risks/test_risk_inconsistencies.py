"""What does not agree in registers: against brute force, then worked cases."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from risk_build import BANDS, DAY, RAISED, SMALL, SMALL_BANDS, policy, risk, system

from icsgov import Every, Finding, Governance, inconsistencies
from icsgov.errors import MalformedError
from icsgov.model.history import Line, Standing
from icsgov.model.organisation import Organisation
from icsgov.model.rating import Rating
from icsgov.model.risk import Assurance, Issue, RegisterEntry, SystemRisk
from icsgov.period import Period
from icsgov.risks.inconsistencies import possible

Pair = tuple[int, int]
GRID: list[Pair] = [(one, other) for one in range(1, 4) for other in range(1, 4)]
COLOUR = {1: "green", 2: "green", 3: "amber", 4: "amber", 6: "red", 9: "red"}


def every_rating() -> list[Rating | None]:
    """Ratings of every shape that a register on a 3 by 3 matrix may show, right ones and wrong."""
    found: list[Rating | None] = [None, Rating(band="red"), Rating(band="amber")]
    found += [Rating(one, other) for one, other in GRID]
    found += [Rating(one, other, stated=one * other) for one, other in [(2, 3), (3, 3)]]
    found += [Rating(2, 3, stated=5), Rating(1, 1, stated=9), Rating(2, 2, stated=6, band="red")]
    found += [Rating(stated=score) for score in (4, 5, 6)]
    found += [Rating(2, None), Rating(2, None, stated=6), Rating(None, 2, stated=9)]
    found += [Rating(3, 3, band="amber"), Rating(stated=6, band="red"), Rating(stated=6, band="me")]
    return [*found, Rating(4, 1), Rating(1, None, stated=6)]


RATINGS = every_rating()


def on_grid(rating: Rating) -> list[Pair]:
    """The cells of the matrix at which such a rating may stand, by trying."""
    found = []
    for cell in GRID:
        whole = None not in (rating.likelihood, rating.consequence)
        same = rating.likelihood in (None, cell[0]) and rating.consequence in (None, cell[1])
        if same and (whole or rating.stated in (None, cell[0] * cell[1])):
            found.append(cell)
    return found


def colour(rating: Rating) -> str | None:
    """The band that it says, or that its score has."""
    return rating.band or COLOUR.get(rating.score or 0)


def wrong(rating: Rating | None, about: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is wrong with one rating."""
    if rating is None:
        return
    if rating.stated not in (None, rating.score):
        yield "register.wrong-score", about
    if not on_grid(rating):
        yield "register.no-such-rating", about
    known = COLOUR.get(rating.score or 0)
    if rating.band and known and rating.band != known:
        yield "register.wrong-band", about


def told(found: tuple[Finding, ...]) -> Counter[tuple[str, tuple[str, ...]]]:
    return Counter((one.code, one.about) for one in found)


def entry(id: str, register: str, rating: Any = None, **more: Any) -> RegisterEntry:
    known = {"day": DAY, "owner": "RNN board", **more}
    return RegisterEntry(id, "SR 4", register=register, rating=rating, **known)


@pytest.mark.parametrize("own", [None, Rating(2, 3), Rating(stated=4)])
def test_all_pairs_of_entries_on_a_small_matrix(own: Rating | None) -> None:
    """Two registers and the file: what must be found is found, and nothing else."""
    gov = system(policy(matrix=SMALL, bands=SMALL_BANDS), risk(matrix=SMALL, current=own))
    for first, second in product(RATINGS, repeat=2):
        world = gov.put(entry("E 1", "RNN board", first), entry("E 2", "icb board", second))
        wanted = Counter(
            [
                *wrong(own, ("SR 4",)),
                *wrong(first, ("SR 4", "E 1")),
                *wrong(second, ("SR 4", "E 2")),
            ]
        )
        seen = [(first, ("E 1",)), (second, ("E 2",)), (own, ())]
        for (one, about), (other, more) in combinations(seen, 2):
            if one is None or other is None:
                continue
            if one.score and other.score and one.score != other.score:
                wanted["register.rated-apart", ("SR 4", *about, *more)] += 1
            elif colour(one) and colour(other) and colour(one) != colour(other):
                wanted["register.banded-apart", ("SR 4", *about, *more)] += 1
        assert told(inconsistencies(world, on=DAY)) == wanted, (first, second)


def test_a_move_is_possible_where_some_cells_of_the_matrix_make_it() -> None:
    """Every pair of ratings on a 3 by 3 matrix, against every pair of cells."""
    known = [one for one in RATINGS if one is not None and one.likelihood != 4]
    for was, now in product(known, repeat=2):
        assert possible(was, now, SMALL) is by_cells(was, now), (was, now)


def by_cells(was: Rating, now: Rating) -> bool:
    names = ("likelihood", "consequence")
    whole = [all(getattr(one, name) is not None for name in names) for one in (was, now)]
    silent = [getattr(was, name) is None and getattr(now, name) is None for name in names]
    if all(whole) or all(silent):
        return True
    for old, new in product(on_grid(was), on_grid(now)):
        kept = [old[at] == new[at] for at in (0, 1) if silent[at]]
        if all(kept):
            return True
    return False


owners = st.lists(
    st.tuples(
        st.sampled_from(["RNN board", "RTF board", "icb board"]),
        st.sampled_from([None, "RNN board", "RTF board", "icb board", "rnn quality"]),
    ),
    max_size=3,
    unique_by=lambda one: one[0],
)


@given(owners, st.sampled_from([(), ("RTF board",)]))
@settings(max_examples=60, deadline=None)
def test_owners_that_differ(shown: list[tuple[str, str | None]], shared: tuple[str, ...]) -> None:
    """Each owner that is not the one on file, each that is missing, each two that differ."""
    known: dict[str, Any] = {"shared_with": shared, "ownership": "shared"} if shared else {}
    entries = [entry(f"E {place}", place, owner=owner) for place, owner in shown]
    found = inconsistencies(system(risk(**known), *entries), on=DAY)
    others = [(p, o) for p, o in sorted(shown) if o not in (None, "RNN board", *shared)]
    wanted = Counter(
        [
            *(("register.no-owner", ("SR 4", f"E {p}")) for p, o in shown if o is None),
            *(("register.two-owners", ("SR 4", f"E {p}")) for p, _ in others),
            *(
                ("register.owners-apart", ("SR 4", f"E {p}", f"E {q}"))
                for (p, o), (q, other) in combinations(others, 2)
                if o != other
            ),
        ]
    )
    assert told(found) == wanted


steps = st.lists(
    st.tuples(
        st.integers(0, 40), st.sampled_from(["reviewed", "escalated", "stuck"]), st.integers(0, 2)
    ),
    max_size=5,
)
RATED: list[Pair | None] = [(5, 5), (3, 3), None]


@given(st.sampled_from(RATED), steps, st.sampled_from([RAISED, None]), st.integers(0, 80))
@settings(max_examples=150, deadline=None)
def test_how_long_it_has_been_red(
    first: Pair | None, lines: list[tuple[int, str, int]], raised: date | None, wait: int
) -> None:
    """Told forwards, from the day that it was raised."""
    now, day = first, RAISED
    red, since = first == (5, 5), raised
    history, place = [], ("RNN board", "trust")
    for days, act, which in lines:
        day += timedelta(days=days)
        more: dict[str, Any] = {}
        if act == "reviewed":
            more = {"was": Standing(current=now), "now": Standing(current=RATED[which])}
            now = RATED[which]
        elif act == "escalated":
            was, place = place, (("icb board", "system") if "R" in place[0] else place)
            if was == place:
                continue
            both = [Standing(owner=owner, tier=tier) for owner, tier in (was, place)]
            more = {"was": both[0], "now": both[1]}
        history.append(Line(day, act, by="RNN board", **more))
        if act == "escalated" or (now == (5, 5)) is not red:
            since = day
        red = now == (5, 5)
    on = day + timedelta(days=wait)
    held = risk(current=now, raised=raised, history=history, owner=place[0], tier=place[1])
    found = inconsistencies(system(held, policy(red=Every(days=30))), on=on)
    late = red and since is not None and (on - since).days > 30
    assert [one.facts["since"] for one in found] == ([since] if late else [])
    assert {one.code for one in found} <= {"register.long-red"}


def test_red_by_name_alone_or_by_bands_without_scores() -> None:
    later = DAY + timedelta(days=400)
    named = risk(current=Rating(band="high"))
    scored = system(named, policy(red=Every(months=6)))
    words = [attrs.evolve(one, low=None, high=None) for one in BANDS]
    worded = system(named, policy(red=Every(months=6), bands=words))
    for gov in (scored, worded):
        assert [one.code for one in inconsistencies(gov, on=later)] == ["register.long-red"]
    calm = system(risk(current=Rating(band="low")), policy(red=Every(months=6)))
    assert inconsistencies(calm, on=later) == ()


def test_on_the_last_day_it_is_not_yet_too_long() -> None:
    gov = system(risk(current=(5, 5)), policy(red=Every(months=6)))
    last = date(2025, 3, 2)
    assert Every(months=6).after(RAISED) == last
    assert inconsistencies(gov, on=last) == ()
    (found,) = inconsistencies(gov, on=last + timedelta(days=1))
    assert found.says == (
        "`SR 4` has been high since 2 September 2024 at `trust` without a move,"
        " and `RMP` lets that pass for 6 months"
    )
    assert found.mend.startswith("have `SR 4` considered for the tier above")


def test_no_limit_and_no_bands_no_finding() -> None:
    far = date(2035, 1, 1)
    for gov in (
        system(risk(current=(5, 5)), policy()),
        system(risk(current=(5, 5)), policy(bands=(), red=Every(days=1))),
        system(risk(current=(5, 5))),
    ):
        assert inconsistencies(gov, on=far) == ()


# what auditors of councils found


def test_herefordshire_red_in_one_register_and_amber_in_another_and_two_owners() -> None:
    gov = system(
        risk(current=None),
        entry("corporate", "RNN board", Rating(stated=16, band="red")),
        entry(
            "directorate",
            "rnn quality",
            Rating(stated=16, band="amber"),
            owner="rnn quality",
            source="Herefordshire audit committee, July 2018",
        ),
    )
    found = inconsistencies(gov, on=DAY)
    assert [one.says for one in found] == [
        "`SR 4` is red on the register of `RNN board`, and amber on the register of `rnn quality`",
        "`SR 4` is owned by `rnn quality` on the register of `rnn quality`,"
        " and by `RNN board` on file",
    ]
    assert [one.code for one in found] == ["register.banded-apart", "register.two-owners"]
    assert {str(cite) for one in found for cite in one.cites} == {
        "Herefordshire audit committee, July 2018"
    }
    assert found[0].organisations == ("RNN",)


def wirral(was: Rating, now: Rating) -> SystemRisk:
    day = date(2019, 7, 22)
    both: dict[str, Any] = {"was": Standing(current=was), "now": Standing(current=now)}
    return risk(current=now, raised=None, history=Line(day, "reviewed", by="RNN board", **both))


def test_wirral_likelihood_from_3_to_2_and_the_score_from_16_to_12() -> None:
    gov = system(wirral(Rating(3, None, stated=16), Rating(2, None, stated=12)))
    (found,) = inconsistencies(gov, on=DAY)
    assert found.code == "register.impossible-move"
    assert found.says == (
        "on 22 July 2019 `SR 4` is said to have gone from 3 x ? = 16 to 2 x ? = 12,"
        " which no such change can produce"
    )
    likely = system(wirral(Rating(4, None, stated=16), Rating(3, None, stated=12)))
    assert inconsistencies(likely, on=DAY) == ()


def test_a_wrong_score_beside_an_impossible_move_is_told_too() -> None:
    gov = system(wirral(Rating(3, 4, stated=16), Rating(2, None, stated=12)))
    assert [one.code for one in inconsistencies(gov, on=DAY)] == [
        "register.impossible-move",
        "register.wrong-score",
    ]


def test_croydon_red_since_october_2023() -> None:
    since = date(2023, 10, 1)
    gov = system(risk(current=(5, 5), raised=since), policy(red=Every(months=6)))
    (found,) = inconsistencies(gov, on=date(2024, 11, 1))
    assert (found.code, found.facts["since"]) == ("register.long-red", since)


def test_east_suffolk_a_target_that_equals_the_current_score_is_no_finding() -> None:
    gov = system(risk(current=(3, 3), target=(3, 3), inherent=(3, 3)), policy())
    assert inconsistencies(gov, on=DAY) == ()


# which entries and which risks are looked at


def test_the_last_entry_of_a_register_up_to_the_day_counts() -> None:
    old = entry("E 1", "RTF board", Rating(1, 1), day=RAISED)
    new = entry("E 2", "RTF board", Rating(4, 4), day=DAY)
    gov = system(risk(), old, new)
    assert inconsistencies(gov, on=DAY) == ()
    (found,) = inconsistencies(gov, on=DAY - timedelta(days=1))
    assert found.about == ("SR 4", "E 1")


def test_what_is_closed_or_an_issue_has_no_registers() -> None:
    shown = entry("E 1", "RTF board", Rating(1, 1))
    assert inconsistencies(system(risk(closed=DAY), shown), on=DAY) == ()
    issue = Issue("I 1", "no beds", owner="RNN board", tier="trust")
    assert inconsistencies(system(issue), on=DAY) == ()


def test_every_rating_of_the_history_is_looked_at_once() -> None:
    bad, good = Rating(2, 2, stated=5), Rating(2, 2)
    lines = [
        Line(
            RAISED,
            "reviewed",
            by="RNN board",
            was=Standing(current=bad),
            now=Standing(current=good),
        ),
        Line(DAY, "retargeted", by="RNN board", now=Standing(target=Rating(1, 3, stated=4))),
    ]
    held = risk(current=good, target=Rating(1, 3, stated=4), history=lines)
    assert [one.says for one in inconsistencies(system(held), on=DAY)] == [
        "its target rating gives `SR 4` 1 x 3 and a score of 4; that is 3",
        "the line of 2 September 2024 gives `SR 4` 2 x 2 and a score of 5; that is 4",
    ]


# what is odd about the risk itself


def codes(held: SystemRisk, *more: Any, on: date = DAY) -> list[str]:
    return [one.code for one in inconsistencies(system(held, *more), on=on)]


def test_an_owner_that_is_no_longer_there() -> None:
    gov = system(risk())
    gone = Organisation("RNN", kind="FT", period=Period(date(2015, 1, 1), DAY))
    assert [one.code for one in inconsistencies(gov.put(gone), on=DAY)] == ["register.owner-gone"]
    assert inconsistencies(gov.put(gone), on=DAY - timedelta(days=1)) == ()


def test_a_dispute() -> None:
    assert codes(risk(ownership="disputed")) == ["register.disputed"]
    assert codes(risk(ownership="proposed")) == []


def test_a_matrix_that_is_not_the_policys() -> None:
    """No band of the policy is held against it: 9 is the highest score there is here."""
    held = risk(matrix=SMALL, current=Rating(3, 3, band="red"))
    assert codes(held, policy(red=Every(days=1))) == ["register.other-matrix"]
    assert codes(risk(matrix=SMALL, current=None), policy()) == []
    shown = entry("E 1", "RTF board", Rating(band="high"))
    assert codes(risk(matrix=SMALL, current=(3, 3)), policy(), shown) == ["register.other-matrix"]


def test_a_current_score_above_the_inherent_one() -> None:
    assert codes(risk(current=(4, 4), inherent=(3, 5))) == ["register.over-inherent"]
    assert codes(risk(current=(4, 4), inherent=(4, 4))) == []


def test_assurance_dated_after_the_day() -> None:
    """Not where it was recorded later: then nobody had it on file on the day."""
    ahead = DAY + timedelta(days=1)
    assert codes(risk(assurances=Assurance(ahead, "limited", line=1))) == [
        "register.assurance-ahead"
    ]
    assert codes(risk(assurances=Assurance(ahead, "limited", line=1, recorded=ahead))) == []
    assert codes(risk(assurances=Assurance(DAY, "limited", line=1))) == []


def test_a_rating_off_the_matrix_on_a_register() -> None:
    shown = entry("E 1", "RTF board", Rating(3, None, stated=16))
    (found,) = inconsistencies(system(risk(), shown), on=DAY)
    assert found.says == (
        "the register of `RTF board` gives `SR 4` 3 x ? = 16,"
        " which no likelihood and consequence on a 5 by 5 matrix make"
    )


def test_a_band_of_the_policy_without_a_name_is_none_that_differs() -> None:
    nameless = [attrs.evolve(BANDS[0], name=None), *BANDS[1:]]
    shown = entry("E 1", "RTF board", Rating(2, 2, band="green"))
    assert codes(risk(current=(2, 2)), policy(bands=nameless), shown) == []
    assert codes(risk(current=(2, 2)), policy(), shown) == [
        "register.banded-apart",
        "register.wrong-band",
    ]


def test_no_day_is_refused() -> None:
    with pytest.raises(MalformedError, match="expected a day"):
        inconsistencies(Governance(), on="2025-03-03")  # type: ignore[arg-type] # no day
