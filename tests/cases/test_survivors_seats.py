"""Seats of an organisation that ended, further: whose they are since, and what hangs on it.

Trust or ICB O ends and A goes on from 1 April 2024.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import (
    ask,
    committee,
    decide,
    effects,
    facts,
    given,
    group,
    joint,
    steps,
    trust,
    votes,
    world,
)

from icsgov import resolve
from icsgov.analysis.reading import reading
from icsgov.model.authority import ApprovalRule
from icsgov.model.body import AdvisoryGroup, CommitteeInCommon, Group, Seat
from icsgov.model.decision import Approval
from icsgov.model.governance import Governance, Record
from icsgov.model.index import seats_of
from icsgov.model.succession import Passed, Succession
from icsgov.model.voting import Quorum
from icsgov.period import Period
from icsgov.reasoning.results import Outcome

DAY = date(2024, 4, 1)
BEFORE, AFTER = DAY - timedelta(days=30), DAY + timedelta(days=30)
TEN, TWENTY = DAY + timedelta(days=10), DAY + timedelta(days=20)
LONG_AGO = date(2020, 1, 1)


def ended(records: list[Record], day: date = DAY) -> list[Record]:
    """An organisation that ended on a day, with its boards."""
    org: Any = records[0]
    return [evolve(org, period=Period(None, day)), *records[1:]]


def after(of: str = "O", to: str = "A", id: str = "S", **more: Any) -> Succession:
    return Succession(id, of=of, to=to, **{"day": DAY, **more})


def merged(*parts: Any, **passed: Any) -> Governance:
    return world(trust("A"), ended(trust("O")), after(**passed), *parts)


def effect(outcome: Outcome, org: str) -> str:
    return outcome[org].effect.value


# ------------------------------------------------------------------------------------------------
# seats filled by the predecessor on what is another's


@pytest.mark.parametrize(
    ("passed", "told"),
    [({"carried": "seats"}, "bound"), ({"lapsed": "seats"}, "undecided"), ({}, "indeterminate")],
)
@pytest.mark.parametrize("in_common", [False, True])
def test_a_seat_that_the_predecessor_filled_on_a_committee_of_another(
    passed: dict[str, Any], told: str, in_common: bool
) -> None:
    """Its vote is the one that carries it, whether the committee meets alone or with another."""
    body = committee("T", Seat("O ceo", nominated_by="O"), "ceo")
    meeting = CommitteeInCommon("cic", ["A board", "T committee"])
    link = given("1", "T board", "T committee", attested="members_approved_by_chair")
    gov = merged(trust("T", "ICB"), body, meeting, link, **passed)
    cast = votes("for", "O ceo", body="T committee")
    forum = "cic" if in_common else "T committee"
    assert effect(ask(gov, forum, AFTER, votes=cast), "T") == told


def test_people_who_recommend_are_of_the_successor_too() -> None:
    """Named as an organisation of the group, or as one that filled or holds a seat."""
    seats = [Seat("O ceo", held_for="O", nominated_by="T"), Seat("A ceo", nominated_by="P")]
    body = AdvisoryGroup("talk", organisations=["O", "T"], seats=seats)
    gov = merged(
        *(trust("T"), trust("Q"), ended(trust("P")), body),
        *(after("P", "Q", "S2", carried="seats"),),
        carried="seats",
    )
    assert effects(ask(gov, "talk", AFTER)) == {"A": "advised", "Q": "advised", "T": "advised"}


def test_a_seat_that_passed_is_one_seat_and_the_others_are_as_they_were() -> None:
    links = [given("1", "O board", "jc"), given("2", "T board", "jc")]
    gov = merged(trust("T"), joint("O", "T"), links, carried=["delegations", "seats"])
    told = ask(gov, "jc", AFTER, votes=votes("for", "O ceo", "T ceo"))
    assert told.room.heads.votes_for == 2
    assert facts(told["T"], "quorum.met")["present"] == 2


# ------------------------------------------------------------------------------------------------
# which successions are open, and in how many readings


def test_many_successions_elsewhere_leave_nothing_open_here() -> None:
    """More of them than are tried; and the seats of a body of one's own that ended with one."""
    old = [f"X{place}" for place in range(8)]
    elsewhere: list[Any] = [
        *(part for org in old for part in (ended(trust(org)), trust(f"Y{org}"))),
        *(after(org, f"Y{org}", f"S {org}") for org in old),
    ]
    gov = world(trust("A"), *elsewhere)
    assert effects(ask(gov, "A board", AFTER)) == {"A": "bound"}
    heirs = [f"Z{place}" for place in range(8)]
    own = committee("O", Seat("O ceo", held_for="O"))
    parted = world(
        *(ended(trust("O")), own, [trust(heir) for heir in heirs]),
        *(after("O", heir, f"S {heir}", matters=heir.lower()) for heir in heirs),
    )
    assert effects(ask(parted, "O committee", AFTER)) == {"O": "no_part"}


