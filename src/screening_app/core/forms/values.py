# SPDX-License-Identifier: EUPL-1.2
"""Answers as FHIR writes them in JSON, and back, and what one question accepts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from screening_app.core.forms.model import (
    Answer,
    Coding,
    DateTime,
    Item,
    ItemType,
    PartialDate,
    Quantity,
    Time,
    in_language,
    same_answer,
)
from screening_app.core.forms.moments import compare_moments, is_date_time, is_partial_date, is_time
from screening_app.core.forms.reading import MAX_TEXT, date_of, decimal_of, integer_of

if TYPE_CHECKING:
    from screening_app.core.forms.patterns import Patience

_KEYS: dict[ItemType, tuple[str, ...]] = {
    ItemType.BOOLEAN: ("valueBoolean",),
    ItemType.CHOICE: ("valueCoding", "valueString", "valueInteger", "valueDate", "valueTime"),
    ItemType.OPEN_CHOICE: ("valueCoding", "valueString", "valueInteger", "valueDate", "valueTime"),
    ItemType.INTEGER: ("valueInteger",),
    ItemType.DECIMAL: ("valueDecimal",),
    ItemType.DATE: ("valueDate",),
    ItemType.DATE_TIME: ("valueDateTime",),
    ItemType.TIME: ("valueTime",),
    ItemType.STRING: ("valueString",),
    ItemType.TEXT: ("valueString",),
    ItemType.URL: ("valueUri",),
    ItemType.QUANTITY: ("valueQuantity",),
}
TEXT_TYPES = frozenset({ItemType.STRING, ItemType.TEXT, ItemType.URL, ItemType.OPEN_CHOICE})
WRITTEN_TYPES = TEXT_TYPES | {ItemType.INTEGER, ItemType.DECIMAL, ItemType.DATE, ItemType.DATE_TIME, ItemType.TIME}
"""The types whose answers are written in letters and digits, so that a pattern can be asked of them."""
COUNTED_TYPES = TEXT_TYPES | {ItemType.INTEGER, ItemType.DECIMAL}
"""Those of which R4 can ask for a number of characters."""
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

READABLE = frozenset(key for keys in _KEYS.values() for key in keys)
"""The value[x] keys that hold an answer in a response, and a bound, an option or a condition in a form."""

_LARGEST_DECIMAL = Decimal(10) ** 15
_NOT_IN_URL = re.compile(r"[\s\\<>\"{}|^`]")
_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_OID = re.compile(r"urn:oid:[0-2](\.(0|[1-9][0-9]*))+")


def read_value(item: Item, answer: Mapping[str, Any]) -> Answer | None:
    """Return the value of one answer of a response, or None where it is not of the question's type."""
    keys = [key for key in answer if key.startswith("value")]
    if len(keys) != 1 or keys[0] not in _KEYS.get(item.type, ()):
        return None
    value = value_of(keys[0], answer[keys[0]])
    return value if value is not None and has_type(item, value) else None


def value_of(key: str, content: Any) -> Answer | None:
    """Return the value under one value[x] key, whatever question it belongs to; None where it is not of that type."""
    if key == "valueCoding":
        return _coding(content)
    if key == "valueBoolean":
        return content if isinstance(content, bool) else None
    if key == "valueInteger":
        return integer_of(content)
    if key == "valueDecimal":
        return decimal_of(content)
    if key == "valueQuantity":
        return _quantity(content)
    if not isinstance(content, str) or not content.strip():
        return None
    if key == "valueDate":
        return date_of(content) or (PartialDate(content) if is_partial_date(content) else None)
    if key == "valueDateTime":
        return DateTime(content) if is_date_time(content) else None
    if key == "valueTime":
        return Time(content) if is_time(content) else None
    return content if key in ("valueString", "valueUri") else None


def _coding(content: Any) -> Coding | None:
    if not isinstance(content, dict):
        return None
    code, system = content.get("code"), content.get("system")
    if not isinstance(code, str) or not (system is None or isinstance(system, str)):
        return None
    return Coding(system, code)


def _quantity(content: Any) -> Quantity | None:
    if not isinstance(content, dict) or "comparator" in content:
        return None
    number = decimal_of(content.get("value"))
    words = [content.get(key) for key in ("unit", "system", "code")]
    if number is None or not all(word is None or isinstance(word, str) for word in words):
        return None
    return Quantity(number, *words)


def has_type(item: Item, value: Answer) -> bool:
    """Whether a value is of the type that the question takes, and can be written without loss."""
    if item.type in CHOICE_TYPES:
        kinds = {type(option.value) for option in item.options} or {Coding}
        free = item.type is ItemType.OPEN_CHOICE and type(value) is str and _is_writable(value)
        return type(value) in kinds or free
    if type(value) not in ANSWER_TYPES[item.type] or isinstance(value, datetime):
        return False
    number = value.value if isinstance(value, Quantity) else value
    if isinstance(number, Decimal):
        return (
            number.is_finite()
            and -_LARGEST_DECIMAL < number < _LARGEST_DECIMAL
            and decimal_of(_number(number)) == number
        )
    if isinstance(value, int):
        return isinstance(value, bool) or integer_of(value) is not None
    if isinstance(value, DateTime):
        return is_date_time(value.text)
    if isinstance(value, Time):
        return is_time(value.text)
    return not isinstance(value, str) or _is_writable(value)


