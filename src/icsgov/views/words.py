"""What the views have in common: results in words, and which reason to give first."""

from datetime import date
from decimal import Decimal

from icsgov.explain import NO, UNKNOWN, YES, Step, Verdict
from icsgov.phrases import plain, shown
from icsgov.reasoning.results import Binding, Effect, How, Outcome, Tally

Cell = str | int | bool | date | Decimal | None
"""What a cell of a row may hold."""

NOTICE = "models governance; not legal advice"
ANSWERS: dict[Verdict, str] = {YES: "yes", NO: "no", UNKNOWN: "unknown"}
EFFECTS: dict[Effect, str] = {
    Effect.NO_PART: "no part in it",
    Effect.PENDING: "not decided yet",
    Effect.ADVISED: "advised only",
    Effect.HAVE_REGARD: "must have regard",
    Effect.UNDECIDED: "undecided",
    Effect.UNAUTHORISED: "unauthorised",
    Effect.DECLINED: "declined",
    Effect.DEFECTIVE: "defective",
    Effect.AWAITING: "awaiting approval",
    Effect.OVERTURNED: "overturned",
    Effect.LAPSED: "lapsed",
    Effect.BOUND: "bound",
    Effect.INDETERMINATE: "indeterminate",
}
HOWS: dict[How | None, str] = {
    How.OWN: "own decision",
    How.JOINT: "joint decision",
    How.EXERCISED_FOR: "exercised for it",
    How.HAVE_REGARD: "duty to consider",
    How.ADVICE: "advice",
    How.SUCCESSION: "passed on to it",
    None: "",
}

POSITION = frozenset(
    {
        *("position", "person", "resolution", "votes", "casting"),
        *("quorum", "quorum-class", "all-present", "rule", "share", "must-agree"),
    }
)
"""The families of reasons that are about how a decider stands."""

BESIDE = POSITION | {"approval", "notice", "overturning"}
"""The families of reasons that are not about authority."""

ASIDE = frozenset(
    {
        *("grant.other-decision", "grant.other-function", "grant.other-matters"),
        *("chain.nowhere", "part.nobody-decides"),
    }
)
"""Reasons that only say that something on file is about something else or leads nowhere."""

FIRST: dict[Effect, frozenset[str]] = {
    Effect.UNDECIDED: POSITION | {"overturning"},
    Effect.DECLINED: POSITION,
    Effect.DEFECTIVE: frozenset({"notice", "share", "approval"}),
    Effect.AWAITING: frozenset({"approval"}),
    Effect.OVERTURNED: frozenset({"overturning"}),
    Effect.LAPSED: frozenset({"standing", "succession", "urgent"}),
}
"""The families of reasons that an effect is about."""


def reasons(binding: Binding) -> list[Step]:
    """Why an organisation is not bound, or why that is not known: the most telling reason first.

    Empty where it is bound.
    """
    if binding.verdict is YES:
        return []
    failing = dict.fromkeys(binding.why.failing())
    return sorted(failing, key=lambda step: _telling(binding.effect, step))


def _telling(effect: Effect, step: Step) -> int:
    """The lower, the more it explains; of equals, the first in reading order comes first."""
    family = step.code.partition(".")[0]
    if effect in FIRST:
        return 0 if family in FIRST[effect] else 1
    if effect is Effect.UNAUTHORISED and family in BESIDE:
        return 2
    return 1 if step.code in ASIDE else 0


def liable(binding: Binding) -> str:
    """Who is liable, in words: nobody, or those named, or that it is not known."""
    if binding.liability.verdict is UNKNOWN:
        return ANSWERS[UNKNOWN]
    return ", ".join(map(plain, binding.liable))


def tally(count: Tally, rest: str) -> str:
    """How many were for and against, and how many neither, under the name for that."""
    text = f"{count.votes_for} for, {count.against} against"
    return f"{text}, {count.abstained} {rest}" if count.abstained else text


def room(outcome: Outcome) -> str:
    """How the room voted: people, then the several bodies; organisations where they differ."""
    heads, bodies, organisations = outcome.room
    parts = [tally(heads, "abstained") if any(heads) else "no votes on record"]
    if sum(bodies) > 1:
        parts.append(f"bodies: {tally(bodies, 'undecided')}")
    if sum(bodies) != 1 and sum(organisations) > 1 and organisations != bodies:
        parts.append(f"organisations: {tally(organisations, 'undecided')}")
    return "; ".join(parts)


def contrast(outcome: Outcome) -> str:
    """Where the room and the law part company: said yes and not bound, or said no and bound."""
    heads, bodies, _ = outcome.room
    said = heads if any(heads) else bodies
    takers = [one for one in outcome if one.effect not in (Effect.NO_PART, Effect.LAPSED)]
    by_answer = {answer: _ids(takers, answer) for answer in (YES, NO, UNKNOWN)}
    if said.votes_for > said.against:
        parts = []
        if by_answer[NO]:
            parts.append(f"these organisations are not bound: {by_answer[NO]}")
        if by_answer[UNKNOWN]:
            parts.append(f"it is not known whether these are bound: {by_answer[UNKNOWN]}")
        return "the room said yes, and " + "; ".join(parts) if parts else ""
    if said.against > said.votes_for and by_answer[YES]:
        return f"the room said no, and these organisations are bound: {by_answer[YES]}"
    return ""


def _ids(bindings: list[Binding], answer: Verdict) -> str:
    return ", ".join(plain(one.organisation) for one in bindings if one.verdict is answer)


def names(outcome: Outcome) -> list[tuple[str, str]]:
    """The ids and names of the organisations that have a part in it, where they have names."""
    known = [(one.organisation, outcome.organisations[one.organisation]) for one in outcome]
    return [(plain(id), plain(name)) for id, name in known if name.strip()]


def heading(outcome: Outcome) -> str:
    """Which decision it is: its id, title, day and forum."""
    decision = outcome.decision
    title = f' "{plain(decision.title)}"' if decision.title.strip() else ""
    forum = plain(decision.forum)
    return f"decision {plain(decision.id)}{title}, {shown(decision.day)}, forum {forum}"


def as_at(outcome: Outcome) -> str:
    """The day the answer is given for, and the law it is given under."""
    return f"as at {shown(outcome.on)}, law {outcome.law}"


def doubts(outcome: Outcome) -> list[str]:
    """The doubts in words, each sentence once."""
    return list(dict.fromkeys(doubt_text(step) for step in outcome.doubts))


def doubt_text(step: Step) -> str:
    """A doubt in words, with how weak the law is that it rests on."""
    weak = step.basis is not None and step.basis.doubtful
    return f"{step.says} ({step.basis.label})" if weak and step.basis else step.says
