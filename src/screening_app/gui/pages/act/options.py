# SPDX-License-Identifier: EUPL-1.2
"""A question with a few numbered answers on one line, and a day to be written or chosen in a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.gui.pages.paper_day import whole_day
from screening_app.gui.pages.today import long_date
from screening_app.gui.text import translate
from screening_app.gui.widgets import ButtonRow, Field, Label, SecondaryButton, spaced
from screening_app.gui.widgets.inputs_date import DayLine


class OptionRow(QWidget):
    """`chosen` carries the value of the option; its number key is drawn on it, the page presses it by `pick`."""

    chosen = Signal(object)

    def __init__(self, question: str, options: Sequence[tuple[object, str]], name: str) -> None:
        super().__init__()
        self._values = [value for value, _ in options]
        column = QVBoxLayout(self)
        spaced(column, "tight")
        column.addWidget(Label(question, "label"))
        row = ButtonRow()
        self._buttons: list[SecondaryButton] = []
        for number, (value, text) in enumerate(options, 1):
            button = SecondaryButton(text, hint=str(number), compact=True)
            button.setObjectName(f"{name}-{number}")
            button.setAccessibleName(f"{question} {text}")
            button.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            self._buttons.append(button)
            row.add(button)
        column.addWidget(row)

    def pick(self, number: int) -> bool:
        """Choose by number, counted from one; False if there is none."""
        if not 1 <= number <= len(self._values):
            return False
        self.chosen.emit(self._values[number - 1])
        return True

    def focus(self) -> None:
        """Put the focus on the first option."""
        self._buttons[0].setFocus()


class DayEntry(QWidget):
    """A line for a day with a button to keep it; `chosen` carries a day from `first` to `last`. None is proposed."""

    chosen = Signal(object)

    def __init__(self, label: str, name: str, first: date, last: date) -> None:
        super().__init__()
        self._first, self._last = first, last
        column = QVBoxLayout(self)
        spaced(column, "tight")
        self._day = DayLine(whole_day)
        self._day.line.setObjectName(f"{name}-day")
        self._day.line.returnPressed.connect(self._take)
        self._field = Field(label, self._day.line, translate("Rutinstod", "For example 2026-11-22"), row=self._day)
        column.addWidget(self._field)
        row = ButtonRow()
        keep = SecondaryButton(translate("Rutinstod", "Save the day"), hint="Enter", compact=True)
        keep.setObjectName(f"{name}-keep")
        keep.clicked.connect(self._take)
        row.add(keep)
        column.addWidget(row)

    def focus(self) -> None:
        """Put the focus on the line."""
        self._day.line.setFocus()

    def _take(self) -> None:
        day = whole_day(self._day.line.text())
        wrong = None
        if day is None:
            wrong = translate("Rutinstod", "Write the whole date, with day, month and year.")
        elif day < self._first:
            wrong = translate("Rutinstod", "That day has already been.")
        elif day > self._last:
            wrong = translate("Rutinstod", "That is further ahead than can be right. Look at the date again.")
        self._field.set_error(wrong)
        if wrong is None:
            self.chosen.emit(day)
        else:
            self.focus()


def days_ahead(today: date) -> list[tuple[object, str]]:
    """Return the days that steps are usually put off to, each with its date in words, and None for another one."""
    offered = ((1, translate("Rutinstod", "Tomorrow")), (7, translate("Rutinstod", "In a week")))
    days: list[tuple[object, str]] = [(today + timedelta(days), text) for days, text in offered]
    month = today + timedelta(30)
    in_a_month = translate("Rutinstod", "In a month, {date}").format(date=long_date(month).lower())
    return [*days, (month, in_a_month), (None, translate("Rutinstod", "Another day"))]
