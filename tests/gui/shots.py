# SPDX-License-Identifier: EUPL-1.2
"""A picture of every state of every page, in light and dark, at 100 and 200 % text: `make shots`.

The two walks below are also what tests/gui/test_accessibility.py looks at, state by state.
"""

from __future__ import annotations

import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from gui.shots_accounts import a_newcomer, accounts_walk, typed_back
from gui.shots_changing import changing_walk
from gui.shots_collating import collating_walk
from gui.shots_instruments import instruments_walk
from gui.shots_routines import routines_walk
from screening_app.app import make_application
from screening_app.core.forms.definition import Coding
from screening_app.core.records import Stage
from screening_app.errors import CannotNow, Code
from screening_app.gui.hands import Hands
from screening_app.gui.text import install_translator
from screening_app.gui.theme import Theme
from screening_app.gui.window import Window
from screening_app.practice import PRACTICE_DAY, PRACTICE_USER, Practice, PracticeClock, build
from screening_app.process import make_process_safe
from screening_app.settings import Settings
from screening_app.store import KdfCost
from screening_app.workspace import Surroundings

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
_ANSWERS = {"exposure": "earlier", "consent": "yes", "acute": "no", "uses-violence": "no", "child": "yes"}


def first_start(window: Window) -> Iterator[str]:
    """Walk a new unit in case mode from the first start to its empty pages; yields the name of each state."""
    hands = Hands(window)
    hands.shown("set-up")
    hands.fill("unit-name", "Mottagningen Ängsmark")
    yield "set-up"
    hands.tab_to("mode")
    hands.press(KEY.Key_Down)
    hands.fill("user", "berit")
    for field in ("passphrase", "passphrase-again"):
        hands.fill(field, "kvarn-mossa-lykta-harpa")
    hands.activate("create")
    hands.shown("recovery")
    yield "recovery"
    yield from typed_back(window, hands)
    hands.shown("new-contact")
    yield "today-empty"
    hands.go_to("today", "figures")
    hands.shown("figures")
    yield "figures-empty"
    _open_a_case(window, hands)
    hands.go_to("figures", "records")
    hands.fill("find-reference", "2026-0417")
    hands.press(KEY.Key_Return)
    hands.shown("found")
    yield "records"
    line = hands.shown("find-reference")
    if isinstance(line, QLineEdit):
        line.clear()
    hands.fill("find-reference", "19850709-9805")
    hands.press(KEY.Key_Return)
    hands.until(lambda: bool(line.property("wrong")), "the reference refused")
    yield "records-refused"
    hands.go_to("records", "purge")
    hands.shown("purge")
    yield "purge-empty"


def _open_a_case(window: Window, hands: Hands) -> None:
    opened: list[object] = []
    if window.session is not None:
        window.session.ask(window, lambda ws: ws.conversations.open_contact("2026-0417"), opened.append)
    hands.until(lambda: bool(opened), "the case opened")


def practice_day(window: Window, passphrase: str) -> Iterator[str]:
    """Walk a practice unit through one conversation, its places and its locks; yields the name of each state."""
    hands = Hands(window)
    hands.shown("unlock")
    yield "unlock"
    hands.fill("user", PRACTICE_USER)
    hands.fill("passphrase", "not the passphrase")
    hands.press(KEY.Key_Return)
    hands.shown("unlock-problem")
    yield "unlock-problem"
    hands.activate("forgotten")
    hands.shown("recover-1")
    yield "recover"
    window.lock()
    hands.shown("unlock")
    hands.activate("to-restore")
    hands.shown("choose-backup")
    yield "restore"
    hands.activate("restore-back")
    hands.shown("unlock")
    hands.fill("user", PRACTICE_USER)
    hands.fill("passphrase", passphrase)
    hands.press(KEY.Key_Return)
    hands.shown("new-contact")
    yield "today"
    hands.activate("enter-paper")
    hands.type("2027")
    hands.press(KEY.Key_Return)
    yield "today-paper"
    hands.activate("paper-cancel")
    hands.press(KEY.Key_N, CONTROL)
    yield from _prepare(hands)
    yield from _ask(window, hands)
    yield from _review_and_act(window, hands)
    yield from _places(window, hands)
    hands.go_to("manual", "accounts")
    yield from accounts_walk(window, hands)
    yield from a_newcomer(window, hands, passphrase, PRACTICE_USER)
    hands.press(KEY.Key_F12)
    hands.shown("cover")
    yield "cover"


