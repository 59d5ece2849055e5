"""What small worlds, all of them tried, have shown: cases with the answers the design gives."""

from datetime import timedelta

from build import Y2024, ask, codes, committee, council, given, group, joint, rests_on, trust, world
from forms import lies

from icsgov.explain import NO, UNKNOWN, YES
from icsgov.model.body import Seat
from icsgov.model.decision import Ratification, Vote
from icsgov.model.matter import Matter
from icsgov.model.voting import Quorum
from icsgov.period import Period

NEXT = Y2024 + timedelta(days=1)


def test_what_was_perhaps_decided_is_perhaps_adopted() -> None:
    """Filling in the quorum turns no NO into YES: a ratification waits for the position, too."""
    act = Ratification("A board", Y2024)
    open_ = world(trust("A", "NHST"), committee("A", "chair", "ceo", quorum=None))
    binding = ask(open_, "A committee", Y2024, ratifications=act)["A"]
    assert (binding.effect.value, binding.verdict) == ("indeterminate", UNKNOWN)
    known = world(trust("A", "NHST"), committee("A", "chair", "ceo", quorum=Quorum(count=1)))
    assert ask(known, "A committee", Y2024, ratifications=act)["A"].verdict is YES
    short = world(trust("A", "NHST"), committee("A", "chair", "ceo", quorum=Quorum(count=3)))
    assert ask(short, "A committee", Y2024, ratifications=act)["A"].verdict is NO


def test_of_two_votes_of_doubtful_authority_neither_is_the_position() -> None:
    """For one day and against the next: whichever was within authority counts, if either was."""
    gov = world(trust("A", "COMPANY"), group(("A ceo", "A")), given("g", "A board", "A ceo"))
    cast = [Vote("A ceo", "for"), Vote("A ceo", "against", day=NEXT)]
    binding = ask(gov, "group", Y2024, votes=cast)["A"]
    assert (binding.effect.value, binding.verdict) == ("indeterminate", UNKNOWN)
    assert "person.later-unknown" in codes(binding)
    same = [Vote("A ceo", "against"), Vote("A ceo", "against", day=NEXT)]
    assert ask(gov, "group", Y2024, votes=same)["A"].verdict is NO


def test_nhs_england_is_of_the_class_by_itself() -> None:
    """A joint committee with one party has no party from outside the class."""
    gov = world(trust("A", "NHSE"), joint("A"), given("g", "A board", "jc"))
    assert ask(gov, "jc", Y2024)["A"].effect.value == "bound"


def test_what_is_excluded_for_nhs_england_is_so_with_a_county_authority() -> None:
    """The exclusion is of the function, whoever else is a party."""
    links = (given("g", "A board", "jc"), given("h", "B board", "jc"))
    gov = world(trust("A", "NHSE"), trust("B", "CCA"), joint("A", "B"), links)
    assert ask(gov, "jc", Y2024)["A"].effect.value == "bound"
    excluded = gov.put(Matter("service", kinds="nhse-excluded"))
    binding = ask(excluded, "jc", Y2024)["A"]
    assert binding.effect.value == "unauthorised"
    assert rests_on(binding, "NE-04") or rests_on(binding, "NE-05")


def test_a_rule_on_passing_on_is_of_its_own_power() -> None:
    """A council's committee may give to a sub-committee what it was given under section 101."""
    bodies = (
        committee("L", "c1", "c2", name="top", parent="L council"),
        committee("L", "c1", "c2", name="sub", parent="L top"),
    )
    onward = given("h", "L top", "L sub")
    for under, effect in ((None, "bound"), ("101", "bound"), ("75", "unauthorised")):
        link = given("g", "L council", "L top", under=under)
        gov = world(council("L"), bodies, link, onward, lies("council"))
        assert ask(gov, "L sub", Y2024)["L"].effect.value == effect


def test_no_power_lets_a_committee_of_the_council_do_what_is_the_executives() -> None:
    """Functions of the executive are discharged as that Part of the Act lets them be, only."""
    body = committee("L", "c1", "c2", parent="L council")
    for under in (None, "9E", "65Z6"):
        link = given("g", "L cabinet", "L committee", under=under)
        binding = ask(world(council("L"), body, link, lies("cabinet")), "L committee", Y2024)["L"]
        assert binding.effect.value == "unauthorised"
        assert rests_on(binding, "LA-30")


def test_a_body_that_gives_its_own_organisation_something_gives_its_board_nothing_new() -> None:
    """Another's function, which it does not have, or its own, which it has: no question raises."""
    other = world(trust("A"), trust("B"), given("1", "B board", "B", function_of="A"))
    assert ask(other, "B board", Y2024, of="A")["A"].effect.value == "unauthorised"
    own = world(trust("A"), committee("A", "ceo"), given("1", "A committee", "A"))
    assert ask(own, "A board", Y2024)["A"].effect.value == "bound"
    later = world(trust("A", period=Period(NEXT)), given("1", "A board", "A"))
    assert ask(later, "A board", Y2024)["A"].effect.value == "unauthorised"


def test_a_seat_without_a_vote_makes_nobody_a_member() -> None:
    """A director is somebody with a voting seat; whoever only attends is from outside."""
    for kind in ("NHST", "ICB", "FT"):
        for voting, bound in ((True, kind != "FT"), (False, False)):
            seats = [Seat("A guest", "non-executive", voting=voting), Seat("A ceo", "executive")]
            gov = world(trust("A", kind, seats=seats), given("1", "A board", "A guest"))
            binding = ask(gov.put(group(("A guest", "A"))), "group", Y2024)["A"]
            assert (binding.effect.value == "bound") is bound, (kind, voting)
