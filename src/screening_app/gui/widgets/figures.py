# SPDX-License-Identifier: EUPL-1.2
"""Numbers and lists: progress, the share of the year, tiles, bars, and tables made of labels that wrap and are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets.buttons import SecondaryButton
from screening_app.gui.widgets.labels import Label
from screening_app.gui.widgets.pages import Card, Rule


class ThinBar(QProgressBar):
    """A thin bar from 0 to `maximum`, with a target mark if one is set; a progress bar to screen readers."""

    def __init__(self, name: str = "", height: float = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._target: float | None = None
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setRange(0, 100)
        self.setValue(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_target(self, target: float | None) -> None:
        """Mark a value on the bar's own scale."""
        self._target = target
        self.update()

    def setValue(self, value: int) -> None:
        """Show a value with the next paint; Qt alone would paint at once, and with it all that is not yet in place."""
        self.setUpdatesEnabled(False)
        super().setValue(value)
        self.setUpdatesEnabled(True)

    def sizeHint(self) -> QSize:
        """Return the bar's height with room for the mark."""
        return QSize(40, current().px(self._height) + (current().px(8) if self._target is not None else 0))

    def minimumSizeHint(self) -> QSize:
        """Return the size hint."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, value and mark; mirrored for right-to-left."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = theme.px(self._height)
        track = QRectF(0.5, (self.height() - height) / 2, self.width() - 1, height)
        bow = min(3.0, height / 2)
        painter.setPen(QPen(theme.colour("track-line"), 1))
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(track, bow, bow)
        span = max(1, self.maximum() - self.minimum())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        part = track.width() * (self.value() - self.minimum()) / span
        if part > 0:
            bar = QRectF(track)
            bar.setWidth(part)
            if rtl:
                bar.moveRight(track.right())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(bar, bow, bow)
        if self._target is not None:
            along = track.width() * (self._target - self.minimum()) / span
            x = track.right() - along if rtl else track.left() + along
            painter.fillRect(QRectF(x - 1, 0, 2, self.height()), theme.colour("ink"))


class ProgressLine(QWidget):
    """How far we are: words like "Question 3 of 7" above a thin bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label("", "quiet")
        self.bar = ThinBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().gap("tight"))
        column.addWidget(self.label)
        column.addWidget(self.bar)

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Show the text and the part done."""
        self.label.setText(text)
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.bar.setAccessibleName(text)


class FigureTile(QWidget):
    """A large number over a line of words."""

    def __init__(self, figure: str = "", caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = Label(figure, "figure", wrap=False)
        self.caption = Label(caption, "small-quiet")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(current().gap("hair"))
        self.column.addWidget(self.figure)
        self.column.addWidget(self.caption)
        self.column.addStretch(1)

    def show_figure(self, figure: str, caption: str) -> None:
        """Show another number; read together as one sentence."""
        self.figure.setText(figure)
        self.caption.setText(caption)
        self.setAccessibleName(f"{figure} {caption}")


class ShareOfYear(FigureTile):
    """How many of the year's contacts were asked: the per cent, a bar with the target, a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.bar = ThinBar()
        self.column.insertWidget(1, self.bar)

    def show_share(self, percent: int | None, target: int | None, sentence: str) -> None:
        """Show the share; None before the year's first contact. The target is a per cent too."""
        self.show_figure(
            "–" if percent is None else translate("Rutinstod", "{number} %").format(number=percent), sentence
        )
        self.bar.setValue(percent or 0)
        self.bar.set_target(target)
        self.bar.setAccessibleName(sentence)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its length, and the words for it where the number alone is not it (a hidden value)."""

    label: str
    count: int
    text: str = ""


class BarList(QWidget):
    """A bar chart whose labels and numbers are real text: it wraps, scales, mirrors and is read as it stands."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._bars: tuple[Bar, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.setAccessibleName(title)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars, all on one scale that begins at 0."""
        _empty(self._grid)
        theme = current()
        self._bars = tuple(bars)
        self._grid.setHorizontalSpacing(theme.gap("near"))
        self._grid.setVerticalSpacing(theme.gap("close"))
        most = max([bar.count for bar in bars], default=1)
        for row, bar in enumerate(bars):
            number = Label(bar.text or str(bar.count), "label", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            number.setAccessibleName(f"{bar.label}: {number.text()}")
            drawn = ThinBar(bar.label, 12)
            drawn.setRange(0, max(1, most))
            drawn.setValue(bar.count)
            self._grid.addWidget(Label(bar.label, "label"), row, 0)
            self._grid.addWidget(drawn, row, 1)
            self._grid.addWidget(number, row, 2)
        self.setAccessibleDescription(self.summary())

    def summary(self) -> str:
        """Return the chart in words."""
        return "; ".join(f"{bar.label}: {bar.text or bar.count}" for bar in self._bars)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: a key for the program, a text for each column, and the words of its button (none: no button)."""

    key: object
    cells: tuple[str, ...]
    button: str = ""


class SimpleTable(Card):
    """A short table in a card; every row may have one button, whose press emits `pressed` with the row's key.

    For a few dozen rows. The button's name for screen readers holds the row's texts; a cell's holds its column's name.
    """

    pressed = Signal(object)

    def __init__(self, name: str, columns: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._columns = tuple(columns)
        self._rows: tuple[TableRow, ...] = ()
        self._grid = QGridLayout()
        self.body.addLayout(self._grid)
        self.body.setSpacing(0)
        self.buttons: dict[object, SecondaryButton] = {}
        self._build()

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these rows in place of what there was."""
        self._rows = tuple(rows)
        self._build()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _build(self) -> None:
        _empty(self._grid)
        self.buttons = {}
        wide = max([len(self._columns), *(len(row.cells) for row in self._rows)])
        line = 0
        for place, name in enumerate(self._columns):
            self._grid.addWidget(Label(name, "small-quiet"), line, place)
        if self._columns:
            line += 1
        for row in self._rows:
            if line:
                self._grid.addWidget(Rule(), line, 0, 1, wide + 1)
                line += 1
            self._add(row, line, wide)
            line += 1
        for place in range(wide):
            self._grid.setColumnStretch(place, 1)
        self._measure()

    def _add(self, row: TableRow, line: int, wide: int) -> None:
        for place, text in enumerate(row.cells):
            label = Label(text)
            if place < len(self._columns) and self._columns[place]:
                label.setAccessibleName(f"{self._columns[place]}: {text}")
            span = wide - place if place == len(row.cells) - 1 else 1
            self._grid.addWidget(label, line, place, 1, span)
        if row.button:
            button = SecondaryButton(row.button, compact=True)
            button.setAccessibleName(f"{row.button}: {', '.join(row.cells)}")
            button.clicked.connect(partial(self.pressed.emit, row.key))
            self.buttons[row.key] = button
            self._grid.addWidget(button, line, wide, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)

    def _measure(self) -> None:
        theme = current()
        self.body.setContentsMargins(theme.gap(16), theme.gap(6), theme.gap(16), theme.gap(6))
        self._grid.setHorizontalSpacing(theme.gap("wide"))
        self._grid.setVerticalSpacing(theme.gap(6))
        for line in range(self._grid.rowCount()):
            item = self._grid.itemAtPosition(line, 0)
            is_rule = item is not None and isinstance(item.widget(), Rule)
            self._grid.setRowMinimumHeight(line, 0 if is_rule or item is None else theme.gap("compact"))


def _empty(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for line in range(grid.rowCount()):
        grid.setRowMinimumHeight(line, 0)
