"""Worked cases of the law, by number: councils."""

from datetime import timedelta

from build import (
    Y2024,
    Y2025,
    ask,
    cites,
    committee,
    council,
    doubts,
    effects,
    given,
    group,
    rests_on,
    trust,
    votes,
    world,
)
from forms import lies

from icsgov.model.body import Group, Seat
from icsgov.model.decision import Notice, Overturning, Vote
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office

ADULTS = Office("adults", "L", holders="L adults", employee=False)


def key_decision() -> Governance:
    """A council whose cabinet member for adults may alone decide an executive matter."""
    key = Matter("service", kinds="key-decision", side="executive")
    return world(council("L"), ADULTS, given("1", "L cabinet", "adults"), key)


def test_case_20_a_health_and_wellbeing_board_binds_its_council() -> None:
    """Case 20 (implied): the representative of a commissioner votes and binds the council."""
    seats = [Seat("L c1", "councillor"), Seat("I ceo", "member", nominated_by="I")]
    body = committee("L", *seats, statute="health and wellbeing board")
    links = given("1", "L council", "L committee")
    outcome = ask(
        world(council("L"), trust("I", "ICB"), body, links, lies("council")), "L committee", Y2024
    )
    assert outcome["L"].effect.value == "bound"
    assert rests_on(outcome["L"], "HW-01")
    assert outcome["I"].effect.value == "no_part"
    assert rests_on(outcome["I"], "HW-02")
    assert doubts(outcome["I"]) == {"HW-02"}


def test_case_21_a_backbencher_binds_no_council() -> None:
    """Case 21: a councillor who agrees at a meeting commits nobody, delegation or not."""
    bare = world(council("L"), group(("L c1", "L")), lies("council"))
    nothing = ask(bare, "group", Y2024)["L"]
    assert nothing.effect.value == "unauthorised"
    assert nothing.liable == ()
    binding = ask(bare.put(given("1", "L council", "L c1")), "group", Y2024)["L"]
    assert binding.effect.value == "unauthorised"
    assert rests_on(binding, "LA-03")
    assert "LGA 1972 s.101(1) (closed list)" in cites(binding)


def test_case_22_a_key_decision_on_short_notice() -> None:
    """Case 22: the right person decided and the publicity was short: defective, with a doubt."""
    binding = ask(key_decision(), "adults", Y2024, notice=Y2024 - timedelta(days=6))["L"]
    assert binding.effect.value == "defective"
    assert binding.verdict.value == 0
    assert rests_on(binding, "LA-09", "LA-13")
    assert "SI 2012/2089 regs 9-11" in cites(binding)
    assert doubts(binding) == {"notice.short"}


def test_case_23_a_key_decision_on_full_notice() -> None:
    """Case 23 (implied): twenty-eight clear days are enough, and twenty-seven are not."""
    full = ask(key_decision(), "adults", Y2024, notice=Y2024 - timedelta(days=29))["L"]
    assert full.effect.value == "bound"
    short = ask(key_decision(), "adults", Y2024, notice=Y2024 - timedelta(days=28))["L"]
    assert short.effect.value == "defective"


def test_case_24_the_two_lawful_ways_to_be_late() -> None:
    """Case 24 (implied): the general exception wants five clear days, special urgency none."""

    def late(days: int, exception: str) -> str:
        notice = Notice(Y2024 - timedelta(days=days), exception=exception)
        return ask(key_decision(), "adults", Y2024, notice=notice)["L"].effect.value

    assert late(6, "general exception") == "bound"
    assert late(5, "general exception") == "defective"
    assert late(1, "special urgency") == "bound"


def test_case_25_an_officer_and_an_executive_member_may_sit_in_a_group() -> None:
    """Case 25 (implied): at a joint table an authorised officer or executive member binds."""
    place = Group("group", seats=[Seat("L adults", held_for="L"), Seat("A ceo", held_for="A")])
    gov = world(
        *(council("L"), trust("A"), place, lies("cabinet")),
        *(given("1", "L cabinet", "L adults"), given("2", "A board", "A ceo")),
    )
    outcome = ask(gov, "group", Y2024)
    assert outcome.bound == ("A", "L")
    assert rests_on(outcome["L"], "LA-09")


def test_case_34_full_council_cannot_undo_an_executive_decision() -> None:
    """Case 34: cabinet's decision stands whatever full council resolves about it."""
    gov = world(council("L"), ADULTS, given("1", "L cabinet", "adults"), lies("cabinet"))
    day = Y2025 + timedelta(days=30)
    outcome = ask(gov, "adults", Y2025, overturnings=[Overturning("L council", day)])
    assert outcome["L"].effect.value == "bound"
    assert outcome.on == day
    resolved = ask(gov, "L council", Y2025)["L"]
    assert resolved.effect.value == "unauthorised"
    assert rests_on(resolved, "LA-14")
    assert "LGA 2000 s.9DA(3)(a)" in cites(resolved)
    cabinet = ask(gov, "adults", Y2025, overturnings=[Overturning("L cabinet", day)])["L"]
    assert cabinet.effect.value == "overturned"


def test_case_34_variation_the_presiders_second_vote() -> None:
    """Case 34, variation: a committee tied at 5 to 5 is decided by whoever presides."""
    people = [f"c{n}" for n in range(1, 11)]
    body = committee("L", *people)
    gov = world(
        council("L", others=10), body, given("1", "L council", "L committee"), lies("council")
    )
    halves = (
        *votes("for", *[f"L {name}" for name in people[:5]]),
        *votes("against", *[f"L {name}" for name in people[5:]]),
    )
    tied = ask(gov, "L committee", Y2025, votes=halves)["L"]
    assert tied.effect.value == "undecided"
    second = Vote("L c1", "for", casting=True)
    binding = ask(gov, "L committee", Y2025, votes=(*halves, second), presided="L c1")["L"]
    assert binding.effect.value == "bound"
    assert rests_on(binding, "LA-19")
    assert "LGA 1972 Sch 12 paras 39(2) and 44(1)" in cites(binding)
    lost = Vote("L c1", "against", casting=True)
    outcome = ask(gov, "L committee", Y2025, votes=(*halves, lost), presided="L c1")
    assert effects(outcome) == {"L": "declined"}
