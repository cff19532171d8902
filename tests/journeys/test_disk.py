# SPDX-License-Identifier: EUPL-1.2
"""The disk is full, read-only or gone: the answer stays on screen, and the sentence says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desk import Desk, surroundings
from screening_app.core.records import DataMode, UnitKind
from screening_app.errors import CannotNow, Code
from screening_app.store import automatic_backups
from screening_app.workspace import NewStore, Workspace, unlock
from units import ready_unit

PASSPHRASE = "korrekt häst batteri klammer"

pytestmark = pytest.mark.slow


def mounted(place: Path, *options: str) -> bool:
    """Mount a small disk in memory there, where this system and user may."""
    if shutil.which("mount") is None:
        return False
    command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(place)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of three megabytes of its own; it can be made read-only."""
    place = tmp_path / "disk"
    place.mkdir()
    if not mounted(place, "size=3m"):
        pytest.skip("a disk in memory cannot be mounted here (needs Linux and the administrator)")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    """Fill the disk to the last byte and return what fills it."""
    filler = place / "filler"
    with filler.open("wb") as file:
        while True:
            try:
                os.write(file.fileno(), bytes(4096))
            except OSError:
                return filler


def new_store(folder: Path) -> None:
    new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
    ready_unit(folder, new, surroundings()).close()


def at_first_question(sit_down, folder: Path) -> Desk:
    desk = sit_down(folder)
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("today")
    desk.hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.get_ready()
    return desk


def answer_that_cannot_be_saved(desk: Desk) -> None:
    """Answer; the answer must stay chosen on screen, unsaved."""
    asked = desk.question
    desk.hands.press(Qt.Key.Key_1)
    desk.hands.shown("problem")
    chosen = [b.text() for b in desk.window.findChildren(QAbstractButton) if b.isVisible() and b.isChecked()]
    assert (desk.question, chosen) == (asked, ["Ja"])
    assert not desk.window.conversation.filling.answers


def saved_by_going_on(desk: Desk) -> None:
    """Press Enter; the answer on screen is saved and the next question comes."""
    before, asked = desk.window.conversation, desk.question
    desk.hands.press(Qt.Key.Key_Return)
    desk.hands.until(lambda: desk.window.conversation is not before, "the answer saved")
    assert [str(a.code) for a in desk.window.conversation.filling.answers[asked]] == ["yes"]


def test_a_full_disk_keeps_the_answer_on_screen_and_it_is_saved_once_there_is_room(sit_down, small_disk: Path) -> None:
    folder = small_disk / "store"
    new_store(folder)
    desk = at_first_question(sit_down, folder)
    filler = fill(small_disk)
    answer_that_cannot_be_saved(desk)
    assert "Disken är full" in desk.words()
    assert "Frigör utrymme" in desk.words()
    filler.unlink()
    saved_by_going_on(desk)
    desk.leave()
    with unlocked(folder) as unit:
        assert unit.verify() == ()
        assert len(unit.today().unfinished) == 1


@contextmanager
def unlocked(folder: Path) -> Iterator[Workspace]:
    """Give the store without a window."""
    unit = unlock(folder, "anna", PASSPHRASE, surroundings())
    try:
        yield unit
    finally:
        unit.close()


def test_without_room_for_a_backup_work_goes_on_and_it_is_said(sit_down, small_disk: Path) -> None:
    folder = small_disk / "store"
    new_store(folder)
    filler = small_disk / "filler"
    filler.write_bytes(bytes(2_300_000))
    desk = sit_down(folder)
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("store-findings")
    assert "Det gick inte att göra dagens säkerhetskopia" in desk.words()
    assert automatic_backups(folder) == ()
    assert not list((folder / "backups").iterdir())
    desk.hands.shown("new-contact")
    desk.hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.get_ready()
    desk.answer(1)


def test_a_read_only_folder_is_said_at_the_entrance_and_nothing_is_touched(sit_down, small_disk: Path) -> None:
    folder = small_disk / "store"
    new_store(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(CannotNow) as caught:
        unlock(folder, "anna", PASSPHRASE, surroundings())
    assert caught.value.code is Code.STORE_READ_ONLY
    desk = sit_down(folder)
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("unlock-problem")
    assert "skriv" in desk.words()
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    desk.unlock("", PASSPHRASE)
    desk.hands.shown("today")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be moved")
def test_a_folder_that_vanishes_keeps_the_answer_on_screen_until_it_is_back(sit_down, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    new_store(folder)
    desk = at_first_question(sit_down, folder)
    folder.rename(tmp_path / "away")
    answer_that_cannot_be_saved(desk)
    assert "finns inte längre där den var" in desk.words()
    (tmp_path / "away").rename(folder)
    saved_by_going_on(desk)
    desk.leave()
    with unlocked(folder) as unit:
        assert unit.verify() == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be deleted")
def test_a_folder_deleted_under_the_open_program_is_noticed_at_the_next_answer(sit_down, tmp_path: Path) -> None:
    # Without a look at the names, the system would take the answer into a file that nobody will ever see again.
    folder = tmp_path / "store"
    new_store(folder)
    desk = at_first_question(sit_down, folder)
    shutil.rmtree(folder)
    answer_that_cannot_be_saved(desk)
