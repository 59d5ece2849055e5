"""The record: the minute that an organisation needs of a decision, and the report of a meeting.

A paper has a title and sections, and comes as text, as Markdown and as HTML.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from html import escape
from textwrap import wrap
from typing import Any, NamedTuple

from icsgov.errors import UnknownIdError
from icsgov.explain import NO, UNKNOWN, YES, Step, Verdict
from icsgov.ids import HasId
from icsgov.model.governance import Governance
from icsgov.model.index import seats_of
from icsgov.model.meeting import Meeting
from icsgov.phrases import plain, shown
from icsgov.phrases.wording import ids
from icsgov.reasoning.results import Binding, Effect, How, Outcome, Stand
from icsgov.views.attendance import roll_call
from icsgov.views.html import STYLE, marked
from icsgov.views.words import EFFECTS, HOWS, NOTICE, doubt_text, heading, liable, reasons, room

WIDTH = 100
APART = frozenset({Effect.NO_PART, Effect.PENDING, Effect.ADVISED, Effect.HAVE_REGARD})
"""The effects of which nobody need be alerted."""


class Section(NamedTuple):
    """A heading, and what stands under it, a line each."""

    heading: str
    lines: tuple[str, ...]


class Paper(NamedTuple):
    """A minute or a report."""

    title: str
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        """For a terminal or a message."""
        lines = [plain(self.title)]
        for one in self.sections:
            lines += ["", one.heading]
            for line in one.lines:
                lines += wrap(plain(line), WIDTH, initial_indent="  - ", subsequent_indent="    ")
        return "\n".join([*lines, "", NOTICE])

    @property
    def markdown(self) -> str:
        """For a page. What is in ids and names is shown as it is written."""
        parts = [f"# {_unmarked(self.title)}"]
        for one in self.sections:
            lines = "\n".join(f"- {_unmarked(line)}" for line in one.lines)
            parts.append(f"## {one.heading}\n\n{lines}")
        return "\n\n".join([*parts, f"*{NOTICE.capitalize()}.*"]) + "\n"

    @property
    def html(self) -> str:
        """For a page or a notebook."""
        parts = [f"<h2>{escape(plain(self.title))}</h2>"]
        for one in self.sections:
            items = "".join(f"<li>{marked(plain(line))}</li>" for line in one.lines)
            parts.append(f"<h3>{escape(one.heading)}</h3><ul>{items}</ul>")
        notice = f'<p class="notice">{NOTICE.capitalize()}.</p>'
        return f'{STYLE}<div class="icsgov">{"".join(parts)}{notice}</div>'

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def _unmarked(text: str) -> str:
    r"""Text in which nothing but backticks means anything to Markdown."""
    return "".join(f"\\{one}" if one in "\\*_[]<>#|!" else one for one in plain(text))


class Duty(NamedTuple):
    """Something that somebody has to do after a decision.

    `who` are the bodies that it is for, any one of them; empty where that is not on file. `by` is
    the day by which, where there is one.
    """

    who: tuple[str, ...]
    what: str
    decision: str
    organisation: str
    by: date | None = None

    def __str__(self) -> str:
        who = ids(self.who, "or") if self.who else "somebody"
        by = f" by {shown(self.by)}" if self.by is not None else ""
        return f"{who}: {self.what}{by}"


def duties(outcome: Outcome, gov: Governance) -> tuple[Duty, ...]:
    """Who has to do what for the decision to stand, or because it does not."""
    going = (one for one in outcome if not _ended(one, outcome, gov))
    return tuple(duty for binding in going for duty in _duties(binding, outcome, gov))


def _missed_first(binding: Binding) -> bool:
    """Whether an approval that had to come first did not, so that no later act mends it."""
    return any(step.code == "approval.first-missed" for step in binding.why.walk())


def _ended(binding: Binding, outcome: Outcome, gov: Governance) -> bool:
    """Whether the organisation is no more, so that nobody can do anything for it."""
    known = gov.index.organisations.get(binding.organisation)
    if known is not None and not known.period.covers(outcome.on):
        return True
    return any(
        step.code == "standing.abolished" and step.facts["organisation"] == binding.organisation
        for step in binding.why.walk()
    )


def _inquorate(binding: Binding) -> str | None:
    """The body that was without its quorum when it decided, if that is why nothing was."""
    short = (step for step in binding.why.failing() if step.verdict is NO)
    missed = any(step.code.partition(".")[0] in QUORUM for step in short)
    return binding.exercised_by if missed else None


QUORUM = frozenset({"quorum", "quorum-class"})
"""The families of reasons that say whether enough were there."""


def _duties(binding: Binding, outcome: Outcome, gov: Governance) -> Iterator[Duty]:
    org, about = binding.organisation, outcome.decision.id
    boards = tuple(board.id for board in gov.index.boards(org, outcome.on))
    common = (about, org)
    leaves = binding.why.failing() if binding.verdict is not YES else ()
    passed = binding.how is How.SUCCESSION  # a successor's board ratifies nothing
    afresh = f"decide {f'`{about}` for `{org}`' if passed else 'it'} afresh, or leave it"
    yield from _to_ratify(binding, outcome, boards, gov)
    if binding.effect is Effect.AWAITING:
        for step in leaves:
            who = tuple(map(str, step.facts.get("approvers", ())))
            yield Duty(who, f"approve `{about}` for `{org}`, or not: {step.says}", *common)
    elif binding.stand is Stand.FOR and _missed_first(binding):
        what = f"have `{about}` endorsed for `{org}` and decide it afresh, or leave it"
        yield Duty(boards, what, *common)
    elif binding.effect is Effect.UNAUTHORISED and binding.stand is Stand.FOR:
        ratify = "" if passed else f"ratify `{about}` for `{org}`, or "
        yield Duty(boards, f"{ratify}{afresh}", *common)
    elif binding.effect is Effect.UNDECIDED and (short := _inquorate(binding)):
        what = f"decide `{about}` for `{org}` afresh, with its quorum, or leave it"
        yield Duty(boards if passed else (short,), what, *common)
    elif binding.effect is Effect.LAPSED:
        adopt = "" if passed else f"adopt `{about}` for `{org}`, which lapsed, or "
        yield Duty(boards, f"{adopt}{afresh}", *common)
    elif binding.effect is Effect.OVERTURNED and not _told(outcome, boards):
        told = f"tell the partners in `{outcome.decision.forum}` that `{about}` is overturned"
        yield Duty(boards, told, *common)
    elif binding.verdict is UNKNOWN:
        for step in dict.fromkeys(leaves):
            yield Duty(boards, f"put on record what is missing: {step.says}", *common)


def _to_ratify(
    binding: Binding, outcome: Outcome, boards: tuple[str, ...], gov: Governance
) -> Iterator[Duty]:
    """What was decided by urgent power and has still to be ratified, while it may be in time.

    Of what passed to a successor that is for its board; where it is not known whether all passed,
    for it to decide afresh.
    """
    if binding.verdict is NO:
        return
    org, about = binding.organisation, outcome.decision.id
    for step in dict.fromkeys(binding.why.walk()):
        if step.code == "urgent.pending":
            given: Any = gov.index.record(step.facts["clause"])
            when = " at the next meeting" if given.urgent.ratify_by is None else ""
            who: tuple[str, ...] = (str(step.facts["by"]),)
            what = f"ratify `{about}` for `{org}`{when}"
            if binding.how is How.SUCCESSION and binding.verdict is YES:
                who = boards
            elif binding.how is How.SUCCESSION:
                gone = f"as `{step.facts['by']}` is not there to ratify it"
                who, what = boards, f"decide `{about}` for `{org}` afresh, {gone}"
            comma = "," if step.facts["due"] and (when or who is boards) else ""
            yield Duty(who, f"{what}{comma}", about, org, step.facts["due"])


def _told(outcome: Outcome, boards: tuple[str, ...]) -> bool:
    """Whether the partners have been told of an overturning by one of some boards."""
    return any(one.told is not None for one in outcome.decision.overturnings if one.by in boards)


def minute(
    outcome: Outcome, organisation: HasId | str, gov: Governance, meeting: Meeting | None = None
) -> Paper:
    """The minute that an organisation needs of a decision.

    Who decided for it and under what authority, how they voted, what it comes to and why, what
    follows and for whom, and what is doubtful. With the meeting at which it was taken also who was
    there, as a member or in attendance only. Raises `UnknownIdError` for an organisation that the
    answer is not about, and as `taken` does where the meeting and the decision contradict each
    other.
    """
    org = organisation if isinstance(organisation, str) else str(organisation.id)
    if org not in {one.organisation for one in outcome}:
        raise UnknownIdError(org, "organisation", "answer")
    binding = outcome[org]
    parts = [
        Section("Decision", (heading(outcome), *_proposal(outcome), f"as at {shown(outcome.on)}")),
        Section("Who decided, and under what authority", tuple(_authority(binding))),
        Section("How they voted", tuple(_votes(binding, outcome, gov))),
        Section("What it comes to", tuple(_effect(binding))),
        Section("What follows", _follows(duties(outcome, gov), org)),
        Section("In doubt", tuple(dict.fromkeys(map(doubt_text, binding.doubts))) or ("nothing",)),
    ]
    if meeting is not None:
        there = tuple(roll_call(meeting, outcome.decision, org, gov))
        parts.insert(1, Section("Who was there", there))
    name = outcome.organisations[org].strip()
    return Paper(f"Minute for {name or org} ({org})" if name else f"Minute for {org}", tuple(parts))


def _proposal(outcome: Outcome) -> Iterator[str]:
    decision = outcome.decision
    yield f"on {ids(decision.matters)}"
    if decision.figures:
        yield f"for {shown(tuple(one.amount for one in decision.figures))}"
    if decision.source is not None:
        yield f"source: {decision.source}"


def _authority(binding: Binding) -> Iterator[str]:
    yield from dict.fromkeys(_deciders(binding)) or ("nobody decided for it",)
    grants = dict.fromkeys(one for one in binding.why.walk() if one.code == "grant")
    for step in grants:
        facts = step.facts
        held = {YES: "", NO: ", which does not hold"}.get(step.verdict, NOT_SURE)
        cites = "".join(f" [{cited}]" for cited in step.cites)
        yield f"`{facts['clause']}`, given by `{facts['by']}`{held}{cites}"
    told = (one for one in binding.why.walk() if one.code in BEFOREHAND)
    yield from dict.fromkeys(f"{one.says}{_cited(one)}" for one in told)
    if not grants:
        found = list(_ground(binding)) or reasons(binding)[:1]
        yield from dict.fromkeys(one.says for one in found)
    yield from _adopted(binding)
    passed = (one for one in binding.why.walk() if one.code in PASSED)
    yield from dict.fromkeys(f"{one.says}{_cited(one)}" for one in passed)


def _adopted(binding: Binding) -> Iterator[str]:
    """Who ratified, and whether that counts; where it hangs on a council's side, that it may."""
    said: dict[str, set[Verdict]] = {}
    for step in binding.why.walk():
        if step.code == "ratification.by":
            said.setdefault(step.says, set()).add(step.verdict)
    for text, found in said.items():
        held = {YES: "", NO: ", which does nothing", UNKNOWN: NOT_SURE}
        yield text + (held[found.pop()] if len(found) == 1 else NOT_SURE)


