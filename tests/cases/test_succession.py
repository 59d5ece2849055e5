"""One organisation in the place of another: what passed, what lapsed, what is not on file.

Trust A ends and trust B goes on from 1 April 2024; ICB P ends and ICB Q goes on.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from build import (
    Y2016,
    Parts,
    answered,
    ask,
    codes,
    committee,
    decide,
    effects,
    facts,
    flat,
    given,
    group,
    joint,
    trust,
    votes,
    world,
)

from icsgov import history, resolve
from icsgov.model.authority import Reservation
from icsgov.model.body import CommitteeInCommon, Seat
from icsgov.model.decision import Overturning, Ratification
from icsgov.model.governance import Governance, Record
from icsgov.model.organisation import Organisation
from icsgov.model.succession import Passed, Succession
from icsgov.model.urgent import Urgent
from icsgov.period import Period
from icsgov.views.record import minute

DAY = date(2024, 4, 1)
BEFORE, AFTER = DAY - timedelta(days=30), DAY + timedelta(days=30)
MEETING = AFTER + timedelta(days=5)


def ended(parts: Parts, day: date = DAY) -> list[Record]:
    """An organisation of which it is on file that it ended on a day."""
    return [
        evolve(one, period=Period(one.period.start, day)) if isinstance(one, Organisation) else one
        for one in flat([parts])
    ]


def after(of: str = "A", to: str = "B", **more: Any) -> Succession:
    """The succession `S`, on the day, unless said otherwise."""
    return Succession(
        **{"id": f"S {of} {to}", "of": of, "to": to, "day": DAY, "source": "order", **more}
    )


def merged(*parts: Parts, kind: str = "NHST", **more: Any) -> Governance:
    """Trust A, which ended, its successor B, and what is on file of what passed."""
    return world(ended(trust("A", kind)), trust("B"), after(**more), *parts)


# ------------------------------------------------------------------------------------------------
# decisions


@pytest.mark.parametrize(
    ("passed", "effect", "verdict", "code"),
    [
        ({"carried": "decisions"}, "bound", "YES", "succession.carried"),
        ({"lapsed": "decisions"}, "lapsed", "NO", "succession.lapsed"),
        ({}, "indeterminate", "UNKNOWN", "succession.unknown"),
        ({"carried": "delegations"}, "indeterminate", "UNKNOWN", "succession.unknown"),
        ({"carried": Passed("decisions", only="D")}, "bound", "YES", "succession.carried"),
        ({"carried": Passed("decisions", only="E")}, "indeterminate", "UNKNOWN", None),
        ({"carried": "decisions", "lapsed": Passed("decisions", only="D")}, "lapsed", "NO", None),
        ({"lapsed": "decisions", "carried": Passed("decisions", only="D")}, "bound", "YES", None),
    ],
)
def test_a_decision_passes_lapses_or_is_not_known_to(
    passed: dict[str, Any], effect: str, verdict: str, code: str | None
) -> None:
    told = ask(merged(**passed), "A board", BEFORE, on=DAY)
    assert effects(told) == {"A": "lapsed", "B": effect}
    assert told["B"].verdict.name == verdict
    assert code is None or code in codes(told["B"])
    assert told["B"].function_of == "A"
    assert told["B"].how is not None and told["B"].how.value == "succession"
    assert told["B"].liable == (("B",) if effect == "bound" else ())
    assert told["A"].liable == ()


def test_the_day_before_it_binds_the_predecessor_alone() -> None:
    told = ask(merged(carried="decisions"), "A board", BEFORE, on=DAY - timedelta(days=1))
    assert effects(told) == {"A": "bound"}
    assert told["A"].liable == ("A",)


def test_whoever_has_ended_is_bound_by_nothing_although_nobody_succeeds_it() -> None:
    told = ask(world(ended(trust("A")), trust("B")), "A board", BEFORE, on=AFTER)
    assert effects(told) == {"A": "lapsed"}
    assert "standing.ended" in codes(told["A"])


def test_a_clinical_commissioning_group_ended_by_statute() -> None:
    """CC-09: abolished on 1 July 2022, whatever end is on file."""
    gov = world(trust("C", "CCG"))
    last = ask(gov, "C board", date(2022, 6, 1), on=date(2022, 6, 30))
    gone = ask(gov, "C board", date(2022, 6, 1), on=date(2022, 7, 1))
    assert (last["C"].effect.value, gone["C"].effect.value) == ("bound", "lapsed")
    assert "standing.abolished" in codes(gone["C"])


@pytest.mark.parametrize(("said", "effect"), [("against", "declined"), ("abstain", "undecided")])
def test_what_the_predecessor_did_not_decide_for_passes_as_it_was(said: str, effect: str) -> None:
    gov = merged(carried="decisions")
    cast = votes(said, "A chair", "A ceo", "A fd", "A ned", "A ned2")
    told = ask(gov, "A board", BEFORE, votes=cast, on=DAY)
    assert effects(told) == {"A": effect, "B": effect}
    assert {told[org].verdict.name for org in "AB"} == {"NO"}


def test_an_approval_may_still_come_after_the_succession() -> None:
    """What awaits an approval passes as it stands."""
    from icsgov.model.authority import ApprovalRule
    from icsgov.model.decision import Approval

    rule = ApprovalRule("SO 9", organisation="A", by="B", matters="service")
    gov = merged(rule, carried="decisions")
    asked = ask(gov, "A board", BEFORE, on=AFTER)
    assert effects(asked) == {"A": "awaiting", "B": "awaiting"}
    told = ask(gov, "A board", BEFORE, approvals=Approval("B", DAY + timedelta(days=9)), on=AFTER)
    assert effects(told) == {"A": "lapsed", "B": "bound"}


# ------------------------------------------------------------------------------------------------
# several successors, several predecessors, several in turn


def split() -> Governance:
    """ICB P, whose functions went to Q in the north and to R in the south."""
    north = after("P", "Q", matters="service/north", carried=["decisions", "delegations"])
    south = after("P", "R", matters="service/south", carried=["decisions", "delegations"])
    return world(ended(trust("P", "ICB")), trust("Q", "ICB"), trust("R", "ICB"), north, south)


@pytest.mark.parametrize(
    ("matter", "answer"),
    [
        ("service/north/beds", {"P": "lapsed", "Q": "bound"}),
        ("service/south", {"P": "lapsed", "R": "bound"}),
        ("service", {"P": "lapsed", "Q": "indeterminate", "R": "indeterminate"}),
        ("service/west", {"P": "lapsed"}),
        (
            ["service/north", "service/south"],
            {"P": "lapsed", "Q": "indeterminate", "R": "indeterminate"},
        ),
    ],
)
def test_each_successor_has_what_went_to_it(matter: Any, answer: dict[str, str]) -> None:
    assert effects(ask(split(), "P board", BEFORE, matter, on=DAY)) == answer


def test_a_successor_of_a_successor() -> None:
    """A group until 30 June 2022, P until 31 March 2024, Q since."""
    first, second = date(2022, 7, 1), DAY
    told = world(
        ended(trust("C", "CCG"), first),
        ended(trust("P", "ICB")),
        trust("Q", "ICB"),
        after("C", "P", day=first, carried="decisions"),
        after("P", "Q", day=second, carried="decisions"),
    )
    turns = history(decide(told, "C board", date(2021, 5, 1)), told)
    assert [(str(one.day), one.organisation, one.effect.value) for one in turns] == [
        ("2021-05-01", "C", "bound"),
        ("2022-07-01", "C", "lapsed"),
        ("2022-07-01", "P", "bound"),
        ("2024-04-01", "P", "lapsed"),
        ("2024-04-01", "Q", "bound"),
    ]
    assert [[one.id for one in turn.because] for turn in turns] == [
        [],
        ["S C P"],
        ["S C P"],
        ["S P Q"],
        ["S P Q"],
    ]
    assert turns[-1].binding.function_of == "C"


def test_the_groups_of_a_joint_committee_become_one_board() -> None:
    """Worked case 6 of 2016, asked about in 2022: one board has what four groups were bound to."""
    ends = date(2022, 7, 1)
    groups = [ended(trust(id, "CCG"), ends) for id in ("C1", "C2", "C3", "C4")]
    given_to = [given(f"d {id}", f"{id} board", "jc") for id in ("C1", "C2", "C3", "C4")]
    passed = [after(id, "I", day=ends, carried="decisions") for id in ("C1", "C2", "C3", "C4")]
    body = joint("C1", "C2", "C3", "C4", under="14Z3")
    gov = world(groups, trust("I", "ICB"), body, given_to, passed)
    cast = (*votes("for", "C1 ceo", "C2 ceo", "C3 ceo"), *votes("against", "C4 ceo"))
    told = ask(gov, "jc", Y2016, votes=cast, on=ends)
    assert effects(told) == {**dict.fromkeys(("C1", "C2", "C3", "C4"), "lapsed"), "I": "bound"}
    assert len(told["I"].inherited) == 4

    one_without = gov.drop("d C4")
    told = ask(one_without, "jc", Y2016, votes=cast, on=ends)
    assert told["I"].effect.value == "bound"
    assert facts(told["I"], "succession.differs")["effect"] == "unauthorised"


def in_common(a: str, b: str, **more: Any) -> Governance:
    """Both boards meet together; `a` and `b` say what A's and B's committees may."""
    from icsgov.model.body import CommitteeInCommon

    bodies = [committee("A", "ceo", "fd"), committee("B", "ceo", "fd")]
    links = [given("1", "A board", "A committee", a), given("2", "B board", "B committee", b)]
    meeting = CommitteeInCommon("cic", ["A committee", "B committee"])
    return merged(bodies, links, meeting, **{"carried": "decisions", **more})


@pytest.mark.parametrize(
    ("a_says", "b_says", "b_may", "own", "later"),
    [
        ("for", "for", "service", "bound", "bound"),
        ("against", "for", "service", "bound", "bound"),
        ("for", "against", "service", "declined", "indeterminate"),
        ("for", "for", "estate", "unauthorised", "bound"),
        ("against", "for", "estate", "unauthorised", "declined"),
        ("against", "against", "service", "declined", "declined"),
    ],
)
def test_a_successor_with_a_part_of_its_own(
    a_says: str, b_says: str, b_may: str, own: str, later: str
) -> None:
    gov = in_common("service", b_may)
    cast = (
        *votes(a_says, "A ceo", "A fd", body="A committee"),
        *votes(b_says, "B ceo", "B fd", body="B committee"),
    )
    assert ask(gov, "cic", BEFORE, votes=cast, on=BEFORE)["B"].effect.value == own
    told = ask(gov, "cic", BEFORE, votes=cast, on=DAY)
    assert told["B"].effect.value == later
    if later == "indeterminate":
        assert told["B"].verdict.name == "UNKNOWN"
        assert "succession.opposed" in codes(told["B"])
    if a_says != b_says and later == "bound":
        assert "succession.differs" in {doubt.code for doubt in told["B"].doubts}


# ------------------------------------------------------------------------------------------------
# overturning and ratifying


@pytest.mark.parametrize(
    ("by", "day", "b"),
    [
        ("B board", AFTER, "overturned"),
        ("B board", DAY, "overturned"),
        ("B board", DAY - timedelta(days=1), "bound"),
        ("A board", DAY - timedelta(days=1), "overturned"),
        ("A board", DAY, "bound"),
    ],
)
def test_the_successors_board_takes_it_back_from_the_day_on(by: str, day: date, b: str) -> None:
    undone = ask(
        merged(carried="decisions"),
        "A board",
        BEFORE,
        overturnings=Overturning(by, day),
        on=AFTER,
    )
    assert undone["B"].effect.value == b


def test_the_successors_board_decides_afresh_and_ratifies_nothing() -> None:
    lacking = merged(committee("A", "ceo", "fd"), carried="decisions")
    told = ask(
        lacking, "A committee", BEFORE, ratifications=Ratification("B board", AFTER), on=AFTER
    )
    assert effects(told) == {"A": "unauthorised", "B": "unauthorised"}
    assert "ratification.by-another" in codes(told["B"])


@pytest.mark.parametrize(
    ("matters", "b"),
    [
        (["service/x"], "overturned"),
        (["service/x", "service/y"], "indeterminate"),
        (["service/x", "estate"], "indeterminate"),
    ],
)
def test_whoever_took_a_part_alone_takes_nothing_back(matters: list[str], b: str) -> None:
    """All of a decision went to B, or a part of it did; C is beside the point."""
    other = after("C", "E", carried="decisions")
    gov = merged(ended(trust("C")), other, trust("E"), carried="decisions", matters="service/x")
    undone = Overturning("B board", AFTER)
    told = ask(gov, "A board", BEFORE, matters, overturnings=undone, on=AFTER)
    assert told["B"].effect.value == b
    assert ("overturning.by-another" in codes(told["B"])) is (b != "overturned")


@pytest.mark.parametrize(
    ("by", "day", "carried", "b"),
    [
        ("B board", AFTER, "decisions", "bound"),
        ("B board", MEETING, "decisions", "bound"),
        ("B board", MEETING + timedelta(days=1), "decisions", "lapsed"),
        ("B board", BEFORE, "decisions", "lapsed"),
        ("A board", AFTER, "decisions", "lapsed"),
        ("A board", BEFORE, "decisions", "bound"),
        ("B board", AFTER, "seats", "indeterminate"),
    ],
)
def test_the_successors_board_ratifies_a_use_of_urgent_power_in_time(
    by: str, day: date, carried: str, b: str
) -> None:
    """Decided a month before the merger; the board was to meet some weeks after it."""
    urgent = Urgent(otherwise="lapses")
    power = given("SO", "A board", "A chief", urgent=urgent)
    gov = merged(committee("A", "ceo", "fd", name="chief"), power, carried=carried)
    told = ask(
        gov,
        "A chief",
        BEFORE,
        next_meeting=MEETING,
        ratifications=Ratification(by, day),
        on=MEETING + timedelta(days=2),
    )
    assert effects(told) == {"A": "lapsed", "B": b}


@pytest.mark.parametrize(
    ("parties", "alone"),
    [(("A", "B"), True), (("A", "B", "C"), False), (("A", "C"), False)],
)
def test_a_joint_committee_of_which_one_party_is_left_is_in_doubt(
    parties: tuple[str, ...], alone: bool
) -> None:
    """A's seat lapsed, or passed where it was B's to take: who is left decides, in doubt alone."""
    passed = {"lapsed": "seats"} if "B" in parties else {"carried": "seats"}
    powers = [given(f"{org} 1", f"{org} board", "jc", under="65Z6") for org in parties]
    gov = merged(trust("C"), joint(*parties), powers, **passed)
    told = ask(gov, "jc", AFTER)[parties[1]]
    assert told.effect.value == "bound"
    assert ("joint.alone" in {doubt.code for doubt in told.doubts}) is alone


def test_the_minute_of_a_successor_names_everybody_who_decided() -> None:
    """For each whose place it has, and for itself where it decided too."""
    old = [ended(trust(org)) for org in "AC"]
    both = [after(org, carried="decisions") for org in "AC"]
    meeting = CommitteeInCommon("cic", ["A board", "B board", "C board"])
    gov = world(*old, trust("B"), *both, meeting)
    for orgs, lines in (
        ("AC", ["`A`, whose place it has, by `A board`", "`C`, whose place it has, by `C board`"]),
        ("B", ["it by `B board` (own decision)"]),
    ):
        cast = [one for org in orgs for one in votes("for", *people(org), body=f"{org} board")]
        told = ask(gov, "cic", BEFORE, votes=cast, on=AFTER)
        (section,) = [one for one in minute(told, "B", gov).sections if "decided" in one.heading]
        assert [one.removeprefix("decided for ") for one in section.lines if "decided" in one][
            : len(lines)
        ] == lines


def people(org: str) -> list[str]:
    return [f"{org} {role}" for role in ("chair", "ceo", "fd", "ned", "ned2")]


# ------------------------------------------------------------------------------------------------
# delegations


PASSING = [
    ({"carried": "delegations"}, "bound"),
    ({"lapsed": "delegations"}, "unauthorised"),
    ({"carried": "decisions"}, "indeterminate"),
    ({"lapsed": "delegations", "carried": Passed("delegations", only="1")}, "bound"),
    ({"carried": "delegations", "lapsed": Passed("delegations", only="1")}, "unauthorised"),
]


@pytest.mark.parametrize(("passed", "effect"), PASSING)
def test_a_function_given_to_the_predecessor(passed: dict[str, Any], effect: str) -> None:
    """ICB I gave trust A a function under 65Z5; A's successor decides on it."""
    gov = merged(trust("I", "ICB"), given("1", "I board", "A", under="65Z5"), **passed)
    assert ask(gov, "A board", BEFORE, of=["I"])["I"].effect.value == "bound"
    told = ask(gov, "B board", AFTER, of=["I"])
    assert told["I"].effect.value == effect
    if effect == "bound":
        assert told["I"].liable == ("B",)


