"""The rulebook that ships: that it is whole, and says what the law says on the right days."""

from collections import Counter
from datetime import date

import pytest

from icsgov.explain import Basis
from icsgov.law import Condition, Family, MetBy, Mode, Rule, Ruling, england
from icsgov.law.shape import BY

BOOK = england()

PROPOSITIONS = {
    Family.DECIDER: """
        FT-01 FT-02 FT-03 FT-04 FT-05 FT-06 FT-07 FT-08 FT-09 FT-10 FT-11 FT-13
        NT-01 NT-02 NT-03 NT-04 NT-05 NT-08 NT-09 NT-10 NT-21
        CC-01 CC-02 CC-03 CC-04 CC-05 CC-06 CC-07 CC-10
        IC-01 IC-02 IC-03 IC-04 IC-05 IC-06 IC-08 IC-09
        NE-01 NE-02 NE-03 ZZ-01 ZZ-05 ZZ-06 ZZ-07 ZZ-08 ZZ-09 ZZ-10
        PA-01 PA-02 PA-03 PA-04 PA-05 PA-06 PA-07 PA-08 PA-09 PA-11
        LA-01 LA-02 LA-03 LA-04 LA-05 LA-06 LA-07 LA-09 LA-10 LA-11 LA-14 LA-15 LA-16
        LA-22 LA-23 LA-24 HW-01 HW-04 HW-05 GN-01 GN-03""",
    Family.MATTER: """
        FT-14 FT-15 FT-16 FT-17 FT-18 FT-19 FT-21 NT-06 NE-04 NE-05 LA-18 LA-21 HW-06""",
    Family.PROCEDURE: "NT-11 NT-12 NT-13 NT-18 NT-19 LA-12 LA-13 LA-19 LA-20",
    Family.VOTE: "FT-20 NT-14 NT-15 NT-16 NT-17 LA-08 HW-03",
    Family.LINK: "ZZ-02 IC-10 GN-04 GN-05 LA-25",
    Family.STANDING: "FT-22 CC-09 NT-20 PA-10",
    Family.EFFECT: "IC-07 ZZ-03 ZZ-04 HW-02 IP-01 IP-02 GN-02 LA-17 FT-12 NT-07",
}
"""Every numbered proposition, by the family that it belongs to."""

POWERS = {
    "65Z5",
    "65Z6",
    "47A",
    "Sch 4 para 18",
    "14Z3",
    "14Z9",
    "13Z",
    "14Z46",
    "75",
    "101",
    "9E",
    "9EB",
    "Sch 7 para 15",
    "reg 15",
    "agency",
    "Sch 1A para 3",
    "Sch 1B para 11",
    "HWB",
    "66",
    "contract",
    "own",
    "",
}


def test_every_proposition_is_there_once_in_its_family() -> None:
    """No row of the table of propositions is lost, and none is in the wrong family."""
    wanted = {id: family for family, ids in PROPOSITIONS.items() for id in ids.split()}
    assert len(wanted) == 126
    assert {id: BOOK.rule(id).family for id in wanted} == wanted


def test_golden_counts() -> None:
    """A row added or lost by accident changes a count."""
    assert Counter(rule.family.value for rule in BOOK.rules) == {
        "decider": 83,
        "matter": 54,
        "procedure": 37,
        "effect": 26,
        "link": 12,
        "vote": 7,
        "standing": 4,
    }
    assert len(BOOK.not_read()) == 49


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_each_rule_is_fit_to_be_shown(rule: Rule) -> None:
    """One short sentence, a citation, a day on which it was checked, a known power."""
    assert rule.says.endswith(".") and rule.says.count(". ") == 0 and len(rule.says) < 180
    assert rule.citation.text and rule.checked == date(2026, 7, 31)
    assert rule.power in POWERS
    assert rule.delegators
    assert rule.citation.url is None or rule.citation.url.startswith("http")


