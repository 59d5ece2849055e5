"""Real schemes of reservation and delegation, as frameworks to ask about.

    python examples/schemes.py examples/schemes/christie_ft.json

Each file holds the rows of a published scheme that were read, paraphrased, with where they stand.
`load_scheme` turns them into a framework, and says of every row what it could not take over. People
are made up: one for each post, in the seat where it would sit, and a chair and a non-executive
beside them. A row's condition stays a condition, which has to be attested before anything is bound;
the report supposes that every one is met, and lists them.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from attrs import evolve

from icsgov import (
    Board,
    Citation,
    Committee,
    CommitteeInCommon,
    Delegation,
    Governance,
    Limit,
    Office,
    Organisation,
    Reservation,
    Residual,
    Role,
    Seat,
    check,
    coverage,
    harmonise,
    reserved_conflicts,
)

KINDS = {
    "NHS_FOUNDATION_TRUST": "FT",
    "NHS_TRUST": "NHST",
    "ICB": "ICB",
    "CCG": "CCG",
    "LOCAL_AUTHORITY": "LA",
    "MAYORAL_COMBINED_AUTHORITY": "CA",
}
BOARDS = re.compile(
    r"(trust |governing )?(board|body)( of directors)?|full council|council|combined authority",
    re.I,
)
"""The names by which a scheme calls the body in which an organisation's power lies."""

BODIES = re.compile(r"committee|team|forum|board|panel|members", re.I)
DAYS = {"CCG": date(2019, 5, 14)}
ON = date(2024, 5, 14)
"""The day that a report is about; for what is no more, a day when it was."""


class Scheme(NamedTuple):
    """A framework, a day on which it was in force, and what could not be taken over, row by row."""

    governance: Governance
    day: date
    remarks: tuple[str, ...]


def load_scheme(path: Path) -> Scheme:
    """The scheme in a file. Raises `ValueError` where it is no scheme."""
    data = json.loads(path.read_text(encoding="utf-8"))
    rows = data.get("entries") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not rows:
        raise ValueError(f"{path}: expected a scheme with `entries`")
    kind = KINDS.get(str(data.get("body_type")), "OTHER")
    remarks: list[str] = []
    records: list[Any] = []
    bodies = by_body(rows)
    for org, mine in bodies.items():
        rest = data.get("residual_rule") if org == data.get("body") else None
        at = f"{org}: " if len(bodies) > 1 else ""
        records += organisation(Place(org, kind, at), mine, rest, remarks)
    return Scheme(Governance.of(*records), DAYS.get(kind, ON), tuple(remarks))


