# SPDX-License-Identifier: EUPL-1.2
"""The look: colours and sizes from resources/style/tokens.json, fonts, icons, and the one style that draws focus."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QIcon,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

from screening_app.paths import data_folder

#: What a user may choose; "system" follows the desktop while the program runs.
CHOICES = ("system", "light", "dark", "contrast")

#: The families shipped with the program, and what other scripts fall back to.
FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic")

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9-]*)\}")
_CLICKS_THROUGH = Qt.WidgetAttribute.WA_TransparentForMouseEvents


@lru_cache(maxsize=1)
def tokens() -> dict[str, Any]:
    """Return resources/style/tokens.json as it stands."""
    content: dict[str, Any] = json.loads((_style_folder() / "tokens.json").read_text(encoding="utf-8"))
    return content


def _style_folder() -> Path:
    return data_folder("resources") / "style"


class Theme(QObject):
    """The look of the whole application; make one, early, and keep it. `current()` finds it from anywhere.

    `changed` comes after every change of colours or sizes: whoever keeps a QIcon or a width of ours asks again then.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system", factor: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._factor = factor
        self._system_size = QFontInfo(app.font()).pixelSize()
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._families = _register_fonts(app.font().family())
        self._style = ProgramStyle(self)
        self._frame: QFocusFrame | None = None
        _Current.theme = self
        app.setStyle(self._style)
        self._ring_timer = QTimer(self)
        self._ring_timer.setSingleShot(True)
        self._ring_timer.setInterval(0)
        self._ring_timer.timeout.connect(self._move_ring)
        app.focusChanged.connect(self._let_ring_go)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self.apply()

    @property
    def choice(self) -> str:
        """One of CHOICES."""
        return self._choice

    @property
    def factor(self) -> float:
        """How much larger than the system's own text everything is: 1.0 to 2.0."""
        return self._factor

    @property
    def name(self) -> str:
        """The colours now in use: a key of "themes" in tokens.json."""
        hints = self._app.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        asks_contrast = False
        if hasattr(hints, "accessibility"):
            asks_contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        if self._choice == "contrast" or (self._choice == "system" and asks_contrast):
            return "contrast-dark" if dark else "contrast-light"
        if self._choice == "system":
            return "dark" if dark else "light"
        return self._choice

    def choose(self, choice: str | None = None, factor: float | None = None) -> None:
        """Change the colours (one of CHOICES, or a theme of tokens.json for trials), the text scale, or both."""
        self._choice = self._choice if choice is None else choice
        self._factor = self._factor if factor is None else min(2.0, max(1.0, factor))
        self.apply()

    def apply(self) -> None:
        """Lay fonts, palette and style sheet on the application."""
        self._colours.clear()
        self._fonts.clear()
        self._app.setFont(self.font("body"))
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self._sheet())
        self._ring_timer.start()
        self.changed.emit()

    def colour(self, token: str) -> QColor:
        """Return a colour of the theme in use by its token."""
        if token not in self._colours:
            self._colours[token] = QColor(tokens()["themes"][self.name][token])
        return QColor(self._colours[token])

    def px(self, token: str | float) -> int:
        """Return a size in pixels that grows with the text: a type or control token, or design pixels at 100 %."""
        value = _size(token) if isinstance(token, str) else token
        return round(value * self._scale())

    def gap(self, token: str | float) -> int:
        """Return a distance or column width in pixels; it grows less than half as fast as the text."""
        value = _size(token) if isinstance(token, str) else token
        return round(value * (1 + (self._scale() - 1) * 0.4))

    def font(self, size: str = "body", *, strong: bool = False) -> QFont:
        """Return the font of a type token."""
        if (size, strong) not in self._fonts:
            font = self._fonts[size, strong] = QFont(self._families)
            font.setPixelSize(self.px(size))
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return QFont(self._fonts[size, strong])

    def _scale(self) -> float:
        # Never smaller than what the system asks for; 15 px where it asks for less.
        body: float = tokens()["type"]["body"]
        return self._factor * max(1.0, self._system_size / body)

    def _sheet(self) -> str:
        contrast = self.name.startswith("contrast")
        values = dict(tokens()["themes"][self.name])
        values["panel-line"] = values["line"] if contrast else values["card"]
        values["rail-line"] = values["line"] if contrast else values["rail"]
        sizes = tokens()["type"] | {"field": tokens()["control"]["field"] - 2, "button-height": 40, "target": 24}
        values |= {key: str(self.px(value)) for key, value in sizes.items()}
        values |= {key: str(self.gap(value)) for key, value in tokens()["space"].items()}
        values |= {f"radius-{key}": str(value) for key, value in tokens()["radius"].items()}
        template = (_style_folder() / "app.qss").read_text(encoding="utf-8")
        return _PLACEHOLDER.sub(lambda found: values[found[1]], template)

    def _palette(self) -> QPalette:
        roles = QPalette.ColorRole
        palette = QPalette()
        for role, token in {
            roles.Window: "page", roles.WindowText: "ink", roles.Base: "card", roles.AlternateBase: "page",
            roles.Text: "ink", roles.Button: "card", roles.ButtonText: "ink", roles.BrightText: "accent-ink",
            roles.Highlight: "accent", roles.HighlightedText: "accent-ink", roles.ToolTipBase: "card",
            roles.ToolTipText: "ink", roles.PlaceholderText: "muted", roles.Link: "accent", roles.LinkVisited: "accent",
            roles.Mid: "line", roles.Dark: "line", roles.Light: "card", roles.Midlight: "soft", roles.Shadow: "line",
            roles.Accent: "accent",
        }.items():  # fmt: skip
            palette.setColor(role, self.colour(token))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("muted"))
        return palette

    def _follow(self) -> None:
        if self._choice in {"system", "contrast"}:
            self.apply()

    def _let_ring_go(self) -> None:
        # At once: a ring left on a widget that is taken out of its window would look for a parent no longer above it.
        if self._frame is not None and shiboken6.isValid(self._frame):
            self._frame.setWidget(None)  # type: ignore[arg-type]
        self._ring_timer.start()

    def _move_ring(self) -> None:
        # Later than the focus: a ring set while its widget is still scrolled out of view would stay hidden.
        new = self._app.focusWidget()
        if self._frame is None or not shiboken6.isValid(self._frame):
            self._frame = QFocusFrame()
            self._frame.setAttribute(_CLICKS_THROUGH)
        shown = new is not None and not new.isWindow() and new.window().windowType() != Qt.WindowType.Popup
        self._frame.setWidget(None)  # type: ignore[arg-type]
        self._frame.setWidget(new if shown else None)  # type: ignore[arg-type]


