# SPDX-License-Identifier: EUPL-1.2
"""The unit's own routine beside the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets.labels import Heading, IconMark, Label, spaced
from screening_app.gui.widgets.pages import Rule, Scroller, stacked


class RoutinePane(QFrame):
    """The unit's own routine for this moment: always open, never in the way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "pane")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.heading = Heading("", "small-title")
        self._scroller = Scroller("")
        self._scroller.readable = True
        self._content = QWidget()
        self._content.setProperty("surface", "clear")
        self._column = stacked(self._content)
        self._scroller.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroller)
        self._made: list[QWidget] = []
        self._shown: tuple[object, ...] = ()
        self._column.addWidget(self.heading)
        self._retranslate()
        self._measure()

    def set_content(
        self, lead: str = "", points: Sequence[str] = (), caution: str = "", footer: Sequence[str] = ()
    ) -> None:
        """Show a lead sentence, points, one thing to be careful about, and whose decision the routine is."""
        shown = (lead, tuple(points), caution, tuple(footer))
        if shown == self._shown:
            # After each answer it is the same routine.
            return
        self._shown = shown
        for old in self._made:
            self._column.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._made = []
        if lead:
            self._add(Label(lead))
        for point in points:
            self._add(_point(point))
        if caution:
            self._add(_caution(caution))
        if footer:
            self._add(_after(Rule(), current().gap("near")))
            self._add(_lines(footer))

    def sizeHint(self) -> QSize:
        """Return the column's width."""
        return QSize(current().gap("routine"), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the column's width; the height scrolls."""
        return QSize(current().gap("routine"), 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _add(self, widget: QWidget) -> None:
        self._made.append(widget)
        self._column.addWidget(widget)

    def _measure(self) -> None:
        theme = current()
        # The distances inside were those of the old size.
        self._shown = ()
        self._column.setSpacing(theme.gap("close"))
        self._column.setContentsMargins(theme.gap(24), theme.gap(26), theme.gap(24), theme.gap(18))
        self.updateGeometry()

    def _retranslate(self) -> None:
        self.heading.setText(translate("Rutinstod", "Our routine right now"))
        self.setAccessibleName(self.heading.text())
        self._scroller.setAccessibleName(self.heading.text())


class _Dot(QWidget):
    """The mark of a point."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """Return a line's height."""
        return QSize(current().px(7), QFontMetrics(current().font()).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot beside the first line."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        side = theme.px(7)
        middle = QFontMetrics(theme.font()).height() / 2
        painter.drawEllipse(QRectF(0, middle - side / 2, side, side))


def _point(text: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current().gap("close"))
    row.addWidget(_Dot(), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(text), 1)
    return holder


def _caution(text: str) -> QWidget:
    box = QFrame()
    box.setProperty("surface", "caution")
    row = QHBoxLayout(box)
    spaced(row, "close", 14)
    row.addWidget(IconMark("alert", "caution"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(text, "caution"), 1)
    return box


def _lines(texts: Sequence[str]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().gap(3))
    for text in texts:
        column.addWidget(Label(text, "small-quiet"))
    return holder


def _after(widget: QWidget, above: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, above - current().gap("close"), 0, above - current().gap("close"))
    column.addWidget(widget)
    return holder
