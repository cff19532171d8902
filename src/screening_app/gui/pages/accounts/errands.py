# SPDX-License-Identifier: EUPL-1.2
"""The short errands: add an account, change one, hand over the records key, change one's passphrase, try the shares."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from screening_app.core.records import Account
from screening_app.errors import CannotNow, Code
from screening_app.gui.pages.accounts.errand import Errand, RoleBoxes, first_passphrase_field
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.shares import ShareField, digits_label, no_word_of_any
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    ButtonRow,
    Card,
    Field,
    Heading,
    Label,
    PassphraseField,
    SecondaryButton,
)


class AddAccount(Errand):
    """Make an account for somebody else."""

    def open(self) -> None:
        """Begin with empty fields."""
        column = self._begin(
            translate("Rutinstod", "Add an account"),
            translate(
                "Rutinstod",
                "Tell the person their user name and first passphrase. At the first log-in they choose their own.",
            ),
        )
        self._user = QLineEdit()
        self._user.setObjectName("new-user")
        column.addWidget(Field(translate("Rutinstod", "User name"), self._user))
        self._roles = RoleBoxes()
        column.addWidget(self._roles)
        self._passphrase = first_passphrase_field()
        column.addWidget(self._passphrase)
        self._add_act(translate("Rutinstod", "Add the account"), "add-account", self._add)
        self._user.setFocus()

    def _add(self) -> None:
        user, roles, passphrase = self._user.text(), self._roles.chosen, self._passphrase.text
        self._passphrase.clear()
        if not roles:
            self._show_problem(CannotNow(Code.ROLE_MISSING))
            return
        said = translate("Rutinstod", "The account {user} is made.").format(user=user)
        self._ask(lambda ws: ws.accounts.add(user, roles, passphrase), lambda _: self.done.emit(said))


class ChangeAccount(Errand):
    """Change the roles of an account, give it a new first passphrase, or shut it out."""

    def open(self, account: Account) -> None:
        """Begin with an account."""
        self._account = account
        column = self._begin(account.user)
        if account.is_disabled:
            column.addWidget(Label(translate("Rutinstod", "The account is shut out: its passphrase opens nothing.")))
            self._add_act(translate("Rutinstod", "Let it in again"), "enable-account", self._enable).setFocus()
            return
        self._roles = RoleBoxes(account.roles)
        column.addWidget(self._roles)
        row = ButtonRow()
        roles = SecondaryButton(translate("Rutinstod", "Change the roles"))
        roles.setObjectName("change-roles")
        roles.clicked.connect(self._change_roles)
        row.add(roles)
        column.addWidget(row)
        if account.user == self._session.account.user:
            roles.setFocus()
            return
        self._place.space("apart")
        column.addWidget(Heading(translate("Rutinstod", "Forgotten passphrase"), "section"))
        self._passphrase = first_passphrase_field()
        column.addWidget(self._passphrase)
        row = ButtonRow()
        for name, text, act in (
            ("reset-account", translate("Rutinstod", "Set the first passphrase"), self._reset),
            ("disable-account", translate("Rutinstod", "Shut the account out"), self._ask_disable),
        ):
            button = SecondaryButton(text)
            button.setObjectName(name)
            button.clicked.connect(act)
            row.add(button)
        column.addWidget(row)
        roles.setFocus()

    def _enable(self) -> None:
        user = self._account.user
        said = translate("Rutinstod", "{user} can log in again.").format(user=user)
        self._ask(lambda ws: ws.accounts.enable(user), lambda _: self.done.emit(said))

    def _change_roles(self) -> None:
        user, roles = self._account.user, self._roles.chosen
        if not roles:
            self._show_problem(CannotNow(Code.ROLE_MISSING))
            return
        said = translate("Rutinstod", "The roles of {user} are changed. They hold from the next log-in.")
        self._ask(lambda ws: ws.accounts.set_roles(user, roles), lambda _: self.done.emit(said.format(user=user)))

    def _reset(self) -> None:
        user, passphrase = self._account.user, self._passphrase.text
        self._passphrase.clear()
        said = translate("Rutinstod", "{user} has a new first passphrase.").format(user=user)
        self._ask(lambda ws: ws.accounts.reset(user, passphrase), lambda _: self.done.emit(said))

    def _ask_disable(self) -> None:
        user = self._account.user
        confirm(
            self,
            translate("Rutinstod", "Shut {user} out?").format(user=user),
            [
                translate("Rutinstod", "The passphrase opens nothing from now on. What was done stays in the log."),
                translate(
                    "Rutinstod",
                    "Somebody who has copied the files before can still open that copy. If {user} has left, go on with"
                    " Somebody has left: then everything gets new keys.",
                ).format(user=user),
            ],
            translate("Rutinstod", "Shut out"),
            self._disable,
        )

    def _disable(self) -> None:
        user = self._account.user
        said = translate("Rutinstod", "{user} is shut out.").format(user=user)
        self._ask(lambda ws: ws.accounts.disable(user), lambda _: self.done.emit(said))


class HandOver(Errand):
    """Give a waiting colleague the records key, after both have compared the same digits."""

    def open(self, account: Account) -> None:
        """Begin with the colleague's account."""
        self._account = account
        column = self._begin(
            translate("Rutinstod", "Let {user} in to the records").format(user=account.user),
            translate(
                "Rutinstod",
                "{user} sees these digits on their own page after logging in. Let {user} read them to you, in the room"
                " or over a telephone number that you know. If one digit differs, somebody else is trying to get in:"
                " hand nothing over and tell your manager.",
            ).format(user=account.user),
        )
        card = Card()
        card.body.addWidget(digits_label(account.fingerprint or ""))
        column.addWidget(card)
        same = QCheckBox(translate("Rutinstod", "{user} has read the same digits to me").format(user=account.user))
        same.setObjectName("compared")
        column.addWidget(same)
        act = self._add_act(translate("Rutinstod", "Hand over the key"), "hand-over-key", self._hand_over)
        act.setEnabled(False)
        same.toggled.connect(act.setEnabled)
        same.setFocus()

    def _hand_over(self) -> None:
        user, fingerprint = self._account.user, self._account.fingerprint or ""
        said = translate("Rutinstod", "{user} has the key and can begin after the next log-in.").format(user=user)
        self._ask(lambda ws: ws.accounts.hand_over(user, fingerprint), lambda _: self.done.emit(said))


class OwnPassphrase(Errand):
    """Change one's own passphrase."""

    def open(self) -> None:
        """Begin with empty fields."""
        column = self._begin(translate("Rutinstod", "Change your passphrase"))
        self._old = PassphraseField(translate("Rutinstod", "Your passphrase now"))
        self._old.input.setObjectName("old-passphrase")
        self._new = PassphraseField(
            translate("Rutinstod", "New passphrase"),
            translate("Rutinstod", "At least 12 characters. Four or five words that you remember are best."),
        )
        self._new.input.setObjectName("new-passphrase")
        self._again = PassphraseField(translate("Rutinstod", "The passphrase again"))
        self._again.input.setObjectName("new-passphrase-again")
        for field in (self._old, self._new, self._again):
            column.addWidget(field)
        self._add_act(translate("Rutinstod", "Change the passphrase"), "change-passphrase", self._change)
        self._old.input.setFocus()

    def _change(self) -> None:
        old, new = self._old.text, self._new.text
        if new != self._again.text:
            self._again.set_error(translate("Rutinstod", "The two passphrases are not the same."))
            self._again.input.setFocus()
            return
        self._again.set_error(None)
        for field in (self._old, self._new, self._again):
            field.clear()
        said = translate("Rutinstod", "Your passphrase is changed.")
        self._ask(lambda ws: ws.accounts.change_passphrase(old, new), lambda _: self.done.emit(said))


class Drill(Errand):
    """Try two of the three recovery shares; nothing changes but the day it was last done."""

    def open(self) -> None:
        """Begin with empty fields."""
        column = self._begin(
            translate("Rutinstod", "Try the recovery shares"),
            translate(
                "Rutinstod",
                "Fetch two of the three papers and type their words. The program only looks whether they would open the"
                " unit. Nothing changes, and the papers go back to where they were.",
            ),
        )
        self._fields = []
        for number in (1, 2):
            label = (
                translate("Rutinstod", "Words of one share")
                if number == 1
                else translate("Rutinstod", "Words of another")
            )
            field = ShareField(label, no_word_of_any)
            field.input.setObjectName(f"drill-{number}")
            field.changed.connect(self._allow)
            self._fields.append(field)
            column.addWidget(field)
        self._act = self._add_act(translate("Rutinstod", "Try them"), "drill", self._try)
        self._act.setEnabled(False)
        self._fields[0].input.setFocus()

    def _allow(self) -> None:
        self._act.setEnabled(all(field.is_right for field in self._fields))

    def _try(self) -> None:
        words = tuple(" ".join(field.words) for field in self._fields)
        said = translate("Rutinstod", "The two shares open the unit. Put the papers back.")
        self._ask(lambda ws: ws.recovery.drill(words), lambda _: self.done.emit(said))
