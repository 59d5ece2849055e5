"""What a risk policy says, score by score: the table to hold beside the text of the policy.

    python examples/risk/policies.py examples/risk/christie.json

For every tier and every run of scores at which a policy says the same: the band, whether to
consider a risk for the tier above or below, how often it is reviewed, and who is to see it. The
risk is made up and nobody has attested anything of it; a policy that names bands and no scores is
gone through by its bands.
"""

import sys
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from icsgov import Governance, Verdict
from icsgov.io import load
from icsgov.model.rating import Rating
from icsgov.model.risk import SystemRisk
from icsgov.model.risk_policy import RiskPolicy
from icsgov.risks.assess import Assessment, assess

ON = date(2024, 5, 14)
WORD = {Verdict.YES: "yes", Verdict.NO: "no", Verdict.UNKNOWN: "not known"}
SEEN = {Verdict.YES: "somebody not on file", Verdict.NO: "nobody", Verdict.UNKNOWN: "not known"}


class Row(NamedTuple):
    """What a policy says of a rating at a tier."""

    band: str
    up: str
    down: str
    review: str
    seen: str


def ratings(policy: RiskPolicy) -> list[tuple[str, Rating]]:
    """Every rating that a policy may tell from another: each score, or each band by its name."""
    named = [one.name for one in policy.bands if one.low is None and one.name is not None]
    if named:
        return [(name, Rating(band=name)) for name in named]
    return [(str(score), Rating(stated=score)) for score in range(1, policy.matrix.scores[-1] + 1)]


def row(found: Assessment) -> Row:
    """What an assessment comes to, in words."""
    band = found.band.name if found.band is not None else None
    to = ", ".join(one.tier for one in found.to)
    up = f"yes: {to}" if found.up.verdict is Verdict.YES else WORD[found.up.verdict]
    review = []
    for step in found.review.walk():
        if step.code in ("review.in-time", "review.late"):
            by = " or ".join(step.facts["by"])
            review.append(f"every {step.facts['every']}" + (f" by {by}" if by else ""))
    seen = ", ".join(found.seen_by) or SEEN[found.report.verdict]
    down = WORD[found.down.verdict]
    return Row(band or "not on file", up, down, "; ".join(review) or "not known", seen)


def table(gov: Governance, policy: RiskPolicy, tier: str) -> Iterator[tuple[str, Row]]:
    """The rows of one tier, those alike taken together."""
    holders = next((one.bodies for one in gov.tiers if one.id == tier), ())
    everybody = [one.id for one in (*gov.offices, *gov.bodies)]
    rows = []
    for name, rating in ratings(policy):
        risk = SystemRisk(
            "R",
            "made up",
            owner=next(iter([*holders, *everybody])),
            tier=tier,
            matrix=policy.matrix,
            current=rating,
            raised=ON,
        )
        rows.append((name, row(assess(risk, gov, on=ON))))
    for same, run in groupby(rows, key=lambda one: one[1]):
        names = [name for name, _ in run]
        yield (names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"), same


def report(gov: Governance) -> Iterator[str]:
    """The tables of every policy in a framework."""
    for policy in gov.risk_policies:
        yield f"== {policy.name or policy.id}, of {policy.by}: what is read off {policy.source}"
        for tier in policy.tiers or [one.id for one in gov.tiers]:
            yield f"-- at {tier}"
            for scores, said in table(gov, policy, tier):
                moves = f"up {said.up}; down {said.down}"
                yield f"{scores}: band {said.band}; {moves}; seen by {said.seen}"
                yield f"    review {said.review}"


def main(files: list[str]) -> None:
    """Print the tables of the policies in each file."""
    for name in files:
        gov, _ = load(Path(name))
        print("\n".join(report(gov)))


if __name__ == "__main__":
    main(sys.argv[1:])
