# SPDX-License-Identifier: EUPL-1.2
"""Somebody has left: everything gets new keys, with progress that can be stopped, and new recovery shares."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import Signal

from screening_app.core.records import Account
from screening_app.errors import ScreeningError
from screening_app.gui.pages.accounts.errand import Errand
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.sheet import ChoiceField
from screening_app.gui.text import translate
from screening_app.gui.widgets import ProgressLine, SecondaryButton
from screening_app.workspace import Workspace


class SomebodyLeft(Errand):
    """`renewed` carries the new recovery shares, which have to be typed back."""

    renewed = Signal(object)
    _told = Signal(str, int, int)

    def open(self, accounts: tuple[Account, ...]) -> None:
        """Begin; `accounts` are those that may be shut out first, none for who may not manage accounts."""
        self._stop = Event()
        # A lock takes the page away: the work must not hold the keys any longer than that.
        self.destroyed.connect(self._stop.set)
        column = self._begin(
            translate("Rutinstod", "Somebody has left"),
            translate(
                "Rutinstod",
                "Everything here gets new keys. Whoever has left, and has kept a copy of the key file and remembers a"
                " passphrase, cannot open what is here from now on. A copy of the records that was taken before stays"
                " readable to them.",
            ),
            translate(
                "Rutinstod",
                "Your colleagues keep their passphrases. The recovery shares are replaced: have a printer at hand, and"
                " fetch the old papers to destroy them.",
            ),
        )
        self._who = ChoiceField(translate("Rutinstod", "Who has left"))
        self._who.setObjectName("who-left")
        self._who.add(translate("Rutinstod", "Somebody who is shut out already"), "")
        for account in accounts:
            self._who.add(account.user, account.user)
        column.addWidget(self._who)
        self._who.setVisible(bool(accounts))
        self._progress = ProgressLine()
        self._progress.setObjectName("rekey-progress")
        self._progress.hide()
        column.addWidget(self._progress)
        self._told.connect(self._show_progress)
        self._cancel = SecondaryButton(translate("Rutinstod", "Stop"))
        self._cancel.setObjectName("rekey-stop")
        self._cancel.clicked.connect(self._stop.set)
        self._cancel.hide()
        self._place.footer.add(self._cancel)
        self._act = self._add_act(translate("Rutinstod", "Make new keys"), "rekey", self._confirm)
        if accounts:
            self._who.focus()
        else:
            self._act.setFocus()

    def _confirm(self) -> None:
        confirm(
            self,
            translate("Rutinstod", "Give everything new keys?"),
            [
                translate("Rutinstod", "A copy with new keys is made and checked before it takes the old one's place."),
                translate(
                    "Rutinstod", "The three recovery shares in use open nothing afterwards. You print three new ones."
                ),
            ],
            translate("Rutinstod", "Make new keys"),
            self._begin_work,
            word=translate("Rutinstod", "new keys"),
        )

    def _begin_work(self) -> None:
        left = self._who.value()
        stop, tell = self._stop, self._told.emit
        self._act.setEnabled(False)
        self._cancel.show()
        self._progress.show()
        self._show_progress("copy", 0, 1)

        def work(workspace: Workspace) -> tuple[str, str, str]:
            if left:
                workspace.accounts.disable(left)
            return workspace.rekey(tell, stop.is_set)

        self._session.ask(self, work, self.renewed.emit, self._refused)

    def _refused(self, problem: ScreeningError) -> bool:
        self._stop.clear()
        self._cancel.hide()
        self._progress.hide()
        self._act.setEnabled(True)
        self._show_problem(problem)
        return True

    def _show_progress(self, step: str, done: int, total: int) -> None:
        words = {
            "copy": translate("Rutinstod", "Copying under new keys"),
            "seal": translate("Rutinstod", "Sealing every record anew"),
            "check": translate("Rutinstod", "Checking the copy"),
        }
        self._progress.show_progress(words[step], done, total)
