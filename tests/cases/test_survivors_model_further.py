"""Plain values of agreements, cycles, risks and what was on file of them, further."""

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import attrs
import pytest
from build import given, joint, trust, world

from icsgov.errors import MalformedError
from icsgov.model.agreement import Agreement, Portion
from icsgov.model.bearing import Bearing, CallOver, LookBack
from icsgov.model.body import AdvisoryGroup, CommitteeInCommon, JointCommittee, Seat
from icsgov.model.cycle import Cycle, planned
from icsgov.model.decision import Attendance, Decision
from icsgov.model.history import Line, Standing
from icsgov.model.matter import Limit, Matter, Total
from icsgov.model.organisation import Organisation
from icsgov.model.rating import Band, Rating
from icsgov.model.recurrence import recurrence
from icsgov.model.risk import Assurance, Control, SystemRisk, stuck
from icsgov.model.risk_policy import (
    Appetite,
    AssuranceRule,
    DeEscalationRule,
    EscalationRule,
    ReviewRule,
    RiskPolicy,
    Tier,
)
from icsgov.model.urgent import Urgent
from icsgov.period import Every

DAY = date(2024, 5, 14)
LATER = DAY + timedelta(days=1)
FIRST = "FREQ=MONTHLY;BYMONTHDAY=1"


def late(id: str) -> Organisation:
    """A trust of which nobody knew on the day."""
    return Organisation(id, kind="FT", recorded=LATER)


# what was on file


def test_an_agreement_with_somebody_not_on_file_was_not_on_file_either() -> None:
    """Two are needed, and its lead has to be one of them."""
    two = Agreement("two", kind="other", parties=["A", "B"])
    led = Agreement("led", kind="other", parties=["A", "B", "C"], lead="B")
    three = Agreement("three", kind="other", parties=["A", "B", "C"], lead="A")
    gov = world(trust("A"), trust("C"), late("B"), two, led, three)
    (left,) = gov.as_known(DAY).agreements
    assert (left.id, left.parties) == ("three", ("A", "C"))
    assert len(gov.as_known(LATER).agreements) == 3


def test_of_many_seats_those_for_whoever_was_not_on_file_are_left_out() -> None:
    """Also where there are more than ten."""
    seats = [Seat(f"p{n:02}", held_for="B" if n in (2, 10) else "A") for n in range(12)]
    gov = world(trust("A"), late("B"), AdvisoryGroup("g", organisations=["A"], seats=seats))
    found = gov.as_known(DAY)["g"]
    assert isinstance(found, AdvisoryGroup)
    assert [int(seat.person[1:]) for seat in found.seats] == [0, 1, *range(3, 10), 11]


def test_a_body_may_be_left_without_seats_and_not_without_parties() -> None:
    """Whether its seats were recorded later, or held for whoever was."""
    seats = [Seat("b.p", held_for="B"), Seat("a.p", held_for="A", recorded=LATER)]
    both = joint("A", "B", seats=seats)
    gov = world(trust("A"), late("B"), both)
    found = gov.as_known(DAY)[both.id]
    assert isinstance(found, JointCommittee)
    assert (found.parties, found.seats) == (("A",), ())
    held = world(trust("A"), late("B"), joint("A", "B", seats=seats[:1])).as_known(DAY)
    assert held[both.id] == found
    alone = world(late("B"), JointCommittee("jc", "B")).as_known(DAY)
    assert alone.bodies == ()


def test_what_was_on_file_all_along_is_the_very_record() -> None:
    """Nothing is made anew, so that what was worked out of it holds."""
    gov = world(trust("A"), trust("B"))
    known = gov.put(late("B")).as_known(DAY)
    assert known["A board"] is gov["A board"]


def test_of_those_who_attended_the_ones_on_file_are_known() -> None:
    some = [Attendance("A ceo", recorded=LATER), Attendance("A ned")]
    made = Decision("D", "service", forum="A board", day=DAY, attended=some)
    known = made.as_known(DAY)
    assert known is not None
    assert known.attended == (some[1],)


def test_urgent_power_to_be_used_after_consulting_nobody_on_file_was_not_on_file() -> None:
    """Without whom it would be another power."""
    urgent = Urgent(consulted=["A ceo", "B ceo"])
    held = given("1", "A board", "A ceo", urgent=urgent)
    gov = world(trust("A"), trust("B"), held)
    board = attrs.evolve(gov["B board"], recorded=LATER)
    assert gov.put(board).as_known(DAY).delegations == ()
    assert gov.as_known(DAY).delegations == (held,)


