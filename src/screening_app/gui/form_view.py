# SPDX-License-Identifier: EUPL-1.2
"""Draws one question of any form; knows the types of questions, and no form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.forms.definition import Answer, Form, Item, ItemType
from screening_app.core.forms.filling import AnswerState, Filling
from screening_app.core.forms.instances import Instance
from screening_app.core.forms.model import Control
from screening_app.errors import CannotNow, Code
from screening_app.gui.controls.beside import broken_at, group_of, question_at, row_heading, value_line, worked_out
from screening_app.gui.controls.controls import control_for
from screening_app.gui.controls.faults import fault_text
from screening_app.gui.controls.reading import UnreadableError
from screening_app.gui.controls.words import is_right_to_left, option_text, text_in, to_the_right
from screening_app.gui.text import translate
from screening_app.gui.widgets import Heading, Label, Notice, QuietButton, SecondaryButton, announce, spaced
from screening_app.gui.widgets.labels import IconMark

__all__ = ["QuestionView", "option_text"]


class QuestionView(QWidget):
    """One question with what introduces it, its help, its control and what is said about the answer.

    `answered(values, advance)`: a value was given; `advance` when by a number key, which also moves on.
    `declined(advance)`: "does not want to answer". `typed`: something is being written. `row_added` and `row_removed`
    carry the path of a group and of a row. Nothing is kept here: the page saves and shows anew.
    """

    answered = Signal(object, bool)
    declined = Signal(bool)
    typed = Signal()
    row_added = Signal(str)
    row_removed = Signal(str)

    def __init__(
        self, form: Form, filling: Filling, place: Instance, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.place, self.item = place, place.item
        self._form, self._language, self._filling = form, language, filling
        rtl = is_right_to_left(language)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        column = QVBoxLayout(self)
        spaced(column, "near")
        self._add_row_head(column)
        for text in introductions(form, filling, place.path, language):
            column.addWidget(Label(text, "body"))
        self.title = Heading(question_at(form, filling, place, language), "question")
        self.title.setObjectName("question")
        column.addWidget(self.title)
        self._help = Label(text_in(form, self.item.help, language), "quiet")
        self._help.setObjectName("question-help")
        column.addWidget(self._help)
        self._help.setHidden(not self.item.help)
        column.addSpacing(6)
        self._control = control_for(form, self.item, language, self.title.text())
        self._control.answered.connect(self._take)
        self._control.declined.connect(self.declined)
        self._control.typed.connect(self._written)
        column.addWidget(self._control)
        self._add_error()
        self._hint = Label(_hint(form, self.item, language), "small-quiet")
        self._hint.setObjectName("question-hint")
        self._control.put_below_field(self._hint)
        self._hint.setHidden(not self._hint.text())
        self._below = QVBoxLayout()
        spaced(self._below, "tight")
        column.addLayout(self._below)
        self._add_more(column)
        self.show_filling(filling)

    @property
    def texts(self) -> tuple[object, ...]:
        """What of the filling shapes the view beside the answer itself: another means that it is drawn anew."""
        return _shape(self._form, self._filling, self.place, self._language)

    def draws(self, form: Form, language: str) -> bool:
        """Whether this view draws a question of that form in that language."""
        return form == self._form and language == self._language

    def show_filling(self, filling: Filling) -> bool:
        """Show the answer as it now is and what follows from it; False if a new view is needed instead."""
        if _shape(self._form, filling, self.place, self._language) != self.texts:
            return False
        self._filling = filling
        path = self.place.path
        declined = filling.state_of(path) is AnswerState.DECLINED
        self._control.show_answer(filling.answers.get(path, ()), declined=declined)
        self.show_fault(None)
        self._show_below(filling)
        return True

    def focus_answer(self) -> None:
        """Put the focus where the answer is given."""
        self._control.focus_answer()

    def press_number(self, number: int) -> bool:
        """Choose by number key; False where the question has no such choice."""
        return self._control.press_number(number)

    def pending(self) -> tuple[Answer, ...] | None:
        """Return what stands typed but not yet given; None where the control answers at once.

        Raises UnreadableError, and CannotNow(ANSWER_REFUSED) for what the question does not accept.
        """
        values = self._control.pending()
        if values:
            self._filling.answered(self.place.path, values)
        return values

    def check(self) -> bool:
        """Whether what is written can be kept; if not, say why at the question and put the focus there."""
        try:
            self.pending()
        except (UnreadableError, CannotNow) as problem:
            self.show_problem(problem)
            return False
        self.show_fault(None)
        return True

    def show_problem(self, problem: UnreadableError | CannotNow) -> None:
        """Say at the question what is wrong with what is written."""
        kind = problem.kind if isinstance(problem, UnreadableError) else str(problem.facts.get("kind", ""))
        self.show_fault(fault_text(kind, self.item, self._language, self._form.language))
        self._control.focus_wrong()

    def show_fault(self, sentence: str | None) -> None:
        """Show a sentence about what is wrong and say it aloud; None takes it away."""
        self._error.setText(sentence or "")
        self._error_row.setHidden(not sentence)
        description = " ".join(filter(None, (sentence, self._hint.text(), self._unit_description())))
        self._control.tell(description, wrong=bool(sentence))
        if sentence:
            announce(self._error, sentence, at_once=True)

    def draft(self) -> str | None:
        """Return what is being written and the cursor's place; None for nothing that is not kept already."""
        return self._control.draft()

    def restore(self, draft: str) -> None:
        """Write what was being written when the program was locked."""
        self._control.restore(draft)

    def toggle_help(self) -> None:
        """Show or hide the help; it stays as it is until toggled again."""
        self.show_help(self._help.isHidden())

    def show_help(self, shown: bool) -> None:
        """Show or hide the help of a question that has some."""
        self._help.setHidden(not (shown and self.item.help))

    def _take(self, values: Sequence[Answer], by_number: bool) -> None:
        try:
            if values:
                self._filling.answered(self.place.path, values)
        except CannotNow as problem:
            if problem.code is not Code.ANSWER_REFUSED:
                raise
            self.show_problem(problem)
            return
        self.answered.emit(tuple(values), by_number)

    def _written(self) -> None:
        if not self._error_row.isHidden():
            self.show_fault(None)
        self.typed.emit()

    def _unit_description(self) -> str:
        return text_in(self._form, self.item.units[0].text, self._language) if len(self.item.units) == 1 else ""

    def _add_error(self) -> None:
        self._error = Label("", "small-problem")
        self._error.setObjectName("question-error")
        self._error_row = QWidget(self)
        across = QHBoxLayout(self._error_row)
        spaced(across, "tight")
        across.addWidget(IconMark("alert", "problem", 16), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._error, 1)
        self._control.put_below_field(self._error_row)

    def _add_row_head(self, column: QVBoxLayout) -> None:
        row = self._filling.row_of(self.place.path)
        if row is None:
            return
        line = QHBoxLayout()
        spaced(line, "near")
        heading = Heading(row_heading(self._form, self._filling, row, self._language), "section")
        heading.setObjectName("row")
        line.addWidget(heading, 1)
        if self._filling.can_remove_row(row.path):
            remove = QuietButton(translate("Rutinstod", "Remove this"), compact=True)
            remove.setObjectName("remove-row")
            remove.setAccessibleName(translate("Rutinstod", "Remove {row}").format(row=heading.text()))
            remove.clicked.connect(lambda: self._ask_to_remove(row, heading.text()))
            line.addWidget(remove)
        column.addLayout(line)
        self._sure = Notice(
            translate("Rutinstod", "Remove {row} with its answers?").format(row=heading.text()),
            "caution",
            button=translate("Rutinstod", "Remove"),
            closable=True,
        )
        self._sure.setObjectName("sure")
        self._sure.button.setObjectName("remove-row-now")
        self._sure.pressed.connect(lambda: self.row_removed.emit(row.path))
        self._sure.hide()
        column.addWidget(self._sure)

    def _ask_to_remove(self, row: Instance, _name: str) -> None:
        if any(path.startswith(f"{row.path}/") for path in (*self._filling.answers, *self._filling.declined)):
            self._sure.show()
            self._sure.button.setFocus()
        else:
            self.row_removed.emit(row.path)

    def _add_more(self, column: QVBoxLayout) -> None:
        row = self._filling.row_of(self.place.path)
        if row is None or not self._filling.ends_row(self.place.path):
            return
        group = group_of(row)
        if not self._filling.can_add_row(group):
            return
        name = text_in(self._form, row.item.text, self._language) or row.link_id
        more = SecondaryButton(
            translate("Rutinstod", "Add another: {group}").format(group=name), icon_name="plus", compact=True
        )
        more.setObjectName("add-row")
        more.clicked.connect(lambda: self.row_added.emit(group))
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_below(self, filling: Filling) -> None:
        while (taken := self._below.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for severity, words in broken_at(self._form, filling, self.place.path, self._language):
            notice = Notice(words, "problem" if severity == "error" else "caution")
            notice.setObjectName("broken")
            self._below.addWidget(notice)
        for place in worked_out(filling, self.place.path):
            line = Label(value_line(self._form, filling, place, self._language), "quiet")
            line.setObjectName(f"value-{place.path}")
            self._below.addWidget(line)
        to_the_right(self, self._language)


def introductions(form: Form, filling: Filling, path: str, language: str) -> tuple[str, ...]:
    """Return the texts shown above a question; a row's own heading and texts of units stand elsewhere."""
    row = filling.row_of(path)
    here = row.item if row is not None else None
    return tuple(
        text_in(form, item.text, language)
        for item in filling.introductions(path)
        if item is not here and item.control is not Control.UNIT and item.text
    )


def _shape(form: Form, filling: Filling, place: Instance, language: str) -> tuple[object, ...]:
    path = place.path
    row = filling.row_of(path)
    rows = filling.rows.get(group_of(row), 1) if row is not None else 0
    asked = question_at(form, filling, place, language)
    return (*introductions(form, filling, path, language), asked, rows, row is not None and filling.ends_row(path))


def _hint(form: Form, item: Item, language: str) -> str:
    asked = text_in(form, item.entry_format, language)
    if asked or item.options:
        return asked
    return {
        ItemType.INTEGER: translate("Rutinstod", "A whole number"),
        ItemType.DECIMAL: translate("Rutinstod", "A number, for example 2.5"),
        ItemType.DATE: translate("Rutinstod", "A date, for example 2026-11-22; a year alone will do"),
        ItemType.DATE_TIME: translate("Rutinstod", "Date and time, for example 2026-11-22 14.30"),
        ItemType.TIME: translate("Rutinstod", "A time, for example 14.30"),
        ItemType.URL: translate("Rutinstod", "An address, for example https://example.org"),
        ItemType.TEXT: translate("Rutinstod", "Enter begins a new line, Ctrl+Enter goes on"),
    }.get(item.type, "")
