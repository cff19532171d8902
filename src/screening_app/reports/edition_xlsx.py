# SPDX-License-Identifier: EUPL-1.2
"""An edition as one workbook: «Om talen», then one worksheet a sheet; and read back.

Numbers are numbers, everything else is text. There is nothing beside what is seen: no formula, hidden sheet, comment,
defined name or cache (decision 0068). The same edition gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from screening_app.core.figures.sheets import Edition, Sheet
from screening_app.core.figures.table import Codes
from screening_app.paths import PRODUCT
from screening_app.reports.grid import Grid, Row, grid, rates_in_words
from screening_app.reports.sheet_words import (
    CANNOT_OCCUR,
    HIDDEN,
    NOT_KNOWN,
    Passage,
    Value,
    fingerprint,
    latin,
    period_in_words,
    swedish,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ABOUT: Final = "Om talen"
HEAD_ROW: Final = 4
"""Above the table: title, counting unit, period, checksum. Its heads stand in this row, counted from 0."""
MOST_ACROSS: Final = 12
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
_WIDEST: Final = 46.0


def edition_xlsx(edition: Edition, passages: Sequence[Passage]) -> bytes:
    """Return the workbook of all the edition's sheets."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, options)
    moment = datetime.fromisoformat(f"{edition.cut_off or f'{edition.year}-12-31'}T00:00:00+00:00").astimezone(UTC)
    book.set_properties({"title": PRODUCT, "author": PRODUCT, "created": moment.replace(tzinfo=None)})
    formats = _formats(book)
    _write_about(book, edition, passages, formats)
    for sheet, title in zip(edition.sheets, tab_names(edition), strict=True):
        _write_sheet(book.add_worksheet(title), edition, sheet, formats)
    book.close()
    return out.getvalue()


def tab_names(edition: Edition) -> tuple[str, ...]:
    """Return the name of each sheet's tab: at most 31 signs, no two alike."""
    plain = [(sheet.name, _FORBIDDEN.sub(" ", swedish(sheet.title)).strip("' ")) for sheet in edition.sheets]
    short = [(name, _shortened(title) or name[:31]) for name, title in plain]
    taken = {ABOUT.casefold(), "history"}
    chosen = []
    for _name, title in short:
        tries = (title, *(f"{title[:27]} {number}" for number in range(2, len(short) + 3)))
        found = next(one for one in tries if latin(one).casefold() not in taken)
        taken.add(latin(found).casefold())
        chosen.append(found)
    return tuple(chosen)


def _shortened(title: str) -> str:
    words = " ".join(title.split())
    if len(words) <= 31:
        return words
    cut = words[:31].rsplit(" ", 1)[0]
    return cut.rstrip(" ,.;-–'")


def _formats(book: Workbook) -> Mapping[str, Any]:
    plain = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
    across = {"align": "right", "num_format": "#,##0"}
    changed: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 14},
        "heading": {"bold": True, "font_size": 12, "top": 1},
        "text": {"text_wrap": True},
        "quiet": {"font_color": "#404040"},
        "head": {"bold": True, "text_wrap": True, "bg_color": "#E3E3E3", "bottom": 2, "valign": "bottom"},
        "head-number": {
            **{"bold": True, "text_wrap": True, "bg_color": "#E3E3E3", "bottom": 2, "valign": "bottom"},
            "align": "right",
        },
        "label": {"text_wrap": True, "bottom": 4, "num_format": "@"},
        "number": {**across, "bottom": 4},
        "change": {**across, "num_format": "+#,##0;-#,##0;0", "bottom": 4},
        "label-total": {"text_wrap": True, "bold": True, "bottom": 1, "num_format": "@"},
        "number-total": {**across, "bold": True, "bottom": 1},
        "change-total": {**across, "num_format": "+#,##0;-#,##0;0", "bold": True, "bottom": 1},
    }
    return {name: book.add_format({**plain, **one}) for name, one in changed.items()}


def _paper(page: Worksheet, edition: Edition, *, landscape: bool) -> None:
    page.set_paper(9)
    if landscape:
        page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    page.hide_gridlines(0 if landscape else 2)
    page.set_footer(f"&L{PRODUCT}, {period_in_words(edition)}&RSida &P av &N")


