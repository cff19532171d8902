# SPDX-License-Identifier: EUPL-1.2
"""When the person is asked next, although they were asked now."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal

from screening_app.core.views import ConversationView
from screening_app.gui.names import name_of
from screening_app.gui.pages.act.options import DayEntry
from screening_app.gui.pages.today import long_date
from screening_app.gui.text import translate
from screening_app.gui.widgets import ButtonRow, Card, Heading, Label, QuietButton, SecondaryButton


class NextTimeCard(Card):
    """`chosen` carries the day, None to take it away; no day is set before somebody sets one.

    `opened` carries what has just been opened, to be brought into view.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._proposed = today
        self._entry: DayEntry | None = None
        self.setObjectName("next-time")
        self.body.addWidget(Heading(translate("Rutinstod", "Next time to ask"), "section"))
        self._said = Label("", "body")
        self.body.addWidget(self._said)
        row = ButtonRow()
        self._propose = SecondaryButton("", compact=True)
        self._propose.setObjectName("next-proposed")
        self._propose.clicked.connect(lambda: self.chosen.emit(self._proposed))
        self._other = SecondaryButton(translate("Rutinstod", "Another day"), compact=True)
        self._other.setObjectName("next-other")
        self._other.clicked.connect(self._ask_day)
        self._away = QuietButton(translate("Rutinstod", "Take the day away"))
        self._away.setObjectName("next-away")
        self._away.clicked.connect(lambda: self.chosen.emit(None))
        for button in (self._propose, self._other, self._away):
            row.add(button)
        self.body.addWidget(row)

    def show_view(self, view: ConversationView) -> None:
        """Show what the routine says and the day that is set."""
        occasion = view.next_occasion
        self.setVisible(occasion is not None)
        if occasion is None:
            return
        if self._entry is not None:
            self._entry.hide()
            self._entry.deleteLater()
            self._entry = None
        name = name_of(occasion.occasion).lower()
        self._proposed = self._today + timedelta(weeks=occasion.weeks)
        if view.asked_next is not None:
            text = translate("Rutinstod", "Asked again {date}: {occasion}.")
            self._said.setText(text.format(date=long_date(view.asked_next).lower(), occasion=name))
        else:
            text = translate("Rutinstod", "The next occasion: {occasion}, in about {weeks} weeks. No day is set.")
            self._said.setText(text.format(occasion=name, weeks=occasion.weeks))
        self._propose.setText(long_date(self._proposed))
        self._propose.setVisible(view.asked_next is None)
        self._other.setVisible(view.asked_next is None)
        self._away.setVisible(view.asked_next is not None)

    def _ask_day(self) -> None:
        if self._entry is None:
            label = translate("Rutinstod", "Day to ask again")
            self._entry = DayEntry(label, "next", self._today, self._today + timedelta(730))
            self._entry.chosen.connect(self.chosen)
            self.body.addWidget(self._entry)
            self.opened.emit(self._entry)
        self._entry.focus()
