"""What statute keeps for a named decider, makes subject to approval, or bars: a case for each."""

from datetime import date
from typing import Any

from build import (
    Y2016,
    Y2021,
    Y2024,
    Case,
    Parts,
    case,
    committee,
    given,
    joint,
    world,
)
from forms import OTHERS, home

from icsgov.model.decision import Approval
from icsgov.model.governance import Governance
from icsgov.model.matter import Matter
from icsgov.model.organisation import Office

G = "A governors"
GOVERNORS = committee("A", *[f"gov{n}" for n in range(9)], name="governors", statute="governors")
NEDS = committee("A", "chair", "ned", "ned2", name="neds")
NEDS_AND_CEO = committee("A", "chair", "ceo", "ned", "ned2", name="appointments")
N_NEDS = committee("N", "chair", "ned", "ned2", name="neds")
N_ALL = committee("N", "chair", "ceo", "ned", "ned2", name="appointments")
FINANCE = committee("A", "ceo", "fd", "ned", name="finance")
ACCOUNTS = Office("A accounts", "A", holders="A ceo", accounting_officer=True)
I_CHAIR = Office("I chair's office", "I", holders="I chair", employee=False)
SOS = Office("S board", "S", holders="minister")
WELLBEING = committee("L", "c1", "c2", name="hwb", statute="health and wellbeing board")
PARTS: list[Parts] = [
    *(OTHERS, GOVERNORS, NEDS, NEDS_AND_CEO, N_NEDS, N_ALL, FINANCE, ACCOUNTS, I_CHAIR),
    WELLBEING,
]


def of(kind: str, *more: Any) -> Governance:
    """A world in which the matter `service` is of this kind."""
    side = [one for one in more if isinstance(one, Matter)]
    return world(PARTS, *(side or [Matter("service", kinds=kind)]), *more[len(side) :])


def named(rule: str, kind: str, forum: str, day: date, answer: str, **more: Any) -> Case:
    """A case in which statute names the decider."""
    return case(rule, of(kind), forum, day, answer, **more)


def approved(rule: str, kind: str, org: str, day: date, *by: str, doubt: str = "") -> list[Case]:
    """Two cases in which the board decides: with these approvals, and without the last of them.

    The doubt is one about the first approval.
    """
    gov, board = of(kind), home(org, "council")
    acts = [Approval(one, day, votes_for=5, votes_against=0, abstained=0) for one in by]
    return [
        case(
            rule,
            gov,
            board,
            day,
            f"{org} {'bound' if some == acts else 'awaiting'}",
            approvals=some,
            doubts=doubt if by[0] in [one.by for one in some] else "",
        )
        for some in (acts, acts[:-1])
    ]


UNSURE = "liability.power-unknown"

