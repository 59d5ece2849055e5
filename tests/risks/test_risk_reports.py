"""Who is to see a risk, and what stays where it is: what provisions say, and what silence means."""

from datetime import date
from string import Formatter
from typing import Any

import pytest
from attrs import evolve

from icsgov import NO, UNKNOWN, YES, Board, Governance, Organisation, Verdict
from icsgov.errors import MalformedError
from icsgov.model.rating import Band, Matrix, Rating
from icsgov.model.risk import Issue, SystemRisk
from icsgov.model.risk_policy import (
    Appetite,
    AssuranceRule,
    DeEscalationRule,
    EscalationRule,
    ReportRule,
    ReviewRule,
    RiskPolicy,
    StayRule,
    Tier,
)
from icsgov.period import Every
from icsgov.phrases import RISKS
from icsgov.risks.acts import review
from icsgov.risks.assess import Advice, Assessment, assess

ON = date(2025, 3, 3)


def world(**fields: Any) -> Governance:
    """A trust and a system board, under a policy with these provisions."""
    return Governance.of(
        Organisation("RNN", kind="FT"),
        Organisation("QHM", kind="ICB"),
        Board("rnn", "RNN"),
        Board("icb", "QHM"),
        Tier("trust", up="system", bodies="rnn"),
        Tier("system", top=True, bodies="icb"),
        RiskPolicy("RMP", by="rnn", bands=[Band("low", 1, 12), Band("high", 15, 25)], **fields),
    )


def risk(score: int | None = 16, tier: str = "trust", **fields: Any) -> SystemRisk:
    rating = None if score is None else Rating(stated=score)
    said = {"owner": "rnn", "raised": date(2025, 1, 1), "current": rating, **fields}
    return SystemRisk("SR 4", "handovers take hours", tier=tier, **said)


def told(held: SystemRisk | Issue, gov: Governance, on: date = ON) -> Assessment:
    return assess(held, gov, on=on)


def test_without_a_policy_nobody_knows_who_is_to_see_it() -> None:
    found = told(risk(), world().drop("RMP"))
    assert found.report.verdict is UNKNOWN and found.report.code == "risk.no-policy"
    assert found.reports == () and found.seen_by == ()


def test_a_policy_that_is_silent_at_a_tier_says_so() -> None:
    gov = world(reports=ReportRule("7", tiers="system", to="icb"))
    found = told(risk(), gov)
    assert found.report.says == "`RMP` does not say who is to see a risk at `trust`"
    assert told(risk(tier="system"), gov).seen_by == ("icb",)


@pytest.mark.parametrize(
    ("score", "verdict", "readers"),
    [(14, NO, ()), (15, YES, ("icb",)), (16, YES, ("icb",)), (None, UNKNOWN, ())],
)
def test_a_provision_by_score(
    score: int | None, verdict: Verdict, readers: tuple[str, ...]
) -> None:
    found = told(risk(score), world(reports=ReportRule("7", at_least=15, to="icb")))
    assert found.report.verdict is verdict
    assert found.seen_by == readers


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"to": "icb"}, "`7` has it reported to `icb` at every meeting"),
        (
            {"to": ["icb", "rnn"], "every": Every(months=1)},
            "`7` has it reported to `icb` and `rnn` every month",
        ),
        (
            {"to": "icb", "every": Every(weeks=2), "through": "the weekly brief"},
            "`7` has it reported to `icb` every 2 weeks, through the weekly brief",
        ),
        (
            {"to": "icb", "through": "the weekly brief"},
            "`7` has it reported to `icb` at every meeting, through the weekly brief",
        ),
        ({}, "`7` has it reported; to whom is not on file"),
        (
            {"every": Every(years=1), "through": "performance management"},
            "`7` has it reported every year through performance management; to whom is not on file",
        ),
    ],
)
def test_what_is_said_of_to_whom_how_often_and_which_way(fields: dict[str, Any], says: str) -> None:
    found = told(risk(), world(reports=ReportRule("7", **fields)))
    assert found.report.verdict is YES
    (last,) = [one for one in found.report.walk() if one.code.startswith("report.")][-1:]
    assert last.says == says
    assert (last in found.doubts()) is ("to" not in fields)
    assert says.split(";")[0] in " ".join(str(found).split())


