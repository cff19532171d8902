# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire to read through: every question in order as the person sees it, and when it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.definition import Form, Item, ItemType
from screening_app.core.forms.gathering import Clause, gathered
from screening_app.core.forms.model import Control
from screening_app.core.scripts import is_right_to_left
from screening_app.gui.controls.beside import cut_off_lines
from screening_app.gui.controls.words import isolated, option_text, text_in, to_the_right
from screening_app.gui.phrases import DECLINES, OTHER, phrase
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Card, Heading, Label, SecondaryButton, spaced

#: How many items are laid out at first: a long form comes in pieces, so that the page opens at once.
_AT_A_TIME = 60


class FormReading(QWidget):
    """The questions of a form in one language, right to left where the language is; the rest on request."""

    def __init__(self, form: Form, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form, self._language = form, language
        self._numbers = numbers_of(form)
        self._items = [item for item in form.ordered if not (item.is_help or item.control is Control.UNIT)]
        self._shown = 0
        self._column = QVBoxLayout(self)
        spaced(self._column, "near")
        self._more = SecondaryButton("")
        self._more.setObjectName("read-more")
        self._more.clicked.connect(self._show_more)
        self._column.addWidget(self._more)
        self._show_more()

    def _show_more(self) -> None:
        for item in self._items[self._shown : self._shown + _AT_A_TIME]:
            self._column.insertWidget(self._column.count() - 1, self._drawn(item))
        self._shown += _AT_A_TIME
        left = max(0, len(self._items) - self._shown)
        self._more.setText(counted(QT_TRANSLATE_NOOP("Rutinstod", "Show %n more", None, 1), left))
        self._more.setVisible(left > 0)

    def _drawn(self, item: Item) -> QWidget:
        if item.type is ItemType.GROUP:
            return self._group(item)
        holder = Card() if item.is_question else QWidget()
        column = holder.body if isinstance(holder, Card) else QVBoxLayout(holder)
        if not isinstance(holder, Card):
            spaced(column, "hair")
        else:
            column.setSpacing(current().gap("tight"))
        for note in self._notes(item):
            column.addWidget(Label(note, "small-quiet"))
        column.addWidget(self._said(holder, item))
        return holder

    def _group(self, item: Item) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        spaced(column, "hair")
        for note in self._notes(item):
            column.addWidget(Label(note, "small-quiet"))
        words = text_in(self._form, item.text, self._language)
        if words:
            heading = Heading(words, "section")
            column.addWidget(heading)
            self._turn(heading)
        return holder

    def _said(self, _holder: QWidget, item: Item) -> QWidget:
        """Return what the person sees, in the direction of the language."""
        words = QWidget()
        column = QVBoxLayout(words)
        spaced(column, "tight")
        text = text_in(self._form, item.text, self._language) or item.link_id
        number = self._numbers.get(item.link_id)
        if item.is_question:
            heading = Label(f"{number}. {text}" if number else text, "strong")
            heading.setObjectName(f"read-{item.link_id}")
            column.addWidget(heading)
        else:
            column.addWidget(Label(text))
        if item.help:
            column.addWidget(Label(text_in(self._form, item.help, self._language), "quiet"))
        answers = self._answers(item)
        if answers:
            # A line that begins with Latin words would otherwise have its circle at the wrong side.
            mark = "\u200f" if is_right_to_left(self._language) else ""
            column.addWidget(Label("\n".join(mark + answer for answer in answers)))
        self._turn(words)
        return words

    def _turn(self, holder: QWidget) -> None:
        if is_right_to_left(self._language):
            holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            to_the_right(holder, self._language)

    def _answers(self, item: Item) -> list[str]:
        if not item.is_asked:
            return []
        mark = "☐" if item.repeats else "○"
        values = [True, False] if item.type is ItemType.BOOLEAN else [option.value for option in item.options]
        lines = [f"{mark}  {option_text(self._form, item, value, self._language)}" for value in values]
        if item.type is ItemType.OPEN_CHOICE:
            lines.append(f"{mark}  {phrase(OTHER, self._language)}")
        if not lines:
            lines.append(f"[ {_kind_words(item)} ]")
        return [*lines, f"{mark}  {phrase(DECLINES, self._language)}"]

    def _notes(self, item: Item) -> list[str]:
        """Return what staff should know and the person does not see."""
        notes = []
        if item.is_repeating_group:
            notes.append(translate("Rutinstod", "The questions below can be asked several times, once for each."))
        if item.hidden:
            notes.append(translate("Rutinstod", "Not shown to the person."))
        elif item.is_question and not item.is_asked:
            notes.append(translate("Rutinstod", "Worked out by the program; nobody is asked."))
        notes += cut_off_lines(self._form, item)
        rule = shown_if(self._form, item, self._numbers, self._language)
        return [*notes, rule] if rule else notes


def numbers_of(form: Form) -> dict[str, str]:
    """Return the number of each question that is asked, in order, as on paper."""
    asked = [item for item in form.ordered if item.is_asked]
    return {item.link_id: str(number) for number, item in enumerate(asked, 1)}


def shown_if(form: Form, item: Item, numbers: Mapping[str, str], language: str) -> str:
    """Return in a sentence when an item is asked; "" where it always is."""
    if item.enable_expression:
        return translate("Rutinstod", "Asked only in some cases: the program works it out.")
    if not item.conditions:
        return ""
    clauses = gathered(item.conditions, any_condition=item.any_condition)
    said = [_clause(form, clause, numbers, language) for clause in clauses]
    joined = (translate("Rutinstod", " or ") if item.any_condition else translate("Rutinstod", " and ")).join(said)
    return translate("Rutinstod", "Asked only if {rule}.").format(rule=joined)


def _clause(form: Form, clause: Clause, numbers: Mapping[str, str], language: str) -> str:
    key = clause.operator
    if key == "exists":
        key = "exists" if clause.answers[0] is True else "missing"
    words = {
        "exists": translate("Rutinstod", "question {number} has an answer"),
        "missing": translate("Rutinstod", "question {number} has no answer"),
        "=": translate("Rutinstod", "the answer to question {number} is {answer}"),
        "!=": translate("Rutinstod", "the answer to question {number} is not {answer}"),
        ">": translate("Rutinstod", "the answer to question {number} is more than {answer}"),
        "<": translate("Rutinstod", "the answer to question {number} is less than {answer}"),
        ">=": translate("Rutinstod", "the answer to question {number} is {answer} or more"),
        "<=": translate("Rutinstod", "the answer to question {number} is {answer} or less"),
    }[key]
    source = form.item(clause.questions[0])
    names = [
        translate("Rutinstod", "“{text}”").format(text=isolated(option_text(form, source, answer, language)))
        for answer in clause.answers
    ]
    called = [
        numbers.get(question) or isolated(text_in(form, form.item(question).text, language) or question)
        for question in clause.questions
    ]
    return words.format(number=_listed(called), answer=_listed(names))


def _listed(names: Sequence[str]) -> str:
    first = ", ".join(names[:-1])
    return translate("Rutinstod", " or ").join(filter(None, (first, names[-1])))


def _kind_words(item: Item) -> str:
    """Return what is written in the field of a question without options."""
    words = {
        ItemType.DATE: translate("Rutinstod", "a date"),
        ItemType.DATE_TIME: translate("Rutinstod", "a date and a time"),
        ItemType.TIME: translate("Rutinstod", "a time"),
        ItemType.INTEGER: translate("Rutinstod", "a whole number"),
        ItemType.DECIMAL: translate("Rutinstod", "a number"),
        ItemType.QUANTITY: translate("Rutinstod", "a number with a unit"),
    }
    return words.get(item.type, translate("Rutinstod", "own words"))
