# SPDX-License-Identifier: EUPL-1.2
"""The very first start: make a store, keep its recovery shares safe, and only then begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from screening_app import workspace as workspaces
from screening_app.core.records import DataMode, UnitKind
from screening_app.errors import Code, ScreeningError
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import ChoiceField, Sheet
from screening_app.gui.problems import advice, sentence
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    ButtonRow,
    Card,
    Field,
    Heading,
    Label,
    Notice,
    PassphraseField,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    WrappingRow,
    announce,
    spaced,
)

#: What is wrong with the files, where the way out is worth as much as what is wrong.
_WAY_OUT_TOLD = frozenset(
    {
        Code.KEY_FILE_DAMAGED,
        Code.KEY_FILE_MISSING,
        Code.KEY_FILE_OLD,
        Code.STORE_DAMAGED,
        Code.STORE_MISMATCH,
        Code.STORE_NEWER,
        Code.STORE_READ_ONLY,
        Code.DISK_FULL,
        Code.DISK_FAILED,
    }
)


class SetUpPage(QWidget):
    """Ask for unit, mode and first account. `requested` carries a NewStore; `restore_requested` asks for a backup."""

    requested = Signal(object)
    restore_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "First start"), width="table")
        outer.addWidget(self._place)
        column = self._place.body
        title = Heading(translate("Rutinstod", "Set up the unit"), "title")
        title.setObjectName("set-up")
        column.addWidget(title)
        column.addWidget(
            Label(
                translate("Rutinstod", "Done once. Everything is kept encrypted on this computer and nowhere else."),
                "quiet",
            )
        )
        self._problem = Notice("", "problem")
        self._problem.setObjectName("set-up-problem")
        self._problem.hide()
        column.addWidget(self._problem)
        columns = QWidget()
        row = WrappingRow(columns)
        unit, account = self._unit_column(), self._account_column()
        unit.setFixedWidth(current().gap(534))
        account.setFixedWidth(current().gap(500))
        # As tall as its neighbour, so that both begin at the same height.
        unit.setMinimumHeight(account.sizeHint().height())
        row.addWidget(unit)
        row.addWidget(account)
        column.addWidget(columns)
        self._create = PrimaryButton(translate("Rutinstod", "Set up"))
        self._create.setObjectName("create")
        self._create.clicked.connect(self._request)
        back_up = QuietButton(translate("Rutinstod", "Restore a backup"), compact=False)
        back_up.setObjectName("to-restore")
        back_up.clicked.connect(self.restore_requested)
        self._place.footer.add(back_up)
        self._place.footer.add_end(self._create)
        self.setFocusProxy(self._unit)

    def _unit_column(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        spaced(column, "close")
        column.setContentsMargins(0, 0, current().gap("far"), 0)
        self._unit = QLineEdit()
        self._unit.setObjectName("unit-name")
        column.addWidget(Field(translate("Rutinstod", "Name of the unit"), self._unit))
        self._kind = ChoiceField(translate("Rutinstod", "Kind of unit"))
        self._kind.setObjectName("unit-kind")
        for kind in UnitKind:
            self._kind.add(name_of(kind), kind)
        self._kind.changed.connect(self._offer_modes)
        column.addWidget(self._kind)
        self._mode = ChoiceField(
            translate("Rutinstod", "How much is kept"),
            translate(
                "Rutinstod",
                "Tally mode keeps counts only, nothing about a person. Case mode keeps sealed answers under a case"
                " reference. This cannot be changed later.",
            ),
        )
        self._mode.setObjectName("mode")
        column.addWidget(self._mode)
        self._offer_modes()
        column.addStretch(1)
        return holder

    def _account_column(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        spaced(column, "close")
        self._user = QLineEdit()
        self._user.setObjectName("user")
        column.addWidget(
            Field(
                translate("Rutinstod", "Your user name"),
                self._user,
                translate("Rutinstod", "You become screener and administrator."),
            )
        )
        self._first = PassphraseField(
            translate("Rutinstod", "Passphrase"),
            translate("Rutinstod", "At least 12 characters. Four or five words that you remember are best."),
        )
        self._first.input.setObjectName("passphrase")
        self._again = PassphraseField(translate("Rutinstod", "The passphrase again"))
        self._again.input.setObjectName("passphrase-again")
        self._again.submitted.connect(self._request)
        column.addWidget(self._first)
        column.addWidget(self._again)
        column.addStretch(1)
        return holder

    def show_problem(self, problem: ScreeningError) -> None:
        """Say what stood in the way; what was typed stays, but for the passphrase."""
        self._create.setEnabled(True)
        self._problem.set_text(sentence(problem))
        self._problem.show()
        for field in (self._first, self._again):
            field.clear()
        self._first.input.setFocus()
        self._place.to_top()

    def _offer_modes(self) -> None:
        maternity = self._kind.value() == UnitKind.MATERNITY.value
        self._mode.clear()
        self._mode.add(name_of(DataMode.TALLY), DataMode.TALLY)
        if not maternity:
            self._mode.add(name_of(DataMode.CASE), DataMode.CASE)

    def _request(self) -> None:
        if self._first.text != self._again.text:
            self._again.set_error(translate("Rutinstod", "The two passphrases are not the same."))
            self._again.input.setFocus()
            return
        self._again.set_error(None)
        self._create.setEnabled(False)
        self._problem.hide()
        self.requested.emit(
            workspaces.NewStore(
                DataMode(self._mode.value()),
                self._unit.text(),
                UnitKind(self._kind.value()),
                self._user.text(),
                self._first.text,
            )
        )


class RecoveryPage(QWidget):
    """Show the three shares once, to be printed and parted. `kept` comes when the user says that they are."""

    kept = Signal()
    sheet_requested = Signal(object)

    def __init__(self, shares: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Recovery shares"))
        outer.addWidget(self._place)
        column = self._place.body
        title = Heading(translate("Rutinstod", "Print the recovery shares"), "title")
        title.setObjectName("recovery")
        column.addWidget(title)
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "Any two of the three open the unit if a passphrase is lost. They are shown now and never again."
                    " Give them to three people, for example the head of unit, the registrar and IT.",
                )
            )
        )
        row = ButtonRow()
        self._save = SecondaryButton(translate("Rutinstod", "Save as PDF to print"), icon_name="download")
        self._save.setObjectName("save-shares")
        self._save.clicked.connect(self._request_sheet)
        row.add(self._save)
        column.addWidget(row)
        self._note = Notice("", "caution")
        self._note.setObjectName("shares-note")
        self._note.hide()
        column.addWidget(self._note)
        self._sure = QCheckBox(translate("Rutinstod", "The shares are printed and kept apart"))
        self._sure.setObjectName("shares-kept")
        column.addWidget(self._sure)
        for number, share in enumerate(shares, 1):
            card = Card()
            card.body.addWidget(Label(translate("Rutinstod", "Share {number}").format(number=number), "strong"))
            words = Label(share, "body")
            words.setObjectName(f"share-{number}")
            card.body.addWidget(words)
            column.addWidget(card)
        onward = PrimaryButton(translate("Rutinstod", "Go on"))
        onward.setObjectName("shares-done")
        onward.setEnabled(False)
        self._sure.toggled.connect(onward.setEnabled)
        onward.clicked.connect(self.kept)
        self._place.footer.add_end(onward)
        self.setFocusProxy(self._save)
        announce(title, title.text())

    def show_saved(self, file: Path) -> None:
        """Say where the PDF lies and what to do with it."""
        self._note.set_text(
            translate("Rutinstod", "Saved as {file}. Print it, then delete the file: it opens the unit.").format(
                file=file
            )
        )
        self._note.show()

    def _request_sheet(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.sheet_requested.emit(Path(folder) / "Rutinstöd" / "rutinstod.pdf")


class UnlockPage(QWidget):
    """User and passphrase. `requested(user, passphrase)`, `recovery_requested(shares, user, passphrase)`.

    `restore_requested` asks for a backup.
    """

    requested = Signal(str, str)
    restore_requested = Signal()
    recovery_requested = Signal(object, str, str)

    def __init__(self, reason: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Unlock"))
        outer.addWidget(self._place)
        self._show_log_in(reason)

    def show_problem(self, problem: ScreeningError) -> None:
        """Say what stood in the way and let the user try again."""
        self._onward.setEnabled(True)
        told = (sentence(problem), advice(problem) if problem.code in _WAY_OUT_TOLD else None)
        self._problem.set_text("\n".join(filter(None, told)))
        self._problem.show()
        self._passphrase.clear()
        self._passphrase.input.setFocus()

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

    def _show_recovery(self) -> None:
        column = self._begin(translate("Rutinstod", "Open with two recovery shares"), "recover")
        column.addWidget(
            Label(translate("Rutinstod", "Type the words of any two shares, then choose a new passphrase."), "quiet")
        )
        self._shares = []
        for number in (1, 2):
            line = QLineEdit()
            line.setObjectName(f"recover-{number}")
            self._shares.append(line)
            column.addWidget(Field(translate("Rutinstod", "Words of share {number}").format(number=number), line))
        self._add_account(column, translate("Rutinstod", "New passphrase"))
        self._onward = PrimaryButton(translate("Rutinstod", "Open and set the passphrase"))
        self._onward.setObjectName("recover-now")
        self._onward.clicked.connect(self._request_recovery)
        back = SecondaryButton(translate("Rutinstod", "Back"))
        back.clicked.connect(self._back_to_log_in)
        self._add_buttons(back)
        self._focus(self._shares[0])

    def _back_to_log_in(self) -> None:
        self._show_log_in()

    def _begin(self, heading: str, name: str) -> QVBoxLayout:
        column = self._place.start()
        title = Heading(heading, "title")
        title.setObjectName(name)
        column.addWidget(title)
        self._problem = Notice("", "problem")
        self._problem.setObjectName("unlock-problem")
        self._problem.hide()
        column.addWidget(self._problem)
        return column

    def _add_buttons(self, *beside: QWidget) -> None:
        self._place.space("tight")
        row = ButtonRow()
        row.add(self._onward)
        for each in beside:
            row.add(each)
        self._place.body.addWidget(row)

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

    def _request(self) -> None:
        if self._onward.isEnabled():
            self._onward.setEnabled(False)
            self.requested.emit(self._user.text(), self._passphrase.text)

    def _request_recovery(self) -> None:
        self._onward.setEnabled(False)
        shares = tuple(line.text() for line in self._shares)
        self.recovery_requested.emit(shares, self._user.text(), self._passphrase.text)
