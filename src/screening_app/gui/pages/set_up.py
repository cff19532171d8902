# SPDX-License-Identifier: EUPL-1.2
"""The very first start: make a store with its first account."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from screening_app import workspace as workspaces
from screening_app.core.records import DataMode, UnitKind
from screening_app.errors import ScreeningError
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import ChoiceField, Sheet
from screening_app.gui.problems import advice, sentence
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    Field,
    Label,
    PassphraseField,
    PrimaryButton,
    QuietButton,
    WrappingRow,
    spaced,
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
        self._place.add_title(translate("Rutinstod", "Set up the unit"), "set-up")
        column.addWidget(
            Label(
                translate("Rutinstod", "Done once. Everything is kept encrypted on this computer and nowhere else."),
                "quiet",
            )
        )
        self._problem = self._place.add_problem("set-up-problem")
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
        self._problem.set_text("\n".join(filter(None, (sentence(problem), advice(problem)))))
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
