"""The axes of power: what was given, on what terms, what was kept, approved and done after."""

from datetime import date
from typing import Any

from scope_forms import MATTER, ONE_DAY, Place
from scope_meeting import Table
from scope_parts import Put, seat

from icsgov.law.rulebook import Family, MetBy
from icsgov.model.authority import ApprovalRule, Attestation, Reservation, Residual
from icsgov.model.body import Board, Committee
from icsgov.model.decision import Approval, Overturning, Ratification
from icsgov.model.kinds import OrgKind, Side, Statute
from icsgov.model.matter import Figure, Limit, Matter
from icsgov.model.organisation import Organisation
from icsgov.period import Period

LINE = 1_000_000
WIDER, NARROWER = "service", "service/site/ward"


def link(place: Place) -> Table:
    """Whether the last link of the chain is there, when, and for what."""
    given, day = str(place.given), place.day
    fields: dict[str, dict[str, Any]] = {
        "for another matter": {"matters": "estate"},
        "for a wider matter": {"matters": WIDER},
        "for a narrower matter": {"matters": NARROWER},
        "ended that day": {"period": Period(None, day)},
        "for this decision": {"decision": "D"},
        "for another decision": {"decision": "E"},
        "without a source": {"source": None},
        "of another's function": {"function_of": place.others[0] if place.others else None},
        "which may be recalled": {"recall": True},
    }
    if not place.others:
        del fields["of another's function"]
    found: Table = {name: {given: one} for name, one in fields.items()}
    found["not there"] = {given: None}
    if len(place.chain) == 1 and place.form != "another's board":
        to = place.body or ("post" if "post" in place.slots else place.people[0])
        found["a residual rule"] = {given: None, "rest": Residual("rest", by="board", to=to)}
    return found


def power(place: Place) -> Table:
    """Under which power the first link was made, of those that the law knows for the kind."""
    book = {one.power for one in place.variant.rules if one.family is Family.DECIDER}
    return {one: {place.chain[0]: {"under": one}} for one in sorted(book) if one}


def passing_on(place: Place) -> Table:
    """Whether what the first link gave may be given further."""
    return {said: {place.chain[0]: {"passing_on": said}} for said in ("silent", "barred")}


def condition(place: Place) -> Table:
    """A condition of the last link, and the word that it holds."""
    given = str(place.given)
    asked = {"conditions": "consulted"}
    yes, no = Attestation("consulted"), Attestation("consulted", False)

    def there(*words: Attestation) -> Put:
        return {given: {**asked, "attested": words}}

    def decided(*words: Attestation) -> Put:
        return {given: asked, "decision": {"attested": words}}

    return {
        "without a word": there(),
        "a word there": there(yes),
        "a word there that it does not hold": there(no),
        "a word with the decision": decided(yes),
        "a word with the decision that it does not hold": decided(no),
    }


def word_of_law(place: Place) -> Table:
    """The facts on which the law of the kind depends, attested or denied with the decision."""
    names = {
        one.name
        for rule in place.variant.rules
        for one in rule.conditions
        if one.met_by is MetBy.FACT
    }
    known = {*names, "no_right_or_time_limit_prejudiced"}

    def said(**holds: bool) -> Put:
        return {"decision": {"attested": [Attestation(one, yes) for one, yes in holds.items()]}}

    return {"all hold": said(**dict.fromkeys(known, True))} | {
        f"{one} does not hold": said(**{**dict.fromkeys(known, True), one: False})
        for one in sorted(known)
    }


def ceiling(place: Place) -> Table:
    """The ceiling of the last link."""
    limits: dict[str, Any] = {
        "a million": Limit(LINE),
        "under a million": Limit(LINE, inclusive=False),
        "a million a year": Limit(LINE, basis="year"),
        "a million, VAT in": Limit(LINE, vat="in"),
        "two": (Limit(LINE), Limit(2 * LINE, basis="year")),
    }
    return {name: {str(place.given): {"ceiling": one}} for name, one in limits.items()}


