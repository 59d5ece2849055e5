"""HTML that stands alone, escapes what it is given, and can be read without seeing colours."""

import re
from datetime import date
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings

from icsgov import AdvisoryGroup, Board, Decision, Governance, Organisation, Seat, Vote, resolve
from icsgov.explain import NO, YES, Citation, all_of, fact
from icsgov.reasoning.results import Outcome
from icsgov.testing.breaks import near_misses
from icsgov.testing.worlds import World
from icsgov.views.html import outcome_html, page, step_html

HOSTILE = '<script>alert("1")</script>&<img src=x onerror=alert(1)>'
VOID = {"meta", "img", "br"}


class Read(HTMLParser):
    """What a browser would see: the elements, their attributes, whether they nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, key, value) for key, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_elements_nest_and_nothing_is_fetched(mixed: Outcome, joint: Outcome) -> None:
    read = Read(page([outcome_html(mixed), outcome_html(joint), step_html(mixed.why("RTF"))], "t"))
    assert read.open == []
    assert not {"script", "link", "img", "iframe"} & set(read.tags)
    assert not [one for one in read.attributes if one[1] in ("src", "style") or one[1][:2] == "on"]
    assert read.tags.count("style") == 1


def test_a_table_has_a_caption_and_scoped_headers(mixed: Outcome) -> None:
    text = outcome_html(mixed)
    read = Read(text)
    assert "<caption>Whom decision D1 binds</caption>" in text
    scopes = [value for tag, name, value in read.attributes if tag == "th" and name == "scope"]
    assert scopes.count("row") == 3
    assert len(scopes) == read.tags.count("th")


def test_answers_are_words_and_marks_have_names(mixed: Outcome) -> None:
    text = outcome_html(mixed)
    assert '<span class="no">no</span>' in text
    assert '<span class="yes">yes</span>' in text
    marks = re.findall(r'role="img" aria-label="([^"]+)"', text)
    assert set(marks) == {"holds:", "fails:"}


def test_what_the_user_gives_is_escaped() -> None:
    gov = Governance.of(
        Organisation(HOSTILE, f"n{HOSTILE}", kind="FT"),
        Board(f"b{HOSTILE}", HOSTILE, seats=[Seat(f"p{HOSTILE}")]),
    )
    decision = Decision(
        f"D{HOSTILE}",
        "x",
        forum=f"b{HOSTILE}",
        day=date(2024, 5, 14),
        title=HOSTILE,
        votes=[Vote(f"p{HOSTILE}", "for"), Vote(f"a{HOSTILE}", "for")],
    )
    outcome = resolve(decision, gov)
    read = Read(page([outcome_html(outcome), outcome._repr_html_()], HOSTILE))
    assert read.open == []
    assert not {"script", "img"} & set(read.tags)


def test_citations_are_linked_only_to_the_web() -> None:
    cites = (
        Citation("an Act", url='https://example.org/"><script>'),
        Citation("a trap", url="javascript:alert(1)"),
        Citation(HOSTILE),
    )
    text = step_html(fact("own.code", YES, cites=cites, basis=None, doubt=True, note=HOSTILE))
    read = Read(text)
    assert [one for one in read.attributes if one[1] == "href"] == [
        ("a", "href", 'https://example.org/"><script>')
    ]
    assert "script" not in read.tags
    assert "(in doubt)" in text


def test_what_failed_is_open_and_what_held_is_folded() -> None:
    held = all_of("approvals", [fact("own.yes", YES)], organisation="a")
    failed = all_of("authority", [fact("own.no", NO)], organisation="b")
    text = step_html(all_of("bound", [held, failed], organisation="c"))
    assert '<details><summary><span class="yes"' in text
    assert text.count("<details open>") == 2


def test_reasoning_may_be_as_deep_as_it_likes() -> None:
    step = fact("own.leaf", NO)
    for _ in range(5000):
        step = all_of("own.level", [step])
        assert step.verdict is NO
    assert step_html(step).count("<details open>") == 5000


@settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
@given(near_misses())
def test_every_outcome_is_well_formed(world: World) -> None:
    outcome = resolve(world.decision, world.gov, on=world.on)
    read = Read(outcome_html(outcome))
    assert read.open == []
    assert read.tags.count("tr") == len(outcome.bindings) + 1


def test_a_decision_for_nobody_has_no_reasons() -> None:
    gov = Governance.of(Organisation("RNN", kind="FT"), AdvisoryGroup("talk"))
    outcome = resolve(Decision("D", "a", forum="talk", day=date(2024, 5, 14)), gov)
    assert "<h3>Reasons</h3>" not in outcome_html(outcome)
