# SPDX-License-Identifier: EUPL-1.2
"""A sheet on paper: a table that goes on over pages with its heads, and a bar chart that reads in grey.

Each cell is marked for screen readers; lines, and heads that come again on the next page, are decoration.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from screening_app.core.scripts import scripts_in
from screening_app.reports.document import INK, QUIET, RULE, WIDTH
from screening_app.reports.fonts import REGULAR, SEMIBOLD
from screening_app.reports.grid import Grid, Row, thousands
from screening_app.reports.sheet_words import Value
from screening_app.reports.tagged import Mark, begin_decoration, begin_mark, end_mark

_SIZE: Final = 8.5
_LEADING: Final = 11.0
_PAD: Final = 3.0
_GAP: Final = 8.0
_NARROWEST: Final = 44.0
_MORE: Final = 12.0
_BAR: Final = HexColor("#4a565d")


def wrapped(text: str, room: float, font: str = REGULAR, size: float = _SIZE) -> tuple[str, ...]:
    """Return the lines of a text; a word that is too long for a line is cut."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if stringWidth(longer, font, size) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while stringWidth(line, font, size) > room and len(line) > 1:
            fits = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or stringWidth(line[:n], font, size) <= room)
            lines.append(line[:fits])
            line = line[fits:]
    return (*lines, line)


def number_widths(laid: Grid) -> list[float]:
    """Return how wide each column of numbers must be, in points."""
    widths = []
    for at, head in enumerate(laid.heads[len(laid.stub) :]):
        words = [stringWidth(word, SEMIBOLD, _SIZE) for word in head.split()]
        told = [stringWidth(_told(numbers[at]), SEMIBOLD, _SIZE) for numbers in map(_numbers, laid.rows[:1])]
        roomy = 74.0 if len(head) > 30 else _NARROWEST
        widths.append(max(*words, *told, roomy - _GAP, 0) + _GAP)
    return widths


def label_widths(laid: Grid) -> list[float]:
    """Return how wide each column of labels must be so that no word breaks, in points; a very long word may."""
    return [
        min(max(stringWidth(word, SEMIBOLD, _SIZE) for text in texts for word in text.split()), 130.0) + 1.5 * _GAP
        for texts in ((head, *(row.labels[at] for row in laid.rows)) for at, head in enumerate(laid.stub))
    ]


def _numbers(row: Row) -> tuple[Value, ...]:
    return (*row.numbers, *(row.before or ()), *row.shares)


def _told(value: Value) -> str:
    return thousands(value) if isinstance(value, int) else value


@dataclass(frozen=True, slots=True)
class _Cell:
    lines: tuple[str, ...]
    left: float
    width: float
    at_right: bool
    is_quiet: bool = False


class _Measured:
    """A table as it is set, measured once: else a long one, split page by page, would take the square of its length."""

    def __init__(self, laid: Grid) -> None:
        self.laid = laid
        numbers = number_widths(laid)
        self._widths = [*_stub_widths(laid, WIDTH - sum(numbers)), *numbers]
        self.head = self._cells(laid.heads, SEMIBOLD)
        self.rows: list[tuple[_Cell, ...]] = []
        before: tuple[str, ...] = ()
        for row in laid.rows:
            font = SEMIBOLD if row.is_total else REGULAR
            same = _repeated(row.labels, before)
            self.rows.append(self._cells((*row.labels, *map(_told, _numbers(row))), font, same))
            before = row.labels
        self.heights = [_height(cells) for cells in self.rows]

    def _cells(self, texts: Sequence[str], font: str, same: int = 0) -> tuple[_Cell, ...]:
        """Set texts in their columns; the first `same` were told in the row above and take one line here."""
        made, left = [], 0.0
        for at, (text, width) in enumerate(zip(texts, self._widths, strict=True)):
            lines = wrapped(text, width - _GAP, font)
            if at < same and len(lines) > 1:
                lines = (f"{wrapped(text, width - _GAP - _MORE, font)[0].rstrip(',')} …",)
            made.append(_Cell(lines, left, width, at >= len(self.laid.stub), at < same))
            left += width
        return tuple(made)


