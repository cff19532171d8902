# SPDX-License-Identifier: EUPL-1.2
"""What is being made and not finished, at the top of the list of questionnaires."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.records import UnfinishedInstrument
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Card, Label, Rule, SecondaryButton, spaced


class UnfinishedCard(Card):
    """One row for each, with the way to go on with it."""

    def __init__(self, unfinished: Sequence[UnfinishedInstrument], go_on: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("unfinished")
        self.body.setSpacing(current().gap("near"))
        for place, each in enumerate(unfinished):
            if place:
                self.body.addWidget(Rule())
            self.body.addWidget(self._row(place, each, go_on))

    def _row(self, place: int, each: UnfinishedInstrument, go_on: Callable[[str], object]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        spaced(row, "wide")
        words = QVBoxLayout()
        spaced(words, "hair")
        title = each.title or translate("Rutinstod", "(not named yet)")
        words.addWidget(Label(title, "strong"))
        last = translate("Rutinstod", "Last changed {date} by {name}")
        words.addWidget(
            Label(last.format(date=f"{each.updated_at:%Y-%m-%d %H.%M}", name=each.updated_by), "small-quiet")
        )
        row.addLayout(words, 1)
        button = SecondaryButton(translate("Rutinstod", "Go on"), compact=True)
        button.setObjectName(f"go-on-{place + 1}")
        button.setAccessibleName(translate("Rutinstod", "Go on with: {title}").format(title=title))
        button.clicked.connect(partial(go_on, each.id))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder
