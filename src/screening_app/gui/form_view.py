# SPDX-License-Identifier: EUPL-1.2
"""Draws one question of any form; knows the types of questions, and no form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from screening_app.core.forms.definition import Answer, Form, Item, ItemType, Texts, in_language
from screening_app.core.forms.filling import AnswerState, Filling
from screening_app.gui.text import translate
from screening_app.gui.widgets import AnswerGroup, Choice, Field, Heading, Label, QuietButton, decline_text, spaced


class QuestionView(QWidget):
    """One question with what introduces it, its help and its control.

    `answered(values, advance)`: a value was given; `advance` when by a number key, which also moves on.
    `declined(advance)`: "does not want to answer". Nothing is kept here: the page saves and shows anew.
    """

    answered = Signal(object, bool)
    declined = Signal(bool)

    def __init__(self, form: Form, filling: Filling, item: Item, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._by_number = False
        self._group: AnswerGroup | None = None
        self._line: QLineEdit | None = None
        column = QVBoxLayout(self)
        spaced(column, "near")
        for shown in filling.introductions(item.link_id):
            column.addWidget(Label(_text(shown.text, form, language), "body"))
        self.title = Heading(_text(item.text, form, language), "question")
        self.title.setObjectName("question")
        column.addWidget(self.title)
        self._help = Label(_text(item.help, form, language) if item.help else "", "quiet")
        self._help.setObjectName("question-help")
        column.addWidget(self._help)
        self._help.setVisible(bool(item.help))
        column.addSpacing(6)
        self._build_control(column, form, filling, language)
        if language and _is_right_to_left(language):
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def focus_answer(self) -> None:
        """Put the focus where the answer is given."""
        if self._group is not None:
            self._group.focus_answer()
        elif self._line is not None:
            self._line.setFocus()

    def press_number(self, number: int) -> bool:
        """Choose by number key; False where the question has no such choice."""
        if self._group is None:
            return False
        self._by_number = True
        chosen = self._group.press_number(number)
        self._by_number = False
        return bool(chosen)

    def pending(self) -> tuple[Answer, ...] | None:
        """Return what stands typed but not yet given; None where the control answers at once. May raise ValueError."""
        return None if self._line is None else _typed(self.item, self._line.text())

    def toggle_help(self) -> None:
        """Show or hide the help; it stays as it is until toggled again."""
        self._help.setVisible(bool(self.item.help) and self._help.isHidden())

    def _build_control(self, column: QVBoxLayout, form: Form, filling: Filling, language: str) -> None:
        item = self.item
        given = filling.answers.get(item.link_id, ())
        is_declined = filling.state_of(item.link_id) is AnswerState.DECLINED
        choices = _choices(form, item, language)
        if choices:
            group = AnswerGroup(self.title.text(), choices, multiple=item.repeats, decline=decline_text())
            # The name stays with screen readers; as a title, though not drawn, it would claim the width of one line.
            if is_declined:
                group.show_declined()
            else:
                group.show_values(given)
            group.answered.connect(self._take)
            group.declined.connect(self._take_declined)
            self._group = group
            column.addWidget(group)
            return
        self._line = QLineEdit("" if not given else _shown(given[0]))
        self._line.setObjectName("answer")
        column.addWidget(Field(translate("Rutinstod", "Answer"), self._line, _hint(item)))
        button = QuietButton(decline_text())
        button.setObjectName("declines")
        button.clicked.connect(self._take_declined)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _take_declined(self) -> None:
        self.declined.emit(self._by_number or self._line is not None)

    def _take(self, values: Sequence[object]) -> None:
        self.answered.emit(tuple(values), self._by_number and not self.item.repeats)


def option_text(form: Form, item: Item, value: Answer, language: str) -> str:
    """Return what an answer is called on screen."""
    if isinstance(value, bool):
        return translate("Rutinstod", "Yes") if value else translate("Rutinstod", "No")
    for option in item.options:
        if option.value == value:
            return _text(option.text, form, language)
    return _shown(value)


def _choices(form: Form, item: Item, language: str) -> list[Choice]:
    if item.type is ItemType.BOOLEAN:
        return [Choice(value, option_text(form, item, value, language)) for value in (True, False)]
    return [Choice(o.value, _text(o.text, form, language), exclusive=o.exclusive) for o in item.options]


def _text(texts: Texts | None, form: Form, language: str) -> str:
    return in_language(texts, language, form.language) if texts else ""


def _shown(value: Answer) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _hint(item: Item) -> str:
    return {
        ItemType.INTEGER: translate("Rutinstod", "A whole number"),
        ItemType.DECIMAL: translate("Rutinstod", "A number, for example 2.5"),
        ItemType.DATE: translate("Rutinstod", "A date, for example 2026-11-22"),
    }.get(item.type, "")


def _typed(item: Item, text: str) -> tuple[Answer, ...]:
    text = text.strip()
    if not text:
        return ()
    if item.type is ItemType.INTEGER:
        return (int(text),)
    if item.type is ItemType.DATE:
        return (date.fromisoformat(text),)
    if item.type is ItemType.DECIMAL:
        try:
            return (Decimal(text.replace(",", ".")),)
        except InvalidOperation as problem:
            raise ValueError(text) from problem
    return (text,)


def _is_right_to_left(language: str) -> bool:
    return language.split("-", 1)[0] in {"ar", "fa", "he", "ur", "ckb", "ps"}
