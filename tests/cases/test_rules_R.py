"""The rules of collective decision-making, each as a test that carries its number."""

from datetime import timedelta
from typing import Any

from build import (
    Y2019,
    Y2024,
    ask,
    codes,
    committee,
    council,
    doubts,
    effects,
    given,
    group,
    rests_on,
    steps,
    trust,
    votes,
    world,
)

from icsgov.analysis.calendar import meeting_days
from icsgov.analysis.irregular import irregularities
from icsgov.analysis.meetings import taken
from icsgov.analysis.rotas import chair_on
from icsgov.model.authority import Reservation, Residual
from icsgov.model.body import AdvisoryGroup, CommitteeInCommon, Group, Seat
from icsgov.model.cycle import Cycle
from icsgov.model.decision import Attendance, Decision, Overturning, Ratification, Recusal, Vote
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.model.meeting import AgendaItem, Meeting, Present
from icsgov.model.organisation import Office
from icsgov.model.rota import Rota, Stint
from icsgov.model.voting import Quorum
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve
from icsgov.views.record import minute

DAY = Y2019
LATER = DAY + timedelta(days=7)
IDS = ("A", "B", "C")
CONDITIONS = [
    "accords with the trust's strategy, policy and culture",
    "accords with the agreed system strategy",
    "does not destabilise the trust financially",
    "does not bring it into disrepute",
]


def partners(**more: Any) -> Governance:
    """Three foundation trusts in a group, each with an empowered chief executive."""
    return world(
        *(trust(id) for id in IDS),
        group(*((f"{id} ceo", id) for id in IDS)),
        *(given(f"SoD {id}", f"{id} board", f"{id} ceo", **more) for id in IDS),
    )


def cast(**positions: str) -> list[Vote]:
    """The vote of each chief executive."""
    return [Vote(f"{id} ceo", position) for id, position in positions.items()]


def test_R1_a_majority_of_the_room_changes_nothing() -> None:
    """Each participant exercises only its own organisation's delegation."""
    outcome = ask(partners(), "group", DAY, votes=cast(A="for", B="for", C="against"))
    assert outcome.bound == ("A", "B")
    assert outcome.room.heads == (2, 1, 0)
    assert outcome["C"].verdict.value == 0


def test_R2_a_vote_against_is_itself_an_exercise_of_the_delegation() -> None:
    """That organisation stays committed not to, until it changes its vote, and from then on."""
    some = cast(A="for", B="for", C="against")
    assert ask(partners(), "group", DAY, votes=some)["C"].effect.value == "declined"
    changed = [*some, Vote("C ceo", "for", day=LATER)]
    assert ask(partners(), "group", DAY, votes=changed).bound == IDS
    before = ask(partners(), "group", DAY, votes=changed, on=LATER - timedelta(days=1))
    assert before["C"].effect.value == "declined"


def test_R3_abstaining_is_a_decision_to_make_no_decision() -> None:
    """It stands until that participant changes it."""
    for quiet in ([], [Vote("C ceo", "abstain")]):
        some = [*cast(A="for", B="for"), *quiet]
        binding = ask(partners(), "group", DAY, votes=some)["C"]
        assert binding.effect.value == "undecided"
        assert binding.exercised_by == "C ceo"
        late = [*some, Vote("C ceo", "for", day=LATER)]
        assert ask(partners(), "group", DAY, votes=late)["C"].effect.value == "bound"


def to(place: Any) -> str:
    """What comes of a foundation trust's delegation to this decider."""
    gov = world(trust("A"), place, given("1", "A board", place.id))
    return ask(gov, place.id, DAY)["A"].effect.value


def test_R4_a_foundation_trusts_delegates() -> None:
    """An executive director, or a committee of directors; nobody else."""
    assert to(Office("A office", "A", holders="A fd")) == "bound"
    assert to(committee("A", "ceo", "ned")) == "bound"
    assert to(committee("A", "ned", "ned2")) == "bound"
    assert to(committee("A", "ceo", Seat("gp", "outsider"))) == "unauthorised"
    assert to(Office("A office", "A", holders="A clerk")) == "unauthorised"


