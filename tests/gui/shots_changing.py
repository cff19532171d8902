# SPDX-License-Identifier: EUPL-1.2
"""The pages that adapt and translate, state by state, for pictures and for the walk of accessibility."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from screening_app.gui.hands import Hands

KEY = Qt.Key


def changing_walk(window: QWidget, hands: Hands) -> Iterator[str]:
    """Walk from the list of questionnaires through an adaptation and a translation, and back to the list."""
    hands.activate("open-first-questions-adult-1.2.0")
    hands.shown("read")
    hands.activate("adapt-this")
    hands.shown("adapt-items")
    yield "adapt-about"
    hands.tab_to("adapt-items")
    for _ in range(3):
        hands.press(KEY.Key_Down)
    hands.shown("text-consent:text")
    hands.fill("text-consent:text", " Du väljer själv.")
    yield "adapt-question"
    hands.tab_to("adapt-items")
    hands.press(KEY.Key_Up)
    hands.shown("leave-out")
    yield "adapt-note"
    hands.press(KEY.Key_Up)
    hands.shown("adapt-changes")
    yield "adapt-changes"
    hands.activate("try")
    hands.shown("reading")
    yield "adapt-try"
    hands.activate("back")
    hands.shown("adapt-items")
    hands.activate("to-translate")
    hands.shown("texts")
    yield "translate-other"
    hands.tab_to("translate-language")
    hands.type("Arab")
    hands.until(lambda: _texts(window).startswith("Arab"), "the texts in Arabic")
    yield "translate-arabic"
    hands.tab_to("texts")
    hands.press(KEY.Key_Return)
    hands.shown("translation")
    hands.type("أسئلة")
    yield "translate-writing"
    hands.tab_to("texts")
    hands.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.shown("read")
    yield "instrument-unfinished"
    hands.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.shown("instruments-filter")
    hands.activate("open-hark-2.0.0")
    hands.shown("adapt-this")
    hands.activate("adapt-this")
    hands.shown("adapt-items")
    for _ in range(6):
        hands.press(KEY.Key_Down)
    yield "adapt-skeleton"
    hands.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.shown("read")
    hands.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.shown("instruments-filter")


def _texts(window: QWidget) -> str:
    """Return what the table of texts calls its right column."""
    table = window.findChild(QTableView, "texts")
    return str(table.model().headerData(1, Qt.Orientation.Horizontal)) if table is not None else ""
