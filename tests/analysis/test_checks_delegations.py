"""Provisions that give nothing: each reason, and the nearest framework without it."""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import attrs
import pytest
from build import Y2024, committee, council, given, group, joint, trust, world
from hypothesis import given as given_
from hypothesis import settings

from icsgov import check, england, resolve
from icsgov.analysis import checks_tried
from icsgov.analysis.checks_ask import Desk, less
from icsgov.analysis.checks_delegations import dead_provisions
from icsgov.analysis.finding import Finding
from icsgov.analysis.probe import matters_of
from icsgov.analysis.readied import Readied
from icsgov.errors import MalformedError
from icsgov.model.authority import Attestation, Delegation, Reservation, Residual
from icsgov.model.body import AdvisoryGroup, Board, CommitteeInCommon, Group, Seat
from icsgov.model.decision import Decision, Resolution, Vote
from icsgov.model.governance import Governance
from icsgov.model.kinds import Per, Vat
from icsgov.model.matter import Figure, Limit, Matter, covers
from icsgov.model.organisation import Office, Organisation, Tenure
from icsgov.period import Period
from icsgov.reasoning.results import Effect
from icsgov.testing import World
from icsgov.testing.breaks import near_misses

CEO = Office("ceo", "A", holders="A ceo")
VICE = Office("vice", "A", holders="A ned")
OVER, NOW = Period(None, date(2024, 1, 1)), Period(date(2024, 1, 1))
GP = Seat("gp", "outsider")


def found(*parts: Any, day: date = Y2024) -> tuple[Finding, ...]:
    """The provisions that give nothing, of a foundation trust A and these records."""
    desk = Desk(world(trust("A"), CEO, VICE, parts), day, england())
    return tuple(dead_provisions(desk))


def only(*parts: Any) -> Finding:
    """The one finding; its witness, where there is one, does not bind."""
    gov = world(trust("A"), CEO, VICE, parts)
    (finding,) = found(*parts)
    assert finding in check(gov, on=Y2024)
    if finding.witness is not None and finding.code != "check.needless":
        answer = resolve(finding.witness, gov)[finding.organisations[0]]
        assert answer.effect in (Effect.UNAUTHORISED, Effect.ADVISED), str(answer.why)
    return finding


def own(*people: str | Seat, **more: Any) -> list[Any]:
    """A committee of A and the delegation `1` to it."""
    return [committee("A", *people, **more), given("1", "A board", "A committee")]


def both(wrong: tuple[Any, ...], right: tuple[Any, ...], code: str, *about: str) -> Finding:
    """A framework has the one finding, and the nearest without it has none."""
    finding = only(*wrong)
    assert (finding.code, finding.about) == (f"check.{code}", about)
    assert found(*right) == ()
    assert "{" not in finding.says + finding.mend and "not recorded" not in finding.says
    return finding


def test_a_sound_framework_has_no_findings() -> None:
    """Trusts, a council, committees with what they need."""
    gov = world(trust("A"), council("L"), trust("B", "NHST"), own("ceo", "ned", "chair"), CEO)
    assert check(gov, on=Y2024) == ()
    assert check(Governance.of(), on=Y2024) == ()
    assert check(Governance.of(Organisation("A", kind="FT")), on=Y2024) == ()


def test_a_non_executive_alone() -> None:
    """An executive director may decide alone; a non-executive, in an office or in person, not."""
    wrong, right = (given("1", "A board", "vice"),), (given("1", "A board", "ceo"),)
    finding = both(wrong, right, "unlawful-alone", "1")
    assert finding.witness is not None and finding.facts["rule"] and finding.cites
    in_person = both(
        (given("1", "A board", "A ned"),), (given("1", "A board", "A fd"),), "unlawful-alone", "1"
    )
    assert in_person.witness is None


def test_a_person_is_shown_at_a_meeting_on_file() -> None:
    """Where somebody has a seat to decide from, the witness is taken there."""
    finding = only(given("1", "A board", "A ned"), group(("A ned", "A")))
    assert finding.witness is not None and finding.witness.forum == "group"


