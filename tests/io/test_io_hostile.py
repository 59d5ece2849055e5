"""Documents made to do harm: odd letters, far too much of something, HTML in every name."""

import json
import os
import re
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import fuzz
import pytest
from io_documents import BOARD, DECISION, GIVEN, ORG, faults, world

from icsgov import Board, Governance, GovernanceError, Office, Organisation, Seat, resolve, rows
from icsgov.io import loads
from icsgov.views.html import outcome_html, step_html

ROOT = Path(__file__).parents[2]
COMPOSED, APART = "zo\u00eb", "zoe\u0308"
SEATED = BOARD | {"seats": [{"person": COMPOSED}]}
SAID = r"'zoe\u0308' and 'zo\xeb' are one id in two Unicode spellings; write both as `zoë`"


def soon(text: str | bytes, seconds: float) -> Any:
    """What is read, or the faults, if that does not take too long."""
    start = time.perf_counter()
    try:
        return loads(text)
    except GovernanceError as error:
        return [str(fault) for fault in error.faults]
    finally:
        assert time.perf_counter() - start < seconds


PLAIN = json.dumps(world(GIVEN, decisions=[DECISION]))
HARM: dict[str, tuple[str | bytes, str]] = {
    "brackets": ("[" * 100_000 + "]" * 100_000, "$: nested too deep to be read"),
    "brackets without end": ("[" * 2_000_000, "$: nested too deep to be read"),
    "objects": ('{"a":' * 100_000 + "1" + "}" * 100_000, "$: nested too deep to be read"),
    "brackets in a field": (
        PLAIN.replace('"FT"', "[" * 800 + "]" * 800),
        "$.governance.organisations[0].kind: expected one of",
    ),
    "UTF-16": (PLAIN.encode("utf-16"), "$: not UTF-8 at byte 0"),
    "UTF-16 without a mark": (PLAIN.encode("utf-16-le"), "$: not JSON at line 1, column 2"),
    "UTF-32": (PLAIN.encode("utf-32"), "$: not UTF-8 at byte 0"),
    "two marks": ("\ufeff\ufeff" + PLAIN, "$: not JSON at line 1, column 1"),
    "NUL": (b"\0" * 1000, "$: not JSON at line 1, column 1"),
    "half a character": (PLAIN.replace('"p1"', '"\ud800"', 1), "$.governance.people[0].id"),
    "half a character as it is": ('{"\ud800": 1}', "$: unknown key"),
    "a long key": (
        json.dumps(world(**{"x" * 1_000_000: []})),
        '$.governance: unknown key "xxx',
    ),
    "a key very many times": (
        '{"icsgov": 1, "governance": {' + '"a": 1, ' * 300_000 + '"a": 1}}',
        '$.governance: the key "a" is given twice',
    ),
    "many keys": (
        json.dumps(world(**{f"bodies{n}": [] for n in range(5_000)})),
        '$.governance: unknown key "bodies0"; did you mean "bodies"?',
    ),
    "one id many times": (
        json.dumps(world(people=[{"id": "p1"}] * 5_000)),
        "$.governance.people[1].id: a second record with the id `p1`",
    ),
}


@pytest.mark.parametrize("name", HARM)
def test_harm_is_refused_soon_and_at_its_place(name: str) -> None:
    text, said = HARM[name]
    found = soon(text, 10)
    assert found[0].startswith(said)
    assert all(one.isprintable() and len(one) < 700 for one in found)


FIELDS = {
    "ceiling": world(GIVEN | {"ceiling": 0}),
    "count": world(bodies=[BOARD | {"quorum": {"count": 0}}]),
    "share": world(bodies=[BOARD | {"quorum": {"share": 0}}]),
    "figures": world(decisions=[DECISION | {"figures": 0}]),
    "order": world(
        decisions=[DECISION | {"votes": [{"person": "p1", "position": "for", "order": 0}]}]
    ),
}
ODD = ("1e400", "-1e400", "NaN", "Infinity", "-Infinity", "9" * 100_000, "1e-400", "-1")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("number", ODD, ids=lambda text: text[:9])
def test_numbers_that_nobody_decides_about_are_refused(field: str, number: str) -> None:
    found = soon(json.dumps(FIELDS[field]).replace(": 0}", f": {number}}}"), 5)
    assert len(found) == 1
    assert f".{field}: expected " in found[0] or f".{field}.{field}: expected " in found[0]


UNSEEN = ("\u202eab", "a\u200bb", "a\u00adb", "a\0b", "a\nb", "\ufeffa", "\u2066a", "\U000e0041")


@pytest.mark.parametrize("text", UNSEEN, ids=ascii)
def test_letters_that_do_not_show_are_refused_in_ids_and_replaced_in_names(text: str) -> None:
    found = soon(json.dumps(world(people=[{"id": text}, {"id": "p1"}])), 5)
    assert len(found) == 1
    assert found[0].endswith(f"control or invisible characters, got {text!a}")
    named = world(organisations=[ORG | {"name": text}], decisions=[DECISION | {"title": text}])
    gov, (decision,) = loads(json.dumps(named))
    assert gov.organisations[0].name == text
    outcome = resolve(decision, gov)
    assert all(line.isprintable() for line in str(outcome).splitlines())
    assert repr(outcome).isprintable()


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"people": [{"id": COMPOSED}, {"id": "p1"}, {"id": APART}]}, "people[2].id"),
        ({"people": [{"id": APART}, {"id": "p1"}], "bodies": [SEATED]}, "people[0].id"),
        ({"bodies": [SEATED, BOARD | {"id": "b", "seats": [{"person": APART}]}]}, "people"),
        ({"organisations": [ORG, ORG | {"id": APART}], "bodies": [SEATED]}, "organisations[1].id"),
        (
            {
                "organisations": [ORG, ORG | {"id": COMPOSED}],
                "delegations": [GIVEN, GIVEN | {"id": APART}],
            },
            "delegations[1].id",
        ),
    ],
)
def test_two_spellings_of_one_id_are_refused(fields: Any, where: str) -> None:
    assert f"{where}: {SAID}" in faults(world(**fields))


