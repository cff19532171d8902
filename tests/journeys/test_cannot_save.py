# SPDX-License-Identifier: EUPL-1.2
"""When an answer cannot be written it stays on the screen, is said not to be saved, and is saved by going on later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desk import surroundings
from screening_app.core.records import DataMode, UnitKind
from screening_app.store import vault
from screening_app.workspace import NewStore
from units import ready_unit

PASSPHRASE = "korrekt häst batteri klammer"

pytestmark = pytest.mark.slow


@contextmanager
def nobody_can_write(folder: Path) -> Iterator[None]:
    """Hold the database's write lock from outside the program, as a backup program or a failing disk would."""
    keys = vault.unlock(vault.read(folder / "unit.keys"), "anna", PASSPHRASE)[1]
    connection = driver.connect(folder / "unit.db", isolation_level=None)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key = \"x'{keys.file.hex()}'\"")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


def test_an_answer_that_could_not_be_written_is_kept_on_screen_and_saved_by_going_on(sit_down, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
    ready_unit(folder, new, surroundings()).close()
    desk = sit_down(folder)
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("today")
    desk.hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.get_ready()
    asked = desk.question

    with nobody_can_write(folder):
        desk.hands.press(Qt.Key.Key_1)
        desk.hands.shown("problem")
        chosen = [b.text() for b in desk.window.findChildren(QAbstractButton) if b.isVisible() and b.isChecked()]
        assert desk.question == asked
        assert chosen == ["Ja"]
        assert not desk.window.conversation.filling.answers

    before = desk.window.conversation
    desk.hands.press(Qt.Key.Key_Return)
    desk.hands.until(lambda: desk.window.conversation is not before, "the answer saved")
    assert [str(a.code) for a in desk.window.conversation.filling.answers[asked]] == ["yes"]
    assert desk.question != asked
    assert desk.window.conversation.filling.before(desk.question) == asked
