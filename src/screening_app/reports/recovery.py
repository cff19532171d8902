# SPDX-License-Identifier: EUPL-1.2
"""The recovery sheets: one page a share, any two of which open the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer, TableStyle

from screening_app.reports.document import INK, QUIET, RULE, WIDTH, document, paragraph
from screening_app.reports.fonts import REGULAR, SEMIBOLD, load_fonts
from screening_app.reports.tagged import MarkedTable

_COLUMNS = 3
_ADVICE = (
    "Förvara bladen åtskilda, hos olika personer eller på olika platser som går att låsa.",
    "Två av bladen öppnar tillsammans. Ett ensamt blad öppnar inget.",
    "Fotografera, skanna eller kopiera inte bladet, och skriv inte av orden på en dator som är ansluten till nätet.",
    "Kontrollera en gång om året att alla blad finns kvar och går att läsa.",
    "Om ett blad försvinner eller har setts av någon annan, säg till administratören samma dag.",
)


def recovery_sheet(shares: Sequence[str], *, unit_name: str, store_id: str, made_on: date) -> bytes:
    """Return one page a share, its words numbered down the columns. The bytes are as secret as the store's key."""
    load_fonts()

    def story() -> list[Flowable]:
        pages: list[Flowable] = []
        for number, share in enumerate(shares, start=1):
            if number > 1:
                pages.append(PageBreak())
            pages.extend(_page(share.split(), f"Återställningsblad {number} av {len(shares)}", store_id, made_on))
        return pages

    return document(story, unit_name=unit_name, made_on=made_on)


def _page(words: Sequence[str], title: str, store_id: str, made_on: date) -> Iterator[Flowable]:
    yield paragraph(title, "title")
    yield paragraph(
        "Med två av bladen kan enheten öppna sina uppgifter om en lösenfras har glömts. "
        "Orden skrivs in i ordning, efter numren, i programmet: Glömt lösenfras på sidan Lås upp."
    )
    yield Spacer(1, 6 * mm)
    yield _words(words)
    yield Spacer(1, 5 * mm)
    yield paragraph("Så förvarar du bladet", "heading")
    for line in _ADVICE:
        yield paragraph(line, "list", bullet="•")
    yield Spacer(1, 7 * mm)
    yield _keeper()
    yield Spacer(1, 4 * mm)
    yield paragraph(f"Hör till {store_id}, skapad {made_on.isoformat()}.", "quiet")


def _words(words: Sequence[str]) -> MarkedTable:
    rows = -(-len(words) // _COLUMNS)
    cells: list[list[str]] = []
    for row in range(rows):
        line: list[str] = []
        for column in range(_COLUMNS):
            place = column * rows + row
            line += [str(place + 1), words[place]] if place < len(words) else ["", ""]
        cells.append(line)
    table = MarkedTable(cells, colWidths=[10 * mm, WIDTH / _COLUMNS - 10 * mm] * _COLUMNS, rowHeights=8.4 * mm)
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), SEMIBOLD, 12),
                ("TEXTCOLOR", (0, 0), (-1, -1), INK),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
                ("LINEABOVE", (0, 0), (-1, 0), 0.4, RULE),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ]
        )
    )
    for column in range(0, 2 * _COLUMNS, 2):
        numbers = ((column, 0), (column, -1))
        table.setStyle(
            TableStyle([("FONT", *numbers, REGULAR, 9), ("TEXTCOLOR", *numbers, QUIET), ("ALIGN", *numbers, "RIGHT")])
        )
    return table


def _keeper() -> MarkedTable:
    """Lines to fill in by hand: who keeps the sheet, and when it was last seen."""
    rows = [["Förvaras av (roll)", ""], ["Plats", ""], ["Kontrollerat, datum", ""]]
    table = MarkedTable(rows, colWidths=[42 * mm, WIDTH - 42 * mm], rowHeights=9 * mm)
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), REGULAR, 9.5),
                ("TEXTCOLOR", (0, 0), (0, -1), QUIET),
                ("LINEBELOW", (1, 0), (1, -1), 0.6, RULE),
                ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
            ]
        )
    )
    return table
