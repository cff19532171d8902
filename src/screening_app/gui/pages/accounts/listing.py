# SPDX-License-Identifier: EUPL-1.2
"""The first page about accounts: what concerns oneself, who waits, who may log in, and the recovery shares."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.access import Permission, allowed
from screening_app.core.records import Account
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    ButtonRow,
    Heading,
    Label,
    Notice,
    SecondaryButton,
    SimpleTable,
    TableRow,
    announce,
    spaced,
)
from screening_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the page shows, read at one time."""

    waiting: tuple[Account, ...]
    accounts: tuple[Account, ...]
    confirmed: bool
    tried: str
    due: bool


class AccountList(QWidget):
    """`wanted` carries the name of an errand, and the account that it is about or None."""

    wanted = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._may = allowed(session.account)
        self._accounts: tuple[Account, ...] = ()
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Accounts"), width="table")
        outer.addWidget(self._place)

    @property
    def others(self) -> tuple[Account, ...]:
        """The accounts of others that are not shut out; empty for who may not manage accounts."""
        mine = self._session.account.user
        return tuple(account for account in self._accounts if account.user != mine and not account.is_disabled)

    def refresh(self, said: str = "") -> None:
        """Read everything anew; `said` stands above it, once."""
        self._place.start()
        self._session.ask(self, self._read, lambda found: self._show(found, said))

    def _read(self, workspace: Workspace) -> Standing:
        state = workspace.recovery.state
        return Standing(
            waiting=workspace.accounts.waiting() if Permission.ASK in self._may else (),
            accounts=workspace.accounts.listed() if Permission.ADMINISTER in self._may else (),
            confirmed=state.is_confirmed,
            tried="" if state.tried is None else state.tried.isoformat(),
            due=state.is_due,
        )

    def _show(self, found: Standing, said: str) -> None:
        self._accounts = found.accounts
        column = self._place.start()
        title = self._place.add_title(translate("Rutinstod", "Accounts"), "accounts-place")
        if said:
            note = Notice(said, "info")
            note.setObjectName("accounts-note")
            column.addWidget(note)
        if found.waiting:
            self._add_waiting(column, found.waiting)
        self._add_own(column)
        if Permission.ADMINISTER in self._may:
            self._add_accounts(column, found.accounts)
        if self._may & {Permission.ADMINISTER, Permission.ASK}:
            self._add_shares(column, found)
        announce(title, title.text())

    def _add_waiting(self, column: QVBoxLayout, waiting: tuple[Account, ...]) -> None:
        column.addWidget(Heading(translate("Rutinstod", "Waiting for access"), "section"))
        column.addWidget(
            Label(
                translate(
                    "Rutinstod", "They have logged in, and cannot begin before a colleague hands over the records key."
                ),
                "quiet",
            )
        )
        table = SimpleTable(
            translate("Rutinstod", "Waiting for access"),
            [translate("Rutinstod", "User name"), translate("Rutinstod", "Digits to compare")],
        )
        table.setObjectName("waiting")
        by_user = {account.user: account for account in waiting}
        hand_over = translate("Rutinstod", "Compare and hand over")
        table.show_rows([TableRow(a.user, (a.user, a.fingerprint or ""), hand_over) for a in waiting])
        table.pressed.connect(lambda user: self.wanted.emit("hand-over", by_user[user]))
        column.addWidget(table)
        self._place.space("near")

    def _add_own(self, column: QVBoxLayout) -> None:
        mine = self._session.account
        column.addWidget(Heading(translate("Rutinstod", "Your account"), "section"))
        roles = ", ".join(sorted(name_of(role) for role in mine.roles))
        column.addWidget(Label(f"{mine.user}: {roles}"))
        self._add_buttons(column, ("own-passphrase", translate("Rutinstod", "Change your passphrase")))

    def _add_accounts(self, column: QVBoxLayout, accounts: tuple[Account, ...]) -> None:
        self._place.space("near")
        column.addWidget(Heading(translate("Rutinstod", "Who can log in"), "section"))
        table = SimpleTable(
            translate("Rutinstod", "Who can log in"),
            [
                translate("Rutinstod", "User name"),
                translate("Rutinstod", "Roles"),
                translate("Rutinstod", "State"),
            ],
        )
        table.setObjectName("accounts")
        by_user = {account.user: account for account in accounts}
        change = translate("Rutinstod", "Change")
        table.show_rows([TableRow(a.user, (a.user, _roles(a), _state(a)), change) for a in accounts])
        table.pressed.connect(lambda user: self.wanted.emit("change", by_user[user]))
        column.addWidget(table)
        self._add_buttons(column, ("add", translate("Rutinstod", "Add an account")))

    def _add_shares(self, column: QVBoxLayout, found: Standing) -> None:
        self._place.space("near")
        column.addWidget(Heading(translate("Rutinstod", "Recovery shares"), "section"))
        if not found.confirmed:
            text = translate("Rutinstod", "The shares have not been typed back. No contact can be made before that.")
        elif found.tried:
            text = translate("Rutinstod", "Last tried {date}.").format(date=found.tried)
        else:
            text = translate("Rutinstod", "They have never been tried.")
        if found.due or not found.confirmed:
            column.addWidget(Notice(text, "caution"))
        else:
            column.addWidget(Label(text))
        acts = [("drill", translate("Rutinstod", "Try two of them"))]
        if self._session.account.reads_records:
            acts.append(("new-shares", translate("Rutinstod", "Make new shares")))
        self._add_buttons(column, *acts)
        if self._session.account.reads_records:
            self._place.space("near")
            column.addWidget(Heading(translate("Rutinstod", "When somebody leaves"), "section"))
            self._add_buttons(column, ("left", translate("Rutinstod", "Somebody has left")))

    def _add_buttons(self, column: QVBoxLayout, *acts: tuple[str, str]) -> None:
        row = ButtonRow()
        for name, text in acts:
            button = SecondaryButton(text)
            button.setObjectName(f"errand-{name}")
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name, None))
            row.add(button)
        column.addWidget(row)


def _roles(account: Account) -> str:
    return ", ".join(sorted(name_of(role) for role in account.roles))


def _state(account: Account) -> str:
    if account.is_disabled:
        return translate("Rutinstod", "Shut out")
    if account.is_first:
        return translate("Rutinstod", "Has not logged in yet")
    if account.waits_for_key:
        return translate("Rutinstod", "Waits for the key")
    return translate("Rutinstod", "In use")
