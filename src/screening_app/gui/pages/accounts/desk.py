# SPDX-License-Identifier: EUPL-1.2
"""Which errand about accounts follows on which."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from screening_app.core.records import Account
from screening_app.gui.pages.accounts.errand import Errand
from screening_app.gui.pages.accounts.errands import AddAccount, ChangeAccount, Drill, HandOver, OwnPassphrase
from screening_app.gui.pages.accounts.leaving import SomebodyLeft
from screening_app.gui.pages.accounts.listing import AccountList
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import spaced


class AccountsPage(QWidget):
    """The place "Accounts". `shares_made` carries three new recovery shares, which have to be typed back."""

    shares_made = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        spaced(outer)
        outer.addWidget(self._stack)
        self._list = AccountList(session)
        self._list.wanted.connect(self._begin)
        self._add = AddAccount(session, "add-account-page")
        self._change = ChangeAccount(session, "change-account-page")
        self._hand_over = HandOver(session, "hand-over-page")
        self._own = OwnPassphrase(session, "own-passphrase-page")
        self._drill = Drill(session, "drill-page")
        self._left = SomebodyLeft(session, "left-page")
        self._left.renewed.connect(self.shares_made)
        self._stack.addWidget(self._list)
        for errand in (self._add, self._change, self._hand_over, self._own, self._drill, self._left):
            errand.left.connect(self.refresh)
            errand.done.connect(self._to_list)
            self._stack.addWidget(errand)

    def refresh(self) -> None:
        """Begin at the list."""
        self._to_list("")

    def _to_list(self, said: str) -> None:
        self._stack.setCurrentWidget(self._list)
        self._list.refresh(said)

    def _begin(self, name: str, account: Account | None) -> None:
        if name == "add":
            self._add.open()
            self._go_to(self._add)
        elif name == "own-passphrase":
            self._own.open()
            self._go_to(self._own)
        elif name == "drill":
            self._drill.open()
            self._go_to(self._drill)
        elif name == "left":
            self._left.open(self._list.others)
            self._go_to(self._left)
        elif name == "new-shares":
            self._ask_new_shares()
        elif account is not None and name == "change":
            self._change.open(account)
            self._go_to(self._change)
        elif account is not None:
            self._hand_over.open(account)
            self._go_to(self._hand_over)

    def _go_to(self, errand: Errand) -> None:
        self._stack.setCurrentWidget(errand)

    def _ask_new_shares(self) -> None:
        confirm(
            self,
            translate("Rutinstod", "Make new recovery shares?"),
            [
                translate("Rutinstod", "The three papers in use open nothing from that moment. Destroy them."),
                translate("Rutinstod", "No contact can be made before the new ones are on paper and typed back."),
            ],
            translate("Rutinstod", "Make new shares"),
            self._new_shares,
        )

    def _new_shares(self) -> None:
        self._session.ask(self, lambda ws: ws.recovery.renew(), self.shares_made.emit)
