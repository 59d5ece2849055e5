"""What `print(outcome)` and `print(step)` show."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from icsgov import Board, Decision, Governance, Organisation, Person, Seat, Vote, resolve
from icsgov.explain import NO, UNKNOWN, YES, Citation, all_of, fact
from icsgov.reasoning.results import Effect, How, Outcome
from icsgov.testing.breaks import near_misses
from icsgov.testing.worlds import World
from icsgov.views.text import DOUBTS_SHOWN, WIDTH, outcome_text
from icsgov.views.words import EFFECTS, FIRST, HOWS

MIXED = """\
decision D1 "One hyper-acute stroke unit", 14 May 2024, forum stroke-cic
as at 14 May 2024, law {law}
the room: 6 for, 2 against, 1 abstained; bodies: 2 for, 1 against
the room said yes, and these organisations are not bound: QHM, RTF

organisation  effect        bound  how           exercised by  liable
QHM           declined      no     own decision  qhm-cic
    because only 1 of 3 votes cast in `qhm-cic` were for; more than half needed
RNN           bound         yes    own decision  rnn-cic       RNN
RTF           unauthorised  no     own decision  rtf-cic
    because £4,200,000 is over the £1,000,000 limit of `RTF SoD 4.2` (this decision, VAT out)

models governance; not legal advice"""


def test_the_answer_can_be_read_in_ten_seconds(mixed: Outcome) -> None:
    assert str(mixed) == MIXED.format(law=mixed.law)


def test_what_is_not_known_is_not_called_not_bound(joint: Outcome) -> None:
    text = outcome_text(joint)
    assert "the room said yes, and it is not known whether these are bound: RNN\n" in text
    assert "    because no amount is recorded to set against the £9 limit of `RNN D`" in text


def test_a_joint_committee_is_one_body_in_the_room(joint: Outcome) -> None:
    assert "the room: 4 for, 1 against\n" in outcome_text(joint)


def test_doubts_are_numbered(joint: Outcome) -> None:
    lines = outcome_text(joint).splitlines()
    first = lines.index("doubts") + 1
    assert lines[first].startswith(" 1. no amount is recorded")


@pytest.mark.parametrize("more", [0, 1, 2, 10])
def test_many_doubts_are_cut_short(joint: Outcome, more: int) -> None:
    """All that fit are written out, and the others are counted."""
    doubts = tuple(fact("own.doubt", UNKNOWN, number=n) for n in range(DOUBTS_SHOWN + more))
    binding = joint["RTF"]._replace(why=all_of("own.all", doubts))
    changed = type(joint)(
        joint.decision, joint.on, joint.law, (binding,), joint.room, joint.organisations
    )
    found = len(changed.doubts)
    lines = outcome_text(changed).splitlines()
    told = lines[lines.index("doubts") + 1 : lines.index("", lines.index("doubts"))]
    shown = [line for line in told if line[:2].strip().isdigit()]
    assert len(shown) == DOUBTS_SHOWN
    left = [line for line in told if line.startswith("    and ")]
    assert left == ([f"    and {found - DOUBTS_SHOWN} more"] if found > DOUBTS_SHOWN else [])


def test_advice_binds_nobody_whatever_the_room_said(advised: Outcome) -> None:
    text = outcome_text(advised)
    assert "the room said yes, and these organisations are not bound: RNN" in text
    assert "advised only" in text


def test_the_first_reason_is_about_the_effect(later: list[Outcome]) -> None:
    awaiting, short, undone, kept = (outcome_text(one) for one in later)
    assert "because the approval that `FT-17` asks for is not on record by 14 May 2024" in awaiting
    assert "because on 3 June 2024 only 2 of 5 in office" in short
    assert "because `rnn-board` overturned the decision for `RNN` on 1 July 2024" in undone
    assert "because `RNN SoD 4.2` is about `service/change`, not `merger/rtf` (and " in kept


def test_the_room_may_say_no_and_bind_all_the_same() -> None:
    gov = Governance.of(
        Organisation("RNN", kind="FT"),
        Person("ann"),
        Board("b", "RNN", seats=[Seat("ann", "chair"), Seat("bob"), Seat("cat")]),
    )
    decision = Decision(
        "D",
        "x",
        forum="b",
        day=date(2024, 5, 14),
        votes=[Vote("ann", "for"), Vote("bob", "against"), Vote("cat", "against")],
    )
    outcome = resolve(decision, gov)
    binding = outcome["RNN"]._replace(why=fact("own.yes", YES))
    changed = type(outcome)(
        decision, outcome.on, outcome.law, (binding,), outcome.room, outcome.organisations
    )
    expected = "the room said no, and these organisations are bound: RNN"
    assert expected in outcome_text(changed)


def test_a_room_that_was_split_said_nothing(mixed: Outcome) -> None:
    """Two for, two against, and a casting vote: that somebody is bound is no surprise."""
    for against, surprised in ((1, False), (2, False), (3, True)):
        room = mixed.room._replace(heads=mixed.room.heads._replace(votes_for=2, against=against))
        bound = (mixed["RNN"],)
        changed = type(mixed)(mixed.decision, mixed.on, mixed.law, bound, room, mixed.organisations)
        assert ("these organisations are bound" in outcome_text(changed)) is surprised


def test_long_and_hostile_ids_keep_to_the_width() -> None:
    name = "an integrated trust with a name that goes on " * 4 + "x" * 150
    gov = Governance.of(
        Organisation(name.strip(), kind="FT"),
        Board("b" * 140, name.strip()),
    )
    decision = Decision(
        "D1", "x", forum="b" * 140, day=date(2024, 5, 14), title="line\nbreak \x07\x1b[31m"
    )
    text = outcome_text(resolve(decision, gov))
    assert max(map(len, text.splitlines())) <= WIDTH
    assert "line break" in text
    assert all(one.isprintable() for one in text.splitlines())


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(near_misses())
def test_every_outcome_fits_and_names_every_organisation(world: World) -> None:
    outcome = resolve(world.decision, world.gov, on=world.on)
    lines = outcome_text(outcome).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert {one.organisation for one in outcome} <= {line.partition(" ")[0] for line in lines}
    for binding in outcome:
        assert binding.why.says in str(binding.why)


def test_reasoning_is_an_outline_with_citations() -> None:
    step = all_of(
        "bound",
        [
            fact("office.vacant", NO, office="ceo", day=date(2024, 5, 14)),
            fact("quorum.not-recorded", UNKNOWN, body="b"),
            fact("quorum.statutory", YES, doubt=True, body="b", cites=(Citation("an\nAct"),)),
        ],
        organisation="RNN",
    )
    assert str(step).splitlines() == [
        "[-] what it takes to bind `RNN`",
        "  [-] nobody held the office `ceo` on 14 May 2024",
        "  [?] the quorum of `b` is not recorded",
        "  [+] no quorum of `b` is recorded, so the statutory one was used [an Act] (in doubt)",
    ]


def test_every_effect_and_way_has_words() -> None:
    assert set(EFFECTS) == set(Effect)
    assert set(HOWS) == {*How, None}
    assert set(FIRST) < set(Effect)
