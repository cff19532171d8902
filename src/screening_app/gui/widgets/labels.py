# SPDX-License-Identifier: EUPL-1.2
"""Text on a page: labels in the type scale, headings that screen readers know as such, notices, empty places."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from screening_app.gui.text import translate
from screening_app.gui.theme import current, paint_icon
from screening_app.gui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton

_NOTICES = {"info": ("info", "accent"), "caution": ("alert", "caution"), "problem": ("alert", "problem")}


def announce(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Have a screen reader say `text`; `at_once` interrupts it. Move the focus too: not every reader listens."""
    event = QAccessibleAnnouncementEvent(widget, text)
    levels = QAccessible.AnnouncementPoliteness
    event.setPoliteness(levels.Assertive if at_once else levels.Polite)
    QAccessible.updateAccessibility(event)


def spaced(layout: QBoxLayout, space: str | float = 0, edge: str | float = 0) -> QBoxLayout:
    """Set a layout's spacing and margins in design pixels of the theme, and return it."""
    theme = current()
    layout.setSpacing(theme.gap(space))
    margin = theme.gap(edge)
    layout.setContentsMargins(margin, margin, margin, margin)
    return layout


class Label(QLabel):
    """Plain text that wraps. `look` is one of the looks in resources/style/app.qss: body, quiet, strong and more.

    Never rich text: what it shows may come from a form or a routine.
    """

    def __init__(self, text: str = "", look: str = "body", parent: QWidget | None = None, *, wrap: bool = True) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setWordWrap(wrap)
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)


class Heading(Label):
    """A heading: look "question", "title" or "section". Focusable from code, so that a new page can begin there."""

    def __init__(self, text: str = "", look: str = "section", parent: QWidget | None = None) -> None:
        super().__init__(text, look, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class IconMark(QWidget):
    """A decoration: an icon in the colour of a token. Says nothing to a screen reader."""

    def __init__(self, name: str, colour: str = "ink", side: float = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._colour = colour
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a square that grows with the text."""
        side = current().px(self._side)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new size of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        paint_icon(QPainter(self), self._name, self.rect().toRectF(), current().colour(self._colour))


class Notice(QFrame):
    """A banner in the page: what is so, and one thing to do about it. `kind`: "info", "caution" or "problem".

    `hint` is a picture of the key that does the same as the button.

    Spoken when it appears. `pressed` when its button is, `closed` after the user has put it away.
    """

    pressed = Signal()
    closed = Signal()

    def __init__(
        self,
        text: str,
        kind: str = "info",
        *,
        button: str = "",
        hint: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        picture, token = _NOTICES[kind]
        self._kind = kind
        self.setProperty("surface", kind)
        row = QHBoxLayout(self)
        row.addWidget(IconMark(picture, token), 0, Qt.AlignmentFlag.AlignVCenter)
        self.label = Label(text, {"info": "body"}.get(kind, kind))
        row.addWidget(self.label, 1)
        self.button = SecondaryButton(button, hint=hint, compact=True)
        # Never shown before it has a parent: it would flash up as a window of its own and take the focus.
        if not button:
            self.button.hide()
        self.button.clicked.connect(self.pressed)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._close = QuietButton("", icon_name="x")
        if not closable:
            self._close.hide()
        self._close.clicked.connect(self._put_away)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        spaced(row, "near", "near")
        self._retranslate()

    def set_text(self, text: str) -> None:
        """Say something else, also aloud."""
        self.label.setText(text)
        self.setAccessibleName(text)
        if self.isVisible():
            announce(self, text, at_once=self._kind == "problem")

    def showEvent(self, event: QShowEvent) -> None:
        """Speak."""
        super().showEvent(event)
        announce(self, self.label.text(), at_once=self._kind == "problem")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.label.text())
        self._close.setAccessibleName(translate("Rutinstod", "Put the notice away"))


class EmptyState(QWidget):
    """What a place shows while there is nothing in it: an icon, a sentence, perhaps the way on (`pressed`)."""

    pressed = Signal()

    def __init__(
        self, icon_name: str, sentence: str, button: str = "", *, primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, "near", "apart")
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconMark(icon_name, "muted", 36), 0, centre)
        self.label = Label(sentence, "quiet")
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.label)
        self.button = (PrimaryButton if primary else SecondaryButton)(button)
        if not button:
            self.button.hide()
        self.button.clicked.connect(self.pressed)
        column.addWidget(self.button, 0, centre)


class _HeadingInterface(QAccessibleWidget):
    """Role heading; the name is the text, as for any label. Overriding interface_cast here would crash Qt."""

    def __init__(self, heading: Heading) -> None:
        super().__init__(heading, QAccessible.Role.Heading)
        self._heading = heading

    def text(self, kind: QAccessible.Text) -> str:
        """Return the heading's own text as its name, unless it was given another."""
        if kind == QAccessible.Text.Name:
            return self._heading.accessibleName() or self._heading.text()
        return super().text(kind)


_INTERFACES: dict[int, QAccessibleInterface] = {}


def _interface_for(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, Heading):
        return None
    made = _HeadingInterface(thing)
    key = id(thing)
    # Qt holds only a pointer: ours keeps the object alive until its widget is gone.
    _INTERFACES[key] = made
    thing.destroyed.connect(lambda *_: _INTERFACES.pop(key, None))
    return made


QAccessible.installFactory(_interface_for)
