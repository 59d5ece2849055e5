"""What becomes of a decision when an organisation that it bound, or might, has ended.

Its own answer ends with it. What it had decided is its successor's answer, as far as a transfer on
file says that it passed; where nothing is on file, that is not known.
"""

from collections.abc import Iterable
from datetime import date

from icsgov.explain import NO, UNKNOWN, YES, Facts, Step, Verdict, all_of, any_of, fact
from icsgov.model.succession import Passing, Succession
from icsgov.reasoning.deemed import passing, under_way
from icsgov.reasoning.ground import Case
from icsgov.reasoning.links import abolished
from icsgov.reasoning.results import Binding, Effect, How

NOTHING = (Effect.NO_PART, Effect.ADVISED, Effect.HAVE_REGARD)
"""The effects of which nothing passes to a successor."""

COMMITTED = (Effect.BOUND, Effect.DECLINED)
"""The effects that commit an organisation, to the proposal or against it."""


def heir(case: Case, org: str, day: date) -> str:
    """Whoever stands in an organisation's place on a later day, for what was decided: itself, where
    nobody has succeeded it.
    """
    here = org
    for one in under_way(case.ground.base.gov, day) if case.ground.base.gov.successions else ():
        whole = all(one.takes(matter) is YES for matter in case.decision.matters)
        if one.of == here and whole:
            here = one.to
    return here


def through_time(case: Case, bindings: Iterable[Binding]) -> tuple[Binding, ...]:
    """The bindings as they stand on the day asked about, those of successors with them."""
    told = tuple(bindings)
    if case.on <= case.decision.day:
        return told
    own = {one.organisation: one for one in told}
    handed = _handed(case, own)
    done = [_told(org, own.get(org), handed.get(org, [])) for org in sorted({*own, *handed})]
    return tuple(_ended(case, one) for one in done if one is not None)


def _handed(case: Case, own: dict[str, Binding]) -> dict[str, list[Binding]]:
    """What each successor has from its predecessors, oldest successions first."""
    handed: dict[str, list[Binding]] = {}
    for one in under_way(case.ground.base.gov, case.on):
        before = _told(one.of, own.get(one.of), handed.get(one.of, []))
        if before is None or before.effect in NOTHING:
            continue
        answers = {one.takes(matter) for matter in case.decision.matters}
        if answers != {NO}:
            handed.setdefault(one.to, []).append(_passed_on(case, before, one, answers == {YES}))
    return handed


def _passed_on(case: Case, before: Binding, one: Succession, whole: bool) -> Binding:
    """The successor's answer, from its predecessor's; `whole` where all that it was about went
    there.
    """
    steps = [passing(one, Passing.DECISIONS, case.decision.id)]
    if not whole:
        named: Facts = {"of": one.of, "to": one.to, "matters": case.decision.matters}
        steps.append(fact("succession.part", UNKNOWN, clause=one.id, **named))
    why = all_of("succession", (*steps, before.why), of=one.of, to=one.to)
    passed = min(step.verdict for step in steps)
    effect = _effect(before.effect, passed)
    said = _liable(before.liability, one)
    return before._replace(
        organisation=one.to,
        effect=effect,
        why=why,
        how=How.SUCCESSION,
        liability=said if effect is Effect.BOUND else fact("liability.nobody", NO),
        origin=before.function_of,
    )


def _effect(before: Effect, passed: Verdict) -> Effect:
    """The first line of the table that fits: only a commitment can lapse."""
    if passed is YES or before not in COMMITTED:
        return before
    return Effect.LAPSED if passed is NO else Effect.INDETERMINATE


def _liable(said: Step, one: Succession) -> Step:
    """Who is liable, with the successor in the place of its predecessor."""
    named = said.facts.get("liable", ())
    if one.of not in named:
        return said
    liable = tuple(sorted({one.to if org == one.of else org for org in named}))
    return fact("liability.succeeded", YES, liable=liable, of=one.of, clause=one.id)


def _told(org: str, own: Binding | None, handed: list[Binding]) -> Binding | None:
    """An organisation's answer, of its own and of its predecessors' together.

    What it decided to do itself stands, and what it has from others is a remark where it differs.
    """
    if not handed:
        return own
    if own is None or own.effect in NOTHING:
        return handed[0] if len(handed) == 1 else _together(org, None, handed)
    if own.effect is Effect.BOUND or all(one.effect is own.effect for one in handed):
        notes = [_differs(one) for one in handed if one.effect is not own.effect]
        why = all_of("bound", (own.why, *notes), organisation=org) if notes else own.why
        return own._replace(why=why, inherited=tuple(handed))
    return _together(org, own, [own, *handed])._replace(inherited=tuple(handed))


def _differs(one: Binding) -> Step:
    """That what was one organisation's to decide has another answer."""
    facts: Facts = {"of": one.function_of, "effect": one.effect.value}
    return fact("succession.differs", YES, doubt=True, **facts)


def _together(org: str, own: Binding | None, told: list[Binding]) -> Binding:
    """One answer out of several: that it is bound where any binds it, unless another is a refusal;
    and the refusal, and then its own, where none does.
    """

    def weight(one: Binding) -> tuple[int, bool, bool, int]:
        declined = one.effect is Effect.DECLINED
        return one.verdict.value, declined, one is own, -_PLACE[one.effect]

    first, effects = max(told, key=weight), {one.effect for one in told}
    each = any_of("succession.several", [one.why for one in told], organisation=org)
    notes = [_differs(one) for one in told if one.effect is not first.effect]
    if first.effect is Effect.BOUND and Effect.DECLINED in effects:
        notes.append(fact("succession.opposed", UNKNOWN, organisation=org))
        nobody = fact("liability.nobody", NO)
        first = first._replace(effect=Effect.INDETERMINATE, liability=nobody)
    why = all_of("succession.each", (each, *notes), organisation=org) if notes else each
    return first._replace(why=why, inherited=tuple(told))


_PLACE = {effect: place for place, effect in enumerate(reversed(Effect))}


def _ended(case: Case, binding: Binding) -> Binding:
    """A binding, and that its organisation is no longer in being, where it is not."""
    org = binding.organisation
    record = case.ground.base.index.organisations[org]
    gone = list(abolished(case.at(case.on), org))
    if not record.period.covers(case.on):
        facts: Facts = {"organisation": org, "day": case.on, "period": str(record.period)}
        gone.insert(0, fact("standing.ended", NO, **facts))
    if not gone or binding.effect in NOTHING:
        return binding
    why = all_of("bound", (binding.why, *gone), organisation=org)
    lapsed = Effect.LAPSED if binding.effect is Effect.BOUND else binding.effect
    return binding._replace(effect=lapsed, why=why, liability=fact("liability.nobody", NO))