def _stub_widths(laid: Grid, room: float) -> list[float]:
    """Share the room among the labels' columns by what they hold."""
    wanted = [
        min(max(stringWidth(text, SEMIBOLD, _SIZE) for text in (head, *(row.labels[at] for row in laid.rows))), 240.0)
        for at, head in enumerate(laid.stub)
    ]
    least = label_widths(laid)
    spare = room - sum(least)
    if spare < 0:
        return [room * (one + 2 * _GAP) / (sum(wanted) + 2 * _GAP * len(wanted)) for one in wanted]
    more = [max(one + _GAP - narrowest, 0.0) + _GAP for one, narrowest in zip(wanted, least, strict=True)]
    return [narrowest + spare * one / sum(more) for narrowest, one in zip(least, more, strict=True)]


class SheetTable(Flowable):
    """The table of a laid out sheet, or some rows of it. `number` tells it from the document's other tables."""

    def __init__(self, laid: Grid, number: int, part: tuple[_Measured, int, int] | None = None) -> None:
        super().__init__()
        self._number = number
        self._whole, self._start, self._end = part or (_Measured(laid), 0, len(laid.rows))
        self._heights = self._whole.heights[self._start : self._end]
        self._head = self._whole.head

    def wrap(self, _width: float, _height_left: float) -> tuple[float, float]:
        """Return the size."""
        self.width, self.height = WIDTH, _height(self._head) + sum(self._heights)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Return what fits and the rest under the same heads; never one row alone on either side."""
        used, fits = _height(self._head), 0
        for one in self._heights:
            if used + one > height:
                break
            used, fits = used + one, fits + 1
        if fits == len(self._heights) - 1:
            fits -= 1
        if fits < 2:
            return []
        middle = self._start + fits
        parts = ((self._start, middle), (middle, self._end))
        return [SheetTable(self._whole.laid, self._number, (self._whole, *part)) for part in parts]

    def draw(self) -> None:
        """Draw heads, rows and the lines between."""
        canvas: Any = self.canv
        top = self.height
        again = self._start > 0
        begun = begin_decoration(canvas) if again else False
        self._draw_row(self._head, top, -1, SEMIBOLD, marked=not again)
        end_mark(canvas, begun)
        top -= _height(self._head)
        self._line(top, INK, 0.8)
        for at in range(self._start, self._end):
            font = SEMIBOLD if self._whole.laid.rows[at].is_total else REGULAR
            self._draw_row(self._whole.rows[at], top, at, font)
            top -= self._whole.heights[at]
            self._line(top, RULE, 0.4)

    def _draw_row(self, cells: Sequence[_Cell], top: float, row: int, font: str, *, marked: bool = True) -> None:
        canvas: Any = self.canv
        lowest = max(len(cell.lines) for cell in cells)
        for cell in cells:
            is_head = row < 0 or not cell.at_right
            scope = ("Column" if row < 0 else "Row") if is_head else ""
            path = (("Table", self._number), ("TR", row))
            mark = Mark("TH" if is_head else "TD", path, scope=scope)
            begun = begin_mark(canvas, cell, mark) if marked else False
            canvas.setFillColor(QUIET if cell.is_quiet else INK)
            # Heads stand on the line below them, everything else hangs from the line above.
            first = top - _PAD - _LEADING * (lowest - len(cell.lines) if row < 0 else 0)
            for number, line in enumerate(cell.lines):
                self._text(line, cell, first - _LEADING * number - _SIZE, font)
            end_mark(canvas, begun)

    def _text(self, line: str, cell: _Cell, y: float, font: str) -> None:
        canvas: Any = self.canv
        x = cell.left + cell.width - (0 if cell.left + cell.width >= WIDTH - 1 else _GAP / 2)
        if scripts_in(line):
            from screening_app.reports.lines import draw_text

            draw_text(
                canvas, line, x if cell.at_right else cell.left, y, font, _SIZE, from_right=cell.at_right, rtl=False
            )
            return
        canvas.setFont(font, _SIZE)
        if cell.at_right:
            canvas.drawRightString(x, y, line)
        else:
            canvas.drawString(cell.left, y, line)

    def _line(self, y: float, color: Any, width: float) -> None:
        canvas: Any = self.canv
        begun = begin_decoration(canvas)
        canvas.setStrokeColor(color)
        canvas.setLineWidth(width)
        canvas.line(0, y, WIDTH, y)
        end_mark(canvas, begun)


def _height(cells: Sequence[_Cell]) -> float:
    return max(len(cell.lines) for cell in cells) * _LEADING + 2 * _PAD


def _repeated(labels: tuple[str, ...], before: tuple[str, ...]) -> int:
    """Return how many labels from the left, but never the last, are those of the row above."""
    same = 0
    while same < min(len(labels) - 1, len(before)) and labels[: same + 1] == before[: same + 1]:
        same += 1
    return same


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words, the number, and the one of the year before where there is one."""

    label: str
    number: Value
    before: int | None = None


