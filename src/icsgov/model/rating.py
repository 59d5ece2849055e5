"""How a risk is rated: the matrix, a rating on it, and the bands that scores fall into."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

import attrs

from icsgov.errors import Fault
from icsgov.model.fact import Fact
from icsgov.model.kinds import several
from icsgov.model.shape import check


@attrs.frozen
class Matrix:
    """How many steps likelihood and consequence have: 5 by 5 where nothing is said.

    A score is likelihood times consequence. Matrices down to 3 by 3 are in use.

    >>> Matrix(3, 3).scores
    (1, 2, 3, 4, 6, 9)
    """

    likelihood: int = 5
    consequence: int = 5

    def __attrs_post_init__(self) -> None:
        faults = [
            Fault((name,), f"expected from 2 to 10 steps, got {value}")
            for name, value in (("likelihood", self.likelihood), ("consequence", self.consequence))
            if isinstance(value, int) and not 2 <= value <= 10
        ]
        check(self, *faults)

    @property
    def scores(self) -> tuple[int, ...]:
        """Every score that a rating on it can have, in order."""
        across, up = range(1, self.likelihood + 1), range(1, self.consequence + 1)
        return tuple(sorted({one * other for one in across for other in up}))

    def __str__(self) -> str:
        return f"{self.likelihood} by {self.consequence}"


@attrs.frozen
class Rating:
    """How a risk is rated: likelihood and consequence, each from 1 up.

    `stated` is the score as a register prints it, where it does; `band` the band that it names.
    Where a register gives only one of these, likelihood and consequence are None: not recorded.

    >>> Rating(4, 5).score, Rating(stated=16).score, Rating(band="Severe").score
    (20, 16, None)
    """

    likelihood: int | None = None
    consequence: int | None = None
    stated: int | None = attrs.field(default=None, kw_only=True)
    band: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = [
            Fault((name,), "expected 1 or more, got 0")
            for name in ("likelihood", "consequence", "stated")
            if getattr(self, name) == 0 and getattr(self, name) is not False
        ]
        if all(value is None for value in attrs.astuple(self)):
            faults.append(Fault((), "expected a likelihood and a consequence, a score or a band"))
        check(self, *faults)

    @property
    def score(self) -> int | None:
        """Likelihood times consequence; as stated where they are not known; else None."""
        if self.likelihood is None or self.consequence is None:
            return self.stated
        return self.likelihood * self.consequence

    def faults(self, matrix: Matrix) -> Iterator[Fault]:
        """What puts the rating off a matrix."""
        for name in ("likelihood", "consequence"):
            value, most = getattr(self, name), getattr(matrix, name)
            if isinstance(value, int) and value > most:
                yield Fault((name,), f"expected from 1 to {most} on a {matrix} matrix, got {value}")
        most = matrix.likelihood * matrix.consequence
        if isinstance(self.stated, int) and self.stated > most:
            reason = f"expected from 1 to {most} on a {matrix} matrix, got {self.stated}"
            yield Fault(("stated",), reason)

    def __str__(self) -> str:
        parts = []
        if self.likelihood is not None or self.consequence is not None:
            parts.append(f"{self.likelihood or '?'} x {self.consequence or '?'}")
        if self.score is not None:
            parts.append(f"= {self.score}" if parts else str(self.score))
        if self.band is not None:
            parts.append(f"({self.band})" if parts else self.band)
        return " ".join(parts)


def maybe_rating(value: Any) -> Rating | None:
    """A rating, or a pair of likelihood and consequence; None for not rated."""
    if isinstance(value, tuple | list) and len(value) == 2:
        return Rating(*value)
    return value  # type: ignore[no-any-return] # the shape check judges it


@attrs.frozen
class Band:
    """A run of scores with a name: from `low` to `high`, both included; up to the top without it.

    A policy that names its bands and gives no scores leaves both out. A band without a name says
    that the policy's word for those scores is not on file.

    >>> Band("Extreme", 15).holds(25)
    True
    """

    name: str | None = None
    low: int | None = None
    high: int | None = None

    def __attrs_post_init__(self) -> None:
        faults = []
        if self.low is None and self.high is not None:
            faults.append(Fault(("low",), "expected where the run of scores starts"))
        if self.name is None and self.low is None:
            faults.append(Fault(("name",), "expected a name, or the scores that have none"))
        if isinstance(self.low, int) and isinstance(self.high, int) and self.low > self.high:
            faults.append(
                Fault(("high",), f"the band ends before it starts: {self.low} to {self.high}")
            )
        check(self, *faults)

    def holds(self, score: int) -> bool:
        """Whether a score lies in the band."""
        if self.low is None or score < self.low:
            return False
        return self.high is None or score <= self.high


def to_bands(value: Iterable[Band] | Band) -> tuple[Band, ...]:
    """One band or several, from the lowest to the highest; without scores, as they are given."""
    found: Any = several(Band, value)
    known = isinstance(found, tuple) and all(
        isinstance(one, Band) and isinstance(one.low, int) for one in found
    )
    return tuple(sorted(found, key=attrgetter("low"))) if known else found


def _run_together(bands: tuple[Band, ...]) -> Iterator[Fault]:
    """Bands that overlap the one before them."""
    for place, one in enumerate(bands[1:], 1):
        before = bands[place - 1]
        if one.low is not None and before.holds(one.low):
            end = "has no end" if before.high is None else f"ends at {before.high}"
            yield Fault((place, "low"), f"overlaps the band before it, which {end}")


def band_faults(bands: object, matrix: object) -> Iterator[Fault]:
    """Bands that overlap, repeat a name, mix, or leave out a score that the matrix can give."""
    if not isinstance(bands, tuple) or not all(isinstance(one, Band) for one in bands):
        return
    names = [one.name for one in bands]
    for place, name in enumerate(names):
        if name is not None and name in names[:place]:
            yield Fault((place, "name"), f"a second band with the name `{name}`")
    scored = [one for one in bands if one.low is not None]
    if scored and len(scored) < len(bands):
        place = next(place for place, one in enumerate(bands) if one.low is None)
        yield Fault((place,), "expected scores for every band, or for none")
    yield from _run_together(bands)
    if scored and isinstance(matrix, Matrix):
        missing = [str(s) for s in matrix.scores if not any(one.holds(s) for one in bands)]
        if missing:
            what = (
                "scores that a rating can have"
                if len(missing) > 1
                else "a score that a rating can have"
            )
            yield Fault((), f"no band for {', '.join(missing)}, {what} on a {matrix} matrix")


def to_words(value: Iterable[str] | str) -> tuple[str, ...]:
    """One word or several, from the least to the most."""
    return several(str, value)  # type: ignore[no-any-return] # the shape check judges it


def to_scores(value: Iterable[int] | int) -> tuple[int, ...]:
    """One score or several, from the least to the most."""
    return several(int, value)  # type: ignore[no-any-return] # the shape check judges it


@attrs.frozen
class Scale(Fact):
    """Words for how much risk a body will take, from the least to the most.

    `scores`, where the body gives them, say up to which score each word goes.
    """

    name: str
    words: tuple[str, ...] = attrs.field(converter=to_words)
    scores: tuple[int, ...] = attrs.field(default=(), converter=to_scores, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check(self, *self._faults())

    def _faults(self) -> Iterator[Fault]:
        words, scores = self.words, self.scores
        if not isinstance(words, tuple) or not isinstance(scores, tuple):
            return
        if not words:
            yield Fault(("words",), "expected at least one word")
        for place, word in enumerate(words):
            if word in words[:place]:
                yield Fault(("words", place), f"`{word}` stands on the scale twice")
        if scores and len(scores) != len(words):
            reason = f"expected a score for each of the {len(words)} words, got {len(scores)}"
            yield Fault(("scores",), reason)
        elif any(not isinstance(one, int) for one in scores):
            return
        elif list(scores) != sorted(scores):
            yield Fault(("scores",), "expected scores from the least to the most")

    def score(self, word: str | None) -> int | None:
        """Up to which score a word goes; None where the scale does not say."""
        known = dict(zip(self.words, self.scores, strict=False))
        return None if word is None else known.get(word)