def test_R5_one_non_executive_binds_nobody_and_a_committee_of_them_can() -> None:
    """Two or more constituted as a committee, with a delegation from the board."""
    assert to(Office("A office", "A", holders="A ned", employee=False)) == "unauthorised"
    assert to(Office("A office", "A", holders="A chair", employee=False)) == "unauthorised"
    assert to(committee("A", "chair", "ned")) == "bound"
    bare = world(trust("A"), committee("A", "chair", "ned"))
    assert ask(bare, "A committee", DAY)["A"].effect.value == "unauthorised"


def test_R6_a_committee_of_one_is_no_committee() -> None:
    """At best it is that executive director's own delegation, and doubtful."""
    gov = world(trust("A"), committee("A", "fd"), given("1", "A board", "A committee"))
    binding = ask(gov, "A committee", DAY)["A"]
    assert binding.effect.value == "bound"
    assert doubts(binding) == {"FT-06"}
    assert to(committee("A", "ned")) == "unauthorised"
    with_guest = committee("A", "fd", Seat("A ned", voting=False))
    assert to(with_guest) == "bound"


def test_R7_committees_in_common_decide_apart() -> None:
    """Each takes its own decision, with its own quorum and voting rule."""
    bodies = [committee("A", "ceo", "ned"), committee("B", "ceo", "ned", quorum=Quorum(count=2))]
    links = [given(f"{id} gives", f"{id} board", f"{id} committee") for id in "AB"]
    common = CommitteeInCommon("cic", ["A committee", "B committee"])
    gov = world(trust("A"), trust("B"), bodies, links, common)
    some = (*votes("for", "A ceo", body="A committee"), *votes("for", "B ceo", body="B committee"))
    outcome = ask(gov, "cic", DAY, votes=some, attended=["A ceo", "B ceo"])
    assert effects(outcome) == {"A": "bound", "B": "undecided"}
    assert [outcome[org].exercised_by for org in "AB"] == ["A committee", "B committee"]


def test_R8_authority_reaches_the_table_in_four_ways() -> None:
    """To a person, to a committee, beforehand for one decision, afterwards; and in no other."""
    bare = world(trust("A"), committee("A", "ceo", "ned"), group(("A ceo", "A")))
    assert ask(bare, "group", DAY)["A"].effect.value == "unauthorised"
    person = bare.put(given("1", "A board", "A ceo"))
    assert ask(person, "group", DAY)["A"].effect.value == "bound"
    body = bare.put(given("1", "A board", "A committee"))
    assert ask(body, "A committee", DAY)["A"].effect.value == "bound"
    once = bare.put(given("1", "A board", "A ceo", decision="D"))
    assert ask(once, "group", DAY)["A"].effect.value == "bound"
    after = Ratification("A board", LATER)
    assert ask(bare, "group", DAY, ratifications=after)["A"].effect.value == "bound"


def test_R9_the_envelope_is_defined() -> None:
    """Which matters, up to what value, for how long and on what conditions."""
    ended = Period(DAY - timedelta(days=365), DAY + timedelta(days=1))
    gov = partners(ceiling=1_000_000, conditions=CONDITIONS, period=ended)

    def answer(**more: Any) -> str:
        known: dict[str, Any] = {"figures": 1_000_000, "attested": CONDITIONS, **more}
        day = known.pop("day", DAY)
        return ask(gov, "group", day, known.pop("matter", "service"), **known)["A"].effect.value

    assert answer() == "bound"
    assert answer(matter="estates") == "unauthorised"
    assert answer(figures=1_000_001) == "unauthorised"
    assert answer(day=DAY + timedelta(days=1)) == "unauthorised"
    for missing in CONDITIONS:
        assert answer(attested=[one for one in CONDITIONS if one != missing]) == "indeterminate"


def test_R10_boards_need_not_reserve_the_same_classes() -> None:
    """A reservation of one board cuts its own delegation and nobody else's."""
    kept = Reservation("A 1", by="A board", matters="service/closure")
    gov = partners().put(kept, Residual("B rest", by="B board", to="B ceo"))
    closing = ask(gov, "group", DAY, "service/closure")
    assert effects(closing) == {"A": "unauthorised", "B": "bound", "C": "bound"}
    assert ask(gov, "group", DAY, "service/opening").bound == IDS


def test_R11_a_board_may_overturn_what_was_decided_under_its_delegation() -> None:
    """For itself, from that day; its partners stay bound and can see it."""
    outcome = ask(partners(), "group", DAY, overturnings=Overturning("A board", LATER))
    assert effects(outcome) == {"A": "overturned", "B": "bound", "C": "bound"}
    assert "overturning.done" in codes(outcome["A"])
    assert outcome.on == LATER


def test_R16_doubt_is_surfaced() -> None:
    """Every result carries the doubts that affect it, and an outcome those of all."""
    gov = world(
        *(trust("A"), trust("N", "NHST"), Office("N office", "N", holders="N clerk")),
        given("1", "N board", "N office"),
    )
    outcome = ask(gov, "N office", DAY)
    assert outcome["N"].effect.value == "bound"
    assert doubts(outcome["N"]) == {"NT-05"}
    assert [step.facts["rule"] for step in outcome.doubts] == ["NT-05"]
    assert doubts(ask(gov, "A board", DAY)["A"]) == set()


def test_R17_the_record_says_who_decided_for_whom_by_what_authority_how_and_why() -> None:
    """All five can be read off a binding."""
    binding = ask(partners(), "group", DAY)["A"]
    assert binding.function_of == "A"
    assert binding.exercised_by == "A ceo"
    assert binding.power == "Sch 7 para 15"
    assert binding.how is not None and binding.how.value == "own"
    assert "SoD A" in {step.facts.get("clause") for step in steps(binding)}
    assert binding.why.verdict is binding.verdict


def test_R18_those_in_attendance_neither_vote_nor_answer() -> None:
    """At aligned meetings a member of one board is a guest at the other."""
    gov = world(trust("A"), trust("B"), CommitteeInCommon("cic", ["A board", "B board"]))
    own = votes("for", "A chair", "A ceo", "A fd", body="A board")
    guests = votes("for", "A chair", "A ceo", "A fd", body="B board")
    there = [Attendance(vote.person, body=body) for vote in own for body in ("A board", "B board")]
    outcome = ask(gov, "cic", DAY, votes=(*own, *guests), attended=there)
    assert effects(outcome) == {"A": "bound", "B": "undecided"}
    assert "vote.no-seat" in codes(outcome["B"])
    assert outcome["B"].liable == ()


def test_R21_members_act_for_the_organisation_whose_body_they_sit_on() -> None:
    """Liability rests with that organisation, whoever nominated them."""
    body = committee("I", "ceo", Seat("A ceo", "partner member", nominated_by="A"))
    gov = world(trust("I", "ICB"), trust("A"), body, given("1", "I board", "I committee"))
    outcome = ask(gov, "I committee", Y2024)
    assert outcome["I"].liable == ("I",)
    assert outcome["A"].effect.value == "no_part"
    assert outcome["A"].liable == ()


def test_R22_the_eligible_constituency() -> None:
    """Only those whom the decision is for need to be part of it."""
    outcome = ask(partners(), "group", DAY, eligible=["A", "B"])
    assert effects(outcome) == {"A": "bound", "B": "bound"}
    assert outcome["C"].effect.value == "no_part"


def test_R31_a_joint_appointment_acts_in_one_capacity_at_a_time() -> None:
    """One person exercises each organisation's delegation by a vote of its own."""
    seats = [Seat("shared", held_for=id) for id in "AB"]
    orgs = [trust(id, seats=[Seat("shared", "chief executive")]) for id in "AB"]
    links = [given(f"{id} gives", f"{id} board", "shared") for id in "AB"]
    gov = world(orgs, Group("group", seats=seats), links)
    one = ask(gov, "group", DAY, votes=[Vote("shared", "for", organisation="A")])
    assert effects(one) == {"A": "bound", "B": "undecided"}
    both = [Vote("shared", "for", organisation="A"), Vote("shared", "against", organisation="B")]
    assert effects(ask(gov, "group", DAY, votes=both)) == {"A": "bound", "B": "declined"}


