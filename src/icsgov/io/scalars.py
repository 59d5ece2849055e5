"""Single values, read and written exactly: `"false"` is no truth value, and a float is no money."""

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from icsgov.errors import Fault, MalformedError
from icsgov.io.shown import Literal, refuse
from icsgov.model.matter import path_faults

DIGITS = 100
"""The digits that a number may have on either side of the point."""

SAFE = 2**53
"""Whole numbers below this mean the same to every reader of JSON."""

DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
POUNDS = f"[0-9]{{1,{DIGITS}}}(\\.[0-9]{{1,{DIGITS}}})?"
SHARE = f"{POUNDS}|[0-9]{{1,{DIGITS}}}/[0-9]{{1,{DIGITS}}}"

_DAY, _POUNDS, _SHARE = (re.compile(pattern) for pattern in (DAY, POUNDS, SHARE))
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")


def read_text(value: Any, _: Any = None) -> str:
    """Text."""
    if type(value) is str and _whole(value):
        return value
    return refuse("text", value)


def read_id(value: Any, _: Any = None) -> str:
    """An id: text that is not empty and has no space around it."""
    if type(value) is not str or not value or not _whole(value):
        return refuse("an id", value)
    if value != value.strip():
        return refuse("an id without space around it", value)
    return value


def read_path(value: Any, _: Any = None) -> str:
    """The path of a matter."""
    if type(value) is not str or path_faults("", [value]):
        expected = "a path of lower-case letters, digits and hyphens such as `service/change`"
        return refuse(expected, value)
    return value


def read_bool(value: Any, _: Any = None) -> bool:
    """A truth value."""
    if type(value) is bool:
        return value
    return refuse("true or false", value)


def read_count(value: Any, _: Any = None) -> int:
    """A whole number, zero or more."""
    if type(value) is int and value >= 0:
        return value
    return refuse("a whole number, zero or more", value)


def read_day(value: Any, _: Any = None) -> date:
    """A day, as `YYYY-MM-DD` and no other way."""
    if type(value) is str and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    return refuse("a day such as `2024-05-14`", value)


def read_pounds(value: Any, _: Any = None) -> Decimal:
    """Pounds: a number or text, never by way of a float."""
    if type(value) is str and _POUNDS.fullmatch(value):
        return Decimal(value)
    amount = _number(value)
    if amount is None:
        return refuse("a number of pounds", value)
    if amount < 0:
        return refuse("zero pounds or more", value)
    return amount


def read_share(value: Any, _: Any = None) -> Fraction:
    """A share from 0 to 1: `"1/3"`, `"0.75"` or a number."""
    exact = value if type(value) is str and _SHARE.fullmatch(value) else _number(value)
    if exact is not None:
        with suppress(ZeroDivisionError):
            share = Fraction(exact)
            if 0 <= share <= 1:
                return share
    return refuse("a share from 0 to 1 such as `1/3`", value)


def _number(value: Any) -> Decimal | None:
    """A JSON number exactly, or None for what is none or has too many digits."""
    if type(value) is int:
        return Decimal(value)
    if not isinstance(value, Literal) or len(value.text) > 3 * DIGITS:
        return None
    number = Decimal(value.text) if _NUMBER.fullmatch(value.text) else None
    return number if number is not None and _short(number) else None


def _short(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    small = isinstance(exponent, int) and exponent >= -DIGITS
    return small and (not number or number.adjusted() < DIGITS)


def _whole(text: str) -> bool:
    """Whether text can be stored: no half of a character that takes two."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def write_text(value: str) -> str:
    """Text as it is."""
    if not isinstance(value, str) or not _whole(value):
        raise _unwritable(f"expected text, got {value!r}")
    return value


def write_pounds(value: Decimal) -> int | str:
    """Whole pounds as a number, where every reader of JSON takes it exactly; otherwise as text.

    >>> write_pounds(Decimal("1000.00")), write_pounds(Decimal("0.5"))
    (1000, '0.50')
    """
    if not value:
        return 0
    whole, _, pennies = f"{value:f}".partition(".")
    pennies = pennies.rstrip("0")
    if pennies:
        return f"{whole}.{pennies:0<2}"
    return int(whole) if int(whole) < SAFE else whole


def write_share(value: Fraction) -> str:
    """A share as text: `1/3`."""
    if value.denominator >= 10**DIGITS:
        raise _unwritable(f"more than {DIGITS} digits cannot be read back")
    return str(value)


def _unwritable(reason: str) -> MalformedError:
    return MalformedError("JSON", [Fault((), reason)])
