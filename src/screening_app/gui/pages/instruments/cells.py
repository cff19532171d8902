# SPDX-License-Identifier: EUPL-1.2
"""How a list of items and a table of texts draw one cell: a small quiet line, and words that wrap, either direction."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from screening_app.core.scripts import is_right_to_left
from screening_app.gui.theme import current

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a cell is asked for besides its words."""

    NOTE = Qt.ItemDataRole.UserRole + 1
    LANGUAGE = Qt.ItemDataRole.UserRole + 2
    QUIET = Qt.ItemDataRole.UserRole + 3
    DEPTH = Qt.ItemDataRole.UserRole + 4
    KEY = Qt.ItemDataRole.UserRole + 5


class TextCell(QStyledItemDelegate):
    """Draws and measures; the chosen one has a ground of its own and an edge at its side."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, note and words."""
        theme = current()
        place = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(place, theme.colour("accent-soft" if chosen else "card"))
        painter.setPen(QPen(theme.colour("soft"), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if chosen:
            edge = QRectF(place).adjusted(1, 1, -1, -2)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(edge)
        room = self._room(place, index)
        note, words = str(index.data(Role.NOTE) or ""), str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        top = room.top()
        if note:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink" if chosen else "muted"))
            height = self._height("small", note, room.width())
            painter.drawText(QRect(room.left(), top, room.width(), height), _FLAGS, note)
            top += height + theme.gap(2)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("muted" if index.data(Role.QUIET) and not chosen else "ink"))
        flags = _FLAGS
        if is_right_to_left(str(index.data(Role.LANGUAGE) or "")):
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            flags = _FLAGS_RIGHT
        painter.drawText(QRect(room.left(), top, room.width(), room.bottom() - top + 1), flags, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the words need in the width there is, never less than a finger does."""
        view = option.widget
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 0
        if not width and isinstance(view, QAbstractItemView):
            width = view.viewport().width()
        theme = current()
        room = self._room(QRect(0, 0, width, 100), index)
        note, words = str(index.data(Role.NOTE) or ""), str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        height = self._height("body", words or " ", room.width())
        if note:
            height += self._height("small", note, room.width()) + theme.gap(2)
        return QSize(width, max(height + 2 * theme.gap("tight") + 1, theme.gap("row-tight")))

    def side(self, index: Index) -> int:
        """Return how many pixels more the words keep from each side than they do everywhere."""
        return 0

    def _room(self, place: QRect, index: Index) -> QRect:
        theme = current()
        side, depth = theme.gap("close") + self.side(index), int(index.data(Role.DEPTH) or 0)
        return place.adjusted(side + min(depth, 4) * theme.gap("near"), theme.gap("tight"), -side, -theme.gap("tight"))

    def _height(self, size: str, words: str, width: int) -> int:
        metrics = QFontMetrics(current().font(size))
        return int(metrics.boundingRect(QRect(0, 0, max(width, 1), 100_000), _FLAGS, words).height())


_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_FLAGS_RIGHT = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
)
