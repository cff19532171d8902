# SPDX-License-Identifier: EUPL-1.2
"""What is being made or changed and not finished, at the top of the list of questionnaires."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.records import UnfinishedInstrument
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Card, Label, Rule, SecondaryButton, spaced
from screening_app.workspace import Begun


class UnfinishedCard(Card):
    """One row for each; `go_on` takes the key of one that is being made, `change` the version that is changed."""

    def __init__(
        self,
        unfinished: Sequence[UnfinishedInstrument | Begun],
        go_on: Callable[[str], object],
        change: Callable[[str, str], object],
    ) -> None:
        super().__init__()
        self.setObjectName("unfinished")
        self.body.setSpacing(current().gap("near"))
        for place, each in enumerate(unfinished):
            if place:
                self.body.addWidget(Rule())
            if isinstance(each, Begun):
                changes = translate("Rutinstod", "Changes to version {version}").format(version=each.version)
                self.body.addWidget(self._row(place, each.about, changes, partial(change, each.url, each.version)))
            else:
                self.body.addWidget(self._row(place, each, "", partial(go_on, each.id)))

    def _row(self, place: int, each: UnfinishedInstrument, what: str, go_on: Callable[[], object]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        spaced(row, "wide")
        words = QVBoxLayout()
        spaced(words, "hair")
        title = each.title or translate("Rutinstod", "(not named yet)")
        words.addWidget(Label(title, "strong"))
        last = translate("Rutinstod", "Last changed {date} by {name}")
        said = last.format(date=f"{each.updated_at:%Y-%m-%d %H.%M}", name=each.updated_by)
        words.addWidget(Label(" · ".join(filter(None, (what, said))), "small-quiet"))
        row.addLayout(words, 1)
        button = SecondaryButton(translate("Rutinstod", "Go on"), compact=True)
        button.setObjectName(f"go-on-{place + 1}")
        button.setAccessibleName(translate("Rutinstod", "Go on with: {title}").format(title=title))
        button.clicked.connect(lambda *_: go_on())
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder
