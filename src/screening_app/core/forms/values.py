# SPDX-License-Identifier: EUPL-1.2
"""Answers as FHIR writes them in JSON, and back, and what one question accepts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from screening_app.core.forms.model import Answer, Coding, Item, ItemType, in_language, same_answer
from screening_app.core.forms.reading import MAX_TEXT, date_of, decimal_of, integer_of

_KEYS: dict[ItemType, tuple[str, ...]] = {
    ItemType.BOOLEAN: ("valueBoolean",),
    ItemType.CHOICE: ("valueCoding", "valueString", "valueInteger"),
    ItemType.INTEGER: ("valueInteger",),
    ItemType.DECIMAL: ("valueDecimal",),
    ItemType.DATE: ("valueDate",),
    ItemType.STRING: ("valueString",),
    ItemType.TEXT: ("valueString",),
}
_KINDS: dict[ItemType, type] = {
    ItemType.BOOLEAN: bool,
    ItemType.INTEGER: int,
    ItemType.DECIMAL: Decimal,
    ItemType.DATE: date,
    ItemType.STRING: str,
    ItemType.TEXT: str,
}
_LARGEST_DECIMAL = Decimal(10) ** 15


def read_value(item: Item, answer: Mapping[str, Any]) -> Answer | None:
    """Return the value of one answer of a response, or None where it is not of the question's type."""
    keys = [key for key in answer if key.startswith("value")]
    if len(keys) != 1 or keys[0] not in _KEYS.get(item.type, ()):
        return None
    value = _value(keys[0], answer[keys[0]])
    return value if value is not None and has_type(item, value) else None


def _value(key: str, content: Any) -> Answer | None:
    if key == "valueCoding":
        return _coding(content)
    if key == "valueBoolean":
        return content if isinstance(content, bool) else None
    if key == "valueInteger":
        return integer_of(content)
    if key == "valueDecimal":
        return decimal_of(content)
    if key == "valueDate":
        return date_of(content)
    return content if isinstance(content, str) and content.strip() else None


def _coding(content: Any) -> Coding | None:
    if not isinstance(content, dict):
        return None
    code, system = content.get("code"), content.get("system")
    if not isinstance(code, str) or not (system is None or isinstance(system, str)):
        return None
    return Coding(system, code)


def has_type(item: Item, value: Answer) -> bool:
    """Whether a value is of the type that the question takes, and can be written without loss."""
    if item.type is ItemType.CHOICE:
        kinds = {type(option.value) for option in item.options} or {Coding}
        return type(value) in kinds
    if type(value) is not _KINDS.get(item.type) or isinstance(value, datetime):
        return False
    if isinstance(value, Decimal):
        return (
            value.is_finite() and -_LARGEST_DECIMAL < value < _LARGEST_DECIMAL and decimal_of(_number(value)) == value
        )
    if isinstance(value, int):
        return isinstance(value, bool) or integer_of(value) is not None
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
    return {"valueString": value}


def faults(item: Item, value: Answer) -> tuple[str, ...]:
    """Return the kinds of everything wrong with one value of the right type: notAnOption, minValue, ..."""
    found = []
    if item.options and not any(same_answer(option.value, value) for option in item.options):
        found.append("notAnOption")
    if isinstance(value, str) and item.type is not ItemType.CHOICE:
        if item.type is ItemType.STRING and ("\n" in value or "\r" in value):
            found.append("newlineInString")
        if len(value) > (MAX_TEXT if item.max_length is None else item.max_length):
            found.append("maxLength")
    number: Any = value
    if item.min_value is not None and number < item.min_value:
        found.append("minValue")
    if item.max_value is not None and number > item.max_value:
        found.append("maxValue")
    return tuple(found)


def exclusive_clash(item: Item, values: Sequence[Answer]) -> int | None:
    """Return the index of an exclusive option that was chosen beside others, or None."""
    if len(values) > 1:
        exclusive = [option.value for option in item.options if option.exclusive]
        for index, value in enumerate(values):
            if any(same_answer(value, other) for other in exclusive):
                return index
    return None