def test_a_seat_without_a_vote_is_no_meeting_to_be_shown_at() -> None:
    """Who only attends decides nothing there, and a group's seat for another has no part in it."""
    seats = [Seat("A ned", held_for="A", voting=False), Seat("B ceo", held_for="B")]
    finding = only(trust("B"), given("1", "A board", "A ned"), Group("group", seats=seats))
    assert (finding.code, finding.witness) == ("check.unlawful-alone", None)


def test_a_non_director_on_a_committee() -> None:
    """A foundation trust's committee with a power is of directors only."""
    wrong, right = own("ceo", "ned", GP), own("ceo", "ned", "fd")
    both((wrong,), (right,), "unlawful-body", "1")
    assert found(own("ceo", "ned", attrs.evolve(GP, voting=False))) == ()


def test_a_party_that_the_statute_does_not_admit() -> None:
    """A company on a joint committee under section 65Z6 spoils it; a trust does not."""
    company = [Organisation("X", kind="COMPANY"), committee("X", "dir")]
    wrong = (company, joint("A", "X", seats=SEATS), given("1", "A board", "jc"))
    right = (trust("B"), joint("A", "B", seats=SEATS), given("1", "A board", "jc"))
    both(wrong, right, "unlawful-party", "1")


SEATS = [Seat("A ceo", held_for="A"), Seat("A fd", held_for="A"), Seat("A ned", held_for="A")]


def test_a_body_of_others() -> None:
    """Power for a joint committee of which one's own organisation is no party."""
    bodies = (trust("B"), trust("C"), joint("B", "C"))
    joined = (trust("B"), joint("A", "B"))
    link = given("1", "A board", "jc")
    both((bodies, link), (joined, link), "not-a-party", "1", "jc")


def test_an_office_that_nobody_holds() -> None:
    """A vacancy of the day, and only of the day."""
    post = Office("post", "A", holders=Tenure("A fd", OVER))
    wrong = (post, given("1", "A board", "post"))
    finding = both(
        wrong, (attrs.evolve(post, holders="A fd"), wrong[1]), "vacant-office", "1", "post"
    )
    assert finding.witness is not None
    assert found(*wrong, day=date(2023, 12, 31)) == ()


def test_a_residual_rule_whose_holder_is_gone() -> None:
    """Whoever holds what is left has to be there too."""
    post = Office("post", "A")
    rest = Residual("R", by="A board", to="post", source="SFI 1")
    right = (attrs.evolve(post, holders="A ceo"), rest)
    both((post, rest), right, "vacant-office", "R", "post")


def test_a_body_that_is_no_longer_there() -> None:
    """A committee that was wound up; an organisation without a board; one that was dissolved."""
    both((own("ceo", period=OVER),), (own("ceo", period=NOW),), "not-in-being", "1", "A committee")
    to_b = given("1", "A board", "B")
    both((trust("B", quorum=None, period=OVER), to_b), (trust("B"), to_b), "no-board", "1")
    org, board = trust("B")
    assert isinstance(org, Organisation)
    gone = attrs.evolve(org, period=OVER)
    both(
        (gone, board, given("1", "A board", "B board")),
        (org, board, to_b),
        "not-in-being",
        "1",
        "B",
    )


def test_a_giver_that_is_no_longer_there() -> None:
    """What a body gave ends with it, unless somebody else gives it again."""
    body = committee("A", "ceo", "fd", "ned", period=OVER)
    onward = given("2", "A committee", "ceo")
    link = given("1", "A board", "A committee", passing_on="allowed")
    codes = {one.about[0]: one.code for one in found(body, link, onward)}
    assert codes == {"1": "check.not-in-being", "2": "check.giver-gone"}


def test_an_organisation_that_is_gone_is_looked_for_where_it_gives() -> None:
    """What an abolished organisation gave to its own office fails at the giver first."""
    org, board = trust("N")
    assert isinstance(org, Organisation)
    post, link = Office("n", "N", holders="N ceo"), given("1", "N board", "n", function_of="A")
    finding = only(attrs.evolve(org, period=OVER), board, post, link)
    assert (finding.code, finding.about) == ("check.giver-gone", ("1", "N"))
    to_n = given("1", "A board", "n")
    assert only(attrs.evolve(org, period=OVER), board, post, to_n).code == "check.not-in-being"


