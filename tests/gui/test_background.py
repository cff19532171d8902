# SPDX-License-Identifier: EUPL-1.2
"""Work off the GUI thread."""

from __future__ import annotations

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject

from screening_app.errors import CannotNow, Code
from screening_app.gui.background import Background


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.close()


def fail(error):
    raise AssertionError(error)


def test_the_answer_comes_on_the_gui_thread_and_the_work_is_done_on_another(background, qtbot):
    owner, seen = QObject(), []
    background.run(owner, threading.get_ident, lambda where: seen.append((where, threading.get_ident())), fail)
    qtbot.waitUntil(lambda: seen != [])
    worker, here = seen[0]
    assert here == threading.get_ident()
    assert worker != here


def test_an_error_is_handed_to_failed_on_the_gui_thread(background, qtbot):
    owner, seen = QObject(), []

    def work():
        raise CannotNow(Code.DISK_FULL)

    background.run(owner, work, fail, lambda error: seen.append((error.code, threading.get_ident())))
    qtbot.waitUntil(lambda: seen != [])
    assert seen == [(Code.DISK_FULL, threading.get_ident())]


def test_nobody_is_told_when_the_owner_is_gone(background, qtbot):
    owner, other, seen = QObject(), QObject(), []
    background.run(owner, lambda: "lost", seen.append, fail)
    shiboken6.delete(owner)
    background.run(other, lambda: "kept", seen.append, fail)
    qtbot.waitUntil(lambda: seen != [])
    assert seen == ["kept"]


def test_work_is_done_in_the_order_asked(background, qtbot):
    owner, seen = QObject(), []
    for number in range(20):
        background.run(owner, lambda number=number: number, seen.append, fail)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == list(range(20))


def test_after_close_nothing_starts_and_nothing_is_delivered(qtbot):
    background, owner, seen = Background(), QObject(), []
    background.run(owner, lambda: 1, seen.append, fail)
    background.close()
    background.run(owner, lambda: 2, seen.append, fail)
    qtbot.wait(20)
    assert seen == []
