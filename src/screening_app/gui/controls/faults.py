# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with an answer, in words that say what would be right."""

from __future__ import annotations

from decimal import Decimal

from screening_app.core.forms.definition import Answer, Item, in_language
from screening_app.gui.controls.reading import number_text, shown
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate

_LIMITS = {
    "maxLength": QT_TRANSLATE_NOOP("Rutinstod", "At most %n character(s). Nothing has been cut.", None, 1),
    "minLength": QT_TRANSLATE_NOOP("Rutinstod", "At least %n character(s) are needed.", None, 1),
    "maxDecimalPlaces": QT_TRANSLATE_NOOP("Rutinstod", "At most %n decimal(s).", None, 1),
    "maxOccurs": QT_TRANSLATE_NOOP("Rutinstod", "At most %n answer(s).", None, 1),
    "minOccurs": QT_TRANSLATE_NOOP("Rutinstod", "At least %n answer(s) are needed.", None, 1),
}


def fault_text(kind: str, item: Item, language: str, fallback: str) -> str:
    """Return the sentence for a kind of fault at this question; `fallback` is the form's base language."""
    if kind in ("minValue", "maxValue"):
        return _bound_text(kind, item)
    limit = {
        "maxLength": item.max_length,
        "minLength": item.min_length,
        "maxDecimalPlaces": item.max_decimal_places,
        "maxOccurs": item.max_occurs,
        "minOccurs": item.min_occurs,
    }.get(kind)
    if limit is not None:
        return counted(_LIMITS[kind], limit)
    if kind == "regex" and item.entry_format:
        return translate("Rutinstod", "It is not written as asked for: {format}").format(
            format=in_language(item.entry_format, language, fallback)
        )
    return _sentences().get(kind) or translate(
        "Rutinstod", "This cannot be kept as an answer here. Look at how it is written."
    )


def _bound_text(kind: str, item: Item) -> str:
    bound = item.min_value if kind == "minValue" else item.max_value
    text = bound_text(bound) if bound is not None else ""
    if kind == "minValue":
        return translate("Rutinstod", "The answer can be {value} or more.").format(value=text)
    return translate("Rutinstod", "The answer can be {value} or less.").format(value=text)


def bound_text(value: Answer) -> str:
    """Return the least or the greatest value that is allowed, as it would be written."""
    return number_text(value) if isinstance(value, Decimal) else shown(value)


def _sentences() -> dict[str, str]:
    return {
        "integer": translate("Rutinstod", "Write a whole number with digits, for example 12."),
        "decimal": translate("Rutinstod", "Write a number with digits, for example 2.5."),
        "date": translate(
            "Rutinstod",
            "Write the date with its year, for example 2026-11-22. A year alone will do if no more is known.",
        ),
        "dateTime": translate("Rutinstod", "Write date and time, for example 2026-11-22 14.30."),
        "time": translate("Rutinstod", "Write a time, for example 14.30."),
        "unit": translate("Rutinstod", "Choose the unit too."),
        "option": translate("Rutinstod", "Choose one of the answers in the list, or empty the field."),
        "notAnOption": translate("Rutinstod", "Choose one of the answers in the list, or empty the field."),
        "notInValueSet": translate("Rutinstod", "Choose one of the answers in the list, or empty the field."),
        "regex": translate("Rutinstod", "It is not written in the way that the question asks for."),
        "newlineInString": translate("Rutinstod", "The answer must stand on one line."),
        "url": translate("Rutinstod", "Write the whole address, for example https://example.org"),
        "tooManyAnswers": translate("Rutinstod", "Only one answer can be given."),
        "exclusiveOption": translate("Rutinstod", "One of these answers cannot stand beside another."),
        "personalNumber": translate(
            "Rutinstod", "That looks like a personal identity number. Take it away: nobody's number is kept here."
        ),
        "required": translate("Rutinstod", "This question needs an answer."),
    }
