"""For whom a decision is taken, further: seats held for others, and those who answer besides."""

from typing import Any

from build import Y2024, ask, codes, committee, council, effects, facts, given, trust, votes, world
from forms import lies

from icsgov.model.body import AdvisoryGroup, Board, CommitteeInCommon, Group, Seat
from icsgov.model.decision import Ratification
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.model.voting import Quorum, majority

DAY = Y2024


def test_a_seat_held_for_another_commits_that_other_to_nothing() -> None:
    """On a trust's own board, whether held for it or nominated by it; and it is told so."""
    seats = [
        *(Seat("A chair", "chair"), Seat("x", held_for="B"), Seat("y", nominated_by="N")),
    ]
    board = Board("A board", "A", seats=seats, quorum=Quorum(count=1), rule=majority())
    gov = world(trust("B"), trust("N", "NHST"), trust("A")[0], board)
    outcome = ask(gov, "A board", DAY)
    assert effects(outcome) == {"A": "bound", "B": "no_part", "N": "no_part"}
    assert codes(outcome["B"]) >= {"part.represented-only"}


def test_each_commissioner_on_a_wellbeing_board_has_regard() -> None:
    """To what it says of needs; each of those who sent somebody."""
    wellbeing = committee(
        "L",
        Seat("L c1", "councillor"),
        *(Seat(f"{org} ceo", nominated_by=org) for org in "IJ"),
        statute="health and wellbeing board",
    )
    gov = world(
        *(council("L"), trust("I", "ICB"), trust("J", "ICB"), wellbeing),
        Matter("service", kinds=["commissioning", "needs-assessment"]),
    )
    told = effects(ask(gov, "L committee", DAY))
    assert (told["I"], told["J"]) == ("have_regard", "have_regard")


def test_in_a_group_only_those_with_a_decision_maker_have_a_part() -> None:
    """An observer's organisation has none."""
    seats = [Seat("A ceo", held_for="A"), Seat("B ceo", held_for="B", voting=False)]
    gov = world(trust("A"), trust("B"), Group("group", seats=seats))
    assert set(effects(ask(gov, "group", DAY))) == {"A"}


def test_an_advisory_group_advises_all_whose_people_sit_on_it() -> None:
    """Held for, nominated by, or named."""
    seats = [Seat("x", held_for="A"), Seat("y", nominated_by="B")]
    talk = AdvisoryGroup("talk", seats=seats, organisations=["N"])
    gov = world(trust("A"), trust("B"), trust("N", "NHST"), talk)
    assert effects(ask(gov, "talk", DAY)) == dict.fromkeys("ABN", "advised")


def test_a_body_alone_in_common_answers_for_itself_too() -> None:
    """As the same body does without a committee in common."""
    gov = world(trust("A"), trust("B"), CommitteeInCommon("cic", ["A board"]))
    cast = votes("for", "A chair", "A ceo", "A ned", body="A board")
    alone = effects(ask(gov, "A board", DAY, of=["B"], votes=cast))
    assert effects(ask(gov, "cic", DAY, of=["B"], votes=cast)) == alone
    assert set(alone) == {"A", "B"}


def test_a_side_on_file_is_no_kind() -> None:
    """A matter with a side and no kind considered is presumed to be of none."""
    gov = world(council("L"), lies("council"), Matter("roads", side="executive"))
    told = ask(gov, "L cabinet", DAY, "roads")["L"]
    assert told.effect.value == "bound"
    assert "kinds.not-considered" in codes(told)


def together(*more: Any) -> Governance:
    """Two boards in common, and a trust that is not among theirs."""
    boards = CommitteeInCommon("cic", ["A board", "B board"])
    return world(trust("A"), trust("B"), trust("N", "NHST"), boards, more)


SPLIT = [
    *votes("for", "A chair", "A ceo", "A ned", body="A board"),
    *votes("against", "B chair", "B ceo", "B ned", body="B board"),
]


def test_of_two_bodies_that_could_bind_an_outsider_one_suffices() -> None:
    """Whichever of the two was for it."""
    gov = together(given("1", "N board", "A"), given("2", "N board", "B"))
    assert effects(ask(gov, "cic", DAY, of=["N"], votes=SPLIT))["N"] == "bound"
    other = [
        *votes("against", "A chair", "A ceo", "A ned", body="A board"),
        *votes("for", "B chair", "B ceo", "B ned", body="B board"),
    ]
    assert effects(ask(gov, "cic", DAY, of=["N"], votes=other))["N"] == "bound"


def test_an_outsider_may_adopt_what_a_body_in_common_decided_for_it() -> None:
    """Its own board may; another's ratification reaches nobody."""
    for by, effect in (("N board", "bound"), ("A board", "unauthorised")):
        act = Ratification(by, DAY)
        outcome = ask(together(), "cic", DAY, of=["N"], votes=SPLIT, ratifications=act)
        assert effects(outcome)["N"] == effect
        assert ("part.nobody-decides" in codes(outcome["N"])) is (by == "A board")


def test_an_advisory_committee_in_common_advises_its_own_organisation() -> None:
    advisory = committee("A", "ceo", "ned", statute="advisory")
    gov = world(
        *(trust("A"), trust("B"), advisory),
        CommitteeInCommon("cic", ["A committee", "B board"]),
    )
    told = effects(ask(gov, "cic", DAY))
    assert told == {"A": "advised", "B": "bound"}


def test_a_trust_with_a_seat_on_a_wellbeing_board_is_no_commissioner_there() -> None:
    """It has no part, and the rule on commissioners is not cited for it."""
    wellbeing = committee(
        "L",
        Seat("L c1", "councillor"),
        *(Seat(f"{org} ceo", nominated_by=org) for org in "AI"),
        statute="health and wellbeing board",
    )
    gov = world(council("L"), trust("A"), trust("I", "ICB"), wellbeing)
    outcome = ask(gov, "L committee", DAY)
    told = {org: facts(outcome[org], "part.represented-only") for org in "AI"}
    assert ["rule" in told[org] for org in "AI"] == [False, True]