def figures(place: Place) -> Table:
    """The amounts of the decision."""
    amounts: dict[str, Any] = {
        "not recorded": None,
        "a million": LINE,
        "a pound more": LINE + 1,
        "a million a year": Figure(LINE, basis="year"),
        "a million, and three a year": (Figure(LINE), Figure(3 * LINE, basis="year")),
        "a million, VAT in": Figure(LINE, vat="in"),
    }
    return {name: {"decision": {"figures": one}} for name, one in amounts.items()}


def reservation(place: Place) -> Table:
    """What the board keeps, or another body."""
    kept: dict[str, dict[str, Any]] = {
        "of the matter": {},
        "of a narrower matter": {"matters": NARROWER},
        "above a million": {"above": LINE},
        "from a million": {"above": Limit(LINE, inclusive=False)},
        "ended that day": {"period": Period(None, place.day)},
    }
    if place.body not in (None, "board"):
        kept["by the body that decides"] = {"by": place.body}
    if place.variant.two_boards:
        kept["by the other side"] = {"by": "other side"}
    made = {name: {"by": "board", "matters": MATTER, **one} for name, one in kept.items()}
    return {name: {"kept": Reservation("kept", **one)} for name, one in made.items()}


def kinds(place: Place) -> Table:
    """The kinds of the matter: those that a rule for the kind of organisation names."""
    named = {kind for one in place.variant.rules for kind in one.kinds}
    found: Table = {one: {"matter": {"kinds": [one]}} for one in sorted(named)}
    wide = {"wider": Matter(WIDER, kinds=sorted(named)[:1])}
    return {"not considered": {"matter": {"kinds": None}}, **found, "of a wider matter": wide}


def side(place: Place) -> Table:
    """On which side of a council the matter lies."""
    known: dict[str, Any] = {"not recorded": None, **{one.value: one for one in Side}}
    return {
        name: {"matter": {"side": one}}
        for name, one in known.items()
        if one is not place.variant.side
    }


def people(statute: str) -> list[Any]:
    """The three seats of a committee that approves."""
    made = [seat(statute, f"g{at}", role="governor") for at in (1, 2, 3)]
    return [one.make(**one.fields) for one in made]


APPROVERS: dict[str, Any] = {
    "governors": Committee("governors", "A", seats=people("governors"), statute="governors"),
    "N": Organisation("N", kind="NHSE"),
    "S": Organisation("S", kind="SOS"),
    "I": Organisation("I", kind="ICB"),
}


def approval(place: Place) -> Table:
    """Approvals by governors, NHS England, the Secretary of State and an integrated care board."""

    def given(*by: str, on: date = place.day, **more: Any) -> Put:
        acts = [Approval(one, on, **(more if one == "governors" else {})) for one in by]
        return {**APPROVERS, "decision": {"approvals": acts}}

    two: dict[str, Any] = {"votes_for": 2, "votes_against": 1}
    one: dict[str, Any] = {"votes_for": 1, "votes_against": 0}
    everybody = tuple(APPROVERS)
    found = {
        "two of three, and the others": given(*everybody, **two),
        "one of three, and the others": given(*everybody, **one),
        "uncounted, and the others": given(*everybody),
        "governors alone": given("governors", **two),
        "without governors": given("N", "S", "I"),
        "the day after": given(*everybody, on=place.day + ONE_DAY, **two),
    }
    if place.body is not None:
        found["by the body that decides"] = given(place.body)
    return found


def scheme(place: Place) -> Table:
    """What a scheme makes subject to approval."""
    rules: dict[str, dict[str, Any]] = {
        "by governors": {},
        "of those voting": {"threshold": "of_voting"},
        "of all": {"threshold": "of_all"},
        "above a million": {"above": LINE},
        "by NHS England": {"by": "N"},
    }
    if place.body is not None:
        rules["by the body that decides"] = {"by": place.body}
    base = {"organisation": "A", "by": "governors", "matters": MATTER}
    return {
        name: {**APPROVERS, "scheme": ApprovalRule("scheme", **{**base, **one})}
        for name, one in rules.items()
    }