class BarChart(Flowable):
    """Bars from one line, each with its number beside it; the year before as an open bar below. No colour tells."""

    _LABELS: Final = 170.0
    _NUMBERS: Final = 56.0

    def __init__(self, bars: Sequence[Bar], alt: str) -> None:
        super().__init__()
        self._bars, self._alt = tuple(bars), alt
        self._lines = [wrapped(bar.label, self._LABELS - _GAP)[:3] for bar in self._bars]
        self._heights = [
            max(len(lines) * _LEADING, _LEADING + (8.0 if bar.before is not None else 0)) + 5.0
            for lines, bar in zip(self._lines, self._bars, strict=True)
        ]

    def wrap(self, _width: float, _height_left: float) -> tuple[float, float]:
        """Return the size; a chart never breaks over pages."""
        self.width, self.height = WIDTH, sum(self._heights) + 4
        return self.width, self.height

    def draw(self) -> None:
        """Draw the bars as one picture with words for it."""
        canvas: Any = self.canv
        begun = begin_mark(canvas, self, Mark("Figure", alt=self._alt))
        most = max([1, *(n for bar in self._bars for n in (bar.number, bar.before) if isinstance(n, int))])
        scale = (WIDTH - self._LABELS - self._NUMBERS) / most
        top = self.height
        for bar, lines, height in zip(self._bars, self._lines, self._heights, strict=True):
            canvas.setFillColor(INK)
            for at, line in enumerate(lines):
                self._label(line, top - _LEADING * at - _SIZE)
            self._bar(bar, top, scale)
            top -= height
        canvas.setStrokeColor(QUIET)
        canvas.setLineWidth(0.6)
        canvas.line(self._LABELS, 2, self._LABELS, self.height)
        end_mark(canvas, begun)

    def _label(self, line: str, y: float) -> None:
        canvas: Any = self.canv
        if scripts_in(line):
            from screening_app.reports.lines import draw_text

            draw_text(canvas, line, 0, y, REGULAR, _SIZE, from_right=False, rtl=False)
            return
        canvas.setFont(REGULAR, _SIZE)
        canvas.drawString(0, y, line)

    def _bar(self, bar: Bar, top: float, scale: float) -> None:
        canvas: Any = self.canv
        length = bar.number * scale if isinstance(bar.number, int) else 0
        if length:
            canvas.setFillColor(_BAR)
            canvas.rect(self._LABELS, top - 9.5, length, 9, stroke=0, fill=1)
        canvas.setFillColor(INK)
        canvas.setFont(SEMIBOLD, _SIZE)
        canvas.drawString(self._LABELS + length + 4, top - _SIZE, _told(bar.number))
        if bar.before is None:
            return
        canvas.setStrokeColor(_BAR)
        canvas.setLineWidth(0.7)
        if bar.before:
            canvas.rect(self._LABELS, top - 17.5, bar.before * scale, 6, stroke=1, fill=0)
        canvas.setFillColor(QUIET)
        canvas.setFont(REGULAR, 7)
        canvas.drawString(self._LABELS + bar.before * scale + 4, top - 17, _told(bar.before))
