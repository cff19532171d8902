# SPDX-License-Identifier: EUPL-1.2
"""The real window on a real encrypted store, worked by keyboard; and nothing left open after any test."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from screening_app.core.records import DataMode, Role, UnitKind
from screening_app.core.views import ConversationView
from screening_app.gui.hands import Hands
from screening_app.gui.text import install_translator
from screening_app.gui.theme import Theme, current
from screening_app.gui.window import Window
from screening_app.settings import Settings
from screening_app.store import KdfCost
from screening_app.workspace import NewStore, Surroundings, Workspace, create

PASSPHRASE = "korrekt häst batteri klammer"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def nothing_left_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a window on screen; the fixtures below close theirs first."""
    yield
    app = QApplication.instance()
    if not isinstance(app, QApplication) or "at_work" not in request.fixturenames:
        return
    left = [type(w).__name__ for w in app.topLevelWidgets() if w.isVisible() and not w.windowFlags() & Qt.ToolTip]
    assert left == []


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Return the one look of this test run, light and at 100 % before and after; a second would draw a second ring."""
    made = current()
    made.choose("light", 1.0)
    yield made
    made.choose("light", 1.0)


@dataclass(slots=True)
class Desk:
    """A window at work, the hands that work it, and words for what they do."""

    window: Window
    hands: Hands
    folder: Path
    around: Surroundings

    def unlock(self, user: str = "anna", passphrase: str = PASSPHRASE) -> None:
        """Type user and passphrase and press Enter."""
        self.hands.shown("unlock-now")
        field = self.hands.tab_to("user")
        assert isinstance(field, QLineEdit)
        field.clear()
        self.hands.type(user)
        self.hands.fill("passphrase", passphrase)
        self.hands.press(Qt.Key.Key_Return)

    def new_contact(self) -> None:
        """Open a contact and wait for the first readiness question."""
        self.hands.shown("new-contact")
        self.hands.press(Qt.Key.Key_N, CONTROL)
        self.hands.shown("ready-alone")

    def get_ready(self) -> None:
        """Answer the four readiness questions so that asking is safe."""
        for name in ("alone", "private_room", "interpreter", "enough_time"):
            self.hands.shown(f"ready-{name}")
            self.hands.press(Qt.Key.Key_1)
        self.hands.shown("begin")

    def ask(self) -> None:
        """Go from the first page to the first question."""
        self.new_contact()
        self.get_ready()
        self.hands.press(Qt.Key.Key_Return)
        self.hands.shown("question")

    def view(self) -> ConversationView:
        """Return the conversation on screen."""
        view = self.window.conversation
        assert view is not None
        return view

    def saved(self, act: Callable[[], object]) -> ConversationView:
        """Do something and wait until the conversation has been saved and shown anew."""
        before = self.window.conversation
        act()
        self.hands.until(lambda: self.window.conversation is not before, "the change saved")
        return self.view()

    def answer(self, key: int) -> ConversationView:
        """Press a digit and wait for the next question."""
        return self.saved(lambda: self.hands.press(Qt.Key(Qt.Key.Key_0 + key)))

    def on_to(self, stage: str) -> None:
        """Go to one of: ready, ask, review, act, hand-over; a conversation without any yes, all answered."""
        self.new_contact()
        if stage == "prepare":
            return
        self.get_ready()
        self.hands.press(Qt.Key.Key_Return)
        self.hands.shown("question")
        self.answer(1)
        if stage == "ask":
            return
        while self.view().conversation.stage == "ask":
            self.answer(1)
        self.hands.shown("review")
        if stage == "review":
            return
        self.hands.press(Qt.Key.Key_Return)
        self.hands.shown("act")
        if stage == "act":
            return
        self.hands.activate("to-hand-over")
        text = self.hands.shown("hand-over-text")
        assert isinstance(text, QPlainTextEdit)
        self.hands.until(lambda: bool(text.toPlainText()), "the text")

    def texts(self) -> str:
        """Return every text that any widget of the window still holds, seen or not."""
        labels = [w.text() for w in self.window.findChildren(QLabel)]
        lines = [w.text() for w in self.window.findChildren(QLineEdit)]
        fields = [w.toPlainText() for w in self.window.findChildren(QPlainTextEdit)]
        names = [w.accessibleName() for w in self.window.findChildren(QWidget)]
        return "\n".join([*labels, *lines, *fields, *names])

    def told(self, work: Callable[[Workspace], Any]) -> Any:
        """Run a piece of work in the session and return its result, or the error it was refused with."""
        answers: list[Any] = []

        def refused(problem: Any) -> bool:
            answers.append(problem)
            return True

        assert self.window.session is not None
        self.window.session.ask(self.window, work, answers.append, refused)
        self.hands.until(lambda: bool(answers), "the answer")
        return answers[0]


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Callable[[DataMode], Path]:
    """Return a function that gives a new, locked store to be copied; each mode is made once."""

    @cache
    def make(mode: DataMode) -> Path:
        folder = tmp_path_factory.mktemp("stores") / "store"
        new = NewStore(mode, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
        workspace, shares = create(folder, new, surroundings())
        workspace.recovery.confirm(shares)
        workspace.accounts.add("karin", frozenset({Role.COORDINATOR}), PASSPHRASE, typed_by_owner=True)
        workspace.close()
        return folder

    return make


@pytest.fixture
def around() -> Surroundings:
    """Return what the window of this test takes from outside."""
    return surroundings()


def surroundings() -> Surroundings:
    """Return a day that passes slowly, running ids and the cheapest allowed passphrase check."""
    numbers, seconds = itertools.count(1), itertools.count()
    start = datetime(2026, 11, 22, 10, 38, tzinfo=timezone(timedelta(hours=1)))
    return Surroundings(
        lambda: start + timedelta(seconds=next(seconds)), lambda: f"{next(numbers):032x}", KdfCost.FLOOR
    )


Opener = Callable[..., Desk]


@pytest.fixture
def at_work(
    qapp: QApplication, theme: Theme, tmp_path: Path, around: Surroundings, stores: Callable[[DataMode], Path]
) -> Iterator[Opener]:
    """Return a function that shows the window on a new store and unlocks it for `user`: anna, or karin who counts."""
    windows: list[Window] = []

    def opener(user: str | None = "anna", *, mode: DataMode = DataMode.TALLY, settings: Settings | None = None) -> Desk:
        chosen = settings or Settings(language="en", theme="light")
        folder = tmp_path / "store"
        shutil.copytree(stores(mode), folder)
        install_translator(qapp, chosen.language)
        theme.choose(chosen.theme, chosen.text_scale)
        window = Window(folder, theme, chosen, tmp_path / "settings.json", around)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        desk = Desk(window, Hands(window), folder, around)
        if user is not None:
            desk.unlock(user)
            desk.hands.until(
                lambda: window.session is not None and window.findChild(QWidget, "unlock") is None,
                "the store open and its first page shown",
            )
        return desk

    yield opener
    for window in windows:
        window.close()
        shiboken6.delete(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QGuiApplication.clipboard().clear()
    install_translator(qapp, "en")