def test_a_succession_that_leaves_nothing_open_hides_none_that_does() -> None:
    seats = group(("A ceo", "O"), ("T ceo", "T"))
    links = [given("1", "A board", "A ceo"), given("2", "T board", "T ceo")]
    gov = merged(*(trust("T"), ended(trust("X")), trust("Y"), after("X", "Y", "R"), seats, links))
    told = ask(gov, "group", AFTER, votes=votes("for", "A ceo", "T ceo"))
    assert effects(told) == {"A": "indeterminate", "T": "bound"}


def test_of_more_than_six_the_reasons_show_two_readings() -> None:
    """That none of the seats passed, and that every one did."""
    old = [f"X{place}" for place in range(7)]
    seats = [Seat("T ceo"), *(Seat(f"{org} ceo", nominated_by=org) for org in old)]
    link = given("1", "T board", "T committee", attested="members_approved_by_chair")
    gov = world(
        *(trust("T", "ICB"), committee("T", *seats), link),
        *(part for org in old for part in (ended(trust(org)), trust(f"Y{org}"))),
        *(after(org, f"Y{org}", f"S {org}") for org in old),
    )
    told = resolve(decide(gov, "T committee", AFTER, votes=votes("for", "T ceo")), gov)
    assert effect(told, "T") == "indeterminate"
    (shown,) = [step for step in steps(told["T"]) if step.code == "succession.readings"]
    met = [step for step in shown.walk() if step.code == "quorum.met"]
    assert [step.facts["of"] for step in met] == [1, 8]


# ------------------------------------------------------------------------------------------------
# what is told where the readings agree, and where they do not


def three(**more: Any) -> Governance:
    """A joint committee on which O has one seat of three, T two; whether it passed is open."""
    seats = [Seat("O ceo", held_for="O"), Seat("T ceo", held_for="T"), Seat("T fd", held_for="T")]
    links = [given("1", "O board", "jc"), given("2", "T board", "jc")]
    body = joint("O", "T", seats=seats, **more)
    return merged(trust("T"), body, links, carried="delegations")


def test_where_the_readings_agree_the_one_with_every_seat_is_told() -> None:
    told = ask(three(), "jc", AFTER, votes=votes("for", "O ceo", "T ceo", "T fd"))
    assert effect(told, "T") == "bound"
    assert told.room.heads.votes_for == 3
    assert facts(told["T"], "quorum.met")["present"] == 3


def test_where_they_do_not_it_is_told_how_the_decider_stood_with_every_seat() -> None:
    """O's vote against makes it a tie; without that seat it is carried."""
    cast = (*votes("for", "T ceo"), *votes("against", "O ceo"))
    told = ask(three(), "jc", AFTER, votes=cast)
    assert effect(told, "T") == "indeterminate"
    assert told["T"].stand is not None and told["T"].stand.value == "none"
    assert (told.room.heads.votes_for, told.room.heads.against) == (1, 1)


@pytest.mark.parametrize(("quorum", "verdict"), [(Quorum(count=1), "UNKNOWN"), (None, "UNKNOWN")])
def test_an_approval_may_hang_on_a_seat_of_the_approver(
    quorum: Quorum | None, verdict: str
) -> None:
    """Two of two approve, or two of four: whether O's seats passed is not known."""
    body = committee("T", "ceo", Seat("O ceo", nominated_by="O"), quorum=quorum)
    more = [Seat(f"O {name}", nominated_by="O") for name in ("ned", "ned2")]
    mine: list[Any] = ["ned", "gp", *more]
    rule = ApprovalRule(
        "SO 9", organisation="T", by="T audit", matters="service", threshold="of_all"
    )
    gov = merged(trust("T", "ICB"), body, committee("T", *mine, name="audit"), rule)
    gov = gov.put(given("1", "T board", "T committee", attested="members_approved_by_chair"))
    done = Approval("T audit", AFTER, votes_for=2, votes_against=0, abstained=0)
    told = ask(gov, "T committee", AFTER, approvals=done)["T"]
    assert (told.effect.value, told.verdict.name) == ("indeterminate", "UNKNOWN")


# ------------------------------------------------------------------------------------------------
# groups


