"""What it would take for the boards of a forum to reserve alike."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

import attrs

from icsgov.analysis.brief import harmony_text
from icsgov.analysis.coverage import organisations_of
from icsgov.analysis.overlap import Edge, edge_of
from icsgov.analysis.plane import check_day
from icsgov.analysis.probe import Measure
from icsgov.ids import HasId
from icsgov.law.rulebook import RuleBook
from icsgov.model.authority import Reservation
from icsgov.model.governance import Governance
from icsgov.model.kinds import Side
from icsgov.model.matter import Limit, ancestors
from icsgov.period import Period


class Level(NamedTuple):
    """From where a reservation bites: at any amount where `measure` is None, else above an edge."""

    measure: Measure | None
    edge: Edge
    limit: Limit | None

    def reaches(self, other: "Level") -> bool:
        """Whether what another level keeps this one keeps too."""
        return self.measure is None or (self.measure == other.measure and self.edge <= other.edge)


Point = tuple[str, Level]
"""A path and a level: what one board keeps, or another could."""


@attrs.frozen
class Harmony:
    """Reservations to add and to lift so that the boards of a forum keep the same.

    One of `matters` is the widest path of those that were looked at together. `add` are whole
    records, in force from the day that was asked about. `lift` are the parts of records to take
    back: each has the id of a record, and those of its matters that are no longer kept.
    """

    matters: tuple[str, ...]
    add: tuple[Reservation, ...]
    lift: tuple[Reservation, ...]

    def applied(self, gov: Governance) -> Governance:
        """The framework that results; the records to lift are those that it holds now."""
        changed: list[Reservation] = []
        gone: list[str] = []
        for part in self.lift:
            record = gov[part.id]
            kept = [path for path in getattr(record, "matters", ()) if path not in part.matters]
            if isinstance(record, Reservation) and kept:
                changed.append(attrs.evolve(record, matters=kept))
            else:
                gone.append(part.id)
        return gov.drop(*gone).put(*changed, *self.add)

    def __len__(self) -> int:
        return len(self.add) + sum(len(part.matters) for part in self.lift)

    def __str__(self) -> str:
        return harmony_text(self)


def harmonise(
    gov: Governance, forum: HasId | str, *, on: date, law: RuleBook | None = None
) -> Harmony:
    """The smallest set of reservations to add or lift so that a forum's boards reserve alike.

    Matters that cover each other are looked at together, and for each such family the set is the
    smallest: what is added is what another board of the forum keeps already, word for word, and a
    reservation of several matters is counted once for each. Of sets of one size the one that keeps
    more with the boards is given, so that the answer is always the same. Reservations of other
    bodies than boards stay as they are. `on` is a day; amounts are pounds; `law` changes nothing,
    as no rule of law says what a board is to reserve. Raises `UnknownIdError` for a forum that the
    framework does not hold, and `MalformedError` for what is no day.

    >>> from datetime import date
    >>> from icsgov import Board, CommitteeInCommon, Governance, Organisation, Reservation
    >>> orgs = [Organisation(id, kind="FT") for id in ("A", "B", "C")]
    >>> boards = [Board(f"{id} board", id) for id in ("A", "B", "C")]
    >>> gov = Governance.of(
    ...     *orgs, *boards, CommitteeInCommon("cic", boards),
    ...     Reservation("A 1", by="A board", matters="estate"),
    ...     Reservation("B 1", by="B board", matters=["estate/sale", "staff"]),
    ... )
    >>> made = harmonise(gov, "cic", on=date(2024, 5, 14))
    >>> [(one.by, one.matters) for one in made.add], [(one.id, one.matters) for one in made.lift]
    ([('B board', ('estate',)), ('C board', ('estate',))], [('B 1', ('staff',))])
    """
    check_day(on)
    return _harmony(_Boards(gov, organisations_of(gov, forum), on))


def _harmony(table: "_Boards") -> Harmony:
    """What it takes, family by family."""
    add: list[tuple[str, Point]] = []
    lift: dict[str, set[str]] = {}
    told: list[str] = []
    for family in table.families():
        kept = table.target(family)
        more, less = table.changes(family, kept)
        add += more
        for id, path in less:
            lift.setdefault(id, set()).add(path)
        told += family[:1] if more or less else []
    records = {one.id: one for one in table.gov.reservations}
    parts = [attrs.evolve(records[id], matters=lift[id]) for id in sorted(lift)]
    return Harmony(tuple(told), tuple(_added(table.gov, add, table.on)), tuple(parts))


def _added(gov: Governance, more: Iterable[tuple[str, Point]], on: date) -> Iterator[Reservation]:
    """New records, each with an id that nothing in the framework has."""
    taken: set[str] = set()
    for board, (path, level) in sorted(more, key=lambda one: (one[0], *_order(one[1]))):
        name = id = f"{board} keeps {path}"
        count = 1
        while id in taken or gov.index.record(id) is not None:
            count += 1
            id = f"{name} ({count})"
        taken.add(id)
        yield Reservation(id, by=board, matters=path, above=level.limit, period=Period(on))


class _Boards:
    """What the boards of some organisations keep on a day, path by path."""

    def __init__(self, gov: Governance, orgs: Iterable[str], on: date) -> None:
        self.gov, self.on = gov, on
        self.boards = {org: gov.index.boards(org, on) for org in orgs}
        self.boards = {org: boards for org, boards in self.boards.items() if boards}
        self.kept: dict[Point, dict[str, list[str]]] = {}
        for org, boards in self.boards.items():
            for board in boards:
                for one in gov.index.reserved_by.get(board.id, ()):
                    if one.period.covers(on):
                        self._note(org, one)
        self.paths = sorted({path for path, _ in self.kept})
        known = set(self.paths)
        self.wider = {
            path: next((one for one in ancestors(path)[1:] if one in known), None)
            for path in self.paths
        }

    def _note(self, org: str, one: Reservation) -> None:
        measure = one.above.measure if one.above is not None else None
        level = Level(measure, edge_of(one.above), one.above)
        for path in one.matters:
            self.kept.setdefault((path, level), {}).setdefault(org, []).append(one.id)

    def families(self) -> list[list[str]]:
        """The paths, those that cover each other together, each family from the widest down."""
        found: dict[str, list[str]] = {}
        top: dict[str, str] = {}
        for path in self.paths:
            wider = self.wider[path]
            top[path] = path if wider is None else top[wider]
            found.setdefault(top[path], []).append(path)
        return [found[name] for name in sorted(found)]

    def target(self, family: list[str]) -> set[Point]:
        """The points of a family that all boards are to keep, at the least cost.

        From the narrowest path up: for every set of levels that a wider path may have settled, the
        cheapest set of levels for a path and all below it.
        """
        levels = {path: self._levels(path) for path in family}
        below: dict[str | None, list[str]] = {path: [] for path in (*family, None)}
        settled: dict[str | None, list[frozenset[Level]]] = {None: [frozenset()]}
        for path in family:
            wider = self.wider[path]
            below[wider].append(path)
            made = (one for above in settled[wider] for one in _choices(above, levels[path]))
            settled[path] = list(dict.fromkeys(made))
        best: dict[tuple[str, frozenset[Level]], tuple[Any, frozenset[Level]]] = {}
        for path in reversed(family):
            for above in settled[self.wider[path]]:
                options = []
                for chosen in _choices(above, levels[path]):
                    cost, keeps = self._cost(path, levels[path], above, chosen)
                    deep = [best[one, chosen][0] for one in below[path]]
                    total = (cost + sum(d[0] for d in deep), keeps + sum(d[1] for d in deep))
                    options.append((total, sorted(map(_level_order, chosen)), chosen))
                least = min(options, key=lambda one: one[:2])
                best[path, above] = (least[0], least[2])
        return self._walked(family, levels, best)

    def _walked(
        self,
        family: list[str],
        levels: dict[str, list[Level]],
        best: dict[tuple[str, frozenset[Level]], tuple[Any, frozenset[Level]]],
    ) -> set[Point]:
        """What the cheapest choice comes to, from the widest path down."""
        chosen: dict[str | None, frozenset[Level]] = {None: frozenset()}
        kept: set[Point] = set()
        for path in family:
            chosen[path] = best[path, chosen[self.wider[path]]][1]
            kept |= {(path, level) for level in levels[path] if _within(level, chosen[path])}
        return kept

    def _levels(self, path: str) -> list[Level]:
        return sorted({level for at, level in self.kept if at == path}, key=_level_order)

    def _cost(
        self, path: str, levels: list[Level], above: frozenset[Level], chosen: frozenset[Level]
    ) -> tuple[int, int]:
        """How many to add and to lift at a path; and, to break ties, how many of them to lift."""
        more = sum(len(self._lacking((path, level))) for level in chosen - above)
        points = [(path, level) for level in levels if not _within(level, chosen)]
        less = sum(len(ids) for point in points for ids in self.kept[point].values())
        return more + less, less

    def _lacking(self, point: Point) -> list[str]:
        held = self.kept[point]
        return [org for org in sorted(self.boards) if org not in held]

    def changes(
        self, family: list[str], kept: set[Point]
    ) -> tuple[list[tuple[str, Point]], list[tuple[str, str]]]:
        """Which boards are to add which points, and which records are to lose which paths."""
        points = sorted((one for one in self.kept if one[0] in family), key=_order)
        tops = [one for one in points if one in kept and not self._covered(one, kept)]
        more = [(self._board(org, one[0]), one) for one in tops for org in self._lacking(one)]
        less = [
            (id, one[0])
            for one in points
            if one not in kept
            for ids in self.kept[one].values()
            for id in ids
        ]
        return more, less

    def _covered(self, point: Point, kept: set[Point]) -> bool:
        """Whether something else that is kept covers a point."""
        path, level = point
        return any(
            (wide, other) != point and other.reaches(level)
            for wide in ancestors(path)
            for at, other in kept
            if at == wide
        )

    def _board(self, org: str, path: str) -> str:
        """The board that is to keep a matter: of a council, the one on whose side it is on file."""
        records = (self.gov.index.matters.get(one) for one in ancestors(path))
        side = next((one.side for one in records if one and one.side), Side.COUNCIL)
        return min(self.boards[org], key=lambda one: (one.side not in (None, side), one.id)).id


def _within(level: Level, chosen: Iterable[Level]) -> bool:
    return any(one.reaches(level) for one in chosen)


def _choices(above: frozenset[Level], levels: Iterable[Level]) -> list[frozenset[Level]]:
    """The sets of levels that may be kept at a path, given those that a wider path keeps.

    Of each measure the lowest is enough; keeping at any amount leaves no other.
    """
    found = [above]
    for level in levels:
        for one in list(found):
            if not _within(level, one):
                found.append(frozenset({o for o in one if not level.reaches(o)} | {level}))
    return list(dict.fromkeys(found))


def _level_order(level: Level) -> tuple[Any, ...]:
    return str(level.measure or ""), level.edge


def _order(point: Point) -> tuple[Any, ...]:
    return point[0], _level_order(point[1])
