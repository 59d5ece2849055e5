"""What silence means, matters and figures, doubts, and who is liable."""

from datetime import timedelta
from typing import Any

import pytest
from build import (
    Y2023,
    Y2024,
    ask,
    cites,
    committee,
    council,
    doubts,
    facts,
    given,
    rests_on,
    trust,
    votes,
    world,
)
from forms import together

from icsgov.explain import Verdict
from icsgov.law import england
from icsgov.model.body import CommitteeInCommon
from icsgov.model.decision import Decision
from icsgov.model.governance import Governance
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Office
from icsgov.model.voting import majority
from icsgov.reasoning.resolve import resolve

DAY = Y2024
ACTS: dict[str, tuple[str, dict[str, Any]]] = {
    "vote": ("A board", {"votes": ()}),
    "delegation": ("A committee", {}),
    "seat": ("A board", {"votes": votes("for", "x", "y", "z")}),
    "approval": ("A board", {"matter": "deal"}),
    "office": ("A office", {}),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_is_not_recorded_did_not_happen(act: str) -> None:
    """The answer is NO, and a step says what was looked for."""
    forum, more = ACTS[act]
    deal = Matter("deal", kinds="significant-transaction")
    office = Office("A office", "A")
    governors = committee("A", "gov", name="governors", statute="governors")
    gov = world(trust("A"), committee("A", "ceo", "ned"), deal, governors, office)
    binding = ask(gov, forum, DAY, **more)["A"]
    assert binding.verdict is Verdict.NO
    assert binding.effect.value != "indeterminate"
    assert [step for step in binding.why.failing() if not step.children]


def open_fields() -> dict[str, tuple[Governance, str, dict[str, Any]]]:
    """A world for each open field, in which that field alone is not recorded."""
    pair = given("1", "A board", "A committee", conditions="money")
    some = votes("for", "A chair", "A ceo")
    tie = (*votes("for", "A chair"), *votes("against", "A ned"))
    second = votes("for", "A chair", casting=True)
    return {
        "quorum": (world(trust("A", quorum=None)), "A board", {}),
        "voting rule": (world(trust("A", rule=None)), "A board", {}),
        "attendance": (world(trust("A")), "A board", {"votes": some}),
        "who presided": (
            world(trust("A", quorum=[], rule=majority(casting_vote=True))),
            "A board",
            {"votes": (*tie, *second)},
        ),
        "figures": (
            world(trust("A"), committee("A", "ceo", "ned"), limited()),
            "A committee",
            {"figures": None},
        ),
        "condition": (world(trust("A"), committee("A", "ceo", "ned"), pair), "A committee", {}),
    }


def limited(**more: Any) -> Any:
    """A delegation to the committee with a ceiling."""
    return given("1", "A board", "A committee", ceiling=Limit(5, **more))


@pytest.mark.parametrize("field", open_fields())
def test_an_open_field_that_is_not_recorded_is_not_known(field: str) -> None:
    """What depends on it is UNKNOWN and is among the doubts."""
    gov, forum, more = open_fields()[field]
    outcome = ask(gov, forum, DAY, **more)
    assert outcome["A"].verdict is Verdict.UNKNOWN
    assert outcome["A"].effect.value == "indeterminate"
    assert outcome.doubts


def test_kinds_that_nobody_considered_are_read_as_none_with_a_doubt() -> None:
    """Saying that none applies takes the doubt away."""
    for matter in ("elsewhere", "elsewhere/narrow"):
        binding = ask(world(trust("A")), "A board", DAY, matter)["A"]
        assert binding.effect.value == "bound"
        assert doubts(binding) == {"kinds.not-considered"}
    silent = world(trust("A"), Matter("elsewhere"))
    assert doubts(ask(silent, "A board", DAY, "elsewhere")["A"]) == {"kinds.not-considered"}
    said = world(trust("A"), Matter("elsewhere", kinds=()))
    assert doubts(ask(said, "A board", DAY, "elsewhere")["A"]) == set()


def test_kinds_attach_and_words_do_not() -> None:
    """A path that speaks of a merger is no merger unless it is marked as one."""
    gov = world(trust("A"), Matter("merger", kinds=()))
    assert ask(gov, "A board", DAY, "merger")["A"].effect.value == "bound"
    marked = world(trust("A"), Matter("tidying", kinds="merger"))
    assert ask(marked, "A board", DAY, "tidying")["A"].effect.value == "awaiting"


def test_a_bare_number_is_pounds_for_this_decision_without_vat() -> None:
    """The stated defaults of a figure and of a limit, boundary included."""
    assert Decision("D", "m", forum="f", day=DAY, figures=5).figures == (Figure(5),)
    limit = limited().ceiling[0]
    assert (limit.basis.value, limit.vat.value, limit.inclusive) == ("decision", "out", True)
    assert limited(basis="year").ceiling != limited().ceiling


def test_zero_says_that_no_money_is_involved() -> None:
    """It meets a ceiling of any basis."""
    for more in ({}, {"basis": "year"}, {"basis": "whole life", "vat": "in"}):
        gov = world(trust("A"), committee("A", "ceo", "ned"), limited(**more))
        assert ask(gov, "A committee", DAY, figures=0)["A"].effect.value == "bound"


def test_no_ceiling_is_unlimited() -> None:
    """A delegation without one bears any figure and needs none."""
    gov = world(trust("A"), committee("A", "ceo", "ned"), given("1", "A board", "A committee"))
    for figures in (None, 10**12):
        assert ask(gov, "A committee", DAY, figures=figures)["A"].effect.value == "bound"


def test_an_unknown_beside_a_no_is_a_no() -> None:
    """Bound is NO if any other part is NO, whatever is not known."""
    gov = world(trust("A", quorum=None), committee("A", "ceo", "ned", quorum=None))
    binding = ask(gov, "A committee", DAY)["A"]
    assert binding.verdict is Verdict.NO
    assert binding.effect.value == "unauthorised"


def test_a_source_is_cited_where_it_is_relied_on() -> None:
    """The clause that an auditor would quote is in the reasons, and so is its document."""
    link = given("SoRD 7.2", "A board", "A committee", source="Scheme of delegation, p 9")
    gov = world(trust("A"), committee("A", "ceo", "ned"), link)
    binding = ask(gov, "A committee", DAY)["A"]
    assert "Scheme of delegation, p 9" in cites(binding)
    assert "SoRD 7.2" in str(binding.why)


def test_a_condition_that_the_recording_implies_is_met_by_a_source() -> None:
    """Cited it is met, uncited it is met with a doubt."""
    for source, wanted in (("scheme", set()), (None, {"condition.unsourced"})):
        link = given("1", "A board", "A committee", source=source)
        gov = world(trust("A"), committee("A", "ceo", "ned"), link)
        binding = ask(gov, "A committee", DAY)["A"]
        assert binding.effect.value == "bound"
        assert doubts(binding) == wanted


def test_an_outcome_says_under_which_law() -> None:
    """The version of the book is part of the answer, an amended one's too."""
    gov = world(trust("A"))
    book = england()
    assert ask(gov, "A board", DAY).law == book.version
    other = book.repeal("FT-02", on=DAY)
    assert ask(gov, "A board", DAY, law=other).law == other.version
    assert other.version != book.version


def test_a_decision_is_judged_under_the_law_of_its_own_day() -> None:
    """What comes into force later changes nothing about it."""
    gov = together("A", "B", under=None)
    decision = Decision("D", "service", forum="jc", day=Y2023 - timedelta(days=365), votes=())
    late = resolve(decision, gov, on=DAY)
    assert not {"FT-11"} & {str(step.facts.get("rule")) for step in late.why("A").walk()}
    assert rests_on(late["A"], "FT-08")


def test_an_own_decision_is_the_owners_to_answer_for() -> None:
    """Liability of an own decision needs no power; nobody is liable for what binds nobody."""
    gov = world(trust("A"), committee("A", "ceo", "ned"))
    assert ask(gov, "A board", DAY)["A"].liable == ("A",)
    assert ask(gov, "A committee", DAY)["A"].liable == ()


def test_where_two_powers_fit_liability_is_not_known() -> None:
    """Both powers let the council act, and they put liability in different places."""
    word = ("improvement", "consulted")
    gov = together("A", "L", under=None).put(given("x", "A board", "L", attested=word))
    binding = ask(gov, "L cabinet", DAY, of=["A"])["A"]
    assert binding.effect.value == "bound"
    assert binding.liability.verdict is Verdict.UNKNOWN
    assert binding.liable == ()
    assert binding.power is None
    assert "liability.power-unknown" in doubts(binding)
    for power, liable in (("65Z5", "L"), ("75", "A"), ("s.75", "A"), ("section 65Z5", "L")):
        one = gov.put(given("x", "A board", "L", attested=word, under=power))
        assert ask(one, "L cabinet", DAY, of=["A"])["A"].liable == (liable,)


def test_where_the_powers_disagree_the_missing_one_is_named() -> None:
    """One of them allows and the other is not known to: the answer waits for the power."""
    gov = together("A", "L", under=None).put(given("x", "A board", "L"))
    binding = ask(gov, "L cabinet", DAY, of=["A"])["A"]
    assert binding.effect.value == "indeterminate"
    assert set(facts(binding, "power.not-recorded")["powers"]) == {"65Z5", "75"}


def test_liability_that_rests_on_an_inference_is_a_doubt() -> None:
    """Terms that name who is liable are taken at their word, which is an inference."""
    binding = ask(together("A", "B", liable=["B"]), "jc", DAY)["A"]
    assert binding.liable == ("B",)
    assert doubts(binding) == {"LI-03"}


def test_four_questions_are_answered_apart() -> None:
    """Whose function, who exercised it, who is bound, who is liable."""
    gov = world(trust("I", "ICB"), trust("T"), given("1", "I board", "T", under="65Z5"))
    binding = ask(gov, "T board", DAY, of=["I"])["I"]
    assert binding.function_of == "I"
    assert binding.exercised_by == "T board"
    assert binding.verdict is Verdict.YES
    assert binding.liable == ("T",)
    assert binding.power == "65Z5"


def test_an_outcome_lists_the_doubts_of_every_binding_once() -> None:
    """A doubt about the matter is one doubt, however many organisations it touches."""
    common = CommitteeInCommon("cic", ["A board", "B board"])
    gov = world(trust("A"), trust("B", rule=None), common)
    outcome = ask(gov, "cic", DAY, "elsewhere")
    assert [len(binding.doubts) for binding in outcome] == [1, 2]
    assert sorted(step.code for step in outcome.doubts) == [
        "kinds.not-considered",
        "rule.not-recorded",
    ]


def test_one_power_that_is_open_leaves_liability_open() -> None:
    """Along a chain liability is known only where the power of every crossing is."""
    word = ("improvement", "consulted")
    gov = world(
        *(trust("I", "ICB"), trust("A"), council("L"), Matter("service", kinds=())),
        given("1", "I board", "A", under="65Z5"),
        given("2", "A board", "L", function_of="I", attested=word, passing_on="allowed"),
    )
    open_ = ask(gov, "L cabinet", DAY, of=["I"])["I"]
    assert open_.effect.value == "bound"
    assert open_.liable == ()
    assert "liability.power-unknown" in doubts(open_)
    one = given("2", "A board", "L", function_of="I", under="65Z5")
    assert ask(gov.put(one), "L cabinet", DAY, of=["I"])["I"].liable == ("L",)


def test_the_power_is_that_by_which_the_function_left() -> None:
    """What the exerciser does within its own house moves neither power nor liability."""
    gov = world(
        *(trust("I", "ICB"), trust("N", "NHST"), committee("N", "ceo", "ned")),
        given("1", "I board", "N", under="65Z5"),
        given("2", "N board", "N committee", function_of="I"),
    )
    outcome = ask(gov, "N committee", DAY, of=["I"])
    assert outcome["I"].effect.value == "bound"
    assert outcome["I"].exercised_by == "N committee"
    assert outcome["I"].power == "65Z5"
    assert outcome["I"].liable == ("N",)