def _deciders(binding: Binding) -> Iterator[str]:
    """Who decided for an organisation, and for those whose place it has."""
    for one in (binding, *binding.inherited):
        if one.exercised_by and one.how is How.SUCCESSION:
            who = f"`{one.function_of}`, whose place it has,"
            yield f"decided for {who} by `{one.exercised_by}`"
        elif one.exercised_by:
            yield f"decided for it by `{one.exercised_by}` ({HOWS[one.how]})"


NOT_SURE = ", of which it is not known whether it holds"


PASSED = frozenset({"succession.carried", "succession.lapsed", "succession.unknown"})
"""The reasons that say whether something passed from one organisation to another."""


BEFOREHAND = frozenset(
    f"urgent.{one}"
    for one in (
        *("ground", "ground-denied", "ground-unknown", "barred", "not-barred", "bar-unknown"),
        *("consulted", "not-consulted", "consulted-late", "ratified"),
        *("class-consulted", "class-short", "class-unknown", "lapsed"),
    )
)
"""What was to be so before urgent power was used, and whether its use was ratified in time."""


def _ground(binding: Binding) -> Iterator[Step]:
    """What settles its authority where nothing was given: a power of its own, or that none is."""
    for step in binding.why.walk():
        if not step.children and step.code.partition(".")[0] in ("chain", "named"):
            yield step