@pytest.mark.parametrize(("day", "verdict"), [(31, NO), (1, NO), (2, YES)])
def test_a_report_of_what_is_overdue_begins_the_day_after_the_review_was_due(
    day: int, verdict: Verdict
) -> None:
    gov = world(
        reviews=ReviewRule("6", every=Every(months=1)),
        reports=ReportRule("7", overdue=True, to="icb"),
    )
    on = date(2025, 1, day) if day == 31 else date(2025, 2, day)
    assert told(risk(), gov, on).report.verdict is verdict
    done = review(risk(), gov, by="rnn", on=date(2025, 1, 31)).held
    assert told(done, gov, on).report.verdict is NO


def test_a_report_of_what_is_overdue_is_not_known_where_the_review_is_not() -> None:
    gov = world(reports=ReportRule("7", overdue=True, to="icb"))
    assert told(risk(), gov).report.verdict is UNKNOWN


def test_an_issue_is_reported_too() -> None:
    issue = Issue("I 1", "no beds", owner="rnn", tier="trust", raised=date(2025, 1, 1))
    assert told(issue, world(reports=ReportRule("7", to="icb"))).seen_by == ("icb",)


# what stays


@pytest.mark.parametrize(
    ("score", "advice", "up"),
    [
        (12, Advice.STAY, NO),
        (15, Advice.UNKNOWN, UNKNOWN),
        (None, Advice.UNKNOWN, UNKNOWN),
    ],
)
def test_what_a_policy_says_stays_stays_and_of_the_rest_nothing_is_known(
    score: int | None, advice: Advice, up: Verdict
) -> None:
    found = told(risk(score), world(stays=StayRule("8", bands="low")))
    assert (found.advice, found.up.verdict) == (advice, up)


def test_a_provision_that_moves_it_goes_before_one_that_keeps_it() -> None:
    gov = world(
        stays=StayRule("8"),
        escalations=EscalationRule("4", tiers="trust", to="system", at_least=15),
    )
    assert told(risk(15), gov).advice is Advice.ESCALATE
    assert told(risk(14), gov).advice is Advice.STAY


def test_what_stays_does_not_come_down_either() -> None:
    gov = world(stays=StayRule("8", tiers="system"))
    found = told(risk(3, tier="system", owner="icb"), gov)
    assert found.down.verdict is NO and found.advice is Advice.STAY
    assert told(risk(3), gov).advice is Advice.UNKNOWN  # at another tier it says nothing


def test_a_provision_by_bands_says_in_which_bands_the_reviews_held() -> None:
    gov = world(
        de_escalations=DeEscalationRule("5", tiers="system", to="trust", bands="low", reviews=2)
    )
    held = risk(12, tier="system", owner="icb")
    says = []
    for day in (1, 2):
        held = review(held, gov, by="icb", on=date(2025, 3, day)).held
        lines = told(held, gov, date(2025, 3, day)).down.walk()
        says += [one.says for one in lines if one.code.startswith("risk.reviews")]
    assert says == [
        "`5` asks for 2 reviews in a row in low since it came to its tier; there 1 has been as yet",
        "at the last 2 reviews it was in low, as `5` asks",
    ]


def test_the_text_says_who_is_to_be_told_of_a_gap_in_assurance() -> None:
    gov = world(assurance=AssuranceRule("9", bands="high", absent="tell", tell=["icb", "rnn"]))
    assert "    to be told: icb, rnn" in str(told(risk(16), gov)).splitlines()
    assert "to be told" not in str(told(risk(12), gov))


def test_every_sentence_names_its_facts_as_the_templates_do() -> None:
    """A question mark with no colon before it would be part of the name of a fact."""
    names = {
        (code, name)
        for code, template in RISKS.items()
        for _, name, _, _ in Formatter().parse(template)
        if name is not None
    }
    assert len(names) > 100
    assert [one for one in names if not one[1].isidentifier()] == []


@pytest.mark.parametrize(
    ("score", "says"),
    [
        (8, "its current score, 8, is within the appetite of `RNN` for `quality`, 8 (`RMP`)"),
        (
            12,
            "its current score, 12, is no more than the 12 that `RNN` will bear for `quality`, and"
            " over its appetite of 8 (`RMP`)",
        ),
        (15, "its current score, 15, is over the 12 that `RNN` will bear for `quality` (`RMP`)"),
    ],
)
def test_what_is_said_of_an_appetite_and_what_is_borne(score: int, says: str) -> None:
    gov = world(appetites=Appetite("quality", score=8, tolerance=12))
    (stance,) = told(risk(score, category="quality"), gov).stances
    assert stance.why.says == says


