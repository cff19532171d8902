# SPDX-License-Identifier: EUPL-1.2
"""Push buttons that paint themselves from the tokens: one filled kind, and the quieter ones."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from screening_app.gui.theme import current, paint_icon, tokens

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Kind(Enum):
    """How loud a button is. Only the next step of a page is PRIMARY."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    CAUTION = "caution"


def paint_panel(
    painter: QPainter,
    place: QRectF,
    fill: QColor | None,
    line: QColor | None = None,
    width: float = 1,
    radius: str = "control",
) -> None:
    """Draw a rounded ground; its `line` lies wholly inside `place`. `radius` is a token."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    half = width / 2 if line is not None else 0
    bow = tokens()["radius"][radius]
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), bow, bow)


def cap_size(text: str) -> QSize:
    """Return the room a key cap takes, in pixels; empty for no text."""
    if not text:
        return QSize(0, 0)
    theme = current()
    metrics = QFontMetrics(theme.font("cap"))
    height = max(theme.px(18), metrics.height())
    return QSize(max(metrics.horizontalAdvance(text) + theme.px(12), height), height)


def paint_cap(painter: QPainter, place: QRect, text: str, ink: QColor, line: QColor) -> None:
    """Draw the picture of a key in the middle of `place`."""
    box = QRectF(QRect(QPoint(0, 0), cap_size(text)))
    box.moveCenter(QRectF(place).center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, 1))
    bow = tokens()["radius"]["cap"]
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), bow, bow)
    painter.setPen(ink)
    painter.setFont(current().font("cap"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Button(QPushButton):
    """A push button with an optional icon (a name in resources/icons) and key hint.

    `hint` is only a picture ("Alt+←"); the shortcut itself belongs to the page. Enter presses a focused button
    everywhere, as people expect, not in dialogs only. An & in the text marks its Alt key, as in Qt.
    """

    def __init__(
        self,
        text: str,
        *,
        hint: str = "",
        icon_name: str = "",
        compact: bool = False,
        kind: Kind = Kind.SECONDARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._hint = hint
        self._hint_shown = True
        self._icon_name = icon_name
        self._compact = compact
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)

    @property
    def kind(self) -> Kind:
        """How loud the button is."""
        return self._kind

    @property
    def hint(self) -> str:
        """The key shown on the button, or nothing."""
        return self._hint

    def show_hint(self, shown: bool) -> None:
        """Draw the key or leave it out, where a row would otherwise need a second line."""
        if shown != self._hint_shown:
            self._hint_shown = shown
            self.updateGeometry()
            self.update()

    def width_with_hint(self, shown: bool) -> int:
        """Return the width that the button wants with its key drawn or left out."""
        theme = current()
        side = theme.gap("near" if self._compact else "wide")
        parts = self._widths(with_hint=shown)
        return sum(parts) + max(0, len(parts) - 1) * theme.gap("tight") + 2 * side

    def sizeHint(self) -> QSize:
        """Return room for icon, text and key at the present text size; never smaller than a pointer target."""
        theme = current()
        width = self.width_with_hint(self._hint_shown)
        line = QFontMetrics(self._font()).height()
        usual, around = ("compact", 10) if self._compact else ("button-height", 20)
        height = max(theme.gap(usual), line + theme.gap(around))
        return QSize(max(width, height), height)

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: a button is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter too; a held key presses once, so that it cannot run on into the next page."""
        if event.isAutoRepeat():
            return
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint for the pointer."""
        super().enterEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new size when theme, font or text changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, text and key."""
        painter = QPainter(self)
        theme = current()
        ink = self._paint_ground(painter)
        rtl = self.layoutDirection()
        place = self.rect()
        widths = self._widths(with_hint=self._hint_shown)
        space = theme.gap("tight")
        x = place.x() + (place.width() - sum(widths) - space * max(0, len(widths) - 1)) // 2

        def next_box(width: int) -> QRect:
            nonlocal x
            box = QRect(x, place.y(), width, place.height())
            x += width + space
            return QStyle.visualRect(rtl, place, box)

        if self._icon_name:
            self._paint_icon(painter, next_box(self._icon_side()), ink)
        if self.text():
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextDontClip
            painter.setFont(self._font())
            painter.setPen(ink)
            painter.drawText(next_box(self._text_width()), int(flags), self.text())
        if self._hint and self._hint_shown:
            filled = self._kind is Kind.PRIMARY and self.isEnabled()
            line = theme.colour("accent-ink" if filled else "soft")
            if filled:
                line.setAlphaF(0.45)
            paint_cap(painter, next_box(cap_size(self._hint).width()), self._hint, ink, line)

    def _widths(self, *, with_hint: bool) -> list[int]:
        cap = cap_size(self._hint).width() if with_hint else 0
        return [part for part in (self._icon_side(), self._text_width(), cap) if part]

    def _paint_ground(self, painter: QPainter) -> QColor:
        """Draw the ground and return the colour of what stands on it."""
        theme = current()
        place = QRectF(self.rect())
        over = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            paint_panel(painter, place, theme.colour("off"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("line"), 1, Qt.PenStyle.DashLine))
            bow = tokens()["radius"]["control"]
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), bow, bow)
            return theme.colour("muted")
        if self._kind is Kind.PRIMARY:
            paint_panel(painter, place, theme.colour("accent-strong" if over or self.isDown() else "accent"))
            return theme.colour("accent-ink")
        if self._kind is Kind.QUIET:
            if over or self.isDown():
                paint_panel(painter, place, theme.colour("hover"))
            return theme.colour("accent")
        fill = theme.colour("accent-soft" if self.isChecked() or self.isDown() else "hover" if over else "card")
        caution = self._kind is Kind.CAUTION
        paint_panel(painter, place, fill, theme.colour("caution" if caution else "line"), 1.5 if caution else 1)
        return theme.colour("caution" if caution else "ink")

    def _paint_icon(self, painter: QPainter, box: QRect, ink: QColor) -> None:
        square = QRectF(0, 0, self._icon_side(), self._icon_side())
        square.moveCenter(QRectF(box).center())
        name = self._icon_name
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            name = {"arrow-left": "arrow-right", "arrow-right": "arrow-left"}.get(name, name)
        paint_icon(painter, name, square, ink)

    def _font(self) -> QFont:
        strong = self._kind in {Kind.PRIMARY, Kind.CAUTION}
        return current().font("label" if self._compact else "button", strong=strong)

    def _text_width(self) -> int:
        if not self.text():
            return 0
        return QFontMetrics(self._font()).size(Qt.TextFlag.TextShowMnemonic, self.text()).width() + 1

    def _icon_side(self) -> int:
        return current().px(18) if self._icon_name else 0


class PrimaryButton(Button):
    """The next step: the one filled button of a page."""

    def __init__(
        self, text: str, *, hint: str = "", icon_name: str = "", compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, hint=hint, icon_name=icon_name, compact=compact, kind=Kind.PRIMARY, parent=parent)


class SecondaryButton(Button):
    """Any other act; `caution` gives it the caution colour (the acute button)."""

    def __init__(
        self,
        text: str,
        *,
        hint: str = "",
        icon_name: str = "",
        compact: bool = False,
        caution: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        kind = Kind.CAUTION if caution else Kind.SECONDARY
        super().__init__(text, hint=hint, icon_name=icon_name, compact=compact, kind=kind, parent=parent)


class QuietButton(Button):
    """An act on the side: no ground until pointed at."""

    def __init__(
        self, text: str, *, hint: str = "", icon_name: str = "", compact: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, hint=hint, icon_name=icon_name, compact=compact, kind=Kind.QUIET, parent=parent)
