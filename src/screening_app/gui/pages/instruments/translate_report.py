# SPDX-License-Identifier: EUPL-1.2
"""What came in from a translator's workbook, and each row that did not, with the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from screening_app.core.forms.authoring.translate import RowsRead
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import Notice, SimpleTable, TableRow

_MOST_ROWS = 40


def add_report(column: QVBoxLayout, read: RowsRead) -> None:
    """Add how many texts were taken in, and a table of the rows that were left out."""
    taken = counted(QT_TRANSLATE_NOOP("Rutinstod", "%n text(s) came in.", None, 1), len(read.texts))
    left = len(read.left_out)
    more = counted(QT_TRANSLATE_NOOP("Rutinstod", "%n row(s) were left out.", None, 1), left) if left else ""
    said = Notice(" ".join(filter(None, (taken, more))), "info")
    said.setObjectName("excel-report")
    column.addWidget(said)
    if not left:
        return
    heads = [translate("Rutinstod", "Row"), translate("Rutinstod", "Why it was left out")]
    table = SimpleTable(translate("Rutinstod", "Rows that were left out"), heads)
    table.setObjectName("excel-left-out")
    rows = [TableRow(row, (str(row), left_out_words(code))) for row, _, code in read.left_out[:_MOST_ROWS]]
    if left > _MOST_ROWS:
        rest = counted(QT_TRANSLATE_NOOP("Rutinstod", "and %n more", None, 1), left - _MOST_ROWS)
        rows.append(TableRow("rest", ("", rest)))
    table.show_rows(rows)
    column.addWidget(table)


def left_out_words(code: str) -> str:
    """Return why a row of a translator's workbook was left out."""
    return {
        "key-unknown": translate("Rutinstod", "The questionnaire has no such text."),
        "source-changed": translate("Rutinstod", "The source text has changed since the workbook was made."),
        "formula": translate("Rutinstod", "The cell holds a formula instead of words."),
        "too-long": translate("Rutinstod", "The text is longer than a questionnaire can hold."),
        "key-repeated": translate("Rutinstod", "The text stands twice in the workbook; the first was taken."),
    }[code]
