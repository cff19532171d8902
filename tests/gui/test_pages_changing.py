# SPDX-License-Identifier: EUPL-1.2
"""The pages that adapt and translate, worked by keyboard: what is locked says so, and every step can be undone."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QTableView, QWidget

from gui import shots_instruments
from gui.test_pages_instruments import choose, to_instruments, words
from screening_app.core import records
from screening_app.gui.pages.instruments.cells import Role

pytestmark = pytest.mark.slow

KEY = Qt.Key
CTRL, ALT, SHIFT = (Qt.KeyboardModifier[f"{name}Modifier"] for name in ("Control", "Alt", "Shift"))
SHIPPED = "https://rutinstod.example/fhir/Questionnaire/first-questions-adult"


@pytest.fixture
def adapting(at_work):
    """Return a desk with a shipped questionnaire open to be adapted."""
    desk = at_work()
    to_instruments(desk)
    desk.hands.activate("open-first-questions-adult-1.2.0")
    desk.hands.activate("adapt-this")
    desk.hands.shown("adapt-items")
    return desk


@pytest.fixture
def translating(adapting):
    """Return a desk with the same questionnaire open to be translated into Arabic, nothing written yet."""
    adapting.hands.activate("to-translate")
    adapting.hands.tab_to("translate-language")
    adapting.hands.type("Arab")
    adapting.hands.until(lambda: left(adapting).startswith("Arabic"), "Arabic chosen")
    return adapting


def go_to(desk, link_id):
    items = desk.hands.tab_to("adapt-items")
    assert isinstance(items, QListWidget)
    desk.hands.press(KEY.Key_Home)
    for _ in range(items.count()):
        if items.currentItem().data(Role.KEY) == link_id:
            return items
        desk.hands.press(KEY.Key_Down)
    raise LookupError(link_id)


def state(desk):
    return desk.window.findChild(QLabel, "adapt-state").text()


def left(desk):
    found = desk.window.findChild(QLabel, "translate-left")
    return found.text() if found is not None else ""


def text_of(desk, name):
    field = desk.hands.shown(name)
    assert isinstance(field, QPlainTextEdit)
    return field.toPlainText()


def kept(desk):
    """Return the unfinished work as the store holds it."""
    return desk.told(lambda ws: ws.adaptations.open(SHIPPED, "1.2.0")).adapting.form()


def test_a_question_that_the_outcome_is_read_from_cannot_be_left_out_and_says_so(adapting):
    go_to(adapting, "consent")
    assert "The outcome of the conversation is read from it." in adapting.hands.shown("adapt-locked").text()
    assert adapting.window.findChild(QWidget, "leave-out") is None


def test_what_is_left_out_says_so_and_can_be_asked_again(adapting):
    items = go_to(adapting, "introduction")
    adapting.hands.activate("leave-out")
    adapting.hands.shown("take-back")
    assert "left out" in items.currentItem().data(Role.NOTE)
    adapting.hands.activate("take-back")
    adapting.hands.shown("leave-out")
    assert state(adapting).startswith("Nothing has been changed yet.")


def test_typing_is_one_step_that_undo_takes_back_and_redo_brings_again(adapting):
    go_to(adapting, "consent")
    before = text_of(adapting, "text-consent:text")
    adapting.hands.fill("text-consent:text", "So: ")
    assert text_of(adapting, "text-consent:text") == f"So: {before}"
    adapting.hands.press(KEY.Key_Z, CTRL)
    assert text_of(adapting, "text-consent:text") == before
    adapting.hands.activate("redo")
    assert text_of(adapting, "text-consent:text") == f"So: {before}"
    assert "marked as modified" in state(adapting)


def test_the_words_of_a_question_cannot_all_be_taken_away(adapting):
    go_to(adapting, "consent")
    field = adapting.hands.tab_to("text-consent:text")
    field.selectAll()
    adapting.hands.press(KEY.Key_Delete)
    assert field.property("wrong")
    assert "There must be words here." in words(adapting)


def test_a_move_that_would_break_the_order_is_refused_in_words(adapting):
    go_to(adapting, "uses-violence")
    adapting.hands.press(KEY.Key_Down, ALT)
    note = adapting.hands.shown("adapt-note")
    assert "It would come before the question that decides whether it is asked" in note.accessibleName()
    go_to(adapting, "threats")
    adapting.hands.press(KEY.Key_Up, ALT)
    go_to(adapting, "what has been changed")
    adapting.hands.shown("adapt-changes")
    assert "Stands in another place" in words(adapting)


def test_a_help_is_there_from_its_first_word_and_gone_when_it_is_empty(adapting):
    go_to(adapting, "about-exposure")
    adapting.hands.activate("add-help")
    adapting.hands.shown("new-help")
    adapting.hands.type("Wait.")
    adapting.hands.press(KEY.Key_L, CTRL)
    adapting.unlock()
    adapting.hands.shown("nav-today")
    assert kept(adapting).item("about-exposure").help["sv"] == "Wait."


def test_enter_goes_to_the_next_text_and_the_words_stand_at_the_right(translating):
    table = translating.hands.tab_to("texts")
    assert isinstance(table, QTableView)
    translating.hands.press(KEY.Key_Return)
    field = translating.hands.shown("translation")
    assert field.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert field.document().defaultTextOption().textDirection() is Qt.LayoutDirection.RightToLeft
    translating.hands.type("عنوان")
    translating.hands.press(KEY.Key_Return, SHIFT)
    translating.hands.type("ثان")
    translating.hands.press(KEY.Key_Return)
    assert table.currentIndex().row() == 1
    translating.hands.press(KEY.Key_Up)
    assert table.currentIndex().row() == 0
    assert text_of(translating, "translation") == "عنوان\nثان"
    translating.hands.press(KEY.Key_L, CTRL)
    translating.unlock()
    translating.hands.shown("nav-today")
    form = kept(translating)
    assert form.title["ar"] == "عنوان\nثان"
    assert not form.about.languages["ar"].validated


def test_only_what_is_missing_can_be_shown_and_the_count_goes_down(translating):
    table = translating.window.findChild(QTableView, "texts")
    every = table.model().rowCount()
    needed = int(left(translating).split()[1])
    assert left(translating) == f"Arabic: {needed} of {needed} texts left before it can be offered"
    translating.hands.tab_to("texts")
    translating.hands.press(KEY.Key_Return)
    translating.hands.type("عنوان")
    translating.hands.press(KEY.Key_Escape)
    translating.hands.until(lambda: f"{needed - 1} of {needed}" in left(translating), "the count")
    translating.hands.tab_to("translate-filter")
    translating.hands.press(KEY.Key_Down)
    assert table.model().rowCount() == needed - 1 < every


def test_where_the_wording_comes_from_is_kept(translating):
    translating.hands.fill("wording-source", "Byrån")
    translating.hands.tab_to("wording-validated")
    translating.hands.press(KEY.Key_Down)
    translating.hands.activate("back")
    translating.hands.shown("instrument-unfinished")
    told = kept(translating).about.languages["ar"]
    assert (told.source, told.validated) == ({"sv": "Byrån"}, True)


def test_a_file_that_is_no_such_workbook_is_refused_and_changes_nothing(translating, tmp_path):
    file, before = tmp_path / "no.xlsx", left(translating)
    file.write_bytes(b"nothing")
    choose(translating, file, "from-excel")
    note = translating.hands.shown("translate-note")
    assert "Out to Excel" in note.accessibleName()
    assert left(translating) == before


def test_what_was_begun_on_a_draft_that_was_changed_since_can_be_begun_anew(at_work):
    desk = at_work()
    document = shots_instruments.made() | {"publisher": "Provenheten"}

    def begun(ws):
        ws.instruments.save_draft(json.dumps(document).encode())
        work = ws.adaptations.open(document["url"], "1.0.0")
        ws.adaptations.save(work.to(work.adapting.text("safe:text", "sv", "Trygg?")))
        document["item"][0]["required"] = True
        return ws.instruments.save_draft(json.dumps(document).encode())

    assert desk.told(begun).version == "1.0.0"
    to_instruments(desk)
    desk.hands.activate("open-trygg-hemma-1.0.0")
    desk.hands.activate("adapt-this")
    desk.hands.activate("adapt-anew")
    desk.hands.shown("adapt-items")
    assert state(desk).startswith("Nothing has been changed yet.")


def test_who_only_asks_is_offered_no_changes(at_work):
    desk = at_work()
    screener = frozenset({records.Role.SCREENER})
    desk.told(lambda ws: ws.accounts.add("bo", screener, "en helt annan lång fras", typed_by_owner=True) or True)
    desk.window.lock()
    desk.unlock("bo", "en helt annan lång fras")
    to_instruments(desk)
    desk.hands.activate("open-first-questions-adult-1.2.0")
    desk.hands.shown("read")
    assert desk.window.findChild(QWidget, "adapt-this") is None