def test_every_kind_is_used_and_every_decider_named() -> None:
    """The lists that the book publishes have no entry that nothing needs."""
    used = {kind for rule in BOOK.rules for kind in rule.kinds}
    used |= {kind for rule in BOOK.rules for one in rule.conditions for kind in one.kinds}
    assert used == set(dict(BOOK.kinds))
    assert {rule.by for rule in BOOK.rules if rule.by} == BY - {"none"}


@pytest.mark.parametrize(
    ("id", "start", "end"),
    [
        ("FT-08", date(2007, 3, 1), date(2022, 7, 1)),
        ("FT-11", date(2022, 7, 1), None),
        ("CC-04", date(2013, 4, 1), date(2014, 10, 1)),
        ("CC-05", date(2014, 10, 1), date(2022, 7, 1)),
        ("NT-13", date(2001, 12, 19), None),
        ("NE-05", date(2023, 2, 1), None),
        ("ZZ-06", date(2023, 12, 26), None),
        ("PA-05", date(2004, 4, 1), None),
        ("LA-13", date(2012, 9, 10), None),
        ("LA-08", date(1990, 1, 16), None),
        ("LI-04", date(2013, 4, 1), date(2022, 7, 1)),
        ("RS-25", date(2013, 4, 1), date(2022, 7, 1)),
    ],
)
def test_dates(id: str, start: date, end: date | None) -> None:
    """`until` is the first day on which a rule no longer holds."""
    period = BOOK.rule(id).period
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("code", "form", "on", "ids"),
    [
        ("FT", "joint_committee_any", date(2022, 6, 30), ["FT-08"]),
        ("FT", "joint_committee_any", date(2022, 7, 1), []),
        ("CCG", "joint_committee_of_CCGs", date(2014, 9, 30), ["CC-04"]),
        ("CCG", "joint_committee_of_CCGs", date(2014, 10, 1), ["CC-05"]),
        ("FT", "own_board", date(2024, 1, 1), []),  # a note: the body itself needs no row
        ("CARE_TRUST", "own_subcommittee", date(2024, 1, 1), ["NT-04"]),
        ("DISTRICT_COUNCIL", "officer", date(2024, 1, 1), ["LA-02"]),
        ("LA_EXEC", "officer", date(2024, 1, 1), ["LA-10"]),
        ("ICB", "private_or_VCSE_body", date(2024, 1, 1), ["IC-06", "ZZ-07"]),
        ("NHST", "LA", date(2024, 1, 1), ["PA-01"]),
        ("FT", "LA", date(2004, 3, 31), []),
        ("FT", "LA", date(2004, 4, 1), ["PA-05"]),
        ("CHARITY", "informal_group", date(2024, 1, 1), ["GN-01"]),
        ("NOBODY", "informal_group", date(2024, 1, 1), []),
    ],
)
def test_deciders(code: str, form: str, on: date, ids: list[str]) -> None:
    """The capability table, on the days around its changes."""
    assert [rule.id for rule in BOOK.deciders(code, form, on)] == ids


@pytest.mark.parametrize(
    ("code", "kinds", "ids"),
    [
        ("FT", ["merger"], ["FT-17", "RS-04", "RS-05"]),
        ("FT", ["acquisition"], ["FT-17", "RS-15", "RS-16"]),
        ("NHST", ["acquired-by-foundation-trust"], ["RS-31"]),
        ("FT", ["constitution-amendment"], ["FT-18", "RS-01"]),
        ("FT", ["chief-executive-appointment"], ["RS-09", "RS-10"]),
        ("FT", ["chief-executive-removal"], ["RS-09"]),
        ("FT", ["executive-pay", "audit"], ["FT-14", "RS-12"]),
        ("FT", ["governors-role-amendment"], []),  # a note
        ("NHST", ["interest-dispensation"], ["RS-27"]),
        ("ICB", ["icb-chair-appointment"], ["RS-43", "RS-44"]),
        ("LA_COUNCIL", ["council-tax"], ["LA-18", "RS-50"]),
        ("LA_EXEC", ["council-function"], ["LA-21", "RS-47"]),
        ("LA_EXEC", ["health-scrutiny"], ["RS-41", "RS-49"]),
        ("FT", [], []),
    ],
)
def test_matters(code: str, kinds: list[str], ids: list[str]) -> None:
    """What statute keeps, makes subject to approval, or bars in 2024."""
    assert [rule.id for rule in BOOK.matters(code, kinds, date(2024, 1, 1))] == ids


