# SPDX-License-Identifier: EUPL-1.2
"""Functions that turn one kind of value into another, and the clock."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from screening_app.core.forms.fhirpath.evaluation import Items, Run, Scope, held, is_number, single
from screening_app.core.forms.fhirpath.nodes import Function, Part
from screening_app.core.forms.fhirpath.quantities import Quantity, is_calendar_word
from screening_app.core.forms.fhirpath.temporal import Temporal, from_clock, parsed
from screening_app.core.forms.fhirpath.values import Node

Arguments = tuple[Part, ...]
_INTEGER = re.compile(r"[+-]?\d{1,28}$")
_DECIMAL = re.compile(r"[+-]?\d{1,28}(\.\d{1,28})?$")
_QUANTITY = re.compile(r"([+-]?\d{1,28}(?:\.\d{1,28})?)\s*(?:'([^']+)'|([a-z]+))?$")
_TRUE = frozenset({"true", "t", "yes", "y", "1", "1.0"})
_FALSE = frozenset({"false", "f", "no", "n", "0", "0.0"})


def _boolean(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    if is_number(value):
        return {0: False, 1: True}.get(value)
    if isinstance(value, str):
        return True if value.lower() in _TRUE else (False if value.lower() in _FALSE else None)
    return None


def _integer(value: Any) -> int | None:
    if isinstance(value, int):
        return int(value)
    return int(value) if isinstance(value, str) and _INTEGER.match(value) else None


def _decimal(value: Any) -> Decimal | None:
    if isinstance(value, int | Decimal):
        return Decimal(value)
    return Decimal(value) if isinstance(value, str) and _DECIMAL.match(value) else None


def _string(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return format(value, "f" if isinstance(value, Decimal) else "d") if held(value) else None
    return None if isinstance(value, Node) else str(value)


def _date(value: Any) -> Temporal | None:
    found = parsed(value) if isinstance(value, str) else value
    if not isinstance(found, Temporal) or found.kind == "time":
        return None
    return Temporal("date", found.parts[:3])


def _date_time(value: Any) -> Temporal | None:
    found = parsed(value) if isinstance(value, str) else value
    if not isinstance(found, Temporal) or found.kind == "time":
        return None
    return Temporal("dateTime", found.parts, found.offset)


def _time(value: Any) -> Temporal | None:
    found = parsed(value) if isinstance(value, str) else value
    return found if isinstance(found, Temporal) and found.kind == "time" else None


def _quantity(value: Any) -> Quantity | None:
    if isinstance(value, Quantity):
        return value
    if isinstance(value, int | Decimal):
        return Quantity(Decimal(value))
    found = _QUANTITY.match(value) if isinstance(value, str) else None
    if found is None or (found[3] and not is_calendar_word(found[3])):
        return None
    return Quantity(Decimal(found[1]), found[3] or found[2] or "1", bool(found[3]))


def _to(convert: Callable[[Any], Any]) -> Function:
    def give(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
        value = single(items)
        return [] if value is None else held(convert(value))

    return give


def _converts(convert: Callable[[Any], Any]) -> Function:
    def give(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
        value = single(items)
        return [] if value is None else [convert(value) is not None]

    return give


def _now(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return [from_clock(run.surround.now)]


def _today(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return [Temporal("date", from_clock(run.surround.now).parts[:3])]


def _time_of_day(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return [Temporal("time", from_clock(run.surround.now).parts[3:])]


_KINDS: dict[str, Callable[[Any], Any]] = {
    "Boolean": _boolean,
    "Integer": _integer,
    "Decimal": _decimal,
    "String": _string,
    "Date": _date,
    "DateTime": _date_time,
    "Time": _time,
    "Quantity": _quantity,
}
CONVERSIONS: dict[str, tuple[int, int, Function]] = {
    **{f"to{name}": (0, 0, _to(convert)) for name, convert in _KINDS.items()},
    **{f"convertsTo{name}": (0, 0, _converts(convert)) for name, convert in _KINDS.items()},
    "now": (0, 0, _now),
    "today": (0, 0, _today),
    "timeOfDay": (0, 0, _time_of_day),
}
