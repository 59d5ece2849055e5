"""What `resolve` answers: an `Outcome` with a `Binding` for each organisation."""

import enum
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

import attrs

from icsgov.errors import UnknownIdError
from icsgov.explain import NO, YES, Step, Verdict, fact
from icsgov.ids import HasId, to_org
from icsgov.model.decision import Decision


@enum.unique
class Effect(enum.Enum):
    """What a decision did to one organisation."""

    NO_PART = "no_part"
    PENDING = "pending"
    ADVISED = "advised"
    HAVE_REGARD = "have_regard"
    UNDECIDED = "undecided"
    UNAUTHORISED = "unauthorised"
    DECLINED = "declined"
    DEFECTIVE = "defective"
    AWAITING = "awaiting"
    OVERTURNED = "overturned"
    LAPSED = "lapsed"
    BOUND = "bound"
    INDETERMINATE = "indeterminate"


@enum.unique
class How(enum.Enum):
    """By what way a decision reaches an organisation."""

    OWN = "own"
    JOINT = "joint"
    EXERCISED_FOR = "exercised_for"
    HAVE_REGARD = "have_regard"
    ADVICE = "advice"
    SUCCESSION = "succession"


@enum.unique
class Stand(enum.Enum):
    """A decider's position: for, against, without a decision, or not known."""

    FOR = "for"
    AGAINST = "against"
    NONE = "none"
    UNKNOWN = "unknown"


class Tally(NamedTuple):
    """How many were for, against and abstained."""

    votes_for: int
    against: int
    abstained: int


class Room(NamedTuple):
    """How the room voted, which binds nobody by itself: people, bodies, organisations."""

    heads: Tally
    bodies: Tally
    organisations: Tally


class Binding(NamedTuple):
    """What a decision did to one organisation, with the reasons it is read off.

    Four answers are kept apart: whose function it is (`function_of`), who exercised it
    (`exercised_by`, the id of a body, an office or a person), whether the organisation is bound
    (`verdict`) and who is liable (`liable`, read off `liability`; empty where nobody is, or where
    it is not known). `stand` is how the decider stood. `power` is the power that the authority
    rests on, where there is one. `origin` is whose function it was where the organisation has
    succeeded another, and `inherited` holds what it has from several, or beside its own.
    """

    organisation: str
    effect: Effect
    why: Step
    how: How | None = None
    exercised_by: str | None = None
    power: str | None = None
    liability: Step = fact("liability.nobody", NO)
    stand: Stand | None = None
    origin: str | None = None
    inherited: tuple["Binding", ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Whether the organisation is bound."""
        return self.why.verdict

    @property
    def function_of(self) -> str:
        """Whose function it is."""
        return self.origin if self.origin is not None else self.organisation

    @property
    def liable(self) -> tuple[str, ...]:
        """The organisations that are liable to others for what is done."""
        found: tuple[str, ...] = self.liability.facts.get("liable", ())
        return found if self.liability.verdict is YES else ()

    @property
    def doubts(self) -> tuple[Step, ...]:
        """Every UNKNOWN, and every conclusion that rests on weak law or on a presumption."""
        unsure = (self.liability,) if self.liability.doubtful else ()
        return (*self.why.doubts(), *unsure)

    def __str__(self) -> str:
        from icsgov.views.text import binding_text  # results reach views lazily

        return binding_text(self)


@attrs.frozen(slots=False)
class Outcome:
    """What a decision did, organisation by organisation, as it stands on the day `on`.

    `bindings` holds the organisations that have a part in it; asking for another one of the
    framework answers `no_part`. `organisations` holds the names of all by their ids. `law` is the
    version of the rulebook. `room` says how the room voted, which is not the same question.
    """

    decision: Decision
    on: date
    law: str
    bindings: tuple[Binding, ...]
    room: Room
    organisations: dict[str, str] = attrs.field(repr=False, eq=False)

    @cached_property
    def _by_org(self) -> dict[str, Binding]:
        return {binding.organisation: binding for binding in self.bindings}

    def __getitem__(self, organisation: HasId | str) -> Binding:
        id = to_org(organisation)
        found = self._by_org.get(id)
        if found is not None:
            return found
        if id not in self.organisations:
            raise UnknownIdError(id, "organisation")
        return no_part(id)

    def __iter__(self) -> Iterator[Binding]:
        return iter(self.bindings)

    def why(self, organisation: HasId | str) -> Step:
        """The reasoning for one organisation."""
        return self[organisation].why

    @property
    def bound(self) -> tuple[str, ...]:
        """The organisations that are bound."""
        return tuple(b.organisation for b in self.bindings if b.effect is Effect.BOUND)

    @property
    def doubts(self) -> tuple[Step, ...]:
        """The doubts of every binding, each once."""
        return tuple(dict.fromkeys(doubt for binding in self for doubt in binding.doubts))

    def __str__(self) -> str:
        from icsgov.views.text import outcome_text  # results reach views lazily

        return outcome_text(self)

    def _repr_html_(self) -> str:
        from icsgov.views.html import outcome_html  # results reach views lazily

        return outcome_html(self)


def no_part(organisation: str) -> Binding:
    """The answer for an organisation that the decision is not for."""
    why = fact("part.none", NO, organisation=organisation)
    return Binding(organisation, Effect.NO_PART, why)
