# SPDX-License-Identifier: EUPL-1.2
"""Somebody comes in, closes the window or presses twice: nothing shows, nothing is lost, nothing is counted twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desk import Desk, surroundings
from screening_app.core.records import DataMode, Stage, UnitKind
from screening_app.workspace import NewStore, unlock
from units import ready_unit

PASSPHRASE = "korrekt häst batteri klammer"
CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a new unit."""
    new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
    ready_unit(tmp_path / "store", new, surroundings()).close()
    return tmp_path / "store"


def ask(desk: Desk) -> None:
    """Unlock and go to the first question."""
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("today")
    desk.hands.press(Qt.Key.Key_N, CTRL)
    desk.get_ready()


def test_covering_while_the_unit_is_being_made_stays_covered_and_keeps_the_shares(sit_down, tmp_path: Path) -> None:
    desk = sit_down(tmp_path / "store")
    hands = desk.hands
    hands.shown("set-up")
    for name, text in (("unit-name", "Provenheten"), ("user", "anna"), ("passphrase", PASSPHRASE)):
        hands.fill(name, text)
    hands.fill("passphrase-again", PASSPHRASE)
    hands.tab_to("create").click()
    hands.press(Qt.Key.Key_F12)
    hands.shown("cover")
    hands.until((tmp_path / "store" / "unit.db").exists, "the store made")
    hands.activate("uncover")
    desk.unlock("anna", PASSPHRASE)

    hands.shown("recovery")
    assert len(desk.window.findChildren(QWidget, "share-1")) == 1


def test_unlocking_that_is_covered_meanwhile_opens_nothing(sit_down, folder: Path) -> None:
    desk = sit_down(folder)
    desk.unlock("anna", PASSPHRASE)
    desk.hands.press(Qt.Key.Key_F12)
    desk.hands.shown("cover")
    desk.hands.activate("uncover")
    desk.unlock("anna", PASSPHRASE)

    desk.hands.shown("today")
    assert not desk.window.is_locked


def test_closing_the_window_waits_for_the_last_answer_and_lets_the_store_go(sit_down, folder: Path) -> None:
    desk = sit_down(folder)
    ask(desk)
    asked = desk.question
    desk.hands.press(Qt.Key.Key_1)
    desk.leave()

    unit = unlock(folder, "anna", PASSPHRASE, surroundings())
    try:
        kept = unit.conversations.get(unit.today().unfinished[0].id)
        assert asked in kept.filling.answers
    finally:
        unit.close()
    assert not list(folder.glob("*-wal"))


def test_an_interruption_after_a_yes_goes_to_the_review_where_the_yes_counts(sit_down, folder: Path) -> None:
    desk = sit_down(folder)
    ask(desk)
    desk.answer(1)
    desk.answer(3)
    desk.hands.activate("interrupt")

    desk.hands.shown("review")
    assert desk.window.conversation.conversation.stage is Stage.REVIEW


def test_an_interruption_before_any_yes_asks_for_the_reason_and_back_returns_to_the_question(
    sit_down, folder: Path
) -> None:
    desk = sit_down(folder)
    ask(desk)
    desk.answer(1)
    asked = desk.question
    desk.hands.activate("interrupt")
    desk.hands.shown("not-ready")
    desk.hands.activate("back")
    desk.hands.shown("ready-enough_time")
    desk.hands.press(Qt.Key.Key_1)
    desk.hands.shown("begin")
    desk.hands.press(Qt.Key.Key_Return)

    desk.hands.shown("question")
    assert desk.question == asked
    assert len(desk.window.conversation.filling.answers) == 1
