# SPDX-License-Identifier: EUPL-1.2
"""The figures page through the real window: a sheet of one number, and the number of adults beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from screening_app.core.readiness import NotAskedReason
from screening_app.gui.pages.sheet import ChoiceField

KEY = Qt.Key


def words(desk):
    """Return every text on screen."""
    return "\n".join(label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())


def test_kolada_of_one_unit_is_one_number_and_has_a_rate_once_the_adults_are_given(at_work):
    desk = at_work()
    desk.hands.shown("nav-today")
    desk.told(
        lambda ws: ws.conversations.postpone(
            ws.conversations.open_contact().conversation.id, NotAskedReason.NO_TIME, None
        )
    )
    desk.hands.go_to("today", "figures")
    desk.hands.shown("figures")
    desk.hands.shown("export")
    assert not desk.hands._visible("adults"), "asked for beside the sheets that need it only"
    sheets = desk.window.findChild(ChoiceField, "sheet")
    steps = sheets.input.findData("kolada-1")
    sheets.focus()
    for _ in range(steps):
        desk.hands.press(KEY.Key_Down)
    desk.hands.until(lambda: "Kolada 1" in desk.window.findChild(QLabel, "sheet-title").text(), "the sheet")
    desk.hands.fill("adults", "åtta tusen")
    desk.hands.activate("save-adults")
    desk.hands.until(lambda: "Write a whole number of people." in words(desk), "the refusal")
    desk.hands.fill("adults", "8 000")
    desk.hands.activate("save-adults")
    desk.hands.until(lambda: "0.0 for every 10,000 of 8,000 adults" in words(desk), "the rate")
    assert desk.told(lambda ws: ws.publishing.adults(2026)) == 8_000
