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
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Paragraph, SimpleDocTemplate

from screening_app.core.scripts import is_right_to_left, scripts_in
from screening_app.paths import PRODUCT
from screening_app.reports.fonts import REGULAR, SEMIBOLD, load_fonts
from screening_app.reports.tagged import MarkedParagraph, Marks, decoration, with_tags

INK: Final = HexColor("#1f2a30")
QUIET: Final = HexColor("#56646c")
RULE: Final = HexColor("#c9d2d6")
MARGIN: Final = 22 * mm
WIDTH: Final = A4[0] - 2 * MARGIN
# What reportlab's frame adds on every side.
_PADDING: Final = 6


@cache
def style(name: str) -> ParagraphStyle:
    """Return one of the styles, by what is written in it; `under` and `under-quiet` belong to a step."""
    load_fonts()
    body: dict[str, Any] = {"fontName": REGULAR, "fontSize": 10, "leading": 14.5, "textColor": INK, "spaceAfter": 3}
    changed: dict[str, dict[str, Any]] = {
        "title": {"fontName": SEMIBOLD, "fontSize": 17, "leading": 23, "spaceAfter": 8},
        "heading": {"fontName": SEMIBOLD, "fontSize": 11.5, "leading": 16, "spaceBefore": 12, "keepWithNext": 1},
        # A heading that is kept with a table would take the whole table to the next page.
        "table-heading": {"fontName": SEMIBOLD, "fontSize": 11.5, "leading": 16, "spaceBefore": 12},
        "part": {"fontName": SEMIBOLD, "fontSize": 14, "leading": 19, "spaceBefore": 20, "keepWithNext": 1},
        "body": {},
        "cell": {"fontSize": 8.5, "leading": 11, "spaceAfter": 0},
        "cell-head": {"fontName": SEMIBOLD, "fontSize": 8.5, "leading": 11, "textColor": QUIET, "spaceAfter": 0},
        "list": {"leftIndent": 12, "bulletIndent": 1},
        "quiet": {"fontSize": 9, "leading": 13, "textColor": QUIET},
        "strong": {"fontName": SEMIBOLD, "spaceAfter": 1},
        "under": {"leftIndent": 14},
        "under-quiet": {"leftIndent": 14, "fontSize": 9, "leading": 13, "textColor": QUIET},
    }
    return ParagraphStyle(name, **{**body, **changed[name]})


def paragraph(text: str, name: str = "body", bullet: str | None = None) -> Paragraph:
    """Return plain text as a paragraph: nothing in it is read as markup."""
    return MarkedParagraph(escape(text), style(name), bulletText=bullet)


def above_table(text: str) -> list[Flowable]:
    """Return a heading that begins a new page when no more than the first rows of its table would fit below it."""
    return [CondPageBreak(45 * mm), paragraph(text, "table-heading")]


def document(
    story: Callable[[], Sequence[Flowable]],
    *,
    unit_name: str,
    made_on: date | None = None,
    foot: str = "",
    page_words: str = "Sida {page} av {pages}",
    language: str = "sv",
) -> bytes:
    """Return the printed pages as PDF; `story` is asked twice, the first time to learn the number of pages.

    The foot begins with the day, or `foot` where a day would say too much. A `language` that is written from right to
    left has its pages turned. Screen readers are given the structure: a story is made of parts that mark themselves
    (reports/tagged.py). The same story gives the same bytes.
    """
    first = foot if made_on is None else made_on.isoformat()
    turned = is_right_to_left(language)
    load_fonts()
    pages = 0
    out = io.BytesIO()
    marks = Marks()

    def head_and_foot(canvas: Canvas, frame: BaseDocTemplate) -> None:
        page = page_words.format(page=frame.page, pages=pages)
        with decoration(canvas):
            _head_and_foot(canvas, (PRODUCT, unit_name), (first, page), turned=turned)

    for _ in range(2):
        out = io.BytesIO()
        frame = _frame(out, language)
        frame.marks = marks = Marks()
        frame.build(list(story()), onFirstPage=head_and_foot, onLaterPages=head_and_foot)
        pages = frame.page
    return with_tags(out.getvalue(), marks, language)


class _Frame(SimpleDocTemplate):
    """The frame of the pages, where what is drawn finds the marks that it belongs to."""

    marks: Marks | None = None


def _frame(out: io.BytesIO, language: str) -> _Frame:
    return _Frame(
        out,
        pagesize=A4,
        leftMargin=MARGIN - _PADDING,
        rightMargin=MARGIN - _PADDING,
        topMargin=26 * mm,
        bottomMargin=20 * mm,
        invariant=1,
        lang=language,
        title=PRODUCT,
        author="",
        subject="",
        creator=PRODUCT,
        producer=PRODUCT,
    )


def _head_and_foot(canvas: Canvas, head: tuple[str, str], foot: tuple[str, str], *, turned: bool) -> None:
    """Draw what a page begins and ends with, each a pair: where the reading begins, and the far end."""
    width, height = A4
    canvas.saveState()
    canvas.setFillColor(INK)
    _at_ends(canvas, height - 18 * mm, (head[0], ""), (SEMIBOLD, 10), turned=turned)
    canvas.setFillColor(QUIET)
    _at_ends(canvas, height - 18 * mm, ("", head[1]), (REGULAR, 9), turned=turned)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, height - 21 * mm, width - MARGIN, height - 21 * mm)
    _at_ends(canvas, 13 * mm, foot, (REGULAR, 9), turned=turned)
    canvas.restoreState()


def _at_ends(canvas: Canvas, y: float, words: tuple[str, str], font: tuple[str, float], *, turned: bool) -> None:
    left, right = (_shortened(each, WIDTH - 40 * mm, font) for each in (words[::-1] if turned else words))
    for text, x, at_right in ((left, MARGIN, False), (right, A4[0] - MARGIN, True)):
        if scripts_in(text):
            from screening_app.reports.lines import draw_text

            draw_text(canvas, text, x, y, *font, from_right=at_right, rtl=turned)
            continue
        canvas.setFont(*font)
        (canvas.drawRightString if at_right else canvas.drawString)(x, y, text)


def _shortened(text: str, room: float, font: tuple[str, float]) -> str:
    """Cut a line that would run into the head's other end."""
    if pdfmetrics.stringWidth(text, *font) <= room:
        return text
    while text and pdfmetrics.stringWidth(text + "…", *font) > room:
        text = text[:-1]
    return text.rstrip() + "…"
