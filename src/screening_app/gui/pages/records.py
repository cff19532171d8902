# SPDX-License-Identifier: EUPL-1.2
"""Case mode only: look up the conversations of one case by its reference, and by nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from screening_app.core.records import Conversation, Outcome
from screening_app.errors import ScreeningError
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.problems import sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    ButtonRow,
    EmptyState,
    Field,
    Notice,
    PrimaryButton,
    SimpleTable,
    TableRow,
    spaced,
)


class RecordsPage(QWidget):
    """`opened` carries the conversation view to show."""

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Contacts"), width="table")
        outer.addWidget(self._place)
        column = self._place.body
        self._place.add_title(translate("Rutinstod", "Contacts"), "records")
        self._line = QLineEdit()
        self._line.setObjectName("find-reference")
        self._line.returnPressed.connect(self._find)
        self._field = Field(
            translate("Rutinstod", "Case reference"),
            self._line,
            translate("Rutinstod", "Records are found by the unit's own case reference only."),
        )
        column.addWidget(self._field)
        find = PrimaryButton(translate("Rutinstod", "Find"), hint="Enter")
        find.setObjectName("find")
        find.clicked.connect(self._find)
        row = ButtonRow()
        row.add(find)
        column.addWidget(row)
        self._table = SimpleTable(
            translate("Rutinstod", "Contacts"),
            [translate("Rutinstod", "Begun"), translate("Rutinstod", "Outcome"), translate("Rutinstod", "State")],
        )
        self._table.setObjectName("found")
        self._table.pressed.connect(self._open)
        self._none = EmptyState("search", translate("Rutinstod", "There is no contact with that reference."))
        self._ended: set[str] = set()
        self._done = Notice("", "info")
        self._done.setObjectName("records-done")
        for part in (self._done, self._table, self._none):
            part.hide()
            column.addWidget(part)
        column.addStretch(1)

    def refresh(self) -> None:
        """Be ready for a new search."""
        self._line.setFocus()

    def _find(self) -> None:
        reference = self._line.text()
        self._field.set_error(None)
        self._session.ask(self, lambda ws: ws.conversations.find(reference), self._show, self._refused)

    def _refused(self, problem: ScreeningError) -> bool:
        self._table.hide()
        self._none.hide()
        self._field.set_error(sentence(problem))
        return True

    def _correct(self, key: str) -> None:
        from screening_app.gui.dialogs.correct import CorrectDialog

        dialog = CorrectDialog(self._session, key, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.corrected.connect(self._corrected)
        dialog.open()

    def _corrected(self, _correction: object) -> None:
        self._done.set_text(translate("Rutinstod", "The correction is kept beside what was sealed."))
        self._done.show()

    def _show(self, found: tuple[Conversation, ...]) -> None:
        self._done.hide()
        self._ended = {c.id for c in found if c.handed_over_at}
        self._table.setVisible(bool(found))
        self._none.setVisible(not found)
        self._table.show_rows(
            [
                TableRow(
                    c.id,
                    (
                        f"{c.started_at:%Y-%m-%d %H.%M}",
                        name_of(c.outcome) if c.outcome else "–",
                        _state(c),
                    ),
                    _way_on(c),
                )
                for c in found
            ]
        )

    def _open(self, key: object) -> None:
        if str(key) in self._ended:
            self._correct(str(key))
            return
        self._session.ask(self, lambda ws: ws.conversations.get(str(key)), self.opened.emit)


def _way_on(conversation: Conversation) -> str:
    if not conversation.handed_over_at:
        return translate("Rutinstod", "Go on")
    # An attempt that was never asked has nothing in it to correct.
    return "" if conversation.outcome is Outcome.NOT_ASKED else translate("Rutinstod", "Correct")


def _state(conversation: Conversation) -> str:
    if conversation.handed_over_at:
        return translate("Rutinstod", "Ended")
    return translate("Rutinstod", "Sealed") if conversation.is_sealed else translate("Rutinstod", "Unfinished")