def test_conditions_say_what_meets_them() -> None:
    """Source, computation or fact, and for which kinds of matter."""
    assert BOOK.rule("IC-01").conditions == (
        Condition("constitution_provides", MetBy.SOURCE),
        Condition("members_approved_by_chair", MetBy.FACT, ("commissioning",)),
    )
    facts = {one.name for one in BOOK.rule("PA-01").conditions if one.met_by is MetBy.FACT}
    assert facts == {"improvement", "consulted", "commissioners_consented"}
    for id in ("PA-02", "PA-05", "PA-06", "PA-07", "PA-08"):
        assert "commissioners_consented" not in {one.name for one in BOOK.rule(id).conditions}


def test_procedure() -> None:
    """Figures of quorum, majority and notice."""
    assert BOOK.rule("NT-11").values == {"share": "1/3", "executive": 1, "non_executive": 1}
    assert BOOK.rule("NT-11").delegators == ("NHST",)
    assert BOOK.rule("NT-13").delegators == ("CARE_TRUST",)
    assert BOOK.rule("NT-13").values["la_nominated"] == 1
    assert BOOK.rule("LA-20").values == {"share": "1/4"}
    assert BOOK.rule("LA-12").values == {"share": "1/2", "of": "cast"}
    notice = {
        rule.id: rule.values["clear_days"]
        for rule in BOOK.family(Family.PROCEDURE, date(2024, 1, 1))
        if rule.subject == "notice"
    }
    assert notice == {"NT-18": 3, "LA-13": 28, "PR-26": 5, "PR-27": 5}


def test_liability_by_power() -> None:
    """In 2022 liability moved from the owner of a function to whoever exercises it."""

    def liable(on: date) -> dict[str, str | int]:
        rules = BOOK.family(Family.EFFECT, on)
        return {rule.power: rule.values["liable"] for rule in rules if rule.subject == "liability"}

    always = {"own": "owner", "75": "owner", "101": "owner", "9E": "owner"}
    assert liable(date(2022, 6, 30)) == always | {"13Z": "owner", "14Z3": "owner", "14Z9": "owner"}
    after = {"65Z5": "exerciser", "65Z6": "terms", "14Z46": "owner"}
    assert liable(date(2022, 7, 1)) == always | after


def test_sides_cover_all_councils() -> None:
    """A rule that fixes the side holds for every council, whichever side was recorded."""
    sides = [rule for rule in BOOK.rules if rule.mode is Mode.SIDE]
    assert {kind: rule.side for rule in sides for kind in rule.kinds} == {
        "council-function": "council",
        "executive-function": "executive",
        "health-scrutiny": "council",
        "council-tax": "council",
        "precept": "council",
        "policy-framework": "council",
        "leader-election": "council",
    }
    assert {rule.delegators for rule in sides} == {dict(BOOK.classes)["LA"]}


def test_a_conditional_rule_names_its_conditions() -> None:
    """And no other has any."""
    for rule in BOOK.rules:
        assert bool(rule.conditions) is (rule.outcome is Ruling.CONDITIONAL), rule.id


def test_weak_law_is_marked_as_weak() -> None:
    """What nobody could verify is doubtful, and so is inference."""
    assert BOOK.rule("LA-04").basis is Basis.UNVERIFIED
    assert BOOK.rule("FT-03").basis.doubtful and not BOOK.rule("FT-02").basis.doubtful


def test_read_once() -> None:
    """The shipped book is one value."""
    assert england() is BOOK
