# SPDX-License-Identifier: EUPL-1.2
"""Beginning a unit's own adaptation of the organisation's routine."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from screening_app.gui.pages.sheet import Sheet, back_key, only_once
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import Field, Label, PrimaryButton, announce, spaced

_LINE = 200


class AdaptPage(QWidget):
    """`left` carries the id of the organisation's routine, `made` that of the new draft."""

    left = Signal(str)
    made = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = ""
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Adapt for a unit"))
        outer.addWidget(self._place)
        back_key(self, self._leave)

    def open(self, routine_id: str) -> None:
        """Ask which unit it is for."""
        self._id = routine_id
        self._session.ask(self, lambda ws: ws.register.entry(routine_id).title, self._show)

    def _show(self, organisation: str) -> None:
        column = self._place.start()
        title = self._place.add_title(
            translate("Rutinstod", "Adapt for a unit: {title}").format(title=organisation), "adapt-title"
        )
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "The unit follows the organisation's routine and changes only what is different there. What the"
                    " organisation changes later reaches the unit, except in the parts that the unit has of its own.",
                )
            )
        )
        self._unit = QLineEdit(self._session.unit.name)
        self._unit.setObjectName("adapt-unit")
        self._unit.setMaxLength(_LINE)
        self._field = Field(
            translate("Rutinstod", "Unit"),
            self._unit,
            translate("Rutinstod", "Write its name as it stands at the top of the unit's own window."),
        )
        column.addWidget(self._field)
        self._title = QLineEdit()
        self._title.setObjectName("adapt-name")
        self._title.setMaxLength(_LINE)
        self._title_field = Field(translate("Rutinstod", "Title"), self._title)
        column.addWidget(self._title_field)
        self._place.add_back(self._leave)
        make = PrimaryButton(translate("Rutinstod", "Begin the draft"))
        make.setObjectName("adapt-now")
        make.clicked.connect(self._make)
        self._place.footer.add_end(make)
        self._unit.setFocus()
        announce(title, title.text())

    def _make(self) -> None:
        unit, name, routine_id = self._unit.text().strip(), self._title.text().strip(), self._id
        for field, text, error in (
            (self._field, unit, translate("Rutinstod", "Write the name of the unit.")),
            (self._title_field, name, translate("Rutinstod", "Write a title.")),
        ):
            field.set_error(None if text else error)
            if not text:
                field.input.setFocus()
                return
        self._session.ask(
            self, lambda ws: ws.register.adapt(routine_id, unit, name), self.made.emit, only_once(self.sender())
        )

    def _leave(self) -> None:
        self.left.emit(self._id)
