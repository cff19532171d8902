# SPDX-License-Identifier: EUPL-1.2
"""What to do when the danger is here and now: the routine's acute steps and their numbers, from any stage."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from screening_app.gui.pages.act.step import contact_line
from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Card, Heading, Label, PrimaryButton, spaced
from screening_app.paths import PRODUCT


class AcuteDialog(QDialog):
    """Opened with open(); holds nothing and changes nothing."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("acute-dialog")
        self.setWindowTitle(PRODUCT)
        self.resize(current().gap(700), current().gap(560))
        outer = QVBoxLayout(self)
        spaced(outer)
        place = Sheet(translate("Rutinstod", "Acute"), readable=True)
        outer.addWidget(place)
        place.body.addWidget(Heading(translate("Rutinstod", "If the danger is here and now"), "title"))
        steps = session.routine.acute if session.routine else ()
        if not steps:
            place.body.addWidget(
                Label(translate("Rutinstod", "Call 112. The unit has no routine of its own yet."), "strong")
            )
        for number, step in enumerate(steps, 1):
            card = Card()
            card.body.addWidget(Label(f"{number}. {step.text}", "strong"))
            if step.detail:
                card.body.addWidget(Label(step.detail))
            for contact in step.contacts:
                if contact in session.contacts:
                    card.body.addWidget(Label(contact_line(session.contacts[contact]), "small"))
            place.body.addWidget(card)
        close = PrimaryButton(translate("Rutinstod", "Back to the conversation"))
        close.setObjectName("close-acute")
        close.clicked.connect(self.accept)
        place.footer.add_end(close)
        close.setFocus()
