# SPDX-License-Identifier: EUPL-1.2
"""Backups through the real window: made each day and on request, tried out, and restored without overwriting."""

from __future__ import annotations

import shutil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from screening_app.store import automatic_backups

KEY = Qt.Key
PASSPHRASE = "korrekt häst batteri klammer"


def back(desk):
    """Wait until a dialog has gone and the window is at work again."""
    desk.hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog gone")
    desk.window.activateWindow()
    desk.hands.until(desk.window.isActiveWindow, "the window active again")


def choose(desk, file, opener):
    """Press what opens the file dialog and give it a file."""
    desk.hands.activate(opener)
    dialog = desk.hands.shown("file-dialog")
    dialog.findChild(QLineEdit).setText(str(file))
    desk.hands.press(KEY.Key_Return)
    back(desk)


def confirm(desk, word):
    """Write the word that is asked for and go on."""
    desk.hands.shown("confirm-word")
    desk.hands.type(word)
    desk.hands.press(KEY.Key_Return)
    back(desk)


def words(desk):
    """Return every text on screen."""
    return "\n".join(label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())


def made_one(desk, file):
    desk.hands.shown("nav-today")
    desk.hands.go_to("today", "backup")
    desk.hands.shown("make-backup")
    choose(desk, file, "make-backup")
    desk.hands.shown("backup-done")


def test_the_days_first_unlocking_makes_a_backup_and_the_second_none(at_work):
    desk = at_work()
    desk.hands.until(lambda: len(automatic_backups(desk.folder)) == 1, "the day's backup")
    (first,) = automatic_backups(desk.folder)
    desk.window.lock()
    desk.unlock()
    desk.hands.shown("new-contact")
    assert desk.told(lambda ws: ws.publishing.years())
    assert automatic_backups(desk.folder) == (first,)


def test_one_made_elsewhere_is_told_of_and_can_be_tried_out(at_work, tmp_path):
    desk = at_work()
    file = tmp_path / "usb" / "a.backup"
    file.parent.mkdir()
    desk.hands.shown("nav-today")
    desk.hands.go_to("today", "backup")
    desk.hands.shown("make-backup")
    assert "No backup has been made in another place yet" in words(desk)
    choose(desk, file, "make-backup")
    desk.hands.shown("backup-done")
    assert str(file.parent) in words(desk)
    assert "No backup has been made in another place yet" not in words(desk)
    desk.hands.fill("try-passphrase", PASSPHRASE)
    choose(desk, file, "try-backup")
    desk.hands.until(lambda: "It could be restored" in words(desk), "the backup found sound")


def test_a_broken_backup_is_said_to_be_broken_and_another_can_be_tried(at_work, tmp_path):
    desk = at_work()
    made_one(desk, tmp_path / "a.backup")
    (tmp_path / "bad.backup").write_bytes((tmp_path / "a.backup").read_bytes()[:-2000])
    desk.hands.fill("try-passphrase", PASSPHRASE)
    choose(desk, tmp_path / "bad.backup", "try-backup")
    desk.hands.shown("backup-problem")
    assert "Choose an older one" in words(desk)
    desk.hands.shown("try-backup")


def test_only_an_administrator_has_the_page(at_work):
    desk = at_work("karin")
    desk.hands.shown("nav-figures")
    assert desk.window.findChild(QLabel, "nav-backup") is None
    assert not desk.hands._visible("nav-backup")


def test_a_store_is_restored_from_the_entrance_and_the_old_one_is_kept(at_work, tmp_path):
    desk = at_work()
    made_one(desk, tmp_path / "a.backup")
    desk.hands.go_to("backup", "today")
    # What the page asked for when it was shown has been answered and laid out.
    assert desk.told(lambda ws: ws.publishing.years())
    desk.new_contact()
    desk.window.lock()
    desk.hands.shown("unlock")
    desk.hands.activate("to-restore")
    desk.hands.shown("choose-backup")
    choose(desk, tmp_path / "a.backup", "choose-backup")
    desk.hands.fill("restore-user", "anna")
    desk.hands.fill("restore-passphrase", PASSPHRASE)
    desk.hands.activate("restore-now")
    confirm(desk, "restore")
    desk.hands.shown("new-contact")
    (kept,) = desk.folder.glob("kept-*")
    assert str(kept) in words(desk)
    assert desk.told(lambda ws: ws.today().unfinished) == ()
    assert desk.told(lambda ws: ws.verify()) == ()


def test_a_wrong_passphrase_touches_nothing_and_says_so(at_work, tmp_path):
    desk = at_work()
    made_one(desk, tmp_path / "a.backup")
    desk.window.lock()
    desk.hands.shown("unlock")
    desk.hands.activate("to-restore")
    choose(desk, tmp_path / "a.backup", "choose-backup")
    desk.hands.fill("restore-user", "anna")
    desk.hands.fill("restore-passphrase", "something else entirely")
    desk.hands.activate("restore-now")
    confirm(desk, "restore")
    desk.hands.shown("restore-problem")
    assert list(desk.folder.glob("kept-*")) == []
    desk.hands.activate("restore-back")
    desk.unlock()
    desk.hands.shown("nav-today")


def test_a_missing_key_file_leads_to_its_copy_in_the_backup(at_work, tmp_path):
    desk = at_work()
    made_one(desk, tmp_path / "a.backup")
    desk.window.lock()
    desk.hands.shown("unlock")
    desk.hands.until(lambda: not (desk.folder / "unit.db-wal").exists(), "the store closed")
    (desk.folder / "unit.keys").unlink()
    desk.unlock()
    desk.hands.shown("unlock-problem")
    assert "put back the key file" in words(desk)
    desk.hands.activate("to-restore")
    choose(desk, tmp_path / "a.backup", "choose-backup")
    desk.hands.activate("restore-key-file")
    desk.hands.shown("confirm-yes")
    desk.hands.activate("confirm-yes")
    back(desk)
    desk.unlock()
    desk.hands.shown("nav-today")
    assert desk.told(lambda ws: ws.verify()) == ()


def test_a_computer_without_the_store_gets_it_back(at_work, tmp_path):
    desk = at_work()
    made_one(desk, tmp_path / "a.backup")
    desk.window.lock()
    desk.hands.shown("unlock")
    desk.hands.until(lambda: not (desk.folder / "unit.db-wal").exists(), "the store closed")
    shutil.rmtree(desk.folder)
    desk.window.lock()
    desk.hands.shown("set-up")
    desk.hands.activate("to-restore")
    choose(desk, tmp_path / "a.backup", "choose-backup")
    desk.hands.fill("restore-user", "anna")
    desk.hands.fill("restore-passphrase", PASSPHRASE)
    desk.hands.activate("restore-now")
    confirm(desk, "restore")
    desk.hands.shown("new-contact")


def test_a_store_that_has_lost_changes_says_how_many_and_lets_the_user_go_on(at_work):
    desk = at_work()
    desk.hands.until(lambda: len(automatic_backups(desk.folder)) == 1, "the day's backup")
    desk.window.lock()
    desk.hands.shown("unlock")
    desk.hands.until(lambda: not (desk.folder / "unit.db-wal").exists(), "the store closed")
    before = (desk.folder / "unit.db").read_bytes()
    desk.unlock()
    desk.new_contact()
    desk.window.lock()
    desk.hands.shown("unlock")
    desk.hands.until(lambda: not (desk.folder / "unit.db-wal").exists(), "the store closed")
    (desk.folder / "unit.db").write_bytes(before)
    desk.unlock()
    desk.hands.shown("new-contact")
    desk.hands.shown("store-findings")
    assert "changes are missing" in words(desk)
