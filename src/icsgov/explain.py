"""Verdicts and the reasons they are read off. Nothing here knows of the NHS.

A verdict is YES, NO or UNKNOWN. A `Step` is one line of reasoning: a leaf states a fact and holds
its verdict; every other step joins its children, and its verdict is the least of theirs (`all_of`)
or the greatest (`any_of`) in the order NO < UNKNOWN < YES.
"""

import enum
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, NoReturn, TypeVar

import attrs

from icsgov.errors import Fault, MalformedError
from icsgov.phrases import phrase, plain


@enum.unique
class Verdict(enum.Enum):
    """An answer in three-valued (Kleene) logic. It has no truth value: compare it."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{self} is not a bool: compare it, as in `verdict is Verdict.YES`")

    def __lt__(self, other: "Verdict") -> bool:
        return self._value_ < other._value_

    def __repr__(self) -> str:
        return self.name


NO, UNKNOWN, YES = Verdict.NO, Verdict.UNKNOWN, Verdict.YES


@enum.unique
class Basis(enum.Enum):
    """How firm a proposition of law is."""

    STATUTE = "S"
    OLDER_TEXT = "S*"
    GUIDANCE = "G"
    COMMENTARY = "L"
    CASE = "C"
    CASE_NOT_READ = "C-"
    INFERENCE = "I"
    UNVERIFIED = "U"

    @property
    def doubtful(self) -> bool:
        """Whether a conclusion that rests on it is shown as a doubt."""
        return self in _DOUBTFUL

    @property
    def label(self) -> str:
        """The basis in words."""
        return self.name.lower().replace("_", " ")


_DOUBTFUL = frozenset({Basis.CASE_NOT_READ, Basis.INFERENCE, Basis.UNVERIFIED})


@attrs.frozen
class Citation:
    """Where something is written: an Act, a clause of a scheme, a minute."""

    text: str
    url: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = [
            Fault((name,), f"expected text, got {value!r}")
            for name, value in (("text", self.text), ("url", self.url or "-"))
            if not isinstance(value, str) or not value.strip()
        ]
        if faults:
            raise MalformedError("citation", faults)

    def __str__(self) -> str:
        return self.text


class _Fields(NamedTuple):
    code: str
    verdict: Verdict
    named: tuple[tuple[str, Any], ...]
    children: tuple["Step", ...]
    join: str
    cites: tuple[Citation, ...]
    basis: Basis | None
    doubt: bool


class Step(_Fields):
    """One line of reasoning, with the lines it rests on.

    Made by `fact`, `all_of` and `any_of`, never by hand. A value: equal when its content is.
    A leaf states its verdict; that of any other step is the least or the greatest of its
    children's. `code` is stable and documented; prose is made when it is read.
    """

    @property
    def facts(self) -> dict[str, Any]:
        """What the sentence is about: names and values; money in pounds, days as `date`."""
        return dict(self.named)

    @property
    def says(self) -> str:
        """The sentence for this step."""
        return phrase(self.code, self.facts)

    @property
    def doubtful(self) -> bool:
        """Whether this very line is unsure: an UNKNOWN leaf, a presumption, or weak law."""
        unsure = self.doubt or (self.basis is not None and self.basis.doubtful)
        return unsure or (not self.children and self.verdict is UNKNOWN)

    def walk(self) -> Iterator["Step"]:
        """This step and all below it, parents first, without recursion."""
        stack: list[Step] = [self]
        while stack:
            step = stack.pop()
            yield step
            stack.extend(reversed(step.children))

    def doubts(self) -> tuple["Step", ...]:
        """The doubtful lines that the verdict may rest on, each once, in reading order.

        Of alternatives, where one is YES, the ones that failed are passed over, and of several that
        are YES the one with the fewest doubts speaks.
        """
        return folded(self, _told, {})

    def failing(self) -> tuple["Step", ...]:
        """The leaves that explain a verdict that is not YES: those with that same verdict."""
        wanted, found = self.verdict, []
        stack: list[Step] = [self]
        while stack:
            step = stack.pop()
            if step.verdict is not wanted:
                continue
            if not step.children:
                found.append(step)
            stack.extend(reversed(step.children))
        return tuple(found)

    def __str__(self) -> str:
        return outline(self)

    def _repr_html_(self) -> str:
        from icsgov.views.html import step_html  # results reach views lazily

        return step_html(self)


T = TypeVar("T")


def folded(step: Step, make: Callable[[Step, list[T]], T], known: dict[int, T]) -> T:
    """What is made of a step from what is made of its children, without recursion; shared parts are
    made once, `known` being what has been made, by the identity of the step.
    """
    stack: list[Step] = [step]
    while stack:
        here = stack[-1]
        missing = [child for child in here.children if id(child) not in known]
        if missing:
            stack += missing
            continue
        known[id(here)] = make(here, [known[id(child)] for child in here.children])
        stack.pop()
    return known[id(step)]


def _told(step: Step, below: list[tuple[Step, ...]]) -> tuple[Step, ...]:
    """The doubts of a step, from those of its children."""
    if step.join == "any" and step.verdict is YES:
        yes = [one for one, child in zip(below, step.children, strict=True) if child.verdict is YES]
        below = [min(yes, key=len)]
    own = (step,) if step.doubtful else ()
    return tuple(dict.fromkeys((*own, *(doubt for one in below for doubt in one))))


Facts = dict[str, Any]
"""The names and values of a step, and what it cites, as keyword arguments."""

_new = tuple.__new__


def fact(
    code: str,
    verdict: Verdict,
    *,
    cites: tuple[Citation, ...] = (),
    basis: Basis | None = None,
    doubt: bool = False,
    **facts: Any,
) -> Step:
    """A leaf: something that is so, is not so, or is not known.

    >>> fact("position.for", Verdict.YES, votes=3).verdict
    YES
    """
    return _new(Step, (code, verdict, tuple(facts.items()), (), "", cites, basis, doubt))


def all_of(
    code: str,
    children: Iterable[Step],
    *,
    cites: tuple[Citation, ...] = (),
    basis: Basis | None = None,
    **facts: Any,
) -> Step:
    """A step that holds when all of its children do. It needs at least one."""
    return _joined(code, tuple(children), "all", cites, basis, facts)


def any_of(
    code: str,
    children: Iterable[Step],
    *,
    cites: tuple[Citation, ...] = (),
    basis: Basis | None = None,
    **facts: Any,
) -> Step:
    """A step that holds when one of its children does. It needs at least one."""
    return _joined(code, tuple(children), "any", cites, basis, facts)


def _joined(
    code: str,
    children: tuple[Step, ...],
    join: str,
    cites: tuple[Citation, ...],
    basis: Basis | None,
    facts: dict[str, Any],
) -> Step:
    if not children:
        raise ValueError(f"{code}: a step that joins others needs at least one")
    verdicts = [child.verdict for child in children]
    verdict = least(verdicts) if join == "all" else greatest(verdicts)
    return _new(Step, (code, verdict, tuple(facts.items()), children, join, cites, basis, False))


def least(verdicts: Iterable[Verdict]) -> Verdict:
    """The least of some verdicts: YES where there are none."""
    found = set(map(id, verdicts))
    return NO if id(NO) in found else UNKNOWN if id(UNKNOWN) in found else YES


def greatest(verdicts: Iterable[Verdict]) -> Verdict:
    """The greatest of some verdicts: NO where there are none."""
    found = set(map(id, verdicts))
    return YES if id(YES) in found else UNKNOWN if id(UNKNOWN) in found else NO


def outline(step: Step) -> str:
    """The reasoning as indented text, one line a step, with its citations.

    `[+]` marks what speaks for the answer being yes, `[-]` what speaks against it, and `[?]` what
    is not known.

    >>> print(outline(all_of("own.rule", [fact("own.count", Verdict.NO, votes=3)])))
    [-] own.rule
      [-] own.count (votes: 3)
    """
    lines = []
    stack: list[tuple[Step, int]] = [(step, 0)]
    while stack:
        here, depth = stack.pop()
        lines.append(f"{'  ' * depth}{MARKS[here.verdict]} {_line(here)}")
        stack.extend((child, depth + 1) for child in reversed(here.children))
    return "\n".join(lines)


def _line(step: Step) -> str:
    text = step.says
    if step.cites:
        text += " [" + "; ".join(plain(cited.text) for cited in step.cites) + "]"
    if step.basis is not None and step.basis.doubtful:
        text += f" ({step.basis.label})"
    elif step.doubt:
        text += " (in doubt)"
    return text


MARKS = {YES: "[+]", NO: "[-]", UNKNOWN: "[?]"}
"""How a verdict is marked in an outline."""