def _write_about(book: Workbook, edition: Edition, passages: Sequence[Passage], formats: Mapping[str, Any]) -> None:
    page = book.add_worksheet(ABOUT)
    _paper(page, edition, landscape=False)
    page.set_column(0, 0, 100)
    page.write_string(0, 0, f"Om talen {edition.year}", formats["title"])
    row = 2
    definitions = tuple(
        Passage(swedish(sheet.title), (*map(swedish, sheet.definitions), f"Kontrollsumma: {fingerprint([sheet])}"))
        for sheet in edition.sheets
    )
    for passage in (*passages, *definitions):
        page.write_string(row, 0, passage.heading, formats["heading"])
        for line in passage.lines:
            row += 1
            page.write_string(row, 0, line, formats["text"])
        row += 2


def _write_sheet(page: Worksheet, edition: Edition, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    laid = grid(sheet, MOST_ACROSS)
    _paper(page, edition, landscape=True)
    page.write_string(0, 0, swedish(sheet.title), formats["title"])
    page.write_string(1, 0, swedish(sheet.counted), formats["quiet"])
    page.write_string(2, 0, f"{edition.unit}. {period_in_words(edition)}. Utgåva {edition.number}.", formats["quiet"])
    if laid.across_title:
        page.write_string(3, len(laid.stub), laid.across_title, formats["quiet"])
    stub = len(laid.stub)
    for column, head in enumerate(laid.heads):
        page.write_string(HEAD_ROW, column, head, formats["head" if column < stub else "head-number"])
    row = HEAD_ROW
    for row, line in enumerate(laid.rows, HEAD_ROW + 1):
        _write_row(page, row, line, formats)
    page.freeze_panes(HEAD_ROW + 1, stub)
    for number, text in enumerate((*rates_in_words(sheet), *_notes(edition, sheet)), row + 2):
        page.write_string(number, 0, text, formats["quiet"])
    _widths(page, laid)


def _notes(edition: Edition, sheet: Sheet) -> list[str]:
    return [
        *map(swedish, sheet.definitions),
        f"{HIDDEN} dolt    {NOT_KNOWN} uppgift saknas    {CANNOT_OCCUR} kan inte förekomma",
        f"Regeln och garantin står på fliken {ABOUT}. Plan {edition.plan}. Kontrollsumma: {fingerprint([sheet])}",
    ]


def _write_row(page: Worksheet, row: int, line: Row, formats: Mapping[str, Any]) -> None:
    weight = "-total" if line.is_total else ""
    for column, label in enumerate(line.labels):
        page.write_string(row, column, label, formats[f"label{weight}"])
    now = line.numbers if line.before is None else (*line.numbers, *line.before)
    change_at = len(now) - 1 if line.before is not None else -1
    for at, value in enumerate((*now, *line.shares)):
        style = formats[("change" if at == change_at else "number") + weight]
        if isinstance(value, str):
            page.write_string(row, len(line.labels) + at, value, style)
        else:
            page.write_number(row, len(line.labels) + at, value, style)


def _widths(page: Worksheet, laid: Grid) -> None:
    stub = len(laid.stub)
    for column, head in enumerate(laid.heads):
        longest = max((len(word) for word in head.split()), default=8)
        if column < stub:
            longest = max(len(head), *(len(row.labels[column]) for row in laid.rows), 14)
        page.set_column(column, column, min(max(longest + 2.0, 12.0), _WIDEST))


def read_edition_xlsx(content: bytes, edition: Edition) -> dict[str, dict[Codes, Value]]:
    """Return what the workbook says about each sheet's cells, those that cannot occur left out."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True)
    try:
        return {
            sheet.name: _read_sheet(book[title], sheet)
            for sheet, title in zip(edition.sheets, tab_names(edition), strict=True)
        }
    finally:
        book.close()


def _read_sheet(page: Any, sheet: Sheet) -> dict[Codes, Value]:
    laid = grid(sheet, MOST_ACROSS)
    stub, wide = len(laid.stub), len(laid.columns)
    rows = page.iter_rows(min_row=HEAD_ROW + 1, max_row=HEAD_ROW + 1 + len(laid.rows), values_only=True)
    heads = next(rows)
    if tuple(heads[: stub + wide]) != (*laid.stub, *laid.columns):
        raise ValueError(sheet.name)
    codes_by_labels = {row.labels: row.codes for row in laid.rows}
    found: dict[Codes, Value] = {}
    for row in rows:
        codes = codes_by_labels[tuple("" if one is None else str(one) for one in row[:stub])]
        for at, value in enumerate(row[stub : stub + wide]):
            if value != CANNOT_OCCUR:
                found[(*codes, *laid.across[at : at + 1])] = value
    return found
