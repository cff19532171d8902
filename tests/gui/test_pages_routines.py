# SPDX-License-Identifier: EUPL-1.2
"""The register through the real window: change and decide, undo, lock in mid-word, bring in, adapt, verify, print."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from gui.shots_routines import document
from screening_app.core.routines import Validity
from screening_app.store import KdfCost
from screening_app.workspace import Surroundings

KEY = Qt.Key
SAMPLE = "intake-sample"


def back(desk):
    """Wait until a dialog has gone and the window is at work again."""
    desk.hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog gone")
    desk.window.activateWindow()
    desk.hands.until(desk.window.isActiveWindow, "the window active again")


def words(desk):
    """Return every text on screen."""
    return "\n".join(label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())


def to_routines(desk, here="today"):
    desk.hands.shown(f"nav-{here}")
    desk.hands.go_to(here, "routines")
    desk.hands.shown("routines-contacts")


def edit(desk, routine_id=SAMPLE):
    desk.hands.activate(f"open-{routine_id}")
    desk.hands.activate("edit")
    desk.hands.shown("edit-title")


def purpose(desk, routine_id=SAMPLE):
    found = desk.told(lambda ws: ws.register.document(routine_id))
    return found["points"][0]["text"]


def section(desk, key):
    """Choose a section of the editor as a mouse does."""
    combo = desk.hands.shown("edit-chooser").findChild(QComboBox)
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())
    desk.hands.until(
        lambda: desk.hands.shown("edit-chooser").findChild(QComboBox).currentData() == key, "the section shown"
    )


def test_a_routine_is_changed_decided_and_followed(at_work):
    desk = at_work()
    to_routines(desk)
    edit(desk)
    desk.hands.activate("edit-after")
    desk.hands.shown("edit-point")
    desk.hands.type("Nytt. ")
    desk.hands.activate("edit-close")
    desk.hands.shown("decide")
    assert purpose(desk).startswith("Nytt. ")
    assert not desk.told(lambda ws: ws.register.here()).points[0].text.startswith("Nytt.")
    desk.hands.activate("decide")
    desk.hands.fill("decide-by", "Förvaltningschef")
    desk.hands.activate("decide-now")
    desk.hands.shown("routine-note")
    assert "Version 1 is in use." in words(desk)
    here = desk.told(lambda ws: ws.register.here())
    assert here.points[0].text.startswith("Nytt. ")
    assert here.decided_by == "Förvaltningschef"
    assert desk.window.session.routine == here


def test_a_decision_without_a_role_is_refused_beside_the_field(at_work):
    desk = at_work()
    to_routines(desk)
    edit(desk)
    desk.hands.shown("edit-title")
    desk.hands.type("!")
    desk.hands.activate("edit-close")
    desk.hands.activate("decide")
    desk.hands.activate("decide-now")
    desk.hands.until(lambda: bool(desk.hands.shown("decide-by").property("wrong")), "the field marked")
    assert desk.told(lambda ws: ws.register.entry(SAMPLE)).number == 0


def test_every_change_can_be_undone_and_done_again(at_work):
    desk = at_work()
    to_routines(desk)
    edit(desk)
    desk.hands.type("!")
    desk.hands.activate("edit-undo")
    line = desk.hands.shown("edit-title")
    assert isinstance(line, QLineEdit)
    assert not line.text().endswith("!")
    desk.hands.activate("edit-redo")
    assert desk.hands.shown("edit-title").text().endswith("!")
    assert desk.told(lambda ws: ws.register.document(SAMPLE))["title"].endswith("!")


def test_locking_in_the_middle_of_a_word_keeps_it(at_work):
    desk = at_work()
    to_routines(desk)
    edit(desk)
    desk.hands.activate("edit-after")
    desk.hands.shown("edit-point")
    desk.hands.type("Halvt or")
    desk.window.lock()
    desk.unlock()
    desk.hands.shown("new-contact")
    assert purpose(desk).startswith("Halvt or")


def test_when_everybody_is_asked_again_is_written_in_the_editor_and_followed(at_work):
    desk = at_work()
    to_routines(desk)
    edit(desk)
    section(desk, "asked_again/asked_again")
    desk.hands.fill("edit-weeks-later", "14")
    desk.hands.activate("edit-close")
    desk.hands.activate("routine-versions")
    desk.hands.shown("compare-title")
    assert "Now: Later on: after about 14 week" in words(desk)
    desk.hands.activate("back")
    desk.hands.activate("decide")
    desk.hands.fill("decide-by", "Förvaltningschef")
    desk.hands.activate("decide-now")
    desk.hands.shown("routine-note")
    (asked,) = desk.told(lambda ws: ws.register.here()).asked_again
    assert asked.weeks == 14


def test_steps_are_added_moved_and_taken_away(at_work):
    desk = at_work()
    to_routines(desk)
    edit(desk)
    section(desk, "steps/no")
    before = desk.told(lambda ws: ws.register.document(SAMPLE))["steps"]["no"]
    desk.hands.activate("add-step")
    number = len(before) + 1
    desk.hands.fill(f"step-{number}-text", "Ge kortet")
    desk.hands.activate(f"step-{number}-urgent")
    desk.hands.activate(f"step-{number}-up")
    desk.hands.activate("step-1-remove")
    desk.hands.activate("edit-close")
    desk.hands.shown("decide")
    after = desk.told(lambda ws: ws.register.document(SAMPLE))["steps"]["no"]
    assert [step["text"] for step in after] == [before[1]["text"], "Ge kortet", before[2]["text"]]
    assert after[1]["urgent"] is True


def test_a_unit_adapts_and_takes_a_part_back(at_work):
    desk = at_work()
    to_routines(desk)
    desk.hands.activate(f"open-{SAMPLE}")
    desk.hands.activate("routine-adapt")
    desk.hands.fill("adapt-name", "Egen rutin")
    desk.hands.activate("adapt-now")
    desk.hands.shown("edit-title")
    desk.hands.activate("edit-after")
    assert "As in the organisation's routine" in words(desk)
    original = purpose(desk)
    desk.hands.tab_to("edit-point")
    desk.hands.type("Eget. ")
    section(desk, "points/validity")
    section(desk, "points/purpose")
    assert "Adapted by the unit" in words(desk)
    assert purpose(desk, "egen-rutin").startswith("Eget. ")
    desk.hands.activate("inherit-again")
    desk.hands.until(lambda: "As in the organisation's routine" in words(desk), "the part taken back")
    assert purpose(desk, "egen-rutin") == original


def test_a_document_is_read_before_it_is_kept_and_each_paragraph_has_a_place(at_work, tmp_path):
    desk = at_work()
    to_routines(desk)
    file = tmp_path / "rutin.docx"
    file.write_bytes(document())
    desk.hands.activate("routines-import")
    dialog = desk.hands.shown("file-dialog")
    dialog.findChild(QLineEdit).setText(str(file))
    desk.hands.press(KEY.Key_Return)
    back(desk)
    desk.hands.shown("bring-in-keep")
    said = words(desk)
    assert "3 paragraphs placed · 5 without a place · 16 of 19 points missing" in said
    assert "Resor till skyddat boende ersätts mot kvitto." in said
    assert len(desk.told(lambda ws: ws.register.entries())) == 2
    desk.hands.activate("bring-in-keep")
    desk.hands.activate("edit")
    where = desk.hands.shown("place-0").findChild(QComboBox)
    where.setCurrentIndex(where.findData("protection"))
    where.activated.emit(where.currentIndex())
    desk.hands.until(lambda: "Version 3" not in words(desk), "the paragraph placed")
    for _ in range(4):
        desk.hands.activate("drop-0")
    desk.hands.until(lambda: desk.window.findChild(QWidget, "place-0") is None, "all of them placed or dropped")
    section(desk, "steps/no")
    desk.hands.activate("fetch-all")
    desk.hands.shown("step-1-text")
    desk.hands.activate("edit-close")
    desk.hands.activate("decide")
    desk.hands.fill("decide-by", "Chef")
    desk.hands.activate("decide-now")
    desk.hands.shown("routine-note")
    kept = desk.told(lambda ws: ws.register.here())
    assert {point.key: point.text for point in kept.points}["protection"] == "Version 3"


def test_a_contact_is_verified_with_the_number_that_answered(at_work):
    desk = at_work()
    to_routines(desk)
    desk.hands.activate("routines-contacts")
    desk.hands.shown("contact-helpline-women")
    assert "020-50 50 50 or 116 016" in words(desk)
    desk.hands.activate("contact-helpline-women")
    box = desk.hands.shown("contact-number-1")
    assert isinstance(box, QCheckBox)
    assert not box.isChecked()
    desk.hands.activate("contact-number-1")
    desk.hands.activate("contact-verify")
    desk.hands.shown("contacts-note")
    assert "116 016" not in words(desk)
    assert "Verified 2026-11-22 by anna" in words(desk)
    assert desk.window.session.contacts["helpline-women"].numbers == ("020-50 50 50",)


def test_a_contact_is_added_verified_taken_away_and_had_back_by_undo(at_work):
    desk = at_work()
    to_routines(desk)
    desk.hands.activate("routines-contacts")
    desk.hands.activate("contact-add")
    desk.hands.fill("contact-name", "Jouren Åsa")
    desk.hands.fill("contact-numbers", "08-465 004 44")
    desk.hands.fill("contact-audience", "Alla vuxna")
    desk.hands.activate("contact-save")
    desk.hands.activate("contact-jouren-asa")
    desk.hands.activate("contact-number-1")
    desk.hands.fill("contact-by", "Samordnare")
    desk.hands.activate("contact-verify")
    desk.hands.shown("contacts-note")
    assert "Verified 2026-11-22 by Samordnare" in words(desk)
    desk.hands.activate("contact-jouren-asa")
    desk.hands.activate("contact-remove")
    desk.hands.activate("confirm-yes")
    back(desk)
    desk.hands.shown("undo")
    assert "jouren-asa" not in desk.window.session.contacts
    desk.hands.press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.hands.shown("contacts-note")
    assert desk.window.session.contacts["jouren-asa"].verified_by == "Samordnare"


def test_what_names_a_contact_is_said_before_it_is_taken_away(at_work):
    desk = at_work()
    to_routines(desk)
    desk.hands.activate("routines-contacts")
    desk.hands.activate("contact-helpline-women")
    desk.hands.activate("contact-remove")
    dialog = desk.hands.shown("confirm")
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "name it" in said
    desk.hands.activate("confirm-no")
    back(desk)
    assert "helpline-women" in desk.window.session.contacts


def test_a_number_that_is_none_is_refused_and_nothing_is_lost(at_work):
    desk = at_work()
    to_routines(desk)
    desk.hands.activate("routines-contacts")
    desk.hands.activate("contact-socialjour")
    desk.hands.fill("contact-numbers", "ring oss")
    desk.hands.activate("contact-save")
    desk.hands.shown("contact-problem")
    assert desk.hands.shown("contact-numbers").text() == "ring oss"


def test_the_wall_paper_is_saved_under_a_name_that_says_nothing(at_work, tmp_path):
    desk = at_work()
    to_routines(desk)
    desk.hands.activate(f"open-{SAMPLE}")
    desk.hands.activate("routine-print")
    dialog = desk.hands.shown("file-dialog")
    line = dialog.findChild(QLineEdit)
    assert line.text() == "rutinstod-rutin.pdf"
    line.setText(str(tmp_path / "wall.pdf"))
    desk.hands.press(KEY.Key_Return)
    back(desk)
    desk.hands.shown("routine-note")
    assert (tmp_path / "wall.pdf").read_bytes().startswith(b"%PDF")


def test_a_coordinator_looks_after_the_register_without_seeing_a_conversation(at_work):
    desk = at_work("karin")
    to_routines(desk, "figures")
    desk.hands.shown("routines-import")
    edit(desk)
    desk.hands.type("!")
    desk.hands.activate("edit-close")
    desk.hands.shown("decide")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (datetime(2027, 11, 1, 9, tzinfo=timezone(timedelta(hours=1))), ""),
        (datetime(2027, 11, 2, 9, tzinfo=timezone(timedelta(hours=1))), "in 59 days"),
        (datetime(2027, 12, 31, 9, tzinfo=timezone(timedelta(hours=1))), "in 0 days"),
        (datetime(2028, 1, 1, 9, tzinfo=timezone(timedelta(hours=1))), "expired 2027-12-31"),
    ],
)
def test_the_first_page_warns_ahead_of_the_last_day_and_leads_to_the_routine(at_work, around, day, said):
    desk = at_work(None)
    desk.window._surroundings = Surroundings(lambda: day, around.new_id, KdfCost.FLOOR)
    desk.unlock()
    desk.hands.shown("new-contact")
    if day.date().isoformat() == "2027-11-01":
        assert "in 60 days" in words(desk)
        return
    assert said in words(desk)
    desk.hands.activate("routine-warning-button")
    desk.hands.shown("routines-contacts")
    assert desk.told(lambda ws: ws.register.entry(SAMPLE)).standing.validity in (
        Validity.EXPIRES_SOON,
        Validity.EXPIRED,
    )


def test_readiness_says_calmly_that_the_routine_ends_soon_and_whom_to_tell(at_work):
    desk = at_work()
    desk.told(
        lambda ws: ws.register.decide(
            SAMPLE, by="Chef", on=ws.register.today, valid_to=ws.register.today, responsible="Samordnaren"
        )
    )
    desk.new_contact()
    desk.get_ready()
    assert "The unit's routine still holds (expires soon). Tell Samordnaren." in words(desk)
    assert desk.hands.shown("begin").isEnabled()


def test_what_a_point_must_answer_stands_beside_its_text(at_work):
    desk = at_work()
    to_routines(desk)
    edit(desk)
    section(desk, "points/interpreter")
    asks, text = desk.hands.shown("asks"), desk.hands.shown("edit-point")
    assert isinstance(text, QPlainTextEdit)
    assert "Who may never interpret?" in words(desk)
    assert asks.geometry().right() < text.mapTo(desk.window, text.rect().topLeft()).x()
