# SPDX-License-Identifier: EUPL-1.2
"""What a form's questions, options and answers are called on screen."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel, QWidget

from screening_app.core.forms.definition import Answer, Form, Item, ItemType, Texts, in_language
from screening_app.core.forms.model import Control, Quantity, same_answer
from screening_app.gui.controls.reading import number_text, shown
from screening_app.gui.phrases import NO, YES, phrase

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "prs", "ps", "sd", "ug", "ur", "yi"})


def text_in(form: Form, texts: Texts | None, language: str) -> str:
    """Return a text of the form in `language`, else in its base language; "" for none."""
    return in_language(texts, language, form.language) if texts else ""


def title_for_staff(form: Form) -> str:
    """Return the form's title in the interface's language: staff read it, whatever language the person is asked in."""
    return text_in(form, form.title, QLocale().bcp47Name().split("-", 1)[0])


def question_text(form: Form, item: Item, language: str) -> str:
    """Return the question with its prefix; its linkId where the form gives no words at all."""
    words = text_in(form, item.text, language) or text_in(form, item.short_text, language) or item.link_id
    prefix = text_in(form, item.prefix, language)
    return f"{prefix} {words}" if prefix else words


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
    unit = unit_text(form, item, language)
    return f"{shown(value)} {unit}" if unit else shown(value)


def unit_text(form: Form, item: Item, language: str) -> str:
    """Return the unit that stands beside the field of a number, "" for none."""
    if item.type not in (ItemType.INTEGER, ItemType.DECIMAL):
        return ""
    if len(item.units) == 1:
        return text_in(form, item.units[0].text, language) or item.units[0].code
    return next((text_in(form, i.text, language) for i in item.items if i.control is Control.UNIT), "")


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left, by its tag."""
    tag, _, rest = language.partition("-")
    return tag.lower() in _RIGHT_TO_LEFT or rest.split("-", 1)[0].lower() in {"arab", "hebr", "thaa"}


def isolated(text: str) -> str:
    """Return a text that keeps its own direction inside one of the other."""
    return f"\u2068{text}\u2069" if text else ""


def to_the_right(holder: QWidget, language: str) -> None:
    """Let every text below `holder` begin at the right where the language does; Qt goes by what the text holds."""
    if is_right_to_left(language):
        sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        for label in holder.findChildren(QLabel):
            label.setAlignment(sides)
