# SPDX-License-Identifier: EUPL-1.2
"""Locking and covering from anywhere; a clipboard that forgets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from screening_app.gui.lock import ClipboardCopy, Guard, close_everything


class Clock:
    """A clock that moves when told."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def guard(qapp, clock):
    made = Guard(qapp, idle_seconds=300, clock=clock)
    yield made
    qapp.removeEventFilter(made)
    made.deleteLater()


@pytest.fixture
def heard(guard):
    events = []
    guard.lock_requested.connect(lambda: events.append("lock"))
    guard.cover_requested.connect(lambda: events.append("cover"))
    guard.idle_expired.connect(lambda: events.append("idle"))
    guard.about_to_lock.connect(events.append)
    return events


@pytest.fixture
def window(qtbot, guard):
    made = QWidget()
    made.line = QLineEdit()
    QVBoxLayout(made).addWidget(made.line)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.line.setFocus()
    qtbot.waitUntil(lambda: guard.watching)
    return made


@pytest.fixture
def modal(window, qtbot):
    made = QDialog(window)
    made.button = QPushButton("OK", made)
    made.setModal(True)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(made.isVisible)
    return made


def press(widget, key, modifiers=Qt.KeyboardModifier.NoModifier):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, ""))


def test_ctrl_l_asks_for_the_lock_and_writes_nothing(window, heard):
    QTest.keyClick(window.line, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["lock"]
    assert window.line.text() == ""


def test_lock_and_cover_work_while_a_dialog_is_modal(modal, heard):
    QTest.keyClick(modal.button, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(modal.button, Qt.Key.Key_F12)
    assert heard == ["lock", "cover"]


def test_shift_three_times_covers(window, heard, clock):
    for _ in range(3):
        press(window.line, Qt.Key.Key_Shift)
        clock.now += 0.3
    assert heard == ["cover"]


def test_shift_three_times_slowly_does_not_cover(window, heard, clock):
    for _ in range(3):
        press(window.line, Qt.Key.Key_Shift)
        clock.now += 0.8
    assert heard == []


def test_capital_letters_do_not_cover(window, heard, clock):
    for _ in range(4):
        press(window.line, Qt.Key.Key_Shift)
        press(window.line, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
        clock.now += 0.1
    assert heard == []


def test_one_more_shift_after_covering_does_not_cover_again(window, heard):
    for _ in range(4):
        press(window.line, Qt.Key.Key_Shift)
    assert heard == ["cover"]


def test_the_last_minute_is_counted_down_and_then_it_locks(guard, heard, clock):
    clock.now += 239
    guard.look_at_clock()
    assert heard == []
    clock.now += 11
    guard.look_at_clock()
    clock.now += 50
    guard.look_at_clock()
    assert heard == [50, "idle"]


def test_a_key_in_the_last_minute_calls_the_lock_off(window, guard, heard, clock):
    clock.now += 280
    guard.look_at_clock()
    press(window.line, Qt.Key.Key_A)
    clock.now += 30
    guard.look_at_clock()
    assert heard == [20, 0]


def test_after_sleep_the_first_touch_locks(window, heard, clock):
    clock.now += 8 * 3600
    press(window.line, Qt.Key.Key_A)
    assert heard == ["idle"]


def test_idle_time_is_not_counted_while_locked(guard, heard, clock):
    guard.watch_idle(False)
    clock.now += 8 * 3600
    guard.look_at_clock()
    assert heard == []


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_close_everything_rejects_dialogs_and_closes_menus(modal, window, qtbot):
    menu = QMenu(window)
    menu.addAction("Something")
    menu.popup(window.mapToGlobal(window.rect().center()))
    rejected = []
    modal.rejected.connect(lambda: rejected.append(True))
    close_everything()
    assert rejected == [True]
    assert not modal.isVisible()
    assert not menu.isVisible()
    assert window.isVisible()


def test_the_clipboard_forgets_our_text(qtbot):
    lent = ClipboardCopy(seconds_kept=0.02)
    with qtbot.waitSignal(lent.cleared, timeout=2000):
        lent.copy("text to hand over")
        assert QGuiApplication.clipboard().mimeData().data("x-kde-passwordManagerHint") == b"secret"
    assert QGuiApplication.clipboard().text() == ""


def test_the_clipboard_keeps_what_the_user_copied_since(qapp):
    lent = ClipboardCopy()
    lent.copy("text to hand over")
    QGuiApplication.clipboard().setText("something else")
    lent.clear_now()
    assert QGuiApplication.clipboard().text() == "something else"


def test_locking_clears_the_clipboard_at_once(qapp):
    lent = ClipboardCopy()
    lent.copy("text to hand over")
    lent.clear_now()
    assert QGuiApplication.clipboard().text() == ""
