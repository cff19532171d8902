# SPDX-License-Identifier: EUPL-1.2
"""The key that this unit signs its counts with, or opens those of others with: made once, its digits read out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from screening_app.core.exchange import KeyKind, PublicKey
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.shares import digits_label
from screening_app.gui.text import translate
from screening_app.gui.widgets import Button, ButtonRow, Card, Label, PrimaryButton, QuietButton, SecondaryButton

FILES = {KeyKind.UNIT: "unit.pub", KeyKind.COLLATOR: "collator.pub"}
"""What a public key is called when it leaves, as on the command line."""


class OwnKeyCard(Card):
    """`made` asks for the first key, `renewed` for another in its place, `saved` for a place for its public half."""

    made = Signal()
    renewed = Signal()
    saved = Signal()

    def __init__(self, kind: KeyKind, key: PublicKey | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setObjectName(f"{kind}-key")
        self.button: Button
        if key is None:
            self._offer()
        else:
            self._show(key)

    def _offer(self) -> None:
        self.body.addWidget(Label(_why(self._kind)))
        self.button = PrimaryButton(translate("Rutinstod", "Make the key"), icon_name="key")
        self.button.setObjectName(f"make-{self._kind}-key")
        self.button.clicked.connect(self.made)
        row = ButtonRow()
        row.add(self.button)
        self.body.addWidget(row)

    def _show(self, key: PublicKey) -> None:
        self.body.addWidget(Label(_read_out(self._kind), "quiet"))
        digits = digits_label(key.fingerprint)
        digits.setObjectName(f"{self._kind}-digits")
        self.body.addWidget(digits)
        self.button = SecondaryButton(
            translate("Rutinstod", "Save {file}").format(file=FILES[self._kind]), icon_name="download"
        )
        self.button.setObjectName(f"save-{self._kind}-key")
        self.button.clicked.connect(self.saved)
        anew = QuietButton(translate("Rutinstod", "Make a new key"), compact=False)
        anew.setObjectName(f"new-{self._kind}-key")
        anew.clicked.connect(self._ask)
        row = ButtonRow()
        row.add(self.button)
        row.add_end(anew)
        self.body.addWidget(row)

    def _ask(self) -> None:
        confirm(
            self,
            translate("Rutinstod", "Make a new key in place of this one?"),
            _what_follows(self._kind),
            translate("Rutinstod", "Make a new key"),
            self.renewed.emit,
            word=translate("Rutinstod", "new key"),
        )


def _why(kind: KeyKind) -> str:
    if kind is KeyKind.UNIT:
        return translate(
            "Rutinstod", "There is no key yet. The unit signs its counts with it, so that nobody can send them for it."
        )
    return translate(
        "Rutinstod", "There is no key yet. The units seal their counts to it, so that only this program can open them."
    )


def _read_out(kind: KeyKind) -> str:
    if kind is KeyKind.UNIT:
        return translate(
            "Rutinstod",
            "Send unit.pub to whoever puts the units together. When they call, read these digits out to them.",
        )
    return translate(
        "Rutinstod", "Send collator.pub to every unit. When they call, read these digits out to them, slowly."
    )


def _what_follows(kind: KeyKind) -> tuple[str, ...]:
    if kind is KeyKind.UNIT:
        return (
            translate("Rutinstod", "Do this when somebody else may have got hold of the key, and hardly otherwise."),
            translate(
                "Rutinstod",
                "Whoever puts the units together must take the old key away, get the new file, and compare the digits"
                " anew. Before that no counts from here are accepted.",
            ),
        )
    return (
        translate("Rutinstod", "Do this when somebody who had an account here has left."),
        translate(
            "Rutinstod",
            "Files that the units have sealed to the old key can then no longer be opened. Every unit must get the new"
            " file, compare the digits anew and seal once more.",
        ),
    )
