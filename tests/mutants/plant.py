"""Mutation testing: does a test fail for every small mistake that the source may hold?

    python tests/mutants/plant.py                                every module, for an hour or so
    python tests/mutants/plant.py --module reasoning/chains.py   modules of this name or folder
    python tests/mutants/plant.py --sample 20                    one mutant in twenty
    python tests/mutants/plant.py --listed                       the survivors listed, by every test
    python tests/mutants/plant.py --hurry                        a first look, by the sharpest tests
    python tests/mutants/plant.py --notes FILE                   first by the test noted there
    python tests/mutants/plant.py --notes FILE --left            those noted are taken as killed

It prints the score of each module, and fails where a mutant survives that `survivors.toml` does not
list, or is listed there and does not survive. Each mutant is judged in a process of its own, a fork
of one that has collected the tests: the function that is mutated gets its new code, and then the
tests that reach its lines run, the likeliest first, until one fails. So with the constants of a
module. A mutant elsewhere, and one of the model that survived so, is imported afresh, and tried by
the tests that killed most of the others before it is tried by all.
"""

import argparse
import gc
import importlib
import json
import os
import resource
import signal
import sys
import time
import tomllib
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import accumulate
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, settings
from mutate import Mutant
from place import (
    ROOT,
    SOURCE,
    Finder,
    all_mutants,
    compiled,
    dotted,
    loaded,
    mutate,
    name_of,
    named,
)

LISTED = Path(__file__).parent / "survivors.toml"
WHAT = ("explain.py", "period.py", "model", "reasoning")
TESTS = (
    *("tests/cases", "tests/risks", "tests/test_values.py", "src/icsgov/model"),
    *("src/icsgov/period.py", "src/icsgov/explain.py", "tests/io", "tests/views", "tests/testing"),
    *("tests/examples", "tests/properties"),
    *(f"tests/analysis/test_{name}.py" for name in ("stages", "call_in", "cycles", "meetings")),
    *(f"tests/analysis/test_{name}.py" for name in ("rotas", "urgent_power", "succession_read")),
    *(f"tests/analysis/test_{name}.py" for name in ("after_a_merger", "sharing", "usage")),
    *(f"tests/analysis/test_{name}.py" for name in ("brief", "history")),
)
LEFT_OUT = (
    *("three_may_vote", "matter_before_several_deciders"),  # grids that are slow
    *("any_document_round_trips", "every_document_written_fits"),  # slow
    "advice_never_flaps",  # slow
    *("documents_cut_and_mended", "nearly_sound_documents", "near_misses_reach"),  # slow
    *("without_cattrs", "runs_as_a_module"),  # they look at a process of their own
)
QUIET = (
    "-q",
    "-s",
    "--tb=no",
    "-Wignore::pytest.PytestAssertRewriteWarning",
    *(f"-pno:{name}" for name in ("cacheprovider", "xdist")),
)
PATIENCE = 4.0
"""How many seconds of work a test may take, and as many times as it takes without a mistake."""

DIED = "a test that did not end"
"""What is said to have killed a mutant that took too long, or too much memory."""

FIRST_LOOK = 4.0
"""For how many seconds of work tests are run at first; all of them, where one is not listed."""

PLAIN = tuple(
    f"tests/{name}.py"
    for name in ("cases/test_survivors_values", "cases/test_worked_faults", "test_values")
)
"""The tests of plain values: a mutant that is imported is tried by them first,"""

SHARPEST = 9
"""and by so many of the others that killed most, before it is tried by all."""

NO_TESTS = pytest.ExitCode.NO_TESTS_COLLECTED

Key = tuple[str, str, str, str, int]
Trace = Callable[[FrameType, str, Any], Any]
Judge = Callable[[Mutant], str | None]
"""By which test a mutant is killed, if by any."""


def in_child(job: Callable[[], bytes]) -> bytes | None:
    """What a job gives in a process of its own, which may write nothing; None where it dies."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
            said = job()
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(said)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    return told if os.waitpid(child, 0)[1] == 0 else None


class Notes:
    """Which test killed each mutant the last time. A note is a hint only: the test is run again."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        lines = path.read_text("utf-8").splitlines() if path and path.exists() else []
        self.killers = {tuple(key): killer for key, killer in map(json.loads, lines)}

    def note(self, mutant: Mutant, killer: str) -> None:
        """Write down what killed a mutant, if it is news."""
        if self.path and self.killers.get(mutant.key) != killer:
            self.killers[mutant.key] = killer
            with self.path.open("a", encoding="utf-8") as file:
                print(json.dumps([mutant.key, killer]), file=file)


