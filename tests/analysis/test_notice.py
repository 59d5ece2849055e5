"""By when notice has to be given: what the engine calls in time, to the day."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from build import BOOK, codes, committee, council, decide, given, group, joint, trust, world
from hypothesis import assume, settings
from hypothesis import given as given_by

from icsgov import (
    CommitteeInCommon,
    Decision,
    Governance,
    Matter,
    Notice,
    NoticeBy,
    Office,
    Resolution,
    notice_by,
    resolve,
)
from icsgov.phrases import COUNCIL
from icsgov.testing import World, near_misses

DAY = date(2024, 5, 31)  # a Friday
KEY = Matter("service", kinds=["key-decision"], side="executive")


def late(step: str) -> bool:
    """Whether a line says that notice was too late, on one side of a council at least."""
    return step in ("notice.short", "notice.side-unknown")


@settings(max_examples=2 * settings().max_examples)
@given_by(near_misses())
def test_notice_of_the_last_day_is_in_time_and_of_the_day_after_is_not(world_: World) -> None:
    """Nor is it in time with the general exception, where there is none."""
    made = world_.decision
    assume(all(vote.day in (None, made.day) for vote in made.votes))
    for one in notice_by(made, world_.gov):
        if one.day is None:
            continue
        for days, exception, wanted in (
            (one.day, None, False),
            (one.day + timedelta(days=1), None, True),
            (one.general_exception, "general exception", False),
            ((one.general_exception or one.day) + timedelta(days=1), "general exception", True),
        ):
            if days is not None and days <= made.day:
                told = Notice(days, exception=exception)
                asked = attrs.evolve(made, notice=[told], votes=(), resolutions=minutes(world_))
                found = codes(resolve(asked, world_.gov, on=made.day)[one.organisation])
                assert any(map(late, found)) is wanted, (one, told)


def minutes(world_: World) -> Any:
    """Whoever may decide at the forum was for it."""
    forum = world_.gov[world_.decision.forum]
    bodies = getattr(forum, "bodies", [forum.id])
    return [Resolution(id, "for") for id in bodies]


@given_by(near_misses())
def test_where_no_rule_asks_for_notice_the_day_of_the_decision_will_do(world_: World) -> None:
    made = world_.decision
    same_day = attrs.evolve(made, notice=made.day, votes=(), resolutions=minutes(world_))
    outcome = resolve(same_day, world_.gov, on=made.day)
    told = {one.organisation: one.day for one in notice_by(made, world_.gov)}
    assert set(told) == {one.organisation for one in outcome if one.effect.value != "no_part"}
    for org, day in told.items():
        assert any(map(late, codes(outcome[org]))) is (day is not None)


@given_by(near_misses())
def test_votes_and_notice_on_file_change_nothing(world_: World) -> None:
    bare = attrs.evolve(world_.decision, votes=(), notice=(), resolutions=())
    assert notice_by(bare, world_.gov) == notice_by(world_.decision, world_.gov)


# worked cases: the decision is on Friday 31 May 2024


def one(gov: Governance, forum: str, matter: str = "service/homes", **more: Any) -> NoticeBy:
    made = Decision("D", matter, forum=forum, day=more.pop("day", DAY), **more)
    (found,) = notice_by(made, gov)
    return found


@pytest.mark.parametrize(
    ("forum", "clear", "last", "rule"),
    [
        ("N board", 3, date(2024, 5, 27), "NT-18"),
        ("L council", 5, date(2024, 5, 25), "PR-26"),
        ("L planning", 5, date(2024, 5, 25), "PR-26"),
        ("L cabinet", 5, date(2024, 5, 25), "PR-27"),
        ("A board", 0, None, ""),
        ("I board", 0, None, ""),
    ],
)
def test_how_many_clear_days(forum: str, clear: int, last: date | None, rule: str) -> None:
    """Of Monday 27 May, the 28th, 29th and 30th lie between: three clear days."""
    gov = world(
        [trust("N", "NHST"), trust("A"), trust("I", "ICB"), council("L")],
        committee("L", "c1", name="planning", parent="L council"),
    )
    found = one(gov, forum, "estate")
    assert (found.clear, found.day, found.rule) == (clear, last, rule)
    assert (found.general_exception, found.perhaps_later) == (None, False)


def test_a_key_decision() -> None:
    """28 clear days before 31 May are the 3rd to the 30th; 5 are the 26th to the 30th."""
    gov = world(council("L"), Office("L director", "L"), KEY)
    gov = gov.put(given("1", "L cabinet", "L director"))
    for forum in ("L cabinet", "L director"):
        found = one(gov, forum)
        assert (found.day, found.general_exception) == (date(2024, 5, 2), date(2024, 5, 25))
        assert (found.clear, found.rule, found.doubts) == (28, "LA-13", ())
    assert str(found) == (
        "`L`: notice by 2 May 2024, 28 clear days before (`LA-13`), or by 25 May 2024 under the"
        " general exception [SI 2012/2089 regs 9-11]"
    )


def test_full_council_takes_no_key_decision() -> None:
    gov = world(council("L"), attrs.evolve(KEY, side="council"))
    assert one(gov, "L council").day == date(2024, 5, 25)


def test_no_rule_and_its_sentence() -> None:
    found = one(world(trust("A")), "A board")
    assert str(found) == "`A`: no rule of the book asks for notice"


def test_a_matter_that_nobody_considered_may_be_a_key_decision() -> None:
    gov = world(council("L"), Matter("estate", side="executive"))
    assert [step.code for step in one(gov, "L cabinet", "estate").doubts] == [
        "kinds.not-considered"
    ]


def test_where_nothing_is_asked_for_it_may_hang_on_the_kind_of_the_matter() -> None:
    """Of an officer's decision notice is asked for where it is a key decision, and else not."""
    for matter, doubts in (
        (Matter("estate", side="executive"), ["kinds.not-considered"]),
        (Matter("estate", side="executive", kinds=()), []),
    ):
        gov = world(council("L"), Office("L director", "L"), matter)
        found = one(
            gov.put(given("1", "L cabinet", "L director", "estate")), "L director", "estate"
        )
        assert (found.day, [step.code for step in found.doubts]) == (None, doubts)