class ProgramStyle(QProxyStyle):
    """Fusion with our radio and check marks, arrows, and the one focus ring; colours come from the theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Draw marks and arrows ourselves; leave out every other focus rectangle."""
        kinds = QStyle.PrimitiveElement
        if element == kinds.PE_FrameFocusRect:
            return
        if element in {kinds.PE_IndicatorRadioButton, kinds.PE_IndicatorCheckBox}:
            state = option.state
            checked = bool(state & QStyle.StateFlag.State_On)
            rect = QRectF(option.rect)
            paint_indicator(painter, rect, checked=checked, single=element == kinds.PE_IndicatorRadioButton)
            return
        up = element in {kinds.PE_IndicatorArrowUp, kinds.PE_IndicatorSpinUp}
        if up or element in {kinds.PE_IndicatorArrowDown, kinds.PE_IndicatorSpinDown}:
            _paint_chevron(painter, QRectF(option.rect), -1 if up else 1)
            return
        super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw boxes to choose in like the line edits of the style sheet, which would lose their arrows."""
        kinds, parts = QStyle.ComplexControl, QStyle.SubControl
        if control not in {kinds.CC_ComboBox, kinds.CC_SpinBox} or widget is None:
            super().drawComplexControl(control, option, painter, widget)
            return
        wrong = bool(widget.property("wrong"))
        place = QRectF(option.rect)
        inset = 1 if wrong else 0.5
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("problem" if wrong else "line"), 2 * inset))
        painter.setBrush(self._theme.colour("card" if widget.isEnabled() else "off"))
        bow = tokens()["radius"]["control"]
        painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), bow, bow)
        painter.restore()
        if control == kinds.CC_ComboBox:
            side = place.height()
            at_left = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = place.left() if at_left else place.right() - side
            _paint_chevron(painter, QRectF(left, place.top(), side, side), 1)
            return
        for part, way in ((parts.SC_SpinBoxUp, -1), (parts.SC_SpinBoxDown, 1)):
            _paint_chevron(painter, QRectF(self.subControlRect(control, option, part, widget)), way)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Make boxes to choose in as tall as line edits."""
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind in {QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox}:
            found.setHeight(max(found.height(), self._theme.px("field")))
            found.setWidth(found.width() + self._theme.px("field") // 2)
        return found

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Draw the focus ring: a gap in one tone, a ring in another, so that it shows on any ground."""
        if element != QStyle.ControlElement.CE_FocusFrame:
            super().drawControl(element, option, painter, widget)
            return
        ring, gap = tokens()["ring"]["width"], tokens()["ring"]["gap"]
        radius = tokens()["radius"]["control"]
        if isinstance(widget, QFocusFrame) and widget.widget() is not None:
            radius = widget.widget().property("ringRadius") or radius
        around = QRectF(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for inset, width, token in ((ring / 2, ring, "focus"), (ring + gap / 2, gap, "focus-gap")):
            painter.setPen(QPen(self._theme.colour(token), width))
            bow = radius + ring + gap - inset
            painter.drawRoundedRect(around.adjusted(inset, inset, -inset, -inset), bow, bow)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Reserve the ring's room, and let marks grow with the text."""
        metrics = QStyle.PixelMetric
        if metric in {metrics.PM_FocusFrameHMargin, metrics.PM_FocusFrameVMargin}:
            return int(tokens()["ring"]["width"] + tokens()["ring"]["gap"])
        if metric in {
            metrics.PM_IndicatorWidth,
            metrics.PM_IndicatorHeight,
            metrics.PM_ExclusiveIndicatorWidth,
            metrics.PM_ExclusiveIndicatorHeight,
        }:
            return self._theme.px("indicator")
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        answer: QStyleHintReturn | None = None,
    ) -> int:
        """Keep the ring's inside unmasked (its corners reach in) and uncut by the parent of what it surrounds."""
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, answer)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Give a bare group box (its title is for screen readers) all its room, and typed text a line edit's edges."""
        if (
            control == QStyle.ComplexControl.CC_GroupBox
            and part == QStyle.SubControl.SC_GroupBoxContents
            and widget is not None
            and widget.property("bare")
        ):
            return option.rect
        if part in {QStyle.SubControl.SC_ComboBoxEditField, QStyle.SubControl.SC_SpinBoxEditField} and control in {
            QStyle.ComplexControl.CC_ComboBox,
            QStyle.ComplexControl.CC_SpinBox,
        }:
            whole: QRect = option.rect
            room = whole.adjusted(self._theme.gap("close"), 1, -whole.height(), -1)
            direction = widget.layoutDirection() if widget is not None else Qt.LayoutDirection.LeftToRight
            return QStyle.visualRect(direction, whole, room)
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]


