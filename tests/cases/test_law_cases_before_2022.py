"""Worked cases of the law before July 2022, by number."""

from datetime import date

from build import (
    Y2016,
    Y2019,
    Y2021,
    ask,
    cites,
    codes,
    committee,
    doubts,
    effects,
    everybody,
    given,
    group,
    joint,
    rests_on,
    rules,
    trust,
    votes,
    world,
)

from icsgov.model.body import AdvisoryGroup, CommitteeInCommon, Seat
from icsgov.model.governance import Governance, Record
from icsgov.model.voting import unanimity

A_YES = votes("for", "A ceo", "A ned", body="A committee")
B_YES = votes("for", "B ceo", "B ned", body="B committee")


def in_common(*on_c: str | Seat) -> Governance:
    """Two foundation trusts and an NHS trust whose committees meet in common."""
    orgs = [trust("A"), trust("B"), trust("C", "NHST")]
    bodies = [committee("A", "ceo", "ned"), committee("B", "ceo", "ned"), committee("C", *on_c)]
    links = [given(f"{id} gives", f"{id} board", f"{id} committee") for id in "ABC"]
    cic = CommitteeInCommon("cic", [body.id for body in bodies])
    return world(orgs, bodies, links, cic)


def test_case_1_each_committee_in_common_decides_for_its_own() -> None:
    """Case 1: A and B are bound by their committees, C by its own is not; the room is nothing."""
    gov = in_common("ceo", "ned")
    no = votes("against", "C ceo", "C ned", body="C committee")
    outcome = ask(gov, "cic", Y2019, votes=(*A_YES, *B_YES, *no))
    assert effects(outcome) == {"A": "bound", "B": "bound", "C": "declined"}
    for org in "AB":
        assert outcome[org].liable == (org,)
        assert outcome[org].exercised_by == f"{org} committee"
        assert rests_on(outcome[org], "FT-02")
        assert "NHS Act 2006 Sch 7 para 15(3)" in cites(outcome[org])
    assert rests_on(outcome["C"], "NT-01", "GN-02")
    assert "SI 1990/2024 regs 15(1) and 16" in cites(outcome["C"])
    assert {binding.how.value for binding in outcome if binding.how} == {"own"}
    assert outcome.doubts == ()


def test_case_2_in_common_with_too_few_to_decide() -> None:
    """Case 2 (implied): one body's lost quorum ends only its own power to decide."""
    gov = in_common("ceo", "ned", "ned2")
    gov = gov.put(committee("C", "ceo", "ned", "ned2", quorum=None))
    some = (*A_YES, *B_YES, *votes("for", "C ceo", body="C committee"))
    outcome = ask(gov, "cic", Y2019, votes=some)
    assert effects(outcome) == {"A": "bound", "B": "bound", "C": "indeterminate"}
    assert "quorum.not-recorded" in doubts(outcome["C"])


def test_case_3_an_outsider_may_vote_on_an_nhs_trusts_committee() -> None:
    """Case 3: with a GP on its committee the NHS trust is bound; a foundation trust is not."""
    gp = Seat("gp", "outsider")
    gov = in_common("ceo", gp)
    everyone = everybody(gov, "cic")
    outcome = ask(gov, "cic", Y2019, votes=everyone)
    assert outcome.bound == ("A", "B", "C")
    assert rests_on(outcome["C"], "NT-02")
    assert doubts(outcome["C"]) == set()
    mixed = gov.put(committee("A", "ceo", gp))
    outcome = ask(mixed, "cic", Y2019)
    assert effects(outcome) == {"A": "unauthorised", "B": "bound", "C": "bound"}
    assert rests_on(outcome["A"], "FT-03")
    assert doubts(outcome["A"]) == {"FT-03"}


def test_case_4_a_system_board_without_delegations_binds_nobody() -> None:
    """Case 4: nine chief executives vote 7 to 2; each organisation was only advised."""
    ids = "ABCDEFGHI"
    talk = AdvisoryGroup("board", organisations=list(ids), seats=[Seat(f"{id} ceo") for id in ids])
    gov = world([trust(id) for id in ids], talk)
    some = (*votes("for", *[f"{id} ceo" for id in ids[:7]]), *votes("against", "H ceo", "I ceo"))
    outcome = ask(gov, "board", date(2018, 6, 1), votes=some)
    assert set(effects(outcome).values()) == {"advised"}
    assert outcome.bound == ()
    assert outcome.room.heads[:2] == (7, 2)
    for binding in outcome:
        assert rests_on(binding, "GN-01")
        assert doubts(binding) == {"GN-01"}
        assert binding.liable == ()


