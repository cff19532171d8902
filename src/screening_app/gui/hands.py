# SPDX-License-Identifier: EUPL-1.2
"""Works the real window by keyboard, as a person would: for the demonstration and the journeys in tests."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from screening_app.gui.lock import Guard

PATIENCE_S = 30.0


class Hands:
    """Sends keys to whatever has the focus in a window and waits, with an end, for what should follow."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        window.activateWindow()
        self.until(window.isActiveWindow, "the window active")
        # Nobody presses a key before the first paint, and until then the lock and the cover do not see one.
        application = QCoreApplication.instance()
        guards = [] if application is None else application.findChildren(Guard)
        self.until(lambda: all(guard.watching for guard in guards[-1:]), "the keys watched")

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the program run until the condition holds; TimeoutError names `what` after 30 seconds."""
        end = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(what)
            pause = QEventLoop()
            QTimer.singleShot(4, pause.quit)
            pause.exec()
        QCoreApplication.processEvents()

    def shown(self, name: str) -> QWidget:
        """Wait until the widget of this objectName is on screen and enabled, and return it."""
        found: list[QWidget] = []

        def look() -> bool:
            found[:] = self._visible(name)
            return bool(found)

        self.until(look, f"{name} on screen")
        return found[0]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press and release one key where the focus is, shortcuts included."""
        QTest.keyClick(QApplication.focusWidget() or self._window, key, modifiers)
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Type text into the field that has the focus, any script."""
        # QTest.keyClicks aborts the process on letters outside ASCII.
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                target = QApplication.focusWidget() or self._window
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))
        QCoreApplication.processEvents()

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the widget of this objectName has the focus; LookupError if it is never reached."""
        goal = self.shown(name)
        for _ in range(80):
            focus = QApplication.focusWidget()
            if focus is goal or (focus is not None and goal.isAncestorOf(focus)):
                return goal
            self.press(Qt.Key.Key_Tab)
        raise LookupError(f"{name} is not reached by Tab")

    def activate(self, name: str) -> None:
        """Tab to a button and press it with the space bar."""
        self.tab_to(name)
        self.press(Qt.Key.Key_Space)

    def go_to(self, here: str, there: str) -> None:
        """Tab to the navigation, whose stop is the place we are in, walk down to another place and go there."""
        self.tab_to(f"nav-{here}")
        for _ in range(24):
            focus = QApplication.focusWidget()
            if focus is not None and focus.objectName() == f"nav-{there}":
                self.press(Qt.Key.Key_Return)
                return
            self.press(Qt.Key.Key_Down)
        raise LookupError(f"nav-{there} is not reached by arrows")

    def fill(self, name: str, text: str) -> None:
        """Tab to a field and type."""
        self.tab_to(name)
        self.type(text)

    def picture(self, file: Path) -> None:
        """Save what the window shows as a PNG."""
        for _ in range(5):
            QCoreApplication.processEvents()
        self._window.grab().save(str(file))

    def _visible(self, name: str) -> list[QWidget]:
        return [w for w in self._window.findChildren(QWidget, name) if w.isVisible() and w.isEnabled()]