NAMED = [
    named("FT-14", "executive-pay", "A neds", Y2024, "A bound", how="own"),
    named("FT-14", "executive-pay", "A board", Y2024, "A unauthorised"),
    named("NT-06", "chief-executive-appointment", "N neds", Y2024, "N bound", how="own"),
    named("NT-06", "chief-executive-appointment", "N board", Y2024, "N unauthorised"),
    named("RS-01 FT-18", "constitution-amendment", "A board", Y2024, "A awaiting"),
    named("RS-01", "constitution-amendment", "A finance", Y2024, "A unauthorised"),
    named("RS-03", "governors-panel", G, Y2024, "A bound", how="own"),
    named("RS-03", "governors-panel", "A board", Y2024, "A unauthorised"),
    named("RS-08", "chair-or-non-executive-appointment", G, Y2024, "A bound"),
    named("RS-08", "chair-or-non-executive-appointment", "A board", Y2024, "A unauthorised"),
    named("RS-09", "chief-executive-removal", "A neds", Y2024, "A bound"),
    named("RS-09", "chief-executive-removal", "A board", Y2024, "A unauthorised"),
    named("RS-09 RS-10", "chief-executive-appointment", "A neds", Y2024, "A awaiting"),
    named("RS-11", "executive-director-appointment", "A appointments", Y2024, "A bound"),
    named("RS-11", "executive-director-appointment", "A neds", Y2024, "A unauthorised"),
    named("RS-13", "accounts-function", "A accounts", Y2024, "A bound"),
    named("RS-13", "accounts-function", "A board", Y2024, "A unauthorised"),
    named("RS-20", "executive-director-appointment", "N appointments", Y2024, "N bound"),
    named("RS-20", "executive-director-appointment", "N neds", Y2024, "N unauthorised"),
    named(
        "RS-22",
        "chair-or-non-executive-appointment",
        "S board",
        Y2021,
        "N bound",
        of=["N"],
        how="exercised_for",
        doubts=UNSURE,
    ),
    named("RS-22", "chair-or-non-executive-appointment", "N board", Y2021, "N unauthorised"),
    named(
        "RS-23",
        "chair-or-non-executive-appointment",
        "E board",
        Y2024,
        "N bound",
        of=["N"],
        how="exercised_for",
        doubts=UNSURE,
    ),
    named("RS-23", "chair-or-non-executive-appointment", "N board", Y2024, "N unauthorised"),
    named("RS-26", "interest-dispensation", "S board", Y2021, "N bound", of=["N"], doubts=UNSURE),
    named("RS-26", "interest-dispensation", "E board", Y2021, "N unauthorised", of=["N"]),
    named("RS-27", "interest-dispensation", "E board", Y2024, "N bound", of=["N"], doubts=UNSURE),
    named("RS-27", "interest-dispensation", "S board", Y2024, "N unauthorised", of=["N"]),
    named("HW-06", "needs-assessment", "L hwb", Y2024, "I bound", of=["I"], doubts=UNSURE),
    named("HW-06", "needs-assessment", "I board", Y2024, "I unauthorised"),
    named("HW-06", "needs-assessment", "C board", Y2016, "C unauthorised"),
    named("RS-43 RS-44", "icb-chair-appointment", "E board", Y2024, "I awaiting", of=["I"]),
    named("RS-43", "icb-chair-appointment", "I board", Y2024, "I unauthorised"),
    named("RS-45 RS-46", "icb-chief-executive-appointment", I_CHAIR.id, Y2024, "I awaiting"),
    named("RS-45", "icb-chief-executive-appointment", "I board", Y2024, "I unauthorised"),
    named("LA-18 RS-50", "council-tax", "L council", Y2024, "L bound"),
    named("LA-18 RS-50", "council-tax", "L cabinet", Y2024, "L unauthorised"),
    named("RS-28 LA-18 RS-50", "precept", "L council", Y2024, "L bound"),
    named("RS-28", "precept", "L cabinet", Y2024, "L unauthorised"),
    named("RS-29 RS-52", "leader-election", "L council", Y2024, "L bound"),
    named("RS-29 RS-52", "leader-election", "L cabinet", Y2024, "L unauthorised"),
    named("RS-30 RS-51", "policy-framework", "L council", Y2024, "L bound"),
    named("RS-30 RS-51", "policy-framework", "L cabinet", Y2024, "L unauthorised"),
    named("RS-40", "needs-assessment", "L hwb", Y2024, "L bound"),
    named("RS-40", "needs-assessment", "L council", Y2024, "L unauthorised"),
]