def test_a_chain_whose_root_has_lapsed() -> None:
    """A giver that has nothing that day passes nothing on."""
    body, onward = committee("N", "ceo", "fd", "ned"), given("2", "N committee", "n ceo")
    post = Office("n ceo", "N", holders="N ceo")

    def root(period: Period) -> Delegation:
        return given("1", "N board", "N committee", passing_on="allowed", period=period)

    base = (trust("N", "NHST"), body, post, onward)
    finding = both((*base, root(OVER)), (*base, root(NOW)), "root-lapsed", "2", "1")
    assert finding.organisations == ("N",)


def test_a_giver_that_never_had_it() -> None:
    """Nothing on file gives it the matter."""
    base = (trust("N", "NHST"), committee("N", "ceo", "fd", "ned"))
    post = Office("n ceo", "N", holders="N ceo")
    link = given("1", "N board", "N committee", passing_on="allowed")
    wrong = (*base, post, given("2", "N committee", "n ceo"))
    both(wrong, (*wrong, link), "giver-holds-nothing", "2")


def test_what_may_not_be_passed_on() -> None:
    """Terms that bar it; terms that allow it."""
    base = (trust("N", "NHST"), committee("N", "ceo", "fd", "ned"), given("2", "N committee", "n"))
    post = Office("n", "N", holders="N ceo")
    link = given("1", "N board", "N committee", passing_on="barred")
    right = attrs.evolve(link, passing_on="allowed")
    both((*base, post, link), (*base, post, right), "passing-on-barred", "2", "1")


def test_an_empty_envelope() -> None:
    """It starts where it ends; a penny more and it gives something."""
    wrong = given("1", "A board", "ceo", above=1000, ceiling=1000)
    both((wrong,), (attrs.evolve(wrong, ceiling="1000.01"),), "empty-envelope", "1")
    apart = attrs.evolve(wrong, ceiling=Limit(1000, basis="year"))
    assert found(apart) == ()


def test_an_envelope_that_is_empty_in_its_chain() -> None:
    """What is above the ceiling of whoever passes it on is nobody's to give."""
    base = (trust("N", "NHST"), committee("N", "ceo", "fd", "ned"))
    post = Office("n", "N", holders="N ceo")
    link = given("1", "N board", "N committee", passing_on="allowed", ceiling=500)
    onward = given("2", "N committee", "n", above=500)
    finding = only(*base, post, link, onward)
    assert finding.about[0] == "2"
    assert found(*base, post, link, attrs.evolve(onward, above=499)) == ()


def test_a_matter_that_is_wholly_reserved() -> None:
    """All of it is kept; above an amount it is not all."""
    kept = Reservation("R", by="A board", matters="service", source="SO 1")
    link = given("1", "A board", "ceo")
    finding = both((kept, link), (attrs.evolve(kept, above=10), link), "wholly-reserved", "1", "R")
    assert {cite.text for cite in finding.cites} == {"scheme, 1", "SO 1"}
    assert found(attrs.evolve(kept, matters="service/part"), link) == ()


def test_one_matter_of_two() -> None:
    """The region names the part that is dead."""
    kept = Reservation("R", by="A board", matters="estate")
    finding = only(kept, given("1", "A board", "ceo", ["estate", "service"]))
    assert finding.region is not None and finding.region.matters == ("estate",)


def test_limits_and_reservations_that_leave_nothing_together() -> None:
    """Below it does not start, above it is reserved: no amount is left, for two reasons."""
    kept = Reservation("R", by="A board", matters="service", above=1000)
    wrong = given("1", "A board", "ceo", above=1000)
    finding = both((kept, wrong), (kept, attrs.evolve(wrong, above=999)), "never-used", "1", "R")
    assert finding.facts["reasons"] == ("no amount fits its limits", "it is reserved")


def test_a_matter_that_statute_keeps_for_another() -> None:
    """The chief executive cannot be given what statute gives to the non-executives."""
    pay = Matter("pay", kinds="executive-pay")
    wrong = (pay, own("chair", "ned", "ned2"), given("2", "A board", "ceo", "pay"))
    finding = both(wrong, (attrs.evolve(pay, kinds=()), *wrong[1:]), "kept-by-statute", "2")
    assert finding.facts["rule"]


