"""Newcastle: what the delivery group cannot solve goes to the executive group above it.

The Joint Executive Group of Collaborative Newcastle looks at the workplan of the Joint Delivery
Group twice a year, gives new initiatives the go-ahead, and solves what the delivery group cannot.
The example follows one issue up, and asks whom a go-ahead binds.

    python examples/risk/newcastle.py            print the story
    python examples/risk/newcastle.py --write    write newcastle.json anew

What carries the case study as its source comes from there: the two groups and who sits on them,
the workplan, and that the executive group gave its blessing to legal support for a governance
framework. The days, the refusal, and whatever else is marked illustrative are made up.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from icsgov import AdvisoryGroup, Citation, Decision, Governance, Matter, Organisation, resolve
from icsgov.io import save
from icsgov.model.kinds import Act
from icsgov.model.risk import Issue
from icsgov.model.risk_policy import EscalationRule, ReportRule, RiskPolicy, Tier
from icsgov.period import Every
from icsgov.phrases import shown
from icsgov.risks.acts import close, stuck
from icsgov.risks.assess import assess
from icsgov.risks.moves import escalate

FILE = Path(__file__).with_suffix(".json")
CASE_STUDY = Citation(
    "Community Network, Delivering integrated care at neighbourhood level: approaches to governance"
    " (July 2020), Newcastle case study"
)


def case_study(but: str) -> Citation:
    """The case study, with what it does not say."""
    return Citation(f"{CASE_STUDY}; illustrative: {but}")


ILLUSTRATIVE = Citation("illustrative: the case study does not say")
JEG, JDG = "joint-executive-group", "joint-delivery-group"
PCNS = tuple(f"pcn-{number}" for number in range(1, 8))

ORGANISATIONS = (
    Organisation("city-council", "Newcastle City Council", kind="LA", source=CASE_STUDY),
    Organisation("ccg", "The CCG", kind="CCG", source=case_study("its name")),
    Organisation(
        "acute-community",
        "The Newcastle upon Tyne Hospitals NHS Foundation Trust",
        kind="FT",
        source=CASE_STUDY,
    ),
    Organisation(
        "mental-health",
        "The mental health trust",
        kind="FT",
        source=case_study("its kind and name"),
    ),
    Organisation(
        "blue-stone",
        "Blue Stone consortium of voluntary organisations",
        kind="OTHER",
        source=case_study("its kind"),
    ),
    Organisation(
        "gp-federation", "The GP federation", kind="COMPANY", source=case_study("its kind and name")
    ),
    *(
        Organisation(id, f"PCN {number} of 7", kind="PARTNERSHIP", source=case_study("its name"))
        for number, id in enumerate(PCNS, 1)
    ),
)
CHIEFS = ("city-council", "ccg", "acute-community", "mental-health")

BODIES = (
    AdvisoryGroup(
        JEG,
        "Joint Executive Group",
        organisations=CHIEFS,
        source=case_study("that it has no power of its own"),
    ),
    AdvisoryGroup(
        JDG,
        "Joint Delivery Group",
        organisations=[
            "city-council",
            "acute-community",
            "mental-health",
            "blue-stone",
            "gp-federation",
            *PCNS,
        ],
        source=case_study("that it has no power of its own"),
    ),
)

TIERS = (
    Tier("tactical", "Tactical: delivery", up="strategic", bodies=JDG, source=CASE_STUDY),
    Tier("strategic", "Strategic: executive", top=True, bodies=JEG, source=CASE_STUDY),
)

POLICY = RiskPolicy(
    "how-issues-go-up",
    by=JEG,
    name="How issues go up",
    escalations=EscalationRule(
        "case study, knotty issues",
        tiers="tactical",
        to="strategic",
        unresolved=True,
        issues=True,
        source=case_study("that the delivery group has to say that it cannot solve it"),
    ),
    reports=ReportRule(
        "case study, workplan",
        tiers="tactical",
        to=JEG,
        every=Every(months=6),
        source=case_study("that the challenges fed up to it come with the workplan"),
    ),
    source=case_study("that it is written down, and by whom"),
)

ISSUE = Issue(
    "BUYING",
    "there is no governance framework for buying together",
    owner=JDG,
    tier="tactical",
    organisations=CHIEFS,
    raised=date(2019, 4, 1),
    source=case_study("the day, and that it was an issue before it was a proposal"),
)

GO_AHEAD = Decision(
    "GO-AHEAD",
    "partnership/legal-support",
    forum=JEG,
    day=date(2019, 10, 14),
    title="Legal support for a governance framework",
    source=case_study("the day"),
)


def governance() -> Governance:
    """Who exists, at which tier, and when an issue goes up."""
    matter = Matter("partnership", kinds=(), source=ILLUSTRATIVE)
    return Governance.of(*ORGANISATIONS, *BODIES, *TIERS, POLICY, matter)


class Chapter(NamedTuple):
    """A day of the story: what happened, and the issue after it."""

    day: date
    what: str
    issue: Issue


def story(gov: Governance) -> Iterator[Chapter]:
    """What happened to the issue, act by act. Every day is illustrative, and so is the refusal."""
    issue = ISSUE
    yield Chapter(date(2019, 4, 1), "the spring workplan goes up, and this with it", issue)

    day = date(2019, 5, 13)
    why = "it takes legal support that the group cannot buy"
    issue = stuck(issue, gov, by=JDG, on=day, because=why).held
    yield Chapter(day, f"the delivery group cannot solve it: {why}", issue)

    day = date(2019, 6, 3)
    why = "bring a proposal with the autumn workplan"
    issue = escalate(issue, gov, by=JDG, declined_by=JEG, on=day, because=why).held
    yield Chapter(day, f"the executive group is asked, and declines: {why}", issue)

    day = date(2019, 10, 7)
    issue = escalate(issue, gov, by=JDG, accepted_by=JEG, on=day).held
    yield Chapter(day, "the executive group looks at the autumn workplan, and takes it", issue)

    day = date(2019, 10, 14)
    issue = close(issue, gov, by=JEG, on=day, because="legal support has the go-ahead").held
    yield Chapter(day, "legal support has the go-ahead, and the issue is closed", issue)


def name(gov: Governance, id: str) -> str:
    """What an organisation or a body is called."""
    return str(getattr(gov[id], "name", id))


def told(step: Chapter, gov: Governance) -> Iterator[str]:
    """A step in a few lines: what happened, who holds it, and what the framework says."""
    found = assess(step.issue, gov, on=step.day)
    holder = name(gov, step.issue.owner)
    yield f"{shown(step.day)}: {step.what}"
    if not step.issue.stands(step.day):
        yield "    closed"
        return
    yield f"    held by: {holder} ({step.issue.tier})"
    seen = ", ".join(name(gov, id) for id in found.seen_by)
    if seen:
        yield f"    reported twice a year to: {seen}"
    to = ", ".join(name(gov, body) for one in found.to for body in one.bodies)
    yield f"    consider it further up: {found.up.verdict.name}{to and f', for the {to}'}"
    for one in found.up.walk():
        if not one.children and one.verdict is found.up.verdict:
            yield f"        {one.says}"


def main() -> None:
    """Print the story, and whom the go-ahead binds; or write the document."""
    gov = governance()
    steps = list(story(gov))
    if "--write" in sys.argv[1:]:
        save(FILE, gov.put(steps[-1].issue), GO_AHEAD)
        return
    print(f"{ISSUE.id}: {ISSUE.what}\n")
    for step in steps:
        print("\n".join(told(step, gov)))
    acts = [line.act for line in steps[-1].issue.history]
    print(f"\nMoved up: {acts.count(Act.ESCALATED)}. Declined: {acts.count(Act.DECLINED)}.")
    outcome = resolve(GO_AHEAD, gov)
    bound = ", ".join(outcome.bound) or "nobody: each organisation decides for itself"
    print(f"The go-ahead of the executive group binds {bound}.")


if __name__ == "__main__":
    main()
