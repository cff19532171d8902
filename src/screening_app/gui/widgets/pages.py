# SPDX-License-Identifier: EUPL-1.2
"""What pages are laid out with: cards, rules, rows of buttons that wrap, and a page that scrolls at any text size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from screening_app.gui.theme import current
from screening_app.gui.widgets.buttons import Button


class Rule(QFrame):
    """A thin line between things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rule")
        self.setFixedHeight(1)


class Card(QFrame):
    """A white panel; put things into `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self.setProperty("surface", "panel")
        self.body = stacked(self)
        self.body.setContentsMargins(theme.gap(18), theme.gap(16), theme.gap(18), theme.gap(16))
        self.body.setSpacing(theme.gap("close"))


class WrappingRow(QLayout):
    """Lays widgets beside each other and goes on below when the width is used up; mirrors for right-to-left.

    What `add_end` adds stands at the far end of its line.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._at_end: set[QWidget] = set()
        self.setContentsMargins(0, 0, 0, 0)

    def add_end(self, widget: QWidget) -> None:
        """Add a widget that stands at the far end."""
        self._at_end.add(widget)
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item over (Qt calls this)."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: the row takes the width it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return True."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at this width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size with everything on one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + max(0, len(sizes) - 1) * self._space()
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest item alone."""
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _space(self) -> int:
        return current().gap("close")

    def _lay(self, rect: QRect, *, move: bool) -> int:
        y, space = rect.y(), self._space()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place(line, QRect(rect.x(), y, rect.width(), height))
            y += height + space
        return max(0, y - space - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            need = item.sizeHint().width()
            if lines and used + self._space() + need <= width:
                lines[-1].append(item)
                used += self._space() + need
            else:
                lines.append([item])
                used = need
        return lines

    def _place(self, line: list[QLayoutItem], room: QRect) -> None:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        left, right = room.left(), room.left() + room.width()
        at_end = [item for item in line if item.widget() in self._at_end]
        for item in [item for item in line if item not in at_end]:
            size = item.sizeHint()
            self._put(item, QRect(QPoint(left, room.y()), size), room, direction)
            left += size.width() + self._space()
        for item in reversed(at_end):
            size = item.sizeHint()
            right -= size.width()
            self._put(item, QRect(QPoint(right, room.y()), size), room, direction)
            right -= self._space()

    def _put(self, item: QLayoutItem, box: QRect, room: QRect, direction: Qt.LayoutDirection) -> None:
        box.moveTop(room.y() + (room.height() - box.height()) // 2)
        box.setWidth(min(box.width(), room.width()))
        item.setGeometry(QStyle.visualRect(direction, room, box))


class ButtonRow(QWidget):
    """A row of buttons that wraps: `add` from the beginning of the line, `add_end` (the next step) at its far end.

    Before it takes a second line, which a small screen lacks, it leaves out the keys drawn on its buttons.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = WrappingRow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Add a widget."""
        self._row.addWidget(widget)

    def add_end(self, widget: QWidget) -> None:
        """Add a widget at the far end."""
        self._row.add_end(widget)

    def event(self, event: QEvent) -> bool:
        """Look again whether all keys have room."""
        done = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.StyleChange}:
            self._fit()
        return done

    def _fit(self) -> None:
        buttons = [each for each in self.findChildren(Button) if not each.isHidden()]
        between = max(0, len(buttons) - 1) * current().gap("close")
        bare, whole = (sum(each.width_with_hint(shown) for each in buttons) + between for shown in (False, True))
        for button in buttons:
            button.show_hint(not bare <= self.width() < whole)


class Scroller(QScrollArea):
    """A scroll area without a frame that keeps the focused widget in view.

    With `readable` it can itself be reached by Tab while it overflows, to be scrolled by keys.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.readable = False
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def _range_changed(self, _least: int, most: int) -> None:
        reachable = self.readable and most > 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if reachable else Qt.FocusPolicy.NoFocus)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        content = self.widget()
        if new is not None and content is not None and content.isAncestorOf(new):
            margin = current().gap("wide")
            self.ensureWidgetVisible(new, margin, margin)


class ScrollPage(QWidget):
    """A page: `body` scrolls, `footer` (a ButtonRow, hidden while unused) stays in view below it.

    `width` is a width token: "reading" for text and questions, "table" for tables. With `readable` a page that has
    nothing to focus can be scrolled by keyboard. `name` is what a screen reader calls the page.
    """

    def __init__(
        self, name: str = "", *, width: str = "reading", readable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._width = width
        self._content = QWidget()
        self._content.setProperty("surface", "clear")
        self.body = stacked(self._content)
        self.scroller = Scroller(name)
        self.scroller.readable = readable
        self._holder = QWidget()
        self._holder.setProperty("surface", "clear")
        self._across = _beside(self._holder, self._content)
        self.scroller.setWidget(self._holder)
        self.footer = ButtonRow()
        self._footer_holder = QWidget()
        self._footer_across = _beside(self._footer_holder, self.footer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scroller, 1)
        column.addWidget(self._footer_holder)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Follow text size and direction."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange}:
            self._measure()

    def _measure(self) -> None:
        theme = current()
        side, other = theme.gap("page"), theme.gap("apart")
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.body.setSpacing(theme.gap("close"))
        self.body.setContentsMargins(6, theme.gap("apart"), 6, theme.gap("close"))
        left, right = (other, side - 6) if mirrored else (side - 6, other)
        self._across.setContentsMargins(left, 0, right, 0)
        # The footer's buttons line up with the content, whose ring needs six pixels on each side.
        left, right = (other + 6, side) if mirrored else (side, other + 6)
        self._footer_across.setContentsMargins(left, theme.gap("tight"), right, theme.gap("wide"))
        self._content.setMaximumWidth(theme.gap(self._width) + 12)
        self.footer.setMaximumWidth(theme.gap(self._width))


def stacked(holder: QWidget) -> QVBoxLayout:
    """Return a column for `holder` whose things keep together at the top, whatever room is left below."""
    whole = QVBoxLayout(holder)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    column = QVBoxLayout()
    whole.addLayout(column)
    whole.addStretch()
    return column


def _beside(holder: QWidget, content: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setSpacing(0)
    row.addWidget(content, 1000)
    row.addStretch(1)
    return row
