# SPDX-License-Identifier: EUPL-1.2
"""Single values of a questionnaire: what stands behind `valueDate`, `answerQuantity` and their like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.model import Answer, Coding, DateTime, ItemType, PartialDate, Quantity, Time
from screening_app.core.forms.reading import MAX_TEXT, date_of, decimal_of, integer_of

TEXT_TYPES = frozenset({ItemType.STRING, ItemType.TEXT, ItemType.URL, ItemType.OPEN_CHOICE})
CHOICE_TYPES = frozenset({ItemType.CHOICE, ItemType.OPEN_CHOICE})
ORDERED_TYPES = frozenset(
    {ItemType.INTEGER, ItemType.DECIMAL, ItemType.DATE, ItemType.DATE_TIME, ItemType.TIME, ItemType.QUANTITY}
)
ANSWER_TYPES: dict[ItemType, frozenset[type]] = {
    ItemType.GROUP: frozenset(),
    ItemType.DISPLAY: frozenset(),
    ItemType.BOOLEAN: frozenset({bool}),
    ItemType.CHOICE: frozenset({Coding, str, int, date, PartialDate, Time}),
    ItemType.OPEN_CHOICE: frozenset({Coding, str, int, date, PartialDate, Time}),
    ItemType.INTEGER: frozenset({int}),
    ItemType.DECIMAL: frozenset({Decimal}),
    ItemType.DATE: frozenset({date, PartialDate}),
    ItemType.DATE_TIME: frozenset({DateTime}),
    ItemType.TIME: frozenset({Time}),
    ItemType.STRING: frozenset({str}),
    ItemType.TEXT: frozenset({str}),
    ItemType.URL: frozenset({str}),
    ItemType.QUANTITY: frozenset({Quantity}),
}
"""The types that an answer to an item of each type can have."""

_PARTIAL_DATE = re.compile(r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2]))?")
_CLOCK = re.compile(r"(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])(\.[0-9]{1,9})?")
_ZONE = re.compile(r"Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00)")


def date_or_part_of(value: object) -> date | PartialDate | None:
    """Return a date of R4: whole, or only its year, or its year and month."""
    if isinstance(value, str) and _PARTIAL_DATE.fullmatch(value):
        return PartialDate(value)
    return date_of(value)


def time_of(value: object) -> Time | None:
    """Return a time of R4; the seconds must be there."""
    return Time(value) if isinstance(value, str) and _CLOCK.fullmatch(value) else None


def date_time_of(value: object) -> DateTime | None:
    """Return a dateTime of R4: a date of any precision, or a date, a time and a zone."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    day, mark, rest = value.partition("T")
    if not mark:
        return DateTime(value) if date_or_part_of(day) is not None else None
    clock = _CLOCK.match(rest)
    if date_of(day) is None or clock is None or not _ZONE.fullmatch(rest[clock.end() :]):
        return None
    time.fromisoformat(clock.group(1))
    return DateTime(value)


def quantity_of(value: object) -> Quantity | None:
    """Return a quantity with a number; one with a comparator ("less than") is no single value."""
    if not isinstance(value, dict) or "comparator" in value:
        return None
    number = decimal_of(value.get("value"))
    parts = [value.get(key) for key in ("unit", "system", "code")]
    if number is None or any(part is not None and not (isinstance(part, str) and part.strip()) for part in parts):
        return None
    return Quantity(number, *parts)


def _text_of(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() and len(value) <= MAX_TEXT else None


_READERS: dict[str, Callable[[object], Answer | None]] = {
    "Boolean": lambda value: value if isinstance(value, bool) else None,
    "Integer": integer_of,
    "Decimal": decimal_of,
    "Date": date_or_part_of,
    "DateTime": date_time_of,
    "Time": time_of,
    "String": _text_of,
    "Uri": _text_of,
    "Quantity": quantity_of,
}


def read_value(findings: Findings, owner: Mapping[str, Any], key: str, where: Place) -> Answer | None:
    """Return the value under a key as `valueDate` or `answerDate`; one that cannot be used is refused by name."""
    suffix = key.removeprefix("value").removeprefix("answer")
    if suffix == "Coding":
        coding = findings.typed(owner, key, dict, where)
        return None if coding is None else findings.coding(coding, where.at(key))
    reader = _READERS.get(suffix)
    if reader is None:
        findings.not_supported(key, where.at(key))
        return None
    value = reader(owner[key])
    if value is None:
        findings.refuse("wrong-type", where.at(key), element=key, expected=suffix[0].lower() + suffix[1:])
    return value
