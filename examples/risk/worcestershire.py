"""Worcestershire: an issue that a neighbourhood cannot resolve goes up, tier by tier.

Thirteen neighbourhood teams stand beside eleven primary care networks (PCNs), under three local
alliance boards; above them a partnership group, and above that the alliance board. What cannot be
resolved at one tier goes to the next, where somebody has to take it. The example follows one issue,
and prints at each step who holds it and what the framework says.

    python examples/risk/worcestershire.py            print the story
    python examples/risk/worcestershire.py --write    write worcestershire.json anew

What carries one of the two reports as its source comes from there: the three tiers, their bodies,
the numbers of teams and networks, the host trust, and that an issue goes up when it cannot be
resolved. The issue, its days, the refusal, and whatever else is marked illustrative are made up.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from attrs import evolve

from icsgov import AdvisoryGroup, Citation, Governance, Organisation
from icsgov.io import save
from icsgov.model.kinds import Act
from icsgov.model.risk import Issue
from icsgov.model.risk_policy import EscalationRule, RiskPolicy, Tier
from icsgov.phrases import shown
from icsgov.risks.acts import stuck
from icsgov.risks.assess import assess
from icsgov.risks.moves import escalate

FILE = Path(__file__).with_suffix(".json")
CASE_STUDY = Citation(
    "Community Network, Delivering integrated care at neighbourhood level: approaches to governance"
    " (July 2020), Worcestershire case study"
)
INTERVIEW = Citation(
    "NHS Providers, The journey to integrated care systems (September 2018), Worcestershire"
)


def case_study(but: str) -> Citation:
    """The case study, with what it does not say."""
    return Citation(f"{CASE_STUDY}; illustrative: {but}")


ILLUSTRATIVE = Citation("illustrative: the reports do not say")
FORM = case_study("that it advises, and has no power of its own")

HOST = "host-trust"
PCNS = tuple(f"pcn-{number:02}" for number in range(1, 12))
TEAMS = tuple(f"team-{number:02}" for number in range(1, 14))
ALLIANCES = tuple(f"local-alliance-{number}" for number in range(1, 4))
FIRST_TEAM = TEAMS[0]

ORGANISATIONS = (
    # the integrator: its home is here, and it takes nobody over
    Organisation(HOST, "Worcestershire Health and Care NHS Trust", kind="NHST", source=INTERVIEW),
    Organisation("acute-trust", "The acute trust", kind="NHST", source=case_study("its kind")),
    Organisation(
        "ambulance", "The local ambulance service", kind="NHST", source=case_study("its kind")
    ),
    Organisation("ccg-south", "NHS South Worcestershire CCG", kind="CCG", source=INTERVIEW),
    Organisation("ccg-wyre", "NHS Wyre Forest CCG", kind="CCG", source=INTERVIEW),
    Organisation("ccg-redditch", "NHS Redditch and Bromsgrove CCG", kind="CCG", source=INTERVIEW),
    Organisation(PCNS[0], "Droitwich and Ombersley PCN", kind="PARTNERSHIP", source=CASE_STUDY),
    *(
        Organisation(id, f"PCN {number} of 11", kind="PARTNERSHIP", source=case_study("its name"))
        for number, id in enumerate(PCNS[1:], 2)
    ),
)


def team(number: int, id: str) -> AdvisoryGroup:
    """A neighbourhood team. There are thirteen to eleven networks; which goes with which is not
    said."""
    name = "Team for Droitwich and Ombersley" if id == FIRST_TEAM else f"Team {number} of 13"
    beside = PCNS[number % len(PCNS)]
    said = case_study("its name, the network that it stands beside, and that it advises")
    return AdvisoryGroup(id, name, organisations=[HOST, beside], source=said)


BODIES = (
    *(team(number, id) for number, id in enumerate(TEAMS)),
    *(
        AdvisoryGroup(id, f"Local alliance board {number} of 3", source=FORM)
        for number, id in enumerate(ALLIANCES, 1)
    ),
    AdvisoryGroup(
        "partnership-group",
        "Integrated Care Partnership Group",
        organisations=[HOST, "acute-trust", "ambulance"],
        source=FORM,
    ),
    AdvisoryGroup(
        "alliance-board",
        "Worcestershire Alliance Board",
        organisations=[HOST, "acute-trust", "ambulance"],
        source=case_study("which providers' chief executives sit on it, and that it advises"),
    ),
)

TIERS = (
    Tier(
        "operational",
        "Operational: teams and local alliance boards",
        up="tactical",
        bodies=[*TEAMS, *ALLIANCES],
        source=CASE_STUDY,
    ),
    Tier(
        "tactical",
        "Tactical: partnership group",
        up="strategic",
        bodies="partnership-group",
        source=CASE_STUDY,
    ),
    Tier(
        "strategic",
        "Strategic: alliance board",
        top=True,
        bodies="alliance-board",
        source=CASE_STUDY,
    ),
)

STRATEGIC = "high-level strategic decision-making is required"
POLICY = RiskPolicy(
    "how-issues-go-up",
    by="alliance-board",
    name="How issues go up",
    escalations=[
        EscalationRule(
            "case study, first tier",
            tiers="operational",
            to="tactical",
            unresolved=True,
            issues=True,
            decided_by=TEAMS,
            source=CASE_STUDY,
        ),
        EscalationRule(
            "case study, second tier",
            tiers="tactical",
            to="strategic",
            unresolved=True,
            conditions=STRATEGIC,
            issues=True,
            source=CASE_STUDY,
        ),
    ],
    source=case_study("that it is written down, and by whom"),
)

ISSUE = Issue(
    "WEEKENDS",
    "care homes get no answer at weekends",
    owner=FIRST_TEAM,
    tier="operational",
    organisations=[HOST, PCNS[0]],
    raised=date(2019, 11, 4),
    source=ILLUSTRATIVE,
)


def governance() -> Governance:
    """Who exists, at which tier, and when an issue goes up."""
    return Governance.of(*ORGANISATIONS, *BODIES, *TIERS, POLICY)


class Chapter(NamedTuple):
    """A day of the story: what happened, and the issue after it."""

    day: date
    what: str
    issue: Issue


def story(gov: Governance) -> Iterator[Chapter]:
    """What happened to the issue, act by act. Every act and every day is illustrative."""
    issue = ISSUE
    yield Chapter(date(2019, 11, 4), "a neighbourhood team raises it", issue)

    day = date(2019, 11, 18)
    why = "no one network can staff a weekend"
    issue = stuck(issue, gov, by=FIRST_TEAM, on=day, because=why).held
    yield Chapter(day, f"the team cannot resolve it: {why}", issue)

    day = date(2019, 12, 2)
    why = "the local alliance boards have first to say what they can share"
    move = escalate(issue, gov, by=FIRST_TEAM, declined_by="partnership-group", on=day, because=why)
    issue = move.held
    yield Chapter(day, f"the partnership group is asked, and declines: {why}", issue)

    day = date(2020, 1, 6)
    move = escalate(issue, gov, by=FIRST_TEAM, accepted_by="partnership-group", on=day)
    issue = move.held
    yield Chapter(day, "the partnership group is asked again, and takes it", issue)

    day = date(2020, 1, 20)
    why = "a rota for the whole county needs money that nobody there holds"
    issue = stuck(issue, gov, by="partnership-group", on=day, because=why).held
    yield Chapter(day, f"the partnership group cannot resolve it: {why}", issue)

    day = date(2020, 1, 27)
    issue = evolve(issue, attested=[STRATEGIC])
    yield Chapter(day, f"it puts on file that {STRATEGIC}", issue)

    day = date(2020, 2, 3)
    move = escalate(issue, gov, by="partnership-group", accepted_by="alliance-board", on=day)
    yield Chapter(day, "the alliance board takes it", move.held)


def name(gov: Governance, id: str) -> str:
    """What an organisation or a body is called."""
    return str(getattr(gov[id], "name", id))


def told(step: Chapter, gov: Governance) -> Iterator[str]:
    """A step in three lines: what happened, who holds it, and whether to consider it further up."""
    found = assess(step.issue, gov, on=step.day)
    holder = name(gov, step.issue.owner)
    yield f"{shown(step.day)}: {step.what}"
    yield f"    held by: {holder} ({step.issue.tier})"
    to = ", ".join(name(gov, body) for one in found.to for body in one.bodies)
    yield f"    consider it further up: {found.up.verdict.name}{to and f', for the {to}'}"
    for one in found.up.walk():
        if not one.children and one.verdict is found.up.verdict:
            yield f"        {one.says}"


def main() -> None:
    """Print the story; or write the framework, with the issue as it stands in the end."""
    gov = governance()
    steps = list(story(gov))
    if "--write" in sys.argv[1:]:
        save(FILE, gov.put(steps[-1].issue))
        return
    print(f"{ISSUE.id}: {ISSUE.what}\n")
    for step in steps:
        print("\n".join(told(step, gov)))
    last = steps[-1].issue
    acts = [line.act for line in last.history]
    touched = " and ".join(name(gov, id) for id in last.organisations)
    print(f"\nMoved up: {acts.count(Act.ESCALATED)}. Declined: {acts.count(Act.DECLINED)}.")
    print(f"Another body holds it now; the liability of {touched} is what it was.")


if __name__ == "__main__":
    main()
