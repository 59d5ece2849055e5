"""JSON laid out to be read and compared: what fits on a line stands on one."""

import json
from typing import Any

LINE = 96


def laid_out(value: Any) -> str:
    """A value as JSON text. Only a list or an object that is too long for a line is broken up.

    >>> print(laid_out({"id": "rnn", "seats": [{"person": "p1"}] * 5}))
    {
      "id": "rnn",
      "seats": [
        {"person": "p1"},
        {"person": "p1"},
        {"person": "p1"},
        {"person": "p1"},
        {"person": "p1"}
      ]
    }
    """
    return _laid_out(value, "", 0)


def _laid_out(value: Any, margin: str, before: int) -> str:
    """A value that starts after so many characters of a line with that margin."""
    flat = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if not isinstance(value, list | dict) or len(margin) + before + len(flat) <= LINE:
        return flat
    deeper = margin + "  "
    if isinstance(value, list):
        lines = [_laid_out(one, deeper, 0) for one in value]
        opening, closing = "[]"
    else:
        named = ((json.dumps(name, ensure_ascii=False) + ": ", one) for name, one in value.items())
        lines = [name + _laid_out(one, deeper, len(name)) for name, one in named]
        opening, closing = "{}"
    inside = ",\n".join(deeper + line for line in lines)
    return f"{opening}\n{inside}\n{margin}{closing}"