def scored(day: date, was: int, now: int, **more: Any) -> Line:
    """A review from one likelihood to another."""
    both: Any = {"was": Standing(current=(was, 5)), "now": Standing(current=(now, 5))}
    return Line(day, "reviewed", by="A board", **both, **more)


def test_a_risk_stood_as_before_the_first_line_that_was_not_on_file() -> None:
    """Though a later one was; on one day there may be several."""
    lines = [
        *(scored(DAY, 1, 2), scored(DAY, 2, 3, recorded=LATER)),
        *(scored(DAY, 3, 4), scored(DAY, 4, 5)),
    ]
    whole = SystemRisk("R", "r", owner="A board", tier="t", current=(5, 5), history=lines)
    gov = world(trust("A"), Tier("t", top=True), whole)
    (found,) = gov.as_known(DAY).risks
    assert (found.current, found.history) == (Rating(2, 5), tuple(lines[:1]))
    assert gov.as_known(LATER).risks == (whole,)


def test_a_risk_stood_as_before_the_first_line_that_names_nobody_on_file() -> None:
    """Nobody knew of the body that moved it, so that it had not moved."""
    line = Line(DAY, "escalated", by="B board", was=Standing(tier="s"), now=Standing(tier="t"))
    lines = [*(scored(DAY, rated, rated + 1) for rated in (1, 2, 3)), line, scored(DAY, 4, 5)]
    held = SystemRisk("R", "r", owner="A board", tier="t", current=(5, 5), history=lines)
    gov = world(trust("A"), trust("B"), Tier("s", up="t"), Tier("t", top=True), held)
    assert gov.as_known(DAY).risks == (held,)
    (found,) = gov.put(late("B")).as_known(DAY).risks
    assert (found.tier, found.current, len(found.history)) == ("s", Rating(4, 5), 3)


def test_a_meeting_of_several_loses_only_whoever_was_not_on_file() -> None:
    boards = [f"{org} board" for org in ("A", "B", "C")]
    gov = world(trust("A"), trust("B"), trust("C"), CommitteeInCommon("cic", boards))
    gov = gov.put(late("B"))
    found = gov.as_known(DAY)["cic"]
    assert isinstance(found, CommitteeInCommon)
    assert found.bodies == ("A board", "C board")


# agreements, cycles and amounts


def test_an_agreement_that_says_nothing_of_a_loss() -> None:
    own = Agreement("G", kind="other", parties=["A", "B"], gain=Portion("A", "1", most=5))
    assert own.loss is None
    assert [one.most for one in own.gain or ()] == [5]
    assert Portion("A", "1").most is None


def test_the_next_meeting_is_that_of_the_body_asked_about() -> None:
    cycles = [
        Cycle(body, body, FIRST, start=start, to_working_day=False)
        for body, start in (("a", DAY), ("b", date(2024, 7, 1)))
    ]
    assert planned(cycles, "a", DAY) == date(2024, 6, 1)
    assert planned(cycles, "b", DAY) == date(2024, 7, 1)


CHOSEN = {
    "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1": date(2024, 6, 3),
    "FREQ=YEARLY;BYMONTH=6,9;BYSETPOS=2": date(2024, 9, 14),
    "FREQ=MONTHLY;BYMONTHDAY=3,4;BYSETPOS=-1": date(2024, 6, 4),
    "FREQ=YEARLY;BYYEARDAY=200,201;BYSETPOS=1": date(2024, 7, 18),
    "FREQ=YEARLY;BYWEEKNO=30;BYSETPOS=1": date(2024, 7, 22),
    "FREQ=DAILY;UNTIL=20240514": DAY,
    "FREQ=MONTHLY;BYDAY=5WE": date(2024, 5, 29),
    "FREQ=MONTHLY;BYDAY=-5WE": date(2024, 7, 3),
    "FREQ=YEARLY;BYDAY=53TU": date(2024, 12, 31),
    "FREQ=YEARLY;BYDAY=-53MO": date(2029, 1, 1),
    "FREQ=YEARLY;INTERVAL=100;BYMONTH=4;BYMONTHDAY=1": date(2124, 4, 1),
}


