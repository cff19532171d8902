# SPDX-License-Identifier: EUPL-1.2
"""The first page of a new screener: a colleague must hand over the records key, and both compare the same digits."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.gui.pages.shares import digits_label
from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import Card, Heading, Label, announce, spaced


class WaitingPage(QWidget):
    """Shows the account's digits and what to do; nothing here can be pressed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        spaced(outer)
        place = Sheet(translate("Rutinstod", "Waiting for access"), readable=True)
        outer.addWidget(place)
        self._title = Heading(translate("Rutinstod", "A colleague has to let you in"), "title")
        self._title.setObjectName("waiting-place")
        column = place.body
        column.addWidget(self._title)
        for number, text in enumerate(_steps(session.account.user), 1):
            column.addWidget(Label(f"{number}. {text}"))
        card = Card()
        card.body.addWidget(Label(translate("Rutinstod", "Your digits"), "label"))
        card.body.addWidget(digits_label(session.account.fingerprint or ""))
        column.addWidget(card)
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "The administrator cannot do this: only a colleague who holds conversations has the key to the"
                    " records.",
                ),
                "quiet",
            )
        )

    def refresh(self) -> None:
        """Say where we are."""
        announce(self._title, self._title.text())


def _steps(user: str) -> list[str]:
    return [
        translate("Rutinstod", "Write the digits below on a paper, or take a colleague to this screen."),
        translate("Rutinstod", "Lock with Ctrl+L. The colleague logs in and chooses Accounts, then {user}.").format(
            user=user
        ),
        translate("Rutinstod", "Read the digits aloud. When they are the same, the colleague hands over the key."),
        translate("Rutinstod", "Log in again. Then you can begin."),
    ]