def statute(place: Place) -> Table:
    """What a committee is in statute, where it is something of its own."""
    known = {"area"} if place.form == "sub-committee" and place.variant.side is EXEC else set()
    body = str(place.body)
    return {one.value: {body: {"statute": one}} for one in Statute if one.value not in known}


EXEC = Side.EXECUTIVE


def parent(place: Place) -> Table:
    """Which body appointed a committee."""
    found: Table = {"not recorded": {str(place.body): {"parent": None}}}
    if place.variant.two_boards:
        found["the other side"] = {str(place.body): {"parent": "other side"}}
    return found


def afterwards(place: Place) -> Table:
    """Adopted, taken back, or both."""
    day, after = place.day, place.day + ONE_DAY

    def acts(**done: Any) -> Put:
        return {"decision": done}

    adopt, adopted = Ratification("board", day), Ratification("board", after)
    undo, undone = Overturning("board", day), Overturning("board", after)
    found = {
        "ratified": acts(ratifications=adopt),
        "ratified the day after": acts(ratifications=adopted),
        "overturned": acts(overturnings=undo),
        "ratified and overturned": acts(ratifications=adopt, overturnings=undo),
        "overturned, then ratified": acts(ratifications=adopted, overturnings=undo),
        "ratified, then overturned": acts(ratifications=adopt, overturnings=undone),
    }
    by = "other side" if place.variant.two_boards else place.body
    if by not in (None, "board"):
        found["ratified by another body"] = acts(ratifications=Ratification(by, day))
        found["overturned by another body"] = acts(overturnings=Overturning(by, day))
    return found


def asked(place: Place) -> Table:
    """The day that is asked about."""
    return {
        "the day before": {"asked": {"on": place.day - ONE_DAY}},
        "the day after": {"asked": {"on": place.day + ONE_DAY}},
    }


def existence(place: Place) -> Table:
    """What ended or began about that day."""
    day, after = place.day, place.day + ONE_DAY
    found: Table = {
        "A ended that day": {"A": {"period": Period(None, day)}},
        "A begins the day after": {"A": {"period": Period(after)}},
        "the board ended that day": {"board": {"period": Period(None, day)}},
        "the board begins that day": {"board": {"period": Period(day)}},
    }
    if place.body not in (None, "board"):
        found["the body ended that day"] = {str(place.body): {"period": Period(None, day)}}
    if place.others:
        found["B ended that day"] = {"B": {"period": Period(None, day)}}
    return found


def whom(place: Place) -> Table:
    """For whom the decision is taken."""
    found: Table = {
        "A": {"decision": {"of": ["A"]}},
        "nobody": {"decision": {"of": []}},
        "A eligible": {"decision": {"eligible": ["A"]}},
        "nobody eligible": {"decision": {"eligible": [], "of": None}},
    }
    if place.others:
        found["B"] = {"decision": {"of": ["B"]}}
        found["B eligible"] = {"decision": {"eligible": ["B"], "of": None}}
    if place.form.startswith(("another", "outside")):
        del found["A"]  # it is for A already
        found["whoever meets"] = {"decision": {"of": None}}
    return found


def receiver(place: Place) -> Table:
    """What the other organisation is, to which the power was given."""
    return {one.value: {"B": {"kind": one}} for one in OrgKind}


def several(place: Place) -> Table:
    """A decision on two matters."""
    two = {"matters": [MATTER, "estate"]}
    found: Table = {"one of them given": {"decision": two}}
    if place.given:
        found["both given"] = {"decision": two, place.given: two}
    return found


def succession(place: Place) -> Table:
    """The board is replaced by another record, which may act afterwards."""
    after = place.day + ONE_DAY
    later = Board("later", "A", period=Period(after), side=place.variant.side)
    new: Put = {"board": {"period": Period(None, after)}, "later": later}
    return {
        "the day after": new,
        "the day after, and ratifies": {
            **new,
            "decision": {"ratifications": Ratification("later", after)},
        },
        "the day after, and overturns": {
            **new,
            "decision": {"overturnings": Overturning("later", after)},
        },
    }
