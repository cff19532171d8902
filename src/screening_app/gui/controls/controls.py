# SPDX-License-Identifier: EUPL-1.2
"""Which control a question gets."""

from __future__ import annotations

from screening_app.core.forms.definition import Form, Item, ItemType
from screening_app.core.forms.model import Control
from screening_app.gui.controls.choice import GroupControl, OpenChoiceControl, choices_of
from screening_app.gui.controls.control import AnswerControl
from screening_app.gui.controls.entries import DayEntry, Entry, LineEntry, PickEntry, QuantityEntry, TextEntry
from screening_app.gui.controls.words import unit_text
from screening_app.gui.controls.written import WrittenControl

#: More options than this are searched in a list; up to it each has its digit key.
MOST_ROWS = 9
#: An answer longer than this is not put into a drop-down, if rows can hold the question at all.
LONG_TEXT = 70
#: More options than this, of which several may be chosen, are searched too.
MOST_CHECKS = 30


def control_for(form: Form, item: Item, language: str, name: str) -> AnswerControl:
    """Return the control for a question; `language` is the person's."""
    if item.type is ItemType.BOOLEAN or (item.options and _fits_rows(item)):
        if item.type is ItemType.OPEN_CHOICE:
            return OpenChoiceControl(form, item, language, name)
        return GroupControl(form, item, language, name)
    return WrittenControl(item, language, name, lambda: _entry(form, item, language))


def _fits_rows(item: Item) -> bool:
    if item.repeats:
        return len(item.options) <= MOST_CHECKS
    longest = max(len(text) for option in item.options for text in option.text.values())
    if longest > LONG_TEXT and len(item.options) <= MOST_CHECKS:
        # In a field and its list a long answer would be cut.
        return True
    return item.control in (Control.RADIO, Control.CHECK) or (
        item.control is not Control.DROP_DOWN and len(item.options) <= MOST_ROWS
    )


def _entry(form: Form, item: Item, language: str) -> Entry:
    if item.options:
        texts = tuple(text for _, text, _ in choices_of(form, item, language))
        return PickEntry(item, texts, free=item.type is ItemType.OPEN_CHOICE)
    if item.type is ItemType.TEXT:
        return TextEntry(item)
    if item.type in (ItemType.DATE, ItemType.DATE_TIME):
        return DayEntry(item)
    if item.type is ItemType.QUANTITY:
        return QuantityEntry(item, language, form.language)
    return LineEntry(item, unit_text(form, item, language))
