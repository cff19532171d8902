# SPDX-License-Identifier: EUPL-1.2
"""The pages about questionnaires through the real window: read, bring in, take into use and out of it, print."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from gui import shots_instruments
from screening_app.core.records import InstrumentStatus

KEY = Qt.Key
URL = "https://example.org/Questionnaire/trygg-hemma"


def choose(desk, file, opener="instruments-import"):
    """Press what opens the file dialog and give it a file."""
    desk.hands.activate(opener)
    dialog = desk.hands.shown("file-dialog")
    line = dialog.findChild(QLineEdit)
    line.setText(str(file))
    desk.hands.press(KEY.Key_Return)
    back(desk)


def back(desk):
    """Wait until a dialog has gone and the window is at work again."""
    desk.hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog gone")
    desk.window.activateWindow()
    desk.hands.until(desk.window.isActiveWindow, "the window active again")


def words(desk):
    """Return every text on screen."""
    return "\n".join(label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())


def to_instruments(desk, here="today"):
    desk.hands.shown(f"nav-{here}")
    desk.hands.go_to(here, "instruments")
    desk.hands.shown("instruments-filter")


def bring_in(desk, tmp_path):
    file = tmp_path / "made.json"
    file.write_text(json.dumps(shots_instruments.made()), encoding="utf-8")
    choose(desk, file)
    desk.hands.shown("keep")


def status(desk):
    found = desk.told(lambda ws: ws.instruments.entries())
    return next((entry.status for entry in found if entry.url == URL), None)


def test_nothing_is_kept_before_the_report_is_accepted(at_work, tmp_path):
    desk = at_work()
    to_instruments(desk)
    bring_in(desk, tmp_path)
    assert "The first answer everywhere: works" in words(desk)
    assert status(desk) is None
    desk.hands.activate("import-cancel")
    desk.hands.shown("instruments-filter")
    assert status(desk) is None


def test_a_file_with_faults_is_refused_with_each_fault_and_its_place(at_work, tmp_path):
    desk = at_work()
    to_instruments(desk)
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(shots_instruments.broken()), encoding="utf-8")
    choose(desk, file)
    desk.hands.shown("import-report")
    said = words(desk)
    assert "It cannot be used as it is." in said
    assert "A condition names nobody, which is not in the form." in said
    assert "(who)" in said
    assert desk.window.findChild(QWidget, "keep") is None


def test_a_draft_is_taken_into_use_by_a_named_person_and_out_of_it_again(at_work, tmp_path):
    desk = at_work()
    to_instruments(desk)
    bring_in(desk, tmp_path)
    desk.hands.activate("keep")
    desk.hands.activate("activate")
    desk.hands.shown("confirm-yes")
    assert "anna" in words(desk)
    assert status(desk) is InstrumentStatus.DRAFT
    desk.hands.activate("confirm-yes")
    back(desk)
    desk.hands.shown("retire")
    assert status(desk) is InstrumentStatus.ACTIVE
    desk.hands.activate("retire")
    desk.hands.activate("confirm-yes")
    back(desk)
    desk.hands.shown("activate")
    assert status(desk) is InstrumentStatus.RETIRED


def test_throwing_a_draft_away_needs_the_word(at_work, tmp_path):
    desk = at_work()
    to_instruments(desk)
    bring_in(desk, tmp_path)
    desk.hands.activate("keep")
    desk.hands.activate("discard")
    yes = desk.window.findChild(QWidget, "confirm-yes")
    desk.hands.fill("confirm-word", "no")
    assert not yes.isEnabled()
    desk.hands.press(KEY.Key_Backspace)
    desk.hands.press(KEY.Key_Backspace)
    desk.hands.type("delete")
    assert yes.isEnabled()
    desk.hands.press(KEY.Key_Return)
    back(desk)
    desk.hands.shown("instruments-note")
    assert status(desk) is None


def test_arabic_is_read_from_right_to_left(at_work, tmp_path):
    desk = at_work()
    to_instruments(desk)
    bring_in(desk, tmp_path)
    desk.hands.activate("keep")
    desk.hands.activate("read")
    desk.hands.tab_to("reading-language")
    desk.hands.press(KEY.Key_Down)
    label = desk.hands.shown("read-safe")
    assert label.text().startswith("1. هل")
    assert label.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_a_blank_form_is_saved_under_a_name_that_says_nothing(at_work, tmp_path):
    desk = at_work()
    to_instruments(desk)
    desk.hands.activate("open-first-questions-adult-1.2.0")
    desk.hands.shown("print")
    desk.hands.activate("print")
    dialog = desk.hands.shown("file-dialog")
    line = dialog.findChild(QLineEdit)
    assert line.text().startswith("rutinstod-blankett-")
    line.setText(str(tmp_path / "paper.pdf"))
    desk.hands.press(KEY.Key_Return)
    back(desk)
    desk.hands.shown("instrument-note")
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")


def test_who_does_not_ask_may_still_manage_and_is_offered_the_page(at_work):
    desk = at_work("karin")
    to_instruments(desk, "figures")
    desk.hands.shown("instruments-import")
