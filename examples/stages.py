"""A provider federation's proposals, stage by stage: thirteen trusts, four of them needed.

Greater Manchester's Provider Federation Board agrees which of its members need to be part of a
decision (the eligible constituency) and then goes through stages from business case to decision.

    python examples/stages.py

That much, and that the trusts keep their own duties, comes from the source that `CASE_STUDY` names.
The rest is illustrative: how many trusts there are and what they are called, the stages' forums,
the delegations, the proposals, the days and every vote are invented, and the case for change is
made a stage of its own.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from icsgov import (
    AdvisoryGroup,
    Board,
    Citation,
    Decision,
    Delegation,
    Governance,
    Group,
    Matter,
    Organisation,
    Process,
    Quorum,
    Seat,
    Stage,
    Vote,
    majority,
    stages,
)

CASE_STUDY = Citation(
    "NHS Providers, Providers Deliver: Collaborating for better care (2021), Greater Manchester"
)
ILLUSTRATIVE = Citation("illustrative: the case study does not say")
STAGED = Citation(f"{CASE_STUDY}; illustrative: the stages' forums and their constituency")

TRUSTS = [f"T{number:02}" for number in range(1, 14)]
NEEDED = ["T01", "T02", "T03", "T04"]
"""The eligible constituency: those whose cardiology would change."""


def governance() -> Governance:
    """Thirteen trusts, whose chief executives meet as a group, and their directors of strategy."""
    return Governance.of(
        *(Organisation(id, kind="FT", source=ILLUSTRATIVE) for id in TRUSTS),
        *(
            Board(
                f"{id} board",
                id,
                seats=[Seat(f"{id} chief", "chief executive")],
                quorum=Quorum(count=1),
                rule=majority(),
                source=ILLUSTRATIVE,
            )
            for id in TRUSTS
        ),
        *(
            Delegation(
                f"{id} scheme", by=f"{id} board", to=f"{id} chief", matters="service", source=STAGED
            )
            for id in TRUSTS
        ),
        Group("federation", seats=[Seat(f"{id} chief", held_for=id) for id in TRUSTS]),
        AdvisoryGroup("strategy", seats=[Seat(f"{id} strategy", nominated_by=id) for id in TRUSTS]),
        Matter("service", kinds=()),
        Process(
            "cardiology",
            matters="service/cardiology",
            stages=[
                Stage(
                    "case", "Case for change", forum="strategy", constituency=NEEDED, decides=False
                ),
                Stage(
                    "plan", "Business case", forum="federation", constituency=NEEDED, decides=False
                ),
                Stage("decision", "Decision", forum="federation", constituency=NEEDED),
            ],
            source=STAGED,
        ),
    )


def step(id: str, stage: str, day: date, against: Iterable[str] = (), **more: Any) -> Decision:
    """A decision on a stage of the heart centre, for which all who are needed vote but some."""
    post = "strategy" if stage == "case" else "chief"
    said = {"eligible": NEEDED, "proposal": "HEART CENTRE", **more}
    return Decision(
        id,
        "service/cardiology",
        forum="strategy" if stage == "case" else "federation",
        day=day,
        figures=0,
        votes=[Vote(f"{t} {post}", "abstain" if t in against else "for") for t in said["eligible"]],
        stage=stage,
        source=ILLUSTRATIVE,
        **said,
    )


DECISIONS = (
    step("H1", "case", date(2021, 1, 12)),
    step("H2", "plan", date(2021, 3, 9)),
    step("H3", "decision", date(2021, 5, 11), against=["T04"]),
    step("H4", "decision", date(2021, 6, 8)),
    step("N1", "decision", date(2021, 6, 8), proposal="NIGHT ROTA", eligible=["T01", "T02", "T07"]),
)
DAYS = (date(2021, 2, 1), date(2021, 4, 1), date(2021, 6, 1), date(2021, 7, 1))


def main() -> None:
    """Print how far each proposal had come on some days."""
    gov = governance()
    for day in DAYS:
        print(f"{day}\n{stages('cardiology', DECISIONS, gov, on=day)}\n")


if __name__ == "__main__":
    main()
