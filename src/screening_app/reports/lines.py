# SPDX-License-Identifier: EUPL-1.2
"""Lines of text in scripts that join their letters or run from right to left; reportlab's paragraphs know neither.

The order of what stands on a line comes from the Unicode bidirectional algorithm (python-bidi), the shapes of letters
from HarfBuzz (uharfbuzz, through reportlab's own fonts). Beside each shape the PDF says which letter it is, for
copying and reading aloud.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

from bidi import get_display
from bidi.mirror import MIRRORED
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import shapeStr
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from screening_app.core.scripts import script_of
from screening_app.reports.fonts import font_for
from screening_app.reports.tagged import marked, tag_of

#: Stands behind every bracket while a line is put in order; it takes the bracket's direction, and so betrays it.
_TELLTALE: Final = "\U000e0100"
_BRACKET: Final = re.compile(f"[{re.escape(''.join(MIRRORED))}]")
_TURNED: Final = re.compile(f"{_TELLTALE}(.)", re.DOTALL)
#: Marks that steer the order and are never drawn.
_STEERING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKS: Final = frozenset({"NSM", "BN"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some neighbouring signs in one font, as they stand from left to right; `letters` where those are only shapes."""

    font: str
    text: str
    width: float
    letters: str = ""


def draw_text(
    canvas: Canvas, text: str, x: float, y: float, font: str, size: float, *, from_right: bool, rtl: bool
) -> None:
    """Draw one line that begins at `x`, or ends there if `from_right`; `rtl` is the direction of what it says."""
    pieces = _pieces(text, font, size, rtl)
    if from_right:
        x -= sum(piece.width for piece in pieces)
    for piece in pieces:
        if piece.letters:
            canvas.addLiteral(f"/Span <</ActualText <FEFF{piece.letters.encode('utf-16-be').hex()}>>> BDC")
        drawn: Any = canvas.beginText(x, y)
        drawn.setFont(piece.font, size)
        drawn.textOut(piece.text)
        canvas.drawText(drawn)
        if piece.letters:
            canvas.addLiteral("EMC")
        x += piece.width


def text_width(text: str, font: str, size: float, *, rtl: bool) -> float:
    """Return how wide a line is, in points."""
    return sum(piece.width for piece in _pieces(text, font, size, rtl))


def in_sight(text: str, font: str, *, rtl: bool) -> str:
    """Return the signs of a line as they stand from left to right."""
    return "".join(piece.letters or piece.text for piece in _pieces(text, font, 10, rtl))


class Lines(Flowable):
    """A paragraph of plain text. `rtl` is the direction of its language, `from_right` where its lines begin."""

    def __init__(self, text: str, style: ParagraphStyle, *, rtl: bool, from_right: bool) -> None:
        super().__init__()
        self.style = style
        self._text, self._rtl, self._from_right = text, rtl, from_right
        self._lines: Sequence[str] = ()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size at this width."""
        self._lines = [line for part in self._text.split("\n") for line in self._filled(part, width)]
        self.width, self.height = width, len(self._lines) * self.style.leading
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits above a page's end and the rest; never one line alone on either side."""
        self.wrap(width, height)
        fitting = min(int(height // self.style.leading), len(self._lines) - 2)
        if fitting < 2:
            return []
        parts = ("\n".join(self._lines[:fitting]), "\n".join(self._lines[fitting:]))
        return [Lines(part, self.style, rtl=self._rtl, from_right=self._from_right) for part in parts]

    def draw(self) -> None:
        """Draw the lines, between their marks."""
        style: Any = self.style
        with marked(self.canv, self, tag_of(style.name)):
            self._draw_lines(style)

    def _draw_lines(self, style: Any) -> None:
        self.canv.setFillColor(style.textColor)
        x = self.width if self._from_right else 0
        for number, line in enumerate(self._lines):
            y = self.height - number * style.leading - style.fontSize
            draw_text(self.canv, line, x, y, style.fontName, style.fontSize, from_right=self._from_right, rtl=self._rtl)

    def _width(self, text: str) -> float:
        return text_width(text, self.style.fontName, self.style.fontSize, rtl=self._rtl)

    def _filled(self, text: str, room: float) -> Iterator[str]:
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if self._width(longer) <= room:
                line = longer
                continue
            if line:
                yield line
            line = word
            while self._width(line) > room and len(line) > 1:
                # A word wider than the paper, an address say, goes on below.
                fits = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or self._width(line[:n]) <= room)
                yield line[:fits]
                line = line[fits:]
        yield line


@lru_cache(maxsize=4096)
def _pieces(text: str, font: str, size: float, rtl: bool) -> tuple[_Piece, ...]:
    """Return a line from left to right."""
    marked = _BRACKET.sub(lambda found: found[0] + _TELLTALE, text)
    ordered = _STEERING.sub("", get_display(marked, base_dir="R" if rtl else "L"))
    # Where the telltale now stands before its bracket, the bracket runs from right to left and is drawn turned.
    ordered = _TURNED.sub(lambda found: MIRRORED.get(found[1], found[1]), ordered).replace(_TELLTALE, "")
    return tuple(piece for run, turned in _runs(ordered) for piece in _set(run, font, size, turned=turned))


def _runs(ordered: str) -> Iterator[tuple[str, bool]]:
    """Divide a line in order of sight; words that run from right to left come in order of reading, marked True."""
    kinds = "".join(_kind(sign) for sign in ordered)
    done = 0
    for found in re.finditer("n*r[rn]*", kinds):
        if found.start() > done:
            yield ordered[done : found.start()], False
        yield ordered[found.start() : found.end()][::-1], True
        done = found.end()
    if done < len(ordered):
        yield ordered[done:], False


def _kind(sign: str) -> str:
    kind = unicodedata.bidirectional(sign)
    return "r" if kind in {"R", "AL"} else "n" if kind in _MARKS else "o"


def _set(run: str, font: str, size: float, *, turned: bool) -> list[_Piece]:
    fonts: list[str] = []
    for sign in run:
        # What joins or does not join letters belongs to no script and takes the font of what stands before it.
        follows = bool(fonts) and script_of(sign) is None and unicodedata.bidirectional(sign) in _MARKS
        fonts.append(fonts[-1] if follows else font_for(sign, font))
    pieces = []
    for name, signs in groupby(zip(fonts, run, strict=True), key=lambda each: each[0]):
        text = "".join(sign for _, sign in signs)
        if turned:
            pieces += _shaped(text, name, size)[::-1]
        else:
            pieces.append(_Piece(name, text, pdfmetrics.stringWidth(text, name, size)))
    return pieces[::-1] if turned else pieces


def _shaped(text: str, font: str, size: float) -> list[_Piece]:
    """Return a word that runs from right to left letter by letter, each as the shapes that it is drawn with."""
    shapes: Any = shapeStr(text, font, size, force=True)
    begins = sorted({shape.cluster for shape in shapes.__shapeData__})
    ends = dict(zip(begins, [*begins[1:], len(text)], strict=True))
    pieces, done = [], 0
    for begin, group in groupby(shapes.__shapeData__, key=lambda shape: shape.cluster):
        those = list(group)
        width = sum(shape.x_advance for shape in those) * size / 1000
        letters = text[begin : ends[begin]]
        pieces.append(_Piece(font, shapes[done : done + len(those)], width, letters))
        done += len(those)
    return pieces