class Failing:
    """Notes whether a test has failed, and gives each one only so long."""

    def __init__(self) -> None:
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test, or what it needs, did not pass."""
        self.failed = self.failed or report.failed

    def run(self, item: pytest.Item, seconds: float) -> bool:
        """Whether a test fails; where it takes too long, the process ends."""
        signal.setitimer(signal.ITIMER_PROF, seconds)
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        signal.setitimer(signal.ITIMER_PROF, 0)
        return self.failed


class InPlace(Failing):
    """Judges mutants in functions once the tests are collected, by giving the function new code."""

    def __init__(self, score: "Score") -> None:
        super().__init__()
        self.score, self.paths, self.noted = score, score.plan.paths, score.notes.killers
        self.times: dict[int, float] = {}
        self.reach: dict[tuple[str, int], set[int]] = defaultdict(set)
        self.kills: dict[str, Counter[int]] = defaultdict(Counter)
        self.rare: dict[str, Counter[int]] = defaultdict(Counter)
        self.modules: dict[str, ModuleType] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Judge the mutants in the place of running the tests."""
        if session.testsfailed:
            print("some of the tests cannot be collected")
            return False
        self.items = session.items
        self.places = {item.nodeid: place for place, item in enumerate(session.items)}
        self.modules = {name_of(path): loaded(path) for path in self.paths}
        told = in_child(self._without)
        if told is None or not told.startswith(b"["):
            print(f"a test fails as it is: {told!r}")
            return False
        for place, (seconds, reached) in enumerate(json.loads(told)):
            self.times[place] = seconds
            for name, line in reached:
                self.reach[name, line].add(place)
        for (name, _), places in self.reach.items():
            self.rare[name].update(dict.fromkeys(places, 1 / len(places)))
        gc.freeze()
        early = (one for one in all_mutants(self.paths) if one.in_place)
        self.score.judge(early, self.kills_it)
        return True

    def _without(self) -> bytes:
        """How long each test takes without a mistake, and which lines it reaches."""
        files = {str(path): name_of(path) for path in self.paths}
        seen: set[tuple[str, int]] = set()
        told = []
        forget = forgetting()

        def line(frame: FrameType, event: str, _: object) -> Trace:
            seen.add((frame.f_code.co_filename, frame.f_lineno))
            return line

        def call(frame: FrameType, event: str, _: object) -> Trace | None:
            return line if frame.f_code.co_filename in files else None

        for item in self.items:
            forget()
            seen.clear()
            start = time.process_time()
            sys.settrace(call)
            failed = self.run(item, 600)
            sys.settrace(None)
            if failed:
                return item.nodeid.encode()
            reached = [(files[name], number) for name, number in sorted(seen)]
            told.append((max(time.process_time() - start, 0.001), reached))
        return json.dumps(told).encode()

    def kills_it(self, mutant: Mutant) -> str | None:
        """The test that reaches its lines and fails; those first that did so for others."""
        near, kills = self.kills[f"{mutant.module}:{mutant.function}"], self.kills[mutant.module]
        rare = self.rare[mutant.module]
        places = [(mutant.module, line) for line in mutant.lines]
        if not mutant.function.endswith("()"):
            places = list(named(mutant.function, self.paths))
        reached = set().union(*(self.reach[place] for place in places))
        noted = self.places.get(self.noted.get(mutant.key, ""), -1)
        order = sorted(
            reached,
            key=lambda at: (
                at != noted,
                -near[at],
                -(kills[at] + rare[at]) / self.times[at],
                at,
            ),
        )
        spent = accumulate(self.times[at] for at in order)
        first = sum(seconds <= FIRST_LOOK for seconds in spent)
        code = compiled(mutant)
        said = in_child(lambda: self._tried(mutant, code, order[:first]))
        plan = self.score.plan
        if said == b"" and not plan.hurry and (plan.listed or mutant.key not in self.score.known):
            said = in_child(lambda: self._tried(mutant, code, order[first:]))
        if said:
            near[int(said)] += 1
            kills[int(said)] += 1
            return self.items[int(said)].nodeid
        return None if said == b"" else DIED

    def _tried(self, mutant: Mutant, code: CodeType, order: list[int]) -> bytes:
        mutate(self.modules[mutant.module], mutant, code)
        for place in order:
            if self.run(self.items[place], PATIENCE * (1 + self.times[place])):
                return str(place).encode()
        return b""


def forgetting() -> Callable[[], None]:
    """Makes the frameworks that tests share forget what they have worked out."""
    from icsgov.model.governance import Governance

    shared = [one.compiled for one in gc.get_objects() if type(one) is Governance]

    def forget() -> None:
        for kept in shared:
            kept.clear()

    return forget


class Afresh(Failing):
    """Runs the tests until one fails, each given only so long."""

    killer = "the import"

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests until one fails."""
        for item in session.items:
            self.killer = item.nodeid
            if self.run(item, 60):
                break
        return True


class Imported:
    """Judges mutants where everything is imported after they were made."""

    def __init__(self, score: "Score") -> None:
        self.score, self.kills = score, Counter[str]()

    def kills_it(self, mutant: Mutant) -> str | None:
        """The test that fails: the one noted, or of the sharpest, or of all."""
        noted = self.score.notes.killers.get(mutant.key, "")
        first = [noted] if "::" in noted else []
        killer = killed_afresh(mutant, first) if first else None
        sharp = [test for test, _ in self.kills.most_common(SHARPEST)]
        for some in (PLAIN, sharp):  # apart, for a test that cannot be found stops all with it
            killer = killer or (killed_afresh(mutant, some) if some else None)
        plan = self.score.plan
        if (
            killer is None
            and not plan.hurry
            and (plan.listed or mutant.key not in self.score.known)
        ):
            killer = killed_afresh(mutant, plan.tests, every=True)
        if killer is not None and "::" in killer and not killer.startswith(PLAIN):
            self.kills[killer] += 1
        return killer


def killed_afresh(mutant: Mutant, wanted: Sequence[str], every: bool = False) -> str | None:
    """The test that kills a mutant where everything is imported after it was made. Where they are
    not every test, that one of them cannot be found says nothing.
    """

    code = compiled(mutant)

    def job() -> bytes:
        sys.meta_path.insert(0, Finder(mutant, code))
        signal.setitimer(signal.ITIMER_PROF, 120)
        tests = Afresh()
        try:  # first: a module that is named among the tests pytest reads from its file
            importlib.import_module(dotted(mutant.module))
        except Exception:  # whatever it is, no test would pass
            return tests.killer.encode()
        ended = collected(tests, wanted)
        found = every or ended not in (pytest.ExitCode.USAGE_ERROR, NO_TESTS)
        return tests.killer.encode() if tests.failed or (ended and found) else b""

    said = in_child(job)
    return DIED if said is None else said.decode() or None


def collected(plugin: object, tests: Iterable[str]) -> int:
    """Let pytest collect the tests and hand them to a plugin."""
    return pytest.main([*QUIET, "-k", f"not ({' or '.join(LEFT_OUT)})", *tests], plugins=[plugin])


class Plan(NamedTuple):
    """Which mutants are tried, and how hard."""

    paths: tuple[Path, ...]
    sample: int = 1
    listed: bool = False
    hurry: bool = False
    tests: tuple[str, ...] = TESTS
    notes: Path | None = None
    left: bool = False

    def takes(self, mutant: Mutant, known: Set[Key]) -> bool:
        """Whether a mutant is tried."""
        return (mutant.key in known or not self.listed) and taken(mutant, self.sample)


class Score:
    """What became of the mutants."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.known = known()
        self.notes = Notes(plan.notes)
        self.tried: Counter[str] = Counter()
        self.survivors: set[Key] = set()

    def judge(self, some: Iterable[Mutant], kills: Judge) -> None:
        """Judge some mutants, and print those that survive."""
        for mutant in some:
            if not self.plan.takes(mutant, self.known):
                continue
            self.tried[mutant.module] += 1
            if self.plan.left and mutant.key in self.notes.killers:
                continue
            killer = kills(mutant)
            if killer is not None:
                self.notes.note(mutant, killer)
            else:
                self.survivors.add(mutant.key)
                where = mutant.function or "the module"
                print(f"{mutant.module}:{mutant.lines[0]}: in {where}, {mutant.nth}")
                print(f"  - {mutant.was}\n  + {mutant.now}", flush=True)

    def faults(self, listed: set[Key], there: set[Key], tried: set[Key]) -> list[str]:
        """What the list of survivors has to be changed by."""
        return [
            *(f"not listed: {key}" for key in sorted(self.survivors - listed)),
            *(f"killed, and listed: {key}" for key in sorted((listed & tried) - self.survivors)),
            *(f"listed, and not there: {key}" for key in sorted(listed - there)),
        ]

    def table(self) -> str:
        """The score of each module, of each package and of all."""
        alive = Counter(key[0] for key in self.survivors)
        groups = {name: [name] for name in sorted(self.tried)}
        for package in WHAT:
            groups[package] = [one for one in sorted(self.tried) if one.startswith(package)]
        groups["all"] = sorted(self.tried)
        rows = [f"{'':28}{'mutants':>9}{'killed':>9}{'survive':>9}{'score':>8}"]
        for name, modules in groups.items():
            tried, left = (sum(count[one] for one in modules) for count in (self.tried, alive))
            if tried:
                score = 100 * (tried - left) / tried
                rows.append(f"{name:28}{tried:9}{tried - left:9}{left:9}{score:7.1f}%")
        return "\n".join(rows)


