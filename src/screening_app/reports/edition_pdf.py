# SPDX-License-Identifier: EUPL-1.2
"""An edition as a report to be read: the rule first, then each sheet as chart and table; and read back by its tags."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer

from screening_app.core.figures.sheets import Edition, Sheet
from screening_app.core.figures.table import TOTAL, Codes
from screening_app.reports.document import WIDTH, document, paragraph
from screening_app.reports.fonts import load_fonts
from screening_app.reports.grid import Grid, grid, rates_in_words
from screening_app.reports.sheet_drawing import Bar, BarChart, SheetTable, label_widths, number_widths
from screening_app.reports.sheet_words import (
    CANNOT_OCCUR,
    Passage,
    Value,
    fingerprint,
    headings,
    names,
    period_in_words,
    swedish,
    values,
)

_MOST_ACROSS: Final = 6
_MOST_BARS: Final = 14
_PAGE: Final = 230 * mm


def edition_pdf(edition: Edition, passages: Sequence[Passage]) -> bytes:
    """Return the report, tagged for screen readers; the same edition gives the same bytes."""
    load_fonts()
    laid = [_laid(sheet) for sheet in edition.sheets]

    def story() -> list[Flowable]:
        return [
            *_front(edition, passages),
            *(
                part
                for number, (sheet, one) in enumerate(zip(edition.sheets, laid, strict=True))
                for part in _sheet(edition, sheet, one, number)
            ),
        ]

    foot = f"Utgåva {edition.number}, {period_in_words(edition)}"
    return document(story, unit_name=edition.unit, foot=foot)


def _front(edition: Edition, passages: Sequence[Passage]) -> Iterator[Flowable]:
    yield paragraph(f"Årets tal {edition.year}", "title")
    yield paragraph(f"{edition.unit}. {period_in_words(edition)}.", "quiet")
    for passage in passages:
        yield paragraph(passage.heading, "heading")
        yield from map(paragraph, passage.lines)


def _laid(sheet: Sheet) -> Grid:
    """Lay the sheet out with as much across as the paper has room for."""
    for most in range(_MOST_ACROSS, 1, -1):
        laid = grid(sheet, most)
        if sum(number_widths(laid)) + sum(label_widths(laid)) <= WIDTH:
            return laid
    return grid(sheet, 0)


def _sheet(edition: Edition, sheet: Sheet, laid: Grid, number: int) -> Iterator[Flowable]:
    chart, table = _chart(sheet), SheetTable(laid, number)
    if number == 0:
        # The first sheet begins a page of its own: the front can be handed out alone.
        yield PageBreak()
    else:
        text = 60 * mm + (0 if chart is None else chart[1].wrap(0, 0)[1])
        whole = text + table.wrap(0, 0)[1]
        # A sheet that has room on a page of its own is not split over two.
        yield CondPageBreak(whole if whole <= _PAGE else text)
        yield Spacer(1, 7 * mm)
    yield paragraph(swedish(sheet.title), "heading")
    yield paragraph(swedish(sheet.counted), "quiet")
    for definition in sheet.definitions:
        yield paragraph(swedish(definition), "quiet")
    yield paragraph(f"Plan {edition.plan}. Kontrollsumma: {fingerprint([sheet])}", "quiet")
    for line in rates_in_words(sheet):
        yield paragraph(line)
    yield Spacer(1, 2 * mm)
    if chart is not None:
        yield KeepTogether([paragraph(chart[0], "strong"), chart[1], Spacer(1, 4 * mm)])
    if laid.across_title:
        yield CondPageBreak(35 * mm)
        yield paragraph(f"Kolumner: {laid.across_title}", "quiet")
    yield table


def _chart(sheet: Sheet) -> tuple[str, BarChart] | None:
    """Return the bars of one dimension, the others at their sum or else their first category, and the words for it."""
    at = _charted(sheet)
    if at is None:
        return None
    titles, words, shown = headings(sheet), [names(one) for one in sheet.dimensions], values(sheet)
    settled = [_first(sheet, place) for place in range(len(sheet.dimensions))]
    bars = []
    for category in sheet.dimensions[at].categories:
        cell = tuple(category.code if place == at else code for place, code in enumerate(settled))
        if category.code != TOTAL and cell in shown:
            before = None if sheet.year_before is None else sheet.year_before.get(cell)
            bars.append(Bar(words[at][category.code], shown[cell], before))
    if len(bars) < 2:
        return None
    others = [f"{titles[i]}: {words[i][code]}" for i, code in enumerate(settled) if i != at]
    caption = ". ".join([titles[at], *others])
    if any(bar.before is not None for bar in bars):
        caption += ". Öppen stapel: året före"
    told = "; ".join(f"{bar.label} {bar.number}" for bar in bars)
    return f"{caption}.", BarChart(bars, f"Stapeldiagram. {caption}. {told}.")


def _charted(sheet: Sheet) -> int | None:
    sizes = [len([one for one in each.categories if one.code != TOTAL]) for each in sheet.dimensions]
    fits = [(size, at) for at, size in enumerate(sizes) if 2 <= size <= _MOST_BARS]
    return max(fits)[1] if fits else None


def _first(sheet: Sheet, at: int) -> str:
    codes = [one.code for one in sheet.dimensions[at].categories]
    return TOTAL if TOTAL in codes else codes[0]


_MAPPED: Final = re.compile(rb"<([0-9A-F]+)> <([0-9A-F]+)>")


def read_edition_pdf(content: bytes, edition: Edition) -> dict[str, dict[Codes, Value]]:
    """Return what the tables say about each sheet's cells, by the cells' tags; what cannot occur is left out."""
    texts = _tagged_cells(content)
    found: dict[str, dict[Codes, Value]] = {}
    for sheet in edition.sheets:
        laid = _laid(sheet)
        cells: dict[Codes, Value] = {}
        for row in laid.rows:
            told = [next(texts) for _ in range(len(laid.heads) - len(laid.stub))]
            for at, text in enumerate(told[: len(laid.columns)]):
                value = text if text.startswith(".") else int("".join(text.split()))
                if value != CANNOT_OCCUR:
                    cells[(*row.codes, *laid.across[at : at + 1])] = value
        found[sheet.name] = cells
    if next(texts, None) is not None:
        raise ValueError("more cells than the sheets have")
    return found


def _tagged_cells(content: bytes) -> Iterator[str]:
    """Return the text of each data cell in the order of the pages."""
    from pypdf import PdfReader
    from pypdf.generic import ContentStream

    reader = PdfReader(io.BytesIO(content))
    maps: dict[str, dict[int, str]] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        fonts = resources["/Font"]
        drawn: list[str] | None = None
        font = ""
        for operands, operator in ContentStream(page["/Contents"].get_object(), reader).operations:
            if operator == b"BDC" and operands[0] == "/TD":
                drawn = []
            elif operator == b"EMC" and drawn is not None:
                yield "".join(drawn)
                drawn = None
            elif operator == b"Tf":
                font = str(operands[0])
            elif operator == b"Tj" and drawn is not None:
                if font not in maps:
                    maps[font] = _letters(fonts[font]["/ToUnicode"].get_data())
                raw = operands[0].original_bytes
                drawn.append("".join(maps[font][one] for one in raw))


def _letters(table: bytes) -> dict[int, str]:
    """Read which letter each code of a font is, as reportlab writes it: one pair a line."""
    inner = table[table.index(b"beginbfchar") : table.index(b"endbfchar")]
    return {int(code, 16): chr(int(letter, 16)) for code, letter in _MAPPED.findall(inner)}