def paint_indicator(painter: QPainter, place: QRectF, *, checked: bool, single: bool, live: bool = True) -> None:
    """Draw a radio (`single`) or check mark in the theme's colours."""
    theme = current()
    side = min(place.width(), place.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(place.center())
    box.adjust(1, 1, -1, -1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rim = theme.colour("accent" if checked else "line" if live else "soft")
    painter.setPen(QPen(rim, 2))
    painter.setBrush(theme.colour("accent") if checked else theme.colour("card"))
    bow = box.width() / 2 if single else 4
    painter.drawRoundedRect(box, bow, bow)
    if checked and single:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent-ink"))
        painter.drawEllipse(box.center(), side * 0.2, side * 0.2)
    elif checked:
        paint_check(painter, box, theme.colour("accent-ink"))
    painter.restore()


def paint_check(painter: QPainter, place: QRectF, colour: QColor) -> None:
    """Draw a check mark bold enough for a small circle or box."""
    side = place.width()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ends = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(colour, max(1.6, side * 0.11), Qt.PenStyle.SolidLine, *ends))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [place.topLeft() + QPointF(x, y) * side for x, y in ((0.28, 0.53), (0.44, 0.69), (0.73, 0.34))]
    painter.drawPolyline(points)


def _paint_chevron(painter: QPainter, place: QRectF, down: int) -> None:
    theme = current()
    reach = theme.px(4.5)
    middle = place.center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("ink"), theme.px(1.6), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    tip = QPointF(middle.x(), middle.y() + down * reach / 2)
    for side in (-1, 1):
        painter.drawLine(QPointF(middle.x() + side * reach, middle.y() - down * reach / 2), tip)
    painter.restore()


class _Current:
    theme: Theme | None = None


def use_theme(app: QApplication, choice: str, factor: float) -> Theme:
    """Return the application's one theme with these choices; made at the first call."""
    theme = _Current.theme
    if theme is None or not shiboken6.isValid(theme):
        return Theme(app, choice, factor)
    theme.choose(choice, factor)
    return theme


def current() -> Theme:
    """Return the theme in use; where none was made yet (a widget shown alone in a test) one is made."""
    theme = _Current.theme
    if theme is None or not shiboken6.isValid(theme):
        app = QApplication.instance()
        theme = Theme(app if isinstance(app, QApplication) else QApplication([]))
    return theme


def _size(token: str) -> float:
    for group in ("type", "control", "space", "width"):
        if token in tokens()[group]:
            value: float = tokens()[group][token]
            return value
    raise KeyError(token)


def _register_fonts(system_family: str) -> list[str]:
    for file in sorted((data_folder("resources") / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    known = set(QFontDatabase.families())
    return [family for family in FAMILIES if family in known] + [system_family]


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    text = (data_folder("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, name: str, place: QRectF, colour: QColor) -> None:
    """Draw resources/icons/<name>.svg into a square."""
    _drawing(name, colour.name()).render(painter, place)


def icon(name: str, colour: str = "ink") -> QIcon:
    """Return an icon in a colour of the theme now in use; ask again after `Theme.changed`."""
    made = QIcon()
    for side in (16, 20, 24, 32, 48, 64):
        made.addPixmap(pixmap(name, colour, side))
    return made


def pixmap(name: str, colour: str = "ink", side: int = 24, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture `side` logical pixels wide on a screen of the given pixel ratio."""
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, side, side), current().colour(colour))
    painter.end()
    return picture
