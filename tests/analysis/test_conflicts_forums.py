"""Collisions between those who meet at one forum, and decisions already taken."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from build import Y2024, ask, committee, council, decide, given, group, joint, trust, world
from hypothesis import HealthCheck, settings
from hypothesis import given as given_
from hypothesis import strategies as st

from icsgov import Finding, reserved_conflicts
from icsgov.analysis.probe import USUAL
from icsgov.analysis.readied import Readied, grounds_of
from icsgov.errors import GovernanceError
from icsgov.explain import UNKNOWN, YES
from icsgov.model.authority import ApprovalRule, Attestation, Delegation, Reservation, Residual
from icsgov.model.body import CommitteeInCommon, Group, JointCommittee
from icsgov.model.decision import Decision, Ratification, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.matter import Limit, Matter, covers
from icsgov.period import Period
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Effect

ORGS = ("A", "B", "C")
MAKERS = tuple((f"{org} ceo", org) for org in ORGS)
AMOUNTS = [Decimal(0), Decimal(100), Decimal(150), Decimal(200), Decimal(201)]
PATHS = ["service", "service/x", "other"]
DAYS = [date(2024, 2, 29), date(2024, 3, 1), date(2024, 8, 31), date(2024, 9, 1)]
ASKED = Period(date(2024, 1, 1), date(2025, 1, 1))


def keeps(id: str, by: str, matters: Any = "service", **more: Any) -> Reservation:
    return Reservation(id, by=by, matters=matters, source=f"standing orders, {id}", **more)


def common(*orgs: str, board: str = "") -> list[Any]:
    """Trusts whose committees meet as `cic`; one of them, perhaps, with its board."""
    bodies = [committee(org, "ceo", "fd") for org in orgs if org != board]
    ends = sorted([one.id for one in bodies] + ([f"{board} board"] if board else []))
    return [*(trust(org) for org in orgs), bodies, CommitteeInCommon("cic", ends)]


def told(found: Any) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    return [(f.code, f.about, f.organisations, str(f.region.band)) for f in found if f.region]


# the twin


def everybody(gov: Governance, forum: Any, matter: str, amount: Decimal, day: date) -> Decision:
    """A decision at a forum for which everybody who has a vote there is."""
    words = sorted(
        {word for one in gov.delegations for word in (*one.conditions, *grounds_of(one))}
    )
    told: dict[str, Any] = {"forum": forum.id, "day": day, "figures": amount}
    told["attested"] = [Attestation(word) for word in words]
    if isinstance(forum, Group):
        told["votes"] = [Vote(s.person, "for", organisation=s.held_for) for s in forum.seats]
    elif isinstance(forum, JointCommittee):
        told["resolutions"] = Resolution(forum.id, "for")
    else:
        told["resolutions"] = [Resolution(body, "for") for body in forum.bodies]
    return Readied(gov).made(Decision("D", matter, **told))


def sits(gov: Governance, forum: Any, org: str) -> set[str]:
    """Whoever decides for an organisation at a forum."""
    if isinstance(forum, Group):
        return {str(seat.person) for seat in forum.seats if seat.held_for == org}
    if isinstance(forum, JointCommittee):
        return {forum.id}
    return {one for one in forum.bodies if one.startswith(f"{org} ")}


def reached_by(gov: Governance, ends: set[str], org: str) -> set[str]:
    """Everybody of an organisation who may have given something that ends there."""
    found = set(ends)
    held = {o.id for o in gov.offices if {h.person for h in o.holders} & ends}
    found |= held
    while True:
        provisions: list[Any] = [*gov.delegations, *gov.residuals]
        more = {
            str(one.by)
            for one in provisions
            if one.to in found and str(one.by).startswith(f"{org} ")
        }
        if more <= found:
            return found - ends - held
        found |= more


def expected(gov: Governance, forum: Any, matter: str, amount: Decimal, day: date) -> set[Any]:
    """What collides at a point, read off one decision for which everybody votes."""
    outcome = resolve(everybody(gov, forum, matter, amount, day), gov)
    orgs = [one.id for one in gov.organisations]
    able, open_ = {}, set()
    for org in orgs:
        binding = outcome[org]
        if binding.verdict is YES or binding.effect is Effect.AWAITING:
            grants = [s.facts["clause"] for s in binding.why.walk() if s.code == "grant"]
            able[org] = grants[-1] if grants else ""
        elif binding.verdict is UNKNOWN:
            open_.add(org)
    found: set[Any] = set()
    keeping = {org: kept_by(gov, forum, org, matter, amount, day) for org in orgs}
    for org in orgs:
        if org in able or org in open_:
            continue
        for other, clause in able.items():
            found |= {("conflict.split", kept, org, other, clause) for kept in keeping[org]}
            if clause and not keeping[org] and isinstance(gov[clause], Delegation):
                found.add(("conflict.undelegated", "", org, other, clause))
    if not able and not open_:
        for org in orgs:
            ends = sits(gov, forum, org)
            ends |= {o.id for o in gov.offices if {h.person for h in o.holders} & ends}
            for one in gov.delegations:
                here = one.to in ends and one.by.startswith(f"{org} ")
                if here and reaches(one, matter, day) and gives(one, amount):
                    found.add(("conflict.nobody", one.id, org))
    return found


def reaches(one: Any, matter: str, day: date) -> bool:
    return one.period.covers(day) and any(covers(path, matter) for path in one.matters)


def gives(one: Delegation, amount: Decimal) -> bool:
    over = one.above is None or not one.above.allows(amount)
    return over and all(limit.allows(amount) for limit in one.ceiling)


def kept_by(
    gov: Governance, forum: Any, org: str, matter: str, amount: Decimal, day: date
) -> list[str]:
    """What bodies on the way from an organisation's board to a forum keep."""
    ends = sits(gov, forum, org)
    rest = any(one.to in ends and one.by.startswith(f"{org} ") for one in gov.residuals)
    on_the_way = (reached_by(gov, ends, org) | {f"{org} board"}) - ends
    return [
        one.id
        for one in gov.reservations
        if reaches(one, matter, day)
        and (one.above is None or not one.above.allows(amount))
        and (one.by in on_the_way or (rest and one.by.startswith(f"{org} ")))
    ]


