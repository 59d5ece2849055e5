"""A decision through time: the days on which an answer changes, and what was on file when."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import attrs
from attrs import evolve
from build import Y2024, committee, decide, flat, given, group, trust, votes, world
from hypothesis import given as given_by
from hypothesis import strategies as st

from icsgov import NO, YES, Decision, Governance, Overturning, Period, Ratification, Vote, resolve
from icsgov.analysis.history import Flip, Turn, hindsight, history
from icsgov.explain import Verdict
from icsgov.model.body import Group, Seat
from icsgov.model.fact import Fact
from icsgov.model.organisation import Organisation
from icsgov.model.succession import Succession
from icsgov.testing import World, near_misses

DAY = Y2024
K = DAY + timedelta(days=30)
STAMPS = (None, DAY - timedelta(days=5), DAY, K, K + timedelta(days=1), K + timedelta(days=40))


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def minuted(gov: Governance, forum: str, **more: Any) -> Decision:
    said = {"votes": votes("for", "A ceo", "A ned"), "figures": 0, "day": DAY}
    return Decision("D", "service", forum=forum, **{**said, **more})


C = committee("A", "ceo", "ned")
GIVEN = given("1", "A board", "A committee")
TRUST = world(trust("A"), C)


def told(turns: tuple[Turn, ...]) -> list[tuple[str, str, int]]:
    return [(one.organisation, one.effect.value, (one.day - DAY).days) for one in turns]


@given_by(near_misses(), st.integers(-3, 900))
def test_a_timeline_read_at_any_day_equals_resolve_on_that_day(world: World, days: int) -> None:
    day = world.decision.day + timedelta(days=max(0, days))
    turns = history(world.decision, world.gov)
    for binding in resolve(world.decision, world.gov, on=day):
        mine = [one for one in turns if one.organisation == binding.organisation]
        last = [one for one in mine if one.day <= day][-1]
        assert (last.effect, last.verdict) == (binding.effect, binding.verdict)
        assert mine[0].day == world.decision.day


@given_by(near_misses())
def test_every_turn_is_a_change_and_names_acts_of_its_day(world: World) -> None:
    turns = history(world.decision, world.gov)
    for before, after in pairwise(turns):
        if before.organisation == after.organisation:
            assert (before.effect, before.verdict) != (after.effect, after.verdict)
            assert {one.day for one in after.because} <= {after.day}


def test_ratified_and_then_overturned() -> None:
    acts = {
        "ratifications": [Ratification("A board", later(10))],
        "overturnings": [Overturning("A board", later(20))],
    }
    turns = history(minuted(TRUST, "A committee", **acts), TRUST)
    assert told(turns) == [("A", "unauthorised", 0), ("A", "bound", 10), ("A", "overturned", 20)]
    assert [str(one) for one in turns][1:] == [
        f"{later(10)} A: bound by ratification by A board",
        f"{later(20)} A: overturned by overturning by A board",
    ]


def test_overturned_on_the_day_of_its_ratification() -> None:
    """Overturning prevails; without either of the two the answer would be another."""
    acts = {
        "ratifications": [Ratification("A board", later(10))],
        "overturnings": [Overturning("A board", later(10))],
    }
    turns = history(minuted(TRUST, "A committee", **acts), TRUST)
    assert told(turns) == [("A", "unauthorised", 0), ("A", "overturned", 10)]
    assert len(turns[1].because) == 2


GROUP = world(trust("A"), group(("A ceo", "A")), given("1", "A board", "A ceo"))


def test_a_changed_vote_and_one_that_came_after_the_delegation_had_ended() -> None:
    """The vote that counts is the last one cast within authority."""
    end = {"end": later(15)}
    lapsing = world(
        trust("A"), group(("A ceo", "A")), given("1", "A board", "A ceo", period=_until(**end))
    )
    cast = [
        Vote("A ceo", "against", day=DAY),
        Vote("A ceo", "for", day=later(10)),
        Vote("A ceo", "against", day=later(20)),
    ]
    made = minuted(GROUP, "group", votes=cast)
    assert told(history(made, GROUP)) == [
        ("A", "declined", 0),
        ("A", "bound", 10),
        ("A", "declined", 20),
    ]
    turns = history(made, lapsing)
    assert told(turns) == [("A", "declined", 0), ("A", "bound", 10)]
    assert turns[1].because == (cast[1],)


def _until(end: date) -> Period:
    return Period(None, end)


def stamped(thing: Any, pick: Any) -> Any:
    """A record, with a day of recording for it and for each fact in it."""
    if isinstance(thing, tuple):
        return tuple(stamped(one, pick) for one in thing)
    if not attrs.has(type(thing)):
        return thing
    fields = [field.name for field in attrs.fields(type(thing)) if field.init]
    changed = {name: stamped(getattr(thing, name), pick) for name in fields}
    if isinstance(thing, Fact):
        changed["recorded"] = pick()
    return attrs.evolve(thing, **changed)


def stamps(draw: Any) -> Any:
    """Mostly known from the start, now and then on one day or another."""
    return lambda: draw(st.sampled_from((None, None, None, None, *STAMPS)))


@given_by(near_misses(), st.data())
def test_what_is_recorded_later_never_changes_what_was_known(world: World, data: Any) -> None:
    """Adding a fact recorded after day K never changes an answer as known on K."""
    pick = stamps(data.draw)
    names = ("organisations", "bodies", "offices", "delegations", "reservations")
    late_too = {name: [stamped(one, pick) for one in getattr(world.gov, name)] for name in names}
    gov = attrs.evolve(world.gov, **late_too)
    then = gov.as_known(K)
    assert then.as_known(K) == then
    assert gov.as_known(date.max) == gov
    late = [one for _, one in gov.records() if one.recorded is not None and one.recorded > K]
    for one in late:
        with_it_alone = {other.id for _, other in then.records()}
        assert one.id not in with_it_alone
    fewer = [one for name, one in gov.records() if not _names_late(one, late)]
    assert _resettled(fewer).as_known(K) == then


def _names_late(record: Any, late: list[Any]) -> bool:
    return any(record is one for one in late)


def _resettled(records: list[Any]) -> Governance:
    """A framework of records, without those that name what is not there."""
    from icsgov.model.governance import FIELDS
    from icsgov.model.known import settled

    sorted_: dict[str, list[Any]] = {}
    for one in records:
        name = next(name for name, kinds in FIELDS.items() if isinstance(one, kinds))
        sorted_.setdefault(name, []).append(one)
    return settled(Governance, sorted_)


@given_by(near_misses(), st.data())
def test_hindsight_lists_what_looks_otherwise_and_nothing_else(world: World, data: Any) -> None:
    pick = stamps(data.draw)
    given_later = [stamped(one, pick) for one in world.gov.delegations]
    gov = world.gov.put(*given_later)
    decision = stamped(world.decision, pick)
    found = {one.organisation: one for one in hindsight([decision], gov)}
    on = decision.last_day()
    known = max(on, decision.recorded or on)
    then = resolve(decision.as_known(known), gov.as_known(known), on=on)
    thought = {one.organisation: one.verdict for one in then}
    today = resolve(decision, gov, on=on)
    for org in today.organisations:
        flipped = (thought.get(org) is YES) is not (today[org].verdict is YES)
        assert (org in found) is flipped
        if flipped:
            assert found[org].because
            assert all(one.recorded > known for one in found[org].because)


def flips(*records: Any, decision: Decision) -> list[tuple[str, Verdict, Verdict]]:
    found: tuple[Flip, ...] = hindsight([decision], world(*records))
    return [(one.organisation, one.then, one.now) for one in found]


def test_a_delegation_that_turned_out_to_have_been_made() -> None:
    """Nobody had put it on file in time; today it is known that the committee had it."""
    late = attrs.evolve(GIVEN, recorded=later(60))
    gov = world(trust("A"), C, late)
    made = minuted(gov, "A committee")
    (flip,) = hindsight([made], gov)
    assert (flip.then, flip.now, flip.known, flip.lost) == (NO, YES, DAY, False)
    assert flip.because == (late,)


def test_a_seat_that_turned_out_to_be_an_outsiders() -> None:
    """A foundation trust thought its committee was one of directors."""
    outsider = Seat("guest", "outsider", recorded=later(60))
    body = attrs.evolve(C, seats=(*C.seats, outsider))
    gov = world(trust("A"), body, GIVEN)
    made = minuted(gov, "A committee")
    (flip,) = hindsight([made], gov)
    assert (flip.then, flip.now, flip.lost) == (YES, NO, True)
    assert flip.because == (outsider,)


def test_what_was_recorded_with_the_decision_was_known() -> None:
    """A minute of the meeting, recorded a week later, is what everybody knew of it."""
    made = attrs.evolve(minuted(TRUST, "A board"), recorded=later(7))
    assert hindsight([made], TRUST) == ()
    assert made.as_known(later(6)) is None
    assert made.as_known(later(7)) == made


def test_attendance_of_which_nothing_was_on_file_was_not_recorded() -> None:
    from icsgov import Attendance

    made = minuted(TRUST, "A board", attended=[Attendance("A ceo", recorded=later(3))])
    known = made.as_known(DAY)
    assert known is not None
    assert known.attended is None
    assert minuted(TRUST, "A board", attended=[]).as_known(DAY).attended == ()  # type: ignore[union-attr] # on file


def test_what_names_something_that_was_not_there_yet_goes_with_it() -> None:
    """A committee takes with it what was given to it, an organisation the seat held for it."""
    gov = world(trust("A"), attrs.evolve(C, recorded=later(9)), GIVEN)
    assert [one.id for one in gov.as_known(DAY).delegations] == []
    seats = [Seat("x", held_for="A"), Seat("y", held_for="B")]
    both = world(trust("A"), trust("B"), Group("g", seats=seats))
    orgs = [attrs.evolve(one, recorded=later(9)) for one in both.organisations if one.id == "B"]
    found = both.put(*orgs).as_known(DAY)
    assert [seat.person for seat in found["g"].seats] == ["x"]  # type: ignore[union-attr] # a group


def test_of_a_risk_the_lines_recorded_by_then_are_known() -> None:
    """From the first line that was not on file on, its history is undone."""
    from icsgov import Line, Scale, Standing, SystemRisk, Tier
    from icsgov.model.matter import Path
    from icsgov.model.risk_policy import Appetite, RiskPolicy

    def line(days: int, recorded: int, score: int, before: int) -> Line:
        both: Any = {"was": Standing(current=(before, 5)), "now": Standing(current=(score, 5))}
        return Line(later(days), "reviewed", by="A board", recorded=later(recorded), **both)

    risk = SystemRisk("R", "r", owner="A board", tier="t", current=(2, 5))
    risk = attrs.evolve(risk, history=[line(1, 2, 3, 4), line(3, 30, 2, 3)])
    scale = Scale("own", ["averse"], recorded=later(5))
    policy = RiskPolicy("P", by="A board", scale=scale, appetites=Appetite(Path("a"), "averse"))
    gov = world(trust("A")).put(Tier("t", top=True), risk, policy)
    for days, score, lines in ((1, 4, 0), (2, 3, 1), (29, 3, 1), (30, 2, 2)):
        known = gov.as_known(later(days)).risks[0]
        assert (known.current.likelihood, len(known.history)) == (score, lines)  # type: ignore[union-attr] # rated
    assert (
        gov.as_known(later(4)).risk_policies == ()
    )  # its appetites mean nothing without the scale
    assert gov.as_known(later(5)).risk_policies == (policy,)


def test_an_act_that_changed_nothing_is_no_reason() -> None:
    """Ratified and overturned on one day by its board, what had bound before: the one tells."""
    acts: dict[str, Any] = {
        "ratifications": [Ratification("A board", later(10))],
        "overturnings": [Overturning("A board", later(10))],
    }
    acts["votes"] = votes("for", "A ceo", "A ned", "A chair")
    turns = history(minuted(TRUST, "A board", **acts), TRUST)
    assert told(turns) == [("A", "bound", 0), ("A", "overturned", 10)]
    assert turns[1].because == tuple(acts["overturnings"])


def test_whoever_took_over_by_a_succession_recorded_later_had_no_part_then() -> None:
    """The merger of April is recorded in August: until then nobody thought that B was bound."""
    merger = date(2024, 4, 1)
    records = [
        evolve(one, period=Period(None, merger)) if isinstance(one, Organisation) else one
        for one in flat(trust("A"))
    ]
    late = Succession(
        "S", of="A", to="B", day=merger, carried="decisions", recorded=date(2024, 8, 1)
    )
    gov = world(records, trust("B"), late)
    undone = Overturning("A board", date(2024, 4, 2))  # by a board that had ended: it does nothing
    made = decide(gov, "A board", date(2024, 3, 1), overturnings=[undone])
    assert [(one.organisation, one.then, one.now) for one in hindsight([made], gov)] == [
        ("B", NO, YES)
    ]
    assert [fact.id for one in hindsight([made], gov) for fact in one.because] == ["S"]
