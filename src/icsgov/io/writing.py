"""Records as JSON values: defaults are left out, and short forms preferred."""

from collections.abc import Callable
from typing import Any

from cattrs import Converter

from icsgov.errors import Fault, MalformedError
from icsgov.io.forms import BARE, LISTED, SINGULAR, TAGGED, fields_of

Write = Callable[[Any], Any]


def write_record(made: Converter, cls: Any) -> Write:
    """How a record of this type is written."""
    plan = [(field.name, field.default) for field in fields_of(cls)]
    tag, alone = TAGGED.get(cls), BARE.get(cls)

    def write(record: Any) -> Any:
        made_of: dict[str, Any] = {"type": tag} if tag else {}
        faults: list[Fault] = []
        for name, default in plan:
            value = getattr(record, name)
            if value == default:
                continue
            try:
                made_of[name] = _write_field(made, name, value)
            except MalformedError as error:
                faults.extend(fault.under(name) for fault in error.faults)
        if faults:
            raise MalformedError(cls.__name__, faults)
        return made_of[alone] if alone and len(made_of) == 1 else made_of

    return write


def _write_field(made: Converter, name: str, value: Any) -> Any:
    if not isinstance(value, tuple):
        return None if value is None else made.unstructure(value)
    items = [_write_item(made, place, one) for place, one in enumerate(value)]
    if len(items) == 1 and name not in LISTED:
        (item,) = items
        if name in SINGULAR or not isinstance(item, dict):
            return item
    return items


def _write_item(made: Converter, place: int, value: Any) -> Any:
    try:
        return made.unstructure(value)
    except MalformedError as error:
        faults = [fault.under(place) for fault in error.faults]
        raise MalformedError("list", faults) from None
