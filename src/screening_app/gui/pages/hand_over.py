# SPDX-License-Identifier: EUPL-1.2
"""The neutral text for the system of record: to copy, to print, and then to end the contact."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from screening_app.core.records import DataMode, Stage
from screening_app.core.views import ConversationView
from screening_app.gui.lock import ClipboardCopy
from screening_app.gui.pages.sheet import Sheet, back_key, only_once
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    ButtonRow,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    SecondaryButton,
    announce,
    spaced,
)


class HandOverPage(QWidget):
    """The last stage. `ended` comes when the contact is finished."""

    changed = Signal(object)
    ended = Signal(str)

    def __init__(self, session: Session, clipboard: ClipboardCopy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._clipboard = clipboard
        self._view: ConversationView | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Hand-over"))
        outer.addWidget(self._place)
        self._build()
        back_key(self, self._go_back)

    def show_view(self, view: ConversationView) -> None:
        """Compose the text anew, so that steps marked since are in it."""
        self._view = view
        key = view.conversation.id
        self._text.clear()
        self._copy.setEnabled(False)
        self._session.ask(self, lambda ws: ws.conversations.hand_over_text(key), self._show_text)
        self._note.hide()
        announce(self._title, self._title.text())

    def _build(self) -> None:
        column = self._place.start()
        self._title = Heading(translate("Rutinstod", "Hand over to the system of record"), "question")
        self._title.setObjectName("hand-over")
        column.addWidget(self._title)
        column.addWidget(
            Label(
                translate(
                    "Rutinstod", "Paste the text under the protected heading. Nothing is sent from this program."
                ),
                "body",
            )
        )
        self._text = QPlainTextEdit()
        self._text.setObjectName("hand-over-text")
        self._text.setAccessibleName(translate("Rutinstod", "Text to hand over"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        # The style sheet sets a least height for every input, which wins over setMinimumHeight.
        self._text.setStyleSheet(f"QPlainTextEdit {{ min-height: {current().gap(300)}px }}")
        row = ButtonRow()
        self._copy = SecondaryButton(translate("Rutinstod", "Copy the text"), icon_name="copy")
        self._copy.setObjectName("copy")
        self._copy.clicked.connect(self._copy_text)
        self._save = SecondaryButton(translate("Rutinstod", "Save as PDF"), icon_name="download")
        self._save.setObjectName("save-pdf")
        self._save.clicked.connect(self._save_pdf)
        row.add(self._copy)
        row.add(self._save)
        if self._session.mode is DataMode.CASE:
            correct = SecondaryButton(translate("Rutinstod", "Correct something"))
            correct.setObjectName("correct")
            correct.clicked.connect(self._correct)
            row.add(correct)
        column.addWidget(row)
        self._note = Notice("", "info")
        self._note.setObjectName("hand-over-note")
        self._note.hide()
        column.addWidget(self._note)
        column.addWidget(self._text, 1)
        kept = (
            translate("Rutinstod", "When you end, the answers are deleted; one counted row without any person remains.")
            if self._session.mode is DataMode.TALLY
            else translate("Rutinstod", "When you end, the sealed conversation is kept under its case reference.")
        )
        column.addWidget(Label(kept, "small-quiet"))
        back = SecondaryButton(translate("Rutinstod", "Back"), hint="Alt+←")
        back.setObjectName("back")
        back.clicked.connect(self._go_back)
        self._place.footer.add(back)
        finish = PrimaryButton(translate("Rutinstod", "End the contact"))
        finish.setObjectName("finish")
        finish.clicked.connect(self._finish)
        self._place.footer.add_end(finish)

    def _show_text(self, text: str) -> None:
        self._text.setPlainText(text)
        self._copy.setEnabled(True)
        self._copy.setFocus()

    def _correct(self) -> None:
        from screening_app.gui.dialogs.correct import CorrectDialog

        if self._view is not None:
            view = self._view
            dialog = CorrectDialog(self._session, view.conversation.id, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.corrected.connect(lambda _: self.show_view(view))
            dialog.open()

    def _copy_text(self) -> None:
        self._clipboard.copy(self._text.toPlainText())
        self._tell(translate("Rutinstod", "Copied. The clipboard is cleared after one minute."))

    def _save_pdf(self) -> None:
        if self._view is None:
            return
        key = self._view.conversation.id
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)) / "Rutinstöd"
        # No clock time and no day: in tally mode the text itself names the month only.
        month = f"{self._view.conversation.started_at:%Y-%m}"
        number = 1 + sum(1 for _ in folder.glob(f"rutinstod-{month}-*.pdf"))
        file = folder / f"rutinstod-{month}-{number}.pdf"
        self._save.setEnabled(False)
        self._session.ask(self, lambda ws: ws.conversations.save_hand_over(key, file), self._saved, self._failed)

    def _saved(self, file: Path) -> None:
        self._save.setEnabled(True)
        self._tell(
            translate(
                "Rutinstod", "Saved as {file}. The file is not encrypted: delete it when it is handed over."
            ).format(file=file)
        )

    def _failed(self, _problem: object) -> bool:
        self._save.setEnabled(True)
        return False

    def _tell(self, text: str) -> None:
        self._note.set_text(text)
        self._note.show()

    def _go_back(self) -> None:
        if self._view is not None:
            key = self._view.conversation.id
            self._session.ask(self, lambda ws: ws.conversations.go_to_stage(key, Stage.ACT), self.changed.emit)

    def _finish(self) -> None:
        if self._view is not None:
            key = self._view.conversation.id
            again = only_once(self.sender())
            self._session.ask(
                self, lambda ws: ws.conversations.finish(key), lambda _: self.ended.emit("finished"), again
            )