def test_the_law_of_the_day() -> None:
    """Before 10 September 2012 the rulebook asks for no notice of a key decision."""
    gov = world(council("L"), KEY)
    assert one(gov, "L cabinet", day=date(2012, 9, 9)).day is None
    assert one(gov, "L cabinet", day=date(2012, 9, 10)).clear == 28


def test_at_a_meeting_in_common_each_has_its_own_day() -> None:
    gov = world([trust("N", "NHST"), trust("A"), council("L")])
    gov = gov.put(CommitteeInCommon("cic", ["N board", "A board", "L council"]))
    made = Decision("D", "estate", forum="cic", day=DAY)
    days = {one.organisation: one.day for one in notice_by(made, gov)}
    assert days == {"N": date(2024, 5, 27), "A": None, "L": date(2024, 5, 25)}


def test_for_a_part_of_those_who_meet() -> None:
    gov = world([trust("N", "NHST"), trust("A")])
    gov = gov.put(CommitteeInCommon("cic", ["N board", "A board"]))
    made = Decision("D", "estate", forum="cic", day=DAY, eligible=["N"])
    assert [one.organisation for one in notice_by(made, gov)] == ["N"]


def test_in_a_group_an_executive_member_needs_it_and_a_director_does_not() -> None:
    gov = world(
        council("L"),
        trust("A"),
        group(("L adults", "L"), ("A ceo", "A")),
        given("1", "L cabinet", "L adults"),
        given("2", "A board", "A ceo"),
        KEY,
    )
    made = Decision("D", "service", forum="group", day=DAY)
    days = {one.organisation: one.day for one in notice_by(made, gov)}
    assert days == {"L": date(2024, 5, 2), "A": None}


def test_a_side_that_is_not_known_takes_the_longer() -> None:
    """The executive would need 28 clear days and full council none: the earlier day is safe."""
    gov = world(council("L"), Office("L director", "L"), Matter("service", kinds=["key-decision"]))
    gov = gov.put(given("1", "L cabinet", "L director"), given("2", "L council", "L director"))
    found = one(gov, "L director")
    assert (found.day, found.perhaps_later) == (date(2024, 5, 2), True)


def test_a_joint_committee_of_councils() -> None:
    gov = world(
        council("L"),
        council("L2"),
        joint("L", "L2", under="101"),
        [given(f"{id} gives", f"{id} cabinet", "jc") for id in ("L", "L2")],
        KEY,
    )
    made = decide(gov, "jc", DAY)
    assert [one.day for one in notice_by(made, gov)] == [date(2024, 5, 2)] * 2


def test_the_first_days_there_are() -> None:
    assert one(world(trust("N", "NHST")), "N board", day=date(1, 1, 2)).day is None


def test_the_sentences() -> None:
    wanted = {"notice-by.day", "notice-by.none"}
    assert {code for code in COUNCIL if code.startswith("notice-by.")} == wanted


@pytest.mark.parametrize("forms", [("joint_committee",), ()])
def test_on_either_side_notice_is_asked_for_and_on_one_of_them_less(forms: tuple[str, ...]) -> None:
    """By a book that asks a joint committee for 5 clear days, and for 28 on the executive's side:
    the longer is safe, and less may do.
    """
    gov = world(
        *(council("L"), council("L2"), joint("L", "L2", under="101")),
        [
            given(f"{side} gives", side, "jc")
            for side in ("L cabinet", "L council", "L2 cabinet", "L2 council")
        ],
        Matter("service", kinds=["key-decision"]),
    )
    five = BOOK.rule("PR-26")
    book = BOOK.amend(attrs.evolve(five, forms=(*five.forms, *forms)))
    made = Decision("D", "service", forum="jc", day=DAY)
    assert [(one.clear, one.rule, one.perhaps_later) for one in notice_by(made, gov, law=book)] == [
        (28, "LA-13", True)
    ] * 2


@pytest.mark.parametrize(
    ("conditions", "last"), [("costed", date(2024, 5, 27)), ((), None)], ids=["unmet", "none"]
)
def test_an_outsider_is_decided_for_by_the_body_that_surely_may(
    conditions: Any, last: date | None
) -> None:
    """I gave the service to A, which needs no notice, and to N. A comes first where both may."""
    gov = world(
        *(trust("I", "ICB"), trust("A"), trust("N", "NHST")),
        CommitteeInCommon("cic", ["A board", "N board"]),
        given("1", "I board", "A", under="65Z5", conditions=conditions),
        given("2", "I board", "N", under="65Z5"),
    )
    made = Decision("D", "service", forum="cic", day=DAY, of=["I"])
    assert {one.organisation: one.day for one in notice_by(made, gov)}["I"] == last