def in_place(plan: Plan) -> Score:
    """The score of the mutants in functions. It is found in a process of its own, so that this
    one never imports what is mutated.
    """
    reading, writing = os.pipe()
    child = os.fork()
    score = Score(plan)
    if not child:
        if collected(InPlace(score), plan.tests) == 0:
            with os.fdopen(writing, "w") as pipe:
                json.dump([dict(score.tried), sorted(score.survivors)], pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        tried, survivors = json.loads(told.read() or "[null, []]")
    os.waitpid(child, 0)
    if tried is None:
        raise SystemExit("the tests do not pass as they are")
    score.tried.update(tried)
    score.survivors = {tuple(key) for key in survivors}
    return score


def afresh(score: Score) -> None:
    """Judge the mutants outside functions, and again those of the model that survived in one."""
    judge = Imported(score)
    outside = (one for one in all_mutants(score.plan.paths) if not one.in_place)
    score.judge(outside, judge.kills_it)
    for one in all_mutants(score.plan.paths):
        early = one.key in score.survivors and not one.module.startswith("reasoning")
        killer = judge.kills_it(one) if early and one.in_place else None
        if killer is not None:
            print(f"killed where it is imported: {one.key}", flush=True)
            score.notes.note(one, killer)
            score.survivors.remove(one.key)


def asked(words: list[str]) -> Plan:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description="Mutation testing of the source.")
    parser.add_argument("--module", action="append", help="a module or a package of icsgov")
    parser.add_argument("--sample", type=int, default=1, help="try one mutant in so many")
    parser.add_argument("--listed", action="store_true", help="try those listed, by every test")
    parser.add_argument("--hurry", action="store_true", help="a first look, by the sharpest tests")
    parser.add_argument("--tests", action="append", help="tests to try them by")
    parser.add_argument("--notes", type=Path, help="a file of which test killed each mutant")
    parser.add_argument("--left", action="store_true", help="take those noted as killed")
    told = parser.parse_args(words)
    wanted = told.module or WHAT
    paths = [
        path
        for path in sorted(SOURCE.rglob("*.py"))
        if any(name_of(path) == one or name_of(path).startswith(f"{one}/") for one in wanted)
    ]
    tests = tuple(told.tests or TESTS)
    return Plan(tuple(paths), told.sample, told.listed, told.hurry, tests, told.notes, told.left)


def main(words: list[str]) -> int:
    """Judge the mutants that were asked for, and compare the survivors with the list."""
    plan = asked(words)
    os.environ["HYPOTHESIS_PROFILE"] = "mutants"
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    score = in_place(plan)
    afresh(score)
    print(score.table())
    if plan.hurry:
        return 0
    names = {name_of(path) for path in plan.paths}
    listed = {key for key in score.known if key[0] in names}
    there = {one.key for one in all_mutants(plan.paths)}
    tried = {one.key for one in all_mutants(plan.paths) if taken(one, plan.sample)}
    faults = score.faults(listed, there, tried)
    print("\n".join(faults))
    return 1 if faults else 0


def known() -> set[Key]:
    """The survivors that are listed."""
    rows = tomllib.loads(LISTED.read_text("utf-8")).get("survivor", [])
    assert all(row["reason"] for row in rows)
    return {
        (row["module"], row["function"], row["was"], row["now"], row.get("count", 1))
        for row in rows
    }


def taken(mutant: Mutant, sample: int) -> bool:
    """Whether a mutant is in a sample of one in so many."""
    return zlib.crc32(repr(mutant.key).encode()) % sample == 0


settings.register_profile(
    "mutants",
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    report_multiple_bugs=False,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)

if __name__ == "__main__":
    settings.load_profile("mutants")
    sys.exit(main(sys.argv[1:]))