@pytest.mark.parametrize("rule", CHOSEN)
def test_a_rule_may_pick_among_days_end_at_once_or_come_once_in_a_hundred_years(rule: str) -> None:
    assert Cycle("C", "b", rule, start=DAY, to_working_day=False).first() == CHOSEN[rule]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "DTSTART:20240401\nFREQ=DAILY",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYMONTHDAY=1;BYSETPOS=1",
    ],
)
def test_what_is_wrong_with_a_rule_is_said_of_a_rule(rule: str) -> None:
    with pytest.raises(MalformedError, match=r"^rule: "):
        recurrence(rule, DAY)


def test_a_rule_may_start_on_the_last_day_of_february() -> None:
    """The calendar is the same after four hundred years, and not before."""
    for start in (date(2024, 2, 29), date(9896, 2, 29)):
        assert Cycle("C", "b", "FREQ=YEARLY", start=start, to_working_day=False).first() == start


def test_a_total_is_one_and_a_limit_with_or_without_its_boundary() -> None:
    """As a number, in words, or as itself."""
    up_to, below = Total(1000), Total(1000, inclusive=False)
    for said in (1000, "1000", up_to, [up_to]):
        assert given("1", "A board", "A committee", totals=said).totals == (up_to,)
    assert (up_to.limit, below.limit) == (Limit(1000), Limit(1000, inclusive=False))


def test_an_interval_is_counted_once_and_told_in_words() -> None:
    assert Every(days=1).after(DAY) == LATER
    assert Every(days=10_000).after(DAY) == DAY + timedelta(days=10_000)
    said = {
        "2 days": Every(days=2),
        "1 week and 2 days": Every(weeks=1, days=2),
        "1 year, 2 months and 1 day": Every(years=1, months=2, days=1),
    }
    assert [str(one) for one in said.values()] == list(said)


# risks


def risk(**more: Any) -> SystemRisk:
    return SystemRisk("R", "late", **{"owner": "a", "tier": "t", **more})


def test_what_a_decision_bears_on_is_a_risk_or_its_id() -> None:
    assert Bearing(risk()).risk == Bearing("R").risk == "R"
    made = Decision("D", "service", forum="f", day=DAY, risks=[risk(), "Q"])
    assert [one.risk for one in made.risks] == ["Q", "R"]


def test_a_risk_is_of_a_category_by_its_record_or_its_path() -> None:
    assert risk(category=Matter("quality")).category == risk(category="quality").category
    assert risk(category="quality").category == "quality"


@pytest.mark.parametrize("kind", [CallOver, LookBack])
def test_challenges_and_looks_back_stand_by_day_and_then_in_one_order(kind: Any) -> None:
    """Whatever is cited for them."""
    first, then = kind(DAY, by="q", source="b"), kind(LATER, by="p", source="a")
    beside = kind(DAY, by="r", source="b")
    name = "call_overs" if kind is CallOver else "look_backs"
    day = LATER if kind is CallOver else DAY
    for given_as in permutations([first, beside, then]):
        more: Any = {name: given_as}
        made = Decision("D", "service", forum="f", day=day, **more)
        assert getattr(made, name) == (first, beside, then)


def test_assurances_stand_by_day_and_then_in_one_order() -> None:
    first = Assurance(DAY, "limited", line=1, source="b")
    beside = Assurance(DAY, "limited", line=2, source="b")
    then = Assurance(LATER, "limited", line=1, source="a")
    for given_as in permutations([first, beside, then]):
        assert risk(assurances=given_as).assurances == (first, beside, then)


def test_a_control_is_one_or_its_name() -> None:
    for said in ("a lock", ["a lock"], Control("a lock"), [Control("a lock")]):
        assert risk(controls=said).controls == (Control("a lock"),)


