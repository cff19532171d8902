# SPDX-License-Identifier: EUPL-1.2
"""The access log through the real window: a sample decided by keyboard, its protocol, and the head on paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.test_pages_backup import back, words
from screening_app.core.records import DataMode

KEY = Qt.Key


def to_log(desk):
    desk.hands.shown("nav-today")
    desk.hands.go_to("today", "log")
    desk.hands.shown("draw-sample")


def save_as(desk, opener, file):
    desk.hands.activate(opener)
    dialog = desk.hands.shown("file-dialog")
    dialog.findChild(QLineEdit).setText(str(file))
    desk.hands.press(KEY.Key_Return)
    back(desk)


def test_a_sample_is_decided_and_its_protocol_saved(at_work, tmp_path):
    desk = at_work(mode=DataMode.CASE)
    desk.hands.shown("new-contact")
    for number in range(3):
        assert desk.told(lambda ws, number=number: ws.conversations.open_contact(f"IFO {number}")).conversation
    to_log(desk)
    desk.hands.activate("draw-sample")
    desk.hands.shown("save-protocol")
    save_as(desk, "save-protocol", tmp_path / "none.pdf")
    desk.hands.shown("log-problem")
    assert not (tmp_path / "none.pdf").exists()
    for choice in [w for w in desk.window.findChildren(QWidget) if w.objectName().startswith("decision-")]:
        desk.hands.tab_to(choice.objectName())
        desk.hands.press(KEY.Key_Down)
    save_as(desk, "save-protocol", tmp_path / "p.pdf")
    desk.hands.shown("log-done")
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")
    assert len(desk.told(lambda ws: ws.log.reviews())[0].decisions) == 3


def test_the_head_is_saved_and_compared_and_another_is_said_not_to_fit(at_work, tmp_path):
    desk = at_work()
    to_log(desk)
    save_as(desk, "save-head", tmp_path / "head.pdf")
    desk.hands.shown("log-done")
    assert (tmp_path / "head.pdf").exists()
    head = desk.told(lambda ws: ws.log.head()).text
    desk.hands.fill("typed-head", head)
    desk.hands.activate("compare-head")
    desk.hands.until(lambda: "still here and unchanged" in words(desk), "the log found whole")
    line = desk.hands.shown("typed-head")
    line.clear()
    desk.hands.fill("typed-head", f"999 {head.partition(' ')[2]}")
    desk.hands.activate("compare-head")
    desk.hands.until(lambda: "does not match the paper" in words(desk), "the log found short")


def test_the_lines_say_in_words_who_did_what(at_work):
    desk = at_work()
    to_log(desk)
    assert "Logged in" in words(desk)
    assert "store-opened" not in words(desk)
