# SPDX-License-Identifier: EUPL-1.2
"""A sheet as CSV by the contract of every protected table, with words for codes; and read back."""

from __future__ import annotations

import csv
import io

from screening_app.core.figures.sheets import Sheet
from screening_app.core.figures.table import TOTAL, Codes, ProtectedTable, TableCell
from screening_app.reports.figures import as_text, figures_csv
from screening_app.reports.sheet_words import HIDDEN, NOT_KNOWN, Value, headings, names

_MARKS = {"suppressed": HIDDEN, "missing": NOT_KNOWN}


def csv_words(sheet: Sheet) -> list[dict[str, str]]:
    """Return the word for each code of each dimension, as the file writes it."""
    return [
        {code: TOTAL if code == TOTAL else as_text(word) for code, word in names(dimension).items()}
        for dimension in sheet.dimensions
    ]


def sheet_csv(sheet: Sheet) -> bytes:
    """Return the sheet's cells, one a row, in the order of the table."""
    words = [names(dimension) | {TOTAL: TOTAL} for dimension in sheet.dimensions]
    cells = tuple(
        TableCell(tuple(words[at][code] for at, code in enumerate(cell.dimensions)), cell.count, cell.status)
        for cell in sheet.table.cells
    )
    return figures_csv(ProtectedTable(sheet.name, headings(sheet), cells))


def read_sheet_csv(content: bytes, sheet: Sheet) -> dict[Codes, Value]:
    """Return what the file says about the sheet's cells."""
    codes = [{word: code for code, word in words.items()} for words in csv_words(sheet)]
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
    next(rows)
    found: dict[Codes, Value] = {}
    for row in rows:
        *places, count, status, _reason = row
        cell = tuple(codes[at][word] for at, word in enumerate(places))
        if cell in found:
            raise ValueError(cell)
        found[cell] = int(count) if status == "shown" else _MARKS[status]
    return found
