# SPDX-License-Identifier: EUPL-1.2
"""The rails at the left: the stages of a conversation, and the program's places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from screening_app.gui.text import translate
from screening_app.gui.theme import current, paint_check, paint_icon
from screening_app.gui.widgets.buttons import paint_panel
from screening_app.gui.widgets.labels import Label
from screening_app.gui.widgets.pages import Scroller, stacked

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: Room round the rows for the focus ring, which the scroll area would cut.
_RING = 6
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Rail(QFrame):
    """A column at the left: rows from the top, `footer` at the bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._holder = QWidget()
        self._holder.setProperty("surface", "clear")
        self._rows = stacked(self._holder)
        self._scroller = Scroller("")
        self._scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroller.setWidget(self._holder)
        self._scroller.verticalScrollBar().rangeChanged.connect(self.updateGeometry)
        self.footer = QVBoxLayout()
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self._scroller, 1)
        self._whole.addLayout(self.footer)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def sizeHint(self) -> QSize:
        """Return the column's width, wider where a word needs it; never cut."""
        theme = current()
        bar = self._scroller.verticalScrollBar()
        # A bar takes its width from the rows, and would lie over the ring of the one that has the focus.
        beside = bar.sizeHint().width() if bar.maximum() > 0 else 0
        need = max(self._holder.minimumSizeHint().width() + beside, self.footer.minimumSize().width())
        # Two pixels are the frame's own line.
        return QSize(max(theme.gap("rail"), need + 2 * (theme.gap(14) - _RING) + 2), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same width; the height scrolls."""
        return self.sizeHint()

    def _measure(self) -> None:
        theme = current()
        side = theme.gap(14) - _RING
        self._whole.setContentsMargins(side, theme.gap(22) - _RING, side, theme.gap(12))
        self._rows.setContentsMargins(_RING, _RING, _RING, _RING)
        self._rows.setSpacing(theme.gap("hair"))
        self.footer.setContentsMargins(_RING, 0, _RING, theme.gap(6))
        self.footer.setSpacing(theme.gap(2))
        self.updateGeometry()


def _row_height() -> int:
    theme = current()
    return max(theme.gap("nav"), QFontMetrics(theme.font("body")).height() + theme.gap(18))


class _StageRow(QLabel):
    """One stage: a circle with its number or a check, and its name. Text for screen readers says how far it is."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__(name)
        self._number = number
        self.state = "ahead"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str) -> None:
        """Take "done", "now" or "ahead"."""
        self.state = state
        words = {
            "done": translate("Rutinstod", "Step {number}, {name}: done"),
            "now": translate("Rutinstod", "Step {number}, {name}: you are here"),
            "ahead": translate("Rutinstod", "Step {number}, {name}: still to come"),
        }[state]
        self.setAccessibleName(words.format(number=self._number, name=self.text()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the name in its heavier weight."""
        theme = current()
        name = QFontMetrics(theme.font("body", strong=True)).horizontalAdvance(self.text())
        return QSize(2 * theme.gap(12) + theme.px(22) + theme.gap(11) + name + 2, _row_height())

    def minimumSizeHint(self) -> QSize:
        """Return the size hint."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        theme = current()
        painter = QPainter(self)
        now, done = self.state == "now", self.state == "done"
        if now:
            paint_panel(painter, QRectF(self.rect()), theme.colour("card"), theme.colour("now-line"))
        side, edge = theme.px(22), theme.gap(12)
        box = QRect(edge, (self.height() - side) // 2, side, side)
        direction, whole = self.layoutDirection(), self.rect()
        circle = QRectF(QStyle.visualRect(direction, whole, box)).adjusted(1, 1, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if now or done else "line"), 2 if now else 1))
        painter.setBrush(theme.colour("accent") if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if done:
            paint_check(painter, circle, theme.colour("accent-ink"))
        else:
            painter.setFont(theme.font("cap", strong=True))
            painter.setPen(theme.colour("accent" if now else "muted"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        room = QRect(edge + side + theme.gap(11), 0, self.width(), self.height())
        painter.setFont(theme.font("body", strong=now))
        painter.setPen(theme.colour("ink" if now or done else "muted"))
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        room.setRight(self.width())
        painter.drawText(QStyle.visualRect(direction, whole, room), align.value, self.text())


class StageRail(_Rail):
    """The stages of a conversation and where we are; shows, takes no input."""

    def __init__(self, stages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Rutinstod", "Where we are"))
        self._stages: list[_StageRow] = []
        self._lines: list[Label] = []
        self._index: int | None = None
        for number, name in enumerate(stages, 1):
            row = _StageRow(number, name)
            self._stages.append(row)
            self._rows.addWidget(row)
        self.show_stage(0)

    def show_stage(self, index: int) -> None:
        """Mark the stage at `index` (0 is the first) as the present one, those before it as done."""
        if index == self._index:
            return
        self._index = index
        for place, row in enumerate(self._stages):
            row.show_state("done" if place < index else "now" if place == index else "ahead")

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show small lines at the bottom: the reference, when it began."""
        if [label.text() for label in self._lines] == list(lines):
            return
        for old in self._lines:
            old.deleteLater()
            self.footer.removeWidget(old)
        self._lines = [Label(line, "small-quiet") for line in lines]
        for label in self._lines:
            label.setContentsMargins(current().gap(12), 0, current().gap(12), 0)
            self.footer.addWidget(label)


class _NavButton(QPushButton):
    """One place to go to."""

    def __init__(self, name: str, icon_name: str, rail: NavRail) -> None:
        super().__init__(name)
        self.rail = rail
        self._icon_name = icon_name
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the name in its heavier weight."""
        theme = current()
        metrics = QFontMetrics(theme.font("body", strong=True))
        name = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return QSize(2 * theme.gap(12) + self._icon_room() + name + 2, _row_height())

    def minimumSizeHint(self) -> QSize:
        """Return the size hint."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows without going anywhere; go by Enter or Space."""
        if event.key() in _STEPS:
            self.rail.move_focus(self, _STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        theme = current()
        painter = QPainter(self)
        now = self.isChecked()
        if now:
            paint_panel(painter, QRectF(self.rect()), theme.colour("card"), theme.colour("now-line"))
        elif self.underMouse():
            paint_panel(painter, QRectF(self.rect()), theme.colour("hover"))
        ink = theme.colour("ink" if now else "muted")
        edge, direction, whole = theme.gap(12), self.layoutDirection(), self.rect()
        if self._icon_name:
            side = theme.px(20)
            box = QRect(edge, (self.height() - side) // 2, side, side)
            place = QRectF(QStyle.visualRect(direction, whole, box))
            paint_icon(painter, self._icon_name, place, theme.colour("accent") if now else ink)
        start = edge + self._icon_room()
        room = QRect(start, 0, self.width() - start, self.height())
        painter.setFont(theme.font("body", strong=now))
        painter.setPen(ink)
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        flags = align.value | Qt.TextFlag.TextShowMnemonic.value
        painter.drawText(QStyle.visualRect(direction, whole, room), flags, self.text())

    def _icon_room(self) -> int:
        theme = current()
        return theme.px(20) + theme.gap(11) if self._icon_name else 0


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation: a key for the program, a name for people, an icon or none."""

    key: str
    name: str
    icon_name: str = ""


class NavRail(_Rail):
    """The program's places. `chosen` carries the key when the user picks one; show_place() marks without emitting."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Rutinstod", "Places"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _NavButton] = {}
        for place in places:
            button = _NavButton(place.name, place.icon_name, self)
            button.setObjectName(f"nav-{place.key}")
            button.clicked.connect(self._clicked)
            self._group.addButton(button)
            self._buttons[place.key] = button
            self._rows.addWidget(button)

    @property
    def place(self) -> str | None:
        """The key of the place marked."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def show_place(self, key: str) -> None:
        """Mark the place where we are; it is where Tab comes to, also when a key or another page led here."""
        here = self._buttons[key]
        here.setChecked(True)
        for each in self._buttons.values():
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is here else Qt.FocusPolicy.ClickFocus)

    def move_focus(self, button: QPushButton, step: int) -> None:
        """Put the focus on the place above (-1) or below (1)."""
        shown = [each for each in self._buttons.values() if each.isVisible()]
        index = next(place for place, each in enumerate(shown) if each is button)
        shown[(index + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self) -> None:
        pressed = self.sender()
        for key, button in self._buttons.items():
            if button is pressed:
                self.chosen.emit(key)