@pytest.mark.parametrize(("passed", "effect"), PASSING)
def test_a_function_given_by_the_predecessor(passed: dict[str, Any], effect: str) -> None:
    """ICB P gave trust T a function; T decides on it for P's successor Q."""
    gov = world(
        ended(trust("P", "ICB")),
        trust("Q", "ICB"),
        trust("T"),
        given("1", "P board", "T", under="65Z5"),
        after("P", "Q", **passed),
    )
    assert ask(gov, "T board", BEFORE, of=["P"])["P"].effect.value == "bound"
    assert ask(gov, "T board", AFTER, of=["Q"])["Q"].effect.value == effect


def test_a_committee_of_the_predecessor_ended_with_it() -> None:
    body = committee("A", "ceo", "fd")
    gov = merged(body, given("1", "A board", "A committee"), carried="delegations")
    assert effects(ask(gov, "A committee", AFTER)) == {"A": "no_part"}
    assert ask(gov, "A committee", AFTER, of=["B"])["B"].verdict.name == "NO"


def test_what_the_predecessor_reserved_still_keeps_it() -> None:
    kept = Reservation("R1", by="P board", matters="service/beds")
    gov = world(
        ended(trust("P", "ICB")),
        trust("Q", "ICB"),
        trust("T"),
        given("1", "P board", "T", under="65Z5"),
        after("P", "Q", carried="delegations"),
    )
    assert ask(gov, "T board", AFTER, "service/beds", of=["Q"])["Q"].effect.value == "bound"
    told = ask(gov.put(kept), "T board", AFTER, "service/beds", of=["Q"])
    assert told["Q"].effect.value == "unauthorised"
    own = Reservation("R2", by="Q board", matters="service/beds")
    told = ask(gov.put(own), "T board", AFTER, "service/beds", of=["Q"])
    assert told["Q"].effect.value == "unauthorised"


