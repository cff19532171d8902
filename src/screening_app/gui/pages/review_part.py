# SPDX-License-Identifier: EUPL-1.2
"""One form of the review: its questions in order with what was answered, its values, and what does not apply."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.forms.filling import AnswerState
from screening_app.core.forms.instances import Instance
from screening_app.core.scripts import is_right_to_left
from screening_app.core.views import PartView
from screening_app.gui.controls.beside import (
    answer_text,
    broken_at,
    cut_off_lines,
    is_shown_value,
    question_at,
    row_heading,
    value_text,
)
from screening_app.gui.controls.words import text_in, to_the_right
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import Card, Label, QuietButton, Rule, SecondaryButton, spaced

#: More questions that do not apply than this are folded away at first.
MOST_UNFOLDED = 8
#: So many lines are there when the page is first painted, more than any screen holds; then so many at a time.
LINES_FIRST = 20
LINES_AFTER = 10
_PAUSE_MS = 15


class PartReview(QWidget):
    """`chosen` carries the path of a question to go to."""

    chosen = Signal(str)

    def __init__(self, part: PartView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        rtl = is_right_to_left(part.language)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        column = QVBoxLayout(self)
        spaced(column, "close")
        asked = {place.path for place in part.filling.questions}
        self._shown = [p for p in part.filling.instances if p.path in asked or is_shown_value(part.filling, p)]
        self._done, self._row = 0, ""
        self._card = Card()
        if self._shown:
            column.addWidget(self._card)
        self._rest = QTimer(self)
        self._rest.setInterval(_PAUSE_MS)
        self._rest.timeout.connect(lambda: self._add_lines(LINES_AFTER))
        self._add_lines(LINES_FIRST)
        self._add_rules(column, asked)
        self._add_left_out(column, asked)
        to_the_right(self, part.language)

    def _add_lines(self, count: int) -> None:
        """Add the next lines. A long form fills the screen at once; what is below it follows while it is being read."""
        card, part = self._card, self._part
        for place in self._shown[self._done : self._done + count]:
            if card.body.count():
                card.body.addWidget(Rule())
            self._row = self._add_row_name(card, place, self._row)
            line = self._value(place) if is_shown_value(part.filling, place) else self._line(place)
            card.body.addWidget(line)
            to_the_right(line, part.language)
        self._done += count
        if self._done < len(self._shown):
            self._rest.start()
        else:
            self._rest.stop()

    def _add_row_name(self, card: Card, place: Instance, before: str) -> str:
        row = self._part.filling.row_of(place.path)
        here = row.path if row is not None else ""
        if row is not None and here != before:
            name = row_heading(self._part.form, self._part.filling, row, self._part.language)
            card.body.addWidget(Label(name, "small-title"))
        return here

    def _line(self, place: Instance) -> QWidget:
        part = self._part
        question = question_at(part.form, part.filling, place, part.language)
        state = part.filling.state_of(place.path)
        holder, words, across = _row(question)
        look = "caution" if state is AnswerState.BLANK else "strong"
        answer = answer_text(part.form, part.filling, place, part.language)
        if state is AnswerState.BLANK and place.item.required:
            answer = translate("Rutinstod", "No answer yet. The form needs one.")
        label = Label(answer, look)
        label.setObjectName(f"answer-{place.path}")
        words.addWidget(label)
        for severity, said in broken_at(part.form, part.filling, place.path, part.language):
            words.addWidget(Label(said, "small-problem" if severity == "error" else "caution"))
        button = SecondaryButton(translate("Rutinstod", "Change"), compact=True)
        button.setObjectName(f"change-{place.path}")
        button.setAccessibleName(translate("Rutinstod", "Change the answer to: {question}").format(question=question))
        button.clicked.connect(lambda: self.chosen.emit(place.path))
        across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _value(self, place: Instance) -> QWidget:
        part = self._part
        holder, words, _ = _row(question_at(part.form, part.filling, place, part.language))
        label = Label(value_text(part.form, part.filling, place, part.language), "strong")
        label.setObjectName(f"value-{place.path}")
        words.addWidget(label)
        for number, said in enumerate(cut_off_lines(part.form, place.item)):
            line = Label(said, "small-quiet")
            line.setObjectName(f"cut-off-{place.path}-{number}")
            words.addWidget(line)
        if place.item.help:
            # Where the form says what a number means, that stands with it.
            words.addWidget(Label(text_in(part.form, place.item.help, part.language), "small-quiet"))
        return holder

    def _add_rules(self, column: QVBoxLayout, asked: set[str]) -> None:
        for rule in self._part.filling.broken:
            if rule.path not in asked:
                words = text_in(self._part.form, rule.human, self._part.language)
                column.addWidget(Label(words, "problem" if rule.severity == "error" else "caution"))

    def _add_left_out(self, column: QVBoxLayout, asked: set[str]) -> None:
        part = self._part
        left = [p for p in part.filling.instances if p.item.is_asked and p.path not in asked]
        if not left:
            return
        title = QuietButton(
            counted(QT_TRANSLATE_NOOP("Rutinstod", "Not applicable with these answers (%n)", None, 1), len(left))
        )
        title.setObjectName("not-applicable")
        title.setCheckable(True)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignLeft)
        holder = QWidget()
        below = QVBoxLayout(holder)
        spaced(below, "hair")
        for place in left:
            below.addWidget(Label(question_at(part.form, part.filling, place, part.language), "small-quiet"))
        column.addWidget(holder)
        shown = len(left) <= MOST_UNFOLDED
        title.setChecked(shown)
        holder.setHidden(not shown)
        title.toggled.connect(lambda on: holder.setHidden(not on))


def _row(question: str) -> tuple[QWidget, QVBoxLayout, QHBoxLayout]:
    holder = QWidget()
    across = QHBoxLayout(holder)
    spaced(across, "near")
    words = QVBoxLayout()
    spaced(words, "hair")
    words.addWidget(Label(question, "small-quiet"))
    across.addLayout(words, 1)
    return holder, words, across
