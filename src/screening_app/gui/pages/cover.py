# SPDX-License-Identifier: EUPL-1.2
"""The cover: what anybody who comes in may see. It says nothing of the work at hand and leads only to unlocking."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.text import translate
from screening_app.gui.widgets import Card, Heading, Label, SecondaryButton, spaced


class CoverPage(QWidget):
    """A plain working page. `left` comes when the user goes back to unlocking."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        spaced(outer)
        place = Sheet(translate("Rutinstod", "Checklist"))
        outer.addWidget(place)
        title = Heading(translate("Rutinstod", "Checklist of the day"), "title")
        title.setObjectName("cover")
        place.body.addWidget(title)
        card = Card()
        for line in (
            translate("Rutinstod", "Go through the calendar for tomorrow"),
            translate("Rutinstod", "Answer messages from this morning"),
            translate("Rutinstod", "Restock forms and envelopes"),
            translate("Rutinstod", "Book the meeting room for next week"),
        ):
            card.body.addWidget(Label(f"–  {line}", wrap=False))
        place.body.addWidget(card)
        place.body.addStretch(1)
        back = SecondaryButton(translate("Rutinstod", "Go on working"))
        back.setObjectName("uncover")
        back.clicked.connect(self.left)
        place.footer.add(back)
        self.setFocusProxy(back)
