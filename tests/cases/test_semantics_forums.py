"""For whom a decision is: forums, named and eligible organisations, periods, the room."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from build import (
    Y2023,
    Y2024,
    ask,
    codes,
    committee,
    council,
    doubts,
    effects,
    given,
    group,
    joint,
    rests_on,
    steps,
    trust,
    votes,
    world,
)

from icsgov.errors import UnknownIdError
from icsgov.model.body import AdvisoryGroup, Board, CommitteeInCommon, Group, Seat
from icsgov.model.governance import Governance
from icsgov.model.organisation import Office, Organisation
from icsgov.model.voting import Quorum, majority
from icsgov.period import Period

DAY = Y2024
COMMON = CommitteeInCommon("cic", ["A board", "B board"])


def both(*more: Any) -> Governance:
    """Two foundation trusts whose boards meet in common."""
    return world(trust("A"), trust("B"), COMMON, *more)


def test_left_out_the_organisations_are_those_of_the_forum() -> None:
    """A board's own; those of the bodies in common; parties; those that seats are held for."""
    gov = both(joint("A", "B"), group(("A ceo", "A")), trust("Z"))
    assert set(effects(ask(gov, "A board", DAY))) == {"A"}
    assert set(effects(ask(gov, "cic", DAY))) == {"A", "B"}
    assert set(effects(ask(gov, "jc", DAY))) == {"A", "B"}
    assert set(effects(ask(gov, "group", DAY))) == {"A"}


def test_every_other_organisation_has_no_part() -> None:
    """Asked about, it answers so; one that the framework does not hold is an error."""
    outcome = ask(both(trust("Z")), "cic", DAY)
    assert outcome["Z"].effect.value == "no_part"
    assert outcome["Z"].verdict.value == 0
    with pytest.raises(UnknownIdError):
        outcome["unheard-of"]


def test_eligible_organisations_narrow_the_forum() -> None:
    """Those that the decision is not for have no part in it, whatever their bodies said."""
    gov = both()
    outcome = ask(gov, "cic", DAY, eligible=["B"])
    assert outcome["A"].effect.value == "no_part"
    assert outcome["B"].effect.value == "bound"


def test_named_organisations_are_those_whose_function_is_exercised() -> None:
    """At a committee in common, a body that is not named decides nothing for its own."""
    outcome = ask(both(), "cic", DAY, of=["B"])
    assert outcome["B"].effect.value == "bound"
    assert outcome["A"].effect.value == "no_part"


def test_an_organisation_from_outside_is_reached_only_by_a_chain() -> None:
    """Named and not of the forum, it is bound through a delegation or not at all."""
    gov = both(given("1", "A board", "B", under="65Z5"))
    outcome = ask(gov, "B board", DAY, of=["A"])
    assert effects(outcome) == {"A": "bound", "B": "bound"}
    assert outcome["A"].how is not None and outcome["A"].how.value == "exercised_for"
    bare = ask(both(), "B board", DAY, of=["A"])
    assert bare["A"].verdict.value == 0
    assert bare["A"].effect.value == "unauthorised"


def test_the_forums_own_organisation_answers_for_itself() -> None:
    """Even unnamed it answers, for itself only, as the exerciser."""
    gov = both(given("1", "A board", "B", under="65Z5"))
    outcome = ask(gov, "B board", DAY, of=["A"])
    own = outcome["B"]
    assert own.how is not None and own.how.value == "own"
    assert own.function_of == "B"


def test_an_organisation_outside_its_period_is_bound_by_nothing() -> None:
    """Before it was made and after it ended."""
    for period in (Period(None, DAY), Period(DAY + timedelta(days=1))):
        gov = both().put(Organisation("A", kind="FT", period=period))
        outcome = ask(gov, "cic", DAY)
        assert outcome["A"].verdict.value == 0
        assert outcome["A"].effect.value == "no_part"
        assert outcome["B"].effect.value == "bound"


def test_abolished_kinds_are_bound_by_nothing() -> None:
    """A clinical commissioning group after June 2022, whatever its period says."""
    gov = world(trust("C", "CCG"))
    assert ask(gov, "C board", date(2022, 6, 30))["C"].effect.value == "bound"
    binding = ask(gov, "C board", date(2022, 7, 1))["C"]
    assert binding.verdict.value == 0
    assert rests_on(binding, "CC-09")