def said(found: tuple[Finding, ...], forum: str, *point: Any) -> set[Any]:
    """What findings say of a point, in the words of the twin."""
    matter, amount, day = point
    amounts = {USUAL: amount}
    told: set[Any] = set()
    for one in found:
        if one.about[-1] != forum or not one.region or not one.region.holds(matter, amounts, day):
            continue
        facts = one.facts
        for other, clause in facts["pairs"]:
            if one.code == "conflict.nobody":
                told.add((one.code, clause, other))
            else:
                told.add((one.code, facts["kept"], facts["organisation"], other, clause))
    return told


limits = st.none() | st.builds(Limit, st.sampled_from([100, 200]), inclusive=st.booleans())
periods = st.sampled_from([Period(), Period(DAYS[1]), Period(None, DAYS[3])])
paths = st.lists(st.sampled_from(PATHS), min_size=1, max_size=2, unique=True)


@st.composite
def meetings(draw: st.DrawFn) -> tuple[Governance, str]:
    """Three trusts at a forum, each with a few provisions that end there."""
    form = draw(st.sampled_from(["cic", "cic", "group", "jc"]))
    board = draw(st.sampled_from(["", "", "A"])) if form == "cic" else ""
    orgs = ORGS[: draw(st.integers(2, 3))]
    records: list[Any] = common(*orgs, board=board)
    if form == "group":
        records.append(group(*MAKERS[: len(orgs)]))
    elif form == "jc":
        records.append(joint(*orgs))
    for org in orgs:
        end = {"cic": f"{org} committee", "group": f"{org} ceo", "jc": "jc"}[form]
        givers = [f"{org} board"] if end == f"{org} committee" or org == board else []
        givers = givers or [f"{org} board", f"{org} committee"]
        for number in range(draw(st.integers(0, 2))) if org != board else ():
            more = {"ceiling": draw(limits), "above": draw(limits), "period": draw(periods)}
            by = draw(st.sampled_from(givers))
            records.append(given(f"{org}{number}", by, end, draw(paths), **more))
        if f"{org} committee" in givers:
            up = f"{org} up"
            records.append(given(up, f"{org} board", f"{org} committee", passing_on="allowed"))
        if draw(st.booleans()):
            by = draw(st.sampled_from(givers))
            records.append(
                keeps(f"R{org}", by, draw(paths), above=draw(limits), period=draw(periods))
            )
        if end != "jc" and org != board and draw(st.sampled_from([True, False, False])):
            records.append(Residual(f"rest {org}", by=f"{org} board", to=end))
    if draw(st.booleans()):
        records.append(Matter("service/x", kinds=draw(st.sampled_from(["executive-pay", ()]))))
    if draw(st.booleans()):
        rule = ApprovalRule("AP", organisation="B", by="A board", matters="service", above=150)
        records.append(rule)
    return world(records), {"cic": "cic", "group": "group", "jc": "jc"}[form]


points = st.tuples(
    st.sampled_from([*PATHS, "service/x/deep", "service/z"]),
    st.sampled_from(AMOUNTS),
    st.sampled_from(DAYS),
)
slow = settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)