@pytest.mark.parametrize(
    "beside",
    [
        Seat("A fd", held_for="A", voting=False),
        Seat("A fd", held_for="A", deputises_for="T ceo"),
        Seat("A fd", held_for="A", period=Period(LONG_AGO, BEFORE)),
        Seat("A fd", held_for="A", period=Period(LONG_AGO, DAY)),
    ],
    ids=["without a vote", "a deputy", "not for a month", "until the day"],
)
def test_a_seat_in_a_group_passes_beside_one_that_decides_nothing(beside: Seat) -> None:
    seats = [beside, Seat("A ceo", held_for="O"), Seat("T ceo", held_for="T")]
    links = [given("1", "A board", "A ceo"), given("2", "T board", "T ceo")]
    gov = merged(trust("T"), Group("group", seats=seats), links, carried="seats")
    told = ask(gov, "group", AFTER, votes=votes("for", "A ceo", "T ceo"))
    assert effects(told) == {"A": "bound", "T": "bound"}
    assert told["A"].exercised_by == "A ceo"


@pytest.mark.parametrize(
    ("period", "day", "decides"),
    [
        (Period(TEN), DAY, None),
        (Period(TEN), TEN, "A ceo"),
        (Period(None, TEN), DAY, "A ceo"),
        (Period(None, TEN), TEN, None),
        (Period(None, DAY), DAY, None),
        (Period(LONG_AGO, TWENTY), DAY, "A ceo"),
    ],
    ids=str,
)
def test_a_seat_in_a_group_passes_for_the_time_that_it_had(
    period: Period, day: date, decides: str | None
) -> None:
    seats = [Seat("A ceo", held_for="O", period=period), Seat("T ceo", held_for="T")]
    links = [given("1", "A board", "A ceo"), given("2", "T board", "T ceo")]
    gov = merged(trust("T"), Group("group", seats=seats), links, carried="seats")
    told = ask(gov, "group", day, votes=votes("for", "A ceo", "T ceo"))
    assert told["A"].exercised_by == decides or decides is None
    assert (effect(told, "A") == "bound") is (decides is not None)


@pytest.mark.parametrize(
    ("day", "decides"), [(DAY, "A ceo"), (TEN - timedelta(days=1), "A ceo"), (TEN, "A fd")]
)
@pytest.mark.parametrize("until", [None, TWENTY])
def test_a_seat_in_a_group_passes_until_somebody_decides_there(
    day: date, decides: str, until: date | None
) -> None:
    seats = [
        Seat("A ceo", held_for="O", period=Period(None, until)),
        Seat("A fd", held_for="A", period=Period(TEN)),
    ]
    links = [given("1", "A board", "A ceo"), given("2", "A board", "A fd")]
    gov = merged(Group("group", seats=seats), links, carried="seats")
    told = ask(gov, "group", day, votes=votes("for", "A ceo", "A fd"))
    assert (effect(told, "A"), told["A"].exercised_by) == ("bound", decides)


# ------------------------------------------------------------------------------------------------
# as a framework reads


BODY = committee("T", "ceo", Seat("O ceo", nominated_by="O"), Seat("O fd", held_for="O"))


@pytest.mark.parametrize(
    ("passed", "seats"),
    [
        ({}, [("O ceo", None, "O"), ("O fd", "O", None), ("T ceo", None, None)]),
        ({"carried": "seats"}, [("O ceo", None, "A"), ("O fd", "A", None), ("T ceo", None, None)]),
        ({"lapsed": "seats"}, [("T ceo", None, None)]),
        ({"lapsed": Passed("seats", only="T committee")}, [("T ceo", None, None)]),
    ],
)
def test_a_body_reads_with_the_seats_that_passed(passed: dict[str, Any], seats: list[Any]) -> None:
    """What is not known to have passed is left as it is written."""
    body = reading(merged(trust("T"), BODY, **passed), AFTER).index.bodies["T committee"]
    told = [(seat.person, seat.held_for, seat.nominated_by) for seat in seats_of(body)]
    assert told == seats


@pytest.mark.parametrize(
    ("north", "south", "whose"),
    [
        ({"carried": "seats"}, {}, "A"),
        ({}, {"carried": "seats"}, "B"),
        ({"lapsed": "seats"}, {}, "O"),
        ({"lapsed": "seats"}, {"lapsed": "seats"}, None),
    ],
)
def test_of_two_successors_the_one_that_is_on_file_has_the_seats(
    north: dict[str, Any], south: dict[str, Any], whose: str | None
) -> None:
    gov = world(
        *(trust("A"), trust("B"), trust("T"), ended(trust("O"))),
        *(committee("T", "ceo", Seat("O ceo", nominated_by="O")),),
        after("O", "A", "S", matters="service/north", **north),
        after("O", "B", "S2", matters="service/south", **south),
    )
    body = reading(gov, AFTER).index.bodies["T committee"]
    found = {seat.nominated_by for seat in seats_of(body) if seat.nominated_by}
    assert found == ({whose} if whose else set())