def _prepare(hands: Hands) -> Iterator[str]:
    for name in ("alone", "private_room", "interpreter"):
        hands.shown(f"ready-{name}")
        yield f"readiness-{name.replace('_', '-')}"
        hands.press(KEY.Key_4 if name == "interpreter" else KEY.Key_1)
    hands.shown("not-ready")
    yield "not-ready"
    hands.press(KEY.Key_Left, ALT)
    hands.shown("ready-interpreter")
    hands.press(KEY.Key_1)
    hands.shown("ready-enough_time")
    yield "readiness-enough-time"
    hands.press(KEY.Key_1)
    hands.shown("begin")
    yield "ready"
    hands.press(KEY.Key_Return)
    hands.shown("question")


def _ask(window: Window, hands: Hands) -> Iterator[str]:
    yield "question-consent"
    window.tell(CannotNow(Code.DISK_FULL))
    yield "problem"
    hands.activate("acute")
    hands.shown("close-acute")
    yield "acute"
    hands.press(KEY.Key_Escape)
    window.activateWindow()
    hands.until(window.isActiveWindow, "the window active again")
    hands.tab_to("clear")
    seen = set()
    while (view := window.conversation) is not None and view.conversation.stage is Stage.ASK:
        item = view.question.item if view.question else None
        assert item is not None
        kind = "question-multiple" if item.repeats else "question-single"
        if "safe-contact" in {code.code for code in item.codes}:
            hands.activate("next")
        else:
            wanted = next((_ANSWERS[c.code] for c in item.codes if c.code in _ANSWERS), None)
            codes = [o.value.code if isinstance(o.value, Coding) else "" for o in item.options]
            if kind not in seen and item.link_id != "consent" and not item.repeats:
                seen.add(kind)
                yield kind
            hands.press(KEY(KEY.Key_1 + (codes.index(wanted) if wanted in codes else 0)))
            if item.repeats:
                hands.until(lambda view=view: window.conversation is not view, "the choice saved")
                if len(item.options) > 6:
                    yield kind
                view = window.conversation
                hands.press(KEY.Key_Return)
        hands.until(lambda view=view: window.conversation is not view, "the answer saved")


def _review_and_act(window: Window, hands: Hands) -> Iterator[str]:
    hands.shown("gaps")
    yield "review-gaps"
    hands.activate("first-gap")
    hands.shown("question")
    hands.press(KEY.Key_1)
    hands.shown("review")
    yield "review"
    hands.activate("add-form")
    hands.shown("further")
    yield "review-further"
    hands.activate("no-form")
    hands.tab_to("seal")
    hands.press(KEY.Key_Return)
    hands.shown("act")
    yield "act"
    for keys in ((KEY.Key_1,), (KEY.Key_2, KEY.Key_4), (KEY.Key_3, KEY.Key_2)):
        view = window.conversation
        for key in keys:
            hands.press(key)
            if len(keys) > 1 and key is keys[0]:
                yield "act-why" if key is KEY.Key_2 else "act-when"
        hands.until(lambda view=view: window.conversation is not view, "the step marked")
    yield "act-marked"
    hands.activate("report-show")
    hands.shown("report-text")
    yield "act-report"
    view = window.conversation
    hands.activate("report-today")
    hands.until(lambda view=view: window.conversation is not view, "the report noted")
    hands.activate("support-add")
    yield "act-support"
    for field in ("support-type", "support-person", "support-decision"):
        hands.tab_to(field)
        hands.press(KEY.Key_Down)
    view = window.conversation
    hands.activate("support-keep")
    hands.until(lambda view=view: window.conversation is not view, "the support noted")
    yield "act-supported"
    hands.activate("to-hand-over")
    text = hands.shown("hand-over-text")
    hands.until(lambda: isinstance(text, QPlainTextEdit) and bool(text.toPlainText()), "the text to hand over")
    hands.activate("copy")
    hands.shown("hand-over-note")
    yield "hand-over"
    hands.activate("encrypt-pdf")
    hands.tab_to("handed-over-on")
    yield "hand-over-end"
    hands.activate("finish")
    hands.shown("new-contact")


