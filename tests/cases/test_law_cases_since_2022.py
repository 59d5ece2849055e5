"""Worked cases of the law since July 2022, by number: trusts, boards and partnerships."""

from typing import Any

from build import (
    Y2023,
    Y2024,
    ask,
    cites,
    committee,
    council,
    doubts,
    effects,
    given,
    joint,
    rests_on,
    rules,
    trust,
    votes,
    world,
)

from icsgov.model.body import Seat
from icsgov.model.governance import Governance
from icsgov.model.kinds import Role
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office
from icsgov.model.voting import majority, unanimity

OUTVOTED = (*votes("for", "A ceo", "I ceo"), *votes("against", "B ceo"))


def three(**more: Any) -> Governance:
    """Two foundation trusts and an integrated care board with a joint committee."""
    ids = ("A", "B", "I")
    links = [given(f"{id} gives", f"{id} board", "jc") for id in ids]
    orgs = [trust("A"), trust("B"), trust("I", "ICB")]
    return world(orgs, joint(*ids, **more), links)


def test_case_9_a_joint_committee_binds_the_outvoted_party() -> None:
    """Case 9: all three are bound jointly; that B is bound although outvoted is an inference."""
    outcome = ask(three(liable=["A"]), "jc", Y2023, votes=OUTVOTED)
    assert outcome.bound == ("A", "B", "I")
    assert {binding.how.value for binding in outcome if binding.how} == {"joint"}
    assert {binding.exercised_by for binding in outcome} == {"jc"}
    assert rests_on(outcome["A"], "FT-11")
    assert rests_on(outcome["I"], "IC-04")
    assert rests_on(outcome["B"], "FT-11", "ZZ-03")
    assert "ZZ-03" in doubts(outcome["B"])
    assert "ZZ-03" not in doubts(outcome["A"])
    assert outcome["B"].liable == ("A",)


def test_case_9_what_the_terms_do_not_say_about_liability_is_not_known() -> None:
    """Case 9, liability: the terms of the committee say who is liable, or it is not known."""
    binding = ask(three(), "jc", Y2023)["A"]
    assert binding.effect.value == "bound"
    assert binding.liable == ()
    assert doubts(binding) == {"LI-03"}


def test_case_10_a_matter_reserved_to_unanimity() -> None:
    """Case 10: the rule of the terms for that matter was not met, so nobody is bound."""
    rule = [majority(), unanimity(matters="service")]
    outcome = ask(three(rule=rule), "jc", Y2023, votes=OUTVOTED)
    assert set(effects(outcome).values()) == {"undecided"}
    assert outcome.bound == ()


def test_case_12_liability_follows_who_exercises_the_function() -> None:
    """Case 12: the board's function has been exercised, and the trust alone is liable."""
    gov = world(trust("I", "ICB"), trust("T", "NHST"), given("1", "I board", "T", under="65Z5"))
    outcome = ask(gov, "T board", Y2023, of=["I"])
    binding = outcome["I"]
    assert binding.effect.value == "bound"
    assert binding.how is not None and binding.how.value == "exercised_for"
    assert (binding.function_of, binding.exercised_by) == ("I", "T board")
    assert binding.liable == ("T",)
    assert rules(binding) >= {"IC-03", "LI-02"}
    assert "NHS Act 2006 s.65Z5(6)" in cites(binding)
    assert doubts(binding) == set()
    assert outcome["T"].how is not None and outcome["T"].how.value == "own"


def chain(passing_on: str = "silent") -> Governance:
    """A board, a trust to which it gave a function, and one to which that trust passed it on."""
    return world(
        *(trust("I", "ICB"), trust("T", "NHST"), trust("U")),
        given("1", "I board", "T", under="65Z5", passing_on=passing_on),
        given("2", "T board", "U", under="65Z5", function_of="I"),
    )


def test_case_15_passing_on_under_section_65z5() -> None:
    """Case 15: a silent agreement permits passing on; U exercises and is liable."""
    binding = ask(chain(), "U board", Y2023, of=["I"])["I"]
    assert binding.effect.value == "bound"
    assert binding.exercised_by == "U board"
    assert binding.liable == ("U",)
    assert rests_on(binding, "IC-03", "NT-10", "ZZ-02", "LI-02")
    barred = ask(chain("barred"), "U board", Y2023, of=["I"])["I"]
    assert barred.effect.value == "unauthorised"


