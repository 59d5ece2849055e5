"""What small worlds, all of them tried, have shown: cases with the answers the design gives."""

from datetime import date, timedelta

from build import (
    Y2024,
    answered,
    ask,
    cites,
    codes,
    committee,
    council,
    decide,
    effects,
    given,
    group,
    joint,
    rests_on,
    trust,
    votes,
    world,
)
from forms import lies

from icsgov.explain import NO, UNKNOWN, YES
from icsgov.model.authority import ApprovalRule, Attestation
from icsgov.model.body import CommitteeInCommon, Seat
from icsgov.model.decision import Approval, Overturning, Ratification, Vote
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office, Organisation
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


ROADS = Matter("roads", kinds=(), side="executive")
PLANNING = Matter("planning", kinds=(), side="council")
CLERK = Office("clerk", "L", holders="L clerk")


def by_the_clerk(*acts: object, **more: object) -> str:
    """What comes of a decision of the clerk on roads, which the cabinet gave, and on planning."""
    gov = world(council("L"), ROADS, PLANNING, CLERK, given("g", "L cabinet", "clerk", "roads"))
    adopted = [one for one in acts if isinstance(one, Ratification)]
    back = [one for one in acts if isinstance(one, Overturning)]
    told = {"ratifications": adopted, "overturnings": back, **more}
    return ask(gov, "clerk", Y2024, ["planning", "roads"], **told)["L"].effect.value


def test_of_several_matters_a_board_adopts_those_that_lie_with_it() -> None:
    """The clerk had authority over roads; that over planning comes from full council."""
    assert by_the_clerk() == "unauthorised"
    assert by_the_clerk(Ratification("L council", Y2024)) == "bound"
    assert by_the_clerk(Ratification("L cabinet", Y2024)) == "unauthorised"


def test_each_board_of_a_council_adopts_what_lies_on_its_side() -> None:
    bare = world(council("L"), ROADS, PLANNING, CLERK)
    both = [Ratification("L council", Y2024), Ratification("L cabinet", NEXT)]
    for acts, on, effect in (
        (both[:1], None, "unauthorised"),
        (both[1:], None, "unauthorised"),
        (both, None, "bound"),
        (both, Y2024, "unauthorised"),
    ):
        told = ask(bare, "clerk", Y2024, ["planning", "roads"], ratifications=acts, on=on)
        assert told["L"].effect.value == effect


def test_two_matters_whose_side_is_not_known_may_lie_on_two_sides() -> None:
    """Planning is for the clerk if it is the council's, roads if it is the cabinet's."""
    open_ = (Matter("roads", kinds=()), Matter("planning", kinds=()))
    roads = given("g", "L cabinet", "clerk", "roads")
    planning = given("h", "L council", "clerk", "planning")
    gov = world(council("L"), open_, CLERK, roads, planning)
    for by in ("L council", "L cabinet"):
        act = Ratification(by, Y2024)
        binding = ask(gov, "clerk", Y2024, ["planning", "roads"], ratifications=act)["L"]
        assert (binding.effect.value, binding.verdict) == ("indeterminate", UNKNOWN)


def test_what_lies_on_two_sides_is_taken_back_by_both() -> None:
    adopted = Ratification("L council", Y2024)
    back = [Overturning("L council", NEXT), Overturning("L cabinet", NEXT)]
    assert by_the_clerk(adopted, back[0]) == "bound"
    assert by_the_clerk(adopted, back[1]) == "bound"
    assert by_the_clerk(adopted, *back) == "overturned"
    assert by_the_clerk(adopted, *back, on=Y2024) == "bound"


def test_what_the_regulations_keep_from_the_executive_is_kept_from_its_committees() -> None:
    """Full council cannot give it to them, nor adopt what they did."""
    for kinds, bound in (((), True), ("council-function", False)):
        for statute in (None, "area"):
            body = committee("L", "adults", "roads", parent="L cabinet", statute=statute)
            matter = Matter("service", kinds=kinds, side="council")
            gov = world(council("L"), body, matter)
            linked = gov.put(given("g", "L council", "L committee"))
            binding = ask(linked, "L committee", Y2024)["L"]
            assert (binding.effect.value == "bound") is bound
            assert rests_on(binding, "LA-21") is not bound
            act = Ratification("L council", Y2024)
            binding = ask(gov, "L committee", Y2024, ratifications=act)["L"]
            assert (binding.effect.value == "bound") is bound


def test_nobodys_word_settles_a_question_of_law() -> None:
    """Whether functions of the executive may go to a health and wellbeing board is doubtful."""
    board = committee("L", "c1", "c2", statute="health and wellbeing board", parent="L council")
    link = given("g", "L cabinet", "L committee")
    gov = world(council("L"), board, lies("cabinet"), link)
    for word in ([], [True], [False]):
        said = [Attestation("executive_functions_may_go_to_hwb", holds) for holds in word]
        binding = ask(gov, "L committee", Y2024, attested=said)["L"]
        assert (binding.effect.value, binding.verdict) == ("indeterminate", UNKNOWN)


def test_what_can_only_bind_as_adopted_the_board_takes_back() -> None:
    """Whether or not the ratification counted: if it did, what it adopted is its own act."""
    gov = world(trust("A", "CA"), trust("B"))
    told = {"of": ["A"], "ratifications": Ratification("A board", Y2024)}
    binding = ask(gov, "B board", Y2024, **told)["A"]
    assert (binding.effect.value, binding.verdict) == ("indeterminate", UNKNOWN)
    for day in (Y2024, NEXT):
        back = Overturning("A board", day)
        binding = ask(gov, "B board", Y2024, **told, overturnings=back)["A"]
        assert (binding.effect.value, binding.verdict) == ("indeterminate", NO)


