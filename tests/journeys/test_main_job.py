# SPDX-License-Identifier: EUPL-1.2
"""The program's main job, from the very first start to a protected yearly count, by keyboard alone."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desk import Desk
from screening_app.core.acting import StepState
from screening_app.core.records import Outcome, Stage
from units import type_shares_back

PASSPHRASE = "korrekt häst batteri klammer"
CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the story a home of its own; return the folder that files are saved in."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "home" / "Documents"))
    return tmp_path / "home"


def set_up(desk: Desk) -> None:
    """Make the unit and go past its recovery shares."""
    hands = desk.hands
    hands.shown("set-up")
    hands.fill("unit-name", "Provenheten")
    hands.fill("user", "anna")
    hands.fill("passphrase", PASSPHRASE)
    hands.fill("passphrase-again", PASSPHRASE)
    hands.activate("create")
    hands.shown("recovery")
    hands.activate("save-shares")
    hands.shown("shares-note")
    type_shares_back(desk.window, hands)
    hands.shown("today")


def test_from_first_start_to_a_protected_year(sit_down, tmp_path: Path, documents: Path) -> None:
    desk = sit_down(tmp_path / "store")
    hands = desk.hands
    set_up(desk)
    assert [f.read_bytes()[:4] for f in documents.rglob("*.pdf")] == [b"%PDF"]

    hands.press(Qt.Key.Key_L, CTRL)
    assert desk.window.is_locked
    desk.unlock("anna", PASSPHRASE)
    hands.shown("today")

    hands.press(Qt.Key.Key_N, CTRL)
    desk.get_ready()
    while desk.window.conversation.conversation.stage is Stage.ASK:
        desk.answer(2 if desk.question in {"control", "threats"} else 1)
    hands.shown("review")
    assert desk.window.conversation.outcome is Outcome.EARLIER
    hands.press(Qt.Key.Key_Return)

    hands.shown("act")
    steps = len(desk.window.conversation.steps)
    assert steps > 3
    for number in range(steps):
        before = desk.window.conversation
        hands.press((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)[number % 3])
        if number % 3:
            # Why not, or when.
            hands.press(Qt.Key.Key_1)
        hands.until(lambda before=before: desk.window.conversation is not before, "the step marked")
    marks = [step.mark for step in desk.window.conversation.steps]
    assert [m.state for m in marks][:3] == [StepState.DONE, StepState.NOT_APPLICABLE, StepState.LATER]
    assert {m.by for m in marks} == {"anna"}

    hands.activate("to-hand-over")
    text = hands.shown("hand-over-text")
    assert isinstance(text, QPlainTextEdit)
    hands.until(lambda: "Provenheten" in text.toPlainText(), "the text to hand over")
    hands.activate("copy")
    assert QApplication.clipboard().text() == text.toPlainText()
    hands.activate("save-pdf")
    hands.shown("hand-over-note")
    hands.until(lambda: len(list(documents.rglob("*.pdf"))) == 2, "the PDF")
    hands.activate("finish")
    hands.shown("today")
    assert QApplication.clipboard().text() != "", "there must be time to paste"

    hands.go_to("today", "figures")
    hands.shown("figures")
    hands.activate("format-csv")
    hands.activate("export")
    hands.shown("export-note")
    assert {f.suffix for f in documents.rglob("blankett*")} == {".csv", ".xlsx", ".pdf"}
    (file,) = documents.rglob("blankett-outcomes-*.csv")
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig")), delimiter=";"))
    assert rows
    assert all(row["status"] == "shown" and int(row["count"]) not in range(1, 5) for row in rows)
    assert (file.parent / "manifest.json").is_file()

    hands.press(Qt.Key.Key_L, CTRL)
    assert QApplication.clipboard().text() == ""


def test_not_safe_to_ask_ends_with_a_coded_reason_and_a_day(sit_down, tmp_path: Path) -> None:
    desk = sit_down(tmp_path / "store")
    hands = desk.hands
    set_up(desk)
    hands.press(Qt.Key.Key_N, CTRL)
    for name, key in (("alone", 1), ("private_room", 1), ("interpreter", 4)):
        hands.shown(f"ready-{name}")
        hands.press(Qt.Key(Qt.Key.Key_0 + key))
    hands.shown("not-ready")
    hands.activate("postpone")
    hands.shown("ask-again")
    assert "29 november" in desk.words().lower()


def test_a_lock_in_the_middle_of_asking_returns_to_the_same_question(sit_down, tmp_path: Path) -> None:
    desk = sit_down(tmp_path / "store")
    set_up(desk)
    desk.hands.press(Qt.Key.Key_N, CTRL)
    desk.get_ready()
    desk.answer(1)
    desk.answer(2)
    asked, answers = desk.question, desk.window.conversation.filling.answers
    shown = desk.window.conversation.question.item.text["sv"]

    for key, modifier, page in (
        (Qt.Key.Key_L, CTRL, "unlock"),
        (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier, "cover"),
    ):
        assert shown in desk.words()
        desk.hands.press(key, modifier)
        assert desk.window.is_locked
        assert shown not in desk.words()
        desk.hands.shown(page)
        if page == "cover":
            desk.hands.activate("uncover")
        desk.unlock("anna", PASSPHRASE)
        desk.hands.shown("question")
        assert desk.question == asked
        assert desk.window.conversation.filling.answers == answers
