# SPDX-License-Identifier: EUPL-1.2
"""Hands for the page on which questionnaires are made: what an author does there, by the keys an author has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from screening_app.gui.hands import Hands

KEY = Qt.Key


def begin(hands: Hands) -> None:
    """Begin a new questionnaire from the list."""
    hands.activate("instruments-build")
    hands.shown("build-back")


def text_of(widget: QWidget) -> str:
    """Return what stands in a field."""
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLineEdit):
        return widget.text()
    assert isinstance(widget, QComboBox)
    return str(widget.currentData())


def write(hands: Hands, name: str, text: str) -> None:
    """Go to a field and write in place of what it has."""
    field = hands.tab_to(name)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.selectAll()
    hands.press(KEY.Key_Backspace)
    hands.type(text)


def pick(hands: Hands, name: str, value: str) -> None:
    """Open a drop-down and choose a value in its list, by the keyboard."""
    box = hands.tab_to(name)
    assert isinstance(box, QComboBox)
    hands.press(KEY.Key_Space)
    hands.until(lambda: QApplication.activePopupWidget() is not None, "the list open")
    view = box.view()
    for _ in range(box.count() + 1):
        at = view.currentIndex().row()
        if at >= 0 and str(box.itemData(at)) == value:
            break
        goal = box.findData(value)
        hands.press(KEY.Key_Down if at < goal else KEY.Key_Up)
    hands.press(KEY.Key_Return)
    hands.until(lambda: QApplication.activePopupWidget() is None, "the list closed")


def set_tick(hands: Hands, name: str) -> None:
    """Tick a box."""
    box = hands.tab_to(name)
    assert isinstance(box, QCheckBox)
    hands.press(KEY.Key_Space)
    assert box.isChecked()


def to_contents(hands: Hands) -> None:
    """Come to the list of contents, also where it is not beside the page."""
    contents = hands._window.findChild(QWidget, "build-contents")
    if contents is not None and contents.isVisible():
        hands.activate("build-contents")


def add(hands: Hands, what: str) -> None:
    """Add a question, group, note or score with its button; the focus is then in its text."""
    to_contents(hands)
    hands.activate(f"build-add-{what}")


def choose(hands: Hands, place: int) -> None:
    """Choose a row of the contents, counted from 0."""
    to_contents(hands)
    hands.tab_to("build-outline")
    hands.press(KEY.Key_Home)
    for _ in range(place):
        hands.press(KEY.Key_Down)
