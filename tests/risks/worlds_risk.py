"""Small worlds of risk that nearly miss: limits met exactly and one either side, days on the day.

`pick` takes a few things and gives back one: drawn by Hypothesis, or by a seeded generator.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from attrs import evolve

from icsgov.errors import IcsgovError
from icsgov.model.authority import Attestation
from icsgov.model.body import Board
from icsgov.model.governance import Governance
from icsgov.model.history import Line, Standing
from icsgov.model.matter import Path
from icsgov.model.organisation import Organisation
from icsgov.model.rating import Band, Matrix, Rating, Scale
from icsgov.model.risk import Assurance, Issue, Part, SystemRisk, Treatment
from icsgov.model.risk_policy import (
    Appetite,
    AssuranceRule,
    DeEscalationRule,
    EscalationRule,
    ReviewRule,
    RiskPolicy,
    Tier,
)
from icsgov.period import Every, Period

Pick = Callable[[Sequence[Any]], Any]
START = date(2025, 1, 31)
BASE = (
    Organisation("A", kind="FT"),
    Organisation("B", kind="ICB"),
    Organisation("C", kind="ICB"),
    Board("a", "A"),
    Board("b", "B"),
    Board("c", "C"),
)
OPEN, SCORED = Matrix(), (Band("low", 1, 8), Band("middle", 9, 14), Band("high", 15, 25))
BANDS = ("low", "middle", "high")


class Asking(NamedTuple):
    """A risk or an issue, the framework that it is in, and a day to ask about."""

    held: Any
    gov: Governance
    on: date


def ladder(pick: Pick) -> list[Tier]:
    """Two to four tiers, which may part at the second."""
    shape = pick(["two", "three", "three", "three", "fork", "four"])
    if shape == "two":
        return [Tier("t0", up="t1", bodies="a"), Tier("t1", top=True, bodies="b")]
    if shape == "fork":
        lower = Tier("t0", up=("t1", "t2"), bodies=pick([["a"], []]))
        return [lower, Tier("t1", top=True, bodies="b"), Tier("t2", top=True, bodies="c")]
    names = ["t0", "t1", "t2", "t3"][: 4 if shape == "four" else 3]
    holders: list[Any] = ["a", pick(["b", ["b", "a"]]), "c", "b"]
    return [
        Tier(id, up=names[place + 1 : place + 2], top=id == names[-1], bodies=holders[place])
        for place, id in enumerate(names)
    ]


def near(pick: Pick, value: int, most: int = 25) -> int:
    """A number, or one either side."""
    found: int = pick([value, value, value - 1, value + 1])
    return min(max(found, 1), most)


def odd(pick: Pick) -> dict[str, Any]:
    """What else a provision may name; mostly nothing."""
    return pick(  # type: ignore[no-any-return] # one of these
        [
            *({},) * 9,
            {"categories": ["quality"]},
            {"conditions": ["agreed"]},
            {"unresolved": True},
            {"days": 30},
            {"gauge": "inherent"},
            {"gauge": "target"},
            {"consequence": 4},
            {"likelihood": 3, "categories": ["quality/delay"]},
        ]
    )


def provisions(pick: Pick, tiers: list[Tier], policy: str) -> dict[str, Any]:
    """Provisions for every way up and down, some left out."""
    found: dict[str, list[Any]] = {
        "escalations": [],
        "de_escalations": [],
        "reviews": [],
        "assurance": [],
    }
    for low in tiers:
        for high in low.up:
            way: dict[str, Any] = pick([{"at_least": 15}, {"at_least": 12}, {"bands": "high"}])
            found["escalations"] += pick(
                [
                    [],
                    *([EscalationRule(f"{policy} up {low.id}", tiers=low.id, to=high, **way)],) * 4,
                    [EscalationRule(f"{policy} odd {low.id}", tiers=low.id, to=high, **odd(pick))],
                ]
            )
            way = pick(
                [{"at_most": 9}, {"at_most": 8}, {"bands": "low"}, {"at_most": 9} | odd(pick)]
            )
            way["reviews"] = pick([1, 2, 2, 3])
            one = DeEscalationRule(f"{policy} down {high}", tiers=high, to=low.id, **way)
            found["de_escalations"] += pick([[], [one], [one], [one]])
    where = pick([(), "t0", "t1"])
    every = pick([Every(months=1), Every(days=28), Every(years=1), None])
    about = pick([{}, {}, {"bands": "high"}, {"at_least": 12}])
    by = pick([(), (), "a", "b"])
    found["reviews"] += pick(
        [[], *([ReviewRule(f"{policy} review", tiers=where, every=every, by=by, **about)],) * 3]
    )
    if pick([True, True, False]):
        answers = [None, "tell", "escalate", "rate as inherent"]
        rule = AssuranceRule(
            f"{policy} assurance",
            tiers=where,
            least=pick(["reasonable", "reasonable", "limited", None]),
            lines=pick([(), (), (2, 3), 3]),
            lasts=pick([Every(months=1), Every(years=1), None]),
            tell=pick(["a", "b"]),
            **{kind: pick(answers) for kind in ("absent", "stale", "weak")},
            **pick([{}, {}, {}, {"at_least": 12}, {"categories": "quality"}]),
        )
        found["assurance"].append(rule)
    return found


def policies(pick: Pick, tiers: list[Tier]) -> list[RiskPolicy]:
    """One for everything, and perhaps one for a tier, and one for an owner."""
    about: list[tuple[str, dict[str, Any]]] = [("P", {"by": "b"})]
    about += pick(
        [[], [], [("Q", {"by": "c", "tiers": "t1"})], [("Q", {"by": "c", "tiers": "t0"})]]
    )
    about += pick([[], [], [("R", {"by": "a", "bodies": "b"})]])
    made = []
    for name, fields in about:
        within = [one for one in tiers if "tiers" not in fields or one.id == fields["tiers"]]
        rules = provisions(pick, tiers, name)
        if within != tiers:
            rules = {
                key: [one for one in some if one.tiers in ((), (fields["tiers"],))]
                for key, some in rules.items()
            }
        appetite = Appetite(
            Path(pick(["quality", "quality/delay", "money"])),
            level=pick([None, "open", "averse"]),
            score=pick([None, 9, 12]),
            tolerance=pick([None, 15, 12]),
            gauge=pick(["current", "current", "target"]),
        )
        others = pick([[], [Appetite(Path("quality/delay/night"), score=4)]])
        made.append(
            RiskPolicy(
                name,
                period=pick([Period(), Period(), Period(None, START + timedelta(days=60))]),
                matrix=OPEN,
                bands=pick([SCORED, SCORED, [Band(one) for one in BANDS]]),
                scale=pick(
                    [
                        Scale("own", ("averse", "open"), scores=(4, 12)),
                        Scale("own", ("averse", "open")),
                    ]
                ),
                appetites=pick([[], [appetite, *others]]),
                **rules,
                **fields,
            )
        )
    return made


def rating(pick: Pick, matrix: Matrix = OPEN) -> Rating | None:
    """A rating about a limit: 8, 9, 10, 12, 15, 16; or something less well recorded."""
    pairs = [(2, 4), (3, 3), (2, 5), (3, 4), (3, 5), (4, 4), (5, 3), (1, 1), (5, 5)]
    whole = [Rating(min(a, matrix.likelihood), min(b, matrix.consequence)) for a, b in pairs]
    stated = [
        Rating(stated=near(pick, 9, 9)),
        Rating(band=pick(BANDS)),
        Rating(2, None, band="low"),
    ]
    found: Rating | None = pick([*whole, *whole, *stated, None])
    return found


def assurances(pick: Pick, on: date) -> list[Assurance]:
    """Evidence about the day asked: expiring, going stale, or given only then."""
    found = []
    for back in pick([[], [0], [31], [28, 400], [1, 366], [-1], [365]]):
        day = on - timedelta(days=back)
        expires = pick([None, None, on, on + timedelta(days=1), on - timedelta(days=1)])
        word = pick(["reasonable", "reasonable", "limited", "substantial", "green"])
        found.append(
            Assurance(
                day,
                word,
                line=pick([1, 2, 3]),
                expires=expires if expires is not None and expires > day else None,
            )
        )
    return found


def acts(pick: Pick, held: Any, tiers: list[Tier], day: date) -> tuple[Any, date]:
    """A few lines of history, written by hand, on days that go forward."""
    above = {one.id: one.up for one in tiers}
    for _ in range(pick([0, 0, 1, 2, 3, 4, 5])):
        day += timedelta(days=pick([0, 1, 28, 31]))
        act = pick(["reviewed"] * 5 + ["escalated", "stuck", "accepted", "de-escalated"])
        was, now = Standing(), Standing()
        if act == "reviewed":
            new = rating(pick, held.matrix)
            new = held.current if new is None else new
            if new is not None:
                was, now = Standing(current=held.current), Standing(current=new)
        elif act in ("escalated", "de-escalated"):
            down = tuple(one.id for one in tiers if held.tier in one.up)
            ways = above[held.tier] if act == "escalated" else down
            if not ways:
                continue
            was = Standing(owner=held.owner, tier=held.tier)
            now = Standing(owner=pick(["a", "b", "c"]), tier=pick(ways))
        elif act == "accepted":
            was, now = Standing(owner=held.owner), Standing(owner=pick(["a", "b"]))
        by = pick([held.owner, held.owner, "a", "b"])
        held = held.acted(Line(day, act, by=by, was=was, now=now))
    return held, day


def asking(pick: Pick, questions: int = 1) -> list[Asking]:
    """A world and questions about it; none where what came together cannot be."""
    tiers = ladder(pick)
    try:
        gov = Governance.of(*BASE, *tiers, *policies(pick, tiers))
    except IcsgovError:
        return []
    return [question(pick, gov, tiers) for _ in range(questions)]


def question(pick: Pick, gov: Governance, tiers: list[Tier]) -> Asking:
    """A risk or an issue in a framework, and a day."""
    matrix = pick([OPEN] * 9 + [Matrix(3, 3)])
    more: dict[str, Any] = {
        "owner": pick(["a", "a", "b", "c"]),
        "tier": pick([one.id for one in tiers]),
        "category": pick(["quality/delay", "quality", "money", "quality/delay/night", None]),
        "raised": pick([START, START, START, None]),
        "organisations": pick([(), (), "C"]),
        "matrix": matrix,
        "current": rating(pick, matrix),
        "attested": pick([(), (), ("agreed",), Attestation("agreed", holds=False)]),
    }
    if pick([True] * 9 + [False]):
        held: Any = whole(pick, matrix, more)
    else:
        held = Issue("I 1", "full", **more)
    held, day = acts(pick, held, tiers, START)
    on = pick([day, day, day + timedelta(days=28), day + timedelta(days=29)])
    on = pick([on, on, date(2025, 2, 28), date(2025, 3, 1), START + timedelta(days=60)])
    on = pick([on] * 14 + [START - timedelta(days=1)])
    if pick([True] + [False] * 9) and day > START:
        held = evolve(held, closed=day)
    if isinstance(held, SystemRisk):
        held = evolve(held, assurances=assurances(pick, on))
    return Asking(held, gov, on)


def whole(pick: Pick, matrix: Matrix, more: dict[str, Any]) -> SystemRisk:
    """A risk, mostly with a rating before any control."""
    inherent = Rating(matrix.likelihood, matrix.consequence)
    return SystemRisk(
        *("R 1", "late"),
        inherent=pick([inherent, inherent, None]),
        target=pick([None, Rating(2, 2)]),
        treatments=pick([(), Treatment("x", matters="m", parts=Part("B"))]),
        **more,
    )
