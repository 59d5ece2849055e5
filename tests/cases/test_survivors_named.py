"""Deciders that statute describes by their members, and notice, further."""

from datetime import timedelta
from typing import Any

import pytest
from build import Y2024, ask, council, doubts, given, rests_on, trust, votes, world

from icsgov.model.body import Board, Committee, Group, Seat
from icsgov.model.decision import Notice, Overturning, Resolution, Vote
from icsgov.model.kinds import Tie
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation
from icsgov.model.voting import Quorum, Share, VotingRule, majority, more_than
from icsgov.period import Period

DAY = Y2024
ROLES = {
    "chair": "chair",
    "vice": "vice-chair",
    "ned": "non-executive",
    "ceo": "chief executive",
    "fd": "executive",
    "open": None,
}


def made_of(org: str, kind: str, matter: str, *people: str, more: Any = ()) -> str:
    """What becomes of the decision of a committee of these people."""
    seats = [Seat(f"{org} {name}", role) for name, role in ROLES.items()]
    body = Committee(
        f"{org} some",
        org,
        seats=[*(Seat(f"{org} {name}") for name in people), *more],
        quorum=Quorum(count=0),
        rule=majority(),
    )
    gov = world(trust(org, kind, seats=seats), body, Matter("service", kinds=matter))
    cast = votes("for", *(f"{org} {name}" for name in people)) if people else ()
    told: dict[str, Any] = {"votes": cast, "notice": DAY - timedelta(days=60)}
    return ask(gov, f"{org} some", DAY, **told)[org].effect.value


PAST = Seat("A fd", period=Period(None, DAY))
MUTE = Seat("A fd", voting=False)


@pytest.mark.parametrize(
    ("people", "effect"),
    [
        (("chair", "vice", "ned"), "bound"),
        (("ned",), "bound"),
        (("vice",), "bound"),
        (("chair",), "bound"),
        (("ned", "ceo"), "unauthorised"),
        (("ned", "fd"), "unauthorised"),
        (("ned", "open"), "indeterminate"),
        (("ned", "open", "fd"), "unauthorised"),
        (("ned", "stranger"), "unauthorised"),
    ],
)
def test_executive_pay_is_for_non_executives(people: tuple[str, ...], effect: str) -> None:
    """The chair and the vice-chair among them; an unrecorded role leaves it open."""
    assert made_of("A", "FT", "executive-pay", *people) == effect


def test_a_seat_past_or_without_a_vote_is_no_member() -> None:
    assert made_of("A", "FT", "executive-pay", "ned", more=[PAST]) == "bound"
    assert made_of("A", "FT", "executive-pay", "ned", more=[MUTE]) == "bound"


@pytest.mark.parametrize("org", [("A", "FT"), ("N", "NHST")])
@pytest.mark.parametrize(
    ("people", "effect"),
    [
        (("chair", "ceo", "ned"), "bound"),
        (("chair", "ceo", "ned", "vice"), "bound"),
        (("chair", "ned"), "unauthorised"),
        (("ceo", "ned"), "unauthorised"),
        (("chair", "ceo", "fd"), "unauthorised"),
        (("chair", "ned", "open"), "indeterminate"),
        (("chair", "ceo", "open"), "indeterminate"),
    ],
)
def test_executives_are_appointed_by_chair_chief_and_non_executives(
    org: tuple[str, str], people: tuple[str, ...], effect: str
) -> None:
    """The chair and the chief executive have to be there, and nobody else may."""
    assert made_of(*org, "executive-director-appointment", *people) == effect


@pytest.mark.parametrize(
    ("role", "forum", "effect"),
    [
        ("chair", "I office", "awaiting"),
        ("chair", "I committee", "unauthorised"),
        ("chief executive", "I office", "unauthorised"),
        (None, "I office", "indeterminate"),
        ("chair", "I vacant", "unauthorised"),
    ],
)
def test_the_chair_of_an_icb_appoints_its_chief_executive(
    role: str | None, forum: str, effect: str
) -> None:
    """In person, in an office of theirs; not a body, nor an office that nobody holds."""
    gov = world(
        *(trust("I", "ICB", seats=[Seat("I one", role), Seat("I two", "executive")]),),
        Committee("I committee", "I", seats=[Seat("I one")], quorum=Quorum(count=1)),
        *(Office("I office", "I", holders="I one"), Office("I vacant", "I")),
        *(trust("E", "NHSE"), Matter("service", kinds="icb-chief-executive-appointment")),
    )
    told = ask(gov, forum, DAY, votes=votes("for", "I one"))["I"]
    if forum == "I office":
        assert told.effect.value == effect
    verdicts = {step.code for step in told.why.walk() if step.code.startswith("named.")}
    expected = {"awaiting": "yes", "indeterminate": "unknown"}.get(effect, "no")
    assert verdicts == {f"named.{expected}"}


@pytest.mark.parametrize(("org", "effect"), [("A", "bound"), ("B", "unauthorised")])
def test_the_accounting_officer_is_that_of_the_organisation(org: str, effect: str) -> None:
    office = Office(f"{org} accounts", org, holders=f"{org} ceo", accounting_officer=True)
    gov = world(trust("A"), trust("B"), office, Matter("service", kinds="accounts-function"))
    assert ask(gov, office.id, DAY, of=["A"])["A"].effect.value == effect


def test_a_casting_vote_against_that_may_not_count_leaves_the_position_open() -> None:
    """Without it nothing was decided, and with it the proposal fell; or fell either way."""
    cast = [
        *(Vote("A chair", "for"), Vote("A ceo", "against")),
        Vote("A chair", "against", casting=True),
    ]
    for tie, expected in ((Tie.UNDECIDED, "unknown"), (Tie.LOST, "against")):
        rule = VotingRule(Share(more_than("1/2")), casting_vote=True, tie=tie)
        gov = world(trust("A", quorum=Quorum(count=1), rule=rule))
        stand = ask(gov, "A board", DAY, votes=cast, attended=["A chair", "A ceo"])["A"].stand
        assert stand is not None
        assert stand.value == expected