@pytest.mark.parametrize(
    ("matter", "org", "effect"),
    [
        ("service/north", "Q", "bound"),
        ("service/south", "R", "bound"),
        ("service/north", "R", "unauthorised"),
        ("service", "Q", "unauthorised"),
    ],
)
def test_what_was_given_goes_where_the_function_went(matter: str, org: str, effect: str) -> None:
    gov = split().put(*flat(trust("T")), given("1", "P board", "T", under="65Z5"))
    assert ask(gov, "T board", AFTER, matter, of=[org])[org].effect.value == effect


# ------------------------------------------------------------------------------------------------
# seats


def test_a_seat_in_a_group() -> None:
    """A's chief executive decides in a group for A, and since for B, on a delegation of B's."""
    seats = group(("B ceo", "A"), ("C ceo", "C"))
    links = [given("1", "B board", "B ceo"), given("2", "C board", "C ceo")]
    for passed, answer in (
        ({"carried": "seats"}, {"B": "bound", "C": "bound"}),
        ({"lapsed": "seats"}, {"C": "bound"}),
        ({}, {"B": "indeterminate", "C": "bound"}),
    ):
        gov = merged(trust("C"), seats, links, **passed)
        cast = votes("for", "B ceo", "C ceo")
        told = ask(gov, "group", AFTER, votes=cast)
        assert effects(told) == answer
        if not passed:
            assert told["B"].verdict.name == "UNKNOWN"
            assert "succession.seats-open" in codes(told["B"])