def test_two_spellings_are_refused_where_a_framework_is_assembled() -> None:
    with pytest.raises(GovernanceError) as caught:
        Governance.of(
            Organisation("K", kind="FT"),
            Board("b", "K", seats=[Seat("p")]),
            Office("\u212a", "K"),  # the sign for kelvin, which Unicode spells as the letter
        )
    assert [str(one) for one in caught.value.faults] == [
        "offices['\u212a'].id: '\\u212a' and 'K' are one id in two Unicode spellings;"
        " write both as `K`"
    ]


def test_one_spelling_is_fine_whichever_it_is() -> None:
    for id in (COMPOSED, APART):
        people = [{"id": id}, {"id": "p1"}]
        gov, _ = loads(
            json.dumps(world(people=people, bodies=[BOARD | {"seats": [{"person": id}]}]))
        )
        assert {one.id for one in gov.people} == {id, "p1"}


def test_many_votes_of_one_person_take_time_in_proportion() -> None:
    votes = [{"person": "p1", "position": "for", "order": count} for count in range(20_000)]
    read = soon(json.dumps(world(decisions=[DECISION | {"votes": votes}])), 10)
    assert len(read.decisions[0].votes) == 20_000


def test_a_hundred_thousand_votes_are_read_and_resolved() -> None:
    pytest.importorskip("resource", reason="the benchmark asks the system for the peak of memory")
    command = [sys.executable, str(ROOT / "benchmarks" / "votes.py"), "100000"]
    paths = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=paths)
    found = re.findall(r"(load|resolve) .* ([0-9.]+) s of processor, peak +([0-9]+) MB", run.stdout)
    assert [name for name, _, _ in found] == ["load", "resolve"]
    assert sum(float(seconds) for _, seconds, _ in found) < 30
    assert max(int(peak) for _, _, peak in found) < 400


REGRESSIONS = sorted((Path(__file__).parent / "regressions").iterdir())


@pytest.mark.parametrize("path", REGRESSIONS, ids=lambda path: path.name)
def test_what_was_found_once_is_answered_or_refused(path: Path) -> None:
    if path.suffix == ".toml":
        assert fuzz.read_law(path.read_text("utf-8")) == "law refused"
    else:
        sound = path.name == "one-voter-many-orders.json"
        assert fuzz.read(path.read_bytes()) == ("answered" if sound else "refused")


def test_bent_documents_are_answered_or_refused() -> None:
    run, bent = fuzz.Run(minutes=1), fuzz.Bent(7)
    for path in fuzz.SEEDS:
        text = path.read_text("utf-8")
        for _ in range(40):
            run.feed(fuzz.read, bent.document(text))
    assert run.found == {}
    assert set(run.counts) >= {"answered", "refused"}
    assert fuzz.Bent(3).document(PLAIN) == fuzz.Bent(3).document(PLAIN)


HTML = '<script>alert("1")</script><img src=x onerror=alert(1)>\'"'
NAMES = ("name", "title", "text", "url", "source")
CLOSED = ("type", "kind", "role", "statute", "bands")


def tainted(value: Any, ids: set[str]) -> Any:
    """A document with HTML in every id and every name."""
    if isinstance(value, dict):
        return {key: tainted_field(key, one, ids) for key, one in value.items()}
    if isinstance(value, list):
        return [tainted(one, ids) for one in value]
    return f"{value}{HTML}" if value in ids else value


def tainted_field(key: str, value: Any, ids: set[str]) -> Any:
    if key in NAMES and isinstance(value, str):
        return value + HTML
    return value if key in CLOSED else tainted(value, ids)


class Tags(HTMLParser):
    """The elements of a page, and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


@pytest.mark.parametrize("path", fuzz.SEEDS, ids=lambda path: path.name)
def test_html_in_every_name_stays_text_in_every_view(path: Path) -> None:
    plain = loads(path.read_bytes())
    fields = attrs.asdict(plain.governance, recurse=False)
    ids = {one.id for name, several in fields.items() if name != "matters" for one in several}
    ids |= {one.id for one in plain.decisions} | plain.governance.index.people
    gov, decisions = loads(json.dumps(tainted(json.loads(path.read_bytes()), ids)))
    for before, decision in zip(plain.decisions, decisions, strict=True):
        outcome, sound = resolve(decision, gov), resolve(before, plain.governance)
        assert [one.effect for one in outcome] == [one.effect for one in sound]
        pages = [outcome_html(outcome), *(step_html(one.why) for one in outcome)]
        clean = [outcome_html(sound), *(step_html(one.why) for one in sound)]
        for page, other in zip(map(Tags, pages), map(Tags, clean), strict=True):
            assert page.tags == other.tags
            assert page.attributes == other.attributes
            assert all(link.startswith(("http://", "https://")) for link in page.links)
        for row, one in zip(rows(outcome), outcome, strict=True):
            assert row["organisation"] == one.organisation
            assert HTML in str(row["organisation"])
        assert HTML.partition(" ")[0] in str(outcome)
        assert repr(outcome).isprintable()
        fuzz.show(outcome)