def test_an_advisory_group_decides_nothing() -> None:
    """A vote there is a recommendation, and there is no decider."""
    talk = AdvisoryGroup("talk", organisations=["A"], seats=[Seat("x", nominated_by="B")])
    outcome = ask(both(talk), "talk", DAY, votes=votes("for", "x"))
    assert effects(outcome) == {"A": "advised", "B": "advised"}
    assert outcome["A"].exercised_by is None
    assert outcome["A"].how is not None and outcome["A"].how.value == "advice"
    assert doubts(outcome["A"]) == {"GN-01"}


def test_a_committee_that_advises_is_the_same_alone_and_in_common() -> None:
    """A committee in common of one behaves as that one body."""
    body = committee("I", "ceo", "gp", statute="advisory")
    alone_in_common = CommitteeInCommon("cic", ["I committee"])
    gov = world(trust("I", "ICB"), body, alone_in_common, given("1", "I board", "I committee"))
    alone = ask(gov, "I committee", Y2023)["I"]
    together = ask(gov, "cic", Y2023)["I"]
    assert alone.effect is together.effect
    assert alone.effect.value == "advised"
    assert rests_on(alone, "IC-09")


def test_a_committee_in_common_of_one_is_that_body() -> None:
    """For a board too, with the same people and the same presider."""
    gov = world(trust("A"), CommitteeInCommon("cic", ["A board"]))
    some = votes("for", "A chair", "A ceo", "A fd", body="A board")
    alone = ask(gov, "A board", DAY, votes=some, presided="A chair")["A"]
    together = ask(gov, "cic", DAY, votes=some, presided="A chair")["A"]
    assert (alone.effect, alone.verdict, alone.liable) == (
        together.effect,
        together.verdict,
        together.liable,
    )


def test_a_committee_in_common_decides_nothing_itself() -> None:
    """Only its bodies do, each by its own votes; one without authority is unauthorised."""
    gov = world(trust("A"), trust("B"), committee("B", "ceo", "ned"))
    gov = gov.put(CommitteeInCommon("cic", ["A board", "B committee"]))
    outcome = ask(gov, "cic", DAY)
    assert effects(outcome) == {"A": "bound", "B": "unauthorised"}


def test_the_room_is_said_apart_from_who_is_bound() -> None:
    """Heads, then bodies, then organisations."""
    some = (
        *votes("for", "A chair", "A ceo", "A fd", "A ned", body="A board"),
        *votes("against", "A ned2", body="A board"),
        *votes("against", "B chair", "B ceo", "B fd", body="B board"),
    )
    outcome = ask(both(), "cic", DAY, votes=some)
    assert outcome.room.heads == (4, 4, 0)
    assert outcome.room.bodies == (1, 1, 0)
    assert outcome.room.organisations == (1, 1, 0)
    assert outcome.bound == ("A",)


def test_a_majority_of_the_room_is_no_reason() -> None:
    """Where the room said yes and an organisation is not bound, that is one line of its reasons."""
    some = (
        *votes("for", *(f"A {name}" for name in ("chair", "ceo", "fd", "ned")), body="A board"),
        *votes("against", "B chair", "B ceo", "B fd", body="B board"),
    )
    binding = ask(both(), "cic", DAY, votes=some)["B"]
    assert binding.effect.value == "declined"
    assert rests_on(binding, "GN-02")


def test_a_title_is_only_a_name() -> None:
    """What is called a joint committee and is an advisory group binds nobody."""
    talk = AdvisoryGroup("talk", "System joint committee in common", organisations=["A", "B"])
    assert set(effects(ask(both(talk), "talk", DAY)).values()) == {"advised"}


def test_people_of_a_group_without_a_vote_are_in_attendance() -> None:
    """A seat without a vote in a group commits nobody."""
    place = Group("group", seats=[Seat("A ceo", held_for="A"), Seat("B ceo", voting=False)])
    gov = both(place, given("1", "A board", "A ceo"))
    assert effects(ask(gov, "group", DAY)) == {"A": "bound"}