CHANGES: dict[str, Any] = {
    "closed": DAY,
    "target": (1, 1),
    "current": (2, 2),
    "shared_with": "b",
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_line_may_leave_nothing_where_something_was(name: str) -> None:
    """Reopened, no longer rated, no target any more, shared with nobody."""
    line = Line(DAY, "reviewed", by="a", was=Standing(**{name: CHANGES[name]}))
    now = risk(history=line)
    assert getattr(now, name) == (() if name == "shared_with" else None)
    (before,) = {getattr(now.before_lines(1), name)}
    assert before == getattr(line.was, name)


RATINGS = {
    "4 x 5 = 20": Rating(4, 5),
    "4 x ?": Rating(4),
    "? x 5": Rating(consequence=5),
    "16": Rating(stated=16),
    "4 x ? = 16": Rating(4, stated=16),
    "high": Rating(band="high"),
    "4 x 5 = 20 (high)": Rating(4, 5, band="high"),
    "16 (high)": Rating(stated=16, band="high"),
}


@pytest.mark.parametrize("said", RATINGS)
def test_a_rating_says_what_is_known_of_it(said: str) -> None:
    assert str(RATINGS[said]) == said


def test_several_bands_may_have_no_name_on_file() -> None:
    bands = (Band(None, 1, 9), Band(None, 10, 25))
    assert RiskPolicy("P", by="b", bands=bands[::-1]).bands == bands


def test_whether_a_band_holds_a_score_is_true_or_false() -> None:
    held = [Band("low", 3, 5).holds(score) for score in range(2, 7)]
    assert held == [False, True, True, True, False]
    assert Band("low").holds(1) is Band("low", 2).holds(1) is False
    assert Band("low", 2).holds(25) is True


WAYS_BACK = {
    "another way up": ("t2", "t0"),
    "another way down": ("t1", "t3"),
    "apart": ("t2", "t3"),
}


@pytest.mark.parametrize("way", WAYS_BACK)
def test_a_risk_may_come_down_at_a_score_that_goes_up_elsewhere(way: str) -> None:
    """It would not go up again the way that it came."""
    start, end = WAYS_BACK[way]
    up = EscalationRule("up", tiers="t0", to="t1", at_least=15)
    down = DeEscalationRule("down", tiers=start, to=end, at_most=16)
    assert RiskPolicy("P", by="b", escalations=up, de_escalations=down).de_escalations == (down,)


def test_who_held_a_risk_and_where_it_is_stuck() -> None:
    lines = [
        Line(DAY, "stuck", by="A board"),
        Line(DAY, "accepted", by="b", was=Standing(owner="a"), now=Standing(owner="b")),
        *(Line(DAY, "stuck", by="b"), scored(DAY, 1, 2)),
    ]
    held = risk(owner="b", current=(2, 5), history=lines)
    assert held.holders() == ("b", "a")
    assert stuck(held) == (lines[0], lines[2])
    assert held.before_last() == risk(owner="b", current=(1, 5), history=lines[:3])


@pytest.mark.parametrize("bodies", [(), ("A board",)])
def test_two_policies_at_one_time_may_be_for_different_tiers(bodies: Any) -> None:
    """Of the same owners, or of anybody."""
    tiers = (Tier("s", up="t"), Tier("t", top=True))
    both = [RiskPolicy(f"P{one.id}", by="A board", tiers=one.id, bodies=bodies) for one in tiers]
    assert len(world(trust("A"), *tiers, *both).risk_policies) == 2


def test_a_provision_may_be_about_one_score_and_what_is_borne_may_be_the_appetite() -> None:
    one = EscalationRule("up", tiers="t0", to="t1", at_least=9, at_most=9)
    assert (one.at_least, one.at_most) == (9, 9)
    assert Appetite("quality", score=9, tolerance=9).tolerance == 9
    words = ("none", "limited", "reasonable", "substantial")
    assert AssuranceRule("seen", least="none").words == words


def test_provisions_of_one_clause_stand_in_one_order() -> None:
    one, other = (ReviewRule("4", by=by) for by in "ab")
    for given_as in permutations([one, other]):
        assert RiskPolicy("P", by="b", reviews=given_as).reviews == (one, other)


def test_a_policy_that_names_owners_goes_first_and_one_that_names_tiers_next() -> None:
    said: list[Any] = [{}, {"tiers": "t"}, {"bodies": "b"}, {"tiers": "t", "bodies": "b"}]
    policies = [RiskPolicy("P", by="b", **one) for one in said]
    assert [one.rank for one in policies] == [0, 1, 2, 2]
    asked = [("t", "b"), ("t", "a"), ("s", "b"), ("s", "a")]
    found = ["".join(str(int(one.covers(*who))) for who in asked) for one in policies]
    assert found == ["1111", "1100", "1010", "1000"]


@pytest.mark.parametrize(
    "make",
    [
        lambda odd: Agreement("G", kind="other", parties=odd),
        lambda odd: JointCommittee("jc", odd),
        lambda odd: CommitteeInCommon("cic", odd),
    ],
)
@pytest.mark.parametrize("odd", [[["a"]], [{}, "b"], [5, 5]])
def test_what_is_no_id_is_named_at_its_place(make: Any, odd: Any) -> None:
    """And where it stands twice, not also as an id that does."""
    with pytest.raises(MalformedError) as raised:
        make(odd)
    assert "twice" not in str(raised.value)
    assert "expected an id, got" in str(raised.value)
