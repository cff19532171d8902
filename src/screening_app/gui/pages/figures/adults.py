# SPDX-License-Identifier: EUPL-1.2
"""The number of adults in the municipality: asked for beside the sheets that reckon cases per 10,000 adults."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from screening_app.gui.text import translate
from screening_app.gui.widgets import ButtonRow, Card, Field, SecondaryButton
from screening_app.workspace.figures import MOST_ADULTS


class AdultsCard(Card):
    """One field with where the number is found; `given` carries the number, 0 for none."""

    given = Signal(int)

    def __init__(self, year: int, adults: int | None) -> None:
        super().__init__()
        self._line = QLineEdit("" if adults is None else str(adults))
        self._line.setObjectName("adults")
        self._line.returnPressed.connect(self._give)
        self._field = Field(
            translate("Rutinstod", "Adults in the municipality, 31 December {year}").format(year=year),
            self._line,
            translate(
                "Rutinstod",
                "18 and older. The number is found at SCB: scb.se, the Statistical Database, Population by region and"
                " age. Leave it empty where no rate is wanted. A published year becomes a new edition, with the same"
                " protected numbers.",
            ),
        )
        self.body.addWidget(self._field)
        save = SecondaryButton(translate("Rutinstod", "Save the number"))
        save.setObjectName("save-adults")
        save.clicked.connect(self._give)
        row = ButtonRow()
        row.add(save)
        self.body.addWidget(row)

    def _give(self) -> None:
        digits = "".join(self._line.text().split())
        right = not digits or (digits.isdecimal() and int(digits) <= MOST_ADULTS)
        self._field.set_error(None if right else translate("Rutinstod", "Write a whole number of people."))
        if right:
            self.given.emit(int(digits or 0))