def _is_writable(text: str) -> bool:
    return bool(text.strip()) and "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def write_value(item: Item, value: Answer, language: str, fallback: str) -> dict[str, Any]:
    """Return one answer as a response writes it; a coding with its display in `language`."""
    if isinstance(value, Coding):
        coding: dict[str, str] = {} if value.system is None else {"system": value.system}
        coding["code"] = value.code
        for option in item.options:
            if option.value == value:
                coding["display"] = in_language(option.text, language, fallback)
        return {"valueCoding": coding}
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if isinstance(value, int):
        return {"valueInteger": value}
    if isinstance(value, Decimal):
        return {"valueDecimal": _number(value)}
    if isinstance(value, date):
        return {"valueDate": value.isoformat()}
    if isinstance(value, Quantity):
        words = {"unit": value.unit, "system": value.system, "code": value.code}
        return {"valueQuantity": {"value": _number(value.value)} | {k: v for k, v in words.items() if v is not None}}
    if isinstance(value, (PartialDate, DateTime, Time)):
        key = {PartialDate: "valueDate", DateTime: "valueDateTime", Time: "valueTime"}[type(value)]
        return {key: value.text}
    return {"valueUri" if item.type is ItemType.URL else "valueString": value}


def order(one: Answer, other: Answer) -> int | None:
    """Return -1, 0 or 1 as one answer lies before, with or after another; None where they cannot be compared.

    Dates and times compare to the precision that both have; quantities only in the same unit; an integer and a
    decimal are both numbers.
    """
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        same = (one.system, one.code or one.unit) == (other.system, other.code or other.unit)
        return _sign(one.value, other.value) if same else None
    if isinstance(one, bool) or isinstance(other, bool):
        return None
    if isinstance(one, (int, Decimal)) and isinstance(other, (int, Decimal)):
        return _sign(one, other)
    if isinstance(one, str) and isinstance(other, str):
        return _sign(one, other)
    moments = [_moment(one), _moment(other)]
    if moments[0] is not None and moments[1] is not None and isinstance(one, Time) == isinstance(other, Time):
        return compare_moments(moments[0], moments[1])
    return None


def _sign(one: Any, other: Any) -> int:
    return int(one > other) - int(one < other)


def _moment(value: Answer) -> str | None:
    if isinstance(value, (PartialDate, DateTime, Time)):
        return value.text
    return value.isoformat() if isinstance(value, date) else None


def equal(one: Answer, other: Answer) -> bool:
    """Whether two answers are the same value; numbers by their size, quantities by size and unit, codings by code."""
    if same_answer(one, other):
        return True
    if isinstance(one, (str, Coding, bool)) or isinstance(other, (str, Coding, bool)):
        return False
    return order(one, other) == 0


def faults(item: Item, value: Answer) -> tuple[str, ...]:
    """Return the kinds of everything wrong with one value of the right type: notAnOption, minValue, ...

    Its pattern is left to `fits_pattern`.
    """
    found = []
    is_free = item.type is ItemType.OPEN_CHOICE and isinstance(value, str)
    if item.options and not is_free and not _is_option(item, value):
        found.append("notInValueSet" if item.has_value_set else "notAnOption")
    if item.type in WRITTEN_TYPES and (written := _as_text(value)) is not None:
        found += _text_faults(item, written)
    if item.max_decimal_places is not None and isinstance(value, (Decimal, Quantity)):
        number = value.value if isinstance(value, Quantity) else value
        if max(0, -int(number.normalize().as_tuple().exponent)) > item.max_decimal_places:
            found.append("maxDecimalPlaces")
    if item.min_value is not None and order(value, item.min_value) == -1:
        found.append("minValue")
    if item.max_value is not None and order(value, item.max_value) == 1:
        found.append("maxValue")
    if isinstance(value, Quantity) and item.units and not _has_unit(item, value):
        found.append("unit")
    return tuple(found)


def _is_option(item: Item, value: Answer) -> bool:
    if isinstance(value, (Coding, str)):
        return value in [option.value for option in item.options]
    return any(equal(option.value, value) for option in item.options)


def _as_text(value: Answer) -> str | None:
    """Return an answer as a response writes it; None for what is no single text."""
    if isinstance(value, (PartialDate, DateTime, Time)):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (bool, Coding, Quantity)):
        return None
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _text_faults(item: Item, value: str) -> list[str]:
    found = []
    if item.type is ItemType.STRING and ("\n" in value or "\r" in value):
        found.append("newlineInString")
    if item.min_length is not None and len(value) < item.min_length:
        found.append("minLength")
    if len(value) > (MAX_TEXT if item.max_length is None else item.max_length):
        found.append("maxLength")
    if item.type is ItemType.URL and not _is_url(value):
        found.append("url")
    return found


def fits_pattern(item: Item, value: Answer, patience: Patience | None = None) -> bool | None:
    """Whether a value is written as the item's pattern wants, None where that could not be settled in time."""
    written = _as_text(value) if item.regex is not None and item.type in WRITTEN_TYPES else None
    if written is None or item.regex is None:
        return True
    from screening_app.core.forms.patterns import Patience

    return (patience or Patience()).matches(item.regex, written)


def _is_url(text: str) -> bool:
    if _NOT_IN_URL.search(text):
        return False
    lower = text.lower()
    if lower.startswith("urn:uuid:"):
        return _UUID.fullmatch(text) is not None
    return not lower.startswith("urn:oid:") or _OID.fullmatch(text) is not None


def _has_unit(item: Item, value: Quantity) -> bool:
    if value.code is None and value.unit is not None:
        return any(value.unit in unit.text.values() or value.unit == unit.code for unit in item.units)
    return any((value.system, value.code) == (unit.system, unit.code) for unit in item.units)


def exclusive_clash(item: Item, values: Sequence[Answer]) -> int | None:
    """Return the index of an exclusive option that was chosen beside others, or None."""
    if len(values) > 1:
        exclusive = [option.value for option in item.options if option.exclusive]
        for index, value in enumerate(values):
            if any(same_answer(value, other) for other in exclusive):
                return index
    return None