def _places(window: Window, hands: Hands) -> Iterator[str]:
    for here, there in itertools.pairwise(
        ("today", "figures", "follow-up", "routines", "instruments", "log", "backup", "settings", "manual")
    ):
        hands.go_to(here, there)
        if there == "instruments":
            with tempfile.TemporaryDirectory() as folder:
                yield from instruments_walk(window, hands, Path(folder))
                yield from changing_walk(window, hands)
            continue
        if there == "routines":
            with tempfile.TemporaryDirectory() as folder:
                yield from routines_walk(window, hands, Path(folder))
            continue
        hands.shown({"figures": "export", "backup": "make-backup", "log": "draw-sample"}.get(there, there))
        yield there
        if there == "figures":
            hands.activate("change-protection")
            hands.shown("protection-keep")
            yield "figures-protection"
            hands.press(KEY.Key_Escape)
            window.activateWindow()
            hands.until(window.isActiveWindow, "the window active again")
            with tempfile.TemporaryDirectory() as folder:
                yield from collating_walk(window, hands, Path(folder))


def make_practice(folder: Path) -> Practice:
    """Make a practice store of thirty contacts and lock it."""
    practice = build(folder, contacts=30, cost=KdfCost.FLOOR)
    practice.workspace.close()
    return practice


def make_window(theme: Theme, folder: Path, settings: Settings, around: Surroundings) -> Window:
    """Show a window on a store folder as the settings say; the settings file lies beside the folder."""
    application = QApplication.instance()
    assert application is not None
    install_translator(application, settings.language)
    theme.choose(settings.theme, settings.text_scale)
    window = Window(folder, theme, settings, folder.parent / "settings.json", around)
    window.resize(1366, 768)
    window.show()
    return window


def settle() -> None:
    """Let layouts and the focus ring come to rest."""
    for _ in range(6):
        QCoreApplication.processEvents()


def wear(theme: Theme, name: str) -> None:
    """Change the colours, and bring the focus ring back, which comes with the next move of the focus."""
    if theme.choice != name:
        theme.choose(name)
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
            focus.setFocus()


def picture(window: QWidget, file: Path) -> None:
    """Save the window, with a dialog that is open over it."""
    settle()
    shown = window.grab()
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        painter = QPainter(shown)
        painter.drawPixmap(window.mapFromGlobal(dialog.pos()), dialog.grab())
        painter.end()
    shown.save(str(file))


def main(out: Path) -> None:
    """Leave a picture of every state in `out`, named state-theme-scale.png."""
    make_process_safe()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out.mkdir(parents=True, exist_ok=True)
    theme = Theme(make_application())
    with tempfile.TemporaryDirectory() as place:
        practice = make_practice(Path(place) / "practice")
        for scale, themes in ((1.0, ("light", "dark", "contrast")), (2.0, ("light", "dark"))):
            practice.clock.now = PRACTICE_DAY
            around = Surroundings(PracticeClock(PRACTICE_DAY), cost=KdfCost.FLOOR)
            settings = Settings(theme="light", text_scale=scale)
            new = Path(place) / f"new-{scale}" / "store"
            held = Path(place) / f"held-{scale}" / "store"
            shutil.copytree(Path(place) / "practice", held)
            new.parent.mkdir()
            for folder, words in ((new, None), (held, practice.passphrase)):
                window = make_window(theme, folder, settings, around)
                for state in practice_day(window, words) if words else first_start(window):
                    # A change of theme is the slowest part: go to and fro, beginning with the one now in use.
                    order = sorted(themes, key=lambda name: name != theme.choice)
                    for name in order:
                        wear(theme, name)
                        picture(window, out / f"{state}-{name}-{round(scale * 100)}.png")
                window.close()
                window.deleteLater()
                settle()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