def test_a_seat_does_not_pass_where_the_successor_decides_already() -> None:
    seats = group(("A ceo", "A"), ("B ceo", "B"))
    gov = merged(seats, given("1", "B board", "B ceo"), carried="seats")
    told = ask(gov, "group", AFTER, votes=votes("for", "A ceo", "B ceo"))
    assert effects(told) == {"B": "bound"}
    assert told["B"].exercised_by == "B ceo"


def party(**passed: Any) -> Governance:
    """A joint committee of P and T, each with a seat and a delegation; Q after P."""
    links = [given("1", "P board", "jc"), given("2", "T board", "jc")]
    return world(
        ended(trust("P", "ICB")),
        trust("Q", "ICB"),
        trust("T"),
        joint("P", "T", liable=["P", "T"]),
        links,
        after("P", "Q", **passed),
    )


def test_a_party_of_a_joint_committee() -> None:
    gov = party(carried=["delegations", "seats"])
    told = ask(gov, "jc", AFTER, votes=votes("for", "P ceo", "T ceo"))
    assert effects(told) == {"Q": "bound", "T": "bound"}
    assert told["Q"].liable == ("Q", "T")
    assert told["Q"].how is not None and told["Q"].how.value == "joint"

    told = ask(party(carried="seats"), "jc", AFTER, votes=votes("for", "P ceo", "T ceo"))
    assert effects(told) == {"Q": "indeterminate", "T": "bound"}

    told = ask(
        party(carried="delegations", lapsed="seats"),
        "jc",
        AFTER,
        votes=votes("for", "P ceo", "T ceo"),
    )
    assert effects(told) == {"P": "no_part", "T": "bound"}


