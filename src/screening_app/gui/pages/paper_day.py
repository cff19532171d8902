# SPDX-License-Identifier: EUPL-1.2
"""The way in for a form that was filled in on paper: a quiet button, then the day on which it was asked."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.gui.controls.reading import UnreadableError, read_date
from screening_app.gui.text import translate
from screening_app.gui.widgets import Card, Field, QuietButton, SecondaryButton, spaced
from screening_app.gui.widgets.inputs_date import DayLine

#: An older form belongs to a year whose figures are done.
OLDEST_DAYS = 730


class PaperDay(QWidget):
    """`chosen` carries the day on which the form was filled in; no day is proposed, as it is rarely today."""

    chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        column = QVBoxLayout(self)
        spaced(column, "tight")
        self._open = QuietButton(translate("Rutinstod", "Enter a paper form"), icon_name="doc")
        self._open.setObjectName("enter-paper")
        self._open.clicked.connect(self._show)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignRight)
        self._card = Card()
        self._day = DayLine(whole_day)
        self._day.line.setObjectName("paper-day")
        self._field = Field(
            translate("Rutinstod", "Day on which it was filled in"),
            self._day.line,
            translate("Rutinstod", "For example 2026-11-22. The day of entry is noted by itself."),
            row=self._day,
        )
        self._card.body.addWidget(self._field)
        buttons = QHBoxLayout()
        spaced(buttons, "tight")
        go_on = SecondaryButton(translate("Rutinstod", "Go on to the paper form"), compact=True)
        go_on.setObjectName("paper-begin")
        go_on.clicked.connect(self._choose)
        cancel = QuietButton(translate("Rutinstod", "Cancel"))
        cancel.setObjectName("paper-cancel")
        cancel.clicked.connect(self._hide)
        self._day.line.returnPressed.connect(self._choose)
        buttons.addWidget(go_on)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        self._card.body.addLayout(buttons)
        self._card.hide()
        column.addWidget(self._card)

    def _show(self) -> None:
        self._card.show()
        self._open.hide()
        self._day.line.setFocus()

    def _hide(self) -> None:
        self._day.line.clear()
        self._field.set_error(None)
        self._open.show()
        self._open.setFocus()
        self._card.hide()

    def _choose(self) -> None:
        day = whole_day(self._day.line.text())
        wrong = None
        if day is None:
            wrong = translate("Rutinstod", "Write the whole date, with day, month and year.")
        elif day > self._today:
            wrong = translate("Rutinstod", "That day has not been yet.")
        elif day < self._today - timedelta(days=OLDEST_DAYS):
            wrong = translate("Rutinstod", "That is more than two years ago. Look at the year again.")
        self._field.set_error(wrong)
        if wrong is None:
            self.chosen.emit(day)
        else:
            self._day.line.setFocus()


def whole_day(text: str) -> date | None:
    """Return the day that was written, None if it is no whole date."""
    try:
        day = read_date(text)
    except UnreadableError:
        return None
    return day if isinstance(day, date) else None
