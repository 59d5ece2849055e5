"""How long a decision with very many votes takes to read and to resolve, and how much memory.

    python benchmarks/votes.py             a million votes
    python benchmarks/votes.py 100000      as many as you say

One board with as many voting seats as votes, each person's vote for or against. Prints seconds and
the peak of memory; the document is written line by line, so that making it takes none.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from icsgov import resolve
from icsgov.io import load

VOTES = 1_000_000
HEAD = """{"icsgov": 1, "governance": {"organisations": [{"id": "RIVER", "kind": "FT"}], "bodies": [
{"type": "board", "id": "board", "organisation": "RIVER", "quorum": {"share": "1/3"}, "rule":
{"clauses": {"type": "share", "threshold": {"share": "1/2", "exceeded": true}}}, "seats": [
"""
BETWEEN = """]}]}, "decisions": [
{"id": "D", "matters": "estates", "forum": "board", "day": "2024-05-14", "votes": [
"""
END = "]}]}\n"


def write(path: Path, votes: int) -> None:
    """A document with so many votes."""
    sides = ("for", "for", "against")
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for n in range(votes):
            file.write(f'{"," if n else ""}{{"person": "p{n}", "role": "executive"}}\n')
        file.write(BETWEEN)
        for n in range(votes):
            file.write(f'{"," if n else ""}{{"person": "p{n}", "position": "{sides[n % 3]}"}}\n')
        file.write(END)


def peak() -> float:
    """The most memory that this process has had, in megabytes.

    What Linux tells by `getrusage` may be that of the process which started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text("utf-8").splitlines()
        return next(int(one.split()[1]) for one in lines if one.startswith("VmHWM")) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024**2 if sys.platform == "darwin" else 1024)


def now() -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    return time.perf_counter(), time.process_time()


def report(name: str, start: tuple[float, float]) -> None:
    """How long something took, and the peak so far."""
    clock, processor = (end - begun for end, begun in zip(now(), start, strict=True))
    print(f"{name:7} {clock:6.1f} s, {processor:6.1f} s of processor, peak {peak():6.0f} MB")


def main() -> None:
    """Make the document, read it, resolve it, and print the table."""
    votes = int(sys.argv[1]) if len(sys.argv) > 1 else VOTES
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "votes.json"
        write(path, votes)
        print(f"{votes:,} votes, {path.stat().st_size / 1e6:.0f} MB of JSON")
        start = now()
        gov, (decision,) = load(path)
        report("load", start)
    start = now()
    outcome = resolve(decision, gov)
    report("resolve", start)
    assert outcome.bound == ("RIVER",)


if __name__ == "__main__":
    main()