@slow
@given_(meetings(), st.lists(points, min_size=15, max_size=15, unique=True))
def test_14_between_organisations_it_is_reported_exactly_where_some_are_bound(
    meeting: tuple[Governance, str], some: list[Any]
) -> None:
    """Against one decision at every point for which everybody votes."""
    gov, forum = meeting
    found = reserved_conflicts(gov, on=ASKED)
    for point in some:
        assert said(found, forum, *point) == expected(gov, gov[forum], *point), point
    for one in found:
        if one.about[-1] == forum:
            check_shown(gov, one)


def check_shown(gov: Governance, one: Finding) -> None:
    """The witness binds those who are said to be bound and nobody who is not."""
    assert one.witness is not None
    outcome = resolve(one.witness, gov)
    could = [b.verdict is YES or b.effect is Effect.AWAITING for b in outcome]
    if one.code == "conflict.nobody":
        assert not any(could)
        return
    left, *others = one.organisations
    assert outcome[left].effect is Effect.UNAUTHORISED
    for org in others:
        assert outcome[org].effect in (Effect.BOUND, Effect.AWAITING)
    assert "{" not in one.says + one.mend


# worked cases


def test_one_keeps_what_another_has_brought_to_the_forum() -> None:
    """The reservation first, then what is given; who is left out first, then who can be bound."""
    gov = world(
        common("A", "B", "C"),
        given("A 4", "A board", "A committee", ceiling=500),
        given("C 9", "C board", "C committee", ceiling=500),
        keeps("B 1", "B board", above=100),
    )
    found = [one for one in reserved_conflicts(gov, on=Y2024) if one.about[-1] == "cic"]
    assert told(found) == [
        ("conflict.split", ("B 1", "A 4", "C 9", "cic"), ("B", "A", "C"), "over £100 to £500"),
        ("conflict.undelegated", ("A 4", "C 9", "cic"), ("B", "A", "C"), "£0 to £100"),
    ]
    for one in found:
        check_shown(gov, one)
    split, silent = found
    assert [str(cite) for cite in split.cites] == [
        "standing orders, B 1",
        "scheme, A 4",
        "scheme, C 9",
    ]
    day = "on 14 May 2024"
    assert split.says == (
        "at `cic`, `A` and `C` can be bound on `service`, as `A 4` and `C 9` gives it, and `B`"
        f" cannot, as `B 1` keeps it for `B board`: over £100 to £500, {day}"
    )
    assert silent.mend == "have `B` give `service` to whoever decides for it at `cic`"


def test_a_board_that_sits_there_itself_needs_no_clause() -> None:
    """Its own power is enough, so that what another keeps is bound for it alone."""
    gov = world(common("A", "B", board="A"), keeps("B 1", "B board"))
    (one,) = reserved_conflicts(gov, on=Y2024)
    assert (one.code, one.about, one.organisations) == (
        "conflict.split",
        ("B 1", "cic"),
        ("B", "A"),
    )
    check_shown(gov, one)


def test_what_nobody_there_can_decide() -> None:
    """A matter brought to the forum, and kept above it by the very board that brought it."""
    gov = world(common("A", "B"), given("A 4", "A board", "A committee"), keeps("A 1", "A board"))
    found = [one for one in reserved_conflicts(gov, on=Y2024) if one.about[-1] == "cic"]
    assert told(found) == [("conflict.nobody", ("A 1", "A 4", "cic"), ("A",), "any amount")]
    assert resolve(found[0].witness or never(), gov).bound == ()


def test_where_it_is_open_whether_anybody_can_decide_nothing_is_claimed() -> None:
    """Of two powers only one would do and the terms name none; named, each answer is told."""

    def found(under: str | None) -> list[str]:
        forum = joint("A", "L", under=under)
        gov = world(trust("A", "ICB"), council("L"), forum, given("A 4", "A board", "jc"))
        return [one.code for one in reserved_conflicts(gov, on=Y2024)]

    assert found(None) == []
    assert found("65Z6") == ["conflict.undelegated"]
    assert found("75") == ["conflict.nobody"]


def never() -> Decision:
    raise AssertionError("no witness")


def test_alike_is_no_conflict_and_a_forum_of_one_has_none() -> None:
    """Where both keep it and neither has brought it, there is nothing to say."""
    both = (keeps("A 1", "A board"), keeps("B 1", "B board"))
    assert reserved_conflicts(world(common("A", "B"), both), on=Y2024) == ()
    gives_ = [given(f"{org} 4", f"{org} board", f"{org} committee") for org in ("A", "B")]
    assert reserved_conflicts(world(common("A", "B"), gives_), on=Y2024) == ()
    assert (
        reserved_conflicts(world(common("A"), given("A 4", "A board", "A committee")), on=Y2024)
        == ()
    )


