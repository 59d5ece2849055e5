"""Real schemes of reservation and delegation, as frameworks to ask about.

    python examples/schemes.py examples/schemes/christie_ft.json

Each file holds the rows of a published scheme that were read, paraphrased, with where they stand.
`load_scheme` turns them into a framework, and says of every row what it could not take over. People
are made up, one for each post, and whoever decides is supposed to sit where the post would; nothing
else is added. A row's condition stays a condition: it has to be attested before anything is bound.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from icsgov import (
    Board,
    Citation,
    Committee,
    Delegation,
    Governance,
    Limit,
    Office,
    Organisation,
    Reservation,
    Residual,
    Role,
    Seat,
    coverage,
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
ON = date(2024, 5, 14)


class Scheme(NamedTuple):
    """A framework, and what could not be taken over into it, row by row."""

    governance: Governance
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
    for org, mine in by_body(rows).items():
        rest = data.get("residual_rule") if org == data.get("body") else None
        records += organisation(org, kind, mine, rest, remarks)
    return Scheme(Governance.of(*records), tuple(remarks))


def by_body(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The rows of each organisation, in the order of the file."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(str(row["body"]).replace('"', ""), []).append(row)
    return found


def organisation(
    org: str, kind: str, rows: list[dict[str, Any]], rest: Any, remarks: list[str]
) -> Iterator[Any]:
    """An organisation with its board, its bodies and posts, and its provisions."""
    board = f"{org}: board"
    names = sorted({name for row in rows for name in named(row)} - {""})
    posts = [name for name in names if not BOARDS.fullmatch(name) and not BODIES.search(name)]
    if rest:
        posts = sorted({*posts, str(rest).replace("_", " ").title()})
    yield Organisation(org, kind=kind)
    seats = [Seat(f"{org}: whoever is {post}", role(post)) for post in posts]
    yield Board(board, org, seats=seats)
    for post in posts:
        yield Office(f"{org}: {post}", org, name=post, holders=f"{org}: whoever is {post}")
    for name in names:
        if BODIES.search(name) and not BOARDS.fullmatch(name):
            yield Committee(f"{org}: {name}", org, name=name, parent=board, seats=seats[:1])
    if rest:
        yield Residual(f"{org}: rest", by=board, to=f"{org}: {str(rest).replace('_', ' ').title()}")
    for row in rows:
        yield from provisions(org, board, row, bool(rest), remarks)


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


def provisions(
    org: str, board: str, row: dict[str, Any], rest: bool, remarks: list[str]
) -> Iterator[Any]:
    """What one row reserves, delegates and makes subject to approval."""
    source = Citation(row.get("source_ref") or row["id"], url=row.get("source_url"))
    if row.get("truncated"):
        remarks.append(f"{row['id']}: cut off where it was read; left out")
        return
    if row["code"] == "RESIDUAL":
        to = (row.get("delegated_to") or "").strip()
        if to and not BOARDS.fullmatch(to) and not rest:
            yield Residual(row["id"], by=board, to=f"{org}: {to}", source=source)
        elif not rest:
            remarks.append(f"{row['id']}: what is left stays with the board, as it does without")
        return
    common: dict[str, Any] = {"matters": paths(row["code"]), "source": source}
    keeper = (row.get("reserved_to") or "").strip()
    holder = board if not keeper or BOARDS.fullmatch(keeper) else f"{org}: {keeper}"
    if keeper and holder == board:
        yield Reservation(f"{row['id']} keeps", by=board, above=lower(row), **common)
    elif keeper:
        yield given(f"{row['id']} to {keeper}", board, holder, row, common, remarks)
    for name in named(row)[1:]:
        if name:
            to = board if BOARDS.fullmatch(name) else f"{org}: {name}"
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


def main(files: list[str]) -> None:
    """Print what each scheme leaves open, gives twice, or keeps and gives away."""
    for name in files:
        scheme = load_scheme(Path(name))
        print(f"== {name}: {len(scheme.governance.organisations)} organisations")
        for org in scheme.governance.organisations:
            print(f"-- {org.id}")
            print(coverage(scheme.governance, org.id, on=ON))
        for remark in scheme.remarks:
            print(f"note: {remark}")


if __name__ == "__main__":
    main(sys.argv[1:])
