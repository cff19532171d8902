# SPDX-License-Identifier: EUPL-1.2
"""Locking and covering from anywhere, whatever dialog is open; and a clipboard that forgets."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QInputEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

#: Seconds within which Shift must be pressed three times.
SHIFTS_WITHIN = 1.2

#: How often it is looked whether the first window has been painted.
UNTIL_PAINTED_MS = 20

#: Seconds before locking at which `about_to_lock` first comes.
WARN_BEFORE = 60

_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


def seconds() -> float:
    """Return a clock that never goes back and, where the system has one, also counts the time asleep."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Guard(QObject):
    """Watches every event of the application; make one and keep it while a store is open.

    A QShortcut is dead while a modal dialog is open; an application event filter is not. `lock_requested` comes on
    Ctrl+L, `cover_requested` on F12 and on Shift three times, `idle_expired` when nobody has touched anything for
    `idle_seconds`, `about_to_lock` with the seconds left, every second of the last minute (the last half, where the
    whole is under two minutes), and with 0 when somebody came back in time.
    """

    lock_requested = Signal()
    cover_requested = Signal()
    idle_expired = Signal()
    about_to_lock = Signal(int)

    def __init__(self, app: QApplication, *, idle_seconds: float = 300, clock: Callable[[], float] = seconds) -> None:
        super().__init__(app)
        self._clock = clock
        self._idle_seconds = idle_seconds
        self._shifts: deque[float] = deque(maxlen=3)
        self._shift_down = False
        self._touched = clock()
        self._warned = False
        self._watching_idle = True
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.look_at_clock)
        self._tick.start()
        self._watching = False
        self._begin()

    def _begin(self) -> None:
        # After the first paint: from the first event seen on, PySide6 makes the Python class of every kind of object.
        app = self.parent()
        if not any(window.isExposed() for window in QGuiApplication.topLevelWindows()):
            QTimer.singleShot(UNTIL_PAINTED_MS, self, self._begin)
        elif isinstance(app, QObject):
            app.installEventFilter(self)
            self._watching = True

    @property
    def watching(self) -> bool:
        """Whether keys are seen yet: from the first paint on."""
        return self._watching

    def set_idle_seconds(self, idle_seconds: float) -> None:
        """Change how long nobody need touch anything before `idle_expired`."""
        self._idle_seconds = idle_seconds
        self.touch()

    def watch_idle(self, watching: bool) -> None:
        """Count idle time, or not (while locked there is nothing to lock); keys are watched either way."""
        self._watching_idle = watching
        self.touch()

    def touch(self) -> None:
        """Take note that somebody is there. After too long a pause it comes too late: the lock goes first."""
        self._touched = self._clock()
        if self._warned:
            self._warned = False
            self.about_to_lock.emit(0)

    def look_at_clock(self) -> None:
        """Compare with the deadline; comes every second, and before each event is let through."""
        if not self._watching_idle:
            return
        left = self._idle_seconds - (self._clock() - self._touched)
        if left <= 0:
            self._touched = self._clock()
            self._warned = False
            self.idle_expired.emit()
        elif left <= min(WARN_BEFORE, self._idle_seconds / 2):
            self._warned = True
            self.about_to_lock.emit(int(left + 0.999))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See every event first; swallow only the keys that are ours."""
        # First of all, and cheaply: nearly every event is of another class, and naming its kind costs more than this.
        if not isinstance(event, QInputEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Shift:
            self._shift_down = False
        if kind not in _ACTIVITY and kind != QEvent.Type.ShortcutOverride:
            return False
        if kind in _ACTIVITY:
            self._look_and_touch()
        if isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _look_and_touch(self) -> None:
        if self._watching_idle and self._clock() - self._touched >= self._idle_seconds:
            self.look_at_clock()
        else:
            self.touch()

    def _key(self, event: QKeyEvent) -> bool:
        ours = self._signal_of(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            if ours is not None:
                event.accept()
            return ours is not None
        if event.isAutoRepeat():
            return ours is not None
        if ours is not None:
            self._shifts.clear()
            ours.emit()
            return True
        self._count_shift(event)
        return False

    def _signal_of(self, event: QKeyEvent) -> SignalInstance | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_L and held == Qt.KeyboardModifier.ControlModifier:
            return self.lock_requested
        if event.key() == Qt.Key.Key_F12:
            return self.cover_requested
        return None

    def _count_shift(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Shift:
            self._shifts.clear()
            return
        if self._shift_down:
            # The same press, offered to the next widget outwards.
            return
        self._shift_down = True
        self._shifts.append(self._clock())
        if len(self._shifts) == 3 and self._shifts[2] - self._shifts[0] <= SHIFTS_WITHIN:
            self._shifts.clear()
            self.cover_requested.emit()


def close_everything() -> None:
    """Close every popup and menu and reject every open dialog, the innermost first; the main window stays."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if popup is QApplication.activePopupWidget():
            popup.hide()
            break
    for menu in _tops(QMenu):
        menu.close()
    while (modal := QApplication.activeModalWidget()) is not None:
        _dismiss(modal)
        if modal is QApplication.activeModalWidget():
            break
    for dialog in _tops(QDialog):
        _dismiss(dialog)


def _tops(kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]


def _dismiss(widget: QWidget) -> None:
    if isinstance(widget, QDialog):
        widget.reject()
    widget.hide()


class ClipboardCopy(QObject):
    """Lends text to the clipboard: marked as a secret for clipboard histories, taken back after `seconds_kept`.

    It is taken back only while it is still ours: what the user copied since is theirs. Call clear_now() on lock and on
    quit. `cleared` comes when our text has left the clipboard by us.
    """

    cleared = Signal()

    def __init__(self, parent: QObject | None = None, *, seconds_kept: float = 60) -> None:
        super().__init__(parent)
        self._text: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(seconds_kept * 1000))
        self._timer.timeout.connect(self.clear_now)

    def copy(self, text: str) -> None:
        """Put the text on the clipboard and start its time."""
        content = QMimeData()
        content.setText(text)
        content.setData("x-kde-passwordManagerHint", b"secret")
        content.setData('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"\x01")
        content.setData('application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"', b"\x00\x00\x00\x00")
        QGuiApplication.clipboard().setMimeData(content)
        self._text = text
        self._timer.start()

    def clear_now(self) -> None:
        """Take our text back if it is still there."""
        self._timer.stop()
        ours, self._text = self._text, None
        clipboard = QGuiApplication.clipboard()
        if ours is not None and clipboard.text() == ours:
            clipboard.clear()
            self.cleared.emit()