def place(**link: Any) -> Governance:
    """A place committee of an integrated care board on which partners vote."""
    guests = [Seat("L director", "outsider"), Seat("F ceo", "outsider", nominated_by="F")]
    body = committee("I", "ceo", *guests, Seat("gp", "outsider"))
    return world(
        *(trust("I", "ICB"), trust("F"), council("L"), body),
        given("1", "I board", "I committee", **link),
        Matter("service", kinds="commissioning"),
    )


def test_case_16_a_place_committee_binds_its_board_alone() -> None:
    """Case 16: however many partners sit and vote, the integrated care board alone is bound."""
    outcome = ask(place(attested="members_approved_by_chair"), "I committee", Y2023)
    assert outcome.bound == ("I",)
    assert outcome["I"].how is not None and outcome["I"].how.value == "own"
    assert rests_on(outcome["I"], "IC-01")
    assert doubts(outcome["I"]) == set()
    assert outcome["F"].effect.value == "no_part"
    assert outcome["L"].effect.value == "no_part"


def test_case_17_members_whom_the_chair_did_not_approve() -> None:
    """Case 17 (implied): whether the chair approved them is a fact to be recorded."""
    unknown = ask(place(), "I committee", Y2023)["I"]
    assert unknown.effect.value == "indeterminate"
    assert "condition.unknown" in doubts(unknown)
    other = place().put(Matter("service", kinds=()))
    assert ask(other, "I committee", Y2023)["I"].effect.value == "bound"


def test_case_18_a_partner_member_binds_the_board_only() -> None:
    """Case 18: the chief executive's vote as partner member does not bind the trust."""
    seats = [Seat("I chair", "chair"), Seat("I ceo", "chief executive")]
    partner = Seat("F ceo", Role.PARTNER, nominated_by="F")
    icb = trust("I", "ICB", seats=[*seats, partner])
    outcome = ask(world(icb, trust("F")), "I board", Y2023)
    assert outcome["I"].effect.value == "bound"
    assert outcome["F"].effect.value == "no_part"
    assert rests_on(outcome["F"], "IC-07")
    assert doubts(outcome["F"]) == {"IC-07"}


def test_case_19_an_integrated_care_strategy_is_only_to_be_considered() -> None:
    """Case 19: nobody has to fund it; commissioners and councils have regard."""
    parties = ("I", "L")
    icp = joint(*parties, under=None, statute="care partnership")
    kinds = ["commissioning", "integrated-care-strategy"]
    others = [trust("E", "NHSE"), trust("F"), trust("T", "NHST")]
    gov = world(trust("I", "ICB"), council("L"), others, icp, Matter("service", kinds=kinds))
    outcome = ask(gov, "jc", Y2024, of=["I", "L", "E", "F", "T"])
    assert outcome.bound == ()
    for org in ("I", "L", "E"):
        assert outcome[org].effect.value == "have_regard"
        assert outcome[org].liable == ()
        assert "LGPIHA 2007 s.116B" in cites(outcome[org])
    assert outcome["F"].effect.value not in ("have_regard", "bound")
    assert outcome["T"].effect.value not in ("have_regard", "bound")
    alone = gov.put(Matter("service", kinds="integrated-care-strategy"))
    assert ask(alone, "jc", Y2024, of=["E"])["E"].effect.value != "have_regard"


def test_case_32_a_lead_in_the_private_sector_is_given_no_function() -> None:
    """Case 32 (implied): a contract may bind; a company is no delegate."""
    lead = trust("X", "COMPANY")
    gov = world(trust("I", "ICB"), lead, given("1", "I board", "X", under="65Z5"))
    binding = ask(gov, "X board", Y2024, of=["I"])["I"]
    assert binding.effect.value == "unauthorised"
    assert rests_on(binding, "IC-06")


def test_case_33_a_section_75_committee_manages_and_does_not_exercise() -> None:
    """Case 33: neither is bound until the exercising partner or a shared officer decides."""
    links = [given("1", "I board", "jc"), given("2", "L cabinet", "jc")]
    gov = world(
        *(trust("I", "ICB"), council("L"), joint("I", "L", under="75"), links),
        Matter("service", kinds="commissioning", side="executive"),
    )
    outcome = ask(gov, "jc", Y2024)
    assert effects(outcome) == {"I": "unauthorised", "L": "unauthorised"}
    for binding in outcome:
        assert rests_on(binding, "PA-11")
        assert "PA-11" in doubts(binding)
    officer = Office("pool manager", "L", holders="L pool manager")
    gov = gov.put(officer, given("3", "I board", "pool manager", under="75"))
    shared = ask(gov, "pool manager", Y2024, of=["I"])["I"]
    assert shared.effect.value == "bound"
    assert rests_on(shared, "PA-04")
    assert shared.liable == ("I",)
