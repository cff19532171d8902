# SPDX-License-Identifier: EUPL-1.2
"""The neutral text for the system of record: long or short, to copy or to print, and then marked as handed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from screening_app.core.records import DataMode, Stage
from screening_app.core.sentences import LONG, SHORT
from screening_app.core.views import ConversationView
from screening_app.errors import Code, ScreeningError
from screening_app.gui.lock import ClipboardCopy
from screening_app.gui.pages.sheet import ChoiceField, DateField, Sheet, back_key, only_once
from screening_app.gui.pages.today import long_date
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    ButtonRow,
    Card,
    Heading,
    Label,
    Notice,
    PassphraseField,
    PrimaryButton,
    SecondaryButton,
    announce,
    spaced,
)


class HandOverPage(QWidget):
    """The last stage. `ended` comes when the contact is finished."""

    changed = Signal(object)
    ended = Signal(str)

    def __init__(
        self, session: Session, clipboard: ClipboardCopy, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._clipboard = clipboard
        self._today = today
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
        self._compose()
        self._note.hide()
        self._show_end(view)
        announce(self._title, self._title.text())

    def _compose(self) -> None:
        if self._view is None:
            return
        key, template = self._view.conversation.id, self._length.value() or LONG
        self._text.clear()
        self._copy.setEnabled(False)
        self._session.ask(self, lambda ws: ws.conversations.hand_over_text(key, template), self._show_text)

    def _show_end(self, view: ConversationView) -> None:
        """Show the day to mark as handed over, or, once the contact has ended, the day on which it was."""
        conversation = view.conversation
        ended = conversation.handed_over_at is not None
        left = len(view.waiting)
        self._left.setVisible(left > 0 and not ended)
        words = QT_TRANSLATE_NOOP("Rutinstod", "%n step(s) of the routine are not done yet.", None, 1)
        after = (
            translate("Rutinstod", "They are gone when you end: put their days into the system of record.")
            if self._session.mode is DataMode.TALLY
            else translate("Rutinstod", "They stay on the page Today.")
        )
        self._left.set_text(f"{counted(words, left)} {after}")
        self._finish_button.setVisible(not ended)
        self._close.setVisible(ended)
        self._kept.setVisible(not ended)
        on = conversation.handed_over_on or (conversation.handed_over_at and conversation.handed_over_at.date())
        self._handed_over.setVisible(ended)
        if on:
            self._handed_over.setText(translate("Rutinstod", "Handed over {date}").format(date=long_date(on).lower()))
        self._day.set_range(conversation.started_at.date(), self._today(), self._today())
        self._day.setVisible(not ended)

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
        self._left = Notice("", "caution")
        self._left.setObjectName("steps-left")
        self._left.hide()
        column.addWidget(self._left)
        column.addWidget(self._make_length())
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
        self._add_password(column)
        self._note = Notice("", "info")
        self._note.setObjectName("hand-over-note")
        self._note.hide()
        column.addWidget(self._note)
        column.addWidget(self._text, 1)
        self._reminders = Card()
        self._reminders.body.addWidget(Heading(translate("Rutinstod", "Before you put it into the record"), "section"))
        column.addWidget(self._reminders)
        self._session.ask(self, lambda ws: ws.conversations.reminders(), self._show_reminders)
        self._build_end(column)

    def _add_password(self, column: QVBoxLayout) -> None:
        self._encrypt = QCheckBox(translate("Rutinstod", "Encrypt the PDF with a password"))
        self._encrypt.setObjectName("encrypt-pdf")
        self._encrypt.setChecked(True)
        column.addWidget(self._encrypt)
        self._password = PassphraseField(
            translate("Rutinstod", "Password for the file"),
            translate("Rutinstod", "At least 12 characters. Give it to the receiver another way than the file."),
        )
        self._password.input.setObjectName("pdf-password")
        self._encrypt.toggled.connect(self._password.setVisible)
        self._encrypt.setChecked(False)
        column.addWidget(self._password)

    def _make_length(self) -> ChoiceField:
        self._length = ChoiceField(translate("Rutinstod", "Length of the text"))
        self._length.setObjectName("length")
        names = {
            LONG: translate("Rutinstod", "Long: every answer"),
            SHORT: translate("Rutinstod", "Short: what was told"),
        }
        for template in self._session.templates:
            self._length.add(names.get(template, template), template)
        self._length.changed.connect(self._compose)
        return self._length

    def _build_end(self, column: QVBoxLayout) -> None:
        today = self._today()
        self._day = DateField(translate("Rutinstod", "Handed over on"), today, today, today)
        self._day.setObjectName("handed-over-on")
        column.addWidget(self._day)
        self._handed_over = Label("", "strong")
        self._handed_over.setObjectName("handed-over")
        self._handed_over.hide()
        column.addWidget(self._handed_over)
        self._kept = Label(
            translate("Rutinstod", "When you end, the answers are deleted; what remains is counted without any person.")
            if self._session.mode is DataMode.TALLY
            else translate(
                "Rutinstod",
                "When you end, the sealed conversation is kept under its case reference. How long is reckoned from the"
                " day it was handed over.",
            ),
            "small-quiet",
        )
        column.addWidget(self._kept)
        self._place.add_back(self._go_back)
        self._finish_button = PrimaryButton(translate("Rutinstod", "Mark as handed over and end"))
        self._finish_button.setObjectName("finish")
        self._finish_button.clicked.connect(self._finish)
        self._place.footer.add_end(self._finish_button)
        self._close = PrimaryButton(translate("Rutinstod", "Close"))
        self._close.setObjectName("close")
        self._close.clicked.connect(lambda: self.ended.emit("closed"))
        self._close.hide()
        self._place.footer.add_end(self._close)

    def _show_reminders(self, lines: tuple[str, ...]) -> None:
        for line in lines:
            self._reminders.body.addWidget(Label(f"– {line}", "body"))

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
        self._tell(
            translate(
                "Rutinstod",
                "Copied. Paste it under the protected heading. The clipboard is cleared after one minute.",
            )
        )

    def _save_pdf(self) -> None:
        if self._view is None:
            return
        key = self._view.conversation.id
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)) / "Rutinstöd"
        # No clock time and no day: in tally mode the text itself names the month only.
        month = f"{self._view.conversation.started_at:%Y-%m}"
        number = 1 + sum(1 for _ in folder.glob(f"rutinstod-{month}-*.pdf"))
        file = folder / f"rutinstod-{month}-{number}.pdf"
        template, password = self._length.value() or LONG, self._password.text if self._encrypt.isChecked() else ""
        if self._encrypt.isChecked() and not password:
            self._password.set_error(translate("Rutinstod", "Write a password, or save without one."))
            self._password.input.setFocus()
            return
        self._password.set_error(None)
        self._save.setEnabled(False)
        self._session.ask(
            self,
            lambda ws: ws.conversations.save_hand_over(key, file, template, password),
            lambda written: self._saved(written, encrypted=bool(password)),
            self._failed,
        )

    def _saved(self, file: Path, *, encrypted: bool) -> None:
        self._save.setEnabled(True)
        self._password.clear()
        text = (
            translate("Rutinstod", "Saved as {file}, encrypted. Without its password nobody can open it.")
            if encrypted
            else translate("Rutinstod", "Saved as {file}. The file is not encrypted: delete it when it is handed over.")
        )
        self._tell(text.format(file=file))

    def _failed(self, problem: ScreeningError) -> bool:
        self._save.setEnabled(True)
        if problem.code is not Code.PASSPHRASE_SHORT:
            return False
        self._password.set_error(translate("Rutinstod", "The password needs at least 12 characters."))
        self._password.input.setFocus()
        return True

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
            again, on = only_once(self.sender()), self._day.value()
            self._session.ask(
                self, lambda ws: ws.conversations.finish(key, on), lambda _: self.ended.emit("finished"), again
            )