OF_ALL = "approval.enough"  # that vacancies do not count among all the governors is inferred
APPROVED = [
    *approved("FT-16", "significant-transaction", "A", Y2024, G),
    *approved("FT-17 RS-04 RS-05", "merger", "A", Y2024, G, "S", "E", doubt=OF_ALL),
    *approved("FT-17 RS-04 RS-05", "merger", "A", Y2024, G, "E", "S", doubt=OF_ALL),
    *approved("FT-17 RS-04 RS-05", "merger", "A", Y2024, "E", "S", G)[1:],
    *approved("FT-17 RS-04", "merger", "A", Y2021, G, "E", doubt=OF_ALL),
    *approved("FT-17 RS-15 RS-16", "acquisition", "A", Y2024, G, "E", "S", doubt=OF_ALL),
    *approved("FT-17 RS-15 RS-16", "acquisition", "A", Y2024, G, "S", "E", doubt=OF_ALL),
    *approved("FT-17 RS-15", "acquisition", "A", Y2021, G, "E", doubt=OF_ALL),
    *approved("FT-17", "separation", "A", Y2024, G, doubt=OF_ALL),
    *approved("FT-17", "dissolution", "A", Y2024, G, doubt=OF_ALL),
    *approved("FT-18 RS-01", "constitution-amendment", "A", Y2024, G),
    *approved("FT-19", "non-nhs-income", "A", Y2024, G),
    *approved("RS-24", "section-75-arrangement", "N", Y2024, "I", doubt="approval.given"),
    *approved("RS-25", "acquired-by-foundation-trust", "N", Y2021, "S"),
    *approved("RS-31", "acquired-by-foundation-trust", "N", Y2024, "S"),
    *approved("RS-42", "icb-constitution", "I", Y2024, "E"),
]

TO_B = given("1", "E board", "I", under="65Z5")
JOINT = [joint("E", "I"), given("2", "E board", "jc"), given("3", "I board", "jc")]
TO_FINANCE = given("1", "A board", "A finance")
MENTAL_HEALTH = of("mental-health-act", TO_FINANCE)

COUNCILLORS = committee("L", "c1", "c2")
TO_COMMITTEE = (COUNCILLORS, given("1", "L council", "L committee"))
NOT_THEIRS = [
    case("RS-01", of("constitution-amendment", TO_FINANCE), "A finance", Y2024, "A unauthorised"),
    case("LA-18", of("council-tax", TO_COMMITTEE), "L committee", Y2024, "L unauthorised"),
    case("RS-28", of("precept", TO_COMMITTEE), "L committee", Y2024, "L unauthorised"),
    case("RS-29", of("leader-election", TO_COMMITTEE), "L committee", Y2024, "L unauthorised"),
    case("RS-30", of("policy-framework", TO_COMMITTEE), "L committee", Y2024, "L unauthorised"),
    case("FT-14", of("executive-pay", TO_FINANCE), "A finance", Y2024, "A unauthorised"),
    case("RS-13", of("accounts-function", TO_FINANCE), "A finance", Y2024, "A unauthorised"),
]

BARRED = [
    case("FT-15", MENTAL_HEALTH, "A finance", Y2024, "A unauthorised"),
    case("NE-04", of("nhse-excluded", TO_B), "I board", Y2024, "E unauthorised", of=["E"]),
    case("NE-04", of("nhse-excluded", JOINT), "jc", Y2024, "E unauthorised"),
    case("NE-05", of("nhse-relevant-data", TO_B), "I board", Y2024, "E unauthorised", of=["E"]),
    case("RS-12", of("audit", given("1", "A board", "A neds")), "A neds", Y2024, "A bound"),
    case("RS-12", of("audit", TO_FINANCE), "A finance", Y2024, "A unauthorised"),
    case("LA-21 RS-47", of("council-function"), "L cabinet", Y2024, "L unauthorised"),
    case("RS-47", of("council-function"), "L council", Y2024, "L bound"),
    case("RS-48", of("executive-function"), "L council", Y2024, "L unauthorised"),
    case("RS-48", of("executive-function"), "L cabinet", Y2024, "L bound"),
    case(
        "RS-41 RS-49",
        of("health-scrutiny", given("1", "L council", "L hwb")),
        "L hwb",
        Y2024,
        "L unauthorised",
        doubts="RS-49",
    ),
    case("RS-49", of("health-scrutiny"), "L council", Y2024, "L bound", doubts="RS-49"),
]
