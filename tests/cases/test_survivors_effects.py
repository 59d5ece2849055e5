"""The table of effects, further: what comes of parts that fail together."""

from datetime import timedelta
from typing import Any

import pytest
from build import Y2024, ask, codes, committee, council, facts, given, joint, trust, votes, world

from icsgov.explain import NO, UNKNOWN
from icsgov.model.authority import ApprovalRule
from icsgov.model.body import Seat
from icsgov.model.decision import Approval, Notice, Overturning, Ratification
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office
from icsgov.reasoning.results import Binding, How

DAY = Y2024
SOON = DAY + timedelta(days=5)
OFFICE = Office("A office", "A", holders="A fd")


def office(*provisions: Any) -> Governance:
    return world(trust("A"), committee("A", "ceo", "ned"), OFFICE, provisions)


def by_office(gov: Governance, position: str = "for", **more: Any) -> Binding:
    return ask(gov, "A office", DAY, votes=votes(position, "A fd"), **more)["A"]


GIVEN = given("1", "A board", "A office")
PERHAPS = given("1", "A board", "A office", conditions="audited")
BACK = Overturning("A board", SOON)


@pytest.mark.parametrize(
    ("position", "provisions", "effect", "overturned"),
    [
        ("for", [GIVEN], "bound", "overturned"),
        ("against", [GIVEN], "declined", "undecided"),
        ("against", [PERHAPS], "indeterminate", "indeterminate"),
        ("against", [], "unauthorised", "unauthorised"),
        ("abstain", [GIVEN], "undecided", "undecided"),
        ("abstain", [], "undecided", "undecided"),
        ("for", [PERHAPS], "indeterminate", "indeterminate"),
        ("for", [], "unauthorised", "unauthorised"),
    ],
)
def test_position_and_authority_and_what_is_left_when_taken_back(
    position: str, provisions: list[Any], effect: str, overturned: str
) -> None:
    """Only who had authority has declined, and only who had declined is undecided again."""
    gov = office(provisions)
    assert by_office(gov, position).effect.value == effect
    assert by_office(gov, position, overturnings=BACK).effect.value == overturned


@pytest.mark.parametrize("position", ["for", "against"])
def test_the_power_used_is_told_of_a_decision_either_way(position: str) -> None:
    """To bind, or to decline; liable is only who is bound."""
    binding = by_office(office(GIVEN), position)
    assert binding.power == "Sch 7 para 15"
    assert binding.liable == (("A",) if position == "for" else ())
    assert by_office(office(PERHAPS), position).power is None


ASKED = ApprovalRule("9", organisation="A", by="A committee", matters="service")
ALSO = ApprovalRule("8", organisation="A", by="E", matters="service")
APPROVED = Approval("A committee", DAY)
THROUGH = [
    given("2", "A board", "A committee", passing_on="allowed"),
    given("3", "A committee", "A office"),
]
AROUND = [
    *(committee("A", "ned2", "fd", name="panel"),),
    given("4", "A board", "A panel", passing_on="allowed"),
    given("5", "A panel", "A office"),
]


@pytest.mark.parametrize(
    ("more", "effect", "counts"),
    [
        (THROUGH, "awaiting", False),
        ([*THROUGH, PERHAPS], "indeterminate", True),
        ([*THROUGH, *AROUND], "bound", True),
    ],
)
def test_a_second_approval_that_is_missing_leaves_it_waiting(
    more: list[Any], effect: str, counts: bool
) -> None:
    """Whether or not the first may count on some other chain."""
    gov = office(more, trust("E", "NHSE"), ASKED)
    first = by_office(gov, approvals=APPROVED)
    assert first.effect.value == effect
    assert ("approval.given" in codes(first)) is counts
    both = by_office(gov.put(ALSO), approvals=APPROVED)
    assert both.effect.value == "awaiting"
    sound = effect == "bound"
    assert ("approval.given" in codes(both)) is sound
    assert ("approval.in-chain" in codes(both)) is not sound


def officer(kinds: Any, **more: Any) -> Binding:
    """An officer to whom both sides of a council gave a matter of which the side is unknown."""
    gov = world(
        council("L"),
        Office("L office", "L", holders="officer", employee=True),
        Matter("service", kinds=kinds),
        *(given("1", "L council", "L office"), given("2", "L cabinet", "L office")),
    )
    cast = votes("for", "officer")
    return ask(gov, "L office", DAY, votes=cast, **more)["L"]