def _votes(binding: Binding, outcome: Outcome, gov: Governance) -> Iterator[str]:
    told = [one for one in binding.why.walk() if one.code.partition(".")[0] in COUNTS]
    yield from dict.fromkeys(one.says for one in told if one.code != "quorum")
    if not told:
        yield f"the room: {room(outcome)}"
    if away := _recused(binding, outcome, gov):
        yield f"recused, and no part of it: {ids(away)}"


def _recused(binding: Binding, outcome: Outcome, gov: Governance) -> tuple[str, ...]:
    """Those with a seat on whatever decided who were recused there."""
    place = gov.index.bodies.get(binding.exercised_by or "")
    seated = {seat.person for seat in seats_of(place)} if place else {binding.exercised_by}
    here = (None, binding.exercised_by)
    gone = (one.person for one in outcome.decision.recused if one.body in here)
    return tuple(sorted(one for one in set(gone) if one in seated))


COUNTS = frozenset({"person", "votes", "vote", "casting", "resolution", "share"}) | QUORUM
"""The families of reasons that say how somebody voted, and whether that was enough."""


def _effect(binding: Binding) -> Iterator[str]:
    answer = {YES: "bound", NO: "not bound", UNKNOWN: "it is not known whether it is bound"}
    said = f": {EFFECTS[binding.effect]}" if binding.verdict is not YES else ""
    yield f"{answer[binding.verdict]}{said}"
    yield from (f"because {one.says}{_cited(one)}" for one in reasons(binding))
    who = liable(binding)
    yield f"liable: {who}" if who else "nobody is liable"