def test_whether_a_seat_passed_matters_only_where_its_vote_does() -> None:
    """T's two seats carry it whether P's seat passed or not; with one of three votes it hangs."""
    three = [Seat("P ceo", held_for="P"), Seat("T ceo", held_for="T"), Seat("T fd", held_for="T")]
    gov = party(carried="delegations").put(joint("P", "T", seats=three))
    sure = ask(gov, "jc", AFTER, votes=votes("for", "P ceo", "T ceo", "T fd"))
    assert sure["T"].effect.value == "bound"
    cast = (*votes("for", "T ceo"), *votes("against", "P ceo"))
    open_ = ask(gov, "jc", AFTER, votes=cast)
    assert (open_["T"].effect.value, open_["T"].verdict.name) == ("indeterminate", "UNKNOWN")


# ------------------------------------------------------------------------------------------------
# the record, and bad input


def test_the_minute_of_a_successor_says_whose_it_was() -> None:
    gov = merged(carried="decisions")
    text = str(minute(resolve(decide(gov, "A board", BEFORE), gov, on=AFTER), "B", gov))
    assert "`D` passed from `A` to `B` on 1 April 2024 (`S A B`)" in text
    assert "bound" in text


def test_what_is_not_on_file_yet_has_not_passed() -> None:
    late = after(carried="decisions", recorded=AFTER)
    gov = world(ended(trust("A")), trust("B"), late)
    made = decide(gov, "A board", BEFORE)
    assert answered(made, gov, on=DAY)["B"].effect.value == "bound"
    known = gov.as_known(DAY)
    assert answered(made, known, on=DAY)["B"].effect.value == "no_part"


@pytest.mark.parametrize(
    ("carried", "effect"),
    [("delegations", "unauthorised"), (Passed("delegations", only="2"), "bound")],
)
def test_what_a_committee_of_the_predecessor_gave_rested_on_what_it_had(
    carried: Any, effect: str
) -> None:
    """P's committee passed on to T what it had. With the committee that ended, unless a transfer
    names the delegation: then it is read as given by the successor's board.
    """
    gov = world(
        ended(trust("P", "ICB")),
        trust("Q", "ICB"),
        trust("T"),
        committee("P", "ceo", "fd"),
        given("1", "P board", "P committee", passing_on="allowed"),
        given("2", "P committee", "T", under="65Z5"),
        after("P", "Q", carried=carried),
    )
    assert ask(gov, "T board", BEFORE, of=["P"])["P"].effect.value == "bound"
    assert ask(gov, "T board", AFTER, of=["Q"])["Q"].effect.value == effect