def by_body(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The rows of each organisation, in the order of the file."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(str(row["body"]).replace('"', ""), []).append(row)
    return found


class Place(NamedTuple):
    """An organisation, its kind, and what stands before the names of its bodies and posts."""

    org: str
    kind: str
    at: str


def organisation(
    place: Place, rows: list[dict[str, Any]], rest: Any, remarks: list[str]
) -> Iterator[Any]:
    """An organisation with its board, its bodies and posts, and its provisions."""
    org, kind, at = place
    board = f"{at}board"
    names = sorted({name for row in rows for name in named(row)} - {""})
    posts = [name for name in names if not BOARDS.fullmatch(name) and not BODIES.search(name)]
    if rest:
        rest = str(rest).replace("_", " ").title()
        posts = sorted({*posts, rest})
    holders = {post: f"{at}whoever is {post}" for post in posts}
    yield Organisation(org, kind=kind)
    seats = [Seat(holders[post], role(post)) for post in posts]
    others = {f"{at}a chair": "chair", f"{at}a non-executive": "non-executive"}
    yield Board(board, org, seats=[*seats, *(Seat(one, what) for one, what in others.items())])
    for post in posts:
        yield Office(f"{at}{post}", org, name=post, holders=holders[post])
    for name in names:
        if BODIES.search(name) and not BOARDS.fullmatch(name):
            sits = seats[:1] or [Seat(f"{at}a chair")]
            yield Committee(f"{at}{name}", org, name=name, parent=board, seats=sits)
    if rest:
        yield Residual(f"{at}rest", by=board, to=f"{at}{rest}")
    for row in rows:
        yield from provisions(at, row, bool(rest), remarks)


def named(row: dict[str, Any]) -> list[str]:
    """Everybody whom a row names; `A / B` is either, `A + B` is A with the word of B."""
    kept, given = row.get("reserved_to") or "", row.get("delegated_to") or ""
    return [kept.strip(), *(part.split("+")[0].strip() for part in given.split("/"))]


def role(post: str) -> Role | None:
    """The role in which the holder of a post sits on the board, as far as its name tells."""
    if "chief executive" in post.lower() or post.lower() in (
        "chief officer",
        "accountable officer",
    ):
        return Role.CHIEF_EXECUTIVE
    if post.lower() == "chair":
        return Role.CHAIR
    return Role.EXECUTIVE if "director" in post.lower() or "chief" in post.lower() else None


def provisions(at: str, row: dict[str, Any], rest: bool, remarks: list[str]) -> Iterator[Any]:
    """What one row reserves and delegates."""
    board = f"{at}board"
    source = Citation(row.get("source_ref") or row["id"], url=row.get("source_url"))
    if row.get("truncated"):
        remarks.append(f"{row['id']}: cut off where it was read; left out")
        return
    if row["code"] == "RESIDUAL":
        to = (row.get("delegated_to") or "").strip()
        if to and not BOARDS.fullmatch(to) and not rest:
            yield Residual(row["id"], by=board, to=f"{at}{to}", source=source)
        elif rest:
            remarks.append(f"{row['id']}: the residual rule that the scheme states at its head")
        else:
            remarks.append(f"{row['id']}: what is left stays with the board, as it does without")
        return
    common: dict[str, Any] = {"matters": paths(row["code"]), "source": source}
    keeper = (row.get("reserved_to") or "").strip()
    holder = board if not keeper or BOARDS.fullmatch(keeper) else f"{at}{keeper}"
    if keeper and holder == board:
        yield Reservation(f"{row['id']} keeps", by=board, above=lower(row), **common)
    elif keeper:
        yield given(f"{row['id']} to {keeper}", board, holder, row, common, remarks)
    for name in named(row)[1:]:
        if name:
            to = board if BOARDS.fullmatch(name) else f"{at}{name}"
            if to != holder:
                yield given(f"{row['id']} to {name}", holder, to, row, common, remarks)
    if row.get("external_approval"):
        remarks.append(f"{row['id']}: needs the approval of {row['external_approval']}")
    if not keeper and not any(named(row)):
        remarks.append(f"{row['id']}: names nobody; left out")


def given(
    id: str, by: str, to: str, row: dict[str, Any], common: dict[str, Any], remarks: list[str]
) -> Delegation:
    """A delegation by a row: its band, and its condition as a condition."""
    upper = row.get("upper_limit")
    conditions = [row["conditions"]] if row.get("conditions") else []
    conditions += [
        f"the word of {part.strip()}" for part in (row.get("delegated_to") or "").split("+")[1:]
    ]
    if conditions:
        remarks.append(f"{row['id']}: only if {'; '.join(conditions)}")
    return Delegation(
        id,
        by=by,
        to=to,
        ceiling=upper,
        above=lower(row),
        conditions=conditions,
        passing_on="allowed",
        **common,
    )


def lower(row: dict[str, Any]) -> Limit | None:
    """The lower end of a band, which belongs to it; None where it starts at nothing."""
    amount = row.get("lower_limit")
    return Limit(amount, inclusive=False) if amount else None


def paths(code: str) -> list[str]:
    """A row's codes, such as `FIN.BUDGET+AST.HLT`, as matters."""
    return [one.strip().lower().replace(".", "/") for one in code.split("+")]


def matters(gov: Governance, org: str) -> list[str]:
    """The matters that an organisation's own provisions name."""
    of = {one.id for one in (*gov.bodies, *gov.offices) if getattr(one, "organisation", "") == org}
    provisions: tuple[Delegation | Reservation, ...] = (*gov.delegations, *gov.reservations)
    return sorted({path for one in provisions if str(one.by) in of for path in one.matters})


def apart(gov: Governance, on: date) -> Iterator[str]:
    """What each board would have to keep, or give up, for all to keep the same."""
    boards = [body.id for body in gov.bodies if isinstance(body, Board)]
    together = gov.put(CommitteeInCommon("the boards in common", boards))
    yield "-- to reserve alike"
    harmony = harmonise(together, "the boards in common", on=on)
    for board in boards:
        more = sorted({path for one in harmony.add if one.by == board for path in one.matters})
        yield f"{board} would also keep {', '.join(more) or 'nothing more'}"
    for one in harmony.lift:
        yield f"{one.id} would be lifted as far as {', '.join(one.matters)}"


def supposing(gov: Governance) -> Governance:
    """The framework with every condition of every delegation attested."""
    return gov.put(*(evolve(one, attested=one.conditions) for one in gov.delegations))


def report(name: str, scheme: Scheme) -> Iterator[str]:
    """What a scheme leaves open, gives twice, or keeps and gives away; then what was left out."""
    gov, on = supposing(scheme.governance), scheme.day
    yield f"== {name}, {on}, supposing that every condition is met"
    for finding in (*check(gov, on=on), *reserved_conflicts(gov, on=on)):
        if finding.code != "conflict.residual":  # that a residual rule yields is what it is for
            yield f"{finding.code}: {finding.says}"
    for org in gov.organisations:
        yield f"-- {org.id}"
        yield str(coverage(gov, org.id, on=on, matters=matters(gov, org.id)))
    if len(gov.organisations) > 1:
        yield from apart(gov, on)
    yield from (f"note: {remark}" for remark in dict.fromkeys(scheme.remarks))


def main(files: list[str]) -> None:
    """Print a report on each scheme."""
    for name in files:
        print("\n".join(report(name, load_scheme(Path(name)))))


if __name__ == "__main__":
    main(sys.argv[1:])
