# SPDX-License-Identifier: EUPL-1.2
"""A sealed conversation is corrected in the window: beside the answers, with a reason, also after it has ended."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from gui.test_pages_backup import back, words
from screening_app.core.records import DataMode
from talk import hold

KEY = Qt.Key


def correct(desk, text):
    """Choose the first reason, write and keep."""
    desk.hands.shown("correct-dialog")
    desk.hands.tab_to("correct-reason")
    desk.hands.press(KEY.Key_Down)
    desk.hands.tab_to("correct-text")
    desk.hands.type(text)
    desk.hands.activate("keep-correction")


def ended(desk):
    """Have one contact asked, sealed and ended, and return its conversation's id."""
    key = desk.told(lambda ws: hold(ws, case_reference="IFO 7")).conversation.id
    desk.told(lambda ws: ws.conversations.finish(key))
    return key


def test_an_ended_conversation_is_corrected_from_its_line(at_work):
    desk = at_work(mode=DataMode.CASE)
    desk.hands.shown("new-contact")
    key = ended(desk)
    desk.hands.go_to("today", "records")
    desk.hands.fill("find-reference", "IFO 7")
    desk.hands.press(KEY.Key_Return)
    table = desk.hands.shown("found")
    table.buttons[key].setFocus()
    desk.hands.press(KEY.Key_Space)
    correct(desk, "Fråga 2: det var i fjol")
    back(desk)
    desk.hands.shown("records-done")
    (made,) = desk.told(lambda ws: ws.conversations.corrections(key))
    assert (made.reason, made.text) == ("entered-wrong", "Fråga 2: det var i fjol")


def test_without_reason_or_with_a_persons_number_nothing_is_kept_and_the_text_stays(at_work):
    desk = at_work(mode=DataMode.CASE)
    desk.hands.shown("new-contact")
    key = ended(desk)
    desk.hands.go_to("today", "records")
    desk.hands.fill("find-reference", "IFO 7")
    desk.hands.press(KEY.Key_Return)
    desk.hands.shown("found").buttons[key].setFocus()
    desk.hands.press(KEY.Key_Space)
    correct(desk, "19850709-9805")
    desk.hands.shown("correct-problem")
    assert "identity number" in words(desk)
    text = desk.hands.shown("correct-text")
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == "19850709-9805"
    assert desk.told(lambda ws: ws.conversations.corrections(key)) == ()
    desk.hands.press(KEY.Key_Escape)
    back(desk)
