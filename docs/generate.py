"""Write `docs/rules.md` from the rulebook: every rule, with its dates, its source and its basis.

Run `python docs/generate.py` after a change to the rulebook; with `--check` it writes nothing and
fails if the page is stale.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from icsgov.explain import Basis
from icsgov.law import Family, Mode, Rule, RuleBook, Ruling, england

PAGE = Path(__file__).with_name("rules.md")

FAMILIES = {
    Family.DECIDER: (
        "Who may act for whom",
        "Each rule says whether one kind of organisation may act through one form of decider. "
        "Where no rule speaks, the answer is UNKNOWN, never yes.",
    ),
    Family.MATTER: (
        "What statute keeps, bars or makes subject to approval",
        "These rules attach to the kind of a matter, such as `merger`, never to the words in its "
        "name.",
    ),
    Family.PROCEDURE: (
        "How a body decides",
        "Quorum, majority, casting vote and notice, where statute fixes them. Where it does not, "
        "they are facts that you record.",
    ),
    Family.VOTE: ("Who may take part", "Who sits with a vote, and who without."),
    Family.LINK: (
        "Passing on, and adopting afterwards",
        "Whether what was given may be given further, and what a board may ratify.",
    ),
    Family.STANDING: (
        "Whether a body exists and acts",
        "Rules that take an organisation or its organs out of play.",
    ),
    Family.EFFECT: (
        "What follows",
        "Who is liable, by the power that was used; who must have regard; and what binds nobody "
        "else.",
    ),
}

TOPICS = {
    "FT": "NHS foundation trusts",
    "NT": "NHS trusts",
    "CC": "Clinical commissioning groups, to 30 June 2022",
    "IC": "Integrated care boards",
    "NE": "NHS England",
    "ZZ": "Sections 65Z5 and 65Z6, and everybody",
    "PA": "Section 75 partnerships",
    "LA": "Local authorities",
    "HW": "Health and wellbeing boards",
    "IP": "Integrated care partnerships",
    "GN": "General law",
    "RS": "Reserved by statute, or subject to approval",
    "PR": "Procedure",
    "LI": "Liability",
    "HR": "Having regard",
}

BASES = {
    Basis.STATUTE: "the text of the statute was read",
    Basis.OLDER_TEXT: "an older version of the text was read; later changes were not checked",
    Basis.GUIDANCE: "official guidance, explanatory notes or Hansard",
    Basis.COMMENTARY: "a note by a law firm or a body of the sector",
    Basis.CASE: "a case whose holding was read",
    Basis.CASE_NOT_READ: "a case that was found and not read",
    Basis.INFERENCE: "an inference from the above; a lawyer could disagree",
    Basis.UNVERIFIED: "background knowledge that nobody has checked",
}


def page(book: RuleBook) -> str:
    """The whole page as Markdown."""
    return "\n".join([*_top(book), *_families(book)]).rstrip() + "\n"


def _top(book: RuleBook) -> Iterator[str]:
    unread = len(book.not_read())
    yield "# The rules"
    yield ""
    yield "<!-- Written by docs/generate.py. Change the rulebook, not this page. -->"
    yield ""
    yield (
        f"This is the whole rulebook, version `{book.version}`: {len(book.rules)} rules, of which "
        f"{unread} are notes. A note states law that the library does not apply, and says why. The "
        "sentences paraphrase; they are not legal advice and no official statement."
    )
    yield ""
    yield "Each rule says how firm it is. A conclusion that rests on a rule marked *doubt* says so."
    yield ""
    yield "| basis | means | rules |"
    yield "|---|---|---|"
    counts = Counter(rule.basis for rule in book.rules)
    for basis, meaning in BASES.items():
        doubt = " (*doubt*)" if basis.doubtful else ""
        yield f"| {basis.label}{doubt} | {meaning} | {counts[basis]} |"
    yield ""
    yield (
        "1 March 2007 stands for the start of the NHS Act 2006, 1 April 2013 for that of the "
        "Health and Social Care Act 2012, and 1 April 1974 for that of the Local Government Act "
        f"1972. Every rule was last checked on {_day(_checked(book))}, unless its row says another "
        "day."
    )
    yield ""


def _checked(book: RuleBook) -> date | None:
    """The day on which most rules were last checked."""
    return Counter(rule.checked for rule in book.rules).most_common(1)[0][0]


def _families(book: RuleBook) -> Iterator[str]:
    usual = _checked(book)
    for family, (title, meaning) in FAMILIES.items():
        rules = [rule for rule in book.rules if rule.family is family]
        yield f"## {title}"
        yield ""
        yield f"Family `{family.value}`. {meaning}"
        yield ""
        for prefix, topic in TOPICS.items():
            found = [rule for rule in rules if rule.id.split("-")[0] == prefix]
            if found:
                yield f"### {topic}"
                yield ""
                yield from _table(sorted(found, key=lambda rule: rule.id), usual)
                yield ""


def _table(rules: Iterable[Rule], usual: date | None) -> Iterator[str]:
    yield "| rule | what it says | in force | source and basis |"
    yield "|---|---|---|---|"
    for rule in rules:
        says = f"{rule.says}{_answer(rule)}"
        if rule.note:
            says += f"<br>*Not applied: {_cell(rule.note)}.*"
        name = f'<a id="{rule.id.lower()}"></a>{rule.id}'
        yield f"| {name} | {says} | {_dates(rule)} | {_source(rule, usual)} |"


def _answer(rule: Rule) -> str:
    """What the rule does, in a word."""
    if rule.family is Family.DECIDER:
        return {
            Ruling.ALLOWED: " **May.**",
            Ruling.NOT_ALLOWED: " **May not.**",
            Ruling.CONDITIONAL: " **May, on conditions.**",
        }[rule.outcome]
    if rule.mode is not None:
        return {
            Mode.DECIDER: " **Named decider.**",
            Mode.APPROVAL: " **Needs approval.**",
            Mode.BAR: " **Barred.**",
            Mode.COMPOSITION: " **Membership.**",
            Mode.SIDE: " **Side of the council.**",
        }[rule.mode]
    return ""


def _dates(rule: Rule) -> str:
    first, end = rule.period.start, rule.period.end
    if end is not None:
        last = _day(end - timedelta(days=1))
        return f"{_day(first)} to {last}" if first else f"to {last}"
    return f"from {_day(first)}" if first else "always"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day is not None else ""


def _source(rule: Rule, usual: date | None) -> str:
    text = _cell(rule.citation.text)
    link = f"[{text}]({rule.citation.url})" if rule.citation.url else text
    doubt = ", *doubt*" if rule.basis.doubtful else ""
    checked = f"; checked {_day(rule.checked) or 'never'}" if rule.checked != usual else ""
    return f"{link}: {rule.basis.label}{doubt}{checked}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").rstrip(".")


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(england()), encoding="utf-8", newline="\n")
    elif PAGE.read_text("utf-8") != page(england()):
        sys.exit("docs/rules.md is stale: run `python docs/generate.py`")