def test_notice_to_another_body_is_none() -> None:
    """It is presumed for the body that met, as if nothing were recorded."""
    gov = world(trust("N", "NHST"))
    late = Notice(DAY - timedelta(days=1), body="N board")
    assert ask(gov, "N board", DAY, notice=late)["N"].effect.value == "defective"
    other = world(trust("N", "NHST"), Committee("N c", "N"))
    elsewhere = Notice(DAY - timedelta(days=1), body="N c")
    told = ask(other, "N board", DAY, notice=elsewhere)["N"]
    assert (told.effect.value, doubts(told)) == ("bound", {"notice.presumed"})


def test_a_council_with_one_board_acts_as_full_council() -> None:
    """Five clear days, a quarter for a quorum, and a simple majority."""
    names = [f"M c{n}" for n in range(8)]
    body = Board("M board", "M", seats=[Seat(name, "councillor") for name in names])
    gov = world(Organisation("M", kind="LA"), body)

    def effect(days: int, count: int) -> str:
        told = ask(
            *(gov, "M board", DAY),
            notice=DAY - timedelta(days=days),
            votes=votes("for", *names[:count]),
            attended=names[:count],
        )
        return told["M"].effect.value

    assert [effect(6, 2), effect(5, 2), effect(6, 1)] == ["bound", "defective", "undecided"]


def test_a_committee_of_nobody_is_not_made_up_as_statute_asks() -> None:
    """Though nobody on it is anything else."""
    body = Committee("A some", "A", seats=[PAST], quorum=Quorum(count=0), rule=majority())
    gov = world(trust("A"), body, Matter("service", kinds="executive-pay"))
    told = ask(gov, "A some", DAY, resolutions=Resolution("A some", "for"))["A"]
    assert told.effect.value == "unauthorised"


def test_a_care_trust_needs_a_director_nominated_by_a_council() -> None:
    """Among those present; and the line says who is counted."""
    seats = [Seat("K ceo", "chief executive"), Seat("K ned", "non-executive", nominated_by="L")]
    gov = world(council("L"), trust("K", "CARE_TRUST", seats=seats, quorum=Quorum(count=1)))
    told = ask(gov, "K board", DAY)["K"]
    among = {step.facts["among"] for step in told.why.walk() if step.code == "quorum-class.met"}
    assert "nominated by a council" in among


def test_a_committee_of_a_councils_one_board_is_not_of_an_executive() -> None:
    """Its meetings need the notice that committees of full council need."""
    names = [f"M c{n}" for n in range(4)]
    body = Board("M board", "M", seats=[Seat(name, "councillor") for name in names])
    some = Committee(
        "M some",
        "M",
        parent="M board",
        seats=[Seat(name) for name in names[:2]],
        quorum=Quorum(count=1),
    )
    gov = world(Organisation("M", kind="LA"), body, some, given("1", "M board", "M some"))
    told = ask(gov, "M some", DAY)["M"]
    assert told.effect.value == "bound"
    assert rests_on(told, "PR-26")


def test_a_board_takes_back_what_lies_with_it_in_every_part() -> None:
    """Where one of two matters may lie with the executive, that is not known."""
    both = (Matter("roads", kinds=(), side="council"), Matter("parks", kinds=()))
    gov = world(council("L"), both)
    back = Overturning("L council", DAY)
    told = ask(gov, "L council", DAY, ["roads", "parks"], overturnings=back)["L"]
    assert "overturning.side-unknown" in {step.code for step in told.why.walk()}
    alone = ask(gov, "L council", DAY, "roads", overturnings=back)["L"]
    assert alone.effect.value == "overturned"


def test_the_board_itself_may_decide_what_a_committee_has_to_be_made_up_for() -> None:
    """Statute says who sits on an audit committee; the board keeps the matter if it likes."""
    gov = world(trust("A"), Matter("service", kinds="audit"))
    assert ask(gov, "A board", DAY)["A"].effect.value == "bound"


def test_one_seat_suspended_leaves_another() -> None:
    """Somebody who also sits in another place has a vote there."""
    seats = [
        Seat("A ned", "non-executive", suspended=Period()),
        *(Seat("A ned", "chair"), Seat("A ceo", "chief executive")),
    ]
    gov = world(trust("A", seats=seats, quorum=Quorum(count=2)))
    told = ask(gov, "A board", DAY, votes=votes("for", "A ned", "A ceo"))["A"]
    assert told.effect.value == "bound"


def test_a_casting_vote_that_abstains_is_only_remarked() -> None:
    """Whoever presided, it changes nothing."""
    cast = [
        *(Vote("A chair", "for"), Vote("A ceo", "against")),
        Vote("A chair", "abstain", casting=True),
    ]
    rule = VotingRule(Share(more_than("1/2")), casting_vote=True)
    gov = world(trust("A", quorum=Quorum(count=1), rule=rule))
    told = ask(gov, "A board", DAY, votes=cast)["A"]
    assert told.effect.value == "undecided"


def test_where_nobody_voted_in_a_group_the_one_in_office_is_named() -> None:
    seats = [
        Seat("A aaa", held_for="A", period=Period(None, DAY)),
        Seat("A ceo", held_for="A", period=Period(DAY)),
    ]
    gov = world(trust("A"), Group("group", seats=seats))
    assert ask(gov, "group", DAY, votes=())["A"].exercised_by == "A ceo"