def test_a_joint_appointment_gives_no_authority_across() -> None:
    """An officer of both who is empowered by one binds that one."""
    seats = [Seat("shared", "chief executive"), Seat("other", "chair")]
    rules: dict[str, Any] = {"quorum": Quorum(count=1), "rule": majority()}
    orgs = [Organisation(id, kind="FT") for id in "AB"]
    boards = [Board(f"{id} board", id, seats=seats, **rules) for id in "AB"]
    office = Office("A office", "A", holders="shared")
    gov = world(orgs, boards, office, given("1", "A board", "A office"))
    outcome = ask(gov, "A office", DAY, of=["A", "B"])
    assert effects(outcome) == {"A": "bound", "B": "unauthorised"}


def test_every_no_names_a_reason_and_every_unknown_a_missing_fact() -> None:
    """The leaves that fail say why, in all kinds of forum."""
    gov = both(council("L"), committee("A", "ned", quorum=None), group(("A ceo", "A")))
    for forum in ("cic", "A committee", "group", "L council", "L cabinet"):
        for binding in ask(gov, forum, DAY, votes=()):
            failing = binding.why.failing()
            assert failing and all(not step.children for step in failing)
            assert all(step in steps(binding) for step in failing)


def test_a_room_that_is_split_evenly_had_no_majority() -> None:
    """The room is mentioned only where most of it was for."""
    some = (
        *votes("for", "A chair", "A ceo", "A fd", body="A board"),
        *votes("against", "B chair", "B ceo", "B fd", body="B board"),
    )
    binding = ask(both(), "cic", DAY, votes=some)["B"]
    assert binding.effect.value == "declined"
    assert "room.majority" not in codes(binding)


def test_who_went_with_the_room_needs_no_word_of_it() -> None:
    """An organisation that its own body bound was not bound by the room."""
    outcome = ask(both(), "cic", DAY)
    assert outcome.bound == ("A", "B")
    assert all("room.majority" not in codes(binding) for binding in outcome)


def test_eligible_narrows_a_single_body_too() -> None:
    """A board's decision that is not for its own organisation leaves it without a part."""
    assert ask(both(), "A board", DAY, eligible=["B"])["A"].effect.value == "no_part"
    assert ask(both(), "A board", DAY, eligible=["A"])["A"].effect.value == "bound"


def test_an_organisation_without_a_board_has_nowhere_for_power_to_lie() -> None:
    """A committee of it decides nothing, whoever claims to have given it power."""
    gov = world(Organisation("Z", kind="FT"), committee("Z", "x", "y"), trust("A"))
    binding = ask(gov, "Z committee", DAY)["Z"]
    assert binding.effect.value == "unauthorised"
    assert "chain.no-board" in codes(binding)


def test_whoever_exercised_a_function_for_an_outsider_answers_for_itself() -> None:
    """At a committee in common that body's organisation does, and the others there do not."""
    common = CommitteeInCommon("cic", ["B board", "C board"])
    gov = world(trust("A"), trust("B"), trust("C"), common, given("1", "A board", "B"))
    outcome = ask(gov, "cic", DAY, of=["A"])
    assert effects(outcome) == {"A": "bound", "B": "bound"}
    assert outcome["C"].effect.value == "no_part"


def test_a_board_outside_its_period_decides_nothing() -> None:
    """A board that has ended is no place for power to lie, nor is one that is yet to come."""
    for period in (Period(None, DAY), Period(DAY + timedelta(days=1))):
        gov = world(trust("A", period=period))
        binding = ask(gov, "A board", DAY)["A"]
        assert binding.verdict.value == 0
        assert binding.effect.value in ("unauthorised", "no_part")
    new = Board("A new board", "A", seats=[Seat("x")], quorum=Quorum(count=1), rule=majority())
    after = attrs.evolve(new, period=Period(DAY))
    gov = world(trust("A", period=Period(None, DAY))).put(after)
    assert ask(gov, "A new board", DAY)["A"].effect.value == "bound"
    assert ask(gov, "A board", DAY)["A"].verdict.value == 0
