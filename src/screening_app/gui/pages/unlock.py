# SPDX-License-Identifier: EUPL-1.2
"""The page that opens a store: user and passphrase, one's own passphrase the first time, or two recovery shares."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from screening_app.errors import Code, ScreeningError
from screening_app.gui.pages.shares import ShareField, no_word_of_any
from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.problems import advice, sentence
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import (
    ButtonRow,
    Field,
    Heading,
    Label,
    PassphraseField,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    spaced,
)


class UnlockPage(QWidget):
    """User and passphrase, or what stands in their place.

    `requested(user, passphrase, new)`, where `new` is empty but for the first time; `recovery_requested(shares, user,
    passphrase)`; `restore_requested` asks for a backup.
    """

    requested = Signal(str, str, str)
    recovery_requested = Signal(object, str, str)
    restore_requested = Signal()

    def __init__(self, reason: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Unlock"))
        outer.addWidget(self._place)
        self._waiting = 0
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)
        self._first = ("", "")
        self._passphrase = PassphraseField("")
        self._again: PassphraseField | None = None
        self._show_log_in(reason)

    def show_problem(self, problem: ScreeningError) -> None:
        """Say what stood in the way and let the user try again."""
        self._onward.setEnabled(True)
        if problem.code is Code.PASSPHRASE_FIRST:
            self._show_first()
            return
        self._problem.set_text("\n".join(filter(None, (sentence(problem), advice(problem)))))
        self._problem.show()
        self._clear()
        if problem.code is Code.LOG_IN_TOO_SOON:
            self._wait(int(str(problem.facts.get("seconds", 1))))

    def _show_log_in(self, reason: str = "") -> None:
        column = self._begin(translate("Rutinstod", "Unlock"), "unlock")
        if reason:
            column.addWidget(Label(reason, "quiet"))
        self._add_account(column, translate("Rutinstod", "Passphrase"))
        self._passphrase.submitted.connect(self._request)
        self._onward = PrimaryButton(translate("Rutinstod", "Unlock"), hint="Enter")
        self._onward.setObjectName("unlock-now")
        self._onward.clicked.connect(self._request)
        forgotten = QuietButton(translate("Rutinstod", "Forgotten passphrase"), compact=False)
        forgotten.setObjectName("forgotten")
        forgotten.clicked.connect(self._show_recovery)
        restore = QuietButton(translate("Rutinstod", "Restore a backup"), compact=False)
        restore.setObjectName("to-restore")
        restore.clicked.connect(self.restore_requested)
        self._add_buttons(forgotten, restore)
        self._focus(self._user)

    def _show_first(self) -> None:
        """Let the owner of a new account choose a passphrase that nobody else knows."""
        self._first = (self._user.text(), self._passphrase.text)
        column = self._begin(translate("Rutinstod", "Choose your own passphrase"), "first-log-in")
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "The passphrase you were given has done its work. From now on only you know the one that opens your"
                    " account.",
                )
            )
        )
        self._passphrase = PassphraseField(
            translate("Rutinstod", "New passphrase"),
            translate("Rutinstod", "At least 12 characters. Four or five words that you remember are best."),
        )
        self._passphrase.input.setObjectName("own-passphrase")
        self._again = PassphraseField(translate("Rutinstod", "The passphrase again"))
        self._again.input.setObjectName("own-passphrase-again")
        self._again.submitted.connect(self._request_first)
        column.addWidget(self._passphrase)
        column.addWidget(self._again)
        self._onward = PrimaryButton(translate("Rutinstod", "Set the passphrase and unlock"))
        self._onward.setObjectName("set-own-passphrase")
        self._onward.clicked.connect(self._request_first)
        self._add_buttons(self._back_button())
        self._focus(self._passphrase.input)

    def _show_recovery(self) -> None:
        column = self._begin(translate("Rutinstod", "Open with two recovery shares"), "recover")
        column.addWidget(
            Label(translate("Rutinstod", "Type the words of any two shares, then choose a new passphrase."), "quiet")
        )
        self._shares = []
        for number in (1, 2):
            field = ShareField(translate("Rutinstod", "Words of share {number}").format(number=number), no_word_of_any)
            field.input.setObjectName(f"recover-{number}")
            self._shares.append(field)
            column.addWidget(field)
        self._add_account(column, translate("Rutinstod", "New passphrase"))
        self._onward = PrimaryButton(translate("Rutinstod", "Open and set the passphrase"))
        self._onward.setObjectName("recover-now")
        self._onward.clicked.connect(self._request_recovery)
        self._add_buttons(self._back_button())
        self._focus(self._shares[0].input)

    def _back_button(self) -> QWidget:
        back = SecondaryButton(translate("Rutinstod", "Back"))
        back.setObjectName("back-to-unlock")
        back.clicked.connect(self._back_to_log_in)
        return back

    def _back_to_log_in(self) -> None:
        self._first = ("", "")
        self._show_log_in()

    def _begin(self, heading: str, name: str) -> QVBoxLayout:
        column = self._place.start()
        self._again = None
        title = Heading(heading, "title")
        title.setObjectName(name)
        column.addWidget(title)
        self._problem = self._place.add_problem("unlock-problem")
        return column

    def _add_buttons(self, *beside: QWidget) -> None:
        self._place.space("tight")
        row = ButtonRow()
        row.add(self._onward)
        for each in beside:
            row.add(each)
        self._place.body.addWidget(row)
        self._onward_text = self._onward.text()
        self._count_down()

    def _focus(self, field: QWidget) -> None:
        self.setFocusProxy(field)
        field.setFocus()

    def _add_account(self, column: QVBoxLayout, label: str) -> None:
        self._user = QLineEdit()
        self._user.setObjectName("user")
        column.addWidget(Field(translate("Rutinstod", "User name"), self._user))
        self._passphrase = PassphraseField(label)
        self._passphrase.input.setObjectName("passphrase")
        column.addWidget(self._passphrase)

    def _clear(self) -> None:
        for field in (self._passphrase, self._again):
            if field is not None:
                field.clear()
        self._passphrase.input.setFocus()

    # ---- waiting after failures

    def _wait(self, seconds: int) -> None:
        self._waiting = seconds + 1
        self._tick.start()
        self._count_down()

    def _count_down(self) -> None:
        self._waiting = max(0, self._waiting - 1)
        self._onward.setEnabled(not self._waiting)
        if self._waiting:
            self._onward.setText(counted(QT_TRANSLATE_NOOP("Rutinstod", "Wait %n second(s)", None, 1), self._waiting))
            return
        self._tick.stop()
        self._onward.setText(self._onward_text)

    # ---- requests

    def _request(self) -> None:
        if self._onward.isEnabled():
            self._onward.setEnabled(False)
            self.requested.emit(self._user.text(), self._passphrase.text, "")

    def _request_first(self) -> None:
        if self._again is None or not self._onward.isEnabled():
            return
        if self._passphrase.text != self._again.text or not self._again.text:
            self._again.set_error(translate("Rutinstod", "The two passphrases are not the same."))
            self._again.input.setFocus()
            return
        self._again.set_error(None)
        self._onward.setEnabled(False)
        self.requested.emit(*self._first, self._passphrase.text)

    def _request_recovery(self) -> None:
        self._onward.setEnabled(False)
        shares = tuple(" ".join(field.words) for field in self._shares)
        self.recovery_requested.emit(shares, self._user.text(), self._passphrase.text)