def test_assurance_from_either_of_two_lines_is_said_as_either() -> None:
    gov = world(assurance=AssuranceRule("9", lines=[2, 3], absent="tell", tell="icb"))
    (gap,) = told(risk(), gov).gaps
    assert "no assurance of line 2 or 3 is on file" in gap.why.children[-1].says


# the band that a rating falls into


def banded(rating: Rating | tuple[int, int], matrix: Matrix, **fields: Any) -> Assessment:
    gov = world(escalations=EscalationRule("4", tiers="trust", to="system", bands="high"), **fields)
    return told(evolve(risk(), matrix=matrix, current=rating), gov)


def test_a_band_that_a_register_names_is_enough_where_it_gives_no_score() -> None:
    for name, verdict in (("high", YES), ("low", NO), ("red", UNKNOWN)):
        found = banded(Rating(band=name), Matrix())
        assert found.up.verdict is verdict
        assert (found.band is None) is (verdict is UNKNOWN)


def test_a_score_goes_before_the_band_that_a_register_names() -> None:
    assert banded(Rating(4, 4, band="low"), Matrix()).up.verdict is YES
    assert banded(Rating(stated=13, band="high"), Matrix()).band is None  # in no band of the policy


def test_a_score_on_another_matrix_is_in_no_band_of_the_policy() -> None:
    found = banded((4, 4), Matrix(4, 4))
    assert found.up.verdict is UNKNOWN and found.band is None
    assert banded(Rating(4, 4, band="high"), Matrix(4, 4)).up.verdict is UNKNOWN
    assert banded(Rating(band="high"), Matrix(4, 4)).up.verdict is UNKNOWN


# outside an appetite


@pytest.mark.parametrize(
    ("score", "category", "verdict", "code"),
    [
        (8, "quality", NO, "appetite.within"),
        (12, "quality/delay", NO, "appetite.borne"),
        (13, "quality/delay", YES, "appetite.beyond"),
        (13, "money", UNKNOWN, "appetite.not-for-category"),
        (13, None, UNKNOWN, "appetite.category-unknown"),
        (None, "quality", UNKNOWN, "appetite.not-rated"),
    ],
)
def test_a_provision_on_what_is_outside_the_owners_appetite(
    score: int | None, category: str | None, verdict: Verdict, code: str
) -> None:
    rule = EscalationRule("4", tiers="trust", to="system", outside=True)
    gov = world(escalations=rule, appetites=Appetite("quality", score=8, tolerance=12))
    found = told(risk(score, category=category, organisations=["QHM"]), gov)
    assert found.up.verdict is verdict
    assert code in {one.code for one in found.up.walk()}


def test_an_owner_with_no_appetite_on_file_is_outside_none_that_is_known() -> None:
    rule = EscalationRule("4", tiers="trust", to="system", outside=True)
    found = told(risk(25, category="quality"), world(escalations=rule))
    assert found.up.verdict is UNKNOWN
    assert found.up.doubts()[0].says == "no appetite of `RNN` is on file"


# policies that are no policies


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"scale": ("low", "high")}, r"scale: expected a scale"),
        (
            {"scale": ("low", "high"), "appetites": Appetite("quality", "low")},
            r"scale: expected a scale",
        ),
        ({"matrix": (4, 4)}, r"matrix: expected a matrix, got \(4, 4\)"),
        (
            {"matrix": (4, 4), "reviews": ReviewRule("6", at_least=9, every=Every(months=1))},
            r"matrix: expected a matrix, got \(4, 4\)",
        ),
    ],
)
def test_what_is_no_scale_and_no_matrix_is_named(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(MalformedError, match=said):
        RiskPolicy("RMP", by="rnn", **fields)


@pytest.mark.parametrize("value", ["monthly", 30])
def test_what_is_no_interval_is_shown_one(value: Any) -> None:
    with pytest.raises(MalformedError, match=r"expected an interval such as `Every\(months=1\)`"):
        ReviewRule("6", every=value)


def test_bands_may_be_given_from_the_highest_down() -> None:
    low, high = Band("low", 1, 12), Band("high", 15, 25)
    assert RiskPolicy("RMP", by="rnn", bands=[high, low]).bands == (low, high)
    named = (Band("Severe"), Band("Manageable"))
    assert RiskPolicy("RMP", by="rnn", bands=named).bands == named
    with pytest.raises(MalformedError, match="overlaps the band before it, which ends at 15"):
        RiskPolicy("RMP", by="rnn", bands=[high, Band("low", 1, 15)])
