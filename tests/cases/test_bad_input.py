"""Bad input is refused with every fault named; a legal no is an answer with its reason."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from build import (
    Y2024,
    committee,
    given,
    group,
    trust,
    world,
)

from icsgov.errors import GovernanceError, IcsgovError, MalformedError
from icsgov.model.authority import ApprovalRule, Attestation, Delegation, Reservation, Residual
from icsgov.model.body import (
    Board,
    Committee,
    CommitteeInCommon,
    Group,
    JointCommittee,
    Seat,
)
from icsgov.model.decision import (
    Approval,
    Decision,
    Notice,
    Overturning,
    Ratification,
    Resolution,
    Vote,
)
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Office, Organisation, Tenure
from icsgov.model.voting import Quorum, Share, VotingRule, at_least
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve

DAY = Y2024
NOON = datetime(2024, 5, 14, 12)
NAN, NEGATIVE = Decimal("NaN"), Decimal(-1)
ENDLESS = Decimal("Infinity")


def given_with(**more: Any) -> Delegation:
    """A delegation with one thing in it that may be wrong."""
    return given("1", "A board", "A committee", **more)


def decision(**more: Any) -> Decision:
    """A decision with one thing in it that may be wrong."""
    return Decision("D", **{"matters": "service", "forum": "A board", "day": DAY, **more})


TWICE = [Vote("p", "for"), Vote("p", "against")]
MALFORMED: dict[str, tuple[Callable[[], Any], str]] = {
    "a period that ends before it starts": (lambda: Period(DAY, date(2024, 1, 1)), "end"),
    "a period that ends the day it starts": (lambda: Period(DAY, DAY), "end"),
    "a datetime in a period": (lambda: Period(NOON), "start"),
    "a text in a period": (lambda: Period("2024-05-14"), "start"),  # type: ignore[arg-type] # on purpose
    "a negative ceiling": (lambda: given_with(ceiling=NEGATIVE), "ceiling"),
    "a ceiling that is no number": (lambda: given_with(ceiling=NAN), "ceiling"),
    "an endless ceiling": (lambda: given_with(ceiling=ENDLESS), "ceiling"),
    "a float for a ceiling": (lambda: given_with(ceiling=0.1), "ceiling"),
    "a ceiling in words": (lambda: given_with(ceiling="lots"), "ceiling"),
    "a negative limit": (lambda: Limit(-1), "amount"),
    "a figure that is no number": (lambda: Figure(NAN), "amount"),
    "a negative figure": (lambda: decision(figures=-5), "figures"),
    "a figure that is a truth": (lambda: Figure(True), "amount"),
    "two figures of one basis": (lambda: decision(figures=[1, 2]), "figures[1]"),
    "a datetime for a day": (lambda: decision(day=NOON), "day"),
    "a text for a day": (lambda: decision(day="2024-05-14"), "day"),
    "a datetime for a vote's day": (lambda: Vote("p", "for", day=NOON), "day"),
    "a datetime for an approval": (lambda: Approval("g", NOON), "day"),
    "a datetime for a notice": (lambda: Notice(NOON), "given"),
    "two votes without an order": (lambda: decision(votes=TWICE), "votes[1]"),
    "two votes of one order": (
        lambda: decision(votes=[Vote("p", "for", order=1), Vote("p", "against", order=1)]),
        "votes[1]",
    ),
    "a vote that is no position": (lambda: Vote("p", "maybe"), "position"),
    "a negative count": (lambda: Approval("g", DAY, votes_for=-1), "votes_for"),
    "an act before the decision": (
        lambda: decision(ratifications=Ratification("A board", date(2024, 1, 1))),
        "ratifications[0].day",
    ),
    "a path with capitals": (lambda: given_with(matters="Service"), "matters[0]"),
    "a path with an empty segment": (lambda: Matter("service//site"), "id[0]"),
    "a path that ends in a slash": (lambda: decision(matters="service/"), "matters[0]"),
    "a path with a line break": (lambda: decision(matters="service\n"), "matters[0]"),
    "an empty path": (lambda: decision(matters=""), "matters[0]"),
    "no matter at all": (lambda: decision(matters=[]), "matters"),
    "a delegation of nothing": (lambda: given_with(matters=[]), "matters"),
    "a delegation to itself": (lambda: given("1", "A board", "A board"), "to"),
    "an organisation of no kind": (lambda: Organisation("A", kind="TRUST"), "kind"),
    "an id of blanks": (lambda: Organisation(" A ", kind="FT"), "id"),
    "an empty id": (lambda: Board("", "A"), "id"),
    "a share above one": (lambda: Quorum(share="3/2"), "share"),
    "a quorum of two sorts": (lambda: Quorum(count=1, share="1/2"), ""),
    "a negative quorum": (lambda: Quorum(count=-1), "count"),
    "a float for a share": (lambda: Quorum(share=0.5), "share"),  # type: ignore[arg-type] # on purpose
    "a threshold above one": (lambda: at_least("2"), "share"),
    "a share of something else": (lambda: Share(at_least("1/2"), of="seats"), "of"),
    "a rule without a clause": (lambda: VotingRule([]), "clauses"),
    "deputising for oneself": (lambda: Seat("p", deputises_for="p"), "deputises_for"),
    "two decision-makers for one": (lambda: group(("p", "A"), ("q", "A")), "seats[1]"),
    "a decision-maker for nobody": (lambda: Group("g", seats=[Seat("p")]), "seats[0].held_for"),
    "two holders of one office": (
        lambda: Office("o", "A", holders=[Tenure("p"), Tenure("q")]),
        "holders",
    ),
    "a party named twice": (lambda: JointCommittee("jc", ["A", "A"]), "parties[1]"),
    "a body named twice in common": (lambda: CommitteeInCommon("c", ["A board"] * 2), "bodies[1]"),
    "an unheard-of exception": (lambda: Notice(DAY, exception="oversight"), "exception"),
    "an organisation outside the eligible": (
        lambda: decision(of=["A", "B"], eligible=["A"]),
        "of[1]",
    ),
    "a resolution recorded twice": (
        lambda: decision(resolutions=[Resolution("A board", "for")] * 2),
        "resolutions[1]",
    ),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_value_that_cannot_be_is_refused_where_it_is_wrong(name: str) -> None:
    """One error, with the path to the fault."""
    make, where = MALFORMED[name]
    with pytest.raises(MalformedError) as caught:
        make()
    assert isinstance(caught.value, IcsgovError)
    assert where in [fault.where for fault in caught.value.faults]


def test_every_fault_of_a_value_is_named_at_once() -> None:
    """Not only the first."""
    with pytest.raises(MalformedError) as caught:
        Delegation("1", by="A", to="A", matters=["OK not"], ceiling="lots", passing_on="perhaps")
    found = [fault.where for fault in caught.value.faults]
    assert sorted(found) == ["ceiling", "matters[0]", "passing_on", "to"]
    with pytest.raises(MalformedError) as caught:
        decision(day=NOON, figures=-1, votes=TWICE, matters="UP")
    assert {"day", "figures", "votes[1]", "matters[0]"} <= {f.where for f in caught.value.faults}


UNKNOWN_ID = "nobody"


def unknown(*records: Any) -> Callable[[], Any]:
    """Putting together a framework in which something names an id that is not there."""
    return lambda: world(trust("A"), committee("A", "ceo"), records)


MISFITS: dict[str, tuple[Callable[[], Any], str]] = {
    "a board of nobody": (unknown(Board("b", UNKNOWN_ID)), "bodies['b'].organisation"),
    "a parent that is not there": (
        unknown(Committee("c", "A", parent=UNKNOWN_ID)),
        "bodies['c'].parent",
    ),
    "a party that is not there": (
        unknown(JointCommittee("jc", ["A", UNKNOWN_ID])),
        "bodies['jc'].parties[1]",
    ),
    "a seat for nobody": (
        unknown(Group("g", seats=[Seat("p", held_for=UNKNOWN_ID)])),
        "bodies['g'].seats[0].held_for",
    ),
    "an office of nobody": (unknown(Office("o", UNKNOWN_ID)), "offices['o'].organisation"),
    "a delegation by nobody": (unknown(given("1", UNKNOWN_ID, "A")), "delegations['1'].by"),
    "a delegation to nobody": (unknown(given("1", "A board", UNKNOWN_ID)), "delegations['1'].to"),
    "a function of nobody": (
        unknown(given("1", "A board", "A committee", function_of=UNKNOWN_ID)),
        "delegations['1'].function_of",
    ),
    "a reservation by nobody": (
        unknown(Reservation("1", by=UNKNOWN_ID, matters="m")),
        "reservations['1'].by",
    ),
    "a residual to nobody": (
        unknown(Residual("1", by="A board", to=UNKNOWN_ID)),
        "residuals['1'].to",
    ),
    "an approval by nobody": (
        unknown(ApprovalRule("1", organisation="A", by=UNKNOWN_ID, matters="m")),
        "approval_rules['1'].by",
    ),
    "a meeting of nobody": (
        unknown(CommitteeInCommon("cic", [UNKNOWN_ID])),
        "bodies['cic'].bodies[0]",
    ),
    "two bodies of one organisation in common": (
        unknown(CommitteeInCommon("cic", ["A board", "A committee"])),
        "bodies['cic'].bodies[1]",
    ),
    "a group in common": (
        unknown(Group("g"), CommitteeInCommon("cic", ["A board", "g"])),
        "bodies['cic'].bodies[1]",
    ),
    "two boards": (unknown(Board("A second", "A")), "bodies['A second']"),
    "a side of a trust": (
        lambda: world(Organisation("A", kind="FT"), Board("A board", "A", side="council")),
        "bodies['A board'].side",
    ),
    "an id twice": (unknown(Organisation("A", kind="FT")), "organisations['A'].id"),
    "a body with the id of an organisation": (unknown(Board("A", "A")), "bodies['A'].id"),
    "two clauses of one number": (
        unknown(given("1", "A board", "A committee"), Reservation("1", by="A board", matters="m")),
        "reservations['1'].id",
    ),
    "a person with the id of an organisation": (
        unknown(committee("A", Seat("A"), name="other")),
        "people['A']",
    ),
}


@pytest.mark.parametrize("name", MISFITS)
def test_records_that_do_not_fit_are_refused_where_they_do_not(name: str) -> None:
    """One error for the framework, with the path to each fault."""
    make, where = MISFITS[name]
    with pytest.raises(GovernanceError) as caught:
        make()
    assert where in [fault.where for fault in caught.value.faults]
    assert len(caught.value.exceptions) == len(caught.value.faults)


def test_every_misfit_is_named_at_once() -> None:
    """Not only the first."""
    with pytest.raises(GovernanceError) as caught:
        unknown(given("1", "x", "y"), Board("b", "z"), Organisation("A", kind="FT"))()
    found = {fault.where for fault in caught.value.faults}
    assert {"delegations['1'].by", "delegations['1'].to", "bodies['b'].organisation"} <= found
    assert "organisations['A'].id" in found


def test_a_decision_that_names_what_is_not_there_is_refused() -> None:
    """Every id that the framework does not hold, at once."""
    bad = Decision(
        "D",
        "service",
        forum="nowhere",
        day=DAY,
        of=["nobody"],
        votes=[Vote("A ceo", "for", body="no body")],
        approvals=[Approval("no approver", DAY)],
        overturnings=[Overturning("no board", DAY)],
        attested=[Attestation("word", of="no org")],
    )
    with pytest.raises(GovernanceError) as caught:
        resolve(bad, world(trust("A")))
    found = {fault.where for fault in caught.value.faults}
    assert {"forum", "of[0]", "votes[0].body", "approvals[0].by", "overturnings[0].by"} <= found
    assert "attested[0].of" in found


def test_a_vote_at_a_committee_in_common_names_the_body_it_was_cast_in() -> None:
    """The meeting itself takes no vote; a vote in one of its bodies is fine, capacity and all."""
    gov = world(trust("A"), trust("B"), CommitteeInCommon("cic", ["A board", "B board"]))

    def at(vote: Vote) -> Decision:
        return Decision("D", "service", forum="cic", day=DAY, votes=[vote])

    for body in (None, "cic"):
        with pytest.raises(GovernanceError) as caught:
            resolve(at(Vote("A ceo", "for", body=body)), gov)
        assert [fault.where for fault in caught.value.faults] == ["votes[0].body"]
    sound = at(Vote("A ceo", "for", body="A board", organisation="A"))
    assert resolve(sound, gov)["B"].effect.value == "undecided"
