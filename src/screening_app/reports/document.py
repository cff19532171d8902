# SPDX-License-Identifier: EUPL-1.2
"""The page frame that every printout shares: A4, the program's own fonts, a neutral head and "sida n av m".

Hides reportlab. A document's bytes depend only on what is printed, and its metadata says nothing but
"Rutinstöd": whoever sees the file in a list or a print queue learns nothing of what it is for.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Paragraph, SimpleDocTemplate

from screening_app.paths import PRODUCT, data_folder

REGULAR: Final = "NotoSans"
SEMIBOLD: Final = "NotoSans-SemiBold"
INK: Final = HexColor("#1f2a30")
QUIET: Final = HexColor("#56646c")
RULE: Final = HexColor("#c9d2d6")
MARGIN: Final = 22 * mm
WIDTH: Final = A4[0] - 2 * MARGIN
# What reportlab's frame adds on every side.
_PADDING: Final = 6


@cache
def load_fonts() -> None:
    """Register the bundled fonts, once a process."""
    folder = data_folder("resources") / "fonts"
    pdfmetrics.registerFont(TTFont(REGULAR, str(folder / "NotoSans-Regular.ttf")))
    pdfmetrics.registerFont(TTFont(SEMIBOLD, str(folder / "NotoSans-SemiBold.ttf")))


@cache
def style(name: str) -> ParagraphStyle:
    """Return one of the styles: title, heading, body, strong, list, quiet, under (a step) and under-quiet."""
    load_fonts()
    body: dict[str, Any] = {"fontName": REGULAR, "fontSize": 10, "leading": 14.5, "textColor": INK, "spaceAfter": 3}
    changed: dict[str, dict[str, Any]] = {
        "title": {"fontName": SEMIBOLD, "fontSize": 17, "leading": 23, "spaceAfter": 8},
        "heading": {"fontName": SEMIBOLD, "fontSize": 11.5, "leading": 16, "spaceBefore": 12, "keepWithNext": 1},
        "body": {},
        "list": {"leftIndent": 12, "bulletIndent": 1},
        "quiet": {"fontSize": 9, "leading": 13, "textColor": QUIET},
        "strong": {"fontName": SEMIBOLD, "spaceAfter": 1},
        "under": {"leftIndent": 14},
        "under-quiet": {"leftIndent": 14, "fontSize": 9, "leading": 13, "textColor": QUIET},
    }
    return ParagraphStyle(name, **{**body, **changed[name]})


def paragraph(text: str, name: str = "body", bullet: str | None = None) -> Paragraph:
    """Return plain text as a paragraph: nothing in it is read as markup."""
    return Paragraph(escape(text), style(name), bulletText=bullet)


def document(
    story: Callable[[], Sequence[Flowable]],
    *,
    unit_name: str,
    made_on: date | None = None,
    foot: str = "",
    page_words: str = "Sida {page} av {pages}",
) -> bytes:
    """Return the printed pages as PDF; `story` is asked twice, the first time to learn the number of pages.

    The foot's left end holds the day, or `foot` where a day would say too much. The same story gives the same bytes.
    """
    left = foot if made_on is None else made_on.isoformat()
    load_fonts()
    pages = 0
    out = io.BytesIO()

    def head_and_foot(canvas: Canvas, frame: BaseDocTemplate) -> None:
        _head_and_foot(canvas, unit_name, left, page_words.format(page=frame.page, pages=pages))

    for _ in range(2):
        out = io.BytesIO()
        frame = _frame(out)
        frame.build(list(story()), onFirstPage=head_and_foot, onLaterPages=head_and_foot)
        pages = frame.page
    return out.getvalue()


def _frame(out: io.BytesIO) -> SimpleDocTemplate:
    return SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=MARGIN - _PADDING,
        rightMargin=MARGIN - _PADDING,
        topMargin=26 * mm,
        bottomMargin=20 * mm,
        invariant=1,
        lang="sv",
        title=PRODUCT,
        author="",
        subject="",
        creator=PRODUCT,
        producer=PRODUCT,
    )


def _head_and_foot(canvas: Canvas, unit_name: str, left: str, page: str) -> None:
    width, height = A4
    canvas.saveState()
    canvas.setFillColor(INK)
    canvas.setFont(SEMIBOLD, 10)
    canvas.drawString(MARGIN, height - 18 * mm, PRODUCT)
    canvas.setFillColor(QUIET)
    canvas.setFont(REGULAR, 9)
    canvas.drawRightString(width - MARGIN, height - 18 * mm, _shortened(unit_name, WIDTH - 40 * mm))
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, height - 21 * mm, width - MARGIN, height - 21 * mm)
    canvas.drawString(MARGIN, 13 * mm, _shortened(left, WIDTH - 40 * mm))
    canvas.drawRightString(width - MARGIN, 13 * mm, page)
    canvas.restoreState()


def _shortened(text: str, room: float) -> str:
    """Cut a line that would run into the head's other end."""
    if pdfmetrics.stringWidth(text, REGULAR, 9) <= room:
        return text
    while text and pdfmetrics.stringWidth(text + "…", REGULAR, 9) > room:
        text = text[:-1]
    return text.rstrip() + "…"
