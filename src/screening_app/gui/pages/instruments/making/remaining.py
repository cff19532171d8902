# SPDX-License-Identifier: EUPL-1.2
"""What stands between an unfinished questionnaire and a draft version, with the way to each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.gui.pages.instruments.making.bench import Bench
from screening_app.gui.pages.instruments.making.words import fault_place, fault_words
from screening_app.gui.text import translate
from screening_app.gui.widgets import EmptyState, Field, Heading, Label, SimpleTable, TableRow, spaced


class RemainingPanel(QWidget):
    """`went` carries the fault whose place is wanted."""

    went = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        spaced(column, "near")
        column.addWidget(Heading(translate("Rutinstod", "What is left to do"), "title"))
        faults = bench.faults
        if not faults:
            column.addWidget(
                EmptyState(
                    "check",
                    translate(
                        "Rutinstod", "Nothing is missing. Read it through with “Try it”, and keep it as a draft."
                    ),
                )
            )
            return
        column.addWidget(
            Label(translate("Rutinstod", "Everything is saved as it is. You can go on another day."), "quiet")
        )
        table = SimpleTable(
            translate("Rutinstod", "What is left to do"),
            [translate("Rutinstod", "Where"), translate("Rutinstod", "What")],
        )
        table.setObjectName("build-left")
        go = translate("Rutinstod", "Go there")
        table.show_rows(
            [
                TableRow(place, (fault_place(bench.draft, fault), fault_words(fault)), go)
                for place, fault in enumerate(faults)
            ]
        )
        for place, button in table.buttons.items():
            button.setObjectName(f"build-go-{int(str(place)) + 1}")
        table.pressed.connect(lambda place: self.went.emit(faults[int(str(place))]))
        column.addWidget(table)

    def follow(self) -> None:
        """Nothing here changes while it is read."""