def test_R32_the_chair_rotates() -> None:
    """Whoever holds the chair seat of the organisation in turn, meeting by meeting."""
    gov = world(
        *(trust(id) for id in IDS),
        CommitteeInCommon("cic", [f"{id} board" for id in IDS]),
        Cycle("monthly", "cic", "FREQ=MONTHLY;BYDAY=1TU", start=DAY, to_working_day=True),
    )
    rota = Rota("turns", "cic", [Stint(id, meetings=1) for id in IDS], start=DAY)
    turns = [chair_on(rota, number, gov) for number in range(1, 5)]
    assert turns == ["A chair", "B chair", "C chair", "A chair"]
    (first,) = meeting_days(gov.cycles[0], DAY, DAY + timedelta(days=28))
    other = Meeting("M", forum="cic", day=first, presided="B chair")
    (finding,) = irregularities(other, [], gov.put(rota))
    assert finding.facts["due"] == "A chair"


def test_R33_conflicts_are_declared_and_kept_out_of_the_count() -> None:
    """Who takes no part for an interest is out of votes and quorum, there or everywhere."""
    gov = world(trust("A"), trust("B"), CommitteeInCommon("cic", ["A board", "B board"]))
    there = [f"{id} {name}" for id in "AB" for name in ("chair", "ceo", "fd")]
    some = [Vote(person, "for", body=f"{person[0]} board") for person in there]
    clear = ask(gov, "cic", DAY, votes=some, attended=there)
    assert effects(clear) == {"A": "bound", "B": "bound"}
    recused = [Recusal("A fd", body="A board")]
    outcome = ask(gov, "cic", DAY, votes=some, attended=there, recused=recused)
    assert effects(outcome) == {"A": "undecided", "B": "bound"}
    elsewhere = [Recusal("A fd", body="B board")]
    apart = ask(gov, "cic", DAY, votes=some, attended=there, recused=elsewhere)
    assert effects(apart) == {"A": "bound", "B": "bound"}


def test_R18_the_minute_says_who_was_in_attendance_only() -> None:
    """Aligned boards: the members of one are in attendance at the other, and so is a regulator."""
    gov = world(trust("A"), trust("B", "NHST"), CommitteeInCommon("cic", ["A board", "B board"]))
    three = {id: tuple(f"{id} {who}" for who in ("chair", "ceo", "fd")) for id in ("A", "B")}
    made = Decision(
        "D",
        "service",
        forum="cic",
        day=DAY,
        votes=[one for id in three for one in votes("for", *three[id], body=f"{id} board")],
    )
    meeting = Meeting(
        "M",
        forum="cic",
        day=DAY,
        items=AgendaItem(1, "Service", made),
        present=[
            *(Present(person, f"{id} board") for id in three for person in three[id]),
            Present("regulator", capacity="in attendance"),
        ],
    )
    outcome = resolve(taken(meeting, made, gov), gov)
    assert outcome.bound == ("A", "B")
    papers = [minute(outcome, id, gov, meeting).text for id in ("A", "B")]
    assert "members of `A board`: `A ceo`, `A chair` and `A fd`" in papers[0]
    assert "without a vote in `A board`: `B ceo`, `B chair`, `B fd` and `regulator`" in papers[0]
    assert "members of `B board`: `B ceo`, `B chair` and `B fd`" in papers[1]


def test_R34_invited_attendees_sit_without_a_vote() -> None:
    """A national body's observer counts for nothing, in votes or in quorum."""
    seats = [Seat("A ceo"), Seat("A fd"), Seat("observer", "outsider", voting=False)]
    gov = world(trust("A"), committee("A", *seats, quorum=Quorum(count=3)))
    gov = gov.put(given("1", "A board", "A committee"))
    people = ["A ceo", "A fd", "observer"]
    binding = ask(gov, "A committee", DAY, votes=votes("for", *people), attended=people)["A"]
    assert binding.effect.value == "undecided"
    assert rests_on(binding, "FT-02")


def test_R35_reference_groups_advise_and_bind_nobody() -> None:
    """Lay, non-executive or governor; a vote there is a recommendation."""
    seats = [Seat("lay"), Seat("A ned", nominated_by="A"), Seat("B gov", nominated_by="B")]
    talk = AdvisoryGroup("reference", seats=seats)
    gov = world(trust("A"), trust("B"), council("L"), talk, Matter("service", kinds=()))
    outcome = ask(gov, "reference", DAY)
    assert effects(outcome) == {"A": "advised", "B": "advised"}
    assert outcome.bound == ()
