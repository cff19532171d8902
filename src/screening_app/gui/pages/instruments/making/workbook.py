# SPDX-License-Identifier: EUPL-1.2
"""What is wrong in an Excel workbook, by sheet, row and column, for whoever mends it there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.gui.pages.instruments.making.sheet_words import sheet_words
from screening_app.gui.pages.sheet import Sheet, back_key
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import (
    Label,
    Notice,
    PrimaryButton,
    SimpleTable,
    TableRow,
    announce,
    spaced,
)

# What is listed; a sheet can have the same fault in thousands of rows.
MOST_SHOWN = 50


class WorkbookPage(QWidget):
    """`left` goes back to the list, `again` asks for the file once more."""

    left = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "The workbook"), width="table", readable=True)
        outer.addWidget(self._place)
        back_key(self, self.left.emit)

    def show_problems(self, name: str, problems: Sequence[tuple[str, int, str, str]]) -> None:
        """Show the faults of a workbook of this file name."""
        column = self._place.start()
        title = self._place.add_title(name, "workbook-problems")
        notice = Notice(
            translate(
                "Rutinstod", "Nothing has been made of it yet. Mend these cells in Excel and choose the file again."
            ),
            "problem",
        )
        column.addWidget(notice)
        table = SimpleTable(
            translate("Rutinstod", "What to mend"),
            [translate("Rutinstod", "Cell"), translate("Rutinstod", "What to mend")],
        )
        table.setObjectName("workbook-table")
        table.show_rows(
            [
                TableRow(place, (_cell(sheet, row, letter), sheet_words(code)))
                for place, (sheet, row, letter, code) in enumerate(problems[:MOST_SHOWN])
            ]
        )
        column.addWidget(table)
        if len(problems) > MOST_SHOWN:
            left = len(problems) - MOST_SHOWN
            column.addWidget(
                Label(counted(QT_TRANSLATE_NOOP("Rutinstod", "and %n more", None, 1), left), "small-quiet")
            )
        self._place.add_back(self.left, to_list=True)
        again = PrimaryButton(translate("Rutinstod", "Choose the file again"))
        again.setObjectName("workbook-again")
        again.clicked.connect(self.again)
        self._place.footer.add_end(again)
        # Once it is on screen: until then the focus stays with the stack that has just turned to this page.
        QTimer.singleShot(0, again, again.setFocus)
        announce(title, f"{title.text()}. {notice.label.text()}")


def _cell(sheet: str, row: int, letter: str) -> str:
    """Return where a fault is, as Excel calls its cells."""
    if letter:
        return translate("Rutinstod", "{sheet}, cell {cell}").format(sheet=sheet, cell=f"{letter}{row}")
    return translate("Rutinstod", "{sheet}, row {row}").format(sheet=sheet, row=row)
