# SPDX-License-Identifier: EUPL-1.2
"""Trusting somebody's key: the digits are heard on the telephone and typed, never copied from the file that came."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from screening_app.core.exchange import KeyKind, PublicKey
from screening_app.gui.pages.accounts.errand import Errand
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import Field

DIGITS = 30
_GROUP = 5
_LONGEST_NAME = 120


class DigitsField(Field):
    """A field for thirty digits that are read out: grouped while they are typed, and counted below.

    `changed` comes with every key; letters are left out.
    """

    changed = Signal()

    def __init__(self, label: str) -> None:
        self._line = QLineEdit()
        self._line.setObjectName("heard-digits")
        hints = Qt.InputMethodHint
        self._line.setInputMethodHints(hints.ImhDigitsOnly | hints.ImhNoPredictiveText)
        super().__init__(label, self._line, _count_text(0))
        self._line.textEdited.connect(self._group)

    @property
    def digits(self) -> str:
        """What has been typed, digits alone."""
        return "".join(one for one in self._line.text() if one in "0123456789")

    @property
    def is_whole(self) -> bool:
        """Whether there are as many as are read out."""
        return len(self.digits) == DIGITS

    def _group(self) -> None:
        before = self._line.text()[: self._line.cursorPosition()]
        place = sum(one in "0123456789" for one in before)
        digits = self.digits[:DIGITS]
        groups = [digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP)]
        self._line.setText(" ".join(groups))
        place = min(place, len(digits))
        self._line.setCursorPosition(place + max(0, place - 1) // _GROUP)
        self.hint.setText(_count_text(len(digits)))
        self.changed.emit()


class Trusting(Errand):
    """Compare a key with what its owner reads out, and trust it under a name."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "trust-page", place=translate("Rutinstod", "Several units"))

    def open(self, kind: KeyKind, key: PublicKey, content: bytes) -> None:
        """Begin with a key as it came in a file."""
        self._kind, self._content = kind, content
        column = self._begin(
            translate("Rutinstod", "Is this the key of {name}?").format(name=key.name),
            translate(
                "Rutinstod",
                "Anybody can write that name into a file. Call {name} on a number that you know, not one from the"
                " message that the file came in, and have them read their thirty digits to you.",
            ).format(name=key.name),
        )
        self._heard = DigitsField(translate("Rutinstod", "The digits as you hear them"))
        column.addWidget(self._heard)
        self._call = QLineEdit(key.name)
        self._call.setObjectName("called-here")
        self._call.setMaxLength(_LONGEST_NAME)
        hint = translate("Rutinstod", "It stands in the list of units, and in the table in place of their own name.")
        field = Field(translate("Rutinstod", "What the unit is called here"), self._call, hint)
        column.addWidget(field)
        field.setVisible(kind is KeyKind.UNIT)
        self._act = self._add_act(translate("Rutinstod", "Trust this key"), "trust-key", self._trust)
        self._act.setEnabled(False)
        self._heard.changed.connect(lambda: self._act.setEnabled(self._heard.is_whole))
        for line in (self._heard.input, self._call):
            if isinstance(line, QLineEdit):
                line.returnPressed.connect(self._act.click)
        self._heard.input.setFocus()

    def _trust(self) -> None:
        kind, content, digits = self._kind, self._content, self._heard.digits
        name = self._call.text() if kind is KeyKind.UNIT else ""
        said = translate("Rutinstod", "The key of {name} is trusted.")
        self._ask(
            lambda ws: ws.exchange.trust(content, kind, digits, name),
            lambda key: self.done.emit(said.format(name=key.name)),
        )


def _count_text(count: int) -> str:
    return translate("Rutinstod", "{count} of {all} digits").format(count=count, all=DIGITS)