def _cited(step: Step) -> str:
    return "".join(f" [{plain(one.text)}]" for one in step.cites)


def _follows(found: Iterable[Duty], org: str) -> tuple[str, ...]:
    return tuple(str(one) for one in found if one.organisation == org) or ("nothing",)


def report(outcomes: Iterable[Outcome], gov: Governance, *, title: str = "") -> Paper:
    """The one report of a meeting that goes to every parent board.

    It says what the boards are assured on, what they are alerted to, on what more is sought, and
    who has to do what. Every board gets the same.
    """
    several = tuple(outcomes)
    pairs = [(outcome, binding) for outcome in several for binding in outcome]
    boards = sorted(
        {
            board.id
            for outcome, binding in pairs
            if binding.effect is not Effect.NO_PART
            for board in gov.index.boards(binding.organisation, outcome.on)
        }
    )
    done = [str(one) for outcome in several for one in duties(outcome, gov)]
    parts = (
        Section("To", (ids(tuple(boards)),) if boards else ("nobody on file",)),
        Section("Decided", tuple(f"{heading(one)}; the room: {room(one)}" for one in several)),
        Section("Assured on", _of(pairs, _assured)),
        Section("Alerted to", _of(pairs, _alerted)),
        Section("Seeking more", _of(pairs, _sought)),
        Section("Who has to do what", tuple(dict.fromkeys(done)) or ("nobody has anything to do",)),
    )
    return Paper(title or "Report to the boards", parts)


Say = Callable[[Outcome, Binding], Iterable[str]]


def _of(pairs: list[tuple[Outcome, Binding]], say: Say) -> tuple[str, ...]:
    lines = [line for outcome, binding in pairs for line in say(outcome, binding)]
    return tuple(dict.fromkeys(lines)) or ("nothing",)


def _assured(outcome: Outcome, binding: Binding) -> Iterator[str]:
    if binding.verdict is YES and not binding.doubts:
        by = f", decided by `{binding.exercised_by}`" if binding.exercised_by else ""
        yield f"`{binding.organisation}` is bound by `{outcome.decision.id}`{by}"


def _alerted(outcome: Outcome, binding: Binding) -> Iterator[str]:
    if (
        binding.verdict is NO
        and binding.effect not in APART
        and binding.effect is not Effect.AWAITING
    ):
        why = reasons(binding)
        because = f": {why[0].says}" if why else ""
        said = EFFECTS[binding.effect]
        yield f"`{binding.organisation}` is not bound by `{outcome.decision.id}` ({said}){because}"


def _sought(outcome: Outcome, binding: Binding) -> Iterator[str]:
    about = f"`{binding.organisation}` on `{outcome.decision.id}`"
    if binding.effect is Effect.AWAITING:
        yield from (f"{about}: {one.says}" for one in reasons(binding))
    elif binding.effect is not Effect.NO_PART:
        bound = ", which binds it" if binding.verdict is YES else ""
        yield from (f"{about}{bound}: {doubt_text(one)}" for one in binding.doubts)
