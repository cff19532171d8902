# SPDX-License-Identifier: EUPL-1.2
"""Making a questionnaire in the real window: nothing typed is lost, faults are said where they are, keys do it all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QWidget

from builder import add, begin, choose, pick, text_of, write
from screening_app.core.forms.authoring.draft import Draft, DraftQuestion, Kind
from screening_app.core.records import InstrumentStatus
from screening_app.errors import CannotNow
from screening_app.workbooks import write_workbook

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
WHOLE = Draft(
    "urn:unit:a",
    "1.0.0",
    "en",
    {"en": "Safe at home"},
    copyright={"en": "Our own"},
    questions=(
        DraftQuestion("q1", Kind.YES_NO, {"en": "Are you safe?"}),
        DraftQuestion("q2", Kind.TEXT, {"en": "Why?"}),
        DraftQuestion("g1", Kind.GROUP, {"en": "Children"}),
        DraftQuestion("q3", Kind.INTEGER, {"en": "How many?"}, parent="g1"),
    ),
)

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")


def to_list(desk, here="today"):
    desk.hands.shown(f"nav-{here}")
    desk.hands.go_to(here, "instruments")
    desk.hands.shown("instruments-filter")


def open_whole(desk, draft=WHOLE):
    """Open a questionnaire without faults, as one left it."""
    desk.hands.shown("nav-today")
    made = desk.told(lambda ws: ws.building.begin(draft))
    to_list(desk)
    desk.hands.activate("go-on-1")
    desk.hands.shown("build-outline")
    return made.key


def kept(desk):
    """Return the drafts that are being made, as they are on the disk."""
    found = desk.told(lambda ws: [ws.building.open(each.id).draft for each in ws.building.unfinished()])
    assert isinstance(found, list)
    return found


def rows(desk):
    outline = desk.hands.shown("build-outline")
    assert isinstance(outline, QListWidget)
    return [outline.item(place).text().strip() for place in range(outline.count())]


def words(desk):
    return "\n".join(label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())


def back(desk):
    desk.hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog gone")
    desk.window.activateWindow()
    desk.hands.until(desk.window.isActiveWindow, "the window active again")


def give_file(desk, file):
    line = desk.hands.shown("file-dialog").findChild(QLineEdit)
    line.setText(str(file))
    desk.hands.press(KEY.Key_Return)
    back(desk)


def test_a_lock_in_the_middle_of_a_word_loses_nothing(at_work):
    desk = at_work()
    to_list(desk)
    begin(desk.hands)
    write(desk.hands, "build-title-en", "Safe at h")
    desk.hands.press(KEY.Key_L, CTRL)
    desk.unlock()
    to_list(desk)
    desk.hands.activate("go-on-1")
    assert text_of(desk.hands.shown("build-title-en")) == "Safe at h"


def test_what_is_written_is_on_the_disk_a_moment_later_without_leaving_the_page(at_work):
    desk = at_work()
    to_list(desk)
    begin(desk.hands)
    write(desk.hands, "build-title-en", "Safe")
    saved = desk.hands.shown("build-saved")
    desk.hands.until(lambda: saved.text().startswith("Saved"), "saved")
    assert kept(desk)[0].title == {"en": "Safe"}


def test_undo_takes_a_whole_text_back_even_in_its_field_and_redo_brings_it(at_work):
    desk = at_work()
    open_whole(desk)
    choose(desk.hands, 1)
    write(desk.hands, "build-text-en", "Are you well?")
    desk.hands.press(KEY.Key_Z, CTRL)
    assert text_of(desk.hands.shown("build-text-en")) == "Are you safe?"
    assert QApplication.focusWidget().objectName() == "build-text-en"
    desk.hands.press(KEY.Key_Z, CTRL | SHIFT)
    assert text_of(desk.hands.shown("build-text-en")) == "Are you well?"
    assert rows(desk)[1] == "1. Are you well?"


def test_questions_are_ordered_grouped_removed_and_brought_back_by_keys(at_work):
    desk = at_work()
    open_whole(desk)
    choose(desk.hands, 1)
    desk.hands.press(KEY.Key_Down, ALT)
    assert rows(desk)[1:3] == ["1. Why?", "2. Are you safe?"]
    desk.hands.press(KEY.Key_Down, ALT)
    desk.hands.activate("build-in")
    assert rows(desk)[1:5] == ["1. Why?", "Children", "2. How many?", "3. Are you safe?"]
    desk.hands.tab_to("build-outline")
    desk.hands.press(KEY.Key_Delete)
    assert "Are you safe?" not in "".join(rows(desk))
    assert "Undo with Ctrl+Z" in words(desk)
    desk.hands.press(KEY.Key_Z, CTRL)
    assert "Are you safe?" in "".join(rows(desk))


def test_what_is_left_is_said_in_words_and_leads_to_its_field(at_work):
    desk = at_work()
    open_whole(desk)
    add(desk.hands, "question")
    desk.hands.activate("build-keep")
    desk.hands.shown("build-go-1")
    assert "Write the text of every answer." in words(desk)
    desk.hands.activate("build-go-1")
    focus = QApplication.focusWidget()
    assert focus.objectName() == "build-text-en"
    assert focus.accessibleDescription() == "Write the text in the questionnaire's own language."
    desk.hands.type("When?")
    assert focus.accessibleDescription() == ""
    assert desk.told(lambda ws: len(ws.building.unfinished())) == 1


def test_nothing_is_blamed_before_it_is_asked_for_but_what_cannot_work_is_said_at_once(at_work):
    desk = at_work()
    open_whole(desk)
    add(desk.hands, "question")
    pick(desk.hands, "build-kind", "text")
    assert QApplication.focusWidget().objectName() == "build-kind"
    assert not desk.hands.shown("build-text-en").property("wrong")
    choose(desk.hands, 4)
    write(desk.hands, "build-minimum", "9")
    write(desk.hands, "build-maximum", "3")
    assert desk.hands.shown("build-maximum").property("wrong")


def test_it_is_tried_as_the_person_sees_it_and_kept_as_a_draft(at_work):
    desk = at_work()
    open_whole(desk)
    desk.hands.activate("build-try")
    assert desk.hands.shown("read-q1").text() == "1. Are you safe?"
    desk.hands.activate("back")
    desk.hands.activate("build-keep")
    desk.hands.shown("activate")
    assert desk.told(lambda ws: ws.instruments.entry("urn:unit:a", "1.0.0")).status is InstrumentStatus.DRAFT
    assert kept(desk) == []
    desk.hands.activate("build")
    desk.hands.shown("build-outline")
    assert kept(desk) == [WHOLE]


def test_a_version_too_small_is_refused_with_the_one_that_is_needed(at_work):
    desk = at_work()
    key = open_whole(desk)
    desk.told(lambda ws: ws.building.finish(key, WHOLE))
    desk.told(lambda ws: ws.instruments.activate("urn:unit:a", "1.0.0"))
    desk.told(lambda ws: ws.building.reopen("urn:unit:a", "1.0.0"))
    desk.hands.activate("build-back")
    desk.hands.activate("go-on-1")
    choose(desk.hands, 1)
    desk.hands.press(KEY.Key_Delete)
    desk.hands.activate("build-keep")
    desk.hands.shown("build-problem")
    assert text_of(desk.hands.shown("build-version")) == "1.0.1"
    desk.hands.activate("build-use-version")
    assert text_of(desk.hands.shown("build-version")) == "2.0.0"
    desk.hands.activate("build-keep")
    desk.hands.shown("activate")
    assert desk.told(lambda ws: ws.instruments.entry("urn:unit:a", "2.0.0")).status is InstrumentStatus.DRAFT


def test_a_pattern_is_explained_tried_and_kept_and_one_that_cannot_be_read_says_so(at_work):
    desk = at_work()
    open_whole(desk)
    choose(desk.hands, 2)
    write(desk.hands, "build-pattern", "[0-9")
    assert label(desk, "build-pattern-verdict").startswith("The pattern cannot be read")
    write(desk.hands, "build-pattern", "[0-9]{4}")
    for answer, said in (("1234", "would be taken"), ("123", "would be refused")):
        write(desk.hands, "build-pattern-try", answer)
        assert said in label(desk, "build-pattern-verdict")
    desk.hands.until(lambda: kept(desk)[0].questions[1].pattern == "[0-9]{4}", "the pattern kept")
    write(desk.hands, "build-pattern", "(")
    desk.hands.activate("build-keep")
    desk.hands.shown("build-go-1")
    assert "Mend it, or take it away" in words(desk)


def label(desk, name):
    shown = desk.hands.shown(name)
    assert isinstance(shown, QLabel)
    return shown.text()


def test_throwing_away_needs_the_word(at_work):
    desk = at_work()
    open_whole(desk)
    desk.hands.activate("build-discard")
    desk.hands.fill("confirm-word", "delete")
    desk.hands.press(KEY.Key_Return)
    back(desk)
    desk.hands.shown("instruments-note")
    assert kept(desk) == []
    assert desk.window.findChild(QWidget, "unfinished") is None


def test_a_workbook_opens_here_or_is_refused_cell_by_cell(at_work, tmp_path):
    desk = at_work()
    to_list(desk)
    survey = [["type", "label::en", "relevant"], ["yes_no", "Are you safe?"], ["text", "Why?", "${zz} = 'no'"]]
    settings = [["form_id", "version", "default_language", "title::en"], ["urn:unit:x", "1.0.0", "en", "Safe"]]
    file = tmp_path / "made.xlsx"
    file.write_bytes(write_workbook({"survey": survey, "settings": settings}))
    desk.hands.activate("instruments-import")
    give_file(desk, file)
    desk.hands.shown("workbook-table")
    said = words(desk)
    assert "The condition names a question that is not there." in said
    assert "survey, cell C3" in said
    assert kept(desk) == []
    survey[2][2] = "${q1} = 'no'"
    file.write_bytes(write_workbook({"survey": survey, "settings": settings}))
    desk.hands.activate("workbook-again")
    give_file(desk, file)
    desk.hands.shown("build-outline")
    assert rows(desk)[1:3] == ["1. Are you safe?", "2. Why?"]


def test_it_goes_out_as_a_workbook_from_which_the_same_comes_back(at_work, tmp_path):
    desk = at_work()
    open_whole(desk)
    desk.hands.activate("build-sheets")
    give_file(desk, tmp_path / "out.xlsx")
    saved = desk.hands.shown("build-saved")
    desk.hands.until(lambda: "out.xlsx" in saved.text(), "written")
    again = desk.told(lambda ws: ws.building.from_workbook((tmp_path / "out.xlsx").read_bytes()))
    assert again.draft == WHOLE


def test_what_another_has_thrown_away_is_told_and_what_is_on_screen_stays(at_work):
    desk = at_work()
    key = open_whole(desk)
    desk.told(lambda ws: ws.building.discard(key))
    choose(desk.hands, 1)
    write(desk.hands, "build-text-en", "Are you well?")
    desk.hands.shown("build-problem")
    assert text_of(desk.hands.shown("build-text-en")) == "Are you well?"
    assert desk.hands.shown("build-saved").text() == "Not saved"


def test_who_manages_questionnaires_without_asking_makes_them_too(at_work):
    desk = at_work("karin")
    to_list(desk, "figures")
    begin(desk.hands)
    write(desk.hands, "build-title-en", "Safe")
    desk.hands.activate("build-back")
    desk.hands.shown("go-on-1")
    assert not isinstance(desk.told(lambda ws: ws.building.unfinished()), CannotNow)
