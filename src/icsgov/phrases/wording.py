"""Facts in words: money, days, ids, law."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from icsgov.phrases.words import FORM_WORDS, KIND_WORDS, WORDS

NOTHING = "not recorded"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def shown(value: Any) -> str:
    """A fact in words: money in pounds, a day as `14 May 2024`, several as `a, b and c`.

    >>> shown(Decimal("1999.5")), shown(date(2024, 5, 14)), shown(("a", "b", "c")), shown(None)
    ('£1,999.50', '14 May 2024', 'a, b and c', 'not recorded')
    """
    if value is None:
        return NOTHING
    if isinstance(value, Decimal):
        return pounds(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, tuple | list | frozenset):
        return listed([shown(one) for one in value])
    return plain(value)


def pounds(amount: Decimal) -> str:
    """Pounds sterling, with pence only where there are any."""
    whole, _, pence = f"{amount:,f}".partition(".")
    pence = pence.rstrip("0")
    return f"£{whole}.{pence:0<2}" if pence else f"£{whole}"


def day(value: date) -> str:
    """A day as it is written in minutes.

    >>> day(date(2022, 7, 1))
    '1 July 2022'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Several in one line.

    >>> listed(["a", "b", "c"], "or")
    'a, b or c'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def plain(value: Any) -> str:
    """Text on one line that a terminal can show as it is; of a record, its id.

    >>> plain("two\\nlines")
    'two lines'
    """
    text = value if isinstance(value, str) else str(getattr(value, "id", value))
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(map(_printable, line))


def _printable(one: str) -> str:
    return one if one.isprintable() else "\N{REPLACEMENT CHARACTER}"


def _many(value: Any) -> Sequence[Any]:
    return value if isinstance(value, tuple | list) else (value,)


def ids(value: Any, last: str = "and") -> str:
    """Ids in backticks, joined."""
    known = [plain(one) for one in _many(value) if one not in (None, "")]
    return listed([f"`{one}`" for one in known], last) or NOTHING


def any_of_ids(value: Any) -> str:
    """Those of whom one is enough."""
    return ids(value, "or") if value else "nobody in this framework"


def holder(value: Any) -> str:
    """Whoever holds an office."""
    return ids(value) if value else "anybody in office"


def law(value: Any) -> str:
    """A rule's sentence, to stand inside another one."""
    text = plain(value).removesuffix(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def powers(value: Any) -> str:
    """Powers, of which one is meant."""
    named = [plain(one or "none") for one in _many(value)]
    sections = (f"section {one}" if one[:1].isdigit() else one for one in named)
    return listed([WORDS.get(one, one) for one in sections], "or")


def forms(value: Any) -> str:
    """Forms of decider of the capability table."""
    words = [FORM_WORDS.get(one, one.replace("_", " ")) for one in map(plain, _many(value))]
    return listed(words, "or")


def period(value: Any) -> str:
    """A period as `Period` writes it, its days in words."""
    return re.sub(r"\d{4}-\d\d-\d\d", lambda m: day(date.fromisoformat(m[0])), plain(value))


def any_of(value: Any) -> str:
    """Those of which one is enough, when they are no ids.

    >>> any_of((2, 3))
    '2 or 3'
    """
    return listed([plain(one) for one in _many(value)], "or")


def each(value: Any) -> str:
    """An interval, to stand after `every`.

    >>> each("1 month"), each("3 months"), each("1 year and 6 months")
    ('month', '3 months', '1 year and 6 months')
    """
    text = plain(value)
    return text[2:] if re.fullmatch("1 [a-z]+", text) else text


def word(value: Any) -> str:
    """A name of the engine or the rulebook."""
    return WORDS.get(plain(value), plain(value).replace("_", " "))


def kind(value: Any) -> str:
    """A kind of organisation by its code."""
    return KIND_WORDS.get(plain(value), ids(value))


def counted(value: Any, words: str) -> str:
    """How many of something.

    >>> counted(1, "clear day|clear days"), counted(-1, "clear day|clear days")
    ('1 clear day', 'no clear days')
    """
    single, several = words.split("|")
    if isinstance(value, int) and value < 0:
        return f"no {several}"
    return f"{shown(value)} {single if value == 1 else several}"