def test_a_matter_that_the_law_bars() -> None:
    """A foundation trust's constitution cannot give away powers under the Mental Health Act."""
    kind = Matter("ward", kinds="mental-health-act")
    link = given("1", "A board", "ceo", "ward")
    finding = both((kind, link), (attrs.evolve(kind, kinds=()), link), "barred", "1")
    assert finding.facts["rule"] == "FT-15"


def test_a_matter_that_statute_gives_to_the_same_body_anyway() -> None:
    """The delegation is not wrong, and nobody needs it."""
    pay = Matter("pay", kinds="executive-pay")
    body, link = own("chair", "ned", "ned2")
    finding = both(
        (pay, body, attrs.evolve(link, matters="pay")), (pay, body, link), "needless", "1"
    )
    assert finding.witness is None or finding.witness.forum == "A committee"


def test_a_condition_that_is_on_file_as_not_met() -> None:
    """Denied, it can never be used; not known, it may be."""
    link = given("1", "A board", "ceo", conditions="consulted")
    no = attrs.evolve(link, attested=Attestation("consulted", holds=False))
    both((no,), (link,), "condition-failed", "1")


def test_an_advisory_committee_is_given_nothing() -> None:
    """A committee that statute knows as advisory decides nothing."""
    base = trust("I", "ICB")
    body = committee("I", "ceo", "fd", "ned", statute="advisory")
    link = given("1", "I board", "I committee")
    right = attrs.evolve(body, statute=None)
    both((base, body, link), (base, right, link), "advisory", "1")


def test_for_one_decision_only() -> None:
    """An authorisation of one decision is tried as for that decision."""
    link = given("1", "A board", "vice", decision="D9")
    assert only(link).witness is not None
    assert only(link).witness.id == "D9"  # type: ignore[union-attr] # it is there
    assert found(attrs.evolve(link, to="ceo")) == ()


def test_another_delegation_in_its_place_hides_nothing() -> None:
    """A body that could decide by another clause: the one that can never be used is found."""
    kept = Reservation("R", by="A committee", matters="service")
    direct, body = given("1", "A board", "ceo"), own("ceo", "fd", "ned")[0]
    link = given("2", "A board", "A committee", passing_on="allowed")
    wrong = (direct, body, link, given("3", "A committee", "ceo"), kept)
    about = {one.about[0]: one.code for one in found(*wrong)}
    assert about.keys() == {"3"}


@pytest.mark.parametrize("day", ["today", None, 5])
def test_a_day_is_asked_for(day: Any) -> None:
    with pytest.raises(MalformedError, match="expected a day"):
        check(Governance.of(), on=day)


def test_what_an_office_passes_on() -> None:
    """A giver may be an office, and the id of the made-up decision may be taken."""
    base = (trust("N", "NHST"), Office("probe", "N", holders="N ceo"), Office("n", "N"))
    link = given("1", "N board", "probe", passing_on="allowed")
    onward = given("2", "probe", "n")
    finding = both((*base, link, onward), (*base[:2], link), "vacant-office", "2", "n")
    assert finding.witness is not None and finding.witness.id == "probe-"


def test_an_abolished_organisation_is_no_receiver() -> None:
    """Statute ended clinical commissioning groups; whoever still gives them power gives nothing."""
    link = given("1", "N board", "C board", under="75")
    gov = world(trust("N", "ICB"), trust("C", "CCG"), link)
    (finding,) = dead_provisions(Desk(gov, Y2024, england()))
    assert (finding.code, finding.about[0]) == ("check.not-in-being", "1")


