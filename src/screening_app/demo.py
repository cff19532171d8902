# SPDX-License-Identifier: EUPL-1.2
"""The whole main job on synthetic contacts, by keyboard in the real window, with a picture at each step."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from screening_app.app import make_application, make_window
from screening_app.core.forms.definition import Coding
from screening_app.core.records import Stage
from screening_app.core.views import ConversationView
from screening_app.errors import CannotNow, Code
from screening_app.gui.hands import Hands
from screening_app.gui.window import Window
from screening_app.output import write_files
from screening_app.practice import PRACTICE_COORDINATOR, PRACTICE_DAY, PRACTICE_USER, Practice, build
from screening_app.process import make_process_safe
from screening_app.workspace import unlock

_ANSWERS = {"exposure": "earlier", "consent": "yes", "acute": "no", "uses-violence": "no", "child": "yes"}


def run_demo(out: Path, *, seed: int = 1, contacts: int = 400) -> None:
    """Leave screenshots, the hand-over PDF, the year's export and the practice store in `out`, and say where.

    Without a display the window is drawn offscreen. CannotNow(OUTPUT_REFUSED) if `out` already holds something.
    """
    make_process_safe()
    if out.exists() and any(out.iterdir()):
        raise CannotNow(Code.OUTPUT_REFUSED, folder=str(out))
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pictures = out / "screenshots"
    pictures.mkdir(parents=True)
    print(f"Making a practice unit with {contacts} synthetic contacts …", file=sys.stderr)
    practice = build(out / "store", seed=seed, contacts=contacts, progress=_progress(contacts))
    practice.workspace.close()
    write_files(out, {"passphrase.txt": f"{practice.passphrase}\n".encode()})
    window = make_window(make_application(), out / "store", practice.surroundings, out / "settings.json")
    window.resize(1366, 768)
    window.show()
    story = _Story(window, practice, pictures, out)
    story.hold_one_conversation()
    story.count_the_year()
    window.close()
    _export(out, practice)
    (out / "settings.json").unlink(missing_ok=True)
    for name, what in (
        ("screenshots", "a picture of each step"),
        ("hand-over.pdf", "the hand-over of one conversation"),
        ("export", "the protected year with its manifest"),
        ("store", f"the practice store; users {PRACTICE_USER} and {PRACTICE_COORDINATOR}"),
        ("passphrase.txt", "their passphrase"),
    ):
        print(f"{out / name}  {what}")


class _Story:
    """The story told by the demonstration; each picture is numbered in its order."""

    def __init__(self, window: Window, practice: Practice, pictures: Path, out: Path) -> None:
        self._hands = Hands(window)
        self._window = window
        self._practice = practice
        self._pictures = pictures
        self._out = out
        self._number = 0

    def hold_one_conversation(self) -> None:
        """Unlock, check readiness, ask, review, seal, follow the routine, hand over."""
        hands = self._hands
        hands.shown("unlock")
        self._picture("unlock")
        hands.fill("user", PRACTICE_USER)
        hands.fill("passphrase", self._practice.passphrase)
        hands.press(Qt.Key.Key_Return)
        hands.shown("today")
        self._picture("today")
        hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        self._prepare()
        self._ask()
        hands.shown("review")
        self._picture("review")
        hands.press(Qt.Key.Key_Return)
        hands.shown("act")
        self._picture("routine")
        self._mark_steps()
        self._picture("routine-followed")
        hands.activate("to-hand-over")
        hands.shown("hand-over")
        text = hands.shown("hand-over-text")
        hands.until(lambda: isinstance(text, QPlainTextEdit) and bool(text.toPlainText()), "the text to hand over")
        self._picture("hand-over")
        self._save_pdf()
        hands.activate("finish")
        hands.shown("today")

    def count_the_year(self) -> None:
        """Look at the figures, cover and lock."""
        hands = self._hands
        hands.go_to("today", "figures")
        hands.shown("figures")
        hands.shown("export")
        self._picture("figures")
        hands.press(Qt.Key.Key_F12)
        hands.shown("cover")
        self._picture("cover")
        hands.activate("uncover")
        hands.shown("unlock")

    def _prepare(self) -> None:
        hands = self._hands
        for number, (name, key) in enumerate(
            (("alone", Qt.Key.Key_1), ("private_room", Qt.Key.Key_1), ("interpreter", Qt.Key.Key_1))
        ):
            hands.shown(f"ready-{name}")
            if number in (0, 2):
                self._picture(f"readiness-{name.replace('_', '-')}")
            hands.press(key)
        hands.shown("ready-enough_time")
        hands.press(Qt.Key.Key_1)
        hands.shown("begin")
        self._picture("ready")
        hands.press(Qt.Key.Key_Return)
        hands.shown("question")

    def _ask(self) -> None:
        view = self._window.conversation
        while view is not None and view.conversation.stage is Stage.ASK and view.question is not None:
            item = view.question.item
            wanted = next((_ANSWERS[c.code] for c in item.codes if c.code in _ANSWERS), None)
            codes = [o.value.code if isinstance(o.value, Coding) else "" for o in item.options]
            key = codes.index(wanted) if wanted in codes else 0
            self._picture(f"question-{item.link_id}")
            self._hands.press(Qt.Key(Qt.Key.Key_1 + key))
            if item.repeats:
                self._until_saved(view)
                view = self._window.conversation
                self._hands.press(Qt.Key.Key_Return)
            self._until_saved(view)
            view = self._window.conversation

    def _mark_steps(self) -> None:
        view = self._window.conversation
        for number in range(len(view.steps) if view else 0):
            self._hands.press(Qt.Key.Key_3 if number == 1 else Qt.Key.Key_1)
            if number == 1:
                # Put off for a week.
                self._hands.press(Qt.Key.Key_2)
            self._until_saved(view)
            view = self._window.conversation

    def _save_pdf(self) -> None:
        view, session = self._window.conversation, self._window.session
        if view is not None and session is not None:
            key, file = view.conversation.id, self._out / "hand-over.pdf"
            session.ask(self._window, lambda ws: ws.conversations.save_hand_over(key, file), lambda _: None)
            self._hands.until(file.exists, "the PDF")

    def _until_saved(self, before: ConversationView | None) -> None:
        self._hands.until(lambda: self._window.conversation is not before, "the change saved")

    def _picture(self, name: str) -> None:
        self._number += 1
        self._hands.picture(self._pictures / f"{self._number:02}-{name}.png")


def _export(out: Path, practice: Practice) -> None:
    workspace = unlock(out / "store", PRACTICE_COORDINATOR, practice.passphrase, practice.surroundings)
    try:
        workspace.publishing.export(PRACTICE_DAY.year, out / "export", formats=("csv", "xlsx", "px", "json", "pdf"))
    finally:
        workspace.close()


def _progress(contacts: int) -> Callable[[int], None]:
    def tell(done: int) -> None:
        if done % 50 == 0 or done == contacts:
            print(f"  {done} of {contacts}", file=sys.stderr)

    return tell