def test_a_seat_in_a_group_reads_as_held_from_the_day_on() -> None:
    seats = [Seat("O ceo", held_for="O", period=Period(LONG_AGO))]
    gov = merged(Group("group", seats=seats), carried="seats")
    (seat,) = seats_of(reading(gov, AFTER).index.bodies["group"])
    assert (seat.held_for, seat.period) == ("A", Period(DAY))


def test_an_approval_hangs_on_seats_of_the_approver_too() -> None:
    """Two of two in the audit committee, or two of four, where the board decides."""
    mine: list[Any] = [
        "ned",
        "gp",
        *(Seat(f"O {name}", nominated_by="O") for name in ("ned", "ned2")),
    ]
    rule = ApprovalRule(
        "SO 9", organisation="T", by="T audit", matters="service", threshold="of_all"
    )
    body = committee("T", *mine, name="audit")
    done = Approval("T audit", AFTER, votes_for=2, votes_against=0, abstained=0)
    for passed, effect in ((), "indeterminate"), ("seats", "awaiting"):
        gov = merged(trust("T", "ICB"), body, rule, carried=passed)
        told = ask(gov, "T board", AFTER, approvals=done)["T"]
        assert told.effect.value == effect


def test_an_approval_by_an_organisation_hangs_on_the_seats_of_its_board() -> None:
    """Two of U's board of two, or of four."""
    seats = [Seat("U ceo"), Seat("U fd"), *(Seat(f"O {n}", nominated_by="O") for n in ("x", "y"))]
    rule = ApprovalRule("SO 9", organisation="T", by="U", matters="service", threshold="of_all")
    done = Approval("U", AFTER, votes_for=2, votes_against=0, abstained=0)
    for passed, effect in ((), "indeterminate"), ("seats", "awaiting"):
        parts = (trust("T", "ICB"), trust("U", "ICB", seats=seats), rule)
        told = ask(merged(*parts, carried=passed), "T board", AFTER, approvals=done)["T"]
        assert told.effect.value == effect


def test_who_is_liable_is_told_where_the_readings_agree_on_it() -> None:
    seats = [Seat("O ceo", held_for="O"), Seat("T ceo", held_for="T"), Seat("T fd", held_for="T")]
    links = [given("1", "O board", "jc"), given("2", "T board", "jc")]
    body = joint("O", "T", seats=seats, liable=["T"])
    gov = merged(trust("T"), body, links, carried="delegations")
    told = ask(gov, "jc", AFTER, votes=votes("for", "T ceo", "T fd"))["T"]
    assert (told.effect.value, told.liable) == ("bound", ("T",))


def test_where_only_who_is_liable_hangs_on_a_seat_it_binds_all_the_same() -> None:
    seats = [Seat("O ceo", held_for="O"), Seat("T ceo", held_for="T"), Seat("T fd", held_for="T")]
    links = [given("1", "O board", "jc"), given("2", "T board", "jc")]
    body = joint("O", "T", seats=seats, liable=["O", "T"])
    gov = merged(trust("T"), body, links, carried="delegations")
    told = ask(gov, "jc", AFTER, votes=votes("for", "T ceo", "T fd"))["T"]
    assert (told.effect.value, told.liability.verdict.name) == ("bound", "UNKNOWN")
    assert told.liable == ()


def test_whoever_has_no_part_on_any_reading_has_none_however_many_there_are() -> None:
    old = [f"X{place}" for place in range(7)]
    seats = [Seat("T ceo"), *(Seat(f"{org} ceo", nominated_by=org) for org in old)]
    gov = world(
        *(trust("T", "ICB"), committee("T", *seats)),
        given("1", "T board", "T committee", attested="members_approved_by_chair"),
        *(part for org in old for part in (ended(trust(org)), trust(f"Y{org}"))),
        *(after(org, f"Y{org}", f"S {org}") for org in old),
    )
    told = ask(gov, "T committee", AFTER, votes=votes("for", "T ceo"))
    assert told["YX0"].effect.value == "no_part"
    assert told["T"].effect.value == "indeterminate"


def test_a_party_and_a_member_of_a_group_need_no_seat_to_be_succeeded() -> None:
    links = [given("1", "O board", "jc"), given("2", "T board", "jc")]
    bodies = [
        joint("O", "T", seats=[Seat("T ceo", held_for="T")]),
        AdvisoryGroup("talk", organisations=["O", "T"]),
    ]
    gov = merged(trust("T"), bodies, links, carried=["seats", "delegations"])
    assert effects(ask(gov, "jc", AFTER)) == {"A": "bound", "T": "bound"}
    assert effects(ask(gov, "talk", AFTER)) == {"A": "advised", "T": "advised"}