@pytest.mark.parametrize(
    ("days", "effect"), [(29, "bound"), (28, "indeterminate"), (10, "indeterminate")]
)
def test_notice_that_only_one_side_needs_is_open_where_the_side_is(days: int, effect: str) -> None:
    """Twenty-eight clear days for a key decision of the executive; none for an officer else."""
    binding = officer("key-decision", notice=DAY - timedelta(days=days))
    assert binding.effect.value == effect
    if effect == "indeterminate":
        assert facts(binding, "notice.side") == {"missing": "side"}
        (line,) = [step for step in binding.why.walk() if step.code == "notice.side-unknown"]
        assert [step.verdict is NO for step in line.children] == [False, True]
    assert officer((), notice=DAY - timedelta(days=days)).effect.value == "bound"


def test_what_is_open_stays_open_when_it_is_taken_back() -> None:
    """An approval without its numbers, or notice on a side not known, and then an overturning."""
    governors = committee("A", "g1", "g2", name="governors", statute="governors")
    gov = world(trust("A"), governors, Matter("service", kinds="significant-transaction"))
    uncounted = Approval("A governors", DAY)
    binding = ask(gov, "A board", DAY, approvals=uncounted, overturnings=BACK)["A"]
    assert (binding.effect.value, binding.verdict) == ("indeterminate", NO)
    late = DAY - timedelta(days=10)
    back = [Overturning("L council", SOON), Overturning("L cabinet", SOON)]
    binding = officer("key-decision", notice=late, overturnings=back)
    assert (binding.effect.value, binding.verdict) == ("indeterminate", NO)


def test_what_both_sides_of_a_council_overturned_is_overturned_whichever_it_was() -> None:
    both = [Overturning("L council", SOON), Overturning("L cabinet", SOON + timedelta(days=1))]
    binding = officer((), overturnings=both)
    assert binding.effect.value == "overturned"
    assert facts(binding, "overturning.either-side")["on"] == both[1].day
    early = officer((), overturnings=both, on=SOON)
    assert (early.effect.value, early.verdict) == ("indeterminate", UNKNOWN)
    for one in both:
        assert officer((), overturnings=one).effect.value == "indeterminate"


@pytest.mark.parametrize(
    ("given_by", "ratified", "overturned", "effect"),
    [
        (None, (1, 2), ("council", 1), "indeterminate"),  # the council's own was taken back
        (None, (2, 1), ("council", 1), "bound"),  # adopted since, or it was the executive's
        (None, (2, 1), ("cabinet", 1), "indeterminate"),
        ("council", (2, 2), ("cabinet", 1), "bound"),
        ("council", (2, 2), ("council", 1), "indeterminate"),  # it had authority: none adopted it
        ("cabinet", (2, 2), ("cabinet", 1), "indeterminate"),
    ],
)
def test_each_side_of_a_council_adopts_and_takes_back_for_itself(
    given_by: str | None, ratified: tuple[int, int], overturned: tuple[str, int], effect: str
) -> None:
    """Where the side is not known, the acts of one board are read with its own others."""
    gov = world(
        council("L"),
        Office("L office", "L", holders="officer", employee=True),
        given("1", f"L {given_by}", "L office") if given_by else (),
    )
    days = [DAY + timedelta(days=n) for n in range(3)]
    by, day = overturned
    told = ask(
        *(gov, "L office", DAY),
        votes=votes("for", "officer"),
        ratifications=[
            Ratification("L council", days[ratified[0]]),
            Ratification("L cabinet", days[ratified[1]]),
        ],
        overturnings=Overturning(f"L {by}", days[day]),
    )["L"]
    assert told.effect.value == effect


def test_only_where_the_side_is_open_do_two_overturnings_make_one() -> None:
    """Full council's own came before it ratified, and its cabinet's is of no account."""
    gov = world(
        council("L"),
        Office("L office", "L", holders="officer", employee=True),
        Matter("service", kinds=(), side="council"),
    )
    told = ask(
        *(gov, "L office", DAY),
        votes=votes("for", "officer"),
        ratifications=Ratification("L council", SOON),
        overturnings=[Overturning("L council", DAY), Overturning("L cabinet", DAY)],
    )["L"]
    assert told.effect.value == "bound"