def test_case_5_a_group_of_individual_decision_makers() -> None:
    """Case 5: an executive director binds the trust that empowered him; a chair cannot."""
    gov = world(
        *(trust("A"), trust("B"), group(("A ceo", "A"), ("B chair", "B"))),
        *(given("1", "A board", "A ceo"), given("2", "B board", "B chair")),
    )
    outcome = ask(gov, "group", date(2018, 6, 1))
    assert effects(outcome) == {"A": "bound", "B": "unauthorised"}
    assert rests_on(outcome["A"], "FT-04")
    assert doubts(outcome["A"]) == set()
    assert outcome["A"].exercised_by == "A ceo"
    assert outcome["A"].liable == ("A",)
    assert rests_on(outcome["B"], "FT-05")
    assert doubts(outcome["B"]) == {"FT-05"}


def four_groups() -> Governance:
    """Four clinical commissioning groups with a joint committee under section 14Z3."""
    ids = "WXYZ"
    links: list[Record] = [given(f"{id} gives", f"{id} board", "jc") for id in ids]
    return world([trust(id, "CCG") for id in ids], joint(*ids, under="14Z3"), links)


def test_case_6_a_joint_committee_of_groups_binds_the_outvoted() -> None:
    """Case 6: 3 to 1 binds all four, and each still answers for its own functions."""
    some = (*votes("for", "W ceo", "X ceo", "Y ceo"), *votes("against", "Z ceo"))
    outcome = ask(four_groups(), "jc", Y2016, votes=some)
    assert outcome.bound == ("W", "X", "Y", "Z")
    for binding in outcome:
        assert binding.how is not None and binding.how.value == "joint"
        assert binding.liable == (binding.organisation,)
        assert rests_on(binding, "CC-05", "LI-05")
        assert binding.power == "14Z3"
    assert doubts(outcome["W"]) == set()
    assert "joint.outvoted" in codes(outcome["Z"])
    assert len(doubts(outcome["Z"])) == 1


def test_case_7_no_joint_committee_of_groups_before_october_2014() -> None:
    """Case 7 (implied): the day before the power came, nobody is bound; on that day, all are."""
    gov = four_groups()
    before = ask(gov, "jc", date(2014, 9, 30))
    assert set(effects(before).values()) == {"unauthorised"}
    assert all(rests_on(binding, "CC-04") for binding in before)
    assert ask(gov, "jc", date(2014, 10, 1)).bound == ("W", "X", "Y", "Z")


def test_case_8_no_joint_committee_of_a_group_and_a_foundation_trust() -> None:
    """Case 8: neither is bound; there was no power for the mixture, and none for the trust."""
    links = [given("1", "C board", "jc"), given("2", "A board", "jc")]
    gov = world(trust("C", "CCG"), trust("A"), joint("C", "A", under=None), links)
    outcome = ask(gov, "jc", Y2021)
    assert effects(outcome) == {"A": "unauthorised", "C": "unauthorised"}
    assert rests_on(outcome["C"], "CC-07")
    assert doubts(outcome["C"]) == {"CC-07"}
    assert rests_on(outcome["A"], "FT-08")
    assert doubts(outcome["A"]) == set()


def test_case_11_unanimity_that_is_reached_binds_all() -> None:
    """Case 11 (implied): under unanimity one vote against stops it, and none lets it pass."""
    gov = four_groups().put(joint("W", "X", "Y", "Z", under="14Z3", rule=unanimity()))
    assert ask(gov, "jc", Y2016).bound == ("W", "X", "Y", "Z")
    some = (*votes("for", "W ceo", "X ceo", "Y ceo"), *votes("against", "Z ceo"))
    outcome = ask(gov, "jc", Y2016, votes=some)
    assert set(effects(outcome).values()) == {"undecided"}


def test_case_13_one_group_exercises_anothers_function() -> None:
    """Case 13: Y's function is exercised by X, and Y's liability stays where it was."""
    gov = world(trust("X", "CCG"), trust("Y", "CCG"), given("1", "Y board", "X", under="14Z3"))
    outcome = ask(gov, "X board", Y2016, of=["Y"])
    binding = outcome["Y"]
    assert binding.effect.value == "bound"
    assert binding.how is not None and binding.how.value == "exercised_for"
    assert binding.exercised_by == "X board"
    assert binding.function_of == "Y"
    assert binding.liable == ("Y",)
    assert {"CC-03", "LI-05"} <= rules(binding)
    assert doubts(binding) == set()
    assert outcome["X"].effect.value == "bound"


def test_case_14_the_switch_of_2022_in_who_is_liable() -> None:
    """Case 14 (implied): liability followed the owner to 30 June 2022, and the exerciser since."""
    before = world(trust("E", "NHSE"), trust("X", "CCG"), given("1", "E board", "X"))
    after = world(trust("E", "NHSE"), trust("X", "ICB"), given("1", "E board", "X"))
    old = ask(before, "X board", date(2022, 6, 30), of=["E"])["E"]
    new = ask(after, "X board", date(2022, 7, 1), of=["E"])["E"]
    assert (old.liable, new.liable) == (("E",), ("X",))
    assert rests_on(old, "NE-01", "LI-04")
    assert rests_on(new, "NE-03", "LI-02")
