# SPDX-License-Identifier: EUPL-1.2
"""The coordinator's day: how much is left to do, as numbers only. Whom it is about cannot be opened from here."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.views import LeftToDo
from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import FigureTile, Heading, Label, spaced


class LeftToDoPage(QWidget):
    """Steps of the routine and promises to ask again, counted for the whole unit."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Left to do"), width="table", readable=True)
        outer.addWidget(self._place)

    def refresh(self) -> None:
        """Count anew."""
        self._session.ask(self, lambda ws: ws.conversations.left_to_do(), self._show)

    def _show(self, left: LeftToDo) -> None:
        column = self._place.start()
        title = Heading(translate("Rutinstod", "Left to do"), "title")
        title.setObjectName("left-to-do")
        column.addWidget(title)
        column.addWidget(
            Label(
                translate("Rutinstod", "Numbers for the whole unit. They say nothing of whom they are about."), "quiet"
            )
        )
        row = QHBoxLayout()
        spaced(row, "far")
        for number, text in (
            (left.steps, translate("Rutinstod", "steps of the routine not done yet")),
            (left.put_off, translate("Rutinstod", "of them put off to a day")),
            (left.overdue, translate("Rutinstod", "put off to a month that has passed")),
            (left.ask_again, translate("Rutinstod", "to ask again")),
        ):
            row.addWidget(FigureTile(str(number), text), 1)
        column.addLayout(row)
