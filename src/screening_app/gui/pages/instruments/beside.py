# SPDX-License-Identifier: EUPL-1.2
"""Two things beside each other, one above the other where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from screening_app.gui.theme import current


class Beside(QWidget):
    """`turned` carries whether the two stand beside each other, after every change of size.

    `least` is the width in units of the theme that both need together; `shares` is how they divide it.
    """

    turned = Signal(bool)

    def __init__(self, left: QWidget, right: QWidget, *, least: float, shares: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._least = least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget, share in zip((left, right), shares, strict=True):
            self._row.addWidget(widget, share)
            self._row.setAlignment(widget, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the way there is room for."""
        super().resizeEvent(event)
        wide = self.width() >= current().gap(self._least)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._row.setSpacing(current().gap("wide" if wide else "near"))
        self.turned.emit(wide)
