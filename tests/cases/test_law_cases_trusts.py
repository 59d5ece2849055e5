"""Worked cases of the law since July 2022, by number: boards of trusts and their governors."""

from datetime import date

from build import (
    Y2023,
    Y2024,
    ask,
    cites,
    committee,
    doubts,
    effects,
    facts,
    given,
    joint,
    rests_on,
    trust,
    votes,
    world,
)

from icsgov.model.body import CommitteeInCommon, Seat
from icsgov.model.decision import Approval
from icsgov.model.governance import Governance
from icsgov.model.kinds import Role
from icsgov.model.matter import Matter
from icsgov.model.voting import Quorum
from icsgov.period import Period

AWAY = Period(date(2008, 1, 1), date(2030, 1, 1))
DIRECTORS = {"chair": Role.CHAIR, "fd": Role.EXECUTIVE}
DIRECTORS |= {f"ed{n}": Role.EXECUTIVE for n in range(4)}
DIRECTORS |= {f"ned{n}": Role.NON_EXECUTIVE for n in range(7)}


def thirteen(*suspended: str) -> Governance:
    """An NHS trust with thirteen directors, some of whom are suspended."""
    seats = [
        Seat(f"N {name}", role, suspended=AWAY if name in suspended else ())
        for name, role in DIRECTORS.items()
    ]
    return world(trust("N", "NHST", seats=seats, quorum=None, rule=None))


def test_case_26_a_third_of_the_directors_in_office() -> None:
    """Case 26: of 13 directors 2 are suspended; a third of 11 is 4, and 4 are there."""
    there = ["N chair", "N ned0", "N ned1", "N fd"]
    gov = thirteen("ed3", "ned6")
    binding = ask(gov, "N board", date(2023, 5, 10), votes=votes("for", *there), attended=there)[
        "N"
    ]
    assert binding.effect.value == "bound"
    assert rests_on(binding, "NT-11", "PR-01", "PR-02")
    counted = [step.facts for step in binding.why.walk() if step.code == "quorum.met"]
    assert (counted[0]["needed"], counted[0]["of"]) == (4, 11)
    assert doubts(binding) == {"quorum.statutory"}


def test_case_27_one_too_few_or_no_executive() -> None:
    """Case 27 (implied): three of the eleven, or four without an executive, are no quorum."""
    gov = thirteen("ed3", "ned6")
    for there in (["N chair", "N ned0", "N fd"], ["N chair", "N ned0", "N ned1", "N ned2"]):
        outcome = ask(gov, "N board", Y2023, votes=votes("for", *there), attended=there)
        assert outcome["N"].effect.value == "undecided"
        assert rests_on(outcome["N"], "NT-11")


def test_case_28_without_the_suspensions_four_are_too_few() -> None:
    """Case 28 (implied): of 13 in office a third is 5."""
    there = ["N chair", "N ned0", "N ned1", "N fd"]
    some = votes("for", *there)
    binding = ask(thirteen(), "N board", Y2023, votes=some, attended=there)["N"]
    assert binding.effect.value == "undecided"
    assert facts(binding, "quorum.short")["needed"] == 5


GOVERNORS = [f"gov{n}" for n in range(31)]


def governed(kind: str, *ids: str) -> Governance:
    """Foundation trusts with councils of 31 governors, and a matter of this kind."""
    bodies = [committee(id, *GOVERNORS, name="governors", statute="governors") for id in ids]
    return world([trust(id) for id in ids], bodies, Matter("service", kinds=kind))


def counted(org: str, yes: int, no: int, abstained: int) -> Approval:
    """The governors' vote on the approval."""
    return Approval(f"{org} governors", Y2024, votes_for=yes, votes_against=no, abstained=abstained)


def test_case_29_a_joint_committee_cannot_merge_two_foundation_trusts() -> None:
    """Case 29: 6 to 0 is at most a step; the governors, NHS England and the minister come after."""
    gov = governed("merger", "A", "B")
    links = [given(f"{id} gives", f"{id} board", "jc") for id in "AB"]
    seats = [Seat(f"{id} {name}", held_for=id) for id in "AB" for name in ("ceo", "fd", "chair")]
    gov = gov.put(joint("A", "B", seats=seats), *links, *trust("E", "NHSE"), *trust("S", "SOS"))
    outcome = ask(gov, "jc", Y2024)
    assert effects(outcome) == {"A": "awaiting", "B": "awaiting"}
    for binding in outcome:
        assert rests_on(binding, "FT-17", "RS-04", "RS-05")
        assert binding.liable == ()
    granted = [counted("A", 16, 0, 0), counted("B", 16, 0, 0), Approval("E", Y2024)]
    short = ask(gov, "jc", Y2024, approvals=granted)
    assert effects(short) == {"A": "awaiting", "B": "awaiting"}
    full = ask(gov, "jc", Y2024, approvals=[*granted, Approval("S", Y2024)])
    assert full.bound == ("A", "B")
    half = [counted("A", 16, 0, 0), counted("B", 15, 0, 0), *(Approval(id, Y2024) for id in "ES")]
    assert effects(ask(gov, "jc", Y2024, approvals=half)) == {"A": "bound", "B": "awaiting"}


def test_case_30_two_thresholds_for_the_governors() -> None:
    """Case 30: 12 of 14 voting is enough for a transaction; 12 of 31 is not for an acquisition."""
    vote = [counted("A", 12, 2, 2)]
    gov = governed("significant-transaction", "A")
    transaction = ask(gov, "A board", Y2024, approvals=vote)["A"]
    assert transaction.effect.value == "bound"
    assert rests_on(transaction, "FT-16")
    assert "NHS Act 2006 s.51A" in cites(transaction)
    gov = governed("acquisition", "A").put(*trust("E", "NHSE"), *trust("S", "SOS"))
    others = [Approval("E", Y2024), Approval("S", Y2024)]
    acquisition = ask(gov, "A board", Y2024, approvals=[*vote, *others])["A"]
    assert acquisition.effect.value == "awaiting"
    assert rests_on(acquisition, "FT-17")
    enough = ask(gov, "A board", Y2024, approvals=[counted("A", 16, 15, 0), *others])["A"]
    assert enough.effect.value == "bound"


def test_case_31_a_board_in_common_is_each_board_by_itself() -> None:
    """Case 31 (implied): a director shared by two boards votes once for each."""
    shared = [Seat("shared chair", "chair"), Seat("shared ceo", "chief executive")]
    orgs = [trust(id, seats=shared, quorum=Quorum(count=2)) for id in "AB"]
    gov = world(orgs, CommitteeInCommon("cic", ["A board", "B board"]))
    some = (
        *votes("for", "shared chair", "shared ceo", body="A board"),
        *votes("against", "shared chair", "shared ceo", body="B board"),
    )
    assert effects(ask(gov, "cic", Y2024, votes=some)) == {"A": "bound", "B": "declined"}