def test_beyond_so_many_points_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not everything was tried, no finding says that it was."""
    wrong = given("1", "A board", "ceo", above=1000, ceiling=1000)
    assert [one.code for one in found(wrong)] == ["check.empty-envelope"]
    monkeypatch.setattr(checks_tried, "MOST", 2)
    assert found(wrong) == ()


def test_a_clause_may_have_the_id_of_a_matter() -> None:
    """The matter stays where the clause is left aside."""
    gov = world(
        trust("A"), CEO, Matter("pay", kinds="executive-pay"), given("pay", "A board", "ceo")
    )
    bare = less(gov, ["pay"])
    assert bare.delegations == () and bare.matters == gov.matters


@settings(max_examples=80, deadline=None)
@given_(near_misses())
def test_what_can_never_be_used_is_what_no_decision_binds_through(world: World) -> None:
    """A provision is found exactly when, at no point of the plane, a decision rests on it."""
    gov, day = world.gov, world.decision.day
    told = {
        (one.about[0], org, path)
        for one in dead_provisions(Desk(gov, day, england()))
        for org in one.organisations
        for path in one.facts["matters"]
    }
    for record in gov.delegations:
        if not record.period.covers(day) or isinstance(gov.index.bodies.get(record.to), IDLE):
            continue
        for org in _owners(gov, record, day):
            for path in record.matters:
                dead = not _used(gov, record, org, path, day)
                assert ((record.id, org, path) in told) is dead, (record.id, org, path)


IDLE = (AdvisoryGroup, CommitteeInCommon, Group)


def _owners(gov: Governance, record: Delegation, day: date) -> list[str]:
    giver: Any = gov[record.by]
    orgs = getattr(giver, "parties", None) or (getattr(giver, "organisation", None),)
    named = [record.function_of] if record.function_of else orgs
    known = gov.index.organisations
    return [str(one) for one in named if one and known[one].period.covers(day)]


def _used(gov: Governance, record: Delegation, org: str, path: str, day: date) -> bool:
    """Whether at some point somebody has power by it who, all else aside, has none without."""
    boards = [one.id for one in gov.index.boards(record.to, day)]
    whos = boards if record.to in gov.index.organisations else [record.to]
    for who in whos:
        same = {who, *(o.id for o in gov.index.offices_of.get(who, ()) if o.holder(day) == who)}
        body = gov.index.bodies.get(who)
        same |= {str(body.organisation)} if isinstance(body, Board) else set()
        others: tuple[Any, ...] = (*gov.delegations, *gov.residuals)
        drop = [one.id for one in others if one.to in same and one.id != record.id]
        alone = gov.drop(*drop)
        named = {path, *(one for one in matters_of(gov) if covers(path, one))}
        for matter in sorted(named):
            for figures in _figures(gov):
                with_ = _answer(alone, record, org, who, matter, figures, day)
                without = _answer(alone.drop(record.id), record, org, who, matter, figures, day)
                if with_ and not without:
                    return True
    return False


def _figures(gov: Governance) -> list[tuple[Figure, ...]]:
    """Every amount at, under and over each limit, in each measure by itself."""
    limits = [one for given in gov.delegations for one in given.ceiling]
    some: tuple[Any, ...] = (*gov.delegations, *gov.reservations, *gov.approval_rules)
    limits += [one.above for one in some if one.above is not None]
    by: dict[Any, set[Decimal]] = {(Per.DECISION, Vat.OUT): {Decimal(0)}}
    for limit in limits:
        near = {limit.amount, limit.amount + 1, max(limit.amount - 1, Decimal(0))}
        by.setdefault(limit.measure, {Decimal(0)}).update(near)
    each = [[Figure(n, basis=b, vat=v) for n in sorted(amounts)] for (b, v), amounts in by.items()]
    return list(product(*each))


def _answer(
    gov: Governance,
    record: Delegation,
    org: str,
    who: str,
    matter: str,
    figures: tuple[Figure, ...],
    day: date,
) -> bool:
    """Whether a decision of theirs is not refused for want of power."""
    forum, votes, minutes = who, list[Vote](), [Resolution(who, "for")]
    if who in gov.index.people:
        gov = gov.put(Group("made up", seats=[Seat(who, held_for=org)]))
        forum, votes, minutes = "made up", [Vote(who, "for")], []
    made = Decision(
        record.decision or "D",
        matter,
        forum=forum,
        day=day,
        of=org,
        figures=figures,
        votes=votes,
        resolutions=minutes,
    )
    effect = resolve(Readied(gov).made(made), gov)[org].effect
    return effect not in (Effect.UNAUTHORISED, Effect.ADVISED, Effect.HAVE_REGARD)
