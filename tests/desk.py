# SPDX-License-Identifier: EUPL-1.2
"""A desk with the real program on it: one window on one store folder, worked by keyboard.

Run as a program it sits down at a desk in a process of its own, for tests that kill it:
`python desk.py STORE USER PASSPHRASE CASE_REFERENCE ANSWERS` answers so many questions, says "at LINKID" and waits.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit

from screening_app.app import make_application, make_window
from screening_app.core.views import ConversationView
from screening_app.gui.hands import Hands
from screening_app.gui.widgets.answers import RadioRow
from screening_app.gui.window import Window
from screening_app.store import KdfCost
from screening_app.workspace import Surroundings

PASSPHRASE = "korrekt häst batteri klammer"
CTRL = Qt.KeyboardModifier.ControlModifier
NOW = datetime(2026, 11, 22, 10, 38, tzinfo=timezone(timedelta(hours=1)))


def surroundings() -> Surroundings:
    """Return a time that stands still and the cheapest allowed passphrase check."""
    return Surroundings(lambda: NOW, cost=KdfCost.FLOOR)


class Desk:
    """A window and the hands that work it."""

    def __init__(self, folder: Path, around: Surroundings | None = None) -> None:
        self.window: Window = make_window(
            make_application(), folder, around or surroundings(), folder.parent / f"{folder.name}-settings.json"
        )
        self.window.resize(1366, 768)
        self.window.show()
        self.hands = Hands(self.window)

    def unlock(self, user: str, passphrase: str) -> None:
        """Type user and passphrase on the unlock page."""
        self.hands.shown("unlock")
        self.hands.fill("user", user)
        self.hands.fill("passphrase", passphrase)
        self.hands.press(Qt.Key.Key_Return)

    def get_ready(self) -> None:
        """Answer the four readiness questions with their first choice, and begin."""
        for name in ("alone", "private_room", "interpreter", "enough_time"):
            self.hands.shown(f"ready-{name}")
            self.hands.press(Qt.Key.Key_1)
        self.hands.shown("begin")
        self.hands.press(Qt.Key.Key_Return)
        self.hands.shown("question")

    @property
    def view(self) -> ConversationView:
        """The conversation on screen."""
        view = self.window.conversation
        assert view is not None
        return view

    @property
    def question(self) -> str | None:
        """The path of the question on screen."""
        view = self.window.conversation
        return view.question.path if view is not None and view.question is not None else None

    def answer(self, number: int) -> None:
        """Answer the question on screen by its number key and wait for what follows."""
        before = self.window.conversation
        repeats = before is not None and before.question is not None and before.question.item.repeats
        self.hands.press(Qt.Key(Qt.Key.Key_0 + number))
        self.hands.until(lambda: self.window.conversation is not before, "the answer saved")
        if repeats:
            between = self.window.conversation
            self.hands.press(Qt.Key.Key_Return)
            self.hands.until(lambda: self.window.conversation is not between, "the next question")

    def words(self) -> str:
        """Return every text that stands on any widget of the window, shown or not."""
        labels = [label.text() for label in self.window.findChildren(QLabel)]
        texts = [edit.toPlainText() for edit in self.window.findChildren(QPlainTextEdit)]
        return "\n".join([self.window.windowTitle(), *labels, *texts])

    def leave(self) -> None:
        """Close the window, which locks."""
        self.window.close()


def choose(desk: Desk, field: str, title: str) -> None:
    """Choose in a drop-down by keyboard."""
    combo = desk.hands.tab_to(field).findChild(QComboBox)
    for _ in range(combo.count()):
        desk.hands.press(Qt.Key.Key_Up)
    for _ in range(combo.count()):
        if title in (combo.currentText(), combo.currentData()):
            return
        desk.hands.press(Qt.Key.Key_Down)
    raise LookupError(f"{title} is not offered")


def begin(desk: Desk, title: str, language: str = "") -> None:
    """Open a contact, find it safe to ask, and begin a questionnaire."""
    desk.hands.press(Qt.Key.Key_N, CTRL)
    ready(desk)
    choose(desk, "form", title)
    if language:
        choose(desk, "form-language", language)
    desk.hands.activate("begin")
    desk.hands.shown("question")


def ready(desk: Desk) -> None:
    """Answer the four questions about the moment."""
    for name in ("alone", "private_room", "interpreter", "enough_time"):
        desk.hands.shown(f"ready-{name}")
        desk.hands.press(Qt.Key.Key_1)
    desk.hands.shown("begin")


def saved(desk: Desk, act) -> None:
    """Do something and wait until it is saved and shown."""
    before = desk.window.conversation
    act()
    desk.hands.until(lambda: desk.window.conversation is not before, "the change saved")


def next_question(desk: Desk) -> None:
    """Press Enter, from a long text with Ctrl, and wait."""
    saved(desk, lambda: desk.hands.press(Qt.Key.Key_Return, CTRL))


def decline(desk: Desk) -> None:
    """Go by Tab from a field to the row for declining, and choose it."""
    while not isinstance(QApplication.focusWidget(), RadioRow):
        desk.hands.press(Qt.Key.Key_Tab)
    desk.hands.press(Qt.Key.Key_Space)


def main() -> None:
    """Sit down, answer some questions, say where we are and wait to be killed."""
    folder, user, passphrase, reference, count = sys.argv[1:6]
    desk = Desk(Path(folder))
    desk.unlock(user, passphrase)
    desk.hands.shown("today")
    if reference:
        desk.hands.fill("case-reference", reference)
    desk.hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.get_ready()
    for number in range(int(count)):
        desk.answer(1 if number == 0 else 2)
    print(f"at {desk.question}", flush=True)
    while True:
        time.sleep(60)


if __name__ == "__main__":
    main()
