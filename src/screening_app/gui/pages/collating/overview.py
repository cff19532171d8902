# SPDX-License-Identifier: EUPL-1.2
"""The two ways in: this unit sends its counts, or this program puts several units together."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.exchange import KeyKind
from screening_app.gui.pages.sheet import Sheet, back_key
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import ButtonRow, Card, Heading, Label, SecondaryButton, announce, spaced


class Overview(QWidget):
    """`left` goes back to the figures; `sending` and `receiving` go on to a part."""

    left = Signal()
    sending = Signal()
    receiving = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Several units"))
        outer.addWidget(self._place)
        back_key(self, self.left.emit)

    def refresh(self) -> None:
        """Read anew how far both parts have come."""
        self._place.scroller.setFocus()
        self._place.start()
        self._session.ask(
            self,
            lambda ws: (ws.exchange.trusted(KeyKind.COLLATOR), ws.exchange.trusted(KeyKind.UNIT)),
            lambda found: self._show(tuple(one.key.name for one in found[0]), len(found[1])),
        )

    def _show(self, collators: tuple[str, ...], units: int) -> None:
        column = self._place.start()
        title = self._place.add_title(translate("Rutinstod", "Several units"), "several-units")
        told = translate(
            "Rutinstod",
            "A municipality or a region can make one table of the counts of several units. Which part is yours?",
        )
        column.addWidget(Label(told))
        first = self._add_part(
            column,
            translate("Rutinstod", "This unit sends its counts"),
            translate("Rutinstod", "You seal the year in a file that only whoever puts the units together can open."),
            translate("Rutinstod", "They are sealed to {names}.").format(names=", ".join(collators))
            if collators
            else "",
            "to-sending",
            self.sending,
        )
        known = QT_TRANSLATE_NOOP("Rutinstod", "The keys of %n unit(s) are trusted here.", None, 1)
        self._add_part(
            column,
            translate("Rutinstod", "This program puts several units together"),
            translate(
                "Rutinstod",
                "You collect the units' files, and the program makes one protected table of them. A store that is used"
                " for nothing else is best.",
            ),
            counted(known, units) if units else "",
            "to-receiving",
            self.receiving,
        )
        self._place.add_back(self.left)
        announce(title, title.text())
        first.setFocus()

    def _add_part(
        self, column: QVBoxLayout, title: str, told: str, state: str, name: str, wanted: SignalInstance
    ) -> SecondaryButton:
        card = Card()
        card.body.addWidget(Heading(title, "section"))
        card.body.addWidget(Label(told))
        if state:
            card.body.addWidget(Label(state, "quiet"))
        button = SecondaryButton(translate("Rutinstod", "Go on"), icon_name="arrow-right")
        button.setObjectName(name)
        button.setAccessibleName(f"{button.text()}: {title}")
        button.clicked.connect(wanted)
        row = ButtonRow()
        row.add(button)
        card.body.addWidget(row)
        column.addWidget(card)
        return button
