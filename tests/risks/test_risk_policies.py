"""Real policies behave as their text says: at every threshold, and at one point either side.

Each table is read off the source, which the file cites provision by provision. A score that no
likelihood times consequence gives (11, 14) is one that a register states.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from icsgov import NO, UNKNOWN, YES, Attestation, Governance, Step, Verdict
from icsgov.errors import MalformedError
from icsgov.io import dumps, load
from icsgov.model.rating import Band, Matrix, Rating, Scale
from icsgov.model.risk import SystemRisk
from icsgov.model.risk_policy import RULES, Appetite, EscalationRule, RiskPolicy
from icsgov.risks.acts import review
from icsgov.risks.assess import Advice, Assessment, assess
from icsgov.risks.moves import de_escalate, escalate

FOLDER = Path(__file__).parents[2] / "examples" / "risk"
FILES = ("christie", "welwyn_hatfield")
RAISED = date(2022, 1, 10)
PAGES = {
    "christie": "https://thechristie.cld.bz/Public-Board-of-Directors-papers-27-01-22/90",
    "welwyn_hatfield": "https://www.welhat.gov.uk/policies/risk-management-policy-statement-strategy/9",
}


def framework(name: str) -> Governance:
    gov, _ = load(FOLDER / f"{name}.json")
    return gov


CHRISTIE = framework("christie")
WELHAT = framework("welwyn_hatfield")


def codes(step: Step) -> set[str]:
    """The codes of the lines that a step rests on."""
    return {one.code for one in step.walk() if not one.children}


# the files


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_written_as_the_library_writes_it(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text("utf-8") == dumps(framework(name))


@pytest.mark.parametrize("name", FILES)
def test_every_record_and_every_provision_cites_the_page(name: str) -> None:
    gov = framework(name)
    (policy,) = gov.risk_policies
    provisions = [rule for field in RULES for rule in getattr(policy, field)]
    assert len(provisions) >= 9
    for one in [*(record for _, record in gov.records()), *provisions]:
        assert one.source is not None and one.source.url == PAGES[name], one


@pytest.mark.parametrize("name", FILES)
def test_nobody_is_named_who_is_not_in_the_source(name: str) -> None:
    gov = framework(name)
    assert not gov.people
    assert not [seat for body in gov.bodies for seat in getattr(body, "seats", ())]
    for office in gov.offices:
        assert "illustrative" in office.name


# The Christie, p. 90 of the Board papers of 27 January 2022
#
#   15 or more is Extreme       reviewed monthly by the Director / Deputy COO of the division, and
#                               reported to divisional board and risk & quality governance committee
#                               (to the committee at every meeting)
#   10 or more                  reviewed at least quarterly by the division; the row is cut off
#   under 10                    not seen

MONTH, QUARTER = date(2022, 2, 10), date(2022, 4, 10)
BOTH = ("divisional-board", "risk-quality-committee")

#        score  band       due      reported to
SCORES = (
    (1, None, None, ()),
    (9, None, None, ()),
    (10, None, QUARTER, ()),
    (11, None, QUARTER, ()),
    (14, None, QUARTER, ()),
    (15, "Extreme", MONTH, BOTH),
    (16, "Extreme", MONTH, BOTH),
    (25, "Extreme", MONTH, BOTH),
)
TEST_OF_IMPACT = (
    "agreed by directors / deputy COOs to have trust-wide impact or impact on strategic objectives"
)


def at_christie(score: int | None, tier: str = "ward", **fields: Any) -> SystemRisk:
    rating = None if score is None else Rating(stated=score)
    said = {"owner": "division-director", "raised": RAISED, "current": rating, **fields}
    return SystemRisk("R", "what may happen", tier=tier, **said)


def christie(risk: SystemRisk, on: date = RAISED) -> Assessment:
    return assess(risk, CHRISTIE, on=on)


@pytest.mark.parametrize("tier", ["ward", "division", "corporate", "committee"])
@pytest.mark.parametrize(("score", "band", "due", "to"), SCORES)
def test_christie_by_score(
    score: int, band: str | None, due: date | None, to: tuple[str, ...], tier: str
) -> None:
    found = christie(at_christie(score, tier))
    assert found.band is not None and found.band.name == band
    assert found.due == due
    if tier == "corporate":  # an extract of that register goes to the committee, whatever the score
        to = tuple(sorted({*to, "risk-quality-committee"}))
    assert found.seen_by == to


@pytest.mark.parametrize(("score", "band", "due", "to"), SCORES)
def test_christie_review_the_day_before_on_the_day_and_after(
    score: int, band: str | None, due: date | None, to: tuple[str, ...]
) -> None:
    for day, late in ((9, NO), (10, NO), (11, YES)):
        for month in (2, 4):
            found = christie(at_christie(score), date(2022, month, day))
            expected = UNKNOWN if due is None else YES if found.on > due else NO
            assert found.overdue is expected
            if due is not None and month == due.month:
                assert expected is late


def test_christie_says_that_the_rows_under_ten_were_not_seen() -> None:
    found = christie(at_christie(9), date(2023, 1, 10))
    assert found.overdue is UNKNOWN and found.due is None
    (doubt,) = [one for one in found.review.walk() if one.code == "review.interval-unknown"]
    assert doubt.says == "how often `p.90, under 10 (not seen)` asks for a review is not on file"


def test_christie_a_month_from_the_end_of_january_ends_with_february() -> None:
    found = christie(at_christie(15, raised=date(2022, 1, 31)), date(2022, 3, 1))
    assert found.due == date(2022, 2, 28) and found.overdue is YES


@pytest.mark.parametrize(
    ("by", "score", "due"),
    [
        ("division-director", 15, date(2022, 3, 1)),
        ("divisional-board", 15, MONTH),  # the monthly review is the director's
        ("division-director", 10, date(2022, 5, 1)),
        ("divisional-board", 10, date(2022, 5, 1)),  # the quarterly one is the division's
        ("division-director", 14, date(2022, 5, 1)),
    ],
)
def test_christie_whose_review_counts(by: str, score: int, due: date) -> None:
    done = review(at_christie(score), CHRISTIE, by=by, on=date(2022, 2, 1))
    assert done.made
    assert christie(done.held, date(2022, 2, 1)).due == due


@pytest.mark.parametrize(("day", "verdict"), [(9, NO), (10, NO), (11, YES)])
def test_christie_what_is_overdue_is_reported_through_performance_management(
    day: int, verdict: Verdict
) -> None:
    found = christie(at_christie(15), date(2022, 2, day))
    (rule,) = [one for one in found.reports if one.rule.overdue]
    assert rule.why.verdict is verdict
    assert rule.rule.through == "performance management"
    if verdict is YES:
        assert "to whom is not on file" in rule.why.doubts()[0].says


def test_christie_each_division_presents_its_register_yearly_to_whom_was_not_seen() -> None:
    for score in (1, 25):
        found = christie(at_christie(score, "division"))
        (rule,) = [
            one for one in found.reports if one.rule.clause == "p.90, registers of divisions"
        ]
        assert rule.why.verdict is YES and str(rule.rule.every) == "1 year"
        assert codes(rule.why) == {"risk.every", "report.to-unknown"}
    assert not [one for one in christie(at_christie(1)).reports if one.rule.tiers]


def test_christie_an_extract_of_the_corporate_register_goes_up_twice_a_year() -> None:
    found = christie(at_christie(1, "corporate"))
    assert found.report.verdict is YES
    (rule,) = [one for one in found.reports if one.why.verdict is YES]
    assert str(rule.rule.every) == "6 months"


# entry to its corporate register is a test of impact, not of score


@pytest.mark.parametrize("score", [None, 1, 9, 10, 11, 14, 15, 16, 25])
@pytest.mark.parametrize(
    ("word", "verdict", "code"),
    [
        (True, YES, "risk.condition-met"),
        (False, NO, "risk.condition-not-met"),
        (None, UNKNOWN, "risk.condition-unknown"),
    ],
)
def test_christie_corporate_register_by_what_is_agreed_whatever_the_score(
    score: int | None, word: bool | None, verdict: Verdict, code: str
) -> None:
    said = [] if word is None else [Attestation(TEST_OF_IMPACT, word)]
    found = christie(at_christie(score, "division", attested=said))
    assert found.up.verdict is verdict
    assert codes(found.up) == {code}
    assert [one.tier for one in found.to] == (["corporate"] if verdict is YES else [])


@pytest.mark.parametrize("tier", ["ward", "corporate", "committee"])
def test_christie_no_rule_was_seen_for_going_up_from_other_tiers(tier: str) -> None:
    found = christie(at_christie(25, tier))
    assert found.advice is Advice.UNKNOWN
    assert found.up.doubts()[0].says == (
        f"`CHRISTIE-RMP` does not say when a risk goes up from `{tier}`"
    )


def test_christie_nothing_is_above_the_board() -> None:
    assert codes(christie(at_christie(25, "board")).up) == {"risk.top"}


@pytest.mark.parametrize("tier", ["division", "corporate", "committee", "board"])
@pytest.mark.parametrize("score", [1, 9, 14, 15])
def test_christie_coming_down_is_not_known_and_says_so(score: int, tier: str) -> None:
    found = christie(at_christie(score, tier))
    assert found.down.verdict is UNKNOWN
    says = f"`CHRISTIE-RMP` does not say when a risk comes down from `{tier}`"
    assert says in [one.says for one in found.doubts()]


def test_christie_who_takes_a_risk_onto_the_corporate_register_is_not_on_file() -> None:
    asked: dict[str, Any] = {"on": RAISED, "accepted_by": "risk-quality-committee"}
    move = escalate(at_christie(20, "division"), CHRISTIE, by="division-director", **asked)
    assert move.verdict is UNKNOWN
    assert "move.holder-unknown" in codes(move.why)
    other = escalate(at_christie(20, "division"), CHRISTIE, by="christie-board", **asked)
    assert other.verdict is NO and "move.not-theirs" in codes(other.why)


def test_christie_a_body_may_still_bring_a_risk_down_with_a_doubt() -> None:
    risk = at_christie(9, "board", owner="christie-board")
    asked: dict[str, Any] = {"on": RAISED, "accepted_by": "risk-quality-committee"}
    move = de_escalate(risk, CHRISTIE, by="christie-board", **asked)
    assert move.made and move.held.tier == "committee"
    assert "move.no-rule" in {one.code for one in move.why.doubts()}


# Welwyn Hatfield, s. 9
#
#   strategic risk                              always reported
#   operational risk, residual Serious, Severe  reported
#   operational risk, Manageable                stays with directors and risk managers
#   project risk likely to affect objectives    transferred to the operational or strategic register
#   Senior Management Team                      reviews monthly
#   Performance Clinic, Cabinet, Audit          review quarterly

ALL_FOUR = ("welhat-audit", "welhat-cabinet", "welhat-clinic", "welhat-smt")

#        tier           band          reported  to
BANDS = (
    ("project", "Manageable", UNKNOWN, ()),
    ("project", "Serious", UNKNOWN, ()),
    ("project", "Severe", UNKNOWN, ()),
    ("operational", "Manageable", NO, ()),
    ("operational", "Serious", YES, ALL_FOUR),
    ("operational", "Severe", YES, ALL_FOUR),
    ("strategic", "Manageable", YES, ALL_FOUR),
    ("strategic", "Serious", YES, ALL_FOUR),
    ("strategic", "Severe", YES, ALL_FOUR),
    ("smt", "Severe", UNKNOWN, ()),
    ("cabinet", "Severe", UNKNOWN, ()),
    ("audit", "Severe", UNKNOWN, ()),
)
OBJECTIVES = "likely to affect Council objectives"


def at_welhat(band: str | None, tier: str, **fields: Any) -> SystemRisk:
    rating = None if band is None else Rating(band=band)
    said = {"owner": "director", "raised": RAISED, "current": rating, **fields}
    return SystemRisk("R", "what may happen", tier=tier, **said)


def welhat(risk: SystemRisk, on: date = RAISED) -> Assessment:
    return assess(risk, WELHAT, on=on)


@pytest.mark.parametrize(("tier", "band", "verdict", "to"), BANDS)
def test_welwyn_hatfield_by_band_and_tier(
    tier: str, band: str, verdict: Verdict, to: tuple[str, ...]
) -> None:
    found = welhat(at_welhat(band, tier))
    assert found.band == Band(band)
    assert found.report.verdict is verdict
    assert found.seen_by == to
    if verdict is UNKNOWN:
        assert codes(found.report) == {"report.no-rule"}
    reviewed = {"strategic": MONTH, "operational": None if band == "Manageable" else MONTH}
    assert found.due == reviewed.get(tier)


@pytest.mark.parametrize(("tier", "verdict"), [("operational", UNKNOWN), ("strategic", YES)])
@pytest.mark.parametrize("band", [None, "Amber"])
def test_welwyn_hatfield_a_rating_that_it_has_no_band_for(
    band: str | None, tier: str, verdict: Verdict
) -> None:
    found = welhat(at_welhat(band, tier))
    assert found.report.verdict is verdict
    assert found.band is None


@pytest.mark.parametrize(
    ("inherent", "residual", "verdict"),
    [("Severe", "Manageable", NO), ("Manageable", "Severe", YES), ("Serious", "Serious", YES)],
)
def test_welwyn_hatfield_it_is_the_residual_rating_that_counts(
    inherent: str, residual: str, verdict: Verdict
) -> None:
    risk = at_welhat(residual, "operational", inherent=Rating(band=inherent))
    assert welhat(risk).report.verdict is verdict


@pytest.mark.parametrize(
    ("body", "month"),
    [("welhat-smt", 2), ("welhat-clinic", 4), ("welhat-cabinet", 4), ("welhat-audit", 4)],
)
@pytest.mark.parametrize(
    ("tier", "band"), [("strategic", "Manageable"), ("operational", "Serious")]
)
def test_welwyn_hatfield_each_review_the_day_before_on_the_day_and_after(
    tier: str, band: str, body: str, month: int
) -> None:
    """The other three have reviewed it on the day before; the one that is asked about has not."""
    others = [one for one in ALL_FOUR if one != body]
    for day, late in ((9, NO), (10, NO), (11, YES)):
        risk = at_welhat(band, tier)
        for other in others:
            risk = review(risk, WELHAT, by=other, on=date(2022, month, 9)).held
        found = welhat(risk, date(2022, month, day))
        assert found.due == date(2022, month, 10)
        assert found.overdue is late


def test_welwyn_hatfield_manageable_is_reviewed_by_its_managers_how_often_is_not_on_file() -> None:
    found = welhat(at_welhat("Manageable", "operational"), date(2030, 1, 1))
    assert found.overdue is UNKNOWN
    assert "review.interval-unknown" in codes(found.review)
    for by, made in (("director", YES), ("risk-manager", YES), ("project-sponsor", NO)):
        assert review(found.held, WELHAT, by=by, on=found.on).verdict is made


@pytest.mark.parametrize("band", ["Manageable", "Serious", "Severe"])
@pytest.mark.parametrize(("word", "verdict"), [(True, YES), (False, NO), (None, UNKNOWN)])
def test_welwyn_hatfield_a_project_risk_is_transferred_to_either_register(
    word: bool | None, verdict: Verdict, band: str
) -> None:
    said = [] if word is None else [Attestation(OBJECTIVES, word)]
    risk = at_welhat(band, "project", owner="project-sponsor", attested=said)
    found = welhat(risk)
    assert found.up.verdict is verdict
    both = ["operational", "strategic"]
    assert [one.tier for one in found.to] == (both if verdict is YES else [])


@pytest.mark.parametrize("to", ["operational", "strategic"])
def test_welwyn_hatfield_a_transfer_names_the_register_and_needs_its_owner(to: str) -> None:
    risk = at_welhat("Serious", "project", owner="project-sponsor", attested=[OBJECTIVES])
    asked: dict[str, Any] = {"by": "project-sponsor", "on": RAISED}
    assert codes(escalate(risk, WELHAT, accepted_by="director", **asked).why) >= {"move.which-tier"}
    move = escalate(risk, WELHAT, accepted_by="director", to=to, **asked)
    assert move.made and (move.held.tier, move.held.owner) == (to, "director")
    assert escalate(risk, WELHAT, accepted_by="risk-manager", to=to, **asked).verdict is NO


def test_welwyn_hatfield_manageable_stays_with_its_managers() -> None:
    found = welhat(at_welhat("Manageable", "operational"))
    assert found.advice is Advice.STAY
    assert codes(found.up) == {"risk.stays"} and "risk.stays" in codes(found.down)
    (why,) = [one for one in found.up.walk() if not one.children]
    assert why.says == (
        "`s.9, operational, Manageable, stays` has it stay at `operational`: its current band,"
        " Manageable, is one that `s.9, operational, Manageable, stays` names"
    )
    assert next(str(one) for one in why.cites).startswith("Welwyn Hatfield Borough Council")


@pytest.mark.parametrize(
    ("tier", "band"),
    [
        (tier, band)
        for tier in ("operational", "strategic", "smt", "cabinet")
        for band in (None, "Manageable", "Serious", "Severe")
        if (tier, band) != ("operational", "Manageable")  # which stays
    ],
)
def test_welwyn_hatfield_no_rule_was_seen_for_going_up_or_down(tier: str, band: str | None) -> None:
    found = welhat(at_welhat(band, tier))
    assert found.advice is Advice.UNKNOWN
    assert codes(found.up) == {"risk.no-rule-up"}
    assert found.down.verdict is UNKNOWN and "risk.no-rule-down" in codes(found.down)


def test_welwyn_hatfield_nothing_is_below_a_project() -> None:
    assert codes(welhat(at_welhat("Severe", "project")).down) == {"risk.bottom"}


# the model matrix of the National Patient Safety Agency (January 2008), whose bands skip scores
# https://studylib.net/doc/26079562/0676-risk-matrix-for-risk-managers-v9

NPSA = (Band("Low", 1, 3), Band("Moderate", 4, 6), Band("High", 8, 12), Band("Extreme", 15, 25))
LIKELIHOOD = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
CONSEQUENCE = ("Negligible", "Minor", "Moderate", "Major", "Catastrophic")

# by likelihood (down) and consequence (across), as the coloured table of such a matrix is printed
TABLE = """
L L L M M
L M M H H
L M H H E
M H H E E
M H E E E
"""


def alone(policy: RiskPolicy) -> Governance:
    """A policy in the framework of The Christie, in place of its own."""
    return CHRISTIE.drop("CHRISTIE-RMP").put(policy)


def test_npsa_every_cell_of_the_matrix_has_its_band() -> None:
    gov = alone(RiskPolicy("NPSA", by="CHRISTIE", bands=NPSA))
    rows = [row.split() for row in TABLE.split("\n") if row]
    for likelihood, row in enumerate(rows, 1):
        for consequence, letter in enumerate(row, 1):
            risk = at_christie(None, current=(likelihood, consequence))
            band = assess(risk, gov, on=RAISED).band
            assert band is not None and band.name is not None
            assert band.name[0] == letter, (
                LIKELIHOOD[likelihood - 1],
                CONSEQUENCE[consequence - 1],
            )


@pytest.mark.parametrize(
    ("score", "name"),
    [
        *((1, "Low"), (3, "Low"), (4, "Moderate"), (6, "Moderate"), (7, None), (8, "High")),
        *((12, "High"), (13, None), (14, None), (15, "Extreme"), (25, "Extreme")),
    ],
)
def test_npsa_a_stated_score_that_no_rating_gives_is_in_no_band(
    score: int, name: str | None
) -> None:
    gov = alone(RiskPolicy("NPSA", by="CHRISTIE", bands=NPSA))
    band = assess(at_christie(score), gov, on=RAISED).band
    assert (band.name if band is not None else None) == name


def test_npsa_bands_leave_no_score_out_on_its_matrix_and_do_on_one_of_seven() -> None:
    assert RiskPolicy("NPSA", by="CHRISTIE", bands=NPSA).bands == NPSA
    with pytest.raises(MalformedError, match="no band for 7, 14"):
        RiskPolicy("NPSA", by="CHRISTIE", bands=NPSA, matrix=Matrix(7, 3))


# Tavistock & Portman, procedure of 2020-21: risks scoring 9-25 must be escalated (rest cut off)
# https://docslib.org/doc/4539754/risk-management-procedure


@pytest.mark.parametrize(
    ("score", "verdict"), [(8, NO), (9, YES), (10, YES), (24, YES), (25, YES), (None, UNKNOWN)]
)
def test_tavistock_nine_to_twenty_five_goes_up(score: int | None, verdict: Verdict) -> None:
    rule = EscalationRule("2020-21", tiers="division", to="corporate", at_least=9, at_most=25)
    gov = alone(RiskPolicy("TAVISTOCK", by="CHRISTIE", escalations=rule))
    found = assess(at_christie(score, "division"), gov, on=RAISED)
    assert found.up.verdict is verdict
    assert (found.advice is Advice.ESCALATE) is (verdict is YES)


# Robert Jones & Agnes Hunt, 17 January 2024: the tolerance is a maximum TARGET score for a domain,
# no limit on the current score. The scores were not seen: 9 is illustrative, and so are the words
# between the first and the last of the six.
# https://www.rjah.nhs.uk/about-us/publications/trust-documents/risk-appetite/

SIX = Scale("appetite", ("none", "2", "3", "4", "5", "significant"))


@pytest.mark.parametrize(
    ("current", "target", "verdict"),
    [(25, 8, NO), (25, 9, NO), (25, 10, YES), (4, 10, YES), (9, None, UNKNOWN)],
)
def test_robert_jones_tolerance_is_of_the_target_alone(
    current: int, target: int | None, verdict: Verdict
) -> None:
    most = Appetite("clinical-quality", tolerance=9, gauge="target")
    gov = alone(RiskPolicy("RJAH", by="CHRISTIE", scale=SIX, appetites=most))
    aim = None if target is None else Rating(stated=target)
    risk = at_christie(current, target=aim, category="clinical-quality/infection")
    (stance,) = assess(risk, gov, on=RAISED).stances
    assert stance.organisation == "CHRISTIE"
    assert stance.why.verdict is verdict
    other = at_christie(current, target=aim, category="finances")
    assert assess(other, gov, on=RAISED).stances[0].why.code == "appetite.not-for-category"