LATE = SOON + timedelta(days=5)


@pytest.mark.parametrize(
    ("provisions", "forum", "code"),
    [
        ((), "A committee", "adopted-since"),
        (given("1", "A board", "A committee", conditions="x"), "A committee", "adopted-perhaps"),
        (given("1", "A board", "B"), "B board", "no-recall"),
        (given("1", "A board", "B", conditions="x"), "B board", "recall-unknown"),
    ],
)
def test_an_overturning_cites_its_minute(provisions: Any, forum: str, code: str) -> None:
    gov = world(trust("A"), trust("B"), committee("A", "ceo", "ned"), provisions)
    acts = Ratification("A board", LATE), Overturning("A board", SOON, source="minute 7")
    told = ask(gov, forum, DAY, of=["A"], ratifications=acts[0], overturnings=acts[1])["A"]
    (line,) = [step for step in told.why.walk() if step.code == f"overturning.{code}"]
    assert [str(one) for one in line.cites] == ["minute 7"]


def test_a_committee_does_not_approve_its_own_decision() -> None:
    """No chain avoids the decider itself, nor the board in which the power lies."""
    gov = world(trust("A"), committee("A", "ceo", "ned"), given("1", "A board", "A committee"))
    for by in ("A committee", "A board"):
        asked = gov.put(ApprovalRule("9", organisation="A", by=by, matters="service"))
        binding = ask(asked, "A committee", DAY, approvals=Approval(by, DAY))["A"]
        assert binding.effect.value == "awaiting"


def test_a_joint_committee_is_the_way_of_its_parties_alone() -> None:
    """For another organisation it has no power, and is not its joint committee."""
    gov = world(
        *(trust("A"), trust("B"), trust("N"), joint("A", "B")),
        *(given(f"{org} gives", f"{org} board", "jc") for org in "ABN"),
    )
    outcome = ask(gov, "jc", DAY, of=["A", "N"])
    told = [(one.organisation, one.effect.value, one.how is How.JOINT) for one in outcome]
    assert told == [("A", "bound", True), ("N", "unauthorised", False)]


def test_a_longer_chain_that_holds_goes_before_a_shorter_one_that_may() -> None:
    for links in ([PERHAPS, AROUND], [AROUND, PERHAPS]):
        assert by_office(office(links)).effect.value == "bound"


def test_a_board_that_may_not_decide_is_told_of_its_own_approval_too() -> None:
    """Power cannot run through the approver, and one of the matters is for a committee."""
    gov = world(
        *(trust("A"), Matter("pay", kinds="executive-pay")),
        ApprovalRule("9", organisation="A", by="A board", matters="service"),
    )
    act = Approval("A board", DAY)
    binding = ask(gov, "A board", DAY, ["service", "pay"], approvals=act)["A"]
    assert binding.effect.value == "unauthorised"
    assert facts(binding, "chain.through-approver") == {"body": "A board"}


@pytest.mark.parametrize(
    ("given_by", "position", "told"),
    [("AB", "for", True), ("AB", "against", False), ("B", "for", False)],
)
def test_a_party_is_told_that_it_was_outvoted_where_that_binds_it(
    given_by: str, position: str, told: bool
) -> None:
    """Not where the proposal fell, nor where it gave the joint committee nothing."""
    names = [f"{org} {name}" for org in "AB" for name in ("ceo", "fd")]
    gov = world(
        *(trust("A"), trust("B")),
        joint("A", "B", seats=[Seat(name, held_for=name[0]) for name in names]),
        *(given(f"{org} gives", f"{org} board", "jc") for org in given_by),
    )
    cast = [*votes(position, *names[1:]), *votes("against", names[0])]
    assert ("joint.outvoted" in codes(ask(gov, "jc", DAY, votes=cast)["A"])) is told


@pytest.mark.parametrize("exception", ["urgency", "special urgency"])
@pytest.mark.parametrize("kind", ["LA", "DISTRICT"])
def test_urgency_of_either_sort_excuses_a_council(exception: str, kind: str) -> None:
    gov = world(council("L", kind), Matter("service", kinds=(), side="council"))
    late = Notice(DAY - timedelta(days=2), exception=exception)
    assert ask(gov, "L council", DAY, notice=late)["L"].effect.value == "bound"