def test_a_forum_that_is_not_in_being_has_none() -> None:
    """A joint committee that ended before the day, and one that began within the days asked."""
    gone = Period(None, date(2024, 1, 1))
    parts = (trust("A"), trust("B"), given("A 4", "A board", "jc"))
    assert reserved_conflicts(world(parts, joint("A", "B", period=gone)), on=Y2024) == ()
    late = world(parts, joint("A", "B", period=Period(date(2024, 6, 1))))
    regions = [one.region for one in reserved_conflicts(late, on=ASKED)]
    assert [one.period for one in regions if one] == [Period(date(2024, 6, 1), ASKED.end)]


# decisions already taken


def taken(gov: Governance, made: Decision, on: Any = Y2024) -> list[tuple[str, tuple[str, ...]]]:
    found = reserved_conflicts(gov, on=on, decisions=[made])
    return [(one.code, one.about) for one in found if one.code.startswith("conflict.decided")]


def test_a_decision_that_a_reservation_kept_from_binding() -> None:
    """Taken by a committee on what its board keeps: the decision, the clause, and nobody bound."""
    gov = world(
        common("A", "B"), given("A 4", "A board", "A committee"), keeps("A 1", "A board", above=100)
    )
    over, under = (decide(gov, "A committee", Y2024, figures=n) for n in (101, 100))
    assert taken(gov, over) == [("conflict.decided", ("D", "A 1"))]
    assert taken(gov, under) == []
    (one,) = [o for o in reserved_conflicts(gov, on=Y2024, decisions=[over]) if o.witness == over]
    assert one.says == (
        "`A 1` keeps `service` for `A board`, so `D`, taken at `A committee` on 14 May 2024, does"
        " not bind `A`: exactly £101"
    )
    assert one.mend == "have `A board` decide what `D` decided"
    assert ask(gov, "A committee", Y2024, figures=101)["A"].effect is Effect.UNAUTHORISED


def test_a_decision_whose_amount_nobody_recorded() -> None:
    """Whether it was kept from binding is not known; the mend is to record the amount."""
    gov = world(
        common("A", "B"), given("A 4", "A board", "A committee"), keeps("A 1", "A board", above=100)
    )
    made = decide(gov, "A committee", Y2024, figures=None)
    assert taken(gov, made) == [("conflict.decided-open", ("D", "A 1"))]


def test_a_decision_that_binds_though_the_matter_is_kept() -> None:
    """By a chain round the body that keeps it; adopted by the board; on a wider matter."""
    two = committee("A", "ceo", name="second")
    gov = world(common("A"), two, given("A 4", "A board", "A committee"), keeps("A 1", "A second"))
    made = decide(gov, "A committee", Y2024)
    assert taken(gov, made) == [("conflict.decided-beyond", ("D", "A 1"))]
    assert taken(gov, decide(gov, "A board", Y2024)) == []
    own = gov.put(keeps("A 1", "A committee"), keeps("A 2", "A second", period=Period(None, Y2024)))
    assert taken(own, decide(own, "A committee", Y2024)) == []
    small = gov.put(keeps("A 1", "A second", above=100))
    assert taken(small, decide(small, "A committee", Y2024, figures=100)) == []
    assert taken(small, decide(small, "A committee", Y2024, figures=101)) == taken(gov, made)
    part = world(
        common("A"),
        given("A 4", "A board", "A committee"),
        keeps("A 1", "A board", "service/estate"),
    )
    assert taken(part, decide(part, "A committee", Y2024)) == [
        ("conflict.decided-beyond", ("D", "A 1"))
    ]


def test_a_decision_taken_after_the_days_asked_about_is_passed_over() -> None:
    """As of a day only what had been done by then counts, its adoption included."""
    gov = world(common("A"), given("A 4", "A board", "A committee"), keeps("A 1", "A board"))
    later = date(2024, 5, 20)
    made = decide(gov, "A committee", Y2024, ratifications=[Ratification("A board", later)])
    assert taken(gov, made, date(2024, 5, 13)) == []
    assert taken(gov, made, Period(None, Y2024)) == []
    assert taken(gov, made) == [("conflict.decided", ("D", "A 1"))]
    assert taken(gov, made, later) == taken(gov, made, ASKED)


def test_a_decision_that_names_what_is_not_on_file_is_refused() -> None:
    """As `resolve` refuses it."""
    gov = world(common("A"))
    made = Decision("D", "service", forum="nobody", day=Y2024)
    with pytest.raises(GovernanceError) as caught:
        reserved_conflicts(gov, on=Y2024, decisions=[made])
    assert "no body or office has the id `nobody`" in str(caught.value)