def test_a_decision_adopted_in_part_is_taken_back() -> None:
    """What another trust exercised is not recalled; without what was adopted nothing binds."""
    link = given("g", "A board", "B", under="65Z5")
    gov = world(trust("A"), trust("B"), Matter("estate", kinds=()), link)
    act, back = Ratification("A board", Y2024), Overturning("A board", NEXT)
    for matters, acts, effect in (
        ("service", {"overturnings": back}, "bound"),
        (["service", "estate"], {"overturnings": back}, "unauthorised"),
        (["service", "estate"], {"ratifications": act}, "bound"),
        (["service", "estate"], {"ratifications": act, "overturnings": back}, "overturned"),
    ):
        told = ask(gov, "B board", Y2024, matters, of=["A"], **acts)
        assert told["A"].effect.value == effect


def test_a_key_decision_is_announced_by_whoever_takes_it_for_an_executive() -> None:
    """By another executive, a joint committee of councils or an officer; full council is none."""
    matter = Matter("service", kinds="key-decision", side="executive")
    ours = council("L"), matter, CLERK, joint("L", "L2", under=None)
    ten_days = {"of": ["L"], "notice": Y2024 - timedelta(days=10)}
    for other, to, effect in (
        (trust("L2", "LA"), "L2 board", "bound"),
        (council("L2"), "L2 council", "bound"),
        (council("L2"), "L2 cabinet", "defective"),
        (council("L2"), "clerk", "defective"),
        (council("L2"), "jc", "defective"),
    ):
        gov = world(ours, other, given("g", "L cabinet", to, attested="regulations"))
        assert ask(gov, to, Y2024, **ten_days)["L"].effect.value == effect, to


def test_silence_on_passing_on_hangs_on_the_power_where_that_is_not_known() -> None:
    """Section 65Z5 lets pass on what section 75 does not; recording the power says which."""
    body = committee("L", "c1", "c2", parent="L council")
    words = [Attestation(one) for one in ("improvement", "consulted")]
    for under, effect in (
        (None, "indeterminate"),
        ("65Z5", "bound"),
        ("75", "unauthorised"),
    ):
        first = given("g", "A board", "L council", under=under, attested=words)
        links = (first, given("h", "L council", "L committee", function_of="A"))
        binding = ask(world(trust("A"), council("L"), body, links), "L committee", Y2024, of=["A"])
        assert binding["A"].effect.value == effect


def test_a_body_that_said_nothing_changes_nothing_beside_one_without_authority() -> None:
    """What a company's board did for a trust is not adopted, whoever else was in the room."""
    meeting = CommitteeInCommon("cic", ["B board", "C board"])
    gov = world(trust("A"), trust("B", "COMPANY"), trust("C"), meeting)
    cast = votes("for", "B chair", "B ceo", "B fd", body="B board")
    act = Ratification("A board", NEXT)
    for on in (Y2024, NEXT):
        told = ask(gov, "cic", Y2024, of=["A"], votes=cast, ratifications=act, on=on)
        assert told["A"].effect.value == "unauthorised"
    nobody = decide(gov, "cic", Y2024, of=["A"], votes=(), ratifications=act)
    assert effects(answered(nobody, gov, on=Y2024))["A"] == "unauthorised"
    assert effects(answered(nobody, gov))["A"] == "undecided"


def test_nobody_for_is_no_approval_however_many_seats_there_are() -> None:
    rule = ApprovalRule("scheme", organisation="A", by="N", matters="service", threshold="of_all")
    gov = world(trust("A"), Organisation("N", kind="NHSE"), rule)
    for votes_for, effect in ((0, "awaiting"), (1, "indeterminate")):
        given_by_n = Approval("N", Y2024, votes_for=votes_for, votes_against=1, source="letter")
        binding = ask(gov, "A board", Y2024, approvals=given_by_n)["A"]
        assert binding.effect.value == effect
        assert "letter" in cites(binding)


def test_a_body_of_a_group_that_is_abolished_approves_no_more() -> None:
    """Clinical commissioning groups ended on 1 July 2022, whatever period is on file."""
    rule = ApprovalRule("scheme", organisation="A", by="A members", matters="service")
    gov = world(trust("A", "CCG"), committee("A", "ned", name="members"), rule)
    last = date(2022, 6, 30)
    for day, effect in ((last, "bound"), (last + timedelta(days=1), "awaiting")):
        binding = ask(gov, "A board", last, approvals=Approval("A members", day))["A"]
        assert binding.effect.value == effect


def test_passing_on_hangs_on_no_power_that_gave_nothing() -> None:
    """A council gives a trust its own function under section 75 alone, which lets nothing on."""
    body = committee("A", "ceo", "fd")
    first = given("g", "L board", "A")
    links = (first, given("h", "A board", "A committee", function_of="L"))
    binding = ask(world(trust("L", "LA"), trust("A"), body, links), "A committee", Y2024, of=["L"])
    assert binding["L"].effect.value == "unauthorised"
    lawful = ask(world(trust("L", "LA"), trust("A"), first), "A board", Y2024, of=["L"])
    assert lawful["L"].effect.value == "indeterminate"
