# SPDX-License-Identifier: EUPL-1.2
"""What a form's questions, options and answers are called on screen."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel, QWidget

from screening_app.core.forms.definition import Answer, Form, Item, ItemType, Texts, in_language
from screening_app.core.forms.model import Control, Quantity, same_answer
from screening_app.core.scripts import is_right_to_left
from screening_app.gui.controls.reading import number_text, shown
from screening_app.gui.phrases import NO, YES, phrase
from screening_app.gui.theme import current


def text_in(form: Form, texts: Texts | None, language: str) -> str:
    """Return a text of the form in `language`, else in its base language; "" for none."""
    words = in_language(texts, language, form.language) if texts else ""
    current().read_scripts(words)
    return words


def title_for_staff(form: Form) -> str:
    """Return the form's title in the interface's language: staff read it, whatever language the person is asked in."""
    return text_in(form, form.title, staff_language())


def staff_language() -> str:
    """Return the language of the interface, which is that of whoever asks."""
    return QLocale().bcp47Name().split("-", 1)[0]


def question_text(form: Form, item: Item, language: str) -> str:
    """Return the question with its prefix; without words of its own, those it stands under, else its linkId."""
    texts = (item.text, item.short_text, form.led_by(item))
    words = next(filter(None, (text_in(form, each, language) for each in texts)), item.link_id)
    prefix = text_in(form, item.prefix, language)
    return led(f"{prefix} {words}" if prefix else words, language)


def option_text(form: Form, item: Item, value: Answer, language: str) -> str:
    """Return what an answer is called on screen."""
    if isinstance(value, bool):
        return phrase(YES if value else NO, language)
    for option in item.options:
        if same_answer(option.value, value):
            words = text_in(form, option.text, language) or shown(value)
            return f"{option.prefix} {words}" if option.prefix else words
    if isinstance(value, Quantity):
        names = [
            text_in(form, u.text, language) for u in item.units if (u.system, u.code) == (value.system, value.code)
        ]
        return " ".join(filter(None, (number_text(value.value), next(iter(names), value.unit or value.code))))
    unit, said = unit_text(form, item, language), shown(value)
    current().read_scripts(said)
    return f"{said} {unit}" if unit else said


def unit_text(form: Form, item: Item, language: str) -> str:
    """Return the unit that stands beside the field of a number, "" for none."""
    if item.type not in (ItemType.INTEGER, ItemType.DECIMAL):
        return ""
    if len(item.units) == 1:
        return text_in(form, item.units[0].text, language) or item.units[0].code
    return next((text_in(form, i.text, language) for i in item.items if i.control is Control.UNIT), "")


def led(text: str, language: str) -> str:
    """Return a text that runs the way of its language even where it begins with a number or with Latin letters."""
    return f"\u200f{text}" if is_right_to_left(language) and bidirectional(text[:1]) not in ("R", "AL") else text


def apart(text: str, language: str) -> str:
    """Return a text of the form to stand inside a sentence of ours: on its own where its language turns."""
    return isolated(text) if is_right_to_left(language) else text


def isolated(text: str) -> str:
    """Return a text that keeps its own direction inside one of the other."""
    return f"\u2068{text}\u2069" if text else ""


def to_the_right(holder: QWidget, language: str) -> None:
    """Let every text below `holder` begin at the right where the language does; Qt goes by what the text holds."""
    if is_right_to_left(language):
        sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        for label in holder.findChildren(QLabel):
            label.setAlignment(sides)
